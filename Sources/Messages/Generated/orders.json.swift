// Generated from orders.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension HoldPhase {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6],
    ["HOLD_PHASE_UNSPECIFIED", "HOLD_PHASE_HELD", "HOLD_PHASE_CONFIRMING", "HOLD_PHASE_CONFIRMED", "HOLD_PHASE_RELEASED", "HOLD_PHASE_EXPIRED", "HOLD_PHASE_CANCELLED"]
  )
}

extension HoldUpdate {
  public static let jsonNames = JSONNames(
    ["hold", "drop", "phase", "promoted", "quantity", "deadline", "waiter"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("drop", self.drop)
    output.appendJSON("phase", self.phase)
    output.appendJSON("promoted", self.promoted)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("deadline", self.deadline)
    output.appendJSON("waiter", self.waiter)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.drop)
    case 2: try reader.read(&self.phase)
    case 3: try reader.read(&self.promoted)
    case 4: try reader.read(&self.quantity)
    case 5: try reader.read(&self.deadline)
    case 6: try reader.read(&self.waiter)
    default: break
    }
  }
}

extension WaiterPhase {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5],
    ["WAITER_PHASE_UNSPECIFIED", "WAITER_PHASE_WAITING", "WAITER_PHASE_PROMOTED", "WAITER_PHASE_LEFT", "WAITER_PHASE_CLOSED", "WAITER_PHASE_SOLD_OUT"]
  )
}

extension WaiterUpdate {
  public static let jsonNames = JSONNames(["waiter", "drop", "pool", "phase", "quantity", "next"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("waiter", self.waiter)
    output.appendJSON("drop", self.drop)
    output.appendJSON("pool", self.pool)
    output.appendJSON("phase", self.phase)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("next", self.next)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.waiter)
    case 1: try reader.read(&self.drop)
    case 2: try reader.read(&self.pool)
    case 3: try reader.read(&self.phase)
    case 4: try reader.read(&self.quantity)
    case 5: try reader.read(&self.next)
    default: break
    }
  }
}

extension OrderPhase {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6, 7],
    ["ORDER_PHASE_UNSPECIFIED", "ORDER_PHASE_UNASSIGNED", "ORDER_PHASE_ROUTED", "ORDER_PHASE_IN_FULFILMENT", "ORDER_PHASE_PARTLY_DELIVERED", "ORDER_PHASE_DELIVERED", "ORDER_PHASE_FAILED", "ORDER_PHASE_CANCELLED"]
  )
}

extension JobPhase {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ["JOB_PHASE_UNSPECIFIED", "JOB_PHASE_UNASSIGNED", "JOB_PHASE_OFFERED", "JOB_PHASE_ACCEPTED", "JOB_PHASE_PREPARING", "JOB_PHASE_READY", "JOB_PHASE_OUT_FOR_DELIVERY", "JOB_PHASE_AWAITING_PICKUP", "JOB_PHASE_DELIVERED", "JOB_PHASE_FAILED", "JOB_PHASE_CANCELLED"]
  )
}

extension JobReason {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
    ["JOB_REASON_UNSPECIFIED", "JOB_REASON_OTHER", "JOB_REASON_BUSY", "JOB_REASON_CLOSED", "JOB_REASON_NO_STOCK", "JOB_REASON_OUT_OF_RANGE", "JOB_REASON_NOT_ABLE", "JOB_REASON_DAMAGED", "JOB_REASON_NOBODY_THERE", "JOB_REASON_WRONG_ADDRESS", "JOB_REASON_NO_ACCESS", "JOB_REASON_REFUSED", "JOB_REASON_NOT_OF_AGE", "JOB_REASON_NOT_COLLECTED", "JOB_REASON_LOST"]
  )
}

extension SwapReason {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["SWAP_REASON_UNSPECIFIED", "SWAP_REASON_UNANSWERED", "SWAP_REASON_SILENT", "SWAP_REASON_OPERATOR"]
  )
}

extension ProofKind {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2],
    ["PROOF_KIND_UNSPECIFIED", "PROOF_KIND_CODE", "PROOF_KIND_SIGNATURE"]
  )
}

extension DeliveryProof {
  public static let jsonNames = JSONNames(["kind", "value"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("kind", self.kind)
    output.appendJSON("value", self.value)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.kind)
    case 1: try reader.read(&self.value, max: 32)
    default: break
    }
  }
}

extension JobSwap {
  public static let jsonNames = JSONNames(["before", "reason"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("before", self.before)
    output.appendJSON("reason", self.reason)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.before)
    case 1: try reader.read(&self.reason)
    default: break
    }
  }
}

extension OrderUpdate {
  public static let jsonNames = JSONNames(
    ["order", "hold", "drop", "buyer", "revision", "phase", "job", "jobPhase", "attempt", "partner", "hub", "quantity", "eta", "swap", "why", "proof"],
    ["order", "hold", "drop", "buyer", "revision", "phase", "job", "job_phase", "attempt", "partner", "hub", "quantity", "eta", "swap", "why", "proof"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("order", self.order)
    output.appendJSON("hold", self.hold)
    output.appendJSON("drop", self.drop)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("revision", self.revision)
    output.appendJSON("phase", self.phase)
    output.appendJSON("job", self.job)
    output.appendJSON("jobPhase", self.jobPhase)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("partner", self.partner)
    output.appendJSON("hub", self.hub)
    output.appendJSON("quantity", self.quantity)
    output.appendJSONOptional("eta", self.eta)
    output.appendJSONOptional("swap", self.swap)
    output.appendJSONOptional("why", self.why)
    output.appendJSONOptional("proof", self.proof)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.order)
    case 1: try reader.read(&self.hold)
    case 2: try reader.read(&self.drop)
    case 3: try reader.read(&self.buyer)
    case 4: try reader.read(&self.revision)
    case 5: try reader.read(&self.phase)
    case 6: try reader.read(&self.job)
    case 7: try reader.read(&self.jobPhase)
    case 8: try reader.read(&self.attempt)
    case 9: try reader.read(&self.partner)
    case 10: try reader.read(&self.hub)
    case 11: try reader.read(&self.quantity)
    case 12: try reader.readOptional(&self.eta)
    case 13: try reader.readOptional(&self.swap)
    case 14: try reader.readOptional(&self.why)
    case 15: try reader.readOptional(&self.proof)
    default: break
    }
  }
}

extension VoidPayment {
  public static let jsonNames = JSONNames(["payment", "hold"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("payment", self.payment)
    output.appendJSON("hold", self.hold)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.payment)
    case 1: try reader.read(&self.hold)
    default: break
    }
  }
}

extension DropNotice {
  public static let jsonNames = JSONNames(["drop", "phase"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("phase", self.phase)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.phase)
    default: break
    }
  }
}

extension ReservationNotice {
  public static let jsonNames = JSONNames(["drop", "phase", "reason", "closes", "asked", "free"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("phase", self.phase)
    output.appendJSON("reason", self.reason)
    output.appendJSONOptional("closes", self.closes)
    output.appendJSON("asked", self.asked)
    output.appendJSON("free", self.free)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.phase)
    case 2: try reader.read(&self.reason)
    case 3: try reader.readOptional(&self.closes)
    case 4: try reader.read(&self.asked)
    case 5: try reader.read(&self.free)
    default: break
    }
  }
}

extension HubMode {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["HUB_MODE_UNSPECIFIED", "HUB_MODE_INSTANT", "HUB_MODE_RESERVATION", "HUB_MODE_AUTOMATIC"]
  )
}

extension HubModeReason {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6],
    ["HUB_MODE_REASON_UNSPECIFIED", "HUB_MODE_REASON_BACKLOG", "HUB_MODE_REASON_PREPARATION", "HUB_MODE_REASON_ACCEPT_RATE", "HUB_MODE_REASON_HEARTBEAT", "HUB_MODE_REASON_OPERATOR", "HUB_MODE_REASON_RECOVERED"]
  )
}

extension HubNotice {
  public static let jsonNames = JSONNames(
    ["hub", "before", "after", "reason", "backlog", "preparation", "acceptRate", "silence"],
    ["hub", "before", "after", "reason", "backlog", "preparation", "accept_rate", "silence"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.appendJSON("before", self.before)
    output.appendJSON("after", self.after)
    output.appendJSON("reason", self.reason)
    output.appendJSON("backlog", self.backlog)
    output.appendJSON("preparation", self.preparation)
    output.appendJSON("acceptRate", self.acceptRate)
    output.appendJSON("silence", self.silence)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    case 1: try reader.read(&self.before)
    case 2: try reader.read(&self.after)
    case 3: try reader.read(&self.reason)
    case 4: try reader.read(&self.backlog)
    case 5: try reader.read(&self.preparation)
    case 6: try reader.read(&self.acceptRate)
    case 7: try reader.read(&self.silence)
    default: break
    }
  }
}

extension BuyerNews {
  public static let jsonNames = JSONNames(
    ["order", "hold", "waiter", "void", "drop", "reservation", "hub"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .order(let value): output.appendJSONPresent("order", value)
    case .hold(let value): output.appendJSONPresent("hold", value)
    case .waiter(let value): output.appendJSONPresent("waiter", value)
    case .void(let value): output.appendJSONPresent("void", value)
    case .drop(let value): output.appendJSONPresent("drop", value)
    case .reservation(let value): output.appendJSONPresent("reservation", value)
    case .hub(let value): output.appendJSONPresent("hub", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(OrderUpdate.self, isFree: self.caseNumber == 0) {
        self = .order(value)
      }
    case 1:
      if let value = try reader.readCase(HoldUpdate.self, isFree: self.caseNumber == 0) {
        self = .hold(value)
      }
    case 2:
      if let value = try reader.readCase(WaiterUpdate.self, isFree: self.caseNumber == 0) {
        self = .waiter(value)
      }
    case 3:
      if let value = try reader.readCase(VoidPayment.self, isFree: self.caseNumber == 0) {
        self = .void(value)
      }
    case 4:
      if let value = try reader.readCase(DropNotice.self, isFree: self.caseNumber == 0) {
        self = .drop(value)
      }
    case 5:
      if let value = try reader.readCase(ReservationNotice.self, isFree: self.caseNumber == 0) {
        self = .reservation(value)
      }
    case 6:
      if let value = try reader.readCase(HubNotice.self, isFree: self.caseNumber == 0) {
        self = .hub(value)
      }
    default: break
    }
  }
}

extension BuyerUpdate {
  public static let jsonNames = JSONNames(["offset", "at", "news"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("offset", self.offset)
    output.appendJSON("at", self.at)
    output.appendJSONObject("news", self.news)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.offset)
    case 1: try reader.read(&self.at)
    case 2: try reader.read(&self.news)
    default: break
    }
  }
}

extension WatchRequest {
  public static let jsonNames = JSONNames(["buyer", "next"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("next", self.next)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.buyer)
    case 1: try reader.read(&self.next)
    default: break
    }
  }
}

extension GetOrderRequest {
  public static let jsonNames = JSONNames(["buyer", "order"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("order", self.order)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.buyer)
    case 1: try reader.read(&self.order)
    default: break
    }
  }
}

extension JobStatus {
  public static let jsonNames = JSONNames(
    ["job", "pool", "quantity", "phase", "attempt", "hub", "eta"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("job", self.job)
    output.appendJSON("pool", self.pool)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("phase", self.phase)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("hub", self.hub)
    output.appendJSONOptional("eta", self.eta)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.job)
    case 1: try reader.read(&self.pool)
    case 2: try reader.read(&self.quantity)
    case 3: try reader.read(&self.phase)
    case 4: try reader.read(&self.attempt)
    case 5: try reader.read(&self.hub)
    case 6: try reader.readOptional(&self.eta)
    default: break
    }
  }
}

extension OrderStatus {
  public static let jsonNames = JSONNames(
    ["order", "hold", "drop", "revision", "phase", "amount", "jobs", "window", "asOf", "serverNow", "archived"],
    ["order", "hold", "drop", "revision", "phase", "amount", "jobs", "window", "as_of", "server_now", "archived"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("order", self.order)
    output.appendJSON("hold", self.hold)
    output.appendJSON("drop", self.drop)
    output.appendJSON("revision", self.revision)
    output.appendJSON("phase", self.phase)
    output.appendJSON("amount", self.amount)
    output.appendJSONList("jobs", self.jobs)
    output.appendJSON("window", self.window)
    output.appendJSON("asOf", self.asOf)
    output.appendJSON("serverNow", self.serverNow)
    output.appendJSONOptional("archived", self.archived)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.order)
    case 1: try reader.read(&self.hold)
    case 2: try reader.read(&self.drop)
    case 3: try reader.read(&self.revision)
    case 4: try reader.read(&self.phase)
    case 5: try reader.read(&self.amount)
    case 6: try reader.readList(&self.jobs, max: 4)
    case 7: try reader.read(&self.window)
    case 8: try reader.read(&self.asOf)
    case 9: try reader.read(&self.serverNow)
    case 10: try reader.readOptional(&self.archived)
    default: break
    }
  }
}

extension GetOrderResult {
  public static let jsonNames = JSONNames(["order", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .order(let value): output.appendJSONPresent("order", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(OrderStatus.self, isFree: self.caseNumber == 0) {
        self = .order(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension CancelOrderRequest {
  public static let jsonNames = JSONNames(["key", "buyer", "order", "jobs", "expected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("order", self.order)
    output.appendJSONList("jobs", self.jobs)
    output.appendJSON("expected", self.expected)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.order)
    case 3: try reader.readList(&self.jobs, max: 4)
    case 4: try reader.read(&self.expected)
    default: break
    }
  }
}

extension OrderCancelled {
  public static let jsonNames = JSONNames(
    ["order", "phase", "revision", "returned", "payment", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("order", self.order)
    output.appendJSON("phase", self.phase)
    output.appendJSON("revision", self.revision)
    output.appendJSONObject("returned", self.returned)
    output.appendJSONObject("payment", self.payment)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.order)
    case 1: try reader.read(&self.phase)
    case 2: try reader.read(&self.revision)
    case 3: try reader.read(&self.returned)
    case 4: try reader.read(&self.payment)
    case 5: try reader.read(&self.sequence)
    case 6: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension CancelOrderResult {
  public static let jsonNames = JSONNames(["cancelled", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .cancelled(let value): output.appendJSONPresent("cancelled", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(OrderCancelled.self, isFree: self.caseNumber == 0) {
        self = .cancelled(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension RefundRequest {
  public static let jsonNames = JSONNames(["key", "order", "amount"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("order", self.order)
    output.appendJSONObject("amount", self.amount)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.order)
    case 2: try reader.read(&self.amount)
    default: break
    }
  }
}

extension RefundOrdered {
  public static let jsonNames = JSONNames(["payment", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONObject("payment", self.payment)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.payment)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension RefundResult {
  public static let jsonNames = JSONNames(["refund", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .refund(let value): output.appendJSONPresent("refund", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(RefundOrdered.self, isFree: self.caseNumber == 0) {
        self = .refund(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

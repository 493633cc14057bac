// Generated from reservations.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ReserveLine {
  public static let jsonNames = JSONNames(["pool", "quantity"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("pool", self.pool)
    output.appendJSON("quantity", self.quantity)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.pool)
    case 1: try reader.read(&self.quantity)
    default: break
    }
  }
}

extension AnyWindow {
  public static let jsonNames = JSONNames(["classes", "before"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("classes", self.classes)
    output.appendJSONOptional("before", self.before)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.classes, max: 3)
    case 1: try reader.readOptional(&self.before)
    default: break
    }
  }
}

extension ReserveRequest {
  public static let jsonNames = JSONNames(
    ["key", "buyer", "drop", "pool", "quantity", "minimum", "waitlist", "lines", "window", "anyWindow", "zone", "preference", "only", "lastPlace", "together", "ticket"],
    ["key", "buyer", "drop", "pool", "quantity", "minimum", "waitlist", "lines", "window", "any_window", "zone", "preference", "only", "last_place", "together", "ticket"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("drop", self.drop)
    output.appendJSON("pool", self.pool)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("minimum", self.minimum)
    output.appendJSON("waitlist", self.waitlist)
    output.appendJSONList("lines", self.lines)
    output.appendJSON("window", self.window)
    output.appendJSONOptional("anyWindow", self.anyWindow)
    output.appendJSON("zone", self.zone)
    output.appendJSON("preference", self.preference)
    output.appendJSON("only", self.only)
    output.appendJSON("lastPlace", self.lastPlace)
    output.appendJSONOptional("together", self.together)
    output.appendJSONOptional("ticket", self.ticket)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.drop)
    case 3: try reader.read(&self.pool)
    case 4: try reader.read(&self.quantity)
    case 5: try reader.read(&self.minimum)
    case 6: try reader.read(&self.waitlist)
    case 7: try reader.readList(&self.lines, max: 4)
    case 8: try reader.read(&self.window)
    case 9: try reader.readOptional(&self.anyWindow)
    case 10: try reader.read(&self.zone)
    case 11: try reader.read(&self.preference)
    case 12: try reader.read(&self.only)
    case 13: try reader.read(&self.lastPlace)
    case 14: try reader.readOptional(&self.together)
    case 15: try reader.readOptional(&self.ticket)
    default: break
    }
  }
}

extension HeldLeg {
  public static let jsonNames = JSONNames(["pool", "fence", "quantity"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("pool", self.pool)
    output.appendJSON("fence", self.fence)
    output.appendJSON("quantity", self.quantity)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.pool)
    case 1: try reader.read(&self.fence)
    case 2: try reader.read(&self.quantity)
    default: break
    }
  }
}

extension Reserved {
  public static let jsonNames = JSONNames(
    ["hold", "granted", "deadline", "serverNow", "waiter", "waiting", "position", "sequence", "replayed", "window", "instead", "pool", "legs"],
    ["hold", "granted", "deadline", "server_now", "waiter", "waiting", "position", "sequence", "replayed", "window", "instead", "pool", "legs"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("granted", self.granted)
    output.appendJSON("deadline", self.deadline)
    output.appendJSON("serverNow", self.serverNow)
    output.appendJSON("waiter", self.waiter)
    output.appendJSON("waiting", self.waiting)
    output.appendJSON("position", self.position)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.appendJSONOptional("window", self.window)
    output.appendJSON("instead", self.instead)
    output.appendJSON("pool", self.pool)
    output.appendJSONList("legs", self.legs)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.granted)
    case 2: try reader.read(&self.deadline)
    case 3: try reader.read(&self.serverNow)
    case 4: try reader.read(&self.waiter)
    case 5: try reader.read(&self.waiting)
    case 6: try reader.read(&self.position)
    case 7: try reader.read(&self.sequence)
    case 8: try reader.read(&self.replayed)
    case 9: try reader.readOptional(&self.window)
    case 10: try reader.read(&self.instead)
    case 11: try reader.read(&self.pool)
    case 12: try reader.readList(&self.legs, max: 4)
    default: break
    }
  }
}

extension ReserveResult {
  public static let jsonNames = JSONNames(["reserved", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .reserved(let value): output.appendJSONPresent("reserved", value)
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
      if let value = try reader.readCase(Reserved.self, isFree: self.caseNumber == 0) {
        self = .reserved(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension TaggedReserve {
  public static let jsonNames = JSONNames(["tag", "request"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("tag", self.tag)
    output.appendJSONObject("request", self.request)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.tag)
    case 1: try reader.read(&self.request)
    default: break
    }
  }
}

extension TaggedResult {
  public static let jsonNames = JSONNames(["tag", "result"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("tag", self.tag)
    output.appendJSONObject("result", self.result)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.tag)
    case 1: try reader.read(&self.result)
    default: break
    }
  }
}

extension ReleaseRequest {
  public static let jsonNames = JSONNames(["key", "buyer", "hold"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("hold", self.hold)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.hold)
    default: break
    }
  }
}

extension Released {
  public static let jsonNames = JSONNames(["hold", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension ReleaseResult {
  public static let jsonNames = JSONNames(["released", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .released(let value): output.appendJSONPresent("released", value)
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
      if let value = try reader.readCase(Released.self, isFree: self.caseNumber == 0) {
        self = .released(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension ExtendRequest {
  public static let jsonNames = JSONNames(["key", "buyer", "hold"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("hold", self.hold)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.hold)
    default: break
    }
  }
}

extension Extended {
  public static let jsonNames = JSONNames(
    ["hold", "deadline", "serverNow", "sequence", "replayed"],
    ["hold", "deadline", "server_now", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("deadline", self.deadline)
    output.appendJSON("serverNow", self.serverNow)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.deadline)
    case 2: try reader.read(&self.serverNow)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension ExtendResult {
  public static let jsonNames = JSONNames(["extended", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .extended(let value): output.appendJSONPresent("extended", value)
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
      if let value = try reader.readCase(Extended.self, isFree: self.caseNumber == 0) {
        self = .extended(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension LeaveWaitlistRequest {
  public static let jsonNames = JSONNames(["key", "buyer", "waiter"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("waiter", self.waiter)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.waiter)
    default: break
    }
  }
}

extension WaitlistLeft {
  public static let jsonNames = JSONNames(["waiter", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("waiter", self.waiter)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.waiter)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension LeaveWaitlistResult {
  public static let jsonNames = JSONNames(["left", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .left(let value): output.appendJSONPresent("left", value)
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
      if let value = try reader.readCase(WaitlistLeft.self, isFree: self.caseNumber == 0) {
        self = .left(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension PlaceRequest {
  public static let jsonNames = JSONNames(["buyer", "waiter"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("waiter", self.waiter)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.buyer)
    case 1: try reader.read(&self.waiter)
    default: break
    }
  }
}

extension PlaceLine {
  public static let jsonNames = JSONNames(
    ["pool", "quantity", "position", "unitsAhead", "free", "reachable"],
    ["pool", "quantity", "position", "units_ahead", "free", "reachable"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("pool", self.pool)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("position", self.position)
    output.appendJSON("unitsAhead", self.unitsAhead)
    output.appendJSON("free", self.free)
    output.appendJSON("reachable", self.reachable)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.pool)
    case 1: try reader.read(&self.quantity)
    case 2: try reader.read(&self.position)
    case 3: try reader.read(&self.unitsAhead)
    case 4: try reader.read(&self.free)
    case 5: try reader.read(&self.reachable)
    default: break
    }
  }
}

extension PlaceInLine {
  public static let jsonNames = JSONNames(
    ["waiter", "drop", "pool", "phase", "quantity", "minimum", "position", "unitsAhead", "free", "reachable", "hold", "asOf", "serverNow", "lines", "archived"],
    ["waiter", "drop", "pool", "phase", "quantity", "minimum", "position", "units_ahead", "free", "reachable", "hold", "as_of", "server_now", "lines", "archived"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("waiter", self.waiter)
    output.appendJSON("drop", self.drop)
    output.appendJSON("pool", self.pool)
    output.appendJSON("phase", self.phase)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("minimum", self.minimum)
    output.appendJSON("position", self.position)
    output.appendJSON("unitsAhead", self.unitsAhead)
    output.appendJSON("free", self.free)
    output.appendJSON("reachable", self.reachable)
    output.appendJSON("hold", self.hold)
    output.appendJSON("asOf", self.asOf)
    output.appendJSON("serverNow", self.serverNow)
    output.appendJSONList("lines", self.lines)
    output.appendJSONOptional("archived", self.archived)
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
    case 5: try reader.read(&self.minimum)
    case 6: try reader.read(&self.position)
    case 7: try reader.read(&self.unitsAhead)
    case 8: try reader.read(&self.free)
    case 9: try reader.read(&self.reachable)
    case 10: try reader.read(&self.hold)
    case 11: try reader.read(&self.asOf)
    case 12: try reader.read(&self.serverNow)
    case 13: try reader.readList(&self.lines, max: 4)
    case 14: try reader.readOptional(&self.archived)
    default: break
    }
  }
}

extension PlaceResult {
  public static let jsonNames = JSONNames(["place", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .place(let value): output.appendJSONPresent("place", value)
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
      if let value = try reader.readCase(PlaceInLine.self, isFree: self.caseNumber == 0) {
        self = .place(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension HoldRequest {
  public static let jsonNames = JSONNames(["buyer", "hold"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("hold", self.hold)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.buyer)
    case 1: try reader.read(&self.hold)
    default: break
    }
  }
}

extension HoldStatus {
  public static let jsonNames = JSONNames(
    ["hold", "drop", "phase", "lines", "deadline", "order", "waiter", "window", "asOf", "serverNow", "archived"],
    ["hold", "drop", "phase", "lines", "deadline", "order", "waiter", "window", "as_of", "server_now", "archived"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("drop", self.drop)
    output.appendJSON("phase", self.phase)
    output.appendJSONList("lines", self.lines)
    output.appendJSON("deadline", self.deadline)
    output.appendJSON("order", self.order)
    output.appendJSON("waiter", self.waiter)
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
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.drop)
    case 2: try reader.read(&self.phase)
    case 3: try reader.readList(&self.lines, max: 4)
    case 4: try reader.read(&self.deadline)
    case 5: try reader.read(&self.order)
    case 6: try reader.read(&self.waiter)
    case 7: try reader.read(&self.window)
    case 8: try reader.read(&self.asOf)
    case 9: try reader.read(&self.serverNow)
    case 10: try reader.readOptional(&self.archived)
    default: break
    }
  }
}

extension HeldLine {
  public static let jsonNames = JSONNames(["pool", "quantity"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("pool", self.pool)
    output.appendJSON("quantity", self.quantity)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.pool)
    case 1: try reader.read(&self.quantity)
    default: break
    }
  }
}

extension HoldResult {
  public static let jsonNames = JSONNames(["hold", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .hold(let value): output.appendJSONPresent("hold", value)
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
      if let value = try reader.readCase(HoldStatus.self, isFree: self.caseNumber == 0) {
        self = .hold(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension ConfirmRequest {
  public static let jsonNames = JSONNames(["key", "buyer", "hold", "payment"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("hold", self.hold)
    output.appendJSON("payment", self.payment)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.hold)
    case 3: try reader.read(&self.payment)
    default: break
    }
  }
}

extension Confirmed {
  public static let jsonNames = JSONNames(
    ["hold", "order", "amountMinor", "sequence", "replayed"],
    ["hold", "order", "amount_minor", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("order", self.order)
    output.appendJSON("amountMinor", self.amountMinor)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.order)
    case 2: try reader.read(&self.amountMinor)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension PaymentVoided {
  public static let jsonNames = JSONNames(["hold", "reason", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSONObject("reason", self.reason)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.reason)
    case 2: try reader.read(&self.sequence)
    case 3: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension PaymentDeclined {
  public static let jsonNames = JSONNames(
    ["hold", "stillHeld", "deadline", "sequence", "replayed"],
    ["hold", "still_held", "deadline", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("stillHeld", self.stillHeld)
    output.appendJSON("deadline", self.deadline)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.stillHeld)
    case 2: try reader.read(&self.deadline)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension ConfirmResult {
  public static let jsonNames = JSONNames(["confirmed", "rejected", "voided", "declined"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .confirmed(let value): output.appendJSONPresent("confirmed", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .voided(let value): output.appendJSONPresent("voided", value)
    case .declined(let value): output.appendJSONPresent("declined", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Confirmed.self, isFree: self.caseNumber == 0) {
        self = .confirmed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    case 2:
      if let value = try reader.readCase(PaymentVoided.self, isFree: self.caseNumber == 0) {
        self = .voided(value)
      }
    case 3:
      if let value = try reader.readCase(PaymentDeclined.self, isFree: self.caseNumber == 0) {
        self = .declined(value)
      }
    default: break
    }
  }
}

extension BeginConfirmRequest {
  public static let jsonNames = JSONNames(["key", "buyer", "hold", "payment"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("hold", self.hold)
    output.appendJSON("payment", self.payment)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.hold)
    case 3: try reader.read(&self.payment)
    default: break
    }
  }
}

extension Confirming {
  public static let jsonNames = JSONNames(
    ["hold", "deadline", "serverNow", "sequence", "replayed"],
    ["hold", "deadline", "server_now", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("deadline", self.deadline)
    output.appendJSON("serverNow", self.serverNow)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.deadline)
    case 2: try reader.read(&self.serverNow)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension BeginConfirmResult {
  public static let jsonNames = JSONNames(["confirming", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .confirming(let value): output.appendJSONPresent("confirming", value)
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
      if let value = try reader.readCase(Confirming.self, isFree: self.caseNumber == 0) {
        self = .confirming(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension PaymentResultRequest {
  public static let jsonNames = JSONNames(["key", "hold", "payment", "authorised"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("hold", self.hold)
    output.appendJSON("payment", self.payment)
    output.appendJSON("authorised", self.authorised)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.hold)
    case 2: try reader.read(&self.payment)
    case 3: try reader.read(&self.authorised)
    default: break
    }
  }
}

extension Attestation {
  public static let jsonNames = JSONNames(["device", "nonce", "at", "signature"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("device", self.device)
    output.appendJSON("nonce", self.nonce)
    output.appendJSON("at", self.at)
    output.appendJSON("signature", self.signature)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.device, max: 160)
    case 1: try reader.read(&self.nonce)
    case 2: try reader.read(&self.at)
    case 3: try reader.read(&self.signature, max: 160)
    default: break
    }
  }
}

extension ExpressRequest {
  public static let jsonNames = JSONNames(
    ["key", "buyer", "token", "drop", "lines", "amount", "payment", "attestation", "ticket", "window", "anyWindow", "zone", "preference", "wait"],
    ["key", "buyer", "token", "drop", "lines", "amount", "payment", "attestation", "ticket", "window", "any_window", "zone", "preference", "wait"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("token", self.token)
    output.appendJSON("drop", self.drop)
    output.appendJSONList("lines", self.lines)
    output.appendJSONObject("amount", self.amount)
    output.appendJSON("payment", self.payment)
    output.appendJSONObject("attestation", self.attestation)
    output.appendJSONOptional("ticket", self.ticket)
    output.appendJSON("window", self.window)
    output.appendJSONOptional("anyWindow", self.anyWindow)
    output.appendJSON("zone", self.zone)
    output.appendJSON("preference", self.preference)
    output.appendJSONOptional("wait", self.wait)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.token)
    case 3: try reader.read(&self.drop)
    case 4: try reader.readList(&self.lines, max: 4)
    case 5: try reader.read(&self.amount)
    case 6: try reader.read(&self.payment)
    case 7: try reader.read(&self.attestation)
    case 8: try reader.readOptional(&self.ticket)
    case 9: try reader.read(&self.window)
    case 10: try reader.readOptional(&self.anyWindow)
    case 11: try reader.read(&self.zone)
    case 12: try reader.read(&self.preference)
    case 13: try reader.readOptional(&self.wait)
    default: break
    }
  }
}

extension ExpressPending {
  public static let jsonNames = JSONNames(
    ["hold", "payment", "amount", "deadline", "serverNow", "heldUntil", "units", "window", "legs", "sequence", "replayed"],
    ["hold", "payment", "amount", "deadline", "server_now", "held_until", "units", "window", "legs", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hold", self.hold)
    output.appendJSON("payment", self.payment)
    output.appendJSONObject("amount", self.amount)
    output.appendJSON("deadline", self.deadline)
    output.appendJSON("serverNow", self.serverNow)
    output.appendJSON("heldUntil", self.heldUntil)
    output.appendJSON("units", self.units)
    output.appendJSONOptional("window", self.window)
    output.appendJSONList("legs", self.legs)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hold)
    case 1: try reader.read(&self.payment)
    case 2: try reader.read(&self.amount)
    case 3: try reader.read(&self.deadline)
    case 4: try reader.read(&self.serverNow)
    case 5: try reader.read(&self.heldUntil)
    case 6: try reader.read(&self.units)
    case 7: try reader.readOptional(&self.window)
    case 8: try reader.readList(&self.legs, max: 4)
    case 9: try reader.read(&self.sequence)
    case 10: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension ExpressResult {
  public static let jsonNames = JSONNames(
    ["pending", "rejected", "confirmed", "declined", "voided"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .pending(let value): output.appendJSONPresent("pending", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .confirmed(let value): output.appendJSONPresent("confirmed", value)
    case .declined(let value): output.appendJSONPresent("declined", value)
    case .voided(let value): output.appendJSONPresent("voided", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(ExpressPending.self, isFree: self.caseNumber == 0) {
        self = .pending(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    case 2:
      if let value = try reader.readCase(Confirmed.self, isFree: self.caseNumber == 0) {
        self = .confirmed(value)
      }
    case 3:
      if let value = try reader.readCase(PaymentDeclined.self, isFree: self.caseNumber == 0) {
        self = .declined(value)
      }
    case 4:
      if let value = try reader.readCase(PaymentVoided.self, isFree: self.caseNumber == 0) {
        self = .voided(value)
      }
    default: break
    }
  }
}

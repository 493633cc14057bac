// Generated from offers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension PutOfferRequest {
  public static let jsonNames = JSONNames(
    ["key", "offer", "version", "creator", "title", "price", "variants"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("offer", self.offer)
    output.appendJSON("version", self.version)
    output.appendJSON("creator", self.creator)
    output.appendJSON("title", self.title)
    output.appendJSONObject("price", self.price)
    output.appendJSONList("variants", self.variants)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.offer)
    case 2: try reader.read(&self.version)
    case 3: try reader.read(&self.creator)
    case 4: try reader.read(&self.title, max: 256)
    case 5: try reader.read(&self.price)
    case 6: try reader.readList(&self.variants, max: 64, elementMax: 256)
    default: break
    }
  }
}

extension OfferStored {
  public static let jsonNames = JSONNames(["offer", "version"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("offer", self.offer)
    output.appendJSON("version", self.version)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.offer)
    case 1: try reader.read(&self.version)
    default: break
    }
  }
}

extension PutOfferResult {
  public static let jsonNames = JSONNames(["stored", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .stored(let value): output.appendJSONPresent("stored", value)
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
      if let value = try reader.readCase(OfferStored.self, isFree: self.caseNumber == 0) {
        self = .stored(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension DropPhase {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4],
    ["DROP_PHASE_UNSPECIFIED", "DROP_PHASE_SCHEDULED", "DROP_PHASE_LIVE", "DROP_PHASE_CLOSED", "DROP_PHASE_CANCELLED"]
  )
}

extension PoolSpec {
  public static let jsonNames = JSONNames(["hub", "variant", "capacity"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.appendJSON("variant", self.variant)
    output.appendJSON("capacity", self.capacity)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    case 1: try reader.read(&self.variant)
    case 2: try reader.read(&self.capacity)
    default: break
    }
  }
}

extension Instead {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2],
    ["INSTEAD_UNSPECIFIED", "INSTEAD_SLOT", "INSTEAD_PLACE"]
  )
}

extension ReservationPlan {
  public static let jsonNames = JSONNames(
    ["pools", "soldOut", "demand", "opensAt", "lasts", "classes", "instead", "instantZones"],
    ["pools", "sold_out", "demand", "opens_at", "lasts", "classes", "instead", "instant_zones"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("pools", self.pools)
    output.appendJSON("soldOut", self.soldOut)
    output.appendJSON("demand", self.demand)
    output.appendJSONOptional("opensAt", self.opensAt)
    output.appendJSONOptional("lasts", self.lasts)
    output.appendJSONList("classes", self.classes)
    output.appendJSONList("instead", self.instead)
    output.appendJSONList("instantZones", self.instantZones)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.pools, max: 64)
    case 1: try reader.read(&self.soldOut)
    case 2: try reader.read(&self.demand)
    case 3: try reader.readOptional(&self.opensAt)
    case 4: try reader.readOptional(&self.lasts)
    case 5: try reader.readList(&self.classes, max: 3)
    case 6: try reader.readList(&self.instead, max: 2)
    case 7: try reader.readList(&self.instantZones, max: 64)
    default: break
    }
  }
}

extension ScheduleDropRequest {
  public static let jsonNames = JSONNames(
    ["key", "offer", "stream", "pools", "buyerLimit", "holdTime", "waitlistLimit", "opensByCue", "opensAt", "closesAt", "zone", "reservation", "bypass"],
    ["key", "offer", "stream", "pools", "buyer_limit", "hold_time", "waitlist_limit", "opens_by_cue", "opens_at", "closes_at", "zone", "reservation", "bypass"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("offer", self.offer)
    output.appendJSON("stream", self.stream)
    output.appendJSONList("pools", self.pools)
    output.appendJSON("buyerLimit", self.buyerLimit)
    output.appendJSON("holdTime", self.holdTime)
    output.appendJSON("waitlistLimit", self.waitlistLimit)
    output.appendJSON("opensByCue", self.opensByCue)
    output.appendJSONOptional("opensAt", self.opensAt)
    output.appendJSONOptional("closesAt", self.closesAt)
    output.appendJSON("zone", self.zone)
    output.appendJSONOptional("reservation", self.reservation)
    output.appendJSONOptional("bypass", self.bypass)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.offer)
    case 2: try reader.read(&self.stream)
    case 3: try reader.readList(&self.pools, max: 256)
    case 4: try reader.read(&self.buyerLimit)
    case 5: try reader.read(&self.holdTime)
    case 6: try reader.read(&self.waitlistLimit)
    case 7: try reader.read(&self.opensByCue)
    case 8: try reader.readOptional(&self.opensAt)
    case 9: try reader.readOptional(&self.closesAt)
    case 10: try reader.read(&self.zone)
    case 11: try reader.readOptional(&self.reservation)
    case 12: try reader.readOptional(&self.bypass)
    default: break
    }
  }
}

extension DropScheduled {
  public static let jsonNames = JSONNames(["drop", "pools", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSONList("pools", self.pools)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.readList(&self.pools, max: 320)
    case 2: try reader.read(&self.sequence)
    case 3: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension ScheduleDropResult {
  public static let jsonNames = JSONNames(["scheduled", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .scheduled(let value): output.appendJSONPresent("scheduled", value)
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
      if let value = try reader.readCase(DropScheduled.self, isFree: self.caseNumber == 0) {
        self = .scheduled(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension DropAction {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["DROP_ACTION_UNSPECIFIED", "DROP_ACTION_OPEN", "DROP_ACTION_CLOSE", "DROP_ACTION_CANCEL"]
  )
}

extension ControlDropRequest {
  public static let jsonNames = JSONNames(["key", "drop", "action"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("drop", self.drop)
    output.appendJSON("action", self.action)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.drop)
    case 2: try reader.read(&self.action)
    default: break
    }
  }
}

extension DropChanged {
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

extension ControlDropResult {
  public static let jsonNames = JSONNames(["changed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .changed(let value): output.appendJSONPresent("changed", value)
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
      if let value = try reader.readCase(DropChanged.self, isFree: self.caseNumber == 0) {
        self = .changed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension AdjustInventoryRequest {
  public static let jsonNames = JSONNames(["key", "pool", "change"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("pool", self.pool)
    output.appendJSON("change", self.change)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.pool)
    case 2: try reader.read(&self.change)
    default: break
    }
  }
}

extension InventoryAdjusted {
  public static let jsonNames = JSONNames(["pool", "capacity"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("pool", self.pool)
    output.appendJSON("capacity", self.capacity)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.pool)
    case 1: try reader.read(&self.capacity)
    default: break
    }
  }
}

extension AdjustInventoryResult {
  public static let jsonNames = JSONNames(["adjusted", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .adjusted(let value): output.appendJSONPresent("adjusted", value)
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
      if let value = try reader.readCase(InventoryAdjusted.self, isFree: self.caseNumber == 0) {
        self = .adjusted(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension SetBuyerLimitRequest {
  public static let jsonNames = JSONNames(["key", "drop", "limit"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("drop", self.drop)
    output.appendJSON("limit", self.limit)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.drop)
    case 2: try reader.read(&self.limit)
    default: break
    }
  }
}

extension BuyerLimitChanged {
  public static let jsonNames = JSONNames(["drop", "before", "after", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("before", self.before)
    output.appendJSON("after", self.after)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.before)
    case 2: try reader.read(&self.after)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension SetBuyerLimitResult {
  public static let jsonNames = JSONNames(["changed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .changed(let value): output.appendJSONPresent("changed", value)
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
      if let value = try reader.readCase(BuyerLimitChanged.self, isFree: self.caseNumber == 0) {
        self = .changed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension DropPolicy {
  public static let jsonNames = JSONNames(
    ["holdTime", "waitlistLimit", "bypass", "soldOut", "demand", "instead"],
    ["hold_time", "waitlist_limit", "bypass", "sold_out", "demand", "instead"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("holdTime", self.holdTime)
    output.appendJSON("waitlistLimit", self.waitlistLimit)
    output.appendJSON("bypass", self.bypass)
    output.appendJSON("soldOut", self.soldOut)
    output.appendJSON("demand", self.demand)
    output.appendJSONList("instead", self.instead)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.holdTime)
    case 1: try reader.read(&self.waitlistLimit)
    case 2: try reader.read(&self.bypass)
    case 3: try reader.read(&self.soldOut)
    case 4: try reader.read(&self.demand)
    case 5: try reader.readList(&self.instead, max: 2)
    default: break
    }
  }
}

extension FencedFor {
  public static let jsonNames = JSONNames(["zone", "window", "partner"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("zone", self.zone)
    output.appendJSON("window", self.window)
    output.appendJSON("partner", self.partner)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.zone)
    case 1: try reader.read(&self.window)
    case 2: try reader.read(&self.partner)
    default: break
    }
  }
}

extension RingFenceRequest {
  public static let jsonNames = JSONNames(["key", "drop", "pool", "fence", "whom", "move"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("drop", self.drop)
    output.appendJSON("pool", self.pool)
    output.appendJSON("fence", self.fence)
    output.appendJSONOptional("whom", self.whom)
    output.appendJSON("move", self.move)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.drop)
    case 2: try reader.read(&self.pool)
    case 3: try reader.read(&self.fence)
    case 4: try reader.readOptional(&self.whom)
    case 5: try reader.read(&self.move)
    default: break
    }
  }
}

extension UnitsFenced {
  public static let jsonNames = JSONNames(
    ["fence", "pool", "capacity", "free", "poolCapacity", "poolFree", "sequence", "replayed"],
    ["fence", "pool", "capacity", "free", "pool_capacity", "pool_free", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("fence", self.fence)
    output.appendJSON("pool", self.pool)
    output.appendJSON("capacity", self.capacity)
    output.appendJSON("free", self.free)
    output.appendJSON("poolCapacity", self.poolCapacity)
    output.appendJSON("poolFree", self.poolFree)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.fence)
    case 1: try reader.read(&self.pool)
    case 2: try reader.read(&self.capacity)
    case 3: try reader.read(&self.free)
    case 4: try reader.read(&self.poolCapacity)
    case 5: try reader.read(&self.poolFree)
    case 6: try reader.read(&self.sequence)
    case 7: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension RingFenceResult {
  public static let jsonNames = JSONNames(["fenced", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .fenced(let value): output.appendJSONPresent("fenced", value)
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
      if let value = try reader.readCase(UnitsFenced.self, isFree: self.caseNumber == 0) {
        self = .fenced(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension FenceStatus {
  public static let jsonNames = JSONNames(
    ["fence", "pool", "whom", "capacity", "held", "sold", "free"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("fence", self.fence)
    output.appendJSON("pool", self.pool)
    output.appendJSONObject("whom", self.whom)
    output.appendJSON("capacity", self.capacity)
    output.appendJSON("held", self.held)
    output.appendJSON("sold", self.sold)
    output.appendJSON("free", self.free)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.fence)
    case 1: try reader.read(&self.pool)
    case 2: try reader.read(&self.whom)
    case 3: try reader.read(&self.capacity)
    case 4: try reader.read(&self.held)
    case 5: try reader.read(&self.sold)
    case 6: try reader.read(&self.free)
    default: break
    }
  }
}

extension ReservationPhase {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["RESERVATION_PHASE_UNSPECIFIED", "RESERVATION_PHASE_WAITING", "RESERVATION_PHASE_OPEN", "RESERVATION_PHASE_CLOSED"]
  )
}

extension ReservationReason {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5],
    ["RESERVATION_REASON_UNSPECIFIED", "RESERVATION_REASON_SOLD_OUT", "RESERVATION_REASON_DEMAND", "RESERVATION_REASON_TIME", "RESERVATION_REASON_BY_HAND", "RESERVATION_REASON_HUBS"]
  )
}

extension OpenWindowRequest {
  public static let jsonNames = JSONNames(["key", "drop", "lasts", "close"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("drop", self.drop)
    output.appendJSONOptional("lasts", self.lasts)
    output.appendJSON("close", self.close)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.drop)
    case 2: try reader.readOptional(&self.lasts)
    case 3: try reader.read(&self.close)
    default: break
    }
  }
}

extension ReservationChanged {
  public static let jsonNames = JSONNames(["drop", "phase", "closes", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("phase", self.phase)
    output.appendJSONOptional("closes", self.closes)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.phase)
    case 2: try reader.readOptional(&self.closes)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension OpenWindowResult {
  public static let jsonNames = JSONNames(["changed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .changed(let value): output.appendJSONPresent("changed", value)
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
      if let value = try reader.readCase(ReservationChanged.self, isFree: self.caseNumber == 0) {
        self = .changed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension ReservationStatus {
  public static let jsonNames = JSONNames(["phase", "reason", "opened", "closes", "pools", "asked"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("phase", self.phase)
    output.appendJSON("reason", self.reason)
    output.appendJSONOptional("opened", self.opened)
    output.appendJSONOptional("closes", self.closes)
    output.appendJSONList("pools", self.pools)
    output.appendJSON("asked", self.asked)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.phase)
    case 1: try reader.read(&self.reason)
    case 2: try reader.readOptional(&self.opened)
    case 3: try reader.readOptional(&self.closes)
    case 4: try reader.readList(&self.pools, max: 64)
    case 5: try reader.read(&self.asked)
    default: break
    }
  }
}

extension GetDropRequest {
  public static let jsonNames = JSONNames(["drop"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    default: break
    }
  }
}

extension PoolStatus {
  public static let jsonNames = JSONNames(
    ["pool", "hub", "variant", "capacity", "held", "sold", "free", "waiting"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("pool", self.pool)
    output.appendJSON("hub", self.hub)
    output.appendJSON("variant", self.variant)
    output.appendJSON("capacity", self.capacity)
    output.appendJSON("held", self.held)
    output.appendJSON("sold", self.sold)
    output.appendJSON("free", self.free)
    output.appendJSON("waiting", self.waiting)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.pool)
    case 1: try reader.read(&self.hub)
    case 2: try reader.read(&self.variant)
    case 3: try reader.read(&self.capacity)
    case 4: try reader.read(&self.held)
    case 5: try reader.read(&self.sold)
    case 6: try reader.read(&self.free)
    case 7: try reader.read(&self.waiting)
    default: break
    }
  }
}

extension DropStatus {
  public static let jsonNames = JSONNames(
    ["drop", "offer", "stream", "phase", "buyerLimit", "pools", "asOf", "reservation", "policy", "passed", "fences", "archived"],
    ["drop", "offer", "stream", "phase", "buyer_limit", "pools", "as_of", "reservation", "policy", "passed", "fences", "archived"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("offer", self.offer)
    output.appendJSON("stream", self.stream)
    output.appendJSON("phase", self.phase)
    output.appendJSON("buyerLimit", self.buyerLimit)
    output.appendJSONList("pools", self.pools)
    output.appendJSON("asOf", self.asOf)
    output.appendJSONOptional("reservation", self.reservation)
    output.appendJSONOptional("policy", self.policy)
    output.appendJSON("passed", self.passed)
    output.appendJSONList("fences", self.fences)
    output.appendJSONOptional("archived", self.archived)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.offer)
    case 2: try reader.read(&self.stream)
    case 3: try reader.read(&self.phase)
    case 4: try reader.read(&self.buyerLimit)
    case 5: try reader.readList(&self.pools, max: 256)
    case 6: try reader.read(&self.asOf)
    case 7: try reader.readOptional(&self.reservation)
    case 8: try reader.readOptional(&self.policy)
    case 9: try reader.read(&self.passed)
    case 10: try reader.readList(&self.fences, max: 256)
    case 11: try reader.readOptional(&self.archived)
    default: break
    }
  }
}

extension GetDropResult {
  public static let jsonNames = JSONNames(["status", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .status(let value): output.appendJSONPresent("status", value)
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
      if let value = try reader.readCase(DropStatus.self, isFree: self.caseNumber == 0) {
        self = .status(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

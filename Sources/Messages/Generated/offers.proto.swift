// Generated from offers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension PutOfferRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.offer)
    size &+= WireBuffer.protoSize(1, self.version)
    size &+= WireBuffer.protoSize(1, self.creator)
    size &+= WireBuffer.protoSize(1, self.title)
    size &+= WireBuffer.protoMessageSize(1, self.price)
    size &+= WireBuffer.protoListSize(1, self.variants)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.offer)
    output.appendProto(24, self.version)
    output.appendProto(33, self.creator)
    output.appendProto(42, self.title)
    output.appendProtoMessage(50, self.price)
    output.appendProtoList(58, self.variants)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.offer, field: "offer")
      case 24: try reader.read(&self.version, field: "version")
      case 33: try reader.read(&self.creator, field: "creator")
      case 42: try reader.read(&self.title, max: 256, field: "title")
      case 50: try reader.read(&self.price, field: "price")
      case 58: try reader.readElement(&self.variants, max: 64, elementMax: 256, field: "variants")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OfferStored {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.offer)
    size &+= WireBuffer.protoSize(1, self.version)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.offer)
    output.appendProto(16, self.version)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.offer, field: "offer")
      case 16: try reader.read(&self.version, field: "version")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PutOfferResult {
  public var protoSize: Int {
    switch self {
    case .stored(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .stored(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = OfferStored()
        if case .stored(let earlier) = self { value = earlier }
        try reader.read(&value, field: "stored")
        self = .stored(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension PoolSpec {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.variant)
    size &+= WireBuffer.protoSize(1, self.capacity)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
    output.appendProto(16, self.variant)
    output.appendProto(24, self.capacity)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      case 16: try reader.read(&self.variant, field: "variant")
      case 24: try reader.read(&self.capacity, field: "capacity")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReservationPlan {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.pools)
    size &+= WireBuffer.protoSize(1, self.soldOut)
    size &+= WireBuffer.protoSize(1, self.demand)
    size &+= WireBuffer.protoOptionalSize(1, self.opensAt)
    size &+= WireBuffer.protoOptionalSize(1, self.lasts)
    size &+= WireBuffer.protoPackedSize(1, self.classes)
    size &+= WireBuffer.protoPackedSize(1, self.instead)
    size &+= WireBuffer.protoPackedSize(1, self.instantZones)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.pools)
    output.appendProto(16, self.soldOut)
    output.appendProto(24, self.demand)
    output.appendProtoOptional(34, self.opensAt)
    output.appendProtoOptional(42, self.lasts)
    output.appendProtoPacked(50, self.classes)
    output.appendProtoPacked(58, self.instead)
    output.appendProtoPacked(66, self.instantZones)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.pools, max: 64, field: "pools")
      case 16: try reader.read(&self.soldOut, field: "soldOut")
      case 24: try reader.read(&self.demand, field: "demand")
      case 34: try reader.readOptional(&self.opensAt, field: "opensAt")
      case 42: try reader.readOptional(&self.lasts, field: "lasts")
      case 50: try reader.readPacked(&self.classes, max: 3, field: "classes")
      case 48: try reader.readElement(&self.classes, max: 3, field: "classes")
      case 58: try reader.readPacked(&self.instead, max: 2, field: "instead")
      case 56: try reader.readElement(&self.instead, max: 2, field: "instead")
      case 66: try reader.readPacked(&self.instantZones, max: 64, field: "instantZones")
      case 64: try reader.readElement(&self.instantZones, max: 64, field: "instantZones")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ScheduleDropRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.offer)
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoListSize(1, self.pools)
    size &+= WireBuffer.protoSize(1, self.buyerLimit)
    size &+= WireBuffer.protoSize(1, self.holdTime)
    size &+= WireBuffer.protoSize(1, self.waitlistLimit)
    size &+= WireBuffer.protoSize(1, self.opensByCue)
    size &+= WireBuffer.protoOptionalSize(1, self.opensAt)
    size &+= WireBuffer.protoOptionalSize(1, self.closesAt)
    size &+= WireBuffer.protoSize(1, self.zone)
    size &+= WireBuffer.protoOptionalSize(1, self.reservation)
    size &+= WireBuffer.protoOptionalSize(1, self.bypass)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.offer)
    output.appendProto(25, self.stream)
    output.appendProtoList(34, self.pools)
    output.appendProto(40, self.buyerLimit)
    output.appendProto(50, self.holdTime)
    output.appendProto(56, self.waitlistLimit)
    output.appendProto(64, self.opensByCue)
    output.appendProtoOptional(74, self.opensAt)
    output.appendProtoOptional(82, self.closesAt)
    output.appendProto(88, self.zone)
    output.appendProtoOptional(98, self.reservation)
    output.appendProtoOptional(104, self.bypass)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.offer, field: "offer")
      case 25: try reader.read(&self.stream, field: "stream")
      case 34: try reader.readElement(&self.pools, max: 256, field: "pools")
      case 40: try reader.read(&self.buyerLimit, field: "buyerLimit")
      case 50: try reader.read(&self.holdTime, field: "holdTime")
      case 56: try reader.read(&self.waitlistLimit, field: "waitlistLimit")
      case 64: try reader.read(&self.opensByCue, field: "opensByCue")
      case 74: try reader.readOptional(&self.opensAt, field: "opensAt")
      case 82: try reader.readOptional(&self.closesAt, field: "closesAt")
      case 88: try reader.read(&self.zone, field: "zone")
      case 98: try reader.readOptional(&self.reservation, field: "reservation")
      case 104: try reader.readOptional(&self.bypass, field: "bypass")
      default: try reader.skip(tag)
      }
    }
  }
}

extension DropScheduled {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoPackedSize(1, self.pools)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProtoPacked(18, self.pools)
    output.appendProto(24, self.sequence)
    output.appendProto(32, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 18: try reader.readPacked(&self.pools, max: 320, field: "pools")
      case 17: try reader.readElement(&self.pools, max: 320, field: "pools")
      case 24: try reader.read(&self.sequence, field: "sequence")
      case 32: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ScheduleDropResult {
  public var protoSize: Int {
    switch self {
    case .scheduled(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .scheduled(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = DropScheduled()
        if case .scheduled(let earlier) = self { value = earlier }
        try reader.read(&value, field: "scheduled")
        self = .scheduled(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension ControlDropRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.action)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.drop)
    output.appendProto(24, self.action)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.drop, field: "drop")
      case 24: try reader.read(&self.action, field: "action")
      default: try reader.skip(tag)
      }
    }
  }
}

extension DropChanged {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.phase)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.phase)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.phase, field: "phase")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ControlDropResult {
  public var protoSize: Int {
    switch self {
    case .changed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .changed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = DropChanged()
        if case .changed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "changed")
        self = .changed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension AdjustInventoryRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.change)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.pool)
    output.appendProto(24, self.change)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.pool, field: "pool")
      case 24: try reader.read(&self.change, field: "change")
      default: try reader.skip(tag)
      }
    }
  }
}

extension InventoryAdjusted {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.capacity)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.pool)
    output.appendProto(16, self.capacity)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.pool, field: "pool")
      case 16: try reader.read(&self.capacity, field: "capacity")
      default: try reader.skip(tag)
      }
    }
  }
}

extension AdjustInventoryResult {
  public var protoSize: Int {
    switch self {
    case .adjusted(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .adjusted(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = InventoryAdjusted()
        if case .adjusted(let earlier) = self { value = earlier }
        try reader.read(&value, field: "adjusted")
        self = .adjusted(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetBuyerLimitRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.limit)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.drop)
    output.appendProto(24, self.limit)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.drop, field: "drop")
      case 24: try reader.read(&self.limit, field: "limit")
      default: try reader.skip(tag)
      }
    }
  }
}

extension BuyerLimitChanged {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.before)
    size &+= WireBuffer.protoSize(1, self.after)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.before)
    output.appendProto(24, self.after)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.before, field: "before")
      case 24: try reader.read(&self.after, field: "after")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetBuyerLimitResult {
  public var protoSize: Int {
    switch self {
    case .changed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .changed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = BuyerLimitChanged()
        if case .changed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "changed")
        self = .changed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension DropPolicy {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.holdTime)
    size &+= WireBuffer.protoSize(1, self.waitlistLimit)
    size &+= WireBuffer.protoSize(1, self.bypass)
    size &+= WireBuffer.protoSize(1, self.soldOut)
    size &+= WireBuffer.protoSize(1, self.demand)
    size &+= WireBuffer.protoPackedSize(1, self.instead)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.holdTime)
    output.appendProto(16, self.waitlistLimit)
    output.appendProto(24, self.bypass)
    output.appendProto(32, self.soldOut)
    output.appendProto(40, self.demand)
    output.appendProtoPacked(50, self.instead)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.holdTime, field: "holdTime")
      case 16: try reader.read(&self.waitlistLimit, field: "waitlistLimit")
      case 24: try reader.read(&self.bypass, field: "bypass")
      case 32: try reader.read(&self.soldOut, field: "soldOut")
      case 40: try reader.read(&self.demand, field: "demand")
      case 50: try reader.readPacked(&self.instead, max: 2, field: "instead")
      case 48: try reader.readElement(&self.instead, max: 2, field: "instead")
      default: try reader.skip(tag)
      }
    }
  }
}

extension FencedFor {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.zone)
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoSize(1, self.partner)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.zone)
    output.appendProto(17, self.window)
    output.appendProto(25, self.partner)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.zone, field: "zone")
      case 17: try reader.read(&self.window, field: "window")
      case 25: try reader.read(&self.partner, field: "partner")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RingFenceRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.fence)
    size &+= WireBuffer.protoOptionalSize(1, self.whom)
    size &+= WireBuffer.protoSize(1, self.move)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.drop)
    output.appendProto(25, self.pool)
    output.appendProto(33, self.fence)
    output.appendProtoOptional(42, self.whom)
    output.appendProto(48, self.move)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.drop, field: "drop")
      case 25: try reader.read(&self.pool, field: "pool")
      case 33: try reader.read(&self.fence, field: "fence")
      case 42: try reader.readOptional(&self.whom, field: "whom")
      case 48: try reader.read(&self.move, field: "move")
      default: try reader.skip(tag)
      }
    }
  }
}

extension UnitsFenced {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.fence)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.capacity)
    size &+= WireBuffer.protoSize(1, self.free)
    size &+= WireBuffer.protoSize(1, self.poolCapacity)
    size &+= WireBuffer.protoSize(1, self.poolFree)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.fence)
    output.appendProto(17, self.pool)
    output.appendProto(24, self.capacity)
    output.appendProto(32, self.free)
    output.appendProto(40, self.poolCapacity)
    output.appendProto(48, self.poolFree)
    output.appendProto(56, self.sequence)
    output.appendProto(64, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.fence, field: "fence")
      case 17: try reader.read(&self.pool, field: "pool")
      case 24: try reader.read(&self.capacity, field: "capacity")
      case 32: try reader.read(&self.free, field: "free")
      case 40: try reader.read(&self.poolCapacity, field: "poolCapacity")
      case 48: try reader.read(&self.poolFree, field: "poolFree")
      case 56: try reader.read(&self.sequence, field: "sequence")
      case 64: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RingFenceResult {
  public var protoSize: Int {
    switch self {
    case .fenced(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .fenced(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = UnitsFenced()
        if case .fenced(let earlier) = self { value = earlier }
        try reader.read(&value, field: "fenced")
        self = .fenced(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension FenceStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.fence)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoMessageSize(1, self.whom)
    size &+= WireBuffer.protoSize(1, self.capacity)
    size &+= WireBuffer.protoSize(1, self.held)
    size &+= WireBuffer.protoSize(1, self.sold)
    size &+= WireBuffer.protoSize(1, self.free)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.fence)
    output.appendProto(17, self.pool)
    output.appendProtoMessage(26, self.whom)
    output.appendProto(32, self.capacity)
    output.appendProto(40, self.held)
    output.appendProto(48, self.sold)
    output.appendProto(56, self.free)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.fence, field: "fence")
      case 17: try reader.read(&self.pool, field: "pool")
      case 26: try reader.read(&self.whom, field: "whom")
      case 32: try reader.read(&self.capacity, field: "capacity")
      case 40: try reader.read(&self.held, field: "held")
      case 48: try reader.read(&self.sold, field: "sold")
      case 56: try reader.read(&self.free, field: "free")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OpenWindowRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoOptionalSize(1, self.lasts)
    size &+= WireBuffer.protoSize(1, self.close)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.drop)
    output.appendProtoOptional(26, self.lasts)
    output.appendProto(32, self.close)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.drop, field: "drop")
      case 26: try reader.readOptional(&self.lasts, field: "lasts")
      case 32: try reader.read(&self.close, field: "close")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReservationChanged {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoOptionalSize(1, self.closes)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.phase)
    output.appendProtoOptional(26, self.closes)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.phase, field: "phase")
      case 26: try reader.readOptional(&self.closes, field: "closes")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OpenWindowResult {
  public var protoSize: Int {
    switch self {
    case .changed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .changed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = ReservationChanged()
        if case .changed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "changed")
        self = .changed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReservationStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoOptionalSize(1, self.opened)
    size &+= WireBuffer.protoOptionalSize(1, self.closes)
    size &+= WireBuffer.protoListSize(1, self.pools)
    size &+= WireBuffer.protoSize(1, self.asked)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.phase)
    output.appendProto(16, self.reason)
    output.appendProtoOptional(26, self.opened)
    output.appendProtoOptional(34, self.closes)
    output.appendProtoList(42, self.pools)
    output.appendProto(48, self.asked)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.phase, field: "phase")
      case 16: try reader.read(&self.reason, field: "reason")
      case 26: try reader.readOptional(&self.opened, field: "opened")
      case 34: try reader.readOptional(&self.closes, field: "closes")
      case 42: try reader.readElement(&self.pools, max: 64, field: "pools")
      case 48: try reader.read(&self.asked, field: "asked")
      default: try reader.skip(tag)
      }
    }
  }
}

extension GetDropRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PoolStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.variant)
    size &+= WireBuffer.protoSize(1, self.capacity)
    size &+= WireBuffer.protoSize(1, self.held)
    size &+= WireBuffer.protoSize(1, self.sold)
    size &+= WireBuffer.protoSize(1, self.free)
    size &+= WireBuffer.protoSize(1, self.waiting)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.pool)
    output.appendProto(17, self.hub)
    output.appendProto(24, self.variant)
    output.appendProto(32, self.capacity)
    output.appendProto(40, self.held)
    output.appendProto(48, self.sold)
    output.appendProto(56, self.free)
    output.appendProto(64, self.waiting)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.pool, field: "pool")
      case 17: try reader.read(&self.hub, field: "hub")
      case 24: try reader.read(&self.variant, field: "variant")
      case 32: try reader.read(&self.capacity, field: "capacity")
      case 40: try reader.read(&self.held, field: "held")
      case 48: try reader.read(&self.sold, field: "sold")
      case 56: try reader.read(&self.free, field: "free")
      case 64: try reader.read(&self.waiting, field: "waiting")
      default: try reader.skip(tag)
      }
    }
  }
}

extension DropStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.offer)
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.buyerLimit)
    size &+= WireBuffer.protoListSize(1, self.pools)
    size &+= WireBuffer.protoSize(1, self.asOf)
    size &+= WireBuffer.protoOptionalSize(1, self.reservation)
    size &+= WireBuffer.protoOptionalSize(1, self.policy)
    size &+= WireBuffer.protoSize(1, self.passed)
    size &+= WireBuffer.protoListSize(1, self.fences)
    size &+= WireBuffer.protoOptionalSize(1, self.archived)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(17, self.offer)
    output.appendProto(25, self.stream)
    output.appendProto(32, self.phase)
    output.appendProto(40, self.buyerLimit)
    output.appendProtoList(50, self.pools)
    output.appendProto(56, self.asOf)
    output.appendProtoOptional(66, self.reservation)
    output.appendProtoOptional(74, self.policy)
    output.appendProto(80, self.passed)
    output.appendProtoList(90, self.fences)
    output.appendProtoOptional(98, self.archived)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 17: try reader.read(&self.offer, field: "offer")
      case 25: try reader.read(&self.stream, field: "stream")
      case 32: try reader.read(&self.phase, field: "phase")
      case 40: try reader.read(&self.buyerLimit, field: "buyerLimit")
      case 50: try reader.readElement(&self.pools, max: 256, field: "pools")
      case 56: try reader.read(&self.asOf, field: "asOf")
      case 66: try reader.readOptional(&self.reservation, field: "reservation")
      case 74: try reader.readOptional(&self.policy, field: "policy")
      case 80: try reader.read(&self.passed, field: "passed")
      case 90: try reader.readElement(&self.fences, max: 256, field: "fences")
      case 98: try reader.readOptional(&self.archived, field: "archived")
      default: try reader.skip(tag)
      }
    }
  }
}

extension GetDropResult {
  public var protoSize: Int {
    switch self {
    case .status(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .status(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = DropStatus()
        if case .status(let earlier) = self { value = earlier }
        try reader.read(&value, field: "status")
        self = .status(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

// Generated from reservations.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ReserveLine {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.quantity)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.pool)
    output.appendProto(16, self.quantity)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.pool, field: "pool")
      case 16: try reader.read(&self.quantity, field: "quantity")
      default: try reader.skip(tag)
      }
    }
  }
}

extension AnyWindow {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPackedSize(1, self.classes)
    size &+= WireBuffer.protoOptionalSize(1, self.before)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPacked(10, self.classes)
    output.appendProtoOptional(18, self.before)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readPacked(&self.classes, max: 3, field: "classes")
      case 8: try reader.readElement(&self.classes, max: 3, field: "classes")
      case 18: try reader.readOptional(&self.before, field: "before")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReserveRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.minimum)
    size &+= WireBuffer.protoSize(1, self.waitlist)
    size &+= WireBuffer.protoListSize(1, self.lines)
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoOptionalSize(1, self.anyWindow)
    size &+= WireBuffer.protoSize(1, self.zone)
    size &+= WireBuffer.protoSize(1, self.preference)
    size &+= WireBuffer.protoSize(1, self.only)
    size &+= WireBuffer.protoSize(1, self.lastPlace)
    size &+= WireBuffer.protoOptionalSize(1, self.together)
    size &+= WireBuffer.protoOptionalSize(2, self.ticket)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.drop)
    output.appendProto(33, self.pool)
    output.appendProto(40, self.quantity)
    output.appendProto(48, self.minimum)
    output.appendProto(56, self.waitlist)
    output.appendProtoList(66, self.lines)
    output.appendProto(73, self.window)
    output.appendProtoOptional(82, self.anyWindow)
    output.appendProto(88, self.zone)
    output.appendProto(96, self.preference)
    output.appendProto(104, self.only)
    output.appendProto(112, self.lastPlace)
    output.appendProtoOptional(120, self.together)
    output.appendProtoOptional(128, self.ticket)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.drop, field: "drop")
      case 33: try reader.read(&self.pool, field: "pool")
      case 40: try reader.read(&self.quantity, field: "quantity")
      case 48: try reader.read(&self.minimum, field: "minimum")
      case 56: try reader.read(&self.waitlist, field: "waitlist")
      case 66: try reader.readElement(&self.lines, max: 4, field: "lines")
      case 73: try reader.read(&self.window, field: "window")
      case 82: try reader.readOptional(&self.anyWindow, field: "anyWindow")
      case 88: try reader.read(&self.zone, field: "zone")
      case 96: try reader.read(&self.preference, field: "preference")
      case 104: try reader.read(&self.only, field: "only")
      case 112: try reader.read(&self.lastPlace, field: "lastPlace")
      case 120: try reader.readOptional(&self.together, field: "together")
      case 128: try reader.readOptional(&self.ticket, field: "ticket")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HeldLeg {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.fence)
    size &+= WireBuffer.protoSize(1, self.quantity)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.pool)
    output.appendProto(17, self.fence)
    output.appendProto(24, self.quantity)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.pool, field: "pool")
      case 17: try reader.read(&self.fence, field: "fence")
      case 24: try reader.read(&self.quantity, field: "quantity")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Reserved {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.granted)
    size &+= WireBuffer.protoSize(1, self.deadline)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    size &+= WireBuffer.protoSize(1, self.waiter)
    size &+= WireBuffer.protoSize(1, self.waiting)
    size &+= WireBuffer.protoSize(1, self.position)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    size &+= WireBuffer.protoOptionalSize(1, self.window)
    size &+= WireBuffer.protoSize(1, self.instead)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoListSize(1, self.legs)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(16, self.granted)
    output.appendProto(26, self.deadline)
    output.appendProto(34, self.serverNow)
    output.appendProto(41, self.waiter)
    output.appendProto(48, self.waiting)
    output.appendProto(56, self.position)
    output.appendProto(64, self.sequence)
    output.appendProto(72, self.replayed)
    output.appendProtoOptional(82, self.window)
    output.appendProto(88, self.instead)
    output.appendProto(97, self.pool)
    output.appendProtoList(106, self.legs)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 16: try reader.read(&self.granted, field: "granted")
      case 26: try reader.read(&self.deadline, field: "deadline")
      case 34: try reader.read(&self.serverNow, field: "serverNow")
      case 41: try reader.read(&self.waiter, field: "waiter")
      case 48: try reader.read(&self.waiting, field: "waiting")
      case 56: try reader.read(&self.position, field: "position")
      case 64: try reader.read(&self.sequence, field: "sequence")
      case 72: try reader.read(&self.replayed, field: "replayed")
      case 82: try reader.readOptional(&self.window, field: "window")
      case 88: try reader.read(&self.instead, field: "instead")
      case 97: try reader.read(&self.pool, field: "pool")
      case 106: try reader.readElement(&self.legs, max: 4, field: "legs")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReserveResult {
  public var protoSize: Int {
    switch self {
    case .reserved(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .reserved(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Reserved()
        if case .reserved(let earlier) = self { value = earlier }
        try reader.read(&value, field: "reserved")
        self = .reserved(value)
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

extension TaggedReserve {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.tag)
    size &+= WireBuffer.protoMessageSize(1, self.request)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.tag)
    output.appendProtoMessage(18, self.request)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.tag, field: "tag")
      case 18: try reader.read(&self.request, field: "request")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TaggedResult {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.tag)
    size &+= WireBuffer.protoMessageSize(1, self.result)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.tag)
    output.appendProtoMessage(18, self.result)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.tag, field: "tag")
      case 18: try reader.read(&self.result, field: "result")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReleaseRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.hold)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.hold)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.hold, field: "hold")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Released {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReleaseResult {
  public var protoSize: Int {
    switch self {
    case .released(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .released(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Released()
        if case .released(let earlier) = self { value = earlier }
        try reader.read(&value, field: "released")
        self = .released(value)
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

extension ExtendRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.hold)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.hold)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.hold, field: "hold")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Extended {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.deadline)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(18, self.deadline)
    output.appendProto(26, self.serverNow)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 18: try reader.read(&self.deadline, field: "deadline")
      case 26: try reader.read(&self.serverNow, field: "serverNow")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ExtendResult {
  public var protoSize: Int {
    switch self {
    case .extended(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .extended(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Extended()
        if case .extended(let earlier) = self { value = earlier }
        try reader.read(&value, field: "extended")
        self = .extended(value)
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

extension LeaveWaitlistRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.waiter)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.waiter)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.waiter, field: "waiter")
      default: try reader.skip(tag)
      }
    }
  }
}

extension WaitlistLeft {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.waiter)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.waiter)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.waiter, field: "waiter")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension LeaveWaitlistResult {
  public var protoSize: Int {
    switch self {
    case .left(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .left(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = WaitlistLeft()
        if case .left(let earlier) = self { value = earlier }
        try reader.read(&value, field: "left")
        self = .left(value)
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

extension PlaceRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.waiter)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.buyer)
    output.appendProto(17, self.waiter)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.buyer, field: "buyer")
      case 17: try reader.read(&self.waiter, field: "waiter")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PlaceLine {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.position)
    size &+= WireBuffer.protoSize(1, self.unitsAhead)
    size &+= WireBuffer.protoSize(1, self.free)
    size &+= WireBuffer.protoSize(1, self.reachable)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.pool)
    output.appendProto(16, self.quantity)
    output.appendProto(24, self.position)
    output.appendProto(32, self.unitsAhead)
    output.appendProto(40, self.free)
    output.appendProto(48, self.reachable)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.pool, field: "pool")
      case 16: try reader.read(&self.quantity, field: "quantity")
      case 24: try reader.read(&self.position, field: "position")
      case 32: try reader.read(&self.unitsAhead, field: "unitsAhead")
      case 40: try reader.read(&self.free, field: "free")
      case 48: try reader.read(&self.reachable, field: "reachable")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PlaceInLine {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.waiter)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.minimum)
    size &+= WireBuffer.protoSize(1, self.position)
    size &+= WireBuffer.protoSize(1, self.unitsAhead)
    size &+= WireBuffer.protoSize(1, self.free)
    size &+= WireBuffer.protoSize(1, self.reachable)
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.asOf)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    size &+= WireBuffer.protoListSize(1, self.lines)
    size &+= WireBuffer.protoOptionalSize(1, self.archived)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.waiter)
    output.appendProto(17, self.drop)
    output.appendProto(25, self.pool)
    output.appendProto(32, self.phase)
    output.appendProto(40, self.quantity)
    output.appendProto(48, self.minimum)
    output.appendProto(56, self.position)
    output.appendProto(64, self.unitsAhead)
    output.appendProto(72, self.free)
    output.appendProto(80, self.reachable)
    output.appendProto(89, self.hold)
    output.appendProto(96, self.asOf)
    output.appendProto(106, self.serverNow)
    output.appendProtoList(114, self.lines)
    output.appendProtoOptional(122, self.archived)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.waiter, field: "waiter")
      case 17: try reader.read(&self.drop, field: "drop")
      case 25: try reader.read(&self.pool, field: "pool")
      case 32: try reader.read(&self.phase, field: "phase")
      case 40: try reader.read(&self.quantity, field: "quantity")
      case 48: try reader.read(&self.minimum, field: "minimum")
      case 56: try reader.read(&self.position, field: "position")
      case 64: try reader.read(&self.unitsAhead, field: "unitsAhead")
      case 72: try reader.read(&self.free, field: "free")
      case 80: try reader.read(&self.reachable, field: "reachable")
      case 89: try reader.read(&self.hold, field: "hold")
      case 96: try reader.read(&self.asOf, field: "asOf")
      case 106: try reader.read(&self.serverNow, field: "serverNow")
      case 114: try reader.readElement(&self.lines, max: 4, field: "lines")
      case 122: try reader.readOptional(&self.archived, field: "archived")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PlaceResult {
  public var protoSize: Int {
    switch self {
    case .place(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .place(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = PlaceInLine()
        if case .place(let earlier) = self { value = earlier }
        try reader.read(&value, field: "place")
        self = .place(value)
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

extension HoldRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.hold)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.buyer)
    output.appendProto(17, self.hold)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.buyer, field: "buyer")
      case 17: try reader.read(&self.hold, field: "hold")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HoldStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoListSize(1, self.lines)
    size &+= WireBuffer.protoSize(1, self.deadline)
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.waiter)
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoSize(1, self.asOf)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    size &+= WireBuffer.protoOptionalSize(1, self.archived)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(17, self.drop)
    output.appendProto(24, self.phase)
    output.appendProtoList(34, self.lines)
    output.appendProto(42, self.deadline)
    output.appendProto(49, self.order)
    output.appendProto(57, self.waiter)
    output.appendProto(65, self.window)
    output.appendProto(72, self.asOf)
    output.appendProto(82, self.serverNow)
    output.appendProtoOptional(90, self.archived)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 17: try reader.read(&self.drop, field: "drop")
      case 24: try reader.read(&self.phase, field: "phase")
      case 34: try reader.readElement(&self.lines, max: 4, field: "lines")
      case 42: try reader.read(&self.deadline, field: "deadline")
      case 49: try reader.read(&self.order, field: "order")
      case 57: try reader.read(&self.waiter, field: "waiter")
      case 65: try reader.read(&self.window, field: "window")
      case 72: try reader.read(&self.asOf, field: "asOf")
      case 82: try reader.read(&self.serverNow, field: "serverNow")
      case 90: try reader.readOptional(&self.archived, field: "archived")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HeldLine {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.quantity)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.pool)
    output.appendProto(16, self.quantity)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.pool, field: "pool")
      case 16: try reader.read(&self.quantity, field: "quantity")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HoldResult {
  public var protoSize: Int {
    switch self {
    case .hold(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .hold(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = HoldStatus()
        if case .hold(let earlier) = self { value = earlier }
        try reader.read(&value, field: "hold")
        self = .hold(value)
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

extension ConfirmRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.payment)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.hold)
    output.appendProto(34, self.payment)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.hold, field: "hold")
      case 34: try reader.read(&self.payment, field: "payment")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Confirmed {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.amountMinor)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(17, self.order)
    output.appendProto(24, self.amountMinor)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 17: try reader.read(&self.order, field: "order")
      case 24: try reader.read(&self.amountMinor, field: "amountMinor")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PaymentVoided {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoMessageSize(1, self.reason)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProtoMessage(18, self.reason)
    output.appendProto(24, self.sequence)
    output.appendProto(32, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 18: try reader.read(&self.reason, field: "reason")
      case 24: try reader.read(&self.sequence, field: "sequence")
      case 32: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PaymentDeclined {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.stillHeld)
    size &+= WireBuffer.protoSize(1, self.deadline)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(16, self.stillHeld)
    output.appendProto(26, self.deadline)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 16: try reader.read(&self.stillHeld, field: "stillHeld")
      case 26: try reader.read(&self.deadline, field: "deadline")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ConfirmResult {
  public var protoSize: Int {
    switch self {
    case .confirmed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .voided(let value): WireBuffer.protoPresentSize(1, value)
    case .declined(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .confirmed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .voided(let value): output.appendProtoPresent(26, value)
    case .declined(let value): output.appendProtoPresent(34, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Confirmed()
        if case .confirmed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "confirmed")
        self = .confirmed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      case 26:
        var value = PaymentVoided()
        if case .voided(let earlier) = self { value = earlier }
        try reader.read(&value, field: "voided")
        self = .voided(value)
      case 34:
        var value = PaymentDeclined()
        if case .declined(let earlier) = self { value = earlier }
        try reader.read(&value, field: "declined")
        self = .declined(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension BeginConfirmRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.payment)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.hold)
    output.appendProto(34, self.payment)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.hold, field: "hold")
      case 34: try reader.read(&self.payment, field: "payment")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Confirming {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.deadline)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(18, self.deadline)
    output.appendProto(26, self.serverNow)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 18: try reader.read(&self.deadline, field: "deadline")
      case 26: try reader.read(&self.serverNow, field: "serverNow")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension BeginConfirmResult {
  public var protoSize: Int {
    switch self {
    case .confirming(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .confirming(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Confirming()
        if case .confirming(let earlier) = self { value = earlier }
        try reader.read(&value, field: "confirming")
        self = .confirming(value)
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

extension PaymentResultRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.payment)
    size &+= WireBuffer.protoSize(1, self.authorised)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.hold)
    output.appendProto(26, self.payment)
    output.appendProto(32, self.authorised)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.hold, field: "hold")
      case 26: try reader.read(&self.payment, field: "payment")
      case 32: try reader.read(&self.authorised, field: "authorised")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Attestation {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.device)
    size &+= WireBuffer.protoSize(1, self.nonce)
    size &+= WireBuffer.protoSize(1, self.at)
    size &+= WireBuffer.protoSize(1, self.signature)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.device)
    output.appendProto(18, self.nonce)
    output.appendProto(26, self.at)
    output.appendProto(34, self.signature)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.device, max: 160, field: "device")
      case 18: try reader.read(&self.nonce, field: "nonce")
      case 26: try reader.read(&self.at, field: "at")
      case 34: try reader.read(&self.signature, max: 160, field: "signature")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ExpressRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.token)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoListSize(1, self.lines)
    size &+= WireBuffer.protoMessageSize(1, self.amount)
    size &+= WireBuffer.protoSize(1, self.payment)
    size &+= WireBuffer.protoMessageSize(1, self.attestation)
    size &+= WireBuffer.protoOptionalSize(1, self.ticket)
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoOptionalSize(1, self.anyWindow)
    size &+= WireBuffer.protoSize(1, self.zone)
    size &+= WireBuffer.protoSize(1, self.preference)
    size &+= WireBuffer.protoOptionalSize(1, self.wait)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.token)
    output.appendProto(33, self.drop)
    output.appendProtoList(42, self.lines)
    output.appendProtoMessage(50, self.amount)
    output.appendProto(58, self.payment)
    output.appendProtoMessage(66, self.attestation)
    output.appendProtoOptional(72, self.ticket)
    output.appendProto(81, self.window)
    output.appendProtoOptional(90, self.anyWindow)
    output.appendProto(96, self.zone)
    output.appendProto(104, self.preference)
    output.appendProtoOptional(114, self.wait)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.token, field: "token")
      case 33: try reader.read(&self.drop, field: "drop")
      case 42: try reader.readElement(&self.lines, max: 4, field: "lines")
      case 50: try reader.read(&self.amount, field: "amount")
      case 58: try reader.read(&self.payment, field: "payment")
      case 66: try reader.read(&self.attestation, field: "attestation")
      case 72: try reader.readOptional(&self.ticket, field: "ticket")
      case 81: try reader.read(&self.window, field: "window")
      case 90: try reader.readOptional(&self.anyWindow, field: "anyWindow")
      case 96: try reader.read(&self.zone, field: "zone")
      case 104: try reader.read(&self.preference, field: "preference")
      case 114: try reader.readOptional(&self.wait, field: "wait")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ExpressPending {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.payment)
    size &+= WireBuffer.protoMessageSize(1, self.amount)
    size &+= WireBuffer.protoSize(1, self.deadline)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    size &+= WireBuffer.protoSize(1, self.heldUntil)
    size &+= WireBuffer.protoSize(1, self.units)
    size &+= WireBuffer.protoOptionalSize(1, self.window)
    size &+= WireBuffer.protoListSize(1, self.legs)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(18, self.payment)
    output.appendProtoMessage(26, self.amount)
    output.appendProto(34, self.deadline)
    output.appendProto(42, self.serverNow)
    output.appendProto(50, self.heldUntil)
    output.appendProto(56, self.units)
    output.appendProtoOptional(66, self.window)
    output.appendProtoList(74, self.legs)
    output.appendProto(80, self.sequence)
    output.appendProto(88, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 18: try reader.read(&self.payment, field: "payment")
      case 26: try reader.read(&self.amount, field: "amount")
      case 34: try reader.read(&self.deadline, field: "deadline")
      case 42: try reader.read(&self.serverNow, field: "serverNow")
      case 50: try reader.read(&self.heldUntil, field: "heldUntil")
      case 56: try reader.read(&self.units, field: "units")
      case 66: try reader.readOptional(&self.window, field: "window")
      case 74: try reader.readElement(&self.legs, max: 4, field: "legs")
      case 80: try reader.read(&self.sequence, field: "sequence")
      case 88: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ExpressResult {
  public var protoSize: Int {
    switch self {
    case .pending(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .confirmed(let value): WireBuffer.protoPresentSize(1, value)
    case .declined(let value): WireBuffer.protoPresentSize(1, value)
    case .voided(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .pending(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .confirmed(let value): output.appendProtoPresent(26, value)
    case .declined(let value): output.appendProtoPresent(34, value)
    case .voided(let value): output.appendProtoPresent(42, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = ExpressPending()
        if case .pending(let earlier) = self { value = earlier }
        try reader.read(&value, field: "pending")
        self = .pending(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      case 26:
        var value = Confirmed()
        if case .confirmed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "confirmed")
        self = .confirmed(value)
      case 34:
        var value = PaymentDeclined()
        if case .declined(let earlier) = self { value = earlier }
        try reader.read(&value, field: "declined")
        self = .declined(value)
      case 42:
        var value = PaymentVoided()
        if case .voided(let earlier) = self { value = earlier }
        try reader.read(&value, field: "voided")
        self = .voided(value)
      default: try reader.skip(tag)
      }
    }
  }
}

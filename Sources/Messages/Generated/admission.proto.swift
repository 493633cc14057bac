// Generated from admission.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension OpenAdmissionRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoOptionalSize(1, self.drawAfter)
    size &+= WireBuffer.protoSize(1, self.commitment)
    size &+= WireBuffer.protoSize(1, self.rate)
    size &+= WireBuffer.protoSize(1, self.every)
    size &+= WireBuffer.protoSize(1, self.ticketLasts)
    size &+= WireBuffer.protoSize(1, self.grace)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.drop)
    output.appendProtoOptional(26, self.drawAfter)
    output.appendProto(34, self.commitment)
    output.appendProto(40, self.rate)
    output.appendProto(50, self.every)
    output.appendProto(58, self.ticketLasts)
    output.appendProto(66, self.grace)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.drop, field: "drop")
      case 26: try reader.readOptional(&self.drawAfter, field: "drawAfter")
      case 34: try reader.read(&self.commitment, max: 32, field: "commitment")
      case 40: try reader.read(&self.rate, field: "rate")
      case 50: try reader.read(&self.every, field: "every")
      case 58: try reader.read(&self.ticketLasts, field: "ticketLasts")
      case 66: try reader.read(&self.grace, field: "grace")
      default: try reader.skip(tag)
      }
    }
  }
}

extension AdmissionOpened {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OpenAdmissionResult {
  public var protoSize: Int {
    switch self {
    case .opened(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .opened(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = AdmissionOpened()
        if case .opened(let earlier) = self { value = earlier }
        try reader.read(&value, field: "opened")
        self = .opened(value)
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

extension AdmissionPlace {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.state)
    size &+= WireBuffer.protoSize(1, self.position)
    size &+= WireBuffer.protoSize(1, self.ahead)
    size &+= WireBuffer.protoSize(1, self.waiting)
    size &+= WireBuffer.protoSize(1, self.chance)
    size &+= WireBuffer.protoOptionalSize(1, self.estimate)
    size &+= WireBuffer.protoSize(1, self.ticket)
    size &+= WireBuffer.protoOptionalSize(1, self.expires)
    size &+= WireBuffer.protoSize(1, self.number)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.state)
    output.appendProto(24, self.position)
    output.appendProto(32, self.ahead)
    output.appendProto(40, self.waiting)
    output.appendProto(48, self.chance)
    output.appendProtoOptional(58, self.estimate)
    output.appendProto(64, self.ticket)
    output.appendProtoOptional(74, self.expires)
    output.appendProto(80, self.number)
    output.appendProto(90, self.serverNow)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.state, field: "state")
      case 24: try reader.read(&self.position, field: "position")
      case 32: try reader.read(&self.ahead, field: "ahead")
      case 40: try reader.read(&self.waiting, field: "waiting")
      case 48: try reader.read(&self.chance, field: "chance")
      case 58: try reader.readOptional(&self.estimate, field: "estimate")
      case 64: try reader.read(&self.ticket, field: "ticket")
      case 74: try reader.readOptional(&self.expires, field: "expires")
      case 80: try reader.read(&self.number, field: "number")
      case 90: try reader.read(&self.serverNow, field: "serverNow")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JoinAdmissionRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.drop)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.buyer)
    output.appendProto(17, self.drop)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.buyer, field: "buyer")
      case 17: try reader.read(&self.drop, field: "drop")
      default: try reader.skip(tag)
      }
    }
  }
}

extension AdmissionJoined {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoMessageSize(1, self.place)
    size &+= WireBuffer.protoSize(1, self.isNew)
    size &+= WireBuffer.protoSize(1, self.listed)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoMessage(10, self.place)
    output.appendProto(16, self.isNew)
    output.appendProto(26, self.listed)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.place, field: "place")
      case 16: try reader.read(&self.isNew, field: "isNew")
      case 26: try reader.read(&self.listed, max: 32, field: "listed")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JoinAdmissionResult {
  public var protoSize: Int {
    switch self {
    case .joined(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .joined(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = AdmissionJoined()
        if case .joined(let earlier) = self { value = earlier }
        try reader.read(&value, field: "joined")
        self = .joined(value)
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

extension LeaveAdmissionRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.drop)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.drop)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.drop, field: "drop")
      default: try reader.skip(tag)
      }
    }
  }
}

extension AdmissionLeft {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension LeaveAdmissionResult {
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
        var value = AdmissionLeft()
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

extension DrawStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.drawAfter)
    size &+= WireBuffer.protoSize(1, self.commitment)
    size &+= WireBuffer.protoSize(1, self.seed)
    size &+= WireBuffer.protoSize(1, self.joiners)
    size &+= WireBuffer.protoSize(1, self.listed)
    size &+= WireBuffer.protoSize(1, self.order)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.phase)
    output.appendProto(26, self.drawAfter)
    output.appendProto(34, self.commitment)
    output.appendProto(42, self.seed)
    output.appendProto(48, self.joiners)
    output.appendProto(58, self.listed)
    output.appendProto(66, self.order)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.phase, field: "phase")
      case 26: try reader.read(&self.drawAfter, field: "drawAfter")
      case 34: try reader.read(&self.commitment, max: 32, field: "commitment")
      case 42: try reader.read(&self.seed, max: 32, field: "seed")
      case 48: try reader.read(&self.joiners, field: "joiners")
      case 58: try reader.read(&self.listed, max: 32, field: "listed")
      case 66: try reader.read(&self.order, max: 32, field: "order")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RevealAdmissionRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.seed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.drop)
    output.appendProto(26, self.seed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.drop, field: "drop")
      case 26: try reader.read(&self.seed, max: 32, field: "seed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension AdmissionRevealed {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoMessageSize(1, self.draw)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoMessage(10, self.draw)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.draw, field: "draw")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RevealAdmissionResult {
  public var protoSize: Int {
    switch self {
    case .revealed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .revealed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = AdmissionRevealed()
        if case .revealed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "revealed")
        self = .revealed(value)
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

extension DrawRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.from)
    size &+= WireBuffer.protoSize(1, self.most)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.from)
    output.appendProto(24, self.most)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.from, field: "from")
      case 24: try reader.read(&self.most, field: "most")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Draw {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoMessageSize(1, self.status)
    size &+= WireBuffer.protoPackedSize(1, self.buyers)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoMessage(10, self.status)
    output.appendProtoPacked(18, self.buyers)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.status, field: "status")
      case 18: try reader.readPacked(&self.buyers, max: 4096, field: "buyers")
      case 17: try reader.readElement(&self.buyers, max: 4096, field: "buyers")
      default: try reader.skip(tag)
      }
    }
  }
}

extension DrawResult {
  public var protoSize: Int {
    switch self {
    case .draw(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .draw(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Draw()
        if case .draw(let earlier) = self { value = earlier }
        try reader.read(&value, field: "draw")
        self = .draw(value)
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

extension WatchAdmissionRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.drop)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.buyer)
    output.appendProto(17, self.drop)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.buyer, field: "buyer")
      case 17: try reader.read(&self.drop, field: "drop")
      default: try reader.skip(tag)
      }
    }
  }
}

extension AdmissionUpdate {
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
        var value = AdmissionPlace()
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

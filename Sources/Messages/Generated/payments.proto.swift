// Generated from payments.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension PaymentIntent {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.offset)
    size &+= WireBuffer.protoSize(1, self.number)
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoSize(1, self.payment)
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoMessageSize(1, self.amount)
    size &+= WireBuffer.protoSize(1, self.at)
    size &+= WireBuffer.protoSize(1, self.of)
    size &+= WireBuffer.protoOptionalSize(1, self.token)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.offset)
    output.appendProto(16, self.number)
    output.appendProto(24, self.kind)
    output.appendProto(34, self.payment)
    output.appendProto(41, self.hold)
    output.appendProto(49, self.order)
    output.appendProtoMessage(58, self.amount)
    output.appendProto(66, self.at)
    output.appendProto(72, self.of)
    output.appendProtoOptional(81, self.token)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.offset, field: "offset")
      case 16: try reader.read(&self.number, field: "number")
      case 24: try reader.read(&self.kind, field: "kind")
      case 34: try reader.read(&self.payment, field: "payment")
      case 41: try reader.read(&self.hold, field: "hold")
      case 49: try reader.read(&self.order, field: "order")
      case 58: try reader.read(&self.amount, field: "amount")
      case 66: try reader.read(&self.at, field: "at")
      case 72: try reader.read(&self.of, field: "of")
      case 81: try reader.readOptional(&self.token, field: "token")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PaymentsRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.next)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.next)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.next, field: "next")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PaymentStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.payment)
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.state)
    size &+= WireBuffer.protoMessageSize(1, self.amount)
    size &+= WireBuffer.protoSize(1, self.authorised)
    size &+= WireBuffer.protoSize(1, self.captured)
    size &+= WireBuffer.protoSize(1, self.refunded)
    size &+= WireBuffer.protoSize(1, self.kept)
    size &+= WireBuffer.protoSize(1, self.asked)
    size &+= WireBuffer.protoSize(1, self.intent)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.payment)
    output.appendProto(17, self.hold)
    output.appendProto(25, self.order)
    output.appendProto(32, self.state)
    output.appendProtoMessage(42, self.amount)
    output.appendProto(48, self.authorised)
    output.appendProto(56, self.captured)
    output.appendProto(64, self.refunded)
    output.appendProto(72, self.kept)
    output.appendProto(80, self.asked)
    output.appendProto(88, self.intent)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.payment, field: "payment")
      case 17: try reader.read(&self.hold, field: "hold")
      case 25: try reader.read(&self.order, field: "order")
      case 32: try reader.read(&self.state, field: "state")
      case 42: try reader.read(&self.amount, field: "amount")
      case 48: try reader.read(&self.authorised, field: "authorised")
      case 56: try reader.read(&self.captured, field: "captured")
      case 64: try reader.read(&self.refunded, field: "refunded")
      case 72: try reader.read(&self.kept, field: "kept")
      case 80: try reader.read(&self.asked, field: "asked")
      case 88: try reader.read(&self.intent, field: "intent")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SettleRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.payment)
    size &+= WireBuffer.protoSize(1, self.intent)
    size &+= WireBuffer.protoSize(1, self.report)
    size &+= WireBuffer.protoOptionalSize(1, self.amount)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(18, self.payment)
    output.appendProto(24, self.intent)
    output.appendProto(32, self.report)
    output.appendProtoOptional(42, self.amount)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.payment, field: "payment")
      case 24: try reader.read(&self.intent, field: "intent")
      case 32: try reader.read(&self.report, field: "report")
      case 42: try reader.readOptional(&self.amount, field: "amount")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PaymentSettled {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoMessageSize(1, self.status)
    size &+= WireBuffer.protoSize(1, self.changed)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoMessage(10, self.status)
    output.appendProto(16, self.changed)
    output.appendProto(24, self.sequence)
    output.appendProto(32, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.status, field: "status")
      case 16: try reader.read(&self.changed, field: "changed")
      case 24: try reader.read(&self.sequence, field: "sequence")
      case 32: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SettleResult {
  public var protoSize: Int {
    switch self {
    case .settled(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .settled(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = PaymentSettled()
        if case .settled(let earlier) = self { value = earlier }
        try reader.read(&value, field: "settled")
        self = .settled(value)
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

extension SetTillRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.queryAfter)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(18, self.queryAfter)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.queryAfter, field: "queryAfter")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TillSet {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.queryAfter)
    size &+= WireBuffer.protoSize(1, self.nextIntent)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.queryAfter)
    output.appendProto(16, self.nextIntent)
    output.appendProto(24, self.sequence)
    output.appendProto(32, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.queryAfter, field: "queryAfter")
      case 16: try reader.read(&self.nextIntent, field: "nextIntent")
      case 24: try reader.read(&self.sequence, field: "sequence")
      case 32: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetTillResult {
  public var protoSize: Int {
    switch self {
    case .set(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .set(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = TillSet()
        if case .set(let earlier) = self { value = earlier }
        try reader.read(&value, field: "set")
        self = .set(value)
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

extension GetPaymentRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.payment)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.payment)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.payment, field: "payment")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PaymentFound {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoMessageSize(1, self.status)
    size &+= WireBuffer.protoSize(1, self.asOf)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoMessage(10, self.status)
    output.appendProto(16, self.asOf)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.status, field: "status")
      case 16: try reader.read(&self.asOf, field: "asOf")
      default: try reader.skip(tag)
      }
    }
  }
}

extension GetPaymentResult {
  public var protoSize: Int {
    switch self {
    case .payment(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .payment(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = PaymentFound()
        if case .payment(let earlier) = self { value = earlier }
        try reader.read(&value, field: "payment")
        self = .payment(value)
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

extension RegisterTokenRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.reference)
    size &+= WireBuffer.protoMessageSize(1, self.cap)
    size &+= WireBuffer.protoSize(1, self.total)
    size &+= WireBuffer.protoSize(1, self.expires)
    size &+= WireBuffer.protoSize(1, self.device)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(26, self.reference)
    output.appendProtoMessage(34, self.cap)
    output.appendProto(40, self.total)
    output.appendProto(50, self.expires)
    output.appendProto(58, self.device)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 26: try reader.read(&self.reference, max: 512, field: "reference")
      case 34: try reader.read(&self.cap, field: "cap")
      case 40: try reader.read(&self.total, field: "total")
      case 50: try reader.read(&self.expires, field: "expires")
      case 58: try reader.read(&self.device, max: 160, field: "device")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TokenRegistered {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.token)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.token)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.token, field: "token")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RegisterTokenResult {
  public var protoSize: Int {
    switch self {
    case .registered(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .registered(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = TokenRegistered()
        if case .registered(let earlier) = self { value = earlier }
        try reader.read(&value, field: "registered")
        self = .registered(value)
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

extension RevokeTokenRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.token)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.token)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.token, field: "token")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TokenRevoked {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.token)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.token)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.token, field: "token")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RevokeTokenResult {
  public var protoSize: Int {
    switch self {
    case .revoked(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .revoked(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = TokenRevoked()
        if case .revoked(let earlier) = self { value = earlier }
        try reader.read(&value, field: "revoked")
        self = .revoked(value)
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

extension GetTokenRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.token)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.token)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.token, field: "token")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TokenFound {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.token)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.state)
    size &+= WireBuffer.protoMessageSize(1, self.cap)
    size &+= WireBuffer.protoSize(1, self.total)
    size &+= WireBuffer.protoSize(1, self.spent)
    size &+= WireBuffer.protoSize(1, self.expires)
    size &+= WireBuffer.protoSize(1, self.reference)
    size &+= WireBuffer.protoSize(1, self.asOf)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.token)
    output.appendProto(17, self.buyer)
    output.appendProto(24, self.state)
    output.appendProtoMessage(34, self.cap)
    output.appendProto(40, self.total)
    output.appendProto(48, self.spent)
    output.appendProto(58, self.expires)
    output.appendProto(66, self.reference)
    output.appendProto(72, self.asOf)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.token, field: "token")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 24: try reader.read(&self.state, field: "state")
      case 34: try reader.read(&self.cap, field: "cap")
      case 40: try reader.read(&self.total, field: "total")
      case 48: try reader.read(&self.spent, field: "spent")
      case 58: try reader.read(&self.expires, field: "expires")
      case 66: try reader.read(&self.reference, max: 32, field: "reference")
      case 72: try reader.read(&self.asOf, field: "asOf")
      default: try reader.skip(tag)
      }
    }
  }
}

extension GetTokenResult {
  public var protoSize: Int {
    switch self {
    case .token(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .token(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = TokenFound()
        if case .token(let earlier) = self { value = earlier }
        try reader.read(&value, field: "token")
        self = .token(value)
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

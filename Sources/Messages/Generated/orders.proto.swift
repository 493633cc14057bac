// Generated from orders.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension HoldUpdate {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.promoted)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.deadline)
    size &+= WireBuffer.protoSize(1, self.waiter)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hold)
    output.appendProto(17, self.drop)
    output.appendProto(24, self.phase)
    output.appendProto(32, self.promoted)
    output.appendProto(40, self.quantity)
    output.appendProto(50, self.deadline)
    output.appendProto(57, self.waiter)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hold, field: "hold")
      case 17: try reader.read(&self.drop, field: "drop")
      case 24: try reader.read(&self.phase, field: "phase")
      case 32: try reader.read(&self.promoted, field: "promoted")
      case 40: try reader.read(&self.quantity, field: "quantity")
      case 50: try reader.read(&self.deadline, field: "deadline")
      case 57: try reader.read(&self.waiter, field: "waiter")
      default: try reader.skip(tag)
      }
    }
  }
}

extension WaiterUpdate {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.waiter)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.next)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.waiter)
    output.appendProto(17, self.drop)
    output.appendProto(25, self.pool)
    output.appendProto(32, self.phase)
    output.appendProto(40, self.quantity)
    output.appendProto(48, self.next)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.waiter, field: "waiter")
      case 17: try reader.read(&self.drop, field: "drop")
      case 25: try reader.read(&self.pool, field: "pool")
      case 32: try reader.read(&self.phase, field: "phase")
      case 40: try reader.read(&self.quantity, field: "quantity")
      case 48: try reader.read(&self.next, field: "next")
      default: try reader.skip(tag)
      }
    }
  }
}

extension DeliveryProof {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.kind)
    output.appendProto(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.kind, field: "kind")
      case 18: try reader.read(&self.value, max: 32, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobSwap {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.before)
    size &+= WireBuffer.protoSize(1, self.reason)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.before)
    output.appendProto(16, self.reason)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.before, field: "before")
      case 16: try reader.read(&self.reason, field: "reason")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OrderUpdate {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.revision)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.jobPhase)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.partner)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoOptionalSize(1, self.eta)
    size &+= WireBuffer.protoOptionalSize(1, self.swap)
    size &+= WireBuffer.protoOptionalSize(1, self.why)
    size &+= WireBuffer.protoOptionalSize(2, self.proof)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.order)
    output.appendProto(17, self.hold)
    output.appendProto(25, self.drop)
    output.appendProto(33, self.buyer)
    output.appendProto(40, self.revision)
    output.appendProto(48, self.phase)
    output.appendProto(57, self.job)
    output.appendProto(64, self.jobPhase)
    output.appendProto(72, self.attempt)
    output.appendProto(81, self.partner)
    output.appendProto(89, self.hub)
    output.appendProto(96, self.quantity)
    output.appendProtoOptional(106, self.eta)
    output.appendProtoOptional(114, self.swap)
    output.appendProtoOptional(120, self.why)
    output.appendProtoOptional(130, self.proof)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.order, field: "order")
      case 17: try reader.read(&self.hold, field: "hold")
      case 25: try reader.read(&self.drop, field: "drop")
      case 33: try reader.read(&self.buyer, field: "buyer")
      case 40: try reader.read(&self.revision, field: "revision")
      case 48: try reader.read(&self.phase, field: "phase")
      case 57: try reader.read(&self.job, field: "job")
      case 64: try reader.read(&self.jobPhase, field: "jobPhase")
      case 72: try reader.read(&self.attempt, field: "attempt")
      case 81: try reader.read(&self.partner, field: "partner")
      case 89: try reader.read(&self.hub, field: "hub")
      case 96: try reader.read(&self.quantity, field: "quantity")
      case 106: try reader.readOptional(&self.eta, field: "eta")
      case 114: try reader.readOptional(&self.swap, field: "swap")
      case 120: try reader.readOptional(&self.why, field: "why")
      case 130: try reader.readOptional(&self.proof, field: "proof")
      default: try reader.skip(tag)
      }
    }
  }
}

extension VoidPayment {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.payment)
    size &+= WireBuffer.protoSize(1, self.hold)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.payment)
    output.appendProto(17, self.hold)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.payment, field: "payment")
      case 17: try reader.read(&self.hold, field: "hold")
      default: try reader.skip(tag)
      }
    }
  }
}

extension DropNotice {
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

extension ReservationNotice {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoOptionalSize(1, self.closes)
    size &+= WireBuffer.protoSize(1, self.asked)
    size &+= WireBuffer.protoSize(1, self.free)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProto(16, self.phase)
    output.appendProto(24, self.reason)
    output.appendProtoOptional(34, self.closes)
    output.appendProto(40, self.asked)
    output.appendProto(48, self.free)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 16: try reader.read(&self.phase, field: "phase")
      case 24: try reader.read(&self.reason, field: "reason")
      case 34: try reader.readOptional(&self.closes, field: "closes")
      case 40: try reader.read(&self.asked, field: "asked")
      case 48: try reader.read(&self.free, field: "free")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HubNotice {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.before)
    size &+= WireBuffer.protoSize(1, self.after)
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoSize(1, self.backlog)
    size &+= WireBuffer.protoSize(1, self.preparation)
    size &+= WireBuffer.protoSize(1, self.acceptRate)
    size &+= WireBuffer.protoSize(1, self.silence)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
    output.appendProto(16, self.before)
    output.appendProto(24, self.after)
    output.appendProto(32, self.reason)
    output.appendProto(40, self.backlog)
    output.appendProto(50, self.preparation)
    output.appendProto(56, self.acceptRate)
    output.appendProto(66, self.silence)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      case 16: try reader.read(&self.before, field: "before")
      case 24: try reader.read(&self.after, field: "after")
      case 32: try reader.read(&self.reason, field: "reason")
      case 40: try reader.read(&self.backlog, field: "backlog")
      case 50: try reader.read(&self.preparation, field: "preparation")
      case 56: try reader.read(&self.acceptRate, field: "acceptRate")
      case 66: try reader.read(&self.silence, field: "silence")
      default: try reader.skip(tag)
      }
    }
  }
}

extension BuyerNews {
  public var protoSize: Int {
    switch self {
    case .order(let value): WireBuffer.protoPresentSize(1, value)
    case .hold(let value): WireBuffer.protoPresentSize(1, value)
    case .waiter(let value): WireBuffer.protoPresentSize(1, value)
    case .void(let value): WireBuffer.protoPresentSize(1, value)
    case .drop(let value): WireBuffer.protoPresentSize(1, value)
    case .reservation(let value): WireBuffer.protoPresentSize(1, value)
    case .hub(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .order(let value): output.appendProtoPresent(10, value)
    case .hold(let value): output.appendProtoPresent(18, value)
    case .waiter(let value): output.appendProtoPresent(26, value)
    case .void(let value): output.appendProtoPresent(34, value)
    case .drop(let value): output.appendProtoPresent(42, value)
    case .reservation(let value): output.appendProtoPresent(50, value)
    case .hub(let value): output.appendProtoPresent(58, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = OrderUpdate()
        if case .order(let earlier) = self { value = earlier }
        try reader.read(&value, field: "order")
        self = .order(value)
      case 18:
        var value = HoldUpdate()
        if case .hold(let earlier) = self { value = earlier }
        try reader.read(&value, field: "hold")
        self = .hold(value)
      case 26:
        var value = WaiterUpdate()
        if case .waiter(let earlier) = self { value = earlier }
        try reader.read(&value, field: "waiter")
        self = .waiter(value)
      case 34:
        var value = VoidPayment()
        if case .void(let earlier) = self { value = earlier }
        try reader.read(&value, field: "void")
        self = .void(value)
      case 42:
        var value = DropNotice()
        if case .drop(let earlier) = self { value = earlier }
        try reader.read(&value, field: "drop")
        self = .drop(value)
      case 50:
        var value = ReservationNotice()
        if case .reservation(let earlier) = self { value = earlier }
        try reader.read(&value, field: "reservation")
        self = .reservation(value)
      case 58:
        var value = HubNotice()
        if case .hub(let earlier) = self { value = earlier }
        try reader.read(&value, field: "hub")
        self = .hub(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension BuyerUpdate {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.offset)
    size &+= WireBuffer.protoSize(1, self.at)
    size &+= WireBuffer.protoMessageSize(1, self.news)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.offset)
    output.appendProto(18, self.at)
    output.appendProtoMessage(26, self.news)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.offset, field: "offset")
      case 18: try reader.read(&self.at, field: "at")
      case 26: try reader.read(&self.news, field: "news")
      default: try reader.skip(tag)
      }
    }
  }
}

extension WatchRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.next)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.buyer)
    output.appendProto(16, self.next)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.buyer, field: "buyer")
      case 16: try reader.read(&self.next, field: "next")
      default: try reader.skip(tag)
      }
    }
  }
}

extension GetOrderRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.order)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.buyer)
    output.appendProto(17, self.order)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.buyer, field: "buyer")
      case 17: try reader.read(&self.order, field: "order")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoOptionalSize(1, self.eta)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.job)
    output.appendProto(17, self.pool)
    output.appendProto(24, self.quantity)
    output.appendProto(32, self.phase)
    output.appendProto(40, self.attempt)
    output.appendProto(49, self.hub)
    output.appendProtoOptional(58, self.eta)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.job, field: "job")
      case 17: try reader.read(&self.pool, field: "pool")
      case 24: try reader.read(&self.quantity, field: "quantity")
      case 32: try reader.read(&self.phase, field: "phase")
      case 40: try reader.read(&self.attempt, field: "attempt")
      case 49: try reader.read(&self.hub, field: "hub")
      case 58: try reader.readOptional(&self.eta, field: "eta")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OrderStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.hold)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.revision)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.amount)
    size &+= WireBuffer.protoListSize(1, self.jobs)
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoSize(1, self.asOf)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    size &+= WireBuffer.protoOptionalSize(1, self.archived)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.order)
    output.appendProto(17, self.hold)
    output.appendProto(25, self.drop)
    output.appendProto(32, self.revision)
    output.appendProto(40, self.phase)
    output.appendProto(48, self.amount)
    output.appendProtoList(58, self.jobs)
    output.appendProto(65, self.window)
    output.appendProto(72, self.asOf)
    output.appendProto(82, self.serverNow)
    output.appendProtoOptional(90, self.archived)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.order, field: "order")
      case 17: try reader.read(&self.hold, field: "hold")
      case 25: try reader.read(&self.drop, field: "drop")
      case 32: try reader.read(&self.revision, field: "revision")
      case 40: try reader.read(&self.phase, field: "phase")
      case 48: try reader.read(&self.amount, field: "amount")
      case 58: try reader.readElement(&self.jobs, max: 4, field: "jobs")
      case 65: try reader.read(&self.window, field: "window")
      case 72: try reader.read(&self.asOf, field: "asOf")
      case 82: try reader.read(&self.serverNow, field: "serverNow")
      case 90: try reader.readOptional(&self.archived, field: "archived")
      default: try reader.skip(tag)
      }
    }
  }
}

extension GetOrderResult {
  public var protoSize: Int {
    switch self {
    case .order(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .order(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = OrderStatus()
        if case .order(let earlier) = self { value = earlier }
        try reader.read(&value, field: "order")
        self = .order(value)
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

extension CancelOrderRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoPackedSize(1, self.jobs)
    size &+= WireBuffer.protoSize(1, self.expected)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.order)
    output.appendProtoPacked(34, self.jobs)
    output.appendProto(40, self.expected)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.order, field: "order")
      case 34: try reader.readPacked(&self.jobs, max: 4, field: "jobs")
      case 33: try reader.readElement(&self.jobs, max: 4, field: "jobs")
      case 40: try reader.read(&self.expected, field: "expected")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OrderCancelled {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.revision)
    size &+= WireBuffer.protoMessageSize(1, self.returned)
    size &+= WireBuffer.protoMessageSize(1, self.payment)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.order)
    output.appendProto(16, self.phase)
    output.appendProto(24, self.revision)
    output.appendProtoMessage(34, self.returned)
    output.appendProtoMessage(42, self.payment)
    output.appendProto(48, self.sequence)
    output.appendProto(56, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.order, field: "order")
      case 16: try reader.read(&self.phase, field: "phase")
      case 24: try reader.read(&self.revision, field: "revision")
      case 34: try reader.read(&self.returned, field: "returned")
      case 42: try reader.read(&self.payment, field: "payment")
      case 48: try reader.read(&self.sequence, field: "sequence")
      case 56: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension CancelOrderResult {
  public var protoSize: Int {
    switch self {
    case .cancelled(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .cancelled(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = OrderCancelled()
        if case .cancelled(let earlier) = self { value = earlier }
        try reader.read(&value, field: "cancelled")
        self = .cancelled(value)
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

extension RefundRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoMessageSize(1, self.amount)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.order)
    output.appendProtoMessage(26, self.amount)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.order, field: "order")
      case 26: try reader.read(&self.amount, field: "amount")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RefundOrdered {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoMessageSize(1, self.payment)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoMessage(10, self.payment)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.payment, field: "payment")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RefundResult {
  public var protoSize: Int {
    switch self {
    case .refund(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .refund(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = RefundOrdered()
        if case .refund(let earlier) = self { value = earlier }
        try reader.read(&value, field: "refund")
        self = .refund(value)
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

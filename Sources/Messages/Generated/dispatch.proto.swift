// Generated from dispatch.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension RegisterPartnerRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.name)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(18, self.name)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.name, max: 256, field: "name")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PartnerRegistered {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.partner)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.partner)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.partner, field: "partner")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RegisterPartnerResult {
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
        var value = PartnerRegistered()
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

extension PutHubRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.partner)
    size &+= WireBuffer.protoSize(1, self.zone)
    size &+= WireBuffer.protoSize(1, self.capabilities)
    size &+= WireBuffer.protoSize(1, self.openJobs)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.hub)
    output.appendProto(25, self.partner)
    output.appendProto(32, self.zone)
    output.appendProto(40, self.capabilities)
    output.appendProto(48, self.openJobs)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.hub, field: "hub")
      case 25: try reader.read(&self.partner, field: "partner")
      case 32: try reader.read(&self.zone, field: "zone")
      case 40: try reader.read(&self.capabilities, field: "capabilities")
      case 48: try reader.read(&self.openJobs, field: "openJobs")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HubStored {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PutHubResult {
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
        var value = HubStored()
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

extension PartnerHello {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.partner)
    size &+= WireBuffer.protoSize(1, self.next)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.partner)
    output.appendProto(16, self.next)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.partner, field: "partner")
      case 16: try reader.read(&self.next, field: "next")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobReport {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.tag)
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.action)
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoOptionalSize(1, self.eta)
    size &+= WireBuffer.protoOptionalSize(1, self.why)
    size &+= WireBuffer.protoOptionalSize(1, self.proof)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.tag)
    output.appendProto(17, self.job)
    output.appendProto(24, self.attempt)
    output.appendProto(32, self.action)
    output.appendProto(40, self.reason)
    output.appendProtoOptional(50, self.eta)
    output.appendProtoOptional(56, self.why)
    output.appendProtoOptional(66, self.proof)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.tag, field: "tag")
      case 17: try reader.read(&self.job, field: "job")
      case 24: try reader.read(&self.attempt, field: "attempt")
      case 32: try reader.read(&self.action, field: "action")
      case 40: try reader.read(&self.reason, field: "reason")
      case 50: try reader.readOptional(&self.eta, field: "eta")
      case 56: try reader.readOptional(&self.why, field: "why")
      case 66: try reader.readOptional(&self.proof, field: "proof")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReportRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.partner)
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.action)
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoOptionalSize(1, self.eta)
    size &+= WireBuffer.protoOptionalSize(1, self.why)
    size &+= WireBuffer.protoOptionalSize(1, self.proof)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.partner)
    output.appendProto(17, self.job)
    output.appendProto(24, self.attempt)
    output.appendProto(32, self.action)
    output.appendProto(40, self.reason)
    output.appendProtoOptional(50, self.eta)
    output.appendProtoOptional(56, self.why)
    output.appendProtoOptional(66, self.proof)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.partner, field: "partner")
      case 17: try reader.read(&self.job, field: "job")
      case 24: try reader.read(&self.attempt, field: "attempt")
      case 32: try reader.read(&self.action, field: "action")
      case 40: try reader.read(&self.reason, field: "reason")
      case 50: try reader.readOptional(&self.eta, field: "eta")
      case 56: try reader.readOptional(&self.why, field: "why")
      case 66: try reader.readOptional(&self.proof, field: "proof")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReportTaken {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.changed)
    size &+= WireBuffer.protoSize(1, self.sequence)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.job)
    output.appendProto(16, self.attempt)
    output.appendProto(24, self.phase)
    output.appendProto(32, self.changed)
    output.appendProto(40, self.sequence)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.job, field: "job")
      case 16: try reader.read(&self.attempt, field: "attempt")
      case 24: try reader.read(&self.phase, field: "phase")
      case 32: try reader.read(&self.changed, field: "changed")
      case 40: try reader.read(&self.sequence, field: "sequence")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReportResult {
  public var protoSize: Int {
    switch self {
    case .taken(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .taken(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = ReportTaken()
        if case .taken(let earlier) = self { value = earlier }
        try reader.read(&value, field: "taken")
        self = .taken(value)
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

extension SetDispatchRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.answerWithin)
    size &+= WireBuffer.protoSize(1, self.heardWithin)
    size &+= WireBuffer.protoSize(1, self.autoSwap)
    size &+= WireBuffer.protoSize(1, self.remove)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.hub)
    output.appendProto(26, self.answerWithin)
    output.appendProto(34, self.heardWithin)
    output.appendProto(40, self.autoSwap)
    output.appendProto(48, self.remove)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.hub, field: "hub")
      case 26: try reader.read(&self.answerWithin, field: "answerWithin")
      case 34: try reader.read(&self.heardWithin, field: "heardWithin")
      case 40: try reader.read(&self.autoSwap, field: "autoSwap")
      case 48: try reader.read(&self.remove, field: "remove")
      default: try reader.skip(tag)
      }
    }
  }
}

extension DispatchSet {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetDispatchResult {
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
        var value = DispatchSet()
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

extension ForceSwapRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.hub)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.job)
    output.appendProto(25, self.hub)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.job, field: "job")
      case 25: try reader.read(&self.hub, field: "hub")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobSwapped {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.before)
    size &+= WireBuffer.protoSize(1, self.after)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.job)
    output.appendProto(16, self.attempt)
    output.appendProto(25, self.before)
    output.appendProto(33, self.after)
    output.appendProto(40, self.sequence)
    output.appendProto(48, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.job, field: "job")
      case 16: try reader.read(&self.attempt, field: "attempt")
      case 25: try reader.read(&self.before, field: "before")
      case 33: try reader.read(&self.after, field: "after")
      case 40: try reader.read(&self.sequence, field: "sequence")
      case 48: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ForceSwapResult {
  public var protoSize: Int {
    switch self {
    case .swapped(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .swapped(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = JobSwapped()
        if case .swapped(let earlier) = self { value = earlier }
        try reader.read(&value, field: "swapped")
        self = .swapped(value)
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

extension JobRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.job)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.job)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.job, field: "job")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobState {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.partner)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoOptionalSize(1, self.answerBy)
    size &+= WireBuffer.protoOptionalSize(1, self.window)
    size &+= WireBuffer.protoOptionalSize(1, self.eta)
    size &+= WireBuffer.protoSize(1, self.why)
    size &+= WireBuffer.protoOptionalSize(1, self.proof)
    size &+= WireBuffer.protoSize(1, self.refusals)
    size &+= WireBuffer.protoSize(1, self.passed)
    size &+= WireBuffer.protoSize(1, self.taken)
    size &+= WireBuffer.protoSize(1, self.swap)
    size &+= WireBuffer.protoSize(2, self.asOf)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.job)
    output.appendProto(17, self.order)
    output.appendProto(25, self.partner)
    output.appendProto(33, self.hub)
    output.appendProto(40, self.attempt)
    output.appendProto(48, self.phase)
    output.appendProtoOptional(58, self.answerBy)
    output.appendProtoOptional(66, self.window)
    output.appendProtoOptional(74, self.eta)
    output.appendProto(80, self.why)
    output.appendProtoOptional(90, self.proof)
    output.appendProto(96, self.refusals)
    output.appendProto(104, self.passed)
    output.appendProto(113, self.taken)
    output.appendProto(120, self.swap)
    output.appendProto(128, self.asOf)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.job, field: "job")
      case 17: try reader.read(&self.order, field: "order")
      case 25: try reader.read(&self.partner, field: "partner")
      case 33: try reader.read(&self.hub, field: "hub")
      case 40: try reader.read(&self.attempt, field: "attempt")
      case 48: try reader.read(&self.phase, field: "phase")
      case 58: try reader.readOptional(&self.answerBy, field: "answerBy")
      case 66: try reader.readOptional(&self.window, field: "window")
      case 74: try reader.readOptional(&self.eta, field: "eta")
      case 80: try reader.read(&self.why, field: "why")
      case 90: try reader.readOptional(&self.proof, field: "proof")
      case 96: try reader.read(&self.refusals, field: "refusals")
      case 104: try reader.read(&self.passed, field: "passed")
      case 113: try reader.read(&self.taken, field: "taken")
      case 120: try reader.read(&self.swap, field: "swap")
      case 128: try reader.read(&self.asOf, field: "asOf")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobResult {
  public var protoSize: Int {
    switch self {
    case .state(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .state(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = JobState()
        if case .state(let earlier) = self { value = earlier }
        try reader.read(&value, field: "state")
        self = .state(value)
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

extension TelemetryRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.partner)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.backlog)
    size &+= WireBuffer.protoSize(1, self.preparation)
    size &+= WireBuffer.protoOptionalSize(1, self.acceptRate)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.partner)
    output.appendProto(17, self.hub)
    output.appendProto(24, self.backlog)
    output.appendProto(34, self.preparation)
    output.appendProtoOptional(40, self.acceptRate)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.partner, field: "partner")
      case 17: try reader.read(&self.hub, field: "hub")
      case 24: try reader.read(&self.backlog, field: "backlog")
      case 34: try reader.read(&self.preparation, field: "preparation")
      case 40: try reader.readOptional(&self.acceptRate, field: "acceptRate")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TelemetryTaken {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.mode)
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoOptionalSize(1, self.since)
    size &+= WireBuffer.protoSize(1, self.sequence)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
    output.appendProto(16, self.mode)
    output.appendProto(24, self.reason)
    output.appendProtoOptional(34, self.since)
    output.appendProto(40, self.sequence)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      case 16: try reader.read(&self.mode, field: "mode")
      case 24: try reader.read(&self.reason, field: "reason")
      case 34: try reader.readOptional(&self.since, field: "since")
      case 40: try reader.read(&self.sequence, field: "sequence")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TelemetryResult {
  public var protoSize: Int {
    switch self {
    case .taken(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .taken(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = TelemetryTaken()
        if case .taken(let earlier) = self { value = earlier }
        try reader.read(&value, field: "taken")
        self = .taken(value)
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

extension PartnerMessage {
  public var protoSize: Int {
    switch self {
    case .hello(let value): WireBuffer.protoPresentSize(1, value)
    case .report(let value): WireBuffer.protoPresentSize(1, value)
    case .telemetry(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .hello(let value): output.appendProtoPresent(10, value)
    case .report(let value): output.appendProtoPresent(18, value)
    case .telemetry(let value): output.appendProtoPresent(26, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = PartnerHello()
        if case .hello(let earlier) = self { value = earlier }
        try reader.read(&value, field: "hello")
        self = .hello(value)
      case 18:
        var value = JobReport()
        if case .report(let earlier) = self { value = earlier }
        try reader.read(&value, field: "report")
        self = .report(value)
      case 26:
        var value = TelemetryRequest()
        if case .telemetry(let earlier) = self { value = earlier }
        try reader.read(&value, field: "telemetry")
        self = .telemetry(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobOffered {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.variant)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoOptionalSize(1, self.window)
    size &+= WireBuffer.protoOptionalSize(1, self.answer)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.job)
    output.appendProto(16, self.attempt)
    output.appendProto(25, self.order)
    output.appendProto(33, self.hub)
    output.appendProto(41, self.drop)
    output.appendProto(49, self.pool)
    output.appendProto(56, self.variant)
    output.appendProto(64, self.quantity)
    output.appendProtoOptional(74, self.window)
    output.appendProtoOptional(82, self.answer)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.job, field: "job")
      case 16: try reader.read(&self.attempt, field: "attempt")
      case 25: try reader.read(&self.order, field: "order")
      case 33: try reader.read(&self.hub, field: "hub")
      case 41: try reader.read(&self.drop, field: "drop")
      case 49: try reader.read(&self.pool, field: "pool")
      case 56: try reader.read(&self.variant, field: "variant")
      case 64: try reader.read(&self.quantity, field: "quantity")
      case 74: try reader.readOptional(&self.window, field: "window")
      case 82: try reader.readOptional(&self.answer, field: "answer")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobWithdrawn {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.swap)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.job)
    output.appendProto(16, self.attempt)
    output.appendProto(24, self.swap)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.job, field: "job")
      case 16: try reader.read(&self.attempt, field: "attempt")
      case 24: try reader.read(&self.swap, field: "swap")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobNews {
  public var protoSize: Int {
    switch self {
    case .offered(let value): WireBuffer.protoPresentSize(1, value)
    case .withdrawn(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .offered(let value): output.appendProtoPresent(10, value)
    case .withdrawn(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = JobOffered()
        if case .offered(let earlier) = self { value = earlier }
        try reader.read(&value, field: "offered")
        self = .offered(value)
      case 18:
        var value = JobWithdrawn()
        if case .withdrawn(let earlier) = self { value = earlier }
        try reader.read(&value, field: "withdrawn")
        self = .withdrawn(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension JobEvent {
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

extension ReportAccepted {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.tag)
    size &+= WireBuffer.protoSize(1, self.job)
    size &+= WireBuffer.protoSize(1, self.attempt)
    size &+= WireBuffer.protoSize(1, self.phase)
    size &+= WireBuffer.protoSize(1, self.changed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.tag)
    output.appendProto(17, self.job)
    output.appendProto(24, self.attempt)
    output.appendProto(32, self.phase)
    output.appendProto(40, self.changed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.tag, field: "tag")
      case 17: try reader.read(&self.job, field: "job")
      case 24: try reader.read(&self.attempt, field: "attempt")
      case 32: try reader.read(&self.phase, field: "phase")
      case 40: try reader.read(&self.changed, field: "changed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReportRefused {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.tag)
    size &+= WireBuffer.protoMessageSize(1, self.rejected)
    size &+= WireBuffer.protoPackedSize(1, self.possible)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.tag)
    output.appendProtoMessage(18, self.rejected)
    output.appendProtoPacked(26, self.possible)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.tag, field: "tag")
      case 18: try reader.read(&self.rejected, field: "rejected")
      case 26: try reader.readPacked(&self.possible, max: 16, field: "possible")
      case 24: try reader.readElement(&self.possible, max: 16, field: "possible")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StreamRoster {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.streams)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.streams)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.streams, field: "streams")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TelemetryAnswer {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoMessageSize(1, self.result)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
    output.appendProtoMessage(18, self.result)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      case 18: try reader.read(&self.result, field: "result")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PartnerEvent {
  public var protoSize: Int {
    switch self {
    case .job(let value): WireBuffer.protoPresentSize(1, value)
    case .accepted(let value): WireBuffer.protoPresentSize(1, value)
    case .refused(let value): WireBuffer.protoPresentSize(1, value)
    case .telemetry(let value): WireBuffer.protoPresentSize(1, value)
    case .roster(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .job(let value): output.appendProtoPresent(10, value)
    case .accepted(let value): output.appendProtoPresent(18, value)
    case .refused(let value): output.appendProtoPresent(26, value)
    case .telemetry(let value): output.appendProtoPresent(34, value)
    case .roster(let value): output.appendProtoPresent(42, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = JobEvent()
        if case .job(let earlier) = self { value = earlier }
        try reader.read(&value, field: "job")
        self = .job(value)
      case 18:
        var value = ReportAccepted()
        if case .accepted(let earlier) = self { value = earlier }
        try reader.read(&value, field: "accepted")
        self = .accepted(value)
      case 26:
        var value = ReportRefused()
        if case .refused(let earlier) = self { value = earlier }
        try reader.read(&value, field: "refused")
        self = .refused(value)
      case 34:
        var value = TelemetryAnswer()
        if case .telemetry(let earlier) = self { value = earlier }
        try reader.read(&value, field: "telemetry")
        self = .telemetry(value)
      case 42:
        var value = StreamRoster()
        if case .roster(let earlier) = self { value = earlier }
        try reader.read(&value, field: "roster")
        self = .roster(value)
      default: try reader.skip(tag)
      }
    }
  }
}

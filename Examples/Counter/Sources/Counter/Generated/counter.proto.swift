// Generated from counter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Step {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.counter)
    size &+= WireBuffer.protoSize(1, self.by)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.counter)
    output.appendProto(24, self.by)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.counter, field: "counter")
      case 24: try reader.read(&self.by, field: "by")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Count {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.counter)
    size &+= WireBuffer.protoSize(1, self.value)
    size &+= WireBuffer.protoSize(1, self.step)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.counter)
    output.appendProto(16, self.value)
    output.appendProto(24, self.step)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.counter, field: "counter")
      case 16: try reader.read(&self.value, field: "value")
      case 24: try reader.read(&self.step, field: "step")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Refusal {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.value)
    size &+= WireBuffer.protoSize(1, self.reason)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.value)
    output.appendProto(18, self.reason)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.value, field: "value")
      case 18: try reader.read(&self.reason, max: 80, field: "reason")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StepResult {
  public var protoSize: Int {
    switch self {
    case .counted(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .counted(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Count()
        if case .counted(let earlier) = self { value = earlier }
        try reader.read(&value, field: "counted")
        self = .counted(value)
      case 18:
        var value = Refusal()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension Which {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.counter)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.counter)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.counter, field: "counter")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Watch {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.counter)
    size &+= WireBuffer.protoSize(1, self.after)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.counter)
    output.appendProto(16, self.after)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.counter, field: "counter")
      case 16: try reader.read(&self.after, field: "after")
      default: try reader.skip(tag)
      }
    }
  }
}

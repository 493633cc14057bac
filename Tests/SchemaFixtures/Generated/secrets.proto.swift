// Generated from secrets.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Stamp {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.card)
    size &+= WireBuffer.protoSize(1, self.code)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.card)
    output.appendProto(16, self.code)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.card, field: "card")
      case 16: try reader.read(&self.code, field: "code")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Sealed {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.token)
    size &+= WireBuffer.protoMessageSize(1, self.stamp)
    size &+= WireBuffer.protoListSize(1, self.stamps)
    size &+= WireBuffer.protoSize(1, self.plain)
    size &+= WireBuffer.protoListSize(1, self.names.entries)
    size &+= WireBuffer.protoOptionalSize(1, self.maybe)
    size &+= WireBuffer.protoOptionalSize(1, self.hidden)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.token)
    output.appendProtoMessage(18, self.stamp)
    output.appendProtoList(26, self.stamps)
    output.appendProto(32, self.plain)
    output.appendProtoList(42, self.names.entries)
    output.appendProtoOptional(48, self.maybe)
    output.appendProtoOptional(56, self.hidden)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.token, max: 32, field: "token")
      case 18: try reader.read(&self.stamp, field: "stamp")
      case 26: try reader.readElement(&self.stamps, max: 4, field: "stamps")
      case 32: try reader.read(&self.plain, field: "plain")
      case 42: try reader.readEntry(&self.names, max: 4, field: "names")
      case 48: try reader.readOptional(&self.maybe, field: "maybe")
      case 56: try reader.readOptional(&self.hidden, field: "hidden")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SealedChoice {
  public var protoSize: Int {
    switch self {
    case .sealed(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .sealed(let value): output.appendProtoPresent(10, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Sealed()
        if case .sealed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "sealed")
        self = .sealed(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension SealedNamesEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(10, self.key)
    output.appendProtoPresent(16, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, max: 8, field: "key")
      case 16: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

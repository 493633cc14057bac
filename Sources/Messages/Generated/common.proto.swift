// Generated from common.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Money {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.minor)
    size &+= WireBuffer.protoSize(1, self.currency)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.minor)
    output.appendProto(18, self.currency)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.minor, field: "minor")
      case 18: try reader.read(&self.currency, field: "currency")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Alternative {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.places)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.window)
    output.appendProto(17, self.pool)
    output.appendProto(24, self.places)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.window, field: "window")
      case 17: try reader.read(&self.pool, field: "pool")
      case 24: try reader.read(&self.places, field: "places")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Rejected {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoSize(1, self.detail)
    size &+= WireBuffer.protoSize(1, self.available)
    size &+= WireBuffer.protoOptionalSize(1, self.retryAfter)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    size &+= WireBuffer.protoListSize(1, self.alternatives)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.reason)
    output.appendProto(18, self.detail)
    output.appendProto(24, self.available)
    output.appendProtoOptional(34, self.retryAfter)
    output.appendProto(40, self.sequence)
    output.appendProto(48, self.replayed)
    output.appendProtoList(58, self.alternatives)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.reason, field: "reason")
      case 18: try reader.read(&self.detail, max: 200, field: "detail")
      case 24: try reader.read(&self.available, field: "available")
      case 34: try reader.readOptional(&self.retryAfter, field: "retryAfter")
      case 40: try reader.read(&self.sequence, field: "sequence")
      case 48: try reader.read(&self.replayed, field: "replayed")
      case 58: try reader.readElement(&self.alternatives, max: 3, field: "alternatives")
      default: try reader.skip(tag)
      }
    }
  }
}

// Generated from health.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension HealthCheckRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.service)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.service)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.service, max: 512, field: "service")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HealthCheckResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.status)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.status)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.status, field: "status")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HealthListRequest {
  public var protoSize: Int {
    0
  }

  public func encodeProto(into output: inout WireBuffer) {
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      default: try reader.skip(tag)
      }
    }
  }
}

extension HealthListResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.statuses.entries)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.statuses.entries)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readEntry(&self.statuses, max: 1024, field: "statuses")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HealthListResponseStatusesEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(10, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, max: 512, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

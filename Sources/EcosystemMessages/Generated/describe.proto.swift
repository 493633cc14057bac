// Generated from describe.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ServicesRequest {
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

extension DescribeRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.name)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.name)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.name, max: 256, field: "name")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ServiceList {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.services)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.services)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.services, max: 256, field: "services")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ServiceDescription {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.documentation)
    size &+= WireBuffer.protoListSize(1, self.methods)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.name)
    output.appendProto(18, self.documentation)
    output.appendProtoList(26, self.methods)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.name, max: 256, field: "name")
      case 18: try reader.read(&self.documentation, max: 65536, field: "documentation")
      case 26: try reader.readElement(&self.methods, max: 1024, field: "methods")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MethodDescription {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.documentation)
    size &+= WireBuffer.protoSize(1, self.request)
    size &+= WireBuffer.protoSize(1, self.response)
    size &+= WireBuffer.protoSize(1, self.streamsRequests)
    size &+= WireBuffer.protoSize(1, self.streamsResponses)
    size &+= WireBuffer.protoSize(1, self.idempotent)
    size &+= WireBuffer.protoSize(1, self.idempotencyKey)
    size &+= WireBuffer.protoSize(1, self.resumesAfter)
    size &+= WireBuffer.protoOptionalSize(1, self.deprecated)
    size &+= WireBuffer.protoOptionalSize(1, self.logNumber)
    size &+= WireBuffer.protoSize(1, self.urgent)
    size &+= WireBuffer.protoListSize(1, self.roles)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.name)
    output.appendProto(18, self.documentation)
    output.appendProto(26, self.request)
    output.appendProto(34, self.response)
    output.appendProto(40, self.streamsRequests)
    output.appendProto(48, self.streamsResponses)
    output.appendProto(56, self.idempotent)
    output.appendProto(66, self.idempotencyKey)
    output.appendProto(74, self.resumesAfter)
    output.appendProtoOptional(82, self.deprecated)
    output.appendProtoOptional(88, self.logNumber)
    output.appendProto(96, self.urgent)
    output.appendProtoList(106, self.roles)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.name, max: 256, field: "name")
      case 18: try reader.read(&self.documentation, max: 65536, field: "documentation")
      case 26: try reader.read(&self.request, max: 256, field: "request")
      case 34: try reader.read(&self.response, max: 256, field: "response")
      case 40: try reader.read(&self.streamsRequests, field: "streamsRequests")
      case 48: try reader.read(&self.streamsResponses, field: "streamsResponses")
      case 56: try reader.read(&self.idempotent, field: "idempotent")
      case 66: try reader.read(&self.idempotencyKey, max: 256, field: "idempotencyKey")
      case 74: try reader.read(&self.resumesAfter, max: 256, field: "resumesAfter")
      case 82: try reader.readOptional(&self.deprecated, max: 4096, field: "deprecated")
      case 88: try reader.readOptional(&self.logNumber, field: "logNumber")
      case 96: try reader.read(&self.urgent, field: "urgent")
      case 106: try reader.readElement(&self.roles, max: 64, elementMax: 64, field: "roles")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TypeDescription {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoSize(1, self.documentation)
    size &+= WireBuffer.protoSize(1, self.fixedBytes)
    size &+= WireBuffer.protoSize(1, self.maximumBytes)
    size &+= WireBuffer.protoListSize(1, self.fields)
    size &+= WireBuffer.protoListSize(1, self.cases)
    size &+= WireBuffer.protoSize(1, self.prefix)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.name)
    output.appendProto(16, self.kind)
    output.appendProto(26, self.documentation)
    output.appendProto(32, self.fixedBytes)
    output.appendProto(40, self.maximumBytes)
    output.appendProtoList(50, self.fields)
    output.appendProtoList(58, self.cases)
    output.appendProto(66, self.prefix)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.name, max: 256, field: "name")
      case 16: try reader.read(&self.kind, field: "kind")
      case 26: try reader.read(&self.documentation, max: 65536, field: "documentation")
      case 32: try reader.read(&self.fixedBytes, field: "fixedBytes")
      case 40: try reader.read(&self.maximumBytes, field: "maximumBytes")
      case 50: try reader.readElement(&self.fields, max: 4096, field: "fields")
      case 58: try reader.readElement(&self.cases, max: 65536, field: "cases")
      case 66: try reader.read(&self.prefix, max: 16, field: "prefix")
      default: try reader.skip(tag)
      }
    }
  }
}

extension FieldDescription {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.number)
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.type)
    size &+= WireBuffer.protoSize(1, self.isOptional)
    size &+= WireBuffer.protoSize(1, self.isRetired)
    size &+= WireBuffer.protoOptionalSize(1, self.offset)
    size &+= WireBuffer.protoOptionalSize(1, self.size)
    size &+= WireBuffer.protoOptionalSize(1, self.presenceOffset)
    size &+= WireBuffer.protoOptionalSize(1, self.presenceMask)
    size &+= WireBuffer.protoListSize(1, self.constraints)
    size &+= WireBuffer.protoSize(1, self.documentation)
    size &+= WireBuffer.protoOptionalSize(1, self.deprecated)
    size &+= WireBuffer.protoSize(1, self.secret)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.number)
    output.appendProto(18, self.name)
    output.appendProto(26, self.type)
    output.appendProto(32, self.isOptional)
    output.appendProto(40, self.isRetired)
    output.appendProtoOptional(48, self.offset)
    output.appendProtoOptional(56, self.size)
    output.appendProtoOptional(64, self.presenceOffset)
    output.appendProtoOptional(72, self.presenceMask)
    output.appendProtoList(82, self.constraints)
    output.appendProto(90, self.documentation)
    output.appendProtoOptional(98, self.deprecated)
    output.appendProto(104, self.secret)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.number, field: "number")
      case 18: try reader.read(&self.name, max: 256, field: "name")
      case 26: try reader.read(&self.type, max: 1024, field: "type")
      case 32: try reader.read(&self.isOptional, field: "isOptional")
      case 40: try reader.read(&self.isRetired, field: "isRetired")
      case 48: try reader.readOptional(&self.offset, field: "offset")
      case 56: try reader.readOptional(&self.size, field: "size")
      case 64: try reader.readOptional(&self.presenceOffset, field: "presenceOffset")
      case 72: try reader.readOptional(&self.presenceMask, field: "presenceMask")
      case 82: try reader.readElement(&self.constraints, max: 16, elementMax: 256, field: "constraints")
      case 90: try reader.read(&self.documentation, max: 65536, field: "documentation")
      case 98: try reader.readOptional(&self.deprecated, max: 4096, field: "deprecated")
      case 104: try reader.read(&self.secret, field: "secret")
      default: try reader.skip(tag)
      }
    }
  }
}

extension CaseDescription {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.number)
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.type)
    size &+= WireBuffer.protoSize(1, self.isRetired)
    size &+= WireBuffer.protoSize(1, self.documentation)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.number)
    output.appendProto(18, self.name)
    output.appendProto(26, self.type)
    output.appendProto(32, self.isRetired)
    output.appendProto(42, self.documentation)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.number, field: "number")
      case 18: try reader.read(&self.name, max: 256, field: "name")
      case 26: try reader.read(&self.type, max: 256, field: "type")
      case 32: try reader.read(&self.isRetired, field: "isRetired")
      case 42: try reader.read(&self.documentation, max: 65536, field: "documentation")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Described {
  public var protoSize: Int {
    switch self {
    case .service(let value): WireBuffer.protoPresentSize(1, value)
    case .type(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .service(let value): output.appendProtoPresent(10, value)
    case .type(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = ServiceDescription()
        if case .service(let earlier) = self { value = earlier }
        try reader.read(&value, field: "service")
        self = .service(value)
      case 18:
        var value = TypeDescription()
        if case .type(let earlier) = self { value = earlier }
        try reader.read(&value, field: "type")
        self = .type(value)
      default: try reader.skip(tag)
      }
    }
  }
}

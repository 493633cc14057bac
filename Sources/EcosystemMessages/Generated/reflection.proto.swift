// Generated from reflection.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ServerReflectionRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.host)
    size &+= WireBuffer.protoOptionalSize(1, self.fileByFilename)
    size &+= WireBuffer.protoOptionalSize(1, self.fileContainingSymbol)
    size &+= WireBuffer.protoOptionalSize(1, self.fileContainingExtension)
    size &+= WireBuffer.protoOptionalSize(1, self.allExtensionNumbersOfType)
    size &+= WireBuffer.protoOptionalSize(1, self.listServices)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.host)
    output.appendProtoOptional(26, self.fileByFilename)
    output.appendProtoOptional(34, self.fileContainingSymbol)
    output.appendProtoOptional(42, self.fileContainingExtension)
    output.appendProtoOptional(50, self.allExtensionNumbersOfType)
    output.appendProtoOptional(58, self.listServices)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.host, max: 512, field: "host")
      case 26: try reader.readOptional(&self.fileByFilename, max: 512, field: "fileByFilename")
      case 34: try reader.readOptional(&self.fileContainingSymbol, max: 512, field: "fileContainingSymbol")
      case 42: try reader.readOptional(&self.fileContainingExtension, field: "fileContainingExtension")
      case 50: try reader.readOptional(&self.allExtensionNumbersOfType, max: 512, field: "allExtensionNumbersOfType")
      case 58: try reader.readOptional(&self.listServices, max: 512, field: "listServices")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ExtensionRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.containingType)
    size &+= WireBuffer.protoSize(1, self.extensionNumber)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.containingType)
    output.appendProto(16, self.extensionNumber)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.containingType, max: 512, field: "containingType")
      case 16: try reader.read(&self.extensionNumber, field: "extensionNumber")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ServerReflectionResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.validHost)
    size &+= WireBuffer.protoOptionalSize(1, self.originalRequest)
    size &+= WireBuffer.protoOptionalSize(1, self.fileDescriptorResponse)
    size &+= WireBuffer.protoOptionalSize(1, self.allExtensionNumbersResponse)
    size &+= WireBuffer.protoOptionalSize(1, self.listServicesResponse)
    size &+= WireBuffer.protoOptionalSize(1, self.errorResponse)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.validHost)
    output.appendProtoOptional(18, self.originalRequest)
    output.appendProtoOptional(34, self.fileDescriptorResponse)
    output.appendProtoOptional(42, self.allExtensionNumbersResponse)
    output.appendProtoOptional(50, self.listServicesResponse)
    output.appendProtoOptional(58, self.errorResponse)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.validHost, max: 512, field: "validHost")
      case 18: try reader.readOptional(&self.originalRequest, field: "originalRequest")
      case 34: try reader.readOptional(&self.fileDescriptorResponse, field: "fileDescriptorResponse")
      case 42: try reader.readOptional(&self.allExtensionNumbersResponse, field: "allExtensionNumbersResponse")
      case 50: try reader.readOptional(&self.listServicesResponse, field: "listServicesResponse")
      case 58: try reader.readOptional(&self.errorResponse, field: "errorResponse")
      default: try reader.skip(tag)
      }
    }
  }
}

extension FileDescriptorResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.fileDescriptorProto)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.fileDescriptorProto)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.fileDescriptorProto, max: 256, elementMax: 262144, field: "fileDescriptorProto")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ExtensionNumberResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.baseTypeName)
    size &+= WireBuffer.protoPackedSize(1, self.extensionNumber)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.baseTypeName)
    output.appendProtoPacked(18, self.extensionNumber)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.baseTypeName, max: 512, field: "baseTypeName")
      case 18: try reader.readPacked(&self.extensionNumber, max: 1024, field: "extensionNumber")
      case 16: try reader.readElement(&self.extensionNumber, max: 1024, field: "extensionNumber")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ListServiceResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.service)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.service)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.service, max: 1024, field: "service")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ServiceResponse {
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
      case 10: try reader.read(&self.name, max: 512, field: "name")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ErrorResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.errorCode)
    size &+= WireBuffer.protoSize(1, self.errorMessage)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.errorCode)
    output.appendProto(18, self.errorMessage)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.errorCode, field: "errorCode")
      case 18: try reader.read(&self.errorMessage, max: 4096, field: "errorMessage")
      default: try reader.skip(tag)
      }
    }
  }
}

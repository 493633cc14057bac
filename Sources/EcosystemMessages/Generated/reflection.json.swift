// Generated from reflection.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ServerReflectionRequest {
  public static let jsonNames = JSONNames(
    ["host", "fileByFilename", "fileContainingSymbol", "fileContainingExtension", "allExtensionNumbersOfType", "listServices"],
    ["host", "file_by_filename", "file_containing_symbol", "file_containing_extension", "all_extension_numbers_of_type", "list_services"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("host", self.host)
    output.appendJSONOptional("fileByFilename", self.fileByFilename)
    output.appendJSONOptional("fileContainingSymbol", self.fileContainingSymbol)
    output.appendJSONOptional("fileContainingExtension", self.fileContainingExtension)
    output.appendJSONOptional("allExtensionNumbersOfType", self.allExtensionNumbersOfType)
    output.appendJSONOptional("listServices", self.listServices)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.host, max: 512)
    case 1: try reader.readOptional(&self.fileByFilename, max: 512)
    case 2: try reader.readOptional(&self.fileContainingSymbol, max: 512)
    case 3: try reader.readOptional(&self.fileContainingExtension)
    case 4: try reader.readOptional(&self.allExtensionNumbersOfType, max: 512)
    case 5: try reader.readOptional(&self.listServices, max: 512)
    default: break
    }
  }
}

extension ExtensionRequest {
  public static let jsonNames = JSONNames(
    ["containingType", "extensionNumber"],
    ["containing_type", "extension_number"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("containingType", self.containingType)
    output.appendJSON("extensionNumber", self.extensionNumber)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.containingType, max: 512)
    case 1: try reader.read(&self.extensionNumber)
    default: break
    }
  }
}

extension ServerReflectionResponse {
  public static let jsonNames = JSONNames(
    ["validHost", "originalRequest", "fileDescriptorResponse", "allExtensionNumbersResponse", "listServicesResponse", "errorResponse"],
    ["valid_host", "original_request", "file_descriptor_response", "all_extension_numbers_response", "list_services_response", "error_response"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("validHost", self.validHost)
    output.appendJSONOptional("originalRequest", self.originalRequest)
    output.appendJSONOptional("fileDescriptorResponse", self.fileDescriptorResponse)
    output.appendJSONOptional("allExtensionNumbersResponse", self.allExtensionNumbersResponse)
    output.appendJSONOptional("listServicesResponse", self.listServicesResponse)
    output.appendJSONOptional("errorResponse", self.errorResponse)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.validHost, max: 512)
    case 1: try reader.readOptional(&self.originalRequest)
    case 2: try reader.readOptional(&self.fileDescriptorResponse)
    case 3: try reader.readOptional(&self.allExtensionNumbersResponse)
    case 4: try reader.readOptional(&self.listServicesResponse)
    case 5: try reader.readOptional(&self.errorResponse)
    default: break
    }
  }
}

extension FileDescriptorResponse {
  public static let jsonNames = JSONNames(["fileDescriptorProto"], ["file_descriptor_proto"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("fileDescriptorProto", self.fileDescriptorProto)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.fileDescriptorProto, max: 256, elementMax: 262144)
    default: break
    }
  }
}

extension ExtensionNumberResponse {
  public static let jsonNames = JSONNames(
    ["baseTypeName", "extensionNumber"],
    ["base_type_name", "extension_number"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("baseTypeName", self.baseTypeName)
    output.appendJSONList("extensionNumber", self.extensionNumber)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.baseTypeName, max: 512)
    case 1: try reader.readList(&self.extensionNumber, max: 1024)
    default: break
    }
  }
}

extension ListServiceResponse {
  public static let jsonNames = JSONNames(["service"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("service", self.service)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.service, max: 1024)
    default: break
    }
  }
}

extension ServiceResponse {
  public static let jsonNames = JSONNames(["name"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("name", self.name)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.name, max: 512)
    default: break
    }
  }
}

extension ErrorResponse {
  public static let jsonNames = JSONNames(
    ["errorCode", "errorMessage"],
    ["error_code", "error_message"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("errorCode", self.errorCode)
    output.appendJSON("errorMessage", self.errorMessage)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.errorCode)
    case 1: try reader.read(&self.errorMessage, max: 4096)
    default: break
    }
  }
}

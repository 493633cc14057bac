// Generated from describe.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ServicesRequest {
  public static let jsonNames = JSONNames([])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    default: break
    }
  }
}

extension DescribeRequest {
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
    case 0: try reader.read(&self.name, max: 256)
    default: break
    }
  }
}

extension ServiceList {
  public static let jsonNames = JSONNames(["services"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("services", self.services)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.services, max: 256)
    default: break
    }
  }
}

extension ServiceDescription {
  public static let jsonNames = JSONNames(["name", "documentation", "methods"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("name", self.name)
    output.appendJSON("documentation", self.documentation)
    output.appendJSONList("methods", self.methods)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.name, max: 256)
    case 1: try reader.read(&self.documentation, max: 65536)
    case 2: try reader.readList(&self.methods, max: 1024)
    default: break
    }
  }
}

extension MethodDescription {
  public static let jsonNames = JSONNames(
    ["name", "documentation", "request", "response", "streamsRequests", "streamsResponses", "idempotent", "idempotencyKey", "resumesAfter", "deprecated", "logNumber", "urgent", "roles"],
    ["name", "documentation", "request", "response", "streams_requests", "streams_responses", "idempotent", "idempotency_key", "resumes_after", "deprecated", "log_number", "urgent", "roles"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("name", self.name)
    output.appendJSON("documentation", self.documentation)
    output.appendJSON("request", self.request)
    output.appendJSON("response", self.response)
    output.appendJSON("streamsRequests", self.streamsRequests)
    output.appendJSON("streamsResponses", self.streamsResponses)
    output.appendJSON("idempotent", self.idempotent)
    output.appendJSON("idempotencyKey", self.idempotencyKey)
    output.appendJSON("resumesAfter", self.resumesAfter)
    output.appendJSONOptional("deprecated", self.deprecated)
    output.appendJSONOptional("logNumber", self.logNumber)
    output.appendJSON("urgent", self.urgent)
    output.appendJSONList("roles", self.roles)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.name, max: 256)
    case 1: try reader.read(&self.documentation, max: 65536)
    case 2: try reader.read(&self.request, max: 256)
    case 3: try reader.read(&self.response, max: 256)
    case 4: try reader.read(&self.streamsRequests)
    case 5: try reader.read(&self.streamsResponses)
    case 6: try reader.read(&self.idempotent)
    case 7: try reader.read(&self.idempotencyKey, max: 256)
    case 8: try reader.read(&self.resumesAfter, max: 256)
    case 9: try reader.readOptional(&self.deprecated, max: 4096)
    case 10: try reader.readOptional(&self.logNumber)
    case 11: try reader.read(&self.urgent)
    case 12: try reader.readList(&self.roles, max: 64, elementMax: 64)
    default: break
    }
  }
}

extension TypeKind {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5],
    ["TYPE_KIND_UNSPECIFIED", "TYPE_KIND_MESSAGE", "TYPE_KIND_STRUCTURE", "TYPE_KIND_ENUM_TYPE", "TYPE_KIND_UNION", "TYPE_KIND_NEWTYPE"]
  )
}

extension TypeDescription {
  public static let jsonNames = JSONNames(
    ["name", "kind", "documentation", "fixedBytes", "maximumBytes", "fields", "cases", "prefix"],
    ["name", "kind", "documentation", "fixed_bytes", "maximum_bytes", "fields", "cases", "prefix"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("name", self.name)
    output.appendJSON("kind", self.kind)
    output.appendJSON("documentation", self.documentation)
    output.appendJSON("fixedBytes", self.fixedBytes)
    output.appendJSON("maximumBytes", self.maximumBytes)
    output.appendJSONList("fields", self.fields)
    output.appendJSONList("cases", self.cases)
    output.appendJSON("prefix", self.prefix)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.name, max: 256)
    case 1: try reader.read(&self.kind)
    case 2: try reader.read(&self.documentation, max: 65536)
    case 3: try reader.read(&self.fixedBytes)
    case 4: try reader.read(&self.maximumBytes)
    case 5: try reader.readList(&self.fields, max: 4096)
    case 6: try reader.readList(&self.cases, max: 65536)
    case 7: try reader.read(&self.prefix, max: 16)
    default: break
    }
  }
}

extension FieldDescription {
  public static let jsonNames = JSONNames(
    ["number", "name", "type", "isOptional", "isRetired", "offset", "size", "presenceOffset", "presenceMask", "constraints", "documentation", "deprecated", "secret"],
    ["number", "name", "type", "is_optional", "is_retired", "offset", "size", "presence_offset", "presence_mask", "constraints", "documentation", "deprecated", "secret"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("number", self.number)
    output.appendJSON("name", self.name)
    output.appendJSON("type", self.type)
    output.appendJSON("isOptional", self.isOptional)
    output.appendJSON("isRetired", self.isRetired)
    output.appendJSONOptional("offset", self.offset)
    output.appendJSONOptional("size", self.size)
    output.appendJSONOptional("presenceOffset", self.presenceOffset)
    output.appendJSONOptional("presenceMask", self.presenceMask)
    output.appendJSONList("constraints", self.constraints)
    output.appendJSON("documentation", self.documentation)
    output.appendJSONOptional("deprecated", self.deprecated)
    output.appendJSON("secret", self.secret)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.number)
    case 1: try reader.read(&self.name, max: 256)
    case 2: try reader.read(&self.type, max: 1024)
    case 3: try reader.read(&self.isOptional)
    case 4: try reader.read(&self.isRetired)
    case 5: try reader.readOptional(&self.offset)
    case 6: try reader.readOptional(&self.size)
    case 7: try reader.readOptional(&self.presenceOffset)
    case 8: try reader.readOptional(&self.presenceMask)
    case 9: try reader.readList(&self.constraints, max: 16, elementMax: 256)
    case 10: try reader.read(&self.documentation, max: 65536)
    case 11: try reader.readOptional(&self.deprecated, max: 4096)
    case 12: try reader.read(&self.secret)
    default: break
    }
  }
}

extension CaseDescription {
  public static let jsonNames = JSONNames(
    ["number", "name", "type", "isRetired", "documentation"],
    ["number", "name", "type", "is_retired", "documentation"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("number", self.number)
    output.appendJSON("name", self.name)
    output.appendJSON("type", self.type)
    output.appendJSON("isRetired", self.isRetired)
    output.appendJSON("documentation", self.documentation)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.number)
    case 1: try reader.read(&self.name, max: 256)
    case 2: try reader.read(&self.type, max: 256)
    case 3: try reader.read(&self.isRetired)
    case 4: try reader.read(&self.documentation, max: 65536)
    default: break
    }
  }
}

extension Described {
  public static let jsonNames = JSONNames(["service", "type"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .service(let value): output.appendJSONPresent("service", value)
    case .type(let value): output.appendJSONPresent("type", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(ServiceDescription.self, isFree: self.caseNumber == 0) {
        self = .service(value)
      }
    case 1:
      if let value = try reader.readCase(TypeDescription.self, isFree: self.caseNumber == 0) {
        self = .type(value)
      }
    default: break
    }
  }
}

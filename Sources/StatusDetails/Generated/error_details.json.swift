// Generated from error_details.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ErrorInfo {
  public static let jsonNames = JSONNames(["reason", "domain", "metadata"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("reason", self.reason)
    output.appendJSON("domain", self.domain)
    output.appendJSONMap("metadata", self.metadata)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.reason, max: 256)
    case 1: try reader.read(&self.domain, max: 256)
    case 2: try reader.readMap(&self.metadata, max: 64)
    default: break
    }
  }
}

extension RetryInfo {
  public static let jsonNames = JSONNames(["retryDelay"], ["retry_delay"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONOptional("retryDelay", self.retryDelay)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readOptional(&self.retryDelay)
    default: break
    }
  }
}

extension DebugInfo {
  public static let jsonNames = JSONNames(["stackEntries", "detail"], ["stack_entries", "detail"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("stackEntries", self.stackEntries)
    output.appendJSON("detail", self.detail)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.stackEntries, max: 256, elementMax: 4096)
    case 1: try reader.read(&self.detail, max: 16384)
    default: break
    }
  }
}

extension QuotaFailure {
  public static let jsonNames = JSONNames(["violations"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("violations", self.violations)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.violations, max: 64)
    default: break
    }
  }
}

extension QuotaViolation {
  public static let jsonNames = JSONNames(
    ["subject", "description", "apiService", "quotaMetric", "quotaId", "quotaDimensions", "quotaValue", "futureQuotaValue"],
    ["subject", "description", "api_service", "quota_metric", "quota_id", "quota_dimensions", "quota_value", "future_quota_value"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("subject", self.subject)
    output.appendJSON("description", self.description)
    output.appendJSON("apiService", self.apiService)
    output.appendJSON("quotaMetric", self.quotaMetric)
    output.appendJSON("quotaId", self.quotaId)
    output.appendJSONMap("quotaDimensions", self.quotaDimensions)
    output.appendJSON("quotaValue", self.quotaValue)
    output.appendJSONOptional("futureQuotaValue", self.futureQuotaValue)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.subject, max: 1024)
    case 1: try reader.read(&self.description, max: 4096)
    case 2: try reader.read(&self.apiService, max: 1024)
    case 3: try reader.read(&self.quotaMetric, max: 1024)
    case 4: try reader.read(&self.quotaId, max: 1024)
    case 5: try reader.readMap(&self.quotaDimensions, max: 64)
    case 6: try reader.read(&self.quotaValue)
    case 7: try reader.readOptional(&self.futureQuotaValue)
    default: break
    }
  }
}

extension PreconditionFailure {
  public static let jsonNames = JSONNames(["violations"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("violations", self.violations)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.violations, max: 64)
    default: break
    }
  }
}

extension PreconditionViolation {
  public static let jsonNames = JSONNames(["type", "subject", "description"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("type", self.type)
    output.appendJSON("subject", self.subject)
    output.appendJSON("description", self.description)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.type, max: 1024)
    case 1: try reader.read(&self.subject, max: 1024)
    case 2: try reader.read(&self.description, max: 4096)
    default: break
    }
  }
}

extension BadRequest {
  public static let jsonNames = JSONNames(["fieldViolations"], ["field_violations"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("fieldViolations", self.fieldViolations)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.fieldViolations, max: 64)
    default: break
    }
  }
}

extension FieldViolation {
  public static let jsonNames = JSONNames(
    ["field", "description", "reason", "localizedMessage"],
    ["field", "description", "reason", "localized_message"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("field", self.field)
    output.appendJSON("description", self.description)
    output.appendJSON("reason", self.reason)
    output.appendJSONOptional("localizedMessage", self.localizedMessage)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.field, max: 1024)
    case 1: try reader.read(&self.description, max: 4096)
    case 2: try reader.read(&self.reason, max: 256)
    case 3: try reader.readOptional(&self.localizedMessage)
    default: break
    }
  }
}

extension RequestInfo {
  public static let jsonNames = JSONNames(
    ["requestId", "servingData"],
    ["request_id", "serving_data"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("requestId", self.requestId)
    output.appendJSON("servingData", self.servingData)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.requestId, max: 1024)
    case 1: try reader.read(&self.servingData, max: 16384)
    default: break
    }
  }
}

extension ResourceInfo {
  public static let jsonNames = JSONNames(
    ["resourceType", "resourceName", "owner", "description"],
    ["resource_type", "resource_name", "owner", "description"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("resourceType", self.resourceType)
    output.appendJSON("resourceName", self.resourceName)
    output.appendJSON("owner", self.owner)
    output.appendJSON("description", self.description)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.resourceType, max: 1024)
    case 1: try reader.read(&self.resourceName, max: 1024)
    case 2: try reader.read(&self.owner, max: 1024)
    case 3: try reader.read(&self.description, max: 4096)
    default: break
    }
  }
}

extension Help {
  public static let jsonNames = JSONNames(["links"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("links", self.links)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.links, max: 64)
    default: break
    }
  }
}

extension HelpLink {
  public static let jsonNames = JSONNames(["description", "url"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("description", self.description)
    output.appendJSON("url", self.url)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.description, max: 4096)
    case 1: try reader.read(&self.url, max: 4096)
    default: break
    }
  }
}

extension LocalizedMessage {
  public static let jsonNames = JSONNames(["locale", "message"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("locale", self.locale)
    output.appendJSON("message", self.message)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.locale, max: 64)
    case 1: try reader.read(&self.message, max: 16384)
    default: break
    }
  }
}

extension ErrorInfoMetadataEntry {
  public static let jsonNames = JSONNames(["key", "value"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONPresent("key", self.key)
    output.appendJSONPresent("value", self.value)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key, max: 256)
    case 1: try reader.read(&self.value, max: 4096)
    default: break
    }
  }
}

extension QuotaViolationQuotaDimensionsEntry {
  public static let jsonNames = JSONNames(["key", "value"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONPresent("key", self.key)
    output.appendJSONPresent("value", self.value)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key, max: 256)
    case 1: try reader.read(&self.value, max: 4096)
    default: break
    }
  }
}

// Generated from health.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension HealthCheckRequest {
  public static let jsonNames = JSONNames(["service"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("service", self.service)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.service, max: 512)
    default: break
    }
  }
}

extension ServingStatus {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"]
  )
}

extension HealthCheckResponse {
  public static let jsonNames = JSONNames(["status"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("status", self.status)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.status)
    default: break
    }
  }
}

extension HealthListRequest {
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

extension HealthListResponse {
  public static let jsonNames = JSONNames(["statuses"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONMap("statuses", self.statuses)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readMap(&self.statuses, max: 1024)
    default: break
    }
  }
}

extension HealthListResponseStatusesEntry {
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
    case 0: try reader.read(&self.key, max: 512)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

// Generated from testing.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Empty {
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

extension BoolValue {
  public static let jsonNames = JSONNames(["value"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("value", self.value)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.value)
    default: break
    }
  }
}

extension PayloadType {
  public static let jsonNames = JSONEnumNames([0], ["COMPRESSABLE"])
}

extension Payload {
  public static let jsonNames = JSONNames(["type", "body"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("type", self.type)
    output.appendJSON("body", self.body)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.type)
    case 1: try reader.read(&self.body, max: 4194304)
    default: break
    }
  }
}

extension EchoStatus {
  public static let jsonNames = JSONNames(["code", "message"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("code", self.code)
    output.appendJSON("message", self.message)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.code)
    case 1: try reader.read(&self.message, max: 4096)
    default: break
    }
  }
}

extension GrpclbRouteType {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2],
    ["GRPCLB_ROUTE_TYPE_UNKNOWN", "GRPCLB_ROUTE_TYPE_FALLBACK", "GRPCLB_ROUTE_TYPE_BACKEND"]
  )
}

extension TestOrcaReport {
  public static let jsonNames = JSONNames(
    ["cpuUtilization", "memoryUtilization", "requestCost", "utilization"],
    ["cpu_utilization", "memory_utilization", "request_cost", "utilization"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("cpuUtilization", self.cpuUtilization)
    output.appendJSON("memoryUtilization", self.memoryUtilization)
    output.appendJSONMap("requestCost", self.requestCost)
    output.appendJSONMap("utilization", self.utilization)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.cpuUtilization)
    case 1: try reader.read(&self.memoryUtilization)
    case 2: try reader.readMap(&self.requestCost, max: 1024)
    case 3: try reader.readMap(&self.utilization, max: 1024)
    default: break
    }
  }
}

extension SimpleRequest {
  public static let jsonNames = JSONNames(
    ["responseType", "responseSize", "payload", "fillUsername", "fillOauthScope", "responseCompressed", "responseStatus", "expectCompressed", "fillServerId", "fillGrpclbRouteType", "orcaPerQueryReport", "orcaOobReport"],
    ["response_type", "response_size", "payload", "fill_username", "fill_oauth_scope", "response_compressed", "response_status", "expect_compressed", "fill_server_id", "fill_grpclb_route_type", "orca_per_query_report", "orca_oob_report"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("responseType", self.responseType)
    output.appendJSON("responseSize", self.responseSize)
    output.appendJSONOptional("payload", self.payload)
    output.appendJSON("fillUsername", self.fillUsername)
    output.appendJSON("fillOauthScope", self.fillOauthScope)
    output.appendJSONOptional("responseCompressed", self.responseCompressed)
    output.appendJSONOptional("responseStatus", self.responseStatus)
    output.appendJSONOptional("expectCompressed", self.expectCompressed)
    output.appendJSON("fillServerId", self.fillServerId)
    output.appendJSON("fillGrpclbRouteType", self.fillGrpclbRouteType)
    output.appendJSONOptional("orcaPerQueryReport", self.orcaPerQueryReport)
    output.appendJSONOptional("orcaOobReport", self.orcaOobReport)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.responseType)
    case 1: try reader.read(&self.responseSize)
    case 2: try reader.readOptional(&self.payload)
    case 3: try reader.read(&self.fillUsername)
    case 4: try reader.read(&self.fillOauthScope)
    case 5: try reader.readOptional(&self.responseCompressed)
    case 6: try reader.readOptional(&self.responseStatus)
    case 7: try reader.readOptional(&self.expectCompressed)
    case 8: try reader.read(&self.fillServerId)
    case 9: try reader.read(&self.fillGrpclbRouteType)
    case 10: try reader.readOptional(&self.orcaPerQueryReport)
    case 11: try reader.readOptional(&self.orcaOobReport)
    default: break
    }
  }
}

extension SimpleResponse {
  public static let jsonNames = JSONNames(
    ["payload", "username", "oauthScope", "serverId", "grpclbRouteType", "hostname"],
    ["payload", "username", "oauth_scope", "server_id", "grpclb_route_type", "hostname"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONOptional("payload", self.payload)
    output.appendJSON("username", self.username)
    output.appendJSON("oauthScope", self.oauthScope)
    output.appendJSON("serverId", self.serverId)
    output.appendJSON("grpclbRouteType", self.grpclbRouteType)
    output.appendJSON("hostname", self.hostname)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readOptional(&self.payload)
    case 1: try reader.read(&self.username, max: 1024)
    case 2: try reader.read(&self.oauthScope, max: 1024)
    case 3: try reader.read(&self.serverId, max: 1024)
    case 4: try reader.read(&self.grpclbRouteType)
    case 5: try reader.read(&self.hostname, max: 1024)
    default: break
    }
  }
}

extension StreamingInputCallRequest {
  public static let jsonNames = JSONNames(
    ["payload", "expectCompressed"],
    ["payload", "expect_compressed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONOptional("payload", self.payload)
    output.appendJSONOptional("expectCompressed", self.expectCompressed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readOptional(&self.payload)
    case 1: try reader.readOptional(&self.expectCompressed)
    default: break
    }
  }
}

extension StreamingInputCallResponse {
  public static let jsonNames = JSONNames(["aggregatedPayloadSize"], ["aggregated_payload_size"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("aggregatedPayloadSize", self.aggregatedPayloadSize)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.aggregatedPayloadSize)
    default: break
    }
  }
}

extension ResponseParameters {
  public static let jsonNames = JSONNames(
    ["size", "intervalUs", "compressed"],
    ["size", "interval_us", "compressed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("size", self.size)
    output.appendJSON("intervalUs", self.intervalUs)
    output.appendJSONOptional("compressed", self.compressed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.size)
    case 1: try reader.read(&self.intervalUs)
    case 2: try reader.readOptional(&self.compressed)
    default: break
    }
  }
}

extension StreamingOutputCallRequest {
  public static let jsonNames = JSONNames(
    ["responseType", "responseParameters", "payload", "responseStatus", "orcaOobReport"],
    ["response_type", "response_parameters", "payload", "response_status", "orca_oob_report"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("responseType", self.responseType)
    output.appendJSONList("responseParameters", self.responseParameters)
    output.appendJSONOptional("payload", self.payload)
    output.appendJSONOptional("responseStatus", self.responseStatus)
    output.appendJSONOptional("orcaOobReport", self.orcaOobReport)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.responseType)
    case 1: try reader.readList(&self.responseParameters, max: 1024)
    case 2: try reader.readOptional(&self.payload)
    case 3: try reader.readOptional(&self.responseStatus)
    case 4: try reader.readOptional(&self.orcaOobReport)
    default: break
    }
  }
}

extension StreamingOutputCallResponse {
  public static let jsonNames = JSONNames(["payload"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONOptional("payload", self.payload)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readOptional(&self.payload)
    default: break
    }
  }
}

extension ReconnectParams {
  public static let jsonNames = JSONNames(["maxReconnectBackoffMs"], ["max_reconnect_backoff_ms"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("maxReconnectBackoffMs", self.maxReconnectBackoffMs)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.maxReconnectBackoffMs)
    default: break
    }
  }
}

extension ReconnectInfo {
  public static let jsonNames = JSONNames(["passed", "backoffMs"], ["passed", "backoff_ms"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("passed", self.passed)
    output.appendJSONList("backoffMs", self.backoffMs)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.passed)
    case 1: try reader.readList(&self.backoffMs, max: 1024)
    default: break
    }
  }
}

extension TestOrcaReportRequestCostEntry {
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
    case 0: try reader.read(&self.key, max: 1024)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension TestOrcaReportUtilizationEntry {
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
    case 0: try reader.read(&self.key, max: 1024)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

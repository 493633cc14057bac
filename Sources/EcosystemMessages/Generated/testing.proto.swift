// Generated from testing.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Empty {
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

extension BoolValue {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Payload {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.type)
    size &+= WireBuffer.protoSize(1, self.body)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.type)
    output.appendProto(18, self.body)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.type, field: "type")
      case 18: try reader.read(&self.body, max: 4194304, field: "body")
      default: try reader.skip(tag)
      }
    }
  }
}

extension EchoStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.code)
    size &+= WireBuffer.protoSize(1, self.message)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.code)
    output.appendProto(18, self.message)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.code, field: "code")
      case 18: try reader.read(&self.message, max: 4096, field: "message")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TestOrcaReport {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.cpuUtilization)
    size &+= WireBuffer.protoSize(1, self.memoryUtilization)
    size &+= WireBuffer.protoListSize(1, self.requestCost.entries)
    size &+= WireBuffer.protoListSize(1, self.utilization.entries)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.cpuUtilization)
    output.appendProto(17, self.memoryUtilization)
    output.appendProtoList(26, self.requestCost.entries)
    output.appendProtoList(34, self.utilization.entries)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.cpuUtilization, field: "cpuUtilization")
      case 17: try reader.read(&self.memoryUtilization, field: "memoryUtilization")
      case 26: try reader.readEntry(&self.requestCost, max: 1024, field: "requestCost")
      case 34: try reader.readEntry(&self.utilization, max: 1024, field: "utilization")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SimpleRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.responseType)
    size &+= WireBuffer.protoSize(1, self.responseSize)
    size &+= WireBuffer.protoOptionalSize(1, self.payload)
    size &+= WireBuffer.protoSize(1, self.fillUsername)
    size &+= WireBuffer.protoSize(1, self.fillOauthScope)
    size &+= WireBuffer.protoOptionalSize(1, self.responseCompressed)
    size &+= WireBuffer.protoOptionalSize(1, self.responseStatus)
    size &+= WireBuffer.protoOptionalSize(1, self.expectCompressed)
    size &+= WireBuffer.protoSize(1, self.fillServerId)
    size &+= WireBuffer.protoSize(1, self.fillGrpclbRouteType)
    size &+= WireBuffer.protoOptionalSize(1, self.orcaPerQueryReport)
    size &+= WireBuffer.protoOptionalSize(1, self.orcaOobReport)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.responseType)
    output.appendProto(16, self.responseSize)
    output.appendProtoOptional(26, self.payload)
    output.appendProto(32, self.fillUsername)
    output.appendProto(40, self.fillOauthScope)
    output.appendProtoOptional(50, self.responseCompressed)
    output.appendProtoOptional(58, self.responseStatus)
    output.appendProtoOptional(66, self.expectCompressed)
    output.appendProto(72, self.fillServerId)
    output.appendProto(80, self.fillGrpclbRouteType)
    output.appendProtoOptional(90, self.orcaPerQueryReport)
    output.appendProtoOptional(98, self.orcaOobReport)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.responseType, field: "responseType")
      case 16: try reader.read(&self.responseSize, field: "responseSize")
      case 26: try reader.readOptional(&self.payload, field: "payload")
      case 32: try reader.read(&self.fillUsername, field: "fillUsername")
      case 40: try reader.read(&self.fillOauthScope, field: "fillOauthScope")
      case 50: try reader.readOptional(&self.responseCompressed, field: "responseCompressed")
      case 58: try reader.readOptional(&self.responseStatus, field: "responseStatus")
      case 66: try reader.readOptional(&self.expectCompressed, field: "expectCompressed")
      case 72: try reader.read(&self.fillServerId, field: "fillServerId")
      case 80: try reader.read(&self.fillGrpclbRouteType, field: "fillGrpclbRouteType")
      case 90: try reader.readOptional(&self.orcaPerQueryReport, field: "orcaPerQueryReport")
      case 98: try reader.readOptional(&self.orcaOobReport, field: "orcaOobReport")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SimpleResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoOptionalSize(1, self.payload)
    size &+= WireBuffer.protoSize(1, self.username)
    size &+= WireBuffer.protoSize(1, self.oauthScope)
    size &+= WireBuffer.protoSize(1, self.serverId)
    size &+= WireBuffer.protoSize(1, self.grpclbRouteType)
    size &+= WireBuffer.protoSize(1, self.hostname)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoOptional(10, self.payload)
    output.appendProto(18, self.username)
    output.appendProto(26, self.oauthScope)
    output.appendProto(34, self.serverId)
    output.appendProto(40, self.grpclbRouteType)
    output.appendProto(50, self.hostname)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readOptional(&self.payload, field: "payload")
      case 18: try reader.read(&self.username, max: 1024, field: "username")
      case 26: try reader.read(&self.oauthScope, max: 1024, field: "oauthScope")
      case 34: try reader.read(&self.serverId, max: 1024, field: "serverId")
      case 40: try reader.read(&self.grpclbRouteType, field: "grpclbRouteType")
      case 50: try reader.read(&self.hostname, max: 1024, field: "hostname")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StreamingInputCallRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoOptionalSize(1, self.payload)
    size &+= WireBuffer.protoOptionalSize(1, self.expectCompressed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoOptional(10, self.payload)
    output.appendProtoOptional(18, self.expectCompressed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readOptional(&self.payload, field: "payload")
      case 18: try reader.readOptional(&self.expectCompressed, field: "expectCompressed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StreamingInputCallResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.aggregatedPayloadSize)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.aggregatedPayloadSize)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.aggregatedPayloadSize, field: "aggregatedPayloadSize")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ResponseParameters {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.size)
    size &+= WireBuffer.protoSize(1, self.intervalUs)
    size &+= WireBuffer.protoOptionalSize(1, self.compressed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.size)
    output.appendProto(16, self.intervalUs)
    output.appendProtoOptional(26, self.compressed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.size, field: "size")
      case 16: try reader.read(&self.intervalUs, field: "intervalUs")
      case 26: try reader.readOptional(&self.compressed, field: "compressed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StreamingOutputCallRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.responseType)
    size &+= WireBuffer.protoListSize(1, self.responseParameters)
    size &+= WireBuffer.protoOptionalSize(1, self.payload)
    size &+= WireBuffer.protoOptionalSize(1, self.responseStatus)
    size &+= WireBuffer.protoOptionalSize(1, self.orcaOobReport)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.responseType)
    output.appendProtoList(18, self.responseParameters)
    output.appendProtoOptional(26, self.payload)
    output.appendProtoOptional(58, self.responseStatus)
    output.appendProtoOptional(66, self.orcaOobReport)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.responseType, field: "responseType")
      case 18: try reader.readElement(&self.responseParameters, max: 1024, field: "responseParameters")
      case 26: try reader.readOptional(&self.payload, field: "payload")
      case 58: try reader.readOptional(&self.responseStatus, field: "responseStatus")
      case 66: try reader.readOptional(&self.orcaOobReport, field: "orcaOobReport")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StreamingOutputCallResponse {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoOptionalSize(1, self.payload)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoOptional(10, self.payload)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readOptional(&self.payload, field: "payload")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReconnectParams {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.maxReconnectBackoffMs)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.maxReconnectBackoffMs)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.maxReconnectBackoffMs, field: "maxReconnectBackoffMs")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReconnectInfo {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.passed)
    size &+= WireBuffer.protoPackedSize(1, self.backoffMs)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.passed)
    output.appendProtoPacked(18, self.backoffMs)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.passed, field: "passed")
      case 18: try reader.readPacked(&self.backoffMs, max: 1024, field: "backoffMs")
      case 16: try reader.readElement(&self.backoffMs, max: 1024, field: "backoffMs")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TestOrcaReportRequestCostEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(10, self.key)
    output.appendProtoPresent(17, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, max: 1024, field: "key")
      case 17: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TestOrcaReportUtilizationEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(10, self.key)
    output.appendProtoPresent(17, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, max: 1024, field: "key")
      case 17: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

// Generated from error_details.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ErrorInfo {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoSize(1, self.domain)
    size &+= WireBuffer.protoListSize(1, self.metadata.entries)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.reason)
    output.appendProto(18, self.domain)
    output.appendProtoList(26, self.metadata.entries)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.reason, max: 256, field: "reason")
      case 18: try reader.read(&self.domain, max: 256, field: "domain")
      case 26: try reader.readEntry(&self.metadata, max: 64, field: "metadata")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RetryInfo {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoOptionalSize(1, self.retryDelay)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoOptional(10, self.retryDelay)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readOptional(&self.retryDelay, field: "retryDelay")
      default: try reader.skip(tag)
      }
    }
  }
}

extension DebugInfo {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.stackEntries)
    size &+= WireBuffer.protoSize(1, self.detail)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.stackEntries)
    output.appendProto(18, self.detail)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.stackEntries, max: 256, elementMax: 4096, field: "stackEntries")
      case 18: try reader.read(&self.detail, max: 16384, field: "detail")
      default: try reader.skip(tag)
      }
    }
  }
}

extension QuotaFailure {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.violations)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.violations)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.violations, max: 64, field: "violations")
      default: try reader.skip(tag)
      }
    }
  }
}

extension QuotaViolation {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.subject)
    size &+= WireBuffer.protoSize(1, self.description)
    size &+= WireBuffer.protoSize(1, self.apiService)
    size &+= WireBuffer.protoSize(1, self.quotaMetric)
    size &+= WireBuffer.protoSize(1, self.quotaId)
    size &+= WireBuffer.protoListSize(1, self.quotaDimensions.entries)
    size &+= WireBuffer.protoSize(1, self.quotaValue)
    size &+= WireBuffer.protoOptionalSize(1, self.futureQuotaValue)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.subject)
    output.appendProto(18, self.description)
    output.appendProto(26, self.apiService)
    output.appendProto(34, self.quotaMetric)
    output.appendProto(42, self.quotaId)
    output.appendProtoList(50, self.quotaDimensions.entries)
    output.appendProto(56, self.quotaValue)
    output.appendProtoOptional(64, self.futureQuotaValue)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.subject, max: 1024, field: "subject")
      case 18: try reader.read(&self.description, max: 4096, field: "description")
      case 26: try reader.read(&self.apiService, max: 1024, field: "apiService")
      case 34: try reader.read(&self.quotaMetric, max: 1024, field: "quotaMetric")
      case 42: try reader.read(&self.quotaId, max: 1024, field: "quotaId")
      case 50: try reader.readEntry(&self.quotaDimensions, max: 64, field: "quotaDimensions")
      case 56: try reader.read(&self.quotaValue, field: "quotaValue")
      case 64: try reader.readOptional(&self.futureQuotaValue, field: "futureQuotaValue")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PreconditionFailure {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.violations)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.violations)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.violations, max: 64, field: "violations")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PreconditionViolation {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.type)
    size &+= WireBuffer.protoSize(1, self.subject)
    size &+= WireBuffer.protoSize(1, self.description)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.type)
    output.appendProto(18, self.subject)
    output.appendProto(26, self.description)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.type, max: 1024, field: "type")
      case 18: try reader.read(&self.subject, max: 1024, field: "subject")
      case 26: try reader.read(&self.description, max: 4096, field: "description")
      default: try reader.skip(tag)
      }
    }
  }
}

extension BadRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.fieldViolations)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.fieldViolations)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.fieldViolations, max: 64, field: "fieldViolations")
      default: try reader.skip(tag)
      }
    }
  }
}

extension FieldViolation {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.field)
    size &+= WireBuffer.protoSize(1, self.description)
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoOptionalSize(1, self.localizedMessage)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.field)
    output.appendProto(18, self.description)
    output.appendProto(26, self.reason)
    output.appendProtoOptional(34, self.localizedMessage)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.field, max: 1024, field: "field")
      case 18: try reader.read(&self.description, max: 4096, field: "description")
      case 26: try reader.read(&self.reason, max: 256, field: "reason")
      case 34: try reader.readOptional(&self.localizedMessage, field: "localizedMessage")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RequestInfo {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.requestId)
    size &+= WireBuffer.protoSize(1, self.servingData)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.requestId)
    output.appendProto(18, self.servingData)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.requestId, max: 1024, field: "requestId")
      case 18: try reader.read(&self.servingData, max: 16384, field: "servingData")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ResourceInfo {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.resourceType)
    size &+= WireBuffer.protoSize(1, self.resourceName)
    size &+= WireBuffer.protoSize(1, self.owner)
    size &+= WireBuffer.protoSize(1, self.description)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.resourceType)
    output.appendProto(18, self.resourceName)
    output.appendProto(26, self.owner)
    output.appendProto(34, self.description)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.resourceType, max: 1024, field: "resourceType")
      case 18: try reader.read(&self.resourceName, max: 1024, field: "resourceName")
      case 26: try reader.read(&self.owner, max: 1024, field: "owner")
      case 34: try reader.read(&self.description, max: 4096, field: "description")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Help {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.links)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.links)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.links, max: 64, field: "links")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HelpLink {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.description)
    size &+= WireBuffer.protoSize(1, self.url)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.description)
    output.appendProto(18, self.url)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.description, max: 4096, field: "description")
      case 18: try reader.read(&self.url, max: 4096, field: "url")
      default: try reader.skip(tag)
      }
    }
  }
}

extension LocalizedMessage {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.locale)
    size &+= WireBuffer.protoSize(1, self.message)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.locale)
    output.appendProto(18, self.message)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.locale, max: 64, field: "locale")
      case 18: try reader.read(&self.message, max: 16384, field: "message")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ErrorInfoMetadataEntry {
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
      case 10: try reader.read(&self.key, max: 256, field: "key")
      case 18: try reader.read(&self.value, max: 4096, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension QuotaViolationQuotaDimensionsEntry {
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
      case 10: try reader.read(&self.key, max: 256, field: "key")
      case 18: try reader.read(&self.value, max: 4096, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

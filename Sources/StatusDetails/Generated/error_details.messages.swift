// Generated from error_details.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Why it failed, as a word that programs tell apart.
public struct ErrorInfo: WireBlockMessage, Hashable {
  /// UPPER_SNAKE, unique in the domain.
  public var reason: String
  /// Who defines the reason, such as a service's host name.
  public var domain: String
  public var metadata: WireMap<ErrorInfoMetadataEntry>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.reason = ""
    self.domain = ""
    self.metadata = WireMap<ErrorInfoMetadataEntry>()
  }

  @inlinable
  public init(
    reason: String = "",
    domain: String = "",
    metadata: WireMap<ErrorInfoMetadataEntry> = WireMap<ErrorInfoMetadataEntry>()
  ) {
    self.reason = reason
    self.domain = domain
    self.metadata = metadata
  }
}

extension ErrorInfo {
  @inlinable public static var messageName: String { "google.rpc.ErrorInfo" }
  @inlinable public static var maximumEncodedSize: Int { 279436 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.reason.isEmpty { last = 1 }
    if !self.domain.isEmpty { last = 2 }
    if !self.metadata.isEmpty { last = 3 }
    if last >= 1 { try writer.appendString(self.reason) }
    if last >= 2 { try writer.appendString(self.domain) }
    if last >= 3 { try writer.appendMap(self.metadata) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.reason.isEmpty { last = 1 }
    if !self.domain.isEmpty { last = 2 }
    if !self.metadata.isEmpty { last = 3 }
    if last >= 1 { size &+= WireBuffer.size(self.reason) }
    if last >= 2 { size &+= WireBuffer.size(self.domain) }
    if last >= 3 { size &+= WireBuffer.size(self.metadata) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.reason = try tail.readString(max: 256, field: "reason")
    self.domain = try tail.readString(max: 256, field: "domain")
    self.metadata = try tail.readMap(max: 64, field: "metadata")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.reason.utf8.count <= 256, "reason", "must have at most 256 bytes")
    try Validation.require(self.domain.utf8.count <= 256, "domain", "must have at most 256 bytes")
    try Validation.require(self.metadata.count <= 64, "metadata", "must have at most 64 entries")
    try Validation.checkAll(self.metadata.entries, "metadata")
  }
}

/// When to try again.
public struct RetryInfo: WireBlockMessage, Hashable {
  public var retryDelay: TimeSpan?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.retryDelay = nil
  }

  @inlinable
  public init(retryDelay: TimeSpan?) {
    self.retryDelay = retryDelay
  }
}

extension RetryInfo {
  @inlinable public static var messageName: String { "google.rpc.RetryInfo" }
  @inlinable public static var maximumEncodedSize: Int { 11 }
  @inlinable public static var blockSize: Int { 9 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 9, presenceByte: 0, presenceMask: 0x01)
  ])

  @inlinable @inline(__always)
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(11)
    UInt16(9).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence0: UInt8 = 0
    if self.retryDelay != nil { presence0 |= 0x01 }
    presence0.store(into: &block, at: offset)
    block.storeOptional(self.retryDelay, at: offset &+ 1)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
  }

  @inlinable
  public var tailSize: Int {
    0
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 9 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 9 else { throw WireError(.truncated) }
    let presence0 = block.byte(at: 0)
    if presence0 & 0xFE != 0, block.byteCount == 9 {
      throw WireError(.unknownPresence)
    }
    self.retryDelay = try block.loadOptional(at: 1, if: presence0 & 0x01 != 0, field: "retryDelay")
  }
}

/// For the developers of the server.
public struct DebugInfo: WireBlockMessage, Hashable {
  public var stackEntries: [String]
  public var detail: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.stackEntries = []
    self.detail = ""
  }

  @inlinable
  public init(stackEntries: [String] = [], detail: String = "") {
    self.stackEntries = stackEntries
    self.detail = detail
  }
}

extension DebugInfo {
  @inlinable public static var messageName: String { "google.rpc.DebugInfo" }
  @inlinable public static var maximumEncodedSize: Int { 1065479 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.stackEntries.isEmpty { last = 1 }
    if !self.detail.isEmpty { last = 2 }
    if last >= 1 { try writer.appendStrings(self.stackEntries) }
    if last >= 2 { try writer.appendString(self.detail) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.stackEntries.isEmpty { last = 1 }
    if !self.detail.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.stackEntries) }
    if last >= 2 { size &+= WireBuffer.size(self.detail) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.stackEntries = try tail.readStrings(max: 256, elementMax: 4096, field: "stackEntries")
    self.detail = try tail.readString(max: 16384, field: "detail")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.stackEntries.count <= 256,
      "stackEntries",
      "must have at most 256 elements"
    )
    for index in self.stackEntries.indices {
      try Validation.require(
        self.stackEntries[index].utf8.count <= 4096,
        "stackEntries[\(index)]",
        "must have at most 4096 bytes"
      )
    }
    try Validation.require(
      self.detail.utf8.count <= 16384,
      "detail",
      "must have at most 16384 bytes"
    )
  }
}

/// Which quotas were exceeded.
public struct QuotaFailure: WireBlockMessage, Hashable {
  public var violations: [QuotaViolation]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.violations = []
  }

  @inlinable
  public init(violations: [QuotaViolation]) {
    self.violations = violations
  }
}

extension QuotaFailure {
  @inlinable public static var messageName: String { "google.rpc.QuotaFailure" }
  @inlinable public static var maximumEncodedSize: Int { 18376969 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.violations.isEmpty { try writer.appendMessages(self.violations) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.violations.isEmpty { size &+= WireBuffer.size(self.violations) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.violations = try tail.readMessages(max: 64, field: "violations")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.violations.count <= 64,
      "violations",
      "must have at most 64 elements"
    )
    try Validation.checkAll(self.violations, "violations")
  }
}

public struct QuotaViolation: WireBlockMessage, Hashable {
  /// What the quota is for, such as `client:1.2.3.4`.
  public var subject: String
  public var description: String
  public var apiService: String
  public var quotaMetric: String
  public var quotaId: String
  public var quotaDimensions: WireMap<QuotaViolationQuotaDimensionsEntry>
  public var quotaValue: Int64
  public var futureQuotaValue: Int64?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.subject = ""
    self.description = ""
    self.apiService = ""
    self.quotaMetric = ""
    self.quotaId = ""
    self.quotaDimensions = WireMap<QuotaViolationQuotaDimensionsEntry>()
    self.quotaValue = 0
    self.futureQuotaValue = nil
  }

  @inlinable
  public init(
    subject: String = "",
    description: String = "",
    apiService: String = "",
    quotaMetric: String = "",
    quotaId: String = "",
    quotaDimensions: WireMap<QuotaViolationQuotaDimensionsEntry> = WireMap<QuotaViolationQuotaDimensionsEntry>(),
    quotaValue: Int64 = 0,
    futureQuotaValue: Int64? = nil
  ) {
    self.subject = subject
    self.description = description
    self.apiService = apiService
    self.quotaMetric = quotaMetric
    self.quotaId = quotaId
    self.quotaDimensions = quotaDimensions
    self.quotaValue = quotaValue
    self.futureQuotaValue = futureQuotaValue
  }
}

extension QuotaViolation {
  @inlinable public static var messageName: String { "google.rpc.QuotaFailure.Violation" }
  @inlinable public static var maximumEncodedSize: Int { 287139 }
  @inlinable public static var blockSize: Int { 17 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 17, presenceByte: 8, presenceMask: 0x01)
  ])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(19)
    UInt16(17).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence8: UInt8 = 0
    if self.futureQuotaValue != nil { presence8 |= 0x01 }
    presence8.store(into: &block, at: offset &+ 8)
    self.quotaValue.store(into: &block, at: offset)
    block.storeOptional(self.futureQuotaValue, at: offset &+ 9)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.subject.isEmpty { last = 1 }
    if !self.description.isEmpty { last = 2 }
    if !self.apiService.isEmpty { last = 3 }
    if !self.quotaMetric.isEmpty { last = 4 }
    if !self.quotaId.isEmpty { last = 5 }
    if !self.quotaDimensions.isEmpty { last = 6 }
    if last >= 1 { try writer.appendString(self.subject) }
    if last >= 2 { try writer.appendString(self.description) }
    if last >= 3 { try writer.appendString(self.apiService) }
    if last >= 4 { try writer.appendString(self.quotaMetric) }
    if last >= 5 { try writer.appendString(self.quotaId) }
    if last >= 6 { try writer.appendMap(self.quotaDimensions) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.subject.isEmpty { last = 1 }
    if !self.description.isEmpty { last = 2 }
    if !self.apiService.isEmpty { last = 3 }
    if !self.quotaMetric.isEmpty { last = 4 }
    if !self.quotaId.isEmpty { last = 5 }
    if !self.quotaDimensions.isEmpty { last = 6 }
    if last >= 1 { size &+= WireBuffer.size(self.subject) }
    if last >= 2 { size &+= WireBuffer.size(self.description) }
    if last >= 3 { size &+= WireBuffer.size(self.apiService) }
    if last >= 4 { size &+= WireBuffer.size(self.quotaMetric) }
    if last >= 5 { size &+= WireBuffer.size(self.quotaId) }
    if last >= 6 { size &+= WireBuffer.size(self.quotaDimensions) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 17 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 17 else { throw WireError(.truncated) }
    let presence8 = block.byte(at: 8)
    if presence8 & 0xFE != 0, block.byteCount == 17 {
      throw WireError(.unknownPresence)
    }
    self.quotaValue = Int64(block: block, at: 0)
    self.futureQuotaValue = try block.loadOptional(at: 9, if: presence8 & 0x01 != 0, field: "futureQuotaValue")
    self.subject = try tail.readString(max: 1024, field: "subject")
    self.description = try tail.readString(max: 4096, field: "description")
    self.apiService = try tail.readString(max: 1024, field: "apiService")
    self.quotaMetric = try tail.readString(max: 1024, field: "quotaMetric")
    self.quotaId = try tail.readString(max: 1024, field: "quotaId")
    self.quotaDimensions = try tail.readMap(max: 64, field: "quotaDimensions")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.subject.utf8.count <= 1024,
      "subject",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.description.utf8.count <= 4096,
      "description",
      "must have at most 4096 bytes"
    )
    try Validation.require(
      self.apiService.utf8.count <= 1024,
      "apiService",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.quotaMetric.utf8.count <= 1024,
      "quotaMetric",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.quotaId.utf8.count <= 1024,
      "quotaId",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.quotaDimensions.count <= 64,
      "quotaDimensions",
      "must have at most 64 entries"
    )
    try Validation.checkAll(self.quotaDimensions.entries, "quotaDimensions")
  }
}

/// Which conditions for the call do not hold.
public struct PreconditionFailure: WireBlockMessage, Hashable {
  public var violations: [PreconditionViolation]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.violations = []
  }

  @inlinable
  public init(violations: [PreconditionViolation]) {
    self.violations = violations
  }
}

extension PreconditionFailure {
  @inlinable public static var messageName: String { "google.rpc.PreconditionFailure" }
  @inlinable public static var maximumEncodedSize: Int { 393736 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.violations.isEmpty { try writer.appendMessages(self.violations) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.violations.isEmpty { size &+= WireBuffer.size(self.violations) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.violations = try tail.readMessages(max: 64, field: "violations")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.violations.count <= 64,
      "violations",
      "must have at most 64 elements"
    )
    try Validation.checkAll(self.violations, "violations")
  }
}

public struct PreconditionViolation: WireBlockMessage, Hashable {
  /// What kind of condition, as a word of the service.
  public var type: String
  public var subject: String
  public var description: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.type = ""
    self.subject = ""
    self.description = ""
  }

  @inlinable
  public init(type: String = "", subject: String = "", description: String = "") {
    self.type = type
    self.subject = subject
    self.description = description
  }
}

extension PreconditionViolation {
  @inlinable public static var messageName: String { "google.rpc.PreconditionFailure.Violation" }
  @inlinable public static var maximumEncodedSize: Int { 6152 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.type.isEmpty { last = 1 }
    if !self.subject.isEmpty { last = 2 }
    if !self.description.isEmpty { last = 3 }
    if last >= 1 { try writer.appendString(self.type) }
    if last >= 2 { try writer.appendString(self.subject) }
    if last >= 3 { try writer.appendString(self.description) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.type.isEmpty { last = 1 }
    if !self.subject.isEmpty { last = 2 }
    if !self.description.isEmpty { last = 3 }
    if last >= 1 { size &+= WireBuffer.size(self.type) }
    if last >= 2 { size &+= WireBuffer.size(self.subject) }
    if last >= 3 { size &+= WireBuffer.size(self.description) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.type = try tail.readString(max: 1024, field: "type")
    self.subject = try tail.readString(max: 1024, field: "subject")
    self.description = try tail.readString(max: 4096, field: "description")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.type.utf8.count <= 1024, "type", "must have at most 1024 bytes")
    try Validation.require(
      self.subject.utf8.count <= 1024,
      "subject",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.description.utf8.count <= 4096,
      "description",
      "must have at most 4096 bytes"
    )
  }
}

/// Which fields of the request are wrong.
public struct BadRequest: WireBlockMessage, Hashable {
  public var fieldViolations: [FieldViolation]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.fieldViolations = []
  }

  @inlinable
  public init(fieldViolations: [FieldViolation]) {
    self.fieldViolations = fieldViolations
  }
}

extension BadRequest {
  @inlinable public static var messageName: String { "google.rpc.BadRequest" }
  @inlinable public static var maximumEncodedSize: Int { 1397896 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.fieldViolations.isEmpty { try writer.appendMessages(self.fieldViolations) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.fieldViolations.isEmpty { size &+= WireBuffer.size(self.fieldViolations) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.fieldViolations = try tail.readMessages(max: 64, field: "fieldViolations")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.fieldViolations.count <= 64,
      "fieldViolations",
      "must have at most 64 elements"
    )
    try Validation.checkAll(self.fieldViolations, "fieldViolations")
  }
}

public struct FieldViolation: WireBlockMessage, Hashable {
  /// The path of the field, such as `pools[3].capacity`.
  public var field: String
  public var description: String
  /// UPPER_SNAKE, unique in the service.
  public var reason: String
  public var localizedMessage: LocalizedMessage?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.field = ""
    self.description = ""
    self.reason = ""
    self.localizedMessage = nil
  }

  @inlinable
  public init(
    field: String = "",
    description: String = "",
    reason: String = "",
    localizedMessage: LocalizedMessage? = nil
  ) {
    self.field = field
    self.description = description
    self.reason = reason
    self.localizedMessage = localizedMessage
  }
}

extension FieldViolation {
  @inlinable public static var messageName: String { "google.rpc.BadRequest.FieldViolation" }
  @inlinable public static var maximumEncodedSize: Int { 21841 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.field.isEmpty { last = 1 }
    if !self.description.isEmpty { last = 2 }
    if !self.reason.isEmpty { last = 3 }
    if self.localizedMessage != nil { last = 4 }
    if last >= 1 { try writer.appendString(self.field) }
    if last >= 2 { try writer.appendString(self.description) }
    if last >= 3 { try writer.appendString(self.reason) }
    if last >= 4 { try writer.appendOptionalNested(self.localizedMessage) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.field.isEmpty { last = 1 }
    if !self.description.isEmpty { last = 2 }
    if !self.reason.isEmpty { last = 3 }
    if self.localizedMessage != nil { last = 4 }
    if last >= 1 { size &+= WireBuffer.size(self.field) }
    if last >= 2 { size &+= WireBuffer.size(self.description) }
    if last >= 3 { size &+= WireBuffer.size(self.reason) }
    if last >= 4 { size &+= WireBuffer.size(self.localizedMessage) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.field = try tail.readString(max: 1024, field: "field")
    self.description = try tail.readString(max: 4096, field: "description")
    self.reason = try tail.readString(max: 256, field: "reason")
    self.localizedMessage = try tail.readOptionalNested(field: "localizedMessage")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.field.utf8.count <= 1024, "field", "must have at most 1024 bytes")
    try Validation.require(
      self.description.utf8.count <= 4096,
      "description",
      "must have at most 4096 bytes"
    )
    try Validation.require(self.reason.utf8.count <= 256, "reason", "must have at most 256 bytes")
    if let value = self.localizedMessage {
      try Validation.check(value, "localizedMessage")
    }
  }
}

/// What to tell the server's operators to find the call.
public struct RequestInfo: WireBlockMessage, Hashable {
  public var requestId: String
  public var servingData: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.requestId = ""
    self.servingData = ""
  }

  @inlinable
  public init(requestId: String = "", servingData: String = "") {
    self.requestId = requestId
    self.servingData = servingData
  }
}

extension RequestInfo {
  @inlinable public static var messageName: String { "google.rpc.RequestInfo" }
  @inlinable public static var maximumEncodedSize: Int { 17415 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.requestId.isEmpty { last = 1 }
    if !self.servingData.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.requestId) }
    if last >= 2 { try writer.appendString(self.servingData) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.requestId.isEmpty { last = 1 }
    if !self.servingData.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.requestId) }
    if last >= 2 { size &+= WireBuffer.size(self.servingData) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.requestId = try tail.readString(max: 1024, field: "requestId")
    self.servingData = try tail.readString(max: 16384, field: "servingData")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.requestId.utf8.count <= 1024,
      "requestId",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.servingData.utf8.count <= 16384,
      "servingData",
      "must have at most 16384 bytes"
    )
  }
}

/// What the call was about.
public struct ResourceInfo: WireBlockMessage, Hashable {
  public var resourceType: String
  public var resourceName: String
  public var owner: String
  public var description: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.resourceType = ""
    self.resourceName = ""
    self.owner = ""
    self.description = ""
  }

  @inlinable
  public init(
    resourceType: String = "",
    resourceName: String = "",
    owner: String = "",
    description: String = ""
  ) {
    self.resourceType = resourceType
    self.resourceName = resourceName
    self.owner = owner
    self.description = description
  }
}

extension ResourceInfo {
  @inlinable public static var messageName: String { "google.rpc.ResourceInfo" }
  @inlinable public static var maximumEncodedSize: Int { 7178 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.resourceType.isEmpty { last = 1 }
    if !self.resourceName.isEmpty { last = 2 }
    if !self.owner.isEmpty { last = 3 }
    if !self.description.isEmpty { last = 4 }
    if last >= 1 { try writer.appendString(self.resourceType) }
    if last >= 2 { try writer.appendString(self.resourceName) }
    if last >= 3 { try writer.appendString(self.owner) }
    if last >= 4 { try writer.appendString(self.description) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.resourceType.isEmpty { last = 1 }
    if !self.resourceName.isEmpty { last = 2 }
    if !self.owner.isEmpty { last = 3 }
    if !self.description.isEmpty { last = 4 }
    if last >= 1 { size &+= WireBuffer.size(self.resourceType) }
    if last >= 2 { size &+= WireBuffer.size(self.resourceName) }
    if last >= 3 { size &+= WireBuffer.size(self.owner) }
    if last >= 4 { size &+= WireBuffer.size(self.description) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.resourceType = try tail.readString(max: 1024, field: "resourceType")
    self.resourceName = try tail.readString(max: 1024, field: "resourceName")
    self.owner = try tail.readString(max: 1024, field: "owner")
    self.description = try tail.readString(max: 4096, field: "description")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.resourceType.utf8.count <= 1024,
      "resourceType",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.resourceName.utf8.count <= 1024,
      "resourceName",
      "must have at most 1024 bytes"
    )
    try Validation.require(self.owner.utf8.count <= 1024, "owner", "must have at most 1024 bytes")
    try Validation.require(
      self.description.utf8.count <= 4096,
      "description",
      "must have at most 4096 bytes"
    )
  }
}

/// Where to read on.
public struct Help: WireBlockMessage, Hashable {
  public var links: [HelpLink]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.links = []
  }

  @inlinable
  public init(links: [HelpLink]) {
    self.links = links
  }
}

extension Help {
  @inlinable public static var messageName: String { "google.rpc.Help" }
  @inlinable public static var maximumEncodedSize: Int { 524680 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.links.isEmpty { try writer.appendMessages(self.links) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.links.isEmpty { size &+= WireBuffer.size(self.links) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.links = try tail.readMessages(max: 64, field: "links")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.links.count <= 64, "links", "must have at most 64 elements")
    try Validation.checkAll(self.links, "links")
  }
}

public struct HelpLink: WireBlockMessage, Hashable {
  public var description: String
  public var url: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.description = ""
    self.url = ""
  }

  @inlinable
  public init(description: String = "", url: String = "") {
    self.description = description
    self.url = url
  }
}

extension HelpLink {
  @inlinable public static var messageName: String { "google.rpc.Help.Link" }
  @inlinable public static var maximumEncodedSize: Int { 8198 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.description.isEmpty { last = 1 }
    if !self.url.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.description) }
    if last >= 2 { try writer.appendString(self.url) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.description.isEmpty { last = 1 }
    if !self.url.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.description) }
    if last >= 2 { size &+= WireBuffer.size(self.url) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.description = try tail.readString(max: 4096, field: "description")
    self.url = try tail.readString(max: 4096, field: "url")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.description.utf8.count <= 4096,
      "description",
      "must have at most 4096 bytes"
    )
    try Validation.require(self.url.utf8.count <= 4096, "url", "must have at most 4096 bytes")
  }
}

/// A text for the user of the client.
public struct LocalizedMessage: WireBlockMessage, Hashable {
  /// Such as `en-US`.
  public var locale: String
  public var message: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.locale = ""
    self.message = ""
  }

  @inlinable
  public init(locale: String = "", message: String = "") {
    self.locale = locale
    self.message = message
  }
}

extension LocalizedMessage {
  @inlinable public static var messageName: String { "google.rpc.LocalizedMessage" }
  @inlinable public static var maximumEncodedSize: Int { 16454 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.locale.isEmpty { last = 1 }
    if !self.message.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.locale) }
    if last >= 2 { try writer.appendString(self.message) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.locale.isEmpty { last = 1 }
    if !self.message.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.locale) }
    if last >= 2 { size &+= WireBuffer.size(self.message) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.locale = try tail.readString(max: 64, field: "locale")
    self.message = try tail.readString(max: 16384, field: "message")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.locale.utf8.count <= 64, "locale", "must have at most 64 bytes")
    try Validation.require(
      self.message.utf8.count <= 16384,
      "message",
      "must have at most 16384 bytes"
    )
  }
}

/// One entry of `metadata` of `ErrorInfo`.
public struct ErrorInfoMetadataEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = ""
  }

  @inlinable
  public init(key: String = "", value: String = "") {
    self.key = key
    self.value = value
  }
}

extension ErrorInfoMetadataEntry {
  @inlinable public static var messageName: String { "google.rpc.ErrorInfo.MetadataEntry" }
  @inlinable public static var maximumEncodedSize: Int { 4358 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.key.isEmpty { last = 1 }
    if !self.value.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.key) }
    if last >= 2 { try writer.appendString(self.value) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.key.isEmpty { last = 1 }
    if !self.value.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.key) }
    if last >= 2 { size &+= WireBuffer.size(self.value) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.key = try tail.readString(max: 256, field: "key")
    self.value = try tail.readString(max: 4096, field: "value")
  }

  @inlinable
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedesByBytes(left, right)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key.utf8.count <= 256, "key", "must have at most 256 bytes")
    try Validation.require(self.value.utf8.count <= 4096, "value", "must have at most 4096 bytes")
  }
}

/// One entry of `quotaDimensions` of `QuotaViolation`.
public struct QuotaViolationQuotaDimensionsEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = ""
  }

  @inlinable
  public init(key: String = "", value: String = "") {
    self.key = key
    self.value = value
  }
}

extension QuotaViolationQuotaDimensionsEntry {
  @inlinable public static var messageName: String { "google.rpc.QuotaFailure.Violation.QuotaDimensionsEntry" }
  @inlinable public static var maximumEncodedSize: Int { 4358 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.key.isEmpty { last = 1 }
    if !self.value.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.key) }
    if last >= 2 { try writer.appendString(self.value) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.key.isEmpty { last = 1 }
    if !self.value.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.key) }
    if last >= 2 { size &+= WireBuffer.size(self.value) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.key = try tail.readString(max: 256, field: "key")
    self.value = try tail.readString(max: 4096, field: "value")
  }

  @inlinable
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedesByBytes(left, right)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key.utf8.count <= 256, "key", "must have at most 256 bytes")
    try Validation.require(self.value.utf8.count <= 4096, "value", "must have at most 4096 bytes")
  }
}

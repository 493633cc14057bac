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

extension WireView where Viewed == ErrorInfo {
  @inlinable
  public var reason: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "reason")
    }
  }
  /// Calls `body` with `reason` as it stands in the bytes.
  @inlinable
  public func withReason<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "reason", body)
  }
  @inlinable
  public var domain: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "reason")
      return try tail.readString(max: 256, field: "domain")
    }
  }
  /// Calls `body` with `domain` as it stands in the bytes.
  @inlinable
  public func withDomain<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "reason")
    return try tail.withString(max: 256, field: "domain", body)
  }
  @inlinable
  public var metadata: WireMap<ErrorInfoMetadataEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "reason")
      try tail.skipDelimited(field: "domain")
      return try tail.readMap(max: 64, field: "metadata")
    }
  }
}

extension ErrorInfo {
  public init(view: WireView<ErrorInfo>) throws(WireError) {
    self.reason = try view.reason
    self.domain = try view.domain
    self.metadata = try view.metadata
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

extension WireView where Viewed == RetryInfo {
  @inlinable @inline(__always)
  public var retryDelay: TimeSpan? {
    if wireHas(9, presence: 0, mask: 0x01) { return TimeSpan(block: wireBlock, at: 1) }
    return nil
  }
}

extension RetryInfo {
  public init(view: WireView<RetryInfo>) throws(WireError) {
    self.retryDelay = view.retryDelay
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

extension WireView where Viewed == DebugInfo {
  @inlinable
  public var stackEntries: [String] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readStrings(max: 256, elementMax: 4096, field: "stackEntries")
    }
  }
  @inlinable
  public var detail: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimitedList(field: "stackEntries")
      return try tail.readString(max: 16384, field: "detail")
    }
  }
  /// Calls `body` with `detail` as it stands in the bytes.
  @inlinable
  public func withDetail<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimitedList(field: "stackEntries")
    return try tail.withString(max: 16384, field: "detail", body)
  }
}

extension DebugInfo {
  public init(view: WireView<DebugInfo>) throws(WireError) {
    self.stackEntries = try view.stackEntries
    self.detail = try view.detail
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

extension WireView where Viewed == QuotaFailure {
  @inlinable
  public var violations: [QuotaViolation] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 64, field: "violations")
    }
  }
}

extension QuotaFailure {
  public init(view: WireView<QuotaFailure>) throws(WireError) {
    self.violations = try view.violations
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

extension WireView where Viewed == QuotaViolation {
  @inlinable @inline(__always)
  public var quotaValue: Int64 {
    if wireBlock.byteCount >= 8 { return Int64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var futureQuotaValue: Int64? {
    if wireHas(17, presence: 8, mask: 0x01) { return Int64(block: wireBlock, at: 9) }
    return nil
  }
  @inlinable
  public var subject: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "subject")
    }
  }
  /// Calls `body` with `subject` as it stands in the bytes.
  @inlinable
  public func withSubject<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "subject", body)
  }
  @inlinable
  public var description: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "subject")
      return try tail.readString(max: 4096, field: "description")
    }
  }
  /// Calls `body` with `description` as it stands in the bytes.
  @inlinable
  public func withDescription<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "subject")
    return try tail.withString(max: 4096, field: "description", body)
  }
  @inlinable
  public var apiService: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "subject")
      try tail.skipDelimited(field: "description")
      return try tail.readString(max: 1024, field: "apiService")
    }
  }
  /// Calls `body` with `apiService` as it stands in the bytes.
  @inlinable
  public func withApiService<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "subject")
    try tail.skipDelimited(field: "description")
    return try tail.withString(max: 1024, field: "apiService", body)
  }
  @inlinable
  public var quotaMetric: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "subject")
      try tail.skipDelimited(field: "description")
      try tail.skipDelimited(field: "apiService")
      return try tail.readString(max: 1024, field: "quotaMetric")
    }
  }
  /// Calls `body` with `quotaMetric` as it stands in the bytes.
  @inlinable
  public func withQuotaMetric<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "subject")
    try tail.skipDelimited(field: "description")
    try tail.skipDelimited(field: "apiService")
    return try tail.withString(max: 1024, field: "quotaMetric", body)
  }
  @inlinable
  public var quotaId: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "subject")
      try tail.skipDelimited(field: "description")
      try tail.skipDelimited(field: "apiService")
      try tail.skipDelimited(field: "quotaMetric")
      return try tail.readString(max: 1024, field: "quotaId")
    }
  }
  /// Calls `body` with `quotaId` as it stands in the bytes.
  @inlinable
  public func withQuotaId<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "subject")
    try tail.skipDelimited(field: "description")
    try tail.skipDelimited(field: "apiService")
    try tail.skipDelimited(field: "quotaMetric")
    return try tail.withString(max: 1024, field: "quotaId", body)
  }
  @inlinable
  public var quotaDimensions: WireMap<QuotaViolationQuotaDimensionsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "subject")
      try tail.skipDelimited(field: "description")
      try tail.skipDelimited(field: "apiService")
      try tail.skipDelimited(field: "quotaMetric")
      try tail.skipDelimited(field: "quotaId")
      return try tail.readMap(max: 64, field: "quotaDimensions")
    }
  }
}

extension QuotaViolation {
  public init(view: WireView<QuotaViolation>) throws(WireError) {
    self.subject = try view.subject
    self.description = try view.description
    self.apiService = try view.apiService
    self.quotaMetric = try view.quotaMetric
    self.quotaId = try view.quotaId
    self.quotaDimensions = try view.quotaDimensions
    self.quotaValue = view.quotaValue
    self.futureQuotaValue = view.futureQuotaValue
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

extension WireView where Viewed == PreconditionFailure {
  @inlinable
  public var violations: [PreconditionViolation] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 64, field: "violations")
    }
  }
}

extension PreconditionFailure {
  public init(view: WireView<PreconditionFailure>) throws(WireError) {
    self.violations = try view.violations
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

extension WireView where Viewed == PreconditionViolation {
  @inlinable
  public var type: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "type")
    }
  }
  /// Calls `body` with `type` as it stands in the bytes.
  @inlinable
  public func withType<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "type", body)
  }
  @inlinable
  public var subject: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "type")
      return try tail.readString(max: 1024, field: "subject")
    }
  }
  /// Calls `body` with `subject` as it stands in the bytes.
  @inlinable
  public func withSubject<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "type")
    return try tail.withString(max: 1024, field: "subject", body)
  }
  @inlinable
  public var description: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "type")
      try tail.skipDelimited(field: "subject")
      return try tail.readString(max: 4096, field: "description")
    }
  }
  /// Calls `body` with `description` as it stands in the bytes.
  @inlinable
  public func withDescription<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "type")
    try tail.skipDelimited(field: "subject")
    return try tail.withString(max: 4096, field: "description", body)
  }
}

extension PreconditionViolation {
  public init(view: WireView<PreconditionViolation>) throws(WireError) {
    self.type = try view.type
    self.subject = try view.subject
    self.description = try view.description
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

extension WireView where Viewed == BadRequest {
  @inlinable
  public var fieldViolations: [FieldViolation] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 64, field: "fieldViolations")
    }
  }
}

extension BadRequest {
  public init(view: WireView<BadRequest>) throws(WireError) {
    self.fieldViolations = try view.fieldViolations
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

extension WireView where Viewed == FieldViolation {
  @inlinable
  public var field: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "field")
    }
  }
  /// Calls `body` with `field` as it stands in the bytes.
  @inlinable
  public func withField<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "field", body)
  }
  @inlinable
  public var description: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "field")
      return try tail.readString(max: 4096, field: "description")
    }
  }
  /// Calls `body` with `description` as it stands in the bytes.
  @inlinable
  public func withDescription<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "field")
    return try tail.withString(max: 4096, field: "description", body)
  }
  @inlinable
  public var reason: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "field")
      try tail.skipDelimited(field: "description")
      return try tail.readString(max: 256, field: "reason")
    }
  }
  /// Calls `body` with `reason` as it stands in the bytes.
  @inlinable
  public func withReason<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "field")
    try tail.skipDelimited(field: "description")
    return try tail.withString(max: 256, field: "reason", body)
  }
  @inlinable
  public var localizedMessage: LocalizedMessage? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "field")
      try tail.skipDelimited(field: "description")
      try tail.skipDelimited(field: "reason")
      return try tail.readOptionalNested(field: "localizedMessage")
    }
  }
  /// Calls `body` with `localizedMessage` as it stands in the bytes.
  @inlinable
  public func withLocalizedMessage<Result>(
    _ body: (WireView<LocalizedMessage>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "field")
    try tail.skipDelimited(field: "description")
    try tail.skipDelimited(field: "reason")
    return try tail.withNested(field: "localizedMessage", body)
  }
}

extension FieldViolation {
  public init(view: WireView<FieldViolation>) throws(WireError) {
    self.field = try view.field
    self.description = try view.description
    self.reason = try view.reason
    self.localizedMessage = try view.localizedMessage
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

extension WireView where Viewed == RequestInfo {
  @inlinable
  public var requestId: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "requestId")
    }
  }
  /// Calls `body` with `requestId` as it stands in the bytes.
  @inlinable
  public func withRequestId<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "requestId", body)
  }
  @inlinable
  public var servingData: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "requestId")
      return try tail.readString(max: 16384, field: "servingData")
    }
  }
  /// Calls `body` with `servingData` as it stands in the bytes.
  @inlinable
  public func withServingData<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "requestId")
    return try tail.withString(max: 16384, field: "servingData", body)
  }
}

extension RequestInfo {
  public init(view: WireView<RequestInfo>) throws(WireError) {
    self.requestId = try view.requestId
    self.servingData = try view.servingData
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

extension WireView where Viewed == ResourceInfo {
  @inlinable
  public var resourceType: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "resourceType")
    }
  }
  /// Calls `body` with `resourceType` as it stands in the bytes.
  @inlinable
  public func withResourceType<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "resourceType", body)
  }
  @inlinable
  public var resourceName: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "resourceType")
      return try tail.readString(max: 1024, field: "resourceName")
    }
  }
  /// Calls `body` with `resourceName` as it stands in the bytes.
  @inlinable
  public func withResourceName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "resourceType")
    return try tail.withString(max: 1024, field: "resourceName", body)
  }
  @inlinable
  public var owner: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "resourceType")
      try tail.skipDelimited(field: "resourceName")
      return try tail.readString(max: 1024, field: "owner")
    }
  }
  /// Calls `body` with `owner` as it stands in the bytes.
  @inlinable
  public func withOwner<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "resourceType")
    try tail.skipDelimited(field: "resourceName")
    return try tail.withString(max: 1024, field: "owner", body)
  }
  @inlinable
  public var description: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "resourceType")
      try tail.skipDelimited(field: "resourceName")
      try tail.skipDelimited(field: "owner")
      return try tail.readString(max: 4096, field: "description")
    }
  }
  /// Calls `body` with `description` as it stands in the bytes.
  @inlinable
  public func withDescription<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "resourceType")
    try tail.skipDelimited(field: "resourceName")
    try tail.skipDelimited(field: "owner")
    return try tail.withString(max: 4096, field: "description", body)
  }
}

extension ResourceInfo {
  public init(view: WireView<ResourceInfo>) throws(WireError) {
    self.resourceType = try view.resourceType
    self.resourceName = try view.resourceName
    self.owner = try view.owner
    self.description = try view.description
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

extension WireView where Viewed == Help {
  @inlinable
  public var links: [HelpLink] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 64, field: "links")
    }
  }
}

extension Help {
  public init(view: WireView<Help>) throws(WireError) {
    self.links = try view.links
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

extension WireView where Viewed == HelpLink {
  @inlinable
  public var description: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 4096, field: "description")
    }
  }
  /// Calls `body` with `description` as it stands in the bytes.
  @inlinable
  public func withDescription<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 4096, field: "description", body)
  }
  @inlinable
  public var url: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "description")
      return try tail.readString(max: 4096, field: "url")
    }
  }
  /// Calls `body` with `url` as it stands in the bytes.
  @inlinable
  public func withUrl<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "description")
    return try tail.withString(max: 4096, field: "url", body)
  }
}

extension HelpLink {
  public init(view: WireView<HelpLink>) throws(WireError) {
    self.description = try view.description
    self.url = try view.url
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

extension WireView where Viewed == LocalizedMessage {
  @inlinable
  public var locale: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 64, field: "locale")
    }
  }
  /// Calls `body` with `locale` as it stands in the bytes.
  @inlinable
  public func withLocale<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 64, field: "locale", body)
  }
  @inlinable
  public var message: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "locale")
      return try tail.readString(max: 16384, field: "message")
    }
  }
  /// Calls `body` with `message` as it stands in the bytes.
  @inlinable
  public func withMessage<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "locale")
    return try tail.withString(max: 16384, field: "message", body)
  }
}

extension LocalizedMessage {
  public init(view: WireView<LocalizedMessage>) throws(WireError) {
    self.locale = try view.locale
    self.message = try view.message
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

extension WireView where Viewed == ErrorInfoMetadataEntry {
  @inlinable
  public var key: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "key")
    }
  }
  /// Calls `body` with `key` as it stands in the bytes.
  @inlinable
  public func withKey<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "key", body)
  }
  @inlinable
  public var value: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "key")
      return try tail.readString(max: 4096, field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "key")
    return try tail.withString(max: 4096, field: "value", body)
  }
}

extension ErrorInfoMetadataEntry {
  public init(view: WireView<ErrorInfoMetadataEntry>) throws(WireError) {
    self.key = try view.key
    self.value = try view.value
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

extension WireView where Viewed == QuotaViolationQuotaDimensionsEntry {
  @inlinable
  public var key: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "key")
    }
  }
  /// Calls `body` with `key` as it stands in the bytes.
  @inlinable
  public func withKey<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "key", body)
  }
  @inlinable
  public var value: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "key")
      return try tail.readString(max: 4096, field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "key")
    return try tail.withString(max: 4096, field: "value", body)
  }
}

extension QuotaViolationQuotaDimensionsEntry {
  public init(view: WireView<QuotaViolationQuotaDimensionsEntry>) throws(WireError) {
    self.key = try view.key
    self.value = try view.value
  }
}

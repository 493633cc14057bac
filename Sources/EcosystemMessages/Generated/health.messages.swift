// Generated from health.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

public struct HealthCheckRequest: WireBlockMessage, Hashable {
  /// The full name of a service; empty for the server as a whole.
  public var service: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.service = ""
  }

  @inlinable
  public init(service: String) {
    self.service = service
  }
}

extension HealthCheckRequest {
  @inlinable public static var messageName: String { "grpc.health.v1.HealthCheckRequest" }
  @inlinable public static var maximumEncodedSize: Int { 516 }
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
    if !self.service.isEmpty { try writer.appendString(self.service) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.service.isEmpty { size &+= WireBuffer.size(self.service) }
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
    self.service = try tail.readString(max: 512, field: "service")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.service.utf8.count <= 512, "service", "must have at most 512 bytes")
  }
}

extension WireView where Viewed == HealthCheckRequest {
  @inlinable
  public var service: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 512, field: "service")
    }
  }
  /// Calls `body` with `service` as it stands in the bytes.
  @inlinable
  public func withService<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 512, field: "service", body)
  }
}

extension HealthCheckRequest {
  public init(view: WireView<HealthCheckRequest>) throws(WireError) {
    self.service = try view.service
  }
}

public enum ServingStatus: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case serving
  case notServing
  /// Only of `watch`.
  case serviceUnknown
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension ServingStatus {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .serving
    case 2: self = .notServing
    case 3: self = .serviceUnknown
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .serving: 1
    case .notServing: 2
    case .serviceUnknown: 3
    case .unrecognized(let value): value
    }
  }

  @inlinable public static var wireSize: Int { 1 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.init(rawValue: UInt8(block: block, at: offset))
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    rawValue.store(into: &block, at: offset)
  }
}

public struct HealthCheckResponse: WireBlockMessage, Hashable {
  public var status: ServingStatus

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.status = .unspecified
  }

  @inlinable
  public init(status: ServingStatus) {
    self.status = status
  }
}

extension HealthCheckResponse {
  @inlinable public static var messageName: String { "grpc.health.v1.HealthCheckResponse" }
  @inlinable public static var maximumEncodedSize: Int { 3 }
  @inlinable public static var blockSize: Int { 1 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1)])

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
    var block = try writer.take(3)
    UInt16(1).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.status.store(into: &block, at: offset)
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
    if block.byteCount < 1 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 1 else { throw WireError(.truncated) }
    self.status = ServingStatus(block: block, at: 0)
  }
}

extension WireView where Viewed == HealthCheckResponse {
  @inlinable @inline(__always)
  public var status: ServingStatus {
    if wireBlock.byteCount >= 1 { return ServingStatus(block: wireBlock, at: 0) }
    return .unspecified
  }
}

extension HealthCheckResponse {
  public init(view: WireView<HealthCheckResponse>) throws(WireError) {
    self.status = view.status
  }
}

public struct HealthListRequest: WireBlockMessage, Hashable {
  /// Every field zero, empty or absent.
  @inlinable
  public init() {
  }
}

extension HealthListRequest {
  @inlinable public static var messageName: String { "grpc.health.v1.HealthListRequest" }
  @inlinable public static var maximumEncodedSize: Int { 2 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

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
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
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
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
  }
}

extension WireView where Viewed == HealthListRequest {
}

extension HealthListRequest {
  public init(view: WireView<HealthListRequest>) throws(WireError) {
  }
}

public struct HealthListResponse: WireBlockMessage, Hashable {
  public var statuses: WireMap<HealthListResponseStatusesEntry>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.statuses = WireMap<HealthListResponseStatusesEntry>()
  }

  @inlinable
  public init(statuses: WireMap<HealthListResponseStatusesEntry>) {
    self.statuses = statuses
  }
}

extension HealthListResponse {
  @inlinable public static var messageName: String { "grpc.health.v1.HealthListResponse" }
  @inlinable public static var maximumEncodedSize: Int { 532489 }
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
    if !self.statuses.isEmpty { try writer.appendMap(self.statuses) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.statuses.isEmpty { size &+= WireBuffer.size(self.statuses) }
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
    self.statuses = try tail.readMap(max: 1024, field: "statuses")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.statuses.count <= 1024,
      "statuses",
      "must have at most 1024 entries"
    )
    try Validation.checkAll(self.statuses.entries, "statuses")
  }
}

extension WireView where Viewed == HealthListResponse {
  @inlinable
  public var statuses: WireMap<HealthListResponseStatusesEntry> {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMap(max: 1024, field: "statuses")
    }
  }
}

extension HealthListResponse {
  public init(view: WireView<HealthListResponse>) throws(WireError) {
    self.statuses = try view.statuses
  }
}

/// One entry of `statuses` of `HealthListResponse`.
public struct HealthListResponseStatusesEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: HealthCheckResponse

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = HealthCheckResponse()
  }

  @inlinable
  public init(key: String = "", value: HealthCheckResponse = HealthCheckResponse()) {
    self.key = key
    self.value = value
  }
}

extension HealthListResponseStatusesEntry {
  @inlinable public static var messageName: String { "grpc.health.v1.HealthListResponse.StatusesEntry" }
  @inlinable public static var maximumEncodedSize: Int { 520 }
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
    try writer.appendString(self.key)
    try writer.appendNested(self.value)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.key)
    size &+= WireBuffer.size(self.value)
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
    self.key = try tail.readString(max: 512, field: "key")
    self.value = try tail.readNested(field: "value")
  }

  @inlinable
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedesByBytes(left, right)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key.utf8.count <= 512, "key", "must have at most 512 bytes")
  }
}

extension WireView where Viewed == HealthListResponseStatusesEntry {
  @inlinable
  public var key: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 512, field: "key")
    }
  }
  /// Calls `body` with `key` as it stands in the bytes.
  @inlinable
  public func withKey<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 512, field: "key", body)
  }
  @inlinable
  public var value: HealthCheckResponse {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "key")
      return try tail.readNested(field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (WireView<HealthCheckResponse>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "key")
    return try tail.withNested(field: "value", body)
  }
}

extension HealthListResponseStatusesEntry {
  public init(view: WireView<HealthListResponseStatusesEntry>) throws(WireError) {
    self.key = try view.key
    self.value = try view.value
  }
}

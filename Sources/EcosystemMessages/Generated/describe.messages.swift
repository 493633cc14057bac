// Generated from describe.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Asks for all services.
public struct ServicesRequest: WireBlockMessage, Hashable {
  /// Every field zero, empty or absent.
  @inlinable
  public init() {
  }
}

extension ServicesRequest {
  @inlinable public static var messageName: String { "dropwire.describe.v1.ServicesRequest" }
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

extension WireView where Viewed == ServicesRequest {
}

extension ServicesRequest {
  public init(view: WireView<ServicesRequest>) throws(WireError) {
  }
}

/// Asks for one service or type.
public struct DescribeRequest: WireBlockMessage, Hashable {
  /// A service or type, with its package or without.
  public var name: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.name = ""
  }

  @inlinable
  public init(name: String) {
    self.name = name
  }
}

extension DescribeRequest {
  @inlinable public static var messageName: String { "dropwire.describe.v1.DescribeRequest" }
  @inlinable public static var maximumEncodedSize: Int { 260 }
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
    if !self.name.isEmpty { try writer.appendString(self.name) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.name.isEmpty { size &+= WireBuffer.size(self.name) }
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
    self.name = try tail.readString(max: 256, field: "name")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 256, "name", "must have at most 256 bytes")
  }
}

extension WireView where Viewed == DescribeRequest {
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "name", body)
  }
}

extension DescribeRequest {
  public init(view: WireView<DescribeRequest>) throws(WireError) {
    self.name = try view.name
  }
}

/// The services of a server.
public struct ServiceList: WireBlockMessage, Hashable {
  /// In the order in which the server registered them.
  public var services: [ServiceDescription]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.services = []
  }

  @inlinable
  public init(services: [ServiceDescription]) {
    self.services = services
  }
}

extension ServiceList {
  @inlinable public static var messageName: String { "dropwire.describe.v1.ServiceList" }
  @inlinable public static var maximumEncodedSize: Int { 2147483647 }
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
    if !self.services.isEmpty { try writer.appendMessages(self.services) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.services.isEmpty { size &+= WireBuffer.size(self.services) }
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
    self.services = try tail.readMessages(max: 256, field: "services")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.services.count <= 256, "services", "must have at most 256 elements")
    try Validation.checkAll(self.services, "services")
  }
}

extension WireView where Viewed == ServiceList {
  @inlinable
  public var services: [ServiceDescription] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 256, field: "services")
    }
  }
}

extension ServiceList {
  public init(view: WireView<ServiceList>) throws(WireError) {
    self.services = try view.services
  }
}

/// A service and what it is called with.
public struct ServiceDescription: WireBlockMessage, Hashable {
  /// With its package, `dropwire.live.v1.Reservations`.
  public var name: String
  public var documentation: String
  public var methods: [MethodDescription]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.name = ""
    self.documentation = ""
    self.methods = []
  }

  @inlinable
  public init(name: String = "", documentation: String = "", methods: [MethodDescription] = []) {
    self.name = name
    self.documentation = documentation
    self.methods = methods
  }
}

extension ServiceDescription {
  @inlinable public static var messageName: String { "dropwire.describe.v1.ServiceDescription" }
  @inlinable public static var maximumEncodedSize: Int { 76968207 }
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
    if !self.name.isEmpty { last = 1 }
    if !self.documentation.isEmpty { last = 2 }
    if !self.methods.isEmpty { last = 3 }
    if last >= 1 { try writer.appendString(self.name) }
    if last >= 2 { try writer.appendString(self.documentation) }
    if last >= 3 { try writer.appendMessages(self.methods) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.documentation.isEmpty { last = 2 }
    if !self.methods.isEmpty { last = 3 }
    if last >= 1 { size &+= WireBuffer.size(self.name) }
    if last >= 2 { size &+= WireBuffer.size(self.documentation) }
    if last >= 3 { size &+= WireBuffer.size(self.methods) }
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
    self.name = try tail.readString(max: 256, field: "name")
    self.documentation = try tail.readString(max: 65536, field: "documentation")
    self.methods = try tail.readMessages(max: 1024, field: "methods")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 256, "name", "must have at most 256 bytes")
    try Validation.require(
      self.documentation.utf8.count <= 65536,
      "documentation",
      "must have at most 65536 bytes"
    )
    try Validation.require(self.methods.count <= 1024, "methods", "must have at most 1024 elements")
    try Validation.checkAll(self.methods, "methods")
  }
}

extension WireView where Viewed == ServiceDescription {
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "name", body)
  }
  @inlinable
  public var documentation: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readString(max: 65536, field: "documentation")
    }
  }
  /// Calls `body` with `documentation` as it stands in the bytes.
  @inlinable
  public func withDocumentation<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    return try tail.withString(max: 65536, field: "documentation", body)
  }
  @inlinable
  public var methods: [MethodDescription] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      return try tail.readMessages(max: 1024, field: "methods")
    }
  }
}

extension ServiceDescription {
  public init(view: WireView<ServiceDescription>) throws(WireError) {
    self.name = try view.name
    self.documentation = try view.documentation
    self.methods = try view.methods
  }
}

/// One method of a service.
public struct MethodDescription: WireBlockMessage, Hashable {
  /// On the wire, `Reserve`.
  public var name: String
  public var documentation: String
  /// Full name of the type; empty for the empty message.
  public var request: String
  /// Full name of the type; empty for the empty message.
  public var response: String
  public var streamsRequests: Bool
  public var streamsResponses: Bool
  /// The same request sent twice has the effect of one.
  public var idempotent: Bool
  /// The field that makes requests the same; empty for the whole request.
  public var idempotencyKey: String
  /// The field of the answers after which a broken stream is taken up; empty for none.
  public var resumesAfter: String
  /// What to use instead.
  public var deprecated: String?
  /// What a log calls the method, for ever; absent for one that no log knows.
  public var logNumber: UInt32?
  /// It goes before others.
  public var urgent: Bool
  /// Who may call; empty where anybody may.
  public var roles: [String]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.name = ""
    self.documentation = ""
    self.request = ""
    self.response = ""
    self.streamsRequests = false
    self.streamsResponses = false
    self.idempotent = false
    self.idempotencyKey = ""
    self.resumesAfter = ""
    self.deprecated = nil
    self.logNumber = nil
    self.urgent = false
    self.roles = []
  }

  @inlinable
  public init(
    name: String = "",
    documentation: String = "",
    request: String = "",
    response: String = "",
    streamsRequests: Bool = false,
    streamsResponses: Bool = false,
    idempotent: Bool = false,
    idempotencyKey: String = "",
    resumesAfter: String = "",
    deprecated: String? = nil,
    logNumber: UInt32? = nil,
    urgent: Bool = false,
    roles: [String] = []
  ) {
    self.name = name
    self.documentation = documentation
    self.request = request
    self.response = response
    self.streamsRequests = streamsRequests
    self.streamsResponses = streamsResponses
    self.idempotent = idempotent
    self.idempotencyKey = idempotencyKey
    self.resumesAfter = resumesAfter
    self.deprecated = deprecated
    self.logNumber = logNumber
    self.urgent = urgent
    self.roles = roles
  }
}

extension MethodDescription {
  @inlinable public static var messageName: String { "dropwire.describe.v1.MethodDescription" }
  @inlinable public static var maximumEncodedSize: Int { 75099 }
  @inlinable public static var blockSize: Int { 9 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 1),
    .init(end: 2),
    .init(end: 3),
    .init(end: 8, presenceByte: 3, presenceMask: 0x01),
    .init(end: 9)
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
    var block = try writer.take(11)
    UInt16(9).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence3: UInt8 = 0
    if self.logNumber != nil { presence3 |= 0x01 }
    presence3.store(into: &block, at: offset &+ 3)
    self.streamsRequests.store(into: &block, at: offset)
    self.streamsResponses.store(into: &block, at: offset &+ 1)
    self.idempotent.store(into: &block, at: offset &+ 2)
    block.storeOptional(self.logNumber, at: offset &+ 4)
    self.urgent.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.documentation.isEmpty { last = 2 }
    if !self.request.isEmpty { last = 3 }
    if !self.response.isEmpty { last = 4 }
    if !self.idempotencyKey.isEmpty { last = 5 }
    if !self.resumesAfter.isEmpty { last = 6 }
    if self.deprecated != nil { last = 7 }
    if !self.roles.isEmpty { last = 8 }
    if last >= 1 { try writer.appendString(self.name) }
    if last >= 2 { try writer.appendString(self.documentation) }
    if last >= 3 { try writer.appendString(self.request) }
    if last >= 4 { try writer.appendString(self.response) }
    if last >= 5 { try writer.appendString(self.idempotencyKey) }
    if last >= 6 { try writer.appendString(self.resumesAfter) }
    if last >= 7 { try writer.appendOptionalString(self.deprecated) }
    if last >= 8 { try writer.appendStrings(self.roles) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.documentation.isEmpty { last = 2 }
    if !self.request.isEmpty { last = 3 }
    if !self.response.isEmpty { last = 4 }
    if !self.idempotencyKey.isEmpty { last = 5 }
    if !self.resumesAfter.isEmpty { last = 6 }
    if self.deprecated != nil { last = 7 }
    if !self.roles.isEmpty { last = 8 }
    if last >= 1 { size &+= WireBuffer.size(self.name) }
    if last >= 2 { size &+= WireBuffer.size(self.documentation) }
    if last >= 3 { size &+= WireBuffer.size(self.request) }
    if last >= 4 { size &+= WireBuffer.size(self.response) }
    if last >= 5 { size &+= WireBuffer.size(self.idempotencyKey) }
    if last >= 6 { size &+= WireBuffer.size(self.resumesAfter) }
    if last >= 7 { size &+= WireBuffer.size(self.deprecated) }
    if last >= 8 { size &+= WireBuffer.size(self.roles) }
    return size
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
    let presence3 = block.byte(at: 3)
    if presence3 & 0xFE != 0, block.byteCount == 9 {
      throw WireError(.unknownPresence)
    }
    self.streamsRequests = try block.load(at: 0, field: "streamsRequests")
    self.streamsResponses = try block.load(at: 1, field: "streamsResponses")
    self.idempotent = try block.load(at: 2, field: "idempotent")
    self.logNumber = try block.loadOptional(at: 4, if: presence3 & 0x01 != 0, field: "logNumber")
    self.urgent = try block.load(at: 8, field: "urgent")
    self.name = try tail.readString(max: 256, field: "name")
    self.documentation = try tail.readString(max: 65536, field: "documentation")
    self.request = try tail.readString(max: 256, field: "request")
    self.response = try tail.readString(max: 256, field: "response")
    self.idempotencyKey = try tail.readString(max: 256, field: "idempotencyKey")
    self.resumesAfter = try tail.readString(max: 256, field: "resumesAfter")
    self.deprecated = try tail.readOptionalString(max: 4096, field: "deprecated")
    self.roles = try tail.readStrings(max: 64, elementMax: 64, field: "roles")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 256, "name", "must have at most 256 bytes")
    try Validation.require(
      self.documentation.utf8.count <= 65536,
      "documentation",
      "must have at most 65536 bytes"
    )
    try Validation.require(self.request.utf8.count <= 256, "request", "must have at most 256 bytes")
    try Validation.require(
      self.response.utf8.count <= 256,
      "response",
      "must have at most 256 bytes"
    )
    try Validation.require(
      self.idempotencyKey.utf8.count <= 256,
      "idempotencyKey",
      "must have at most 256 bytes"
    )
    try Validation.require(
      self.resumesAfter.utf8.count <= 256,
      "resumesAfter",
      "must have at most 256 bytes"
    )
    if let value = self.deprecated {
      try Validation.require(value.utf8.count <= 4096, "deprecated", "must have at most 4096 bytes")
    }
    try Validation.require(self.roles.count <= 64, "roles", "must have at most 64 elements")
    for index in self.roles.indices {
      try Validation.require(
        self.roles[index].utf8.count <= 64,
        "roles[\(index)]",
        "must have at most 64 bytes"
      )
    }
  }
}

extension WireView where Viewed == MethodDescription {
  @inlinable @inline(__always)
  public var streamsRequests: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "streamsRequests") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var streamsResponses: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 2 { return try wireBlock.load(Bool.self, at: 1, field: "streamsResponses") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var idempotent: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 3 { return try wireBlock.load(Bool.self, at: 2, field: "idempotent") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var logNumber: UInt32? {
    if wireHas(8, presence: 3, mask: 0x01) { return UInt32(block: wireBlock, at: 4) }
    return nil
  }
  @inlinable @inline(__always)
  public var urgent: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 9 { return try wireBlock.load(Bool.self, at: 8, field: "urgent") }
      return false
    }
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "name", body)
  }
  @inlinable
  public var documentation: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readString(max: 65536, field: "documentation")
    }
  }
  /// Calls `body` with `documentation` as it stands in the bytes.
  @inlinable
  public func withDocumentation<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    return try tail.withString(max: 65536, field: "documentation", body)
  }
  @inlinable
  public var request: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      return try tail.readString(max: 256, field: "request")
    }
  }
  /// Calls `body` with `request` as it stands in the bytes.
  @inlinable
  public func withRequest<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "documentation")
    return try tail.withString(max: 256, field: "request", body)
  }
  @inlinable
  public var response: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      try tail.skipDelimited(field: "request")
      return try tail.readString(max: 256, field: "response")
    }
  }
  /// Calls `body` with `response` as it stands in the bytes.
  @inlinable
  public func withResponse<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "documentation")
    try tail.skipDelimited(field: "request")
    return try tail.withString(max: 256, field: "response", body)
  }
  @inlinable
  public var idempotencyKey: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      try tail.skipDelimited(field: "request")
      try tail.skipDelimited(field: "response")
      return try tail.readString(max: 256, field: "idempotencyKey")
    }
  }
  /// Calls `body` with `idempotencyKey` as it stands in the bytes.
  @inlinable
  public func withIdempotencyKey<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "documentation")
    try tail.skipDelimited(field: "request")
    try tail.skipDelimited(field: "response")
    return try tail.withString(max: 256, field: "idempotencyKey", body)
  }
  @inlinable
  public var resumesAfter: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      try tail.skipDelimited(field: "request")
      try tail.skipDelimited(field: "response")
      try tail.skipDelimited(field: "idempotencyKey")
      return try tail.readString(max: 256, field: "resumesAfter")
    }
  }
  /// Calls `body` with `resumesAfter` as it stands in the bytes.
  @inlinable
  public func withResumesAfter<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "documentation")
    try tail.skipDelimited(field: "request")
    try tail.skipDelimited(field: "response")
    try tail.skipDelimited(field: "idempotencyKey")
    return try tail.withString(max: 256, field: "resumesAfter", body)
  }
  @inlinable
  public var deprecated: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      try tail.skipDelimited(field: "request")
      try tail.skipDelimited(field: "response")
      try tail.skipDelimited(field: "idempotencyKey")
      try tail.skipDelimited(field: "resumesAfter")
      return try tail.readOptionalString(max: 4096, field: "deprecated")
    }
  }
  /// Calls `body` with `deprecated` as it stands in the bytes.
  @inlinable
  public func withDeprecated<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "documentation")
    try tail.skipDelimited(field: "request")
    try tail.skipDelimited(field: "response")
    try tail.skipDelimited(field: "idempotencyKey")
    try tail.skipDelimited(field: "resumesAfter")
    return try tail.withOptionalString(max: 4096, field: "deprecated", body)
  }
  @inlinable
  public var roles: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      try tail.skipDelimited(field: "request")
      try tail.skipDelimited(field: "response")
      try tail.skipDelimited(field: "idempotencyKey")
      try tail.skipDelimited(field: "resumesAfter")
      try tail.skipDelimited(plusOne: true, field: "deprecated")
      return try tail.readStrings(max: 64, elementMax: 64, field: "roles")
    }
  }
}

extension MethodDescription {
  public init(view: WireView<MethodDescription>) throws(WireError) {
    self.name = try view.name
    self.documentation = try view.documentation
    self.request = try view.request
    self.response = try view.response
    self.streamsRequests = try view.streamsRequests
    self.streamsResponses = try view.streamsResponses
    self.idempotent = try view.idempotent
    self.idempotencyKey = try view.idempotencyKey
    self.resumesAfter = try view.resumesAfter
    self.deprecated = try view.deprecated
    self.logNumber = view.logNumber
    self.urgent = try view.urgent
    self.roles = try view.roles
  }
}

/// What a type is in the schema.
public enum TypeKind: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case message
  case structure
  case enumType
  case union
  case newtype
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension TypeKind {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .message
    case 2: self = .structure
    case 3: self = .enumType
    case 4: self = .union
    case 5: self = .newtype
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .message: 1
    case .structure: 2
    case .enumType: 3
    case .union: 4
    case .newtype: 5
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

/// A type: what it is called, how it lies in memory, and how large it may become.
public struct TypeDescription: WireBlockMessage, Hashable {
  /// With its package.
  public var name: String
  public var kind: TypeKind
  public var documentation: String
  /// Of a message its block, of a struct and an enum all of it.
  public var fixedBytes: UInt32
  /// The largest native encoding within the limits.
  public var maximumBytes: UInt64
  /// Of a message or a struct.
  public var fields: [FieldDescription]
  /// Of an enum or a union.
  public var cases: [CaseDescription]
  /// Of a newtype, what the text of an id begins with: `hold` of `hold_3w00`.
  public var prefix: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.name = ""
    self.kind = .unspecified
    self.documentation = ""
    self.fixedBytes = 0
    self.maximumBytes = 0
    self.fields = []
    self.cases = []
    self.prefix = ""
  }

  @inlinable
  public init(
    name: String = "",
    kind: TypeKind = .unspecified,
    documentation: String = "",
    fixedBytes: UInt32 = 0,
    maximumBytes: UInt64 = 0,
    fields: [FieldDescription] = [],
    cases: [CaseDescription] = [],
    prefix: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.documentation = documentation
    self.fixedBytes = fixedBytes
    self.maximumBytes = maximumBytes
    self.fields = fields
    self.cases = cases
    self.prefix = prefix
  }
}

extension TypeDescription {
  @inlinable public static var messageName: String { "dropwire.describe.v1.TypeDescription" }
  @inlinable public static var maximumEncodedSize: Int { 2147483647 }
  @inlinable public static var blockSize: Int { 13 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1), .init(end: 5), .init(end: 13)])

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
    var block = try writer.take(15)
    UInt16(13).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.kind.store(into: &block, at: offset)
    self.fixedBytes.store(into: &block, at: offset &+ 1)
    self.maximumBytes.store(into: &block, at: offset &+ 5)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.documentation.isEmpty { last = 2 }
    if !self.fields.isEmpty { last = 3 }
    if !self.cases.isEmpty { last = 4 }
    if !self.prefix.isEmpty { last = 5 }
    if last >= 1 { try writer.appendString(self.name) }
    if last >= 2 { try writer.appendString(self.documentation) }
    if last >= 3 { try writer.appendMessages(self.fields) }
    if last >= 4 { try writer.appendMessages(self.cases) }
    if last >= 5 { try writer.appendString(self.prefix) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.documentation.isEmpty { last = 2 }
    if !self.fields.isEmpty { last = 3 }
    if !self.cases.isEmpty { last = 4 }
    if !self.prefix.isEmpty { last = 5 }
    if last >= 1 { size &+= WireBuffer.size(self.name) }
    if last >= 2 { size &+= WireBuffer.size(self.documentation) }
    if last >= 3 { size &+= WireBuffer.size(self.fields) }
    if last >= 4 { size &+= WireBuffer.size(self.cases) }
    if last >= 5 { size &+= WireBuffer.size(self.prefix) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 13 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 13 else { throw WireError(.truncated) }
    self.kind = TypeKind(block: block, at: 0)
    self.fixedBytes = UInt32(block: block, at: 1)
    self.maximumBytes = UInt64(block: block, at: 5)
    self.name = try tail.readString(max: 256, field: "name")
    self.documentation = try tail.readString(max: 65536, field: "documentation")
    self.fields = try tail.readMessages(max: 4096, field: "fields")
    self.cases = try tail.readMessages(max: 65536, field: "cases")
    self.prefix = try tail.readString(max: 16, field: "prefix")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 256, "name", "must have at most 256 bytes")
    try Validation.require(
      self.documentation.utf8.count <= 65536,
      "documentation",
      "must have at most 65536 bytes"
    )
    try Validation.require(self.fields.count <= 4096, "fields", "must have at most 4096 elements")
    try Validation.checkAll(self.fields, "fields")
    try Validation.require(self.cases.count <= 65536, "cases", "must have at most 65536 elements")
    try Validation.checkAll(self.cases, "cases")
    try Validation.require(self.prefix.utf8.count <= 16, "prefix", "must have at most 16 bytes")
  }
}

extension WireView where Viewed == TypeDescription {
  @inlinable @inline(__always)
  public var kind: TypeKind {
    if wireBlock.byteCount >= 1 { return TypeKind(block: wireBlock, at: 0) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var fixedBytes: UInt32 {
    if wireBlock.byteCount >= 5 { return UInt32(block: wireBlock, at: 1) }
    return 0
  }
  @inlinable @inline(__always)
  public var maximumBytes: UInt64 {
    if wireBlock.byteCount >= 13 { return UInt64(block: wireBlock, at: 5) }
    return 0
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "name", body)
  }
  @inlinable
  public var documentation: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readString(max: 65536, field: "documentation")
    }
  }
  /// Calls `body` with `documentation` as it stands in the bytes.
  @inlinable
  public func withDocumentation<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    return try tail.withString(max: 65536, field: "documentation", body)
  }
  @inlinable
  public var fields: [FieldDescription] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      return try tail.readMessages(max: 4096, field: "fields")
    }
  }
  @inlinable
  public var cases: [CaseDescription] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      try tail.skipMessages(field: "fields")
      return try tail.readMessages(max: 65536, field: "cases")
    }
  }
  @inlinable
  public var prefix: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "documentation")
      try tail.skipMessages(field: "fields")
      try tail.skipMessages(field: "cases")
      return try tail.readString(max: 16, field: "prefix")
    }
  }
  /// Calls `body` with `prefix` as it stands in the bytes.
  @inlinable
  public func withPrefix<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "documentation")
    try tail.skipMessages(field: "fields")
    try tail.skipMessages(field: "cases")
    return try tail.withString(max: 16, field: "prefix", body)
  }
}

extension TypeDescription {
  public init(view: WireView<TypeDescription>) throws(WireError) {
    self.name = try view.name
    self.kind = view.kind
    self.documentation = try view.documentation
    self.fixedBytes = view.fixedBytes
    self.maximumBytes = view.maximumBytes
    self.fields = try view.fields
    self.cases = try view.cases
    self.prefix = try view.prefix
  }
}

/// One field of a message or a struct.
public struct FieldDescription: WireBlockMessage, Hashable {
  /// Of a struct, its place from 1.
  public var number: UInt32
  public var name: String
  /// As the schema spells it, limits included.
  public var type: String
  public var isOptional: Bool
  public var isRetired: Bool
  /// Of its slot in the block; absent for what is in the tail.
  public var offset: UInt32?
  /// Of its slot, bytes.
  public var size: UInt32?
  /// Of the byte that says whether it is there.
  public var presenceOffset: UInt32?
  /// The bit of that byte.
  public var presenceMask: UInt32?
  /// `min: 1`, `nonzero` and the like; the server refuses what breaks them.
  public var constraints: [String]
  public var documentation: String
  /// What to use instead.
  public var deprecated: String?
  /// Its value is not for logs.
  public var secret: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.number = 0
    self.name = ""
    self.type = ""
    self.isOptional = false
    self.isRetired = false
    self.offset = nil
    self.size = nil
    self.presenceOffset = nil
    self.presenceMask = nil
    self.constraints = []
    self.documentation = ""
    self.deprecated = nil
    self.secret = false
  }

  @inlinable
  public init(
    number: UInt32 = 0,
    name: String = "",
    type: String = "",
    isOptional: Bool = false,
    isRetired: Bool = false,
    offset: UInt32? = nil,
    size: UInt32? = nil,
    presenceOffset: UInt32? = nil,
    presenceMask: UInt32? = nil,
    constraints: [String] = [],
    documentation: String = "",
    deprecated: String? = nil,
    secret: Bool = false
  ) {
    self.number = number
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.isRetired = isRetired
    self.offset = offset
    self.size = size
    self.presenceOffset = presenceOffset
    self.presenceMask = presenceMask
    self.constraints = constraints
    self.documentation = documentation
    self.deprecated = deprecated
    self.secret = secret
  }
}

extension FieldDescription {
  @inlinable public static var messageName: String { "dropwire.describe.v1.FieldDescription" }
  @inlinable public static var maximumEncodedSize: Int { 75076 }
  @inlinable public static var blockSize: Int { 24 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 4),
    .init(end: 5),
    .init(end: 6),
    .init(end: 11, presenceByte: 6, presenceMask: 0x01),
    .init(end: 15, presenceByte: 6, presenceMask: 0x02),
    .init(end: 19, presenceByte: 6, presenceMask: 0x04),
    .init(end: 23, presenceByte: 6, presenceMask: 0x08),
    .init(end: 24)
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
    var block = try writer.take(26)
    UInt16(24).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence6: UInt8 = 0
    if self.offset != nil { presence6 |= 0x01 }
    if self.size != nil { presence6 |= 0x02 }
    if self.presenceOffset != nil { presence6 |= 0x04 }
    if self.presenceMask != nil { presence6 |= 0x08 }
    presence6.store(into: &block, at: offset &+ 6)
    self.number.store(into: &block, at: offset)
    self.isOptional.store(into: &block, at: offset &+ 4)
    self.isRetired.store(into: &block, at: offset &+ 5)
    block.storeOptional(self.offset, at: offset &+ 7)
    block.storeOptional(self.size, at: offset &+ 11)
    block.storeOptional(self.presenceOffset, at: offset &+ 15)
    block.storeOptional(self.presenceMask, at: offset &+ 19)
    self.secret.store(into: &block, at: offset &+ 23)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.type.isEmpty { last = 2 }
    if !self.constraints.isEmpty { last = 3 }
    if !self.documentation.isEmpty { last = 4 }
    if self.deprecated != nil { last = 5 }
    if last >= 1 { try writer.appendString(self.name) }
    if last >= 2 { try writer.appendString(self.type) }
    if last >= 3 { try writer.appendStrings(self.constraints) }
    if last >= 4 { try writer.appendString(self.documentation) }
    if last >= 5 { try writer.appendOptionalString(self.deprecated) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.type.isEmpty { last = 2 }
    if !self.constraints.isEmpty { last = 3 }
    if !self.documentation.isEmpty { last = 4 }
    if self.deprecated != nil { last = 5 }
    if last >= 1 { size &+= WireBuffer.size(self.name) }
    if last >= 2 { size &+= WireBuffer.size(self.type) }
    if last >= 3 { size &+= WireBuffer.size(self.constraints) }
    if last >= 4 { size &+= WireBuffer.size(self.documentation) }
    if last >= 5 { size &+= WireBuffer.size(self.deprecated) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 24 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 24 else { throw WireError(.truncated) }
    let presence6 = block.byte(at: 6)
    if presence6 & 0xF0 != 0, block.byteCount == 24 {
      throw WireError(.unknownPresence)
    }
    self.number = UInt32(block: block, at: 0)
    self.isOptional = try block.load(at: 4, field: "isOptional")
    self.isRetired = try block.load(at: 5, field: "isRetired")
    self.offset = try block.loadOptional(at: 7, if: presence6 & 0x01 != 0, field: "offset")
    self.size = try block.loadOptional(at: 11, if: presence6 & 0x02 != 0, field: "size")
    self.presenceOffset = try block.loadOptional(at: 15, if: presence6 & 0x04 != 0, field: "presenceOffset")
    self.presenceMask = try block.loadOptional(at: 19, if: presence6 & 0x08 != 0, field: "presenceMask")
    self.secret = try block.load(at: 23, field: "secret")
    self.name = try tail.readString(max: 256, field: "name")
    self.type = try tail.readString(max: 1024, field: "type")
    self.constraints = try tail.readStrings(max: 16, elementMax: 256, field: "constraints")
    self.documentation = try tail.readString(max: 65536, field: "documentation")
    self.deprecated = try tail.readOptionalString(max: 4096, field: "deprecated")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 256, "name", "must have at most 256 bytes")
    try Validation.require(self.type.utf8.count <= 1024, "type", "must have at most 1024 bytes")
    try Validation.require(
      self.constraints.count <= 16,
      "constraints",
      "must have at most 16 elements"
    )
    for index in self.constraints.indices {
      try Validation.require(
        self.constraints[index].utf8.count <= 256,
        "constraints[\(index)]",
        "must have at most 256 bytes"
      )
    }
    try Validation.require(
      self.documentation.utf8.count <= 65536,
      "documentation",
      "must have at most 65536 bytes"
    )
    if let value = self.deprecated {
      try Validation.require(value.utf8.count <= 4096, "deprecated", "must have at most 4096 bytes")
    }
  }
}

extension WireView where Viewed == FieldDescription {
  @inlinable @inline(__always)
  public var number: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var isOptional: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 5 { return try wireBlock.load(Bool.self, at: 4, field: "isOptional") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var isRetired: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 6 { return try wireBlock.load(Bool.self, at: 5, field: "isRetired") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var offset: UInt32? {
    if wireHas(11, presence: 6, mask: 0x01) { return UInt32(block: wireBlock, at: 7) }
    return nil
  }
  @inlinable @inline(__always)
  public var size: UInt32? {
    if wireHas(15, presence: 6, mask: 0x02) { return UInt32(block: wireBlock, at: 11) }
    return nil
  }
  @inlinable @inline(__always)
  public var presenceOffset: UInt32? {
    if wireHas(19, presence: 6, mask: 0x04) { return UInt32(block: wireBlock, at: 15) }
    return nil
  }
  @inlinable @inline(__always)
  public var presenceMask: UInt32? {
    if wireHas(23, presence: 6, mask: 0x08) { return UInt32(block: wireBlock, at: 19) }
    return nil
  }
  @inlinable @inline(__always)
  public var secret: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 24 { return try wireBlock.load(Bool.self, at: 23, field: "secret") }
      return false
    }
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "name", body)
  }
  @inlinable
  public var type: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readString(max: 1024, field: "type")
    }
  }
  /// Calls `body` with `type` as it stands in the bytes.
  @inlinable
  public func withType<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    return try tail.withString(max: 1024, field: "type", body)
  }
  @inlinable
  public var constraints: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "type")
      return try tail.readStrings(max: 16, elementMax: 256, field: "constraints")
    }
  }
  @inlinable
  public var documentation: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "type")
      try tail.skipDelimitedList(field: "constraints")
      return try tail.readString(max: 65536, field: "documentation")
    }
  }
  /// Calls `body` with `documentation` as it stands in the bytes.
  @inlinable
  public func withDocumentation<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "type")
    try tail.skipDelimitedList(field: "constraints")
    return try tail.withString(max: 65536, field: "documentation", body)
  }
  @inlinable
  public var deprecated: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "type")
      try tail.skipDelimitedList(field: "constraints")
      try tail.skipDelimited(field: "documentation")
      return try tail.readOptionalString(max: 4096, field: "deprecated")
    }
  }
  /// Calls `body` with `deprecated` as it stands in the bytes.
  @inlinable
  public func withDeprecated<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "type")
    try tail.skipDelimitedList(field: "constraints")
    try tail.skipDelimited(field: "documentation")
    return try tail.withOptionalString(max: 4096, field: "deprecated", body)
  }
}

extension FieldDescription {
  public init(view: WireView<FieldDescription>) throws(WireError) {
    self.number = view.number
    self.name = try view.name
    self.type = try view.type
    self.isOptional = try view.isOptional
    self.isRetired = try view.isRetired
    self.offset = view.offset
    self.size = view.size
    self.presenceOffset = view.presenceOffset
    self.presenceMask = view.presenceMask
    self.constraints = try view.constraints
    self.documentation = try view.documentation
    self.deprecated = try view.deprecated
    self.secret = try view.secret
  }
}

/// One case of an enum or a union.
public struct CaseDescription: WireBlockMessage, Hashable {
  public var number: UInt32
  public var name: String
  /// Full name of a union's message.
  public var type: String
  public var isRetired: Bool
  public var documentation: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.number = 0
    self.name = ""
    self.type = ""
    self.isRetired = false
    self.documentation = ""
  }

  @inlinable
  public init(
    number: UInt32 = 0,
    name: String = "",
    type: String = "",
    isRetired: Bool = false,
    documentation: String = ""
  ) {
    self.number = number
    self.name = name
    self.type = type
    self.isRetired = isRetired
    self.documentation = documentation
  }
}

extension CaseDescription {
  @inlinable public static var messageName: String { "dropwire.describe.v1.CaseDescription" }
  @inlinable public static var maximumEncodedSize: Int { 66062 }
  @inlinable public static var blockSize: Int { 5 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4), .init(end: 5)])

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
    var block = try writer.take(7)
    UInt16(5).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.number.store(into: &block, at: offset)
    self.isRetired.store(into: &block, at: offset &+ 4)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.type.isEmpty { last = 2 }
    if !self.documentation.isEmpty { last = 3 }
    if last >= 1 { try writer.appendString(self.name) }
    if last >= 2 { try writer.appendString(self.type) }
    if last >= 3 { try writer.appendString(self.documentation) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.type.isEmpty { last = 2 }
    if !self.documentation.isEmpty { last = 3 }
    if last >= 1 { size &+= WireBuffer.size(self.name) }
    if last >= 2 { size &+= WireBuffer.size(self.type) }
    if last >= 3 { size &+= WireBuffer.size(self.documentation) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 5 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 5 else { throw WireError(.truncated) }
    self.number = UInt32(block: block, at: 0)
    self.isRetired = try block.load(at: 4, field: "isRetired")
    self.name = try tail.readString(max: 256, field: "name")
    self.type = try tail.readString(max: 256, field: "type")
    self.documentation = try tail.readString(max: 65536, field: "documentation")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 256, "name", "must have at most 256 bytes")
    try Validation.require(self.type.utf8.count <= 256, "type", "must have at most 256 bytes")
    try Validation.require(
      self.documentation.utf8.count <= 65536,
      "documentation",
      "must have at most 65536 bytes"
    )
  }
}

extension WireView where Viewed == CaseDescription {
  @inlinable @inline(__always)
  public var number: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var isRetired: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 5 { return try wireBlock.load(Bool.self, at: 4, field: "isRetired") }
      return false
    }
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "name", body)
  }
  @inlinable
  public var type: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readString(max: 256, field: "type")
    }
  }
  /// Calls `body` with `type` as it stands in the bytes.
  @inlinable
  public func withType<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    return try tail.withString(max: 256, field: "type", body)
  }
  @inlinable
  public var documentation: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "type")
      return try tail.readString(max: 65536, field: "documentation")
    }
  }
  /// Calls `body` with `documentation` as it stands in the bytes.
  @inlinable
  public func withDocumentation<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "type")
    return try tail.withString(max: 65536, field: "documentation", body)
  }
}

extension CaseDescription {
  public init(view: WireView<CaseDescription>) throws(WireError) {
    self.number = view.number
    self.name = try view.name
    self.type = try view.type
    self.isRetired = try view.isRetired
    self.documentation = try view.documentation
  }
}

/// What was asked for.
public enum Described: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case service(ServiceDescription)
  case type(TypeDescription)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension Described {
  @inlinable public static var messageName: String { "dropwire.describe.v1.Described" }
  @inlinable public static var maximumEncodedSize: Int { 2147483647 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .service: 1
    case .type: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .service(let value): WireBuffer.caseSize(1, value)
    case .type(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .service(let value): try writer.appendCase(1, value)
    case .type(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .service(try ServiceDescription(payload: payload, case: "service"))
    case 2: self = .type(try TypeDescription(payload: payload, case: "type"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .service(let value): try Validation.check(value, "service")
    case .type(let value): try Validation.check(value, "type")
    default: break
    }
  }
}

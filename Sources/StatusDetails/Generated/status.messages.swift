// Generated from status.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

public struct StatusMessage: WireBlockMessage, Hashable {
  /// A status code of gRPC.
  public var code: Int32
  /// For people who develop the client, in English.
  public var message: String
  /// Messages such as `BadRequest`.
  public var details: [AnyMessage]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.code = 0
    self.message = ""
    self.details = []
  }

  @inlinable
  public init(code: Int32 = 0, message: String = "", details: [AnyMessage] = []) {
    self.code = code
    self.message = message
    self.details = details
  }
}

extension StatusMessage {
  @inlinable public static var messageName: String { "google.rpc.Status" }
  @inlinable public static var maximumEncodedSize: Int { 4243984 }
  @inlinable public static var blockSize: Int { 4 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4)])

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
    var block = try writer.take(6)
    UInt16(4).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.code.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.message.isEmpty { last = 1 }
    if !self.details.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.message) }
    if last >= 2 { try writer.appendMessages(self.details) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.message.isEmpty { last = 1 }
    if !self.details.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.message) }
    if last >= 2 { size &+= WireBuffer.size(self.details) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 4 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 4 else { throw WireError(.truncated) }
    self.code = Int32(block: block, at: 0)
    self.message = try tail.readString(max: 16384, field: "message")
    self.details = try tail.readMessages(max: 64, field: "details")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.message.utf8.count <= 16384,
      "message",
      "must have at most 16384 bytes"
    )
    try Validation.require(self.details.count <= 64, "details", "must have at most 64 elements")
    try Validation.checkAll(self.details, "details")
  }
}

extension WireView where Viewed == StatusMessage {
  @inlinable @inline(__always)
  public var code: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var message: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 16384, field: "message")
    }
  }
  /// Calls `body` with `message` as it stands in the bytes.
  @inlinable
  public func withMessage<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 16384, field: "message", body)
  }
  @inlinable
  public var details: [AnyMessage] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "message")
      return try tail.readMessages(max: 64, field: "details")
    }
  }
}

extension StatusMessage {
  public init(view: WireView<StatusMessage>) throws(WireError) {
    self.code = view.code
    self.message = try view.message
    self.details = try view.details
  }
}

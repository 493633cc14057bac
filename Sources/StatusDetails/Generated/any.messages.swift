// Generated from any.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

public struct AnyMessage: WireBlockMessage, Hashable {
  /// Ends in `/` and the full name of the type.
  public var typeUrl: String
  /// The value in the protobuf encoding.
  public var value: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.typeUrl = ""
    self.value = []
  }

  @inlinable
  public init(typeUrl: String = "", value: [UInt8] = []) {
    self.typeUrl = typeUrl
    self.value = value
  }
}

extension AnyMessage {
  @inlinable public static var messageName: String { "google.protobuf.Any" }
  @inlinable public static var maximumEncodedSize: Int { 66055 }
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
    if !self.typeUrl.isEmpty { last = 1 }
    if !self.value.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.typeUrl) }
    if last >= 2 { try writer.appendBytes(self.value) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.typeUrl.isEmpty { last = 1 }
    if !self.value.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.typeUrl) }
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
    self.typeUrl = try tail.readString(max: 512, field: "typeUrl")
    self.value = try tail.readBytes(max: 65536, field: "value")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.typeUrl.utf8.count <= 512, "typeUrl", "must have at most 512 bytes")
    try Validation.require(self.value.count <= 65536, "value", "must have at most 65536 bytes")
  }
}

extension WireView where Viewed == AnyMessage {
  @inlinable
  public var typeUrl: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 512, field: "typeUrl")
    }
  }
  /// Calls `body` with `typeUrl` as it stands in the bytes.
  @inlinable
  public func withTypeUrl<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 512, field: "typeUrl", body)
  }
  @inlinable
  public var value: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "typeUrl")
      return try tail.readBytes(max: 65536, field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "typeUrl")
    return try tail.withBytes(max: 65536, field: "value", body)
  }
}

extension AnyMessage {
  public init(view: WireView<AnyMessage>) throws(WireError) {
    self.typeUrl = try view.typeUrl
    self.value = try view.value
  }
}

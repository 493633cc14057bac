// Generated from bench.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Bytes that come back.
public struct EchoMessage: WireBlockMessage, Hashable {
  public var payload: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.payload = []
  }

  @inlinable
  public init(payload: [UInt8]) {
    self.payload = payload
  }
}

extension EchoMessage {
  @inlinable public static var messageName: String { "dropwire.bench.v1.EchoMessage" }
  @inlinable public static var maximumEncodedSize: Int { 1048581 }
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
    if !self.payload.isEmpty { try writer.appendBytes(self.payload) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.payload.isEmpty { size &+= WireBuffer.size(self.payload) }
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
    self.payload = try tail.readBytes(max: 1048576, field: "payload")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.payload.count <= 1048576,
      "payload",
      "must have at most 1048576 bytes"
    )
  }
}

extension WireView where Viewed == EchoMessage {
  @inlinable
  public var payload: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 1048576, field: "payload")
    }
  }
  /// Calls `body` with `payload` as it stands in the bytes.
  @inlinable
  public func withPayload<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 1048576, field: "payload", body)
  }
}

extension EchoMessage {
  public init(view: WireView<EchoMessage>) throws(WireError) {
    self.payload = try view.payload
  }
}

// Generated from greeter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Somebody to greet.
public struct Hello: WireBlockMessage, Hashable {
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

extension Hello {
  @inlinable public static var messageName: String { "example.greeter.v1.Hello" }
  @inlinable public static var maximumEncodedSize: Int { 67 }
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
    self.name = try tail.readString(max: 64, field: "name")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 64, "name", "must have at most 64 bytes")
  }
}

extension WireView where Viewed == Hello {
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 64, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 64, field: "name", body)
  }
}

extension Hello {
  public init(view: WireView<Hello>) throws(WireError) {
    self.name = try view.name
  }
}

/// What they are told.
public struct Greeting: WireBlockMessage, Hashable {
  public var text: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.text = ""
  }

  @inlinable
  public init(text: String) {
    self.text = text
  }
}

extension Greeting {
  @inlinable public static var messageName: String { "example.greeter.v1.Greeting" }
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
    if !self.text.isEmpty { try writer.appendString(self.text) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.text.isEmpty { size &+= WireBuffer.size(self.text) }
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
    self.text = try tail.readString(max: 256, field: "text")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.text.utf8.count <= 256, "text", "must have at most 256 bytes")
  }
}

extension WireView where Viewed == Greeting {
  @inlinable
  public var text: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "text")
    }
  }
  /// Calls `body` with `text` as it stands in the bytes.
  @inlinable
  public func withText<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "text", body)
  }
}

extension Greeting {
  public init(view: WireView<Greeting>) throws(WireError) {
    self.text = try view.text
  }
}

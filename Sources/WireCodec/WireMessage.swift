/// A value with a native encoding: every generated message and union, and `EmptyMessage`.
///
/// Values are plain data: safe to send between threads, encoded and decoded without clock, files or
/// global state.
public protocol WireMessage: Sendable, Validatable {
  /// The schema's full name, such as `dropwire.live.v1.Marker`.
  static var messageName: String { get }

  /// The largest native encoding in bytes that a value within the schema's limits can have;
  /// saturates at `Int32.max`.
  static var maximumEncodedSize: Int { get }

  /// The exact native size of this value in bytes.
  var encodedSize: Int { get }

  /// Appends exactly `encodedSize` bytes to `output`. The primary call: it allocates only when
  /// `output` has to grow.
  func encode(into output: inout WireBuffer)

  /// The native encoding in an array of its own. Prefer `encode(into:)` where bytes are gathered.
  func encodedBytes() -> [UInt8]

  /// Decodes one value that takes up all of `bytes`. Never traps and never reads outside `bytes`.
  ///
  /// - Throws: `WireError` with the reason, the field's path and the offset in `bytes`.
  init(decoding bytes: RawSpan) throws(WireError)

  /// The exact size of the protobuf encoding in bytes.
  var protoSize: Int { get }

  /// Appends the protobuf encoding: exactly `protoSize` bytes.
  func encodeProto(into output: inout WireBuffer)

  /// Decodes the protobuf encoding of one value that takes up all of `bytes`. Never traps and
  /// never reads outside `bytes`.
  init(decodingProto bytes: RawSpan) throws(WireError)

  /// Appends the proto3 JSON text, in UTF-8.
  func encodeJSON(into output: inout WireBuffer)

  /// Decodes the proto3 JSON text of one value that takes up all of `bytes`. Never traps and never
  /// reads outside `bytes`.
  ///
  /// - Parameter ignoringUnknownFields: true passes over members and enum cases of unknown names,
  ///   as clients do; false refuses them, as servers do.
  init(decodingJSON bytes: RawSpan, ignoringUnknownFields: Bool) throws(WireError)
}

/// A message whose bytes are handed through as they are, whatever the call's encoding: what
/// carries values that somebody else encoded or will decode.
///
/// A conforming type has the native members of `WireMessage`; the others follow.
public protocol OpaqueMessage: WireMessage {}

extension OpaqueMessage {
  public var protoSize: Int { encodedSize }

  public func encodeProto(into output: inout WireBuffer) { encode(into: &output) }

  public init(decodingProto bytes: RawSpan) throws(WireError) { try self.init(decoding: bytes) }

  public func encodeJSON(into output: inout WireBuffer) { encode(into: &output) }

  public init(decodingJSON bytes: RawSpan, ignoringUnknownFields: Bool) throws(WireError) {
    try self.init(decoding: bytes)
  }
}

/// A message with a native encoding alone. In the others it is refused with `unsupportedEncoding`,
/// and as nothing is read in them, nothing is written.
public protocol NativeMessage: WireMessage {}

extension NativeMessage {
  public var protoSize: Int { 0 }

  public func encodeProto(into output: inout WireBuffer) {}

  public init(decodingProto bytes: RawSpan) throws(WireError) {
    throw WireError(.unsupportedEncoding)
  }

  public func encodeJSON(into output: inout WireBuffer) {}

  public init(decodingJSON bytes: RawSpan, ignoringUnknownFields: Bool) throws(WireError) {
    throw WireError(.unsupportedEncoding)
  }
}

extension WireMessage {
  @inlinable
  public func encodedBytes() -> [UInt8] {
    var buffer = WireBuffer(minimumCapacity: encodedSize)
    encode(into: &buffer)
    return buffer.copyBytes()
  }

  /// Decodes one value that takes up all of `bytes`.
  @inlinable
  public init(bytes: [UInt8]) throws(WireError) {
    try self.init(decoding: bytes.span.bytes)
  }
}

/// A generated message: a block of fixed slots and a tail of variable fields.
///
/// The members are what generated messages are made of; applications use `WireMessage`.
public protocol WireBlockMessage: WireMessage, ProtoMessage, JSONObject {
  /// Where the slots end and which presence bits belong to them.
  static var wireLayout: WireLayout { get }

  /// Bytes of the block this version of the schema writes.
  static var blockSize: Int { get }

  /// The exact size of the tail in bytes.
  var tailSize: Int { get }

  /// A message with every field zero, empty or absent.
  init()

  /// Writes every byte of the block at `offset` of `block`, which has room for it.
  func encodeBlock(into block: inout MutableRawSpan, at offset: Int)

  /// Writes exactly `encodedSize` bytes: the block behind its length, and the tail.
  func write(to writer: inout WireWriter) throws(WireWriter.NoRoom)

  /// Writes the tail: exactly `tailSize` bytes.
  func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom)

  /// Reads the slots from `block`, which has at least `blockSize` bytes, and the variable fields
  /// from `tail`.
  init(block: RawSpan, tail: inout WireReader) throws(WireError)

  /// Reads every field by its member of the view.
  init(view: WireView<Self>) throws(WireError)
}

extension WireBlockMessage {
  @inlinable
  public var encodedSize: Int { 2 &+ Self.blockSize &+ tailSize }
}

/// The message without fields; `()` in a method's signature.
public struct EmptyMessage: WireBlockMessage, Hashable {
  @inlinable public static var messageName: String { "google.protobuf.Empty" }
  @inlinable public static var maximumEncodedSize: Int { 2 }
  @inlinable public static var blockSize: Int { 0 }
  public static let wireLayout = WireLayout(slots: [])

  @inlinable
  public init() {}

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var reader = WireReader(bytes)
    _ = try reader.readBlock()
  }

  @inlinable
  public func encode(into output: inout WireBuffer) {
    output.append(littleEndian: 0 as UInt16)
  }

  @inlinable
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {}

  @inlinable
  public init(view: WireView<EmptyMessage>) throws(WireError) {}

  @inlinable public var tailSize: Int { 0 }

  @inlinable
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {}

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(2)
    (0 as UInt16).store(into: &block, at: 0)
  }

  @inlinable
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {}
}

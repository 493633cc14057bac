/// A generated union: exactly one case, or none (`unspecified`), or one this version does not know.
public protocol WireUnion: WireMessage, ProtoMessage, JSONObject {
  /// The union with no case set.
  init()

  /// Reads the message of case `number`, which is not 0; a case not known is kept by its number.
  init(number: UInt32, payload: RawSpan) throws(WireError)

  /// The case's number; 0 when none is set.
  var caseNumber: UInt32 { get }
}

extension WireUnion {
  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var reader = WireReader(bytes)
    self = try reader.readWholeUnion()
  }
}

extension WireBuffer {
  /// Bytes that case `number` with `message` takes.
  @inlinable
  public static func caseSize<M: WireBlockMessage>(_ number: UInt32, _ message: M) -> Int {
    varintSize(Int(number)) &+ delimitedSize(message.encodedSize)
  }

  /// Appends case `number` of a union with its message.
  @inlinable
  public mutating func appendCase<M: WireBlockMessage>(_ number: UInt32, _ message: M) {
    append(varint: Int(number))
    appendNested(message)
  }

  /// Appends a case that was not known when it was received. Its content was not kept, so a
  /// receiver that knows the case refuses it.
  @inlinable
  public mutating func appendUnknownCase(_ number: UInt32) {
    append(varint: Int(number))
    if number != 0 { append(0 as UInt8) }
  }

  /// Bytes that `appendUnknownCase` takes.
  @inlinable
  public static func unknownCaseSize(_ number: UInt32) -> Int {
    number == 0 ? 1 : varintSize(Int(number)) &+ 1
  }
}

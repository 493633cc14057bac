/// A generated union: exactly one case, or none (`unspecified`), or one this version does not know.
public protocol WireUnion: WireMessage, ProtoMessage, JSONObject {
  /// The union with no case set.
  init()

  /// Reads the message of case `number`, which is not 0; a case not known is kept by its number.
  init(number: UInt32, payload: RawSpan) throws(WireError)

  /// The case's number; 0 when none is set.
  var caseNumber: UInt32 { get }

  /// Writes exactly `encodedSize` bytes: case, length and message.
  func write(to writer: inout WireWriter) throws(WireWriter.NoRoom)
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

  /// Bytes that `appendUnknownCase` takes.
  @inlinable
  public static func unknownCaseSize(_ number: UInt32) -> Int {
    number == 0 ? 1 : varintSize(Int(number)) &+ 1
  }
}

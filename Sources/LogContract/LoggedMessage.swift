public import WireCodec

/// What a log holds of calls: one case for each method with `@logged`, retired ones included. Generated from
/// the schemas that are compiled together; see ``LoggedCommand`` and ``LoggedOutcome``.
///
/// Its bytes are the method's number as a varint and the message in its native encoding, exactly as the
/// codec writes it. Values are plain data: safe on any thread.
public protocol LoggedMessage: Hashable, Sendable {
  /// The methods, in the order of their numbers.
  static var methods: [LogMethod] { get }

  /// The number of the method, 1 to 65,535.
  var number: Int { get }

  /// Bytes of the message without the number.
  var messageSize: Int { get }

  /// Appends the message in its native encoding: exactly ``messageSize`` bytes.
  func encodeMessage(into output: inout WireBuffer)

  /// Reads the message of the method with that number, which takes up all of `bytes`. Never traps.
  ///
  /// - Throws: a ``LogContractError`` that says which method's message is wrong, and where.
  init(number: Int, message bytes: RawSpan) throws(LogContractError)

  /// Appends the message in any encoding, for those who show or call what a log holds.
  func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding)

  /// Reads the message of the method with that number from any encoding. Never traps.
  ///
  /// - Throws: a ``LogContractError`` that says which method's message is wrong, and where.
  init(number: Int, message bytes: RawSpan, as encoding: WireEncoding) throws(LogContractError)
}

/// A request as a log holds it. Generated as `LogCommand`.
public protocol LoggedCommand: LoggedMessage {
  /// What requests come to, generated as `LogOutcome`.
  associatedtype Outcome: LoggedOutcome

  /// The types of a method's messages; nil when no method has the number.
  static func messageTypes(
    of number: Int
  ) -> (
    request: any WireMessage.Type, result: any WireMessage.Type
  )?

  /// The value of the field that `@idempotent(field)` names; nil without one, and where it is zero, empty
  /// or absent.
  var idempotencyKey: LogKey? { get }

  /// The same request with that field zero, empty or absent.
  var withoutKey: Self { get }

  /// The value of the request's own field of that name, where it is an id; 0 for one that is absent, nil when no
  /// field with an id has the name. How one asks any request whose it is, and what it is about.
  func identifier(_ field: String) -> UInt64?

  /// Whether the method is `@urgent`: it goes before others.
  var isUrgent: Bool { get }

  /// The most bytes that the method's result has in its native encoding; saturates at `Int32.max`.
  var maximumResultSize: Int { get }

  /// Appends what the fingerprint is taken of: the message in the form that stays the same when fields are
  /// added to the schema. ``fingerprint`` is what calls this.
  func encodeCanonically(into output: inout WireBuffer)
}

/// What a request came to, as a log holds it. Generated as `LogOutcome`.
public protocol LoggedOutcome: LoggedMessage {
  /// Whether the result is a union and has the case `rejected`: nothing was done.
  var isRejected: Bool { get }

  /// The outcome as a caller is told it: with the place of its entry in the fields of the result that are called
  /// `sequence` (u64) and `replayed` (bool), where it has them. Rules leave these as they are, so that a log
  /// does not hold them.
  ///
  /// - Parameters:
  ///   - sequence: the entry that decided.
  ///   - isReplay: whether an earlier request under the same key did.
  func delivered(sequence: UInt64, isReplay: Bool) -> Self
}

extension LoggedMessage {
  /// The method.
  public var method: LogMethod {
    let number = self.number
    guard let method = Self.methods.first(where: { $0.number == number }) else {
      preconditionFailure("generated code lists every method of its cases")
    }
    return method
  }

  /// The method with that number; nil when there is none.
  public static func method(_ number: Int) -> LogMethod? {
    methods.first { $0.number == number }
  }

  /// Bytes that ``encode(into:)`` appends.
  @inlinable
  public var encodedSize: Int { WireBuffer.varintSize(number) &+ messageSize }

  /// Appends the number and the message.
  @inlinable
  public func encode(into output: inout WireBuffer) {
    output.append(varint: number)
    encodeMessage(into: &output)
  }

  /// The message as JSON, on one line.
  public var json: String {
    var buffer = WireBuffer()
    encodeMessage(into: &buffer, as: .json)
    return String(decoding: buffer.copyBytes(), as: UTF8.self)
  }

  /// Number and message in an array of their own.
  @inlinable
  public func encodedBytes() -> [UInt8] {
    var buffer = WireBuffer(minimumCapacity: encodedSize)
    encode(into: &buffer)
    return buffer.copyBytes()
  }

  /// Reads what ``encode(into:)`` wrote and takes up all of `bytes`. Never traps.
  ///
  /// - Throws: a ``LogContractError`` that says what is wrong, and where.
  public init(decoding bytes: RawSpan) throws(LogContractError) {
    let number: Int
    let length: Int
    do throws(WireError) {
      var reader = WireReader(bytes)
      number = try reader.readVarint(field: "number")
      length = bytes.byteCount - reader.remaining
    } catch {
      throw .malformedNumber(error)
    }
    try self.init(number: number, message: bytes.extracting(droppingFirst: length))
  }

  /// Reads what ``encodedBytes()`` made.
  public init(bytes: [UInt8]) throws(LogContractError) {
    try self.init(decoding: bytes.span.bytes)
  }
}

extension LogMethod {
  /// Reads a message and checks its constraints: what generated code reads each case with.
  public static func read<Message: WireMessage>(
    _ type: Message.Type, _ bytes: RawSpan, number: Int, as encoding: WireEncoding = .native
  ) throws(LogContractError) -> Message {
    let message: Message
    do throws(WireError) {
      message = try Message(decoding: bytes, as: encoding)
    } catch {
      throw .malformedMessage(number: number, type: Message.messageName, error)
    }
    do throws(ValidationError) {
      try message.validate()
    } catch {
      throw .invalidMessage(number: number, type: Message.messageName, error)
    }
    return message
  }
}

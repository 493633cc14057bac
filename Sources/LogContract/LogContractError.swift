public import Basics
public import WireCodec

/// Bytes that are no command or outcome of the contract.
public enum LogContractError: Error, Sendable {
  /// The bytes do not begin with a number of a method.
  case malformedNumber(WireError)
  /// No method has the number: the log was written with a later version of the schemas.
  case unknownNumber(Int)
  /// The message behind the number is not one of the method's.
  case malformedMessage(number: Int, type: String, WireError)
  /// The message violates a constraint of its schema.
  case invalidMessage(number: Int, type: String, ValidationError)
}

extension LogContractError: CustomStringConvertible {
  /// What is wrong and where: `entry of method 40: dropwire.live.v1.ReserveRequest: quantity must be…`.
  public var description: String {
    switch self {
    case .malformedNumber(let error): "no method's number begins the entry: \(error)"
    case .unknownNumber(let number):
      "no method has the number \(number) in the log; this version is older than the one that wrote "
        + "the entry: use that one, or a later one"
    case .malformedMessage(let number, let type, let error):
      "entry of method \(number): \(type): \(error)"
    case .invalidMessage(let number, let type, let error):
      "entry of method \(number): \(type): \(error)"
    }
  }
}

extension LoggedMessage {
  /// Reads what ``encodedBytes()`` made and a journal or a row has kept, which takes up all of `bytes`. Never
  /// traps; takes no more memory than there are bytes, and what the limits of the schema allow.
  ///
  /// - Parameter offset: where the bytes begin in what is read, for the error.
  /// - Throws: ``ByteError/Reason/unknownMethod(_:)`` for a method of later schemas,
  ///   ``ByteError/Reason/unknownFields(_:)`` for fields of theirs; of anything else that is wrong, the kind and the place.
  public init(stored bytes: [UInt8], at offset: Int) throws(ByteError) {
    do throws(LogContractError) {
      try self.init(bytes: bytes)
    } catch {
      switch error {
      case .unknownNumber(let number): throw ByteError(.unknownMethod(number), at: offset)
      case .malformedNumber: throw ByteError(.malformedVarint, at: offset)
      case .malformedMessage, .invalidMessage: throw ByteError(.outOfRange, at: offset)
      }
    }
    // Elsewhere what is not known is passed over. A log decides by all that it holds: a field that is left out here
    // would come to another outcome. Fewer bytes are of an older build.
    if bytes.count > encodedSize { throw ByteError(.unknownFields(number), at: offset) }
  }
}

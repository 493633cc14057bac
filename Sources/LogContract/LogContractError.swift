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

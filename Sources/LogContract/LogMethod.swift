/// A method with `@logged`, as those know it who list, print or check what a log holds.
public struct LogMethod: Hashable, Sendable {
  /// The number of `@logged`, 1 to 65,535: what the method is called in a log for ever.
  public let number: Int
  /// Full name of the service, `example.counters.v1.Counters`.
  public let service: String
  /// The method's name on the wire, `Increment`.
  public let name: String
  /// Full names of the message types.
  public let requestName: String, resultName: String
  /// The request's field that tells a request from its repetition; nil where `@idempotent` names none.
  public let key: String?
  /// `@urgent`: the method goes before others.
  public let isUrgent: Bool
  /// The roles of `@allow`, one of which a caller has to have; empty where anybody may call.
  public let roles: [String]
  /// Nobody can call it any more. Entries of it are read and applied all the same.
  public let isRetired: Bool

  /// A method. Generated code makes these.
  public init(
    number: Int, service: String, name: String, requestName: String, resultName: String,
    key: String? = nil, isUrgent: Bool = false, roles: [String] = [], isRetired: Bool = false
  ) {
    self.number = number
    self.service = service
    self.name = name
    self.requestName = requestName
    self.resultName = resultName
    self.key = key
    self.isUrgent = isUrgent
    self.roles = roles
    self.isRetired = isRetired
  }
}

extension LogMethod: CustomStringConvertible {
  /// `example.counters.v1.Counters/Increment`.
  public var description: String { "\(service)/\(name)" }
}

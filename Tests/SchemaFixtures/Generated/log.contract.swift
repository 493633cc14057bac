// Generated from everything.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import LogContract
public import WireCodec

/// A request as a log holds it: a case for each method with `@logged`.
public enum LogCommand: LoggedCommand {
  public typealias Outcome = LogOutcome

  /// A request of `Calls.unary`.
  case unary(Leaf)

  /// A request of `Calls.forgotten`.
  ///
  /// Retired: nobody can call it; logs may hold entries of it.
  case forgotten(Leaf)

  /// What it takes and gives is in a log.
  case reserve(Typed)
}

extension LogCommand {
  public static let methods: [LogMethod] = [
    LogMethod(
      number: 1,
      service: "dropwire.conformance.v1.Calls",
      name: "Unary",
      requestName: Leaf.messageName,
      resultName: Leaf.messageName
    ),
    LogMethod(
      number: 2,
      service: "dropwire.conformance.v1.Calls",
      name: "Forgotten",
      requestName: Leaf.messageName,
      resultName: Choice.messageName,
      isRetired: true
    ),
    LogMethod(
      number: 65535,
      service: "dropwire.conformance.v1.Calls",
      name: "Reserve",
      requestName: Typed.messageName,
      resultName: TypedChoice.messageName,
      isUrgent: true,
      roles: ["operator", "partner"]
    )
  ]

  public static func messageTypes(of number: Int) -> (
    request: any WireMessage.Type, result: any WireMessage.Type
  )? {
    switch number {
    case 1: (Leaf.self, Leaf.self)
    case 2: (Leaf.self, Choice.self)
    case 65535: (Typed.self, TypedChoice.self)
    default: nil
    }
  }

  @inlinable
  public var number: Int {
    switch self {
    case .unary: 1
    case .forgotten: 2
    case .reserve: 65535
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .unary(let message): message.encodedSize
    case .forgotten(let message): message.encodedSize
    case .reserve(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .unary(let message): message.encode(into: &output)
    case .forgotten(let message): message.encode(into: &output)
    case .reserve(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .unary(try LogMethod.read(Leaf.self, bytes, number: number))
    case 2: self = .forgotten(try LogMethod.read(Leaf.self, bytes, number: number))
    case 65535: self = .reserve(try LogMethod.read(Typed.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .unary(let message): message.encode(into: &output, as: encoding)
    case .forgotten(let message): message.encode(into: &output, as: encoding)
    case .reserve(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .unary(try LogMethod.read(Leaf.self, bytes, number: number, as: encoding))
    case 2: self = .forgotten(try LogMethod.read(Leaf.self, bytes, number: number, as: encoding))
    case 65535: self = .reserve(try LogMethod.read(Typed.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var idempotencyKey: LogKey? { nil }

  public var withoutKey: LogCommand { self }

  public func identifier(_ field: String) -> UInt64? {
    switch self {
    case .reserve(let request):
      switch field {
      case "ticket": return request.ticket.rawValue
      case "maybe": return request.maybe?.rawValue ?? 0
      case "plain": return request.plain.rawValue
      default: return nil
      }
    default: return nil
    }
  }

  @inlinable
  public var isUrgent: Bool {
    switch self {
    case .reserve: true
    default: false
    }
  }

  @inlinable
  public var maximumResultSize: Int {
    switch self {
    case .unary: Leaf.maximumEncodedSize
    case .forgotten: Choice.maximumEncodedSize
    case .reserve: TypedChoice.maximumEncodedSize
    }
  }

  public func encodeCanonically(into output: inout WireBuffer) {
    switch self {
    case .unary(let message): message.encodeProto(into: &output)
    case .forgotten(let message): message.encodeProto(into: &output)
    case .reserve(let message): message.encodeProto(into: &output)
    }
  }
}

/// What a request came to, as a log holds it: the result of its method.
public enum LogOutcome: LoggedOutcome {
  /// A result of `Calls.unary`.
  case unary(Leaf)

  /// A result of `Calls.forgotten`.
  ///
  /// Retired: nobody can call it; logs may hold entries of it.
  case forgotten(Choice)

  /// What it takes and gives is in a log.
  case reserve(TypedChoice)
}

extension LogOutcome {
  public static var methods: [LogMethod] { LogCommand.methods }

  @inlinable
  public var number: Int {
    switch self {
    case .unary: 1
    case .forgotten: 2
    case .reserve: 65535
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .unary(let message): message.encodedSize
    case .forgotten(let message): message.encodedSize
    case .reserve(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .unary(let message): message.encode(into: &output)
    case .forgotten(let message): message.encode(into: &output)
    case .reserve(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .unary(try LogMethod.read(Leaf.self, bytes, number: number))
    case 2: self = .forgotten(try LogMethod.read(Choice.self, bytes, number: number))
    case 65535: self = .reserve(try LogMethod.read(TypedChoice.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .unary(let message): message.encode(into: &output, as: encoding)
    case .forgotten(let message): message.encode(into: &output, as: encoding)
    case .reserve(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .unary(try LogMethod.read(Leaf.self, bytes, number: number, as: encoding))
    case 2: self = .forgotten(try LogMethod.read(Choice.self, bytes, number: number, as: encoding))
    case 65535: self = .reserve(try LogMethod.read(TypedChoice.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var isRejected: Bool { false }

  public func delivered(sequence: UInt64, isReplay: Bool) -> LogOutcome {
    self
  }
}

/// What decides the commands: a function for each method with `@logged`, retired ones
/// included, as logs hold entries of them that have to come to what they came to.
///
/// See `CommandRules` for what a function may depend on.
public protocol LogRules: CommandRules, ~Copyable where Request == LogCommand {
  /// Decides `Calls.unary`.
  mutating func unary(_ request: Leaf, at position: LogPosition) -> Leaf

  /// Decides `Calls.forgotten`.
  ///
  /// Retired: nobody can call it; logs may hold entries of it.
  mutating func forgotten(_ request: Leaf, at position: LogPosition) -> Choice

  /// What it takes and gives is in a log.
  mutating func reserve(_ request: Typed, at position: LogPosition) -> TypedChoice
}

extension LogRules where Self: ~Copyable {
  public mutating func apply(_ command: LogCommand, at position: LogPosition) -> LogOutcome {
    switch command {
    case .unary(let request): .unary(self.unary(request, at: position))
    case .forgotten(let request): .forgotten(self.forgotten(request, at: position))
    case .reserve(let request): .reserve(self.reserve(request, at: position))
    }
  }
}

// Generated from counter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import LogContract
public import WireCodec

/// A request as a log holds it: a case for each method with `@logged`.
public enum LogCommand: LoggedCommand {
  public typealias Outcome = LogOutcome

  /// A request of `Counters.increment`.
  case increment(Step)

  /// A counter does not go below zero.
  case decrement(Step)
}

extension LogCommand {
  public static let methods: [LogMethod] = [
    LogMethod(
      number: 1,
      service: "example.counter.v1.Counters",
      name: "Increment",
      requestName: Step.messageName,
      resultName: StepResult.messageName,
      key: "key"
    ),
    LogMethod(
      number: 2,
      service: "example.counter.v1.Counters",
      name: "Decrement",
      requestName: Step.messageName,
      resultName: StepResult.messageName,
      key: "key",
      isUrgent: true
    )
  ]

  public static func messageTypes(of number: Int) -> (
    request: any WireMessage.Type, result: any WireMessage.Type
  )? {
    switch number {
    case 1: (Step.self, StepResult.self)
    case 2: (Step.self, StepResult.self)
    default: nil
    }
  }

  @inlinable
  public var number: Int {
    switch self {
    case .increment: 1
    case .decrement: 2
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .increment(let message): message.encodedSize
    case .decrement(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .increment(let message): message.encode(into: &output)
    case .decrement(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .increment(try LogMethod.read(Step.self, bytes, number: number))
    case 2: self = .decrement(try LogMethod.read(Step.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .increment(let message): message.encode(into: &output, as: encoding)
    case .decrement(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .increment(try LogMethod.read(Step.self, bytes, number: number, as: encoding))
    case 2: self = .decrement(try LogMethod.read(Step.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var idempotencyKey: LogKey? {
    switch self {
    case .increment(let request): LogKey(request.key)
    case .decrement(let request): LogKey(request.key)
    }
  }

  public var withoutKey: LogCommand {
    switch self {
    case .increment(var request):
      request.key = UUIDBytes()
      return .increment(request)
    case .decrement(var request):
      request.key = UUIDBytes()
      return .decrement(request)
    }
  }

  public func identifier(_ field: String) -> UInt64? {
    switch self {
    case .increment(let request):
      switch field {
      case "counter": return request.counter.rawValue
      default: return nil
      }
    case .decrement(let request):
      switch field {
      case "counter": return request.counter.rawValue
      default: return nil
      }
    }
  }

  @inlinable
  public var isUrgent: Bool {
    switch self {
    case .decrement: true
    default: false
    }
  }

  @inlinable
  public var maximumResultSize: Int {
    switch self {
    case .increment: StepResult.maximumEncodedSize
    case .decrement: StepResult.maximumEncodedSize
    }
  }

  public func encodeCanonically(into output: inout WireBuffer) {
    switch self {
    case .increment(let message): message.encodeProto(into: &output)
    case .decrement(let message): message.encodeProto(into: &output)
    }
  }
}

/// What a request came to, as a log holds it: the result of its method.
public enum LogOutcome: LoggedOutcome {
  /// A result of `Counters.increment`.
  case increment(StepResult)

  /// A counter does not go below zero.
  case decrement(StepResult)
}

extension LogOutcome {
  public static var methods: [LogMethod] { LogCommand.methods }

  @inlinable
  public var number: Int {
    switch self {
    case .increment: 1
    case .decrement: 2
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .increment(let message): message.encodedSize
    case .decrement(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .increment(let message): message.encode(into: &output)
    case .decrement(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .increment(try LogMethod.read(StepResult.self, bytes, number: number))
    case 2: self = .decrement(try LogMethod.read(StepResult.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .increment(let message): message.encode(into: &output, as: encoding)
    case .decrement(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .increment(try LogMethod.read(StepResult.self, bytes, number: number, as: encoding))
    case 2: self = .decrement(try LogMethod.read(StepResult.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var isRejected: Bool {
    switch self {
    case .increment(.rejected): true
    case .decrement(.rejected): true
    default: false
    }
  }

  public func delivered(sequence: UInt64, isReplay: Bool) -> LogOutcome {
    self
  }

  /// What the result says that rejects; nil for one that has done something.
  public var rejection: Refusal? {
    switch self {
    case .increment(.rejected(let message)): message
    case .decrement(.rejected(let message)): message
    default: nil
    }
  }

  /// The result of a method that rejects; nil where it has no such case.
  public init?(rejecting number: Int, with message: Refusal) {
    switch number {
    case 1: self = .increment(.rejected(message))
    case 2: self = .decrement(.rejected(message))
    default: return nil
    }
  }
}

/// What decides the commands: a function for each method with `@logged`, retired ones
/// included, as logs hold entries of them that have to come to what they came to.
///
/// See `CommandRules` for what a function may depend on.
public protocol LogRules: CommandRules, ~Copyable where Request == LogCommand {
  /// Decides `Counters.increment`.
  mutating func increment(_ request: Step, at position: LogPosition) -> StepResult

  /// A counter does not go below zero.
  mutating func decrement(_ request: Step, at position: LogPosition) -> StepResult
}

extension LogRules where Self: ~Copyable {
  public mutating func apply(_ command: LogCommand, at position: LogPosition) -> LogOutcome {
    switch command {
    case .increment(let request): .increment(self.increment(request, at: position))
    case .decrement(let request): .decrement(self.decrement(request, at: position))
    }
  }
}

// Generated from audit.drop, dispatch.drop, offers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import LogContract
public import WireCodec

/// A request as a log holds it: a case for each method with `@logged`.
public enum LogCommand: LoggedCommand {
  public typealias Outcome = LogOutcome

  /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
  case remark(RemarkRequest)

  /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
  /// having a limit, or none: `invalidTransition`.
  case setBuyerLimit(SetBuyerLimitRequest)

  /// Changes how much a hub is given, and when it is given nothing at once.
  case setThrottle(SetThrottleRequest)

  /// Takes effect at once, whatever the throttle says of how long a mode lasts.
  case setHubMode(SetHubModeRequest)

  /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
  case telemetry(TelemetryRequest)
}

extension LogCommand {
  public static let methods: [LogMethod] = [
    LogMethod(
      number: 1,
      service: "dropwire.live.v1.Admin",
      name: "Remark",
      requestName: RemarkRequest.messageName,
      resultName: RemarkResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 2,
      service: "dropwire.live.v1.Drops",
      name: "SetBuyerLimit",
      requestName: SetBuyerLimitRequest.messageName,
      resultName: SetBuyerLimitResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 20,
      service: "dropwire.live.v1.Admin",
      name: "SetThrottle",
      requestName: SetThrottleRequest.messageName,
      resultName: SetThrottleResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 21,
      service: "dropwire.live.v1.Admin",
      name: "SetHubMode",
      requestName: SetHubModeRequest.messageName,
      resultName: SetHubModeResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 22,
      service: "dropwire.live.v1.Dispatch",
      name: "Telemetry",
      requestName: TelemetryRequest.messageName,
      resultName: TelemetryResult.messageName,
      isUrgent: true,
      roles: ["partner", "operator"]
    )
  ]

  public static func messageTypes(of number: Int) -> (
    request: any WireMessage.Type, result: any WireMessage.Type
  )? {
    switch number {
    case 1: (RemarkRequest.self, RemarkResult.self)
    case 2: (SetBuyerLimitRequest.self, SetBuyerLimitResult.self)
    case 20: (SetThrottleRequest.self, SetThrottleResult.self)
    case 21: (SetHubModeRequest.self, SetHubModeResult.self)
    case 22: (TelemetryRequest.self, TelemetryResult.self)
    default: nil
    }
  }

  @inlinable
  public var number: Int {
    switch self {
    case .remark: 1
    case .setBuyerLimit: 2
    case .setThrottle: 20
    case .setHubMode: 21
    case .telemetry: 22
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .remark(let message): message.encodedSize
    case .setBuyerLimit(let message): message.encodedSize
    case .setThrottle(let message): message.encodedSize
    case .setHubMode(let message): message.encodedSize
    case .telemetry(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .remark(let message): message.encode(into: &output)
    case .setBuyerLimit(let message): message.encode(into: &output)
    case .setThrottle(let message): message.encode(into: &output)
    case .setHubMode(let message): message.encode(into: &output)
    case .telemetry(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .remark(try LogMethod.read(RemarkRequest.self, bytes, number: number))
    case 2: self = .setBuyerLimit(try LogMethod.read(SetBuyerLimitRequest.self, bytes, number: number))
    case 20: self = .setThrottle(try LogMethod.read(SetThrottleRequest.self, bytes, number: number))
    case 21: self = .setHubMode(try LogMethod.read(SetHubModeRequest.self, bytes, number: number))
    case 22: self = .telemetry(try LogMethod.read(TelemetryRequest.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .remark(let message): message.encode(into: &output, as: encoding)
    case .setBuyerLimit(let message): message.encode(into: &output, as: encoding)
    case .setThrottle(let message): message.encode(into: &output, as: encoding)
    case .setHubMode(let message): message.encode(into: &output, as: encoding)
    case .telemetry(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .remark(try LogMethod.read(RemarkRequest.self, bytes, number: number, as: encoding))
    case 2: self = .setBuyerLimit(try LogMethod.read(SetBuyerLimitRequest.self, bytes, number: number, as: encoding))
    case 20: self = .setThrottle(try LogMethod.read(SetThrottleRequest.self, bytes, number: number, as: encoding))
    case 21: self = .setHubMode(try LogMethod.read(SetHubModeRequest.self, bytes, number: number, as: encoding))
    case 22: self = .telemetry(try LogMethod.read(TelemetryRequest.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var idempotencyKey: LogKey? {
    switch self {
    case .remark(let request): LogKey(request.key)
    case .setBuyerLimit(let request): LogKey(request.key)
    case .setThrottle(let request): LogKey(request.key)
    case .setHubMode(let request): LogKey(request.key)
    default: nil
    }
  }

  public var withoutKey: LogCommand {
    switch self {
    case .remark(var request):
      request.key = UUIDBytes()
      return .remark(request)
    case .setBuyerLimit(var request):
      request.key = UUIDBytes()
      return .setBuyerLimit(request)
    case .setThrottle(var request):
      request.key = UUIDBytes()
      return .setThrottle(request)
    case .setHubMode(var request):
      request.key = UUIDBytes()
      return .setHubMode(request)
    default: return self
    }
  }

  public func identifier(_ field: String) -> UInt64? {
    switch self {
    case .setBuyerLimit(let request):
      switch field {
      case "drop": return request.drop.rawValue
      default: return nil
      }
    case .setThrottle(let request):
      switch field {
      case "hub": return request.hub.rawValue
      default: return nil
      }
    case .setHubMode(let request):
      switch field {
      case "hub": return request.hub.rawValue
      default: return nil
      }
    case .telemetry(let request):
      switch field {
      case "partner": return request.partner.rawValue
      case "hub": return request.hub.rawValue
      default: return nil
      }
    default: return nil
    }
  }

  @inlinable
  public var isUrgent: Bool {
    switch self {
    case .telemetry: true
    default: false
    }
  }

  @inlinable
  public var maximumResultSize: Int {
    switch self {
    case .remark: RemarkResult.maximumEncodedSize
    case .setBuyerLimit: SetBuyerLimitResult.maximumEncodedSize
    case .setThrottle: SetThrottleResult.maximumEncodedSize
    case .setHubMode: SetHubModeResult.maximumEncodedSize
    case .telemetry: TelemetryResult.maximumEncodedSize
    }
  }

  public func encodeCanonically(into output: inout WireBuffer) {
    switch self {
    case .remark(let message): message.encodeProto(into: &output)
    case .setBuyerLimit(let message): message.encodeProto(into: &output)
    case .setThrottle(let message): message.encodeProto(into: &output)
    case .setHubMode(let message): message.encodeProto(into: &output)
    case .telemetry(let message): message.encodeProto(into: &output)
    }
  }
}

/// What a request came to, as a log holds it: the result of its method.
public enum LogOutcome: LoggedOutcome {
  /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
  case remark(RemarkResult)

  /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
  /// having a limit, or none: `invalidTransition`.
  case setBuyerLimit(SetBuyerLimitResult)

  /// Changes how much a hub is given, and when it is given nothing at once.
  case setThrottle(SetThrottleResult)

  /// Takes effect at once, whatever the throttle says of how long a mode lasts.
  case setHubMode(SetHubModeResult)

  /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
  case telemetry(TelemetryResult)
}

extension LogOutcome {
  public static var methods: [LogMethod] { LogCommand.methods }

  @inlinable
  public var number: Int {
    switch self {
    case .remark: 1
    case .setBuyerLimit: 2
    case .setThrottle: 20
    case .setHubMode: 21
    case .telemetry: 22
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .remark(let message): message.encodedSize
    case .setBuyerLimit(let message): message.encodedSize
    case .setThrottle(let message): message.encodedSize
    case .setHubMode(let message): message.encodedSize
    case .telemetry(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .remark(let message): message.encode(into: &output)
    case .setBuyerLimit(let message): message.encode(into: &output)
    case .setThrottle(let message): message.encode(into: &output)
    case .setHubMode(let message): message.encode(into: &output)
    case .telemetry(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .remark(try LogMethod.read(RemarkResult.self, bytes, number: number))
    case 2: self = .setBuyerLimit(try LogMethod.read(SetBuyerLimitResult.self, bytes, number: number))
    case 20: self = .setThrottle(try LogMethod.read(SetThrottleResult.self, bytes, number: number))
    case 21: self = .setHubMode(try LogMethod.read(SetHubModeResult.self, bytes, number: number))
    case 22: self = .telemetry(try LogMethod.read(TelemetryResult.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .remark(let message): message.encode(into: &output, as: encoding)
    case .setBuyerLimit(let message): message.encode(into: &output, as: encoding)
    case .setThrottle(let message): message.encode(into: &output, as: encoding)
    case .setHubMode(let message): message.encode(into: &output, as: encoding)
    case .telemetry(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .remark(try LogMethod.read(RemarkResult.self, bytes, number: number, as: encoding))
    case 2: self = .setBuyerLimit(try LogMethod.read(SetBuyerLimitResult.self, bytes, number: number, as: encoding))
    case 20: self = .setThrottle(try LogMethod.read(SetThrottleResult.self, bytes, number: number, as: encoding))
    case 21: self = .setHubMode(try LogMethod.read(SetHubModeResult.self, bytes, number: number, as: encoding))
    case 22: self = .telemetry(try LogMethod.read(TelemetryResult.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var isRejected: Bool {
    switch self {
    case .remark(.rejected): true
    case .setBuyerLimit(.rejected): true
    case .setThrottle(.rejected): true
    case .setHubMode(.rejected): true
    case .telemetry(.rejected): true
    default: false
    }
  }

  public func delivered(sequence: UInt64, isReplay: Bool) -> LogOutcome {
    switch self {
    case .remark(.remarked(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .remark(.remarked(result))
    case .remark(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .remark(.rejected(result))
    case .setBuyerLimit(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setBuyerLimit(.changed(result))
    case .setBuyerLimit(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setBuyerLimit(.rejected(result))
    case .setThrottle(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setThrottle(.changed(result))
    case .setThrottle(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setThrottle(.rejected(result))
    case .setHubMode(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setHubMode(.changed(result))
    case .setHubMode(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setHubMode(.rejected(result))
    case .telemetry(.taken(var result)):
      result.sequence = sequence
      return .telemetry(.taken(result))
    case .telemetry(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .telemetry(.rejected(result))
    default: return self
    }
  }

  /// What the result says that rejects; nil for one that has done something.
  public var rejection: Rejected? {
    switch self {
    case .remark(.rejected(let message)): message
    case .setBuyerLimit(.rejected(let message)): message
    case .setThrottle(.rejected(let message)): message
    case .setHubMode(.rejected(let message)): message
    case .telemetry(.rejected(let message)): message
    default: nil
    }
  }

  /// The result of a method that rejects; nil where it has no such case.
  public init?(rejecting number: Int, with message: Rejected) {
    switch number {
    case 1: self = .remark(.rejected(message))
    case 2: self = .setBuyerLimit(.rejected(message))
    case 20: self = .setThrottle(.rejected(message))
    case 21: self = .setHubMode(.rejected(message))
    case 22: self = .telemetry(.rejected(message))
    default: return nil
    }
  }
}

/// What decides the commands: a function for each method with `@logged`, retired ones
/// included, as logs hold entries of them that have to come to what they came to.
///
/// See `CommandRules` for what a function may depend on.
public protocol LogRules: CommandRules, ~Copyable where Request == LogCommand {
  /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
  mutating func remark(_ request: RemarkRequest, at position: LogPosition) -> RemarkResult

  /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
  /// having a limit, or none: `invalidTransition`.
  mutating func setBuyerLimit(
    _ request: SetBuyerLimitRequest,
    at position: LogPosition
  ) -> SetBuyerLimitResult

  /// Changes how much a hub is given, and when it is given nothing at once.
  mutating func setThrottle(
    _ request: SetThrottleRequest,
    at position: LogPosition
  ) -> SetThrottleResult

  /// Takes effect at once, whatever the throttle says of how long a mode lasts.
  mutating func setHubMode(
    _ request: SetHubModeRequest,
    at position: LogPosition
  ) -> SetHubModeResult

  /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
  mutating func telemetry(_ request: TelemetryRequest, at position: LogPosition) -> TelemetryResult
}

extension LogRules where Self: ~Copyable {
  public mutating func apply(_ command: LogCommand, at position: LogPosition) -> LogOutcome {
    switch command {
    case .remark(let request): .remark(self.remark(request, at: position))
    case .setBuyerLimit(let request): .setBuyerLimit(self.setBuyerLimit(request, at: position))
    case .setThrottle(let request): .setThrottle(self.setThrottle(request, at: position))
    case .setHubMode(let request): .setHubMode(self.setHubMode(request, at: position))
    case .telemetry(let request): .telemetry(self.telemetry(request, at: position))
    }
  }
}

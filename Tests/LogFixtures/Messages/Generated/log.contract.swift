// Generated from accounts.drop, parcels.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import LogContract
public import WireCodec

/// A request as a log holds it: a case for each method with `@logged`.
public enum LogCommand: LoggedCommand {
  public typealias Outcome = LogOutcome

  /// Puts something into an account.
  case put(Put)

  /// A request of `Accounts.merge`.
  ///
  /// Retired: nobody can call it; logs may hold entries of it.
  case merge(Put)

  /// A request of `Accounts.touch`.
  case touch(EmptyMessage)

  /// A request of `Parcels.put`.
  case parcelsPut(Parcel)

  /// A request of `Parcels.stamp`.
  case stamp(Stamp)

  /// A request of `Parcels.seal`.
  case seal(Seal)

  /// A request of `Parcels.number`.
  case parcelsNumber(Hand)

  /// A request of `Accounts.close`.
  case close(Close)
}

extension LogCommand {
  public static let methods: [LogMethod] = [
    LogMethod(
      number: 1,
      service: "dropwire.logged.v1.Accounts",
      name: "Put",
      requestName: Put.messageName,
      resultName: PutResult.messageName,
      key: "key",
      isUrgent: true,
      roles: ["teller", "owner"]
    ),
    LogMethod(
      number: 2,
      service: "dropwire.logged.v1.Accounts",
      name: "Merge",
      requestName: Put.messageName,
      resultName: Receipt.messageName,
      key: "key",
      isRetired: true
    ),
    LogMethod(
      number: 7,
      service: "dropwire.logged.v1.Accounts",
      name: "Touch",
      requestName: EmptyMessage.messageName,
      resultName: EmptyMessage.messageName
    ),
    LogMethod(
      number: 40,
      service: "dropwire.logged.v1.Parcels",
      name: "Put",
      requestName: Parcel.messageName,
      resultName: Receipt.messageName,
      key: "tracking"
    ),
    LogMethod(
      number: 41,
      service: "dropwire.logged.v1.Parcels",
      name: "Stamp",
      requestName: Stamp.messageName,
      resultName: Receipt.messageName,
      key: "number"
    ),
    LogMethod(
      number: 42,
      service: "dropwire.logged.v1.Parcels",
      name: "Seal",
      requestName: Seal.messageName,
      resultName: Receipt.messageName,
      key: "code"
    ),
    LogMethod(
      number: 43,
      service: "dropwire.logged.v1.Parcels",
      name: "Number",
      requestName: Hand.messageName,
      resultName: Receipt.messageName,
      key: "turn"
    ),
    LogMethod(
      number: 300,
      service: "dropwire.logged.v1.Accounts",
      name: "Close",
      requestName: Close.messageName,
      resultName: Receipt.messageName,
      key: "name"
    )
  ]

  public static func messageTypes(of number: Int) -> (
    request: any WireMessage.Type, result: any WireMessage.Type
  )? {
    switch number {
    case 1: (Put.self, PutResult.self)
    case 2: (Put.self, Receipt.self)
    case 7: (EmptyMessage.self, EmptyMessage.self)
    case 40: (Parcel.self, Receipt.self)
    case 41: (Stamp.self, Receipt.self)
    case 42: (Seal.self, Receipt.self)
    case 43: (Hand.self, Receipt.self)
    case 300: (Close.self, Receipt.self)
    default: nil
    }
  }

  @inlinable
  public var number: Int {
    switch self {
    case .put: 1
    case .merge: 2
    case .touch: 7
    case .parcelsPut: 40
    case .stamp: 41
    case .seal: 42
    case .parcelsNumber: 43
    case .close: 300
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .put(let message): message.encodedSize
    case .merge(let message): message.encodedSize
    case .touch(let message): message.encodedSize
    case .parcelsPut(let message): message.encodedSize
    case .stamp(let message): message.encodedSize
    case .seal(let message): message.encodedSize
    case .parcelsNumber(let message): message.encodedSize
    case .close(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .put(let message): message.encode(into: &output)
    case .merge(let message): message.encode(into: &output)
    case .touch(let message): message.encode(into: &output)
    case .parcelsPut(let message): message.encode(into: &output)
    case .stamp(let message): message.encode(into: &output)
    case .seal(let message): message.encode(into: &output)
    case .parcelsNumber(let message): message.encode(into: &output)
    case .close(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .put(try LogMethod.read(Put.self, bytes, number: number))
    case 2: self = .merge(try LogMethod.read(Put.self, bytes, number: number))
    case 7: self = .touch(try LogMethod.read(EmptyMessage.self, bytes, number: number))
    case 40: self = .parcelsPut(try LogMethod.read(Parcel.self, bytes, number: number))
    case 41: self = .stamp(try LogMethod.read(Stamp.self, bytes, number: number))
    case 42: self = .seal(try LogMethod.read(Seal.self, bytes, number: number))
    case 43: self = .parcelsNumber(try LogMethod.read(Hand.self, bytes, number: number))
    case 300: self = .close(try LogMethod.read(Close.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .put(let message): message.encode(into: &output, as: encoding)
    case .merge(let message): message.encode(into: &output, as: encoding)
    case .touch(let message): message.encode(into: &output, as: encoding)
    case .parcelsPut(let message): message.encode(into: &output, as: encoding)
    case .stamp(let message): message.encode(into: &output, as: encoding)
    case .seal(let message): message.encode(into: &output, as: encoding)
    case .parcelsNumber(let message): message.encode(into: &output, as: encoding)
    case .close(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .put(try LogMethod.read(Put.self, bytes, number: number, as: encoding))
    case 2: self = .merge(try LogMethod.read(Put.self, bytes, number: number, as: encoding))
    case 7: self = .touch(try LogMethod.read(EmptyMessage.self, bytes, number: number, as: encoding))
    case 40: self = .parcelsPut(try LogMethod.read(Parcel.self, bytes, number: number, as: encoding))
    case 41: self = .stamp(try LogMethod.read(Stamp.self, bytes, number: number, as: encoding))
    case 42: self = .seal(try LogMethod.read(Seal.self, bytes, number: number, as: encoding))
    case 43: self = .parcelsNumber(try LogMethod.read(Hand.self, bytes, number: number, as: encoding))
    case 300: self = .close(try LogMethod.read(Close.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var idempotencyKey: LogKey? {
    switch self {
    case .put(let request): LogKey(request.key)
    case .merge(let request): LogKey(request.key)
    case .parcelsPut(let request): request.tracking.flatMap { LogKey($0) }
    case .stamp(let request): LogKey(request.number)
    case .seal(let request): LogKey(request.code)
    case .parcelsNumber(let request): LogKey(request.turn)
    case .close(let request): LogKey(request.name)
    default: nil
    }
  }

  public var withoutKey: LogCommand {
    switch self {
    case .put(var request):
      request.key = UUIDBytes()
      return .put(request)
    case .merge(var request):
      request.key = UUIDBytes()
      return .merge(request)
    case .parcelsPut(var request):
      request.tracking = nil
      return .parcelsPut(request)
    case .stamp(var request):
      request.number = 0
      return .stamp(request)
    case .seal(var request):
      request.code = FixedText<12>()
      return .seal(request)
    case .parcelsNumber(var request):
      request.turn = Identifier()
      return .parcelsNumber(request)
    case .close(var request):
      request.name = ""
      return .close(request)
    default: return self
    }
  }

  public func identifier(_ field: String) -> UInt64? {
    switch self {
    case .put(let request):
      switch field {
      case "account": return request.account.rawValue
      case "plain": return request.plain.rawValue
      default: return nil
      }
    case .merge(let request):
      switch field {
      case "account": return request.account.rawValue
      case "plain": return request.plain.rawValue
      default: return nil
      }
    case .parcelsNumber(let request):
      switch field {
      case "turn": return request.turn.rawValue
      case "account": return request.account?.rawValue ?? 0
      default: return nil
      }
    case .close(let request):
      switch field {
      case "account": return request.account.rawValue
      default: return nil
      }
    default: return nil
    }
  }

  @inlinable
  public var isUrgent: Bool {
    switch self {
    case .put: true
    default: false
    }
  }

  @inlinable
  public var maximumResultSize: Int {
    switch self {
    case .put: PutResult.maximumEncodedSize
    case .merge: Receipt.maximumEncodedSize
    case .touch: EmptyMessage.maximumEncodedSize
    case .parcelsPut: Receipt.maximumEncodedSize
    case .stamp: Receipt.maximumEncodedSize
    case .seal: Receipt.maximumEncodedSize
    case .parcelsNumber: Receipt.maximumEncodedSize
    case .close: Receipt.maximumEncodedSize
    }
  }

  public func encodeCanonically(into output: inout WireBuffer) {
    switch self {
    case .put(let message): message.encodeProto(into: &output)
    case .merge(let message): message.encodeProto(into: &output)
    case .touch(let message): message.encodeProto(into: &output)
    case .parcelsPut(let message): message.encodeProto(into: &output)
    case .stamp(let message): message.encodeProto(into: &output)
    case .seal(let message): message.encodeProto(into: &output)
    case .parcelsNumber(let message): message.encodeProto(into: &output)
    case .close(let message): message.encodeProto(into: &output)
    }
  }
}

/// What a request came to, as a log holds it: the result of its method.
public enum LogOutcome: LoggedOutcome {
  /// Puts something into an account.
  case put(PutResult)

  /// A result of `Accounts.merge`.
  ///
  /// Retired: nobody can call it; logs may hold entries of it.
  case merge(Receipt)

  /// A result of `Accounts.touch`.
  case touch(EmptyMessage)

  /// A result of `Parcels.put`.
  case parcelsPut(Receipt)

  /// A result of `Parcels.stamp`.
  case stamp(Receipt)

  /// A result of `Parcels.seal`.
  case seal(Receipt)

  /// A result of `Parcels.number`.
  case parcelsNumber(Receipt)

  /// A result of `Accounts.close`.
  case close(Receipt)
}

extension LogOutcome {
  public static var methods: [LogMethod] { LogCommand.methods }

  @inlinable
  public var number: Int {
    switch self {
    case .put: 1
    case .merge: 2
    case .touch: 7
    case .parcelsPut: 40
    case .stamp: 41
    case .seal: 42
    case .parcelsNumber: 43
    case .close: 300
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .put(let message): message.encodedSize
    case .merge(let message): message.encodedSize
    case .touch(let message): message.encodedSize
    case .parcelsPut(let message): message.encodedSize
    case .stamp(let message): message.encodedSize
    case .seal(let message): message.encodedSize
    case .parcelsNumber(let message): message.encodedSize
    case .close(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .put(let message): message.encode(into: &output)
    case .merge(let message): message.encode(into: &output)
    case .touch(let message): message.encode(into: &output)
    case .parcelsPut(let message): message.encode(into: &output)
    case .stamp(let message): message.encode(into: &output)
    case .seal(let message): message.encode(into: &output)
    case .parcelsNumber(let message): message.encode(into: &output)
    case .close(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .put(try LogMethod.read(PutResult.self, bytes, number: number))
    case 2: self = .merge(try LogMethod.read(Receipt.self, bytes, number: number))
    case 7: self = .touch(try LogMethod.read(EmptyMessage.self, bytes, number: number))
    case 40: self = .parcelsPut(try LogMethod.read(Receipt.self, bytes, number: number))
    case 41: self = .stamp(try LogMethod.read(Receipt.self, bytes, number: number))
    case 42: self = .seal(try LogMethod.read(Receipt.self, bytes, number: number))
    case 43: self = .parcelsNumber(try LogMethod.read(Receipt.self, bytes, number: number))
    case 300: self = .close(try LogMethod.read(Receipt.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .put(let message): message.encode(into: &output, as: encoding)
    case .merge(let message): message.encode(into: &output, as: encoding)
    case .touch(let message): message.encode(into: &output, as: encoding)
    case .parcelsPut(let message): message.encode(into: &output, as: encoding)
    case .stamp(let message): message.encode(into: &output, as: encoding)
    case .seal(let message): message.encode(into: &output, as: encoding)
    case .parcelsNumber(let message): message.encode(into: &output, as: encoding)
    case .close(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .put(try LogMethod.read(PutResult.self, bytes, number: number, as: encoding))
    case 2: self = .merge(try LogMethod.read(Receipt.self, bytes, number: number, as: encoding))
    case 7: self = .touch(try LogMethod.read(EmptyMessage.self, bytes, number: number, as: encoding))
    case 40: self = .parcelsPut(try LogMethod.read(Receipt.self, bytes, number: number, as: encoding))
    case 41: self = .stamp(try LogMethod.read(Receipt.self, bytes, number: number, as: encoding))
    case 42: self = .seal(try LogMethod.read(Receipt.self, bytes, number: number, as: encoding))
    case 43: self = .parcelsNumber(try LogMethod.read(Receipt.self, bytes, number: number, as: encoding))
    case 300: self = .close(try LogMethod.read(Receipt.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var isRejected: Bool {
    switch self {
    case .put(.rejected): true
    default: false
    }
  }

  public func delivered(sequence: UInt64, isReplay: Bool) -> LogOutcome {
    switch self {
    case .put(.done(var result)):
      result.sequence = sequence
      return .put(.done(result))
    case .merge(var result):
      result.sequence = sequence
      return .merge(result)
    case .parcelsPut(var result):
      result.sequence = sequence
      return .parcelsPut(result)
    case .stamp(var result):
      result.sequence = sequence
      return .stamp(result)
    case .seal(var result):
      result.sequence = sequence
      return .seal(result)
    case .parcelsNumber(var result):
      result.sequence = sequence
      return .parcelsNumber(result)
    case .close(var result):
      result.sequence = sequence
      return .close(result)
    default: return self
    }
  }

  /// What the result says that rejects; nil for one that has done something.
  public var rejection: Refusal? {
    switch self {
    case .put(.rejected(let message)): message
    default: nil
    }
  }

  /// The result of a method that rejects; nil where it has no such case.
  public init?(rejecting number: Int, with message: Refusal) {
    switch number {
    case 1: self = .put(.rejected(message))
    default: return nil
    }
  }
}

/// What decides the commands: a function for each method with `@logged`, retired ones
/// included, as logs hold entries of them that have to come to what they came to.
///
/// See `CommandRules` for what a function may depend on.
public protocol LogRules: CommandRules, ~Copyable where Request == LogCommand {
  /// Puts something into an account.
  mutating func put(_ request: Put, at position: LogPosition) -> PutResult

  /// Decides `Accounts.merge`.
  ///
  /// Retired: nobody can call it; logs may hold entries of it.
  mutating func merge(_ request: Put, at position: LogPosition) -> Receipt

  /// Decides `Accounts.touch`.
  mutating func touch(_ request: EmptyMessage, at position: LogPosition) -> EmptyMessage

  /// Decides `Parcels.put`.
  mutating func parcelsPut(_ request: Parcel, at position: LogPosition) -> Receipt

  /// Decides `Parcels.stamp`.
  mutating func stamp(_ request: Stamp, at position: LogPosition) -> Receipt

  /// Decides `Parcels.seal`.
  mutating func seal(_ request: Seal, at position: LogPosition) -> Receipt

  /// Decides `Parcels.number`.
  mutating func parcelsNumber(_ request: Hand, at position: LogPosition) -> Receipt

  /// Decides `Accounts.close`.
  mutating func close(_ request: Close, at position: LogPosition) -> Receipt
}

extension LogRules where Self: ~Copyable {
  public mutating func apply(_ command: LogCommand, at position: LogPosition) -> LogOutcome {
    switch command {
    case .put(let request): .put(self.put(request, at: position))
    case .merge(let request): .merge(self.merge(request, at: position))
    case .touch(let request): .touch(self.touch(request, at: position))
    case .parcelsPut(let request): .parcelsPut(self.parcelsPut(request, at: position))
    case .stamp(let request): .stamp(self.stamp(request, at: position))
    case .seal(let request): .seal(self.seal(request, at: position))
    case .parcelsNumber(let request): .parcelsNumber(self.parcelsNumber(request, at: position))
    case .close(let request): .close(self.close(request, at: position))
    }
  }
}

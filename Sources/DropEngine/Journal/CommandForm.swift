import Basics

/// Version of the byte form of outcomes and events: the first byte of each. A new field is a new
/// version; old versions stay readable. The first byte of a command is the number of its rules,
/// which also says its form; that of an entry is the same, or the form of the header in front of it.
let journalFormVersion: UInt8 = 1

/// What kind of command it is: the first byte after its version. Never reused, never renumbered.
public enum CommandTag: UInt8, CaseIterable, Sendable {
  case tick = 1
  case setClock = 2
  case retain = 3
  case adoptRules = 4
  case registerPartner = 10
  case putHub = 11
  case openStream = 12
  case closeStream = 13
  case putOffer = 14
  case scheduleDrop = 20
  case controlDrop = 21
  case adjustInventory = 22
  case publishMarker = 30
  case reserve = 40
  case beginConfirm = 41
  case paymentAuthorised = 42
  case paymentDeclined = 43
  case confirm = 44
  case release = 45
  case extend = 46
  case leaveWaitlist = 47
  case acceptJob = 60
  case rejectJob = 61
  case reportJob = 62
  /// A call of the contract; its number follows, and what it asks for in the contract's own bytes.
  case logged = 70
}

/// Bounds of what a decoder accepts, whatever the engine's limits are: they keep hostile bytes from
/// making it allocate.
enum FormBounds {
  static let textBytes = 1 << 16
  static let elements = 1 << 16
}

extension Command {
  /// Appends the journal form.
  public func encode(into sink: inout ByteSink) {
    header?.encode(into: &sink)
    sink.put(rules.rawValue)
    sink.put(tag.rawValue)
    sink.put(!identity.key.isNone)
    if !identity.key.isNone {
      sink.put(identity.principal)
      sink.put(identity.key)
      sink.putFixed(identity.fingerprint)
    }
    encodeBody(into: &sink)
  }

  /// Reads what `encode(into:)` wrote. Never traps; stops after the command.
  public init(from source: inout ByteSource) throws(ByteError) {
    var place = source.offset
    var first = try source.byte()
    var header: EntryHeader?
    if first >= HeaderForm.first {
      header = try EntryHeader(form: first, at: place, from: &source)
      place = source.offset
      first = try source.byte()
      // One header, and no more.
      guard first < HeaderForm.first else { throw ByteError(.unknownTag, at: place) }
    }
    let rules = try EngineRules(first, at: place)
    let start = source.offset
    guard let tag = CommandTag(rawValue: try source.byte()) else {
      throw ByteError(.unknownTag, at: start)
    }
    var identity = RequestIdentity.anonymous
    if try source.flag() {
      identity = RequestIdentity(
        principal: try source.id(), key: try source.key(), fingerprint: try source.fixed())
      if identity.key.isNone { throw ByteError(.outOfRange, at: start) }
    }
    // By earlier rules there are none that say what limits are.
    if tag == .adoptRules, rules < .fourth { throw ByteError(.outOfRange, at: start) }
    self.init(try Self.body(tag, from: &source), identity: identity)
    self.rules = rules
    self.header = header
  }

  /// What kind of command it is.
  public var tag: CommandTag {
    switch body {
    case .tick: .tick
    case .setClock: .setClock
    case .retain: .retain
    case .adoptRules: .adoptRules
    case .registerPartner: .registerPartner
    case .putHub: .putHub
    case .openStream: .openStream
    case .closeStream: .closeStream
    case .putOffer: .putOffer
    case .scheduleDrop: .scheduleDrop
    case .controlDrop: .controlDrop
    case .adjustInventory: .adjustInventory
    case .publishMarker: .publishMarker
    case .reserve: .reserve
    case .beginConfirm: .beginConfirm
    case .paymentAuthorised: .paymentAuthorised
    case .paymentDeclined: .paymentDeclined
    case .confirm: .confirm
    case .release: .release
    case .extend: .extend
    case .leaveWaitlist: .leaveWaitlist
    case .acceptJob: .acceptJob
    case .rejectJob: .rejectJob
    case .reportJob: .reportJob
    case .logged: .logged
    }
  }

  private func encodeBody(into sink: inout ByteSink) {
    switch body {
    case .tick: break
    case .setClock(let command): sink.putSigned(command.timeMicroseconds)
    case .retain(let command): command.encode(into: &sink)
    case .adoptRules(let command): sink.put(command.settings)
    case .registerPartner(let command): sink.putText(command.name)
    case .putHub(let command): command.encode(into: &sink)
    case .openStream(let command): command.encode(into: &sink)
    case .closeStream(let command): sink.put(command.stream)
    case .putOffer(let command): command.encode(into: &sink)
    case .scheduleDrop(let command): command.encode(into: &sink)
    case .controlDrop(let command):
      sink.put(command.drop)
      sink.put(command.action.rawValue)
    case .adjustInventory(let command):
      sink.put(command.pool)
      sink.putSigned(command.change)
    case .publishMarker(let command): command.encode(into: &sink)
    case .reserve(let command): command.encode(into: &sink)
    case .beginConfirm(let command):
      sink.put(command.hold)
      sink.put(command.buyer)
      sink.put(command.payment)
    case .paymentAuthorised(let command), .paymentDeclined(let command):
      sink.put(command.hold)
      sink.put(command.payment)
    case .confirm(let command):
      sink.put(command.hold)
      sink.put(command.buyer)
      sink.put(command.payment)
    case .release(let command):
      sink.put(command.hold)
      sink.put(command.buyer)
    case .extend(let command):
      sink.put(command.hold)
      sink.put(command.buyer)
    case .leaveWaitlist(let command):
      sink.put(command.waiter)
      sink.put(command.buyer)
    case .acceptJob(let command):
      sink.put(command.partner)
      sink.put(command.job)
      sink.putVarint(command.attempt)
    case .rejectJob(let command):
      sink.put(command.partner)
      sink.put(command.job)
      sink.putVarint(command.attempt)
      sink.putVarint(command.reason)
    case .reportJob(let command):
      sink.put(command.partner)
      sink.put(command.job)
      sink.putVarint(command.attempt)
      sink.put(command.progress.rawValue)
      sink.putSigned(command.etaMicroseconds)
    case .logged(let command): sink.put(command)
    }
  }

  private static func body(
    _ tag: CommandTag, from source: inout ByteSource
  ) throws(ByteError) -> Body {
    switch tag {
    case .tick: .tick
    case .setClock: .setClock(SetClock(timeMicroseconds: try source.signed()))
    case .retain: .retain(try Retention(from: &source))
    case .adoptRules: .adoptRules(AdoptRules(stored: try source.settings()))
    case .registerPartner:
      .registerPartner(RegisterPartner(name: try source.text(limit: FormBounds.textBytes)))
    case .putHub: .putHub(try PutHub(from: &source))
    case .openStream: .openStream(try OpenStream(from: &source))
    case .closeStream: .closeStream(CloseStream(stream: try source.id()))
    case .putOffer: .putOffer(try PutOffer(from: &source))
    case .scheduleDrop: .scheduleDrop(try ScheduleDrop(from: &source))
    case .controlDrop:
      .controlDrop(ControlDrop(drop: try source.id(), action: try source.enumeration()))
    case .adjustInventory:
      .adjustInventory(AdjustInventory(pool: try source.id(), change: try source.signed()))
    case .publishMarker: .publishMarker(try PublishMarker(from: &source))
    case .reserve: .reserve(try Reserve(from: &source))
    case .beginConfirm:
      .beginConfirm(
        BeginConfirm(
          hold: try source.id(), buyer: try source.id(), payment: try source.key()))
    case .paymentAuthorised:
      .paymentAuthorised(PaymentResult(hold: try source.id(), payment: try source.key()))
    case .paymentDeclined:
      .paymentDeclined(PaymentResult(hold: try source.id(), payment: try source.key()))
    case .confirm:
      .confirm(
        Confirm(hold: try source.id(), buyer: try source.id(), payment: try source.key()))
    case .release: .release(Release(hold: try source.id(), buyer: try source.id()))
    case .extend: .extend(Extend(hold: try source.id(), buyer: try source.id()))
    case .leaveWaitlist:
      .leaveWaitlist(LeaveWaitlist(waiter: try source.id(), buyer: try source.id()))
    case .acceptJob:
      .acceptJob(
        AcceptJob(
          partner: try source.id(), job: try source.id(), attempt: try source.varint32()))
    case .rejectJob:
      .rejectJob(
        RejectJob(
          partner: try source.id(), job: try source.id(), attempt: try source.varint32(),
          reason: try source.varint32()))
    case .reportJob:
      .reportJob(
        ReportJob(
          partner: try source.id(), job: try source.id(), attempt: try source.varint32(),
          progress: try source.enumeration(), etaMicroseconds: try source.signed()))
    case .logged: .logged(try source.contract())
    }
  }
}

extension Retention {
  func encode(into sink: inout ByteSink) {
    sink.putSigned(keysMicroseconds)
    sink.putVarint(keys)
    sink.putSigned(finishedMicroseconds)
    sink.putSigned(dropsMicroseconds)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      keysMicroseconds: try source.signed(), keys: try source.varint(),
      finishedMicroseconds: try source.signed(), dropsMicroseconds: try source.signed())
  }
}

extension ByteSink {
  /// Limits and what they are: how many, and of each its number and its value.
  mutating func put(_ settings: [LimitSetting]) {
    putVarint(UInt64(settings.count))
    for setting in settings {
      put(setting.limit.rawValue)
      putSigned(setting.value)
    }
  }
}

extension ByteSource {
  /// Reads what ``ByteSink/put(_:)`` wrote: each limit once, in ascending order.
  mutating func settings() throws(ByteError) -> [LimitSetting] {
    var settings: [LimitSetting] = []
    for _ in 0..<(try length(limit: EngineLimit.allCases.count)) {
      let start = offset
      let setting = LimitSetting(try enumeration(), try signed())
      if let last = settings.last, last.limit.rawValue >= setting.limit.rawValue {
        throw ByteError(.outOfRange, at: start)
      }
      settings.append(setting)
    }
    return settings
  }
}

extension EngineRules {
  /// The rules with that number, which was read at `offset`.
  init(_ number: UInt8, at offset: Int) throws(ByteError) {
    guard number <= Self.newest.rawValue else {
      throw ByteError(.newerVersion(number, newest: Self.newest.rawValue), at: offset)
    }
    guard let rules = Self(rawValue: number) else { throw ByteError(.unknownTag, at: offset) }
    self = rules
  }
}

extension ByteSource {
  /// Reads a version byte that must be one this engine writes.
  mutating func expectVersion() throws(ByteError) {
    _ = try version(upTo: journalFormVersion)
  }

  /// Reads the number of the rules that something was decided by.
  mutating func rules() throws(ByteError) -> EngineRules {
    let start = offset
    return try EngineRules(try byte(), at: start)
  }

  /// Reads one byte that must be a value of the enumeration.
  mutating func enumeration<Value: RawRepresentable<UInt8>>(
    _ type: Value.Type = Value.self
  ) throws(ByteError) -> Value {
    let start = offset
    guard let value = Value(rawValue: try byte()) else {
      throw ByteError(.unknownTag, at: start)
    }
    return value
  }
}

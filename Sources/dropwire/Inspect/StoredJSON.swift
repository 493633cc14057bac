import Basics
import DropEngine
import DynamicCodec
import JSONText
import LogContract
import Messages
import Sequencer
import WireCodec

/// What a log and its rows hold as JSON, under the names that the schemas have for it, ids as text.
///
/// Made by reflection: a command, a field or a row that is new has its place here before anybody thinks of it. What is
/// absent (no id, no time) is left out; 64-bit numbers are text, as in `dropwire call`.
struct StoredJSON {
  /// What stands in place of a payment's key: the same for the same payment of one directory, and of no use elsewhere.
  private let secret: HashKey

  /// - Parameter seed: bytes that belong to the directory, such as the hash of a record.
  init(seed: [UInt8]) {
    var hasher = DigestHasher()
    hasher.combine(bytes: seed)
    let digest = hasher.finalize()
    secret = HashKey(digest.high, digest.low)
  }

  // MARK: Lines

  /// An entry of the journal: `{"entry": …}`.
  func line(
    _ command: Command, _ outcome: Outcome, sequence: UInt64, timeMicroseconds: Int64
  ) -> JSONNode {
    var members = [
      JSONMember("sequence", Self.text(sequence)),
      JSONMember("time", Self.time(timeMicroseconds)),
      JSONMember("rules", Self.number(command.rules.rawValue)),
    ]
    if let header = command.header { members.append(JSONMember("caller", Self.caller(header))) }
    if !command.identity.key.isNone {
      members.append(contentsOf: self.members(of: command.identity))
    }
    members.append(JSONMember("command", self.command(command.body)))
    members.append(JSONMember("outcome", self.outcome(outcome)))
    return Self.object([JSONMember("entry", Self.object(members))])
  }

  /// Who asked, as the entry's header says it.
  private static func caller(_ header: EntryHeader) -> JSONNode {
    var members: [JSONMember] = []
    // There may be nobody, and something verified all the same.
    if !header.caller.isEmpty {
      members.append(JSONMember("name", JSONNode(.string(header.caller))))
    }
    if !header.role.isEmpty { members.append(JSONMember("role", JSONNode(.string(header.role)))) }
    if !header.trace.isNone {
      members.append(JSONMember("trace", JSONNode(.string(header.traceText))))
    }
    if header.attested != nil { members.append(JSONMember("attested", JSONNode(.bool(true)))) }
    return object(members)
  }

  /// A row of a checkpoint: `{"row": {"table": …}}`.
  func line(_ row: StoredRow, of table: StateTable) -> JSONNode {
    Self.object([JSONMember("row", Self.object(members(of: row, table)))])
  }

  /// A row of the archive, with the entry that forgot it: `{"archived": …}`.
  func line(_ row: StoredRow, of table: StateTable, stamp: ArchiveStamp) -> JSONNode {
    let left = [
      JSONMember("sequence", Self.text(stamp.sequence)),
      JSONMember("time", Self.time(stamp.timeMicroseconds)),
    ]
    return Self.object([JSONMember("archived", Self.object(left + members(of: row, table)))])
  }

  private func members(of row: StoredRow, _ table: StateTable) -> [JSONMember] {
    var members = [JSONMember("table", JSONNode(.string("\(table)")))]
    if let content = Mirror(reflecting: row).children.first?.value {
      members.append(contentsOf: self.members(of: content))
    }
    return members
  }

  /// An event of a topic: `{"event": …}`.
  func line(_ event: Event) -> JSONNode {
    var members = [JSONMember("topic", JSONNode(.string(Self.name(of: event.topic))))]
    if event.epoch != 0 { members.append(JSONMember("epoch", Self.number(event.epoch))) }
    members += [
      JSONMember("offset", Self.text(event.offset)),
      JSONMember("sequence", Self.text(event.sequence)),
      JSONMember("time", Self.time(event.logTimeMicroseconds)),
      JSONMember("news", union(event.payload)),
    ]
    return Self.object([JSONMember("event", Self.object(members))])
  }

  /// `stream_3w00`, `buyer_b`, `platform`: what `--events` takes.
  static func name(of topic: Topic) -> String {
    switch topic {
    case .stream(let id): "\(id)"
    case .buyer(let id): "\(id)"
    case .partner(let id): "\(id)"
    case .platform: "platform"
    case .till: "till"
    case .availability(let id): "availability of \(id)"
    }
  }

  // MARK: Values

  /// A call of the contract has the name of its method, and is the JSON of its request, but for the key.
  private func command(_ body: Command.Body) -> JSONNode {
    guard case .logged(let call) = body else { return union(body) }
    return Self.object([JSONMember(call.method.memberName, message(call.withoutKey))])
  }

  private func message(_ message: some LoggedMessage) -> JSONNode {
    // What the codec has written is JSON.
    guard let node = try? JSONParser.parse(Array(message.json.utf8)) else { return JSONNode(.null) }
    return withoutSecrets(Self.withTextIDs(node))
  }

  /// The same with what stands in place of payments' keys.
  private func withoutSecrets(_ node: JSONNode) -> JSONNode {
    switch node.value {
    case .object(let members):
      Self.object(members.map { JSONMember($0.name, withoutSecrets($0.node, in: $0.name)) })
    case .array(let elements): JSONNode(.array(elements.map { withoutSecrets($0) }))
    default: node
    }
  }

  private func withoutSecrets(_ node: JSONNode, in field: String) -> JSONNode {
    if Self.hidden.contains(field) { return Self.hiddenValue }
    guard Self.secrets.contains(field), case .string(let text) = node.value,
      let uuid = UUIDBytes(text)
    else { return withoutSecrets(node) }
    return key(Key128(high: uuid.high, low: uuid.low), field) ?? node
  }

  /// The same with ids as text, by the names that fields of the schemas have for them.
  private static func withTextIDs(_ node: JSONNode) -> JSONNode {
    switch node.value {
    case .object(let members):
      object(members.map { JSONMember($0.name, withTextIDs($0.node, in: $0.name)) })
    case .array(let elements): JSONNode(.array(elements.map { withTextIDs($0) }))
    default: node
    }
  }

  /// The value of a field: `drop` has an id, `windows` may have several.
  private static func withTextIDs(_ node: JSONNode, in field: String) -> JSONNode {
    switch node.value {
    case .string(let digits):
      guard let text = ids[field], let id = UInt64(digits) else { return node }
      return JSONNode(.string(text(id)))
    case .array(let elements) where field.hasSuffix("s"):
      return JSONNode(.array(elements.map { withTextIDs($0, in: String(field.dropLast())) }))
    default: return withTextIDs(node)
    }
  }

  private static let ids: [String: @Sendable (UInt64) -> String] = [
    "buyer": { "\(BuyerID(rawValue: $0))" }, "creator": { "\(CreatorID(rawValue: $0))" },
    "drop": { "\(DropID(rawValue: $0))" }, "hold": { "\(HoldID(rawValue: $0))" },
    "hub": { "\(HubID(rawValue: $0))" }, "job": { "\(JobID(rawValue: $0))" },
    "offer": { "\(OfferID(rawValue: $0))" }, "order": { "\(OrderID(rawValue: $0))" },
    "partner": { "\(PartnerID(rawValue: $0))" }, "pool": { "\(PoolID(rawValue: $0))" },
    "stream": { "\(StreamID(rawValue: $0))" }, "waiter": { "\(WaiterID(rawValue: $0))" },
    "token": { "\(TokenID(rawValue: $0))" }, "window": { "\(WindowID(rawValue: $0))" },
  ]

  /// The JSON of a result; the reason of a refusal has the name that it has in every other.
  private func result(_ outcome: LogOutcome) -> JSONNode {
    guard let rejected = outcome.rejection,
      case .object(let members)? = message(outcome)["rejected"]?.value
    else { return message(outcome) }
    let named = members.map { member in
      member.name == "reason"
        ? JSONMember("reason", JSONNode(.string("\(rejected.reason)"))) : member
    }
    return Self.object([JSONMember("rejected", Self.object(named))])
  }

  private func outcome(_ outcome: Outcome) -> JSONNode {
    let result =
      if case .logged(let result) = outcome.result { self.result(result) } else {
        union(outcome.result)
      }
    guard case .object(var members) = result.value else { return JSONNode(.null) }
    if outcome.isReplay {
      members.append(JSONMember("replayed", JSONNode(.bool(true))))
      members.append(JSONMember("decidedIn", Self.text(outcome.sequence)))
      members.append(JSONMember("decidedAt", Self.time(outcome.logTimeMicroseconds)))
    }
    return Self.object(members)
  }

  /// One of several cases, as a union of a schema: `{"case": {…}}`.
  private func union(_ value: Any) -> JSONNode {
    guard let content = Mirror(reflecting: value).children.first else {
      return Self.object([JSONMember("\(value)", Self.object([]))])
    }
    let name = content.label ?? ""
    return Self.object([
      JSONMember(Self.cases[name] ?? name, Self.object(contents(of: content.value)))
    ])
  }

  /// The members of what a case carries: those of a value, or an id under the name of its kind.
  private func contents(of value: Any) -> [JSONMember] {
    guard let id = value as? any TextID else { return members(of: value) }
    return id.isNone ? [] : [JSONMember(id.kind, JSONNode(.string("\(id)")))]
  }

  private func members(of value: Any) -> [JSONMember] {
    var members: [JSONMember] = []
    var currency: String?
    for (label, child) in Mirror(reflecting: value).children {
      guard let label else { continue }
      if let code = child as? Currency {
        currency = code.code
      } else if let node = node(child, label) {
        members.append(JSONMember(Self.name(of: label), node))
      }
    }
    guard let currency, let place = members.firstIndex(where: { $0.name == "priceMinor" }) else {
      return members
    }
    let money = [
      JSONMember("minor", members[place].node), JSONMember("currency", JSONNode(.string(currency))),
    ]
    members[place] = JSONMember("price", Self.object(money))
    return members
  }

  /// Nil for what is absent.
  private func node(_ value: Any, _ label: String) -> JSONNode? {
    switch value {
    case _ where Self.hidden.contains(label): Self.hiddenValue
    case let flag as Bool: JSONNode(.bool(flag))
    case let text as String: JSONNode(.string(text))
    case let id as any TextID: id.isNone ? nil : JSONNode(.string("\(id)"))
    case let number as UInt32: Self.number(number)
    case let number as UInt8: Self.number(number)
    case let number as UInt64:
      // It is made of all that was asked, what is secret too.
      label == "fingerprint" ? Self.digits(secret.hash(number)) : Self.text(number)
    case let number as Int64: Self.signed(number, label)
    case let key as Key128: self.key(key, label)
    case let lines as UnitLines:
      JSONNode(.array((0..<lines.count).map { Self.object(members(of: lines[$0])) }))
    case let set as Capabilities: Self.text(set.rawValue)
    case let outcome as Outcome: self.outcome(outcome)
    case let rules as EngineRules: Self.number(rules.rawValue)
    case let list as [Any]: JSONNode(.array(list.compactMap { node($0, "") }))
    default: other(value)
    }
  }

  private func other(_ value: Any) -> JSONNode? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { node($0.value, "") }
    case .enum where mirror.children.isEmpty:
      let name = "\(value)"
      return name == "none" ? nil : JSONNode(.string(name))
    case .enum: return union(value)
    default: return Self.object(members(of: value))
    }
  }

  private func key(_ key: Key128, _ label: String) -> JSONNode? {
    if key.isNone { return nil }
    guard Self.secrets.contains(label) else {
      return JSONNode(.string("\(UUIDBytes(high: key.high, low: key.low))"))
    }
    guard case .string(let digits) = Self.digits(secret.hash(key.high, key.low)).value else {
      return nil
    }
    return JSONNode(.string("secret:" + digits))
  }

  private static func signed(_ number: Int64, _ label: String) -> JSONNode? {
    guard label.hasSuffix("Microseconds") else { return text(number) }
    if label == "retryAfterMicroseconds", number == DropEngine.Refusal.noUseRetrying { return nil }
    if durations.contains(label) { return JSONNode(.string(TimeText.duration(number))) }
    return number == 0 ? nil : time(number)
  }

  private static func time(_ microseconds: Int64) -> JSONNode {
    JSONNode(.string(TimeText.timestamp(microseconds)))
  }

  private static func number(_ value: some BinaryInteger) -> JSONNode {
    JSONNode(.number(String(value)))
  }

  private static func text(_ value: some BinaryInteger) -> JSONNode {
    JSONNode(.string(String(value)))
  }

  /// Sixteen hexadecimal digits.
  private static func digits(_ value: UInt64) -> JSONNode {
    let digits = String(value, radix: 16)
    return JSONNode(.string(String(repeating: "0", count: 16 - digits.count) + digits))
  }

  private static func object(_ members: [JSONMember]) -> JSONNode { JSONNode(.object(members)) }

  // MARK: Names

  /// Fields whose value nobody is shown: with a payment's key its provider can be asked about the payer.
  private static let secrets: Set<String> = ["payment"]

  /// Fields that are not shown in any form, as the schemas have them `@secret`: digests of what providers and devices know.
  private static let hidden: Set<String> = ["reference", "device", "signature"]
  private static let hiddenValue = JSONNode(.string("secret"))

  /// Lengths of time; everything else in microseconds is an instant.
  private static let durations: Set<String> = [
    "dropsMicroseconds", "enterPreparationMicroseconds", "exitPreparationMicroseconds",
    "finishedMicroseconds", "heartbeatWithinMicroseconds", "holdTTLMicroseconds",
    "keysMicroseconds", "lastsMicroseconds", "mediaTimeMicroseconds", "minDwellMicroseconds",
    "preparationMicroseconds", "refillMicroseconds", "retryAfterMicroseconds",
    "silenceMicroseconds",
  ]

  /// What the schemas call otherwise than the engine.
  private static let names = [
    "code": "reason", "currentVersion": "version", "dropsMicroseconds": "keepDrops",
    "finishedMicroseconds": "keepFinished", "holdTTLMicroseconds": "holdTime",
    "joinWaitlist": "waitlist", "keys": "keepKeysCount", "keysMicroseconds": "keepKeys",
    "maximumOpenJobs": "openJobs", "minimumQuantity": "minimum", "openedDrop": "opened",
    "producerSequence": "sequence", "requiredCapabilities": "capabilities",
  ]

  private static let cases = ["refused": "rejected"]

  private static func name(of label: String) -> String {
    if let name = names[label] { return name }
    let plain = label.hasSuffix("Microseconds") ? String(label.dropLast(12)) : label
    guard plain.hasPrefix("is"), let first = plain.dropFirst(2).first, first.isUppercase else {
      return plain
    }
    return first.lowercased() + plain.dropFirst(3)
  }
}

extension LogMethod {
  /// The method as the schema writes it: `setBuyerLimit`.
  var memberName: String { name.prefix(1).lowercased() + name.dropFirst() }

  /// The same with its service, `Drops.setBuyerLimit`: a kind of command may have the name of a method.
  var qualifiedName: String {
    "\(service.split(separator: ".").last ?? "").\(memberName)"
  }
}

/// An id of any kind.
private protocol TextID: CustomStringConvertible {
  var isNone: Bool { get }
  /// What a field with such an id is called.
  var kind: String { get }
}

extension EntityID: TextID {
  fileprivate var kind: String { Kind.prefix == WaiterKind.prefix ? "waiter" : Kind.prefix }
}

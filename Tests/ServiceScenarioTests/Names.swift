import Basics
import LogContract
import Messages
import ScenarioKit
import WireCodec

/// Names of a story and the identities they stand for on the wire.
struct NameTable {
  private var ids: [String: Identifier] = [:]
  private var names: [Identifier: String] = [:]

  mutating func add(_ name: String, _ id: Identifier) {
    if ids[name] == nil { ids[name] = id }
    if names[id] == nil { names[id] = name }
  }

  /// The identity, or one that nothing has.
  func find(_ name: String) -> Identifier { ids[name] ?? Identifier(rawValue: 99 << 20) }

  func known(_ name: String) -> Identifier? { ids[name] }

  func name(_ id: Identifier) -> String { id == 0 ? "none" : names[id] ?? "\(id)" }
}

/// Everything a story has named.
struct Names {
  var partners = NameTable()
  var hubs = NameTable()
  var streams = NameTable()
  var offers = NameTable()
  var drops = NameTable()
  var pools = NameTable()
  var holds = NameTable()
  var waiters = NameTable()
  var orders = NameTable()
  var jobs = NameTable()
  var windows = NameTable()
  var tokens = NameTable()
  /// Variants of each offer, in order.
  var variants: [Identifier: [String]] = [:]
  /// The stream of each drop that has one.
  var streamOfDrop: [Identifier: Identifier] = [:]

  /// A number for somebody outside, or for a key.
  static func number(_ name: String) -> UInt64 {
    var hasher = DigestHasher()
    hasher.combine(bytes: Array(name.utf8))
    return hasher.finalize().low | 1
  }

  static func identifier(_ name: String) -> Identifier { Identifier(rawValue: number(name)) }

  /// The idempotency key of a row; on the wire a row that names none has one of its own.
  static func key(_ step: Scenario.Step) -> UUIDBytes {
    step["key"].map { UUIDBytes(high: 1, low: number($0)) }
      ?? UUIDBytes(high: 2, low: UInt64(step.line))
  }

  /// The call of the log's contract that a row stands for.
  func call(_ step: Scenario.Step) throws -> LogCommand {
    try step.call(key: Self.key(step)) { field, name in
      switch field {
      case "drop": drops.find(name).rawValue
      case "pool": pools.find(name).rawValue
      case "offer": offers.find(name).rawValue
      case "stream": streams.find(name).rawValue
      case "hub": hubs.find(name).rawValue
      case "partner": partners.find(name).rawValue
      case "hold": holds.find(name).rawValue
      case "waiter": waiters.find(name).rawValue
      case "order": orders.find(name).rawValue
      case "job", "jobs": jobs.find(name).rawValue
      case "window": windows.find(name).rawValue
      case "buyer", "payment": Self.number(name)
      default: nil
      }
    }
  }

  static func payment(_ step: Scenario.Step) -> UUIDBytes {
    step["payment"].map { UUIDBytes(high: 9, low: number($0)) } ?? UUIDBytes()
  }
}

extension Scenario.Step {
  func number(_ name: String, _ otherwise: UInt32) throws -> UInt32 {
    guard let text = self[name] else { return otherwise }
    guard let number = UInt32(text) else { throw problem("'\(text)' is not a number") }
    return number
  }

  func time(_ name: String) throws -> Int64? {
    guard let text = self[name] else { return nil }
    guard let time = ScenarioTime.parse(text) else { throw problem("'\(text)' is not a time") }
    return time
  }

  func problem(_ text: String) -> ScenarioError { ScenarioError(line: line, text) }
}

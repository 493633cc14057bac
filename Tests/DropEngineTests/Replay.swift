import Basics
import DropEngine

/// Rows of a checkpoint, as a store would keep them.
struct MemoryRows: RowSink, Equatable {
  private struct Key: Hashable {
    var table: UInt8
    var key: [UInt8]
  }

  private var rows: [Key: [UInt8]] = [:]
  /// Rows put or deleted since this was last set to 0.
  var changes = 0

  var count: Int { rows.count }

  mutating func put(table: UInt8, key: [UInt8], value: [UInt8]) {
    rows[Key(table: table, key: key)] = value
    changes += 1
  }

  mutating func delete(table: UInt8, key: [UInt8]) {
    rows[Key(table: table, key: key)] = nil
    changes += 1
  }

  /// What was archived, in order.
  var archived: [Archived] = []

  struct Archived: Equatable {
    var table: StateTable
    var key: [UInt8]
    var value: [UInt8]
    var stamp: ArchiveStamp
  }

  mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp) {
    guard let table = StateTable(rawValue: table) else { return }
    archived.append(Archived(table: table, key: key, value: value, stamp: stamp))
  }

  /// The row of a table, as it was last put; nil when there is none.
  func row(_ table: StateTable, _ key: [UInt8]) -> [UInt8]? {
    rows[Key(table: table.rawValue, key: key)]
  }

  /// Every row in the order of tables and keys.
  var sorted: [(table: UInt8, key: [UInt8], value: [UInt8])] {
    rows.map { (table: $0.key.table, key: $0.key.key, value: $0.value) }
      .sorted { left, right in
        if left.table != right.table { return left.table < right.table }
        return left.key.lexicographicallyPrecedes(right.key)
      }
  }

  /// An engine with this state.
  func restore(limits: EngineLimits) throws -> Engine {
    var engine = Engine(limits: limits, hashKey: HashKey(1, 2))
    for row in sorted { try engine.restore(table: row.table, key: row.key, value: row.value) }
    try engine.finishRestore()
    return engine
  }
}

enum Replay {
  /// The digest of the state after a log, applied from its bytes.
  static func digest(
    _ log: [(command: Command, sequence: UInt64, time: Int64)], limits: EngineLimits
  ) -> StateDigest? {
    var engine = Engine(limits: limits, hashKey: HashKey(1, 2))
    var events: [Event] = []
    var sink = ByteSink()
    for entry in log {
      sink.removeAll()
      entry.command.encode(into: &sink)
      var source = ByteSource(sink.bytes)
      guard let command = try? Command(from: &source), source.isAtEnd else { return nil }
      _ = engine.apply(command, sequence: entry.sequence, at: entry.time, events: &events)
    }
    return engine.digest()
  }
}

import DropEngine
import DynamicCodec
import LoadKit
import Sequencer
import Storage

/// What is in a data directory, counted.
struct DirectorySummary {
  /// Entries of a kind of command.
  private struct Commands {
    var entries: UInt64 = 0
    var refused: UInt64 = 0
    var replayed: UInt64 = 0
  }

  /// Stored events of a family of topics.
  private struct Topics {
    var topics: UInt64 = 0
    var events: UInt64 = 0
    var last: TopicKey?
  }

  private let directory: String
  private let state: StoreState
  private var records: UInt64 = 0
  private var bytes: UInt64 = 0
  private var firstSequence: UInt64 = 0
  private var lastSequence: UInt64 = 0
  private var firstTime: Int64 = 0
  private var lastTime: Int64 = 0
  private var rules: [EngineRules: UInt64] = [:]
  private var commands: [CommandKind: Commands] = [:]
  private var rows: [StateTable: UInt64] = [:]
  private var topics: [TopicKind: Topics] = [:]

  /// Reads all of a directory.
  init(of inspection: Inspection, directory: String) throws {
    self.directory = directory
    state = try inspection.store.state()
    try inspection.records(in: 1...UInt64.max) { record in
      add(record)
      try inspection.entries(of: record) { _, _, command, outcome in
        rules[command.rules, default: 0] += 1
        var counted = commands[CommandKind(command), default: Commands()]
        counted.entries += 1
        if outcome.isRefusal { counted.refused += 1 }
        if outcome.isReplay { counted.replayed += 1 }
        commands[CommandKind(command)] = counted
      }
    }
    try inspection.rows(of: nil) { table, _ in rows[table, default: 0] += 1 }
    try inspection.events(of: nil) { key, event in
      guard let kind = event.topic.kind else { return }
      var counted = topics[kind, default: Topics()]
      counted.events += 1
      if counted.last != key { counted.topics += 1 }
      counted.last = key
      topics[kind] = counted
    }
  }

  private mutating func add(_ record: JournalRecord) {
    if records == 0 {
      firstSequence = record.header.firstSequence
      firstTime = record.header.logTimeMicroseconds
    }
    records += 1
    bytes += UInt64(record.bytes.count)
    lastSequence = record.header.lastSequence
    lastTime = record.header.logTimeMicroseconds
  }

  // MARK: Text

  /// A table for people, without a line end.
  var text: String {
    var lines = [directory]
    if records == 0 {
      lines.append("  entries       none")
    } else {
      lines.append(
        "  entries       \(firstSequence)…\(lastSequence) in \(Words.count(records)) records of"
          + " \(Words.bytes(Int64(clamping: bytes)))")
      lines.append(
        "  log time      \(TimeText.timestamp(firstTime)) to \(TimeText.timestamp(lastTime))")
    }
    if let trimmed = state.trimmed {
      lines.append(
        "  trimmed       entries before \(trimmed.firstSequence) were removed on purpose")
    }
    lines.append("  acknowledged  entries up to \(state.durableThrough)")
    lines.append(
      "  checkpoint    " + (state.checkpoint.map { "of entry \($0.appliedSequence)" } ?? "none"))
    for rule in EngineRules.allCases where rules[rule] != nil {
      lines.append(
        "  rules \(rule.rawValue)       decided \(Words.count(rules[rule] ?? 0)) entries")
    }
    lines += Self.table(
      ["commands", "entries", "refused", "replayed"],
      CommandKind.all.compactMap { kind in
        commands[kind].map { [kind.name, "\($0.entries)", "\($0.refused)", "\($0.replayed)"] }
      })
    lines += Self.table(
      ["rows", "rows"],
      StateTable.allCases.compactMap { table in rows[table].map { ["\(table)", "\($0)"] } })
    lines += Self.table(
      ["events", "topics", "events"],
      TopicKind.allCases.compactMap { kind in
        topics[kind].map { ["\(kind)", "\($0.topics)", "\($0.events)"] }
      })
    return lines.joined(separator: "\n")
  }

  /// A heading with rows below it, numbers to the right; nothing without rows.
  private static func table(_ heading: [String], _ rows: [[String]]) -> [String] {
    if rows.isEmpty { return [] }
    return ([heading] + rows).map { cells in
      cells.dropFirst().reduce(padded(cells[0], to: 20)) { line, cell in
        line + String(repeating: " ", count: max(1, 10 - cell.count)) + cell
      }
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// The same for programs.
  var json: JSONValue {
    var object: JSONValue = [
      "first_sequence": .unsigned(firstSequence), "last_sequence": .unsigned(lastSequence),
      "records": .unsigned(records), "bytes": .unsigned(bytes),
      "acknowledged": .unsigned(state.durableThrough),
      "checkpoint_sequence": .unsigned(state.checkpoint?.appliedSequence ?? 0),
    ]
    if records > 0 {
      object.append("first_time", .string(TimeText.timestamp(firstTime)))
      object.append("last_time", .string(TimeText.timestamp(lastTime)))
    }
    object.append(
      "rules",
      .object(
        EngineRules.allCases.compactMap { rule in
          rules[rule].map { JSONValue.Member("\(rule.rawValue)", .unsigned($0)) }
        }))
    object.append(
      "commands",
      .object(
        CommandKind.all.compactMap { kind in
          commands[kind].map { counted in
            JSONValue.Member(
              kind.name,
              [
                "entries": .unsigned(counted.entries), "refused": .unsigned(counted.refused),
                "replayed": .unsigned(counted.replayed),
              ])
          }
        }))
    object.append(
      "rows",
      .object(
        StateTable.allCases.compactMap { table in
          rows[table].map { JSONValue.Member("\(table)", .unsigned($0)) }
        }))
    object.append(
      "events",
      .object(
        TopicKind.allCases.compactMap { kind in
          topics[kind].map { counted in
            JSONValue.Member(
              "\(kind)",
              ["topics": .unsigned(counted.topics), "events": .unsigned(counted.events)])
          }
        }))
    return object
  }
}

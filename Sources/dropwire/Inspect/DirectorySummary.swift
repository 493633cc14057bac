import DropEngine
import DynamicCodec
import JSONText
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

  /// Who asked, by what entries' headers say.
  private struct Caller: Hashable, Comparable {
    var name: String
    var role: String

    static func < (left: Caller, right: Caller) -> Bool {
      (left.name, left.role) < (right.name, right.role)
    }
  }

  /// Stored events of a family of topics.
  private struct Topics {
    var topics: UInt64 = 0
    var events: UInt64 = 0
    var last: TopicKey?
  }

  /// Callers that are told apart; entries of those that come when there are so many are counted together.
  private static let callersKept = 1_000

  private let directory: String
  private let state: StoreState
  private var records: UInt64 = 0
  private var bytes: UInt64 = 0
  private var firstSequence: UInt64 = 0
  private var lastSequence: UInt64 = 0
  private var firstTime: Int64 = 0
  private var lastTime: Int64 = 0
  /// Records of each version.
  private var versions: [UInt16: UInt64] = [:]
  /// Of the last record; 0 where it has none.
  private var term: UInt64 = 0
  private var rules: [EngineRules: UInt64] = [:]
  private var commands: [CommandKind: Commands] = [:]
  /// Entries of each caller in each role.
  private var callers: [Caller: UInt64] = [:]
  private var otherCallers: UInt64 = 0
  private var rows: [StateTable: UInt64] = [:]
  private var topics: [TopicKind: Topics] = [:]
  private var archived: [StateTable: UInt64] = [:]

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
        if let header = command.header, !header.caller.isEmpty { count(header) }
      }
    }
    try inspection.rows(of: nil) { table, _ in rows[table, default: 0] += 1 }
    try inspection.archive(of: nil, drop: nil) { table, _, _ in archived[table, default: 0] += 1 }
    try inspection.events(of: nil) { key, event in
      guard let kind = event.topic.kind else { return }
      var counted = topics[kind, default: Topics()]
      counted.events += 1
      if counted.last != key { counted.topics += 1 }
      counted.last = key
      topics[kind] = counted
    }
  }

  private mutating func count(_ header: EntryHeader) {
    let caller = Caller(name: header.caller, role: header.role)
    if callers[caller] != nil || callers.count < Self.callersKept {
      callers[caller, default: 0] += 1
    } else {
      otherCallers += 1
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
    versions[record.header.version, default: 0] += 1
    term = record.header.term
  }

  private var versionsInOrder: [(version: UInt16, records: UInt64)] {
    versions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
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
      let versions = versionsInOrder.map { "\(Words.count($0.records)) of version \($0.version)" }
      lines.append("  records       " + versions.joined(separator: ", "))
      if term > 0 { lines.append("  term          \(term)") }
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
    lines += callerLines
    lines += Self.table(
      ["rows", "rows"],
      StateTable.allCases.compactMap { table in rows[table].map { ["\(table)", "\($0)"] } })
    lines += Self.table(
      ["archive", "rows"],
      StateTable.allCases.compactMap { table in archived[table].map { ["\(table)", "\($0)"] } })
    lines += Self.table(
      ["events", "topics", "events"],
      TopicKind.allCases.compactMap { kind in
        topics[kind].map { ["\(kind)", "\($0.topics)", "\($0.events)"] }
      })
    return lines.joined(separator: "\n")
  }

  /// Who asked for entries; nothing where none of them says so.
  private var callerLines: [String] {
    if callers.isEmpty { return [] }
    let nobody =
      commands.values.reduce(0) { $0 + $1.entries } - callers.values.reduce(otherCallers, +)
    let others = [("others", otherCallers), ("nobody", nobody)].filter { $0.1 > 0 }
    return ["callers             entries"]
      + callers.sorted { $0.key < $1.key }.map { caller, entries in
        let who = caller.role.isEmpty ? caller.name : "\(caller.name) as \(caller.role)"
        return Self.counted(VisibleText.escaped(who), entries)
      } + others.map { Self.counted("(\($0.0))", $0.1) }
  }

  /// A name of any length, and a number below the heading's end.
  private static func counted(_ name: String, _ count: UInt64) -> String {
    let number = "\(count)"
    return padded(name, to: 20) + String(repeating: " ", count: max(1, 7 - number.count)) + number
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
      object.append("term", .unsigned(term))
      object.append(
        "record_versions",
        .object(
          versionsInOrder.map { JSONValue.Member("\($0.version)", .unsigned($0.records)) }))
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
    object.append("callers", callersJSON)
    object.append(
      "rows",
      .object(
        StateTable.allCases.compactMap { table in
          rows[table].map { JSONValue.Member("\(table)", .unsigned($0)) }
        }))
    object.append(
      "archive",
      .object(
        StateTable.allCases.compactMap { table in
          archived[table].map { JSONValue.Member("\(table)", .unsigned($0)) }
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

  private var callersJSON: JSONValue {
    .array(
      callers.sorted { $0.key < $1.key }.map { caller, entries in
        [
          "name": .string(caller.name), "role": .string(caller.role),
          "entries": .unsigned(entries),
        ]
      })
  }
}

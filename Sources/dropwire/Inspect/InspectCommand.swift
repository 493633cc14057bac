import ArgumentParser
import Basics
import DropEngine
import EventLoop
import JSONText
import LoadKit
import RocksStorage
import Sequencer
import Storage

/// `dropwire inspect`: what is in a data directory.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what is in a stopped data directory: entries, rows and events, as JSON.",
    discussion: """
      Without options a table of what there is. With them one JSON object a line: {"entry": …} for what was asked
      and what came of it, with who asked where callers are known, {"row": …} of the checkpoint, {"event": …} of what
      somebody was told, {"archived": …} of what has left the state. Names are those of the schemas, ids are text
      (hold_3w00), 64-bit numbers are text; payments are shown as secret:…, the same for the same payment of a directory.

      Nothing is changed. The server has to be stopped, or DIR a copy of its directory; while it is inspected no server
      starts on it. Whether what is shown is right is for `dropwire verify` to say.

      EXIT CODES
        0   everything asked for was shown
        1   something is damaged or of a newer build, and is named; or a server is running on the directory
        2   the command line was wrong, or there is no data directory
        70  a file cannot be read

      EXAMPLES
        dropwire inspect ./data
        dropwire inspect ./data --entries 4100..4187
        dropwire inspect ./data --entries --caller ops
        dropwire inspect ./data --rows holds | grep hold_3w00
        dropwire inspect ./data --events buyer_b
        dropwire inspect ./data --archive --drop drop_3w00
        dropwire inspect /backup/data --entries --rows --events --keep-going --json > everything.jsonl
      """)

  @Argument(help: "The data directory, or a copy of one.")
  var directory: String

  @Option(
    defaultAsFlag: EntryRange.all, parsing: .next,
    help: ArgumentHelp(
      "Entries of the journal: all, or such as 12, 12..40, 12..", valueName: "from..to"))
  var entries: EntryRange?

  @Option(
    help: ArgumentHelp(
      "Of the entries only those that this caller has asked for, by the name that --identity gives.",
      valueName: "name"))
  var caller: String?

  @Option(
    defaultAsFlag: "all", parsing: .next,
    help: ArgumentHelp("Rows of the checkpoint: of all tables, or of one.", valueName: "table"))
  var rows: String?

  @Option(
    defaultAsFlag: "all", parsing: .next,
    help: ArgumentHelp(
      "Events: of all topics, or of one, such as stream_3w00, buyer_b, partner_4800, platform.",
      valueName: "topic"))
  var events: String?

  @Option(
    defaultAsFlag: "all", parsing: .next,
    help: ArgumentHelp(
      "What was forgotten and is in the archive: of all tables, or of one.", valueName: "table"))
  var archive: String?

  @Option(help: ArgumentHelp("Of the archive only what is of this drop.", valueName: "drop"))
  var drop: String?

  @Flag(help: "Goes on behind what is damaged; the exit code is 1 all the same.")
  var keepGoing = false

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func validate() throws {
    if let entries, entries.range == nil {
      throw ValidationError(
        "--entries: \(entries) is no range of entries; write such as 12, 12..40, 12.. or ..40")
    }
    if caller != nil, entries == nil {
      throw ValidationError("--caller is for entries: give --entries as well")
    }
    if drop != nil, archive == nil {
      throw ValidationError("--drop is for the archive: give --archive as well")
    }
    _ = try rows.map { try Self.table($0, "--rows", StateTable.allCases) }
    _ = try archive.map { try Self.table($0, "--archive", Engine.archivedTables) }
    _ = try drop.map(Self.drop)
    _ = try events.map(Self.topic)
  }

  func run() throws {
    let stopped = try StoppedStore(directory)
    defer { stopped.store.close() }
    let output = InspectionOutput(goesOn: keepGoing)
    let inspection = Inspection(store: stopped.store, output: output)
    var summary: DirectorySummary?
    var counts = Counts()
    do {
      if entries == nil, rows == nil, events == nil, archive == nil {
        summary = try DirectorySummary(of: inspection, directory: directory)
      } else {
        try show(inspection, &counts)
      }
    } catch is InspectionOutput.Stopped {
      // What is damaged was said.
    } catch let error as StorageError {
      output.flush()
      throw CommandFailure("cannot read \(directory): \(error)", exitCode: 70)
    }
    if let summary, !json { output.line(summary.text) }
    output.flush()
    if json { standardOutput(report(output, summary, counts).text) }
    if output.violationCount > 0 { throw ExitCode(1) }
  }

  /// Lines that were written; nil for what was not asked for.
  private struct Counts {
    var entries: UInt64?
    var rows: UInt64?
    var events: UInt64?
    var archived: UInt64?

    var json: JSONValue {
      let all = [
        ("entries", entries), ("rows", rows), ("archived", archived), ("events", events),
      ]
      return .object(
        all.compactMap { name, count in count.map { JSONValue.Member(name, .unsigned($0)) } })
    }
  }

  private func show(_ inspection: Inspection, _ counts: inout Counts) throws {
    let output = inspection.output
    let writer = StoredJSON(seed: inspection.seed())
    func write(_ line: JSONNode, _ count: inout UInt64?) {
      count = (count ?? 0) + 1
      output.line(line.compactText)
    }
    if let range = entries?.range {
      counts.entries = 0
      try inspection.records(in: range) { record in
        try inspection.entries(of: record) { sequence, time, command, outcome in
          guard range.contains(sequence), caller == nil || command.header?.caller == caller else {
            return
          }
          write(
            writer.line(command, outcome, sequence: sequence, timeMicroseconds: time),
            &counts.entries)
        }
      }
    }
    if let rows {
      counts.rows = 0
      try inspection.rows(of: try Self.table(rows, "--rows", StateTable.allCases)) { table, row in
        write(writer.line(row, of: table), &counts.rows)
      }
    }
    if let archive {
      counts.archived = 0
      let table = try Self.table(archive, "--archive", Engine.archivedTables)
      try inspection.archive(of: table, drop: try drop.map(Self.drop)) { table, stamp, row in
        write(writer.line(row, of: table, stamp: stamp), &counts.archived)
      }
    }
    if let events {
      counts.events = 0
      try inspection.events(of: try Self.topic(events)) { _, event in
        write(writer.line(event), &counts.events)
      }
    }
  }

  private func report(
    _ output: InspectionOutput, _ summary: DirectorySummary?, _ counts: Counts
  ) -> JSONValue {
    var object: JSONValue = [
      "ok": .bool(output.violationCount == 0),
      "violations": .array(output.violations.map { .string($0) }),
    ]
    if output.violationCount > output.violations.count {
      object.append("violation_count", .unsigned(UInt64(output.violationCount)))
    }
    if let summary {
      object.append("directory", summary.json)
    } else {
      object.append("shown", counts.json)
    }
    return object
  }

  /// Nil for all of them.
  private static func table(
    _ text: String, _ option: String, _ tables: [StateTable]
  ) throws -> StateTable? {
    if text == "all" { return nil }
    guard let table = tables.first(where: { "\($0)" == text }) else {
      let names = tables.map { "\($0)" }.joined(separator: ", ")
      throw ValidationError("\(option): there is no table \(text); there are \(names)")
    }
    return table
  }

  private static func drop(_ text: String) throws -> DropID {
    guard text.hasPrefix("drop_") else {
      throw ValidationError("--drop: \(text) is no drop; write drop_…")
    }
    return try EntityText.id(text)
  }

  /// Nil for all of them.
  private static func topic(_ text: String) throws -> Topic? {
    switch text {
    case "all": nil
    case "platform": .platform
    case "till": .till
    case _ where text.hasPrefix("stream_"): .stream(try EntityText.id(text))
    case _ where text.hasPrefix("buyer_"): .buyer(try EntityText.id(text))
    case _ where text.hasPrefix("partner_"): .partner(try EntityText.id(text))
    default:
      throw ValidationError(
        "--events: \(text) is no topic; write stream_…, buyer_…, partner_…, platform, or till")
    }
  }
}

/// Entries from one to another, both included.
struct EntryRange: ExpressibleByArgument, CustomStringConvertible {
  /// Nil for what looks like a range and is none.
  let range: ClosedRange<UInt64>?
  let description: String

  /// Every entry.
  static let all = EntryRange(range: 1...UInt64.max, description: "all")

  private init(range: ClosedRange<UInt64>?, description: String) {
    self.range = range
    self.description = description
  }

  /// `12`, `12..40`, `12..`, `..40`; nil for what cannot be meant for one, such as a path.
  init?(argument: String) {
    guard argument.contains(where: \.isNumber) || argument == "..",
      argument.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") })
    else { return nil }
    self.init(range: Self.range(argument), description: argument)
  }

  private static func range(_ text: String) -> ClosedRange<UInt64>? {
    guard let dots = text.firstRange(of: "..") else {
      return UInt64(text).flatMap { $0 > 0 ? $0...$0 : nil }
    }
    let (from, to) = (text[..<dots.lowerBound], text[dots.upperBound...])
    guard let first = from.isEmpty ? 1 : UInt64(from), let last = to.isEmpty ? .max : UInt64(to),
      first > 0, first <= last
    else { return nil }
    return first...last
  }
}

/// A directory that no server is running on, nor starts on while this is there, open for reading.
final class StoppedStore {
  let store: RocksStore
  private let hold: StoppedDirectory

  /// - Throws: ``CommandFailure`` that says who is running on it, or why it cannot be opened.
  init(_ directory: String) throws(CommandFailure) {
    guard DataDirectory.holdsData(directory) else { throw .noDirectory(directory) }
    do throws(StorageError) {
      hold = try StoppedDirectory(directory)
    } catch .inUse(_, let holder) {
      throw CommandFailure(
        "a server is running on \(directory)" + (holder.map { " (\($0))" } ?? "")
          + ": stop it, or inspect a copy or a snapshot of the directory")
    } catch {
      throw .unreadable(directory, error)
    }
    store = try RocksStore.reading(directory)
  }
}

extension RocksStore {
  /// Opens a directory for reading, whoever uses it.
  ///
  /// - Throws: ``CommandFailure``: with 70 when it cannot be read, with 1 when it is not believed.
  static func reading(_ directory: String) throws(CommandFailure) -> RocksStore {
    // Who looks at more files than it may open has no view of one moment.
    EventLoop.DescriptorLimit.raise()
    var options = RocksOptions()
    options.access = .readOnly
    do throws(StorageError) {
      return try RocksStore(directory: directory, options: options)
    } catch {
      throw .unreadable(directory, error)
    }
  }
}

extension CommandFailure {
  /// A path where no log is.
  static func noDirectory(_ directory: String) -> CommandFailure {
    CommandFailure("\(directory) is no data directory: it has no log", exitCode: 2)
  }

  /// A directory that cannot be opened.
  static func unreadable(_ directory: String, _ error: StorageError) -> CommandFailure {
    if case .inputOutput(let what) = error {
      return CommandFailure("cannot read \(directory): \(what)", exitCode: 70)
    }
    return CommandFailure("cannot open \(directory): \(error)")
  }
}

extension Inspection {
  /// Bytes that are this directory's own: of its first record.
  func seed() -> [UInt8] {
    guard let first = try? store.journal(from: 1, maximumBytes: 1).first else { return [] }
    return Array(first.record.prefix(JournalRecord.headerLength))
  }
}

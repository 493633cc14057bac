import ArgumentParser
import DropEngine
import LoadKit
import RocksStorage
import Sequencer
import Storage

/// `dropwire upgrade --check`: what the first start of this program would make of a data directory.
struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Say what the first start of this program would make of a data directory.",
    discussion: """
      Does what a start does before it writes: compares format and limits, takes the checkpoint back, decides the
      entries behind it again. Nothing is changed; the server of before may still be running, and what is said is then
      of the moment. An upgrade itself is a start: `dropwire serve`.

      EXIT CODES
        0   this program starts on it, and what changes is said
        1   it would refuse to, and why is said
        2   the command line was wrong, or there is no data directory
        70  a file cannot be read

      EXAMPLES
        dropwire upgrade --check ./data
        dropwire upgrade --check /backup/data --json
        dropwire upgrade --check ./data --adopt-limits offers=200000
      """)

  @Argument(help: "The data directory, or a copy of one.")
  var directory: String

  @Flag(help: "Only says what would happen. Required: an upgrade itself is a start.")
  var check = false

  @Option(
    help: ArgumentHelp(
      "As `serve` would have it: limits the log goes over to, build or NAME=VALUE,…",
      valueName: "limits"))
  var adoptLimits: String?

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func validate() throws {
    if !check {
      throw ValidationError(
        "add --check to be told what would happen; to upgrade, start the server")
    }
    _ = try adoption
  }

  private var adoption: LimitAdoption? {
    get throws {
      // As the server takes it: nothing named, nothing to go over to.
      guard let adoptLimits, !adoptLimits.isEmpty else { return nil }
      do throws(LimitRequest.Problems) {
        return try LimitRequest.parse(adoptLimits)
      } catch {
        throw ValidationError(error.all.map { "--adopt-limits: \($0)" }.joined(separator: "\n"))
      }
    }
  }

  func run() throws {
    let report = try UpgradeReport(of: directory, adopting: adoption)
    standardOutput(json ? report.json.text : report.text)
    if !report.refusals.isEmpty { throw ExitCode(1) }
  }
}

/// What `dropwire upgrade --check` has found.
struct UpgradeReport {
  let directory: String
  /// The server that is using it, if any.
  private(set) var user: String?
  private(set) var refusals: [String] = []
  private var state: StoreState?
  private var preview: StartPreview?
  /// The rules that the newest entry was decided by; nil when the state is not known.
  private(set) var rules: EngineRules?
  /// Whether it is refused for limits that could be adopted.
  private var isOfOtherLimits = false
  /// Version of the newest journal record; nil without one that can be read.
  private var recordVersion: UInt16?

  /// - Throws: ``CommandFailure`` with 2 when there is no directory, with 70 when it cannot be read.
  init(of directory: String, adopting: LimitAdoption? = nil) throws(CommandFailure) {
    self.directory = directory
    guard DataDirectory.holdsData(directory) else { throw .noDirectory(directory) }
    user = DataDirectory.user(of: directory)
    let store: RocksStore
    do throws(CommandFailure) {
      store = try RocksStore.reading(directory)
    } catch {
      guard error.exitCode == 1 else { throw error }
      refusals.append(error.message)
      return
    }
    defer { store.close() }
    state = try? store.state()
    recordVersion = state.flatMap { Self.recordVersion(of: store, at: $0.lastSequence) }
    var rules: EngineRules?
    let preview = StartPreview(of: store, adopting: adopting) {
      Engine(hashKey: .random())
    } read: {
      rules = $0.rules
    }
    self.preview = preview
    self.rules = rules
    refusals += preview.refusals.map { "\($0)" }
    isOfOtherLimits = preview.refusals.contains { refusal in
      if case .otherLimits = refusal { true } else { false }
    }
  }

  private static func recordVersion(of store: RocksStore, at last: UInt64) -> UInt16? {
    guard let stored = try? store.journal(from: last, maximumBytes: 1).first else { return nil }
    return (try? JournalRecord(stored.record, position: last))?.header.version
  }

  /// Limits that the log has no record of, by name.
  private var unrecorded: [String] {
    (preview?.limits ?? []).filter { $0.recorded == nil }.map(\.name)
  }

  /// What a start changes, a sentence each; none when it changes nothing.
  var changes: [String] {
    var changes: [String] = []
    if let rules, rules < .current {
      changes.append(
        "rules \(rules.rawValue) become \(EngineRules.current.rawValue), with the first new entry")
    }
    if let recordVersion, recordVersion < JournalRecord.formatVersion {
      changes.append(
        "journal records of version \(recordVersion) are followed by those of version "
          + "\(JournalRecord.formatVersion), which earlier builds refuse by version")
    }
    if !unrecorded.isEmpty {
      changes.append(
        "limits that were not recorded are recorded: \(unrecorded.joined(separator: ", "))")
    }
    if let preview, preview.adopts {
      let adopted = preview.adopted.map {
        "\($0.name): \($0.recorded ?? "not recorded") becomes \($0.own ?? 0)"
      }
      changes.append(
        "the log goes over to limits of its own (rules \(EngineRules.fourth.rawValue), which earlier builds refuse)"
          + (adopted.isEmpty ? ": those it has" : ": " + adopted.joined(separator: ", ")))
    }
    return changes
  }

  /// The rules that the log is at after the first new entry.
  private var rulesAfter: EngineRules? {
    guard let rules else { return nil }
    return preview?.adopts == true ? max(rules, .fourth) : max(rules, .current)
  }

  /// How a limit of log and program is told where they differ.
  private func line(_ limit: StartPreview.Limit, recorded: String) -> String {
    if preview?.hasAdoptedLimits == true {
      return
        "  limit         \(limit.name): \(recorded), which the log has adopted; this build's is "
        + "\(limit.own ?? 0)"
    }
    let after = preview?.adopts == true ? recorded : limit.own.map { "\($0)" } ?? "not known here"
    return "  limit         \(limit.name): \(recorded) now, \(after) after"
  }

  /// For people, without a line end.
  var text: String {
    var lines = [directory]
    if let user {
      lines.append("  in use by     \(user): as it was at entry \(state?.lastSequence ?? 0)")
    }
    if state != nil {
      lines.append("  format        \(RocksStore.formatVersion), and stays so")
    }
    if let rules {
      let after = rulesAfter ?? rules
      lines.append("  rules         \(rules.rawValue) now, \(after.rawValue) after")
    }
    for limit in preview?.limits ?? [] {
      guard let recorded = limit.recorded else { continue }
      lines.append(line(limit, recorded: recorded))
    }
    if !unrecorded.isEmpty {
      lines.append("  limits        \(unrecorded.count) of this build are not recorded yet")
    }
    if let recovery = preview?.recovery {
      lines.append(
        recovery.checkpointSequence == 0
          ? "  checkpoint    none"
          : "  checkpoint    \(Words.count(recovery.rows)) rows of entry \(recovery.checkpointSequence)"
      )
      lines.append(
        "  replay        \(Words.count(recovery.entries)) entries, up to \(recovery.lastSequence)")
    }
    lines += refusals.map { "REFUSED \($0)" }
    if isOfOtherLimits {
      lines.append(
        "  --adopt-limits \(LimitRequest.ofBuild) has the log go over to those of this build")
    }
    if refusals.isEmpty {
      lines.append(
        changes.isEmpty
          ? "ok: this build starts on it, and changes nothing but what a start always does"
          : "ok: this build starts on it; what changes:")
      lines += changes.map { "  \($0)" }
    } else {
      lines.append("NOT OK: this build does not start on it")
    }
    return lines.joined(separator: "\n")
  }

  /// For programs.
  var json: JSONValue {
    var object: JSONValue = [
      "ok": .bool(refusals.isEmpty),
      "violations": .array(refusals.map { .string($0) }),
      "changes": .array(changes.map { .string($0) }),
      "rules_known": .unsigned(UInt64(EngineRules.newest.rawValue)),
    ]
    if let rules { object.append("rules_now", .unsigned(UInt64(rules.rawValue))) }
    object.append(
      "limits",
      .array(
        (preview?.limits ?? []).map { limit in
          [
            "name": .string(limit.name), "recorded": limit.recorded.map { .string($0) } ?? .null,
            "own": limit.own.map { .integer($0) } ?? .null,
          ]
        }))
    object.append("adopts_limits", .bool(preview?.adopts == true))
    guard let recovery = preview?.recovery else { return object }
    object.append("checkpoint_sequence", .unsigned(recovery.checkpointSequence))
    object.append("rows", .unsigned(recovery.rows))
    object.append("entries_to_replay", .unsigned(recovery.entries))
    object.append("last_sequence", .unsigned(recovery.lastSequence))
    return object
  }
}

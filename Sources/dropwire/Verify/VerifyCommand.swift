import ArgumentParser
import DropEngine
import EventLoop
import LoadKit
import RocksStorage
import Sequencer
import Storage

/// `dropwire verify`: everything that can be checked of a data directory.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check all of a data directory: files, journal, checkpoint, and that they agree.",
    discussion: """
      Reads everything and changes nothing: the write-ahead logs, every block of every table file, the journal's
      records with their chain, every outcome decided again, the checkpoint's rows, the entries after it, what
      was acknowledged, the archive, and the limits the log was made with; of a backup the list of its files, too. A
      server need not be stopped for it; a copy or a snapshot is as good.

      EXIT CODES
        0   everything holds
        1   something does not; each violation is named
        2   the command line was wrong, or there is no data directory
        70  it could not be checked: a file cannot be read

      EXAMPLES
        dropwire verify ./data
        dropwire verify /mnt/backups/backup-000007 --json
      """)

  @Argument(help: "The data directory, or a copy of one.")
  var directory: String

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func run() throws {
    let report = try DirectoryReport(of: directory)
    if json {
      standardOutput(report.json.text)
    } else {
      for finding in report.findings { standardOutput("ok  \(finding)") }
      for violation in report.violations { standardOutput("VIOLATION \(violation)") }
      standardOutput(report.violations.isEmpty ? "ok: everything holds" : "NOT OK")
    }
    if !report.violations.isEmpty { throw ExitCode(1) }
  }
}

/// What `dropwire verify` has found.
struct DirectoryReport {
  var findings: [String] = []
  var violations: [String] = []
  var checked: StoreVerification?
  /// How much the archive has; nil when it is damaged.
  var archive: ArchiveTotals?

  /// - Throws: ``CommandFailure`` with 2 when there is no directory, with 70 when it cannot be read.
  init(of directory: String) throws {
    guard DataDirectory.holdsData(directory) else {
      throw CommandFailure.noDirectory(directory)
    }
    let user = DataDirectory.user(of: directory)
    let logs = DirectoryInspection(logsOf: directory)
    findings += logs.findings
    violations += logs.violations
    note(ClockFile(directory: directory))
    if let backup = DirectoryInspection(backup: directory) {
      findings += backup.findings
      violations += backup.violations
    }
    if let problem = logs.problem {
      throw CommandFailure("cannot read \(directory): \(problem)", exitCode: 70)
    }
    // Who looks at more files than it may open has no view of one moment.
    EventLoop.DescriptorLimit.raise()
    var options = RocksOptions()
    options.access = .readOnly
    let store: RocksStore
    do {
      store = try RocksStore(directory: directory, options: options)
    } catch .inputOutput(let what) {
      throw CommandFailure("cannot read \(directory): \(what)", exitCode: 70)
    } catch {
      if logs.violations.isEmpty { violations.append("directory: \(error)") }
      return
    }
    defer { store.close() }
    if let user, let last = try? store.state().lastSequence {
      findings.append(
        "in use by a server (\(user)): what follows is the directory as it was at entry \(last)")
    }
    let tables = DirectoryInspection(tablesOf: store)
    findings += tables.findings
    violations += tables.violations
    let checked = StoreVerification(of: store) { Engine(hashKey: .random()) }
    findings += checked.findings
    violations += checked.violations
    self.checked = checked
    noteArchive(of: store)
  }

  /// Each row of the archive can be read, and its lists and totals say the same.
  private mutating func noteArchive(of store: RocksStore) {
    let archive = ArchiveVerification(of: store) { row in
      _ = try StoredRow(table: row.table, key: row.key, value: row.value)
    }
    violations += archive.violations.map { "archive: \($0)" }
    guard archive.violations.isEmpty else { return }
    self.archive = archive.totals
    guard let entries = archive.entries else {
      findings.append("archive: nothing in it")
      return
    }
    findings.append(
      "archive: \(archive.totals.rows) rows that left the state in entries \(entries.lowerBound) to"
        + " \(entries.upperBound), lists and totals")
  }

  /// A start takes one that is damaged for none. It is said all the same: something has changed a file here.
  private mutating func note(_ clock: ClockFile) {
    switch clock.content() {
    case .absent: findings.append("clock: nothing noted")
    case .note, .otherLife: findings.append("clock: a note of log time, check value")
    case .otherVersion: findings.append("clock: a note of another version; a start does without it")
    case .damaged(let what):
      violations.append("\(clock.path): \(what); a start does without it, and it may be deleted")
    }
  }

  var json: JSONValue {
    var object: JSONValue = [
      "ok": .bool(violations.isEmpty),
      "violations": .array(violations.map { .string($0) }),
      "checked": .array(findings.map { .string($0) }),
    ]
    if let archive { object.append("archived_rows", .unsigned(archive.rows)) }
    guard let checked else { return object }
    object.append("checkpoint_sequence", .unsigned(checked.checkpointSequence))
    if let digest = checked.stateDigest { object.append("state_digest", .string("\(digest)")) }
    guard let journal = checked.journal else { return object }
    object.append("first_sequence", .unsigned(journal.firstSequence))
    object.append("last_sequence", .unsigned(journal.lastSequence))
    object.append("records", .unsigned(journal.records))
    object.append("records_of_same_events", .unsigned(journal.recordsOfSameEvents))
    object.append("term", .unsigned(journal.term))
    object.append("chain_head", .string("\(journal.head)"))
    return object
  }
}

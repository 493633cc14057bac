import ArgumentParser
import Basics
import DropEngine
import EventLoop
import Foundation
import LoadKit
import RocksStorage
import Sequencer
import Storage

/// `dropwire restore`: a data directory from a backup, as it was at its end or at an entry before.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a data directory from a backup, as of its end or of an entry before.",
    discussion: """
      BACKUP is a directory of backups, of which the newest one that reaches the entry is taken, or one of them. Every file
      is compared with what was copied into the backup; then everything is decided again, as a start would, and must
      come to what was recorded. DIR has its name only when all of that holds. A server started on it goes on from there.

      With --to the log ends with that entry, and not one later: entries behind it are DROPPED, with what their callers
      were told and the events of feeds; ids and feed positions are given again to what comes next. Their number is said.
      `dropwire inspect` of the backup shows them.

      EXIT CODES
        0   DIR is there
        1   the backup is damaged, of a newer build, or does not reach the entry: said which, and there is no DIR
        2   the command line was wrong, there is no backup, or DIR is not empty
        70  a disk: a file cannot be read or written, or there is no room

      EXAMPLES
        dropwire restore /mnt/backups ./restored
        dropwire restore /mnt/backups/backup-000007 ./restored --json
        dropwire restore /mnt/backups ./restored --to 4187
        dropwire serve --data ./restored
      """)

  @Argument(help: "A directory of backups, or one of them.")
  var backup: String

  @Argument(help: ArgumentHelp("The directory to make; not there yet, or empty.", valueName: "dir"))
  var directory: String

  @Option(help: ArgumentHelp("The last entry of the log.", valueName: "sequence"))
  var to: UInt64?

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func validate() throws {
    if to == 0 { throw ValidationError("--to: entries are numbered from 1 on") }
  }

  func run() throws {
    try CommandFailure.reported(json) {
      let done = try restore()
      let dropped = done.report.entriesDropped
      if dropped > 0 {
        standardError(
          "DROPPED \(Words.count(dropped)) entries, \(done.report.lastSequence + 1)..."
            + "\(done.report.lastSequence + dropped), with what their callers were told and"
            + " \(Words.count(done.report.eventsDropped)) events")
      }
      standardOutput(json ? done.json.text : done.text)
    }
  }

  private func restore() throws -> Restored {
    umask(0o077)
    EventLoop.DescriptorLimit.raise()
    do {
      let (path, contents) = try BackupSet(backup).find(to: to)
      // Rows that are ahead of the entry are of no use: the journal, which is whole then, has everything.
      let withRows = to.map { contents.checkpointSequence <= $0 } ?? true
      let restore = try DirectoryRestore(path, contents, into: directory, withRows: withRows)
      let report: RewindReport
      do {
        report = try Self.rewind(restore.partial, to: to)
      } catch {
        restore.abandon()
        throw error
      }
      try restore.finish()
      return Restored(directory: directory, backup: path, report: report)
    } catch let error as BackupError {
      throw CommandFailure("nothing was restored: \(error)", exitCode: error.exitCode)
    } catch let error as SequencerError {
      throw CommandFailure("nothing was restored: \(error)", exitCode: error.exitCode)
    }
  }

  private static func rewind(_ path: String, to sequence: UInt64?) throws -> RewindReport {
    let store: RocksStore
    do throws(StorageError) {
      store = try RocksStore(directory: path)
    } catch {
      throw BackupError.storage(error)
    }
    defer { store.close() }
    return try JournalRewind.rewind(store, to: sequence) { Engine(hashKey: .random()) }
  }
}

/// What a restore came to.
private struct Restored {
  let directory: String
  let backup: String
  let report: RewindReport

  var text: String {
    var lines = [
      directory,
      "  from          \(backup)",
      "  last entry    \(report.lastSequence)",
      "  dropped       \(Words.count(report.entriesDropped)) entries behind it",
      "  state digest  \(report.digest)",
      "  chain head    \(report.head)",
    ]
    if let cut = report.recordCut {
      lines.append(
        "  cut           the record of entries \(cut.lowerBound)...\(cut.upperBound): what is left of it has another hash"
      )
    }
    return (lines + ["ok"]).joined(separator: "\n")
  }

  var json: JSONValue {
    var object: JSONValue = [
      "ok": .bool(true), "violations": .array([]), "backup": .string(backup),
      "last_sequence": .unsigned(report.lastSequence),
      "entries_dropped": .unsigned(report.entriesDropped),
      "events_dropped": .unsigned(report.eventsDropped),
      "state_digest": .string("\(report.digest)"),
      "chain_head": .string("\(report.head)"),
    ]
    if let cut = report.recordCut {
      object.append(
        "record_cut", .array([.unsigned(cut.lowerBound), .unsigned(cut.upperBound)]))
    }
    return object
  }
}

extension SequencerError {
  /// How a command ends that could not go on.
  fileprivate var exitCode: Int32 {
    switch self {
    case .storage(.diskFull), .storage(.inputOutput): 70
    default: 1
    }
  }
}

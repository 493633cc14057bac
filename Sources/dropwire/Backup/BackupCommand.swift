import ArgumentParser
import Basics
import EventLoop
import Foundation
import LoadKit
import RocksStorage
import Storage

/// `dropwire backup`: a copy of a data directory, whoever uses it.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Back up a data directory, also while a server is at work on it.",
    discussion: """
      Each backup is a whole data directory of its own, BACKUPS/backup-000001 and so on, which `dropwire verify` passes;
      files that did not change since the one before are shared with it, so that it takes what is new. Any of them may be
      removed. Everything that was acknowledged before the backup began is in it. Nothing in DIR is changed.

      A server with --backup-to does it itself when an operator calls Admin/Backup: then little of its write-ahead
      log, up to some hundred megabytes, has to be copied again each time.

      EXIT CODES
        0   the backup is there, and was opened as a start would
        1   none was made: DIR is not to be trusted, or another backup is being made there
        2   the command line was wrong, or there is no data directory
        70  a disk: a file cannot be read or written, or there is no room; earlier backups are as they were

      EXAMPLES
        dropwire backup ./data /mnt/backups
        dropwire backup ./data /mnt/backups --json
        dropwire call 127.0.0.1:7070 Admin/Backup --pretty     of a server with --backup-to
        dropwire verify /mnt/backups/backup-000001
        dropwire restore /mnt/backups ./restored
      """)

  @Argument(help: ArgumentHelp("The data directory.", valueName: "dir"))
  var directory: String

  @Argument(help: "Directory of backups; made when missing.")
  var backups: String

  @Flag(
    help:
      "Copy every file anew and share none: when files of the backup before are damaged.")
  var full = false

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func run() throws {
    try CommandFailure.reported(json) {
      let report = try backUp()
      standardOutput(json ? Self.json(report).text : Self.text(report))
    }
  }

  private func backUp() throws -> BackupReport {
    guard DataDirectory.holdsData(directory) else { throw CommandFailure.noDirectory(directory) }
    EventLoop.DescriptorLimit.raise()
    umask(0o077)
    let set = BackupSet(backups)
    do throws(BackupError) {
      try set.check(for: directory)
      let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
      let isServed = DataDirectory.user(of: directory) != nil
      return try set.make(madeAt: now, isFull: full, isPaced: isServed) {
        () throws(StorageError) in try BackupSource(directory: directory)
      }
    } catch {
      throw CommandFailure("no backup was made: \(error)", exitCode: error.exitCode)
    }
  }

  private static func text(_ report: BackupReport) -> String {
    let contents = report.contents
    return """
      \(report.path)
        entries       \(contents.firstSequence)...\(contents.lastSequence)
        checkpoint    \(contents.checkpointSequence == 0 ? "none" : "\(contents.checkpointSequence)")
        files         \(report.fileCount), \(report.filesCopied) of them new
        bytes         \(Words.count(contents.byteCount)), \(Words.count(report.bytesCopied)) of them copied
        took          \(report.durationMicroseconds / 1_000) ms
      ok
      """
  }

  private static func json(_ report: BackupReport) -> JSONValue {
    let contents = report.contents
    return [
      "ok": .bool(true), "violations": .array([]),
      "path": .string(report.path),
      "first_sequence": .unsigned(contents.firstSequence),
      "last_sequence": .unsigned(contents.lastSequence),
      "checkpoint_sequence": .unsigned(contents.checkpointSequence),
      "files": .unsigned(UInt64(report.fileCount)),
      "files_copied": .unsigned(UInt64(report.filesCopied)),
      "bytes": .unsigned(contents.byteCount),
      "bytes_copied": .unsigned(report.bytesCopied),
      "microseconds": .integer(report.durationMicroseconds),
    ]
  }
}

extension BackupError {
  /// How a command ends that could not go on.
  var exitCode: Int32 {
    switch self {
    case .storage(.diskFull), .storage(.inputOutput): 70
    case .misplaced, .noBackup, .occupied: 2
    default: 1
    }
  }
}

extension CommandFailure {
  /// Runs a command; when it fails, its last line says so to programs that have asked for JSON.
  static func reported(_ json: Bool, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as CommandFailure {
      guard json else { throw error }
      let report: JSONValue = ["ok": .bool(false), "violations": .array([.string(error.message)])]
      standardOutput(report.text)
      throw error
    }
  }
}

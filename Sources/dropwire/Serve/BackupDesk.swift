import DropServices
import Foundation
import Logging
import Messages
import RPC
import RocksStorage
import Storage
import Synchronization
import WireCodec

/// Makes the backups that operators ask a running server for, one at a time, each on a thread of its own: loops and
/// the log never wait for it.
final class BackupDesk: Sendable {
  private let store: RocksStore
  private let set: BackupSet
  private let logger: Logger
  private let isBusy = Mutex(false)

  init(_ store: RocksStore, _ set: BackupSet, _ logger: Logger) {
    self.store = store
    self.set = set
    self.logger = logger
  }

  /// Makes a backup. It is made to its end whether somebody waits or not.
  ///
  /// - Throws: ``RPCError`` that says why there is none.
  func make(isFull: Bool) async throws -> BackupMade {
    let isFree = isBusy.withLock { isBusy in
      defer { isBusy = true }
      return !isBusy
    }
    guard isFree else { throw Self.refusal(of: .inProgress(directory: set.path)) }
    return try await withCheckedThrowingContinuation { waiter in
      Thread.detachNewThread { [self] in
        Thread.current.name = "dropwire.backup"
        let result = Result { () throws(BackupError) in try backUp(isFull: isFull) }
        isBusy.withLock { $0 = false }
        waiter.resume(with: result.map(Self.answer).mapError(Self.refusal))
      }
    }
  }

  private func backUp(isFull: Bool) throws(BackupError) -> BackupReport {
    do throws(BackupError) {
      let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
      let report = try set.make(madeAt: now, isFull: isFull) { [store] () throws(StorageError) in
        try BackupSource(servedBy: store)
      }
      logger.notice(
        "backup made",
        metadata: [
          "path": "\(report.path)",
          "sequence": .stringConvertible(report.contents.lastSequence),
          "bytes": .stringConvertible(report.contents.byteCount),
          "copied": .stringConvertible(report.bytesCopied),
          "milliseconds": .stringConvertible(report.durationMicroseconds / 1_000),
        ])
      return report
    } catch {
      logger.error("no backup was made", metadata: ["error": "\(error)", "to": "\(set.path)"])
      throw error
    }
  }

  private static func answer(_ report: BackupReport) -> BackupMade {
    BackupMade(
      name: report.name, sequence: report.contents.lastSequence,
      checkpoint: report.contents.checkpointSequence, files: UInt32(clamping: report.fileCount),
      copiedFiles: UInt32(clamping: report.filesCopied), totalBytes: report.contents.byteCount,
      copiedBytes: report.bytesCopied,
      took: TimeSpan(microseconds: report.durationMicroseconds))
  }

  private static func refusal(of error: BackupError) -> RPCError {
    let code: StatusCode =
      switch error {
      case .inProgress: .aborted
      case .storage(.diskFull): .resourceExhausted
      case .storage(.closed): .unavailable
      default: .internal
      }
    return RPCError(code, "no backup was made: \(error)")
  }
}

extension BackupDesk {
  /// What `Admin.backup` asks for.
  var making: ServiceRuntime.BackupMaking { { [self] in try await make(isFull: $0) } }
}

extension DataStart {
  /// What makes backups; nil where the operator has not said where they go.
  ///
  /// - Throws: ``CommandFailure`` with 2 when they cannot go there.
  func backups(of store: RocksStore) throws -> BackupDesk? {
    guard !configuration.backupTo.isEmpty else { return nil }
    var limits = BackupLimits()
    // Below the watermark new work is refused: not for the sake of a backup.
    let watermark = UInt64(configuration.diskWatermarkBytes)
    limits.freeBytesKept = watermark + watermark / 8 + UInt64(configuration.diskReserveBytes)
    let set = BackupSet(configuration.backupTo, limits: limits)
    do {
      try set.check(for: configuration.data)
      try DataDirectory.make(configuration.backupTo)
    } catch {
      throw CommandFailure("backupTo: \(error)", exitCode: 2)
    }
    return BackupDesk(store, set, logger)
  }
}

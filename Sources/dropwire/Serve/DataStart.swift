import DropEngine
import DropServices
import EcosystemMessages
import EcosystemServices
import Foundation
import Logging
import RocksStorage
import Sequencer
import Storage

/// The data directory at a start: opened, trusted, watched.
struct DataStart {
  let configuration: ServerConfiguration
  let logger: Logger
  let records: LineLogHandler.Destination

  /// The name under which the health service tells of the journal.
  static let journalHealth = "dropwire.journal"

  /// Opens the directory; makes it when it is missing. Nothing in one that exists is changed.
  func openStore() throws -> RocksStore {
    let directory = configuration.data
    var options = RocksOptions()
    options.watermarkBytes = configuration.diskWatermarkBytes
    options.reserveBytes = configuration.diskReserveBytes
    do {
      try DataDirectory.make(directory)
      warnOfReaders(directory)
      let store = try RocksStore(directory: directory, options: options)
      if store.hasUnknownEnd {
        logger.warning(
          "nothing says how far the log was acknowledged: whether entries are missing at its end, nobody can tell",
          metadata: ["file": "\(directory)/acknowledged"])
      }
      return store
    } catch {
      let advice = Self.isDamage(error) ? "\n" + advice(isChanged: false) : ""
      throw CommandFailure("cannot open the data directory \(directory): \(error)\(advice)")
    }
  }

  private func warnOfReaders(_ directory: String) {
    let open = DataDirectory.openToOthers(directory)
    guard let first = open.first else { return }
    logger.warning(
      "others on this machine may read the data directory: chmod -R go= \(directory)",
      metadata: ["first": "\(first)", "files": .stringConvertible(open.count)])
  }

  /// Recovers the log.
  func openLog(_ store: RocksStore, _ clock: ClockWatch) throws -> DropLog {
    let (logger, records) = (logger, records)
    let file = ClockFile(directory: configuration.data)
    do {
      return try DropLog(
        store: store, clockNote: clockNote(in: file),
        adopting: try? configuration.limitAdoption, limits: configuration.sequencerLimits,
        clockChanged: { clock.changed($0) }, clockNoted: { file.write($0) },
        failed: { error in
          // Fail-stop: nothing may be acknowledged after a write that is not known to be durable.
          logger.critical(
            "the log has stopped; the process ends", metadata: ["error": "\(error)"])
          records.flush()
          _exit(70)
        }, notice: { Self.tell($0, logger) })
    } catch .storage(.diskFull(let what)) {
      throw CommandFailure("the disk of \(configuration.data) is full: \(what)")
    } catch .limitsNotTaken(let limits) {
      throw CommandFailure(
        "the log in \(configuration.data) was made with limits that this build cannot go by:\n"
          + limits.map { "  \($0)\n" }.joined()
          + "start it with the version that knows them; nothing was changed")
    } catch .otherLimits(let differences) {
      throw CommandFailure(
        "the log in \(configuration.data) was made with other limits:\n"
          + differences.map { "  \($0)\n" }.joined()
          + "start it with a version that has the same limits, or have it go over to those of this one by an entry"
          + " of its own: --adopt-limits \(LimitRequest.ofBuild); nothing was changed")
    } catch .notAdopted(let reason) {
      throw CommandFailure(
        "the log in \(configuration.data) does not go over to these limits (--adopt-limits"
          + " \(configuration.adoptLimits)): \(reason); nothing was changed")
    } catch .storage(.inputOutput(let what)) {
      throw CommandFailure(
        "the log in \(configuration.data) cannot be read or written: \(what)\n"
          + Self.changes(store.hasBegunWriting) + "; mend what the system says, and start again")
    } catch let error where error.isOfNewerBuild {
      throw CommandFailure(
        "the log in \(configuration.data) is not for this build: \(error)\n"
          + Self.changes(store.hasBegunWriting) + "; start that build, or a later one, on it")
    } catch .storage(.inUse(let directory, let holder)) {
      throw CommandFailure("\(StorageError.inUse(directory: directory, holder: holder))")
    } catch {
      throw CommandFailure(
        "the log in \(configuration.data) cannot be trusted: \(error)\n"
          + advice(isChanged: store.hasBegunWriting))
    }
  }

  /// What an earlier process has noted of log time; that it says nothing is no reason not to start.
  private func clockNote(in file: ClockFile) -> ClockNote? {
    switch file.content() {
    case .note(let note): return note
    case .damaged(let what):
      logger.warning(
        "what was noted of the clock is damaged, and not believed",
        metadata: ["file": "\(file.path)", "why": "\(what)"])
      return nil
    case .absent, .otherLife, .otherVersion: return nil
    }
  }

  private static func isDamage(_ error: StorageError) -> Bool {
    switch error {
    case .corrupt, .acknowledgedTailMissing: true
    default: false
    }
  }

  /// What to do about a directory that is not believed.
  private func advice(isChanged: Bool) -> String {
    Self.changes(isChanged)
      + "; `dropwire verify \(configuration.data)` says all that is wrong; restore the directory from a"
      + " backup, or start with an empty one (docs/durability.md, \"A start\")"
  }

  private static func changes(_ isChanged: Bool) -> String {
    isChanged
      ? "no entry was changed, but the directory was opened for writing: entries may have moved from"
        + " the write-ahead log to table files"
      : "nothing was changed"
  }

  /// Says what the limits of the log are when that is news.
  func tellLimits(_ log: DropLog) {
    guard let sequence = log.sequencer.adoptedSequence else { return }
    logger.notice(
      "the log has gone over to other limits",
      metadata: [
        "sequence": .stringConvertible(sequence), "limits": "\(configuration.adoptLimits)",
      ])
  }

  /// Has the log keep what is over for as long as the operator asks, and says so when that is news.
  func keep(_ log: DropLog) async throws {
    guard let retention = try await log.keep(configuration.change) else { return }
    logger.notice(
      "what is over is kept for another time",
      metadata: [
        "keysSeconds": .stringConvertible(retention.keysMicroseconds / 1_000_000),
        "keys": .stringConvertible(retention.keys),
        "finishedSeconds": .stringConvertible(retention.finishedMicroseconds / 1_000_000),
        "dropsSeconds": .stringConvertible(retention.dropsMicroseconds / 1_000_000),
      ])
  }

  private static func tell(_ notice: SequencerNotice, _ logger: Logger) {
    switch notice {
    case .shortOfSpace(let space):
      logger.error(
        "the disk is nearly full: no new work is taken",
        metadata: [
          "free": .stringConvertible(space.freeBytes),
          "needed": .stringConvertible(space.neededBytes),
        ])
    case .spaceIsBack(let space):
      logger.notice(
        "there is room again: new work is taken",
        metadata: ["free": .stringConvertible(space.freeBytes)])
    case .batchWaits(let error):
      logger.critical(
        "the log finds no room and waits for it: nothing is acknowledged",
        metadata: ["error": "\(error)"])
    case .checkpointWaits(let error):
      logger.error(
        "a checkpoint cannot be written and is tried again; the journal makes up for it",
        metadata: ["error": "\(error)"])
    case .journalTrimmed(let first):
      logger.notice("the journal was trimmed", metadata: ["first": .stringConvertible(first)])
    case .eventsTrimmed(let count):
      logger.notice("stored events were trimmed", metadata: ["events": .stringConvertible(count)])
    case .journalNotTrimmed(let error):
      logger.warning("the journal cannot be trimmed", metadata: ["error": "\(error)"])
    case .eventsNotTrimmed(let error):
      logger.warning("stored events cannot be trimmed", metadata: ["error": "\(error)"])
    }
  }

  /// Reads the whole journal in the background, and tells the health service how that came out.
  func scan(_ log: DropLog, health: HealthBoard) {
    let logger = logger
    health.set(.unspecified, for: Self.journalHealth)
    log.startScan { state in
      if case .damaged(let what) = state.phase {
        logger.critical(
          "the journal is damaged; the state that is served was recovered from its checkpoint",
          metadata: ["error": "\(what)", "verified": .stringConvertible(state.verifiedThrough)])
        health.set(.notServing, for: Self.journalHealth)
      } else {
        logger.info(
          "journal verified",
          metadata: [
            "first": .stringConvertible(state.firstSequence),
            "last": .stringConvertible(state.verifiedThrough),
          ])
        health.set(.serving, for: Self.journalHealth)
      }
    }
  }
}

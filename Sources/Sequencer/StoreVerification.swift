import Basics
import Storage

/// Everything that can be checked of a store without a server: what `dropwire verify` says about the
/// log and its rows.
public struct StoreVerification: Sendable {
  /// What is wrong, in words that name the place; empty when nothing is.
  public private(set) var violations: [String] = []
  /// What was looked at and found right, a sentence each.
  public private(set) var findings: [String] = []
  /// The journal; nil when it could not be read to its end.
  public private(set) var journal: JournalSummary?
  /// Digest of the state after the last entry, from rows and tail; nil when they cannot be used.
  public private(set) var stateDigest: StateDigest?
  /// Sequence of the checkpoint; 0 when there is none.
  public private(set) var checkpointSequence: UInt64 = 0

  /// Reads all of `store` and changes nothing in it.
  ///
  /// - Parameter make: an empty state.
  public init<Machine: StateMachine & ~Copyable>(
    of store: any Store, limits: SequencerLimits = SequencerLimits(), _ make: () -> Machine
  ) {
    var others: [String] = []
    do throws(SequencerError) {
      let state = try Self.state(of: store)
      checkpointSequence = state.checkpoint?.appliedSequence ?? 0
      var probe = make()
      let comparison = try DecidingLimits.begin(&probe, of: store)
      guard comparison.untaken.isEmpty else { throw .limitsNotTaken(comparison.notTaken) }
      others = comparison.refused
    } catch {
      violations.append("limits: \(error)")
    }
    // As the log decides, whatever this program would have them be.
    let begin: () -> Machine = {
      var machine = make()
      try? machine.begin(of: store)
      return machine
    }
    let atCheckpoint = readJournal(store, begin)
    let hasAdopted = readRows(store, limits, begin, atCheckpoint)
    if hasAdopted == true {
      findings.append("limits: those that the log has adopted")
    } else if !others.isEmpty {
      violations.append("limits: \(SequencerError.otherLimits(others))")
    } else if violations.allSatisfy({ !$0.hasPrefix("limits: ") }) {
      findings.append("limits: those this version decides by")
    }
  }

  private static func state(of store: any Store) throws(SequencerError) -> StoreState {
    do throws(StorageError) { return try store.state() } catch { throw .storage(error) }
  }

  /// The whole journal: with the first entry in it every outcome is decided again.
  ///
  /// - Returns: digest of the state at the checkpoint, when the journal tells it.
  private mutating func readJournal<Machine: StateMachine & ~Copyable>(
    _ store: any Store, _ make: () -> Machine
  ) -> StateDigest? {
    var atCheckpoint: StateDigest?
    do {
      let isWhole = try Self.state(of: store).trimmed == nil
      let checkpoint = checkpointSequence
      let summary: JournalSummary
      if isWhole {
        var machine = make()
        summary = try JournalReader<Machine>.replay(store: store, into: &machine) { entry, state in
          if entry.sequence == checkpoint { atCheckpoint = state.digest() }
        }
      } else {
        summary = try JournalReader<Machine>.verify(store: store)
      }
      journal = summary
      findings.append(
        "journal: \(summary.records) records, entries \(summary.firstSequence)...\(summary.lastSequence):"
          + " form, hashes, chain, order, time" + (isWhole ? ", every outcome decided again" : "")
      )
      if isWhole {
        findings.append(
          "events: those stored with \(summary.recordsOfSameEvents) of the \(summary.records) records come again"
        )
      }
    } catch {
      violations.append("journal: \(error)")
    }
    return atCheckpoint
  }

  /// The checkpoint with the journal's tail, as a start uses them.
  ///
  /// - Returns: whether the log has adopted limits; nil when that is not known.
  private mutating func readRows<Machine: StateMachine & ~Copyable>(
    _ store: any Store, _ limits: SequencerLimits, _ make: () -> Machine,
    _ atCheckpoint: StateDigest?
  ) -> Bool? {
    do throws(SequencerError) {
      var atRows: StateDigest?
      let recovered = try Recovery.recover(make(), from: store, limits: limits) { machine in
        if atCheckpoint != nil { atRows = machine.digest() }
      }
      let digest = recovered.machine.digest()
      stateDigest = digest
      let report = recovered.report
      if report.checkpointSequence > 0 {
        findings.append(
          "checkpoint: \(report.rows) rows of entry \(report.checkpointSequence), and the"
            + " \(report.entries) entries after it")
      } else {
        findings.append("checkpoint: none")
      }
      if let atCheckpoint, let atRows, atCheckpoint != atRows {
        violations.append(
          "checkpoint: its rows digest to \(atRows), the journal up to entry"
            + " \(report.checkpointSequence) gives \(atCheckpoint)")
      }
      if let replayed = journal?.digest, replayed != digest {
        violations.append(
          "state: rows and tail digest to \(digest), the whole journal gives \(replayed)")
      }
      return recovered.machine.hasAdoptedLimits
    } catch {
      violations.append("start: \(error)")
      return nil
    }
  }
}

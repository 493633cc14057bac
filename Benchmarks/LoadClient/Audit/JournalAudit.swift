import Basics
import DropEngine
import LoadKit
import Sequencer

/// What a journal came to under three independent looks.
public struct JournalVerdict: Sendable {
  /// What the independent model found, and what it counted.
  public var report: AuditReport
  /// Digest of the engine's state after the replay, 32 hexadecimal digits; empty when there was none.
  public var stateDigest: String
  /// Hash of the last record, 64 hexadecimal digits.
  public var chainHead: String
  /// The journal itself is broken: form, hash, chain, order, time, or a replay that decided otherwise.
  public var journalFault: String?
  /// The first entry that there is, when what was before it was removed on purpose: then only form, hashes,
  /// chain and time of the rest are checked, and what clients were told is not compared. 1 for a whole journal.
  public var firstSequence: UInt64 = 1

  /// Everything holds.
  public var isClean: Bool { journalFault == nil && report.isClean }

  /// One line for each thing that is wrong.
  public var violations: [String] {
    guard let journalFault else { return report.violations.map(\.description) }
    let rest =
      report.unverified > 0
      ? "; \(report.unverified) answers of what follows could not be compared" : ""
    return ["journal: \(journalFault)\(rest)"] + report.violations.map(\.description)
  }
}

/// Reads a journal from its first record and checks it in three ways: its hashes and chain; a replay of every
/// command by the engine, whose outcomes and stored events must be the recorded ones; and an independent model of the rules that
/// shares no code with the engine. At the end it compares what clients were told.
///
/// Confined to one task.
public struct JournalAudit: ~Copyable {
  private var stream: JournalStream<Engine>
  private var engine: Engine
  private var audit: LogAudit
  private var events: [Event] = []
  private var fault: String?
  private let firstSequence: UInt64

  /// - Parameters:
  ///   - limits: the limits the journal was written under.
  ///   - first: the first entry that there is; above 1 when those before were removed on purpose.
  public init(limits: EngineLimits = EngineLimits(), from first: UInt64 = 1) {
    firstSequence = first
    stream = JournalStream(from: first)
    engine = Engine(limits: limits, hashKey: .random())
    var kept = AuditLimits()
    kept.keyRetentionMicroseconds = limits.idempotencyRetentionMicroseconds
    kept.endedRetentionMicroseconds = limits.finishedRetentionMicroseconds
    kept.dropRetentionMicroseconds = limits.dropRetentionMicroseconds
    kept.paymentRetentionMicroseconds = limits.paymentRetentionMicroseconds
    kept.refusalMicroseconds = limits.refusalRetentionMicroseconds
    kept.buyers = Int(limits.buyers)
    kept.refusals = Int(limits.refusals)
    kept.attemptsPerJob = UInt64(limits.attemptsPerJob)
    audit = LogAudit(limits: kept)
  }

  /// Sequence of the next entry wanted.
  public var nextSequence: UInt64 { stream.nextSequence }

  /// Whether the journal is sound so far. A broken one is not read further: what follows proves nothing.
  public var isSound: Bool { fault == nil }

  /// Reads the next record, byte for byte as stored.
  public mutating func read(_ record: [UInt8]) {
    guard fault == nil else { return }
    do throws(JournalFault) {
      let batch = try stream.accept(record)
      var comparison = firstSequence == 1 ? EventComparison<Engine>(batch.header) : nil
      for entry in batch.entries {
        apply(entry, at: batch.header.logTimeMicroseconds)
        comparison?.take(events, through: entry.sequence)
      }
      if fault == nil, let comparison { compare(comparison) }
    } catch {
      fault = "\(error)"
    }
  }

  private mutating func compare(_ events: EventComparison<Engine>) {
    do throws(SequencerError) { try events.require() } catch { fault = "\(error)" }
  }

  private mutating func apply(_ entry: JournalCommand<Engine>, at logTimeMicroseconds: Int64) {
    guard fault == nil, firstSequence == 1 else { return }
    events.removeAll(keepingCapacity: true)
    let outcome = engine.apply(
      entry.command, sequence: entry.sequence, at: logTimeMicroseconds, events: &events)
    if outcome != entry.outcome {
      fault =
        "entry \(entry.sequence) was decided \(entry.outcome.result), a replay says \(outcome.result)"
    }
    audit.read(AuditTranslation.entry(entry, at: logTimeMicroseconds, events: events))
  }

  /// Says that the journal is broken in a way its bytes do not show, such as ending early.
  public mutating func fail(_ reason: String) { if fault == nil { fault = reason } }

  /// Compares with what clients were told, and concludes.
  ///
  /// - Parameters:
  ///   - told: what clients were told; nil checks the journal alone.
  ///   - stream: the stream that the ledger's viewers followed, if any.
  ///   - books: what the provider of payments has written down; nil compares nothing.
  public consuming func finish(
    _ told: ToldLedger? = nil, viewersOf stream: UInt64? = nil, books: [AuditDeed]? = nil
  ) -> JournalVerdict {
    let digest = firstSequence == 1 ? engine.digest().description : ""
    let head = self.stream.head?.description ?? ""
    let fault = self.fault
    // What follows a fault is unknown, not lost: that the journal is broken is said once.
    let isComplete = fault == nil && firstSequence == 1
    if isComplete, let told, let stream {
      audit.checkViewers(told.viewers, kind: 1, stream: stream)
    }
    return JournalVerdict(
      report: audit.finish(told, books: books, isComplete: isComplete), stateDigest: digest,
      chainHead: head,
      journalFault: fault, firstSequence: firstSequence)
  }
}

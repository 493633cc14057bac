import Storage

/// What a sequencer has done since it was started.
public struct SequencerMetrics: Equatable, Sendable {
  /// Batches made durable.
  public var batches: UInt64 = 0
  /// Entries in these batches, ticks included.
  public var entries: UInt64 = 0
  /// Entries in the largest batch.
  public var largestBatch = 0
  /// Journal bytes written.
  public var journalBytes: UInt64 = 0
  /// Events published.
  public var events: UInt64 = 0
  /// Commands refused because the inbox was full.
  public var refused: UInt64 = 0
  /// How log time stands to the machine's clock.
  public var clock = ClockStatus()
  /// Commands waiting for execution now.
  public var waiting = 0
  /// Sequence of the last durable entry.
  public var durableSequence: UInt64 = 0
  /// Time from handing a batch to the store until it was durable.
  public var syncLatency = LatencySummary()
  /// Time the executor took for a batch, checkpoint rows included.
  public var executeLatency = LatencySummary()
  /// Checkpoints written.
  public var checkpoints: UInt64 = 0
  /// Rows in these checkpoints.
  public var checkpointRows: UInt64 = 0
  /// Sequence of the newest written checkpoint.
  public var checkpointSequence: UInt64 = 0
  /// Room on the medium; nil where there is no bound.
  public var space: StoreSpace?
  /// Time of the last durable entry, microseconds; nil before there is one.
  public var logTimeMicroseconds: Int64?
  /// Stored events removed because they were older, or more, than what is to be kept.
  public var eventsTrimmed: UInt64 = 0
  /// Sequence of the first entry that the journal has after the last removal; 0 before one.
  public var journalTrimmedTo: UInt64 = 0
  /// How much the archive has, as of the last checkpoint since the start; nothing before.
  public var archive = ArchiveTotals()
  /// Rows of the archive removed because they were older, or more, than what is to be kept.
  public var archiveRowsTrimmed: UInt64 = 0
  /// How the last start went.
  public var recovery = RecoveryReport()

  /// Mean number of entries in a batch.
  public var meanBatch: Double { batches == 0 ? 0 : Double(entries) / Double(batches) }
}

/// The counters behind ``SequencerMetrics``.
struct MetricsRecorder: Sendable {
  var metrics = SequencerMetrics()
  var sync = LatencyHistogram()
  var execute = LatencyHistogram()
  var pace = CommitPace()

  /// A checkpoint was written.
  mutating func archived(_ completed: ArchiveDesk.Completed) {
    metrics.archive = completed.totals
    metrics.archiveRowsTrimmed += UInt64(completed.trimmed)
  }

  var snapshot: SequencerMetrics {
    var result = metrics
    result.syncLatency = sync.summary
    result.executeLatency = execute.summary
    return result
  }
}

/// The sizes and times of a sequencer.
public struct SequencerLimits: Equatable, Sendable {
  /// Common commands (reserves) that may wait for execution; another one is refused. Nobody may
  /// have more in flight than places are free. Default 65,536.
  public var inboxCommands = 65_536
  /// Urgent commands (confirms, payments, releases, reports) that may wait beside them. Default
  /// 65,536.
  public var urgentCommands = 65_536
  /// Other commands that may wait beside them. Default 16,384.
  public var otherCommands = 16_384
  /// Commands that set log time and may wait. Default 16.
  public var clockCommands = 16
  /// Reads that may wait. Default 16,384.
  public var inboxReads = 16_384
  /// Commands in one batch, without ticks. Default 4,096: above it a batch only grows slower.
  public var commandsPerBatch = 4_096
  /// Time after which a batch takes no further command, microseconds; twice the time of a sync where that is more.
  /// Default 1 ms: what is urgent waits for the batch before it.
  public var batchMicroseconds: Int64 = 1_000
  /// Commands from which on a batch is handed to the committer, so that it is synced while the next one
  /// executes; smaller ones the executor commits itself where nothing is before them, which saves the
  /// hand-over. Default 128: they execute in about a tenth of the time of a sync.
  public var commandsHandedOver = 128
  /// Longest time that commands wait for others before a sync, microseconds; half of a sync where that is
  /// less. Default 500 us.
  public var longestCommitWaitMicroseconds: Int64 = 500
  /// Bytes of commands of a class that may arrive before the executor takes them; what does not fit is
  /// refused, urgent commands excepted. Default 64 MiB.
  public var inboxBytes = 64 << 20
  /// Bytes of one record, by an upper bound of its entries: a batch ends before the entry that would
  /// pass it, unless that entry is its first. Default 1 MiB: stores that keep several copies take
  /// little more.
  public var recordBytes = 1 << 20
  /// Events after which a batch takes no further entry; one entry has a few thousand at most. Default
  /// 32,768.
  public var eventsPerBatch = 32_768
  /// Ticks in one batch, which commands have no need to wait for: a tick is up to a millisecond of
  /// work. Default 8.
  public var ticksPerBatch = 8
  /// Reads answered between two batches. Default 64.
  public var readsPerBatch = 64
  /// Time after which no further read is answered before the next batch, microseconds. Default 1
  /// ms.
  public var readMicrosecondsPerBatch: Int64 = 1_000
  /// How much further than the time that has passed since the last entry, or how much less far, the
  /// machine's clock may have gone and is still followed, microseconds. Default 10 s.
  public var clockStepMicroseconds: Int64 = 10_000_000
  /// How much later than the log's last entry the machine's clock may be at a start and is followed
  /// when nothing tells how much time has passed, microseconds. Default 100 years: a server may be off
  /// for as long as it likes.
  public var clockLeadAtStartMicroseconds: Int64 = 36_500 * 86_400_000_000
  /// Entries after which changed rows are checkpointed: the executor pauses for them, about a
  /// microsecond for every four rows. Default 1,024: more of them at a time were the p99 of a burst.
  public var entriesPerCheckpoint: UInt64 = 1_024
  /// Time after which changed rows are checkpointed even if there are few, microseconds. Default 1
  /// s.
  public var checkpointIntervalMicroseconds: Int64 = 1_000_000
  /// Entries between two flushes of checkpoints: a start replays at most about this many. Default
  /// 1,048,576.
  public var entriesPerFlush: UInt64 = 1 << 20
  /// Entries of the journal to keep; older ones that a durable checkpoint covers are removed.
  /// Default: all, which an audit from the first entry needs.
  public var journalEntriesKept: UInt64 = .max
  /// Time that entries of the journal are kept, microseconds of log time; older ones that a durable
  /// checkpoint covers are removed. Default: for ever.
  public var journalMicrosecondsKept: Int64 = .max
  /// Bytes of the journal to keep, about; older entries that a durable checkpoint covers are removed.
  /// Default: all.
  public var journalBytesKept: UInt64 = .max
  /// Time after which checkpoints are flushed although few entries have come, microseconds: only
  /// what a flushed one covers can be removed from the journal. Default: never.
  public var flushIntervalMicroseconds: Int64 = .max
  /// Stored events of each topic to keep; older ones are removed. Default: all.
  public var eventsKept: UInt64 = .max
  /// Time that stored events are kept, microseconds of log time; older ones are removed. Default:
  /// for ever.
  public var eventMicrosecondsKept: Int64 = .max
  /// Time that the archive keeps what has left the state, microseconds of log time. Default: for ever.
  public var archiveMicrosecondsKept: Int64 = .max
  /// Bytes of keys and values that the archive keeps; the oldest goes first. Default: all.
  public var archiveBytesKept: UInt64 = .max
  /// Topics of which events are removed in one turn. Default 64.
  public var topicsPerTurn = 64
  /// Time between two such turns, microseconds. Default 10 ms.
  public var trimmingPauseMicroseconds: Int64 = 10_000
  /// Time between going through all topics and beginning again, microseconds. Default 60 s.
  public var trimmingIntervalMicroseconds: Int64 = 60_000_000
  /// Longest sleep of an idle executor, microseconds: how late a step of the clock is noticed.
  /// Default 250 ms.
  public var longestSleepMicroseconds: Int64 = 250_000
  /// Time between two looks at the medium's room, and between two tries of what waits for it,
  /// microseconds. Default 1 s.
  public var spaceCheckMicroseconds: Int64 = 1_000_000
  /// Bytes of journal read at a time when recovering or verifying. Default 4 MiB.
  public var journalPageBytes = 4 << 20
  /// Bytes of journal a scan in the background reads in a second. Default 32 MiB.
  public var scanBytesPerSecond = 32 << 20
  /// Outcome sinks. Default 256.
  public var outcomeSinks = 256

  /// The defaults named above.
  public init() {}

  /// Commands of a class that may wait.
  func places(_ commandClass: CommandClass) -> Int {
    switch commandClass {
    case .clock: clockCommands
    case .urgent: urgentCommands
    case .common: inboxCommands
    case .other: otherCommands
    }
  }
}

import Foundation
import RocksStorage
import Sequencer
import Storage
import Synchronization

/// One line of the report.
struct Row: Codable {
  var name: String
  var batchLimit: Int
  var perSecond: Double
  var meanBatch: Double
  var syncP50Microseconds: Int64
  var syncP99Microseconds: Int64
  var latencyP50Microseconds: Int64
  var latencyP99Microseconds: Int64
  var bytesPerEntry: Double
  var processorMicrosecondsPerEntry: Double
}

/// How long a start takes.
struct RecoveryRow: Codable {
  var name: String
  var entries: UInt64
  var fromRowsSeconds: Double
  var fromJournalSeconds: Double
  var fromJournalSecondsPerMillion: Double
}

/// Counts outcomes and how long they took; tokens are the time of submission.
final class CountingSink<Load: BenchmarkLoad>: OutcomeSink {
  private struct State {
    var latency = LatencyHistogram()
    var holds: UInt64 = 0
  }

  let answered = Atomic<Int>(0)
  private let state = Monitor(State())

  func deliver(_ batch: OutcomeBatch<Load.Running.Outcome>) {
    let now = monotonicMicroseconds()
    state.withLock { state in
      for reply in batch.replies {
        state.latency.record(now - Int64(reply.token))
        if Load.isHold(reply.outcome) { state.holds += 1 }
      }
    }
    answered.wrappingAdd(batch.replies.count, ordering: .releasing)
  }

  func abandon(_ tokens: [UInt64], because error: SequencerError) {
    fatalError("the sequencer stopped: \(error)")
  }

  var holds: UInt64 { state.withLock { $0.holds } }
  var latency: LatencySummary { state.withLock { $0.latency.summary } }
}

/// Seconds of processor time of this process.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The store alone: one record of `size` bytes for `batch` entries, one synced write each.
func measureStore(
  directory: String, batch: Int, bytesPerEntry: Int, seconds: Double
) throws -> Row {
  let store = try RocksStore(directory: directory)
  defer { store.close() }
  let record = (0..<batch * bytesPerEntry).map { _ in UInt8.random(in: 0...255) }
  var last: UInt64 = 0
  var latency = LatencyHistogram()
  let start = monotonicMicroseconds()
  let processor = processorSeconds()
  let end = start + Int64(seconds * 1e6)
  var now = start
  while now < end {
    try store.append(
      LogBatch(firstSequence: last + 1, lastSequence: last + UInt64(batch), record: record),
      expecting: last)
    last += UInt64(batch)
    let next = monotonicMicroseconds()
    latency.record(next - now)
    now = next
  }
  let summary = latency.summary
  return Row(
    name: "rocksdb alone, \(bytesPerEntry) B", batchLimit: batch,
    perSecond: Double(last) / (Double(now - start) / 1e6), meanBatch: Double(batch),
    syncP50Microseconds: summary.p50Microseconds, syncP99Microseconds: summary.p99Microseconds,
    latencyP50Microseconds: summary.p50Microseconds,
    latencyP99Microseconds: summary.p99Microseconds, bytesPerEntry: Double(bytesPerEntry),
    processorMicrosecondsPerEntry: (processorSeconds() - processor) / Double(last) * 1e6)
}

/// Durable holds through the sequencer: a closed loop that keeps `window` commands on their way.
func measure<Load: BenchmarkLoad>(
  _ load: Load, directory: String, batchLimit: Int, seconds: Double, checkpoints: Bool,
  stops: Bool, measuresRecovery: Bool
) async throws -> (row: Row, recovery: RecoveryRow?) {
  var limits = SequencerLimits()
  limits.commandsPerBatch = batchLimit
  if !checkpoints {
    limits.entriesPerCheckpoint = .max
    limits.checkpointIntervalMicroseconds = .max
  }
  let store = try RocksStore(directory: directory)
  let sequencer = try load.start(store, limits)
  let command = try await load.prepare(sequencer)
  let before = sequencer.metrics
  let sink = CountingSink<Load>()
  let id = sequencer.register(sink)
  let window = min(max(batchLimit * 3, 64), limits.inboxCommands / 2)
  let processor = processorSeconds()
  let start = monotonicMicroseconds()
  let produced = produce(
    Load.self, sequencer, command, sink: sink, id: id, window: window,
    until: start + Int64(seconds * 1e6))
  let duration = Double(monotonicMicroseconds() - start) / 1e6
  let used = processorSeconds() - processor
  let metrics = sequencer.metrics
  guard sink.holds == produced else {
    throw BenchmarkError("\(sink.holds) holds for \(produced) reserves")
  }
  if stops { sequencer.stop() }
  store.close()
  let entries = metrics.entries - before.entries
  let row = Row(
    name: Load.name + (checkpoints ? "" : ", no checkpoints"), batchLimit: batchLimit,
    perSecond: Double(produced) / duration,
    meanBatch: Double(entries) / Double(metrics.batches - before.batches),
    syncP50Microseconds: metrics.syncLatency.p50Microseconds,
    syncP99Microseconds: metrics.syncLatency.p99Microseconds,
    latencyP50Microseconds: sink.latency.p50Microseconds,
    latencyP99Microseconds: sink.latency.p99Microseconds,
    bytesPerEntry: Double(metrics.journalBytes - before.journalBytes) / Double(entries),
    processorMicrosecondsPerEntry: used / Double(entries) * 1e6)
  return (row, measuresRecovery ? try measureRecovery(load, directory: directory) : nil)
}

private func produce<Load: BenchmarkLoad>(
  _ load: Load.Type, _ sequencer: Load.Running,
  _ command: (UInt64) -> Load.Running.Command, sink: CountingSink<Load>, id: SinkID, window: Int,
  until end: Int64
) -> UInt64 {
  var produced = 0
  let chunk = max(1, min(256, window / 4))
  while true {
    let now = monotonicMicroseconds()
    if now >= end { break }
    guard produced - sink.answered.load(ordering: .acquiring) + chunk <= window else {
      usleep(20)
      continue
    }
    let submissions = (0..<chunk).map { offset in
      Submission(command(UInt64(produced + offset)), token: UInt64(now), sink: id)
    }
    guard let accepted = try? sequencer.submit(submissions) else { break }
    produced += accepted
  }
  while sink.answered.load(ordering: .acquiring) < produced { usleep(20) }
  return UInt64(produced)
}

/// Starts from what is in a directory, and changes nothing in it.
func start<Load: BenchmarkLoad>(
  _ load: Load, directory: String
) throws -> (seconds: Double, report: RecoveryReport) {
  let began = monotonicMicroseconds()
  let store = try RocksStore(directory: directory)
  var limits = SequencerLimits()
  limits.entriesPerCheckpoint = .max
  limits.checkpointIntervalMicroseconds = .max
  let sequencer = try load.start(store, limits)
  let seconds = Double(monotonicMicroseconds() - began) / 1e6
  sequencer.stop()
  store.close()
  return (seconds, sequencer.recovery)
}

/// A start from the rows, and one from the journal alone.
private func measureRecovery<Load: BenchmarkLoad>(
  _ load: Load, directory: String
) throws -> RecoveryRow {
  let rows = try start(load, directory: directory)
  try FileManager.default.removeItem(atPath: directory + "/state")
  let journal = try start(load, directory: directory)
  return RecoveryRow(
    name: Load.name, entries: journal.report.entries, fromRowsSeconds: rows.seconds,
    fromJournalSeconds: journal.seconds,
    fromJournalSecondsPerMillion: journal.seconds / Double(max(journal.report.entries, 1)) * 1e6)
}

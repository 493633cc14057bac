import Basics
import DropEngine
import Foundation
import RocksStorage
import Sequencer
import Storage
import Synchronization

// The process that the crash test kills. It serves reserves to itself as fast as it can and writes
// one line per acknowledged entry to standard output, after the acknowledgement: "sequence key
// hold".
//
//   sequencer-crash-child DIRECTORY FIRST-KEY [FILE-LIMIT]
//
// With a limit no file may grow beyond so many bytes: the system refuses the write, and the process
// ends with code 3 after everybody who waited was told.

/// Writes acknowledgements at once: what the pipe has was told before the process died.
final class PrintingSink: OutcomeSink {
  let answered = Atomic<Int>(0)

  func deliver(_ batch: OutcomeBatch<Outcome>) {
    var text = ""
    for reply in batch.replies {
      guard case .reserved(let reserved) = reply.outcome.result else { continue }
      text += "\(reply.sequence) \(reply.token) \(reserved.hold.rawValue)\n"
    }
    FileHandle.standardOutput.write(Data(text.utf8))
    answered.wrappingAdd(batch.replies.count, ordering: .releasing)
  }

  func abandon(_ tokens: [UInt64], because error: SequencerError) {
    FileHandle.standardError.write(Data("abandoned \(tokens.count): \(error)\n".utf8))
  }
}

func prepare(_ sequencer: LogSequencer<Engine>) async throws -> DropScheduled {
  let key = { (number: UInt64) in
    RequestIdentity(
      principal: PrincipalID(rawValue: 9), key: Key128(high: 9, low: number), fingerprint: 1)
  }
  let offer = try await sequencer.perform(
    Command(
      .putOffer(
        PutOffer(
          creator: CreatorID(rawValue: 1), title: "crash", priceMinor: 1,
          currency: Currency("EUR")!, variants: ["one"])), identity: key(1)))
  guard case .offerPut(let put) = offer.outcome.result else { exit(4) }
  let drop = try await sequencer.perform(
    Command(
      .scheduleDrop(
        ScheduleDrop(
          offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 50_000_000)],
          holdTTLMicroseconds: 1_000_000)), identity: key(2)))
  guard case .dropScheduled(let scheduled) = drop.outcome.result else { exit(4) }
  _ = try await sequencer.perform(
    Command(.controlDrop(ControlDrop(drop: scheduled.drop, action: .open)), identity: key(3)))
  return scheduled
}

guard CommandLine.arguments.count >= 3, let firstKey = UInt64(CommandLine.arguments[2]) else {
  FileHandle.standardError.write(Data("usage: sequencer-crash-child DIRECTORY KEY [LIMIT]\n".utf8))
  exit(2)
}
if CommandLine.arguments.count > 3, let bytes = rlim_t(CommandLine.arguments[3]) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}
var options = RocksOptions()
// Small enough that rows reach the disk and the kill finds flushes under way.
options.rowBufferBytes = 256 << 10
options.journalBufferBytes = 1 << 20
var limits = SequencerLimits()
limits.entriesPerCheckpoint = 200
limits.entriesPerFlush = 3_000
do {
  let store = try RocksStore(directory: CommandLine.arguments[1], options: options)
  let sequencer = try LogSequencer(
    store: store, limits: limits,
    hooks: .init(failed: { error in
      FileHandle.standardError.write(Data("failed: \(error)\n".utf8))
      // At once: `exit` would take RocksDB's own objects away from a checkpoint under way, which then crashes.
      _exit(3)
    }))
  let scheduled = try await prepare(sequencer)
  let drop = scheduled.drop
  let pool = scheduled.pool(at: 0)
  let sink = PrintingSink()
  let id = sequencer.register(sink)
  var sent = 0
  print("ready \(sequencer.recovery.lastSequence)")
  fflush(nil)
  while true {
    guard sent - sink.answered.load(ordering: .acquiring) < 512 else {
      usleep(100)
      continue
    }
    let number = firstKey + UInt64(sent)
    let command = Command(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: 1 + number % 1_000), drop: drop,
          lines: UnitLines(UnitLine(pool: pool, quantity: 1)), minimumQuantity: 1)),
      identity: RequestIdentity(
        principal: PrincipalID(rawValue: 1), key: Key128(high: 2, low: number),
        fingerprint: number))
    switch sequencer.submit(command, token: number, sink: id) {
    case .accepted: sent += 1
    case .full, .outOfSpace, .stopped: usleep(100)
    }
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}

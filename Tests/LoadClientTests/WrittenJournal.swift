import Basics
import DropEngine
import LoadKit

@testable import LoadClient
@testable import Sequencer

/// A journal as a server would have written it, in memory, one record a command, and what its
/// clients were told. Records can be written again with anything in them changed, hashes and chain
/// included, as a forger would.
struct WrittenJournal {
  /// One record before it is bytes.
  struct Entry {
    var command: Command
    var outcome: Outcome
    var time: Int64
  }

  private(set) var entries: [Entry] = []
  private(set) var told = ToldLedger()
  private(set) var drop = DropID.none
  private(set) var pool = PoolID.none

  /// Ten units, twelve buyers who want one each, and a repeat.
  init() {
    var engine = Engine(hashKey: HashKey(1, 2))
    let offer = PutOffer(
      creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100, currency: Currency("EUR")!,
      variants: ["M"])
    guard case .offerPut(let put) = apply(Command(.putOffer(offer)), &engine).result,
      case .dropScheduled(let scheduled) = apply(
        Command(
          .scheduleDrop(
            ScheduleDrop(
              offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 10)],
              holdTTLMicroseconds: 60_000_000))), &engine
      ).result
    else { return }
    drop = scheduled.drop
    pool = scheduled.pool(at: 0)
    apply(Command(.controlDrop(ControlDrop(drop: drop, action: .open))), &engine)
    for buyer in 1...12 as ClosedRange<UInt64> { apply(reserve(buyer), &engine) }
    apply(reserve(3), &engine)
  }

  /// Index of the first reserve.
  static let firstReserve = 3

  private func reserve(_ buyer: UInt64) -> Command {
    Command(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: buyer), drop: drop,
          lines: UnitLines(UnitLine(pool: pool, quantity: 1)), minimumQuantity: 1,
          joinWaitlist: false)),
      identity: RequestIdentity(
        principal: PrincipalID(rawValue: buyer), key: Key128(high: 7, low: buyer),
        fingerprint: buyer))
  }

  @discardableResult
  private mutating func apply(_ command: Command, _ engine: inout Engine) -> Outcome {
    let time = 1_000_000 + Int64(entries.count) * 1_000
    var events: [Event] = []
    let outcome = engine.apply(
      command, sequence: UInt64(entries.count) + 1, at: time, events: &events)
    entries.append(Entry(command: command, outcome: outcome, time: time))
    tell(command, outcome)
    return outcome
  }

  private mutating func tell(_ command: Command, _ outcome: Outcome) {
    guard !command.identity.key.isNone else { return }
    let key = AuditKey(
      principal: command.identity.principal.rawValue, key: LoadKey(command.identity.key))
    switch outcome.result {
    case .reserved(let reserved):
      told.told(key, AuditGrant(reserved), sequence: outcome.sequence)
    case .refused(let refusal):
      told.told(key, refused: AuditRefusal(refusal.code), sequence: outcome.sequence)
    default: break
    }
  }

  /// The bytes of the journal after `change`; everything fits together again, however much was
  /// changed.
  func records(_ change: (inout [Entry]) -> Void = { _ in }) -> [[UInt8]] {
    var changed = entries
    change(&changed)
    var previous = ChainHash.zero
    return changed.enumerated().map { index, entry in
      var batch = PreparedBatch<Engine>(
        firstSequence: UInt64(index) + 1, logTimeMicroseconds: entry.time)
      batch.commands = [entry.command]
      batch.outcomes = [entry.outcome]
      let record = JournalRecordWriter.encode(batch, previous: previous)
      previous = record.hash
      return record.bytes
    }
  }

  /// The verdict on these bytes, against what clients were told.
  func audit(_ records: [[UInt8]]) -> JournalVerdict {
    var audit = JournalAudit()
    for record in records { audit.read(record) }
    return audit.finish(told)
  }
}

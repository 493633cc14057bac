import Basics
import DropEngine
import DropwireClient
import MessageServices
import Messages
import RPC
import Sequencer
import WireCodec

/// A replay of the server's journal as it is read through `Audit`: what the wire has no call for is
/// asked of it, and every recorded outcome is compared with the replayed one.
struct Shadow: ~Copyable {
  /// What several ticks have done together.
  struct Ticks {
    var expired: UInt32 = 0
    var dropsChanged: UInt32 = 0
    var waitersMoved: UInt32 = 0
    var isMoreDue = false
  }

  private(set) var engine: Engine
  private var journal = JournalStream<Engine>()
  /// What was read of it, for the audit.
  private(set) var records: [[UInt8]] = []
  /// Events by topic that nobody has heard yet.
  private(set) var unheard: [Topic: [Event]] = [:]
  /// Whether the newest command was a repeat.
  private(set) var isReplay = false
  /// What ticks have done since they were last asked about.
  private var ticks = Ticks()
  /// Entries that a replay decided otherwise than the server.
  private(set) var differences: [String] = []

  init(limits: EngineLimits) { engine = Engine(limits: limits, hashKey: HashKey(1, 2)) }

  /// Reads what has been written since the last call. Returns the new events.
  mutating func follow(_ client: LiveClient) async throws -> [Event] {
    let head = try await client.audit.head(HeadRequest())
    var news: [Event] = []
    guard head.sequence >= journal.nextSequence else { return news }
    let call = try await client.audit.readJournal(
      ReadJournalRequest(from: journal.nextSequence, through: head.sequence))
    for try await record in call.responses {
      let batch = try journal.accept(record.record)
      records.append(record.record)
      for entry in batch.entries {
        apply(entry, at: batch.header.logTimeMicroseconds, &news)
      }
    }
    return news
  }

  private mutating func apply(
    _ entry: JournalCommand<Engine>, at time: Int64, _ news: inout [Event]
  ) {
    var events: [Event] = []
    let outcome = engine.apply(
      entry.command, sequence: entry.sequence, at: time, events: &events)
    if outcome != entry.outcome {
      differences.append("entry \(entry.sequence): \(entry.outcome) and not \(outcome)")
    }
    if case .ticked(let ticked) = outcome.result {
      ticks.expired += ticked.expired
      ticks.dropsChanged += ticked.dropsChanged
      ticks.waitersMoved += ticked.waitersMoved
      ticks.isMoreDue = ticked.isMoreDue
    } else {
      isReplay = outcome.isReplay
    }
    for event in events {
      if event.isConflated {
        unheard[event.topic] = [event]
      } else {
        unheard[event.topic, default: []].append(event)
      }
    }
    news += events
  }

  /// What has not been heard of a topic; from now on it has.
  mutating func take(_ topic: Topic) -> [Event] { unheard.removeValue(forKey: topic) ?? [] }

  /// What ticks have done since the last call.
  mutating func takeTicks() -> Ticks {
    defer { ticks = Ticks() }
    return ticks
  }
}

import Basics
import Sequencer
import Storage

/// What the clients of a simulation know: what they sent, what they were told, what they saw.
struct SimulationLedger<Machine: StateMachine & ~Copyable> {
  typealias Failure = (String) -> SimulationFailure

  private struct Sent {
    var command: Machine.Command
    var bytes: [UInt8]
    var firstOutcome: Machine.Outcome?
  }

  private struct Acknowledgement {
    var command: [UInt8]
    var outcome: [UInt8]
  }

  private struct Seen {
    var first: UInt64
    var events: [[UInt8]]
  }

  /// By index; a retry refers to what was sent first.
  private var sent: [Sent] = []
  /// Tokens that wait for an answer, and what they asked.
  private var waiting: [UInt64: Int] = [:]
  private var nextToken: UInt64 = 0
  /// What was told of entries that have not been found in the log yet.
  private var acknowledgements: [UInt64: Acknowledgement] = [:]
  /// Every entry up to here has been compared with what was told of it.
  private var comparedThrough: UInt64 = 0
  private var seen: [TopicKey: Seen] = [:]
  /// Topics that something was seen of since they were last looked at in the store.
  private var changed: Set<TopicKey> = []
  /// How often each command was sent, for entries nobody was told about.
  private var sentCounts: [[UInt8]: Int] = [:]
  private var countsInLog: [[UInt8]: Int] = [:]
  private(set) var compared = 0
  private(set) var acknowledgedCount = 0
  /// Commands handed in, those sent again among them.
  var sentCount: Int { sent.count }
  /// The last entry that a client was told of.
  private(set) var lastAcknowledged: UInt64 = 0
  /// Commands of this life that wait for an answer.
  var waitingCount: Int { waiting.count }

  /// A topic that subscribers saw something of, and an offset within.
  func someSeen(_ random: inout SplitMix64) -> (topic: TopicKey, offset: UInt64)? {
    guard !seen.isEmpty else { return nil }
    let topics = Self.sorted(Set(seen.keys))
    let topic = topics[Int(random.below(UInt64(topics.count)))]
    let known = seen[topic]!
    return (topic, known.first + random.below(UInt64(known.events.count)))
  }

  /// Notes a command on its way; a command that was sent before is a retry.
  mutating func submitted(_ command: Machine.Command) -> UInt64 {
    let bytes = Self.bytes { Machine.encode(command: command, into: &$0) }
    sentCounts[bytes, default: 0] += 1
    sent.append(Sent(command: command, bytes: bytes))
    nextToken += 1
    waiting[nextToken] = sent.count - 1
    return nextToken
  }

  /// Notes a command that the log writes by itself: nobody waits for it.
  mutating func written(_ command: Machine.Command) {
    sentCounts[Self.bytes { Machine.encode(command: command, into: &$0) }, default: 0] += 1
  }

  /// Something that was sent before, answered or not.
  func commandToRetry(_ random: inout SplitMix64) -> Machine.Command? {
    guard !sent.isEmpty else { return nil }
    let recent = min(sent.count, 50)
    return sent[sent.count - 1 - Int(random.below(UInt64(recent)))].command
  }

  /// The process died: nobody gets an answer any more.
  mutating func forgetWaiting() { waiting.removeAll() }

  mutating func acknowledged<Workload: SimulationWorkload>(
    _ reply: OutcomeReply<Machine.Outcome>, _ logTime: Int64, _ workload: inout Workload,
    _ failure: Failure
  ) throws where Workload.Command == Machine.Command, Workload.Outcome == Machine.Outcome {
    guard let index = waiting.removeValue(forKey: reply.token) else {
      throw failure("token \(reply.token) was answered, but nobody waited")
    }
    let outcome = Self.bytes { Machine.encode(outcome: reply.outcome, into: &$0) }
    let acknowledgement = Acknowledgement(command: sent[index].bytes, outcome: outcome)
    guard reply.sequence > comparedThrough,
      acknowledgements.updateValue(acknowledgement, forKey: reply.sequence) == nil
    else { throw failure("entry \(reply.sequence) was acknowledged twice") }
    acknowledgedCount += 1
    lastAcknowledged = max(lastAcknowledged, reply.sequence)
    let command = sent[index].command
    if let what = workload.observe(reply.outcome, of: command, logTimeMicroseconds: logTime) {
      throw failure(what)
    }
    for other in sent.indices.suffix(200) where sent[other].bytes == sent[index].bytes {
      if let first = sent[other].firstOutcome,
        let what = workload.contradiction(command, first, reply.outcome)
      {
        throw failure(what)
      }
    }
    sent[index].firstOutcome = reply.outcome
  }

  mutating func published(_ event: Machine.Event, _ failure: Failure) throws {
    guard let (topic, offset) = Machine.place(of: event) else { return }
    let bytes = Self.bytes { Machine.encode(event: event, into: &$0) }
    changed.insert(topic)
    guard var known = seen[topic] else {
      seen[topic] = Seen(first: offset, events: [bytes])
      return
    }
    let expected = known.first + UInt64(known.events.count)
    // What was published in an earlier life is not published again, but entries nobody saw may lie
    // between.
    guard offset >= expected else {
      throw failure("topic \(topic) published offset \(offset) again, with \(expected) expected")
    }
    if offset == expected {
      known.events.append(bytes)
    } else {
      known = Seen(first: offset, events: [bytes])
    }
    seen[topic] = known
  }

  /// Compares one entry of the log, which is there for good, with what clients were told. Each entry
  /// once, in their order.
  mutating func compare(_ entry: ReplayedEntry<Machine>, _ failure: Failure) throws {
    comparedThrough = entry.sequence
    let command = Self.bytes { Machine.encode(command: entry.command, into: &$0) }
    let tick = Self.bytes { Machine.encode(command: Machine.tick, into: &$0) }
    countsInLog[command, default: 0] += 1
    guard command == tick || countsInLog[command] ?? 0 <= sentCounts[command] ?? 0 else {
      throw failure("\(entry.command) is in the log more often than it was sent")
    }
    guard let told = acknowledgements.removeValue(forKey: entry.sequence) else { return }
    guard told.command == command else {
      throw failure("entry \(entry.sequence) is not the command that was acknowledged")
    }
    let outcome = Self.bytes { Machine.encode(outcome: entry.outcome, into: &$0) }
    guard told.outcome == outcome else {
      throw failure("entry \(entry.sequence) does not have the outcome that was told")
    }
    compared += 1
  }

  /// Nothing acknowledged is missing behind the log's end, and no event that was published.
  ///
  /// - Parameter isWhole: whether all topics are looked at, not only those of which something was
  ///   published since the last time.
  mutating func finishComparison(
    lastSequence: UInt64, store: any Store, trimmed: [TopicKey: UInt64], isWhole: Bool,
    _ failure: Failure
  ) throws {
    if let lost = acknowledgements.keys.filter({ $0 > lastSequence }).min() {
      throw failure("entry \(lost) was acknowledged and is lost; the log ends at \(lastSequence)")
    }
    let topics = isWhole ? Set(seen.keys) : changed
    changed = []
    for topic in Self.sorted(topics) {
      guard let seen = seen[topic] else { continue }
      let first = max(seen.first, trimmed[topic] ?? 0)
      let expected = seen.events.dropFirst(Int(first - seen.first))
      let stored = try Self.events(of: topic, from: first, in: store)
      guard stored.prefix(expected.count).map(\.bytes) == Array(expected),
        stored.first?.offset ?? first == first
      else { throw failure("topic \(topic) does not have the events that subscribers saw") }
      if let bounds = try store.eventBounds(of: topic) {
        let all = try Self.events(of: topic, from: bounds.lowerBound, in: store)
        guard all.map(\.offset) == Array(bounds) else { throw failure("topic \(topic) has a gap") }
      }
    }
  }

  /// All stored events from an offset on: a store gives them in pages.
  private static func events(
    of topic: TopicKey, from first: UInt64, in store: any Store
  ) throws -> [StoredEvent] {
    var all: [StoredEvent] = []
    while true {
      let page = try store.events(
        of: topic, from: all.last.map { $0.offset + 1 } ?? first, maximumCount: .max,
        maximumBytes: .max)
      if page.isEmpty { return all }
      all += page
    }
  }

  private static func sorted(_ topics: Set<TopicKey>) -> [TopicKey] {
    topics.sorted { ($0.kind, $0.identifier, $0.epoch) < ($1.kind, $1.identifier, $1.epoch) }
  }

  private static func bytes(_ encode: (inout ByteSink) -> Void) -> [UInt8] {
    var sink = ByteSink()
    encode(&sink)
    return sink.bytes
  }
}

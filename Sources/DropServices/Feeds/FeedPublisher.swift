import Basics
import DropEngine
import MarkerFeed
import RPC
import Sequencer
import Synchronization
import WireCodec

/// Takes the events of durable batches and hands them to every loop: encoded once for each encoding that
/// somebody follows, one hand-over per loop and batch.
public final class FeedPublisher: EventSink {
  private struct State {
    var hubs: [FeedHub] = []
    /// What a topic opened later begins with.
    var newest = NewestCounts()
    /// Subscriptions in each encoding other than the native one.
    var uses: [WireEncoding: Int] = [:]
    /// What is published: the native encoding always, the others while they are used.
    var encodings: [WireEncoding] = [.native]
  }

  private let state = Mutex(State())
  /// For those who wait for the end of a purchase.
  let bell = PurchaseBell()

  init() {}

  func start(_ hubs: [FeedHub], limits: FeedLimits) {
    state.withLock { state in
      state.hubs = hubs
      state.newest.dropsPerStream = max(1, limits.conflationKeysPerTopic)
      state.newest.dropsTotal = max(1, limits.conflationKeysTotal)
    }
  }

  /// Says that there will be a subscription in `encoding`: from now on events are written in it, until the
  /// last use is released. Nil for the native encoding, which is always written.
  func use(_ encoding: WireEncoding) -> FeedUse? {
    encoding == .native ? nil : FeedUse(encoding, of: self)
  }

  fileprivate func count(_ change: Int, _ encoding: WireEncoding) {
    state.withLock { state in
      state.uses[encoding, default: 0] += change
      state.encodings = WireEncoding.allCases.filter {
        $0 == .native || (state.uses[$0] ?? 0) > 0
      }
    }
  }

  /// The newest conflated values of a topic, as a batch.
  func newestValues(of topic: DropEngine.Topic, as encoding: WireEncoding) -> FeedBatch {
    var batch = FeedBatch()
    guard let key = FeedEncoding.key(of: topic, as: encoding),
      let remembered = FeedEncoding.key(of: topic, as: .native)
    else { return batch }
    let events = state.withLock { $0.newest.events(of: remembered) }
    var body = WireBuffer()
    for (drop, event) in events {
      body.removeAll(keepingCapacity: true)
      guard FeedEncoding.encode(event, into: &body, as: encoding) else { continue }
      body.withUnsafeBytes {
        batch.append(value: $0.bytes, of: drop, revision: event.sequence, to: key)
      }
    }
    return batch
  }

  /// Remembers the availability of a drop as it was found at the start. Nothing newer is undone: deadlines pass
  /// while the start goes on.
  func seed(_ counts: DropEngine.Availability, sequence: UInt64, logTimeMicroseconds: Int64) {
    let topic = DropEngine.Topic.availability(counts.drop)
    let event = Event(
      topic: topic, offset: 0, sequence: sequence, logTimeMicroseconds: logTimeMicroseconds,
      payload: .availability(counts))
    _ = remember(event, of: counts)
  }

  /// Returns the drops that are not shown any more to those who come, to make room.
  private func remember(
    _ event: Event, of counts: DropEngine.Availability
  ) -> [NewestCounts.Place] {
    guard let topic = FeedEncoding.key(of: .stream(counts.stream), as: .native) else { return [] }
    return state.withLock { $0.newest.remember(event, of: counts, on: topic) }
  }

  public func publish(
    _ events: [Event], throughSequence: UInt64, logTimeMicroseconds: Int64
  ) {
    bell.ring(events)
    let (hubs, encodings) = state.withLock { ($0.hubs, $0.encodings) }
    var batch = FeedBatch()
    var body = WireBuffer()
    for event in newestOnly(events) {
      if case .availability(let counts) = event.payload {
        for place in remember(event, of: counts) {
          for encoding in encodings {
            var topic = place.topic
            topic.form = encoding.rawValue
            batch.withdraw(key: place.drop, from: topic)
          }
        }
      }
      for encoding in encodings { Self.append(event, as: encoding, to: &batch, &body) }
    }
    guard !batch.isEmpty else { return }
    let finished = batch
    for hub in hubs { hub.executor.execute { hub.publish(finished) } }
  }

  private static func append(
    _ event: Event, as encoding: WireEncoding, to batch: inout FeedBatch, _ body: inout WireBuffer
  ) {
    body.removeAll(keepingCapacity: true)
    guard FeedEncoding.encode(event, into: &body, as: encoding) else { return }
    if case .availability(let counts) = event.payload {
      guard let topic = FeedEncoding.key(of: .stream(counts.stream), as: encoding) else { return }
      body.withUnsafeBytes {
        batch.append(
          value: $0.bytes, of: counts.drop.rawValue, revision: event.sequence, to: topic)
      }
    } else if let topic = FeedEncoding.key(of: event.topic, as: encoding) {
      body.withUnsafeBytes {
        batch.append(
          entry: $0.bytes, to: topic, epoch: UInt64(event.epoch), offset: event.offset)
      }
      if case .streamClosed = event.payload {
        batch.end(topic, at: FeedPosition(epoch: UInt64(event.epoch), next: event.offset &+ 1))
      }
    }
  }

  /// Of the conflated events of a batch only the newest per drop is worth encoding.
  private func newestOnly(_ events: [Event]) -> [Event] {
    var last: [DropID: Int] = [:]
    for (index, event) in events.enumerated() {
      if case .availability(let drop) = event.topic { last[drop] = index }
    }
    guard !last.isEmpty else { return events }
    return events.enumerated().compactMap { index, event in
      if case .availability(let drop) = event.topic, last[drop] != index { return nil }
      return event
    }
  }
}

/// As long as one is held, events are published in its encoding.
final class FeedUse: Sendable {
  private let publisher: FeedPublisher
  private let encoding: WireEncoding

  fileprivate init(_ encoding: WireEncoding, of publisher: FeedPublisher) {
    self.publisher = publisher
    self.encoding = encoding
    publisher.count(1, encoding)
  }

  deinit { publisher.count(-1, encoding) }
}

import Basics
import DropEngine
import MarkerFeed
import RPC
import Sequencer
import Synchronization
import WireCodec

/// Takes the events of durable batches and hands them to every loop: encoded once, one hand-over per
/// loop and batch.
public final class FeedPublisher: EventSink {
  private struct State {
    var hubs: [FeedHub] = []
    /// The newest availability of each drop, by the stream it rides on: what a topic opened later begins with.
    var newest: [TopicKey: [UInt64: [UInt8]]] = [:]
  }

  /// Drops per stream whose availability is remembered.
  static let dropsPerStream = 256

  private let state = Mutex(State())

  init() {}

  func start(_ hubs: [FeedHub]) { state.withLock { $0.hubs = hubs } }

  /// The newest conflated values of a topic, as a batch.
  func newestValues(of topic: TopicKey) -> FeedBatch {
    let values = state.withLock { $0.newest[topic] ?? [:] }
    var batch = FeedBatch()
    for key in values.keys.sorted() {
      if let bytes = values[key] { batch.append(value: bytes.span.bytes, of: key, to: topic) }
    }
    return batch
  }

  /// Remembers the availability of a drop as it was found at the start.
  func seed(_ counts: DropEngine.Availability, sequence: UInt64, logTimeMicroseconds: Int64) {
    let topic = DropEngine.Topic.availability(counts.drop)
    let event = Event(
      topic: topic, offset: 0, sequence: sequence, logTimeMicroseconds: logTimeMicroseconds,
      payload: .availability(counts))
    var body = WireBuffer()
    guard FeedEncoding.encode(event, into: &body) else { return }
    remember(body.copyBytes(), of: counts)
  }

  private func remember(_ bytes: [UInt8], of counts: DropEngine.Availability) {
    guard let topic = FeedEncoding.key(of: .stream(counts.stream)) else { return }
    state.withLock { state in
      let isKnown = state.newest[topic]?[counts.drop.rawValue] != nil
      guard isKnown || (state.newest[topic]?.count ?? 0) < Self.dropsPerStream else { return }
      state.newest[topic, default: [:]][counts.drop.rawValue] = bytes
    }
  }

  public func publish(
    _ events: [Event], throughSequence: UInt64, logTimeMicroseconds: Int64
  ) {
    var batch = FeedBatch()
    var body = WireBuffer()
    for event in newestOnly(events) {
      body.removeAll(keepingCapacity: true)
      guard FeedEncoding.encode(event, into: &body) else { continue }
      if case .availability(let counts) = event.payload {
        guard let topic = FeedEncoding.key(of: .stream(counts.stream)) else { continue }
        body.withUnsafeBytes {
          batch.append(value: $0.bytes, of: counts.drop.rawValue, to: topic)
        }
        remember(body.copyBytes(), of: counts)
      } else if let topic = FeedEncoding.key(of: event.topic) {
        body.withUnsafeBytes {
          batch.append(
            entry: $0.bytes, to: topic, epoch: UInt64(event.epoch), offset: event.offset)
        }
      }
    }
    guard !batch.isEmpty else { return }
    let hubs = state.withLock { $0.hubs }
    let finished = batch
    for hub in hubs { hub.executor.execute { hub.publish(finished) } }
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

import Basics
import DropEngine
import Storage

@testable import Sequencer
@testable import Simulation

/// What was really published: every durable event by topic and epoch, and the newest counts of every drop.
final class FeedTruth: EventSink, @unchecked Sendable {
  // Sound: a simulation is one thread.
  struct Log: Hashable {
    var topic: Topic
    var epoch: UInt64
  }

  private(set) var logs: [Log: [Event]] = [:]
  private(set) var epochs: [Topic: UInt64] = [:]
  /// Log sequence of the newest counts, by stream and drop.
  private(set) var newest: [StreamID: [DropID: UInt64]] = [:]
  /// Offsets below were trimmed from the store.
  var trimmed: [Log: UInt64] = [:]
  /// In the order of their first event.
  private(set) var topics: [Topic] = []
  /// Where each log is stored, in the order of their first event.
  private(set) var keys: [(log: Log, key: Storage.TopicKey)] = []
  /// Log time of the newest entry.
  private(set) var newestTime = Int64.min
  private let next: any EventSink<Event>

  init(next: any EventSink<Event>) { self.next = next }

  func publish(_ events: [Event], throughSequence: UInt64, logTimeMicroseconds: Int64) {
    newestTime = max(newestTime, logTimeMicroseconds)
    for event in events {
      if case .availability(let counts) = event.payload {
        newest[counts.stream, default: [:]][counts.drop] = event.sequence
        continue
      }
      if logs[Log(topic: event.topic, epoch: UInt64(event.epoch))] == nil {
        if let key = Storage.TopicKey(event.topic, epoch: event.epoch) {
          keys.append((Log(topic: event.topic, epoch: UInt64(event.epoch)), key))
        }
        if epochs[event.topic] == nil { topics.append(event.topic) }
        epochs[event.topic] = UInt64(event.epoch)
      }
      logs[Log(topic: event.topic, epoch: UInt64(event.epoch)), default: []].append(event)
    }
    next.publish(
      events, throughSequence: throughSequence, logTimeMicroseconds: logTimeMicroseconds)
  }

  func entries(_ topic: Topic, _ epoch: UInt64) -> [Event] {
    logs[Log(topic: topic, epoch: epoch)] ?? []
  }

  func trimmedBelow(_ topic: Topic, _ epoch: UInt64) -> UInt64 {
    trimmed[Log(topic: topic, epoch: epoch)] ?? 0
  }

  /// Whether the epoch has come to its end.
  func isEnded(_ topic: Topic, _ epoch: UInt64) -> Bool {
    entries(topic, epoch).last?.payload == .streamClosed
  }
}

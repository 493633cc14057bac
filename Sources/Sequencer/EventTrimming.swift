import Basics
import Storage

/// Removes stored events that are older, or more, than what is to be kept: goes through the topics
/// in the order of their keys, some at a turn. Driven by a thread of its own or by the simulator.
package struct EventTrimming<Machine: StateMachine & ~Copyable> {
  private let store: any Store
  private let limits: SequencerLimits
  /// The last topic looked at; nil at the beginning.
  private var last: TopicKey?
  /// Events removed.
  private(set) var removed: UInt64 = 0

  package init(store: any Store, limits: SequencerLimits) {
    self.store = store
    self.limits = limits
  }

  /// Whether anything is ever to be removed.
  package static func isWanted(_ limits: SequencerLimits) -> Bool {
    limits.eventsKept != .max || limits.eventMicrosecondsKept != .max
  }

  /// Looks at the next topics.
  ///
  /// - Parameter newest: time of the newest entry, from which ages count.
  /// - Returns: false when every topic has been looked at; the next turn begins again.
  package mutating func turn(at newest: Int64) throws(StorageError) -> Bool {
    let topics = try store.topics(after: last, maximumCount: limits.topicsPerTurn)
    last = topics.last
    for topic in topics { try trim(topic, at: newest) }
    if topics.count == limits.topicsPerTurn { return true }
    last = nil
    return false
  }

  private mutating func trim(_ topic: TopicKey, at newest: Int64) throws(StorageError) {
    guard let bounds = try store.eventBounds(of: topic) else { return }
    var below = bounds.lowerBound
    if bounds.upperBound - bounds.lowerBound >= limits.eventsKept {
      below = bounds.upperBound - limits.eventsKept + 1
    }
    if limits.eventMicrosecondsKept != .max {
      let oldest = newest.addingSaturated(-max(limits.eventMicrosecondsKept, 0))
      below = try first(
        of: topic, in: below...bounds.upperBound, notBefore: oldest, newest: newest)
    }
    // How far an epoch went that is over can be seen from its last event alone.
    if topic.epoch != 0 { below = min(below, bounds.upperBound) }
    if below <= bounds.lowerBound { return }
    try store.trimEvents(of: topic, below: below)
    removed += below - bounds.lowerBound
  }

  /// The first offset whose event is not older than `time`; the one after the last when all are.
  /// Most topics' oldest event is young enough. Times go back only where log time was set back: an event
  /// from after `newest` says nothing of those behind it, and goes with them.
  private func first(
    of topic: TopicKey, in offsets: ClosedRange<UInt64>, notBefore time: Int64, newest: Int64
  ) throws(StorageError) -> UInt64 {
    let (low, high) = (offsets.lowerBound, offsets.upperBound)
    let isFirstOlder = try isOlder(topic, low, than: time)
    if !isFirstOlder {
      let isOfTheFuture = try !isOlder(topic, low, than: newest.addingSaturated(1))
      if !isOfTheFuture || low == high { return low }
    }
    guard try !isOlder(topic, high, than: time) else {
      return high == .max ? high : high + 1
    }
    // The event at `low` is older, or from the future; the one at `high` is not older.
    let found = try firstByHalves(in: low + 1...high) { offset throws(StorageError) in
      try !isOlder(topic, offset, than: time)
    }
    return found == low + 1 && !isFirstOlder ? low : found
  }

  private func isOlder(
    _ topic: TopicKey, _ offset: UInt64, than time: Int64
  ) throws(StorageError) -> Bool {
    let found = try store.events(of: topic, from: offset, maximumCount: 1, maximumBytes: 0).first
    guard let found, let age = Machine.logTimeMicroseconds(of: found) else { return false }
    return age < time
  }
}

/// The thread that removes events: beside the executor and the committer, never in their way.
final class EventTrimmer<Machine: StateMachine & ~Copyable>: Sendable {
  private let store: any Store
  private let limits: SequencerLimits
  private let isClosing = Monitor(false)

  init(store: any Store, limits: SequencerLimits) {
    self.store = store
    self.limits = limits
  }

  /// The thread ends with its present turn.
  func close() { isClosing.change { $0 = true } }

  /// Runs until `close()`.
  ///
  /// - Parameters:
  ///   - newest: time of the newest durable entry; nil before there is one.
  ///   - report: called after each time all topics were gone through, or an error.
  func run(
    newest: () -> Int64?, report: (_ removed: UInt64, _ error: StorageError?) -> Void
  ) {
    var trimming = EventTrimming<Machine>(store: store, limits: limits)
    var reported: UInt64 = 0
    while true {
      var isMoreLeft = false
      var failure: StorageError?
      if let time = newest() {
        do throws(StorageError) {
          isMoreLeft = try trimming.turn(at: time)
        } catch {
          // What could not be removed is tried again: nobody's command depends on it.
          failure = error
        }
      }
      if failure != nil || !isMoreLeft && trimming.removed > reported {
        report(trimming.removed - reported, failure)
        reported = trimming.removed
      }
      let pause =
        isMoreLeft ? limits.trimmingPauseMicroseconds : limits.trimmingIntervalMicroseconds
      if isClosing.wait(timeoutMicroseconds: pause, { $0 ? true : nil }) != nil { return }
    }
  }
}

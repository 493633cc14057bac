import Basics
import Sequencer
import Storage

/// Stored events are removed as the server removes them, by its own limits, beside everything else.
extension Simulator where Machine: ~Copyable {
  /// A turn of the trimmer, or turns until it has gone through all topics. What is gone was to go, and
  /// nothing else is.
  func trimEvents(isWhole: Bool) throws {
    guard !process.hasFailed, EventTrimming<Machine>.isWanted(limits),
      let newest = try newestDurableTime()
    else { return }
    let store = process.store
    let before = try times(in: store)
    var applied = limits
    if faults.contains(.eventsTrimmedTooFar) { applied = limits.keepingHalfTheEvents }
    if faults.contains(.oldEventsKept) { applied.eventMicrosecondsKept = .max }
    var trimming = process.trimming ?? EventTrimming<Machine>(store: store, limits: applied)
    var isMoreLeft = try trimming.turn(at: newest)
    if isWhole {
      while isMoreLeft { isMoreLeft = try trimming.turn(at: newest) }
      // The first turn may have begun in the middle.
      repeat { isMoreLeft = try trimming.turn(at: newest) } while isMoreLeft
    }
    process.trimming = trimming
    let keeping = EventKeeping(limits)
    for (topic, first, times) in before {
      let left = try store.eventBounds(of: topic)
      let floor = left?.lowerBound ?? first + UInt64(times.count)
      let fault = keeping.fault(
        times, removed: Int(floor - first), newest: newest, keepsLast: topic.epoch != 0,
        isDone: isWhole)
      if let fault { throw failure("topic \(topic): \(fault)") }
      if floor > first {
        injected.note(.eventsTrimmed)
        trimmedEvents[topic] = max(trimmedEvents[topic] ?? 0, floor)
      }
    }
  }

  /// Log time of the newest durable entry.
  private func newestDurableTime() throws -> Int64? {
    let last = process.stage.lastSequence
    guard last > 0, let entry = try process.store.journal(from: last, maximumBytes: 1).first
    else { return nil }
    return try JournalRecord(entry.record, position: last).header.logTimeMicroseconds
  }

  /// The offset of each topic's first event, and the times of all.
  private func times(
    in store: any Store
  ) throws -> [(topic: TopicKey, first: UInt64, times: [Int64])] {
    try store.topics(after: nil, maximumCount: .max).map { topic in
      let events = try store.events(
        of: topic, from: 0, maximumCount: .max, maximumBytes: .max)
      return (
        topic, events.first?.offset ?? 0,
        events.map { Machine.logTimeMicroseconds(of: $0) ?? .max }
      )
    }
  }
}

extension SequencerLimits {
  /// For a planted fault.
  fileprivate var keepingHalfTheEvents: Self {
    var result = self
    if eventsKept != .max { result.eventsKept /= 2 }
    if eventMicrosecondsKept != .max { result.eventMicrosecondsKept /= 2 }
    return result
  }
}

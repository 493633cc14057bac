import Basics

/// Invariant 14: offsets are contiguous in every topic, and in every epoch of a stream.
struct OffsetChecker: InvariantChecker {
  private struct Key: Hashable {
    var topic: Topic
    var epoch: UInt32
  }

  private var next: [Key: UInt64] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    for event in entry.events where !event.isConflated {
      let key = Key(topic: event.topic, epoch: event.epoch)
      var expected = next[key] ?? 0
      // A buyer who was forgotten, or comes after one, begins above every forgotten offset.
      if case .buyer = event.topic, engine.forgottenOffset > expected,
        event.offset == engine.forgottenOffset
      {
        expected = event.offset
      }
      if event.offset != expected {
        report.add(14, "\(event.topic): offset \(event.offset), expected \(expected)")
      }
      next[key] = event.offset + 1
      if event.sequence != entry.sequence {
        report.add(14, "\(event.topic): an event of entry \(event.sequence)")
      }
    }
    if case .markerPublished(let published) = entry.outcome.result, !entry.outcome.isReplay {
      let key = Key(topic: .stream(published.stream), epoch: published.epoch)
      if next[key] != published.offset + 1 {
        report.add(14, "\(published.stream): told offset \(published.offset)")
      }
    }
  }
}

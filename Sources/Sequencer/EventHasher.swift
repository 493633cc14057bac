import Basics
import Storage

/// Digests the stored events of a record's entries, in order: where each is stored, and its bytes. What is not stored,
/// as availability, is not in it.
///
/// A replay must come to the same events as to the same outcomes: by the digest it is known, without the events, which
/// may have been trimmed. For finding divergence, not for security: that is what the record's hash is for.
package struct EventHasher<Machine: StateMachine & ~Copyable> {
  private var hasher = DigestHasher()
  private var scratch = ByteSink()

  package init() {}

  /// Adds an event that lies in `bytes`.
  mutating func add(_ topic: TopicKey, offset: UInt64, _ bytes: [UInt8], _ range: Range<Int>) {
    hasher.combine(UInt64(topic.kind) << 32 | UInt64(topic.epoch))
    hasher.combine(topic.identifier)
    hasher.combine(offset)
    hasher.combine(bytes: bytes, range: range)
  }

  /// Adds an event as it would be stored, if it would.
  package mutating func add(_ event: Machine.Event) {
    guard let (topic, offset) = Machine.place(of: event) else { return }
    scratch.removeAll()
    Machine.encode(event: event, into: &scratch)
    add(topic, offset: offset, scratch.bytes, 0..<scratch.count)
  }

  /// Of everything that was added.
  package var digest: StateDigest { hasher.finalize() }
}

/// Compares the events that the entries of a record have come to again with those that were stored with it.
package struct EventComparison<Machine: StateMachine & ~Copyable> {
  private var hasher = EventHasher<Machine>()
  private let header: JournalRecord.Header
  /// The next entry whose events are wanted.
  private var next: UInt64

  /// Nil for a record that does not tell, or not in a form that this machine writes.
  package init?(_ header: JournalRecord.Header) {
    guard header.events != nil, header.eventForm == Machine.eventForm else { return nil }
    self.header = header
    next = header.firstSequence
  }

  /// Takes the events of the entries up to `last`, which follow those that it had.
  package mutating func take(_ events: [Machine.Event], through last: UInt64) {
    for event in events { hasher.add(event) }
    next = last + 1
  }

  /// What the events so far digest to.
  var digest: StateDigest { hasher.digest }

  /// Whether it had the events of all of the record's entries.
  var isComplete: Bool { next > header.lastSequence }

  /// - Throws: ``SequencerError/divergedEvents(entries:)`` when they are others than recorded.
  package func require() throws(SequencerError) {
    guard digest == header.events else {
      throw .divergedEvents(entries: header.firstSequence...header.lastSequence)
    }
  }
}

/// Names one event stream. The meaning of the numbers belongs to whoever writes the events.
public struct TopicKey: Hashable, Comparable, Sendable {
  /// The family of topics; of the engine's, `TopicKind` has the numbers.
  public var kind: UInt8
  /// The topic inside its family.
  public var identifier: UInt64
  /// Offsets start over in each epoch; 0 for topics that have none.
  public var epoch: UInt32

  /// A topic of a family.
  public init(kind: UInt8, identifier: UInt64, epoch: UInt32 = 0) {
    self.kind = kind
    self.identifier = identifier
    self.epoch = epoch
  }

  /// By kind, identifier and epoch: the order of the keys on disk.
  public static func < (left: Self, right: Self) -> Bool {
    (left.kind, left.identifier, left.epoch) < (right.kind, right.identifier, right.epoch)
  }
}

/// The end of a log, as its writer knows it: what a batch must follow.
public struct LogHead: Equatable, Sendable {
  /// Sequence of the last entry; 0 for a log without any.
  public var sequence: UInt64
  /// Hash of the last record, whatever its writer takes for one; empty where it names none.
  public var hash: [UInt8]
  /// Term of the writer of the last record, which a take-over raises; 0 where it has none.
  public var term: UInt64

  /// The end of a log.
  public init(sequence: UInt64, hash: [UInt8] = [], term: UInt64 = 0) {
    self.sequence = sequence
    self.hash = hash
    self.term = term
  }

  /// What every store asks before it appends. `self` is where its log ends, by the last batch that it knows; hash and
  /// term are not known to one that was opened since.
  ///
  /// - Throws: ``StorageError/fenced(expected:found:)``, ``StorageError/fencedByRecord(sequence:)`` or
  ///   ``StorageError/fencedByTerm(expected:found:)`` when another writer has appended, or has taken over.
  public func require(_ expected: LogHead, before batch: LogBatch) throws(StorageError) {
    guard sequence == expected.sequence else {
      throw .fenced(expected: expected.sequence, found: sequence)
    }
    guard hash.isEmpty || expected.hash.isEmpty || hash == expected.hash else {
      throw .fencedByRecord(sequence: sequence)
    }
    guard batch.head.term >= term else {
      throw .fencedByTerm(expected: batch.head.term, found: term)
    }
    guard batch.firstSequence == sequence + 1 else {
      throw .misuse("a batch beginning at \(batch.firstSequence) after \(sequence)")
    }
  }
}

/// Everything one batch makes durable: one journal record and the events it caused, all or nothing.
public struct LogBatch: Sendable {
  /// Where one event lies in ``eventBytes``.
  public struct EventPlace: Sendable {
    /// The topic it belongs to.
    public var topic: TopicKey
    /// Its contiguous position in the topic.
    public var offset: UInt64
    /// First byte in ``LogBatch/eventBytes``.
    public var start: Int
    /// Length in bytes.
    public var byteCount: Int

    /// A place; `start + byteCount` must lie inside the batch's event bytes.
    public init(topic: TopicKey, offset: UInt64, start: Int, byteCount: Int) {
      self.topic = topic
      self.offset = offset
      self.start = start
      self.byteCount = byteCount
    }
  }

  /// Sequence of the first command in the record, at least 1.
  public var firstSequence: UInt64
  /// Sequence of the last command in the record.
  public var lastSequence: UInt64
  /// The journal record, opaque to the store.
  public var record: [UInt8]
  /// Where the log ends with it: what the next batch expects.
  public var head: LogHead
  /// The events, back to back.
  public var eventBytes: [UInt8]
  /// Index of ``eventBytes``.
  public var events: [EventPlace]

  /// A batch of `firstSequence...lastSequence`.
  public init(
    firstSequence: UInt64, lastSequence: UInt64, record: [UInt8], head: LogHead? = nil,
    eventBytes: [UInt8] = [], events: [EventPlace] = []
  ) {
    self.firstSequence = firstSequence
    self.lastSequence = lastSequence
    self.record = record
    self.head = head ?? LogHead(sequence: lastSequence)
    self.eventBytes = eventBytes
    self.events = events
  }

  /// Adds one event. Offsets of a topic must be contiguous over all batches.
  public mutating func append(event bytes: [UInt8], topic: TopicKey, offset: UInt64) {
    events.append(
      EventPlace(topic: topic, offset: offset, start: eventBytes.count, byteCount: bytes.count))
    eventBytes.append(contentsOf: bytes)
  }
}

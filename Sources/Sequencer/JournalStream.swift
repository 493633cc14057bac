import Basics

/// A journal that arrives record by record from somewhere else, such as over the network. Verifies
/// what ``JournalReader`` verifies in a store: form, hashes, chain, order and time.
///
/// After a fault nothing more can be accepted: what follows a broken link proves nothing.
public struct JournalStream<Machine: StateMachine & ~Copyable>: Sendable {
  /// Sequence of the next entry.
  public private(set) var nextSequence: UInt64
  /// Hash of the last record; nil before the first record of a journal that does not begin at 1.
  public private(set) var head: ChainHash?
  /// Time of the last record.
  public private(set) var logTimeMicroseconds = Int64.min
  /// Term of the last record; 0 where it had none.
  public private(set) var term: UInt64 = 0

  /// A journal that begins with the entry at `sequence`. From 1 on it is verified to be the whole
  /// one; from a later one, the first record's link to what came before is taken on trust.
  public init(from sequence: UInt64 = 1) {
    nextSequence = sequence
    head = sequence == 1 ? .zero : nil
  }

  /// The next record.
  ///
  /// - Throws: what is wrong with it, with its sequence.
  public mutating func accept(_ bytes: [UInt8]) throws(JournalFault) -> JournalBatch<Machine> {
    let record = try JournalRecord(bytes, position: nextSequence)
    let header = record.header
    guard header.firstSequence == nextSequence else {
      throw JournalFault(
        sequence: nextSequence,
        kind: .sequenceBroken(expected: nextSequence, found: header.firstSequence))
    }
    guard head == nil || head == header.previousHash else {
      throw JournalFault(sequence: nextSequence, kind: .chainBroken)
    }
    try header.requireTerm(after: term)
    try record.requireTime(after: logTimeMicroseconds, Machine.self)
    let batch = try JournalReader<Machine>.decode(record)
    nextSequence = header.lastSequence + 1
    head = header.hash
    logTimeMicroseconds = header.logTimeMicroseconds
    term = header.term
    return batch
  }
}

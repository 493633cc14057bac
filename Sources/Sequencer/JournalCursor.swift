import Storage

/// Walks the journal record by record and verifies that each is whole and follows the one before.
/// Works on a journal that is being written: it then ends where the journal ended when the last
/// page was read.
public struct JournalCursor<Machine: StateMachine & ~Copyable> {
  private let store: any Store
  private let pageBytes: Int
  private var page: ArraySlice<JournalEntry> = []

  /// Sequence of the next entry.
  public private(set) var nextSequence: UInt64
  /// Hash the next record must follow; nil when the first record read is to be trusted.
  public private(set) var head: ChainHash?
  /// Time of the last record read, if any.
  public private(set) var logTimeMicroseconds: Int64
  /// Term of the last record read; 0 where it had none.
  public private(set) var term: UInt64

  /// From the beginning of what is kept. A journal that was trimmed is verified from its trim mark
  /// on.
  public init(store: any Store, pageBytes: Int = 4 << 20) throws(SequencerError) {
    do throws(StorageError) {
      let trimmed = try store.state().trimmed
      if let trimmed {
        guard let note = try? CheckpointNote(trimmed.note) else {
          throw .corrupt("the trim mark")
        }
        self.init(
          store: store, from: trimmed.firstSequence, after: note.chainHash,
          logTimeMicroseconds: note.logTimeMicroseconds, term: note.term, pageBytes: pageBytes)
      } else {
        self.init(
          store: store, from: 1, after: .zero, logTimeMicroseconds: .min, term: 0,
          pageBytes: pageBytes)
      }
    } catch {
      throw .storage(error)
    }
  }

  /// From a known position: `head` is the hash of the record that ends before `sequence`.
  init(
    store: any Store, from sequence: UInt64, after head: ChainHash?, logTimeMicroseconds: Int64,
    term: UInt64, pageBytes: Int
  ) {
    self.store = store
    self.pageBytes = pageBytes
    self.nextSequence = sequence
    self.head = head
    self.logTimeMicroseconds = logTimeMicroseconds
    self.term = term
  }

  /// The next stored entry without verification; nil at the end.
  mutating func peek() throws(SequencerError) -> JournalEntry? {
    if page.isEmpty {
      do throws(StorageError) {
        page = try store.journal(from: nextSequence, maximumBytes: pageBytes)[...]
      } catch {
        throw .storage(error)
      }
    }
    return page.first
  }

  /// The next record, verified; nil at the end. After a fault the cursor stays where it is.
  public mutating func next() throws(SequencerError) -> JournalRecord? {
    guard let entry = try peek() else { return nil }
    do throws(JournalFault) {
      let record = try verify(entry)
      page.removeFirst()
      nextSequence = record.header.lastSequence + 1
      head = record.header.hash
      logTimeMicroseconds = record.header.logTimeMicroseconds
      term = record.header.term
      return record
    } catch {
      throw .journal(error)
    }
  }

  private func verify(_ entry: JournalEntry) throws(JournalFault) -> JournalRecord {
    let record = try JournalRecord(entry.record, position: nextSequence)
    let header = record.header
    guard header.firstSequence == nextSequence else {
      throw JournalFault(
        sequence: nextSequence,
        kind: .sequenceBroken(expected: nextSequence, found: header.firstSequence))
    }
    guard header.lastSequence == entry.lastSequence else {
      throw JournalFault(
        sequence: nextSequence, kind: .misplaced(storedUnder: entry.lastSequence))
    }
    guard head == nil || head == header.previousHash else {
      throw JournalFault(sequence: nextSequence, kind: .chainBroken)
    }
    try header.requireTerm(after: term)
    try record.requireTime(after: logTimeMicroseconds, Machine.self)
    return record
  }
}

extension JournalRecord.Header {
  /// Who was taken over from writes no more: terms never go back, nor do versions, as version 1 has none.
  func requireTerm(after last: UInt64) throws(JournalFault) {
    guard term >= last else {
      throw JournalFault(sequence: firstSequence, kind: .termWentBack(from: last, to: term))
    }
  }
}

extension JournalRecord {
  /// Log time goes back only where a command sets it, alone in its record, to the record's time.
  func requireTime<Machine: StateMachine & ~Copyable>(
    after last: Int64, _ machine: Machine.Type
  ) throws(JournalFault) {
    guard header.logTimeMicroseconds < last else { return }
    var isSet = false
    try visitEntries { (sequence, command, _) throws(JournalFault) in
      let command = try JournalReader<Machine>.command(self, sequence, command)
      isSet = header.count == 1 && Machine.timeSet(by: command) == header.logTimeMicroseconds
    }
    guard isSet else {
      throw JournalFault(
        sequence: header.firstSequence,
        kind: .timeWentBack(from: last, to: header.logTimeMicroseconds))
    }
  }
}

import Basics
import DropEngine
import LoadKit
import Sequencer
import Storage

/// Walks through a stopped directory's journal, rows and events, past what is damaged, with no more than a page of
/// any of them in memory.
struct Inspection {
  let store: any Store
  let output: InspectionOutput
  /// Bounds of what is read at a time.
  private static let pageBytes = 1 << 20
  private static let pageEvents = 1_000
  private static let pageTopics = 256

  // MARK: Journal

  /// Calls `visit` with each whole record that has an entry in the range, in order.
  func records(in range: ClosedRange<UInt64>, _ visit: (JournalRecord) throws -> Void) throws {
    let state = try store.state()
    var next = max(range.lowerBound, state.trimmed?.firstSequence ?? 1)
    let last = min(range.upperBound, state.lastSequence)
    var head: ChainHash?
    guard next <= last else { return }
    while true {
      let start = next
      guard let page = try page(from: &next, through: last) else { return }
      if next != start { head = nil }
      if page.isEmpty {
        try output.found("the journal ends before entry \(next), and \(last) was there")
        return
      }
      for stored in page {
        let record = try record(stored, at: next, after: head)
        head = record?.header.hash
        if let record { try visit(record) }
        let through = max(next, stored.lastSequence)
        output.progress("entry \(Words.count(through)) of \(Words.count(last))")
        guard through < last else { return }
        next = through + 1
      }
    }
  }

  /// A record that can be shown; what is wrong with it or in front of it is said.
  private func record(
    _ stored: JournalEntry, at next: UInt64, after head: ChainHash?
  ) throws -> JournalRecord? {
    let record: JournalRecord
    do {
      record = try JournalRecord(stored.record, position: next)
    } catch {
      try output.found("\(error)")
      return nil
    }
    let header = record.header
    if header.firstSequence > next {
      let kind = JournalFault.Kind.sequenceBroken(expected: next, found: header.firstSequence)
      try output.found("\(JournalFault(sequence: next, kind: kind))")
    } else if let head, head != header.previousHash {
      try output.found("\(JournalFault(sequence: header.firstSequence, kind: .chainBroken))")
    }
    if header.lastSequence != stored.lastSequence {
      let kind = JournalFault.Kind.misplaced(storedUnder: stored.lastSequence)
      try output.found("\(JournalFault(sequence: header.firstSequence, kind: kind))")
    }
    return record
  }

  /// The next records. Where the store cannot read them, `next` moves behind them; nil when it can read no more.
  private func page(
    from next: inout UInt64, through last: UInt64
  ) throws -> [JournalEntry]? {
    // One at a time up to the place, after which whole pages are read again.
    for bytes in [Self.pageBytes, 1] {
      if let page = try? store.journal(from: next, maximumBytes: bytes) { return page }
    }
    let start = next
    var step: UInt64 = 1
    var reason = ""
    while true {
      do {
        let page = try store.journal(from: next, maximumBytes: 1)
        guard let first = page.first else { break }
        // It may begin before the place that was asked for.
        let header = try? JournalRecord(first.record, position: next).header
        next = max(start, header?.firstSequence ?? next)
        if next > start {
          try output.found("entries \(start) to \(next - 1) cannot be read: \(reason)")
        }
        return page
      } catch let error as StorageError {
        reason = "\(error)"
      }
      guard last - next >= step else { break }
      next += step
      step = step > .max / 2 ? .max : step * 2
    }
    try output.found("entries \(start) to \(last) cannot be read: \(reason)")
    return nil
  }

  /// Calls `visit` with each entry of a record that can be read.
  func entries(
    of record: JournalRecord,
    _ visit: (_ sequence: UInt64, _ time: Int64, Command, Outcome) -> Void
  ) throws {
    var faults: [JournalFault] = []
    do throws(JournalFault) {
      try record.visitEntries { (sequence, command, outcome) throws(JournalFault) in
        do throws(JournalFault) {
          visit(
            sequence, record.header.logTimeMicroseconds,
            try Self.decode(record, sequence, "command", command) {
              (source) throws(ByteError) in try Command(from: &source)
            },
            try Self.decode(record, sequence, "outcome", outcome) {
              (source) throws(ByteError) in try Outcome(from: &source)
            })
        } catch {
          faults.append(error)
        }
      }
    } catch {
      faults.append(error)
    }
    for fault in faults { try output.found("\(fault)") }
  }

  private static func decode<Value>(
    _ record: JournalRecord, _ sequence: UInt64, _ part: String, _ range: Range<Int>,
    _ read: (inout ByteSource) throws(ByteError) -> Value
  ) throws(JournalFault) -> Value {
    do throws(ByteError) {
      var source = ByteSource(record.bytes, range: range)
      let value = try read(&source)
      try source.finish()
      return value
    } catch {
      throw JournalFault(error, of: part, sequence: sequence)
    }
  }

  // MARK: Rows

  /// Calls `visit` with each row of the checkpoint that can be read, in the order of table and key.
  ///
  /// - Parameter table: only its rows; all when it is nil.
  func rows(of table: StateTable?, _ visit: (StateTable, StoredRow) -> Void) throws {
    var rows: UInt64 = 0
    do {
      try store.visitRows { number, key, value in
        rows += 1
        output.progress("row \(Words.count(rows))")
        if let table, table.rawValue != number { return }
        let key = key.withUnsafeBytes { Array($0) }
        do throws(RestoreError) {
          let row = try StoredRow(
            table: number, key: key, value: value.withUnsafeBytes { Array($0) })
          if let table = StateTable(rawValue: number) { visit(table, row) }
        } catch {
          try output.found("\(error); its key is \(Self.hexadecimal(key))")
        }
      }
    } catch let error as StorageError {
      try output.found("rows cannot be read behind the first \(Words.count(rows)): \(error)")
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  // MARK: Events

  /// Calls `visit` with each stored event that can be read, topic by topic, in the order of offsets.
  ///
  /// - Parameter topic: only its events, of all epochs; all when it is nil.
  func events(of topic: Topic?, _ visit: (TopicKey, Event) -> Void) throws {
    let wanted = topic.flatMap { TopicKey($0) }
    var events: UInt64 = 0
    try topics { key in
      if let wanted, key.kind != wanted.kind || key.identifier != wanted.identifier { return }
      var offset: UInt64 = 0
      while true {
        let page: [StoredEvent]
        do {
          page = try store.events(
            of: key, from: offset, maximumCount: Self.pageEvents, maximumBytes: Self.pageBytes)
        } catch {
          try output.found("\(Self.words(key)) cannot be read from offset \(offset) on: \(error)")
          return
        }
        for stored in page {
          events += 1
          do throws(ByteError) {
            var source = ByteSource(stored.bytes)
            let event = try Event(from: &source)
            try source.finish()
            visit(key, event)
          } catch {
            try output.found(
              "the event at offset \(stored.offset) of \(Self.words(key)) cannot be read: \(error)")
          }
        }
        output.progress("event \(Words.count(events))")
        guard let last = page.last, last.offset < .max else { return }
        offset = last.offset + 1
      }
    }
  }

  private func topics(_ visit: (TopicKey) throws -> Void) throws {
    var last: TopicKey?
    while true {
      let page: [TopicKey]
      do {
        page = try store.topics(after: last, maximumCount: Self.pageTopics)
      } catch {
        let place = last.map { "behind \(Self.words($0))" } ?? "at all"
        try output.found("topics of events cannot be read \(place): \(error)")
        return
      }
      guard let next = page.last else { return }
      for topic in page { try visit(topic) }
      last = next
    }
  }

  /// A topic by what its key says.
  private static func words(_ key: TopicKey) -> String {
    let kind = TopicKind(rawValue: key.kind).map { "\($0)" } ?? "\(key.kind)"
    return "topic \(kind)/\(key.identifier)" + (key.epoch == 0 ? "" : ", epoch \(key.epoch)")
  }
}

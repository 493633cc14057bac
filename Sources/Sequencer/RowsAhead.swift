import Storage

/// The rows of a store, read ahead on a thread of their own: the store looks for the next ones and
/// checks them while the state takes back those before, in the order in which they were read.
final class RowsAhead: Sendable {
  private struct State {
    /// Read, the oldest first.
    var full: [RowBatch] = []
    /// To be filled again.
    var empty: [RowBatch] = []
    /// How many there are.
    var made = 0
    /// Nothing more is read.
    var hasEnded = false
    /// Nobody wants more.
    var isStopped = false
    var failure: (any Error)?
  }

  private struct Stopped: Error {}

  /// Rows are handed over when they have so many bytes: a thousand or two at once.
  private static let chunkBytes = 256 << 10
  /// So many chunks there are at most, full and empty.
  private static let mostChunks = 4

  private let state = Monitor(State())

  /// Takes one row where it was read.
  typealias Visitor = (_ table: UInt8, _ key: RawSpan, _ value: RawSpan) throws -> Void

  /// Calls `body` on this thread with each row of a store in order, in arrays that are used again.
  static func visit(
    _ store: any Store, _ body: (_ table: UInt8, _ key: [UInt8], _ value: [UInt8]) throws -> Void
  ) throws {
    try visit(reading: { try store.visitRows($0) }, body)
  }

  /// The same with rows from anywhere: `reading` is called on the other thread, once.
  static func visit(
    reading: @escaping @Sendable (Visitor) throws -> Void,
    _ body: (_ table: UInt8, _ key: [UInt8], _ value: [UInt8]) throws -> Void
  ) throws {
    let rows = RowsAhead()
    let reader = WorkerThread(name: "dw-rows") { rows.read(reading) }
    defer {
      rows.state.change { $0.isStopped = true }
      reader.join()
    }
    var key: [UInt8] = []
    var value: [UInt8] = []
    while let chunk = rows.next() {
      for row in chunk.changes {
        let end = row.start + row.keyCount
        chunk.bytes.copy(row.start..<end, into: &key)
        chunk.bytes.copy(end..<end + row.valueCount, into: &value)
        try body(row.table, key, value)
      }
      rows.giveBack(chunk)
    }
    if let failure = rows.state.withLock({ $0.failure }) { throw failure }
  }

  // MARK: The thread that takes rows

  /// The next chunk; nil after the last one.
  private func next() -> RowBatch? {
    state.wait { state -> RowBatch?? in
      if !state.full.isEmpty { return state.full.removeFirst() }
      return state.hasEnded ? .some(nil) : nil
    } ?? nil
  }

  private func giveBack(_ chunk: consuming RowBatch) {
    chunk.removeAll()
    let emptied = chunk
    state.change { $0.empty.append(emptied) }
  }

  // MARK: The thread that reads them

  private func read(_ reading: (Visitor) throws -> Void) {
    var failure: (any Error)?
    do {
      var chunk = RowBatch()
      try reading { table, key, value in
        chunk.put(table: table, key: key, value: value)
        if chunk.bytes.count < Self.chunkBytes { return }
        chunk = try exchange(chunk)
      }
      if !chunk.isEmpty { state.change { $0.full.append(chunk) } }
    } catch {
      failure = error
    }
    state.change { state in
      state.hasEnded = true
      state.failure = failure
    }
  }

  /// Hands over what is full, and waits for one to fill.
  private func exchange(_ chunk: RowBatch) throws -> RowBatch {
    state.change { $0.full.append(chunk) }
    let empty = state.wait { state -> RowBatch?? in
      if state.isStopped { return .some(nil) }
      if let empty = state.empty.popLast() { return empty }
      // This one is not counted.
      guard state.made < Self.mostChunks - 1 else { return nil }
      state.made += 1
      return RowBatch()
    }
    guard let empty = empty ?? nil else { throw Stopped() }
    return empty
  }
}

extension [UInt8] {
  /// Replaces the content of another array by some of this one's, and keeps its memory: a start
  /// restores millions of rows.
  fileprivate func copy(_ range: Range<Int>, into array: inout [UInt8]) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: self[range])
  }
}

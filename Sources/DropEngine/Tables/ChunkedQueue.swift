/// A first-in, first-out queue of plain values in chunks: growing it never copies what is in it, so that an
/// append costs the same with ten million elements as with ten.
struct ChunkedQueue<Element: Sendable>: Sendable {
  private static var chunkSize: Int { 1_024 }

  /// Full chunks, except the last one; those before `firstChunk` are used up and empty.
  private var chunks: [[Element]] = []
  private var firstChunk = 0
  /// Elements of the first chunk that have been removed.
  private var removed = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// The oldest element.
  var first: Element? {
    count == 0 ? nil : chunks[firstChunk][removed]
  }

  /// The newest element.
  var last: Element? {
    count == 0 ? nil : chunks[chunks.count - 1].last
  }

  /// The element `offset` places behind the oldest. Must be below `count`.
  subscript(offset: Int) -> Element {
    _read {
      let place = removed + offset
      yield chunks[firstChunk + place / Self.chunkSize][place % Self.chunkSize]
    }
    _modify {
      let place = removed + offset
      yield &chunks[firstChunk + place / Self.chunkSize][place % Self.chunkSize]
    }
  }

  mutating func append(_ element: Element) {
    if chunks.isEmpty || chunks[chunks.count - 1].count == Self.chunkSize {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkSize)
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  mutating func removeFirst() -> Element {
    precondition(count > 0, "removing from an empty queue")
    let element = chunks[firstChunk][removed]
    removed += 1
    count -= 1
    if removed == Self.chunkSize || count == 0 { dropFirstChunk() }
    return element
  }

  private mutating func dropFirstChunk() {
    removed = 0
    if count == 0 {
      // The last chunk is also the first: keep its memory.
      if firstChunk > 0 {
        chunks.removeSubrange(0..<firstChunk)
        firstChunk = 0
      }
      chunks[0].removeAll(keepingCapacity: true)
      return
    }
    chunks[firstChunk] = []
    firstChunk += 1
    if firstChunk >= 64 && firstChunk * 2 >= chunks.count {
      chunks.removeSubrange(0..<firstChunk)
      firstChunk = 0
    }
  }
}

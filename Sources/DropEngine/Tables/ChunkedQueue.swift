/// A first-in, first-out queue in chunks: growing it never moves what is in it, so that an append
/// costs the same with ten million elements as with ten.
struct ChunkedQueue<Element: Sendable>: ~Copyable {
  private static var chunkBits: Int { 10 }
  private static var chunkSize: Int { 1 << chunkBits }

  // Each points to room for 1,024 elements. Initialised are those from place `removed` of chunk
  // `firstChunk` on, `count` of them. Owned by this value alone and freed with it.
  private var chunks: [UnsafeMutablePointer<Element>] = []
  /// Chunks before this one have been freed.
  private var firstChunk = 0
  /// Elements of the first chunk that have been removed.
  private var removed = 0
  private(set) var count = 0

  init() {}

  deinit {
    var start = removed
    var rest = count
    for index in firstChunk..<chunks.count {
      let here = min(rest, Self.chunkSize - start)
      (chunks[index] + start).deinitialize(count: here)
      chunks[index].deallocate()
      rest -= here
      start = 0
    }
  }

  var isEmpty: Bool { count == 0 }

  /// Bytes allocated for elements.
  var byteCount: Int {
    (chunks.count - firstChunk) * Self.chunkSize * MemoryLayout<Element>.stride
  }

  /// The oldest element.
  var first: Element? {
    count == 0 ? nil : address(0).pointee
  }

  /// The element `offset` places behind the oldest. Must be below `count`.
  subscript(offset: Int) -> Element {
    @inline(__always) _read {
      precondition(offset >= 0 && offset < count, "outside the queue")
      yield address(offset).pointee
    }
    @inline(__always) _modify {
      precondition(offset >= 0 && offset < count, "outside the queue")
      yield &address(offset).pointee
    }
  }

  @inline(__always)
  private func address(_ offset: Int) -> UnsafeMutablePointer<Element> {
    let place = removed + offset
    return chunks[firstChunk + (place >> Self.chunkBits)] + (place & (Self.chunkSize - 1))
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    let place = removed + count
    if place == (chunks.count - firstChunk) << Self.chunkBits { addChunk() }
    address(count).initialize(to: element)
    count += 1
  }

  mutating func removeFirst() -> Element {
    precondition(count > 0, "removing from an empty queue")
    let element = address(0).move()
    removed += 1
    count -= 1
    if removed == Self.chunkSize { dropFirstChunk() }
    return element
  }

  @inline(never)
  private mutating func addChunk() {
    chunks.append(UnsafeMutablePointer<Element>.allocate(capacity: Self.chunkSize))
  }

  @inline(never)
  private mutating func dropFirstChunk() {
    chunks[firstChunk].deallocate()
    firstChunk += 1
    removed = 0
    if firstChunk >= 64 && firstChunk * 2 >= chunks.count {
      chunks.removeSubrange(0..<firstChunk)
      firstChunk = 0
    }
  }
}

// Sound: the memory behind the pointers is reached through this one value only.
extension ChunkedQueue: @unchecked Sendable {}

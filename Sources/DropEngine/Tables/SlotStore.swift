/// Records in numbered slots, in chunks: growing never moves a record, a freed slot is used again
/// (last freed first). Not copyable, so that no hidden copy can make a write cost a chunk.
struct SlotStore<Record: Sendable>: ~Copyable {
  private static var chunkBits: Int { 10 }
  private static var chunkMask: Int { (1 << chunkBits) - 1 }

  // Each points to room for 1,024 records, of which the first `end` over all chunks are
  // initialised. Owned by this value alone and freed with it; every access is by a slot below
  // `end`.
  private var chunks: [UnsafeMutablePointer<Record>] = []
  private var freed: [UInt32] = []
  /// Slots ever used; a slot is below this.
  private(set) var end = 0

  init() {}

  deinit {
    for (index, chunk) in chunks.enumerated() {
      chunk.deinitialize(count: min(end - (index << Self.chunkBits), Self.chunkMask + 1))
      chunk.deallocate()
    }
  }

  /// Records in the store.
  var count: Int { end - freed.count }

  /// Bytes allocated for records.
  var byteCount: Int { chunks.count * (Self.chunkMask + 1) * MemoryLayout<Record>.stride }

  subscript(slot: UInt32) -> Record {
    @inline(__always) _read {
      precondition(slot < end, "a slot that was never used")
      yield chunks[Int(slot) >> Self.chunkBits][Int(slot) & Self.chunkMask]
    }
    @inline(__always) nonmutating _modify {
      precondition(slot < end, "a slot that was never used")
      yield &chunks[Int(slot) >> Self.chunkBits][Int(slot) & Self.chunkMask]
    }
  }

  @inline(__always)
  mutating func insert(_ record: Record) -> UInt32 {
    if let slot = freed.popLast() {
      self[slot] = record
      return slot
    }
    let slot = end
    if slot & Self.chunkMask == 0 {
      chunks.append(UnsafeMutablePointer<Record>.allocate(capacity: Self.chunkMask + 1))
    }
    (chunks[slot >> Self.chunkBits] + (slot & Self.chunkMask)).initialize(to: record)
    end += 1
    return UInt32(slot)
  }

  /// Gives the slot back. `tombstone` replaces the record, so that nothing of it lives on.
  mutating func remove(_ slot: UInt32, tombstone: Record) {
    self[slot] = tombstone
    freed.append(slot)
  }
}

// Sound: the memory behind the pointers is reached through this one value only.
extension SlotStore: @unchecked Sendable {}

/// The slots touched since the last drain, each once.
struct DirtySlots: ~Copyable, Sendable {
  private var marks: [UInt64] = []
  private(set) var slots: [UInt32] = []

  @inline(__always)
  mutating func mark(_ slot: UInt32) {
    let word = Int(slot >> 6)
    let bit = UInt64(1) << UInt64(slot & 63)
    if word >= marks.count { grow(toHold: word) }
    if marks[word] & bit != 0 { return }
    marks[word] |= bit
    slots.append(slot)
  }

  /// Bytes allocated.
  var byteCount: Int {
    marks.capacity * MemoryLayout<UInt64>.stride + slots.capacity * MemoryLayout<UInt32>.stride
  }

  func contains(_ slot: UInt32) -> Bool {
    touch(slot) & UInt64(1) << UInt64(slot & 63) != 0
  }

  @inline(__always)
  func touch(_ slot: UInt32) -> UInt64 {
    Int(slot >> 6) < marks.count ? marks[Int(slot >> 6)] : 0
  }

  @inline(never)
  private mutating func grow(toHold word: Int) {
    let missing = word + 1 - marks.count
    marks.append(contentsOf: repeatElement(0, count: max(missing, marks.count)))
  }

  mutating func removeAll() {
    for slot in slots { marks[Int(slot >> 6)] = 0 }
    slots.removeAll(keepingCapacity: true)
  }
}

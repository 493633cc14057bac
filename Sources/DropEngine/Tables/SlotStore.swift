/// Records in numbered slots, in chunks: growing never copies, a freed slot is used again (last freed first).
struct SlotStore<Record: Sendable>: Sendable {
  private static var chunkBits: Int { 10 }
  private static var chunkMask: Int { (1 << chunkBits) - 1 }

  private var chunks: [[Record]] = []
  private var freed: [UInt32] = []
  /// Slots ever used; a slot is below this.
  private(set) var end = 0

  /// Records in the store.
  var count: Int { end - freed.count }

  subscript(slot: UInt32) -> Record {
    @inline(__always) _read {
      yield chunks[Int(slot) >> Self.chunkBits][Int(slot) & Self.chunkMask]
    }
    @inline(__always) _modify {
      yield &chunks[Int(slot) >> Self.chunkBits][Int(slot) & Self.chunkMask]
    }
  }

  mutating func insert(_ record: Record) -> UInt32 {
    if let slot = freed.popLast() {
      self[slot] = record
      return slot
    }
    let slot = end
    if slot & Self.chunkMask == 0 {
      var chunk: [Record] = []
      chunk.reserveCapacity(1 << Self.chunkBits)
      chunks.append(chunk)
    }
    chunks[slot >> Self.chunkBits].append(record)
    end += 1
    return UInt32(slot)
  }

  /// Gives the slot back. `tombstone` replaces the record, so that nothing of it lives on.
  mutating func remove(_ slot: UInt32, tombstone: Record) {
    self[slot] = tombstone
    freed.append(slot)
  }
}

/// The slots touched since the last drain, each once.
struct DirtySlots: Sendable {
  private var marks: [UInt64] = []
  private(set) var slots: [UInt32] = []

  @inline(__always)
  mutating func mark(_ slot: UInt32) {
    let word = Int(slot >> 6)
    let bit = UInt64(1) << UInt64(slot & 63)
    if word >= marks.count {
      marks.append(contentsOf: repeatElement(0, count: max(word + 1 - marks.count, marks.count)))
    }
    if marks[word] & bit != 0 { return }
    marks[word] |= bit
    slots.append(slot)
  }

  mutating func removeAll() {
    for slot in slots { marks[Int(slot >> 6)] &= ~(UInt64(1) << UInt64(slot & 63)) }
    slots.removeAll(keepingCapacity: true)
  }
}

import Basics

/// Tables of the engine's state, in the order in which rows must be restored: what a row refers to
/// is in a table with a smaller number. The numbers are stable.
public enum StateTable: UInt8, CaseIterable, Sendable {
  case engine = 1
  case partners = 2
  case hubs = 3
  case streams = 4
  case offers = 5
  case drops = 6
  case pools = 7
  case buyers = 8
  case usage = 9
  case holds = 10
  case waiters = 11
  case orders = 12
  case jobs = 13
  case idempotency = 14
}

/// What a table of the engine keeps: a record with a key.
protocol EntityRecord: Sendable {
  associatedtype Key: Equatable & Sendable
  static var table: StateTable { get }
  /// Stands in freed slots.
  static var tombstone: Self { get }
  var key: Key { get }
  var isTombstone: Bool { get }
  /// Where the key belongs in the index.
  static func hash(_ key: Key) -> UInt32
  /// The key of the record's row: big-endian, so that rows sort by age.
  static func encode(key: Key, into sink: inout ByteSink)
}

extension EntityRecord where Key == UInt64 {
  @inline(__always)
  var isTombstone: Bool { key == 0 }

  @inline(__always)
  static func hash(_ key: UInt64) -> UInt32 { logIDHash(key) }

  static func encode(key: UInt64, into sink: inout ByteSink) {
    sink.putFixed(key.byteSwapped)
  }
}

/// Records by slot and by key, with the changes since the last drain.
struct EntityTable<Record: EntityRecord>: ~Copyable, Sendable {
  private var store = SlotStore<Record>()
  private var index = HashIndex()
  private var dirty = DirtySlots()
  /// Keys of records removed since the last drain.
  private(set) var removedKeys: [Record.Key] = []

  var count: Int { store.count }

  /// Slots of records changed since the last drain, and of some removed since.
  var dirtySlots: [UInt32] { dirty.slots }

  /// Slots are below this; some may be free.
  var end: UInt32 { UInt32(store.end) }

  @inline(__always)
  func slot(_ key: Record.Key) -> UInt32? {
    index.find(hash: Record.hash(key)) { store[$0].key == key }
  }

  /// Reads the mark that a change of a slot would set.
  @inline(__always)
  func touchMark(of slot: UInt32) -> UInt64 { dirty.touch(slot) }

  /// The record in a slot, to read.
  subscript(slot: UInt32) -> Record {
    @inline(__always) _read { yield store[slot] }
  }

  /// The record in a slot, to change: it will be in the next drain.
  subscript(changing slot: UInt32) -> Record {
    @inline(__always) _read { yield store[slot] }
    @inline(__always) _modify {
      dirty.mark(slot)
      yield &store[slot]
    }
  }

  /// The record in a slot, to change in a part that is not in its row.
  subscript(derived slot: UInt32) -> Record {
    @inline(__always) _read { yield store[slot] }
    @inline(__always) _modify { yield &store[slot] }
  }

  @inline(__always)
  mutating func insert(_ record: Record) -> UInt32 {
    let slot = restore(record)
    dirty.mark(slot)
    return slot
  }

  /// Inserts without counting it as a change.
  @inline(__always)
  mutating func restore(_ record: Record) -> UInt32 {
    let slot = store.insert(record)
    index.insert(hash: Record.hash(record.key), slot: slot)
    return slot
  }

  mutating func remove(_ slot: UInt32) {
    let key = store[slot].key
    index.remove(hash: Record.hash(key), slot: slot)
    removedKeys.append(key)
    store.remove(slot, tombstone: Record.tombstone)
  }

  mutating func forgetChanges() {
    dirty.removeAll()
    removedKeys.removeAll(keepingCapacity: true)
  }

  /// Slots in use, in slot order: which is not the order of ids.
  func forEachSlot(_ body: (UInt32) throws -> Void) rethrows {
    for slot in 0..<end where !store[slot].isTombstone { try body(slot) }
  }
}

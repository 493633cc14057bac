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
  case refusals = 15
  case payments = 16
  case windows = 17
  case reservations = 18
  case hubSignals = 20
  case fences = 24
  /// What entries of the log have said that limits are: one row, or none.
  case limits = 30
  /// How the till is set: one row, or none.
  case till = 31
  /// Cancelled drops whose orders are being cancelled.
  case refunding = 32
  case admissions = 35
  case joiners = 36
  case tokens = 37
  /// How hubs are waited for: one row, or none.
  case dispatch = 38
  case hubDispatch = 39
}

/// What a table of the engine keeps: a record with a key.
protocol EntityRecord: Sendable {
  associatedtype Key: Equatable & Sendable
  static var table: StateTable { get }
  /// Stands in freed slots.
  static var tombstone: Self { get }
  var key: Key { get }
  var isTombstone: Bool { get }
  /// Where the key belongs in the index: under `secret` when somebody else chose it.
  static func hash(_ key: Key, under secret: HashKey) -> UInt32
  /// The key of the record's row: big-endian, so that rows sort by age.
  static func encode(key: Key, into sink: inout ByteSink)
}

extension EntityRecord where Key == UInt64 {
  @inline(__always)
  var isTombstone: Bool { key == 0 }

  @inline(__always)
  static func hash(_ key: UInt64, under secret: HashKey) -> UInt32 { logIDHash(key) }

  static func encode(key: UInt64, into sink: inout ByteSink) {
    sink.putFixed(key.byteSwapped)
  }
}

/// Records by slot and by key, with the changes since the last drain and the digest of their rows.
struct EntityTable<Record: EntityRecord>: ~Copyable, Sendable {
  private var store = SlotStore<Record>()
  private var index = HashIndex()
  private let secret: HashKey
  /// Slots of records whose row is not in `digests` as it is now.
  private var fresh = DirtySlots()
  /// Slots of records whose row is in `digests`, and not in a drain yet.
  private var settled = DirtySlots()
  private var digests = RowDigests()
  /// Keys of records removed since the last drain.
  private(set) var removedKeys: [Record.Key] = []

  init(secret: HashKey) { self.secret = secret }

  var count: Int { store.count }

  /// Slots of records changed since their rows were last digested, and of some removed since.
  var freshSlots: [UInt32] { fresh.slots }

  /// Slots of records changed and digested since the last drain, and not changed again since.
  var settledSlots: [UInt32] { settled.slots.filter { !fresh.contains($0) } }

  /// The digest of all rows, as they were when they were last digested.
  var digestSum: StateDigest { digests.sum }

  /// The digest of a slot's row, as it was when it was last digested; empty before.
  func digest(of slot: UInt32) -> StateDigest { digests[slot] }

  var footprint: TableFootprint {
    TableFootprint(
      records: store.byteCount, index: index.byteCount, digests: digests.byteCount,
      changes: fresh.byteCount + settled.byteCount
        + removedKeys.capacity * MemoryLayout<Record.Key>.stride)
  }

  /// Slots are below this; some may be free.
  var end: UInt32 { UInt32(store.end) }

  @inline(__always)
  func slot(_ key: Record.Key) -> UInt32? {
    slot(key, hash: Record.hash(key, under: secret))
  }

  /// The same with the key's hash at hand.
  @inline(__always)
  func slot(_ key: Record.Key, hash: UInt32) -> UInt32? {
    index.find(hash: hash) { store[$0].key == key }
  }

  /// Reads the mark that a change of a slot would set.
  @inline(__always)
  func touchMark(of slot: UInt32) -> UInt64 { fresh.touch(slot) }

  /// The record in a slot, to read.
  subscript(slot: UInt32) -> Record {
    @inline(__always) _read { yield store[slot] }
  }

  /// The record in a slot, to change: it will be in the next drain.
  subscript(changing slot: UInt32) -> Record {
    @inline(__always) _read { yield store[slot] }
    @inline(__always) _modify {
      fresh.mark(slot)
      yield &store[slot]
    }
  }

  /// The row of a record changes by what is not in the record: it will be in the next drain.
  @inline(__always)
  mutating func noteChange(of slot: UInt32) { fresh.mark(slot) }

  /// The record in a slot, to change in a part that is not in its row.
  subscript(derived slot: UInt32) -> Record {
    @inline(__always) _read { yield store[slot] }
    @inline(__always) _modify { yield &store[slot] }
  }

  @inline(__always)
  mutating func insert(_ record: Record) -> UInt32 {
    insert(record, hash: Record.hash(record.key, under: secret))
  }

  /// The same with the key's hash at hand.
  @inline(__always)
  mutating func insert(_ record: Record, hash: UInt32) -> UInt32 {
    let slot = add(record, hash: hash)
    fresh.mark(slot)
    return slot
  }

  /// Inserts without counting it as a change: `digest` is that of its row. Found once
  /// `indexRestored` has been called.
  mutating func restore(_ record: Record, digest: StateDigest) {
    digests.set(digest, of: store.insert(record))
  }

  /// Indexes what was restored, all at once: nothing grows on the way.
  mutating func indexRestored() {
    index.reserve(store.end)
    for slot in UInt32(index.count)..<UInt32(store.end) {
      index.insert(hash: Record.hash(store[slot].key, under: secret), slot: slot)
    }
  }

  @inline(__always)
  private mutating func add(_ record: Record, hash: UInt32) -> UInt32 {
    let slot = store.insert(record)
    index.insert(hash: hash, slot: slot)
    return slot
  }

  mutating func remove(_ slot: UInt32) {
    let key = store[slot].key
    index.remove(hash: Record.hash(key, under: secret), slot: slot)
    removedKeys.append(key)
    digests.clear(slot)
    store.remove(slot, tombstone: Record.tombstone)
  }

  /// Takes the digests of the rows in `freshSlots`, in their order, tombstones left out.
  mutating func settle(_ rows: [StateDigest]) {
    var next = rows.startIndex
    for slot in fresh.slots {
      settled.mark(slot)
      if store[slot].isTombstone { continue }
      digests.set(rows[next], of: slot)
      next += 1
    }
    precondition(next == rows.endIndex, "a digest for each row")
    fresh.removeAll()
  }

  mutating func forgetChanges() {
    settled.removeAll()
    removedKeys.removeAll(keepingCapacity: true)
  }

  /// Slots in use, in slot order: which is not the order of ids.
  func forEachSlot(_ body: (UInt32) throws -> Void) rethrows {
    for slot in 0..<end where !store[slot].isTombstone { try body(slot) }
  }
}

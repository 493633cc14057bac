/// An open-addressing table from a 32-bit hash to a slot of some store.
///
/// It does not know the keys: a lookup is given a closure that says whether the record in a slot is
/// the one meant. Linear probing over eight-byte buckets (31 bits of hash, and slot), at most half
/// full, with backward-shift deletion. A hash's place is twice its low bits: hashes that count up,
/// as ids do, fill every other bucket in order and stay in cache, and the buckets between end every
/// probe. Never iterated.
///
/// Hashes of what somebody else chose come from a `HashKey`: a probe walks past everything whose
/// hash is near, and who can choose hashes can make it walk past everything there is.
///
/// It grows without a pause: a larger table is filled by a few buckets per insert, and lookups
/// consult both meanwhile.
struct HashIndex: ~Copyable, Sendable {
  private var table = BucketTable(bits: 10)
  /// The smaller table that is being moved out of, and how far.
  private var previous = BucketTable(bits: 0)
  private var moved = 0
  private(set) var count = 0

  /// Buckets moved per insert: more than enough to finish before the next growth.
  private static let movedPerInsert = 16

  /// The slot of the record with `hash` that `matches`, if there is one. While the table grows, a
  /// slot that has been removed may be offered to `matches`, which must say no to it.
  @inline(__always)
  func find(hash: UInt32, matches: (UInt32) -> Bool) -> UInt32? {
    if let position = table.position(of: hash, matches: matches) {
      return table.slot(at: position)
    }
    if previous.size == 1 { return nil }
    guard let position = previous.position(of: hash, matches: matches) else { return nil }
    return previous.slot(at: position)
  }

  /// Reads the place where a probe for `hash` begins.
  @inline(__always)
  func touch(hash: UInt32) -> UInt64 {
    let first = table.bucket(at: Int(hash) << 1 & table.mask)
    return previous.size == 1 ? first : first ^ previous.bucket(at: Int(hash) << 1 & previous.mask)
  }

  /// Bytes allocated for buckets.
  var byteCount: Int { table.byteCount + previous.byteCount }

  /// Buckets that a look-up of something that is not there looks at: what finding costs at most.
  func reach(of hash: UInt32) -> Int {
    table.reach(of: hash) + (previous.size == 1 ? 0 : previous.reach(of: hash))
  }

  /// Adds a slot under `hash`. The caller has made sure that its key is not there yet.
  @inline(__always)
  mutating func insert(hash: UInt32, slot: UInt32) {
    if previous.size > 1 { moveSome() }
    if (table.used + 1) * 2 > table.size { grow() }
    table.insert(bucket: BucketTable.bucket(of: hash, slot))
    count += 1
  }

  /// Makes room for so many slots at once, when nothing is in it yet.
  mutating func reserve(_ capacity: Int) {
    if count > 0 || previous.size > 1 { return }
    var bits = table.bits
    while capacity * 2 > 1 << bits { bits += 1 }
    if bits > table.bits { table = BucketTable(bits: bits) }
  }

  /// Adds a slot under `hash`, unless one is there already that `matches`.
  mutating func insertUnlessThere(
    hash: UInt32, slot: UInt32, matches: (UInt32) -> Bool
  ) -> Bool {
    if find(hash: hash, matches: matches) != nil { return false }
    insert(hash: hash, slot: slot)
    return true
  }

  /// Removes `slot`, which was inserted under `hash`.
  mutating func remove(hash: UInt32, slot: UInt32) {
    if let position = table.position(of: hash, matches: { $0 == slot }) {
      table.remove(at: position)
    } else if let position = previous.position(of: hash, matches: { $0 == slot }) {
      previous.blank(position)
    } else {
      preconditionFailure("a slot that was never inserted")
    }
    count -= 1
  }

  @inline(never)
  private mutating func grow() {
    while previous.size > 1 { moveSome() }
    swap(&previous, &table)
    moved = 0
    table = BucketTable(bits: previous.bits + 1)
  }

  /// Copies a few buckets to the larger table. The old ones stay as they are, so that no probe is
  /// cut short; lookups ask the larger table first.
  @inline(never)
  private mutating func moveSome() {
    let end = min(moved + Self.movedPerInsert, previous.size)
    while moved < end {
      let bucket = previous.bucket(at: moved)
      if BucketTable.isTaken(bucket) { table.insert(bucket: bucket) }
      moved += 1
    }
    if moved == previous.size {
      previous = BucketTable(bits: 0)
      moved = 0
    }
  }
}

/// The buckets of a `HashIndex`, in chunks that exist only once something is in them.
struct BucketTable: ~Copyable {
  private static var chunkBits: Int { 13 }
  private static var chunkMask: Int { (1 << chunkBits) - 1 }

  /// The highest bit of a bucket that has something in it, so that no hash and slot look like an
  /// empty one.
  private static var taken: UInt64 { 1 << 63 }
  /// Stands for a removed bucket in a table that is being moved out of: ends no probe, matches no
  /// slot.
  private static var blank: UInt64 { 1 }

  let bits: Int
  let mask: Int
  private(set) var used = 0
  // A bucket is `taken | hash << 32 | slot`, the blank one, or 0 when empty. Each pointer is to
  // `chunkSize` initialised buckets, owned by this value alone and freed with it; positions are
  // masked to the table.
  private var chunks: [UnsafeMutablePointer<UInt64>?]

  var size: Int { mask + 1 }

  private var chunkSize: Int { min(size, Self.chunkMask + 1) }

  /// Bytes allocated for buckets.
  var byteCount: Int {
    chunks.count { $0 != nil } * chunkSize * MemoryLayout<UInt64>.stride
  }

  init(bits: Int) {
    self.bits = bits
    mask = (1 << bits) - 1
    chunks = Array(repeating: nil, count: max(1, (1 << bits) >> Self.chunkBits))
  }

  deinit {
    for case let chunk? in chunks { chunk.deallocate() }
  }

  @inline(__always)
  func bucket(at position: Int) -> UInt64 {
    guard let chunk = chunks[position >> Self.chunkBits] else { return 0 }
    return chunk[position & Self.chunkMask]
  }

  @inline(__always)
  static func bucket(of hash: UInt32, _ slot: UInt32) -> UInt64 {
    taken | UInt64(hash) << 32 | UInt64(slot)
  }

  @inline(__always)
  static func isTaken(_ bucket: UInt64) -> Bool { bucket >= taken }

  @inline(__always)
  func slot(at position: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: bucket(at: position))
  }

  @inline(__always)
  func position(of hash: UInt32, matches: (UInt32) -> Bool) -> Int? {
    var position = Int(hash) << 1 & mask
    let wanted = Self.bucket(of: hash, 0) >> 32
    while true {
      let bucket = bucket(at: position)
      if bucket == 0 { return nil }
      if bucket >> 32 == wanted && matches(UInt32(truncatingIfNeeded: bucket)) {
        return position
      }
      position = (position + 1) & mask
    }
  }

  func reach(of hash: UInt32) -> Int {
    var length = 1
    var position = Int(hash) << 1 & mask
    while bucket(at: position) != 0 {
      position = (position + 1) & mask
      length += 1
    }
    return length
  }

  @inline(__always)
  mutating func insert(bucket: UInt64) {
    var position = Int(bucket >> 32) << 1 & mask
    while self.bucket(at: position) != 0 {
      position = (position + 1) & mask
    }
    set(bucket, at: position)
    used += 1
  }

  mutating func blank(_ position: Int) {
    set(Self.blank, at: position)
  }

  mutating func remove(at position: Int) {
    // Whatever was pushed past the hole by it moves up, until an empty bucket.
    var hole = position
    var next = (position + 1) & mask
    while true {
      let candidate = bucket(at: next)
      if candidate == 0 { break }
      let home = Int(candidate >> 32) << 1 & mask
      if (next - home) & mask >= (next - hole) & mask {
        set(candidate, at: hole)
        hole = next
      }
      next = (next + 1) & mask
    }
    set(0, at: hole)
    used -= 1
  }

  @inline(__always)
  private mutating func set(_ bucket: UInt64, at position: Int) {
    if let chunk = chunks[position >> Self.chunkBits] {
      chunk[position & Self.chunkMask] = bucket
    } else {
      addChunk(position >> Self.chunkBits)[position & Self.chunkMask] = bucket
    }
  }

  @inline(never)
  private mutating func addChunk(_ index: Int) -> UnsafeMutablePointer<UInt64> {
    let chunk = UnsafeMutablePointer<UInt64>.allocate(capacity: chunkSize)
    chunk.initialize(repeating: 0, count: chunkSize)
    chunks[index] = chunk
    return chunk
  }
}

// Sound: the memory behind the pointers is reached through this one value only.
extension BucketTable: @unchecked Sendable {}

/// Where an id born in the log belongs in a `HashIndex`: ids of consecutive entries get consecutive
/// positions; a further entity of the same entry goes elsewhere. Needs no secret: nobody chooses the
/// ids that are in a table, as the log numbers them, and one that is not in it ends at the first
/// empty bucket.
@inline(__always)
func logIDHash(_ rawID: UInt64) -> UInt32 {
  UInt32(truncatingIfNeeded: rawID >> 20)
    &+ UInt32(truncatingIfNeeded: rawID & 0xF_FFFF) &* 0x9E37_79B1
}

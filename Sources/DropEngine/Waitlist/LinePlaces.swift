/// Where in one pool's line everyone stands, without a walk along the line: the line in blocks of those who joined
/// after each other, with how many of each are still there and how many units they wait for.
struct LinePlaces: Sendable {
  /// Waiters that one block takes.
  static let blockSize: UInt32 = 256

  /// Those of some who joined after each other that still wait.
  struct Block: Sendable {
    var joined: UInt32 = 0
    var waiting: UInt32 = 0
    var units: UInt64 = 0
  }

  /// Front to back.
  private(set) var blocks: [Block] = []
  /// Number of the first of them; those before it are gone.
  private var first: UInt32 = 0

  /// Counts a waiter at the end.
  ///
  /// - Returns: the number of its block.
  mutating func add(units: UInt32) -> UInt32 {
    if blocks.isEmpty || blocks[blocks.count - 1].joined == Self.blockSize {
      blocks.append(Block())
    }
    let last = blocks.count - 1
    blocks[last].joined += 1
    blocks[last].waiting += 1
    blocks[last].units += UInt64(units)
    return first &+ UInt32(last)
  }

  /// Takes a waiter of a block away.
  mutating func remove(units: UInt32, from block: UInt32) {
    let index = Int(block &- first)
    blocks[index].waiting -= 1
    blocks[index].units -= UInt64(units)
    if index != 0 || blocks[0].waiting != 0 { return }
    let gone = blocks.prefix { $0.waiting == 0 && $0.joined == Self.blockSize }.count
    if gone == 0 { return }
    blocks.removeFirst(gone)
    first &+= UInt32(gone)
  }

  /// Waiters and their units in the blocks before one.
  func before(_ block: UInt32) -> (waiters: UInt32, units: UInt64) {
    blocks.prefix(Int(block &- first)).reduce((0, 0)) { ($0.0 + $1.waiting, $0.1 + $1.units) }
  }

  /// Whether so many blocks are nearly empty, behind a head that stays, that the line is to be counted anew.
  func isSparse(waiting: UInt32) -> Bool {
    blocks.count > 64 && blocks.count > 2 * (Int(waiting / Self.blockSize) + 32)
  }
}

extension Engine {
  /// Counts a waiter at the end of its pool's line.
  mutating func countPlace(_ slot: UInt32, in pool: UInt32) {
    while places.count <= Int(pool) { places.append(LinePlaces()) }
    waiters[derived: slot].block = places[Int(pool)].add(units: waiters[slot].quantity)
  }

  /// Takes a waiter that is out of line, and still knows its block, out of the count.
  mutating func uncountPlace(_ slot: UInt32, in pool: UInt32) {
    places[Int(pool)].remove(units: waiters[slot].quantity, from: waiters[slot].block)
    if !places[Int(pool)].isSparse(waiting: pools[pool].waiting) { return }
    places[Int(pool)] = LinePlaces()
    var next = pools[pool].firstWaiter
    while next != noSlot {
      countPlace(next, in: pool)
      next = waiters[next].next
    }
  }

  /// How many wait before a waiter, or before a leg in its line, and for how many units.
  func ahead(of slot: UInt32) -> (waiters: UInt32, units: UInt64) {
    let block = waiters[slot].block
    var ahead = places[Int(waiters[slot].pool)].before(block)
    var before = waiters[slot].previous
    while before != noSlot, waiters[before].block == block {
      ahead.waiters += 1
      ahead.units += UInt64(waiters[before].quantity)
      before = waiters[before].previous
    }
    return ahead
  }
}

/// Those in one pool's line by the fewest units they take: whoever can no longer be served is found
/// without a walk along the line.
struct LineMinimums: Sendable {
  /// Waiters with the same minimum, in the order of their places: chained by `nextAlike`.
  struct Chain: Sendable {
    var minimum: UInt32
    var first: UInt32
    var last: UInt32
  }

  /// Ascending by minimum; none is empty. As many as there are different minimums in the line, at
  /// most `EngineLimits.quantityPerLine`.
  private(set) var chains: [Chain] = []

  /// The chain with the highest minimum.
  var highest: Chain? { chains.last }

  /// The chains of those whom so many units serve.
  func chains(upTo units: UInt32) -> ArraySlice<Chain> {
    chains[..<partitionPoint(in: 0..<chains.count) { chains[$0].minimum <= units }]
  }

  /// Where the chain of a minimum is, or belongs.
  func place(of minimum: UInt32) -> (index: Int, isThere: Bool) {
    let place = partitionPoint(in: 0..<chains.count) { chains[$0].minimum < minimum }
    return (place, place < chains.count && chains[place].minimum == minimum)
  }

  mutating func add(_ chain: Chain, at index: Int) { chains.insert(chain, at: index) }

  mutating func remove(at index: Int) { chains.remove(at: index) }

  mutating func setFirst(_ slot: UInt32, at index: Int) { chains[index].first = slot }

  mutating func setLast(_ slot: UInt32, at index: Int) { chains[index].last = slot }
}

extension Engine {
  /// Units of a pool that are free or can still become free.
  @inline(__always)
  func reachable(_ pool: UInt32) -> UInt32 { pools[pool].capacity - pools[pool].sold }

  /// Whether somebody in a pool's line waits for more than can still become free.
  @inline(__always)
  func hasImpossible(_ pool: UInt32) -> Bool {
    guard Int(pool) < minimums.count, let highest = minimums[Int(pool)].highest else {
      return false
    }
    return highest.minimum > reachable(pool)
  }

  /// Puts a waiter at the end of the chain of its minimum.
  mutating func linkAlike(_ slot: UInt32, in pool: UInt32) {
    while minimums.count <= Int(pool) { minimums.append(LineMinimums()) }
    let minimum = waiters[slot].minimum
    let place = minimums[Int(pool)].place(of: minimum)
    waiters[derived: slot].nextAlike = noSlot
    if place.isThere {
      let last = minimums[Int(pool)].chains[place.index].last
      waiters[derived: slot].previousAlike = last
      waiters[derived: last].nextAlike = slot
      minimums[Int(pool)].setLast(slot, at: place.index)
    } else {
      waiters[derived: slot].previousAlike = noSlot
      minimums[Int(pool)].add(
        LineMinimums.Chain(minimum: minimum, first: slot, last: slot), at: place.index)
    }
  }

  /// Takes a waiter out of the chain of its minimum.
  mutating func unlinkAlike(_ slot: UInt32, in pool: UInt32) {
    let previous = waiters[slot].previousAlike
    let next = waiters[slot].nextAlike
    waiters[derived: slot].previousAlike = noSlot
    waiters[derived: slot].nextAlike = noSlot
    if previous != noSlot { waiters[derived: previous].nextAlike = next }
    if next != noSlot { waiters[derived: next].previousAlike = previous }
    if previous != noSlot && next != noSlot { return }
    let place = minimums[Int(pool)].place(of: waiters[slot].minimum)
    if previous == noSlot && next == noSlot {
      minimums[Int(pool)].remove(at: place.index)
    } else if previous == noSlot {
      minimums[Int(pool)].setFirst(next, at: place.index)
    } else {
      minimums[Int(pool)].setLast(previous, at: place.index)
    }
  }
}

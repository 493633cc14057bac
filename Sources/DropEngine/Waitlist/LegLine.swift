import Basics

/// Those in one pool's line who wait for other pools as well: the legs of places in several lines. They are among the
/// others in the chain of the line and in its count, but not among its minimums: what a leg needs is not in one pool.
struct LegLine: Sendable {
  /// At most `EngineLimits.legsPerLine`; chained by `nextAlike`, in the order of their places.
  var first = noSlot
  var last = noSlot
  var count: UInt32 = 0
  /// The first in line who waits for this pool alone; kept while there are legs.
  var firstAlone = noSlot
}

/// A line that somebody has left, and that is not the one which is being settled.
struct DisturbedLine: Sendable {
  var pool: UInt32
  /// Whether it has another head by that.
  var hasNewHead: Bool
}

extension Engine {
  /// Whether a pool's line has legs in it, as it is linked by now.
  @inline(__always)
  private func hasLegs(_ pool: UInt32) -> Bool {
    Int(pool) < legLines.count && legLines[Int(pool)].count > 0
  }

  /// Puts a leg at the end of the chain of legs. Before it is in the line's own.
  mutating func linkLeg(_ slot: UInt32, in pool: UInt32) {
    while legLines.count <= Int(pool) { legLines.append(LegLine()) }
    var line = legLines[Int(pool)]
    if line.count == 0 { line = LegLine(firstAlone: pools[pool].firstWaiter) }
    waiters[derived: slot].previousAlike = line.last
    waiters[derived: slot].nextAlike = noSlot
    if line.last == noSlot {
      line.first = slot
    } else {
      waiters[derived: line.last].nextAlike = slot
    }
    line.last = slot
    line.count += 1
    legLines[Int(pool)] = line
  }

  /// Takes a leg out of that chain.
  mutating func unlinkLeg(_ slot: UInt32, in pool: UInt32) {
    let (previous, next) = (waiters[slot].previousAlike, waiters[slot].nextAlike)
    var line = legLines[Int(pool)]
    if previous == noSlot { line.first = next } else { waiters[derived: previous].nextAlike = next }
    if next == noSlot {
      line.last = previous
    } else {
      waiters[derived: next].previousAlike = previous
    }
    waiters[derived: slot].previousAlike = noSlot
    waiters[derived: slot].nextAlike = noSlot
    line.count -= 1
    legLines[Int(pool)] = line
  }

  /// Somebody who waits for this pool alone has come to the end of its line.
  @inline(__always)
  mutating func noteAlone(_ slot: UInt32, atEndOf pool: UInt32) {
    if hasLegs(pool), legLines[Int(pool)].firstAlone == noSlot {
      legLines[Int(pool)].firstAlone = slot
    }
  }

  /// Somebody who waits for this pool alone is about to leave its line.
  @inline(__always)
  mutating func forgetAlone(_ slot: UInt32, in pool: UInt32) {
    if hasLegs(pool), legLines[Int(pool)].firstAlone == slot { moveAlone(behind: slot, in: pool) }
  }

  @inline(never)
  private mutating func moveAlone(behind slot: UInt32, in pool: UInt32) {
    var next = waiters[slot].next
    while next != noSlot, waiters[next].isLeg { next = waiters[next].next }
    legLines[Int(pool)].firstAlone = next
  }

  /// Keeps with a pool how many legs are in its line, and what is kept back for the one that is first.
  @inline(__always)
  mutating func noteLegs(in pool: UInt32) {
    if Int(pool) < legLines.count { countLegs(in: pool) }
  }

  @inline(never)
  private mutating func countLegs(in pool: UInt32) {
    pools[derived: pool].legs = legLines[Int(pool)].count
    let first = pools[pool].firstWaiter
    let isKept = first != noSlot && waiters[first].isLeg && !pools[pool].passes
    pools[derived: pool].keptBack = isKept && fault != .keepNothing ? waiters[first].quantity : 0
  }

  // MARK: Turns

  /// Whether everything that a place in several lines waits for can be had now, and is its to have.
  func isServable(_ slot: UInt32) -> Bool {
    var leg = slot
    repeat {
      if !isServable(leg: leg) { return false }
      leg = waiters[leg].nextLeg
    } while leg != slot && fault != .servePart
    return true
  }

  /// Nobody before it waits for this pool alone, and there are units beside those that are kept back.
  private func isServable(leg: UInt32) -> Bool {
    let pool = waiters[leg].pool
    var needed = UInt64(waiters[leg].quantity)
    if !pools[pool].passes {
      let alone = legLines[Int(pool)].firstAlone
      if alone != noSlot && waiters[alone].id < waiters[leg].id && fault != .passAlone {
        return false
      }
      if pools[pool].firstWaiter != leg { needed += UInt64(pools[pool].keptBack) }
    }
    return needed <= UInt64(pools[pool].free)
  }

  /// Who is served next of a line with legs in it: the first of those whose turn it can be.
  ///
  /// - Parameter alone: the first of those who wait for this pool alone that could be served, nil where none can.
  func nextInLine(_ pool: UInt32, orElse alone: UInt32?) -> UInt32? {
    let line = legLines[Int(pool)]
    // Where nobody may pass, whoever waits for this pool alone stops all behind.
    let bound = pools[pool].passes ? alone ?? noSlot : line.firstAlone
    var leg = fault == .sleepWithLegs ? noSlot : line.first
    while leg != noSlot, bound == noSlot || waiters[leg].id < waiters[bound].id {
      if isServable(leg) { return leg }
      leg = waiters[leg].nextAlike
    }
    return alone
  }

  /// Who is served before a place in several lines, as it comes earlier in one of them and can be served as well: units of
  /// several pools may have come free at once. That place itself where there is nobody.
  func firstOf(turn slot: UInt32) -> UInt32 {
    var first = slot
    while waiters[first].isLeg {
      var earlier = first
      var leg = waiters[first].nextLeg
      while leg != first {
        if let other = nextInLine(waiters[leg].pool), waiters[other].place < waiters[earlier].place
        {
          earlier = other
        }
        leg = waiters[leg].nextLeg
      }
      if earlier == first { break }
      first = earlier
    }
    return first
  }

  /// The first leg in a line that waits for more than can still become free.
  func impossibleLeg(in pool: UInt32) -> UInt32? {
    var leg = legLines[Int(pool)].first
    while leg != noSlot {
      if waiters[leg].quantity > reachable(pool) { return leg }
      leg = waiters[leg].nextAlike
    }
    return nil
  }

  /// Whether a place is first in each of its lines.
  func isFirst(_ slot: UInt32) -> Bool {
    if !waiters[slot].isLeg { return pools[waiters[slot].pool].firstWaiter == slot }
    var leg = slot
    repeat {
      if pools[waiters[leg].pool].firstWaiter != leg { return false }
      leg = waiters[leg].nextLeg
    } while leg != slot
    return true
  }

  /// The slots of a place's legs, in the order of its lines; of a place in one line, that alone.
  func legs(of slot: UInt32) -> [UInt32] {
    if !waiters[slot].isLeg { return [slot] }
    let first = waiters[slot].place.rawValue
    return (0..<UInt64(waiters[slot].legs)).compactMap { waiters.slot(first + $0) }
  }

  /// The head of a line has been told that it is next, or will be when it is first in others.
  mutating func forgetNewHead(of pool: UInt32) {
    for index in disturbed.indices where disturbed[index].pool == pool {
      disturbed[index].hasNewHead = false
    }
  }

  /// Notes that the line which a leg has left is to move on, before the entry is over.
  mutating func disturb(_ pool: UInt32, hasNewHead: Bool) {
    if let index = disturbed.firstIndex(where: { $0.pool == pool }) {
      if hasNewHead { disturbed[index].hasNewHead = true }
    } else {
      disturbed.append(DisturbedLine(pool: pool, hasNewHead: hasNewHead))
    }
  }
}

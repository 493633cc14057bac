import Basics

/// Which buyers were told something longest ago: they make room where the table is full.
extension Engine {
  /// An event of a buyer: it is the newest now.
  mutating func noteTold(_ slot: UInt32) {
    if buyers[slot].order != 0 { unlinkBuyer(slot) }
    buyers[changing: slot].toldAt = now
    buyers[changing: slot].order = nextToldOrder
    nextToldOrder += 1
    linkBuyer(slot)
  }

  /// Puts a buyer behind all others.
  mutating func linkBuyer(_ slot: UInt32) {
    buyers[derived: slot].previous = lastBuyer
    buyers[derived: slot].next = noSlot
    if lastBuyer == noSlot { firstBuyer = slot } else { buyers[derived: lastBuyer].next = slot }
    lastBuyer = slot
  }

  private mutating func unlinkBuyer(_ slot: UInt32) {
    let (previous, next) = (buyers[slot].previous, buyers[slot].next)
    if previous == noSlot { firstBuyer = next } else { buyers[derived: previous].next = next }
    if next == noSlot { lastBuyer = previous } else { buyers[derived: next].previous = previous }
  }

  /// Forgets the buyer who was told something longest ago, if that is as long as anything that has
  /// ended is kept. Whether there is room for one more now.
  ///
  /// Whoever is told something for the first time from now on begins above every forgotten offset:
  /// a follower from before sees a gap, and never an event in another's place.
  mutating func makeRoomForBuyer() -> Bool {
    guard rules >= .second, firstBuyer != noSlot else { return false }
    let slot = firstBuyer
    if buyers[slot].toldAt.addingSaturated(retention.finishedMicroseconds) > now { return false }
    forgottenOffset = max(forgottenOffset, buyers[slot].nextOffset)
    unlinkBuyer(slot)
    buyers.remove(slot)
    return buyers.count + liveHolds + waitingCount < Int(limits.buyers)
  }

  /// What the first rules did not note: those there are count as told now, in the order of their
  /// numbers.
  mutating func beginNotingBuyers() {
    for slot in slotsByID(buyers, id: { $0.id.rawValue }) { noteTold(slot) }
  }
}

import Basics

/// Means "no slot" in links between records.
let noSlot = UInt32.max

/// What is left of a capacity; none where more is taken than there is, which the checkers tell of.
@inline(__always)
func freeOf(_ capacity: UInt32, less held: UInt32, and posted: UInt32) -> UInt32 {
  let taken = UInt64(held) + UInt64(posted)
  return taken < UInt64(capacity) ? capacity - UInt32(truncatingIfNeeded: taken) : 0
}

/// A pool.
struct PoolRecord: EntityRecord {
  static var table: StateTable { .pools }
  static var tombstone: Self { Self() }

  var id: PoolID = .none
  /// Slot of its drop.
  var drop: UInt32 = noSlot
  var variant: UInt32 = 0
  /// Where the units are, or `.none` for central stock.
  var hub: HubID = .none
  var capacity: UInt32 = 0
  var held: UInt32 = 0
  var sold: UInt32 = 0
  /// Waiters in line.
  var waiting: UInt32 = 0
  /// Whether its waitlist has more to do than one entry allowed.
  var isPending = false
  /// Whether it is a reservation's: its units are in the totals of no drop, and nobody waits for them.
  var isPreorder = false

  // Derived from the waiters, not in the row.
  var firstWaiter = noSlot
  var lastWaiter = noSlot
  /// Derived from the waiters: those of them that are legs of places in several lines.
  var legs: UInt32 = 0
  /// Derived from the waiters: units that whoever is first in line waits for, where that is a leg and nobody may pass.
  var keptBack: UInt32 = 0
  /// Derived from its hub's mode: it sells by reservation.
  var isShut = false
  /// Derived from its drop's policy: whoever can be served passes those in line who need more than is free.
  var passes = false
  // Derived from the fences.
  /// Slot of its first fence or, of the account of a fence, of that; `noSlot` of all others.
  var fences = noSlot
  var isFence = false
  /// Whether its units are in no total of the drop: those of a fence, and of a reservation.
  var isApart = false

  var key: UInt64 { id.rawValue }

  /// Units neither held nor sold.
  @inline(__always)
  var free: UInt32 { freeOf(capacity, less: held, and: sold) }

  /// Units that a newcomer could be given: none while others wait, even if a unit is free. Where the policy
  /// lets pass, those that nobody in line could be served with: all of them, once the line has moved on. Who waits for
  /// other pools as well stops nobody, but has its units kept back when it is first.
  @inline(__always)
  var freeForNewcomer: UInt32 {
    if waiting == 0 { return free }
    if isPending || !passes && waiting != legs { return 0 }
    return passes ? free : free - min(free, keptBack)
  }

  /// Whether a newcomer could be granted a unit.
  @inline(__always)
  var isSelling: Bool { freeForNewcomer > 0 }
}

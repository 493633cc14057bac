import Basics

/// A live hold of a cancelled drop, whose end follows.
struct CancelledHold: Sendable {
  var id: HoldID
  var slot: UInt32
}

extension Engine {
  /// Lists the live holds of a cancelled drop. Goes through all holds once: cancelling is rare, and
  /// a list of each drop's holds would cost every reserve.
  mutating func collectHolds(ofCancelled drop: UInt32) {
    let reservation = drops[drop].reservation
    let isReserved =
      reservation != noSlot && reservations[reservation].pools.contains { pools[$0].held > 0 }
    let isFenced = fencesOf(drop: drop).contains { pools[fences[$0].account].held > 0 }
    if drops[drop].held == 0 && !isReserved && !isFenced { return }
    var found: [CancelledHold] = []
    for slot in 0..<holds.end where holds[slot].drop == drop && holds[slot].phase.isLive {
      if !holds[slot].isTombstone { found.append(CancelledHold(id: holds[slot].id, slot: slot)) }
    }
    if found.isEmpty { return }
    cancelledHolds.removeSubrange(0..<cancelledNext)
    cancelledNext = 0
    cancelledHolds += found
    cancelledHolds.sort { $0.id < $1.id }
  }

  /// Ends holds of cancelled drops in the order of their ids, as many as the entry allows.
  mutating func endCancelledHolds() {
    while waitersBudget > 0, let slot = nextCancelled() {
      waitersBudget -= 1
      cancelledNext += 1
      if holds[slot].phase == .confirming {
        giveBack(holds[rest: slot].payment, of: holds[slot].id, reason: .dropCancelled)
      }
      end(slot, as: .cancelled)
      tellBuyer(ofHold: slot)
    }
    // What is left must not depend on how many have ended meanwhile by themselves.
    if nextCancelled() == nil {
      cancelledHolds.removeAll()
      cancelledNext = 0
    }
  }

  /// The first of the listed holds that has not ended meanwhile.
  private mutating func nextCancelled() -> UInt32? {
    while cancelledNext < cancelledHolds.count {
      let listed = cancelledHolds[cancelledNext]
      if holds[listed.slot].id == listed.id && holds[listed.slot].phase.isLive {
        return listed.slot
      }
      cancelledNext += 1
    }
    return nil
  }
}

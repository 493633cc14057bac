import Basics

/// The jobs that a hub has and that could still go elsewhere, in the order in which they were offered: a chain through
/// their records.
extension Engine {
  /// Whether a job is at a hub, before pickup.
  func isMovable(_ job: UInt32) -> Bool {
    switch jobs[job].phase {
    case .offered, .accepted, .preparing, .ready: jobs[job].hub != noSlot
    case .unassigned, .outForDelivery, .awaitingPickup, .delivered, .failed, .cancelled: false
    }
  }

  /// Puts a job at the end of its hub's chain.
  mutating func link(_ job: UInt32) {
    let hub = jobs[job].hub
    let last = hubs[hub].lastJob
    jobs[derived: job].isLinked = true
    jobs[derived: job].previousAtHub = last
    jobs[derived: job].nextAtHub = noSlot
    if last == noSlot {
      hubs[derived: hub].firstJob = job
    } else {
      jobs[derived: last].nextAtHub = job
    }
    hubs[derived: hub].lastJob = job
    if hubs[hub].isSilent { noteDraining(hub) }
  }

  /// Takes a job out of its hub's chain, if it is in it.
  mutating func unlink(_ job: UInt32) {
    if !jobs[job].isLinked { return }
    let (hub, previous, next) = (jobs[job].hub, jobs[job].previousAtHub, jobs[job].nextAtHub)
    if previous == noSlot {
      hubs[derived: hub].firstJob = next
    } else {
      jobs[derived: previous].nextAtHub = next
    }
    if next == noSlot {
      hubs[derived: hub].lastJob = previous
    } else {
      jobs[derived: next].previousAtHub = previous
    }
    jobs[derived: job].isLinked = false
    jobs[derived: job].previousAtHub = noSlot
    jobs[derived: job].nextAtHub = noSlot
    if hubs[hub].isSilent { noteDraining(hub) }
  }
}

import Basics

/// What a throttle means to a reserve: at the door, before its units are looked at.
extension Engine {
  /// What forbids asking for units at the hub of a pool just now, or for a place in their line. Not for units with a
  /// slot of a window: a hub that sells by reservation goes on giving those. Nobody asks for turns of
  /// a line: a throttle is for who comes, not for who has waited.
  @inline(__always)
  mutating func hubRefusal(pool: UInt32) -> Refusal? {
    // A slot is what a throttled hub gives instead: units of a reservation are not at once.
    if hubSignals.count == 0 || pools[pool].hub.isNone || pools[pool].isPreorder { return nil }
    return refusal(ofHub: pools[pool].hub)
  }

  /// The same for all pools of a hold that is asked for: no hub gives while another does not.
  @inline(__always)
  mutating func hubRefusal(of hold: HoldRecord) -> Refusal? {
    if hubSignals.count == 0 { return nil }
    for index in 0..<Int(hold.lineCount) {
      if let refusal = hubRefusal(pool: hold.lines[index].pool) { return refusal }
    }
    return nil
  }

  @inline(never)
  private mutating func refusal(ofHub hub: HubID) -> Refusal? {
    guard let slot = hubSignals.slot(hub.rawValue) else { return nil }
    keepMode(of: slot)
    let policy = hubSignals[slot].policy
    if hubSignals[slot].mode == .reservation {
      let end = hubSignals[slot].since.addingSaturated(policy.minDwellMicroseconds)
      // An operator's word has no end that is known, nor has a dwell that is over.
      let rest = hubSignals[slot].isForced ? 0 : max(end.subtractingSaturated(now), 0)
      return Refusal(.hubThrottled, retryAfterMicroseconds: rest)
    }
    if policy.openJobs > 0, hubs[hubSignals[slot].hub].openJobs >= policy.openJobs {
      return Refusal(.hubThrottled, retryAfterMicroseconds: 0)
    }
    guard let bucket = hubSignals[slot].bucket else { return nil }
    guard let wait = bucket.wait(at: now) else { return Refusal(.hubThrottled) }
    return wait == 0 ? nil : Refusal(.hubThrottled, retryAfterMicroseconds: wait)
  }

  /// Takes a token at each hub that a new hold has units of. `hubRefusal` has found that there is one.
  @inline(__always)
  mutating func takeHubTokens(of hold: HoldRecord) {
    // What comes in a window does not come at once.
    if hubSignals.count > 0 && hold.window.isNone { takeTokens(of: hold) }
  }

  @inline(never)
  private mutating func takeTokens(of hold: HoldRecord) {
    for index in 0..<Int(hold.lineCount) {
      let pool = hold.lines[index].pool
      let hub = pools[pool].hub
      if hub.isNone || pools[pool].isPreorder { continue }
      let isTaken = (0..<index).contains { earlier in
        let other = hold.lines[earlier].pool
        return pools[other].hub == hub && !pools[other].isPreorder
      }
      if isTaken { continue }
      guard let slot = hubSignals.slot(hub.rawValue), let bucket = hubSignals[slot].bucket,
        let fullAt = bucket.fullAfterTaking(at: now), fault != .takeNoToken
      else { continue }
      // Planted: they come back twice as fast.
      let excess = fault == .refillTwice ? bucket.refill / 2 : 0
      hubSignals[changing: slot].fullAt = fullAt.subtractingSaturated(excess)
    }
  }

  // MARK: Pools at hubs

  /// A pool is new.
  mutating func noteAtHub(pool: UInt32) {
    if pools[pool].isApart { return }
    guard let slot = hubSignals.slot(pools[pool].hub.rawValue) else { return }
    hubSignals[derived: slot].pools.append(pool)
    if hubSignals[slot].mode == .reservation { setShut(pool, true) }
  }

  /// The hub of a pool sells by reservation from now on, or no more.
  mutating func setShut(_ pool: UInt32, _ isShut: Bool) {
    if pools[pool].isShut == isShut { return }
    pools[derived: pool].isShut = isShut
    let drop = pools[pool].drop
    if !pools[pool].isSelling { return }
    if isShut { drops[derived: drop].shutPools += 1 } else { drops[derived: drop].shutPools -= 1 }
  }

  /// A pool whose hub sells by reservation has units now, or has none any more.
  @inline(never)
  mutating func countShut(_ pool: UInt32) {
    let drop = pools[pool].drop
    if pools[pool].isSelling {
      drops[derived: drop].shutPools += 1
    } else {
      drops[derived: drop].shutPools -= 1
    }
  }

  /// A pool is about to be removed.
  mutating func forgetAtHub(pool: UInt32) {
    guard let slot = hubSignals.slot(pools[pool].hub.rawValue) else { return }
    // They are in the order of their ids.
    let place = partitionPoint(in: 0..<hubSignals[slot].pools.count) {
      pools[hubSignals[slot].pools[$0]].id < pools[pool].id
    }
    if place < hubSignals[slot].pools.count, hubSignals[slot].pools[place] == pool {
      hubSignals[derived: slot].pools.remove(at: place)
    }
  }

  /// Lists the pools of hubs with throttles, after a restore.
  mutating func attachPoolsToHubs() {
    if hubSignals.count == 0 { return }
    for pool in slotsByID(pools, id: { $0.id.rawValue }) { noteAtHub(pool: pool) }
  }
}

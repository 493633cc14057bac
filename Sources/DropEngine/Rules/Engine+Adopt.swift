import Basics

extension Engine {
  /// Goes over to newer rules, before the first entry that has them: what they keep beside the
  /// older ones follows from the state, so that a restored engine and a replay of the whole log
  /// agree. What they would have done earlier becomes work that is left over, for ticks.
  @inline(never)
  mutating func adopt(_ rules: EngineRules) {
    let before = self.rules
    self.rules = rules
    // The third say of an entry what it is; they keep nothing else.
    if before >= .second { return }
    forgottenThrough = sequence - 1
    derivePayments()
    beginForgetting()
    beginNotingBuyers()
    for drop in 0..<drops.end where drops[drop].phase == .cancelled {
      collectHolds(ofCancelled: drop)
    }
    for pool in 0..<pools.end where pools[pool].waiting > 0 { notePending(pool) }
    for hub in 0..<hubs.end { notePending(hub: hub) }
  }

  /// Whether an id that leads nowhere may be that of something which has been forgotten, rather
  /// than of what never was.
  func mayBeForgotten(_ rawID: UInt64) -> Bool {
    let born = rawID >> 20
    return rules >= .second && born > 0 && born <= forgottenThrough
  }
}

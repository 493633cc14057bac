// How long what is over must be known.
extension LogAudit {
  /// What the log said of retention, in the order of log time.
  struct RetentionHistory {
    private var said: [(from: Int64, retention: AuditRetention)]

    init(_ retention: AuditRetention) { said = [(.min, retention)] }

    /// Log time was set back: what was said before says nothing of times that come again.
    mutating func restart() { said = [(.min, said[said.count - 1].retention)] }

    mutating func say(_ retention: AuditRetention, at time: Int64) {
      said.append((time, retention))
    }

    /// Whether something from `time` can have been forgotten by `now`: whenever it was older than what
    /// was kept then.
    func mayBeForgotten(
      since time: Int64, at now: Int64, _ kept: (AuditRetention) -> Int64
    ) -> Bool {
      for (index, period) in said.enumerated() {
        let end = index + 1 < said.count ? said[index + 1].from : now
        if end >= time, end - time >= kept(period.retention) { return true }
      }
      return false
    }

    /// The fewest keys that had to be known at any time since.
    func fewestKeys(since time: Int64) -> UInt64 {
      var fewest = said.last?.retention.keyCount ?? .max
      for (index, period) in said.enumerated().dropLast() where said[index + 1].from >= time {
        fewest = min(fewest, period.retention.keyCount)
      }
      return fewest
    }
  }

  /// Whether an ended drop need not be known any more.
  func mayBeForgotten(_ id: UInt64, _ drop: Drop) -> Bool {
    if drop.mayBeGone { return true }
    guard rules >= 2, let ended = drop.endedAt,
      history.mayBeForgotten(since: max(ended, beganForgetting ?? now), at: now, \.drops),
      drop.lastEnded.map({ history.mayBeForgotten(since: $0, at: now, \.ended) }) ?? true
    else { return false }
    let isBusy = drop.pools.contains { pool in
      (pools[pool]?.held ?? 0) != 0 || (pools[pool]?.waiting ?? 0) != 0
    }
    return !isBusy && !jobs.values.contains { $0.drop == id }
  }

  /// Whether a hold that is over need not be known any more.
  func mayBeForgotten(_ hold: Hold) -> Bool {
    hold.mayBeGone || history.mayBeForgotten(since: hold.endedAt, at: now, \.ended)
  }

  /// Log time is set back from `now`. What could be forgotten by then may be gone; everything else
  /// that was decided, ended or told later than the new time has been so since then.
  mutating func bringBack(to time: Int64) {
    decisions = decisions.mapValues { known in
      var known = known
      known.mayBeGone = !mustBeKept(known)
      known.time = min(known.time, time)
      return known
    }
    markers = markers.mapValues { marker in
      var marker = marker
      marker.known.mayBeGone = !mustBeKept(marker.known)
      marker.known.time = min(marker.known.time, time)
      return marker
    }
    payments = payments.mapValues { payment in
      var payment = payment
      payment.mayBeGone = mayBeForgotten(payment)
      payment.since = min(payment.since, time)
      return payment
    }
    for id in Array(drops.keys) {
      guard var drop = drops[id] else { continue }
      drop.mayBeGone = mayBeForgotten(id, drop)
      drop.endedAt = drop.endedAt.map { min($0, time) }
      // A hold that may be gone keeps no drop any longer.
      drop.lastEnded = drop.lastEnded.flatMap { ended in
        history.mayBeForgotten(since: ended, at: now, \.ended) ? nil : min(ended, time)
      }
      drops[id] = drop
    }
    holds = holds.mapValues { hold in
      if hold.phase.isLive { return hold }
      var hold = hold
      hold.mayBeGone = mayBeForgotten(hold)
      hold.endedAt = min(hold.endedAt, time)
      return hold
    }
    beganForgetting = beganForgetting.map { min($0, time) }
    history.restart()
  }

  /// A request for a drop that the log says is not there.
  mutating func judgeUnknown(_ id: UInt64, _ drop: Drop) {
    if mayBeForgotten(id, drop) { return }
    fault(.wrongRefusal, "unknownDrop: drop \(id) is \(drop.phase) and must be known")
  }
}

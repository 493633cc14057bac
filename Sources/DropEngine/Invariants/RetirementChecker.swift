import Basics

/// Invariant 22: an ended drop is forgotten with all that belongs to it: not before its time, not
/// while anything of it is kept, and not never.
struct RetirementChecker: InvariantChecker {
  /// When each drop that is known ended; nil while it has not.
  private var ended: [DropID: Int64?] = [:]
  /// Those that were being forgotten, some rows at a time, when log time was set back: that goes on.
  private var begun: Set<DropID> = []
  /// The shortest time for which ended drops were kept so far.
  private var shortest = Int64.max
  /// Since when ends count: the first rules kept drops for ever.
  private var began: Int64?

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if entry.command.rules < .second { return }
    let now = engine.lastLogTimeMicroseconds
    if began == nil { begin(at: now, engine) }
    shortest = min(shortest, engine.retention.dropsMicroseconds)
    if let back = entry.timeSetBack {
      // What is gone went before; what ended later than now has ended now.
      checkForgotten(at: back.from, engine, &report)
      ended = ended.mapValues { time in time.map { min($0, back.to) } }
      engine.drops.forEachSlot { slot in
        if engine.drops[slot].isRetiring { begun.insert(engine.drops[slot].id) }
      }
    }
    if case .dropScheduled(let scheduled) = entry.outcome.result, !entry.outcome.isReplay {
      ended.updateValue(nil, forKey: scheduled.drop)
    }
    for event in entry.events {
      guard case .drop(let drop) = event.payload else { continue }
      if drop.phase == .closed || drop.phase == .cancelled {
        ended.updateValue(now, forKey: drop.drop)
      }
    }
    if !report.isScanning { return }
    let kept = keptDrops(engine, &report)
    checkForgotten(at: now, engine, &report)
    if case .ticked(let ticked) = entry.outcome.result, !ticked.isMoreDue {
      checkOverdue(kept, at: now, engine, &report)
    }
  }

  private mutating func begin(at now: Int64, _ engine: borrowing Engine) {
    began = now
    engine.drops.forEachSlot { slot in
      let drop = engine.drops[slot]
      ended.updateValue(drop.hasEnded ? now : nil, forKey: drop.id)
    }
  }

  /// How many holds, places in line and orders there are of each drop, by slot.
  private func keptDrops(
    _ engine: borrowing Engine, _ report: inout InvariantReport
  ) -> [UInt32: Int] {
    var kept: [UInt32: Int] = [:]
    engine.holds.forEachSlot { kept[engine.holds[$0].drop, default: 0] += 1 }
    engine.orders.forEachSlot { kept[engine.orders[$0].drop, default: 0] += 1 }
    engine.waiters.forEachSlot {
      kept[engine.pools[engine.waiters[$0].pool].drop, default: 0] += 1
    }
    for slot in kept.keys.sorted() where engine.drops[slot].isTombstone {
      report.add(22, "a drop is gone, and \(kept[slot] ?? 0) rows are of it")
    }
    engine.drops.forEachSlot { slot in
      let drop = engine.drops[slot]
      if drop.references != kept[slot] ?? 0 {
        report.add(22, "\(drop.id) counts \(drop.references) rows, recount \(kept[slot] ?? 0)")
      }
    }
    engine.pools.forEachSlot { slot in
      if engine.drops[engine.pools[slot].drop].isTombstone {
        report.add(22, "\(engine.pools[slot].id) outlives its drop")
      }
    }
    engine.usage.forEachSlot { slot in
      let key = engine.usage[slot].key
      if engine.drops.slot(key.drop.rawValue) == nil {
        report.add(22, "usage of \(key.buyer) outlives \(key.drop)")
      }
    }
    return kept
  }

  private mutating func checkForgotten(
    at now: Int64, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    for drop in ended.keys.sorted() where engine.drops.slot(drop.rawValue) == nil {
      guard let time = ended.removeValue(forKey: drop) ?? nil else {
        report.add(22, "\(drop) is gone and had not ended")
        continue
      }
      if begun.remove(drop) == nil, now.subtractingSaturated(time) < shortest {
        report.add(22, "\(drop) ended at \(time) and is gone at \(now)")
      }
    }
  }

  private func checkOverdue(
    _ kept: [UInt32: Int], at now: Int64, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    engine.drops.forEachSlot { slot in
      let drop = engine.drops[slot]
      guard let time = ended[drop.id] ?? nil, kept[slot] == nil, !drop.isRetiring else { return }
      if now.subtractingSaturated(time) >= engine.retention.dropsMicroseconds {
        report.add(22, "\(drop.id) ended at \(time) and is kept at \(now)")
      }
    }
  }
}

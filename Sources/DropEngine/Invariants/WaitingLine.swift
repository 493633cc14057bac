import Basics

/// Who waits for a pool, found waiter by waiter and not by the chains that the engine keeps.
struct WaitingLine {
  /// Slots in the order of their places.
  var slots: [UInt32]
}

/// The lines there are, by slot of the pool.
typealias WaitingLines = [UInt32: WaitingLine]

extension Engine {
  func waitingLines() -> WaitingLines {
    var lines: WaitingLines = [:]
    for slot in 0..<waiters.end {
      let waiter = waiters[slot]
      if waiter.isTombstone || waiter.phase != .waiting { continue }
      lines[waiter.pool, default: WaitingLine(slots: [])].slots.append(slot)
    }
    return lines.mapValues { line in
      WaitingLine(slots: line.slots.sorted { waiters[$0].id < waiters[$1].id })
    }
  }

  /// Whether a pool has units for whose turn it is: whoever waits for it alone and comes first or, where that may be
  /// passed, anybody; and whoever waits for others too and can have everything now.
  func couldServe(_ slot: UInt32, _ lines: WaitingLines) -> Bool {
    guard let line = lines[slot]?.slots else { return false }
    let bypass = drops[pools[slot].drop].bypass
    for waiter in line {
      if waiters[waiter].isLeg {
        if couldServe(legsOf: waiter, lines) { return true }
        continue
      }
      let kept = bypass ? 0 : keptFor(line, besides: waiter)
      if hasUnits(kept + UInt64(waiters[waiter].minimum), slot) { return true }
      if !bypass { return false }
    }
    return false
  }

  /// Whether a place in several lines can have everything: in each nobody before it waits for that pool alone, and there
  /// are units beside those of a first in line; where the policy lets pass, units alone.
  private func couldServe(legsOf slot: UInt32, _ lines: WaitingLines) -> Bool {
    let place = waiters[slot]
    let bypass = drops[pools[place.pool].drop].bypass
    for index in 0..<UInt64(place.legs) {
      guard let leg = waiters.slot(place.place.rawValue + index),
        waiters[leg].phase == .waiting, let line = lines[waiters[leg].pool]?.slots
      else { return false }
      var needed = UInt64(waiters[leg].quantity)
      if !bypass {
        if line.prefix(while: { $0 != leg }).contains(where: { !waiters[$0].isLeg }) {
          return false
        }
        needed += keptFor(line, besides: leg)
      }
      if !hasUnits(needed, waiters[leg].pool) { return false }
    }
    return true
  }

  /// Units that are kept back for the first in a line, where somebody else comes into question.
  private func keptFor(_ line: [UInt32], besides slot: UInt32) -> UInt64 {
    guard let first = line.first, first != slot, waiters[first].isLeg else { return 0 }
    return UInt64(waiters[first].quantity)
  }

  private func hasUnits(_ units: UInt64, _ slot: UInt32) -> Bool {
    let pool = pools[slot]
    return UInt64(pool.held) + UInt64(pool.sold) + units <= UInt64(pool.capacity)
  }

  /// The most that somebody in a line needs, whatever else.
  func mostNeeded(_ line: WaitingLine) -> UInt32 {
    line.slots.map { waiters[$0].minimum }.max() ?? 0
  }
}

extension ObservedEntry {
  /// The turn that one of its events gives: a hold that somebody came to out of a line.
  func turn(_ event: Event) -> HoldUpdate? {
    guard case .hold(let update) = event.payload, update.phase == .held,
      update.source == .waitlist, update.hold.sequence == sequence
    else { return nil }
    return update
  }
}

import Basics

/// What had more to do after the entry before than it was allowed, as a checker saw it: the entry
/// limits excuse nothing longer than until the next tick.
struct LeftOver<ID: Hashable & Sendable>: Sendable {
  /// Nil when nobody looked.
  private var before: Set<ID>? = []

  func contains(_ id: ID) -> Bool { before?.contains(id) ?? true }

  mutating func note(_ ids: Set<ID>?) { before = ids }
}

extension ObservedEntry {
  /// What log time was set back from and to, if it was.
  var timeSetBack: (from: Int64, to: Int64)? {
    guard case .clockSet(let set) = outcome.result, set.toMicroseconds < set.fromMicroseconds
    else { return nil }
    return (set.fromMicroseconds, set.toMicroseconds)
  }

  var isTick: Bool {
    if case .ticked = outcome.result { return true }
    return false
  }

  /// Waiters promoted or sent home and holds of cancelled drops ended, as events told.
  var moved: Int {
    events.count { event in
      switch event.payload {
      case .hold(let update):
        update.phase == .cancelled
          || update.source == .waitlist && update.hold.sequence == sequence
      case .waiter(let update): update.phase == .closed || update.phase == .soldOut
      default: false
      }
    }
  }
}

import Basics
import LogContract
import Messages
import WireCodec

extension Engine {
  /// Sets how many units of a drop one buyer may hold, wait for and have bought, for what is asked for from now
  /// on: a lower limit takes nothing away, and places in line stay good for what they were taken for.
  ///
  /// What buyers have is counted in drops with a limit only. So one that is live, and may have been sold from,
  /// goes from a limit to another, but not from none to one, nor back.
  public mutating func setBuyerLimit(
    _ request: SetBuyerLimitRequest, at position: LogPosition
  ) -> SetBuyerLimitResult {
    guard let slot = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(reason: .unknownDrop))
    }
    keepSchedule(of: slot)
    let before = drops[slot].buyerLimit
    switch drops[slot].phase {
    case .scheduled: break
    case .live:
      if (before == 0) != (request.limit == 0) {
        return .rejected(Rejected(reason: .invalidTransition))
      }
    case .closed: return .rejected(Rejected(reason: .dropClosed))
    case .cancelled: return .rejected(Rejected(reason: .dropCancelled))
    }
    drops[changing: slot].buyerLimit = request.limit
    return .changed(
      BuyerLimitChanged(drop: request.drop, before: before, after: request.limit))
  }
}

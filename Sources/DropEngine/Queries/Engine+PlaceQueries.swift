import Basics
import Messages
import WireCodec

extension Engine {
  /// Where a place in line is; what it costs does not depend on the length of the line but for a few thousand
  /// additions in a line of a million. A refusal has no sentence yet.
  public func place(_ request: PlaceRequest) -> PlaceResult {
    guard let slot = waiters.slot(request.waiter.rawValue) else {
      let isForgotten = mayBeForgotten(request.waiter.rawValue)
      return .rejected(Rejected(Refusal(isForgotten ? .forgotten : .unknownWaiter)))
    }
    let waiter = waiters[slot]
    if waiter.buyer.rawValue != request.buyer.rawValue {
      return .rejected(Rejected(Refusal(.notOwner)))
    }
    var place = PlaceInLine(
      waiter: request.waiter,
      drop: Identifier(rawValue: drops[pools[waiter.pool].drop].id.rawValue),
      pool: Identifier(rawValue: pools[waiter.pool].id.rawValue),
      phase: Messages.WaiterPhase(rawValue: waiter.phase.rawValue), quantity: waiter.quantity,
      minimum: waiter.minimum, hold: Identifier(rawValue: waiter.hold.rawValue),
      asOf: lastSequence, serverNow: Timestamp(microseconds: lastLogTimeMicroseconds))
    if waiter.phase == .waiting {
      let ahead = ahead(of: slot)
      place.position = ahead.waiters + 1
      place.unitsAhead = ahead.units
      place.free = pools[waiter.pool].free
      place.reachable = reachable(waiter.pool)
    }
    return .place(place)
  }
}

import Basics
import Messages
import WireCodec

extension Engine {
  /// Where a place in line is; what it costs does not depend on the length of the line but for a few thousand
  /// additions in a line of a million. A refusal has no sentence yet.
  public func place(_ request: PlaceRequest) -> PlaceResult {
    guard let slot = waiters.slot(request.waiter.rawValue), waiters[slot].leg == 0 else {
      return .rejected(Rejected(absent(WaiterID(rawValue: request.waiter.rawValue))))
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
    let lines = legs(of: slot).map { placeLine($0) }
    if let furthest = lines.first(where: { line in
      lines.allSatisfy { $0.position <= line.position }
    }) {
      place.pool = furthest.pool
      place.position = furthest.position
      place.unitsAhead = furthest.unitsAhead
      place.free = furthest.free
      place.reachable = furthest.reachable
    }
    if waiter.isLeg {
      place.lines = lines
      place.quantity = lines.reduce(0) { $0 + $1.quantity }
      place.minimum = place.quantity
    }
    return .place(place)
  }

  /// Where a place is in one of its lines.
  private func placeLine(_ slot: UInt32) -> PlaceLine {
    let waiter = waiters[slot]
    var line = PlaceLine(
      pool: Identifier(rawValue: pools[waiter.pool].id.rawValue), quantity: waiter.quantity)
    if waiter.phase == .waiting {
      let ahead = ahead(of: slot)
      line.position = ahead.waiters + 1
      line.unitsAhead = ahead.units
      line.free = pools[waiter.pool].free
      line.reachable = reachable(waiter.pool)
    }
    return line
  }
}

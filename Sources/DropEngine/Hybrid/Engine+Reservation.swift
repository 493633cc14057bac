import Basics
import LogContract
import Messages
import WireCodec

/// When the reservation of a hybrid drop opens and closes. Whatever opens it opens it in its own entry; what log
/// time has brought is so for the command that asks, whether its tick has come or not.
extension Engine {
  /// A second, in which demand is counted.
  private static var demandSpan: Int64 { 1_000_000 }

  /// Whether units of the reservation can be had now.
  func isReserving(_ slot: UInt32) -> Bool { reservations[slot].phase == .open }

  /// Opens what is due by the log time of the entry, and closes it.
  mutating func keepReservation(_ slot: UInt32) {
    if fault == .ignoreSchedule { return }
    let drop = reservations[slot].drop
    if drops[drop].phase == .live, reservations[slot].phase == .waiting,
      reservations[slot].opensAt != 0, reservations[slot].opensAt <= now
    {
      openReservation(slot, because: .time)
    }
    if reservations[slot].phase == .open, reservations[slot].closesAt != 0,
      reservations[slot].closesAt <= now, fault != .openTooLong
    {
      closeReservation(slot)
    }
  }

  /// Counts what a reserve asks for, and opens the reservation when that is more than its plan says.
  mutating func countDemand(_ quantity: UInt64, _ slot: UInt32) {
    if now.subtractingSaturated(reservations[slot].second) >= Self.demandSpan
      || reservations[slot].second > now
    {
      reservations[changing: slot].second = now
      reservations[changing: slot].asked = 0
    }
    reservations[changing: slot].asked &+= quantity
    let demand = reservations[slot].demand
    if demand != 0, reservations[slot].asked > UInt64(demand), reservations[slot].phase == .waiting
    {
      openReservation(slot, because: .demand)
    }
  }

  /// Opens the reservations of drops that have nothing for a newcomer any more, whether all is gone or is at hubs
  /// that sell by reservation: those whose numbers changed in this entry.
  mutating func openSoldOut() {
    if fault == .keepReservation { return }
    for drop in announced where drops[drop].reservation != noSlot {
      let slot = drops[drop].reservation
      if drops[drop].phase == .live, drops[drop].sellingPools == drops[drop].shutPools,
        reservations[slot].opensWhenSoldOut, reservations[slot].phase == .waiting
      {
        openReservation(slot, because: drops[drop].shutPools > 0 ? .hubs : .soldOut)
      }
    }
  }

  mutating func openReservation(
    _ slot: UInt32, because reason: ReservationReason, lasts: Int64? = nil
  ) {
    let span = lasts ?? reservations[slot].lasts
    reservations[changing: slot].phase = .open
    reservations[changing: slot].reason = reason
    reservations[changing: slot].openedAt = now
    reservations[changing: slot].closesAt = span == 0 ? 0 : now.addingSaturated(span)
    awaitReservation(slot)
    tellPlatform(ofReservation: slot)
  }

  mutating func closeReservation(_ slot: UInt32) {
    reservations[changing: slot].phase = .closed
    tellPlatform(ofReservation: slot)
  }

  /// Waits for the times at which a reservation opens and closes by itself.
  mutating func awaitReservation(_ slot: UInt32) {
    let reservation = reservations[slot]
    if reservation.isTombstone || reservation.changesAt == 0 { return }
    deadlines.insert(
      Deadline(
        time: reservation.changesAt, id: reservation.id.rawValue, slot: slot,
        kind: .reservationChanges))
  }

  /// Log time is set back: a reservation that is open keeps the time that is left to it.
  mutating func shiftReservations(by microseconds: Int64) {
    for slot in 0..<reservations.end where reservations[slot].phase == .open {
      if reservations[slot].isTombstone || reservations[slot].closesAt == 0 { continue }
      reservations[changing: slot].openedAt =
        reservations[slot].openedAt.addingSaturated(microseconds)
      reservations[changing: slot].closesAt =
        max(reservations[slot].closesAt.addingSaturated(microseconds), 1)
    }
  }

  /// Whether a deadline of a reservation still counts.
  func counts(ofReservation deadline: Deadline) -> Bool {
    let reservation = reservations[deadline.slot]
    guard reservation.id.rawValue == deadline.id, reservation.changesAt == deadline.time else {
      return false
    }
    // It opens never before its drop.
    return reservation.phase == .open || drops[reservation.drop].phase == .live
  }

  private mutating func tellPlatform(ofReservation slot: UInt32) {
    let drop = reservations[slot].drop
    noteReserving(slot)
    announce(drop)
    emit(
      toPlatform: .reservation(
        ReservationUpdate(
          drop: drops[drop].id, phase: reservations[slot].phase, reason: reservations[slot].reason,
          closesAtMicroseconds: reservations[slot].closesAt, asked: reservations[slot].asked,
          free: freeUnits(ofReservation: slot))))
  }

  /// Units of a reservation that nobody has.
  func freeUnits(ofReservation slot: UInt32) -> UInt64 {
    reservations[slot].pools.reduce(0) { $0 + UInt64(pools[$1].free) }
  }

  /// Keeps whether a drop has units of a reservation to be had, for its availability.
  mutating func noteReserving(_ slot: UInt32) {
    drops[derived: reservations[slot].drop].hasReservedUnits =
      isReserving(slot) && freeUnits(ofReservation: slot) > 0
  }

  /// Opens or closes a reservation by hand, each once.
  public mutating func openWindow(
    _ request: OpenWindowRequest, at position: LogPosition
  ) -> OpenWindowResult {
    guard let drop = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(Refusal(.unknownDrop)))
    }
    keepSchedule(of: drop)
    switch drops[drop].phase {
    case .live: break
    case .scheduled: return .rejected(Rejected(Refusal(.dropNotOpen)))
    case .closed: return .rejected(Rejected(Refusal(.dropClosed)))
    case .cancelled: return .rejected(Rejected(Refusal(.dropCancelled)))
    }
    let slot = drops[drop].reservation
    if slot == noSlot {
      return .rejected(Rejected(Refusal(.invalidTransition, field: .reservation)))
    }
    if let lasts = request.lasts, !isSpan(lasts.microseconds) {
      return .rejected(Rejected(Refusal(.invalid, field: .reservation)))
    }
    keepReservation(slot)
    switch (request.close, reservations[slot].phase) {
    case (false, .waiting):
      openReservation(slot, because: .byHand, lasts: request.lasts?.microseconds)
    case (true, .waiting), (true, .open): closeReservation(slot)
    default: return .rejected(Rejected(Refusal(.invalidTransition, field: .reservation)))
    }
    let closes = reservations[slot].closesAt
    return .changed(
      ReservationChanged(
        drop: request.drop, phase: reservations[slot].phase,
        closes: closes == 0 || request.close ? nil : Timestamp(microseconds: closes)))
  }

  /// Whether a reservation may last so long.
  func isSpan(_ microseconds: Int64) -> Bool {
    microseconds >= limits.minimumHoldTTLMicroseconds
      && microseconds <= limits.longestReservationMicroseconds
  }
}

// How a drop sells is changed while it does.
extension LogAudit {
  /// A policy as the audit knows it, by the names of the schema.
  private struct Policy: Equatable {
    var holdTime: Int64
    var places: UInt64
    var lets: Bool
    var soldOut = false
    var demand: UInt64 = 0
    var givesSlots = true

    init(_ drop: Drop, _ reservation: Reservation?) {
      (holdTime, places, lets) = (drop.holdTime, drop.places, drop.lets)
      guard let plan = reservation?.plan else { return }
      (soldOut, demand, givesSlots) = (plan.opensWhenSoldOut, plan.demand, plan.givesSlots)
    }

    /// As it was told; `place` alone among what is given instead is no slots.
    init(_ told: AuditFields, _ name: String) {
      holdTime = told.microseconds("\(name).holdTime")
      places = told.number("\(name).waitlistLimit")
      lets = told.flag("\(name).bypass")
      soldOut = told.flag("\(name).soldOut")
      demand = told.number("\(name).demand")
      givesSlots = Self.givesSlots(told, "\(name).instead") ?? true
    }

    mutating func change(by request: AuditFields) {
      if request.has("holdTime") { holdTime = request.microseconds("holdTime") }
      if request.has("waitlistLimit") { places = request.number("waitlistLimit") }
      if request.has("bypass") { lets = request.flag("bypass") }
      if request.has("soldOut") { soldOut = request.flag("soldOut") }
      if request.has("demand") { demand = request.number("demand") }
      if let gives = Self.givesSlots(request, "instead") { givesSlots = gives }
    }

    private static func givesSlots(_ fields: AuditFields, _ name: String) -> Bool? {
      let instead = ["\(name).0", "\(name).1"].filter { fields.has($0) }.map { fields.text($0) }
      return instead.isEmpty ? nil : instead.contains("INSTEAD_SLOT")
    }
  }

  mutating func setPolicy(_ request: AuditFields, _ result: AuditFields) {
    let id = request.number("drop")
    guard let drop = drops[id] else {
      return fault(.unknownReference, "a policy of drop \(id), which never was")
    }
    let before = Policy(drop, reservations[id])
    var after = before
    after.change(by: request)
    if Policy(result, "changed.before") != before || Policy(result, "changed.after") != after {
      fault(.wrongPolicy, "drop \(id) went from \(before) to \(after), told \(result.values)")
    }
    if drop.phase == .closed || drop.phase == .cancelled {
      fault(.wrongPolicy, "drop \(id) is \(drop.phase), and got another policy")
    }
    if !mayChange(reservations[id], request) {
      fault(.wrongPolicy, "what the reservation of drop \(id) does was changed too late")
    }
    drops[id]?.holdTime = after.holdTime
    drops[id]?.places = after.places
    drops[id]?.lets = after.lets
    reservations[id]?.plan.opensWhenSoldOut = after.soldOut
    reservations[id]?.plan.demand = after.demand
    reservations[id]?.plan.givesSlots = after.givesSlots
    for pool in drop.pools { noteIdle(pool) }
  }

  /// Whether what a request says of a reservation can still be said.
  private func mayChange(_ reservation: Reservation?, _ request: AuditFields) -> Bool {
    let isOfOpening = request.has("soldOut") || request.has("demand")
    if !isOfOpening && !request.has("instead.0") { return true }
    guard let reservation else { return false }
    return reservation.phase == .waiting || !isOfOpening && reservation.phase == .open
  }

  mutating func judge(_ refusal: AuditRefusal, ofPolicy request: AuditFields) {
    let id = request.number("drop")
    guard let drop = drops[id] else { return }
    let isRight =
      switch refusal {
      case .unknownDrop: mayBeForgotten(id, drop)
      case .dropClosed: drop.phase == .closed
      case .dropCancelled: drop.phase == .cancelled
      case .keyMismatch, .capacityReached: true
      // Out of range, or about a reservation that is not there or too far on.
      case .other:
        (drop.phase == .scheduled || drop.phase == .live)
          && (!isInRange(request) || !mayChange(reservations[id], request))
      default: false
      }
    if !isRight { fault(.wrongRefusal, "\(refusal): drop \(id) is \(drop.phase)") }
  }

  /// A time and places that the limits allow, and each thing that is given instead once.
  private func isInRange(_ request: AuditFields) -> Bool {
    let time = request.microseconds("holdTime")
    let shortest = askable.shortestHoldTime ?? 1_000_000
    let longest = askable.longestHoldTime ?? 3_600_000_000
    if request.has("holdTime"), time < shortest || time > longest { return false }
    if request.number("waitlistLimit") > askable.places ?? 1_000_000 { return false }
    let instead = ["instead.0", "instead.1"].filter { request.has($0) }.map { request.text($0) }
    return Set(instead).count == instead.count
      && instead.allSatisfy { $0 == "INSTEAD_SLOT" || $0 == "INSTEAD_PLACE" }
  }
}

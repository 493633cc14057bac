import Basics
import LogContract
import Messages
import WireCodec

/// The door of a drop: a list that is drawn from, an order, and tickets in waves. See `docs/admission.md`.
extension Engine {
  /// Tickets of one wave, at most; the schema says the same.
  static var ticketsPerWave: UInt32 { 256 }
  static var shortestWave: Int64 { 10_000 }
  static var day: Int64 { 86_400_000_000 }

  /// Puts a door before a drop that has not opened.
  public mutating func open(
    _ request: OpenAdmissionRequest, at position: LogPosition
  ) -> OpenAdmissionResult {
    if !isFit(request) { return .rejected(Rejected(Refusal(.invalid, field: .admission))) }
    guard let drop = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(Refusal(.unknownDrop)))
    }
    keepSchedule(of: drop)
    switch drops[drop].phase {
    case .scheduled: break
    case .live: return .rejected(Rejected(Refusal(.invalidTransition, field: .admission)))
    case .closed: return .rejected(Rejected(Refusal(.dropClosed)))
    case .cancelled: return .rejected(Rejected(Refusal(.dropCancelled)))
    }
    if drops[drop].admission != noSlot {
      return .rejected(Rejected(Refusal(.invalidTransition, field: .admission)))
    }
    var door = AdmissionRecord()
    door.id = drops[drop].id
    door.drop = drop
    if let time = request.drawAfter {
      door.drawAfter = time.microseconds
      door.commitment = request.commitment
      door.listDigest = request.commitment
      door.stage = .gathering
    }
    door.rate = request.rate
    door.every = request.every.microseconds
    door.ticketLasts = request.ticketLasts.microseconds
    door.grace = request.grace.microseconds
    let slot = admissions.insert(door)
    drops[derived: drop].admission = slot
    while doors.count <= Int(slot) { doors.append(Door()) }
    doors[Int(slot)] = Door()
    return .opened(AdmissionOpened(drop: request.drop))
  }

  private func isFit(_ request: OpenAdmissionRequest) -> Bool {
    let (every, lasts) = (request.every.microseconds, request.ticketLasts.microseconds)
    if request.rate == 0 || request.rate > Self.ticketsPerWave { return false }
    if every < Self.shortestWave || every > Self.day { return false }
    if lasts < 1_000_000 || lasts > Self.day { return false }
    if request.grace.microseconds < 0 || request.grace.microseconds > Self.day { return false }
    guard let time = request.drawAfter else { return request.commitment.isEmpty }
    return time.microseconds > 0 && request.commitment.count == SHA256.byteCount
  }

  /// A place: the one there is, or a new one.
  public mutating func join(
    _ request: JoinAdmissionRequest, at position: LogPosition
  ) -> JoinAdmissionResult {
    if request.buyer.rawValue == 0 {
      return .rejected(Rejected(Refusal(.invalid, field: .buyer)))
    }
    guard let drop = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(Refusal(.unknownDrop)))
    }
    let door = drops[drop].admission
    if door == noSlot { return .rejected(Rejected(Refusal(.admissionNotOffered))) }
    keepSchedule(of: drop)
    if drops[drop].hasEnded {
      let isClosed = drops[drop].phase == .closed
      return .rejected(Rejected(Refusal(isClosed ? .dropClosed : .dropCancelled)))
    }
    let key = UsageKey(drop: drops[drop].id, buyer: BuyerID(rawValue: request.buyer.rawValue))
    if let known = joiners.slot(key), isThere(known) {
      joiners[changing: known].seenAt = now
      // Planted: who asks again goes to the end of the line, or would be found there.
      if fault == .losePlace, joiners[known].rank != noSlot, joiners[known].phase == .waiting {
        moveBehind(known, door: door)
      }
      return .joined(AdmissionJoined(place: place(of: known, door: door), isNew: false))
    }
    let isNew = joiners.slot(key) == nil
    if isNew && joiners.count >= Int(limits.joiners) || !hasPlace(door, key) {
      return .rejected(
        Rejected(Refusal(.capacityReached, field: .joiners, retryAfterMicroseconds: 0)))
    }
    let slot = joiners.slot(key) ?? joiners.insert(JoinerRecord(key: key))
    let listed = takePlace(slot, door: door, isNew: isNew)
    awaitDoor(door)
    return .joined(
      AdmissionJoined(place: place(of: slot, door: door), isNew: true, listed: listed))
  }

  /// Whether somebody waits, or has a ticket that can be used.
  func isThere(_ joiner: UInt32) -> Bool {
    switch joiners[joiner].phase {
    case .waiting: true
    case .admitted: joiners[joiner].expires > now
    case .used, .passed, .left: false
    }
  }

  /// Whether a door has a place left for somebody.
  private func hasPlace(_ door: UInt32, _ key: UsageKey) -> Bool {
    // Who comes back before the draw has the place that was given up.
    if let known = joiners.slot(key), joiners[known].rank == noSlot { return true }
    return UInt64(admissions[door].listed) + UInt64(admissions[door].late)
      < UInt64(limits.placesPerDoor)
  }

  /// Gives a place on the list, or behind all.
  ///
  /// - Returns: of a new place on the list its digest by now.
  private mutating func takePlace(_ slot: UInt32, door: UInt32, isNew: Bool) -> [UInt8] {
    if joiners[slot].phase == .admitted { pass(ticketOf: slot, door: door) }
    joiners[changing: slot].seenAt = now
    joiners[changing: slot].phase = .waiting
    if isNew && admissions[door].isListOpen(at: now) {
      joiners[changing: slot].number = admissions[door].listed
      var hash = SHA256()
      hash.update(admissions[door].listDigest)
      hash.update(joiners[slot].key.buyer.rawValue)
      admissions[changing: door].listDigest = hash.finalize()
      admissions[changing: door].listed += 1
      doors[Int(door)].list.append(slot)
      doors[Int(door)].append(noSlot, isWaiting: false)
      doors[Int(door)].unranked += 1
      return admissions[door].listDigest
    }
    if joiners[slot].number != noSlot, joiners[slot].rank == noSlot {
      // Drawn with all others, whatever happened in between.
      doors[Int(door)].unranked += 1
      return []
    }
    let old = joiners[slot].rank
    if old != noSlot { doors[Int(door)].order[Int(old)] = noSlot }
    joiners[changing: slot].rank = UInt32(doors[Int(door)].order.count)
    doors[Int(door)].append(slot, isWaiting: true)
    admissions[changing: door].late += 1
    return []
  }

  /// Planted: a place that is lost.
  private mutating func moveBehind(_ slot: UInt32, door: UInt32) {
    doors[Int(door)].count(at: joiners[slot].rank, isWaiting: false)
    doors[Int(door)].order[Int(joiners[slot].rank)] = noSlot
    joiners[changing: slot].rank = UInt32(doors[Int(door)].order.count)
    doors[Int(door)].append(slot, isWaiting: true)
    admissions[changing: door].late += 1
  }

  /// Gives a place up, or a ticket.
  public mutating func leave(
    _ request: LeaveAdmissionRequest, at position: LogPosition
  ) -> LeaveAdmissionResult {
    guard let drop = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(Refusal(.unknownDrop)))
    }
    let door = drops[drop].admission
    if door == noSlot { return .rejected(Rejected(Refusal(.admissionNotOffered))) }
    let key = UsageKey(drop: drops[drop].id, buyer: BuyerID(rawValue: request.buyer.rawValue))
    guard let slot = joiners.slot(key), isThere(slot) else {
      return .rejected(Rejected(Refusal(.notWaiting)))
    }
    keepSchedule(of: drop)
    if joiners[slot].phase == .admitted {
      doors[Int(door)].outstanding -= 1
    } else {
      stopWaiting(slot, door: door)
    }
    joiners[changing: slot].phase = .left
    awaitDoor(door)
    return .left(AdmissionLeft(drop: request.drop))
  }

  /// Takes somebody who waits out of the count of those who do.
  mutating func stopWaiting(_ slot: UInt32, door: UInt32) {
    let rank = joiners[slot].rank
    if rank == noSlot {
      doors[Int(door)].unranked -= 1
    } else {
      doors[Int(door)].count(at: rank, isWaiting: false)
    }
  }

  // MARK: Tickets

  /// Why somebody may not reserve in a drop with a door; nil when they may.
  @inline(never)
  func notAdmitted(_ buyer: BuyerID, drop: UInt32) -> Refusal? {
    if fault == .admitAnybody { return nil }
    if shownTicket == 0 { return Refusal(.ticketRequired) }
    guard let slot = joiners.slot(UsageKey(drop: drops[drop].id, buyer: buyer)),
      joiners[slot].ticket == shownTicket
    else { return Refusal(.unknownTicket) }
    switch joiners[slot].phase {
    case .admitted:
      return joiners[slot].expires > now || fault == .useTicketLate
        ? nil : Refusal(.ticketExpired)
    case .used: return fault == .useTicketTwice ? nil : Refusal(.ticketUsed)
    case .passed: return Refusal(.ticketExpired)
    case .waiting, .left: return Refusal(.unknownTicket)
    }
  }

  /// The ticket that was shown has been used, for a hold or a place in line.
  mutating func useTicket(_ buyer: BuyerID, drop: UInt32) {
    let door = drops[drop].admission
    guard let slot = joiners.slot(UsageKey(drop: drops[drop].id, buyer: buyer)),
      joiners[slot].phase == .admitted
    else { return }
    joiners[changing: slot].phase = .used
    doors[Int(door)].outstanding -= 1
    awaitDoor(door)
  }

  /// A ticket can be used no more.
  private mutating func pass(ticketOf slot: UInt32, door: UInt32) {
    joiners[changing: slot].phase = .passed
    doors[Int(door)].outstanding -= 1
  }

  /// Units of a drop that somebody new could be given now, and those that can still be had at all.
  func units(ofDrop drop: UInt32) -> (free: UInt64, reachable: UInt64) {
    var (free, reachable) = (UInt64(0), UInt64(0))
    for pool in drops[drop].pools {
      free += UInt64(pools[pool].freeForNewcomer)
      reachable += UInt64(self.reachable(pool))
    }
    let reservation = drops[drop].reservation
    if reservation != noSlot, reservations[reservation].phase != .closed {
      for pool in reservations[reservation].pools {
        if reservations[reservation].phase == .open { free += UInt64(pools[pool].free) }
        reachable += UInt64(self.reachable(pool))
      }
    }
    if drops[drop].fences == 0 { return (free, reachable) }
    for fence in fencesOf(drop: drop) {
      free += UInt64(pools[fences[fence].account].free)
      reachable += UInt64(self.reachable(fences[fence].account))
    }
    return (free, reachable)
  }

  /// What ticks do at doors: people are drawn, tickets that were not used in time lapse, and the next waves go in.
  mutating func keepDoors() {
    for door in drawingDoors { draw(door) }
    for door in openDoors { keepDoor(door) }
  }

  /// Tickets that lapse, and people who are passed over, at one door in one entry.
  private static var passedPerEntry: Int { 1_024 }

  private mutating func keepDoor(_ door: UInt32) {
    var budget = Self.passedPerEntry
    while budget > 0, let slot = oldestTicket(of: door), joiners[slot].expires <= now {
      doors[Int(door)].passOldestTicket()
      pass(ticketOf: slot, door: door)
      budget -= 1
    }
    if admissions[door].nextWave <= now, fault != .keepShut { letIn(door, &budget) }
    if doors[Int(door)].awaited <= now { doors[Int(door)].awaited = .max }
    awaitDoor(door)
  }

  private mutating func letIn(_ door: UInt32, _ budget: inout Int) {
    let free = units(ofDrop: admissions[door].drop).free
    let rate = fault == .doubleRate ? admissions[door].rate * 2 : admissions[door].rate
    var left = rate
    while left > 0, budget > 0,
      UInt64(doors[Int(door)].outstanding) < free || fault == .admitPastStock,
      let slot = nextWaiting(door)
    {
      stopWaiting(slot, door: door)
      let grace = admissions[door].grace
      if grace != 0, joiners[slot].seenAt.addingSaturated(grace) < now {
        joiners[changing: slot].phase = .passed
        budget -= 1
        continue
      }
      admissions[changing: door].tickets += 1
      joiners[changing: slot].phase = .admitted
      joiners[changing: slot].ticket = admissions[door].tickets
      joiners[changing: slot].expires = now.addingSaturated(admissions[door].ticketLasts)
      doors[Int(door)].add(Door.Ticket(number: admissions[door].tickets, joiner: slot))
      left -= 1
    }
    if left < rate {
      admissions[changing: door].nextWave = now.addingSaturated(admissions[door].every)
    }
  }

  /// Slot of the first who waits.
  private mutating func nextWaiting(_ door: UInt32) -> UInt32? {
    if fault == .lastFirst {
      return doors[Int(door)].order.last { $0 != noSlot && joiners[$0].phase == .waiting }
    }
    while doors[Int(door)].first < doors[Int(door)].order.count {
      let slot = doors[Int(door)].order[doors[Int(door)].first]
      if slot != noSlot, joiners[slot].phase == .waiting { return slot }
      doors[Int(door)].first += 1
    }
    return nil
  }

  /// Slot of who has the oldest ticket that can be used.
  private mutating func oldestTicket(of door: UInt32) -> UInt32? {
    while let ticket = doors[Int(door)].oldestTicket {
      let slot = ticket.joiner
      if joiners[slot].phase == .admitted && joiners[slot].ticket == ticket.number { return slot }
      doors[Int(door)].passOldestTicket()
    }
    return nil
  }

  // MARK: Time

  /// Whether people are let in at a door.
  private func isLettingIn(_ door: UInt32) -> Bool {
    admissions[door].stage == .drawn && drops[admissions[door].drop].phase == .live
  }

  /// Lists a door among those where people are let in, or not.
  mutating func noteDoor(_ door: UInt32) {
    let place = partitionPoint(in: 0..<openDoors.count) {
      admissions[openDoors[$0]].id < admissions[door].id
    }
    let isListed = place < openDoors.count && openDoors[place] == door
    let isOpen = isLettingIn(door)
    if isOpen && !isListed { openDoors.insert(door, at: place) }
    if !isOpen && isListed { openDoors.remove(at: place) }
    if isOpen { awaitDoor(door) }
  }

  /// When a door has something to do; nil when it waits for somebody.
  private mutating func nextTime(of door: UInt32) -> Int64? {
    var time = oldestTicket(of: door).map { joiners[$0].expires }
    let outstanding = UInt64(doors[Int(door)].outstanding)
    if doors[Int(door)].waiting > 0, units(ofDrop: admissions[door].drop).free > outstanding {
      time = min(time ?? .max, max(admissions[door].nextWave, now))
    }
    return time
  }

  /// Waits for the time at which a door has something to do.
  @inline(never)
  mutating func awaitDoor(_ door: UInt32) {
    if fault == .keepShut { return }
    guard isLettingIn(door), let time = nextTime(of: door), time < doors[Int(door)].awaited else {
      return
    }
    doors[Int(door)].awaited = time
    deadlines.insert(
      Deadline(time: time, id: admissions[door].id.rawValue, slot: door, kind: .doorDue))
  }

  /// Whether a door's tick is still to be done.
  mutating func isDoorDue() -> Bool {
    if fault == .keepShut { return false }
    if !drawingDoors.isEmpty { return true }
    for door in openDoors {
      if let time = nextTime(of: door), time <= now { return true }
    }
    return false
  }

  /// Waits anew at every door.
  mutating func awaitDoors() {
    for door in slotsByID(admissions, id: { $0.id.rawValue }) {
      doors[Int(door)].awaited = .max
      awaitDoor(door)
    }
  }

  /// Log time was set back: tickets and waves keep the time that is left to them, and who was heard of was so as long
  /// ago. The time of a draw is on the clock on the wall, and stays.
  mutating func shiftDoors(by microseconds: Int64) {
    if fault == .keepTickets { return }
    for door in 0..<admissions.end where !admissions[door].isTombstone {
      let time = admissions[door].nextWave
      if time != 0 {
        admissions[changing: door].nextWave = max(time.addingSaturated(microseconds), 1)
      }
    }
    for slot in 0..<joiners.end where !joiners[slot].isTombstone {
      switch joiners[slot].phase {
      case .waiting: break
      case .admitted:
        joiners[changing: slot].expires = joiners[slot].expires.addingSaturated(microseconds)
      case .used, .passed, .left: continue
      }
      joiners[changing: slot].seenAt = joiners[slot].seenAt.addingSaturated(microseconds)
    }
  }
}

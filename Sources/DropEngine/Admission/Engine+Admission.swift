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
  /// Servers look a few times a second at who watches: nobody could be said to be there within less.
  static var shortestGrace: Int64 { 1_000_000 }
  /// Until a list is closed, at most: nobody means to wait for longer.
  static var longestList: Int64 { 366 * day }

  /// Puts a door before a drop that has not opened, or another for one that nobody has come to.
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
    let former = drops[drop].admission
    if former != noSlot, admissions[former].listed != 0 || admissions[former].late != 0 {
      return .rejected(Rejected(Refusal(.invalidTransition, field: .admission)))
    }
    if !isInTime(request, drop: drop) {
      return .rejected(Rejected(Refusal(.invalid, field: .admission)))
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
    if former != noSlot {
      drawingDoors.removeAll { $0 == former }
      admissions[changing: former] = door
      doors[Int(former)] = Door()
      return .opened(AdmissionOpened(drop: request.drop))
    }
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
    let grace = request.grace.microseconds
    if grace != 0, grace < Self.shortestGrace || grace > Self.day { return false }
    guard let time = request.drawAfter else { return request.commitment.isEmpty }
    return time.microseconds > 0 && request.commitment.count == SHA256.byteCount
  }

  /// Whether a list closes while there is something to be drawn for.
  private func isInTime(_ request: OpenAdmissionRequest, drop: UInt32) -> Bool {
    guard let time = request.drawAfter?.microseconds else { return true }
    let closes = drops[drop].closesAt
    return time <= now.addingSaturated(Self.longestList) && (closes == 0 || time < closes)
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
    // A ticket would be of no use.
    if allowance(of: key.buyer, in: drop) == 0 {
      return .rejected(
        Rejected(Refusal(.buyerLimit, available: 0, retryAfterMicroseconds: 0)))
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

  /// Units of a drop.
  struct DoorUnits {
    /// Somebody new could be given them now, whoever it is and whatever a hub's throttle comes to.
    var anybodys: UInt64 = 0
    /// Somebody new could be given them now: also those of fences, and of hubs that take nothing more just now.
    var free: UInt64 = 0
    /// They can still be had at all, by somebody.
    var reachable: UInt64 = 0
  }

  func units(ofDrop drop: UInt32) -> DoorUnits {
    var (anybodys, free, reachable) = (UInt64(0), UInt64(0), UInt64(0))
    for pool in drops[drop].pools {
      free += UInt64(pools[pool].freeForNewcomer)
      if !hasThrottle(pool) { anybodys += UInt64(pools[pool].freeForNewcomer) }
      reachable += UInt64(self.reachable(pool))
    }
    let reservation = drops[drop].reservation
    if reservation != noSlot, reservations[reservation].phase != .closed {
      for pool in reservations[reservation].pools {
        if reservations[reservation].phase == .open { free += UInt64(pools[pool].free) }
        reachable += UInt64(self.reachable(pool))
      }
    }
    if drops[drop].fences == 0 {
      return DoorUnits(anybodys: anybodys, free: free, reachable: reachable)
    }
    for fence in fencesOf(drop: drop) {
      free += UInt64(pools[fences[fence].account].free)
      reachable += UInt64(self.reachable(fences[fence].account))
    }
    return DoorUnits(anybodys: anybodys, free: free, reachable: reachable)
  }

  private func hasThrottle(_ pool: UInt32) -> Bool {
    hubSignals.count > 0 && !pools[pool].hub.isNone && !pools[pool].isPreorder
      && hubSignals.slot(pools[pool].hub.rawValue) != nil
  }

  /// What ticks do at doors: people are drawn, tickets that were not used in time lapse, and the next waves go in. All
  /// doors share what an entry does of it.
  ///
  /// - Returns: whether there is more of it to do.
  mutating func keepDoors() -> Bool {
    var steps = Self.drawnPerEntry
    for door in drawingDoors { draw(door, &steps) }
    var budget = Self.peoplePerEntry
    var isMoreDue = !drawingDoors.isEmpty
    for door in openDoors where keepDoor(door, &budget) { isMoreDue = true }
    return isMoreDue
  }

  /// Tickets that lapse, and people who are let in or passed over, in one entry: several of the largest waves.
  private static var peoplePerEntry: Int { 2_048 }

  private mutating func keepDoor(_ door: UInt32, _ budget: inout Int) -> Bool {
    while budget > 0, let slot = oldestTicket(of: door), joiners[slot].expires <= now {
      doors[Int(door)].passOldestTicket()
      pass(ticketOf: slot, door: door)
      budget -= 1
    }
    if fault == .keepShut { return false }
    if admissions[door].nextWave <= now, doors[Int(door)].waiting > 0 { letIn(door, &budget) }
    if doors[Int(door)].awaited <= now { doors[Int(door)].awaited = .max }
    return awaitDoor(door)
  }

  /// The next wave: so many tickets, and as many people who are passed over. Those who have all gone hold the others up
  /// no longer than if they had come, and nobody's turn comes sooner than in half of the waves that are before them.
  private mutating func letIn(_ door: UInt32, _ budget: inout Int) {
    // A wave is whole, or is left to the next entry.
    if budget < 2 * Int(admissions[door].rate) { return }
    let free = units(ofDrop: admissions[door].drop).free
    let rate = fault == .doubleRate ? admissions[door].rate * 2 : admissions[door].rate
    var (left, passed) = (rate, UInt32(0))
    while left > 0, passed < rate,
      UInt64(doors[Int(door)].outstanding) < free || fault == .admitPastStock,
      let slot = nextWaiting(door)
    {
      stopWaiting(slot, door: door)
      let grace = admissions[door].grace
      if grace != 0, lastSign(of: slot, door: door).addingSaturated(grace) < now {
        joiners[changing: slot].phase = .passed
        passed += 1
        continue
      }
      admissions[changing: door].tickets += 1
      joiners[changing: slot].phase = .admitted
      joiners[changing: slot].ticket = admissions[door].tickets
      joiners[changing: slot].expires = now.addingSaturated(admissions[door].ticketLasts)
      doors[Int(door)].add(Door.Ticket(number: admissions[door].tickets, joiner: slot))
      left -= 1
    }
    if left < rate || passed > 0 {
      admissions[changing: door].nextWave = now.addingSaturated(admissions[door].every)
    }
    budget -= Int(rate - left + passed)
  }

  /// Since when somebody has been silent.
  func lastSign(of joiner: UInt32, door: UInt32) -> Int64 {
    if fault == .passPresent { return joiners[joiner].seenAt }
    return max(joiners[joiner].seenAt, admissions[door].since)
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
  func isLettingIn(_ door: UInt32) -> Bool {
    admissions[door].stage == .drawn && drops[admissions[door].drop].phase == .live
  }

  /// Lists a door among those where people are let in, or not.
  ///
  /// - Parameter begins: whether it may begin now, and has not been so in the rows before.
  mutating func noteDoor(_ door: UInt32, begins: Bool = true) {
    let place = partitionPoint(in: 0..<openDoors.count) {
      admissions[openDoors[$0]].id < admissions[door].id
    }
    let isListed = place < openDoors.count && openDoors[place] == door
    let isOpen = isLettingIn(door)
    if isOpen && !isListed {
      openDoors.insert(door, at: place)
      if begins { admissions[changing: door].since = now }
    }
    if !isOpen && isListed { openDoors.remove(at: place) }
    if isOpen { awaitDoor(door) }
  }

  /// When a door has something to do; nil when it waits for somebody.
  private mutating func nextTime(of door: UInt32, at now: Int64) -> Int64? {
    let time = oldestTicket(of: door).map { joiners[$0].expires }
    if doors[Int(door)].waiting == 0 { return time }
    let wave = max(admissions[door].nextWave, now)
    // Units are summed up only where the wave would be first.
    if let time, time <= wave { return time }
    let outstanding = UInt64(doors[Int(door)].outstanding)
    return units(ofDrop: admissions[door].drop).free > outstanding ? wave : time
  }

  /// Waits for the time at which a door has something to do.
  ///
  /// - Returns: whether it has by now.
  @inline(never) @discardableResult
  mutating func awaitDoor(_ door: UInt32) -> Bool {
    if fault == .keepShut || !isLettingIn(door) { return false }
    let wave = doors[Int(door)].waiting > 0 ? max(admissions[door].nextWave, now) : .max
    let lapse = oldestTicket(of: door).map { joiners[$0].expires } ?? .max
    if doors[Int(door)].awaited <= min(wave, lapse) { return false }
    guard let time = nextTime(of: door, at: now) else { return false }
    if time < doors[Int(door)].awaited {
      doors[Int(door)].awaited = time
      deadlines.insert(
        Deadline(time: time, id: admissions[door].id.rawValue, slot: door, kind: .doorDue))
    }
    return time <= now
  }

  /// Notes that the log stood still when a door had something to do: nobody could be heard of in that time, and nobody
  /// is passed over for it. Where nothing was due, it is no news that a log is quiet.
  ///
  /// - Parameter before: log time before this entry.
  @inline(never)
  mutating func noteSilence(since before: Int64) {
    for door in openDoors {
      let grace = admissions[door].grace
      if grace == 0 || doors[Int(door)].waiting == 0 { continue }
      if now.subtractingSaturated(before) <= grace / 2 { continue }
      guard let due = nextTime(of: door, at: before) else { continue }
      if now.subtractingSaturated(due) > grace / 2 { admissions[changing: door].since = now }
    }
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
      let since = admissions[door].since
      if since != 0 { admissions[changing: door].since = since.addingSaturated(microseconds) }
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

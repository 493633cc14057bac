import Basics
import LogContract
import Messages
import WireCodec

/// The draw: the order of those on the list, from a seed that was committed to before anybody was on it.
///
///     list:  c(0) = SHA-256(seed), the commitment     c(i) = SHA-256(c(i-1) + buyer i, as 8 bytes, the highest first)
///     order: k    = SHA-256(seed + c(n))              by the first 16 bytes of SHA-256(k + buyer), then by place on the list
///     told:  o(0) = k                                 o(i) = SHA-256(o(i-1) + buyer of rank i), the digest of the order
extension Engine {
  /// Steps of a draw in one entry: one takes somebody into it, and one takes somebody out.
  static var drawnPerEntry: Int { 1_024 }

  /// Makes the order from the seed, from this entry on.
  public mutating func reveal(
    _ request: RevealAdmissionRequest, at position: LogPosition
  ) -> RevealAdmissionResult {
    // Fewer could be guessed, and none would be a door without a seed to whoever reads its row.
    if request.seed.count != SHA256.byteCount {
      return .rejected(Rejected(Refusal(.invalid, field: .admission)))
    }
    guard let drop = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(Refusal(.unknownDrop)))
    }
    let door = drops[drop].admission
    if door == noSlot { return .rejected(Rejected(Refusal(.admissionNotOffered))) }
    if admissions[door].drawAfter == 0 {
      return .rejected(Rejected(Refusal(.invalidTransition, field: .admission)))
    }
    keepSchedule(of: drop)
    if drops[drop].hasEnded {
      let isClosed = drops[drop].phase == .closed
      return .rejected(Rejected(Refusal(isClosed ? .dropClosed : .dropCancelled)))
    }
    if admissions[door].isListOpen(at: now) && fault != .drawEarly {
      return .rejected(
        Rejected(
          Refusal(
            .listOpen,
            retryAfterMicroseconds: admissions[door].drawAfter.subtractingSaturated(now))))
    }
    if SHA256.digest(of: request.seed) != admissions[door].commitment && fault != .anySeed {
      return .rejected(Rejected(Refusal(.seedMismatch)))
    }
    if admissions[door].stage == .gathering {
      admissions[changing: door].seed = request.seed
      admissions[changing: door].stage = .drawing
      admissions[changing: door].orderDigest = drawKey(of: door)
      noteDrawing(door)
      var steps = Self.drawnPerEntry
      draw(door, &steps)
    }
    return .revealed(AdmissionRevealed(draw: status(ofDraw: door)))
  }

  /// Lists a door among those whose draw is being made.
  private mutating func noteDrawing(_ door: UInt32) {
    let place = partitionPoint(in: 0..<drawingDoors.count) {
      admissions[drawingDoors[$0]].id < admissions[door].id
    }
    drawingDoors.insert(door, at: place)
  }

  /// What everybody's hash begins with: nobody who knew the seed alone could tell it before the list was closed.
  func drawKey(of door: UInt32) -> [UInt8] {
    SHA256.digest(of: admissions[door].seed + admissions[door].listDigest)
  }

  private func lot(_ number: UInt32, _ key: [UInt8], door: UInt32) -> Door.Lot {
    var hash = SHA256()
    hash.update(key)
    hash.update(joiners[doors[Int(door)].list[Int(number)]].key.buyer.rawValue)
    let digest = hash.finalize()
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    if fault == .drawByArrival { return Door.Lot(high: 0, low: 0, number: number) }
    return Door.Lot(high: word(digest[0..<8]), low: word(digest[8..<16]), number: number)
  }

  /// Goes on with a draw, so far as an entry goes.
  mutating func draw(_ door: UInt32, _ budget: inout Int) {
    if budget == 0 { return }
    let key = drawKey(of: door)
    while budget > 0, admissions[door].taken < admissions[door].listed {
      doors[Int(door)].add(lot(admissions[door].taken, key, door: door))
      admissions[changing: door].taken += 1
      budget -= 1
    }
    while budget > 0, admissions[door].ranked < admissions[door].listed,
      let number = doors[Int(door)].takeLot()
    {
      rank(doors[Int(door)].list[Int(number)], door: door)
      budget -= 1
    }
    if admissions[door].ranked < admissions[door].listed { return }
    admissions[changing: door].stage = .drawn
    doors[Int(door)].endDraw()
    drawingDoors.removeAll { $0 == door }
    noteDoor(door)
  }

  private mutating func rank(_ slot: UInt32, door: UInt32) {
    let rank = admissions[door].ranked
    joiners[changing: slot].rank = rank
    doors[Int(door)].order[Int(rank)] = slot
    if joiners[slot].phase == .waiting {
      doors[Int(door)].unranked -= 1
      doors[Int(door)].count(at: rank, isWaiting: true)
    }
    var hash = SHA256()
    hash.update(admissions[door].orderDigest)
    hash.update(joiners[slot].key.buyer.rawValue)
    admissions[changing: door].orderDigest = hash.finalize()
    admissions[changing: door].ranked += 1
  }

  // MARK: Rows

  /// Rebuilds what is derived of doors: lists, orders, tickets, and a draw that is being made.
  mutating func attachDoors() throws(RestoreError) {
    for slot in slotsByID(admissions, id: { $0.id.rawValue }) {
      guard let drop = drops.slot(admissions[slot].id.rawValue) else {
        throw .danglingReference(.admissions)
      }
      let door = admissions[slot]
      let hasDraw = door.drawAfter != 0
      let places = UInt64(door.listed) + UInt64(door.late)
      let isWhole =
        door.commitment.count == (hasDraw ? SHA256.byteCount : 0)
        && door.seed.count == (hasDraw && door.stage != .gathering ? SHA256.byteCount : 0)
        && door.taken <= door.listed && door.ranked <= door.taken
        && (door.stage != .drawn || door.ranked == door.listed)
        && (door.stage != .gathering || hasDraw && door.taken == 0)
        && places <= UInt64(EngineLimit.placesPerDoor.range.upperBound)
        && (1...Self.ticketsPerWave).contains(door.rate)
      if !isWhole { throw .inconsistent(.admissions) }
      admissions[derived: slot].drop = drop
      drops[derived: drop].admission = slot
      while doors.count <= Int(slot) { doors.append(Door()) }
      doors[Int(slot)].list = [UInt32](repeating: noSlot, count: Int(door.listed))
    }
    try attachJoiners()
    for slot in slotsByID(admissions, id: { $0.id.rawValue }) {
      let isForgotten = drops[admissions[slot].drop].isRetiring
      let people = doors[Int(slot)]
      if !isForgotten, people.list.contains(noSlot) { throw .inconsistent(.joiners) }
      if !isForgotten, admissions[slot].stage == .drawing { try restoreDraw(slot) }
      if admissions[slot].stage == .drawn, people.unranked != 0 { throw .inconsistent(.joiners) }
      noteDoor(slot, begins: false)
    }
  }

  private mutating func attachJoiners() throws(RestoreError) {
    var orders = doors.map { _ in [UInt32]() }
    admissions.forEachSlot { slot in
      let places = Int(admissions[slot].listed) + Int(admissions[slot].late)
      orders[Int(slot)] = [UInt32](repeating: noSlot, count: places)
    }
    var tickets: [(ticket: Door.Ticket, door: Int)] = []
    for slot in 0..<joiners.end where !joiners[slot].isTombstone {
      let joiner = joiners[slot]
      guard let drop = drops.slot(joiner.key.drop.rawValue), drops[drop].admission != noSlot else {
        throw .danglingReference(.joiners)
      }
      let door = Int(drops[drop].admission)
      if joiner.number != noSlot {
        guard joiner.number < doors[door].list.count, doors[door].list[Int(joiner.number)] == noSlot
        else { throw .inconsistent(.joiners) }
        doors[door].list[Int(joiner.number)] = slot
      }
      if joiner.rank == noSlot {
        // Nobody waits for a rank who is not on the list.
        if joiner.number == noSlot || joiner.ticket != 0 { throw .inconsistent(.joiners) }
        if joiner.phase == .waiting { doors[door].unranked += 1 }
      } else {
        guard joiner.rank < orders[door].count, orders[door][Int(joiner.rank)] == noSlot else {
          throw .inconsistent(.joiners)
        }
        orders[door][Int(joiner.rank)] = slot
      }
      if joiner.ticket > admissions[UInt32(door)].tickets { throw .inconsistent(.joiners) }
      if joiner.phase == .admitted {
        tickets.append((Door.Ticket(number: joiner.ticket, joiner: slot), door))
      }
    }
    for door in doors.indices {
      for slot in orders[door] {
        doors[door].append(slot, isWaiting: slot != noSlot && joiners[slot].phase == .waiting)
      }
    }
    tickets.sort { $0.ticket.number < $1.ticket.number }
    for ticket in tickets { doors[ticket.door].add(ticket.ticket) }
  }

  /// Takes those into a draw who were in it and had not come out.
  private mutating func restoreDraw(_ door: UInt32) throws(RestoreError) {
    let list = doors[Int(door)].list
    let key = drawKey(of: door)
    for number in 0..<admissions[door].taken where joiners[list[Int(number)]].rank == noSlot {
      doors[Int(door)].add(lot(number, key, door: door))
    }
    let left = admissions[door].taken - admissions[door].ranked
    if doors[Int(door)].lotCount != left { throw .inconsistent(.joiners) }
    noteDrawing(door)
  }

  /// Forgets people at the door of a drop that is being forgotten, some at a time, and at last the door.
  ///
  /// - Returns: whether nothing of it is left.
  mutating func forgetDoor(of drop: UInt32, _ budget: inout Int) -> Bool {
    let door = drops[drop].admission
    if door == noSlot { return true }
    // Rows alone count: how many places are empty by now is not the same once an engine was restored.
    while let slot = doors[Int(door)].list.last {
      if slot != noSlot {
        if budget <= 0 { return false }
        let rank = joiners[slot].rank
        if rank != noSlot { doors[Int(door)].order[Int(rank)] = noSlot }
        joiners.remove(slot)
        budget -= 1
      }
      doors[Int(door)].list.removeLast()
    }
    while let slot = doors[Int(door)].order.last {
      if slot != noSlot {
        if budget <= 0 { return false }
        joiners.remove(slot)
        budget -= 1
      }
      doors[Int(door)].order.removeLast()
    }
    openDoors.removeAll { $0 == door }
    doors[Int(door)] = Door()
    admissions.remove(door)
    drops[derived: drop].admission = noSlot
    return true
  }
}

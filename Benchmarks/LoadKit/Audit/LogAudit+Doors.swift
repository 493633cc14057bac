// Doors: who comes in when. The order of a draw is computed anew, and of tickets what the log shows: their numbers, whose
// they are, and when they were used. How many units there were for those whom nobody was told of is not judged here.
extension LogAudit {
  struct Door {
    var drawAfter: Int64
    var commitment: [UInt8]
    var rate: UInt64
    var every: Int64
    var lasts: Int64
    /// Those who are drawn, in the order of joining, and the digest of them.
    var list: [UInt64] = []
    /// Their numbers, from 1.
    var numbers: [UInt64: UInt64] = [:]
    var digest: [UInt8]
    var seed: [UInt8]?
    /// Places of those who are drawn, once they are.
    var ranks: [UInt64: UInt64] = [:]
    /// Places behind the list.
    var late: [UInt64: UInt64] = [:]
    var lateCount: UInt64 = 0
    /// Whether somebody who has a place has given it up.
    var gone: Set<UInt64> = []
    /// Log time from which tickets may be given out.
    var since: Int64?
    /// Tickets that the log has shown.
    var tickets: [UInt64: Ticket] = [:]
    /// Their numbers, in ascending order.
    var shown: [UInt64] = []

    func isListOpen(at now: Int64) -> Bool {
      seed == nil && lateCount == 0 && drawAfter != 0 && now < drawAfter
    }
  }

  struct Ticket {
    var buyer: UInt64
    var place: UInt64
    var expires: Int64
    var isUsed = false
  }

  // MARK: Calls

  mutating func openDoor(_ request: AuditFields) {
    let id = request.number("drop")
    guard let drop = drops[id] else {
      return fault(.unknownReference, "a door of drop \(id), which never was")
    }
    // Another door takes the place of one that nobody has come to.
    let hasPeople = doors[id].map { !$0.list.isEmpty || $0.lateCount != 0 } ?? false
    if drop.phase != .scheduled || hasPeople {
      fault(.doorBroken, "drop \(id) is \(drop.phase), and got a door")
    }
    let commitment = AuditHash.bytes(request.text("commitment"))
    doors[id] = Door(
      drawAfter: Self.time(request.text("drawAfter")), commitment: commitment,
      rate: request.number("rate"), every: request.microseconds("every"),
      lasts: request.microseconds("ticketLasts"), digest: commitment)
  }

  mutating func joinDoor(_ request: AuditFields, _ result: AuditFields) {
    let (id, buyer) = (request.number("drop"), request.number("buyer"))
    // Taken out, so that nothing of it is copied.
    guard var door = doors.removeValue(forKey: id) else {
      return fault(.doorBroken, "buyer \(buyer) joined a door of drop \(id), which has none")
    }
    let isNew = result.flag("joined.isNew")
    let number = result.number("joined.place.number")
    let isListed = door.numbers[buyer] != nil
    let isGathering = result.text("joined.place.state") == "ADMISSION_STATE_GATHERING"
    if isNew, !isListed, door.isListOpen(at: now) {
      door.list.append(buyer)
      door.numbers[buyer] = UInt64(door.list.count)
      door.digest = Self.hash(door.digest, buyer)
      if AuditHash.bytes(result.text("joined.listed")) != door.digest {
        fault(.doorBroken, "buyer \(buyer) is told of another list of drop \(id)")
      }
    } else if isNew, !isListed || !door.ranks.isEmpty, !isGathering {
      // Behind all; who comes back before their rank is known is where they are drawn.
      door.late[buyer] = UInt64(door.list.count) + door.lateCount
      door.lateCount += 1
    } else if !isNew, !isListed, door.late[buyer] == nil {
      fault(.doorBroken, "buyer \(buyer) had no place at drop \(id)")
    }
    if !isNew, door.gone.contains(buyer) {
      fault(.doorBroken, "buyer \(buyer) had given the place at drop \(id) up")
    }
    door.gone.remove(buyer)
    let listed = door.numbers[buyer] ?? 0
    if number != listed {
      fault(.doorBroken, "buyer \(buyer) is number \(number) at drop \(id), and not \(listed)")
    }
    doors[id] = door
    let ticket = result.number("joined.place.ticket")
    if ticket != 0 {
      note(
        ticket, of: buyer, at: id, expires: Self.time(result.text("joined.place.expires")))
    }
  }

  mutating func leaveDoor(_ request: AuditFields) {
    let (id, buyer) = (request.number("drop"), request.number("buyer"))
    if doors[id]?.gone.insert(buyer).inserted != true {
      fault(.doorBroken, "buyer \(buyer) has left a place at drop \(id) twice, or none")
    }
  }

  mutating func revealDoor(_ request: AuditFields, _ result: AuditFields) {
    let id = request.number("drop")
    guard var door = doors[id] else {
      return fault(.doorBroken, "drop \(id) is drawn, and has no door")
    }
    let seed = AuditHash.bytes(request.text("seed"))
    if door.isListOpen(at: now) {
      fault(.doorBroken, "drop \(id) is drawn while its list is open")
    }
    if seed.count != 32 || AuditHash.sha256(seed) != door.commitment {
      fault(.doorBroken, "drop \(id) is drawn by another seed than was committed to")
    }
    if AuditHash.bytes(result.text("revealed.draw.listed")) != door.digest {
      fault(.doorBroken, "drop \(id) is drawn from another list")
    }
    if door.seed == nil { door.seed = seed }
    let key = AuditHash.sha256(seed + door.digest)
    let lots = door.list.map { (hash: Array(Self.hash(key, $0)[..<16]), buyer: $0) }
    // Sorted as it stands: equal ones stay in the order of joining.
    let order = lots.enumerated().sorted { a, b in
      a.element.hash == b.element.hash
        ? a.offset < b.offset : a.element.hash.lexicographicallyPrecedes(b.element.hash)
    }
    var digest = key
    for (rank, lot) in order.enumerated() {
      door.ranks[lot.element.buyer] = UInt64(rank)
      digest = Self.hash(digest, lot.element.buyer)
    }
    let told = AuditHash.bytes(result.text("revealed.draw.order"))
    if !told.isEmpty, told != digest {
      fault(.doorBroken, "the order of drop \(id) is not that of its draw")
    }
    doors[id] = door
  }

  private static func hash(_ before: [UInt8], _ buyer: UInt64) -> [UInt8] {
    AuditHash.sha256(before + (0..<8).map { UInt8(truncatingIfNeeded: buyer >> (56 - 8 * $0)) })
  }

  // MARK: Tickets

  /// A ticket that the log shows: as its holder was told of it, or as it was used.
  private mutating func note(_ number: UInt64, of buyer: UInt64, at id: UInt64, expires: Int64?) {
    guard let door = doors[id] else { return }
    if let known = door.tickets[number] {
      if known.buyer != buyer {
        fault(.doorBroken, "ticket \(number) of drop \(id) is that of two buyers")
      }
      return
    }
    // Waves of `rate`, at least `every` apart, from when the first was due.
    let waves = door.since.map { UInt64(clamping: (now - $0) / max(door.every, 1)) + 1 } ?? 0
    if number > waves * door.rate {
      fault(.doorBroken, "ticket \(number) of drop \(id) came in \(waves) waves of \(door.rate)")
    }
    if let expires, expires > now + door.lasts {
      fault(.doorBroken, "ticket \(number) of drop \(id) lasts longer than \(door.lasts) us")
    }
    let place = door.late[buyer] ?? door.ranks[buyer] ?? 0
    // Between those with the next lower and the next higher number.
    var (low, high) = (0, door.shown.count)
    while low < high {
      let middle = (low + high) / 2
      if door.shown[middle] < number { low = middle + 1 } else { high = middle }
    }
    let before = low > 0 ? door.tickets[door.shown[low - 1]]?.place : nil
    let after = low < door.shown.count ? door.tickets[door.shown[low]]?.place : nil
    if before.map({ $0 >= place }) == true || after.map({ $0 <= place }) == true {
      fault(.doorBroken, "ticket \(number) of drop \(id) is not in the order")
    }
    doors[id]?.shown.insert(number, at: low)
    doors[id]?.tickets[number] = Ticket(
      buyer: buyer, place: place, expires: expires ?? now + door.lasts)
  }

  /// A reserve of a drop with a door that was given something.
  mutating func useTicket(_ request: AuditReserve) {
    guard doors[request.drop] != nil else { return }
    let number = request.fields.number("ticket")
    if number == 0 {
      return fault(
        .doorBroken, "buyer \(request.buyer) reserved of \(request.drop) without a ticket")
    }
    note(number, of: request.buyer, at: request.drop, expires: nil)
    guard let ticket = doors[request.drop]?.tickets[number] else { return }
    if ticket.isUsed { fault(.doorBroken, "ticket \(number) of \(request.drop) was used twice") }
    if ticket.expires <= now {
      fault(.doorBroken, "ticket \(number) of \(request.drop) was used after its time")
    }
    doors[request.drop]?.tickets[number]?.isUsed = true
    report.ticketsUsed += 1
    doors[request.drop]?.gone.insert(request.buyer)
  }

  /// What holders were told of their tickets, against each other and the places and tickets of the log: each is that of
  /// one buyer who has joined, and a lower number is that of an earlier place.
  mutating func compareTickets(_ told: [ToldLedger.Ticket], isComplete: Bool) {
    guard isComplete else {
      report.unverified += UInt64(told.count)
      return
    }
    for ticket in told {
      let (number, buyer, drop) = (ticket.number, ticket.buyer, ticket.drop)
      let isThere = doors[drop].map { $0.numbers[buyer] != nil || $0.late[buyer] != nil }
      guard isThere == true else {
        fault(
          .lostAcknowledgement, "ticket \(number) of \(drop): buyer \(buyer) is not at its door")
        continue
      }
      report.ticketsTold += 1
      note(number, of: buyer, at: drop, expires: nil)
    }
  }

  // MARK: Refusals

  mutating func judge(_ refusal: AuditRefusal, ofDoor call: AuditCall) {
    let id = call.request.number("drop")
    let (door, phase) = (doors[id], drops[id]?.phase)
    let isRight =
      switch refusal {
      case .keyMismatch, .capacityReached: true
      case .unknownDrop: drops[id].map { mayBeForgotten(id, $0) } ?? true
      case .dropClosed: phase == .closed
      case .dropCancelled: phase == .cancelled
      case .admissionNotOffered: door == nil
      // A ticket would be of no use to whoever has all that one buyer may have.
      case .buyerLimit:
        drops[id].map {
          let used = usage[Usage(drop: id, buyer: call.request.number("buyer"))] ?? 0
          return $0.buyerLimit != 0 && used >= $0.buyerLimit
        } == true
      case .listOpen: door?.isListOpen(at: now) == true
      case .seedMismatch:
        door.map { AuditHash.sha256(AuditHash.bytes(call.request.text("seed"))) != $0.commitment }
          == true
      // Whether a ticket has lapsed that nobody was told of cannot be seen.
      case .other: true
      default: false
      }
    if !isRight { fault(.wrongRefusal, "\(refusal): \(call.method) of drop \(id)") }
  }

  /// A reserve that was refused for its ticket.
  mutating func judgeTicket(_ refusal: AuditRefusal, _ request: AuditReserve) {
    let number = request.fields.number("ticket")
    let door = doors[request.drop]
    let ticket = door?.tickets[number]
    let isRight =
      switch refusal {
      case .ticketRequired: door != nil && number == 0
      case .ticketUsed: ticket?.isUsed == true && ticket?.buyer == request.buyer
      case .ticketExpired: door != nil && ticket.map { $0.expires <= now } ?? true
      // Nobody's, another's, given up, or not the newest.
      default: door != nil && number != 0
      }
    if !isRight {
      fault(.wrongRefusal, "\(refusal): ticket \(number) of drop \(request.drop)")
    }
  }

  // MARK: Time

  /// Notes from when tickets may be given out.
  mutating func noteDoors() {
    for id in doors.keys {
      guard let door = doors[id], door.since == nil, drops[id]?.phase == .live,
        door.drawAfter == 0 || door.seed != nil
      else { continue }
      doors[id]?.since = now
    }
  }

  /// Log time went back: waves and tickets keep the time that is left.
  mutating func shiftDoors(by microseconds: Int64) {
    for id in doors.keys {
      if let since = doors[id]?.since { doors[id]?.since = since + microseconds }
      for number in doors[id]!.tickets.keys where doors[id]?.tickets[number]?.isUsed == false {
        doors[id]?.tickets[number]?.expires += microseconds
      }
    }
  }

  /// A time as JSON writes it, `2026-11-30T12:00:00.5Z`, in microseconds UTC; 0 where it is left out.
  private static func time(_ text: String) -> Int64 {
    let parts = text.dropLast().split { "-T:.".contains($0) }
    guard parts.count >= 6 else { return 0 }
    let numbers = parts.prefix(6).map { Int64($0) ?? 0 }
    // Days since 1970 by years that begin in March, so that the day of a leap year is the last.
    let year = numbers[0] - (numbers[1] <= 2 ? 1 : 0)
    let month = (numbers[1] + 9) % 12
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let days = ofEra * 365 + ofEra / 4 - ofEra / 100 + (153 * month + 2) / 5 + numbers[2] - 1
    let seconds =
      (era * 146_097 + days - 719_468) * 86_400 + numbers[3] * 3_600 + numbers[4] * 60 + numbers[5]
    let fraction = parts.count > 6 ? String(parts[6].prefix(6)) : ""
    let digits = fraction + String(repeating: "0", count: 6 - fraction.count)
    return seconds * 1_000_000 + (Int64(digits) ?? 0)
  }
}

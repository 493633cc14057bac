import Basics
import LogContract
import Messages
import WireCodec

/// Invariant 40: a drop with a door is reserved of with a ticket alone, which is used once, in its time, by whose it is.
/// At most `rate` tickets are given out in any span of `every`, never more than units are free, in the order of the draw
/// and then of joining. Nobody loses their place but by leaving, by a ticket that lapsed, or by their absence.
struct AdmissionChecker: InvariantChecker {
  private struct Ticket {
    var buyer: BuyerID
    var expires: Int64
    var isUsed = false
  }

  private struct Gate {
    var rules: OpenAdmissionRequest
    var list: [BuyerID] = []
    var listed: Set<BuyerID> = []
    var digest: [UInt8]
    var seed: [UInt8] = []
    /// Whether somebody has joined behind the list.
    var isClosed = false
    var isDrawn = false
    /// Log times of tickets, the first first.
    var times: [Int64] = []
    var tickets: [UInt64: Ticket] = [:]
    /// Those who have a place, with when they were heard of, and the rank they were seen at.
    var standing: [BuyerID: (seen: Int64, rank: UInt32?)] = [:]
    /// Since when people are let in.
    var since: Int64?

    var every: Int64 { rules.every.microseconds }
    var drawAfter: Int64 { rules.drawAfter?.microseconds ?? 0 }
    func isListOpen(at now: Int64) -> Bool { seed.isEmpty && !isClosed && now < drawAfter }
  }

  private var gates: [DropID: Gate] = [:]
  private var time: Int64 = 0

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    let now = engine.lastLogTimeMicroseconds
    if now < time { shift(by: now.subtractingSaturated(time)) }
    time = now
    if !entry.outcome.isReplay { note(entry, engine, now, &report) }
    if gates.isEmpty { return }
    for drop in gates.keys.sorted() {
      guard let slot = engine.admissions.slot(drop.rawValue) else {
        if engine.drops.slot(drop.rawValue) != nil { report.add(40, "\(drop) has lost its door") }
        gates[drop] = nil
        continue
      }
      if engine.drops[engine.admissions[slot].drop].isRetiring { continue }
      if gates[drop]!.since == nil, engine.admissions[slot].stage == .drawn,
        engine.drops[engine.admissions[slot].drop].phase == .live
      {
        gates[drop]!.since = now
      }
      checkTickets(drop, slot, entry, engine, &report)
      checkDraw(drop, slot, engine, &report)
      if report.isScanning {
        checkPlaces(drop, engine, now, &report)
        checkShut(drop, slot, entry, engine, now, &report)
      }
    }
  }

  private mutating func shift(by microseconds: Int64) {
    for drop in gates.keys {
      gates[drop]!.since = gates[drop]!.since?.addingSaturated(microseconds)
      gates[drop]!.times = gates[drop]!.times.map { $0.addingSaturated(microseconds) }
      for number in gates[drop]!.tickets.keys {
        gates[drop]!.tickets[number]!.expires =
          gates[drop]!.tickets[number]!.expires.addingSaturated(microseconds)
      }
      for buyer in gates[drop]!.standing.keys {
        gates[drop]!.standing[buyer]!.seen =
          gates[drop]!.standing[buyer]!.seen.addingSaturated(microseconds)
      }
    }
  }

  // MARK: What entries say

  private mutating func note(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ now: Int64,
    _ report: inout InvariantReport
  ) {
    if let reserve = entry.command.body.reserve, entry.outcome.result.reserved != nil {
      let ticket = entry.command.body.reserveCall?.ticket ?? 0
      noteReserve(reserve.buyer, reserve.drop, ticket, now, &report)
    }
    guard case .logged(let call) = entry.command.body,
      case .logged(let outcome) = entry.outcome.result
    else { return }
    switch (call, outcome) {
    case (.open(let request), .open(.opened)):
      gates[DropID(rawValue: request.drop.rawValue)] = Gate(
        rules: request, digest: request.commitment)
    case (.join(let request), .join(.joined(let joined))):
      noteJoin(request, joined, now, &report)
    case (.leave(let request), .leave(.left)):
      let drop = DropID(rawValue: request.drop.rawValue)
      let buyer = BuyerID(rawValue: request.buyer.rawValue)
      if gates[drop]?.standing.removeValue(forKey: buyer) == nil {
        report.add(40, "\(buyer) has left a place that it had not")
      }
    case (.reveal(let request), .reveal(.revealed)):
      let drop = DropID(rawValue: request.drop.rawValue)
      guard let gate = gates[drop] else { break }
      if gate.isListOpen(at: now) { report.add(40, "\(drop) is drawn while its list is open") }
      if SHA256.digest(of: request.seed) != gate.rules.commitment {
        report.add(40, "\(drop) is drawn by another seed than was committed to")
      }
      gates[drop]?.seed = request.seed
    default: break
    }
  }

  private mutating func noteJoin(
    _ request: JoinAdmissionRequest, _ joined: AdmissionJoined, _ now: Int64,
    _ report: inout InvariantReport
  ) {
    let drop = DropID(rawValue: request.drop.rawValue)
    let buyer = BuyerID(rawValue: request.buyer.rawValue)
    // Taken out, so that nothing of it is copied.
    guard var gate = gates.removeValue(forKey: drop) else {
      return report.add(40, "\(buyer) joined a door of \(drop), which has none")
    }
    defer { gates[drop] = gate }
    if !joined.isNew {
      if gate.standing[buyer] == nil { report.add(40, "\(buyer) had no place at \(drop)") }
      gate.standing[buyer]?.seen = now
      return
    }
    // One whose ticket has lapsed, and whose tick has not come, takes another place.
    if gate.standing[buyer] != nil,
      !gate.tickets.values.contains(where: { $0.buyer == buyer && !$0.isUsed && $0.expires <= now })
    {
      report.add(40, "\(buyer) has a second place at \(drop)")
    }
    gate.standing[buyer] = (now, nil)
    // Who comes back to the list is drawn as they would have been.
    if gate.listed.contains(buyer) { return }
    if gate.isListOpen(at: now) {
      gate.list.append(buyer)
      gate.listed.insert(buyer)
      gate.digest = Self.digest(gate.digest, buyer)
      if joined.listed != gate.digest { report.add(40, "the list of \(drop) is another") }
    } else {
      gate.isClosed = true
    }
  }

  private mutating func noteReserve(
    _ buyer: BuyerID, _ drop: DropID, _ number: UInt64, _ now: Int64,
    _ report: inout InvariantReport
  ) {
    guard let gate = gates[drop] else { return }
    guard let ticket = gate.tickets[number], ticket.buyer == buyer else {
      return report.add(40, "\(buyer) reserved of \(drop) without a ticket: \(number)")
    }
    if ticket.isUsed { report.add(40, "ticket \(number) of \(drop) was used twice") }
    if ticket.expires <= now { report.add(40, "ticket \(number) of \(drop) was used too late") }
    gates[drop]?.tickets[number]?.isUsed = true
    gates[drop]?.standing[buyer] = nil
  }

  private static func digest(_ before: [UInt8], _ buyer: BuyerID) -> [UInt8] {
    var hash = SHA256()
    hash.update(before)
    hash.update(buyer.rawValue)
    return hash.finalize()
  }

  // MARK: What is so

  private mutating func checkTickets(
    _ drop: DropID, _ slot: UInt32, _ entry: ObservedEntry, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    let door = engine.admissions[slot]
    if door.tickets == UInt64(gates[drop]?.times.count ?? 0) { return }
    guard var gate = gates.removeValue(forKey: drop) else { return }
    let known = UInt64(gate.times.count)
    if entry.command.body != .tick { report.add(40, "\(drop) gave tickets out by no tick") }
    var fresh: [(number: UInt64, joiner: JoinerRecord)] = []
    var outstanding: UInt64 = 0
    var firstWaiting = UInt32.max
    engine.joiners.forEachSlot { joiner in
      let joiner = engine.joiners[joiner]
      if joiner.key.drop != drop { return }
      if joiner.phase == .admitted { outstanding += 1 }
      if joiner.phase == .waiting { firstWaiting = min(firstWaiting, joiner.rank) }
      if joiner.ticket > known { fresh.append((joiner.ticket, joiner)) }
    }
    fresh.sort { $0.number < $1.number }
    if fresh.map(\.number) != Array(known + 1..<door.tickets + 1) {
      report.add(40, "\(drop) gave out \(fresh.map(\.number)) after \(known)")
    }
    for (index, ticket) in fresh.enumerated() {
      gate.times.append(engine.now)
      gate.tickets[ticket.number] = Ticket(
        buyer: ticket.joiner.key.buyer,
        expires: engine.now.addingSaturated(gate.rules.ticketLasts.microseconds))
      let before = gate.times.count - 1 - Int(gate.rules.rate)
      if before >= 0, engine.now.subtractingSaturated(gate.times[before]) < gate.every {
        report.add(40, "\(drop) gave out more than \(gate.rules.rate) tickets at a time")
      }
      if index > 0, fresh[index - 1].joiner.rank > ticket.joiner.rank {
        report.add(40, "\(drop) let \(ticket.joiner.key.buyer) in before their turn")
      }
      if gate.standing[ticket.joiner.key.buyer] == nil {
        report.add(40, "\(ticket.joiner.key.buyer) has a ticket of \(drop), and no place")
      }
    }
    if let last = fresh.last, firstWaiting < last.joiner.rank {
      report.add(40, "\(drop) let \(last.joiner.key.buyer) in past others")
    }
    if outstanding > Self.free(door.drop, engine) {
      report.add(40, "\(drop) has \(outstanding) tickets out, and fewer units")
    }
    gates[drop] = gate
  }

  /// Units that nobody holds or has bought, of every account of a drop.
  private static func free(_ drop: UInt32, _ engine: borrowing Engine) -> UInt64 {
    var free: UInt64 = 0
    engine.pools.forEachSlot { pool in
      if engine.pools[pool].drop == drop { free += UInt64(engine.pools[pool].free) }
    }
    return free
  }

  private mutating func checkDraw(
    _ drop: DropID, _ slot: UInt32, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard let gate = gates[drop], !gate.isDrawn, gate.drawAfter != 0,
      engine.admissions[slot].stage == .drawn
    else { return }
    gates[drop]?.isDrawn = true
    let key = SHA256.digest(of: gate.seed + gate.digest)
    var lots: [(hash: [UInt8], number: Int)] = gate.list.enumerated().map { number, buyer in
      (Array(Self.digest(key, buyer)[..<16]), number)
    }
    lots.sort {
      $0.hash == $1.hash ? $0.number < $1.number : $0.hash.lexicographicallyPrecedes($1.hash)
    }
    var digest = key
    for (rank, lot) in lots.enumerated() {
      let buyer = gate.list[lot.number]
      digest = Self.digest(digest, buyer)
      guard let joiner = engine.joiners.slot(UsageKey(drop: drop, buyer: buyer)) else {
        report.add(40, "\(buyer) was on the list of \(drop), and is not drawn")
        continue
      }
      let known = engine.joiners[joiner].rank
      // Who gave a place up while the order was made may have another behind it.
      if known != rank, known < UInt32(gate.list.count) {
        report.add(40, "\(buyer) is drawn as number \(known) of \(drop), and not \(rank)")
      }
    }
    if digest != engine.admissions[slot].orderDigest {
      report.add(40, "the order of \(drop) is not that of its draw")
    }
  }

  private mutating func checkPlaces(
    _ drop: DropID, _ engine: borrowing Engine, _ now: Int64, _ report: inout InvariantReport
  ) {
    guard var gate = gates.removeValue(forKey: drop) else { return }
    for buyer in gate.standing.keys.sorted() {
      let place = gate.standing[buyer]!
      guard let slot = engine.joiners.slot(UsageKey(drop: drop, buyer: buyer)) else {
        report.add(40, "\(buyer) has lost their place at \(drop)")
        continue
      }
      let joiner = engine.joiners[slot]
      switch joiner.phase {
      case .waiting: break
      case .admitted:
        if gate.tickets[joiner.ticket]?.expires != joiner.expires {
          report.add(40, "ticket \(joiner.ticket) of \(drop) has another time")
        }
      case .passed:
        let grace = gate.rules.grace.microseconds
        // Nobody could say that they are there before people were let in.
        let seen = max(place.seen, gate.since ?? now)
        let isAbsent = grace != 0 && seen.addingSaturated(grace) < now
        let hasLapsed = (gate.tickets[joiner.ticket]?.expires ?? .max) <= now
        if !isAbsent && !hasLapsed { report.add(40, "\(buyer) was passed over at \(drop)") }
        gate.standing[buyer] = nil
        continue
      case .used, .left: report.add(40, "\(buyer) is \(joiner.phase) at \(drop), by nothing")
      }
      if let rank = place.rank, rank != joiner.rank {
        report.add(40, "\(buyer) was number \(rank) at \(drop), and is \(joiner.rank)")
      }
      gate.standing[buyer]!.rank = joiner.rank == noSlot ? nil : joiner.rank
    }
    gates[drop] = gate
  }

  /// After a tick that has done all it had to, nobody waits for a ticket who could have one.
  private func checkShut(
    _ drop: DropID, _ slot: UInt32, _ entry: ObservedEntry, _ engine: borrowing Engine,
    _ now: Int64, _ report: inout InvariantReport
  ) {
    guard case .ticked(let ticked) = entry.outcome.result, !ticked.isMoreDue,
      let gate = gates[drop], gate.drawAfter == 0 || gate.isDrawn
    else { return }
    let door = engine.admissions[slot]
    if engine.drops[door.drop].phase != .live { return }
    let rate = Int(gate.rules.rate)
    let hasHadWave = gate.times.last.map { now.subtractingSaturated($0) < gate.every } ?? false
    if hasHadWave { return }
    // A wave that nobody was there for is one, too.
    if gate.rules.grace.microseconds != 0, door.nextWave > now,
      door.nextWave.subtractingSaturated(now) <= gate.every
    {
      return
    }
    var (waiting, outstanding) = (0, UInt64(0))
    engine.joiners.forEachSlot { joiner in
      if engine.joiners[joiner].key.drop != drop { return }
      if engine.joiners[joiner].phase == .waiting { waiting += 1 }
      if engine.joiners[joiner].phase == .admitted { outstanding += 1 }
    }
    if waiting > 0, outstanding < engine.units(ofDrop: door.drop).free {
      report.add(40, "\(waiting) wait at \(drop) for one of \(rate) tickets that is due")
    }
  }
}

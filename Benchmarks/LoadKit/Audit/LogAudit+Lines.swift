// Places in line: who gets one, who is served next, and who is sent home.
extension LogAudit {
  mutating func join(
    _ request: AuditReserve, _ wanted: UInt64, _ grant: AuditGrant, _ drop: Drop
  ) {
    guard request.lines.count == 1, let line = request.lines.first, pools[line.pool] != nil else {
      return fault(.unknownReference, "a place in more than one line, or in none")
    }
    guard waiters[grant.waiter] == nil else {
      return fault(.grantedTwice, "waiter \(grant.waiter) was there already")
    }
    if grant.waiting != wanted - min(grant.granted, wanted) {
      fault(.grantOutOfRange, "waits for \(grant.waiting) of \(wanted)")
    }
    if rules >= 2, grant.granted == 0, isOutOfReach(request.minimum, line.pool) {
      fault(.waitsForNothing, "waiter \(grant.waiter) was let in for \(request.minimum) at least")
    }
    waiters[grant.waiter] = Waiter(
      buyer: request.buyer, pool: line.pool, quantity: grant.waiting,
      minimum: grant.granted > 0 ? 1 : request.minimum)
    report.joined += 1
    pools[line.pool]?.line.append(grant.waiter)
    pools[line.pool]?.minimums[waiters[grant.waiter]?.minimum ?? 0, default: 0] += 1
    change(line.pool) { $0.waiting += 1 }
    let length = UInt64(pools[line.pool]?.waiting ?? 0)
    if grant.position != length {
      fault(.waitlistPosition, "told place \(grant.position), is \(length) in pool \(line.pool)")
    }
    let last = request.fields.number("lastPlace")
    if last != 0, length > last {
      fault(.waitlistPosition, "place \(length) was given to who would have none after \(last)")
    }
    if length > drop.places {
      fault(.waitlistPosition, "\(length) in a line of at most \(drop.places)")
    }
    use(grant.waiting, of: request.drop, by: request.buyer, limit: drop.buyerLimit)
  }

  mutating func promote(
    _ id: UInt64, _ holdID: UInt64, _ granted: UInt64, _ deadline: Int64
  ) {
    guard let waiter = waiters[id], let pool = pools[waiter.pool], var drop = drops[pool.drop]
    else {
      return fault(.unknownReference, "waiter \(id) was promoted and never was")
    }
    guard waiter.phase == .waiting else {
      return fault(.grantedTwice, "waiter \(id) was promoted and does not wait any more")
    }
    if drop.phase != .live { fault(.grantedWhileNotOpen, "waiter \(id) was promoted") }
    if let passed = firstPassed(by: id, in: waiter.pool, drop) {
      fault(.waitlistOrder, "waiter \(id) was promoted before \(passed)")
    }
    if granted == 0 || granted > waiter.quantity || granted < waiter.minimum {
      fault(.grantOutOfRange, "\(granted) of \(waiter.minimum)…\(waiter.quantity)")
    }
    if pool.idleSince != nil {
      pools[waiter.pool]?.idleSince = sequence
      pools[waiter.pool]?.idleSinceTick = ticks
    }
    report.promotions += 1
    // The limit was asked for when the place was taken: what counted then may be had, whatever it is now.
    if drop.buyerLimit > 0 {
      let counted = usage[Usage(drop: pool.drop, buyer: waiter.buyer)] ?? 0
      drop.buyerLimit = max(drop.buyerLimit, counted)
    }
    takeOut(id, as: .promoted)
    hold(
      holdID,
      Hold(
        buyer: waiter.buyer, drop: pool.drop,
        lines: HoldLines([AuditLine(pool: waiter.pool, quantity: granted)]), deadline: deadline),
      drop)
  }

  mutating func leave(_ id: UInt64, _ buyer: UInt64) {
    guard let waiter = waiters[id], waiter.phase == .waiting, waiter.buyer == buyer else {
      return fault(.holdMisused, "waiter \(id) left and was not this buyer's to leave")
    }
    takeOut(id, as: .left)
  }

  mutating func sendHome(_ id: UInt64) {
    guard let waiter = waiters[id], waiter.phase == .waiting, let pool = pools[waiter.pool] else {
      return fault(.holdMisused, "waiter \(id) was sent home and did not wait")
    }
    if drops[pool.drop]?.phase == .live {
      fault(.wrongRefusal, "waiter \(id) was sent home from a live drop")
    }
    takeOut(id, as: .sentHome)
  }

  mutating func sendHomeForGood(_ id: UInt64) {
    guard let waiter = waiters[id], waiter.phase == .waiting else {
      return fault(.holdMisused, "waiter \(id) was sent home and did not wait")
    }
    if !isOutOfReach(waiter.minimum, waiter.pool) {
      fault(.wrongRefusal, "waiter \(id) was sent home, and \(waiter.minimum) can still come")
    }
    takeOut(id, as: .sentHome)
  }

  private mutating func takeOut(_ id: UInt64, as phase: Waiter.Phase) {
    guard let waiter = waiters[id] else { return }
    waiters[id]?.phase = phase
    if let drop = pools[waiter.pool]?.drop { release(waiter.quantity, of: drop, by: waiter.buyer) }
    let alike = pools[waiter.pool]?.minimums[waiter.minimum] ?? 0
    pools[waiter.pool]?.minimums[waiter.minimum] = alike > 1 ? alike - 1 : nil
    // Behind a head that stays, those who are gone are not to be walked past again and again.
    if let pool = pools[waiter.pool], pool.line.count > 2 * pool.waiting + 64 {
      pools[waiter.pool]?.line = pool.line.filter { waiters[$0]?.phase == .waiting }
      pools[waiter.pool]?.head = 0
    }
    change(waiter.pool) { $0.waiting -= 1 }
  }

  /// Who stands before somebody who is served and should have been served first; nil when that is nobody: the head,
  /// or, where it may be passed, the first who needs no more than is free.
  private mutating func firstPassed(by id: UInt64, in pool: UInt64, _ drop: Drop) -> UInt64? {
    guard let head = first(in: pool), head != id else { return nil }
    guard drop.lets, let known = pools[pool] else { return head }
    return known.line[known.head...].prefix { $0 != id }.first { ahead in
      guard let waiter = waiters[ahead], waiter.phase == .waiting else { return false }
      return Int64(clamping: waiter.minimum) <= known.free
    }
  }

  /// Whether somebody in line could be served with what is free.
  func couldServe(_ pool: Pool) -> Bool {
    guard pool.waiting > 0, pool.free > 0 else { return false }
    if drops[pool.drop]?.lets == true {
      return pool.minimums.keys.contains { Int64(clamping: $0) <= pool.free }
    }
    let head = pool.line[pool.head...].first { waiters[$0]?.phase == .waiting }
    return head.flatMap { waiters[$0] }.map { Int64(clamping: $0.minimum) <= pool.free } ?? false
  }

  /// Units that a newcomer could be given: none while anybody waits, unless nobody who waits can be served, nor is
  /// to be sent home first, and the drop lets pass.
  func newcomersUnits(_ id: UInt64) -> Int64 {
    guard let pool = pools[id] else { return 0 }
    if pool.waiting == 0 { return pool.free }
    guard drops[pool.drop]?.lets == true, !couldServe(pool),
      !pool.minimums.keys.contains(where: { Int64(clamping: $0) > pool.capacity - pool.sold })
    else { return 0 }
    return pool.free
  }
}

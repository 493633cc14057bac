// Places in line: who gets one, who is served next, and who is sent home.
extension LogAudit {
  mutating func join(
    _ request: AuditReserve, _ wanted: UInt64, _ grant: AuditGrant, _ drop: Drop
  ) {
    guard let lines = linesToJoin(request, grant) else {
      return fault(.unknownReference, "a place in more than one line, or in none")
    }
    guard waiters[grant.waiter] == nil else {
      return fault(.grantedTwice, "waiter \(grant.waiter) was there already")
    }
    if grant.waiting != wanted - min(grant.granted, wanted) {
      fault(.grantOutOfRange, "waits for \(grant.waiting) of \(wanted)")
    }
    let waiter = Waiter(
      buyer: request.buyer, lines: HoldLines(lines),
      minimum: grant.granted > 0 ? 1 : request.minimum)
    if rules >= 2, isHopeless(waiter) {
      fault(.waitsForNothing, "waiter \(grant.waiter) was let in for \(request.minimum) at least")
    }
    waiters[grant.waiter] = waiter
    report.joined += 1
    for line in lines { count(waiter, line, by: 1) { $0.line.append(grant.waiter) } }
    // Where it is furthest back.
    let length = lines.reduce(0) { max($0, UInt64(pools[$1.pool]?.waiting ?? 0)) }
    if grant.position != length {
      fault(.waitlistPosition, "told place \(grant.position), is \(length) in \(lines)")
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

  /// The lines of a place: of what was asked for the rest or, where that was several pools together, all of it; nil
  /// where nobody asked for that.
  private func linesToJoin(_ request: AuditReserve, _ grant: AuditGrant) -> [AuditLine]? {
    guard request.lines.allSatisfy({ pools[$0.pool] != nil }), var first = request.lines.first
    else { return nil }
    if request.lines.count > 1 {
      return grant.granted == 0 && request.fields.flag("together") ? request.lines : nil
    }
    first.quantity = grant.waiting
    return [first]
  }

  /// Counts somebody in one of their lines, or no more.
  private mutating func count(
    _ waiter: Waiter, _ line: AuditLine, by one: Int, _ body: (inout Pool) -> Void = { _ in }
  ) {
    let isInSeveral = waiter.isInSeveral
    change(line.pool) { pool in
      body(&pool)
      pool.waiting += one
      let needs = isInSeveral ? line.quantity : waiter.minimum
      if isInSeveral {
        pool.several += one
        pool.parts[needs, default: 0] += one
        if pool.parts[needs] == 0 { pool.parts[needs] = nil }
      } else {
        pool.minimums[needs, default: 0] += one
        if pool.minimums[needs] == 0 { pool.minimums[needs] = nil }
      }
    }
  }

  mutating func promote(
    _ id: UInt64, _ holdID: UInt64, _ granted: UInt64, _ deadline: Int64
  ) {
    guard let waiter = waiters[id], let dropID = dropOf(waiter), var drop = drops[dropID] else {
      return fault(.unknownReference, "waiter \(id) was promoted and never was")
    }
    guard waiter.phase == .waiting else {
      return fault(.grantedTwice, "waiter \(id) was promoted and does not wait any more")
    }
    if drop.phase != .live { fault(.grantedWhileNotOpen, "waiter \(id) was promoted") }
    // Of several lines all that was waited for; the grant says how much that is together.
    let lines = waiter.lines.map { line in
      AuditLine(pool: line.pool, quantity: waiter.isInSeveral ? line.quantity : granted)
    }
    for line in lines {
      if let passed = firstPassed(by: id, in: line, drop) {
        fault(.waitlistOrder, "waiter \(id) was promoted before \(passed)")
      }
    }
    if granted == 0 || granted > waiter.lines.units || granted < waiter.minimum {
      fault(.grantOutOfRange, "\(granted) of \(waiter.minimum)…\(waiter.lines.units)")
    }
    for line in lines where pools[line.pool]?.idleSince != nil {
      pools[line.pool]?.idleSince = sequence
      pools[line.pool]?.idleSinceTick = ticks
    }
    report.promotions += 1
    // The limit was asked for when the place was taken: what counted then may be had, whatever it is now.
    if drop.buyerLimit > 0 {
      let counted = usage[Usage(drop: dropID, buyer: waiter.buyer)] ?? 0
      drop.buyerLimit = max(drop.buyerLimit, counted)
    }
    takeOut(id, as: .promoted)
    hold(
      holdID,
      Hold(buyer: waiter.buyer, drop: dropID, lines: HoldLines(lines), deadline: deadline), drop)
  }

  mutating func leave(_ id: UInt64, _ buyer: UInt64) {
    guard let waiter = waiters[id], waiter.phase == .waiting, waiter.buyer == buyer else {
      return fault(.holdMisused, "waiter \(id) left and was not this buyer's to leave")
    }
    takeOut(id, as: .left)
  }

  mutating func sendHome(_ id: UInt64) {
    guard let waiter = waiters[id], waiter.phase == .waiting, let drop = dropOf(waiter) else {
      return fault(.holdMisused, "waiter \(id) was sent home and did not wait")
    }
    if drops[drop]?.phase == .live {
      fault(.wrongRefusal, "waiter \(id) was sent home from a live drop")
    }
    takeOut(id, as: .sentHome)
  }

  mutating func sendHomeForGood(_ id: UInt64) {
    guard let waiter = waiters[id], waiter.phase == .waiting else {
      return fault(.holdMisused, "waiter \(id) was sent home and did not wait")
    }
    if !isHopeless(waiter) {
      fault(.wrongRefusal, "waiter \(id) was sent home, and \(waiter.minimum) can still come")
    }
    takeOut(id, as: .sentHome)
  }

  private mutating func takeOut(_ id: UInt64, as phase: Waiter.Phase) {
    guard let waiter = waiters[id] else { return }
    waiters[id]?.phase = phase
    if let drop = dropOf(waiter) { release(waiter.lines.units, of: drop, by: waiter.buyer) }
    for line in waiter.lines {
      // Behind a head that stays, those who are gone are not to be walked past again and again.
      if let pool = pools[line.pool], pool.line.count > 2 * pool.waiting + 64 {
        pools[line.pool]?.line = pool.line.filter { waiters[$0]?.phase == .waiting }
        pools[line.pool]?.head = 0
      }
      count(waiter, line, by: -1)
    }
  }

  private func dropOf(_ waiter: Waiter) -> UInt64? {
    waiter.lines.first { _ in true }.flatMap { pools[$0.pool]?.drop }
  }

  // MARK: Whose turn it is

  /// Who stands before somebody who is served and should have been served first; nil when that is nobody: the head,
  /// or, where it may be passed, the first who needs no more than is free. Who waits for several pools is passed by
  /// whoever can be served while it cannot, but where it is the head with no unit that it needs.
  private func firstPassed(by id: UInt64, in line: AuditLine, _ drop: Drop) -> UInt64? {
    guard let pool = pools[line.pool] else { return nil }
    var isHead = true
    for ahead in pool.line[pool.head...] {
      if ahead == id { return nil }
      guard let waiter = waiters[ahead], waiter.phase == .waiting else { continue }
      if waiter.isInSeveral {
        let left = pool.free - Int64(clamping: line.quantity)
        if isHead, !drop.lets, left < Int64(clamping: units(of: line.pool, for: waiter)) {
          return ahead
        }
        if canHaveAll(ahead, waiter, drop) { return ahead }
      } else if !drop.lets || Int64(clamping: waiter.minimum) <= pool.free {
        return ahead
      }
      isHead = false
    }
    return nil
  }

  private func units(of pool: UInt64, for waiter: Waiter) -> UInt64 {
    waiter.lines.first { $0.pool == pool }?.quantity ?? 0
  }

  /// Units of a pool that are kept back from somebody: what its head needs who waits for others too.
  private func kept(_ id: UInt64, from other: UInt64?, _ drop: Drop) -> Int64 {
    guard !drop.lets, let pool = pools[id], pool.several > 0,
      let head = pool.line[pool.head...].first(where: { waiters[$0]?.phase == .waiting }),
      head != other, let waiter = waiters[head], waiter.isInSeveral
    else { return 0 }
    return Int64(clamping: units(of: id, for: waiter))
  }

  /// Whether somebody who waits for several pools can have everything now: nobody is before them who waits for one of
  /// the pools alone, unless they may be passed, and there are units beside those kept back for others.
  private func canHaveAll(_ id: UInt64, _ waiter: Waiter, _ drop: Drop) -> Bool {
    for line in waiter.lines {
      guard let pool = pools[line.pool] else { return false }
      let needed = Int64(clamping: line.quantity) + kept(line.pool, from: id, drop)
      if needed > pool.free { return false }
      if drop.lets { continue }
      for ahead in pool.line[pool.head...] {
        if ahead == id { break }
        if let other = waiters[ahead], other.phase == .waiting, !other.isInSeveral { return false }
      }
    }
    return true
  }

  /// Whether somebody in line could be served with what is free.
  func couldServe(_ id: UInt64) -> Bool {
    guard let pool = pools[id], let drop = drops[pool.drop], pool.waiting > 0, pool.free > 0
    else { return false }
    if drop.lets, pool.minimums.keys.contains(where: { Int64(clamping: $0) <= pool.free }) {
      return true
    }
    if drop.lets, pool.several == 0 { return false }
    for place in pool.line[pool.head...] {
      guard let waiter = waiters[place], waiter.phase == .waiting else { continue }
      if waiter.isInSeveral {
        if canHaveAll(place, waiter, drop) { return true }
      } else if !drop.lets {
        return Int64(clamping: waiter.minimum) <= pool.free - kept(id, from: place, drop)
      }
    }
    return false
  }

  /// Whether somebody waits for more than can still come.
  func isHopeless(_ waiter: Waiter) -> Bool {
    if let line = waiter.lines.only { return isOutOfReach(waiter.minimum, line.pool) }
    return waiter.lines.contains { isOutOfReach($0.quantity, $0.pool) }
  }

  /// The same of somebody in line who waits for several pools, whatever their place.
  func isPartOutOfReach(_ pool: Pool) -> Bool {
    pool.parts.keys.contains { Int64(clamping: $0) > pool.capacity - pool.sold }
  }

  /// Units that a newcomer could be given: none while anybody waits, unless nobody who waits can be served, nor is
  /// to be sent home first, and the drop lets pass, or all wait for other pools as well: but what the first of those
  /// needs.
  func newcomersUnits(_ id: UInt64) -> Int64 {
    guard let pool = pools[id] else { return 0 }
    if pool.waiting == 0 { return pool.free }
    guard let drop = drops[pool.drop], drop.lets || pool.several == pool.waiting, !couldServe(id),
      !isPartOutOfReach(pool),
      !pool.minimums.keys.contains(where: { Int64(clamping: $0) > pool.capacity - pool.sold })
    else { return 0 }
    return max(pool.free - kept(id, from: nil, drop), 0)
  }
}

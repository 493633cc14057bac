import Basics
import Messages

extension Engine {
  mutating func scheduleDrop(_ command: ScheduleDrop) -> Outcome.Result {
    if let field = invalidField(command) { return .refused(Refusal(.invalid, field: field)) }
    guard let offer = offers.slot(command.offer.rawValue) else {
      return .refused(Refusal(.unknownOffer))
    }
    if !command.stream.isNone && streams.slot(command.stream.rawValue) == nil {
      return .refused(Refusal(.unknownStream))
    }
    for pool in command.pools {
      if Int(pool.variant) >= offers[offer].variants.count {
        return .refused(Refusal(.unknownVariant, field: .pools))
      }
      if !pool.hub.isNone && hubs.slot(pool.hub.rawValue) == nil {
        return .refused(Refusal(.unknownHub, field: .pools))
      }
    }
    if drops.count >= Int(limits.drops) { return full(.drops) }
    if pools.count + command.pools.count > Int(limits.pools) { return full(.poolTable) }
    let slot = insertDrop(command, offer: offers[offer])
    for pool in command.pools { insertPool(pool, drop: slot) }
    awaitSchedule(of: slot)
    announce(slot)
    return .dropScheduled(
      DropScheduled(drop: drops[slot].id, poolCount: UInt32(command.pools.count)))
  }

  private func invalidField(_ command: ScheduleDrop) -> RefusedField? {
    if command.pools.isEmpty || command.pools.count > limits.poolsPerDrop { return .pools }
    if command.pools.contains(where: { $0.capacity > limits.capacityPerPool }) {
      return .capacity
    }
    if !isHoldTime(command.holdTTLMicroseconds) { return .holdTTL }
    if command.waitlistLimit > limits.waitersPerPool { return .waitlistLimit }
    if command.opensAtMicroseconds < 0 { return .opensAt }
    let closes = command.closesAtMicroseconds
    if closes != 0 && closes <= max(command.opensAtMicroseconds, now) { return .closesAt }
    return nil
  }

  /// Whether holds may last so long.
  func isHoldTime(_ microseconds: Int64) -> Bool {
    microseconds >= limits.minimumHoldTTLMicroseconds
      && microseconds <= limits.maximumHoldTTLMicroseconds
  }

  private mutating func insertDrop(_ command: ScheduleDrop, offer: OfferRecord) -> UInt32 {
    var drop = DropRecord()
    drop.id = DropID(sequence: sequence, index: takeIndex())
    drop.offer = offer.id
    drop.offerVersion = offer.version
    drop.stream = command.stream
    drop.priceMinor = offer.priceMinor
    drop.currency = offer.currency
    drop.opensByCue = command.opensByCue
    drop.buyerLimit = command.buyerLimit
    drop.waitlistLimit = command.waitlistLimit
    drop.holdTTL = command.holdTTLMicroseconds
    drop.opensAt = command.opensAtMicroseconds
    drop.closesAt = command.closesAtMicroseconds
    drop.requiredCapabilities = command.requiredCapabilities
    drop.zone = command.zone
    drop.poolCount = UInt32(command.pools.count)
    return drops.insert(drop)
  }

  private mutating func insertPool(_ specification: PoolSpecification, drop: UInt32) {
    var pool = PoolRecord()
    pool.id = PoolID(sequence: sequence, index: takeIndex())
    pool.drop = drop
    pool.variant = specification.variant
    pool.hub = specification.hub
    let slot = pools.insert(pool)
    drops[derived: drop].pools.append(slot)
    noteAtHub(pool: slot)
    setCapacity(specification.capacity, of: slot)
  }

  /// Waits for the times at which a drop opens and closes by itself.
  mutating func awaitSchedule(of slot: UInt32) {
    let drop = drops[slot]
    if drop.opensAt != 0 && drop.phase == .scheduled {
      deadlines.insert(
        Deadline(time: drop.opensAt, id: drop.id.rawValue, slot: slot, kind: .dropOpens))
    }
    if drop.closesAt != 0 && (drop.phase == .scheduled || drop.phase == .live) {
      deadlines.insert(
        Deadline(time: drop.closesAt, id: drop.id.rawValue, slot: slot, kind: .dropCloses))
    }
  }

  mutating func controlDrop(_ command: ControlDrop) -> Outcome.Result {
    guard let slot = drops.slot(command.drop.rawValue) else {
      return .refused(Refusal(.unknownDrop))
    }
    keepSchedule(of: slot)
    switch (command.action, drops[slot].phase) {
    case (.open, .scheduled): open(slot)
    case (.close, .scheduled), (.close, .live): close(slot, as: .closed)
    case (.cancel, .scheduled), (.cancel, .live): close(slot, as: .cancelled)
    default: return .refused(Refusal(.invalidTransition))
    }
    return .dropControlled(DropControlled(drop: command.drop, phase: drops[slot].phase))
  }

  mutating func open(_ slot: UInt32) {
    enter(.live, slot)
  }

  /// Ends the sale; those in line are sent home. Holds of a closed drop live on until their
  /// deadlines, those of a cancelled one end, and their holders are told.
  mutating func close(_ slot: UInt32, as phase: DropPhase) {
    enter(phase, slot)
    for pool in drops[slot].pools where pools[pool].waiting > 0 { settle(pool) }
    if phase == .cancelled && rules >= .second {
      collectHolds(ofCancelled: slot)
      endCancelledHolds()
      if till.isOpen { beginRefunding(slot) }
    }
  }

  private mutating func enter(_ phase: DropPhase, _ slot: UInt32) {
    drops[changing: slot].phase = phase
    if drops[slot].hasEnded && rules >= .second {
      drops[changing: slot].endedAt = now
      awaitRetirement(of: slot)
    }
    announce(slot)
    emit(toPlatform: .drop(DropControlled(drop: drops[slot].id, phase: phase)))
    if drops[slot].admission != noSlot { noteDoor(drops[slot].admission) }
    let reservation = drops[slot].reservation
    if reservation == noSlot { return }
    if drops[slot].hasEnded {
      if reservations[reservation].phase != .closed { closeReservation(reservation) }
    } else {
      keepReservation(reservation)
      awaitReservation(reservation)
    }
  }
}

import Basics

/// Limits that decide are the log's: those it began with, which lie beside it, and from an entry `adoptRules` on those that
/// this says. They are in a row then, and what a process would have them be counts no more.
extension Engine {
  /// Whether an entry of the log has said what the limits are.
  public var hasAdoptedLimits: Bool { !adoptedLimits.isEmpty }

  /// Takes the limits that the log began with. Before the first row and the first entry.
  ///
  /// - Returns: the names among them that are not known here, or whose value cannot be had.
  public mutating func begin(under limits: [(name: String, value: Int64)]) -> [String] {
    precondition(lastSequence == 0 && !hasAdoptedLimits, "the log has begun already")
    return limits.compactMap { name, value in
      guard let limit = EngineLimit(named: name),
        take(LimitSetting(limit, value))
      else { return name }
      return nil
    }
  }

  /// Takes what is stored of a limit; false for what no log can have, but for what its program has all the same.
  mutating func take(_ setting: LimitSetting) -> Bool {
    if limits[setting.limit] == setting.value { return true }
    return setting.limit.range.contains(setting.value) && limits.set(setting)
  }

  /// The entry by which the log goes over to its limits with `changes`; nil when an earlier one has said just that.
  ///
  /// - Throws: ``LimitObstacle``, the first there is.
  public func adoption(of changes: [LimitSetting]) throws(LimitObstacle) -> Command? {
    // All of them, so that from then on none is left to a process.
    let adoption = AdoptRules(limits.settings + changes)
    if let obstacle = obstacle(to: adoption) { throw obstacle }
    if adoption.settings == adoptedLimits { return nil }
    return Command(.adoptRules(adoption))
  }

  mutating func adoptRules(_ command: AdoptRules) -> Outcome.Result {
    // Nothing would be said, and there is no row of nothing.
    if command.settings.isEmpty { return .refused(Refusal(.invalid)) }
    switch obstacle(to: command) {
    case .outOfRange?, .contradiction?: return .refused(Refusal(.invalid))
    case .inUse?: return .refused(Refusal(.belowCommitted))
    case nil: break
    }
    let attempts = limits.attemptsPerJob
    if fault != .ignoreAdoption { for setting in command.settings { limits.set(setting) } }
    adoptedLimits = AdoptRules(adoptedLimits + command.settings).settings
    isAdoptionDrained = false
    // Of this entry, too.
    waitersBudget = limits.waitersPerEntry
    jobsBudget = limits.jobsPerEntry
    if limits.attemptsPerJob != attempts { waitAnew() }
    return .rulesAdopted(RulesAdopted(rules: rules.rawValue))
  }

  /// Which jobs may still be offered follows from the limit.
  private mutating func waitAnew() {
    waitingJobs = WaitingJobs()
    pendingHubs = []
    for slot in slotsByID(jobs, id: { $0.id.rawValue })
    where jobs[slot].phase == .unassigned && !isSpent(slot) {
      addUnassigned(slot)
    }
    for hub in 0..<hubs.end { fill(hub) }
  }

  /// The first thing that keeps the log from it.
  private func obstacle(to command: AdoptRules) -> LimitObstacle? {
    var wanted = limits
    func told(_ limit: EngineLimit) -> LimitSetting { LimitSetting(limit, wanted[limit]) }
    for setting in command.settings {
      // What it is already it may stay.
      guard limits[setting.limit] == setting.value || setting.limit.range.contains(setting.value),
        wanted.set(setting)
      else { return .outOfRange(setting) }
    }
    // What is not made less is in nobody's way, also where a limit lets somebody pass.
    for limit in EngineLimit.allCases where wanted[limit] < limits[limit] {
      if let used = used(limit, under: wanted), used > wanted[limit] {
        return .inUse(told(limit), used: used)
      }
    }
    if wanted.minimumHoldTTLMicroseconds > wanted.maximumHoldTTLMicroseconds {
      return .contradiction(
        told(.minimumHoldTTLMicroseconds), told(.maximumHoldTTLMicroseconds))
    }
    return nil
  }

  /// How much there is of what a limit bounds, as far as more than that would never be again; nil for one that is asked of
  /// what is new.
  private func used(_ limit: EngineLimit, under wanted: EngineLimits) -> Int? {
    // Each live hold and waiter has its place in these.
    let promised = liveHolds + waitingCount
    return switch limit {
    case .partners: partners.count
    case .hubs: hubs.count
    case .streams: streams.count
    case .offers: offers.count
    case .drops: drops.count
    case .pools: pools.count
    case .windows: windows.count
    case .windowsPerZone: windowLists.values.reduce(0) { max($0, $1.count) }
    case .holds: holds.count + waitingCount
    case .waiters: waiters.count
    case .orders: orders.count + promised
    // The first rules noted neither: they are derived, before this is decided, of what there is.
    case .payments: (rules < .second ? orders.count : payments.count) + promised
    case .buyers:
      (rules < .second ? holds.count + waiters.count + orders.count : buyers.count) + promised
    case .usageRows: usage.count
    // One table, of which new work may have the first part: it would be shut out by more than that.
    case .idempotencyKeys: remembered.count
    case .promisedKeys: remembered.count - Int(wanted.idempotencyKeys)
    case .refusals: refused.count
    case .joiners: joiners.count
    case .tokens: tokens.count
    default: nil
    }
  }
}

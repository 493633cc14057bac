import Basics
import LogContract
import Messages
import WireCodec

/// Invariant 30: a hub is given no more at once than its throttle allows, whoever comes is refused for no other
/// reason, and it has the mode that its numbers, its silence, its dwell and its operator give it.
///
/// Counts tokens one by one, where the engine keeps a time. At the end of time nothing is judged.
struct HubThrottleChecker: InvariantChecker {
  private struct Hub {
    var throttle = SetThrottleRequest()
    var tokens: UInt32 = 0
    /// Up to which time tokens have been counted.
    var counted: Int64 = 0
    var mode = HubMode.instant
    var isForced = false
    var since: Int64
    var heardAt: Int64
    /// What it has said; nil until it says something.
    var said: TelemetryRequest?

    init(at now: Int64) {
      since = now
      heardAt = now
    }
  }

  private var hubs: [HubID: Hub] = [:]
  private var now: Int64 = 0
  private static let end = Int64.max - 1_000_000_000_000_000_000

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    now = engine.lastLogTimeMicroseconds
    if entry.outcome.isReplay || now > Self.end { return }
    var settled: Set<HubID> = []
    var wanted: HubMode?
    switch (entry.command.body, entry.outcome.result) {
    case (.logged(let call), .logged(let result)) where result.rejection == nil:
      if let hub = note(call, &wanted) { settled.insert(hub) }
    case (_, .clockSet(let set)) where set.toMicroseconds < set.fromMicroseconds:
      shift(by: set.toMicroseconds.subtractingSaturated(set.fromMicroseconds))
    case (_, .ticked(let ticked)) where !ticked.isMoreDue: settled.formUnion(hubs.keys)
    default: break
    }
    for event in entry.events {
      if case .hub(let update) = event.payload { follow(update, wanted, &report) }
    }
    if let reserve = entry.command.body.reserve {
      judge(reserve, entry.outcome.result, engine, &settled, &report)
    }
    for id in settled {
      if let hub = hubs[id], let (mode, _) = due(hub) {
        report.add(30, "\(id) should have gone to \(mode)")
      }
    }
    if report.isScanning { compare(engine, &report) }
  }

  // MARK: What is said

  /// Follows a call about a hub; returns the hub.
  private mutating func note(_ call: LogCommand, _ wanted: inout HubMode?) -> HubID? {
    switch call {
    case .setThrottle(let request):
      let id = HubID(rawValue: request.hub.rawValue)
      var hub = hubs[id] ?? Hub(at: now)
      count(&hub)
      let missing = hub.throttle.burst - hub.tokens
      hub.tokens = request.burst - min(missing, request.burst)
      hub.counted = now
      if hub.throttle.heartbeatWithin.microseconds == 0 && request.heartbeatWithin.microseconds > 0
      {
        hub.heardAt = now
      }
      hub.throttle = request
      hubs[id] = hub
      return id
    case .setHubMode(let request):
      let id = HubID(rawValue: request.hub.rawValue)
      var hub = hubs[id] ?? Hub(at: now)
      hub.isForced = request.mode != .automatic
      if hub.isForced { wanted = request.mode == .instant ? .instant : .reservation }
      hubs[id] = hub
      return id
    case .telemetry(let request):
      let id = HubID(rawValue: request.hub.rawValue)
      hubs[id]?.heardAt = now
      hubs[id]?.said = request
      return id
    default: return nil
    }
  }

  /// Counts the tokens that have come.
  private func count(_ hub: inout Hub) {
    let refill = hub.throttle.refill.microseconds
    if hub.throttle.burst == 0 || hub.tokens >= hub.throttle.burst {
      hub.counted = now
      return
    }
    let come = max(now.subtractingSaturated(hub.counted), 0) / refill
    if come >= Int64(hub.throttle.burst - hub.tokens) {
      hub.tokens = hub.throttle.burst
      hub.counted = now
    } else {
      hub.tokens += UInt32(come)
      hub.counted += come * refill
    }
  }

  private mutating func shift(by microseconds: Int64) {
    // As of before: what had come by then has come.
    now = now.subtractingSaturated(microseconds)
    for id in hubs.keys {
      guard var hub = hubs[id] else { continue }
      count(&hub)
      hub.counted = hub.counted.addingSaturated(microseconds)
      hub.since = hub.since.addingSaturated(microseconds)
      hub.heardAt = hub.heardAt.addingSaturated(microseconds)
      hubs[id] = hub
    }
    now = now.addingSaturated(microseconds)
  }

  // MARK: Modes

  /// The mode that a hub has to go to now, and why.
  private func due(_ hub: Hub) -> (HubMode, HubModeReason)? {
    if hub.isForced { return nil }
    let within = hub.throttle.heartbeatWithin.microseconds
    let isSilent = within > 0 && hub.heardAt.addingSaturated(within) <= now
    let isInstant = hub.mode == .instant
    var bad: HubModeReason?
    if let said = hub.said {
      let (backlog, preparation) = (said.backlog, said.preparation.microseconds)
      let isSlow = preparation >= hub.throttle.enterPreparation.microseconds
      let isFast = preparation <= hub.throttle.exitPreparation.microseconds
      let least = isInstant ? hub.throttle.minAcceptRate : hub.throttle.exitAcceptRate
      if hub.throttle.minAcceptRate > 0 && said.acceptRate ?? 1_000 < least { bad = .acceptRate }
      if hub.throttle.enterPreparation.microseconds > 0 && (isInstant ? isSlow : !isFast) {
        bad = .preparation
      }
      let isLong =
        isInstant
        ? backlog >= hub.throttle.enterBacklog : backlog > hub.throttle.exitBacklog
      if hub.throttle.enterBacklog > 0 && isLong { bad = .backlog }
    }
    if bad == nil && isSilent { bad = .heartbeat }
    if isInstant { return bad.map { (.reservation, $0) } }
    let isOver = hub.since.addingSaturated(hub.throttle.minDwell.microseconds) <= now
    return isOver && bad == nil ? (.instant, .recovered) : nil
  }

  private mutating func follow(
    _ update: HubUpdate, _ wanted: HubMode?, _ report: inout InvariantReport
  ) {
    guard var hub = hubs[update.hub] else {
      return report.add(30, "\(update.hub) changed its mode and has no throttle")
    }
    let isRight =
      if let wanted {
        update.mode == wanted && update.reason == .operator
      } else if let (mode, reason) = due(hub) {
        update.mode == mode && update.reason == reason
      } else {
        false
      }
    if !isRight || update.before != hub.mode {
      report.add(30, "\(update.hub) went from \(hub.mode) to \(update.mode): \(update.reason)")
    }
    if update.backlog != hub.said?.backlog ?? 0
      || update.silenceMicroseconds != max(now.subtractingSaturated(hub.heardAt), 0)
    {
      report.add(30, "\(update.hub) is told with other numbers than it said")
    }
    hub.mode = update.mode
    hub.since = now
    hubs[update.hub] = hub
  }

  // MARK: Reserves

  private mutating func judge(
    _ reserve: Reserve, _ result: Outcome.Result, _ engine: borrowing Engine,
    _ settled: inout Set<HubID>, _ report: inout InvariantReport
  ) {
    if let reserved = result.reserved, let hold = engine.hold(reserved.hold) {
      // What comes in a window does not come at once.
      if !hold.window.isNone { return }
      for id in hubsOf(hold.lines, engine) {
        if let wait = wait(at: id, engine) {
          report.add(30, "\(id) gave a hold, and would have in \(wait) us")
        }
        settled.insert(id)
        if hubs[id]!.throttle.burst > 0 && hubs[id]!.tokens > 0 { hubs[id]!.tokens -= 1 }
      }
      return
    }
    guard let refused = result.refusal, refused.code == .hubThrottled else { return }
    var first: Int64?
    for id in hubsOf(reserve.lines, engine) where first == nil { first = wait(at: id, engine) }
    guard let wait = first else {
      return report.add(30, "a hub refused a hold that it has room for")
    }
    if refused.retryAfterMicroseconds != wait {
      report.add(30, "told \(refused.retryAfterMicroseconds) us, and it is \(wait)")
    }
  }

  /// The hubs with a throttle that lines have units at once of, each once.
  private func hubsOf(_ lines: UnitLines, _ engine: borrowing Engine) -> [HubID] {
    var atHubs: [HubID] = []
    for index in 0..<lines.count {
      guard let slot = engine.pools.slot(lines[index].pool.rawValue) else { continue }
      let hub = engine.pools[slot].hub
      if engine.pools[slot].isPreorder || hubs[hub] == nil || atHubs.contains(hub) { continue }
      atHubs.append(hub)
    }
    return atHubs
  }

  /// How long a hub gives nothing, 0 when nobody knows; nil when it gives.
  private mutating func wait(at id: HubID, _ engine: borrowing Engine) -> Int64? {
    guard var hub = hubs[id] else { return nil }
    count(&hub)
    hubs[id] = hub
    if hub.mode == .reservation {
      let end = hub.since.addingSaturated(hub.throttle.minDwell.microseconds)
      return hub.isForced ? 0 : max(end.subtractingSaturated(now), 0)
    }
    if hub.throttle.openJobs > 0, let status = engine.status(of: id),
      status.openJobs >= hub.throttle.openJobs
    {
      return 0
    }
    if hub.throttle.burst == 0 || hub.tokens > 0 { return nil }
    return hub.counted.addingSaturated(hub.throttle.refill.microseconds).subtractingSaturated(now)
  }

  private mutating func compare(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    for id in hubs.keys {
      guard var hub = hubs[id], let status = engine.status(of: id) else { continue }
      count(&hub)
      hubs[id] = hub
      if status.tokens != hub.tokens {
        report.add(30, "\(id) has \(status.tokens) tokens, recount \(hub.tokens)")
      }
      if status.mode != hub.mode { report.add(30, "\(id) is in \(status.mode), not \(hub.mode)") }
    }
    var shut: [UInt32: UInt32] = [:]
    var atHubs: [HubID: [PoolID]] = [:]
    for slot in 0..<engine.pools.end where !engine.pools[slot].isTombstone {
      let pool = engine.pools[slot]
      if pool.isApart { continue }
      if hubs[pool.hub] != nil { atHubs[pool.hub, default: []].append(pool.id) }
      if pool.isSelling, hubs[pool.hub]?.mode == .reservation { shut[pool.drop, default: 0] += 1 }
    }
    for slot in 0..<engine.hubSignals.end where !engine.hubSignals[slot].isTombstone {
      let record = engine.hubSignals[slot]
      let listed = record.pools.map { engine.pools[$0].id }
      if listed != atHubs[record.id, default: []].sorted() {
        report.add(30, "\(record.id) lists \(listed.count) pools, and others are at it")
      }
    }
    for slot in 0..<engine.drops.end where engine.drops[slot].shutPools != shut[slot] ?? 0 {
      report.add(
        30,
        "\(engine.drops[slot].id) has \(engine.drops[slot].shutPools) pools whose hubs sell by"
          + " reservation, recount \(shut[slot] ?? 0)")
    }
  }
}

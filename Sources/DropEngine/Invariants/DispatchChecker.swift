import Basics
import LogContract
import Messages
import WireCodec

/// Invariant 42: jobs leave hubs before pickup alone, and for a reason that is so: an offer that was not answered in its
/// time, a hub that was not heard in its own, or an operator's word. None is left where it should leave, the window stays,
/// the buyer is told once, and what a hub did not refuse does not count as refused.
///
/// Keeps the times of hubs and offers one by one, and goes through all of them. At the end of time nothing is judged.
struct DispatchChecker: InvariantChecker {
  private struct Hub {
    var partner: UInt64
    var heardAt: Int64
    var own: SetDispatchRequest?
  }

  private struct Job {
    var hub = HubID.none
    var partner = PartnerID.none
    var attempt: UInt32 = 0
    /// As the order's updates say.
    var phase = JobPhase.unassigned
    var offeredAt: Int64 = 0
    var within: Int64 = 0
    var window: Identifier = 0
    /// Where it was taken from, until another has it.
    var takenFrom = HubID.none
    var reason = SwapReason.unspecified
    /// Attempts that their hubs refused.
    var refusals = 0
  }

  private var hubs: [HubID: Hub] = [:]
  private var jobs: [JobID: Job] = [:]
  private var policy: SetDispatchRequest?
  private var resumedAt: Int64 = 0
  private var before: Int64 = 0
  private var now: Int64 = 0
  private static let end = Int64.max - 1_000_000_000_000_000_000

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    before = now
    now = engine.lastLogTimeMicroseconds
    if now > Self.end { return }
    if case .clockSet(let set) = entry.outcome.result, now < before {
      shift(by: set.toMicroseconds.subtractingSaturated(set.fromMicroseconds))
    }
    if now > before { noteStop() }
    if !entry.outcome.isReplay { note(entry, engine) }
    follow(entry, engine, &report)
    checkSaid(entry, &report)
    compare(entry, engine, &report)
  }

  // MARK: Times

  private func policy(of hub: Hub) -> SetDispatchRequest? { hub.own ?? policy }

  /// When a hub falls silent; nil where it never does.
  private func silence(of hub: Hub) -> Int64? {
    guard let within = policy(of: hub)?.heardWithin.microseconds, within > 0 else { return nil }
    return max(hub.heardAt, resumedAt).addingSaturated(within)
  }

  /// Until when an offer has to be answered; nil where it has no time.
  private func answer(to job: Job) -> Int64? {
    if job.phase != .offered || job.within == 0 { return nil }
    return max(job.offeredAt, resumedAt).addingSaturated(job.within)
  }

  /// The log stood still when something was due, by more than half of the shortest time that anybody has.
  private mutating func noteStop() {
    guard let policy else { return }
    let policies = [policy] + hubs.values.compactMap(\.own)
    let spans = policies.flatMap { [$0.answerWithin.microseconds, $0.heardWithin.microseconds] }
    guard let shortest = spans.filter({ $0 > 0 }).min() else { return }
    var due = Int64.max
    for (id, hub) in hubs where !silent.contains(id) { due = min(due, silence(of: hub) ?? .max) }
    for job in jobs.values {
      guard let hub = hubs[job.hub], self.policy(of: hub)?.autoSwap == true else { continue }
      due = min(due, answer(to: job) ?? .max)
    }
    if due <= now, now.subtractingSaturated(max(due, before)) > shortest / 2 { resumedAt = now }
  }

  /// Hubs that are silent by now, as the engine has them.
  private var silent: Set<HubID> = []

  private mutating func shift(by microseconds: Int64) {
    resumedAt = resumedAt.addingSaturated(microseconds)
    for id in hubs.keys { hubs[id]!.heardAt = hubs[id]!.heardAt.addingSaturated(microseconds) }
    for id in jobs.keys {
      jobs[id]!.offeredAt = jobs[id]!.offeredAt.addingSaturated(microseconds)
    }
  }

  // MARK: What was said

  private mutating func note(_ entry: ObservedEntry, _ engine: borrowing Engine) {
    switch (entry.command.body, entry.outcome.result) {
    case (.putHub(let put), .hubPut(let id)) where hubs[id] == nil:
      hubs[id] = Hub(partner: put.partner.rawValue, heardAt: now)
    case (.acceptJob(let said), _): hear(said.job, entry.outcome)
    case (.rejectJob(let said), let result):
      hear(said.job, entry.outcome)
      if case .jobUpdated = result { jobs[said.job]?.refusals += 1 }
    case (.reportJob(let said), let result):
      hear(said.job, entry.outcome)
      if said.progress == .failed, case .jobUpdated = result, isBeforePickup(said.job) {
        jobs[said.job]?.refusals += 1
      }
    case (.logged(let call), .logged(let result)): note(call, result, entry.outcome)
    default: break
    }
  }

  private mutating func note(_ call: LogCommand, _ result: LogOutcome, _ outcome: Outcome) {
    switch (call, result) {
    case (.report(let said), .report(let told)):
      let job = JobID(rawValue: said.job.rawValue)
      hear(job, outcome)
      guard case .taken = told else { return }
      if said.action == .reject || said.action == .failed && isBeforePickup(job) {
        jobs[job]?.refusals += 1
      }
    case (.telemetry(let said), .telemetry(.taken)): heard(HubID(rawValue: said.hub.rawValue))
    case (.forceSwap(let said), .forceSwap(.swapped)):
      // The operator says that it is there.
      let hub = HubID(rawValue: said.hub.rawValue)
      if silent.contains(hub) { heard(hub) }
    case (.setDispatch(let said), .setDispatch(.set)):
      if policy == nil {
        policy = SetDispatchRequest()
        resumedAt = now
      }
      if said.hub.rawValue == 0 {
        policy = said
      } else {
        hubs[HubID(rawValue: said.hub.rawValue)]?.own = said.remove ? nil : said
      }
    default: break
    }
  }

  private mutating func heard(_ hub: HubID) {
    hubs[hub]?.heardAt = now
    silent.remove(hub)
  }

  /// The hub of an attempt that is known is heard by whatever its partner reports of it.
  private mutating func hear(_ job: JobID, _ outcome: Outcome) {
    guard let known = jobs[job], !known.hub.isNone else { return }
    let rejection: RefusalCode?
    switch outcome.result {
    case .refused(let refusal): rejection = refusal.code
    case .logged(let result): rejection = result.rejection.map { Refusal($0).code }
    default: rejection = nil
    }
    switch rejection {
    case nil, .jobFinished, .invalidProgress: heard(known.hub)
    default: break
    }
  }

  private func isBeforePickup(_ job: JobID) -> Bool {
    (jobs[job]?.phase.rawValue ?? 0) < JobPhase.outForDelivery.rawValue
  }

  // MARK: What was told

  private mutating func follow(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    var told: [JobID: (buyer: Int, platform: Int)] = [:]
    for event in entry.events {
      switch event.payload {
      case .job(let update):
        if update.notice == .offered {
          offered(update, to: event.topic, engine, &report)
        } else {
          withdrawn(update, entry, &report)
        }
      case .order(let update):
        let isPlatform = event.topic == .platform
        if let swap = update.detail?.swap {
          told[update.job, default: (0, 0)].buyer += isPlatform ? 0 : 1
          told[update.job, default: (0, 0)].platform += isPlatform ? 1 : 0
          if isPlatform { checkSwap(update, swap, &report) }
        }
        if isPlatform { settle(update, engine, &report) }
      default: break
      }
    }
    for (job, count) in told where count.buyer != count.platform {
      report.add(42, "\(job): its buyer was told \(count.buyer) times, for \(count.platform) swaps")
    }
  }

  private mutating func offered(
    _ update: JobUpdate, to topic: Topic, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    var job = jobs[update.job] ?? Job()
    if job.attempt > 0, job.window != update.window?.window ?? 0 {
      report.add(42, "\(update.job) has window \(job.window) and was offered in another")
    }
    job.window = update.window?.window ?? 0
    job.hub = update.hub
    if case .partner(let partner) = topic { job.partner = partner }
    job.attempt = update.attempt
    job.offeredAt = now
    job.within =
      hubs[update.hub].flatMap { policy(of: $0) }?.answerWithin.microseconds ?? 0
    job.phase = .offered
    let expected = answer(to: job)
    if update.answerByMicroseconds != expected {
      report.add(
        42,
        "\(update.job) is to be answered by \(update.answerByMicroseconds ?? 0), not by"
          + " \(expected ?? 0)")
    }
    jobs[update.job] = job
  }

  /// A job was taken from its hub.
  private mutating func withdrawn(
    _ update: JobUpdate, _ entry: ObservedEntry, _ report: inout InvariantReport
  ) {
    guard update.swap != .unspecified, let job = jobs[update.job] else { return }
    if !isBeforePickup(update.job) {
      report.add(42, "\(update.job) is \(job.phase), and was taken from \(job.hub)")
    }
    if update.attempt != job.attempt || update.hub != job.hub {
      report.add(
        42, "\(update.job): \(update.hub) lost attempt \(update.attempt), which it had not")
    }
    let hub = hubs[job.hub]
    let swaps = hub.flatMap { policy(of: $0) }?.autoSwap ?? false
    switch update.swap {
    case .unanswered:
      if answer(to: job) ?? .max > now || !swaps {
        report.add(42, "\(update.job) was taken from \(job.hub) before it had to answer")
      }
    case .silent:
      let isDue = hub.flatMap { silence(of: $0) } ?? .max <= now
      if !swaps || !isDue && !silent.contains(job.hub) {
        report.add(42, "\(update.job) was taken from \(job.hub), which is not silent")
      }
    default:
      guard case .logged(.forceSwap) = entry.command.body else {
        return report.add(42, "\(update.job) was taken from \(job.hub) by nobody's word")
      }
    }
    jobs[update.job]?.takenFrom = job.hub
    jobs[update.job]?.reason = update.swap
    jobs[update.job]?.hub = .none
    jobs[update.job]?.phase = .unassigned
  }

  private mutating func checkSwap(
    _ update: OrderUpdate, _ swap: JobSwap, _ report: inout InvariantReport
  ) {
    guard let job = jobs[update.job] else { return }
    if job.takenFrom.rawValue != swap.before.rawValue || job.reason != swap.reason
      || update.hub == job.takenFrom
    {
      report.add(42, "\(update.job) is told to have come from \(swap.before), to \(update.hub)")
    }
  }

  private mutating func settle(
    _ update: OrderUpdate, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard var job = jobs[update.job] else {
      jobs[update.job] = Job(attempt: update.attempt, phase: update.jobPhase)
      return
    }
    if update.jobPhase == .offered, !job.takenFrom.isNone {
      let isLate = job.window.rawValue != 0 && isOver(job.window, engine)
      if update.detail?.swap == nil, update.hub != job.takenFrom, !isLate {
        report.add(42, "\(update.job) left \(job.takenFrom), and nobody was told")
      }
      job.takenFrom = .none
    }
    if update.jobPhase == .unassigned { job.hub = .none }
    job.phase = update.jobPhase
    jobs[update.job] = job
    if engine.jobs.slot(update.job.rawValue) == nil { jobs[update.job] = nil }
  }

  private func isOver(_ window: Identifier, _ engine: borrowing Engine) -> Bool {
    engine.windows.slot(window.rawValue).map { engine.windows[$0].end <= now } ?? false
  }

  /// After pickup alone something is undeliverable.
  private func checkSaid(_ entry: ObservedEntry, _ report: inout InvariantReport) {
    guard case .logged(.report(let said)) = entry.command.body, said.action == .undeliverable,
      case .logged(.report(.taken(let told))) = entry.outcome.result, told.changed,
      picked[JobID(rawValue: said.job.rawValue)] == nil
    else { return }
    report.add(42, "\(said.job) is undeliverable, and was never on its way")
  }

  /// Jobs that were on their way before this entry.
  private var picked: [JobID: Bool] = [:]

  // MARK: All of them

  private mutating func compare(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    for event in entry.events {
      guard case .order(let update) = event.payload else { continue }
      let isOnItsWay = update.jobPhase == .outForDelivery || update.jobPhase == .awaitingPickup
      if isOnItsWay { picked[update.job] = true }
    }
    if policy == nil { return }
    var isDone = false
    if case .ticked(let ticked) = entry.outcome.result { isDone = !ticked.isMoreDue }
    for slot in 0..<engine.hubs.end {
      let id = engine.hubs[slot].id
      guard let hub = hubs[id] else { continue }
      let isDue = silence(of: hub).map { $0 <= now } ?? false
      let isSilent = engine.hubs[slot].isSilent
      if isSilent && !isDue && !silent.contains(id) {
        report.add(42, "\(id) was heard, and is silent")
      }
      if isSilent { silent.insert(id) } else { silent.remove(id) }
      if isDue && !isSilent && isDone { report.add(42, "\(id) is silent, and outlived a tick") }
    }
    if !isDone || !report.isScanning { return }
    for (id, job) in jobs {
      guard let slot = engine.jobs.slot(id.rawValue) else {
        jobs[id] = nil
        continue
      }
      let refused = Int(engine.jobs[slot].tried.count)
      if refused > job.refusals + (job.hub.isNone ? 0 : 1) {
        report.add(42, "\(id) counts \(refused) refusals, and had \(job.refusals)")
      }
      guard let hub = hubs[job.hub], policy(of: hub)?.autoSwap == true, isMovable(job.phase)
      else { continue }
      if silent.contains(job.hub) { report.add(42, "\(id) is at \(job.hub), which is silent") }
      if answer(to: job) ?? .max <= now { report.add(42, "\(id) was not answered, and stays") }
    }
  }

  private func isMovable(_ phase: JobPhase) -> Bool {
    phase.rawValue >= JobPhase.offered.rawValue && phase.rawValue <= JobPhase.ready.rawValue
  }
}

import Basics
import DropEngine
import Messages
import ScenarioKit
import WireCodec

/// Runs scenarios against the engine alone, with every invariant checked after every entry.
struct EngineDriver: ScenarioDriver, ~Copyable {
  var engine: Engine
  var names = ScenarioNames()
  var violations: [InvariantViolation] = []
  /// Every entry so far, for replays.
  var log: [(command: Command, sequence: UInt64, time: Int64)] = []
  /// Events of the last entry.
  var lastEvents: [Event] = []

  /// Where a replay of the entries so far was different.
  var divergences: [InvariantViolation] = []

  /// By which rules commands are decided.
  var rules = EngineRules.current

  private var monitor = InvariantMonitor()
  private var replay: ReplayChecker
  private var sequence: UInt64 = 0
  private var unheard: [Topic: [Event]] = [:]

  init(limits: EngineLimits = EngineLimits()) {
    engine = Engine(limits: limits, hashKey: HashKey(1, 2))
    // Nothing is drained: what is forgotten can be asked for as long as a scenario lasts.
    engine.startArchiving()
    replay = ReplayChecker(limits: limits)
  }

  mutating func perform(_ step: Scenario.Step) throws -> [Observation] {
    switch step.verb {
    case "hears": return hear(step)
    case "check": return [try check(step)]
    case "stands":
      let drop = names.drops.find(step.subject)?.rawValue ?? 99 << 20
      let request = WatchAdmissionRequest(
        buyer: Identifier(rawValue: ScenarioNames.number(step.actor)),
        drop: Identifier(rawValue: drop))
      return engine.places([request]).map { Observation($0) }
    case "draw":
      let drop = names.drops.find(step.subject)?.rawValue ?? 99 << 20
      return [Observation(engine.draw(DrawRequest(drop: Identifier(rawValue: drop), most: 10)))]
    case "windows":
      let hub = step["hub"].map { names.hubs.find($0)?.rawValue ?? 99 << 20 } ?? 0
      let list = engine.windows(try step.windowsRequest(hub: hub))
      return [Observation(list) { names.windows.name(WindowID(rawValue: $0)) }]
    default: break
    }
    let command = try names.command(for: step, engine: engine)
    let outcome = apply(command, at: step.timeMicroseconds)
    names.learn(from: outcome, of: step, command: command)
    return [names.observation(of: outcome, engine: engine)]
  }

  /// Applies a command as the next entry.
  mutating func apply(_ command: Command, at time: Int64) -> Outcome {
    sequence += 1
    var command = command
    if rules < .current { command.rules = rules }
    var events: [Event] = []
    // Warming must not be seen: the twin of the replay is never warmed.
    if sequence % 2 == 0 { engine.warm(command) }
    let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
    log.append((command, sequence, time))
    lastEvents = events
    let entry = ObservedEntry(
      command: command, sequence: sequence, logTimeMicroseconds: time, outcome: outcome,
      events: events)
    violations += monitor.observe(entry, engine: engine)
    divergences += replay.observe(entry, engine: engine)
    for event in events {
      names.learn(from: event)
      if event.isConflated {
        unheard[event.topic] = [event]
      } else {
        unheard[event.topic, default: []].append(event)
      }
    }
    return outcome
  }

  private mutating func hear(_ step: Scenario.Step) -> [Observation] {
    let topic = names.topic(of: step)
    let events = unheard.removeValue(forKey: topic) ?? []
    return events.map { names.observation(of: $0) }
  }

  /// Of the state, or of what has left it.
  private func place(_ request: PlaceRequest) -> PlaceResult {
    engine.recentPlace(request) ?? engine.place(request)
  }

  private func check(_ step: Scenario.Step) throws -> Observation {
    switch step["as"] ?? "pool" {
    case "pool":
      guard let pool = engine.pool(try names.pools.id(step.subject, step)) else { break }
      return Observation(
        "pool",
        [
          ("capacity", "\(pool.capacity)"), ("held", "\(pool.held)"), ("sold", "\(pool.sold)"),
          ("free", "\(pool.free)"), ("waiting", "\(pool.waiting)"),
        ])
    case "hold":
      guard let hold = engine.hold(try names.holds.id(step.subject, step)) else { break }
      return Observation(
        "hold",
        [
          ("phase", "\(hold.phase)"), ("units", "\(hold.lines.totalQuantity)"),
          ("deadline", ScenarioTime.text(hold.deadlineMicroseconds)),
          ("source", "\(hold.source)"),
        ])
    case "order":
      guard let order = engine.order(try names.orders.id(step.subject, step)) else { break }
      return Observation(
        "order",
        [
          ("phase", "\(order.phase)"), ("revision", "\(order.revision)"),
          ("amount", "\(order.amountMinor)"), ("jobs", "\(order.jobs.count)"),
        ])
    case "place":
      return Observation(
        place(
          PlaceRequest(
            buyer: Identifier(rawValue: ScenarioNames.number(step.actor)),
            waiter: Identifier(rawValue: names.waiters.find(step.subject)?.rawValue ?? 99 << 20))))
    case "held":
      let request = HoldRequest(
        buyer: Identifier(rawValue: ScenarioNames.number(step.actor)),
        hold: Identifier(rawValue: names.holds.find(step.subject)?.rawValue ?? 99 << 20))
      switch engine.hold(request) {
      case .here(let result): return Observation(result)
      case .elsewhere(let isForgotten):
        return Observation("refused:\(isForgotten ? "forgotten" : "unknownHold")")
      }
    case "ordered":
      let request = GetOrderRequest(
        buyer: Identifier(rawValue: ScenarioNames.number(step.actor)),
        order: Identifier(rawValue: names.orders.find(step.subject)?.rawValue ?? 99 << 20))
      switch engine.order(request) {
      case .here(let result): return Observation(result)
      case .elsewhere(let isForgotten):
        return Observation("refused:\(isForgotten ? "forgotten" : "unknownOrder")")
      }
    case "payment":
      let payment = UUIDBytes(high: 9, low: ScenarioNames.number(step.subject))
      return Observation(engine.payment(GetPaymentRequest(payment: payment)))
    case "token":
      let token = names.tokens.find(step.subject)?.rawValue ?? 99 << 20
      return Observation(engine.token(GetTokenRequest(token: Identifier(rawValue: token))))
    case "job", "hub": return try checkDispatch(step)
    case "window": return Observation(engine.window(try names.windows.id(step.subject, step)))
    case "drop":
      guard let drop = engine.drop(try names.drops.id(step.subject, step)) else { break }
      return names.observation(of: drop.availability)
    default: throw ScenarioError(line: step.line, "cannot check that")
    }
    return Observation("forgotten")
  }

  private func checkDispatch(_ step: Scenario.Step) throws -> Observation {
    if step["as"] == "job" {
      let job = names.jobs.find(step.subject)?.rawValue ?? 99 << 20
      return Observation(engine.state(ofJob: Identifier(rawValue: job)).result) {
        names.hubs.name(HubID(rawValue: $0))
      }
    }
    guard let status = engine.status(of: try names.hubs.id(step.subject, step)) else {
      return Observation("forgotten")
    }
    return Observation(
      heard: status.heardAtMicroseconds, isSilent: status.isSilent, isPassing: status.isPassing,
      openJobs: status.openJobs)
  }
}

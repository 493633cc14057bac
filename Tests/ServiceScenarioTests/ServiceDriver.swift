import Basics
import DropEngine
import DropwireClient
import LogContract
import MessageServices
import Messages
import RPC
import ScenarioKit
import WireCodec

/// Runs scenarios against a server through its services, over sockets or without: every command is a
/// call, every event comes over a subscription.
///
/// The clock is the story's. The server ticks by itself when something is due, so a `tick` row is
/// told what ticks have done since the last such row. What no call can say (the state of one hold,
/// why a payment was voided, whether a setup call was a repeat) is taken from a replay of the
/// server's journal, read through `Audit`.
///
/// Without sockets the server asks who calls, and each command is sent by whoever may just do that: an edge for this
/// buyer, this partner, the stream's platform, who sells, the payment adapter.
struct ServiceDriver: ScenarioDriver, ~Copyable {
  let server: LiveServer
  /// Of whoever sends the step's command.
  var client: LiveClient
  let asksWho: Bool
  var names = Names()
  var shadow: Shadow
  var viewers: [Identifier: Viewer] = [:]
  var desks: [Identifier: Desk] = [:]
  /// Events of each buyer (0: the platform) heard so far.
  var heard: [Identifier: UInt64] = [:]
  var tag: UInt64 = 0
  /// Intents of the till heard so far.
  var intentsHeard: UInt64 = 0

  /// Longer than any answer takes; a subscription that stays silent ends the test.
  static let patience = CallOptions(timeout: .seconds(120))

  init(limits: EngineLimits, depth: Depth) async throws {
    asksWho = depth == .services
    server = try await LiveServer(
      limits: limits, depth: depth, callers: asksWho ? Self.caller : nil)
    client = server.client
    shadow = Shadow(limits: limits)
  }

  /// The caller of a token: a role, perhaps with the one id that it acts for, as `edge:7`.
  @Sendable private static func caller(_ token: String) -> Caller? {
    let parts = token.split(separator: ":")
    var scope = CallerScope()
    if parts.count == 2, let id = UInt64(parts[1]) {
      scope.limit(parts[0] == "edge" ? "buyer" : "partner", to: [id...id])
    }
    return Caller(name: token, roles: [String(parts[0])], scope: scope)
  }

  /// The token of the caller who may do the step, and as little else as there is.
  private func token(for step: Scenario.Step) -> String {
    switch step.verb {
    case "stream", "end", "mark": return "ingest"
    case "offer", "drop", "open", "close", "cancel", "adjust", "fence", "door",
      "reveal":
      return "creator"
    case "check" where ["place", "held", "ordered"].contains(step["as"]), "reserve", "leave",
      "join", "quit", "stands", "token", "revoke", "express",
      "release", "extend", "begin", "confirm":
      return "edge:\(Names.identifier(step.actor).rawValue)"
    case "authorised", "declined": return "payments"
    case "window" where step["hub"] == nil: return "operator"
    case "hub", "window":
      return "partner:\(names.partners.find(step["partner"] ?? step.actor).rawValue)"
    case "accept", "reject", "report":
      return "partner:\(names.partners.find(step.actor).rawValue)"
    case "call":
      let roles = LogCommand.methods.first { $0.name == step.subject }?.roles ?? []
      let role = roles.first ?? "operator"
      switch role {
      case "edge": return "edge:\(Names.identifier(step["buyer"] ?? step.actor).rawValue)"
      case "partner":
        return "partner:\(names.partners.find(step["partner"] ?? step.actor).rawValue)"
      default: return role
      }
    default: return "operator"
    }
  }

  /// Ends the server.
  mutating func stop() async {
    for viewer in viewers.values { viewer.cancel() }
    for desk in desks.values { desk.call.cancel() }
    await server.stop()
  }

  mutating func perform(_ step: Scenario.Step) async throws -> [Observation] {
    server.clock.set(toMicroseconds: step.timeMicroseconds)
    // Wakes the log, which first does what is due.
    try await follow()
    switch step.verb {
    case "hears": return try await hear(step)
    case "check": return [try await check(step)]
    case "tick":
      try await followTicks(through: step.timeMicroseconds)
      return [ticked()]
    case "windows":
      let hub = step["hub"].map { names.hubs.find($0) } ?? 0
      let asking = asksWho ? server.client(token: "auditor") : server.client
      let list = try await asking.reservations.windows(step.windowsRequest(hub: hub.rawValue))
      return [Observation(list) { names.windows.name(Identifier(rawValue: $0)) }]
    case "stands": return [try await stands(step)]
    case "draw":
      let asking = asksWho ? server.client(token: "auditor") : server.client
      let drop = names.drops.find(step.subject)
      return [Observation(try await asking.admission.draw(DrawRequest(drop: drop, most: 10)))]
    default: break
    }
    var observation: Observation
    client = asksWho ? server.client(token: token(for: step)) : server.client
    defer { client = server.client }
    do {
      observation = try await command(step)
    } catch let error as RPCError where error.code == .invalidArgument {
      observation = Self.invalid(error)
    } catch let error as RPCError where error.message.contains("is above the limit of") {
      // The codec's own limits: `cannot decode Message: path: 257 is above …`.
      let parts = error.message.split(separator: ": ")
      let field = parts.count > 1 ? String(parts[1]) : ""
      observation = Observation("refused:invalid", [("field", field), ("replay", "no")])
    }
    try await follow()
    if observation["replay"] == nil {
      observation.fields.append(
        Scenario.Argument(name: "replay", value: shadow.isReplay ? "yes" : "no"))
    }
    return [observation]
  }

  /// Reads the journal up to now and takes names from what happened.
  private mutating func follow() async throws {
    for event in try await shadow.follow(server.client) {
      switch event.payload {
      case .hold(let update) where !update.waiter.isNone:
        let waiter = names.waiters.name(Identifier(rawValue: update.waiter.rawValue))
        names.holds.add("\(waiter).turn", Identifier(rawValue: update.hold.rawValue))
      case .order(let update):
        let name = names.holds.name(Identifier(rawValue: update.hold.rawValue))
        names.orders.add(name, Identifier(rawValue: update.order.rawValue))
        names.jobs.add(
          "\(name).\(update.job.index - update.order.index)",
          Identifier(rawValue: update.job.rawValue))
      default: break
      }
    }
  }

  /// Reads on until nothing is due any more: a server ticks by itself, and not at once where the machine is busy.
  private mutating func followTicks(through time: Int64) async throws {
    for _ in 0..<400 {
      let due = shadow.engine.nextDeadlineMicroseconds ?? .max
      if due > time { return }
      try await Task.sleep(for: .milliseconds(5))
      try await follow()
    }
  }

  private mutating func ticked() -> Observation {
    let ticks = shadow.takeTicks()
    return Observation(
      "ticked",
      [
        ("expired", "\(ticks.expired)"), ("drops", "\(ticks.dropsChanged)"),
        ("moved", "\(ticks.waitersMoved)"), ("more", ticks.isMoreDue ? "yes" : "no"),
      ])
  }

  /// A request that is refused before it becomes a command: `Message: path what is wrong`, or
  /// `path: what is`.
  private static func invalid(_ error: RPCError) -> Observation {
    let parts = error.message.split(separator: ":", maxSplits: 1)
    let isNamed = parts.first?.hasPrefix("dropwire.") == true
    let words = (isNamed ? parts.last : parts.first)?.split(separator: " ") ?? []
    let field = words.first?.split(separator: ".").last ?? ""
    return Observation("refused:invalid", [("field", String(field)), ("replay", "no")])
  }

  private func check(_ step: Scenario.Step) async throws -> Observation {
    let engineID = { (id: Identifier) in id.rawValue }
    switch step["as"] ?? "pool" {
    case "pool": return try await checkPool(step)
    case "hold":
      let id = HoldID(rawValue: engineID(names.holds.find(step.subject)))
      guard let hold = shadow.engine.hold(id) else { break }
      return Observation(
        "hold",
        [
          ("phase", "\(hold.phase)"), ("units", "\(hold.lines.totalQuantity)"),
          ("deadline", ScenarioTime.text(hold.deadlineMicroseconds)), ("source", "\(hold.source)"),
        ])
    case "order":
      let id = OrderID(rawValue: engineID(names.orders.find(step.subject)))
      guard let order = shadow.engine.order(id) else { break }
      return Observation(
        "order",
        [
          ("phase", "\(order.phase)"), ("revision", "\(order.revision)"),
          ("amount", "\(order.amountMinor)"), ("jobs", "\(order.jobs.count)"),
        ])
    case "place":
      let request = PlaceRequest(
        buyer: Names.identifier(step.actor), waiter: names.waiters.find(step.subject))
      return Observation(try await client.reservations.place(request))
    case "held":
      let request = HoldRequest(
        buyer: Names.identifier(step.actor), hold: names.holds.find(step.subject))
      return Observation(try await client.reservations.hold(request))
    case "ordered":
      let request = GetOrderRequest(
        buyer: Names.identifier(step.actor), order: names.orders.find(step.subject))
      return Observation(try await client.orders.get(request))
    case "payment":
      let asking = asksWho ? server.client(token: "payments") : server.client
      let payment = UUIDBytes(high: 9, low: Names.number(step.subject))
      return Observation(try await asking.checkout.payment(GetPaymentRequest(payment: payment)))
    case "token":
      let asking = asksWho ? server.client(token: "payments") : server.client
      return Observation(
        try await asking.checkout.token(GetTokenRequest(token: names.tokens.find(step.subject))))
    case "job":
      let asking = asksWho ? server.client(token: "auditor") : server.client
      let job = names.jobs.find(step.subject)
      return Observation(try await asking.dispatch.job(JobRequest(job: job))) {
        names.hubs.name(Identifier(rawValue: $0))
      }
    case "hub":
      let asking = asksWho ? server.client(token: "auditor") : server.client
      let result = try await asking.admin.hub(HubRequest(hub: names.hubs.find(step.subject)))
      guard case .status(let status) = result else { break }
      return Observation(
        heard: status.heard?.microseconds, isSilent: status.silent, isPassing: status.passing,
        openJobs: status.openJobs)
    case "window":
      let id = WindowID(rawValue: engineID(names.windows.find(step.subject)))
      return Observation(shadow.engine.window(id))
    case "drop":
      let id = DropID(rawValue: engineID(names.drops.find(step.subject)))
      guard let drop = shadow.engine.drop(id) else { break }
      return Self.observation(of: drop.availability)
    default: throw step.problem("cannot check that")
    }
    return Observation("forgotten")
  }

  private func checkPool(_ step: Scenario.Step) async throws -> Observation {
    let drop = String(step.subject.prefix { $0 != "/" })
    let result = try await client.drops.get(GetDropRequest(drop: names.drops.find(drop)))
    let id = names.pools.find(step.subject)
    if case .status(let status) = result, let fence = status.fences.first(where: { $0.fence == id })
    {
      return Observation(
        "pool",
        [
          ("capacity", "\(fence.capacity)"), ("held", "\(fence.held)"), ("sold", "\(fence.sold)"),
          ("free", "\(fence.free)"), ("waiting", "0"),
        ])
    }
    guard case .status(let status) = result,
      let pool = (status.pools + (status.reservation?.pools ?? [])).first(where: { $0.pool == id })
    else { throw step.problem("no such pool: \(result)") }
    return Observation(
      "pool",
      [
        ("capacity", "\(pool.capacity)"), ("held", "\(pool.held)"), ("sold", "\(pool.sold)"),
        ("free", "\(pool.free)"), ("waiting", "\(pool.waiting)"),
      ])
  }
}

/// A viewer's subscription, from the stream's beginning.
struct Viewer {
  var call: ServerStreamingCall<Messages.FeedEvent>
  var events: ResponseSequence<Messages.FeedEvent>.Iterator

  init(_ client: LiveClient, stream: Identifier, tail: Bool = false) async throws {
    call = try await client.feed.subscribe(
      SubscribeRequest(stream: stream, tail: tail), options: ServiceDriver.patience)
    events = call.responses.makeAsyncIterator()
  }

  func cancel() { call.cancel() }
}

/// A partner's stream.
struct Desk {
  var call: BidirectionalCall<PartnerMessage, PartnerEvent>
  var events: ResponseSequence<PartnerEvent>.Iterator
  /// Job events that came while an answer was awaited.
  var jobs: [JobEvent] = []

  init(_ client: LiveClient, partner: Identifier) async throws {
    call = try await client.dispatch.connect(options: ServiceDriver.patience)
    events = call.responses.makeAsyncIterator()
    try await call.requests.send(.hello(PartnerHello(partner: partner)))
  }

  /// The answer to the report with this tag.
  mutating func answer(to tag: UInt64) async throws -> PartnerEvent {
    while let event = try await events.next() {
      switch event {
      case .job(let job): jobs.append(job)
      case .accepted(let answer) where answer.tag == tag: return event
      case .refused(let answer) where answer.tag == tag: return event
      default: throw RPCError(.internal, "an answer that nobody waits for: \(event)")
      }
    }
    throw RPCError(.internal, "the stream ended before the answer")
  }

  /// The next job event.
  mutating func nextJob() async throws -> JobEvent {
    if !jobs.isEmpty { return jobs.removeFirst() }
    while let event = try await events.next() {
      if case .job(let job) = event { return job }
    }
    throw RPCError(.internal, "the stream ended before the job")
  }
}

import DeviceKeys
import Basics
import DropEngine
import LogContract
import Messages
import ScenarioKit
import WireCodec

extension ScenarioNames {
  /// The command that a step stands for.
  func command(for step: Scenario.Step, engine: borrowing Engine) throws -> Command {
    let body = try body(of: step, engine: engine)
    if case .logged(let call) = body, ["token", "express"].contains(step.verb) {
      let (logged, attested) = call.atTheEdge
      var command = identified(.logged(logged), of: step)
      command.header = attested.map { EntryHeader(nil, attesting: $0) }
      return command
    }
    return identified(body, of: step)
  }

  /// Under the key that a step names.
  private func identified(_ body: Command.Body, of step: Scenario.Step) -> Command {
    guard let key = step["key"] else { return Command(body) }
    var sink = ByteSink()
    Command(body).encode(into: &sink)
    var hasher = DigestHasher()
    hasher.combine(bytes: sink.bytes)
    let identity = RequestIdentity(
      principal: PrincipalID(rawValue: Self.number(step["principal"] ?? "edge")),
      key: Key128(high: 1, low: Self.number(key)), fingerprint: hasher.finalize().low)
    return Command(body, identity: identity)
  }

  private func body(of step: Scenario.Step, engine: borrowing Engine) throws -> Command.Body {
    switch step.verb {
    case "partner": return .registerPartner(RegisterPartner(name: step["name"] ?? step.subject))
    case "hub":
      return .putHub(
        PutHub(
          hub: hubs.find(step.subject) ?? .none,
          partner: partners.find(step["partner"] ?? step.actor) ?? PartnerID(rawValue: 9),
          zone: try step.number("zone", 0), capabilities: try capabilities(step["can"], step),
          maximumOpenJobs: try step.number("jobs", 100)))
    case "stream":
      return .openStream(
        OpenStream(
          stream: streams.find(step.subject) ?? .none,
          creator: CreatorID(rawValue: Self.number(step.actor)), title: step.subject))
    case "end": return .closeStream(CloseStream(stream: try streams.id(step.subject, step)))
    case "offer": return try offer(step)
    case "drop": return try drop(step, engine: engine)
    case "open", "close", "cancel":
      let action: DropEngine.DropAction =
        step.verb == "open" ? .open : step.verb == "close" ? .close : .cancel
      let id =
        drops.find(step.subject)
        ?? DropID(rawValue: step.subject == "nowhere" ? 99 << 20 : 0)
      return .controlDrop(ControlDrop(drop: id, action: action))
    case "adjust":
      return .adjustInventory(
        AdjustInventory(
          pool: try pools.id(step.subject, step),
          change: Int64(step["by"]?.replacing("+", with: "") ?? "") ?? 0))
    case "mark": return try marker(step)
    case "tick": return .tick
    case "call": return try call(step)
    case "window":
      let hub = step["hub"].map { hubs.find($0)?.rawValue ?? 99 << 20 } ?? 0
      let partner = hub == 0 ? 0 : partners.find(step["partner"] ?? step.actor)?.rawValue ?? 9
      return .logged(
        try step.putWindow(
          key: callKey(step), window: windows.find(step.subject)?.rawValue ?? 0, hub: hub,
          partner: partner))
    case "fence":
      return .logged(
        try step.ringFence(
          key: callKey(step), drop: drops.find(step.fencedDrop)?.rawValue ?? 99 << 20,
          pool: pools.find(step.fencedPool)?.rawValue ?? 99 << 20,
          fence: step.namesFence ? pools.find(step.fenceName)?.rawValue ?? 0 : 0
        ) { field, name in
          field == "window"
            ? windows.find(name)?.rawValue ?? 99 << 20 : partners.find(name)?.rawValue ?? 99 << 20
        })
    case "door", "join", "quit", "reveal": return try door(step)
    case "token", "revoke", "express": return .logged(try purchase(step))
    case "adopt": return .adoptRules(AdoptRules(try Self.settings(step)))
    case "retain":
      func time(_ name: String) throws -> Int64 {
        guard let text = step[name], let time = ScenarioTime.parse(text) else {
          throw ScenarioError(line: step.line, "\(name) is a time")
        }
        return time
      }
      return .retain(
        Retention(
          keysMicroseconds: try time("keys"), finishedMicroseconds: try time("finished"),
          dropsMicroseconds: try time("drops")))
    default: return try buyerOrPartner(step)
    }
  }

  private func door(_ step: Scenario.Step) throws -> Command.Body {
    .logged(
      try step.doorCall(
        key: callKey(step), buyer: Self.number(step.actor),
        drop: drops.find(step.subject)?.rawValue ?? 99 << 20))
  }

  private func purchase(_ step: Scenario.Step) throws -> LogCommand {
    let buyer = Self.number(step.actor)
    func token(_ name: String) -> UInt64 { tokens.find(name)?.rawValue ?? 99 << 20 }
    switch step.verb {
    case "token": return try step.registerToken(key: callKey(step), buyer: buyer)
    case "revoke":
      return .revokeToken(
        RevokeTokenRequest(
          key: callKey(step), buyer: Identifier(rawValue: buyer),
          token: Identifier(rawValue: token(step.subject))))
    default:
      return try step.express(
        key: callKey(step), buyer: buyer, token: token(step["token"] ?? "card"),
        drop: drops.find(step["drop"] ?? "launch")?.rawValue ?? 99 << 20,
        payment: Self.number(step["payment"] ?? "of line \(step.line)"),
        pool: { pools.find($0)?.rawValue ?? 99 << 20 },
        window: { windows.find($0)?.rawValue ?? 99 << 20 })
    }
  }

  private static func settings(_ step: Scenario.Step) throws -> [LimitSetting] {
    try step.arguments.map { argument in
      guard let limit = EngineLimit(named: argument.name),
        let value = Int64(argument.value) ?? ScenarioTime.parse(argument.value)
      else { throw ScenarioError(line: step.line, "\(argument.name) is no limit, or has no value") }
      return LimitSetting(limit, value)
    }
  }

  /// The key within a request of the contract.
  private func callKey(_ step: Scenario.Step) -> UUIDBytes {
    step["key"].map { UUIDBytes(high: 1, low: Self.number($0)) }
      ?? UUIDBytes(high: 2, low: UInt64(step.line))
  }

  private func call(_ step: Scenario.Step) throws -> Command.Body {
    let call = try step.call(key: callKey(step)) { field, name in
      switch field {
      case "drop": drops.find(name)?.rawValue ?? 99 << 20
      case "pool": pools.find(name)?.rawValue ?? 99 << 20
      case "offer": offers.find(name)?.rawValue ?? 99 << 20
      case "stream": streams.find(name)?.rawValue ?? 99 << 20
      case "hub": hubs.find(name)?.rawValue ?? 99 << 20
      case "partner": partners.find(name)?.rawValue ?? 99 << 20
      case "hold": holds.find(name)?.rawValue ?? 99 << 20
      case "waiter": waiters.find(name)?.rawValue ?? 99 << 20
      case "order": orders.find(name)?.rawValue ?? 99 << 20
      case "job", "jobs": jobs.find(name)?.rawValue ?? 99 << 20
      case "window": windows.find(name)?.rawValue ?? 99 << 20
      case "buyer", "payment": Self.number(name)
      default: nil
      }
    }
    return .logged(call)
  }

  private func offer(_ step: Scenario.Step) throws -> Command.Body {
    .putOffer(
      PutOffer(
        offer: offers.find(step.subject) ?? .none, currentVersion: try step.number("version", 0),
        creator: CreatorID(rawValue: Self.number(step.actor)), title: step["title"] ?? step.subject,
        priceMinor: Int64(step["price"] ?? "2500") ?? 0,
        currency: Currency(step["currency"] ?? "EUR") ?? Currency(rawValue: 0),
        variants: (step["variants"] ?? "M").split(separator: "+").map(String.init)))
  }

  private func drop(_ step: Scenario.Step, engine: borrowing Engine) throws -> Command.Body {
    let offer = try offers.id(step["offer"] ?? "tee", step)
    let variants = engine.offer(offer)?.variants ?? []
    var pools: [PoolSpecification] = []
    for part in (step["pools"] ?? "").split(separator: "+") {
      let sides = part.split(separator: "@")
      let numbers = sides[0].split(separator: ":")
      guard numbers.count == 2, let capacity = UInt32(numbers[1]) else {
        throw ScenarioError(line: step.line, "pools are variant:capacity, perhaps with @hub")
      }
      let variant = variants.firstIndex(of: String(numbers[0])) ?? variants.count
      let hub = sides.count > 1 ? try hubs.id(String(sides[1]), step) : HubID.none
      pools.append(
        PoolSpecification(variant: UInt32(variant), hub: hub, capacity: capacity))
    }
    let plan = try step.reservationPlan(variants: variants) { hubs.find($0)?.rawValue ?? 99 << 20 }
    if plan != nil || step["bypass"] == "yes" { return try logged(step, offer, pools, plan) }
    return .scheduleDrop(
      ScheduleDrop(
        offer: offer, stream: try step["stream"].map { try streams.id($0, step) } ?? .none,
        pools: pools, buyerLimit: try step.number("limit", 0),
        holdTTLMicroseconds: try step.time("ttl", 120_000_000),
        waitlistLimit: try step.number("waitlist", 0), opensByCue: step["cue"] == "yes",
        opensAtMicroseconds: try step.time("opens", 0),
        closesAtMicroseconds: try step.time("closes", 0),
        requiredCapabilities: try capabilities(step["needs"], step),
        zone: try step.number("zone", 0)))
  }

  private func logged(
    _ step: Scenario.Step, _ offer: OfferID, _ pools: [PoolSpecification], _ plan: ReservationPlan?
  ) throws -> Command.Body {
    func timestamp(_ name: String) throws -> Timestamp? {
      let time = try step.time(name, 0)
      return time == 0 ? nil : Timestamp(microseconds: time)
    }
    return .logged(
      .schedule(
        ScheduleDropRequest(
          key: callKey(step), offer: Identifier(rawValue: offer.rawValue),
          stream: Identifier(
            rawValue: try step["stream"].map { try streams.id($0, step).rawValue } ?? 0),
          pools: pools.map {
            PoolSpec(
              hub: Identifier(rawValue: $0.hub.rawValue), variant: $0.variant,
              capacity: $0.capacity)
          }, buyerLimit: try step.number("limit", 0),
          holdTime: TimeSpan(microseconds: try step.time("ttl", 120_000_000)),
          waitlistLimit: try step.number("waitlist", 0), opensByCue: step["cue"] == "yes",
          opensAt: try timestamp("opens"), closesAt: try timestamp("closes"),
          zone: try step.number("zone", 0), reservation: plan,
          bypass: step["bypass"] == "yes" ? true : nil)))
  }

  private func marker(_ step: Scenario.Step) throws -> Command.Body {
    let kinds = MarkerKind.allCases.filter { "\($0)" == step["kind"] ?? "note" }
    guard let kind = kinds.first else { throw ScenarioError(line: step.line, "no such kind") }
    return .publishMarker(
      PublishMarker(
        stream: try streams.id(step.subject, step),
        producer: ProducerID(rawValue: Self.number(step.actor)),
        producerSequence: UInt64(try step.number("number", 1)), kind: kind,
        drop: try step["drop"].map { try drops.id($0, step) } ?? .none,
        title: step["title"] ?? ""))
  }

  private func buyerOrPartner(_ step: Scenario.Step) throws -> Command.Body {
    let buyer = BuyerID(rawValue: Self.number(step.actor))
    let payment = step["payment"].map { Key128(high: 9, low: Self.number($0)) } ?? .none
    switch step.verb {
    case "reserve": return try reserve(step, buyer: buyer)
    case "leave":
      return .leaveWaitlist(
        LeaveWaitlist(
          waiter: waiters.find(step.subject) ?? WaiterID(rawValue: 9), buyer: buyer))
    case "accept", "reject", "report": return try partnerAction(step)
    default: break
    }
    let hold = holds.find(step.subject) ?? HoldID(rawValue: 9)
    switch step.verb {
    case "begin": return .beginConfirm(BeginConfirm(hold: hold, buyer: buyer, payment: payment))
    case "authorised": return .paymentAuthorised(PaymentResult(hold: hold, payment: payment))
    case "declined": return .paymentDeclined(PaymentResult(hold: hold, payment: payment))
    case "confirm": return .confirm(Confirm(hold: hold, buyer: buyer, payment: payment))
    case "release": return .release(Release(hold: hold, buyer: buyer))
    case "extend": return .extend(Extend(hold: hold, buyer: buyer))
    default: throw ScenarioError(line: step.line, "nobody can '\(step.verb)'")
    }
  }

  private func reserve(_ step: Scenario.Step, buyer: BuyerID) throws -> Command.Body {
    let dropName = step["drop"] ?? "launch"
    let drop = drops.find(dropName) ?? DropID(rawValue: 99 << 20)
    var lines: [UnitLine] = []
    let quantity: UInt32 = try step.number("quantity", 1)
    for part in (step["pool"] ?? "M").split(separator: "+") {
      let sides = part.split(separator: ":")
      let name = sides[0].contains("/") ? String(sides[0]) : "\(dropName)/\(sides[0])"
      let units = sides.count > 1 ? UInt32(sides[1]) ?? 0 : quantity
      lines.append(
        UnitLine(pool: pools.find(name) ?? PoolID(rawValue: 99 << 20), quantity: units))
    }
    guard let unitLines = UnitLines(lines) else {
      throw ScenarioError(line: step.line, "a hold has at most \(UnitLines.capacity) lines")
    }
    if step.hasWindowWish { return try reserveCall(step, buyer, drop, lines) }
    let total = UInt32(truncatingIfNeeded: unitLines.totalQuantity)
    return .reserve(
      Reserve(
        buyer: buyer, drop: drop, lines: unitLines,
        minimumQuantity: try step.number("min", total), joinWaitlist: step["join"] == "yes"))
  }

  /// A reserve that asks for what the command of before cannot say.
  private func reserveCall(
    _ step: Scenario.Step, _ buyer: BuyerID, _ drop: DropID, _ lines: [UnitLine]
  ) throws -> Command.Body {
    var request = ReserveRequest(
      key: callKey(step), buyer: Identifier(rawValue: buyer.rawValue),
      drop: Identifier(rawValue: drop.rawValue), minimum: try step.number("min", 0),
      waitlist: step["join"] == "yes")
    if lines.count == 1 {
      request.pool = Identifier(rawValue: lines[0].pool.rawValue)
      request.quantity = lines[0].quantity
    } else {
      request.lines = lines.map {
        ReserveLine(pool: Identifier(rawValue: $0.pool.rawValue), quantity: $0.quantity)
      }
    }
    try step.addWindowWish(to: &request) { windows.find($0)?.rawValue ?? 99 << 20 }
    return .logged(.reserve(request))
  }

  private func partnerAction(_ step: Scenario.Step) throws -> Command.Body {
    let partner = partners.find(step.actor) ?? PartnerID(rawValue: 9)
    let job = jobs.find(step.subject) ?? JobID(rawValue: 9)
    let attempt: UInt32 = try step.number("attempt", 1)
    switch step.verb {
    case "accept": return .acceptJob(AcceptJob(partner: partner, job: job, attempt: attempt))
    case "reject": return .rejectJob(RejectJob(partner: partner, job: job, attempt: attempt))
    default:
      let known = JobProgress.allCases.filter { "\($0)" == step["progress"] }
      guard let progress = known.first else {
        throw ScenarioError(line: step.line, "no such progress")
      }
      return .reportJob(
        ReportJob(
          partner: partner, job: job, attempt: attempt, progress: progress,
          etaMicroseconds: try step.time("eta", 0)))
    }
  }

  private func capabilities(_ text: String?, _ step: Scenario.Step) throws -> Capabilities {
    let known: [String: Capabilities] = [
      "homeDelivery": .homeDelivery, "pickup": .pickup, "locker": .locker, "sameDay": .sameDay,
      "nextDay": .nextDay, "coldChain": .coldChain, "fragile": .fragile,
    ]
    var result = Capabilities()
    for part in (text ?? "").split(separator: "+") {
      guard let capability = known[String(part)] else {
        throw ScenarioError(line: step.line, "no capability '\(part)'")
      }
      result.formUnion(capability)
    }
    return result
  }
}

extension Scenario.Step {
  func number(_ name: String, _ otherwise: UInt32) throws -> UInt32 {
    guard let text = self[name] else { return otherwise }
    guard let number = UInt32(text) else {
      throw ScenarioError(line: line, "'\(text)' is not a number")
    }
    return number
  }

  func time(_ name: String, _ otherwise: Int64) throws -> Int64 {
    guard let text = self[name] else { return otherwise }
    guard let time = ScenarioTime.parse(text) else {
      throw ScenarioError(line: line, "'\(text)' is not a time")
    }
    return time
  }
}

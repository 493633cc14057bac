import Basics
import DropEngine
import DropwireClient
import LogContract
import MessageServices
import Messages
import RPC
import ScenarioKit
import WireCodec

extension ServiceDriver {
  /// Makes the call that a row stands for, and says what was answered.
  mutating func command(_ step: Scenario.Step) async throws -> Observation {
    switch step.verb {
    case "partner", "hub": return try await registry(step)
    case "stream", "end", "mark": return try await ingest(step)
    case "offer": return try await offer(step)
    case "drop": return try await drop(step)
    case "open", "close", "cancel", "adjust": return try await control(step)
    case "reserve", "leave", "release", "extend": return try await reservation(step)
    case "begin", "confirm", "authorised", "declined": return try await checkout(step)
    case "accept", "reject", "report": return try await report(step)
    case "window":
      let hub = step["hub"].map { names.hubs.find($0) } ?? 0
      let partner = hub == 0 ? 0 : names.partners.find(step["partner"] ?? step.actor)
      let outcome = try await step.putWindow(
        key: Names.key(step), window: names.windows.known(step.subject)?.rawValue ?? 0,
        hub: hub.rawValue, partner: partner.rawValue
      ).call(over: client.channel, options: Self.patience)
      if case .putWindows(.put(let put)) = outcome {
        for id in put.windows { names.windows.add(step.subject, id) }
      }
      return Observation(outcome, isDelivered: true)
    case "fence":
      let outcome = try await step.ringFence(
        key: Names.key(step), drop: names.drops.find(step.fencedDrop).rawValue,
        pool: names.pools.find(step.fencedPool).rawValue,
        fence: step.namesFence ? names.pools.known(step.fenceName)?.rawValue ?? 0 : 0
      ) { field, name in
        (field == "window" ? names.windows.find(name) : names.partners.find(name)).rawValue
      }.call(over: client.channel, options: Self.patience)
      if case .ringFence(.fenced(let fenced)) = outcome {
        names.pools.add(step.fenceName, fenced.fence)
      }
      return Observation(outcome, isDelivered: true)
    case "door", "join", "quit", "reveal":
      let outcome = try await step.doorCall(
        key: Names.key(step), buyer: Names.identifier(step.actor).rawValue,
        drop: names.drops.find(step.subject).rawValue
      ).call(over: client.channel, options: Self.patience)
      return Observation(ofDoor: outcome, isDelivered: true)
        ?? Observation(outcome, isDelivered: true)
    case "token", "revoke", "express": return try await purchase(step)
    case "call":
      let outcome = try await names.call(step).call(over: client.channel, options: Self.patience)
      if case .reserve(.reserved(let reserved)) = outcome { return observation(of: reserved) }
      return Observation(outcome, isDelivered: true)
    default: throw step.problem("nobody can '\(step.verb)' over the wire")
    }
  }

  private mutating func registry(_ step: Scenario.Step) async throws -> Observation {
    if step.verb == "partner" {
      let result = try await client.registry.registerPartner(
        RegisterPartnerRequest(key: Names.key(step), name: step["name"] ?? step.subject))
      guard case .registered(let partner) = result else { return try refused(result) }
      names.partners.add(step.subject, partner.partner)
      return Observation("registered")
    }
    let result = try await client.registry.putHub(
      PutHubRequest(
        key: Names.key(step), hub: names.hubs.known(step.subject) ?? 0,
        partner: names.partners.find(step["partner"] ?? step.actor),
        zone: try step.number("zone", 0), capabilities: try capabilities(step),
        openJobs: try step.number("jobs", 100)))
    guard case .stored(let hub) = result else { return try refused(result) }
    names.hubs.add(step.subject, hub.hub)
    return Observation("put")
  }

  private func capabilities(_ step: Scenario.Step) throws -> UInt64 {
    let known: [String: Capabilities] = [
      "homeDelivery": .homeDelivery, "pickup": .pickup, "locker": .locker, "sameDay": .sameDay,
      "nextDay": .nextDay, "coldChain": .coldChain, "fragile": .fragile,
    ]
    var result = Capabilities()
    for part in (step["can"] ?? "").split(separator: "+") {
      guard let capability = known[String(part)] else {
        throw step.problem("no capability '\(part)'")
      }
      result.formUnion(capability)
    }
    return UInt64(result.rawValue)
  }

  private mutating func ingest(_ step: Scenario.Step) async throws -> Observation {
    let stream = names.streams.known(step.subject)
    switch step.verb {
    case "stream":
      let result = try await client.ingest.openStream(
        OpenStreamRequest(
          key: Names.key(step), stream: stream ?? 0, creator: Names.identifier(step.actor),
          title: step.subject))
      guard case .opened(let opened) = result else { return try refused(result) }
      names.streams.add(step.subject, opened.stream)
      if viewers[opened.stream] == nil {
        viewers[opened.stream] = try await Viewer(client, stream: opened.stream)
      }
      return Observation("opened", [("epoch", "\(opened.epoch)")])
    case "end":
      let result = try await client.ingest.closeStream(
        CloseStreamRequest(key: Names.key(step), stream: names.streams.find(step.subject)))
      guard case .closed = result else { return try refused(result) }
      return Observation("ended")
    default: return try await mark(step)
    }
  }

  private func mark(_ step: Scenario.Step) async throws -> Observation {
    let kinds: [String: Messages.MarkerKind] = [
      "note": .note, "offerOpen": .offerOpen, "buyCue": .buyCue, "priceChange": .priceChange,
      "offerClose": .offerClose,
    ]
    guard let kind = kinds[step["kind"] ?? "note"] else { throw step.problem("no such kind") }
    let call = try await client.ingest.publish(options: Self.patience)
    try await call.requests.send(
      Messages.PublishMarker(
        stream: names.streams.find(step.subject), producer: Names.identifier(step.actor),
        sequence: UInt64(try step.number("number", 1)), kind: kind,
        drop: step["drop"].map { names.drops.find($0) } ?? 0, title: step["title"] ?? ""))
    call.requests.finish()
    var answers: [Messages.PublishResult] = []
    for try await answer in call.responses { answers.append(answer) }
    guard answers.count == 1 else { throw step.problem("\(answers.count) answers to one marker") }
    guard case .accepted(let accepted) = answers[0] else { return try refused(answers[0]) }
    return Observation(
      "published",
      [
        ("offset", "\(accepted.offset)"), ("epoch", "\(accepted.epoch)"),
        ("opened", names.drops.name(accepted.opened)),
        ("replay", accepted.duplicate ? "yes" : "no"),
      ])
  }

  private mutating func offer(_ step: Scenario.Step) async throws -> Observation {
    let variants = (step["variants"] ?? "M").split(separator: "+").map(String.init)
    let result = try await client.offers.put(
      PutOfferRequest(
        key: Names.key(step), offer: names.offers.known(step.subject) ?? 0,
        version: try step.number("version", 0), creator: Names.identifier(step.actor),
        title: step["title"] ?? step.subject,
        price: Money(
          minor: Int64(step["price"] ?? "2500") ?? 0,
          currency: FixedText(step["currency"] ?? "EUR") ?? FixedText()),
        variants: variants))
    guard case .stored(let stored) = result else { return try refused(result) }
    names.offers.add(step.subject, stored.offer)
    names.variants[stored.offer] = variants
    return Observation("put", [("version", "\(stored.version)")])
  }

  private mutating func drop(_ step: Scenario.Step) async throws -> Observation {
    guard step["needs"] == nil else { throw step.problem("a drop's needs are not on the wire") }
    let offer = names.offers.find(step["offer"] ?? "tee")
    var pools: [(name: String, spec: PoolSpec)] = []
    for part in (step["pools"] ?? "").split(separator: "+") {
      let sides = part.split(separator: "@")
      let numbers = sides[0].split(separator: ":")
      guard numbers.count == 2, let capacity = UInt32(numbers[1]) else {
        throw step.problem("pools are variant:capacity, perhaps with @hub")
      }
      let variants = names.variants[offer] ?? []
      let variant = variants.firstIndex(of: String(numbers[0])) ?? variants.count
      let hub = sides.count > 1 ? names.hubs.find(String(sides[1])) : 0
      let place = sides.count > 1 ? "@\(sides[1])" : ""
      pools.append(
        (
          "\(step.subject)/\(numbers[0])\(place)",
          PoolSpec(hub: hub, variant: UInt32(variant), capacity: capacity)
        ))
    }
    let stream = step["stream"].map { names.streams.find($0) } ?? 0
    let result = try await client.drops.schedule(
      ScheduleDropRequest(
        key: Names.key(step), offer: offer, stream: stream, pools: pools.map(\.spec),
        buyerLimit: try step.number("limit", 0),
        holdTime: TimeSpan(microseconds: try step.time("ttl") ?? 120_000_000),
        waitlistLimit: try step.number("waitlist", 0), opensByCue: step["cue"] == "yes",
        opensAt: try step.time("opens").map { Timestamp(microseconds: $0) },
        closesAt: try step.time("closes").map { Timestamp(microseconds: $0) },
        zone: try step.number("zone", 0),
        reservation: try step.reservationPlan(variants: names.variants[offer] ?? []) {
          names.hubs.find($0).rawValue
        }, bypass: step["bypass"] == "yes" ? true : nil))
    guard case .scheduled(let scheduled) = result else { return try refused(result) }
    names.drops.add(step.subject, scheduled.drop)
    if stream != 0 { names.streamOfDrop[scheduled.drop] = stream }
    for (name, id) in zip(pools.map(\.name) + step.reservedPoolNames, scheduled.pools) {
      names.pools.add(name, id)
    }
    return Observation("scheduled", [("pools", "\(scheduled.pools.count)")])
  }

  private func control(_ step: Scenario.Step) async throws -> Observation {
    if step.verb == "adjust" {
      let result = try await client.drops.adjust(
        AdjustInventoryRequest(
          key: Names.key(step), pool: names.pools.find(step.subject),
          change: Int64((step["by"] ?? "").filter { $0 != "+" }) ?? 0))
      guard case .adjusted(let adjusted) = result else { return try refused(result) }
      return Observation("adjusted", [("capacity", "\(adjusted.capacity)")])
    }
    let action: Messages.DropAction =
      step.verb == "open" ? .open : step.verb == "close" ? .close : .cancel
    let result = try await client.drops.control(
      ControlDropRequest(
        key: Names.key(step), drop: names.drops.find(step.subject), action: action))
    guard case .changed(let changed) = result else { return try refused(result) }
    return Observation("\(changed.phase)")
  }

  private mutating func report(_ step: Scenario.Step) async throws -> Observation {
    let actions: [String: JobAction] = [
      "accept": .accept, "reject": .reject, "preparing": .preparing, "ready": .ready,
      "outForDelivery": .outForDelivery, "awaitingPickup": .awaitingPickup,
      "delivered": .delivered, "failed": .failed,
    ]
    guard let action = actions[step.verb == "report" ? step["progress"] ?? "" : step.verb] else {
      throw step.problem("no such progress")
    }
    let partner = names.partners.find(step.actor)
    if desks[partner] == nil { desks[partner] = try await Desk(client, partner: partner) }
    tag += 1
    let report = JobReport(
      tag: tag, job: names.jobs.find(step.subject), attempt: try step.number("attempt", 1),
      action: action, eta: try step.time("eta").map { Timestamp(microseconds: $0) })
    try await desks[partner]?.call.requests.send(.report(report))
    switch try await desks[partner]?.answer(to: tag) {
    case .accepted(let accepted):
      return Observation(
        "job",
        [
          ("phase", "\(accepted.phase)"), ("attempt", "\(accepted.attempt)"),
          ("changed", accepted.changed ? "yes" : "no"),
        ])
    case .refused(let refused): return Self.observation(of: refused.rejected)
    default: throw step.problem("no answer to a report")
    }
  }
}

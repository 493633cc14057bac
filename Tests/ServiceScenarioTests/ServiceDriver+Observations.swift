import Basics
import DropEngine
import DropwireClient
import MessageServices
import Messages
import RPC
import ScenarioKit
import WireCodec

/// Results whose second case says that the request was refused.
protocol Refusable {
  var rejection: Rejected? { get }
}

extension RegisterPartnerResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension PutHubResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension OpenStreamResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension CloseStreamResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension PublishResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension PutOfferResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension ScheduleDropResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension ControlDropResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension AdjustInventoryResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension ReserveResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension ReleaseResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension ExtendResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension LeaveWaitlistResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension BeginConfirmResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}
extension ConfirmResult: Refusable {
  var rejection: Rejected? { if case .rejected(let rejected) = self { rejected } else { nil } }
}

extension ServiceDriver {
  /// The first thing that who watches a place is told.
  func stands(_ step: Scenario.Step) async throws -> Observation {
    let buyer = Names.identifier(step.actor)
    let asking = asksWho ? server.client(token: "edge:\(buyer.rawValue)") : server.client
    let call = try await asking.admission.watch(
      WatchAdmissionRequest(buyer: buyer, drop: names.drops.find(step.subject)),
      options: Self.patience)
    defer { call.cancel() }
    for try await update in call.responses { return Observation(update) }
    return Observation("nothing")
  }

  /// A refusal, or an error for a result that is none of those a call may have.
  func refused(_ result: some Refusable) throws -> Observation {
    guard let rejected = result.rejection else {
      throw RPCError(.internal, "an answer without a case: \(result)")
    }
    return Self.observation(of: rejected)
  }

  static func observation(of rejected: Rejected) -> Observation {
    let retry = rejected.retryAfter.map {
      $0.microseconds == 0 ? "unknown" : ScenarioTime.text($0.microseconds)
    }
    return Observation(
      "refused:\(rejected.reason)",
      [
        ("field", field(in: rejected.detail)), ("available", "\(rejected.available)"),
        ("retry", retry ?? "never"), replay(rejected.replayed),
        Observation.alternatives(rejected),
      ])
  }

  /// The sentence for a person begins with the field it is about, as the schema calls it, or ends with what the
  /// server has no room for.
  static func field(in detail: String) -> String {
    let room = "the server has no room for more "
    if detail.hasPrefix(room) {
      let tables = ["keys": "idempotencyKeys", "places in line": "waiters"]
      let table = String(detail.dropFirst(room.count))
      return tables[table] ?? table
    }
    guard let colon = detail.firstIndex(of: ":") else { return "none" }
    return engineField(detail[..<colon])
  }

  /// What the engine calls a field of a request.
  static func engineField(_ path: Substring) -> String {
    let names = [
      "holdTime": "holdTTL", "minimum": "minimumQuantity", "pool": "lines", "price.minor": "price",
      "price.currency": "currency", "pools.capacity": "capacity", "pools.variant": "pools",
      "pools.hub": "pools",
    ]
    return names[String(path)] ?? String(path.split(separator: ".").last ?? "")
  }

  static func replay(_ replayed: Bool) -> (String, String) { ("replay", replayed ? "yes" : "no") }

  static func time(_ name: String, _ time: Timestamp) -> (String, String) {
    (name, ScenarioTime.text(time.microseconds))
  }

  static func observation(of availability: DropEngine.Availability) -> Observation {
    Observation(
      "availability",
      [
        ("mode", "\(availability.mode)"), ("phase", "\(availability.phase)"),
        ("free", "\(availability.free)"), ("held", "\(availability.held)"),
        ("sold", "\(availability.sold)"), ("waiting", "\(availability.waiting)"),
      ])
  }

  // MARK: - Hearing

  /// What the actor has not heard yet. How much that is, the journal says; what it is, the
  /// subscription.
  mutating func hear(_ step: Scenario.Step) async throws -> [Observation] {
    if let stream = names.streams.known(step.subject) {
      return try await hearStream(
        stream, count: shadow.take(.stream(StreamID(rawValue: stream.rawValue))).count)
    }
    if let drop = names.drops.known(step.subject) { return try await hearDrop(drop) }
    if let partner = names.partners.known(step.actor) {
      return try await hearPartner(
        partner, count: shadow.take(.partner(PartnerID(rawValue: partner.rawValue))).count)
    }
    if step.actor == "till" { return try await hearTill(count: shadow.take(.till).count) }
    let buyer = step.actor == "platform" ? 0 : Names.identifier(step.actor)
    let topic: Topic = buyer == 0 ? .platform : .buyer(BuyerID(rawValue: buyer.rawValue))
    return try await hearBuyer(buyer, shadow.take(topic))
  }

  private mutating func hearStream(_ stream: Identifier, count: Int) async throws -> [Observation] {
    var seen: [Observation] = []
    while seen.count < count {
      guard let event = try await viewers[stream]?.events.next() else {
        // The epoch is over; the next one begins with its first marker.
        viewers[stream] = try await Viewer(client, stream: stream)
        continue
      }
      switch event {
      case .marker(let marker):
        seen.append(
          Observation(
            "marker",
            [
              ("kind", "\(marker.kind)"), ("offset", "\(marker.offset)"),
              ("epoch", "\(marker.epoch)"), ("title", marker.title),
            ]))
      case .ended(let end):
        seen.append(Observation("ended", [("offset", "\(end.offset)")]))
        viewers.removeValue(forKey: stream)?.cancel()
      default: continue
      }
    }
    return seen
  }

  /// The newest counts, from what a viewer who comes now is shown; of a drop without a stream
  /// nobody is shown any.
  private mutating func hearDrop(_ drop: Identifier) async throws -> [Observation] {
    let topic = Topic.availability(DropID(rawValue: drop.rawValue))
    guard let newest = shadow.take(topic).last, case .availability(let counts) = newest.payload
    else { return [] }
    guard let stream = names.streamOfDrop[drop] else { return [Self.observation(of: counts)] }
    var viewer = try await Viewer(client, stream: stream, tail: true)
    defer { viewer.cancel() }
    while let event = try await viewer.events.next() {
      guard case .availability(let shown) = event, shown.drop == drop,
        shown.revision >= newest.sequence
      else { continue }
      return [
        Observation(
          "availability",
          [
            ("mode", "\(shown.mode)"), ("phase", "\(shown.phase)"), ("free", "\(shown.free)"),
            ("held", "\(shown.held)"), ("sold", "\(shown.sold)"), ("waiting", "\(shown.waiting)"),
          ])
      ]
    }
    throw RPCError(.internal, "the feed ended before the counts")
  }

  private mutating func hearTill(count: Int) async throws -> [Observation] {
    if count == 0 { return [] }
    let asking = asksWho ? server.client(token: "payments") : server.client
    let call = try await asking.checkout.payments(
      PaymentsRequest(next: intentsHeard), options: Self.patience)
    defer { call.cancel() }
    var seen: [Observation] = []
    for try await intent in call.responses {
      guard intent.offset == intentsHeard else {
        throw RPCError(.internal, "intent \(intent.offset) where \(intentsHeard) was expected")
      }
      intentsHeard += 1
      seen.append(Observation(intent) { names.holds.name(Identifier(rawValue: $0)) })
      if seen.count == count { break }
    }
    return seen
  }

  private mutating func hearPartner(
    _ partner: Identifier, count: Int
  ) async throws -> [Observation] {
    if desks[partner] == nil { desks[partner] = try await Desk(client, partner: partner) }
    var seen: [Observation] = []
    while seen.count < count, let event = try await desks[partner]?.nextJob() {
      switch event.news {
      case .offered(let job):
        var observation = Observation(
          "job:offered",
          [
            ("job", names.jobs.name(job.job)), ("attempt", "\(job.attempt)"),
            ("hub", names.hubs.name(job.hub)), ("units", "\(job.quantity)"),
            ("window", names.windows.name(job.window?.window ?? 0)),
          ])
        observation.add(answer: job.answer, swap: .unspecified)
        seen.append(observation)
      case .withdrawn(let job):
        var observation = Observation(
          "job:withdrawn",
          [("job", names.jobs.name(job.job)), ("attempt", "\(job.attempt)")])
        observation.add(answer: nil, swap: job.swap)
        seen.append(observation)
      default: throw RPCError(.internal, "news of no kind: \(event)")
      }
    }
    return seen
  }

  /// A subscription of its own each time, from the first update not yet heard: what it resumes with
  /// counts.
  private mutating func hearBuyer(
    _ buyer: Identifier, _ expected: [Event]
  ) async throws -> [Observation] {
    guard !expected.isEmpty else { return [] }
    let next = heard[buyer] ?? 0
    let call = try await client.orders.watch(
      WatchRequest(buyer: buyer, next: next), options: Self.patience)
    defer { call.cancel() }
    var seen: [Observation] = []
    for try await update in call.responses {
      let offset = next + UInt64(seen.count)
      guard update.offset == offset else {
        throw RPCError(.internal, "update \(update.offset) where \(offset) was expected")
      }
      seen.append(try observation(of: update.news, event: expected[seen.count]))
      if seen.count == expected.count { break }
    }
    heard[buyer] = next + UInt64(seen.count)
    return seen
  }

  private func observation(of news: BuyerNews, event: Event) throws -> Observation {
    switch news {
    case .hold(let update):
      return Observation(
        "hold:\(update.phase)",
        [
          ("hold", names.holds.name(update.hold)), ("units", "\(update.quantity)"),
          ("source", update.promoted ? "waitlist" : "direct"),
          Self.time("deadline", update.deadline),
        ])
    case .waiter(let update):
      return Observation(
        update.next ? "next" : "waiter:\(update.phase)",
        [("waiter", names.waiters.name(update.waiter)), ("units", "\(update.quantity)")])
    case .order(let update):
      var observation = Observation(
        "order:\(update.phase)",
        [
          ("order", names.orders.name(update.order)), ("revision", "\(update.revision)"),
          ("job", "\(update.jobPhase)"), ("attempt", "\(update.attempt)"),
          ("partner", names.partners.name(update.partner)), ("hub", names.hubs.name(update.hub)),
          Self.time("eta", update.eta ?? Timestamp(microseconds: 0)),
        ])
      observation.add(swap: update.swap, why: update.why, proof: update.proof) {
        names.hubs.name(Identifier(rawValue: $0))
      }
      return observation
    case .void(let void):
      // Why is not on the wire.
      guard case .voidPayment(let recorded) = event.payload else { break }
      return Observation(
        "void", [("hold", names.holds.name(void.hold)), ("reason", "\(recorded.reason)")])
    case .reservation(let notice):
      return Observation(
        "reservation:\(notice.phase)",
        [
          ("drop", names.drops.name(notice.drop)), ("reason", "\(notice.reason)"),
          ("closes", ScenarioTime.text(notice.closes?.microseconds ?? 0)),
          ("free", "\(notice.free)"), ("asked", "\(notice.asked)"),
        ])
    case .drop(let notice):
      return Observation("drop:\(notice.phase)", [("drop", names.drops.name(notice.drop))])
    case .hub(let notice):
      return Observation(
        "hub:\(notice.after)",
        [
          ("hub", names.hubs.name(notice.hub)), ("before", "\(notice.before)"),
          ("reason", "\(notice.reason)"), ("backlog", "\(notice.backlog)"),
          ("preparation", ScenarioTime.text(notice.preparation.microseconds)),
          ("rate", "\(notice.acceptRate)"),
          ("silence", ScenarioTime.text(notice.silence.microseconds)),
        ])
    default: break
    }
    throw RPCError(.internal, "\(news) for \(event.payload)")
  }
}

import Basics
import DropEngine
import Messages
import WireCodec

/// Hubs that are waited for, and partners who answer late, twice, about what is not theirs any more, or not at all.
extension RandomStory {
  /// Something about jobs and the hubs that have them.
  mutating func dispatchCall() -> Command.Body {
    var known = known()
    var own = SplitMix64(seed: random.next())
    if own.chance(percent: 30) { return .tick }
    let hub = hubs.isEmpty ? HubID.none : hubs[Int(own.below(UInt64(min(hubs.count, 6))))]
    known.hub = hub.rawValue
    if own.chance(percent: 25) {
      return .logged(
        .telemetry(
          TelemetryRequest(
            partner: Identifier(rawValue: max(hubOwners[hub]?.rawValue ?? 1, 1)),
            hub: Identifier(rawValue: max(hub.rawValue, 1)), backlog: UInt32(own.below(8)))))
    }
    if !onTheWay.isEmpty, own.chance(percent: 20) { return atTheDoor(&own) }
    if let job = pick(jobs) {
      (known.job, known.attempt) = (job.id.rawValue, job.attempt)
      known.partner = own.chance(percent: 95) ? job.partner.rawValue : known.partner
    }
    return .logged(ContractCalls.nextOfDispatch(key: own.next(), known) { own.below($0) })
  }

  /// What is on its way is handed over, or cannot be.
  private func atTheDoor(_ own: inout SplitMix64) -> Command.Body {
    let job = onTheWay[onTheWay.count - 1 - Int(own.below(UInt64(min(onTheWay.count, 6))))]
    var request = ReportRequest(
      partner: Identifier(rawValue: job.partner.rawValue),
      job: Identifier(rawValue: job.id.rawValue), attempt: job.attempt, action: .undeliverable,
      why: .nobodyThere)
    if own.chance(percent: 50) {
      (request.action, request.why) = (.delivered, nil)
      request.proof = DeliveryProof(kind: .code, value: [49, 50])
    }
    return .logged(.report(request))
  }

  /// Learns which attempts are on their way.
  mutating func learnWay(_ event: Event) {
    guard case .order(let update) = event.payload, event.topic == .platform,
      update.jobPhase == .outForDelivery || update.jobPhase == .awaitingPickup
    else { return }
    onTheWay.append((update.job, update.attempt, update.partner))
    if onTheWay.count > 100 { onTheWay.removeFirst(50) }
  }

  /// How hubs are waited for, from early on.
  mutating func firstDispatch() -> Command.Body {
    isDispatchSet = true
    return .logged(
      .setDispatch(
        SetDispatchRequest(
          key: UUIDBytes(high: 11, low: random.next()),
          answerWithin: TimeSpan(microseconds: 3_000_000 + Int64(random.below(6_000_000))),
          heardWithin: TimeSpan(microseconds: 5_000_000 + Int64(random.below(20_000_000))),
          autoSwap: true)))
  }

  /// The same as clients ask it: ticks are the log's own business.
  mutating func clientsDispatch() -> Command.Body {
    let body = dispatchCall()
    return body == .tick ? job() : body
  }
}

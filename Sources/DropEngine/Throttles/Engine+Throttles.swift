import Basics
import LogContract
import Messages
import WireCodec

// What operators say of hubs, and hubs of themselves.

extension Engine {
  /// Gives a hub a throttle, or another one. What was taken before counts on, and a mode that it has goes by the
  /// new numbers from here on.
  public mutating func setThrottle(
    _ request: SetThrottleRequest, at position: LogPosition
  ) -> SetThrottleResult {
    guard let hub = hubs.slot(request.hub.rawValue) else {
      return .rejected(Rejected(reason: .unknownHub))
    }
    let policy = HubPolicy(request)
    if !policy.isValid(under: limits) {
      return .rejected(Rejected(Refusal(.invalid, field: .throttle)))
    }
    let slot = signals(ofHub: hub)
    let isAwaited = hubSignals[slot].policy.heartbeatWithinMicroseconds > 0
    if policy.heartbeatWithinMicroseconds > 0 && !isAwaited {
      hubSignals[changing: slot].heardAt = now
    }
    if let bucket = hubSignals[slot].bucket {
      hubSignals[changing: slot].fullAt = bucket.fullAt(
        burst: policy.burst, refill: policy.refillMicroseconds, from: now)
    } else {
      hubSignals[changing: slot].fullAt = now
    }
    hubSignals[changing: slot].policy = policy
    keepMode(of: slot)
    return .changed(
      ThrottleSet(hub: request.hub, mode: Messages.HubMode(hubSignals[slot].mode)))
  }

  /// Has a hub sell as somebody says, from now until somebody says otherwise; or again as its numbers have it,
  /// which then is judged at once.
  public mutating func setHubMode(
    _ request: SetHubModeRequest, at position: LogPosition
  ) -> SetHubModeResult {
    guard let hub = hubs.slot(request.hub.rawValue) else {
      return .rejected(Rejected(reason: .unknownHub))
    }
    let wanted: HubMode?
    switch request.mode {
    case .instant: wanted = .instant
    case .reservation: wanted = .reservation
    case .automatic: wanted = nil
    default: return .rejected(Rejected(Refusal(.invalid, field: .mode)))
    }
    let slot = signals(ofHub: hub)
    let before = hubSignals[slot].mode
    hubSignals[changing: slot].isForced = wanted != nil
    if let wanted {
      hubSignals[changing: slot].reason = .operator
      if wanted != before { enter(wanted, because: .operator, slot) }
    }
    keepMode(of: slot)
    return .changed(
      HubModeSet(
        hub: request.hub, before: Messages.HubMode(before),
        after: Messages.HubMode(hubSignals[slot].mode)))
  }

  /// A hub is heard. What it says replaces what it said before; of a hub without a throttle no more is kept than that.
  public mutating func telemetry(
    _ request: TelemetryRequest, at position: LogPosition
  ) -> TelemetryResult {
    if partners.slot(request.partner.rawValue) == nil {
      return .rejected(Rejected(reason: .unknownPartner))
    }
    guard let hub = hubs.slot(request.hub.rawValue) else {
      return .rejected(Rejected(reason: .unknownHub))
    }
    if hubs[hub].partner.rawValue != request.partner.rawValue {
      return .rejected(Rejected(reason: .notOwner))
    }
    let acceptRate = request.acceptRate ?? HubPolicy.wholeRate
    if acceptRate > HubPolicy.wholeRate || request.preparation.microseconds < 0 {
      return .rejected(Rejected(Refusal(.invalid, field: .telemetry)))
    }
    hear(hub)
    guard let slot = hubSignals.slot(request.hub.rawValue) else {
      return .taken(TelemetryTaken(hub: request.hub, mode: .instant))
    }
    hubSignals[changing: slot].heardAt = now
    hubSignals[changing: slot].isHeard = true
    hubSignals[changing: slot].numbers = HubNumbers(
      backlog: request.backlog, preparation: request.preparation.microseconds,
      acceptRate: acceptRate)
    keepMode(of: slot)
    return .taken(
      TelemetryTaken(
        hub: request.hub, mode: Messages.HubMode(hubSignals[slot].mode),
        reason: Messages.HubModeReason(hubSignals[slot].reason),
        since: Timestamp(microseconds: hubSignals[slot].since)))
  }

  /// The record of a hub: made when it has none, and then its pools are looked for among all.
  private mutating func signals(ofHub hub: UInt32) -> UInt32 {
    if let known = hubSignals.slot(hubs[hub].id.rawValue) { return known }
    var record = HubSignalRecord()
    record.id = hubs[hub].id
    record.hub = hub
    record.since = now
    record.fullAt = now
    record.heardAt = now
    for pool in slotsByID(pools, id: { $0.id.rawValue })
    where pools[pool].hub == record.id && !pools[pool].isApart {
      record.pools.append(pool)
    }
    return hubSignals.insert(record)
  }
}

extension HubPolicy {
  fileprivate init(_ request: SetThrottleRequest) {
    self.init(
      burst: request.burst, refillMicroseconds: request.refill.microseconds,
      openJobs: request.openJobs,
      enterBacklog: request.enterBacklog, exitBacklog: request.exitBacklog,
      enterPreparationMicroseconds: request.enterPreparation.microseconds,
      exitPreparationMicroseconds: request.exitPreparation.microseconds,
      minAcceptRate: request.minAcceptRate, exitAcceptRate: request.exitAcceptRate,
      heartbeatWithinMicroseconds: request.heartbeatWithin.microseconds,
      minDwellMicroseconds: request.minDwell.microseconds)
  }
}

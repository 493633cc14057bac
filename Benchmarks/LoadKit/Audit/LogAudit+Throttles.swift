// Throttles of hubs: how much one is given at once, and when nothing. Kept as credit, in microseconds: what comes
// with time, up to what all tokens are worth, and what each hold takes of it.
extension LogAudit {
  struct Throttle {
    /// What an operator has said, by the names of the schema; times in microseconds.
    var burst: Int64 = 0
    var refill: Int64 = 0
    var openJobs: UInt64 = 0
    var enterBacklog: UInt64 = 0
    var exitBacklog: UInt64 = 0
    var enterPreparation: Int64 = 0
    var exitPreparation: Int64 = 0
    var minAcceptRate: UInt64 = 0
    var exitAcceptRate: UInt64 = 0
    var heartbeatWithin: Int64 = 0
    var minDwell: Int64 = 0

    var credit: Int64 = 0
    /// Log time up to which credit has come.
    var creditedAt: Int64
    var isReservation = false
    var isForced = false
    var since: Int64
    var heardAt: Int64
    /// What it has said last; nil before it says anything.
    var said: (backlog: UInt64, preparation: Int64, rate: UInt64)?

    init(at now: Int64) {
      creditedAt = now
      since = now
      heardAt = now
    }

    mutating func bring(to now: Int64) {
      credit = min(credit + max(now - creditedAt, 0), burst * refill)
      creditedAt = now
    }

    /// The mode that it must go to, and why; nil when it may stay.
    func due(at now: Int64) -> (isReservation: Bool, reason: AuditHubReason)? {
      if isForced { return nil }
      let isSilent = heartbeatWithin > 0 && heardAt + heartbeatWithin <= now
      if !isReservation {
        if let said {
          if enterBacklog > 0, said.backlog >= enterBacklog { return (true, .backlog) }
          if enterPreparation > 0, said.preparation >= enterPreparation {
            return (true, .preparation)
          }
          if said.rate < minAcceptRate { return (true, .acceptRate) }
        }
        return isSilent ? (true, .heartbeat) : nil
      }
      if isSilent || since + minDwell > now { return nil }
      if let said {
        if enterBacklog > 0, said.backlog > exitBacklog { return nil }
        if enterPreparation > 0, said.preparation > exitPreparation { return nil }
        if minAcceptRate > 0, said.rate < exitAcceptRate { return nil }
      }
      return (false, .recovered)
    }
  }

  // MARK: Calls

  mutating func setThrottle(_ request: AuditFields, _ result: AuditFields) {
    let id = request.number("hub")
    guard hubs[id] != nil, Self.isThrottle(request) else {
      return fault(.hubMode, "hub \(id) was given a throttle that none can have")
    }
    var throttle = throttles[id] ?? Throttle(at: now)
    throttle.bring(to: now)
    var missing: Int64 = 0
    if throttle.burst > 0 {
      let lack = throttle.burst * throttle.refill - throttle.credit
      missing = (lack + throttle.refill - 1) / throttle.refill
    }
    throttle.burst = Int64(clamping: request.number("burst"))
    throttle.refill = request.microseconds("refill")
    throttle.credit = (throttle.burst - min(missing, throttle.burst)) * throttle.refill
    throttle.openJobs = request.number("openJobs")
    throttle.enterBacklog = request.number("enterBacklog")
    throttle.exitBacklog = request.number("exitBacklog")
    throttle.enterPreparation = request.microseconds("enterPreparation")
    throttle.exitPreparation = request.microseconds("exitPreparation")
    throttle.minAcceptRate = request.number("minAcceptRate")
    throttle.exitAcceptRate = request.number("exitAcceptRate")
    let within = request.microseconds("heartbeatWithin")
    if throttle.heartbeatWithin == 0, within > 0 { throttle.heardAt = now }
    throttle.heartbeatWithin = within
    throttle.minDwell = request.microseconds("minDwell")
    throttles[id] = throttle
    follow(of: id, told: result.values["changed.mode"])
  }

  mutating func setHubMode(_ request: AuditFields, _ result: AuditFields) {
    let id = request.number("hub")
    guard hubs[id] != nil else { return fault(.unknownReference, "there is no hub \(id)") }
    var throttle = throttles[id] ?? Throttle(at: now)
    let wanted = request.values["mode"]
    throttle.isForced = wanted != "HUB_MODE_AUTOMATIC"
    throttles[id] = throttle
    if Self.mode(throttle.isReservation) != result.values["changed.before"] {
      fault(.hubMode, "hub \(id) is said to have been in another mode than it was")
    }
    follow(of: id, told: result.values["changed.after"], wanted: throttle.isForced ? wanted : nil)
  }

  mutating func telemetry(_ request: AuditFields, _ result: AuditFields) {
    let id = request.number("hub")
    guard throttles[id] != nil else { return }
    throttles[id]?.heardAt = now
    throttles[id]?.said = (
      request.number("backlog"), request.microseconds("preparation"),
      request.has("acceptRate") ? request.number("acceptRate") : 1_000
    )
    follow(of: id, told: result.values["taken.mode"])
  }

  mutating func judge(_ refusal: AuditRefusal, ofHub request: AuditFields, isThrottle: Bool) {
    let id = request.number("hub")
    let isRight =
      switch refusal {
      case .keyMismatch, .capacityReached: true
      case .other:
        hubs[id] == nil || isThrottle && !Self.isThrottle(request)
          || !isThrottle && !Self.isMode(request.values["mode"])
      default: false
      }
    if !isRight { fault(.wrongRefusal, "\(refusal): hub \(id) could have had it") }
  }

  private static func isThrottle(_ request: AuditFields) -> Bool {
    let day: Int64 = 86_400_000_000
    let spans = ["refill", "enterPreparation", "exitPreparation", "heartbeatWithin", "minDwell"]
    for span in spans where !(0...day).contains(request.microseconds(span)) { return false }
    let isCounted = request.number("burst") > 0
    let least = request.number("minAcceptRate")
    return request.number("burst") <= 1_000_000
      && (!isCounted || request.microseconds("refill") > 0)
      && (request.number("enterBacklog") == 0
        || request.number("exitBacklog") < request.number("enterBacklog"))
      && (request.microseconds("enterPreparation") == 0
        || request.microseconds("exitPreparation") < request.microseconds("enterPreparation"))
      && least <= 1_000 && request.number("exitAcceptRate") <= 1_000
      && (least == 0 || request.number("exitAcceptRate") >= least)
  }

  /// Whether an operator's word is one that there is; a number is none.
  private static func isMode(_ text: String?) -> Bool { text?.hasPrefix("HUB_MODE_") ?? false }

  private static func mode(_ isReservation: Bool) -> String {
    isReservation ? "HUB_MODE_RESERVATION" : "HUB_MODE_INSTANT"
  }

  // MARK: Modes

  /// Follows what an entry told of a hub that a call is about, and compares the mode that its caller was told.
  private mutating func follow(of id: UInt64, told: String?, wanted: String? = nil) {
    let changes = hubChanges
    hubChanges = []
    for change in changes { follow(change, wanted: change.hub == id ? wanted : nil) }
    if let wanted, let throttle = throttles[id], Self.mode(throttle.isReservation) != wanted {
      fault(.hubMode, "hub \(id) did not go to the mode that an operator wants")
    }
    if let throttle = throttles[id], Self.mode(throttle.isReservation) != told {
      fault(.hubMode, "hub \(id) is said to be in another mode than it is")
    }
    mustBeSettled(id)
  }

  /// A hub changed its mode, and the platform was told.
  mutating func follow(_ change: AuditHubChange, wanted: String? = nil) {
    guard let throttle = throttles[change.hub] else {
      return fault(.hubMode, "hub \(change.hub) has no throttle, and changed its mode")
    }
    let isRight =
      if let wanted, change.reason == .operator {
        Self.mode(change.isReservation) == wanted
      } else if let (isReservation, reason) = throttle.due(at: now) {
        isReservation == change.isReservation && reason == change.reason
      } else {
        false
      }
    if !isRight || change.isReservation == throttle.isReservation {
      fault(
        .hubMode,
        "hub \(change.hub) went to \(Self.mode(change.isReservation)) for \(change.reason)")
    }
    throttles[change.hub]?.isReservation = change.isReservation
    throttles[change.hub]?.since = now
  }

  /// An entry that asks for a hub's mode leaves none that is due.
  private mutating func mustBeSettled(_ id: UInt64) {
    guard let (_, reason) = throttles[id]?.due(at: now) else { return }
    fault(.hubMode, "hub \(id) should have changed its mode for \(reason)")
  }

  /// After a tick that finished its work.
  mutating func checkHubsAreSettled() {
    for id in throttles.keys.sorted() { mustBeSettled(id) }
  }

  // MARK: Holds

  /// A reserve was given units: each hub that has some of them gives a token.
  mutating func takeTokens(_ lines: [AuditLine]) {
    for id in Set(lines.compactMap { hubOfPool[$0.pool] }).sorted() {
      mustBeSettled(id)
      if refuses(id) { fault(.hubOverrun, "hub \(id) gave more at once than its throttle allows") }
      let refill = throttles[id]?.refill ?? 0
      throttles[id]?.credit -= refill
    }
  }

  mutating func judgeThrottled(_ lines: [AuditLine]) {
    if !lines.contains(where: { line in hubOfPool[line.pool].map { refuses($0) } ?? false }) {
      fault(.wrongRefusal, "no hub of the lines is in the way")
    }
  }

  mutating func refuses(_ id: UInt64) -> Bool {
    throttles[id]?.bring(to: now)
    guard let throttle = throttles[id] else { return false }
    return throttle.isReservation
      || throttle.openJobs > 0 && hubs[id]?.open ?? 0 >= throttle.openJobs
      || throttle.burst > 0 && throttle.credit < throttle.refill
  }

  /// Log time went back: what had come has come, and what is left of dwell and silence stays.
  mutating func shiftThrottles(from: Int64, to: Int64) {
    for id in throttles.keys {
      throttles[id]?.bring(to: from)
      throttles[id]?.creditedAt = to
      throttles[id]?.since += to - from
      throttles[id]?.heardAt += to - from
    }
  }
}

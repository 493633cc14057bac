/// Whether an endpoint is sent anything: after some failures in a row only one webhook at a time, ever more rarely, until
/// one is taken.
struct EndpointCircuit: Sendable {
  private enum State {
    case closed(failures: Int)
    case open(until: Int64, pause: Int64, isProbing: Bool)
  }

  private var state = State.closed(failures: 0)
  /// The endpoint has asked for quiet until then.
  private var quietUntil = Int64.min

  var isOpen: Bool {
    if case .open = state { return true }
    return false
  }

  /// How many webhooks may be sent now beside those under way.
  func room(at now: Int64, underWay: Int, _ limits: WebhookLimits) -> Int {
    if now < quietUntil { return 0 }
    switch state {
    case .closed: return max(0, limits.atOnce - underWay)
    case .open(let until, _, let isProbing): return isProbing || now < until ? 0 : 1
    }
  }

  /// When something may be sent again; nil: when what is under way is answered.
  func wakeAt() -> Int64? {
    switch state {
    case .closed: quietUntil
    case .open(let until, _, let isProbing): isProbing ? nil : max(until, quietUntil)
    }
  }

  /// Something is sent.
  mutating func sent() {
    if case .open(let until, let pause, _) = state {
      state = .open(until: until, pause: pause, isProbing: true)
    }
  }

  /// - Returns: whether the endpoint is back.
  mutating func taken() -> Bool {
    defer { state = .closed(failures: 0) }
    return isOpen
  }

  /// - Parameters:
  ///   - isProbe: whether it is what was sent while the circuit was open.
  ///   - share: from 0 to 1, at random.
  mutating func failed(
    at now: Int64, isProbe: Bool, after wish: Int64?, share: Double, _ limits: WebhookLimits
  ) {
    if let wish { quietUntil = max(quietUntil, now.saturated(plus: wish)) }
    switch state {
    case .closed(let failures):
      if failures + 1 < limits.failuresToOpen {
        state = .closed(failures: failures + 1)
      } else {
        open(at: now, pause: limits.firstPauseMilliseconds, share, limits)
      }
    // What was under way before says nothing new.
    case .open(_, let pause, _) where isProbe:
      let (double, isTooLong) = pause.multipliedReportingOverflow(by: 2)
      open(at: now, pause: isTooLong ? .max : double, share, limits)
    case .open: break
    }
  }

  private mutating func open(
    at now: Int64, pause: Int64, _ share: Double, _ limits: WebhookLimits
  ) {
    let pause = min(pause, limits.longestPauseMilliseconds)
    state = .open(
      until: now.saturated(plus: pause.jittered(share)), pause: pause, isProbing: false)
  }
}

extension Int64 {
  func saturated(plus other: Int64) -> Int64 {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? (other < 0 ? .min : .max) : sum
  }

  /// Between half of it and all of it: what failed together does not come together again.
  func jittered(_ share: Double) -> Int64 {
    let half = self / 2
    return half + Int64(Double(self - half) * Swift.min(Swift.max(share, 0), 1))
  }
}

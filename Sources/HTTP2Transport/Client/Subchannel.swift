import EventLoop
import RPC

/// What owns subchannels. Confined to the loop.
protocol SubchannelOwner: AnyObject {
  /// How the next connection is made.
  var plan: ConnectionPlan { get }
  /// Its state may be another one.
  func subchannelChanged(_ subchannel: Subchannel)
  /// After a failure the pause has passed: the owner calls `connect`, perhaps with other addresses.
  func subchannelMayConnect(_ subchannel: Subchannel)
  /// Calls that wait may go.
  func subchannelHasRoom(_ subchannel: Subchannel)
  /// The server said `too_many_pings`.
  func subchannelPingedTooOften(_ subchannel: Subchannel)
}

/// The connections to one server: to whichever of its addresses answers. Usually one; more when calls wait because the
/// server allows no more streams, and the limits allow it. Confined to the loop.
final class Subchannel: ClientSessionOwner, TimerTarget {
  private enum Phase {
    case idle
    case connecting(ConnectRun)
    case ready
    /// The pause after a failure.
    case pausing(TimerToken)
    case closed
  }

  private(set) var addresses: [ChannelAddress]
  private let loop: Loop
  private weak var owner: (any SubchannelOwner)?
  private var phase = Phase.idle
  /// Those that take calls, but for their limit of streams.
  private var sessions: [ClientSession] = []
  /// Those whose last calls are finishing.
  private var draining: [ClientSession] = []
  /// One more connection is being made, beside those that are there.
  private var extra: ConnectRun?
  private var extraNotBefore: UInt64 = 0
  private var backoff: Backoff
  private var random: Shuffler

  /// Why the last attempt failed; nil as soon as one succeeds.
  private(set) var failure: RPCError?
  /// Attempts since there was a connection, and when the first of them began.
  private(set) var attempts = 0
  private var firstAttempt: UInt64 = 0

  init(_ addresses: [ChannelAddress], owner: any SubchannelOwner, seed: UInt64) {
    self.addresses = addresses
    self.owner = owner
    let plan = owner.plan
    loop = plan.loop
    backoff = Backoff(base: plan.limits.backoffBase, cap: plan.limits.backoffCap)
    random = Shuffler(seed: seed)
  }

  /// After a failure it stays in that state until a connection is there (gRFC A62): nobody waits for a server
  /// that is known to be gone.
  var state: ConnectivityState {
    switch phase {
    case .closed: .shutdown
    case .ready: .ready
    case _ where failure != nil: .transientFailure
    case .connecting: .connecting
    case .idle, .pausing: .idle
    }
  }

  var isIdle: Bool { if case .idle = phase { true } else { false } }

  /// Calls on its connections.
  var openCalls: Int {
    sessions.reduce(0) { $0 + $1.streamCount } + draining.reduce(0) { $0 + $1.streamCount }
  }

  /// Calls ever begun on the connections that are there.
  var callsBegun: Int { sessions.reduce(0) { $0 &+ $1.callsBegun } }

  /// "attempt 3 after 2.1 s", from the second on.
  var progress: String {
    attempts > 1
      ? ", attempt \(attempts) after \(Elapsed(loop.nowMilliseconds - firstAttempt))" : ""
  }

  // MARK: Calls

  /// A connection that takes a call now. Without one, another may be made, and the owner will hear of room.
  func pick() -> ClientSession? {
    for session in sessions where session.hasRoom { return session }
    return sessions.isEmpty ? nil : pickNone()
  }

  private func pickNone() -> ClientSession? {
    // One whose numbers are used up leaves room for another.
    for session in sessions where !session.isUsable { retire(session) }
    for session in sessions { session.isAwaited = true }
    guard let owner, !sessions.isEmpty else { return nil }
    if extra == nil, sessions.count < owner.plan.limits.connectionsPerServer,
      loop.nowMilliseconds >= extraNotBefore
    {
      connectExtra(owner.plan)
    }
    return nil
  }

  private func connectExtra(_ plan: ConnectionPlan) {
    let run = ConnectRun(addresses, plan) { [weak self] run, result in
      self?.finished(run, result)
    }
    extra = run
    run.begin()
  }

  // MARK: Connecting

  /// Makes a connection, unless there is one or one is being made.
  func connect(to addresses: [ChannelAddress]? = nil) {
    if let addresses { self.addresses = addresses }
    guard case .idle = phase, let owner else { return }
    attempts += 1
    if attempts == 1 { firstAttempt = loop.nowMilliseconds }
    let run = ConnectRun(self.addresses, owner.plan) { [weak self] run, result in
      self?.finished(run, result)
    }
    phase = .connecting(run)
    run.begin()
    owner.subchannelChanged(self)
  }

  private func finished(_ run: ConnectRun, _ result: Result<ClientSession, ConnectFailure>) {
    if extra === run {
      extra = nil
      if case .success(let session) = result { return adopt(session) }
      extraNotBefore = loop.nowMilliseconds + (owner?.plan.limits.backoffBase ?? 0)
      return
    }
    guard case .connecting(let current) = phase, current === run else { return }
    switch result {
    case .success(let session): adopt(session)
    case .failure(let failure): pause(failure.reason)
    }
  }

  private func adopt(_ session: ClientSession) {
    session.owner = self
    sessions.append(session)
    session.startKeepalive()
    attempts = 0
    failure = nil
    backoff.reset()
    phase = .ready
    owner?.subchannelChanged(self)
    owner?.subchannelHasRoom(self)
  }

  private func pause(_ reason: String) {
    failure = RPCError(.unavailable, "\(owner?.plan.authority ?? ""): \(reason)\(progress)")
    phase = .pausing(loop.schedule(after: backoff.next(random.next()), self, tag: 0))
    owner?.subchannelChanged(self)
  }

  func timerFired(tag: Int) {
    guard case .pausing = phase else { return }
    phase = .idle
    owner?.subchannelMayConnect(self)
  }

  // MARK: Sessions

  func sessionReady(_ session: ClientSession) {}

  func sessionHasRoom(_ session: ClientSession) { owner?.subchannelHasRoom(self) }

  func sessionDraining(_ session: ClientSession, _ reason: String) {
    if session.wasPingedTooOften { owner?.subchannelPingedTooOften(self) }
    draining.append(session)
    lost(session, reason)
  }

  func sessionClosed(_ session: ClientSession, _ reason: String) {
    draining.removeAll { $0 === session }
    lost(session, reason)
  }

  /// Takes no more calls; those it has finish.
  private func retire(_ session: ClientSession) {
    draining.append(session)
    session.retire()
    lost(session, "the connection has carried its calls")
  }

  private func lost(_ session: ClientSession, _ reason: String) {
    guard let index = sessions.firstIndex(where: { $0 === session }) else { return }
    sessions.remove(at: index)
    guard sessions.isEmpty, case .ready = phase else { return }
    // What its maker was told cannot have been the end of anything: a server that ends connections as they come
    // is not called again at once.
    if session.isUnused, loop.nowMilliseconds - session.bornAt < 1_000 {
      return pause("the connection ended as it began: \(reason)")
    }
    if let extra {
      phase = .connecting(extra)
      self.extra = nil
    } else {
      phase = .idle
    }
    owner?.subchannelChanged(self)
  }

  // MARK: Closing

  /// Gives the connections up: `gracefully`, calls that are open finish first.
  func close(gracefully: Bool = false) {
    switch phase {
    case .closed: return
    case .connecting(let run): run.cancel()
    case .pausing(let timer): loop.cancel(timer)
    case .idle, .ready: break
    }
    phase = .closed
    extra?.cancel()
    extra = nil
    owner = nil
    let all = sessions + draining
    sessions = []
    draining = []
    for session in all {
      session.owner = nil
      if gracefully { session.retire() } else { session.close() }
    }
  }
}

/// A time as errors say it.
struct Elapsed: CustomStringConvertible {
  let milliseconds: UInt64

  init(_ milliseconds: UInt64) { self.milliseconds = milliseconds }

  var description: String {
    guard milliseconds >= 1_000 else { return "\(milliseconds) ms" }
    return "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s"
  }
}

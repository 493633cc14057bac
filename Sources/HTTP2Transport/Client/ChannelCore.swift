import EventLoop
import RPC

/// What a channel is on its loop: it finds the servers, keeps connections to them, and gives calls to connections.
/// Confined to the loop, but for its constants.
final class ChannelCore: SubchannelOwner, TimerTarget, @unchecked Sendable {
  // Sound although unchecked: used on its loop only, but for the constants.

  private enum Resolution {
    case none
    case running(Int, NameLookup?, TimerToken)
    case done
    /// The pause before it is asked again.
    case failed(RPCError, TimerToken)
  }

  let loop: Loop
  let target: ChannelTarget
  let tls: ClientTLS?
  let options: ChannelOptions
  let authority: String
  let connectivity = ConnectivityHub()
  let replayBudget: ReplayBudget
  private let note: @Sendable (ChannelNote) -> Void

  /// The keepalive time grows when a server complains.
  private(set) var limits: ClientLimits
  var throttle: RetryThrottle
  private var random: Shuffler

  private var isActive = false
  private var isRegistered = false
  private(set) var isClosed = false
  private var subchannels: [Subchannel] = []
  private var rotation = Rotation()
  private var queue = CallQueue<ChannelCall>()
  /// Calls between two attempts: the channel's end is theirs.
  private var pausing: [ObjectIdentifier: ChannelCall] = [:]
  private var isServing = false
  private var resolution = Resolution.none
  private var resolutions = 0
  private var resolvedAt: UInt64 = 0
  private var resolverBackoff: Backoff
  private var idleTimer: TimerToken?
  private var quietTicks = 0
  private var callsAtLastTick = 0
  private var queued = 0

  private static let resolveTimeoutTag = 1
  private static let resolveAgainTag = 2
  private static let idleTag = 3
  private static let idleTicks = 4

  init(
    loop: Loop, target: ChannelTarget, limits: ClientLimits, tls: ClientTLS?,
    options: ChannelOptions, note: @escaping @Sendable (ChannelNote) -> Void
  ) {
    self.loop = loop
    self.target = target
    self.limits = limits
    self.tls = tls
    self.options = options
    self.note = note
    authority = options.authority ?? target.authority
    replayBudget = ReplayBudget(bytes: limits.replayBytes)
    throttle = RetryThrottle(
      tokens: limits.retryTokens, gainThousandths: limits.retryGainThousandths)
    random = Shuffler(seed: loop.nowNanoseconds)
    resolverBackoff = Backoff(base: limits.backoffBase, cap: limits.backoffCap)
  }

  var plan: ConnectionPlan {
    ConnectionPlan(
      loop: loop, limits: limits, tls: tls, serverName: target.serverName, authority: authority)
  }

  func nextRandom() -> UInt64 { random.next() }

  /// What the channel is doing, for the errors of calls that wait.
  var explanation: String {
    switch state {
    case .idle: return "not connected to \(authority)"
    case .connecting:
      if case .running = resolution, subchannels.isEmpty { return "resolving \(target)" }
      return "connecting to \(authority)\(subchannels.first?.progress ?? "")"
    case .ready: return "all streams of the connection to \(authority) are in use"
    case .transientFailure: return failure?.message ?? "\(authority) cannot be reached"
    case .shutdown: return "the channel is closed"
    }
  }

  // MARK: Calls

  /// Gives a call to a connection, has it wait, or fails it.
  func take(_ call: ChannelCall) {
    if queue.isEmpty, let session = pick() { return call.start(on: session) }
    guard !isClosed else {
      return call.connectionFailed(RPCError(.unavailable, "the channel is closed"))
    }
    if !isActive { activate() }
    if case .transientFailure = state, !call.waitForReady, let failure {
      return call.connectionFailed(failure)
    }
    guard queue.count < limits.waitingCalls else {
      return call.connectionFailed(
        RPCError(.resourceExhausted, "too many calls wait for \(authority): \(queue.count)"))
    }
    queued &+= 1
    call.wait(queue.append(call))
    connectIfIdle()
  }

  /// The call comes back by itself, unless the channel is closed before.
  func hold(_ call: ChannelCall) { pausing[ObjectIdentifier(call)] = call }

  func letGo(_ call: ChannelCall) { pausing[ObjectIdentifier(call)] = nil }

  /// The call gives up waiting.
  func forget(_ ticket: Int) { queue.remove(ticket) }

  private func pick() -> ClientSession? {
    if subchannels.count == 1 { return subchannels[0].pick() }
    return rotation.pick(of: subchannels.count) { subchannels[$0].pick() }
  }

  /// Calls that wait go, in order, as far as there is room.
  private func serve() {
    isServing = false
    while !queue.isEmpty, let session = pick(), let call = queue.popFirst() {
      call.start(on: session)
    }
    // Their connection may have taken its last call.
    if !queue.isEmpty { connectIfIdle() }
  }

  /// Later in this turn: whoever makes room is in the middle of ending a call.
  private func serveSoon() {
    guard !isServing, !queue.isEmpty else { return }
    isServing = true
    loop.execute { self.serve() }
  }

  // MARK: State

  private var state: ConnectivityState {
    if isClosed { return .shutdown }
    if !isActive { return .idle }
    if subchannels.isEmpty {
      if case .failed = resolution { return .transientFailure }
      return .connecting
    }
    let together = ConnectivityState.together(subchannels.map(\.state))
    if together == .idle, case .running = resolution { return .connecting }
    return together
  }

  private var failure: RPCError? {
    if case .failed(let error, _) = resolution, subchannels.isEmpty { return error }
    return subchannels.lazy.compactMap(\.failure).first
  }

  private func stateMayHaveChanged() {
    let state = state
    if connectivity.state != state {
      connectivity.publish(state)
      note(.state(state, state == .transientFailure ? failure?.message ?? "" : ""))
    }
    switch state {
    case .transientFailure:
      guard let failure else { return }
      for call in queue.take(where: { !$0.waitForReady }) { call.connectionFailed(failure) }
    case .ready: serveSoon()
    default: break
    }
  }

  /// A connection is wanted although nobody calls.
  func connect() {
    guard !isClosed else { return }
    if isActive { connectIfIdle() } else { activate() }
  }

  // MARK: Addresses

  private func activate() {
    if !isRegistered {
      isRegistered = true
      // Calls that wait hear of the loop's end.
      loop.atShutdown { [weak self] in self?.close() }
    }
    isActive = true
    quietTicks = 0
    if limits.idleTimeout > 0, idleTimer == nil { scheduleIdle() }
    resolve()
    stateMayHaveChanged()
  }

  private func connectIfIdle() {
    guard isActive, case .pickFirst = options.balancing, subchannels.first?.isIdle == true else {
      return
    }
    resolve()
    stateMayHaveChanged()
  }

  private func resolve() {
    if case .running = resolution { return }
    if case .failed(_, let timer) = resolution { loop.cancel(timer) }
    switch target.place {
    case .list(let addresses): resolved(addresses)
    case .name(let host, let port):
      resolutions += 1
      let serial = resolutions
      // First: the answer may come at once.
      let timer = loop.schedule(after: limits.connectTimeout, self, tag: Self.resolveTimeoutTag)
      resolution = .running(serial, nil, timer)
      let lookup = NameLookup(host: host, port: port, resolver: options.resolver, loop: loop) {
        [weak self] answer in self?.lookedUp(serial, answer)
      }
      if case .running(serial, _, _) = resolution { resolution = .running(serial, lookup, timer) }
    }
  }

  private func lookedUp(_ serial: Int, _ answer: NameLookup.Answer) {
    guard case .running(serial, _, let timer) = resolution else { return }
    loop.cancel(timer)
    switch answer {
    case .found(let addresses): resolved(addresses)
    case .failed(let reason): cannotResolve(reason)
    }
  }

  private func resolved(_ found: [ChannelAddress]) {
    resolution = .done
    resolvedAt = loop.nowMilliseconds
    resolverBackoff.reset()
    var addresses: [ChannelAddress] = []
    for address in found.prefix(limits.addresses) where !addresses.contains(address) {
      addresses.append(address)
    }
    switch options.balancing {
    case .pickFirst(let shuffled):
      if shuffled { random.shuffle(&addresses) }
      if subchannels.isEmpty { subchannels = [makeSubchannel(addresses)] }
      subchannels[0].connect(to: addresses)
    case .roundRobin:
      for subchannel in subchannels where !addresses.contains(subchannel.addresses[0]) {
        subchannel.close(gracefully: true)
      }
      subchannels = addresses.map { address in
        subchannels.first { $0.addresses[0] == address } ?? makeSubchannel([address])
      }
      for subchannel in subchannels { subchannel.connect() }
    }
    stateMayHaveChanged()
  }

  private func makeSubchannel(_ addresses: [ChannelAddress]) -> Subchannel {
    Subchannel(addresses, owner: self, seed: random.next())
  }

  private func cannotResolve(_ reason: String) {
    let pause = resolverBackoff.next(random.next())
    resolution = .failed(
      RPCError(.unavailable, "\(target): \(reason)"),
      loop.schedule(after: pause, self, tag: Self.resolveAgainTag))
    // What it said before may still hold.
    for subchannel in subchannels { subchannel.connect() }
    stateMayHaveChanged()
  }

  /// A server is gone: the name may mean others by now. Not more often than the limits say.
  private func resolveAgain() {
    guard case .name = target.place, case .done = resolution,
      loop.nowMilliseconds - resolvedAt >= limits.resolveInterval
    else { return }
    resolve()
  }

  // MARK: Subchannels

  func subchannelChanged(_ subchannel: Subchannel) {
    guard isActive, subchannels.contains(where: { $0 === subchannel }) else { return }
    if case .roundRobin = options.balancing, subchannel.state != .ready {
      resolveAgain()
      if subchannel.isIdle { subchannel.connect() }
    } else if subchannel.isIdle, !queue.isEmpty {
      resolve()
    }
    stateMayHaveChanged()
  }

  func subchannelMayConnect(_ subchannel: Subchannel) {
    guard isActive else { return }
    switch options.balancing {
    case .pickFirst: resolve()
    case .roundRobin:
      resolveAgain()
      subchannel.connect()
    }
    stateMayHaveChanged()
  }

  func subchannelHasRoom(_ subchannel: Subchannel) { serveSoon() }

  func subchannelPingedTooOften(_ subchannel: Subchannel) {
    guard limits.keepaliveTime > 0 else { return }
    limits.keepaliveTime = max(limits.keepaliveTime, limits.keepaliveFloor) * 2
    note(.keepaliveSlowed(milliseconds: limits.keepaliveTime))
  }

  // MARK: Time

  func timerFired(tag: Int) {
    switch (tag, resolution) {
    case (Self.resolveTimeoutTag, .running(_, let lookup, _)):
      lookup?.cancel()
      cannotResolve("no answer of the resolver within \(limits.connectTimeout) ms")
    case (Self.resolveAgainTag, .failed):
      resolution = .none
      resolve()
      stateMayHaveChanged()
    case (Self.idleTag, _):
      idleTimer = nil
      idleTick()
    default: break
    }
  }

  private func scheduleIdle() {
    idleTimer = loop.schedule(
      after: limits.idleTimeout / UInt64(Self.idleTicks) + 1, self, tag: Self.idleTag)
  }

  /// Looks four times as often as the channel may be without calls, rather than at each call.
  private func idleTick() {
    guard isActive else { return }
    let calls = subchannels.reduce(queued) { $0 &+ $1.callsBegun }
    let isQuiet =
      calls == callsAtLastTick && queue.isEmpty && subchannels.allSatisfy { $0.openCalls == 0 }
    callsAtLastTick = calls
    quietTicks = isQuiet ? quietTicks + 1 : 0
    if quietTicks >= Self.idleTicks { becomeIdle() } else { scheduleIdle() }
  }

  private func becomeIdle() {
    isActive = false
    release(gracefully: true)
    stateMayHaveChanged()
  }

  private func release(gracefully: Bool) {
    switch resolution {
    case .running(_, let lookup, let timer):
      lookup?.cancel()
      loop.cancel(timer)
    case .failed(_, let timer): loop.cancel(timer)
    case .none, .done: break
    }
    resolution = .none
    if let idleTimer { loop.cancel(idleTimer) }
    idleTimer = nil
    let subchannels = subchannels
    self.subchannels = []
    for subchannel in subchannels { subchannel.close(gracefully: gracefully) }
  }

  // MARK: Closing

  func close() {
    guard !isClosed else { return }
    isClosed = true
    connectivity.publish(.shutdown)
    release(gracefully: false)
    for call in queue.take(where: { _ in true }) + Array(pausing.values) {
      call.connectionFailed(RPCError(.unavailable, "the channel was closed"))
    }
  }
}

/// What a channel tells whoever runs it. See `HTTP2Channel.init`.
public enum ChannelNote: Sendable, Equatable, CustomStringConvertible {
  /// What the channel is doing now; after a failure with the reason.
  case state(ConnectivityState, String)
  /// A server complained about pings: from now on they are this far apart.
  case keepaliveSlowed(milliseconds: UInt64)

  public var description: String {
    switch self {
    case .state(let state, let reason): "\(state)" + (reason.isEmpty ? "" : ": \(reason)")
    case .keepaliveSlowed(let milliseconds):
      "the server complained about keepalive pings: the next are \(milliseconds) ms apart"
    }
  }
}

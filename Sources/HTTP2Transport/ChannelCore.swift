import EventLoop
import RPC
import TLSSession

/// The connection of a channel: made when it is needed, made again when it is lost. Confined to the loop.
final class ChannelCore: ClientSessionOwner, TimerTarget, @unchecked Sendable {
  // Sound although unchecked: used on its loop only, but for the constants.

  private enum Phase {
    case idle
    case connecting
    case ready(ClientSession)
    /// The last attempt failed; the next one comes by itself when a call waits.
    case failed(RPCError)
    case closed
  }

  let loop: Loop
  let host: String
  let port: Int
  let limits: ClientLimits
  let tls: ClientTLS?

  private var phase = Phase.idle
  private var waiting: [ObjectIdentifier: (order: Int, call: ChannelCall)] = [:]
  private var nextOrder = 0
  private var session: ClientSession?
  private var attempts = 0
  /// Tells the answers of this attempt from those of one that was given up.
  private var serial = 0
  private var backoff: UInt64 = 0
  private var timer: TimerToken?
  private var random: UInt64

  private static let backoffTag = 1
  private static let connectTag = 2

  init(loop: Loop, host: String, port: Int, limits: ClientLimits, tls: ClientTLS?) {
    self.tls = tls
    self.loop = loop
    self.host = host
    self.port = port
    self.limits = limits
    random = loop.nowNanoseconds | 1
  }

  var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// What the channel is doing, for the errors of calls that wait.
  var explanation: String {
    switch phase {
    case .idle: "not connected to \(authority)"
    case .connecting: "connecting to \(authority), attempt \(attempts)"
    case .ready: "connected to \(authority)"
    case .failed(let error): error.message
    case .closed: "the channel is closed"
    }
  }

  // MARK: Calls

  func take(_ call: ChannelCall) {
    switch phase {
    case .ready(let session) where session.isUsable:
      _ = call.start(on: session)
    case .closed: call.finish(RPCError(.unavailable, "the channel is closed"))
    case .failed(let error) where !call.waitForReady: call.finish(error)
    default:
      guard waiting.count < limits.waitingCalls else {
        return call.finish(
          RPCError(.resourceExhausted, "too many calls wait for \(authority)"))
      }
      waiting[ObjectIdentifier(call)] = (nextOrder, call)
      nextOrder += 1
      connectIfNeeded()
    }
  }

  func forget(_ call: ChannelCall) { waiting[ObjectIdentifier(call)] = nil }

  private func takeWaiting(where wanted: (ChannelCall) -> Bool) -> [ChannelCall] {
    let calls = waiting.values.filter { wanted($0.call) }.sorted { $0.order < $1.order }
      .map(\.call)
    for call in calls { forget(call) }
    return calls
  }

  // MARK: Connecting

  private func connectIfNeeded() {
    switch phase {
    case .idle: connect()
    case .ready(let session) where !session.isUsable: connect()
    case .failed where timer == nil: armBackoff()
    default: break
    }
  }

  private func connect() {
    phase = .connecting
    attempts += 1
    serial += 1
    timer = loop.schedule(after: limits.connectTimeout, self, tag: Self.connectTag)
    let attempt = serial
    loop.resolve(host: host, port: port) { [self] result in
      guard isCurrent(attempt) else { return }
      switch result {
      case .failure(let error): failed(error.description)
      case .success(let addresses): connect(addresses[...], attempt)
      }
    }
  }

  private func isCurrent(_ attempt: Int) -> Bool {
    if case .connecting = phase { attempt == serial } else { false }
  }

  /// One address after the other.
  private func connect(_ addresses: ArraySlice<SocketAddress>, _ attempt: Int) {
    guard let address = addresses.first else { return }
    loop.connect(to: address) { [self] result in
      guard isCurrent(attempt) else {
        if case .success(let tcp) = result { tcp.close() }
        return
      }
      switch result {
      case .success(let tcp):
        let engine = tls.map { TLSEngine(client: $0.context, serverName: $0.serverName ?? host) }
        let made = ClientSession(
          tcp: tcp, peer: "\(authority) (\(address))", limits: limits, tls: engine)
        made.owner = self
        session = made
      case .failure(let error):
        if addresses.count > 1 {
          connect(addresses.dropFirst(), attempt)
        } else {
          failed(error.description)
        }
      }
    }
  }

  func sessionReady() {
    guard case .connecting = phase, let session else { return }
    stopTimer()
    attempts = 0
    backoff = 0
    phase = .ready(session)
    for call in takeWaiting(where: { _ in true }) { take(call) }
  }

  func sessionDraining(_ reason: String) {
    // Its calls finish where they are; the next call makes a new connection.
    guard case .ready = phase else { return }
    session?.owner = nil
    session = nil
    phase = .idle
  }

  func sessionClosed(_ reason: String) {
    session = nil
    switch phase {
    case .ready:
      phase = .idle
      if !waiting.isEmpty { connect() }
    case .connecting: failed(reason)
    default: break
    }
  }

  private func failed(_ reason: String) {
    stopTimer()
    session?.owner = nil
    session?.close()
    session = nil
    let error = RPCError(
      .unavailable, "\(authority): \(reason)" + (attempts > 1 ? ", attempt \(attempts)" : ""))
    phase = .failed(error)
    armBackoff()
    for call in takeWaiting(where: { !$0.waitForReady }) { call.finish(error) }
  }

  /// 1 s, then 1.6 times as long each time, up to the cap, 20 % more or less.
  private func armBackoff() {
    backoff = backoff == 0 ? limits.backoffBase : min(limits.backoffCap, backoff * 8 / 5)
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let jitter = backoff * ((random >> 33) % 401) / 1_000
    timer = loop.schedule(
      after: backoff - backoff / 5 + jitter, self, tag: Self.backoffTag)
  }

  private func stopTimer() {
    if let timer { loop.cancel(timer) }
    timer = nil
  }

  func timerFired(tag: Int) {
    timer = nil
    switch (tag, phase) {
    case (Self.connectTag, .connecting):
      failed("no connection within \(limits.connectTimeout) ms")
    case (Self.backoffTag, .failed):
      if waiting.isEmpty { phase = .idle } else { connect() }
    default: break
    }
  }

  // MARK: Closing

  func close() {
    guard case .closed = phase else {
      stopTimer()
      phase = .closed
      for call in takeWaiting(where: { _ in true }) {
        call.finish(RPCError(.unavailable, "the channel was closed"))
      }
      session?.owner = nil
      session?.close()
      session = nil
      return
    }
  }
}

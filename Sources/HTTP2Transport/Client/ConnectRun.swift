import EventLoop
import RPC
import TLSSession

/// How connections of a channel are made.
struct ConnectionPlan {
  let loop: Loop
  let limits: ClientLimits
  let tls: ClientTLS?
  /// What the certificate must be for.
  let serverName: String
  /// For errors.
  let authority: String
}

/// One attempt to get a connection to one of several addresses, TLS and the server's settings included: the first that
/// is ready wins (happy eyeballs). Confined to the loop.
final class ConnectRun: TimerTarget {
  private let plan: ConnectionPlan
  private let addresses: [ChannelAddress]
  private var race: ConnectionRace
  private var tries: [ConnectTry] = []
  private var problems: [String] = []
  private var delay: TimerToken?
  private var whole: TimerToken?
  private var finished: ((ConnectRun, Result<ClientSession, ConnectFailure>) -> Void)?

  private static let delayTag = 1
  private static let wholeTag = 2

  /// - Parameters:
  ///   - addresses: at least one.
  ///   - finished: called once, unless the run is cancelled; perhaps before `begin` returns.
  init(
    _ addresses: [ChannelAddress], _ plan: ConnectionPlan,
    finished: @escaping (ConnectRun, Result<ClientSession, ConnectFailure>) -> Void
  ) {
    self.plan = plan
    self.addresses = ConnectionRace.interleaved(addresses) { $0.isIPv6 }
    race = ConnectionRace(count: addresses.count)
    self.finished = finished
  }

  private var loop: Loop { plan.loop }

  func begin() {
    whole = loop.schedule(after: plan.limits.connectTimeout, self, tag: Self.wholeTag)
    perform(race.begin())
  }

  private func perform(_ action: ConnectionRace.Action) {
    guard finished != nil else { return }
    switch action {
    case .wait: break
    case .lost: lose(problems.joined(separator: "; "))
    case .attempt(let index, let thenDelay):
      if let delay { loop.cancel(delay) }
      delay =
        thenDelay
        ? loop.schedule(after: plan.limits.addressDelay, self, tag: Self.delayTag) : nil
      let attempt = ConnectTry(addresses[index], plan, self)
      tries.append(attempt)
      attempt.begin()
    }
  }

  func timerFired(tag: Int) {
    if tag == Self.delayTag {
      delay = nil
      perform(race.delayPassed())
    } else {
      whole = nil
      let waiting = tries.compactMap(\.phase).joined(separator: "; ")
      lose("no connection within \(plan.limits.connectTimeout) ms: \(waiting)")
    }
  }

  fileprivate func failed(_ attempt: ConnectTry, _ reason: String) {
    tries.removeAll { $0 === attempt }
    if problems.count < 8 { problems.append(reason) }
    perform(race.failed())
  }

  fileprivate func ready(_ winner: ConnectTry, _ session: ClientSession) {
    tries.removeAll { $0 === winner }
    end(.success(session))
  }

  private func lose(_ reason: String) { end(.failure(ConnectFailure(reason: reason))) }

  private func end(_ result: Result<ClientSession, ConnectFailure>) {
    let finished = finished
    cancel()
    finished?(self, result)
  }

  /// Gives up; whatever was opened is closed.
  func cancel() {
    finished = nil
    if let delay { loop.cancel(delay) }
    if let whole { loop.cancel(whole) }
    delay = nil
    whole = nil
    let tries = tries
    self.tries = []
    for attempt in tries { attempt.cancel() }
  }
}

/// Why there is no connection: which step failed at which address.
struct ConnectFailure: Error {
  let reason: String
}

/// One address of a run.
private final class ConnectTry: ClientSessionOwner {
  private enum Step {
    case connecting(TCPConnection?)
    case opening(ClientSession)
    case over
  }

  private let address: ChannelAddress
  private let plan: ConnectionPlan
  private weak var run: ConnectRun?
  private var step = Step.connecting(nil)

  init(_ address: ChannelAddress, _ plan: ConnectionPlan, _ run: ConnectRun) {
    self.address = address
    self.plan = plan
    self.run = run
  }

  /// What is being waited for; nil when it is over.
  var phase: String? {
    switch step {
    case .connecting: "connecting to \(address)"
    case .opening(let session):
      session.isHandshaking
        ? "in the TLS handshake with \(address)" : "waiting for the HTTP/2 settings of \(address)"
    case .over: nil
    }
  }

  func begin() {
    switch address.kind {
    case .unix(let path):
      plan.loop.connect(toUnixPath: path) { [self] in connected($0) }
    case .tcp(let target):
      let tcp = plan.loop.connect(to: target) { [self] in connected($0) }
      // It may have failed at once.
      if case .connecting = step { step = .connecting(tcp) }
    }
  }

  private func connected(_ result: Result<TCPConnection, LoopError>) {
    guard case .connecting = step else {
      if case .success(let tcp) = result { tcp.close() }
      return
    }
    switch result {
    case .failure(let error): fail("\(error)")
    case .success(let tcp):
      let engine = plan.tls.map {
        TLSEngine(client: $0.context, serverName: $0.serverName ?? plan.serverName)
      }
      if case .failed(let error)? = engine?.phase {
        tcp.close()
        return fail("\(error)")
      }
      let peer =
        "\(address)" == plan.authority || !address.isTCP
        ? "\(address)" : "\(plan.authority) (\(address))"
      let session = ClientSession(tcp: tcp, peer: peer, limits: plan.limits, tls: engine)
      session.owner = self
      step = .opening(session)
    }
  }

  private func fail(_ reason: String) {
    guard phase != nil else { return }
    step = .over
    run?.failed(self, reason)
  }

  func cancel() {
    let step = step
    self.step = .over
    switch step {
    case .connecting(let tcp): tcp?.close()
    case .opening(let session):
      session.owner = nil
      session.close()
    case .over: break
    }
  }

  // MARK: The session

  func sessionReady(_ session: ClientSession) {
    step = .over
    session.owner = nil
    run?.ready(self, session)
  }

  func sessionDraining(_ session: ClientSession, _ reason: String) {
    session.owner = nil
    session.close()
    fail("\(address) ended the connection before its settings: \(reason)")
  }

  func sessionClosed(_ session: ClientSession, _ reason: String) { fail(reason) }

  func sessionHasRoom(_ session: ClientSession) {}
}

extension ChannelAddress {
  fileprivate var isTCP: Bool { if case .tcp = kind { true } else { false } }
}

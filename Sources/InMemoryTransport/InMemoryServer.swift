public import EventLoop
// Who serves over loops uses them as executors.
@_exported public import LoopExecution
public import RPC
import Synchronization
public import WireCodec

/// Limits of a server in memory. Sizes in bytes.
public struct InMemoryLimits: Sendable, Equatable {
  /// Those of one call.
  public var call = RPCLimits()
  /// Bytes of messages on their way in one direction of a call that nobody has taken: what a flow-control window is
  /// over a network. 64 KiB.
  public var windowBytes = 64 << 10
  /// Metadata of one call's request, and of its answer, counted as HTTP/2 counts header lists. 16 KiB.
  public var metadataBytes = 16 << 10

  public init() {}
}

/// The services of a router for clients in the same process: calls without sockets.
///
/// Everything else is as it is over a network: messages are encoded and decoded, so that what a schema forbids is
/// refused; deadlines, cancellation, metadata, interceptors and back-pressure hold; handlers run on loops. For tests
/// that would otherwise need ports, and for programs that take server and client into one process. Safe from any thread.
public final class InMemoryServer: Sendable {
  let table: RouteTable
  let limits: InMemoryLimits
  private let loops: [Loop]
  private let turn = Atomic(0)
  private let clients = Atomic(0 as UInt64)
  private let calls = Mutex(Calls())

  private struct Calls {
    var open: [ObjectIdentifier: InMemoryCall] = [:]
    var handlers = 0
    var isStopped = false
    /// Those who wait for the end of everything.
    var stopping: [CheckedContinuation<Void, Never>] = []

    /// Whom to tell that nothing is left.
    mutating func takeStopping() -> [CheckedContinuation<Void, Never>] {
      guard isStopped, open.isEmpty, handlers == 0 else { return [] }
      defer { stopping = [] }
      return stopping
    }
  }

  /// - Parameters:
  ///   - router: what is served; changes to it afterwards are not seen.
  ///   - group: where calls and their handlers run, in turn. It must outlive the server: `stop` first.
  public init(router: Router, group: LoopGroup, limits: InMemoryLimits = .init()) {
    table = RouteTable(router)
    loops = group.loops
    self.limits = limits
  }

  /// A client of its own, as another connection would be.
  ///
  /// - Parameters:
  ///   - identity: who it is to the server's handlers, as a certificate would say.
  ///   - encoding: how the messages of its calls are written, where a call does not say otherwise.
  public func channel(
    identity: PeerIdentity? = nil, encoding: WireEncoding = .native
  ) -> InMemoryChannel {
    let number = clients.add(1, ordering: .relaxed).newValue
    // Sockets are numbered from one: a program may serve the same services over both.
    return InMemoryChannel(
      server: self, identity: identity, encoding: encoding,
      place: PeerPlace(connection: 1 << 63 | number))
  }

  /// Calls that are open.
  public var openCalls: Int { calls.withLock { $0.open.count } }

  /// Ends all calls with UNAVAILABLE and refuses new ones. Their handlers are cancelled; returns when they have ended,
  /// so one that ignores its cancellation is waited for.
  public func stop() async {
    let open = calls.withLock { calls in
      calls.isStopped = true
      return Array(calls.open.values)
    }
    for call in open { call.end(Self.stopped) }
    await withCheckedContinuation { continuation in
      let ended = calls.withLock { calls in
        calls.stopping.append(continuation)
        return calls.takeStopping()
      }
      for continuation in ended { continuation.resume() }
    }
  }

  static let stopped = RPCError(.unavailable, "the server has stopped")

  // MARK: Calls

  /// False when the server has stopped.
  func enter(_ call: InMemoryCall) -> Bool {
    calls.withLock { calls in
      guard !calls.isStopped else { return false }
      calls.open[ObjectIdentifier(call)] = call
      return true
    }
  }

  func leave(_ call: InMemoryCall) {
    change { $0.open[ObjectIdentifier(call)] = nil }
  }

  func handlerStarts() { change { $0.handlers += 1 } }

  func handlerEnds() { change { $0.handlers -= 1 } }

  private func change(_ body: (inout Calls) -> Void) {
    let ended = calls.withLock { calls in
      body(&calls)
      return calls.takeStopping()
    }
    for continuation in ended { continuation.resume() }
  }

  /// The loop of the next call.
  func nextLoop() -> Loop {
    let number = UInt(bitPattern: turn.add(1, ordering: .relaxed).newValue)
    return loops[Int(number % UInt(loops.count))]
  }
}

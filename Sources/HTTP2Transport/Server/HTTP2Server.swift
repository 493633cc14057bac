public import Basics
public import EventLoop
// Who serves over loops uses them as executors.
@_exported public import LoopExecution
public import RPC
import Synchronization

/// A gRPC server over HTTP/2, in clear text or over TLS.
///
/// Make it, `start` it, and end it by `drain`. Safe from any thread.
public final class HTTP2Server: Sendable {
  private let group: LoopGroup
  private let limits: ServerLimits
  private let loops: [ServerLoop]
  private let connectionCount = ConnectionCount()
  /// How many connections descriptors allow.
  public let connectionsByDescriptors: Int

  /// - Parameters:
  ///   - group: the loops that serve. The first one listens, and gives each connection to the loop with fewest.
  ///   - origins: whose pages may call from a browser.
  ///   - random: spreads the ages of connections.
  ///   - observer: hears of connections that failed, on a loop.
  public init(
    router: Router, group: LoopGroup, limits: ServerLimits = .init(),
    origins: AllowedOrigins = .init(),
    random: SplitMix64 = SplitMix64(seed: UInt64.random(in: 0 ... .max)),
    observer: @escaping @Sendable (ServerNote) -> Void = { _ in }
  ) {
    self.group = group
    var limits = limits
    let descriptors = DescriptorLimit.raise()
    connectionsByDescriptors = max(
      16, descriptors - (group.loops.first?.limits.reservedDescriptors ?? 128))
    limits.connections = min(limits.connections, connectionsByDescriptors)
    self.limits = limits
    let table = RouteTable(router)
    let count = connectionCount
    let handshakes = ConnectionCount()
    let share = limits.heldBytes / max(1, group.loops.count)
    var random = random
    loops = group.loops.map {
      ServerLoop(
        loop: $0, limits: limits, table: table, origins: origins, connectionCount: count,
        handshakeCount: handshakes, heldLimit: share, random: random.split(), observer: observer)
    }
  }

  /// Connections open now.
  public var connections: Int { connectionCount.current }

  /// Changes how many connections there may be, in all and of one host. Those that are open stay.
  public func allow(connections: Int, perHost: Int) {
    let allowed = min(connections, connectionsByDescriptors)
    for server in loops {
      server.loop.execute { server.places = (allowed, perHost) }
    }
  }

  /// Listens on a numeric address; port 0 lets the system choose. Returns where it listens. May be called
  /// several times: a port of clear text beside one of TLS.
  ///
  /// - Parameter tls: speaks TLS with it; clear text when nil.
  @discardableResult
  public func start(
    host: String = "127.0.0.1", port: Int, tls: ServerTLS? = nil
  ) async throws(LoopError) -> SocketAddress {
    let address = try SocketAddress(host: host, port: port)
    return try await listen { (server, loops) throws(LoopError) in
      try server.listen(at: address, for: loops, tls: tls)
    }
  }

  private func listen<Place: Sendable>(
    _ body: @escaping @Sendable (ServerLoop, [ServerLoop]) throws(LoopError) -> Place
  ) async throws(LoopError) -> Place {
    let loops = loops
    let result = await withCheckedContinuation { done in
      loops[0].loop.execute {
        done.resume(
          returning: Result { () throws(LoopError) in try body(loops[0], loops) })
      }
    }
    return try result.get()
  }

  /// Listens at a path of this machine. The file is removed at the end; one whose process is
  /// gone is replaced.
  public func start(unixPath path: String, tls: ServerTLS? = nil) async throws(LoopError) {
    try await listen { (server, loops) throws(LoopError) in
      try server.listen(atUnixPath: path, for: loops, tls: tls)
    }
  }

  /// Ends the server in order: accepts no more, tells every client, lets the calls finish, and after
  /// `deadline` cancels those that are left. Returns when the last connection is closed.
  public func drain(deadline: Duration = .seconds(30)) async {
    let milliseconds = deadline.clampedNanoseconds / 1_000_000
    await withTaskGroup(of: Void.self) { tasks in
      for server in loops {
        tasks.addTask {
          await withCheckedContinuation { done in
            server.loop.execute {
              let end = DrainEnd(server)
              let timer = server.loop.schedule(after: milliseconds, end, tag: 0)
              server.drain {
                server.loop.cancel(timer)
                done.resume()
              }
            }
          }
        }
      }
    }
  }

  private final class DrainEnd: TimerTarget {
    let server: ServerLoop
    init(_ server: ServerLoop) { self.server = server }
    func timerFired(tag: Int) { server.endNow() }
  }
}

import EventLoop
import Foundation
import HTTP2Transport
import RPC

/// A fixed number of calls, server and client on one loop of one process, the same way every time: for counting
/// instructions and allocations.
final class Count: @unchecked Sendable {
  // Sound although unchecked: used on its loop only, and by the task that waits for the end.
  private static let depth = 64
  private static let viewers = 100

  private let loop: Loop
  private let address: SocketAddress
  private var connections: [RawConnection] = []
  private var publisher: RawConnection?
  private var left: Int
  /// Messages that came; each is small enough to come in one piece.
  private var arrived = 0
  private var done: () -> Void = {}

  private init(_ loop: Loop, _ address: SocketAddress, calls: Int) {
    self.loop = loop
    self.address = address
    left = calls
  }

  /// - Parameter what: `unary-sync`, `unary-async`, `unary-deferred`: calls; `unary-STEP`: asynchronous calls through one
  ///   of `Steps`; `fanout`: messages, each to one of a hundred viewers; `subscribe`: subscriptions on connections of their own.
  static func run(_ what: String, calls: Int) async throws {
    let group = try LoopGroup(count: 1)
    var limits = ServerLimits()
    limits.connections = 100_000
    let steps = what.hasPrefix("unary-") ? Steps(rawValue: String(what.dropFirst(6))) : nil
    let server = HTTP2Server(router: Bench.router(steps), group: group, limits: limits)
    let address = try await server.start(port: 0)
    let count = Count(group.loops[0], address, calls: calls)
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      count.loop.execute {
        count.done = { continuation.resume() }
        count.begin(steps == nil ? what : "unary-async")
      }
    }
  }

  private func begin(_ what: String) {
    switch what {
    case "unary-sync": connect(Bench.sync.path) { self.unary($0) }
    case "unary-async": connect(Bench.async.path) { self.unary($0) }
    case "unary-deferred": connect(Bench.deferred.path) { self.unary($0) }
    case "fanout": watch(Self.viewers) { self.publish() }
    case "subscribe": watch(left) { self.done() }
    default: fatalError("there is no \(what)")
    }
  }

  private func connect(_ path: String, _ body: @escaping (RawConnection) -> Void) {
    loop.connect(to: address) { result in
      guard case .success(let tcp) = result else { fatalError("\(result)") }
      body(RawConnection(tcp, path: path))
    }
  }

  // MARK: Unary

  private func unary(_ connection: RawConnection) {
    connections = [connection]
    connection.progress = { [unowned self, unowned connection] in nextCalls(connection) }
    nextCalls(connection)
  }

  /// As many at once as a busy client has in flight; the next when all have their answers.
  private func nextCalls(_ connection: RawConnection) {
    guard connection.ended * 2 + 1 == connection.nextStream else { return }
    guard left > 0 else { return done() }
    let count = min(left, Self.depth)
    left -= count
    connection.call(Block(burst: 1), count: count)
  }

  // MARK: Fan-out

  /// Opens `count` subscriptions, one after the other.
  private func watch(_ count: Int, _ body: @escaping () -> Void) {
    guard connections.count < count else { return body() }
    connect(Bench.watch.path) { [self] connection in
      connections.append(connection)
      connection.progress = { [unowned self, unowned connection] in
        guard connection.headers == 1 else { return }
        connection.progress = {}
        watch(count, body)
      }
      connection.call(Block(burst: 1))
    }
  }

  private func publish() {
    connect(Bench.publish.path) { [self] connection in
      publisher = connection
      for viewer in connections {
        viewer.progress = { [unowned self] in
          arrived += 1
          nextMessage()
        }
      }
      connection.progress = { [unowned self] in nextMessage() }
      nextMessage()
    }
  }

  private func nextMessage() {
    guard let publisher, publisher.ended * 2 + 1 == publisher.nextStream,
      arrived == publisher.ended * Self.viewers
    else { return }
    guard left > 0 else { return done() }
    left -= Self.viewers
    publisher.call(Block(burst: 1))
  }
}

import Basics
import DropEngine
import DropServices
import DropwireClient
import EventLoop
import HTTP2Transport
import InMemoryTransport
import MarkerFeed
import RPC
import Sequencer
import Storage
import Synchronization

/// How deep a test goes: to the services, whose calls stay in the process, or through sockets too.
enum Depth: CaseIterable, Sendable {
  case services, sockets
}

/// The server as `dropwire serve` puts it together, but in this process, on a store in memory, and
/// with a clock that moves only when told to.
final class LiveServer: Sendable {
  let clock = ManualClock()
  let client: LiveClient
  let log: DropLog
  let store: InMemoryStore
  let channel: any ClientChannel
  /// Where it listens; 0 without sockets.
  let port: Int
  /// A connection of its own; it is closed with the server. It shows no token.
  let another: @Sendable () -> any ClientChannel
  private let groups: [LoopGroup]
  private let close: @Sendable () async -> Void

  /// - Parameter callers: who has which token; the server's own client shows `operator`. Without it nobody is asked.
  init(
    limits: EngineLimits = EngineLimits(), feedLimits: FeedLimits = FeedLimits(),
    sequencerLimits: SequencerLimits = SequencerLimits(), depth: Depth = .sockets,
    callers: BearerAuthentication.Lookup? = nil
  ) async throws {
    let serving = try LoopGroup(count: 1)
    store = try InMemoryDisk().open()
    let log = try DropLog(
      store: store, clock: clock, limits: sequencerLimits, engineLimits: limits
    ) { _ in }
    try await log.prepareFeeds()
    let runtime = ServiceRuntime(
      log: log, loops: serving.loops, feedLimits: feedLimits, startedAtMicroseconds: 0,
      statistics: {
        ProcessStatistics(
          processID: 0, connections: 0, streams: 0, residentBytes: 0, cpuMicroseconds: 0,
          nowMicroseconds: 0, isOptimised: false)
      })
    var router = Router()
    runtime.register(with: &router)
    if let callers { router.intercept(with: BearerAuthentication(lookup: callers)) }
    switch depth {
    case .services:
      groups = [serving]
      port = 0
      let server = InMemoryServer(router: router, group: serving)
      another = { server.channel() }
      close = { await server.stop() }
    case .sockets:
      let calling = try LoopGroup(count: 1)
      groups = [serving, calling]
      let server = HTTP2Server(router: router, group: serving)
      let address = try await server.start(port: 0)
      port = Int(address.port)
      let channels = Channels()
      another = {
        channels.keep(
          HTTP2Channel(host: "127.0.0.1", port: address.port, loop: calling.loops[0]))
      }
      close = {
        for channel in channels.all { await channel.close() }
        await server.drain(deadline: .milliseconds(10))
      }
    }
    channel = callers == nil ? another() : Self.showing("operator", another())
    client = LiveClient(channel: channel)
    self.log = log
  }

  /// A client with a connection of its own, whose calls show the token.
  func client(token: String) -> LiveClient {
    LiveClient(channel: Self.showing(token, another()))
  }

  private static func showing(_ token: String, _ channel: any ClientChannel) -> any ClientChannel {
    // The interceptor asks for no time.
    InterceptedChannel(channel, interceptors: [BearerToken { token }], nowNanoseconds: { 0 })
  }

  func stop() async {
    await close()
    log.stop()
    store.close()
    for group in groups { group.shutDown() }
  }
}

/// Those that are to be closed.
private final class Channels: Sendable {
  private let channels = Mutex<[HTTP2Channel]>([])

  var all: [HTTP2Channel] { channels.withLock { $0 } }

  func keep(_ channel: HTTP2Channel) -> HTTP2Channel {
    channels.withLock { $0.append(channel) }
    return channel
  }
}

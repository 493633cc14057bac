import Basics
import DropServices
import DropwireClient
import EventLoop
import InMemoryTransport
import MarkerFeed
import MessageServices
import Messages
import RPC
import Synchronization
import WireCodec

/// A relay in this process: viewers' calls stay in memory, and so do those to whom it follows.
final class RelayUnderTest: Sendable {
  let relay: FeedRelay
  let server: InMemoryServer
  let client: LiveClient
  private let group: LoopGroup

  /// - Parameter name: what it is called in the paths of calls.
  init(
    following upstream: [any ClientChannel], name: UInt64 = 1, loops: Int = 2,
    limits: RelayLimits = RelayLimits(), feedLimits: FeedLimits = FeedLimits(),
    clock: any MicrosecondClock = ManualClock(), callers: BearerAuthentication.Lookup? = nil
  ) throws {
    group = try LoopGroup(count: loops)
    relay = FeedRelay(
      upstream: upstream, loops: group.loops, limits: limits, feedLimits: feedLimits, name: name,
      clock: clock)
    var router = Router()
    relay.register(with: &router)
    if let callers { router.intercept(with: BearerAuthentication(lookup: callers)) }
    server = InMemoryServer(router: router, group: group)
    client = LiveClient(channel: server.channel())
  }

  func stop() async {
    relay.stop()
    await server.stop()
    group.shutDown()
  }

  /// Waits until its status is as wanted; false after ten seconds.
  func comes(to condition: (RelayStatus) -> Bool) async throws -> Bool {
    for _ in 0..<1_000 {
      if condition(relay.status) { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }
}

/// A way to a server that can be cut, and laid to another one.
final class Switchboard: ClientChannel {
  private struct State {
    var target: (any ClientChannel)?
    var calls: [any StreamingCall] = []
    var made = 0
  }

  private let state: Mutex<State>

  init(_ target: (any ClientChannel)?) { state = Mutex(State(target: target)) }

  /// Calls that were made, failed ones included.
  var calls: Int { state.withLock { $0.made } }

  /// Ends all calls; further ones go to `target`, or fail where there is none.
  func connect(to target: (any ClientChannel)?) {
    let open = state.withLock { state in
      defer { state.calls = [] }
      state.target = target
      return state.calls
    }
    for call in open { call.cancel() }
  }

  /// Further calls go to `target`; those that are up go on as they are.
  func turn(to target: any ClientChannel) { state.withLock { $0.target = target } }

  private func next() throws(RPCError) -> any ClientChannel {
    let target = state.withLock { state in
      state.made += 1
      return state.target
    }
    guard let target else { throw RPCError(.unavailable, "the way is cut") }
    return target
  }

  func serverStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> ServerStreamingCall<R> {
    let call = try await next().serverStreaming(method, request, options: options)
    state.withLock { $0.calls.append(call) }
    return call
  }

  func unary<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> R { try await next().unary(method, request, options: options) }

  func clientStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> ClientStreamingCall<Q, R> {
    try await next().clientStreaming(method, options: options)
  }

  func bidirectional<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> BidirectionalCall<Q, R> {
    try await next().bidirectional(method, options: options)
  }
}

/// What a viewer was told, as words without the counts.
struct RelayWords {
  let call: ServerStreamingCall<FeedEvent>
  private var events: ResponseSequence<FeedEvent>.Iterator
  private(set) var counts = 0

  init(
    _ client: LiveClient, _ request: SubscribeRequest, encoding: WireEncoding = .native
  ) async throws {
    call = try await client.feed.subscribe(
      request, options: CallOptions(timeout: .seconds(120), encoding: encoding))
    events = call.responses.makeAsyncIterator()
  }

  /// The next word; nil when the stream has ended.
  mutating func next() async throws -> String? {
    while let event = try await events.next() {
      switch event {
      case .reset(let reset):
        return "reset \(reset.epoch) \(reset.next)\(reset.lost ? " lost" : "")"
      case .marker(let marker): return "marker \(marker.epoch) \(marker.offset)"
      case .ended(let end): return "ended \(end.epoch) \(end.offset)"
      case .heartbeat(let beat): return "beat \(beat.next) at \(beat.at.microseconds)"
      case .availability: counts += 1
      default: return "another"
      }
    }
    return nil
  }

  /// So many words, or all there are.
  mutating func take(_ count: Int = .max) async throws -> [String] {
    var words: [String] = []
    while words.count < count, let word = try await next() { words.append(word) }
    return words
  }

  /// All words of one request.
  static func all(
    _ client: LiveClient, _ request: SubscribeRequest, count: Int = .max,
    encoding: WireEncoding = .native
  ) async throws -> [String] {
    var words = try await RelayWords(client, request, encoding: encoding)
    defer { words.call.cancel() }
    return try await words.take(count)
  }
}

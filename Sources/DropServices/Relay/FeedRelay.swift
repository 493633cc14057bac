public import Basics
import DropEngine
public import MarkerFeed
import MessageServices
import Messages
public import RPC
import Synchronization
import WireCodec

/// What a relay has counted since its start; each only grows.
public struct RelayCounters: Sendable, Equatable {
  /// Entries and counts that came from upstream.
  public var entries: UInt64 = 0
  public var values: UInt64 = 0
  /// Streams that were followed, and those that were dropped again.
  public var opened: UInt64 = 0
  public var dropped: UInt64 = 0
  /// Calls upstream to follow streams, and those that were lost.
  public var calls: UInt64 = 0
  public var losses: UInt64 = 0
  /// Streams that went on elsewhere than where they were left.
  public var restarts: UInt64 = 0
  /// Calls that were given up because what came did not fit together.
  public var faults: UInt64 = 0
  /// Pages of older events fetched, and attempts that failed.
  public var pages: UInt64 = 0
  public var pagesFailed: UInt64 = 0
  /// Viewers that were ahead of the relay, and whose position the server was asked about.
  public var verified: UInt64 = 0
  /// Viewers that have waited in vain to be told where their stream stands, or for a page.
  public var tooLate: UInt64 = 0
  /// Calls and readers that were refused for want of room, and calls that came in a circle.
  public var refused: UInt64 = 0
}

/// What a relay is about.
public struct RelayStatus: Sendable, Equatable {
  /// Streams followed; those of which a call is up; those whose call was lost, and not made again yet.
  public var topics = 0
  public var following = 0
  public var interrupted = 0
  /// Streams that nobody watches at the moment.
  public var idle = 0
  /// Subscriptions of viewers.
  public var viewers = 0
  /// Viewers that wait for the server, and those that wait for a page of older events.
  public var waiting = 0
  public var reading = 0
  /// Bytes of messages kept for viewers that come back.
  public var historyBytes = 0
  /// The longest time for which a stream's server has not been heard, microseconds; 0 when all are heard.
  public var silentMicroseconds: Int64 = 0
  /// Which of the upstream addresses is followed, from 0.
  public var upstream = 0
  /// The server was reached at least once.
  public var hasReached = false
  public var counters = RelayCounters()
}

/// A node between a server and viewers: it follows each stream once upstream, and serves `Feed` with the same offsets,
/// epochs and resets. It keeps nothing on disk.
///
/// Made once, before its server accepts. From any thread, unless said otherwise. ``stop()`` ends the calls upstream.
public final class FeedRelay: Sendable {
  private let directory: RelayDirectory
  private let hubs: [FeedHub]
  private let sweeping: Task<Void, Never>

  /// - Parameters:
  ///   - upstream: channels to servers or relays, at least one; the first is followed, and the next one when it fails.
  ///   - loops: the loops that viewers' calls are on; a loop's index is its place in the array.
  ///   - name: a number of its own among all relays, so that a relay is not followed by itself.
  ///   - clock: what heartbeats say.
  public init(
    upstream: [any ClientChannel], loops: [any LoopExecutor], limits: RelayLimits = RelayLimits(),
    feedLimits: FeedLimits = FeedLimits(), name: UInt64, clock: any MicrosecondClock
  ) {
    precondition(!loops.isEmpty, "viewers are served on a loop")
    let first = loops[0]
    let directory = RelayDirectory(
      upstream: RelayUpstream(upstream), limits: limits, name: name, clock: clock,
      nowNanoseconds: { first.nowNanoseconds })
    let hubs = loops.map { FeedHub(executor: $0, archive: directory, limits: feedLimits) }
    directory.start(hubs)
    if feedLimits.heartbeatSeconds > 0 { Heartbeats.start(hubs, clock: clock) }
    sweeping = Task {
      while (try? await Task.sleep(for: .milliseconds(100))) != nil { directory.sweep() }
    }
    self.directory = directory
    self.hubs = hubs
  }

  /// Ends the calls upstream. Viewers' calls end with their server.
  public func stop() {
    sweeping.cancel()
    directory.stop()
  }

  deinit { stop() }

  /// Registers the service of feeds.
  public func register(with router: inout Router) {
    router.declare(Feed.serviceName) { Feed.file }
    router.register(Feed.Methods.subscribe, frames: subscribe)
  }

  @Sendable private func subscribe(
    _ request: Messages.SubscribeRequest, _ context: ServerContext
  ) throws -> any FrameSource {
    let stream = StreamID(request.stream)
    let topic = DropEngine.Topic.stream(stream)
    // As at the server: who may follow streams is a matter of roles.
    try context.permit(topic.owner)
    let missing = RPCError(.notFound, "there is no stream \(stream)")
    let path = RelayPath(context.metadata)
    let use = try directory.use(stream.rawValue, as: context.encoding, path)
    return FeedSource(
      hub: hubs[context.executor.index],
      topic: RelayNews.key(of: stream.rawValue, as: context.encoding), use: use,
      FeedSource.Lookup(
        log: RelayFinder(directory, path), topic: topic, epoch: UInt64(request.epoch),
        next: request.tail ? nil : request.next,
        start: { FeedHandler.start(request, in: $0) }, missing: missing),
      style: .announced, place: context.place)
  }

  /// What it is about now.
  public var status: RelayStatus {
    let now = directory.clock.nowMicroseconds()
    let upstream = directory.upstream.index
    return directory.state.withLock { state in
      var status = RelayStatus()
      status.topics = state.streams.count
      for followed in state.streams.values {
        status.viewers += followed.users
        if followed.users == 0 { status.idle += 1 }
        switch followed.topic.standing {
        case .following: status.following += 1
        case .interrupted: status.interrupted += 1
        case .seeking, .ended: break
        }
        if let since = followed.silentSince {
          let silent = now.subtractingReportingOverflow(since.microseconds)
          status.silentMicroseconds = max(
            status.silentMicroseconds, silent.overflow ? 0 : silent.partialValue)
        }
      }
      status.waiting = state.waiting
      status.reading = state.reading
      status.historyBytes = state.historyBytes
      status.upstream = upstream
      status.hasReached = state.hasReached
      status.counters = state.counters
      return status
    }
  }

  /// Registers `Admin.Stats`, and nothing else of that service: what a process without a log can say.
  ///
  /// - Parameter statistics: what the process knows of itself, asked at each call.
  public func registerStatistics(
    with router: inout Router, startedAtMicroseconds: Int64,
    statistics: @escaping @Sendable () -> ProcessStatistics
  ) {
    router.declare(Admin.serviceName) { Admin.file }
    router.register(
      Admin.Methods.stats,
      unary: { [self] _, context in
        let hub = hubs[context.executor.index]
        let process = statistics()
        return Messages.ServerStats(
          pid: process.processID,
          uptime: TimeSpan(microseconds: process.nowMicroseconds - startedAtMicroseconds),
          connections: process.connections, streams: process.streams,
          subscribers: UInt32(clamping: hub.subscriberCount),
          residentBytes: process.residentBytes,
          cpuTime: TimeSpan(microseconds: process.cpuMicroseconds),
          optimised: process.isOptimised,
          relay: Self.words(status, hub.counters))
      })
  }

  private static func words(_ status: RelayStatus, _ feed: FeedCounters) -> Messages.RelayStats {
    let counters = status.counters
    return Messages.RelayStats(
      topics: UInt32(clamping: status.topics), following: UInt32(clamping: status.following),
      interrupted: UInt32(clamping: status.interrupted),
      waiting: UInt32(clamping: status.waiting + status.reading),
      silent: TimeSpan(microseconds: status.silentMicroseconds), reached: status.hasReached,
      upstream: UInt32(clamping: status.upstream),
      historyBytes: UInt64(clamping: status.historyBytes), entries: counters.entries,
      counts: counters.values, deliveries: feed.entriesDelivered &+ feed.valuesDelivered,
      losses: counters.losses, restarts: counters.restarts, pages: counters.pages,
      refused: counters.refused &+ counters.tooLate)
  }
}

import Basics
import DropEngine
import MarkerFeed
import Messages
import RPC
import Synchronization
import WireCodec

/// The streams that a relay follows: where each stands, what is kept of it, and who waits for it.
///
/// Any thread. One lock over all of it: an event costs a few microseconds of it, whatever the number of viewers, and
/// what the loops are handed leaves in the order in which it was decided.
final class RelayDirectory: Sendable {
  struct State {
    var streams: [UInt64: FollowedStream] = [:]
    var hubs: [FeedHub] = []
    var made: UInt64 = 0
    /// Subscriptions in each encoding other than the native one.
    var uses: [WireEncoding: Int] = [:]
    /// What is published: the native encoding always, the others while they are used.
    var encodings: [WireEncoding] = [.native]
    var historyBytes = 0
    var waiting = 0
    var reading = 0
    /// Calls upstream for pages and positions.
    var asking = 0
    /// Streams with readers in line for such a call.
    var line: [UInt64] = []
    var counters = RelayCounters()
    var hasReached = false
    var isStopped = false
  }

  let limits: RelayLimits
  let upstream: RelayUpstream
  /// What this relay is called in the paths of calls.
  let name: UInt64
  let clock: any MicrosecondClock
  let nowNanoseconds: @Sendable () -> UInt64
  let state = Mutex(State())

  init(
    upstream: RelayUpstream, limits: RelayLimits, name: UInt64, clock: any MicrosecondClock,
    nowNanoseconds: @escaping @Sendable () -> UInt64
  ) {
    self.upstream = upstream
    self.limits = limits
    self.name = name
    self.clock = clock
    self.nowNanoseconds = nowNanoseconds
  }

  func start(_ hubs: [FeedHub]) { state.withLock { $0.hubs = hubs } }

  /// Ends every call upstream; who waits is told.
  func stop() {
    let streams = state.withLock { state -> [Task<Void, Never>] in
      state.isStopped = true
      let all = Array(state.streams.values)
      for followed in all { drop(followed, in: &state, Self.stopped) }
      return all.compactMap(\.task)
    }
    for task in streams { task.cancel() }
  }

  static let stopped = RPCError(.unavailable, "this relay ends; another one goes on")

  // MARK: Use

  /// Follows a stream as long as the result is held, and a while longer.
  ///
  /// - Throws: RESOURCE_EXHAUSTED when too many streams are watched here, FAILED_PRECONDITION for a call that has come
  ///   through this relay already or through too many.
  func use(
    _ stream: UInt64, as encoding: WireEncoding, _ path: RelayPath
  ) throws(RPCError) -> RelayUse {
    if let refusal = path.refusal(at: name, hops: limits.hops) {
      state.withLock { $0.counters.refused += 1 }
      throw refusal
    }
    let now = nowNanoseconds()
    let made = state.withLock { state -> Result<UInt64, RPCError> in
      guard !state.isStopped else { return .failure(Self.stopped) }
      let followed: FollowedStream
      if let known = state.streams[stream] {
        followed = known
      } else {
        if state.streams.count >= limits.topics, !makeRoom(in: &state) {
          state.counters.refused += 1
          return .failure(
            RPCError(
              .resourceExhausted, "this relay follows \(limits.topics) streams, and all are watched"
            ))
        }
        state.made += 1
        followed = FollowedStream(
          stream: stream, number: state.made, path: path, nowNanoseconds: now)
        state.streams[stream] = followed
        state.counters.opened += 1
      }
      if let refusal = followed.paths.error(for: path, at: upstream.index, now) {
        state.counters.refused += 1
        return .failure(refusal)
      }
      followed.paths.add(path)
      followed.users += 1
      Self.count(1, encoding, &state)
      // A stream that had ended is asked for again when somebody waits for it.
      if followed.topic.standing != .ended { follow(followed) }
      return .success(followed.number)
    }
    return RelayUse(
      self, stream: stream, number: try made.get(), encoding: encoding, path: path)
  }

  fileprivate func release(
    _ stream: UInt64, _ number: UInt64, _ encoding: WireEncoding, _ path: RelayPath
  ) {
    let now = nowNanoseconds()
    state.withLock { state in
      Self.count(-1, encoding, &state)
      guard let followed = state.streams[stream], followed.number == number else { return }
      followed.users -= 1
      followed.paths.remove(path)
      if followed.users == 0 { followed.idleSinceNanoseconds = now }
    }
  }

  private static func count(_ change: Int, _ encoding: WireEncoding, _ state: inout State) {
    state.uses[encoding, default: 0] += change
    let uses = state.uses
    state.encodings = WireEncoding.allCases.filter { $0 == .native || (uses[$0] ?? 0) > 0 }
  }

  /// Drops the stream that nobody has watched for longest. False when all are watched.
  private func makeRoom(in state: inout State) -> Bool {
    let idle = state.streams.values.filter { $0.users == 0 }.min {
      ($0.idleSinceNanoseconds, $0.number) < ($1.idleSinceNanoseconds, $1.number)
    }
    guard let idle else { return false }
    drop(idle, in: &state, Self.gone)
    return true
  }

  static let gone = RPCError(.unavailable, "the stream is not followed here any more; ask again")

  /// Follows a stream no longer, and forgets it.
  func drop(_ followed: FollowedStream, in state: inout State, _ error: RPCError) {
    followed.task?.cancel()
    followed.call?.cancel()
    answer(waitersOf: followed, .failure(error), in: &state)
    dismiss(readersOf: followed, in: &state) { $0.fail(error) }
    state.historyBytes -= followed.topic.history.bytes
    state.streams[followed.stream] = nil
    state.counters.dropped += 1
    tellSilence(of: followed, nil, in: &state)
  }

  // MARK: Those who wait

  /// Answers those who wait to be told where a stream stands, and for whom it `applies`. Under the lock.
  ///
  /// - Returns: how many.
  @discardableResult
  func answer(
    waitersOf followed: FollowedStream, _ result: Result<KnownTopic?, RPCError>,
    in state: inout State, where applies: (RelayWaiter) -> Bool = { _ in true }
  ) -> Int {
    let before = followed.waiters.count
    followed.waiters.removeAll { waiter in
      guard applies(waiter) else { return false }
      waiter.give(result)
      return true
    }
    state.waiting -= before - followed.waiters.count
    return before - followed.waiters.count
  }

  /// Answers those who wait for a page, and for whom it `applies`, by `answer`. Under the lock.
  ///
  /// - Returns: how many.
  @discardableResult
  func dismiss(
    readersOf followed: FollowedStream, in state: inout State,
    where applies: (RelayReader) -> Bool = { _ in true }, by answer: (RelayReader) -> Void
  ) -> Int {
    let before = followed.readers.count
    followed.readers.removeAll { reader in
      guard applies(reader) else { return false }
      answer(reader)
      return true
    }
    state.reading -= before - followed.readers.count
    return before - followed.readers.count
  }

  /// Changes what is kept of a stream, which is told how many bytes of it there may be. Under the lock.
  func changeHistory<Told>(
    of followed: FollowedStream, in state: inout State, _ change: (_ maximumBytes: Int) -> Told
  ) -> Told {
    let before = followed.topic.history.bytes
    let room = before + max(0, limits.historyBytesTotal - state.historyBytes)
    let told = change(min(limits.historyBytesPerTopic, room))
    state.historyBytes += followed.topic.history.bytes - before
    return told
  }

  // MARK: The server's side

  /// Takes an event of the call that is up.
  ///
  /// - Returns: whether it shows that the call is of use: an entry, an end or a heartbeat does.
  /// - Throws: when the call is worth nothing more.
  func take(_ event: RelayedEvent, of stream: UInt64, _ number: UInt64) throws(RPCError) -> Bool {
    let now = nowNanoseconds()
    let taken = state.withLock { state -> Result<Bool, RPCError> in
      guard let followed = state.streams[stream], followed.number == number else {
        return .failure(Self.gone)
      }
      followed.heardAtNanoseconds = now
      let news = changeHistory(of: followed, in: &state) {
        followed.topic.take(event, limits: limits, historyBytes: $0)
      }
      if case .wrong(let what) = news {
        state.counters.faults += 1
        return .failure(RPCError(.unavailable, what))
      }
      note(news, of: followed, in: &state)
      return .success(Self.isOfUse(news))
    }
    return try taken.get()
  }

  private static func isOfUse(_ news: RelayTopic.News) -> Bool {
    switch news {
    case .entry, .ended, .heard: true
    case .none, .placed, .restarted, .counts, .wrong: false
    }
  }

  /// Hands news to the loops, then answers those who have waited for it.
  private func note(
    _ news: RelayTopic.News, of followed: FollowedStream, in state: inout State
  ) {
    let batch = RelayNews.batch(news, of: followed.topic, followed.stream, as: state.encodings)
    if !batch.isEmpty {
      for hub in state.hubs { hub.executor.execute { hub.publish(batch) } }
    }
    switch news {
    case .none, .wrong: return
    case .placed, .restarted:
      state.hasReached = true
      followed.failure = nil
      followed.serverTime = nil
      tellSilence(of: followed, nil, in: &state)
      if case .restarted = news { state.counters.restarts += 1 }
    case .entry: state.counters.entries += 1
    case .counts:
      state.counters.values += 1
      return
    case .ended: break
    case .heard(let server):
      followed.hasHeartbeats = true
      // A clock that stands is that of a relay which has lost its own server.
      let stands = followed.serverTime == server
      followed.serverTime = server
      tellSilence(of: followed, stands ? Timestamp(microseconds: server) : nil, in: &state)
      return
    }
    let waited = followed.waiters.count
    followed.settle(isConfirmed: Self.isConfirmation(news))
    state.waiting -= waited - followed.waiters.count
  }

  private static func isConfirmation(_ news: RelayTopic.News) -> Bool {
    switch news {
    case .placed, .restarted: true
    default: false
    }
  }

  /// Lets the heartbeats of a stream say that its server is not heard.
  func tellSilence(of followed: FollowedStream, _ moment: Timestamp?, in state: inout State) {
    guard followed.silentSince != moment else { return }
    followed.silentSince = moment
    let stream = followed.stream
    for hub in state.hubs {
      hub.executor.execute {
        for encoding in WireEncoding.allCases {
          hub.note(RelayNews.key(of: stream, as: encoding), silentSince: moment)
        }
      }
    }
  }
}

/// As long as one is held, a relay follows its stream, in its encoding.
final class RelayUse: Sendable {
  private let directory: RelayDirectory
  private let stream: UInt64
  private let number: UInt64
  private let encoding: WireEncoding
  private let path: RelayPath

  fileprivate init(
    _ directory: RelayDirectory, stream: UInt64, number: UInt64, encoding: WireEncoding,
    path: RelayPath
  ) {
    self.directory = directory
    self.stream = stream
    self.number = number
    self.encoding = encoding
    self.path = path
  }

  deinit { directory.release(stream, number, encoding, path) }
}

// MARK: - Where a stream stands

extension RelayDirectory {
  /// As ``TopicDirectory`` has it, for a viewer whose call came through the relays of `path`.
  func find(
    _ topic: DropEngine.Topic, epoch: UInt64, next: UInt64?, through path: RelayPath,
    as encoding: WireEncoding, on executor: any LoopExecutor,
    completion: @escaping (Result<KnownTopic?, RPCError>) -> Void
  ) {
    let answer = LoopCallback(completion)
    let now = nowNanoseconds()
    let stream = topic.identifier
    state.withLock { state in
      state.made += 1
      let waiter = RelayWaiter(
        number: state.made, epoch: epoch, next: next, encoding: encoding, path: path,
        executor: executor, answer: answer, sinceNanoseconds: now)
      guard case .stream = topic, let followed = state.streams[stream] else {
        return waiter.give(.failure(Self.gone))
      }
      guard state.waiting < limits.waiting else {
        state.counters.refused += 1
        return waiter.give(
          .failure(RPCError(.resourceExhausted, "too many wait for streams at this relay")))
      }
      followed.waiters.append(waiter)
      followed.settle(isConfirmed: false)
      if followed.waiters.last?.number == waiter.number {
        state.waiting += 1
        follow(followed)
      }
    }
  }
}

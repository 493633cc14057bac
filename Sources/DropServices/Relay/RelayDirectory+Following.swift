import Basics
import MarkerFeed
import Messages
import RPC
import StatusDetails
import Synchronization
import WireCodec

/// The call upstream of each stream: made, lost, made again.
extension RelayDirectory {
  /// Sees to it that a stream has a task that follows it. Under the lock.
  func follow(_ followed: FollowedStream) {
    guard followed.task == nil else { return }
    let (stream, number) = (followed.stream, followed.number)
    followed.task = Task { [self] in await run(stream, number) }
  }

  private struct Attempt {
    var request: Messages.SubscribeRequest
    /// To which of the addresses.
    var index: Int
    /// The relays it goes through before this one.
    var path: RelayPath
  }

  /// How a call came out.
  private enum Outcome {
    /// It was of use: something of the stream came, or it was up for longer than the longest pause.
    case good
    case failed
    /// There is nothing more to follow.
    case over
  }

  private func run(_ stream: UInt64, _ number: UInt64) async {
    var failures = 0
    while !Task.isCancelled, let attempt = nextAttempt(stream, number) {
      switch await call(attempt, stream, number) {
      case .good: failures = 0
      case .failed: failures += 1
      case .over: return
      }
      try? await Task.sleep(for: delay(after: failures))
    }
  }

  /// The next call to be made for a stream; nil when there is none, and its task is over.
  private func nextAttempt(_ stream: UInt64, _ number: UInt64) -> Attempt? {
    let now = nowNanoseconds()
    let index = upstream.index
    return state.withLock { state in
      guard let followed = state.streams[stream], followed.number == number else { return nil }
      let isOver = followed.topic.standing == .ended && followed.waiters.isEmpty
      if isOver || followed.task == nil || state.isStopped {
        followed.task = nil
        return nil
      }
      var request = Messages.SubscribeRequest(stream: Identifier(rawValue: stream), tail: true)
      if let position = followed.topic.begin() {
        request.tail = false
        request.epoch = UInt32(truncatingIfNeeded: position.epoch)
        request.next = position.next
      }
      followed.heardAtNanoseconds = now
      followed.hasHeartbeats = false
      state.counters.calls += 1
      return Attempt(request: request, index: index, path: followed.paths.sent(to: index, now))
    }
  }

  /// Follows a stream over one call, to its end.
  private func call(
    _ attempt: Attempt, _ stream: UInt64, _ number: UInt64
  ) async -> Outcome {
    let begunAt = nowNanoseconds()
    var isGood = false
    var hasBegun = false
    do throws(RPCError) {
      let call = try await upstream.subscribe(
        attempt.request, at: attempt.index, path: attempt.path.through(name))
      defer { call.cancel() }
      guard keep(call, of: stream, number) else { return .over }
      var events = call.responses.makeAsyncIterator()
      while let event = try await events.next() {
        do throws(RPCError) {
          if try take(event, of: stream, number) { isGood = true }
          hasBegun = true
        } catch {
          // Words that do not fit will not fit the next time: what came before does not shorten the pause.
          (isGood, hasBegun) = (false, false)
          throw error
        }
      }
      // A stream that has ended ends the call as well: that is no loss.
      guard !hasEnded(stream, number) else { return .good }
      throw RPCError(.unavailable, "the server has ended the feed")
    } catch {
      guard lost(stream, number, error, attempt) else { return .over }
    }
    let hasLasted =
      hasBegun && Self.isPast(begunAt, limits.longestDelayMilliseconds, nowNanoseconds())
    return isGood || hasLasted ? .good : .failed
  }

  private func hasEnded(_ stream: UInt64, _ number: UInt64) -> Bool {
    state.withLock { state in
      guard let followed = state.streams[stream], followed.number == number else { return true }
      followed.call = nil
      return followed.topic.standing == .ended
    }
  }

  private func keep(_ call: RelayUpstream.Call, of stream: UInt64, _ number: UInt64) -> Bool {
    state.withLock { state in
      guard let followed = state.streams[stream], followed.number == number else { return false }
      followed.call = call
      return true
    }
  }

  /// A call has ended. False when there is nothing more to follow.
  private func lost(
    _ stream: UInt64, _ number: UInt64, _ error: RPCError, _ attempt: Attempt
  ) -> Bool {
    let now = nowNanoseconds()
    let clockNow = Timestamp(microseconds: clock.nowMicroseconds())
    return state.withLock { state in
      guard let followed = state.streams[stream], followed.number == number else { return false }
      followed.call = nil
      followed.topic.lost()
      followed.failure = error
      state.counters.losses += 1
      if error.code == .notFound {
        missing(followed, error, in: &state)
        return false
      }
      upstream.failed(attempt.index)
      if followed.topic.standing == .interrupted, followed.silentSince == nil {
        tellSilence(of: followed, followed.lastHeard(clockNow, now), in: &state)
      }
      if error.code == .failedPrecondition {
        refuse(attempt.path, at: attempt.index, error, followed, now, in: &state)
      } else if let refusal = Self.refusal(error) {
        answer(waitersOf: followed, .failure(refusal), in: &state)
      }
      return true
    }
  }

  /// A list of relays was refused: so are those who have brought one as long, and nobody else. The next call names the
  /// longest shorter one.
  func refuse(
    _ path: RelayPath, at index: Int, _ error: RPCError, _ followed: FollowedStream, _ now: UInt64,
    in state: inout State
  ) {
    let refusal = RPCError(.failedPrecondition, error.message)
    followed.paths.refused(path.count, by: index, refusal, now)
    answer(waitersOf: followed, .failure(refusal), in: &state) { $0.path.count >= path.count }
  }

  /// There is no such stream at the server, or none any more.
  private func missing(
    _ followed: FollowedStream, _ error: RPCError, in state: inout State
  ) {
    followed.task = nil
    answer(waitersOf: followed, .success(nil), in: &state)
    state.historyBytes -= followed.topic.history.bytes
    followed.topic.forget()
    tellSilence(of: followed, nil, in: &state)
    let stream = followed.stream
    let told = RPCError(.notFound, error.message)
    for hub in state.hubs {
      hub.executor.execute {
        // The loops forget it as well: a stream of that name which comes later is another one.
        var batch = FeedBatch()
        for encoding in WireEncoding.allCases {
          let key = RelayNews.key(of: stream, as: encoding)
          hub.end(key, told)
          batch.displace(key)
        }
        hub.publish(batch)
      }
    }
  }

  /// What those who wait are told at once, of an error that does not pass by itself.
  private static func refusal(_ error: RPCError) -> RPCError? {
    switch error.code {
    case .unauthenticated, .permissionDenied, .unimplemented, .invalidArgument:
      later(
        RPCError(.unavailable, "this relay is refused by its server: \(error.code.name)"), 5_000)
    default: nil
    }
  }

  /// With the time after which another attempt makes sense.
  static func later(_ error: RPCError, _ milliseconds: Int) -> RPCError {
    var error = error
    error.attach(RetryInfo(retryDelay: TimeSpan(microseconds: Int64(milliseconds) * 1_000)))
    return error
  }

  /// The pause after so many failures in a row.
  func delay(after failures: Int) -> Duration {
    var delay = max(1, limits.firstDelayMilliseconds)
    for _ in 0..<min(failures, 32) where delay < limits.longestDelayMilliseconds {
      delay += delay / 2 + 1
    }
    let longest = min(delay, max(1, limits.longestDelayMilliseconds))
    return .microseconds(Int64(longest) * Int64.random(in: 800...1_200))
  }

  // MARK: As time passes

  /// Looks at what is due: silent calls, those who have waited for too long, streams that nobody watches. Several
  /// times a second.
  func sweep() {
    let now = nowNanoseconds()
    state.withLock { state in
      for followed in Array(state.streams.values) {
        if followed.users == 0, followed.waiters.isEmpty,
          Self.isPast(followed.idleSinceNanoseconds, limits.idleSeconds * 1_000, now)
        {
          drop(followed, in: &state, Self.gone)
          continue
        }
        if let call = followed.call, isSilent(followed, now) { call.cancel() }
        dismiss(followed, now, in: &state)
        dismissReaders(of: followed, now, in: &state)
      }
    }
  }

  /// Whether a call brings nothing any more, or has not said in time where it begins.
  private func isSilent(_ followed: FollowedStream, _ now: UInt64) -> Bool {
    guard followed.topic.isBegun else {
      return Self.isPast(followed.heardAtNanoseconds, limits.waitMilliseconds, now)
    }
    return followed.hasHeartbeats
      && Self.isPast(followed.heardAtNanoseconds, limits.silenceSeconds * 1_000, now)
  }

  static func isPast(_ since: UInt64, _ milliseconds: Int, _ now: UInt64) -> Bool {
    let limit = UInt64(max(0, milliseconds)).multipliedReportingOverflow(by: 1_000_000)
    return !limit.overflow && now >= since && now - since >= limit.partialValue
  }

  /// Tells those who have waited for too long, and asks the server about those who are ahead.
  private func dismiss(_ followed: FollowedStream, _ now: UInt64, in state: inout State) {
    let reason = followed.failure.map { ": \($0.message)" } ?? ""
    let error = Self.later(
      RPCError(.unavailable, "this relay does not reach its server\(reason)"), 1_000)
    let dismissed = answer(waitersOf: followed, .failure(error), in: &state) {
      Self.isPast($0.sinceNanoseconds, limits.waitMilliseconds, now)
    }
    state.counters.tooLate += UInt64(dismissed)
    guard followed.topic.standing == .following || followed.topic.standing == .ended else { return }
    for index in followed.waiters.indices
    where !followed.waiters[index].isVerified && state.asking < limits.pagesAtOnce
      && Self.isPast(followed.waiters[index].sinceNanoseconds, limits.aheadMilliseconds, now)
    {
      followed.waiters[index].isVerified = true
      state.asking += 1
      let waiter = followed.waiters[index]
      let (stream, number) = (followed.stream, followed.number)
      Task { [self] in await verify(waiter, stream, number) }
    }
  }

  /// Asks the server whether a position is one of its log, which this relay has not come to.
  ///
  /// What it says is no place for the stream's viewers here: those go where the call that follows the stream leads. When
  /// the position is a good one, the viewer waits until that has come so far.
  private func verify(
    _ waiter: RelayWaiter, _ stream: UInt64, _ number: UInt64
  ) async {
    let next = waiter.next ?? 0
    let request = Messages.SubscribeRequest(
      stream: Identifier(rawValue: stream), epoch: UInt32(truncatingIfNeeded: waiter.epoch),
      next: next)
    let index = upstream.index
    let begunAt = nowNanoseconds()
    let answer = await Result { () async throws(RPCError) -> Messages.FeedReset? in
      let call = try await upstream.subscribe(
        request, at: index, path: waiter.path.through(name),
        timeout: .milliseconds(limits.waitMilliseconds))
      defer { call.cancel() }
      var events = call.responses.makeAsyncIterator()
      guard case .reset(let reset)? = try await events.next()?.event else { return nil }
      return reset
    }
    let now = nowNanoseconds()
    state.withLock { state in
      state.asking -= 1
      defer { pump(&state) }
      guard let followed = state.streams[stream], followed.number == number,
        let place = followed.waiters.firstIndex(where: { $0.number == waiter.number })
      else { return }
      switch answer {
      case .failure(let error):
        // Without an answer it goes on waiting, unless it is for the relays that it has named.
        if error.code == .failedPrecondition {
          refuse(waiter.path, at: index, error, followed, now, in: &state)
        }
      case .success(.none): return
      case .success(.some(let reset)):
        state.counters.verified += 1
        let isGood =
          reset.next == next && !reset.lost
          && (waiter.epoch == 0 || UInt64(reset.epoch) == waiter.epoch)
        guard isGood || UInt64(reset.epoch) > followed.topic.position.epoch else {
          followed.waiters.remove(at: place)
          state.waiting -= 1
          return waiter.give(.success(followed.known(to: waiter)))
        }
        // Of a position that is not good the server is asked again when its epoch is known here.
        followed.waiters[place].isVerified = isGood
        // A call that has brought nothing meanwhile may be one that brings nothing any more.
        if followed.heardAtNanoseconds <= begunAt { followed.call?.cancel() }
      }
    }
  }
}

extension Result {
  /// The same for what waits.
  fileprivate init(_ body: () async throws(Failure) -> Success) async {
    do throws(Failure) {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}

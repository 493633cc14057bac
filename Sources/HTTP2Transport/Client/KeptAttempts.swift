import EventLoop
import HTTP2Session
import RPC

/// The attempts of a call whose requests are kept: all streaming calls, as other attempts read them again, and hedged
/// calls, as several attempts read them at the same time. Confined to the loop.
final class KeptAttempts: TimerTarget {
  private struct Live {
    let session: ClientSession
    let stream: ClientStreamPointer
  }

  private unowned let call: ChannelCall
  private let buffer: ReplayBuffer
  private var hedging: HedgingLedger?
  private var live: [Live] = []
  private var timer: TimerToken?
  private(set) var isCommitted = false

  init(_ call: ChannelCall, _ buffer: ReplayBuffer, _ hedging: HedgingLedger?) {
    self.call = call
    self.buffer = buffer
    self.hedging = hedging
  }

  var hasLive: Bool { !live.isEmpty }

  // MARK: Beginning

  /// Whether the attempt has begun.
  func start(on session: ClientSession, _ metadata: Metadata) -> Bool {
    let next = hedging?.began()
    guard let stream = session.makeStream() else {
      fail(
        RPCError(.resourceExhausted, "too many calls wait for \(session.peer)"), .processed)
      return false
    }
    stream.pointee.observer = call
    stream.pointee.replay = buffer
    live.append(Live(session: session, stream: stream))
    if let next { perform(next, nil) }
    guard
      session.submit(
        stream, call.template, deadlineNanoseconds: call.deadlineNanoseconds, metadata)
    else {
      failed(
        session, stream, RPCError(.unavailable, "\(session.peer) takes no calls"), .neverLeft)
      return false
    }
    return true
  }

  private func perform(_ decision: HedgingLedger.Decision, _ error: RPCError?) {
    stopTimer()
    switch decision {
    case .wait: break
    case .begin:
      let call = call
      call.loop.execute { call.joinAgain() }
    case .after(let milliseconds):
      if live.isEmpty, let error, let left = call.millisecondsLeft, milliseconds >= left {
        return call.finishAttempts(error)
      }
      if live.isEmpty { call.holdHedged() }
      timer = call.loop.schedule(after: milliseconds, self, tag: 0)
    case .finish: if let error { call.finishAttempts(error) }
    }
  }

  private func stopTimer() {
    if let timer { call.loop.cancel(timer) }
    timer = nil
  }

  func timerFired(tag: Int) {
    timer = nil
    guard !isCommitted, let decision = hedging?.delayPassed(call.channel.throttle) else { return }
    perform(decision, nil)
  }

  // MARK: Ends

  func failed(
    _ session: ClientSession, _ stream: ClientStreamPointer, _ error: RPCError,
    _ fate: AttemptFate
  ) {
    live.removeAll { $0.stream == stream }
    session.release(stream)
    fail(error, fate)
  }

  private func fail(_ error: RPCError, _ fate: AttemptFate) {
    guard hedging != nil else { return call.attemptFailed(error, fate) }
    if fate == .final { return call.finishAttempts(error) }
    if call.channel.isClosed { return call.finishAttempts(error) }
    if call.unseenAttempt(fate) {
      hedging?.unseen()
      return perform(.begin, nil)
    }
    let pushBack = PushBack(error.metadata[PushBack.field])
    guard
      let decision = hedging?.failed(error.code, pushBack, throttle: &call.channel.throttle)
    else { return }
    perform(decision, error)
  }

  /// This attempt is the one; all others are given up.
  func commit(to session: ClientSession, _ stream: ClientStreamPointer) {
    guard !isCommitted else { return }
    isCommitted = true
    stopTimer()
    buffer.commit(at: stream.pointee.sent)
    let others = live.filter { $0.stream != stream }
    live = []
    call.committed(to: session, stream)
    for other in others { other.session.abandon(other.stream) }
  }

  /// The call ends without any of them.
  func giveUp() {
    stopTimer()
    let live = live
    self.live = []
    for attempt in live { attempt.session.abandon(attempt.stream) }
  }

  /// There is more to send.
  func wakeAll() {
    for attempt in live { attempt.session.wakeBody(attempt.stream) }
  }
}

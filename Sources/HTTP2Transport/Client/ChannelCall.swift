import EventLoop
import HTTP2Session
import RPC
import WireCodec

/// One call of a channel, from its start to its end: while it waits for a connection, on one, between two attempts.
///
/// A unary call is made again with the bytes its stream still has, so that the usual one, which succeeds, pays nothing
/// for it. Streams and hedged calls keep their requests: see `KeptAttempts`.
final class ChannelCall: PipeOwner, CallObserver, TimerTarget, @unchecked Sendable {
  // Sound although unchecked: used on the channel's loop only, but for `attend` and `cancel`, which hop.

  private enum Phase {
    case new
    /// In the channel's queue, with a ticket.
    case waiting(Int)
    /// Between two attempts, or about to go back to the channel.
    case pausing
    /// On a connection. A call with kept attempts gets here when one of them has won.
    case open(ClientSession, ClientStreamPointer)
    /// Attempts are under way.
    case racing
    case over
  }

  let loop: Loop
  let template: RequestTemplate
  let metadata: Metadata
  let deadlineNanoseconds: UInt64?
  let waitForReady: Bool
  let channel: ChannelCore
  private let repetition: CallRepetition
  private let isIdempotent: Bool
  private var phase = Phase.new
  private var timer: TimerToken?
  private var startedAt: UInt64 = 0
  private var ledger = RetryLedger()
  private var kept: KeptAttempts?

  /// A streaming call has a pipe; any other the rest.
  private(set) var pipe: MessagePipe?
  private var request = WireBuffer()
  private var onMessage: ((RawSpan) -> Void)?
  private var onEnd: ((RPCStatus) -> Void)?
  private var onStart: ((RPCError?) -> Void)?

  private static let deadlineTag = 0
  private static let pauseTag = 1

  init(
    channel: ChannelCore, template: RequestTemplate, isIdempotent: Bool, options: CallOptions
  ) {
    self.channel = channel
    self.isIdempotent = isIdempotent
    loop = channel.loop
    self.template = template
    metadata = options.metadata
    waitForReady = options.waitForReady
    repetition = options.repetition
    deadlineNanoseconds = options.timeout.map {
      channel.loop.nowNanoseconds.clampedSum($0.clampedNanoseconds)
    }
  }

  /// Nil: the method is not to be repeated, or the call is hedged.
  private var retryPolicy: CallRetryPolicy? {
    guard isIdempotent else { return nil }
    switch repetition {
    case .automatic: return channel.options.retry
    case .retry(let policy): return policy
    case .never, .hedge: return nil
    }
  }

  private var hedgingPolicy: CallHedgingPolicy? {
    if isIdempotent, case .hedge(let policy) = repetition { policy } else { nil }
  }

  // MARK: Beginning

  /// Before `begin`: the call streams.
  func makePipe(unsentLimit: Int) -> MessagePipe {
    let pipe = MessagePipe(
      owner: self, unsentLimit: unsentLimit, encoding: template.encoding,
      compresses: template.compression == .gzip)
    self.pipe = pipe
    return pipe
  }

  /// On the loop: gives the one request, and who hears of the response.
  func begin(
    encode: (inout WireBuffer) -> Void, onMessage: @escaping (RawSpan) -> Void,
    onEnd: @escaping (RPCStatus) -> Void
  ) {
    request.appendFramed(encode)
    self.onMessage = onMessage
    self.onEnd = onEnd
    begin()
  }

  /// On the loop: a streaming call; `onStart` hears when it has a connection, or has none for good.
  func begin(onStart: @escaping (RPCError?) -> Void) {
    self.onStart = onStart
    begin()
  }

  private func begin() {
    guard case .new = phase else {
      // Cancelled before it began, when nobody could be told yet.
      return tell(RPCError(.cancelled, "cancelled by the caller"))
    }
    startedAt = loop.nowMilliseconds
    let bytes = metadata.headerListBytes
    guard bytes <= channel.limits.metadataLimit else {
      return finish(
        RPCError(
          .resourceExhausted,
          "the call has \(bytes) bytes of metadata, at most"
            + " \(channel.limits.metadataLimit) are sent"))
    }
    if let deadlineNanoseconds, deadlineNanoseconds <= loop.nowNanoseconds {
      return finish(RPCError(.deadlineExceeded, "the deadline had passed at the start"))
    }
    phase = .pausing
    if pipe != nil || hedgingPolicy != nil { keepAttempts() }
    channel.take(self)
  }

  private func keepAttempts() {
    let limit = channel.limits.replayBytesPerCall
    let budget = channel.replayBudget
    let buffer: ReplayBuffer
    if let pipe {
      buffer = ReplayBuffer(pipe, limit: limit, budget: budget)
    } else {
      var requests = WireBuffer()
      swap(&requests, &request)
      buffer = ReplayBuffer(requests, limit: limit, budget: budget)
    }
    kept = KeptAttempts(self, buffer, hedgingPolicy.map { HedgingLedger($0) })
  }

  // MARK: Connections

  /// The channel has put the call into its queue.
  func wait(_ ticket: Int) {
    phase = .waiting(ticket)
    guard let deadlineNanoseconds, timer == nil else { return }
    let now = loop.nowNanoseconds
    let left = deadlineNanoseconds > now ? deadlineNanoseconds - now : 0
    timer = loop.schedule(after: left / 1_000_000 + 1, self, tag: Self.deadlineTag)
  }

  private func stopTimer() {
    if let timer { loop.cancel(timer) }
    timer = nil
  }

  func timerFired(tag: Int) {
    timer = nil
    if tag == Self.pauseTag {
      channel.letGo(self)
      return rejoin()
    }
    guard case .waiting(let ticket) = phase else { return }
    channel.forget(ticket)
    finish(
      RPCError(
        .deadlineExceeded,
        "the deadline passed while waiting for a connection: \(channel.explanation)"))
  }

  /// Back to the channel, for another attempt.
  private func rejoin() {
    guard case .pausing = phase else { return }
    if let deadlineNanoseconds, deadlineNanoseconds <= loop.nowNanoseconds {
      return finish(RPCError(.deadlineExceeded, "the deadline passed between two attempts"))
    }
    channel.take(self)
  }

  /// On the loop: a connection that has room.
  func start(on session: ClientSession) {
    stopTimer()
    if let kept { return start(kept, on: session) }
    guard let stream = session.makeStream() else {
      return connectionFailed(
        RPCError(.resourceExhausted, "too many calls wait for \(session.peer)"))
    }
    stream.pointee.tag = 0
    stream.pointee.observer = self
    swap(&stream.pointee.request, &request)
    stream.pointee.requestFinished = true
    stream.pointee.keepsRequest = true
    phase = .open(session, stream)
    ledger.began()
    if !session.submit(
      stream, template, deadlineNanoseconds: deadlineNanoseconds, metadataOfAttempt)
    {
      failed(session, stream, RPCError(.unavailable, "\(session.peer) takes no calls"), .neverLeft)
    }
  }

  /// What the caller gave, and which attempt this is.
  private var metadataOfAttempt: Metadata {
    guard ledger.previousAttempts > 0 else { return metadata }
    return metadata.countingAttempts(ledger.previousAttempts)
  }

  /// There is no connection, and the call does not wait for one.
  func connectionFailed(_ error: RPCError) {
    if let kept, kept.hasLive, !channel.isClosed { return }
    phase = .pausing
    ledger.began()
    perform(decide(error, .processed), error)
  }

  // MARK: Attempts that fail

  /// The attempt on `stream` is over with an error. The stream still has its memory, and gives it back here.
  func failed(
    _ session: ClientSession, _ stream: ClientStreamPointer, _ error: RPCError,
    _ fate: AttemptFate
  ) {
    if let kept, !kept.isCommitted { return kept.failed(session, stream, error, fate) }
    let canRepeat = kept == nil && !stream.pointee.hasResponse && stream.pointee.hasWholeRequest
    let decision = decide(error, canRepeat ? fate : .final)
    guard decision != .finish else { return session.finish(stream, described(error)) }
    swap(&request, &stream.pointee.request)
    session.release(stream)
    phase = .pausing
    perform(decision, error)
  }

  private func decide(_ error: RPCError, _ fate: AttemptFate) -> RetryLedger.Decision {
    if fate == .final || channel.isClosed { return .finish }
    return ledger.failed(
      error.code, fate, PushBack(error.metadata[PushBack.field]), policy: retryPolicy,
      throttle: &channel.throttle, random: channel.nextRandom(),
      millisecondsLeft: millisecondsLeft)
  }

  /// Until the deadline; nil without one.
  var millisecondsLeft: UInt64? {
    deadlineNanoseconds.map { deadline in
      let now = loop.nowNanoseconds
      return deadline > now ? (deadline - now) / 1_000_000 : 0
    }
  }

  private func perform(_ decision: RetryLedger.Decision, _ error: RPCError) {
    switch decision {
    case .finish: finish(described(error))
    // Later in this turn: whoever ended the attempt is in the middle of it.
    case .again: loop.execute { self.rejoin() }
    case .after(let milliseconds):
      channel.hold(self)
      timer = loop.schedule(after: milliseconds, self, tag: Self.pauseTag)
    }
  }

  /// With the number of attempts and the time they took, when there was more than one.
  private func described(_ error: RPCError) -> RPCError {
    guard ledger.attempts > 1 else { return error }
    var error = error
    let elapsed = Elapsed(loop.nowMilliseconds - startedAt)
    error.message += " (attempt \(ledger.attempts), \(elapsed) after the call began)"
    return error
  }

  // MARK: Kept attempts

  private func start(_ kept: KeptAttempts, on session: ClientSession) {
    phase = .racing
    ledger.began()
    guard kept.start(on: session, metadataOfAttempt) else { return }
    onStart?(nil)
    onStart = nil
  }

  /// All attempts but the one on `stream` are given up.
  func committed(to session: ClientSession, _ stream: ClientStreamPointer) {
    if case .waiting(let ticket) = phase { channel.forget(ticket) }
    stopTimer()
    stream.pointee.pipe = pipe
    phase = .open(session, stream)
  }

  /// The only attempt failed; retries as the policy says.
  func attemptFailed(_ error: RPCError, _ fate: AttemptFate) {
    phase = .pausing
    perform(decide(error, fate), error)
  }

  /// A hedged call has no attempt under way, and begins the next one later.
  func holdHedged() { channel.hold(self) }

  /// A hedged call: one more attempt, now.
  func joinAgain() {
    channel.letGo(self)
    guard case .racing = phase else { return }
    channel.take(self)
  }

  func unseenAttempt(_ fate: AttemptFate) -> Bool { ledger.takeUnseen(fate) }

  /// Ends a call that has no stream, or whose attempts are given up.
  func finishAttempts(_ error: RPCError) { finish(described(error)) }

  // MARK: Ends

  /// From any thread.
  func cancel() {
    loop.execute { self.cancelOnLoop() }
  }

  private func cancelOnLoop() {
    let error = RPCError(.cancelled, "cancelled by the caller")
    if case .open(let session, let stream) = phase { return session.cancel(stream, error) }
    finish(error)
  }

  /// Ends a call that is on no connection for good.
  private func finish(_ error: RPCError) {
    if case .over = phase { return }
    if case .waiting(let ticket) = phase { channel.forget(ticket) }
    channel.letGo(self)
    phase = .over
    stopTimer()
    kept?.giveUp()
    tell(error)
  }

  private func tell(_ error: RPCError) {
    pipe?.setTrailers(error.metadata)
    pipe?.close(error)
    onStart?(error)
    onStart = nil
    onEnd?(RPCStatus(error.code, error.message, trailers: error.metadata))
    onEnd = nil
    onMessage = nil
  }

  // MARK: The stream

  func callReceived(_ tag: Int, _ message: RawSpan) { onMessage?(message) }

  func callEnded(_ tag: Int, _ status: RPCStatus) {
    phase = .over
    if status.code == .ok, isIdempotent { channel.throttle.succeeded() }
    onEnd?(status)
    onEnd = nil
    onMessage = nil
  }

  /// The response on `stream` begins, or has come in one piece: this attempt is the one.
  func responseBegan(_ session: ClientSession, _ stream: ClientStreamPointer) {
    kept?.commit(to: session, stream)
  }

  func attend(_ pipe: MessagePipe) {
    if loop.isCurrent {
      look(at: pipe)
    } else {
      loop.execute { self.look(at: pipe) }
    }
  }

  private func look(at pipe: MessagePipe) {
    let (attention, credit, _) = pipe.takeAttention()
    if attention.contains(.cancel) { return cancelOnLoop() }
    guard case .open(let session, let stream) = phase else {
      if attention.contains(.outbound) { kept?.wakeAll() }
      return
    }
    if let envelopes = stream.pointee.envelopes {
      if credit.bytes > 0 { session.pump(stream, envelopes) }
      // It may have ended the call with an error.
      guard case .open = phase else { return }
    } else {
      session.consumed(stream, credit.bytes)
    }
    if attention.contains(.outbound) { session.wakeBody(stream) }
  }
}

extension Metadata {
  fileprivate func countingAttempts(_ previous: Int) -> Metadata {
    var metadata = self
    metadata.appendProtocolField("grpc-previous-rpc-attempts", "\(previous)")
    return metadata
  }
}

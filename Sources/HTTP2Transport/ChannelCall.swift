import EventLoop
import HTTP2Session
import RPC
import WireCodec

/// One call of a channel, from its start to its end, whether it has a connection or waits for one.
final class ChannelCall: PipeOwner, CallObserver, TimerTarget, @unchecked Sendable {
  // Sound although unchecked: used on the channel's loop only, but for `attend` and `cancel`, which hop.

  private enum Phase {
    case waiting
    case open(ClientSession, ClientStreamPointer)
    case over
  }

  let loop: Loop
  let template: RequestTemplate
  let metadata: Metadata
  let deadlineNanoseconds: UInt64?
  let waitForReady: Bool
  private var phase = Phase.waiting
  private var timer: TimerToken?
  private weak var channel: ChannelCore?

  /// A streaming call has a pipe; any other the rest.
  private(set) var pipe: MessagePipe?
  private var request = WireBuffer()
  private var onMessage: ((RawSpan) -> Void)?
  private var onEnd: ((RPCStatus) -> Void)?
  private var onStart: ((RPCError?) -> Void)?

  init(
    channel: ChannelCore, template: RequestTemplate, options: CallOptions
  ) {
    self.channel = channel
    loop = channel.loop
    self.template = template
    metadata = options.metadata
    waitForReady = options.waitForReady
    deadlineNanoseconds = options.timeout.map { timeout in
      let (seconds, attoseconds) = timeout.components
      let nanoseconds = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      guard !nanoseconds.overflow, seconds >= 0 else { return seconds < 0 ? 0 : .max }
      return channel.loop.nowNanoseconds &+ UInt64(nanoseconds.partialValue)
        &+ UInt64(attoseconds / 1_000_000_000)
    }
  }

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
    guard case .waiting = phase else {
      // Cancelled before it began, when nobody could be told yet.
      return tell(RPCError(.cancelled, "cancelled by the caller"))
    }
    guard let channel else {
      return finish(RPCError(.unavailable, "the channel is closed"))
    }
    if let deadlineNanoseconds {
      let now = loop.nowNanoseconds
      guard deadlineNanoseconds > now else {
        return finish(RPCError(.deadlineExceeded, "the deadline had passed at the start"))
      }
      timer = loop.schedule(
        after: (deadlineNanoseconds - now) / 1_000_000 + 1, self, tag: 0)
    }
    channel.take(self)
  }

  /// The deadline passed while there was no connection.
  func timerFired(tag: Int) {
    timer = nil
    guard case .waiting = phase else { return }
    channel?.forget(self)
    finish(
      RPCError(
        .deadlineExceeded,
        "the deadline passed while waiting for a connection: \(channel?.explanation ?? "closed")"))
  }

  /// On the loop: a connection is there. False when it takes no call.
  func start(on session: ClientSession) -> Bool {
    guard case .waiting = phase else { return true }
    guard let stream = session.makeStream() else {
      finish(
        RPCError(.resourceExhausted, "too many calls wait for \(session.peer)"))
      return true
    }
    if let timer { loop.cancel(timer) }
    timer = nil
    stream.pointee.tag = 0
    if let pipe {
      stream.pointee.pipe = pipe
      pipe.transportState = UnsafeMutableRawPointer(stream)
      // Nobody but the pipe would hear of the end.
      stream.pointee.observer = self
    } else {
      stream.pointee.observer = self
      swap(&stream.pointee.request, &request)
      stream.pointee.requestFinished = true
    }
    phase = .open(session, stream)
    if let failure = session.submit(
      stream, template, deadlineNanoseconds: deadlineNanoseconds, metadata)
    {
      finish(failure)
    } else {
      onStart?(nil)
      onStart = nil
    }
    return true
  }

  /// From any thread.
  func cancel() {
    loop.execute { self.cancelOnLoop() }
  }

  private func cancelOnLoop() {
    let error = RPCError(.cancelled, "cancelled by the caller")
    switch phase {
    case .waiting:
      channel?.forget(self)
      finish(error)
    case .open(let session, let stream): session.cancel(stream, error)
    case .over: break
    }
  }

  /// Ends a call that has no stream.
  func finish(_ error: RPCError) {
    guard !isOver else { return }
    phase = .over
    if let timer { loop.cancel(timer) }
    timer = nil
    tell(error)
  }

  private func tell(_ error: RPCError) {
    pipe?.close(error)
    onStart?(error)
    onStart = nil
    onEnd?(RPCStatus(error.code, error.message, trailers: error.metadata))
    onEnd = nil
    onMessage = nil
  }

  private var isOver: Bool {
    if case .over = phase { true } else { false }
  }

  // MARK: The stream

  func callReceived(_ tag: Int, _ message: RawSpan) { onMessage?(message) }

  func callEnded(_ tag: Int, _ status: RPCStatus) {
    phase = .over
    onEnd?(status)
    onEnd = nil
    onMessage = nil
  }

  func attend(_ pipe: MessagePipe) {
    if loop.isCurrent {
      look(at: pipe)
    } else {
      loop.execute { self.look(at: pipe) }
    }
  }

  private func look(at pipe: MessagePipe) {
    let (attention, credit) = pipe.takeAttention()
    if attention.contains(.cancel) { return cancelOnLoop() }
    guard case .open(let session, let stream) = phase else { return }
    if let envelopes = stream.pointee.envelopes {
      if credit > 0 { session.pump(stream, envelopes) }
      // It may have ended the call with an error.
      guard case .open = phase else { return }
    } else {
      session.consumed(stream, credit)
    }
    if attention.contains(.outbound) { session.wakeBody(stream) }
  }
}

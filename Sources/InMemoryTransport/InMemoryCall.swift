import EventLoop
import RPC
import Synchronization
import WireCodec

/// One call: carries framed messages between the pipe of its caller and its handler, on a loop.
///
/// | state | entered when | what may come |
/// |---|---|---|
/// | fresh | made by a channel | `start` |
/// | arriving | the loop has taken it; of a call with one request, until that is whole | requests, an end |
/// | running | the handler or source was begun | requests, responses, an end |
/// | ending | a status is known | the responses sent before it |
/// | over | the caller has been told | nothing |
///
/// An end from outside (the caller, the deadline, the server) goes from any state to `over` at once; what the handler
/// does afterwards is ignored.
final class InMemoryCall: PipeOwner, ReplyTarget, TimerTarget, TurnFlushing, @unchecked Sendable {
  // Sound although unchecked: everything that changes after `start` is touched on `loop` only. `identity` and `place`
  // are set before it. The pipes guard themselves.

  enum Phase {
    case fresh, arriving, running
    case ending(RPCStatus)
    case over
  }

  let server: InMemoryServer
  let loop: Loop
  let context: ServerContext
  var identity: PeerIdentity?
  var place = PeerPlace()

  var phase = Phase.fresh
  /// Between the caller and this; nil before `start`.
  var caller: MessagePipe?
  /// Between this and the handler of a stream.
  var handler: MessagePipe?
  private var task: Task<Void, Never>?
  private var deadline: TimerToken?
  private var isScheduled = false

  /// Bytes that may be moved to the handler, and to the caller, until they have taken some.
  var requestCredit: Int
  var responseCredit: Int
  var requests = FrameMeter()
  var responses = FrameMeter()
  var requestsEnded = false

  /// The response stream of a frame source, and where it is pulled from.
  var handle: StreamHandle?
  var source: (any FrameSource)?
  var counting: CountingSource?
  var isSourceIdle = false
  private var hasBegunResponse = false

  init(server: InMemoryServer, loop: Loop) {
    self.server = server
    self.loop = loop
    context = ServerContext(executor: loop)
    requestCredit = server.limits.windowBytes
    responseCredit = server.limits.windowBytes
  }

  var isOver: Bool { if case .over = phase { true } else { false } }
  var isEnding: Bool { if case .ending = phase { true } else { false } }

  /// Makes the call. Once, from any thread.
  func start(_ caller: MessagePipe, _ path: String, _ options: CallOptions) {
    loop.execute { [self] in arrive(caller, path, options) }
  }

  // MARK: Arrival, on the loop

  private func arrive(_ caller: MessagePipe, _ path: String, _ options: CallOptions) {
    self.caller = caller
    phase = .arriving
    guard server.enter(self) else { return cancel(InMemoryServer.stopped) }
    let call = context.call
    call.pointee.peer = "in-memory"
    call.pointee.identity = identity
    call.pointee.place = place
    call.pointee.encoding = caller.encoding
    options.metadata.forEachWireField { name, value in
      var name = name
      name.withUTF8 { name in
        value.withUnsafeBytes {
          call.pointee.headers.append(name: UnsafeRawBufferPointer(name), value: $0)
        }
      }
    }
    if let problem = route(path) ?? refusal(options) { return finish(RPCStatus(problem)) }
    setDeadline()
    // A call with one request begins when that is whole.
    if call.pointee.form == .streaming { run() }
    scheduleFlush()
  }

  private func route(_ path: String) -> RPCError? {
    var path = path
    return path.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      guard let route = server.table.route(for: bytes) else {
        return RPCError(.unimplemented, server.table.explainMissing(bytes))
      }
      context.call.pointee.setRoute(route)
      return nil
    }
  }

  /// Why the call is not made, though there is such a method.
  private func refusal(_ options: CallOptions) -> RPCError? {
    let bytes = options.metadata.headerListBytes
    guard bytes <= server.limits.metadataBytes else {
      return RPCError(
        .resourceExhausted,
        "the call has \(bytes) bytes of metadata, at most \(server.limits.metadataBytes) are taken")
    }
    if let timeout = options.timeout {
      let (nanoseconds, overflow) = loop.nowNanoseconds.addingReportingOverflow(
        timeout.clampedNanoseconds)
      if !overflow { context.call.pointee.deadlineNanoseconds = nanoseconds }
    }
    return server.table.admit(context)
  }

  private func setDeadline() {
    guard let nanoseconds = context.deadlineNanoseconds else { return }
    let now = loop.nowNanoseconds
    let left = nanoseconds > now ? nanoseconds - now : 0
    deadline = loop.schedule(after: left / 1_000_000 + 1, self, tag: 0)
  }

  func timerFired(tag: Int) {
    deadline = nil
    cancel(RPCError(.deadlineExceeded, "the deadline has passed"))
  }

  // MARK: The handler

  /// Begins the handler: of a stream at once, of one request when it has come whole.
  func run() {
    phase = .running
    guard let route = context.call.pointee.route else { return }
    do {
      switch route.handler {
      case .synchronous(let handler):
        try handler(context)
        end(after: .ok)
      case .deferred(let handler):
        server.handlerStarts()
        Route.begin(handler, context, to: self)
      case .frames(let handler):
        attach(try handler(context))
      case .unary(let handler):
        start { [context] in try await handler(context) }
      case .streaming(let handler):
        let pipe = MessagePipe(
          owner: self, unsentLimit: server.limits.call.unsentBytes, encoding: context.encoding,
          atServer: true)
        self.handler = pipe
        start { [context] in try await handler(context, pipe) }
      }
    } catch {
      end(after: RPCStatus(RPCError(handlerError: error)))
    }
  }

  /// Runs a handler as a task that prefers the loop.
  private func start(
    _ handler: nonisolated(nonsending) @escaping @Sendable () async throws -> Void
  ) {
    server.handlerStarts()
    task = Task(executorPreference: loop) { [self] in
      var status = RPCStatus.ok
      do {
        try await handler()
      } catch {
        status = RPCStatus(RPCError(handlerError: error))
      }
      loop.execute { [status] in self.handlerEnded(status) }
    }
  }

  private func handlerEnded(_ status: RPCStatus) {
    task = nil
    server.handlerEnds()
    // A source that was handed over has the last word.
    guard case .running = phase, source == nil else { return }
    end(after: status)
  }

  /// A deferred handler has answered.
  func replied(_ context: ServerContext, _ failure: RPCError?) {
    handlerEnded(failure.map { RPCStatus($0) } ?? .ok)
  }

  /// From here on responses are pulled from `source`.
  func attach(_ source: any FrameSource) {
    let handle = StreamHandle(
      connection: Unmanaged.passUnretained(self).toOpaque(),
      stream: Unmanaged.passUnretained(self).toOpaque(), scheduler: self,
      encoding: context.encoding)
    self.handle = handle
    if context.hasEndObservers {
      let counting = CountingSource(source)
      self.counting = counting
      self.source = counting
    } else {
      self.source = source
    }
    source.streamOpened(handle)
    scheduleFlush()
  }

  func closeSource() {
    handle?.detach()
    handle = nil
    let closed = source
    source = nil
    closed?.streamClosed()
  }

  // MARK: What pipes say

  func attend(_ pipe: MessagePipe) {
    if loop.isCurrent {
      look(at: pipe)
    } else {
      loop.execute { self.look(at: pipe) }
    }
  }

  private func look(at pipe: MessagePipe) {
    let (attention, credit, _) = pipe.takeAttention()
    guard !isOver else { return }
    if pipe === handler {
      requestCredit += credit.bytes
      if attention.contains(.source), let source = pipe.takeSource() { attach(source) }
      if attention.contains(.cancel) {
        return cancel(RPCError(.cancelled, "the handler's task was cancelled"))
      }
    } else {
      responseCredit += credit.bytes
      if attention.contains(.cancel), caller != nil {
        return cancel(RPCError(.cancelled, "cancelled by the caller"))
      }
    }
    scheduleFlush()
  }

  /// Moves what can be moved, at the end of this turn of the loop.
  func scheduleFlush() {
    guard !isScheduled else { return }
    isScheduled = true
    loop.scheduleFlush(self)
  }

  func flushTurn() {
    isScheduled = false
    moveRequests()
    moveResponses()
  }

  // MARK: Ends

  /// Ends the call from outside the loop.
  func end(_ error: RPCError) { loop.execute { [self] in cancel(error) } }

  /// Ends the call with this status when what was sent before it has arrived.
  func end(after status: RPCStatus) {
    guard !isOver, !isEnding else { return }
    phase = .ending(status)
    scheduleFlush()
  }

  /// Ends the call now: nobody waits for what the handler may still say.
  func cancel(_ error: RPCError) {
    guard !isOver else { return }
    context.cancel(error)
    task?.cancel()
    finish(RPCStatus(error))
  }

  /// What the handler has set goes to the caller before the first message.
  func beginResponse() {
    guard !hasBegunResponse else { return }
    hasBegunResponse = true
    caller?.setInitialMetadata(context.responseFields?.metadata ?? Metadata())
  }

  /// Tells both sides how the call has ended, and lets everything go.
  func finish(_ status: RPCStatus) {
    guard !isOver else { return }
    phase = .over
    server.leave(self)
    if let deadline { loop.cancel(deadline) }
    let status = fitting(status)
    let fields = context.responseFields
    var trailers = Metadata()
    // An error without a message before it has all its fields at the end.
    if !hasBegunResponse, status.code != .ok {
      trailers.append(contentsOf: fields?.metadata ?? Metadata())
    } else {
      beginResponse()
    }
    trailers.append(contentsOf: status.trailers)
    trailers.append(contentsOf: fields?.trailers ?? Metadata())
    if context.hasEndObservers { tellEnd(status) }
    let error =
      status.code == .ok
      ? nil : RPCError(code: status.code, message: status.message, metadata: trailers)
    handler?.close(error)
    closeSource()
    context.forgetObservers()
    caller?.setTrailers(trailers)
    caller?.close(error)
  }

  /// The status, or what takes its place when the metadata of the answer is too large.
  private func fitting(_ status: RPCStatus) -> RPCStatus {
    guard let fields = context.responseFields else { return status }
    let bytes =
      status.trailers.headerListBytes + fields.metadata.headerListBytes
      + fields.trailers.headerListBytes
    guard bytes > server.limits.metadataBytes else { return status }
    context.discardResponseFields()
    let reason =
      "the answer has \(bytes) bytes of metadata, at most \(server.limits.metadataBytes) are sent"
    if status.code == .ok { return RPCStatus(.resourceExhausted, reason) }
    return RPCStatus(status.code, "\(status.message.prefix(1_024)) (\(reason))")
  }

  private func tellEnd(_ status: RPCStatus) {
    let summary = handler?.summary
    let single = MessageCount(
      messages: min(1, requests.messages), bytes: context.call.pointee.request.count)
    context.tellEnd(
      CallEnd(
        status: status, requests: summary?.taken ?? single,
        responses: counting?.count ?? summary?.sent ?? responses.count,
        nanoseconds: loop.nowNanoseconds))
  }
}

extension InMemoryCall: StreamScheduling {
  func schedule(_ handle: StreamHandle) {
    guard handle.deliver(), !isOver else { return }
    if let refusal = handle.refusal, !hasResponses {
      closeSource()
      return end(after: RPCStatus(refusal))
    }
    isSourceIdle = false
    scheduleFlush()
  }

  // What a source keeps is bounded by the source; there is no account of peers in a process.
  func account(_ handle: StreamHandle) {}

  func isTight(_ handle: StreamHandle) -> Bool { responseCredit <= 0 }

  private var hasResponses: Bool { responses.messages > 0 }
}

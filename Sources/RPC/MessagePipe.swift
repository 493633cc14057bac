import Synchronization
public import WireCodec

/// The connection behind a pipe.
package protocol PipeOwner: AnyObject, Sendable {
  /// Something changed at the handler's side of `pipe`: see `MessagePipe.takeAttention`. From any
  /// thread, at most once until the owner has taken it; never with the pipe's lock held.
  func attend(_ pipe: MessagePipe)
}

/// Whether a peer lets much pile up of what its streaming calls are to send it. Set by the transport, from any thread
/// to be read.
package final class OutputPressure: Sendable {
  private let high = Atomic(false)

  package init() {}

  package var isHigh: Bool { high.load(ordering: .relaxed) }

  package func set(_ isHigh: Bool) { high.store(isHigh, ordering: .relaxed) }
}

/// The messages of one streaming call, both ways, between a task and a transport.
///
/// The task's side may be any thread; the transport's side is its loop. Messages are kept as framed
/// bytes, so a message costs neither an allocation nor a task switch unless the task has to wait.
public final class MessagePipe: Sendable {
  /// What the transport has to look at.
  package struct Attention: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Bytes to send, or the end of them.
    package static let outbound = Attention(rawValue: 1)
    /// Bytes were consumed: flow-control credit is due.
    package static let credit = Attention(rawValue: 2)
    /// The task wants the call cancelled.
    package static let cancel = Attention(rawValue: 4)
    /// The task handed over a frame source.
    package static let source = Attention(rawValue: 8)
  }

  struct State: ~Copyable {
    var inbound = WireBuffer()
    var inboundHead = 0
    /// Whether the message taken last came compressed.
    var takenWasCompressed = false
    /// Bytes of the message taken last, when it is large and nobody has come for the next one.
    var inHand = 0
    var inboundEnd: End?
    var reader: UnsafeContinuation<Void, Never>?
    var credit = 0
    /// Bytes behind `inboundHead` that were credited before they were consumed.
    var creditedAhead = 0

    var outbound = WireBuffer()
    var outboundHead = 0
    /// The task's side sends no more.
    var outboundFinished = false
    /// The transport takes no more.
    var outboundFailure: RPCError?
    var writers: [UnsafeContinuation<Void, Never>] = []

    var attention: Attention = []
    var owner: (any PipeOwner)?

    var source: SourceBox?
    var sourceWaiter: UnsafeContinuation<Void, Never>?

    /// Messages the task has taken, and those it has sent.
    var taken = MessageCount()
    var sent = MessageCount()

    // Only at a client: what came besides messages, and who hears of the end.
    var initialMetadata: Metadata?
    var trailers: Metadata?
    var ended: RPCStatus?
    var endObserver: (@Sendable (Summary) -> Void)?
  }

  enum End {
    case finished
    case failed(RPCError)
  }

  /// What is to be said of a call at its end.
  package struct Summary: Sendable {
    package var status: RPCStatus
    package var taken: MessageCount
    package var sent: MessageCount
    package var initialMetadata: Metadata?
    package var trailers: Metadata?
  }

  let state = Mutex(State())
  /// The transport's own. Unsafe to share, and not shared: touched on the transport's loop only.
  package nonisolated(unsafe) var transportState: UnsafeMutableRawPointer?
  private let unsentLimit: Int
  /// What all pipes of the connection have unsent; nil where nobody counts.
  private let pressure: OutputPressure?
  /// How the messages of both directions are written.
  public let encoding: WireEncoding
  /// At a server: then bytes that are no message are the caller's fault.
  @usableFromInline let atServer: Bool
  /// What is sent may be compressed: frames say when they must not.
  private let compresses: Bool
  /// Consumed bytes are reported in portions of at least this, or when the task has to wait.
  private let creditPortion = 8 << 10

  package init(
    owner: any PipeOwner, unsentLimit: Int, encoding: WireEncoding = .native,
    atServer: Bool = false, compresses: Bool = false, pressure: OutputPressure? = nil
  ) {
    self.unsentLimit = unsentLimit
    self.pressure = pressure
    self.encoding = encoding
    self.atServer = atServer
    self.compresses = compresses
    state.withLock { $0.owner = owner }
  }

  /// Carries a frame source from a handler to the loop.
  package struct SourceBox: @unchecked Sendable {
    // Sound although unchecked: `attach` takes the source `sending`, and only the loop opens the box.
    package let source: any FrameSource

    package init<Source: FrameSource>(_ source: sending Source) { self.source = source }

    /// For a source that was made on the loop, and is used nowhere else.
    init(onLoop source: any FrameSource) { self.source = source }
  }

  /// One message at a time when the peer lets those of all its calls pile up.
  var currentUnsentLimit: Int {
    pressure.map { $0.isHigh ? 1 : unsentLimit } ?? unsentLimit
  }

  private func notify(_ owner: (any PipeOwner)?) { owner?.attend(self) }

  // MARK: The task's side

  /// The next message, or nil at the end of the stream. One reader at a time.
  @inlinable
  package func next<T: WireMessage>(_ type: T.Type) async throws(RPCError) -> T? {
    var result: T?
    while true {
      let more = try poll(T.messageName) { (bytes) throws(WireError) in
        // A client may be older than its server.
        result = try T(decoding: bytes.bytes, as: encoding, ignoringUnknownFields: !atServer)
      }
      switch more {
      case .some(true): return result
      case .some(false): return nil
      case .none: await waitForInbound()
      }
    }
  }

  /// The next message, which must be what the schema demands.
  @inlinable
  package func nextValid<T: WireMessage>(_ type: T.Type) async throws(RPCError) -> T? {
    guard let message = try await next(T.self) else { return nil }
    try message.checkConstraints()
    return message
  }

  /// The next message, or what is wrong with it.
  @inlinable
  package func nextReceived<T: WireMessage>(
    _ type: T.Type
  ) async throws(RPCError) -> ReceivedRequest<T>? {
    var result: ReceivedRequest<T>?
    while true {
      let more = try poll(T.messageName) { (bytes) throws(WireError) in
        do throws(WireError) {
          result = .request(
            try T(decoding: bytes.bytes, as: encoding, ignoringUnknownFields: !atServer))
        } catch {
          result = .undecodable(
            RPCError(undecodable: T.messageName, error, as: encoding, atServer: atServer))
        }
      }
      switch more {
      case .some(true):
        guard case .request(let message)? = result else { return result }
        do throws(RPCError) {
          try message.checkConstraints()
        } catch {
          return .invalid(message, error)
        }
        return result
      case .some(false): return nil
      case .none: await waitForInbound()
      }
    }
  }

  /// True when `decode` was given a message, false at the end, nil when there is none yet.
  @usableFromInline
  package func poll(
    _ name: String, _ decode: (UnsafeRawBufferPointer) throws(WireError) -> Void
  ) throws(RPCError) -> Bool? {
    var owner: (any PipeOwner)?
    let result = state.withLock { state -> Result<Bool?, RPCError> in
      if state.inHand > 0 {
        state.inHand = 0
        owner = state.raise(.credit)
      }
      let size = state.nextFrameSize()
      guard let size else {
        switch state.inboundEnd {
        case .finished: return .success(false)
        case .failed(let error): return .failure(error)
        case nil:
          // What has come of the next message is credited before anybody waits for its rest: arrived behind a
          // whole message it was not, and a message larger than the window would never be complete.
          let partial = state.inbound.count - state.inboundHead
          if partial > state.creditedAhead {
            state.credit += partial - state.creditedAhead
            state.creditedAhead = partial
          }
          owner = state.raise(state.credit > 0 ? .credit : []) ?? owner
          return .success(nil)
        }
      }
      let head = state.inboundHead
      var flag: UInt8 = 0
      let failure = state.inbound.withUnsafeBytes { bytes -> WireError? in
        flag = bytes[head]
        do throws(WireError) {
          try decode(UnsafeRawBufferPointer(rebasing: bytes[head + 5..<head + 5 + size]))
          return nil
        } catch { return error }
      }
      state.takenWasCompressed = flag == FrameFlag.compressed
      state.advanceInbound(5 + size)
      state.taken.add(size)
      if atServer, size >= creditPortion { state.inHand = size }
      if state.credit >= creditPortion || state.inHand > 0 {
        owner = state.raise(.credit) ?? owner
      }
      if let failure {
        return .failure(
          RPCError(undecodable: name, failure, as: encoding, atServer: atServer))
      }
      return .success(true)
    }
    notify(owner)
    return try result.get()
  }

  @usableFromInline
  package func waitForInbound() async {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        let resume = state.withLock { state in
          if state.nextFrameSize() != nil || state.inboundEnd != nil || Task.isCancelled {
            return true
          }
          precondition(state.reader == nil, "a stream of messages has one reader at a time")
          state.reader = continuation
          return false
        }
        if resume {
          failInboundIfCancelled()
          continuation.resume()
        }
      }
    } onCancel: {
      fail(inbound: RPCError(.cancelled, "the task reading the stream was cancelled"))
    }
  }

  private func failInboundIfCancelled() {
    if Task.isCancelled {
      fail(inbound: RPCError(.cancelled, "the task reading the stream was cancelled"))
    }
  }

  /// Ends the inbound stream, unless it has ended.
  private func fail(inbound error: RPCError) {
    let reader = state.withLock { state -> UnsafeContinuation<Void, Never>? in
      if state.inboundEnd == nil { state.inboundEnd = .failed(error) }
      return state.reader.take()
    }
    reader?.resume()
  }

  /// Whether the message that `next` gave last came compressed.
  package var takenWasCompressed: Bool { state.withLock { $0.takenWasCompressed } }

  /// Exactly one message; anything else is a failure of the peer.
  @inlinable
  package func onlyMessage<T: WireMessage>(_ type: T.Type) async throws(RPCError) -> T {
    guard let message = try await next(T.self) else {
      throw RPCError(.unimplemented, "expected one \(T.messageName), the peer sent none")
    }
    guard try await next(T.self) == nil else {
      throw RPCError(.unimplemented, "expected one \(T.messageName), the peer sent more")
    }
    return message
  }

  /// Appends a message; suspends first while more than the limit is unsent.
  ///
  /// - Parameter compressed: false sends it as it is, even on a stream that compresses.
  @inlinable
  package func send(
    _ message: some WireMessage, compressed: Bool = true
  ) async throws(RPCError) {
    while try !enqueue({
      let start = $0.count
      $0.appendFrame(message, as: encoding)
      if !compressed { markPlain(&$0, start) }
    }) { await waitForRoom() }
  }

  @usableFromInline
  package func markPlain(_ frames: inout WireBuffer, _ start: Int) {
    if compresses { frames.overwrite(at: start, with: FrameFlag.plain) }
  }

  /// Appends a message without waiting: the last of a call.
  @inlinable
  package func enqueueLast(_ message: some WireMessage) {
    _ = append(force: true) { $0.appendFrame(message, as: encoding) }
  }

  /// False when the task has to wait for room.
  @usableFromInline
  package func enqueue(_ body: (inout WireBuffer) -> Void) throws(RPCError) -> Bool {
    try append(force: false, body).get()
  }

  @usableFromInline
  package func append(
    force: Bool, _ body: (inout WireBuffer) -> Void
  ) -> Result<Bool, RPCError> {
    var owner: (any PipeOwner)?
    let result = state.withLock { state -> Result<Bool, RPCError> in
      if let failure = state.outboundFailure { return .failure(failure) }
      if state.outboundFinished {
        return .failure(RPCError(.internal, "send after the stream was finished"))
      }
      guard force || state.outbound.count - state.outboundHead < currentUnsentLimit else {
        return .success(false)
      }
      let start = state.outbound.count
      body(&state.outbound)
      state.sent.add(state.outbound.count - start - 5)
      owner = state.raise(.outbound)
      return .success(true)
    }
    notify(owner)
    return result
  }

  @usableFromInline
  package func waitForRoom() async {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        let resume = state.withLock { state in
          if Task.isCancelled, state.outboundFailure == nil {
            state.outboundFailure = RPCError(
              .cancelled, "the task writing the stream was cancelled")
          }
          if state.outboundFailure != nil
            || state.outbound.count - state.outboundHead < currentUnsentLimit
          {
            return true
          }
          state.writers.append(continuation)
          return false
        }
        if resume { continuation.resume() }
      }
    } onCancel: {
      failOutbound(RPCError(.cancelled, "the task writing the stream was cancelled"))
    }
  }

  private func failOutbound(_ error: RPCError) {
    let writers = state.withLock { state in
      if state.outboundFailure == nil { state.outboundFailure = error }
      return state.takeWriters()
    }
    for writer in writers { writer.resume() }
  }

  /// The task's side sends no more.
  package func finishSending() {
    let owner = state.withLock { state -> (any PipeOwner)? in
      guard !state.outboundFinished else { return nil }
      state.outboundFinished = true
      return state.raise(.outbound)
    }
    notify(owner)
  }

  /// The task wants no more of the call.
  package func requestCancel() {
    let owner = state.withLock { $0.raise(.cancel) }
    notify(owner)
  }

  /// Hands the stream to `source` and waits for its end.
  package func attach(_ box: SourceBox) async throws(RPCError) {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        let (over, owner) = state.withLock { state -> (Bool, (any PipeOwner)?) in
          // A call that is over without an error would never resume anybody.
          guard state.outboundFailure == nil, state.sourceWaiter == nil, state.ended == nil else {
            return (true, nil)
          }
          state.source = box
          state.sourceWaiter = continuation
          return (false, state.raise(.source))
        }
        if over { continuation.resume() }
        notify(owner)
      }
    } onCancel: {
      requestCancel()
    }
    if let failure = state.withLock({ $0.outboundFailure }) { throw failure }
  }

  package var initialMetadata: Metadata? { state.withLock { $0.initialMetadata } }
  package var trailers: Metadata? { state.withLock { $0.trailers } }
}

public import EventLoop
public import RPC
import TLSSession
public import WireCodec

/// A client's connection in its callback form: for load generators, and feeds over thousands of
/// connections. Everything on it, its callbacks included, happens on one loop; no call costs a task.
///
/// It does not reconnect. Hold it as long as it is used.
public final class ClientConnection {
  let session: ClientSession
  private let owner: Owner

  /// Called once when the connection is gone, after the ends of all its calls, with the reason.
  public var onClose: ((String) -> Void)? {
    get { owner.closed }
    set { owner.closed = newValue }
  }

  private final class Owner: ClientSessionOwner {
    var closed: ((String) -> Void)?
    func sessionReady(_ session: ClientSession) {}
    func sessionDraining(_ session: ClientSession, _ reason: String) {}
    func sessionHasRoom(_ session: ClientSession) {}
    func sessionClosed(_ session: ClientSession, _ reason: String) {
      closed?(reason)
      closed = nil
    }
  }

  /// On the loop of `tcp`.
  ///
  /// - Parameter tls: speaks TLS with it; `serverName` is what the certificate must be for.
  public init(tcp: TCPConnection, limits: ClientLimits = .init(), tls: ClientTLS? = nil) {
    let address = tcp.remoteAddress
    let engine = tls.map {
      TLSEngine(client: $0.context, serverName: $0.serverName ?? address?.host ?? "localhost")
    }
    session = ClientSession(
      tcp: tcp, peer: address?.description ?? "the server", limits: limits, tls: engine)
    owner = Owner()
    session.owner = owner
  }

  /// Connects to a numeric address. On `loop`; `completion` is called on it, once.
  public static func connect(
    to address: SocketAddress, on loop: Loop, limits: ClientLimits = .init(),
    tls: ClientTLS? = nil,
    completion: @escaping (Result<ClientConnection, LoopError>) -> Void
  ) {
    loop.connect(to: address) { result in
      completion(result.map { ClientConnection(tcp: $0, limits: limits, tls: tls) })
    }
  }

  public var loop: Loop { session.loop }
  /// Address of the server.
  public var peer: String { session.peer }
  public var isOpen: Bool { session.isUsable }
  /// Calls that have not ended.
  public var openCalls: Int { session.streamCount }

  /// Closes the connection; calls that have not ended end with UNAVAILABLE.
  public func close() { session.close() }

  /// Begins a call with its first or only message. `observer` hears of it under `tag`; it is held until the
  /// call has ended.
  ///
  /// - Parameters:
  ///   - finished: no further message will be sent. Otherwise see `ClientCall.send`.
  ///   - deadlineNanoseconds: on `loop.nowNanoseconds`.
  ///   - encode: appends the message, without its frame.
  /// - Returns: nil when the connection takes no more calls, or the metadata is more than ``ClientLimits/metadataBytes``:
  ///   then `callEnded` is not called.
  @discardableResult
  public func start(
    _ template: RequestTemplate, observer: any CallObserver, tag: Int, finished: Bool = true,
    deadlineNanoseconds: UInt64? = nil, metadata: Metadata = [:],
    encode: (inout WireBuffer) -> Void
  ) -> ClientCall? {
    guard session.isUsable,
      metadata.isEmpty || metadata.headerListBytes <= session.clientLimits.metadataLimit,
      let stream = session.makeStream()
    else { return nil }
    stream.pointee.observer = observer
    stream.pointee.tag = tag
    stream.pointee.requestFinished = finished
    stream.pointee.request.appendFramed(encode)
    let call = ClientCall(session: session, stream: stream)
    if session.submit(stream, template, deadlineNanoseconds: deadlineNanoseconds, metadata) {
      return call
    }
    session.release(stream)
    return nil
  }

  /// One request, one response, with closures. `completion` gets nil and the response, or the error and
  /// nothing; the bytes are valid during the call.
  public func startUnary(
    _ template: RequestTemplate, deadlineNanoseconds: UInt64? = nil,
    encode: (inout WireBuffer) -> Void, completion: @escaping (RPCError?, RawSpan) -> Void
  ) {
    let observer = UnaryObserver(completion)
    let call = start(
      template, observer: observer, tag: 0, deadlineNanoseconds: deadlineNanoseconds,
      encode: encode)
    if call == nil {
      observer.callEnded(
        0, RPCStatus(.unavailable, "the connection to \(peer) takes no more calls"))
    }
  }
}

/// A call begun with `ClientConnection.start`. Confined to the loop; once the call has ended, everything
/// here does nothing.
public struct ClientCall {
  private let session: ClientSession
  private let stream: ClientStreamPointer
  private let generation: UInt32

  init(session: ClientSession, stream: ClientStreamPointer) {
    self.session = session
    self.stream = stream
    generation = stream.pointee.generation
  }

  // Sound: the session keeps the memory of its streams as long as it lives.
  public var isOpen: Bool { stream.pointee.generation == generation }

  /// Bytes of requests not yet given to the connection: hold back while there are many.
  public var unsentBytes: Int {
    isOpen ? stream.pointee.request.count - stream.pointee.sent : 0
  }

  /// Appends one message; `encode` appends it without its frame.
  public func send(_ encode: (inout WireBuffer) -> Void) {
    guard isOpen, !stream.pointee.requestFinished else { return }
    stream.pointee.request.appendFramed(encode)
    session.wakeBody(stream)
  }

  /// Says that no more messages come.
  public func finish() {
    guard isOpen, !stream.pointee.requestFinished else { return }
    stream.pointee.requestFinished = true
    session.wakeBody(stream)
  }

  /// Gives the call up; it ends with CANCELLED.
  public func cancel() {
    guard isOpen else { return }
    session.cancel(stream, RPCError(.cancelled, "cancelled by the caller"))
  }
}

/// Keeps the one response until the status has arrived.
private final class UnaryObserver: CallObserver {
  private let completion: (RPCError?, RawSpan) -> Void
  private var response = WireBuffer()
  private var messages = 0

  init(_ completion: @escaping (RPCError?, RawSpan) -> Void) { self.completion = completion }

  func callReceived(_ tag: Int, _ message: RawSpan) {
    messages += 1
    if messages == 1 { response.append(message) }
  }

  func callEnded(_ tag: Int, _ status: RPCStatus) {
    var error: RPCError?
    if status.code != .ok {
      error = RPCError(code: status.code, message: status.message, metadata: status.trailers)
    } else if messages != 1 {
      error = RPCError(.unimplemented, "expected one response, the server sent \(messages)")
    }
    response.withUnsafeBytes { completion(error, $0.bytes) }
  }
}

extension WireBuffer {
  /// Appends one message that `encode` appends, in its five-byte frame.
  mutating func appendFramed(_ encode: (inout WireBuffer) -> Void) {
    let start = beginFrame()
    encode(&self)
    endFrame(start)
  }
}

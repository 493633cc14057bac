import Synchronization
public import WireCodec

/// Which connection a call came by, and from which host, for those who share something out among peers.
package struct PeerPlace: Sendable, Hashable {
  /// Of an IPv4 address, or of the first half of an IPv6 address; zero for all sockets of this machine.
  package var host: UInt64 = 0
  /// Different for each connection of a process; zero for none.
  package var connection: UInt64 = 0

  package init(host: UInt64 = 0, connection: UInt64 = 0) {
    self.host = host
    self.connection = connection
  }
}

/// What the transport keeps for one call, behind a pointer: a class's properties cost an exclusivity check
/// at each access, and there are a dozen for each call.
package struct CallData: ~Copyable {
  /// The transport's own; nil when the stream is gone.
  package var transportState: UnsafeMutableRawPointer?
  package private(set) var route: Route?
  /// The same: to read of it without counting references.
  private var borrowedRoute: Unmanaged<Route>?
  package var peer = ""
  package var identity: PeerIdentity?
  package var place = PeerPlace()
  package var deadlineNanoseconds: UInt64?
  package var encoding = WireEncoding.native
  package var headers = HeaderBlock()
  /// The one request of a unary call, without its frame.
  package var request = WireBuffer()
  package var requestWasCompressed = false
  /// Bytes that are counted against the connection until the handler has ended: the stream is gone.
  package var orphanBytes = 0
  /// Framed responses.
  package var response = WireBuffer()
  /// The answer of a deferred handler has not come yet. On the loop only.
  @usableFromInline
  package var owesReply = false
  /// Whether `ServerContext.settable` may differ from its initial value, so that most calls never take the lock.
  package let touched = Atomic(false)
  /// Whether the handler may have set metadata or trailers.
  package let hasFields = Atomic(false)

  /// Sets the route, which is usually that of the call before: then nothing is counted.
  package mutating func setRoute(_ route: Unmanaged<Route>) {
    guard route.toOpaque() != borrowedRoute?.toOpaque() else { return }
    self.route = route.takeUnretainedValue()
    borrowedRoute = route
  }

  /// The form of the route's handler.
  package var form: Route.Form? { borrowedRoute?._withUnsafeGuaranteedRef { $0.form } }
  /// Largest request in bytes that the schema allows.
  package var requestLimit: Int {
    borrowedRoute?._withUnsafeGuaranteedRef { $0.requestLimit } ?? 0
  }

  /// Back to the state of a fresh one of the same connection, keeping buffers up to `retainedBytes`. The route
  /// stays until the next one is set.
  package mutating func reset(retainedBytes: Int) {
    transportState = nil
    deadlineNanoseconds = nil
    encoding = .native
    requestWasCompressed = false
    owesReply = false
    headers.removeAll()
    if request.count > 0 {
      request.removeAll(keepingCapacity: request.capacity <= retainedBytes)
    }
    if response.count > 0 {
      response.removeAll(keepingCapacity: response.capacity <= retainedBytes)
    }
  }
}

/// What a handler knows about its call, besides the messages.
///
/// Valid as long as it is held, from any thread; after the call it only answers what was true then.
public final class ServerContext: @unchecked Sendable {
  // Sound although unchecked: what `call` points to is written by the transport on its loop before the
  // handler has a reference, and again only when the transport holds the one reference left (it checks
  // `isKnownUniquelyReferenced` before it uses a context again); `request` and `response` are the
  // transport's before and after the handler, and the handler's in between. `transportState` is used
  // on the loop only. What a handler may change from any thread is in `settable`.

  /// The loop the call is on. Handlers start there; an actor may choose it as its executor.
  public let executor: any LoopExecutor

  /// Owned: allocated in `init`, freed in `deinit`.
  package let call: UnsafeMutablePointer<CallData>

  /// Address of the client, `127.0.0.1:49152`.
  public var peer: String { call.pointee.peer }

  /// Where the call came from.
  package var place: PeerPlace { call.pointee.place }

  /// Who the client is by its certificate; nil without TLS, and of a client that showed none.
  public var identity: PeerIdentity? { call.pointee.identity }

  /// When the caller stops waiting, on `executor.nowNanoseconds`; nil when it set no deadline.
  public var deadlineNanoseconds: UInt64? { call.pointee.deadlineNanoseconds }

  /// How the messages of the call are written; the response stream of a `FrameSource` has to use it.
  public var encoding: WireEncoding { call.pointee.encoding }

  /// The descriptor of the method called.
  public var method: MethodDescriptor {
    guard let route = call.pointee.route else {
      preconditionFailure("a context is given out only with its route")
    }
    return route.descriptor
  }

  /// `/service/Name`.
  public var path: String { method.path }

  /// What is left until the deadline, not below zero; nil when the caller set none.
  public var timeRemaining: Duration? {
    guard let deadlineNanoseconds else { return nil }
    return .nanoseconds(deadlineNanoseconds.nanosecondsLeft(at: executor.nowNanoseconds))
  }

  /// Whether the one request of a unary call came compressed; of a stream see `RequestStream`.
  public var requestWasCompressed: Bool { call.pointee.requestWasCompressed }

  /// The fields the client sent, without the protocol's own. Parsed at each access: keep the result.
  public var metadata: Metadata { call.pointee.headers.metadata }

  package struct Settable {
    package var metadata = Metadata()
    package var trailers = Metadata()
    package var compresses = true
    package var cancellation: RPCError?
    package var observers: [@Sendable () -> Void] = []
    package var endObservers: [@Sendable (CallEnd) -> Void] = []
    /// What the client was told, where the transport does not know it any more at the end.
    package var toldStatus: RPCStatus?
    package var values: [(key: ObjectIdentifier, value: any Sendable)] = []
  }

  package let settable = Mutex(Settable())
  private var isTouched: Bool { call.pointee.touched.load(ordering: .acquiring) }
  private func touch() { call.pointee.touched.store(true, ordering: .releasing) }

  package init(executor: any LoopExecutor) {
    self.executor = executor
    call = .allocate(capacity: 1)
    call.initialize(to: CallData())
  }

  deinit {
    call.deinitialize(count: 1)
    call.deallocate()
  }

  /// Appends fields to send before the first message; an error when they have left already is not
  /// reported: set them before the first `send`.
  public func appendResponseMetadata(_ metadata: Metadata) {
    touch()
    call.pointee.hasFields.store(true, ordering: .releasing)
    settable.withLock { $0.metadata.append(contentsOf: metadata) }
  }

  /// Appends fields to send after the last message.
  public func appendTrailers(_ trailers: Metadata) {
    touch()
    call.pointee.hasFields.store(true, ordering: .releasing)
    settable.withLock { $0.trailers.append(contentsOf: trailers) }
  }

  /// Sends the responses of this call as they are, even to a client that takes compressed ones: for secrets
  /// beside what an attacker chose, and for what is compressed already. Before the first message.
  public func disableCompression() {
    touch()
    settable.withLock { $0.compresses = false }
  }

  /// Why the call was cancelled: by the client, its deadline, a lost connection, or the server's drain.
  public var cancellation: RPCError? {
    isTouched ? settable.withLock { $0.cancellation } : nil
  }

  public var isCancelled: Bool { cancellation != nil }

  /// Runs `body` once when the call is cancelled, on the loop; at once when it is already. For handlers
  /// that wait for something other than this call. The handler's task is cancelled as well.
  public func onCancel(_ body: @escaping @Sendable () -> Void) {
    touch()
    let already = settable.withLock { state in
      if state.cancellation != nil { return true }
      state.observers.append(body)
      return false
    }
    if already { body() }
  }

  /// Records the cancellation and runs the observers. Only the first reason counts.
  package func cancel(_ reason: RPCError) {
    touch()
    let observers = settable.withLock { state -> [@Sendable () -> Void] in
      guard state.cancellation == nil else { return [] }
      state.cancellation = reason
      defer { state.observers = [] }
      return state.observers
    }
    for observer in observers { observer() }
  }

  /// The call is over, and nobody can cancel it any more: what waits for that goes, with the reply or whatever else of
  /// the call it keeps. On the loop.
  package func forgetObservers() {
    guard isTouched else { return }
    // Released when the lock is: what goes with them may ask the context something.
    let observers = settable.withLock { state in
      defer { state.observers = [] }
      return state.observers
    }
    withExtendedLifetime(observers) {}
  }

  /// Runs `body` once when the call has ended and its answer has left, or cannot leave any more; on the
  /// loop. The last one registered runs first. Register while the call goes on.
  public func onEnd(_ body: @escaping @Sendable (CallEnd) -> Void) {
    touch()
    settable.withLock { $0.endObservers.append(body) }
  }

  /// A value that an interceptor keeps with the call. From any thread.
  public subscript<Key: ContextKey>(key: Key.Type) -> Key.Value? {
    get {
      guard isTouched else { return nil }
      let id = ObjectIdentifier(key)
      return settable.withLock { $0.values.first { $0.key == id }?.value } as? Key.Value
    }
    set {
      touch()
      let id = ObjectIdentifier(key)
      settable.withLock { state in
        state.values.removeAll { $0.key == id }
        if let newValue { state.values.append((id, newValue)) }
      }
    }
  }

  /// Lets the call last until `nanoseconds` on `executor.nowNanoseconds` at most, or as long as its caller said
  /// if that is shorter. For `ServerInterceptor.callArrived` only: later nobody looks at it.
  public func limitDeadline(to nanoseconds: UInt64) {
    call.pointee.deadlineNanoseconds = min(
      call.pointee.deadlineNanoseconds ?? .max, nanoseconds)
  }

  /// Whether anybody wants to hear of the end.
  package var hasEndObservers: Bool {
    isTouched && settable.withLock { !$0.endObservers.isEmpty }
  }

  /// Keeps what the client is told, for the end.
  package func noteStatus(_ status: RPCStatus) {
    guard isTouched else { return }
    settable.withLock { if $0.toldStatus == nil { $0.toldStatus = status } }
  }

  /// Tells whoever has registered with `onEnd`, once.
  package func tellEnd(_ end: CallEnd) {
    let observers = settable.withLock { state in
      defer { state.endObservers = [] }
      return state.endObservers
    }
    for observer in observers.reversed() { observer(end) }
  }

  /// What the handler set, or nil when it set nothing.
  package var responseFields: (metadata: Metadata, trailers: Metadata)? {
    guard isTouched else { return nil }
    return settable.withLock { ($0.metadata, $0.trailers) }
  }

  /// Forgets the metadata that the handler set: it is not to be sent.
  package func discardResponseFields() {
    guard isTouched else { return }
    settable.withLock {
      $0.metadata = Metadata()
      $0.trailers = Metadata()
    }
  }

  /// Whether the handler has nothing against compression.
  package var allowsCompression: Bool {
    isTouched ? settable.withLock { $0.compresses } : true
  }

  /// Back to what a fresh context has. By the transport, when nobody else has a reference.
  package func resetSettable() {
    settable.withLock { $0 = Settable() }
    call.pointee.touched.store(false, ordering: .releasing)
    call.pointee.hasFields.store(false, ordering: .releasing)
  }

  /// The one request of a unary call, decoded.
  @usableFromInline
  package func withRequestBytes<T>(
    _ body: (UnsafeRawBufferPointer) throws(WireError) -> T
  ) throws(RPCError) -> T {
    do throws(WireError) {
      return try call.pointee.request.withUnsafeBytes(body)
    } catch {
      throw RPCError(
        undecodable: method.requestName, error, as: call.pointee.encoding, atServer: true)
    }
  }

  @inlinable
  package func decodeRequest<Q: WireMessage>(_ type: Q.Type) throws(RPCError) -> Q {
    let encoding = encoding
    let message = try withRequestBytes { (bytes) throws(WireError) in
      try Q(decoding: bytes.bytes, as: encoding)
    }
    try message.checkConstraints()
    return message
  }

  @inlinable
  package func respond(with message: some WireMessage) {
    let encoding = encoding
    withResponse { $0.appendFrame(message, as: encoding) }
  }

  @usableFromInline
  package func withResponse(_ body: (inout WireBuffer) -> Void) { body(&call.pointee.response) }
}

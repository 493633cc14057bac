public import EventLoop
public import RPC
import Synchronization
public import WireCodec

/// Calls to the servers of a target, over connections that are made when the first call needs them and made again when
/// they are lost. Safe from any thread. Close it when it is no longer used, or drop it.
public final class HTTP2Channel: ClientChannel {
  /// What a request's headers depend on.
  private struct TemplateKey: Hashable {
    var path: String
    var encoding: WireEncoding
    var compression: CallCompression
  }

  private let core: ChannelCore
  private let unsentBytes: Int
  /// How messages are written, unless a call's options say otherwise.
  public let encoding: WireEncoding
  private let templates = Mutex<[TemplateKey: RequestTemplate]>([:])

  /// - Parameters:
  ///   - target: where calls go.
  ///   - loop: where the connections live.
  ///   - encoding: how messages are written, unless a call's options say otherwise.
  ///   - tls: speaks TLS with it; clear text when nil.
  ///   - options: balancing and retries.
  ///   - note: told what the channel is doing, on the loop; for logs.
  public init(
    _ target: ChannelTarget, loop: Loop, limits: ClientLimits = .init(),
    encoding: WireEncoding = .native, tls: ClientTLS? = nil, options: ChannelOptions = .init(),
    note: @escaping @Sendable (ChannelNote) -> Void = { _ in }
  ) {
    self.encoding = encoding
    unsentBytes = limits.call.unsentBytes
    core = ChannelCore(
      loop: loop, target: target, limits: limits, tls: tls, options: options, note: note)
  }

  /// A channel to one server.
  ///
  /// - Parameters:
  ///   - host: a numeric address or a name; `unix:/path` for a socket of this machine, whose port is not
  ///     looked at.
  public convenience init(
    host: String, port: Int, loop: Loop, limits: ClientLimits = .init(),
    encoding: WireEncoding = .native, tls: ClientTLS? = nil
  ) {
    self.init(
      ChannelTarget(host: host, port: port), loop: loop, limits: limits, encoding: encoding,
      tls: tls)
  }

  /// What the channel is doing.
  public var state: ConnectivityState { core.connectivity.state }

  /// The state now, and its changes from now on. Ends after `shutdown`; whoever reads too slowly misses the
  /// oldest ones.
  public var stateChanges: AsyncStream<ConnectivityState> { core.connectivity.changes() }

  /// Makes connections although nobody calls yet.
  public func connect() {
    let core = core
    core.loop.execute { core.connect() }
  }

  deinit {
    let core = core
    core.loop.execute { core.close() }
  }

  /// Ends the connection; calls that have not ended end with UNAVAILABLE.
  public func close() async {
    let core = core
    await withCheckedContinuation { done in
      core.loop.execute {
        core.close()
        done.resume()
      }
    }
  }

  /// Templates are kept for the methods of the program, whose number is small.
  private func template(_ path: String, _ options: CallOptions) -> RequestTemplate {
    let encoding = options.encoding ?? encoding
    let key = TemplateKey(path: path, encoding: encoding, compression: options.compression)
    return templates.withLock { templates in
      if let template = templates[key] { return template }
      let template = RequestTemplate(
        path: path, authority: core.authority, encoding: encoding,
        compression: options.compression, isSecure: core.tls != nil)
      templates[key] = template
      return template
    }
  }

  private func makeCall<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ options: CallOptions
  ) -> ChannelCall {
    ChannelCall(
      channel: core, template: template(method.path, options), isIdempotent: method.idempotent,
      options: options)
  }

  public func unary<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> R {
    let call = makeCall(method, options)
    let result = await withTaskCancellationHandler {
      await withUnsafeContinuation { (done: UnsafeContinuation<Result<R, RPCError>, Never>) in
        call.loop.execute {
          let encoding = call.template.encoding
          let response = UnaryResponse<R>(encoding)
          call.begin(
            encode: { request.encode(into: &$0, as: encoding) },
            onMessage: { response.receive($0) },
            onEnd: { done.resume(returning: response.result($0)) })
        }
      }
    } onCancel: {
      call.cancel()
    }
    return try result.get()
  }

  public func serverStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> ServerStreamingCall<R> {
    let call = makeCall(method, options)
    let pipe = call.makePipe(unsentLimit: unsentBytes)
    pipe.enqueueLast(request)
    pipe.finishSending()
    try await start(call)
    return ServerStreamingCall(pipe: pipe)
  }

  public func clientStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> ClientStreamingCall<Q, R> {
    let call = makeCall(method, options)
    let pipe = call.makePipe(unsentLimit: unsentBytes)
    try await start(call)
    return ClientStreamingCall(pipe: pipe)
  }

  public func bidirectional<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> BidirectionalCall<Q, R> {
    let call = makeCall(method, options)
    let pipe = call.makePipe(unsentLimit: unsentBytes)
    try await start(call)
    return BidirectionalCall(pipe: pipe)
  }

  private func start(_ call: ChannelCall) async throws(RPCError) {
    let failure = await withTaskCancellationHandler {
      await withUnsafeContinuation { (done: UnsafeContinuation<RPCError?, Never>) in
        call.loop.execute { call.begin { done.resume(returning: $0) } }
      }
    } onCancel: {
      call.cancel()
    }
    if let failure { throw failure }
  }
}

/// Decodes the one response as it arrives.
private final class UnaryResponse<R: WireMessage> {
  private let encoding: WireEncoding
  private var decoded: Result<R, RPCError>?
  private var messages = 0

  init(_ encoding: WireEncoding) { self.encoding = encoding }

  func receive(_ message: RawSpan) {
    messages += 1
    do throws(WireError) {
      // The server may be newer.
      decoded = .success(try R(decoding: message, as: encoding, ignoringUnknownFields: true))
    } catch {
      decoded = .failure(
        RPCError(undecodable: R.messageName, error, as: encoding, atServer: false))
    }
  }

  func result(_ status: RPCStatus) -> Result<R, RPCError> {
    guard status.code == .ok else {
      return .failure(
        RPCError(code: status.code, message: status.message, metadata: status.trailers))
    }
    guard let decoded, messages == 1 else {
      return .failure(
        RPCError(.unimplemented, "expected one \(R.messageName), the server sent \(messages)"))
    }
    return decoded
  }
}

public import EventLoop
public import RPC
import Synchronization
public import WireCodec

/// Calls to one server over one connection, which is made when the first call needs it and made again when it
/// is lost. Safe from any thread. Close it when it is no longer used, or drop it.
public final class HTTP2Channel: ClientChannel {
  /// What a request's headers depend on.
  private struct TemplateKey: Hashable {
    var path: String
    var encoding: WireEncoding
    var compression: CallCompression
  }

  private let core: ChannelCore
  /// How messages are written, unless a call's options say otherwise.
  public let encoding: WireEncoding
  private let templates = Mutex<[TemplateKey: RequestTemplate]>([:])

  /// - Parameters:
  ///   - host: a numeric address or a name; `unix:/path` for a socket of this machine, whose port is not
  ///     looked at.
  ///   - loop: where the connection lives.
  ///   - encoding: how messages are written, unless a call's options say otherwise.
  ///   - tls: speaks TLS with it; clear text when nil.
  public init(
    host: String, port: Int, loop: Loop, limits: ClientLimits = .init(),
    encoding: WireEncoding = .native, tls: ClientTLS? = nil
  ) {
    self.encoding = encoding
    core = ChannelCore(loop: loop, host: host, port: port, limits: limits, tls: tls)
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

  private func makeCall(_ path: String, _ options: CallOptions) -> ChannelCall {
    ChannelCall(
      channel: core, template: template(path, options), options: options)
  }

  public func unary<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> R {
    let call = makeCall(method.path, options)
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
    let call = makeCall(method.path, options)
    let pipe = call.makePipe(unsentLimit: core.limits.call.unsentBytes)
    pipe.enqueueLast(request)
    pipe.finishSending()
    try await start(call)
    return ServerStreamingCall(pipe: pipe)
  }

  public func clientStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> ClientStreamingCall<Q, R> {
    let call = makeCall(method.path, options)
    let pipe = call.makePipe(unsentLimit: core.limits.call.unsentBytes)
    try await start(call)
    return ClientStreamingCall(pipe: pipe)
  }

  public func bidirectional<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> BidirectionalCall<Q, R> {
    let call = makeCall(method.path, options)
    let pipe = call.makePipe(unsentLimit: core.limits.call.unsentBytes)
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

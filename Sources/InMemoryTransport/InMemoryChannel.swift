public import RPC
public import WireCodec

/// Calls to an `InMemoryServer`. Safe from any thread. Made by `InMemoryServer.channel`.
///
/// Nothing is compressed and no call is made twice, whatever its options say: there is no connection to save bytes on,
/// or to lose.
public struct InMemoryChannel: ClientChannel {
  let server: InMemoryServer
  let identity: PeerIdentity?
  let encoding: WireEncoding
  let place: PeerPlace

  public func unary<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> R {
    let call: ServerStreamingCall<R> = try single(method, request, options)
    // The call is cancelled when nobody refers to it any more.
    defer { withExtendedLifetime(call) {} }
    do throws(RPCError) {
      return try await call.onlyResponse()
    } catch {
      guard error.code == .cancelled, Task.isCancelled else { throw error }
      throw RPCError(.cancelled, "cancelled by the caller")
    }
  }

  public func serverStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> ServerStreamingCall<R> { try single(method, request, options) }

  public func clientStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> ClientStreamingCall<Q, R> {
    ClientStreamingCall(pipe: try begin(method.path, options))
  }

  public func bidirectional<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> BidirectionalCall<Q, R> {
    BidirectionalCall(pipe: try begin(method.path, options))
  }

  private func single<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, _ options: CallOptions
  ) throws(RPCError) -> ServerStreamingCall<R> {
    let pipe = try begin(method.path, options)
    pipe.enqueueLast(request)
    pipe.finishSending()
    return ServerStreamingCall(pipe: pipe)
  }

  private func begin(
    _ path: String, _ options: CallOptions
  ) throws(RPCError) -> MessagePipe {
    if let timeout = options.timeout, timeout <= .zero {
      throw RPCError(.deadlineExceeded, "the deadline had passed at the start")
    }
    let call = InMemoryCall(server: server, loop: server.nextLoop())
    let pipe = MessagePipe(
      owner: call, unsentLimit: server.limits.call.unsentBytes,
      encoding: options.encoding ?? encoding)
    call.identity = identity
    call.place = place
    call.start(pipe, path, options)
    return pipe
  }
}

public import WireCodec

/// A step that every call of an `InterceptedChannel` goes through.
public protocol ClientInterceptor: Sendable {
  /// Hears the end of a call. Once, from any thread.
  typealias Ended = @Sendable (ClientCallEnd) -> Void

  /// A call is about to be made. May change how, and may wait: for a token or for a place. Cancelled with the
  /// call's task.
  ///
  /// - Parameter nanoseconds: the start, on the channel's clock.
  /// - Returns: what hears the end, or nil.
  /// - Throws: what the call fails with; it is not made then.
  func callBegins(
    _ method: MethodDescriptor, _ options: inout CallOptions, nanoseconds: UInt64
  ) async throws(RPCError) -> Ended?
}

/// How a call of a client ended.
public struct ClientCallEnd: Sendable {
  public var end: CallEnd
  /// What the server sent before its first message; of a unary call it is not known.
  public var responseMetadata: Metadata?
  /// What the server sent with its status.
  public var trailers: Metadata
}

/// A channel whose calls go through a chain of interceptors, in order; ends are heard in reverse.
///
/// Of unary calls the bytes are not counted: the channel below encodes them.
public struct InterceptedChannel: ClientChannel {
  private let base: any ClientChannel
  private let interceptors: [any ClientInterceptor]
  private let clock: @Sendable () -> UInt64

  /// - Parameters:
  ///   - base: where calls go.
  ///   - interceptors: the first is outermost.
  ///   - nowNanoseconds: a monotonic clock, that of a loop as a rule.
  public init(
    _ base: any ClientChannel, interceptors: [any ClientInterceptor],
    nowNanoseconds: @escaping @Sendable () -> UInt64
  ) {
    self.base = base
    self.interceptors = interceptors
    clock = nowNanoseconds
  }

  public func unary<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> R {
    var options = options
    let ends = try await begin(method.descriptor, &options)
    do throws(RPCError) {
      let response = try await base.unary(method, request, options: options)
      tell(ends, .ok, MessageCount(messages: 1), MessageCount(messages: 1))
      return response
    } catch {
      tell(ends, RPCStatus(error), MessageCount(messages: 1), MessageCount())
      throw error
    }
  }

  public func serverStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws(RPCError) -> ServerStreamingCall<R> {
    let call = try await stream(method.descriptor, options) { (options) throws(RPCError) in
      try await base.serverStreaming(method, request, options: options)
    }
    return call
  }

  public func clientStreaming<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> ClientStreamingCall<Q, R> {
    try await stream(method.descriptor, options) { (options) throws(RPCError) in
      try await base.clientStreaming(method, options: options)
    }
  }

  public func bidirectional<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, options: CallOptions
  ) async throws(RPCError) -> BidirectionalCall<Q, R> {
    try await stream(method.descriptor, options) { (options) throws(RPCError) in
      try await base.bidirectional(method, options: options)
    }
  }

  // MARK: The chain

  private func begin(
    _ method: MethodDescriptor, _ options: inout CallOptions
  ) async throws(RPCError) -> [ClientInterceptor.Ended] {
    var ends: [ClientInterceptor.Ended] = []
    do throws(RPCError) {
      for interceptor in interceptors {
        if let end = try await interceptor.callBegins(method, &options, nanoseconds: clock()) {
          ends.append(end)
        }
      }
    } catch {
      tell(ends, RPCStatus(error), MessageCount(), MessageCount())
      throw error
    }
    return ends
  }

  private func tell(
    _ ends: [ClientInterceptor.Ended], _ status: RPCStatus, _ requests: MessageCount,
    _ responses: MessageCount
  ) {
    guard !ends.isEmpty else { return }
    let end = CallEnd(
      status: status, requests: requests, responses: responses, nanoseconds: clock())
    for ended in ends.reversed() {
      ended(ClientCallEnd(end: end, responseMetadata: nil, trailers: status.trailers))
    }
  }

  private func stream<Call: PipedCall>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ make: (CallOptions) async throws(RPCError) -> Call
  ) async throws(RPCError) -> Call {
    var options = options
    let ends = try await begin(method, &options)
    do throws(RPCError) {
      let call = try await make(options)
      guard !ends.isEmpty else { return call }
      let clock = clock
      call.pipe.observeEnd { summary in
        let end = CallEnd(
          status: summary.status, requests: summary.sent, responses: summary.taken,
          nanoseconds: clock())
        for ended in ends.reversed() {
          ended(
            ClientCallEnd(
              end: end, responseMetadata: summary.initialMetadata,
              trailers: summary.trailers ?? summary.status.trailers))
        }
      }
      return call
    } catch {
      tell(ends, RPCStatus(error), MessageCount(), MessageCount())
      throw error
    }
  }
}

/// A call that goes through a pipe.
private protocol PipedCall: Sendable {
  var pipe: MessagePipe { get }
}

extension ServerStreamingCall: PipedCall {
  fileprivate var pipe: MessagePipe { lifetime.pipe }
}

extension ClientStreamingCall: PipedCall {
  fileprivate var pipe: MessagePipe { lifetime.pipe }
}

extension BidirectionalCall: PipedCall {
  fileprivate var pipe: MessagePipe { lifetime.pipe }
}

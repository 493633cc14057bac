import WireCodec

/// A step that every call with a route goes through before its handler: logging, metrics, authentication,
/// limits. A router has a chain of them (`Router.intercept`), in order; a router without any pays nothing.
///
/// Refusals that come before a handler is known are not seen: an unknown method, a malformed header.
public protocol ServerInterceptor: Sendable {
  /// The headers of a call are here; of its request nothing need be. Runs on the call's loop, so it
  /// must neither block nor take long. What wants to hear the end registers with
  /// `ServerContext.onEnd`, what wants to tell the handler something sets it in the context.
  ///
  /// - Throws: what the call is refused with. Later steps and the handler are then left out; the end is
  ///   heard by those who have registered.
  func callArrived(_ context: ServerContext) throws(RPCError)
}

/// A step around the handlers themselves, for what has to wait or has to hold for as long as a handler runs: a
/// check by another server, a queue, a value of the task.
public protocol SurroundingInterceptor: ServerInterceptor {
  /// Whether the step is needed around the handler of `method`. Asked once, when the server is made.
  ///
  /// - Parameter onLoop: the handler has no task and runs on the loop itself, the `synchronous:`, `deferred:`
  ///   and `frames:` forms. True gives each of its calls a task.
  func surrounds(_ method: MethodDescriptor, onLoop: Bool) -> Bool

  /// Runs in the task of the handler, on the call's loop, after all steps of the chain have let the call
  /// pass. Calls `handler` once and throws what it throws, or throws an error of its own, with which
  /// the call ends. The task is cancelled with the call.
  func surround(
    _ context: ServerContext, _ handler: () async throws -> Void
  ) async throws
}

extension SurroundingInterceptor {
  public func callArrived(_ context: ServerContext) throws(RPCError) {}
  public func surrounds(_ method: MethodDescriptor, onLoop: Bool) -> Bool { true }
}

/// The bytes of a request, to be decoded later.
private struct RequestBytes: OpaqueMessage {
  static var messageName: String { "request" }
  static var maximumEncodedSize: Int { Int(Int32.max) }
  let bytes: [UInt8]
  var encodedSize: Int { bytes.count }

  init(decoding bytes: RawSpan) throws(WireError) {
    self.bytes = bytes.withUnsafeBytes { Array($0) }
  }

  func encode(into output: inout WireBuffer) { output.append(bytes) }
}

extension Route {
  /// The route with the steps around its handler that want to be there.
  func surrounded(by chain: [any ServerInterceptor]) -> Route {
    let onLoop = form == .synchronous || form == .deferred || form == .frames
    let steps = chain.compactMap { $0 as? any SurroundingInterceptor }
      .filter { $0.surrounds(descriptor, onLoop: onLoop) }
    guard !steps.isEmpty else { return self }
    let made: Handler
    switch handler {
    case .synchronous(let handler):
      made = .unary { context in try await run(steps[...], context) { try handler(context) } }
    case .deferred(let handler):
      let awaited = Self.awaiting(handler)
      made = .unary { context in
        try await run(steps[...], context) { try await awaited(context) }
      }
    case .unary(let handler):
      made = .unary { context in
        try await run(steps[...], context) { try await handler(context) }
      }
    case .streaming(let handler):
      made = .streaming { context, pipe in
        try await run(steps[...], context) { try await handler(context, pipe) }
      }
    case .frames(let handler):
      made = .streaming { context, pipe in
        let request = try await pipe.onlyMessage(RequestBytes.self)
        context.call.pointee.request.append(request.bytes)
        try await run(steps[...], context) {
          try await pipe.attach(MessagePipe.SourceBox(onLoop: try handler(context)))
        }
      }
    }
    return Route(descriptor: descriptor, requestLimit: requestLimit, handler: made)
  }
}

/// The steps one within the other, the first outermost.
private func run(
  _ steps: ArraySlice<any SurroundingInterceptor>, _ context: ServerContext,
  _ handler: () async throws -> Void
) async throws {
  guard let step = steps.first else { return try await handler() }
  try await step.surround(context) {
    try await run(steps.dropFirst(), context, handler)
  }
}

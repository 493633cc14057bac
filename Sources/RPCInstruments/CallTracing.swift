import Instrumentation
public import RPC
import ServiceContextModule
public import Tracing

/// Calls as spans of a trace: a server goes on with the trace that its client's `traceparent` names, a client
/// sends where it stands.
///
/// The tracer says by its own fields what is sent besides; a tracer that knows no propagation, and the one that
/// does nothing, still pass the W3C fields on as they came, so that a trace is not cut at this hop.
public struct CallTracing: SurroundingInterceptor, ClientInterceptor {
  private let given: (any Tracer)?

  /// - Parameter tracer: makes the spans; that of the process, at the time of each call, by default.
  public init(tracer: (any Tracer)? = nil) {
    given = tracer
  }

  private var tracer: any Tracer { given ?? InstrumentationSystem.tracer }

  /// The span of a call at a server.
  private enum SpanKey: ContextKey { typealias Value = any Span }

  // MARK: Server

  public func callArrived(_ context: ServerContext) {
    let metadata = context.metadata
    let method = context.method
    var incoming = ServiceContext.topLevel
    let tracer = tracer
    if let trace = TraceContext(metadata) {
      incoming.traceContext = trace
      context[TraceContext.Key.self] = trace
    } else if tracer is NoOpTracer {
      // Nothing to record and nothing to pass on: a program that traces nothing pays for nothing.
      return
    }
    tracer.extract(metadata, into: &incoming, using: MetadataExtractor())
    let span = tracer.startSpan(
      "\(method.service)/\(method.name)", context: incoming, ofKind: .server)
    if span.isRecording {
      describe(span, method)
      span.attributes["network.peer.address"] = context.peer
    }
    context[SpanKey.self] = span
    context.onEnd { finish(span, $0) }
  }

  /// A handler with a task finds its span in `ServiceContext.current`; one on the loop itself is left alone.
  public func surrounds(_ method: MethodDescriptor, onLoop: Bool) -> Bool { !onLoop }

  public func surround(
    _ context: ServerContext, _ handler: () async throws -> Void
  ) async throws {
    guard let span = context[SpanKey.self] else { return try await handler() }
    try await ServiceContext.withValue(span.context) { try await handler() }
  }

  // MARK: Client

  public func callBegins(
    _ method: MethodDescriptor, _ options: inout CallOptions, nanoseconds: UInt64
  ) async throws(RPCError) -> Ended? {
    let tracer = tracer
    let span = tracer.startSpan(
      "\(method.service)/\(method.name)", context: ServiceContext.current ?? .topLevel,
      ofKind: .client)
    if span.isRecording { describe(span, method) }
    // First what came in, so that a tracer which knows better puts its own in the place.
    span.context.traceContext?.inject(into: &options.metadata)
    tracer.inject(span.context, into: &options.metadata, using: MetadataInjector())
    return { finish(span, $0.end) }
  }

  private func describe(_ span: any Span, _ method: MethodDescriptor) {
    span.attributes["rpc.system"] = "grpc"
    span.attributes["rpc.service"] = method.service
    span.attributes["rpc.method"] = method.name
  }

  private func finish(_ span: any Span, _ end: CallEnd) {
    if span.isRecording {
      span.attributes["rpc.grpc.status_code"] = Int64(end.status.code.rawValue)
      span.attributes["rpc.requests"] = Int64(end.requests.messages)
      span.attributes["rpc.responses"] = Int64(end.responses.messages)
    }
    if end.status.code != .ok {
      span.setStatus(SpanStatus(code: .error, message: end.status.message))
    }
    span.end()
  }
}

/// Reads a tracer's fields from metadata.
private struct MetadataExtractor: Extractor {
  func extract(key: String, from carrier: Metadata) -> String? { carrier[key.lowercased()] }
}

/// Writes a tracer's fields into metadata; one that metadata cannot carry is left out.
private struct MetadataInjector: Injector {
  func inject(_ value: String, forKey key: String, into carrier: inout Metadata) {
    carrier.replace(key.lowercased(), with: value)
  }
}

extension Metadata {
  /// Puts a field in the place of all of its name; none for nil, and none when the text cannot be sent.
  mutating func replace(_ name: String, with text: String?) {
    removeAll(name)
    guard let text else { return }
    do throws(MetadataError) {
      try append(text, for: name)
    } catch {
      // Left out: a trace is not worth a call.
    }
  }
}

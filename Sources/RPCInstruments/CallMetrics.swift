public import CoreMetrics
public import RPC
import Synchronization

/// Calls as metrics: how many were started and ended, by method and code, how long they took, and the messages and
/// bytes of both directions. For servers and clients.
///
/// | label | kind | dimensions |
/// |---|---|---|
/// | `rpc_server_started_total` | counter | `method`, `kind` |
/// | `rpc_server_handled_total` | counter | `method`, `kind`, `code` |
/// | `rpc_server_handling_seconds` | timer | `method`, `kind` |
/// | `rpc_server_requests_total`, `rpc_server_responses_total` | counter, messages | `method`, `kind` |
/// | `rpc_server_request_bytes_total`, `rpc_server_response_bytes_total` | counter | `method`, `kind` |
///
/// A client has the same with `rpc_client_`. Methods are those that are registered, or those of the program, so
/// that the number of series is bounded: 6 + 17 for each method.
public final class CallMetrics: ServerInterceptor, ClientInterceptor {
  /// The instruments of one method.
  private final class Instruments: Sendable {
    let started: Counter
    let duration: CoreMetrics.Timer
    let requests: Counter, responses: Counter
    let requestBytes: Counter, responseBytes: Counter
    private let prefix: String
    private let dimensions: [(String, String)]
    private let factory: any MetricsFactory
    private let handled = Mutex<[StatusCode: Counter]>([:])

    init(_ prefix: String, _ method: MethodDescriptor, _ factory: any MetricsFactory) {
      self.prefix = prefix
      self.factory = factory
      let dimensions = [
        ("method", "\(method.service)/\(method.name)"), ("kind", method.kindName),
      ]
      self.dimensions = dimensions
      func counter(_ name: String) -> Counter {
        Counter(label: "\(prefix)_\(name)_total", dimensions: dimensions, factory: factory)
      }
      started = counter("started")
      requests = counter("requests")
      responses = counter("responses")
      requestBytes = counter("request_bytes")
      responseBytes = counter("response_bytes")
      duration = CoreMetrics.Timer(
        label: "\(prefix)_handling_seconds", dimensions: dimensions,
        preferredDisplayUnit: .seconds, factory: factory)
    }

    func ended(_ end: CallEnd, start: UInt64) {
      handled(end.status.code).increment()
      duration.recordNanoseconds(Int64(clamping: end.elapsed(since: start)))
      requests.increment(by: end.requests.messages)
      responses.increment(by: end.responses.messages)
      if end.requests.bytes > 0 { requestBytes.increment(by: end.requests.bytes) }
      if end.responses.bytes > 0 { responseBytes.increment(by: end.responses.bytes) }
    }

    private func handled(_ code: StatusCode) -> Counter {
      handled.withLock { counters in
        if let counter = counters[code] { return counter }
        let counter = Counter(
          label: "\(prefix)_handled_total", dimensions: dimensions + [("code", code.name)],
          factory: factory)
        counters[code] = counter
        return counter
      }
    }
  }

  private let factory: any MetricsFactory
  private let servers = Mutex<[String: Instruments]>([:])
  private let clients = Mutex<[String: Instruments]>([:])

  /// - Parameter factory: where the metrics live; that of the process by default.
  public init(factory: any MetricsFactory = MetricsSystem.factory) {
    self.factory = factory
  }

  public func callArrived(_ context: ServerContext) {
    let method = context.method
    let instruments = servers.withLock { known in
      if let instruments = known[method.path] { return instruments }
      let made = Instruments("rpc_server", method, factory)
      known[method.path] = made
      return made
    }
    let start = context.executor.nowNanoseconds
    instruments.started.increment()
    context.onEnd { instruments.ended($0, start: start) }
  }

  public func callBegins(
    _ method: MethodDescriptor, _ options: inout CallOptions, nanoseconds: UInt64
  ) async throws(RPCError) -> Ended? {
    let instruments = clients.withLock { known in
      if let instruments = known[method.path] { return instruments }
      let made = Instruments("rpc_client", method, factory)
      known[method.path] = made
      return made
    }
    instruments.started.increment()
    return { instruments.ended($0.end, start: nanoseconds) }
  }
}

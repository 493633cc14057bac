public import Logging
public import RPC

/// One line of the log for each call, at its end: method, peer, code, duration, messages and bytes both ways. For
/// servers and clients.
public struct CallLogging: ServerInterceptor, ClientInterceptor {
  /// How loud a line is. Nil leaves the line out.
  public struct Levels: Sendable {
    /// A call that ended with OK.
    public var succeeded: Logger.Level?
    /// One that failed for a reason of its client: NOT_FOUND, CANCELLED, DEADLINE_EXCEEDED and the like.
    public var clientFailed: Logger.Level?
    /// UNKNOWN, INTERNAL, DATA_LOSS or UNAVAILABLE.
    public var serverFailed: Logger.Level?

    public init(
      succeeded: Logger.Level? = .debug, clientFailed: Logger.Level? = .info,
      serverFailed: Logger.Level? = .error
    ) {
      self.succeeded = succeeded
      self.clientFailed = clientFailed
      self.serverFailed = serverFailed
    }

    fileprivate func level(_ code: StatusCode) -> Logger.Level? {
      switch Fault(code) {
      case .none: succeeded
      case .client: clientFailed
      case .server: serverFailed
      }
    }

    /// Whether no line would be written whatever happens.
    fileprivate func areSilent(for logger: Logger) -> Bool {
      [succeeded, clientFailed, serverFailed].allSatisfy { $0.map { $0 < logger.logLevel } ?? true }
    }
  }

  private let logger: Logger
  private let levels: Levels
  private let logs: @Sendable (MethodDescriptor) -> Bool

  /// - Parameters:
  ///   - logger: where lines go. Its handler runs on the loop at a server.
  ///   - levels: how loud they are.
  ///   - logs: which methods; all by default.
  public init(
    _ logger: Logger, levels: Levels = .init(),
    logs: @escaping @Sendable (MethodDescriptor) -> Bool = { _ in true }
  ) {
    self.logger = logger
    self.levels = levels
    self.logs = logs
  }

  public func callArrived(_ context: ServerContext) {
    let method = context.method
    guard !levels.areSilent(for: logger), logs(method) else { return }
    let start = context.executor.nowNanoseconds
    let peer = context.peer
    let identity = context.identity?.subject
    let encoding = context.encoding
    // Unowned: the context runs this, and lets go of it then.
    context.onEnd { [unowned context] end in
      guard let level = level(end.status.code) else { return }
      var fields = fields(method, end, start)
      fields["peer"] = "\(peer)"
      fields["encoding"] = "\(encoding)"
      if let caller = context.caller?.name ?? identity { fields["caller"] = "\(caller)" }
      if let trace = context[TraceContext.Key.self] { fields["trace"] = "\(trace.traceID)" }
      logger.log(level: level, "call", metadata: fields)
    }
  }

  public func callBegins(
    _ method: MethodDescriptor, _ options: inout CallOptions, nanoseconds: UInt64
  ) async throws(RPCError) -> Ended? {
    guard !levels.areSilent(for: logger), logs(method) else { return nil }
    return { call in
      guard let level = level(call.end.status.code) else { return }
      logger.log(level: level, "call", metadata: fields(method, call.end, nanoseconds))
    }
  }

  private func level(_ code: StatusCode) -> Logger.Level? {
    levels.level(code).flatMap { $0 < logger.logLevel ? nil : $0 }
  }

  private func fields(
    _ method: MethodDescriptor, _ end: CallEnd, _ start: UInt64
  ) -> Logger.Metadata {
    var fields: Logger.Metadata = [
      "method": "\(method.service)/\(method.name)", "kind": "\(method.kindName)",
      "code": "\(end.status.code.name)",
      "microseconds": .stringConvertible(end.elapsed(since: start) / 1_000),
      "requests": .stringConvertible(end.requests.messages),
      "requestBytes": .stringConvertible(end.requests.bytes),
      "responses": .stringConvertible(end.responses.messages),
      "responseBytes": .stringConvertible(end.responses.bytes),
    ]
    if !end.status.message.isEmpty { fields["reason"] = "\(end.status.message)" }
    return fields
  }
}

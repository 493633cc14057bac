// The way of a contract's methods from services into the log, and of its commands to a server.

extension SwiftLogContract {
  /// Whether a method that can be called has the empty message, which is the runtime's.
  var servicesNameTheRuntime: Bool {
    methods.contains { item in
      !item.isRetired && (item.method.request == nil || item.method.response == nil)
    }
  }

  /// Whether a method can be called: otherwise there is no way into the log.
  var hasServices: Bool { methods.contains { !$0.isRetired } }

  /// The logged methods of services, by what submits them.
  func emitServices(into writer: inout CodeWriter) {
    writer.line(
      "/// A way into the log: a service that has it needs no handler for a method with `@logged`.")
    writer.block("public protocol LogSubmitting: Sendable") { writer in
      writer.line("/// Logs a request, and returns what it came to once that is durable.")
      writer.list(
        "func submit(", ["_ command: LogCommand", "context: ServerContext"],
        ") async throws -> LogOutcome")
    }
    writer.line()
    emitDeferring(into: &writer)
    var services: [String] = []
    for item in methods where !item.isRetired && !services.contains(item.service.fullName) {
      services.append(item.service.fullName)
    }
    for service in services {
      let own = methods.filter { !$0.isRetired && $0.service.fullName == service }
      writer.line()
      let name = own[0].service.about.name
      writer.block("extension \(name)Service where Self: LogSubmitting") { writer in
        for (index, item) in own.enumerated() {
          if index > 0 { writer.line() }
          emitSubmission(item, into: &writer)
        }
      }
      writer.line()
      emitRegistration(own, into: &writer)
    }
    writer.line()
    emitCall(into: &writer)
  }

  private func emitDeferring(into writer: inout CodeWriter) {
    writer.line(
      "/// A way into the log without a task for each call: the answer leaves when the log calls back."
    )
    writer.block("public protocol LogDeferring: LogSubmitting") { writer in
      writer.line(
        "/// Logs a request, and calls `completion` once with what it came to, when that is durable,"
      )
      writer.line("/// or with why that is not known. On the loop of the call, and there again.")
      writer.list(
        "func submit(",
        [
          "_ command: LogCommand", "context: ServerContext",
          "completion: @escaping @Sendable (Result<LogOutcome, RPCError>) -> Void",
        ], ")")
    }
    writer.line()
    writer.block("extension LogDeferring") { writer in
      writer.line("/// The same for whoever has a task.")
      writer.list(
        "public func submit(", ["_ command: LogCommand", "context: ServerContext"],
        ") async throws -> LogOutcome {")
      writer.indented { writer in
        writer.line("try await withCheckedThrowingContinuation { continuation in")
        writer.indented { writer in
          writer.line("submit(command, context: context) { continuation.resume(with: $0) }")
        }
        writer.line("}")
      }
      writer.line("}")
    }
  }

  /// Registration that has no task for a logged method.
  private func emitRegistration(_ own: [SwiftLoggedMethod], into writer: inout CodeWriter) {
    let service = own[0].service
    writer.block("extension \(service.about.name)Service where Self: LogDeferring") { writer in
      SwiftServiceEmitter(schema: schema, service: service).emitRegistration(into: &writer) {
        method, writer in
        guard let item = own.first(where: { $0.method.about.name == method.about.name }) else {
          return false
        }
        emitDeferred(item, into: &writer)
        return true
      }
    }
  }

  private func emitDeferred(_ item: SwiftLoggedMethod, into writer: inout CodeWriter) {
    let method = SwiftNames.member(item.method.about.name)
    writer.line("router.register(\(item.service.about.name).Methods.\(method), deferred: {")
    writer.indented { writer in
      writer.line("request, reply in")
      let submit = "self.submit(.\(item.name)(request), context: reply.context)"
      writer.block(submit) { writer in
        writer.line("switch $0 {")
        writer.line("case .success(.\(item.name)(let result)): reply.respond(with: result)")
        if methods.count > 1 { writer.line("case .success: reply.fail(\(Self.wrongOutcome))") }
        writer.line("case .failure(let error): reply.fail(error)")
        writer.line("}")
      }
    }
    writer.line("})")
  }

  private static let wrongOutcome =
    "RPCError(.internal, \"the log answered with another method's outcome\")"

  /// Any logged method as a call.
  private func emitCall(into writer: inout CodeWriter) {
    writer.block("extension LogCommand") { writer in
      writer.line(
        "/// Calls the method over a channel; UNIMPLEMENTED for a retired one, which nobody serves."
      )
      writer.list(
        "public func call(",
        ["over channel: any ClientChannel", "options: CallOptions = CallOptions()"],
        ") async throws(RPCError) -> LogOutcome {")
      writer.indented { writer in
        writer.line("switch self {")
        for item in methods {
          if item.isRetired {
            writer.line(
              "case .\(item.name): throw RPCError(.unimplemented, \"the method is retired\")")
            continue
          }
          let service = item.service.about.name
          let method = "\(service).Methods.\(SwiftNames.member(item.method.about.name))"
          writer.line("case .\(item.name)(let request):")
          writer.indented { writer in
            writer.line("return .\(item.name)(")
            writer.line("  try await channel.unary(\(method), request, options: options))")
          }
        }
        writer.line("}")
      }
      writer.line("}")
    }
  }

  private func emitSubmission(_ item: SwiftLoggedMethod, into writer: inout CodeWriter) {
    writer.documentation(item.method.about, fallback: "Logs the request.")
    writer.list(
      "public func \(SwiftNames.member(item.method.about.name))(",
      ["_ request: \(request(item))", "context: ServerContext"],
      ") async throws -> \(result(item)) {")
    writer.indented { writer in
      writer.line("let command = LogCommand.\(SwiftNames.member(item.name))(request)")
      writer.line("let outcome = try await submit(command, context: context)")
      writer.block("guard case .\(item.name)(let result) = outcome else") { writer in
        writer.line("throw \(Self.wrongOutcome)")
      }
      writer.line("return result")
    }
    writer.line("}")
  }
}

/// Emits a service: its descriptors, the client, the protocol a server implements, registration.
struct SwiftServiceEmitter {
  let schema: Schema
  let service: ServiceDefinition

  private var name: String { service.about.name }

  func emit(into writer: inout CodeWriter) {
    writer.documentation(service.about)
    writer.block("public enum \(name)") { writer in
      writer.line("/// The service's name on the wire.")
      let literal = SwiftNames.literal(service.fullName)
      writer.line("public static let serviceName = \(literal)")
      writer.line()
      if let member = SwiftDescriptors.member(of: service, in: schema) {
        writer.line("/// The file that declares the service, for reflection.")
        writer.line("public static var file: FileDescriptor { .\(member) }")
        writer.line()
      }
      emitMethods(into: &writer)
      writer.line()
      emitClient(into: &writer)
    }
    writer.line()
    emitProtocol(into: &writer)
    writer.line()
    writer.block("extension \(name)Service") { emitRegistration(into: &$0) }
  }

  private func request(_ method: MethodDefinition) -> String {
    method.request.map { schema[$0].about.name } ?? "EmptyMessage"
  }

  private func response(_ method: MethodDefinition) -> String {
    method.response.map { schema[$0].about.name } ?? "EmptyMessage"
  }

  private func kind(_ method: MethodDefinition) -> String {
    switch (method.streamsRequests, method.streamsResponses) {
    case (false, false): "unary"
    case (true, false): "clientStreaming"
    case (false, true): "serverStreaming"
    case (true, true): "bidirectional"
    }
  }

  // MARK: Descriptors

  private func emitMethods(into writer: inout CodeWriter) {
    writer.line("/// The methods, as router and channel know them.")
    writer.block("public enum Methods") { writer in
      for method in service.methods {
        writer.documentation(method.about)
        let member = SwiftNames.member(method.about.name)
        let types = "\(request(method)), \(response(method))"
        var arguments = [
          "service: \(name).serviceName",
          "name: \(SwiftNames.literal(Casing.upperCamel(method.about.name)))",
          "kind: .\(kind(method))",
        ]
        if method.isIdempotent { arguments.append("idempotent: true") }
        if method.resumesAfter != nil { arguments.append("resumable: true") }
        if method.isUrgent { arguments.append("urgent: true") }
        if !method.roles.isEmpty {
          let roles = method.roles.map(SwiftNames.literal).joined(separator: ", ")
          arguments.append("roles: [\(roles)]")
        }
        if let number = method.logNumber { arguments.append("logNumber: \(number)") }
        writer.list("public static let \(member) = Method<\(types)>(", arguments, ")")
      }
      writer.line()
      writer.line("/// All of them, in the order of the schema.")
      let all = service.methods.map { "\(SwiftNames.member($0.about.name)).descriptor" }
      writer.list("public static let all: [MethodDescriptor] = [", all, "]")
    }
  }

  // MARK: Client

  private func emitClient(into writer: inout CodeWriter) {
    writer.line("/// Calls the service over a channel. Safe from any thread.")
    writer.block("public struct Client: Sendable") { writer in
      writer.line("/// Where calls go.")
      writer.line("public let channel: any ClientChannel")
      writer.line()
      writer.line("/// A client that calls over `channel`.")
      writer.line("public init(_ channel: any ClientChannel) { self.channel = channel }")
      for method in service.methods {
        writer.line()
        emitClientMethod(method, into: &writer)
      }
    }
  }

  private func emitClientMethod(_ method: MethodDefinition, into writer: inout CodeWriter) {
    let fallback = "Calls `\(Casing.upperCamel(method.about.name))`."
    writer.documentation(method.about, fallback: fallback)
    if let text = method.about.deprecated {
      let message = text.isEmpty ? "" : ", message: \(SwiftNames.literal(text))"
      writer.line("@available(*, deprecated\(message))")
    }
    let member = SwiftNames.member(method.about.name)
    let (q, r) = (request(method), response(method))
    let options = "options: CallOptions = CallOptions()"
    let result: String
    switch kind(method) {
    case "unary": result = r
    case "clientStreaming": result = "ClientStreamingCall<\(q), \(r)>"
    case "serverStreaming": result = "ServerStreamingCall<\(r)>"
    default: result = "BidirectionalCall<\(q), \(r)>"
    }
    let parameters = method.streamsRequests ? [options] : ["_ request: \(q)", options]
    let arguments = method.streamsRequests ? "" : "request, "
    writer.list("public func \(member)(", parameters, ") async throws(RPCError) -> \(result) {")
    writer.indented {
      $0.line("try await channel.\(kind(method))(Methods.\(member), \(arguments)options: options)")
    }
    writer.line("}")
  }

  // MARK: Server

  private func parameters(_ method: MethodDefinition) -> [String] {
    var parameters = [
      method.streamsRequests
        ? "_ requests: RequestStream<\(request(method))>" : "_ request: \(request(method))"
    ]
    if method.streamsResponses {
      parameters.append("responses: ResponseStream<\(response(method))>")
    }
    return parameters + ["context: ServerContext"]
  }

  private func emitProtocol(into writer: inout CodeWriter) {
    writer.line("/// What a server implements to offer `\(service.fullName)`.")
    writer.line("///")
    writer.line(
      "/// Methods run on the event loop of the call and may suspend; they must not block.")
    writer.block("public protocol \(name)Service: Sendable") { writer in
      for (index, method) in service.methods.enumerated() {
        if index > 0 { writer.line() }
        writer.documentation(method.about)
        let result = method.streamsResponses ? "" : " -> \(response(method))"
        let member = SwiftNames.member(method.about.name)
        writer.list("func \(member)(", parameters(method), ") async throws\(result)")
      }
    }
  }

  /// The function that offers every method.
  ///
  /// - Parameter emitSpecial: writes the registration of a method that has one of its own; false for all
  ///   others.
  func emitRegistration(
    into writer: inout CodeWriter,
    _ emitSpecial: (MethodDefinition, inout CodeWriter) -> Bool = { _, _ in false }
  ) {
    writer.line(
      "/// Offers every method of the service. Requests are validated before a method sees them.")
    writer.block("public func register(with router: inout Router)") { writer in
      writer.line("router.declare(\(name).serviceName) { \(name).file }")
      for method in service.methods {
        let member = SwiftNames.member(method.about.name)
        let first = method.streamsRequests ? "requests" : "request"
        let names = method.streamsResponses ? "\(first), responses, context" : "\(first), context"
        let arguments =
          method.streamsResponses
          ? "\(first), responses: responses, context: context" : "\(first), context: context"
        if emitSpecial(method, &writer) { continue }
        writer.line("router.register(\(name).Methods.\(member), \(kind(method)): {")
        writer.indented {
          $0.line("\(names) in")
          $0.line("try await self.\(member)(\(arguments))")
        }
        writer.line("})")
      }
    }
  }
}

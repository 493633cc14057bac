// A service as a class whose methods call it.

extension JavaScriptEmitter {
  func emitClient(_ service: ServiceDefinition, into writer: inout CodeWriter) {
    let name = service.about.name
    writer.jsDocumentation(service.about)
    writer.block("export class \(name)") { writer in
      writer.line("static serviceName = \(JavaScriptText.literal(service.fullName));")
      writer.line()
      // By the runtime's name: a schema may call a message `Object`.
      writer.line("static methods = dropwire.methods({")
      writer.indented { writer in
        for method in service.methods { emitDescriptor(method, into: &writer) }
      }
      writer.line("});")
      writer.line()
      writer.line("#transport;")
      writer.line()
      writer.line("/** A client that calls over `transport`. */")
      writer.block("constructor(transport)") { $0.line("this.#transport = transport;") }
      for method in service.methods {
        writer.line()
        emitMethod(method, of: name, into: &writer)
      }
    }
  }

  private func emitDescriptor(_ method: MethodDefinition, into writer: inout CodeWriter) {
    var traits = ["kind: \"\(kind(method))\""]
    if method.isIdempotent { traits.append("idempotent: true") }
    let arguments = [
      JavaScriptText.literal(Casing.upperCamel(method.about.name)), typeValue(method.request),
      typeValue(method.response), "{ \(traits.joined(separator: ", ")) }",
    ]
    writer.list("\(method.about.name): dropwire.method(", ["this.serviceName"] + arguments, "),")
  }

  private func emitMethod(
    _ method: MethodDefinition, of service: String, into writer: inout CodeWriter
  ) {
    let fallback = "Calls `\(Casing.upperCamel(method.about.name))`."
    writer.jsDocumentation(method.about, fallback: fallback)
    let argument = method.streamsRequests ? "requests" : "request"
    let descriptor = "\(service).methods.\(method.about.name)"
    writer.block("\(member(method))(\(argument), options)") { writer in
      let call = "this.#transport.\(kind(method))"
      writer.list("return \(call)(", [descriptor, argument, "options"], ");")
    }
  }

  func declareClient(_ service: ServiceDefinition, into writer: inout CodeWriter) {
    writer.jsDocumentation(service.about)
    writer.block("export declare class \(service.about.name)") { writer in
      let name = JavaScriptText.literal(service.fullName)
      writer.line("static readonly serviceName: \(name);")
      writer.line("static readonly methods: {")
      writer.indented { writer in
        for method in service.methods {
          let types = "\(typeName(method.request)), \(typeName(method.response))"
          writer.line("readonly \(method.about.name): dropwire.Method<\(types)>;")
        }
      }
      writer.line("};")
      writer.line()
      writer.line("/** A client that calls over `transport`. */")
      writer.line("constructor(transport: dropwire.Transport);")
      for method in service.methods {
        writer.line()
        declareMethod(method, into: &writer)
      }
    }
  }

  private func declareMethod(_ method: MethodDefinition, into writer: inout CodeWriter) {
    let fallback = "Calls `\(Casing.upperCamel(method.about.name))`."
    writer.jsDocumentation(method.about, fallback: fallback)
    let request = typeName(method.request)
    let parameter: String
    if method.streamsRequests {
      parameter = "requests: dropwire.Requests<\(request)>"
    } else {
      parameter = "request\(method.request == nil ? "?" : ""): dropwire.Init<\(request)>"
    }
    let result = method.streamsResponses ? "Responses" : "Reply"
    let tail = "): dropwire.\(result)<\(typeName(method.response))>;"
    writer.list("\(member(method))(", [parameter, "options?: dropwire.CallOptions"], tail)
  }

  /// The method's name in a class, where two words are not just names: what has a method `then` is
  /// taken for a promise where it is awaited or returned.
  private func member(_ method: MethodDefinition) -> String {
    JavaScriptText.method(method.about.name)
  }

  private func typeValue(_ id: DeclarationID?) -> String {
    id.map { schema[$0].about.name } ?? "dropwire.Empty"
  }

  private func typeName(_ id: DeclarationID?) -> String {
    id.map { schema[$0].about.name } ?? "dropwire.EmptyValue"
  }

  private func kind(_ method: MethodDefinition) -> String {
    switch (method.streamsRequests, method.streamsResponses) {
    case (false, false): "unary"
    case (true, false): "clientStreaming"
    case (false, true): "serverStreaming"
    case (true, true): "bidirectional"
    }
  }
}

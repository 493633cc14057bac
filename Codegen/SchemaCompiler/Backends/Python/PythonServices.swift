// Clients and servers over grpcio.

extension PythonEmitter {
  /// The module with the file's services; nil when it has none.
  func services() -> GeneratedFile? {
    let services = source.declarations.compactMap { id -> ServiceDefinition? in
      if case .service(let it) = schema[id] { it } else { nil }
    }
    guard !services.isEmpty else { return nil }
    var writer = PythonWriter(header: header)
    writer.documentation(["Services of package \(source.package), over grpcio."])
    writer.line()
    writer.line("from __future__ import annotations")
    writer.line()
    writer.line("import typing as _typing")
    writer.line()
    writer.line("from \(modules.dots(file))_dropwire import model as _dw")
    writer.line("from \(modules.dots(file))_dropwire import rpc as _rpc")
    emitMessageImports(services, into: &writer)
    writer.line()
    writer.block("if _typing.TYPE_CHECKING:") { writer in
      writer.line("import grpc as _grpc")
      writer.line("import grpc.aio as _aio")
    }
    writer.line()
    let names = services.flatMap { PythonNames.globals(of: $0) }
    writer.call("__all__ = [", names.map(PythonNames.literal), "]")
    for service in services {
      let emitter = PythonServiceEmitter(types: self, service: service)
      emitter.emitMethods(into: &writer)
      emitter.emitStub(isAsync: false, into: &writer)
      emitter.emitStub(isAsync: true, into: &writer)
      emitter.emitService(isAsync: false, into: &writer)
      emitter.emitService(isAsync: true, into: &writer)
      emitter.emitRegistration(into: &writer)
    }
    return GeneratedFile(path: modules.path(file) + "_grpc.py", text: writer.text)
  }

  private func emitMessageImports(
    _ services: [ServiceDefinition], into writer: inout PythonWriter
  ) {
    let used = Set(services.flatMap { $0.methods.flatMap { [$0.request, $0.response] } })
    var byModule: [String: [String]] = [:]
    for case let id? in used {
      guard let owner = modules.owners[id] else { continue }
      byModule[modules.relative(owner, from: file), default: []].append(name(id))
    }
    for (module, names) in byModule.sorted(by: { $0.key < $1.key }) {
      writer.imports(names.sorted(), from: module)
    }
  }
}

/// Emits one service.
private struct PythonServiceEmitter {
  let types: PythonEmitter
  let service: ServiceDefinition

  private var name: String { service.about.name }

  private func request(_ method: MethodDefinition) -> String {
    method.request.map(types.name) ?? "_dw.Empty"
  }

  private func response(_ method: MethodDefinition) -> String {
    method.response.map(types.name) ?? "_dw.Empty"
  }

  private func kind(_ method: MethodDefinition) -> String {
    switch (method.streamsRequests, method.streamsResponses) {
    case (false, false): "UnaryCall"
    case (true, false): "ClientStreamingCall"
    case (false, true): "ServerStreamingCall"
    case (true, true): "BidirectionalCall"
    }
  }

  func emitMethods(into writer: inout PythonWriter) {
    writer.line()
    writer.line()
    writer.block("class \(name):") { writer in
      let about = types.documentation(service.about)
      writer.documentation(about.isEmpty ? ["`\(service.fullName)`: its methods."] : about)
      writer.line()
      writer.line("NAME = \(PythonNames.literal(service.fullName))")
      for method in service.methods {
        let wire = Casing.upperCamel(method.about.name)
        var arguments = [
          PythonNames.literal("/\(service.fullName)/\(wire)"), request(method), response(method),
        ]
        if method.streamsRequests { arguments.append("streams_requests=True") }
        if method.streamsResponses { arguments.append("streams_responses=True") }
        writer.call("\(PythonNames.method(method.about.name)) = _rpc.Method(", arguments)
      }
    }
  }

  func emitStub(isAsync: Bool, into writer: inout PythonWriter) {
    writer.line()
    writer.line()
    writer.block("class \(name)\(isAsync ? "Aio" : "")Stub:") { writer in
      let library = isAsync ? "grpc.aio" : "grpc"
      writer.documentation(["Calls `\(service.fullName)` over a channel of \(library)."])
      writer.line()
      let channel = isAsync ? "_aio.Channel" : "_grpc.Channel"
      let head = "def __init__(self, channel: \(channel), encoding: _dw.Encoding = \"native\")"
      writer.block("\(head) -> None:") { writer in
        for method in service.methods {
          let attribute = PythonNames.attribute(method.about.name)
          let type =
            "_rpc.\(isAsync ? "Aio" : "")\(kind(method))[\(request(method)), \(response(method))]"
          let constant = "\(name).\(PythonNames.method(method.about.name))"
          writer.call("self.\(attribute) = \(type)(", ["channel", constant, "encoding"])
          writer.documentation(types.documentation(method.about))
        }
      }
    }
  }

  func emitService(isAsync: Bool, into writer: inout PythonWriter) {
    writer.line()
    writer.line()
    writer.block("class \(name)\(isAsync ? "Aio" : "")Service:") { writer in
      let what = isAsync ? "server of grpc.aio" : "server of grpc"
      writer.documentation([
        "What a \(what) implements to offer `\(service.fullName)`.",
        "",
        "Requests are validated before a method sees them.",
      ])
      for method in service.methods {
        writer.line()
        emitServiceMethod(method, isAsync: isAsync, into: &writer)
      }
    }
  }

  private func emitServiceMethod(
    _ method: MethodDefinition, isAsync: Bool, into writer: inout PythonWriter
  ) {
    let iterator = isAsync ? "_typing.AsyncIterator" : "_typing.Iterator"
    let parameter =
      method.streamsRequests
      ? "requests: \(iterator)[\(request(method))]" : "request: \(request(method))"
    let context =
      isAsync ? "context: _aio.ServicerContext[bytes, bytes]" : "context: _grpc.ServicerContext"
    let result =
      method.streamsResponses ? "\(iterator)[\(response(method))]" : response(method)
    let keyword = isAsync && !method.streamsResponses ? "async def" : "def"
    let attribute = PythonNames.attribute(method.about.name)
    writer.call("\(keyword) \(attribute)(", ["self", parameter, context], ") -> \(result):")
    writer.block("") { writer in
      writer.documentation(types.documentation(method.about))
      let wire = "\(service.fullName)/\(Casing.upperCamel(method.about.name))"
      writer.line("raise _rpc.unimplemented(\(PythonNames.literal(wire)))")
    }
  }

  func emitRegistration(into writer: inout PythonWriter) {
    writer.line()
    writer.line()
    writer.call(
      "def add_\(name)Service_to_server(",
      [
        "service: \(name)Service | \(name)AioService", "server: _grpc.Server | _aio.Server",
        "default: _dw.Encoding = \"proto\"",
      ], ") -> None:")
    writer.block("") { writer in
      writer.documentation([
        "Offers the service; `default` is the encoding of calls without `dropwire-codec` metadata."
      ])
      let entries = service.methods.map { method in
        let wire = PythonNames.literal(Casing.upperCamel(method.about.name))
        let constant = "\(name).\(PythonNames.method(method.about.name))"
        return "\(wire): (\(constant), service.\(PythonNames.attribute(method.about.name)))"
      }
      writer.call("methods: dict[str, _typing.Any] = {", entries, "}")
      writer.line("_rpc.add_to_server(\(name).NAME, methods, server, default)")
    }
  }
}

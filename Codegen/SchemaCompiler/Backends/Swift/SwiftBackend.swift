/// Makes Swift of a schema: types with their three encodings and validation, service protocols and
/// clients. The same schema gives the same bytes on every machine.
public enum SwiftBackend {
  /// How the names of files end that need `RPC`: all others need the codec, and what a log holds of calls
  /// needs `LogContract`.
  package static let servicesSuffix = ".services.swift"

  /// Files that are made once for all schemas, where methods of theirs are in a log.
  package static let sharedFiles = [SwiftLogContract.fileName, SwiftLogContract.servicesFileName]

  /// Generates code for the files of `schema` that were given, not for those only imported: five
  /// files for each at most, `x.messages.swift` with the types and their native encoding,
  /// `x.proto.swift`, `x.json.swift`, `x.services.swift` and `x.descriptor.swift`. Where methods are
  /// `@logged`, two more for all of them: `log.contract.swift` and `log.contract.services.swift`.
  ///
  /// - Parameter messagesModule: the module that the files other than `….services.swift` are compiled in,
  ///   where that is not the services' own.
  public static func generate(
    _ schema: Schema, messagesModule: String? = nil
  ) -> BackendOutput {
    BackendOutput(SwiftNameCheck.diagnostics(for: schema)) { files(schema, messagesModule) }
  }

  private static func files(_ schema: Schema, _ messagesModule: String?) -> [GeneratedFile] {
    var files: [GeneratedFile] = []
    for file in schema.files where !file.isImported {
      if let messages = messages(of: file, in: schema) {
        files.append(messages)
        let emitter = SwiftEmitter(schema: schema)
        files.append(encoding("proto", of: file, in: schema, emitter.emitProto))
        files.append(encoding("json", of: file, in: schema, emitter.emitJSON))
      }
      if let services = services(of: file, in: schema, messagesModule) { files.append(services) }
    }
    if let contract = SwiftLogContract(schema) { files += log(contract, messagesModule) }
    return files + SwiftDescriptors.files(schema) { header($0, imports: ["WireCodec"]) }
  }

  private static func header(_ file: SchemaFile, imports: [String]) -> CodeWriter {
    header(of: PlainText.fileName(file.path), imports: imports)
  }

  private static func header(of sources: String, imports: [String]) -> CodeWriter {
    var writer = CodeWriter()
    writer.line("// Generated from \(sources) by `dropwire schema generate`. Do not edit.")
    writer.line("// swift-format-ignore-file")
    writer.line()
    for module in imports { writer.line("public import \(module)") }
    return writer
  }

  /// What a log holds of calls, and the way from services into it.
  private static func log(
    _ contract: SwiftLogContract, _ messagesModule: String?
  ) -> [GeneratedFile] {
    var commands = header(of: contract.sources, imports: ["LogContract", "WireCodec"])
    commands.line()
    contract.emitContract(into: &commands)
    let file = GeneratedFile(path: SwiftLogContract.fileName, text: commands.text)
    guard contract.hasServices else { return [file] }
    let runtime = ["RPC"] + (contract.servicesNameTheRuntime ? ["WireCodec"] : [])
    var services = header(
      of: contract.sources, imports: ([messagesModule].compactMap { $0 } + runtime).sorted())
    services.line()
    contract.emitServices(into: &services)
    return [
      file, GeneratedFile(path: SwiftLogContract.servicesFileName, text: services.text),
    ]
  }

  private static func messages(of file: SchemaFile, in schema: Schema) -> GeneratedFile? {
    var writer = header(file, imports: ["WireCodec"])
    var isEmpty = true
    for id in file.declarations {
      if case .service = schema[id] { continue }
      isEmpty = false
      writer.line()
      let emitter = SwiftEmitter(schema: schema)
      switch schema[id] {
      case .structure(let definition): emitter.emit(definition, into: &writer)
      case .enumeration(let definition): emitter.emit(definition, into: &writer)
      case .message(let definition): emitter.emit(definition, into: &writer)
      case .union(let definition): emitter.emit(definition, into: &writer)
      case .newtype(let definition): emitter.emit(definition, into: &writer)
      case .service: break
      }
    }
    if isEmpty { return nil }
    return GeneratedFile(path: Paths.stem(file.path) + ".messages.swift", text: writer.text)
  }

  /// One further encoding of the file's types.
  private static func encoding(
    _ name: String, of file: SchemaFile, in schema: Schema,
    _ emit: (Declaration, inout CodeWriter) -> Void
  ) -> GeneratedFile {
    var writer = header(file, imports: ["WireCodec"])
    for id in file.declarations { emit(schema[id], &writer) }
    return GeneratedFile(path: Paths.stem(file.path) + ".\(name).swift", text: writer.text)
  }

  private static func services(
    of file: SchemaFile, in schema: Schema, _ messagesModule: String?
  ) -> GeneratedFile? {
    var writer = header(file, imports: imports(of: file, in: schema, messagesModule))
    if let messagesModule, !namesMessages(file, in: schema) {
      writer.line("import \(messagesModule)")
    }
    var isEmpty = true
    for id in file.declarations {
      guard case .service(let definition) = schema[id] else { continue }
      isEmpty = false
      writer.line()
      SwiftServiceEmitter(schema: schema, service: definition).emit(into: &writer)
    }
    if isEmpty { return nil }
    return GeneratedFile(path: Paths.stem(file.path) + servicesSuffix, text: writer.text)
  }

  private static func imports(
    of file: SchemaFile, in schema: Schema, _ messagesModule: String?
  ) -> [String] {
    let own = namesMessages(file, in: schema) ? [messagesModule].compactMap { $0 } : []
    return (own + ["RPC", "WireCodec"]).sorted()
  }

  /// Whether the file's services have messages in what others see of them: all of them may have the empty
  /// one, and then a public import would be one too many.
  private static func namesMessages(_ file: SchemaFile, in schema: Schema) -> Bool {
    file.declarations.contains { id in
      guard case .service(let service) = schema[id] else { return false }
      return service.methods.contains { $0.request != nil || $0.response != nil }
    }
  }
}

/// Emits one declaration after the other.
struct SwiftEmitter {
  let schema: Schema
}

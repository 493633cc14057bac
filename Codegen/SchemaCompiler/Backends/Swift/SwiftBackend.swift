/// Makes Swift of a schema: types with their three encodings and validation, service protocols and
/// clients. The same schema gives the same bytes on every machine.
public enum SwiftBackend {
  /// Generates code for the files of `schema` that were given, not for those only imported: five
  /// files for each at most, `x.messages.swift` with the types and their native encoding,
  /// `x.proto.swift`, `x.json.swift`, `x.services.swift` and `x.descriptor.swift`.
  public static func generate(_ schema: Schema) -> BackendOutput {
    BackendOutput(SwiftNameCheck.diagnostics(for: schema)) { files(schema) }
  }

  private static func files(_ schema: Schema) -> [GeneratedFile] {
    var files: [GeneratedFile] = []
    for file in schema.files where !file.isImported {
      if let messages = messages(of: file, in: schema) {
        files.append(messages)
        let emitter = SwiftEmitter(schema: schema)
        files.append(encoding("proto", of: file, in: schema, emitter.emitProto))
        files.append(encoding("json", of: file, in: schema, emitter.emitJSON))
      }
      if let services = services(of: file, in: schema) { files.append(services) }
    }
    return files + SwiftDescriptors.files(schema) { header($0, imports: ["WireCodec"]) }
  }

  private static func header(_ file: SchemaFile, imports: [String]) -> CodeWriter {
    var writer = CodeWriter()
    let name = PlainText.fileName(file.path)
    writer.line("// Generated from \(name) by `dropwire schema generate`. Do not edit.")
    writer.line("// swift-format-ignore-file")
    writer.line()
    for module in imports { writer.line("public import \(module)") }
    return writer
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

  private static func services(of file: SchemaFile, in schema: Schema) -> GeneratedFile? {
    var writer = header(file, imports: ["RPC", "WireCodec"])
    var isEmpty = true
    for id in file.declarations {
      guard case .service(let definition) = schema[id] else { continue }
      isEmpty = false
      writer.line()
      SwiftServiceEmitter(schema: schema, service: definition).emit(into: &writer)
    }
    if isEmpty { return nil }
    return GeneratedFile(path: Paths.stem(file.path) + ".services.swift", text: writer.text)
  }
}

/// Emits one declaration after the other.
struct SwiftEmitter {
  let schema: Schema
}

/// Makes JavaScript of a schema: for each file a module without dependencies (`x.js`) and its types
/// (`x.d.ts`), beside them the runtime that all of them use. The same schema gives the same bytes.
public enum JavaScriptBackend {
  /// Generates modules for all files of `schema`, the imported ones too: a folder of modules is
  /// complete by itself.
  public static func generate(_ schema: Schema) -> BackendOutput {
    let modules = JavaScriptModules(schema)
    return BackendOutput(JavaScriptClaims.diagnostics(for: schema, modules)) {
      files(schema, modules)
    }
  }

  private static func files(_ schema: Schema, _ modules: JavaScriptModules) -> [GeneratedFile] {
    var files: [GeneratedFile] = []
    for index in schema.files.indices {
      let emitter = JavaScriptEmitter(schema: schema, modules: modules, file: index)
      let name = modules.names[index]
      files.append(GeneratedFile(path: name + ".js", text: emitter.module()))
      files.append(GeneratedFile(path: name + ".d.ts", text: emitter.declarations()))
    }
    return files + JavaScriptRuntime.files
  }
}

/// Which module each declaration is in.
struct JavaScriptModules {
  /// Names of modules without extension, in the order of the schema's files.
  let names: [String]
  /// The file of each declaration.
  let fileOfDeclaration: [DeclarationID: Int]

  init(_ schema: Schema) {
    var names: [String] = []
    var files: [DeclarationID: Int] = [:]
    var taken = Set(JavaScriptRuntime.moduleNames)
    for (index, file) in schema.files.enumerated() {
      let stem = Paths.stem(file.path)
      var name = stem
      var count = 1
      // Capitals make no difference to many file systems.
      while !taken.insert(name.lowercased()).inserted {
        count += 1
        name = "\(stem)-\(count)"
      }
      names.append(name)
      for id in file.declarations { files[id] = index }
    }
    self.names = names
    fileOfDeclaration = files
  }
}

/// Emits the modules of one file.
struct JavaScriptEmitter {
  let schema: Schema
  let modules: JavaScriptModules
  /// Index of the file in the schema.
  let file: Int

  /// Lines that every generated file begins with.
  private func head(isDeclaration: Bool) -> CodeWriter {
    var writer = CodeWriter()
    let name = PlainText.fileName(schema.files[file].path)
    writer.line("// Generated from \(name) by `dropwire schema generate`. Do not edit.")
    writer.line()
    let type = isDeclaration ? "type " : ""
    writer.line("import \(type)* as dropwire from \"./dropwire-runtime.js\";")
    for (module, names) in imports {
      writer.list(
        "import \(type){ ", names, " } from \"./\(JavaScriptText.specifier(module)).js\";")
    }
    return writer
  }

  /// The JavaScript of the file.
  func module() -> String {
    var writer = head(isDeclaration: false)
    for id in ordered {
      writer.line()
      switch schema[id] {
      case .structure(let definition):
        emitFields(definition.fields, of: schema[id], "struct", into: &writer)
      case .message(let definition):
        emitFields(definition.fields, of: schema[id], "message", into: &writer)
      case .enumeration(let definition): emit(definition, into: &writer)
      case .union(let definition): emit(definition, into: &writer)
      case .newtype(let definition): emit(definition, into: &writer)
      case .service(let definition): emitClient(definition, into: &writer)
      }
    }
    return writer.text
  }

  /// The types of the file's JavaScript, for TypeScript and editors.
  func declarations() -> String {
    var writer = head(isDeclaration: true)
    for id in declared {
      writer.line()
      switch schema[id] {
      case .structure(let definition):
        declareFields(definition.fields, of: schema[id], "StructType", into: &writer)
      case .message(let definition):
        declareFields(definition.fields, of: schema[id], "MessageType", into: &writer)
      case .enumeration(let definition): declare(definition, into: &writer)
      case .union(let definition): declare(definition, into: &writer)
      case .newtype(let definition): declare(definition, into: &writer)
      case .service(let definition): declareClient(definition, into: &writer)
      }
    }
    return writer.text
  }

  // MARK: References

  /// Declarations of the file so that each stands behind those it refers to, otherwise in the order
  /// of the source.
  private var ordered: [DeclarationID] {
    var done: Set<DeclarationID> = []
    var result: [DeclarationID] = []
    // Types do not contain themselves, so the depth is that of the schema.
    func visit(_ id: DeclarationID) {
      guard modules.fileOfDeclaration[id] == file, done.insert(id).inserted else { return }
      for next in references(of: id) { visit(next) }
      result.append(id)
    }
    for id in declared { visit(id) }
    return result
  }

  /// What the source declares; the entries of maps are not.
  private var declared: [DeclarationID] {
    schema.files[file].declarations.filter { id in
      guard case .message(let definition) = schema[id] else { return true }
      return !definition.isMapEntry
    }
  }

  /// What the file needs of other modules, sorted.
  private var imports: [(module: String, names: [String])] {
    var names: [String: Set<String>] = [:]
    for id in schema.files[file].declarations {
      for reference in references(of: id) {
        guard let other = modules.fileOfDeclaration[reference], other != file else { continue }
        names[modules.names[other], default: []].insert(schema[reference].about.name)
      }
    }
    return names.keys.sorted().map { ($0, names[$0, default: []].sorted()) }
  }

  private func references(of id: DeclarationID) -> [DeclarationID] {
    switch schema[id] {
    case .structure(let it): it.fields.flatMap { references(of: $0.type) }
    case .message(let it): it.fields.flatMap { references(of: $0.type) }
    case .union(let it): it.cases.map(\.message)
    case .service(let it): it.methods.flatMap { [$0.request, $0.response].compactMap { $0 } }
    case .enumeration, .newtype: []
    }
  }

  private func references(of type: ValueType) -> [DeclarationID] {
    switch type.kind {
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id): [id]
    case .list(let element, _): references(of: element)
    case .map(let key, let value, _, _): references(of: key) + references(of: value)
    case .scalar, .ascii, .string, .bytes: type.newtype.map { [$0] } ?? []
    }
  }
}

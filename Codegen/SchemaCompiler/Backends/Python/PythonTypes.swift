/// Emits the modules of one schema file.
struct PythonEmitter {
  let schema: Schema
  let modules: PythonModules
  /// The index of the file.
  let file: Int

  var source: SchemaFile { schema.files[file] }

  var header: String {
    PythonBackend.header(PlainText.fileName(source.path))
  }

  func name(_ id: DeclarationID) -> String { PythonNames.type(schema[id].about.name) }

  /// What is said of a declaration or member.
  func documentation(_ about: Description) -> [String] {
    var lines = about.documentation
    if let deprecated = about.deprecated {
      if !lines.isEmpty { lines.append("") }
      lines.append("Deprecated" + (deprecated.isEmpty ? "." : ": \(deprecated)."))
    }
    return lines
  }

  /// The module with the file's types; nil when it has none.
  func types() -> GeneratedFile? {
    let declared = source.declarations.filter { id in
      switch schema[id] {
      case .service: false
      // A map is a dict; its entries have no type of their own.
      case .message(let it): !it.isMapEntry
      case .structure, .enumeration, .union, .newtype: true
      }
    }
    guard !declared.isEmpty else { return nil }
    var writer = PythonWriter(header: header)
    writer.documentation(
      ["Package \(source.package)."]
        + (source.documentation.isEmpty
          ? [] : [""] + source.documentation))
    writer.line()
    writer.line("from __future__ import annotations")
    writer.line()
    if declared.contains(where: needsTyping) {
      writer.line("import typing as _typing")
    }
    writer.line("import uuid as _uuid")
    writer.line()
    writer.line("from \(modules.dots(file))_dropwire import model as _dw")
    emitImports(references(declared), into: &writer)
    writer.line()
    writer.call("__all__ = [", declared.map { PythonNames.literal(name($0)) }, "]")
    for id in declared {
      if case .newtype(let it) = schema[id] { emit(it, name(id), into: &writer) }
    }
    // Enums come first: their values are defaults of fields.
    for id in declared {
      if case .enumeration(let it) = schema[id] { emit(it, name(id), into: &writer) }
    }
    for id in declared {
      switch schema[id] {
      case .structure(let it): emit(it.about, it.fields, "Struct", into: &writer)
      case .message(let it): emit(it.about, it.fields, "Message", into: &writer)
      case .union(let it): emit(it, into: &writer)
      case .enumeration, .service, .newtype: break
      }
    }
    emitTables(declared, into: &writer)
    return GeneratedFile(path: modules.path(file) + ".py", text: writer.text)
  }

  private func needsTyping(_ id: DeclarationID) -> Bool {
    switch schema[id] {
    case .union, .newtype: true
    case .structure, .enumeration, .message, .service: false
    }
  }

  // MARK: Imports

  /// Imports of other files' types, a line to a module.
  func emitImports(_ references: Set<DeclarationID>, into writer: inout PythonWriter) {
    var byModule: [String: [String]] = [:]
    for id in references {
      guard let owner = modules.owners[id], owner != file else { continue }
      byModule[modules.relative(owner, from: file), default: []].append(name(id))
    }
    for (module, names) in byModule.sorted(by: { $0.key < $1.key }) {
      writer.imports(names.sorted(), from: module)
    }
  }

  /// Every type that members of the declarations have.
  private func references(_ declared: [DeclarationID]) -> Set<DeclarationID> {
    var found: Set<DeclarationID> = []
    func visit(_ type: ValueType) {
      switch type.kind {
      case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
        found.insert(id)
      case .list(let element, _): visit(element)
      case .map(let key, let value, _, _):
        visit(key)
        visit(value)
      case .scalar, .ascii, .string, .bytes:
        if let newtype = type.newtype { found.insert(newtype) }
      }
    }
    for id in declared {
      switch schema[id] {
      case .structure(let it): it.fields.forEach { visit($0.type) }
      case .message(let it): it.fields.forEach { visit($0.type) }
      case .union(let it): it.cases.forEach { found.insert($0.message) }
      case .enumeration, .service, .newtype: break
      }
    }
    return found
  }

  // MARK: Classes

  private func emit(_ it: NewtypeDefinition, _ name: String, into writer: inout PythonWriter) {
    writer.line()
    writer.line("\(name) = _typing.NewType(\(PythonNames.literal(name)), int)")
    var about = documentation(it.about)
    if about.isEmpty { about = ["An id, as text `\(it.text(of: LayoutTable.exampleID))`."] }
    writer.documentation(about)
  }

  private func emit(_ it: EnumDefinition, _ name: String, into writer: inout PythonWriter) {
    writer.line()
    writer.line()
    writer.block("class \(name)(_dw.OpenEnum):") { writer in
      let about = documentation(it.about)
      if !about.isEmpty {
        writer.documentation(about)
        writer.line()
      }
      writer.line("UNSPECIFIED = 0")
      for item in it.cases where !item.isRetired {
        writer.line("\(PythonNames.constant(item.about.name)) = \(item.number)")
        writer.documentation(documentation(item.about))
      }
    }
  }

  private func emit(
    _ about: Description, _ fields: [FieldDefinition], _ base: String,
    into writer: inout PythonWriter
  ) {
    writer.line()
    writer.line()
    writer.line("@_dw.record")
    writer.block("class \(PythonNames.type(about.name))(_dw.\(base)):") { writer in
      let live = fields.filter { !$0.isRetired }
      var text = documentation(about)
      if text.isEmpty, live.isEmpty { text = ["No fields."] }
      writer.documentation(text)
      if !text.isEmpty, !live.isEmpty { writer.line() }
      for field in live {
        let annotation = annotation(field.type) + (field.isOptional ? " | None" : "")
        var value = field.isOptional ? "None" : initial(field.type)
        if field.isSecret { value = hidden(value) }
        writer.line("\(PythonNames.attribute(field.about.name)): \(annotation) = \(value)")
        writer.documentation(documentation(field.about))
      }
    }
  }

  /// The default of a field that `repr` leaves out.
  private func hidden(_ value: String) -> String {
    value.hasPrefix("_dw.default(")
      ? "\(value.dropLast()), repr=False)" : "_dw.default(default=\(value), repr=False)"
  }

  private func emit(_ it: UnionDefinition, into writer: inout PythonWriter) {
    let live = it.cases.filter { !$0.isRetired }
    let className = PythonNames.type(it.about.name)
    writer.line()
    writer.line()
    writer.block("class \(className)(_dw.Union):") { writer in
      writer.documentation(documentation(it.about))
      writer.line("__slots__ = ()")
      writer.line()
      writer.block("if _typing.TYPE_CHECKING:") { writer in
        writer.line()
        let parameters =
          ["self", "*"]
          + live.map {
            "\(PythonNames.unionCase($0.about.name)): \(name($0.message)) | None = None"
          }
          + ["unknown: int = 0"]
        writer.call("def __init__(", parameters, ") -> None: ...")
      }
      for item in live {
        let type = "\(name(item.message)) | None"
        writer.line()
        writer.line("@property")
        writer.block("def \(PythonNames.unionCase(item.about.name))(self) -> \(type):") { writer in
          writer.documentation(documentation(item.about))
          writer.line("it: \(type) = self._get(\(item.number))")
          writer.line("return it")
        }
      }
    }
  }

  /// A type as it is annotated.
  func annotation(_ type: ValueType) -> String {
    if let newtype = type.newtype { return name(newtype) }
    switch type.kind {
    case .scalar(let scalar):
      switch scalar {
      case .bool: return "bool"
      case .f64: return "float"
      case .timestamp: return "_dw.Timestamp"
      case .duration: return "_dw.Duration"
      case .uuid: return "_uuid.UUID"
      case .u8, .u16, .u32, .u64, .i32, .i64, .id: return "int"
      }
    case .ascii, .string: return "str"
    case .bytes: return "bytes"
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      return name(id)
    case .list(let element, _): return "list[\(annotation(element))]"
    case .map(let key, let value, _, _):
      return "dict[\(annotation(key)), \(annotation(value))]"
    }
  }

  /// The default of a field that is not optional.
  private func initial(_ type: ValueType) -> String {
    if let newtype = type.newtype { return "\(name(newtype))(0)" }
    switch type.kind {
    case .scalar(let scalar):
      switch scalar {
      case .bool: return "False"
      case .f64: return "0.0"
      case .timestamp: return "_dw.Timestamp(0)"
      case .duration: return "_dw.Duration(0)"
      case .uuid: return "_dw.NIL"
      case .u8, .u16, .u32, .u64, .i32, .i64, .id: return "0"
      }
    case .ascii, .string: return "\"\""
    case .bytes: return "b\"\""
    case .enumeration(let id): return "\(name(id)).UNSPECIFIED"
    case .structure(let id), .message(let id), .union(let id):
      return "_dw.default(default_factory=lambda: \(name(id))())"
    case .list: return "_dw.default(default_factory=list)"
    case .map: return "_dw.default(default_factory=dict)"
    }
  }
}

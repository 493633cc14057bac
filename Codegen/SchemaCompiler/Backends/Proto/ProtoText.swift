/// Writes a file as `.proto` text.
struct ProtoText {
  private let file: ProtoFile
  private let rootedNames: Bool
  /// Names of the types declared inside messages, entries of maps among them.
  private let innerNames: Set<String>

  /// - Parameter rootedNames: names of other packages begin with a dot, as they could be taken for
  ///   something nearer.
  static func render(_ file: ProtoFile, rootedNames: Bool) -> String {
    var writer = CodeWriter()
    var inner: Set<String> = []
    for declaration in file.declarations { note(declaration, isInner: false, &inner) }
    ProtoText(file: file, rootedNames: rootedNames, innerNames: inner).emit(into: &writer)
    return writer.text
  }

  private static func note(
    _ declaration: ProtoDeclaration, isInner: Bool, _ names: inout Set<String>
  ) {
    switch declaration {
    case .message(let it):
      if isInner { names.insert(it.about.name) }
      for field in it.fields {
        if case .map = field.type { names.insert(ProtoNames.entry(field.about.name)) }
      }
      for declaration in it.nested { note(declaration, isInner: true, &names) }
    case .enumeration(let it): if isInner { names.insert(it.about.name) }
    case .service: break
    }
  }

  /// A string, with what has no character of its own as bytes.
  private static func literal(_ text: String) -> String {
    PlainText.literal(text) { scalar in
      String(scalar).utf8.map { "\\x" + PlainText.hexadecimal(Unicode.Scalar($0), 2) }.joined()
    }
  }

  private func emit(into writer: inout CodeWriter) {
    writer.line("// Generated from \(file.source) by `dropwire schema generate`. Do not edit.")
    writer.line()
    comment(file.documentation, into: &writer)
    writer.line("syntax = \"proto3\";")
    writer.line()
    writer.line("package \(file.package);")
    if !file.dependencies.isEmpty { writer.line() }
    for name in file.dependencies { writer.line("import \(Self.literal(name));") }
    for declaration in file.declarations {
      writer.line()
      emit(declaration, into: &writer)
    }
  }

  private func emit(_ declaration: ProtoDeclaration, into writer: inout CodeWriter) {
    switch declaration {
    case .message(let it): emit(it, into: &writer)
    case .enumeration(let it): emit(it, into: &writer)
    case .service(let it): emit(it, into: &writer)
    }
  }

  private func comment(_ lines: [String], into writer: inout CodeWriter) {
    for text in lines { writer.line(text.isEmpty ? "//" : "// " + text) }
  }

  private func comment(_ about: ProtoAbout, into writer: inout CodeWriter) {
    comment(about.documentation, into: &writer)
    if let deprecated = about.deprecated, !deprecated.isEmpty {
      writer.line("// Deprecated: \(deprecated).")
    }
  }

  // MARK: Messages

  private func emit(_ message: ProtoMessage, into writer: inout CodeWriter) {
    comment(message.about, into: &writer)
    writer.block("message \(message.about.name)") { writer in
      if message.about.deprecated != nil { writer.line("option deprecated = true;") }
      emit(message.reserved, into: &writer)
      for declaration in message.nested {
        writer.line()
        emit(declaration, into: &writer)
        writer.line()
      }
      guard let oneof = message.oneof else {
        for field in message.fields { emit(field, of: message, into: &writer) }
        return
      }
      writer.block("oneof \(oneof)") { writer in
        for field in message.fields { emit(field, of: message, into: &writer) }
      }
    }
  }

  private func emit(_ reserved: ProtoReserved, into writer: inout CodeWriter) {
    guard !reserved.ranges.isEmpty else { return }
    let ranges = reserved.ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }
    writer.list("reserved ", ranges, ";")
    writer.list("reserved ", reserved.names.map { "\"\($0)\"" }, ";")
  }

  private func emit(
    _ field: ProtoField, of message: ProtoMessage, into writer: inout CodeWriter
  ) {
    comment(field.about, into: &writer)
    var options: [String] = []
    if field.about.deprecated != nil { options.append("deprecated = true") }
    if field.jsonName != ProtoNames.json(field.about.name) {
      options.append("json_name = \"\(field.jsonName)\"")
    }
    let label =
      switch field.label {
      case .plain: ""
      case .optional: "optional "
      case .repeated: "repeated "
      }
    let tail = options.isEmpty ? ";" : " [\(options.joined(separator: ", "))];"
    writer.line(
      "\(label)\(spelling(field.type, in: message)) \(field.about.name) = \(field.number)\(tail)")
  }

  private func spelling(_ type: ProtoType, in message: ProtoMessage) -> String {
    switch type {
    case .scalar(let scalar): scalar.keyword
    case .message(let name), .enumeration(let name):
      reference(name, in: message, beside: Set(message.fields.map(\.about.name)))
    case .map(let key, let value): "map<\(key.keyword), \(spelling(value, in: message))>"
    }
  }

  /// What begins a statement of a message, names a type or stands before one.
  private static let keywords: Set<String> = [
    "message", "enum", "extend", "extensions", "group", "import", "map", "oneof", "option",
    "optional", "repeated", "required", "reserved", "stream", "bool", "bytes", "double", "fixed32",
    "fixed64", "float", "int32", "int64", "sfixed32", "sfixed64", "sint32", "sint64", "string",
    "uint32", "uint64",
  ]

  /// A type's name as short as it can be without naming something else.
  ///
  /// - Parameter siblings: names of members around it, which are found before any type.
  private func reference(
    _ fullName: String, in message: ProtoMessage?, beside siblings: Set<String>
  ) -> String {
    if let message, fullName.hasPrefix(message.fullName + ".") {
      let inner = String(fullName.dropFirst(message.fullName.utf8.count + 1))
      let first = String(inner.prefix { $0 != "." })
      return Self.keywords.contains(first) || siblings.contains(first) ? "." + fullName : inner
    }
    guard fullName.hasPrefix(file.package + ".") else {
      return (rootedNames ? "." : "") + fullName
    }
    let short = fullName.dropFirst(file.package.utf8.count + 1)
    // What is declared inside a message would be found first.
    let first = String(short.prefix { $0 != "." })
    let isHidden =
      innerNames.contains(first) || Self.keywords.contains(first) || siblings.contains(first)
    return isHidden ? "." + fullName : String(short)
  }

  // MARK: Enums and services

  private func emit(_ enumeration: ProtoEnum, into writer: inout CodeWriter) {
    comment(enumeration.about, into: &writer)
    writer.block("enum \(enumeration.about.name)") { writer in
      if enumeration.about.deprecated != nil { writer.line("option deprecated = true;") }
      emit(enumeration.reserved, into: &writer)
      for value in enumeration.values {
        comment(value.about, into: &writer)
        let option = value.about.deprecated == nil ? "" : " [deprecated = true]"
        writer.line("\(value.about.name) = \(value.number)\(option);")
      }
    }
  }

  private func emit(_ service: ProtoService, into writer: inout CodeWriter) {
    comment(service.about, into: &writer)
    writer.block("service \(service.about.name)") { writer in
      if service.about.deprecated != nil { writer.line("option deprecated = true;") }
      let names = Set(service.methods.map(\.about.name))
      func side(_ name: String, _ isStream: Bool) -> String {
        (isStream ? "stream " : "") + reference(name, in: nil, beside: names)
      }
      for method in service.methods {
        comment(method.about, into: &writer)
        let input = side(method.input, method.streamsInput)
        let output = side(method.output, method.streamsOutput)
        let head = "rpc \(method.about.name)(\(input)) returns (\(output))"
        var options: [String] = []
        if method.about.deprecated != nil { options.append("option deprecated = true;") }
        if method.isIdempotent { options.append("option idempotency_level = IDEMPOTENT;") }
        if options.isEmpty {
          writer.line(head + ";")
        } else {
          writer.block(head) { writer in for option in options { writer.line(option) } }
        }
      }
    }
  }
}

/// Makes a reference of a schema in Markdown, for people: a file for each package.
public enum MarkdownBackend {
  /// `company.product.v1.md` for every package with a file that was given, not for those only
  /// imported.
  ///
  /// Packages are in small letters, so that no two pages are one; nothing can be said against them.
  public static func generate(_ schema: Schema) -> [GeneratedFile] {
    var packages: [String] = []
    for file in schema.files where !file.isImported && !packages.contains(file.package) {
      packages.append(file.package)
    }
    return packages.map { package in
      let files = schema.files.filter { $0.package == package && !$0.isImported }
      let page = MarkdownPage(schema: schema, package: package, files: files, known: packages)
      return GeneratedFile(path: package + ".md", text: page.render())
    }
  }
}

/// The page of one package.
struct MarkdownPage {
  let schema: Schema
  let package: String
  let files: [SchemaFile]
  /// Packages with a page of their own.
  let known: [String]

  func render() -> String {
    let names = files.map { PlainText.fileName($0.path) }
    var writer = CodeWriter()
    // Two hyphens end a comment.
    let list = names.joined(separator: ", ").replacing("--", with: "-\u{2010}")
    writer.line(
      "<!-- Generated from \(list) by `dropwire schema generate`. "
        + "Do not edit. -->")
    writer.line("# Package \(package)")
    for (file, name) in zip(files, names) where !file.documentation.isEmpty {
      writer.line()
      writer.line("\(MarkdownText.code(name)): \(MarkdownText.paragraph(file.documentation))")
    }
    section("Services", &writer) { if case .service(let it) = $0 { emit(it, &$1) } }
    section("Messages", &writer) { declaration, writer in
      switch declaration {
      case .message(let it) where !it.isMapEntry: emit(it, &writer)
      case .union(let it): emit(it, &writer)
      default: break
      }
    }
    section("Values", &writer) { declaration, writer in
      switch declaration {
      case .structure(let it): emit(it, &writer)
      case .enumeration(let it): emit(it, &writer)
      case .newtype(let it): emit(it, &writer)
      default: break
      }
    }
    return writer.text
  }

  private func section(
    _ title: String, _ writer: inout CodeWriter,
    _ emit: (Declaration, inout CodeWriter) -> Void
  ) {
    var inner = CodeWriter()
    for file in files { for id in file.declarations { emit(schema[id], &inner) } }
    guard !inner.text.isEmpty else { return }
    writer.line()
    writer.line("## \(title)")
    writer.append(inner.text)
  }

  private func heading(
    _ kind: String, _ about: Description, fullName: String, _ writer: inout CodeWriter
  ) {
    writer.line()
    writer.line("### \(kind) \(about.name)")
    if about.deprecated != nil || !about.documentation.isEmpty { writer.line() }
    let lines = [deprecation(about), MarkdownText.paragraph(about.documentation)]
      .filter { !$0.isEmpty }
    if !lines.isEmpty { writer.line(lines.joined(separator: " ")) }
    if fullName != "\(package).\(about.name)" {
      writer.line()
      writer.line("Elsewhere it is called `\(fullName)`.")
    }
  }

  private func table(_ columns: [String], _ rows: [[String]], _ writer: inout CodeWriter) {
    writer.line()
    guard !rows.isEmpty else { return }
    writer.line("| " + columns.joined(separator: " | ") + " |")
    writer.line("|" + String(repeating: "---|", count: columns.count))
    for row in rows { writer.line("| " + row.joined(separator: " | ") + " |") }
  }

  private func retired(_ members: [(Int, String)], _ writer: inout CodeWriter) {
    guard !members.isEmpty else { return }
    let list = members.map { "\($0.0) `\($0.1)`" }
    writer.line()
    writer.line("Retired: \(list.joined(separator: ", ")).")
  }

  private func note(_ about: Description, _ more: String = "") -> String {
    [deprecation(about), MarkdownText.cell(about.documentation), more].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private func note(_ field: FieldDefinition) -> String {
    note(field.about, field.isSecret ? "**Secret.**" : "")
  }

  private func deprecation(_ about: Description) -> String {
    guard let deprecated = about.deprecated else { return "" }
    return deprecated.isEmpty
      ? "**Deprecated.**" : "**Deprecated:** \(MarkdownText.cell([deprecated]))."
  }

  // MARK: Links

  private func link(_ id: DeclarationID, _ spelling: String) -> String {
    let kind = Self.kind(schema[id])
    let file = schema.files.first { $0.declarations.contains(id) }
    guard let place = file?.package, known.contains(place) else { return "`\(spelling)`" }
    let page = place == package ? "" : place + ".md"
    return "[`\(spelling)`](\(page)#\(anchor(id, kind, in: place)))"
  }

  /// What a heading can be linked by: in small letters, numbered where that makes two the same.
  private func anchor(_ id: DeclarationID, _ kind: String, in package: String) -> String {
    let name = schema[id].about.name.lowercased()
    let before = Self.headings(of: package, in: schema).prefix { $0 != id }.count {
      schema[$0].about.name.lowercased() == name && Self.kind(schema[$0]) == kind
    }
    return "\(kind)-\(name)" + (before == 0 ? "" : "-\(before)")
  }

  /// What has a heading on the page of a package, in order.
  private static func headings(of package: String, in schema: Schema) -> [DeclarationID] {
    let all = schema.files.filter { $0.package == package && !$0.isImported }.flatMap(
      \.declarations)
    return ["service", "message union", "struct enum newtype"].flatMap { section in
      all.filter { section.contains(kind(schema[$0])) && !isEntry(schema[$0]) }
    }
  }

  private static func isEntry(_ declaration: Declaration) -> Bool {
    if case .message(let it) = declaration { it.isMapEntry } else { false }
  }

  private static func kind(_ declaration: Declaration) -> String {
    switch declaration {
    case .structure: "struct"
    case .enumeration: "enum"
    case .message: "message"
    case .union: "union"
    case .service: "service"
    case .newtype: "newtype"
    }
  }

  private func type(_ field: FieldDefinition) -> String {
    let spelling = schema.fullSpelling(field)
    guard let id = named(field.type) else { return "`\(spelling)`" }
    return link(id, spelling)
  }

  /// The declared type that a type is made of.
  private func named(_ type: ValueType) -> DeclarationID? {
    switch type.kind {
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id): id
    case .list(let element, _): named(element)
    case .map(let key, let value, _, _): named(value) ?? named(key)
    case .scalar, .ascii, .string, .bytes: type.newtype
    }
  }

  // MARK: Declarations

  private func emit(_ service: ServiceDefinition, _ writer: inout CodeWriter) {
    heading("service", service.about, fullName: service.fullName, &writer)
    let rows = service.methods.map { method in
      var notes: [String] = []
      if let key = method.idempotencyKey {
        notes.append("Idempotent by `\(key)`.")
      } else if method.isIdempotent {
        notes.append("Idempotent.")
      }
      if let after = method.resumesAfter { notes.append("Resumes after `\(after)`.") }
      if method.isUrgent { notes.append("Urgent.") }
      if !method.roles.isEmpty {
        let roles = method.roles.map { "`\($0)`" }.joined(separator: ", ")
        notes.append("For \(roles).")
      }
      if let number = method.logNumber { notes.append("In the log: \(number).") }
      return [
        "`\(method.about.name)`", side(method.request, method.streamsRequests),
        side(method.response, method.streamsResponses),
        note(method.about, notes.joined(separator: " ")),
      ]
    }
    table(["method", "takes", "gives", ""], rows, &writer)
    retired(
      service.retiredMethods.compactMap { method in
        method.logNumber.map { ($0, method.about.name) }
      }, &writer)
    if let first = service.methods.first {
      writer.line()
      let name = Casing.upperCamel(first.about.name)
      writer.line(
        "On the wire a method is called like `/\(service.fullName)/\(name)`.")
    }
  }

  private func side(_ id: DeclarationID?, _ isStream: Bool) -> String {
    guard let id else { return "nothing" }
    return (isStream ? "stream of " : "") + link(id, schema[id].about.name)
  }

  private func emit(_ message: MessageDefinition, _ writer: inout CodeWriter) {
    heading("message", message.about, fullName: message.fullName, &writer)
    let live = message.fields.filter { !$0.isRetired }
    let rows = live.map {
      [String($0.number), "`\($0.about.name)`", type($0), note($0)]
    }
    table(["no.", "field", "type", ""], rows, &writer)
    retired(message.fields.filter(\.isRetired).map { ($0.number, $0.about.name) }, &writer)
  }

  private func emit(_ union: UnionDefinition, _ writer: inout CodeWriter) {
    heading("union", union.about, fullName: union.fullName, &writer)
    let rows = union.cases.filter { !$0.isRetired }.map {
      [
        String($0.number), "`\($0.about.name)`",
        link($0.message, schema[$0.message].about.name), note($0.about),
      ]
    }
    table(["no.", "case", "carries", ""], rows, &writer)
    retired(union.cases.filter(\.isRetired).map { ($0.number, $0.about.name) }, &writer)
  }

  private func emit(_ newtype: NewtypeDefinition, _ writer: inout CodeWriter) {
    heading("newtype", newtype.about, fullName: newtype.fullName, &writer)
    let example = LayoutTable.exampleID
    writer.line()
    writer.line("An `id`; as text \(example) is `\(newtype.text(of: example))`.")
  }

  private func emit(_ structure: StructDefinition, _ writer: inout CodeWriter) {
    heading("struct", structure.about, fullName: structure.fullName, &writer)
    let rows = structure.fields.map { ["`\($0.about.name)`", type($0), note($0)] }
    table(["field", "type", ""], rows, &writer)
  }

  private func emit(_ enumeration: EnumDefinition, _ writer: inout CodeWriter) {
    heading("enum", enumeration.about, fullName: enumeration.fullName, &writer)
    let zero = ["0", "`unspecified`", "`\(ProtoNames.zero(of: enumeration))`", ""]
    let rows = enumeration.cases.filter { !$0.isRetired }.map {
      [
        String($0.number), "`\($0.about.name)`",
        "`\(ProtoNames.value($0, of: enumeration))`", note($0.about),
      ]
    }
    table(["no.", "case", "in JSON", ""], [zero] + rows, &writer)
    retired(enumeration.cases.filter(\.isRetired).map { ($0.number, $0.about.name) }, &writer)
  }
}

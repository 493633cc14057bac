// Types as calls of the runtime that describe them.

extension JavaScriptEmitter {
  func emitFields(
    _ fields: [FieldDefinition], of declaration: Declaration, _ builder: String,
    into writer: inout CodeWriter
  ) {
    let about = declaration.about
    writer.jsDocumentation(about)
    let name = JavaScriptText.literal(declaration.fullName)
    if fields.isEmpty {
      writer.line("export const \(about.name) = dropwire.\(builder)(\(name), []);")
      return
    }
    writer.line("export const \(about.name) = dropwire.\(builder)(\(name), [")
    writer.indented { writer in
      for field in fields {
        var members = ["number: \(field.number)"] + names(field.about)
        members.append("type: \(expression(field.type))")
        if field.isOptional { members.append("optional: true") }
        if field.isRetired { members.append("retired: true") }
        writer.line("{ \(members.joined(separator: ", ")) },")
      }
    }
    writer.line("]);")
  }

  func emit(_ definition: UnionDefinition, into writer: inout CodeWriter) {
    writer.jsDocumentation(definition.about)
    let name = JavaScriptText.literal(definition.fullName)
    writer.line("export const \(definition.about.name) = dropwire.union(\(name), [")
    writer.indented { writer in
      for item in definition.cases {
        var members = ["number: \(item.number)"] + names(item.about)
        members.append("type: \(schema[item.message].about.name)")
        if item.isRetired { members.append("retired: true") }
        writer.line("{ \(members.joined(separator: ", ")) },")
      }
    }
    writer.line("]);")
  }

  func emit(_ definition: NewtypeDefinition, into writer: inout CodeWriter) {
    writer.jsDocumentation(
      definition.about, fallback: "An id, as text `\(definition.text(of: LayoutTable.exampleID))`.")
    let prefix = JavaScriptText.literal(definition.prefix)
    writer.line("export const \(definition.about.name) = dropwire.typedID(\(prefix));")
  }

  func emit(_ definition: EnumDefinition, into writer: inout CodeWriter) {
    writer.jsDocumentation(definition.about)
    let name = definition.about.name
    let arguments = [
      JavaScriptText.literal(definition.fullName), String(definition.size),
      JavaScriptText.literal(ProtoNames.zero(of: definition)),
    ]
    let head = arguments.joined(separator: ", ")
    writer.line("export const \(name) = dropwire.enumeration(\(head), [")
    writer.indented { writer in
      for item in definition.cases where !item.isRetired {
        let member = item.about.name
        let exported = JavaScriptText.literal(ProtoNames.value(item, of: definition))
        writer.line("[\(item.number), \(JavaScriptText.literal(member)), \(exported)],")
      }
    }
    writer.line("]);")
  }

  /// The name, and the one of the exported `.proto` where it is another.
  private func names(_ about: Description) -> [String] {
    let snake = Casing.snake(about.name)
    let name = "name: \(JavaScriptText.literal(about.name))"
    return snake == about.name ? [name] : [name, "snake: \(JavaScriptText.literal(snake))"]
  }

  /// A type as an expression of the runtime.
  private func expression(_ type: ValueType) -> String {
    let plain =
      switch type.kind {
      case .scalar where type.newtype != nil: name(type.newtype)
      case .scalar(let scalar): "dropwire.\(scalar.rawValue)"
      case .ascii(let size): "dropwire.ascii(\(size))"
      case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
        schema[id].about.name
      case .string(let max): "dropwire.string(\(max))"
      case .bytes(let max): "dropwire.bytes(\(max))"
      case .list(let element, let max): "dropwire.list(\(expression(element)), \(max))"
      case .map(let key, let value, let max, _):
        "dropwire.map(\(expression(key)), \(expression(value)), \(max))"
      }
    guard !type.constraints.isEmpty else { return plain }
    let suffix = isBigInt(type) ? "n" : ""
    let checks = type.constraints.map { constraint in
      switch constraint {
      case .minimum(let bound): "min: \(bound)\(suffix)"
      case .maximum(let bound): "max: \(bound)\(suffix)"
      case .length(let count): "len: \(count)"
      case .nonzero: "nonzero: true"
      }
    }
    return "dropwire.checked(\(plain), { \(checks.joined(separator: ", ")) })"
  }

  private func name(_ newtype: DeclarationID?) -> String {
    newtype.map { schema[$0].about.name } ?? ""
  }

  private func isBigInt(_ type: ValueType) -> Bool {
    guard case .scalar(let scalar) = type.kind else { return false }
    switch scalar {
    case .u64, .i64, .id, .timestamp, .duration: return true
    case .bool, .u8, .u16, .u32, .i32, .f64, .uuid: return false
    }
  }
}

/// Text as JavaScript needs it.
enum JavaScriptText {
  /// A string literal.
  static func literal(_ text: String) -> String {
    PlainText.literal(text) { "\\u" + PlainText.hexadecimal($0, 4) }
  }

  /// A method's name in a class.
  static func method(_ name: String) -> String {
    switch name {
    case "constructor": "[\"constructor\"]"
    case "then": "then$"
    default: name
    }
  }

  /// The name of a module in the URL that an import names: what is no letter, digit, `-`, `.` or `_`
  /// is percent-encoded.
  static func specifier(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      if isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + PlainText.hexadecimal(Unicode.Scalar(byte), 2).uppercased()
      }
    }
    return text
  }

  /// A line of a comment for editors: it does not end the comment, and begins no tag of its own.
  static func comment(_ line: String) -> String {
    let text = line.replacing("*/", with: "*\\/")
    let isTag = text.first { $0 != " " && $0 != "\t" } == "@"
    return isTag ? text.replacing("@", with: "\\@", maxReplacements: 1) : text
  }
}

extension CodeWriter {
  /// Documentation as a comment for editors.
  mutating func jsDocumentation(_ about: Description, fallback: String? = nil) {
    var lines = about.documentation.map(JavaScriptText.comment)
    if lines.isEmpty, let fallback { lines = [fallback] }
    if let deprecated = about.deprecated {
      let text = deprecated.replacing("*/", with: "*\\/")
      lines.append(text.isEmpty ? "@deprecated" : "@deprecated \(text)")
    }
    guard let first = lines.first else { return }
    if lines.count == 1 { return line("/** \(first) */") }
    line("/**")
    for text in lines { line(text.isEmpty ? " *" : " * " + text) }
    line(" */")
  }
}

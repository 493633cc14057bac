// Pass 4: what the types of fields are, and whether they may stand where they do.

extension Analyzer {
  mutating func resolveTypes() {
    for id in declared.indices {
      let syntax = declared[id].syntax
      switch syntax.kind {
      case .struct, .message: resolveFields(id, syntax)
      case .union: resolveUnion(id, syntax)
      case .enum: checkRepresentation(syntax)
      case .service: break
      case .newtype: checkBase(syntax)
      }
    }
  }

  private mutating func resolveFields(_ id: DeclarationID, _ syntax: DeclarationSyntax) {
    var resolved: [ResolvedField] = []
    for (index, field) in syntax.fields.enumerated() {
      if syntax.kind == .struct, let retired = field.retired {
        sink.report(
          Diagnostic(.retiredInStruct, "a struct is frozen: nothing in it retires", at: retired)
            .helped("use a message for what will change"))
      }
      guard let type = resolve(field.type, in: id, field: field) else {
        broken.insert(id)
        continue
      }
      if syntax.kind == .struct, !type.isFixed {
        sink.report(
          Diagnostic(
            .structFieldNotFixed, "a struct holds only values of a fixed size",
            at: field.type.range
          ).helped("use `ascii[n]` for short text, or make `\(syntax.name.text)` a message"))
        broken.insert(id)
        continue
      }
      if let mark = field.type.optional { checkOptional(mark, type, syntax) }
      let number = syntax.kind == .struct ? index + 1 : Int(clamping: field.number?.value ?? 0)
      resolved.append(ResolvedField(syntax: field, number: number, type: type))
    }
    fields[id] = resolved
  }

  private mutating func checkOptional(
    _ mark: SourceRange, _ type: ValueType, _ syntax: DeclarationSyntax
  ) {
    var diagnostic: Diagnostic?
    if syntax.kind == .struct {
      diagnostic = Diagnostic(
        .optionalNotAllowed, "a field of a struct cannot be absent", at: mark
      ).helped(
        "give absence a value of its own, or make the whole struct optional where it is used")
    } else {
      switch type.kind {
      case .list:
        diagnostic = Diagnostic(.optionalNotAllowed, "a list cannot be absent", at: mark)
          .helped("an empty list says the same")
      case .map:
        diagnostic = Diagnostic(.optionalNotAllowed, "a map cannot be absent", at: mark)
          .helped("an empty map says the same")
      case .union:
        diagnostic = Diagnostic(.optionalNotAllowed, "a union cannot be absent", at: mark)
          .helped("a union without a case is `unspecified`")
      case .scalar, .ascii, .enumeration, .structure, .string, .bytes, .message: break
      }
    }
    if let diagnostic {
      sink.report(diagnostic.fixed(mark, "", "remove the `?`"))
    }
  }

  private mutating func resolveUnion(_ id: DeclarationID, _ syntax: DeclarationSyntax) {
    var cases: [ResolvedUnionCase] = []
    for field in syntax.fields {
      guard let type = resolve(field.type, in: id, field: field) else {
        broken.insert(id)
        continue
      }
      guard case .message(let message) = type.kind, field.type.optional == nil else {
        sink.report(
          Diagnostic(
            .unionCaseNotMessage, "a case of a union carries a message", at: field.type.range
          ).helped("declare a message with the value as its field 1"))
        broken.insert(id)
        continue
      }
      cases.append(
        ResolvedUnionCase(
          syntax: field, number: Int(clamping: field.number?.value ?? 0), message: message))
    }
    unionCases[id] = cases
  }

  private mutating func checkRepresentation(_ syntax: DeclarationSyntax) {
    guard let type = syntax.representation, type.text != "u8", type.text != "u16" else { return }
    sink.report(
      Diagnostic(
        .enumRepresentation, "an enum is stored as `u8` or `u16`, not `\(type.text)`",
        at: type.range
      ).helped("leave it out for `u8`"))
  }

  // MARK: Types

  private mutating func resolve(
    _ type: TypeSyntax, in id: DeclarationID, field: FieldSyntax
  ) -> ValueType? {
    let kind: ValueType.Kind
    var newtype: DeclarationID?
    switch type.kind {
    case .invalid: return nil
    case .named(let name):
      guard let named = resolve(name, type, in: id) else { return nil }
      kind = named
      newtype = self.newtype(name, in: id)
    case .ascii(let size):
      guard (1...255).contains(size.value) else {
        sink.report(
          Diagnostic(
            .asciiSize, "fixed text has 1 to 255 bytes, not \(size.value)", at: size.range))
        return nil
      }
      kind = .ascii(Int(size.value))
    case .list(let element):
      guard let inner = resolve(element, in: id, field: field), checkElement(element, inner, "list")
      else { return nil }
      kind = .list(inner, max: WireDefaults.listCount)
    case .map(let key, let value):
      guard let map = resolveMap(key, value, in: id, field: field) else { return nil }
      kind = map
    }
    let applied = applyConstraints(type, kind)
    return ValueType(kind: applied.kind, constraints: applied.constraints, newtype: newtype)
  }

  /// The newtype that a name means where it stands.
  private func newtype(_ name: String, in id: DeclarationID) -> DeclarationID? {
    guard !Self.builtinNames.contains(name), let target = scopes[declared[id].file][name],
      declared[target].syntax.kind == .newtype
    else { return nil }
    return target
  }

  private mutating func checkElement(
    _ syntax: TypeSyntax, _ type: ValueType, _ what: String
  ) -> Bool {
    if let mark = syntax.optional {
      sink.report(
        Diagnostic(.optionalNotAllowed, "an element of a \(what) cannot be absent", at: mark)
          .fixed(mark, "", "remove the `?`"))
      return false
    }
    switch type.kind {
    case .list, .map:
      sink.report(
        Diagnostic(
          .nestedList, "lists and maps do not hold lists or maps", at: syntax.range
        ).helped("declare a message with the inner one as its field, and make a \(what) of it"))
      return false
    default: return true
    }
  }

  private mutating func resolveMap(
    _ keySyntax: TypeSyntax, _ valueSyntax: TypeSyntax, in id: DeclarationID, field: FieldSyntax
  ) -> ValueType.Kind? {
    guard let key = resolve(keySyntax, in: id, field: field),
      let value = resolve(valueSyntax, in: id, field: field),
      checkElement(keySyntax, key, "map"), checkElement(valueSyntax, value, "map")
    else { return nil }
    switch key.kind {
    case .string, .scalar(.u8), .scalar(.u16), .scalar(.u32), .scalar(.u64), .scalar(.i32),
      .scalar(.i64), .scalar(.id), .scalar(.uuid), .scalar(.bool):
      break
    default:
      sink.report(
        Diagnostic(
          .mapKey, "a map's key is a string, an integer, an id, a uuid or a bool",
          at: keySyntax.range))
      return nil
    }
    return .map(key: key, value: value, max: WireDefaults.listCount, entry: -1)
  }

  /// Names of other languages' types, with ours.
  private static let foreignTypes = [
    "int": "i64", "uint": "u64", "int8": "i32", "i8": "i32", "int16": "i32", "i16": "i32",
    "int32": "i32", "int64": "i64", "uint8": "u8", "byte": "u8", "uint16": "u16", "uint32": "u32",
    "uint64": "u64", "fixed32": "u32", "fixed64": "id", "sint32": "i32", "sint64": "i64",
    "float": "f64", "double": "f64", "f32": "f64", "float32": "f64", "float64": "f64",
    "boolean": "bool", "str": "string", "text": "string", "String": "string", "char": "string",
    "blob": "bytes", "binary": "bytes", "data": "bytes", "guid": "uuid", "time": "timestamp",
    "datetime": "timestamp", "date": "timestamp", "interval": "duration", "timespan": "duration",
    "Bool": "bool", "Int": "i64", "u128": "uuid",
  ]

  private mutating func resolve(
    _ name: String, _ type: TypeSyntax, in id: DeclarationID
  ) -> ValueType.Kind? {
    if let scalar = Scalar(rawValue: name) { return .scalar(scalar) }
    if name == "string" { return .string(max: WireDefaults.stringBytes) }
    if name == "bytes" { return .bytes(max: WireDefaults.bytes) }
    let range = SourceRange(
      file: type.range.file, start: type.range.start, end: type.range.start + name.utf8.count)
    guard let target = scopes[declared[id].file][name] else {
      unknownType(name, at: range, in: id)
      return nil
    }
    switch declared[target].syntax.kind {
    case .struct: return .structure(target)
    case .enum: return .enumeration(target)
    case .message: return .message(target)
    case .union: return .union(target)
    case .newtype: return .scalar(.id)
    case .service:
      sink.report(
        Diagnostic(.notAType, "`\(name)` is a service, not a type", at: range)
          .also(declared[target].syntax.name.range, "declared here"))
      return nil
    }
  }

  /// Reports a name that means nothing here, with what may have been meant.
  mutating func unknownType(_ name: String, at range: SourceRange, in id: DeclarationID) {
    let file = declared[id].file
    if unimportable[file].contains(name) { return }
    let diagnostic = Diagnostic(.unknownType, "there is no type `\(name)`", at: range)
    if let ours = Self.foreignTypes[name] {
      sink.report(
        diagnostic.helped("write `\(ours)`").fixed(range, ours, "write `\(ours)`"))
      return
    }
    let elsewhere = declared.first {
      $0.syntax.name.text == name && $0.file != file && $0.syntax.kind != .service
    }
    if let elsewhere {
      let path = sources.files[elsewhere.file].path.split(separator: "/").last ?? ""
      sink.report(
        diagnostic.also(elsewhere.syntax.name.range, "declared here")
          .helped("import it: `use \(name) from \"\(path)\"`"))
      return
    }
    let visible = scopes[file].keys.sorted() + Self.builtinNames
    if let near = Suggestion.nearest(to: name, among: visible) {
      sink.report(
        diagnostic.helped("did you mean `\(near)`?").fixed(range, near, "write `\(near)`"))
    } else {
      sink.report(diagnostic)
    }
  }
}

/// Limits of fields that state none.
enum WireDefaults {
  static let stringBytes = 1024
  static let bytes = 65_536
  static let listCount = 1024
  /// The largest limit a field may state: what fits in a length with room for what is around it.
  static let largestLimit: UInt64 = 1 << 30
  /// A block's length is written in 16 bits.
  static let blockBytes = 65_535
}

// Fields whose type says less than their name, and what only shows in the whole schema.

extension FileLint {
  private static let integers: Set<String> = ["u32", "u64", "i32", "i64"]
  private static let spans: Set<String> = [
    "seconds", "secs", "millis", "milliseconds", "ms", "micros", "microseconds", "minutes", "hours",
    "ttl", "timeout", "duration",
  ]
  private static let instants: Set<String> = ["at", "time", "timestamp", "date"]
  private static let negations: Set<String> = ["not", "no", "non", "never", "without"]

  mutating func checkMeaning(_ field: FieldSyntax) {
    guard case .named(let type) = field.type.kind else { return checkCollection(field) }
    let words = Casing.words(field.name.text).map { $0.lowercased() }
    guard let last = words.last else { return }
    if Self.integers.contains(type), Self.spans.contains(last) {
      suggest(field, .timeAsNumber, "`\(field.name.text)` is a span of time", "duration")
    } else if Self.integers.contains(type), Self.instants.contains(last), words.count > 1 {
      suggest(field, .timeAsNumber, "`\(field.name.text)` is an instant", "timestamp")
    } else if last == "id" || last == "uuid", type == "string" || Self.integers.contains(type) {
      suggest(
        field, .idAsOther, "`\(field.name.text)` is an identifier",
        type == "string" ? "uuid" : "id")
    } else if type == "bool", let first = words.first, Self.negations.contains(first),
      words.count > 1
    {
      found.report(
        Diagnostic(
          .negatedBool, "`\(field.name.text)` is a negation: false means yes", at: field.name.range
        ).helped("name what is true when it is set"))
    }
  }

  private mutating func suggest(
    _ field: FieldSyntax, _ code: DiagnosticCode, _ message: String, _ type: String
  ) {
    found.report(
      Diagnostic(code, message + ", and its type does not say so", at: field.type.range)
        .helped("write `\(type)`, in a new schema; in one that is in use it would break readers"))
  }

  private mutating func checkCollection(_ field: FieldSyntax) {
    let words = Casing.words(field.name.text).map { $0.lowercased() }
    guard words.count > 1, let last = words.last, ["list", "array", "map", "set"].contains(last)
    else { return }
    switch field.type.kind {
    case .list, .map: break
    case .named, .ascii, .invalid: return
    }
    found.report(
      Diagnostic(
        .typeInName, "`\(field.name.text)` repeats in its name that it is a \(last)",
        at: field.name.range
      ).helped("use the plural, such as `tags`"))
  }

  // MARK: The whole schema

  /// Structs and enums are only ever part of something else.
  mutating func checkUses() {
    var used: Set<DeclarationID> = []
    func note(_ type: ValueType) {
      if let id = type.newtype ?? type.reference { used.insert(id) }
      switch type.kind {
      case .list(let element, _): note(element)
      case .map(let key, let value, _, _):
        note(key)
        note(value)
      default: break
      }
    }
    for declaration in schema.declarations {
      switch declaration {
      case .message(let it): for field in it.fields { note(field.type) }
      case .structure(let it): for field in it.fields { note(field.type) }
      case .enumeration, .union, .service, .newtype: break
      }
    }
    for id in file.declarations where !used.contains(id) {
      switch schema[id] {
      case .structure, .enumeration, .newtype:
        let about = schema[id].about
        found.report(
          Diagnostic(
            .unusedType, "nothing has \(schema[id].spoken) `\(about.name)` in it", at: about.range))
      case .message, .union, .service: break
      }
    }
  }

  mutating func checkSizes() {
    for id in file.declarations {
      guard case .message(let message) = schema[id], !message.isMapEntry,
        message.maximumSize > SchemaLint.largeMessageBytes
      else { continue }
      let size =
        message.maximumSize >= SizeBounds.ceiling
        ? "2 GiB or more" : "\((message.maximumSize + (1 << 20) - 1) >> 20) MiB"
      found.report(
        Diagnostic(
          .largeMessage, "the largest `\(message.about.name)` has \(size)", at: message.about.range
        ).helped("lower the limits of its strings and lists, or send its parts as a stream"))
    }
  }

  mutating func checkServices() {
    var requests: [DeclarationID: String] = [:]
    for id in schema.declarations.indices {
      guard case .service(let service) = schema[id] else { continue }
      let isHere = file.declarations.contains(id)
      for method in service.methods {
        let name = "\(service.about.name).\(method.about.name)"
        if isHere { checkKey(method) }
        guard let request = method.request else { continue }
        if let earlier = requests[request], isHere {
          found.report(
            Diagnostic(
              .sharedRequest,
              "`\(name)` and `\(earlier)` share the request `\(schema[request].about.name)`",
              at: method.requestRange ?? method.about.range
            ).helped("with a request of its own each of them can grow by itself"))
        }
        requests[request] = requests[request] ?? name
      }
    }
  }

  /// Two requests with an empty key would be taken for one.
  private mutating func checkKey(_ method: MethodDefinition) {
    guard let key = method.idempotencyKey, let request = method.request,
      case .message(let message) = schema[request],
      let field = message.fields.first(where: { $0.about.name == key }),
      field.isOptional || !Allowed(field.type).refusesZero
    else { return }
    found.report(
      Diagnostic(
        .emptyKey, "the key `\(key)` of `\(method.about.name)` may be empty",
        at: method.about.range, "requests without a key are taken for one"
      ).also(field.typeRange ?? field.about.range, "the key").helped(
        field.isOptional ? "let it never be absent" : "write `\(schema.spellingOfKey(field))`"))
  }
}

extension Schema {
  /// The type of a key with the constraint it lacks.
  fileprivate func spellingOfKey(_ field: FieldDefinition) -> String {
    switch field.type.kind {
    case .string(let max): "string(min: 1, max: \(max))"
    case .bytes(let max): "bytes(min: 1, max: \(max))"
    default: "\(spelling(field))(nonzero)"
    }
  }
}

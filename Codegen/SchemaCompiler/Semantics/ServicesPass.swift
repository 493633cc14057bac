// Pass 7: methods and annotations.

extension Analyzer {
  /// Methods of a service.
  struct ResolvedMethods {
    var live: [MethodDefinition] = []
    var retired: [MethodDefinition] = []
  }

  /// Methods of every service, by declaration.
  mutating func checkServices() -> [DeclarationID: ResolvedMethods] {
    var services: [DeclarationID: ResolvedMethods] = [:]
    for id in declared.indices where declared[id].syntax.kind == .service {
      var methods = ResolvedMethods()
      for syntax in declared[id].syntax.methods {
        checkRetired(syntax)
        guard let method = method(syntax, in: id) else { continue }
        if syntax.retired == nil {
          methods.live.append(method)
        } else {
          methods.retired.append(method)
        }
      }
      services[id] = methods
    }
    checkLogNumbers(services)
    return services
  }

  private mutating func method(_ syntax: MethodSyntax, in id: DeclarationID) -> MethodDefinition? {
    let request = parameter(syntax.request, in: id, "request")
    let response = parameter(syntax.response, in: id, "response")
    var idempotent = false
    var key: String?
    var after: String?
    for annotation in syntax.annotations {
      switch annotation.name.text {
      case "idempotent":
        idempotent = true
        if syntax.request.streaming != nil {
          sink.report(
            Diagnostic(
              .annotationMisplaced, "a stream of requests cannot be repeated as one",
              at: annotation.range))
        }
        key = checkKey(annotation, request)
      case "resumable":
        after = checkAfter(annotation, syntax, request, response)
      default: break
      }
    }
    let logged = checkLogged(syntax)
    guard case .found(let requestID) = request, case .found(let responseID) = response else {
      return nil
    }
    return MethodDefinition(
      about: describe(syntax.name, syntax.documentation, syntax.annotations), request: requestID,
      response: responseID, streamsRequests: syntax.request.streaming != nil,
      streamsResponses: syntax.response.streaming != nil, isIdempotent: idempotent,
      idempotencyKey: key, resumesAfter: after, logNumber: logged.map { Int(clamping: $0.value) },
      logRange: logged?.range, requestRange: syntax.request.range,
      responseRange: syntax.response.range,
      isUrgent: syntax.annotations.contains { $0.name.text == "urgent" },
      roles: checkRoles(syntax))
  }

  private enum Parameter {
    /// Nil is the empty message.
    case found(DeclarationID?)
    case wrong
  }

  private mutating func parameter(
    _ syntax: StreamableSyntax, in id: DeclarationID, _ what: String
  ) -> Parameter {
    guard let type = syntax.type else { return .found(nil) }
    if let target = scopes[declared[id].file][type.text] {
      let kind = declared[target].syntax.kind
      if kind == .message || kind == .union { return .found(target) }
      sink.report(
        Diagnostic(
          .notAMessage, "a \(what) is a message or a union; `\(type.text)` is \(kind.spoken)",
          at: type.range
        ).also(declared[target].syntax.name.range, "declared here"))
    } else if Self.builtinNames.contains(type.text) {
      sink.report(
        Diagnostic(
          .notAMessage, "a \(what) is a message or a union; `\(type.text)` is built in",
          at: type.range
        ).helped("declare a message with the value as its field 1"))
    } else {
      unknownType(type.text, at: type.range, in: id)
    }
    return .wrong
  }

  // MARK: @idempotent and @resumable

  private mutating func checkKey(_ annotation: AnnotationSyntax, _ request: Parameter) -> String? {
    guard let argument = annotation.arguments.first else { return nil }
    guard annotation.arguments.count == 1, argument.label == nil,
      case .word(let key) = argument.value
    else {
      sink.report(
        Diagnostic(
          .annotationArguments, "`@idempotent` names one field of the request", at: annotation.range
        ).helped("write `@idempotent(key)`, or `@idempotent` where a repeat needs no key"))
      return nil
    }
    guard case .found(let target) = request else { return key }
    let members = target.flatMap { fields[$0] } ?? []
    guard let field = members.first(where: { $0.syntax.name.text == key }) else {
      let names = members.map(\.syntax.name.text)
      sink.report(
        Diagnostic(.annotationField, "the request has no field `\(key)`", at: argument.range)
          .helped(Suggestion.help(for: key, among: names)))
      return nil
    }
    switch field.type.kind {
    case .string, .bytes, .ascii, .scalar(.uuid), .scalar(.id), .scalar(.u64), .scalar(.i64):
      return key
    default:
      sink.report(
        Diagnostic(
          .annotationField, "`\(key)` cannot tell one request from another", at: argument.range
        ).also(field.syntax.type.range, "its type")
          .helped("a key is a uuid, an id, a string, bytes or a 64-bit integer"))
      return nil
    }
  }

  private mutating func checkAfter(
    _ annotation: AnnotationSyntax, _ syntax: MethodSyntax, _ request: Parameter,
    _ response: Parameter
  ) -> String? {
    if syntax.response.streaming == nil {
      sink.report(
        Diagnostic(
          .annotationMisplaced, "only a stream of responses can be resumed", at: annotation.range
        ).also(syntax.response.range, "one response"))
      return nil
    }
    guard annotation.arguments.count == 1, let argument = annotation.arguments.first,
      argument.label?.text == "after", case .word(let after) = argument.value
    else {
      sink.report(
        Diagnostic(
          .annotationArguments, "`@resumable` names the field after which it resumes",
          at: annotation.range
        ).helped("write `@resumable(after: revision)`"))
      return nil
    }
    guard case .found(let given) = response, case .found(let asked) = request else { return after }
    // The response's field whose last value counts, or the request's that says where to begin.
    let members = [given, asked].flatMap { $0.map { memberNames(of: $0) } ?? [] }
    if members.contains(after) { return after }
    sink.report(
      Diagnostic(
        .annotationField, "neither the response nor the request has a field `\(after)`",
        at: argument.range
      ).helped(Suggestion.help(for: after, among: members)))
    return nil
  }

  /// Fields of a message, or of any case of a union.
  private func memberNames(of id: DeclarationID) -> [String] {
    if declared[id].syntax.kind == .message {
      return (fields[id] ?? []).map(\.syntax.name.text)
    }
    return (unionCases[id] ?? []).flatMap { item in
      (fields[item.message] ?? []).map(\.syntax.name.text)
    }
  }

  /// The roles that may call a method; none where all may.
  private mutating func checkRoles(_ syntax: MethodSyntax) -> [String] {
    var roles: [String] = []
    for annotation in syntax.annotations where annotation.name.text == "allow" {
      let words = annotation.arguments.compactMap { argument -> String? in
        guard argument.label == nil, case .word(let word) = argument.value else { return nil }
        return word
      }
      let isWhole = words.count == annotation.arguments.count && !words.isEmpty
      guard isWhole, Set(words).count == words.count else {
        sink.report(
          Diagnostic(
            .annotationArguments, "`@allow` takes the roles that may call, each once",
            at: annotation.range
          ).helped("write `@allow(operator, partner)`"))
        continue
      }
      if roles.isEmpty { roles = words }
    }
    return roles
  }

  // MARK: All annotations

  mutating func checkAnnotations() {
    for declaration in declared {
      let syntax = declaration.syntax
      check(syntax.annotations, syntax.kind == .newtype ? "a newtype" : "a declaration")
      let member = syntax.kind == .union ? "a case of a union" : "a field"
      for field in syntax.fields { check(field.annotations, member) }
      for item in syntax.cases { check(item.annotations, "a case") }
      for method in syntax.methods { check(method.annotations, "a method") }
    }
  }

  private mutating func check(_ annotations: [AnnotationSyntax], _ place: String) {
    var seen: [String: AnnotationSyntax] = [:]
    for annotation in annotations {
      let name = annotation.name
      let known = Vocabulary.annotations.map(\.text)
      guard known.contains(name.text) else {
        var diagnostic = Diagnostic(
          .unknownAnnotation, "there is no annotation `@\(name.text)`", at: annotation.range)
        if let near = Suggestion.nearest(to: name.text, among: known) {
          diagnostic = diagnostic.helped("did you mean `@\(near)`?")
            .fixed(name.range, near, "write `@\(near)`")
        }
        sink.report(diagnostic)
        continue
      }
      if let earlier = seen[name.text] {
        sink.report(
          Diagnostic(.duplicateAnnotation, "`@\(name.text)` is given twice", at: annotation.range)
            .also(earlier.range, "first given here"))
      }
      seen[name.text] = annotation
      if name.text == "proto",
        ["a field", "a case of a union", "a method", "a newtype"].contains(place)
      {
        sink.report(
          Diagnostic(
            .annotationMisplaced,
            "`@proto` belongs to a declaration or to a case of an enum, not to \(place)",
            at: annotation.range))
      }
      if name.text == "prefix", place != "a newtype" {
        sink.report(
          Diagnostic(
            .annotationMisplaced, "`@prefix` belongs to a newtype, not to \(place)",
            at: annotation.range))
      }
      if name.text == "secret", place != "a field" {
        sink.report(
          Diagnostic(
            .annotationMisplaced, "`@secret` belongs to a field, not to \(place)",
            at: annotation.range))
      }
      if ["secret", "urgent"].contains(name.text), !annotation.arguments.isEmpty {
        sink.report(
          Diagnostic(
            .annotationArguments, "`@\(name.text)` stands alone", at: annotation.range))
      }
      if ["allow", "idempotent", "logged", "resumable", "urgent"].contains(name.text),
        place != "a method"
      {
        sink.report(
          Diagnostic(
            .annotationMisplaced, "`@\(name.text)` belongs to a method, not to \(place)",
            at: annotation.range))
      }
      if name.text == "deprecated" { checkDeprecated(annotation) }
    }
  }

  private mutating func checkDeprecated(_ annotation: AnnotationSyntax) {
    if annotation.arguments.isEmpty { return }
    if annotation.arguments.count == 1, annotation.arguments[0].label == nil,
      case .text = annotation.arguments[0].value
    {
      return
    }
    sink.report(
      Diagnostic(
        .annotationArguments, "`@deprecated` takes one text", at: annotation.range
      ).helped("write `@deprecated(\"use orders\")`"))
  }

  /// Name, documentation and deprecation of a declaration or member.
  func describe(
    _ name: Name, _ documentation: [String], _ annotations: [AnnotationSyntax]
  ) -> Description {
    var deprecated: String?
    for annotation in annotations where annotation.name.text == "deprecated" {
      deprecated = ""
      if case .text(let text) = annotation.arguments.first?.value { deprecated = text }
    }
    return Description(
      name: name.text, documentation: documentation, deprecated: deprecated, range: name.range)
  }
}

// What logs hold. A peer can be updated; an entry of a log stays as it was written, and is read by every
// later version: so its number and the native encoding of its types stay, whatever callers could bear.

extension Schema {
  /// What entries of a log are made of: requests and results of methods with `@logged`, and all that is
  /// in them.
  var storedDeclarations: Set<DeclarationID> {
    var found: Set<DeclarationID> = []
    var next: [DeclarationID] = []
    for case .service(let service) in declarations {
      for method in service.loggedMethods {
        next += [method.request, method.response].compactMap { $0 }
      }
    }
    while let id = next.popLast() {
      guard found.insert(id).inserted else { continue }
      switch declarations[id] {
      case .structure(let it): for field in it.fields { next += parts(of: field.type) }
      case .message(let it): for field in it.fields { next += parts(of: field.type) }
      case .union(let it): for item in it.cases { next.append(item.message) }
      case .enumeration, .service, .newtype: break
      }
    }
    return found
  }

  /// The declarations that a type names, entries of maps among them.
  private func parts(of type: ValueType) -> [DeclarationID] {
    switch type.kind {
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id): [id]
    case .list(let element, _): parts(of: element)
    case .map(let key, let value, _, let entry): parts(of: key) + parts(of: value) + [entry]
    case .scalar, .ascii, .string, .bytes: type.newtype.map { [$0] } ?? []
    }
  }
}

extension Comparison {
  /// A method with the service it stands in.
  private struct Logged {
    let service: DeclarationID
    let method: MethodDefinition

    var path: String { Casing.upperCamel(method.about.name) }
    var number: Int { method.logNumber ?? 0 }
    var range: SourceRange { method.logRange ?? method.about.range }
  }

  private static func methods(of schema: Schema) -> [Logged] {
    schema.declarations.indices.flatMap { id -> [Logged] in
      guard case .service(let service) = schema[id] else { return [] }
      return (service.methods + service.retiredMethods).map { Logged(service: id, method: $0) }
    }
  }

  /// Numbers of the log, over all services: each stays with its method.
  mutating func compareLogs() {
    let before = Self.methods(of: old)
    let after = Self.methods(of: new)
    var numbers: [Int: Logged] = [:]
    for item in after { if let number = item.method.logNumber { numbers[number] = item } }
    var explained: Set<Int> = []
    for item in before {
      guard let number = item.method.logNumber else { continue }
      explained.insert(number)
      let same = after.first { $0.service == pairs[item.service] && $0.path == item.path }
      if let now = numbers[number] {
        let isSame = now.service == same?.service && now.path == same?.path
        // One that is gone under its old name may have another one now.
        if !isSame, same != nil || !isWrittenAlike(item.method, now.method) {
          reportTaken(item, now)
        }
      } else if let same, let now = same.method.logNumber {
        explained.insert(now)
        reportNumberChanged(item, same)
      } else {
        reportGone(item, same)
      }
    }
    for item in after {
      guard let number = item.method.logNumber, !explained.contains(number) else { continue }
      report(
        .logNumberAdded, "\(name(item, in: new)) has the number \(number) in the log now",
        at: item.range, was: nil,
        Verdicts(log: .compatible("what it takes and gives is stored from now on")))
    }
  }

  private func name(_ item: Logged, in schema: Schema) -> String {
    "`\(schema[item.service].about.name).\(item.method.about.name)`"
  }

  private mutating func isWrittenAlike(
    _ left: MethodDefinition, _ right: MethodDefinition
  ) -> Bool {
    for (a, b) in [(left.request, right.request), (left.response, right.response)] {
      switch (a, b) {
      case (nil, nil): continue
      case (let a?, let b?):
        if pairs[a] != b, !signatures.agree(a, b).native { return false }
      default: return false
      }
    }
    return true
  }

  private mutating func reportTaken(_ item: Logged, _ now: Logged) {
    report(
      .logNumberTaken,
      "the number \(item.number) in the log belonged to \(name(item, in: old)), and is used by "
        + name(now, in: new), at: now.range, was: item.range,
      Verdicts(log: .breaks("entries of the one are taken for calls of the other")),
      help: "give it a number that was never used, and keep the old method as `retired`")
  }

  private mutating func reportNumberChanged(_ item: Logged, _ now: Logged) {
    report(
      .logNumberChanged,
      "\(name(now, in: new)) had the number \(item.number) in the log, and has \(now.number)",
      at: now.range, was: item.range,
      Verdicts(log: .breaks("entries with the number \(item.number) have no reader any more")),
      help: "a number in the log stays for ever: write `@logged(\(item.number))`")
  }

  private mutating func reportGone(_ item: Logged, _ now: Logged?) {
    let service = pairs[item.service].map { new[$0].about.range }
    guard let place = now?.method.about.range ?? service ?? home(ofOld: item.service) else {
      return
    }
    let keep = "`retired \(item.method.about.name) (…) -> … @logged(\(item.number))`"
    report(
      .logNumberGone, "the number \(item.number) of \(name(item, in: old)) in the log is gone",
      at: place, was: item.range,
      Verdicts(log: .breaks("entries with the number \(item.number) have no reader any more")),
      help: now == nil
        ? "keep its number and its types: \(keep)"
        : "a number in the log stays: write `@logged(\(item.number))`")
  }

  // MARK: Newtypes

  mutating func comparePrefixes(_ left: NewtypeDefinition, _ right: NewtypeDefinition) {
    guard left.prefix != right.prefix else { return }
    report(
      .prefixChanged,
      "texts of `\(right.about.name)` begin with `\(right.prefix)_` instead of `\(left.prefix)_`",
      at: right.prefixRange ?? right.about.range, was: left.prefixRange ?? left.about.range,
      .wire(
        .compatible("encodings have the number alone"),
        source: .breaks("texts that were written down are refused")),
      help: "declare another newtype for another kind of id")
  }
}

// Methods are known by their path in every encoding, so that most changes break all three at once.

extension Comparison {
  mutating func compareServices(_ left: ServiceDefinition, _ right: ServiceDefinition) {
    // Entries of a log are looked at where types of methods are compared, and by their numbers.
    isStored = false
    var matched: Set<String> = []
    let oldNames = Set(left.methods.map { Casing.upperCamel($0.about.name) })
    for method in left.methods {
      let path = Casing.upperCamel(method.about.name)
      if let same = right.methods.first(where: { Casing.upperCamel($0.about.name) == path }) {
        compareMethods(method, same, right.about)
      } else if let kept = right.retiredMethods.first(where: {
        Casing.upperCamel($0.about.name) == path
      }) {
        reportRetired(method, kept, right.about)
      } else if let renamed = renamed(method, right, besides: oldNames.union(matched)) {
        matched.insert(Casing.upperCamel(renamed.about.name))
        report(
          .methodRenamed,
          "`\(right.about.name).\(method.about.name)` is called `\(renamed.about.name)` now",
          at: renamed.about.range, was: method.about.range,
          .wire(
            .breaks("the path is another one: old calls are answered UNIMPLEMENTED"),
            source: .breaks("it has another name in generated code")),
          help: "add the new method, and deprecate the old one")
      } else {
        report(
          .methodRemoved, "`\(right.about.name).\(method.about.name)` is gone",
          at: right.about.range, was: method.about.range,
          .wire(
            .breaks("old calls are answered UNIMPLEMENTED"),
            source: .breaks("it is gone from generated code")),
          help: "deprecate it first, and remove it when nobody calls it")
      }
    }
    compareRetiredMethods(left, right)
    for method in right.methods {
      let path = Casing.upperCamel(method.about.name)
      guard !oldNames.contains(path), !matched.contains(path) else { continue }
      let before = left.retiredMethods.first { Casing.upperCamel($0.about.name) == path }
      report(
        .methodAdded,
        "`\(right.about.name).\(method.about.name)` is \(before == nil ? "new" : "back")",
        at: method.about.range, was: before?.about.range, oldLabel: "retired",
        .wire(
          .compatible("old servers answer UNIMPLEMENTED: update servers first"),
          source: .breaks("whoever implements the service has to implement it")))
    }
  }

  /// The method with the same types that is new.
  private func renamed(
    _ method: MethodDefinition, _ service: ServiceDefinition, besides known: Set<String>
  ) -> MethodDefinition? {
    let same = service.methods.filter {
      !known.contains(Casing.upperCamel($0.about.name))
        && $0.streamsRequests == method.streamsRequests
        && $0.streamsResponses == method.streamsResponses
        && isSame(method.request, $0.request) && isSame(method.response, $0.response)
    }
    return same.count == 1 ? same[0] : nil
  }

  private func isSame(_ left: DeclarationID?, _ right: DeclarationID?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return pairs[left] == right
  }

  private mutating func compareMethods(
    _ left: MethodDefinition, _ right: MethodDefinition, _ service: Description
  ) {
    let name = "`\(service.name).\(right.about.name)`"
    if left.about.name != right.about.name {
      let path = Casing.upperCamel(right.about.name)
      report(
        .methodRenamed,
        "`\(service.name).\(left.about.name)` is called `\(right.about.name)` in code now, and "
          + "`\(path)` on the wire as before",
        at: right.about.range, was: left.about.range,
        Verdicts(source: .breaks("it has another name in generated code")))
    }
    compareDeprecation(left.about, right.about)
    compareSides(left, right, name)
    compareStreaming(left, right, name)
    compareIdempotency(left, right, name)
    compareResumption(left, right, name)
    compareRoles(left, right, name)
  }

  private mutating func compareRoles(
    _ left: MethodDefinition, _ right: MethodDefinition, _ name: String
  ) {
    let (before, after) = (Set(left.roles), Set(right.roles))
    guard before != after else { return }
    let isNarrower = !after.isEmpty && (before.isEmpty || !before.isSubset(of: after))
    report(
      .rolesChanged,
      after.isEmpty
        ? "anybody may call \(name) now"
        : "\(name) may be called by \(right.roles.joined(separator: ", ")) alone now",
      at: right.about.range, was: left.about.range,
      .wire(
        isNarrower
          ? .breaks("callers who may not any more are answered PERMISSION_DENIED")
          : .compatible("who may call may call still")))
  }

  /// - Parameter isCalled: whether the types are on the wire, and not in logs alone.
  private mutating func compareSides(
    _ left: MethodDefinition, _ right: MethodDefinition, _ name: String, isCalled: Bool = true
  ) {
    isStored = left.logNumber != nil
    defer { isStored = false }
    compareSide(
      left.request, right.request, "request", name, right.requestRange ?? right.about.range,
      left.requestRange ?? left.about.range, isCalled)
    compareSide(
      left.response, right.response, "response", name, right.responseRange ?? right.about.range,
      left.responseRange ?? left.about.range, isCalled)
  }

  // MARK: Retired

  private mutating func reportRetired(
    _ left: MethodDefinition, _ right: MethodDefinition, _ service: Description
  ) {
    var verdicts = Verdicts.wire(
      .breaks("old calls are answered UNIMPLEMENTED"),
      source: .breaks("it is gone from generated code"))
    if left.logNumber != nil { verdicts.log = .compatible("its number and its types stay") }
    report(
      .methodRetired, "`\(service.name).\(left.about.name)` is retired", at: right.about.range,
      was: left.about.range, verdicts,
      help: "deprecate it first, and retire it when nobody calls it")
    compareSides(left, right, "`\(service.name).\(right.about.name)`", isCalled: false)
  }

  /// Types of what was retired before, whatever became of it.
  private mutating func compareRetiredMethods(
    _ left: ServiceDefinition, _ right: ServiceDefinition
  ) {
    for method in left.retiredMethods {
      let same = (right.methods + right.retiredMethods).first {
        Casing.upperCamel($0.about.name) == Casing.upperCamel(method.about.name)
      }
      guard let same else { continue }
      compareSides(method, same, "`\(right.about.name).\(same.about.name)`", isCalled: false)
    }
  }

  private mutating func compareSide(
    _ left: DeclarationID?, _ right: DeclarationID?, _ what: String, _ name: String,
    _ range: SourceRange, _ was: SourceRange, _ isCalled: Bool
  ) {
    if isSame(left, right) { return }
    let source = Verdicts.Outcome.breaks("the method has another type")
    var verdicts = Verdicts.wire(
      .breaks("the \(what) is read as something else"), source: source)
    switch (left, right) {
    case (nil, let now?):
      verdicts = appeared(now, what, source)
    case (_?, nil):
      verdicts = .wire(.breaks("what the \(what) said is lost"), source: source)
    case (let before?, let now?):
      let same = signatures.agree(before, now)
      let alike = Verdicts.Outcome.compatible("both types are written in the same way")
      if same.native { verdicts.native = alike }
      if same.proto { verdicts.proto = alike }
      if same.json { verdicts.json = alike }
    case (nil, nil): return
    }
    if !isCalled {
      let native = verdicts.native
      verdicts = .wire(.compatible("nobody calls it"))
      if isStored, native.level == .breaks { verdicts.log = native }
    }
    let before = left.map { old[$0].about.name } ?? "()"
    let after = right.map { new[$0].about.name } ?? "()"
    report(
      .methodTypeChanged, "the \(what) of \(name) changed from `\(before)` to `\(after)`",
      at: range, was: was, verdicts,
      help: "add a field to the type, or a new method")
  }

  /// The empty message became one with content.
  private func appeared(
    _ now: DeclarationID, _ what: String, _ source: Verdicts.Outcome
  ) -> Verdicts {
    guard case .message(let message) = new[now] else {
      var verdicts = Verdicts.wire(
        .compatible("a \(what) without a case is read from an empty one"), source: source)
      verdicts.native = .breaks("a union begins with its case, the empty message with its block")
      return verdicts
    }
    if what == "request", message.fields.contains(where: { refusesUnset($0, in: new) }) {
      return .wire(.breaks("old requests are empty, and answered INVALID_ARGUMENT"), source: source)
    }
    return .wire(.compatible("an empty \(what) is one with nothing set"), source: source)
  }

  private mutating func compareStreaming(
    _ left: MethodDefinition, _ right: MethodDefinition, _ name: String
  ) {
    let sides = [
      (
        "requests", left.streamsRequests, right.streamsRequests, right.requestRange,
        left.requestRange
      ),
      (
        "responses", left.streamsResponses, right.streamsResponses, right.responseRange,
        left.responseRange
      ),
    ]
    for (what, before, after, range, was) in sides where before != after {
      report(
        .streamingChanged,
        after ? "the \(what) of \(name) are a stream now" : "the \(what) of \(name) are one now",
        at: range ?? right.about.range, was: was ?? left.about.range,
        .wire(
          .breaks("both sides disagree about how many messages there are"),
          source: .breaks("the method has another type")),
        help: "add a new method")
    }
  }

  private mutating func compareIdempotency(
    _ left: MethodDefinition, _ right: MethodDefinition, _ name: String
  ) {
    let isSameKey =
      left.idempotencyKey == right.idempotencyKey
      || isSameField(left.idempotencyKey, of: left.request, right.idempotencyKey, of: right.request)
    guard left.isIdempotent != right.isIdempotent || !isSameKey else { return }
    let message: String
    var outcome = Verdicts.Outcome.compatible("what holds for more calls holds for the old ones")
    switch (left.isIdempotent, right.isIdempotent) {
    case (false, _):
      message = "\(name) is idempotent now"
      outcome = .compatible("clients may repeat it when all servers are updated")
    case (true, false):
      message = "\(name) is not idempotent any more"
      outcome = .breaks("old clients still repeat a call whose answer was lost")
    case (true, true):
      let key = right.idempotencyKey
      message = "\(name) tells repeats apart by \(key.map { "`\($0)`" } ?? "the whole request") now"
      if let key { outcome = .breaks("old clients do not set `\(key)` for that purpose") }
    }
    report(
      .idempotencyChanged, message, at: right.about.range, was: left.about.range, .wire(outcome))
  }

  /// Whether two names are one field on the wire, which knows it by its number; a rename is reported
  /// where the field stands.
  private func isSameField(
    _ left: String?, of before: DeclarationID?, _ right: String?, of after: DeclarationID?
  ) -> Bool {
    guard let left, let right, let before, let after, pairs[before] == after,
      case .message(let a) = old[before], case .message(let b) = new[after],
      let was = a.fields.first(where: { $0.about.name == left }),
      let now = b.fields.first(where: { $0.about.name == right })
    else { return false }
    return was.number == now.number && !now.isRetired
  }

  private mutating func compareResumption(
    _ left: MethodDefinition, _ right: MethodDefinition, _ name: String
  ) {
    guard left.resumesAfter != right.resumesAfter else { return }
    let sides = [(left.response, right.response), (left.request, right.request)]
    if sides.contains(where: { isSameField(left.resumesAfter, of: $0, right.resumesAfter, of: $1) })
    {
      return
    }
    let message: String
    var outcome = Verdicts.Outcome.breaks("old clients resume by what counts no more")
    switch (left.resumesAfter, right.resumesAfter) {
    case (nil, let field?):
      message = "\(name) is resumable after `\(field)` now"
      outcome = .compatible("clients may resume when all servers are updated")
    case (_?, nil):
      message = "\(name) is not resumable any more"
    default:
      message = "\(name) is resumed after `\(right.resumesAfter ?? "")` now"
    }
    report(
      .resumptionChanged, message, at: right.about.range, was: left.about.range, .wire(outcome))
  }
}

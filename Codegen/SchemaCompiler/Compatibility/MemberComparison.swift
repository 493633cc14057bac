/// A field or case, as far as comparisons are concerned.
struct Member {
  let about: Description
  let number: Int
  let isRetired: Bool
  let isOptional: Bool
  /// Nil for the case of an enum.
  let type: ValueType?
  /// Where the type stands, or the name where there is none.
  let typeRange: SourceRange
  /// How the source spells it.
  let field: FieldDefinition?
  /// What JSON calls it.
  let wireName: String
  /// Whether `@proto` gives it that name.
  let isNamedOnWire: Bool

  var name: String { about.name }

  init(_ field: FieldDefinition) {
    about = field.about
    number = field.number
    isRetired = field.isRetired
    isOptional = field.isOptional
    type = field.type
    typeRange = field.typeRange ?? field.about.range
    self.field = field
    wireName = field.about.name
    isNamedOnWire = false
  }

  init(_ item: UnionCase) {
    about = item.about
    number = item.number
    isRetired = item.isRetired
    isOptional = false
    type = ValueType(kind: .message(item.message), constraints: [])
    typeRange = item.about.range
    field = nil
    wireName = item.about.name
    isNamedOnWire = false
  }

  init(_ item: EnumCase, of definition: EnumDefinition) {
    about = item.about
    number = item.number
    isRetired = item.isRetired
    isOptional = false
    type = nil
    typeRange = item.about.range
    field = nil
    wireName = ProtoNames.value(item, of: definition)
    isNamedOnWire = item.exportedName != nil
  }
}

// Fields of messages, cases of unions and enums: native and proto know them by number, JSON by name.

extension Comparison {
  mutating func compareMembers(
    _ left: [Member], _ right: [Member], in owner: Description, _ what: String
  ) {
    var numbers: [Int: Member] = [:]
    var names: [String: Member] = [:]
    var wireNames: [String: Member] = [:]
    for member in right {
      numbers[member.number] = member
      names[member.name] = member
      if !member.isRetired { wireNames[member.wireName] = member }
    }
    let oldNames = Set(left.map(\.name))
    let oldNumbers = Set(left.map(\.number))
    for member in left {
      let sameNumber = numbers[member.number]
      if let sameNumber, sameNumber.name == member.name {
        comparePair(member, sameNumber, in: owner, what)
      } else if let sameNumber, sameNumber.wireName == member.wireName, !member.isRetired,
        !sameNumber.isRetired
      {
        compareRenamed(member, sameNumber, in: owner, what)
      } else if let moved = wireNames[member.wireName] ?? names[member.name], !member.isRetired,
        !moved.isRetired
      {
        reportRenumbered(member, moved, in: owner, what)
      } else if let sameNumber, member.isRetired || sameNumber.isRetired {
        compareRetired(member, sameNumber, in: owner, what)
      } else if let sameNumber, !oldNames.contains(sameNumber.name) {
        compareRenamed(member, sameNumber, in: owner, what)
      } else {
        reportRemoved(member, by: sameNumber, in: owner, what)
      }
    }
    for member in right
    where !oldNumbers.contains(member.number) && !oldNames.contains(member.name) {
      reportAdded(member, in: owner, what)
    }
  }

  // MARK: The same number and name

  private mutating func comparePair(
    _ left: Member, _ right: Member, in owner: Description, _ what: String
  ) {
    let name = "`\(owner.name).\(right.name)`"
    switch (left.isRetired, right.isRetired) {
    case (true, false):
      report(
        .numberReusedLater, "the retired \(what) \(name) is back", at: right.about.range,
        was: left.about.range, oldLabel: "retired",
        .wire(
          .breaks("a retired number is never used again: what was written since has no value"),
          source: .compatible("the \(what) is there again")),
        help: "add a new \(what) with the next free number")
    case (false, true):
      compareRetired(left, right, in: owner, what)
    case (true, true):
      compareRetiredTypes(left, right, name)
    case (false, false):
      compareDeprecation(left.about, right.about)
      compareWireNames(left, right, in: owner, what)
      compareTypes(left, right, name)
    }
  }

  mutating func compareTypes(_ left: Member, _ right: Member, _ name: String) {
    guard let a = left.type, let b = right.type else { return }
    let verdicts = compareKinds(a, b)
    let isWrittenAlike = verdicts?.worst(of: Verdicts.Aspect.encodings) != .breaks
    if let verdicts {
      report(
        .typeChanged,
        "the type of \(name) changed from \(spelled(left, old)) to "
          + "\(spelled(right, new))", at: right.typeRange, was: left.typeRange, verdicts,
        help: isWrittenAlike ? nil : "retire it, and add a new one with the new type")
    }
    if isWrittenAlike { compareLimits(left, right, name) }
    guard left.isOptional != right.isOptional else { return }
    let native: String
    if !b.isFixed {
      native = "a presence mark is \(right.isOptional ? "part of" : "no part of") its length now"
    } else {
      native =
        right.isOptional
        ? "it gets a presence bit, and what is behind it may move"
        : "its presence bit goes, and what is behind it may move"
    }
    let reason =
      right.isOptional
      ? "what old writers leave out as zero is read as absent"
      : "what old writers leave out as absent is read as zero"
    report(
      .optionalityChanged,
      right.isOptional ? "\(name) may be absent now" : "\(name) is always there now",
      at: right.typeRange, was: left.typeRange,
      Verdicts(
        native: .breaks(native), proto: .compatible(reason), json: .compatible(reason),
        source: .breaks("the property is \(right.isOptional ? "" : "not ")an Optional now")),
      help: "retire it, and add a new one")
  }

  private func spelled(_ member: Member, _ schema: Schema) -> String {
    if let field = member.field { return "`\(schema.spelling(field))`" }
    guard let id = member.type?.reference else { return "" }
    return "`\(schema[id].about.name)`"
  }

  // MARK: Retired

  private mutating func compareRetired(
    _ left: Member, _ right: Member, in owner: Description, _ what: String
  ) {
    let name = "`\(owner.name).\(left.name)`"
    if left.isRetired, !right.isRetired {
      report(
        .numberReusedLater, "the number \(right.number) of the retired \(name) is used again",
        at: right.about.range, label: "used by `\(right.name)`", was: left.about.range,
        oldLabel: "retired",
        .wire(.breaks("old values of `\(left.name)` are taken for `\(right.name)`")),
        help: "use the next free number")
      return
    }
    if left.isRetired {
      report(
        .memberRenamed, "the retired \(name) is called `\(right.name)` now",
        at: right.about.range, was: left.about.range, oldLabel: "retired",
        .wire(.compatible("nothing of it is written; the old name is free to be used wrongly")))
    } else {
      report(
        .memberRetired,
        "\(name) is retired" + (left.name == right.name ? "" : ", as `\(right.name)`"),
        at: right.about.range, was: left.about.range,
        Verdicts(
          native: .compatible("its place stays, empty"),
          proto: .compatible("its number is reserved"),
          json: .compatible("servers refuse it from old clients as an unknown name"),
          source: .breaks("it is gone from generated code"), log: logOfRetired(left)),
        help: isStored && left.type != nil ? "mark it `@deprecated`, and leave it readable" : nil)
    }
    compareRetiredTypes(left, right, name)
  }

  /// A peer that sends what is retired is updated some day, an entry of a log never is: of the case of
  /// an enum the number is kept, of fields and cases of unions nothing.
  private func logOfRetired(_ member: Member) -> Verdicts.Outcome {
    guard isStored else { return .same }
    return member.type == nil
      ? .compatible("entries that are there keep its number")
      : .breaks("entries that are there hold values of it, which would be passed over")
  }

  /// What is retired keeps its place in the native encoding, and so its type.
  private mutating func compareRetiredTypes(_ left: Member, _ right: Member, _ name: String) {
    guard let a = left.type, let b = right.type else { return }
    let verdicts = compareKinds(a, b)
    let native =
      left.isOptional == right.isOptional
      ? verdicts?.native ?? .same
      : Verdicts.Outcome.breaks("its presence mark is part of its place")
    guard native.level == .breaks else { return }
    report(
      .typeChanged, "the retired \(name) has another type", at: right.typeRange,
      was: left.typeRange,
      Verdicts(
        native: native, proto: .compatible("nothing of it is written"),
        json: .compatible("nothing of it is written")),
      help: "what is retired keeps its type")
  }

  // MARK: Another number or name

  private mutating func reportRenumbered(
    _ left: Member, _ right: Member, in owner: Description, _ what: String
  ) {
    let name = "`\(owner.name).\(right.name)`"
    var json = Verdicts.Outcome.compatible("JSON has names instead of numbers")
    if left.wireName != right.wireName {
      json = .breaks("JSON calls it `\(right.wireName)` instead of `\(left.wireName)`")
    }
    if let a = left.type, let b = right.type, let verdicts = compareKinds(a, b) {
      json = json.worse(verdicts.json)
    }
    let reason = "what is written as \(left.number) is read as another \(what), or not at all"
    report(
      .memberRenumbered, "\(name) had the number \(left.number) and has \(right.number)",
      at: right.about.range, was: left.about.range,
      Verdicts(native: .breaks(reason), proto: .breaks(reason), json: json),
      help: "numbers stay for ever; a new \(what) takes the next free one")
  }

  private mutating func compareRenamed(
    _ left: Member, _ right: Member, in owner: Description, _ what: String
  ) {
    let verdicts = left.type.flatMap { a in right.type.flatMap { compareKinds(a, $0) } }
    if let verdicts, verdicts.worst(of: [.native, .proto]) == .breaks {
      report(
        .numberReusedLater,
        "the number \(left.number) of `\(owner.name).\(left.name)` is used for another \(what)",
        at: right.about.range, label: "used by `\(right.name)`", was: left.about.range,
        .wire(
          .breaks("old values of `\(left.name)` are taken for `\(right.name)`"),
          source: .breaks("it is gone from generated code")),
        help: "retire `\(left.name)`, and give `\(right.name)` the next free number")
      return
    }
    let isKept = left.wireName == right.wireName
    let isExplained = Self.isNamedByPrefix(left, right)
    let json =
      isKept
      ? Verdicts.Outcome.compatible("its name stays `\(right.wireName)`")
      : isExplained
        ? .compatible("its name follows the name of the enum")
        : .breaks("names are what JSON is made of: the old one is unknown")
    let keep =
      left.type == nil
      ? "keep the name in JSON: `@proto(\"\(left.wireName)\")`"
      : "deprecate the old \(what), and add the new one beside it, where JSON is in use"
    report(
      .memberRenamed, "`\(owner.name).\(left.name)` is called `\(right.name)` now",
      at: right.about.range, was: left.about.range,
      Verdicts(
        native: .compatible("names are not written"), proto: .compatible("names are not written"),
        json: json, source: .breaks("it has another name in generated code")),
      help: json.level == .breaks ? keep : nil)
    compareTypes(left, right, "`\(owner.name).\(right.name)`")
  }

  private mutating func reportRemoved(
    _ left: Member, by right: Member?, in owner: Description, _ what: String
  ) {
    let name = "`\(owner.name).\(left.name)`"
    let place = right?.about.range ?? owner.range
    let spelled = left.field.map { " " + old.spelling($0) } ?? ""
    let example =
      left.type == nil
      ? "retired \(left.name) = \(left.number)" : "\(left.number) retired \(left.name)\(spelled)"
    let help = "keep its place: `\(example)`"
    if left.isRetired {
      report(
        .memberRemoved, "the retired \(name) is forgotten", at: place, was: left.about.range,
        oldLabel: "retired", .wire(.breaks("its number \(left.number) is free to be used again")),
        help: help)
      return
    }
    let reason =
      right.map { "its number \(left.number) means `\($0.name)` now" }
      ?? "its number \(left.number) is free to be used again with another meaning"
    report(
      .memberRemoved, "\(name) is gone, and not retired", at: place, was: left.about.range,
      Verdicts(
        native: .breaks(reason), proto: .breaks(reason),
        json: .breaks("servers refuse it from old clients as an unknown name"),
        source: .breaks("it is gone from generated code")), help: help)
  }

  private mutating func reportAdded(_ member: Member, in owner: Description, _ what: String) {
    let name = "`\(owner.name).\(member.name)`"
    if member.isRetired {
      report(
        .memberAdded, "\(name) is new, and retired", at: member.about.range, was: nil,
        .wire(.compatible("nothing of it is written")))
      return
    }
    if let field = member.field, refusesUnset(field, in: new) {
      report(
        .memberDemanded, "\(name) is new, and a request without it is refused",
        at: member.about.range, was: owner.range, oldLabel: "old clients know nothing of it",
        .wire(.breaks("old requests do not set it, and are answered INVALID_ARGUMENT")),
        help: "make it optional, or leave out the constraint")
      return
    }
    let isField = member.field != nil
    let json =
      isField
      ? "old servers refuse the new name: update servers first"
      : "old readers refuse the new name: update those who read first"
    report(
      .memberAdded, "\(name) is new", at: member.about.range, was: nil,
      Verdicts(
        native: .compatible(isField ? "old readers pass it over" : "old readers keep its number"),
        proto: .compatible(isField ? "old readers pass it over" : "old readers keep its number"),
        json: .compatible(json),
        source: isField
          ? .compatible("what is not set is zero")
          : .breaks("a `switch` without `default` has a case more")))
  }
}

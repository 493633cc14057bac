// What the values of enums are called in JSON: by the name of their enum, or as `@proto` says.

extension Comparison {
  /// `MARKER_KIND`, which the names of values begin with.
  private func prefix(_ definition: EnumDefinition) -> String {
    Casing.snake(ProtoNames.last(of: definition.fullName)).uppercased()
  }

  /// What another name of the enum does to the names of its values in JSON.
  func prefixOutcome(_ left: EnumDefinition, _ right: EnumDefinition) -> Verdicts.Outcome {
    let (before, after) = (prefix(left), prefix(right))
    if before == after { return .compatible("the names of its values stay") }
    let isZeroNamed = left.exportedZero != nil || right.exportedZero != nil
    let follows = left.cases.contains { item in
      right.cases.contains {
        Self.isNamedByPrefix(Member(item, of: left), Member($0, of: right))
      }
    }
    if isZeroNamed, !follows { return .compatible("its values have names of their own") }
    return .breaks("the names of its values begin with it: `\(before)_…` becomes `\(after)_…`")
  }

  /// True where two values are called alike but for the enum's name in front.
  static func isNamedByPrefix(_ left: Member, _ right: Member) -> Bool {
    left.type == nil && left.number == right.number && !left.isRetired && !right.isRetired
      && !left.isNamedOnWire && !right.isNamedOnWire
      && Casing.snake(left.name) == Casing.snake(right.name)
  }

  /// What 0 is called.
  mutating func compareZeros(_ left: EnumDefinition, _ right: EnumDefinition) {
    let (before, after) = (ProtoNames.zero(of: left), ProtoNames.zero(of: right))
    guard before != after, left.exportedZero != nil || right.exportedZero != nil else { return }
    report(
      .memberRenamed,
      "`\(right.about.name).unspecified` was called `\(before)` in JSON, and is called `\(after)`",
      at: right.about.range, was: left.about.range,
      Verdicts(
        native: .compatible("names are not written"), proto: .compatible("names are not written"),
        json: .breaks("the other name is unknown where 0 is written: in lists, maps and optionals")),
      help: "keep the name: `@proto(zero: \"\(before)\")`")
  }

  /// Two cases of one number and one name in code, which JSON may call otherwise.
  mutating func compareWireNames(
    _ left: Member, _ right: Member, in owner: Description, _ what: String
  ) {
    guard left.wireName != right.wireName, !Self.isNamedByPrefix(left, right) else { return }
    report(
      .memberRenamed,
      "`\(owner.name).\(right.name)` was called `\(left.wireName)` in JSON, and is called "
        + "`\(right.wireName)`",
      at: right.about.range, was: left.about.range,
      Verdicts(
        native: .compatible("names are not written"), proto: .compatible("names are not written"),
        json: .breaks("names are what JSON is made of: the other one is unknown")),
      help: "keep the name: `@proto(\"\(left.wireName)\")`")
  }
}

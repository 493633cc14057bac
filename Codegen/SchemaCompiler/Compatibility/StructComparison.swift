// A struct is frozen: it stands inline in every message that has it, so nothing of it may move.

extension Comparison {
  mutating func compareStruct(_ left: StructDefinition, _ right: StructDefinition) {
    let before = left.fields.map(Member.init)
    let after = right.fields.map(Member.init)
    guard before.count != after.count else {
      return compareMembers(before, after, in: right.about, "field")
    }
    let grows = after.count > before.count
    var isPrefix = true
    var json = Verdicts.Outcome.compatible("members are known by their names")
    for member in before {
      guard let same = after.first(where: { $0.name == member.name }) else {
        json = .breaks("`\(member.name)` is gone")
        continue
      }
      if let a = member.type, let b = same.type, let verdicts = compareKinds(a, b) {
        json = json.worse(verdicts.json)
      }
    }
    for (a, b) in zip(before, after) {
      guard a.name == b.name, let x = a.type, let y = b.type else {
        isPrefix = false
        continue
      }
      if let verdicts = compareKinds(x, y), verdicts.proto.level == .breaks { isPrefix = false }
    }
    var verdicts = Verdicts(
      native: .breaks(
        "its \(left.size) bytes become \(right.size), and everything behind them moves"))
    verdicts.proto =
      grows && isPrefix
      ? .compatible("the fields so far keep their numbers")
      : .breaks(
        isPrefix
          ? "fields at its end are gone, and their numbers free to be used again"
          : "its fields are numbered by their order, and some have another number now")
    verdicts.json = json
    verdicts.source =
      grows ? .compatible("the initializer asks for more") : .breaks("a field is gone")
    report(
      .structChanged,
      "the struct `\(right.about.name)` had \(before.count) fields and has \(after.count)",
      at: right.about.range, was: left.about.range, verdicts,
      help: "a struct is frozen: declare a new one, or a message that can grow")
  }
}

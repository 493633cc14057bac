// Pass 3: numbers are dense from 1, each used once, in ascending order.

extension Analyzer {
  /// Field numbers fit in 16 bits, as a block of at most 65,535 bytes has no room for more slots.
  static let largestNumber: UInt64 = 65_535

  mutating func checkNumbers() {
    for declaration in declared {
      let syntax = declaration.syntax
      switch syntax.kind {
      case .message:
        check(syntax.fields.compactMap { numbered($0) }, "field", Self.largestNumber, syntax)
      case .union:
        check(syntax.fields.compactMap { numbered($0) }, "case", Self.largestNumber, syntax)
      case .enum:
        let limit: UInt64 = syntax.representation?.text == "u16" ? 65_535 : 255
        check(
          syntax.cases.map { Numbered(number: $0.number, name: $0.name) }, "case", limit, syntax)
      case .struct, .service, .newtype: break
      }
    }
  }

  private struct Numbered {
    let number: NumberSyntax
    let name: Name
  }

  private func numbered(_ field: FieldSyntax) -> Numbered? {
    field.number.map { Numbered(number: $0, name: field.name) }
  }

  private mutating func check(
    _ members: [Numbered], _ what: String, _ limit: UInt64, _ syntax: DeclarationSyntax
  ) {
    var seen: [UInt64: Numbered] = [:]
    var highest: UInt64 = 0
    let free = (members.map(\.number.value).filter { $0 <= limit }.max() ?? 0) + 1
    for member in members {
      let number = member.number.value
      if number == 0 {
        sink.report(
          Diagnostic(
            .numberZero,
            what == "field"
              ? "field numbers begin with 1"
              : "0 is always `unspecified` and is never written", at: member.number.range))
      } else if let earlier = seen[number] {
        sink.report(
          Diagnostic(
            .numberReused, "the number \(number) is used twice in `\(syntax.name.text)`",
            at: member.number.range, "used again by `\(member.name.text)`"
          ).also(earlier.number.range, "first used by `\(earlier.name.text)`")
            .helped("the next free number is \(free)"))
      } else if number > limit {
        tooLarge(member, what, limit, syntax)
      } else if number < highest {
        sink.report(
          Diagnostic(
            .numberOrder, "\(what)s are written in the order of their numbers",
            at: member.number.range, "\(number) follows \(highest)"))
        seen[number] = member
      } else {
        if number > highest + 1, !syntax.isIncomplete {
          gap(member, after: highest, syntax.kind, members)
        }
        highest = number
        seen[number] = member
      }
    }
  }

  private mutating func tooLarge(
    _ member: Numbered, _ what: String, _ limit: UInt64, _ syntax: DeclarationSyntax
  ) {
    var diagnostic = Diagnostic(
      .numberTooLarge, "the number \(member.number.value) is above \(limit)",
      at: member.number.range)
    if syntax.kind == .enum, limit == 255 {
      diagnostic = diagnostic.helped("write `enum \(syntax.name.text): u16` for up to 65535")
    }
    sink.report(diagnostic)
  }

  private mutating func gap(
    _ member: Numbered, after highest: UInt64, _ kind: DeclarationSyntax.Kind,
    _ members: [Numbered]
  ) {
    let missing = (highest + 1..<member.number.value).filter { number in
      !members.contains { $0.number.value == number }
    }
    // All of them come later in the source: the order is reported there.
    guard let first = missing.first, let last = missing.last else { return }
    let range = first == last ? "number \(first) is" : "numbers \(first) to \(last) are"
    let what = kind == .message ? "field" : "case"
    let example = kind == .enum ? "retired name = \(first)" : "\(first) retired name type"
    sink.report(
      Diagnostic(
        .numberGap, "numbers are dense: \(range) missing before `\(member.name.text)`",
        at: member.number.range, "expected \(first)"
      ).helped("a \(what) that was removed stays as `\(example)`"))
  }
}

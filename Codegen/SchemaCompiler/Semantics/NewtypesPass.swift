// Newtypes: what they stand for, and what their text begins with. A text that somebody noted has to
// lead to one kind of id, so that a prefix belongs to one newtype of all files.

extension Analyzer {
  /// The longest prefix, in letters: a text of an id stays short enough to be read out.
  static let longestPrefix = 16

  // MARK: Bases

  mutating func checkBase(_ syntax: DeclarationSyntax) {
    guard let base = syntax.base else { return }
    let what: String
    switch base.kind {
    case .invalid: return
    case .named("id"):
      if let mark = base.optional {
        sink.report(
          Diagnostic(.optionalNotAllowed, "what a newtype stands for cannot be absent", at: mark)
            .helped("write the `?` where the newtype is used").fixed(mark, "", "remove the `?`"))
      } else if let first = base.constraints.first, let last = base.constraints.last {
        sink.report(
          Diagnostic(
            .newtypeBase, "what a newtype stands for has no constraints",
            at: first.range.through(last.range)
          ).helped("write them where the newtype is used: `hold HoldID(nonzero)`"))
      }
      return
    case .named(let name): what = "`\(name)`"
    case .ascii: what = "`ascii`"
    case .list: what = "a list"
    case .map: what = "a map"
    }
    sink.report(
      Diagnostic(.newtypeBase, "a newtype stands for `id`, not for \(what)", at: base.range)
        .helped("use \(what) itself, or declare a struct with it"))
  }

  // MARK: Prefixes

  /// The text of `@prefix` of a newtype and where it stands; nil where there is none of the right form.
  static func prefix(of syntax: DeclarationSyntax) -> Name? {
    for annotation in syntax.annotations where annotation.name.text == "prefix" {
      guard annotation.arguments.count == 1, let argument = annotation.arguments.first,
        argument.label == nil, case .text(let text) = argument.value
      else { continue }
      return Name(text: text, range: argument.range)
    }
    return nil
  }

  mutating func checkPrefixes() {
    var taken: [String: (range: SourceRange, owner: String)] = [:]
    // What is imported was there before.
    let newtypes = declared.filter { $0.syntax.kind == .newtype }
    let order =
      newtypes.filter { imported.contains($0.file) }
      + newtypes.filter { !imported.contains($0.file) }
    for syntax in order.map(\.syntax) {
      guard let annotation = syntax.annotations.first(where: { $0.name.text == "prefix" }) else {
        missingPrefix(syntax)
        continue
      }
      guard let prefix = Self.prefix(of: syntax) else {
        sink.report(
          Diagnostic(
            .annotationArguments, "`@prefix` takes what the text of an id begins with",
            at: annotation.range
          ).helped("write `@prefix(\"\(Self.proposed(syntax.name.text))\")`"))
        continue
      }
      guard Self.isPrefix(prefix.text) else {
        prefixForm(prefix, of: syntax.name.text)
        continue
      }
      if let earlier = taken[prefix.text] {
        sink.report(
          Diagnostic(
            .prefixReused, "texts of two newtypes would begin with `\(prefix.text)_`",
            at: prefix.range, "used again by `\(syntax.name.text)`"
          ).also(earlier.range, "first used by `\(earlier.owner)`"))
      } else {
        taken[prefix.text] = (prefix.range, syntax.name.text)
      }
    }
  }

  private mutating func missingPrefix(_ syntax: DeclarationSyntax) {
    // What could not be read may have been the prefix.
    if syntax.isIncomplete { return }
    let proposal = Self.proposed(syntax.name.text)
    let place = (syntax.base?.range ?? syntax.range).after
    sink.report(
      Diagnostic(
        .prefixMissing, "`\(syntax.name.text)` does not say what the text of its ids begins with",
        at: syntax.name.range
      ).helped("write `@prefix(\"\(proposal)\")` behind `id`")
        .fixed(place, " @prefix(\"\(proposal)\")", "write `@prefix(\"\(proposal)\")`"))
  }

  private mutating func prefixForm(_ prefix: Name, of name: String) {
    let diagnostic = Diagnostic(
      .prefixForm, "a prefix has 1 to \(Self.longestPrefix) letters from a to z", at: prefix.range)
    let letters = prefix.text.lowercased().utf8.filter(Casing.isLower)
    let better = String(decoding: letters, as: UTF8.self)
    guard Self.isPrefix(better) else {
      return sink.report(diagnostic.helped("write `\"\(Self.proposed(name))\"`"))
    }
    sink.report(diagnostic.fixed(prefix.range, "\"\(better)\"", "write `\"\(better)\"`"))
  }

  private static func isPrefix(_ text: String) -> Bool {
    (1...longestPrefix).contains(text.utf8.count) && text.utf8.allSatisfy(Casing.isLower)
  }

  /// A prefix that goes with a name: `hold` for `HoldID`.
  private static func proposed(_ name: String) -> String {
    var words = Casing.words(name).map { $0.lowercased() }
    if words.count > 1, words.last == "id" { words.removeLast() }
    let letters = words.joined().utf8.filter(Casing.isLower).prefix(longestPrefix)
    return letters.isEmpty ? "thing" : String(decoding: letters, as: UTF8.self)
  }
}

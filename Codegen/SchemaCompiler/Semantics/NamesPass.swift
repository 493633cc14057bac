// Pass 1: which names are declared, and whether they are written as names of their kind.

extension Analyzer {
  mutating func collectNames() {
    for tree in trees {
      checkPackage(tree)
      var scope: [String: DeclarationID] = [:]
      for syntax in tree.declarations {
        let id = declared.count
        declared.append(Declared(file: tree.file, syntax: syntax))
        checkTypeName(syntax)
        let package = tree.package?.text ?? ""
        if let earlier = packages[package]?[syntax.name.text] {
          duplicateType(syntax.name, package: package, earlier: declared[earlier].syntax.name)
        } else {
          packages[package, default: [:]][syntax.name.text] = id
          scope[syntax.name.text] = id
        }
      }
      scopes.append(scope)
    }
  }

  private mutating func duplicateType(_ name: Name, package: String, earlier: Name) {
    sink.report(
      Diagnostic(
        .duplicateType, "`\(name.text)` is declared twice in package \(package)", at: name.range,
        "declared again here"
      ).also(earlier.range, "first declared here"))
  }

  private mutating func checkPackage(_ tree: FileSyntax) {
    guard let package = tree.package else { return }
    for part in package.text.split(separator: ".", omittingEmptySubsequences: false) {
      let isLower = part.utf8.allSatisfy {
        isDigit($0) || $0 == UInt8(ascii: "_") || (isLetter($0) && $0 >= UInt8(ascii: "a"))
      }
      guard isLower, part.utf8.first.map(isLetter) == true else {
        sink.report(
          Diagnostic(
            .packageName, "`\(part)` in the package's name is not in lower case",
            at: package.range
          ).helped("packages are written like `company.product.v1`"))
        return
      }
    }
  }

  private mutating func checkTypeName(_ syntax: DeclarationSyntax) {
    let name = syntax.name
    if Self.builtinNames.contains(name.text) {
      sink.report(
        Diagnostic(
          .reservedName, "`\(name.text)` is a built-in type and cannot be declared",
          at: name.range))
      return
    }
    let wanted = Casing.upperCamel(name.text)
    guard wanted != name.text else { return }
    let diagnostic = Diagnostic(
      .typeNameCase, "the name of \(syntax.kind.spoken) is written in UpperCamel", at: name.range)
    // A name of nothing but `_` has no words to write otherwise.
    sink.report(
      wanted.isEmpty ? diagnostic : diagnostic.fixed(name.range, wanted, "write `\(wanted)`"))
  }

  static let builtinNames = Scalar.allCases.map(\.rawValue) + ["string", "bytes", "ascii"]

  // MARK: Members

  mutating func checkMemberNames() {
    for declaration in declared {
      let syntax = declaration.syntax
      switch syntax.kind {
      case .struct, .message:
        checkMembers(syntax.fields.map { ($0.name, $0.retired != nil) }, "field", of: syntax)
      case .union:
        checkMembers(syntax.fields.map { ($0.name, $0.retired != nil) }, "case", of: syntax)
      case .enum:
        checkMembers(syntax.cases.map { ($0.name, $0.retired != nil) }, "case", of: syntax)
      case .service:
        checkMembers(syntax.methods.map { ($0.name, $0.retired != nil) }, "method", of: syntax)
      case .newtype: break
      }
      checkNotEmpty(syntax)
    }
  }

  private mutating func checkMembers(
    _ members: [(name: Name, retired: Bool)], _ what: String, of syntax: DeclarationSyntax
  ) {
    var seen: [String: (name: Name, retired: Bool)] = [:]
    for member in members {
      let name = member.name
      let key = Casing.snake(name.text)
      if let earlier = seen[key] {
        duplicateMember(name, what, of: syntax, earlier: earlier)
        continue
      }
      seen[key] = member
      if what == "case", ["unspecified", "unknown", "unrecognized"].contains(name.text) {
        let reason =
          name.text == "unspecified"
          ? "case 0 is always `unspecified` and is never written"
          : "`\(name.text)` is what a case is called that this version does not know"
        sink.report(Diagnostic(.reservedName, reason, at: name.range))
        continue
      }
      let wanted = Casing.lowerCamel(name.text)
      let diagnostic = Diagnostic(
        .memberNameCase, "the name of a \(what) is written in lowerCamel", at: name.range)
      if name.text.utf8.allSatisfy({ $0 == UInt8(ascii: "_") }) {
        // It has no words to write otherwise.
        sink.report(diagnostic)
      } else if wanted != name.text {
        sink.report(diagnostic.fixed(name.range, wanted, "write `\(wanted)`"))
      }
    }
  }

  private mutating func duplicateMember(
    _ name: Name, _ what: String, of syntax: DeclarationSyntax,
    earlier: (name: Name, retired: Bool)
  ) {
    let same = earlier.name.text == name.text
    let message =
      same
      ? "`\(syntax.name.text)` has two \(what)s `\(name.text)`"
      : "`\(name.text)` and `\(earlier.name.text)` are one name on the wire, "
        + "`\(Casing.snake(name.text))`"
    var diagnostic = Diagnostic(
      .duplicateMember, message, at: name.range, same ? "declared again here" : ""
    ).also(earlier.name.range, earlier.retired ? "retired here" : "first declared here")
    if earlier.retired { diagnostic = diagnostic.helped("a retired name is never used again") }
    sink.report(diagnostic)
  }

  private mutating func checkNotEmpty(_ syntax: DeclarationSyntax) {
    if syntax.isIncomplete { return }
    let what: String
    switch syntax.kind {
    case .message, .newtype: return
    case .struct where syntax.fields.isEmpty: what = "field"
    case .union where syntax.fields.isEmpty: what = "case"
    case .enum where syntax.cases.isEmpty: what = "case"
    case .service where syntax.methods.isEmpty: what = "method"
    default: return
    }
    sink.report(
      Diagnostic(
        .emptyDeclaration, "the \(syntax.kind.rawValue) `\(syntax.name.text)` has no \(what)",
        at: syntax.name.range))
  }
}

/// Conversions between the ways names are written.
package enum Casing {
  /// The words of a name in any of the common ways of writing.
  static func words(_ name: String) -> [String] {
    var words: [String] = []
    var current: [UInt8] = []
    let bytes = Array(name.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_") {
        if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
        current = []
        continue
      }
      if isUpper(byte), !current.isEmpty {
        let previousIsUpper = isUpper(bytes[index - 1])
        let nextIsLower = index + 1 < bytes.count && isLower(bytes[index + 1])
        if !previousIsUpper || nextIsLower {
          words.append(String(decoding: current, as: UTF8.self))
          current = []
        }
      }
      current.append(byte)
    }
    if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
    return words
  }

  static func isUpper(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  static func isLower(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }

  /// `ReserveRequest`. A name that is UpperCamel already stays as it is.
  package static func upperCamel(_ name: String) -> String {
    if let first = name.utf8.first, isUpper(first), !name.contains("_") { return name }
    return words(name).map { $0.prefix(1).uppercased() + rest(of: $0) }.joined()
  }

  /// `offerOpen`. A name that is lowerCamel already stays as it is.
  static func lowerCamel(_ name: String) -> String {
    if let first = name.utf8.first, isLower(first), !name.contains("_") { return name }
    let words = words(name)
    guard let first = words.first else { return name }
    return first.lowercased()
      + words.dropFirst().map { $0.prefix(1).uppercased() + rest(of: $0) }.joined()
  }

  private static func rest(of word: String) -> String {
    let rest = word.dropFirst()
    return rest.utf8.contains(where: isLower) ? String(rest) : rest.lowercased()
  }

  /// `offer_open`.
  package static func snake(_ name: String) -> String {
    words(name).map { $0.lowercased() }.joined(separator: "_")
  }
}

/// The smallest parts of a schema file.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case identifier(String)
    case integer(UInt64)
    case string(String)
    /// Text of one `///` line.
    case documentation(String)
    /// One of `{ } ( ) [ ] = ? : , . @ - ->`.
    case symbol(String)
    /// A character that begins no token; reported already.
    case invalid
    case end
  }

  let kind: Kind
  let range: SourceRange
  /// True when nothing but blanks stands before it on its line.
  let beginsLine: Bool
  /// True in the first column.
  let isFlush: Bool

  var identifier: String? {
    if case .identifier(let text) = kind { return text }
    return nil
  }

  func isSymbol(_ symbol: String) -> Bool { kind == .symbol(symbol) }

  /// How a diagnostic names what was found.
  var spelling: String {
    switch kind {
    case .identifier(let text): "`\(text)`"
    case .integer(let value): "the number \(value)"
    case .string: "a string"
    case .documentation: "a documentation comment"
    case .symbol(let text): "`\(text)`"
    case .invalid: "an invalid character"
    case .end: "the end of the file"
    }
  }
}

/// A `//` comment, which is no token: it documents nothing.
struct Comment: Sendable, Hashable {
  /// With its slashes, without blanks at its end.
  let text: String
  let range: SourceRange
  /// True when nothing but blanks stands before it on its line.
  let beginsLine: Bool
}

/// The smallest parts of a schema file.
package struct Token: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
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

  package let kind: Kind
  package let range: SourceRange
  /// True when nothing but blanks stands before it on its line.
  package let beginsLine: Bool
  /// True in the first column.
  package let isFlush: Bool

  /// The word, of a word.
  package var identifier: String? {
    if case .identifier(let text) = kind { return text }
    return nil
  }

  /// True for that symbol.
  package func isSymbol(_ symbol: String) -> Bool { kind == .symbol(symbol) }

  /// How a diagnostic names what was found.
  package var spelling: String {
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

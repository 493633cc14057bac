/// The words of the language with a sentence each, for editors and for the tests of their grammars.
package enum Vocabulary {
  /// A word.
  package struct Word: Sendable, Hashable {
    package let text: String
    /// One or two sentences in Markdown.
    package let documentation: String
  }

  /// Words that begin a declaration or a statement.
  package static let declarations = [
    Word(text: "package", documentation: "The package the file's names belong to."),
    Word(text: "use", documentation: "Makes types of another file visible in this one."),
    Word(
      text: "struct",
      documentation: "A frozen value of fixed size: no numbers, nothing optional, it never grows."),
    Word(text: "message", documentation: "A value that evolves by appending numbered fields."),
    Word(text: "enum", documentation: "One of several names; open, 0 is `unspecified`."),
    Word(text: "union", documentation: "Exactly one of several messages; open."),
    Word(text: "service", documentation: "Methods that can be called."),
    Word(
      text: "newtype",
      documentation:
        "An `id` of a kind of its own: another type in code, the same bytes in every encoding."),
  ]

  /// Words inside declarations and statements.
  package static let modifiers = [
    Word(text: "from", documentation: "The file a `use` brings types from."),
    Word(
      text: "retired",
      documentation:
        "Keeps number, name and type of a member that is gone, so that they are not used again; of a "
        + "method its number in the log."),
    Word(text: "stream", documentation: "Any number of messages instead of one."),
  ]

  /// Built-in types.
  package static let types =
    Scalar.allCases.map { Word(text: $0.rawValue, documentation: $0.explanation) } + [
      Word(
        text: "string",
        documentation: "UTF-8 text, at most 1,024 bytes unless `max` says otherwise."),
      Word(text: "bytes", documentation: "At most 65,536 bytes unless `max` says otherwise."),
      Word(
        text: "ascii", documentation: "`ascii[n]`: ASCII text of at most n bytes, stored inline."),
    ]

  /// Constraints of types.
  package static let constraints = [
    Word(text: "min", documentation: "Least value, length in bytes, or count."),
    Word(
      text: "max",
      documentation:
        "Greatest value, length in bytes, or count; of lengths and counts it is a limit of the "
        + "encoding."),
    Word(text: "len", documentation: "Exact length in bytes, or exact count."),
    Word(text: "nonzero", documentation: "Not 0; of an enum not `unspecified`."),
  ]

  /// Annotations, without the `@`.
  package static let annotations = [
    Word(
      text: "allow", documentation: "The roles that may call the method, for a server to check."),
    Word(
      text: "deprecated", documentation: "Carried into generated code, with a text if one is given."
    ),
    Word(
      text: "idempotent",
      documentation:
        "The same request sent twice has the effect of one; a field of the request tells requests "
        + "apart."),
    Word(
      text: "logged",
      documentation:
        "The method's number in a log, for ever: what it takes and gives is stored, and stays "
        + "readable."),
    Word(
      text: "prefix",
      documentation: "What the text of an id begins with: `hold` of `hold_3w00`."),
    Word(
      text: "proto",
      documentation:
        "The name on the wire, in `.proto` and for reflection, where that is another than here."),
    Word(
      text: "resumable",
      documentation: "A stream that broke is taken up again after the last value of a field."),
    Word(
      text: "secret",
      documentation:
        "The value of the field is left out of texts that generated code makes for people."),
    Word(text: "urgent", documentation: "The method goes before others, for a server to arrange."),
  ]
}

extension Scalar {
  /// One sentence about the type, in Markdown.
  fileprivate var explanation: String {
    switch self {
    case .bool: "`true` or `false`; 1 byte."
    case .u8: "An unsigned integer of 8 bits."
    case .u16: "An unsigned integer of 16 bits."
    case .u32: "An unsigned integer of 32 bits."
    case .u64: "An unsigned integer of 64 bits."
    case .i32: "A signed integer of 32 bits."
    case .i64: "A signed integer of 64 bits."
    case .id: "An identifier of 64 bits; 0 is none."
    case .f64: "A floating-point number of 64 bits."
    case .timestamp: "Microseconds since 1970-01-01T00:00:00Z, in 8 bytes."
    case .duration: "Microseconds, in 8 bytes."
    case .uuid: "16 bytes."
    }
  }
}

// What the parser finds, before any name has a meaning. Ranges point into the sources.

/// A word of the source.
struct Name: Sendable, Hashable {
  let text: String
  let range: SourceRange
}

struct FileSyntax: Sendable {
  let file: Int
  var documentation: [String] = []
  /// The dotted name; nil when it is missing, which was reported.
  var package: Name?
  var uses: [UseSyntax] = []
  var declarations: [DeclarationSyntax] = []
}

/// `use A, B from "file.drop"`.
struct UseSyntax: Sendable {
  let names: [Name]
  let path: String
  let pathRange: SourceRange
  let range: SourceRange
}

struct DeclarationSyntax: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case `struct`, message, `enum`, union, service, newtype

    /// With its article.
    var spoken: String { (self == .enum ? "an " : "a ") + rawValue }
  }

  let kind: Kind
  let name: Name
  var documentation: [String]
  var annotations: [AnnotationSyntax]
  /// From the keyword to the closing brace, as far as it could be read; of a newtype to its base.
  var range: SourceRange
  /// `: u16` of an enum.
  var representation: Name?
  /// What a newtype stands for.
  var base: TypeSyntax?
  var fields: [FieldSyntax] = []
  var cases: [CaseSyntax] = []
  var methods: [MethodSyntax] = []
  /// True when a member could not be read: what is missing is not missing in the source.
  var isIncomplete = false
}

/// A field of a struct or message, or a case of a union.
struct FieldSyntax: Sendable {
  /// Nil in a struct.
  let number: NumberSyntax?
  let retired: SourceRange?
  let name: Name
  let type: TypeSyntax
  var documentation: [String]
  var annotations: [AnnotationSyntax]
}

/// A case of an enum.
struct CaseSyntax: Sendable {
  let number: NumberSyntax
  let retired: SourceRange?
  let name: Name
  var documentation: [String]
  var annotations: [AnnotationSyntax]
}

struct NumberSyntax: Sendable {
  let value: UInt64
  let range: SourceRange
}

struct TypeSyntax: Sendable {
  indirect enum Kind: Sendable {
    /// A built-in or declared type.
    case named(String)
    /// `ascii[n]`.
    case ascii(NumberSyntax)
    /// `[T]`.
    case list(TypeSyntax)
    /// `[K: V]`.
    case map(TypeSyntax, TypeSyntax)
    /// Could not be read; reported.
    case invalid
  }

  let kind: Kind
  var constraints: [ConstraintSyntax] = []
  /// The range of `?`.
  var optional: SourceRange?
  let range: SourceRange
}

/// `max: 120` or `nonzero`.
struct ConstraintSyntax: Sendable {
  let name: Name
  /// Nil for a word alone.
  let value: ConstraintValue?
  let range: SourceRange
}

struct ConstraintValue: Sendable, Hashable {
  let negative: Bool
  let magnitude: UInt64
  let range: SourceRange

  var text: String { (negative && magnitude != 0 ? "-" : "") + String(magnitude) }
}

struct MethodSyntax: Sendable {
  let retired: SourceRange?
  let name: Name
  let request: StreamableSyntax
  let response: StreamableSyntax
  var documentation: [String]
  var annotations: [AnnotationSyntax]
}

/// `T`, `stream T` or `()`.
struct StreamableSyntax: Sendable {
  let streaming: SourceRange?
  /// Nil for the empty message.
  let type: Name?
  let range: SourceRange
}

/// `@name`, `@name(word)`, `@name(label: word)` or `@name("text")`.
struct AnnotationSyntax: Sendable {
  enum Value: Sendable, Hashable {
    case word(String)
    case text(String)
    case number(UInt64)
  }
  struct Argument: Sendable, Hashable {
    let label: Name?
    let value: Value
    let range: SourceRange
  }

  let name: Name
  let arguments: [Argument]
  let range: SourceRange
}

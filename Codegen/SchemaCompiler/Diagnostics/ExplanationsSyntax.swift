// Explanations of the codes of lexer, parser, names and imports.

extension Explanation {
  static let syntax: [DiagnosticCode: Explanation] = [
    .invalidUTF8: Explanation(
      "The file is not UTF-8",
      "Schema files are UTF-8 text. The diagnostic points at the first byte that begins "
        + "no character; save the file as UTF-8."),
    .unexpectedCharacter: Explanation(
      "A character without a meaning",
      "Names are ASCII letters, digits and `_`. The language knows `{ } ( ) [ ] = ? : , . "
        + "@ - ->`, strings in double quotes and comments that begin with `//`.",
      wrong: "message Marker { 1 stream id; }",
      right: "message Marker {\n  1 stream id\n}"),
    .unterminatedString: Explanation(
      "A string does not end",
      "A string ends with a double quote on the line it began on.",
      wrong: "use Money from \"common.drop",
      right: "use Money from \"common.drop\""),
    .malformedEscape: Explanation(
      "An unknown escape in a string",
      "Strings know only the escapes `\\\"` and `\\\\`; every other character stands for "
        + "itself."),
    .malformedNumber: Explanation(
      "Not a number",
      "Numbers are decimal digits without a leading 0, a sign aside, and no larger than "
        + "18446744073709551615.",
      wrong: "1 count u32(max: 0x10)",
      right: "1 count u32(max: 16)"),
    .blockComment: Explanation(
      "Block comments do not exist",
      "A comment begins with `//` and ends with its line. `///` before or after a "
        + "declaration documents it and is carried into the generated code.",
      wrong: "/* old */",
      right: "// old"),
    .fileTooLarge: Explanation(
      "The file is too large",
      "A schema file has at most 4 MiB. Split it; other files are imported with `use`."),
    .controlCharacter: Explanation(
      "A control character",
      "Comments and strings are carried into the code of other languages, where a control "
        + "character would end a line or hide what follows. Text holds none, nor marks that turn "
        + "its direction around; a tab is allowed, and a carriage return before the line break."),
    .unexpectedToken: Explanation(
      "Something else was expected",
      "The grammar does not allow what stands here. The diagnostic says what was "
        + "expected."),
    .missingBrace: Explanation(
      "A declaration is not closed",
      "Every `{` needs its `}` before the next declaration begins. The second label shows "
        + "the brace that is open."),
    .missingPackage: Explanation(
      "The file has no package",
      "The package is part of every type's and service's full name on the wire, so every "
        + "file states it first.",
      wrong: "message Marker {}",
      right: "package dropwire.live.v1\n\nmessage Marker {}"),
    .danglingDocumentation: Explanation(
      "Documentation that documents nothing",
      "A `///` comment belongs to the declaration or member that follows it, or to the "
        + "one on its line. Nothing follows this one. Use `//` for other comments."),
    .unknownDeclaration: Explanation(
      "An unknown declaration",
      "Declarations are `struct`, `message`, `enum`, `union` and `service`; before them "
        + "stand `package` and `use`.",
      wrong: "table Marker { }",
      right: "message Marker { }"),
    .trailingTokens: Explanation(
      "More than one member on a line",
      "Every member stands on a line of its own, so that the annotation at its end "
        + "belongs to it.",
      wrong: "1 stream id 2 at timestamp",
      right: "1 stream id\n2 at timestamp"),
    .misplacedStatement: Explanation(
      "`package` or `use` in the wrong place",
      "A file begins with one `package`, then come the imports, then the declarations."),
    .nestedDeclaration: Explanation(
      "A declaration inside a declaration",
      "Declarations are not nested: every type has one name in its package. Declare the "
        + "inner one beside the outer one."),
    .defaultValue: Explanation(
      "A default value",
      "Fields have no custom defaults: a default that changes would change what old "
        + "messages mean. A field that was not set is zero, empty or, with `?`, absent.",
      wrong: "1 limit u32 = 10",
      right: "1 limit u32?"),
    .foreignModifier: Explanation(
      "A modifier of another language",
      "There is no `required`, `optional`, `repeated` or `rpc`. Every field is present; "
        + "`T?` may be absent; `[T]` is a list.",
      wrong: "1 optional price Money",
      right: "1 price Money?"),
    .typeNameCase: Explanation(
      "The name of a type is not UpperCamel",
      "Types, unions, enums and services are written in UpperCamel: the exported proto "
        + "and JSON names are derived from it, so it is not a matter of taste.",
      wrong: "message reserve_request {}",
      right: "message ReserveRequest {}"),
    .memberNameCase: Explanation(
      "The name of a member is not lowerCamel",
      "Fields, cases and methods are written in lowerCamel; snake_case and UpperCamel "
        + "forms for other encodings are derived from it.",
      wrong: "1 hold_id id",
      right: "1 holdId id"),
    .duplicateType: Explanation(
      "A type is declared twice",
      "A name is used once in a package, whichever of its files it stands in."),
    .duplicateMember: Explanation(
      "A member is declared twice",
      "Two members of one declaration have the same name, or names that become the same "
        + "in snake_case. A retired name stays taken."),
    .reservedName: Explanation(
      "A reserved name",
      "Built-in types cannot be declared again. Case 0 of every enum and union is "
        + "`unspecified` and is never written; `unrecognized` and `unknown` are what "
        + "generated code calls cases it does not know."),
    .packageName: Explanation(
      "The package's name",
      "A package is written in lower case with dots, such as `company.product.v1`.",
      wrong: "package Dropwire.Live",
      right: "package dropwire.live.v1"),
    .missingType: Explanation(
      "A field has no type",
      "After the name of a field stands its type.",
      wrong: "1 stream",
      right: "1 stream id"),
    .emptyDeclaration: Explanation(
      "Nothing is declared inside",
      "A struct, enum, union or service without members means nothing. A message may be "
        + "empty."),
    .fileNotFound: Explanation(
      "The imported file does not exist",
      "Paths in `use` are relative to the folder of the importing file."),
    .nameNotExported: Explanation(
      "The imported file does not declare that name",
      "`use` names types that the file itself declares; what it imports is not passed on.",
      wrong: "use money from \"common.drop\"",
      right: "use Money from \"common.drop\""),
    .importCycle: Explanation(
      "Files import each other in a circle",
      "A file cannot import itself, also not by way of others. Move what both need into a "
        + "file of its own."),
    .importClash: Explanation(
      "An imported name is there already",
      "A name is imported once, and not into a file that declares it."),
    .unusedImport: Explanation(
      "An import is not used",
      "Nothing in the file refers to the imported name."),
  ]
}

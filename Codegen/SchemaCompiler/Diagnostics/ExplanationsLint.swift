// Explanations of the codes of `schema lint`.

extension Explanation {
  static let lint: [DiagnosticCode: Explanation] = [
    .undocumentedDeclaration: Explanation(
      "A declaration is not documented",
      "Generated code, the reference and editors show what `///` says. One sentence is enough: what "
        + "it stands for, and in which units.",
      wrong: "message Marker {}",
      right: "/// A point of the show that a buyer's screen reacts to.\nmessage Marker {}"),
    .undocumentedMethod: Explanation(
      "A method is not documented",
      "A method is what others call: say what it does, and what it answers when it cannot."),
    .undocumentedPackage: Explanation(
      "A file does not say what it is about",
      "The documentation of `package` is the introduction of the reference that is made of it."),
    .undocumentedMember: Explanation(
      "A field or case is not documented",
      "Not looked for unless asked for by `--enable L004`: many names say all there is to say."),
    .emptyDocumentation: Explanation(
      "Documentation that says nothing",
      "There is a `///` without a word. Write a sentence, or remove it."),
    .stringWithoutLimit: Explanation(
      "A string without a limit of its own",
      "It has at most 1,024 bytes, whoever wrote it may not have thought of that. Limits are part of "
        + "the encoding: they can be raised later, and hardly lowered.",
      wrong: "1 title string",
      right: "1 title string(max: 120)"),
    .bytesWithoutLimit: Explanation(
      "Bytes without a limit of their own",
      "They are at most 65,536 bytes. Write the limit that is meant.",
      wrong: "1 digest bytes",
      right: "1 digest bytes(max: 32)"),
    .listWithoutLimit: Explanation(
      "A list or map without a limit of its own",
      "It has at most 1,024 elements. Write the limit that is meant.",
      wrong: "1 tags [u32]",
      right: "1 tags [u32](max: 16)"),
    .largeMessage: Explanation(
      "A message that may get very large",
      "The sum of its limits is above 4 MiB, which is what many peers accept as one message. "
        + "`schema explain TYPE` shows which fields make it so."),
    .packageWithoutVersion: Explanation(
      "A package without a version",
      "The package is part of every method's path. With a version at its end an incompatible "
        + "successor can be served beside it.",
      wrong: "package shop",
      right: "package shop.v1"),
    .repeatedEnumName: Explanation(
      "A case repeats the name of its enum",
      "In code it stands behind the enum's name, and exported names begin with it.",
      wrong: "enum Kind {\n  kindOffer = 1\n}",
      right: "enum Kind {\n  offer = 1\n}"),
    .repeatedTypeName: Explanation(
      "A field repeats the name of its type",
      "Where a field stands says what it belongs to.",
      wrong: "message Marker {\n  1 markerTitle string(max: 9)\n}",
      right: "message Marker {\n  1 title string(max: 9)\n}"),
    .typeInName: Explanation(
      "A name that repeats its type",
      "That a field is a list or a map is its type's to say.",
      wrong: "1 tagList [u32](max: 4)",
      right: "1 tags [u32](max: 4)"),
    .negatedBool: Explanation(
      "A negated name",
      "`notVisible = false` has to be read twice. Zero is the default: name what is the exception.",
      wrong: "1 notVisible bool",
      right: "1 hidden bool"),
    .timeAsNumber: Explanation(
      "A time as a number",
      "The name says it is a time, and the type leaves the unit open. `timestamp` and `duration` are "
        + "microseconds everywhere, and readable in JSON.",
      wrong: "1 createdAt u64",
      right: "1 createdAt timestamp"),
    .idAsOther: Explanation(
      "An identifier as a number or text",
      "`id` and `uuid` have a type of their own in code, so that nobody adds them up, and a form in "
        + "JSON that JavaScript does not round.",
      wrong: "1 orderId u64",
      right: "1 orderId id"),
    .emptyKey: Explanation(
      "A key of `@idempotent` that may be empty",
      "Clients that do not set the key would all have the same one, and get each other's answers."),
    .unusedType: Explanation(
      "A struct or enum that nothing has in it",
      "Structs and enums are never sent by themselves."),
    .sharedRequest: Explanation(
      "Methods that share a request",
      "Not looked for unless asked for by `--enable L034`. A field that one of them needs is then a "
        + "field of all."),
    .deprecatedWithoutReason: Explanation(
      "A deprecation without a reason",
      "The text is what a compiler shows to those who use it.",
      wrong: "@deprecated",
      right: "@deprecated(\"use orders\")"),
    .unusedAllowance: Explanation(
      "A `lint:allow` that allows nothing",
      "What it allowed is gone, or stands elsewhere. At the end of a line it is about that line, "
        + "before a member or declaration about all of it, before `package` about the file."),
    .unknownAllowance: Explanation(
      "A `lint:allow` with an unknown code",
      "Behind `lint:allow` stand codes of `schema lint`, then a reason if one is given."),
  ]
}

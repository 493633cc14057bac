// Explanations of the codes of types, numbers, constraints, services and back ends.

extension Explanation {
  static let semantics: [DiagnosticCode: Explanation] = [
    .unknownType: Explanation(
      "An unknown type",
      "The name is neither built in, nor declared in this file, nor imported. Built in "
        + "are bool, u8, u16, u32, u64, i32, i64, id, f64, timestamp, duration, uuid, "
        + "ascii[n], string, bytes, [T] and [K: V].",
      wrong: "1 count int32",
      right: "1 count i32"),
    .notAType: Explanation(
      "Not a type",
      "A service is not a value and cannot be the type of a field."),
    .nestedList: Explanation(
      "A list of lists",
      "Lists and maps hold values and messages, not lists or maps. Wrap the inner one in "
        + "a message.",
      wrong: "1 rows [[u32]]",
      right: "message Row {\n  1 cells [u32]\n}\n\nmessage Table {\n  1 rows [Row]\n}"),
    .optionalNotAllowed: Explanation(
      "Absence is not possible here",
      "Fields of messages with a value of their own may be absent (`T?`). Lists, maps and "
        + "unions have an empty state already; elements and struct fields are always there.",
      wrong: "1 tags [string]?",
      right: "1 tags [string]"),
    .structFieldNotFixed: Explanation(
      "A struct field without a fixed size",
      "A struct is stored inline and never grows: it holds scalars, enums, `ascii[n]` and "
        + "structs.",
      wrong: "struct Money {\n  minor i64\n  currency string\n}",
      right: "struct Money {\n  minor i64\n  currency ascii[3]\n}"),
    .mapKey: Explanation(
      "Not a map key",
      "A map's key is a string, an integer, an id, a uuid or a bool: types with one order "
        + "on every machine."),
    .unionCaseNotMessage: Explanation(
      "A case of a union is not a message",
      "Cases carry messages, so that each of them can grow. Declare a message with the "
        + "value as its field 1.",
      wrong: "union Result {\n  1 count u32\n}",
      right: "message Count {\n  1 value u32\n}\n\nunion Result {\n  1 count Count\n}"),
    .asciiSize: Explanation(
      "The size of fixed text",
      "`ascii[n]` has a size of 1 to 255 bytes.",
      wrong: "currency ascii",
      right: "currency ascii[3]"),
    .enumRepresentation: Explanation(
      "The representation of an enum",
      "An enum is stored in one byte, or in two with `: u16`.",
      wrong: "enum Code: u32 {}",
      right: "enum Code: u16 {}"),
    .recursion: Explanation(
      "A type contains itself",
      "Recursive types have no largest size and no largest depth. Refer to the other "
        + "value by its id, or keep a list beside."),
    .numberZero: Explanation(
      "The number 0",
      "Numbers begin with 1. In enums and unions 0 is always there as `unspecified`.",
      wrong: "enum Kind {\n  none = 0\n}",
      right: "enum Kind {\n  offerOpen = 1\n}"),
    .numberReused: Explanation(
      "A number is used twice",
      "Every number of a declaration belongs to one member, for ever. The second label "
        + "shows the earlier use; the help names the next free number."),
    .numberGap: Explanation(
      "A number is missing",
      "Numbers are dense from 1, so that a removed member cannot be forgotten: it stays, "
        + "marked `retired`, with its number, name and type.",
      wrong: "1 stream id\n3 at timestamp",
      right: "1 stream id\n2 retired offset u64\n3 at timestamp"),
    .numberOrder: Explanation(
      "Numbers out of order",
      "Members are written in the order of their numbers: that is the order on the wire."),
    .numberTooLarge: Explanation(
      "A number is too large",
      "Enum numbers end at 255, or at 65535 with `: u16`; field and union numbers end at "
        + "65535."),
    .missingNumber: Explanation(
      "A member without a number",
      "Fields of messages and cases of unions begin with their number; cases of enums end "
        + "with `= number`.",
      wrong: "stream id",
      right: "1 stream id"),
    .numberedStructField: Explanation(
      "A struct field with a number",
      "A struct is frozen: its fields have no numbers, only an order.",
      wrong: "struct Money {\n  1 minor i64\n}",
      right: "struct Money {\n  minor i64\n}"),
    .retiredInStruct: Explanation(
      "A retired field in a struct",
      "A struct never changes, so nothing in it retires. Declare a new struct, or use a "
        + "message."),
    .typeTooDeep: Explanation(
      "A type is nested too deep",
      "A field's type is nested at most 8 deep. Name the inner part as a message."),
    .messagesTooDeep: Explanation(
      "Types are nested too deep",
      "Types may be nested 64 deep, so that a decoder needs a stack of a known size. "
        + "Refer to the inner ones by their id."),
    .unknownConstraint: Explanation(
      "An unknown constraint",
      "Constraints are `min`, `max`, `len` and `nonzero`.",
      wrong: "1 title string(maximum: 120)",
      right: "1 title string(max: 120)"),
    .constraintNotApplicable: Explanation(
      "A constraint that does not apply",
      "`min` and `max` apply to numbers (value), strings and bytes (length in bytes), "
        + "lists and maps (count); `len` to the latter four; `nonzero` to numbers, ids, "
        + "times, uuids and enums.",
      wrong: "1 key uuid(max: 16)",
      right: "1 key uuid(nonzero)"),
    .constraintValue: Explanation(
      "A constraint with a wrong value",
      "`min`, `max` and `len` need a number; `nonzero` stands alone.",
      wrong: "1 title string(max)",
      right: "1 title string(max: 120)"),
    .constraintRange: Explanation(
      "A constraint outside the type's range",
      "No value of the type could ever be there. Limits of lengths and counts end at "
        + "1073741824.",
      wrong: "1 level u8(max: 1000)",
      right: "1 level u16(max: 1000)"),
    .contradictoryConstraints: Explanation(
      "Constraints that contradict each other",
      "No value satisfies both, or one of them says what the other says already.",
      wrong: "1 level u8(min: 9, max: 3)",
      right: "1 level u8(min: 3, max: 9)"),
    .duplicateConstraint: Explanation(
      "A constraint is given twice",
      "Every constraint is given once."),
    .blockTooLarge: Explanation(
      "The fixed part of a message is too large",
      "The length of a block is written in 16 bits, so that the fixed fields take at most "
        + "65,535 bytes. Move some into a message of their own."),
    .notAMessage: Explanation(
      "A method's type is not a message",
      "Requests and responses are messages or unions, so that they can grow; `()` is the "
        + "empty message.",
      wrong: "count (u32) -> Total",
      right: "count (CountRequest) -> Total"),
    .unknownAnnotation: Explanation(
      "An unknown annotation",
      "Annotations are `@allow(role)`, `@deprecated(\"text\")`, `@idempotent(key)`, "
        + "`@logged(number)`, `@prefix(\"hold\")`, `@proto(\"Name\")`, `@resumable(after: field)`, "
        + "`@secret` and `@urgent`."),
    .annotationMisplaced: Explanation(
      "An annotation in the wrong place",
      "`@idempotent` belongs to a method with one request, `@resumable` to a method with "
        + "a stream of responses, `@logged` to a method without streams, `@allow` and `@urgent` to any "
        + "method, `@secret` to a field of a struct or message, `@prefix` to a newtype, "
        + "`@proto` to a case of an enum or any other declaration. `@deprecated` may stand anywhere."
    ),
    .annotationArguments: Explanation(
      "An annotation with wrong arguments",
      "`@idempotent` may name the request's key, `@resumable` names the field after which "
        + "it resumes, `@deprecated` takes one text, `@proto` the name in `.proto`: of a declaration "
        + "with the messages around it, which stand in the same file.",
      wrong: "@resumable(revision)",
      right: "@resumable(after: revision)"),
    .annotationField: Explanation(
      "An annotation names a field that does not fit",
      "The key of `@idempotent` is a field of the request that tells requests apart; the "
        + "field of `@resumable` is one of the response (or of one of its cases) whose last "
        + "value counts, or the request's that says where to begin."),
    .newtypeBase: Explanation(
      "What a newtype stands for",
      "A newtype is an `id` of a kind of its own: another type in code, the same bytes. It stands "
        + "for nothing else, and constraints are written where it is used.",
      wrong: "newtype HoldID = u64 @prefix(\"hold\")",
      right: "newtype HoldID = id @prefix(\"hold\")"),
    .prefixMissing: Explanation(
      "A newtype without a prefix",
      "The text of an id begins with its kind, such as `hold_3w00`, so that nobody takes one for "
        + "another.",
      wrong: "newtype HoldID = id",
      right: "newtype HoldID = id @prefix(\"hold\")"),
    .prefixForm: Explanation(
      "A prefix that is none",
      "A prefix has 1 to 16 letters from a to z: it is read out, typed and selected as one word, "
        + "and `_` stands behind it.",
      wrong: "newtype HoldID = id @prefix(\"Hold_\")",
      right: "newtype HoldID = id @prefix(\"hold\")"),
    .prefixReused: Explanation(
      "Two newtypes have one prefix",
      "A text leads to one kind of id, in all files that are compiled together. Choose another "
        + "prefix for one of the two.",
      wrong: "newtype A = id @prefix(\"hold\")\nnewtype B = id @prefix(\"hold\")",
      right: "newtype A = id @prefix(\"hold\")\nnewtype B = id @prefix(\"drop\")"),
    .logNumberRange: Explanation(
      "A number that a log does not have",
      "`@logged` gives a method its number in a log, from 1 to 65535.",
      wrong: "a () -> () @logged(0)",
      right: "a () -> () @logged(1)"),
    .logNumberReused: Explanation(
      "Two methods have one number in the log",
      "Entries of a log are known by their number alone, for ever and over all services and files "
        + "that are compiled together. The help names the next free one.",
      wrong: "a () -> () @logged(1)\nb () -> () @logged(1)",
      right: "a () -> () @logged(1)\nb () -> () @logged(2)"),
    .retiredMethod: Explanation(
      "A retired method that is in no log",
      "`retired` keeps the number that `@logged` gave a method, and the types that a log holds. Of "
        + "any other method nothing has to stay: deprecate it, and remove it when nobody calls it.",
      wrong: "a () -> ()\nretired b () -> ()",
      right: "a () -> ()\nretired b () -> () @logged(1)"),
    .duplicateAnnotation: Explanation(
      "An annotation is given twice",
      "Every annotation is given once."),
    .swiftName: Explanation(
      "A name that Swift code cannot use",
      "Generated Swift has a member or type of that name already, or the language "
        + "reserves it. Choose another one; on the wire only numbers count."),
    .swiftClash: Explanation(
      "Two declarations become one Swift name",
      "All packages of one generation share a Swift module, and a service `Feed` also "
        + "makes a protocol `FeedService`."),
    .duplicateOutput: Explanation(
      "Two files would be generated under one name",
      "Generated files are named after their schema, as the language wants it: Swift puts all of "
        + "them in one folder, a Python module has `_` for what is no letter or digit, and "
        + "`x_grpc` beside `x`; `.proto` files stand in the folders of their package. Capitals "
        + "make no difference. Rename one of the two."),
    .generatedName: Explanation(
      "A name that generated code needs for itself",
      "The runtime, or what is generated of every declaration of this kind, has that name "
        + "already, or the language reads it as something else. Choose another one."),
    .generatedClash: Explanation(
      "Two names become one in generated code",
      "A service `Echo` also makes the classes `EchoStub`, `EchoAioStub`, `EchoService` and "
        + "`EchoAioService` in Python, beside the messages of its methods. Rename one of the two."),
    .exportClash: Explanation(
      "Two names become one in `.proto`",
      "Fields of a message differ in more than upper and lower case. Protocol Buffers put the "
        + "values of an enum beside the enum, so that they carry its name: "
        + "`open` of `Marker` is `MARKER_OPEN`. Two enums of a package whose names begin alike can "
        + "arrive at the same value. Rename one of the two, or give it a name with `@proto`.",
      wrong: "enum Marker {\n  kindOpen = 1\n}\nenum MarkerKind {\n  open = 1\n}",
      right: "enum Marker {\n  opening = 1\n}\nenum MarkerKind {\n  open = 1\n}"),
  ]
}

// Explanations of the codes of differences between two versions of a schema.

extension Explanation {
  static let compatibility: [DiagnosticCode: Explanation] = [
    .typeRemoved: Explanation(
      "A type is gone",
      "Messages and unions may be stored or on their way; without the type nobody can read them. "
        + "Structs and enums are only written inside of others. Deprecate a type before removing it."
    ),
    .typeRenamed: Explanation(
      "A declaration has another name",
      "Names of types are not written in the native encoding nor on the protobuf wire, where only "
        + "`Any` and reflection know them. The values of an enum begin with its name in JSON, and a "
        + "service's name is part of the path of every call."),
    .kindChanged: Explanation(
      "A declaration is of another kind",
      "A struct is written inline, a message with its length, a union with its case: one is not "
        + "read as the other. On the protobuf wire and in JSON structs are messages."),
    .packageChanged: Explanation(
      "The package has another name",
      "The package is part of the path of every method, so that old clients find no method any "
        + "more. Encoded values do not contain it."),
    .declarationMoved: Explanation(
      "A declaration is in another file",
      "Nothing changes on the wire. Generated files are named after the schema's file, so that "
        + "code which includes or imports them by name has to follow."),
    .declarationAdded: Explanation(
      "A declaration is new",
      "Nobody knew it before, so that nothing breaks."),
    .deprecationChanged: Explanation(
      "A deprecation changed",
      "Nothing changes on the wire. Compilers warn where something deprecated is used."),
    .memberRemoved: Explanation(
      "A field or case is gone",
      "Its number could be used again, and old values would be taken for something else. What is "
        + "not wanted any more stays as `retired`, with number, name and type.",
      wrong: "1 stream id\n2 offset u64",
      right: "1 stream id\n2 retired offset u64"),
    .memberRenumbered: Explanation(
      "A field or case has another number",
      "Numbers are what the native encoding and the protobuf wire are made of. They stay for ever; "
        + "only JSON has names instead."),
    .numberReusedLater: Explanation(
      "A number is used again",
      "What old writers wrote under the number is taken for the new field or case. Retired numbers "
        + "stay retired, and something new takes the next free one."),
    .memberRenamed: Explanation(
      "A field or case has another name",
      "Names are written in JSON only, where the old one is unknown now. The native encoding and "
        + "the protobuf wire do not notice. Code that uses the generated name has to change.",
      wrong: "1 stream id",
      right: "1 channel id"),
    .memberRetired: Explanation(
      "A field or case is retired",
      "The right way to remove something: its place stays empty and its number is never used "
        + "again. Servers refuse the name in JSON from old clients, as any unknown one."),
    .memberAdded: Explanation(
      "A field or case is new",
      "Old readers pass an unknown field over and keep the number of an unknown case. In JSON a "
        + "server refuses names it does not know, so that servers are updated first."),
    .memberDemanded: Explanation(
      "A new field is demanded",
      "The constraint of the new field refuses zero or emptiness, which is what requests of old "
        + "clients have there. Make it optional: an absent field is not checked.",
      wrong: "1 stream id",
      right: "1 stream id\n2 key uuid(nonzero)"),
    .typeChanged: Explanation(
      "A field has another type",
      "In the native encoding the slot or its meaning changes. The protobuf wire lets integers "
        + "grow and text stay text. JSON writes 64-bit integers in quotes, other numbers without. "
        + "The safe way is a new field, and retiring the old one.",
      wrong: "1 count u32",
      right: "1 count u64"),
    .optionalityChanged: Explanation(
      "A field may be absent now, or is always there now",
      "In the native encoding a presence bit comes or goes, and slots move. The protobuf wire and "
        + "JSON leave out zero where the field is not optional, and write it where it is: both "
        + "versions read each other, but zero and absent are one to one of them."),
    .limitNarrowed: Explanation(
      "A limit is lower than before",
      "A limit is part of every encoding: what is above it is refused while it is decoded. Values "
        + "that were fine yesterday cannot be read any more."),
    .limitWidened: Explanation(
      "A limit is higher than before",
      "Readers of the old version refuse what is above their limit. Update those who read before "
        + "those who write."),
    .constraintTightened: Explanation(
      "A constraint allows less",
      "Servers check constraints after decoding, in every encoding, and answer old requests "
        + "INVALID_ARGUMENT that they used to accept."),
    .constraintLoosened: Explanation(
      "A constraint allows more",
      "Old servers refuse what is newly allowed. Update servers before clients."),
    .enumWidthChanged: Explanation(
      "An enum is stored in another width",
      "In the native encoding a case takes one byte, or two with `: u16`, and everything behind "
        + "it moves. The protobuf wire and JSON do not notice."),
    .structChanged: Explanation(
      "A struct has more or fewer fields",
      "A struct is frozen: it stands inline, so that everything behind it moves in the native "
        + "encoding. On the protobuf wire its fields are numbered by their order: one at the end "
        + "does no harm there."),
    .serviceRemoved: Explanation(
      "A service is gone",
      "Calls of its methods are answered UNIMPLEMENTED, in every encoding."),
    .methodRemoved: Explanation(
      "A method is gone",
      "Calls of old clients are answered UNIMPLEMENTED, in every encoding. Deprecate it first."),
    .methodRenamed: Explanation(
      "A method has another name",
      "The name is part of the path of a call, in every encoding: old calls are answered "
        + "UNIMPLEMENTED. Add the new one beside the old one."),
    .methodAdded: Explanation(
      "A method is new",
      "Old servers answer UNIMPLEMENTED. Whoever implements the service has to implement it."),
    .methodTypeChanged: Explanation(
      "A method has another request or response",
      "The bytes of one type are read as another. Where both are written in the same way, only "
        + "code has to change; the empty message may become one with fields."),
    .streamingChanged: Explanation(
      "A stream became one message, or the other way round",
      "Both sides would disagree about how many messages there are. Add a new method."),
    .idempotencyChanged: Explanation(
      "`@idempotent` changed",
      "Old clients repeat a call whose answer was lost, as the annotation allowed. Without it the "
        + "call has its effect twice; with another key requests are told apart by a field that old "
        + "clients do not set for that purpose. A key that goes, or a promise that comes, is fine."),
    .prefixChanged: Explanation(
      "The prefix of a newtype changed",
      "Encodings have the number alone, so that nothing on the wire changes. Texts of ids that "
        + "were written down, and code that reads them, are refused under the new prefix."),
    .methodRetired: Explanation(
      "A method with a number in the log is retired",
      "Calls of old clients are answered UNIMPLEMENTED. Its number and its types stay, so that "
        + "what logs hold of it can be read."),
    .logNumberGone: Explanation(
      "A number of the log is gone",
      "Logs hold entries with the number, which nobody could read any more, and the number is free "
        + "to be used again with another meaning. A method that is served no more stays as "
        + "`retired`, with its number and its types. No flag makes this less than an error."),
    .logNumberChanged: Explanation(
      "A method has another number in the log",
      "Logs hold entries with the old number. No flag makes this less than an error."),
    .logNumberTaken: Explanation(
      "A number of the log belongs to another method",
      "Entries of the old method would be taken for calls of the new one. No flag makes this less "
        + "than an error."),
    .logNumberAdded: Explanation(
      "A method has a number in the log now",
      "From now on its request and its result are stored: what breaks their native encoding later "
        + "is an error whatever flag is given."),
    .rolesChanged: Explanation(
      "Other roles may call a method",
      "Callers without one of the roles of `@allow` are answered PERMISSION_DENIED, in every encoding. "
        + "That more may call is fine."),
    .resumptionChanged: Explanation(
      "`@resumable` changed",
      "Old clients resume a broken stream by the field they know. A promise that comes is fine."),
  ]
}

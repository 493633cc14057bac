/// Limits of the file that says who callers are.
struct IdentityLimits: Sendable, Equatable {
  /// Bytes of the file. 1 MiB.
  var fileBytes = 1 << 20
  /// Lines that name a caller: every token of them is compared with that of every call.
  var callers = 4_096
  /// Bytes of a caller's name, which logs and refusals have. Every entry that it asks for has it too:
  /// `EntryHeader.callerBytes`.
  var nameBytes = 64
  /// Fewest bytes of a token that can be guessed by nobody.
  var tokenBytesAtLeast = 16
  /// Most bytes of a token.
  var tokenBytesAtMost = 1_024
  /// Ids and ranges of ids that one line limits its caller to.
  var ranges = 1_024
}

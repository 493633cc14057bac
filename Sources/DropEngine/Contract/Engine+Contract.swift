import LogContract
import Messages

/// The rules of the contract: each method with `@logged` is decided by a function of the engine that has its
/// name, in the folder of its subject. A method without one does not compile.
///
/// A rule is given the request as it came, and returns the result as its caller gets it, but for the fields
/// `sequence`, `replayed` and, of a refusal, `detail`: those are added when it is delivered, and are not in the
/// log. First all checks in the order of precedence, then all changes.
extension Engine: LogRules {
  /// Decides a call of the contract in the entry that is being applied.
  mutating func call(_ command: LogCommand) -> LogOutcome {
    apply(command, at: LogPosition(sequence: sequence, logTimeMicroseconds: now))
  }
}

extension LogCommand {
  /// Whether the request names the buyer whose it is: keys of buyers, and of those who set up, are apart.
  public var isBuyers: Bool { identifier("buyer") != nil }
}

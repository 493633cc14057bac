/// What decides the commands of a contract: a state that changes by them alone.
///
/// The same commands at the same positions come to the same outcomes, in every run and on every machine: no
/// clock, no randomness, nothing that depends on the order of a hash table, and no input traps. What cannot
/// be done is an outcome, too. The generated `LogRules` has one function for each method and gives `apply`.
public protocol CommandRules<Request>: ~Copyable {
  /// The commands, generated as `LogCommand`.
  associatedtype Request: LoggedCommand

  /// Decides one command, and changes the state as it says.
  mutating func apply(_ command: Request, at position: LogPosition) -> Request.Outcome
}

extension LoggedCommand {
  /// Has `rules` decide the command.
  @inlinable
  public func apply<Rules: CommandRules<Self> & ~Copyable>(
    to rules: inout Rules, at position: LogPosition
  ) -> Outcome {
    rules.apply(self, at: position)
  }
}

/// Which rules an entry of the log is decided by.
///
/// A log outlives the program that wrote it: entries that an earlier release decided must come to
/// the same again, whatever has been mended since. So every command says by which rules it is
/// decided (the first byte of its journal form), and where a rule has changed the engine asks for
/// them. A new command has the newest; an engine never goes back to older ones.
@frozen
public enum EngineRules: UInt8, CaseIterable, Comparable, Sendable {
  case first = 1
  /// Nobody waits for what cannot come; payments outlive holds and orders; room at a hub goes to
  /// whoever waits for it; a cancelled drop ends its holds; keys of operators and of buyers are
  /// apart; a command is judged by its own log time, whether its tick has come or not; ended drops are
  /// forgotten.
  case second = 2
  /// The entry is a call of the contract, `Command.Body.logged`. Nothing else is decided otherwise, and no
  /// other entry has them: a log without such calls stays one that earlier builds read.
  case third = 3
  /// The entry says what the limits are, `Command.Body.adoptRules`. Nothing else is decided otherwise, and no other entry has
  /// them: a log whose limits nobody has changed stays one that earlier builds read.
  case fourth = 4

  /// The rules of new commands that are no calls of the contract.
  public static var current: EngineRules { .second }
  /// The newest that this build knows.
  public static var newest: EngineRules { .fourth }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

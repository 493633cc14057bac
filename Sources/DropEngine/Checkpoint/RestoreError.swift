import Basics

/// Why rows do not make a state: the checkpoint is damaged, incomplete, or not this engine's.
public enum RestoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No table of the engine has this number.
  case unknownTable(UInt8)
  /// A row's key or value cannot be read.
  case malformedRow(StateTable, ByteError)
  /// A row refers to another that is not there (or not there yet: rows come in the order of
  /// tables).
  case danglingReference(StateTable)
  /// A row came twice, or idempotency rows out of order.
  case misplacedRow(StateTable)
  /// Rows contradict each other.
  case inconsistent(StateTable)
  /// The engine already has state.
  case notEmpty

  public var description: String {
    switch self {
    case .unknownTable(let number): "checkpoint row of unknown table \(number)"
    case .malformedRow(let table, let error): "checkpoint row of \(table) is malformed: \(error)"
    case .danglingReference(let table):
      "checkpoint row of \(table) refers to a row that is not there"
    case .misplacedRow(let table): "checkpoint row of \(table) is a duplicate or out of order"
    case .inconsistent(let table): "checkpoint rows of \(table) contradict each other"
    case .notEmpty: "rows can only be restored into an empty engine"
    }
  }
}

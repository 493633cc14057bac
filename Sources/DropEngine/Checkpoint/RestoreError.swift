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
  /// A newer program wrote the row, in a form or by rules that are not known here.
  case newerVersion(StateTable, NewerVersion)

  public var description: String {
    switch self {
    case .unknownTable(let number): "checkpoint row of unknown table \(number)"
    case .malformedRow(let table, let error): "checkpoint row of \(table) is malformed: \(error)"
    case .danglingReference(let table):
      "checkpoint row of \(table) refers to a row that is not there"
    case .misplacedRow(let table): "checkpoint row of \(table) is a duplicate or out of order"
    case .inconsistent(let table): "checkpoint rows of \(table) contradict each other"
    case .notEmpty: "rows can only be restored into an empty engine"
    case .newerVersion(_, let newer): newer.description
    }
  }

  /// What is wrong with the bytes of a row.
  init(_ error: ByteError, in table: StateTable) {
    self = .malformedRow(table, error)
    if case .unknownMethod(let number) = error.reason {
      self = .newerVersion(table, .method(number))
    }
    if case .unknownFields(let number) = error.reason {
      self = .newerVersion(table, .fields(number))
    }
    guard case .newerVersion(let found, let newest) = error.reason else { return }
    // The first byte is the form of the row. Besides, the engine's has its rules, and others an outcome.
    let what =
      error.offset == 0
      ? "the form of its rows of \(table)"
      : table == .engine ? "its rules" : "the outcomes in its rows of \(table)"
    self = .newerVersion(
      table, NewerVersion(of: what, found: UInt64(found), newest: UInt64(newest)))
  }
}

extension RestoreError: NewerVersionReporting {
  public var newerVersion: NewerVersion? {
    if case .newerVersion(_, let newer) = self { newer } else { nil }
  }
}

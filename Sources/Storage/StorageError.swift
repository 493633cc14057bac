/// What can go wrong at the storage seam. Every case names the place, so that an operator can act
/// on the text.
///
/// Scope: after any error from ``Store/append(_:expecting:)`` or a checkpoint write the store may
/// be unable to write again until it is reopened; readers are not affected by a failed write.
public enum StorageError: Error, Equatable, Sendable {
  /// Another server holds the directory's lock; `holder` says which, where the system tells.
  case inUse(directory: String, holder: String? = nil)
  /// The directory was written by a version this one cannot read.
  case incompatibleFormat(directory: String, found: UInt32, supported: UInt32)
  /// The device is out of space; nothing of the refused batch is promised.
  case diskFull(String)
  /// The operating system refused an operation.
  case inputOutput(String)
  /// A checksum of the medium does not match: bytes changed after they were written.
  case corrupt(String)
  /// Another writer has appended: the batch was not written.
  case fenced(expected: UInt64, found: UInt64)
  /// The log ends there, but with another record: another writer has appended; the batch was not written.
  case fencedByRecord(sequence: UInt64)
  /// A writer of a higher term has taken over: the batch was not written.
  case fencedByTerm(expected: UInt64, found: UInt64)
  /// The directory remembers that entries up to `acknowledged` were durable, but the log ends at
  /// `found`.
  case acknowledgedTailMissing(acknowledged: UInt64, found: UInt64)
  /// The caller broke the contract of an operation (our own bug); nothing was written.
  case misuse(String)
  /// A size is over its limit in ``StorageLimits``; nothing was written.
  case limitExceeded(limit: String, value: Int, maximum: Int)
  /// The store was closed, or crashed in a simulation; this handle is dead.
  case closed
}

extension StorageError: CustomStringConvertible {
  /// One sentence for a log line or a terminal.
  public var description: String {
    switch self {
    case .inUse(let directory, let holder):
      "the data directory \(directory) is in use by another server"
        + (holder.map { " (\($0))" } ?? "") + "; stop it or name another one"
    case .incompatibleFormat(let directory, let found, let supported):
      "the data directory \(directory) has storage format \(found); this version reads \(supported)"
    case .diskFull(let what):
      "no space left on the device: \(what)"
    case .inputOutput(let what):
      "input/output error: \(what)"
    case .corrupt(let what):
      "stored bytes are damaged: \(what)"
    case .fenced(let expected, let found):
      "another writer is active: the log ends at \(found), not at \(expected)"
    case .fencedByRecord(let sequence):
      "another writer is active: the log ends at \(sequence) with another record"
    case .fencedByTerm(let expected, let found):
      "another writer has taken over: the log is at term \(found), and this one's is \(expected)"
    case .acknowledgedTailMissing(let acknowledged, let found):
      "the log ends at \(found), but entries up to \(acknowledged) were acknowledged as durable"
    case .misuse(let what):
      "storage misused: \(what)"
    case .limitExceeded(let limit, let value, let maximum):
      "\(limit) is \(maximum), got \(value)"
    case .closed:
      "the store is closed"
    }
  }
}

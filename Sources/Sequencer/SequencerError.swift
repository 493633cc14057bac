import Basics
import Storage

/// Why a sequencer does not start, or has stopped.
public enum SequencerError: Error, Equatable, Sendable {
  /// The store refused.
  case storage(StorageError)
  /// The journal is damaged, was tampered with, or does not belong to the rows.
  case journal(JournalFault)
  /// The rows of the checkpoint do not give the state they claim to be.
  case checkpoint(appliedSequence: UInt64, what: String)
  /// A newer program wrote the checkpoint.
  case newerCheckpoint(appliedSequence: UInt64, NewerVersion)
  /// The state machine, given the journal's commands, came to another outcome than was recorded.
  case diverged(sequence: UInt64, details: String)
  /// The state machine, given the commands of a record, came to other stored events than were recorded.
  case divergedEvents(entries: ClosedRange<UInt64>)
  /// The log was made with other limits, and no entry of it says which are in force; each difference in words. It may
  /// adopt others, see ``LimitAdoption``.
  case otherLimits([String])
  /// The log was made with limits under which this program cannot decide; each in words.
  case limitsNotTaken([String])
  /// The log cannot go over to the limits that were asked for.
  case notAdopted(LimitsNotAdopted)
  /// The sequencer was stopped in good order.
  case stopped
  /// The inbox is full: try again later. Nothing was done.
  case full
  /// The medium is nearly full, and this is new work: try again later. Nothing was done.
  case outOfSpace
}

extension SequencerError: CustomStringConvertible {
  /// One sentence for a log line or a terminal.
  public var description: String {
    switch self {
    case .storage(let error): error.description
    case .journal(let fault): fault.description
    case .checkpoint(let applied, let what):
      "the checkpoint at entry \(applied) cannot be used: \(what); without the state directory "
        + "a start rebuilds it from the journal"
    case .newerCheckpoint(let applied, let newer):
      "the checkpoint at entry \(applied) was written by a newer build: \(newer)"
    case .diverged(let sequence, let details):
      "entry \(sequence) of the journal came to another outcome than recorded: the journal was "
        + "changed, or written by a version that decided differently (\(details))"
    case .divergedEvents(let entries):
      "the journal record at entry \(entries.lowerBound) came to other events than recorded, in entries "
        + "\(entries.lowerBound)...\(entries.upperBound): the journal was changed, or written by a version that "
        + "decided differently"
    case .otherLimits(let differences):
      "the log was made with other limits, which would decide differently: "
        + differences.joined(separator: ", ")
    case .limitsNotTaken(let limits):
      "the log was made with limits that this version cannot go by: "
        + limits.joined(separator: ", ")
    case .notAdopted(let reason): "the log cannot go over to these limits: \(reason)"
    case .stopped: "the sequencer has stopped"
    case .full: "too many commands are waiting"
    case .outOfSpace: "the disk is nearly full: no new work is taken"
    }
  }
}

extension SequencerError {
  /// Whether a newer program wrote what could not be read: nothing is damaged, and that program reads it.
  public var isOfNewerBuild: Bool {
    switch self {
    case .newerCheckpoint, .storage(.incompatibleFormat): true
    case .journal(let fault): fault.isOfNewerBuild
    default: false
    }
  }
}

/// What is wrong with the journal, and where.
public struct JournalFault: Error, Equatable, Sendable {
  /// The kinds of damage a reader tells apart.
  public enum Kind: Equatable, Sendable {
    /// The record is shorter or longer than its header says.
    case truncated
    /// It does not begin as a record does.
    case notARecord
    /// It has a version this reader does not know.
    case unknownVersion(UInt16)
    /// An entry in it is of a newer version than this reader knows.
    case newer(NewerVersion)
    /// The header does not match its checksum: damage, not design.
    case headerDamaged
    /// The content does not match the record's hash.
    case contentChanged
    /// The record does not follow the one before it: one was removed, added, moved or rewritten.
    case chainBroken
    /// The sequence does not continue: entries `expected ..< found` are missing, or were moved.
    case sequenceBroken(expected: UInt64, found: UInt64)
    /// The record is stored under another sequence than it claims.
    case misplaced(storedUnder: UInt64)
    /// It is not the record that the checkpoint was taken after.
    case notTheCheckpoints
    /// Log time went backwards.
    case timeWentBack(from: Int64, to: Int64)
    /// The writer's term is lower than that of the record before: it was written by who had been taken over from.
    case termWentBack(from: UInt64, to: UInt64)
    /// Log time is later than any can be.
    case timeBeyondRange(Int64)
    /// An entry cannot be decoded.
    case undecodable(String)
    /// The journal ends before the position the store vouches for.
    case endsEarly(expected: UInt64)
  }

  /// The first sequence of the record, as far as it can be known.
  public var sequence: UInt64
  /// What is wrong with it.
  public var kind: Kind

  /// A fault of the record that begins at `sequence`.
  public init(sequence: UInt64, kind: Kind) {
    self.sequence = sequence
    self.kind = kind
  }
}

extension JournalFault: CustomStringConvertible {
  /// One sentence for a log line or a terminal.
  public var description: String {
    let what =
      switch kind {
      case .truncated: "is not as long as its header says"
      case .notARecord: "does not begin as a record does"
      case .unknownVersion(let version):
        "has format version \(version), and this build knows \(JournalRecord.formatVersion)"
      case .newer(let newer): "was written by a newer build: \(newer)"
      case .headerDamaged: "has a damaged header (checksum)"
      case .contentChanged: "was changed: its content does not match its hash"
      case .chainBroken:
        "does not follow the record before it: a record was removed, added, moved or rewritten"
      case .sequenceBroken(let expected, let found):
        "is out of sequence: \(expected) expected, \(found) found"
      case .misplaced(let key): "is stored under sequence \(key)"
      case .notTheCheckpoints:
        "is not the one the checkpoint was taken after: it was rewritten, or the rows are another"
          + " journal's"
      case .timeWentBack(let from, let to): "goes back in time, from \(from) to \(to)"
      case .termWentBack(let from, let to):
        "is of term \(to) behind one of term \(from): another writer had taken over"
      case .timeBeyondRange(let time):
        "has a log time after the year 9999, \(time) us: no version writes one"
      case .undecodable(let text): "has an entry that cannot be decoded: \(text)"
      case .endsEarly(let expected): "should exist: the journal must reach \(expected)"
      }
    return "the journal record at entry \(sequence) \(what)"
  }
}

extension JournalFault {
  /// Whether a newer program wrote the record.
  public var isOfNewerBuild: Bool {
    switch kind {
    case .newer: true
    case .unknownVersion(let version): version > JournalRecord.formatVersion
    default: false
    }
  }

  /// What is wrong with the bytes of a command, an outcome or an index.
  package init(_ error: ByteError, of part: String, sequence: UInt64) {
    self.init(sequence: sequence, kind: .undecodable("\(part): \(error)"))
    if case .unknownMethod(let number) = error.reason { kind = .newer(.method(number)) }
    if case .unknownFields(let number) = error.reason { kind = .newer(.fields(number)) }
    guard case .newerVersion(let found, let newest) = error.reason else { return }
    // A command begins with the number of its rules, which also says its form; or, from 128 on, with the form of a
    // header.
    let what =
      switch part {
      case "command" where newest >= 0x80: "the header of its command"
      case "command": "the rules of its command"
      default: "the form of its \(part)"
      }
    kind = .newer(NewerVersion(of: what, found: UInt64(found), newest: UInt64(newest)))
  }
}

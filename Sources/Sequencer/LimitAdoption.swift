import Storage

/// Limits that a log is to go over to, as an operator asks for them at a start.
public enum LimitAdoption: Equatable, Sendable {
  /// Those of the program, as far as the log has a record of limits.
  case ofProgram
  /// These; what is not named stays as the log has it. Of two that are named alike the last counts.
  case named([Setting])

  /// A limit by its name, and what it is to be.
  public struct Setting: Equatable, Sendable {
    public var name: String
    public var value: Int64

    public init(name: String, value: Int64) {
      self.name = name
      self.value = value
    }
  }
}

/// Why a log does not go over to limits that were asked for; nothing was changed.
public struct LimitsNotAdopted: Error, Equatable, Sendable, CustomStringConvertible {
  /// The limit and what is wrong with it, in words.
  public let description: String

  public init(because description: String) { self.description = description }
}

/// What a start does before it writes anything: rows and journal, under the limits of the log.
///
/// What it finds about the limits is apart from the recovered state, which cannot be copied: it is looked at after that has
/// been taken on.
package struct LogStart<Machine: StateMachine & ~Copyable> {
  /// What is to be recorded of the limits; nil when everything is.
  package private(set) var record: [UInt8]?
  /// The command by which the log goes over to other limits, as its next entry; nil for none.
  package private(set) var adoption: Machine.Command?
  /// Why the start must go no further, for its limits; nil when it may.
  package private(set) var refusal: SequencerError?

  package init() {}

  /// - Parameters:
  ///   - machine: an empty state.
  ///   - adopting: limits to go over to. Nil to go on under those of the log: which the program must have as well, until
  ///     an entry of the log has said them.
  ///   - nowMicroseconds: used by a planted fault only.
  /// - Throws: what cannot be trusted.
  package mutating func recover(
    _ machine: consuming Machine, from store: any Store, adopting: LimitAdoption? = nil,
    limits: SequencerLimits, faults: PlantedFaults = [], nowMicroseconds: Int64 = 0
  ) throws(SequencerError) -> RecoveredState<Machine> {
    let own = machine.decidingLimits
    var machine = machine
    let comparison = try DecidingLimits.begin(&machine, of: store, faults: faults)
    guard comparison.untaken.isEmpty else { throw .limitsNotTaken(comparison.notTaken) }
    let recovered = try Recovery.recover(
      machine, from: store, limits: limits, archives: true, faults: faults,
      nowMicroseconds: nowMicroseconds)
    record = comparison.record
    (adoption, refusal) = Self.judge(
      recovered.machine, adopting?.changes(own: own), comparison.refused)
    return recovered
  }

  private static func judge(
    _ machine: borrowing Machine, _ changes: [(name: String, value: Int64)]?, _ refused: [String]
  ) -> (Machine.Command?, SequencerError?) {
    guard let changes else {
      return (nil, machine.hasAdoptedLimits || refused.isEmpty ? nil : .otherLimits(refused))
    }
    do throws(LimitsNotAdopted) {
      return (try machine.adoption(of: changes), nil)
    } catch {
      return (nil, .notAdopted(error))
    }
  }

  /// What ``record`` is called among a store's metadata.
  package static var recordName: String { DecidingLimits.name }
}

extension LimitAdoption {
  /// What is asked for, by name.
  ///
  /// - Parameter own: limits of the program.
  func changes(own: [(name: String, value: Int64)]) -> [(name: String, value: Int64)] {
    switch self {
    case .ofProgram: own
    case .named(let settings): settings.map { ($0.name, $0.value) }
    }
  }
}

import Storage

/// What a start of this program would make of a store, found out by doing all that a start does before it writes.
public struct StartPreview: Sendable {
  /// A limit that decides outcomes, where log and program differ.
  public struct Limit: Equatable, Sendable {
    /// Its name among the program's limits.
    public var name: String
    /// What the log was made under; nil for one that is not recorded yet, and would be.
    public var recorded: String?
    /// What this program decides by; nil for one that it does not know.
    public var own: Int64?
  }

  /// Limits that differ, in the order of the record, new ones last.
  public private(set) var limits: [Limit] = []
  /// Whether an entry of the log says what its limits are: the program's are for new logs then.
  public private(set) var hasAdoptedLimits = false
  /// Whether a start would write an entry that says what the limits are.
  public private(set) var adopts = false
  /// Limits that would be others after that entry: as they are, and as they would be.
  public private(set) var adopted: [Limit] = []
  /// Rows that would be taken back, and entries that would be decided again; nil when that fails.
  public private(set) var recovery: RecoveryReport?
  /// Why a start would be refused; none when it would go on.
  public private(set) var refusals: [SequencerError] = []

  /// Reads what a start reads of `store`, and changes nothing in it.
  ///
  /// - Parameters:
  ///   - adopting: limits that the log would be told to go over to.
  ///   - make: an empty state.
  ///   - read: looks at the state after the last entry; not called when there is none.
  public init<Machine: StateMachine & ~Copyable>(
    of store: any Store, adopting: LimitAdoption? = nil,
    sequencerLimits: SequencerLimits = SequencerLimits(), _ make: () -> Machine,
    read: (borrowing Machine) -> Void = { _ in }
  ) {
    let own = make().decidingLimits
    var probe = make()
    limits = (try? DecidingLimits.begin(&probe, of: store))?.differences ?? []
    do throws(SequencerError) {
      var start = LogStart<Machine>()
      let recovered = try start.recover(
        make(), from: store, adopting: adopting, limits: sequencerLimits)
      recovery = recovered.report
      hasAdoptedLimits = recovered.machine.hasAdoptedLimits
      let inForce = recovered.machine.decidingLimits
      if hasAdoptedLimits { limits = Self.differences(inForce, own) }
      if let refusal = start.refusal { refusals.append(refusal) }
      if let adopting, start.adoption != nil {
        adopts = true
        adopted = Self.differences(inForce, adopting.changes(own: own))
      }
      read(recovered.machine)
    } catch {
      refusals.append(error)
    }
  }

  /// Those of the second that the first has otherwise.
  private static func differences(
    _ first: [(name: String, value: Int64)], _ second: [(name: String, value: Int64)]
  ) -> [Limit] {
    second.compactMap { limit in
      let known = first.first { $0.name == limit.name }?.value
      return known == limit.value
        ? nil : Limit(name: limit.name, recorded: known.map { "\($0)" }, own: limit.value)
    }
  }
}

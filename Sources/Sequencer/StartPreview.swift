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
  /// Rows that would be taken back, and entries that would be decided again; nil when that fails.
  public private(set) var recovery: RecoveryReport?
  /// Why a start would be refused; none when it would go on.
  public private(set) var refusals: [SequencerError] = []

  /// Reads what a start reads of `store`, and changes nothing in it.
  ///
  /// - Parameters:
  ///   - make: an empty state.
  ///   - read: looks at the state after the last entry; not called when there is none.
  public init<Machine: StateMachine & ~Copyable>(
    of store: any Store, sequencerLimits: SequencerLimits = SequencerLimits(),
    _ make: () -> Machine, read: (borrowing Machine) -> Void = { _ in }
  ) {
    do throws(SequencerError) {
      let own = make().decidingLimits
      limits = try DecidingLimits.differences(own, in: store)
      _ = try DecidingLimits.compare(own, in: store)
    } catch {
      refusals.append(error)
    }
    do throws(SequencerError) {
      let recovered = try Recovery.recover(make(), from: store, limits: sequencerLimits)
      recovery = recovered.report
      read(recovered.machine)
    } catch {
      refusals.append(error)
    }
  }
}

/// What a table takes of memory, in bytes: counted from what was allocated, so that it is the same on every
/// machine.
package struct TableFootprint: Equatable, Sendable {
  /// What is kept of each row, with room that was allocated for more.
  package var records = 0
  /// By which rows are found.
  package var index = 0
  /// The digest of each row.
  package var digests = 0
  /// What has changed since the last drain.
  package var changes = 0

  package var total: Int { records + index + digests + changes }
}

/// What the tables that grow with demand take of memory, in bytes.
package struct EngineFootprint: Equatable, Sendable {
  package var holds: TableFootprint
  package var usage: TableFootprint
  package var buyers: TableFootprint
  package var outcomes: TableFootprint
  package var refusals: TableFootprint
  /// Everything that waits for its time.
  package var deadlines: Int

  package var total: Int {
    holds.total + usage.total + buyers.total + outcomes.total + refusals.total + deadlines
  }
}

extension Engine {
  /// What the tables that grow with demand take of memory. Costs what their chunks are.
  package var footprint: EngineFootprint {
    EngineFootprint(
      holds: holds.footprint, usage: usage.footprint, buyers: buyers.footprint,
      outcomes: remembered.footprint, refusals: refused.footprint,
      deadlines: deadlines.byteCount)
  }
}

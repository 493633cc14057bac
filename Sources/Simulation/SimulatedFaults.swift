/// What a simulation does to a log and its process. Runs are worth what they go through: each of
/// these has to come.
package enum SimulatedFault: String, CaseIterable, Sendable {
  case crash = "crashes"
  case diedInWrite = "deaths inside a write"
  case tornTail = "torn tails"
  case writeFailed = "writes that failed"
  case writeUncertain = "writes that failed and may be there"
  case diskFull = "writes that found no room"
  case refusedForSpace = "new work refused for want of room"
  case slowSync = "slow syncs"
  case checkpointWaits = "checkpoints that had to wait"
  case checkpointFailed = "checkpoints that failed"
  case stop = "stops in good order"
  case takenOver = "starts in a higher term"
  case otherLimits = "starts of a program with other limits"
  case limitsRefused = "starts refused for other limits"
  case limitsAdopted = "starts that adopted limits"
  case limitsNotAdopted = "starts refused for limits that cannot be adopted"
  case acknowledgedLags = "notes of what was acknowledged that lag"
  case stepForward = "steps of the clock forward"
  case stepBack = "steps of the clock back"
  case stepAtStart = "steps of the clock at a start"
  case daysPass = "days that pass"
  case clockSet = "times set by an operator"
  case foreignNote = "notes of a clock that is another's"
  case sentAgain = "commands sent again"
  case flood = "floods of what is urgent"
  case read = "reads"
  case journalTrimmed = "records trimmed"
  case eventsTrimmed = "topics trimmed"
  case archiveCompared = "archives compared"
  case archiveWhole = "archives that had all that ever left"
  case archiveTrimmed = "rows of the archive trimmed"
  case damageNamed = "bytes flipped and named"
  case damageStops = "starts refused for a flipped byte"
}

/// How often each was done to a log.
package struct SimulatedFaults: Sendable {
  private var counts: [SimulatedFault: UInt64] = [:]

  package init() {}

  package subscript(fault: SimulatedFault) -> UInt64 { counts[fault] ?? 0 }

  /// All of them together.
  package var total: UInt64 { counts.values.reduce(0, +) }

  mutating func note(_ fault: SimulatedFault, _ count: UInt64 = 1) {
    counts[fault, default: 0] += count
  }

  /// Adds what another run went through.
  package mutating func add(_ other: SimulatedFaults) {
    counts.merge(other.counts, uniquingKeysWith: +)
  }
}

/// Mistakes that can be planted to see whether the simulator finds them. Empty outside of simulations:
/// nothing public sets it.
package struct PlantedFaults: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Log time is the clock's reading, also when that goes backwards.
  package static let logTimeFollowsClock = PlantedFaults(rawValue: 1 << 0)
  /// Due deadlines wait for the next command.
  package static let tickLost = PlantedFaults(rawValue: 1 << 1)
  /// Outcomes leave before their batch is durable.
  package static let outcomesBeforeDurability = PlantedFaults(rawValue: 1 << 2)
  /// Events leave before their batch is durable.
  package static let eventsBeforeDurability = PlantedFaults(rawValue: 1 << 3)
  /// Recovery leaves out the last record of the journal.
  package static let lastRecordForgotten = PlantedFaults(rawValue: 1 << 4)
  /// Recovery applies the first record of the tail twice.
  package static let firstRecordTwice = PlantedFaults(rawValue: 1 << 5)
  /// Recovery applies the tail at the time of the restart.
  package static let replayAtCurrentTime = PlantedFaults(rawValue: 1 << 6)
  /// Log time starts over after a restart.
  package static let logTimeForgotten = PlantedFaults(rawValue: 1 << 7)
  /// A failed write does not stop the sequencer; its outcomes are delivered.
  package static let writeErrorIgnored = PlantedFaults(rawValue: 1 << 8)
  /// Each outcome goes to the token of its neighbour.
  package static let tokensShifted = PlantedFaults(rawValue: 1 << 9)
  /// A checkpoint's mark is one batch older than its rows.
  package static let staleMark = PlantedFaults(rawValue: 1 << 10)
  /// Deletions are left out of checkpoints.
  package static let deletionsForgotten = PlantedFaults(rawValue: 1 << 11)
  /// A torn record at the end is taken for damage.
  package static let tornTailRefused = PlantedFaults(rawValue: 1 << 12)
  /// Events are not stored with their batch.
  package static let eventsNotStored = PlantedFaults(rawValue: 1 << 13)
  /// A checkpoint taken while nothing happens names the time of that moment, not of the last entry.
  package static let checkpointAtIdleTime = PlantedFaults(rawValue: 1 << 14)
  /// Every step of the clock is taken.
  package static let stepsFollowed = PlantedFaults(rawValue: 1 << 15)
  /// Commands wait until no tick is due.
  package static let ticksAreABarrier = PlantedFaults(rawValue: 1 << 16)
  /// Answers of reads leave before their batch is durable.
  package static let answersBeforeDurability = PlantedFaults(rawValue: 1 << 17)
  /// The journal is trimmed behind the newest entry, not behind the checkpoint.
  package static let trimmedTooFar = PlantedFaults(rawValue: 1 << 18)
  /// A batch takes the most urgent class that waits, and nothing else.
  package static let urgentOnly = PlantedFaults(rawValue: 1 << 19)
  /// The time that a command sets is forgotten.
  package static let timeSetForgotten = PlantedFaults(rawValue: 1 << 20)
  /// A start does not look at what earlier processes have noted of the clock.
  package static let clockNoteIgnored = PlantedFaults(rawValue: 1 << 21)
  /// Half as many events are kept as are to be, and half as long.
  package static let eventsTrimmedTooFar = PlantedFaults(rawValue: 1 << 22)
  /// Events are trimmed that are too many, and none that are too old.
  package static let oldEventsKept = PlantedFaults(rawValue: 1 << 23)
  /// A start believes what is noted of the clock, whatever the clock says.
  package static let clockNoteBelieved = PlantedFaults(rawValue: 1 << 24)
  /// What leaves the state comes into the archive with the checkpoint after.
  package static let archivedLate = PlantedFaults(rawValue: 1 << 25)
  /// What leaves the state comes into the archive once more with the checkpoint after.
  package static let archivedTwice = PlantedFaults(rawValue: 1 << 26)
  /// An eighth is kept in the archive of what is to be, for an eighth of the time.
  package static let archiveTrimmedTooFar = PlantedFaults(rawValue: 1 << 27)
  /// A take-over goes on in the term before.
  package static let termForgotten = PlantedFaults(rawValue: 1 << 28)
  /// A start goes by the limits of the process, not by those that the log began with.
  package static let processLimits = PlantedFaults(rawValue: 1 << 29)
}

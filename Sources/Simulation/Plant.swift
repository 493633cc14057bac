import DropEngine
import Sequencer

/// A mistake that is planted to see whether a simulation finds it.
package enum Plant: Sendable, Equatable {
  /// In the rules of the engine.
  case engine(EngineFault)
  /// In what keeps the log.
  case log(PlantedFaults)
  /// The disk says that it has synced what it has not.
  case skippedSync

  /// All of them, by what they are called on a command line.
  package static let all: [(name: String, plant: Plant)] =
    EngineFault.allCases.filter { $0 != .none }.map { ("\($0)", .engine($0)) }
    + PlantedFaults.all.map { ($0.name, .log($0.fault)) } + [("skippedSync", .skippedSync)]

  /// The one of that name; nil when there is none.
  package init?(named name: String) {
    guard let found = Plant.all.first(where: { $0.name == name }) else { return nil }
    self = found.plant
  }
}

extension PlantedFaults {
  /// Each by itself.
  package static let all: [(name: String, fault: PlantedFaults)] = [
    ("logTimeFollowsClock", .logTimeFollowsClock), ("tickLost", .tickLost),
    ("outcomesBeforeDurability", .outcomesBeforeDurability),
    ("eventsBeforeDurability", .eventsBeforeDurability),
    ("lastRecordForgotten", .lastRecordForgotten), ("firstRecordTwice", .firstRecordTwice),
    ("replayAtCurrentTime", .replayAtCurrentTime), ("logTimeForgotten", .logTimeForgotten),
    ("writeErrorIgnored", .writeErrorIgnored), ("tokensShifted", .tokensShifted),
    ("staleMark", .staleMark), ("deletionsForgotten", .deletionsForgotten),
    ("tornTailRefused", .tornTailRefused), ("eventsNotStored", .eventsNotStored),
    ("checkpointAtIdleTime", .checkpointAtIdleTime), ("stepsFollowed", .stepsFollowed),
    ("ticksAreABarrier", .ticksAreABarrier),
    ("answersBeforeDurability", .answersBeforeDurability), ("trimmedTooFar", .trimmedTooFar),
    ("urgentOnly", .urgentOnly), ("timeSetForgotten", .timeSetForgotten),
    ("clockNoteIgnored", .clockNoteIgnored), ("clockNoteBelieved", .clockNoteBelieved),
    ("eventsTrimmedTooFar", .eventsTrimmedTooFar), ("oldEventsKept", .oldEventsKept),
    ("archivedLate", .archivedLate), ("archivedTwice", .archivedTwice),
    ("archiveTrimmedTooFar", .archiveTrimmedTooFar),
    ("termForgotten", .termForgotten), ("processLimits", .processLimits),
  ]
}

import Basics
import DropEngine
import LoadKit

@testable import LoadClient
@testable import Sequencer

/// An engine whose entries the independent audit reads as they come, for tests of what both must agree on.
struct AuditedEngine: ~Copyable {
  private var engine = Engine(hashKey: HashKey(1, 2))
  private var audit = LogAudit()
  private var sequence: UInt64 = 0

  /// What a command comes to as the next entry, at so many seconds behind a time of 2023.
  mutating func apply(_ body: Command.Body, at seconds: Int64) -> Outcome {
    sequence += 1
    var events: [Event] = []
    let command = Command(body)
    let time = Self.microseconds(seconds)
    let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
    let entry = JournalCommand<Engine>(sequence: sequence, command: command, outcome: outcome)
    audit.read(AuditTranslation.entry(entry, at: time, events: events))
    return outcome
  }

  /// What the audit has found.
  consuming func violations() -> [String] {
    audit.finish(nil).violations.map(\.description)
  }

  static func microseconds(_ seconds: Int64) -> Int64 {
    1_700_000_000_000_000 + seconds * 1_000_000
  }
}

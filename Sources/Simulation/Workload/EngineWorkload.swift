import Basics
import DropEngine
import Messages
import Sequencer
import Stories

/// Clients of the engine, as random stories have them, and what they may be told.
package struct EngineWorkload: SimulationWorkload {
  private var story: RandomStory
  private var history = LogTimeHistory()
  /// The log time that somebody was told last.
  private var now: Int64 = 0
  /// What the run has come to.
  package private(set) var tally = StoryTally()

  /// - Parameter hasTill: whether the till is opened, and orders are taken back.
  package init(hasTill: Bool) { story = .ofClients(hasTill: hasTill) }

  package init() { self.init(hasTill: true) }

  package mutating func nextCommand(_ random: inout SplitMix64) -> Command {
    story.nextOfClients(at: now, &random)
  }

  package mutating func passed(to logTimeMicroseconds: Int64, sequence: UInt64) {
    history.passed(to: logTimeMicroseconds, sequence: sequence)
  }

  package mutating func observe(
    _ outcome: Outcome, of command: Command, logTimeMicroseconds: Int64
  ) -> String? {
    // One that is repeated may have been decided before log time was set back.
    if outcome.logTimeMicroseconds > logTimeMicroseconds && !outcome.isReplay {
      return "an outcome from the future: \(outcome)"
    }
    now = logTimeMicroseconds
    switch outcome.result {
    case .hubPut:
      guard case .putHub = command.body else { return "a hub put, but not asked" }
    case .reserved, .logged(.reserve(.reserved)), .logged(.express(.pending)):
      guard command.body.reserve != nil, outcome.result.reserved != nil else {
        return "reserved, but not asked"
      }
    case .confirming:
      guard case .beginConfirm = command.body else { return "confirming, not asked" }
    default: break
    }
    story.learn(command, outcome, [])
    return nil
  }

  package mutating func observe(_ event: Event) { story.learn(event) }

  package mutating func logged(_ command: Command, _ outcome: Outcome, _ events: [Event]) {
    tally.count(command, outcome, events)
  }

  package func contradiction(
    _ command: Command, _ first: Outcome, _ second: Outcome
  ) -> String? {
    var isMarker = false
    if case .publishMarker = command.body { isMarker = true }
    if command.identity.key.isNone && !isMarker { return nil }
    // Room that is missing now may be there later, and a key that was used for something else may
    // come to be forgotten: such refusals are not remembered.
    if first.isNotRemembered || second.isNotRemembered { return nil }
    // Markers are told apart by their producer's number: what was refused is decided again.
    if isMarker, first.refusal != nil || second.refusal != nil { return nil }
    // What changed nothing is forgotten once no copy of the request can be under way any more, any
    // key after a day of log time. Copies in one batch are answered in the order of their sinks, not
    // of the log.
    let earlier = first.sequence <= second.sequence ? first : second
    let limits = EngineLimits()
    var kept = limits.idempotencyRetentionMicroseconds
    if earlier.isRefusal { kept = limits.refusalRetentionMicroseconds }
    if case .confirming = earlier.result { kept = limits.refusalRetentionMicroseconds }
    if history.mayBeForgotten(earlier, keptMicroseconds: kept) { return nil }
    guard first.result != second.result || first.sequence != second.sequence else { return nil }
    return "\(command) was answered \(first), and again \(second)"
  }
}

extension Outcome {
  /// Whether the same request is decided anew, however soon it comes again.
  fileprivate var isNotRemembered: Bool {
    isForWantOfRoom || StoryTally.refusal(of: self)?.code == .keyMismatch
  }
}

/// Where log time has been.
private struct LogTimeHistory {
  private var highest = Int64.min
  private var setBacks: [(sequence: UInt64, from: Int64, to: Int64)] = []

  mutating func passed(to time: Int64, sequence: UInt64) {
    if time < highest {
      setBacks.append((sequence, highest, time))
      highest = time
    }
    highest = max(highest, time)
  }

  /// Whether what was decided need not be known any more: what was decided ahead of a time that was
  /// set back to is kept from then on.
  func mayBeForgotten(_ outcome: Outcome, keptMicroseconds: Int64) -> Bool {
    var since = outcome.logTimeMicroseconds
    for back in setBacks where back.sequence > outcome.sequence {
      if back.from - since >= keptMicroseconds { return true }
      since = min(since, back.to)
    }
    return highest - since >= keptMicroseconds
  }
}

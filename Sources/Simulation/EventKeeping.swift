import Sequencer
import Storage

/// Says what may be removed of a topic's events, and what must be: apart from what removes them.
struct EventKeeping {
  /// Events of each topic that are to be kept, and how long, as the server is told.
  let count: UInt64
  let microseconds: Int64

  init(_ limits: SequencerLimits) {
    count = limits.eventsKept
    microseconds = limits.eventMicrosecondsKept
  }

  /// What is wrong with a removal; nil when nothing is.
  ///
  /// - Parameters:
  ///   - times: log times of the events that there were, oldest first.
  ///   - removed: how many of the first are gone.
  ///   - newest: the log time from which ages count.
  ///   - keepsLast: whether the last one stays, however old.
  ///   - isDone: whether everything that is to go should have gone.
  func fault(
    _ times: [Int64], removed: Int, newest: Int64, keepsLast: Bool, isDone: Bool
  ) -> String? {
    let left = times.count - removed
    guard left >= 0 else { return "\(removed) events of \(times.count) are gone" }
    if keepsLast, left == 0, !times.isEmpty { return "the last event is gone" }
    let oldest = microseconds == .max ? Int64.min : newest - microseconds
    // Whatever precedes an event that is too old goes with it, also where log time was set back.
    let tooOld = (times.lastIndex { $0 < oldest } ?? -1) + 1
    let tooMany = count >= UInt64(times.count) ? 0 : times.count - Int(count)
    if removed > max(tooOld, tooMany) {
      return "\(removed) events of \(times.count) are gone, and not all of them were to go"
    }
    if !isDone || left == 0 || keepsLast && left == 1 { return nil }
    if UInt64(left) > count { return "\(left) events are kept, \(count) are to be" }
    return times[removed] < oldest ? "an event of \(times[removed]) is kept at \(newest)" : nil
  }
}

/// When a client asks whether its server is still there (gRFC A8). Pure: time is an argument, in milliseconds.
///
/// What counts is the last byte read, whatever it was for: a server that answers calls is never asked.
struct Keepalive {
  enum Action: Equatable {
    /// Look again after so long.
    case look(after: UInt64)
    /// Ask, then look again after so long.
    case ping(lookAfter: UInt64)
    /// It has not answered in time.
    case lost
  }

  /// What a connection has read.
  struct Reading {
    /// When it last read something.
    var last: UInt64
    /// How often it has. Time alone would not tell an answer within the millisecond of its question.
    var count: UInt64 = 0
  }

  private let time: UInt64
  private let timeout: UInt64
  private let withoutCalls: Bool
  private var asked: (at: UInt64, count: UInt64)?

  init(time: UInt64, timeout: UInt64, withoutCalls: Bool) {
    self.time = max(1, time)
    self.timeout = max(1, timeout)
    self.withoutCalls = withoutCalls
  }

  mutating func look(now: UInt64, _ reading: Reading, hasCalls: Bool) -> Action {
    if let asked {
      if reading.count == asked.count {
        let due = asked.at + timeout
        return now >= due ? .lost : .look(after: due - now)
      }
      self.asked = nil
    }
    let due = reading.last + time
    guard now >= due else { return .look(after: due - now) }
    guard hasCalls || withoutCalls else { return .look(after: time) }
    asked = (now, reading.count)
    return .ping(lookAfter: timeout)
  }
}

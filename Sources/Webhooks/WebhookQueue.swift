/// Which webhooks an endpoint is to be sent, and when: in order for each subject, those of different subjects beside each
/// other, again until they are taken. Pure: whoever has it tells the time, in milliseconds of any origin, and chance.
///
/// An event is dealt with when its webhook was taken or put aside. Everything before ``next`` is.
public struct WebhookQueue: Sendable {
  /// What becomes of a webhook that was answered.
  public enum Step: Sendable, Equatable {
    case taken
    /// It is sent again.
    case again
    /// It is put aside, with the reason: those behind it go on.
    case putAside(String)
    /// The endpoint wants no more. Nothing is sent any more; what was not taken is still there.
    case gone
  }

  private struct Entry {
    var subject: String
    var tries = 0
    /// How many webhooks had been taken when it was added, or failed last.
    var takenBefore: UInt64
    /// How often it has failed after others were taken: the endpoint is there.
    var blame = 0
    var blamedSince: Int64?
    var dueAt: Int64
    var isUnderWay = false
    var isProbe = false
  }

  private let limits: WebhookLimits
  private var entries: [UInt64: Entry] = [:]
  /// Offsets of each subject, in order; none is empty.
  private var lanes: [String: [UInt64]] = [:]
  /// The first of each lane that is not under way, in the order of (due, offset).
  private var heads: [(dueAt: Int64, offset: UInt64)] = []
  /// Dealt with, at or behind `next`.
  private var done: Set<UInt64>
  /// Events that nobody is told of, in order.
  private var gaps: [(from: UInt64, to: UInt64)] = []
  /// Everything before it was added, passed or lost.
  private var seen: UInt64
  private var circuit = EndpointCircuit()
  private var underWay = 0
  private var taken: UInt64 = 0
  /// Entries that were never sent.
  private var untried = 0

  /// All events before it are dealt with.
  public private(set) var next: UInt64
  /// The endpoint has said that it wants no more.
  public private(set) var isGone = false

  /// - Parameters:
  ///   - next: the first event that was not dealt with.
  ///   - done: events behind it that were.
  public init(next: UInt64 = 0, done: Set<UInt64> = [], limits: WebhookLimits = WebhookLimits()) {
    self.next = next
    seen = next
    self.done = done.filter { $0 >= next }
    self.limits = limits
    advance()
  }

  /// Whether no further event is to be added now: too many are known of those from ``next`` on. Where the oldest fails and
  /// nothing was taken since, one more is, and then the next: they show which is to blame, it or the endpoint.
  public var isFull: Bool {
    let known = entries.count + done.count
    // The oldest has to be known itself, whatever is known behind it.
    guard known >= limits.window, let oldest = entries[next] else { return false }
    guard known < limits.window.addingReportingOverflow(Self.witnesses).partialValue,
      oldest.tries > 0
    else { return true }
    return untried > 0 || underWay > 0 || oldest.takenBefore != taken
  }
  /// Events beyond the window. 1,024.
  private static var witnesses: Int { 1_024 }
  /// Events that are known and not dealt with.
  public var count: Int { entries.count }
  /// Events behind ``next`` that are dealt with.
  public var doneBehind: Set<UInt64> { done }
  /// Whether the endpoint is left alone, but for probes.
  public var isOpen: Bool { circuit.isOpen }

  /// An event that is to be sent. Events come in order; one that was dealt with is passed over.
  ///
  /// - Returns: whether it is to be sent.
  public mutating func add(_ offset: UInt64, subject: String, at now: Int64) -> Bool {
    if offset < next || done.contains(offset) || entries[offset] != nil { return false }
    seen = max(seen, offset &+ 1)
    entries[offset] = Entry(subject: subject, takenBefore: taken, dueAt: now)
    untried += 1
    lanes[subject, default: []].append(offset)
    if lanes[subject]?.count == 1 { insertHead(now, offset) }
    return true
  }

  /// An event that nobody is to be told of. It takes no place.
  public mutating func pass(_ offset: UInt64) {
    if offset < seen { return }
    skip(to: offset &+ 1)
  }

  /// Events that were not added yet and come before an offset are not there any more: nobody will be told of them.
  public mutating func lose(before offset: UInt64) {
    if offset <= seen { return }
    done = done.filter { $0 < seen || $0 >= offset }
    skip(to: offset)
  }

  private mutating func skip(to offset: UInt64) {
    if let last = gaps.last, last.to == seen {
      gaps[gaps.count - 1].to = offset
    } else {
      gaps.append((seen, offset))
    }
    seen = offset
    advance()
  }

  /// What is to be sent now. It is under way from then on, until ``answered(_:_:at:share:)``.
  public mutating func take(at now: Int64) -> [UInt64] {
    if isGone { return [] }
    let room = circuit.room(at: now, underWay: underWay, limits)
    let isProbe = circuit.isOpen
    var sent: [UInt64] = []
    while sent.count < room, let head = heads.first, head.dueAt <= now || isProbe {
      heads.removeFirst()
      entries[head.offset]?.isUnderWay = true
      entries[head.offset]?.isProbe = isProbe
      if entries[head.offset]?.tries == 0 { untried -= 1 }
      entries[head.offset]?.tries += 1
      sent.append(head.offset)
      underWay += 1
      circuit.sent()
    }
    return sent
  }

  /// When ``take(at:)`` is to be asked again; nil: when something is answered or added.
  public var wakeAt: Int64? {
    guard !isGone, let head = heads.first, underWay < limits.atOnce, let may = circuit.wakeAt()
    else { return nil }
    return circuit.isOpen ? may : max(head.dueAt, may)
  }

  /// What became of a webhook that was under way.
  ///
  /// - Parameter share: from 0 to 1, at random.
  public mutating func answered(
    _ offset: UInt64, _ answer: WebhookAnswer, at now: Int64, share: Double
  ) -> Step {
    guard let entry = entries[offset], entry.isUnderWay else { return .again }
    underWay -= 1
    entries[offset]?.isUnderWay = false
    switch answer {
    case .taken:
      taken += 1
      if circuit.taken() { hurry(at: now) }
      finish(offset, at: now)
      return .taken
    case .gone:
      isGone = true
      insertHead(now, offset)
      return .gone
    case .failed(let reason, let wish):
      circuit.failed(at: now, isProbe: entry.isProbe, after: wish, share: share, limits)
      noteFailure(offset, at: now)
      if let verdict = verdict(on: offset, at: now) {
        finish(offset, at: now)
        return .putAside("\(reason), \(entry.tries) tries: \(verdict)")
      }
      let due = now.saturated(plus: pause(after: entry.tries).jittered(share))
      entries[offset]?.dueAt = due
      insertHead(due, offset)
      return .again
    }
  }

  // MARK: Inside

  private mutating func noteFailure(_ offset: UInt64, at now: Int64) {
    guard let entry = entries[offset] else { return }
    if entry.takenBefore != taken {
      entries[offset]?.blame += 1
      if entry.blamedSince == nil { entries[offset]?.blamedSince = now }
    }
    entries[offset]?.takenBefore = taken
  }

  /// Why a webhook is not sent any more. While nothing else is taken, none is to blame.
  private func verdict(on offset: UInt64, at now: Int64) -> String? {
    guard let entry = entries[offset], entry.blame >= limits.blamesToPutAside,
      let since = entry.blamedSince
    else { return nil }
    if now.saturated(plus: -since) >= limits.giveUpMilliseconds { return "given up" }
    if offset == next, entries.count + done.count >= limits.window {
      return "too many wait behind it"
    }
    return nil
  }

  private func pause(after tries: Int) -> Int64 {
    let (pause, isTooLong) = limits.firstPauseMilliseconds.multipliedReportingOverflow(
      by: 1 << Int64(min(max(tries - 1, 0), 40)))
    return isTooLong ? limits.longestPauseMilliseconds : min(pause, limits.longestPauseMilliseconds)
  }

  /// It is dealt with: the next of its subject may go.
  private mutating func finish(_ offset: UInt64, at now: Int64) {
    guard let entry = entries.removeValue(forKey: offset) else { return }
    lanes[entry.subject]?.removeFirst()
    if let following = lanes[entry.subject]?.first {
      let due = entries[following]?.dueAt ?? now
      insertHead(due, following)
    } else {
      lanes[entry.subject] = nil
    }
    done.insert(offset)
    advance()
  }

  private mutating func advance() {
    while true {
      if let gap = gaps.first, gap.from <= next {
        next = max(next, gap.to)
        gaps.removeFirst()
      } else if done.remove(next) != nil {
        next += 1
      } else {
        return
      }
    }
  }

  /// The endpoint is back: nobody waits out a pause that was for its absence.
  private mutating func hurry(at now: Int64) {
    let waiting = heads.map(\.offset)
    heads = []
    for offset in waiting {
      entries[offset]?.dueAt = now
      insertHead(now, offset)
    }
  }

  private mutating func insertHead(_ due: Int64, _ offset: UInt64) {
    var (low, high) = (0, heads.count)
    while low < high {
      let middle = (low + high) / 2
      if (heads[middle].dueAt, heads[middle].offset) < (due, offset) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    heads.insert((due, offset), at: low)
  }
}

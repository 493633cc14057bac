/// From when outcomes count that were decided before log time was set back: from then at the latest.
///
/// An outcome tells the time at which it was decided for as long as it is told, and outcomes are never
/// written again; so what they count from is kept beside them, for all that were there by then.
struct TimeCeilings: Sendable {
  struct Ceiling: Equatable, Sendable {
    /// Outcomes with lower numbers count from `time` at the latest.
    var end: UInt64
    var time: Int64
  }

  /// At most so many: the last one makes room, and those below it are kept a little longer than they
  /// would be, until earlier ones are no longer needed.
  static let most = 64

  /// Ascending, by both.
  private(set) var all: [Ceiling] = []
  /// Of the oldest outcome; of none, 0 and later than any time.
  private(set) var firstEnd: UInt64 = 0
  private(set) var firstTime = Int64.max

  var isEmpty: Bool { all.isEmpty }

  init() {}

  /// Nil when they are too many or do not ascend.
  init?(_ all: [Ceiling]) {
    let ascend = zip(all, all.dropFirst()).allSatisfy { $0.end < $1.end && $0.time < $1.time }
    guard all.count <= Self.most, ascend else { return nil }
    self.all = all
    noteFirst()
  }

  /// Outcomes below `end` count from `time` at the latest.
  mutating func lower(below end: UInt64, to time: Int64) {
    if let last = all.last, last.end == end, last.time <= time { return }
    while let last = all.last, last.time >= time { all.removeLast() }
    if all.count == Self.most { all.removeLast() }
    all.append(Ceiling(end: end, time: time))
    noteFirst()
  }

  /// The first one is over: no outcome below it is left.
  @inline(never)
  mutating func removeFirst() {
    all.removeFirst()
    noteFirst()
  }

  private mutating func noteFirst() {
    firstEnd = all.first?.end ?? 0
    firstTime = all.first?.time ?? .max
  }
}

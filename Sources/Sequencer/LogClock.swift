import Basics

/// How log time stands to the machine's clock.
public struct ClockStatus: Equatable, Sendable {
  /// Whether log time follows the machine's clock. If not, the clock has stepped by more than the
  /// limits allow, or was that far from the log at the start: log time goes on at the pace of time
  /// that passes, until the clock agrees again or an operator has log time set to it.
  public var isFollowed = true
  /// The machine's clock less log time, microseconds; 0 while it is followed.
  public var offsetMicroseconds: Int64 = 0
  /// How much later than the log's last entry the machine's clock was at the start, microseconds,
  /// if it was followed and nothing told how much time had passed; 0 otherwise. Said for people: the
  /// server was off for that long, or the clock is wrong.
  public var leapAtStartMicroseconds: Int64 = 0
  /// How much later than the machine's clock the note of an earlier process was at the start,
  /// microseconds, and was not believed for it; 0 otherwise. Said for people: that note is of another
  /// clock, or the machine's clock has gone back since.
  public var noteAheadAtStartMicroseconds: Int64 = 0

  /// Followed.
  public init() {}
}

/// Log time at a moment of time that passes. Holds as long as the machine runs, whichever process
/// asks: a start that has one knows how much time has passed since the log's last entry.
public struct ClockNote: Equatable, Sendable {
  /// Log time, microseconds.
  public var timeMicroseconds: Int64
  /// The moment: `monotonicMicroseconds` of a ``ClockReading``.
  public var monotonicMicroseconds: Int64

  /// A note of both.
  public init(timeMicroseconds: Int64, monotonicMicroseconds: Int64) {
    self.timeMicroseconds = timeMicroseconds
    self.monotonicMicroseconds = monotonicMicroseconds
  }

  /// Log time by this note at a later moment; nil for an earlier one, which is of another life of
  /// the machine.
  func time(at monotonic: Int64) -> Int64? {
    guard monotonic >= monotonicMicroseconds else { return nil }
    return timeMicroseconds.addingSaturated(monotonic.subtractingSaturated(monotonicMicroseconds))
  }

  /// Whether a start would do much the same with either.
  func isClose(to other: ClockNote) -> Bool {
    let own = timeMicroseconds.subtractingSaturated(monotonicMicroseconds)
    let others = other.timeMicroseconds.subtractingSaturated(other.monotonicMicroseconds)
    return own.subtractingSaturated(others).magnitude < 1_000_000
  }
}

/// Makes log time of a clock's readings: what never goes back, and never leaps.
///
/// The clock is followed as long as it has not gone further since the last entry than time has
/// passed, give or take a *step* (`clockStepMicroseconds`). At the first reading of a process there
/// are up to three witnesses, and none is believed alone:
///
/// - *last*, the time of the log's last entry: log time was there, so it is no earlier now.
/// - *clock*, the machine's time of day: may be wrong by anything, either way.
/// - *noted*, what log time would be by the note of an earlier process and the time that has passed
///   since. It is a file, so it may be of another machine, another clock or another log. One that is
///   earlier than *last*, or of a moment that is still to come, is none.
///
/// | noted | clock | log time at the start | said |
/// |---|---|---|---|
/// | none | within a step before *last*, and up to *lead* after it | *clock* | how far it leapt |
/// | none | later than *last* and *lead* | *last* | refused, clock ahead |
/// | none | earlier than *last* by more than a step | *last* | refused, clock behind |
/// | within a step of *clock* | | *clock* | |
/// | earlier than *clock* by more | | *noted* | refused, clock ahead |
/// | later than *clock* by more | | as if there were none | that it was not believed |
///
/// *Lead* is `clockLeadAtStartMicroseconds`; a log without entries has no *last*, and begins with the
/// clock. Where the table says *clock* and *last* is later, it is *last*. What is refused goes on from
/// there at the pace of time that passes.
///
/// So at a start log time never goes back, and is never later than both *last* and *clock*: a note can
/// only hold it back. Of two wrong times the earlier one does no harm that a command does not mend;
/// what has lapsed in the later one is gone. And it is never later than *last* by more than *lead*,
/// unless two witnesses agree that more time has passed.
///
/// No time is beyond ``LogTime/latestMicroseconds``, whoever says so.
///
/// A pure value: only what was logged decides, and a time that was not taken is nowhere in the log.
package struct LogClock: Sendable {
  /// Time of the last entry; least when there is none.
  private(set) var lastMicroseconds: Int64
  private(set) var status = ClockStatus()
  /// Log time at a moment of the monotonic clock: that of the last entry, or of an earlier process;
  /// nil before the first reading if there is no note.
  private(set) var anchor: ClockNote?
  private let step: Int64
  private let leadAtStart: Int64
  private var isFirst = true
  /// Planted by tests.
  private let believesNote: Bool

  init(
    lastMicroseconds: Int64, note: ClockNote? = nil, limits: SequencerLimits,
    believesNote: Bool = false
  ) {
    self.believesNote = believesNote
    self.lastMicroseconds = lastMicroseconds
    anchor = note
    step = limits.clockStepMicroseconds
    leadAtStart = limits.clockLeadAtStartMicroseconds
  }

  /// Log time at a reading. Never less than that of the last entry.
  package mutating func time(at unbounded: ClockReading) -> Int64 {
    var reading = unbounded
    reading.wallMicroseconds = min(reading.wallMicroseconds, LogTime.latestMicroseconds)
    if isFirst { anchor = usable(anchor, reading) }
    let expected: Int64
    let lead: Int64
    if let anchor {
      let passed = max(
        reading.monotonicMicroseconds.subtractingSaturated(anchor.monotonicMicroseconds), 0)
      expected = min(
        anchor.timeMicroseconds.addingSaturated(passed), LogTime.latestMicroseconds)
      lead = step
    } else {
      // A log without entries has no time of its own.
      expected = lastMicroseconds == .min ? reading.wallMicroseconds : lastMicroseconds
      lead = leadAtStart
    }
    let offset = reading.wallMicroseconds.subtractingSaturated(expected)
    let isFollowed = offset <= lead && offset >= -step
    let time = max(lastMicroseconds, isFollowed ? reading.wallMicroseconds : expected)
    if anchor == nil {
      anchor = ClockNote(
        timeMicroseconds: time, monotonicMicroseconds: reading.monotonicMicroseconds)
      status.leapAtStartMicroseconds = time.subtractingSaturated(expected)
    }
    isFirst = false
    status.isFollowed = isFollowed
    status.offsetMicroseconds =
      isFollowed ? 0 : reading.wallMicroseconds.subtractingSaturated(time)
    return time
  }

  /// The note of an earlier process, if it can be of this log and clock. One that says a later time
  /// than the clock is not asked further, and that is kept for people to read.
  private mutating func usable(_ note: ClockNote?, _ reading: ClockReading) -> ClockNote? {
    guard let note, lastMicroseconds != .min,
      let noted = note.time(at: reading.monotonicMicroseconds),
      noted.addingSaturated(step) >= lastMicroseconds
    else { return nil }
    let ahead = noted.subtractingSaturated(reading.wallMicroseconds)
    if ahead <= step || believesNote { return note }
    status.noteAheadAtStartMicroseconds = ahead
    return nil
  }

  /// An entry has that time, which ``time(at:)`` gave for this reading.
  mutating func logged(at time: Int64, _ reading: ClockReading) {
    lastMicroseconds = time
    anchor = ClockNote(
      timeMicroseconds: time, monotonicMicroseconds: reading.monotonicMicroseconds)
    isFirst = false
  }

  /// A logged command has set the time, back or forth.
  mutating func set(to time: Int64, _ reading: ClockReading) {
    logged(at: time, reading)
    status.isFollowed = true
    status.offsetMicroseconds = 0
  }
}

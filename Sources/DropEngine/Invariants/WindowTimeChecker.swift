import Basics
import Messages
import WireCodec

/// Invariant 24: a slot is given out while its window is open, to whom the window serves, and of the window that
/// was asked for, or of the earliest that could be had.
struct WindowTimeChecker: InvariantChecker {
  func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard !entry.outcome.isReplay,
      let reserved = entry.outcome.result.reservedCall
    else { return }
    // A hybrid drop gives a slot also to who has asked for nothing but units.
    let request = entry.command.body.reserveCall ?? ReserveRequest()
    if reserved.hold.rawValue == 0 { return }
    let isWished = request.window.rawValue != 0 || request.anyWindow != nil
    let isReserved =
      engine.hold(HoldID(rawValue: reserved.hold.rawValue)).map { engine.hasPreorders($0) } ?? false
    if (isWished || isReserved) != (reserved.window != nil) {
      report.add(24, "a slot was \(isWished ? "asked for" : "given"), and not the other way round")
    }
    guard let grant = reserved.window,
      let slot = engine.windows.slot(grant.window.rawValue)
    else { return }
    let window = engine.windows[slot]
    let time = entry.logTimeMicroseconds
    if time < window.opens || time >= window.closes {
      report.add(24, "\(window.id) was given at \(time), open \(window.opens)..<\(window.closes)")
    }
    if window.zone != 0 && window.zone != request.zone {
      report.add(24, "\(window.id) of zone \(window.zone) was given in zone \(request.zone)")
    }
    if request.window.rawValue != 0 && request.window != grant.window {
      report.add(24, "\(window.id) was given, and another was asked for")
    }
    guard let any = request.anyWindow else { return }
    if any.before.map({ $0.microseconds < window.end }) == true
      || !any.classes.isEmpty && !any.classes.contains(window.kind)
    {
      report.add(24, "\(window.id) is not of those that were asked for")
    }
    // Nobody's slot came free in the entry: one that is earlier, fits and has a slot had it before. Of those
    // that surely fit.
    engine.windows.forEachSlot { other in
      let earlier = engine.windows[other]
      let isServing =
        (earlier.zone == 0 || earlier.zone == request.zone)
        && (earlier.hub == noSlot || earlier.hub == window.hub)
        && earlier.preferences.rawValue == 0
      let isWished =
        (any.classes.isEmpty || any.classes.contains(earlier.kind))
        && earlier.end <= any.before?.microseconds ?? .max
      if WindowRecord.precedes(earlier, window), earlier.free > 0, earlier.opens <= time,
        earlier.closes > time, isServing, isWished
      {
        report.add(24, "\(window.id) was given, and \(earlier.id) is earlier and had a slot")
      }
    }
  }
}

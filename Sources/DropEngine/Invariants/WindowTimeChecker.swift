import Basics
import Messages
import WireCodec

/// Invariant 24: a slot is given out while its window is open, to whom the window serves, and of the window that
/// was asked for, or of the earliest that could be had.
struct WindowTimeChecker: InvariantChecker {
  func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard !entry.outcome.isReplay, case .logged(.reserve(let request)) = entry.command.body,
      case .logged(.reserve(.reserved(let reserved))) = entry.outcome.result
    else { return }
    let isWished = request.window.rawValue != 0 || request.anyWindow != nil
    if isWished != (reserved.window != nil) {
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
    // Nobody's slot came free in the entry: one that is earlier, fits as well and has a slot had it before.
    engine.windows.forEachSlot { other in
      let earlier = engine.windows[other]
      if WindowRecord.precedes(earlier, window), earlier.free > 0, earlier.opens <= time,
        earlier.closes > time, earlier.zone == window.zone, earlier.hub == window.hub,
        earlier.kind == window.kind, earlier.preferences == window.preferences
      {
        report.add(24, "\(window.id) was given, and \(earlier.id) is earlier and had a slot")
      }
    }
  }
}

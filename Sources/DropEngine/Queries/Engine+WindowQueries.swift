import Basics
import Messages
import WireCodec

extension Engine {
  /// Windows of a request when it does not say how many.
  private static var usualWindows: Int { 64 }

  /// The windows that a request asks for and that are not over, in the order of their starts.
  public func windows(_ request: WindowsRequest) -> WindowList {
    let most = request.limit == 0 ? Self.usualWindows : Int(request.limit)
    var found: [WindowStatus] = []
    for slot in windowsServing(request.zone) {
      if found.count == most { break }
      if windows[slot].end > lastLogTimeMicroseconds && isAsked(slot, request) {
        found.append(status(ofWindow: slot))
      }
    }
    return WindowList(
      windows: found, asOf: lastSequence,
      serverNow: Timestamp(microseconds: lastLogTimeMicroseconds))
  }

  /// The window; nil when there is none, or it was over too long ago.
  public func window(_ id: WindowID) -> WindowStatus? {
    windows.slot(id.rawValue).map { status(ofWindow: $0) }
  }

  private func isAsked(_ slot: UInt32, _ request: WindowsRequest) -> Bool {
    let window = windows[slot]
    if request.hub.rawValue != 0 && hubID(of: window).rawValue != request.hub.rawValue {
      return false
    }
    if !request.classes.isEmpty && !request.classes.contains(window.kind) { return false }
    if window.hub != noSlot, hubs[window.hub].zone != 0, hubs[window.hub].zone != request.zone {
      return false
    }
    if let before = request.before, window.end > before.microseconds { return false }
    return serves(slot, request.preference, [])
  }

  private func status(ofWindow slot: UInt32) -> WindowStatus {
    let window = windows[slot]
    let known: [Preference] = [.homeDelivery, .pickup, .locker]
    return WindowStatus(
      window: Identifier(rawValue: window.id.rawValue),
      hub: Identifier(rawValue: hubID(of: window).rawValue), zone: window.zone,
      class: window.kind, start: Timestamp(microseconds: window.start),
      end: Timestamp(microseconds: window.end),
      opens: window.opens == 0 ? nil : Timestamp(microseconds: window.opens),
      closes: Timestamp(microseconds: window.closes),
      preferences: window.preferences.rawValue == 0
        ? [] : known.filter { window.preferences.contains($0) },
      capacity: window.capacity, held: window.held, booked: window.booked, free: window.free)
  }
}

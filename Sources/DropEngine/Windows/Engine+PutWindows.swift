import Basics
import LogContract
import Messages
import WireCodec

extension Engine {
  /// Puts windows, all or none: first everything is checked, in the order of the request.
  public mutating func putWindows(
    _ request: PutWindowsRequest, at position: LogPosition
  ) -> PutWindowsResult {
    // What there is may still be changed: slots of it are kept.
    if request.windows.contains(where: { $0.window.rawValue == 0 }),
      let refusal = notOffered(.windows)
    {
      return .rejected(refusal)
    }
    var hub = noSlot
    var zone = request.zone
    if request.hub.rawValue == 0 {
      if request.partner.rawValue != 0 { return .rejected(Refusal(.unknownHub)) }
    } else {
      guard let known = hubs.slot(request.hub.rawValue) else {
        return .rejected(Refusal(.unknownHub))
      }
      if hubs[known].partner.rawValue != request.partner.rawValue {
        return .rejected(Refusal(.notOwner))
      }
      hub = known
      // A hub serves its zone and no other.
      if zone == 0 { zone = hubs[known].zone }
      if hubs[known].zone != 0 && zone != hubs[known].zone {
        return .rejected(Refusal(.wrongZone, field: .hubs))
      }
    }
    var fresh = 0
    for (index, specification) in request.windows.enumerated() {
      if let refusal = unfit(specification, hub: hub, zone: zone) { return .rejected(refusal) }
      if specification.window.rawValue == 0 {
        fresh += 1
      } else if request.windows[..<index].contains(where: { $0.window == specification.window }) {
        return .rejected(Refusal(.invalid, field: .windows))
      }
    }
    let isFull =
      windows.count + fresh > Int(limits.windows)
      || (windowLists[zone]?.count ?? 0) + fresh > limits.windowsPerZone
    if fresh > 0 && isFull {
      return .rejected(Refusal(.capacityReached, field: .windows, retryAfterMicroseconds: 0))
    }
    var ids: [Identifier] = []
    for specification in request.windows {
      let slot = put(specification, hub: hub, zone: zone)
      ids.append(Identifier(rawValue: windows[slot].id.rawValue))
    }
    return .put(WindowsPut(windows: ids))
  }

  /// Why a window cannot be put like this.
  private func unfit(_ wanted: WindowSpec, hub: UInt32, zone: UInt32) -> Refusal? {
    let (start, end) = (wanted.start.microseconds, wanted.end.microseconds)
    let opens = wanted.opens?.microseconds ?? 0
    let closes = wanted.closes?.microseconds ?? start
    if start <= 0 || end <= start || opens < 0 || closes <= opens || closes > end {
      return Refusal(.invalid, field: .windowTimes)
    }
    if case .unrecognized = wanted.class { return Refusal(.invalid, field: .windowTimes) }
    if wanted.preferences.contains(where: { !$0.isKnown }) {
      return Refusal(.invalid, field: .preference)
    }
    if wanted.capacity > limits.windowSlots { return Refusal(.invalid, field: .capacity) }
    if wanted.window.rawValue == 0 { return nil }
    guard let slot = windows.slot(wanted.window.rawValue) else {
      return Refusal(mayBeForgotten(wanted.window.rawValue) ? .forgotten : .unknownWindow)
    }
    let window = windows[slot]
    // The hub may serve another zone by now: its windows stay those of the zone they were put for.
    if window.hub != hub || hub == noSlot && window.zone != zone { return Refusal(.notOwner) }
    if window.held == 0 && window.booked == 0 { return nil }
    // Whoever has a slot was told these.
    if window.start != start || window.end != end || window.kind != wanted.class {
      return Refusal(.invalidTransition, field: .windowTimes)
    }
    if UInt64(wanted.capacity) < UInt64(window.held) + UInt64(window.booked) {
      return Refusal(
        .belowCommitted, field: .capacity, available: window.free, retryAfterMicroseconds: 0)
    }
    return nil
  }

  private mutating func put(_ wanted: WindowSpec, hub: UInt32, zone: UInt32) -> UInt32 {
    let slot: UInt32
    var isWatched = false
    if let known = windows.slot(wanted.window.rawValue), wanted.window.rawValue != 0 {
      slot = known
      isWatched = windows[slot].end == wanted.end.microseconds
      unlist(window: slot)
    } else {
      var window = WindowRecord()
      window.id = WindowID(sequence: sequence, index: takeIndex())
      window.hub = hub
      window.zone = zone
      slot = windows.insert(window)
    }
    windows[changing: slot].kind = wanted.class
    windows[changing: slot].start = wanted.start.microseconds
    windows[changing: slot].end = wanted.end.microseconds
    windows[changing: slot].opens = wanted.opens?.microseconds ?? 0
    windows[changing: slot].closes = wanted.closes?.microseconds ?? wanted.start.microseconds
    windows[changing: slot].capacity = wanted.capacity
    windows[changing: slot].preferences = PreferenceSet()
    for preference in wanted.preferences {
      windows[changing: slot].preferences.insert(preference)
    }
    list(window: slot)
    // One for each window: whoever puts the same again and again must not fill the memory with them.
    if !isWatched { awaitRetirement(ofWindow: slot) }
    return slot
  }
}

extension PutWindowsResult {
  fileprivate static func rejected(_ refusal: Refusal) -> Self { .rejected(Rejected(refusal)) }
}

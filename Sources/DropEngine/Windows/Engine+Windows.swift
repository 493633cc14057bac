import Basics
import Messages

/// Windows as accounts: what holds and orders do to their slots, and when one is forgotten.
extension Engine {
  /// Takes a slot into a hold. The caller has found one free.
  mutating func holdSlot(of window: WindowID) {
    guard let slot = windows.slot(window.rawValue) else { return }
    windows[changing: slot].held += 1
    windows[derived: slot].references += 1
  }

  /// Gives the slot of a hold back; the hold itself is still kept.
  mutating func freeSlot(of window: WindowID) {
    guard let slot = windows.slot(window.rawValue), fault != .keepSlot else { return }
    windows[changing: slot].held -= 1
  }

  /// Makes a held slot booked, for an order.
  mutating func bookSlot(of window: WindowID) {
    guard let slot = windows.slot(window.rawValue) else { return }
    if fault != .bookTwice { windows[changing: slot].held -= 1 }
    windows[changing: slot].booked += 1
    windows[derived: slot].references += 1
  }

  /// Gives the slot of an order back; the order itself is still kept.
  mutating func unbookSlot(of window: WindowID) {
    guard let slot = windows.slot(window.rawValue) else { return }
    windows[changing: slot].booked -= 1
  }

  /// What callers are told of the window of a hold; nil without one.
  func windowGrant(of hold: HoldID) -> WindowGrant? {
    holds.slot(hold.rawValue).flatMap { grant(ofWindow: holds[rest: $0].window) }
  }

  /// What is said of a window; nil for `.none`.
  func grant(ofWindow id: WindowID) -> WindowGrant? {
    if id.isNone { return nil }
    return windows.slot(id.rawValue).map { windows[$0].grant(hub: hubID(of: windows[$0])) }
  }

  func hubID(of window: WindowRecord) -> HubID {
    window.hub == noSlot ? .none : hubs[window.hub].id
  }

  // MARK: Lists

  /// Lists a window among those of its zone.
  mutating func list(window slot: UInt32) {
    let zone = windows[slot].zone
    let place = placeInList(of: slot)
    windowLists[zone, default: []].insert(slot, at: place)
  }

  mutating func unlist(window slot: UInt32) {
    let zone = windows[slot].zone
    let place = placeInList(of: slot)
    guard let list = windowLists[zone], place < list.count, list[place] == slot else { return }
    windowLists[zone]?.remove(at: place)
    if windowLists[zone]?.isEmpty == true { windowLists[zone] = nil }
  }

  /// Where a window is, or belongs, among those of its zone.
  private func placeInList(of slot: UInt32) -> Int {
    guard let list = windowLists[windows[slot].zone] else { return 0 }
    return partitionPoint(in: 0..<list.count) {
      WindowRecord.precedes(windows[list[$0]], windows[slot])
    }
  }

  /// Slots of the windows that serve a zone, in the order of (start, id): its own and those that serve
  /// everybody.
  func windowsServing(_ zone: UInt32) -> [UInt32] {
    let everybody = windowLists[0] ?? []
    guard zone != 0, let own = windowLists[zone] else { return everybody }
    var merged: [UInt32] = []
    merged.reserveCapacity(everybody.count + own.count)
    var (left, right) = (0, 0)
    while left < everybody.count || right < own.count {
      let takesOwn =
        left == everybody.count
        || right < own.count
          && WindowRecord.precedes(windows[own[right]], windows[everybody[left]])
      if takesOwn {
        merged.append(own[right])
        right += 1
      } else {
        merged.append(everybody[left])
        left += 1
      }
    }
    return merged
  }

  // MARK: Forgetting

  /// When a window may be forgotten at the earliest: some time after its end.
  func retirementTime(ofWindow slot: UInt32) -> Int64 {
    windows[slot].end.addingSaturated(retention.finishedMicroseconds)
  }

  /// Waits for the time at which a window may be forgotten.
  mutating func awaitRetirement(ofWindow slot: UInt32) {
    if windows[slot].isTombstone { return }
    deadlines.insert(
      Deadline(
        time: retirementTime(ofWindow: slot), id: windows[slot].id.rawValue, slot: slot,
        kind: .windowRetires))
  }

  /// Whether a window is over for long enough, and no hold or order of it is kept.
  func canRetireWindow(_ slot: UInt32) -> Bool {
    windows[slot].references == 0 && retirementTime(ofWindow: slot) <= now
  }

  mutating func retireWindow(_ slot: UInt32) {
    unlist(window: slot)
    noteForgotten(windows[slot].id.rawValue)
    remove(window: slot)
  }

  /// Counts one hold or order with a slot of a window less.
  mutating func forgetReference(toWindow window: WindowID) {
    guard let slot = windows.slot(window.rawValue) else { return }
    windows[derived: slot].references -= 1
    if canRetireWindow(slot) { retireWindow(slot) }
  }

  /// Rebuilds what is derived of windows: the lists, and who has slots.
  mutating func attachWindows() throws(RestoreError) {
    for slot in slotsByID(windows, id: { $0.id.rawValue }) { list(window: slot) }
    var held: [UInt64: UInt64] = [:]
    var isComplete = true
    holds.forEachSlot { slot in
      let window = holds[rest: slot].window
      if window.isNone { return }
      guard let at = windows.slot(window.rawValue) else {
        isComplete = false
        return
      }
      windows[derived: at].references += 1
      if holds[slot].phase.isLive { held[window.rawValue, default: 0] += 1 }
    }
    orders.forEachSlot { slot in
      let window = orders[slot].window
      if window.isNone { return }
      guard let at = windows.slot(window.rawValue) else {
        isComplete = false
        return
      }
      windows[derived: at].references += 1
    }
    if !isComplete { throw .danglingReference(.holds) }
    windows.forEachSlot { slot in
      if UInt64(windows[slot].held) != held[windows[slot].id.rawValue] ?? 0 { isComplete = false }
    }
    if !isComplete { throw .inconsistent(.windows) }
  }
}

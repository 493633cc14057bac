// Windows: slots that are taken together with units.
extension LogAudit {
  struct Window {
    var put: AuditWindow
    var held: Int64 = 0
    var booked: Int64 = 0
    /// It was over before log time was set back: there or not.
    var mayBeForgotten = false

    var free: Int64 { put.slots - held - booked }
  }

  /// The bit of what a hub must be able to do for a way.
  private static let abilities: [String: UInt64] = ["homeDelivery": 1, "pickup": 2, "locker": 4]

  mutating func put(_ all: [AuditWindow]) {
    for var put in all {
      // Of a hub, whom the hub serves.
      if let known = windows[put.window], put.hub != 0 {
        put.zone = known.put.zone
      } else if put.zone == 0, let hub = hubs[put.hub] {
        put.zone = hub.zone
      }
      guard let known = windows[put.window] else {
        windows[put.window] = Window(put: put)
        continue
      }
      windows[put.window]?.put = put
      windows[put.window]?.mayBeForgotten = false
      let isMoved =
        (known.put.start, known.put.end, known.put.kind) != (put.start, put.end, put.kind)
      if isMoved, known.held + known.booked > 0 {
        fault(.slotMisused, "window \(put.window) was moved, and \(known.booked) slots are booked")
      }
      change(window: put.window) { _ in }
    }
  }

  /// Changes a window and checks what must hold of it at every position of the log.
  mutating func change(window id: UInt64, _ body: (inout Window) -> Void) {
    guard var window = windows[id] else {
      return fault(.unknownReference, "there is no window \(id)")
    }
    body(&window)
    windows[id] = window
    if window.held < 0 || window.booked < 0 {
      fault(.negativeCount, "window \(id): held \(window.held), booked \(window.booked)")
    }
    if window.free < 0 {
      fault(
        .oversold, "window \(id) has \(window.held + window.booked) of \(window.put.slots) slots")
    }
  }

  /// A hold was given with a slot, or without one.
  mutating func checkSlot(
    _ grant: AuditGrant, _ request: AuditReserve, _ drop: Drop, isReserved: Bool
  ) {
    let wish = wish(request, isReserved: isReserved)
    let isWished = wish.window != 0 || wish.isAny
    if isWished != (grant.window != 0) {
      return fault(.slotMisused, "a slot was \(isWished ? "asked for" : "given") and not the other")
    }
    guard isWished, let window = windows[grant.window] else { return }
    if wish.window != 0, wish.window != grant.window {
      fault(.slotMisused, "a slot of \(grant.window), and \(wish.window) was asked for")
    }
    if let why = misfit(window, wish, drop) ?? shut(window) {
      fault(.slotMisused, "a slot of window \(grant.window), which \(why)")
    }
    guard wish.isAny else { return }
    if let earlier = earliest(wish, drop), let other = windows[earlier],
      (other.put.start, earlier) < (window.put.start, grant.window)
    {
      fault(.slotMisused, "a slot of window \(grant.window), and \(earlier) is earlier")
    }
  }

  /// Log time is set back: windows that were over by then may have been forgotten, which no entry says.
  mutating func doubtWindows(over time: Int64) {
    for id in windows.keys where windows[id]!.put.end <= time {
      windows[id]!.mayBeForgotten = true
    }
  }

  /// Whether a refusal for want of a slot has its reason.
  mutating func judgeSlot(_ refusal: AuditRefusal, _ request: AuditReserve, _ drop: Drop) {
    let isReserved =
      reservations[request.drop] != nil
      && (request.lines.contains { preorders.contains($0.pool) }
        || refusal == .noWindow && request.slot?.isAny != true)
    let wish = wish(request, isReserved: isReserved)
    if refusal == .noWindow {
      if !wish.isAny || earliest(wish, drop) != nil {
        fault(.wrongRefusal, "\(refusal): window \(earliest(wish, drop) ?? 0) has a slot")
      }
      return
    }
    // What is sold at once may not be for where the buyer is, whatever the window.
    if refusal == .wrongZone, let plan = reservations[request.drop]?.plan, !isNear(request, plan) {
      return
    }
    guard let window = windows[wish.window] else { return }
    let isRight =
      switch refusal {
      case .windowNotOpen: window.put.opens > now
      case .windowClosed: window.put.closes <= now
      case .windowFull: window.free <= 0
      default: misfit(window, wish, drop) != nil
      }
    if !isRight { fault(.wrongRefusal, "\(refusal): window \(wish.window), \(window.free) free") }
  }

  /// The first of those that fit and have a slot now, and are there for sure.
  func earliest(_ wish: AuditSlotWish, _ drop: Drop) -> UInt64? {
    windows.values.filter {
      !$0.mayBeForgotten && misfit($0, wish, drop) == nil && shut($0) == nil && $0.free > 0
        && (wish.kinds.isEmpty || wish.kinds.contains($0.put.kind))
        && $0.put.end <= wish.before ?? .max
    }.min { ($0.put.start, $0.put.window) < ($1.put.start, $1.put.window) }?.put.window
  }

  /// Whether a slot of this window could be had.
  func slotOf(_ id: UInt64, _ wish: AuditSlotWish, _ drop: Drop) -> Bool {
    guard let window = windows[id], !window.mayBeForgotten else { return false }
    return misfit(window, wish, drop) == nil && shut(window) == nil && window.free > 0
  }

  /// Why a window does not serve a buyer; nil when it does.
  private func misfit(_ window: Window, _ wish: AuditSlotWish, _ drop: Drop) -> String? {
    if window.put.zone != 0, window.put.zone != wish.zone { return "is of another zone" }
    if !wish.way.isEmpty, !window.put.ways.isEmpty, !window.put.ways.contains(wish.way) {
      return "does not serve by \(wish.way)"
    }
    guard window.put.hub != 0, let hub = hubs[window.put.hub] else { return nil }
    if hub.zone != 0, hub.zone != wish.zone { return "is of a hub in another zone" }
    let needs = drop.needs | (Self.abilities[wish.way] ?? 0)
    return hub.abilities & needs == needs ? nil : "is of a hub that cannot do that"
  }

  private func shut(_ window: Window) -> String? {
    if window.put.opens > now { return "opens at \(window.put.opens)" }
    return window.put.closes <= now ? "closed at \(window.put.closes)" : nil
  }
}

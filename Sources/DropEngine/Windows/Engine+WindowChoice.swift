import Basics
import Messages
import WireCodec

/// What a call asks for besides units: a slot of a window.
struct WindowWish: Sendable {
  /// This window; `.none` for any, or none at all.
  var window: WindowID = .none
  /// The earliest that fits.
  var any: AnyWindow?
  /// Where the buyer is; 0 when that was not said.
  var zone: UInt32 = 0
  var preference: Preference = .unspecified
  /// Nothing instead of what is asked for.
  var only = false
  /// One place in line for several lines.
  var together = false

  /// Whether a slot is asked for: what is had with one is not had at once.
  var hasWindow: Bool { !window.isNone || any != nil }

  init() {}

  init(_ request: ReserveRequest) {
    window = WindowID(rawValue: request.window.rawValue)
    any = request.anyWindow
    zone = request.zone
    preference = request.preference
    only = request.only
    together = request.together == true
  }
}

/// What became of a wish for a window.
enum WindowChoice {
  /// `.none` where none was wished for.
  case window(WindowID)
  case refused(Refusal)
}

extension Engine {
  /// The window of a slot that a reserve is to have, before anything is taken. In the order of precedence:
  /// whether there is one, whom and how it serves, when its slots can be had, and whether one is free.
  mutating func choose(_ wish: WindowWish, drop: UInt32) -> WindowChoice {
    if let any = wish.any { return chooseAny(any, wish, drop: drop) }
    if wish.window.isNone { return .window(.none) }
    guard let slot = windows.slot(wish.window.rawValue) else {
      let isForgotten = mayBeForgotten(wish.window.rawValue)
      return .refused(Refusal(isForgotten ? .forgotten : .unknownWindow))
    }
    if let refusal = misfit(slot, wish, drop: drop) ?? notOpen(slot) { return .refused(refusal) }
    if let refusal = full(window: slot, drop: drop) { return .refused(refusal) }
    return .window(wish.window)
  }

  /// The earliest that fits and has a slot. Where none has: when the first of those that fit could have one.
  private mutating func chooseAny(
    _ any: AnyWindow, _ wish: WindowWish, drop: UInt32
  ) -> WindowChoice {
    var wait = Refusal.noUseRetrying
    let serving = windowsServing(wish.zone)
    for slot in fault == .anyOrder ? serving.reversed() : serving {
      let window = windows[slot]
      if !any.classes.isEmpty && !any.classes.contains(window.kind) { continue }
      if let before = any.before, window.end > before.microseconds { continue }
      if misfit(slot, wish, drop: drop) != nil { continue }
      guard let refusal = notOpen(slot) ?? full(window: slot, drop: drop) else {
        return .window(window.id)
      }
      let time = refusal.retryAfterMicroseconds
      if time > 0 && (wait < 0 || time < wait) { wait = time }
    }
    return .refused(Refusal(.noWindow, retryAfterMicroseconds: wait))
  }

  /// Why a window does not serve a buyer, or what the drop needs.
  private func misfit(_ slot: UInt32, _ wish: WindowWish, drop: UInt32) -> Refusal? {
    let window = windows[slot]
    if window.zone != 0 && window.zone != wish.zone { return Refusal(.wrongZone) }
    // Nor does a hub that serves another zone by now.
    if window.hub != noSlot {
      let served = hubs[window.hub].zone
      if served != 0 && served != wish.zone { return Refusal(.wrongZone) }
    }
    let isServed = serves(slot, wish.preference, drops[drop].requiredCapabilities)
    return isServed ? nil : Refusal(.wrongPreference)
  }

  /// Whether a window serves a preference, and its hub, if it has one, can do that and what is needed besides.
  func serves(_ slot: UInt32, _ preference: Preference, _ needed: Capabilities) -> Bool {
    let window = windows[slot]
    if !window.preferences.contains(preference) { return false }
    if window.hub == noSlot { return true }
    return needed.union(capability(for: preference)).isSubset(of: hubs[window.hub].capabilities)
  }

  /// What a hub must be able to do for a preference.
  private func capability(for preference: Preference) -> Capabilities {
    switch preference {
    case .homeDelivery: .homeDelivery
    case .pickup: .pickup
    case .locker: .locker
    case .unspecified, .unrecognized: []
    }
  }

  /// Why no slot of a window can be had at the log time of the entry.
  private func notOpen(_ slot: UInt32) -> Refusal? {
    let window = windows[slot]
    if window.opens > now && fault != .openEarly {
      return Refusal(
        .windowNotOpen, retryAfterMicroseconds: window.opens.subtractingSaturated(now))
    }
    return window.closes <= now ? Refusal(.windowClosed) : nil
  }

  /// The hint is the time in which every hold of now will have been decided, as for units.
  private func full(window slot: UInt32, drop: UInt32) -> Refusal? {
    let window = windows[slot]
    if window.free > 0 || fault == .oversellSlot { return nil }
    return Refusal(
      .windowFull,
      retryAfterMicroseconds: window.held > 0 ? drops[drop].holdTTL : Refusal.noUseRetrying)
  }
}

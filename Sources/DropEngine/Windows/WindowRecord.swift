import Basics
import Messages
import WireCodec

/// The ways that a window serves: none of them is every way.
struct PreferenceSet: Equatable, Sendable {
  /// A bit for each, by its number on the wire.
  var rawValue: UInt8 = 0

  @inline(__always)
  func contains(_ preference: Preference) -> Bool {
    rawValue == 0 || preference == .unspecified || rawValue & Self.bit(preference) != 0
  }

  mutating func insert(_ preference: Preference) { rawValue |= Self.bit(preference) }

  private static func bit(_ preference: Preference) -> UInt8 {
    preference.rawValue < 8 ? 1 << preference.rawValue : 0
  }
}

extension Preference {
  /// Whether it is one that this version knows, and says something.
  var isKnown: Bool {
    switch self {
    case .homeDelivery, .pickup, .locker: true
    case .unspecified, .unrecognized: false
    }
  }
}

/// A window: an account of slots. A slot is held with the units of a hold, and booked when these are sold.
struct WindowRecord: EntityRecord {
  static var table: StateTable { .windows }
  static var tombstone: Self { Self() }

  var id: WindowID = .none
  /// Slot of the hub, or `noSlot` for a zone's own window.
  var hub: UInt32 = noSlot
  /// Whom it serves; 0 is everybody.
  var zone: UInt32 = 0
  var kind: WindowClass = .unspecified
  var preferences = PreferenceSet()
  /// Log times, microseconds UTC. Slots can be had from `opens` on and until `closes`.
  var start: Int64 = 0
  var end: Int64 = 0
  var opens: Int64 = 0
  var closes: Int64 = 0
  var capacity: UInt32 = 0
  var held: UInt32 = 0
  var booked: UInt32 = 0

  // Derived, not in the row.
  /// Holds and orders that are kept and have a slot of it.
  var references = 0

  var key: UInt64 { id.rawValue }

  /// Slots neither held nor booked.
  @inline(__always)
  var free: UInt32 { freeOf(capacity, less: held, and: booked) }

  /// Before whom it stands among those of its zone.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    left.start < right.start || left.start == right.start && left.id < right.id
  }

  /// What a caller is told of it.
  func grant(hub: HubID) -> WindowGrant {
    WindowGrant(
      window: .init(rawValue: id.rawValue), class: kind, start: .init(microseconds: start),
      end: .init(microseconds: end), hub: .init(rawValue: hub.rawValue))
  }
}

import Basics

/// The throttle of a hub, its mode, and what it has said of itself. Hubs without one have no such record.
struct HubSignalRecord: EntityRecord {
  static var table: StateTable { .hubSignals }
  static var tombstone: Self { Self() }

  var id = HubID.none
  var policy = HubPolicy()
  /// When all tokens are there, see `TokenBucket`.
  var fullAt: Int64 = 0
  var mode = HubMode.instant
  var reason = HubModeReason.operator
  /// An operator has set the mode: nothing else changes it.
  var isForced = false
  /// Log time at which the mode began.
  var since: Int64 = 0
  /// Log time at which it was heard last, or at which waiting for it began.
  var heardAt: Int64 = 0
  /// Whether it was heard at all.
  var isHeard = false
  var numbers = HubNumbers()

  // Derived.
  /// Slot of the hub.
  var hub = noSlot
  /// Slots of the pools that are at it, in the order of their ids.
  var pools: [UInt32] = []
  /// The earliest time for which the deadlines have this hub.
  var watchedAt = Int64.max

  var key: UInt64 { id.rawValue }

  /// Its tokens; nil when they are not counted.
  var bucket: TokenBucket? {
    policy.burst == 0
      ? nil : TokenBucket(burst: policy.burst, refill: policy.refillMicroseconds, fullAt: fullAt)
  }

  /// Whether it has not been heard for too long.
  func isSilent(at now: Int64) -> Bool {
    policy.heartbeatWithinMicroseconds > 0
      && heardAt.addingSaturated(policy.heartbeatWithinMicroseconds) <= now
  }
}

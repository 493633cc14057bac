/// Where a drop is.
///
///     scheduled --open, cue, opensAt--> live --close, closesAt--> closed
///         |                              |
///         +-----------cancel-------------+--cancel--> cancelled
public enum DropPhase: UInt8, CaseIterable, Sendable {
  case scheduled = 1
  case live = 2
  case closed = 3
  case cancelled = 4
}

/// Where a hold is.
///
///     held --begin--> confirming --authorised--> confirmed
///      | ^                | |
///      | +---declined-----+ +--timeout, or declined past the deadline--> expired
///      +--release--> released        held --deadline--> expired
///      +--confirm (both steps in one entry)--> confirmed
///     held, confirming --drop cancelled--> cancelled
public enum HoldPhase: UInt8, CaseIterable, Sendable {
  case held = 1
  case confirming = 2
  case confirmed = 3
  case released = 4
  case expired = 5
  /// Its drop was cancelled.
  case cancelled = 6

  /// Whether its units are out of the pool but not sold.
  @inlinable
  public var isLive: Bool { self == .held || self == .confirming }
}

/// Where a place in line is.
public enum WaiterPhase: UInt8, CaseIterable, Sendable {
  case waiting = 1
  /// Units came free: it has become a hold.
  case promoted = 2
  case left = 3
  /// The drop ended.
  case closed = 4
  /// So much is sold, or taken away, that fewer units can still come than it takes at least.
  case soldOut = 5
}

/// Where a hold came from.
public enum HoldSource: UInt8, CaseIterable, Sendable {
  case direct = 1
  case waitlist = 2
}

/// Where a job is.
///
///     offered --accept--> accepted --> preparing --> ready --> outForDelivery | awaitingPickup
///        |                   |             |           |             |               |
///        +--reject-----------+    failed --+-----------+             +--> delivered <-+
///        v                        v                                  +--> failed <----+
///     next hub: attempt + 1, offered; or unassigned when there is none
public enum JobPhase: UInt8, CaseIterable, Sendable {
  case unassigned = 1
  case offered = 2
  case accepted = 3
  case preparing = 4
  case ready = 5
  case outForDelivery = 6
  case awaitingPickup = 7
  case delivered = 8
  case failed = 9
  /// Taken back before pickup: its units are in their pool again.
  case cancelled = 10

  /// Whether nothing can follow.
  @inlinable
  public var isFinished: Bool { self == .delivered || self == .failed || self == .cancelled }
}

/// Where an order is: a summary of its jobs.
public enum OrderPhase: UInt8, CaseIterable, Sendable {
  /// A line waits for a partner.
  case unassigned = 1
  /// Every line has been offered to a partner.
  case routed = 2
  /// Every line is with a partner who took it, or further.
  case inFulfilment = 3
  /// Some lines are delivered.
  case partlyDelivered = 4
  case delivered = 5
  /// Nothing more will happen, and not every line was delivered.
  case failed = 6
  /// Every line was taken back.
  case cancelled = 7
}

/// How a live drop sells.
public enum SaleMode: UInt8, CaseIterable, Sendable {
  case notSelling = 1
  /// A reserve would be granted.
  case instant = 2
  /// Nothing is free; a place in line can be had.
  case waitlist = 3
  case soldOut = 4
  /// Nothing can be had at once: what is free is at hubs that sell by reservation, or units of a reservation
  /// can be had with a slot of a window.
  case reservation = 5
}

// The log as an auditor reads it: neutral values, so that the audit shares no code with the engine it
// judges. Whoever reads a journal translates its records into these.

/// Whose keys form one space, and the key.
public struct AuditKey: Hashable, Sendable {
  public var principal: UInt64
  public var key: LoadKey

  /// A key of a principal.
  public init(principal: UInt64, key: LoadKey) {
    self.principal = principal
    self.key = key
  }
}

/// Who asked, and for exactly what.
public struct AuditIdentity: Equatable, Sendable {
  public var key: AuditKey
  /// A digest of the request's body.
  public var fingerprint: UInt64

  /// An identity.
  public init(key: AuditKey, fingerprint: UInt64) {
    self.key = key
    self.fingerprint = fingerprint
  }
}

/// One command of the log with what became of it.
public struct AuditEntry: Equatable, Sendable {
  /// Contiguous.
  public var sequence: UInt64
  /// Microseconds UTC, never decreasing.
  public var logTimeMicroseconds: Int64
  /// Nil for commands that are not remembered.
  public var identity: AuditIdentity?
  public var action: AuditAction
  public var result: AuditResult
  /// Set when the outcome is that of an earlier entry under the same key: that entry's sequence.
  public var replayOf: UInt64?
  /// What else happened in the entry, in order, after the action itself.
  public var consequences: [AuditConsequence]
  /// Every lossless event of the entry: its place in its topic, in order.
  public var events: [AuditPlace]

  /// An entry.
  public init(
    sequence: UInt64, logTimeMicroseconds: Int64, identity: AuditIdentity? = nil,
    action: AuditAction, result: AuditResult = .done, replayOf: UInt64? = nil,
    consequences: [AuditConsequence] = [], events: [AuditPlace] = []
  ) {
    self.sequence = sequence
    self.logTimeMicroseconds = logTimeMicroseconds
    self.identity = identity
    self.action = action
    self.result = result
    self.replayOf = replayOf
    self.consequences = consequences
    self.events = events
  }
}

/// What was asked for.
public enum AuditAction: Equatable, Sendable {
  /// A drop with its pools; the ids are those it was given.
  case scheduleDrop(AuditDrop)
  /// An operator opens, closes or cancels a drop.
  case setPhase(drop: UInt64, AuditPhase)
  /// A pool's new capacity.
  case setCapacity(pool: UInt64, capacity: UInt64)
  case reserve(AuditReserve)
  /// From now on the hold waits for its payment.
  case beginConfirm(hold: UInt64, buyer: UInt64)
  /// Also a payment that arrived for a begun confirm; `buyer` nil then.
  case confirm(hold: UInt64, buyer: UInt64?)
  case decline(hold: UInt64)
  case release(hold: UInt64, buyer: UInt64)
  case extend(hold: UInt64, buyer: UInt64)
  case leaveWaitlist(waiter: UInt64, buyer: UInt64)
  /// (producer, number) makes a marker the same marker.
  case marker(stream: UInt64, producer: UInt64, number: UInt64)
  /// `isMoreDue`: the entry's limit was reached, and another tick follows.
  case tick(isMoreDue: Bool)
  /// Catalogue and fulfilment: nothing the audit counts.
  case other
}

/// What became of it.
public enum AuditResult: Equatable, Sendable {
  /// Done as asked, and there is nothing to add.
  case done
  case reserved(AuditGrant)
  /// The order a confirm made.
  case confirmed(order: UInt64)
  /// The hold's deadline for the payment, or its new one after an extension.
  case deadline(Int64)
  /// A declined payment: whether the hold lives on.
  case declined(isStillHeld: Bool)
  /// Where a marker stands in its stream.
  case placed(epoch: UInt64, offset: UInt64)
  case refused(AuditRefusal)
}

/// Refusals the audit judges; all others are `.other`.
public enum AuditRefusal: UInt8, Sendable, CaseIterable {
  case soldOut = 1
  case notEnoughUnits
  case dropNotOpen
  case dropClosed
  case dropCancelled
  case buyerLimit
  case waitlistFull
  case waitlistNotOffered
  case keyMismatch
  case holdExpired
  case holdReleased
  case alreadyConfirmed
  case unknownHold
  case notOwner
  /// A table is full; such an outcome is not remembered under its key.
  case capacityReached
  case other
}

/// Where a drop stands.
public enum AuditPhase: UInt8, Sendable {
  case scheduled = 1
  case live
  case closed
  case cancelled
}

/// A drop with its pools.
public struct AuditDrop: Equatable, Sendable {
  public var drop: UInt64
  public var pools: [(pool: UInt64, capacity: UInt64)]
  /// Units a buyer may hold, wait for and have bought; 0 is no limit.
  public var buyerLimit: UInt64
  public var holdTimeMicroseconds: Int64
  /// Places in line per pool.
  public var waitlistPlaces: UInt64

  /// A drop.
  public init(
    drop: UInt64, pools: [(pool: UInt64, capacity: UInt64)], buyerLimit: UInt64,
    holdTimeMicroseconds: Int64, waitlistPlaces: UInt64
  ) {
    self.drop = drop
    self.pools = pools
    self.buyerLimit = buyerLimit
    self.holdTimeMicroseconds = holdTimeMicroseconds
    self.waitlistPlaces = waitlistPlaces
  }

  public static func == (a: AuditDrop, b: AuditDrop) -> Bool {
    a.drop == b.drop && a.buyerLimit == b.buyerLimit
      && a.holdTimeMicroseconds == b.holdTimeMicroseconds
      && a.waitlistPlaces == b.waitlistPlaces
      && a.pools.elementsEqual(b.pools) { $0.pool == $1.pool && $0.capacity == $1.capacity }
  }
}

/// A line of a reserve.
public struct AuditLine: Equatable, Sendable {
  public var pool: UInt64
  public var quantity: UInt64

  /// So many units of a pool.
  public init(pool: UInt64, quantity: UInt64) {
    self.pool = pool
    self.quantity = quantity
  }
}

/// What a reserve asks for.
public struct AuditReserve: Equatable, Sendable {
  public var buyer: UInt64
  public var drop: UInt64
  public var lines: [AuditLine]
  public var minimum: UInt64
  public var joinsWaitlist: Bool

  /// A request for units.
  public init(
    buyer: UInt64, drop: UInt64, lines: [AuditLine], minimum: UInt64, joinsWaitlist: Bool
  ) {
    self.buyer = buyer
    self.drop = drop
    self.lines = lines
    self.minimum = minimum
    self.joinsWaitlist = joinsWaitlist
  }

  /// Units over all lines.
  public var wanted: UInt64 { lines.reduce(0) { $0 + $1.quantity } }
}

/// What a reserve was given. Zeros where there is none.
public struct AuditGrant: Equatable, Sendable {
  public var hold: UInt64
  public var granted: UInt64
  public var deadlineMicroseconds: Int64
  public var waiter: UInt64
  public var waiting: UInt64
  public var position: UInt64

  /// A grant, a place in line, or both.
  public init(
    hold: UInt64 = 0, granted: UInt64 = 0, deadlineMicroseconds: Int64 = 0, waiter: UInt64 = 0,
    waiting: UInt64 = 0, position: UInt64 = 0
  ) {
    self.hold = hold
    self.granted = granted
    self.deadlineMicroseconds = deadlineMicroseconds
    self.waiter = waiter
    self.waiting = waiting
    self.position = position
  }
}

/// What happened besides.
public enum AuditConsequence: Equatable, Sendable {
  case expired(hold: UInt64)
  case promoted(waiter: UInt64, hold: UInt64, granted: UInt64, deadlineMicroseconds: Int64)
  case sentHome(waiter: UInt64)
  /// By a cue or by schedule.
  case phase(drop: UInt64, AuditPhase)
}

/// A place in a topic of lossless events.
public struct AuditPlace: Equatable, Hashable, Sendable {
  /// What kind of topic and which one; the numbers are the caller's.
  public var kind: UInt8
  public var id: UInt64
  public var epoch: UInt64
  public var offset: UInt64

  /// A place.
  public init(kind: UInt8, id: UInt64, epoch: UInt64, offset: UInt64) {
    self.kind = kind
    self.id = id
    self.epoch = epoch
    self.offset = offset
  }
}

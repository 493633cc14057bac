import Basics
import Messages

/// What became of a command. A plain value, without references but in the outcome of a call of the contract:
/// remembering one costs its size.
@frozen
public struct Outcome: Equatable, Sendable {
  public var result: Result
  /// Whether this is the remembered outcome of an earlier command under the same key.
  public var isReplay: Bool
  /// The log entry that decided; of a replay, the original one.
  public var sequence: UInt64
  /// The log time of that entry, microseconds UTC.
  public var logTimeMicroseconds: Int64

  @inlinable
  public init(
    _ result: Result, sequence: UInt64, logTimeMicroseconds: Int64, isReplay: Bool = false
  ) {
    self.result = result
    self.sequence = sequence
    self.logTimeMicroseconds = logTimeMicroseconds
    self.isReplay = isReplay
  }

  /// The refusal, if it is one.
  public var refusal: Refusal? {
    if case .refused(let refusal) = result { return refusal }
    return nil
  }

  /// Whether nothing was done: a refusal, or a result of the contract that rejects.
  public var isRefusal: Bool {
    switch result {
    case .refused: true
    case .logged(let outcome): outcome.isRejected
    default: false
    }
  }

  /// Whether it was refused for want of room, which may be there in a moment. Such an outcome is not
  /// remembered.
  public var isForWantOfRoom: Bool {
    switch result {
    case .refused(let refusal): refusal.code == .capacityReached
    case .logged(let outcome): outcome.rejection?.reason == .capacityReached
    default: false
    }
  }

  @frozen
  public enum Result: Equatable, Sendable {
    case refused(Refusal)
    case partnerRegistered(PartnerID)
    case hubPut(HubID)
    case streamOpened(StreamOpened)
    case streamClosed(StreamID)
    case offerPut(OfferPut)
    case dropScheduled(DropScheduled)
    case dropControlled(DropControlled)
    case inventoryAdjusted(InventoryAdjusted)
    case markerPublished(MarkerPublished)
    case reserved(Reserved)
    case confirming(Confirming)
    case confirmed(Confirmed)
    /// The payment came too late or for nothing: it is to be voided, and the platform topic says
    /// so.
    case paymentVoided(PaymentVoided)
    case paymentDeclined(PaymentDeclined)
    case released(HoldID)
    case extended(Extended)
    case leftWaitlist(WaiterID)
    case jobUpdated(JobUpdated)
    case ticked(Ticked)
    case clockSet(ClockSet)
    /// The retention is what was asked for.
    case retained(Retention)
    /// The limits are what was asked for.
    case rulesAdopted(RulesAdopted)
    /// What a call of the contract came to, without what only its delivery knows.
    indirect case logged(LogOutcome)
  }
}

/// Limits and rules of a log.
@frozen
public struct RulesAdopted: Equatable, Sendable {
  /// Number of the rules in force, see ``EngineRules``.
  public var rules: UInt8

  @inlinable
  public init(rules: UInt8) { self.rules = rules }
}

/// A stream is live.
@frozen
public struct StreamOpened: Equatable, Sendable {
  public var stream: StreamID
  /// 1 for a new stream, one more each time it is opened again.
  public var epoch: UInt32
}

/// A version of an offer exists.
@frozen
public struct OfferPut: Equatable, Sendable {
  public var offer: OfferID
  public var version: UInt32
}

/// A drop and its pools exist.
@frozen
public struct DropScheduled: Equatable, Sendable {
  public var drop: DropID
  public var poolCount: UInt32

  /// The id of the pool specified at `index`, which must be below `poolCount`.
  public func pool(at index: UInt32) -> PoolID {
    PoolID(sequence: drop.sequence, index: drop.index &+ 1 &+ index)
  }
}

/// A drop is in another phase.
@frozen
public struct DropControlled: Equatable, Sendable {
  public var drop: DropID
  public var phase: DropPhase
}

/// A pool has another capacity.
@frozen
public struct InventoryAdjusted: Equatable, Sendable {
  public var pool: PoolID
  public var capacity: UInt32
}

/// A marker has its place in the stream.
@frozen
public struct MarkerPublished: Equatable, Sendable {
  public var stream: StreamID
  public var epoch: UInt32
  /// Contiguous from 0 within the epoch.
  public var offset: UInt64
  /// The drop that the marker opened, or `.none`.
  public var openedDrop: DropID
}

/// Units are held, or a place in line is, or both.
@frozen
public struct Reserved: Equatable, Sendable {
  /// The hold, or `.none` when nothing could be granted at once.
  public var hold: HoldID
  /// Units held.
  public var granted: UInt32
  /// When the hold lapses, microseconds UTC; 0 without a hold.
  public var deadlineMicroseconds: Int64
  /// The place in line, or `.none`.
  public var waiter: WaiterID
  /// Units waited for.
  public var waiting: UInt32
  /// 1 is next; 0 without a place.
  public var position: UInt32

  @inlinable
  public init(
    hold: HoldID, granted: UInt32, deadlineMicroseconds: Int64, waiter: WaiterID = .none,
    waiting: UInt32 = 0, position: UInt32 = 0
  ) {
    self.hold = hold
    self.granted = granted
    self.deadlineMicroseconds = deadlineMicroseconds
    self.waiter = waiter
    self.waiting = waiting
    self.position = position
  }
}

/// A payment is awaited.
@frozen
public struct Confirming: Equatable, Sendable {
  public var hold: HoldID
  /// When the hold lapses unless the payment has been heard of, microseconds UTC.
  public var confirmDeadlineMicroseconds: Int64
}

/// An order exists.
@frozen
public struct Confirmed: Equatable, Sendable {
  public var hold: HoldID
  public var order: OrderID
  /// To be captured, in minor units of the drop's currency.
  public var amountMinor: Int64
}

/// A payment must be voided.
@frozen
public struct PaymentVoided: Equatable, Sendable {
  public var hold: HoldID
  /// Why it could not confirm the hold.
  public var reason: RefusalCode
}

/// A payment failed.
@frozen
public struct PaymentDeclined: Equatable, Sendable {
  public var hold: HoldID
  /// Whether the hold lives on; otherwise its deadline had passed and it is expired.
  public var isStillHeld: Bool
  /// The hold's deadline, microseconds UTC.
  public var deadlineMicroseconds: Int64
}

/// A hold has a later deadline.
@frozen
public struct Extended: Equatable, Sendable {
  public var hold: HoldID
  public var deadlineMicroseconds: Int64
}

/// A job is where the partner says it is.
@frozen
public struct JobUpdated: Equatable, Sendable {
  public var job: JobID
  /// The live attempt after the command.
  public var attempt: UInt32
  public var phase: JobPhase
  /// Whether the command changed anything; the same report again does not.
  public var isChanged: Bool
}

/// Log time was set.
@frozen
public struct ClockSet: Equatable, Sendable {
  /// What it would have been, microseconds UTC: of the entry before, if the new one is earlier.
  public var fromMicroseconds: Int64
  /// What it is, microseconds UTC.
  public var toMicroseconds: Int64
}

/// What a tick did.
@frozen
public struct Ticked: Equatable, Sendable {
  /// Holds that lapsed, at their deadline or their payment's.
  public var expired: UInt32
  /// Drops opened or closed by their schedule.
  public var dropsChanged: UInt32
  /// Waiters promoted or sent home, and holds of cancelled drops ended.
  public var waitersMoved: UInt32
  /// Whether more is due already: another tick is wanted at once.
  public var isMoreDue: Bool
}

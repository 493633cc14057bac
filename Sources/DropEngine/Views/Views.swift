import Basics

/// A stream as it is.
public struct StreamView: Equatable, Sendable {
  public var stream: StreamID
  public var creator: CreatorID
  public var title: String
  public var epoch: UInt32
  /// Offset that the next event of the epoch will have.
  public var nextOffset: UInt64
  public var isOpen: Bool
}

/// The current version of an offer.
public struct OfferView: Equatable, Sendable {
  public var offer: OfferID
  public var creator: CreatorID
  public var version: UInt32
  public var title: String
  public var priceMinor: Int64
  public var currency: Currency
  public var variants: [String]
}

/// A partner as it is.
public struct PartnerView: Equatable, Sendable {
  public var partner: PartnerID
  public var name: String
  /// Offset that the next event of its topic will have.
  public var nextOffset: UInt64
}

/// A hub as it is.
public struct HubView: Equatable, Sendable {
  public var hub: HubID
  public var partner: PartnerID
  public var zone: UInt32
  public var capabilities: Capabilities
  public var maximumOpenJobs: UInt32
  public var openJobs: UInt32
}

/// A drop as it is.
public struct DropView: Equatable, Sendable {
  public var drop: DropID
  public var offer: OfferID
  public var offerVersion: UInt32
  public var stream: StreamID
  public var priceMinor: Int64
  public var currency: Currency
  public var buyerLimit: UInt32
  public var holdTTLMicroseconds: Int64
  public var waitlistLimit: UInt32
  public var opensByCue: Bool
  public var opensAtMicroseconds: Int64
  public var closesAtMicroseconds: Int64
  /// In the order they were specified.
  public var pools: [PoolID]
  public var availability: Availability
}

/// A pool as it is.
public struct PoolView: Equatable, Sendable {
  public var pool: PoolID
  public var drop: DropID
  public var variant: UInt32
  public var hub: HubID
  public var capacity: UInt32
  public var held: UInt32
  public var sold: UInt32
  /// Waiters in line.
  public var waiting: UInt32

  /// Units neither held nor sold.
  public var free: UInt32 { freeOf(capacity, less: held, and: sold) }
}

/// A hold as it is, or as it ended if that is not long ago.
public struct HoldView: Equatable, Sendable {
  public var hold: HoldID
  public var buyer: BuyerID
  public var drop: DropID
  public var phase: HoldPhase
  public var source: HoldSource
  public var lines: UnitLines
  public var deadlineMicroseconds: Int64
  /// 0 unless confirming, or confirmed or lapsed after a begun confirm.
  public var confirmDeadlineMicroseconds: Int64
  public var payment: Key128
  public var order: OrderID
  public var waiter: WaiterID
  /// The window that it has a slot of, or `.none`.
  public var window: WindowID
}

/// A place in line as it is, or as it ended if that is not long ago.
public struct WaiterView: Equatable, Sendable {
  public var waiter: WaiterID
  public var buyer: BuyerID
  /// Of its only line, or of the first of several.
  public var pool: PoolID
  /// Over all lines.
  public var quantity: UInt32
  public var minimumQuantity: UInt32
  /// What it waits for: everything together, of one pool at least the minimum.
  public var lines: UnitLines
  public var phase: WaiterPhase
  /// The hold it became, or `.none`.
  public var hold: HoldID
}

/// A job as it is.
public struct JobView: Equatable, Sendable {
  public var job: JobID
  public var order: OrderID
  public var pool: PoolID
  public var quantity: UInt32
  public var phase: JobPhase
  public var attempt: UInt32
  public var hub: HubID
  public var partner: PartnerID
  public var etaMicroseconds: Int64
}

/// An order as it is.
public struct OrderView: Equatable, Sendable {
  public var order: OrderID
  public var hold: HoldID
  public var buyer: BuyerID
  public var drop: DropID
  public var revision: UInt32
  public var phase: OrderPhase
  public var payment: Key128
  public var amountMinor: Int64
  public var jobs: [JobView]
  /// The window that was promised, or `.none`.
  public var window: WindowID
}

/// A payment as it is, or as it ended if that is not longer ago than payments are kept.
public struct PaymentView: Equatable, Sendable {
  public var payment: Key128
  public var hold: HoldID
  /// The order it paid, or `.none`.
  public var order: OrderID
  public var state: PaymentState
}

/// How much the engine keeps.
public struct EngineCounts: Equatable, Sendable {
  public var drops: Int
  public var pools: Int
  /// Holds that have units out of a pool and not sold.
  public var liveHolds: Int
  /// Live and ended ones not yet forgotten.
  public var holds: Int
  /// Waiters in line.
  public var waiting: Int
  public var orders: Int
  public var payments: Int
  public var idempotencyKeys: Int
  /// Outcomes that changed nothing and are remembered for a short time.
  public var refusals: Int
}

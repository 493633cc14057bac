// The kinds of entity that more than one module names.

/// A live stream of a creator.
public enum StreamKind: EntityKind { public static let prefix = "stream" }
/// An offer: what is sold, in versions.
public enum OfferKind: EntityKind { public static let prefix = "offer" }
/// A drop: an offer on sale under one policy.
public enum DropKind: EntityKind { public static let prefix = "drop" }
/// A pool of units of one variant.
public enum PoolKind: EntityKind { public static let prefix = "pool" }
/// A hold of a buyer on units of pools.
public enum HoldKind: EntityKind { public static let prefix = "hold" }
/// A place in a pool's waitlist.
public enum WaiterKind: EntityKind { public static let prefix = "wait" }
/// An order: a confirmed hold.
public enum OrderKind: EntityKind { public static let prefix = "order" }
/// A job: one order line given to a partner, over any number of attempts.
public enum JobKind: EntityKind { public static let prefix = "job" }
/// A local partner that delivers.
public enum PartnerKind: EntityKind { public static let prefix = "partner" }
/// A place a partner works from.
public enum HubKind: EntityKind { public static let prefix = "hub" }
/// A time in which orders are delivered, with so many slots.
public enum WindowKind: EntityKind { public static let prefix = "window" }
/// Leave to charge a buyer.
public enum TokenKind: EntityKind { public static let prefix = "token" }
/// A buyer, known from outside.
public enum BuyerKind: EntityKind { public static let prefix = "buyer" }
/// A caller whose idempotency keys form one space, known from outside.
public enum PrincipalKind: EntityKind { public static let prefix = "principal" }
/// A source of markers, known from outside.
public enum ProducerKind: EntityKind { public static let prefix = "producer" }
/// A creator, known from outside.
public enum CreatorKind: EntityKind { public static let prefix = "creator" }

public typealias StreamID = EntityID<StreamKind>
public typealias OfferID = EntityID<OfferKind>
public typealias DropID = EntityID<DropKind>
public typealias PoolID = EntityID<PoolKind>
public typealias HoldID = EntityID<HoldKind>
public typealias WaiterID = EntityID<WaiterKind>
public typealias OrderID = EntityID<OrderKind>
public typealias JobID = EntityID<JobKind>
public typealias PartnerID = EntityID<PartnerKind>
public typealias HubID = EntityID<HubKind>
public typealias WindowID = EntityID<WindowKind>
public typealias TokenID = EntityID<TokenKind>
public typealias BuyerID = EntityID<BuyerKind>
public typealias PrincipalID = EntityID<PrincipalKind>
public typealias ProducerID = EntityID<ProducerKind>
public typealias CreatorID = EntityID<CreatorKind>

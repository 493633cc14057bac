import Basics
import Messages

/// Where an event goes. Offsets are contiguous from 0 within each topic (within each epoch, for
/// streams).
public enum Topic: Hashable, Sendable {
  case stream(StreamID)
  case buyer(BuyerID)
  case partner(PartnerID)
  /// Everything about orders, payments and drops, for the platform itself.
  case platform
  /// What adapters of payment providers are asked to do.
  case till
  /// The newest availability of a drop. Conflated: has no offsets, and only the last one matters.
  case availability(DropID)
}

/// Something that happened, for those who follow its topic.
public struct Event: Equatable, Sendable {
  public var topic: Topic
  /// Place in the topic; 0 for availability, which has none.
  public var offset: UInt64
  /// The stream's epoch; 0 for topics that have none.
  public var epoch: UInt32
  /// The log entry it happened in.
  public var sequence: UInt64
  /// Log time, microseconds UTC.
  public var logTimeMicroseconds: Int64
  public var payload: Payload

  /// Whether only the newest event of its topic matters.
  public var isConflated: Bool {
    if case .availability = topic { return true }
    return false
  }

  /// The journal's tag of each case is in `EventTag` and never changes.
  public enum Payload: Equatable, Sendable {
    /// Streams.
    case marker(PublishMarker)
    /// Streams: the epoch ends.
    case streamClosed
    /// Availability.
    case availability(Availability)
    /// Buyers.
    case hold(HoldUpdate)
    /// Buyers.
    case waiter(WaiterUpdate)
    /// Buyers and the platform.
    case order(OrderUpdate)
    /// Partners.
    case job(JobUpdate)
    /// The platform: a payment adapter has to void this payment.
    case voidPayment(VoidPayment)
    /// The platform.
    case drop(DropControlled)
    /// The platform.
    case reservation(ReservationUpdate)
    case hub(HubUpdate)
    /// The till.
    case intent(IntentUpdate)
  }

  public init(
    topic: Topic, offset: UInt64, epoch: UInt32 = 0, sequence: UInt64, logTimeMicroseconds: Int64,
    payload: Payload
  ) {
    self.topic = topic
    self.offset = offset
    self.epoch = epoch
    self.sequence = sequence
    self.logTimeMicroseconds = logTimeMicroseconds
    self.payload = payload
  }
}

/// What is left of a drop, over all its pools.
@frozen
public struct Availability: Equatable, Sendable {
  public var drop: DropID
  /// The stream whose viewers are shown it, or `.none`.
  public var stream: StreamID
  public var phase: DropPhase
  public var mode: SaleMode
  public var capacity: UInt64
  public var held: UInt64
  public var sold: UInt64
  /// Waiters in line, not units.
  public var waiting: UInt64

  /// Units neither held nor sold.
  public var free: UInt64 { capacity - held - sold }
}

/// A hold changed in a way its buyer did not ask for in the same entry: promoted, expired,
/// declined, cancelled.
public struct HoldUpdate: Equatable, Sendable {
  public var hold: HoldID
  public var drop: DropID
  public var phase: HoldPhase
  public var source: HoldSource
  /// Units in the hold.
  public var quantity: UInt32
  /// Microseconds UTC.
  public var deadlineMicroseconds: Int64
  /// The place in line it came from, or `.none`.
  public var waiter: WaiterID
}

/// A place in line changed.
public struct WaiterUpdate: Equatable, Sendable {
  public var waiter: WaiterID
  public var drop: DropID
  public var pool: PoolID
  public var phase: WaiterPhase
  /// Units waited for.
  public var quantity: UInt32
  /// Whether this one is next in line.
  public var isNext: Bool
}

/// An order changed.
public struct OrderUpdate: Equatable, Sendable {
  public var order: OrderID
  public var hold: HoldID
  public var drop: DropID
  public var buyer: BuyerID
  /// 1 for the first, one more for each change.
  public var revision: UInt32
  public var phase: OrderPhase
  /// The job whose change this is.
  public var job: JobID
  public var jobPhase: JobPhase
  public var attempt: UInt32
  /// Who has the job now, or `.none`.
  public var partner: PartnerID
  public var hub: HubID
  /// Units of the job.
  public var quantity: UInt32
  /// Expected at the door, microseconds UTC, or 0 when not known.
  public var etaMicroseconds: Int64
  /// What is said of this change alone; nil where nothing is.
  public var detail: OrderDetail? = nil
}

/// What an update of an order says beside where its job is.
public struct OrderDetail: Equatable, Sendable {
  /// The hub that the job was taken from, where another one has it by this.
  public var swap: JobSwap? = nil
  /// Why it is not done, as its partner said by this; `.unspecified` where nothing was said.
  public var why = JobReason.unspecified
  /// How it was handed over, as its partner said by this.
  public var proof: DeliveryProof? = nil

  public init(
    swap: JobSwap? = nil, why: JobReason = .unspecified, proof: DeliveryProof? = nil
  ) {
    self.swap = swap
    self.why = why
    self.proof = proof
  }
}

/// What a partner is told about a job.
public enum JobNotice: UInt8, CaseIterable, Sendable {
  /// Here is work: accept or reject it under this attempt.
  case offered = 1
  /// It is no longer yours; what you report about this attempt changes nothing.
  case withdrawn = 2
}

/// A job was offered to a partner or taken away again.
public struct JobUpdate: Equatable, Sendable {
  public var notice: JobNotice
  public var job: JobID
  public var attempt: UInt32
  public var order: OrderID
  public var hub: HubID
  public var drop: DropID
  public var pool: PoolID
  /// Index into the offer's variants.
  public var variant: UInt32
  public var quantity: UInt32
  /// The window that was promised; nil without one.
  public var window: WindowGrant? = nil
  /// Of an offer: until when it has to be answered, microseconds UTC; nil: whenever.
  public var answerByMicroseconds: Int64? = nil
  /// Of a job that is withdrawn: why it goes elsewhere; `.unspecified` where it is cancelled.
  public var swap = SwapReason.unspecified

  /// Whether it says what jobs say of dispatch alone.
  var isOfDispatch: Bool { answerByMicroseconds != nil || swap != .unspecified }
}

/// A payment must be voided: what it was for is gone.
public struct VoidPayment: Equatable, Sendable {
  public var payment: Key128
  public var hold: HoldID
  public var reason: RefusalCode
}

/// A hub changed its mode, with what it had said of itself.
public struct HubUpdate: Equatable, Sendable {
  public var hub: HubID
  public var before: HubMode
  public var mode: HubMode
  public var reason: HubModeReason
  /// Jobs that wait at it.
  public var backlog: UInt32
  public var preparationMicroseconds: Int64
  /// Per mille.
  public var acceptRate: UInt32
  /// Since it was heard, or since waiting for it began.
  public var silenceMicroseconds: Int64
}

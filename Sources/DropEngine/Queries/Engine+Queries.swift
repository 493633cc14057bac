import Basics
import Messages
import WireCodec

/// A pool's counters, as of an entry.
public struct PoolStatus: Equatable, Sendable {
  public var pool: PoolID
  public var hub: HubID
  public var variant: UInt32
  public var capacity: UInt32
  public var held: UInt32
  public var sold: UInt32
  /// Waiters in line, not units.
  public var waiting: UInt32
}

/// A drop and its pools, as of an entry.
public struct DropStatus: Equatable, Sendable {
  public var drop: DropID
  public var offer: OfferID
  public var stream: StreamID
  public var phase: DropPhase
  public var buyerLimit: UInt32
  /// In the order in which the pools were specified.
  public var pools: [PoolStatus]
  /// Nil but for hybrid drops.
  public var reservation: ReservationStatus?
  /// How it sells by now.
  public var policy: DropPolicy
  /// Turns given to somebody behind a head of line.
  public var passed: UInt64
  /// Of its pools and of those of its reservation, in the order in which they were made.
  public var fences: [FenceStatus]
  /// The last entry that the counters include.
  public var asOfSequence: UInt64
}

/// The reservation of a drop, as of an entry.
public struct ReservationStatus: Equatable, Sendable {
  public var phase: ReservationPhase
  /// `.unspecified` until it has opened.
  public var reason: ReservationReason
  /// Log times, microseconds UTC; 0 for none.
  public var openedAtMicroseconds: Int64
  public var closesAtMicroseconds: Int64
  /// In the order in which they were specified.
  public var pools: [PoolStatus]
  /// Units asked for in the second of the last reserve.
  public var asked: UInt64
}

/// How a hub sells, as of an entry.
public struct HubStatus: Equatable, Sendable {
  public var hub: HubID
  public var partner: PartnerID
  public var mode: HubMode
  /// An operator has set the mode.
  public var isForced: Bool
  /// Why it has the mode; nil when it has no throttle.
  public var reason: HubModeReason?
  /// Of the mode, microseconds UTC; 0 without a throttle.
  public var sinceMicroseconds: Int64
  /// Holds it would take at once; 0 also where they are not counted.
  public var tokens: UInt32
  public var openJobs: UInt32
  public var backlog: UInt32
  public var preparationMicroseconds: Int64
  /// Per mille.
  public var acceptRate: UInt32
  /// When it was heard last, microseconds UTC; nil when it was not, since it has a throttle or dispatch is set.
  public var heardAtMicroseconds: Int64?
  /// It was not heard for longer than dispatch lets it be.
  public var isSilent = false
  /// It has left an offer unanswered, and nothing shows that it answers again.
  public var isPassing = false
  /// The last entry that is included.
  public var asOfSequence: UInt64
}

/// Where a topic stands.
public struct TopicPosition: Equatable, Sendable {
  /// The stream's epoch; 0 for topics that have none.
  public var epoch: UInt32
  /// Offset of the next event.
  public var nextOffset: UInt64
  /// Whether events may follow in this epoch.
  public var isOpen: Bool
}

// Questions about the state. They change nothing and cost what they return.
extension Engine {
  /// How the hub sells, as its last entry left it; nil when there is no such hub.
  public func status(of hub: HubID) -> HubStatus? {
    guard let known = hubs.slot(hub.rawValue) else { return nil }
    var status = HubStatus(
      hub: hub, partner: hubs[known].partner, mode: .instant, isForced: false, reason: nil,
      sinceMicroseconds: 0, tokens: 0,
      openJobs: hubs[known].openJobs, backlog: 0, preparationMicroseconds: 0, acceptRate: 0,
      heardAtMicroseconds: nil, isSilent: hubs[known].isSilent, isPassing: hubs[known].isPassing,
      asOfSequence: lastSequence)
    if dispatch.isSet, hubStates[known].isHeard {
      status.heardAtMicroseconds = hubStates[known].heardAt
    }
    guard let slot = hubSignals.slot(hub.rawValue) else { return status }
    let record = hubSignals[slot]
    status.mode = record.mode
    status.isForced = record.isForced
    status.reason = record.reason
    status.sinceMicroseconds = record.since
    status.tokens = record.bucket?.tokens(at: lastLogTimeMicroseconds) ?? 0
    if record.isHeard {
      status.backlog = record.numbers.backlog
      status.preparationMicroseconds = record.numbers.preparation
      status.acceptRate = record.numbers.acceptRate
      status.heardAtMicroseconds = max(record.heardAt, status.heardAtMicroseconds ?? .min)
    }
    return status
  }

  /// The drop's counters; nil when there is no such drop.
  public func status(of drop: DropID) -> DropStatus? {
    guard let slot = drops.slot(drop.rawValue) else { return nil }
    let record = drops[slot]
    return DropStatus(
      drop: drop, offer: record.offer, stream: record.stream, phase: record.phase,
      buyerLimit: record.buyerLimit,
      pools: record.pools.map { status(ofPool: $0) },
      reservation: record.reservation == noSlot ? nil : status(ofReservation: record.reservation),
      policy: policy(ofDrop: slot), passed: record.passed,
      fences: fencesOf(drop: slot).map { status(ofFence: $0) }, asOfSequence: lastSequence)
  }

  private func status(ofPool slot: UInt32) -> PoolStatus {
    let pool = pools[slot]
    return PoolStatus(
      pool: pool.id, hub: pool.hub, variant: pool.variant, capacity: pool.capacity,
      held: pool.held, sold: pool.sold, waiting: pool.waiting)
  }

  private func status(ofFence slot: UInt32) -> FenceStatus {
    let account = pools[fences[slot].account]
    return FenceStatus(
      fence: .init(rawValue: account.id.rawValue),
      pool: .init(rawValue: fences[slot].source.rawValue), whom: fences[slot].whom,
      capacity: account.capacity, held: account.held, sold: account.sold, free: account.free)
  }

  private func status(ofReservation slot: UInt32) -> ReservationStatus {
    let reservation = reservations[slot]
    return ReservationStatus(
      phase: reservation.phase, reason: reservation.reason,
      openedAtMicroseconds: reservation.openedAt, closesAtMicroseconds: reservation.closesAt,
      pools: reservation.pools.map { status(ofPool: $0) }, asked: reservation.asked)
  }

  /// Where a topic stands; nil for a stream or partner that does not exist. A buyer nobody has told
  /// anything yet, or for long, stands where a new topic begins. Availability has no offsets.
  public func position(of topic: Topic) -> TopicPosition? {
    switch topic {
    case .stream(let id):
      guard let slot = streams.slot(id.rawValue) else { return nil }
      let stream = streams[slot]
      return TopicPosition(
        epoch: stream.epoch, nextOffset: stream.nextOffset, isOpen: stream.isOpen)
    case .partner(let id):
      guard let slot = partners.slot(id.rawValue) else { return nil }
      return TopicPosition(epoch: 0, nextOffset: partners[slot].nextOffset, isOpen: true)
    case .buyer(let id):
      let slot = buyers.slot(id.rawValue)
      return TopicPosition(
        epoch: 0, nextOffset: slot.map { buyers[$0].nextOffset } ?? forgottenOffset, isOpen: true)
    case .platform: return TopicPosition(epoch: 0, nextOffset: platformNextOffset, isOpen: true)
    case .till: return TopicPosition(epoch: 0, nextOffset: till.nextOffset, isOpen: true)
    case .availability: return nil
    }
  }

  /// The availability of every drop that can still sell, in the order of their ids.
  public func openAvailabilities() -> [Availability] {
    var found: [Availability] = []
    drops.forEachSlot { slot in
      let drop = drops[slot]
      if drop.phase == .scheduled || drop.phase == .live { found.append(drop.availability) }
    }
    return found.sorted { $0.drop < $1.drop }
  }
}

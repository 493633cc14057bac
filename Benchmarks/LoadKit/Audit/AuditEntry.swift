// The log as an auditor reads it: neutral values, so that the audit shares no code with the engine it
// judges. Whoever reads a journal translates its records into these.

/// Whose keys form one space, and the key.
public struct AuditKey: Hashable, Sendable {
  public var principal: UInt64
  public var key: LoadKey
  /// Whether it is the key of somebody who sets up or reports payments, and not of a buyer or a
  /// partner.
  public var isSetup: Bool

  /// A key of a principal.
  public init(principal: UInt64, key: LoadKey, isSetup: Bool = false) {
    self.principal = principal
    self.key = key
    self.isSetup = isSetup
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
  /// Which rules it was decided by: 1 are those of the first release, which are judged more mildly.
  public var rules: UInt8
  /// Nil for what the log does by itself, and where callers were not asked who they are.
  public var caller: AuditCaller?
  /// Nil for commands that are not remembered.
  public var identity: AuditIdentity?
  public var action: AuditAction
  /// The payment that the command names.
  public var payment: LoadKey?
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
    action: AuditAction, payment: LoadKey? = nil, result: AuditResult = .done,
    replayOf: UInt64? = nil, consequences: [AuditConsequence] = [], events: [AuditPlace] = [],
    rules: UInt8 = 2, caller: AuditCaller? = nil
  ) {
    self.caller = caller
    self.sequence = sequence
    self.logTimeMicroseconds = logTimeMicroseconds
    self.identity = identity
    self.rules = rules
    self.action = action
    self.payment = payment
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
  /// An operator opens or closes a reservation.
  case setReservation(drop: UInt64)
  /// A pool's new capacity.
  case setCapacity(pool: UInt64, capacity: UInt64)
  /// Windows, new or changed; the ids are those they were given.
  case putWindows([AuditWindow])
  /// A hub, new or changed.
  case putHub(AuditHub)
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
  /// From now on what is over is kept so long.
  case retain(AuditRetention)
  /// From now on these are the limits; what is nil stays as it is.
  case adoptLimits(AuditAdoption)
  /// `isMoreDue`: the entry's limit was reached, and another tick follows.
  case tick(isMoreDue: Bool)
  /// Log time was set, the one way for it to go back: what is held keeps the time that was left.
  case setClock(from: Int64, to: Int64)
  /// A payment token; its id is the one it was given.
  case registerToken(AuditToken)
  case revokeToken(token: UInt64, buyer: UInt64)
  /// Units, a payment and the begin of its confirm: what it means is in `LogAudit+Express`.
  case purchase(AuditPurchase)
  /// A call of the log's contract: what it means is in `LogAudit+Calls`.
  case call(AuditCall)
  /// A partner's report on a job: whether its hub does not want it, and whether it changed anything.
  case report(job: UInt64, isReject: Bool, isChanged: Bool)
  /// One that is about money: what it means is in `LogAudit+Till`.
  case till(AuditCall)
  /// What the audit does not count by itself; what came of it may count.
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
  /// The result of a call of the log's contract that did something.
  case answered(AuditFields)
  case refused(AuditRefusal)
}

/// A call of the log's contract, as anybody can read it who has the schemas.
public struct AuditCall: Equatable, Sendable {
  /// Service and method, such as `Drops/Control`.
  public var method: String
  public var request: AuditFields

  /// A call.
  public init(method: String, request: AuditFields) {
    self.method = method
    self.request = request
  }
}

/// The fields of a message by their names, as JSON writes their values: numbers and ids in decimal digits. What is
/// within another is behind its name and a full stop, as `changed.after`; what is zero is left
/// out, and a message within is there by its name, with no value.
public struct AuditFields: Equatable, Sendable {
  public var values: [String: String]

  /// Fields.
  public init(_ values: [String: String]) { self.values = values }

  /// A number, or an id; 0 where it is left out.
  public func number(_ name: String) -> UInt64 { values[name].flatMap { UInt64($0) } ?? 0 }

  /// What a field says; empty where it is left out.
  public func text(_ name: String) -> String { values[name] ?? "" }

  /// Whether a field says yes; where it is left out it does not.
  public func flag(_ name: String) -> Bool { values[name] == "true" }

  /// A number that may be below 0; 0 where it is left out.
  public func signed(_ name: String) -> Int64 { values[name].flatMap { Int64($0) } ?? 0 }

  /// A span of time, as JSON writes it in seconds: `-1.5s`. 0 where it is left out.
  public func microseconds(_ name: String) -> Int64 {
    guard var text = values[name]?.dropLast() else { return 0 }
    let isNegative = text.first == "-"
    if isNegative { text = text.dropFirst() }
    let parts = text.split(separator: ".")
    var digits = String(parts.count > 1 ? parts[1] : "")
    digits += String(repeating: "0", count: max(6 - digits.count, 0))
    let seconds = parts.first.flatMap { Int64($0) } ?? 0
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (all, isTooLong) = whole.addingReportingOverflow(Int64(digits) ?? 0)
    if overflow || isTooLong { return isNegative ? .min : .max }
    return isNegative ? -all : all
  }

  /// Whether there is a field of that name, such as the message that a result carries.
  public func has(_ name: String) -> Bool { values[name] != nil }
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
  /// More was wanted than can ever come free.
  case neverEnoughUnits
  /// It ended longer ago than ended things are kept.
  case forgotten
  /// There is no such drop, or no more.
  case unknownDrop
  /// Slots of the window can be had later.
  case windowNotOpen
  /// Slots of the window can be had no more.
  case windowClosed
  /// No slot of the window is free.
  case windowFull
  /// No window that fits has a slot.
  case noWindow
  /// The window does not serve where the buyer is.
  case wrongZone
  /// The window does not serve it in that way.
  case wrongPreference
  case other
  /// The hub gives no more at once just now.
  case hubThrottled
  /// It is switched off in the market.
  case notOffered
  /// The drop has no door.
  case admissionNotOffered
  case ticketRequired
  case unknownTicket
  case ticketUsed
  case ticketExpired
  /// People still join the list that is drawn from.
  case listOpen
  case seedMismatch
  case tokenExpired
  case tokenRevoked
  case amountOverCap
  case badAttestation
  case nonceReplay
  case priceChanged
  case unknownToken
  case jobFinished
  /// That does not follow from where the job is.
  case invalidProgress
}

/// How long what is over must be known, microseconds of log time.
public struct AuditRetention: Equatable, Sendable {
  public var keys: Int64
  /// Keys that must be known; of more the oldest may be forgotten before their time.
  public var keyCount: UInt64
  public var ended: Int64
  public var drops: Int64

  /// A retention.
  public init(keys: Int64, keyCount: UInt64 = .max, ended: Int64, drops: Int64) {
    self.keys = keys
    self.keyCount = keyCount
    self.ended = ended
    self.drops = drops
  }
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
  /// Bits of what a hub must be able to do to be given its jobs.
  public var needs: UInt64
  /// The zone its jobs go to; 0 is any.
  public var zone: UInt64
  /// Whether those in line who need more than is free may be passed.
  public var lets: Bool
  /// Of a hybrid drop.
  public var plan: AuditPlan?
  /// The hubs of those pools that are at one.
  public var hubs: [UInt64: UInt64]

  /// A drop.
  public init(
    drop: UInt64, pools: [(pool: UInt64, capacity: UInt64)], buyerLimit: UInt64,
    holdTimeMicroseconds: Int64, waitlistPlaces: UInt64, needs: UInt64 = 0, zone: UInt64 = 0,
    hubs: [UInt64: UInt64] = [:], plan: AuditPlan? = nil, lets: Bool = false
  ) {
    self.plan = plan
    self.lets = lets
    self.drop = drop
    self.pools = pools
    self.buyerLimit = buyerLimit
    self.holdTimeMicroseconds = holdTimeMicroseconds
    self.waitlistPlaces = waitlistPlaces
    self.needs = needs
    self.zone = zone
    self.hubs = hubs
  }

  public static func == (a: AuditDrop, b: AuditDrop) -> Bool {
    a.drop == b.drop && a.buyerLimit == b.buyerLimit
      && a.holdTimeMicroseconds == b.holdTimeMicroseconds
      && a.waitlistPlaces == b.waitlistPlaces && a.needs == b.needs && a.zone == b.zone
      && a.hubs == b.hubs && a.plan == b.plan && a.lets == b.lets
      && a.pools.elementsEqual(b.pools) { $0.pool == $1.pool && $0.capacity == $1.capacity }
  }
}

/// A hub as an operator put it.
public struct AuditHub: Equatable, Sendable {
  public var hub: UInt64
  /// Bits of what it can do.
  public var abilities: UInt64
  /// The zone it serves; 0 is every one.
  public var zone: UInt64
  /// Jobs it may have at once.
  public var places: UInt64
  /// Whose it is.
  public var partner: UInt64

  /// A hub.
  public init(
    hub: UInt64, abilities: UInt64, zone: UInt64, places: UInt64, partner: UInt64 = 0
  ) {
    self.partner = partner
    self.hub = hub
    self.abilities = abilities
    self.zone = zone
    self.places = places
  }
}

/// A job as its order was told.
public struct AuditJob: Equatable, Sendable {
  public var job: UInt64
  public var drop: UInt64
  /// Who has it; 0 when nobody has.
  public var hub: UInt64
  /// One more with each hub it was offered to.
  public var attempt: UInt64
  /// Delivered, or failed for good.
  public var isOver: Bool
  /// What of its order was taken back with it; nil where nothing was.
  public var cancelled: AuditCancelledLine?
  /// It waits for its hub's answer.
  public var isOffered: Bool
  /// It has left its hub.
  public var isOnItsWay: Bool
  /// The platform is told that it was taken from this hub; 0 where it is not.
  public var swappedFrom: UInt64

  /// A job.
  public init(
    job: UInt64, drop: UInt64, hub: UInt64, attempt: UInt64, isOver: Bool,
    cancelled: AuditCancelledLine? = nil, isOffered: Bool = false, isOnItsWay: Bool = false,
    swappedFrom: UInt64 = 0
  ) {
    self.cancelled = cancelled
    self.isOffered = isOffered
    self.isOnItsWay = isOnItsWay
    self.swappedFrom = swappedFrom
    self.job = job
    self.drop = drop
    self.hub = hub
    self.attempt = attempt
    self.isOver = isOver
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
  /// What it asks for besides; nil where it could not.
  public var slot: AuditSlotWish?
  /// All that the request says, by the names of the schema; nothing of one in the form that says units alone.
  public var fields = AuditFields([:])

  /// A request for units, and perhaps for a slot.
  public init(
    buyer: UInt64, drop: UInt64, lines: [AuditLine], minimum: UInt64, joinsWaitlist: Bool,
    slot: AuditSlotWish? = nil
  ) {
    self.slot = slot
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
  /// The window that a slot is held of.
  public var window: UInt64
  /// The pool of the units, where it is another than was asked for.
  public var pool: UInt64
  /// Pools and fences that the units are of, where any are of a fence.
  public var legs: [AuditLine]

  /// A grant, a place in line, or both.
  public init(
    hold: UInt64 = 0, granted: UInt64 = 0, deadlineMicroseconds: Int64 = 0, waiter: UInt64 = 0,
    waiting: UInt64 = 0, position: UInt64 = 0, window: UInt64 = 0,
    pool: UInt64 = 0, legs: [AuditLine] = []
  ) {
    self.pool = pool
    self.legs = legs
    self.window = window
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
  /// Sent home because what it needs can no longer come.
  case outOfReach(waiter: UInt64)
  /// Ended with its drop.
  case cancelled(hold: UInt64)
  /// The platform is told to give a payment back.
  case voided(payment: LoadKey, hold: UInt64)
  case job(AuditJob)
  /// Of dispatch: what it means is in `LogAudit+Dispatch`.
  case dispatch(AuditDispatchNews)
  case reservation(AuditReservationNews)
  /// By a cue or by schedule.
  case phase(drop: UInt64, AuditPhase)
  case hubMode(AuditHubChange)
  /// An adapter is asked for something.
  case intent(AuditIntent)
}

/// A hub went from one mode to the other.
public struct AuditHubChange: Equatable, Sendable {
  public var hub: UInt64
  /// To reservation; else to selling at once.
  public var isReservation: Bool
  public var reason: AuditHubReason

  /// A change.
  public init(hub: UInt64, isReservation: Bool, reason: AuditHubReason) {
    self.hub = hub
    self.isReservation = isReservation
    self.reason = reason
  }
}

/// Why a hub changed its mode.
public enum AuditHubReason: UInt8, Sendable {
  case backlog = 1
  case preparation
  case acceptRate
  case heartbeat
  case `operator`
  case recovered
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

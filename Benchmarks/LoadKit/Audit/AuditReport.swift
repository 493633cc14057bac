/// The ways in which a log, or what clients were told of it, can be wrong.
public enum AuditViolationKind: String, Sendable, CaseIterable, Codable {
  /// An entry is missing between two others.
  case sequenceHole = "sequence-hole"
  /// Log time went backwards.
  case timeBackwards = "time-backwards"
  /// More units held and sold than there are.
  case oversold
  /// A count fell below zero.
  case negativeCount = "negative-count"
  /// A grant outside what was asked for.
  case grantOutOfRange = "grant-out-of-range"
  /// A grant while the drop was not live.
  case grantedWhileNotOpen = "granted-while-not-open"
  /// A direct grant while somebody waited for the same pool.
  case barging
  /// Somebody was promoted before one who came earlier.
  case waitlistOrder = "waitlist-order"
  /// A place in line that is not the one the line says.
  case waitlistPosition = "waitlist-position"
  /// Units stayed free while somebody waited who could have had them.
  case unitNotHandedOn = "unit-not-handed-on"
  /// Somebody waits for more than can ever come free.
  case waitsForNothing = "waits-for-nothing"
  /// A job waited beside a hub that had room for it and could do it.
  case hubLeftIdle = "hub-left-idle"
  /// A hub was given a job that it cannot do, has no room for, or had before.
  case hubMisused = "hub-misused"
  /// A job was taken from a hub that had time left, was heard, or had handed it on already.
  case swapUnfounded = "swap-unfounded"
  /// A job stayed at a hub that was silent, or had left it unanswered for too long.
  case swapMissing = "swap-missing"
  /// Another hub has a job, and its order was told otherwise: not at all, twice, or with another window.
  case swapTold = "swap-told-otherwise"
  /// One payment for two orders, or for two holds at once.
  case paymentUsedTwice = "payment-used-twice"
  /// A payment that paid an order was given back, or one given back paid an order.
  case paidAndVoided = "paid-and-voided"
  /// The platform was told twice to give one payment back.
  case voidedTwice = "voided-twice"
  /// A payment that can no longer be used was not given back.
  case moneyKept = "money-kept"
  /// Money moved that should not have: twice, more than there was, or against what an order is kept for.
  case moneyMoved = "money-moved"
  /// A line of an order was taken back that nobody asked for, or twice; or one that was asked for was not.
  case wrongCancel = "wrong-cancel"
  /// A slot of a window that was not asked for, does not serve, is not open, or is not the earliest; or a window
  /// was moved under those who have slots of it.
  case slotMisused = "slot-misused"
  /// A reservation that opened or closed for no reason, did not when it had one, or gave units while it was not open.
  case reservationShifted = "reservation-shifted"
  /// Units of a fence went to others than it is for, or those had to take what is for everybody; or a fence, or its
  /// pool, has other units than were moved.
  case fenceBroken = "fence-broken"
  /// Somebody was let in at a door who was not, or past others, or more often than its rate says; or its draw is not that
  /// of the seed.
  case doorBroken = "door-broken"
  /// Something was bought with a token that should not have been: by another, too late, for too much, not signed by its
  /// device, or with a nonce that had bought something.
  case tokenMisused = "token-misused"
  /// A hold, waiter or order id came into being twice.
  case grantedTwice = "granted-twice"
  /// A buyer has more than the drop allows.
  case buyerLimit = "buyer-limit"
  /// A deadline that does not follow from log time and the drop.
  case wrongDeadline = "wrong-deadline"
  /// A hold lapsed before its deadline.
  case expiredEarly = "expired-early"
  /// A tick left a hold that was due.
  case expiredLate = "expired-late"
  /// A hold that was over, or another buyer's, was used.
  case holdMisused = "hold-misused"
  /// A hub gave more at once than its throttle allows, or anything while it sells by reservation.
  case hubOverrun = "hub-overrun"
  /// A hub is in another mode than its numbers, its silence, its dwell and its operator give it.
  case hubMode = "hub-mode"
  /// A drop sells otherwise than was said of it, or was told to when it is over.
  case wrongPolicy = "wrong-policy"
  /// Something was begun that is switched off in the market.
  case wrongMarket = "wrong-market"
  /// Something was done beyond a limit that the log has adopted.
  case limitIgnored = "limit-ignored"
  /// A refusal without its reason.
  case wrongRefusal = "wrong-refusal"
  /// A key was decided a second time.
  case keyDecidedTwice = "key-decided-twice"
  /// A repeat got another outcome than the first send.
  case replayDiffers = "replay-differs"
  /// Another body was accepted under a used key.
  case keyMismatchAccepted = "key-mismatch-accepted"
  /// The same marker has two places in its stream.
  case markerTwice = "marker-twice"
  /// Events of a topic are not contiguous in the log.
  case feedGapInLog = "feed-gap-in-log"
  /// Who is said to have asked for an entry cannot have.
  case wrongCaller = "wrong-caller"
  /// The log speaks of a thing that it never made.
  case unknownReference = "unknown-reference"
  /// A client was told of something that the log does not have.
  case lostAcknowledgement = "lost-acknowledgement"
  /// A client was told something else than the log says.
  case toldOtherwise = "told-otherwise"
  /// A client was told two outcomes under one key.
  case toldTwoOutcomes = "told-two-outcomes"
  /// A viewer missed an entry without being told of a reset.
  case viewerGap = "viewer-gap"
  /// A viewer got an entry again.
  case viewerDuplicate = "viewer-duplicate"
  /// A viewer was shown an entry that the log does not have.
  case viewerSawUnknown = "viewer-saw-unknown"
  /// The books of a provider of payments have money that the log has not, or the log has what they do not.
  case booksDiffer = "books-differ"
  /// More was told than the ledger may remember; the comparison is not complete.
  case ledgerOverflow = "ledger-overflow"
}

/// One thing that is wrong.
public struct AuditViolation: Sendable, Equatable, CustomStringConvertible {
  public var kind: AuditViolationKind
  /// The log entry it was found at; 0 when it is not about one.
  public var sequence: UInt64
  /// For a person, with the ids and numbers.
  public var detail: String

  /// `oversold at 4711: pool 12 has 101 of 100 units`
  public var description: String {
    sequence == 0
      ? "\(kind.rawValue): \(detail)" : "\(kind.rawValue) at \(sequence): \(detail)"
  }
}

/// What the audit found.
public struct AuditReport: Sendable, Equatable {
  /// A pool at the end of the log.
  public struct Pool: Sendable, Equatable {
    public var pool: UInt64
    public var drop: UInt64
    public var capacity: Int64
    public var held: Int64
    public var sold: Int64
    public var waiting: Int64
  }

  /// Entries read.
  public internal(set) var entries: UInt64 = 0
  public internal(set) var lastSequence: UInt64 = 0
  /// Decisions read, by what they were.
  public internal(set) var grants: UInt64 = 0
  public internal(set) var unitsGranted: UInt64 = 0
  public internal(set) var joined: UInt64 = 0
  public internal(set) var promotions: UInt64 = 0
  public internal(set) var confirms: UInt64 = 0
  public internal(set) var releases: UInt64 = 0
  public internal(set) var expiries: UInt64 = 0
  public internal(set) var replays: UInt64 = 0
  public internal(set) var refusals: UInt64 = 0
  /// Tickets of doors that holders were told of, and those that something was reserved with.
  public internal(set) var ticketsTold: UInt64 = 0
  public internal(set) var ticketsUsed: UInt64 = 0
  /// Purchases in one call that were taken.
  public internal(set) var purchases: UInt64 = 0
  /// What the provider's books come to, where they were compared.
  public internal(set) var books: AuditBooks?
  /// In the order in which the log made them.
  public internal(set) var pools: [Pool] = []
  /// Positive answers that clients got.
  public internal(set) var acknowledged: UInt64 = 0
  /// Answers that nothing can be said of, because the log could not be read so far.
  public internal(set) var unverified: UInt64 = 0
  /// Of those, how many the log does not have or has otherwise.
  public internal(set) var lost: UInt64 = 0
  /// Units above capacity, the most at any time, over all pools.
  public internal(set) var oversold: UInt64 = 0
  /// Second outcomes under one key, and second lives of one id.
  public internal(set) var duplicates: UInt64 = 0
  /// Promotions and grants out of turn.
  public internal(set) var inversions: UInt64 = 0
  /// All violations, and the first ``AuditLimits/violationsKept`` of them.
  public internal(set) var violationCount: UInt64 = 0
  public internal(set) var violations: [AuditViolation] = []
  /// Over every entry and its outcome: equal for equal logs.
  public internal(set) var digest = DemandDigest()

  /// Everything holds.
  public var isClean: Bool { violationCount == 0 }

  /// How often a kind was found among the violations kept.
  public func count(of kind: AuditViolationKind) -> Int { violations.count { $0.kind == kind } }
}

/// Bounds of the audit.
public struct AuditLimits: Sendable, Equatable {
  /// Violations described in the report; further ones are counted. Default 100.
  public var violationsKept = 100
  /// Answers the ledger remembers; further ones make the audit incomplete. Default 16 Mi.
  public var answers = 1 << 24
  /// Ticks within which a free unit must have reached a waiter who can have it, or another one in the
  /// same line was served. Default 64: an entry hands on a bounded number, and ticks do the rest.
  public var handOnTicks: UInt64 = 64
  /// Entries within which the same must have happened, whether ticks came or not. Default 70,000:
  /// every batch has some, and at most 65,536 commands.
  public var handOnEntries: UInt64 = 70_000
  /// How long a refusal is promised to be given again under its key, microseconds of log time,
  /// unless `refusals` newer ones came. Default 60 s.
  public var refusalMicroseconds: Int64 = 60_000_000
  /// Refusals promised to be remembered at once. Default 1 Mi.
  public var refusals = 1 << 20
  /// How long a key must be known, microseconds of log time: sent again after that it is a new
  /// request. Default 24 h.
  public var keyRetentionMicroseconds: Int64 = 86_400_000_000
  /// How long what has ended must be known, microseconds of log time. Default 24 h.
  public var endedRetentionMicroseconds: Int64 = 86_400_000_000
  /// How long an ended drop must be known, microseconds of log time. Default 7 days. This one and the
  /// two before hold until the log says otherwise.
  public var dropRetentionMicroseconds: Int64 = 604_800_000_000
  /// How long a payment must be known after its order ended or it was voided, microseconds of log
  /// time. Default 7 days.
  public var paymentRetentionMicroseconds: Int64 = 604_800_000_000
  /// Buyers with topics that are known at once; of more, who was told something longest ago is forgotten, and
  /// topics begin further on from then. Default 64 Mi.
  public var buyers = 1 << 26
  /// Hubs a job is offered to before it is left alone. Default 8.
  public var attemptsPerJob: UInt64 = 8

  /// The defaults documented at each property.
  public init() {}
}

/// What may be asked for, as far as a log has said so; nil where it has not.
public struct AuditAskable: Sendable, Equatable {
  /// Lines of a hold, units of a line, and how often a hold may be extended.
  public var linesPerHold: UInt64?
  public var unitsPerLine: UInt64?
  public var extensionsPerHold: UInt64?
  /// Of a drop, the time of a hold, microseconds, and places in a line. Unsaid: a second to an hour, a million.
  public var shortestHoldTime: Int64?
  public var longestHoldTime: Int64?
  public var places: UInt64?

  /// Nothing was said.
  public init() {}

  /// Takes what is said later; what that leaves out stays.
  mutating func take(_ later: AuditAskable) {
    linesPerHold = later.linesPerHold ?? linesPerHold
    unitsPerLine = later.unitsPerLine ?? unitsPerLine
    extensionsPerHold = later.extensionsPerHold ?? extensionsPerHold
    shortestHoldTime = later.shortestHoldTime ?? shortestHoldTime
    longestHoldTime = later.longestHoldTime ?? longestHoldTime
    places = later.places ?? places
  }
}

/// Limits that a log has gone over to, as far as the audit goes by them; nil where they stay as they are.
public struct AuditAdoption: Sendable, Equatable {
  public var refusalMicroseconds: Int64?
  public var refusals: Int?
  public var paymentRetentionMicroseconds: Int64?
  public var buyers: Int?
  public var attemptsPerJob: UInt64?
  public var asked = AuditAskable()

  public init() {}
}

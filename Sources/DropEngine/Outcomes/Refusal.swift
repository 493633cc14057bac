/// Why a command was refused. Every reason has a code of its own; the numbers are stable.
public enum RefusalCode: UInt8, CaseIterable, Sendable {
  // The request as such
  /// The key was used with another body.
  case keyMismatch = 1
  /// A field is out of its range; `Refusal.field` says which.
  case invalid = 2
  /// A table of the engine is full; `Refusal.field` says of what.
  case capacityReached = 3

  // Names that lead nowhere
  case unknownPartner = 10
  case unknownHub = 11
  case unknownStream = 12
  case unknownOffer = 13
  case unknownDrop = 14
  case unknownPool = 15
  case unknownHold = 16
  case unknownWaiter = 17
  case unknownJob = 18
  case unknownVariant = 19
  /// It is another buyer's.
  case notOwner = 20
  /// It ended longer ago than ended things are kept; or it never was, which can no longer be told
  /// apart.
  case forgotten = 21
  case unknownWindow = 22
  case unknownOrder = 23
  /// Not known, or forgotten: nothing follows from it.
  case unknownPayment = 24

  // Catalogue and drops
  case streamClosed = 30
  case streamAlreadyOpen = 31
  /// The offer has moved on; `available` is its current version.
  case versionConflict = 32
  case dropNotOpen = 33
  case dropClosed = 34
  case dropCancelled = 35
  /// The drop is not in a state from which that can be done.
  case invalidTransition = 36
  /// The pool is another drop's.
  case poolNotInDrop = 37
  /// The capacity would fall below what is held and sold; `available` units could be taken away.
  case belowCommitted = 38
  /// The drop is another stream's.
  case dropNotInStream = 39

  // Reservations
  /// `available` more units would be allowed.
  case buyerLimit = 50
  case soldOut = 51
  /// Fewer units are free than asked for at least; `available` are.
  case notEnoughUnits = 52
  case waitlistNotOffered = 53
  case waitlistFull = 54
  case waitlistNeedsOneLine = 55
  /// More is wanted at least than can ever come free; `available` can.
  case neverEnoughUnits = 56

  // Holds and waiters
  case holdExpired = 70
  case holdReleased = 71
  case alreadyConfirmed = 72
  /// A payment is in flight.
  case holdConfirming = 73
  case notConfirming = 74
  /// Another payment is in flight, or was the one confirmed.
  case paymentMismatch = 75
  case alreadyExtended = 76
  case alreadyPromoted = 77
  case notWaiting = 78
  /// The payment is another hold's.
  case paymentInUse = 79
  /// The payment was voided: it pays for nothing any more.
  case paymentVoided = 80
  /// More would be given back than is left of it; `available` minor units are.
  case overCaptured = 81
  /// No intents leave yet.
  case tillClosed = 82

  // Jobs
  /// The attempt is over: rejected, or given to another hub.
  case staleAttempt = 90
  case notAssigned = 91
  case jobFinished = 92
  case invalidProgress = 93
  /// The order, or a line that was named.
  case alreadyCancelled = 94
  /// A line is on its way, handed over or failed.
  case pastPickup = 95

  // Windows
  /// Its slots can be had later.
  case windowNotOpen = 110
  /// Its slots can be had no more.
  case windowClosed = 111
  /// Every slot is held or booked.
  case windowFull = 112
  /// The window, or what a hybrid drop sells at once, is not for where the buyer is.
  case wrongZone = 113
  /// The window does not serve the way that was asked for.
  case wrongPreference = 114
  /// No window of those that fit has a slot.
  case noWindow = 115
  /// The units are of a reservation that has not opened yet.
  case reservationNotOpen = 116
  case reservationClosed = 117
  // Hubs
  /// The hub takes no more at once just now.
  case hubThrottled = 100
  // The market
  /// Switched off; the field says what.
  case notOffered = 120
  // The door
  /// The drop has none, or none with a draw.
  case admissionNotOffered = 130
  case ticketRequired = 131
  /// It is not this buyer's, or a later one has taken its place.
  case unknownTicket = 132
  case ticketUsed = 133
  case ticketExpired = 134
  /// Who is drawn is not settled yet.
  case listOpen = 135
  case seedMismatch = 136
  // Payment tokens
  case tokenExpired = 140
  case tokenRevoked = 141
  /// `available` minor units may be charged to it, or more than that has room for.
  case amountOverCap = 142
  /// Not signed with the token's key, or not at this time: the field says what.
  case badAttestation = 143
  /// The nonce has bought something already.
  case nonceReplay = 144
  /// What is asked for costs something else.
  case priceChanged = 145
  case unknownToken = 146
  // Dispatch
  /// No other hub can take the job just now.
  case noHub = 150
  /// The hub that was named cannot; the field says why.
  case hubCannot = 151
}

/// A field of a command, or a table of the engine, that a refusal is about. The numbers are stable.
public enum RefusedField: UInt8, CaseIterable, Sendable {
  case none = 0
  case name = 1
  case title = 2
  case variants = 3
  case price = 4
  case currency = 5
  case pools = 6
  case capacity = 7
  case holdTTL = 8
  case opensAt = 9
  case closesAt = 10
  case lines = 11
  case quantity = 12
  case minimumQuantity = 13
  case buyer = 14
  case payment = 15
  case drop = 16
  case change = 17
  case waitlistLimit = 18
  case time = 19
  case window = 20
  /// Of a window: its class, start, end, opening and closing.
  case windowTimes = 21
  /// Of a hybrid drop: its pools, times and zones.
  case reservation = 22
  case preference = 23
  /// Of a hub: its numbers, which go together.
  case throttle = 24
  case mode = 25
  case telemetry = 26
  /// Of a fence: which one, whom for, and how many units.
  case fence = 30
  case intent = 31
  case amount = 32
  /// Lines of an order.
  case jobs = 33
  case report = 34
  case queryAfter = 35
  /// Of a policy: what is given instead of a unit.
  case instead = 28
  // Tables
  case partners = 40
  case hubs = 41
  case streams = 42
  case offers = 43
  case drops = 44
  case poolTable = 45
  case holds = 46
  case waiters = 47
  case orders = 48
  case buyers = 49
  case idempotencyKeys = 50
  case usage = 51
  case payments = 52
  case windows = 53
  case fences = 60
  /// Of a door: its times and numbers, which go together.
  case admission = 70
  case joiners = 71
  case tokens = 80
  /// Nonces of a token.
  case nonces = 81
  // Of a payment token
  case reference = 82
  case device = 83
  case cap = 84
  case expires = 85
  case nonce = 86
  // Of dispatch
  /// How long hubs may take.
  case dispatch = 100
  case action = 101
  /// Why a job is not done.
  case why = 102
  case proof = 103
  /// Of a hub that was named for a job: it has it, it is not able to, it does not go there, it has no room.
  case hasIt = 104
  case abilities = 105
  case zone = 106
  case room = 107
}

/// A business refusal: nothing changed, and this is why. (But for money: a payment that came with a
/// confirm and can never be used is given back.)
@frozen
public struct Refusal: Equatable, Sendable {
  public var code: RefusalCode
  /// What it is about, where a code leaves that open.
  public var field: RefusedField
  /// Units (or whatever the code says) that would have been possible.
  public var available: UInt32
  /// When asking again may help: microseconds from now, 0 when that cannot be known,
  /// `noUseRetrying` when the answer is final.
  public var retryAfterMicroseconds: Int64

  /// The value of `retryAfterMicroseconds` that means: the same request will not succeed.
  public static let noUseRetrying: Int64 = -1

  @inlinable
  public init(
    _ code: RefusalCode, field: RefusedField = .none, available: UInt32 = 0,
    retryAfterMicroseconds: Int64 = Refusal.noUseRetrying
  ) {
    self.code = code
    self.field = field
    self.available = available
    self.retryAfterMicroseconds = retryAfterMicroseconds
  }
}

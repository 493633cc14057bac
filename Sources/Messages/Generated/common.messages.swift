// Generated from common.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// An amount in the minor unit of its currency. Frozen: stored inline, never grows.
public struct Money: WireStruct, Hashable {
  /// Minor units, cents for USD.
  public var minor: Int64
  /// ISO 4217 code in capitals.
  public var currency: FixedText<3>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.minor = 0
    self.currency = FixedText<3>()
  }

  @inlinable
  public init(minor: Int64 = 0, currency: FixedText<3> = FixedText<3>()) {
    self.minor = minor
    self.currency = currency
  }
}

extension Money {
  @inlinable public static var wireSize: Int { 11 }

  @inlinable
  public init(block: RawSpan, at offset: Int) throws(WireError) {
    self.minor = Int64(block: block, at: offset)
    self.currency = try block.load(at: offset &+ 8, field: "currency")
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.minor.store(into: &block, at: offset)
    self.currency.store(into: &block, at: offset &+ 8)
  }
}

/// Why a command was refused. A refusal is an outcome of the call, not a failure of it.
public enum Refusal: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// The idempotency key was used before with another body.
  case keyMismatch
  /// A field is out of its range; the detail says which.
  case invalid
  /// A table of the engine is full, see `dropwire limits`.
  case capacityReached
  case unknownPartner
  case unknownHub
  case unknownStream
  case unknownOffer
  case unknownDrop
  case unknownPool
  case unknownHold
  case unknownWaiter
  case unknownJob
  case unknownVariant
  /// It is another buyer's, creator's or partner's.
  case notOwner
  case streamClosed
  case streamAlreadyOpen
  /// The offer has moved on; `available` is its current version.
  case versionConflict
  /// Not opened yet by its cue, its schedule or an operator.
  case dropNotOpen
  case dropClosed
  case dropCancelled
  /// Not in a state from which that can be done.
  case invalidTransition
  case poolNotInDrop
  /// The capacity would fall below what is held and sold.
  case belowCommitted
  case dropNotInStream
  /// `available` more units would be allowed.
  case buyerLimit
  case soldOut
  /// Fewer units are free than the minimum; `available` are.
  case notEnoughUnits
  case waitlistNotOffered
  case waitlistFull
  case waitlistNeedsOneLine
  /// The deadline passed before the command's log time.
  case holdExpired
  case holdReleased
  case alreadyConfirmed
  /// A payment is in flight.
  case holdConfirming
  case notConfirming
  /// Another payment is in flight, or was the one confirmed.
  case paymentMismatch
  case alreadyExtended
  case alreadyPromoted
  case notWaiting
  /// The job's attempt is over: rejected, or given to another hub.
  case staleAttempt
  case notAssigned
  case jobFinished
  case invalidProgress
  case unknownOrder
  /// It ended longer ago than ended things are kept, or never was.
  case forgotten
  /// More is wanted at least than can ever come free; `available` can.
  case neverEnoughUnits
  /// The payment is another hold's.
  case paymentInUse
  /// The payment was voided: it pays for nothing any more.
  case paymentVoided
  /// On a stream: too many commands wait. Nothing was logged; ask again.
  case overloaded
  case unknownWindow
  /// Its slots can be had later.
  case windowNotOpen
  /// Its slots can be had no more.
  case windowClosed
  /// Every slot is held or booked.
  case windowFull
  /// The window, or what is sold at once, is not for where the buyer is.
  case wrongZone
  /// The window does not serve the way that was asked for.
  case wrongPreference
  /// No window of those that fit has a slot.
  case noWindow
  /// The units are of a reservation that has not opened yet.
  case reservationNotOpen
  case reservationClosed
  /// The hub takes no more at once just now; `retryAfter` is when it may.
  case hubThrottled
  /// Switched off in this market, see `Admin/SetMarket`; the detail says what.
  case notOffered
  /// Not known, or forgotten: nothing follows from it.
  case unknownPayment
  /// The order, or a line that was named.
  case alreadyCancelled
  /// A line is on its way, handed over or failed.
  case pastPickup
  /// More than is left of what was captured; `available` minor units are.
  case overCaptured
  /// No intents leave yet, see `Checkout/SetTill`.
  case tillClosed
  /// The drop has no door.
  case admissionNotOffered
  /// The drop has a door: reserve with the ticket that it gives.
  case ticketRequired
  /// The ticket is not this buyer's, or a later one has taken its place.
  case unknownTicket
  case ticketUsed
  case ticketExpired
  /// Who is drawn is not settled yet; `retryAfter` is when it is.
  case listOpen
  /// It is not the seed that was committed to.
  case seedMismatch
  case tokenExpired
  case tokenRevoked
  /// The token may be charged `available` minor units, or more than that number holds.
  case amountOverCap
  /// Not signed by the token's device, or not at this time.
  case badAttestation
  /// The device's nonce has bought something already.
  case nonceReplay
  /// What is asked for costs something else: look at the offer again.
  case priceChanged
  case unknownToken
  /// No other hub can take the job just now.
  case noHub
  /// The hub that was named cannot: what it is able to do, its zone, or its room.
  case hubCannot
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension Refusal {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .keyMismatch
    case 2: self = .invalid
    case 3: self = .capacityReached
    case 4: self = .unknownPartner
    case 5: self = .unknownHub
    case 6: self = .unknownStream
    case 7: self = .unknownOffer
    case 8: self = .unknownDrop
    case 9: self = .unknownPool
    case 10: self = .unknownHold
    case 11: self = .unknownWaiter
    case 12: self = .unknownJob
    case 13: self = .unknownVariant
    case 14: self = .notOwner
    case 15: self = .streamClosed
    case 16: self = .streamAlreadyOpen
    case 17: self = .versionConflict
    case 18: self = .dropNotOpen
    case 19: self = .dropClosed
    case 20: self = .dropCancelled
    case 21: self = .invalidTransition
    case 22: self = .poolNotInDrop
    case 23: self = .belowCommitted
    case 24: self = .dropNotInStream
    case 25: self = .buyerLimit
    case 26: self = .soldOut
    case 27: self = .notEnoughUnits
    case 28: self = .waitlistNotOffered
    case 29: self = .waitlistFull
    case 30: self = .waitlistNeedsOneLine
    case 31: self = .holdExpired
    case 32: self = .holdReleased
    case 33: self = .alreadyConfirmed
    case 34: self = .holdConfirming
    case 35: self = .notConfirming
    case 36: self = .paymentMismatch
    case 37: self = .alreadyExtended
    case 38: self = .alreadyPromoted
    case 39: self = .notWaiting
    case 40: self = .staleAttempt
    case 41: self = .notAssigned
    case 42: self = .jobFinished
    case 43: self = .invalidProgress
    case 44: self = .unknownOrder
    case 45: self = .forgotten
    case 46: self = .neverEnoughUnits
    case 47: self = .paymentInUse
    case 48: self = .paymentVoided
    case 49: self = .overloaded
    case 50: self = .unknownWindow
    case 51: self = .windowNotOpen
    case 52: self = .windowClosed
    case 53: self = .windowFull
    case 54: self = .wrongZone
    case 55: self = .wrongPreference
    case 56: self = .noWindow
    case 57: self = .reservationNotOpen
    case 58: self = .reservationClosed
    case 59: self = .hubThrottled
    case 60: self = .notOffered
    case 61: self = .unknownPayment
    case 62: self = .alreadyCancelled
    case 63: self = .pastPickup
    case 64: self = .overCaptured
    case 65: self = .tillClosed
    case 66: self = .admissionNotOffered
    case 67: self = .ticketRequired
    case 68: self = .unknownTicket
    case 69: self = .ticketUsed
    case 70: self = .ticketExpired
    case 71: self = .listOpen
    case 72: self = .seedMismatch
    case 73: self = .tokenExpired
    case 74: self = .tokenRevoked
    case 75: self = .amountOverCap
    case 76: self = .badAttestation
    case 77: self = .nonceReplay
    case 78: self = .priceChanged
    case 79: self = .unknownToken
    case 80: self = .noHub
    case 81: self = .hubCannot
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .keyMismatch: 1
    case .invalid: 2
    case .capacityReached: 3
    case .unknownPartner: 4
    case .unknownHub: 5
    case .unknownStream: 6
    case .unknownOffer: 7
    case .unknownDrop: 8
    case .unknownPool: 9
    case .unknownHold: 10
    case .unknownWaiter: 11
    case .unknownJob: 12
    case .unknownVariant: 13
    case .notOwner: 14
    case .streamClosed: 15
    case .streamAlreadyOpen: 16
    case .versionConflict: 17
    case .dropNotOpen: 18
    case .dropClosed: 19
    case .dropCancelled: 20
    case .invalidTransition: 21
    case .poolNotInDrop: 22
    case .belowCommitted: 23
    case .dropNotInStream: 24
    case .buyerLimit: 25
    case .soldOut: 26
    case .notEnoughUnits: 27
    case .waitlistNotOffered: 28
    case .waitlistFull: 29
    case .waitlistNeedsOneLine: 30
    case .holdExpired: 31
    case .holdReleased: 32
    case .alreadyConfirmed: 33
    case .holdConfirming: 34
    case .notConfirming: 35
    case .paymentMismatch: 36
    case .alreadyExtended: 37
    case .alreadyPromoted: 38
    case .notWaiting: 39
    case .staleAttempt: 40
    case .notAssigned: 41
    case .jobFinished: 42
    case .invalidProgress: 43
    case .unknownOrder: 44
    case .forgotten: 45
    case .neverEnoughUnits: 46
    case .paymentInUse: 47
    case .paymentVoided: 48
    case .overloaded: 49
    case .unknownWindow: 50
    case .windowNotOpen: 51
    case .windowClosed: 52
    case .windowFull: 53
    case .wrongZone: 54
    case .wrongPreference: 55
    case .noWindow: 56
    case .reservationNotOpen: 57
    case .reservationClosed: 58
    case .hubThrottled: 59
    case .notOffered: 60
    case .unknownPayment: 61
    case .alreadyCancelled: 62
    case .pastPickup: 63
    case .overCaptured: 64
    case .tillClosed: 65
    case .admissionNotOffered: 66
    case .ticketRequired: 67
    case .unknownTicket: 68
    case .ticketUsed: 69
    case .ticketExpired: 70
    case .listOpen: 71
    case .seedMismatch: 72
    case .tokenExpired: 73
    case .tokenRevoked: 74
    case .amountOverCap: 75
    case .badAttestation: 76
    case .nonceReplay: 77
    case .priceChanged: 78
    case .unknownToken: 79
    case .noHub: 80
    case .hubCannot: 81
    case .unrecognized(let value): value
    }
  }

  @inlinable public static var wireSize: Int { 1 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.init(rawValue: UInt8(block: block, at: offset))
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    rawValue.store(into: &block, at: offset)
  }
}

/// What could be had instead of what was refused.
public struct Alternative: WireBlockMessage, Hashable {
  /// Units with a slot of this window; 0: without one.
  public var window: Identifier
  /// Units of this pool: another variant, or of the reservation. 0: the pool that was asked for.
  public var pool: Identifier
  /// A place in the line of the pool that was asked for, which would be this one; 0: it is no line.
  public var places: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.window = Identifier()
    self.pool = Identifier()
    self.places = 0
  }

  @inlinable
  public init(
    window: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    places: UInt32 = 0
  ) {
    self.window = window
    self.pool = pool
    self.places = places
  }
}

extension Alternative {
  @inlinable public static var messageName: String { "dropwire.live.v1.Alternative" }
  @inlinable public static var maximumEncodedSize: Int { 22 }
  @inlinable public static var blockSize: Int { 20 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16), .init(end: 20)])

  @inlinable @inline(__always)
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(22)
    UInt16(20).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.window.store(into: &block, at: offset)
    self.pool.store(into: &block, at: offset &+ 8)
    self.places.store(into: &block, at: offset &+ 16)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
  }

  @inlinable
  public var tailSize: Int {
    0
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 20 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 20 else { throw WireError(.truncated) }
    self.window = Identifier(block: block, at: 0)
    self.pool = Identifier(block: block, at: 8)
    self.places = UInt32(block: block, at: 16)
  }
}

extension WireView where Viewed == Alternative {
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var places: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
}

extension Alternative {
  public init(view: WireView<Alternative>) throws(WireError) {
    self.window = view.window
    self.pool = view.pool
    self.places = view.places
  }
}

/// Refused: nothing changed, and this is why.
public struct Rejected: WireBlockMessage, Hashable {
  public var reason: Refusal
  /// One sentence for a person.
  public var detail: String
  /// What would have been possible, where the reason has a number; actions of jobs have a bit each.
  public var available: UInt32
  /// Absent: the answer is final. Zero: it cannot be known when.
  public var retryAfter: TimeSpan?
  /// Log sequence of the decision; 0: refused before the log.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool
  /// Of a reserve in a hybrid drop: what could be had, likeliest first.
  public var alternatives: [Alternative]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.reason = .unspecified
    self.detail = ""
    self.available = 0
    self.retryAfter = nil
    self.sequence = 0
    self.replayed = false
    self.alternatives = []
  }

  @inlinable
  public init(
    reason: Refusal = .unspecified,
    detail: String = "",
    available: UInt32 = 0,
    retryAfter: TimeSpan? = nil,
    sequence: UInt64 = 0,
    replayed: Bool = false,
    alternatives: [Alternative] = []
  ) {
    self.reason = reason
    self.detail = detail
    self.available = available
    self.retryAfter = retryAfter
    self.sequence = sequence
    self.replayed = replayed
    self.alternatives = alternatives
  }
}

extension Rejected {
  @inlinable public static var messageName: String { "dropwire.live.v1.Rejected" }
  @inlinable public static var maximumEncodedSize: Int { 294 }
  @inlinable public static var blockSize: Int { 23 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 1),
    .init(end: 5),
    .init(end: 14, presenceByte: 5, presenceMask: 0x01),
    .init(end: 22),
    .init(end: 23)
  ])

  @inlinable
  public func encode(into output: inout WireBuffer) {
    var writer = output.writer()
    do throws(WireWriter.NoRoom) {
      try self.write(to: &writer)
      output.end(writer)
    } catch {
      appendWithRoom(self, to: &output)
    }
  }

  @inlinable @inline(__always)
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    var block = try writer.take(25)
    UInt16(23).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence5: UInt8 = 0
    if self.retryAfter != nil { presence5 |= 0x01 }
    presence5.store(into: &block, at: offset &+ 5)
    self.reason.store(into: &block, at: offset)
    self.available.store(into: &block, at: offset &+ 1)
    block.storeOptional(self.retryAfter, at: offset &+ 6)
    self.sequence.store(into: &block, at: offset &+ 14)
    self.replayed.store(into: &block, at: offset &+ 22)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.detail.isEmpty { last = 1 }
    if !self.alternatives.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.detail) }
    if last >= 2 { try writer.appendMessages(self.alternatives) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.detail.isEmpty { last = 1 }
    if !self.alternatives.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.detail) }
    if last >= 2 { size &+= WireBuffer.size(self.alternatives) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 23 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 23 else { throw WireError(.truncated) }
    let presence5 = block.byte(at: 5)
    if presence5 & 0xFE != 0, block.byteCount == 23 {
      throw WireError(.unknownPresence)
    }
    self.reason = Refusal(block: block, at: 0)
    self.available = UInt32(block: block, at: 1)
    self.retryAfter = try block.loadOptional(at: 6, if: presence5 & 0x01 != 0, field: "retryAfter")
    self.sequence = UInt64(block: block, at: 14)
    self.replayed = try block.load(at: 22, field: "replayed")
    self.detail = try tail.readString(max: 200, field: "detail")
    self.alternatives = try tail.readMessages(max: 3, field: "alternatives")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.detail.utf8.count <= 200, "detail", "must have at most 200 bytes")
    try Validation.require(
      self.alternatives.count <= 3,
      "alternatives",
      "must have at most 3 elements"
    )
  }
}

extension WireView where Viewed == Rejected {
  @inlinable @inline(__always)
  public var reason: Refusal {
    if wireBlock.byteCount >= 1 { return Refusal(block: wireBlock, at: 0) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var available: UInt32 {
    if wireBlock.byteCount >= 5 { return UInt32(block: wireBlock, at: 1) }
    return 0
  }
  @inlinable @inline(__always)
  public var retryAfter: TimeSpan? {
    if wireHas(14, presence: 5, mask: 0x01) { return TimeSpan(block: wireBlock, at: 6) }
    return nil
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 22 { return UInt64(block: wireBlock, at: 14) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 23 { return try wireBlock.load(Bool.self, at: 22, field: "replayed") }
      return false
    }
  }
  @inlinable
  public var detail: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 200, field: "detail")
    }
  }
  /// Calls `body` with `detail` as it stands in the bytes.
  @inlinable
  public func withDetail<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 200, field: "detail", body)
  }
  @inlinable
  public var alternatives: [Alternative] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "detail")
      return try tail.readMessages(max: 3, field: "alternatives")
    }
  }
}

extension Rejected {
  public init(view: WireView<Rejected>) throws(WireError) {
    self.reason = view.reason
    self.detail = try view.detail
    self.available = view.available
    self.retryAfter = view.retryAfter
    self.sequence = view.sequence
    self.replayed = try view.replayed
    self.alternatives = try view.alternatives
  }
}

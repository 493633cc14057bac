// Generated from admission.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Puts a door before a drop that has not opened yet, or another for one that nobody has come to.
/// From then on a reserve needs a ticket.
public struct OpenAdmissionRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var drop: Identifier
  /// Who joins before this is drawn; absent: no draw. Before `closesAt`.
  public var drawAfter: Timestamp?
  /// SHA-256 of the seed, 32 bytes; with `drawAfter` only.
  public var commitment: [UInt8]
  /// Tickets at once, in one wave.
  public var rate: UInt32
  /// From one wave to the next: 10 ms to a day.
  public var every: TimeSpan
  /// How long a ticket can be used: a second to a day.
  public var ticketLasts: TimeSpan
  /// Who is silent for so long by their turn is passed over; 0: nobody, or 1 s to a day.
  public var grace: TimeSpan

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.drop = Identifier()
    self.drawAfter = nil
    self.commitment = []
    self.rate = 0
    self.every = TimeSpan()
    self.ticketLasts = TimeSpan()
    self.grace = TimeSpan()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    drop: Identifier = Identifier(),
    drawAfter: Timestamp? = nil,
    commitment: [UInt8] = [],
    rate: UInt32 = 0,
    every: TimeSpan = TimeSpan(),
    ticketLasts: TimeSpan = TimeSpan(),
    grace: TimeSpan = TimeSpan()
  ) {
    self.key = key
    self.drop = drop
    self.drawAfter = drawAfter
    self.commitment = commitment
    self.rate = rate
    self.every = every
    self.ticketLasts = ticketLasts
    self.grace = grace
  }
}

extension OpenAdmissionRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.OpenAdmissionRequest" }
  @inlinable public static var maximumEncodedSize: Int { 96 }
  @inlinable public static var blockSize: Int { 61 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 33, presenceByte: 24, presenceMask: 0x01),
    .init(end: 37),
    .init(end: 45),
    .init(end: 53),
    .init(end: 61)
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
    var block = try writer.take(63)
    UInt16(61).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence24: UInt8 = 0
    if self.drawAfter != nil { presence24 |= 0x01 }
    presence24.store(into: &block, at: offset &+ 24)
    self.key.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 16)
    block.storeOptional(self.drawAfter, at: offset &+ 25)
    self.rate.store(into: &block, at: offset &+ 33)
    self.every.store(into: &block, at: offset &+ 37)
    self.ticketLasts.store(into: &block, at: offset &+ 45)
    self.grace.store(into: &block, at: offset &+ 53)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.commitment.isEmpty { try writer.appendBytes(self.commitment) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.commitment.isEmpty { size &+= WireBuffer.size(self.commitment) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 61 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 61 else { throw WireError(.truncated) }
    let presence24 = block.byte(at: 24)
    if presence24 & 0xFE != 0, block.byteCount == 61 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.drop = Identifier(block: block, at: 16)
    self.drawAfter = try block.loadOptional(at: 25, if: presence24 & 0x01 != 0, field: "drawAfter")
    self.rate = UInt32(block: block, at: 33)
    self.every = TimeSpan(block: block, at: 37)
    self.ticketLasts = TimeSpan(block: block, at: 45)
    self.grace = TimeSpan(block: block, at: 53)
    self.commitment = try tail.readBytes(max: 32, field: "commitment")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    try Validation.require(self.commitment.count <= 32, "commitment", "must have at most 32 bytes")
    try Validation.require(self.rate >= 1, "rate", "must be at least 1")
    try Validation.require(self.rate <= 256, "rate", "must be at most 256")
  }
}

extension WireView where Viewed == OpenAdmissionRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drawAfter: Timestamp? {
    if wireHas(33, presence: 24, mask: 0x01) { return Timestamp(block: wireBlock, at: 25) }
    return nil
  }
  @inlinable @inline(__always)
  public var rate: UInt32 {
    if wireBlock.byteCount >= 37 { return UInt32(block: wireBlock, at: 33) }
    return 0
  }
  @inlinable @inline(__always)
  public var every: TimeSpan {
    if wireBlock.byteCount >= 45 { return TimeSpan(block: wireBlock, at: 37) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var ticketLasts: TimeSpan {
    if wireBlock.byteCount >= 53 { return TimeSpan(block: wireBlock, at: 45) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var grace: TimeSpan {
    if wireBlock.byteCount >= 61 { return TimeSpan(block: wireBlock, at: 53) }
    return TimeSpan()
  }
  @inlinable
  public var commitment: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 32, field: "commitment")
    }
  }
  /// Calls `body` with `commitment` as it stands in the bytes.
  @inlinable
  public func withCommitment<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 32, field: "commitment", body)
  }
}

extension OpenAdmissionRequest {
  public init(view: WireView<OpenAdmissionRequest>) throws(WireError) {
    self.key = view.key
    self.drop = view.drop
    self.drawAfter = view.drawAfter
    self.commitment = try view.commitment
    self.rate = view.rate
    self.every = view.every
    self.ticketLasts = view.ticketLasts
    self.grace = view.grace
  }
}

/// The drop has a door.
public struct AdmissionOpened: WireBlockMessage, Hashable {
  public var drop: Identifier
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(drop: Identifier = Identifier(), sequence: UInt64 = 0, replayed: Bool = false) {
    self.drop = drop
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension AdmissionOpened {
  @inlinable public static var messageName: String { "dropwire.live.v1.AdmissionOpened" }
  @inlinable public static var maximumEncodedSize: Int { 19 }
  @inlinable public static var blockSize: Int { 17 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16), .init(end: 17)])

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
    var block = try writer.take(19)
    UInt16(17).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 8)
    self.replayed.store(into: &block, at: offset &+ 16)
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
    if block.byteCount < 17 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 17 else { throw WireError(.truncated) }
    self.drop = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
  }
}

extension WireView where Viewed == AdmissionOpened {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 17 { return try wireBlock.load(Bool.self, at: 16, field: "replayed") }
      return false
    }
  }
}

extension AdmissionOpened {
  public init(view: WireView<AdmissionOpened>) throws(WireError) {
    self.drop = view.drop
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The door, or why there is none.
public enum OpenAdmissionResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case opened(AdmissionOpened)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension OpenAdmissionResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.OpenAdmissionResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .opened: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .opened(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .opened(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .opened(try AdmissionOpened(payload: payload, case: "opened"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// Where somebody at the door is.
public enum AdmissionState: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// Waits for the draw: there are no positions yet.
  case gathering
  case waiting
  /// Has a ticket that can be used.
  case admitted
  /// Has reserved with it.
  case used
  /// Did not use it in time, or was not there when it was their turn.
  case passed
  case left
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension AdmissionState {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .gathering
    case 2: self = .waiting
    case 3: self = .admitted
    case 4: self = .used
    case 5: self = .passed
    case 6: self = .left
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .gathering: 1
    case .waiting: 2
    case .admitted: 3
    case .used: 4
    case .passed: 5
    case .left: 6
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

/// Whether there is a chance, by the counts of one moment.
public enum Chance: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// Also if everybody ahead takes as much as the buyer limit lets them.
  case sure
  case open
  /// At least as many people are ahead as units can still be had; not before the draw.
  case none
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension Chance {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .sure
    case 2: self = .open
    case 3: self = .none
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .sure: 1
    case .open: 2
    case .none: 3
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

/// A place at the door at one moment of the log.
public struct AdmissionPlace: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var state: AdmissionState
  /// 1 is next; 0 before the draw, and of who waits no more.
  public var position: UInt32
  /// People who wait before this one or have a ticket; before the draw, who may.
  public var ahead: UInt32
  /// All who wait.
  public var waiting: UInt32
  public var chance: Chance
  /// Until the ticket, if nobody leaves and units last; absent: it cannot be told.
  public var estimate: TimeSpan?
  /// For `ReserveRequest.ticket`; 0: none yet.
  public var ticket: UInt64
  /// When the ticket can no longer be used.
  public var expires: Timestamp?
  /// In the list that is drawn from, from 1; 0: not of the draw.
  public var number: UInt32
  public var serverNow: Timestamp

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.state = .unspecified
    self.position = 0
    self.ahead = 0
    self.waiting = 0
    self.chance = .unspecified
    self.estimate = nil
    self.ticket = 0
    self.expires = nil
    self.number = 0
    self.serverNow = Timestamp()
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    state: AdmissionState = .unspecified,
    position: UInt32 = 0,
    ahead: UInt32 = 0,
    waiting: UInt32 = 0,
    chance: Chance = .unspecified,
    estimate: TimeSpan? = nil,
    ticket: UInt64 = 0,
    expires: Timestamp? = nil,
    number: UInt32 = 0,
    serverNow: Timestamp = Timestamp()
  ) {
    self.drop = drop
    self.state = state
    self.position = position
    self.ahead = ahead
    self.waiting = waiting
    self.chance = chance
    self.estimate = estimate
    self.ticket = ticket
    self.expires = expires
    self.number = number
    self.serverNow = serverNow
  }
}

extension AdmissionPlace {
  @inlinable public static var messageName: String { "dropwire.live.v1.AdmissionPlace" }
  @inlinable public static var maximumEncodedSize: Int { 61 }
  @inlinable public static var blockSize: Int { 59 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 13),
    .init(end: 17),
    .init(end: 21),
    .init(end: 22),
    .init(end: 31, presenceByte: 22, presenceMask: 0x01),
    .init(end: 39),
    .init(end: 47, presenceByte: 22, presenceMask: 0x02),
    .init(end: 51),
    .init(end: 59)
  ])

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
    var block = try writer.take(61)
    UInt16(59).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence22: UInt8 = 0
    if self.estimate != nil { presence22 |= 0x01 }
    if self.expires != nil { presence22 |= 0x02 }
    presence22.store(into: &block, at: offset &+ 22)
    self.drop.store(into: &block, at: offset)
    self.state.store(into: &block, at: offset &+ 8)
    self.position.store(into: &block, at: offset &+ 9)
    self.ahead.store(into: &block, at: offset &+ 13)
    self.waiting.store(into: &block, at: offset &+ 17)
    self.chance.store(into: &block, at: offset &+ 21)
    block.storeOptional(self.estimate, at: offset &+ 23)
    self.ticket.store(into: &block, at: offset &+ 31)
    block.storeOptional(self.expires, at: offset &+ 39)
    self.number.store(into: &block, at: offset &+ 47)
    self.serverNow.store(into: &block, at: offset &+ 51)
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
    if block.byteCount < 59 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 59 else { throw WireError(.truncated) }
    let presence22 = block.byte(at: 22)
    if presence22 & 0xFC != 0, block.byteCount == 59 {
      throw WireError(.unknownPresence)
    }
    self.drop = Identifier(block: block, at: 0)
    self.state = AdmissionState(block: block, at: 8)
    self.position = UInt32(block: block, at: 9)
    self.ahead = UInt32(block: block, at: 13)
    self.waiting = UInt32(block: block, at: 17)
    self.chance = Chance(block: block, at: 21)
    self.estimate = try block.loadOptional(at: 23, if: presence22 & 0x01 != 0, field: "estimate")
    self.ticket = UInt64(block: block, at: 31)
    self.expires = try block.loadOptional(at: 39, if: presence22 & 0x02 != 0, field: "expires")
    self.number = UInt32(block: block, at: 47)
    self.serverNow = Timestamp(block: block, at: 51)
  }
}

extension WireView where Viewed == AdmissionPlace {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var state: AdmissionState {
    if wireBlock.byteCount >= 9 { return AdmissionState(block: wireBlock, at: 8) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var position: UInt32 {
    if wireBlock.byteCount >= 13 { return UInt32(block: wireBlock, at: 9) }
    return 0
  }
  @inlinable @inline(__always)
  public var ahead: UInt32 {
    if wireBlock.byteCount >= 17 { return UInt32(block: wireBlock, at: 13) }
    return 0
  }
  @inlinable @inline(__always)
  public var waiting: UInt32 {
    if wireBlock.byteCount >= 21 { return UInt32(block: wireBlock, at: 17) }
    return 0
  }
  @inlinable @inline(__always)
  public var chance: Chance {
    if wireBlock.byteCount >= 22 { return Chance(block: wireBlock, at: 21) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var estimate: TimeSpan? {
    if wireHas(31, presence: 22, mask: 0x01) { return TimeSpan(block: wireBlock, at: 23) }
    return nil
  }
  @inlinable @inline(__always)
  public var ticket: UInt64 {
    if wireBlock.byteCount >= 39 { return UInt64(block: wireBlock, at: 31) }
    return 0
  }
  @inlinable @inline(__always)
  public var expires: Timestamp? {
    if wireHas(47, presence: 22, mask: 0x02) { return Timestamp(block: wireBlock, at: 39) }
    return nil
  }
  @inlinable @inline(__always)
  public var number: UInt32 {
    if wireBlock.byteCount >= 51 { return UInt32(block: wireBlock, at: 47) }
    return 0
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 59 { return Timestamp(block: wireBlock, at: 51) }
    return Timestamp()
  }
}

extension AdmissionPlace {
  public init(view: WireView<AdmissionPlace>) throws(WireError) {
    self.drop = view.drop
    self.state = view.state
    self.position = view.position
    self.ahead = view.ahead
    self.waiting = view.waiting
    self.chance = view.chance
    self.estimate = view.estimate
    self.ticket = view.ticket
    self.expires = view.expires
    self.number = view.number
    self.serverNow = view.serverNow
  }
}

/// Asks for a place. It has no key: a repeat gives the same place, however often it is sent.
public struct JoinAdmissionRequest: WireBlockMessage, Hashable {
  public var buyer: Identifier
  public var drop: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.buyer = Identifier()
    self.drop = Identifier()
  }

  @inlinable
  public init(buyer: Identifier = Identifier(), drop: Identifier = Identifier()) {
    self.buyer = buyer
    self.drop = drop
  }
}

extension JoinAdmissionRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.JoinAdmissionRequest" }
  @inlinable public static var maximumEncodedSize: Int { 18 }
  @inlinable public static var blockSize: Int { 16 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16)])

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
    var block = try writer.take(18)
    UInt16(16).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.buyer.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 8)
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
    if block.byteCount < 16 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 16 else { throw WireError(.truncated) }
    self.buyer = Identifier(block: block, at: 0)
    self.drop = Identifier(block: block, at: 8)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
  }
}

extension WireView where Viewed == JoinAdmissionRequest {
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
}

extension JoinAdmissionRequest {
  public init(view: WireView<JoinAdmissionRequest>) throws(WireError) {
    self.buyer = view.buyer
    self.drop = view.drop
  }
}

/// The place.
public struct AdmissionJoined: WireBlockMessage, Hashable {
  public var place: AdmissionPlace
  /// Not so when there was a place already.
  public var isNew: Bool
  /// Of a new place in the draw: the list's digest up to this one. No repeat has it.
  public var listed: [UInt8]
  /// Log sequence of the decision.
  public var sequence: UInt64
  /// Never: it has no key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.place = AdmissionPlace()
    self.isNew = false
    self.listed = []
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    place: AdmissionPlace = AdmissionPlace(),
    isNew: Bool = false,
    listed: [UInt8] = [],
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.place = place
    self.isNew = isNew
    self.listed = listed
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension AdmissionJoined {
  @inlinable public static var messageName: String { "dropwire.live.v1.AdmissionJoined" }
  @inlinable public static var maximumEncodedSize: Int { 107 }
  @inlinable public static var blockSize: Int { 10 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1), .init(end: 9), .init(end: 10)])

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
    var block = try writer.take(12)
    UInt16(10).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.isNew.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 1)
    self.replayed.store(into: &block, at: offset &+ 9)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.place)
    if !self.listed.isEmpty { try writer.appendBytes(self.listed) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.place)
    if !self.listed.isEmpty { size &+= WireBuffer.size(self.listed) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 10 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 10 else { throw WireError(.truncated) }
    self.isNew = try block.load(at: 0, field: "isNew")
    self.sequence = UInt64(block: block, at: 1)
    self.replayed = try block.load(at: 9, field: "replayed")
    self.place = try tail.readNested(field: "place")
    self.listed = try tail.readBytes(max: 32, field: "listed")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.listed.count <= 32, "listed", "must have at most 32 bytes")
  }
}

extension WireView where Viewed == AdmissionJoined {
  @inlinable @inline(__always)
  public var isNew: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "isNew") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 9 { return UInt64(block: wireBlock, at: 1) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 10 { return try wireBlock.load(Bool.self, at: 9, field: "replayed") }
      return false
    }
  }
  @inlinable
  public var place: AdmissionPlace {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "place")
    }
  }
  /// Calls `body` with `place` as it stands in the bytes.
  @inlinable
  public func withPlace<Result>(
    _ body: (WireView<AdmissionPlace>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "place", body)
  }
  @inlinable
  public var listed: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "place")
      return try tail.readBytes(max: 32, field: "listed")
    }
  }
  /// Calls `body` with `listed` as it stands in the bytes.
  @inlinable
  public func withListed<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "place")
    return try tail.withBytes(max: 32, field: "listed", body)
  }
}

extension AdmissionJoined {
  public init(view: WireView<AdmissionJoined>) throws(WireError) {
    self.place = try view.place
    self.isNew = try view.isNew
    self.listed = try view.listed
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The place, or why there is none.
public enum JoinAdmissionResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case joined(AdmissionJoined)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension JoinAdmissionResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.JoinAdmissionResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .joined: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .joined(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .joined(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .joined(try AdmissionJoined(payload: payload, case: "joined"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .joined(let value): try Validation.check(value, "joined")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// Gives the place up, or the ticket.
public struct LeaveAdmissionRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var drop: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.drop = Identifier()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    drop: Identifier = Identifier()
  ) {
    self.key = key
    self.buyer = buyer
    self.drop = drop
  }
}

extension LeaveAdmissionRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.LeaveAdmissionRequest" }
  @inlinable public static var maximumEncodedSize: Int { 34 }
  @inlinable public static var blockSize: Int { 32 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 24), .init(end: 32)])

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
    var block = try writer.take(34)
    UInt16(32).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.buyer.store(into: &block, at: offset &+ 16)
    self.drop.store(into: &block, at: offset &+ 24)
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
    if block.byteCount < 32 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 32 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.buyer = Identifier(block: block, at: 16)
    self.drop = Identifier(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
  }
}

extension WireView where Viewed == LeaveAdmissionRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
}

extension LeaveAdmissionRequest {
  public init(view: WireView<LeaveAdmissionRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.drop = view.drop
  }
}

/// The place is given up.
public struct AdmissionLeft: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(drop: Identifier = Identifier(), sequence: UInt64 = 0, replayed: Bool = false) {
    self.drop = drop
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension AdmissionLeft {
  @inlinable public static var messageName: String { "dropwire.live.v1.AdmissionLeft" }
  @inlinable public static var maximumEncodedSize: Int { 19 }
  @inlinable public static var blockSize: Int { 17 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16), .init(end: 17)])

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
    var block = try writer.take(19)
    UInt16(17).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 8)
    self.replayed.store(into: &block, at: offset &+ 16)
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
    if block.byteCount < 17 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 17 else { throw WireError(.truncated) }
    self.drop = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
  }
}

extension WireView where Viewed == AdmissionLeft {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 17 { return try wireBlock.load(Bool.self, at: 16, field: "replayed") }
      return false
    }
  }
}

extension AdmissionLeft {
  public init(view: WireView<AdmissionLeft>) throws(WireError) {
    self.drop = view.drop
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The place is given up, or why it is not.
public enum LeaveAdmissionResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case left(AdmissionLeft)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension LeaveAdmissionResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.LeaveAdmissionResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .left: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .left(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .left(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .left(try AdmissionLeft(payload: payload, case: "left"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// Where the draw is.
public enum DrawPhase: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// The seed is not known yet.
  case gathering
  /// It is, and the order is being made.
  case drawing
  case drawn
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension DrawPhase {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .gathering
    case 2: self = .drawing
    case 3: self = .drawn
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .gathering: 1
    case .drawing: 2
    case .drawn: 3
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

/// The draw at one moment of the log: all that it takes to make it again.
public struct DrawStatus: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var phase: DrawPhase
  public var drawAfter: Timestamp
  public var commitment: [UInt8]
  /// Nothing until it was revealed.
  public var seed: [UInt8]
  /// Who is drawn.
  public var joiners: UInt32
  /// Digest of the list of these, in the order of joining.
  public var listed: [UInt8]
  /// Digest of the order; nothing until it is drawn.
  public var order: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.phase = .unspecified
    self.drawAfter = Timestamp()
    self.commitment = []
    self.seed = []
    self.joiners = 0
    self.listed = []
    self.order = []
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    phase: DrawPhase = .unspecified,
    drawAfter: Timestamp = Timestamp(),
    commitment: [UInt8] = [],
    seed: [UInt8] = [],
    joiners: UInt32 = 0,
    listed: [UInt8] = [],
    order: [UInt8] = []
  ) {
    self.drop = drop
    self.phase = phase
    self.drawAfter = drawAfter
    self.commitment = commitment
    self.seed = seed
    self.joiners = joiners
    self.listed = listed
    self.order = order
  }
}

extension DrawStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.DrawStatus" }
  @inlinable public static var maximumEncodedSize: Int { 155 }
  @inlinable public static var blockSize: Int { 21 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 17),
    .init(end: 21)
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
    var block = try writer.take(23)
    UInt16(21).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.phase.store(into: &block, at: offset &+ 8)
    self.drawAfter.store(into: &block, at: offset &+ 9)
    self.joiners.store(into: &block, at: offset &+ 17)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.commitment.isEmpty { last = 1 }
    if !self.seed.isEmpty { last = 2 }
    if !self.listed.isEmpty { last = 3 }
    if !self.order.isEmpty { last = 4 }
    if last >= 1 { try writer.appendBytes(self.commitment) }
    if last >= 2 { try writer.appendBytes(self.seed) }
    if last >= 3 { try writer.appendBytes(self.listed) }
    if last >= 4 { try writer.appendBytes(self.order) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.commitment.isEmpty { last = 1 }
    if !self.seed.isEmpty { last = 2 }
    if !self.listed.isEmpty { last = 3 }
    if !self.order.isEmpty { last = 4 }
    if last >= 1 { size &+= WireBuffer.size(self.commitment) }
    if last >= 2 { size &+= WireBuffer.size(self.seed) }
    if last >= 3 { size &+= WireBuffer.size(self.listed) }
    if last >= 4 { size &+= WireBuffer.size(self.order) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 21 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 21 else { throw WireError(.truncated) }
    self.drop = Identifier(block: block, at: 0)
    self.phase = DrawPhase(block: block, at: 8)
    self.drawAfter = Timestamp(block: block, at: 9)
    self.joiners = UInt32(block: block, at: 17)
    self.commitment = try tail.readBytes(max: 32, field: "commitment")
    self.seed = try tail.readBytes(max: 32, field: "seed")
    self.listed = try tail.readBytes(max: 32, field: "listed")
    self.order = try tail.readBytes(max: 32, field: "order")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.commitment.count <= 32, "commitment", "must have at most 32 bytes")
    try Validation.require(self.seed.count <= 32, "seed", "must have at most 32 bytes")
    try Validation.require(self.listed.count <= 32, "listed", "must have at most 32 bytes")
    try Validation.require(self.order.count <= 32, "order", "must have at most 32 bytes")
  }
}

extension WireView where Viewed == DrawStatus {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var phase: DrawPhase {
    if wireBlock.byteCount >= 9 { return DrawPhase(block: wireBlock, at: 8) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var drawAfter: Timestamp {
    if wireBlock.byteCount >= 17 { return Timestamp(block: wireBlock, at: 9) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var joiners: UInt32 {
    if wireBlock.byteCount >= 21 { return UInt32(block: wireBlock, at: 17) }
    return 0
  }
  @inlinable
  public var commitment: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 32, field: "commitment")
    }
  }
  /// Calls `body` with `commitment` as it stands in the bytes.
  @inlinable
  public func withCommitment<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 32, field: "commitment", body)
  }
  @inlinable
  public var seed: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "commitment")
      return try tail.readBytes(max: 32, field: "seed")
    }
  }
  /// Calls `body` with `seed` as it stands in the bytes.
  @inlinable
  public func withSeed<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "commitment")
    return try tail.withBytes(max: 32, field: "seed", body)
  }
  @inlinable
  public var listed: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "commitment")
      try tail.skipDelimited(field: "seed")
      return try tail.readBytes(max: 32, field: "listed")
    }
  }
  /// Calls `body` with `listed` as it stands in the bytes.
  @inlinable
  public func withListed<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "commitment")
    try tail.skipDelimited(field: "seed")
    return try tail.withBytes(max: 32, field: "listed", body)
  }
  @inlinable
  public var order: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "commitment")
      try tail.skipDelimited(field: "seed")
      try tail.skipDelimited(field: "listed")
      return try tail.readBytes(max: 32, field: "order")
    }
  }
  /// Calls `body` with `order` as it stands in the bytes.
  @inlinable
  public func withOrder<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "commitment")
    try tail.skipDelimited(field: "seed")
    try tail.skipDelimited(field: "listed")
    return try tail.withBytes(max: 32, field: "order", body)
  }
}

extension DrawStatus {
  public init(view: WireView<DrawStatus>) throws(WireError) {
    self.drop = view.drop
    self.phase = view.phase
    self.drawAfter = view.drawAfter
    self.commitment = try view.commitment
    self.seed = try view.seed
    self.joiners = view.joiners
    self.listed = try view.listed
    self.order = try view.order
  }
}

/// Says the seed that was committed to. The order is made from it, from that entry on.
public struct RevealAdmissionRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var drop: Identifier
  /// Whoever reads the log knows it from here on, refused or not.
  public var seed: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.drop = Identifier()
    self.seed = []
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), drop: Identifier = Identifier(), seed: [UInt8] = []) {
    self.key = key
    self.drop = drop
    self.seed = seed
  }
}

extension RevealAdmissionRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.RevealAdmissionRequest" }
  @inlinable public static var maximumEncodedSize: Int { 59 }
  @inlinable public static var blockSize: Int { 24 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 24)])

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
    var block = try writer.take(26)
    UInt16(24).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 16)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.seed.isEmpty { try writer.appendBytes(self.seed) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.seed.isEmpty { size &+= WireBuffer.size(self.seed) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 24 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 24 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.drop = Identifier(block: block, at: 16)
    self.seed = try tail.readBytes(max: 32, field: "seed")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    try Validation.require(self.seed.count >= 32, "seed", "must have at least 32 bytes")
    try Validation.require(self.seed.count <= 32, "seed", "must have at most 32 bytes")
  }
}

extension WireView where Viewed == RevealAdmissionRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable
  public var seed: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 32, field: "seed")
    }
  }
  /// Calls `body` with `seed` as it stands in the bytes.
  @inlinable
  public func withSeed<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 32, field: "seed", body)
  }
}

extension RevealAdmissionRequest {
  public init(view: WireView<RevealAdmissionRequest>) throws(WireError) {
    self.key = view.key
    self.drop = view.drop
    self.seed = try view.seed
  }
}

/// The seed is in the log.
public struct AdmissionRevealed: WireBlockMessage, Hashable {
  public var draw: DrawStatus
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.draw = DrawStatus()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(draw: DrawStatus = DrawStatus(), sequence: UInt64 = 0, replayed: Bool = false) {
    self.draw = draw
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension AdmissionRevealed {
  @inlinable public static var messageName: String { "dropwire.live.v1.AdmissionRevealed" }
  @inlinable public static var maximumEncodedSize: Int { 168 }
  @inlinable public static var blockSize: Int { 9 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 9)])

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
    var block = try writer.take(11)
    UInt16(9).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.sequence.store(into: &block, at: offset)
    self.replayed.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.draw)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.draw)
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 9 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 9 else { throw WireError(.truncated) }
    self.sequence = UInt64(block: block, at: 0)
    self.replayed = try block.load(at: 8, field: "replayed")
    self.draw = try tail.readNested(field: "draw")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.draw, "draw")
  }
}

extension WireView where Viewed == AdmissionRevealed {
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 9 { return try wireBlock.load(Bool.self, at: 8, field: "replayed") }
      return false
    }
  }
  @inlinable
  public var draw: DrawStatus {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "draw")
    }
  }
  /// Calls `body` with `draw` as it stands in the bytes.
  @inlinable
  public func withDraw<Result>(
    _ body: (WireView<DrawStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "draw", body)
  }
}

extension AdmissionRevealed {
  public init(view: WireView<AdmissionRevealed>) throws(WireError) {
    self.draw = try view.draw
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The draw, or why there is none.
public enum RevealAdmissionResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case revealed(AdmissionRevealed)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension RevealAdmissionResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.RevealAdmissionResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .revealed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .revealed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .revealed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .revealed(try AdmissionRevealed(payload: payload, case: "revealed"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .revealed(let value): try Validation.check(value, "revealed")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// Asks for a draw.
public struct DrawRequest: WireBlockMessage, Hashable {
  public var drop: Identifier
  /// Lists joiners from this one on, where 0 is the first.
  public var from: UInt32
  /// So many at most; 0: none.
  public var most: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.from = 0
    self.most = 0
  }

  @inlinable
  public init(drop: Identifier = Identifier(), from: UInt32 = 0, most: UInt32 = 0) {
    self.drop = drop
    self.from = from
    self.most = most
  }
}

extension DrawRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.DrawRequest" }
  @inlinable public static var maximumEncodedSize: Int { 18 }
  @inlinable public static var blockSize: Int { 16 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 12), .init(end: 16)])

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
    var block = try writer.take(18)
    UInt16(16).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.from.store(into: &block, at: offset &+ 8)
    self.most.store(into: &block, at: offset &+ 12)
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
    if block.byteCount < 16 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 16 else { throw WireError(.truncated) }
    self.drop = Identifier(block: block, at: 0)
    self.from = UInt32(block: block, at: 8)
    self.most = UInt32(block: block, at: 12)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    try Validation.require(self.most <= 4096, "most", "must be at most 4096")
  }
}

extension WireView where Viewed == DrawRequest {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var from: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var most: UInt32 {
    if wireBlock.byteCount >= 16 { return UInt32(block: wireBlock, at: 12) }
    return 0
  }
}

extension DrawRequest {
  public init(view: WireView<DrawRequest>) throws(WireError) {
    self.drop = view.drop
    self.from = view.from
    self.most = view.most
  }
}

/// A draw, and some of those who are drawn.
public struct Draw: WireBlockMessage, Hashable {
  public var status: DrawStatus
  /// In the order of joining.
  public var buyers: [Identifier]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.status = DrawStatus()
    self.buyers = []
  }

  @inlinable
  public init(status: DrawStatus = DrawStatus(), buyers: [Identifier] = []) {
    self.status = status
    self.buyers = buyers
  }
}

extension Draw {
  @inlinable public static var messageName: String { "dropwire.live.v1.Draw" }
  @inlinable public static var maximumEncodedSize: Int { 32929 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

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
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.status)
    if !self.buyers.isEmpty { try writer.appendList(self.buyers) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.status)
    if !self.buyers.isEmpty { size &+= WireBuffer.size(self.buyers) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    self.status = try tail.readNested(field: "status")
    self.buyers = try tail.readList(max: 4096, field: "buyers")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.status, "status")
    try Validation.require(self.buyers.count <= 4096, "buyers", "must have at most 4096 elements")
  }
}

extension WireView where Viewed == Draw {
  @inlinable
  public var status: DrawStatus {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "status")
    }
  }
  /// Calls `body` with `status` as it stands in the bytes.
  @inlinable
  public func withStatus<Result>(
    _ body: (WireView<DrawStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "status", body)
  }
  @inlinable
  public var buyers: [Identifier] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "status")
      return try tail.readList(max: 4096, field: "buyers")
    }
  }
}

extension Draw {
  public init(view: WireView<Draw>) throws(WireError) {
    self.status = try view.status
    self.buyers = try view.buyers
  }
}

/// The draw, or why there is none.
public enum DrawResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case draw(Draw)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension DrawResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.DrawResult" }
  @inlinable public static var maximumEncodedSize: Int { 32933 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .draw: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .draw(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .draw(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .draw(try Draw(payload: payload, case: "draw"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .draw(let value): try Validation.check(value, "draw")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// Asks to be told of a place.
public struct WatchAdmissionRequest: WireBlockMessage, Hashable {
  public var buyer: Identifier
  public var drop: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.buyer = Identifier()
    self.drop = Identifier()
  }

  @inlinable
  public init(buyer: Identifier = Identifier(), drop: Identifier = Identifier()) {
    self.buyer = buyer
    self.drop = drop
  }
}

extension WatchAdmissionRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.WatchAdmissionRequest" }
  @inlinable public static var maximumEncodedSize: Int { 18 }
  @inlinable public static var blockSize: Int { 16 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16)])

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
    var block = try writer.take(18)
    UInt16(16).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.buyer.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 8)
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
    if block.byteCount < 16 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 16 else { throw WireError(.truncated) }
    self.buyer = Identifier(block: block, at: 0)
    self.drop = Identifier(block: block, at: 8)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
  }
}

extension WireView where Viewed == WatchAdmissionRequest {
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
}

extension WatchAdmissionRequest {
  public init(view: WireView<WatchAdmissionRequest>) throws(WireError) {
    self.buyer = view.buyer
    self.drop = view.drop
  }
}

/// The place as it is by now, or why there is none.
public enum AdmissionUpdate: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case place(AdmissionPlace)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension AdmissionUpdate {
  @inlinable public static var messageName: String { "dropwire.live.v1.AdmissionUpdate" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .place: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .place(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .place(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .place(try AdmissionPlace(payload: payload, case: "place"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

// Generated from offers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Puts version 1 of a new offer, or the next version of an existing one. Versions are immutable.
public struct PutOfferRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  /// 0: a new one.
  public var offer: Identifier
  /// The version believed current; 0 for a new offer.
  public var version: UInt32
  public var creator: Identifier
  public var title: String
  /// From 0 to 10^12.
  public var price: Money
  public var variants: [String]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.offer = Identifier()
    self.version = 0
    self.creator = Identifier()
    self.title = ""
    self.price = Money()
    self.variants = []
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    offer: Identifier = Identifier(),
    version: UInt32 = 0,
    creator: Identifier = Identifier(),
    title: String = "",
    price: Money = Money(),
    variants: [String] = []
  ) {
    self.key = key
    self.offer = offer
    self.version = version
    self.creator = creator
    self.title = title
    self.price = price
    self.variants = variants
  }
}

extension PutOfferRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.PutOfferRequest" }
  @inlinable public static var maximumEncodedSize: Int { 16820 }
  @inlinable public static var blockSize: Int { 47 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 28),
    .init(end: 36),
    .init(end: 47)
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
    var block = try writer.take(49)
    UInt16(47).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.offer.store(into: &block, at: offset &+ 16)
    self.version.store(into: &block, at: offset &+ 24)
    self.creator.store(into: &block, at: offset &+ 28)
    self.price.store(into: &block, at: offset &+ 36)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.title.isEmpty { last = 1 }
    if !self.variants.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.title) }
    if last >= 2 { try writer.appendStrings(self.variants) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.title.isEmpty { last = 1 }
    if !self.variants.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.title) }
    if last >= 2 { size &+= WireBuffer.size(self.variants) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 47 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 47 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.offer = Identifier(block: block, at: 16)
    self.version = UInt32(block: block, at: 24)
    self.creator = Identifier(block: block, at: 28)
    self.price = try block.load(at: 36, field: "price")
    self.title = try tail.readString(max: 256, field: "title")
    self.variants = try tail.readStrings(max: 64, elementMax: 256, field: "variants")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.creator.rawValue != 0, "creator", "must not be zero")
    try Validation.require(self.title.utf8.count >= 1, "title", "must have at least 1 bytes")
    try Validation.require(self.title.utf8.count <= 256, "title", "must have at most 256 bytes")
    try Validation.require(self.variants.count >= 1, "variants", "must have at least 1 elements")
    try Validation.require(self.variants.count <= 64, "variants", "must have at most 64 elements")
    for index in self.variants.indices {
      try Validation.require(
        self.variants[index].utf8.count >= 1,
        "variants[\(index)]",
        "must have at least 1 bytes"
      )
      try Validation.require(
        self.variants[index].utf8.count <= 256,
        "variants[\(index)]",
        "must have at most 256 bytes"
      )
    }
  }
}

extension WireView where Viewed == PutOfferRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var offer: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var version: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var creator: Identifier {
    if wireBlock.byteCount >= 36 { return Identifier(block: wireBlock, at: 28) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var price: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 47 { return try wireBlock.load(Money.self, at: 36, field: "price") }
      return Money()
    }
  }
  @inlinable
  public var title: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "title")
    }
  }
  /// Calls `body` with `title` as it stands in the bytes.
  @inlinable
  public func withTitle<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "title", body)
  }
  @inlinable
  public var variants: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "title")
      return try tail.readStrings(max: 64, elementMax: 256, field: "variants")
    }
  }
}

extension PutOfferRequest {
  public init(view: WireView<PutOfferRequest>) throws(WireError) {
    self.key = view.key
    self.offer = view.offer
    self.version = view.version
    self.creator = view.creator
    self.title = try view.title
    self.price = try view.price
    self.variants = try view.variants
  }
}

/// This version of the offer is durable.
public struct OfferStored: WireBlockMessage, Hashable {
  public var offer: Identifier
  public var version: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.offer = Identifier()
    self.version = 0
  }

  @inlinable
  public init(offer: Identifier = Identifier(), version: UInt32 = 0) {
    self.offer = offer
    self.version = version
  }
}

extension OfferStored {
  @inlinable public static var messageName: String { "dropwire.live.v1.OfferStored" }
  @inlinable public static var maximumEncodedSize: Int { 14 }
  @inlinable public static var blockSize: Int { 12 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 12)])

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
    var block = try writer.take(14)
    UInt16(12).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.offer.store(into: &block, at: offset)
    self.version.store(into: &block, at: offset &+ 8)
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
    if block.byteCount < 12 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 12 else { throw WireError(.truncated) }
    self.offer = Identifier(block: block, at: 0)
    self.version = UInt32(block: block, at: 8)
  }
}

extension WireView where Viewed == OfferStored {
  @inlinable @inline(__always)
  public var offer: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var version: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
}

extension OfferStored {
  public init(view: WireView<OfferStored>) throws(WireError) {
    self.offer = view.offer
    self.version = view.version
  }
}

/// The version stored, or why nothing was.
public enum PutOfferResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case stored(OfferStored)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension PutOfferResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.PutOfferResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .stored: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .stored(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .stored(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .stored(try OfferStored(payload: payload, case: "stored"))
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

/// Where a drop is between its announcement and its end.
public enum DropPhase: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case scheduled
  case live
  case closed
  case cancelled
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension DropPhase {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .scheduled
    case 2: self = .live
    case 3: self = .closed
    case 4: self = .cancelled
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .scheduled: 1
    case .live: 2
    case .closed: 3
    case .cancelled: 4
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

/// One pool of a drop to be scheduled. Frozen.
public struct PoolSpec: WireStruct, Hashable {
  /// 0: central stock, routed when the order is placed.
  public var hub: Identifier
  /// Index into the offer's variants.
  public var variant: UInt32
  public var capacity: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
    self.variant = 0
    self.capacity = 0
  }

  @inlinable
  public init(hub: Identifier = Identifier(), variant: UInt32 = 0, capacity: UInt32 = 0) {
    self.hub = hub
    self.variant = variant
    self.capacity = capacity
  }
}

extension PoolSpec {
  @inlinable public static var wireSize: Int { 16 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.hub = Identifier(block: block, at: offset)
    self.variant = UInt32(block: block, at: offset &+ 8)
    self.capacity = UInt32(block: block, at: offset &+ 12)
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.hub.store(into: &block, at: offset)
    self.variant.store(into: &block, at: offset &+ 8)
    self.capacity.store(into: &block, at: offset &+ 12)
  }
}

/// What is given where a unit cannot be had at once.
public enum Instead: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// A unit of the reservation, with a slot of the earliest window that fits.
  case slot
  /// A place in the pool's line, for who would take one.
  case place
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension Instead {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .slot
    case 2: self = .place
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .slot: 1
    case .place: 2
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

/// The second half of a hybrid drop: units that will exist, sold with a slot of a window once the first half is
/// gone. Until it opens none of them can be had; from then on nobody leaves without an answer.
public struct ReservationPlan: WireBlockMessage, Hashable {
  /// At most one for each variant. Their ids follow those of the drop's pools.
  public var pools: [PoolSpec]
  /// It opens in the entry in which no pool has a unit for a newcomer, or only at throttled hubs.
  public var soldOut: Bool
  /// It opens in the entry in which more units than this were asked for in a second; 0: never so.
  public var demand: UInt32
  /// It opens by itself; never before the drop.
  public var opensAt: Timestamp?
  /// And closes so long after; absent: with the drop.
  public var lasts: TimeSpan?
  /// Of windows of these classes; none: of all.
  public var classes: [WindowClass]
  /// In this order, for whom there is no unit; none: slot, place.
  public var instead: [Instead]
  /// Only buyers in these have units at once, others a slot; none: all.
  public var instantZones: [UInt32]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.pools = []
    self.soldOut = false
    self.demand = 0
    self.opensAt = nil
    self.lasts = nil
    self.classes = []
    self.instead = []
    self.instantZones = []
  }

  @inlinable
  public init(
    pools: [PoolSpec] = [],
    soldOut: Bool = false,
    demand: UInt32 = 0,
    opensAt: Timestamp? = nil,
    lasts: TimeSpan? = nil,
    classes: [WindowClass] = [],
    instead: [Instead] = [],
    instantZones: [UInt32] = []
  ) {
    self.pools = pools
    self.soldOut = soldOut
    self.demand = demand
    self.opensAt = opensAt
    self.lasts = lasts
    self.classes = classes
    self.instead = instead
    self.instantZones = instantZones
  }
}

extension ReservationPlan {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReservationPlan" }
  @inlinable public static var maximumEncodedSize: Int { 1313 }
  @inlinable public static var blockSize: Int { 22 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 1),
    .init(end: 5),
    .init(end: 14, presenceByte: 5, presenceMask: 0x01),
    .init(end: 22, presenceByte: 5, presenceMask: 0x02)
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
    var block = try writer.take(24)
    UInt16(22).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence5: UInt8 = 0
    if self.opensAt != nil { presence5 |= 0x01 }
    if self.lasts != nil { presence5 |= 0x02 }
    presence5.store(into: &block, at: offset &+ 5)
    self.soldOut.store(into: &block, at: offset)
    self.demand.store(into: &block, at: offset &+ 1)
    block.storeOptional(self.opensAt, at: offset &+ 6)
    block.storeOptional(self.lasts, at: offset &+ 14)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.pools.isEmpty { last = 1 }
    if !self.classes.isEmpty { last = 2 }
    if !self.instead.isEmpty { last = 3 }
    if !self.instantZones.isEmpty { last = 4 }
    if last >= 1 { try writer.appendList(self.pools) }
    if last >= 2 { try writer.appendList(self.classes) }
    if last >= 3 { try writer.appendList(self.instead) }
    if last >= 4 { try writer.appendList(self.instantZones) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.pools.isEmpty { last = 1 }
    if !self.classes.isEmpty { last = 2 }
    if !self.instead.isEmpty { last = 3 }
    if !self.instantZones.isEmpty { last = 4 }
    if last >= 1 { size &+= WireBuffer.size(self.pools) }
    if last >= 2 { size &+= WireBuffer.size(self.classes) }
    if last >= 3 { size &+= WireBuffer.size(self.instead) }
    if last >= 4 { size &+= WireBuffer.size(self.instantZones) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 22 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 22 else { throw WireError(.truncated) }
    let presence5 = block.byte(at: 5)
    if presence5 & 0xFC != 0, block.byteCount == 22 {
      throw WireError(.unknownPresence)
    }
    self.soldOut = try block.load(at: 0, field: "soldOut")
    self.demand = UInt32(block: block, at: 1)
    self.opensAt = try block.loadOptional(at: 6, if: presence5 & 0x01 != 0, field: "opensAt")
    self.lasts = try block.loadOptional(at: 14, if: presence5 & 0x02 != 0, field: "lasts")
    self.pools = try tail.readList(max: 64, field: "pools")
    self.classes = try tail.readList(max: 3, field: "classes")
    self.instead = try tail.readList(max: 2, field: "instead")
    self.instantZones = try tail.readList(max: 64, field: "instantZones")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.pools.count >= 1, "pools", "must have at least 1 elements")
    try Validation.require(self.pools.count <= 64, "pools", "must have at most 64 elements")
    try Validation.require(self.classes.count <= 3, "classes", "must have at most 3 elements")
    try Validation.require(self.instead.count <= 2, "instead", "must have at most 2 elements")
    try Validation.require(
      self.instantZones.count <= 64,
      "instantZones",
      "must have at most 64 elements"
    )
  }
}

extension WireView where Viewed == ReservationPlan {
  @inlinable @inline(__always)
  public var soldOut: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "soldOut") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var demand: UInt32 {
    if wireBlock.byteCount >= 5 { return UInt32(block: wireBlock, at: 1) }
    return 0
  }
  @inlinable @inline(__always)
  public var opensAt: Timestamp? {
    if wireHas(14, presence: 5, mask: 0x01) { return Timestamp(block: wireBlock, at: 6) }
    return nil
  }
  @inlinable @inline(__always)
  public var lasts: TimeSpan? {
    if wireHas(22, presence: 5, mask: 0x02) { return TimeSpan(block: wireBlock, at: 14) }
    return nil
  }
  @inlinable
  public var pools: [PoolSpec] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 64, field: "pools")
    }
  }
  @inlinable
  public var classes: [WindowClass] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 16, field: "pools")
      return try tail.readList(max: 3, field: "classes")
    }
  }
  @inlinable
  public var instead: [Instead] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 16, field: "pools")
      try tail.skipList(elementSize: 1, field: "classes")
      return try tail.readList(max: 2, field: "instead")
    }
  }
  @inlinable
  public var instantZones: [UInt32] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 16, field: "pools")
      try tail.skipList(elementSize: 1, field: "classes")
      try tail.skipList(elementSize: 1, field: "instead")
      return try tail.readList(max: 64, field: "instantZones")
    }
  }
}

extension ReservationPlan {
  public init(view: WireView<ReservationPlan>) throws(WireError) {
    self.pools = try view.pools
    self.soldOut = try view.soldOut
    self.demand = view.demand
    self.opensAt = view.opensAt
    self.lasts = view.lasts
    self.classes = try view.classes
    self.instead = try view.instead
    self.instantZones = try view.instantZones
  }
}

/// Prepares the sale of an offer in a stream: pools of units, limits and times.
public struct ScheduleDropRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var offer: Identifier
  /// Only a cue of this stream opens it. With `opensByCue` not 0.
  public var stream: Identifier
  public var pools: [PoolSpec]
  /// Units per buyer, held and sold; 0: no limit.
  public var buyerLimit: UInt32
  /// From 1 s to an hour.
  public var holdTime: TimeSpan
  /// Places per pool; 0: no waitlist.
  public var waitlistLimit: UInt32
  /// A `buyCue` of `stream` opens it; without this, one opens nothing.
  public var opensByCue: Bool
  public var opensAt: Timestamp?
  public var closesAt: Timestamp?
  /// Where its orders go; 0: anywhere.
  public var zone: UInt32
  /// Makes it a hybrid drop.
  public var reservation: ReservationPlan?
  /// Whoever can be served passes those in line who need more than is free.
  public var bypass: Bool?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.offer = Identifier()
    self.stream = Identifier()
    self.pools = []
    self.buyerLimit = 0
    self.holdTime = TimeSpan()
    self.waitlistLimit = 0
    self.opensByCue = false
    self.opensAt = nil
    self.closesAt = nil
    self.zone = 0
    self.reservation = nil
    self.bypass = nil
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    offer: Identifier = Identifier(),
    stream: Identifier = Identifier(),
    pools: [PoolSpec] = [],
    buyerLimit: UInt32 = 0,
    holdTime: TimeSpan = TimeSpan(),
    waitlistLimit: UInt32 = 0,
    opensByCue: Bool = false,
    opensAt: Timestamp? = nil,
    closesAt: Timestamp? = nil,
    zone: UInt32 = 0,
    reservation: ReservationPlan? = nil,
    bypass: Bool? = nil
  ) {
    self.key = key
    self.offer = offer
    self.stream = stream
    self.pools = pools
    self.buyerLimit = buyerLimit
    self.holdTime = holdTime
    self.waitlistLimit = waitlistLimit
    self.opensByCue = opensByCue
    self.opensAt = opensAt
    self.closesAt = closesAt
    self.zone = zone
    self.reservation = reservation
    self.bypass = bypass
  }
}

extension ScheduleDropRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ScheduleDropRequest" }
  @inlinable public static var maximumEncodedSize: Int { 5486 }
  @inlinable public static var blockSize: Int { 71 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 36),
    .init(end: 44),
    .init(end: 48),
    .init(end: 49),
    .init(end: 58, presenceByte: 49, presenceMask: 0x01),
    .init(end: 66, presenceByte: 49, presenceMask: 0x02),
    .init(end: 70),
    .init(end: 71, presenceByte: 49, presenceMask: 0x04)
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
    var block = try writer.take(73)
    UInt16(71).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence49: UInt8 = 0
    if self.opensAt != nil { presence49 |= 0x01 }
    if self.closesAt != nil { presence49 |= 0x02 }
    if self.bypass != nil { presence49 |= 0x04 }
    presence49.store(into: &block, at: offset &+ 49)
    self.key.store(into: &block, at: offset)
    self.offer.store(into: &block, at: offset &+ 16)
    self.stream.store(into: &block, at: offset &+ 24)
    self.buyerLimit.store(into: &block, at: offset &+ 32)
    self.holdTime.store(into: &block, at: offset &+ 36)
    self.waitlistLimit.store(into: &block, at: offset &+ 44)
    self.opensByCue.store(into: &block, at: offset &+ 48)
    block.storeOptional(self.opensAt, at: offset &+ 50)
    block.storeOptional(self.closesAt, at: offset &+ 58)
    self.zone.store(into: &block, at: offset &+ 66)
    block.storeOptional(self.bypass, at: offset &+ 70)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.pools.isEmpty { last = 1 }
    if self.reservation != nil { last = 2 }
    if last >= 1 { try writer.appendList(self.pools) }
    if last >= 2 { try writer.appendOptionalNested(self.reservation) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.pools.isEmpty { last = 1 }
    if self.reservation != nil { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.pools) }
    if last >= 2 { size &+= WireBuffer.size(self.reservation) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 71 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 71 else { throw WireError(.truncated) }
    let presence49 = block.byte(at: 49)
    if presence49 & 0xF8 != 0, block.byteCount == 71 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.offer = Identifier(block: block, at: 16)
    self.stream = Identifier(block: block, at: 24)
    self.buyerLimit = UInt32(block: block, at: 32)
    self.holdTime = TimeSpan(block: block, at: 36)
    self.waitlistLimit = UInt32(block: block, at: 44)
    self.opensByCue = try block.load(at: 48, field: "opensByCue")
    self.opensAt = try block.loadOptional(at: 50, if: presence49 & 0x01 != 0, field: "opensAt")
    self.closesAt = try block.loadOptional(at: 58, if: presence49 & 0x02 != 0, field: "closesAt")
    self.zone = UInt32(block: block, at: 66)
    self.bypass = try block.loadOptional(at: 70, if: presence49 & 0x04 != 0, field: "bypass")
    self.pools = try tail.readList(max: 256, field: "pools")
    self.reservation = try tail.readOptionalNested(field: "reservation")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.offer.rawValue != 0, "offer", "must not be zero")
    try Validation.require(self.pools.count >= 1, "pools", "must have at least 1 elements")
    try Validation.require(self.pools.count <= 256, "pools", "must have at most 256 elements")
    try Validation.require(self.holdTime.microseconds != 0, "holdTime", "must not be zero")
    try Validation.require(
      self.waitlistLimit <= 1000000,
      "waitlistLimit",
      "must be at most 1000000"
    )
    if let value = self.reservation {
      try Validation.check(value, "reservation")
    }
  }
}

extension WireView where Viewed == ScheduleDropRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var offer: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var buyerLimit: UInt32 {
    if wireBlock.byteCount >= 36 { return UInt32(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable @inline(__always)
  public var holdTime: TimeSpan {
    if wireBlock.byteCount >= 44 { return TimeSpan(block: wireBlock, at: 36) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var waitlistLimit: UInt32 {
    if wireBlock.byteCount >= 48 { return UInt32(block: wireBlock, at: 44) }
    return 0
  }
  @inlinable @inline(__always)
  public var opensByCue: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 49 { return try wireBlock.load(Bool.self, at: 48, field: "opensByCue") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var opensAt: Timestamp? {
    if wireHas(58, presence: 49, mask: 0x01) { return Timestamp(block: wireBlock, at: 50) }
    return nil
  }
  @inlinable @inline(__always)
  public var closesAt: Timestamp? {
    if wireHas(66, presence: 49, mask: 0x02) { return Timestamp(block: wireBlock, at: 58) }
    return nil
  }
  @inlinable @inline(__always)
  public var zone: UInt32 {
    if wireBlock.byteCount >= 70 { return UInt32(block: wireBlock, at: 66) }
    return 0
  }
  @inlinable @inline(__always)
  public var bypass: Bool? {
    get throws(WireError) {
      if wireHas(71, presence: 49, mask: 0x04) { return try wireBlock.load(Bool.self, at: 70, field: "bypass") }
      return nil
    }
  }
  @inlinable
  public var pools: [PoolSpec] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 256, field: "pools")
    }
  }
  @inlinable
  public var reservation: ReservationPlan? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 16, field: "pools")
      return try tail.readOptionalNested(field: "reservation")
    }
  }
  /// Calls `body` with `reservation` as it stands in the bytes.
  @inlinable
  public func withReservation<Result>(
    _ body: (WireView<ReservationPlan>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipList(elementSize: 16, field: "pools")
    return try tail.withNested(field: "reservation", body)
  }
}

extension ScheduleDropRequest {
  public init(view: WireView<ScheduleDropRequest>) throws(WireError) {
    self.key = view.key
    self.offer = view.offer
    self.stream = view.stream
    self.pools = try view.pools
    self.buyerLimit = view.buyerLimit
    self.holdTime = view.holdTime
    self.waitlistLimit = view.waitlistLimit
    self.opensByCue = try view.opensByCue
    self.opensAt = view.opensAt
    self.closesAt = view.closesAt
    self.zone = view.zone
    self.reservation = try view.reservation
    self.bypass = try view.bypass
  }
}

/// The drop is in the log; its pools are numbered as they were sent.
public struct DropScheduled: WireBlockMessage, Hashable {
  public var drop: Identifier
  /// In the order of the request; behind them those of the reservation.
  public var pools: [Identifier]
  /// Log sequence of the entry; 0 of a drop with neither `reservation` nor `bypass`.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key; of a drop with either.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.pools = []
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    pools: [Identifier] = [],
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.drop = drop
    self.pools = pools
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension DropScheduled {
  @inlinable public static var messageName: String { "dropwire.live.v1.DropScheduled" }
  @inlinable public static var maximumEncodedSize: Int { 2581 }
  @inlinable public static var blockSize: Int { 17 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16), .init(end: 17)])

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
    var block = try writer.take(19)
    UInt16(17).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 8)
    self.replayed.store(into: &block, at: offset &+ 16)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.pools.isEmpty { try writer.appendList(self.pools) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.pools.isEmpty { size &+= WireBuffer.size(self.pools) }
    return size
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
    self.pools = try tail.readList(max: 320, field: "pools")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.pools.count <= 320, "pools", "must have at most 320 elements")
  }
}

extension WireView where Viewed == DropScheduled {
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
  @inlinable
  public var pools: [Identifier] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 320, field: "pools")
    }
  }
}

extension DropScheduled {
  public init(view: WireView<DropScheduled>) throws(WireError) {
    self.drop = view.drop
    self.pools = try view.pools
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// A drop's id, or why there is none.
public enum ScheduleDropResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case scheduled(DropScheduled)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ScheduleDropResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ScheduleDropResult" }
  @inlinable public static var maximumEncodedSize: Int { 2584 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .scheduled: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .scheduled(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .scheduled(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .scheduled(try DropScheduled(payload: payload, case: "scheduled"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .scheduled(let value): try Validation.check(value, "scheduled")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// What an operator does to a drop.
public enum DropAction: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case open
  case close
  case cancel
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension DropAction {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .open
    case 2: self = .close
    case 3: self = .cancel
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .open: 1
    case .close: 2
    case .cancel: 3
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

/// Opens, closes or cancels a drop by hand.
public struct ControlDropRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var drop: Identifier
  public var action: DropAction

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.drop = Identifier()
    self.action = .unspecified
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    drop: Identifier = Identifier(),
    action: DropAction = .unspecified
  ) {
    self.key = key
    self.drop = drop
    self.action = action
  }
}

extension ControlDropRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ControlDropRequest" }
  @inlinable public static var maximumEncodedSize: Int { 27 }
  @inlinable public static var blockSize: Int { 25 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 24), .init(end: 25)])

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
    var block = try writer.take(27)
    UInt16(25).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 16)
    self.action.store(into: &block, at: offset &+ 24)
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
    if block.byteCount < 25 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 25 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.drop = Identifier(block: block, at: 16)
    self.action = DropAction(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    try Validation.require(self.action.rawValue != 0, "action", "must not be unspecified")
  }
}

extension WireView where Viewed == ControlDropRequest {
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
  public var action: DropAction {
    if wireBlock.byteCount >= 25 { return DropAction(block: wireBlock, at: 24) }
    return .unspecified
  }
}

extension ControlDropRequest {
  public init(view: WireView<ControlDropRequest>) throws(WireError) {
    self.key = view.key
    self.drop = view.drop
    self.action = view.action
  }
}

/// The drop has this phase now.
public struct DropChanged: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var phase: DropPhase

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.phase = .unspecified
  }

  @inlinable
  public init(drop: Identifier = Identifier(), phase: DropPhase = .unspecified) {
    self.drop = drop
    self.phase = phase
  }
}

extension DropChanged {
  @inlinable public static var messageName: String { "dropwire.live.v1.DropChanged" }
  @inlinable public static var maximumEncodedSize: Int { 11 }
  @inlinable public static var blockSize: Int { 9 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 9)])

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
    var block = try writer.take(11)
    UInt16(9).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.phase.store(into: &block, at: offset &+ 8)
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
    if block.byteCount < 9 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 9 else { throw WireError(.truncated) }
    self.drop = Identifier(block: block, at: 0)
    self.phase = DropPhase(block: block, at: 8)
  }
}

extension WireView where Viewed == DropChanged {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var phase: DropPhase {
    if wireBlock.byteCount >= 9 { return DropPhase(block: wireBlock, at: 8) }
    return .unspecified
  }
}

extension DropChanged {
  public init(view: WireView<DropChanged>) throws(WireError) {
    self.drop = view.drop
    self.phase = view.phase
  }
}

/// The drop's new phase, or why it has the old one.
public enum ControlDropResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case changed(DropChanged)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ControlDropResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ControlDropResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .changed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .changed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .changed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .changed(try DropChanged(payload: payload, case: "changed"))
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

/// Adds units to a pool, or takes free ones out.
public struct AdjustInventoryRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var pool: Identifier
  /// Units to add or, when negative, to take away.
  public var change: Int64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.pool = Identifier()
    self.change = 0
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), pool: Identifier = Identifier(), change: Int64 = 0) {
    self.key = key
    self.pool = pool
    self.change = change
  }
}

extension AdjustInventoryRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.AdjustInventoryRequest" }
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
    self.pool.store(into: &block, at: offset &+ 16)
    self.change.store(into: &block, at: offset &+ 24)
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
    self.pool = Identifier(block: block, at: 16)
    self.change = Int64(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.pool.rawValue != 0, "pool", "must not be zero")
  }
}

extension WireView where Viewed == AdjustInventoryRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var change: Int64 {
    if wireBlock.byteCount >= 32 { return Int64(block: wireBlock, at: 24) }
    return 0
  }
}

extension AdjustInventoryRequest {
  public init(view: WireView<AdjustInventoryRequest>) throws(WireError) {
    self.key = view.key
    self.pool = view.pool
    self.change = view.change
  }
}

/// The pool has this capacity now.
public struct InventoryAdjusted: WireBlockMessage, Hashable {
  public var pool: Identifier
  public var capacity: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.pool = Identifier()
    self.capacity = 0
  }

  @inlinable
  public init(pool: Identifier = Identifier(), capacity: UInt32 = 0) {
    self.pool = pool
    self.capacity = capacity
  }
}

extension InventoryAdjusted {
  @inlinable public static var messageName: String { "dropwire.live.v1.InventoryAdjusted" }
  @inlinable public static var maximumEncodedSize: Int { 14 }
  @inlinable public static var blockSize: Int { 12 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 12)])

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
    var block = try writer.take(14)
    UInt16(12).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.pool.store(into: &block, at: offset)
    self.capacity.store(into: &block, at: offset &+ 8)
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
    if block.byteCount < 12 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 12 else { throw WireError(.truncated) }
    self.pool = Identifier(block: block, at: 0)
    self.capacity = UInt32(block: block, at: 8)
  }
}

extension WireView where Viewed == InventoryAdjusted {
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var capacity: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
}

extension InventoryAdjusted {
  public init(view: WireView<InventoryAdjusted>) throws(WireError) {
    self.pool = view.pool
    self.capacity = view.capacity
  }
}

/// The pool's new capacity, or why it has the old one.
public enum AdjustInventoryResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case adjusted(InventoryAdjusted)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension AdjustInventoryResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.AdjustInventoryResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .adjusted: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .adjusted(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .adjusted(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .adjusted(try InventoryAdjusted(payload: payload, case: "adjusted"))
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

/// Changes how much of a drop one buyer may have.
public struct SetBuyerLimitRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var drop: Identifier
  /// Units per buyer: held, waited for and sold. 0: no limit.
  public var limit: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.drop = Identifier()
    self.limit = 0
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), drop: Identifier = Identifier(), limit: UInt32 = 0) {
    self.key = key
    self.drop = drop
    self.limit = limit
  }
}

extension SetBuyerLimitRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetBuyerLimitRequest" }
  @inlinable public static var maximumEncodedSize: Int { 30 }
  @inlinable public static var blockSize: Int { 28 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 24), .init(end: 28)])

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
    var block = try writer.take(30)
    UInt16(28).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 16)
    self.limit.store(into: &block, at: offset &+ 24)
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
    if block.byteCount < 28 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 28 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.drop = Identifier(block: block, at: 16)
    self.limit = UInt32(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
  }
}

extension WireView where Viewed == SetBuyerLimitRequest {
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
  public var limit: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
}

extension SetBuyerLimitRequest {
  public init(view: WireView<SetBuyerLimitRequest>) throws(WireError) {
    self.key = view.key
    self.drop = view.drop
    self.limit = view.limit
  }
}

/// The drop has this limit now, for what is asked for from here on.
public struct BuyerLimitChanged: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var before: UInt32
  public var after: UInt32
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.before = 0
    self.after = 0
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    before: UInt32 = 0,
    after: UInt32 = 0,
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.drop = drop
    self.before = before
    self.after = after
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension BuyerLimitChanged {
  @inlinable public static var messageName: String { "dropwire.live.v1.BuyerLimitChanged" }
  @inlinable public static var maximumEncodedSize: Int { 27 }
  @inlinable public static var blockSize: Int { 25 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 16),
    .init(end: 24),
    .init(end: 25)
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
    var block = try writer.take(27)
    UInt16(25).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.before.store(into: &block, at: offset &+ 8)
    self.after.store(into: &block, at: offset &+ 12)
    self.sequence.store(into: &block, at: offset &+ 16)
    self.replayed.store(into: &block, at: offset &+ 24)
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
    if block.byteCount < 25 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 25 else { throw WireError(.truncated) }
    self.drop = Identifier(block: block, at: 0)
    self.before = UInt32(block: block, at: 8)
    self.after = UInt32(block: block, at: 12)
    self.sequence = UInt64(block: block, at: 16)
    self.replayed = try block.load(at: 24, field: "replayed")
  }
}

extension WireView where Viewed == BuyerLimitChanged {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var before: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var after: UInt32 {
    if wireBlock.byteCount >= 16 { return UInt32(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 24 { return UInt64(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 25 { return try wireBlock.load(Bool.self, at: 24, field: "replayed") }
      return false
    }
  }
}

extension BuyerLimitChanged {
  public init(view: WireView<BuyerLimitChanged>) throws(WireError) {
    self.drop = view.drop
    self.before = view.before
    self.after = view.after
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The drop's limits before and after, or why it has the old one.
public enum SetBuyerLimitResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case changed(BuyerLimitChanged)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SetBuyerLimitResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetBuyerLimitResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .changed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .changed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .changed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .changed(try BuyerLimitChanged(payload: payload, case: "changed"))
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

/// How a drop sells, as far as that can be changed while it does: `Admin/SetPolicy`.
public struct DropPolicy: WireBlockMessage, Hashable {
  public var holdTime: TimeSpan
  public var waitlistLimit: UInt32
  public var bypass: Bool
  /// Like the next two, of a hybrid drop: see `ReservationPlan`.
  public var soldOut: Bool
  public var demand: UInt32
  public var instead: [Instead]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.holdTime = TimeSpan()
    self.waitlistLimit = 0
    self.bypass = false
    self.soldOut = false
    self.demand = 0
    self.instead = []
  }

  @inlinable
  public init(
    holdTime: TimeSpan = TimeSpan(),
    waitlistLimit: UInt32 = 0,
    bypass: Bool = false,
    soldOut: Bool = false,
    demand: UInt32 = 0,
    instead: [Instead] = []
  ) {
    self.holdTime = holdTime
    self.waitlistLimit = waitlistLimit
    self.bypass = bypass
    self.soldOut = soldOut
    self.demand = demand
    self.instead = instead
  }
}

extension DropPolicy {
  @inlinable public static var messageName: String { "dropwire.live.v1.DropPolicy" }
  @inlinable public static var maximumEncodedSize: Int { 23 }
  @inlinable public static var blockSize: Int { 18 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 13),
    .init(end: 14),
    .init(end: 18)
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
    var block = try writer.take(20)
    UInt16(18).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.holdTime.store(into: &block, at: offset)
    self.waitlistLimit.store(into: &block, at: offset &+ 8)
    self.bypass.store(into: &block, at: offset &+ 12)
    self.soldOut.store(into: &block, at: offset &+ 13)
    self.demand.store(into: &block, at: offset &+ 14)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.instead.isEmpty { try writer.appendList(self.instead) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.instead.isEmpty { size &+= WireBuffer.size(self.instead) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 18 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 18 else { throw WireError(.truncated) }
    self.holdTime = TimeSpan(block: block, at: 0)
    self.waitlistLimit = UInt32(block: block, at: 8)
    self.bypass = try block.load(at: 12, field: "bypass")
    self.soldOut = try block.load(at: 13, field: "soldOut")
    self.demand = UInt32(block: block, at: 14)
    self.instead = try tail.readList(max: 2, field: "instead")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.instead.count <= 2, "instead", "must have at most 2 elements")
  }
}

extension WireView where Viewed == DropPolicy {
  @inlinable @inline(__always)
  public var holdTime: TimeSpan {
    if wireBlock.byteCount >= 8 { return TimeSpan(block: wireBlock, at: 0) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var waitlistLimit: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var bypass: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 13 { return try wireBlock.load(Bool.self, at: 12, field: "bypass") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var soldOut: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 14 { return try wireBlock.load(Bool.self, at: 13, field: "soldOut") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var demand: UInt32 {
    if wireBlock.byteCount >= 18 { return UInt32(block: wireBlock, at: 14) }
    return 0
  }
  @inlinable
  public var instead: [Instead] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 2, field: "instead")
    }
  }
}

extension DropPolicy {
  public init(view: WireView<DropPolicy>) throws(WireError) {
    self.holdTime = view.holdTime
    self.waitlistLimit = view.waitlistLimit
    self.bypass = try view.bypass
    self.soldOut = try view.soldOut
    self.demand = view.demand
    self.instead = try view.instead
  }
}

/// Whom a fence is for: one of these, the others are 0.
public struct FencedFor: WireBlockMessage, Hashable {
  /// Who says to be there.
  public var zone: UInt32
  /// Who gets a slot of it together with the units.
  public var window: Identifier
  /// Who gets a slot at a hub of it or, without a slot at any hub, asks for a pool at one.
  public var partner: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.zone = 0
    self.window = Identifier()
    self.partner = Identifier()
  }

  @inlinable
  public init(
    zone: UInt32 = 0,
    window: Identifier = Identifier(),
    partner: Identifier = Identifier()
  ) {
    self.zone = zone
    self.window = window
    self.partner = partner
  }
}

extension FencedFor {
  @inlinable public static var messageName: String { "dropwire.live.v1.FencedFor" }
  @inlinable public static var maximumEncodedSize: Int { 22 }
  @inlinable public static var blockSize: Int { 20 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4), .init(end: 12), .init(end: 20)])

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
    self.zone.store(into: &block, at: offset)
    self.window.store(into: &block, at: offset &+ 4)
    self.partner.store(into: &block, at: offset &+ 12)
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
    self.zone = UInt32(block: block, at: 0)
    self.window = Identifier(block: block, at: 4)
    self.partner = Identifier(block: block, at: 12)
  }
}

extension WireView where Viewed == FencedFor {
  @inlinable @inline(__always)
  public var zone: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 12 { return Identifier(block: wireBlock, at: 4) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var partner: Identifier {
    if wireBlock.byteCount >= 20 { return Identifier(block: wireBlock, at: 12) }
    return Identifier()
  }
}

extension FencedFor {
  public init(view: WireView<FencedFor>) throws(WireError) {
    self.zone = view.zone
    self.window = view.window
    self.partner = view.partner
  }
}

/// Moves free units of a pool into a fence, or back. A unit in a fence can be had by those whom the fence is
/// for, and by nobody else.
public struct RingFenceRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var drop: Identifier
  /// One of the drop, or of its reservation.
  public var pool: Identifier
  /// 0: the one that the pool has for `whom`; where it has none, a new one.
  public var fence: Identifier
  /// May be left out where a fence is named.
  public var whom: FencedFor?
  /// Units to move into the fence or, when negative, back into the pool. Not 0.
  public var move: Int32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.drop = Identifier()
    self.pool = Identifier()
    self.fence = Identifier()
    self.whom = nil
    self.move = 0
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    drop: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    fence: Identifier = Identifier(),
    whom: FencedFor? = nil,
    move: Int32 = 0
  ) {
    self.key = key
    self.drop = drop
    self.pool = pool
    self.fence = fence
    self.whom = whom
    self.move = move
  }
}

extension RingFenceRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.RingFenceRequest" }
  @inlinable public static var maximumEncodedSize: Int { 69 }
  @inlinable public static var blockSize: Int { 44 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 40),
    .init(end: 44)
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
    var block = try writer.take(46)
    UInt16(44).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 16)
    self.pool.store(into: &block, at: offset &+ 24)
    self.fence.store(into: &block, at: offset &+ 32)
    self.move.store(into: &block, at: offset &+ 40)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.whom != nil { try writer.appendOptionalNested(self.whom) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.whom != nil { size &+= WireBuffer.size(self.whom) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 44 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 44 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.drop = Identifier(block: block, at: 16)
    self.pool = Identifier(block: block, at: 24)
    self.fence = Identifier(block: block, at: 32)
    self.move = Int32(block: block, at: 40)
    self.whom = try tail.readOptionalNested(field: "whom")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    try Validation.require(self.pool.rawValue != 0, "pool", "must not be zero")
  }
}

extension WireView where Viewed == RingFenceRequest {
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
  public var pool: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var fence: Identifier {
    if wireBlock.byteCount >= 40 { return Identifier(block: wireBlock, at: 32) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var move: Int32 {
    if wireBlock.byteCount >= 44 { return Int32(block: wireBlock, at: 40) }
    return 0
  }
  @inlinable
  public var whom: FencedFor? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "whom")
    }
  }
  /// Calls `body` with `whom` as it stands in the bytes.
  @inlinable
  public func withWhom<Result>(
    _ body: (WireView<FencedFor>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "whom", body)
  }
}

extension RingFenceRequest {
  public init(view: WireView<RingFenceRequest>) throws(WireError) {
    self.key = view.key
    self.drop = view.drop
    self.pool = view.pool
    self.fence = view.fence
    self.whom = try view.whom
    self.move = view.move
  }
}

/// The units are where they were moved to.
public struct UnitsFenced: WireBlockMessage, Hashable {
  public var fence: Identifier
  public var pool: Identifier
  /// Of the fence: held, sold and free.
  public var capacity: UInt32
  /// Of the fence.
  public var free: UInt32
  /// Without what is in fences.
  public var poolCapacity: UInt32
  /// When the pool's line has had its turns.
  public var poolFree: UInt32
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.fence = Identifier()
    self.pool = Identifier()
    self.capacity = 0
    self.free = 0
    self.poolCapacity = 0
    self.poolFree = 0
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    fence: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    capacity: UInt32 = 0,
    free: UInt32 = 0,
    poolCapacity: UInt32 = 0,
    poolFree: UInt32 = 0,
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.fence = fence
    self.pool = pool
    self.capacity = capacity
    self.free = free
    self.poolCapacity = poolCapacity
    self.poolFree = poolFree
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension UnitsFenced {
  @inlinable public static var messageName: String { "dropwire.live.v1.UnitsFenced" }
  @inlinable public static var maximumEncodedSize: Int { 43 }
  @inlinable public static var blockSize: Int { 41 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 24),
    .init(end: 28),
    .init(end: 32),
    .init(end: 40),
    .init(end: 41)
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
    var block = try writer.take(43)
    UInt16(41).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.fence.store(into: &block, at: offset)
    self.pool.store(into: &block, at: offset &+ 8)
    self.capacity.store(into: &block, at: offset &+ 16)
    self.free.store(into: &block, at: offset &+ 20)
    self.poolCapacity.store(into: &block, at: offset &+ 24)
    self.poolFree.store(into: &block, at: offset &+ 28)
    self.sequence.store(into: &block, at: offset &+ 32)
    self.replayed.store(into: &block, at: offset &+ 40)
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
    if block.byteCount < 41 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 41 else { throw WireError(.truncated) }
    self.fence = Identifier(block: block, at: 0)
    self.pool = Identifier(block: block, at: 8)
    self.capacity = UInt32(block: block, at: 16)
    self.free = UInt32(block: block, at: 20)
    self.poolCapacity = UInt32(block: block, at: 24)
    self.poolFree = UInt32(block: block, at: 28)
    self.sequence = UInt64(block: block, at: 32)
    self.replayed = try block.load(at: 40, field: "replayed")
  }
}

extension WireView where Viewed == UnitsFenced {
  @inlinable @inline(__always)
  public var fence: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var capacity: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var free: UInt32 {
    if wireBlock.byteCount >= 24 { return UInt32(block: wireBlock, at: 20) }
    return 0
  }
  @inlinable @inline(__always)
  public var poolCapacity: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var poolFree: UInt32 {
    if wireBlock.byteCount >= 32 { return UInt32(block: wireBlock, at: 28) }
    return 0
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 40 { return UInt64(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 41 { return try wireBlock.load(Bool.self, at: 40, field: "replayed") }
      return false
    }
  }
}

extension UnitsFenced {
  public init(view: WireView<UnitsFenced>) throws(WireError) {
    self.fence = view.fence
    self.pool = view.pool
    self.capacity = view.capacity
    self.free = view.free
    self.poolCapacity = view.poolCapacity
    self.poolFree = view.poolFree
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The fence and its pool, or why nothing was moved.
public enum RingFenceResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case fenced(UnitsFenced)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension RingFenceResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.RingFenceResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .fenced: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .fenced(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .fenced(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .fenced(try UnitsFenced(payload: payload, case: "fenced"))
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

/// A fence at one moment of the log.
public struct FenceStatus: WireBlockMessage, Hashable {
  public var fence: Identifier
  /// Whose units they were.
  public var pool: Identifier
  public var whom: FencedFor
  public var capacity: UInt32
  public var held: UInt32
  public var sold: UInt32
  public var free: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.fence = Identifier()
    self.pool = Identifier()
    self.whom = FencedFor()
    self.capacity = 0
    self.held = 0
    self.sold = 0
    self.free = 0
  }

  @inlinable
  public init(
    fence: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    whom: FencedFor = FencedFor(),
    capacity: UInt32 = 0,
    held: UInt32 = 0,
    sold: UInt32 = 0,
    free: UInt32 = 0
  ) {
    self.fence = fence
    self.pool = pool
    self.whom = whom
    self.capacity = capacity
    self.held = held
    self.sold = sold
    self.free = free
  }
}

extension FenceStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.FenceStatus" }
  @inlinable public static var maximumEncodedSize: Int { 57 }
  @inlinable public static var blockSize: Int { 32 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 24),
    .init(end: 28),
    .init(end: 32)
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
    var block = try writer.take(34)
    UInt16(32).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.fence.store(into: &block, at: offset)
    self.pool.store(into: &block, at: offset &+ 8)
    self.capacity.store(into: &block, at: offset &+ 16)
    self.held.store(into: &block, at: offset &+ 20)
    self.sold.store(into: &block, at: offset &+ 24)
    self.free.store(into: &block, at: offset &+ 28)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.whom)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.whom)
    return size
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
    self.fence = Identifier(block: block, at: 0)
    self.pool = Identifier(block: block, at: 8)
    self.capacity = UInt32(block: block, at: 16)
    self.held = UInt32(block: block, at: 20)
    self.sold = UInt32(block: block, at: 24)
    self.free = UInt32(block: block, at: 28)
    self.whom = try tail.readNested(field: "whom")
  }
}

extension WireView where Viewed == FenceStatus {
  @inlinable @inline(__always)
  public var fence: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var capacity: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var held: UInt32 {
    if wireBlock.byteCount >= 24 { return UInt32(block: wireBlock, at: 20) }
    return 0
  }
  @inlinable @inline(__always)
  public var sold: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var free: UInt32 {
    if wireBlock.byteCount >= 32 { return UInt32(block: wireBlock, at: 28) }
    return 0
  }
  @inlinable
  public var whom: FencedFor {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "whom")
    }
  }
  /// Calls `body` with `whom` as it stands in the bytes.
  @inlinable
  public func withWhom<Result>(
    _ body: (WireView<FencedFor>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "whom", body)
  }
}

extension FenceStatus {
  public init(view: WireView<FenceStatus>) throws(WireError) {
    self.fence = view.fence
    self.pool = view.pool
    self.whom = try view.whom
    self.capacity = view.capacity
    self.held = view.held
    self.sold = view.sold
    self.free = view.free
  }
}

/// Where the reservation of a drop is.
public enum ReservationPhase: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case waiting
  case open
  case closed
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension ReservationPhase {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .waiting
    case 2: self = .open
    case 3: self = .closed
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .waiting: 1
    case .open: 2
    case .closed: 3
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

/// Why a reservation opened.
public enum ReservationReason: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case soldOut
  case demand
  case time
  case byHand
  /// What is left is at hubs that sell by reservation.
  case hubs
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension ReservationReason {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .soldOut
    case 2: self = .demand
    case 3: self = .time
    case 4: self = .byHand
    case 5: self = .hubs
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .soldOut: 1
    case .demand: 2
    case .time: 3
    case .byHand: 4
    case .hubs: 5
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

/// Opens the reservation of a drop by hand, or closes it.
public struct OpenWindowRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var drop: Identifier
  /// How long it stays open; absent: as its plan says.
  public var lasts: TimeSpan?
  /// Closes it instead; for good.
  public var close: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.drop = Identifier()
    self.lasts = nil
    self.close = false
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    drop: Identifier = Identifier(),
    lasts: TimeSpan? = nil,
    close: Bool = false
  ) {
    self.key = key
    self.drop = drop
    self.lasts = lasts
    self.close = close
  }
}

extension OpenWindowRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.OpenWindowRequest" }
  @inlinable public static var maximumEncodedSize: Int { 36 }
  @inlinable public static var blockSize: Int { 34 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 33, presenceByte: 24, presenceMask: 0x01),
    .init(end: 34)
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
    var block = try writer.take(36)
    UInt16(34).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence24: UInt8 = 0
    if self.lasts != nil { presence24 |= 0x01 }
    presence24.store(into: &block, at: offset &+ 24)
    self.key.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 16)
    block.storeOptional(self.lasts, at: offset &+ 25)
    self.close.store(into: &block, at: offset &+ 33)
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
    if block.byteCount < 34 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 34 else { throw WireError(.truncated) }
    let presence24 = block.byte(at: 24)
    if presence24 & 0xFE != 0, block.byteCount == 34 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.drop = Identifier(block: block, at: 16)
    self.lasts = try block.loadOptional(at: 25, if: presence24 & 0x01 != 0, field: "lasts")
    self.close = try block.load(at: 33, field: "close")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
  }
}

extension WireView where Viewed == OpenWindowRequest {
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
  public var lasts: TimeSpan? {
    if wireHas(33, presence: 24, mask: 0x01) { return TimeSpan(block: wireBlock, at: 25) }
    return nil
  }
  @inlinable @inline(__always)
  public var close: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 34 { return try wireBlock.load(Bool.self, at: 33, field: "close") }
      return false
    }
  }
}

extension OpenWindowRequest {
  public init(view: WireView<OpenWindowRequest>) throws(WireError) {
    self.key = view.key
    self.drop = view.drop
    self.lasts = view.lasts
    self.close = try view.close
  }
}

/// The reservation is in this phase now.
public struct ReservationChanged: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var phase: ReservationPhase
  /// Absent: with the drop.
  public var closes: Timestamp?
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.phase = .unspecified
    self.closes = nil
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    phase: ReservationPhase = .unspecified,
    closes: Timestamp? = nil,
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.drop = drop
    self.phase = phase
    self.closes = closes
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension ReservationChanged {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReservationChanged" }
  @inlinable public static var maximumEncodedSize: Int { 29 }
  @inlinable public static var blockSize: Int { 27 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 18, presenceByte: 9, presenceMask: 0x01),
    .init(end: 26),
    .init(end: 27)
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
    var block = try writer.take(29)
    UInt16(27).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence9: UInt8 = 0
    if self.closes != nil { presence9 |= 0x01 }
    presence9.store(into: &block, at: offset &+ 9)
    self.drop.store(into: &block, at: offset)
    self.phase.store(into: &block, at: offset &+ 8)
    block.storeOptional(self.closes, at: offset &+ 10)
    self.sequence.store(into: &block, at: offset &+ 18)
    self.replayed.store(into: &block, at: offset &+ 26)
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
    if block.byteCount < 27 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 27 else { throw WireError(.truncated) }
    let presence9 = block.byte(at: 9)
    if presence9 & 0xFE != 0, block.byteCount == 27 {
      throw WireError(.unknownPresence)
    }
    self.drop = Identifier(block: block, at: 0)
    self.phase = ReservationPhase(block: block, at: 8)
    self.closes = try block.loadOptional(at: 10, if: presence9 & 0x01 != 0, field: "closes")
    self.sequence = UInt64(block: block, at: 18)
    self.replayed = try block.load(at: 26, field: "replayed")
  }
}

extension WireView where Viewed == ReservationChanged {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var phase: ReservationPhase {
    if wireBlock.byteCount >= 9 { return ReservationPhase(block: wireBlock, at: 8) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var closes: Timestamp? {
    if wireHas(18, presence: 9, mask: 0x01) { return Timestamp(block: wireBlock, at: 10) }
    return nil
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 26 { return UInt64(block: wireBlock, at: 18) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 27 { return try wireBlock.load(Bool.self, at: 26, field: "replayed") }
      return false
    }
  }
}

extension ReservationChanged {
  public init(view: WireView<ReservationChanged>) throws(WireError) {
    self.drop = view.drop
    self.phase = view.phase
    self.closes = view.closes
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The reservation's phase, or why it has the old one.
public enum OpenWindowResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case changed(ReservationChanged)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension OpenWindowResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.OpenWindowResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .changed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .changed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .changed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .changed(try ReservationChanged(payload: payload, case: "changed"))
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

/// The reservation of a drop at one moment of the log.
public struct ReservationStatus: WireBlockMessage, Hashable {
  public var phase: ReservationPhase
  /// Absent until it has opened.
  public var reason: ReservationReason
  public var opened: Timestamp?
  /// Absent: with the drop.
  public var closes: Timestamp?
  public var pools: [PoolStatus]
  /// Units asked for in the second of the last reserve.
  public var asked: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.phase = .unspecified
    self.reason = .unspecified
    self.opened = nil
    self.closes = nil
    self.pools = []
    self.asked = 0
  }

  @inlinable
  public init(
    phase: ReservationPhase = .unspecified,
    reason: ReservationReason = .unspecified,
    opened: Timestamp? = nil,
    closes: Timestamp? = nil,
    pools: [PoolStatus] = [],
    asked: UInt64 = 0
  ) {
    self.phase = phase
    self.reason = reason
    self.opened = opened
    self.closes = closes
    self.pools = pools
    self.asked = asked
  }
}

extension ReservationStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReservationStatus" }
  @inlinable public static var maximumEncodedSize: Int { 2590 }
  @inlinable public static var blockSize: Int { 27 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 1),
    .init(end: 2),
    .init(end: 11, presenceByte: 2, presenceMask: 0x01),
    .init(end: 19, presenceByte: 2, presenceMask: 0x02),
    .init(end: 27)
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
    var block = try writer.take(29)
    UInt16(27).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence2: UInt8 = 0
    if self.opened != nil { presence2 |= 0x01 }
    if self.closes != nil { presence2 |= 0x02 }
    presence2.store(into: &block, at: offset &+ 2)
    self.phase.store(into: &block, at: offset)
    self.reason.store(into: &block, at: offset &+ 1)
    block.storeOptional(self.opened, at: offset &+ 3)
    block.storeOptional(self.closes, at: offset &+ 11)
    self.asked.store(into: &block, at: offset &+ 19)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.pools.isEmpty { try writer.appendList(self.pools) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.pools.isEmpty { size &+= WireBuffer.size(self.pools) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 27 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 27 else { throw WireError(.truncated) }
    let presence2 = block.byte(at: 2)
    if presence2 & 0xFC != 0, block.byteCount == 27 {
      throw WireError(.unknownPresence)
    }
    self.phase = ReservationPhase(block: block, at: 0)
    self.reason = ReservationReason(block: block, at: 1)
    self.opened = try block.loadOptional(at: 3, if: presence2 & 0x01 != 0, field: "opened")
    self.closes = try block.loadOptional(at: 11, if: presence2 & 0x02 != 0, field: "closes")
    self.asked = UInt64(block: block, at: 19)
    self.pools = try tail.readList(max: 64, field: "pools")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.pools.count <= 64, "pools", "must have at most 64 elements")
  }
}

extension WireView where Viewed == ReservationStatus {
  @inlinable @inline(__always)
  public var phase: ReservationPhase {
    if wireBlock.byteCount >= 1 { return ReservationPhase(block: wireBlock, at: 0) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var reason: ReservationReason {
    if wireBlock.byteCount >= 2 { return ReservationReason(block: wireBlock, at: 1) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var opened: Timestamp? {
    if wireHas(11, presence: 2, mask: 0x01) { return Timestamp(block: wireBlock, at: 3) }
    return nil
  }
  @inlinable @inline(__always)
  public var closes: Timestamp? {
    if wireHas(19, presence: 2, mask: 0x02) { return Timestamp(block: wireBlock, at: 11) }
    return nil
  }
  @inlinable @inline(__always)
  public var asked: UInt64 {
    if wireBlock.byteCount >= 27 { return UInt64(block: wireBlock, at: 19) }
    return 0
  }
  @inlinable
  public var pools: [PoolStatus] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 64, field: "pools")
    }
  }
}

extension ReservationStatus {
  public init(view: WireView<ReservationStatus>) throws(WireError) {
    self.phase = view.phase
    self.reason = view.reason
    self.opened = view.opened
    self.closes = view.closes
    self.pools = try view.pools
    self.asked = view.asked
  }
}

/// Asks for a drop's counts.
public struct GetDropRequest: WireBlockMessage, Hashable {
  public var drop: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
  }

  @inlinable
  public init(drop: Identifier) {
    self.drop = drop
  }
}

extension GetDropRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.GetDropRequest" }
  @inlinable public static var maximumEncodedSize: Int { 10 }
  @inlinable public static var blockSize: Int { 8 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8)])

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
    var block = try writer.take(10)
    UInt16(8).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
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
    if block.byteCount < 8 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 8 else { throw WireError(.truncated) }
    self.drop = Identifier(block: block, at: 0)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
  }
}

extension WireView where Viewed == GetDropRequest {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
}

extension GetDropRequest {
  public init(view: WireView<GetDropRequest>) throws(WireError) {
    self.drop = view.drop
  }
}

/// One pool with its live counters. Frozen.
public struct PoolStatus: WireStruct, Hashable {
  public var pool: Identifier
  public var hub: Identifier
  public var variant: UInt32
  public var capacity: UInt32
  public var held: UInt32
  public var sold: UInt32
  public var free: UInt32
  public var waiting: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.pool = Identifier()
    self.hub = Identifier()
    self.variant = 0
    self.capacity = 0
    self.held = 0
    self.sold = 0
    self.free = 0
    self.waiting = 0
  }

  @inlinable
  public init(
    pool: Identifier = Identifier(),
    hub: Identifier = Identifier(),
    variant: UInt32 = 0,
    capacity: UInt32 = 0,
    held: UInt32 = 0,
    sold: UInt32 = 0,
    free: UInt32 = 0,
    waiting: UInt32 = 0
  ) {
    self.pool = pool
    self.hub = hub
    self.variant = variant
    self.capacity = capacity
    self.held = held
    self.sold = sold
    self.free = free
    self.waiting = waiting
  }
}

extension PoolStatus {
  @inlinable public static var wireSize: Int { 40 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.pool = Identifier(block: block, at: offset)
    self.hub = Identifier(block: block, at: offset &+ 8)
    self.variant = UInt32(block: block, at: offset &+ 16)
    self.capacity = UInt32(block: block, at: offset &+ 20)
    self.held = UInt32(block: block, at: offset &+ 24)
    self.sold = UInt32(block: block, at: offset &+ 28)
    self.free = UInt32(block: block, at: offset &+ 32)
    self.waiting = UInt32(block: block, at: offset &+ 36)
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.pool.store(into: &block, at: offset)
    self.hub.store(into: &block, at: offset &+ 8)
    self.variant.store(into: &block, at: offset &+ 16)
    self.capacity.store(into: &block, at: offset &+ 20)
    self.held.store(into: &block, at: offset &+ 24)
    self.sold.store(into: &block, at: offset &+ 28)
    self.free.store(into: &block, at: offset &+ 32)
    self.waiting.store(into: &block, at: offset &+ 36)
  }
}

/// A drop and the counts of its pools at one moment of the log.
public struct DropStatus: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var offer: Identifier
  public var stream: Identifier
  public var phase: DropPhase
  public var buyerLimit: UInt32
  public var pools: [PoolStatus]
  /// Log sequence the counters belong to.
  public var asOf: UInt64
  /// Of a hybrid drop; its pools are not among the others.
  public var reservation: ReservationStatus?
  /// How it sells by now.
  public var policy: DropPolicy?
  /// Turns given to somebody behind a head of line who needed more than was free.
  public var passed: UInt64
  /// Of its pools and of those of its reservation, in the order in which they were made.
  public var fences: [FenceStatus]
  /// Since when it is in the archive, with its pools alone; absent: it is not.
  public var archived: Timestamp?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.offer = Identifier()
    self.stream = Identifier()
    self.phase = .unspecified
    self.buyerLimit = 0
    self.pools = []
    self.asOf = 0
    self.reservation = nil
    self.policy = nil
    self.passed = 0
    self.fences = []
    self.archived = nil
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    offer: Identifier = Identifier(),
    stream: Identifier = Identifier(),
    phase: DropPhase = .unspecified,
    buyerLimit: UInt32 = 0,
    pools: [PoolStatus] = [],
    asOf: UInt64 = 0,
    reservation: ReservationStatus? = nil,
    policy: DropPolicy? = nil,
    passed: UInt64 = 0,
    fences: [FenceStatus] = [],
    archived: Timestamp? = nil
  ) {
    self.drop = drop
    self.offer = offer
    self.stream = stream
    self.phase = phase
    self.buyerLimit = buyerLimit
    self.pools = pools
    self.asOf = asOf
    self.reservation = reservation
    self.policy = policy
    self.passed = passed
    self.fences = fences
    self.archived = archived
  }
}

extension DropStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.DropStatus" }
  @inlinable public static var maximumEncodedSize: Int { 27256 }
  @inlinable public static var blockSize: Int { 54 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 25),
    .init(end: 29),
    .init(end: 37),
    .init(end: 45),
    .init(end: 54, presenceByte: 45, presenceMask: 0x01)
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
    var block = try writer.take(56)
    UInt16(54).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence45: UInt8 = 0
    if self.archived != nil { presence45 |= 0x01 }
    presence45.store(into: &block, at: offset &+ 45)
    self.drop.store(into: &block, at: offset)
    self.offer.store(into: &block, at: offset &+ 8)
    self.stream.store(into: &block, at: offset &+ 16)
    self.phase.store(into: &block, at: offset &+ 24)
    self.buyerLimit.store(into: &block, at: offset &+ 25)
    self.asOf.store(into: &block, at: offset &+ 29)
    self.passed.store(into: &block, at: offset &+ 37)
    block.storeOptional(self.archived, at: offset &+ 46)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.pools.isEmpty { last = 1 }
    if self.reservation != nil { last = 2 }
    if self.policy != nil { last = 3 }
    if !self.fences.isEmpty { last = 4 }
    if last >= 1 { try writer.appendList(self.pools) }
    if last >= 2 { try writer.appendOptionalNested(self.reservation) }
    if last >= 3 { try writer.appendOptionalNested(self.policy) }
    if last >= 4 { try writer.appendMessages(self.fences) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.pools.isEmpty { last = 1 }
    if self.reservation != nil { last = 2 }
    if self.policy != nil { last = 3 }
    if !self.fences.isEmpty { last = 4 }
    if last >= 1 { size &+= WireBuffer.size(self.pools) }
    if last >= 2 { size &+= WireBuffer.size(self.reservation) }
    if last >= 3 { size &+= WireBuffer.size(self.policy) }
    if last >= 4 { size &+= WireBuffer.size(self.fences) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 54 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 54 else { throw WireError(.truncated) }
    let presence45 = block.byte(at: 45)
    if presence45 & 0xFE != 0, block.byteCount == 54 {
      throw WireError(.unknownPresence)
    }
    self.drop = Identifier(block: block, at: 0)
    self.offer = Identifier(block: block, at: 8)
    self.stream = Identifier(block: block, at: 16)
    self.phase = DropPhase(block: block, at: 24)
    self.buyerLimit = UInt32(block: block, at: 25)
    self.asOf = UInt64(block: block, at: 29)
    self.passed = UInt64(block: block, at: 37)
    self.archived = try block.loadOptional(at: 46, if: presence45 & 0x01 != 0, field: "archived")
    self.pools = try tail.readList(max: 256, field: "pools")
    self.reservation = try tail.readOptionalNested(field: "reservation")
    self.policy = try tail.readOptionalNested(field: "policy")
    self.fences = try tail.readMessages(max: 256, field: "fences")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.pools.count <= 256, "pools", "must have at most 256 elements")
    if let value = self.reservation {
      try Validation.check(value, "reservation")
    }
    if let value = self.policy {
      try Validation.check(value, "policy")
    }
    try Validation.require(self.fences.count <= 256, "fences", "must have at most 256 elements")
  }
}

extension WireView where Viewed == DropStatus {
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var offer: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var phase: DropPhase {
    if wireBlock.byteCount >= 25 { return DropPhase(block: wireBlock, at: 24) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var buyerLimit: UInt32 {
    if wireBlock.byteCount >= 29 { return UInt32(block: wireBlock, at: 25) }
    return 0
  }
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 37 { return UInt64(block: wireBlock, at: 29) }
    return 0
  }
  @inlinable @inline(__always)
  public var passed: UInt64 {
    if wireBlock.byteCount >= 45 { return UInt64(block: wireBlock, at: 37) }
    return 0
  }
  @inlinable @inline(__always)
  public var archived: Timestamp? {
    if wireHas(54, presence: 45, mask: 0x01) { return Timestamp(block: wireBlock, at: 46) }
    return nil
  }
  @inlinable
  public var pools: [PoolStatus] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 256, field: "pools")
    }
  }
  @inlinable
  public var reservation: ReservationStatus? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 40, field: "pools")
      return try tail.readOptionalNested(field: "reservation")
    }
  }
  /// Calls `body` with `reservation` as it stands in the bytes.
  @inlinable
  public func withReservation<Result>(
    _ body: (WireView<ReservationStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipList(elementSize: 40, field: "pools")
    return try tail.withNested(field: "reservation", body)
  }
  @inlinable
  public var policy: DropPolicy? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 40, field: "pools")
      try tail.skipDelimited(field: "reservation")
      return try tail.readOptionalNested(field: "policy")
    }
  }
  /// Calls `body` with `policy` as it stands in the bytes.
  @inlinable
  public func withPolicy<Result>(
    _ body: (WireView<DropPolicy>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipList(elementSize: 40, field: "pools")
    try tail.skipDelimited(field: "reservation")
    return try tail.withNested(field: "policy", body)
  }
  @inlinable
  public var fences: [FenceStatus] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 40, field: "pools")
      try tail.skipDelimited(field: "reservation")
      try tail.skipDelimited(field: "policy")
      return try tail.readMessages(max: 256, field: "fences")
    }
  }
}

extension DropStatus {
  public init(view: WireView<DropStatus>) throws(WireError) {
    self.drop = view.drop
    self.offer = view.offer
    self.stream = view.stream
    self.phase = view.phase
    self.buyerLimit = view.buyerLimit
    self.pools = try view.pools
    self.asOf = view.asOf
    self.reservation = try view.reservation
    self.policy = try view.policy
    self.passed = view.passed
    self.fences = try view.fences
    self.archived = view.archived
  }
}

/// The drop, or why there is none.
public enum GetDropResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case status(DropStatus)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension GetDropResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.GetDropResult" }
  @inlinable public static var maximumEncodedSize: Int { 27260 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .status: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .status(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .status(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .status(try DropStatus(payload: payload, case: "status"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .status(let value): try Validation.check(value, "status")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

// Generated from reservations.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Units of one pool.
public struct ReserveLine: WireBlockMessage, Hashable {
  public var pool: Identifier
  public var quantity: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.pool = Identifier()
    self.quantity = 0
  }

  @inlinable
  public init(pool: Identifier = Identifier(), quantity: UInt32 = 0) {
    self.pool = pool
    self.quantity = quantity
  }
}

extension ReserveLine {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReserveLine" }
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
    self.quantity.store(into: &block, at: offset &+ 8)
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
    self.quantity = UInt32(block: block, at: 8)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.pool.rawValue != 0, "pool", "must not be zero")
    try Validation.require(self.quantity >= 1, "quantity", "must be at least 1")
    try Validation.require(self.quantity <= 1000, "quantity", "must be at most 1000")
  }
}

extension WireView where Viewed == ReserveLine {
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
}

extension ReserveLine {
  public init(view: WireView<ReserveLine>) throws(WireError) {
    self.pool = view.pool
    self.quantity = view.quantity
  }
}

/// The earliest window that fits and has a slot.
public struct AnyWindow: WireBlockMessage, Hashable {
  /// Only of these; none: of all.
  public var classes: [WindowClass]
  /// Only one that ends by then.
  public var before: Timestamp?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.classes = []
    self.before = nil
  }

  @inlinable
  public init(classes: [WindowClass] = [], before: Timestamp? = nil) {
    self.classes = classes
    self.before = before
  }
}

extension AnyWindow {
  @inlinable public static var messageName: String { "dropwire.live.v1.AnyWindow" }
  @inlinable public static var maximumEncodedSize: Int { 15 }
  @inlinable public static var blockSize: Int { 9 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 9, presenceByte: 0, presenceMask: 0x01)
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
    var block = try writer.take(11)
    UInt16(9).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence0: UInt8 = 0
    if self.before != nil { presence0 |= 0x01 }
    presence0.store(into: &block, at: offset)
    block.storeOptional(self.before, at: offset &+ 1)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.classes.isEmpty { try writer.appendList(self.classes) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.classes.isEmpty { size &+= WireBuffer.size(self.classes) }
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
    let presence0 = block.byte(at: 0)
    if presence0 & 0xFE != 0, block.byteCount == 9 {
      throw WireError(.unknownPresence)
    }
    self.before = try block.loadOptional(at: 1, if: presence0 & 0x01 != 0, field: "before")
    self.classes = try tail.readList(max: 3, field: "classes")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.classes.count <= 3, "classes", "must have at most 3 elements")
  }
}

extension WireView where Viewed == AnyWindow {
  @inlinable @inline(__always)
  public var before: Timestamp? {
    if wireHas(9, presence: 0, mask: 0x01) { return Timestamp(block: wireBlock, at: 1) }
    return nil
  }
  @inlinable
  public var classes: [WindowClass] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 3, field: "classes")
    }
  }
}

extension AnyWindow {
  public init(view: WireView<AnyWindow>) throws(WireError) {
    self.classes = try view.classes
    self.before = view.before
  }
}

/// Asks for units of one pool, or of several together. (buyer, key) has one outcome, however often it is sent.
public struct ReserveRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var drop: Identifier
  /// With `quantity`, one pool; 0 with `lines`.
  public var pool: Identifier
  /// From 1 on; 0 with `lines`.
  public var quantity: UInt32
  /// Accept as few as this; 0: all or nothing, as several lines always are.
  public var minimum: UInt32
  /// Take a place in line for what is not granted; of `lines` only with `together`.
  public var waitlist: Bool
  /// Each of another pool of the drop, taken together or not at all.
  public var lines: [ReserveLine]
  /// A slot of this window together with the units; 0: none.
  public var window: Identifier
  /// Or of the earliest that fits. A line has no slots: not with `waitlist`.
  public var anyWindow: AnyWindow?
  /// Where the buyer is; 0: not said, which windows of zones do not serve.
  public var zone: UInt32
  /// How the buyer wants it; absent: any way.
  public var preference: Preference
  /// Nothing instead, of a hybrid drop either: units that can be had at once, or none.
  public var only: Bool
  /// With `waitlist`: a place up to this position, where 1 is next, or none; 0: any.
  public var lastPlace: UInt32
  /// With `waitlist` and `lines`: one place in all their lines, for all of it.
  public var together: Bool?
  /// Of a drop with a door: the one that it gave this buyer.
  public var ticket: UInt64?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.drop = Identifier()
    self.pool = Identifier()
    self.quantity = 0
    self.minimum = 0
    self.waitlist = false
    self.lines = []
    self.window = Identifier()
    self.anyWindow = nil
    self.zone = 0
    self.preference = .unspecified
    self.only = false
    self.lastPlace = 0
    self.together = nil
    self.ticket = nil
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    quantity: UInt32 = 0,
    minimum: UInt32 = 0,
    waitlist: Bool = false,
    lines: [ReserveLine] = [],
    window: Identifier = Identifier(),
    anyWindow: AnyWindow? = nil,
    zone: UInt32 = 0,
    preference: Preference = .unspecified,
    only: Bool = false,
    lastPlace: UInt32 = 0,
    together: Bool? = nil,
    ticket: UInt64? = nil
  ) {
    self.key = key
    self.buyer = buyer
    self.drop = drop
    self.pool = pool
    self.quantity = quantity
    self.minimum = minimum
    self.waitlist = waitlist
    self.lines = lines
    self.window = window
    self.anyWindow = anyWindow
    self.zone = zone
    self.preference = preference
    self.only = only
    self.lastPlace = lastPlace
    self.together = together
    self.ticket = ticket
  }
}

extension ReserveRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReserveRequest" }
  @inlinable public static var maximumEncodedSize: Int { 151 }
  @inlinable public static var blockSize: Int { 77 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 40),
    .init(end: 44),
    .init(end: 48),
    .init(end: 49),
    .init(end: 57),
    .init(end: 61),
    .init(end: 62),
    .init(end: 63),
    .init(end: 67),
    .init(end: 69, presenceByte: 67, presenceMask: 0x01),
    .init(end: 77, presenceByte: 67, presenceMask: 0x02)
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
    var block = try writer.take(79)
    UInt16(77).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence67: UInt8 = 0
    if self.together != nil { presence67 |= 0x01 }
    if self.ticket != nil { presence67 |= 0x02 }
    presence67.store(into: &block, at: offset &+ 67)
    self.key.store(into: &block, at: offset)
    self.buyer.store(into: &block, at: offset &+ 16)
    self.drop.store(into: &block, at: offset &+ 24)
    self.pool.store(into: &block, at: offset &+ 32)
    self.quantity.store(into: &block, at: offset &+ 40)
    self.minimum.store(into: &block, at: offset &+ 44)
    self.waitlist.store(into: &block, at: offset &+ 48)
    self.window.store(into: &block, at: offset &+ 49)
    self.zone.store(into: &block, at: offset &+ 57)
    self.preference.store(into: &block, at: offset &+ 61)
    self.only.store(into: &block, at: offset &+ 62)
    self.lastPlace.store(into: &block, at: offset &+ 63)
    block.storeOptional(self.together, at: offset &+ 68)
    block.storeOptional(self.ticket, at: offset &+ 69)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.lines.isEmpty { last = 1 }
    if self.anyWindow != nil { last = 2 }
    if last >= 1 { try writer.appendMessages(self.lines) }
    if last >= 2 { try writer.appendOptionalNested(self.anyWindow) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.lines.isEmpty { last = 1 }
    if self.anyWindow != nil { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.lines) }
    if last >= 2 { size &+= WireBuffer.size(self.anyWindow) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 77 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 77 else { throw WireError(.truncated) }
    let presence67 = block.byte(at: 67)
    if presence67 & 0xFC != 0, block.byteCount == 77 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.buyer = Identifier(block: block, at: 16)
    self.drop = Identifier(block: block, at: 24)
    self.pool = Identifier(block: block, at: 32)
    self.quantity = UInt32(block: block, at: 40)
    self.minimum = UInt32(block: block, at: 44)
    self.waitlist = try block.load(at: 48, field: "waitlist")
    self.window = Identifier(block: block, at: 49)
    self.zone = UInt32(block: block, at: 57)
    self.preference = Preference(block: block, at: 61)
    self.only = try block.load(at: 62, field: "only")
    self.lastPlace = UInt32(block: block, at: 63)
    self.together = try block.loadOptional(at: 68, if: presence67 & 0x01 != 0, field: "together")
    self.ticket = try block.loadOptional(at: 69, if: presence67 & 0x02 != 0, field: "ticket")
    self.lines = try tail.readMessages(max: 4, field: "lines")
    self.anyWindow = try tail.readOptionalNested(field: "anyWindow")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    try Validation.require(self.quantity <= 1000, "quantity", "must be at most 1000")
    try Validation.require(self.minimum <= 1000, "minimum", "must be at most 1000")
    try Validation.require(self.lines.count <= 4, "lines", "must have at most 4 elements")
    try Validation.checkAll(self.lines, "lines")
    if let value = self.anyWindow {
      try Validation.check(value, "anyWindow")
    }
  }
}

extension WireView where Viewed == ReserveRequest {
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
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 40 { return Identifier(block: wireBlock, at: 32) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 44 { return UInt32(block: wireBlock, at: 40) }
    return 0
  }
  @inlinable @inline(__always)
  public var minimum: UInt32 {
    if wireBlock.byteCount >= 48 { return UInt32(block: wireBlock, at: 44) }
    return 0
  }
  @inlinable @inline(__always)
  public var waitlist: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 49 { return try wireBlock.load(Bool.self, at: 48, field: "waitlist") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 57 { return Identifier(block: wireBlock, at: 49) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var zone: UInt32 {
    if wireBlock.byteCount >= 61 { return UInt32(block: wireBlock, at: 57) }
    return 0
  }
  @inlinable @inline(__always)
  public var preference: Preference {
    if wireBlock.byteCount >= 62 { return Preference(block: wireBlock, at: 61) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var only: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 63 { return try wireBlock.load(Bool.self, at: 62, field: "only") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var lastPlace: UInt32 {
    if wireBlock.byteCount >= 67 { return UInt32(block: wireBlock, at: 63) }
    return 0
  }
  @inlinable @inline(__always)
  public var together: Bool? {
    get throws(WireError) {
      if wireHas(69, presence: 67, mask: 0x01) { return try wireBlock.load(Bool.self, at: 68, field: "together") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var ticket: UInt64? {
    if wireHas(77, presence: 67, mask: 0x02) { return UInt64(block: wireBlock, at: 69) }
    return nil
  }
  @inlinable
  public var lines: [ReserveLine] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 4, field: "lines")
    }
  }
  @inlinable
  public var anyWindow: AnyWindow? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "lines")
      return try tail.readOptionalNested(field: "anyWindow")
    }
  }
  /// Calls `body` with `anyWindow` as it stands in the bytes.
  @inlinable
  public func withAnyWindow<Result>(
    _ body: (WireView<AnyWindow>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "lines")
    return try tail.withNested(field: "anyWindow", body)
  }
}

extension ReserveRequest {
  public init(view: WireView<ReserveRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.drop = view.drop
    self.pool = view.pool
    self.quantity = view.quantity
    self.minimum = view.minimum
    self.waitlist = try view.waitlist
    self.lines = try view.lines
    self.window = view.window
    self.anyWindow = try view.anyWindow
    self.zone = view.zone
    self.preference = view.preference
    self.only = try view.only
    self.lastPlace = view.lastPlace
    self.together = try view.together
    self.ticket = view.ticket
  }
}

/// Units of a hold that are of one pool, or of one fence.
public struct HeldLeg: WireBlockMessage, Hashable {
  /// Of the fence, where it is one.
  public var pool: Identifier
  /// 0: of the pool itself.
  public var fence: Identifier
  public var quantity: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.pool = Identifier()
    self.fence = Identifier()
    self.quantity = 0
  }

  @inlinable
  public init(
    pool: Identifier = Identifier(),
    fence: Identifier = Identifier(),
    quantity: UInt32 = 0
  ) {
    self.pool = pool
    self.fence = fence
    self.quantity = quantity
  }
}

extension HeldLeg {
  @inlinable public static var messageName: String { "dropwire.live.v1.HeldLeg" }
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
    self.pool.store(into: &block, at: offset)
    self.fence.store(into: &block, at: offset &+ 8)
    self.quantity.store(into: &block, at: offset &+ 16)
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
    self.pool = Identifier(block: block, at: 0)
    self.fence = Identifier(block: block, at: 8)
    self.quantity = UInt32(block: block, at: 16)
  }
}

extension WireView where Viewed == HeldLeg {
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var fence: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
}

extension HeldLeg {
  public init(view: WireView<HeldLeg>) throws(WireError) {
    self.pool = view.pool
    self.fence = view.fence
    self.quantity = view.quantity
  }
}

/// Units are held, or a place in line is, or both.
public struct Reserved: WireBlockMessage, Hashable {
  /// 0: nothing could be granted at once.
  public var hold: Identifier
  /// Units held, over all lines; of several lines each is held in full.
  public var granted: UInt32
  /// When the hold lapses.
  public var deadline: Timestamp
  /// The log's time, for a countdown free of clock skew.
  public var serverNow: Timestamp
  /// The place in line; 0: none. It becomes a hold by itself.
  public var waiter: Identifier
  /// Units waited for.
  public var waiting: UInt32
  /// 1 is next; 0 without a place. Of several lines the one it is furthest back in.
  public var position: UInt32
  /// Log sequence of the decision.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool
  /// The window that a slot is held of.
  public var window: WindowGrant?
  /// What was given instead of what was asked for; absent: nothing but that.
  public var instead: Instead
  /// Of the units held, where it is another one.
  public var pool: Identifier
  /// Where the units held are from, if any are of a fence.
  public var legs: [HeldLeg]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.granted = 0
    self.deadline = Timestamp()
    self.serverNow = Timestamp()
    self.waiter = Identifier()
    self.waiting = 0
    self.position = 0
    self.sequence = 0
    self.replayed = false
    self.window = nil
    self.instead = .unspecified
    self.pool = Identifier()
    self.legs = []
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    granted: UInt32 = 0,
    deadline: Timestamp = Timestamp(),
    serverNow: Timestamp = Timestamp(),
    waiter: Identifier = Identifier(),
    waiting: UInt32 = 0,
    position: UInt32 = 0,
    sequence: UInt64 = 0,
    replayed: Bool = false,
    window: WindowGrant? = nil,
    instead: Instead = .unspecified,
    pool: Identifier = Identifier(),
    legs: [HeldLeg] = []
  ) {
    self.hold = hold
    self.granted = granted
    self.deadline = deadline
    self.serverNow = serverNow
    self.waiter = waiter
    self.waiting = waiting
    self.position = position
    self.sequence = sequence
    self.replayed = replayed
    self.window = window
    self.instead = instead
    self.pool = pool
    self.legs = legs
  }
}

extension Reserved {
  @inlinable public static var messageName: String { "dropwire.live.v1.Reserved" }
  @inlinable public static var maximumEncodedSize: Int { 188 }
  @inlinable public static var blockSize: Int { 62 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 20),
    .init(end: 28),
    .init(end: 36),
    .init(end: 40),
    .init(end: 44),
    .init(end: 52),
    .init(end: 53),
    .init(end: 54),
    .init(end: 62)
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
    var block = try writer.take(64)
    UInt16(62).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hold.store(into: &block, at: offset)
    self.granted.store(into: &block, at: offset &+ 8)
    self.deadline.store(into: &block, at: offset &+ 12)
    self.serverNow.store(into: &block, at: offset &+ 20)
    self.waiter.store(into: &block, at: offset &+ 28)
    self.waiting.store(into: &block, at: offset &+ 36)
    self.position.store(into: &block, at: offset &+ 40)
    self.sequence.store(into: &block, at: offset &+ 44)
    self.replayed.store(into: &block, at: offset &+ 52)
    self.instead.store(into: &block, at: offset &+ 53)
    self.pool.store(into: &block, at: offset &+ 54)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.window != nil { last = 1 }
    if !self.legs.isEmpty { last = 2 }
    if last >= 1 { try writer.appendOptionalNested(self.window) }
    if last >= 2 { try writer.appendMessages(self.legs) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.window != nil { last = 1 }
    if !self.legs.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.window) }
    if last >= 2 { size &+= WireBuffer.size(self.legs) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 62 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 62 else { throw WireError(.truncated) }
    self.hold = Identifier(block: block, at: 0)
    self.granted = UInt32(block: block, at: 8)
    self.deadline = Timestamp(block: block, at: 12)
    self.serverNow = Timestamp(block: block, at: 20)
    self.waiter = Identifier(block: block, at: 28)
    self.waiting = UInt32(block: block, at: 36)
    self.position = UInt32(block: block, at: 40)
    self.sequence = UInt64(block: block, at: 44)
    self.replayed = try block.load(at: 52, field: "replayed")
    self.instead = Instead(block: block, at: 53)
    self.pool = Identifier(block: block, at: 54)
    self.window = try tail.readOptionalNested(field: "window")
    self.legs = try tail.readMessages(max: 4, field: "legs")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.legs.count <= 4, "legs", "must have at most 4 elements")
  }
}

extension WireView where Viewed == Reserved {
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var granted: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var deadline: Timestamp {
    if wireBlock.byteCount >= 20 { return Timestamp(block: wireBlock, at: 12) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 28 { return Timestamp(block: wireBlock, at: 20) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var waiter: Identifier {
    if wireBlock.byteCount >= 36 { return Identifier(block: wireBlock, at: 28) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var waiting: UInt32 {
    if wireBlock.byteCount >= 40 { return UInt32(block: wireBlock, at: 36) }
    return 0
  }
  @inlinable @inline(__always)
  public var position: UInt32 {
    if wireBlock.byteCount >= 44 { return UInt32(block: wireBlock, at: 40) }
    return 0
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 52 { return UInt64(block: wireBlock, at: 44) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 53 { return try wireBlock.load(Bool.self, at: 52, field: "replayed") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var instead: Instead {
    if wireBlock.byteCount >= 54 { return Instead(block: wireBlock, at: 53) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 62 { return Identifier(block: wireBlock, at: 54) }
    return Identifier()
  }
  @inlinable
  public var window: WindowGrant? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "window")
    }
  }
  /// Calls `body` with `window` as it stands in the bytes.
  @inlinable
  public func withWindow<Result>(
    _ body: (WireView<WindowGrant>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "window", body)
  }
  @inlinable
  public var legs: [HeldLeg] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "window")
      return try tail.readMessages(max: 4, field: "legs")
    }
  }
}

extension Reserved {
  public init(view: WireView<Reserved>) throws(WireError) {
    self.hold = view.hold
    self.granted = view.granted
    self.deadline = view.deadline
    self.serverNow = view.serverNow
    self.waiter = view.waiter
    self.waiting = view.waiting
    self.position = view.position
    self.sequence = view.sequence
    self.replayed = try view.replayed
    self.window = try view.window
    self.instead = view.instead
    self.pool = view.pool
    self.legs = try view.legs
  }
}

/// Units or a place in line, or why neither.
public enum ReserveResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case reserved(Reserved)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ReserveResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReserveResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .reserved: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .reserved(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .reserved(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .reserved(try Reserved(payload: payload, case: "reserved"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .reserved(let value): try Validation.check(value, "reserved")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// One of many requests on a stream; answers may come in another order.
public struct TaggedReserve: WireBlockMessage, Hashable {
  public var tag: UInt64
  public var request: ReserveRequest

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.tag = 0
    self.request = ReserveRequest()
  }

  @inlinable
  public init(tag: UInt64 = 0, request: ReserveRequest = ReserveRequest()) {
    self.tag = tag
    self.request = request
  }
}

extension TaggedReserve {
  @inlinable public static var messageName: String { "dropwire.live.v1.TaggedReserve" }
  @inlinable public static var maximumEncodedSize: Int { 163 }
  @inlinable public static var blockSize: Int { 8 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8)])

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
    var block = try writer.take(10)
    UInt16(8).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.tag.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.request)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.request)
    return size
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
    self.tag = UInt64(block: block, at: 0)
    self.request = try tail.readNested(field: "request")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.request, "request")
  }
}

extension WireView where Viewed == TaggedReserve {
  @inlinable @inline(__always)
  public var tag: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var request: ReserveRequest {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "request")
    }
  }
  /// Calls `body` with `request` as it stands in the bytes.
  @inlinable
  public func withRequest<Result>(
    _ body: (WireView<ReserveRequest>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "request", body)
  }
}

extension TaggedReserve {
  public init(view: WireView<TaggedReserve>) throws(WireError) {
    self.tag = view.tag
    self.request = try view.request
  }
}

/// The answer to the request with that tag.
public struct TaggedResult: WireBlockMessage, Hashable {
  public var tag: UInt64
  public var result: ReserveResult

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.tag = 0
    self.result = .unspecified
  }

  @inlinable
  public init(tag: UInt64 = 0, result: ReserveResult = .unspecified) {
    self.tag = tag
    self.result = result
  }
}

extension TaggedResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.TaggedResult" }
  @inlinable public static var maximumEncodedSize: Int { 307 }
  @inlinable public static var blockSize: Int { 8 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8)])

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
    var block = try writer.take(10)
    UInt16(8).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.tag.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.result.caseNumber != 0 { try self.result.write(to: &writer) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.result.caseNumber != 0 { size &+= self.result.encodedSize }
    return size
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
    self.tag = UInt64(block: block, at: 0)
    self.result = try tail.readUnion(field: "result")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.result, "result")
  }
}

extension WireView where Viewed == TaggedResult {
  @inlinable @inline(__always)
  public var tag: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var result: ReserveResult {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readUnion(field: "result")
    }
  }
}

extension TaggedResult {
  public init(view: WireView<TaggedResult>) throws(WireError) {
    self.tag = view.tag
    self.result = try view.result
  }
}

/// Gives a hold back; its units go to whoever is next in line.
public struct ReleaseRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var hold: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.hold = Identifier()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    hold: Identifier = Identifier()
  ) {
    self.key = key
    self.buyer = buyer
    self.hold = hold
  }
}

extension ReleaseRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReleaseRequest" }
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
    self.hold.store(into: &block, at: offset &+ 24)
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
    self.hold = Identifier(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.hold.rawValue != 0, "hold", "must not be zero")
  }
}

extension WireView where Viewed == ReleaseRequest {
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
  public var hold: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
}

extension ReleaseRequest {
  public init(view: WireView<ReleaseRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.hold = view.hold
  }
}

/// The hold is over.
public struct Released: WireBlockMessage, Hashable {
  public var hold: Identifier
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(hold: Identifier = Identifier(), sequence: UInt64 = 0, replayed: Bool = false) {
    self.hold = hold
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension Released {
  @inlinable public static var messageName: String { "dropwire.live.v1.Released" }
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
    self.hold.store(into: &block, at: offset)
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
    self.hold = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
  }
}

extension WireView where Viewed == Released {
  @inlinable @inline(__always)
  public var hold: Identifier {
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

extension Released {
  public init(view: WireView<Released>) throws(WireError) {
    self.hold = view.hold
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The hold is over, or why it is not.
public enum ReleaseResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case released(Released)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ReleaseResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReleaseResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .released: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .released(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .released(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .released(try Released(payload: payload, case: "released"))
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

/// Asks for more time to pay; once for each hold.
public struct ExtendRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var hold: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.hold = Identifier()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    hold: Identifier = Identifier()
  ) {
    self.key = key
    self.buyer = buyer
    self.hold = hold
  }
}

extension ExtendRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ExtendRequest" }
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
    self.hold.store(into: &block, at: offset &+ 24)
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
    self.hold = Identifier(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.hold.rawValue != 0, "hold", "must not be zero")
  }
}

extension WireView where Viewed == ExtendRequest {
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
  public var hold: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
}

extension ExtendRequest {
  public init(view: WireView<ExtendRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.hold = view.hold
  }
}

/// The hold has a later deadline.
public struct Extended: WireBlockMessage, Hashable {
  public var hold: Identifier
  public var deadline: Timestamp
  public var serverNow: Timestamp
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.deadline = Timestamp()
    self.serverNow = Timestamp()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    deadline: Timestamp = Timestamp(),
    serverNow: Timestamp = Timestamp(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.hold = hold
    self.deadline = deadline
    self.serverNow = serverNow
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension Extended {
  @inlinable public static var messageName: String { "dropwire.live.v1.Extended" }
  @inlinable public static var maximumEncodedSize: Int { 35 }
  @inlinable public static var blockSize: Int { 33 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 33)
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
    var block = try writer.take(35)
    UInt16(33).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hold.store(into: &block, at: offset)
    self.deadline.store(into: &block, at: offset &+ 8)
    self.serverNow.store(into: &block, at: offset &+ 16)
    self.sequence.store(into: &block, at: offset &+ 24)
    self.replayed.store(into: &block, at: offset &+ 32)
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
    if block.byteCount < 33 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 33 else { throw WireError(.truncated) }
    self.hold = Identifier(block: block, at: 0)
    self.deadline = Timestamp(block: block, at: 8)
    self.serverNow = Timestamp(block: block, at: 16)
    self.sequence = UInt64(block: block, at: 24)
    self.replayed = try block.load(at: 32, field: "replayed")
  }
}

extension WireView where Viewed == Extended {
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var deadline: Timestamp {
    if wireBlock.byteCount >= 16 { return Timestamp(block: wireBlock, at: 8) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 24 { return Timestamp(block: wireBlock, at: 16) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 32 { return UInt64(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 33 { return try wireBlock.load(Bool.self, at: 32, field: "replayed") }
      return false
    }
  }
}

extension Extended {
  public init(view: WireView<Extended>) throws(WireError) {
    self.hold = view.hold
    self.deadline = view.deadline
    self.serverNow = view.serverNow
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The new deadline, or why there is none.
public enum ExtendResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case extended(Extended)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ExtendResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ExtendResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .extended: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .extended(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .extended(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .extended(try Extended(payload: payload, case: "extended"))
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

/// Gives a place in line up.
public struct LeaveWaitlistRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var waiter: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.waiter = Identifier()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    waiter: Identifier = Identifier()
  ) {
    self.key = key
    self.buyer = buyer
    self.waiter = waiter
  }
}

extension LeaveWaitlistRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.LeaveWaitlistRequest" }
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
    self.waiter.store(into: &block, at: offset &+ 24)
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
    self.waiter = Identifier(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.waiter.rawValue != 0, "waiter", "must not be zero")
  }
}

extension WireView where Viewed == LeaveWaitlistRequest {
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
  public var waiter: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
}

extension LeaveWaitlistRequest {
  public init(view: WireView<LeaveWaitlistRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.waiter = view.waiter
  }
}

/// The place in line is given up.
public struct WaitlistLeft: WireBlockMessage, Hashable {
  public var waiter: Identifier
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.waiter = Identifier()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(waiter: Identifier = Identifier(), sequence: UInt64 = 0, replayed: Bool = false) {
    self.waiter = waiter
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension WaitlistLeft {
  @inlinable public static var messageName: String { "dropwire.live.v1.WaitlistLeft" }
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
    self.waiter.store(into: &block, at: offset)
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
    self.waiter = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
  }
}

extension WireView where Viewed == WaitlistLeft {
  @inlinable @inline(__always)
  public var waiter: Identifier {
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

extension WaitlistLeft {
  public init(view: WireView<WaitlistLeft>) throws(WireError) {
    self.waiter = view.waiter
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The place is given up, or why it is not.
public enum LeaveWaitlistResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case left(WaitlistLeft)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension LeaveWaitlistResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.LeaveWaitlistResult" }
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
    case 1: self = .left(try WaitlistLeft(payload: payload, case: "left"))
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

/// Asks where somebody is in line.
public struct PlaceRequest: WireBlockMessage, Hashable {
  public var buyer: Identifier
  public var waiter: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.buyer = Identifier()
    self.waiter = Identifier()
  }

  @inlinable
  public init(buyer: Identifier = Identifier(), waiter: Identifier = Identifier()) {
    self.buyer = buyer
    self.waiter = waiter
  }
}

extension PlaceRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.PlaceRequest" }
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
    self.waiter.store(into: &block, at: offset &+ 8)
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
    self.waiter = Identifier(block: block, at: 8)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.waiter.rawValue != 0, "waiter", "must not be zero")
  }
}

extension WireView where Viewed == PlaceRequest {
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var waiter: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
}

extension PlaceRequest {
  public init(view: WireView<PlaceRequest>) throws(WireError) {
    self.buyer = view.buyer
    self.waiter = view.waiter
  }
}

/// One of several lines that a place is in.
public struct PlaceLine: WireBlockMessage, Hashable {
  public var pool: Identifier
  public var quantity: UInt32
  /// 1 is next; 0 of a place that waits no more, like the next three.
  public var position: UInt32
  public var unitsAhead: UInt64
  public var free: UInt32
  public var reachable: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.pool = Identifier()
    self.quantity = 0
    self.position = 0
    self.unitsAhead = 0
    self.free = 0
    self.reachable = 0
  }

  @inlinable
  public init(
    pool: Identifier = Identifier(),
    quantity: UInt32 = 0,
    position: UInt32 = 0,
    unitsAhead: UInt64 = 0,
    free: UInt32 = 0,
    reachable: UInt32 = 0
  ) {
    self.pool = pool
    self.quantity = quantity
    self.position = position
    self.unitsAhead = unitsAhead
    self.free = free
    self.reachable = reachable
  }
}

extension PlaceLine {
  @inlinable public static var messageName: String { "dropwire.live.v1.PlaceLine" }
  @inlinable public static var maximumEncodedSize: Int { 34 }
  @inlinable public static var blockSize: Int { 32 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 16),
    .init(end: 24),
    .init(end: 28),
    .init(end: 32)
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
    var block = try writer.take(34)
    UInt16(32).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.pool.store(into: &block, at: offset)
    self.quantity.store(into: &block, at: offset &+ 8)
    self.position.store(into: &block, at: offset &+ 12)
    self.unitsAhead.store(into: &block, at: offset &+ 16)
    self.free.store(into: &block, at: offset &+ 24)
    self.reachable.store(into: &block, at: offset &+ 28)
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
    self.pool = Identifier(block: block, at: 0)
    self.quantity = UInt32(block: block, at: 8)
    self.position = UInt32(block: block, at: 12)
    self.unitsAhead = UInt64(block: block, at: 16)
    self.free = UInt32(block: block, at: 24)
    self.reachable = UInt32(block: block, at: 28)
  }
}

extension WireView where Viewed == PlaceLine {
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var position: UInt32 {
    if wireBlock.byteCount >= 16 { return UInt32(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var unitsAhead: UInt64 {
    if wireBlock.byteCount >= 24 { return UInt64(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var free: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var reachable: UInt32 {
    if wireBlock.byteCount >= 32 { return UInt32(block: wireBlock, at: 28) }
    return 0
  }
}

extension PlaceLine {
  public init(view: WireView<PlaceLine>) throws(WireError) {
    self.pool = view.pool
    self.quantity = view.quantity
    self.position = view.position
    self.unitsAhead = view.unitsAhead
    self.free = view.free
    self.reachable = view.reachable
  }
}

/// A place in line at one moment of the log.
public struct PlaceInLine: WireBlockMessage, Hashable {
  public var waiter: Identifier
  public var drop: Identifier
  /// Of several, that whose line it is furthest back in, as 7 to 10 are.
  public var pool: Identifier
  public var phase: WaiterPhase
  /// Units waited for, over all lines.
  public var quantity: UInt32
  /// As few as this serve.
  public var minimum: UInt32
  /// 1 is next; 0 of a place that waits no more, like the next three.
  public var position: UInt32
  /// Units that those before wait for.
  public var unitsAhead: UInt64
  /// Units that are free now; while no turn is due, fewer than whoever is next needs.
  public var free: UInt32
  /// Units that are free or can still come free.
  public var reachable: UInt32
  /// What its turn gave; 0: nothing.
  public var hold: Identifier
  /// The last log sequence that this includes.
  public var asOf: UInt64
  public var serverNow: Timestamp
  /// Of a place in several lines each of them, in the order asked for.
  public var lines: [PlaceLine]
  /// Since when it is in the archive, where nothing changes; absent: it is not.
  public var archived: Timestamp?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.waiter = Identifier()
    self.drop = Identifier()
    self.pool = Identifier()
    self.phase = .unspecified
    self.quantity = 0
    self.minimum = 0
    self.position = 0
    self.unitsAhead = 0
    self.free = 0
    self.reachable = 0
    self.hold = Identifier()
    self.asOf = 0
    self.serverNow = Timestamp()
    self.lines = []
    self.archived = nil
  }

  @inlinable
  public init(
    waiter: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    phase: WaiterPhase = .unspecified,
    quantity: UInt32 = 0,
    minimum: UInt32 = 0,
    position: UInt32 = 0,
    unitsAhead: UInt64 = 0,
    free: UInt32 = 0,
    reachable: UInt32 = 0,
    hold: Identifier = Identifier(),
    asOf: UInt64 = 0,
    serverNow: Timestamp = Timestamp(),
    lines: [PlaceLine] = [],
    archived: Timestamp? = nil
  ) {
    self.waiter = waiter
    self.drop = drop
    self.pool = pool
    self.phase = phase
    self.quantity = quantity
    self.minimum = minimum
    self.position = position
    self.unitsAhead = unitsAhead
    self.free = free
    self.reachable = reachable
    self.hold = hold
    self.asOf = asOf
    self.serverNow = serverNow
    self.lines = lines
    self.archived = archived
  }
}

extension PlaceInLine {
  @inlinable public static var messageName: String { "dropwire.live.v1.PlaceInLine" }
  @inlinable public static var maximumEncodedSize: Int { 224 }
  @inlinable public static var blockSize: Int { 86 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 25),
    .init(end: 29),
    .init(end: 33),
    .init(end: 37),
    .init(end: 45),
    .init(end: 49),
    .init(end: 53),
    .init(end: 61),
    .init(end: 69),
    .init(end: 77),
    .init(end: 86, presenceByte: 77, presenceMask: 0x01)
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
    var block = try writer.take(88)
    UInt16(86).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence77: UInt8 = 0
    if self.archived != nil { presence77 |= 0x01 }
    presence77.store(into: &block, at: offset &+ 77)
    self.waiter.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 8)
    self.pool.store(into: &block, at: offset &+ 16)
    self.phase.store(into: &block, at: offset &+ 24)
    self.quantity.store(into: &block, at: offset &+ 25)
    self.minimum.store(into: &block, at: offset &+ 29)
    self.position.store(into: &block, at: offset &+ 33)
    self.unitsAhead.store(into: &block, at: offset &+ 37)
    self.free.store(into: &block, at: offset &+ 45)
    self.reachable.store(into: &block, at: offset &+ 49)
    self.hold.store(into: &block, at: offset &+ 53)
    self.asOf.store(into: &block, at: offset &+ 61)
    self.serverNow.store(into: &block, at: offset &+ 69)
    block.storeOptional(self.archived, at: offset &+ 78)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.lines.isEmpty { try writer.appendMessages(self.lines) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.lines.isEmpty { size &+= WireBuffer.size(self.lines) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 86 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 86 else { throw WireError(.truncated) }
    let presence77 = block.byte(at: 77)
    if presence77 & 0xFE != 0, block.byteCount == 86 {
      throw WireError(.unknownPresence)
    }
    self.waiter = Identifier(block: block, at: 0)
    self.drop = Identifier(block: block, at: 8)
    self.pool = Identifier(block: block, at: 16)
    self.phase = WaiterPhase(block: block, at: 24)
    self.quantity = UInt32(block: block, at: 25)
    self.minimum = UInt32(block: block, at: 29)
    self.position = UInt32(block: block, at: 33)
    self.unitsAhead = UInt64(block: block, at: 37)
    self.free = UInt32(block: block, at: 45)
    self.reachable = UInt32(block: block, at: 49)
    self.hold = Identifier(block: block, at: 53)
    self.asOf = UInt64(block: block, at: 61)
    self.serverNow = Timestamp(block: block, at: 69)
    self.archived = try block.loadOptional(at: 78, if: presence77 & 0x01 != 0, field: "archived")
    self.lines = try tail.readMessages(max: 4, field: "lines")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.lines.count <= 4, "lines", "must have at most 4 elements")
  }
}

extension WireView where Viewed == PlaceInLine {
  @inlinable @inline(__always)
  public var waiter: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var phase: WaiterPhase {
    if wireBlock.byteCount >= 25 { return WaiterPhase(block: wireBlock, at: 24) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 29 { return UInt32(block: wireBlock, at: 25) }
    return 0
  }
  @inlinable @inline(__always)
  public var minimum: UInt32 {
    if wireBlock.byteCount >= 33 { return UInt32(block: wireBlock, at: 29) }
    return 0
  }
  @inlinable @inline(__always)
  public var position: UInt32 {
    if wireBlock.byteCount >= 37 { return UInt32(block: wireBlock, at: 33) }
    return 0
  }
  @inlinable @inline(__always)
  public var unitsAhead: UInt64 {
    if wireBlock.byteCount >= 45 { return UInt64(block: wireBlock, at: 37) }
    return 0
  }
  @inlinable @inline(__always)
  public var free: UInt32 {
    if wireBlock.byteCount >= 49 { return UInt32(block: wireBlock, at: 45) }
    return 0
  }
  @inlinable @inline(__always)
  public var reachable: UInt32 {
    if wireBlock.byteCount >= 53 { return UInt32(block: wireBlock, at: 49) }
    return 0
  }
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 61 { return Identifier(block: wireBlock, at: 53) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 69 { return UInt64(block: wireBlock, at: 61) }
    return 0
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 77 { return Timestamp(block: wireBlock, at: 69) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var archived: Timestamp? {
    if wireHas(86, presence: 77, mask: 0x01) { return Timestamp(block: wireBlock, at: 78) }
    return nil
  }
  @inlinable
  public var lines: [PlaceLine] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 4, field: "lines")
    }
  }
}

extension PlaceInLine {
  public init(view: WireView<PlaceInLine>) throws(WireError) {
    self.waiter = view.waiter
    self.drop = view.drop
    self.pool = view.pool
    self.phase = view.phase
    self.quantity = view.quantity
    self.minimum = view.minimum
    self.position = view.position
    self.unitsAhead = view.unitsAhead
    self.free = view.free
    self.reachable = view.reachable
    self.hold = view.hold
    self.asOf = view.asOf
    self.serverNow = view.serverNow
    self.lines = try view.lines
    self.archived = view.archived
  }
}

/// The place, or why it is not known.
public enum PlaceResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case place(PlaceInLine)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension PlaceResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.PlaceResult" }
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
    case 1: self = .place(try PlaceInLine(payload: payload, case: "place"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .place(let value): try Validation.check(value, "place")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// Asks for a hold, live or over.
public struct HoldRequest: WireBlockMessage, Hashable {
  public var buyer: Identifier
  public var hold: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.buyer = Identifier()
    self.hold = Identifier()
  }

  @inlinable
  public init(buyer: Identifier = Identifier(), hold: Identifier = Identifier()) {
    self.buyer = buyer
    self.hold = hold
  }
}

extension HoldRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.HoldRequest" }
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
    self.hold.store(into: &block, at: offset &+ 8)
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
    self.hold = Identifier(block: block, at: 8)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.hold.rawValue != 0, "hold", "must not be zero")
  }
}

extension WireView where Viewed == HoldRequest {
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
}

extension HoldRequest {
  public init(view: WireView<HoldRequest>) throws(WireError) {
    self.buyer = view.buyer
    self.hold = view.hold
  }
}

/// A hold at one moment of the log, or as it was when it left for the archive.
public struct HoldStatus: WireBlockMessage, Hashable {
  public var hold: Identifier
  public var drop: Identifier
  public var phase: HoldPhase
  public var lines: [HeldLine]
  /// When it lapses, or would have.
  public var deadline: Timestamp
  /// What it was sold as; 0: it was not.
  public var order: Identifier
  /// The place in line that it came from; 0: none.
  public var waiter: Identifier
  /// The window that it has a slot of; 0: none.
  public var window: Identifier
  /// The last log sequence that this includes.
  public var asOf: UInt64
  public var serverNow: Timestamp
  /// Since when it is in the archive, where nothing changes; absent: it is not.
  public var archived: Timestamp?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.drop = Identifier()
    self.phase = .unspecified
    self.lines = []
    self.deadline = Timestamp()
    self.order = Identifier()
    self.waiter = Identifier()
    self.window = Identifier()
    self.asOf = 0
    self.serverNow = Timestamp()
    self.archived = nil
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    phase: HoldPhase = .unspecified,
    lines: [HeldLine] = [],
    deadline: Timestamp = Timestamp(),
    order: Identifier = Identifier(),
    waiter: Identifier = Identifier(),
    window: Identifier = Identifier(),
    asOf: UInt64 = 0,
    serverNow: Timestamp = Timestamp(),
    archived: Timestamp? = nil
  ) {
    self.hold = hold
    self.drop = drop
    self.phase = phase
    self.lines = lines
    self.deadline = deadline
    self.order = order
    self.waiter = waiter
    self.window = window
    self.asOf = asOf
    self.serverNow = serverNow
    self.archived = archived
  }
}

extension HoldStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.HoldStatus" }
  @inlinable public static var maximumEncodedSize: Int { 132 }
  @inlinable public static var blockSize: Int { 74 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 17),
    .init(end: 25),
    .init(end: 33),
    .init(end: 41),
    .init(end: 49),
    .init(end: 57),
    .init(end: 65),
    .init(end: 74, presenceByte: 65, presenceMask: 0x01)
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
    var block = try writer.take(76)
    UInt16(74).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence65: UInt8 = 0
    if self.archived != nil { presence65 |= 0x01 }
    presence65.store(into: &block, at: offset &+ 65)
    self.hold.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 8)
    self.phase.store(into: &block, at: offset &+ 16)
    self.deadline.store(into: &block, at: offset &+ 17)
    self.order.store(into: &block, at: offset &+ 25)
    self.waiter.store(into: &block, at: offset &+ 33)
    self.window.store(into: &block, at: offset &+ 41)
    self.asOf.store(into: &block, at: offset &+ 49)
    self.serverNow.store(into: &block, at: offset &+ 57)
    block.storeOptional(self.archived, at: offset &+ 66)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.lines.isEmpty { try writer.appendMessages(self.lines) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.lines.isEmpty { size &+= WireBuffer.size(self.lines) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 74 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 74 else { throw WireError(.truncated) }
    let presence65 = block.byte(at: 65)
    if presence65 & 0xFE != 0, block.byteCount == 74 {
      throw WireError(.unknownPresence)
    }
    self.hold = Identifier(block: block, at: 0)
    self.drop = Identifier(block: block, at: 8)
    self.phase = HoldPhase(block: block, at: 16)
    self.deadline = Timestamp(block: block, at: 17)
    self.order = Identifier(block: block, at: 25)
    self.waiter = Identifier(block: block, at: 33)
    self.window = Identifier(block: block, at: 41)
    self.asOf = UInt64(block: block, at: 49)
    self.serverNow = Timestamp(block: block, at: 57)
    self.archived = try block.loadOptional(at: 66, if: presence65 & 0x01 != 0, field: "archived")
    self.lines = try tail.readMessages(max: 4, field: "lines")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.lines.count <= 4, "lines", "must have at most 4 elements")
  }
}

extension WireView where Viewed == HoldStatus {
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var phase: HoldPhase {
    if wireBlock.byteCount >= 17 { return HoldPhase(block: wireBlock, at: 16) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var deadline: Timestamp {
    if wireBlock.byteCount >= 25 { return Timestamp(block: wireBlock, at: 17) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 33 { return Identifier(block: wireBlock, at: 25) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var waiter: Identifier {
    if wireBlock.byteCount >= 41 { return Identifier(block: wireBlock, at: 33) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 49 { return Identifier(block: wireBlock, at: 41) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 57 { return UInt64(block: wireBlock, at: 49) }
    return 0
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 65 { return Timestamp(block: wireBlock, at: 57) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var archived: Timestamp? {
    if wireHas(74, presence: 65, mask: 0x01) { return Timestamp(block: wireBlock, at: 66) }
    return nil
  }
  @inlinable
  public var lines: [HeldLine] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 4, field: "lines")
    }
  }
}

extension HoldStatus {
  public init(view: WireView<HoldStatus>) throws(WireError) {
    self.hold = view.hold
    self.drop = view.drop
    self.phase = view.phase
    self.lines = try view.lines
    self.deadline = view.deadline
    self.order = view.order
    self.waiter = view.waiter
    self.window = view.window
    self.asOf = view.asOf
    self.serverNow = view.serverNow
    self.archived = view.archived
  }
}

/// Units of one pool that a hold has, or had.
public struct HeldLine: WireBlockMessage, Hashable {
  public var pool: Identifier
  public var quantity: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.pool = Identifier()
    self.quantity = 0
  }

  @inlinable
  public init(pool: Identifier = Identifier(), quantity: UInt32 = 0) {
    self.pool = pool
    self.quantity = quantity
  }
}

extension HeldLine {
  @inlinable public static var messageName: String { "dropwire.live.v1.HeldLine" }
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
    self.quantity.store(into: &block, at: offset &+ 8)
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
    self.quantity = UInt32(block: block, at: 8)
  }
}

extension WireView where Viewed == HeldLine {
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
}

extension HeldLine {
  public init(view: WireView<HeldLine>) throws(WireError) {
    self.pool = view.pool
    self.quantity = view.quantity
  }
}

/// The hold, or why it is not known: `forgotten` once it has left the archive as well.
public enum HoldResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case hold(HoldStatus)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension HoldResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.HoldResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .hold: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .hold(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .hold(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .hold(try HoldStatus(payload: payload, case: "hold"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .hold(let value): try Validation.check(value, "hold")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// Confirms a hold whose payment is authorised already, and places the order.
public struct ConfirmRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var hold: Identifier
  /// The payment's identity at its provider.
  public var payment: UUIDBytes

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.hold = Identifier()
    self.payment = UUIDBytes()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    hold: Identifier = Identifier(),
    payment: UUIDBytes = UUIDBytes()
  ) {
    self.key = key
    self.buyer = buyer
    self.hold = hold
    self.payment = payment
  }
}

extension ConfirmRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ConfirmRequest" }
  @inlinable public static var maximumEncodedSize: Int { 50 }
  @inlinable public static var blockSize: Int { 48 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 48)
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
    var block = try writer.take(50)
    UInt16(48).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.buyer.store(into: &block, at: offset &+ 16)
    self.hold.store(into: &block, at: offset &+ 24)
    self.payment.store(into: &block, at: offset &+ 32)
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
    if block.byteCount < 48 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 48 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.buyer = Identifier(block: block, at: 16)
    self.hold = Identifier(block: block, at: 24)
    self.payment = UUIDBytes(block: block, at: 32)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.hold.rawValue != 0, "hold", "must not be zero")
    try Validation.require(self.payment != UUIDBytes(), "payment", "must not be zero")
  }
}

extension WireView where Viewed == ConfirmRequest {
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
  public var hold: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 48 { return UUIDBytes(block: wireBlock, at: 32) }
    return UUIDBytes()
  }
}

extension ConfirmRequest {
  public init(view: WireView<ConfirmRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.hold = view.hold
    self.payment = view.payment
  }
}

/// Sold: the order is in the log.
public struct Confirmed: WireBlockMessage, Hashable {
  public var hold: Identifier
  public var order: Identifier
  /// To be captured, minor units of the drop's currency.
  public var amountMinor: Int64
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.order = Identifier()
    self.amountMinor = 0
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    order: Identifier = Identifier(),
    amountMinor: Int64 = 0,
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.hold = hold
    self.order = order
    self.amountMinor = amountMinor
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension Confirmed {
  @inlinable public static var messageName: String { "dropwire.live.v1.Confirmed" }
  @inlinable public static var maximumEncodedSize: Int { 35 }
  @inlinable public static var blockSize: Int { 33 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 33)
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
    var block = try writer.take(35)
    UInt16(33).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hold.store(into: &block, at: offset)
    self.order.store(into: &block, at: offset &+ 8)
    self.amountMinor.store(into: &block, at: offset &+ 16)
    self.sequence.store(into: &block, at: offset &+ 24)
    self.replayed.store(into: &block, at: offset &+ 32)
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
    if block.byteCount < 33 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 33 else { throw WireError(.truncated) }
    self.hold = Identifier(block: block, at: 0)
    self.order = Identifier(block: block, at: 8)
    self.amountMinor = Int64(block: block, at: 16)
    self.sequence = UInt64(block: block, at: 24)
    self.replayed = try block.load(at: 32, field: "replayed")
  }
}

extension WireView where Viewed == Confirmed {
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var amountMinor: Int64 {
    if wireBlock.byteCount >= 24 { return Int64(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 32 { return UInt64(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 33 { return try wireBlock.load(Bool.self, at: 32, field: "replayed") }
      return false
    }
  }
}

extension Confirmed {
  public init(view: WireView<Confirmed>) throws(WireError) {
    self.hold = view.hold
    self.order = view.order
    self.amountMinor = view.amountMinor
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The payment was too late or for nothing and is to be given back.
public struct PaymentVoided: WireBlockMessage, Hashable {
  public var hold: Identifier
  public var reason: Rejected
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.reason = Rejected()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    reason: Rejected = Rejected(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.hold = hold
    self.reason = reason
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension PaymentVoided {
  @inlinable public static var messageName: String { "dropwire.live.v1.PaymentVoided" }
  @inlinable public static var maximumEncodedSize: Int { 315 }
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
    self.hold.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 8)
    self.replayed.store(into: &block, at: offset &+ 16)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.reason)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.reason)
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
    self.hold = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
    self.reason = try tail.readNested(field: "reason")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.reason, "reason")
  }
}

extension WireView where Viewed == PaymentVoided {
  @inlinable @inline(__always)
  public var hold: Identifier {
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
  public var reason: Rejected {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "reason")
    }
  }
  /// Calls `body` with `reason` as it stands in the bytes.
  @inlinable
  public func withReason<Result>(
    _ body: (WireView<Rejected>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "reason", body)
  }
}

extension PaymentVoided {
  public init(view: WireView<PaymentVoided>) throws(WireError) {
    self.hold = view.hold
    self.reason = try view.reason
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The payment was declined; the hold may still be there for another.
public struct PaymentDeclined: WireBlockMessage, Hashable {
  public var hold: Identifier
  /// False: the deadline had passed as well.
  public var stillHeld: Bool
  public var deadline: Timestamp
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.stillHeld = false
    self.deadline = Timestamp()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    stillHeld: Bool = false,
    deadline: Timestamp = Timestamp(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.hold = hold
    self.stillHeld = stillHeld
    self.deadline = deadline
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension PaymentDeclined {
  @inlinable public static var messageName: String { "dropwire.live.v1.PaymentDeclined" }
  @inlinable public static var maximumEncodedSize: Int { 28 }
  @inlinable public static var blockSize: Int { 26 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 17),
    .init(end: 25),
    .init(end: 26)
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
    var block = try writer.take(28)
    UInt16(26).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hold.store(into: &block, at: offset)
    self.stillHeld.store(into: &block, at: offset &+ 8)
    self.deadline.store(into: &block, at: offset &+ 9)
    self.sequence.store(into: &block, at: offset &+ 17)
    self.replayed.store(into: &block, at: offset &+ 25)
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
    if block.byteCount < 26 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 26 else { throw WireError(.truncated) }
    self.hold = Identifier(block: block, at: 0)
    self.stillHeld = try block.load(at: 8, field: "stillHeld")
    self.deadline = Timestamp(block: block, at: 9)
    self.sequence = UInt64(block: block, at: 17)
    self.replayed = try block.load(at: 25, field: "replayed")
  }
}

extension WireView where Viewed == PaymentDeclined {
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var stillHeld: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 9 { return try wireBlock.load(Bool.self, at: 8, field: "stillHeld") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var deadline: Timestamp {
    if wireBlock.byteCount >= 17 { return Timestamp(block: wireBlock, at: 9) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 25 { return UInt64(block: wireBlock, at: 17) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 26 { return try wireBlock.load(Bool.self, at: 25, field: "replayed") }
      return false
    }
  }
}

extension PaymentDeclined {
  public init(view: WireView<PaymentDeclined>) throws(WireError) {
    self.hold = view.hold
    self.stillHeld = try view.stillHeld
    self.deadline = view.deadline
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// What became of a hold and of its payment.
public enum ConfirmResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case confirmed(Confirmed)
  case rejected(Rejected)
  case voided(PaymentVoided)
  case declined(PaymentDeclined)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ConfirmResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ConfirmResult" }
  @inlinable public static var maximumEncodedSize: Int { 318 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .confirmed: 1
    case .rejected: 2
    case .voided: 3
    case .declined: 4
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .confirmed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .voided(let value): WireBuffer.caseSize(3, value)
    case .declined(let value): WireBuffer.caseSize(4, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .confirmed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .voided(let value): try writer.appendCase(3, value)
    case .declined(let value): try writer.appendCase(4, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .confirmed(try Confirmed(payload: payload, case: "confirmed"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    case 3: self = .voided(try PaymentVoided(payload: payload, case: "voided"))
    case 4: self = .declined(try PaymentDeclined(payload: payload, case: "declined"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .rejected(let value): try Validation.check(value, "rejected")
    case .voided(let value): try Validation.check(value, "voided")
    default: break
    }
  }
}

/// Freezes the hold's expiry while the payment is in flight.
public struct BeginConfirmRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var hold: Identifier
  public var payment: UUIDBytes

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.hold = Identifier()
    self.payment = UUIDBytes()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    hold: Identifier = Identifier(),
    payment: UUIDBytes = UUIDBytes()
  ) {
    self.key = key
    self.buyer = buyer
    self.hold = hold
    self.payment = payment
  }
}

extension BeginConfirmRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.BeginConfirmRequest" }
  @inlinable public static var maximumEncodedSize: Int { 50 }
  @inlinable public static var blockSize: Int { 48 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 48)
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
    var block = try writer.take(50)
    UInt16(48).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.buyer.store(into: &block, at: offset &+ 16)
    self.hold.store(into: &block, at: offset &+ 24)
    self.payment.store(into: &block, at: offset &+ 32)
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
    if block.byteCount < 48 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 48 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.buyer = Identifier(block: block, at: 16)
    self.hold = Identifier(block: block, at: 24)
    self.payment = UUIDBytes(block: block, at: 32)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.hold.rawValue != 0, "hold", "must not be zero")
    try Validation.require(self.payment != UUIDBytes(), "payment", "must not be zero")
  }
}

extension WireView where Viewed == BeginConfirmRequest {
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
  public var hold: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 48 { return UUIDBytes(block: wireBlock, at: 32) }
    return UUIDBytes()
  }
}

extension BeginConfirmRequest {
  public init(view: WireView<BeginConfirmRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.hold = view.hold
    self.payment = view.payment
  }
}

/// The hold cannot expire before this deadline, whatever the payment does.
public struct Confirming: WireBlockMessage, Hashable {
  public var hold: Identifier
  public var deadline: Timestamp
  public var serverNow: Timestamp
  public var sequence: UInt64
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.deadline = Timestamp()
    self.serverNow = Timestamp()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    deadline: Timestamp = Timestamp(),
    serverNow: Timestamp = Timestamp(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.hold = hold
    self.deadline = deadline
    self.serverNow = serverNow
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension Confirming {
  @inlinable public static var messageName: String { "dropwire.live.v1.Confirming" }
  @inlinable public static var maximumEncodedSize: Int { 35 }
  @inlinable public static var blockSize: Int { 33 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 33)
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
    var block = try writer.take(35)
    UInt16(33).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hold.store(into: &block, at: offset)
    self.deadline.store(into: &block, at: offset &+ 8)
    self.serverNow.store(into: &block, at: offset &+ 16)
    self.sequence.store(into: &block, at: offset &+ 24)
    self.replayed.store(into: &block, at: offset &+ 32)
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
    if block.byteCount < 33 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 33 else { throw WireError(.truncated) }
    self.hold = Identifier(block: block, at: 0)
    self.deadline = Timestamp(block: block, at: 8)
    self.serverNow = Timestamp(block: block, at: 16)
    self.sequence = UInt64(block: block, at: 24)
    self.replayed = try block.load(at: 32, field: "replayed")
  }
}

extension WireView where Viewed == Confirming {
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var deadline: Timestamp {
    if wireBlock.byteCount >= 16 { return Timestamp(block: wireBlock, at: 8) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 24 { return Timestamp(block: wireBlock, at: 16) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 32 { return UInt64(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 33 { return try wireBlock.load(Bool.self, at: 32, field: "replayed") }
      return false
    }
  }
}

extension Confirming {
  public init(view: WireView<Confirming>) throws(WireError) {
    self.hold = view.hold
    self.deadline = view.deadline
    self.serverNow = view.serverNow
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The hold waits for its payment, or why it does not.
public enum BeginConfirmResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case confirming(Confirming)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension BeginConfirmResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.BeginConfirmResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .confirming: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .confirming(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .confirming(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .confirming(try Confirming(payload: payload, case: "confirming"))
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

/// What the payment provider said.
public struct PaymentResultRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var hold: Identifier
  public var payment: UUIDBytes
  public var authorised: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.hold = Identifier()
    self.payment = UUIDBytes()
    self.authorised = false
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    hold: Identifier = Identifier(),
    payment: UUIDBytes = UUIDBytes(),
    authorised: Bool = false
  ) {
    self.key = key
    self.hold = hold
    self.payment = payment
    self.authorised = authorised
  }
}

extension PaymentResultRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.PaymentResultRequest" }
  @inlinable public static var maximumEncodedSize: Int { 43 }
  @inlinable public static var blockSize: Int { 41 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
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
    self.key.store(into: &block, at: offset)
    self.hold.store(into: &block, at: offset &+ 16)
    self.payment.store(into: &block, at: offset &+ 24)
    self.authorised.store(into: &block, at: offset &+ 40)
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
    self.key = UUIDBytes(block: block, at: 0)
    self.hold = Identifier(block: block, at: 16)
    self.payment = UUIDBytes(block: block, at: 24)
    self.authorised = try block.load(at: 40, field: "authorised")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.hold.rawValue != 0, "hold", "must not be zero")
    try Validation.require(self.payment != UUIDBytes(), "payment", "must not be zero")
  }
}

extension WireView where Viewed == PaymentResultRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 40 { return UUIDBytes(block: wireBlock, at: 24) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var authorised: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 41 { return try wireBlock.load(Bool.self, at: 40, field: "authorised") }
      return false
    }
  }
}

extension PaymentResultRequest {
  public init(view: WireView<PaymentResultRequest>) throws(WireError) {
    self.key = view.key
    self.hold = view.hold
    self.payment = view.payment
    self.authorised = try view.authorised
  }
}

/// What the buyer's device says of a purchase; docs/express.md has the bytes that it signs.
public struct Attestation: WireBlockMessage, Hashable {
  /// The public key: SPKI, or raw bytes of P-256 or Ed25519.
  public var device: [UInt8]
  /// Another one for each purchase.
  public var nonce: UUIDBytes
  /// The device's time; at most 2 minutes old, and 30 s ahead.
  public var at: Timestamp
  /// 64 bytes, or DER. Neither it nor the key gets into the log.
  public var signature: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.device = []
    self.nonce = UUIDBytes()
    self.at = Timestamp()
    self.signature = []
  }

  @inlinable
  public init(
    device: [UInt8] = [],
    nonce: UUIDBytes = UUIDBytes(),
    at: Timestamp = Timestamp(),
    signature: [UInt8] = []
  ) {
    self.device = device
    self.nonce = nonce
    self.at = at
    self.signature = signature
  }
}

extension Attestation {
  @inlinable public static var messageName: String { "dropwire.live.v1.Attestation" }
  @inlinable public static var maximumEncodedSize: Int { 350 }
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
    self.nonce.store(into: &block, at: offset)
    self.at.store(into: &block, at: offset &+ 16)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.device.isEmpty { last = 1 }
    if !self.signature.isEmpty { last = 2 }
    if last >= 1 { try writer.appendBytes(self.device) }
    if last >= 2 { try writer.appendBytes(self.signature) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.device.isEmpty { last = 1 }
    if !self.signature.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.device) }
    if last >= 2 { size &+= WireBuffer.size(self.signature) }
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
    self.nonce = UUIDBytes(block: block, at: 0)
    self.at = Timestamp(block: block, at: 16)
    self.device = try tail.readBytes(max: 160, field: "device")
    self.signature = try tail.readBytes(max: 160, field: "signature")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.device.count <= 160, "device", "must have at most 160 bytes")
    try Validation.require(self.nonce != UUIDBytes(), "nonce", "must not be zero")
    try Validation.require(self.signature.count <= 160, "signature", "must have at most 160 bytes")
  }
}

/// Fields that are secret are not printed.
extension Attestation: CustomReflectable {
  public var customMirror: Mirror {
    let children: [(label: String?, value: Any)] = [
      ("device", "secret"),
      ("nonce", self.nonce),
      ("at", self.at),
      ("signature", "secret")
    ]
    return Mirror(self, children: children, displayStyle: .struct)
  }
}

extension WireView where Viewed == Attestation {
  @inlinable @inline(__always)
  public var nonce: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 24 { return Timestamp(block: wireBlock, at: 16) }
    return Timestamp()
  }
  @inlinable
  public var device: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 160, field: "device")
    }
  }
  /// Calls `body` with `device` as it stands in the bytes.
  @inlinable
  public func withDevice<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 160, field: "device", body)
  }
  @inlinable
  public var signature: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "device")
      return try tail.readBytes(max: 160, field: "signature")
    }
  }
  /// Calls `body` with `signature` as it stands in the bytes.
  @inlinable
  public func withSignature<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "device")
    return try tail.withBytes(max: 160, field: "signature", body)
  }
}

extension Attestation {
  public init(view: WireView<Attestation>) throws(WireError) {
    self.device = try view.device
    self.nonce = view.nonce
    self.at = view.at
    self.signature = try view.signature
  }
}

/// Buys: units, a payment and its confirm in one entry of the log. Each key has one outcome.
public struct ExpressRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var token: Identifier
  public var drop: Identifier
  /// All of it or nothing, at once or not at all.
  public var lines: [ReserveLine]
  /// What the buyer was shown that all of it costs.
  public var amount: Money
  /// The payment's identity at its provider.
  public var payment: UUIDBytes
  public var attestation: Attestation
  /// Of a drop with a door: the one that it gave this buyer.
  public var ticket: UInt64?
  /// As of a reserve, like the next three.
  public var window: Identifier
  public var anyWindow: AnyWindow?
  public var zone: UInt32
  public var preference: Preference
  /// For the payment's end; up to 5 s, absent: 2 s. It is not in the log.
  public var wait: TimeSpan?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.token = Identifier()
    self.drop = Identifier()
    self.lines = []
    self.amount = Money()
    self.payment = UUIDBytes()
    self.attestation = Attestation()
    self.ticket = nil
    self.window = Identifier()
    self.anyWindow = nil
    self.zone = 0
    self.preference = .unspecified
    self.wait = nil
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    token: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    lines: [ReserveLine] = [],
    amount: Money = Money(),
    payment: UUIDBytes = UUIDBytes(),
    attestation: Attestation = Attestation(),
    ticket: UInt64? = nil,
    window: Identifier = Identifier(),
    anyWindow: AnyWindow? = nil,
    zone: UInt32 = 0,
    preference: Preference = .unspecified,
    wait: TimeSpan? = nil
  ) {
    self.key = key
    self.buyer = buyer
    self.token = token
    self.drop = drop
    self.lines = lines
    self.amount = amount
    self.payment = payment
    self.attestation = attestation
    self.ticket = ticket
    self.window = window
    self.anyWindow = anyWindow
    self.zone = zone
    self.preference = preference
    self.wait = wait
  }
}

extension ExpressRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ExpressRequest" }
  @inlinable public static var maximumEncodedSize: Int { 523 }
  @inlinable public static var blockSize: Int { 97 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 40),
    .init(end: 51),
    .init(end: 67),
    .init(end: 76, presenceByte: 67, presenceMask: 0x01),
    .init(end: 84),
    .init(end: 88),
    .init(end: 89),
    .init(end: 97, presenceByte: 67, presenceMask: 0x02)
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
    var block = try writer.take(99)
    UInt16(97).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence67: UInt8 = 0
    if self.ticket != nil { presence67 |= 0x01 }
    if self.wait != nil { presence67 |= 0x02 }
    presence67.store(into: &block, at: offset &+ 67)
    self.key.store(into: &block, at: offset)
    self.buyer.store(into: &block, at: offset &+ 16)
    self.token.store(into: &block, at: offset &+ 24)
    self.drop.store(into: &block, at: offset &+ 32)
    self.amount.store(into: &block, at: offset &+ 40)
    self.payment.store(into: &block, at: offset &+ 51)
    block.storeOptional(self.ticket, at: offset &+ 68)
    self.window.store(into: &block, at: offset &+ 76)
    self.zone.store(into: &block, at: offset &+ 84)
    self.preference.store(into: &block, at: offset &+ 88)
    block.storeOptional(self.wait, at: offset &+ 89)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendMessages(self.lines)
    try writer.appendNested(self.attestation)
    if self.anyWindow != nil { try writer.appendOptionalNested(self.anyWindow) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.lines)
    size &+= WireBuffer.size(self.attestation)
    if self.anyWindow != nil { size &+= WireBuffer.size(self.anyWindow) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 97 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 97 else { throw WireError(.truncated) }
    let presence67 = block.byte(at: 67)
    if presence67 & 0xFC != 0, block.byteCount == 97 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.buyer = Identifier(block: block, at: 16)
    self.token = Identifier(block: block, at: 24)
    self.drop = Identifier(block: block, at: 32)
    self.amount = try block.load(at: 40, field: "amount")
    self.payment = UUIDBytes(block: block, at: 51)
    self.ticket = try block.loadOptional(at: 68, if: presence67 & 0x01 != 0, field: "ticket")
    self.window = Identifier(block: block, at: 76)
    self.zone = UInt32(block: block, at: 84)
    self.preference = Preference(block: block, at: 88)
    self.wait = try block.loadOptional(at: 89, if: presence67 & 0x02 != 0, field: "wait")
    self.lines = try tail.readMessages(max: 4, field: "lines")
    self.attestation = try tail.readNested(field: "attestation")
    self.anyWindow = try tail.readOptionalNested(field: "anyWindow")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.token.rawValue != 0, "token", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    try Validation.require(self.lines.count <= 4, "lines", "must have at most 4 elements")
    try Validation.checkAll(self.lines, "lines")
    try Validation.require(self.payment != UUIDBytes(), "payment", "must not be zero")
    try Validation.check(self.attestation, "attestation")
    if let value = self.anyWindow {
      try Validation.check(value, "anyWindow")
    }
  }
}

extension WireView where Viewed == ExpressRequest {
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
  public var token: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 40 { return Identifier(block: wireBlock, at: 32) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var amount: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 51 { return try wireBlock.load(Money.self, at: 40, field: "amount") }
      return Money()
    }
  }
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 67 { return UUIDBytes(block: wireBlock, at: 51) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var ticket: UInt64? {
    if wireHas(76, presence: 67, mask: 0x01) { return UInt64(block: wireBlock, at: 68) }
    return nil
  }
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 84 { return Identifier(block: wireBlock, at: 76) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var zone: UInt32 {
    if wireBlock.byteCount >= 88 { return UInt32(block: wireBlock, at: 84) }
    return 0
  }
  @inlinable @inline(__always)
  public var preference: Preference {
    if wireBlock.byteCount >= 89 { return Preference(block: wireBlock, at: 88) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var wait: TimeSpan? {
    if wireHas(97, presence: 67, mask: 0x02) { return TimeSpan(block: wireBlock, at: 89) }
    return nil
  }
  @inlinable
  public var lines: [ReserveLine] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 4, field: "lines")
    }
  }
  @inlinable
  public var attestation: Attestation {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "lines")
      return try tail.readNested(field: "attestation")
    }
  }
  /// Calls `body` with `attestation` as it stands in the bytes.
  @inlinable
  public func withAttestation<Result>(
    _ body: (WireView<Attestation>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "lines")
    return try tail.withNested(field: "attestation", body)
  }
  @inlinable
  public var anyWindow: AnyWindow? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "lines")
      try tail.skipDelimited(field: "attestation")
      return try tail.readOptionalNested(field: "anyWindow")
    }
  }
  /// Calls `body` with `anyWindow` as it stands in the bytes.
  @inlinable
  public func withAnyWindow<Result>(
    _ body: (WireView<AnyWindow>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "lines")
    try tail.skipDelimited(field: "attestation")
    return try tail.withNested(field: "anyWindow", body)
  }
}

extension ExpressRequest {
  public init(view: WireView<ExpressRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.token = view.token
    self.drop = view.drop
    self.lines = try view.lines
    self.amount = try view.amount
    self.payment = view.payment
    self.attestation = try view.attestation
    self.ticket = view.ticket
    self.window = view.window
    self.anyWindow = try view.anyWindow
    self.zone = view.zone
    self.preference = view.preference
    self.wait = view.wait
  }
}

/// The units are held, and their payment is on its way.
public struct ExpressPending: WireBlockMessage, Hashable {
  public var hold: Identifier
  public var payment: UUIDBytes
  public var amount: Money
  /// The hold cannot expire before this, whatever the payment does.
  public var deadline: Timestamp
  /// The log's time, for a countdown free of clock skew.
  public var serverNow: Timestamp
  /// Should the payment be declined, another may be tried until then.
  public var heldUntil: Timestamp
  /// Units held, over all lines: all that was asked for.
  public var units: UInt32
  /// The window that a slot is held of.
  public var window: WindowGrant?
  /// Where the units are from, if any are of a fence.
  public var legs: [HeldLeg]
  /// Log sequence of the decision.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.payment = UUIDBytes()
    self.amount = Money()
    self.deadline = Timestamp()
    self.serverNow = Timestamp()
    self.heldUntil = Timestamp()
    self.units = 0
    self.window = nil
    self.legs = []
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    payment: UUIDBytes = UUIDBytes(),
    amount: Money = Money(),
    deadline: Timestamp = Timestamp(),
    serverNow: Timestamp = Timestamp(),
    heldUntil: Timestamp = Timestamp(),
    units: UInt32 = 0,
    window: WindowGrant? = nil,
    legs: [HeldLeg] = [],
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.hold = hold
    self.payment = payment
    self.amount = amount
    self.deadline = deadline
    self.serverNow = serverNow
    self.heldUntil = heldUntil
    self.units = units
    self.window = window
    self.legs = legs
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension ExpressPending {
  @inlinable public static var messageName: String { "dropwire.live.v1.ExpressPending" }
  @inlinable public static var maximumEncodedSize: Int { 198 }
  @inlinable public static var blockSize: Int { 72 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 24),
    .init(end: 35),
    .init(end: 43),
    .init(end: 51),
    .init(end: 59),
    .init(end: 63),
    .init(end: 71),
    .init(end: 72)
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
    var block = try writer.take(74)
    UInt16(72).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hold.store(into: &block, at: offset)
    self.payment.store(into: &block, at: offset &+ 8)
    self.amount.store(into: &block, at: offset &+ 24)
    self.deadline.store(into: &block, at: offset &+ 35)
    self.serverNow.store(into: &block, at: offset &+ 43)
    self.heldUntil.store(into: &block, at: offset &+ 51)
    self.units.store(into: &block, at: offset &+ 59)
    self.sequence.store(into: &block, at: offset &+ 63)
    self.replayed.store(into: &block, at: offset &+ 71)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.window != nil { last = 1 }
    if !self.legs.isEmpty { last = 2 }
    if last >= 1 { try writer.appendOptionalNested(self.window) }
    if last >= 2 { try writer.appendMessages(self.legs) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.window != nil { last = 1 }
    if !self.legs.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.window) }
    if last >= 2 { size &+= WireBuffer.size(self.legs) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 72 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 72 else { throw WireError(.truncated) }
    self.hold = Identifier(block: block, at: 0)
    self.payment = UUIDBytes(block: block, at: 8)
    self.amount = try block.load(at: 24, field: "amount")
    self.deadline = Timestamp(block: block, at: 35)
    self.serverNow = Timestamp(block: block, at: 43)
    self.heldUntil = Timestamp(block: block, at: 51)
    self.units = UInt32(block: block, at: 59)
    self.sequence = UInt64(block: block, at: 63)
    self.replayed = try block.load(at: 71, field: "replayed")
    self.window = try tail.readOptionalNested(field: "window")
    self.legs = try tail.readMessages(max: 4, field: "legs")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.legs.count <= 4, "legs", "must have at most 4 elements")
  }
}

extension WireView where Viewed == ExpressPending {
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 24 { return UUIDBytes(block: wireBlock, at: 8) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var amount: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 35 { return try wireBlock.load(Money.self, at: 24, field: "amount") }
      return Money()
    }
  }
  @inlinable @inline(__always)
  public var deadline: Timestamp {
    if wireBlock.byteCount >= 43 { return Timestamp(block: wireBlock, at: 35) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 51 { return Timestamp(block: wireBlock, at: 43) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var heldUntil: Timestamp {
    if wireBlock.byteCount >= 59 { return Timestamp(block: wireBlock, at: 51) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var units: UInt32 {
    if wireBlock.byteCount >= 63 { return UInt32(block: wireBlock, at: 59) }
    return 0
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 71 { return UInt64(block: wireBlock, at: 63) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 72 { return try wireBlock.load(Bool.self, at: 71, field: "replayed") }
      return false
    }
  }
  @inlinable
  public var window: WindowGrant? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "window")
    }
  }
  /// Calls `body` with `window` as it stands in the bytes.
  @inlinable
  public func withWindow<Result>(
    _ body: (WireView<WindowGrant>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "window", body)
  }
  @inlinable
  public var legs: [HeldLeg] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "window")
      return try tail.readMessages(max: 4, field: "legs")
    }
  }
}

extension ExpressPending {
  public init(view: WireView<ExpressPending>) throws(WireError) {
    self.hold = view.hold
    self.payment = view.payment
    self.amount = try view.amount
    self.deadline = view.deadline
    self.serverNow = view.serverNow
    self.heldUntil = view.heldUntil
    self.units = view.units
    self.window = try view.window
    self.legs = try view.legs
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// What became of the purchase by the time of the answer, or why there is none. The log has the first two.
public enum ExpressResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case pending(ExpressPending)
  case rejected(Rejected)
  case confirmed(Confirmed)
  case declined(PaymentDeclined)
  case voided(PaymentVoided)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ExpressResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ExpressResult" }
  @inlinable public static var maximumEncodedSize: Int { 318 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .pending: 1
    case .rejected: 2
    case .confirmed: 3
    case .declined: 4
    case .voided: 5
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .pending(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .confirmed(let value): WireBuffer.caseSize(3, value)
    case .declined(let value): WireBuffer.caseSize(4, value)
    case .voided(let value): WireBuffer.caseSize(5, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .pending(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .confirmed(let value): try writer.appendCase(3, value)
    case .declined(let value): try writer.appendCase(4, value)
    case .voided(let value): try writer.appendCase(5, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .pending(try ExpressPending(payload: payload, case: "pending"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    case 3: self = .confirmed(try Confirmed(payload: payload, case: "confirmed"))
    case 4: self = .declined(try PaymentDeclined(payload: payload, case: "declined"))
    case 5: self = .voided(try PaymentVoided(payload: payload, case: "voided"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .pending(let value): try Validation.check(value, "pending")
    case .rejected(let value): try Validation.check(value, "rejected")
    case .voided(let value): try Validation.check(value, "voided")
    default: break
    }
  }
}

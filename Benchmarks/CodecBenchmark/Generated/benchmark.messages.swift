// Generated from benchmark.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

public struct Price: WireStruct, Hashable {
  public var minor: Int64
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

extension Price {
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

public enum CueKind: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case offerOpen
  case buyCue
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension CueKind {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .offerOpen
    case 2: self = .buyCue
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .offerOpen: 1
    case .buyCue: 2
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

/// 88 bytes with the values of the benchmark: strings and a list of strings.
public struct CueMarker: WireBlockMessage, Hashable {
  public var stream: Identifier
  public var sequence: UInt64
  public var at: Timestamp
  public var kind: CueKind
  public var offer: Identifier?
  public var price: Price?
  public var title: String
  public var tags: [String]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.stream = Identifier()
    self.sequence = 0
    self.at = Timestamp()
    self.kind = .unspecified
    self.offer = nil
    self.price = nil
    self.title = ""
    self.tags = []
  }

  @inlinable
  public init(
    stream: Identifier = Identifier(),
    sequence: UInt64 = 0,
    at: Timestamp = Timestamp(),
    kind: CueKind = .unspecified,
    offer: Identifier? = nil,
    price: Price? = nil,
    title: String = "",
    tags: [String] = []
  ) {
    self.stream = stream
    self.sequence = sequence
    self.at = at
    self.kind = kind
    self.offer = offer
    self.price = price
    self.title = title
    self.tags = tags
  }
}

extension CueMarker {
  @inlinable public static var messageName: String { "dropwire.benchmark.v1.CueMarker" }
  @inlinable public static var maximumEncodedSize: Int { 697 }
  @inlinable public static var blockSize: Int { 45 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 25),
    .init(end: 34, presenceByte: 25, presenceMask: 0x01),
    .init(end: 45, presenceByte: 25, presenceMask: 0x02)
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
    var block = try writer.take(47)
    UInt16(45).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence25: UInt8 = 0
    if self.offer != nil { presence25 |= 0x01 }
    if self.price != nil { presence25 |= 0x02 }
    presence25.store(into: &block, at: offset &+ 25)
    self.stream.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 8)
    self.at.store(into: &block, at: offset &+ 16)
    self.kind.store(into: &block, at: offset &+ 24)
    block.storeOptional(self.offer, at: offset &+ 26)
    block.storeOptional(self.price, at: offset &+ 34)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.title.isEmpty { last = 1 }
    if !self.tags.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.title) }
    if last >= 2 { try writer.appendStrings(self.tags) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.title.isEmpty { last = 1 }
    if !self.tags.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.title) }
    if last >= 2 { size &+= WireBuffer.size(self.tags) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 45 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 45 else { throw WireError(.truncated) }
    let presence25 = block.byte(at: 25)
    if presence25 & 0xFC != 0, block.byteCount == 45 {
      throw WireError(.unknownPresence)
    }
    self.stream = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.at = Timestamp(block: block, at: 16)
    self.kind = CueKind(block: block, at: 24)
    self.offer = try block.loadOptional(at: 26, if: presence25 & 0x01 != 0, field: "offer")
    self.price = try block.loadOptional(at: 34, if: presence25 & 0x02 != 0, field: "price")
    self.title = try tail.readString(max: 120, field: "title")
    self.tags = try tail.readStrings(max: 16, elementMax: 32, field: "tags")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.title.utf8.count <= 120, "title", "must have at most 120 bytes")
    try Validation.require(self.tags.count <= 16, "tags", "must have at most 16 elements")
    for index in self.tags.indices {
      try Validation.require(
        self.tags[index].utf8.count <= 32,
        "tags[\(index)]",
        "must have at most 32 bytes"
      )
    }
  }
}

extension WireView where Viewed == CueMarker {
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 24 { return Timestamp(block: wireBlock, at: 16) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var kind: CueKind {
    if wireBlock.byteCount >= 25 { return CueKind(block: wireBlock, at: 24) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var offer: Identifier? {
    if wireHas(34, presence: 25, mask: 0x01) { return Identifier(block: wireBlock, at: 26) }
    return nil
  }
  @inlinable @inline(__always)
  public var price: Price? {
    get throws(WireError) {
      if wireHas(45, presence: 25, mask: 0x02) { return try wireBlock.load(Price.self, at: 34, field: "price") }
      return nil
    }
  }
  @inlinable
  public var title: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 120, field: "title")
    }
  }
  /// Calls `body` with `title` as it stands in the bytes.
  @inlinable
  public func withTitle<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 120, field: "title", body)
  }
  @inlinable
  public var tags: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "title")
      return try tail.readStrings(max: 16, elementMax: 32, field: "tags")
    }
  }
}

extension CueMarker {
  public init(view: WireView<CueMarker>) throws(WireError) {
    self.stream = view.stream
    self.sequence = view.sequence
    self.at = view.at
    self.kind = view.kind
    self.offer = view.offer
    self.price = try view.price
    self.title = try view.title
    self.tags = try view.tags
  }
}

/// 48 bytes: fixed fields only.
public struct ReserveUnits: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var drop: Identifier
  public var pool: Identifier
  public var quantity: UInt32
  public var waitlist: Bool
  public var source: CueKind

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.drop = Identifier()
    self.pool = Identifier()
    self.quantity = 0
    self.waitlist = false
    self.source = .unspecified
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    quantity: UInt32 = 0,
    waitlist: Bool = false,
    source: CueKind = .unspecified
  ) {
    self.key = key
    self.buyer = buyer
    self.drop = drop
    self.pool = pool
    self.quantity = quantity
    self.waitlist = waitlist
    self.source = source
  }
}

extension ReserveUnits {
  @inlinable public static var messageName: String { "dropwire.benchmark.v1.ReserveUnits" }
  @inlinable public static var maximumEncodedSize: Int { 48 }
  @inlinable public static var blockSize: Int { 46 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 40),
    .init(end: 44),
    .init(end: 45),
    .init(end: 46)
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
    var block = try writer.take(48)
    UInt16(46).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.buyer.store(into: &block, at: offset &+ 16)
    self.drop.store(into: &block, at: offset &+ 24)
    self.pool.store(into: &block, at: offset &+ 32)
    self.quantity.store(into: &block, at: offset &+ 40)
    self.waitlist.store(into: &block, at: offset &+ 44)
    self.source.store(into: &block, at: offset &+ 45)
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
    if block.byteCount < 46 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 46 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.buyer = Identifier(block: block, at: 16)
    self.drop = Identifier(block: block, at: 24)
    self.pool = Identifier(block: block, at: 32)
    self.quantity = UInt32(block: block, at: 40)
    self.waitlist = try block.load(at: 44, field: "waitlist")
    self.source = CueKind(block: block, at: 45)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    try Validation.require(self.pool.rawValue != 0, "pool", "must not be zero")
    try Validation.require(self.quantity >= 1, "quantity", "must be at least 1")
  }
}

extension WireView where Viewed == ReserveUnits {
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
  public var waitlist: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 45 { return try wireBlock.load(Bool.self, at: 44, field: "waitlist") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var source: CueKind {
    if wireBlock.byteCount >= 46 { return CueKind(block: wireBlock, at: 45) }
    return .unspecified
  }
}

extension ReserveUnits {
  public init(view: WireView<ReserveUnits>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.drop = view.drop
    self.pool = view.pool
    self.quantity = view.quantity
    self.waitlist = try view.waitlist
    self.source = view.source
  }
}

public struct OrderItem: WireStruct, Hashable {
  public var sku: Identifier
  public var quantity: UInt32
  public var minor: Int64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.sku = Identifier()
    self.quantity = 0
    self.minor = 0
  }

  @inlinable
  public init(sku: Identifier = Identifier(), quantity: UInt32 = 0, minor: Int64 = 0) {
    self.sku = sku
    self.quantity = quantity
    self.minor = minor
  }
}

extension OrderItem {
  @inlinable public static var wireSize: Int { 20 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.sku = Identifier(block: block, at: offset)
    self.quantity = UInt32(block: block, at: offset &+ 8)
    self.minor = Int64(block: block, at: offset &+ 12)
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.sku.store(into: &block, at: offset)
    self.quantity.store(into: &block, at: offset &+ 8)
    self.minor.store(into: &block, at: offset &+ 12)
  }
}

public enum OrderStep: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case placed
  case routed
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension OrderStep {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .placed
    case 2: self = .routed
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .placed: 1
    case .routed: 2
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

/// 109 bytes with four items: a list of structs. Measured with a thousand as well.
public struct OrderProgress: WireBlockMessage, Hashable {
  public var order: Identifier
  public var revision: UInt64
  public var step: OrderStep
  public var eta: Timestamp
  public var cause: CueKind
  public var items: [OrderItem]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.order = Identifier()
    self.revision = 0
    self.step = .unspecified
    self.eta = Timestamp()
    self.cause = .unspecified
    self.items = []
  }

  @inlinable
  public init(
    order: Identifier = Identifier(),
    revision: UInt64 = 0,
    step: OrderStep = .unspecified,
    eta: Timestamp = Timestamp(),
    cause: CueKind = .unspecified,
    items: [OrderItem] = []
  ) {
    self.order = order
    self.revision = revision
    self.step = step
    self.eta = eta
    self.cause = cause
    self.items = items
  }
}

extension OrderProgress {
  @inlinable public static var messageName: String { "dropwire.benchmark.v1.OrderProgress" }
  @inlinable public static var maximumEncodedSize: Int { 20510 }
  @inlinable public static var blockSize: Int { 26 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 17),
    .init(end: 25),
    .init(end: 26)
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
    var block = try writer.take(28)
    UInt16(26).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.order.store(into: &block, at: offset)
    self.revision.store(into: &block, at: offset &+ 8)
    self.step.store(into: &block, at: offset &+ 16)
    self.eta.store(into: &block, at: offset &+ 17)
    self.cause.store(into: &block, at: offset &+ 25)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.items.isEmpty { try writer.appendList(self.items) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.items.isEmpty { size &+= WireBuffer.size(self.items) }
    return size
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
    self.order = Identifier(block: block, at: 0)
    self.revision = UInt64(block: block, at: 8)
    self.step = OrderStep(block: block, at: 16)
    self.eta = Timestamp(block: block, at: 17)
    self.cause = CueKind(block: block, at: 25)
    self.items = try tail.readList(max: 1024, field: "items")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.items.count <= 1024, "items", "must have at most 1024 elements")
  }
}

extension WireView where Viewed == OrderProgress {
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var revision: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var step: OrderStep {
    if wireBlock.byteCount >= 17 { return OrderStep(block: wireBlock, at: 16) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var eta: Timestamp {
    if wireBlock.byteCount >= 25 { return Timestamp(block: wireBlock, at: 17) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var cause: CueKind {
    if wireBlock.byteCount >= 26 { return CueKind(block: wireBlock, at: 25) }
    return .unspecified
  }
  @inlinable
  public var items: [OrderItem] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 1024, field: "items")
    }
  }
}

extension OrderProgress {
  public init(view: WireView<OrderProgress>) throws(WireError) {
    self.order = view.order
    self.revision = view.revision
    self.step = view.step
    self.eta = view.eta
    self.cause = view.cause
    self.items = try view.items
  }
}

/// A thousand lines: a list of messages with a string each.
public struct Manifest: WireBlockMessage, Hashable {
  public var order: Identifier
  public var lines: [ManifestLine]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.order = Identifier()
    self.lines = []
  }

  @inlinable
  public init(order: Identifier = Identifier(), lines: [ManifestLine] = []) {
    self.order = order
    self.lines = lines
  }
}

extension Manifest {
  @inlinable public static var messageName: String { "dropwire.benchmark.v1.Manifest" }
  @inlinable public static var maximumEncodedSize: Int { 55313 }
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
    self.order.store(into: &block, at: offset)
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
    if block.byteCount < 8 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 8 else { throw WireError(.truncated) }
    self.order = Identifier(block: block, at: 0)
    self.lines = try tail.readMessages(max: 1024, field: "lines")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.lines.count <= 1024, "lines", "must have at most 1024 elements")
    try Validation.checkAll(self.lines, "lines")
  }
}

extension WireView where Viewed == Manifest {
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable
  public var lines: [ManifestLine] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 1024, field: "lines")
    }
  }
}

extension Manifest {
  public init(view: WireView<Manifest>) throws(WireError) {
    self.order = view.order
    self.lines = try view.lines
  }
}

public struct ManifestLine: WireBlockMessage, Hashable {
  public var sku: Identifier
  public var quantity: UInt32
  public var name: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.sku = Identifier()
    self.quantity = 0
    self.name = ""
  }

  @inlinable
  public init(sku: Identifier = Identifier(), quantity: UInt32 = 0, name: String = "") {
    self.sku = sku
    self.quantity = quantity
    self.name = name
  }
}

extension ManifestLine {
  @inlinable public static var messageName: String { "dropwire.benchmark.v1.ManifestLine" }
  @inlinable public static var maximumEncodedSize: Int { 55 }
  @inlinable public static var blockSize: Int { 12 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 12)])

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
    var block = try writer.take(14)
    UInt16(12).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.sku.store(into: &block, at: offset)
    self.quantity.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.name.isEmpty { try writer.appendString(self.name) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.name.isEmpty { size &+= WireBuffer.size(self.name) }
    return size
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
    self.sku = Identifier(block: block, at: 0)
    self.quantity = UInt32(block: block, at: 8)
    self.name = try tail.readString(max: 40, field: "name")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 40, "name", "must have at most 40 bytes")
  }
}

extension WireView where Viewed == ManifestLine {
  @inlinable @inline(__always)
  public var sku: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 40, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 40, field: "name", body)
  }
}

extension ManifestLine {
  public init(view: WireView<ManifestLine>) throws(WireError) {
    self.sku = view.sku
    self.quantity = view.quantity
    self.name = try view.name
  }
}

/// 16 KiB of bytes that nobody looks into.
public struct Parcel: WireBlockMessage, Hashable {
  public var id: Identifier
  public var content: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.id = Identifier()
    self.content = []
  }

  @inlinable
  public init(id: Identifier = Identifier(), content: [UInt8] = []) {
    self.id = id
    self.content = content
  }
}

extension Parcel {
  @inlinable public static var messageName: String { "dropwire.benchmark.v1.Parcel" }
  @inlinable public static var maximumEncodedSize: Int { 65549 }
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
    self.id.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.content.isEmpty { try writer.appendBytes(self.content) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.content.isEmpty { size &+= WireBuffer.size(self.content) }
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
    self.id = Identifier(block: block, at: 0)
    self.content = try tail.readBytes(max: 65536, field: "content")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.content.count <= 65536, "content", "must have at most 65536 bytes")
  }
}

extension WireView where Viewed == Parcel {
  @inlinable @inline(__always)
  public var id: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable
  public var content: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 65536, field: "content")
    }
  }
  /// Calls `body` with `content` as it stands in the bytes.
  @inlinable
  public func withContent<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 65536, field: "content", body)
  }
}

extension Parcel {
  public init(view: WireView<Parcel>) throws(WireError) {
    self.id = view.id
    self.content = try view.content
  }
}

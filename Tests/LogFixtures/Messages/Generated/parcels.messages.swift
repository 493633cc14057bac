// Generated from parcels.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

public struct Parcel: WireBlockMessage, Hashable {
  public var tracking: [UInt8]?
  public var weight: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.tracking = nil
    self.weight = 0
  }

  @inlinable
  public init(tracking: [UInt8]? = nil, weight: UInt32 = 0) {
    self.tracking = tracking
    self.weight = weight
  }
}

extension Parcel {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Parcel" }
  @inlinable public static var maximumEncodedSize: Int { 47 }
  @inlinable public static var blockSize: Int { 4 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4)])

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
    var block = try writer.take(6)
    UInt16(4).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.weight.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.tracking != nil { try writer.appendOptionalBytes(self.tracking) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.tracking != nil { size &+= WireBuffer.size(self.tracking) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 4 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 4 else { throw WireError(.truncated) }
    self.weight = UInt32(block: block, at: 0)
    self.tracking = try tail.readOptionalBytes(max: 40, field: "tracking")
  }

  public func validate() throws(ValidationError) {
    if let value = self.tracking {
      try Validation.require(value.count <= 40, "tracking", "must have at most 40 bytes")
    }
    try Validation.require(self.weight >= 1, "weight", "must be at least 1")
  }
}

extension WireView where Viewed == Parcel {
  @inlinable @inline(__always)
  public var weight: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var tracking: [UInt8]? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalBytes(max: 40, field: "tracking")
    }
  }
  /// Calls `body` with `tracking` as it stands in the bytes.
  @inlinable
  public func withTracking<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withOptionalBytes(max: 40, field: "tracking", body)
  }
}

extension Parcel {
  public init(view: WireView<Parcel>) throws(WireError) {
    self.tracking = try view.tracking
    self.weight = view.weight
  }
}

public struct Stamp: WireBlockMessage, Hashable {
  public var number: Int64
  public var parcel: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.number = 0
    self.parcel = 0
  }

  @inlinable
  public init(number: Int64 = 0, parcel: UInt64 = 0) {
    self.number = number
    self.parcel = parcel
  }
}

extension Stamp {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Stamp" }
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
    self.number.store(into: &block, at: offset)
    self.parcel.store(into: &block, at: offset &+ 8)
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
    self.number = Int64(block: block, at: 0)
    self.parcel = UInt64(block: block, at: 8)
  }
}

extension WireView where Viewed == Stamp {
  @inlinable @inline(__always)
  public var number: Int64 {
    if wireBlock.byteCount >= 8 { return Int64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var parcel: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
}

extension Stamp {
  public init(view: WireView<Stamp>) throws(WireError) {
    self.number = view.number
    self.parcel = view.parcel
  }
}

public struct Seal: WireBlockMessage, Hashable {
  public var code: FixedText<12>
  public var count: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.code = FixedText<12>()
    self.count = 0
  }

  @inlinable
  public init(code: FixedText<12> = FixedText<12>(), count: UInt32 = 0) {
    self.code = code
    self.count = count
  }
}

extension Seal {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Seal" }
  @inlinable public static var maximumEncodedSize: Int { 18 }
  @inlinable public static var blockSize: Int { 16 }

  public static let wireLayout = WireLayout(slots: [.init(end: 12), .init(end: 16)])

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
    self.code.store(into: &block, at: offset)
    self.count.store(into: &block, at: offset &+ 12)
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
    self.code = try block.load(at: 0, field: "code")
    self.count = UInt32(block: block, at: 12)
  }
}

extension WireView where Viewed == Seal {
  @inlinable @inline(__always)
  public var code: FixedText<12> {
    get throws(WireError) {
      if wireBlock.byteCount >= 12 { return try wireBlock.load(FixedText<12>.self, at: 0, field: "code") }
      return FixedText<12>()
    }
  }
  @inlinable @inline(__always)
  public var count: UInt32 {
    if wireBlock.byteCount >= 16 { return UInt32(block: wireBlock, at: 12) }
    return 0
  }
}

extension Seal {
  public init(view: WireView<Seal>) throws(WireError) {
    self.code = try view.code
    self.count = view.count
  }
}

public struct Hand: WireBlockMessage, Hashable {
  public var turn: Identifier
  public var account: AccountID?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.turn = Identifier()
    self.account = nil
  }

  @inlinable
  public init(turn: Identifier = Identifier(), account: AccountID? = nil) {
    self.turn = turn
    self.account = account
  }
}

extension Hand {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Hand" }
  @inlinable public static var maximumEncodedSize: Int { 19 }
  @inlinable public static var blockSize: Int { 17 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 17, presenceByte: 8, presenceMask: 0x01)
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
    var block = try writer.take(19)
    UInt16(17).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence8: UInt8 = 0
    if self.account != nil { presence8 |= 0x01 }
    presence8.store(into: &block, at: offset &+ 8)
    self.turn.store(into: &block, at: offset)
    block.storeOptional(self.account, at: offset &+ 9)
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
    let presence8 = block.byte(at: 8)
    if presence8 & 0xFE != 0, block.byteCount == 17 {
      throw WireError(.unknownPresence)
    }
    self.turn = Identifier(block: block, at: 0)
    self.account = try block.loadOptional(at: 9, if: presence8 & 0x01 != 0, field: "account")
  }
}

extension WireView where Viewed == Hand {
  @inlinable @inline(__always)
  public var turn: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var account: AccountID? {
    if wireHas(17, presence: 8, mask: 0x01) { return AccountID(block: wireBlock, at: 9) }
    return nil
  }
}

extension Hand {
  public init(view: WireView<Hand>) throws(WireError) {
    self.turn = view.turn
    self.account = view.account
  }
}

/// What `Parcel` was once, and what it became: with fields in a message within, too.
public struct Early: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var count: UInt32
  public var items: [EarlyItem]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.count = 0
    self.items = []
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), count: UInt32 = 0, items: [EarlyItem] = []) {
    self.key = key
    self.count = count
    self.items = items
  }
}

extension Early {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Early" }
  @inlinable public static var maximumEncodedSize: Int { 46 }
  @inlinable public static var blockSize: Int { 20 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 20)])

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
    var block = try writer.take(22)
    UInt16(20).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.count.store(into: &block, at: offset &+ 16)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.items.isEmpty { try writer.appendMessages(self.items) }
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
    if block.byteCount < 20 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 20 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.count = UInt32(block: block, at: 16)
    self.items = try tail.readMessages(max: 4, field: "items")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.items.count <= 4, "items", "must have at most 4 elements")
  }
}

extension WireView where Viewed == Early {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var count: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable
  public var items: [EarlyItem] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 4, field: "items")
    }
  }
}

extension Early {
  public init(view: WireView<Early>) throws(WireError) {
    self.key = view.key
    self.count = view.count
    self.items = try view.items
  }
}

public struct EarlyItem: WireBlockMessage, Hashable {
  public var weight: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.weight = 0
  }

  @inlinable
  public init(weight: UInt32) {
    self.weight = weight
  }
}

extension EarlyItem {
  @inlinable public static var messageName: String { "dropwire.logged.v1.EarlyItem" }
  @inlinable public static var maximumEncodedSize: Int { 6 }
  @inlinable public static var blockSize: Int { 4 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4)])

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
    var block = try writer.take(6)
    UInt16(4).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.weight.store(into: &block, at: offset)
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
    if block.byteCount < 4 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 4 else { throw WireError(.truncated) }
    self.weight = UInt32(block: block, at: 0)
  }
}

extension WireView where Viewed == EarlyItem {
  @inlinable @inline(__always)
  public var weight: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
}

extension EarlyItem {
  public init(view: WireView<EarlyItem>) throws(WireError) {
    self.weight = view.weight
  }
}

public struct Late: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var count: UInt32
  public var items: [LateItem]
  public var note: String
  public var extra: Int64
  public var more: EarlyItem
  public var maybe: UInt32?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.count = 0
    self.items = []
    self.note = ""
    self.extra = 0
    self.more = EarlyItem()
    self.maybe = nil
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    count: UInt32 = 0,
    items: [LateItem] = [],
    note: String = "",
    extra: Int64 = 0,
    more: EarlyItem = EarlyItem(),
    maybe: UInt32? = nil
  ) {
    self.key = key
    self.count = count
    self.items = items
    self.note = note
    self.extra = extra
    self.more = more
    self.maybe = maybe
  }
}

extension Late {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Late" }
  @inlinable public static var maximumEncodedSize: Int { 175 }
  @inlinable public static var blockSize: Int { 33 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 20),
    .init(end: 28),
    .init(end: 33, presenceByte: 28, presenceMask: 0x01)
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
    var block = try writer.take(35)
    UInt16(33).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence28: UInt8 = 0
    if self.maybe != nil { presence28 |= 0x01 }
    presence28.store(into: &block, at: offset &+ 28)
    self.key.store(into: &block, at: offset)
    self.count.store(into: &block, at: offset &+ 16)
    self.extra.store(into: &block, at: offset &+ 20)
    block.storeOptional(self.maybe, at: offset &+ 29)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendMessages(self.items)
    try writer.appendString(self.note)
    try writer.appendNested(self.more)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.items)
    size &+= WireBuffer.size(self.note)
    size &+= WireBuffer.size(self.more)
    return size
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
    let presence28 = block.byte(at: 28)
    if presence28 & 0xFE != 0, block.byteCount == 33 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.count = UInt32(block: block, at: 16)
    self.extra = Int64(block: block, at: 20)
    self.maybe = try block.loadOptional(at: 29, if: presence28 & 0x01 != 0, field: "maybe")
    self.items = try tail.readMessages(max: 4, field: "items")
    self.note = try tail.readString(max: 20, field: "note")
    self.more = try tail.readNested(field: "more")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.items.count <= 4, "items", "must have at most 4 elements")
    try Validation.checkAll(self.items, "items")
    try Validation.require(self.note.utf8.count <= 20, "note", "must have at most 20 bytes")
  }
}

extension WireView where Viewed == Late {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var count: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var extra: Int64 {
    if wireBlock.byteCount >= 28 { return Int64(block: wireBlock, at: 20) }
    return 0
  }
  @inlinable @inline(__always)
  public var maybe: UInt32? {
    if wireHas(33, presence: 28, mask: 0x01) { return UInt32(block: wireBlock, at: 29) }
    return nil
  }
  @inlinable
  public var items: [LateItem] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 4, field: "items")
    }
  }
  @inlinable
  public var note: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "items")
      return try tail.readString(max: 20, field: "note")
    }
  }
  /// Calls `body` with `note` as it stands in the bytes.
  @inlinable
  public func withNote<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipMessages(field: "items")
    return try tail.withString(max: 20, field: "note", body)
  }
  @inlinable
  public var more: EarlyItem {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "items")
      try tail.skipDelimited(field: "note")
      return try tail.readNested(field: "more")
    }
  }
  /// Calls `body` with `more` as it stands in the bytes.
  @inlinable
  public func withMore<Result>(
    _ body: (WireView<EarlyItem>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "items")
    try tail.skipDelimited(field: "note")
    return try tail.withNested(field: "more", body)
  }
}

extension Late {
  public init(view: WireView<Late>) throws(WireError) {
    self.key = view.key
    self.count = view.count
    self.items = try view.items
    self.note = try view.note
    self.extra = view.extra
    self.more = try view.more
    self.maybe = view.maybe
  }
}

public struct LateItem: WireBlockMessage, Hashable {
  public var weight: UInt32
  public var fragile: Bool
  public var label: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.weight = 0
    self.fragile = false
    self.label = ""
  }

  @inlinable
  public init(weight: UInt32 = 0, fragile: Bool = false, label: String = "") {
    self.weight = weight
    self.fragile = fragile
    self.label = label
  }
}

extension LateItem {
  @inlinable public static var messageName: String { "dropwire.logged.v1.LateItem" }
  @inlinable public static var maximumEncodedSize: Int { 28 }
  @inlinable public static var blockSize: Int { 5 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4), .init(end: 5)])

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
    var block = try writer.take(7)
    UInt16(5).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.weight.store(into: &block, at: offset)
    self.fragile.store(into: &block, at: offset &+ 4)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.label.isEmpty { try writer.appendString(self.label) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.label.isEmpty { size &+= WireBuffer.size(self.label) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 5 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 5 else { throw WireError(.truncated) }
    self.weight = UInt32(block: block, at: 0)
    self.fragile = try block.load(at: 4, field: "fragile")
    self.label = try tail.readString(max: 20, field: "label")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.label.utf8.count <= 20, "label", "must have at most 20 bytes")
  }
}

extension WireView where Viewed == LateItem {
  @inlinable @inline(__always)
  public var weight: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var fragile: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 5 { return try wireBlock.load(Bool.self, at: 4, field: "fragile") }
      return false
    }
  }
  @inlinable
  public var label: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 20, field: "label")
    }
  }
  /// Calls `body` with `label` as it stands in the bytes.
  @inlinable
  public func withLabel<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 20, field: "label", body)
  }
}

extension LateItem {
  public init(view: WireView<LateItem>) throws(WireError) {
    self.weight = view.weight
    self.fragile = try view.fragile
    self.label = try view.label
  }
}

// Generated from secrets.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// An id, as text `card_3w00`.
@frozen
public struct CardID: TypedIdentifier {
  /// What the text form begins with, in front of `_`.
  @inlinable public static var prefix: String { "card" }
  /// The identity's bits; 0 is "none".
  public var rawValue: UInt64

  /// - Parameter rawValue: the identity's bits.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}

public struct Stamp: WireStruct, Hashable {
  public var card: CardID
  public var code: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.card = CardID()
    self.code = 0
  }

  @inlinable
  public init(card: CardID = CardID(), code: UInt32 = 0) {
    self.card = card
    self.code = code
  }
}

extension Stamp {
  @inlinable public static var wireSize: Int { 12 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.card = CardID(block: block, at: offset)
    self.code = UInt32(block: block, at: offset &+ 8)
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.card.store(into: &block, at: offset)
    self.code.store(into: &block, at: offset &+ 8)
  }
}

/// Fields that are secret are not printed.
extension Stamp: CustomReflectable {
  public var customMirror: Mirror {
    let children: [(label: String?, value: Any)] = [("card", self.card), ("code", "secret")]
    return Mirror(self, children: children, displayStyle: .struct)
  }
}

public struct Sealed: WireBlockMessage, Hashable {
  public var token: String
  public var stamp: Stamp
  public var stamps: [Stamp]
  public var plain: UInt64
  public var names: WireMap<SealedNamesEntry>
  public var maybe: UInt64?
  public var hidden: UInt64?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.token = ""
    self.stamp = Stamp()
    self.stamps = []
    self.plain = 0
    self.names = WireMap<SealedNamesEntry>()
    self.maybe = nil
    self.hidden = nil
  }

  @inlinable
  public init(
    token: String = "",
    stamp: Stamp = Stamp(),
    stamps: [Stamp] = [],
    plain: UInt64 = 0,
    names: WireMap<SealedNamesEntry> = WireMap<SealedNamesEntry>(),
    maybe: UInt64? = nil,
    hidden: UInt64? = nil
  ) {
    self.token = token
    self.stamp = stamp
    self.stamps = stamps
    self.plain = plain
    self.names = names
    self.maybe = maybe
    self.hidden = hidden
  }
}

extension Sealed {
  @inlinable public static var messageName: String { "dropwire.secrets.v1.Sealed" }
  @inlinable public static var maximumEncodedSize: Int { 197 }
  @inlinable public static var blockSize: Int { 37 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 12),
    .init(end: 20),
    .init(end: 29, presenceByte: 20, presenceMask: 0x01),
    .init(end: 37, presenceByte: 20, presenceMask: 0x02)
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
    var block = try writer.take(39)
    UInt16(37).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence20: UInt8 = 0
    if self.maybe != nil { presence20 |= 0x01 }
    if self.hidden != nil { presence20 |= 0x02 }
    presence20.store(into: &block, at: offset &+ 20)
    self.stamp.store(into: &block, at: offset)
    self.plain.store(into: &block, at: offset &+ 12)
    block.storeOptional(self.maybe, at: offset &+ 21)
    block.storeOptional(self.hidden, at: offset &+ 29)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.token.isEmpty { last = 1 }
    if !self.stamps.isEmpty { last = 2 }
    if !self.names.isEmpty { last = 3 }
    if last >= 1 { try writer.appendString(self.token) }
    if last >= 2 { try writer.appendList(self.stamps) }
    if last >= 3 { try writer.appendMap(self.names) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.token.isEmpty { last = 1 }
    if !self.stamps.isEmpty { last = 2 }
    if !self.names.isEmpty { last = 3 }
    if last >= 1 { size &+= WireBuffer.size(self.token) }
    if last >= 2 { size &+= WireBuffer.size(self.stamps) }
    if last >= 3 { size &+= WireBuffer.size(self.names) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 37 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 37 else { throw WireError(.truncated) }
    let presence20 = block.byte(at: 20)
    if presence20 & 0xFC != 0, block.byteCount == 37 {
      throw WireError(.unknownPresence)
    }
    self.stamp = Stamp(block: block, at: 0)
    self.plain = UInt64(block: block, at: 12)
    self.maybe = try block.loadOptional(at: 21, if: presence20 & 0x01 != 0, field: "maybe")
    self.hidden = try block.loadOptional(at: 29, if: presence20 & 0x02 != 0, field: "hidden")
    self.token = try tail.readString(max: 32, field: "token")
    self.stamps = try tail.readList(max: 4, field: "stamps")
    self.names = try tail.readMap(max: 4, field: "names")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.token.utf8.count <= 32, "token", "must have at most 32 bytes")
    try Validation.require(self.stamps.count <= 4, "stamps", "must have at most 4 elements")
    try Validation.require(self.names.count <= 4, "names", "must have at most 4 entries")
    try Validation.checkAll(self.names.entries, "names")
  }
}

/// Fields that are secret are not printed.
extension Sealed: CustomReflectable {
  public var customMirror: Mirror {
    let children: [(label: String?, value: Any)] = [
      ("token", "secret"),
      ("stamp", self.stamp),
      ("stamps", self.stamps),
      ("plain", self.plain),
      ("names", "secret"),
      ("maybe", self.maybe as Any),
      ("hidden", "secret")
    ]
    return Mirror(self, children: children, displayStyle: .struct)
  }
}

extension WireView where Viewed == Sealed {
  @inlinable @inline(__always)
  public var stamp: Stamp {
    if wireBlock.byteCount >= 12 { return Stamp(block: wireBlock, at: 0) }
    return Stamp()
  }
  @inlinable @inline(__always)
  public var plain: UInt64 {
    if wireBlock.byteCount >= 20 { return UInt64(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var maybe: UInt64? {
    if wireHas(29, presence: 20, mask: 0x01) { return UInt64(block: wireBlock, at: 21) }
    return nil
  }
  @inlinable @inline(__always)
  public var hidden: UInt64? {
    if wireHas(37, presence: 20, mask: 0x02) { return UInt64(block: wireBlock, at: 29) }
    return nil
  }
  @inlinable
  public var token: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 32, field: "token")
    }
  }
  /// Calls `body` with `token` as it stands in the bytes.
  @inlinable
  public func withToken<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 32, field: "token", body)
  }
  @inlinable
  public var stamps: [Stamp] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "token")
      return try tail.readList(max: 4, field: "stamps")
    }
  }
  @inlinable
  public var names: WireMap<SealedNamesEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "token")
      try tail.skipList(elementSize: 12, field: "stamps")
      return try tail.readMap(max: 4, field: "names")
    }
  }
}

extension Sealed {
  public init(view: WireView<Sealed>) throws(WireError) {
    self.token = try view.token
    self.stamp = view.stamp
    self.stamps = try view.stamps
    self.plain = view.plain
    self.names = try view.names
    self.maybe = view.maybe
    self.hidden = view.hidden
  }
}

public enum SealedChoice: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case sealed(Sealed)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SealedChoice {
  @inlinable public static var messageName: String { "dropwire.secrets.v1.SealedChoice" }
  @inlinable public static var maximumEncodedSize: Int { 200 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .sealed: 1
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .sealed(let value): WireBuffer.caseSize(1, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .sealed(let value): try writer.appendCase(1, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .sealed(try Sealed(payload: payload, case: "sealed"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .sealed(let value): try Validation.check(value, "sealed")
    default: break
    }
  }
}

/// One entry of `names` of `Sealed`.
public struct SealedNamesEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = 0
  }

  @inlinable
  public init(key: String = "", value: UInt64 = 0) {
    self.key = key
    self.value = value
  }
}

extension SealedNamesEntry {
  @inlinable public static var messageName: String { "dropwire.secrets.v1.Sealed.NamesEntry" }
  @inlinable public static var maximumEncodedSize: Int { 19 }
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
    self.value.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.key.isEmpty { try writer.appendString(self.key) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.key.isEmpty { size &+= WireBuffer.size(self.key) }
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
    self.value = UInt64(block: block, at: 0)
    self.key = try tail.readString(max: 8, field: "key")
  }

  @inlinable
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedesByBytes(left, right)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key.utf8.count <= 8, "key", "must have at most 8 bytes")
  }
}

extension WireView where Viewed == SealedNamesEntry {
  @inlinable @inline(__always)
  public var value: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var key: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 8, field: "key")
    }
  }
  /// Calls `body` with `key` as it stands in the bytes.
  @inlinable
  public func withKey<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 8, field: "key", body)
  }
}

extension SealedNamesEntry {
  public init(view: WireView<SealedNamesEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

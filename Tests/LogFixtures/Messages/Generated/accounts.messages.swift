// Generated from accounts.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// An id, as text `account_3w00`.
@frozen
public struct AccountID: TypedIdentifier {
  /// What the text form begins with, in front of `_`.
  @inlinable public static var prefix: String { "account" }
  /// The identity's bits; 0 is "none".
  public var rawValue: UInt64

  /// - Parameter rawValue: the identity's bits.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}

public enum Kind: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case daily
  case saving
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension Kind {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .daily
    case 2: self = .saving
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .daily: 1
    case .saving: 2
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

public struct Band: WireStruct, Hashable {
  public var first: UInt32
  public var last: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.first = 0
    self.last = 0
  }

  @inlinable
  public init(first: UInt32 = 0, last: UInt32 = 0) {
    self.first = first
    self.last = last
  }
}

extension Band {
  @inlinable public static var wireSize: Int { 8 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.first = UInt32(block: block, at: offset)
    self.last = UInt32(block: block, at: offset &+ 4)
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.first.store(into: &block, at: offset)
    self.last.store(into: &block, at: offset &+ 4)
  }
}

public struct Line: WireBlockMessage, Hashable {
  public var amount: Int64
  public var note: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.amount = 0
    self.note = ""
  }

  @inlinable
  public init(amount: Int64 = 0, note: String = "") {
    self.amount = amount
    self.note = note
  }
}

extension Line {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Line" }
  @inlinable public static var maximumEncodedSize: Int { 51 }
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
    self.amount.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.note.isEmpty { try writer.appendString(self.note) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.note.isEmpty { size &+= WireBuffer.size(self.note) }
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
    self.amount = Int64(block: block, at: 0)
    self.note = try tail.readString(max: 40, field: "note")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.note.utf8.count <= 40, "note", "must have at most 40 bytes")
  }
}

extension WireView where Viewed == Line {
  @inlinable @inline(__always)
  public var amount: Int64 {
    if wireBlock.byteCount >= 8 { return Int64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var note: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 40, field: "note")
    }
  }
  /// Calls `body` with `note` as it stands in the bytes.
  @inlinable
  public func withNote<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 40, field: "note", body)
  }
}

extension Line {
  public init(view: WireView<Line>) throws(WireError) {
    self.amount = view.amount
    self.note = try view.note
  }
}

public struct Nothing: WireBlockMessage, Hashable {
  /// Every field zero, empty or absent.
  @inlinable
  public init() {
  }
}

extension Nothing {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Nothing" }
  @inlinable public static var maximumEncodedSize: Int { 2 }
  @inlinable public static var blockSize: Int { 0 }

  public static let wireLayout = WireLayout(slots: [])

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
    var block = try writer.take(2)
    UInt16(0).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
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
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
  }
}

extension WireView where Viewed == Nothing {
}

extension Nothing {
  public init(view: WireView<Nothing>) throws(WireError) {
  }
}

public enum Reference: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case line(Line)
  case none(Nothing)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension Reference {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Reference" }
  @inlinable public static var maximumEncodedSize: Int { 53 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .line: 1
    case .none: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .line(let value): WireBuffer.caseSize(1, value)
    case .none(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .line(let value): try writer.appendCase(1, value)
    case .none(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .line(try Line(payload: payload, case: "line"))
    case 2: self = .none(try Nothing(payload: payload, case: "none"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .line(let value): try Validation.check(value, "line")
    default: break
    }
  }
}

/// A field of each type.
public struct Put: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var flag: Bool
  public var tiny: UInt8
  public var short: UInt16
  public var word: UInt32
  public var long: UInt64
  public var signed: Int32
  public var balance: Int64
  public var account: AccountID
  public var ratio: Double
  public var at: Timestamp
  public var length: TimeSpan
  public var code: FixedText<8>
  public var kind: Kind
  public var range: Band
  public var maybe: UInt32?
  public var name: String
  public var data: [UInt8]
  public var line: Line
  public var about: Reference
  public var lines: [Line]
  public var numbers: [UInt32]
  public var names: [String]
  public var byName: WireMap<PutByNameEntry>
  public var other: UUIDBytes
  public var plain: Identifier
  public var maybeText: String?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.flag = false
    self.tiny = 0
    self.short = 0
    self.word = 0
    self.long = 0
    self.signed = 0
    self.balance = 0
    self.account = AccountID()
    self.ratio = 0
    self.at = Timestamp()
    self.length = TimeSpan()
    self.code = FixedText<8>()
    self.kind = .unspecified
    self.range = Band()
    self.maybe = nil
    self.name = ""
    self.data = []
    self.line = Line()
    self.about = .unspecified
    self.lines = []
    self.numbers = []
    self.names = []
    self.byName = WireMap<PutByNameEntry>()
    self.other = UUIDBytes()
    self.plain = Identifier()
    self.maybeText = nil
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    flag: Bool = false,
    tiny: UInt8 = 0,
    short: UInt16 = 0,
    word: UInt32 = 0,
    long: UInt64 = 0,
    signed: Int32 = 0,
    balance: Int64 = 0,
    account: AccountID = AccountID(),
    ratio: Double = 0,
    at: Timestamp = Timestamp(),
    length: TimeSpan = TimeSpan(),
    code: FixedText<8> = FixedText<8>(),
    kind: Kind = .unspecified,
    range: Band = Band(),
    maybe: UInt32? = nil,
    name: String = "",
    data: [UInt8] = [],
    line: Line = Line(),
    about: Reference = .unspecified,
    lines: [Line] = [],
    numbers: [UInt32] = [],
    names: [String] = [],
    byName: WireMap<PutByNameEntry> = WireMap<PutByNameEntry>(),
    other: UUIDBytes = UUIDBytes(),
    plain: Identifier = Identifier(),
    maybeText: String? = nil
  ) {
    self.key = key
    self.flag = flag
    self.tiny = tiny
    self.short = short
    self.word = word
    self.long = long
    self.signed = signed
    self.balance = balance
    self.account = account
    self.ratio = ratio
    self.at = at
    self.length = length
    self.code = code
    self.kind = kind
    self.range = range
    self.maybe = maybe
    self.name = name
    self.data = data
    self.line = line
    self.about = about
    self.lines = lines
    self.numbers = numbers
    self.names = names
    self.byName = byName
    self.other = other
    self.plain = plain
    self.maybeText = maybeText
  }
}

extension Put {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Put" }
  @inlinable public static var maximumEncodedSize: Int { 695 }
  @inlinable public static var blockSize: Int { 122 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 17),
    .init(end: 18),
    .init(end: 20),
    .init(end: 24),
    .init(end: 32),
    .init(end: 36),
    .init(end: 44),
    .init(end: 52),
    .init(end: 60),
    .init(end: 68),
    .init(end: 76),
    .init(end: 84),
    .init(end: 85),
    .init(end: 93),
    .init(end: 98, presenceByte: 93, presenceMask: 0x01),
    .init(end: 114),
    .init(end: 122)
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
    var block = try writer.take(124)
    UInt16(122).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence93: UInt8 = 0
    if self.maybe != nil { presence93 |= 0x01 }
    presence93.store(into: &block, at: offset &+ 93)
    self.key.store(into: &block, at: offset)
    self.flag.store(into: &block, at: offset &+ 16)
    self.tiny.store(into: &block, at: offset &+ 17)
    self.short.store(into: &block, at: offset &+ 18)
    self.word.store(into: &block, at: offset &+ 20)
    self.long.store(into: &block, at: offset &+ 24)
    self.signed.store(into: &block, at: offset &+ 32)
    self.balance.store(into: &block, at: offset &+ 36)
    self.account.store(into: &block, at: offset &+ 44)
    self.ratio.store(into: &block, at: offset &+ 52)
    self.at.store(into: &block, at: offset &+ 60)
    self.length.store(into: &block, at: offset &+ 68)
    self.code.store(into: &block, at: offset &+ 76)
    self.kind.store(into: &block, at: offset &+ 84)
    self.range.store(into: &block, at: offset &+ 85)
    block.storeOptional(self.maybe, at: offset &+ 94)
    self.other.store(into: &block, at: offset &+ 98)
    self.plain.store(into: &block, at: offset &+ 114)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendString(self.name)
    try writer.appendBytes(self.data)
    try writer.appendNested(self.line)
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.about.caseNumber != 0 { last = 4 }
    if !self.lines.isEmpty { last = 5 }
    if !self.numbers.isEmpty { last = 6 }
    if !self.names.isEmpty { last = 7 }
    if !self.byName.isEmpty { last = 8 }
    if self.maybeText != nil { last = 9 }
    if last >= 4 { try self.about.write(to: &writer) }
    if last >= 5 { try writer.appendMessages(self.lines) }
    if last >= 6 { try writer.appendList(self.numbers) }
    if last >= 7 { try writer.appendStrings(self.names) }
    if last >= 8 { try writer.appendMap(self.byName) }
    if last >= 9 { try writer.appendOptionalString(self.maybeText) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.name)
    size &+= WireBuffer.size(self.data)
    size &+= WireBuffer.size(self.line)
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.about.caseNumber != 0 { last = 4 }
    if !self.lines.isEmpty { last = 5 }
    if !self.numbers.isEmpty { last = 6 }
    if !self.names.isEmpty { last = 7 }
    if !self.byName.isEmpty { last = 8 }
    if self.maybeText != nil { last = 9 }
    if last >= 4 { size &+= self.about.encodedSize }
    if last >= 5 { size &+= WireBuffer.size(self.lines) }
    if last >= 6 { size &+= WireBuffer.size(self.numbers) }
    if last >= 7 { size &+= WireBuffer.size(self.names) }
    if last >= 8 { size &+= WireBuffer.size(self.byName) }
    if last >= 9 { size &+= WireBuffer.size(self.maybeText) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 122 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 122 else { throw WireError(.truncated) }
    let presence93 = block.byte(at: 93)
    if presence93 & 0xFE != 0, block.byteCount == 122 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.flag = try block.load(at: 16, field: "flag")
    self.tiny = UInt8(block: block, at: 17)
    self.short = UInt16(block: block, at: 18)
    self.word = UInt32(block: block, at: 20)
    self.long = UInt64(block: block, at: 24)
    self.signed = Int32(block: block, at: 32)
    self.balance = Int64(block: block, at: 36)
    self.account = AccountID(block: block, at: 44)
    self.ratio = Double(block: block, at: 52)
    self.at = Timestamp(block: block, at: 60)
    self.length = TimeSpan(block: block, at: 68)
    self.code = try block.load(at: 76, field: "code")
    self.kind = Kind(block: block, at: 84)
    self.range = Band(block: block, at: 85)
    self.maybe = try block.loadOptional(at: 94, if: presence93 & 0x01 != 0, field: "maybe")
    self.other = UUIDBytes(block: block, at: 98)
    self.plain = Identifier(block: block, at: 114)
    self.name = try tail.readString(max: 60, field: "name")
    self.data = try tail.readBytes(max: 60, field: "data")
    self.line = try tail.readNested(field: "line")
    self.about = try tail.readUnion(field: "about")
    self.lines = try tail.readMessages(max: 4, field: "lines")
    self.numbers = try tail.readList(max: 8, field: "numbers")
    self.names = try tail.readStrings(max: 4, elementMax: 8, field: "names")
    self.byName = try tail.readMap(max: 4, field: "byName")
    self.maybeText = try tail.readOptionalString(max: 8, field: "maybeText")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.balance >= -1000, "balance", "must be at least -1000")
    try Validation.require(self.balance <= 1000, "balance", "must be at most 1000")
    try Validation.require(self.name.utf8.count <= 60, "name", "must have at most 60 bytes")
    try Validation.require(self.data.count <= 60, "data", "must have at most 60 bytes")
    try Validation.check(self.line, "line")
    try Validation.check(self.about, "about")
    try Validation.require(self.lines.count <= 4, "lines", "must have at most 4 elements")
    try Validation.checkAll(self.lines, "lines")
    try Validation.require(self.numbers.count <= 8, "numbers", "must have at most 8 elements")
    try Validation.require(self.names.count <= 4, "names", "must have at most 4 elements")
    for index in self.names.indices {
      try Validation.require(
        self.names[index].utf8.count <= 8,
        "names[\(index)]",
        "must have at most 8 bytes"
      )
    }
    try Validation.require(self.byName.count <= 4, "byName", "must have at most 4 entries")
    try Validation.checkAll(self.byName.entries, "byName")
    if let value = self.maybeText {
      try Validation.require(value.utf8.count <= 8, "maybeText", "must have at most 8 bytes")
    }
  }
}

extension WireView where Viewed == Put {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var flag: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 17 { return try wireBlock.load(Bool.self, at: 16, field: "flag") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var tiny: UInt8 {
    if wireBlock.byteCount >= 18 { return UInt8(block: wireBlock, at: 17) }
    return 0
  }
  @inlinable @inline(__always)
  public var short: UInt16 {
    if wireBlock.byteCount >= 20 { return UInt16(block: wireBlock, at: 18) }
    return 0
  }
  @inlinable @inline(__always)
  public var word: UInt32 {
    if wireBlock.byteCount >= 24 { return UInt32(block: wireBlock, at: 20) }
    return 0
  }
  @inlinable @inline(__always)
  public var long: UInt64 {
    if wireBlock.byteCount >= 32 { return UInt64(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var signed: Int32 {
    if wireBlock.byteCount >= 36 { return Int32(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable @inline(__always)
  public var balance: Int64 {
    if wireBlock.byteCount >= 44 { return Int64(block: wireBlock, at: 36) }
    return 0
  }
  @inlinable @inline(__always)
  public var account: AccountID {
    if wireBlock.byteCount >= 52 { return AccountID(block: wireBlock, at: 44) }
    return AccountID()
  }
  @inlinable @inline(__always)
  public var ratio: Double {
    if wireBlock.byteCount >= 60 { return Double(block: wireBlock, at: 52) }
    return 0
  }
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 68 { return Timestamp(block: wireBlock, at: 60) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var length: TimeSpan {
    if wireBlock.byteCount >= 76 { return TimeSpan(block: wireBlock, at: 68) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var code: FixedText<8> {
    get throws(WireError) {
      if wireBlock.byteCount >= 84 { return try wireBlock.load(FixedText<8>.self, at: 76, field: "code") }
      return FixedText<8>()
    }
  }
  @inlinable @inline(__always)
  public var kind: Kind {
    if wireBlock.byteCount >= 85 { return Kind(block: wireBlock, at: 84) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var range: Band {
    if wireBlock.byteCount >= 93 { return Band(block: wireBlock, at: 85) }
    return Band()
  }
  @inlinable @inline(__always)
  public var maybe: UInt32? {
    if wireHas(98, presence: 93, mask: 0x01) { return UInt32(block: wireBlock, at: 94) }
    return nil
  }
  @inlinable @inline(__always)
  public var other: UUIDBytes {
    if wireBlock.byteCount >= 114 { return UUIDBytes(block: wireBlock, at: 98) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var plain: Identifier {
    if wireBlock.byteCount >= 122 { return Identifier(block: wireBlock, at: 114) }
    return Identifier()
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 60, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 60, field: "name", body)
  }
  @inlinable
  public var data: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readBytes(max: 60, field: "data")
    }
  }
  /// Calls `body` with `data` as it stands in the bytes.
  @inlinable
  public func withData<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    return try tail.withBytes(max: 60, field: "data", body)
  }
  @inlinable
  public var line: Line {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "data")
      return try tail.readNested(field: "line")
    }
  }
  /// Calls `body` with `line` as it stands in the bytes.
  @inlinable
  public func withLine<Result>(
    _ body: (WireView<Line>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "data")
    return try tail.withNested(field: "line", body)
  }
  @inlinable
  public var about: Reference {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(field: "line")
      return try tail.readUnion(field: "about")
    }
  }
  @inlinable
  public var lines: [Line] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(field: "line")
      try tail.skipUnion(field: "about")
      return try tail.readMessages(max: 4, field: "lines")
    }
  }
  @inlinable
  public var numbers: [UInt32] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(field: "line")
      try tail.skipUnion(field: "about")
      try tail.skipMessages(field: "lines")
      return try tail.readList(max: 8, field: "numbers")
    }
  }
  @inlinable
  public var names: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(field: "line")
      try tail.skipUnion(field: "about")
      try tail.skipMessages(field: "lines")
      try tail.skipList(elementSize: 4, field: "numbers")
      return try tail.readStrings(max: 4, elementMax: 8, field: "names")
    }
  }
  @inlinable
  public var byName: WireMap<PutByNameEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(field: "line")
      try tail.skipUnion(field: "about")
      try tail.skipMessages(field: "lines")
      try tail.skipList(elementSize: 4, field: "numbers")
      try tail.skipDelimitedList(field: "names")
      return try tail.readMap(max: 4, field: "byName")
    }
  }
  @inlinable
  public var maybeText: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(field: "line")
      try tail.skipUnion(field: "about")
      try tail.skipMessages(field: "lines")
      try tail.skipList(elementSize: 4, field: "numbers")
      try tail.skipDelimitedList(field: "names")
      try tail.skipMessages(field: "byName")
      return try tail.readOptionalString(max: 8, field: "maybeText")
    }
  }
  /// Calls `body` with `maybeText` as it stands in the bytes.
  @inlinable
  public func withMaybeText<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "data")
    try tail.skipDelimited(field: "line")
    try tail.skipUnion(field: "about")
    try tail.skipMessages(field: "lines")
    try tail.skipList(elementSize: 4, field: "numbers")
    try tail.skipDelimitedList(field: "names")
    try tail.skipMessages(field: "byName")
    return try tail.withOptionalString(max: 8, field: "maybeText", body)
  }
}

extension Put {
  public init(view: WireView<Put>) throws(WireError) {
    self.key = view.key
    self.flag = try view.flag
    self.tiny = view.tiny
    self.short = view.short
    self.word = view.word
    self.long = view.long
    self.signed = view.signed
    self.balance = view.balance
    self.account = view.account
    self.ratio = view.ratio
    self.at = view.at
    self.length = view.length
    self.code = try view.code
    self.kind = view.kind
    self.range = view.range
    self.maybe = view.maybe
    self.name = try view.name
    self.data = try view.data
    self.line = try view.line
    self.about = try view.about
    self.lines = try view.lines
    self.numbers = try view.numbers
    self.names = try view.names
    self.byName = try view.byName
    self.other = view.other
    self.plain = view.plain
    self.maybeText = try view.maybeText
  }
}

public struct Close: WireBlockMessage, Hashable {
  public var name: String
  public var account: AccountID

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.name = ""
    self.account = AccountID()
  }

  @inlinable
  public init(name: String = "", account: AccountID = AccountID()) {
    self.name = name
    self.account = account
  }
}

extension Close {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Close" }
  @inlinable public static var maximumEncodedSize: Int { 51 }
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
    self.account.store(into: &block, at: offset)
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
    if block.byteCount < 8 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 8 else { throw WireError(.truncated) }
    self.account = AccountID(block: block, at: 0)
    self.name = try tail.readString(max: 40, field: "name")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 40, "name", "must have at most 40 bytes")
  }
}

extension WireView where Viewed == Close {
  @inlinable @inline(__always)
  public var account: AccountID {
    if wireBlock.byteCount >= 8 { return AccountID(block: wireBlock, at: 0) }
    return AccountID()
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

extension Close {
  public init(view: WireView<Close>) throws(WireError) {
    self.name = try view.name
    self.account = view.account
  }
}

public struct Receipt: WireBlockMessage, Hashable {
  public var account: AccountID
  public var sequence: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.account = AccountID()
    self.sequence = 0
  }

  @inlinable
  public init(account: AccountID = AccountID(), sequence: UInt64 = 0) {
    self.account = account
    self.sequence = sequence
  }
}

extension Receipt {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Receipt" }
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
    self.account.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 8)
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
    self.account = AccountID(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
  }
}

extension WireView where Viewed == Receipt {
  @inlinable @inline(__always)
  public var account: AccountID {
    if wireBlock.byteCount >= 8 { return AccountID(block: wireBlock, at: 0) }
    return AccountID()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
}

extension Receipt {
  public init(view: WireView<Receipt>) throws(WireError) {
    self.account = view.account
    self.sequence = view.sequence
  }
}

public struct Refusal: WireBlockMessage, Hashable {
  public var reason: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.reason = ""
  }

  @inlinable
  public init(reason: String) {
    self.reason = reason
  }
}

extension Refusal {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Refusal" }
  @inlinable public static var maximumEncodedSize: Int { 83 }
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
    if !self.reason.isEmpty { try writer.appendString(self.reason) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.reason.isEmpty { size &+= WireBuffer.size(self.reason) }
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
    self.reason = try tail.readString(max: 80, field: "reason")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.reason.utf8.count <= 80, "reason", "must have at most 80 bytes")
  }
}

extension WireView where Viewed == Refusal {
  @inlinable
  public var reason: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 80, field: "reason")
    }
  }
  /// Calls `body` with `reason` as it stands in the bytes.
  @inlinable
  public func withReason<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 80, field: "reason", body)
  }
}

extension Refusal {
  public init(view: WireView<Refusal>) throws(WireError) {
    self.reason = try view.reason
  }
}

public enum PutResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case done(Receipt)
  case rejected(Refusal)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension PutResult {
  @inlinable public static var messageName: String { "dropwire.logged.v1.PutResult" }
  @inlinable public static var maximumEncodedSize: Int { 85 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .done: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .done(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .done(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .done(try Receipt(payload: payload, case: "done"))
    case 2: self = .rejected(try Refusal(payload: payload, case: "rejected"))
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

/// One entry of `byName` of `Put`.
public struct PutByNameEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = 0
  }

  @inlinable
  public init(key: String = "", value: UInt32 = 0) {
    self.key = key
    self.value = value
  }
}

extension PutByNameEntry {
  @inlinable public static var messageName: String { "dropwire.logged.v1.Put.ByNameEntry" }
  @inlinable public static var maximumEncodedSize: Int { 15 }
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
    if block.byteCount < 4 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 4 else { throw WireError(.truncated) }
    self.value = UInt32(block: block, at: 0)
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

extension WireView where Viewed == PutByNameEntry {
  @inlinable @inline(__always)
  public var value: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
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

extension PutByNameEntry {
  public init(view: WireView<PutByNameEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

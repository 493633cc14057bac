// Generated from everything.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

public enum Small: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case one
  case two
  case four
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension Small {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .one
    case 2: self = .two
    case 4: self = .four
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .one: 1
    case .two: 2
    case .four: 4
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

/// Two bytes on the wire.
public enum Wide: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case first
  case second
  /// A value this version does not know.
  case unrecognized(UInt16)
}

extension Wide {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt16) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .first
    case 2: self = .second
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt16 {
    switch self {
    case .unspecified: 0
    case .first: 1
    case .second: 2
    case .unrecognized(let value): value
    }
  }

  @inlinable public static var wireSize: Int { 2 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.init(rawValue: UInt16(block: block, at: offset))
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    rawValue.store(into: &block, at: offset)
  }
}

public struct Point: WireStruct, Hashable {
  public var x: Int32
  public var y: Int32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.x = 0
    self.y = 0
  }

  @inlinable
  public init(x: Int32 = 0, y: Int32 = 0) {
    self.x = x
    self.y = y
  }
}

extension Point {
  @inlinable public static var wireSize: Int { 8 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.x = Int32(block: block, at: offset)
    self.y = Int32(block: block, at: offset &+ 4)
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.x.store(into: &block, at: offset)
    self.y.store(into: &block, at: offset &+ 4)
  }
}

public struct Place: WireStruct, Hashable {
  public var at: Point
  public var open: Bool
  public var code: FixedText<5>
  public var kind: Wide
  public var ratio: Double

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.at = Point()
    self.open = false
    self.code = FixedText<5>()
    self.kind = .unspecified
    self.ratio = 0
  }

  @inlinable
  public init(
    at: Point = Point(),
    open: Bool = false,
    code: FixedText<5> = FixedText<5>(),
    kind: Wide = .unspecified,
    ratio: Double = 0
  ) {
    self.at = at
    self.open = open
    self.code = code
    self.kind = kind
    self.ratio = ratio
  }
}

extension Place {
  @inlinable public static var wireSize: Int { 24 }

  @inlinable
  public init(block: RawSpan, at offset: Int) throws(WireError) {
    self.at = Point(block: block, at: offset)
    self.open = try block.load(at: offset &+ 8, field: "open")
    self.code = try block.load(at: offset &+ 9, field: "code")
    self.kind = Wide(block: block, at: offset &+ 14)
    self.ratio = Double(block: block, at: offset &+ 16)
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.at.store(into: &block, at: offset)
    self.open.store(into: &block, at: offset &+ 8)
    self.code.store(into: &block, at: offset &+ 9)
    self.kind.store(into: &block, at: offset &+ 14)
    self.ratio.store(into: &block, at: offset &+ 16)
  }
}

/// Nothing at all: an empty block and an empty tail.
public struct Nothing: WireBlockMessage, Hashable {
  /// Every field zero, empty or absent.
  @inlinable
  public init() {
  }
}

extension Nothing {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Nothing" }
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

/// Every fixed type.
public struct Fixed: WireBlockMessage, Hashable {
  public var flag: Bool
  public var tiny: UInt8
  public var short: UInt16
  public var word: UInt32
  public var long: UInt64
  public var int: Int32
  public var big: Int64
  public var ident: Identifier
  public var real: Double
  public var small: Small
  public var wide: Wide
  public var at: Timestamp
  public var span: TimeSpan
  public var key: UUIDBytes
  public var code: FixedText<4>
  public var place: Place

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.flag = false
    self.tiny = 0
    self.short = 0
    self.word = 0
    self.long = 0
    self.int = 0
    self.big = 0
    self.ident = Identifier()
    self.real = 0
    self.small = .unspecified
    self.wide = .unspecified
    self.at = Timestamp()
    self.span = TimeSpan()
    self.key = UUIDBytes()
    self.code = FixedText<4>()
    self.place = Place()
  }

  @inlinable
  public init(
    flag: Bool = false,
    tiny: UInt8 = 0,
    short: UInt16 = 0,
    word: UInt32 = 0,
    long: UInt64 = 0,
    int: Int32 = 0,
    big: Int64 = 0,
    ident: Identifier = Identifier(),
    real: Double = 0,
    small: Small = .unspecified,
    wide: Wide = .unspecified,
    at: Timestamp = Timestamp(),
    span: TimeSpan = TimeSpan(),
    key: UUIDBytes = UUIDBytes(),
    code: FixedText<4> = FixedText<4>(),
    place: Place = Place()
  ) {
    self.flag = flag
    self.tiny = tiny
    self.short = short
    self.word = word
    self.long = long
    self.int = int
    self.big = big
    self.ident = ident
    self.real = real
    self.small = small
    self.wide = wide
    self.at = at
    self.span = span
    self.key = key
    self.code = code
    self.place = place
  }
}

extension Fixed {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Fixed" }
  @inlinable public static var maximumEncodedSize: Int { 109 }
  @inlinable public static var blockSize: Int { 107 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 1),
    .init(end: 2),
    .init(end: 4),
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 28),
    .init(end: 36),
    .init(end: 44),
    .init(end: 45),
    .init(end: 47),
    .init(end: 55),
    .init(end: 63),
    .init(end: 79),
    .init(end: 83),
    .init(end: 107)
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
    var block = try writer.take(109)
    UInt16(107).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.flag.store(into: &block, at: offset)
    self.tiny.store(into: &block, at: offset &+ 1)
    self.short.store(into: &block, at: offset &+ 2)
    self.word.store(into: &block, at: offset &+ 4)
    self.long.store(into: &block, at: offset &+ 8)
    self.int.store(into: &block, at: offset &+ 16)
    self.big.store(into: &block, at: offset &+ 20)
    self.ident.store(into: &block, at: offset &+ 28)
    self.real.store(into: &block, at: offset &+ 36)
    self.small.store(into: &block, at: offset &+ 44)
    self.wide.store(into: &block, at: offset &+ 45)
    self.at.store(into: &block, at: offset &+ 47)
    self.span.store(into: &block, at: offset &+ 55)
    self.key.store(into: &block, at: offset &+ 63)
    self.code.store(into: &block, at: offset &+ 79)
    self.place.store(into: &block, at: offset &+ 83)
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
    if block.byteCount < 107 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 107 else { throw WireError(.truncated) }
    self.flag = try block.load(at: 0, field: "flag")
    self.tiny = UInt8(block: block, at: 1)
    self.short = UInt16(block: block, at: 2)
    self.word = UInt32(block: block, at: 4)
    self.long = UInt64(block: block, at: 8)
    self.int = Int32(block: block, at: 16)
    self.big = Int64(block: block, at: 20)
    self.ident = Identifier(block: block, at: 28)
    self.real = Double(block: block, at: 36)
    self.small = Small(block: block, at: 44)
    self.wide = Wide(block: block, at: 45)
    self.at = Timestamp(block: block, at: 47)
    self.span = TimeSpan(block: block, at: 55)
    self.key = UUIDBytes(block: block, at: 63)
    self.code = try block.load(at: 79, field: "code")
    self.place = try block.load(at: 83, field: "place")
  }
}

extension WireView where Viewed == Fixed {
  @inlinable @inline(__always)
  public var flag: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "flag") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var tiny: UInt8 {
    if wireBlock.byteCount >= 2 { return UInt8(block: wireBlock, at: 1) }
    return 0
  }
  @inlinable @inline(__always)
  public var short: UInt16 {
    if wireBlock.byteCount >= 4 { return UInt16(block: wireBlock, at: 2) }
    return 0
  }
  @inlinable @inline(__always)
  public var word: UInt32 {
    if wireBlock.byteCount >= 8 { return UInt32(block: wireBlock, at: 4) }
    return 0
  }
  @inlinable @inline(__always)
  public var long: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var int: Int32 {
    if wireBlock.byteCount >= 20 { return Int32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var big: Int64 {
    if wireBlock.byteCount >= 28 { return Int64(block: wireBlock, at: 20) }
    return 0
  }
  @inlinable @inline(__always)
  public var ident: Identifier {
    if wireBlock.byteCount >= 36 { return Identifier(block: wireBlock, at: 28) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var real: Double {
    if wireBlock.byteCount >= 44 { return Double(block: wireBlock, at: 36) }
    return 0
  }
  @inlinable @inline(__always)
  public var small: Small {
    if wireBlock.byteCount >= 45 { return Small(block: wireBlock, at: 44) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var wide: Wide {
    if wireBlock.byteCount >= 47 { return Wide(block: wireBlock, at: 45) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 55 { return Timestamp(block: wireBlock, at: 47) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var span: TimeSpan {
    if wireBlock.byteCount >= 63 { return TimeSpan(block: wireBlock, at: 55) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 79 { return UUIDBytes(block: wireBlock, at: 63) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var code: FixedText<4> {
    get throws(WireError) {
      if wireBlock.byteCount >= 83 { return try wireBlock.load(FixedText<4>.self, at: 79, field: "code") }
      return FixedText<4>()
    }
  }
  @inlinable @inline(__always)
  public var place: Place {
    get throws(WireError) {
      if wireBlock.byteCount >= 107 { return try wireBlock.load(Place.self, at: 83, field: "place") }
      return Place()
    }
  }
}

extension Fixed {
  public init(view: WireView<Fixed>) throws(WireError) {
    self.flag = try view.flag
    self.tiny = view.tiny
    self.short = view.short
    self.word = view.word
    self.long = view.long
    self.int = view.int
    self.big = view.big
    self.ident = view.ident
    self.real = view.real
    self.small = view.small
    self.wide = view.wide
    self.at = view.at
    self.span = view.span
    self.key = view.key
    self.code = try view.code
    self.place = try view.place
  }
}

/// Nine optional fields: two presence bytes.
public struct Optionals: WireBlockMessage, Hashable {
  public var a: Bool?
  public var b: UInt8?
  public var c: UInt16?
  public var d: UInt32?
  public var e: UInt64?
  public var f: Point?
  public var g: Small?
  public var h: UUIDBytes?
  public var i: FixedText<2>?
  public var j: UInt8

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.a = nil
    self.b = nil
    self.c = nil
    self.d = nil
    self.e = nil
    self.f = nil
    self.g = nil
    self.h = nil
    self.i = nil
    self.j = 0
  }

  @inlinable
  public init(
    a: Bool? = nil,
    b: UInt8? = nil,
    c: UInt16? = nil,
    d: UInt32? = nil,
    e: UInt64? = nil,
    f: Point? = nil,
    g: Small? = nil,
    h: UUIDBytes? = nil,
    i: FixedText<2>? = nil,
    j: UInt8 = 0
  ) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
    self.g = g
    self.h = h
    self.i = i
    self.j = j
  }
}

extension Optionals {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Optionals" }
  @inlinable public static var maximumEncodedSize: Int { 48 }
  @inlinable public static var blockSize: Int { 46 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 2, presenceByte: 0, presenceMask: 0x01),
    .init(end: 3, presenceByte: 0, presenceMask: 0x02),
    .init(end: 5, presenceByte: 0, presenceMask: 0x04),
    .init(end: 9, presenceByte: 0, presenceMask: 0x08),
    .init(end: 17, presenceByte: 0, presenceMask: 0x10),
    .init(end: 25, presenceByte: 0, presenceMask: 0x20),
    .init(end: 26, presenceByte: 0, presenceMask: 0x40),
    .init(end: 42, presenceByte: 0, presenceMask: 0x80),
    .init(end: 45, presenceByte: 42, presenceMask: 0x01),
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
    var presence0: UInt8 = 0
    if self.a != nil { presence0 |= 0x01 }
    if self.b != nil { presence0 |= 0x02 }
    if self.c != nil { presence0 |= 0x04 }
    if self.d != nil { presence0 |= 0x08 }
    if self.e != nil { presence0 |= 0x10 }
    if self.f != nil { presence0 |= 0x20 }
    if self.g != nil { presence0 |= 0x40 }
    if self.h != nil { presence0 |= 0x80 }
    presence0.store(into: &block, at: offset)
    var presence42: UInt8 = 0
    if self.i != nil { presence42 |= 0x01 }
    presence42.store(into: &block, at: offset &+ 42)
    block.storeOptional(self.a, at: offset &+ 1)
    block.storeOptional(self.b, at: offset &+ 2)
    block.storeOptional(self.c, at: offset &+ 3)
    block.storeOptional(self.d, at: offset &+ 5)
    block.storeOptional(self.e, at: offset &+ 9)
    block.storeOptional(self.f, at: offset &+ 17)
    block.storeOptional(self.g, at: offset &+ 25)
    block.storeOptional(self.h, at: offset &+ 26)
    block.storeOptional(self.i, at: offset &+ 43)
    self.j.store(into: &block, at: offset &+ 45)
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
    let presence0 = block.byte(at: 0)
    let presence42 = block.byte(at: 42)
    if presence42 & 0xFE != 0, block.byteCount == 46 {
      throw WireError(.unknownPresence)
    }
    self.a = try block.loadOptional(at: 1, if: presence0 & 0x01 != 0, field: "a")
    self.b = try block.loadOptional(at: 2, if: presence0 & 0x02 != 0, field: "b")
    self.c = try block.loadOptional(at: 3, if: presence0 & 0x04 != 0, field: "c")
    self.d = try block.loadOptional(at: 5, if: presence0 & 0x08 != 0, field: "d")
    self.e = try block.loadOptional(at: 9, if: presence0 & 0x10 != 0, field: "e")
    self.f = try block.loadOptional(at: 17, if: presence0 & 0x20 != 0, field: "f")
    self.g = try block.loadOptional(at: 25, if: presence0 & 0x40 != 0, field: "g")
    self.h = try block.loadOptional(at: 26, if: presence0 & 0x80 != 0, field: "h")
    self.i = try block.loadOptional(at: 43, if: presence42 & 0x01 != 0, field: "i")
    self.j = UInt8(block: block, at: 45)
  }
}

extension WireView where Viewed == Optionals {
  @inlinable @inline(__always)
  public var a: Bool? {
    get throws(WireError) {
      if wireHas(2, presence: 0, mask: 0x01) { return try wireBlock.load(Bool.self, at: 1, field: "a") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var b: UInt8? {
    if wireHas(3, presence: 0, mask: 0x02) { return UInt8(block: wireBlock, at: 2) }
    return nil
  }
  @inlinable @inline(__always)
  public var c: UInt16? {
    if wireHas(5, presence: 0, mask: 0x04) { return UInt16(block: wireBlock, at: 3) }
    return nil
  }
  @inlinable @inline(__always)
  public var d: UInt32? {
    if wireHas(9, presence: 0, mask: 0x08) { return UInt32(block: wireBlock, at: 5) }
    return nil
  }
  @inlinable @inline(__always)
  public var e: UInt64? {
    if wireHas(17, presence: 0, mask: 0x10) { return UInt64(block: wireBlock, at: 9) }
    return nil
  }
  @inlinable @inline(__always)
  public var f: Point? {
    if wireHas(25, presence: 0, mask: 0x20) { return Point(block: wireBlock, at: 17) }
    return nil
  }
  @inlinable @inline(__always)
  public var g: Small? {
    if wireHas(26, presence: 0, mask: 0x40) { return Small(block: wireBlock, at: 25) }
    return nil
  }
  @inlinable @inline(__always)
  public var h: UUIDBytes? {
    if wireHas(42, presence: 0, mask: 0x80) { return UUIDBytes(block: wireBlock, at: 26) }
    return nil
  }
  @inlinable @inline(__always)
  public var i: FixedText<2>? {
    get throws(WireError) {
      if wireHas(45, presence: 42, mask: 0x01) { return try wireBlock.load(FixedText<2>.self, at: 43, field: "i") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var j: UInt8 {
    if wireBlock.byteCount >= 46 { return UInt8(block: wireBlock, at: 45) }
    return 0
  }
}

extension Optionals {
  public init(view: WireView<Optionals>) throws(WireError) {
    self.a = try view.a
    self.b = view.b
    self.c = view.c
    self.d = view.d
    self.e = view.e
    self.f = view.f
    self.g = view.g
    self.h = view.h
    self.i = try view.i
    self.j = view.j
  }
}

/// A leaf with a slot and a string.
public struct Leaf: WireBlockMessage, Hashable {
  public var number: UInt32
  public var text: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.number = 0
    self.text = ""
  }

  @inlinable
  public init(number: UInt32 = 0, text: String = "") {
    self.number = number
    self.text = text
  }
}

extension Leaf {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Leaf" }
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
    self.number.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.text.isEmpty { try writer.appendString(self.text) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.text.isEmpty { size &+= WireBuffer.size(self.text) }
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
    self.number = UInt32(block: block, at: 0)
    self.text = try tail.readString(max: 40, field: "text")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.text.utf8.count <= 40, "text", "must have at most 40 bytes")
  }
}

extension WireView where Viewed == Leaf {
  @inlinable @inline(__always)
  public var number: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var text: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 40, field: "text")
    }
  }
  /// Calls `body` with `text` as it stands in the bytes.
  @inlinable
  public func withText<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 40, field: "text", body)
  }
}

extension Leaf {
  public init(view: WireView<Leaf>) throws(WireError) {
    self.number = view.number
    self.text = try view.text
  }
}

/// No slot: lists of it have blocks of no bytes.
public struct Label: WireBlockMessage, Hashable {
  public var text: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.text = ""
  }

  @inlinable
  public init(text: String) {
    self.text = text
  }
}

extension Label {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Label" }
  @inlinable public static var maximumEncodedSize: Int { 23 }
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
    if !self.text.isEmpty { try writer.appendString(self.text) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.text.isEmpty { size &+= WireBuffer.size(self.text) }
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
    self.text = try tail.readString(max: 20, field: "text")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.text.utf8.count <= 20, "text", "must have at most 20 bytes")
  }
}

extension WireView where Viewed == Label {
  @inlinable
  public var text: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 20, field: "text")
    }
  }
  /// Calls `body` with `text` as it stands in the bytes.
  @inlinable
  public func withText<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 20, field: "text", body)
  }
}

extension Label {
  public init(view: WireView<Label>) throws(WireError) {
    self.text = try view.text
  }
}

public enum Choice: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case leaf(Leaf)
  case label(Label)
  case none(Nothing)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension Choice {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Choice" }
  @inlinable public static var maximumEncodedSize: Int { 49 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .leaf: 1
    case .label: 2
    case .none: 4
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .leaf(let value): WireBuffer.caseSize(1, value)
    case .label(let value): WireBuffer.caseSize(2, value)
    case .none(let value): WireBuffer.caseSize(4, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .leaf(let value): try writer.appendCase(1, value)
    case .label(let value): try writer.appendCase(2, value)
    case .none(let value): try writer.appendCase(4, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .leaf(try Leaf(payload: payload, case: "leaf"))
    case 2: self = .label(try Label(payload: payload, case: "label"))
    case 4: self = .none(try Nothing(payload: payload, case: "none"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .leaf(let value): try Validation.check(value, "leaf")
    case .label(let value): try Validation.check(value, "label")
    default: break
    }
  }
}

/// Every variable type.
public struct Variable: WireBlockMessage, Hashable {
  public var text: String
  public var data: [UInt8]
  public var maybe: String?
  public var blob: [UInt8]?
  public var leaf: Leaf
  public var other: Leaf?
  public var choice: Choice

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.text = ""
    self.data = []
    self.maybe = nil
    self.blob = nil
    self.leaf = Leaf()
    self.other = nil
    self.choice = .unspecified
  }

  @inlinable
  public init(
    text: String = "",
    data: [UInt8] = [],
    maybe: String? = nil,
    blob: [UInt8]? = nil,
    leaf: Leaf = Leaf(),
    other: Leaf? = nil,
    choice: Choice = .unspecified
  ) {
    self.text = text
    self.data = data
    self.maybe = maybe
    self.blob = blob
    self.leaf = leaf
    self.other = other
    self.choice = choice
  }
}

extension Variable {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Variable" }
  @inlinable public static var maximumEncodedSize: Int { 773 }
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
    try writer.appendString(self.text)
    try writer.appendBytes(self.data)
    try writer.appendOptionalString(self.maybe)
    try writer.appendOptionalBytes(self.blob)
    try writer.appendNested(self.leaf)
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.other != nil { last = 6 }
    if self.choice.caseNumber != 0 { last = 7 }
    if last >= 6 { try writer.appendOptionalNested(self.other) }
    if last >= 7 { try self.choice.write(to: &writer) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.text)
    size &+= WireBuffer.size(self.data)
    size &+= WireBuffer.size(self.maybe)
    size &+= WireBuffer.size(self.blob)
    size &+= WireBuffer.size(self.leaf)
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.other != nil { last = 6 }
    if self.choice.caseNumber != 0 { last = 7 }
    if last >= 6 { size &+= WireBuffer.size(self.other) }
    if last >= 7 { size &+= self.choice.encodedSize }
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
    self.text = try tail.readString(max: 300, field: "text")
    self.data = try tail.readBytes(max: 300, field: "data")
    self.maybe = try tail.readOptionalString(max: 10, field: "maybe")
    self.blob = try tail.readOptionalBytes(max: 10, field: "blob")
    self.leaf = try tail.readNested(field: "leaf")
    self.other = try tail.readOptionalNested(field: "other")
    self.choice = try tail.readUnion(field: "choice")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.text.utf8.count <= 300, "text", "must have at most 300 bytes")
    try Validation.require(self.data.count <= 300, "data", "must have at most 300 bytes")
    if let value = self.maybe {
      try Validation.require(value.utf8.count <= 10, "maybe", "must have at most 10 bytes")
    }
    if let value = self.blob {
      try Validation.require(value.count <= 10, "blob", "must have at most 10 bytes")
    }
    try Validation.check(self.leaf, "leaf")
    if let value = self.other {
      try Validation.check(value, "other")
    }
    try Validation.check(self.choice, "choice")
  }
}

extension WireView where Viewed == Variable {
  @inlinable
  public var text: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 300, field: "text")
    }
  }
  /// Calls `body` with `text` as it stands in the bytes.
  @inlinable
  public func withText<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 300, field: "text", body)
  }
  @inlinable
  public var data: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "text")
      return try tail.readBytes(max: 300, field: "data")
    }
  }
  /// Calls `body` with `data` as it stands in the bytes.
  @inlinable
  public func withData<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "text")
    return try tail.withBytes(max: 300, field: "data", body)
  }
  @inlinable
  public var maybe: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "text")
      try tail.skipDelimited(field: "data")
      return try tail.readOptionalString(max: 10, field: "maybe")
    }
  }
  /// Calls `body` with `maybe` as it stands in the bytes.
  @inlinable
  public func withMaybe<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "text")
    try tail.skipDelimited(field: "data")
    return try tail.withOptionalString(max: 10, field: "maybe", body)
  }
  @inlinable
  public var blob: [UInt8]? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "text")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(plusOne: true, field: "maybe")
      return try tail.readOptionalBytes(max: 10, field: "blob")
    }
  }
  /// Calls `body` with `blob` as it stands in the bytes.
  @inlinable
  public func withBlob<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "text")
    try tail.skipDelimited(field: "data")
    try tail.skipDelimited(plusOne: true, field: "maybe")
    return try tail.withOptionalBytes(max: 10, field: "blob", body)
  }
  @inlinable
  public var leaf: Leaf {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "text")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(plusOne: true, field: "maybe")
      try tail.skipDelimited(plusOne: true, field: "blob")
      return try tail.readNested(field: "leaf")
    }
  }
  /// Calls `body` with `leaf` as it stands in the bytes.
  @inlinable
  public func withLeaf<Result>(
    _ body: (WireView<Leaf>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "text")
    try tail.skipDelimited(field: "data")
    try tail.skipDelimited(plusOne: true, field: "maybe")
    try tail.skipDelimited(plusOne: true, field: "blob")
    return try tail.withNested(field: "leaf", body)
  }
  @inlinable
  public var other: Leaf? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "text")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(plusOne: true, field: "maybe")
      try tail.skipDelimited(plusOne: true, field: "blob")
      try tail.skipDelimited(field: "leaf")
      return try tail.readOptionalNested(field: "other")
    }
  }
  /// Calls `body` with `other` as it stands in the bytes.
  @inlinable
  public func withOther<Result>(
    _ body: (WireView<Leaf>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "text")
    try tail.skipDelimited(field: "data")
    try tail.skipDelimited(plusOne: true, field: "maybe")
    try tail.skipDelimited(plusOne: true, field: "blob")
    try tail.skipDelimited(field: "leaf")
    return try tail.withNested(field: "other", body)
  }
  @inlinable
  public var choice: Choice {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "text")
      try tail.skipDelimited(field: "data")
      try tail.skipDelimited(plusOne: true, field: "maybe")
      try tail.skipDelimited(plusOne: true, field: "blob")
      try tail.skipDelimited(field: "leaf")
      try tail.skipDelimited(field: "other")
      return try tail.readUnion(field: "choice")
    }
  }
}

extension Variable {
  public init(view: WireView<Variable>) throws(WireError) {
    self.text = try view.text
    self.data = try view.data
    self.maybe = try view.maybe
    self.blob = try view.blob
    self.leaf = try view.leaf
    self.other = try view.other
    self.choice = try view.choice
  }
}

public struct Lists: WireBlockMessage, Hashable {
  public var words: [UInt32]
  public var flags: [Bool]
  public var smalls: [Small]
  public var points: [Point]
  public var texts: [String]
  public var blobs: [[UInt8]]
  public var leaves: [Leaf]
  public var labels: [Label]
  public var choices: [Choice]
  public var keys: [UUIDBytes]
  public var places: [Place]
  public var nothings: [Nothing]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.words = []
    self.flags = []
    self.smalls = []
    self.points = []
    self.texts = []
    self.blobs = []
    self.leaves = []
    self.labels = []
    self.choices = []
    self.keys = []
    self.places = []
    self.nothings = []
  }

  @inlinable
  public init(
    words: [UInt32] = [],
    flags: [Bool] = [],
    smalls: [Small] = [],
    points: [Point] = [],
    texts: [String] = [],
    blobs: [[UInt8]] = [],
    leaves: [Leaf] = [],
    labels: [Label] = [],
    choices: [Choice] = [],
    keys: [UUIDBytes] = [],
    places: [Place] = [],
    nothings: [Nothing] = []
  ) {
    self.words = words
    self.flags = flags
    self.smalls = smalls
    self.points = points
    self.texts = texts
    self.blobs = blobs
    self.leaves = leaves
    self.labels = labels
    self.choices = choices
    self.keys = keys
    self.places = places
    self.nothings = nothings
  }
}

extension Lists {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Lists" }
  @inlinable public static var maximumEncodedSize: Int { 15906 }
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
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.words.isEmpty { last = 1 }
    if !self.flags.isEmpty { last = 2 }
    if !self.smalls.isEmpty { last = 3 }
    if !self.points.isEmpty { last = 4 }
    if !self.texts.isEmpty { last = 5 }
    if !self.blobs.isEmpty { last = 6 }
    if !self.leaves.isEmpty { last = 7 }
    if !self.labels.isEmpty { last = 8 }
    if !self.choices.isEmpty { last = 9 }
    if !self.keys.isEmpty { last = 10 }
    if !self.places.isEmpty { last = 11 }
    if !self.nothings.isEmpty { last = 12 }
    if last >= 1 { try writer.appendList(self.words) }
    if last >= 2 { try writer.appendList(self.flags) }
    if last >= 3 { try writer.appendList(self.smalls) }
    if last >= 4 { try writer.appendList(self.points) }
    if last >= 5 { try writer.appendStrings(self.texts) }
    if last >= 6 { try writer.appendByteStrings(self.blobs) }
    if last >= 7 { try writer.appendMessages(self.leaves) }
    if last >= 8 { try writer.appendMessages(self.labels) }
    if last >= 9 { try writer.appendUnions(self.choices) }
    if last >= 10 { try writer.appendList(self.keys) }
    if last >= 11 { try writer.appendList(self.places) }
    if last >= 12 { try writer.appendMessages(self.nothings) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.words.isEmpty { last = 1 }
    if !self.flags.isEmpty { last = 2 }
    if !self.smalls.isEmpty { last = 3 }
    if !self.points.isEmpty { last = 4 }
    if !self.texts.isEmpty { last = 5 }
    if !self.blobs.isEmpty { last = 6 }
    if !self.leaves.isEmpty { last = 7 }
    if !self.labels.isEmpty { last = 8 }
    if !self.choices.isEmpty { last = 9 }
    if !self.keys.isEmpty { last = 10 }
    if !self.places.isEmpty { last = 11 }
    if !self.nothings.isEmpty { last = 12 }
    if last >= 1 { size &+= WireBuffer.size(self.words) }
    if last >= 2 { size &+= WireBuffer.size(self.flags) }
    if last >= 3 { size &+= WireBuffer.size(self.smalls) }
    if last >= 4 { size &+= WireBuffer.size(self.points) }
    if last >= 5 { size &+= WireBuffer.size(self.texts) }
    if last >= 6 { size &+= WireBuffer.size(self.blobs) }
    if last >= 7 { size &+= WireBuffer.size(self.leaves) }
    if last >= 8 { size &+= WireBuffer.size(self.labels) }
    if last >= 9 { size &+= WireBuffer.size(self.choices) }
    if last >= 10 { size &+= WireBuffer.size(self.keys) }
    if last >= 11 { size &+= WireBuffer.size(self.places) }
    if last >= 12 { size &+= WireBuffer.size(self.nothings) }
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
    self.words = try tail.readList(max: 8, field: "words")
    self.flags = try tail.readList(max: 8, field: "flags")
    self.smalls = try tail.readList(max: 8, field: "smalls")
    self.points = try tail.readList(max: 200, field: "points")
    self.texts = try tail.readStrings(max: 4, elementMax: 8, field: "texts")
    self.blobs = try tail.readByteStrings(max: 4, elementMax: 8, field: "blobs")
    self.leaves = try tail.readMessages(max: 200, field: "leaves")
    self.labels = try tail.readMessages(max: 200, field: "labels")
    self.choices = try tail.readUnions(max: 4, field: "choices")
    self.keys = try tail.readList(max: 4, field: "keys")
    self.places = try tail.readList(max: 4, field: "places")
    self.nothings = try tail.readMessages(max: 200, field: "nothings")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.words.count <= 8, "words", "must have at most 8 elements")
    try Validation.require(self.flags.count <= 8, "flags", "must have at most 8 elements")
    try Validation.require(self.smalls.count <= 8, "smalls", "must have at most 8 elements")
    try Validation.require(self.points.count <= 200, "points", "must have at most 200 elements")
    try Validation.require(self.texts.count <= 4, "texts", "must have at most 4 elements")
    for index in self.texts.indices {
      try Validation.require(
        self.texts[index].utf8.count <= 8,
        "texts[\(index)]",
        "must have at most 8 bytes"
      )
    }
    try Validation.require(self.blobs.count <= 4, "blobs", "must have at most 4 elements")
    for index in self.blobs.indices {
      try Validation.require(
        self.blobs[index].count <= 8,
        "blobs[\(index)]",
        "must have at most 8 bytes"
      )
    }
    try Validation.require(self.leaves.count <= 200, "leaves", "must have at most 200 elements")
    try Validation.checkAll(self.leaves, "leaves")
    try Validation.require(self.labels.count <= 200, "labels", "must have at most 200 elements")
    try Validation.checkAll(self.labels, "labels")
    try Validation.require(self.choices.count <= 4, "choices", "must have at most 4 elements")
    try Validation.checkAll(self.choices, "choices")
    try Validation.require(self.keys.count <= 4, "keys", "must have at most 4 elements")
    try Validation.require(self.places.count <= 4, "places", "must have at most 4 elements")
    try Validation.require(self.nothings.count <= 200, "nothings", "must have at most 200 elements")
  }
}

extension WireView where Viewed == Lists {
  @inlinable
  public var words: [UInt32] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 8, field: "words")
    }
  }
  @inlinable
  public var flags: [Bool] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      return try tail.readList(max: 8, field: "flags")
    }
  }
  @inlinable
  public var smalls: [Small] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      return try tail.readList(max: 8, field: "smalls")
    }
  }
  @inlinable
  public var points: [Point] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      return try tail.readList(max: 200, field: "points")
    }
  }
  @inlinable
  public var texts: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      try tail.skipList(elementSize: 8, field: "points")
      return try tail.readStrings(max: 4, elementMax: 8, field: "texts")
    }
  }
  @inlinable
  public var blobs: [[UInt8]] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      try tail.skipList(elementSize: 8, field: "points")
      try tail.skipDelimitedList(field: "texts")
      return try tail.readByteStrings(max: 4, elementMax: 8, field: "blobs")
    }
  }
  @inlinable
  public var leaves: [Leaf] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      try tail.skipList(elementSize: 8, field: "points")
      try tail.skipDelimitedList(field: "texts")
      try tail.skipDelimitedList(field: "blobs")
      return try tail.readMessages(max: 200, field: "leaves")
    }
  }
  @inlinable
  public var labels: [Label] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      try tail.skipList(elementSize: 8, field: "points")
      try tail.skipDelimitedList(field: "texts")
      try tail.skipDelimitedList(field: "blobs")
      try tail.skipMessages(field: "leaves")
      return try tail.readMessages(max: 200, field: "labels")
    }
  }
  @inlinable
  public var choices: [Choice] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      try tail.skipList(elementSize: 8, field: "points")
      try tail.skipDelimitedList(field: "texts")
      try tail.skipDelimitedList(field: "blobs")
      try tail.skipMessages(field: "leaves")
      try tail.skipMessages(field: "labels")
      return try tail.readUnions(max: 4, field: "choices")
    }
  }
  @inlinable
  public var keys: [UUIDBytes] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      try tail.skipList(elementSize: 8, field: "points")
      try tail.skipDelimitedList(field: "texts")
      try tail.skipDelimitedList(field: "blobs")
      try tail.skipMessages(field: "leaves")
      try tail.skipMessages(field: "labels")
      try tail.skipUnions(field: "choices")
      return try tail.readList(max: 4, field: "keys")
    }
  }
  @inlinable
  public var places: [Place] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      try tail.skipList(elementSize: 8, field: "points")
      try tail.skipDelimitedList(field: "texts")
      try tail.skipDelimitedList(field: "blobs")
      try tail.skipMessages(field: "leaves")
      try tail.skipMessages(field: "labels")
      try tail.skipUnions(field: "choices")
      try tail.skipList(elementSize: 16, field: "keys")
      return try tail.readList(max: 4, field: "places")
    }
  }
  @inlinable
  public var nothings: [Nothing] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 4, field: "words")
      try tail.skipList(elementSize: 1, field: "flags")
      try tail.skipList(elementSize: 1, field: "smalls")
      try tail.skipList(elementSize: 8, field: "points")
      try tail.skipDelimitedList(field: "texts")
      try tail.skipDelimitedList(field: "blobs")
      try tail.skipMessages(field: "leaves")
      try tail.skipMessages(field: "labels")
      try tail.skipUnions(field: "choices")
      try tail.skipList(elementSize: 16, field: "keys")
      try tail.skipList(elementSize: 24, field: "places")
      return try tail.readMessages(max: 200, field: "nothings")
    }
  }
}

extension Lists {
  public init(view: WireView<Lists>) throws(WireError) {
    self.words = try view.words
    self.flags = try view.flags
    self.smalls = try view.smalls
    self.points = try view.points
    self.texts = try view.texts
    self.blobs = try view.blobs
    self.leaves = try view.leaves
    self.labels = try view.labels
    self.choices = try view.choices
    self.keys = try view.keys
    self.places = try view.places
    self.nothings = try view.nothings
  }
}

public struct Maps: WireBlockMessage, Hashable {
  public var counts: WireMap<MapsCountsEntry>
  public var leaves: WireMap<MapsLeavesEntry>
  public var names: WireMap<MapsNamesEntry>
  public var smalls: WireMap<MapsSmallsEntry>
  public var signed: WireMap<MapsSignedEntry>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.counts = WireMap<MapsCountsEntry>()
    self.leaves = WireMap<MapsLeavesEntry>()
    self.names = WireMap<MapsNamesEntry>()
    self.smalls = WireMap<MapsSmallsEntry>()
    self.signed = WireMap<MapsSignedEntry>()
  }

  @inlinable
  public init(
    counts: WireMap<MapsCountsEntry> = WireMap<MapsCountsEntry>(),
    leaves: WireMap<MapsLeavesEntry> = WireMap<MapsLeavesEntry>(),
    names: WireMap<MapsNamesEntry> = WireMap<MapsNamesEntry>(),
    smalls: WireMap<MapsSmallsEntry> = WireMap<MapsSmallsEntry>(),
    signed: WireMap<MapsSignedEntry> = WireMap<MapsSignedEntry>()
  ) {
    self.counts = counts
    self.leaves = leaves
    self.names = names
    self.smalls = smalls
    self.signed = signed
  }
}

extension Maps {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Maps" }
  @inlinable public static var maximumEncodedSize: Int { 1238 }
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
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.counts.isEmpty { last = 1 }
    if !self.leaves.isEmpty { last = 2 }
    if !self.names.isEmpty { last = 3 }
    if !self.smalls.isEmpty { last = 4 }
    if !self.signed.isEmpty { last = 5 }
    if last >= 1 { try writer.appendMap(self.counts) }
    if last >= 2 { try writer.appendMap(self.leaves) }
    if last >= 3 { try writer.appendMap(self.names) }
    if last >= 4 { try writer.appendMap(self.smalls) }
    if last >= 5 { try writer.appendMap(self.signed) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.counts.isEmpty { last = 1 }
    if !self.leaves.isEmpty { last = 2 }
    if !self.names.isEmpty { last = 3 }
    if !self.smalls.isEmpty { last = 4 }
    if !self.signed.isEmpty { last = 5 }
    if last >= 1 { size &+= WireBuffer.size(self.counts) }
    if last >= 2 { size &+= WireBuffer.size(self.leaves) }
    if last >= 3 { size &+= WireBuffer.size(self.names) }
    if last >= 4 { size &+= WireBuffer.size(self.smalls) }
    if last >= 5 { size &+= WireBuffer.size(self.signed) }
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
    self.counts = try tail.readMap(max: 8, field: "counts")
    self.leaves = try tail.readMap(max: 8, field: "leaves")
    self.names = try tail.readMap(max: 8, field: "names")
    self.smalls = try tail.readMap(max: 2, field: "smalls")
    self.signed = try tail.readMap(max: 8, field: "signed")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.counts.count <= 8, "counts", "must have at most 8 entries")
    try Validation.checkAll(self.counts.entries, "counts")
    try Validation.require(self.leaves.count <= 8, "leaves", "must have at most 8 entries")
    try Validation.checkAll(self.leaves.entries, "leaves")
    try Validation.require(self.names.count <= 8, "names", "must have at most 8 entries")
    try Validation.checkAll(self.names.entries, "names")
    try Validation.require(self.smalls.count <= 2, "smalls", "must have at most 2 entries")
    try Validation.require(self.signed.count <= 8, "signed", "must have at most 8 entries")
    try Validation.checkAll(self.signed.entries, "signed")
  }
}

extension WireView where Viewed == Maps {
  @inlinable
  public var counts: WireMap<MapsCountsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMap(max: 8, field: "counts")
    }
  }
  @inlinable
  public var leaves: WireMap<MapsLeavesEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "counts")
      return try tail.readMap(max: 8, field: "leaves")
    }
  }
  @inlinable
  public var names: WireMap<MapsNamesEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "counts")
      try tail.skipMessages(field: "leaves")
      return try tail.readMap(max: 8, field: "names")
    }
  }
  @inlinable
  public var smalls: WireMap<MapsSmallsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "counts")
      try tail.skipMessages(field: "leaves")
      try tail.skipMessages(field: "names")
      return try tail.readMap(max: 2, field: "smalls")
    }
  }
  @inlinable
  public var signed: WireMap<MapsSignedEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "counts")
      try tail.skipMessages(field: "leaves")
      try tail.skipMessages(field: "names")
      try tail.skipMessages(field: "smalls")
      return try tail.readMap(max: 8, field: "signed")
    }
  }
}

extension Maps {
  public init(view: WireView<Maps>) throws(WireError) {
    self.counts = try view.counts
    self.leaves = try view.leaves
    self.names = try view.names
    self.smalls = try view.smalls
    self.signed = try view.signed
  }
}

/// What retired fields leave behind.
public struct Retired: WireBlockMessage, Hashable {
  public var b: UInt8
  public var d: UInt16?
  public var f: String
  public var o: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.b = 0
    self.d = nil
    self.f = ""
    self.o = ""
  }

  @inlinable
  public init(b: UInt8 = 0, d: UInt16? = nil, f: String = "", o: String = "") {
    self.b = b
    self.d = d
    self.f = f
    self.o = o
  }
}

extension Retired {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Retired" }
  @inlinable public static var maximumEncodedSize: Int { 44 }
  @inlinable public static var blockSize: Int { 10 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 4),
    .init(end: 5),
    .init(end: 8, presenceByte: 5, presenceMask: 0x01),
    .init(end: 10, presenceByte: 5, presenceMask: 0x02)
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
    var block = try writer.take(12)
    UInt16(10).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence5: UInt8 = 0
    if self.d != nil { presence5 |= 0x02 }
    presence5.store(into: &block, at: offset &+ 5)
    block.storeZeros(at: offset, count: 4)
    self.b.store(into: &block, at: offset &+ 4)
    block.storeZeros(at: offset &+ 6, count: 2)
    block.storeOptional(self.d, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.f.isEmpty { last = 2 }
    if !self.o.isEmpty { last = 11 }
    if last >= 1 { try writer.append(0 as UInt8) }
    if last >= 2 { try writer.appendString(self.f) }
    if last >= 3 { try writer.append(0 as UInt8) }
    if last >= 4 { try writer.append(0 as UInt8) }
    if last >= 5 { try writer.append(0 as UInt8) }
    if last >= 6 { try writer.append(0 as UInt8) }
    if last >= 7 { try writer.append(0 as UInt8) }
    if last >= 8 { try writer.append(0 as UInt8) }
    if last >= 9 { try writer.append(0 as UInt8) }
    if last >= 10 { try writer.append(0 as UInt8) }
    if last >= 11 { try writer.appendString(self.o) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.f.isEmpty { last = 2 }
    if !self.o.isEmpty { last = 11 }
    if last >= 1 { size &+= 1 }
    if last >= 2 { size &+= WireBuffer.size(self.f) }
    if last >= 3 { size &+= 1 }
    if last >= 4 { size &+= 1 }
    if last >= 5 { size &+= 1 }
    if last >= 6 { size &+= 1 }
    if last >= 7 { size &+= 1 }
    if last >= 8 { size &+= 1 }
    if last >= 9 { size &+= 1 }
    if last >= 10 { size &+= 1 }
    if last >= 11 { size &+= WireBuffer.size(self.o) }
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
    let presence5 = block.byte(at: 5)
    if presence5 & 0xFC != 0, block.byteCount == 10 {
      throw WireError(.unknownPresence)
    }
    self.b = UInt8(block: block, at: 4)
    self.d = try block.loadOptional(at: 8, if: presence5 & 0x02 != 0, field: "d")
    try tail.skipDelimited(field: "e")
    self.f = try tail.readString(max: 10, field: "f")
    try tail.skipList(elementSize: 4, field: "g")
    try tail.skipMessages(field: "h")
    try tail.skipUnion(field: "i")
    try tail.skipMessages(field: "j")
    try tail.skipDelimited(plusOne: true, field: "k")
    try tail.skipDelimitedList(field: "l")
    try tail.skipDelimited(field: "m")
    try tail.skipUnions(field: "n")
    self.o = try tail.readString(max: 10, field: "o")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.f.utf8.count <= 10, "f", "must have at most 10 bytes")
    try Validation.require(self.o.utf8.count <= 10, "o", "must have at most 10 bytes")
  }
}

extension WireView where Viewed == Retired {
  @inlinable @inline(__always)
  public var b: UInt8 {
    if wireBlock.byteCount >= 5 { return UInt8(block: wireBlock, at: 4) }
    return 0
  }
  @inlinable @inline(__always)
  public var d: UInt16? {
    if wireHas(10, presence: 5, mask: 0x02) { return UInt16(block: wireBlock, at: 8) }
    return nil
  }
  @inlinable
  public var f: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "e")
      return try tail.readString(max: 10, field: "f")
    }
  }
  /// Calls `body` with `f` as it stands in the bytes.
  @inlinable
  public func withF<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "e")
    return try tail.withString(max: 10, field: "f", body)
  }
  @inlinable
  public var o: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "e")
      try tail.skipDelimited(field: "f")
      try tail.skipList(elementSize: 4, field: "g")
      try tail.skipMessages(field: "h")
      try tail.skipUnion(field: "i")
      try tail.skipMessages(field: "j")
      try tail.skipDelimited(plusOne: true, field: "k")
      try tail.skipDelimitedList(field: "l")
      try tail.skipDelimited(field: "m")
      try tail.skipUnions(field: "n")
      return try tail.readString(max: 10, field: "o")
    }
  }
  /// Calls `body` with `o` as it stands in the bytes.
  @inlinable
  public func withO<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "e")
    try tail.skipDelimited(field: "f")
    try tail.skipList(elementSize: 4, field: "g")
    try tail.skipMessages(field: "h")
    try tail.skipUnion(field: "i")
    try tail.skipMessages(field: "j")
    try tail.skipDelimited(plusOne: true, field: "k")
    try tail.skipDelimitedList(field: "l")
    try tail.skipDelimited(field: "m")
    try tail.skipUnions(field: "n")
    return try tail.withString(max: 10, field: "o", body)
  }
}

extension Retired {
  public init(view: WireView<Retired>) throws(WireError) {
    self.b = view.b
    self.d = view.d
    self.f = try view.f
    self.o = try view.o
  }
}

/// A list or map of every kind of key and element that the messages above do not have.
public struct MoreMaps: WireBlockMessage, Hashable {
  public var tinies: WireMap<MoreMapsTiniesEntry>
  public var shorts: WireMap<MoreMapsShortsEntry>
  public var longs: WireMap<MoreMapsLongsEntry>
  public var bigs: WireMap<MoreMapsBigsEntry>
  public var idents: WireMap<MoreMapsIdentsEntry>
  public var texts: WireMap<MoreMapsTextsEntry>
  public var wides: WireMap<MoreMapsWidesEntry>
  public var reals: WireMap<MoreMapsRealsEntry>
  public var keys: WireMap<MoreMapsKeysEntry>
  public var codes: WireMap<MoreMapsCodesEntry>
  public var blanks: WireMap<MoreMapsBlanksEntry>
  public var lists: WireMap<MoreMapsListsEntry>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.tinies = WireMap<MoreMapsTiniesEntry>()
    self.shorts = WireMap<MoreMapsShortsEntry>()
    self.longs = WireMap<MoreMapsLongsEntry>()
    self.bigs = WireMap<MoreMapsBigsEntry>()
    self.idents = WireMap<MoreMapsIdentsEntry>()
    self.texts = WireMap<MoreMapsTextsEntry>()
    self.wides = WireMap<MoreMapsWidesEntry>()
    self.reals = WireMap<MoreMapsRealsEntry>()
    self.keys = WireMap<MoreMapsKeysEntry>()
    self.codes = WireMap<MoreMapsCodesEntry>()
    self.blanks = WireMap<MoreMapsBlanksEntry>()
    self.lists = WireMap<MoreMapsListsEntry>()
  }

  @inlinable
  public init(
    tinies: WireMap<MoreMapsTiniesEntry> = WireMap<MoreMapsTiniesEntry>(),
    shorts: WireMap<MoreMapsShortsEntry> = WireMap<MoreMapsShortsEntry>(),
    longs: WireMap<MoreMapsLongsEntry> = WireMap<MoreMapsLongsEntry>(),
    bigs: WireMap<MoreMapsBigsEntry> = WireMap<MoreMapsBigsEntry>(),
    idents: WireMap<MoreMapsIdentsEntry> = WireMap<MoreMapsIdentsEntry>(),
    texts: WireMap<MoreMapsTextsEntry> = WireMap<MoreMapsTextsEntry>(),
    wides: WireMap<MoreMapsWidesEntry> = WireMap<MoreMapsWidesEntry>(),
    reals: WireMap<MoreMapsRealsEntry> = WireMap<MoreMapsRealsEntry>(),
    keys: WireMap<MoreMapsKeysEntry> = WireMap<MoreMapsKeysEntry>(),
    codes: WireMap<MoreMapsCodesEntry> = WireMap<MoreMapsCodesEntry>(),
    blanks: WireMap<MoreMapsBlanksEntry> = WireMap<MoreMapsBlanksEntry>(),
    lists: WireMap<MoreMapsListsEntry> = WireMap<MoreMapsListsEntry>()
  ) {
    self.tinies = tinies
    self.shorts = shorts
    self.longs = longs
    self.bigs = bigs
    self.idents = idents
    self.texts = texts
    self.wides = wides
    self.reals = reals
    self.keys = keys
    self.codes = codes
    self.blanks = blanks
    self.lists = lists
  }
}

extension MoreMaps {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps" }
  @inlinable public static var maximumEncodedSize: Int { 1420 }
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
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.tinies.isEmpty { last = 1 }
    if !self.shorts.isEmpty { last = 2 }
    if !self.longs.isEmpty { last = 3 }
    if !self.bigs.isEmpty { last = 4 }
    if !self.idents.isEmpty { last = 5 }
    if !self.texts.isEmpty { last = 6 }
    if !self.wides.isEmpty { last = 7 }
    if !self.reals.isEmpty { last = 8 }
    if !self.keys.isEmpty { last = 9 }
    if !self.codes.isEmpty { last = 10 }
    if !self.blanks.isEmpty { last = 11 }
    if !self.lists.isEmpty { last = 12 }
    if last >= 1 { try writer.appendMap(self.tinies) }
    if last >= 2 { try writer.appendMap(self.shorts) }
    if last >= 3 { try writer.appendMap(self.longs) }
    if last >= 4 { try writer.appendMap(self.bigs) }
    if last >= 5 { try writer.appendMap(self.idents) }
    if last >= 6 { try writer.appendMap(self.texts) }
    if last >= 7 { try writer.appendMap(self.wides) }
    if last >= 8 { try writer.appendMap(self.reals) }
    if last >= 9 { try writer.appendMap(self.keys) }
    if last >= 10 { try writer.appendMap(self.codes) }
    if last >= 11 { try writer.appendMap(self.blanks) }
    if last >= 12 { try writer.appendMap(self.lists) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.tinies.isEmpty { last = 1 }
    if !self.shorts.isEmpty { last = 2 }
    if !self.longs.isEmpty { last = 3 }
    if !self.bigs.isEmpty { last = 4 }
    if !self.idents.isEmpty { last = 5 }
    if !self.texts.isEmpty { last = 6 }
    if !self.wides.isEmpty { last = 7 }
    if !self.reals.isEmpty { last = 8 }
    if !self.keys.isEmpty { last = 9 }
    if !self.codes.isEmpty { last = 10 }
    if !self.blanks.isEmpty { last = 11 }
    if !self.lists.isEmpty { last = 12 }
    if last >= 1 { size &+= WireBuffer.size(self.tinies) }
    if last >= 2 { size &+= WireBuffer.size(self.shorts) }
    if last >= 3 { size &+= WireBuffer.size(self.longs) }
    if last >= 4 { size &+= WireBuffer.size(self.bigs) }
    if last >= 5 { size &+= WireBuffer.size(self.idents) }
    if last >= 6 { size &+= WireBuffer.size(self.texts) }
    if last >= 7 { size &+= WireBuffer.size(self.wides) }
    if last >= 8 { size &+= WireBuffer.size(self.reals) }
    if last >= 9 { size &+= WireBuffer.size(self.keys) }
    if last >= 10 { size &+= WireBuffer.size(self.codes) }
    if last >= 11 { size &+= WireBuffer.size(self.blanks) }
    if last >= 12 { size &+= WireBuffer.size(self.lists) }
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
    self.tinies = try tail.readMap(max: 4, field: "tinies")
    self.shorts = try tail.readMap(max: 4, field: "shorts")
    self.longs = try tail.readMap(max: 4, field: "longs")
    self.bigs = try tail.readMap(max: 4, field: "bigs")
    self.idents = try tail.readMap(max: 4, field: "idents")
    self.texts = try tail.readMap(max: 4, field: "texts")
    self.wides = try tail.readMap(max: 2, field: "wides")
    self.reals = try tail.readMap(max: 4, field: "reals")
    self.keys = try tail.readMap(max: 4, field: "keys")
    self.codes = try tail.readMap(max: 4, field: "codes")
    self.blanks = try tail.readMap(max: 4, field: "blanks")
    self.lists = try tail.readMap(max: 4, field: "lists")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.tinies.count <= 4, "tinies", "must have at most 4 entries")
    try Validation.require(self.shorts.count <= 4, "shorts", "must have at most 4 entries")
    try Validation.checkAll(self.shorts.entries, "shorts")
    try Validation.require(self.longs.count <= 4, "longs", "must have at most 4 entries")
    try Validation.require(self.bigs.count <= 4, "bigs", "must have at most 4 entries")
    try Validation.require(self.idents.count <= 4, "idents", "must have at most 4 entries")
    try Validation.require(self.texts.count <= 4, "texts", "must have at most 4 entries")
    try Validation.checkAll(self.texts.entries, "texts")
    try Validation.require(self.wides.count <= 2, "wides", "must have at most 2 entries")
    try Validation.require(self.reals.count <= 4, "reals", "must have at most 4 entries")
    try Validation.require(self.keys.count <= 4, "keys", "must have at most 4 entries")
    try Validation.require(self.codes.count <= 4, "codes", "must have at most 4 entries")
    try Validation.require(self.blanks.count <= 4, "blanks", "must have at most 4 entries")
    try Validation.require(self.lists.count <= 4, "lists", "must have at most 4 entries")
    try Validation.checkAll(self.lists.entries, "lists")
  }
}

extension WireView where Viewed == MoreMaps {
  @inlinable
  public var tinies: WireMap<MoreMapsTiniesEntry> {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMap(max: 4, field: "tinies")
    }
  }
  @inlinable
  public var shorts: WireMap<MoreMapsShortsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      return try tail.readMap(max: 4, field: "shorts")
    }
  }
  @inlinable
  public var longs: WireMap<MoreMapsLongsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      return try tail.readMap(max: 4, field: "longs")
    }
  }
  @inlinable
  public var bigs: WireMap<MoreMapsBigsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      return try tail.readMap(max: 4, field: "bigs")
    }
  }
  @inlinable
  public var idents: WireMap<MoreMapsIdentsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      try tail.skipMessages(field: "bigs")
      return try tail.readMap(max: 4, field: "idents")
    }
  }
  @inlinable
  public var texts: WireMap<MoreMapsTextsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      try tail.skipMessages(field: "bigs")
      try tail.skipMessages(field: "idents")
      return try tail.readMap(max: 4, field: "texts")
    }
  }
  @inlinable
  public var wides: WireMap<MoreMapsWidesEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      try tail.skipMessages(field: "bigs")
      try tail.skipMessages(field: "idents")
      try tail.skipMessages(field: "texts")
      return try tail.readMap(max: 2, field: "wides")
    }
  }
  @inlinable
  public var reals: WireMap<MoreMapsRealsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      try tail.skipMessages(field: "bigs")
      try tail.skipMessages(field: "idents")
      try tail.skipMessages(field: "texts")
      try tail.skipMessages(field: "wides")
      return try tail.readMap(max: 4, field: "reals")
    }
  }
  @inlinable
  public var keys: WireMap<MoreMapsKeysEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      try tail.skipMessages(field: "bigs")
      try tail.skipMessages(field: "idents")
      try tail.skipMessages(field: "texts")
      try tail.skipMessages(field: "wides")
      try tail.skipMessages(field: "reals")
      return try tail.readMap(max: 4, field: "keys")
    }
  }
  @inlinable
  public var codes: WireMap<MoreMapsCodesEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      try tail.skipMessages(field: "bigs")
      try tail.skipMessages(field: "idents")
      try tail.skipMessages(field: "texts")
      try tail.skipMessages(field: "wides")
      try tail.skipMessages(field: "reals")
      try tail.skipMessages(field: "keys")
      return try tail.readMap(max: 4, field: "codes")
    }
  }
  @inlinable
  public var blanks: WireMap<MoreMapsBlanksEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      try tail.skipMessages(field: "bigs")
      try tail.skipMessages(field: "idents")
      try tail.skipMessages(field: "texts")
      try tail.skipMessages(field: "wides")
      try tail.skipMessages(field: "reals")
      try tail.skipMessages(field: "keys")
      try tail.skipMessages(field: "codes")
      return try tail.readMap(max: 4, field: "blanks")
    }
  }
  @inlinable
  public var lists: WireMap<MoreMapsListsEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "tinies")
      try tail.skipMessages(field: "shorts")
      try tail.skipMessages(field: "longs")
      try tail.skipMessages(field: "bigs")
      try tail.skipMessages(field: "idents")
      try tail.skipMessages(field: "texts")
      try tail.skipMessages(field: "wides")
      try tail.skipMessages(field: "reals")
      try tail.skipMessages(field: "keys")
      try tail.skipMessages(field: "codes")
      try tail.skipMessages(field: "blanks")
      return try tail.readMap(max: 4, field: "lists")
    }
  }
}

extension MoreMaps {
  public init(view: WireView<MoreMaps>) throws(WireError) {
    self.tinies = try view.tinies
    self.shorts = try view.shorts
    self.longs = try view.longs
    self.bigs = try view.bigs
    self.idents = try view.idents
    self.texts = try view.texts
    self.wides = try view.wides
    self.reals = try view.reals
    self.keys = try view.keys
    self.codes = try view.codes
    self.blanks = try view.blanks
    self.lists = try view.lists
  }
}

public struct MoreLists: WireBlockMessage, Hashable {
  public var tinies: [UInt8]
  public var shorts: [UInt16]
  public var longs: [UInt64]
  public var ints: [Int32]
  public var bigs: [Int64]
  public var idents: [Identifier]
  public var reals: [Double]
  public var wides: [Wide]
  public var ats: [Timestamp]
  public var spans: [TimeSpan]
  public var codes: [FixedText<3>]
  public var groups: [Group]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.tinies = []
    self.shorts = []
    self.longs = []
    self.ints = []
    self.bigs = []
    self.idents = []
    self.reals = []
    self.wides = []
    self.ats = []
    self.spans = []
    self.codes = []
    self.groups = []
  }

  @inlinable
  public init(
    tinies: [UInt8] = [],
    shorts: [UInt16] = [],
    longs: [UInt64] = [],
    ints: [Int32] = [],
    bigs: [Int64] = [],
    idents: [Identifier] = [],
    reals: [Double] = [],
    wides: [Wide] = [],
    ats: [Timestamp] = [],
    spans: [TimeSpan] = [],
    codes: [FixedText<3>] = [],
    groups: [Group] = []
  ) {
    self.tinies = tinies
    self.shorts = shorts
    self.longs = longs
    self.ints = ints
    self.bigs = bigs
    self.idents = idents
    self.reals = reals
    self.wides = wides
    self.ats = ats
    self.spans = spans
    self.codes = codes
    self.groups = groups
  }
}

extension MoreLists {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreLists" }
  @inlinable public static var maximumEncodedSize: Int { 1062 }
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
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.tinies.isEmpty { last = 1 }
    if !self.shorts.isEmpty { last = 2 }
    if !self.longs.isEmpty { last = 3 }
    if !self.ints.isEmpty { last = 4 }
    if !self.bigs.isEmpty { last = 5 }
    if !self.idents.isEmpty { last = 6 }
    if !self.reals.isEmpty { last = 7 }
    if !self.wides.isEmpty { last = 8 }
    if !self.ats.isEmpty { last = 9 }
    if !self.spans.isEmpty { last = 10 }
    if !self.codes.isEmpty { last = 11 }
    if !self.groups.isEmpty { last = 12 }
    if last >= 1 { try writer.appendList(self.tinies) }
    if last >= 2 { try writer.appendList(self.shorts) }
    if last >= 3 { try writer.appendList(self.longs) }
    if last >= 4 { try writer.appendList(self.ints) }
    if last >= 5 { try writer.appendList(self.bigs) }
    if last >= 6 { try writer.appendList(self.idents) }
    if last >= 7 { try writer.appendList(self.reals) }
    if last >= 8 { try writer.appendList(self.wides) }
    if last >= 9 { try writer.appendList(self.ats) }
    if last >= 10 { try writer.appendList(self.spans) }
    if last >= 11 { try writer.appendList(self.codes) }
    if last >= 12 { try writer.appendMessages(self.groups) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.tinies.isEmpty { last = 1 }
    if !self.shorts.isEmpty { last = 2 }
    if !self.longs.isEmpty { last = 3 }
    if !self.ints.isEmpty { last = 4 }
    if !self.bigs.isEmpty { last = 5 }
    if !self.idents.isEmpty { last = 6 }
    if !self.reals.isEmpty { last = 7 }
    if !self.wides.isEmpty { last = 8 }
    if !self.ats.isEmpty { last = 9 }
    if !self.spans.isEmpty { last = 10 }
    if !self.codes.isEmpty { last = 11 }
    if !self.groups.isEmpty { last = 12 }
    if last >= 1 { size &+= WireBuffer.size(self.tinies) }
    if last >= 2 { size &+= WireBuffer.size(self.shorts) }
    if last >= 3 { size &+= WireBuffer.size(self.longs) }
    if last >= 4 { size &+= WireBuffer.size(self.ints) }
    if last >= 5 { size &+= WireBuffer.size(self.bigs) }
    if last >= 6 { size &+= WireBuffer.size(self.idents) }
    if last >= 7 { size &+= WireBuffer.size(self.reals) }
    if last >= 8 { size &+= WireBuffer.size(self.wides) }
    if last >= 9 { size &+= WireBuffer.size(self.ats) }
    if last >= 10 { size &+= WireBuffer.size(self.spans) }
    if last >= 11 { size &+= WireBuffer.size(self.codes) }
    if last >= 12 { size &+= WireBuffer.size(self.groups) }
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
    self.tinies = try tail.readList(max: 8, field: "tinies")
    self.shorts = try tail.readList(max: 8, field: "shorts")
    self.longs = try tail.readList(max: 8, field: "longs")
    self.ints = try tail.readList(max: 8, field: "ints")
    self.bigs = try tail.readList(max: 8, field: "bigs")
    self.idents = try tail.readList(max: 8, field: "idents")
    self.reals = try tail.readList(max: 8, field: "reals")
    self.wides = try tail.readList(max: 8, field: "wides")
    self.ats = try tail.readList(max: 8, field: "ats")
    self.spans = try tail.readList(max: 8, field: "spans")
    self.codes = try tail.readList(max: 8, field: "codes")
    self.groups = try tail.readMessages(max: 4, field: "groups")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.tinies.count <= 8, "tinies", "must have at most 8 elements")
    try Validation.require(self.shorts.count <= 8, "shorts", "must have at most 8 elements")
    try Validation.require(self.longs.count <= 8, "longs", "must have at most 8 elements")
    try Validation.require(self.ints.count <= 8, "ints", "must have at most 8 elements")
    try Validation.require(self.bigs.count <= 8, "bigs", "must have at most 8 elements")
    try Validation.require(self.idents.count <= 8, "idents", "must have at most 8 elements")
    try Validation.require(self.reals.count <= 8, "reals", "must have at most 8 elements")
    try Validation.require(self.wides.count <= 8, "wides", "must have at most 8 elements")
    try Validation.require(self.ats.count <= 8, "ats", "must have at most 8 elements")
    try Validation.require(self.spans.count <= 8, "spans", "must have at most 8 elements")
    try Validation.require(self.codes.count <= 8, "codes", "must have at most 8 elements")
    try Validation.require(self.groups.count <= 4, "groups", "must have at most 4 elements")
    try Validation.checkAll(self.groups, "groups")
  }
}

extension WireView where Viewed == MoreLists {
  @inlinable
  public var tinies: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 8, field: "tinies")
    }
  }
  @inlinable
  public var shorts: [UInt16] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      return try tail.readList(max: 8, field: "shorts")
    }
  }
  @inlinable
  public var longs: [UInt64] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      return try tail.readList(max: 8, field: "longs")
    }
  }
  @inlinable
  public var ints: [Int32] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      return try tail.readList(max: 8, field: "ints")
    }
  }
  @inlinable
  public var bigs: [Int64] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      try tail.skipList(elementSize: 4, field: "ints")
      return try tail.readList(max: 8, field: "bigs")
    }
  }
  @inlinable
  public var idents: [Identifier] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      try tail.skipList(elementSize: 4, field: "ints")
      try tail.skipList(elementSize: 8, field: "bigs")
      return try tail.readList(max: 8, field: "idents")
    }
  }
  @inlinable
  public var reals: [Double] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      try tail.skipList(elementSize: 4, field: "ints")
      try tail.skipList(elementSize: 8, field: "bigs")
      try tail.skipList(elementSize: 8, field: "idents")
      return try tail.readList(max: 8, field: "reals")
    }
  }
  @inlinable
  public var wides: [Wide] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      try tail.skipList(elementSize: 4, field: "ints")
      try tail.skipList(elementSize: 8, field: "bigs")
      try tail.skipList(elementSize: 8, field: "idents")
      try tail.skipList(elementSize: 8, field: "reals")
      return try tail.readList(max: 8, field: "wides")
    }
  }
  @inlinable
  public var ats: [Timestamp] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      try tail.skipList(elementSize: 4, field: "ints")
      try tail.skipList(elementSize: 8, field: "bigs")
      try tail.skipList(elementSize: 8, field: "idents")
      try tail.skipList(elementSize: 8, field: "reals")
      try tail.skipList(elementSize: 2, field: "wides")
      return try tail.readList(max: 8, field: "ats")
    }
  }
  @inlinable
  public var spans: [TimeSpan] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      try tail.skipList(elementSize: 4, field: "ints")
      try tail.skipList(elementSize: 8, field: "bigs")
      try tail.skipList(elementSize: 8, field: "idents")
      try tail.skipList(elementSize: 8, field: "reals")
      try tail.skipList(elementSize: 2, field: "wides")
      try tail.skipList(elementSize: 8, field: "ats")
      return try tail.readList(max: 8, field: "spans")
    }
  }
  @inlinable
  public var codes: [FixedText<3>] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      try tail.skipList(elementSize: 4, field: "ints")
      try tail.skipList(elementSize: 8, field: "bigs")
      try tail.skipList(elementSize: 8, field: "idents")
      try tail.skipList(elementSize: 8, field: "reals")
      try tail.skipList(elementSize: 2, field: "wides")
      try tail.skipList(elementSize: 8, field: "ats")
      try tail.skipList(elementSize: 8, field: "spans")
      return try tail.readList(max: 8, field: "codes")
    }
  }
  @inlinable
  public var groups: [Group] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "tinies")
      try tail.skipList(elementSize: 2, field: "shorts")
      try tail.skipList(elementSize: 8, field: "longs")
      try tail.skipList(elementSize: 4, field: "ints")
      try tail.skipList(elementSize: 8, field: "bigs")
      try tail.skipList(elementSize: 8, field: "idents")
      try tail.skipList(elementSize: 8, field: "reals")
      try tail.skipList(elementSize: 2, field: "wides")
      try tail.skipList(elementSize: 8, field: "ats")
      try tail.skipList(elementSize: 8, field: "spans")
      try tail.skipList(elementSize: 3, field: "codes")
      return try tail.readMessages(max: 4, field: "groups")
    }
  }
}

extension MoreLists {
  public init(view: WireView<MoreLists>) throws(WireError) {
    self.tinies = try view.tinies
    self.shorts = try view.shorts
    self.longs = try view.longs
    self.ints = try view.ints
    self.bigs = try view.bigs
    self.idents = try view.idents
    self.reals = try view.reals
    self.wides = try view.wides
    self.ats = try view.ats
    self.spans = try view.spans
    self.codes = try view.codes
    self.groups = try view.groups
  }
}

/// Lists of structs inside a list.
public struct Group: WireBlockMessage, Hashable {
  public var points: [Point]
  public var places: [Place]
  public var inner: Inner?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.points = []
    self.places = []
    self.inner = nil
  }

  @inlinable
  public init(points: [Point] = [], places: [Place] = [], inner: Inner? = nil) {
    self.points = points
    self.places = places
    self.inner = inner
  }
}

extension Group {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Group" }
  @inlinable public static var maximumEncodedSize: Int { 141 }
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
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.points.isEmpty { last = 1 }
    if !self.places.isEmpty { last = 2 }
    if self.inner != nil { last = 3 }
    if last >= 1 { try writer.appendList(self.points) }
    if last >= 2 { try writer.appendList(self.places) }
    if last >= 3 { try writer.appendOptionalNested(self.inner) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.points.isEmpty { last = 1 }
    if !self.places.isEmpty { last = 2 }
    if self.inner != nil { last = 3 }
    if last >= 1 { size &+= WireBuffer.size(self.points) }
    if last >= 2 { size &+= WireBuffer.size(self.places) }
    if last >= 3 { size &+= WireBuffer.size(self.inner) }
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
    self.points = try tail.readList(max: 4, field: "points")
    self.places = try tail.readList(max: 2, field: "places")
    self.inner = try tail.readOptionalNested(field: "inner")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.points.count <= 4, "points", "must have at most 4 elements")
    try Validation.require(self.places.count <= 2, "places", "must have at most 2 elements")
    if let value = self.inner {
      try Validation.check(value, "inner")
    }
  }
}

extension WireView where Viewed == Group {
  @inlinable
  public var points: [Point] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 4, field: "points")
    }
  }
  @inlinable
  public var places: [Place] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 8, field: "points")
      return try tail.readList(max: 2, field: "places")
    }
  }
  @inlinable
  public var inner: Inner? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 8, field: "points")
      try tail.skipList(elementSize: 24, field: "places")
      return try tail.readOptionalNested(field: "inner")
    }
  }
  /// Calls `body` with `inner` as it stands in the bytes.
  @inlinable
  public func withInner<Result>(
    _ body: (WireView<Inner>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipList(elementSize: 8, field: "points")
    try tail.skipList(elementSize: 24, field: "places")
    return try tail.withNested(field: "inner", body)
  }
}

extension Group {
  public init(view: WireView<Group>) throws(WireError) {
    self.points = try view.points
    self.places = try view.places
    self.inner = try view.inner
  }
}

public struct Inner: WireBlockMessage, Hashable {
  public var flags: [Bool]
  public var choice: Choice

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.flags = []
    self.choice = .unspecified
  }

  @inlinable
  public init(flags: [Bool] = [], choice: Choice = .unspecified) {
    self.flags = flags
    self.choice = choice
  }
}

extension Inner {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Inner" }
  @inlinable public static var maximumEncodedSize: Int { 56 }
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
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.flags.isEmpty { last = 1 }
    if self.choice.caseNumber != 0 { last = 2 }
    if last >= 1 { try writer.appendList(self.flags) }
    if last >= 2 { try self.choice.write(to: &writer) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.flags.isEmpty { last = 1 }
    if self.choice.caseNumber != 0 { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.flags) }
    if last >= 2 { size &+= self.choice.encodedSize }
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
    self.flags = try tail.readList(max: 4, field: "flags")
    self.choice = try tail.readUnion(field: "choice")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.flags.count <= 4, "flags", "must have at most 4 elements")
    try Validation.check(self.choice, "choice")
  }
}

extension WireView where Viewed == Inner {
  @inlinable
  public var flags: [Bool] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 4, field: "flags")
    }
  }
  @inlinable
  public var choice: Choice {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 1, field: "flags")
      return try tail.readUnion(field: "choice")
    }
  }
}

extension Inner {
  public init(view: WireView<Inner>) throws(WireError) {
    self.flags = try view.flags
    self.choice = try view.choice
  }
}

public struct MoreOptionals: WireBlockMessage, Hashable {
  public var int: Int32?
  public var big: Int64?
  public var ident: Identifier?
  public var real: Double?
  public var wide: Wide?
  public var at: Timestamp?
  public var span: TimeSpan?
  public var place: Place?
  public var text: String?
  public var leaf: Leaf?
  public var none: Nothing?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.int = nil
    self.big = nil
    self.ident = nil
    self.real = nil
    self.wide = nil
    self.at = nil
    self.span = nil
    self.place = nil
    self.text = nil
    self.leaf = nil
    self.none = nil
  }

  @inlinable
  public init(
    int: Int32? = nil,
    big: Int64? = nil,
    ident: Identifier? = nil,
    real: Double? = nil,
    wide: Wide? = nil,
    at: Timestamp? = nil,
    span: TimeSpan? = nil,
    place: Place? = nil,
    text: String? = nil,
    leaf: Leaf? = nil,
    none: Nothing? = nil
  ) {
    self.int = int
    self.big = big
    self.ident = ident
    self.real = real
    self.wide = wide
    self.at = at
    self.span = span
    self.place = place
    self.text = text
    self.leaf = leaf
    self.none = none
  }
}

extension MoreOptionals {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreOptionals" }
  @inlinable public static var maximumEncodedSize: Int { 133 }
  @inlinable public static var blockSize: Int { 71 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 5, presenceByte: 0, presenceMask: 0x01),
    .init(end: 13, presenceByte: 0, presenceMask: 0x02),
    .init(end: 21, presenceByte: 0, presenceMask: 0x04),
    .init(end: 29, presenceByte: 0, presenceMask: 0x08),
    .init(end: 31, presenceByte: 0, presenceMask: 0x10),
    .init(end: 39, presenceByte: 0, presenceMask: 0x20),
    .init(end: 47, presenceByte: 0, presenceMask: 0x40),
    .init(end: 71, presenceByte: 0, presenceMask: 0x80)
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
    var presence0: UInt8 = 0
    if self.int != nil { presence0 |= 0x01 }
    if self.big != nil { presence0 |= 0x02 }
    if self.ident != nil { presence0 |= 0x04 }
    if self.real != nil { presence0 |= 0x08 }
    if self.wide != nil { presence0 |= 0x10 }
    if self.at != nil { presence0 |= 0x20 }
    if self.span != nil { presence0 |= 0x40 }
    if self.place != nil { presence0 |= 0x80 }
    presence0.store(into: &block, at: offset)
    block.storeOptional(self.int, at: offset &+ 1)
    block.storeOptional(self.big, at: offset &+ 5)
    block.storeOptional(self.ident, at: offset &+ 13)
    block.storeOptional(self.real, at: offset &+ 21)
    block.storeOptional(self.wide, at: offset &+ 29)
    block.storeOptional(self.at, at: offset &+ 31)
    block.storeOptional(self.span, at: offset &+ 39)
    block.storeOptional(self.place, at: offset &+ 47)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.text != nil { last = 1 }
    if self.leaf != nil { last = 2 }
    if self.none != nil { last = 3 }
    if last >= 1 { try writer.appendOptionalString(self.text) }
    if last >= 2 { try writer.appendOptionalNested(self.leaf) }
    if last >= 3 { try writer.appendOptionalNested(self.none) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.text != nil { last = 1 }
    if self.leaf != nil { last = 2 }
    if self.none != nil { last = 3 }
    if last >= 1 { size &+= WireBuffer.size(self.text) }
    if last >= 2 { size &+= WireBuffer.size(self.leaf) }
    if last >= 3 { size &+= WireBuffer.size(self.none) }
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
    let presence0 = block.byte(at: 0)
    self.int = try block.loadOptional(at: 1, if: presence0 & 0x01 != 0, field: "int")
    self.big = try block.loadOptional(at: 5, if: presence0 & 0x02 != 0, field: "big")
    self.ident = try block.loadOptional(at: 13, if: presence0 & 0x04 != 0, field: "ident")
    self.real = try block.loadOptional(at: 21, if: presence0 & 0x08 != 0, field: "real")
    self.wide = try block.loadOptional(at: 29, if: presence0 & 0x10 != 0, field: "wide")
    self.at = try block.loadOptional(at: 31, if: presence0 & 0x20 != 0, field: "at")
    self.span = try block.loadOptional(at: 39, if: presence0 & 0x40 != 0, field: "span")
    self.place = try block.loadOptional(at: 47, if: presence0 & 0x80 != 0, field: "place")
    self.text = try tail.readOptionalString(max: 8, field: "text")
    self.leaf = try tail.readOptionalNested(field: "leaf")
    self.none = try tail.readOptionalNested(field: "none")
  }

  public func validate() throws(ValidationError) {
    if let value = self.text {
      try Validation.require(value.utf8.count <= 8, "text", "must have at most 8 bytes")
    }
    if let value = self.leaf {
      try Validation.check(value, "leaf")
    }
  }
}

extension WireView where Viewed == MoreOptionals {
  @inlinable @inline(__always)
  public var int: Int32? {
    if wireHas(5, presence: 0, mask: 0x01) { return Int32(block: wireBlock, at: 1) }
    return nil
  }
  @inlinable @inline(__always)
  public var big: Int64? {
    if wireHas(13, presence: 0, mask: 0x02) { return Int64(block: wireBlock, at: 5) }
    return nil
  }
  @inlinable @inline(__always)
  public var ident: Identifier? {
    if wireHas(21, presence: 0, mask: 0x04) { return Identifier(block: wireBlock, at: 13) }
    return nil
  }
  @inlinable @inline(__always)
  public var real: Double? {
    if wireHas(29, presence: 0, mask: 0x08) { return Double(block: wireBlock, at: 21) }
    return nil
  }
  @inlinable @inline(__always)
  public var wide: Wide? {
    if wireHas(31, presence: 0, mask: 0x10) { return Wide(block: wireBlock, at: 29) }
    return nil
  }
  @inlinable @inline(__always)
  public var at: Timestamp? {
    if wireHas(39, presence: 0, mask: 0x20) { return Timestamp(block: wireBlock, at: 31) }
    return nil
  }
  @inlinable @inline(__always)
  public var span: TimeSpan? {
    if wireHas(47, presence: 0, mask: 0x40) { return TimeSpan(block: wireBlock, at: 39) }
    return nil
  }
  @inlinable @inline(__always)
  public var place: Place? {
    get throws(WireError) {
      if wireHas(71, presence: 0, mask: 0x80) { return try wireBlock.load(Place.self, at: 47, field: "place") }
      return nil
    }
  }
  @inlinable
  public var text: String? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalString(max: 8, field: "text")
    }
  }
  /// Calls `body` with `text` as it stands in the bytes.
  @inlinable
  public func withText<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withOptionalString(max: 8, field: "text", body)
  }
  @inlinable
  public var leaf: Leaf? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(plusOne: true, field: "text")
      return try tail.readOptionalNested(field: "leaf")
    }
  }
  /// Calls `body` with `leaf` as it stands in the bytes.
  @inlinable
  public func withLeaf<Result>(
    _ body: (WireView<Leaf>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(plusOne: true, field: "text")
    return try tail.withNested(field: "leaf", body)
  }
  @inlinable
  public var none: Nothing? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(plusOne: true, field: "text")
      try tail.skipDelimited(field: "leaf")
      return try tail.readOptionalNested(field: "none")
    }
  }
  /// Calls `body` with `none` as it stands in the bytes.
  @inlinable
  public func withNone<Result>(
    _ body: (WireView<Nothing>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(plusOne: true, field: "text")
    try tail.skipDelimited(field: "leaf")
    return try tail.withNested(field: "none", body)
  }
}

extension MoreOptionals {
  public init(view: WireView<MoreOptionals>) throws(WireError) {
    self.int = view.int
    self.big = view.big
    self.ident = view.ident
    self.real = view.real
    self.wide = view.wide
    self.at = view.at
    self.span = view.span
    self.place = try view.place
    self.text = try view.text
    self.leaf = try view.leaf
    self.none = try view.none
  }
}

/// Names of several words, and limits nobody stated.
public struct LongNames: WireBlockMessage, Hashable {
  public var firstValue: UInt32
  public var secondURL: String
  public var third3rdPart: [UInt8]
  public var xAxis: [UInt32]
  public var longKind: LongKind
  public var byName: WireMap<LongNamesByNameEntry>
  public var oneOf: LongChoice

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.firstValue = 0
    self.secondURL = ""
    self.third3rdPart = []
    self.xAxis = []
    self.longKind = .unspecified
    self.byName = WireMap<LongNamesByNameEntry>()
    self.oneOf = .unspecified
  }

  @inlinable
  public init(
    firstValue: UInt32 = 0,
    secondURL: String = "",
    third3rdPart: [UInt8] = [],
    xAxis: [UInt32] = [],
    longKind: LongKind = .unspecified,
    byName: WireMap<LongNamesByNameEntry> = WireMap<LongNamesByNameEntry>(),
    oneOf: LongChoice = .unspecified
  ) {
    self.firstValue = firstValue
    self.secondURL = secondURL
    self.third3rdPart = third3rdPart
    self.xAxis = xAxis
    self.longKind = longKind
    self.byName = byName
    self.oneOf = oneOf
  }
}

extension LongNames {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.LongNames" }
  @inlinable public static var maximumEncodedSize: Int { 1127498 }
  @inlinable public static var blockSize: Int { 9 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4), .init(end: 5), .init(end: 9)])

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
    self.firstValue.store(into: &block, at: offset)
    self.longKind.store(into: &block, at: offset &+ 4)
    block.storeZeros(at: offset &+ 5, count: 4)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.secondURL.isEmpty { last = 1 }
    if !self.third3rdPart.isEmpty { last = 2 }
    if !self.xAxis.isEmpty { last = 3 }
    if !self.byName.isEmpty { last = 4 }
    if self.oneOf.caseNumber != 0 { last = 5 }
    if last >= 1 { try writer.appendString(self.secondURL) }
    if last >= 2 { try writer.appendBytes(self.third3rdPart) }
    if last >= 3 { try writer.appendList(self.xAxis) }
    if last >= 4 { try writer.appendMap(self.byName) }
    if last >= 5 { try self.oneOf.write(to: &writer) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.secondURL.isEmpty { last = 1 }
    if !self.third3rdPart.isEmpty { last = 2 }
    if !self.xAxis.isEmpty { last = 3 }
    if !self.byName.isEmpty { last = 4 }
    if self.oneOf.caseNumber != 0 { last = 5 }
    if last >= 1 { size &+= WireBuffer.size(self.secondURL) }
    if last >= 2 { size &+= WireBuffer.size(self.third3rdPart) }
    if last >= 3 { size &+= WireBuffer.size(self.xAxis) }
    if last >= 4 { size &+= WireBuffer.size(self.byName) }
    if last >= 5 { size &+= self.oneOf.encodedSize }
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
    self.firstValue = UInt32(block: block, at: 0)
    self.longKind = LongKind(block: block, at: 4)
    self.secondURL = try tail.readString(max: 1024, field: "secondURL")
    self.third3rdPart = try tail.readBytes(max: 65536, field: "third3rdPart")
    self.xAxis = try tail.readList(max: 1024, field: "xAxis")
    self.byName = try tail.readMap(max: 1024, field: "byName")
    self.oneOf = try tail.readUnion(field: "oneOf")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.secondURL.utf8.count <= 1024,
      "secondURL",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.third3rdPart.count <= 65536,
      "third3rdPart",
      "must have at most 65536 bytes"
    )
    try Validation.require(self.xAxis.count <= 1024, "xAxis", "must have at most 1024 elements")
    try Validation.require(self.byName.count <= 1024, "byName", "must have at most 1024 entries")
    try Validation.checkAll(self.byName.entries, "byName")
    try Validation.check(self.oneOf, "oneOf")
  }
}

extension WireView where Viewed == LongNames {
  @inlinable @inline(__always)
  public var firstValue: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var longKind: LongKind {
    if wireBlock.byteCount >= 5 { return LongKind(block: wireBlock, at: 4) }
    return .unspecified
  }
  @inlinable
  public var secondURL: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "secondURL")
    }
  }
  /// Calls `body` with `secondURL` as it stands in the bytes.
  @inlinable
  public func withSecondUrl<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "secondURL", body)
  }
  @inlinable
  public var third3rdPart: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "secondURL")
      return try tail.readBytes(max: 65536, field: "third3rdPart")
    }
  }
  /// Calls `body` with `third3rdPart` as it stands in the bytes.
  @inlinable
  public func withThird3rdPart<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "secondURL")
    return try tail.withBytes(max: 65536, field: "third3rdPart", body)
  }
  @inlinable
  public var xAxis: [UInt32] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "secondURL")
      try tail.skipDelimited(field: "third3rdPart")
      return try tail.readList(max: 1024, field: "xAxis")
    }
  }
  @inlinable
  public var byName: WireMap<LongNamesByNameEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "secondURL")
      try tail.skipDelimited(field: "third3rdPart")
      try tail.skipList(elementSize: 4, field: "xAxis")
      return try tail.readMap(max: 1024, field: "byName")
    }
  }
  @inlinable
  public var oneOf: LongChoice {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "secondURL")
      try tail.skipDelimited(field: "third3rdPart")
      try tail.skipList(elementSize: 4, field: "xAxis")
      try tail.skipMessages(field: "byName")
      return try tail.readUnion(field: "oneOf")
    }
  }
}

extension LongNames {
  public init(view: WireView<LongNames>) throws(WireError) {
    self.firstValue = view.firstValue
    self.secondURL = try view.secondURL
    self.third3rdPart = try view.third3rdPart
    self.xAxis = try view.xAxis
    self.longKind = view.longKind
    self.byName = try view.byName
    self.oneOf = try view.oneOf
  }
}

public enum LongKind: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case offerOpen
  case buyCueNow
  case a2b
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension LongKind {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .offerOpen
    case 2: self = .buyCueNow
    case 4: self = .a2b
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .offerOpen: 1
    case .buyCueNow: 2
    case .a2b: 4
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

public enum LongChoice: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case firstLeaf(Leaf)
  case secondLabel(Label)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension LongChoice {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.LongChoice" }
  @inlinable public static var maximumEncodedSize: Int { 49 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .firstLeaf: 1
    case .secondLabel: 3
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .firstLeaf(let value): WireBuffer.caseSize(1, value)
    case .secondLabel(let value): WireBuffer.caseSize(3, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .firstLeaf(let value): try writer.appendCase(1, value)
    case .secondLabel(let value): try writer.appendCase(3, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .firstLeaf(try Leaf(payload: payload, case: "firstLeaf"))
    case 3: self = .secondLabel(try Label(payload: payload, case: "secondLabel"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .firstLeaf(let value): try Validation.check(value, "firstLeaf")
    case .secondLabel(let value): try Validation.check(value, "secondLabel")
    default: break
    }
  }
}

/// The versions of one message as its schema grew.
public struct Version1: WireBlockMessage, Hashable {
  public var id: Identifier
  public var name: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.id = Identifier()
    self.name = ""
  }

  @inlinable
  public init(id: Identifier = Identifier(), name: String = "") {
    self.id = id
    self.name = name
  }
}

extension Version1 {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Version1" }
  @inlinable public static var maximumEncodedSize: Int { 31 }
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
    self.id = Identifier(block: block, at: 0)
    self.name = try tail.readString(max: 20, field: "name")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 20, "name", "must have at most 20 bytes")
  }
}

extension WireView where Viewed == Version1 {
  @inlinable @inline(__always)
  public var id: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 20, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 20, field: "name", body)
  }
}

extension Version1 {
  public init(view: WireView<Version1>) throws(WireError) {
    self.id = view.id
    self.name = try view.name
  }
}

public struct Version2: WireBlockMessage, Hashable {
  public var id: Identifier
  public var name: String
  public var count: UInt32
  public var tags: [String]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.id = Identifier()
    self.name = ""
    self.count = 0
    self.tags = []
  }

  @inlinable
  public init(
    id: Identifier = Identifier(),
    name: String = "",
    count: UInt32 = 0,
    tags: [String] = []
  ) {
    self.id = id
    self.name = name
    self.count = count
    self.tags = tags
  }
}

extension Version2 {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Version2" }
  @inlinable public static var maximumEncodedSize: Int { 72 }
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
    self.id.store(into: &block, at: offset)
    self.count.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.tags.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.name) }
    if last >= 2 { try writer.appendStrings(self.tags) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.tags.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.name) }
    if last >= 2 { size &+= WireBuffer.size(self.tags) }
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
    self.id = Identifier(block: block, at: 0)
    self.count = UInt32(block: block, at: 8)
    self.name = try tail.readString(max: 20, field: "name")
    self.tags = try tail.readStrings(max: 4, elementMax: 8, field: "tags")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 20, "name", "must have at most 20 bytes")
    try Validation.require(self.tags.count <= 4, "tags", "must have at most 4 elements")
    for index in self.tags.indices {
      try Validation.require(
        self.tags[index].utf8.count <= 8,
        "tags[\(index)]",
        "must have at most 8 bytes"
      )
    }
  }
}

extension WireView where Viewed == Version2 {
  @inlinable @inline(__always)
  public var id: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var count: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 20, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 20, field: "name", body)
  }
  @inlinable
  public var tags: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readStrings(max: 4, elementMax: 8, field: "tags")
    }
  }
}

extension Version2 {
  public init(view: WireView<Version2>) throws(WireError) {
    self.id = view.id
    self.name = try view.name
    self.count = view.count
    self.tags = try view.tags
  }
}

public struct Version3: WireBlockMessage, Hashable {
  public var id: Identifier
  public var name: String
  public var count: UInt32
  public var tags: [String]
  public var price: Int64?
  public var level: UInt8?
  public var leaf: Leaf?
  public var parent: Leaf

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.id = Identifier()
    self.name = ""
    self.count = 0
    self.tags = []
    self.price = nil
    self.level = nil
    self.leaf = nil
    self.parent = Leaf()
  }

  @inlinable
  public init(
    id: Identifier = Identifier(),
    name: String = "",
    count: UInt32 = 0,
    tags: [String] = [],
    price: Int64? = nil,
    level: UInt8? = nil,
    leaf: Leaf? = nil,
    parent: Leaf = Leaf()
  ) {
    self.id = id
    self.name = name
    self.count = count
    self.tags = tags
    self.price = price
    self.level = level
    self.leaf = leaf
    self.parent = parent
  }
}

extension Version3 {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Version3" }
  @inlinable public static var maximumEncodedSize: Int { 180 }
  @inlinable public static var blockSize: Int { 24 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 21, presenceByte: 12, presenceMask: 0x01),
    .init(end: 22, presenceByte: 12, presenceMask: 0x02),
    .init(end: 24)
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
    var block = try writer.take(26)
    UInt16(24).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence12: UInt8 = 0
    if self.price != nil { presence12 |= 0x01 }
    if self.level != nil { presence12 |= 0x02 }
    presence12.store(into: &block, at: offset &+ 12)
    self.id.store(into: &block, at: offset)
    self.count.store(into: &block, at: offset &+ 8)
    block.storeOptional(self.price, at: offset &+ 13)
    block.storeOptional(self.level, at: offset &+ 21)
    block.storeZeros(at: offset &+ 22, count: 2)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendString(self.name)
    try writer.appendStrings(self.tags)
    try writer.appendOptionalNested(self.leaf)
    try writer.appendNested(self.parent)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.name)
    size &+= WireBuffer.size(self.tags)
    size &+= WireBuffer.size(self.leaf)
    size &+= WireBuffer.size(self.parent)
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
    let presence12 = block.byte(at: 12)
    if presence12 & 0xFC != 0, block.byteCount == 24 {
      throw WireError(.unknownPresence)
    }
    self.id = Identifier(block: block, at: 0)
    self.count = UInt32(block: block, at: 8)
    self.price = try block.loadOptional(at: 13, if: presence12 & 0x01 != 0, field: "price")
    self.level = try block.loadOptional(at: 21, if: presence12 & 0x02 != 0, field: "level")
    self.name = try tail.readString(max: 20, field: "name")
    self.tags = try tail.readStrings(max: 4, elementMax: 8, field: "tags")
    self.leaf = try tail.readOptionalNested(field: "leaf")
    self.parent = try tail.readNested(field: "parent")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 20, "name", "must have at most 20 bytes")
    try Validation.require(self.tags.count <= 4, "tags", "must have at most 4 elements")
    for index in self.tags.indices {
      try Validation.require(
        self.tags[index].utf8.count <= 8,
        "tags[\(index)]",
        "must have at most 8 bytes"
      )
    }
    if let value = self.leaf {
      try Validation.check(value, "leaf")
    }
    try Validation.check(self.parent, "parent")
  }
}

extension WireView where Viewed == Version3 {
  @inlinable @inline(__always)
  public var id: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var count: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var price: Int64? {
    if wireHas(21, presence: 12, mask: 0x01) { return Int64(block: wireBlock, at: 13) }
    return nil
  }
  @inlinable @inline(__always)
  public var level: UInt8? {
    if wireHas(22, presence: 12, mask: 0x02) { return UInt8(block: wireBlock, at: 21) }
    return nil
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 20, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 20, field: "name", body)
  }
  @inlinable
  public var tags: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readStrings(max: 4, elementMax: 8, field: "tags")
    }
  }
  @inlinable
  public var leaf: Leaf? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimitedList(field: "tags")
      return try tail.readOptionalNested(field: "leaf")
    }
  }
  /// Calls `body` with `leaf` as it stands in the bytes.
  @inlinable
  public func withLeaf<Result>(
    _ body: (WireView<Leaf>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimitedList(field: "tags")
    return try tail.withNested(field: "leaf", body)
  }
  @inlinable
  public var parent: Leaf {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimitedList(field: "tags")
      try tail.skipDelimited(field: "leaf")
      return try tail.readNested(field: "parent")
    }
  }
  /// Calls `body` with `parent` as it stands in the bytes.
  @inlinable
  public func withParent<Result>(
    _ body: (WireView<Leaf>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimitedList(field: "tags")
    try tail.skipDelimited(field: "leaf")
    return try tail.withNested(field: "parent", body)
  }
}

extension Version3 {
  public init(view: WireView<Version3>) throws(WireError) {
    self.id = view.id
    self.name = try view.name
    self.count = view.count
    self.tags = try view.tags
    self.price = view.price
    self.level = view.level
    self.leaf = try view.leaf
    self.parent = try view.parent
  }
}

public struct Holder1: WireBlockMessage, Hashable {
  public var items: [Version1]
  public var one: Version1

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.items = []
    self.one = Version1()
  }

  @inlinable
  public init(items: [Version1] = [], one: Version1 = Version1()) {
    self.items = items
    self.one = one
  }
}

extension Holder1 {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Holder1" }
  @inlinable public static var maximumEncodedSize: Int { 279 }
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
    try writer.appendMessages(self.items)
    try writer.appendNested(self.one)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.items)
    size &+= WireBuffer.size(self.one)
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
    self.items = try tail.readMessages(max: 8, field: "items")
    self.one = try tail.readNested(field: "one")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.items.count <= 8, "items", "must have at most 8 elements")
    try Validation.checkAll(self.items, "items")
    try Validation.check(self.one, "one")
  }
}

extension WireView where Viewed == Holder1 {
  @inlinable
  public var items: [Version1] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 8, field: "items")
    }
  }
  @inlinable
  public var one: Version1 {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "items")
      return try tail.readNested(field: "one")
    }
  }
  /// Calls `body` with `one` as it stands in the bytes.
  @inlinable
  public func withOne<Result>(
    _ body: (WireView<Version1>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "items")
    return try tail.withNested(field: "one", body)
  }
}

extension Holder1 {
  public init(view: WireView<Holder1>) throws(WireError) {
    self.items = try view.items
    self.one = try view.one
  }
}

public struct Holder3: WireBlockMessage, Hashable {
  public var items: [Version3]
  public var one: Version3
  public var more: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.items = []
    self.one = Version3()
    self.more = 0
  }

  @inlinable
  public init(items: [Version3] = [], one: Version3 = Version3(), more: UInt64 = 0) {
    self.items = items
    self.one = one
    self.more = more
  }
}

extension Holder3 {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Holder3" }
  @inlinable public static var maximumEncodedSize: Int { 1637 }
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
    self.more.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendMessages(self.items)
    try writer.appendNested(self.one)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.items)
    size &+= WireBuffer.size(self.one)
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
    self.more = UInt64(block: block, at: 0)
    self.items = try tail.readMessages(max: 8, field: "items")
    self.one = try tail.readNested(field: "one")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.items.count <= 8, "items", "must have at most 8 elements")
    try Validation.checkAll(self.items, "items")
    try Validation.check(self.one, "one")
  }
}

extension WireView where Viewed == Holder3 {
  @inlinable @inline(__always)
  public var more: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var items: [Version3] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 8, field: "items")
    }
  }
  @inlinable
  public var one: Version3 {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "items")
      return try tail.readNested(field: "one")
    }
  }
  /// Calls `body` with `one` as it stands in the bytes.
  @inlinable
  public func withOne<Result>(
    _ body: (WireView<Version3>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "items")
    return try tail.withNested(field: "one", body)
  }
}

extension Holder3 {
  public init(view: WireView<Holder3>) throws(WireError) {
    self.items = try view.items
    self.one = try view.one
    self.more = view.more
  }
}

/// Constraints of every kind.
public struct Checked: WireBlockMessage, Hashable {
  public var id: Identifier
  public var count: UInt32
  public var delta: Int64
  public var kind: Small
  public var key: UUIDBytes
  public var name: String
  public var hash: [UInt8]
  public var tags: [String]
  public var parts: [Part]
  public var part: Part?
  public var code: String?
  public var scores: WireMap<CheckedScoresEntry>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.id = Identifier()
    self.count = 0
    self.delta = 0
    self.kind = .unspecified
    self.key = UUIDBytes()
    self.name = ""
    self.hash = []
    self.tags = []
    self.parts = []
    self.part = nil
    self.code = nil
    self.scores = WireMap<CheckedScoresEntry>()
  }

  @inlinable
  public init(
    id: Identifier = Identifier(),
    count: UInt32 = 0,
    delta: Int64 = 0,
    kind: Small = .unspecified,
    key: UUIDBytes = UUIDBytes(),
    name: String = "",
    hash: [UInt8] = [],
    tags: [String] = [],
    parts: [Part] = [],
    part: Part? = nil,
    code: String? = nil,
    scores: WireMap<CheckedScoresEntry> = WireMap<CheckedScoresEntry>()
  ) {
    self.id = id
    self.count = count
    self.delta = delta
    self.kind = kind
    self.key = key
    self.name = name
    self.hash = hash
    self.tags = tags
    self.parts = parts
    self.part = part
    self.code = code
    self.scores = scores
  }
}

extension Checked {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Checked" }
  @inlinable public static var maximumEncodedSize: Int { 143 }
  @inlinable public static var blockSize: Int { 37 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 20),
    .init(end: 21),
    .init(end: 37)
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
    self.id.store(into: &block, at: offset)
    self.count.store(into: &block, at: offset &+ 8)
    self.delta.store(into: &block, at: offset &+ 12)
    self.kind.store(into: &block, at: offset &+ 20)
    self.key.store(into: &block, at: offset &+ 21)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.hash.isEmpty { last = 2 }
    if !self.tags.isEmpty { last = 3 }
    if !self.parts.isEmpty { last = 4 }
    if self.part != nil { last = 5 }
    if self.code != nil { last = 6 }
    if !self.scores.isEmpty { last = 7 }
    if last >= 1 { try writer.appendString(self.name) }
    if last >= 2 { try writer.appendBytes(self.hash) }
    if last >= 3 { try writer.appendStrings(self.tags) }
    if last >= 4 { try writer.appendMessages(self.parts) }
    if last >= 5 { try writer.appendOptionalNested(self.part) }
    if last >= 6 { try writer.appendOptionalString(self.code) }
    if last >= 7 { try writer.appendMap(self.scores) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.hash.isEmpty { last = 2 }
    if !self.tags.isEmpty { last = 3 }
    if !self.parts.isEmpty { last = 4 }
    if self.part != nil { last = 5 }
    if self.code != nil { last = 6 }
    if !self.scores.isEmpty { last = 7 }
    if last >= 1 { size &+= WireBuffer.size(self.name) }
    if last >= 2 { size &+= WireBuffer.size(self.hash) }
    if last >= 3 { size &+= WireBuffer.size(self.tags) }
    if last >= 4 { size &+= WireBuffer.size(self.parts) }
    if last >= 5 { size &+= WireBuffer.size(self.part) }
    if last >= 6 { size &+= WireBuffer.size(self.code) }
    if last >= 7 { size &+= WireBuffer.size(self.scores) }
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
    self.id = Identifier(block: block, at: 0)
    self.count = UInt32(block: block, at: 8)
    self.delta = Int64(block: block, at: 12)
    self.kind = Small(block: block, at: 20)
    self.key = UUIDBytes(block: block, at: 21)
    self.name = try tail.readString(max: 8, field: "name")
    self.hash = try tail.readBytes(max: 4, field: "hash")
    self.tags = try tail.readStrings(max: 3, elementMax: 4, field: "tags")
    self.parts = try tail.readMessages(max: 3, field: "parts")
    self.part = try tail.readOptionalNested(field: "part")
    self.code = try tail.readOptionalString(max: 3, field: "code")
    self.scores = try tail.readMap(max: 2, field: "scores")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.id.rawValue != 0, "id", "must not be zero")
    try Validation.require(self.count >= 1, "count", "must be at least 1")
    try Validation.require(self.count <= 1000, "count", "must be at most 1000")
    try Validation.require(self.delta >= -5, "delta", "must be at least -5")
    try Validation.require(self.delta <= 5, "delta", "must be at most 5")
    try Validation.require(self.kind.rawValue != 0, "kind", "must not be unspecified")
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.name.utf8.count >= 2, "name", "must have at least 2 bytes")
    try Validation.require(self.name.utf8.count <= 8, "name", "must have at most 8 bytes")
    try Validation.require(self.hash.count == 4, "hash", "must have exactly 4 bytes")
    try Validation.require(self.tags.count >= 1, "tags", "must have at least 1 elements")
    try Validation.require(self.tags.count <= 3, "tags", "must have at most 3 elements")
    for index in self.tags.indices {
      try Validation.require(
        self.tags[index].utf8.count >= 1,
        "tags[\(index)]",
        "must have at least 1 bytes"
      )
      try Validation.require(
        self.tags[index].utf8.count <= 4,
        "tags[\(index)]",
        "must have at most 4 bytes"
      )
    }
    try Validation.require(self.parts.count <= 3, "parts", "must have at most 3 elements")
    try Validation.checkAll(self.parts, "parts")
    if let value = self.part {
      try Validation.check(value, "part")
    }
    if let value = self.code {
      try Validation.require(value.utf8.count == 3, "code", "must have exactly 3 bytes")
    }
    try Validation.require(self.scores.count <= 2, "scores", "must have at most 2 entries")
    try Validation.checkAll(self.scores.entries, "scores")
  }
}

extension WireView where Viewed == Checked {
  @inlinable @inline(__always)
  public var id: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var count: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var delta: Int64 {
    if wireBlock.byteCount >= 20 { return Int64(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var kind: Small {
    if wireBlock.byteCount >= 21 { return Small(block: wireBlock, at: 20) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 37 { return UUIDBytes(block: wireBlock, at: 21) }
    return UUIDBytes()
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 8, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 8, field: "name", body)
  }
  @inlinable
  public var hash: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readBytes(max: 4, field: "hash")
    }
  }
  /// Calls `body` with `hash` as it stands in the bytes.
  @inlinable
  public func withHash<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    return try tail.withBytes(max: 4, field: "hash", body)
  }
  @inlinable
  public var tags: [String] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "hash")
      return try tail.readStrings(max: 3, elementMax: 4, field: "tags")
    }
  }
  @inlinable
  public var parts: [Part] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "hash")
      try tail.skipDelimitedList(field: "tags")
      return try tail.readMessages(max: 3, field: "parts")
    }
  }
  @inlinable
  public var part: Part? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "hash")
      try tail.skipDelimitedList(field: "tags")
      try tail.skipMessages(field: "parts")
      return try tail.readOptionalNested(field: "part")
    }
  }
  /// Calls `body` with `part` as it stands in the bytes.
  @inlinable
  public func withPart<Result>(
    _ body: (WireView<Part>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "hash")
    try tail.skipDelimitedList(field: "tags")
    try tail.skipMessages(field: "parts")
    return try tail.withNested(field: "part", body)
  }
  @inlinable
  public var code: String? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "hash")
      try tail.skipDelimitedList(field: "tags")
      try tail.skipMessages(field: "parts")
      try tail.skipDelimited(field: "part")
      return try tail.readOptionalString(max: 3, field: "code")
    }
  }
  /// Calls `body` with `code` as it stands in the bytes.
  @inlinable
  public func withCode<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "hash")
    try tail.skipDelimitedList(field: "tags")
    try tail.skipMessages(field: "parts")
    try tail.skipDelimited(field: "part")
    return try tail.withOptionalString(max: 3, field: "code", body)
  }
  @inlinable
  public var scores: WireMap<CheckedScoresEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "hash")
      try tail.skipDelimitedList(field: "tags")
      try tail.skipMessages(field: "parts")
      try tail.skipDelimited(field: "part")
      try tail.skipDelimited(plusOne: true, field: "code")
      return try tail.readMap(max: 2, field: "scores")
    }
  }
}

extension Checked {
  public init(view: WireView<Checked>) throws(WireError) {
    self.id = view.id
    self.count = view.count
    self.delta = view.delta
    self.kind = view.kind
    self.key = view.key
    self.name = try view.name
    self.hash = try view.hash
    self.tags = try view.tags
    self.parts = try view.parts
    self.part = try view.part
    self.code = try view.code
    self.scores = try view.scores
  }
}

public struct Part: WireBlockMessage, Hashable {
  public var size: UInt8
  public var at: Timestamp

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.size = 0
    self.at = Timestamp()
  }

  @inlinable
  public init(size: UInt8 = 0, at: Timestamp = Timestamp()) {
    self.size = size
    self.at = at
  }
}

extension Part {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Part" }
  @inlinable public static var maximumEncodedSize: Int { 11 }
  @inlinable public static var blockSize: Int { 9 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1), .init(end: 9)])

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
    self.size.store(into: &block, at: offset)
    self.at.store(into: &block, at: offset &+ 1)
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
    self.size = UInt8(block: block, at: 0)
    self.at = Timestamp(block: block, at: 1)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.size >= 1, "size", "must be at least 1")
    try Validation.require(self.at.microseconds != 0, "at", "must not be zero")
  }
}

extension WireView where Viewed == Part {
  @inlinable @inline(__always)
  public var size: UInt8 {
    if wireBlock.byteCount >= 1 { return UInt8(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 9 { return Timestamp(block: wireBlock, at: 1) }
    return Timestamp()
  }
}

extension Part {
  public init(view: WireView<Part>) throws(WireError) {
    self.size = view.size
    self.at = view.at
  }
}

/// Names that Swift spells with backticks, and names that generated code uses itself.
public struct Keywords: WireBlockMessage, Hashable {
  public var `case`: UInt32
  public var `in`: String
  public var offset: UInt64
  public var hash: UInt8
  public var store: UInt8
  public var encode: UInt8
  public var `as`: Bool?
  public var `associatedtype`: Bool
  public var `break`: Bool
  public var `class`: Bool
  public var `continue`: Bool
  public var `default`: Bool
  public var `defer`: Bool
  public var `deinit`: Bool?
  public var `do`: Bool
  public var `else`: Bool
  public var `enum`: Bool
  public var `extension`: Bool
  public var `fallthrough`: Bool
  public var `false`: Bool
  public var `fileprivate`: Bool?
  public var `for`: Bool
  public var `func`: Bool
  public var `guard`: Bool
  public var `if`: Bool
  public var `import`: Bool
  public var `inout`: Bool
  public var `internal`: Bool?
  public var `is`: Bool
  public var `let`: Bool
  public var `nil`: Bool
  public var `operator`: Bool
  public var `private`: Bool
  public var `protocol`: Bool
  public var `public`: Bool?
  public var `repeat`: Bool
  public var `rethrows`: Bool
  public var `return`: Bool
  public var `static`: Bool
  public var `struct`: Bool
  public var `subscript`: Bool
  public var `super`: Bool?
  public var `switch`: Bool
  public var `throw`: Bool
  public var `throws`: Bool
  public var `true`: Bool
  public var `try`: Bool
  public var `typealias`: Bool
  public var `var`: Bool?
  public var `where`: Bool
  public var `while`: Bool
  public var `async`: Bool
  public var `await`: Bool
  public var `some`: Bool
  public var `any`: Bool
  public var actor: Bool?
  public var get: Bool
  public var set: Bool
  public var open: Bool
  public var dynamic: Bool
  public var lazy: Bool
  public var left: Bool
  public var right: Bool?
  public var mutating: Bool
  public var none: Bool
  public var prefix: Bool
  public var required: Bool
  public var unowned: Bool
  public var weak: Bool
  public var willSet: Bool?
  public var `yield`: Bool
  public var macro: Bool
  public var `each`: Bool
  public var borrowing: Bool
  public var consuming: Bool
  public var sending: Bool
  public var package: Bool?
  public var nonisolated: Bool
  public var isolated: Bool
  public var message: Bool
  public var union: Bool
  public var service: Bool
  public var use: Bool
  public var from: Bool?
  public var stream: Bool
  public var key: Bool
  public var value: Bool
  public var presence0: Bool
  public var last: Bool
  public var size: Bool
  public var output: Bool?
  public var block: Bool
  public var tail: Bool
  public var index: Bool
  public var `consume`: Bool
  public var `copy`: Bool
  public var `discard`: Bool
  public var `then`: Bool
  public var `unsafe`: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.`case` = 0
    self.`in` = ""
    self.offset = 0
    self.hash = 0
    self.store = 0
    self.encode = 0
    self.`as` = nil
    self.`associatedtype` = false
    self.`break` = false
    self.`class` = false
    self.`continue` = false
    self.`default` = false
    self.`defer` = false
    self.`deinit` = nil
    self.`do` = false
    self.`else` = false
    self.`enum` = false
    self.`extension` = false
    self.`fallthrough` = false
    self.`false` = false
    self.`fileprivate` = nil
    self.`for` = false
    self.`func` = false
    self.`guard` = false
    self.`if` = false
    self.`import` = false
    self.`inout` = false
    self.`internal` = nil
    self.`is` = false
    self.`let` = false
    self.`nil` = false
    self.`operator` = false
    self.`private` = false
    self.`protocol` = false
    self.`public` = nil
    self.`repeat` = false
    self.`rethrows` = false
    self.`return` = false
    self.`static` = false
    self.`struct` = false
    self.`subscript` = false
    self.`super` = nil
    self.`switch` = false
    self.`throw` = false
    self.`throws` = false
    self.`true` = false
    self.`try` = false
    self.`typealias` = false
    self.`var` = nil
    self.`where` = false
    self.`while` = false
    self.`async` = false
    self.`await` = false
    self.`some` = false
    self.`any` = false
    self.actor = nil
    self.get = false
    self.set = false
    self.open = false
    self.dynamic = false
    self.lazy = false
    self.left = false
    self.right = nil
    self.mutating = false
    self.none = false
    self.prefix = false
    self.required = false
    self.unowned = false
    self.weak = false
    self.willSet = nil
    self.`yield` = false
    self.macro = false
    self.`each` = false
    self.borrowing = false
    self.consuming = false
    self.sending = false
    self.package = nil
    self.nonisolated = false
    self.isolated = false
    self.message = false
    self.union = false
    self.service = false
    self.use = false
    self.from = nil
    self.stream = false
    self.key = false
    self.value = false
    self.presence0 = false
    self.last = false
    self.size = false
    self.output = nil
    self.block = false
    self.tail = false
    self.index = false
    self.`consume` = false
    self.`copy` = false
    self.`discard` = false
    self.`then` = false
    self.`unsafe` = false
  }

  @inlinable
  public init(
    `case`: UInt32 = 0,
    `in`: String = "",
    offset: UInt64 = 0,
    hash: UInt8 = 0,
    store: UInt8 = 0,
    encode: UInt8 = 0,
    `as`: Bool? = nil,
    `associatedtype`: Bool = false,
    `break`: Bool = false,
    `class`: Bool = false,
    `continue`: Bool = false,
    `default`: Bool = false,
    `defer`: Bool = false,
    `deinit`: Bool? = nil,
    `do`: Bool = false,
    `else`: Bool = false,
    `enum`: Bool = false,
    `extension`: Bool = false,
    `fallthrough`: Bool = false,
    `false`: Bool = false,
    `fileprivate`: Bool? = nil,
    `for`: Bool = false,
    `func`: Bool = false,
    `guard`: Bool = false,
    `if`: Bool = false,
    `import`: Bool = false,
    `inout`: Bool = false,
    `internal`: Bool? = nil,
    `is`: Bool = false,
    `let`: Bool = false,
    `nil`: Bool = false,
    `operator`: Bool = false,
    `private`: Bool = false,
    `protocol`: Bool = false,
    `public`: Bool? = nil,
    `repeat`: Bool = false,
    `rethrows`: Bool = false,
    `return`: Bool = false,
    `static`: Bool = false,
    `struct`: Bool = false,
    `subscript`: Bool = false,
    `super`: Bool? = nil,
    `switch`: Bool = false,
    `throw`: Bool = false,
    `throws`: Bool = false,
    `true`: Bool = false,
    `try`: Bool = false,
    `typealias`: Bool = false,
    `var`: Bool? = nil,
    `where`: Bool = false,
    `while`: Bool = false,
    `async`: Bool = false,
    `await`: Bool = false,
    `some`: Bool = false,
    `any`: Bool = false,
    actor: Bool? = nil,
    get: Bool = false,
    set: Bool = false,
    open: Bool = false,
    dynamic: Bool = false,
    lazy: Bool = false,
    left: Bool = false,
    right: Bool? = nil,
    mutating: Bool = false,
    none: Bool = false,
    prefix: Bool = false,
    required: Bool = false,
    unowned: Bool = false,
    weak: Bool = false,
    willSet: Bool? = nil,
    `yield`: Bool = false,
    macro: Bool = false,
    `each`: Bool = false,
    borrowing: Bool = false,
    consuming: Bool = false,
    sending: Bool = false,
    package: Bool? = nil,
    nonisolated: Bool = false,
    isolated: Bool = false,
    message: Bool = false,
    union: Bool = false,
    service: Bool = false,
    use: Bool = false,
    from: Bool? = nil,
    stream: Bool = false,
    key: Bool = false,
    value: Bool = false,
    presence0: Bool = false,
    last: Bool = false,
    size: Bool = false,
    output: Bool? = nil,
    block: Bool = false,
    tail: Bool = false,
    index: Bool = false,
    `consume`: Bool = false,
    `copy`: Bool = false,
    `discard`: Bool = false,
    `then`: Bool = false,
    `unsafe`: Bool = false
  ) {
    self.`case` = `case`
    self.`in` = `in`
    self.offset = offset
    self.hash = hash
    self.store = store
    self.encode = encode
    self.`as` = `as`
    self.`associatedtype` = `associatedtype`
    self.`break` = `break`
    self.`class` = `class`
    self.`continue` = `continue`
    self.`default` = `default`
    self.`defer` = `defer`
    self.`deinit` = `deinit`
    self.`do` = `do`
    self.`else` = `else`
    self.`enum` = `enum`
    self.`extension` = `extension`
    self.`fallthrough` = `fallthrough`
    self.`false` = `false`
    self.`fileprivate` = `fileprivate`
    self.`for` = `for`
    self.`func` = `func`
    self.`guard` = `guard`
    self.`if` = `if`
    self.`import` = `import`
    self.`inout` = `inout`
    self.`internal` = `internal`
    self.`is` = `is`
    self.`let` = `let`
    self.`nil` = `nil`
    self.`operator` = `operator`
    self.`private` = `private`
    self.`protocol` = `protocol`
    self.`public` = `public`
    self.`repeat` = `repeat`
    self.`rethrows` = `rethrows`
    self.`return` = `return`
    self.`static` = `static`
    self.`struct` = `struct`
    self.`subscript` = `subscript`
    self.`super` = `super`
    self.`switch` = `switch`
    self.`throw` = `throw`
    self.`throws` = `throws`
    self.`true` = `true`
    self.`try` = `try`
    self.`typealias` = `typealias`
    self.`var` = `var`
    self.`where` = `where`
    self.`while` = `while`
    self.`async` = `async`
    self.`await` = `await`
    self.`some` = `some`
    self.`any` = `any`
    self.actor = actor
    self.get = get
    self.set = set
    self.open = open
    self.dynamic = dynamic
    self.lazy = lazy
    self.left = left
    self.right = right
    self.mutating = mutating
    self.none = none
    self.prefix = prefix
    self.required = required
    self.unowned = unowned
    self.weak = weak
    self.willSet = willSet
    self.`yield` = `yield`
    self.macro = macro
    self.`each` = `each`
    self.borrowing = borrowing
    self.consuming = consuming
    self.sending = sending
    self.package = package
    self.nonisolated = nonisolated
    self.isolated = isolated
    self.message = message
    self.union = union
    self.service = service
    self.use = use
    self.from = from
    self.stream = stream
    self.key = key
    self.value = value
    self.presence0 = presence0
    self.last = last
    self.size = size
    self.output = output
    self.block = block
    self.tail = tail
    self.index = index
    self.`consume` = `consume`
    self.`copy` = `copy`
    self.`discard` = `discard`
    self.`then` = `then`
    self.`unsafe` = `unsafe`
  }
}

extension Keywords {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Keywords" }
  @inlinable public static var maximumEncodedSize: Int { 1138 }
  @inlinable public static var blockSize: Int { 110 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 4),
    .init(end: 12),
    .init(end: 13),
    .init(end: 14),
    .init(end: 15),
    .init(end: 17, presenceByte: 15, presenceMask: 0x01),
    .init(end: 18),
    .init(end: 19),
    .init(end: 20),
    .init(end: 21),
    .init(end: 22),
    .init(end: 23),
    .init(end: 24, presenceByte: 15, presenceMask: 0x02),
    .init(end: 25),
    .init(end: 26),
    .init(end: 27),
    .init(end: 28),
    .init(end: 29),
    .init(end: 30),
    .init(end: 31, presenceByte: 15, presenceMask: 0x04),
    .init(end: 32),
    .init(end: 33),
    .init(end: 34),
    .init(end: 35),
    .init(end: 36),
    .init(end: 37),
    .init(end: 38, presenceByte: 15, presenceMask: 0x08),
    .init(end: 39),
    .init(end: 40),
    .init(end: 41),
    .init(end: 42),
    .init(end: 43),
    .init(end: 44),
    .init(end: 45, presenceByte: 15, presenceMask: 0x10),
    .init(end: 46),
    .init(end: 47),
    .init(end: 48),
    .init(end: 49),
    .init(end: 50),
    .init(end: 51),
    .init(end: 52, presenceByte: 15, presenceMask: 0x20),
    .init(end: 53),
    .init(end: 54),
    .init(end: 55),
    .init(end: 56),
    .init(end: 57),
    .init(end: 58),
    .init(end: 59, presenceByte: 15, presenceMask: 0x40),
    .init(end: 60),
    .init(end: 61),
    .init(end: 62),
    .init(end: 63),
    .init(end: 64),
    .init(end: 65),
    .init(end: 66, presenceByte: 15, presenceMask: 0x80),
    .init(end: 67),
    .init(end: 68),
    .init(end: 69),
    .init(end: 70),
    .init(end: 71),
    .init(end: 72),
    .init(end: 74, presenceByte: 72, presenceMask: 0x01),
    .init(end: 75),
    .init(end: 76),
    .init(end: 77),
    .init(end: 78),
    .init(end: 79),
    .init(end: 80),
    .init(end: 81, presenceByte: 72, presenceMask: 0x02),
    .init(end: 82),
    .init(end: 83),
    .init(end: 84),
    .init(end: 85),
    .init(end: 86),
    .init(end: 87),
    .init(end: 88, presenceByte: 72, presenceMask: 0x04),
    .init(end: 89),
    .init(end: 90),
    .init(end: 91),
    .init(end: 92),
    .init(end: 93),
    .init(end: 94),
    .init(end: 95, presenceByte: 72, presenceMask: 0x08),
    .init(end: 96),
    .init(end: 97),
    .init(end: 98),
    .init(end: 99),
    .init(end: 100),
    .init(end: 101),
    .init(end: 102, presenceByte: 72, presenceMask: 0x10),
    .init(end: 103),
    .init(end: 104),
    .init(end: 105),
    .init(end: 106),
    .init(end: 107),
    .init(end: 108),
    .init(end: 109),
    .init(end: 110)
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
    var block = try writer.take(112)
    UInt16(110).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence15: UInt8 = 0
    if self.`as` != nil { presence15 |= 0x01 }
    if self.`deinit` != nil { presence15 |= 0x02 }
    if self.`fileprivate` != nil { presence15 |= 0x04 }
    if self.`internal` != nil { presence15 |= 0x08 }
    if self.`public` != nil { presence15 |= 0x10 }
    if self.`super` != nil { presence15 |= 0x20 }
    if self.`var` != nil { presence15 |= 0x40 }
    if self.actor != nil { presence15 |= 0x80 }
    presence15.store(into: &block, at: offset &+ 15)
    var presence72: UInt8 = 0
    if self.right != nil { presence72 |= 0x01 }
    if self.willSet != nil { presence72 |= 0x02 }
    if self.package != nil { presence72 |= 0x04 }
    if self.from != nil { presence72 |= 0x08 }
    if self.output != nil { presence72 |= 0x10 }
    presence72.store(into: &block, at: offset &+ 72)
    self.`case`.store(into: &block, at: offset)
    self.offset.store(into: &block, at: offset &+ 4)
    self.hash.store(into: &block, at: offset &+ 12)
    self.store.store(into: &block, at: offset &+ 13)
    self.encode.store(into: &block, at: offset &+ 14)
    block.storeOptional(self.`as`, at: offset &+ 16)
    self.`associatedtype`.store(into: &block, at: offset &+ 17)
    self.`break`.store(into: &block, at: offset &+ 18)
    self.`class`.store(into: &block, at: offset &+ 19)
    self.`continue`.store(into: &block, at: offset &+ 20)
    self.`default`.store(into: &block, at: offset &+ 21)
    self.`defer`.store(into: &block, at: offset &+ 22)
    block.storeOptional(self.`deinit`, at: offset &+ 23)
    self.`do`.store(into: &block, at: offset &+ 24)
    self.`else`.store(into: &block, at: offset &+ 25)
    self.`enum`.store(into: &block, at: offset &+ 26)
    self.`extension`.store(into: &block, at: offset &+ 27)
    self.`fallthrough`.store(into: &block, at: offset &+ 28)
    self.`false`.store(into: &block, at: offset &+ 29)
    block.storeOptional(self.`fileprivate`, at: offset &+ 30)
    self.`for`.store(into: &block, at: offset &+ 31)
    self.`func`.store(into: &block, at: offset &+ 32)
    self.`guard`.store(into: &block, at: offset &+ 33)
    self.`if`.store(into: &block, at: offset &+ 34)
    self.`import`.store(into: &block, at: offset &+ 35)
    self.`inout`.store(into: &block, at: offset &+ 36)
    block.storeOptional(self.`internal`, at: offset &+ 37)
    self.`is`.store(into: &block, at: offset &+ 38)
    self.`let`.store(into: &block, at: offset &+ 39)
    self.`nil`.store(into: &block, at: offset &+ 40)
    self.`operator`.store(into: &block, at: offset &+ 41)
    self.`private`.store(into: &block, at: offset &+ 42)
    self.`protocol`.store(into: &block, at: offset &+ 43)
    block.storeOptional(self.`public`, at: offset &+ 44)
    self.`repeat`.store(into: &block, at: offset &+ 45)
    self.`rethrows`.store(into: &block, at: offset &+ 46)
    self.`return`.store(into: &block, at: offset &+ 47)
    self.`static`.store(into: &block, at: offset &+ 48)
    self.`struct`.store(into: &block, at: offset &+ 49)
    self.`subscript`.store(into: &block, at: offset &+ 50)
    block.storeOptional(self.`super`, at: offset &+ 51)
    self.`switch`.store(into: &block, at: offset &+ 52)
    self.`throw`.store(into: &block, at: offset &+ 53)
    self.`throws`.store(into: &block, at: offset &+ 54)
    self.`true`.store(into: &block, at: offset &+ 55)
    self.`try`.store(into: &block, at: offset &+ 56)
    self.`typealias`.store(into: &block, at: offset &+ 57)
    block.storeOptional(self.`var`, at: offset &+ 58)
    self.`where`.store(into: &block, at: offset &+ 59)
    self.`while`.store(into: &block, at: offset &+ 60)
    self.`async`.store(into: &block, at: offset &+ 61)
    self.`await`.store(into: &block, at: offset &+ 62)
    self.`some`.store(into: &block, at: offset &+ 63)
    self.`any`.store(into: &block, at: offset &+ 64)
    block.storeOptional(self.actor, at: offset &+ 65)
    self.get.store(into: &block, at: offset &+ 66)
    self.set.store(into: &block, at: offset &+ 67)
    self.open.store(into: &block, at: offset &+ 68)
    self.dynamic.store(into: &block, at: offset &+ 69)
    self.lazy.store(into: &block, at: offset &+ 70)
    self.left.store(into: &block, at: offset &+ 71)
    block.storeOptional(self.right, at: offset &+ 73)
    self.mutating.store(into: &block, at: offset &+ 74)
    self.none.store(into: &block, at: offset &+ 75)
    self.prefix.store(into: &block, at: offset &+ 76)
    self.required.store(into: &block, at: offset &+ 77)
    self.unowned.store(into: &block, at: offset &+ 78)
    self.weak.store(into: &block, at: offset &+ 79)
    block.storeOptional(self.willSet, at: offset &+ 80)
    self.`yield`.store(into: &block, at: offset &+ 81)
    self.macro.store(into: &block, at: offset &+ 82)
    self.`each`.store(into: &block, at: offset &+ 83)
    self.borrowing.store(into: &block, at: offset &+ 84)
    self.consuming.store(into: &block, at: offset &+ 85)
    self.sending.store(into: &block, at: offset &+ 86)
    block.storeOptional(self.package, at: offset &+ 87)
    self.nonisolated.store(into: &block, at: offset &+ 88)
    self.isolated.store(into: &block, at: offset &+ 89)
    self.message.store(into: &block, at: offset &+ 90)
    self.union.store(into: &block, at: offset &+ 91)
    self.service.store(into: &block, at: offset &+ 92)
    self.use.store(into: &block, at: offset &+ 93)
    block.storeOptional(self.from, at: offset &+ 94)
    self.stream.store(into: &block, at: offset &+ 95)
    self.key.store(into: &block, at: offset &+ 96)
    self.value.store(into: &block, at: offset &+ 97)
    self.presence0.store(into: &block, at: offset &+ 98)
    self.last.store(into: &block, at: offset &+ 99)
    self.size.store(into: &block, at: offset &+ 100)
    block.storeOptional(self.output, at: offset &+ 101)
    self.block.store(into: &block, at: offset &+ 102)
    self.tail.store(into: &block, at: offset &+ 103)
    self.index.store(into: &block, at: offset &+ 104)
    self.`consume`.store(into: &block, at: offset &+ 105)
    self.`copy`.store(into: &block, at: offset &+ 106)
    self.`discard`.store(into: &block, at: offset &+ 107)
    self.`then`.store(into: &block, at: offset &+ 108)
    self.`unsafe`.store(into: &block, at: offset &+ 109)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.`in`.isEmpty { try writer.appendString(self.`in`) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.`in`.isEmpty { size &+= WireBuffer.size(self.`in`) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 110 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 110 else { throw WireError(.truncated) }
    let presence15 = block.byte(at: 15)
    let presence72 = block.byte(at: 72)
    if presence72 & 0xE0 != 0, block.byteCount == 110 {
      throw WireError(.unknownPresence)
    }
    self.`case` = UInt32(block: block, at: 0)
    self.offset = UInt64(block: block, at: 4)
    self.hash = UInt8(block: block, at: 12)
    self.store = UInt8(block: block, at: 13)
    self.encode = UInt8(block: block, at: 14)
    self.`as` = try block.loadOptional(at: 16, if: presence15 & 0x01 != 0, field: "as")
    self.`associatedtype` = try block.load(at: 17, field: "associatedtype")
    self.`break` = try block.load(at: 18, field: "break")
    self.`class` = try block.load(at: 19, field: "class")
    self.`continue` = try block.load(at: 20, field: "continue")
    self.`default` = try block.load(at: 21, field: "default")
    self.`defer` = try block.load(at: 22, field: "defer")
    self.`deinit` = try block.loadOptional(at: 23, if: presence15 & 0x02 != 0, field: "deinit")
    self.`do` = try block.load(at: 24, field: "do")
    self.`else` = try block.load(at: 25, field: "else")
    self.`enum` = try block.load(at: 26, field: "enum")
    self.`extension` = try block.load(at: 27, field: "extension")
    self.`fallthrough` = try block.load(at: 28, field: "fallthrough")
    self.`false` = try block.load(at: 29, field: "false")
    self.`fileprivate` = try block.loadOptional(at: 30, if: presence15 & 0x04 != 0, field: "fileprivate")
    self.`for` = try block.load(at: 31, field: "for")
    self.`func` = try block.load(at: 32, field: "func")
    self.`guard` = try block.load(at: 33, field: "guard")
    self.`if` = try block.load(at: 34, field: "if")
    self.`import` = try block.load(at: 35, field: "import")
    self.`inout` = try block.load(at: 36, field: "inout")
    self.`internal` = try block.loadOptional(at: 37, if: presence15 & 0x08 != 0, field: "internal")
    self.`is` = try block.load(at: 38, field: "is")
    self.`let` = try block.load(at: 39, field: "let")
    self.`nil` = try block.load(at: 40, field: "nil")
    self.`operator` = try block.load(at: 41, field: "operator")
    self.`private` = try block.load(at: 42, field: "private")
    self.`protocol` = try block.load(at: 43, field: "protocol")
    self.`public` = try block.loadOptional(at: 44, if: presence15 & 0x10 != 0, field: "public")
    self.`repeat` = try block.load(at: 45, field: "repeat")
    self.`rethrows` = try block.load(at: 46, field: "rethrows")
    self.`return` = try block.load(at: 47, field: "return")
    self.`static` = try block.load(at: 48, field: "static")
    self.`struct` = try block.load(at: 49, field: "struct")
    self.`subscript` = try block.load(at: 50, field: "subscript")
    self.`super` = try block.loadOptional(at: 51, if: presence15 & 0x20 != 0, field: "super")
    self.`switch` = try block.load(at: 52, field: "switch")
    self.`throw` = try block.load(at: 53, field: "throw")
    self.`throws` = try block.load(at: 54, field: "throws")
    self.`true` = try block.load(at: 55, field: "true")
    self.`try` = try block.load(at: 56, field: "try")
    self.`typealias` = try block.load(at: 57, field: "typealias")
    self.`var` = try block.loadOptional(at: 58, if: presence15 & 0x40 != 0, field: "var")
    self.`where` = try block.load(at: 59, field: "where")
    self.`while` = try block.load(at: 60, field: "while")
    self.`async` = try block.load(at: 61, field: "async")
    self.`await` = try block.load(at: 62, field: "await")
    self.`some` = try block.load(at: 63, field: "some")
    self.`any` = try block.load(at: 64, field: "any")
    self.actor = try block.loadOptional(at: 65, if: presence15 & 0x80 != 0, field: "actor")
    self.get = try block.load(at: 66, field: "get")
    self.set = try block.load(at: 67, field: "set")
    self.open = try block.load(at: 68, field: "open")
    self.dynamic = try block.load(at: 69, field: "dynamic")
    self.lazy = try block.load(at: 70, field: "lazy")
    self.left = try block.load(at: 71, field: "left")
    self.right = try block.loadOptional(at: 73, if: presence72 & 0x01 != 0, field: "right")
    self.mutating = try block.load(at: 74, field: "mutating")
    self.none = try block.load(at: 75, field: "none")
    self.prefix = try block.load(at: 76, field: "prefix")
    self.required = try block.load(at: 77, field: "required")
    self.unowned = try block.load(at: 78, field: "unowned")
    self.weak = try block.load(at: 79, field: "weak")
    self.willSet = try block.loadOptional(at: 80, if: presence72 & 0x02 != 0, field: "willSet")
    self.`yield` = try block.load(at: 81, field: "yield")
    self.macro = try block.load(at: 82, field: "macro")
    self.`each` = try block.load(at: 83, field: "each")
    self.borrowing = try block.load(at: 84, field: "borrowing")
    self.consuming = try block.load(at: 85, field: "consuming")
    self.sending = try block.load(at: 86, field: "sending")
    self.package = try block.loadOptional(at: 87, if: presence72 & 0x04 != 0, field: "package")
    self.nonisolated = try block.load(at: 88, field: "nonisolated")
    self.isolated = try block.load(at: 89, field: "isolated")
    self.message = try block.load(at: 90, field: "message")
    self.union = try block.load(at: 91, field: "union")
    self.service = try block.load(at: 92, field: "service")
    self.use = try block.load(at: 93, field: "use")
    self.from = try block.loadOptional(at: 94, if: presence72 & 0x08 != 0, field: "from")
    self.stream = try block.load(at: 95, field: "stream")
    self.key = try block.load(at: 96, field: "key")
    self.value = try block.load(at: 97, field: "value")
    self.presence0 = try block.load(at: 98, field: "presence0")
    self.last = try block.load(at: 99, field: "last")
    self.size = try block.load(at: 100, field: "size")
    self.output = try block.loadOptional(at: 101, if: presence72 & 0x10 != 0, field: "output")
    self.block = try block.load(at: 102, field: "block")
    self.tail = try block.load(at: 103, field: "tail")
    self.index = try block.load(at: 104, field: "index")
    self.`consume` = try block.load(at: 105, field: "consume")
    self.`copy` = try block.load(at: 106, field: "copy")
    self.`discard` = try block.load(at: 107, field: "discard")
    self.`then` = try block.load(at: 108, field: "then")
    self.`unsafe` = try block.load(at: 109, field: "unsafe")
    self.`in` = try tail.readString(max: 1024, field: "in")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.`in`.utf8.count <= 1024, "in", "must have at most 1024 bytes")
  }
}

extension WireView where Viewed == Keywords {
  @inlinable @inline(__always)
  public var `case`: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var offset: UInt64 {
    if wireBlock.byteCount >= 12 { return UInt64(block: wireBlock, at: 4) }
    return 0
  }
  @inlinable @inline(__always)
  public var hash: UInt8 {
    if wireBlock.byteCount >= 13 { return UInt8(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var store: UInt8 {
    if wireBlock.byteCount >= 14 { return UInt8(block: wireBlock, at: 13) }
    return 0
  }
  @inlinable @inline(__always)
  public var encode: UInt8 {
    if wireBlock.byteCount >= 15 { return UInt8(block: wireBlock, at: 14) }
    return 0
  }
  @inlinable @inline(__always)
  public var `as`: Bool? {
    get throws(WireError) {
      if wireHas(17, presence: 15, mask: 0x01) { return try wireBlock.load(Bool.self, at: 16, field: "as") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var `associatedtype`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 18 { return try wireBlock.load(Bool.self, at: 17, field: "associatedtype") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `break`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 19 { return try wireBlock.load(Bool.self, at: 18, field: "break") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `class`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 20 { return try wireBlock.load(Bool.self, at: 19, field: "class") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `continue`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 21 { return try wireBlock.load(Bool.self, at: 20, field: "continue") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `default`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 22 { return try wireBlock.load(Bool.self, at: 21, field: "default") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `defer`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 23 { return try wireBlock.load(Bool.self, at: 22, field: "defer") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `deinit`: Bool? {
    get throws(WireError) {
      if wireHas(24, presence: 15, mask: 0x02) { return try wireBlock.load(Bool.self, at: 23, field: "deinit") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var `do`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 25 { return try wireBlock.load(Bool.self, at: 24, field: "do") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `else`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 26 { return try wireBlock.load(Bool.self, at: 25, field: "else") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `enum`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 27 { return try wireBlock.load(Bool.self, at: 26, field: "enum") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `extension`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 28 { return try wireBlock.load(Bool.self, at: 27, field: "extension") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `fallthrough`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 29 { return try wireBlock.load(Bool.self, at: 28, field: "fallthrough") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `false`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 30 { return try wireBlock.load(Bool.self, at: 29, field: "false") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `fileprivate`: Bool? {
    get throws(WireError) {
      if wireHas(31, presence: 15, mask: 0x04) { return try wireBlock.load(Bool.self, at: 30, field: "fileprivate") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var `for`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 32 { return try wireBlock.load(Bool.self, at: 31, field: "for") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `func`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 33 { return try wireBlock.load(Bool.self, at: 32, field: "func") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `guard`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 34 { return try wireBlock.load(Bool.self, at: 33, field: "guard") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `if`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 35 { return try wireBlock.load(Bool.self, at: 34, field: "if") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `import`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 36 { return try wireBlock.load(Bool.self, at: 35, field: "import") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `inout`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 37 { return try wireBlock.load(Bool.self, at: 36, field: "inout") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `internal`: Bool? {
    get throws(WireError) {
      if wireHas(38, presence: 15, mask: 0x08) { return try wireBlock.load(Bool.self, at: 37, field: "internal") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var `is`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 39 { return try wireBlock.load(Bool.self, at: 38, field: "is") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `let`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 40 { return try wireBlock.load(Bool.self, at: 39, field: "let") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `nil`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 41 { return try wireBlock.load(Bool.self, at: 40, field: "nil") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `operator`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 42 { return try wireBlock.load(Bool.self, at: 41, field: "operator") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `private`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 43 { return try wireBlock.load(Bool.self, at: 42, field: "private") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `protocol`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 44 { return try wireBlock.load(Bool.self, at: 43, field: "protocol") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `public`: Bool? {
    get throws(WireError) {
      if wireHas(45, presence: 15, mask: 0x10) { return try wireBlock.load(Bool.self, at: 44, field: "public") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var `repeat`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 46 { return try wireBlock.load(Bool.self, at: 45, field: "repeat") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `rethrows`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 47 { return try wireBlock.load(Bool.self, at: 46, field: "rethrows") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `return`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 48 { return try wireBlock.load(Bool.self, at: 47, field: "return") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `static`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 49 { return try wireBlock.load(Bool.self, at: 48, field: "static") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `struct`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 50 { return try wireBlock.load(Bool.self, at: 49, field: "struct") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `subscript`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 51 { return try wireBlock.load(Bool.self, at: 50, field: "subscript") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `super`: Bool? {
    get throws(WireError) {
      if wireHas(52, presence: 15, mask: 0x20) { return try wireBlock.load(Bool.self, at: 51, field: "super") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var `switch`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 53 { return try wireBlock.load(Bool.self, at: 52, field: "switch") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `throw`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 54 { return try wireBlock.load(Bool.self, at: 53, field: "throw") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `throws`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 55 { return try wireBlock.load(Bool.self, at: 54, field: "throws") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `true`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 56 { return try wireBlock.load(Bool.self, at: 55, field: "true") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `try`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 57 { return try wireBlock.load(Bool.self, at: 56, field: "try") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `typealias`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 58 { return try wireBlock.load(Bool.self, at: 57, field: "typealias") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `var`: Bool? {
    get throws(WireError) {
      if wireHas(59, presence: 15, mask: 0x40) { return try wireBlock.load(Bool.self, at: 58, field: "var") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var `where`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 60 { return try wireBlock.load(Bool.self, at: 59, field: "where") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `while`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 61 { return try wireBlock.load(Bool.self, at: 60, field: "while") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `async`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 62 { return try wireBlock.load(Bool.self, at: 61, field: "async") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `await`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 63 { return try wireBlock.load(Bool.self, at: 62, field: "await") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `some`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 64 { return try wireBlock.load(Bool.self, at: 63, field: "some") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `any`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 65 { return try wireBlock.load(Bool.self, at: 64, field: "any") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var actor: Bool? {
    get throws(WireError) {
      if wireHas(66, presence: 15, mask: 0x80) { return try wireBlock.load(Bool.self, at: 65, field: "actor") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var get: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 67 { return try wireBlock.load(Bool.self, at: 66, field: "get") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var set: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 68 { return try wireBlock.load(Bool.self, at: 67, field: "set") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var open: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 69 { return try wireBlock.load(Bool.self, at: 68, field: "open") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var dynamic: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 70 { return try wireBlock.load(Bool.self, at: 69, field: "dynamic") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var lazy: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 71 { return try wireBlock.load(Bool.self, at: 70, field: "lazy") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var left: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 72 { return try wireBlock.load(Bool.self, at: 71, field: "left") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var right: Bool? {
    get throws(WireError) {
      if wireHas(74, presence: 72, mask: 0x01) { return try wireBlock.load(Bool.self, at: 73, field: "right") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var mutating: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 75 { return try wireBlock.load(Bool.self, at: 74, field: "mutating") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var none: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 76 { return try wireBlock.load(Bool.self, at: 75, field: "none") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var prefix: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 77 { return try wireBlock.load(Bool.self, at: 76, field: "prefix") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var required: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 78 { return try wireBlock.load(Bool.self, at: 77, field: "required") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var unowned: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 79 { return try wireBlock.load(Bool.self, at: 78, field: "unowned") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var weak: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 80 { return try wireBlock.load(Bool.self, at: 79, field: "weak") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var willSet: Bool? {
    get throws(WireError) {
      if wireHas(81, presence: 72, mask: 0x02) { return try wireBlock.load(Bool.self, at: 80, field: "willSet") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var `yield`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 82 { return try wireBlock.load(Bool.self, at: 81, field: "yield") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var macro: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 83 { return try wireBlock.load(Bool.self, at: 82, field: "macro") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `each`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 84 { return try wireBlock.load(Bool.self, at: 83, field: "each") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var borrowing: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 85 { return try wireBlock.load(Bool.self, at: 84, field: "borrowing") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var consuming: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 86 { return try wireBlock.load(Bool.self, at: 85, field: "consuming") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var sending: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 87 { return try wireBlock.load(Bool.self, at: 86, field: "sending") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var package: Bool? {
    get throws(WireError) {
      if wireHas(88, presence: 72, mask: 0x04) { return try wireBlock.load(Bool.self, at: 87, field: "package") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var nonisolated: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 89 { return try wireBlock.load(Bool.self, at: 88, field: "nonisolated") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var isolated: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 90 { return try wireBlock.load(Bool.self, at: 89, field: "isolated") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var message: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 91 { return try wireBlock.load(Bool.self, at: 90, field: "message") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var union: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 92 { return try wireBlock.load(Bool.self, at: 91, field: "union") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var service: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 93 { return try wireBlock.load(Bool.self, at: 92, field: "service") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var use: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 94 { return try wireBlock.load(Bool.self, at: 93, field: "use") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var from: Bool? {
    get throws(WireError) {
      if wireHas(95, presence: 72, mask: 0x08) { return try wireBlock.load(Bool.self, at: 94, field: "from") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var stream: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 96 { return try wireBlock.load(Bool.self, at: 95, field: "stream") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var key: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 97 { return try wireBlock.load(Bool.self, at: 96, field: "key") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var value: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 98 { return try wireBlock.load(Bool.self, at: 97, field: "value") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var presence0: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 99 { return try wireBlock.load(Bool.self, at: 98, field: "presence0") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var last: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 100 { return try wireBlock.load(Bool.self, at: 99, field: "last") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var size: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 101 { return try wireBlock.load(Bool.self, at: 100, field: "size") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var output: Bool? {
    get throws(WireError) {
      if wireHas(102, presence: 72, mask: 0x10) { return try wireBlock.load(Bool.self, at: 101, field: "output") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var block: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 103 { return try wireBlock.load(Bool.self, at: 102, field: "block") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var tail: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 104 { return try wireBlock.load(Bool.self, at: 103, field: "tail") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var index: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 105 { return try wireBlock.load(Bool.self, at: 104, field: "index") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `consume`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 106 { return try wireBlock.load(Bool.self, at: 105, field: "consume") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `copy`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 107 { return try wireBlock.load(Bool.self, at: 106, field: "copy") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `discard`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 108 { return try wireBlock.load(Bool.self, at: 107, field: "discard") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `then`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 109 { return try wireBlock.load(Bool.self, at: 108, field: "then") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `unsafe`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 110 { return try wireBlock.load(Bool.self, at: 109, field: "unsafe") }
      return false
    }
  }
  @inlinable
  public var `in`: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "in")
    }
  }
  /// Calls `body` with `in` as it stands in the bytes.
  @inlinable
  public func withIn<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "in", body)
  }
}

extension Keywords {
  public init(view: WireView<Keywords>) throws(WireError) {
    self.`case` = view.`case`
    self.`in` = try view.`in`
    self.offset = view.offset
    self.hash = view.hash
    self.store = view.store
    self.encode = view.encode
    self.`as` = try view.`as`
    self.`associatedtype` = try view.`associatedtype`
    self.`break` = try view.`break`
    self.`class` = try view.`class`
    self.`continue` = try view.`continue`
    self.`default` = try view.`default`
    self.`defer` = try view.`defer`
    self.`deinit` = try view.`deinit`
    self.`do` = try view.`do`
    self.`else` = try view.`else`
    self.`enum` = try view.`enum`
    self.`extension` = try view.`extension`
    self.`fallthrough` = try view.`fallthrough`
    self.`false` = try view.`false`
    self.`fileprivate` = try view.`fileprivate`
    self.`for` = try view.`for`
    self.`func` = try view.`func`
    self.`guard` = try view.`guard`
    self.`if` = try view.`if`
    self.`import` = try view.`import`
    self.`inout` = try view.`inout`
    self.`internal` = try view.`internal`
    self.`is` = try view.`is`
    self.`let` = try view.`let`
    self.`nil` = try view.`nil`
    self.`operator` = try view.`operator`
    self.`private` = try view.`private`
    self.`protocol` = try view.`protocol`
    self.`public` = try view.`public`
    self.`repeat` = try view.`repeat`
    self.`rethrows` = try view.`rethrows`
    self.`return` = try view.`return`
    self.`static` = try view.`static`
    self.`struct` = try view.`struct`
    self.`subscript` = try view.`subscript`
    self.`super` = try view.`super`
    self.`switch` = try view.`switch`
    self.`throw` = try view.`throw`
    self.`throws` = try view.`throws`
    self.`true` = try view.`true`
    self.`try` = try view.`try`
    self.`typealias` = try view.`typealias`
    self.`var` = try view.`var`
    self.`where` = try view.`where`
    self.`while` = try view.`while`
    self.`async` = try view.`async`
    self.`await` = try view.`await`
    self.`some` = try view.`some`
    self.`any` = try view.`any`
    self.actor = try view.actor
    self.get = try view.get
    self.set = try view.set
    self.open = try view.open
    self.dynamic = try view.dynamic
    self.lazy = try view.lazy
    self.left = try view.left
    self.right = try view.right
    self.mutating = try view.mutating
    self.none = try view.none
    self.prefix = try view.prefix
    self.required = try view.required
    self.unowned = try view.unowned
    self.weak = try view.weak
    self.willSet = try view.willSet
    self.`yield` = try view.`yield`
    self.macro = try view.macro
    self.`each` = try view.`each`
    self.borrowing = try view.borrowing
    self.consuming = try view.consuming
    self.sending = try view.sending
    self.package = try view.package
    self.nonisolated = try view.nonisolated
    self.isolated = try view.isolated
    self.message = try view.message
    self.union = try view.union
    self.service = try view.service
    self.use = try view.use
    self.from = try view.from
    self.stream = try view.stream
    self.key = try view.key
    self.value = try view.value
    self.presence0 = try view.presence0
    self.last = try view.last
    self.size = try view.size
    self.output = try view.output
    self.block = try view.block
    self.tail = try view.tail
    self.index = try view.index
    self.`consume` = try view.`consume`
    self.`copy` = try view.`copy`
    self.`discard` = try view.`discard`
    self.`then` = try view.`then`
    self.`unsafe` = try view.`unsafe`
  }
}

public enum KeywordCase: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case `default`
  case `case`
  case `in`
  case none
  case `some`
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension KeywordCase {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .default
    case 2: self = .case
    case 3: self = .in
    case 4: self = .none
    case 5: self = .some
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .default: 1
    case .case: 2
    case .in: 3
    case .none: 4
    case .some: 5
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

public enum KeywordUnion: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case `default`(Leaf)
  case `case`(Label)
  case `in`(Nothing)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension KeywordUnion {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.KeywordUnion" }
  @inlinable public static var maximumEncodedSize: Int { 49 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .default: 1
    case .case: 2
    case .in: 3
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .default(let value): WireBuffer.caseSize(1, value)
    case .case(let value): WireBuffer.caseSize(2, value)
    case .in(let value): WireBuffer.caseSize(3, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .default(let value): try writer.appendCase(1, value)
    case .case(let value): try writer.appendCase(2, value)
    case .in(let value): try writer.appendCase(3, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .default(try Leaf(payload: payload, case: "default"))
    case 2: self = .case(try Label(payload: payload, case: "case"))
    case 3: self = .in(try Nothing(payload: payload, case: "in"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .default(let value): try Validation.check(value, "default")
    case .case(let value): try Validation.check(value, "case")
    default: break
    }
  }
}

/// Names that are words of Python, JavaScript or `.proto`, or members every object has there.
public struct ForeignKeywords: WireBlockMessage, Hashable {
  public var lambda: UInt32
  public var pass: String
  public var global: Bool?
  public var nonlocal: Bool
  public var del: Bool
  public var elif: Bool
  public var except: Bool
  public var finally: Bool
  public var not: Bool
  public var or: Bool
  public var and: Bool
  public var with: Bool
  public var raise: Bool
  public var assert: Bool
  public var exec: Bool
  public var print: Bool
  public var `super`: Bool
  public var cls: Bool
  public var constructor: Bool
  public var prototype: Bool
  public var function: Bool
  public var delete: Bool
  public var typeof: Bool
  public var new: Bool
  public var this: Bool
  public var void: Bool
  public var toString: Bool
  public var hasOwnProperty: Bool
  public var valueOf: Bool
  public var arguments: Bool
  public var eval: Bool
  public var oneof: Bool
  public var reserved: Bool
  public var map: Bool
  public var group: Bool
  public var rpc: Bool
  public var optional: Bool
  public var repeated: Bool
  public var syntax: Bool
  public var option: Bool
  public var int: Bool
  public var str: Bool
  public var list: Bool
  public var dict: Bool
  public var type: Bool
  public var object: Bool
  public var property: Bool
  public var dataclass: Bool
  public var typing: Bool
  public var fields: Bool
  public var decode: Bool
  public var weakref: Bool
  public var fromJson: Bool
  public var toJson: Bool
  public var undefined: Bool
  public var null: Bool
  public var export: Bool
  public var `await`: Bool
  public var match: Bool
  public var none: Bool
  public var instanceof: Bool
  public var interface: Bool
  public var debugger: Bool
  public var float: Bool
  public var bytes: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.lambda = 0
    self.pass = ""
    self.global = nil
    self.nonlocal = false
    self.del = false
    self.elif = false
    self.except = false
    self.finally = false
    self.not = false
    self.or = false
    self.and = false
    self.with = false
    self.raise = false
    self.assert = false
    self.exec = false
    self.print = false
    self.`super` = false
    self.cls = false
    self.constructor = false
    self.prototype = false
    self.function = false
    self.delete = false
    self.typeof = false
    self.new = false
    self.this = false
    self.void = false
    self.toString = false
    self.hasOwnProperty = false
    self.valueOf = false
    self.arguments = false
    self.eval = false
    self.oneof = false
    self.reserved = false
    self.map = false
    self.group = false
    self.rpc = false
    self.optional = false
    self.repeated = false
    self.syntax = false
    self.option = false
    self.int = false
    self.str = false
    self.list = false
    self.dict = false
    self.type = false
    self.object = false
    self.property = false
    self.dataclass = false
    self.typing = false
    self.fields = false
    self.decode = false
    self.weakref = false
    self.fromJson = false
    self.toJson = false
    self.undefined = false
    self.null = false
    self.export = false
    self.`await` = false
    self.match = false
    self.none = false
    self.instanceof = false
    self.interface = false
    self.debugger = false
    self.float = false
    self.bytes = []
  }

  @inlinable
  public init(
    lambda: UInt32 = 0,
    pass: String = "",
    global: Bool? = nil,
    nonlocal: Bool = false,
    del: Bool = false,
    elif: Bool = false,
    except: Bool = false,
    finally: Bool = false,
    not: Bool = false,
    or: Bool = false,
    and: Bool = false,
    with: Bool = false,
    raise: Bool = false,
    assert: Bool = false,
    exec: Bool = false,
    print: Bool = false,
    `super`: Bool = false,
    cls: Bool = false,
    constructor: Bool = false,
    prototype: Bool = false,
    function: Bool = false,
    delete: Bool = false,
    typeof: Bool = false,
    new: Bool = false,
    this: Bool = false,
    void: Bool = false,
    toString: Bool = false,
    hasOwnProperty: Bool = false,
    valueOf: Bool = false,
    arguments: Bool = false,
    eval: Bool = false,
    oneof: Bool = false,
    reserved: Bool = false,
    map: Bool = false,
    group: Bool = false,
    rpc: Bool = false,
    optional: Bool = false,
    repeated: Bool = false,
    syntax: Bool = false,
    option: Bool = false,
    int: Bool = false,
    str: Bool = false,
    list: Bool = false,
    dict: Bool = false,
    type: Bool = false,
    object: Bool = false,
    property: Bool = false,
    dataclass: Bool = false,
    typing: Bool = false,
    fields: Bool = false,
    decode: Bool = false,
    weakref: Bool = false,
    fromJson: Bool = false,
    toJson: Bool = false,
    undefined: Bool = false,
    null: Bool = false,
    export: Bool = false,
    `await`: Bool = false,
    match: Bool = false,
    none: Bool = false,
    instanceof: Bool = false,
    interface: Bool = false,
    debugger: Bool = false,
    float: Bool = false,
    bytes_ bytes: [UInt8] = []
  ) {
    self.lambda = lambda
    self.pass = pass
    self.global = global
    self.nonlocal = nonlocal
    self.del = del
    self.elif = elif
    self.except = except
    self.finally = finally
    self.not = not
    self.or = or
    self.and = and
    self.with = with
    self.raise = raise
    self.assert = assert
    self.exec = exec
    self.print = print
    self.`super` = `super`
    self.cls = cls
    self.constructor = constructor
    self.prototype = prototype
    self.function = function
    self.delete = delete
    self.typeof = typeof
    self.new = new
    self.this = this
    self.void = void
    self.toString = toString
    self.hasOwnProperty = hasOwnProperty
    self.valueOf = valueOf
    self.arguments = arguments
    self.eval = eval
    self.oneof = oneof
    self.reserved = reserved
    self.map = map
    self.group = group
    self.rpc = rpc
    self.optional = optional
    self.repeated = repeated
    self.syntax = syntax
    self.option = option
    self.int = int
    self.str = str
    self.list = list
    self.dict = dict
    self.type = type
    self.object = object
    self.property = property
    self.dataclass = dataclass
    self.typing = typing
    self.fields = fields
    self.decode = decode
    self.weakref = weakref
    self.fromJson = fromJson
    self.toJson = toJson
    self.undefined = undefined
    self.null = null
    self.export = export
    self.`await` = `await`
    self.match = match
    self.none = none
    self.instanceof = instanceof
    self.interface = interface
    self.debugger = debugger
    self.float = float
    self.bytes = bytes
  }
}

extension ForeignKeywords {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.ForeignKeywords" }
  @inlinable public static var maximumEncodedSize: Int { 83 }
  @inlinable public static var blockSize: Int { 67 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 4),
    .init(end: 6, presenceByte: 4, presenceMask: 0x01),
    .init(end: 7),
    .init(end: 8),
    .init(end: 9),
    .init(end: 10),
    .init(end: 11),
    .init(end: 12),
    .init(end: 13),
    .init(end: 14),
    .init(end: 15),
    .init(end: 16),
    .init(end: 17),
    .init(end: 18),
    .init(end: 19),
    .init(end: 20),
    .init(end: 21),
    .init(end: 22),
    .init(end: 23),
    .init(end: 24),
    .init(end: 25),
    .init(end: 26),
    .init(end: 27),
    .init(end: 28),
    .init(end: 29),
    .init(end: 30),
    .init(end: 31),
    .init(end: 32),
    .init(end: 33),
    .init(end: 34),
    .init(end: 35),
    .init(end: 36),
    .init(end: 37),
    .init(end: 38),
    .init(end: 39),
    .init(end: 40),
    .init(end: 41),
    .init(end: 42),
    .init(end: 43),
    .init(end: 44),
    .init(end: 45),
    .init(end: 46),
    .init(end: 47),
    .init(end: 48),
    .init(end: 49),
    .init(end: 50),
    .init(end: 51),
    .init(end: 52),
    .init(end: 53),
    .init(end: 54),
    .init(end: 55),
    .init(end: 56),
    .init(end: 57),
    .init(end: 58),
    .init(end: 59),
    .init(end: 60),
    .init(end: 61),
    .init(end: 62),
    .init(end: 63),
    .init(end: 64),
    .init(end: 65),
    .init(end: 66),
    .init(end: 67)
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
    var block = try writer.take(69)
    UInt16(67).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence4: UInt8 = 0
    if self.global != nil { presence4 |= 0x01 }
    presence4.store(into: &block, at: offset &+ 4)
    self.lambda.store(into: &block, at: offset)
    block.storeOptional(self.global, at: offset &+ 5)
    self.nonlocal.store(into: &block, at: offset &+ 6)
    self.del.store(into: &block, at: offset &+ 7)
    self.elif.store(into: &block, at: offset &+ 8)
    self.except.store(into: &block, at: offset &+ 9)
    self.finally.store(into: &block, at: offset &+ 10)
    self.not.store(into: &block, at: offset &+ 11)
    self.or.store(into: &block, at: offset &+ 12)
    self.and.store(into: &block, at: offset &+ 13)
    self.with.store(into: &block, at: offset &+ 14)
    self.raise.store(into: &block, at: offset &+ 15)
    self.assert.store(into: &block, at: offset &+ 16)
    self.exec.store(into: &block, at: offset &+ 17)
    self.print.store(into: &block, at: offset &+ 18)
    self.`super`.store(into: &block, at: offset &+ 19)
    self.cls.store(into: &block, at: offset &+ 20)
    self.constructor.store(into: &block, at: offset &+ 21)
    self.prototype.store(into: &block, at: offset &+ 22)
    self.function.store(into: &block, at: offset &+ 23)
    self.delete.store(into: &block, at: offset &+ 24)
    self.typeof.store(into: &block, at: offset &+ 25)
    self.new.store(into: &block, at: offset &+ 26)
    self.this.store(into: &block, at: offset &+ 27)
    self.void.store(into: &block, at: offset &+ 28)
    self.toString.store(into: &block, at: offset &+ 29)
    self.hasOwnProperty.store(into: &block, at: offset &+ 30)
    self.valueOf.store(into: &block, at: offset &+ 31)
    self.arguments.store(into: &block, at: offset &+ 32)
    self.eval.store(into: &block, at: offset &+ 33)
    self.oneof.store(into: &block, at: offset &+ 34)
    self.reserved.store(into: &block, at: offset &+ 35)
    self.map.store(into: &block, at: offset &+ 36)
    self.group.store(into: &block, at: offset &+ 37)
    self.rpc.store(into: &block, at: offset &+ 38)
    self.optional.store(into: &block, at: offset &+ 39)
    self.repeated.store(into: &block, at: offset &+ 40)
    self.syntax.store(into: &block, at: offset &+ 41)
    self.option.store(into: &block, at: offset &+ 42)
    self.int.store(into: &block, at: offset &+ 43)
    self.str.store(into: &block, at: offset &+ 44)
    self.list.store(into: &block, at: offset &+ 45)
    self.dict.store(into: &block, at: offset &+ 46)
    self.type.store(into: &block, at: offset &+ 47)
    self.object.store(into: &block, at: offset &+ 48)
    self.property.store(into: &block, at: offset &+ 49)
    self.dataclass.store(into: &block, at: offset &+ 50)
    self.typing.store(into: &block, at: offset &+ 51)
    self.fields.store(into: &block, at: offset &+ 52)
    self.decode.store(into: &block, at: offset &+ 53)
    self.weakref.store(into: &block, at: offset &+ 54)
    self.fromJson.store(into: &block, at: offset &+ 55)
    self.toJson.store(into: &block, at: offset &+ 56)
    self.undefined.store(into: &block, at: offset &+ 57)
    self.null.store(into: &block, at: offset &+ 58)
    self.export.store(into: &block, at: offset &+ 59)
    self.`await`.store(into: &block, at: offset &+ 60)
    self.match.store(into: &block, at: offset &+ 61)
    self.none.store(into: &block, at: offset &+ 62)
    self.instanceof.store(into: &block, at: offset &+ 63)
    self.interface.store(into: &block, at: offset &+ 64)
    self.debugger.store(into: &block, at: offset &+ 65)
    self.float.store(into: &block, at: offset &+ 66)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.pass.isEmpty { last = 1 }
    if !self.bytes.isEmpty { last = 2 }
    if last >= 1 { try writer.appendString(self.pass) }
    if last >= 2 { try writer.appendBytes(self.bytes) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.pass.isEmpty { last = 1 }
    if !self.bytes.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.pass) }
    if last >= 2 { size &+= WireBuffer.size(self.bytes) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 67 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 67 else { throw WireError(.truncated) }
    let presence4 = block.byte(at: 4)
    if presence4 & 0xFE != 0, block.byteCount == 67 {
      throw WireError(.unknownPresence)
    }
    self.lambda = UInt32(block: block, at: 0)
    self.global = try block.loadOptional(at: 5, if: presence4 & 0x01 != 0, field: "global")
    self.nonlocal = try block.load(at: 6, field: "nonlocal")
    self.del = try block.load(at: 7, field: "del")
    self.elif = try block.load(at: 8, field: "elif")
    self.except = try block.load(at: 9, field: "except")
    self.finally = try block.load(at: 10, field: "finally")
    self.not = try block.load(at: 11, field: "not")
    self.or = try block.load(at: 12, field: "or")
    self.and = try block.load(at: 13, field: "and")
    self.with = try block.load(at: 14, field: "with")
    self.raise = try block.load(at: 15, field: "raise")
    self.assert = try block.load(at: 16, field: "assert")
    self.exec = try block.load(at: 17, field: "exec")
    self.print = try block.load(at: 18, field: "print")
    self.`super` = try block.load(at: 19, field: "super")
    self.cls = try block.load(at: 20, field: "cls")
    self.constructor = try block.load(at: 21, field: "constructor")
    self.prototype = try block.load(at: 22, field: "prototype")
    self.function = try block.load(at: 23, field: "function")
    self.delete = try block.load(at: 24, field: "delete")
    self.typeof = try block.load(at: 25, field: "typeof")
    self.new = try block.load(at: 26, field: "new")
    self.this = try block.load(at: 27, field: "this")
    self.void = try block.load(at: 28, field: "void")
    self.toString = try block.load(at: 29, field: "toString")
    self.hasOwnProperty = try block.load(at: 30, field: "hasOwnProperty")
    self.valueOf = try block.load(at: 31, field: "valueOf")
    self.arguments = try block.load(at: 32, field: "arguments")
    self.eval = try block.load(at: 33, field: "eval")
    self.oneof = try block.load(at: 34, field: "oneof")
    self.reserved = try block.load(at: 35, field: "reserved")
    self.map = try block.load(at: 36, field: "map")
    self.group = try block.load(at: 37, field: "group")
    self.rpc = try block.load(at: 38, field: "rpc")
    self.optional = try block.load(at: 39, field: "optional")
    self.repeated = try block.load(at: 40, field: "repeated")
    self.syntax = try block.load(at: 41, field: "syntax")
    self.option = try block.load(at: 42, field: "option")
    self.int = try block.load(at: 43, field: "int")
    self.str = try block.load(at: 44, field: "str")
    self.list = try block.load(at: 45, field: "list")
    self.dict = try block.load(at: 46, field: "dict")
    self.type = try block.load(at: 47, field: "type")
    self.object = try block.load(at: 48, field: "object")
    self.property = try block.load(at: 49, field: "property")
    self.dataclass = try block.load(at: 50, field: "dataclass")
    self.typing = try block.load(at: 51, field: "typing")
    self.fields = try block.load(at: 52, field: "fields")
    self.decode = try block.load(at: 53, field: "decode")
    self.weakref = try block.load(at: 54, field: "weakref")
    self.fromJson = try block.load(at: 55, field: "fromJson")
    self.toJson = try block.load(at: 56, field: "toJson")
    self.undefined = try block.load(at: 57, field: "undefined")
    self.null = try block.load(at: 58, field: "null")
    self.export = try block.load(at: 59, field: "export")
    self.`await` = try block.load(at: 60, field: "await")
    self.match = try block.load(at: 61, field: "match")
    self.none = try block.load(at: 62, field: "none")
    self.instanceof = try block.load(at: 63, field: "instanceof")
    self.interface = try block.load(at: 64, field: "interface")
    self.debugger = try block.load(at: 65, field: "debugger")
    self.float = try block.load(at: 66, field: "float")
    self.pass = try tail.readString(max: 8, field: "pass")
    self.bytes = try tail.readBytes(max: 4, field: "bytes")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.pass.utf8.count <= 8, "pass", "must have at most 8 bytes")
    try Validation.require(self.bytes.count <= 4, "bytes", "must have at most 4 bytes")
  }
}

extension WireView where Viewed == ForeignKeywords {
  @inlinable @inline(__always)
  public var lambda: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var global: Bool? {
    get throws(WireError) {
      if wireHas(6, presence: 4, mask: 0x01) { return try wireBlock.load(Bool.self, at: 5, field: "global") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var nonlocal: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 7 { return try wireBlock.load(Bool.self, at: 6, field: "nonlocal") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var del: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 8 { return try wireBlock.load(Bool.self, at: 7, field: "del") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var elif: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 9 { return try wireBlock.load(Bool.self, at: 8, field: "elif") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var except: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 10 { return try wireBlock.load(Bool.self, at: 9, field: "except") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var finally: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 11 { return try wireBlock.load(Bool.self, at: 10, field: "finally") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var not: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 12 { return try wireBlock.load(Bool.self, at: 11, field: "not") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var or: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 13 { return try wireBlock.load(Bool.self, at: 12, field: "or") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var and: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 14 { return try wireBlock.load(Bool.self, at: 13, field: "and") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var with: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 15 { return try wireBlock.load(Bool.self, at: 14, field: "with") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var raise: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 16 { return try wireBlock.load(Bool.self, at: 15, field: "raise") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var assert: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 17 { return try wireBlock.load(Bool.self, at: 16, field: "assert") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var exec: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 18 { return try wireBlock.load(Bool.self, at: 17, field: "exec") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var print: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 19 { return try wireBlock.load(Bool.self, at: 18, field: "print") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `super`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 20 { return try wireBlock.load(Bool.self, at: 19, field: "super") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var cls: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 21 { return try wireBlock.load(Bool.self, at: 20, field: "cls") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var constructor: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 22 { return try wireBlock.load(Bool.self, at: 21, field: "constructor") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var prototype: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 23 { return try wireBlock.load(Bool.self, at: 22, field: "prototype") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var function: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 24 { return try wireBlock.load(Bool.self, at: 23, field: "function") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var delete: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 25 { return try wireBlock.load(Bool.self, at: 24, field: "delete") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var typeof: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 26 { return try wireBlock.load(Bool.self, at: 25, field: "typeof") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var new: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 27 { return try wireBlock.load(Bool.self, at: 26, field: "new") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var this: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 28 { return try wireBlock.load(Bool.self, at: 27, field: "this") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var void: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 29 { return try wireBlock.load(Bool.self, at: 28, field: "void") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var toString: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 30 { return try wireBlock.load(Bool.self, at: 29, field: "toString") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var hasOwnProperty: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 31 { return try wireBlock.load(Bool.self, at: 30, field: "hasOwnProperty") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var valueOf: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 32 { return try wireBlock.load(Bool.self, at: 31, field: "valueOf") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var arguments: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 33 { return try wireBlock.load(Bool.self, at: 32, field: "arguments") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var eval: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 34 { return try wireBlock.load(Bool.self, at: 33, field: "eval") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var oneof: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 35 { return try wireBlock.load(Bool.self, at: 34, field: "oneof") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var reserved: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 36 { return try wireBlock.load(Bool.self, at: 35, field: "reserved") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var map: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 37 { return try wireBlock.load(Bool.self, at: 36, field: "map") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var group: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 38 { return try wireBlock.load(Bool.self, at: 37, field: "group") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var rpc: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 39 { return try wireBlock.load(Bool.self, at: 38, field: "rpc") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var optional: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 40 { return try wireBlock.load(Bool.self, at: 39, field: "optional") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var repeated: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 41 { return try wireBlock.load(Bool.self, at: 40, field: "repeated") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var syntax: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 42 { return try wireBlock.load(Bool.self, at: 41, field: "syntax") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var option: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 43 { return try wireBlock.load(Bool.self, at: 42, field: "option") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var int: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 44 { return try wireBlock.load(Bool.self, at: 43, field: "int") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var str: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 45 { return try wireBlock.load(Bool.self, at: 44, field: "str") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var list: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 46 { return try wireBlock.load(Bool.self, at: 45, field: "list") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var dict: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 47 { return try wireBlock.load(Bool.self, at: 46, field: "dict") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var type: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 48 { return try wireBlock.load(Bool.self, at: 47, field: "type") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var object: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 49 { return try wireBlock.load(Bool.self, at: 48, field: "object") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var property: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 50 { return try wireBlock.load(Bool.self, at: 49, field: "property") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var dataclass: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 51 { return try wireBlock.load(Bool.self, at: 50, field: "dataclass") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var typing: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 52 { return try wireBlock.load(Bool.self, at: 51, field: "typing") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var fields: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 53 { return try wireBlock.load(Bool.self, at: 52, field: "fields") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var decode: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 54 { return try wireBlock.load(Bool.self, at: 53, field: "decode") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var weakref: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 55 { return try wireBlock.load(Bool.self, at: 54, field: "weakref") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var fromJson: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 56 { return try wireBlock.load(Bool.self, at: 55, field: "fromJson") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var toJson: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 57 { return try wireBlock.load(Bool.self, at: 56, field: "toJson") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var undefined: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 58 { return try wireBlock.load(Bool.self, at: 57, field: "undefined") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var null: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 59 { return try wireBlock.load(Bool.self, at: 58, field: "null") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var export: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 60 { return try wireBlock.load(Bool.self, at: 59, field: "export") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var `await`: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 61 { return try wireBlock.load(Bool.self, at: 60, field: "await") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var match: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 62 { return try wireBlock.load(Bool.self, at: 61, field: "match") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var none: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 63 { return try wireBlock.load(Bool.self, at: 62, field: "none") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var instanceof: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 64 { return try wireBlock.load(Bool.self, at: 63, field: "instanceof") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var interface: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 65 { return try wireBlock.load(Bool.self, at: 64, field: "interface") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var debugger: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 66 { return try wireBlock.load(Bool.self, at: 65, field: "debugger") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var float: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 67 { return try wireBlock.load(Bool.self, at: 66, field: "float") }
      return false
    }
  }
  @inlinable
  public var pass: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 8, field: "pass")
    }
  }
  /// Calls `body` with `pass` as it stands in the bytes.
  @inlinable
  public func withPass<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 8, field: "pass", body)
  }
  @inlinable
  public var bytes: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "pass")
      return try tail.readBytes(max: 4, field: "bytes")
    }
  }
  /// Calls `body` with `bytes` as it stands in the bytes.
  @inlinable
  public func withBytes<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "pass")
    return try tail.withBytes(max: 4, field: "bytes", body)
  }
}

extension ForeignKeywords {
  public init(view: WireView<ForeignKeywords>) throws(WireError) {
    self.lambda = view.lambda
    self.pass = try view.pass
    self.global = try view.global
    self.nonlocal = try view.nonlocal
    self.del = try view.del
    self.elif = try view.elif
    self.except = try view.except
    self.finally = try view.finally
    self.not = try view.not
    self.or = try view.or
    self.and = try view.and
    self.with = try view.with
    self.raise = try view.raise
    self.assert = try view.assert
    self.exec = try view.exec
    self.print = try view.print
    self.`super` = try view.`super`
    self.cls = try view.cls
    self.constructor = try view.constructor
    self.prototype = try view.prototype
    self.function = try view.function
    self.delete = try view.delete
    self.typeof = try view.typeof
    self.new = try view.new
    self.this = try view.this
    self.void = try view.void
    self.toString = try view.toString
    self.hasOwnProperty = try view.hasOwnProperty
    self.valueOf = try view.valueOf
    self.arguments = try view.arguments
    self.eval = try view.eval
    self.oneof = try view.oneof
    self.reserved = try view.reserved
    self.map = try view.map
    self.group = try view.group
    self.rpc = try view.rpc
    self.optional = try view.optional
    self.repeated = try view.repeated
    self.syntax = try view.syntax
    self.option = try view.option
    self.int = try view.int
    self.str = try view.str
    self.list = try view.list
    self.dict = try view.dict
    self.type = try view.type
    self.object = try view.object
    self.property = try view.property
    self.dataclass = try view.dataclass
    self.typing = try view.typing
    self.fields = try view.fields
    self.decode = try view.decode
    self.weakref = try view.weakref
    self.fromJson = try view.fromJson
    self.toJson = try view.toJson
    self.undefined = try view.undefined
    self.null = try view.null
    self.export = try view.export
    self.`await` = try view.`await`
    self.match = try view.match
    self.none = try view.none
    self.instanceof = try view.instanceof
    self.interface = try view.interface
    self.debugger = try view.debugger
    self.float = try view.float
    self.bytes = try view.bytes
  }
}

/// An id of a kind of its own; the same bytes as any other.
@frozen
public struct TicketID: TypedIdentifier {
  /// What the text form begins with, in front of `_`.
  @inlinable public static var prefix: String { "ticket" }
  /// The identity's bits; 0 is "none".
  public var rawValue: UInt64

  /// - Parameter rawValue: the identity's bits.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}

/// Documented on its line.
@frozen
public struct SeatID: TypedIdentifier {
  /// What the text form begins with, in front of `_`.
  @inlinable public static var prefix: String { "seat" }
  /// The identity's bits; 0 is "none".
  public var rawValue: UInt64

  /// - Parameter rawValue: the identity's bits.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}

/// An id, as text `pass_3w00`.
///
/// - Warning: Deprecated: use `TicketID`.
@frozen
public struct PassID: TypedIdentifier {
  /// What the text form begins with, in front of `_`.
  @inlinable public static var prefix: String { "pass" }
  /// The identity's bits; 0 is "none".
  public var rawValue: UInt64

  /// - Parameter rawValue: the identity's bits.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}

public struct Share: WireStruct, Hashable {
  public var ticket: TicketID
  public var units: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.ticket = TicketID()
    self.units = 0
  }

  @inlinable
  public init(ticket: TicketID = TicketID(), units: UInt32 = 0) {
    self.ticket = ticket
    self.units = units
  }
}

extension Share {
  @inlinable public static var wireSize: Int { 12 }

  @inlinable
  public init(block: RawSpan, at offset: Int) {
    self.ticket = TicketID(block: block, at: offset)
    self.units = UInt32(block: block, at: offset &+ 8)
  }

  @inlinable
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    self.ticket.store(into: &block, at: offset)
    self.units.store(into: &block, at: offset &+ 8)
  }
}

/// Newtypes wherever ids may be, and an id.
public struct Typed: WireBlockMessage, Hashable {
  public var ticket: TicketID
  public var maybe: SeatID?
  public var seats: [SeatID]
  public var byTicket: WireMap<TypedByTicketEntry>
  public var share: Share
  public var shares: [Share]
  public var plain: Identifier
  public var byName: WireMap<TypedByNameEntry>
  public var leaves: WireMap<TypedLeavesEntry>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.ticket = TicketID()
    self.maybe = nil
    self.seats = []
    self.byTicket = WireMap<TypedByTicketEntry>()
    self.share = Share()
    self.shares = []
    self.plain = Identifier()
    self.byName = WireMap<TypedByNameEntry>()
    self.leaves = WireMap<TypedLeavesEntry>()
  }

  @inlinable
  public init(
    ticket: TicketID = TicketID(),
    maybe: SeatID? = nil,
    seats: [SeatID] = [],
    byTicket: WireMap<TypedByTicketEntry> = WireMap<TypedByTicketEntry>(),
    share: Share = Share(),
    shares: [Share] = [],
    plain: Identifier = Identifier(),
    byName: WireMap<TypedByNameEntry> = WireMap<TypedByNameEntry>(),
    leaves: WireMap<TypedLeavesEntry> = WireMap<TypedLeavesEntry>()
  ) {
    self.ticket = ticket
    self.maybe = maybe
    self.seats = seats
    self.byTicket = byTicket
    self.share = share
    self.shares = shares
    self.plain = plain
    self.byName = byName
    self.leaves = leaves
  }
}

extension Typed {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Typed" }
  @inlinable public static var maximumEncodedSize: Int { 610 }
  @inlinable public static var blockSize: Int { 45 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 17, presenceByte: 8, presenceMask: 0x01),
    .init(end: 29),
    .init(end: 37),
    .init(end: 45)
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
    var presence8: UInt8 = 0
    if self.maybe != nil { presence8 |= 0x01 }
    presence8.store(into: &block, at: offset &+ 8)
    self.ticket.store(into: &block, at: offset)
    block.storeOptional(self.maybe, at: offset &+ 9)
    self.share.store(into: &block, at: offset &+ 17)
    self.plain.store(into: &block, at: offset &+ 29)
    block.storeZeros(at: offset &+ 37, count: 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.seats.isEmpty { last = 1 }
    if !self.byTicket.isEmpty { last = 2 }
    if !self.shares.isEmpty { last = 3 }
    if !self.byName.isEmpty { last = 4 }
    if !self.leaves.isEmpty { last = 5 }
    if last >= 1 { try writer.appendList(self.seats) }
    if last >= 2 { try writer.appendMap(self.byTicket) }
    if last >= 3 { try writer.appendList(self.shares) }
    if last >= 4 { try writer.appendMap(self.byName) }
    if last >= 5 { try writer.appendMap(self.leaves) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.seats.isEmpty { last = 1 }
    if !self.byTicket.isEmpty { last = 2 }
    if !self.shares.isEmpty { last = 3 }
    if !self.byName.isEmpty { last = 4 }
    if !self.leaves.isEmpty { last = 5 }
    if last >= 1 { size &+= WireBuffer.size(self.seats) }
    if last >= 2 { size &+= WireBuffer.size(self.byTicket) }
    if last >= 3 { size &+= WireBuffer.size(self.shares) }
    if last >= 4 { size &+= WireBuffer.size(self.byName) }
    if last >= 5 { size &+= WireBuffer.size(self.leaves) }
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
    let presence8 = block.byte(at: 8)
    if presence8 & 0xFE != 0, block.byteCount == 45 {
      throw WireError(.unknownPresence)
    }
    self.ticket = TicketID(block: block, at: 0)
    self.maybe = try block.loadOptional(at: 9, if: presence8 & 0x01 != 0, field: "maybe")
    self.share = Share(block: block, at: 17)
    self.plain = Identifier(block: block, at: 29)
    self.seats = try tail.readList(max: 8, field: "seats")
    self.byTicket = try tail.readMap(max: 8, field: "byTicket")
    self.shares = try tail.readList(max: 4, field: "shares")
    self.byName = try tail.readMap(max: 4, field: "byName")
    self.leaves = try tail.readMap(max: 4, field: "leaves")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.seats.count <= 8, "seats", "must have at most 8 elements")
    try Validation.require(self.byTicket.count <= 8, "byTicket", "must have at most 8 entries")
    try Validation.require(self.shares.count <= 4, "shares", "must have at most 4 elements")
    try Validation.require(self.byName.count <= 4, "byName", "must have at most 4 entries")
    try Validation.checkAll(self.byName.entries, "byName")
    try Validation.require(self.leaves.count <= 4, "leaves", "must have at most 4 entries")
    try Validation.checkAll(self.leaves.entries, "leaves")
  }
}

extension WireView where Viewed == Typed {
  @inlinable @inline(__always)
  public var ticket: TicketID {
    if wireBlock.byteCount >= 8 { return TicketID(block: wireBlock, at: 0) }
    return TicketID()
  }
  @inlinable @inline(__always)
  public var maybe: SeatID? {
    if wireHas(17, presence: 8, mask: 0x01) { return SeatID(block: wireBlock, at: 9) }
    return nil
  }
  @inlinable @inline(__always)
  public var share: Share {
    if wireBlock.byteCount >= 29 { return Share(block: wireBlock, at: 17) }
    return Share()
  }
  @inlinable @inline(__always)
  public var plain: Identifier {
    if wireBlock.byteCount >= 37 { return Identifier(block: wireBlock, at: 29) }
    return Identifier()
  }
  @inlinable
  public var seats: [SeatID] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 8, field: "seats")
    }
  }
  @inlinable
  public var byTicket: WireMap<TypedByTicketEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 8, field: "seats")
      return try tail.readMap(max: 8, field: "byTicket")
    }
  }
  @inlinable
  public var shares: [Share] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 8, field: "seats")
      try tail.skipMessages(field: "byTicket")
      return try tail.readList(max: 4, field: "shares")
    }
  }
  @inlinable
  public var byName: WireMap<TypedByNameEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 8, field: "seats")
      try tail.skipMessages(field: "byTicket")
      try tail.skipList(elementSize: 12, field: "shares")
      return try tail.readMap(max: 4, field: "byName")
    }
  }
  @inlinable
  public var leaves: WireMap<TypedLeavesEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipList(elementSize: 8, field: "seats")
      try tail.skipMessages(field: "byTicket")
      try tail.skipList(elementSize: 12, field: "shares")
      try tail.skipMessages(field: "byName")
      return try tail.readMap(max: 4, field: "leaves")
    }
  }
}

extension Typed {
  public init(view: WireView<Typed>) throws(WireError) {
    self.ticket = view.ticket
    self.maybe = view.maybe
    self.seats = try view.seats
    self.byTicket = try view.byTicket
    self.share = view.share
    self.shares = try view.shares
    self.plain = view.plain
    self.byName = try view.byName
    self.leaves = try view.leaves
  }
}

public struct TypedChecked: WireBlockMessage, Hashable {
  public var ticket: TicketID
  public var seats: [SeatID]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.ticket = TicketID()
    self.seats = []
  }

  @inlinable
  public init(ticket: TicketID = TicketID(), seats: [SeatID] = []) {
    self.ticket = ticket
    self.seats = seats
  }
}

extension TypedChecked {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.TypedChecked" }
  @inlinable public static var maximumEncodedSize: Int { 43 }
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
    self.ticket.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.seats.isEmpty { try writer.appendList(self.seats) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.seats.isEmpty { size &+= WireBuffer.size(self.seats) }
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
    self.ticket = TicketID(block: block, at: 0)
    self.seats = try tail.readList(max: 4, field: "seats")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.ticket.rawValue != 0, "ticket", "must not be zero")
    try Validation.require(self.seats.count >= 1, "seats", "must have at least 1 elements")
    try Validation.require(self.seats.count <= 4, "seats", "must have at most 4 elements")
    for index in self.seats.indices {
      try Validation.require(self.seats[index].rawValue != 0, "seats[\(index)]", "must not be zero")
    }
  }
}

extension WireView where Viewed == TypedChecked {
  @inlinable @inline(__always)
  public var ticket: TicketID {
    if wireBlock.byteCount >= 8 { return TicketID(block: wireBlock, at: 0) }
    return TicketID()
  }
  @inlinable
  public var seats: [SeatID] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 4, field: "seats")
    }
  }
}

extension TypedChecked {
  public init(view: WireView<TypedChecked>) throws(WireError) {
    self.ticket = view.ticket
    self.seats = try view.seats
  }
}

public enum TypedChoice: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case typed(Typed)
  case checked(TypedChecked)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension TypedChoice {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.TypedChoice" }
  @inlinable public static var maximumEncodedSize: Int { 613 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .typed: 1
    case .checked: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .typed(let value): WireBuffer.caseSize(1, value)
    case .checked(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .typed(let value): try writer.appendCase(1, value)
    case .checked(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .typed(try Typed(payload: payload, case: "typed"))
    case 2: self = .checked(try TypedChecked(payload: payload, case: "checked"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .typed(let value): try Validation.check(value, "typed")
    case .checked(let value): try Validation.check(value, "checked")
    default: break
    }
  }
}

/// One entry of `counts` of `Maps`.
public struct MapsCountsEntry: WireMapEntry, Hashable {
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

extension MapsCountsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Maps.CountsEntry" }
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

extension WireView where Viewed == MapsCountsEntry {
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

extension MapsCountsEntry {
  public init(view: WireView<MapsCountsEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

/// One entry of `leaves` of `Maps`.
public struct MapsLeavesEntry: WireMapEntry, Hashable {
  public var key: UInt32
  public var value: Leaf

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = Leaf()
  }

  @inlinable
  public init(key: UInt32 = 0, value: Leaf = Leaf()) {
    self.key = key
    self.value = value
  }
}

extension MapsLeavesEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Maps.LeavesEntry" }
  @inlinable public static var maximumEncodedSize: Int { 54 }
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
    self.key.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.value)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.value)
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
    self.key = UInt32(block: block, at: 0)
    self.value = try tail.readNested(field: "value")
  }

  @inlinable
  public static func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    left < right
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.value, "value")
  }
}

extension WireView where Viewed == MapsLeavesEntry {
  @inlinable @inline(__always)
  public var key: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var value: Leaf {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (WireView<Leaf>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "value", body)
  }
}

extension MapsLeavesEntry {
  public init(view: WireView<MapsLeavesEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `names` of `Maps`.
public struct MapsNamesEntry: WireMapEntry, Hashable {
  public var key: UUIDBytes
  public var value: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.value = ""
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), value: String = "") {
    self.key = key
    self.value = value
  }
}

extension MapsNamesEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Maps.NamesEntry" }
  @inlinable public static var maximumEncodedSize: Int { 27 }
  @inlinable public static var blockSize: Int { 16 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16)])

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
    var block = try writer.take(18)
    UInt16(16).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.value.isEmpty { try writer.appendString(self.value) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.value.isEmpty { size &+= WireBuffer.size(self.value) }
    return size
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
    self.key = UUIDBytes(block: block, at: 0)
    self.value = try tail.readString(max: 8, field: "value")
  }

  @inlinable
  public static func precedes(_ left: UUIDBytes, _ right: UUIDBytes) -> Bool {
    left < right
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.value.utf8.count <= 8, "value", "must have at most 8 bytes")
  }
}

extension WireView where Viewed == MapsNamesEntry {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable
  public var value: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 8, field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 8, field: "value", body)
  }
}

extension MapsNamesEntry {
  public init(view: WireView<MapsNamesEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `smalls` of `Maps`.
public struct MapsSmallsEntry: WireMapEntry, Hashable {
  public var key: Bool
  public var value: Small

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = false
    self.value = .unspecified
  }

  @inlinable
  public init(key: Bool = false, value: Small = .unspecified) {
    self.key = key
    self.value = value
  }
}

extension MapsSmallsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Maps.SmallsEntry" }
  @inlinable public static var maximumEncodedSize: Int { 4 }
  @inlinable public static var blockSize: Int { 2 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1), .init(end: 2)])

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
    var block = try writer.take(4)
    UInt16(2).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 1)
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
    if block.byteCount < 2 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 2 else { throw WireError(.truncated) }
    self.key = try block.load(at: 0, field: "key")
    self.value = Small(block: block, at: 1)
  }

  @inlinable
  public static func precedes(_ left: Bool, _ right: Bool) -> Bool {
    !left && right
  }
}

extension WireView where Viewed == MapsSmallsEntry {
  @inlinable @inline(__always)
  public var key: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "key") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var value: Small {
    if wireBlock.byteCount >= 2 { return Small(block: wireBlock, at: 1) }
    return .unspecified
  }
}

extension MapsSmallsEntry {
  public init(view: WireView<MapsSmallsEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

/// One entry of `signed` of `Maps`.
public struct MapsSignedEntry: WireMapEntry, Hashable {
  public var key: Int32
  public var value: Choice

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = .unspecified
  }

  @inlinable
  public init(key: Int32 = 0, value: Choice = .unspecified) {
    self.key = key
    self.value = value
  }
}

extension MapsSignedEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Maps.SignedEntry" }
  @inlinable public static var maximumEncodedSize: Int { 55 }
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
    self.key.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.value.caseNumber != 0 { try self.value.write(to: &writer) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.value.caseNumber != 0 { size &+= self.value.encodedSize }
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
    self.key = Int32(block: block, at: 0)
    self.value = try tail.readUnion(field: "value")
  }

  @inlinable
  public static func precedes(_ left: Int32, _ right: Int32) -> Bool {
    left < right
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.value, "value")
  }
}

extension WireView where Viewed == MapsSignedEntry {
  @inlinable @inline(__always)
  public var key: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var value: Choice {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readUnion(field: "value")
    }
  }
}

extension MapsSignedEntry {
  public init(view: WireView<MapsSignedEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `j` of `Retired`.
public struct RetiredJEntry: WireMapEntry, Hashable {
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

extension RetiredJEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Retired.JEntry" }
  @inlinable public static var maximumEncodedSize: Int { 1036 }
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
    self.key = try tail.readString(max: 1024, field: "key")
  }

  @inlinable
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedesByBytes(left, right)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key.utf8.count <= 1024, "key", "must have at most 1024 bytes")
  }
}

extension WireView where Viewed == RetiredJEntry {
  @inlinable @inline(__always)
  public var value: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var key: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "key")
    }
  }
  /// Calls `body` with `key` as it stands in the bytes.
  @inlinable
  public func withKey<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "key", body)
  }
}

extension RetiredJEntry {
  public init(view: WireView<RetiredJEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

/// One entry of `tinies` of `MoreMaps`.
public struct MoreMapsTiniesEntry: WireMapEntry, Hashable {
  public var key: UInt8
  public var value: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = false
  }

  @inlinable
  public init(key: UInt8 = 0, value: Bool = false) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsTiniesEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.TiniesEntry" }
  @inlinable public static var maximumEncodedSize: Int { 4 }
  @inlinable public static var blockSize: Int { 2 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1), .init(end: 2)])

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
    var block = try writer.take(4)
    UInt16(2).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 1)
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
    if block.byteCount < 2 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 2 else { throw WireError(.truncated) }
    self.key = UInt8(block: block, at: 0)
    self.value = try block.load(at: 1, field: "value")
  }

  @inlinable
  public static func precedes(_ left: UInt8, _ right: UInt8) -> Bool {
    left < right
  }
}

extension WireView where Viewed == MoreMapsTiniesEntry {
  @inlinable @inline(__always)
  public var key: UInt8 {
    if wireBlock.byteCount >= 1 { return UInt8(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var value: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 2 { return try wireBlock.load(Bool.self, at: 1, field: "value") }
      return false
    }
  }
}

extension MoreMapsTiniesEntry {
  public init(view: WireView<MoreMapsTiniesEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `shorts` of `MoreMaps`.
public struct MoreMapsShortsEntry: WireMapEntry, Hashable {
  public var key: UInt16
  public var value: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = []
  }

  @inlinable
  public init(key: UInt16 = 0, value: [UInt8] = []) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsShortsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.ShortsEntry" }
  @inlinable public static var maximumEncodedSize: Int { 13 }
  @inlinable public static var blockSize: Int { 2 }

  public static let wireLayout = WireLayout(slots: [.init(end: 2)])

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
    var block = try writer.take(4)
    UInt16(2).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.value.isEmpty { try writer.appendBytes(self.value) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.value.isEmpty { size &+= WireBuffer.size(self.value) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 2 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 2 else { throw WireError(.truncated) }
    self.key = UInt16(block: block, at: 0)
    self.value = try tail.readBytes(max: 8, field: "value")
  }

  @inlinable
  public static func precedes(_ left: UInt16, _ right: UInt16) -> Bool {
    left < right
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.value.count <= 8, "value", "must have at most 8 bytes")
  }
}

extension WireView where Viewed == MoreMapsShortsEntry {
  @inlinable @inline(__always)
  public var key: UInt16 {
    if wireBlock.byteCount >= 2 { return UInt16(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var value: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 8, field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 8, field: "value", body)
  }
}

extension MoreMapsShortsEntry {
  public init(view: WireView<MoreMapsShortsEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `longs` of `MoreMaps`.
public struct MoreMapsLongsEntry: WireMapEntry, Hashable {
  public var key: UInt64
  public var value: Timestamp

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = Timestamp()
  }

  @inlinable
  public init(key: UInt64 = 0, value: Timestamp = Timestamp()) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsLongsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.LongsEntry" }
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
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 8)
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
    self.key = UInt64(block: block, at: 0)
    self.value = Timestamp(block: block, at: 8)
  }

  @inlinable
  public static func precedes(_ left: UInt64, _ right: UInt64) -> Bool {
    left < right
  }
}

extension WireView where Viewed == MoreMapsLongsEntry {
  @inlinable @inline(__always)
  public var key: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var value: Timestamp {
    if wireBlock.byteCount >= 16 { return Timestamp(block: wireBlock, at: 8) }
    return Timestamp()
  }
}

extension MoreMapsLongsEntry {
  public init(view: WireView<MoreMapsLongsEntry>) throws(WireError) {
    self.key = view.key
    self.value = view.value
  }
}

/// One entry of `bigs` of `MoreMaps`.
public struct MoreMapsBigsEntry: WireMapEntry, Hashable {
  public var key: Int64
  public var value: TimeSpan

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = TimeSpan()
  }

  @inlinable
  public init(key: Int64 = 0, value: TimeSpan = TimeSpan()) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsBigsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.BigsEntry" }
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
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 8)
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
    self.key = Int64(block: block, at: 0)
    self.value = TimeSpan(block: block, at: 8)
  }

  @inlinable
  public static func precedes(_ left: Int64, _ right: Int64) -> Bool {
    left < right
  }
}

extension WireView where Viewed == MoreMapsBigsEntry {
  @inlinable @inline(__always)
  public var key: Int64 {
    if wireBlock.byteCount >= 8 { return Int64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var value: TimeSpan {
    if wireBlock.byteCount >= 16 { return TimeSpan(block: wireBlock, at: 8) }
    return TimeSpan()
  }
}

extension MoreMapsBigsEntry {
  public init(view: WireView<MoreMapsBigsEntry>) throws(WireError) {
    self.key = view.key
    self.value = view.value
  }
}

/// One entry of `idents` of `MoreMaps`.
public struct MoreMapsIdentsEntry: WireMapEntry, Hashable {
  public var key: Identifier
  public var value: Place

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = Identifier()
    self.value = Place()
  }

  @inlinable
  public init(key: Identifier = Identifier(), value: Place = Place()) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsIdentsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.IdentsEntry" }
  @inlinable public static var maximumEncodedSize: Int { 34 }
  @inlinable public static var blockSize: Int { 32 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 32)])

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
    self.value.store(into: &block, at: offset &+ 8)
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
    self.key = Identifier(block: block, at: 0)
    self.value = try block.load(at: 8, field: "value")
  }

  @inlinable
  public static func precedes(_ left: Identifier, _ right: Identifier) -> Bool {
    left < right
  }
}

extension WireView where Viewed == MoreMapsIdentsEntry {
  @inlinable @inline(__always)
  public var key: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var value: Place {
    get throws(WireError) {
      if wireBlock.byteCount >= 32 { return try wireBlock.load(Place.self, at: 8, field: "value") }
      return Place()
    }
  }
}

extension MoreMapsIdentsEntry {
  public init(view: WireView<MoreMapsIdentsEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `texts` of `MoreMaps`.
public struct MoreMapsTextsEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: Choice

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = .unspecified
  }

  @inlinable
  public init(key: String = "", value: Choice = .unspecified) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsTextsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.TextsEntry" }
  @inlinable public static var maximumEncodedSize: Int { 60 }
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
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.key.isEmpty { last = 1 }
    if self.value.caseNumber != 0 { last = 2 }
    if last >= 1 { try writer.appendString(self.key) }
    if last >= 2 { try self.value.write(to: &writer) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.key.isEmpty { last = 1 }
    if self.value.caseNumber != 0 { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.key) }
    if last >= 2 { size &+= self.value.encodedSize }
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
    self.key = try tail.readString(max: 8, field: "key")
    self.value = try tail.readUnion(field: "value")
  }

  @inlinable
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedesByBytes(left, right)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key.utf8.count <= 8, "key", "must have at most 8 bytes")
    try Validation.check(self.value, "value")
  }
}

extension WireView where Viewed == MoreMapsTextsEntry {
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
  @inlinable
  public var value: Choice {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "key")
      return try tail.readUnion(field: "value")
    }
  }
}

extension MoreMapsTextsEntry {
  public init(view: WireView<MoreMapsTextsEntry>) throws(WireError) {
    self.key = try view.key
    self.value = try view.value
  }
}

/// One entry of `wides` of `MoreMaps`.
public struct MoreMapsWidesEntry: WireMapEntry, Hashable {
  public var key: Bool
  public var value: Wide

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = false
    self.value = .unspecified
  }

  @inlinable
  public init(key: Bool = false, value: Wide = .unspecified) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsWidesEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.WidesEntry" }
  @inlinable public static var maximumEncodedSize: Int { 5 }
  @inlinable public static var blockSize: Int { 3 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1), .init(end: 3)])

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
    var block = try writer.take(5)
    UInt16(3).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 1)
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
    if block.byteCount < 3 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 3 else { throw WireError(.truncated) }
    self.key = try block.load(at: 0, field: "key")
    self.value = Wide(block: block, at: 1)
  }

  @inlinable
  public static func precedes(_ left: Bool, _ right: Bool) -> Bool {
    !left && right
  }
}

extension WireView where Viewed == MoreMapsWidesEntry {
  @inlinable @inline(__always)
  public var key: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "key") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var value: Wide {
    if wireBlock.byteCount >= 3 { return Wide(block: wireBlock, at: 1) }
    return .unspecified
  }
}

extension MoreMapsWidesEntry {
  public init(view: WireView<MoreMapsWidesEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

/// One entry of `reals` of `MoreMaps`.
public struct MoreMapsRealsEntry: WireMapEntry, Hashable {
  public var key: Int32
  public var value: Double

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = 0
  }

  @inlinable
  public init(key: Int32 = 0, value: Double = 0) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsRealsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.RealsEntry" }
  @inlinable public static var maximumEncodedSize: Int { 14 }
  @inlinable public static var blockSize: Int { 12 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4), .init(end: 12)])

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
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 4)
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
    self.key = Int32(block: block, at: 0)
    self.value = Double(block: block, at: 4)
  }

  @inlinable
  public static func precedes(_ left: Int32, _ right: Int32) -> Bool {
    left < right
  }
}

extension WireView where Viewed == MoreMapsRealsEntry {
  @inlinable @inline(__always)
  public var key: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var value: Double {
    if wireBlock.byteCount >= 12 { return Double(block: wireBlock, at: 4) }
    return 0
  }
}

extension MoreMapsRealsEntry {
  public init(view: WireView<MoreMapsRealsEntry>) throws(WireError) {
    self.key = view.key
    self.value = view.value
  }
}

/// One entry of `keys` of `MoreMaps`.
public struct MoreMapsKeysEntry: WireMapEntry, Hashable {
  public var key: UInt32
  public var value: UUIDBytes

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = UUIDBytes()
  }

  @inlinable
  public init(key: UInt32 = 0, value: UUIDBytes = UUIDBytes()) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsKeysEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.KeysEntry" }
  @inlinable public static var maximumEncodedSize: Int { 22 }
  @inlinable public static var blockSize: Int { 20 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4), .init(end: 20)])

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
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 4)
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
    self.key = UInt32(block: block, at: 0)
    self.value = UUIDBytes(block: block, at: 4)
  }

  @inlinable
  public static func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    left < right
  }
}

extension WireView where Viewed == MoreMapsKeysEntry {
  @inlinable @inline(__always)
  public var key: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var value: UUIDBytes {
    if wireBlock.byteCount >= 20 { return UUIDBytes(block: wireBlock, at: 4) }
    return UUIDBytes()
  }
}

extension MoreMapsKeysEntry {
  public init(view: WireView<MoreMapsKeysEntry>) throws(WireError) {
    self.key = view.key
    self.value = view.value
  }
}

/// One entry of `codes` of `MoreMaps`.
public struct MoreMapsCodesEntry: WireMapEntry, Hashable {
  public var key: Identifier
  public var value: FixedText<4>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = Identifier()
    self.value = FixedText<4>()
  }

  @inlinable
  public init(key: Identifier = Identifier(), value: FixedText<4> = FixedText<4>()) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsCodesEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.CodesEntry" }
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
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 8)
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
    self.key = Identifier(block: block, at: 0)
    self.value = try block.load(at: 8, field: "value")
  }

  @inlinable
  public static func precedes(_ left: Identifier, _ right: Identifier) -> Bool {
    left < right
  }
}

extension WireView where Viewed == MoreMapsCodesEntry {
  @inlinable @inline(__always)
  public var key: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var value: FixedText<4> {
    get throws(WireError) {
      if wireBlock.byteCount >= 12 { return try wireBlock.load(FixedText<4>.self, at: 8, field: "value") }
      return FixedText<4>()
    }
  }
}

extension MoreMapsCodesEntry {
  public init(view: WireView<MoreMapsCodesEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `blanks` of `MoreMaps`.
public struct MoreMapsBlanksEntry: WireMapEntry, Hashable {
  public var key: UInt16
  public var value: Nothing

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = Nothing()
  }

  @inlinable
  public init(key: UInt16 = 0, value: Nothing = Nothing()) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsBlanksEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.BlanksEntry" }
  @inlinable public static var maximumEncodedSize: Int { 7 }
  @inlinable public static var blockSize: Int { 2 }

  public static let wireLayout = WireLayout(slots: [.init(end: 2)])

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
    var block = try writer.take(4)
    UInt16(2).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.value)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.value)
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 2 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 2 else { throw WireError(.truncated) }
    self.key = UInt16(block: block, at: 0)
    self.value = try tail.readNested(field: "value")
  }

  @inlinable
  public static func precedes(_ left: UInt16, _ right: UInt16) -> Bool {
    left < right
  }
}

extension WireView where Viewed == MoreMapsBlanksEntry {
  @inlinable @inline(__always)
  public var key: UInt16 {
    if wireBlock.byteCount >= 2 { return UInt16(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var value: Nothing {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (WireView<Nothing>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "value", body)
  }
}

extension MoreMapsBlanksEntry {
  public init(view: WireView<MoreMapsBlanksEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `lists` of `MoreMaps`.
public struct MoreMapsListsEntry: WireMapEntry, Hashable {
  public var key: UInt8
  public var value: Group

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = 0
    self.value = Group()
  }

  @inlinable
  public init(key: UInt8 = 0, value: Group = Group()) {
    self.key = key
    self.value = value
  }
}

extension MoreMapsListsEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.MoreMaps.ListsEntry" }
  @inlinable public static var maximumEncodedSize: Int { 146 }
  @inlinable public static var blockSize: Int { 1 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1)])

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
    var block = try writer.take(3)
    UInt16(1).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.value)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.value)
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 1 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 1 else { throw WireError(.truncated) }
    self.key = UInt8(block: block, at: 0)
    self.value = try tail.readNested(field: "value")
  }

  @inlinable
  public static func precedes(_ left: UInt8, _ right: UInt8) -> Bool {
    left < right
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.value, "value")
  }
}

extension WireView where Viewed == MoreMapsListsEntry {
  @inlinable @inline(__always)
  public var key: UInt8 {
    if wireBlock.byteCount >= 1 { return UInt8(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var value: Group {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (WireView<Group>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "value", body)
  }
}

extension MoreMapsListsEntry {
  public init(view: WireView<MoreMapsListsEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

/// One entry of `byName` of `LongNames`.
public struct LongNamesByNameEntry: WireMapEntry, Hashable {
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

extension LongNamesByNameEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.LongNames.ByNameEntry" }
  @inlinable public static var maximumEncodedSize: Int { 1032 }
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
    self.key = try tail.readString(max: 1024, field: "key")
  }

  @inlinable
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedesByBytes(left, right)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key.utf8.count <= 1024, "key", "must have at most 1024 bytes")
  }
}

extension WireView where Viewed == LongNamesByNameEntry {
  @inlinable @inline(__always)
  public var value: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var key: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1024, field: "key")
    }
  }
  /// Calls `body` with `key` as it stands in the bytes.
  @inlinable
  public func withKey<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1024, field: "key", body)
  }
}

extension LongNamesByNameEntry {
  public init(view: WireView<LongNamesByNameEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

/// One entry of `scores` of `Checked`.
public struct CheckedScoresEntry: WireMapEntry, Hashable {
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

extension CheckedScoresEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Checked.ScoresEntry" }
  @inlinable public static var maximumEncodedSize: Int { 11 }
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
    self.key = try tail.readString(max: 4, field: "key")
  }

  @inlinable
  public static func precedes(_ left: String, _ right: String) -> Bool {
    precedesByBytes(left, right)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key.utf8.count >= 1, "key", "must have at least 1 bytes")
    try Validation.require(self.key.utf8.count <= 4, "key", "must have at most 4 bytes")
    try Validation.require(self.value <= 9, "value", "must be at most 9")
  }
}

extension WireView where Viewed == CheckedScoresEntry {
  @inlinable @inline(__always)
  public var value: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var key: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 4, field: "key")
    }
  }
  /// Calls `body` with `key` as it stands in the bytes.
  @inlinable
  public func withKey<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 4, field: "key", body)
  }
}

extension CheckedScoresEntry {
  public init(view: WireView<CheckedScoresEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

/// One entry of `byTicket` of `Typed`.
public struct TypedByTicketEntry: WireMapEntry, Hashable {
  public var key: TicketID
  public var value: SeatID

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = TicketID()
    self.value = SeatID()
  }

  @inlinable
  public init(key: TicketID = TicketID(), value: SeatID = SeatID()) {
    self.key = key
    self.value = value
  }
}

extension TypedByTicketEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Typed.ByTicketEntry" }
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
    self.key.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 8)
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
    self.key = TicketID(block: block, at: 0)
    self.value = SeatID(block: block, at: 8)
  }

  @inlinable
  public static func precedes(_ left: TicketID, _ right: TicketID) -> Bool {
    left < right
  }
}

extension WireView where Viewed == TypedByTicketEntry {
  @inlinable @inline(__always)
  public var key: TicketID {
    if wireBlock.byteCount >= 8 { return TicketID(block: wireBlock, at: 0) }
    return TicketID()
  }
  @inlinable @inline(__always)
  public var value: SeatID {
    if wireBlock.byteCount >= 16 { return SeatID(block: wireBlock, at: 8) }
    return SeatID()
  }
}

extension TypedByTicketEntry {
  public init(view: WireView<TypedByTicketEntry>) throws(WireError) {
    self.key = view.key
    self.value = view.value
  }
}

/// One entry of `byName` of `Typed`.
public struct TypedByNameEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: TicketID

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = TicketID()
  }

  @inlinable
  public init(key: String = "", value: TicketID = TicketID()) {
    self.key = key
    self.value = value
  }
}

extension TypedByNameEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Typed.ByNameEntry" }
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
    self.value = TicketID(block: block, at: 0)
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

extension WireView where Viewed == TypedByNameEntry {
  @inlinable @inline(__always)
  public var value: TicketID {
    if wireBlock.byteCount >= 8 { return TicketID(block: wireBlock, at: 0) }
    return TicketID()
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

extension TypedByNameEntry {
  public init(view: WireView<TypedByNameEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

/// One entry of `leaves` of `Typed`.
public struct TypedLeavesEntry: WireMapEntry, Hashable {
  public var key: SeatID
  public var value: Leaf

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = SeatID()
    self.value = Leaf()
  }

  @inlinable
  public init(key: SeatID = SeatID(), value: Leaf = Leaf()) {
    self.key = key
    self.value = value
  }
}

extension TypedLeavesEntry {
  @inlinable public static var messageName: String { "dropwire.conformance.v1.Typed.LeavesEntry" }
  @inlinable public static var maximumEncodedSize: Int { 58 }
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
    self.key.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.value)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.value)
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
    self.key = SeatID(block: block, at: 0)
    self.value = try tail.readNested(field: "value")
  }

  @inlinable
  public static func precedes(_ left: SeatID, _ right: SeatID) -> Bool {
    left < right
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.value, "value")
  }
}

extension WireView where Viewed == TypedLeavesEntry {
  @inlinable @inline(__always)
  public var key: SeatID {
    if wireBlock.byteCount >= 8 { return SeatID(block: wireBlock, at: 0) }
    return SeatID()
  }
  @inlinable
  public var value: Leaf {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (WireView<Leaf>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "value", body)
  }
}

extension TypedLeavesEntry {
  public init(view: WireView<TypedLeavesEntry>) throws(WireError) {
    self.key = view.key
    self.value = try view.value
  }
}

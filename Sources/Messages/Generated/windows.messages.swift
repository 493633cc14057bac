// Generated from windows.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// How soon a window is, as whoever has the hub promises it.
public enum WindowClass: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case sameDay
  case nextDay
  case dated
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension WindowClass {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .sameDay
    case 2: self = .nextDay
    case 3: self = .dated
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .sameDay: 1
    case .nextDay: 2
    case .dated: 3
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

/// How a buyer wants to get what it has bought.
public enum Preference: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case homeDelivery
  case pickup
  case locker
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension Preference {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .homeDelivery
    case 2: self = .pickup
    case 3: self = .locker
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .homeDelivery: 1
    case .pickup: 2
    case .locker: 3
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

/// A window to be put: a new one, or other values for one that is known.
public struct WindowSpec: WireBlockMessage, Hashable {
  /// 0: a new one.
  public var window: Identifier
  public var `class`: WindowClass
  /// Later than 1970.
  public var start: Timestamp
  /// Later than `start`.
  public var end: Timestamp
  /// Slots can be had from then on; absent: at once.
  public var opens: Timestamp?
  /// And until then, after `opens`, not after `end`; absent: `start`.
  public var closes: Timestamp?
  /// Slots. Never below those that are held and booked.
  public var capacity: UInt32
  /// Ways it serves; none: every one that the hub can.
  public var preferences: [Preference]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.window = Identifier()
    self.`class` = .unspecified
    self.start = Timestamp()
    self.end = Timestamp()
    self.opens = nil
    self.closes = nil
    self.capacity = 0
    self.preferences = []
  }

  @inlinable
  public init(
    window: Identifier = Identifier(),
    `class`: WindowClass = .unspecified,
    start: Timestamp = Timestamp(),
    end: Timestamp = Timestamp(),
    opens: Timestamp? = nil,
    closes: Timestamp? = nil,
    capacity: UInt32 = 0,
    preferences: [Preference] = []
  ) {
    self.window = window
    self.`class` = `class`
    self.start = start
    self.end = end
    self.opens = opens
    self.closes = closes
    self.capacity = capacity
    self.preferences = preferences
  }
}

extension WindowSpec {
  @inlinable public static var messageName: String { "dropwire.live.v1.WindowSpec" }
  @inlinable public static var maximumEncodedSize: Int { 52 }
  @inlinable public static var blockSize: Int { 46 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 17),
    .init(end: 25),
    .init(end: 34, presenceByte: 25, presenceMask: 0x01),
    .init(end: 42, presenceByte: 25, presenceMask: 0x02),
    .init(end: 46)
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
    var block = try writer.take(48)
    UInt16(46).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence25: UInt8 = 0
    if self.opens != nil { presence25 |= 0x01 }
    if self.closes != nil { presence25 |= 0x02 }
    presence25.store(into: &block, at: offset &+ 25)
    self.window.store(into: &block, at: offset)
    self.`class`.store(into: &block, at: offset &+ 8)
    self.start.store(into: &block, at: offset &+ 9)
    self.end.store(into: &block, at: offset &+ 17)
    block.storeOptional(self.opens, at: offset &+ 26)
    block.storeOptional(self.closes, at: offset &+ 34)
    self.capacity.store(into: &block, at: offset &+ 42)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.preferences.isEmpty { try writer.appendList(self.preferences) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.preferences.isEmpty { size &+= WireBuffer.size(self.preferences) }
    return size
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
    let presence25 = block.byte(at: 25)
    if presence25 & 0xFC != 0, block.byteCount == 46 {
      throw WireError(.unknownPresence)
    }
    self.window = Identifier(block: block, at: 0)
    self.`class` = WindowClass(block: block, at: 8)
    self.start = Timestamp(block: block, at: 9)
    self.end = Timestamp(block: block, at: 17)
    self.opens = try block.loadOptional(at: 26, if: presence25 & 0x01 != 0, field: "opens")
    self.closes = try block.loadOptional(at: 34, if: presence25 & 0x02 != 0, field: "closes")
    self.capacity = UInt32(block: block, at: 42)
    self.preferences = try tail.readList(max: 3, field: "preferences")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.`class`.rawValue != 0, "class", "must not be unspecified")
    try Validation.require(self.capacity <= 1000000, "capacity", "must be at most 1000000")
    try Validation.require(
      self.preferences.count <= 3,
      "preferences",
      "must have at most 3 elements"
    )
  }
}

extension WireView where Viewed == WindowSpec {
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var `class`: WindowClass {
    if wireBlock.byteCount >= 9 { return WindowClass(block: wireBlock, at: 8) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var start: Timestamp {
    if wireBlock.byteCount >= 17 { return Timestamp(block: wireBlock, at: 9) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var end: Timestamp {
    if wireBlock.byteCount >= 25 { return Timestamp(block: wireBlock, at: 17) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var opens: Timestamp? {
    if wireHas(34, presence: 25, mask: 0x01) { return Timestamp(block: wireBlock, at: 26) }
    return nil
  }
  @inlinable @inline(__always)
  public var closes: Timestamp? {
    if wireHas(42, presence: 25, mask: 0x02) { return Timestamp(block: wireBlock, at: 34) }
    return nil
  }
  @inlinable @inline(__always)
  public var capacity: UInt32 {
    if wireBlock.byteCount >= 46 { return UInt32(block: wireBlock, at: 42) }
    return 0
  }
  @inlinable
  public var preferences: [Preference] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 3, field: "preferences")
    }
  }
}

extension WindowSpec {
  public init(view: WireView<WindowSpec>) throws(WireError) {
    self.window = view.window
    self.`class` = view.`class`
    self.start = view.start
    self.end = view.end
    self.opens = view.opens
    self.closes = view.closes
    self.capacity = view.capacity
    self.preferences = try view.preferences
  }
}

/// Puts windows of a hub, or of a zone that no hub is chosen for yet: all of them or none.
public struct PutWindowsRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  /// Whose hub it is; 0: the platform's own windows, without a hub.
  public var partner: Identifier
  /// 0: of a zone.
  public var hub: Identifier
  /// Whom they serve. 0: everybody; of a hub, whom the hub serves.
  public var zone: UInt32
  public var windows: [WindowSpec]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.partner = Identifier()
    self.hub = Identifier()
    self.zone = 0
    self.windows = []
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    partner: Identifier = Identifier(),
    hub: Identifier = Identifier(),
    zone: UInt32 = 0,
    windows: [WindowSpec] = []
  ) {
    self.key = key
    self.partner = partner
    self.hub = hub
    self.zone = zone
    self.windows = windows
  }
}

extension PutWindowsRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.PutWindowsRequest" }
  @inlinable public static var maximumEncodedSize: Int { 3307 }
  @inlinable public static var blockSize: Int { 36 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 36)
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
    var block = try writer.take(38)
    UInt16(36).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.partner.store(into: &block, at: offset &+ 16)
    self.hub.store(into: &block, at: offset &+ 24)
    self.zone.store(into: &block, at: offset &+ 32)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.windows.isEmpty { try writer.appendMessages(self.windows) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.windows.isEmpty { size &+= WireBuffer.size(self.windows) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 36 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 36 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.partner = Identifier(block: block, at: 16)
    self.hub = Identifier(block: block, at: 24)
    self.zone = UInt32(block: block, at: 32)
    self.windows = try tail.readMessages(max: 64, field: "windows")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.windows.count >= 1, "windows", "must have at least 1 elements")
    try Validation.require(self.windows.count <= 64, "windows", "must have at most 64 elements")
    try Validation.checkAll(self.windows, "windows")
  }
}

extension WireView where Viewed == PutWindowsRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var partner: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var zone: UInt32 {
    if wireBlock.byteCount >= 36 { return UInt32(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable
  public var windows: [WindowSpec] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 64, field: "windows")
    }
  }
}

extension PutWindowsRequest {
  public init(view: WireView<PutWindowsRequest>) throws(WireError) {
    self.key = view.key
    self.partner = view.partner
    self.hub = view.hub
    self.zone = view.zone
    self.windows = try view.windows
  }
}

/// The windows are in the log.
public struct WindowsPut: WireBlockMessage, Hashable {
  /// In the order of the request.
  public var windows: [Identifier]
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.windows = []
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(windows: [Identifier] = [], sequence: UInt64 = 0, replayed: Bool = false) {
    self.windows = windows
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension WindowsPut {
  @inlinable public static var messageName: String { "dropwire.live.v1.WindowsPut" }
  @inlinable public static var maximumEncodedSize: Int { 524 }
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
    if !self.windows.isEmpty { try writer.appendList(self.windows) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.windows.isEmpty { size &+= WireBuffer.size(self.windows) }
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
    self.windows = try tail.readList(max: 64, field: "windows")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.windows.count <= 64, "windows", "must have at most 64 elements")
  }
}

extension WireView where Viewed == WindowsPut {
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
  public var windows: [Identifier] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 64, field: "windows")
    }
  }
}

extension WindowsPut {
  public init(view: WireView<WindowsPut>) throws(WireError) {
    self.windows = try view.windows
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The windows' ids, or why there are none.
public enum PutWindowsResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case put(WindowsPut)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension PutWindowsResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.PutWindowsResult" }
  @inlinable public static var maximumEncodedSize: Int { 527 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .put: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .put(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .put(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .put(try WindowsPut(payload: payload, case: "put"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .put(let value): try Validation.check(value, "put")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// The window that a hold or an order has a slot of.
public struct WindowGrant: WireBlockMessage, Hashable {
  public var window: Identifier
  public var `class`: WindowClass
  public var start: Timestamp
  public var end: Timestamp
  /// 0: not chosen yet.
  public var hub: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.window = Identifier()
    self.`class` = .unspecified
    self.start = Timestamp()
    self.end = Timestamp()
    self.hub = Identifier()
  }

  @inlinable
  public init(
    window: Identifier = Identifier(),
    `class`: WindowClass = .unspecified,
    start: Timestamp = Timestamp(),
    end: Timestamp = Timestamp(),
    hub: Identifier = Identifier()
  ) {
    self.window = window
    self.`class` = `class`
    self.start = start
    self.end = end
    self.hub = hub
  }
}

extension WindowGrant {
  @inlinable public static var messageName: String { "dropwire.live.v1.WindowGrant" }
  @inlinable public static var maximumEncodedSize: Int { 35 }
  @inlinable public static var blockSize: Int { 33 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 17),
    .init(end: 25),
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
    self.window.store(into: &block, at: offset)
    self.`class`.store(into: &block, at: offset &+ 8)
    self.start.store(into: &block, at: offset &+ 9)
    self.end.store(into: &block, at: offset &+ 17)
    self.hub.store(into: &block, at: offset &+ 25)
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
    self.window = Identifier(block: block, at: 0)
    self.`class` = WindowClass(block: block, at: 8)
    self.start = Timestamp(block: block, at: 9)
    self.end = Timestamp(block: block, at: 17)
    self.hub = Identifier(block: block, at: 25)
  }
}

extension WireView where Viewed == WindowGrant {
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var `class`: WindowClass {
    if wireBlock.byteCount >= 9 { return WindowClass(block: wireBlock, at: 8) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var start: Timestamp {
    if wireBlock.byteCount >= 17 { return Timestamp(block: wireBlock, at: 9) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var end: Timestamp {
    if wireBlock.byteCount >= 25 { return Timestamp(block: wireBlock, at: 17) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 33 { return Identifier(block: wireBlock, at: 25) }
    return Identifier()
  }
}

extension WindowGrant {
  public init(view: WireView<WindowGrant>) throws(WireError) {
    self.window = view.window
    self.`class` = view.`class`
    self.start = view.start
    self.end = view.end
    self.hub = view.hub
  }
}

/// Asks for windows that a slot could be had of, now or later.
public struct WindowsRequest: WireBlockMessage, Hashable {
  /// Where the buyer is; 0: only windows that serve everybody.
  public var zone: UInt32
  /// Only this hub's; 0: of all.
  public var hub: Identifier
  /// Only these; none: all.
  public var classes: [WindowClass]
  /// Only those that serve it; absent: all.
  public var preference: Preference
  /// Only those that end by then.
  public var before: Timestamp?
  /// At most so many; 0: 64.
  public var limit: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.zone = 0
    self.hub = Identifier()
    self.classes = []
    self.preference = .unspecified
    self.before = nil
    self.limit = 0
  }

  @inlinable
  public init(
    zone: UInt32 = 0,
    hub: Identifier = Identifier(),
    classes: [WindowClass] = [],
    preference: Preference = .unspecified,
    before: Timestamp? = nil,
    limit: UInt32 = 0
  ) {
    self.zone = zone
    self.hub = hub
    self.classes = classes
    self.preference = preference
    self.before = before
    self.limit = limit
  }
}

extension WindowsRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.WindowsRequest" }
  @inlinable public static var maximumEncodedSize: Int { 32 }
  @inlinable public static var blockSize: Int { 26 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 4),
    .init(end: 12),
    .init(end: 13),
    .init(end: 22, presenceByte: 13, presenceMask: 0x01),
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
    var presence13: UInt8 = 0
    if self.before != nil { presence13 |= 0x01 }
    presence13.store(into: &block, at: offset &+ 13)
    self.zone.store(into: &block, at: offset)
    self.hub.store(into: &block, at: offset &+ 4)
    self.preference.store(into: &block, at: offset &+ 12)
    block.storeOptional(self.before, at: offset &+ 14)
    self.limit.store(into: &block, at: offset &+ 22)
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
    if block.byteCount < 26 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 26 else { throw WireError(.truncated) }
    let presence13 = block.byte(at: 13)
    if presence13 & 0xFE != 0, block.byteCount == 26 {
      throw WireError(.unknownPresence)
    }
    self.zone = UInt32(block: block, at: 0)
    self.hub = Identifier(block: block, at: 4)
    self.preference = Preference(block: block, at: 12)
    self.before = try block.loadOptional(at: 14, if: presence13 & 0x01 != 0, field: "before")
    self.limit = UInt32(block: block, at: 22)
    self.classes = try tail.readList(max: 3, field: "classes")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.classes.count <= 3, "classes", "must have at most 3 elements")
    try Validation.require(self.limit <= 256, "limit", "must be at most 256")
  }
}

extension WireView where Viewed == WindowsRequest {
  @inlinable @inline(__always)
  public var zone: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 12 { return Identifier(block: wireBlock, at: 4) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var preference: Preference {
    if wireBlock.byteCount >= 13 { return Preference(block: wireBlock, at: 12) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var before: Timestamp? {
    if wireHas(22, presence: 13, mask: 0x01) { return Timestamp(block: wireBlock, at: 14) }
    return nil
  }
  @inlinable @inline(__always)
  public var limit: UInt32 {
    if wireBlock.byteCount >= 26 { return UInt32(block: wireBlock, at: 22) }
    return 0
  }
  @inlinable
  public var classes: [WindowClass] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 3, field: "classes")
    }
  }
}

extension WindowsRequest {
  public init(view: WireView<WindowsRequest>) throws(WireError) {
    self.zone = view.zone
    self.hub = view.hub
    self.classes = try view.classes
    self.preference = view.preference
    self.before = view.before
    self.limit = view.limit
  }
}

/// A window and its counts at one moment of the log.
public struct WindowStatus: WireBlockMessage, Hashable {
  public var window: Identifier
  public var hub: Identifier
  public var zone: UInt32
  public var `class`: WindowClass
  public var start: Timestamp
  public var end: Timestamp
  /// Absent: open from the start.
  public var opens: Timestamp?
  public var closes: Timestamp
  public var preferences: [Preference]
  public var capacity: UInt32
  public var held: UInt32
  public var booked: UInt32
  public var free: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.window = Identifier()
    self.hub = Identifier()
    self.zone = 0
    self.`class` = .unspecified
    self.start = Timestamp()
    self.end = Timestamp()
    self.opens = nil
    self.closes = Timestamp()
    self.preferences = []
    self.capacity = 0
    self.held = 0
    self.booked = 0
    self.free = 0
  }

  @inlinable
  public init(
    window: Identifier = Identifier(),
    hub: Identifier = Identifier(),
    zone: UInt32 = 0,
    `class`: WindowClass = .unspecified,
    start: Timestamp = Timestamp(),
    end: Timestamp = Timestamp(),
    opens: Timestamp? = nil,
    closes: Timestamp = Timestamp(),
    preferences: [Preference] = [],
    capacity: UInt32 = 0,
    held: UInt32 = 0,
    booked: UInt32 = 0,
    free: UInt32 = 0
  ) {
    self.window = window
    self.hub = hub
    self.zone = zone
    self.`class` = `class`
    self.start = start
    self.end = end
    self.opens = opens
    self.closes = closes
    self.preferences = preferences
    self.capacity = capacity
    self.held = held
    self.booked = booked
    self.free = free
  }
}

extension WindowStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.WindowStatus" }
  @inlinable public static var maximumEncodedSize: Int { 76 }
  @inlinable public static var blockSize: Int { 70 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 21),
    .init(end: 29),
    .init(end: 37),
    .init(end: 46, presenceByte: 37, presenceMask: 0x01),
    .init(end: 54),
    .init(end: 58),
    .init(end: 62),
    .init(end: 66),
    .init(end: 70)
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
    var block = try writer.take(72)
    UInt16(70).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence37: UInt8 = 0
    if self.opens != nil { presence37 |= 0x01 }
    presence37.store(into: &block, at: offset &+ 37)
    self.window.store(into: &block, at: offset)
    self.hub.store(into: &block, at: offset &+ 8)
    self.zone.store(into: &block, at: offset &+ 16)
    self.`class`.store(into: &block, at: offset &+ 20)
    self.start.store(into: &block, at: offset &+ 21)
    self.end.store(into: &block, at: offset &+ 29)
    block.storeOptional(self.opens, at: offset &+ 38)
    self.closes.store(into: &block, at: offset &+ 46)
    self.capacity.store(into: &block, at: offset &+ 54)
    self.held.store(into: &block, at: offset &+ 58)
    self.booked.store(into: &block, at: offset &+ 62)
    self.free.store(into: &block, at: offset &+ 66)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.preferences.isEmpty { try writer.appendList(self.preferences) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.preferences.isEmpty { size &+= WireBuffer.size(self.preferences) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 70 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 70 else { throw WireError(.truncated) }
    let presence37 = block.byte(at: 37)
    if presence37 & 0xFE != 0, block.byteCount == 70 {
      throw WireError(.unknownPresence)
    }
    self.window = Identifier(block: block, at: 0)
    self.hub = Identifier(block: block, at: 8)
    self.zone = UInt32(block: block, at: 16)
    self.`class` = WindowClass(block: block, at: 20)
    self.start = Timestamp(block: block, at: 21)
    self.end = Timestamp(block: block, at: 29)
    self.opens = try block.loadOptional(at: 38, if: presence37 & 0x01 != 0, field: "opens")
    self.closes = Timestamp(block: block, at: 46)
    self.capacity = UInt32(block: block, at: 54)
    self.held = UInt32(block: block, at: 58)
    self.booked = UInt32(block: block, at: 62)
    self.free = UInt32(block: block, at: 66)
    self.preferences = try tail.readList(max: 3, field: "preferences")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.preferences.count <= 3,
      "preferences",
      "must have at most 3 elements"
    )
  }
}

extension WireView where Viewed == WindowStatus {
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var zone: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var `class`: WindowClass {
    if wireBlock.byteCount >= 21 { return WindowClass(block: wireBlock, at: 20) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var start: Timestamp {
    if wireBlock.byteCount >= 29 { return Timestamp(block: wireBlock, at: 21) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var end: Timestamp {
    if wireBlock.byteCount >= 37 { return Timestamp(block: wireBlock, at: 29) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var opens: Timestamp? {
    if wireHas(46, presence: 37, mask: 0x01) { return Timestamp(block: wireBlock, at: 38) }
    return nil
  }
  @inlinable @inline(__always)
  public var closes: Timestamp {
    if wireBlock.byteCount >= 54 { return Timestamp(block: wireBlock, at: 46) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var capacity: UInt32 {
    if wireBlock.byteCount >= 58 { return UInt32(block: wireBlock, at: 54) }
    return 0
  }
  @inlinable @inline(__always)
  public var held: UInt32 {
    if wireBlock.byteCount >= 62 { return UInt32(block: wireBlock, at: 58) }
    return 0
  }
  @inlinable @inline(__always)
  public var booked: UInt32 {
    if wireBlock.byteCount >= 66 { return UInt32(block: wireBlock, at: 62) }
    return 0
  }
  @inlinable @inline(__always)
  public var free: UInt32 {
    if wireBlock.byteCount >= 70 { return UInt32(block: wireBlock, at: 66) }
    return 0
  }
  @inlinable
  public var preferences: [Preference] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 3, field: "preferences")
    }
  }
}

extension WindowStatus {
  public init(view: WireView<WindowStatus>) throws(WireError) {
    self.window = view.window
    self.hub = view.hub
    self.zone = view.zone
    self.`class` = view.`class`
    self.start = view.start
    self.end = view.end
    self.opens = view.opens
    self.closes = view.closes
    self.preferences = try view.preferences
    self.capacity = view.capacity
    self.held = view.held
    self.booked = view.booked
    self.free = view.free
  }
}

/// Windows in the order of their starts.
public struct WindowList: WireBlockMessage, Hashable {
  public var windows: [WindowStatus]
  /// Log sequence the counts belong to.
  public var asOf: UInt64
  /// The log's time, by which windows open and close.
  public var serverNow: Timestamp

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.windows = []
    self.asOf = 0
    self.serverNow = Timestamp()
  }

  @inlinable
  public init(windows: [WindowStatus] = [], asOf: UInt64 = 0, serverNow: Timestamp = Timestamp()) {
    self.windows = windows
    self.asOf = asOf
    self.serverNow = serverNow
  }
}

extension WindowList {
  @inlinable public static var messageName: String { "dropwire.live.v1.WindowList" }
  @inlinable public static var maximumEncodedSize: Int { 19224 }
  @inlinable public static var blockSize: Int { 16 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16)])

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
    self.asOf.store(into: &block, at: offset)
    self.serverNow.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.windows.isEmpty { try writer.appendMessages(self.windows) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.windows.isEmpty { size &+= WireBuffer.size(self.windows) }
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
    self.asOf = UInt64(block: block, at: 0)
    self.serverNow = Timestamp(block: block, at: 8)
    self.windows = try tail.readMessages(max: 256, field: "windows")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.windows.count <= 256, "windows", "must have at most 256 elements")
    try Validation.checkAll(self.windows, "windows")
  }
}

extension WireView where Viewed == WindowList {
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 16 { return Timestamp(block: wireBlock, at: 8) }
    return Timestamp()
  }
  @inlinable
  public var windows: [WindowStatus] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 256, field: "windows")
    }
  }
}

extension WindowList {
  public init(view: WireView<WindowList>) throws(WireError) {
    self.windows = try view.windows
    self.asOf = view.asOf
    self.serverNow = view.serverNow
  }
}

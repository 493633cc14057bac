// Generated from counter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// An id, as text `counter_3w00`.
@frozen
public struct CounterID: TypedIdentifier {
  /// What the text form begins with, in front of `_`.
  @inlinable public static var prefix: String { "counter" }
  /// The identity's bits; 0 is "none".
  public var rawValue: UInt64

  /// - Parameter rawValue: the identity's bits.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}

/// What a counter goes up or down by.
public struct Step: WireBlockMessage, Hashable {
  /// Tells a step from its repetition.
  public var key: UUIDBytes
  public var counter: CounterID
  public var by: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.counter = CounterID()
    self.by = 0
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), counter: CounterID = CounterID(), by: UInt32 = 0) {
    self.key = key
    self.counter = counter
    self.by = by
  }
}

extension Step {
  @inlinable public static var messageName: String { "example.counter.v1.Step" }
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
    self.counter.store(into: &block, at: offset &+ 16)
    self.by.store(into: &block, at: offset &+ 24)
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
    self.counter = CounterID(block: block, at: 16)
    self.by = UInt32(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.counter.rawValue != 0, "counter", "must not be zero")
    try Validation.require(self.by >= 1, "by", "must be at least 1")
  }
}

extension WireView where Viewed == Step {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var counter: CounterID {
    if wireBlock.byteCount >= 24 { return CounterID(block: wireBlock, at: 16) }
    return CounterID()
  }
  @inlinable @inline(__always)
  public var by: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
}

extension Step {
  public init(view: WireView<Step>) throws(WireError) {
    self.key = view.key
    self.counter = view.counter
    self.by = view.by
  }
}

/// A counter after its last step.
public struct Count: WireBlockMessage, Hashable {
  public var counter: CounterID
  public var value: Int64
  /// The step's place among those of the counter, from 1.
  public var step: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.counter = CounterID()
    self.value = 0
    self.step = 0
  }

  @inlinable
  public init(counter: CounterID = CounterID(), value: Int64 = 0, step: UInt64 = 0) {
    self.counter = counter
    self.value = value
    self.step = step
  }
}

extension Count {
  @inlinable public static var messageName: String { "example.counter.v1.Count" }
  @inlinable public static var maximumEncodedSize: Int { 26 }
  @inlinable public static var blockSize: Int { 24 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16), .init(end: 24)])

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
    var block = try writer.take(26)
    UInt16(24).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.counter.store(into: &block, at: offset)
    self.value.store(into: &block, at: offset &+ 8)
    self.step.store(into: &block, at: offset &+ 16)
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
    if block.byteCount < 24 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 24 else { throw WireError(.truncated) }
    self.counter = CounterID(block: block, at: 0)
    self.value = Int64(block: block, at: 8)
    self.step = UInt64(block: block, at: 16)
  }
}

extension WireView where Viewed == Count {
  @inlinable @inline(__always)
  public var counter: CounterID {
    if wireBlock.byteCount >= 8 { return CounterID(block: wireBlock, at: 0) }
    return CounterID()
  }
  @inlinable @inline(__always)
  public var value: Int64 {
    if wireBlock.byteCount >= 16 { return Int64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var step: UInt64 {
    if wireBlock.byteCount >= 24 { return UInt64(block: wireBlock, at: 16) }
    return 0
  }
}

extension Count {
  public init(view: WireView<Count>) throws(WireError) {
    self.counter = view.counter
    self.value = view.value
    self.step = view.step
  }
}

/// Why a step was not made.
public struct Refusal: WireBlockMessage, Hashable {
  public var value: Int64
  public var reason: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.value = 0
    self.reason = ""
  }

  @inlinable
  public init(value: Int64 = 0, reason: String = "") {
    self.value = value
    self.reason = reason
  }
}

extension Refusal {
  @inlinable public static var messageName: String { "example.counter.v1.Refusal" }
  @inlinable public static var maximumEncodedSize: Int { 91 }
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
    if block.byteCount < 8 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 8 else { throw WireError(.truncated) }
    self.value = Int64(block: block, at: 0)
    self.reason = try tail.readString(max: 80, field: "reason")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.reason.utf8.count <= 80, "reason", "must have at most 80 bytes")
  }
}

extension WireView where Viewed == Refusal {
  @inlinable @inline(__always)
  public var value: Int64 {
    if wireBlock.byteCount >= 8 { return Int64(block: wireBlock, at: 0) }
    return 0
  }
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
    self.value = view.value
    self.reason = try view.reason
  }
}

public enum StepResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case counted(Count)
  case rejected(Refusal)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension StepResult {
  @inlinable public static var messageName: String { "example.counter.v1.StepResult" }
  @inlinable public static var maximumEncodedSize: Int { 93 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .counted: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .counted(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .counted(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .counted(try Count(payload: payload, case: "counted"))
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

public struct Which: WireBlockMessage, Hashable {
  public var counter: CounterID

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.counter = CounterID()
  }

  @inlinable
  public init(counter: CounterID) {
    self.counter = counter
  }
}

extension Which {
  @inlinable public static var messageName: String { "example.counter.v1.Which" }
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
    self.counter.store(into: &block, at: offset)
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
    self.counter = CounterID(block: block, at: 0)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.counter.rawValue != 0, "counter", "must not be zero")
  }
}

extension WireView where Viewed == Which {
  @inlinable @inline(__always)
  public var counter: CounterID {
    if wireBlock.byteCount >= 8 { return CounterID(block: wireBlock, at: 0) }
    return CounterID()
  }
}

extension Which {
  public init(view: WireView<Which>) throws(WireError) {
    self.counter = view.counter
  }
}

public struct Watch: WireBlockMessage, Hashable {
  public var counter: CounterID
  /// The last step that is known; 0 for all of them.
  public var after: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.counter = CounterID()
    self.after = 0
  }

  @inlinable
  public init(counter: CounterID = CounterID(), after: UInt64 = 0) {
    self.counter = counter
    self.after = after
  }
}

extension Watch {
  @inlinable public static var messageName: String { "example.counter.v1.Watch" }
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
    self.counter.store(into: &block, at: offset)
    self.after.store(into: &block, at: offset &+ 8)
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
    self.counter = CounterID(block: block, at: 0)
    self.after = UInt64(block: block, at: 8)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.counter.rawValue != 0, "counter", "must not be zero")
  }
}

extension WireView where Viewed == Watch {
  @inlinable @inline(__always)
  public var counter: CounterID {
    if wireBlock.byteCount >= 8 { return CounterID(block: wireBlock, at: 0) }
    return CounterID()
  }
  @inlinable @inline(__always)
  public var after: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
}

extension Watch {
  public init(view: WireView<Watch>) throws(WireError) {
    self.counter = view.counter
    self.after = view.after
  }
}

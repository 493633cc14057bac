// Generated from orders.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Where a hold is between the click and the order.
public enum HoldPhase: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case held
  case confirming
  case confirmed
  case released
  case expired
  /// Its drop was cancelled.
  case cancelled
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension HoldPhase {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .held
    case 2: self = .confirming
    case 3: self = .confirmed
    case 4: self = .released
    case 5: self = .expired
    case 6: self = .cancelled
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .held: 1
    case .confirming: 2
    case .confirmed: 3
    case .released: 4
    case .expired: 5
    case .cancelled: 6
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

/// A hold changed in a way its buyer did not ask for: promoted, expired, declined, cancelled.
public struct HoldUpdate: WireBlockMessage, Hashable {
  public var hold: Identifier
  public var drop: Identifier
  public var phase: HoldPhase
  /// It came from the waitlist.
  public var promoted: Bool
  public var quantity: UInt32
  public var deadline: Timestamp
  /// The place in line it came from; 0: none.
  public var waiter: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hold = Identifier()
    self.drop = Identifier()
    self.phase = .unspecified
    self.promoted = false
    self.quantity = 0
    self.deadline = Timestamp()
    self.waiter = Identifier()
  }

  @inlinable
  public init(
    hold: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    phase: HoldPhase = .unspecified,
    promoted: Bool = false,
    quantity: UInt32 = 0,
    deadline: Timestamp = Timestamp(),
    waiter: Identifier = Identifier()
  ) {
    self.hold = hold
    self.drop = drop
    self.phase = phase
    self.promoted = promoted
    self.quantity = quantity
    self.deadline = deadline
    self.waiter = waiter
  }
}

extension HoldUpdate {
  @inlinable public static var messageName: String { "dropwire.live.v1.HoldUpdate" }
  @inlinable public static var maximumEncodedSize: Int { 40 }
  @inlinable public static var blockSize: Int { 38 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 17),
    .init(end: 18),
    .init(end: 22),
    .init(end: 30),
    .init(end: 38)
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
    var block = try writer.take(40)
    UInt16(38).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hold.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 8)
    self.phase.store(into: &block, at: offset &+ 16)
    self.promoted.store(into: &block, at: offset &+ 17)
    self.quantity.store(into: &block, at: offset &+ 18)
    self.deadline.store(into: &block, at: offset &+ 22)
    self.waiter.store(into: &block, at: offset &+ 30)
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
    if block.byteCount < 38 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 38 else { throw WireError(.truncated) }
    self.hold = Identifier(block: block, at: 0)
    self.drop = Identifier(block: block, at: 8)
    self.phase = HoldPhase(block: block, at: 16)
    self.promoted = try block.load(at: 17, field: "promoted")
    self.quantity = UInt32(block: block, at: 18)
    self.deadline = Timestamp(block: block, at: 22)
    self.waiter = Identifier(block: block, at: 30)
  }
}

extension WireView where Viewed == HoldUpdate {
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
  public var promoted: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 18 { return try wireBlock.load(Bool.self, at: 17, field: "promoted") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 22 { return UInt32(block: wireBlock, at: 18) }
    return 0
  }
  @inlinable @inline(__always)
  public var deadline: Timestamp {
    if wireBlock.byteCount >= 30 { return Timestamp(block: wireBlock, at: 22) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var waiter: Identifier {
    if wireBlock.byteCount >= 38 { return Identifier(block: wireBlock, at: 30) }
    return Identifier()
  }
}

extension HoldUpdate {
  public init(view: WireView<HoldUpdate>) throws(WireError) {
    self.hold = view.hold
    self.drop = view.drop
    self.phase = view.phase
    self.promoted = try view.promoted
    self.quantity = view.quantity
    self.deadline = view.deadline
    self.waiter = view.waiter
  }
}

/// Where a place in line is.
public enum WaiterPhase: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case waiting
  case promoted
  case left
  /// The drop ended.
  case closed
  /// Fewer units can still come than it takes at least.
  case soldOut
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension WaiterPhase {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .waiting
    case 2: self = .promoted
    case 3: self = .left
    case 4: self = .closed
    case 5: self = .soldOut
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .waiting: 1
    case .promoted: 2
    case .left: 3
    case .closed: 4
    case .soldOut: 5
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

/// A place in line changed.
public struct WaiterUpdate: WireBlockMessage, Hashable {
  public var waiter: Identifier
  public var drop: Identifier
  /// Of a place in several lines, that of the first.
  public var pool: Identifier
  public var phase: WaiterPhase
  /// Over all lines.
  public var quantity: UInt32
  /// Next in line, or in all lines.
  public var next: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.waiter = Identifier()
    self.drop = Identifier()
    self.pool = Identifier()
    self.phase = .unspecified
    self.quantity = 0
    self.next = false
  }

  @inlinable
  public init(
    waiter: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    phase: WaiterPhase = .unspecified,
    quantity: UInt32 = 0,
    next: Bool = false
  ) {
    self.waiter = waiter
    self.drop = drop
    self.pool = pool
    self.phase = phase
    self.quantity = quantity
    self.next = next
  }
}

extension WaiterUpdate {
  @inlinable public static var messageName: String { "dropwire.live.v1.WaiterUpdate" }
  @inlinable public static var maximumEncodedSize: Int { 32 }
  @inlinable public static var blockSize: Int { 30 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 25),
    .init(end: 29),
    .init(end: 30)
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
    var block = try writer.take(32)
    UInt16(30).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.waiter.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 8)
    self.pool.store(into: &block, at: offset &+ 16)
    self.phase.store(into: &block, at: offset &+ 24)
    self.quantity.store(into: &block, at: offset &+ 25)
    self.next.store(into: &block, at: offset &+ 29)
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
    if block.byteCount < 30 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 30 else { throw WireError(.truncated) }
    self.waiter = Identifier(block: block, at: 0)
    self.drop = Identifier(block: block, at: 8)
    self.pool = Identifier(block: block, at: 16)
    self.phase = WaiterPhase(block: block, at: 24)
    self.quantity = UInt32(block: block, at: 25)
    self.next = try block.load(at: 29, field: "next")
  }
}

extension WireView where Viewed == WaiterUpdate {
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
  public var next: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 30 { return try wireBlock.load(Bool.self, at: 29, field: "next") }
      return false
    }
  }
}

extension WaiterUpdate {
  public init(view: WireView<WaiterUpdate>) throws(WireError) {
    self.waiter = view.waiter
    self.drop = view.drop
    self.pool = view.pool
    self.phase = view.phase
    self.quantity = view.quantity
    self.next = try view.next
  }
}

/// Where an order is: the least advanced of its jobs, in short.
public enum OrderPhase: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// A line waits for a partner.
  case unassigned
  /// Offered to a partner.
  case routed
  case inFulfilment
  case partlyDelivered
  case delivered
  case failed
  /// Every line, by its buyer, an operator or with its drop.
  case cancelled
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension OrderPhase {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .unassigned
    case 2: self = .routed
    case 3: self = .inFulfilment
    case 4: self = .partlyDelivered
    case 5: self = .delivered
    case 6: self = .failed
    case 7: self = .cancelled
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .unassigned: 1
    case .routed: 2
    case .inFulfilment: 3
    case .partlyDelivered: 4
    case .delivered: 5
    case .failed: 6
    case .cancelled: 7
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

/// Where a partner's job is.
public enum JobPhase: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case unassigned
  case offered
  case accepted
  case preparing
  case ready
  case outForDelivery
  case awaitingPickup
  case delivered
  case failed
  /// Its units went back to their pool.
  case cancelled
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension JobPhase {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .unassigned
    case 2: self = .offered
    case 3: self = .accepted
    case 4: self = .preparing
    case 5: self = .ready
    case 6: self = .outForDelivery
    case 7: self = .awaitingPickup
    case 8: self = .delivered
    case 9: self = .failed
    case 10: self = .cancelled
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .unassigned: 1
    case .offered: 2
    case .accepted: 3
    case .preparing: 4
    case .ready: 5
    case .outForDelivery: 6
    case .awaitingPickup: 7
    case .delivered: 8
    case .failed: 9
    case .cancelled: 10
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

/// Why a job is not done, as its hub says.
public enum JobReason: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case other
  /// The hub has no hands for it.
  case busy
  /// The hub closes before it could be done.
  case closed
  case noStock
  /// The hub does not go there.
  case outOfRange
  /// It needs what the hub cannot do.
  case notAble
  /// Before pickup or after it.
  case damaged
  /// From here on after pickup alone.
  case nobodyThere
  case wrongAddress
  case noAccess
  /// Whoever it was for does not want it.
  case refused
  case notOfAge
  /// It lay ready for pickup for too long.
  case notCollected
  case lost
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension JobReason {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .other
    case 2: self = .busy
    case 3: self = .closed
    case 4: self = .noStock
    case 5: self = .outOfRange
    case 6: self = .notAble
    case 7: self = .damaged
    case 8: self = .nobodyThere
    case 9: self = .wrongAddress
    case 10: self = .noAccess
    case 11: self = .refused
    case 12: self = .notOfAge
    case 13: self = .notCollected
    case 14: self = .lost
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .other: 1
    case .busy: 2
    case .closed: 3
    case .noStock: 4
    case .outOfRange: 5
    case .notAble: 6
    case .damaged: 7
    case .nobodyThere: 8
    case .wrongAddress: 9
    case .noAccess: 10
    case .refused: 11
    case .notOfAge: 12
    case .notCollected: 13
    case .lost: 14
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

/// Why a job was taken from a hub.
public enum SwapReason: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// The hub did not answer the offer in time.
  case unanswered
  /// The hub was not heard for too long.
  case silent
  case `operator`
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension SwapReason {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .unanswered
    case 2: self = .silent
    case 3: self = .operator
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .unanswered: 1
    case .silent: 2
    case .operator: 3
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

/// How it is shown that something was handed over.
public enum ProofKind: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// What the receiver was asked for and gave.
  case code
  /// The SHA-256 of a signature, which somebody else keeps.
  case signature
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension ProofKind {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .code
    case 2: self = .signature
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .code: 1
    case .signature: 2
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

/// That something was handed over. It is kept and told as it came.
public struct DeliveryProof: WireBlockMessage, Hashable {
  public var kind: ProofKind
  /// Of a code 1 to 16 bytes, of a signature 32.
  public var value: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.kind = .unspecified
    self.value = []
  }

  @inlinable
  public init(kind: ProofKind = .unspecified, value: [UInt8] = []) {
    self.kind = kind
    self.value = value
  }
}

extension DeliveryProof {
  @inlinable public static var messageName: String { "dropwire.live.v1.DeliveryProof" }
  @inlinable public static var maximumEncodedSize: Int { 36 }
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
    self.kind.store(into: &block, at: offset)
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
    if block.byteCount < 1 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 1 else { throw WireError(.truncated) }
    self.kind = ProofKind(block: block, at: 0)
    self.value = try tail.readBytes(max: 32, field: "value")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.kind.rawValue != 0, "kind", "must not be unspecified")
    try Validation.require(self.value.count >= 1, "value", "must have at least 1 bytes")
    try Validation.require(self.value.count <= 32, "value", "must have at most 32 bytes")
  }
}

extension WireView where Viewed == DeliveryProof {
  @inlinable @inline(__always)
  public var kind: ProofKind {
    if wireBlock.byteCount >= 1 { return ProofKind(block: wireBlock, at: 0) }
    return .unspecified
  }
  @inlinable
  public var value: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 32, field: "value")
    }
  }
  /// Calls `body` with `value` as it stands in the bytes.
  @inlinable
  public func withValue<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 32, field: "value", body)
  }
}

extension DeliveryProof {
  public init(view: WireView<DeliveryProof>) throws(WireError) {
    self.kind = view.kind
    self.value = try view.value
  }
}

/// A job that was taken from a hub has another.
public struct JobSwap: WireBlockMessage, Hashable {
  /// The hub that had it.
  public var before: Identifier
  public var reason: SwapReason

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.before = Identifier()
    self.reason = .unspecified
  }

  @inlinable
  public init(before: Identifier = Identifier(), reason: SwapReason = .unspecified) {
    self.before = before
    self.reason = reason
  }
}

extension JobSwap {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobSwap" }
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
    self.before.store(into: &block, at: offset)
    self.reason.store(into: &block, at: offset &+ 8)
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
    self.before = Identifier(block: block, at: 0)
    self.reason = SwapReason(block: block, at: 8)
  }
}

extension WireView where Viewed == JobSwap {
  @inlinable @inline(__always)
  public var before: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var reason: SwapReason {
    if wireBlock.byteCount >= 9 { return SwapReason(block: wireBlock, at: 8) }
    return .unspecified
  }
}

extension JobSwap {
  public init(view: WireView<JobSwap>) throws(WireError) {
    self.before = view.before
    self.reason = view.reason
  }
}

/// An order changed; every line has its present state.
public struct OrderUpdate: WireBlockMessage, Hashable {
  public var order: Identifier
  public var hold: Identifier
  public var drop: Identifier
  public var buyer: Identifier
  /// 1 for the order's first update.
  public var revision: UInt32
  public var phase: OrderPhase
  public var job: Identifier
  public var jobPhase: JobPhase
  public var attempt: UInt32
  public var partner: Identifier
  public var hub: Identifier
  public var quantity: UInt32
  public var eta: Timestamp?
  /// Of the update alone by which a hub has a job that was taken from another, in its window.
  public var swap: JobSwap?
  /// Of the update alone by which a partner has said why not.
  public var why: JobReason?
  /// Of the update alone by which it was handed over.
  public var proof: DeliveryProof?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.order = Identifier()
    self.hold = Identifier()
    self.drop = Identifier()
    self.buyer = Identifier()
    self.revision = 0
    self.phase = .unspecified
    self.job = Identifier()
    self.jobPhase = .unspecified
    self.attempt = 0
    self.partner = Identifier()
    self.hub = Identifier()
    self.quantity = 0
    self.eta = nil
    self.swap = nil
    self.why = nil
    self.proof = nil
  }

  @inlinable
  public init(
    order: Identifier = Identifier(),
    hold: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    buyer: Identifier = Identifier(),
    revision: UInt32 = 0,
    phase: OrderPhase = .unspecified,
    job: Identifier = Identifier(),
    jobPhase: JobPhase = .unspecified,
    attempt: UInt32 = 0,
    partner: Identifier = Identifier(),
    hub: Identifier = Identifier(),
    quantity: UInt32 = 0,
    eta: Timestamp? = nil,
    swap: JobSwap? = nil,
    why: JobReason? = nil,
    proof: DeliveryProof? = nil
  ) {
    self.order = order
    self.hold = hold
    self.drop = drop
    self.buyer = buyer
    self.revision = revision
    self.phase = phase
    self.job = job
    self.jobPhase = jobPhase
    self.attempt = attempt
    self.partner = partner
    self.hub = hub
    self.quantity = quantity
    self.eta = eta
    self.swap = swap
    self.why = why
    self.proof = proof
  }
}

extension OrderUpdate {
  @inlinable public static var messageName: String { "dropwire.live.v1.OrderUpdate" }
  @inlinable public static var maximumEncodedSize: Int { 131 }
  @inlinable public static var blockSize: Int { 80 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 36),
    .init(end: 37),
    .init(end: 45),
    .init(end: 46),
    .init(end: 50),
    .init(end: 58),
    .init(end: 66),
    .init(end: 70),
    .init(end: 79, presenceByte: 70, presenceMask: 0x01),
    .init(end: 80, presenceByte: 70, presenceMask: 0x02)
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
    var block = try writer.take(82)
    UInt16(80).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence70: UInt8 = 0
    if self.eta != nil { presence70 |= 0x01 }
    if self.why != nil { presence70 |= 0x02 }
    presence70.store(into: &block, at: offset &+ 70)
    self.order.store(into: &block, at: offset)
    self.hold.store(into: &block, at: offset &+ 8)
    self.drop.store(into: &block, at: offset &+ 16)
    self.buyer.store(into: &block, at: offset &+ 24)
    self.revision.store(into: &block, at: offset &+ 32)
    self.phase.store(into: &block, at: offset &+ 36)
    self.job.store(into: &block, at: offset &+ 37)
    self.jobPhase.store(into: &block, at: offset &+ 45)
    self.attempt.store(into: &block, at: offset &+ 46)
    self.partner.store(into: &block, at: offset &+ 50)
    self.hub.store(into: &block, at: offset &+ 58)
    self.quantity.store(into: &block, at: offset &+ 66)
    block.storeOptional(self.eta, at: offset &+ 71)
    block.storeOptional(self.why, at: offset &+ 79)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.swap != nil { last = 1 }
    if self.proof != nil { last = 2 }
    if last >= 1 { try writer.appendOptionalNested(self.swap) }
    if last >= 2 { try writer.appendOptionalNested(self.proof) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.swap != nil { last = 1 }
    if self.proof != nil { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.swap) }
    if last >= 2 { size &+= WireBuffer.size(self.proof) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 80 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 80 else { throw WireError(.truncated) }
    let presence70 = block.byte(at: 70)
    if presence70 & 0xFC != 0, block.byteCount == 80 {
      throw WireError(.unknownPresence)
    }
    self.order = Identifier(block: block, at: 0)
    self.hold = Identifier(block: block, at: 8)
    self.drop = Identifier(block: block, at: 16)
    self.buyer = Identifier(block: block, at: 24)
    self.revision = UInt32(block: block, at: 32)
    self.phase = OrderPhase(block: block, at: 36)
    self.job = Identifier(block: block, at: 37)
    self.jobPhase = JobPhase(block: block, at: 45)
    self.attempt = UInt32(block: block, at: 46)
    self.partner = Identifier(block: block, at: 50)
    self.hub = Identifier(block: block, at: 58)
    self.quantity = UInt32(block: block, at: 66)
    self.eta = try block.loadOptional(at: 71, if: presence70 & 0x01 != 0, field: "eta")
    self.why = try block.loadOptional(at: 79, if: presence70 & 0x02 != 0, field: "why")
    self.swap = try tail.readOptionalNested(field: "swap")
    self.proof = try tail.readOptionalNested(field: "proof")
  }

  public func validate() throws(ValidationError) {
    if let value = self.proof {
      try Validation.check(value, "proof")
    }
  }
}

extension WireView where Viewed == OrderUpdate {
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var revision: UInt32 {
    if wireBlock.byteCount >= 36 { return UInt32(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable @inline(__always)
  public var phase: OrderPhase {
    if wireBlock.byteCount >= 37 { return OrderPhase(block: wireBlock, at: 36) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 45 { return Identifier(block: wireBlock, at: 37) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var jobPhase: JobPhase {
    if wireBlock.byteCount >= 46 { return JobPhase(block: wireBlock, at: 45) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 50 { return UInt32(block: wireBlock, at: 46) }
    return 0
  }
  @inlinable @inline(__always)
  public var partner: Identifier {
    if wireBlock.byteCount >= 58 { return Identifier(block: wireBlock, at: 50) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 66 { return Identifier(block: wireBlock, at: 58) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 70 { return UInt32(block: wireBlock, at: 66) }
    return 0
  }
  @inlinable @inline(__always)
  public var eta: Timestamp? {
    if wireHas(79, presence: 70, mask: 0x01) { return Timestamp(block: wireBlock, at: 71) }
    return nil
  }
  @inlinable @inline(__always)
  public var why: JobReason? {
    if wireHas(80, presence: 70, mask: 0x02) { return JobReason(block: wireBlock, at: 79) }
    return nil
  }
  @inlinable
  public var swap: JobSwap? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "swap")
    }
  }
  /// Calls `body` with `swap` as it stands in the bytes.
  @inlinable
  public func withSwap<Result>(
    _ body: (WireView<JobSwap>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "swap", body)
  }
  @inlinable
  public var proof: DeliveryProof? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "swap")
      return try tail.readOptionalNested(field: "proof")
    }
  }
  /// Calls `body` with `proof` as it stands in the bytes.
  @inlinable
  public func withProof<Result>(
    _ body: (WireView<DeliveryProof>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "swap")
    return try tail.withNested(field: "proof", body)
  }
}

extension OrderUpdate {
  public init(view: WireView<OrderUpdate>) throws(WireError) {
    self.order = view.order
    self.hold = view.hold
    self.drop = view.drop
    self.buyer = view.buyer
    self.revision = view.revision
    self.phase = view.phase
    self.job = view.job
    self.jobPhase = view.jobPhase
    self.attempt = view.attempt
    self.partner = view.partner
    self.hub = view.hub
    self.quantity = view.quantity
    self.eta = view.eta
    self.swap = try view.swap
    self.why = view.why
    self.proof = try view.proof
  }
}

/// A payment must be given back: what it was for is gone.
public struct VoidPayment: WireBlockMessage, Hashable {
  public var payment: UUIDBytes
  public var hold: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.payment = UUIDBytes()
    self.hold = Identifier()
  }

  @inlinable
  public init(payment: UUIDBytes = UUIDBytes(), hold: Identifier = Identifier()) {
    self.payment = payment
    self.hold = hold
  }
}

extension VoidPayment {
  @inlinable public static var messageName: String { "dropwire.live.v1.VoidPayment" }
  @inlinable public static var maximumEncodedSize: Int { 26 }
  @inlinable public static var blockSize: Int { 24 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 24)])

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
    self.payment.store(into: &block, at: offset)
    self.hold.store(into: &block, at: offset &+ 16)
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
    self.payment = UUIDBytes(block: block, at: 0)
    self.hold = Identifier(block: block, at: 16)
  }
}

extension WireView where Viewed == VoidPayment {
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
}

extension VoidPayment {
  public init(view: WireView<VoidPayment>) throws(WireError) {
    self.payment = view.payment
    self.hold = view.hold
  }
}

/// A drop changed its phase.
public struct DropNotice: WireBlockMessage, Hashable {
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

extension DropNotice {
  @inlinable public static var messageName: String { "dropwire.live.v1.DropNotice" }
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

extension WireView where Viewed == DropNotice {
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

extension DropNotice {
  public init(view: WireView<DropNotice>) throws(WireError) {
    self.drop = view.drop
    self.phase = view.phase
  }
}

/// The reservation of a drop opened or closed.
public struct ReservationNotice: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var phase: ReservationPhase
  public var reason: ReservationReason
  /// Absent: with the drop.
  public var closes: Timestamp?
  /// Units asked for in the second of the entry.
  public var asked: UInt64
  /// Units of the reservation that can be had.
  public var free: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.phase = .unspecified
    self.reason = .unspecified
    self.closes = nil
    self.asked = 0
    self.free = 0
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    phase: ReservationPhase = .unspecified,
    reason: ReservationReason = .unspecified,
    closes: Timestamp? = nil,
    asked: UInt64 = 0,
    free: UInt64 = 0
  ) {
    self.drop = drop
    self.phase = phase
    self.reason = reason
    self.closes = closes
    self.asked = asked
    self.free = free
  }
}

extension ReservationNotice {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReservationNotice" }
  @inlinable public static var maximumEncodedSize: Int { 37 }
  @inlinable public static var blockSize: Int { 35 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 10),
    .init(end: 19, presenceByte: 10, presenceMask: 0x01),
    .init(end: 27),
    .init(end: 35)
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
    var block = try writer.take(37)
    UInt16(35).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence10: UInt8 = 0
    if self.closes != nil { presence10 |= 0x01 }
    presence10.store(into: &block, at: offset &+ 10)
    self.drop.store(into: &block, at: offset)
    self.phase.store(into: &block, at: offset &+ 8)
    self.reason.store(into: &block, at: offset &+ 9)
    block.storeOptional(self.closes, at: offset &+ 11)
    self.asked.store(into: &block, at: offset &+ 19)
    self.free.store(into: &block, at: offset &+ 27)
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
    if block.byteCount < 35 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 35 else { throw WireError(.truncated) }
    let presence10 = block.byte(at: 10)
    if presence10 & 0xFE != 0, block.byteCount == 35 {
      throw WireError(.unknownPresence)
    }
    self.drop = Identifier(block: block, at: 0)
    self.phase = ReservationPhase(block: block, at: 8)
    self.reason = ReservationReason(block: block, at: 9)
    self.closes = try block.loadOptional(at: 11, if: presence10 & 0x01 != 0, field: "closes")
    self.asked = UInt64(block: block, at: 19)
    self.free = UInt64(block: block, at: 27)
  }
}

extension WireView where Viewed == ReservationNotice {
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
  public var reason: ReservationReason {
    if wireBlock.byteCount >= 10 { return ReservationReason(block: wireBlock, at: 9) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var closes: Timestamp? {
    if wireHas(19, presence: 10, mask: 0x01) { return Timestamp(block: wireBlock, at: 11) }
    return nil
  }
  @inlinable @inline(__always)
  public var asked: UInt64 {
    if wireBlock.byteCount >= 27 { return UInt64(block: wireBlock, at: 19) }
    return 0
  }
  @inlinable @inline(__always)
  public var free: UInt64 {
    if wireBlock.byteCount >= 35 { return UInt64(block: wireBlock, at: 27) }
    return 0
  }
}

extension ReservationNotice {
  public init(view: WireView<ReservationNotice>) throws(WireError) {
    self.drop = view.drop
    self.phase = view.phase
    self.reason = view.reason
    self.closes = view.closes
    self.asked = view.asked
    self.free = view.free
  }
}

/// How a hub sells what is at it.
public enum HubMode: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// Whoever comes is given what is free, as fast as its throttle allows.
  case instant
  /// Nobody is given anything at once: `hubThrottled`.
  case reservation
  /// Of `setHubMode` alone: as what the hub says of itself has it.
  case automatic
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension HubMode {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .instant
    case 2: self = .reservation
    case 3: self = .automatic
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .instant: 1
    case .reservation: 2
    case .automatic: 3
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

/// Why a hub has its mode.
public enum HubModeReason: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case backlog
  case preparation
  case acceptRate
  /// It has not been heard for too long.
  case heartbeat
  /// Somebody set it, or its throttle, and nothing has changed it since.
  case `operator`
  /// It says that it is well again, and has been in reservation for long enough.
  case recovered
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension HubModeReason {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .backlog
    case 2: self = .preparation
    case 3: self = .acceptRate
    case 4: self = .heartbeat
    case 5: self = .operator
    case 6: self = .recovered
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .backlog: 1
    case .preparation: 2
    case .acceptRate: 3
    case .heartbeat: 4
    case .operator: 5
    case .recovered: 6
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

/// A hub changed its mode, with what it had said last.
public struct HubNotice: WireBlockMessage, Hashable {
  public var hub: Identifier
  public var before: HubMode
  public var after: HubMode
  public var reason: HubModeReason
  /// Jobs.
  public var backlog: UInt32
  public var preparation: TimeSpan
  /// Per mille.
  public var acceptRate: UInt32
  /// How long ago that was, by log time.
  public var silence: TimeSpan

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
    self.before = .unspecified
    self.after = .unspecified
    self.reason = .unspecified
    self.backlog = 0
    self.preparation = TimeSpan()
    self.acceptRate = 0
    self.silence = TimeSpan()
  }

  @inlinable
  public init(
    hub: Identifier = Identifier(),
    before: HubMode = .unspecified,
    after: HubMode = .unspecified,
    reason: HubModeReason = .unspecified,
    backlog: UInt32 = 0,
    preparation: TimeSpan = TimeSpan(),
    acceptRate: UInt32 = 0,
    silence: TimeSpan = TimeSpan()
  ) {
    self.hub = hub
    self.before = before
    self.after = after
    self.reason = reason
    self.backlog = backlog
    self.preparation = preparation
    self.acceptRate = acceptRate
    self.silence = silence
  }
}

extension HubNotice {
  @inlinable public static var messageName: String { "dropwire.live.v1.HubNotice" }
  @inlinable public static var maximumEncodedSize: Int { 37 }
  @inlinable public static var blockSize: Int { 35 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 10),
    .init(end: 11),
    .init(end: 15),
    .init(end: 23),
    .init(end: 27),
    .init(end: 35)
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
    var block = try writer.take(37)
    UInt16(35).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hub.store(into: &block, at: offset)
    self.before.store(into: &block, at: offset &+ 8)
    self.after.store(into: &block, at: offset &+ 9)
    self.reason.store(into: &block, at: offset &+ 10)
    self.backlog.store(into: &block, at: offset &+ 11)
    self.preparation.store(into: &block, at: offset &+ 15)
    self.acceptRate.store(into: &block, at: offset &+ 23)
    self.silence.store(into: &block, at: offset &+ 27)
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
    if block.byteCount < 35 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 35 else { throw WireError(.truncated) }
    self.hub = Identifier(block: block, at: 0)
    self.before = HubMode(block: block, at: 8)
    self.after = HubMode(block: block, at: 9)
    self.reason = HubModeReason(block: block, at: 10)
    self.backlog = UInt32(block: block, at: 11)
    self.preparation = TimeSpan(block: block, at: 15)
    self.acceptRate = UInt32(block: block, at: 23)
    self.silence = TimeSpan(block: block, at: 27)
  }
}

extension WireView where Viewed == HubNotice {
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var before: HubMode {
    if wireBlock.byteCount >= 9 { return HubMode(block: wireBlock, at: 8) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var after: HubMode {
    if wireBlock.byteCount >= 10 { return HubMode(block: wireBlock, at: 9) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var reason: HubModeReason {
    if wireBlock.byteCount >= 11 { return HubModeReason(block: wireBlock, at: 10) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var backlog: UInt32 {
    if wireBlock.byteCount >= 15 { return UInt32(block: wireBlock, at: 11) }
    return 0
  }
  @inlinable @inline(__always)
  public var preparation: TimeSpan {
    if wireBlock.byteCount >= 23 { return TimeSpan(block: wireBlock, at: 15) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var acceptRate: UInt32 {
    if wireBlock.byteCount >= 27 { return UInt32(block: wireBlock, at: 23) }
    return 0
  }
  @inlinable @inline(__always)
  public var silence: TimeSpan {
    if wireBlock.byteCount >= 35 { return TimeSpan(block: wireBlock, at: 27) }
    return TimeSpan()
  }
}

extension HubNotice {
  public init(view: WireView<HubNotice>) throws(WireError) {
    self.hub = view.hub
    self.before = view.before
    self.after = view.after
    self.reason = view.reason
    self.backlog = view.backlog
    self.preparation = view.preparation
    self.acceptRate = view.acceptRate
    self.silence = view.silence
  }
}

/// Events of one buyer, or of the platform, lossless and in order.
public enum BuyerNews: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case order(OrderUpdate)
  case hold(HoldUpdate)
  case waiter(WaiterUpdate)
  case void(VoidPayment)
  case drop(DropNotice)
  case reservation(ReservationNotice)
  case hub(HubNotice)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension BuyerNews {
  @inlinable public static var messageName: String { "dropwire.live.v1.BuyerNews" }
  @inlinable public static var maximumEncodedSize: Int { 134 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .order: 1
    case .hold: 2
    case .waiter: 3
    case .void: 4
    case .drop: 5
    case .reservation: 6
    case .hub: 7
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .order(let value): WireBuffer.caseSize(1, value)
    case .hold(let value): WireBuffer.caseSize(2, value)
    case .waiter(let value): WireBuffer.caseSize(3, value)
    case .void(let value): WireBuffer.caseSize(4, value)
    case .drop(let value): WireBuffer.caseSize(5, value)
    case .reservation(let value): WireBuffer.caseSize(6, value)
    case .hub(let value): WireBuffer.caseSize(7, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .order(let value): try writer.appendCase(1, value)
    case .hold(let value): try writer.appendCase(2, value)
    case .waiter(let value): try writer.appendCase(3, value)
    case .void(let value): try writer.appendCase(4, value)
    case .drop(let value): try writer.appendCase(5, value)
    case .reservation(let value): try writer.appendCase(6, value)
    case .hub(let value): try writer.appendCase(7, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .order(try OrderUpdate(payload: payload, case: "order"))
    case 2: self = .hold(try HoldUpdate(payload: payload, case: "hold"))
    case 3: self = .waiter(try WaiterUpdate(payload: payload, case: "waiter"))
    case 4: self = .void(try VoidPayment(payload: payload, case: "void"))
    case 5: self = .drop(try DropNotice(payload: payload, case: "drop"))
    case 6: self = .reservation(try ReservationNotice(payload: payload, case: "reservation"))
    case 7: self = .hub(try HubNotice(payload: payload, case: "hub"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .order(let value): try Validation.check(value, "order")
    default: break
    }
  }
}

/// One event of a buyer's topic, in order.
public struct BuyerUpdate: WireBlockMessage, Hashable {
  /// Contiguous from 0 within the watched topic.
  public var offset: UInt64
  public var at: Timestamp
  public var news: BuyerNews

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.offset = 0
    self.at = Timestamp()
    self.news = .unspecified
  }

  @inlinable
  public init(offset: UInt64 = 0, at: Timestamp = Timestamp(), news: BuyerNews = .unspecified) {
    self.offset = offset
    self.at = at
    self.news = news
  }
}

extension BuyerUpdate {
  @inlinable public static var messageName: String { "dropwire.live.v1.BuyerUpdate" }
  @inlinable public static var maximumEncodedSize: Int { 152 }
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
    self.offset.store(into: &block, at: offset)
    self.at.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.news.caseNumber != 0 { try self.news.write(to: &writer) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.news.caseNumber != 0 { size &+= self.news.encodedSize }
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
    self.offset = UInt64(block: block, at: 0)
    self.at = Timestamp(block: block, at: 8)
    self.news = try tail.readUnion(field: "news")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.news, "news")
  }
}

extension WireView where Viewed == BuyerUpdate {
  @inlinable @inline(__always)
  public var offset: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 16 { return Timestamp(block: wireBlock, at: 8) }
    return Timestamp()
  }
  @inlinable
  public var news: BuyerNews {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readUnion(field: "news")
    }
  }
}

extension BuyerUpdate {
  public init(view: WireView<BuyerUpdate>) throws(WireError) {
    self.offset = view.offset
    self.at = view.at
    self.news = try view.news
  }
}

/// Asks for a buyer's updates, from where the buyer was.
public struct WatchRequest: WireBlockMessage, Hashable {
  /// 0: every order of the platform.
  public var buyer: Identifier
  /// The first offset not yet seen.
  public var next: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.buyer = Identifier()
    self.next = 0
  }

  @inlinable
  public init(buyer: Identifier = Identifier(), next: UInt64 = 0) {
    self.buyer = buyer
    self.next = next
  }
}

extension WatchRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.WatchRequest" }
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
    self.next.store(into: &block, at: offset &+ 8)
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
    self.next = UInt64(block: block, at: 8)
  }
}

extension WireView where Viewed == WatchRequest {
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var next: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
}

extension WatchRequest {
  public init(view: WireView<WatchRequest>) throws(WireError) {
    self.buyer = view.buyer
    self.next = view.next
  }
}

/// Asks for an order, on its way or over.
public struct GetOrderRequest: WireBlockMessage, Hashable {
  public var buyer: Identifier
  public var order: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.buyer = Identifier()
    self.order = Identifier()
  }

  @inlinable
  public init(buyer: Identifier = Identifier(), order: Identifier = Identifier()) {
    self.buyer = buyer
    self.order = order
  }
}

extension GetOrderRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.GetOrderRequest" }
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
    self.order.store(into: &block, at: offset &+ 8)
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
    self.order = Identifier(block: block, at: 8)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.order.rawValue != 0, "order", "must not be zero")
  }
}

extension WireView where Viewed == GetOrderRequest {
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
}

extension GetOrderRequest {
  public init(view: WireView<GetOrderRequest>) throws(WireError) {
    self.buyer = view.buyer
    self.order = view.order
  }
}

/// A line of an order, and where it is.
public struct JobStatus: WireBlockMessage, Hashable {
  public var job: Identifier
  public var pool: Identifier
  public var quantity: UInt32
  public var phase: JobPhase
  public var attempt: UInt32
  /// 0: none has it.
  public var hub: Identifier
  public var eta: Timestamp?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.job = Identifier()
    self.pool = Identifier()
    self.quantity = 0
    self.phase = .unspecified
    self.attempt = 0
    self.hub = Identifier()
    self.eta = nil
  }

  @inlinable
  public init(
    job: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    quantity: UInt32 = 0,
    phase: JobPhase = .unspecified,
    attempt: UInt32 = 0,
    hub: Identifier = Identifier(),
    eta: Timestamp? = nil
  ) {
    self.job = job
    self.pool = pool
    self.quantity = quantity
    self.phase = phase
    self.attempt = attempt
    self.hub = hub
    self.eta = eta
  }
}

extension JobStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobStatus" }
  @inlinable public static var maximumEncodedSize: Int { 44 }
  @inlinable public static var blockSize: Int { 42 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 21),
    .init(end: 25),
    .init(end: 33),
    .init(end: 42, presenceByte: 33, presenceMask: 0x01)
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
    var block = try writer.take(44)
    UInt16(42).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence33: UInt8 = 0
    if self.eta != nil { presence33 |= 0x01 }
    presence33.store(into: &block, at: offset &+ 33)
    self.job.store(into: &block, at: offset)
    self.pool.store(into: &block, at: offset &+ 8)
    self.quantity.store(into: &block, at: offset &+ 16)
    self.phase.store(into: &block, at: offset &+ 20)
    self.attempt.store(into: &block, at: offset &+ 21)
    self.hub.store(into: &block, at: offset &+ 25)
    block.storeOptional(self.eta, at: offset &+ 34)
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
    if block.byteCount < 42 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 42 else { throw WireError(.truncated) }
    let presence33 = block.byte(at: 33)
    if presence33 & 0xFE != 0, block.byteCount == 42 {
      throw WireError(.unknownPresence)
    }
    self.job = Identifier(block: block, at: 0)
    self.pool = Identifier(block: block, at: 8)
    self.quantity = UInt32(block: block, at: 16)
    self.phase = JobPhase(block: block, at: 20)
    self.attempt = UInt32(block: block, at: 21)
    self.hub = Identifier(block: block, at: 25)
    self.eta = try block.loadOptional(at: 34, if: presence33 & 0x01 != 0, field: "eta")
  }
}

extension WireView where Viewed == JobStatus {
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var phase: JobPhase {
    if wireBlock.byteCount >= 21 { return JobPhase(block: wireBlock, at: 20) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 25 { return UInt32(block: wireBlock, at: 21) }
    return 0
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 33 { return Identifier(block: wireBlock, at: 25) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var eta: Timestamp? {
    if wireHas(42, presence: 33, mask: 0x01) { return Timestamp(block: wireBlock, at: 34) }
    return nil
  }
}

extension JobStatus {
  public init(view: WireView<JobStatus>) throws(WireError) {
    self.job = view.job
    self.pool = view.pool
    self.quantity = view.quantity
    self.phase = view.phase
    self.attempt = view.attempt
    self.hub = view.hub
    self.eta = view.eta
  }
}

/// An order at one moment of the log, or as it was when it left for the archive.
public struct OrderStatus: WireBlockMessage, Hashable {
  public var order: Identifier
  public var hold: Identifier
  public var drop: Identifier
  public var revision: UInt32
  public var phase: OrderPhase
  /// Minor units of the currency of its drop.
  public var amount: Int64
  public var jobs: [JobStatus]
  /// The window that was promised; 0: none.
  public var window: Identifier
  /// The last log sequence that this includes.
  public var asOf: UInt64
  public var serverNow: Timestamp
  /// Since when it is in the archive, where nothing changes; absent: it is not.
  public var archived: Timestamp?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.order = Identifier()
    self.hold = Identifier()
    self.drop = Identifier()
    self.revision = 0
    self.phase = .unspecified
    self.amount = 0
    self.jobs = []
    self.window = Identifier()
    self.asOf = 0
    self.serverNow = Timestamp()
    self.archived = nil
  }

  @inlinable
  public init(
    order: Identifier = Identifier(),
    hold: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    revision: UInt32 = 0,
    phase: OrderPhase = .unspecified,
    amount: Int64 = 0,
    jobs: [JobStatus] = [],
    window: Identifier = Identifier(),
    asOf: UInt64 = 0,
    serverNow: Timestamp = Timestamp(),
    archived: Timestamp? = nil
  ) {
    self.order = order
    self.hold = hold
    self.drop = drop
    self.revision = revision
    self.phase = phase
    self.amount = amount
    self.jobs = jobs
    self.window = window
    self.asOf = asOf
    self.serverNow = serverNow
    self.archived = archived
  }
}

extension OrderStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.OrderStatus" }
  @inlinable public static var maximumEncodedSize: Int { 248 }
  @inlinable public static var blockSize: Int { 70 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 28),
    .init(end: 29),
    .init(end: 37),
    .init(end: 45),
    .init(end: 53),
    .init(end: 61),
    .init(end: 70, presenceByte: 61, presenceMask: 0x01)
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
    var presence61: UInt8 = 0
    if self.archived != nil { presence61 |= 0x01 }
    presence61.store(into: &block, at: offset &+ 61)
    self.order.store(into: &block, at: offset)
    self.hold.store(into: &block, at: offset &+ 8)
    self.drop.store(into: &block, at: offset &+ 16)
    self.revision.store(into: &block, at: offset &+ 24)
    self.phase.store(into: &block, at: offset &+ 28)
    self.amount.store(into: &block, at: offset &+ 29)
    self.window.store(into: &block, at: offset &+ 37)
    self.asOf.store(into: &block, at: offset &+ 45)
    self.serverNow.store(into: &block, at: offset &+ 53)
    block.storeOptional(self.archived, at: offset &+ 62)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.jobs.isEmpty { try writer.appendMessages(self.jobs) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.jobs.isEmpty { size &+= WireBuffer.size(self.jobs) }
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
    let presence61 = block.byte(at: 61)
    if presence61 & 0xFE != 0, block.byteCount == 70 {
      throw WireError(.unknownPresence)
    }
    self.order = Identifier(block: block, at: 0)
    self.hold = Identifier(block: block, at: 8)
    self.drop = Identifier(block: block, at: 16)
    self.revision = UInt32(block: block, at: 24)
    self.phase = OrderPhase(block: block, at: 28)
    self.amount = Int64(block: block, at: 29)
    self.window = Identifier(block: block, at: 37)
    self.asOf = UInt64(block: block, at: 45)
    self.serverNow = Timestamp(block: block, at: 53)
    self.archived = try block.loadOptional(at: 62, if: presence61 & 0x01 != 0, field: "archived")
    self.jobs = try tail.readMessages(max: 4, field: "jobs")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.jobs.count <= 4, "jobs", "must have at most 4 elements")
  }
}

extension WireView where Viewed == OrderStatus {
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var revision: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var phase: OrderPhase {
    if wireBlock.byteCount >= 29 { return OrderPhase(block: wireBlock, at: 28) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var amount: Int64 {
    if wireBlock.byteCount >= 37 { return Int64(block: wireBlock, at: 29) }
    return 0
  }
  @inlinable @inline(__always)
  public var window: Identifier {
    if wireBlock.byteCount >= 45 { return Identifier(block: wireBlock, at: 37) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 53 { return UInt64(block: wireBlock, at: 45) }
    return 0
  }
  @inlinable @inline(__always)
  public var serverNow: Timestamp {
    if wireBlock.byteCount >= 61 { return Timestamp(block: wireBlock, at: 53) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var archived: Timestamp? {
    if wireHas(70, presence: 61, mask: 0x01) { return Timestamp(block: wireBlock, at: 62) }
    return nil
  }
  @inlinable
  public var jobs: [JobStatus] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 4, field: "jobs")
    }
  }
}

extension OrderStatus {
  public init(view: WireView<OrderStatus>) throws(WireError) {
    self.order = view.order
    self.hold = view.hold
    self.drop = view.drop
    self.revision = view.revision
    self.phase = view.phase
    self.amount = view.amount
    self.jobs = try view.jobs
    self.window = view.window
    self.asOf = view.asOf
    self.serverNow = view.serverNow
    self.archived = view.archived
  }
}

/// The order, or why it is not known: `forgotten` once it has left the archive as well.
public enum GetOrderResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case order(OrderStatus)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension GetOrderResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.GetOrderResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .order: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .order(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .order(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .order(try OrderStatus(payload: payload, case: "order"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .order(let value): try Validation.check(value, "order")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// Takes an order back, whole or in part, before it is on its way.
public struct CancelOrderRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  /// Whose order it is, whoever asks.
  public var buyer: Identifier
  public var order: Identifier
  /// The lines to take back; none: all that are not cancelled.
  public var jobs: [Identifier]
  /// The revision that the caller has seen; 0: whichever it is.
  public var expected: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.order = Identifier()
    self.jobs = []
    self.expected = 0
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    order: Identifier = Identifier(),
    jobs: [Identifier] = [],
    expected: UInt32 = 0
  ) {
    self.key = key
    self.buyer = buyer
    self.order = order
    self.jobs = jobs
    self.expected = expected
  }
}

extension CancelOrderRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.CancelOrderRequest" }
  @inlinable public static var maximumEncodedSize: Int { 71 }
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
    self.buyer.store(into: &block, at: offset &+ 16)
    self.order.store(into: &block, at: offset &+ 24)
    self.expected.store(into: &block, at: offset &+ 32)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.jobs.isEmpty { try writer.appendList(self.jobs) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.jobs.isEmpty { size &+= WireBuffer.size(self.jobs) }
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
    self.buyer = Identifier(block: block, at: 16)
    self.order = Identifier(block: block, at: 24)
    self.expected = UInt32(block: block, at: 32)
    self.jobs = try tail.readList(max: 4, field: "jobs")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.order.rawValue != 0, "order", "must not be zero")
    try Validation.require(self.jobs.count <= 4, "jobs", "must have at most 4 elements")
  }
}

extension WireView where Viewed == CancelOrderRequest {
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
  public var order: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var expected: UInt32 {
    if wireBlock.byteCount >= 36 { return UInt32(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable
  public var jobs: [Identifier] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 4, field: "jobs")
    }
  }
}

extension CancelOrderRequest {
  public init(view: WireView<CancelOrderRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.order = view.order
    self.jobs = try view.jobs
    self.expected = view.expected
  }
}

/// Units, limit, slot and room are given back, and the money is on its way.
public struct OrderCancelled: WireBlockMessage, Hashable {
  public var order: Identifier
  public var phase: OrderPhase
  public var revision: UInt32
  /// What is given back for this, voided or refunded.
  public var returned: Money
  public var payment: PaymentStatus
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.order = Identifier()
    self.phase = .unspecified
    self.revision = 0
    self.returned = Money()
    self.payment = PaymentStatus()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    order: Identifier = Identifier(),
    phase: OrderPhase = .unspecified,
    revision: UInt32 = 0,
    returned: Money = Money(),
    payment: PaymentStatus = PaymentStatus(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.order = order
    self.phase = phase
    self.revision = revision
    self.returned = returned
    self.payment = payment
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension OrderCancelled {
  @inlinable public static var messageName: String { "dropwire.live.v1.OrderCancelled" }
  @inlinable public static var maximumEncodedSize: Int { 123 }
  @inlinable public static var blockSize: Int { 33 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 13),
    .init(end: 24),
    .init(end: 32),
    .init(end: 33)
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
    self.order.store(into: &block, at: offset)
    self.phase.store(into: &block, at: offset &+ 8)
    self.revision.store(into: &block, at: offset &+ 9)
    self.returned.store(into: &block, at: offset &+ 13)
    self.sequence.store(into: &block, at: offset &+ 24)
    self.replayed.store(into: &block, at: offset &+ 32)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.payment)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.payment)
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
    self.order = Identifier(block: block, at: 0)
    self.phase = OrderPhase(block: block, at: 8)
    self.revision = UInt32(block: block, at: 9)
    self.returned = try block.load(at: 13, field: "returned")
    self.sequence = UInt64(block: block, at: 24)
    self.replayed = try block.load(at: 32, field: "replayed")
    self.payment = try tail.readNested(field: "payment")
  }
}

extension WireView where Viewed == OrderCancelled {
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var phase: OrderPhase {
    if wireBlock.byteCount >= 9 { return OrderPhase(block: wireBlock, at: 8) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var revision: UInt32 {
    if wireBlock.byteCount >= 13 { return UInt32(block: wireBlock, at: 9) }
    return 0
  }
  @inlinable @inline(__always)
  public var returned: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 24 { return try wireBlock.load(Money.self, at: 13, field: "returned") }
      return Money()
    }
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
  @inlinable
  public var payment: PaymentStatus {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "payment")
    }
  }
  /// Calls `body` with `payment` as it stands in the bytes.
  @inlinable
  public func withPayment<Result>(
    _ body: (WireView<PaymentStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "payment", body)
  }
}

extension OrderCancelled {
  public init(view: WireView<OrderCancelled>) throws(WireError) {
    self.order = view.order
    self.phase = view.phase
    self.revision = view.revision
    self.returned = try view.returned
    self.payment = try view.payment
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// What is left of the order, or why nothing was changed.
public enum CancelOrderResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case cancelled(OrderCancelled)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension CancelOrderResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.CancelOrderResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .cancelled: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .cancelled(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .cancelled(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .cancelled(try OrderCancelled(payload: payload, case: "cancelled"))
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

/// Gives money back for an order that stands.
public struct RefundRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var order: Identifier
  public var amount: Money

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.order = Identifier()
    self.amount = Money()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    order: Identifier = Identifier(),
    amount: Money = Money()
  ) {
    self.key = key
    self.order = order
    self.amount = amount
  }
}

extension RefundRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.RefundRequest" }
  @inlinable public static var maximumEncodedSize: Int { 37 }
  @inlinable public static var blockSize: Int { 35 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 24), .init(end: 35)])

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
    var block = try writer.take(37)
    UInt16(35).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.order.store(into: &block, at: offset &+ 16)
    self.amount.store(into: &block, at: offset &+ 24)
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
    if block.byteCount < 35 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 35 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.order = Identifier(block: block, at: 16)
    self.amount = try block.load(at: 24, field: "amount")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.order.rawValue != 0, "order", "must not be zero")
  }
}

extension WireView where Viewed == RefundRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var amount: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 35 { return try wireBlock.load(Money.self, at: 24, field: "amount") }
      return Money()
    }
  }
}

extension RefundRequest {
  public init(view: WireView<RefundRequest>) throws(WireError) {
    self.key = view.key
    self.order = view.order
    self.amount = try view.amount
  }
}

/// The money is on its way.
public struct RefundOrdered: WireBlockMessage, Hashable {
  public var payment: PaymentStatus
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.payment = PaymentStatus()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    payment: PaymentStatus = PaymentStatus(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.payment = payment
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension RefundOrdered {
  @inlinable public static var messageName: String { "dropwire.live.v1.RefundOrdered" }
  @inlinable public static var maximumEncodedSize: Int { 99 }
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
    try writer.appendNested(self.payment)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.payment)
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
    self.payment = try tail.readNested(field: "payment")
  }
}

extension WireView where Viewed == RefundOrdered {
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
  public var payment: PaymentStatus {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "payment")
    }
  }
  /// Calls `body` with `payment` as it stands in the bytes.
  @inlinable
  public func withPayment<Result>(
    _ body: (WireView<PaymentStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "payment", body)
  }
}

extension RefundOrdered {
  public init(view: WireView<RefundOrdered>) throws(WireError) {
    self.payment = try view.payment
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// Where its payment is, or why nothing is given back.
public enum RefundResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case refund(RefundOrdered)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension RefundResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.RefundResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .refund: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .refund(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .refund(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .refund(try RefundOrdered(payload: payload, case: "refund"))
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

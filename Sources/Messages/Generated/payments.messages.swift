// Generated from payments.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Where a payment is, as far as the log has been told.
public enum PaymentState: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// A begun confirm waits for it.
  case intended
  /// It paid an order; nothing of it is captured.
  case authorised
  case captured
  /// To be given back, or given back, before anything was captured.
  case voided
  case declined
  /// Unknown: what was asked of it was not answered in time: asked again until it is.
  case unanswered
  /// All of what was captured; while less is, it is `captured`.
  case refunded
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension PaymentState {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .intended
    case 2: self = .authorised
    case 3: self = .captured
    case 4: self = .voided
    case 5: self = .declined
    case 6: self = .unanswered
    case 7: self = .refunded
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .intended: 1
    case .authorised: 2
    case .captured: 3
    case .voided: 4
    case .declined: 5
    case .unanswered: 6
    case .refunded: 7
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

/// What an adapter is asked to do.
public enum IntentKind: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case authorise
  case capture
  case void
  case refund
  /// Say what became of the intent of this number.
  case query
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension IntentKind {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .authorise
    case 2: self = .capture
    case 3: self = .void
    case 4: self = .refund
    case 5: self = .query
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .authorise: 1
    case .capture: 2
    case .void: 3
    case .refund: 4
    case .query: 5
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

/// What became of an intent.
public enum PaymentReport: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case authorised
  /// Not done, and it will not be: of an authorisation the payment's end, else asked again.
  case declined
  case captured
  case voided
  case refunded
  /// Nobody can say yet: asked again later.
  case notYet
  /// The provider has no record of it. Nothing that cannot be undone follows.
  case notFound
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension PaymentReport {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .authorised
    case 2: self = .declined
    case 3: self = .captured
    case 4: self = .voided
    case 5: self = .refunded
    case 6: self = .notYet
    case 7: self = .notFound
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .authorised: 1
    case .declined: 2
    case .captured: 3
    case .voided: 4
    case .refunded: 5
    case .notYet: 6
    case .notFound: 7
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

/// Something to do with a payment. To do it again under its number must be the same as once.
public struct PaymentIntent: WireBlockMessage, Hashable {
  /// Contiguous from 0: where to resume behind.
  public var offset: UInt64
  /// The intent's name at the provider: one deed, however often it is sent.
  public var number: UInt64
  public var kind: IntentKind
  public var payment: UUIDBytes
  public var hold: Identifier
  /// 0: none yet.
  public var order: Identifier
  public var amount: Money
  public var at: Timestamp
  /// Of a query: what was asked under the number.
  public var of: IntentKind
  /// The payment token that it is charged to, see `Checkout/Token`.
  public var token: Identifier?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.offset = 0
    self.number = 0
    self.kind = .unspecified
    self.payment = UUIDBytes()
    self.hold = Identifier()
    self.order = Identifier()
    self.amount = Money()
    self.at = Timestamp()
    self.of = .unspecified
    self.token = nil
  }

  @inlinable
  public init(
    offset: UInt64 = 0,
    number: UInt64 = 0,
    kind: IntentKind = .unspecified,
    payment: UUIDBytes = UUIDBytes(),
    hold: Identifier = Identifier(),
    order: Identifier = Identifier(),
    amount: Money = Money(),
    at: Timestamp = Timestamp(),
    of: IntentKind = .unspecified,
    token: Identifier? = nil
  ) {
    self.offset = offset
    self.number = number
    self.kind = kind
    self.payment = payment
    self.hold = hold
    self.order = order
    self.amount = amount
    self.at = at
    self.of = of
    self.token = token
  }
}

extension PaymentIntent {
  @inlinable public static var messageName: String { "dropwire.live.v1.PaymentIntent" }
  @inlinable public static var maximumEncodedSize: Int { 80 }
  @inlinable public static var blockSize: Int { 78 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 17),
    .init(end: 33),
    .init(end: 41),
    .init(end: 49),
    .init(end: 60),
    .init(end: 68),
    .init(end: 69),
    .init(end: 78, presenceByte: 69, presenceMask: 0x01)
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
    var block = try writer.take(80)
    UInt16(78).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence69: UInt8 = 0
    if self.token != nil { presence69 |= 0x01 }
    presence69.store(into: &block, at: offset &+ 69)
    self.offset.store(into: &block, at: offset)
    self.number.store(into: &block, at: offset &+ 8)
    self.kind.store(into: &block, at: offset &+ 16)
    self.payment.store(into: &block, at: offset &+ 17)
    self.hold.store(into: &block, at: offset &+ 33)
    self.order.store(into: &block, at: offset &+ 41)
    self.amount.store(into: &block, at: offset &+ 49)
    self.at.store(into: &block, at: offset &+ 60)
    self.of.store(into: &block, at: offset &+ 68)
    block.storeOptional(self.token, at: offset &+ 70)
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
    if block.byteCount < 78 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 78 else { throw WireError(.truncated) }
    let presence69 = block.byte(at: 69)
    if presence69 & 0xFE != 0, block.byteCount == 78 {
      throw WireError(.unknownPresence)
    }
    self.offset = UInt64(block: block, at: 0)
    self.number = UInt64(block: block, at: 8)
    self.kind = IntentKind(block: block, at: 16)
    self.payment = UUIDBytes(block: block, at: 17)
    self.hold = Identifier(block: block, at: 33)
    self.order = Identifier(block: block, at: 41)
    self.amount = try block.load(at: 49, field: "amount")
    self.at = Timestamp(block: block, at: 60)
    self.of = IntentKind(block: block, at: 68)
    self.token = try block.loadOptional(at: 70, if: presence69 & 0x01 != 0, field: "token")
  }
}

extension WireView where Viewed == PaymentIntent {
  @inlinable @inline(__always)
  public var offset: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var number: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var kind: IntentKind {
    if wireBlock.byteCount >= 17 { return IntentKind(block: wireBlock, at: 16) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 33 { return UUIDBytes(block: wireBlock, at: 17) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var hold: Identifier {
    if wireBlock.byteCount >= 41 { return Identifier(block: wireBlock, at: 33) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 49 { return Identifier(block: wireBlock, at: 41) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var amount: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 60 { return try wireBlock.load(Money.self, at: 49, field: "amount") }
      return Money()
    }
  }
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 68 { return Timestamp(block: wireBlock, at: 60) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var of: IntentKind {
    if wireBlock.byteCount >= 69 { return IntentKind(block: wireBlock, at: 68) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var token: Identifier? {
    if wireHas(78, presence: 69, mask: 0x01) { return Identifier(block: wireBlock, at: 70) }
    return nil
  }
}

extension PaymentIntent {
  public init(view: WireView<PaymentIntent>) throws(WireError) {
    self.offset = view.offset
    self.number = view.number
    self.kind = view.kind
    self.payment = view.payment
    self.hold = view.hold
    self.order = view.order
    self.amount = try view.amount
    self.at = view.at
    self.of = view.of
    self.token = view.token
  }
}

/// Asks for intents, from where the adapter was.
public struct PaymentsRequest: WireBlockMessage, Hashable {
  /// The first offset not yet seen.
  public var next: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.next = 0
  }

  @inlinable
  public init(next: UInt64) {
    self.next = next
  }
}

extension PaymentsRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.PaymentsRequest" }
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
    self.next.store(into: &block, at: offset)
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
    self.next = UInt64(block: block, at: 0)
  }
}

extension WireView where Viewed == PaymentsRequest {
  @inlinable @inline(__always)
  public var next: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
}

extension PaymentsRequest {
  public init(view: WireView<PaymentsRequest>) throws(WireError) {
    self.next = view.next
  }
}

/// A payment at one moment of the log.
public struct PaymentStatus: WireBlockMessage, Hashable {
  public var payment: UUIDBytes
  public var hold: Identifier
  /// The order that it paid; 0: none.
  public var order: Identifier
  public var state: PaymentState
  /// What its hold costs: price of the offer's version by units.
  public var amount: Money
  /// Minor units, as the next three.
  public var authorised: Int64
  /// Never more than authorised.
  public var captured: Int64
  /// Never more than captured.
  public var refunded: Int64
  /// What is to be left with the seller when everything is settled.
  public var kept: Int64
  /// What is asked of the adapter now; `unspecified`: nothing.
  public var asked: IntentKind
  /// The number of that.
  public var intent: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.payment = UUIDBytes()
    self.hold = Identifier()
    self.order = Identifier()
    self.state = .unspecified
    self.amount = Money()
    self.authorised = 0
    self.captured = 0
    self.refunded = 0
    self.kept = 0
    self.asked = .unspecified
    self.intent = 0
  }

  @inlinable
  public init(
    payment: UUIDBytes = UUIDBytes(),
    hold: Identifier = Identifier(),
    order: Identifier = Identifier(),
    state: PaymentState = .unspecified,
    amount: Money = Money(),
    authorised: Int64 = 0,
    captured: Int64 = 0,
    refunded: Int64 = 0,
    kept: Int64 = 0,
    asked: IntentKind = .unspecified,
    intent: UInt64 = 0
  ) {
    self.payment = payment
    self.hold = hold
    self.order = order
    self.state = state
    self.amount = amount
    self.authorised = authorised
    self.captured = captured
    self.refunded = refunded
    self.kept = kept
    self.asked = asked
    self.intent = intent
  }
}

extension PaymentStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.PaymentStatus" }
  @inlinable public static var maximumEncodedSize: Int { 87 }
  @inlinable public static var blockSize: Int { 85 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 33),
    .init(end: 44),
    .init(end: 52),
    .init(end: 60),
    .init(end: 68),
    .init(end: 76),
    .init(end: 77),
    .init(end: 85)
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
    var block = try writer.take(87)
    UInt16(85).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.payment.store(into: &block, at: offset)
    self.hold.store(into: &block, at: offset &+ 16)
    self.order.store(into: &block, at: offset &+ 24)
    self.state.store(into: &block, at: offset &+ 32)
    self.amount.store(into: &block, at: offset &+ 33)
    self.authorised.store(into: &block, at: offset &+ 44)
    self.captured.store(into: &block, at: offset &+ 52)
    self.refunded.store(into: &block, at: offset &+ 60)
    self.kept.store(into: &block, at: offset &+ 68)
    self.asked.store(into: &block, at: offset &+ 76)
    self.intent.store(into: &block, at: offset &+ 77)
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
    if block.byteCount < 85 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 85 else { throw WireError(.truncated) }
    self.payment = UUIDBytes(block: block, at: 0)
    self.hold = Identifier(block: block, at: 16)
    self.order = Identifier(block: block, at: 24)
    self.state = PaymentState(block: block, at: 32)
    self.amount = try block.load(at: 33, field: "amount")
    self.authorised = Int64(block: block, at: 44)
    self.captured = Int64(block: block, at: 52)
    self.refunded = Int64(block: block, at: 60)
    self.kept = Int64(block: block, at: 68)
    self.asked = IntentKind(block: block, at: 76)
    self.intent = UInt64(block: block, at: 77)
  }
}

extension WireView where Viewed == PaymentStatus {
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
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var state: PaymentState {
    if wireBlock.byteCount >= 33 { return PaymentState(block: wireBlock, at: 32) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var amount: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 44 { return try wireBlock.load(Money.self, at: 33, field: "amount") }
      return Money()
    }
  }
  @inlinable @inline(__always)
  public var authorised: Int64 {
    if wireBlock.byteCount >= 52 { return Int64(block: wireBlock, at: 44) }
    return 0
  }
  @inlinable @inline(__always)
  public var captured: Int64 {
    if wireBlock.byteCount >= 60 { return Int64(block: wireBlock, at: 52) }
    return 0
  }
  @inlinable @inline(__always)
  public var refunded: Int64 {
    if wireBlock.byteCount >= 68 { return Int64(block: wireBlock, at: 60) }
    return 0
  }
  @inlinable @inline(__always)
  public var kept: Int64 {
    if wireBlock.byteCount >= 76 { return Int64(block: wireBlock, at: 68) }
    return 0
  }
  @inlinable @inline(__always)
  public var asked: IntentKind {
    if wireBlock.byteCount >= 77 { return IntentKind(block: wireBlock, at: 76) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var intent: UInt64 {
    if wireBlock.byteCount >= 85 { return UInt64(block: wireBlock, at: 77) }
    return 0
  }
}

extension PaymentStatus {
  public init(view: WireView<PaymentStatus>) throws(WireError) {
    self.payment = view.payment
    self.hold = view.hold
    self.order = view.order
    self.state = view.state
    self.amount = try view.amount
    self.authorised = view.authorised
    self.captured = view.captured
    self.refunded = view.refunded
    self.kept = view.kept
    self.asked = view.asked
    self.intent = view.intent
  }
}

/// Says what became of an intent. The same again, late or out of order, changes nothing twice.
public struct SettleRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var payment: UUIDBytes
  public var intent: UInt64
  public var report: PaymentReport
  /// Absent: what was asked for.
  public var amount: Money?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.payment = UUIDBytes()
    self.intent = 0
    self.report = .unspecified
    self.amount = nil
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    payment: UUIDBytes = UUIDBytes(),
    intent: UInt64 = 0,
    report: PaymentReport = .unspecified,
    amount: Money? = nil
  ) {
    self.key = key
    self.payment = payment
    self.intent = intent
    self.report = report
    self.amount = amount
  }
}

extension SettleRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SettleRequest" }
  @inlinable public static var maximumEncodedSize: Int { 55 }
  @inlinable public static var blockSize: Int { 53 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 32),
    .init(end: 40),
    .init(end: 41),
    .init(end: 53, presenceByte: 41, presenceMask: 0x01)
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
    var block = try writer.take(55)
    UInt16(53).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence41: UInt8 = 0
    if self.amount != nil { presence41 |= 0x01 }
    presence41.store(into: &block, at: offset &+ 41)
    self.key.store(into: &block, at: offset)
    self.payment.store(into: &block, at: offset &+ 16)
    self.intent.store(into: &block, at: offset &+ 32)
    self.report.store(into: &block, at: offset &+ 40)
    block.storeOptional(self.amount, at: offset &+ 42)
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
    if block.byteCount < 53 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 53 else { throw WireError(.truncated) }
    let presence41 = block.byte(at: 41)
    if presence41 & 0xFE != 0, block.byteCount == 53 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.payment = UUIDBytes(block: block, at: 16)
    self.intent = UInt64(block: block, at: 32)
    self.report = PaymentReport(block: block, at: 40)
    self.amount = try block.loadOptional(at: 42, if: presence41 & 0x01 != 0, field: "amount")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.payment != UUIDBytes(), "payment", "must not be zero")
    try Validation.require(self.intent >= 1, "intent", "must be at least 1")
  }
}

extension WireView where Viewed == SettleRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 32 { return UUIDBytes(block: wireBlock, at: 16) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var intent: UInt64 {
    if wireBlock.byteCount >= 40 { return UInt64(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable @inline(__always)
  public var report: PaymentReport {
    if wireBlock.byteCount >= 41 { return PaymentReport(block: wireBlock, at: 40) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var amount: Money? {
    get throws(WireError) {
      if wireHas(53, presence: 41, mask: 0x01) { return try wireBlock.load(Money.self, at: 42, field: "amount") }
      return nil
    }
  }
}

extension SettleRequest {
  public init(view: WireView<SettleRequest>) throws(WireError) {
    self.key = view.key
    self.payment = view.payment
    self.intent = view.intent
    self.report = view.report
    self.amount = try view.amount
  }
}

/// Where the payment is after that.
public struct PaymentSettled: WireBlockMessage, Hashable {
  public var status: PaymentStatus
  /// False: it was known, or of an intent that something newer has overtaken.
  public var changed: Bool
  /// Log sequence of the decision.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.status = PaymentStatus()
    self.changed = false
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    status: PaymentStatus = PaymentStatus(),
    changed: Bool = false,
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.status = status
    self.changed = changed
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension PaymentSettled {
  @inlinable public static var messageName: String { "dropwire.live.v1.PaymentSettled" }
  @inlinable public static var maximumEncodedSize: Int { 100 }
  @inlinable public static var blockSize: Int { 10 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1), .init(end: 9), .init(end: 10)])

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
    self.changed.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 1)
    self.replayed.store(into: &block, at: offset &+ 9)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.status)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.status)
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
    self.changed = try block.load(at: 0, field: "changed")
    self.sequence = UInt64(block: block, at: 1)
    self.replayed = try block.load(at: 9, field: "replayed")
    self.status = try tail.readNested(field: "status")
  }
}

extension WireView where Viewed == PaymentSettled {
  @inlinable @inline(__always)
  public var changed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "changed") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 9 { return UInt64(block: wireBlock, at: 1) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 10 { return try wireBlock.load(Bool.self, at: 9, field: "replayed") }
      return false
    }
  }
  @inlinable
  public var status: PaymentStatus {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "status")
    }
  }
  /// Calls `body` with `status` as it stands in the bytes.
  @inlinable
  public func withStatus<Result>(
    _ body: (WireView<PaymentStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "status", body)
  }
}

extension PaymentSettled {
  public init(view: WireView<PaymentSettled>) throws(WireError) {
    self.status = try view.status
    self.changed = try view.changed
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// Where the payment is, or why nothing follows from the report.
public enum SettleResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case settled(PaymentSettled)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SettleResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.SettleResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .settled: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .settled(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .settled(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .settled(try PaymentSettled(payload: payload, case: "settled"))
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

/// Opens the till: from now on intents leave, and payments are followed to their end.
public struct SetTillRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  /// After so long without an answer an adapter is asked again; 1 s to 24 h.
  public var queryAfter: TimeSpan

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.queryAfter = TimeSpan()
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), queryAfter: TimeSpan = TimeSpan()) {
    self.key = key
    self.queryAfter = queryAfter
  }
}

extension SetTillRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetTillRequest" }
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
    self.key.store(into: &block, at: offset)
    self.queryAfter.store(into: &block, at: offset &+ 16)
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
    self.key = UUIDBytes(block: block, at: 0)
    self.queryAfter = TimeSpan(block: block, at: 16)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
  }
}

extension WireView where Viewed == SetTillRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var queryAfter: TimeSpan {
    if wireBlock.byteCount >= 24 { return TimeSpan(block: wireBlock, at: 16) }
    return TimeSpan()
  }
}

extension SetTillRequest {
  public init(view: WireView<SetTillRequest>) throws(WireError) {
    self.key = view.key
    self.queryAfter = view.queryAfter
  }
}

/// How the till is set.
public struct TillSet: WireBlockMessage, Hashable {
  public var queryAfter: TimeSpan
  /// The number of the next intent.
  public var nextIntent: UInt64
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.queryAfter = TimeSpan()
    self.nextIntent = 0
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    queryAfter: TimeSpan = TimeSpan(),
    nextIntent: UInt64 = 0,
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.queryAfter = queryAfter
    self.nextIntent = nextIntent
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension TillSet {
  @inlinable public static var messageName: String { "dropwire.live.v1.TillSet" }
  @inlinable public static var maximumEncodedSize: Int { 27 }
  @inlinable public static var blockSize: Int { 25 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
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
    self.queryAfter.store(into: &block, at: offset)
    self.nextIntent.store(into: &block, at: offset &+ 8)
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
    self.queryAfter = TimeSpan(block: block, at: 0)
    self.nextIntent = UInt64(block: block, at: 8)
    self.sequence = UInt64(block: block, at: 16)
    self.replayed = try block.load(at: 24, field: "replayed")
  }
}

extension WireView where Viewed == TillSet {
  @inlinable @inline(__always)
  public var queryAfter: TimeSpan {
    if wireBlock.byteCount >= 8 { return TimeSpan(block: wireBlock, at: 0) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var nextIntent: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
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

extension TillSet {
  public init(view: WireView<TillSet>) throws(WireError) {
    self.queryAfter = view.queryAfter
    self.nextIntent = view.nextIntent
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The till is open, or why nothing was changed.
public enum SetTillResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case set(TillSet)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SetTillResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetTillResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .set: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .set(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .set(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .set(try TillSet(payload: payload, case: "set"))
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

/// Asks for a payment.
public struct GetPaymentRequest: WireBlockMessage, Hashable {
  public var payment: UUIDBytes

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.payment = UUIDBytes()
  }

  @inlinable
  public init(payment: UUIDBytes) {
    self.payment = payment
  }
}

extension GetPaymentRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.GetPaymentRequest" }
  @inlinable public static var maximumEncodedSize: Int { 18 }
  @inlinable public static var blockSize: Int { 16 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16)])

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
    self.payment.store(into: &block, at: offset)
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
    self.payment = UUIDBytes(block: block, at: 0)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.payment != UUIDBytes(), "payment", "must not be zero")
  }
}

extension WireView where Viewed == GetPaymentRequest {
  @inlinable @inline(__always)
  public var payment: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
}

extension GetPaymentRequest {
  public init(view: WireView<GetPaymentRequest>) throws(WireError) {
    self.payment = view.payment
  }
}

/// A payment, as of an entry of the log.
public struct PaymentFound: WireBlockMessage, Hashable {
  public var status: PaymentStatus
  /// The last log sequence that this includes.
  public var asOf: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.status = PaymentStatus()
    self.asOf = 0
  }

  @inlinable
  public init(status: PaymentStatus = PaymentStatus(), asOf: UInt64 = 0) {
    self.status = status
    self.asOf = asOf
  }
}

extension PaymentFound {
  @inlinable public static var messageName: String { "dropwire.live.v1.PaymentFound" }
  @inlinable public static var maximumEncodedSize: Int { 98 }
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
    self.asOf.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.status)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.status)
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
    self.asOf = UInt64(block: block, at: 0)
    self.status = try tail.readNested(field: "status")
  }
}

extension WireView where Viewed == PaymentFound {
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var status: PaymentStatus {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "status")
    }
  }
  /// Calls `body` with `status` as it stands in the bytes.
  @inlinable
  public func withStatus<Result>(
    _ body: (WireView<PaymentStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "status", body)
  }
}

extension PaymentFound {
  public init(view: WireView<PaymentFound>) throws(WireError) {
    self.status = try view.status
    self.asOf = view.asOf
  }
}

/// The payment, or that it is not known: it never was, or has been forgotten.
public enum GetPaymentResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case payment(PaymentFound)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension GetPaymentResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.GetPaymentResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .payment: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .payment(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .payment(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .payment(try PaymentFound(payload: payload, case: "payment"))
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

/// Whether a payment token can be charged.
public enum TokenState: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case active
  case expired
  case revoked
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension TokenState {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .active
    case 2: self = .expired
    case 3: self = .revoked
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .active: 1
    case .expired: 2
    case .revoked: 3
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

/// Leave to charge a buyer, for purchases that their device signs.
public struct RegisterTokenRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  /// What the provider knows it by. The log has its SHA-256 digest only.
  public var reference: [UInt8]
  /// The most that one purchase may cost.
  public var cap: Money
  /// The most that all of them may, minor units of the cap; 0: any.
  public var total: Int64
  /// From then on it cannot be charged; at most 366 days ahead.
  public var expires: Timestamp
  /// Public key, P-256 or Ed25519. The log has its digest only.
  public var device: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.reference = []
    self.cap = Money()
    self.total = 0
    self.expires = Timestamp()
    self.device = []
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    reference: [UInt8] = [],
    cap: Money = Money(),
    total: Int64 = 0,
    expires: Timestamp = Timestamp(),
    device: [UInt8] = []
  ) {
    self.key = key
    self.buyer = buyer
    self.reference = reference
    self.cap = cap
    self.total = total
    self.expires = expires
    self.device = device
  }
}

extension RegisterTokenRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.RegisterTokenRequest" }
  @inlinable public static var maximumEncodedSize: Int { 729 }
  @inlinable public static var blockSize: Int { 51 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 35),
    .init(end: 43),
    .init(end: 51)
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
    var block = try writer.take(53)
    UInt16(51).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.buyer.store(into: &block, at: offset &+ 16)
    self.cap.store(into: &block, at: offset &+ 24)
    self.total.store(into: &block, at: offset &+ 35)
    self.expires.store(into: &block, at: offset &+ 43)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.reference.isEmpty { last = 1 }
    if !self.device.isEmpty { last = 2 }
    if last >= 1 { try writer.appendBytes(self.reference) }
    if last >= 2 { try writer.appendBytes(self.device) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.reference.isEmpty { last = 1 }
    if !self.device.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.reference) }
    if last >= 2 { size &+= WireBuffer.size(self.device) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 51 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 51 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.buyer = Identifier(block: block, at: 16)
    self.cap = try block.load(at: 24, field: "cap")
    self.total = Int64(block: block, at: 35)
    self.expires = Timestamp(block: block, at: 43)
    self.reference = try tail.readBytes(max: 512, field: "reference")
    self.device = try tail.readBytes(max: 160, field: "device")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.reference.count <= 512, "reference", "must have at most 512 bytes")
    try Validation.require(self.device.count <= 160, "device", "must have at most 160 bytes")
  }
}

/// Fields that are secret are not printed.
extension RegisterTokenRequest: CustomReflectable {
  public var customMirror: Mirror {
    let children: [(label: String?, value: Any)] = [
      ("key", self.key),
      ("buyer", self.buyer),
      ("reference", "secret"),
      ("cap", self.cap),
      ("total", self.total),
      ("expires", self.expires),
      ("device", "secret")
    ]
    return Mirror(self, children: children, displayStyle: .struct)
  }
}

extension WireView where Viewed == RegisterTokenRequest {
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
  public var cap: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 35 { return try wireBlock.load(Money.self, at: 24, field: "cap") }
      return Money()
    }
  }
  @inlinable @inline(__always)
  public var total: Int64 {
    if wireBlock.byteCount >= 43 { return Int64(block: wireBlock, at: 35) }
    return 0
  }
  @inlinable @inline(__always)
  public var expires: Timestamp {
    if wireBlock.byteCount >= 51 { return Timestamp(block: wireBlock, at: 43) }
    return Timestamp()
  }
  @inlinable
  public var reference: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 512, field: "reference")
    }
  }
  /// Calls `body` with `reference` as it stands in the bytes.
  @inlinable
  public func withReference<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 512, field: "reference", body)
  }
  @inlinable
  public var device: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "reference")
      return try tail.readBytes(max: 160, field: "device")
    }
  }
  /// Calls `body` with `device` as it stands in the bytes.
  @inlinable
  public func withDevice<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "reference")
    return try tail.withBytes(max: 160, field: "device", body)
  }
}

extension RegisterTokenRequest {
  public init(view: WireView<RegisterTokenRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.reference = try view.reference
    self.cap = try view.cap
    self.total = view.total
    self.expires = view.expires
    self.device = try view.device
  }
}

/// The token is known from this entry on.
public struct TokenRegistered: WireBlockMessage, Hashable {
  public var token: Identifier
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.token = Identifier()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(token: Identifier = Identifier(), sequence: UInt64 = 0, replayed: Bool = false) {
    self.token = token
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension TokenRegistered {
  @inlinable public static var messageName: String { "dropwire.live.v1.TokenRegistered" }
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
    self.token.store(into: &block, at: offset)
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
    self.token = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
  }
}

extension WireView where Viewed == TokenRegistered {
  @inlinable @inline(__always)
  public var token: Identifier {
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

extension TokenRegistered {
  public init(view: WireView<TokenRegistered>) throws(WireError) {
    self.token = view.token
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The token, or why there is none.
public enum RegisterTokenResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case registered(TokenRegistered)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension RegisterTokenResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.RegisterTokenResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .registered: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .registered(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .registered(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .registered(try TokenRegistered(payload: payload, case: "registered"))
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

/// Takes the leave back. What was bought before goes on.
public struct RevokeTokenRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var buyer: Identifier
  public var token: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.buyer = Identifier()
    self.token = Identifier()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    buyer: Identifier = Identifier(),
    token: Identifier = Identifier()
  ) {
    self.key = key
    self.buyer = buyer
    self.token = token
  }
}

extension RevokeTokenRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.RevokeTokenRequest" }
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
    self.token.store(into: &block, at: offset &+ 24)
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
    self.token = Identifier(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.buyer.rawValue != 0, "buyer", "must not be zero")
    try Validation.require(self.token.rawValue != 0, "token", "must not be zero")
  }
}

extension WireView where Viewed == RevokeTokenRequest {
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
}

extension RevokeTokenRequest {
  public init(view: WireView<RevokeTokenRequest>) throws(WireError) {
    self.key = view.key
    self.buyer = view.buyer
    self.token = view.token
  }
}

/// Nothing is charged to the token from this entry on.
public struct TokenRevoked: WireBlockMessage, Hashable {
  public var token: Identifier
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.token = Identifier()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(token: Identifier = Identifier(), sequence: UInt64 = 0, replayed: Bool = false) {
    self.token = token
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension TokenRevoked {
  @inlinable public static var messageName: String { "dropwire.live.v1.TokenRevoked" }
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
    self.token.store(into: &block, at: offset)
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
    self.token = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
  }
}

extension WireView where Viewed == TokenRevoked {
  @inlinable @inline(__always)
  public var token: Identifier {
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

extension TokenRevoked {
  public init(view: WireView<TokenRevoked>) throws(WireError) {
    self.token = view.token
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The token is revoked, or why it is not.
public enum RevokeTokenResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case revoked(TokenRevoked)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension RevokeTokenResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.RevokeTokenResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .revoked: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .revoked(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .revoked(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .revoked(try TokenRevoked(payload: payload, case: "revoked"))
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

/// Asks for a payment token.
public struct GetTokenRequest: WireBlockMessage, Hashable {
  public var token: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.token = Identifier()
  }

  @inlinable
  public init(token: Identifier) {
    self.token = token
  }
}

extension GetTokenRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.GetTokenRequest" }
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
    self.token.store(into: &block, at: offset)
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
    self.token = Identifier(block: block, at: 0)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.token.rawValue != 0, "token", "must not be zero")
  }
}

extension WireView where Viewed == GetTokenRequest {
  @inlinable @inline(__always)
  public var token: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
}

extension GetTokenRequest {
  public init(view: WireView<GetTokenRequest>) throws(WireError) {
    self.token = view.token
  }
}

/// A payment token at one moment of the log.
public struct TokenFound: WireBlockMessage, Hashable {
  public var token: Identifier
  public var buyer: Identifier
  public var state: TokenState
  public var cap: Money
  /// 0: any.
  public var total: Int64
  /// What purchases came to, but for those whose payment came to nothing.
  public var spent: Int64
  public var expires: Timestamp
  /// SHA-256 of what the provider knows it by.
  public var reference: [UInt8]
  /// The last log sequence that this includes.
  public var asOf: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.token = Identifier()
    self.buyer = Identifier()
    self.state = .unspecified
    self.cap = Money()
    self.total = 0
    self.spent = 0
    self.expires = Timestamp()
    self.reference = []
    self.asOf = 0
  }

  @inlinable
  public init(
    token: Identifier = Identifier(),
    buyer: Identifier = Identifier(),
    state: TokenState = .unspecified,
    cap: Money = Money(),
    total: Int64 = 0,
    spent: Int64 = 0,
    expires: Timestamp = Timestamp(),
    reference: [UInt8] = [],
    asOf: UInt64 = 0
  ) {
    self.token = token
    self.buyer = buyer
    self.state = state
    self.cap = cap
    self.total = total
    self.spent = spent
    self.expires = expires
    self.reference = reference
    self.asOf = asOf
  }
}

extension TokenFound {
  @inlinable public static var messageName: String { "dropwire.live.v1.TokenFound" }
  @inlinable public static var maximumEncodedSize: Int { 95 }
  @inlinable public static var blockSize: Int { 60 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 17),
    .init(end: 28),
    .init(end: 36),
    .init(end: 44),
    .init(end: 52),
    .init(end: 60)
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
    var block = try writer.take(62)
    UInt16(60).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.token.store(into: &block, at: offset)
    self.buyer.store(into: &block, at: offset &+ 8)
    self.state.store(into: &block, at: offset &+ 16)
    self.cap.store(into: &block, at: offset &+ 17)
    self.total.store(into: &block, at: offset &+ 28)
    self.spent.store(into: &block, at: offset &+ 36)
    self.expires.store(into: &block, at: offset &+ 44)
    self.asOf.store(into: &block, at: offset &+ 52)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.reference.isEmpty { try writer.appendBytes(self.reference) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.reference.isEmpty { size &+= WireBuffer.size(self.reference) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 60 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 60 else { throw WireError(.truncated) }
    self.token = Identifier(block: block, at: 0)
    self.buyer = Identifier(block: block, at: 8)
    self.state = TokenState(block: block, at: 16)
    self.cap = try block.load(at: 17, field: "cap")
    self.total = Int64(block: block, at: 28)
    self.spent = Int64(block: block, at: 36)
    self.expires = Timestamp(block: block, at: 44)
    self.asOf = UInt64(block: block, at: 52)
    self.reference = try tail.readBytes(max: 32, field: "reference")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.reference.count <= 32, "reference", "must have at most 32 bytes")
  }
}

/// Fields that are secret are not printed.
extension TokenFound: CustomReflectable {
  public var customMirror: Mirror {
    let children: [(label: String?, value: Any)] = [
      ("token", self.token),
      ("buyer", self.buyer),
      ("state", self.state),
      ("cap", self.cap),
      ("total", self.total),
      ("spent", self.spent),
      ("expires", self.expires),
      ("reference", "secret"),
      ("asOf", self.asOf)
    ]
    return Mirror(self, children: children, displayStyle: .struct)
  }
}

extension WireView where Viewed == TokenFound {
  @inlinable @inline(__always)
  public var token: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var buyer: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var state: TokenState {
    if wireBlock.byteCount >= 17 { return TokenState(block: wireBlock, at: 16) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var cap: Money {
    get throws(WireError) {
      if wireBlock.byteCount >= 28 { return try wireBlock.load(Money.self, at: 17, field: "cap") }
      return Money()
    }
  }
  @inlinable @inline(__always)
  public var total: Int64 {
    if wireBlock.byteCount >= 36 { return Int64(block: wireBlock, at: 28) }
    return 0
  }
  @inlinable @inline(__always)
  public var spent: Int64 {
    if wireBlock.byteCount >= 44 { return Int64(block: wireBlock, at: 36) }
    return 0
  }
  @inlinable @inline(__always)
  public var expires: Timestamp {
    if wireBlock.byteCount >= 52 { return Timestamp(block: wireBlock, at: 44) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 60 { return UInt64(block: wireBlock, at: 52) }
    return 0
  }
  @inlinable
  public var reference: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 32, field: "reference")
    }
  }
  /// Calls `body` with `reference` as it stands in the bytes.
  @inlinable
  public func withReference<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 32, field: "reference", body)
  }
}

extension TokenFound {
  public init(view: WireView<TokenFound>) throws(WireError) {
    self.token = view.token
    self.buyer = view.buyer
    self.state = view.state
    self.cap = try view.cap
    self.total = view.total
    self.spent = view.spent
    self.expires = view.expires
    self.reference = try view.reference
    self.asOf = view.asOf
  }
}

/// The token, or that it is not known: it never was, or has been forgotten.
public enum GetTokenResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case token(TokenFound)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension GetTokenResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.GetTokenResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .token: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .token(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .token(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .token(try TokenFound(payload: payload, case: "token"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .token(let value): try Validation.check(value, "token")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

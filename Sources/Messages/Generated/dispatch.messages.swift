// Generated from dispatch.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Makes a partner known; the answer has its id.
public struct RegisterPartnerRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var name: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.name = ""
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), name: String = "") {
    self.key = key
    self.name = name
  }
}

extension RegisterPartnerRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.RegisterPartnerRequest" }
  @inlinable public static var maximumEncodedSize: Int { 276 }
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
    self.name = try tail.readString(max: 256, field: "name")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.name.utf8.count >= 1, "name", "must have at least 1 bytes")
    try Validation.require(self.name.utf8.count <= 256, "name", "must have at most 256 bytes")
  }
}

extension WireView where Viewed == RegisterPartnerRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "name", body)
  }
}

extension RegisterPartnerRequest {
  public init(view: WireView<RegisterPartnerRequest>) throws(WireError) {
    self.key = view.key
    self.name = try view.name
  }
}

/// The partner is in the log.
public struct PartnerRegistered: WireBlockMessage, Hashable {
  public var partner: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.partner = Identifier()
  }

  @inlinable
  public init(partner: Identifier) {
    self.partner = partner
  }
}

extension PartnerRegistered {
  @inlinable public static var messageName: String { "dropwire.live.v1.PartnerRegistered" }
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
    self.partner.store(into: &block, at: offset)
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
    self.partner = Identifier(block: block, at: 0)
  }
}

extension WireView where Viewed == PartnerRegistered {
  @inlinable @inline(__always)
  public var partner: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
}

extension PartnerRegistered {
  public init(view: WireView<PartnerRegistered>) throws(WireError) {
    self.partner = view.partner
  }
}

/// A partner's id, or why there is none.
public enum RegisterPartnerResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case registered(PartnerRegistered)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension RegisterPartnerResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.RegisterPartnerResult" }
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
    case 1: self = .registered(try PartnerRegistered(payload: payload, case: "registered"))
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

/// Adds a partner's hub, or changes it.
public struct PutHubRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  /// 0: a new one.
  public var hub: Identifier
  public var partner: Identifier
  /// 0: serves every zone.
  public var zone: UInt32
  /// Bit set, see docs/partners.md.
  public var capabilities: UInt64
  /// Jobs it will have at once. 0 pauses a hub that is known: no further job comes; a new one has at least 1.
  public var openJobs: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.hub = Identifier()
    self.partner = Identifier()
    self.zone = 0
    self.capabilities = 0
    self.openJobs = 0
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    hub: Identifier = Identifier(),
    partner: Identifier = Identifier(),
    zone: UInt32 = 0,
    capabilities: UInt64 = 0,
    openJobs: UInt32 = 0
  ) {
    self.key = key
    self.hub = hub
    self.partner = partner
    self.zone = zone
    self.capabilities = capabilities
    self.openJobs = openJobs
  }
}

extension PutHubRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.PutHubRequest" }
  @inlinable public static var maximumEncodedSize: Int { 50 }
  @inlinable public static var blockSize: Int { 48 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 36),
    .init(end: 44),
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
    self.hub.store(into: &block, at: offset &+ 16)
    self.partner.store(into: &block, at: offset &+ 24)
    self.zone.store(into: &block, at: offset &+ 32)
    self.capabilities.store(into: &block, at: offset &+ 36)
    self.openJobs.store(into: &block, at: offset &+ 44)
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
    self.hub = Identifier(block: block, at: 16)
    self.partner = Identifier(block: block, at: 24)
    self.zone = UInt32(block: block, at: 32)
    self.capabilities = UInt64(block: block, at: 36)
    self.openJobs = UInt32(block: block, at: 44)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.partner.rawValue != 0, "partner", "must not be zero")
  }
}

extension WireView where Viewed == PutHubRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var partner: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var zone: UInt32 {
    if wireBlock.byteCount >= 36 { return UInt32(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable @inline(__always)
  public var capabilities: UInt64 {
    if wireBlock.byteCount >= 44 { return UInt64(block: wireBlock, at: 36) }
    return 0
  }
  @inlinable @inline(__always)
  public var openJobs: UInt32 {
    if wireBlock.byteCount >= 48 { return UInt32(block: wireBlock, at: 44) }
    return 0
  }
}

extension PutHubRequest {
  public init(view: WireView<PutHubRequest>) throws(WireError) {
    self.key = view.key
    self.hub = view.hub
    self.partner = view.partner
    self.zone = view.zone
    self.capabilities = view.capabilities
    self.openJobs = view.openJobs
  }
}

/// The hub is in the log.
public struct HubStored: WireBlockMessage, Hashable {
  public var hub: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
  }

  @inlinable
  public init(hub: Identifier) {
    self.hub = hub
  }
}

extension HubStored {
  @inlinable public static var messageName: String { "dropwire.live.v1.HubStored" }
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
    self.hub.store(into: &block, at: offset)
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
    self.hub = Identifier(block: block, at: 0)
  }
}

extension WireView where Viewed == HubStored {
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
}

extension HubStored {
  public init(view: WireView<HubStored>) throws(WireError) {
    self.hub = view.hub
  }
}

/// A hub's id, or why there is none.
public enum PutHubResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case stored(HubStored)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension PutHubResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.PutHubResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .stored: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .stored(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .stored(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .stored(try HubStored(payload: payload, case: "stored"))
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

/// First message of a partner's stream: who it is and what it has seen.
public struct PartnerHello: WireBlockMessage, Hashable {
  public var partner: Identifier
  /// The first job event not yet seen.
  public var next: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.partner = Identifier()
    self.next = 0
  }

  @inlinable
  public init(partner: Identifier = Identifier(), next: UInt64 = 0) {
    self.partner = partner
    self.next = next
  }
}

extension PartnerHello {
  @inlinable public static var messageName: String { "dropwire.live.v1.PartnerHello" }
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
    self.partner.store(into: &block, at: offset)
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
    self.partner = Identifier(block: block, at: 0)
    self.next = UInt64(block: block, at: 8)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.partner.rawValue != 0, "partner", "must not be zero")
  }
}

extension WireView where Viewed == PartnerHello {
  @inlinable @inline(__always)
  public var partner: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var next: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
}

extension PartnerHello {
  public init(view: WireView<PartnerHello>) throws(WireError) {
    self.partner = view.partner
    self.next = view.next
  }
}

/// What a partner reports about a job.
public enum JobAction: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case accept
  case reject
  case preparing
  case ready
  case outForDelivery
  case awaitingPickup
  case delivered
  case failed
  /// After pickup alone, with its reason: the order line has failed.
  case undeliverable
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension JobAction {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .accept
    case 2: self = .reject
    case 3: self = .preparing
    case 4: self = .ready
    case 5: self = .outForDelivery
    case 6: self = .awaitingPickup
    case 7: self = .delivered
    case 8: self = .failed
    case 9: self = .undeliverable
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .accept: 1
    case .reject: 2
    case .preparing: 3
    case .ready: 4
    case .outForDelivery: 5
    case .awaitingPickup: 6
    case .delivered: 7
    case .failed: 8
    case .undeliverable: 9
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

/// A partner's report on one attempt. A stale attempt changes nothing.
public struct JobReport: WireBlockMessage, Hashable {
  /// Echoed in the answer.
  public var tag: UInt64
  public var job: Identifier
  public var attempt: UInt32
  public var action: JobAction
  /// The partner's own code for a rejection.
  public var reason: UInt32
  public var eta: Timestamp?
  /// Of reject, failed and undeliverable, which has to have one.
  public var why: JobReason?
  /// Of delivered alone.
  public var proof: DeliveryProof?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.tag = 0
    self.job = Identifier()
    self.attempt = 0
    self.action = .unspecified
    self.reason = 0
    self.eta = nil
    self.why = nil
    self.proof = nil
  }

  @inlinable
  public init(
    tag: UInt64 = 0,
    job: Identifier = Identifier(),
    attempt: UInt32 = 0,
    action: JobAction = .unspecified,
    reason: UInt32 = 0,
    eta: Timestamp? = nil,
    why: JobReason? = nil,
    proof: DeliveryProof? = nil
  ) {
    self.tag = tag
    self.job = job
    self.attempt = attempt
    self.action = action
    self.reason = reason
    self.eta = eta
    self.why = why
    self.proof = proof
  }
}

extension JobReport {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobReport" }
  @inlinable public static var maximumEncodedSize: Int { 74 }
  @inlinable public static var blockSize: Int { 35 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 21),
    .init(end: 25),
    .init(end: 34, presenceByte: 25, presenceMask: 0x01),
    .init(end: 35, presenceByte: 25, presenceMask: 0x02)
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
    var block = try writer.take(37)
    UInt16(35).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence25: UInt8 = 0
    if self.eta != nil { presence25 |= 0x01 }
    if self.why != nil { presence25 |= 0x02 }
    presence25.store(into: &block, at: offset &+ 25)
    self.tag.store(into: &block, at: offset)
    self.job.store(into: &block, at: offset &+ 8)
    self.attempt.store(into: &block, at: offset &+ 16)
    self.action.store(into: &block, at: offset &+ 20)
    self.reason.store(into: &block, at: offset &+ 21)
    block.storeOptional(self.eta, at: offset &+ 26)
    block.storeOptional(self.why, at: offset &+ 34)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.proof != nil { try writer.appendOptionalNested(self.proof) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.proof != nil { size &+= WireBuffer.size(self.proof) }
    return size
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
    let presence25 = block.byte(at: 25)
    if presence25 & 0xFC != 0, block.byteCount == 35 {
      throw WireError(.unknownPresence)
    }
    self.tag = UInt64(block: block, at: 0)
    self.job = Identifier(block: block, at: 8)
    self.attempt = UInt32(block: block, at: 16)
    self.action = JobAction(block: block, at: 20)
    self.reason = UInt32(block: block, at: 21)
    self.eta = try block.loadOptional(at: 26, if: presence25 & 0x01 != 0, field: "eta")
    self.why = try block.loadOptional(at: 34, if: presence25 & 0x02 != 0, field: "why")
    self.proof = try tail.readOptionalNested(field: "proof")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.job.rawValue != 0, "job", "must not be zero")
    try Validation.require(self.action.rawValue != 0, "action", "must not be unspecified")
    if let value = self.proof {
      try Validation.check(value, "proof")
    }
  }
}

extension WireView where Viewed == JobReport {
  @inlinable @inline(__always)
  public var tag: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var action: JobAction {
    if wireBlock.byteCount >= 21 { return JobAction(block: wireBlock, at: 20) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var reason: UInt32 {
    if wireBlock.byteCount >= 25 { return UInt32(block: wireBlock, at: 21) }
    return 0
  }
  @inlinable @inline(__always)
  public var eta: Timestamp? {
    if wireHas(34, presence: 25, mask: 0x01) { return Timestamp(block: wireBlock, at: 26) }
    return nil
  }
  @inlinable @inline(__always)
  public var why: JobReason? {
    if wireHas(35, presence: 25, mask: 0x02) { return JobReason(block: wireBlock, at: 34) }
    return nil
  }
  @inlinable
  public var proof: DeliveryProof? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "proof")
    }
  }
  /// Calls `body` with `proof` as it stands in the bytes.
  @inlinable
  public func withProof<Result>(
    _ body: (WireView<DeliveryProof>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "proof", body)
  }
}

extension JobReport {
  public init(view: WireView<JobReport>) throws(WireError) {
    self.tag = view.tag
    self.job = view.job
    self.attempt = view.attempt
    self.action = view.action
    self.reason = view.reason
    self.eta = view.eta
    self.why = view.why
    self.proof = try view.proof
  }
}

/// The same without a stream. It has no key: the same report again changes nothing.
public struct ReportRequest: WireBlockMessage, Hashable {
  /// Whose report it is; its hub must have the attempt.
  public var partner: Identifier
  public var job: Identifier
  public var attempt: UInt32
  public var action: JobAction
  /// The partner's own code for a rejection.
  public var reason: UInt32
  public var eta: Timestamp?
  /// Of reject, failed and undeliverable, which has to have one.
  public var why: JobReason?
  /// Of delivered alone.
  public var proof: DeliveryProof?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.partner = Identifier()
    self.job = Identifier()
    self.attempt = 0
    self.action = .unspecified
    self.reason = 0
    self.eta = nil
    self.why = nil
    self.proof = nil
  }

  @inlinable
  public init(
    partner: Identifier = Identifier(),
    job: Identifier = Identifier(),
    attempt: UInt32 = 0,
    action: JobAction = .unspecified,
    reason: UInt32 = 0,
    eta: Timestamp? = nil,
    why: JobReason? = nil,
    proof: DeliveryProof? = nil
  ) {
    self.partner = partner
    self.job = job
    self.attempt = attempt
    self.action = action
    self.reason = reason
    self.eta = eta
    self.why = why
    self.proof = proof
  }
}

extension ReportRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReportRequest" }
  @inlinable public static var maximumEncodedSize: Int { 74 }
  @inlinable public static var blockSize: Int { 35 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 21),
    .init(end: 25),
    .init(end: 34, presenceByte: 25, presenceMask: 0x01),
    .init(end: 35, presenceByte: 25, presenceMask: 0x02)
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
    var block = try writer.take(37)
    UInt16(35).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence25: UInt8 = 0
    if self.eta != nil { presence25 |= 0x01 }
    if self.why != nil { presence25 |= 0x02 }
    presence25.store(into: &block, at: offset &+ 25)
    self.partner.store(into: &block, at: offset)
    self.job.store(into: &block, at: offset &+ 8)
    self.attempt.store(into: &block, at: offset &+ 16)
    self.action.store(into: &block, at: offset &+ 20)
    self.reason.store(into: &block, at: offset &+ 21)
    block.storeOptional(self.eta, at: offset &+ 26)
    block.storeOptional(self.why, at: offset &+ 34)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.proof != nil { try writer.appendOptionalNested(self.proof) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.proof != nil { size &+= WireBuffer.size(self.proof) }
    return size
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
    let presence25 = block.byte(at: 25)
    if presence25 & 0xFC != 0, block.byteCount == 35 {
      throw WireError(.unknownPresence)
    }
    self.partner = Identifier(block: block, at: 0)
    self.job = Identifier(block: block, at: 8)
    self.attempt = UInt32(block: block, at: 16)
    self.action = JobAction(block: block, at: 20)
    self.reason = UInt32(block: block, at: 21)
    self.eta = try block.loadOptional(at: 26, if: presence25 & 0x01 != 0, field: "eta")
    self.why = try block.loadOptional(at: 34, if: presence25 & 0x02 != 0, field: "why")
    self.proof = try tail.readOptionalNested(field: "proof")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.partner.rawValue != 0, "partner", "must not be zero")
    try Validation.require(self.job.rawValue != 0, "job", "must not be zero")
    try Validation.require(self.action.rawValue != 0, "action", "must not be unspecified")
    if let value = self.proof {
      try Validation.check(value, "proof")
    }
  }
}

extension WireView where Viewed == ReportRequest {
  @inlinable @inline(__always)
  public var partner: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var action: JobAction {
    if wireBlock.byteCount >= 21 { return JobAction(block: wireBlock, at: 20) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var reason: UInt32 {
    if wireBlock.byteCount >= 25 { return UInt32(block: wireBlock, at: 21) }
    return 0
  }
  @inlinable @inline(__always)
  public var eta: Timestamp? {
    if wireHas(34, presence: 25, mask: 0x01) { return Timestamp(block: wireBlock, at: 26) }
    return nil
  }
  @inlinable @inline(__always)
  public var why: JobReason? {
    if wireHas(35, presence: 25, mask: 0x02) { return JobReason(block: wireBlock, at: 34) }
    return nil
  }
  @inlinable
  public var proof: DeliveryProof? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "proof")
    }
  }
  /// Calls `body` with `proof` as it stands in the bytes.
  @inlinable
  public func withProof<Result>(
    _ body: (WireView<DeliveryProof>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "proof", body)
  }
}

extension ReportRequest {
  public init(view: WireView<ReportRequest>) throws(WireError) {
    self.partner = view.partner
    self.job = view.job
    self.attempt = view.attempt
    self.action = view.action
    self.reason = view.reason
    self.eta = view.eta
    self.why = view.why
    self.proof = try view.proof
  }
}

/// A report is in the log.
public struct ReportTaken: WireBlockMessage, Hashable {
  public var job: Identifier
  /// The one that counts after it.
  public var attempt: UInt32
  public var phase: JobPhase
  /// False: it was there already.
  public var changed: Bool
  /// Log sequence of its entry.
  public var sequence: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.job = Identifier()
    self.attempt = 0
    self.phase = .unspecified
    self.changed = false
    self.sequence = 0
  }

  @inlinable
  public init(
    job: Identifier = Identifier(),
    attempt: UInt32 = 0,
    phase: JobPhase = .unspecified,
    changed: Bool = false,
    sequence: UInt64 = 0
  ) {
    self.job = job
    self.attempt = attempt
    self.phase = phase
    self.changed = changed
    self.sequence = sequence
  }
}

extension ReportTaken {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReportTaken" }
  @inlinable public static var maximumEncodedSize: Int { 24 }
  @inlinable public static var blockSize: Int { 22 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 13),
    .init(end: 14),
    .init(end: 22)
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
    var block = try writer.take(24)
    UInt16(22).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.job.store(into: &block, at: offset)
    self.attempt.store(into: &block, at: offset &+ 8)
    self.phase.store(into: &block, at: offset &+ 12)
    self.changed.store(into: &block, at: offset &+ 13)
    self.sequence.store(into: &block, at: offset &+ 14)
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
    if block.byteCount < 22 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 22 else { throw WireError(.truncated) }
    self.job = Identifier(block: block, at: 0)
    self.attempt = UInt32(block: block, at: 8)
    self.phase = JobPhase(block: block, at: 12)
    self.changed = try block.load(at: 13, field: "changed")
    self.sequence = UInt64(block: block, at: 14)
  }
}

extension WireView where Viewed == ReportTaken {
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var phase: JobPhase {
    if wireBlock.byteCount >= 13 { return JobPhase(block: wireBlock, at: 12) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var changed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 14 { return try wireBlock.load(Bool.self, at: 13, field: "changed") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 22 { return UInt64(block: wireBlock, at: 14) }
    return 0
  }
}

extension ReportTaken {
  public init(view: WireView<ReportTaken>) throws(WireError) {
    self.job = view.job
    self.attempt = view.attempt
    self.phase = view.phase
    self.changed = try view.changed
    self.sequence = view.sequence
  }
}

/// Where the job is, or why the report changed nothing. Of `invalidProgress`, `available` has the actions that are
/// possible: a bit for each, by its number.
public enum ReportResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case taken(ReportTaken)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ReportResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReportResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .taken: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .taken(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .taken(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .taken(try ReportTaken(payload: payload, case: "taken"))
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

/// How long hubs may take, of the market or of one hub.
public struct SetDispatchRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  /// 0: of all hubs that have none of their own.
  public var hub: Identifier
  /// Until an offer is answered: a second to a day, or 0: however long it takes.
  public var answerWithin: TimeSpan
  /// Between two things that a hub says: a second to a day, or 0: however long it is silent.
  public var heardWithin: TimeSpan
  /// Whether jobs leave, before pickup, a hub that is silent or has left them unanswered.
  public var autoSwap: Bool
  /// Of one hub alone: it goes by what is said of the market again.
  public var remove: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.hub = Identifier()
    self.answerWithin = TimeSpan()
    self.heardWithin = TimeSpan()
    self.autoSwap = false
    self.remove = false
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    hub: Identifier = Identifier(),
    answerWithin: TimeSpan = TimeSpan(),
    heardWithin: TimeSpan = TimeSpan(),
    autoSwap: Bool = false,
    remove: Bool = false
  ) {
    self.key = key
    self.hub = hub
    self.answerWithin = answerWithin
    self.heardWithin = heardWithin
    self.autoSwap = autoSwap
    self.remove = remove
  }
}

extension SetDispatchRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetDispatchRequest" }
  @inlinable public static var maximumEncodedSize: Int { 44 }
  @inlinable public static var blockSize: Int { 42 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 40),
    .init(end: 41),
    .init(end: 42)
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
    self.key.store(into: &block, at: offset)
    self.hub.store(into: &block, at: offset &+ 16)
    self.answerWithin.store(into: &block, at: offset &+ 24)
    self.heardWithin.store(into: &block, at: offset &+ 32)
    self.autoSwap.store(into: &block, at: offset &+ 40)
    self.remove.store(into: &block, at: offset &+ 41)
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
    self.key = UUIDBytes(block: block, at: 0)
    self.hub = Identifier(block: block, at: 16)
    self.answerWithin = TimeSpan(block: block, at: 24)
    self.heardWithin = TimeSpan(block: block, at: 32)
    self.autoSwap = try block.load(at: 40, field: "autoSwap")
    self.remove = try block.load(at: 41, field: "remove")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
  }
}

extension WireView where Viewed == SetDispatchRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var answerWithin: TimeSpan {
    if wireBlock.byteCount >= 32 { return TimeSpan(block: wireBlock, at: 24) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var heardWithin: TimeSpan {
    if wireBlock.byteCount >= 40 { return TimeSpan(block: wireBlock, at: 32) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var autoSwap: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 41 { return try wireBlock.load(Bool.self, at: 40, field: "autoSwap") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var remove: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 42 { return try wireBlock.load(Bool.self, at: 41, field: "remove") }
      return false
    }
  }
}

extension SetDispatchRequest {
  public init(view: WireView<SetDispatchRequest>) throws(WireError) {
    self.key = view.key
    self.hub = view.hub
    self.answerWithin = view.answerWithin
    self.heardWithin = view.heardWithin
    self.autoSwap = try view.autoSwap
    self.remove = try view.remove
  }
}

/// Hubs go by it from its entry on. Offers that were made keep the time that they were given.
public struct DispatchSet: WireBlockMessage, Hashable {
  public var hub: Identifier
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(hub: Identifier = Identifier(), sequence: UInt64 = 0, replayed: Bool = false) {
    self.hub = hub
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension DispatchSet {
  @inlinable public static var messageName: String { "dropwire.live.v1.DispatchSet" }
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
    self.hub.store(into: &block, at: offset)
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
    self.hub = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
  }
}

extension WireView where Viewed == DispatchSet {
  @inlinable @inline(__always)
  public var hub: Identifier {
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

extension DispatchSet {
  public init(view: WireView<DispatchSet>) throws(WireError) {
    self.hub = view.hub
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// How hubs are waited for, or why nothing was changed.
public enum SetDispatchResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case set(DispatchSet)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SetDispatchResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetDispatchResult" }
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
    case 1: self = .set(try DispatchSet(payload: payload, case: "set"))
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

/// Takes a job from the hub that has it, or from among those that wait, and gives it to another.
public struct ForceSwapRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var job: Identifier
  /// Who is to have it, whatever it did with it before; 0: the next in the order of routing, other than who has it.
  public var hub: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.job = Identifier()
    self.hub = Identifier()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    job: Identifier = Identifier(),
    hub: Identifier = Identifier()
  ) {
    self.key = key
    self.job = job
    self.hub = hub
  }
}

extension ForceSwapRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ForceSwapRequest" }
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
    self.job.store(into: &block, at: offset &+ 16)
    self.hub.store(into: &block, at: offset &+ 24)
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
    self.job = Identifier(block: block, at: 16)
    self.hub = Identifier(block: block, at: 24)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.job.rawValue != 0, "job", "must not be zero")
  }
}

extension WireView where Viewed == ForceSwapRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
}

extension ForceSwapRequest {
  public init(view: WireView<ForceSwapRequest>) throws(WireError) {
    self.key = view.key
    self.job = view.job
    self.hub = view.hub
  }
}

/// Another hub has the job.
public struct JobSwapped: WireBlockMessage, Hashable {
  public var job: Identifier
  /// The one that counts.
  public var attempt: UInt32
  /// The hub that had it; 0: it waited.
  public var before: Identifier
  public var after: Identifier
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.job = Identifier()
    self.attempt = 0
    self.before = Identifier()
    self.after = Identifier()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    job: Identifier = Identifier(),
    attempt: UInt32 = 0,
    before: Identifier = Identifier(),
    after: Identifier = Identifier(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.job = job
    self.attempt = attempt
    self.before = before
    self.after = after
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension JobSwapped {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobSwapped" }
  @inlinable public static var maximumEncodedSize: Int { 39 }
  @inlinable public static var blockSize: Int { 37 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 20),
    .init(end: 28),
    .init(end: 36),
    .init(end: 37)
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
    var block = try writer.take(39)
    UInt16(37).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.job.store(into: &block, at: offset)
    self.attempt.store(into: &block, at: offset &+ 8)
    self.before.store(into: &block, at: offset &+ 12)
    self.after.store(into: &block, at: offset &+ 20)
    self.sequence.store(into: &block, at: offset &+ 28)
    self.replayed.store(into: &block, at: offset &+ 36)
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
    if block.byteCount < 37 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 37 else { throw WireError(.truncated) }
    self.job = Identifier(block: block, at: 0)
    self.attempt = UInt32(block: block, at: 8)
    self.before = Identifier(block: block, at: 12)
    self.after = Identifier(block: block, at: 20)
    self.sequence = UInt64(block: block, at: 28)
    self.replayed = try block.load(at: 36, field: "replayed")
  }
}

extension WireView where Viewed == JobSwapped {
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var before: Identifier {
    if wireBlock.byteCount >= 20 { return Identifier(block: wireBlock, at: 12) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var after: Identifier {
    if wireBlock.byteCount >= 28 { return Identifier(block: wireBlock, at: 20) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 36 { return UInt64(block: wireBlock, at: 28) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 37 { return try wireBlock.load(Bool.self, at: 36, field: "replayed") }
      return false
    }
  }
}

extension JobSwapped {
  public init(view: WireView<JobSwapped>) throws(WireError) {
    self.job = view.job
    self.attempt = view.attempt
    self.before = view.before
    self.after = view.after
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// Who has the job, or why it stays where it is.
public enum ForceSwapResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case swapped(JobSwapped)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension ForceSwapResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.ForceSwapResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .swapped: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .swapped(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .swapped(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .swapped(try JobSwapped(payload: payload, case: "swapped"))
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

/// Asks where a job is.
public struct JobRequest: WireBlockMessage, Hashable {
  public var job: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.job = Identifier()
  }

  @inlinable
  public init(job: Identifier) {
    self.job = job
  }
}

extension JobRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobRequest" }
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
    self.job.store(into: &block, at: offset)
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
    self.job = Identifier(block: block, at: 0)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.job.rawValue != 0, "job", "must not be zero")
  }
}

extension WireView where Viewed == JobRequest {
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
}

extension JobRequest {
  public init(view: WireView<JobRequest>) throws(WireError) {
    self.job = view.job
  }
}

/// A job as of an entry of the log.
public struct JobState: WireBlockMessage, Hashable {
  public var job: Identifier
  public var order: Identifier
  /// 0: nobody has it.
  public var partner: Identifier
  /// 0: it waits for one.
  public var hub: Identifier
  public var attempt: UInt32
  public var phase: JobPhase
  /// Of an offer that has to be answered.
  public var answerBy: Timestamp?
  /// When it was promised.
  public var window: WindowGrant?
  public var eta: Timestamp?
  /// What was said last of why not; `unspecified`: nothing.
  public var why: JobReason
  /// Of one that is delivered.
  public var proof: DeliveryProof?
  /// Hubs that have had it and refused it; the one that has it counts.
  public var refusals: UInt32
  /// A hub has left it unanswered: none that leaves offers unanswered is offered it.
  public var passed: Bool
  /// Of one that was taken from a hub and waits for another: that hub.
  public var taken: Identifier
  /// Why it was; `unspecified`: it was not.
  public var swap: SwapReason
  /// The last log sequence that this includes.
  public var asOf: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.job = Identifier()
    self.order = Identifier()
    self.partner = Identifier()
    self.hub = Identifier()
    self.attempt = 0
    self.phase = .unspecified
    self.answerBy = nil
    self.window = nil
    self.eta = nil
    self.why = .unspecified
    self.proof = nil
    self.refusals = 0
    self.passed = false
    self.taken = Identifier()
    self.swap = .unspecified
    self.asOf = 0
  }

  @inlinable
  public init(
    job: Identifier = Identifier(),
    order: Identifier = Identifier(),
    partner: Identifier = Identifier(),
    hub: Identifier = Identifier(),
    attempt: UInt32 = 0,
    phase: JobPhase = .unspecified,
    answerBy: Timestamp? = nil,
    window: WindowGrant? = nil,
    eta: Timestamp? = nil,
    why: JobReason = .unspecified,
    proof: DeliveryProof? = nil,
    refusals: UInt32 = 0,
    passed: Bool = false,
    taken: Identifier = Identifier(),
    swap: SwapReason = .unspecified,
    asOf: UInt64 = 0
  ) {
    self.job = job
    self.order = order
    self.partner = partner
    self.hub = hub
    self.attempt = attempt
    self.phase = phase
    self.answerBy = answerBy
    self.window = window
    self.eta = eta
    self.why = why
    self.proof = proof
    self.refusals = refusals
    self.passed = passed
    self.taken = taken
    self.swap = swap
    self.asOf = asOf
  }
}

extension JobState {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobState" }
  @inlinable public static var maximumEncodedSize: Int { 152 }
  @inlinable public static var blockSize: Int { 77 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 32),
    .init(end: 36),
    .init(end: 37),
    .init(end: 46, presenceByte: 37, presenceMask: 0x01),
    .init(end: 54, presenceByte: 37, presenceMask: 0x02),
    .init(end: 55),
    .init(end: 59),
    .init(end: 60),
    .init(end: 68),
    .init(end: 69),
    .init(end: 77)
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
    var presence37: UInt8 = 0
    if self.answerBy != nil { presence37 |= 0x01 }
    if self.eta != nil { presence37 |= 0x02 }
    presence37.store(into: &block, at: offset &+ 37)
    self.job.store(into: &block, at: offset)
    self.order.store(into: &block, at: offset &+ 8)
    self.partner.store(into: &block, at: offset &+ 16)
    self.hub.store(into: &block, at: offset &+ 24)
    self.attempt.store(into: &block, at: offset &+ 32)
    self.phase.store(into: &block, at: offset &+ 36)
    block.storeOptional(self.answerBy, at: offset &+ 38)
    block.storeOptional(self.eta, at: offset &+ 46)
    self.why.store(into: &block, at: offset &+ 54)
    self.refusals.store(into: &block, at: offset &+ 55)
    self.passed.store(into: &block, at: offset &+ 59)
    self.taken.store(into: &block, at: offset &+ 60)
    self.swap.store(into: &block, at: offset &+ 68)
    self.asOf.store(into: &block, at: offset &+ 69)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.window != nil { last = 1 }
    if self.proof != nil { last = 2 }
    if last >= 1 { try writer.appendOptionalNested(self.window) }
    if last >= 2 { try writer.appendOptionalNested(self.proof) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.window != nil { last = 1 }
    if self.proof != nil { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.window) }
    if last >= 2 { size &+= WireBuffer.size(self.proof) }
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
    let presence37 = block.byte(at: 37)
    if presence37 & 0xFC != 0, block.byteCount == 77 {
      throw WireError(.unknownPresence)
    }
    self.job = Identifier(block: block, at: 0)
    self.order = Identifier(block: block, at: 8)
    self.partner = Identifier(block: block, at: 16)
    self.hub = Identifier(block: block, at: 24)
    self.attempt = UInt32(block: block, at: 32)
    self.phase = JobPhase(block: block, at: 36)
    self.answerBy = try block.loadOptional(at: 38, if: presence37 & 0x01 != 0, field: "answerBy")
    self.eta = try block.loadOptional(at: 46, if: presence37 & 0x02 != 0, field: "eta")
    self.why = JobReason(block: block, at: 54)
    self.refusals = UInt32(block: block, at: 55)
    self.passed = try block.load(at: 59, field: "passed")
    self.taken = Identifier(block: block, at: 60)
    self.swap = SwapReason(block: block, at: 68)
    self.asOf = UInt64(block: block, at: 69)
    self.window = try tail.readOptionalNested(field: "window")
    self.proof = try tail.readOptionalNested(field: "proof")
  }

  public func validate() throws(ValidationError) {
    if let value = self.proof {
      try Validation.check(value, "proof")
    }
  }
}

extension WireView where Viewed == JobState {
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
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
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 36 { return UInt32(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable @inline(__always)
  public var phase: JobPhase {
    if wireBlock.byteCount >= 37 { return JobPhase(block: wireBlock, at: 36) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var answerBy: Timestamp? {
    if wireHas(46, presence: 37, mask: 0x01) { return Timestamp(block: wireBlock, at: 38) }
    return nil
  }
  @inlinable @inline(__always)
  public var eta: Timestamp? {
    if wireHas(54, presence: 37, mask: 0x02) { return Timestamp(block: wireBlock, at: 46) }
    return nil
  }
  @inlinable @inline(__always)
  public var why: JobReason {
    if wireBlock.byteCount >= 55 { return JobReason(block: wireBlock, at: 54) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var refusals: UInt32 {
    if wireBlock.byteCount >= 59 { return UInt32(block: wireBlock, at: 55) }
    return 0
  }
  @inlinable @inline(__always)
  public var passed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 60 { return try wireBlock.load(Bool.self, at: 59, field: "passed") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var taken: Identifier {
    if wireBlock.byteCount >= 68 { return Identifier(block: wireBlock, at: 60) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var swap: SwapReason {
    if wireBlock.byteCount >= 69 { return SwapReason(block: wireBlock, at: 68) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 77 { return UInt64(block: wireBlock, at: 69) }
    return 0
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
  public var proof: DeliveryProof? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "window")
      return try tail.readOptionalNested(field: "proof")
    }
  }
  /// Calls `body` with `proof` as it stands in the bytes.
  @inlinable
  public func withProof<Result>(
    _ body: (WireView<DeliveryProof>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "window")
    return try tail.withNested(field: "proof", body)
  }
}

extension JobState {
  public init(view: WireView<JobState>) throws(WireError) {
    self.job = view.job
    self.order = view.order
    self.partner = view.partner
    self.hub = view.hub
    self.attempt = view.attempt
    self.phase = view.phase
    self.answerBy = view.answerBy
    self.window = try view.window
    self.eta = view.eta
    self.why = view.why
    self.proof = try view.proof
    self.refusals = view.refusals
    self.passed = try view.passed
    self.taken = view.taken
    self.swap = view.swap
    self.asOf = view.asOf
  }
}

/// Where the job is, or that it is not known.
public enum JobResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case state(JobState)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension JobResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .state: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .state(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .state(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .state(try JobState(payload: payload, case: "state"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .state(let value): try Validation.check(value, "state")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// What a hub says of itself, and that it is there. Only the newest counts.
public struct TelemetryRequest: WireBlockMessage, Hashable {
  /// Whose hub it is; on a stream the one of its hello.
  public var partner: Identifier
  public var hub: Identifier
  /// Jobs that wait at it.
  public var backlog: UInt32
  /// How long a job takes now until it is ready; not negative.
  public var preparation: TimeSpan
  /// Jobs it accepts of those that it is offered, per mille; absent: all.
  public var acceptRate: UInt32?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.partner = Identifier()
    self.hub = Identifier()
    self.backlog = 0
    self.preparation = TimeSpan()
    self.acceptRate = nil
  }

  @inlinable
  public init(
    partner: Identifier = Identifier(),
    hub: Identifier = Identifier(),
    backlog: UInt32 = 0,
    preparation: TimeSpan = TimeSpan(),
    acceptRate: UInt32? = nil
  ) {
    self.partner = partner
    self.hub = hub
    self.backlog = backlog
    self.preparation = preparation
    self.acceptRate = acceptRate
  }
}

extension TelemetryRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.TelemetryRequest" }
  @inlinable public static var maximumEncodedSize: Int { 35 }
  @inlinable public static var blockSize: Int { 33 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 28),
    .init(end: 33, presenceByte: 28, presenceMask: 0x01)
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
    var presence28: UInt8 = 0
    if self.acceptRate != nil { presence28 |= 0x01 }
    presence28.store(into: &block, at: offset &+ 28)
    self.partner.store(into: &block, at: offset)
    self.hub.store(into: &block, at: offset &+ 8)
    self.backlog.store(into: &block, at: offset &+ 16)
    self.preparation.store(into: &block, at: offset &+ 20)
    block.storeOptional(self.acceptRate, at: offset &+ 29)
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
    let presence28 = block.byte(at: 28)
    if presence28 & 0xFE != 0, block.byteCount == 33 {
      throw WireError(.unknownPresence)
    }
    self.partner = Identifier(block: block, at: 0)
    self.hub = Identifier(block: block, at: 8)
    self.backlog = UInt32(block: block, at: 16)
    self.preparation = TimeSpan(block: block, at: 20)
    self.acceptRate = try block.loadOptional(at: 29, if: presence28 & 0x01 != 0, field: "acceptRate")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.partner.rawValue != 0, "partner", "must not be zero")
    try Validation.require(self.hub.rawValue != 0, "hub", "must not be zero")
    if let value = self.acceptRate {
      try Validation.require(value <= 1000, "acceptRate", "must be at most 1000")
    }
  }
}

extension WireView where Viewed == TelemetryRequest {
  @inlinable @inline(__always)
  public var partner: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var backlog: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var preparation: TimeSpan {
    if wireBlock.byteCount >= 28 { return TimeSpan(block: wireBlock, at: 20) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var acceptRate: UInt32? {
    if wireHas(33, presence: 28, mask: 0x01) { return UInt32(block: wireBlock, at: 29) }
    return nil
  }
}

extension TelemetryRequest {
  public init(view: WireView<TelemetryRequest>) throws(WireError) {
    self.partner = view.partner
    self.hub = view.hub
    self.backlog = view.backlog
    self.preparation = view.preparation
    self.acceptRate = view.acceptRate
  }
}

/// The hub was heard.
public struct TelemetryTaken: WireBlockMessage, Hashable {
  public var hub: Identifier
  /// How it sells now.
  public var mode: HubMode
  /// Why; `unspecified` without a throttle.
  public var reason: HubModeReason
  /// Of this mode; absent without a throttle.
  public var since: Timestamp?
  /// Log sequence of its entry.
  public var sequence: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
    self.mode = .unspecified
    self.reason = .unspecified
    self.since = nil
    self.sequence = 0
  }

  @inlinable
  public init(
    hub: Identifier = Identifier(),
    mode: HubMode = .unspecified,
    reason: HubModeReason = .unspecified,
    since: Timestamp? = nil,
    sequence: UInt64 = 0
  ) {
    self.hub = hub
    self.mode = mode
    self.reason = reason
    self.since = since
    self.sequence = sequence
  }
}

extension TelemetryTaken {
  @inlinable public static var messageName: String { "dropwire.live.v1.TelemetryTaken" }
  @inlinable public static var maximumEncodedSize: Int { 29 }
  @inlinable public static var blockSize: Int { 27 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 10),
    .init(end: 19, presenceByte: 10, presenceMask: 0x01),
    .init(end: 27)
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
    var block = try writer.take(29)
    UInt16(27).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence10: UInt8 = 0
    if self.since != nil { presence10 |= 0x01 }
    presence10.store(into: &block, at: offset &+ 10)
    self.hub.store(into: &block, at: offset)
    self.mode.store(into: &block, at: offset &+ 8)
    self.reason.store(into: &block, at: offset &+ 9)
    block.storeOptional(self.since, at: offset &+ 11)
    self.sequence.store(into: &block, at: offset &+ 19)
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
    if block.byteCount < 27 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 27 else { throw WireError(.truncated) }
    let presence10 = block.byte(at: 10)
    if presence10 & 0xFE != 0, block.byteCount == 27 {
      throw WireError(.unknownPresence)
    }
    self.hub = Identifier(block: block, at: 0)
    self.mode = HubMode(block: block, at: 8)
    self.reason = HubModeReason(block: block, at: 9)
    self.since = try block.loadOptional(at: 11, if: presence10 & 0x01 != 0, field: "since")
    self.sequence = UInt64(block: block, at: 19)
  }
}

extension WireView where Viewed == TelemetryTaken {
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var mode: HubMode {
    if wireBlock.byteCount >= 9 { return HubMode(block: wireBlock, at: 8) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var reason: HubModeReason {
    if wireBlock.byteCount >= 10 { return HubModeReason(block: wireBlock, at: 9) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var since: Timestamp? {
    if wireHas(19, presence: 10, mask: 0x01) { return Timestamp(block: wireBlock, at: 11) }
    return nil
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 27 { return UInt64(block: wireBlock, at: 19) }
    return 0
  }
}

extension TelemetryTaken {
  public init(view: WireView<TelemetryTaken>) throws(WireError) {
    self.hub = view.hub
    self.mode = view.mode
    self.reason = view.reason
    self.since = view.since
    self.sequence = view.sequence
  }
}

/// How the hub sells, or why it was not heard.
public enum TelemetryResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case taken(TelemetryTaken)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension TelemetryResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.TelemetryResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .taken: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .taken(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .taken(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .taken(try TelemetryTaken(payload: payload, case: "taken"))
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

/// What a partner sends: its hello first, then reports, and what its hubs say of themselves.
public enum PartnerMessage: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case hello(PartnerHello)
  case report(JobReport)
  case telemetry(TelemetryRequest)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension PartnerMessage {
  @inlinable public static var messageName: String { "dropwire.live.v1.PartnerMessage" }
  @inlinable public static var maximumEncodedSize: Int { 76 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .hello: 1
    case .report: 2
    case .telemetry: 3
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .hello(let value): WireBuffer.caseSize(1, value)
    case .report(let value): WireBuffer.caseSize(2, value)
    case .telemetry(let value): WireBuffer.caseSize(3, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .hello(let value): try writer.appendCase(1, value)
    case .report(let value): try writer.appendCase(2, value)
    case .telemetry(let value): try writer.appendCase(3, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .hello(try PartnerHello(payload: payload, case: "hello"))
    case 2: self = .report(try JobReport(payload: payload, case: "report"))
    case 3: self = .telemetry(try TelemetryRequest(payload: payload, case: "telemetry"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .hello(let value): try Validation.check(value, "hello")
    case .report(let value): try Validation.check(value, "report")
    case .telemetry(let value): try Validation.check(value, "telemetry")
    default: break
    }
  }
}

/// Work offered to a partner.
public struct JobOffered: WireBlockMessage, Hashable {
  public var job: Identifier
  public var attempt: UInt32
  public var order: Identifier
  public var hub: Identifier
  public var drop: Identifier
  public var pool: Identifier
  public var variant: UInt32
  public var quantity: UInt32
  /// When it was promised; absent: as soon as can be.
  public var window: WindowGrant?
  /// Until when it has to be answered, or it may go elsewhere; absent: whenever.
  public var answer: Timestamp?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.job = Identifier()
    self.attempt = 0
    self.order = Identifier()
    self.hub = Identifier()
    self.drop = Identifier()
    self.pool = Identifier()
    self.variant = 0
    self.quantity = 0
    self.window = nil
    self.answer = nil
  }

  @inlinable
  public init(
    job: Identifier = Identifier(),
    attempt: UInt32 = 0,
    order: Identifier = Identifier(),
    hub: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    pool: Identifier = Identifier(),
    variant: UInt32 = 0,
    quantity: UInt32 = 0,
    window: WindowGrant? = nil,
    answer: Timestamp? = nil
  ) {
    self.job = job
    self.attempt = attempt
    self.order = order
    self.hub = hub
    self.drop = drop
    self.pool = pool
    self.variant = variant
    self.quantity = quantity
    self.window = window
    self.answer = answer
  }
}

extension JobOffered {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobOffered" }
  @inlinable public static var maximumEncodedSize: Int { 99 }
  @inlinable public static var blockSize: Int { 61 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 20),
    .init(end: 28),
    .init(end: 36),
    .init(end: 44),
    .init(end: 48),
    .init(end: 52),
    .init(end: 61, presenceByte: 52, presenceMask: 0x01)
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
    var block = try writer.take(63)
    UInt16(61).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence52: UInt8 = 0
    if self.answer != nil { presence52 |= 0x01 }
    presence52.store(into: &block, at: offset &+ 52)
    self.job.store(into: &block, at: offset)
    self.attempt.store(into: &block, at: offset &+ 8)
    self.order.store(into: &block, at: offset &+ 12)
    self.hub.store(into: &block, at: offset &+ 20)
    self.drop.store(into: &block, at: offset &+ 28)
    self.pool.store(into: &block, at: offset &+ 36)
    self.variant.store(into: &block, at: offset &+ 44)
    self.quantity.store(into: &block, at: offset &+ 48)
    block.storeOptional(self.answer, at: offset &+ 53)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.window != nil { try writer.appendOptionalNested(self.window) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.window != nil { size &+= WireBuffer.size(self.window) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 61 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 61 else { throw WireError(.truncated) }
    let presence52 = block.byte(at: 52)
    if presence52 & 0xFE != 0, block.byteCount == 61 {
      throw WireError(.unknownPresence)
    }
    self.job = Identifier(block: block, at: 0)
    self.attempt = UInt32(block: block, at: 8)
    self.order = Identifier(block: block, at: 12)
    self.hub = Identifier(block: block, at: 20)
    self.drop = Identifier(block: block, at: 28)
    self.pool = Identifier(block: block, at: 36)
    self.variant = UInt32(block: block, at: 44)
    self.quantity = UInt32(block: block, at: 48)
    self.answer = try block.loadOptional(at: 53, if: presence52 & 0x01 != 0, field: "answer")
    self.window = try tail.readOptionalNested(field: "window")
  }
}

extension WireView where Viewed == JobOffered {
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var order: Identifier {
    if wireBlock.byteCount >= 20 { return Identifier(block: wireBlock, at: 12) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 28 { return Identifier(block: wireBlock, at: 20) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 36 { return Identifier(block: wireBlock, at: 28) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var pool: Identifier {
    if wireBlock.byteCount >= 44 { return Identifier(block: wireBlock, at: 36) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var variant: UInt32 {
    if wireBlock.byteCount >= 48 { return UInt32(block: wireBlock, at: 44) }
    return 0
  }
  @inlinable @inline(__always)
  public var quantity: UInt32 {
    if wireBlock.byteCount >= 52 { return UInt32(block: wireBlock, at: 48) }
    return 0
  }
  @inlinable @inline(__always)
  public var answer: Timestamp? {
    if wireHas(61, presence: 52, mask: 0x01) { return Timestamp(block: wireBlock, at: 53) }
    return nil
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
}

extension JobOffered {
  public init(view: WireView<JobOffered>) throws(WireError) {
    self.job = view.job
    self.attempt = view.attempt
    self.order = view.order
    self.hub = view.hub
    self.drop = view.drop
    self.pool = view.pool
    self.variant = view.variant
    self.quantity = view.quantity
    self.window = try view.window
    self.answer = view.answer
  }
}

/// Work taken back; what is reported about this attempt changes nothing.
public struct JobWithdrawn: WireBlockMessage, Hashable {
  public var job: Identifier
  public var attempt: UInt32
  /// Why another hub is to have it; `unspecified`: it is cancelled.
  public var swap: SwapReason

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.job = Identifier()
    self.attempt = 0
    self.swap = .unspecified
  }

  @inlinable
  public init(
    job: Identifier = Identifier(),
    attempt: UInt32 = 0,
    swap: SwapReason = .unspecified
  ) {
    self.job = job
    self.attempt = attempt
    self.swap = swap
  }
}

extension JobWithdrawn {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobWithdrawn" }
  @inlinable public static var maximumEncodedSize: Int { 15 }
  @inlinable public static var blockSize: Int { 13 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 12), .init(end: 13)])

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
    var block = try writer.take(15)
    UInt16(13).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.job.store(into: &block, at: offset)
    self.attempt.store(into: &block, at: offset &+ 8)
    self.swap.store(into: &block, at: offset &+ 12)
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
    if block.byteCount < 13 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 13 else { throw WireError(.truncated) }
    self.job = Identifier(block: block, at: 0)
    self.attempt = UInt32(block: block, at: 8)
    self.swap = SwapReason(block: block, at: 12)
  }
}

extension WireView where Viewed == JobWithdrawn {
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var swap: SwapReason {
    if wireBlock.byteCount >= 13 { return SwapReason(block: wireBlock, at: 12) }
    return .unspecified
  }
}

extension JobWithdrawn {
  public init(view: WireView<JobWithdrawn>) throws(WireError) {
    self.job = view.job
    self.attempt = view.attempt
    self.swap = view.swap
  }
}

/// What happened to a job, for the partner who has it or loses it.
public enum JobNews: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case offered(JobOffered)
  case withdrawn(JobWithdrawn)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension JobNews {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobNews" }
  @inlinable public static var maximumEncodedSize: Int { 101 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .offered: 1
    case .withdrawn: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .offered(let value): WireBuffer.caseSize(1, value)
    case .withdrawn(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .offered(let value): try writer.appendCase(1, value)
    case .withdrawn(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .offered(try JobOffered(payload: payload, case: "offered"))
    case 2: self = .withdrawn(try JobWithdrawn(payload: payload, case: "withdrawn"))
    default: self = .unknown(number)
    }
  }
}

/// One event of a partner's topic, in order.
public struct JobEvent: WireBlockMessage, Hashable {
  /// Contiguous from 0 within the partner's topic.
  public var offset: UInt64
  public var at: Timestamp
  public var news: JobNews

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.offset = 0
    self.at = Timestamp()
    self.news = .unspecified
  }

  @inlinable
  public init(offset: UInt64 = 0, at: Timestamp = Timestamp(), news: JobNews = .unspecified) {
    self.offset = offset
    self.at = at
    self.news = news
  }
}

extension JobEvent {
  @inlinable public static var messageName: String { "dropwire.live.v1.JobEvent" }
  @inlinable public static var maximumEncodedSize: Int { 119 }
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
}

extension WireView where Viewed == JobEvent {
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
  public var news: JobNews {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readUnion(field: "news")
    }
  }
}

extension JobEvent {
  public init(view: WireView<JobEvent>) throws(WireError) {
    self.offset = view.offset
    self.at = view.at
    self.news = try view.news
  }
}

/// A report is durable.
public struct ReportAccepted: WireBlockMessage, Hashable {
  public var tag: UInt64
  public var job: Identifier
  public var attempt: UInt32
  public var phase: JobPhase
  /// False: it was there already.
  public var changed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.tag = 0
    self.job = Identifier()
    self.attempt = 0
    self.phase = .unspecified
    self.changed = false
  }

  @inlinable
  public init(
    tag: UInt64 = 0,
    job: Identifier = Identifier(),
    attempt: UInt32 = 0,
    phase: JobPhase = .unspecified,
    changed: Bool = false
  ) {
    self.tag = tag
    self.job = job
    self.attempt = attempt
    self.phase = phase
    self.changed = changed
  }
}

extension ReportAccepted {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReportAccepted" }
  @inlinable public static var maximumEncodedSize: Int { 24 }
  @inlinable public static var blockSize: Int { 22 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 21),
    .init(end: 22)
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
    var block = try writer.take(24)
    UInt16(22).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.tag.store(into: &block, at: offset)
    self.job.store(into: &block, at: offset &+ 8)
    self.attempt.store(into: &block, at: offset &+ 16)
    self.phase.store(into: &block, at: offset &+ 20)
    self.changed.store(into: &block, at: offset &+ 21)
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
    if block.byteCount < 22 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 22 else { throw WireError(.truncated) }
    self.tag = UInt64(block: block, at: 0)
    self.job = Identifier(block: block, at: 8)
    self.attempt = UInt32(block: block, at: 16)
    self.phase = JobPhase(block: block, at: 20)
    self.changed = try block.load(at: 21, field: "changed")
  }
}

extension WireView where Viewed == ReportAccepted {
  @inlinable @inline(__always)
  public var tag: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var job: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var attempt: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var phase: JobPhase {
    if wireBlock.byteCount >= 21 { return JobPhase(block: wireBlock, at: 20) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var changed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 22 { return try wireBlock.load(Bool.self, at: 21, field: "changed") }
      return false
    }
  }
}

extension ReportAccepted {
  public init(view: WireView<ReportAccepted>) throws(WireError) {
    self.tag = view.tag
    self.job = view.job
    self.attempt = view.attempt
    self.phase = view.phase
    self.changed = try view.changed
  }
}

/// A report changed nothing, and why.
public struct ReportRefused: WireBlockMessage, Hashable {
  public var tag: UInt64
  public var rejected: Rejected
  /// Of `invalidProgress`: what could be reported of this attempt instead.
  public var possible: [JobAction]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.tag = 0
    self.rejected = Rejected()
    self.possible = []
  }

  @inlinable
  public init(tag: UInt64 = 0, rejected: Rejected = Rejected(), possible: [JobAction] = []) {
    self.tag = tag
    self.rejected = rejected
    self.possible = possible
  }
}

extension ReportRefused {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReportRefused" }
  @inlinable public static var maximumEncodedSize: Int { 323 }
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
    try writer.appendNested(self.rejected)
    if !self.possible.isEmpty { try writer.appendList(self.possible) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.rejected)
    if !self.possible.isEmpty { size &+= WireBuffer.size(self.possible) }
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
    self.rejected = try tail.readNested(field: "rejected")
    self.possible = try tail.readList(max: 16, field: "possible")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.rejected, "rejected")
    try Validation.require(self.possible.count <= 16, "possible", "must have at most 16 elements")
  }
}

extension WireView where Viewed == ReportRefused {
  @inlinable @inline(__always)
  public var tag: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var rejected: Rejected {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "rejected")
    }
  }
  /// Calls `body` with `rejected` as it stands in the bytes.
  @inlinable
  public func withRejected<Result>(
    _ body: (WireView<Rejected>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "rejected", body)
  }
  @inlinable
  public var possible: [JobAction] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "rejected")
      return try tail.readList(max: 16, field: "possible")
    }
  }
}

extension ReportRefused {
  public init(view: WireView<ReportRefused>) throws(WireError) {
    self.tag = view.tag
    self.rejected = try view.rejected
    self.possible = try view.possible
  }
}

/// Other streams of the same partner were opened or have ended. Only the newest counts.
public struct StreamRoster: WireBlockMessage, Hashable {
  /// Of this partner on this server, this one included.
  public var streams: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.streams = 0
  }

  @inlinable
  public init(streams: UInt32) {
    self.streams = streams
  }
}

extension StreamRoster {
  @inlinable public static var messageName: String { "dropwire.live.v1.StreamRoster" }
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
    self.streams.store(into: &block, at: offset)
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
    self.streams = UInt32(block: block, at: 0)
  }
}

extension WireView where Viewed == StreamRoster {
  @inlinable @inline(__always)
  public var streams: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
}

extension StreamRoster {
  public init(view: WireView<StreamRoster>) throws(WireError) {
    self.streams = view.streams
  }
}

/// What became of what a hub said of itself.
public struct TelemetryAnswer: WireBlockMessage, Hashable {
  public var hub: Identifier
  public var result: TelemetryResult

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
    self.result = .unspecified
  }

  @inlinable
  public init(hub: Identifier = Identifier(), result: TelemetryResult = .unspecified) {
    self.hub = hub
    self.result = result
  }
}

extension TelemetryAnswer {
  @inlinable public static var messageName: String { "dropwire.live.v1.TelemetryAnswer" }
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
    self.hub.store(into: &block, at: offset)
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
    self.hub = Identifier(block: block, at: 0)
    self.result = try tail.readUnion(field: "result")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.result, "result")
  }
}

extension WireView where Viewed == TelemetryAnswer {
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable
  public var result: TelemetryResult {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readUnion(field: "result")
    }
  }
}

extension TelemetryAnswer {
  public init(view: WireView<TelemetryAnswer>) throws(WireError) {
    self.hub = view.hub
    self.result = try view.result
  }
}

/// What a partner is sent: jobs, and the answers to what it says.
public enum PartnerEvent: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case job(JobEvent)
  case accepted(ReportAccepted)
  case refused(ReportRefused)
  case telemetry(TelemetryAnswer)
  case roster(StreamRoster)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension PartnerEvent {
  @inlinable public static var messageName: String { "dropwire.live.v1.PartnerEvent" }
  @inlinable public static var maximumEncodedSize: Int { 326 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .job: 1
    case .accepted: 2
    case .refused: 3
    case .telemetry: 4
    case .roster: 5
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .job(let value): WireBuffer.caseSize(1, value)
    case .accepted(let value): WireBuffer.caseSize(2, value)
    case .refused(let value): WireBuffer.caseSize(3, value)
    case .telemetry(let value): WireBuffer.caseSize(4, value)
    case .roster(let value): WireBuffer.caseSize(5, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .job(let value): try writer.appendCase(1, value)
    case .accepted(let value): try writer.appendCase(2, value)
    case .refused(let value): try writer.appendCase(3, value)
    case .telemetry(let value): try writer.appendCase(4, value)
    case .roster(let value): try writer.appendCase(5, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .job(try JobEvent(payload: payload, case: "job"))
    case 2: self = .accepted(try ReportAccepted(payload: payload, case: "accepted"))
    case 3: self = .refused(try ReportRefused(payload: payload, case: "refused"))
    case 4: self = .telemetry(try TelemetryAnswer(payload: payload, case: "telemetry"))
    case 5: self = .roster(try StreamRoster(payload: payload, case: "roster"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .refused(let value): try Validation.check(value, "refused")
    case .telemetry(let value): try Validation.check(value, "telemetry")
    default: break
    }
  }
}

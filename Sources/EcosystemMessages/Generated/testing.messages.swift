// Generated from testing.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

public struct Empty: WireBlockMessage, Hashable {
  /// Every field zero, empty or absent.
  @inlinable
  public init() {
  }
}

extension Empty {
  @inlinable public static var messageName: String { "grpc.testing.Empty" }
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

extension WireView where Viewed == Empty {
}

extension Empty {
  public init(view: WireView<Empty>) throws(WireError) {
  }
}

/// A truth that may be absent.
public struct BoolValue: WireBlockMessage, Hashable {
  public var value: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.value = false
  }

  @inlinable
  public init(value: Bool) {
    self.value = value
  }
}

extension BoolValue {
  @inlinable public static var messageName: String { "grpc.testing.BoolValue" }
  @inlinable public static var maximumEncodedSize: Int { 3 }
  @inlinable public static var blockSize: Int { 1 }

  public static let wireLayout = WireLayout(slots: [.init(end: 1)])

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
    var block = try writer.take(3)
    UInt16(1).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.value.store(into: &block, at: offset)
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
    if block.byteCount < 1 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 1 else { throw WireError(.truncated) }
    self.value = try block.load(at: 0, field: "value")
  }
}

extension WireView where Viewed == BoolValue {
  @inlinable @inline(__always)
  public var value: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "value") }
      return false
    }
  }
}

extension BoolValue {
  public init(view: WireView<BoolValue>) throws(WireError) {
    self.value = try view.value
  }
}

public enum PayloadType: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension PayloadType {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
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

public struct Payload: WireBlockMessage, Hashable {
  public var type: PayloadType
  public var body: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.type = .unspecified
    self.body = []
  }

  @inlinable
  public init(type: PayloadType = .unspecified, body: [UInt8] = []) {
    self.type = type
    self.body = body
  }
}

extension Payload {
  @inlinable public static var messageName: String { "grpc.testing.Payload" }
  @inlinable public static var maximumEncodedSize: Int { 4194311 }
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
    self.type.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.body.isEmpty { try writer.appendBytes(self.body) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.body.isEmpty { size &+= WireBuffer.size(self.body) }
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
    self.type = PayloadType(block: block, at: 0)
    self.body = try tail.readBytes(max: 4194304, field: "body")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.body.count <= 4194304, "body", "must have at most 4194304 bytes")
  }
}

extension WireView where Viewed == Payload {
  @inlinable @inline(__always)
  public var type: PayloadType {
    if wireBlock.byteCount >= 1 { return PayloadType(block: wireBlock, at: 0) }
    return .unspecified
  }
  @inlinable
  public var body: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 4194304, field: "body")
    }
  }
  /// Calls `body` with `body` as it stands in the bytes.
  @inlinable
  public func withBody<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 4194304, field: "body", body)
  }
}

extension Payload {
  public init(view: WireView<Payload>) throws(WireError) {
    self.type = view.type
    self.body = try view.body
  }
}

/// A status the server is to end the call with.
public struct EchoStatus: WireBlockMessage, Hashable {
  public var code: Int32
  public var message: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.code = 0
    self.message = ""
  }

  @inlinable
  public init(code: Int32 = 0, message: String = "") {
    self.code = code
    self.message = message
  }
}

extension EchoStatus {
  @inlinable public static var messageName: String { "grpc.testing.EchoStatus" }
  @inlinable public static var maximumEncodedSize: Int { 4104 }
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
    self.code.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.message.isEmpty { try writer.appendString(self.message) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.message.isEmpty { size &+= WireBuffer.size(self.message) }
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
    self.code = Int32(block: block, at: 0)
    self.message = try tail.readString(max: 4096, field: "message")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.message.utf8.count <= 4096,
      "message",
      "must have at most 4096 bytes"
    )
  }
}

extension WireView where Viewed == EchoStatus {
  @inlinable @inline(__always)
  public var code: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var message: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 4096, field: "message")
    }
  }
  /// Calls `body` with `message` as it stands in the bytes.
  @inlinable
  public func withMessage<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 4096, field: "message", body)
  }
}

extension EchoStatus {
  public init(view: WireView<EchoStatus>) throws(WireError) {
    self.code = view.code
    self.message = try view.message
  }
}

public enum GrpclbRouteType: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case fallback
  case backend
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension GrpclbRouteType {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .fallback
    case 2: self = .backend
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .fallback: 1
    case .backend: 2
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

public struct TestOrcaReport: WireBlockMessage, Hashable {
  public var cpuUtilization: Double
  public var memoryUtilization: Double
  public var requestCost: WireMap<TestOrcaReportRequestCostEntry>
  public var utilization: WireMap<TestOrcaReportUtilizationEntry>

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.cpuUtilization = 0
    self.memoryUtilization = 0
    self.requestCost = WireMap<TestOrcaReportRequestCostEntry>()
    self.utilization = WireMap<TestOrcaReportUtilizationEntry>()
  }

  @inlinable
  public init(
    cpuUtilization: Double = 0,
    memoryUtilization: Double = 0,
    requestCost: WireMap<TestOrcaReportRequestCostEntry> = WireMap<TestOrcaReportRequestCostEntry>(),
    utilization: WireMap<TestOrcaReportUtilizationEntry> = WireMap<TestOrcaReportUtilizationEntry>()
  ) {
    self.cpuUtilization = cpuUtilization
    self.memoryUtilization = memoryUtilization
    self.requestCost = requestCost
    self.utilization = utilization
  }
}

extension TestOrcaReport {
  @inlinable public static var messageName: String { "grpc.testing.TestOrcaReport" }
  @inlinable public static var maximumEncodedSize: Int { 2121760 }
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
    self.cpuUtilization.store(into: &block, at: offset)
    self.memoryUtilization.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.requestCost.isEmpty { last = 1 }
    if !self.utilization.isEmpty { last = 2 }
    if last >= 1 { try writer.appendMap(self.requestCost) }
    if last >= 2 { try writer.appendMap(self.utilization) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.requestCost.isEmpty { last = 1 }
    if !self.utilization.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.requestCost) }
    if last >= 2 { size &+= WireBuffer.size(self.utilization) }
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
    self.cpuUtilization = Double(block: block, at: 0)
    self.memoryUtilization = Double(block: block, at: 8)
    self.requestCost = try tail.readMap(max: 1024, field: "requestCost")
    self.utilization = try tail.readMap(max: 1024, field: "utilization")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.requestCost.count <= 1024,
      "requestCost",
      "must have at most 1024 entries"
    )
    try Validation.checkAll(self.requestCost.entries, "requestCost")
    try Validation.require(
      self.utilization.count <= 1024,
      "utilization",
      "must have at most 1024 entries"
    )
    try Validation.checkAll(self.utilization.entries, "utilization")
  }
}

extension WireView where Viewed == TestOrcaReport {
  @inlinable @inline(__always)
  public var cpuUtilization: Double {
    if wireBlock.byteCount >= 8 { return Double(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var memoryUtilization: Double {
    if wireBlock.byteCount >= 16 { return Double(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable
  public var requestCost: WireMap<TestOrcaReportRequestCostEntry> {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMap(max: 1024, field: "requestCost")
    }
  }
  @inlinable
  public var utilization: WireMap<TestOrcaReportUtilizationEntry> {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "requestCost")
      return try tail.readMap(max: 1024, field: "utilization")
    }
  }
}

extension TestOrcaReport {
  public init(view: WireView<TestOrcaReport>) throws(WireError) {
    self.cpuUtilization = view.cpuUtilization
    self.memoryUtilization = view.memoryUtilization
    self.requestCost = try view.requestCost
    self.utilization = try view.utilization
  }
}

public struct SimpleRequest: WireBlockMessage, Hashable {
  public var responseType: PayloadType
  /// Bytes of the payload to answer with.
  public var responseSize: Int32
  public var payload: Payload?
  public var fillUsername: Bool
  public var fillOauthScope: Bool
  /// Whether to compress the response.
  public var responseCompressed: BoolValue?
  public var responseStatus: EchoStatus?
  /// Whether this request is compressed.
  public var expectCompressed: BoolValue?
  public var fillServerId: Bool
  public var fillGrpclbRouteType: Bool
  public var orcaPerQueryReport: TestOrcaReport?
  public var orcaOobReport: TestOrcaReport?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.responseType = .unspecified
    self.responseSize = 0
    self.payload = nil
    self.fillUsername = false
    self.fillOauthScope = false
    self.responseCompressed = nil
    self.responseStatus = nil
    self.expectCompressed = nil
    self.fillServerId = false
    self.fillGrpclbRouteType = false
    self.orcaPerQueryReport = nil
    self.orcaOobReport = nil
  }

  @inlinable
  public init(
    responseType: PayloadType = .unspecified,
    responseSize: Int32 = 0,
    payload: Payload? = nil,
    fillUsername: Bool = false,
    fillOauthScope: Bool = false,
    responseCompressed: BoolValue? = nil,
    responseStatus: EchoStatus? = nil,
    expectCompressed: BoolValue? = nil,
    fillServerId: Bool = false,
    fillGrpclbRouteType: Bool = false,
    orcaPerQueryReport: TestOrcaReport? = nil,
    orcaOobReport: TestOrcaReport? = nil
  ) {
    self.responseType = responseType
    self.responseSize = responseSize
    self.payload = payload
    self.fillUsername = fillUsername
    self.fillOauthScope = fillOauthScope
    self.responseCompressed = responseCompressed
    self.responseStatus = responseStatus
    self.expectCompressed = expectCompressed
    self.fillServerId = fillServerId
    self.fillGrpclbRouteType = fillGrpclbRouteType
    self.orcaPerQueryReport = orcaPerQueryReport
    self.orcaOobReport = orcaOobReport
  }
}

extension SimpleRequest {
  @inlinable public static var messageName: String { "grpc.testing.SimpleRequest" }
  @inlinable public static var maximumEncodedSize: Int { 8441968 }
  @inlinable public static var blockSize: Int { 9 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 1),
    .init(end: 5),
    .init(end: 6),
    .init(end: 7),
    .init(end: 8),
    .init(end: 9)
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
    var block = try writer.take(11)
    UInt16(9).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.responseType.store(into: &block, at: offset)
    self.responseSize.store(into: &block, at: offset &+ 1)
    self.fillUsername.store(into: &block, at: offset &+ 5)
    self.fillOauthScope.store(into: &block, at: offset &+ 6)
    self.fillServerId.store(into: &block, at: offset &+ 7)
    self.fillGrpclbRouteType.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.payload != nil { last = 1 }
    if self.responseCompressed != nil { last = 2 }
    if self.responseStatus != nil { last = 3 }
    if self.expectCompressed != nil { last = 4 }
    if self.orcaPerQueryReport != nil { last = 5 }
    if self.orcaOobReport != nil { last = 6 }
    if last >= 1 { try writer.appendOptionalNested(self.payload) }
    if last >= 2 { try writer.appendOptionalNested(self.responseCompressed) }
    if last >= 3 { try writer.appendOptionalNested(self.responseStatus) }
    if last >= 4 { try writer.appendOptionalNested(self.expectCompressed) }
    if last >= 5 { try writer.appendOptionalNested(self.orcaPerQueryReport) }
    if last >= 6 { try writer.appendOptionalNested(self.orcaOobReport) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.payload != nil { last = 1 }
    if self.responseCompressed != nil { last = 2 }
    if self.responseStatus != nil { last = 3 }
    if self.expectCompressed != nil { last = 4 }
    if self.orcaPerQueryReport != nil { last = 5 }
    if self.orcaOobReport != nil { last = 6 }
    if last >= 1 { size &+= WireBuffer.size(self.payload) }
    if last >= 2 { size &+= WireBuffer.size(self.responseCompressed) }
    if last >= 3 { size &+= WireBuffer.size(self.responseStatus) }
    if last >= 4 { size &+= WireBuffer.size(self.expectCompressed) }
    if last >= 5 { size &+= WireBuffer.size(self.orcaPerQueryReport) }
    if last >= 6 { size &+= WireBuffer.size(self.orcaOobReport) }
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
    self.responseType = PayloadType(block: block, at: 0)
    self.responseSize = Int32(block: block, at: 1)
    self.fillUsername = try block.load(at: 5, field: "fillUsername")
    self.fillOauthScope = try block.load(at: 6, field: "fillOauthScope")
    self.fillServerId = try block.load(at: 7, field: "fillServerId")
    self.fillGrpclbRouteType = try block.load(at: 8, field: "fillGrpclbRouteType")
    self.payload = try tail.readOptionalNested(field: "payload")
    self.responseCompressed = try tail.readOptionalNested(field: "responseCompressed")
    self.responseStatus = try tail.readOptionalNested(field: "responseStatus")
    self.expectCompressed = try tail.readOptionalNested(field: "expectCompressed")
    self.orcaPerQueryReport = try tail.readOptionalNested(field: "orcaPerQueryReport")
    self.orcaOobReport = try tail.readOptionalNested(field: "orcaOobReport")
  }

  public func validate() throws(ValidationError) {
    if let value = self.payload {
      try Validation.check(value, "payload")
    }
    if let value = self.responseStatus {
      try Validation.check(value, "responseStatus")
    }
    if let value = self.orcaPerQueryReport {
      try Validation.check(value, "orcaPerQueryReport")
    }
    if let value = self.orcaOobReport {
      try Validation.check(value, "orcaOobReport")
    }
  }
}

extension WireView where Viewed == SimpleRequest {
  @inlinable @inline(__always)
  public var responseType: PayloadType {
    if wireBlock.byteCount >= 1 { return PayloadType(block: wireBlock, at: 0) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var responseSize: Int32 {
    if wireBlock.byteCount >= 5 { return Int32(block: wireBlock, at: 1) }
    return 0
  }
  @inlinable @inline(__always)
  public var fillUsername: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 6 { return try wireBlock.load(Bool.self, at: 5, field: "fillUsername") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var fillOauthScope: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 7 { return try wireBlock.load(Bool.self, at: 6, field: "fillOauthScope") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var fillServerId: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 8 { return try wireBlock.load(Bool.self, at: 7, field: "fillServerId") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var fillGrpclbRouteType: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 9 { return try wireBlock.load(Bool.self, at: 8, field: "fillGrpclbRouteType") }
      return false
    }
  }
  @inlinable
  public var payload: Payload? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "payload")
    }
  }
  /// Calls `body` with `payload` as it stands in the bytes.
  @inlinable
  public func withPayload<Result>(
    _ body: (WireView<Payload>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "payload", body)
  }
  @inlinable
  public var responseCompressed: BoolValue? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      return try tail.readOptionalNested(field: "responseCompressed")
    }
  }
  /// Calls `body` with `responseCompressed` as it stands in the bytes.
  @inlinable
  public func withResponseCompressed<Result>(
    _ body: (WireView<BoolValue>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    return try tail.withNested(field: "responseCompressed", body)
  }
  @inlinable
  public var responseStatus: EchoStatus? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      try tail.skipDelimited(field: "responseCompressed")
      return try tail.readOptionalNested(field: "responseStatus")
    }
  }
  /// Calls `body` with `responseStatus` as it stands in the bytes.
  @inlinable
  public func withResponseStatus<Result>(
    _ body: (WireView<EchoStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    try tail.skipDelimited(field: "responseCompressed")
    return try tail.withNested(field: "responseStatus", body)
  }
  @inlinable
  public var expectCompressed: BoolValue? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      try tail.skipDelimited(field: "responseCompressed")
      try tail.skipDelimited(field: "responseStatus")
      return try tail.readOptionalNested(field: "expectCompressed")
    }
  }
  /// Calls `body` with `expectCompressed` as it stands in the bytes.
  @inlinable
  public func withExpectCompressed<Result>(
    _ body: (WireView<BoolValue>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    try tail.skipDelimited(field: "responseCompressed")
    try tail.skipDelimited(field: "responseStatus")
    return try tail.withNested(field: "expectCompressed", body)
  }
  @inlinable
  public var orcaPerQueryReport: TestOrcaReport? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      try tail.skipDelimited(field: "responseCompressed")
      try tail.skipDelimited(field: "responseStatus")
      try tail.skipDelimited(field: "expectCompressed")
      return try tail.readOptionalNested(field: "orcaPerQueryReport")
    }
  }
  /// Calls `body` with `orcaPerQueryReport` as it stands in the bytes.
  @inlinable
  public func withOrcaPerQueryReport<Result>(
    _ body: (WireView<TestOrcaReport>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    try tail.skipDelimited(field: "responseCompressed")
    try tail.skipDelimited(field: "responseStatus")
    try tail.skipDelimited(field: "expectCompressed")
    return try tail.withNested(field: "orcaPerQueryReport", body)
  }
  @inlinable
  public var orcaOobReport: TestOrcaReport? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      try tail.skipDelimited(field: "responseCompressed")
      try tail.skipDelimited(field: "responseStatus")
      try tail.skipDelimited(field: "expectCompressed")
      try tail.skipDelimited(field: "orcaPerQueryReport")
      return try tail.readOptionalNested(field: "orcaOobReport")
    }
  }
  /// Calls `body` with `orcaOobReport` as it stands in the bytes.
  @inlinable
  public func withOrcaOobReport<Result>(
    _ body: (WireView<TestOrcaReport>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    try tail.skipDelimited(field: "responseCompressed")
    try tail.skipDelimited(field: "responseStatus")
    try tail.skipDelimited(field: "expectCompressed")
    try tail.skipDelimited(field: "orcaPerQueryReport")
    return try tail.withNested(field: "orcaOobReport", body)
  }
}

extension SimpleRequest {
  public init(view: WireView<SimpleRequest>) throws(WireError) {
    self.responseType = view.responseType
    self.responseSize = view.responseSize
    self.payload = try view.payload
    self.fillUsername = try view.fillUsername
    self.fillOauthScope = try view.fillOauthScope
    self.responseCompressed = try view.responseCompressed
    self.responseStatus = try view.responseStatus
    self.expectCompressed = try view.expectCompressed
    self.fillServerId = try view.fillServerId
    self.fillGrpclbRouteType = try view.fillGrpclbRouteType
    self.orcaPerQueryReport = try view.orcaPerQueryReport
    self.orcaOobReport = try view.orcaOobReport
  }
}

public struct SimpleResponse: WireBlockMessage, Hashable {
  public var payload: Payload?
  public var username: String
  public var oauthScope: String
  public var serverId: String
  public var grpclbRouteType: GrpclbRouteType
  public var hostname: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.payload = nil
    self.username = ""
    self.oauthScope = ""
    self.serverId = ""
    self.grpclbRouteType = .unspecified
    self.hostname = ""
  }

  @inlinable
  public init(
    payload: Payload? = nil,
    username: String = "",
    oauthScope: String = "",
    serverId: String = "",
    grpclbRouteType: GrpclbRouteType = .unspecified,
    hostname: String = ""
  ) {
    self.payload = payload
    self.username = username
    self.oauthScope = oauthScope
    self.serverId = serverId
    self.grpclbRouteType = grpclbRouteType
    self.hostname = hostname
  }
}

extension SimpleResponse {
  @inlinable public static var messageName: String { "grpc.testing.SimpleResponse" }
  @inlinable public static var maximumEncodedSize: Int { 4198422 }
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
    self.grpclbRouteType.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.payload != nil { last = 1 }
    if !self.username.isEmpty { last = 2 }
    if !self.oauthScope.isEmpty { last = 3 }
    if !self.serverId.isEmpty { last = 4 }
    if !self.hostname.isEmpty { last = 5 }
    if last >= 1 { try writer.appendOptionalNested(self.payload) }
    if last >= 2 { try writer.appendString(self.username) }
    if last >= 3 { try writer.appendString(self.oauthScope) }
    if last >= 4 { try writer.appendString(self.serverId) }
    if last >= 5 { try writer.appendString(self.hostname) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.payload != nil { last = 1 }
    if !self.username.isEmpty { last = 2 }
    if !self.oauthScope.isEmpty { last = 3 }
    if !self.serverId.isEmpty { last = 4 }
    if !self.hostname.isEmpty { last = 5 }
    if last >= 1 { size &+= WireBuffer.size(self.payload) }
    if last >= 2 { size &+= WireBuffer.size(self.username) }
    if last >= 3 { size &+= WireBuffer.size(self.oauthScope) }
    if last >= 4 { size &+= WireBuffer.size(self.serverId) }
    if last >= 5 { size &+= WireBuffer.size(self.hostname) }
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
    self.grpclbRouteType = GrpclbRouteType(block: block, at: 0)
    self.payload = try tail.readOptionalNested(field: "payload")
    self.username = try tail.readString(max: 1024, field: "username")
    self.oauthScope = try tail.readString(max: 1024, field: "oauthScope")
    self.serverId = try tail.readString(max: 1024, field: "serverId")
    self.hostname = try tail.readString(max: 1024, field: "hostname")
  }

  public func validate() throws(ValidationError) {
    if let value = self.payload {
      try Validation.check(value, "payload")
    }
    try Validation.require(
      self.username.utf8.count <= 1024,
      "username",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.oauthScope.utf8.count <= 1024,
      "oauthScope",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.serverId.utf8.count <= 1024,
      "serverId",
      "must have at most 1024 bytes"
    )
    try Validation.require(
      self.hostname.utf8.count <= 1024,
      "hostname",
      "must have at most 1024 bytes"
    )
  }
}

extension WireView where Viewed == SimpleResponse {
  @inlinable @inline(__always)
  public var grpclbRouteType: GrpclbRouteType {
    if wireBlock.byteCount >= 1 { return GrpclbRouteType(block: wireBlock, at: 0) }
    return .unspecified
  }
  @inlinable
  public var payload: Payload? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "payload")
    }
  }
  /// Calls `body` with `payload` as it stands in the bytes.
  @inlinable
  public func withPayload<Result>(
    _ body: (WireView<Payload>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "payload", body)
  }
  @inlinable
  public var username: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      return try tail.readString(max: 1024, field: "username")
    }
  }
  /// Calls `body` with `username` as it stands in the bytes.
  @inlinable
  public func withUsername<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    return try tail.withString(max: 1024, field: "username", body)
  }
  @inlinable
  public var oauthScope: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      try tail.skipDelimited(field: "username")
      return try tail.readString(max: 1024, field: "oauthScope")
    }
  }
  /// Calls `body` with `oauthScope` as it stands in the bytes.
  @inlinable
  public func withOauthScope<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    try tail.skipDelimited(field: "username")
    return try tail.withString(max: 1024, field: "oauthScope", body)
  }
  @inlinable
  public var serverId: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      try tail.skipDelimited(field: "username")
      try tail.skipDelimited(field: "oauthScope")
      return try tail.readString(max: 1024, field: "serverId")
    }
  }
  /// Calls `body` with `serverId` as it stands in the bytes.
  @inlinable
  public func withServerId<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    try tail.skipDelimited(field: "username")
    try tail.skipDelimited(field: "oauthScope")
    return try tail.withString(max: 1024, field: "serverId", body)
  }
  @inlinable
  public var hostname: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      try tail.skipDelimited(field: "username")
      try tail.skipDelimited(field: "oauthScope")
      try tail.skipDelimited(field: "serverId")
      return try tail.readString(max: 1024, field: "hostname")
    }
  }
  /// Calls `body` with `hostname` as it stands in the bytes.
  @inlinable
  public func withHostname<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    try tail.skipDelimited(field: "username")
    try tail.skipDelimited(field: "oauthScope")
    try tail.skipDelimited(field: "serverId")
    return try tail.withString(max: 1024, field: "hostname", body)
  }
}

extension SimpleResponse {
  public init(view: WireView<SimpleResponse>) throws(WireError) {
    self.payload = try view.payload
    self.username = try view.username
    self.oauthScope = try view.oauthScope
    self.serverId = try view.serverId
    self.grpclbRouteType = view.grpclbRouteType
    self.hostname = try view.hostname
  }
}

public struct StreamingInputCallRequest: WireBlockMessage, Hashable {
  public var payload: Payload?
  public var expectCompressed: BoolValue?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.payload = nil
    self.expectCompressed = nil
  }

  @inlinable
  public init(payload: Payload? = nil, expectCompressed: BoolValue? = nil) {
    self.payload = payload
    self.expectCompressed = expectCompressed
  }
}

extension StreamingInputCallRequest {
  @inlinable public static var messageName: String { "grpc.testing.StreamingInputCallRequest" }
  @inlinable public static var maximumEncodedSize: Int { 4194321 }
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
    if self.payload != nil { last = 1 }
    if self.expectCompressed != nil { last = 2 }
    if last >= 1 { try writer.appendOptionalNested(self.payload) }
    if last >= 2 { try writer.appendOptionalNested(self.expectCompressed) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if self.payload != nil { last = 1 }
    if self.expectCompressed != nil { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.payload) }
    if last >= 2 { size &+= WireBuffer.size(self.expectCompressed) }
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
    self.payload = try tail.readOptionalNested(field: "payload")
    self.expectCompressed = try tail.readOptionalNested(field: "expectCompressed")
  }

  public func validate() throws(ValidationError) {
    if let value = self.payload {
      try Validation.check(value, "payload")
    }
  }
}

extension WireView where Viewed == StreamingInputCallRequest {
  @inlinable
  public var payload: Payload? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "payload")
    }
  }
  /// Calls `body` with `payload` as it stands in the bytes.
  @inlinable
  public func withPayload<Result>(
    _ body: (WireView<Payload>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "payload", body)
  }
  @inlinable
  public var expectCompressed: BoolValue? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "payload")
      return try tail.readOptionalNested(field: "expectCompressed")
    }
  }
  /// Calls `body` with `expectCompressed` as it stands in the bytes.
  @inlinable
  public func withExpectCompressed<Result>(
    _ body: (WireView<BoolValue>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "payload")
    return try tail.withNested(field: "expectCompressed", body)
  }
}

extension StreamingInputCallRequest {
  public init(view: WireView<StreamingInputCallRequest>) throws(WireError) {
    self.payload = try view.payload
    self.expectCompressed = try view.expectCompressed
  }
}

public struct StreamingInputCallResponse: WireBlockMessage, Hashable {
  public var aggregatedPayloadSize: Int32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.aggregatedPayloadSize = 0
  }

  @inlinable
  public init(aggregatedPayloadSize: Int32) {
    self.aggregatedPayloadSize = aggregatedPayloadSize
  }
}

extension StreamingInputCallResponse {
  @inlinable public static var messageName: String { "grpc.testing.StreamingInputCallResponse" }
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
    self.aggregatedPayloadSize.store(into: &block, at: offset)
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
    self.aggregatedPayloadSize = Int32(block: block, at: 0)
  }
}

extension WireView where Viewed == StreamingInputCallResponse {
  @inlinable @inline(__always)
  public var aggregatedPayloadSize: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
}

extension StreamingInputCallResponse {
  public init(view: WireView<StreamingInputCallResponse>) throws(WireError) {
    self.aggregatedPayloadSize = view.aggregatedPayloadSize
  }
}

public struct ResponseParameters: WireBlockMessage, Hashable {
  /// Bytes of the payload of this response.
  public var size: Int32
  /// Microseconds after the response before.
  public var intervalUs: Int32
  public var compressed: BoolValue?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.size = 0
    self.intervalUs = 0
    self.compressed = nil
  }

  @inlinable
  public init(size: Int32 = 0, intervalUs: Int32 = 0, compressed: BoolValue? = nil) {
    self.size = size
    self.intervalUs = intervalUs
    self.compressed = compressed
  }
}

extension ResponseParameters {
  @inlinable public static var messageName: String { "grpc.testing.ResponseParameters" }
  @inlinable public static var maximumEncodedSize: Int { 14 }
  @inlinable public static var blockSize: Int { 8 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4), .init(end: 8)])

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
    self.size.store(into: &block, at: offset)
    self.intervalUs.store(into: &block, at: offset &+ 4)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if self.compressed != nil { try writer.appendOptionalNested(self.compressed) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.compressed != nil { size &+= WireBuffer.size(self.compressed) }
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
    self.size = Int32(block: block, at: 0)
    self.intervalUs = Int32(block: block, at: 4)
    self.compressed = try tail.readOptionalNested(field: "compressed")
  }
}

extension WireView where Viewed == ResponseParameters {
  @inlinable @inline(__always)
  public var size: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var intervalUs: Int32 {
    if wireBlock.byteCount >= 8 { return Int32(block: wireBlock, at: 4) }
    return 0
  }
  @inlinable
  public var compressed: BoolValue? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "compressed")
    }
  }
  /// Calls `body` with `compressed` as it stands in the bytes.
  @inlinable
  public func withCompressed<Result>(
    _ body: (WireView<BoolValue>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "compressed", body)
  }
}

extension ResponseParameters {
  public init(view: WireView<ResponseParameters>) throws(WireError) {
    self.size = view.size
    self.intervalUs = view.intervalUs
    self.compressed = try view.compressed
  }
}

public struct StreamingOutputCallRequest: WireBlockMessage, Hashable {
  public var responseType: PayloadType
  public var responseParameters: [ResponseParameters]
  public var payload: Payload?
  public var responseStatus: EchoStatus?
  public var orcaOobReport: TestOrcaReport?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.responseType = .unspecified
    self.responseParameters = []
    self.payload = nil
    self.responseStatus = nil
    self.orcaOobReport = nil
  }

  @inlinable
  public init(
    responseType: PayloadType = .unspecified,
    responseParameters: [ResponseParameters] = [],
    payload: Payload? = nil,
    responseStatus: EchoStatus? = nil,
    orcaOobReport: TestOrcaReport? = nil
  ) {
    self.responseType = responseType
    self.responseParameters = responseParameters
    self.payload = payload
    self.responseStatus = responseStatus
    self.orcaOobReport = orcaOobReport
  }
}

extension StreamingOutputCallRequest {
  @inlinable public static var messageName: String { "grpc.testing.StreamingOutputCallRequest" }
  @inlinable public static var maximumEncodedSize: Int { 6333509 }
  @inlinable public static var blockSize: Int { 4 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 1),
    .init(end: 2),
    .init(end: 3),
    .init(end: 4)
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
    var block = try writer.take(6)
    UInt16(4).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.responseType.store(into: &block, at: offset)
    block.storeZeros(at: offset &+ 1, count: 1)
    block.storeZeros(at: offset &+ 2, count: 1)
    block.storeZeros(at: offset &+ 3, count: 1)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.responseParameters.isEmpty { last = 1 }
    if self.payload != nil { last = 2 }
    if self.responseStatus != nil { last = 3 }
    if self.orcaOobReport != nil { last = 4 }
    if last >= 1 { try writer.appendMessages(self.responseParameters) }
    if last >= 2 { try writer.appendOptionalNested(self.payload) }
    if last >= 3 { try writer.appendOptionalNested(self.responseStatus) }
    if last >= 4 { try writer.appendOptionalNested(self.orcaOobReport) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.responseParameters.isEmpty { last = 1 }
    if self.payload != nil { last = 2 }
    if self.responseStatus != nil { last = 3 }
    if self.orcaOobReport != nil { last = 4 }
    if last >= 1 { size &+= WireBuffer.size(self.responseParameters) }
    if last >= 2 { size &+= WireBuffer.size(self.payload) }
    if last >= 3 { size &+= WireBuffer.size(self.responseStatus) }
    if last >= 4 { size &+= WireBuffer.size(self.orcaOobReport) }
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
    self.responseType = PayloadType(block: block, at: 0)
    self.responseParameters = try tail.readMessages(max: 1024, field: "responseParameters")
    self.payload = try tail.readOptionalNested(field: "payload")
    self.responseStatus = try tail.readOptionalNested(field: "responseStatus")
    self.orcaOobReport = try tail.readOptionalNested(field: "orcaOobReport")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.responseParameters.count <= 1024,
      "responseParameters",
      "must have at most 1024 elements"
    )
    if let value = self.payload {
      try Validation.check(value, "payload")
    }
    if let value = self.responseStatus {
      try Validation.check(value, "responseStatus")
    }
    if let value = self.orcaOobReport {
      try Validation.check(value, "orcaOobReport")
    }
  }
}

extension WireView where Viewed == StreamingOutputCallRequest {
  @inlinable @inline(__always)
  public var responseType: PayloadType {
    if wireBlock.byteCount >= 1 { return PayloadType(block: wireBlock, at: 0) }
    return .unspecified
  }
  @inlinable
  public var responseParameters: [ResponseParameters] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readMessages(max: 1024, field: "responseParameters")
    }
  }
  @inlinable
  public var payload: Payload? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "responseParameters")
      return try tail.readOptionalNested(field: "payload")
    }
  }
  /// Calls `body` with `payload` as it stands in the bytes.
  @inlinable
  public func withPayload<Result>(
    _ body: (WireView<Payload>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "responseParameters")
    return try tail.withNested(field: "payload", body)
  }
  @inlinable
  public var responseStatus: EchoStatus? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "responseParameters")
      try tail.skipDelimited(field: "payload")
      return try tail.readOptionalNested(field: "responseStatus")
    }
  }
  /// Calls `body` with `responseStatus` as it stands in the bytes.
  @inlinable
  public func withResponseStatus<Result>(
    _ body: (WireView<EchoStatus>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "responseParameters")
    try tail.skipDelimited(field: "payload")
    return try tail.withNested(field: "responseStatus", body)
  }
  @inlinable
  public var orcaOobReport: TestOrcaReport? {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipMessages(field: "responseParameters")
      try tail.skipDelimited(field: "payload")
      try tail.skipDelimited(field: "responseStatus")
      return try tail.readOptionalNested(field: "orcaOobReport")
    }
  }
  /// Calls `body` with `orcaOobReport` as it stands in the bytes.
  @inlinable
  public func withOrcaOobReport<Result>(
    _ body: (WireView<TestOrcaReport>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipMessages(field: "responseParameters")
    try tail.skipDelimited(field: "payload")
    try tail.skipDelimited(field: "responseStatus")
    return try tail.withNested(field: "orcaOobReport", body)
  }
}

extension StreamingOutputCallRequest {
  public init(view: WireView<StreamingOutputCallRequest>) throws(WireError) {
    self.responseType = view.responseType
    self.responseParameters = try view.responseParameters
    self.payload = try view.payload
    self.responseStatus = try view.responseStatus
    self.orcaOobReport = try view.orcaOobReport
  }
}

public struct StreamingOutputCallResponse: WireBlockMessage, Hashable {
  public var payload: Payload?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.payload = nil
  }

  @inlinable
  public init(payload: Payload?) {
    self.payload = payload
  }
}

extension StreamingOutputCallResponse {
  @inlinable public static var messageName: String { "grpc.testing.StreamingOutputCallResponse" }
  @inlinable public static var maximumEncodedSize: Int { 4194317 }
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
    if self.payload != nil { try writer.appendOptionalNested(self.payload) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if self.payload != nil { size &+= WireBuffer.size(self.payload) }
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
    self.payload = try tail.readOptionalNested(field: "payload")
  }

  public func validate() throws(ValidationError) {
    if let value = self.payload {
      try Validation.check(value, "payload")
    }
  }
}

extension WireView where Viewed == StreamingOutputCallResponse {
  @inlinable
  public var payload: Payload? {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readOptionalNested(field: "payload")
    }
  }
  /// Calls `body` with `payload` as it stands in the bytes.
  @inlinable
  public func withPayload<Result>(
    _ body: (WireView<Payload>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "payload", body)
  }
}

extension StreamingOutputCallResponse {
  public init(view: WireView<StreamingOutputCallResponse>) throws(WireError) {
    self.payload = try view.payload
  }
}

public struct ReconnectParams: WireBlockMessage, Hashable {
  public var maxReconnectBackoffMs: Int32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.maxReconnectBackoffMs = 0
  }

  @inlinable
  public init(maxReconnectBackoffMs: Int32) {
    self.maxReconnectBackoffMs = maxReconnectBackoffMs
  }
}

extension ReconnectParams {
  @inlinable public static var messageName: String { "grpc.testing.ReconnectParams" }
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
    self.maxReconnectBackoffMs.store(into: &block, at: offset)
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
    self.maxReconnectBackoffMs = Int32(block: block, at: 0)
  }
}

extension WireView where Viewed == ReconnectParams {
  @inlinable @inline(__always)
  public var maxReconnectBackoffMs: Int32 {
    if wireBlock.byteCount >= 4 { return Int32(block: wireBlock, at: 0) }
    return 0
  }
}

extension ReconnectParams {
  public init(view: WireView<ReconnectParams>) throws(WireError) {
    self.maxReconnectBackoffMs = view.maxReconnectBackoffMs
  }
}

public struct ReconnectInfo: WireBlockMessage, Hashable {
  public var passed: Bool
  public var backoffMs: [Int32]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.passed = false
    self.backoffMs = []
  }

  @inlinable
  public init(passed: Bool = false, backoffMs: [Int32] = []) {
    self.passed = passed
    self.backoffMs = backoffMs
  }
}

extension ReconnectInfo {
  @inlinable public static var messageName: String { "grpc.testing.ReconnectInfo" }
  @inlinable public static var maximumEncodedSize: Int { 4101 }
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
    self.passed.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.backoffMs.isEmpty { try writer.appendList(self.backoffMs) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.backoffMs.isEmpty { size &+= WireBuffer.size(self.backoffMs) }
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
    self.passed = try block.load(at: 0, field: "passed")
    self.backoffMs = try tail.readList(max: 1024, field: "backoffMs")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.backoffMs.count <= 1024,
      "backoffMs",
      "must have at most 1024 elements"
    )
  }
}

extension WireView where Viewed == ReconnectInfo {
  @inlinable @inline(__always)
  public var passed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "passed") }
      return false
    }
  }
  @inlinable
  public var backoffMs: [Int32] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 1024, field: "backoffMs")
    }
  }
}

extension ReconnectInfo {
  public init(view: WireView<ReconnectInfo>) throws(WireError) {
    self.passed = try view.passed
    self.backoffMs = try view.backoffMs
  }
}

/// One entry of `requestCost` of `TestOrcaReport`.
public struct TestOrcaReportRequestCostEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: Double

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = 0
  }

  @inlinable
  public init(key: String = "", value: Double = 0) {
    self.key = key
    self.value = value
  }
}

extension TestOrcaReportRequestCostEntry {
  @inlinable public static var messageName: String { "grpc.testing.TestOrcaReport.RequestCostEntry" }
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
    self.value = Double(block: block, at: 0)
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

extension WireView where Viewed == TestOrcaReportRequestCostEntry {
  @inlinable @inline(__always)
  public var value: Double {
    if wireBlock.byteCount >= 8 { return Double(block: wireBlock, at: 0) }
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

extension TestOrcaReportRequestCostEntry {
  public init(view: WireView<TestOrcaReportRequestCostEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

/// One entry of `utilization` of `TestOrcaReport`.
public struct TestOrcaReportUtilizationEntry: WireMapEntry, Hashable {
  public var key: String
  public var value: Double

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = ""
    self.value = 0
  }

  @inlinable
  public init(key: String = "", value: Double = 0) {
    self.key = key
    self.value = value
  }
}

extension TestOrcaReportUtilizationEntry {
  @inlinable public static var messageName: String { "grpc.testing.TestOrcaReport.UtilizationEntry" }
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
    self.value = Double(block: block, at: 0)
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

extension WireView where Viewed == TestOrcaReportUtilizationEntry {
  @inlinable @inline(__always)
  public var value: Double {
    if wireBlock.byteCount >= 8 { return Double(block: wireBlock, at: 0) }
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

extension TestOrcaReportUtilizationEntry {
  public init(view: WireView<TestOrcaReportUtilizationEntry>) throws(WireError) {
    self.key = try view.key
    self.value = view.value
  }
}

// Generated from audit.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Which part of the log is wanted, by log sequence.
public struct ReadJournalRequest: WireBlockMessage, Hashable {
  /// First log sequence wanted.
  public var from: UInt64
  /// Last one wanted; 0: up to what is durable now.
  public var through: UInt64
  /// Says who asked for each entry as well, for those who do not read records themselves.
  public var callers: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.from = 0
    self.through = 0
    self.callers = false
  }

  @inlinable
  public init(from: UInt64 = 0, through: UInt64 = 0, callers: Bool = false) {
    self.from = from
    self.through = through
    self.callers = callers
  }
}

extension ReadJournalRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReadJournalRequest" }
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
    self.from.store(into: &block, at: offset)
    self.through.store(into: &block, at: offset &+ 8)
    self.callers.store(into: &block, at: offset &+ 16)
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
    self.from = UInt64(block: block, at: 0)
    self.through = UInt64(block: block, at: 8)
    self.callers = try block.load(at: 16, field: "callers")
  }
}

extension WireView where Viewed == ReadJournalRequest {
  @inlinable @inline(__always)
  public var from: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var through: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var callers: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 17 { return try wireBlock.load(Bool.self, at: 16, field: "callers") }
      return false
    }
  }
}

extension ReadJournalRequest {
  public init(view: WireView<ReadJournalRequest>) throws(WireError) {
    self.from = view.from
    self.through = view.through
    self.callers = try view.callers
  }
}

/// Who asked for an entry, as its header in the record says it: by what the server has established when the call
/// came, and not by what the request says.
public struct JournalCaller: WireBlockMessage, Hashable {
  /// Log sequence of the entry.
  public var sequence: UInt64
  /// As the server's operator calls the caller.
  public var name: String
  /// The one by which the call was let in.
  public var role: String
  /// The W3C trace of the call, as the caller named it: hexadecimal; empty: none.
  public var trace: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.sequence = 0
    self.name = ""
    self.role = ""
    self.trace = ""
  }

  @inlinable
  public init(sequence: UInt64 = 0, name: String = "", role: String = "", trace: String = "") {
    self.sequence = sequence
    self.name = name
    self.role = role
    self.trace = trace
  }
}

extension JournalCaller {
  @inlinable public static var messageName: String { "dropwire.live.v1.JournalCaller" }
  @inlinable public static var maximumEncodedSize: Int { 141 }
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
    self.sequence.store(into: &block, at: offset)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.role.isEmpty { last = 2 }
    if !self.trace.isEmpty { last = 3 }
    if last >= 1 { try writer.appendString(self.name) }
    if last >= 2 { try writer.appendString(self.role) }
    if last >= 3 { try writer.appendString(self.trace) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.name.isEmpty { last = 1 }
    if !self.role.isEmpty { last = 2 }
    if !self.trace.isEmpty { last = 3 }
    if last >= 1 { size &+= WireBuffer.size(self.name) }
    if last >= 2 { size &+= WireBuffer.size(self.role) }
    if last >= 3 { size &+= WireBuffer.size(self.trace) }
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
    self.sequence = UInt64(block: block, at: 0)
    self.name = try tail.readString(max: 64, field: "name")
    self.role = try tail.readString(max: 32, field: "role")
    self.trace = try tail.readString(max: 32, field: "trace")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 64, "name", "must have at most 64 bytes")
    try Validation.require(self.role.utf8.count <= 32, "role", "must have at most 32 bytes")
    try Validation.require(self.trace.utf8.count <= 32, "trace", "must have at most 32 bytes")
  }
}

extension WireView where Viewed == JournalCaller {
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 64, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 64, field: "name", body)
  }
  @inlinable
  public var role: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      return try tail.readString(max: 32, field: "role")
    }
  }
  /// Calls `body` with `role` as it stands in the bytes.
  @inlinable
  public func withRole<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    return try tail.withString(max: 32, field: "role", body)
  }
  @inlinable
  public var trace: String {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "name")
      try tail.skipDelimited(field: "role")
      return try tail.readString(max: 32, field: "trace")
    }
  }
  /// Calls `body` with `trace` as it stands in the bytes.
  @inlinable
  public func withTrace<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    try tail.skipDelimited(field: "name")
    try tail.skipDelimited(field: "role")
    return try tail.withString(max: 32, field: "trace", body)
  }
}

extension JournalCaller {
  public init(view: WireView<JournalCaller>) throws(WireError) {
    self.sequence = view.sequence
    self.name = try view.name
    self.role = try view.role
    self.trace = try view.trace
  }
}

/// One journal record, byte for byte as stored: a batch of commands with their outcomes.
public struct JournalRecord: WireBlockMessage, Hashable {
  /// Sequence of its first command.
  public var first: UInt64
  public var count: UInt32
  public var record: [UInt8]
  /// In order, where they were asked for. What the log does by itself has none.
  public var callers: [JournalCaller]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.first = 0
    self.count = 0
    self.record = []
    self.callers = []
  }

  @inlinable
  public init(
    first: UInt64 = 0,
    count: UInt32 = 0,
    record: [UInt8] = [],
    callers: [JournalCaller] = []
  ) {
    self.first = first
    self.count = count
    self.record = record
    self.callers = callers
  }
}

extension JournalRecord {
  @inlinable public static var messageName: String { "dropwire.live.v1.JournalRecord" }
  @inlinable public static var maximumEncodedSize: Int { 18258635 }
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
    self.first.store(into: &block, at: offset)
    self.count.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.record.isEmpty { last = 1 }
    if !self.callers.isEmpty { last = 2 }
    if last >= 1 { try writer.appendBytes(self.record) }
    if last >= 2 { try writer.appendMessages(self.callers) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    // Trailing empty fields are omitted; `last` is the last one that is not empty.
    var last = 0
    if !self.record.isEmpty { last = 1 }
    if !self.callers.isEmpty { last = 2 }
    if last >= 1 { size &+= WireBuffer.size(self.record) }
    if last >= 2 { size &+= WireBuffer.size(self.callers) }
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
    self.first = UInt64(block: block, at: 0)
    self.count = UInt32(block: block, at: 8)
    self.record = try tail.readBytes(max: 8388608, field: "record")
    self.callers = try tail.readMessages(max: 70000, field: "callers")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.record.count <= 8388608,
      "record",
      "must have at most 8388608 bytes"
    )
    try Validation.require(
      self.callers.count <= 70000,
      "callers",
      "must have at most 70000 elements"
    )
    try Validation.checkAll(self.callers, "callers")
  }
}

extension WireView where Viewed == JournalRecord {
  @inlinable @inline(__always)
  public var first: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var count: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable
  public var record: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 8388608, field: "record")
    }
  }
  /// Calls `body` with `record` as it stands in the bytes.
  @inlinable
  public func withRecord<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 8388608, field: "record", body)
  }
  @inlinable
  public var callers: [JournalCaller] {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "record")
      return try tail.readMessages(max: 70000, field: "callers")
    }
  }
}

extension JournalRecord {
  public init(view: WireView<JournalRecord>) throws(WireError) {
    self.first = view.first
    self.count = view.count
    self.record = try view.record
    self.callers = try view.callers
  }
}

/// Asks where the log ends.
public struct HeadRequest: WireBlockMessage, Hashable {
  /// Every field zero, empty or absent.
  @inlinable
  public init() {
  }
}

extension HeadRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.HeadRequest" }
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

extension WireView where Viewed == HeadRequest {
}

extension HeadRequest {
  public init(view: WireView<HeadRequest>) throws(WireError) {
  }
}

/// Where the log ends, and the digest of the state there: two servers with one log have the same.
public struct JournalHead: WireBlockMessage, Hashable {
  /// Last durable sequence.
  public var sequence: UInt64
  public var logTime: Timestamp
  /// Of the engine's state at `sequence`.
  public var digest: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.sequence = 0
    self.logTime = Timestamp()
    self.digest = []
  }

  @inlinable
  public init(sequence: UInt64 = 0, logTime: Timestamp = Timestamp(), digest: [UInt8] = []) {
    self.sequence = sequence
    self.logTime = logTime
    self.digest = digest
  }
}

extension JournalHead {
  @inlinable public static var messageName: String { "dropwire.live.v1.JournalHead" }
  @inlinable public static var maximumEncodedSize: Int { 35 }
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
    self.sequence.store(into: &block, at: offset)
    self.logTime.store(into: &block, at: offset &+ 8)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.digest.isEmpty { try writer.appendBytes(self.digest) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.digest.isEmpty { size &+= WireBuffer.size(self.digest) }
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
    self.sequence = UInt64(block: block, at: 0)
    self.logTime = Timestamp(block: block, at: 8)
    self.digest = try tail.readBytes(max: 16, field: "digest")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.digest.count <= 16, "digest", "must have at most 16 bytes")
  }
}

extension WireView where Viewed == JournalHead {
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var logTime: Timestamp {
    if wireBlock.byteCount >= 16 { return Timestamp(block: wireBlock, at: 8) }
    return Timestamp()
  }
  @inlinable
  public var digest: [UInt8] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readBytes(max: 16, field: "digest")
    }
  }
  /// Calls `body` with `digest` as it stands in the bytes.
  @inlinable
  public func withDigest<Result>(
    _ body: (RawSpan) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withBytes(max: 16, field: "digest", body)
  }
}

extension JournalHead {
  public init(view: WireView<JournalHead>) throws(WireError) {
    self.sequence = view.sequence
    self.logTime = view.logTime
    self.digest = try view.digest
  }
}

/// Asks for the server's counters.
public struct StatsRequest: WireBlockMessage, Hashable {
  /// Every field zero, empty or absent.
  @inlinable
  public init() {
  }
}

extension StatsRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.StatsRequest" }
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

extension WireView where Viewed == StatsRequest {
}

extension StatsRequest {
  public init(view: WireView<StatsRequest>) throws(WireError) {
  }
}

/// What the server counts and measures about itself, since its start unless said otherwise.
public struct ServerStats: WireBlockMessage, Hashable {
  public var pid: UInt32
  public var uptime: TimeSpan
  public var sequence: UInt64
  public var batches: UInt64
  public var commands: UInt64
  public var connections: UInt32
  public var streams: UInt32
  public var subscribers: UInt32
  public var inboxDepth: UInt32
  public var syncP50: TimeSpan
  public var syncP99: TimeSpan
  public var residentBytes: UInt64
  public var cpuTime: TimeSpan
  public var recoveryTime: TimeSpan
  /// Commands replayed from the journal's tail at the last start.
  public var recovered: UInt64
  /// False: a debug build, not to be measured.
  public var optimised: Bool
  /// The machine's clock stepped; log time does not follow it, see `setClock`.
  public var clockRefused: Bool
  /// While it is refused: the machine's clock less log time.
  public var clockOffset: TimeSpan
  /// Bytes that can still be written to the data directory's device; 0 when it is not watched.
  public var diskFree: UInt64
  /// The disk is nearly full: new work gets RESOURCE_EXHAUSTED until there is room.
  public var refusesNewWork: Bool
  /// The scan after the start has found the journal right up to this entry.
  public var journalVerified: UInt64
  /// It has come to the entry that was the last one at the start.
  public var journalScanned: Bool
  /// What it has found wrong, with the place; empty: nothing so far.
  public var journalFault: String
  /// Of a relay, which has no log; all zero elsewhere.
  public var relay: RelayStats

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.pid = 0
    self.uptime = TimeSpan()
    self.sequence = 0
    self.batches = 0
    self.commands = 0
    self.connections = 0
    self.streams = 0
    self.subscribers = 0
    self.inboxDepth = 0
    self.syncP50 = TimeSpan()
    self.syncP99 = TimeSpan()
    self.residentBytes = 0
    self.cpuTime = TimeSpan()
    self.recoveryTime = TimeSpan()
    self.recovered = 0
    self.optimised = false
    self.clockRefused = false
    self.clockOffset = TimeSpan()
    self.diskFree = 0
    self.refusesNewWork = false
    self.journalVerified = 0
    self.journalScanned = false
    self.journalFault = ""
    self.relay = RelayStats()
  }

  @inlinable
  public init(
    pid: UInt32 = 0,
    uptime: TimeSpan = TimeSpan(),
    sequence: UInt64 = 0,
    batches: UInt64 = 0,
    commands: UInt64 = 0,
    connections: UInt32 = 0,
    streams: UInt32 = 0,
    subscribers: UInt32 = 0,
    inboxDepth: UInt32 = 0,
    syncP50: TimeSpan = TimeSpan(),
    syncP99: TimeSpan = TimeSpan(),
    residentBytes: UInt64 = 0,
    cpuTime: TimeSpan = TimeSpan(),
    recoveryTime: TimeSpan = TimeSpan(),
    recovered: UInt64 = 0,
    optimised: Bool = false,
    clockRefused: Bool = false,
    clockOffset: TimeSpan = TimeSpan(),
    diskFree: UInt64 = 0,
    refusesNewWork: Bool = false,
    journalVerified: UInt64 = 0,
    journalScanned: Bool = false,
    journalFault: String = "",
    relay: RelayStats = RelayStats()
  ) {
    self.pid = pid
    self.uptime = uptime
    self.sequence = sequence
    self.batches = batches
    self.commands = commands
    self.connections = connections
    self.streams = streams
    self.subscribers = subscribers
    self.inboxDepth = inboxDepth
    self.syncP50 = syncP50
    self.syncP99 = syncP99
    self.residentBytes = residentBytes
    self.cpuTime = cpuTime
    self.recoveryTime = recoveryTime
    self.recovered = recovered
    self.optimised = optimised
    self.clockRefused = clockRefused
    self.clockOffset = clockOffset
    self.diskFree = diskFree
    self.refusesNewWork = refusesNewWork
    self.journalVerified = journalVerified
    self.journalScanned = journalScanned
    self.journalFault = journalFault
    self.relay = relay
  }
}

extension ServerStats {
  @inlinable public static var messageName: String { "dropwire.live.v1.ServerStats" }
  @inlinable public static var maximumEncodedSize: Int { 1228 }
  @inlinable public static var blockSize: Int { 128 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 4),
    .init(end: 12),
    .init(end: 20),
    .init(end: 28),
    .init(end: 36),
    .init(end: 40),
    .init(end: 44),
    .init(end: 48),
    .init(end: 52),
    .init(end: 60),
    .init(end: 68),
    .init(end: 76),
    .init(end: 84),
    .init(end: 92),
    .init(end: 100),
    .init(end: 101),
    .init(end: 102),
    .init(end: 110),
    .init(end: 118),
    .init(end: 119),
    .init(end: 127),
    .init(end: 128)
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
    var block = try writer.take(130)
    UInt16(128).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.pid.store(into: &block, at: offset)
    self.uptime.store(into: &block, at: offset &+ 4)
    self.sequence.store(into: &block, at: offset &+ 12)
    self.batches.store(into: &block, at: offset &+ 20)
    self.commands.store(into: &block, at: offset &+ 28)
    self.connections.store(into: &block, at: offset &+ 36)
    self.streams.store(into: &block, at: offset &+ 40)
    self.subscribers.store(into: &block, at: offset &+ 44)
    self.inboxDepth.store(into: &block, at: offset &+ 48)
    self.syncP50.store(into: &block, at: offset &+ 52)
    self.syncP99.store(into: &block, at: offset &+ 60)
    self.residentBytes.store(into: &block, at: offset &+ 68)
    self.cpuTime.store(into: &block, at: offset &+ 76)
    self.recoveryTime.store(into: &block, at: offset &+ 84)
    self.recovered.store(into: &block, at: offset &+ 92)
    self.optimised.store(into: &block, at: offset &+ 100)
    self.clockRefused.store(into: &block, at: offset &+ 101)
    self.clockOffset.store(into: &block, at: offset &+ 102)
    self.diskFree.store(into: &block, at: offset &+ 110)
    self.refusesNewWork.store(into: &block, at: offset &+ 118)
    self.journalVerified.store(into: &block, at: offset &+ 119)
    self.journalScanned.store(into: &block, at: offset &+ 127)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendString(self.journalFault)
    try writer.appendNested(self.relay)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.journalFault)
    size &+= WireBuffer.size(self.relay)
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 128 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 128 else { throw WireError(.truncated) }
    self.pid = UInt32(block: block, at: 0)
    self.uptime = TimeSpan(block: block, at: 4)
    self.sequence = UInt64(block: block, at: 12)
    self.batches = UInt64(block: block, at: 20)
    self.commands = UInt64(block: block, at: 28)
    self.connections = UInt32(block: block, at: 36)
    self.streams = UInt32(block: block, at: 40)
    self.subscribers = UInt32(block: block, at: 44)
    self.inboxDepth = UInt32(block: block, at: 48)
    self.syncP50 = TimeSpan(block: block, at: 52)
    self.syncP99 = TimeSpan(block: block, at: 60)
    self.residentBytes = UInt64(block: block, at: 68)
    self.cpuTime = TimeSpan(block: block, at: 76)
    self.recoveryTime = TimeSpan(block: block, at: 84)
    self.recovered = UInt64(block: block, at: 92)
    self.optimised = try block.load(at: 100, field: "optimised")
    self.clockRefused = try block.load(at: 101, field: "clockRefused")
    self.clockOffset = TimeSpan(block: block, at: 102)
    self.diskFree = UInt64(block: block, at: 110)
    self.refusesNewWork = try block.load(at: 118, field: "refusesNewWork")
    self.journalVerified = UInt64(block: block, at: 119)
    self.journalScanned = try block.load(at: 127, field: "journalScanned")
    self.journalFault = try tail.readString(max: 1000, field: "journalFault")
    self.relay = try tail.readNested(field: "relay")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.journalFault.utf8.count <= 1000,
      "journalFault",
      "must have at most 1000 bytes"
    )
  }
}

extension WireView where Viewed == ServerStats {
  @inlinable @inline(__always)
  public var pid: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var uptime: TimeSpan {
    if wireBlock.byteCount >= 12 { return TimeSpan(block: wireBlock, at: 4) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 20 { return UInt64(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var batches: UInt64 {
    if wireBlock.byteCount >= 28 { return UInt64(block: wireBlock, at: 20) }
    return 0
  }
  @inlinable @inline(__always)
  public var commands: UInt64 {
    if wireBlock.byteCount >= 36 { return UInt64(block: wireBlock, at: 28) }
    return 0
  }
  @inlinable @inline(__always)
  public var connections: UInt32 {
    if wireBlock.byteCount >= 40 { return UInt32(block: wireBlock, at: 36) }
    return 0
  }
  @inlinable @inline(__always)
  public var streams: UInt32 {
    if wireBlock.byteCount >= 44 { return UInt32(block: wireBlock, at: 40) }
    return 0
  }
  @inlinable @inline(__always)
  public var subscribers: UInt32 {
    if wireBlock.byteCount >= 48 { return UInt32(block: wireBlock, at: 44) }
    return 0
  }
  @inlinable @inline(__always)
  public var inboxDepth: UInt32 {
    if wireBlock.byteCount >= 52 { return UInt32(block: wireBlock, at: 48) }
    return 0
  }
  @inlinable @inline(__always)
  public var syncP50: TimeSpan {
    if wireBlock.byteCount >= 60 { return TimeSpan(block: wireBlock, at: 52) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var syncP99: TimeSpan {
    if wireBlock.byteCount >= 68 { return TimeSpan(block: wireBlock, at: 60) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var residentBytes: UInt64 {
    if wireBlock.byteCount >= 76 { return UInt64(block: wireBlock, at: 68) }
    return 0
  }
  @inlinable @inline(__always)
  public var cpuTime: TimeSpan {
    if wireBlock.byteCount >= 84 { return TimeSpan(block: wireBlock, at: 76) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var recoveryTime: TimeSpan {
    if wireBlock.byteCount >= 92 { return TimeSpan(block: wireBlock, at: 84) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var recovered: UInt64 {
    if wireBlock.byteCount >= 100 { return UInt64(block: wireBlock, at: 92) }
    return 0
  }
  @inlinable @inline(__always)
  public var optimised: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 101 { return try wireBlock.load(Bool.self, at: 100, field: "optimised") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var clockRefused: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 102 { return try wireBlock.load(Bool.self, at: 101, field: "clockRefused") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var clockOffset: TimeSpan {
    if wireBlock.byteCount >= 110 { return TimeSpan(block: wireBlock, at: 102) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var diskFree: UInt64 {
    if wireBlock.byteCount >= 118 { return UInt64(block: wireBlock, at: 110) }
    return 0
  }
  @inlinable @inline(__always)
  public var refusesNewWork: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 119 { return try wireBlock.load(Bool.self, at: 118, field: "refusesNewWork") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var journalVerified: UInt64 {
    if wireBlock.byteCount >= 127 { return UInt64(block: wireBlock, at: 119) }
    return 0
  }
  @inlinable @inline(__always)
  public var journalScanned: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 128 { return try wireBlock.load(Bool.self, at: 127, field: "journalScanned") }
      return false
    }
  }
  @inlinable
  public var journalFault: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 1000, field: "journalFault")
    }
  }
  /// Calls `body` with `journalFault` as it stands in the bytes.
  @inlinable
  public func withJournalFault<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 1000, field: "journalFault", body)
  }
  @inlinable
  public var relay: RelayStats {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "journalFault")
      return try tail.readNested(field: "relay")
    }
  }
  /// Calls `body` with `relay` as it stands in the bytes.
  @inlinable
  public func withRelay<Result>(
    _ body: (WireView<RelayStats>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "journalFault")
    return try tail.withNested(field: "relay", body)
  }
}

extension ServerStats {
  public init(view: WireView<ServerStats>) throws(WireError) {
    self.pid = view.pid
    self.uptime = view.uptime
    self.sequence = view.sequence
    self.batches = view.batches
    self.commands = view.commands
    self.connections = view.connections
    self.streams = view.streams
    self.subscribers = view.subscribers
    self.inboxDepth = view.inboxDepth
    self.syncP50 = view.syncP50
    self.syncP99 = view.syncP99
    self.residentBytes = view.residentBytes
    self.cpuTime = view.cpuTime
    self.recoveryTime = view.recoveryTime
    self.recovered = view.recovered
    self.optimised = try view.optimised
    self.clockRefused = try view.clockRefused
    self.clockOffset = view.clockOffset
    self.diskFree = view.diskFree
    self.refusesNewWork = try view.refusesNewWork
    self.journalVerified = view.journalVerified
    self.journalScanned = try view.journalScanned
    self.journalFault = try view.journalFault
    self.relay = try view.relay
  }
}

/// What a relay is about, and what it has counted since its start.
public struct RelayStats: WireBlockMessage, Hashable {
  /// Streams followed.
  public var topics: UInt32
  /// Of these, those of which a call upstream is up.
  public var following: UInt32
  /// Of these, those whose call was lost and is being made again.
  public var interrupted: UInt32
  /// Viewers that wait to be told where their stream stands, or for a page of older events.
  public var waiting: UInt32
  /// The longest time for which the server of a stream has not been heard; 0: all are heard.
  public var silent: TimeSpan
  /// The server was reached at least once.
  public var reached: Bool
  /// Which of the addresses upstream is followed, from 0.
  public var upstream: UInt32
  /// Messages kept for viewers that come back.
  public var historyBytes: UInt64
  /// Markers and ends that came from upstream.
  public var entries: UInt64
  /// Availabilities that came from upstream.
  public var counts: UInt64
  /// Messages that were given to viewers on the loop of this call.
  public var deliveries: UInt64
  /// Calls upstream that were lost.
  public var losses: UInt64
  /// Streams that went on elsewhere than where they were left, of which viewers were told.
  public var restarts: UInt64
  /// Pages of older events that were fetched.
  public var pages: UInt64
  /// Calls and readers that were refused, or have waited in vain.
  public var refused: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.topics = 0
    self.following = 0
    self.interrupted = 0
    self.waiting = 0
    self.silent = TimeSpan()
    self.reached = false
    self.upstream = 0
    self.historyBytes = 0
    self.entries = 0
    self.counts = 0
    self.deliveries = 0
    self.losses = 0
    self.restarts = 0
    self.pages = 0
    self.refused = 0
  }

  @inlinable
  public init(
    topics: UInt32 = 0,
    following: UInt32 = 0,
    interrupted: UInt32 = 0,
    waiting: UInt32 = 0,
    silent: TimeSpan = TimeSpan(),
    reached: Bool = false,
    upstream: UInt32 = 0,
    historyBytes: UInt64 = 0,
    entries: UInt64 = 0,
    counts: UInt64 = 0,
    deliveries: UInt64 = 0,
    losses: UInt64 = 0,
    restarts: UInt64 = 0,
    pages: UInt64 = 0,
    refused: UInt64 = 0
  ) {
    self.topics = topics
    self.following = following
    self.interrupted = interrupted
    self.waiting = waiting
    self.silent = silent
    self.reached = reached
    self.upstream = upstream
    self.historyBytes = historyBytes
    self.entries = entries
    self.counts = counts
    self.deliveries = deliveries
    self.losses = losses
    self.restarts = restarts
    self.pages = pages
    self.refused = refused
  }
}

extension RelayStats {
  @inlinable public static var messageName: String { "dropwire.live.v1.RelayStats" }
  @inlinable public static var maximumEncodedSize: Int { 95 }
  @inlinable public static var blockSize: Int { 93 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 4),
    .init(end: 8),
    .init(end: 12),
    .init(end: 16),
    .init(end: 24),
    .init(end: 25),
    .init(end: 29),
    .init(end: 37),
    .init(end: 45),
    .init(end: 53),
    .init(end: 61),
    .init(end: 69),
    .init(end: 77),
    .init(end: 85),
    .init(end: 93)
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
    var block = try writer.take(95)
    UInt16(93).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.topics.store(into: &block, at: offset)
    self.following.store(into: &block, at: offset &+ 4)
    self.interrupted.store(into: &block, at: offset &+ 8)
    self.waiting.store(into: &block, at: offset &+ 12)
    self.silent.store(into: &block, at: offset &+ 16)
    self.reached.store(into: &block, at: offset &+ 24)
    self.upstream.store(into: &block, at: offset &+ 25)
    self.historyBytes.store(into: &block, at: offset &+ 29)
    self.entries.store(into: &block, at: offset &+ 37)
    self.counts.store(into: &block, at: offset &+ 45)
    self.deliveries.store(into: &block, at: offset &+ 53)
    self.losses.store(into: &block, at: offset &+ 61)
    self.restarts.store(into: &block, at: offset &+ 69)
    self.pages.store(into: &block, at: offset &+ 77)
    self.refused.store(into: &block, at: offset &+ 85)
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
    if block.byteCount < 93 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 93 else { throw WireError(.truncated) }
    self.topics = UInt32(block: block, at: 0)
    self.following = UInt32(block: block, at: 4)
    self.interrupted = UInt32(block: block, at: 8)
    self.waiting = UInt32(block: block, at: 12)
    self.silent = TimeSpan(block: block, at: 16)
    self.reached = try block.load(at: 24, field: "reached")
    self.upstream = UInt32(block: block, at: 25)
    self.historyBytes = UInt64(block: block, at: 29)
    self.entries = UInt64(block: block, at: 37)
    self.counts = UInt64(block: block, at: 45)
    self.deliveries = UInt64(block: block, at: 53)
    self.losses = UInt64(block: block, at: 61)
    self.restarts = UInt64(block: block, at: 69)
    self.pages = UInt64(block: block, at: 77)
    self.refused = UInt64(block: block, at: 85)
  }
}

extension WireView where Viewed == RelayStats {
  @inlinable @inline(__always)
  public var topics: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var following: UInt32 {
    if wireBlock.byteCount >= 8 { return UInt32(block: wireBlock, at: 4) }
    return 0
  }
  @inlinable @inline(__always)
  public var interrupted: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var waiting: UInt32 {
    if wireBlock.byteCount >= 16 { return UInt32(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var silent: TimeSpan {
    if wireBlock.byteCount >= 24 { return TimeSpan(block: wireBlock, at: 16) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var reached: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 25 { return try wireBlock.load(Bool.self, at: 24, field: "reached") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var upstream: UInt32 {
    if wireBlock.byteCount >= 29 { return UInt32(block: wireBlock, at: 25) }
    return 0
  }
  @inlinable @inline(__always)
  public var historyBytes: UInt64 {
    if wireBlock.byteCount >= 37 { return UInt64(block: wireBlock, at: 29) }
    return 0
  }
  @inlinable @inline(__always)
  public var entries: UInt64 {
    if wireBlock.byteCount >= 45 { return UInt64(block: wireBlock, at: 37) }
    return 0
  }
  @inlinable @inline(__always)
  public var counts: UInt64 {
    if wireBlock.byteCount >= 53 { return UInt64(block: wireBlock, at: 45) }
    return 0
  }
  @inlinable @inline(__always)
  public var deliveries: UInt64 {
    if wireBlock.byteCount >= 61 { return UInt64(block: wireBlock, at: 53) }
    return 0
  }
  @inlinable @inline(__always)
  public var losses: UInt64 {
    if wireBlock.byteCount >= 69 { return UInt64(block: wireBlock, at: 61) }
    return 0
  }
  @inlinable @inline(__always)
  public var restarts: UInt64 {
    if wireBlock.byteCount >= 77 { return UInt64(block: wireBlock, at: 69) }
    return 0
  }
  @inlinable @inline(__always)
  public var pages: UInt64 {
    if wireBlock.byteCount >= 85 { return UInt64(block: wireBlock, at: 77) }
    return 0
  }
  @inlinable @inline(__always)
  public var refused: UInt64 {
    if wireBlock.byteCount >= 93 { return UInt64(block: wireBlock, at: 85) }
    return 0
  }
}

extension RelayStats {
  public init(view: WireView<RelayStats>) throws(WireError) {
    self.topics = view.topics
    self.following = view.following
    self.interrupted = view.interrupted
    self.waiting = view.waiting
    self.silent = view.silent
    self.reached = try view.reached
    self.upstream = view.upstream
    self.historyBytes = view.historyBytes
    self.entries = view.entries
    self.counts = view.counts
    self.deliveries = view.deliveries
    self.losses = view.losses
    self.restarts = view.restarts
    self.pages = view.pages
    self.refused = view.refused
  }
}

/// Asks that log time be set to the machine's clock.
public struct SetClockRequest: WireBlockMessage, Hashable {
  /// `clockOffset` as an operator has seen it and found that the clock is right.
  public var expectedOffset: TimeSpan

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.expectedOffset = TimeSpan()
  }

  @inlinable
  public init(expectedOffset: TimeSpan) {
    self.expectedOffset = expectedOffset
  }
}

extension SetClockRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetClockRequest" }
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
    self.expectedOffset.store(into: &block, at: offset)
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
    self.expectedOffset = TimeSpan(block: block, at: 0)
  }
}

extension WireView where Viewed == SetClockRequest {
  @inlinable @inline(__always)
  public var expectedOffset: TimeSpan {
    if wireBlock.byteCount >= 8 { return TimeSpan(block: wireBlock, at: 0) }
    return TimeSpan()
  }
}

extension SetClockRequest {
  public init(view: WireView<SetClockRequest>) throws(WireError) {
    self.expectedOffset = view.expectedOffset
  }
}

/// Log time was set, by an entry of the log.
public struct ClockSet: WireBlockMessage, Hashable {
  /// What log time was.
  public var from: Timestamp
  /// What it is from that entry on. Earlier: what is held keeps the time left to it.
  public var to: Timestamp
  /// Of that entry.
  public var sequence: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.from = Timestamp()
    self.to = Timestamp()
    self.sequence = 0
  }

  @inlinable
  public init(from: Timestamp = Timestamp(), to: Timestamp = Timestamp(), sequence: UInt64 = 0) {
    self.from = from
    self.to = to
    self.sequence = sequence
  }
}

extension ClockSet {
  @inlinable public static var messageName: String { "dropwire.live.v1.ClockSet" }
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
    self.from.store(into: &block, at: offset)
    self.to.store(into: &block, at: offset &+ 8)
    self.sequence.store(into: &block, at: offset &+ 16)
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
    self.from = Timestamp(block: block, at: 0)
    self.to = Timestamp(block: block, at: 8)
    self.sequence = UInt64(block: block, at: 16)
  }
}

extension WireView where Viewed == ClockSet {
  @inlinable @inline(__always)
  public var from: Timestamp {
    if wireBlock.byteCount >= 8 { return Timestamp(block: wireBlock, at: 0) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var to: Timestamp {
    if wireBlock.byteCount >= 16 { return Timestamp(block: wireBlock, at: 8) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 24 { return UInt64(block: wireBlock, at: 16) }
    return 0
  }
}

extension ClockSet {
  public init(view: WireView<ClockSet>) throws(WireError) {
    self.from = view.from
    self.to = view.to
    self.sequence = view.sequence
  }
}

/// What is to be known to whoever reads the log later. Not for what must not be kept: a log forgets nothing.
public struct RemarkRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var text: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.text = ""
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), text: String = "") {
    self.key = key
    self.text = text
  }
}

extension RemarkRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.RemarkRequest" }
  @inlinable public static var maximumEncodedSize: Int { 520 }
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
    self.text = try tail.readString(max: 500, field: "text")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.text.utf8.count >= 1, "text", "must have at least 1 bytes")
    try Validation.require(self.text.utf8.count <= 500, "text", "must have at most 500 bytes")
  }
}

extension WireView where Viewed == RemarkRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable
  public var text: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 500, field: "text")
    }
  }
  /// Calls `body` with `text` as it stands in the bytes.
  @inlinable
  public func withText<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 500, field: "text", body)
  }
}

extension RemarkRequest {
  public init(view: WireView<RemarkRequest>) throws(WireError) {
    self.key = view.key
    self.text = try view.text
  }
}

/// The remark is in the log.
public struct Remarked: WireBlockMessage, Hashable {
  /// Of its entry.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(sequence: UInt64 = 0, replayed: Bool = false) {
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension Remarked {
  @inlinable public static var messageName: String { "dropwire.live.v1.Remarked" }
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
    self.sequence.store(into: &block, at: offset)
    self.replayed.store(into: &block, at: offset &+ 8)
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
    self.sequence = UInt64(block: block, at: 0)
    self.replayed = try block.load(at: 8, field: "replayed")
  }
}

extension WireView where Viewed == Remarked {
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
}

extension Remarked {
  public init(view: WireView<Remarked>) throws(WireError) {
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// Where the remark stands, or why it does not.
public enum RemarkResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case remarked(Remarked)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension RemarkResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.RemarkResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .remarked: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .remarked(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .remarked(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .remarked(try Remarked(payload: payload, case: "remarked"))
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

/// Asks for a backup, in the directory that the server was started with: a caller names none.
public struct BackupRequest: WireBlockMessage, Hashable {
  /// Copies every file anew and shares none with the backup before, whose files may be damaged.
  public var full: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.full = false
  }

  @inlinable
  public init(full: Bool) {
    self.full = full
  }
}

extension BackupRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.BackupRequest" }
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
    self.full.store(into: &block, at: offset)
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
    self.full = try block.load(at: 0, field: "full")
  }
}

extension WireView where Viewed == BackupRequest {
  @inlinable @inline(__always)
  public var full: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "full") }
      return false
    }
  }
}

extension BackupRequest {
  public init(view: WireView<BackupRequest>) throws(WireError) {
    self.full = try view.full
  }
}

/// A backup was made, and everything that was acknowledged before it was asked for is in it.
public struct BackupMade: WireBlockMessage, Hashable {
  /// Of its directory, below that of `--backup-to`.
  public var name: String
  /// The last entry in it.
  public var sequence: UInt64
  /// The entry that its rows stand for; 0: it has no rows.
  public var checkpoint: UInt64
  public var files: UInt32
  /// The others did not change, and are shared with the backup before.
  public var copiedFiles: UInt32
  public var totalBytes: UInt64
  public var copiedBytes: UInt64
  public var took: TimeSpan

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.name = ""
    self.sequence = 0
    self.checkpoint = 0
    self.files = 0
    self.copiedFiles = 0
    self.totalBytes = 0
    self.copiedBytes = 0
    self.took = TimeSpan()
  }

  @inlinable
  public init(
    name: String = "",
    sequence: UInt64 = 0,
    checkpoint: UInt64 = 0,
    files: UInt32 = 0,
    copiedFiles: UInt32 = 0,
    totalBytes: UInt64 = 0,
    copiedBytes: UInt64 = 0,
    took: TimeSpan = TimeSpan()
  ) {
    self.name = name
    self.sequence = sequence
    self.checkpoint = checkpoint
    self.files = files
    self.copiedFiles = copiedFiles
    self.totalBytes = totalBytes
    self.copiedBytes = copiedBytes
    self.took = took
  }
}

extension BackupMade {
  @inlinable public static var messageName: String { "dropwire.live.v1.BackupMade" }
  @inlinable public static var maximumEncodedSize: Int { 151 }
  @inlinable public static var blockSize: Int { 48 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 20),
    .init(end: 24),
    .init(end: 32),
    .init(end: 40),
    .init(end: 48)
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
    var block = try writer.take(50)
    UInt16(48).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.sequence.store(into: &block, at: offset)
    self.checkpoint.store(into: &block, at: offset &+ 8)
    self.files.store(into: &block, at: offset &+ 16)
    self.copiedFiles.store(into: &block, at: offset &+ 20)
    self.totalBytes.store(into: &block, at: offset &+ 24)
    self.copiedBytes.store(into: &block, at: offset &+ 32)
    self.took.store(into: &block, at: offset &+ 40)
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
    if block.byteCount < 48 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 48 else { throw WireError(.truncated) }
    self.sequence = UInt64(block: block, at: 0)
    self.checkpoint = UInt64(block: block, at: 8)
    self.files = UInt32(block: block, at: 16)
    self.copiedFiles = UInt32(block: block, at: 20)
    self.totalBytes = UInt64(block: block, at: 24)
    self.copiedBytes = UInt64(block: block, at: 32)
    self.took = TimeSpan(block: block, at: 40)
    self.name = try tail.readString(max: 100, field: "name")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.name.utf8.count <= 100, "name", "must have at most 100 bytes")
  }
}

extension WireView where Viewed == BackupMade {
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 8 { return UInt64(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var checkpoint: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var files: UInt32 {
    if wireBlock.byteCount >= 20 { return UInt32(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var copiedFiles: UInt32 {
    if wireBlock.byteCount >= 24 { return UInt32(block: wireBlock, at: 20) }
    return 0
  }
  @inlinable @inline(__always)
  public var totalBytes: UInt64 {
    if wireBlock.byteCount >= 32 { return UInt64(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var copiedBytes: UInt64 {
    if wireBlock.byteCount >= 40 { return UInt64(block: wireBlock, at: 32) }
    return 0
  }
  @inlinable @inline(__always)
  public var took: TimeSpan {
    if wireBlock.byteCount >= 48 { return TimeSpan(block: wireBlock, at: 40) }
    return TimeSpan()
  }
  @inlinable
  public var name: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 100, field: "name")
    }
  }
  /// Calls `body` with `name` as it stands in the bytes.
  @inlinable
  public func withName<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 100, field: "name", body)
  }
}

extension BackupMade {
  public init(view: WireView<BackupMade>) throws(WireError) {
    self.name = try view.name
    self.sequence = view.sequence
    self.checkpoint = view.checkpoint
    self.files = view.files
    self.copiedFiles = view.copiedFiles
    self.totalBytes = view.totalBytes
    self.copiedBytes = view.copiedBytes
    self.took = view.took
  }
}

/// How much a hub is given at once, and when it sells by reservation only. Spans are at most a day.
public struct SetThrottleRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var hub: Identifier
  /// Holds that it takes at once after a pause; 0: any number.
  public var burst: UInt32
  /// Until it takes one hold more; with a `burst` more than 0.
  public var refill: TimeSpan
  /// Jobs it may have while it sells at once; 0: any number.
  public var openJobs: UInt32
  /// Reservation from this backlog on; 0: whatever it is.
  public var enterBacklog: UInt32
  /// Well again at this one; below `enterBacklog`.
  public var exitBacklog: UInt32
  /// Reservation from this preparation on; 0: whatever it is.
  public var enterPreparation: TimeSpan
  /// Well again at this one; below `enterPreparation`.
  public var exitPreparation: TimeSpan
  /// Reservation below it, per mille; 0: whatever it is.
  public var minAcceptRate: UInt32
  /// Well again from it on; at least `minAcceptRate`.
  public var exitAcceptRate: UInt32
  /// Reservation when not heard for so long; 0: never for that.
  public var heartbeatWithin: TimeSpan
  /// How long reservation lasts at least.
  public var minDwell: TimeSpan

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.hub = Identifier()
    self.burst = 0
    self.refill = TimeSpan()
    self.openJobs = 0
    self.enterBacklog = 0
    self.exitBacklog = 0
    self.enterPreparation = TimeSpan()
    self.exitPreparation = TimeSpan()
    self.minAcceptRate = 0
    self.exitAcceptRate = 0
    self.heartbeatWithin = TimeSpan()
    self.minDwell = TimeSpan()
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    hub: Identifier = Identifier(),
    burst: UInt32 = 0,
    refill: TimeSpan = TimeSpan(),
    openJobs: UInt32 = 0,
    enterBacklog: UInt32 = 0,
    exitBacklog: UInt32 = 0,
    enterPreparation: TimeSpan = TimeSpan(),
    exitPreparation: TimeSpan = TimeSpan(),
    minAcceptRate: UInt32 = 0,
    exitAcceptRate: UInt32 = 0,
    heartbeatWithin: TimeSpan = TimeSpan(),
    minDwell: TimeSpan = TimeSpan()
  ) {
    self.key = key
    self.hub = hub
    self.burst = burst
    self.refill = refill
    self.openJobs = openJobs
    self.enterBacklog = enterBacklog
    self.exitBacklog = exitBacklog
    self.enterPreparation = enterPreparation
    self.exitPreparation = exitPreparation
    self.minAcceptRate = minAcceptRate
    self.exitAcceptRate = exitAcceptRate
    self.heartbeatWithin = heartbeatWithin
    self.minDwell = minDwell
  }
}

extension SetThrottleRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetThrottleRequest" }
  @inlinable public static var maximumEncodedSize: Int { 90 }
  @inlinable public static var blockSize: Int { 88 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 28),
    .init(end: 36),
    .init(end: 40),
    .init(end: 44),
    .init(end: 48),
    .init(end: 56),
    .init(end: 64),
    .init(end: 68),
    .init(end: 72),
    .init(end: 80),
    .init(end: 88)
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
    var block = try writer.take(90)
    UInt16(88).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.hub.store(into: &block, at: offset &+ 16)
    self.burst.store(into: &block, at: offset &+ 24)
    self.refill.store(into: &block, at: offset &+ 28)
    self.openJobs.store(into: &block, at: offset &+ 36)
    self.enterBacklog.store(into: &block, at: offset &+ 40)
    self.exitBacklog.store(into: &block, at: offset &+ 44)
    self.enterPreparation.store(into: &block, at: offset &+ 48)
    self.exitPreparation.store(into: &block, at: offset &+ 56)
    self.minAcceptRate.store(into: &block, at: offset &+ 64)
    self.exitAcceptRate.store(into: &block, at: offset &+ 68)
    self.heartbeatWithin.store(into: &block, at: offset &+ 72)
    self.minDwell.store(into: &block, at: offset &+ 80)
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
    if block.byteCount < 88 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 88 else { throw WireError(.truncated) }
    self.key = UUIDBytes(block: block, at: 0)
    self.hub = Identifier(block: block, at: 16)
    self.burst = UInt32(block: block, at: 24)
    self.refill = TimeSpan(block: block, at: 28)
    self.openJobs = UInt32(block: block, at: 36)
    self.enterBacklog = UInt32(block: block, at: 40)
    self.exitBacklog = UInt32(block: block, at: 44)
    self.enterPreparation = TimeSpan(block: block, at: 48)
    self.exitPreparation = TimeSpan(block: block, at: 56)
    self.minAcceptRate = UInt32(block: block, at: 64)
    self.exitAcceptRate = UInt32(block: block, at: 68)
    self.heartbeatWithin = TimeSpan(block: block, at: 72)
    self.minDwell = TimeSpan(block: block, at: 80)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.hub.rawValue != 0, "hub", "must not be zero")
    try Validation.require(self.burst <= 1000000, "burst", "must be at most 1000000")
    try Validation.require(self.minAcceptRate <= 1000, "minAcceptRate", "must be at most 1000")
    try Validation.require(self.exitAcceptRate <= 1000, "exitAcceptRate", "must be at most 1000")
  }
}

extension WireView where Viewed == SetThrottleRequest {
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
  public var burst: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var refill: TimeSpan {
    if wireBlock.byteCount >= 36 { return TimeSpan(block: wireBlock, at: 28) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var openJobs: UInt32 {
    if wireBlock.byteCount >= 40 { return UInt32(block: wireBlock, at: 36) }
    return 0
  }
  @inlinable @inline(__always)
  public var enterBacklog: UInt32 {
    if wireBlock.byteCount >= 44 { return UInt32(block: wireBlock, at: 40) }
    return 0
  }
  @inlinable @inline(__always)
  public var exitBacklog: UInt32 {
    if wireBlock.byteCount >= 48 { return UInt32(block: wireBlock, at: 44) }
    return 0
  }
  @inlinable @inline(__always)
  public var enterPreparation: TimeSpan {
    if wireBlock.byteCount >= 56 { return TimeSpan(block: wireBlock, at: 48) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var exitPreparation: TimeSpan {
    if wireBlock.byteCount >= 64 { return TimeSpan(block: wireBlock, at: 56) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var minAcceptRate: UInt32 {
    if wireBlock.byteCount >= 68 { return UInt32(block: wireBlock, at: 64) }
    return 0
  }
  @inlinable @inline(__always)
  public var exitAcceptRate: UInt32 {
    if wireBlock.byteCount >= 72 { return UInt32(block: wireBlock, at: 68) }
    return 0
  }
  @inlinable @inline(__always)
  public var heartbeatWithin: TimeSpan {
    if wireBlock.byteCount >= 80 { return TimeSpan(block: wireBlock, at: 72) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var minDwell: TimeSpan {
    if wireBlock.byteCount >= 88 { return TimeSpan(block: wireBlock, at: 80) }
    return TimeSpan()
  }
}

extension SetThrottleRequest {
  public init(view: WireView<SetThrottleRequest>) throws(WireError) {
    self.key = view.key
    self.hub = view.hub
    self.burst = view.burst
    self.refill = view.refill
    self.openJobs = view.openJobs
    self.enterBacklog = view.enterBacklog
    self.exitBacklog = view.exitBacklog
    self.enterPreparation = view.enterPreparation
    self.exitPreparation = view.exitPreparation
    self.minAcceptRate = view.minAcceptRate
    self.exitAcceptRate = view.exitAcceptRate
    self.heartbeatWithin = view.heartbeatWithin
    self.minDwell = view.minDwell
  }
}

/// The hub has this throttle. What was taken before counts on.
public struct ThrottleSet: WireBlockMessage, Hashable {
  public var hub: Identifier
  /// How it sells now.
  public var mode: HubMode
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
    self.mode = .unspecified
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    hub: Identifier = Identifier(),
    mode: HubMode = .unspecified,
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.hub = hub
    self.mode = mode
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension ThrottleSet {
  @inlinable public static var messageName: String { "dropwire.live.v1.ThrottleSet" }
  @inlinable public static var maximumEncodedSize: Int { 20 }
  @inlinable public static var blockSize: Int { 18 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 17),
    .init(end: 18)
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
    var block = try writer.take(20)
    UInt16(18).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hub.store(into: &block, at: offset)
    self.mode.store(into: &block, at: offset &+ 8)
    self.sequence.store(into: &block, at: offset &+ 9)
    self.replayed.store(into: &block, at: offset &+ 17)
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
    if block.byteCount < 18 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 18 else { throw WireError(.truncated) }
    self.hub = Identifier(block: block, at: 0)
    self.mode = HubMode(block: block, at: 8)
    self.sequence = UInt64(block: block, at: 9)
    self.replayed = try block.load(at: 17, field: "replayed")
  }
}

extension WireView where Viewed == ThrottleSet {
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
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 17 { return UInt64(block: wireBlock, at: 9) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 18 { return try wireBlock.load(Bool.self, at: 17, field: "replayed") }
      return false
    }
  }
}

extension ThrottleSet {
  public init(view: WireView<ThrottleSet>) throws(WireError) {
    self.hub = view.hub
    self.mode = view.mode
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The throttle is in force, or why it is not.
public enum SetThrottleResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case changed(ThrottleSet)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SetThrottleResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetThrottleResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .changed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .changed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .changed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .changed(try ThrottleSet(payload: payload, case: "changed"))
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

/// Has a hub sell as somebody says, or again as what it says of itself has it.
public struct SetHubModeRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var hub: Identifier
  public var mode: HubMode
  /// For whoever reads the log.
  public var why: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.hub = Identifier()
    self.mode = .unspecified
    self.why = ""
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    hub: Identifier = Identifier(),
    mode: HubMode = .unspecified,
    why: String = ""
  ) {
    self.key = key
    self.hub = hub
    self.mode = mode
    self.why = why
  }
}

extension SetHubModeRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetHubModeRequest" }
  @inlinable public static var maximumEncodedSize: Int { 229 }
  @inlinable public static var blockSize: Int { 25 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 24), .init(end: 25)])

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
    var block = try writer.take(27)
    UInt16(25).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.hub.store(into: &block, at: offset &+ 16)
    self.mode.store(into: &block, at: offset &+ 24)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.why.isEmpty { try writer.appendString(self.why) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.why.isEmpty { size &+= WireBuffer.size(self.why) }
    return size
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
    self.key = UUIDBytes(block: block, at: 0)
    self.hub = Identifier(block: block, at: 16)
    self.mode = HubMode(block: block, at: 24)
    self.why = try tail.readString(max: 200, field: "why")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.hub.rawValue != 0, "hub", "must not be zero")
    try Validation.require(self.mode.rawValue != 0, "mode", "must not be unspecified")
    try Validation.require(self.why.utf8.count >= 1, "why", "must have at least 1 bytes")
    try Validation.require(self.why.utf8.count <= 200, "why", "must have at most 200 bytes")
  }
}

extension WireView where Viewed == SetHubModeRequest {
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
  public var mode: HubMode {
    if wireBlock.byteCount >= 25 { return HubMode(block: wireBlock, at: 24) }
    return .unspecified
  }
  @inlinable
  public var why: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 200, field: "why")
    }
  }
  /// Calls `body` with `why` as it stands in the bytes.
  @inlinable
  public func withWhy<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 200, field: "why", body)
  }
}

extension SetHubModeRequest {
  public init(view: WireView<SetHubModeRequest>) throws(WireError) {
    self.key = view.key
    self.hub = view.hub
    self.mode = view.mode
    self.why = try view.why
  }
}

/// How the hub sold before and sells now.
public struct HubModeSet: WireBlockMessage, Hashable {
  public var hub: Identifier
  public var before: HubMode
  public var after: HubMode
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
    self.before = .unspecified
    self.after = .unspecified
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    hub: Identifier = Identifier(),
    before: HubMode = .unspecified,
    after: HubMode = .unspecified,
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.hub = hub
    self.before = before
    self.after = after
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension HubModeSet {
  @inlinable public static var messageName: String { "dropwire.live.v1.HubModeSet" }
  @inlinable public static var maximumEncodedSize: Int { 21 }
  @inlinable public static var blockSize: Int { 19 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 10),
    .init(end: 18),
    .init(end: 19)
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
    var block = try writer.take(21)
    UInt16(19).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.hub.store(into: &block, at: offset)
    self.before.store(into: &block, at: offset &+ 8)
    self.after.store(into: &block, at: offset &+ 9)
    self.sequence.store(into: &block, at: offset &+ 10)
    self.replayed.store(into: &block, at: offset &+ 18)
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
    if block.byteCount < 19 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 19 else { throw WireError(.truncated) }
    self.hub = Identifier(block: block, at: 0)
    self.before = HubMode(block: block, at: 8)
    self.after = HubMode(block: block, at: 9)
    self.sequence = UInt64(block: block, at: 10)
    self.replayed = try block.load(at: 18, field: "replayed")
  }
}

extension WireView where Viewed == HubModeSet {
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
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 18 { return UInt64(block: wireBlock, at: 10) }
    return 0
  }
  @inlinable @inline(__always)
  public var replayed: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 19 { return try wireBlock.load(Bool.self, at: 18, field: "replayed") }
      return false
    }
  }
}

extension HubModeSet {
  public init(view: WireView<HubModeSet>) throws(WireError) {
    self.hub = view.hub
    self.before = view.before
    self.after = view.after
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// The mode, or why it is as it was.
public enum SetHubModeResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case changed(HubModeSet)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SetHubModeResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetHubModeResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .changed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .changed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .changed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .changed(try HubModeSet(payload: payload, case: "changed"))
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

/// Changes how a drop sells from here on. What is left out stays as it is.
public struct SetPolicyRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var drop: Identifier
  /// Of what is held from here on, from 1 s to an hour; holds there are keep theirs.
  public var holdTime: TimeSpan?
  /// Places per pool; a lower one sends nobody home.
  public var waitlistLimit: UInt32?
  /// Whoever can be served passes those in line who need more than is free.
  public var bypass: Bool?
  /// Like the next, until the reservation of a hybrid drop has opened.
  public var soldOut: Bool?
  public var demand: UInt32?
  /// Of a hybrid drop, in this order; none: as it was.
  public var instead: [Instead]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.drop = Identifier()
    self.holdTime = nil
    self.waitlistLimit = nil
    self.bypass = nil
    self.soldOut = nil
    self.demand = nil
    self.instead = []
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    drop: Identifier = Identifier(),
    holdTime: TimeSpan? = nil,
    waitlistLimit: UInt32? = nil,
    bypass: Bool? = nil,
    soldOut: Bool? = nil,
    demand: UInt32? = nil,
    instead: [Instead] = []
  ) {
    self.key = key
    self.drop = drop
    self.holdTime = holdTime
    self.waitlistLimit = waitlistLimit
    self.bypass = bypass
    self.soldOut = soldOut
    self.demand = demand
    self.instead = instead
  }
}

extension SetPolicyRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetPolicyRequest" }
  @inlinable public static var maximumEncodedSize: Int { 48 }
  @inlinable public static var blockSize: Int { 43 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 24),
    .init(end: 33, presenceByte: 24, presenceMask: 0x01),
    .init(end: 37, presenceByte: 24, presenceMask: 0x02),
    .init(end: 38, presenceByte: 24, presenceMask: 0x04),
    .init(end: 39, presenceByte: 24, presenceMask: 0x08),
    .init(end: 43, presenceByte: 24, presenceMask: 0x10)
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
    var block = try writer.take(45)
    UInt16(43).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence24: UInt8 = 0
    if self.holdTime != nil { presence24 |= 0x01 }
    if self.waitlistLimit != nil { presence24 |= 0x02 }
    if self.bypass != nil { presence24 |= 0x04 }
    if self.soldOut != nil { presence24 |= 0x08 }
    if self.demand != nil { presence24 |= 0x10 }
    presence24.store(into: &block, at: offset &+ 24)
    self.key.store(into: &block, at: offset)
    self.drop.store(into: &block, at: offset &+ 16)
    block.storeOptional(self.holdTime, at: offset &+ 25)
    block.storeOptional(self.waitlistLimit, at: offset &+ 33)
    block.storeOptional(self.bypass, at: offset &+ 37)
    block.storeOptional(self.soldOut, at: offset &+ 38)
    block.storeOptional(self.demand, at: offset &+ 39)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.instead.isEmpty { try writer.appendList(self.instead) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.instead.isEmpty { size &+= WireBuffer.size(self.instead) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 43 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 43 else { throw WireError(.truncated) }
    let presence24 = block.byte(at: 24)
    if presence24 & 0xE0 != 0, block.byteCount == 43 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.drop = Identifier(block: block, at: 16)
    self.holdTime = try block.loadOptional(at: 25, if: presence24 & 0x01 != 0, field: "holdTime")
    self.waitlistLimit = try block.loadOptional(at: 33, if: presence24 & 0x02 != 0, field: "waitlistLimit")
    self.bypass = try block.loadOptional(at: 37, if: presence24 & 0x04 != 0, field: "bypass")
    self.soldOut = try block.loadOptional(at: 38, if: presence24 & 0x08 != 0, field: "soldOut")
    self.demand = try block.loadOptional(at: 39, if: presence24 & 0x10 != 0, field: "demand")
    self.instead = try tail.readList(max: 2, field: "instead")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.drop.rawValue != 0, "drop", "must not be zero")
    if let value = self.waitlistLimit {
      try Validation.require(value <= 1000000, "waitlistLimit", "must be at most 1000000")
    }
    try Validation.require(self.instead.count <= 2, "instead", "must have at most 2 elements")
  }
}

extension WireView where Viewed == SetPolicyRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var holdTime: TimeSpan? {
    if wireHas(33, presence: 24, mask: 0x01) { return TimeSpan(block: wireBlock, at: 25) }
    return nil
  }
  @inlinable @inline(__always)
  public var waitlistLimit: UInt32? {
    if wireHas(37, presence: 24, mask: 0x02) { return UInt32(block: wireBlock, at: 33) }
    return nil
  }
  @inlinable @inline(__always)
  public var bypass: Bool? {
    get throws(WireError) {
      if wireHas(38, presence: 24, mask: 0x04) { return try wireBlock.load(Bool.self, at: 37, field: "bypass") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var soldOut: Bool? {
    get throws(WireError) {
      if wireHas(39, presence: 24, mask: 0x08) { return try wireBlock.load(Bool.self, at: 38, field: "soldOut") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var demand: UInt32? {
    if wireHas(43, presence: 24, mask: 0x10) { return UInt32(block: wireBlock, at: 39) }
    return nil
  }
  @inlinable
  public var instead: [Instead] {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readList(max: 2, field: "instead")
    }
  }
}

extension SetPolicyRequest {
  public init(view: WireView<SetPolicyRequest>) throws(WireError) {
    self.key = view.key
    self.drop = view.drop
    self.holdTime = view.holdTime
    self.waitlistLimit = view.waitlistLimit
    self.bypass = try view.bypass
    self.soldOut = try view.soldOut
    self.demand = view.demand
    self.instead = try view.instead
  }
}

/// The drop sells like this now.
public struct PolicySet: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var before: DropPolicy
  public var after: DropPolicy
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.before = DropPolicy()
    self.after = DropPolicy()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    before: DropPolicy = DropPolicy(),
    after: DropPolicy = DropPolicy(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.drop = drop
    self.before = before
    self.after = after
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension PolicySet {
  @inlinable public static var messageName: String { "dropwire.live.v1.PolicySet" }
  @inlinable public static var maximumEncodedSize: Int { 67 }
  @inlinable public static var blockSize: Int { 17 }

  public static let wireLayout = WireLayout(slots: [.init(end: 8), .init(end: 16), .init(end: 17)])

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
    var block = try writer.take(19)
    UInt16(17).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.sequence.store(into: &block, at: offset &+ 8)
    self.replayed.store(into: &block, at: offset &+ 16)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    try writer.appendNested(self.before)
    try writer.appendNested(self.after)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.before)
    size &+= WireBuffer.size(self.after)
    return size
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
    self.drop = Identifier(block: block, at: 0)
    self.sequence = UInt64(block: block, at: 8)
    self.replayed = try block.load(at: 16, field: "replayed")
    self.before = try tail.readNested(field: "before")
    self.after = try tail.readNested(field: "after")
  }

  public func validate() throws(ValidationError) {
    try Validation.check(self.before, "before")
    try Validation.check(self.after, "after")
  }
}

extension WireView where Viewed == PolicySet {
  @inlinable @inline(__always)
  public var drop: Identifier {
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
  @inlinable
  public var before: DropPolicy {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "before")
    }
  }
  /// Calls `body` with `before` as it stands in the bytes.
  @inlinable
  public func withBefore<Result>(
    _ body: (WireView<DropPolicy>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "before", body)
  }
  @inlinable
  public var after: DropPolicy {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "before")
      return try tail.readNested(field: "after")
    }
  }
  /// Calls `body` with `after` as it stands in the bytes.
  @inlinable
  public func withAfter<Result>(
    _ body: (WireView<DropPolicy>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "before")
    return try tail.withNested(field: "after", body)
  }
}

extension PolicySet {
  public init(view: WireView<PolicySet>) throws(WireError) {
    self.drop = view.drop
    self.before = try view.before
    self.after = try view.after
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// How the drop sold and sells, or why nothing was changed.
public enum SetPolicyResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case changed(PolicySet)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SetPolicyResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetPolicyResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .changed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .changed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .changed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .changed(try PolicySet(payload: payload, case: "changed"))
    case 2: self = .rejected(try Rejected(payload: payload, case: "rejected"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .changed(let value): try Validation.check(value, "changed")
    case .rejected(let value): try Validation.check(value, "rejected")
    default: break
    }
  }
}

/// What can be begun in the market that a log is for. Windows that there are can be changed, and hybrid drops that
/// there are give slots, whatever is off.
public struct MarketFeatures: WireBlockMessage, Hashable {
  /// Windows are put, and reserves ask for slots of them.
  public var windows: Bool
  /// Drops are scheduled with a reservation, which needs windows.
  public var hybrid: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.windows = false
    self.hybrid = false
  }

  @inlinable
  public init(windows: Bool = false, hybrid: Bool = false) {
    self.windows = windows
    self.hybrid = hybrid
  }
}

extension MarketFeatures {
  @inlinable public static var messageName: String { "dropwire.live.v1.MarketFeatures" }
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
    self.windows.store(into: &block, at: offset)
    self.hybrid.store(into: &block, at: offset &+ 1)
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
    self.windows = try block.load(at: 0, field: "windows")
    self.hybrid = try block.load(at: 1, field: "hybrid")
  }
}

extension WireView where Viewed == MarketFeatures {
  @inlinable @inline(__always)
  public var windows: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 1 { return try wireBlock.load(Bool.self, at: 0, field: "windows") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var hybrid: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 2 { return try wireBlock.load(Bool.self, at: 1, field: "hybrid") }
      return false
    }
  }
}

extension MarketFeatures {
  public init(view: WireView<MarketFeatures>) throws(WireError) {
    self.windows = try view.windows
    self.hybrid = try view.hybrid
  }
}

/// Switches features of the market on or off. What is left out stays as it is; at first all are on.
public struct SetMarketRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var windows: Bool?
  public var hybrid: Bool?

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.windows = nil
    self.hybrid = nil
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), windows: Bool? = nil, hybrid: Bool? = nil) {
    self.key = key
    self.windows = windows
    self.hybrid = hybrid
  }
}

extension SetMarketRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetMarketRequest" }
  @inlinable public static var maximumEncodedSize: Int { 21 }
  @inlinable public static var blockSize: Int { 19 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 16),
    .init(end: 18, presenceByte: 16, presenceMask: 0x01),
    .init(end: 19, presenceByte: 16, presenceMask: 0x02)
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
    var block = try writer.take(21)
    UInt16(19).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence16: UInt8 = 0
    if self.windows != nil { presence16 |= 0x01 }
    if self.hybrid != nil { presence16 |= 0x02 }
    presence16.store(into: &block, at: offset &+ 16)
    self.key.store(into: &block, at: offset)
    block.storeOptional(self.windows, at: offset &+ 17)
    block.storeOptional(self.hybrid, at: offset &+ 18)
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
    if block.byteCount < 19 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 19 else { throw WireError(.truncated) }
    let presence16 = block.byte(at: 16)
    if presence16 & 0xFC != 0, block.byteCount == 19 {
      throw WireError(.unknownPresence)
    }
    self.key = UUIDBytes(block: block, at: 0)
    self.windows = try block.loadOptional(at: 17, if: presence16 & 0x01 != 0, field: "windows")
    self.hybrid = try block.loadOptional(at: 18, if: presence16 & 0x02 != 0, field: "hybrid")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
  }
}

extension WireView where Viewed == SetMarketRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var windows: Bool? {
    get throws(WireError) {
      if wireHas(18, presence: 16, mask: 0x01) { return try wireBlock.load(Bool.self, at: 17, field: "windows") }
      return nil
    }
  }
  @inlinable @inline(__always)
  public var hybrid: Bool? {
    get throws(WireError) {
      if wireHas(19, presence: 16, mask: 0x02) { return try wireBlock.load(Bool.self, at: 18, field: "hybrid") }
      return nil
    }
  }
}

extension SetMarketRequest {
  public init(view: WireView<SetMarketRequest>) throws(WireError) {
    self.key = view.key
    self.windows = try view.windows
    self.hybrid = try view.hybrid
  }
}

/// The market offers this now.
public struct MarketSet: WireBlockMessage, Hashable {
  public var before: MarketFeatures
  public var after: MarketFeatures
  /// Log sequence of the change.
  public var sequence: UInt64
  /// The outcome of an earlier send of the same key.
  public var replayed: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.before = MarketFeatures()
    self.after = MarketFeatures()
    self.sequence = 0
    self.replayed = false
  }

  @inlinable
  public init(
    before: MarketFeatures = MarketFeatures(),
    after: MarketFeatures = MarketFeatures(),
    sequence: UInt64 = 0,
    replayed: Bool = false
  ) {
    self.before = before
    self.after = after
    self.sequence = sequence
    self.replayed = replayed
  }
}

extension MarketSet {
  @inlinable public static var messageName: String { "dropwire.live.v1.MarketSet" }
  @inlinable public static var maximumEncodedSize: Int { 21 }
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
    try writer.appendNested(self.before)
    try writer.appendNested(self.after)
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    size &+= WireBuffer.size(self.before)
    size &+= WireBuffer.size(self.after)
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
    self.before = try tail.readNested(field: "before")
    self.after = try tail.readNested(field: "after")
  }
}

extension WireView where Viewed == MarketSet {
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
  public var before: MarketFeatures {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readNested(field: "before")
    }
  }
  /// Calls `body` with `before` as it stands in the bytes.
  @inlinable
  public func withBefore<Result>(
    _ body: (WireView<MarketFeatures>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    return try tail.withNested(field: "before", body)
  }
  @inlinable
  public var after: MarketFeatures {
    get throws(WireError) {
      var tail = wireTail()
      try tail.skipDelimited(field: "before")
      return try tail.readNested(field: "after")
    }
  }
  /// Calls `body` with `after` as it stands in the bytes.
  @inlinable
  public func withAfter<Result>(
    _ body: (WireView<MarketFeatures>) throws(WireError) -> Result
  ) throws(WireError) -> Result? {
    var tail = wireTail()
    try tail.skipDelimited(field: "before")
    return try tail.withNested(field: "after", body)
  }
}

extension MarketSet {
  public init(view: WireView<MarketSet>) throws(WireError) {
    self.before = try view.before
    self.after = try view.after
    self.sequence = view.sequence
    self.replayed = try view.replayed
  }
}

/// What the market offered and offers, or why nothing was changed.
public enum SetMarketResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case changed(MarketSet)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension SetMarketResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.SetMarketResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .changed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .changed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .changed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .changed(try MarketSet(payload: payload, case: "changed"))
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

/// Asks how a hub sells.
public struct HubRequest: WireBlockMessage, Hashable {
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

extension HubRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.HubRequest" }
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

  public func validate() throws(ValidationError) {
    try Validation.require(self.hub.rawValue != 0, "hub", "must not be zero")
  }
}

extension WireView where Viewed == HubRequest {
  @inlinable @inline(__always)
  public var hub: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
}

extension HubRequest {
  public init(view: WireView<HubRequest>) throws(WireError) {
    self.hub = view.hub
  }
}

/// How a hub sells, and what it has said of itself, as of an entry of the log.
public struct HubStatus: WireBlockMessage, Hashable {
  public var hub: Identifier
  public var mode: HubMode
  /// An operator has set the mode: nothing else changes it.
  public var forced: Bool
  /// `unspecified` of a hub that never had a throttle.
  public var reason: HubModeReason
  /// Of this mode; absent where there is no reason.
  public var since: Timestamp?
  /// Holds it would take at once; 0 also where they are not counted.
  public var tokens: UInt32
  /// Jobs it has.
  public var openJobs: UInt32
  /// As it said last, like the next two.
  public var backlog: UInt32
  public var preparation: TimeSpan
  /// Per mille.
  public var acceptRate: UInt32
  /// When it was heard last, by telemetry or a report; absent: never since it has a throttle, or `setDispatch` was called.
  public var heard: Timestamp?
  /// The last log sequence that this includes.
  public var asOf: UInt64
  /// It was not heard for longer than `setDispatch` lets it be.
  public var silent: Bool
  /// It has left an offer unanswered, and nothing shows that it answers again.
  public var passing: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.hub = Identifier()
    self.mode = .unspecified
    self.forced = false
    self.reason = .unspecified
    self.since = nil
    self.tokens = 0
    self.openJobs = 0
    self.backlog = 0
    self.preparation = TimeSpan()
    self.acceptRate = 0
    self.heard = nil
    self.asOf = 0
    self.silent = false
    self.passing = false
  }

  @inlinable
  public init(
    hub: Identifier = Identifier(),
    mode: HubMode = .unspecified,
    forced: Bool = false,
    reason: HubModeReason = .unspecified,
    since: Timestamp? = nil,
    tokens: UInt32 = 0,
    openJobs: UInt32 = 0,
    backlog: UInt32 = 0,
    preparation: TimeSpan = TimeSpan(),
    acceptRate: UInt32 = 0,
    heard: Timestamp? = nil,
    asOf: UInt64 = 0,
    silent: Bool = false,
    passing: Bool = false
  ) {
    self.hub = hub
    self.mode = mode
    self.forced = forced
    self.reason = reason
    self.since = since
    self.tokens = tokens
    self.openJobs = openJobs
    self.backlog = backlog
    self.preparation = preparation
    self.acceptRate = acceptRate
    self.heard = heard
    self.asOf = asOf
    self.silent = silent
    self.passing = passing
  }
}

extension HubStatus {
  @inlinable public static var messageName: String { "dropwire.live.v1.HubStatus" }
  @inlinable public static var maximumEncodedSize: Int { 64 }
  @inlinable public static var blockSize: Int { 62 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 10),
    .init(end: 11),
    .init(end: 20, presenceByte: 11, presenceMask: 0x01),
    .init(end: 24),
    .init(end: 28),
    .init(end: 32),
    .init(end: 40),
    .init(end: 44),
    .init(end: 52, presenceByte: 11, presenceMask: 0x02),
    .init(end: 60),
    .init(end: 61),
    .init(end: 62)
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
    var block = try writer.take(64)
    UInt16(62).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    var presence11: UInt8 = 0
    if self.since != nil { presence11 |= 0x01 }
    if self.heard != nil { presence11 |= 0x02 }
    presence11.store(into: &block, at: offset &+ 11)
    self.hub.store(into: &block, at: offset)
    self.mode.store(into: &block, at: offset &+ 8)
    self.forced.store(into: &block, at: offset &+ 9)
    self.reason.store(into: &block, at: offset &+ 10)
    block.storeOptional(self.since, at: offset &+ 12)
    self.tokens.store(into: &block, at: offset &+ 20)
    self.openJobs.store(into: &block, at: offset &+ 24)
    self.backlog.store(into: &block, at: offset &+ 28)
    self.preparation.store(into: &block, at: offset &+ 32)
    self.acceptRate.store(into: &block, at: offset &+ 40)
    block.storeOptional(self.heard, at: offset &+ 44)
    self.asOf.store(into: &block, at: offset &+ 52)
    self.silent.store(into: &block, at: offset &+ 60)
    self.passing.store(into: &block, at: offset &+ 61)
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
    if block.byteCount < 62 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 62 else { throw WireError(.truncated) }
    let presence11 = block.byte(at: 11)
    if presence11 & 0xFC != 0, block.byteCount == 62 {
      throw WireError(.unknownPresence)
    }
    self.hub = Identifier(block: block, at: 0)
    self.mode = HubMode(block: block, at: 8)
    self.forced = try block.load(at: 9, field: "forced")
    self.reason = HubModeReason(block: block, at: 10)
    self.since = try block.loadOptional(at: 12, if: presence11 & 0x01 != 0, field: "since")
    self.tokens = UInt32(block: block, at: 20)
    self.openJobs = UInt32(block: block, at: 24)
    self.backlog = UInt32(block: block, at: 28)
    self.preparation = TimeSpan(block: block, at: 32)
    self.acceptRate = UInt32(block: block, at: 40)
    self.heard = try block.loadOptional(at: 44, if: presence11 & 0x02 != 0, field: "heard")
    self.asOf = UInt64(block: block, at: 52)
    self.silent = try block.load(at: 60, field: "silent")
    self.passing = try block.load(at: 61, field: "passing")
  }
}

extension WireView where Viewed == HubStatus {
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
  public var forced: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 10 { return try wireBlock.load(Bool.self, at: 9, field: "forced") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var reason: HubModeReason {
    if wireBlock.byteCount >= 11 { return HubModeReason(block: wireBlock, at: 10) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var since: Timestamp? {
    if wireHas(20, presence: 11, mask: 0x01) { return Timestamp(block: wireBlock, at: 12) }
    return nil
  }
  @inlinable @inline(__always)
  public var tokens: UInt32 {
    if wireBlock.byteCount >= 24 { return UInt32(block: wireBlock, at: 20) }
    return 0
  }
  @inlinable @inline(__always)
  public var openJobs: UInt32 {
    if wireBlock.byteCount >= 28 { return UInt32(block: wireBlock, at: 24) }
    return 0
  }
  @inlinable @inline(__always)
  public var backlog: UInt32 {
    if wireBlock.byteCount >= 32 { return UInt32(block: wireBlock, at: 28) }
    return 0
  }
  @inlinable @inline(__always)
  public var preparation: TimeSpan {
    if wireBlock.byteCount >= 40 { return TimeSpan(block: wireBlock, at: 32) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var acceptRate: UInt32 {
    if wireBlock.byteCount >= 44 { return UInt32(block: wireBlock, at: 40) }
    return 0
  }
  @inlinable @inline(__always)
  public var heard: Timestamp? {
    if wireHas(52, presence: 11, mask: 0x02) { return Timestamp(block: wireBlock, at: 44) }
    return nil
  }
  @inlinable @inline(__always)
  public var asOf: UInt64 {
    if wireBlock.byteCount >= 60 { return UInt64(block: wireBlock, at: 52) }
    return 0
  }
  @inlinable @inline(__always)
  public var silent: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 61 { return try wireBlock.load(Bool.self, at: 60, field: "silent") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var passing: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 62 { return try wireBlock.load(Bool.self, at: 61, field: "passing") }
      return false
    }
  }
}

extension HubStatus {
  public init(view: WireView<HubStatus>) throws(WireError) {
    self.hub = view.hub
    self.mode = view.mode
    self.forced = try view.forced
    self.reason = view.reason
    self.since = view.since
    self.tokens = view.tokens
    self.openJobs = view.openJobs
    self.backlog = view.backlog
    self.preparation = view.preparation
    self.acceptRate = view.acceptRate
    self.heard = view.heard
    self.asOf = view.asOf
    self.silent = try view.silent
    self.passing = try view.passing
  }
}

/// How the hub sells, or that there is none.
public enum HubResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case status(HubStatus)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension HubResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.HubResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .status: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .status(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .status(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .status(try HubStatus(payload: payload, case: "status"))
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

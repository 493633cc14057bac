// Generated from audit.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// Which part of the log is wanted, by log sequence.
public struct ReadJournalRequest: WireBlockMessage, Hashable {
  /// First log sequence wanted.
  public var from: UInt64
  /// Last one wanted; 0: up to what is durable now.
  public var through: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.from = 0
    self.through = 0
  }

  @inlinable
  public init(from: UInt64 = 0, through: UInt64 = 0) {
    self.from = from
    self.through = through
  }
}

extension ReadJournalRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.ReadJournalRequest" }
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
    self.from.store(into: &block, at: offset)
    self.through.store(into: &block, at: offset &+ 8)
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
    self.from = UInt64(block: block, at: 0)
    self.through = UInt64(block: block, at: 8)
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
}

extension ReadJournalRequest {
  public init(view: WireView<ReadJournalRequest>) throws(WireError) {
    self.from = view.from
    self.through = view.through
  }
}

/// One journal record, byte for byte as stored: a batch of commands with their outcomes.
public struct JournalRecord: WireBlockMessage, Hashable {
  /// Sequence of its first command.
  public var first: UInt64
  public var count: UInt32
  public var record: [UInt8]

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.first = 0
    self.count = 0
    self.record = []
  }

  @inlinable
  public init(first: UInt64 = 0, count: UInt32 = 0, record: [UInt8] = []) {
    self.first = first
    self.count = count
    self.record = record
  }
}

extension JournalRecord {
  @inlinable public static var messageName: String { "dropwire.live.v1.JournalRecord" }
  @inlinable public static var maximumEncodedSize: Int { 8388626 }
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
    if !self.record.isEmpty { try writer.appendBytes(self.record) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.record.isEmpty { size &+= WireBuffer.size(self.record) }
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
  }

  public func validate() throws(ValidationError) {
    try Validation.require(
      self.record.count <= 8388608,
      "record",
      "must have at most 8388608 bytes"
    )
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
}

extension JournalRecord {
  public init(view: WireView<JournalRecord>) throws(WireError) {
    self.first = view.first
    self.count = view.count
    self.record = try view.record
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
    journalFault: String = ""
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
  }
}

extension ServerStats {
  @inlinable public static var messageName: String { "dropwire.live.v1.ServerStats" }
  @inlinable public static var maximumEncodedSize: Int { 1132 }
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
    if !self.journalFault.isEmpty { try writer.appendString(self.journalFault) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.journalFault.isEmpty { size &+= WireBuffer.size(self.journalFault) }
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

// Generated from markers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

/// What a marker says about its stream.
public enum MarkerKind: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case note
  /// An offer is being shown.
  case offerOpen
  /// Buying starts: opens the marker's drop in the same log entry.
  case buyCue
  case priceChange
  case offerClose
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension MarkerKind {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .note
    case 2: self = .offerOpen
    case 3: self = .buyCue
    case 4: self = .priceChange
    case 5: self = .offerClose
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .note: 1
    case .offerOpen: 2
    case .buyCue: 3
    case .priceChange: 4
    case .offerClose: 5
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

/// A timestamped point in a stream, as viewers receive it.
public struct Marker: WireBlockMessage, Hashable {
  public var stream: Identifier
  /// Changes when the stream's feed starts anew.
  public var epoch: UInt32
  /// Contiguous from 0 within (stream, epoch).
  public var offset: UInt64
  public var kind: MarkerKind
  /// Position in the stream's own time.
  public var mediaTime: TimeSpan
  /// When the producer made it.
  public var wallTime: Timestamp
  /// When the log accepted it.
  public var logTime: Timestamp
  public var offer: Identifier
  public var drop: Identifier
  public var title: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.stream = Identifier()
    self.epoch = 0
    self.offset = 0
    self.kind = .unspecified
    self.mediaTime = TimeSpan()
    self.wallTime = Timestamp()
    self.logTime = Timestamp()
    self.offer = Identifier()
    self.drop = Identifier()
    self.title = ""
  }

  @inlinable
  public init(
    stream: Identifier = Identifier(),
    epoch: UInt32 = 0,
    offset: UInt64 = 0,
    kind: MarkerKind = .unspecified,
    mediaTime: TimeSpan = TimeSpan(),
    wallTime: Timestamp = Timestamp(),
    logTime: Timestamp = Timestamp(),
    offer: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    title: String = ""
  ) {
    self.stream = stream
    self.epoch = epoch
    self.offset = offset
    self.kind = kind
    self.mediaTime = mediaTime
    self.wallTime = wallTime
    self.logTime = logTime
    self.offer = offer
    self.drop = drop
    self.title = title
  }
}

extension Marker {
  @inlinable public static var messageName: String { "dropwire.live.v1.Marker" }
  @inlinable public static var maximumEncodedSize: Int { 321 }
  @inlinable public static var blockSize: Int { 61 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 20),
    .init(end: 21),
    .init(end: 29),
    .init(end: 37),
    .init(end: 45),
    .init(end: 53),
    .init(end: 61)
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
    self.stream.store(into: &block, at: offset)
    self.epoch.store(into: &block, at: offset &+ 8)
    self.offset.store(into: &block, at: offset &+ 12)
    self.kind.store(into: &block, at: offset &+ 20)
    self.mediaTime.store(into: &block, at: offset &+ 21)
    self.wallTime.store(into: &block, at: offset &+ 29)
    self.logTime.store(into: &block, at: offset &+ 37)
    self.offer.store(into: &block, at: offset &+ 45)
    self.drop.store(into: &block, at: offset &+ 53)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.title.isEmpty { try writer.appendString(self.title) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.title.isEmpty { size &+= WireBuffer.size(self.title) }
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
    self.stream = Identifier(block: block, at: 0)
    self.epoch = UInt32(block: block, at: 8)
    self.offset = UInt64(block: block, at: 12)
    self.kind = MarkerKind(block: block, at: 20)
    self.mediaTime = TimeSpan(block: block, at: 21)
    self.wallTime = Timestamp(block: block, at: 29)
    self.logTime = Timestamp(block: block, at: 37)
    self.offer = Identifier(block: block, at: 45)
    self.drop = Identifier(block: block, at: 53)
    self.title = try tail.readString(max: 256, field: "title")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.title.utf8.count <= 256, "title", "must have at most 256 bytes")
  }
}

extension WireView where Viewed == Marker {
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var epoch: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var offset: UInt64 {
    if wireBlock.byteCount >= 20 { return UInt64(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var kind: MarkerKind {
    if wireBlock.byteCount >= 21 { return MarkerKind(block: wireBlock, at: 20) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var mediaTime: TimeSpan {
    if wireBlock.byteCount >= 29 { return TimeSpan(block: wireBlock, at: 21) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var wallTime: Timestamp {
    if wireBlock.byteCount >= 37 { return Timestamp(block: wireBlock, at: 29) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var logTime: Timestamp {
    if wireBlock.byteCount >= 45 { return Timestamp(block: wireBlock, at: 37) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var offer: Identifier {
    if wireBlock.byteCount >= 53 { return Identifier(block: wireBlock, at: 45) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 61 { return Identifier(block: wireBlock, at: 53) }
    return Identifier()
  }
  @inlinable
  public var title: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "title")
    }
  }
  /// Calls `body` with `title` as it stands in the bytes.
  @inlinable
  public func withTitle<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "title", body)
  }
}

extension Marker {
  public init(view: WireView<Marker>) throws(WireError) {
    self.stream = view.stream
    self.epoch = view.epoch
    self.offset = view.offset
    self.kind = view.kind
    self.mediaTime = view.mediaTime
    self.wallTime = view.wallTime
    self.logTime = view.logTime
    self.offer = view.offer
    self.drop = view.drop
    self.title = try view.title
  }
}

/// A marker as its producer sends it; (stream, producer, sequence) makes a repeat harmless.
public struct PublishMarker: WireBlockMessage, Hashable {
  public var stream: Identifier
  public var producer: Identifier
  /// The producer's own number of this marker. Numbers need not ascend.
  public var sequence: UInt64
  public var kind: MarkerKind
  public var mediaTime: TimeSpan
  public var wallTime: Timestamp
  public var offer: Identifier
  /// A `buyCue` must have one: the drop that it opens.
  public var drop: Identifier
  public var title: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.stream = Identifier()
    self.producer = Identifier()
    self.sequence = 0
    self.kind = .unspecified
    self.mediaTime = TimeSpan()
    self.wallTime = Timestamp()
    self.offer = Identifier()
    self.drop = Identifier()
    self.title = ""
  }

  @inlinable
  public init(
    stream: Identifier = Identifier(),
    producer: Identifier = Identifier(),
    sequence: UInt64 = 0,
    kind: MarkerKind = .unspecified,
    mediaTime: TimeSpan = TimeSpan(),
    wallTime: Timestamp = Timestamp(),
    offer: Identifier = Identifier(),
    drop: Identifier = Identifier(),
    title: String = ""
  ) {
    self.stream = stream
    self.producer = producer
    self.sequence = sequence
    self.kind = kind
    self.mediaTime = mediaTime
    self.wallTime = wallTime
    self.offer = offer
    self.drop = drop
    self.title = title
  }
}

extension PublishMarker {
  @inlinable public static var messageName: String { "dropwire.live.v1.PublishMarker" }
  @inlinable public static var maximumEncodedSize: Int { 317 }
  @inlinable public static var blockSize: Int { 57 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 16),
    .init(end: 24),
    .init(end: 25),
    .init(end: 33),
    .init(end: 41),
    .init(end: 49),
    .init(end: 57)
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
    var block = try writer.take(59)
    UInt16(57).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.stream.store(into: &block, at: offset)
    self.producer.store(into: &block, at: offset &+ 8)
    self.sequence.store(into: &block, at: offset &+ 16)
    self.kind.store(into: &block, at: offset &+ 24)
    self.mediaTime.store(into: &block, at: offset &+ 25)
    self.wallTime.store(into: &block, at: offset &+ 33)
    self.offer.store(into: &block, at: offset &+ 41)
    self.drop.store(into: &block, at: offset &+ 49)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.title.isEmpty { try writer.appendString(self.title) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.title.isEmpty { size &+= WireBuffer.size(self.title) }
    return size
  }

  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    var tail = WireReader(bytes)
    let block = try tail.readBlock()
    if block.byteCount < 57 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 57 else { throw WireError(.truncated) }
    self.stream = Identifier(block: block, at: 0)
    self.producer = Identifier(block: block, at: 8)
    self.sequence = UInt64(block: block, at: 16)
    self.kind = MarkerKind(block: block, at: 24)
    self.mediaTime = TimeSpan(block: block, at: 25)
    self.wallTime = Timestamp(block: block, at: 33)
    self.offer = Identifier(block: block, at: 41)
    self.drop = Identifier(block: block, at: 49)
    self.title = try tail.readString(max: 256, field: "title")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.stream.rawValue != 0, "stream", "must not be zero")
    try Validation.require(self.producer.rawValue != 0, "producer", "must not be zero")
    try Validation.require(self.kind.rawValue != 0, "kind", "must not be unspecified")
    try Validation.require(self.title.utf8.count <= 256, "title", "must have at most 256 bytes")
  }
}

extension WireView where Viewed == PublishMarker {
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var producer: Identifier {
    if wireBlock.byteCount >= 16 { return Identifier(block: wireBlock, at: 8) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var sequence: UInt64 {
    if wireBlock.byteCount >= 24 { return UInt64(block: wireBlock, at: 16) }
    return 0
  }
  @inlinable @inline(__always)
  public var kind: MarkerKind {
    if wireBlock.byteCount >= 25 { return MarkerKind(block: wireBlock, at: 24) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var mediaTime: TimeSpan {
    if wireBlock.byteCount >= 33 { return TimeSpan(block: wireBlock, at: 25) }
    return TimeSpan()
  }
  @inlinable @inline(__always)
  public var wallTime: Timestamp {
    if wireBlock.byteCount >= 41 { return Timestamp(block: wireBlock, at: 33) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var offer: Identifier {
    if wireBlock.byteCount >= 49 { return Identifier(block: wireBlock, at: 41) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var drop: Identifier {
    if wireBlock.byteCount >= 57 { return Identifier(block: wireBlock, at: 49) }
    return Identifier()
  }
  @inlinable
  public var title: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "title")
    }
  }
  /// Calls `body` with `title` as it stands in the bytes.
  @inlinable
  public func withTitle<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "title", body)
  }
}

extension PublishMarker {
  public init(view: WireView<PublishMarker>) throws(WireError) {
    self.stream = view.stream
    self.producer = view.producer
    self.sequence = view.sequence
    self.kind = view.kind
    self.mediaTime = view.mediaTime
    self.wallTime = view.wallTime
    self.offer = view.offer
    self.drop = view.drop
    self.title = try view.title
  }
}

/// The marker is durable, at this place of the stream's feed.
public struct MarkerAccepted: WireBlockMessage, Hashable {
  public var stream: Identifier
  public var epoch: UInt32
  public var offset: UInt64
  /// The same marker was accepted before, at this offset.
  public var duplicate: Bool
  /// The drop that this marker opened. 0: none; a cue's drop was open, or does not open by cue.
  public var opened: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.stream = Identifier()
    self.epoch = 0
    self.offset = 0
    self.duplicate = false
    self.opened = Identifier()
  }

  @inlinable
  public init(
    stream: Identifier = Identifier(),
    epoch: UInt32 = 0,
    offset: UInt64 = 0,
    duplicate: Bool = false,
    opened: Identifier = Identifier()
  ) {
    self.stream = stream
    self.epoch = epoch
    self.offset = offset
    self.duplicate = duplicate
    self.opened = opened
  }
}

extension MarkerAccepted {
  @inlinable public static var messageName: String { "dropwire.live.v1.MarkerAccepted" }
  @inlinable public static var maximumEncodedSize: Int { 31 }
  @inlinable public static var blockSize: Int { 29 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 20),
    .init(end: 21),
    .init(end: 29)
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
    var block = try writer.take(31)
    UInt16(29).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.stream.store(into: &block, at: offset)
    self.epoch.store(into: &block, at: offset &+ 8)
    self.offset.store(into: &block, at: offset &+ 12)
    self.duplicate.store(into: &block, at: offset &+ 20)
    self.opened.store(into: &block, at: offset &+ 21)
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
    if block.byteCount < 29 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 29 else { throw WireError(.truncated) }
    self.stream = Identifier(block: block, at: 0)
    self.epoch = UInt32(block: block, at: 8)
    self.offset = UInt64(block: block, at: 12)
    self.duplicate = try block.load(at: 20, field: "duplicate")
    self.opened = Identifier(block: block, at: 21)
  }
}

extension WireView where Viewed == MarkerAccepted {
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var epoch: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var offset: UInt64 {
    if wireBlock.byteCount >= 20 { return UInt64(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var duplicate: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 21 { return try wireBlock.load(Bool.self, at: 20, field: "duplicate") }
      return false
    }
  }
  @inlinable @inline(__always)
  public var opened: Identifier {
    if wireBlock.byteCount >= 29 { return Identifier(block: wireBlock, at: 21) }
    return Identifier()
  }
}

extension MarkerAccepted {
  public init(view: WireView<MarkerAccepted>) throws(WireError) {
    self.stream = view.stream
    self.epoch = view.epoch
    self.offset = view.offset
    self.duplicate = try view.duplicate
    self.opened = view.opened
  }
}

/// The answer to one published marker, in the order of publishing; also to one that breaks a rule of the schema.
public enum PublishResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case accepted(MarkerAccepted)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension PublishResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.PublishResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .accepted: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .accepted(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .accepted(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .accepted(try MarkerAccepted(payload: payload, case: "accepted"))
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

/// Opens a new stream, or a closed one again under its next epoch.
public struct OpenStreamRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  /// 0: a new one.
  public var stream: Identifier
  public var creator: Identifier
  public var title: String

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.stream = Identifier()
    self.creator = Identifier()
    self.title = ""
  }

  @inlinable
  public init(
    key: UUIDBytes = UUIDBytes(),
    stream: Identifier = Identifier(),
    creator: Identifier = Identifier(),
    title: String = ""
  ) {
    self.key = key
    self.stream = stream
    self.creator = creator
    self.title = title
  }
}

extension OpenStreamRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.OpenStreamRequest" }
  @inlinable public static var maximumEncodedSize: Int { 292 }
  @inlinable public static var blockSize: Int { 32 }

  public static let wireLayout = WireLayout(slots: [.init(end: 16), .init(end: 24), .init(end: 32)])

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
    var block = try writer.take(34)
    UInt16(32).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
    try self.encodeTail(into: &writer)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.key.store(into: &block, at: offset)
    self.stream.store(into: &block, at: offset &+ 16)
    self.creator.store(into: &block, at: offset &+ 24)
  }

  @inlinable @inline(__always)
  public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom) {
    if !self.title.isEmpty { try writer.appendString(self.title) }
  }

  @inlinable
  public var tailSize: Int {
    var size = 0
    if !self.title.isEmpty { size &+= WireBuffer.size(self.title) }
    return size
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
    self.stream = Identifier(block: block, at: 16)
    self.creator = Identifier(block: block, at: 24)
    self.title = try tail.readString(max: 256, field: "title")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.creator.rawValue != 0, "creator", "must not be zero")
    try Validation.require(self.title.utf8.count <= 256, "title", "must have at most 256 bytes")
  }
}

extension WireView where Viewed == OpenStreamRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var creator: Identifier {
    if wireBlock.byteCount >= 32 { return Identifier(block: wireBlock, at: 24) }
    return Identifier()
  }
  @inlinable
  public var title: String {
    get throws(WireError) {
      var tail = wireTail()
      return try tail.readString(max: 256, field: "title")
    }
  }
  /// Calls `body` with `title` as it stands in the bytes.
  @inlinable
  public func withTitle<Result>(
    _ body: (UTF8Span) -> Result
  ) throws(WireError) -> Result {
    var tail = wireTail()
    return try tail.withString(max: 256, field: "title", body)
  }
}

extension OpenStreamRequest {
  public init(view: WireView<OpenStreamRequest>) throws(WireError) {
    self.key = view.key
    self.stream = view.stream
    self.creator = view.creator
    self.title = try view.title
  }
}

/// The stream takes markers and subscribers.
public struct StreamOpened: WireBlockMessage, Hashable {
  public var stream: Identifier
  public var epoch: UInt32

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.stream = Identifier()
    self.epoch = 0
  }

  @inlinable
  public init(stream: Identifier = Identifier(), epoch: UInt32 = 0) {
    self.stream = stream
    self.epoch = epoch
  }
}

extension StreamOpened {
  @inlinable public static var messageName: String { "dropwire.live.v1.StreamOpened" }
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
    self.stream.store(into: &block, at: offset)
    self.epoch.store(into: &block, at: offset &+ 8)
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
    self.stream = Identifier(block: block, at: 0)
    self.epoch = UInt32(block: block, at: 8)
  }
}

extension WireView where Viewed == StreamOpened {
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var epoch: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
}

extension StreamOpened {
  public init(view: WireView<StreamOpened>) throws(WireError) {
    self.stream = view.stream
    self.epoch = view.epoch
  }
}

/// A stream's id, or why there is none.
public enum OpenStreamResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case opened(StreamOpened)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension OpenStreamResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.OpenStreamResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .opened: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .opened(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .opened(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .opened(try StreamOpened(payload: payload, case: "opened"))
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

/// Ends a stream: its subscribers are told, and no marker follows.
public struct CloseStreamRequest: WireBlockMessage, Hashable {
  public var key: UUIDBytes
  public var stream: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.key = UUIDBytes()
    self.stream = Identifier()
  }

  @inlinable
  public init(key: UUIDBytes = UUIDBytes(), stream: Identifier = Identifier()) {
    self.key = key
    self.stream = stream
  }
}

extension CloseStreamRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.CloseStreamRequest" }
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
    self.stream.store(into: &block, at: offset &+ 16)
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
    self.stream = Identifier(block: block, at: 16)
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.key != UUIDBytes(), "key", "must not be zero")
    try Validation.require(self.stream.rawValue != 0, "stream", "must not be zero")
  }
}

extension WireView where Viewed == CloseStreamRequest {
  @inlinable @inline(__always)
  public var key: UUIDBytes {
    if wireBlock.byteCount >= 16 { return UUIDBytes(block: wireBlock, at: 0) }
    return UUIDBytes()
  }
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 24 { return Identifier(block: wireBlock, at: 16) }
    return Identifier()
  }
}

extension CloseStreamRequest {
  public init(view: WireView<CloseStreamRequest>) throws(WireError) {
    self.key = view.key
    self.stream = view.stream
  }
}

/// The stream has ended.
public struct StreamClosed: WireBlockMessage, Hashable {
  public var stream: Identifier

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.stream = Identifier()
  }

  @inlinable
  public init(stream: Identifier) {
    self.stream = stream
  }
}

extension StreamClosed {
  @inlinable public static var messageName: String { "dropwire.live.v1.StreamClosed" }
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
    self.stream.store(into: &block, at: offset)
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
    self.stream = Identifier(block: block, at: 0)
  }
}

extension WireView where Viewed == StreamClosed {
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
}

extension StreamClosed {
  public init(view: WireView<StreamClosed>) throws(WireError) {
    self.stream = view.stream
  }
}

/// The stream has ended, or why it goes on.
public enum CloseStreamResult: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case closed(StreamClosed)
  case rejected(Rejected)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension CloseStreamResult {
  @inlinable public static var messageName: String { "dropwire.live.v1.CloseStreamResult" }
  @inlinable public static var maximumEncodedSize: Int { 297 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .closed: 1
    case .rejected: 2
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .closed(let value): WireBuffer.caseSize(1, value)
    case .rejected(let value): WireBuffer.caseSize(2, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .closed(let value): try writer.appendCase(1, value)
    case .rejected(let value): try writer.appendCase(2, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .closed(try StreamClosed(payload: payload, case: "closed"))
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

/// Asks for a stream's events, from the beginning, from where one was, or from now.
public struct SubscribeRequest: WireBlockMessage, Hashable {
  public var stream: Identifier
  /// 0: the current one, from `next` 0 on unless `tail`. One that is over is sent to its end.
  public var epoch: UInt32
  /// The first offset not yet seen.
  public var next: UInt64
  /// Start after the newest marker.
  public var tail: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.stream = Identifier()
    self.epoch = 0
    self.next = 0
    self.tail = false
  }

  @inlinable
  public init(
    stream: Identifier = Identifier(),
    epoch: UInt32 = 0,
    next: UInt64 = 0,
    tail: Bool = false
  ) {
    self.stream = stream
    self.epoch = epoch
    self.next = next
    self.tail = tail
  }
}

extension SubscribeRequest {
  @inlinable public static var messageName: String { "dropwire.live.v1.SubscribeRequest" }
  @inlinable public static var maximumEncodedSize: Int { 23 }
  @inlinable public static var blockSize: Int { 21 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 12),
    .init(end: 20),
    .init(end: 21)
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
    var block = try writer.take(23)
    UInt16(21).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.stream.store(into: &block, at: offset)
    self.epoch.store(into: &block, at: offset &+ 8)
    self.next.store(into: &block, at: offset &+ 12)
    self.tail.store(into: &block, at: offset &+ 20)
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
    if block.byteCount < 21 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 21 else { throw WireError(.truncated) }
    self.stream = Identifier(block: block, at: 0)
    self.epoch = UInt32(block: block, at: 8)
    self.next = UInt64(block: block, at: 12)
    self.tail = try block.load(at: 20, field: "tail")
  }

  public func validate() throws(ValidationError) {
    try Validation.require(self.stream.rawValue != 0, "stream", "must not be zero")
  }
}

extension WireView where Viewed == SubscribeRequest {
  @inlinable @inline(__always)
  public var stream: Identifier {
    if wireBlock.byteCount >= 8 { return Identifier(block: wireBlock, at: 0) }
    return Identifier()
  }
  @inlinable @inline(__always)
  public var epoch: UInt32 {
    if wireBlock.byteCount >= 12 { return UInt32(block: wireBlock, at: 8) }
    return 0
  }
  @inlinable @inline(__always)
  public var next: UInt64 {
    if wireBlock.byteCount >= 20 { return UInt64(block: wireBlock, at: 12) }
    return 0
  }
  @inlinable @inline(__always)
  public var tail: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 21 { return try wireBlock.load(Bool.self, at: 20, field: "tail") }
      return false
    }
  }
}

extension SubscribeRequest {
  public init(view: WireView<SubscribeRequest>) throws(WireError) {
    self.stream = view.stream
    self.epoch = view.epoch
    self.next = view.next
    self.tail = try view.tail
  }
}

/// The newest counts of a drop. Conflated: a slow subscriber sees only the latest.
public struct Availability: WireBlockMessage, Hashable {
  public var drop: Identifier
  public var phase: DropPhase
  public var mode: SaleMode
  /// Ascending; a higher one replaces a lower one.
  public var revision: UInt64
  public var at: Timestamp
  public var capacity: UInt64
  public var held: UInt64
  public var sold: UInt64
  public var free: UInt64
  /// Places in line.
  public var waiting: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.drop = Identifier()
    self.phase = .unspecified
    self.mode = .unspecified
    self.revision = 0
    self.at = Timestamp()
    self.capacity = 0
    self.held = 0
    self.sold = 0
    self.free = 0
    self.waiting = 0
  }

  @inlinable
  public init(
    drop: Identifier = Identifier(),
    phase: DropPhase = .unspecified,
    mode: SaleMode = .unspecified,
    revision: UInt64 = 0,
    at: Timestamp = Timestamp(),
    capacity: UInt64 = 0,
    held: UInt64 = 0,
    sold: UInt64 = 0,
    free: UInt64 = 0,
    waiting: UInt64 = 0
  ) {
    self.drop = drop
    self.phase = phase
    self.mode = mode
    self.revision = revision
    self.at = at
    self.capacity = capacity
    self.held = held
    self.sold = sold
    self.free = free
    self.waiting = waiting
  }
}

extension Availability {
  @inlinable public static var messageName: String { "dropwire.live.v1.Availability" }
  @inlinable public static var maximumEncodedSize: Int { 68 }
  @inlinable public static var blockSize: Int { 66 }

  public static let wireLayout = WireLayout(slots: [
    .init(end: 8),
    .init(end: 9),
    .init(end: 10),
    .init(end: 18),
    .init(end: 26),
    .init(end: 34),
    .init(end: 42),
    .init(end: 50),
    .init(end: 58),
    .init(end: 66)
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
    var block = try writer.take(68)
    UInt16(66).store(into: &block, at: 0)
    self.encodeBlock(into: &block, at: 2)
  }

  @inlinable @inline(__always)
  public func encodeBlock(into block: inout MutableRawSpan, at offset: Int) {
    self.drop.store(into: &block, at: offset)
    self.phase.store(into: &block, at: offset &+ 8)
    self.mode.store(into: &block, at: offset &+ 9)
    self.revision.store(into: &block, at: offset &+ 10)
    self.at.store(into: &block, at: offset &+ 18)
    self.capacity.store(into: &block, at: offset &+ 26)
    self.held.store(into: &block, at: offset &+ 34)
    self.sold.store(into: &block, at: offset &+ 42)
    self.free.store(into: &block, at: offset &+ 50)
    self.waiting.store(into: &block, at: offset &+ 58)
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
    if block.byteCount < 66 {
      self = try tail.readOlder(block)
      return
    }
    try self.init(block: block, tail: &tail)
  }

  @inlinable @inline(__always)
  public init(block: RawSpan, tail: inout WireReader) throws(WireError) {
    guard block.byteCount >= 66 else { throw WireError(.truncated) }
    self.drop = Identifier(block: block, at: 0)
    self.phase = DropPhase(block: block, at: 8)
    self.mode = SaleMode(block: block, at: 9)
    self.revision = UInt64(block: block, at: 10)
    self.at = Timestamp(block: block, at: 18)
    self.capacity = UInt64(block: block, at: 26)
    self.held = UInt64(block: block, at: 34)
    self.sold = UInt64(block: block, at: 42)
    self.free = UInt64(block: block, at: 50)
    self.waiting = UInt64(block: block, at: 58)
  }
}

extension WireView where Viewed == Availability {
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
  @inlinable @inline(__always)
  public var mode: SaleMode {
    if wireBlock.byteCount >= 10 { return SaleMode(block: wireBlock, at: 9) }
    return .unspecified
  }
  @inlinable @inline(__always)
  public var revision: UInt64 {
    if wireBlock.byteCount >= 18 { return UInt64(block: wireBlock, at: 10) }
    return 0
  }
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 26 { return Timestamp(block: wireBlock, at: 18) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var capacity: UInt64 {
    if wireBlock.byteCount >= 34 { return UInt64(block: wireBlock, at: 26) }
    return 0
  }
  @inlinable @inline(__always)
  public var held: UInt64 {
    if wireBlock.byteCount >= 42 { return UInt64(block: wireBlock, at: 34) }
    return 0
  }
  @inlinable @inline(__always)
  public var sold: UInt64 {
    if wireBlock.byteCount >= 50 { return UInt64(block: wireBlock, at: 42) }
    return 0
  }
  @inlinable @inline(__always)
  public var free: UInt64 {
    if wireBlock.byteCount >= 58 { return UInt64(block: wireBlock, at: 50) }
    return 0
  }
  @inlinable @inline(__always)
  public var waiting: UInt64 {
    if wireBlock.byteCount >= 66 { return UInt64(block: wireBlock, at: 58) }
    return 0
  }
}

extension Availability {
  public init(view: WireView<Availability>) throws(WireError) {
    self.drop = view.drop
    self.phase = view.phase
    self.mode = view.mode
    self.revision = view.revision
    self.at = view.at
    self.capacity = view.capacity
    self.held = view.held
    self.sold = view.sold
    self.free = view.free
    self.waiting = view.waiting
  }
}

/// How a live drop sells.
public enum SaleMode: WireEnum, Hashable {
  /// 0: nothing was said.
  case unspecified
  case notSelling
  /// A reserve would be granted.
  case instant
  /// Nothing is free; a place in line can be had.
  case waitlist
  case soldOut
  /// Nothing at once: hubs sell by reservation, or units come with a slot.
  case reservation
  /// A value this version does not know.
  case unrecognized(UInt8)
}

extension SaleMode {
  /// The value that stands for `rawValue` on the wire.
  @inlinable
  public init(rawValue: UInt8) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .notSelling
    case 2: self = .instant
    case 3: self = .waitlist
    case 4: self = .soldOut
    case 5: self = .reservation
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  @inlinable
  public var rawValue: UInt8 {
    switch self {
    case .unspecified: 0
    case .notSelling: 1
    case .instant: 2
    case .waitlist: 3
    case .soldOut: 4
    case .reservation: 5
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

/// First event of a subscription: where it really begins. Again when it goes on elsewhere: with the oldest
/// marker that is still stored, or in the stream's next epoch.
public struct FeedReset: WireBlockMessage, Hashable {
  public var epoch: UInt32
  /// Markers follow from this offset on.
  public var next: UInt64
  /// True when markers the subscriber had not seen are gone, or its position is none of this log.
  public var lost: Bool

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.epoch = 0
    self.next = 0
    self.lost = false
  }

  @inlinable
  public init(epoch: UInt32 = 0, next: UInt64 = 0, lost: Bool = false) {
    self.epoch = epoch
    self.next = next
    self.lost = lost
  }
}

extension FeedReset {
  @inlinable public static var messageName: String { "dropwire.live.v1.FeedReset" }
  @inlinable public static var maximumEncodedSize: Int { 15 }
  @inlinable public static var blockSize: Int { 13 }

  public static let wireLayout = WireLayout(slots: [.init(end: 4), .init(end: 12), .init(end: 13)])

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
    self.epoch.store(into: &block, at: offset)
    self.next.store(into: &block, at: offset &+ 4)
    self.lost.store(into: &block, at: offset &+ 12)
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
    self.epoch = UInt32(block: block, at: 0)
    self.next = UInt64(block: block, at: 4)
    self.lost = try block.load(at: 12, field: "lost")
  }
}

extension WireView where Viewed == FeedReset {
  @inlinable @inline(__always)
  public var epoch: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var next: UInt64 {
    if wireBlock.byteCount >= 12 { return UInt64(block: wireBlock, at: 4) }
    return 0
  }
  @inlinable @inline(__always)
  public var lost: Bool {
    get throws(WireError) {
      if wireBlock.byteCount >= 13 { return try wireBlock.load(Bool.self, at: 12, field: "lost") }
      return false
    }
  }
}

extension FeedReset {
  public init(view: WireView<FeedReset>) throws(WireError) {
    self.epoch = view.epoch
    self.next = view.next
    self.lost = try view.lost
  }
}

/// Last event of a subscription: the stream was closed. Whoever comes later is told as well.
public struct StreamEnded: WireBlockMessage, Hashable {
  public var epoch: UInt32
  public var offset: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.epoch = 0
    self.offset = 0
  }

  @inlinable
  public init(epoch: UInt32 = 0, offset: UInt64 = 0) {
    self.epoch = epoch
    self.offset = offset
  }
}

extension StreamEnded {
  @inlinable public static var messageName: String { "dropwire.live.v1.StreamEnded" }
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
    self.epoch.store(into: &block, at: offset)
    self.offset.store(into: &block, at: offset &+ 4)
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
    self.epoch = UInt32(block: block, at: 0)
    self.offset = UInt64(block: block, at: 4)
  }
}

extension WireView where Viewed == StreamEnded {
  @inlinable @inline(__always)
  public var epoch: UInt32 {
    if wireBlock.byteCount >= 4 { return UInt32(block: wireBlock, at: 0) }
    return 0
  }
  @inlinable @inline(__always)
  public var offset: UInt64 {
    if wireBlock.byteCount >= 12 { return UInt64(block: wireBlock, at: 4) }
    return 0
  }
}

extension StreamEnded {
  public init(view: WireView<StreamEnded>) throws(WireError) {
    self.epoch = view.epoch
    self.offset = view.offset
  }
}

/// Nothing new, and the subscription is alive: sent when nothing else was for 15 to 30 s (`dropwire limits`,
/// feed.heartbeatSeconds: that long, and less than twice as long).
public struct Heartbeat: WireBlockMessage, Hashable {
  /// The server's clock; of a relay that has lost its server, when that was: it stands until it is heard again.
  public var at: Timestamp
  /// The first offset that the subscriber was not sent: a greater one than expected is a gap.
  public var next: UInt64

  /// Every field zero, empty or absent.
  @inlinable
  public init() {
    self.at = Timestamp()
    self.next = 0
  }

  @inlinable
  public init(at: Timestamp = Timestamp(), next: UInt64 = 0) {
    self.at = at
    self.next = next
  }
}

extension Heartbeat {
  @inlinable public static var messageName: String { "dropwire.live.v1.Heartbeat" }
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
    self.at.store(into: &block, at: offset)
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
    self.at = Timestamp(block: block, at: 0)
    self.next = UInt64(block: block, at: 8)
  }
}

extension WireView where Viewed == Heartbeat {
  @inlinable @inline(__always)
  public var at: Timestamp {
    if wireBlock.byteCount >= 8 { return Timestamp(block: wireBlock, at: 0) }
    return Timestamp()
  }
  @inlinable @inline(__always)
  public var next: UInt64 {
    if wireBlock.byteCount >= 16 { return UInt64(block: wireBlock, at: 8) }
    return 0
  }
}

extension Heartbeat {
  public init(view: WireView<Heartbeat>) throws(WireError) {
    self.at = view.at
    self.next = view.next
  }
}

/// One event of a subscription.
public enum FeedEvent: WireUnion, Hashable {
  /// No case is set.
  case unspecified
  case marker(Marker)
  case availability(Availability)
  case reset(FeedReset)
  case heartbeat(Heartbeat)
  case ended(StreamEnded)
  /// A case this version does not know, by its number; its content was not kept.
  case unknown(UInt32)

  /// No case set.
  @inlinable
  public init() { self = .unspecified }
}

extension FeedEvent {
  @inlinable public static var messageName: String { "dropwire.live.v1.FeedEvent" }
  @inlinable public static var maximumEncodedSize: Int { 324 }

  @inlinable
  public var caseNumber: UInt32 {
    switch self {
    case .unspecified: 0
    case .marker: 1
    case .availability: 2
    case .reset: 3
    case .heartbeat: 4
    case .ended: 5
    case .unknown(let number): number
    }
  }

  @inlinable
  public var encodedSize: Int {
    switch self {
    case .unspecified: 1
    case .marker(let value): WireBuffer.caseSize(1, value)
    case .availability(let value): WireBuffer.caseSize(2, value)
    case .reset(let value): WireBuffer.caseSize(3, value)
    case .heartbeat(let value): WireBuffer.caseSize(4, value)
    case .ended(let value): WireBuffer.caseSize(5, value)
    case .unknown(let number): WireBuffer.unknownCaseSize(number)
    }
  }

  @inlinable
  public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom) {
    switch self {
    case .unspecified: try writer.appendUnknownCase(0)
    case .marker(let value): try writer.appendCase(1, value)
    case .availability(let value): try writer.appendCase(2, value)
    case .reset(let value): try writer.appendCase(3, value)
    case .heartbeat(let value): try writer.appendCase(4, value)
    case .ended(let value): try writer.appendCase(5, value)
    case .unknown(let number): try writer.appendUnknownCase(number)
    }
  }

  @inlinable
  public init(number: UInt32, payload: RawSpan) throws(WireError) {
    switch number {
    case 1: self = .marker(try Marker(payload: payload, case: "marker"))
    case 2: self = .availability(try Availability(payload: payload, case: "availability"))
    case 3: self = .reset(try FeedReset(payload: payload, case: "reset"))
    case 4: self = .heartbeat(try Heartbeat(payload: payload, case: "heartbeat"))
    case 5: self = .ended(try StreamEnded(payload: payload, case: "ended"))
    default: self = .unknown(number)
    }
  }

  public func validate() throws(ValidationError) {
    switch self {
    case .marker(let value): try Validation.check(value, "marker")
    default: break
    }
  }
}

public import Basics
public import LogContract
public import Storage

/// Bounds of what an entry holds beside its command. They belong to the form of entries: no log has others.
public struct LogEntryLimits: Equatable, Sendable {
  /// Bytes of a caller's name, in UTF-8. 256.
  public let callerBytes = 256

  /// The ones there are.
  public static let standard = LogEntryLimits()
}

/// What the log holds: a command with the one who sent it, or what the log inserts by itself.
public enum LogEntry<Command: LoggedCommand>: Hashable, Sendable {
  /// A request. Keys belong to callers; the empty name is everybody who has none.
  case call(Command, caller: String)
  /// Due deadlines happen.
  case tick
}

/// What an entry came to.
public enum LogResult<Outcome: LoggedOutcome>: Hashable, Sendable {
  /// The command was decided.
  case decided(Outcome)
  /// The key was known: this is what its request came to, in the entry with that sequence. Nothing was done.
  case repeated(Outcome, of: UInt64)
  /// The key belongs to another request, the entry with that sequence. Nothing was done.
  case keyReused(of: UInt64)
  /// Deadlines were looked at.
  case ticked
}

/// An event of a feed, with where it stands there and in the log.
public struct FeedEvent: Hashable, Sendable {
  /// The feed.
  public var topic: TopicKey
  /// Its place in the feed, from 1, without a gap.
  public var offset: UInt64
  /// The entry that it is of.
  public var position: LogPosition
  /// The message in its native encoding.
  public var message: [UInt8]

  init(topic: TopicKey, offset: UInt64, position: LogPosition, message: [UInt8]) {
    self.topic = topic
    self.offset = offset
    self.position = position
    self.message = message
  }

  /// Reads what a store has kept of a topic.
  public init(_ stored: StoredEvent, of topic: TopicKey) throws(ByteError) {
    var source = ByteSource(stored.bytes)
    guard try source.byte() == 1 else { throw ByteError(.unknownTag, at: 0) }
    let sequence: UInt64 = try source.fixed()
    let time: Int64 = try source.fixed()
    self.init(
      topic: topic, offset: stored.offset,
      position: LogPosition(sequence: sequence, logTimeMicroseconds: time),
      message: try source.raw(count: source.remaining))
  }

  /// The stored form.
  func encode(into sink: inout ByteSink) {
    sink.put(1 as UInt8)
    sink.putFixed(position.sequence)
    sink.putFixed(position.logTimeMicroseconds)
    sink.putRaw(message)
  }
}

// MARK: Journal forms; stable, as journals are read by later versions.

extension LogEntry {
  private static var tickTag: UInt8 { 0 }
  private static var callTag: UInt8 { 1 }

  func encode(into sink: inout ByteSink) {
    switch self {
    case .tick: sink.put(Self.tickTag)
    case .call(let command, let caller):
      sink.put(Self.callTag)
      sink.putText(caller)
      sink.putRaw(command.encodedBytes())
    }
  }

  init(from source: inout ByteSource) throws(ByteError) {
    let start = source.offset
    switch try source.byte() {
    case Self.tickTag: self = .tick
    case Self.callTag:
      let caller = try source.text(limit: LogEntryLimits.standard.callerBytes)
      self = .call(try source.rest(), caller: caller)
    default: throw ByteError(.unknownTag, at: start)
    }
  }

  /// An upper bound of what the entry takes in a record, its result included.
  var entryBytes: Int {
    switch self {
    case .tick: 16
    case .call(let command, let caller):
      // Tags, lengths, sequence and index.
      48 + caller.utf8.count + command.encodedSize
        + min(command.maximumResultSize, LogSizes.countedResultBytes)
    }
  }
}

extension LogResult {
  /// What the outcome has beyond the bytes that were counted for it before it was known.
  var excessBytes: Int {
    switch self {
    case .ticked, .keyReused: 0
    case .decided(let outcome), .repeated(let outcome, _):
      max(outcome.encodedSize - LogSizes.countedResultBytes, 0)
    }
  }
}

extension LogResult {
  private static var tickedTag: UInt8 { 0 }
  private static var decidedTag: UInt8 { 1 }
  private static var repeatedTag: UInt8 { 2 }
  private static var keyReusedTag: UInt8 { 3 }

  func encode(into sink: inout ByteSink) {
    switch self {
    case .ticked: sink.put(Self.tickedTag)
    case .decided(let outcome):
      sink.put(Self.decidedTag)
      sink.putRaw(outcome.encodedBytes())
    case .repeated(let outcome, let sequence):
      sink.put(Self.repeatedTag)
      sink.putFixed(sequence)
      sink.putRaw(outcome.encodedBytes())
    case .keyReused(let sequence):
      sink.put(Self.keyReusedTag)
      sink.putFixed(sequence)
    }
  }

  init(from source: inout ByteSource) throws(ByteError) {
    let start = source.offset
    switch try source.byte() {
    case Self.tickedTag: self = .ticked
    case Self.decidedTag:
      self = .decided(try source.rest())
    case Self.repeatedTag:
      let sequence: UInt64 = try source.fixed()
      self = .repeated(try source.rest(), of: sequence)
    case Self.keyReusedTag: self = .keyReused(of: try source.fixed())
    default: throw ByteError(.unknownTag, at: start)
    }
  }
}

extension ByteSource {
  /// All that is left, as the contract has written it.
  mutating func rest<Message: LoggedMessage>() throws(ByteError) -> Message {
    let start = offset
    return try Message(stored: try raw(count: remaining), at: start)
  }
}

public import Basics
public import LogContract
public import Storage
public import WireCodec

/// Rules with a state that is kept: what a service of one's own writes, beside its schema.
///
/// A log calls the functions of the generated `LogRules` one after the other, in the order of its entries;
/// `RuledMachine` does what every log needs besides: keys, offsets of feeds, forms of entries. Used by one
/// thread at a time.
public protocol StateRules<Request>: CommandRules, SendableMetatype, ~Copyable {
  /// What the command that is being decided has to tell others. The log takes it after each command.
  var events: LogEvents { get set }

  /// The earliest deadline that a tick would handle, microseconds of log time; nil when there is none, which
  /// is the default.
  var nextDeadlineMicroseconds: Int64? { get }

  /// Makes due deadlines happen. Does nothing by default.
  mutating func tick(at position: LogPosition)

  /// Adds the rows that changed since the last call, in the order of their changes: all of them in order,
  /// applied to nothing, give the state. Tables are 0 to 223.
  mutating func drainChanges(into rows: inout some RowSink)

  /// Takes back one row. Rows come in the order of table and key, before any command.
  mutating func restore(table: UInt8, key: [UInt8], value: [UInt8]) throws

  /// A digest over the whole state: the same for the same state, in every run.
  var digest: StateDigest { get }
}

extension StateRules where Self: ~Copyable {
  public var nextDeadlineMicroseconds: Int64? { nil }

  public mutating func tick(at position: LogPosition) {}
}

/// What entries of a log tell others, once they are durable.
public struct LogEvents: Sendable {
  /// A message for the feed of a topic.
  struct Item: Sendable {
    var topic: TopicKey
    var message: [UInt8]
  }

  private(set) var items: [Item] = []

  /// Nothing.
  public init() {}

  /// Adds a message to the feed of a topic, in its native encoding.
  ///
  /// Traps when the schema lets such a message be larger than about 1 MiB, whatever this one has: no store would
  /// take it.
  public mutating func append<Message: WireMessage>(_ message: Message, to topic: TopicKey) {
    precondition(
      Message.maximumEncodedSize <= LogSizes.eventBytes,
      "\(Message.messageName) is too large for a feed: bound its fields in the schema")
    items.append(Item(topic: topic, message: message.encodedBytes()))
  }

  /// Forgets what was taken, and keeps the memory.
  mutating func removeAll() { items.removeAll(keepingCapacity: true) }
}

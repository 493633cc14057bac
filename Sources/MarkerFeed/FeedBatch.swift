/// What one commit puts on the feeds: frames encoded once, for any number of topics.
///
/// Built by the publisher, then handed to the shard of every loop. The bytes are one immutable,
/// reference-counted array, so handing a batch over copies nothing; each shard copies what its own
/// subscribers follow into its rings, once per loop and not per subscriber.
public struct FeedBatch: Sendable {
  enum Kind: Sendable {
    case entry(epoch: UInt64, offset: UInt64)
    case value(key: UInt64, revision: UInt64)
    case withdrawal(key: UInt64)
    case end(FeedPosition)
    case restart(FeedPosition, storedFrom: UInt64)
    case displacement
  }

  struct Item: Sendable {
    var topic: TopicKey
    var kind: Kind
    var attributes: EntryAttributes
    var range: Range<Int>
  }

  private(set) var items: [Item] = []
  private(set) var bytes: [UInt8] = []

  /// An empty batch.
  public init() {}

  /// True when there is nothing to publish.
  public var isEmpty: Bool { items.isEmpty }

  /// Items added so far.
  public var count: Int { items.count }

  /// Adds a lossless entry; its message is framed here for gRPC.
  /// - Parameter offset: contiguous per topic and epoch, assigned by the engine.
  public mutating func append(
    entry message: RawSpan, to topic: TopicKey, epoch: UInt64, offset: UInt64,
    attributes: EntryAttributes = EntryAttributes()
  ) {
    let range = frame(message)
    items.append(
      Item(
        topic: topic, kind: .entry(epoch: epoch, offset: offset), attributes: attributes,
        range: range))
  }

  /// Adds a value of which only the newest counts; its message is framed here for gRPC.
  /// - Parameter revision: ascending for each key. A value that comes after a newer one of its key
  ///   is passed over, so that values may reach a topic by two ways.
  public mutating func append(
    value message: RawSpan, of key: UInt64, revision: UInt64, to topic: TopicKey,
    attributes: EntryAttributes = EntryAttributes()
  ) {
    let range = frame(message)
    items.append(
      Item(
        topic: topic, kind: .value(key: key, revision: revision), attributes: attributes,
        range: range))
  }

  /// Takes a conflated key off the board: its drop is over.
  public mutating func withdraw(key: UInt64, from topic: TopicKey) {
    items.append(
      Item(
        topic: topic, kind: .withdrawal(key: key), attributes: EntryAttributes(), range: 0..<0))
  }

  /// Ends a topic: subscribers get what is there, then the end.
  /// - Parameter position: after the last entry of the epoch that is over. A topic that stands elsewhere, in another
  ///   epoch above all, goes on.
  public mutating func end(_ topic: TopicKey, at position: FeedPosition) {
    items.append(
      Item(topic: topic, kind: .end(position), attributes: EntryAttributes(), range: 0..<0))
  }

  /// Lets a topic go on elsewhere than where its ring ends: whoever publishes was told so by the log that it
  /// follows. Subscribers that have not come so far get what is stored of what they lack, or a reset; when the
  /// position is an earlier one, the log is another one, and all of them get a reset.
  ///
  /// - Parameter oldest: offset of the oldest entry of the position's epoch that can be served.
  public mutating func restart(
    _ topic: TopicKey, at position: FeedPosition, storedFrom oldest: UInt64
  ) {
    items.append(
      Item(
        topic: topic, kind: .restart(position, storedFrom: oldest), attributes: EntryAttributes(),
        range: 0..<0))
  }

  /// Forgets where a topic stands, and all that it has: whoever publishes was told that there is no such log. Nobody
  /// knows its place until somebody opens it anew or something is published. Subscribers get a reset when they go on.
  public mutating func displace(_ topic: TopicKey) {
    items.append(
      Item(topic: topic, kind: .displacement, attributes: EntryAttributes(), range: 0..<0))
  }

  /// The length-prefixed message of gRPC: one byte "not compressed", four bytes length, big-endian.
  private mutating func frame(_ message: RawSpan) -> Range<Int> {
    let start = bytes.count
    let length = UInt32(message.byteCount)
    bytes.append(0)
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: length >> UInt32(shift)))
    }
    // Sound: the borrowed bytes are copied within the closure.
    message.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return start..<bytes.count
  }
}

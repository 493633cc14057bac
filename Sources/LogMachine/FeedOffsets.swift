import Basics
import Storage

/// How far each feed has come.
struct FeedOffsets: Sendable {
  private var last: [TopicKey: UInt64] = [:]
  private var changed: [TopicKey] = []
  private var isChanged: Set<TopicKey> = []
  private(set) var digest = StateDigest.empty

  /// The offset of one more event: 1 for the first of a feed.
  mutating func next(of topic: TopicKey) -> UInt64 {
    let old = last[topic]
    // An offset for each nanosecond would last for five hundred years.
    let offset = (old ?? 0) &+ 1
    if let old { digest.remove(unordered: Self.digest(topic, old)) }
    digest.combine(unordered: Self.digest(topic, offset))
    last[topic] = offset
    if isChanged.insert(topic).inserted { changed.append(topic) }
    return offset
  }

  private static func key(_ topic: TopicKey) -> [UInt8] {
    var sink = ByteSink()
    sink.put(topic.kind)
    sink.putFixed(topic.identifier)
    sink.putFixed(topic.epoch)
    return sink.bytes
  }

  private static func value(_ offset: UInt64) -> [UInt8] {
    var sink = ByteSink()
    sink.putFixed(offset)
    return sink.bytes
  }

  private static func digest(_ topic: TopicKey, _ offset: UInt64) -> StateDigest {
    RowKey.digest(table: LogTables.topics, key: key(topic), value: value(offset))
  }

  mutating func drainChanges(into rows: inout some RowSink) {
    for topic in changed {
      rows.put(table: LogTables.topics, key: Self.key(topic), value: Self.value(last[topic] ?? 0))
    }
    changed.removeAll(keepingCapacity: true)
    isChanged.removeAll(keepingCapacity: true)
  }

  mutating func restore(key: [UInt8], value: [UInt8]) throws(RowFault) {
    do throws(ByteError) {
      var keys = ByteSource(key)
      let topic = TopicKey(
        kind: try keys.byte(), identifier: try keys.fixed(), epoch: try keys.fixed())
      try keys.finish()
      var source = ByteSource(value)
      let offset: UInt64 = try source.fixed()
      try source.finish()
      last[topic] = offset
      digest.combine(unordered: Self.digest(topic, offset))
    } catch {
      throw .unreadable(table: LogTables.topics, "\(error)")
    }
  }
}

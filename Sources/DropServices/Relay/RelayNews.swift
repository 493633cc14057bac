import Basics
import DropEngine
import MarkerFeed
import Messages
import WireCodec

/// What a relay's loops are handed: the server's messages in the frames of the rings.
enum RelayNews {
  static func key(of stream: UInt64, as encoding: WireEncoding) -> MarkerFeed.TopicKey {
    guard let key = FeedEncoding.key(of: .stream(StreamID(rawValue: stream)), as: encoding) else {
      preconditionFailure("a stream has a feed in every encoding")
    }
    return key
  }

  /// The batch of one event, in each encoding that somebody follows.
  static func batch(
    _ news: RelayTopic.News, of topic: RelayTopic, _ stream: UInt64, as encodings: [WireEncoding]
  ) -> FeedBatch {
    var batch = FeedBatch()
    var body = WireBuffer()
    for encoding in encodings {
      let key = key(of: stream, as: encoding)
      body.removeAll(keepingCapacity: true)
      switch news {
      case .none, .placed, .heard, .wrong: break
      case .restarted: batch.restart(key, at: topic.position, storedFrom: topic.storedFrom)
      case .ended: batch.end(key, at: topic.position)
      case .entry(let message, let offset, let isLast):
        message.encode(into: &body, for: encoding)
        body.withUnsafeBytes {
          batch.append(entry: $0.bytes, to: key, epoch: topic.position.epoch, offset: offset)
        }
        if isLast { batch.end(key, at: topic.position) }
      case .counts(let message, let drop, let revision, let forgotten):
        if let forgotten { batch.withdraw(key: forgotten, from: key) }
        message.encode(into: &body, for: encoding)
        body.withUnsafeBytes {
          batch.append(value: $0.bytes, of: drop, revision: revision, to: key)
        }
      }
    }
    return batch
  }

  /// The newest counts of a stream's drops, for a loop that opens it.
  static func values(
    of topic: RelayTopic, _ stream: UInt64, as encoding: WireEncoding
  ) -> FeedBatch {
    var batch = FeedBatch()
    var body = WireBuffer()
    let key = key(of: stream, as: encoding)
    for (drop, revision, message) in topic.counts.all {
      body.removeAll(keepingCapacity: true)
      message.encode(into: &body, for: encoding)
      body.withUnsafeBytes { batch.append(value: $0.bytes, of: drop, revision: revision, to: key) }
    }
    return batch
  }
}

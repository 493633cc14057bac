import Basics
import DropEngine
import MarkerFeed
import Messages
import RPC
import Sequencer
import Storage
import WireCodec

/// What the feeds carry: which topic an event belongs to, and the message its followers receive.
///
/// The same function serves the live path (once per event and encoding) and the catch-up path (from
/// storage), so a viewer cannot tell from which one an entry came.
enum FeedEncoding {
  /// The feed topic of an engine topic, for those who follow it in `encoding`; nil for availability, which
  /// rides on its stream's topic.
  static func key(
    of topic: DropEngine.Topic, as encoding: WireEncoding
  ) -> MarkerFeed.TopicKey? {
    topic.kind.map {
      MarkerFeed.TopicKey(kind: $0.rawValue, id: topic.identifier, form: encoding.rawValue)
    }
  }

  /// How the entries of a feed topic are written.
  static func encoding(of topic: MarkerFeed.TopicKey) -> WireEncoding {
    guard let encoding = WireEncoding(rawValue: topic.form) else {
      preconditionFailure("a feed topic is made by `key(of:as:)` only")
    }
    return encoding
  }

  /// Where the entries of a feed topic are stored; offsets start over in each epoch of a stream.
  static func storageKey(of topic: MarkerFeed.TopicKey, epoch: UInt64) -> Storage.TopicKey {
    Storage.TopicKey(
      kind: topic.kind, identifier: topic.id, epoch: UInt32(truncatingIfNeeded: epoch))
  }

  /// Encodes the message that followers of the event's topic receive, without its frame. Returns false,
  /// and appends nothing, for an event that has no message on its topic.
  static func encode(
    _ event: Event, into output: inout WireBuffer, as encoding: WireEncoding
  ) -> Bool {
    switch event.topic {
    case .stream:
      guard let message = streamEvent(event) else { return false }
      message.encode(into: &output, as: encoding)
    case .buyer, .platform:
      guard let update = Messages.BuyerUpdate(event) else { return false }
      update.encode(into: &output, as: encoding)
    case .till:
      guard case .intent(let intent) = event.payload else { return false }
      Messages.PaymentIntent(intent, of: event).encode(into: &output, as: encoding)
    case .partner:
      guard let job = Messages.JobEvent(event) else { return false }
      Messages.PartnerEvent.job(job).encode(into: &output, as: encoding)
    case .availability:
      guard case .availability(let counts) = event.payload else { return false }
      let message = Messages.Availability(
        counts, sequence: event.sequence, logTimeMicroseconds: event.logTimeMicroseconds)
      Messages.FeedEvent.availability(message).encode(into: &output, as: encoding)
    }
    return true
  }

  private static func streamEvent(_ event: Event) -> Messages.FeedEvent? {
    switch event.payload {
    case .marker(let marker): .marker(Messages.Marker(marker, of: event))
    case .streamClosed:
      .ended(Messages.StreamEnded(epoch: event.epoch, offset: event.offset))
    default: nil
    }
  }

  /// The message that tells a viewer of a stream that has ended already.
  static func ended(
    epoch: UInt64, offset: UInt64, into output: inout WireBuffer, as encoding: WireEncoding
  ) {
    let message = Messages.StreamEnded(epoch: UInt32(truncatingIfNeeded: epoch), offset: offset)
    output.appendFrame(Messages.FeedEvent.ended(message), as: encoding)
  }

  /// The message that breaks the silence.
  static func heartbeat(
    at now: Timestamp, next: UInt64, into output: inout WireBuffer, as encoding: WireEncoding
  ) {
    output.appendFrame(
      Messages.FeedEvent.heartbeat(Messages.Heartbeat(at: now, next: next)), as: encoding)
  }

  /// The message that tells a viewer where its subscription begins, or begins anew.
  static func reset(
    epoch: UInt64, next: UInt64, lost: Bool, into output: inout WireBuffer,
    as encoding: WireEncoding
  ) {
    let message = Messages.FeedReset(
      epoch: UInt32(truncatingIfNeeded: epoch), next: next, lost: lost)
    output.appendFrame(Messages.FeedEvent.reset(message), as: encoding)
  }
}

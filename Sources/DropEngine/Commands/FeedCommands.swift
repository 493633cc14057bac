import Basics

/// What a marker means.
public enum MarkerKind: UInt8, CaseIterable, Sendable {
  case note = 1
  case offerOpen = 2
  /// Opens its drop, when that drop opens by cue, in the same entry. Refused when the drop is over.
  case buyCue = 3
  case priceChange = 4
  case offerClose = 5
}

/// Publishes a marker. Idempotent by (stream, producer, producer sequence): the same marker again
/// has the same offset; another marker under the same number is refused.
public struct PublishMarker: Equatable, Sendable {
  public var stream: StreamID
  public var producer: ProducerID
  /// The producer's own number of the marker. Any number that it has not used for another marker.
  public var producerSequence: UInt64
  public var kind: MarkerKind
  /// Place in the media, microseconds from its start.
  public var mediaTimeMicroseconds: Int64
  /// The producer's wall clock, microseconds UTC. Carried, never used to decide.
  public var wallTimeMicroseconds: Int64
  /// The offer it is about, or `.none`.
  public var offer: OfferID
  /// The drop it is about, or `.none`. A buy cue must name one.
  public var drop: DropID
  /// At most `EngineLimits.textBytes` bytes.
  public var title: String

  public init(
    stream: StreamID, producer: ProducerID, producerSequence: UInt64, kind: MarkerKind,
    mediaTimeMicroseconds: Int64 = 0, wallTimeMicroseconds: Int64 = 0, offer: OfferID = .none,
    drop: DropID = .none, title: String = ""
  ) {
    self.stream = stream
    self.producer = producer
    self.producerSequence = producerSequence
    self.kind = kind
    self.mediaTimeMicroseconds = mediaTimeMicroseconds
    self.wallTimeMicroseconds = wallTimeMicroseconds
    self.offer = offer
    self.drop = drop
    self.title = title
  }
}

import Basics

extension Engine {
  /// Markers are remembered by (stream, producer, producer sequence), and only accepted ones are: a
  /// marker refused because its stream is closed may be sent again once it is open.
  mutating func decideMarker(_ marker: PublishMarker) -> Outcome {
    let key = RememberedKey(
      space: .marker, principal: marker.producer.rawValue,
      key: Key128(high: marker.stream.rawValue, low: marker.producerSequence), under: secret)
    let fingerprint = Self.fingerprint(of: marker)
    if let known = recall(key, fingerprint: fingerprint, isNewWork: true) { return known }
    let decided = outcome(publish(marker))
    if decided.refusal == nil { remember(key, fingerprint: fingerprint, decided) }
    return decided
  }

  mutating func publish(_ marker: PublishMarker) -> Outcome.Result {
    if marker.title.utf8.count > limits.textBytes {
      return .refused(Refusal(.invalid, field: .title))
    }
    if marker.kind == .buyCue && marker.drop.isNone {
      return .refused(Refusal(.invalid, field: .drop))
    }
    guard let stream = streams.slot(marker.stream.rawValue) else {
      return .refused(Refusal(.unknownStream))
    }
    if !streams[stream].isOpen { return .refused(Refusal(.streamClosed)) }
    if !marker.offer.isNone && offers.slot(marker.offer.rawValue) == nil {
      return .refused(Refusal(.unknownOffer))
    }
    var opened = DropID.none
    if !marker.drop.isNone {
      guard let drop = drops.slot(marker.drop.rawValue) else {
        return .refused(Refusal(.unknownDrop))
      }
      if !drops[drop].stream.isNone && drops[drop].stream != marker.stream {
        return .refused(Refusal(.dropNotInStream))
      }
      if marker.kind == .buyCue { keepSchedule(of: drop) }
      if marker.kind == .buyCue && rules >= .second {
        // Viewers would be shown something to buy that is over.
        if drops[drop].phase == .closed { return .refused(Refusal(.dropClosed)) }
        if drops[drop].phase == .cancelled { return .refused(Refusal(.dropCancelled)) }
      }
      if marker.kind == .buyCue && drops[drop].opensByCue && drops[drop].phase == .scheduled {
        open(drop)
        opened = marker.drop
      }
    }
    let offset = emit(toStream: stream, .marker(marker))
    return .markerPublished(
      MarkerPublished(
        stream: marker.stream, epoch: streams[stream].epoch, offset: offset, openedDrop: opened))
  }

  private static func fingerprint(of marker: PublishMarker) -> UInt64 {
    var hasher = DigestHasher()
    hasher.combine(UInt64(marker.kind.rawValue))
    hasher.combine(UInt64(bitPattern: marker.mediaTimeMicroseconds))
    hasher.combine(UInt64(bitPattern: marker.wallTimeMicroseconds))
    hasher.combine(marker.offer.rawValue)
    hasher.combine(marker.drop.rawValue)
    hasher.combine(bytes: Array(marker.title.utf8))
    return hasher.finalize().low
  }
}

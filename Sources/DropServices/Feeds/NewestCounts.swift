import Basics
import DropEngine
import MarkerFeed

/// The newest availability of drops, by the stream whose viewers are shown it: what those begin with who come later.
///
/// Bounded for each stream and in all. Drops that are over make room first, then those whose counts have not
/// changed for longest; what changes is always remembered.
struct NewestCounts {
  /// One drop's place on a stream.
  struct Place: Equatable {
    var topic: MarkerFeed.TopicKey
    var drop: UInt64
  }

  /// Drops remembered for each stream.
  var dropsPerStream = 4_096
  /// Drops remembered in all.
  var dropsTotal = 262_144

  private var streams: [MarkerFeed.TopicKey: [UInt64: Event]] = [:]
  /// Drops remembered now.
  private(set) var count = 0

  /// What is remembered of a stream, in the order of its drops.
  func events(of topic: MarkerFeed.TopicKey) -> [(drop: UInt64, event: Event)] {
    (streams[topic] ?? [:]).map { (drop: $0.key, event: $0.value) }.sorted { $0.drop < $1.drop }
  }

  /// Remembers an event, unless a newer one of its drop is known. Returns what was forgotten for it.
  mutating func remember(
    _ event: Event, of counts: DropEngine.Availability, on topic: MarkerFeed.TopicKey
  ) -> [Place] {
    let drop = counts.drop.rawValue
    if let known = streams[topic]?[drop] {
      if known.sequence < event.sequence { streams[topic]?[drop] = event }
      return []
    }
    var forgotten: [Place] = []
    if streams[topic]?.count ?? 0 >= dropsPerStream {
      forgotten = makeRoom(on: topic)
    } else if count >= dropsTotal {
      forgotten = forgetEnded()
      if count >= dropsTotal { forgotten += makeRoom(on: topic) }
      // Every place is a live drop's of another stream.
      guard count < dropsTotal else { return forgotten }
    }
    streams[topic, default: [:]][drop] = event
    count += 1
    return forgotten
  }

  /// Forgets some of the stream's drops that are over, or else the one that has not changed for longest.
  private mutating func makeRoom(on topic: MarkerFeed.TopicKey) -> [Place] {
    guard let known = streams[topic], !known.isEmpty else { return [] }
    var ended: [(sequence: UInt64, drop: UInt64)] = []
    var oldest = (sequence: UInt64.max, drop: UInt64.max)
    for (drop, event) in known {
      if (event.sequence, drop) < oldest { oldest = (event.sequence, drop) }
      if Self.isOver(event) { ended.append((event.sequence, drop)) }
    }
    // Several at once: looking for them costs a look at all.
    ended.sort { $0 < $1 }
    let chosen = ended.isEmpty ? [oldest] : Array(ended.prefix(max(1, dropsPerStream / 16)))
    return chosen.map { forget($0.drop, on: topic) }
  }

  private mutating func forgetEnded() -> [Place] {
    var places: [Place] = []
    for (topic, known) in streams {
      for (drop, event) in known where Self.isOver(event) {
        places.append(Place(topic: topic, drop: drop))
      }
    }
    for place in places { _ = forget(place.drop, on: place.topic) }
    return places
  }

  private mutating func forget(_ drop: UInt64, on topic: MarkerFeed.TopicKey) -> Place {
    if streams[topic]?.removeValue(forKey: drop) != nil { count -= 1 }
    if streams[topic]?.isEmpty == true { streams[topic] = nil }
    return Place(topic: topic, drop: drop)
  }

  private static func isOver(_ event: Event) -> Bool {
    guard case .availability(let counts) = event.payload else { return true }
    return switch counts.phase {
    case .closed, .cancelled: true
    case .scheduled, .live: false
    }
  }
}

import MarkerFeed
import Messages
import WireCodec

/// What a relay knows of one stream, and what an event of the server means for that. Pure: no clock, no call, no lock.
///
/// ```
///   seeking ──reset──▶ following ──ended──▶ ended ──(somebody asks)──▶ asking again
///                        │  ▲                                              │
///                       lost reset                          reset ─────────┘
///                        ▼  │                              (the next epoch, or the same end)
///                     interrupted
/// ```
struct RelayTopic {
  enum Standing: Equatable {
    /// Nobody has said yet where the stream stands.
    case seeking
    /// A call is up, and its events are the newest there are.
    case following
    /// The call was lost; what is known is right and may not be the newest.
    case interrupted
    /// The stream was closed. It may have been opened again since.
    case ended
  }

  /// What the relay's viewers have to be told.
  enum News {
    /// Nothing.
    case none
    /// It is known where the stream stands: for the first time, or again as before.
    case placed
    /// The stream goes on elsewhere.
    case restarted
    /// The next entry of the stream.
    case entry(RelayedEvent, offset: UInt64, isLast: Bool)
    /// The stream had ended before this relay began.
    case ended
    /// The newest counts of a drop; those of `forgotten` made room for it.
    case counts(RelayedEvent, drop: UInt64, revision: UInt64, forgotten: UInt64?)
    /// The server has been there at this moment of its clock, and all it had to say is known.
    case heard(atMicroseconds: Int64)
    /// The server's words do not fit each other: the call is worth nothing more.
    case wrong(String)
  }

  private(set) var standing = Standing.seeking
  /// Where the stream stands: the offset after the newest entry known. Without meaning while `seeking`.
  private(set) var position = FeedPosition(epoch: 0, next: 0)
  /// Offset of the oldest entry of the epoch that the server has, as far as it has said.
  private(set) var storedFrom: UInt64 = 0
  var history = RelayHistory()
  private(set) var counts = RelayCounts()
  /// The call that is up has said where it begins.
  private(set) var isBegun = false
  /// Ends of epochs that were seen, the last few: which offset is the end of which epoch.
  private var ends: [(epoch: UInt64, offset: UInt64)] = []

  /// Where a viewer that asks for `epoch` (0: any) and `next` (nil: the end) would be ahead of what is known.
  func isAhead(epoch: UInt64, next: UInt64?) -> Bool {
    guard let next else { return epoch > position.epoch }
    if epoch == 0 || epoch == position.epoch { return next > position.next }
    return epoch > position.epoch
  }

  /// A new call is made. Returns what it asks for: nil is the end of what there is.
  mutating func begin() -> FeedPosition? {
    isBegun = false
    switch standing {
    case .seeking, .ended: return nil
    case .following, .interrupted: return position
    }
  }

  /// The call was lost.
  mutating func lost() {
    isBegun = false
    if standing == .following { standing = .interrupted }
  }

  /// Forgets all: there is no such stream at the server.
  mutating func forget() { self = RelayTopic() }

  /// Whether all of an epoch was read by whoever stands at `offset` of it.
  func isEnd(_ offset: UInt64, of epoch: UInt64) -> Bool {
    ends.contains { $0.epoch == epoch && $0.offset &+ 1 == offset }
  }

  /// Takes notice of the end of an epoch, seen live or in a page.
  mutating func noteEnd(of epoch: UInt64, at offset: UInt64) {
    guard !ends.contains(where: { $0.epoch == epoch }) else { return }
    if ends.count >= 4 { ends.removeFirst() }
    ends.append((epoch, offset))
  }

  /// Takes notice of the oldest entry that the server has of an epoch.
  mutating func note(storedFrom oldest: UInt64, of epoch: UInt64) {
    if epoch == position.epoch, standing != .seeking { storedFrom = max(storedFrom, oldest) }
  }

  /// Takes an event of the call that is up.
  ///
  /// - Parameter limits: what may be kept; the budget of all streams is the caller's.
  mutating func take(_ event: RelayedEvent, limits: RelayLimits, historyBytes: Int) -> News {
    switch event.event {
    case .reset(let reset): return take(reset)
    case _ where !isBegun: return .wrong("an event before it was said where the stream begins")
    case .marker(let marker):
      guard UInt64(marker.epoch) == position.epoch else {
        return .wrong("a marker of epoch \(marker.epoch) within \(position.epoch)")
      }
      return entry(event, at: marker.offset, isLast: false, limits, historyBytes)
    case .ended(let end):
      guard UInt64(end.epoch) == position.epoch else {
        return .wrong("the end of epoch \(end.epoch) within \(position.epoch)")
      }
      noteEnd(of: position.epoch, at: end.offset)
      guard end.offset == position.next &- 1 else {
        let news = entry(event, at: end.offset, isLast: true, limits, historyBytes)
        if case .entry = news { standing = .ended }
        return news
      }
      standing = .ended
      return .ended
    case .availability(let counts):
      switch self.counts.remember(
        event, of: counts.drop.rawValue, revision: counts.revision, limit: limits.countsPerTopic)
      {
      case .older: return .none
      case .kept:
        return .counts(
          event, drop: counts.drop.rawValue, revision: counts.revision, forgotten: nil)
      case .inPlace(let forgotten):
        return .counts(
          event, drop: counts.drop.rawValue, revision: counts.revision, forgotten: forgotten)
      }
    case .heartbeat(let heartbeat):
      // It comes after all that was sent before it.
      guard heartbeat.next <= position.next else {
        return .wrong("entries \(position.next) to \(heartbeat.next) have not come")
      }
      return .heard(atMicroseconds: heartbeat.at.microseconds)
    case .unspecified, .unknown: return .none
    }
  }

  private mutating func take(_ reset: Messages.FeedReset) -> News {
    let told = FeedPosition(epoch: UInt64(reset.epoch), next: reset.next)
    let isFirst = !isBegun
    isBegun = true
    switch standing {
    case .seeking:
      position = told
      storedFrom = 0
      history.restart(at: told.next)
      standing = .following
      return .placed
    case .ended where told == position:
      // Still: what ended is not opened again under the same epoch.
      return .placed
    case .following, .interrupted:
      if told == position, isFirst {
        standing = .following
        return .placed
      }
    case .ended: break
    }
    let isEarlier = (told.epoch, told.next) < (position.epoch, position.next)
    // Asked for the end, the server has not said how much there is before it.
    let isAfterEnd = standing == .ended && !isEarlier && !reset.lost
    position = told
    storedFrom = isAfterEnd ? 0 : told.next
    history.restart(at: told.next)
    if isEarlier {
      counts = RelayCounts()
      ends = []
    }
    standing = .following
    return .restarted
  }

  private mutating func entry(
    _ event: RelayedEvent, at offset: UInt64, isLast: Bool, _ limits: RelayLimits,
    _ historyBytes: Int
  ) -> News {
    if offset < position.next { return .none }
    guard offset == position.next, offset < .max else {
      return .wrong("entry \(offset) where \(position.next) was due")
    }
    position.next = offset + 1
    history.append(event, maximumBytes: historyBytes, maximumEntries: limits.historyEntries)
    return .entry(event, offset: offset, isLast: isLast)
  }
}

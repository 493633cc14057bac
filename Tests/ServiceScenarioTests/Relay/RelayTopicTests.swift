import MarkerFeed
import Messages
import RPC
import Testing
import WireCodec

@testable import DropServices

@Suite("What a relay makes of its server's words")
struct RelayTopicTests {
  private func reset(_ epoch: UInt32, _ next: UInt64, lost: Bool = false) -> FeedEvent {
    .reset(FeedReset(epoch: epoch, next: next, lost: lost))
  }

  private func marker(_ epoch: UInt32, _ offset: UInt64) -> FeedEvent {
    .marker(Marker(stream: 5, epoch: epoch, offset: offset, title: "m"))
  }

  private func ended(_ epoch: UInt32, _ offset: UInt64) -> FeedEvent {
    .ended(StreamEnded(epoch: epoch, offset: offset))
  }

  private func beat(_ next: UInt64) -> FeedEvent { .heartbeat(Heartbeat(next: next)) }

  /// The news of one event, as a word.
  private func take(_ topic: inout RelayTopic, _ event: FeedEvent) -> String {
    switch topic.take(RelayedEvent(event), limits: RelayLimits(), historyBytes: 1 << 20) {
    case .none: "none"
    case .placed: "placed"
    case .restarted: "restarted"
    case .entry(_, let offset, let isLast): isLast ? "last \(offset)" : "entry \(offset)"
    case .ended: "ended"
    case .counts(_, let drop, _, let forgotten): "counts \(drop) \(forgotten.map { "\($0)" } ?? "")"
    case .heard: "heard"
    case .wrong: "wrong"
    }
  }

  private func words(_ topic: inout RelayTopic, _ events: [FeedEvent]) -> [String] {
    events.map { take(&topic, $0) }
  }

  @Test("a stream in order, lost and taken up again")
  func inOrder() {
    var topic = RelayTopic()
    #expect(topic.begin() == nil)
    var told = words(&topic, [reset(1, 3), marker(1, 3), marker(1, 4), beat(5)])
    #expect(told == ["placed", "entry 3", "entry 4", "heard"])
    topic.lost()
    #expect(topic.standing == .interrupted)
    #expect(topic.begin() == FeedPosition(epoch: 1, next: 5))
    told = words(&topic, [reset(1, 5), marker(1, 4), marker(1, 5), ended(1, 6)])
    #expect(told == ["placed", "none", "entry 5", "last 6"])
    #expect(topic.standing == .ended)
    #expect(topic.isEnd(7, of: 1) && !topic.isEnd(6, of: 1))
    #expect(topic.history.first == 3 && topic.history.next == 7)
  }

  @Test("what does not fit is not believed")
  func wrong() {
    for events in [
      [marker(1, 0)], [reset(1, 3), marker(1, 5)], [reset(1, 3), marker(2, 3)],
      [reset(1, 3), beat(4)], [reset(1, 3), ended(2, 3)], [reset(1, 3), ended(1, 9)],
      [reset(1, .max), marker(1, .max)],
    ] {
      var topic = RelayTopic()
      #expect(words(&topic, events).last == "wrong", "\(events)")
    }
    // After a call was lost the next one has to say where it begins.
    var topic = RelayTopic()
    _ = words(&topic, [reset(1, 0)])
    topic.lost()
    #expect(words(&topic, [marker(1, 0)]) == ["wrong"])
  }

  @Test("the server goes on elsewhere")
  func elsewhere() {
    // Asked for, told, and from where on the server has entries then.
    let cases: [(FeedEvent, next: UInt64, storedFrom: UInt64)] = [
      (reset(1, 9, lost: true), 9, 9), (reset(2, 0), 0, 0), (reset(2, 4, lost: true), 4, 4),
      (reset(1, 1, lost: true), 1, 1),
    ]
    for (event, next, storedFrom) in cases {
      var topic = RelayTopic()
      _ = words(&topic, [reset(1, 3), marker(1, 3)])
      topic.lost()
      #expect(words(&topic, [event]) == ["restarted"])
      #expect(topic.position.next == next && topic.storedFrom == storedFrom, "\(event)")
      #expect(topic.history.count == 0 && topic.history.first == next)
    }
  }

  @Test("after an end the stream is asked for anew")
  func afterTheEnd() {
    var topic = RelayTopic()
    _ = words(&topic, [reset(1, 3), ended(1, 2)])
    #expect(topic.standing == .ended)
    #expect(topic.begin() == nil)
    var told = words(&topic, [reset(1, 3), ended(1, 2)])
    #expect(told == ["placed", "ended"])
    #expect(topic.begin() == nil)
    told = words(&topic, [reset(2, 8), marker(2, 8)])
    #expect(told == ["restarted", "entry 8"])
    #expect(topic.storedFrom == 0, "of what came before nothing was said")
  }

  @Test("who is ahead")
  func ahead() {
    var topic = RelayTopic()
    _ = words(&topic, [reset(2, 5)])
    for (epoch, next, isAhead) in [
      (UInt64(0), UInt64?(5), false), (0, 6, true), (0, nil, false), (1, 90, false), (2, 5, false),
      (2, 6, true), (3, 0, true), (3, nil, true), (2, nil, false), (.max, .max, true),
    ] {
      #expect(
        topic.isAhead(epoch: epoch, next: next) == isAhead, "\(epoch) \(String(describing: next))")
    }
  }

  @Test("counts: newer ones, older ones, and room for so many drops")
  func counts() {
    var counts = RelayCounts()
    func remember(_ drop: UInt64, _ revision: UInt64) -> RelayCounts.Kept {
      counts.remember(
        RelayedEvent(
          .availability(Availability(drop: Identifier(rawValue: drop), revision: revision))),
        of: drop, revision: revision, limit: 2)
    }
    let kept = [
      remember(1, 5), remember(1, 5), remember(1, 4), remember(2, 3), remember(3, 7),
      remember(1, 9),
      remember(4, 8),
    ]
    #expect(kept == [.kept, .older, .older, .kept, .inPlace(of: 2), .kept, .inPlace(of: 3)])
    #expect(counts.all.map(\.drop) == [1, 4])
  }

  @Test("history: no hole, within its limits, longer to the front when older messages come")
  func history() {
    func message(_ offset: UInt64) -> RelayedEvent { RelayedEvent(marker(1, offset)) }
    let size = message(0).bytes.count + RelayHistory.overhead
    var history = RelayHistory()
    history.restart(at: 100)
    for offset in UInt64(100)..<400 {
      history.append(message(offset), maximumBytes: size * 50, maximumEntries: 70)
      #expect(history.bytes == history.count * size && history.bytes <= size * 50)
      #expect(history.next == offset + 1)
    }
    #expect(history.first == 350)
    #expect(history.messages(from: 349, count: 9).isEmpty)
    #expect(history.messages(from: 400, count: 9).isEmpty)
    func offsets(_ from: UInt64, _ count: Int) -> [UInt64] {
      history.messages(from: from, count: count).compactMap {
        guard case .marker(let marker)? = try? RelayedEvent(bytes: $0).event else { return nil }
        return marker.offset
      }
    }
    #expect(offsets(395, 100) == Array(395..<400))
    history.trim(maximumBytes: size * 10, maximumEntries: 70)
    #expect(history.first == 390)
    // Of what comes before as much as has room, without a hole.
    let older = (UInt64(300)..<390).map(message)
    history.prepend(older[...], maximumBytes: size * 15, maximumEntries: 70)
    #expect(offsets(history.first, 100) == Array(385..<400))
    history.prepend(older[..<85], maximumBytes: size * 1_000, maximumEntries: 20)
    #expect(history.first == 380 && history.bytes == history.count * size)
    #expect(offsets(380, 100) == Array(380..<400))
    history.append(message(400), maximumBytes: 0, maximumEntries: 70)
    #expect(history.count == 0 && history.bytes == 0 && history.first == 401)
  }

  @Test("a server that was silent before its call was lost was there when it was heard")
  func lastHeard() {
    let second: UInt64 = 1_000_000_000
    let followed = FollowedStream(
      stream: 5, number: 1, path: RelayPath(), nowNanoseconds: 0)
    followed.heardAtNanoseconds = 10 * second
    func told(_ clock: Int64, _ now: UInt64) -> Int64 {
      followed.lastHeard(Timestamp(microseconds: clock), now).microseconds
    }
    #expect(told(90_000_000, 55 * second) == 90_000_000, "it sends no heartbeats")
    followed.hasHeartbeats = true
    #expect(told(90_000_000, 55 * second) == 45_000_000)
    #expect(told(90_000_000, 9 * second) == 90_000_000)
    #expect(told(.min, 55 * second) == .min)
  }

  @Test("the names of relays in a call")
  func path() {
    var metadata = Metadata(dictionaryLiteral: (RelayPath.field, "a,ff,1"))
    let path = RelayPath(metadata)
    #expect(path.relays == [10, 255, 1])
    #expect(path.through(2).text == "a,ff,1,2")
    #expect(path.refusal(at: 255, hops: 8)?.code == .failedPrecondition)
    #expect(path.refusal(at: 3, hops: 3)?.code == .failedPrecondition)
    #expect(path.refusal(at: 3, hops: 4) == nil)
    for odd in ["x", "1,,g", "11112222333344445", "-1"] {
      metadata = Metadata(dictionaryLiteral: (RelayPath.field, odd))
      #expect(RelayPath(metadata).count == 0, "\(odd)")
    }
  }

  @Test("an event is handed on as it came")
  func bytes() throws {
    let bytes = marker(3, 9).encodedBytes()
    let event = try RelayedEvent(bytes: bytes)
    #expect(event.bytes == bytes && event.encodedBytes() == bytes)
    for encoding in WireEncoding.allCases {
      var ours = WireBuffer()
      var theirs = WireBuffer()
      event.encode(into: &ours, for: encoding)
      marker(3, 9).encode(into: &theirs, as: encoding)
      #expect(ours.copyBytes() == theirs.copyBytes())
    }
    #expect(throws: WireError.self) { try RelayedEvent(bytes: [1]) }
  }
}

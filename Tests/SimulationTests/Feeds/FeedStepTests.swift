import Basics
import MarkerFeed
import Messages
import RPC
import Storage
import Testing
import WireCodec

@testable import DropEngine
@testable import DropServices

/// One loop, one stream, and a log that answers when it is told to.
private final class Steps: TopicDirectory, @unchecked Sendable {
  // Sound: one thread.
  let loop = SimulatedLoop(index: 0)
  let hub: FeedHub
  let publisher = FeedPublisher()
  let stream = StreamID(rawValue: 5 << 20)
  private var asked: [(Result<KnownTopic?, RPCError>) -> Void] = []
  private var sequence: UInt64 = 0

  init(faults: FeedFaults = [], limits: FeedLimits = FeedLimits()) throws {
    let archive = FeedArchive(store: try InMemoryDisk().open(), run: { $0() })
    hub = FeedHub(executor: loop, archive: archive, limits: limits, faults: faults)
    publisher.start([hub], limits: limits)
    loop.deliver = { _ = $0.deliver() }
  }

  func find(
    _ topic: DropEngine.Topic, epoch: UInt64, next: UInt64?, of place: PeerPlace,
    as encoding: WireEncoding, on executor: any LoopExecutor,
    completion: @escaping (Result<KnownTopic?, RPCError>) -> Void
  ) { asked.append(completion) }

  var isAsked: Bool { !asked.isEmpty }

  func answer(_ known: KnownTopic?) {
    loop.run { asked.removeFirst()(.success(known)) }
    turn()
  }

  func turn() { while !loop.isIdle { loop.step() } }

  func publish(_ topic: DropEngine.Topic, _ offset: UInt64, _ payload: Event.Payload) {
    sequence += 1
    publisher.publish(
      [
        Event(
          topic: topic, offset: offset, epoch: topic == .stream(stream) ? 1 : 0,
          sequence: sequence, logTimeMicroseconds: 0, payload: payload)
      ], throughSequence: sequence, logTimeMicroseconds: 0)
    turn()
  }

  func marker(_ offset: UInt64) {
    publish(
      .stream(stream), offset,
      .marker(
        DropEngine.PublishMarker(
          stream: stream, producer: ProducerID(rawValue: 1), producerSequence: offset,
          kind: .note, title: "m")))
  }

  func counts(free: UInt64) {
    publish(
      .availability(DropID(rawValue: 9 << 20)), 0,
      .availability(
        DropEngine.Availability(
          drop: DropID(rawValue: 9 << 20), stream: stream, phase: .live, mode: .instant,
          capacity: free, held: 0, sold: 0, waiting: 0)))
  }

  func follow(from next: UInt64?) -> (source: FeedSource, handle: StreamHandle) {
    let topic = DropEngine.Topic.stream(stream)
    let key = FeedEncoding.key(of: topic, as: .native)!
    let request = SubscribeRequest(epoch: next == nil ? 0 : 1, next: next ?? 0, tail: next == nil)
    let source = FeedSource(
      hub: hub, topic: key, use: nil,
      .init(
        log: self, topic: topic, epoch: UInt64(request.epoch), next: request.next,
        start: { FeedHandler.start(request, in: $0) }, missing: RPCError(.notFound, "")),
      style: .announced)
    let place = UnsafeMutableRawPointer(bitPattern: 1)!
    let handle = StreamHandle(connection: place, stream: place, scheduler: loop)
    loop.run { source.streamOpened(handle) }
    return (source, handle)
  }

  /// What a pull brings, as words.
  func pull(_ source: FeedSource) throws -> [String] {
    var frames = WireBuffer()
    loop.run { _ = source.pull(into: &frames, budget: 1 << 20) }
    var words: [String] = []
    let bytes = frames.copyBytes()
    var at = 0
    while at < bytes.count {
      let size = bytes[at + 1..<at + 5].reduce(0) { $0 << 8 | Int($1) }
      let message = Array(bytes[at + 5..<at + 5 + size])
      switch try Messages.FeedEvent(decoding: message.span.bytes) {
      case .reset(let reset): words.append("reset \(reset.next)")
      case .marker(let marker): words.append("marker \(marker.offset)")
      case .availability(let counts): words.append("free \(counts.free)")
      case .heartbeat(let beat): words.append("beat \(beat.next)")
      default: words.append("another")
      }
      at += 5 + size
    }
    return words
  }

  func known(_ next: UInt64) -> KnownTopic {
    KnownTopic(position: FeedPosition(epoch: 1, next: next), values: FeedBatch())
  }
}

@Suite("Steps of a subscription, one held back")
struct FeedStepTests {
  /// With the old order of steps the marker is published into nowhere.
  @Test("what is published while the log's answer is on its way", arguments: [false, true])
  func answerHeldBack(_ asksFirst: Bool) throws {
    let steps = try Steps(faults: asksFirst ? .asksBeforeOpening : [])
    let (source, handle) = steps.follow(from: 3)
    #expect(handle.isHeld && steps.isAsked)
    steps.marker(3)
    steps.answer(steps.known(3))
    #expect(try steps.pull(source) == (asksFirst ? ["reset 3"] : ["reset 3", "marker 3"]))
    steps.loop.run { source.streamClosed() }
    #expect(steps.hub.topicCount == 0)
  }

  @Test("and when the answer knows of it, it comes once")
  func answerKnowsMore() throws {
    let steps = try Steps()
    let (source, _) = steps.follow(from: 3)
    steps.marker(3)
    steps.answer(steps.known(4))
    #expect(try steps.pull(source) == ["reset 3", "marker 3"])
    steps.marker(4)
    #expect(try steps.pull(source) == ["marker 4"])
  }

  @Test("counts that came meanwhile are not replaced by those of the answer")
  func newerCounts() throws {
    let steps = try Steps()
    steps.counts(free: 5)
    let (source, _) = steps.follow(from: 0)
    var known = steps.known(0)
    known.values = steps.publisher.newestValues(of: .stream(steps.stream), as: .native)
    steps.counts(free: 4)
    steps.answer(known)
    #expect(try steps.pull(source) == ["reset 0", "free 4"])
  }

  @Test("whoever goes while the log is asked leaves nothing", arguments: [true, false])
  func goesWhileAsking(_ isAnswered: Bool) throws {
    let steps = try Steps()
    let (source, handle) = steps.follow(from: 0)
    #expect(steps.hub.topicCount == 1)
    if isAnswered {
      steps.answer(nil)
      #expect(handle.refusal?.code == .notFound)
    }
    steps.loop.run { source.streamClosed() }
    #expect(steps.hub.topicCount == 0)
    if !isAnswered { steps.answer(steps.known(0)) }
    #expect(steps.hub.topicCount == 0 && steps.hub.subscriberCount == 0)
  }

  @Test("heartbeats go to those only who heard nothing, at their interval, and never pile up")
  func heartbeats() throws {
    let steps = try Steps(limits: FeedLimits(heartbeatSeconds: 3))
    let sources = (0..<4).map { _ in
      let source = steps.follow(from: nil).source
      if steps.isAsked { steps.answer(steps.known(3)) }
      return source
    }
    for source in sources { #expect(try steps.pull(source) == ["reset 3"]) }
    var beats = Array(repeating: 0, count: 4)
    for second in 0..<30 {
      steps.loop.run { steps.hub.beat(Timestamp(microseconds: 1)) }
      steps.turn()
      // The last one does not read; the one before it reads, and there are markers for a while.
      if second < 15 { steps.marker(3 + UInt64(second)) }
      for (index, source) in sources.enumerated() where index < 3 && (second >= 15 || index != 1) {
        beats[index] += try steps.pull(source).filter { $0.hasPrefix("beat") }.count
      }
    }
    // Silent for 15 s: from the second look on, one in three seconds. Those that do not read get none.
    for index in [0, 2] { #expect((4...5).contains(beats[index]), "\(beats)") }
    #expect(try steps.pull(sources[3]).filter { $0.hasPrefix("beat") }.isEmpty)
  }
}

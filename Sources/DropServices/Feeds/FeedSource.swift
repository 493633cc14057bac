import DropEngine
import MarkerFeed
import RPC
import WireCodec

/// One subscription: what the transport pulls from, and where its subscriber stands.
///
/// Confined to the loop of its stream. It costs a cursor in the shard and this object; frames are copied
/// from the ring straight into the connection's buffer.
final class FeedSource: FrameSource {
  /// What a subscription is told besides the entries of its topic.
  enum Style {
    /// A viewer: every (re)start is announced by a reset message, and silence is broken by heartbeats.
    case announced
    /// A log that is read to the end: a gap ends the stream with OUT_OF_RANGE.
    case gapless
  }

  /// Where a subscription begins, once it is known where its topic stands.
  struct Lookup {
    let log: any TopicDirectory
    let topic: DropEngine.Topic
    /// The position asked for, to see whether this loop knows enough: epoch 0 is any.
    let epoch: UInt64
    /// Nil is after the newest entry.
    let next: UInt64?
    /// Where the subscriber begins; nil is after the newest entry.
    let start: (KnownTopic) -> FeedPosition?
    /// Why there is no subscription when there is no such topic.
    let missing: RPCError
  }

  private enum Phase {
    /// The stream is not open yet.
    indirect case new(Lookup)
    /// The topic is open on the loop, and the log was asked where it stands.
    indirect case asking(Lookup)
    case joined(FeedHub.Membership)
    case closed
  }

  /// What changes. Behind a pointer, which costs no exclusivity check: a publish touches all subscriptions.
  private struct State: ~Copyable {
    var phase: Phase
    var stream: StreamHandle?
    /// Framed messages that go out before the next pull: resets, catch-up pages, answers to reports.
    var pending: WireBuffer?
    var failure: RPCStatus?
    /// Something was sent since the last beat.
    var isBusy = true
    /// What is pending is a heartbeat: that is no news.
    var isBeating = false
    /// The stream had ended before the subscription began: offset of the end, to be told last.
    var endOffset: UInt64?
    var ready: (() -> Void)?
    /// Makes whoever publishes write this encoding, and a relay follow the topic, until the stream is closed.
    var use: (any Sendable & AnyObject)?
  }

  /// Its entries are in the encoding of the stream.
  let topic: TopicKey
  /// Whose subscription it is.
  let place: PeerPlace
  private let hub: FeedHub
  private let style: Style
  /// Owned, freed in `deinit`.
  private let state: UnsafeMutablePointer<State>

  /// Where the topic stands is found out when the stream is open: from the loop when it knows, else from the
  /// log, and then the response waits for that.
  ///
  /// - Parameters:
  ///   - use: taken before, so that nothing published since then is missing.
  ///   - place: whose subscription it is.
  init(
    hub: FeedHub, topic: TopicKey, use: (any Sendable & AnyObject)?, _ lookup: Lookup, style: Style,
    place: PeerPlace = PeerPlace()
  ) {
    self.place = place
    self.hub = hub
    self.topic = topic
    self.style = style
    state = .allocate(capacity: 1)
    state.initialize(to: State(phase: .new(lookup), use: use))
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  private var encoding: WireEncoding { FeedEncoding.encoding(of: topic) }

  private var membership: FeedHub.Membership? {
    if case .joined(let membership) = state.pointee.phase { membership } else { nil }
  }

  private var isClosed: Bool {
    if case .closed = state.pointee.phase { true } else { false }
  }

  // MARK: The stream's side

  func streamOpened(_ stream: StreamHandle) {
    state.pointee.stream = stream
    guard case .new(let lookup) = state.pointee.phase else { return }
    do throws(RPCError) {
      if let known = hub.known(topic, epoch: lookup.epoch, next: lookup.next) {
        return try join(from: lookup.start(known), known)
      }
      // First the topic is open, then its position is asked for: whatever is published after the answer was
      // made is kept here until the answer is.
      try hub.expect(topic)
    } catch {
      state.pointee.failure = RPCStatus(error)
      return
    }
    state.pointee.phase = .asking(lookup)
    stream.hold()
    lookup.log.find(
      lookup.topic, epoch: lookup.epoch, next: lookup.next, of: place, as: encoding,
      on: hub.executor
    ) { [weak self] in
      self?.found($0, lookup)
    }
  }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    let before = frames.count
    let answer = pullAll(into: &frames, budget: budget)
    if frames.count > before {
      state.pointee.isBusy = !state.pointee.isBeating
      state.pointee.isBeating = false
    }
    return answer
  }

  @inline(__always)
  private func pullAll(into frames: inout WireBuffer, budget: Int) -> FramePull {
    if state.pointee.pending != nil {
      takePending(into: &frames)
      if frames.count >= budget { return .more }
    }
    if let failure = state.pointee.failure { return .finished(failure) }
    guard case .joined(let membership) = state.pointee.phase else {
      return isClosed ? .finished(.ok) : .idle
    }
    switch hub.pull(membership.id, budget: budget, into: &frames) {
    case .more: return .more
    case .idle, .waiting: return .idle
    case .gone: return .finished(.ok)
    case .finished:
      defer { speakAfterTheEnd(into: &frames) }
      // A relay may hear of an end that came before it began, and there is no entry for it in the ring.
      if state.pointee.endOffset == nil, style == .announced { noteEnd(before: membership.start) }
      if let offset = state.pointee.endOffset {
        FeedEncoding.ended(
          epoch: membership.start.epoch, offset: offset, into: &frames, as: encoding)
      }
      return .finished(.ok)
    case .catchUp(let from, let before): return readArchive(membership, from: from, before: before)
    case .reset(let reason): return restart(membership, reason)
    }
  }

  func streamClosed() {
    state.pointee.stream = nil
    state.pointee.pending = nil
    state.pointee.ready = nil
    state.pointee.use = nil
    switch state.pointee.phase {
    case .joined(let membership): hub.remove(membership)
    case .asking: hub.endExpecting(topic)
    case .new, .closed: break
    }
    state.pointee.phase = .closed
  }

  // MARK: Its own side

  /// There is something to pull; not before it is known whether there is a subscription at all.
  func resume() {
    if case .asking = state.pointee.phase { return }
    state.pointee.stream?.resume()
  }

  /// Whether the subscription is made.
  var isJoined: Bool { membership != nil }

  /// Bytes of its own messages that the peer has not taken.
  var unreadBytes: Int { state.pointee.pending?.count ?? 0 }

  /// Calls `body` when the subscription is made, and whenever the peer has taken the messages of its own, until the
  /// stream is closed.
  func whenReady(_ body: @escaping () -> Void) { state.pointee.ready = body }

  /// Adds a message of its own to the stream. Whoever adds them bounds how many.
  func enqueue(_ message: some WireMessage) {
    guard !isClosed else { return }
    append { $0.appendFrame(message, as: encoding) }
    resume()
  }

  /// Ends the stream after what is pending, with an error or in good order.
  func finish(_ error: RPCError? = nil) {
    if state.pointee.failure == nil { state.pointee.failure = error.map { RPCStatus($0) } ?? .ok }
    resume()
  }

  /// Lets a viewer know that its subscription is alive, when it has heard nothing since the last beat.
  func beat(_ now: Timestamp) {
    guard style == .announced, let membership, state.pointee.failure == nil else { return }
    guard !state.pointee.isBusy, state.pointee.pending == nil,
      let position = hub.idlePosition(of: membership.id)
    else {
      state.pointee.isBusy = false
      return
    }
    state.pointee.isBeating = true
    append { FeedEncoding.heartbeat(at: now, next: position.next, into: &$0, as: encoding) }
    resume()
  }

  /// Makes room for the subscription of another peer, which has fewer.
  func giveWay() {
    guard let membership else { return }
    state.pointee.failure = RPCStatus(
      .resourceExhausted, "others have fewer subscriptions, and there is no room for more here")
    hub.remove(membership)
    state.pointee.phase = .closed
    resume()
  }

  private func append(_ body: (inout WireBuffer) -> Void) {
    var buffer = state.pointee.pending.take() ?? WireBuffer()
    body(&buffer)
    let count = buffer.count
    state.pointee.pending = consume buffer
    state.pointee.stream?.holds(count)
  }

  private func takePending(into frames: inout WireBuffer) {
    guard let buffer = state.pointee.pending.take() else { return }
    buffer.withUnsafeBytes { frames.append($0.bytes) }
    state.pointee.stream?.holds(0)
    // Its memory goes: an idle subscription keeps none.
    state.pointee.ready?()
  }

  // MARK: Beginning

  private func join(from asked: FeedPosition?, _ known: KnownTopic) throws(RPCError) {
    var (start, lost) = (asked, false)
    if let asked {
      switch style {
      case .gapless: try Self.require(asked, in: known)
      case .announced where hub.faults.contains(.echoesPosition): break
      case .announced: (start, lost) = Self.place(asked, in: known)
      }
    }
    let membership = try hub.add(self, from: start, known: known)
    state.pointee.phase = .joined(membership)
    state.pointee.ready?()
    guard style == .announced else { return }
    let begin = membership.start
    if !known.isOpen, begin.epoch == known.position.epoch, begin.next >= known.position.next {
      state.pointee.endOffset = known.position.next &- 1
    } else {
      noteEnd(before: begin)
    }
    announce(begin, lost: lost)
  }

  /// What begins behind the end of its stream is told of it, also when the end came after the log was asked.
  private func noteEnd(before begin: FeedPosition) {
    state.pointee.endOffset = nil
    guard let window = hub.window(of: topic), window.isEnded, window.epoch == begin.epoch,
      begin.next >= window.next
    else { return }
    state.pointee.endOffset = window.next &- 1
  }

  /// Where a viewer really begins, and whether something it had not seen is gone.
  private static func place(
    _ asked: FeedPosition, in known: KnownTopic
  ) -> (FeedPosition, lost: Bool) {
    let (epoch, end) = (known.position.epoch, known.position.next)
    let oldest = FeedPosition(epoch: epoch, next: known.storedFrom)
    if asked.epoch < epoch {
      // What is left of an epoch that is over comes first. From its end the next one is gone on with, and nothing is
      // lost; a position behind its end is of another log.
      guard let older = known.older, asked.next < older.upperBound else {
        let isAtItsEnd = asked.next == known.older?.upperBound
        return (oldest, !isAtItsEnd || oldest.next > 0)
      }
      if asked.next >= older.lowerBound { return (asked, false) }
      return (FeedPosition(epoch: asked.epoch, next: older.lowerBound), true)
    }
    if asked.epoch > epoch { return (oldest, true) }
    if asked.next > end { return (known.position, true) }
    return asked.next < oldest.next ? (oldest, true) : (asked, false)
  }

  private func speakAfterTheEnd(into frames: inout WireBuffer) {
    guard hub.faults.contains(.speaksAfterTheEnd) else { return }
    FeedEncoding.heartbeat(at: Timestamp(microseconds: 0), next: 0, into: &frames, as: encoding)
  }

  private static func require(_ asked: FeedPosition, in known: KnownTopic) throws(RPCError) {
    if asked.next > known.position.next {
      throw outOfRange(
        "offset \(asked.next) is beyond this log, whose next is \(known.position.next)",
        resumeAt: known.position.next)
    }
    if asked.next < known.storedFrom { throw notStored(asked.next, oldest: known.storedFrom) }
  }

  /// The field of the trailers that says from which offset on a log can be followed.
  static let resumeField = "dropwire-resume-at"

  static func outOfRange(_ message: String, resumeAt offset: UInt64) -> RPCError {
    RPCError(
      code: .outOfRange, message: message,
      metadata: Metadata(dictionaryLiteral: (resumeField, "\(offset)")))
  }

  private static func notStored(_ offset: UInt64, oldest: UInt64) -> RPCError {
    outOfRange(
      "offset \(offset) is no longer stored; the oldest is \(oldest)", resumeAt: oldest)
  }

  /// The log has answered.
  private func found(_ answer: Result<KnownTopic?, RPCError>, _ lookup: Lookup) {
    guard case .asking = state.pointee.phase, let stream = state.pointee.stream else { return }
    // After the subscription, which keeps the topic open.
    defer { hub.endExpecting(topic) }
    do throws(RPCError) {
      guard let known = try answer.get() else { throw lookup.missing }
      try join(from: lookup.start(known), known)
      stream.resume()
    } catch {
      state.pointee.phase = .new(lookup)
      stream.refuse(error)
    }
  }

  private func announce(_ position: FeedPosition, lost: Bool) {
    append {
      FeedEncoding.reset(
        epoch: position.epoch, next: position.next, lost: lost, into: &$0, as: encoding)
    }
  }

  // MARK: Behind the ring

  /// The ring has moved on: the missing entries come from storage, read off the loop.
  private func readArchive(
    _ membership: FeedHub.Membership, from: UInt64, before: UInt64
  ) -> FramePull {
    hub.archive.read(
      topic, epoch: membership.start.epoch, from: from, before: before, on: hub.executor
    ) { [weak self] page in
      self?.archiveAnswered(page, from: from)
    }
    return .idle
  }

  private func archiveAnswered(_ page: ArchivePage, from: UInt64) {
    guard let membership else { return }
    if let error = page.error { return finish(error) }
    if let end = page.end { return leaveEpoch(membership, at: from, end) }
    if page.first != from {
      // Entries between were trimmed from storage.
      if style == .gapless { return finish(Self.notStored(from, oldest: page.first)) }
      let oldest = FeedPosition(epoch: membership.start.epoch, next: page.first)
      noteEnd(before: oldest)
      if !hub.faults.contains(.hidesTrimmed) { announce(oldest, lost: true) }
    }
    append { buffer in page.frames.withUnsafeBytes { buffer.append($0.bytes) } }
    hub.caughtUp(membership.id, next: page.next)
    resume()
  }

  /// A viewer has all there is of an epoch that is over. Whoever was shown its end is done, as those are who
  /// were there; whoever came later goes on with the stream's next epoch.
  private func leaveEpoch(_ membership: FeedHub.Membership, at offset: UInt64, _ end: EpochEnd) {
    if end == .complete, offset > membership.start.next { return finish() }
    move(membership, lost: end == .incomplete)
    resume()
  }

  private func restart(_ membership: FeedHub.Membership, _ reason: ResetReason) -> FramePull {
    if style == .gapless {
      let oldest = hub.window(of: topic)?.storedFrom ?? 0
      return .finished(
        RPCStatus(Self.outOfRange("that position is gone (\(reason))", resumeAt: oldest)))
    }
    move(membership, lost: true)
    return .more
  }

  /// Goes on with the oldest entry there is of the topic's present epoch.
  private func move(_ membership: FeedHub.Membership, lost: Bool) {
    var moved = membership
    if let window = hub.window(of: topic) {
      moved.start = FeedPosition(epoch: window.epoch, next: window.storedFrom)
    }
    state.pointee.phase = .joined(moved)
    noteEnd(before: moved.start)
    announce(moved.start, lost: lost || moved.start.next > 0)
    hub.reposition(membership.id, to: moved.start)
  }
}

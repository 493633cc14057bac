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
    /// A viewer: every (re)start is announced by a reset message.
    case announced
    /// A log that is read to the end: a gap ends the stream with OUT_OF_RANGE.
    case gapless
  }

  /// What has to be asked of the log before a subscription has its place.
  struct Lookup {
    let log: DropLog
    let topic: DropEngine.Topic
    /// Where the subscriber begins, when it is known where the log stands.
    let start: (KnownTopic) -> FeedPosition?
    /// Why there is no subscription when there is no such topic.
    let missing: RPCError
  }

  private enum Phase {
    /// The stream is not open yet.
    indirect case placed(FeedPosition?, KnownTopic)
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
    /// Where the log stood when the subscription was made.
    var found = FeedPosition(epoch: 0, next: 0)
    var failure: RPCStatus?
  }

  /// Bytes of its own messages that may wait for the peer; a peer that sends but does not read is cut off.
  static let maximumPendingBytes = 1 << 20

  /// Its entries are in the encoding of the stream.
  let topic: TopicKey
  /// Makes the publisher write this encoding as long as the subscription lives.
  private let use: FeedUse?
  /// Whose subscription it is.
  let place: PeerPlace
  private let hub: FeedHub
  private let style: Style
  /// Owned, freed in `deinit`.
  private let state: UnsafeMutablePointer<State>

  /// - Parameters:
  ///   - use: taken before `known` was found out, so that nothing published since then is missing.
  ///   - position: where the subscriber wants to go on; nil begins after the newest entry.
  ///   - known: where the log stands on the topic.
  ///   - place: whose subscription it is.
  convenience init(
    hub: FeedHub, topic: TopicKey, use: FeedUse?, from position: FeedPosition?,
    known: KnownTopic, style: Style, place: PeerPlace
  ) {
    self.init(hub, topic, use, .placed(position, known), style, place)
  }

  /// A subscription whose place the log is asked for when its stream is open; the response waits for that.
  convenience init(
    hub: FeedHub, topic: TopicKey, use: FeedUse?, asking lookup: Lookup, style: Style,
    place: PeerPlace
  ) {
    self.init(hub, topic, use, .asking(lookup), style, place)
  }

  private init(
    _ hub: FeedHub, _ topic: TopicKey, _ use: FeedUse?, _ phase: Phase, _ style: Style,
    _ place: PeerPlace
  ) {
    self.place = place
    self.hub = hub
    self.topic = topic
    self.use = use
    self.style = style
    state = .allocate(capacity: 1)
    state.initialize(to: State(phase: phase))
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
    switch state.pointee.phase {
    case .placed(let position, let known):
      do throws(RPCError) {
        try join(from: position, known)
      } catch {
        state.pointee.failure = RPCStatus(error)
      }
    case .asking(let lookup):
      stream.hold()
      lookup.log.find(lookup.topic, as: encoding, on: hub.executor) { [weak self] in
        self?.found($0, lookup)
      }
    case .joined, .closed: break
    }
  }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
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
    case .finished, .gone: return .finished(.ok)
    case .catchUp(let from, let before): return readArchive(membership, from: from, before: before)
    case .reset(let reason): return restart(membership, reason)
    }
  }

  func streamClosed() {
    state.pointee.stream = nil
    state.pointee.pending = nil
    if let membership { hub.remove(membership) }
    state.pointee.phase = .closed
  }

  // MARK: Its own side

  /// There is something to pull.
  func resume() { state.pointee.stream?.resume() }

  /// Adds a message of its own to the stream; false when the peer does not read and the limit is reached.
  func enqueue(_ message: some WireMessage) -> Bool {
    guard !isClosed else { return true }
    guard state.pointee.pending?.count ?? 0 < Self.maximumPendingBytes else { return false }
    append { $0.appendFrame(message, as: encoding) }
    resume()
    return true
  }

  /// Ends the stream in good order after what is pending and has been published.
  func finish() {
    if state.pointee.failure == nil { state.pointee.failure = .ok }
    resume()
  }

  /// Ends the stream with an error after what is pending.
  func fail(_ error: RPCError) {
    state.pointee.failure = RPCStatus(error)
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
  }

  // MARK: Beginning

  private func join(from position: FeedPosition?, _ known: KnownTopic) throws(RPCError) {
    let membership = try hub.add(self, from: position, known: known)
    state.pointee.found = known.position
    state.pointee.phase = .joined(membership)
    guard style == .announced else { return }
    let isResumed = position?.epoch == membership.start.epoch
    announce(membership.start, lost: position != nil && !isResumed)
  }

  /// The log has answered.
  private func found(_ answer: Result<KnownTopic?, RPCError>, _ lookup: Lookup) {
    guard case .asking = state.pointee.phase, let stream = state.pointee.stream else { return }
    do throws(RPCError) {
      guard let known = try answer.get() else { throw lookup.missing }
      try join(from: lookup.start(known), known)
      stream.resume()
    } catch {
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
    if let error = page.error {
      fail(error)
      return
    }
    if page.first != from {
      // Entries between were trimmed from storage.
      if style == .gapless {
        fail(
          RPCError(
            .outOfRange, "offset \(from) is no longer stored; the oldest is \(page.first)"))
        return
      }
      announce(FeedPosition(epoch: membership.start.epoch, next: page.first), lost: true)
    }
    append { buffer in page.frames.withUnsafeBytes { buffer.append($0.bytes) } }
    hub.caughtUp(membership.id, next: page.next)
    resume()
  }

  private func restart(_ membership: FeedHub.Membership, _ reason: ResetReason) -> FramePull {
    if style == .gapless {
      return .finished(
        RPCStatus(.outOfRange, "that position is not one of this log (\(reason)); start from 0"))
    }
    let newest = hub.newestPosition(of: topic, fallback: state.pointee.found)
    // A stream that was opened again is followed from its epoch's first marker.
    let isNewEpoch = newest.epoch > membership.start.epoch
    let position = isNewEpoch ? FeedPosition(epoch: newest.epoch, next: 0) : newest
    var moved = membership
    moved.start = position
    state.pointee.phase = .joined(moved)
    announce(position, lost: true)
    hub.reposition(membership.id, to: position)
    return .more
  }
}

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

  /// Bytes of its own messages that may wait for the peer; a peer that sends but does not read is cut off.
  static let maximumPendingBytes = 1 << 20

  /// Its entries are in the encoding of the stream.
  let topic: TopicKey
  private let encoding: WireEncoding
  /// Makes the publisher write this encoding as long as the subscription lives.
  private let use: FeedUse?
  private let hub: FeedHub
  private let style: Style
  private let requested: FeedPosition?
  private let known: KnownTopic
  private var stream: StreamHandle?
  private var membership: FeedHub.Membership?
  /// Framed messages that go out before the next pull: resets, catch-up pages, answers to reports.
  private var pending = WireBuffer()
  private var failure: RPCStatus?
  private var isClosed = false

  /// - Parameters:
  ///   - use: taken before `known` was found out, so that nothing published since then is missing.
  ///   - position: where the subscriber wants to go on; nil begins after the newest entry.
  ///   - known: where the log stands on the topic.
  init(
    hub: FeedHub, topic: TopicKey, use: FeedUse?, from position: FeedPosition?,
    known: KnownTopic, style: Style
  ) {
    encoding = FeedEncoding.encoding(of: topic)
    self.use = use
    self.hub = hub
    self.topic = topic
    self.requested = position
    self.known = known
    self.style = style
  }

  func streamOpened(_ stream: StreamHandle) {
    self.stream = stream
    do throws(RPCError) {
      let membership = try hub.add(self, from: requested, known: known)
      self.membership = membership
      if style == .announced {
        let isResumed = requested?.epoch == membership.start.epoch
        FeedEncoding.reset(
          epoch: membership.start.epoch, next: membership.start.next,
          lost: requested != nil && !isResumed, into: &pending,
          as: encoding)
      }
    } catch {
      failure = RPCStatus(error)
    }
  }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    if pending.count > 0 {
      pending.withUnsafeBytes { frames.append($0.bytes) }
      pending.removeAll(keepingCapacity: pending.count < 4_096)
      if frames.count >= budget { return .more }
    }
    if let failure { return .finished(failure) }
    guard let membership else { return .finished(.ok) }
    switch hub.pull(membership.id, budget: budget, into: &frames) {
    case .more: return .more
    case .idle, .waiting: return .idle
    case .finished, .gone: return .finished(.ok)
    case .catchUp(let from, let before): return readArchive(from: from, before: before)
    case .reset(let reason): return restart(reason)
    }
  }

  func streamClosed() {
    isClosed = true
    stream = nil
    if let membership { hub.remove(membership) }
    membership = nil
  }

  /// There is something to pull.
  func resume() { stream?.resume() }

  /// Adds a message of its own to the stream; false when the peer does not read and the limit is reached.
  func enqueue(_ message: some WireMessage) -> Bool {
    guard !isClosed else { return true }
    guard pending.count < Self.maximumPendingBytes else { return false }
    pending.appendFrame(message, as: encoding)
    resume()
    return true
  }

  /// Ends the stream in good order after what is pending and has been published.
  func finish() {
    if failure == nil { failure = .ok }
    resume()
  }

  /// Ends the stream with an error after what is pending.
  func fail(_ error: RPCError) {
    failure = RPCStatus(error)
    resume()
  }

  /// The ring has moved on: the missing entries come from storage, read off the loop.
  private func readArchive(from: UInt64, before: UInt64) -> FramePull {
    let epoch = membership?.start.epoch ?? 0
    hub.archive.read(topic, epoch: epoch, from: from, before: before, on: hub.executor) {
      [weak self] page in
      self?.archiveAnswered(page, from: from)
    }
    return .idle
  }

  private func archiveAnswered(_ page: ArchivePage, from: UInt64) {
    guard !isClosed, let membership else { return }
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
      FeedEncoding.reset(
        epoch: membership.start.epoch, next: page.first, lost: true, into: &pending,
        as: encoding)
    }
    page.frames.withUnsafeBytes { pending.append($0.bytes) }
    hub.caughtUp(membership.id, next: page.next)
    resume()
  }

  private func restart(_ reason: ResetReason) -> FramePull {
    guard let membership else { return .finished(.ok) }
    if style == .gapless {
      return .finished(
        RPCStatus(.outOfRange, "that position is not one of this log (\(reason)); start from 0"))
    }
    let newest = hub.newestPosition(of: topic, fallback: known.position)
    // A stream that was opened again is followed from its epoch's first marker.
    let isNewEpoch = newest.epoch > membership.start.epoch
    let position = isNewEpoch ? FeedPosition(epoch: newest.epoch, next: 0) : newest
    self.membership?.start = position
    FeedEncoding.reset(
      epoch: position.epoch, next: position.next, lost: true, into: &pending, as: encoding)
    hub.reposition(membership.id, to: position)
    return .more
  }
}

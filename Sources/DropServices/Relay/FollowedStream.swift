import Basics
import MarkerFeed
import Messages
import RPC
import WireCodec

/// A viewer that waits to be told where its stream stands.
struct RelayWaiter: Sendable {
  let number: UInt64
  let epoch: UInt64
  let next: UInt64?
  let encoding: WireEncoding
  /// The relays that its call came through.
  let path: RelayPath
  let executor: any LoopExecutor
  let answer: LoopCallback<Result<KnownTopic?, RPCError>>
  /// When it came, on the relay's monotonic clock.
  let sinceNanoseconds: UInt64
  /// The server is being asked about its position.
  var isVerified = false

  func give(_ result: Result<KnownTopic?, RPCError>) {
    executor.execute { [answer] in answer.call(result) }
  }
}

/// A viewer that waits for a page of what is older than what is kept.
struct RelayReader: Sendable {
  let epoch: UInt64
  let from: UInt64
  let before: UInt64
  let encoding: WireEncoding
  let executor: any LoopExecutor
  let answer: LoopCallback<ArchivePage>
  let sinceNanoseconds: UInt64

  func give(_ page: ArchivePage) {
    executor.execute { [answer] in answer.call(page) }
  }

  func fail(_ error: RPCError) {
    give(
      ArchivePage(first: from, next: from, frames: SharedBytes(bytes: []), end: nil, error: error))
  }

  /// A page of messages that are next to one another.
  ///
  /// - Parameters:
  ///   - messages: from `first` on, in the native encoding.
  ///   - first: greater than asked for when older ones were trimmed.
  func page(of messages: [[UInt8]], first: UInt64, limits: RelayLimits) -> ArchivePage {
    let begin = max(from, first)
    var page = ArchivePage(
      first: min(begin, before), next: min(begin, before), frames: SharedBytes(bytes: []))
    var frames = WireBuffer()
    var body = WireBuffer()
    let skipped = Int(clamping: begin - first)
    for message in messages.dropFirst(skipped).prefix(limits.pageEntries) {
      guard page.next < before, frames.count < limits.pageBytes else { break }
      body.removeAll(keepingCapacity: true)
      if encoding == .native {
        body.append(message)
      } else {
        // It was read once already, when it came.
        guard let event = try? RelayedEvent(bytes: message) else { break }
        event.encode(into: &body, for: encoding)
      }
      body.withUnsafeBytes { frames.appendFrame(encoded: $0.bytes) }
      page.next += 1
    }
    page.frames = SharedBytes(bytes: frames.copyBytes())
    return page
  }
}

/// A stream that a relay follows, and who waits for it. Guarded by the lock of its directory.
final class FollowedStream {
  let stream: UInt64
  /// Different for each that was ever made: what comes late for one that was dropped finds another number.
  let number: UInt64
  var topic = RelayTopic()
  /// Subscriptions of this relay's viewers.
  var users = 0
  /// Since when there are none.
  var idleSinceNanoseconds: UInt64
  /// The relays that its viewers come through.
  var paths: RelayPaths
  var task: Task<Void, Never>?
  var call: (any StreamingCall)?
  var heardAtNanoseconds: UInt64 = 0
  var hasHeartbeats = false
  /// What the server's heartbeat has said last; the same twice says that the server is a relay that has lost its own.
  var serverTime: Int64?
  /// Since when heartbeats say that the server is not heard; nil while it is.
  var silentSince: Timestamp?
  /// Why the last call has ended.
  var failure: RPCError?
  var waiters: [RelayWaiter] = []
  var readers: [RelayReader] = []
  var isPaging = false

  init(stream: UInt64, number: UInt64, path: RelayPath, nowNanoseconds: UInt64) {
    self.stream = stream
    self.number = number
    paths = RelayPaths(path)
    idleSinceNanoseconds = nowNanoseconds
  }

  /// When the server of a call that is lost was there last, on this relay's clock, which shows `clockNow`. Silence of a
  /// server that sends no heartbeats says nothing: it was there until the loss.
  func lastHeard(_ clockNow: Timestamp, _ now: UInt64) -> Timestamp {
    guard hasHeartbeats, now > heardAtNanoseconds else { return clockNow }
    let ago = Int64(clamping: (now - heardAtNanoseconds) / 1_000)
    let moment = clockNow.microseconds.subtractingReportingOverflow(ago)
    return moment.overflow ? clockNow : Timestamp(microseconds: moment.partialValue)
  }

  /// What is known, for a viewer that asks in `encoding`.
  func known(to waiter: RelayWaiter) -> KnownTopic {
    var known = KnownTopic(
      position: topic.position, values: RelayNews.values(of: topic, stream, as: waiter.encoding))
    known.storedFrom = min(topic.storedFrom, topic.position.next)
    known.isOpen = topic.standing != .ended
    // What the server has of it is found out when it is read.
    if waiter.epoch != 0, waiter.epoch < topic.position.epoch { known.older = 0..<UInt64.max }
    return known
  }

  /// Answers those who need not wait any longer.
  ///
  /// - Parameter isConfirmed: the server has just said where the stream stands: also one that has ended has not been
  ///   opened again.
  func settle(isConfirmed: Bool) {
    guard topic.standing != .seeking, topic.standing != .ended || isConfirmed else { return }
    waiters.removeAll { waiter in
      guard !topic.isAhead(epoch: waiter.epoch, next: waiter.next) else { return false }
      waiter.give(.success(known(to: waiter)))
      return true
    }
  }

  /// The page that a reader wants, if it can be made of what is kept.
  func page(for reader: RelayReader, limits: RelayLimits) -> ArchivePage? {
    if reader.before == .max, topic.isEnd(reader.from, of: reader.epoch) {
      return ArchivePage(
        first: reader.from, next: reader.from, frames: SharedBytes(bytes: []), end: .complete)
    }
    guard topic.standing != .seeking, reader.epoch == topic.position.epoch else { return nil }
    let kept = topic.history.messages(from: reader.from, count: limits.pageEntries)
    return kept.isEmpty ? nil : reader.page(of: kept, first: reader.from, limits: limits)
  }
}

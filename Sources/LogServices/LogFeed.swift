import Basics
public import LogMachine
import RPC
public import Sequencer
public import Storage
import Synchronization

/// How a feed of a log is read for one who follows it.
public struct LogFeedLimits: Equatable, Sendable {
  /// Events read from the store at a time. 64.
  public var pageEvents = 64
  /// Bytes of events read at a time, about. 64 KiB.
  public var pageBytes = 64 << 10

  /// The defaults.
  public init() {}
}

/// The feeds of a log: whoever follows a topic gets its events in order and without a gap, those that are
/// stored first, then each as soon as it is durable. Safe on any thread.
public final class LogFeed: EventSink {
  /// What is known of a topic that somebody follows.
  private struct Followed {
    var followers = 0
    /// The newest event since somebody has followed; 0 before there was one.
    var newest: UInt64 = 0
    var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
  }

  private struct State {
    var topics: [TopicKey: Followed] = [:]
    var nextWaiter: UInt64 = 0
    var hasEnded = false
  }

  private let store: any Store
  private let limits: LogFeedLimits
  private let state = Mutex(State())

  init(store: any Store, limits: LogFeedLimits) {
    self.store = store
    self.limits = limits
  }

  // MARK: From the log

  /// Called on the committer's thread with what is durable. Costs a look-up for each event, and nothing
  /// more for topics that nobody follows.
  public func publish(
    _ events: [FeedEvent], throughSequence: UInt64, logTimeMicroseconds: Int64
  ) {
    let woken = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      if state.topics.isEmpty { return [] }
      var woken: [CheckedContinuation<Void, Never>] = []
      for event in events {
        guard var topic = state.topics[event.topic] else { continue }
        topic.newest = event.offset
        woken += topic.waiting.values
        topic.waiting.removeAll()
        state.topics[event.topic] = topic
      }
      return woken
    }
    for waiter in woken { waiter.resume() }
  }

  /// Ends all followings: the log has stopped.
  func end() {
    let woken = state.withLock { state in
      state.hasEnded = true
      let woken = state.topics.values.flatMap(\.waiting.values)
      for topic in Array(state.topics.keys) { state.topics[topic]?.waiting.removeAll() }
      return woken
    }
    for waiter in woken { waiter.resume() }
  }

  // MARK: To followers

  /// Follows a topic until the task is cancelled, `body` throws or the log stops.
  ///
  /// - Parameters:
  ///   - offset: the last event that is known already; 0 for all of them. Where events behind it were
  ///     trimmed, the first one that comes has an offset that says so.
  ///   - body: gets each event; the next one waits until it returns.
  /// - Throws: what `body` throws; CANCELLED; UNAVAILABLE when the log has stopped; INTERNAL when stored
  ///   events cannot be read.
  public func follow(
    _ topic: TopicKey, after offset: UInt64,
    _ body: @Sendable (FeedEvent) async throws -> Void
  ) async throws {
    state.withLock { $0.topics[topic, default: Followed()].followers += 1 }
    defer { leave(topic) }
    var last = offset
    while true {
      let newest = state.withLock { $0.topics[topic]?.newest ?? 0 }
      let page = try await page(of: topic, after: last)
      for event in page {
        try await body(event)
        last = event.offset
      }
      guard page.isEmpty else { continue }
      // What was durable before the store was asked, and is not there, was trimmed.
      last = max(last, newest)
      try await wait(for: topic, after: last)
    }
  }

  private func leave(_ topic: TopicKey) {
    state.withLock { state in
      guard let followed = state.topics[topic] else { return }
      if followed.followers == 1 {
        state.topics[topic] = nil
      } else {
        state.topics[topic]?.followers -= 1
      }
    }
  }

  /// The events behind `last`, of those that are stored. Off the loop, as it reads the store.
  @concurrent
  private func page(of topic: TopicKey, after last: UInt64) async throws(RPCError) -> [FeedEvent] {
    if last == .max { return [] }
    do {
      return try store.events(
        of: topic, from: last + 1, maximumCount: limits.pageEvents, maximumBytes: limits.pageBytes
      ).map { try FeedEvent($0, of: topic) }
    } catch StorageError.closed {
      throw Self.stopped
    } catch {
      throw RPCError(.internal, "stored events cannot be read: \(error)")
    }
  }

  /// Returns when there may be an event behind `last`.
  private func wait(for topic: TopicKey, after last: UInt64) async throws(RPCError) {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state in
          // One that is cancelled from here on finds the waiter.
          if Task.isCancelled || state.hasEnded { return true }
          guard let followed = state.topics[topic], followed.newest <= last else { return true }
          state.topics[topic]?.waiting[id] = continuation
          return false
        }
        if isThere { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.topics[topic]?.waiting.removeValue(forKey: id) }?.resume()
    }
    if Task.isCancelled { throw RPCError(.cancelled, "nobody follows the feed any more") }
    if state.withLock({ $0.hasEnded }) { throw Self.stopped }
  }

  private static var stopped: RPCError {
    RPCError(
      .unavailable, "the log has stopped; follow again behind the last event after the restart")
  }
}

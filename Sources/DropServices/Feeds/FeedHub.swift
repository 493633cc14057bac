import DropEngine
import MarkerFeed
import RPC
import WireCodec

/// Mistakes that can be planted to see whether the simulation finds them. Empty outside of tests.
struct FeedFaults: OptionSet, Sendable {
  let rawValue: UInt32

  /// The first follower of a topic asks the log where it stands, and opens the topic when it knows.
  static let asksBeforeOpening = FeedFaults(rawValue: 1 << 0)
  /// A viewer is led past entries that were trimmed, and not told.
  static let hidesTrimmed = FeedFaults(rawValue: 1 << 1)
  /// A viewer hears of the time once more after the end of its stream.
  static let speaksAfterTheEnd = FeedFaults(rawValue: 1 << 2)
  /// A viewer is told the position it asked for, wherever it will begin.
  static let echoesPosition = FeedFaults(rawValue: 1 << 3)
}

/// One loop's feeds: its shard of the topics, and the open subscriptions of its connections.
///
/// Confined to its loop. Publishing reaches it as one hand-over per loop and batch; it then resumes the
/// streams that have something to pull.
public final class FeedHub: @unchecked Sendable {
  // Sound although unchecked: everything mutable is touched on the loop only, which the entry points check.

  let executor: any LoopExecutor
  let archive: any EntryArchive
  private var shard: FeedShard
  private var sources: [FeedSource?] = []
  private var vacant: [Int] = []
  private var woken: [UInt64] = []
  private var shares = PeerShares()
  private let heartbeatSeconds: Int
  private var seconds = 0
  /// Topics of which nothing is heard from the server that a relay follows, and since when.
  private var silent: [TopicKey: Timestamp] = [:]
  let faults: FeedFaults

  init(
    executor: any LoopExecutor, archive: any EntryArchive, limits: FeedLimits,
    faults: FeedFaults = []
  ) {
    self.executor = executor
    self.archive = archive
    self.shard = FeedShard(limits: limits)
    self.faults = faults
    heartbeatSeconds = max(0, limits.heartbeatSeconds)
  }

  /// Open subscriptions on this loop.
  var subscriberCount: Int { shard.subscriberCount }

  /// Topics kept on this loop.
  var topicCount: Int { shard.topicCount }

  /// Puts a batch on the topics that somebody here follows, and resumes those who wait.
  func publish(_ batch: FeedBatch) {
    precondition(executor.isCurrent, "a hub is confined to its loop")
    shard.publish(batch)
    resumeWoken()
  }

  /// A source's place in the shard.
  struct Membership {
    let id: SubscriberID
    let token: Int
    var start: FeedPosition
  }

  /// Where the topic stands, when it is open on this loop and has what a subscriber at `next` of `epoch` (0: any) needs to
  /// be placed; nil when the log has to be asked. A subscriber may be ahead of this loop: what it saw on another
  /// one is still on its way here. An epoch that has ended may not be the last one. What is behind the ring may
  /// have been trimmed since this loop was told what is stored.
  ///
  /// - Parameter next: nil is after the newest entry.
  func known(_ topic: TopicKey, epoch: UInt64, next: UInt64?) -> KnownTopic? {
    guard let window = shard.window(of: topic), epoch == 0 || epoch == window.epoch,
      !window.isEnded, next.map({ window.first <= $0 && $0 <= window.next }) ?? true
    else { return nil }
    return KnownTopic(
      position: FeedPosition(epoch: window.epoch, next: window.next), values: FeedBatch(),
      storedFrom: window.storedFrom)
  }

  /// Keeps what is published on a topic from now on: the step **before** the log is asked where the topic
  /// stands. Undone by one `endExpecting`, after the subscription is made or given up.
  func expect(_ topic: TopicKey) throws(RPCError) {
    precondition(executor.isCurrent, "a hub is confined to its loop")
    guard !faults.contains(.asksBeforeOpening) else { return }
    do throws(FeedError) {
      try shard.open(topic, durable: nil)
    } catch {
      throw Self.full(error)
    }
  }

  func endExpecting(_ topic: TopicKey) {
    guard !faults.contains(.asksBeforeOpening) else { return }
    shard.close(topic)
  }

  /// Adds a subscription. The stream is pulled next.
  func add(
    _ source: FeedSource, from position: FeedPosition?, known: KnownTopic
  ) throws(RPCError) -> Membership {
    precondition(executor.isCurrent, "a hub is confined to its loop")
    let token = takeToken(for: source)
    if shard.subscriberCount >= shard.limits.subscribers { makeRoom(for: source.place) }
    do throws(FeedError) {
      let id = try shard.subscribe(
        to: source.topic, from: position, durable: known.position, storedFrom: known.storedFrom,
        isEnded: !known.isOpen, token: UInt64(token))
      shares.add(source.place)
      // What came here meanwhile is newer, and stays.
      if !known.values.isEmpty { publish(known.values) }
      return Membership(
        id: id, token: token, start: position ?? shard.position(of: id) ?? known.position)
    } catch {
      vacate(token)
      throw Self.full(error)
    }
  }

  private static func full(_ error: FeedError) -> RPCError {
    RPCError(.resourceExhausted, "no more subscriptions here: \(error)")
  }

  func remove(_ membership: Membership) {
    precondition(executor.isCurrent, "a hub is confined to its loop")
    shard.unsubscribe(membership.id)
    if let place = sources[membership.token]?.place { shares.remove(place) }
    vacate(membership.token)
    resumeWoken()
  }

  /// Ends a subscription of the peer that has most, if that is more than the other has.
  private func makeRoom(for place: PeerPlace) {
    guard let greediest = shares.greediest(beside: place) else { return }
    sources.lazy.compactMap(\.self).first { $0.place == greediest }?.giveWay()
  }

  func pull(
    _ id: SubscriberID, budget: Int, into frames: inout WireBuffer
  ) -> PullResult {
    shard.pull(id, budget: budget) { frames.append($0) }
  }

  func caughtUp(_ id: SubscriberID, next: UInt64) {
    shard.caughtUp(id, next: next)
    resumeWoken()
  }

  func reposition(_ id: SubscriberID, to position: FeedPosition) {
    shard.reposition(id, to: position)
    // It may have given up a place at the store that others stand in line for.
    resumeWoken()
  }

  /// Where the topic stands on this loop.
  func window(of topic: TopicKey) -> FeedWindow? { shard.window(of: topic) }

  /// Where a subscription stands that has been handed all there is; nil for any other.
  func idlePosition(of id: SubscriberID) -> FeedPosition? {
    shard.isIdle(id) ? shard.position(of: id) : nil
  }

  /// A second has passed. Looks at its share of the subscriptions: each of them once in
  /// ``FeedLimits/heartbeatSeconds``, so no stream has a timer and no second has all the work.
  func beat(_ now: Timestamp) {
    precondition(executor.isCurrent, "a hub is confined to its loop")
    guard heartbeatSeconds > 0 else { return }
    seconds = (seconds + 1) % heartbeatSeconds
    var token = seconds
    while token < sources.count {
      if let source = sources[token] { source.beat(silent[source.topic] ?? now) }
      token += heartbeatSeconds
    }
  }

  /// Lets heartbeats of a topic say when its server was heard last, rather than the time: nil, and they say the time.
  func note(_ topic: TopicKey, silentSince moment: Timestamp?) {
    precondition(executor.isCurrent, "a hub is confined to its loop")
    silent[topic] = moment
  }

  /// Ends every subscription of a topic with an error, after what is on its way. Costs a look at all of them.
  func end(_ topic: TopicKey, _ error: RPCError) {
    precondition(executor.isCurrent, "a hub is confined to its loop")
    for source in sources.lazy.compactMap(\.self) where source.topic == topic {
      source.finish(error)
    }
  }

  /// What has happened on this loop since the start.
  var counters: FeedCounters { shard.counters }

  /// Bytes of all rings of this loop.
  var ringBytes: Int { shard.ringBytes }

  private func resumeWoken() {
    woken.removeAll(keepingCapacity: true)
    shard.takeWoken(into: &woken)
    for token in woken { sources[Int(token)]?.resume() }
  }

  private func takeToken(for source: FeedSource) -> Int {
    if let token = vacant.popLast() {
      sources[token] = source
      return token
    }
    sources.append(source)
    return sources.count - 1
  }

  private func vacate(_ token: Int) {
    sources[token] = nil
    vacant.append(token)
  }
}

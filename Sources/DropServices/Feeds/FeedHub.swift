import DropEngine
import MarkerFeed
import RPC
import WireCodec

/// One loop's feeds: its shard of the topics, and the open subscriptions of its connections.
///
/// Confined to its loop. Publishing reaches it as one hand-over per loop and batch; it then resumes the
/// streams that have something to pull.
public final class FeedHub: @unchecked Sendable {
  // Sound although unchecked: everything mutable is touched on the loop only, which the entry points check.

  let executor: any LoopExecutor
  let archive: FeedArchive
  private var shard: FeedShard
  private var sources: [FeedSource?] = []
  private var vacant: [Int] = []
  private var woken: [UInt64] = []
  private var shares = FeedShares()

  init(executor: any LoopExecutor, archive: FeedArchive, limits: FeedLimits) {
    self.executor = executor
    self.archive = archive
    self.shard = FeedShard(limits: limits)
  }

  /// Open subscriptions on this loop.
  var subscriberCount: Int { shard.subscriberCount }

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
  /// one is still on its way here.
  func known(_ topic: TopicKey, epoch: UInt64, next: UInt64) -> KnownTopic? {
    guard let window = shard.window(of: topic), epoch == 0 || epoch == window.epoch,
      next <= window.next
    else { return nil }
    return KnownTopic(
      position: FeedPosition(epoch: window.epoch, next: window.next), values: FeedBatch())
  }

  /// Adds a subscription. The stream is pulled next.
  func add(
    _ source: FeedSource, from position: FeedPosition?, known: KnownTopic
  ) throws(RPCError) -> Membership {
    precondition(executor.isCurrent, "a hub is confined to its loop")
    let isNew = shard.window(of: source.topic) == nil
    let token = takeToken(for: source)
    if shard.subscriberCount >= shard.limits.subscribers { makeRoom(for: source.place) }
    do throws(FeedError) {
      let id = try shard.subscribe(
        to: source.topic, from: position, durable: known.position, token: UInt64(token))
      shares.add(source.place)
      if isNew && !known.values.isEmpty { shard.publish(known.values) }
      return Membership(
        id: id, token: token, start: position ?? shard.position(of: id) ?? known.position)
    } catch {
      vacate(token)
      throw RPCError(.resourceExhausted, "no more subscriptions here: \(error)")
    }
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
    guard let host = shares.greediestHost(beside: place) else { return }
    var victim: FeedSource?
    var most = 0
    for source in sources {
      guard let source, source.place.host == host else { continue }
      let count = shares.count(of: source.place)
      if count > most {
        most = count
        victim = source
      }
    }
    guard let victim, host != place.host || most > shares.count(of: place) + 1 else { return }
    victim.giveWay()
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
  }

  /// Where a subscription that has to begin anew goes on.
  func newestPosition(of topic: TopicKey, fallback: FeedPosition) -> FeedPosition {
    shard.window(of: topic).map { FeedPosition(epoch: $0.epoch, next: $0.next) } ?? fallback
  }

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

import DropwireClient
import EventLoop
import HTTP2Transport
import LoadKit
import Messages
import RPC
import WireCodec

/// A moment of a show, for screens.
public struct ShowMoment: Sendable {
  public var subscribed = 0
  public var viewers = 0
  /// Markers that reached every viewer, and messages in all.
  public var markersComplete = 0
  public var messages: UInt64 = 0
  /// Markers seen, over all viewers.
  public var markersSeen: UInt64 = 0
  public var resumptions = 0
  public var gaps: UInt64 = 0
  public var buyers = CrowdCounts()
  /// By the show's drop, of those with a door that somebody has come to.
  public var doors: [Int: DoorCounts] = [:]
  public var partners = PartnerTally()
  /// The same of each partner, in the show's order.
  public var partnerTallies: [PartnerTally] = []
  /// The newest counts by drop, as viewers got them.
  public var availabilities: [Identifier: Availability] = [:]
  /// From the intended click to the answer, so far.
  public var clickLatency = LatencyRecorder().fromIntended
  /// Calls without an answer so far, and attempts after the first.
  public var openCalls = 0
  public var repeats = 0
  public var connections = 0

  public init() {}
}

/// What a show amounted to, besides the audit.
public struct ShowResult: Sendable {
  public var moment = ShowMoment()
  public var told = ToldLedger()
  /// From the producer to each viewer.
  public var fanOut = LatencyRecorder()
  /// From the intended click to the answer.
  public var clicks = LatencyRecorder()
  /// By offset.
  public var arrivals: [UInt64: MarkerArrival] = [:]
  public var partnerGaps = 0
}

/// Plays a show against a server: viewers, buyers and partners on one loop over real connections.
///
/// The loop does the work; the methods may be called from any task, in the order `open`, `cue`, …, `close`.
public final class ShowPlayer: @unchecked Sendable {
  // Sound although unchecked: everything mutable is made and touched on `loop` only; the methods hop to it.

  private let loop: Loop
  private let show: Show
  private let stage: Stage
  private let viewerLinks: [Link]
  private let edgeLinks: [Link]
  private let partnerLinks: [Link]
  private let agenda: Agenda
  private let calls: PersistentCalls
  private let swarm: ViewerSwarm
  private let crowd: BuyerCrowd
  private var partners: [PartnerClient] = []
  private var fanOut = LatencyRecorder()
  private var clicks = LatencyRecorder()
  private var newestOffset: UInt64?
  private var newestFanOut = LatencyRecorder()

  /// Connections that buyers share: an edge acts for many.
  static let edgeConnections = 8

  /// - Parameters:
  ///   - sockets: connections of the viewers; the show's own number when descriptors allow.
  ///   - plans: who clicks when.
  public init(
    loop: Loop, address: LoadTarget, show: Show, stage: Stage, plans: [BuyerPlan],
    sockets: Int, seed: UInt64
  ) {
    self.loop = loop
    self.show = show
    self.stage = stage
    let templates = Templates(address)
    let makeLink = { Link(loop: loop, address: address) }
    viewerLinks = (0..<max(1, sockets)).map { _ in makeLink() }
    edgeLinks = (0..<Self.edgeConnections).map { _ in makeLink() }
    partnerLinks = stage.partners.map { _ in makeLink() }
    agenda = Agenda(loop: loop)
    calls = PersistentCalls(loop: loop, links: edgeLinks)
    swarm = ViewerSwarm(
      loop: loop, links: viewerLinks, viewers: show.audience.viewers, stream: stage.stream,
      templates: templates)
    crowd = BuyerCrowd(
      plans: plans, targets: stage.drops, calls: calls, agenda: agenda, links: edgeLinks,
      templates: templates, purses: show.payments == nil ? nil : stage.purses)
    for (index, link) in partnerLinks.enumerated() {
      let hub = stage.hubs[index].first
      let reporting = show.partners[index].throttle.flatMap { throttle in
        hub.map { (hub: $0, throttle: throttle) }
      }
      partners.append(
        PartnerClient(
          link: link, agenda: agenda, partner: stage.partners[index], templates: templates,
          reporting: reporting
        ) { job, attempt in
          JobPlan(show, partner: index, job: job, attempt: attempt, seed: seed)
        })
    }
  }

  /// Connects everybody. Returns at once; see ``moment()``.
  public func open() async {
    await onLoop { player in
      player.swarm.onMarker = { [unowned player] in player.arrived($0, $1) }
      player.crowd.onAnswer = { [unowned player] in
        player.clicks.record(nanoseconds: $0 * 1_000)
      }
      player.swarm.start()
      for link in player.edgeLinks {
        let previous = link.onReady
        link.onReady = { [unowned player] in
          previous?()
          player.crowd.linkIsBack()
        }
        link.open()
      }
      for partner in player.partners { partner.start() }
      for link in player.partnerLinks { link.open() }
      player.openViewers(from: 0)
    }
  }

  private func arrived(_ offset: UInt64, _ latency: Int64) {
    fanOut.record(nanoseconds: latency * 1_000)
    if offset != newestOffset {
      guard offset > newestOffset ?? 0 || newestOffset == nil else { return }
      newestOffset = offset
      newestFanOut = LatencyRecorder()
    }
    newestFanOut.record(nanoseconds: latency * 1_000)
  }

  /// Viewers connect a few hundred at a time, as no listener's backlog takes thousands at once.
  private func openViewers(from first: Int) {
    let last = min(first + 100, viewerLinks.count)
    for link in viewerLinks[first..<last] { link.open() }
    guard last < viewerLinks.count else { return }
    agenda.after(5_000) { [unowned self] in openViewers(from: last) }
  }

  /// The drop's cue was accepted: its buyers begin to click.
  public func cue(drop: Int) async {
    let now = steadyMicroseconds()
    await onLoop { $0.crowd.begin(drop: drop, cue: now) }
  }

  /// People come to the list of a drop's door; its cue is to be so many microseconds from now.
  public func gather(drop: Int, cueAfter microseconds: Int64) async {
    let cue = steadyMicroseconds() + microseconds
    await onLoop { $0.crowd.gather(drop: drop, cue: cue) }
  }

  /// Viewers that reconnect, each at its time from now.
  public func planReconnects(seed: UInt64) async {
    let plans = (0..<show.audience.viewers).map { ViewerPlan(show, index: $0, seed: seed) }
    let start = steadyMicroseconds()
    await onLoop { player in
      for (viewer, plan) in plans.enumerated() {
        guard let after = plan.reconnectsAtMicroseconds else { continue }
        player.agenda.at(start + after) { [unowned player] in player.swarm.resubscribe(viewer) }
      }
    }
  }

  /// How things stand.
  public func moment() async -> ShowMoment {
    await onLoop { $0.currentMoment() }
  }

  private func currentMoment() -> ShowMoment {
    var moment = ShowMoment()
    moment.viewers = swarm.count
    moment.subscribed = swarm.subscribed
    moment.messages = swarm.messages
    moment.markersSeen = swarm.ledger.seen
    moment.resumptions = swarm.resumptions
    moment.gaps = swarm.ledger.gaps + swarm.ledger.lossyResets
    moment.markersComplete = swarm.arrivals.values.count { $0.viewers >= swarm.count }
    moment.availabilities = swarm.availabilities
    moment.clickLatency = clicks.fromIntended
    moment.partnerTallies = partners.map(\.counts)
    moment.buyers = crowd.counts
    moment.doors = crowd.door.counts
    moment.openCalls = calls.open
    moment.repeats = calls.repeats
    moment.connections =
      (viewerLinks + edgeLinks + partnerLinks).reduce(0) { $0 + ($1.isUp ? 1 : 0) }
    for partner in partners {
      moment.partners.offered += partner.counts.offered
      moment.partners.accepted += partner.counts.accepted
      moment.partners.rejected += partner.counts.rejected
      moment.partners.delivered += partner.counts.delivered
      moment.partners.withdrawn += partner.counts.withdrawn
      moment.partners.refusedReports += partner.counts.refusedReports
      moment.partners.connections += partner.counts.connections
    }
    return moment
  }

  /// How far a marker has got.
  public func takeArrival(offset: UInt64) async -> MarkerArrival? {
    await onLoop { $0.swarm.arrivals[offset] }
  }

  /// From the producer to each viewer of the newest marker, if that is the one asked for.
  public func fanOut(of offset: UInt64) async -> (LatencyRecorder, Int)? {
    await onLoop { player in
      guard player.newestOffset == offset, let arrival = player.swarm.arrivals[offset] else {
        return nil
      }
      return (player.newestFanOut, arrival.viewers)
    }
  }

  /// What buyers have been told so far.
  public func acknowledgedHolds() async -> ToldLedger {
    await onLoop { $0.crowd.ledger }
  }

  /// Payments that buyers have asked for, with a till.
  public func payments() async -> [LoadKey] {
    await onLoop { $0.crowd.paying?.payments ?? [] }
  }

  /// Ends what was begun: calls without an answer are given up. Returns what everybody was told.
  public func close() async -> ShowResult {
    await onLoop { player in
      player.agenda.stop()
      player.calls.giveUp()
      player.swarm.stop()
      for partner in player.partners { partner.stop() }
      var result = ShowResult()
      result.moment = player.currentMoment()
      result.told = player.crowd.ledger
      result.told.viewers = player.swarm.ledger
      result.fanOut = player.fanOut
      result.clicks = player.clicks
      result.arrivals = player.swarm.arrivals
      result.partnerGaps = player.partners.reduce(0) { $0 + $1.gaps }
      for link in player.viewerLinks + player.edgeLinks + player.partnerLinks { link.close() }
      return result
    }
  }

  private func onLoop<Answer: Sendable>(
    _ body: @escaping @Sendable (ShowPlayer) -> Answer
  ) async -> Answer {
    await withCheckedContinuation { done in
      loop.execute { [self] in done.resume(returning: body(self)) }
    }
  }
}

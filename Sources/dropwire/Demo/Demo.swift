import DropwireClient
import EventLoop
import Foundation
import HTTP2Transport
import LoadClient
import LoadKit
import MessageServices
import Messages
import WireCodec

/// The demo: a server process, a show played against it, and everything that is claimed at the end.
final class Demo {
  let show: Show
  private let seed: UInt64
  let desk: ShowDesk
  private let server: DemoServer
  /// Of a show with payments.
  let adapter: DemoAdapter?
  private var client: LiveClient?
  private var session: ShowSession?
  /// Drops whose reservations have been seen open.
  private var reserving: Set<String> = []
  /// Drops whose doors have been seen open, and full.
  private var doorsOpen: Set<String> = []
  private var doorsWithoutChance: Set<String> = []
  /// Somebody has an order that took one call.
  private var hasSeenExpress = false
  /// How often each partner's hub has been seen to turn.
  private var turned: [String: Int] = [:]

  /// - Throws: `CommandFailure` for a directory that the demo may not use.
  init(show: Show, seed: UInt64, desk: ShowDesk, data: String?) throws {
    self.show = show
    self.seed = seed
    self.desk = desk
    let server = try DemoServer(data: data)
    self.server = server
    adapter = show.payments.map {
      DemoAdapter(
        $0, seed: seed, besides: server.directory, isTemporary: server.isTemporary)
    }
  }

  func run() async throws {
    if !isOptimisedBuild {
      desk.tell(
        .note("this is a debug build: everything is 10 to 50 times slower than it should be"))
    }
    let plan = DemandPlan(show, seed: seed)
    desk.tell(
      .began(
        name: show.name, seed: seed, digest: "\(plan.digest)",
        durationMicroseconds: show.durationMicroseconds))
    let (sockets, note) = DescriptorLimit.raise().sockets(
      wanted: show.audience.sockets, viewers: show.audience.viewers, reserved: 200)
    if let note { desk.tell(.note(note)) }

    defer {
      adapter?.cleanUp()
      server.cleanUp()
    }
    let started = try server.start()
    desk.tell(
      .serverReady(pid: started.pid, address: server.address, milliseconds: started.milliseconds))
    let result = try await play(server, sockets: sockets)
    try await conclude(result, server)
  }

  // MARK: - Playing

  private func play(_ server: DemoServer, sockets: Int) async throws -> ShowResult {
    let group = try LoopGroup(count: 1)
    var limits = ClientLimits()
    limits.backoffBase = 50
    limits.backoffCap = 500
    let client = LiveClient(
      channel: HTTP2Channel(
        host: "127.0.0.1", port: server.port, loop: group.loops[0], limits: limits))
    self.client = client
    let session = ShowSession(
      client: client, loop: group.loops[0],
      address: LoadTarget(try SocketAddress(host: "127.0.0.1", port: server.port)), show: show,
      seed: seed,
      sockets: sockets)
    self.session = session
    session.onMarker = { [unowned self] marker, offset in
      desk.tell(.marker(text: marker.text))
      if let scene = scene(marker) { desk.tell(.seeing(scene)) }
      await observeFanOut(marker.text, offset)
    }
    session.onDraw = { [unowned self] drop, people in
      desk.tell(
        .seeing(
          "\(people) people were on the list of \(drop.id): drawn by a seed that was committed to"))
    }
    session.onStage = { [unowned self] in try adapter?.start(server.address) }
    session.onKill = { [unowned self] _ in try await killAndRestart() }
    desk.tell(.seeing("\(show.audience.viewers) viewers connect, each with a feed of its own"))
    return try await session.play { [unowned self] second, moment in
      show(moment, sockets: sockets)
      if second % 2 == 0 { await showCounts() }
    }
  }

  /// What a marker changes on the screen; nil when nothing.
  private func scene(_ marker: Show.Marker) -> String? {
    guard let drop = marker.drop.map({ show.drops[$0] }) else { return nil }
    return switch marker.kind {
    case .buyCue where drop.door != nil: "the cue: the door of \(drop.id) lets people in"
    case .buyCue: "the cue: buyers go for \(drop.units) units of \(drop.id)"
    case .offerClose: "\(drop.id) is over; what was promised is being delivered"
    default: nil
    }
  }

  /// How the last marker reached its viewers, once it has.
  private func observeFanOut(_ text: String, _ offset: UInt64) async {
    guard let player = session?.player else { return }
    for _ in 0..<100 {
      if let arrival = await player.takeArrival(offset: offset),
        arrival.viewers >= show.audience.viewers
      {
        break
      }
      try? await Task.sleep(for: .milliseconds(2))
    }
    guard let (recorder, viewers) = await player.fanOut(of: offset) else { return }
    let summary = recorder.fromIntended
    let step = Int64(max(summary.maximum, 1)) / 12 + 1
    desk.tell(
      .fanOut(
        FanOut(
          text: text, viewers: viewers, latency: summary,
          histogram: recorder.histogram(below: (1..<12).map { Int64($0) * step }))))
  }

  private func show(_ moment: ShowMoment, sockets: Int) {
    var viewers = ViewerCounts()
    viewers.connected = moment.subscribed
    viewers.sockets = sockets
    viewers.markers = moment.markersSeen
    viewers.resumed = UInt64(moment.resumptions)
    viewers.gaps = moment.gaps
    desk.tell(.viewers(viewers))
    var buyers = BuyerCounts()
    buyers.clicked = UInt64(moment.buyers.clicked)
    buyers.granted = UInt64(moment.buyers.held)
    buyers.waiting = UInt64(max(0, moment.buyers.waiting - moment.buyers.promoted))
    buyers.slots = UInt64(moment.buyers.slots)
    buyers.slotsSameDay = UInt64(moment.buyers.slotsSameDay)
    buyers.refused = UInt64(moment.buyers.refused)
    buyers.confirmed = UInt64(moment.buyers.confirmed)
    buyers.retried = UInt64(moment.repeats)
    buyers.duplicates = UInt64(moment.buyers.replays)
    desk.tell(.buyers(buyers))
    tellPayments(moment.buyers)
    desk.tell(.orderUpdates(UInt64(moment.buyers.orderUpdates)))
    for (partner, tally) in zip(show.partners, moment.partnerTallies) {
      var counts = PartnerCounts()
      counts.offered = UInt64(tally.offered)
      counts.accepted = UInt64(tally.accepted)
      counts.rejected = UInt64(tally.rejected)
      counts.delivered = UInt64(tally.delivered)
      counts.backlog = UInt64(tally.backlog)
      counts.sellsByReservation = tally.sellsByReservation
      counts.turns = UInt64(tally.turns)
      tellTurn(partner, tally)
      desk.tell(.partner(name: partner.name, counts))
    }
    for (index, drop) in show.drops.enumerated() {
      guard let id = session?.stage?.drop(index), let counts = moment.availabilities[id] else {
        continue
      }
      if counts.mode == .reservation, reserving.insert(drop.id).inserted {
        let isGone = counts.held + counts.sold >= counts.capacity
        desk.tell(
          .seeing(
            "\(drop.id) \(isGone ? "is gone" : "has a hub with too much to do"), and its reservation"
              + " has opened by itself: slots instead of units"))
      }
      tellDoor(of: drop, moment.doors[index], isGone: counts.held + counts.sold >= counts.capacity)
      desk.tell(
        .counts(
          drop: drop.id,
          DropCounts(
            capacity: counts.capacity, held: counts.held, sold: counts.sold,
            waiting: counts.waiting)))
    }
    desk.tell(.reserveLatency(moment.clickLatency))
  }

  /// What the audience sees of payments, and of the first who needed one call only.
  private func tellPayments(_ buyers: CrowdCounts) {
    guard buyers.paying > 0 else { return }
    var counts = PaymentCounts()
    counts.asked = UInt64(buyers.paying)
    counts.declined = UInt64(buyers.declined)
    counts.express = UInt64(buyers.express)
    counts.bought = UInt64(buyers.bought)
    counts.cancelled = UInt64(buyers.cancelled)
    desk.tell(.payments(counts))
    guard buyers.bought > 0, !hasSeenExpress else { return }
    hasSeenExpress = true
    desk.tell(
      .seeing(
        "bought in one call: a signature of the device, and units, payment and order are there"))
  }

  /// What the audience sees of the people at a door.
  private func tellDoor(of drop: Show.Drop, _ people: DoorCounts?, isGone: Bool) {
    guard let people, people.came > 0 else { return }
    desk.tell(.door(drop: drop.id, people))
    if doorsOpen.insert(drop.id).inserted {
      desk.tell(
        .seeing(
          drop.door?.isDrawn == true
            ? "people come to the door of \(drop.id): it is drawn who is first"
            : "people come to the door of \(drop.id): one place each"))
    }
    if isGone, people.withoutChance > 0, doorsWithoutChance.insert(drop.id).inserted {
      desk.tell(
        .seeing(
          "\(drop.id) is gone: \(people.withoutChance) people at the door know that they have no"
            + " chance"))
    }
  }

  /// What the audience sees of a hub that has too much to do, or has caught up.
  private func tellTurn(_ partner: Show.Partner, _ tally: PartnerTally) {
    guard turned[partner.id, default: 0] != tally.turns else { return }
    turned[partner.id] = tally.turns
    desk.tell(
      .seeing(
        tally.sellsByReservation
          ? "\(partner.name): \(tally.backlog) jobs wait, so it sells by reservation before it drowns"
          : "\(partner.name): \(tally.backlog) jobs wait, so it sells at once again"))
  }

  /// What the server itself says of its drops.
  private func counts() async throws -> [(drop: String, counts: DropCounts)] {
    guard let client, let stage = session?.stage else { return [] }
    var found: [(drop: String, counts: DropCounts)] = []
    for (index, drop) in show.drops.enumerated() {
      let id = stage.drop(index)
      let result = try await client.untilAnswered {
        try await client.drops.get(GetDropRequest(drop: id))
      }
      guard case .status(let status) = result else { continue }
      var counts = DropCounts()
      for pool in status.pools {
        counts.capacity += UInt64(pool.capacity)
        counts.held += UInt64(pool.held)
        counts.sold += UInt64(pool.sold)
        counts.waiting += UInt64(pool.waiting)
      }
      found.append((drop.id, counts))
    }
    return found
  }

  private func showCounts() async {
    guard let found = try? await counts() else { return }
    for (drop, counts) in found { desk.tell(.counts(drop: drop, counts)) }
  }

  // MARK: - The crash

  private func killAndRestart() async throws {
    guard let player = session?.player else { return }
    let both = adapter == nil ? "the server is" : "server and payment adapter are"
    desk.tell(.seeing("\(both) killed with SIGKILL in the middle of it, and started again"))
    let before = (try? await counts()) ?? []
    let acknowledged = await player.acknowledgedHolds()
    let killedAt = MonotonicTime.nanoseconds
    adapter?.kill()
    let pid = server.kill()
    desk.tell(.killed(pid: pid))
    let started = try server.start()
    try adapter?.start(server.address)
    let back = (MonotonicTime.nanoseconds - killedAt) / 1_000_000
    desk.tell(
      .serverReady(pid: started.pid, address: server.address, milliseconds: started.milliseconds))
    guard let client else { return }
    let stats = try await client.untilAnswered { try await client.admin.stats(StatsRequest()) }
    let after = try await counts()
    let verdict = await JournalFetch.audit(client, told: acknowledged)
    desk.tell(
      .cameBack(
        Comeback(
          before: before, after: after, milliseconds: back, replayed: stats.recovered,
          acknowledged: verdict.report.acknowledged, lost: verdict.report.lost)))
    desk.tell(.seeing("back from its log: viewers resumed, buyers were answered"))
    desk.tell(
      .claim(
        "every hold acknowledged before the crash is in the log after it",
        holds: verdict.isClean,
        detail: verdict.isClean
          ? "\(verdict.report.acknowledged) acknowledged, 0 lost"
          : verdict.violations.prefix(3).joined(separator: "; ")))
  }

  // MARK: - The end

  private func conclude(_ result: ShowResult, _ server: DemoServer) async throws {
    guard let client, let session else { return }
    desk.tell(.seeing("the log is read and checked by an independent model of the rules"))
    let final = try await counts()
    for (drop, counts) in final { desk.tell(.counts(drop: drop, counts)) }
    let verdict = await JournalFetch.audit(client, told: result.told, viewersOf: session.stream)
    _ = adapter?.stop()
    let exit = server.stop()
    desk.tell(.audit(verdict.report))
    claims(result, verdict, session, exit)
    try await offlineReplay(server, verdict)
    desk.tell(.ended)
  }

  private func claims(
    _ result: ShowResult, _ verdict: JournalVerdict, _ session: ShowSession, _ exit: ChildExit?
  ) {
    let report = verdict.report
    let viewers = result.told.viewers
    claim("the journal's hashes, chain and replay are sound", verdict.journalFault == nil) {
      verdict.journalFault ?? "digest \(verdict.stateDigest)"
    }
    claim("oversold: 0 at every position of the log", report.oversold == 0) {
      "\(report.oversold) units too many"
    }
    claim("nothing that was acknowledged is lost", report.lost == 0) {
      "\(report.acknowledged) acknowledged, \(report.lost) lost"
    }
    claim("no key has two outcomes", report.duplicates == 0) {
      "\(report.replays) repeats answered with the first outcome"
    }
    claim("the waitlist was served in order", report.inversions == 0) {
      "\(report.promotions) promotions, \(report.inversions) out of turn"
    }
    claim("every buyer was answered", result.told.unanswered == 0) {
      "\(result.moment.buyers.clicked) clicked, \(result.told.unanswered) never answered"
    }
    claim(
      "viewers resumed without a gap and saw nothing twice",
      viewers.gaps == 0 && viewers.duplicates == 0 && viewers.lossyResets == 0
    ) {
      "\(result.moment.resumptions) resumptions, \(viewers.gaps) gaps,"
        + " \(viewers.duplicates) seen twice"
    }
    let missing = session.violations(of: result)
    claim("every marker reached every viewer, every job its partner", missing.isEmpty) {
      missing.isEmpty
        ? "\(result.arrivals.count) markers" : missing.prefix(3).joined(separator: "; ")
    }
    claim("partners delivered and buyers were told", result.moment.buyers.orderUpdates > 0) {
      "\(result.moment.partners.delivered) delivered, \(result.moment.buyers.orderUpdates) updates"
    }
    if show.partners.contains(where: { $0.throttle != nil }) {
      let tallies = result.moment.partnerTallies
      let unheard = tallies.reduce(0) { $0 + $1.unheardReports }
      claim("a hub with too much to do sold by reservation from that report on", unheard == 0) {
        "\(tallies.reduce(0) { $0 + $1.turns }) turns, \(unheard) reports without effect"
      }
    }
    doorClaims(result, report)
    expressClaim(result, report)
    claim("the server drained and exited with 0 on SIGTERM", exit == .code(0)) {
      exit.map { "\($0)" } ?? "it did not end in time"
    }
  }
}

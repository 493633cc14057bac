import DropwireClient
import EventLoop
import LoadKit
import MessageServices
import Messages
import WireCodec

/// One performance of a show: set up, played by the clock, closed.
public final class ShowSession {
  private let client: LiveClient
  private let loop: Loop
  private let address: LoadTarget
  private let show: Show
  private let seed: UInt64
  private let sockets: Int
  /// Who clicks when, fixed before the show begins.
  public let plan: DemandPlan
  public private(set) var stage: Stage?
  public private(set) var player: ShowPlayer?
  /// Payments of which something was still asked a minute and a half after the show.
  public private(set) var unsettled = 0
  /// Called when a marker was accepted, with its offset.
  public var onMarker: ((Show.Marker, UInt64) async -> Void)?
  /// Called when the list of a door was drawn: its drop, and how many were on it.
  public var onDraw: ((Show.Drop, UInt32) -> Void)?
  /// Called when everything is set up, before anybody buys.
  public var onStage: (() async throws -> Void)?
  /// Called when the show's clock reaches a kill.
  public var onKill: ((Int) async throws -> Void)?

  public init(
    client: LiveClient, loop: Loop, address: LoadTarget, show: Show, seed: UInt64, sockets: Int
  ) {
    self.client = client
    self.loop = loop
    self.address = address
    self.show = show
    self.seed = seed
    self.sockets = sockets
    plan = DemandPlan(show, seed: seed)
  }

  /// The server's name of the stream, for the audit.
  public var stream: UInt64? { stage?.stream.rawValue }

  /// Sets up, connects everybody and plays to the end.
  ///
  /// - Parameter each: called four times a second with the second of the show and how things stand.
  public func play(
    _ each: (_ second: Int, _ moment: ShowMoment) async -> Void
  ) async throws -> ShowResult {
    let run = UInt64(bitPattern: wallMicroseconds()) ^ seed << 48
    var builder = StageBuilder(client: client, show: show, run: run, plans: plan.buyers)
    let stage = try await builder.build()
    self.stage = stage
    try await onStage?()
    let player = ShowPlayer(
      loop: loop, address: address, show: show, stage: stage, plans: plan.buyers,
      sockets: sockets, seed: seed)
    self.player = player
    await player.open()
    try await everybodyIsThere(player)
    let publisher = MarkerPublisher(
      client: client, stream: stage.stream, producer: Identifier(rawValue: 1))
    await player.planReconnects(seed: seed)
    let doorkeeper = Doorkeeper(client: client, show: show, stage: stage, run: run, seed: seed)
    try await doorkeeper.open()
    for (index, drop) in show.drops.enumerated() where drop.door?.isDrawn == true {
      await player.gather(drop: index, cueAfter: doorkeeper.cue(of: index))
    }
    try await perform(player, doorkeeper, publisher, each)
    publisher.finish()
    if show.payments != nil { unsettled = try await settle(player) }
    return await player.close()
  }

  /// Waits until nothing is asked about any payment, a minute and a half at most.
  ///
  /// - Returns: the payments about which something still is.
  private func settle(_ player: ShowPlayer) async throws -> Int {
    let end = ContinuousClock.now + .seconds(90)
    while true {
      var open = 0
      for payment in await player.payments() {
        let request = GetPaymentRequest(
          payment: UUIDBytes(high: payment.high, low: payment.low))
        let result = try await client.untilAnswered { [client] in
          try await client.checkout.payment(request)
        }
        // One that is not known was never asked for, or was declined.
        guard case .payment(let found) = result else { continue }
        if found.status.asked != .unspecified { open += 1 }
      }
      if open == 0 || ContinuousClock.now >= end { return open }
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  private func everybodyIsThere(_ player: ShowPlayer) async throws {
    for _ in 0..<600 {
      let moment = await player.moment()
      if moment.subscribed >= moment.viewers { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    let moment = await player.moment()
    throw BenchError(
      "only \(moment.subscribed) of \(moment.viewers) viewers could subscribe in 30 s")
  }

  private func perform(
    _ player: ShowPlayer, _ doorkeeper: Doorkeeper, _ publisher: MarkerPublisher,
    _ each: (_ second: Int, _ moment: ShowMoment) async -> Void
  ) async throws {
    let start = steadyMicroseconds()
    var markers = show.markers[...]
    var kills = show.kills[...]
    var nextLook: Int64 = 0
    while true {
      let now = steadyMicroseconds() - start
      if let kill = kills.first, kill <= now {
        kills.removeFirst()
        try await onKill?(show.kills.count - kills.count - 1)
      } else if let marker = markers.first, marker.atMicroseconds <= now {
        markers.removeFirst()
        try await publish(marker, player, doorkeeper, publisher)
      } else if now >= nextLook {
        nextLook = now + 250_000
        await each(Int(now / 1_000_000), await player.moment())
      } else if now >= show.durationMicroseconds {
        return
      } else {
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  private func publish(
    _ marker: Show.Marker, _ player: ShowPlayer, _ doorkeeper: Doorkeeper,
    _ publisher: MarkerPublisher
  ) async throws {
    let stage = doorkeeper.stage
    let offer = marker.offer ?? marker.drop.map { show.drops[$0].offer }
    let accepted = try await publisher.publish(
      MarkerKind(marker.kind), offer: offer.map { stage.offers[$0] } ?? Identifier(),
      drop: marker.drop.map { stage.drop($0) } ?? Identifier(),
      mediaTimeMicroseconds: marker.atMicroseconds, title: marker.text)
    if marker.kind == .buyCue, let drop = marker.drop { await player.cue(drop: drop) }
    // Drawn once the drop is live, and so the first are let in at once.
    var drawn: UInt32?
    if marker.kind == .buyCue, let drop = marker.drop { drawn = try await doorkeeper.reveal(drop) }
    await onMarker?(marker, accepted.offset)
    if let drop = marker.drop, let drawn { onDraw?(show.drops[drop], drawn) }
  }

  /// What went wrong with what everybody was to see, besides what the audit finds.
  public func violations(of result: ShowResult) -> [String] {
    var found: [String] = []
    if result.told.viewers.lossyResets > 0 {
      found.append("\(result.told.viewers.lossyResets) viewers were told that markers are lost")
    }
    if unsettled > 0 {
      found.append("\(unsettled) payments are not settled: is an adapter running?")
    }
    if result.partnerGaps > 0 {
      found.append("partners missed job events \(result.partnerGaps) times")
    }
    for (index, door) in result.moment.doors.sorted(by: { $0.key < $1.key })
    where door.unanswered + door.lost > 0 {
      found.append(
        "at the door of \(show.drops[index].id) \(door.unanswered) were not answered and"
          + " \(door.lost) lost their place")
    }
    let incomplete = result.arrivals.filter { $0.value.viewers < show.audience.viewers }
    for offset in incomplete.keys.sorted() {
      found.append(
        "marker \(offset) reached \(incomplete[offset]?.viewers ?? 0) of"
          + " \(show.audience.viewers) viewers")
    }
    if result.arrivals.count < show.markers.count {
      found.append(
        "\(result.arrivals.count) of \(show.markers.count) markers reached anybody at all")
    }
    return found
  }
}

extension MarkerKind {
  /// The wire's kind of a show's marker.
  init(_ kind: Show.MarkerKind) {
    self =
      switch kind {
      case .note: .note
      case .offerOpen: .offerOpen
      case .buyCue: .buyCue
      case .priceChange: .priceChange
      case .offerClose: .offerClose
      }
  }
}

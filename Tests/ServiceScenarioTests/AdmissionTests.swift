import Basics
import DropEngine
import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

@testable import DropServices

/// Places at a door as they are watched.
@Suite("Watching a place at a door", .timeLimit(.minutes(5)))
struct AdmissionTests {
  /// A drop with a door, not open yet.
  private func door(
    _ shop: inout Shop, grace: Int64 = 0
  ) async throws -> (drop: Identifier, pool: Identifier) {
    let schedule = ScheduleDropRequest(
      key: shop.key(), offer: shop.offer, stream: shop.stream,
      pools: [PoolSpec(hub: 0, variant: 0, capacity: 5)],
      holdTime: TimeSpan(microseconds: 120_000_000))
    guard case .scheduled(let made) = try await shop.client.drops.schedule(schedule),
      case .opened = try await shop.client.admission.open(
        OpenAdmissionRequest(
          key: shop.key(), drop: made.drop, rate: 1, every: TimeSpan(microseconds: 10_000_000),
          ticketLasts: TimeSpan(microseconds: 60_000_000), grace: TimeSpan(microseconds: grace)))
    else { throw RPCError(.internal, "no door") }
    return (made.drop, made.pools[0])
  }

  private func join(_ shop: Shop, _ buyer: Identifier, _ drop: Identifier) async throws {
    let request = JoinAdmissionRequest(buyer: buyer, drop: drop)
    guard case .joined = try await shop.client.admission.join(request) else {
      throw RPCError(.internal, "buyer \(buyer) has no place")
    }
  }

  private func open(_ shop: inout Shop, _ drop: Identifier) async throws {
    let request = ControlDropRequest(key: shop.key(), drop: drop, action: .open)
    guard case .changed = try await shop.client.drops.control(request) else {
      throw RPCError(.internal, "not opened")
    }
  }

  /// Anything that is logged lets log time follow the clock.
  private func wake(_ shop: inout Shop) async throws {
    _ = try await shop.client.registry.registerPartner(
      RegisterPartnerRequest(key: shop.key(), name: "p"))
  }

  @Test(
    "from the place to the ticket and its use, and then the stream ends", arguments: Depth.allCases)
  func watched(depth: Depth) async throws {
    try await Shop.with(try await LiveServer(depth: depth)) { shop in
      let (drop, pool) = try await door(&shop)
      try await join(shop, 1, drop)
      try await join(shop, 2, drop)
      let call = try await shop.client.admission.watch(
        WatchAdmissionRequest(buyer: 2, drop: drop))
      var updates = call.responses.makeAsyncIterator()
      func next() async throws -> AdmissionPlace {
        guard case .place(let place)? = try await updates.next() else {
          throw RPCError(.internal, "no place")
        }
        return place
      }
      #expect(try await next().position == 2)
      try await open(&shop, drop)
      #expect(try await next().position == 1)
      shop.server.clock.step(byMicroseconds: 10_000_000)
      try await wake(&shop)
      let admitted = try await next()
      #expect(admitted.state == .admitted && admitted.ticket == 2)
      var reserve = ReserveRequest(
        key: shop.key(), buyer: 2, drop: drop, pool: pool, quantity: 1)
      guard case .rejected(let rejected) = try await shop.client.reservations.reserve(reserve)
      else { throw RPCError(.internal, "let in without a ticket") }
      #expect(rejected.reason == .ticketRequired)
      reserve.key = shop.key()
      reserve.ticket = admitted.ticket
      guard case .reserved = try await shop.client.reservations.reserve(reserve) else {
        throw RPCError(.internal, "not let in")
      }
      #expect(try await next().state == .used)
      #expect(try await updates.next() == nil)
      // Who has no place is told so, and nothing else.
      let other = try await shop.client.admission.watch(
        WatchAdmissionRequest(buyer: 9, drop: drop))
      var words: [AdmissionUpdate] = []
      for try await word in other.responses { words.append(word) }
      guard case .rejected(let none)? = words.first, words.count == 1 else {
        throw RPCError(.internal, "\(words)")
      }
      #expect(none.reason == .notWaiting)
    }
  }

  @Test("who watches is said to be there when their turn is near, and who does not is passed over")
  func present() async throws {
    try await Shop.with(try await LiveServer()) { shop in
      let (drop, _) = try await door(&shop, grace: 4_000_000)
      for buyer in [1, 2, 3] as [Identifier] { try await join(shop, buyer, drop) }
      try await open(&shop, drop)
      let first = try await shop.client.admission.watch(WatchAdmissionRequest(buyer: 1, drop: drop))
      for try await update in first.responses {
        if case .place(let place) = update, place.state == .admitted { break }
      }
      let call = try await shop.client.admission.watch(
        WatchAdmissionRequest(buyer: 3, drop: drop))
      defer { call.cancel() }
      var updates = call.responses.makeAsyncIterator()
      // The first wave passes buyer 2 over, and the next one lets buyer 3 in.
      for wave in 1...2 {
        for _ in 0..<3 {
          let known = try await shop.client.admin.stats(StatsRequest()).sequence
          shop.server.clock.step(byMicroseconds: 3_000_000)
          try await wake(&shop)
          // A join for buyer 3, beside what has woken the log, and none for anybody else.
          while try await shop.client.admin.stats(StatsRequest()).sequence < known + 2 {
            try await Task.sleep(for: .milliseconds(50))
          }
          #expect(try await shop.client.admin.stats(StatsRequest()).sequence == known + 2)
        }
        shop.server.clock.step(byMicroseconds: 1_000_000)
        try await wake(&shop)
        while case .place(let place)? = try await updates.next() {
          if wave == 1 && place.position == 1 { break }
          if place.state == .waiting { continue }
          #expect(wave == 2 && place.state == .admitted && place.ticket == 2)
          break
        }
      }
      let second = try await shop.client.admission.watch(
        WatchAdmissionRequest(buyer: 2, drop: drop))
      for try await update in second.responses {
        guard case .place(let place) = update else { break }
        #expect(place.state == .passed)
      }
    }
  }
}

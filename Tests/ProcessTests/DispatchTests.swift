import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  /// A locker that degrades and lies about stale attempts, a baker that falls silent, a van that repeats and reorders, and a
  /// server that is killed between.
  @Suite("dispatch")
  struct DispatchTests {
    private static let buyers: ClosedRange<UInt64> = 1...24

    private struct Fleet {
      var locker: (partner: Identifier, hub: Identifier)
      var baker: (partner: Identifier, hub: Identifier)
      var van: (partner: Identifier, hub: Identifier)
    }

    private func partner(
      _ client: LiveClient, _ name: String, _ key: UInt64
    ) async throws -> (partner: Identifier, hub: Identifier) {
      guard
        case .registered(let made) = try await client.registry.registerPartner(
          RegisterPartnerRequest(key: UUIDBytes(high: 5, low: key), name: name)),
        case .stored(let hub) = try await client.registry.putHub(
          PutHubRequest(
            key: UUIDBytes(high: 6, low: key), partner: made.partner, openJobs: 100))
      else { throw Refused("\(name)") }
      return (made.partner, hub.hub)
    }

    private func makeFleet(_ client: LiveClient) async throws -> Fleet {
      let fleet = Fleet(
        locker: try await partner(client, "locker", 1),
        baker: try await partner(client, "baker", 2),
        van: try await partner(client, "van", 3))
      let set = try await client.dispatch.setDispatch(
        SetDispatchRequest(
          key: UUIDBytes(high: 7, low: 1), answerWithin: TimeSpan(microseconds: 2_500_000),
          heardWithin: TimeSpan(microseconds: 3_000_000), autoSwap: true))
      guard case .set = set else { throw Refused("\(set)") }
      return fleet
    }

    private func program(
      _ server: ServerUnderTest, _ who: (partner: Identifier, hub: Identifier), _ manners: [String]
    ) async throws -> ChildProcess {
      let arguments =
        [
          "partner", server.target, "--partner", "\(who.partner.rawValue)", "--hub",
          "\(who.hub.rawValue)", "--telemetry", "300", "--json",
        ] + manners
      return try await offPool { try Program.start(arguments) }
    }

    /// Buyers whose units are delivered within an hour.
    private func buy(
      _ client: LiveClient, _ stall: Stall, _ window: Identifier, _ buyers: ClosedRange<UInt64>
    ) async throws -> [Identifier] {
      var orders: [Identifier] = []
      for buyer in buyers {
        let result = try await client.reservations.reserve(
          ReserveRequest(
            key: UUIDBytes(high: 2, low: buyer), buyer: Identifier(rawValue: buyer),
            drop: stall.drop, pool: stall.pool, quantity: 1, window: window))
        guard case .reserved(let held) = result else { throw Refused("\(result)") }
        let confirmed = try await client.checkout.confirm(
          ConfirmRequest(
            key: UUIDBytes(high: 3, low: buyer), buyer: Identifier(rawValue: buyer),
            hold: held.hold, payment: UUIDBytes(high: 4, low: buyer)))
        guard case .confirmed(let done) = confirmed else { throw Refused("\(confirmed)") }
        orders.append(done.order)
      }
      return orders
    }

    private func status(
      _ client: LiveClient, _ order: Identifier, _ buyer: UInt64
    ) async throws -> OrderStatus {
      let found = try await client.orders.get(
        GetOrderRequest(buyer: Identifier(rawValue: buyer), order: order))
      guard case .order(let status) = found else { throw Refused("\(found)") }
      return status
    }

    /// An operator has the van take the first job of somebody else's that is not on its way.
    private func force(
      _ client: LiveClient, _ orders: [Identifier], to van: Identifier
    ) async throws -> Bool {
      for (order, buyer) in zip(orders, Self.buyers) {
        guard let job = try await status(client, order, buyer).jobs.first, job.hub != van else {
          continue
        }
        let result = try await client.dispatch.forceSwap(
          ForceSwapRequest(key: UUIDBytes(high: 9, low: buyer), job: job.job, hub: van))
        if case .swapped(let swapped) = result, swapped.before != 0 { return true }
      }
      return false
    }

    /// A window that has not begun.
    private func putWindow(_ client: LiveClient) async throws -> Identifier {
      let now = Int64(Date.now.timeIntervalSince1970 * 1_000_000)
      let put = try await client.registry.putWindows(
        PutWindowsRequest(
          key: UUIDBytes(high: 8, low: 1),
          windows: [
            WindowSpec(
              class: .sameDay, start: Timestamp(microseconds: now + 3_600_000_000),
              end: Timestamp(microseconds: now + 7_200_000_000), capacity: 100)
          ]))
      guard case .put(let done) = put, let window = done.windows.first else {
        throw Refused("\(put)")
      }
      return window
    }

    /// What the platform was told of every job, until all of them are over.
    private struct Told {
      var phase: [Identifier: JobPhase] = [:]
      var swaps: [Identifier: [JobSwap]] = [:]
      var proofs = 0
      /// Attempts at another hub than before.
      var hubs: [Identifier: [Identifier]] = [:]
    }

    private func follow(_ client: LiveClient, jobs: Int) async throws -> Told {
      var told = Told()
      for try await event in FollowedOrders(client, buyer: 0) {
        guard case .update(let update) = event, case .order(let order) = update.news else {
          continue
        }
        told.phase[order.job] = order.jobPhase
        if let swap = order.swap { told.swaps[order.job, default: []].append(swap) }
        if order.proof != nil { told.proofs += 1 }
        if order.jobPhase == .offered { told.hubs[order.job, default: []].append(order.hub) }
        let over = told.phase.values.count { [.delivered, .failed, .cancelled].contains($0) }
        if over == jobs { return told }
      }
      throw Refused("the orders ended")
    }
  }
}

extension ExecutableTests.DispatchTests {
  @Test(
    "every order is delivered, whoever degrades, falls silent, repeats, or lies, and its buyer is told of each swap once",
    .timeLimit(.minutes(5)))
  func chaos() async throws {
    try await Workspace.with { workspace in
      var server = try await workspace.serve()
      let stall = try await server.withClient { try await Stall.set(up: $0, units: 100) }
      let fleet = try await server.withClient { try await makeFleet($0) }
      let window = try await server.withClient { try await putWindow($0) }
      // It leaves a part unanswered, and says of what was taken away that it was delivered.
      let locker = try await program(
        server, fleet.locker,
        ["--step", "60", "--ignore", "500", "--stale", "1000", "--backlog", "40"])
      // After four seconds it only listens: what it has taken by then has not left.
      let baker = try await program(server, fleet.baker, ["--step", "1500", "--silent-after", "4"])
      let van = try await program(
        server, fleet.van, ["--step", "60", "--duplicate", "500", "--reorder", "500"])
      var orders = try await server.withClient { try await self.buy($0, stall, window, 1...16) }
      let isForced = try await server.withClient {
        try await force($0, orders, to: fleet.van.hub)
      }
      try await server.kill()
      server = try await workspace.serve(port: server.port)
      orders += try await server.withClient { try await buy($0, stall, window, 17...24) }
      let told = try await server.withClient { try await follow($0, jobs: Self.buyers.count) }

      #expect(told.phase.count == Self.buyers.count)
      #expect(told.phase.values.allSatisfy { $0 == .delivered }, "\(told.phase)")
      #expect(told.proofs == Self.buyers.count)
      let reasons = told.swaps.values.joined().map(\.reason)
      #expect(reasons.contains(.unanswered) && reasons.contains(.silent), "\(reasons)")
      #expect(isForced && reasons.contains(.operator))
      // A swap for each change of hubs, and each inside the window that was promised.
      for (job, hubs) in told.hubs {
        let changes = zip(hubs, hubs.dropFirst()).count { $0 != $1 }
        #expect(told.swaps[job, default: []].count == changes, "\(job): \(hubs)")
      }
      try await server.withClient { client in
        for (order, buyer) in zip(orders, Self.buyers) {
          let found = try await status(client, order, buyer)
          #expect(found.window == window && found.phase == .delivered)
        }
      }

      var said: [[String: Any]] = []
      for program in [locker, baker, van] {
        let end = try await offPool { program.stop(graceSeconds: 20) }
        #expect(end == .code(0), "\(program.errorTail)")
        let line = try #require(program.outputLines.last)
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
        said.append(try #require(object as? [String: Any]))
      }
      func number(_ index: Int, _ name: String) -> Int64 {
        (said[index][name] as? NSNumber)?.int64Value ?? -1
      }
      #expect(number(0, "stale") > 0 && number(0, "swapped") > 0)
      #expect(number(1, "swapped") > 0)
      #expect(number(2, "refused") > 0)
      let delivered = (0..<3).reduce(0) { $0 + number($1, "delivered") }
      // An answer may be lost with the server; what it was to is not.
      #expect(delivered <= Self.buyers.count && delivered > 0)
      #expect(try await server.stop() == .code(0))
      let audit = try await Program.run(
        ["audit", "--data", workspace.path("data"), "--json"], timeoutSeconds: 60)
      #expect(audit.exit == .code(0), "\(audit)")
    }
  }
}

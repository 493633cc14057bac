import DropEngine
import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

/// A reserve says what it wants in one of two forms.
@Suite("Lines of a reserve on the wire", .timeLimit(.minutes(5)))
struct ReserveLinesTests {
  /// Gives `body` a server and a request for a unit of each of two pools.
  private func withTwoPools(
    _ body: (inout Shop, ReserveRequest) async throws -> Void
  ) async throws {
    try await Shop.with(try await LiveServer(depth: .services)) { shop in
      let schedule = ScheduleDropRequest(
        key: shop.key(), offer: shop.offer, pools: [PoolSpec(capacity: 5), PoolSpec(capacity: 5)],
        holdTime: TimeSpan(microseconds: 120_000_000))
      guard case .scheduled(let made) = try await shop.client.drops.schedule(schedule),
        case .changed = try await shop.client.drops.control(
          ControlDropRequest(key: shop.key(), drop: made.drop, action: .open))
      else { throw RPCError(.internal, "no drop") }
      let request = ReserveRequest(
        key: shop.key(), buyer: 5, drop: made.drop,
        lines: made.pools.map { ReserveLine(pool: $0, quantity: 2) })
      try await body(&shop, request)
    }
  }

  private func reserved(_ request: ReserveRequest, _ shop: Shop) async throws -> Messages.Reserved {
    let result = try await shop.client.reservations.reserve(request)
    guard case .reserved(let reserved) = result else { throw RPCError(.internal, "\(result)") }
    return reserved
  }

  private func refused(_ request: ReserveRequest, _ shop: Shop) async throws -> Rejected {
    let result = try await shop.client.reservations.reserve(request)
    guard case .rejected(let rejected) = result else { throw RPCError(.internal, "\(result)") }
    return rejected
  }

  @Test("several lines are one hold, also when they are asked for again")
  func several() async throws {
    try await withTwoPools { shop, request in
      let first = try await reserved(request, shop)
      #expect(first.granted == 4 && !first.replayed)
      let again = try await reserved(request, shop)
      #expect(again.hold == first.hold && again.granted == 4 && again.replayed)
      // Another quantity of any line is another body.
      for index in request.lines.indices {
        var other = request
        other.lines[index].quantity = 1
        #expect(try await refused(other, shop).reason == .keyMismatch, "line \(index)")
      }
      var other = request
      other.lines.swapAt(0, 1)
      #expect(try await refused(other, shop).reason == .keyMismatch)
    }
  }

  @Test("one line is the same request as its pool and quantity")
  func one() async throws {
    try await withTwoPools { shop, request in
      var short = request
      short.lines.removeLast()
      let first = try await reserved(short, shop)
      var plain = short
      (plain.lines, plain.pool, plain.quantity) = ([], short.lines[0].pool, 2)
      let again = try await reserved(plain, shop)
      #expect(again.hold == first.hold && again.replayed)
    }
  }

  @Test("both forms, neither, and half of one are refused with what to write")
  func forms() async throws {
    try await withTwoPools { shop, request in
      var wrong: [ReserveRequest] = []
      var other = request
      other.pool = request.lines[0].pool
      wrong.append(other)
      (other.pool, other.quantity) = (0, 2)
      wrong.append(other)
      other.lines = []
      wrong.append(other)
      other.quantity = 0
      wrong.append(other)
      for (index, var request) in wrong.enumerated() {
        request.key = shop.key()
        let rejected = try await refused(request, shop)
        #expect(rejected.reason == .invalid, "\(index)")
        #expect(
          rejected.detail == "pool: one with its quantity, or 1 to 4 different ones in lines",
          "\(index)")
      }
      var half = request
      (half.key, half.lines, half.pool) = (shop.key(), [], request.lines[0].pool)
      #expect(try await refused(half, shop).detail == "quantity: 1 to 1000")
    }
  }

  @Test("what is wrong with a line is told with its place")
  func place() async throws {
    try await withTwoPools { shop, request in
      for (change, path) in [
        ({ $0.lines[1].quantity = 0 }, "lines[1].quantity"),
        ({ $0.lines[1].quantity = 1_001 }, "lines[1].quantity"),
        ({ $0.lines[0].pool = 0 }, "lines[0].pool"),
        ({ $0.quantity = 1_001 }, "quantity"),
      ] as [((inout ReserveRequest) -> Void, String)] {
        var other = request
        change(&other)
        do {
          _ = try await shop.client.reservations.reserve(other)
          Issue.record("\(path) was accepted")
        } catch let error as RPCError {
          #expect(error.code == .invalidArgument)
          #expect(error.message.hasPrefix("\(ReserveRequest.messageName): \(path) "), "\(error)")
        }
      }
    }
  }

  @Test("on a stream of many it is refused under its tag, and the others go on")
  func stream() async throws {
    try await withTwoPools { shop, request in
      var wrong = request
      (wrong.key, wrong.pool) = (shop.key(), request.lines[0].pool)
      let call = try await shop.client.reservations.reserveStream()
      try await call.requests.send(TaggedReserve(tag: 1, request: wrong))
      try await call.requests.send(TaggedReserve(tag: 2, request: request))
      call.requests.finish()
      var answers: [UInt64: ReserveResult] = [:]
      for try await answer in call.responses { answers[answer.tag] = answer.result }
      guard case .rejected(let rejected)? = answers[1] else {
        Issue.record("\(answers)")
        return
      }
      #expect(rejected.reason == .invalid)
      guard case .reserved(let reserved)? = answers[2] else {
        Issue.record("\(answers)")
        return
      }
      #expect(reserved.granted == 4)
    }
  }
}

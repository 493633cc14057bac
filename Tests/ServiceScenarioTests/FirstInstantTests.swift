import Basics
import DropwireClient
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

/// Times of exactly 1970-01-01T00:00:00Z are times of the past as all others are, and not the absence of one.
@Suite("The first instant of time", .timeLimit(.minutes(5)))
struct FirstInstantTests {
  private func withShop(_ body: (inout Shop) async throws -> Void) async throws {
    try await Shop.with(try await LiveServer(), body)
  }

  private static let instants = [0, 1, 1_000_000].map { Timestamp(microseconds: $0) }

  private func phase(_ shop: Shop, _ drop: Identifier) async throws -> DropPhase? {
    guard case .status(let status) = try await shop.client.drops.get(GetDropRequest(drop: drop))
    else { return nil }
    return status.phase
  }

  @Test("a drop that opens then is open at once, and without a time it is not")
  func opens() async throws {
    try await withShop { shop in
      shop.server.clock.advance(byMicroseconds: 3_600_000_000)
      var drops: [Identifier] = []
      for instant in [nil] + Self.instants as [Timestamp?] {
        guard case .scheduled(let made) = try await shop.schedule(opensAt: instant, closesAt: nil)
        else {
          Issue.record("not scheduled for \(instant as Any)")
          return
        }
        drops.append(made.drop)
      }
      shop.server.clock.advance(byMicroseconds: 1_000_000)
      for drop in drops.dropFirst() {
        for _ in 0..<500 where try await phase(shop, drop) != .live {
          try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try await phase(shop, drop) == .live)
      }
      #expect(try await phase(shop, drops[0]) == .scheduled)
    }
  }

  @Test("a drop that closes then is refused, and without a time it is not")
  func closes() async throws {
    try await withShop { shop in
      shop.server.clock.advance(byMicroseconds: 3_600_000_000)
      for instant in Self.instants {
        guard case .rejected = try await shop.schedule(opensAt: nil, closesAt: instant) else {
          Issue.record("taken: \(instant)")
          continue
        }
      }
      guard case .scheduled = try await shop.schedule(opensAt: nil, closesAt: nil) else {
        Issue.record("refused without a time")
        return
      }
    }
  }
}

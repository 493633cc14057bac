import RPC
import Testing

@Suite("Shares of connections and hosts")
struct PeerShareTests {
  private static func place(_ host: UInt64, _ connection: UInt64) -> PeerPlace {
    PeerPlace(host: host, connection: connection)
  }

  /// Takes as many as it gets.
  private func fill(
    _ shares: inout PeerShares, _ host: UInt64, _ connection: UInt64, of limit: Int
  ) -> Int {
    var count = 0
    let place = Self.place(host, connection)
    while shares.hasPlace(for: place, of: limit) {
      shares.add(place)
      count += 1
    }
    return count
  }

  @Test("one alone has seven eighths, each of those who come later half of what is left")
  func places() {
    var shares = PeerShares()
    #expect(fill(&shares, 1, 1, of: 64) == 56)
    // Another connection of the same host, then other hosts.
    #expect(fill(&shares, 1, 2, of: 64) == 4)
    #expect(fill(&shares, 2, 3, of: 64) == 2)
    #expect(fill(&shares, 3, 4, of: 64) == 1)
    #expect(shares.hasPlace(for: Self.place(4, 5), of: 64))
    #expect(!shares.hasPlace(for: Self.place(1, 1), of: 64))
    shares.remove(Self.place(1, 1))
    #expect(shares.total == 62 && shares.count(ofHost: 1) == 59)
  }

  @Test("a limit below eight is first come, first served")
  func few() {
    var shares = PeerShares()
    #expect(fill(&shares, 1, 1, of: 7) == 7)
    #expect(!shares.hasPlace(for: Self.place(2, 2), of: 7))
  }

  @Test("two hosts that have all of it in equal parts find nothing more")
  func equal() {
    var shares = PeerShares()
    for n in 0..<56 as Range<UInt64> { shares.add(Self.place(1 + n % 2, 1 + n % 2)) }
    #expect(!shares.hasPlace(for: Self.place(1, 1), of: 64))
    #expect(!shares.hasPlace(for: Self.place(2, 2), of: 64))
    #expect(shares.hasPlace(for: Self.place(3, 3), of: 64))
  }

  @Test("who gives way: of the host that has most the connection that has most, if it has more")
  func greediest() {
    var shares = PeerShares()
    #expect(shares.greediest(beside: Self.place(1, 1)) == nil)
    for (host, connection, count) in [(1, 1, 3), (1, 2, 5), (2, 3, 6)] as [(UInt64, UInt64, Int)] {
      for _ in 0..<count { shares.add(Self.place(host, connection)) }
    }
    #expect(shares.greediest(beside: Self.place(2, 3)) == Self.place(1, 2))
    #expect(shares.greediest(beside: Self.place(3, 4)) == Self.place(1, 2))
    #expect(shares.greediest(beside: Self.place(1, 1)) == Self.place(1, 2))
    #expect(shares.greediest(beside: Self.place(1, 2)) == nil)
    shares.add(Self.place(1, 1))
    #expect(shares.greediest(beside: Self.place(1, 1)) == nil, "it would have as many")
  }
}

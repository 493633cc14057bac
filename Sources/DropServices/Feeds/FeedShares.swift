import RPC

/// How many subscriptions the connections and hosts of one loop have. Confined to the loop.
struct FeedShares {
  private var connections: [PeerPlace: Int] = [:]
  private var hosts: [UInt64: Int] = [:]

  mutating func add(_ place: PeerPlace) {
    connections[place, default: 0] += 1
    hosts[place.host, default: 0] += 1
  }

  mutating func remove(_ place: PeerPlace) {
    Self.subtract(place, from: &connections)
    Self.subtract(place.host, from: &hosts)
  }

  private static func subtract<Key>(_ key: Key, from counts: inout [Key: Int]) {
    guard let count = counts[key] else { return }
    counts[key] = count > 1 ? count - 1 : nil
  }

  /// Subscriptions of a connection.
  func count(of place: PeerPlace) -> Int { connections[place] ?? 0 }

  /// The host that has most subscriptions, if these are more than those of a peer that wants one: of its host, or, when
  /// that is the same, of its connection. Of those with as many, the one with the smallest number.
  func greediestHost(beside place: PeerPlace) -> UInt64? {
    guard let most = hosts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    let own = hosts[place.host] ?? 0
    // With as many as the greediest, its own connections are looked at.
    if own >= most.value { return place.host }
    return most.value > own + 1 ? most.key : nil
  }
}

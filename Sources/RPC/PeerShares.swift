/// How much of what there is once for everybody the connections and hosts have. Not synchronised.
package struct PeerShares: Sendable {
  private var connections: [PeerPlace: Int] = [:]
  private var hosts: [UInt64: Int] = [:]
  /// What all have together.
  package private(set) var total = 0

  package init() {}

  package mutating func add(_ place: PeerPlace) {
    connections[place, default: 0] += 1
    hosts[place.host, default: 0] += 1
    total += 1
  }

  package mutating func remove(_ place: PeerPlace) {
    Self.subtract(place, from: &connections)
    Self.subtract(place.host, from: &hosts)
    total -= 1
  }

  private static func subtract<Key>(_ key: Key, from counts: inout [Key: Int]) {
    guard let count = counts[key] else { return }
    counts[key] = count > 1 ? count - 1 : nil
  }

  /// What a connection has.
  package func count(of place: PeerPlace) -> Int { connections[place] ?? 0 }

  /// What a host has.
  package func count(ofHost host: UInt64) -> Int { hosts[host] ?? 0 }

  /// Whether all of it is one connection's.
  package var isOfOne: Bool { connections.count <= 1 }

  /// The connection that has to give way to `place` when there is no more: of the host that has most, or of the host of
  /// `place` when none has more, the connection that has most. Nil when that would have no more than `place` afterwards.
  /// Of those with as many, the one with the smallest number.
  package func greediest(beside place: PeerPlace) -> PeerPlace? {
    guard let host = greediestHost(beside: place) else { return nil }
    var found: (place: PeerPlace, count: Int)?
    for (each, count) in connections where each.host == host {
      guard let best = found else {
        found = (each, count)
        continue
      }
      if (count, best.place.connection) > (best.count, each.connection) { found = (each, count) }
    }
    guard let found, host != place.host || found.count > count(of: place) + 1 else { return nil }
    return found.place
  }

  private func greediestHost(beside place: PeerPlace) -> UInt64? {
    guard let most = hosts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    let own = count(ofHost: place.host)
    // With as many as the greediest, its own connections are looked at.
    if own >= most.value { return place.host }
    return most.value > own + 1 ? most.key : nil
  }

  /// Whether `place` may have one more of `limit` that cannot be taken back from anybody.
  ///
  /// Seven eighths go to whoever comes. The rest is for those who have less than others, of whom each may have half of
  /// what is left: so one alone may have nearly everything, and whoever has nothing finds a place. Below eight
  /// nothing is set aside.
  package func hasPlace(for place: PeerPlace, of limit: Int) -> Bool {
    let free = limit - total
    guard free > 0 else { return false }
    guard free <= limit / 8 else { return true }
    // Who has much himself costs no search.
    guard count(of: place) < free, let other = greediest(beside: place) else { return false }
    return other.host == place.host || count(ofHost: place.host) < free
  }
}

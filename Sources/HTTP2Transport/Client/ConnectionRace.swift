/// The order in which addresses are tried (happy eyeballs, RFC 8305, gRFC A61): the next one begins when the one before
/// has failed, or has not answered for a while; the first that answers wins. Pure.
struct ConnectionRace {
  enum Action: Equatable {
    /// Try the address with this index; then wait for the delay, if there is another one.
    case attempt(Int, thenDelay: Bool)
    /// Others are under way.
    case wait
    /// All have failed.
    case lost
  }

  private let count: Int
  private var begun = 0
  private var live = 0

  /// - Parameter count: addresses, from 1.
  init(count: Int) { self.count = count }

  /// The beginning, the end of the delay, or the failure of one: what to do next.
  private mutating func next() -> Action {
    guard begun < count else { return live == 0 ? .lost : .wait }
    begun += 1
    live += 1
    return .attempt(begun - 1, thenDelay: begun < count)
  }

  mutating func begin() -> Action { next() }

  mutating func delayPassed() -> Action { begun < count ? next() : .wait }

  mutating func failed() -> Action {
    live -= 1
    return next()
  }

  /// IPv6 and IPv4 in turn, each family in its own order, beginning with the first one's.
  static func interleaved<Address>(
    _ addresses: [Address], isIPv6: (Address) -> Bool
  ) -> [Address] {
    guard let first = addresses.first else { return [] }
    let leads = isIPv6(first)
    let leading = addresses.filter { isIPv6($0) == leads }
    let others = addresses.filter { isIPv6($0) != leads }
    var mixed: [Address] = []
    for index in 0..<max(leading.count, others.count) {
      if index < leading.count { mixed.append(leading[index]) }
      if index < others.count { mixed.append(others[index]) }
    }
    return mixed
  }
}

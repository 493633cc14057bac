public import RPC

/// Which of a target's addresses gets a call.
public enum BalancingPolicy: Sendable, Equatable {
  /// The first address that answers gets all calls, as long as its connection lasts. `shuffled`: the addresses are tried
  /// in random order, so that many clients spread over many servers.
  case pickFirst(shuffled: Bool = false)
  /// A connection to every address; calls go round.
  case roundRobin
}

/// How a channel finds its servers and repeats its calls.
public struct ChannelOptions: Sendable {
  public var balancing = BalancingPolicy.pickFirst()
  /// For methods marked `@idempotent`, unless a call says otherwise; nil: they are not repeated.
  public var retry: CallRetryPolicy? = .standard
  /// What requests carry as `:authority`; nil: what the target says.
  public var authority: String?
  /// Who says where the target's name is; nil: the system. Not asked about addresses.
  public var resolver: (any NameResolver)?

  public init() {}
}

/// Whose turn it is. Pure.
struct Rotation {
  private var next = 0

  /// The first of `count` that `accepts`, after the one of the last time; nil when none does.
  mutating func pick<Found>(of count: Int, _ accepts: (Int) -> Found?) -> Found? {
    guard count > 0 else { return nil }
    for step in 0..<count {
      let index = (next + step) % count
      if let found = accepts(index) {
        next = (index + 1) % count
        return found
      }
    }
    return nil
  }
}

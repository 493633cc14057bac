import Glibc

/// How many files and sockets this process may have open.
public struct DescriptorLimit: Sendable, Equatable {
  /// Now, and the most it could be raised to.
  public var soft: Int
  public var hard: Int

  /// With given values, for tests.
  public init(soft: Int, hard: Int) {
    self.soft = soft
    self.hard = hard
  }

  /// The limits as they are.
  public static var current: DescriptorLimit {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
    return DescriptorLimit(
      soft: Int(clamping: limit.rlim_cur), hard: Int(clamping: limit.rlim_max))
  }

  /// Raises the soft limit to the hard one, at most 1,048,576. Children inherit it.
  @discardableResult
  public static func raise() -> DescriptorLimit {
    let before = current
    let wanted = min(before.hard, 1 << 20)
    if wanted > before.soft {
      var limit = rlimit(rlim_cur: rlim_t(wanted), rlim_max: rlim_t(before.hard))
      setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
    }
    return current
  }

  /// How many sockets to use for so many viewers, and what to say when they are fewer.
  /// - Parameter reserved: descriptors needed for everything else.
  public func sockets(
    wanted: Int, viewers: Int, reserved: Int = 100
  ) -> (sockets: Int, note: String?) {
    let room = max(soft - reserved, 1)
    guard wanted > room else { return (wanted, nil) }
    let sockets = room >= 500 ? 500 : room
    return (
      sockets,
      "only \(Words.count(soft)) descriptors are allowed here (ulimit -n), so \(Words.count(viewers))"
        + " viewers share \(Words.count(sockets)) sockets instead of \(Words.count(wanted))"
    )
  }
}

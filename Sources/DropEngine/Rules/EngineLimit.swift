/// A limit that a log can adopt, by its number in the log: never reused, never renumbered. Its name is that of the
/// property of ``EngineLimits``.
///
/// A new limit comes with a new number of the rules, so that a build which does not know it refuses an entry with it by that.
/// How long keys, ended things and drops are kept is not among them: for that a log has `retain`.
public enum EngineLimit: UInt8, CaseIterable, Sendable {
  case partners = 1
  case hubs = 2
  case streams = 3
  case offers = 4
  case drops = 5
  case pools = 6
  case windows = 7
  case windowsPerZone = 8
  case holds = 9
  case waiters = 10
  case orders = 11
  case payments = 12
  case buyers = 13
  case usageRows = 14
  case idempotencyKeys = 15
  case promisedKeys = 16
  case refusals = 17
  case joiners = 19
  case textBytes = 20
  case variantsPerOffer = 21
  case poolsPerDrop = 22
  case fencesPerDrop = 23
  case linesPerHold = 24
  case quantityPerLine = 25
  case capacityPerPool = 26
  case waitersPerPool = 27
  case windowSlots = 28
  case priceMinor = 29
  case legsPerLine = 30
  case placesPerDoor = 32
  case tokens = 33
  case tokensPerBuyer = 34
  case noncesPerToken = 35
  case minimumHoldTTLMicroseconds = 40
  case maximumHoldTTLMicroseconds = 41
  case longestReservationMicroseconds = 42
  case confirmTimeoutMicroseconds = 43
  case extensionsPerHold = 44
  case refusalRetentionMicroseconds = 45
  case paymentRetentionMicroseconds = 46
  case deadlinesPerTick = 60
  case waitersPerEntry = 61
  case jobsPerEntry = 62
  case prunedPerEntry = 63
  case retiredPerTick = 64
  case forgettingDelayMicroseconds = 65
  case retiringPauseMicroseconds = 66
  case attemptsPerJob = 67
  case tokensPerHub = 68
  case throttleMicroseconds = 69

  /// The limit of that name; nil when there is none.
  public init?(named name: String) {
    guard let found = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = found
  }

  /// What a log may adopt for it: as far as every sum and product of the engine is known to hold, tables to be findable, and
  /// an entry to fit into a record.
  public var range: ClosedRange<Int64> { Self.places[self]!.range }

  /// Where a limit lies, and its range.
  struct Place: Sendable {
    let range: ClosedRange<Int64>
    let get: @Sendable (EngineLimits) -> Int64
    /// False when the value does not fit where it is kept.
    let set: @Sendable (inout EngineLimits, Int64) -> Bool

    init<Value: FixedWidthInteger & SendableMetatype>(
      _ path: any WritableKeyPath<EngineLimits, Value> & Sendable, _ range: ClosedRange<Int64>
    ) {
      self.range = range
      get = { Int64(clamping: $0[keyPath: path]) }
      set = { limits, value in
        guard let exact = Value(exactly: value) else { return false }
        limits[keyPath: path] = exact
        return true
      }
    }
  }

  private static let rows: Int64 = 1 << 30
  private static let day: Int64 = 86_400_000_000

  static let places: [EngineLimit: Place] = [
    .partners: Place(\.partners, 1...rows), .hubs: Place(\.hubs, 1...rows),
    .streams: Place(\.streams, 1...rows), .offers: Place(\.offers, 1...rows),
    .drops: Place(\.drops, 1...rows), .pools: Place(\.pools, 1...rows),
    .windows: Place(\.windows, 1...rows), .windowsPerZone: Place(\.windowsPerZone, 1...1 << 16),
    .holds: Place(\.holds, 1...rows), .waiters: Place(\.waiters, 1...rows),
    .orders: Place(\.orders, 1...rows), .payments: Place(\.payments, 1...rows),
    .buyers: Place(\.buyers, 1...rows), .usageRows: Place(\.usageRows, 1...rows),
    .idempotencyKeys: Place(\.idempotencyKeys, 1...rows),
    .promisedKeys: Place(\.promisedKeys, 0...rows), .refusals: Place(\.refusals, 0...rows),
    .joiners: Place(\.joiners, 1...rows), .placesPerDoor: Place(\.placesPerDoor, 1...1 << 24),
    .tokens: Place(\.tokens, 1...rows), .tokensPerBuyer: Place(\.tokensPerBuyer, 1...1 << 16),
    .noncesPerToken: Place(\.noncesPerToken, 1...256),
    .textBytes: Place(\.textBytes, 1...1_024),
    .variantsPerOffer: Place(\.variantsPerOffer, 1...256),
    .poolsPerDrop: Place(\.poolsPerDrop, 1...4_096),
    .fencesPerDrop: Place(\.fencesPerDrop, 0...4_096),
    .linesPerHold: Place(\.linesPerHold, 1...Int64(UnitLines.capacity)),
    .quantityPerLine: Place(\.quantityPerLine, 1...1_000_000),
    .capacityPerPool: Place(\.capacityPerPool, 1...1_000_000_000),
    .waitersPerPool: Place(\.waitersPerPool, 0...1 << 24),
    .legsPerLine: Place(\.legsPerLine, 0...256),
    .windowSlots: Place(\.windowSlots, 1...1_000_000_000),
    .priceMinor: Place(\.priceMinor, 0...1_000_000_000_000),
    .minimumHoldTTLMicroseconds: Place(\.minimumHoldTTLMicroseconds, 1_000...day),
    .maximumHoldTTLMicroseconds: Place(\.maximumHoldTTLMicroseconds, 1_000...31 * day),
    .longestReservationMicroseconds: Place(\.longestReservationMicroseconds, 1_000...366 * day),
    .confirmTimeoutMicroseconds: Place(\.confirmTimeoutMicroseconds, 1_000_000...day),
    .extensionsPerHold: Place(\.extensionsPerHold, 0...100),
    .refusalRetentionMicroseconds: Place(\.refusalRetentionMicroseconds, 1_000_000...day),
    .paymentRetentionMicroseconds: Place(\.paymentRetentionMicroseconds, day...36_600 * day),
    .deadlinesPerTick: Place(\.deadlinesPerTick, 1...4_096),
    .waitersPerEntry: Place(\.waitersPerEntry, 1...4_096),
    .jobsPerEntry: Place(\.jobsPerEntry, 1...4_096),
    .prunedPerEntry: Place(\.prunedPerEntry, 4...1_024),
    .retiredPerTick: Place(\.retiredPerTick, 4...4_096),
    .forgettingDelayMicroseconds: Place(\.forgettingDelayMicroseconds, 0...day),
    .retiringPauseMicroseconds: Place(\.retiringPauseMicroseconds, 1_000...60_000_000),
    .attemptsPerJob: Place(\.attemptsPerJob, 1...Int64(TriedHubs.capacity)),
    .tokensPerHub: Place(\.tokensPerHub, 1...1_000_000),
    .throttleMicroseconds: Place(\.throttleMicroseconds, 1_000...31 * day),
  ]
}

/// A limit and what it is.
public struct LimitSetting: Equatable, Sendable {
  public var limit: EngineLimit
  public var value: Int64

  public init(_ limit: EngineLimit, _ value: Int64) {
    self.limit = limit
    self.value = value
  }
}

extension EngineLimits {
  /// As wide for a throttle as any that a log may have had: what is in a row was set under the limits of then.
  var widestOfHubs: EngineLimits {
    var widest = self
    widest.tokensPerHub = max(
      tokensPerHub, UInt32(clamping: EngineLimit.tokensPerHub.range.upperBound))
    widest.throttleMicroseconds = max(
      throttleMicroseconds, EngineLimit.throttleMicroseconds.range.upperBound)
    return widest
  }

  /// What one of them is.
  public subscript(limit: EngineLimit) -> Int64 { EngineLimit.places[limit]!.get(self) }

  /// Every one that a log can adopt, as it is here, in the order of numbers.
  public var settings: [LimitSetting] { EngineLimit.allCases.map { LimitSetting($0, self[$0]) } }

  /// Sets one of them; false, and nothing is changed, when the value does not fit where it is kept.
  @discardableResult
  public mutating func set(_ setting: LimitSetting) -> Bool {
    EngineLimit.places[setting.limit]!.set(&self, setting.value)
  }
}

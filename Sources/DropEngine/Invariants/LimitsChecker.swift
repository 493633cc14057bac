/// Invariant 39: limits are what the log began with, until an entry says others; then they are those, and nothing that is
/// there is more than they allow.
struct LimitsChecker: InvariantChecker {
  /// As entries have said it.
  private var limits: EngineLimits?

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    var expected = limits ?? engine.limits
    if case .adoptRules(let adoption) = entry.command.body,
      case .rulesAdopted = entry.outcome.result, !entry.outcome.isReplay
    {
      for setting in adoption.settings {
        expected.set(setting)
        let actual = engine.limits[setting.limit]
        if actual != setting.value {
          report.add(39, "\(setting.limit) is \(actual), not \(setting.value)")
        }
      }
      checkTables(engine, &report)
    }
    limits = expected
    if engine.limits != expected {
      report.add(39, "limits changed without an entry that says so")
    }
  }

  private func checkTables(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    let limits = engine.limits
    let tables: [(EngineLimit, Int, UInt32)] = [
      (.partners, engine.partners.count, limits.partners), (.hubs, engine.hubs.count, limits.hubs),
      (.streams, engine.streams.count, limits.streams),
      (.offers, engine.offers.count, limits.offers), (.drops, engine.drops.count, limits.drops),
      (.pools, engine.pools.count, limits.pools), (.holds, engine.holds.count, limits.holds),
      (.waiters, engine.waiters.count, limits.waiters),
      (.orders, engine.orders.count, limits.orders),
      (.payments, engine.payments.count, limits.payments),
      (.windows, engine.windows.count, limits.windows),
    ]
    for (limit, count, most) in tables where count > Int(most) {
      report.add(39, "\(count) \(limit) are there, and \(most) were adopted")
    }
  }
}

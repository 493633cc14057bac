import Basics
import LogContract
import Messages
import WireCodec

/// Invariant 3: the capacity of a pool and its fences together changes by an adjustment alone, and what each has of it
/// by what was moved. Nobody is given a unit of a fence that is for others, nor one of the pool while the fence that
/// is for it has some.
struct FenceChecker: InvariantChecker {
  private struct Fence {
    var pool: PoolID
    var whom: FencedFor
  }

  /// Of every pool and every fence, as commands and their answers said.
  private var capacities: [PoolID: Int64] = [:]
  /// Of every pool with its fences.
  private var totals: [PoolID: Int64] = [:]
  private var fences: [PoolID: Fence] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !entry.outcome.isReplay {
      note(entry, &report)
      if entry.command.body.reserve != nil { checkGrant(entry, engine, &report) }
    }
    for event in entry.events {
      if case .hold(let update) = event.payload, update.source == .waitlist,
        let hold = engine.hold(update.hold)
      {
        for index in 0..<hold.lines.count where fences[hold.lines[index].pool] != nil {
          report.add(3, "\(hold.hold) has units of \(hold.lines[index].pool) out of a line")
        }
      }
    }
    if report.isScanning { compare(engine, &report) }
  }

  // MARK: Capacities

  private mutating func note(_ entry: ObservedEntry, _ report: inout InvariantReport) {
    switch (entry.command.body, entry.outcome.result) {
    case (.scheduleDrop(let drop), .dropScheduled(let scheduled)):
      for (index, pool) in drop.pools.enumerated() {
        begin(scheduled.pool(at: UInt32(index)), pool.capacity)
      }
    case (.logged(.schedule(let drop)), .logged(.schedule(.scheduled(let scheduled)))):
      let specified = drop.pools + (drop.reservation?.pools ?? [])
      for (pool, id) in zip(specified, scheduled.pools) {
        begin(PoolID(rawValue: id.rawValue), pool.capacity)
      }
    case (.adjustInventory(let adjusted), .inventoryAdjusted):
      capacities[adjusted.pool, default: 0] += adjusted.change
      totals[adjusted.pool, default: 0] += adjusted.change
    case (.logged(.ringFence(let request)), .logged(.ringFence(.fenced(let told)))):
      let pool = PoolID(rawValue: request.pool.rawValue)
      let id = PoolID(rawValue: told.fence.rawValue)
      if fences[id] == nil { fences[id] = Fence(pool: pool, whom: request.whom ?? FencedFor()) }
      if fences[id]?.pool != pool || request.whom.map({ $0 != fences[id]?.whom }) == true {
        report.add(3, "\(id) is a fence of another pool, or for others")
      }
      capacities[pool, default: 0] -= Int64(request.move)
      capacities[id, default: 0] += Int64(request.move)
      let expected = (capacities[pool] ?? 0, capacities[id] ?? 0)
      if (Int64(told.poolCapacity), Int64(told.capacity)) != expected {
        report.add(3, "\(id) and its pool are told with other capacities than \(expected)")
      }
    default: break
    }
  }

  private mutating func begin(_ pool: PoolID, _ capacity: UInt32) {
    capacities[pool] = Int64(capacity)
    totals[pool] = Int64(capacity)
  }

  private func compare(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    var together: [PoolID: Int64] = [:]
    for slot in 0..<engine.pools.end where !engine.pools[slot].isTombstone {
      let pool = engine.pools[slot]
      together[fences[pool.id]?.pool ?? pool.id, default: 0] += Int64(pool.capacity)
      if Int64(pool.capacity) != capacities[pool.id] {
        report.add(
          3, "\(pool.id) has \(pool.capacity) units, and was given \(capacities[pool.id] ?? 0)")
      }
      if pool.isFence != (fences[pool.id] != nil) {
        report.add(3, "\(pool.id) is a fence, or a pool, and was not made one")
      }
    }
    for (pool, units) in together where units != totals[pool] {
      report.add(3, "\(pool) and its fences have \(units) units, and had \(totals[pool] ?? 0)")
    }
  }

  // MARK: Grants

  private func checkGrant(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard let reserved = entry.outcome.result.reserved, let hold = engine.hold(reserved.hold) else {
      return
    }
    let zone = entry.command.body.reserveCall?.zone ?? 0
    var hasFence = false
    for index in 0..<hold.lines.count {
      let line = hold.lines[index]
      if let fence = fences[line.pool] {
        hasFence = true
        if !isFor(fence, zone, hold, engine) {
          report.add(3, "\(hold.hold) has units of \(line.pool), which is for \(fence.whom)")
        }
        continue
      }
      // Of one line every unit is taken first, of several those are each from one.
      let needed = entry.command.body.reserve?.lines.count == 1 ? 1 : line.quantity
      for (id, fence) in fences where fence.pool == line.pool {
        guard isFor(fence, zone, hold, engine), let account = engine.pool(id) else { continue }
        if account.free >= needed {
          report.add(3, "\(hold.hold) has units of \(line.pool), and \(id) has \(account.free)")
        }
      }
    }
    let told = entry.outcome.result.reservedCall?.legs ?? []
    let legs = hasFence ? legs(of: hold) : []
    if told != legs { report.add(3, "\(hold.hold) is told to have \(told), and has \(legs)") }
  }

  private func legs(of hold: HoldView) -> [HeldLeg] {
    (0..<hold.lines.count).map { index in
      let line = hold.lines[index]
      let pool = fences[line.pool]?.pool
      return HeldLeg(
        pool: Identifier(rawValue: (pool ?? line.pool).rawValue),
        fence: Identifier(rawValue: pool == nil ? 0 : line.pool.rawValue), quantity: line.quantity)
    }
  }

  private func isFor(
    _ fence: Fence, _ zone: UInt32, _ hold: HoldView, _ engine: borrowing Engine
  ) -> Bool {
    if fence.whom.zone != 0 { return fence.whom.zone == zone }
    if fence.whom.window.rawValue != 0 { return fence.whom.window.rawValue == hold.window.rawValue }
    var hub = engine.pool(fence.pool)?.hub ?? .none
    if let window = engine.window(hold.window), window.hub.rawValue != 0 {
      hub = HubID(rawValue: window.hub.rawValue)
    }
    return engine.hub(hub)?.partner.rawValue == fence.whom.partner.rawValue
  }
}

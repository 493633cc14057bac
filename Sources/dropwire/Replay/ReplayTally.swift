import Basics
import DropEngine
import LoadKit

/// What became of the drops of a log, counted from its commands, outcomes and events.
struct ReplayTally: Equatable {
  /// Of one drop.
  struct Drop: Equatable {
    var currency = ""
    /// Units that the drop was scheduled with.
    var capacity: UInt64 = 0
    var reserves: UInt64 = 0
    /// Reserves that were granted units at once.
    var granted: UInt64 = 0
    var unitsGranted: UInt64 = 0
    /// Reserves that were refused, by reason.
    var refused: [RefusalCode: UInt64] = [:]
    /// Places in line that were given.
    var waited: UInt64 = 0
    var promoted: UInt64 = 0
    var expired: UInt64 = 0
    var released: UInt64 = 0
    /// Orders, their units, and what they come to in minor units.
    var orders: UInt64 = 0
    var unitsSold: UInt64 = 0
    var revenueMinor: Int64 = 0
    /// Confirms, releases and whatever else names a hold or a place, that were refused, by reason.
    var refusedLater: [RefusalCode: UInt64] = [:]
    /// Of these, those whose hold or place there is none of.
    var withoutCounterpart: UInt64 = 0
  }

  private struct Hold: Equatable {
    var drop: DropID
    var units: UInt64
  }

  private(set) var drops: [DropID: Drop] = [:]
  private var holds: [HoldID: Hold] = [:]
  private var waiters: [WaiterID: DropID] = [:]
  private var orders: Set<OrderID> = []

  /// A drop is on the table.
  ///
  /// - Parameters:
  ///   - name: the id by which it is listed.
  ///   - capacity: units of all its pools, those of its reservation among them.
  mutating func schedule(_ name: DropID, capacity: UInt64, currency: String) {
    var drop = Drop(currency: currency)
    drop.capacity = capacity
    drops[name] = drop
  }

  /// Takes an entry into account.
  ///
  /// - Parameters:
  ///   - drop: which drop a command is about, as it is listed; nil when that is not known.
  ///   - lacks: whether it names what there is none of here, and is counted as that.
  ///   - isAgain: whether the same was asked and answered before.
  ///   - name: gives the listed id of a drop.
  mutating func take(
    _ body: Command.Body, _ outcome: Outcome, _ events: [Event], of drop: DropID?,
    lacks: Bool = false, isAgain: Bool, named name: (DropID) -> DropID
  ) {
    for event in events { take(event, body, named: name) }
    guard !isAgain, !outcome.isReplay, let drop, drops[drop] != nil else { return }
    if lacks { drops[drop]!.withoutCounterpart += 1 }
    if body.reserve != nil {
      drops[drop]!.reserves += 1
      if let reserved = outcome.result.reserved { note(reserved, drop) }
      if let refusal = outcome.result.refusal {
        drops[drop]!.refused[refusal.code, default: 0] += 1
      }
      return
    }
    switch (body, outcome.result) {
    case (_, .refused(let refusal)):
      if !lacks { drops[drop]!.refusedLater[refusal.code, default: 0] += 1 }
    case (_, .confirmed(let confirmed)):
      guard orders.insert(confirmed.order).inserted else { return }
      drops[drop]!.orders += 1
      drops[drop]!.unitsSold += holds[confirmed.hold]?.units ?? 0
      drops[drop]!.revenueMinor &+= confirmed.amountMinor
    case (.release, .released): drops[drop]!.released += 1
    default: break
    }
  }

  private mutating func note(_ reserved: Reserved, _ drop: DropID) {
    if !reserved.hold.isNone {
      drops[drop]!.granted += 1
      drops[drop]!.unitsGranted += UInt64(reserved.granted)
      holds[reserved.hold] = Hold(drop: drop, units: UInt64(reserved.granted))
    }
    if !reserved.waiter.isNone {
      drops[drop]!.waited += 1
      waiters[reserved.waiter] = drop
    }
  }

  private mutating func take(
    _ event: Event, _ body: Command.Body, named name: (DropID) -> DropID
  ) {
    guard case .hold(let hold) = event.payload else { return }
    let drop = name(hold.drop)
    switch hold.phase {
    case .expired: drops[drop]?.expired += 1
    case .held where hold.source == .waitlist:
      // A declined payment tells the buyer that the hold lives on.
      guard holds[hold.hold] == nil else { return }
      holds[hold.hold] = Hold(drop: drop, units: UInt64(hold.quantity))
      drops[drop]?.promoted += 1
    default: break
    }
  }

  /// The drop, as it is listed, that a hold is of.
  func drop(of hold: HoldID) -> DropID? { holds[hold]?.drop }

  /// The drop, as it is listed, that a place in line is of.
  func drop(of waiter: WaiterID) -> DropID? { waiters[waiter] }
}

extension ReplayTally.Drop {
  /// Rows of the table, by name: those that every drop has, then reasons in the order of their numbers.
  func rows(with other: Self?) -> [(name: String, value: Self.Value)] {
    var rows: [(String, Value)] = [
      ("capacity", .count(capacity)), ("reserves", .count(reserves)),
      ("granted at once", .count(granted)), ("units granted at once", .count(unitsGranted)),
    ]
    let codes = Set(refused.keys).union(other?.refused.keys ?? [:].keys)
    for code in codes.sorted(by: { $0.rawValue < $1.rawValue }) {
      rows.append(("refused: \(code)", .count(refused[code] ?? 0)))
    }
    rows += [
      ("places in line", .count(waited)), ("promoted", .count(promoted)),
      ("expired", .count(expired)), ("released", .count(released)), ("orders", .count(orders)),
      ("units sold", .count(unitsSold)), ("revenue, minor units", .money(revenueMinor, currency)),
    ]
    let later = Set(refusedLater.keys).union(other?.refusedLater.keys ?? [:].keys)
    for code in later.sorted(by: { $0.rawValue < $1.rawValue }) {
      rows.append(("refused later: \(code)", .count(refusedLater[code] ?? 0)))
    }
    if let other {
      let lacks = max(withoutCounterpart, other.withoutCounterpart)
      if lacks > 0 { rows.append(("without a counterpart", .count(withoutCounterpart))) }
    }
    return rows
  }

  /// A number of the table.
  enum Value: Equatable {
    case count(UInt64)
    case money(Int64, String)

    var text: String {
      switch self {
      case .count(let count): Words.count(count)
      case .money(let minor, let currency): "\(Words.count(minor)) \(currency)"
      }
    }
  }

  /// For programs.
  var json: JSONValue {
    func counts(_ codes: [RefusalCode: UInt64]) -> JSONValue {
      .object(
        codes.sorted { $0.key.rawValue < $1.key.rawValue }.map {
          JSONValue.Member("\($0.key)", .unsigned($0.value))
        })
    }
    return [
      "capacity": .unsigned(capacity), "reserves": .unsigned(reserves),
      "granted": .unsigned(granted), "units_granted": .unsigned(unitsGranted),
      "refused": counts(refused), "waited": .unsigned(waited), "promoted": .unsigned(promoted),
      "expired": .unsigned(expired), "released": .unsigned(released),
      "orders": .unsigned(orders), "units_sold": .unsigned(unitsSold),
      "revenue_minor": .integer(revenueMinor), "currency": .string(currency),
      "refused_later": counts(refusedLater),
      "without_counterpart": .unsigned(withoutCounterpart),
    ]
  }
}

import Messages
import WireCodec

// Rows about hybrid drops: the same requests whoever runs the story.
//
//     drop launch pools=M:100 reserved=M:50 soldOut=yes lasts=30m classes=sameDay instead=slot+place near=1+2
//     drop launch pools=M:100 reserved=M:50 demand=20                  or by demand; from=10m: at a time
//     reserve a pool=later-M                                           units of the reservation
//     reserve a pool=M only=yes                                        nothing instead

extension Scenario.Step {
  /// The reservation of a drop's row; nil where it has none.
  ///
  /// - Parameters:
  ///   - variants: those of the offer, in order.
  ///   - hub: the id of a hub by its name.
  public func reservationPlan(
    variants: [String], hub: (String) -> UInt64
  ) throws -> ReservationPlan? {
    guard let text = self["reserved"] else { return nil }
    var plan = ReservationPlan()
    for part in text.split(separator: "+") {
      let sides = part.split(separator: "@")
      let numbers = sides[0].split(separator: ":")
      guard numbers.count == 2, let capacity = UInt32(numbers[1]) else {
        throw ScenarioError(line: line, "reserved pools are variant:capacity, perhaps with @hub")
      }
      let variant = variants.firstIndex(of: String(numbers[0])) ?? variants.count
      plan.pools.append(
        PoolSpec(
          hub: Identifier(rawValue: sides.count > 1 ? hub(String(sides[1])) : 0),
          variant: UInt32(variant), capacity: capacity))
    }
    plan.soldOut = self["soldOut"] == "yes"
    plan.demand = UInt32(self["demand"] ?? "0") ?? 0
    plan.opensAt = try timestamp("from")
    plan.lasts = try timestamp("lasts").map { TimeSpan(microseconds: $0.microseconds) }
    plan.classes = try (self["classes"] ?? "").split(separator: "+").map {
      try Self.windowClass(String($0), line)
    }
    plan.instead = try (self["instead"] ?? "").split(separator: "+").map { name in
      switch name {
      case "slot": .slot
      case "place": .place
      default: throw ScenarioError(line: line, "nothing is given instead that is called '\(name)'")
      }
    }
    plan.instantZones = (self["near"] ?? "").split(separator: "+").compactMap { UInt32($0) }
    return plan
  }

  /// The names of a reservation's pools, in their order: `launch/later-M`.
  public var reservedPoolNames: [String] {
    (self["reserved"] ?? "").split(separator: "+").map {
      "\(subject)/later-\($0.prefix { $0 != ":" })"
    }
  }
}

extension Observation {
  /// Adds what a grant says of windows and of what was given instead.
  public mutating func add(
    _ reserved: Reserved, window: (UInt64) -> String, pool: (UInt64) -> String
  ) {
    let given = reserved.window.map { window($0.window.rawValue) }
    fields += [
      Scenario.Argument(name: "window", value: given ?? "none"),
      Scenario.Argument(
        name: "instead",
        value: reserved.instead == .unspecified ? "nothing" : "\(reserved.instead)"),
      Scenario.Argument(
        name: "of", value: reserved.pool.rawValue == 0 ? "asked" : pool(reserved.pool.rawValue)),
    ]
    add(legs: reserved.legs, pool: pool)
  }

  /// What else could be had, in the order in which it was said.
  public static func alternatives(_ rejected: Rejected) -> (String, String) {
    let kinds = rejected.alternatives.map {
      $0.window.rawValue != 0 ? "slot" : $0.pool.rawValue != 0 ? "other" : "place:\($0.places)"
    }
    return ("or", kinds.isEmpty ? "none" : kinds.joined(separator: "+"))
  }
}

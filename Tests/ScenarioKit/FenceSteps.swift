import LogContract
import Messages
import WireCodec

// Rows about fences: the same requests whoever runs the story.
//
//     fence north pool=M zone=3 by=+4                 moves 4 units of launch/M into its fence for zone 3, launch/north
//     fence noon  pool=M window=noon by=+1            for a window; partner=crew: for a partner
//     fence north pool=M by=-2                        back, of a fence that has its name; named=yes: with both
//     reserve a pool=M quantity=2 zone=3 -> held from=launch/north:1+launch/M:1

extension Scenario.Step {
  /// The drop of the row.
  public var fencedDrop: String { self["drop"] ?? "launch" }

  /// The name of the pool that units are moved from.
  public var fencedPool: String {
    let name = self["pool"] ?? "M"
    return name.contains("/") ? name : "\(fencedDrop)/\(name)"
  }

  /// The name of the fence, among the pools.
  public var fenceName: String { "\(fencedDrop)/\(subject)" }

  /// Whether the fence is named, and not found by whom it is for.
  public var namesFence: Bool { !saysWhom || self["named"] == "yes" }

  private var saysWhom: Bool { ["zone", "window", "partner"].contains { self[$0] != nil } }

  /// Moves units into a fence, or back.
  ///
  /// - Parameters:
  ///   - fence: its id; 0 where the row is about whom it is for.
  ///   - id: the ids of a window and of a partner by their names.
  public func ringFence(
    key: UUIDBytes, drop: UInt64, pool: UInt64, fence: UInt64,
    id: (_ field: String, _ name: String) -> UInt64
  ) throws -> LogCommand {
    var request = RingFenceRequest(
      key: key, drop: Identifier(rawValue: drop), pool: Identifier(rawValue: pool),
      fence: Identifier(rawValue: fence), move: Int32((self["by"] ?? "0").filter { $0 != "+" }) ?? 0
    )
    if saysWhom {
      request.whom = FencedFor(
        zone: UInt32(self["zone"] ?? "0") ?? 0,
        window: Identifier(rawValue: self["window"].map { id("window", $0) } ?? 0),
        partner: Identifier(rawValue: self["partner"].map { id("partner", $0) } ?? 0))
    }
    return .ringFence(request)
  }
}

extension Observation {
  /// Adds where the units of a grant are from.
  public mutating func add(legs: [HeldLeg], pool: (UInt64) -> String) {
    let legs = legs.map { leg in
      let account = leg.fence.rawValue == 0 ? leg.pool : leg.fence
      return "\(pool(account.rawValue)):\(leg.quantity)"
    }
    fields.append(
      Scenario.Argument(name: "from", value: legs.isEmpty ? "asked" : legs.joined(separator: "+")))
  }
}

import LogContract
import Messages
import WireCodec

/// What tests know of each call of the log's contract, beside its scenario: who may make it, said apart from the
/// schema, and made-up requests for every story that is told at random.
public enum ContractCalls {
  /// What a story knows that calls can be about.
  public struct Known {
    /// A drop, mostly one that there is.
    public var drop: UInt64
    /// A hub, mostly one that there is.
    public var hub: UInt64
    /// Whose hub it is, mostly.
    public var partner: UInt64

    public init(drop: UInt64, hub: UInt64 = 1, partner: UInt64 = 1) {
      self.drop = drop
      self.hub = hub
      self.partner = partner
    }
  }

  /// A line for each method: the roles that may call it, and a request.
  private static func all(
    key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> [(roles: String, call: LogCommand)] {
    [
      ("operator", .remark(RemarkRequest(key: key, text: "a \(below(100))"))),
      (
        "operator",
        .setBuyerLimit(
          SetBuyerLimitRequest(
            key: key, drop: Identifier(rawValue: known.drop), limit: UInt32(below(6))))
      ),
    ] + ofHubs(key: key, known, below)
  }

  /// Throttles that bite in a short story, and hubs that go to and fro under them.
  private static func ofHubs(
    key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> [(roles: String, call: LogCommand)] {
    let hub = Identifier(rawValue: known.hub)
    func span(_ below: UInt64) -> TimeSpan { TimeSpan(microseconds: Int64(below) * 500_000) }
    let (backlog, preparation, rate) = (below(8), below(8), below(1_000))
    return [
      (
        "operator",
        .setThrottle(
          SetThrottleRequest(
            key: key, hub: hub, burst: UInt32(below(4)), refill: span(1 + below(20)),
            openJobs: UInt32(below(8) == 0 ? 1 : 0), enterBacklog: UInt32(backlog),
            exitBacklog: UInt32(backlog / 2), enterPreparation: span(preparation),
            exitPreparation: span(preparation / 2), minAcceptRate: UInt32(rate / 2),
            exitAcceptRate: UInt32(rate), heartbeatWithin: span(below(60)),
            minDwell: span(below(40))))
      ),
      (
        "operator",
        .setHubMode(
          SetHubModeRequest(
            key: key, hub: hub,
            mode: [.automatic, .automatic, .instant, .reservation][
              Int(below(4))], why: "\(below(100)) waiting"))
      ),
      (
        "partner operator",
        .telemetry(
          TelemetryRequest(
            partner: Identifier(rawValue: known.partner), hub: hub, backlog: UInt32(below(8)),
            preparation: span(below(8)), acceptRate: UInt32(below(1_000))))
      ),
    ]
  }

  /// One of the calls about hubs, most often what a hub says of itself.
  public static func nextOfHub(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    let calls = ofHubs(key: UUIDBytes(high: 11, low: key), known, below)
    return calls[below(8) < 2 ? 0 : below(8) == 0 ? 1 : 2].call
  }

  /// One of the calls.
  ///
  /// - Parameters:
  ///   - key: makes the request's idempotency key.
  ///   - below: a number at random that is below another, which is not 0.
  public static func next(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    let calls = all(key: UUIDBytes(high: 11, low: key), known, below)
    return calls[Int(below(UInt64(calls.count)))].call
  }

  /// Whether a call has an idempotency key.
  public static func hasKey(_ call: LogCommand) -> Bool { call.idempotencyKey != nil }

  /// Whether a call is about a hub's throttle.
  public static func isOfHub(_ call: LogCommand) -> Bool {
    switch call {
    case .setThrottle, .setHubMode, .telemetry: true
    default: false
    }
  }

  /// The roles that may call each method, by service and method: `Admin/Remark`.
  public static var roles: [(method: String, roles: String)] {
    all(key: UUIDBytes(high: 1, low: 1), Known(drop: 1)) { _ in 0 }.map { roles, call in
      ("\(call.method.service.split(separator: ".").last ?? "")/\(call.method.name)", roles)
    }
  }
}

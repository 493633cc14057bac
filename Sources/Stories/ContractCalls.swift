import Basics
import LogContract
import Messages
import WireCodec

/// What tests know of each call of the log's contract, beside its scenario: who may make it, said apart from the
/// schema, and made-up requests for every story that is told at random.
public enum ContractCalls {
  /// What a story knows that calls can be about; mostly something that there is.
  public struct Known {
    public var drop: UInt64
    /// A pool of that drop.
    public var pool: UInt64 = 1
    public var window: UInt64 = 0
    /// One of a pool, perhaps of that one.
    public var fence: UInt64 = 0
    /// One with two variants at least.
    public var offer: UInt64 = 1
    /// A hub and whose it is.
    public var hub: UInt64 = 0
    public var partner: UInt64 = 0
    /// An order, whose it is, and a line of it.
    public var order: UInt64 = 1
    public var buyer: UInt64 = 1
    public var job: UInt64 = 1
    /// The attempt of that line which was offered.
    public var attempt: UInt32 = 1
    /// An intent of the till: its number, its payment, what it asks for, and for how much.
    public var intent: UInt64 = 1
    public var payment = UUIDBytes(high: 5, low: 1)
    public var asked = IntentKind.authorise
    public var amount: Int64 = 0
    /// Log time, microseconds.
    public var time: Int64 = 1_000_000

    public init(drop: UInt64, hub: UInt64 = 1, partner: UInt64 = 1) {
      self.drop = drop
      self.hub = hub
      self.partner = partner
    }
  }

  /// A line for each method but for those about money and about doors, which stories come to in ways of their own: the
  /// roles that may call it, and a request.
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
      ("edge operator", .reserve(reserve(key, known, below))),
      ("partner operator", .putWindows(windows(key, known, below))),
      ("creator operator", .schedule(hybrid(key, known, below))),
      (
        "creator operator",
        .openWindow(
          OpenWindowRequest(
            key: key, drop: Identifier(rawValue: known.drop),
            lasts: below(2) == 0
              ? TimeSpan(microseconds: 1_000_000 + Int64(below(20_000_000))) : nil,
            close: below(4) == 0))
      ),
      ("operator", .setPolicy(policy(key, known, below))),
      // Off is the exception, or stories would have no windows.
      (
        "operator",
        .setMarket(
          SetMarketRequest(
            key: key, windows: below(2) == 0 ? below(6) > 0 : nil,
            hybrid: below(2) == 0 ? below(6) > 0 : nil))
      ),
      ("creator operator", .ringFence(fence(key, known, below))),
    ] + ofHubs(key: key, known, below)
  }

  /// Doors with small waves and short tickets, and those who come to them.
  private static func ofDoors(
    key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> [(roles: String, call: LogCommand)] {
    let drop = Identifier(rawValue: known.drop)
    let buyer = Identifier(rawValue: 1 + below(12))
    return [
      ("creator operator", .open(door(key, known, below))),
      ("edge operator", .join(JoinAdmissionRequest(buyer: buyer, drop: drop))),
      (
        "creator operator",
        .reveal(RevealAdmissionRequest(key: key, drop: drop, seed: seed(below(8) == 0 ? 1 : 0)))
      ),
      ("edge operator", .leave(LeaveAdmissionRequest(key: key, buyer: buyer, drop: drop))),
    ]
  }

  /// The seed of every story's doors, and one that is not.
  private static func seed(_ number: UInt8) -> [UInt8] { [UInt8](repeating: 7 + number, count: 32) }

  private static func door(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> OpenAdmissionRequest {
    var request = OpenAdmissionRequest(
      key: key, drop: Identifier(rawValue: known.drop), rate: UInt32(1 + below(3)),
      every: TimeSpan(microseconds: 500_000 * Int64(1 + below(6))),
      ticketLasts: TimeSpan(microseconds: 1_000_000 * Int64(1 + below(12))),
      grace: TimeSpan(microseconds: below(3) == 0 ? 1_000_000 * Int64(1 + below(30)) : 0))
    if below(4) > 0 {
      let now = min(max(known.time, 0), .max / 2)
      request.drawAfter = Timestamp(microseconds: now + 1 + Int64(below(12_000_000)))
      request.commitment = SHA256.digest(of: seed(0))
    }
    return request
  }

  /// One of the calls about doors: most often somebody joins.
  public static func nextOfDoor(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    let calls = ofDoors(key: UUIDBytes(high: 11, low: key), known, below)
    let draw = below(20)
    return calls[draw < 3 ? 0 : draw < 15 ? 1 : draw < 18 ? 2 : 3].call
  }

  /// Units of a drop with a door, with a ticket.
  public static func admitted(
    key: UInt64, buyer: UInt64, ticket: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    .reserve(
      ReserveRequest(
        key: UUIDBytes(high: 11, low: key), buyer: Identifier(rawValue: buyer),
        drop: Identifier(rawValue: known.drop), pool: Identifier(rawValue: known.pool),
        quantity: UInt32(1 + below(2)), minimum: 1, waitlist: below(4) == 0, ticket: ticket))
  }

  private static func policy(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> SetPolicyRequest {
    var request = SetPolicyRequest(key: key, drop: Identifier(rawValue: known.drop))
    if below(2) == 0 {
      request.holdTime = TimeSpan(microseconds: 1_000_000 * Int64(1 + below(20)))
    }
    if below(3) == 0 { request.waitlistLimit = UInt32(below(8)) }
    if below(2) == 0 { request.bypass = below(4) > 0 }
    if below(4) == 0 { request.soldOut = below(2) == 0 }
    if below(4) == 0 { request.demand = UInt32(below(8)) }
    if below(4) == 0 { request.instead = below(2) == 0 ? [.place, .slot] : [.slot] }
    return request
  }

  /// Throttles that bite in a short story, and hubs that go to and fro under them.
  private static func ofHubs(
    key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> [(roles: String, call: LogCommand)] {
    let hub = Identifier(rawValue: max(known.hub, 1))
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
            partner: Identifier(rawValue: max(known.partner, 1)), hub: hub,
            backlog: UInt32(below(8)),
            preparation: span(below(8)), acceptRate: UInt32(below(1_000))))
      ),
    ]
  }

  /// Units with a slot of a window, of any that fits, or of none: for stories that are about windows more than
  /// others.
  ///
  /// - Parameter key: makes the request's idempotency key.
  public static func reserve(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    .reserve(reserve(UUIDBytes(high: 11, low: key), known, below))
  }

  private static func reserve(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> ReserveRequest {
    var request = ReserveRequest(
      key: key, buyer: Identifier(rawValue: 1 + below(12)), drop: Identifier(rawValue: known.drop),
      pool: Identifier(rawValue: known.pool), quantity: UInt32(1 + below(3)), minimum: 1,
      zone: UInt32(below(3)))
    switch below(8) {
    case 0..<3: request.window = Identifier(rawValue: known.window)
    case 3..<7:
      let classes: [[WindowClass]] = [[], [.sameDay], [.nextDay, .dated]]
      request.anyWindow = AnyWindow(classes: classes[Int(below(3))])
    default: request.waitlist = below(2) == 0
    }
    request.only = below(8) == 0
    if below(6) == 0 { request.lastPlace = UInt32(below(4)) }
    if below(3) == 0 { request.preference = below(2) == 0 ? .pickup : .locker }
    return request
  }

  /// Windows that are new, and perhaps one that there is.
  ///
  /// - Parameter key: makes the request's idempotency key.
  public static func windows(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    .putWindows(windows(UUIDBytes(high: 11, low: key), known, below))
  }

  /// A hybrid drop of one offer with few units, that opens for any of the reasons.
  ///
  /// - Parameter key: makes the request's idempotency key.
  public static func hybrid(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    .schedule(hybrid(UUIDBytes(high: 11, low: key), known, below))
  }

  private static func hybrid(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> ScheduleDropRequest {
    let now = min(max(known.time, 0), .max / 2)
    var plan = ReservationPlan(
      pools: [PoolSpec(hub: 0, variant: 0, capacity: UInt32(below(9)))], soldOut: below(4) > 0,
      demand: below(3) == 0 ? UInt32(1 + below(8)) : 0)
    if below(2) == 0 {
      plan.pools.append(PoolSpec(hub: 0, variant: 1, capacity: UInt32(below(9))))
    }
    if below(3) == 0 {
      plan.opensAt = Timestamp(microseconds: now + Int64(below(30_000_000)))
    }
    if below(2) == 0 {
      plan.lasts = TimeSpan(microseconds: 1_000_000 + Int64(below(60_000_000)))
    }
    if below(4) == 0 { plan.classes = [.sameDay] }
    if below(3) == 0 { plan.instead = below(2) == 0 ? [.place, .slot] : [.place] }
    if below(4) == 0 { plan.instantZones = [1] }
    return ScheduleDropRequest(
      key: key, offer: Identifier(rawValue: known.offer),
      pools: [
        PoolSpec(hub: 0, variant: 0, capacity: UInt32(below(5))),
        PoolSpec(
          hub: Identifier(rawValue: below(3) == 0 ? known.hub : 0), variant: 1,
          capacity: UInt32(below(3))),
      ], buyerLimit: below(2) == 0 ? 6 : 0,
      holdTime: TimeSpan(microseconds: 1_000_000 * Int64(1 + below(20))),
      waitlistLimit: UInt32(below(6)), reservation: plan, bypass: below(3) == 0 ? true : nil)
  }

  /// Units that are set aside, or moved back.
  ///
  /// - Parameter key: makes the request's idempotency key.
  public static func fence(
    key: UInt64, _ known: Known, below: (UInt64) -> UInt64
  ) -> LogCommand {
    .ringFence(fence(UUIDBytes(high: 11, low: key), known, below))
  }

  private static func fence(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> RingFenceRequest {
    var request = RingFenceRequest(
      key: key, drop: Identifier(rawValue: known.drop), pool: Identifier(rawValue: known.pool),
      move: Int32(below(4)) - 1)
    if below(4) == 0 {
      request.fence = Identifier(rawValue: known.fence)
      return request
    }
    switch below(6) {
    case 0..<3: request.whom = FencedFor(zone: UInt32(1 + below(2)))
    case 3, 4: request.whom = FencedFor(window: Identifier(rawValue: known.window))
    default: request.whom = FencedFor(partner: Identifier(rawValue: max(known.partner, 1)))
    }
    return request
  }

  /// Windows that are new, and perhaps one that there is, with few slots; some begin and close soon.
  private static func windows(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> PutWindowsRequest {
    let hasHub = known.hub != 0 && below(3) > 0
    var windows = (0...below(3)).map { _ in window(at: known.time, below) }
    if below(3) == 0 { windows[0].window = Identifier(rawValue: known.window) }
    return PutWindowsRequest(
      key: key, partner: Identifier(rawValue: hasHub ? known.partner : 0),
      hub: Identifier(rawValue: hasHub ? known.hub : 0), zone: hasHub ? 0 : UInt32(below(3)),
      windows: windows)
  }

  private static func window(at time: Int64, _ below: (UInt64) -> UInt64) -> WindowSpec {
    // Stories are told at the end of time, too.
    let now = min(max(time, 0), .max / 2)
    let start = now + 1 + Int64(below(below(2) == 0 ? 90_000_000 : 900_000_000))
    return WindowSpec(
      class: [.sameDay, .nextDay, .dated][Int(below(3))], start: Timestamp(microseconds: start),
      end: Timestamp(microseconds: start + 1 + Int64(below(20_000_000))),
      opens: below(2) == 0
        ? Timestamp(microseconds: now + Int64(below(UInt64(start - now)))) : nil,
      capacity: UInt32(below(4)), preferences: below(4) == 0 ? [.pickup] : [])
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
    let key = UUIDBytes(high: 11, low: key)
    let calls =
      all(key: key, known, below) + ofDoors(key: key, known, below)
      + ofMoney(key: key, known, below) + ofTokens(key: key, known, below)
      + ofDispatch(key: key, known, below)
    return calls[Int(below(UInt64(calls.count)))].call
  }

  /// One of the calls that are about no door: a drop that has one is reserved of with tickets alone, and most stories
  /// are about something else.
  public static func nextBesideDoors(
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
    let key = UUIDBytes(high: 1, low: 1)
    let known = Known(drop: 1)
    let calls =
      all(key: key, known) { _ in 0 } + ofMoney(key: key, known) { _ in 0 }
      + ofDoors(key: key, known) { _ in 0 } + ofTokens(key: key, known) { _ in 0 }
      + ofDispatch(key: key, known) { _ in 0 }
    return calls.map { roles, call in
      ("\(call.method.service.split(separator: ".").last ?? "")/\(call.method.name)", roles)
    }
  }
}

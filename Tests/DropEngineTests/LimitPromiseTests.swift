import Basics
import Testing

@testable import DropEngine

/// Each table at its limit by itself, and all of them together: what is new is refused by the table's name, and
/// whatever ends, moves or pays for something that was promised is answered.
@Suite("What was promised is kept at every limit")
struct LimitPromiseTests {
  typealias Full = FullTableTests.Full

  /// A table of the engine: how large it is when `Full` is set up, and what then finds no room.
  struct Table: CustomTestStringConvertible, Sendable {
    var name: String
    var set: @Sendable (inout EngineLimits) -> Void
    var field: RefusedField
    var new: @Sendable (borrowing Full) -> Command.Body

    var testDescription: String { name }
  }

  private static func schedule(_ full: borrowing Full) -> Command.Body {
    .scheduleDrop(
      ScheduleDrop(
        offer: OfferID(sequence: 4, index: 0),
        pools: [PoolSpecification(variant: 0, capacity: 1)],
        buyerLimit: 0, holdTTLMicroseconds: 60_000_000, waitlistLimit: 0))
  }

  static let tables: [Table] = [
    Table(name: "partners", set: { $0.partners = 1 }, field: .partners) { _ in
      .registerPartner(RegisterPartner(name: "q"))
    },
    Table(name: "hubs", set: { $0.hubs = 1 }, field: .hubs) { full in
      .putHub(PutHub(partner: full.partner, zone: 0, capabilities: [], maximumOpenJobs: 9))
    },
    Table(name: "streams", set: { $0.streams = 1 }, field: .streams) { _ in
      .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "t"))
    },
    Table(name: "offers", set: { $0.offers = 1 }, field: .offers) { _ in .putOffer(Full.offer) },
    Table(name: "drops", set: { $0.drops = 1 }, field: .drops) { schedule($0) },
    Table(name: "pools", set: { $0.pools = 1 }, field: .poolTable) { schedule($0) },
    Table(name: "holds", set: { $0.holds = 8 }, field: .holds) { $0.reserve(9) },
    Table(name: "orders", set: { $0.orders = 8 }, field: .orders) { $0.reserve(9) },
    Table(name: "buyers", set: { $0.buyers = 8 }, field: .buyers) { $0.reserve(9) },
    Table(name: "payments", set: { $0.payments = 8 }, field: .payments) { $0.reserve(9) },
    Table(name: "usageRows", set: { $0.usageRows = 8 }, field: .usage) { $0.reserve(9) },
    Table(name: "waiters", set: { $0.waiters = 1 }, field: .waiters) {
      $0.reserve(9, joins: true)
    },
    Table(
      name: "idempotencyKeys, promisedKeys, refusals",
      set: { ($0.idempotencyKeys, $0.promisedKeys, $0.refusals) = (16, 0, 1) },
      field: .idempotencyKeys
    ) { $0.reserve(9) },
  ]

  /// Those that fill up from outside; sizes of one command or thing are no tables.
  @Test("every table has a line here, or is bounded by another")
  func complete() {
    var limits = EngineLimits()
    for table in Self.tables { table.set(&limits) }
    let changed = zip(
      Mirror(reflecting: limits).children, Mirror(reflecting: EngineLimits()).children
    ).filter { "\($0.value)" != "\($1.value)" }.compactMap(\.0.label)
    let tables = Mirror(reflecting: limits).children.prefix { $0.label != "textBytes" }
      .compactMap(\.label)
    // Windows are put by partners, and a window that is full has slots for those who hold them.
    #expect(Set(tables).subtracting(changed) == ["windows", "windowsPerZone"])
  }

  @Test("each by itself", arguments: tables)
  func each(_ table: Table) throws {
    var limits = EngineLimits()
    table.set(&limits)
    try Self.check([table], limits)
  }

  @Test("all of them together")
  func all() throws {
    var limits = EngineLimits()
    for table in Self.tables { table.set(&limits) }
    // Keys come first: without room for one nobody learns of another table.
    try Self.check([Self.tables[Self.tables.count - 1]], limits)
    (limits.idempotencyKeys, limits.promisedKeys) = (1_000, 1_000)
    try Self.check(
      Self.tables.filter { $0.field != .idempotencyKeys && $0.name != "pools" }, limits)
  }

  private static func check(_ tables: [Table], _ limits: EngineLimits) throws {
    var full = try Full(limits)
    func isRefused(_ table: Table, _ result: Outcome.Result) -> Bool {
      guard case .refused(let refusal) = result, refusal.code == .capacityReached else {
        return false
      }
      // The first table that is full is named.
      return refusal.field == table.field || tables.count > 1
    }
    for table in tables {
      let result = full.call(table.new(full))
      #expect(isRefused(table, result), "\(table.name): \(result)")
    }
    try keepPromises(&full)
    let (violations, divergences) = (full.driver.violations, full.driver.divergences)
    #expect(violations.isEmpty, "\(violations)")
    #expect(divergences.isEmpty, "\(divergences)")
  }

  /// Confirms, payment results of either kind, releases, more time, leaving the line, job reports and the end of the
  /// drop, each of which may be sent again.
  private static func keepPromises(_ full: inout Full) throws {
    let buyer = { (hold: Int) in BuyerID(rawValue: UInt64(hold) + 1) }
    let payments = (0..<7).map { full.payment($0) }
    let (held, partner) = (full.held, full.partner)
    let offered = full.job
    let job = try #require(offered)
    let report = { (progress: JobProgress) in
      Command.Body.reportJob(
        ReportJob(partner: partner, job: job.job, attempt: job.attempt, progress: progress))
    }
    let promised: [Command.Body] = [
      .beginConfirm(BeginConfirm(hold: held[1], buyer: buyer(1), payment: payments[1])),
      .paymentAuthorised(PaymentResult(hold: held[1], payment: payments[1])),
      .paymentAuthorised(PaymentResult(hold: held[1], payment: payments[1])),
      .beginConfirm(BeginConfirm(hold: held[2], buyer: buyer(2), payment: payments[2])),
      .paymentDeclined(PaymentResult(hold: held[2], payment: payments[2])),
      .confirm(Confirm(hold: held[2], buyer: buyer(2), payment: payments[2])),
      .confirm(Confirm(hold: held[3], buyer: buyer(3), payment: payments[3])),
      .extend(Extend(hold: held[4], buyer: buyer(4))),
      .acceptJob(AcceptJob(partner: partner, job: job.job, attempt: job.attempt)),
      report(.preparing), report(.ready), report(.ready),
      .leaveWaitlist(LeaveWaitlist(waiter: full.waiter, buyer: BuyerID(rawValue: 8))),
      .release(Release(hold: held[4], buyer: buyer(4))),
      .beginConfirm(BeginConfirm(hold: held[5], buyer: buyer(5), payment: payments[5])),
      report(.outForDelivery), report(.delivered),
      .closeStream(CloseStream(stream: full.stream)),
      .controlDrop(ControlDrop(drop: full.drop, action: .close)),
      .paymentAuthorised(PaymentResult(hold: held[5], payment: payments[5])),
      .release(Release(hold: held[6], buyer: buyer(6))),
      .tick,
    ]
    for body in promised {
      let result = full.call(body)
      if case .refused(let refusal) = result { Issue.record("\(body): \(refusal)") }
    }
  }

  /// The one exception: nothing was promised for a payment that no hold waits for. To void it without knowing it
  /// afterwards would tell the platform twice, and let it pay for something; it is put off.
  @Test(
    "a payment for what is gone is put off where payments are full, and voided once there is room")
  func foreignPayment() throws {
    var limits = EngineLimits()
    limits.payments = 8
    var full = try Full(limits)
    let held = full.held
    let released = full.call(.release(Release(hold: held[1], buyer: BuyerID(rawValue: 2))))
    if case .refused(let refusal) = released { Issue.record("\(refusal)") }
    // Who waited has the unit, and the next one in line the room.
    let waits = full.call(full.reserve(9, joins: true))
    if case .refused(let refusal) = waits { Issue.record("\(refusal)") }
    let late = Command.Body.paymentAuthorised(
      PaymentResult(hold: held[1], payment: full.payment(1)))
    guard case .refused(let refusal) = full.call(late) else {
      Issue.record("there was room")
      return
    }
    #expect(refusal.code == .capacityReached && refusal.field == .payments)
    _ = full.call(.release(Release(hold: held[2], buyer: BuyerID(rawValue: 3))))
    let result = full.call(late)
    guard case .paymentVoided(let voided) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(voided.hold == held[1] && voided.reason == .holdReleased)
    let events = full.driver.lastEvents
    #expect(
      events.contains { if case .voidPayment = $0.payload { true } else { false } })
    let violations = full.driver.violations
    #expect(violations.isEmpty, "\(violations)")
  }
}

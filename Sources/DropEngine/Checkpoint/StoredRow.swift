import Basics

/// A row of a checkpoint as it is stored: ids where records have slots. Read by itself, without the rows that it
/// refers to, so that one damaged row hides no other.
package enum StoredRow: Equatable, Sendable {
  case engine(EngineRow)
  case partner(PartnerRow)
  case hub(HubRow)
  case stream(StreamRow)
  case offer(OfferRow)
  case drop(DropRow)
  case pool(PoolRow)
  case buyer(BuyerRow)
  case usage(UsageRow)
  case hold(HoldRow)
  case waiter(WaiterRow)
  case order(OrderRow)
  case job(JobRow)
  case idempotency(OutcomeRow)
  case refusal(OutcomeRow)
  case payment(PaymentRow)
  case window(WindowRow)
  case reservation(ReservationRow)
  case hubSignals(HubSignalRow)
  case fence(FenceRow)
  case limits(LimitsRow)
  case till(TillRow)
  case refunding(RefundingRow)
  case admission(AdmissionRow)
  case joiner(JoinerRow)
  case token(TokenRow)
  case dispatch(DispatchRow)
  case hubDispatch(HubDispatchRow)

  /// Reads a row. Never traps, whatever the bytes are.
  ///
  /// - Throws: ``RestoreError`` that names the table, and the versions where the row is a newer program's.
  package init(table: UInt8, key: [UInt8], value: [UInt8]) throws(RestoreError) {
    guard let table = StateTable(rawValue: table) else { throw .unknownTable(table) }
    var source = RowSource(key: ByteSource(key), value: ByteSource(value))
    try self.init(table, reading: &source)
  }

  init(_ table: StateTable, reading source: inout RowSource) throws(RestoreError) {
    self = try source.whole(of: table) { (source) throws(ByteError) in
      try Self.read(table, from: &source)
    }
  }

  private static func read(
    _ table: StateTable, from source: inout RowSource
  ) throws(ByteError) -> StoredRow {
    switch table {
    case .engine: .engine(try EngineRow(&source))
    case .partners: .partner(try PartnerRow(&source))
    case .hubs: .hub(try HubRow(&source))
    case .streams: .stream(try StreamRow(&source))
    case .offers: .offer(try OfferRow(&source))
    case .drops: .drop(try DropRow(&source))
    case .pools: .pool(try PoolRow(&source))
    case .buyers: .buyer(try BuyerRow(&source))
    case .usage: .usage(try UsageRow(&source))
    case .holds: .hold(try HoldRow(&source))
    case .waiters: .waiter(try WaiterRow(&source))
    case .orders: .order(try OrderRow(&source))
    case .jobs: .job(try JobRow(&source))
    case .idempotency: .idempotency(try OutcomeRow(&source))
    case .refusals: .refusal(try OutcomeRow(&source))
    case .payments: .payment(try PaymentRow(&source))
    case .windows: .window(try WindowRow(&source))
    case .reservations: .reservation(try ReservationRow(&source))
    case .hubSignals: .hubSignals(try HubSignalRow(&source))
    case .fences: .fence(try FenceRow(&source))
    case .limits: .limits(try LimitsRow(&source))
    case .till: .till(try TillRow(&source))
    case .refunding: .refunding(try RefundingRow(&source))
    case .admissions: .admission(try AdmissionRow(&source))
    case .joiners: .joiner(try JoinerRow(&source))
    case .tokens: .token(try TokenRow(&source))
    case .dispatch: .dispatch(try DispatchRow(&source))
    case .hubDispatch: .hubDispatch(try HubDispatchRow(&source))
    }
  }
}

/// The two halves of a row that is being read.
struct RowSource {
  var key: ByteSource
  var value: ByteSource
  /// Of the form of the row; 0 before it was read.
  private(set) var version: UInt8 = 0

  init(key: ByteSource, value: ByteSource) {
    self.key = key
    self.value = value
  }

  /// Reads the first byte of the value, which says in which form the rest is.
  mutating func readVersion(of table: StateTable) throws(ByteError) {
    version = try value.version(upTo: newestRowVersion(of: table))
  }

  /// Reads a row from its version to its end.
  @inline(__always)
  mutating func whole<Row>(
    of table: StateTable, _ read: (inout RowSource) throws(ByteError) -> Row
  ) throws(RestoreError) -> Row {
    do throws(ByteError) {
      try readVersion(of: table)
      let row = try read(&self)
      try finish()
      return row
    } catch {
      throw RestoreError(error, in: table)
    }
  }

  /// Both halves must have been read to their end.
  func finish() throws(ByteError) {
    try value.finish()
    try key.finish()
  }

  /// An id of the key.
  mutating func id<Kind>() throws(ByteError) -> EntityID<Kind> {
    EntityID(rawValue: UInt64(bigEndian: try key.fixed()))
  }

  /// A number of the key.
  fileprivate mutating func number() throws(ByteError) -> UInt64 {
    UInt64(bigEndian: try key.fixed())
  }
}

/// The engine's own row.
package struct EngineRow: Equatable, Sendable {
  package var lastSequence: UInt64
  package var lastLogTimeMicroseconds: Int64
  package var platformNextOffset: UInt64
  package var nextFinishOrder: UInt64
  package var nextOutcome: UInt64
  // From the second form on.
  package var nextRefusal: UInt64 = 0
  package var rules = EngineRules.first
  package var forgottenThrough: UInt64 = 0
  package var retention: Retention?
  package var nextUsageOrder: UInt64 = 1
  package var nextToldOrder: UInt64 = 1
  package var forgottenOffset: UInt64 = 0
  // From the third form on.
  package var outcomeCeilings: [OutcomeCeiling] = []
  package var refusalCeilings: [OutcomeCeiling] = []
  /// From the fourth form on: features that are off, a bit each.
  package var switchedOff: UInt8 = 0

  init(_ row: inout RowSource) throws(ByteError) {
    lastSequence = try row.value.varint()
    lastLogTimeMicroseconds = try row.value.signed()
    platformNextOffset = try row.value.varint()
    nextFinishOrder = try row.value.varint()
    nextOutcome = try row.value.varint()
    if row.version < 2 { return }
    nextRefusal = try row.value.varint()
    rules = try row.value.rules()
    forgottenThrough = try row.value.varint()
    retention = try Retention(from: &row.value)
    nextUsageOrder = try row.value.varint()
    nextToldOrder = try row.value.varint()
    forgottenOffset = try row.value.varint()
    if row.version < 3 { return }
    outcomeCeilings = try Self.ceilings(&row)
    refusalCeilings = try Self.ceilings(&row)
    if row.version < 4 { return }
    switchedOff = try row.value.byte()
  }

  private static func ceilings(_ row: inout RowSource) throws(ByteError) -> [OutcomeCeiling] {
    var all: [OutcomeCeiling] = []
    for _ in 0..<(try row.value.length(limit: TimeCeilings.most)) {
      all.append(
        OutcomeCeiling(end: try row.value.varint(), timeMicroseconds: try row.value.signed()))
    }
    return all
  }
}

/// What entries of the log have said that limits are.
package struct LimitsRow: Equatable, Sendable {
  package var settings: [LimitSetting]

  init(_ row: inout RowSource) throws(ByteError) { settings = try row.value.settings() }
}

/// From when outcomes count that were decided before log time was set back.
package struct OutcomeCeiling: Equatable, Sendable {
  /// Outcomes with lower numbers.
  package var end: UInt64
  package var timeMicroseconds: Int64
}

package struct PartnerRow: Equatable, Sendable {
  package var partner: PartnerID
  package var name: String
  package var nextOffset: UInt64

  init(_ row: inout RowSource) throws(ByteError) {
    partner = try row.id()
    name = try row.value.text(limit: FormBounds.textBytes)
    nextOffset = try row.value.varint()
  }
}

package struct HubRow: Equatable, Sendable {
  package var hub: HubID
  package var partner: PartnerID
  package var zone: UInt32
  package var capabilities: Capabilities
  package var maximumOpenJobs: UInt32
  /// Jobs it has.
  package var jobs: UInt32

  init(_ row: inout RowSource) throws(ByteError) {
    hub = try row.id()
    partner = try row.value.id()
    zone = try row.value.varint32()
    capabilities = Capabilities(rawValue: try row.value.fixed())
    maximumOpenJobs = try row.value.varint32()
    jobs = try row.value.varint32()
  }
}

package struct StreamRow: Equatable, Sendable {
  package var stream: StreamID
  package var creator: CreatorID
  package var title: String
  package var epoch: UInt32
  package var nextOffset: UInt64
  package var isOpen: Bool

  init(_ row: inout RowSource) throws(ByteError) {
    stream = try row.id()
    creator = try row.value.id()
    title = try row.value.text(limit: FormBounds.textBytes)
    epoch = try row.value.varint32()
    nextOffset = try row.value.varint()
    isOpen = try row.value.flag()
  }
}

package struct OfferRow: Equatable, Sendable {
  package var offer: OfferID
  package var creator: CreatorID
  package var version: UInt32
  package var title: String
  package var priceMinor: Int64
  package var currency: Currency
  package var variants: [String] = []

  init(_ row: inout RowSource) throws(ByteError) {
    offer = try row.id()
    creator = try row.value.id()
    version = try row.value.varint32()
    title = try row.value.text(limit: FormBounds.textBytes)
    priceMinor = try row.value.signed()
    currency = Currency(rawValue: try row.value.varint32())
    for _ in 0..<(try row.value.length(limit: FormBounds.elements)) {
      variants.append(try row.value.text(limit: FormBounds.textBytes))
    }
  }
}

package struct DropRow: Equatable, Sendable {
  package var drop: DropID
  package var offer: OfferID
  package var offerVersion: UInt32
  package var stream: StreamID
  package var priceMinor: Int64
  package var currency: Currency
  package var phase: DropPhase
  package var opensByCue: Bool
  package var buyerLimit: UInt32
  package var waitlistLimit: UInt32
  package var holdTTLMicroseconds: Int64
  package var opensAtMicroseconds: Int64
  package var closesAtMicroseconds: Int64
  package var requiredCapabilities: Capabilities
  package var zone: UInt32
  package var poolCount: UInt32
  // From the second form on.
  package var endedAtMicroseconds: Int64 = 0
  package var isRetiring = false
  // From the third form on.
  package var bypass = false
  package var passed: UInt64 = 0

  init(_ row: inout RowSource) throws(ByteError) {
    drop = try row.id()
    offer = try row.value.id()
    offerVersion = try row.value.varint32()
    stream = try row.value.id()
    priceMinor = try row.value.signed()
    currency = Currency(rawValue: try row.value.varint32())
    phase = try row.value.enumeration()
    opensByCue = try row.value.flag()
    buyerLimit = try row.value.varint32()
    waitlistLimit = try row.value.varint32()
    holdTTLMicroseconds = try row.value.signed()
    opensAtMicroseconds = try row.value.signed()
    closesAtMicroseconds = try row.value.signed()
    requiredCapabilities = Capabilities(rawValue: try row.value.fixed())
    zone = try row.value.varint32()
    poolCount = try row.value.varint32()
    if row.version < 2 { return }
    endedAtMicroseconds = try row.value.signed()
    isRetiring = try row.value.flag()
    if row.version < 3 { return }
    bypass = try row.value.flag()
    passed = try row.value.varint()
  }
}

package struct PoolRow: Equatable, Sendable {
  package var pool: PoolID
  package var drop: DropID
  package var variant: UInt32
  package var hub: HubID
  package var capacity: UInt32
  package var held: UInt32
  package var sold: UInt32
  package var waiting: UInt32
  package var isPending: Bool
  /// From the second form on.
  package var isPreorder = false

  init(_ row: inout RowSource) throws(ByteError) {
    pool = try row.id()
    drop = try row.value.id()
    variant = try row.value.varint32()
    hub = try row.value.id()
    capacity = try row.value.varint32()
    held = try row.value.varint32()
    sold = try row.value.varint32()
    waiting = try row.value.varint32()
    isPending = try row.value.flag()
    if row.version < 2 { return }
    isPreorder = try row.value.flag()
  }
}

package struct BuyerRow: Equatable, Sendable {
  package var buyer: BuyerID
  package var nextOffset: UInt64
  // From the second form on.
  package var toldAtMicroseconds: Int64 = 0
  package var order: UInt64 = 0

  init(_ row: inout RowSource) throws(ByteError) {
    buyer = try row.id()
    nextOffset = try row.value.varint()
    if row.version < 2 { return }
    toldAtMicroseconds = try row.value.signed()
    order = try row.value.varint()
  }
}

package struct UsageRow: Equatable, Sendable {
  package var drop: DropID
  package var buyer: BuyerID
  package var committed: UInt32
  package var waiting: UInt32
  /// From the second form on.
  package var order: UInt64 = 0

  init(_ row: inout RowSource) throws(ByteError) {
    drop = try row.id()
    buyer = try row.id()
    committed = try row.value.varint32()
    waiting = try row.value.varint32()
    if row.version < 2 { return }
    order = try row.value.varint()
  }
}

package struct HoldRow: Equatable, Sendable {
  package var hold: HoldID
  package var buyer: BuyerID
  package var drop: DropID
  package var phase: HoldPhase
  package var source: HoldSource
  package var extensions: UInt8
  package var lines: UnitLines
  package var deadlineMicroseconds: Int64
  package var confirmDeadlineMicroseconds: Int64
  package var payment: Key128
  package var order: OrderID
  package var waiter: WaiterID
  package var finishedAtMicroseconds: Int64
  package var finishOrder: UInt64
  /// From the second form on.
  package var window = WindowID.none

  init(_ row: inout RowSource) throws(ByteError) {
    hold = try row.id()
    buyer = try row.value.id()
    drop = try row.value.id()
    phase = try row.value.enumeration()
    source = try row.value.enumeration()
    extensions = try row.value.byte()
    lines = try UnitLines(from: &row.value)
    deadlineMicroseconds = try row.value.signed()
    confirmDeadlineMicroseconds = try row.value.signed()
    payment = try row.value.key()
    order = try row.value.id()
    waiter = try row.value.id()
    finishedAtMicroseconds = try row.value.signed()
    finishOrder = try row.value.varint()
    if row.version < 2 { return }
    window = try row.value.id()
  }
}

package struct WaiterRow: Equatable, Sendable {
  package var waiter: WaiterID
  package var buyer: BuyerID
  package var pool: PoolID
  package var quantity: UInt32
  package var minimumQuantity: UInt32
  package var phase: WaiterPhase
  package var hold: HoldID
  package var finishedAtMicroseconds: Int64
  package var finishOrder: UInt64
  /// From the second form on: which of the legs of a place in several lines it is, and how many there are.
  package var leg: UInt8 = 0
  package var legs: UInt8 = 1

  init(_ row: inout RowSource) throws(ByteError) {
    waiter = try row.id()
    buyer = try row.value.id()
    pool = try row.value.id()
    quantity = try row.value.varint32()
    minimumQuantity = try row.value.varint32()
    phase = try row.value.enumeration()
    hold = try row.value.id()
    finishedAtMicroseconds = try row.value.signed()
    finishOrder = try row.value.varint()
    if row.version < 2 { return }
    leg = try row.value.byte()
    legs = try row.value.byte()
  }
}

package struct OrderRow: Equatable, Sendable {
  package var order: OrderID
  package var hold: HoldID
  package var buyer: BuyerID
  package var drop: DropID
  package var revision: UInt32
  package var phase: OrderPhase
  package var jobCount: UInt8
  package var payment: Key128
  package var amountMinor: Int64
  package var finishedAtMicroseconds: Int64
  package var finishOrder: UInt64
  /// From the second form on.
  package var window = WindowID.none

  init(_ row: inout RowSource) throws(ByteError) {
    order = try row.id()
    hold = try row.value.id()
    buyer = try row.value.id()
    drop = try row.value.id()
    revision = try row.value.varint32()
    phase = try row.value.enumeration()
    jobCount = try row.value.byte()
    payment = try row.value.key()
    amountMinor = try row.value.signed()
    finishedAtMicroseconds = try row.value.signed()
    finishOrder = try row.value.varint()
    if row.version < 2 { return }
    window = try row.value.id()
  }
}

package struct JobRow: Equatable, Sendable {
  package var job: JobID
  package var order: OrderID
  package var pool: PoolID
  package var quantity: UInt32
  package var phase: JobPhase
  package var attempt: UInt32
  package var hub: HubID
  package var tried: [HubID] = []
  package var etaMicroseconds: Int64
  /// From the second form on.
  package var dispatch: JobDispatchRow?

  init(_ row: inout RowSource) throws(ByteError) {
    job = try row.id()
    order = try row.value.id()
    pool = try row.value.id()
    quantity = try row.value.varint32()
    phase = try row.value.enumeration()
    attempt = try row.value.varint32()
    hub = try row.value.id()
    for _ in 0..<(try row.value.byte()) { tried.append(try row.value.id()) }
    etaMicroseconds = try row.value.signed()
    if row.version >= 2 { dispatch = try JobDispatchRow(&row) }
  }
}

/// An outcome that is remembered under its key.
package struct OutcomeRow: Equatable, Sendable {
  package var number: UInt64
  package var space: KeySpace
  package var principal: PrincipalID
  package var key: Key128
  package var fingerprint: UInt64
  package var outcome: Outcome

  init(_ row: inout RowSource) throws(ByteError) {
    number = try row.number()
    space = try row.value.enumeration()
    principal = PrincipalID(rawValue: try row.value.fixed())
    key = try row.value.key()
    fingerprint = try row.value.fixed()
    outcome = try Outcome(from: &row.value)
  }
}

package struct PaymentRow: Equatable, Sendable {
  package var payment: Key128
  package var hold: HoldID
  package var order: OrderID
  package var state: PaymentState
  package var reason: RefusalCode
  package var amountMinor: Int64
  package var endedAtMicroseconds: Int64
  package var finishOrder: UInt64
  /// From the second form on.
  package var charge: ChargeRow?

  init(_ row: inout RowSource) throws(ByteError) {
    payment = Key128(high: try row.number(), low: try row.number())
    hold = try row.value.id()
    order = try row.value.id()
    state = try row.value.enumeration()
    reason = try row.value.enumeration()
    amountMinor = try row.value.signed()
    endedAtMicroseconds = try row.value.signed()
    finishOrder = try row.value.varint()
    if row.version >= 2 { charge = try ChargeRow(&row) }
  }
}

/// The throttle and the mode of a hub, with what it has said of itself.
package struct HubSignalRow: Equatable, Sendable {
  package var hub: HubID
  package var policy = HubPolicy()
  package var fullAtMicroseconds: Int64
  package var mode: HubMode
  package var reason: HubModeReason
  package var isForced: Bool
  package var sinceMicroseconds: Int64
  package var heardAtMicroseconds: Int64
  package var isHeard: Bool
  package var backlog: UInt32
  package var preparationMicroseconds: Int64
  package var acceptRate: UInt32

  init(_ row: inout RowSource) throws(ByteError) {
    hub = try row.id()
    policy.burst = try row.value.varint32()
    policy.refillMicroseconds = try row.value.signed()
    policy.openJobs = try row.value.varint32()
    policy.enterBacklog = try row.value.varint32()
    policy.exitBacklog = try row.value.varint32()
    policy.enterPreparationMicroseconds = try row.value.signed()
    policy.exitPreparationMicroseconds = try row.value.signed()
    policy.minAcceptRate = try row.value.varint32()
    policy.exitAcceptRate = try row.value.varint32()
    policy.heartbeatWithinMicroseconds = try row.value.signed()
    policy.minDwellMicroseconds = try row.value.signed()
    fullAtMicroseconds = try row.value.signed()
    mode = try row.value.enumeration()
    reason = try row.value.enumeration()
    isForced = try row.value.flag()
    sinceMicroseconds = try row.value.signed()
    heardAtMicroseconds = try row.value.signed()
    isHeard = try row.value.flag()
    backlog = try row.value.varint32()
    preparationMicroseconds = try row.value.signed()
    acceptRate = try row.value.varint32()
  }
}

import Basics
import Messages
import WireCodec

/// Where something is that was asked for.
public enum Whereabouts<Answer: Sendable>: Sendable {
  /// In the state, or among what was forgotten since the last drain.
  case here(Answer)
  /// In the archive, if anywhere: it is not in the state.
  ///
  /// - Parameter isForgotten: whether it may have been; otherwise there never was such a thing, as far as the
  ///   state tells.
  case elsewhere(isForgotten: Bool)
}

/// The row of something that has left the state, as archives keep it.
public struct ForgottenRow: Sendable {
  /// The last form of the row.
  public var value: [UInt8]
  /// When it left.
  public var stamp: ArchiveStamp

  public init(value: [UInt8], stamp: ArchiveStamp) {
    self.value = value
    self.stamp = stamp
  }
}

/// Looks for a row in an archive; nil when it is not there.
public typealias ArchiveLookup<Failure: Error> =
  (_ table: StateTable, _ key: [UInt8]) throws(Failure) -> ForgottenRow?

// Questions about one thing, of the state or of the archive. What is in the archive is read by itself, away from the
// engine. A refusal has no sentence yet.
extension Engine {
  /// Nothing of the state is needed to read what has left it: it says as of when that was looked at.
  public struct Moment: Sendable {
    var asOf: UInt64
    var serverNow: Timestamp
  }

  /// The moment after the last entry.
  public var moment: Moment {
    Moment(asOf: lastSequence, serverNow: Timestamp(microseconds: lastLogTimeMicroseconds))
  }

  /// Looks among what was forgotten since the last drain.
  private func recent(_ table: StateTable, _ key: [UInt8]) -> ForgottenRow? {
    archived(table: table, key: key).map { ForgottenRow(value: $0.value, stamp: $0.stamp) }
  }

  /// A hold; `notOwner` where it is another buyer's.
  public func hold(_ request: HoldRequest) -> Whereabouts<HoldResult> {
    let id = request.hold.rawValue
    guard let hold = hold(HoldID(rawValue: id)) else {
      if let answer = request.answer(at: moment, lookup: { recent($0, $1) }) {
        return .here(answer)
      }
      return .elsewhere(isForgotten: mayBeForgotten(id))
    }
    return .here(
      request.answer(hold.buyer) { HoldStatus(hold, at: moment) })
  }

  /// An order; `notOwner` where it is another buyer's.
  public func order(_ request: GetOrderRequest) -> Whereabouts<GetOrderResult> {
    let id = request.order.rawValue
    guard let order = order(OrderID(rawValue: id)) else {
      if let answer = request.answer(at: moment, lookup: { recent($0, $1) }) {
        return .here(answer)
      }
      return .elsewhere(isForgotten: mayBeForgotten(id))
    }
    return .here(request.answer(order.buyer) { OrderStatus(order, at: moment) })
  }

  /// A place in line that has left the state; nil when it has not, or is not among what was forgotten since the
  /// last drain.
  public func recentPlace(_ request: PlaceRequest) -> PlaceResult? {
    request.answer(at: moment, lookup: { recent($0, $1) })
  }

  /// The same of a drop.
  public func recentDrop(_ request: GetDropRequest) -> GetDropResult? {
    request.answer(at: moment, lookup: { recent($0, $1) })
  }

  /// Whether an id that leads nowhere may be that of something which has been forgotten.
  public func mayHaveForgotten(_ id: Identifier) -> Bool { mayBeForgotten(id.rawValue) }
}

/// The row that an archive has of an id, read; nil when there is none, or it is none of such a thing.
private func row<Failure: Error>(
  _ table: StateTable, _ id: UInt64, _ lookup: ArchiveLookup<Failure>
) throws(Failure) -> (row: StoredRow, at: Timestamp)? {
  var key = ByteSink()
  key.putFixed(id.byteSwapped)
  guard let found = try lookup(table, key.bytes),
    let row = try? StoredRow(table: table.rawValue, key: key.bytes, value: found.value)
  else { return nil }
  return (row, Timestamp(microseconds: found.stamp.timeMicroseconds))
}

extension HoldRequest {
  /// What an archive knows of the hold; nil when it does not know it.
  public func answer<Failure: Error>(
    at moment: Engine.Moment, lookup: ArchiveLookup<Failure>
  ) throws(Failure) -> HoldResult? {
    guard let found = try row(.holds, hold.rawValue, lookup), case .hold(let row) = found.row else {
      return nil
    }
    return answer(row.buyer) {
      var status = HoldStatus(HoldView(row), at: moment)
      status.archived = found.at
      return status
    }
  }

  fileprivate func answer(_ owner: BuyerID, _ status: () -> HoldStatus) -> HoldResult {
    owner.rawValue == buyer.rawValue
      ? .hold(status()) : .rejected(Rejected(Refusal(.notOwner)))
  }
}

extension GetOrderRequest {
  /// What an archive knows of the order; nil when it does not know it.
  public func answer<Failure: Error>(
    at moment: Engine.Moment, lookup: ArchiveLookup<Failure>
  ) throws(Failure) -> GetOrderResult? {
    guard let found = try row(.orders, order.rawValue, lookup), case .order(let order) = found.row
    else { return nil }
    var jobs: [Messages.JobStatus] = []
    // Made with it, one after the other.
    for line in 0..<UInt32(order.jobCount) {
      let id = JobID(sequence: order.order.sequence, index: order.order.index + 1 + line)
      guard case .job(let job)? = try row(.jobs, id.rawValue, lookup)?.row else { continue }
      jobs.append(JobStatus(JobView(job)))
    }
    return answer(order.buyer) {
      var status = OrderStatus(OrderView(order), at: moment)
      status.jobs = jobs
      status.archived = found.at
      return status
    }
  }

  fileprivate func answer(_ owner: BuyerID, _ status: () -> OrderStatus) -> GetOrderResult {
    owner.rawValue == buyer.rawValue
      ? .order(status()) : .rejected(Rejected(Refusal(.notOwner)))
  }
}

extension PlaceRequest {
  /// What an archive knows of the place in line; nil when it does not know it.
  public func answer<Failure: Error>(
    at moment: Engine.Moment, lookup: ArchiveLookup<Failure>
  ) throws(Failure) -> PlaceResult? {
    guard let found = try row(.waiters, waiter.rawValue, lookup),
      case .waiter(let waiter) = found.row, waiter.leg == 0
    else { return nil }
    if waiter.buyer.rawValue != buyer.rawValue {
      return .rejected(Rejected(Refusal(.notOwner)))
    }
    // A line is of a pool that was made with its drop, whose id is the first of that entry.
    let drop = DropID(sequence: waiter.pool.sequence, index: 0)
    var place = PlaceInLine(
      waiter: self.waiter, drop: Identifier(rawValue: drop.rawValue),
      pool: Identifier(rawValue: waiter.pool.rawValue),
      phase: Messages.WaiterPhase(rawValue: waiter.phase.rawValue), quantity: waiter.quantity,
      minimum: waiter.minimumQuantity, hold: Identifier(rawValue: waiter.hold.rawValue),
      asOf: moment.asOf, serverNow: moment.serverNow, archived: found.at)
    if waiter.legs > 1 {
      place.lines = try lines(of: waiter, lookup)
      place.quantity = place.lines.reduce(0) { $0 &+ $1.quantity }
      place.minimum = place.quantity
    }
    return .place(place)
  }

  /// What a place in several lines waited for in each of them: their rows follow each other, and while some of them are
  /// still on their way into the archive, only the others.
  private func lines<Failure: Error>(
    of place: WaiterRow, _ lookup: ArchiveLookup<Failure>
  ) throws(Failure) -> [PlaceLine] {
    var lines: [PlaceLine] = []
    for leg in 0..<UInt32(place.legs) {
      let id = WaiterID(sequence: place.waiter.sequence, index: place.waiter.index + leg)
      guard case .waiter(let row)? = try row(.waiters, id.rawValue, lookup)?.row else { continue }
      lines.append(
        PlaceLine(pool: Identifier(rawValue: row.pool.rawValue), quantity: row.quantity))
    }
    return lines
  }
}

extension GetDropRequest {
  /// What an archive knows of the drop and its pools; nil when it does not know it.
  public func answer<Failure: Error>(
    at moment: Engine.Moment, lookup: ArchiveLookup<Failure>
  ) throws(Failure) -> GetDropResult? {
    guard let found = try row(.drops, drop.rawValue, lookup), case .drop(let drop) = found.row
    else { return nil }
    var pools: [Messages.PoolStatus] = []
    // Made with it, one after the other.
    for index in 0..<drop.poolCount {
      let id = PoolID(sequence: drop.drop.sequence, index: drop.drop.index + 1 + index)
      guard case .pool(let pool)? = try row(.pools, id.rawValue, lookup)?.row else { continue }
      pools.append(
        Messages.PoolStatus(
          pool: Identifier(rawValue: pool.pool.rawValue),
          hub: Identifier(rawValue: pool.hub.rawValue), variant: pool.variant,
          capacity: pool.capacity, held: pool.held, sold: pool.sold,
          free: freeOf(pool.capacity, less: pool.held, and: pool.sold), waiting: pool.waiting))
    }
    return .status(
      Messages.DropStatus(
        drop: self.drop, offer: Identifier(rawValue: drop.offer.rawValue),
        stream: Identifier(rawValue: drop.stream.rawValue),
        phase: Messages.DropPhase(rawValue: drop.phase.rawValue), buyerLimit: drop.buyerLimit,
        pools: pools, asOf: moment.asOf, passed: drop.passed, archived: found.at))
  }
}

// MARK: Rows as they are asked for

extension HoldView {
  init(_ row: HoldRow) {
    self.init(
      hold: row.hold, buyer: row.buyer, drop: row.drop, phase: row.phase, source: row.source,
      lines: row.lines, deadlineMicroseconds: row.deadlineMicroseconds,
      confirmDeadlineMicroseconds: row.confirmDeadlineMicroseconds, payment: row.payment,
      order: row.order, waiter: row.waiter, window: row.window)
  }
}

extension OrderView {
  /// Without its jobs.
  init(_ row: OrderRow) {
    self.init(
      order: row.order, hold: row.hold, buyer: row.buyer, drop: row.drop, revision: row.revision,
      phase: row.phase, payment: row.payment, amountMinor: row.amountMinor, jobs: [],
      window: row.window)
  }
}

extension JobView {
  /// Without the partner, whom the hub tells.
  init(_ row: JobRow) {
    self.init(
      job: row.job, order: row.order, pool: row.pool, quantity: row.quantity, phase: row.phase,
      attempt: row.attempt, hub: row.hub, partner: .none, etaMicroseconds: row.etaMicroseconds)
  }
}

extension HoldStatus {
  fileprivate init(_ hold: HoldView, at moment: Engine.Moment) {
    var lines: [Messages.HeldLine] = []
    for index in 0..<hold.lines.count {
      let line = hold.lines[index]
      lines.append(
        Messages.HeldLine(
          pool: Identifier(rawValue: line.pool.rawValue), quantity: line.quantity))
    }
    self.init(
      hold: Identifier(rawValue: hold.hold.rawValue),
      drop: Identifier(rawValue: hold.drop.rawValue),
      phase: Messages.HoldPhase(rawValue: hold.phase.rawValue), lines: lines,
      deadline: Timestamp(microseconds: hold.deadlineMicroseconds),
      order: Identifier(rawValue: hold.order.rawValue),
      waiter: Identifier(rawValue: hold.waiter.rawValue),
      window: Identifier(rawValue: hold.window.rawValue), asOf: moment.asOf,
      serverNow: moment.serverNow)
  }
}

extension Messages.JobStatus {
  fileprivate init(_ job: JobView) {
    self.init(
      job: Identifier(rawValue: job.job.rawValue), pool: Identifier(rawValue: job.pool.rawValue),
      quantity: job.quantity, phase: Messages.JobPhase(rawValue: job.phase.rawValue),
      attempt: job.attempt, hub: Identifier(rawValue: job.hub.rawValue),
      eta: job.etaMicroseconds == 0 ? nil : Timestamp(microseconds: job.etaMicroseconds))
  }
}

extension OrderStatus {
  fileprivate init(_ order: OrderView, at moment: Engine.Moment) {
    self.init(
      order: Identifier(rawValue: order.order.rawValue),
      hold: Identifier(rawValue: order.hold.rawValue),
      drop: Identifier(rawValue: order.drop.rawValue), revision: order.revision,
      phase: Messages.OrderPhase(rawValue: order.phase.rawValue), amount: order.amountMinor,
      jobs: order.jobs.map { Messages.JobStatus($0) },
      window: Identifier(rawValue: order.window.rawValue), asOf: moment.asOf,
      serverNow: moment.serverNow)
  }
}

import EventLoop
import HTTP2Transport
import LoadKit
import Messages
import RPC
import WireCodec

/// Reservations of one drop at a steady rate, each under its own key and some sent again, asked until they are
/// answered, crash or not. Keeps what was told for the audit. Confined to its loop.
final class ReserveBench: ReservationTaker, LoadPump.Target {
  private struct Flight {
    var index = 0
    var intended: Int64 = 0
    var sent: Int64 = 0
  }

  private let loop: Loop
  private let options: LoadOptions
  private let links: [Link]
  private var sender: (any ReservationSender)?
  private let demand: SteadyDemand
  private let target: BuyerCrowd.Target
  private let joinsWaitlist: Bool
  private var pump: LoadPump?
  private var flights: [Flight] = []
  private var vacant: [Int] = []
  private(set) var result = LoadResult()
  private(set) var progress = LoadProgress()
  private(set) var ledger = ToldLedger()
  private(set) var tally = ReserveTally()
  private(set) var replayed: UInt64 = 0

  init(
    loop: Loop, options: LoadOptions, target: BuyerCrowd.Target, demand: SteadyDemand,
    joinsWaitlist: Bool, isStreamed: Bool
  ) {
    self.loop = loop
    self.options = options
    self.target = target
    self.demand = demand
    self.joinsWaitlist = joinsWaitlist
    links = (0..<options.connections).map { _ in Link(loop: loop, address: options.address) }
    let templates = Templates(options.address)
    sender =
      isStreamed
      ? StreamedReservations(loop: loop, links: links, templates: templates, taker: self)
      : UnaryReservations(loop: loop, links: links, templates: templates, taker: self)
  }

  func connect() { for link in links { link.open() } }

  var isConnected: Bool { links.contains(where: \.isUp) }
  var isEverybodyUp: Bool { links.allSatisfy(\.isUp) }
  var losses: Int { links.reduce(0) { $0 + $1.losses } }
  var repeats: Int { sender?.repeats ?? 0 }
  var lastError: String { links.first { !$0.isUp }?.lastError ?? "" }

  func begin() {
    let start = MonotonicTime.nanoseconds
    result.meter = RateMeter(start: start)
    let pump = LoadPump(
      loop: loop, target: self, rate: options.rate, start: start,
      duration: options.durationNanoseconds)
    self.pump = pump
    pump.start(inFlight: options.connections * options.streams)
  }

  var isFired: Bool { pump?.isDone ?? false }
  var openRequests: Int { progress.open }
  var isDone: Bool { isFired && progress.open == 0 }

  func giveUp() { sender?.giveUp() }

  func finish() -> LoadResult {
    result.lag = pump?.openLoop?.lagSummary
    result.notSent = pump?.notSent ?? 0
    pump?.stop()
    for link in links { link.close() }
    return result
  }

  func fire(_ index: Int, intended: Int64) {
    let request = demand.request(index)
    let flight = Flight(index: index, intended: intended, sent: MonotonicTime.nanoseconds)
    let slot = vacant.popLast() ?? flights.count
    if slot == flights.count { flights.append(flight) } else { flights[slot] = flight }
    result.meter.offered(at: intended)
    progress.offered += 1
    progress.open += 1
    let reserve = ReserveRequest(
      key: UUIDBytes(high: request.key.high, low: request.key.low),
      buyer: Identifier(rawValue: request.buyer), drop: target.drop,
      pool: target.pools[request.pool], quantity: request.quantity, waitlist: joinsWaitlist)
    sender?.begin(reserve, tag: slot)
  }

  func answered(_ slot: Int, _ answer: ReserveResult?) {
    let now = MonotonicTime.nanoseconds
    let flight = flights[slot]
    finished(slot)
    guard let answer else {
      fail(now, "an answer that cannot be decoded")
      return
    }
    let request = demand.request(flight.index)
    let first = request.duplicateOf ?? flight.index
    let key = AuditKey(principal: request.buyer, key: request.key)
    switch answer {
    case .reserved(let reserved):
      ledger.told(key, AuditGrant(reserved), sequence: reserved.sequence)
      tally.answered(first, reserved.hold != 0 ? .granted : .waiting)
      if reserved.replayed { replayed += 1 }
    case .rejected(let rejected):
      ledger.told(key, refused: AuditRefusal(rejected.reason), sequence: rejected.sequence)
      tally.answered(first, .refused)
      if rejected.replayed { replayed += 1 }
    default: fail(now, "an answer of an unknown kind")
    }
    progress.achieved += 1
    result.meter.achieved(at: now)
    result.latency.record(intended: flight.intended, sent: flight.sent, completed: now)
    pump?.completed()
  }

  func unanswered(_ slot: Int, _ error: RPCError) {
    finished(slot)
    ledger.noAnswer()
    fail(MonotonicTime.nanoseconds, "\(error)")
  }

  private func finished(_ slot: Int) {
    vacant.append(slot)
    progress.open -= 1
  }

  private func fail(_ now: Int64, _ reason: String) {
    progress.failed += 1
    result.meter.failed(at: now)
    if result.firstError == nil { result.firstError = reason }
  }
}

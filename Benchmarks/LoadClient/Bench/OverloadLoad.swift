import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// A hold that waits to be confirmed.
struct ReadyHold: Sendable {
  var buyer: UInt64
  var hold: Identifier
}

/// Holds taken before a measurement, for confirms in it. Confined to its loop.
final class HoldMaker: ReservationTaker {
  private static let inFlight = 64

  private let target: BuyerCrowd.Target
  private let run: UInt64
  private let wanted: Int
  private var sender: (any ReservationSender)?
  private var next = 0
  private(set) var holds: [ReadyHold] = []
  private(set) var ledger = ToldLedger()
  private(set) var failure: String?

  init(
    loop: Loop, links: [Link], templates: Templates, target: BuyerCrowd.Target, run: UInt64,
    count: Int
  ) {
    self.target = target
    self.run = run
    wanted = count
    sender = UnaryReservations(loop: loop, links: links, templates: templates, taker: self)
  }

  var isDone: Bool { failure != nil || holds.count == wanted }

  func begin() { for _ in 0..<min(Self.inFlight, wanted) { reserve() } }

  private func reserve() {
    guard next < wanted, failure == nil else { return }
    let buyer = UInt64(next) + 1
    next += 1
    sender?.begin(
      ReserveRequest(
        key: UUIDBytes(high: run, low: buyer), buyer: Identifier(rawValue: buyer),
        drop: target.drop, pool: target.pools[0], quantity: 1),
      tag: Int(buyer))
  }

  func answered(_ tag: Int, _ result: ReserveResult?) {
    let buyer = UInt64(tag)
    guard case .reserved(let reserved)? = result, reserved.hold != 0 else {
      failure = "a hold was refused before the load: \(result.map { "\($0)" } ?? "no answer")"
      return
    }
    let key = AuditKey(principal: buyer, key: LoadKey(high: run, low: buyer))
    ledger.told(key, AuditGrant(reserved), sequence: reserved.sequence)
    holds.append(ReadyHold(buyer: buyer, hold: reserved.hold))
    reserve()
  }

  func unanswered(_ tag: Int, _ error: RPCError) { failure = "\(error)" }
}

/// Confirms at a steady rate, each asked until it is answered. Confined to its loop.
final class ConfirmLoad: LoadPump.Target, AnswerTaker {
  private struct Flight {
    var intended: Int64
    var sent: Int64
    var ready: ReadyHold
  }

  private let loop: Loop
  private let calls: PersistentCalls
  private let template: RequestTemplate
  private let run: UInt64
  private var pump: LoadPump?
  private var flights: [Int: Flight] = [:]
  private var waiting: [ReadyHold]
  private(set) var latency = LatencyRecorder()
  private(set) var ledger = ToldLedger()
  /// Of those that were sent again: an answer came to none of the sends before.
  private(set) var sentAgain: UInt64 = 0
  private(set) var failure: String?

  init(loop: Loop, links: [Link], templates: Templates, holds: [ReadyHold], run: UInt64) {
    self.loop = loop
    calls = PersistentCalls(loop: loop, links: links)
    template = templates.of(Checkout.Methods.confirm)
    waiting = holds
    self.run = run
  }

  var openRequests: Int { flights.count }
  var isDone: Bool { (pump?.isDone ?? false) && flights.isEmpty }

  func begin(rate: Double, duration: Int64) {
    let pump = LoadPump(
      loop: loop, target: self, rate: rate, start: MonotonicTime.nanoseconds, duration: duration)
    self.pump = pump
    pump.start(inFlight: 0)
  }

  func fire(_ index: Int, intended: Int64) {
    guard let ready = waiting.popLast() else { return }
    let request = ConfirmRequest(
      key: UUIDBytes(high: run ^ 1, low: ready.buyer), buyer: Identifier(rawValue: ready.buyer),
      hold: ready.hold, payment: UUIDBytes(high: run, low: ready.buyer))
    flights[index] = Flight(intended: intended, sent: MonotonicTime.nanoseconds, ready: ready)
    calls.begin(template, request.encodedBytes(), taker: self, tag: index)
  }

  func answered(_ tag: Int, _ message: RawSpan, attempts: Int) {
    let now = MonotonicTime.nanoseconds
    guard let flight = flights.removeValue(forKey: tag) else { return }
    if attempts > 1 { sentAgain += 1 }
    guard case .confirmed(let confirmed)? = try? ConfirmResult(decoding: message) else {
      failure = "a hold was not confirmed"
      return
    }
    let key = AuditKey(
      principal: flight.ready.buyer, key: LoadKey(high: run ^ 1, low: flight.ready.buyer))
    ledger.told(
      key, confirmed: confirmed.hold.rawValue, order: confirmed.order.rawValue,
      sequence: confirmed.sequence)
    latency.record(intended: flight.intended, sent: flight.sent, completed: now)
  }

  func unanswered(_ tag: Int, _ error: RPCError) {
    flights[tag] = nil
    ledger.noAnswer()
    failure = "\(error)"
  }
}

/// Reserves that are sent once and never again, whatever is answered: a crowd that a server cannot serve. Confined to its
/// loop.
final class ReserveStorm: LoadPump.Target, CallObserver {
  /// What became of them.
  struct Counts: Sendable {
    var offered: UInt64 = 0
    /// Held, or refused by a rule: what a reserve is for.
    var served: UInt64 = 0
    /// Refused because too many wait; nothing is in the log.
    var shed: UInt64 = 0
    var failed: UInt64 = 0
  }

  private struct Flight {
    var index = 0
    var intended: Int64 = 0
    var sent: Int64 = 0
    var link = 0
    var isOpen = false
    var isAnswered = false
  }

  private let loop: Loop
  private let links: [Link]
  private let template: RequestTemplate
  private let target: BuyerCrowd.Target
  private let demand: SteadyDemand
  private let isStreamed: Bool
  private var streams: [ClientCall?]
  private var turns = LinkTurns()
  private var flights: [Flight] = []
  private var vacant: [Int] = []
  private var pump: LoadPump?
  private(set) var openRequests = 0
  private(set) var counts = Counts()
  private(set) var latency = LatencyRecorder()
  private(set) var ledger = ToldLedger()
  private(set) var firstError: String?

  init(
    loop: Loop, links: [Link], templates: Templates, target: BuyerCrowd.Target, seed: UInt64,
    isStreamed: Bool
  ) {
    self.loop = loop
    self.links = links
    self.target = target
    self.isStreamed = isStreamed
    demand = SteadyDemand(seed: seed, pools: target.pools.count)
    template =
      isStreamed
      ? templates.of(Reservations.Methods.reserveStream)
      : templates.of(Reservations.Methods.reserve)
    streams = Array(repeating: nil, count: links.count)
  }

  var isDone: Bool { (pump?.isDone ?? false) && openRequests == 0 }
  var lag: LatencySummary? { pump?.openLoop?.lagSummary }
  var notSent: UInt64 { pump?.notSent ?? 0 }

  func begin(rate: Double?, duration: Int64, inFlight: Int) {
    let pump = LoadPump(
      loop: loop, target: self, rate: rate, start: MonotonicTime.nanoseconds, duration: duration)
    self.pump = pump
    pump.start(inFlight: inFlight)
  }

  func stop() {
    pump?.stop()
    for stream in streams { stream?.cancel() }
  }

  func fire(_ index: Int, intended: Int64) {
    let slot = vacant.popLast() ?? flights.count
    if slot == flights.count { flights.append(Flight()) }
    flights[slot] = Flight(
      index: index, intended: intended, sent: MonotonicTime.nanoseconds, isOpen: true)
    counts.offered += 1
    openRequests += 1
    let wanted = demand.request(index)
    let request = ReserveRequest(
      key: UUIDBytes(high: wanted.key.high, low: wanted.key.low),
      buyer: Identifier(rawValue: wanted.buyer), drop: target.drop,
      pool: target.pools[wanted.pool], quantity: 1)
    let link = turns.next(of: links)
    flights[slot].link = link ?? 0
    let isSent = link.map { isStreamed ? send(request, slot, $0) : call(request, slot, $0) }
    if isSent != true { failed(slot, "no connection") }
  }

  private func call(_ request: ReserveRequest, _ slot: Int, _ link: Int) -> Bool {
    links[link].connection?.start(template, observer: self, tag: slot) {
      request.encode(into: &$0)
    } != nil
  }

  private func send(_ request: ReserveRequest, _ slot: Int, _ link: Int) -> Bool {
    let message = TaggedReserve(tag: UInt64(slot), request: request)
    if let stream = streams[link], stream.isOpen {
      stream.send { message.encode(into: &$0) }
      return true
    }
    streams[link] = links[link].connection?.start(
      template, observer: self, tag: link, finished: false
    ) { message.encode(into: &$0) }
    return streams[link] != nil
  }

  func callReceived(_ tag: Int, _ message: RawSpan) {
    if !isStreamed { return answered(tag, try? ReserveResult(decoding: message)) }
    guard let tagged = try? TaggedResult(decoding: message), let slot = Int(exactly: tagged.tag),
      flights.indices.contains(slot), flights[slot].isOpen
    else { return }
    answered(slot, tagged.result)
    release(slot)
  }

  func callEnded(_ tag: Int, _ status: RPCStatus) {
    guard isStreamed else {
      if !flights[tag].isAnswered {
        guard status.code == .resourceExhausted else {
          return failed(tag, "\(status.code) \(status.message)")
        }
        counts.shed += 1
      }
      return release(tag)
    }
    streams[tag] = nil
    // What it had not answered is not asked again.
    for slot in flights.indices where flights[slot].isOpen && flights[slot].link == tag {
      failed(slot, "a stream ended: \(status.code) \(status.message)")
    }
  }

  private func answered(_ slot: Int, _ result: ReserveResult?) {
    let flight = flights[slot]
    flights[slot].isAnswered = true
    let wanted = demand.request(flight.index)
    let key = AuditKey(principal: wanted.buyer, key: wanted.key)
    switch result {
    case .reserved(let reserved):
      ledger.told(key, AuditGrant(reserved), sequence: reserved.sequence)
    case .rejected(let rejected) where rejected.reason == .overloaded:
      counts.shed += 1
      return
    case .rejected(let rejected):
      ledger.told(key, refused: AuditRefusal(rejected.reason), sequence: rejected.sequence)
    default:
      counts.failed += 1
      return
    }
    counts.served += 1
    latency.record(
      intended: flight.intended, sent: flight.sent, completed: MonotonicTime.nanoseconds)
  }

  private func failed(_ slot: Int, _ reason: String) {
    counts.failed += 1
    if firstError == nil { firstError = reason }
    release(slot)
  }

  private func release(_ slot: Int) {
    flights[slot].isOpen = false
    vacant.append(slot)
    openRequests -= 1
    pump?.completed()
  }
}

import EventLoop
import HTTP2Transport
import MessageServices
import Messages
import RPC
import WireCodec

/// Who waits for the answers to reservations. Called on the loop.
protocol ReservationTaker: AnyObject {
  /// The answer; nil when it cannot be decoded.
  func answered(_ tag: Int, _ result: ReserveResult?)
  /// There will be no answer: an error that a repeat cannot mend, or the sender was told to give up.
  func unanswered(_ tag: Int, _ error: RPCError)
}

/// Sends reservations, each again under its own key until it is answered. Confined to its loop.
protocol ReservationSender: AnyObject {
  /// Sends after the first, over all requests.
  var repeats: Int { get }
  func begin(_ request: ReserveRequest, tag: Int)
  /// Ends every request that has no answer yet.
  func giveUp()
}

/// A unary call for each.
final class UnaryReservations: ReservationSender, AnswerTaker {
  private let calls: PersistentCalls
  private let template: RequestTemplate
  private unowned let taker: any ReservationTaker

  init(loop: Loop, links: [Link], templates: Templates, taker: any ReservationTaker) {
    calls = PersistentCalls(loop: loop, links: links)
    template = templates.of(Reservations.Methods.reserve)
    self.taker = taker
  }

  var repeats: Int { calls.repeats }

  func begin(_ request: ReserveRequest, tag: Int) {
    calls.begin(template, request.encodedBytes(), taker: self, tag: tag)
  }

  func giveUp() { calls.giveUp() }

  func answered(_ tag: Int, _ message: RawSpan, attempts: Int) {
    taker.answered(tag, try? ReserveResult(decoding: message))
  }

  func unanswered(_ tag: Int, _ error: RPCError) { taker.unanswered(tag, error) }
}

/// One `reserveStream` on each link, made again when it is lost; what it had not answered is sent again on the next.
final class StreamedReservations: ReservationSender, CallObserver, TimerTarget {
  private struct Flight {
    var tag = 0
    var request = ReserveRequest()
    /// Counts the uses of the slot: an answer of an earlier one is no answer.
    var use: UInt64 = 0
    var link = 0
    var attempts = 0
    var isOpen = false
    /// Not on its way: no link was up, or its stream has ended.
    var isWaiting = false
  }

  private let loop: Loop
  private let links: [Link]
  private let template: RequestTemplate
  private unowned let taker: any ReservationTaker
  /// By link.
  private var streams: [ClientCall?]
  private var flights: [Flight] = []
  private var vacant: [Int] = []
  private var waiting: [Int] = []
  private var turns = LinkTurns()
  private var isRetryDue = false
  private var hasGivenUp = false
  private(set) var repeats = 0

  init(loop: Loop, links: [Link], templates: Templates, taker: any ReservationTaker) {
    self.loop = loop
    self.links = links
    self.taker = taker
    template = templates.of(Reservations.Methods.reserveStream)
    streams = Array(repeating: nil, count: links.count)
  }

  func begin(_ request: ReserveRequest, tag: Int) {
    let slot = vacant.popLast() ?? flights.count
    if slot == flights.count { flights.append(Flight()) }
    flights[slot].tag = tag
    flights[slot].request = request
    flights[slot].use &+= 1
    flights[slot].attempts = 0
    flights[slot].isOpen = true
    send(slot)
  }

  func giveUp() {
    hasGivenUp = true
    for stream in streams { stream?.cancel() }
    endWaiting()
  }

  private func endWaiting() {
    let abandoned = waiting
    waiting = []
    for slot in abandoned { finish(slot, PersistentCalls.gaveUp) }
  }

  private func send(_ slot: Int) {
    guard !hasGivenUp, let link = turns.next(of: links) else { return wait(slot) }
    let flight = flights[slot]
    // The slot comes back with the answer, and which use of it that was.
    let message = TaggedReserve(
      tag: flight.use << 32 | UInt64(slot), request: flight.request)
    if let stream = streams[link], stream.isOpen {
      stream.send { message.encode(into: &$0) }
    } else {
      streams[link] = links[link].connection?.start(
        template, observer: self, tag: link, finished: false
      ) { message.encode(into: &$0) }
      guard streams[link] != nil else { return wait(slot) }
    }
    flights[slot].link = link
    flights[slot].isWaiting = false
    flights[slot].attempts += 1
    if flights[slot].attempts > 1 { repeats += 1 }
  }

  private func wait(_ slot: Int) {
    flights[slot].isWaiting = true
    waiting.append(slot)
    if hasGivenUp { return endWaiting() }
    guard !isRetryDue else { return }
    isRetryDue = true
    _ = loop.schedule(after: PersistentCalls.retryMilliseconds, self, tag: 0)
  }

  func timerFired(tag: Int) {
    isRetryDue = false
    let slots = waiting
    waiting = []
    for slot in slots { send(slot) }
  }

  func callReceived(_ link: Int, _ message: RawSpan) {
    // An answer without a tag is nobody's: its request is asked again when the stream has ended.
    guard let tagged = try? TaggedResult(decoding: message) else {
      streams[link]?.cancel()
      return
    }
    let slot = Int(tagged.tag & 0xffff_ffff)
    guard flights.indices.contains(slot), flights[slot].isOpen,
      flights[slot].use & 0xffff_ffff == tagged.tag >> 32
    else { return }
    let tag = release(slot)
    taker.answered(tag, tagged.result)
  }

  func callEnded(_ link: Int, _ status: RPCStatus) {
    streams[link] = nil
    let lost = flights.indices.filter {
      flights[$0].isOpen && !flights[$0].isWaiting && flights[$0].link == link
    }
    for slot in lost {
      switch status.code {
      case .unimplemented, .unauthenticated, .permissionDenied, .invalidArgument:
        finish(slot, RPCError(code: status.code, message: status.message))
      default: wait(slot)
      }
    }
  }

  private func finish(_ slot: Int, _ error: RPCError) { taker.unanswered(release(slot), error) }

  private func release(_ slot: Int) -> Int {
    flights[slot].isOpen = false
    vacant.append(slot)
    return flights[slot].tag
  }
}

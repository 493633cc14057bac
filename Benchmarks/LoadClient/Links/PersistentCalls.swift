import EventLoop
import HTTP2Transport
import RPC
import WireCodec

/// Who waits for the answers of persistent calls. Called on the loop.
protocol AnswerTaker: AnyObject {
  /// The answer, whole. `attempts` is 1 when the first send was answered.
  func answered(_ tag: Int, _ message: RawSpan, attempts: Int)
  /// There will be no answer: an error that a repeat cannot mend, or the caller was told to give up.
  func unanswered(_ tag: Int, _ error: RPCError)
}

/// Unary calls that are sent again, byte for byte and so under the same key, until they are answered:
/// what keeps a buyer from having to ask twice. Spreads calls over links in turn. Confined to its loop.
final class PersistentCalls: CallObserver, TimerTarget {
  private struct Call {
    var taker: (any AnswerTaker)?
    var tag = 0
    var template: RequestTemplate?
    var bytes: [UInt8] = []
    var attempts = 0
    var hasAnswer = false
    var isWaiting = false
  }

  /// Milliseconds after which calls that found no connection, or a full server, are tried again.
  static let retryMilliseconds: UInt64 = 10
  /// How long one attempt may take.
  static let attemptNanoseconds: UInt64 = 10_000_000_000

  /// What calls end with that the caller gives up.
  static let gaveUp = RPCError(.unavailable, "the server did not come back in time")

  let loop: Loop
  private let links: [Link]
  private var calls: [Call] = []
  private var vacant: [Int] = []
  private var waiting: [Int] = []
  private var isRetryDue = false
  private var turns = LinkTurns()
  private var hasGivenUp = false
  /// Calls begun and not yet answered.
  private(set) var open = 0
  /// Attempts after the first, over all calls.
  private(set) var repeats = 0

  init(loop: Loop, links: [Link]) {
    self.loop = loop
    self.links = links
  }

  /// Begins a call; `bytes` is the encoded request.
  func begin(_ template: RequestTemplate, _ bytes: [UInt8], taker: any AnswerTaker, tag: Int) {
    let slot = vacant.popLast() ?? calls.count
    if slot == calls.count { calls.append(Call()) }
    calls[slot].taker = taker
    calls[slot].tag = tag
    calls[slot].template = template
    calls[slot].bytes = bytes
    calls[slot].attempts = 0
    calls[slot].hasAnswer = false
    open += 1
    send(slot)
  }

  /// Ends every call that has no answer yet.
  func giveUp() {
    hasGivenUp = true
    let abandoned = waiting
    waiting = []
    for slot in abandoned {
      finish(slot, Self.gaveUp)
    }
  }

  private func send(_ slot: Int) {
    guard let link = turns.next(of: links), let connection = links[link].connection,
      let template = calls[slot].template
    else { return wait(slot) }
    calls[slot].attempts += 1
    if calls[slot].attempts > 1 { repeats += 1 }
    let bytes = calls[slot].bytes
    let call = connection.start(
      template, observer: self, tag: slot,
      deadlineNanoseconds: loop.nowNanoseconds + Self.attemptNanoseconds
    ) { $0.append(bytes.span.bytes) }
    if call == nil { wait(slot) }
  }

  private func wait(_ slot: Int) {
    guard !hasGivenUp else {
      return finish(slot, Self.gaveUp)
    }
    waiting.append(slot)
    armRetry()
  }

  private func armRetry() {
    guard !isRetryDue else { return }
    isRetryDue = true
    _ = loop.schedule(after: Self.retryMilliseconds, self, tag: 0)
  }

  func timerFired(tag: Int) {
    isRetryDue = false
    // Nobody to ask: keep the line as it is and look again, which costs nothing per call.
    guard hasGivenUp || links.contains(where: \.isUp) else { return armRetry() }
    let slots = waiting
    waiting = []
    for slot in slots { send(slot) }
  }

  func callReceived(_ slot: Int, _ message: RawSpan) {
    guard !calls[slot].hasAnswer else { return }
    calls[slot].hasAnswer = true
    let call = calls[slot]
    call.taker?.answered(call.tag, message, attempts: call.attempts)
  }

  func callEnded(_ slot: Int, _ status: RPCStatus) {
    if calls[slot].hasAnswer { return release(slot) }
    switch status.code {
    case .unavailable, .resourceExhausted, .deadlineExceeded, .cancelled, .unknown, .internal:
      wait(slot)
    default:
      finish(slot, RPCError(code: status.code, message: status.message))
    }
  }

  private func finish(_ slot: Int, _ error: RPCError) {
    let call = calls[slot]
    release(slot)
    call.taker?.unanswered(call.tag, error)
  }

  private func release(_ slot: Int) {
    calls[slot].taker = nil
    calls[slot].bytes = []
    vacant.append(slot)
    open -= 1
  }
}

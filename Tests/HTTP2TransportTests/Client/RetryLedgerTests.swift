import RPC
import Testing

@testable import HTTP2Transport

@Suite("Whether a call is made again")
struct RetryLedgerTests {
  /// One attempt of a call, and what has to follow.
  struct Step: Sendable {
    var code = StatusCode.unavailable
    var fate = AttemptFate.processed
    var pushBack: String?
    var left: UInt64?
    let then: RetryLedger.Decision
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var policy: CallRetryPolicy? = RetryLedgerTests.policy(4)
    let steps: [Step]
    /// Attempts that count, at the end.
    let attempts: Int
    var testDescription: String { name }
  }

  /// Pauses of 100, 200, 400 and 800 ms with the randomness below, which is in the middle.
  private static func policy(
    _ attempts: Int, _ codes: StatusCodes = [.unavailable]
  )
    -> CallRetryPolicy
  {
    var policy = CallRetryPolicy()
    policy.maximumAttempts = attempts
    policy.retryableCodes = codes
    return policy
  }

  static let middle: UInt64 = 500 << 20

  static let cases: [Case] = [
    Case(name: "no policy", policy: nil, steps: [Step(then: .finish)], attempts: 1),
    Case(
      name: "pauses double, and end with the attempts",
      steps: [
        Step(then: .after(100)), Step(then: .after(200)), Step(then: .after(400)),
        Step(then: .finish),
      ], attempts: 4),
    Case(
      name: "five at most, whatever the policy says", policy: policy(50),
      steps: [
        Step(then: .after(100)), Step(then: .after(200)), Step(then: .after(400)),
        Step(then: .after(800)), Step(then: .finish),
      ], attempts: 5),
    Case(
      name: "another code is final",
      steps: [Step(code: .invalidArgument, then: .finish)], attempts: 1),
    Case(
      name: "codes are the policy's", policy: policy(2, [.aborted]),
      steps: [Step(code: .aborted, then: .after(100)), Step(code: .unavailable, then: .finish)],
      attempts: 2),
    Case(
      name: "the response has begun", steps: [Step(fate: .final, then: .finish)], attempts: 1),
    Case(
      name: "never left: again and again, without a policy", policy: nil,
      steps: (0..<20).map { _ in Step(fate: .neverLeft, then: .again) }, attempts: 0),
    Case(
      name: "refused: once, without a policy", policy: nil,
      steps: [Step(fate: .refused, then: .again), Step(fate: .refused, then: .finish)],
      attempts: 1),
    Case(
      name: "refused twice: the second one counts",
      steps: [
        Step(fate: .refused, then: .again), Step(fate: .refused, then: .after(100)),
        Step(then: .after(200)),
      ], attempts: 2),
    Case(
      name: "the server says when, and the pauses begin anew",
      steps: [
        Step(then: .after(100)), Step(pushBack: "3000", then: .after(3_000)),
        Step(then: .after(100)),
      ], attempts: 3),
    Case(name: "the server says no", steps: [Step(pushBack: "-1", then: .finish)], attempts: 1),
    Case(
      name: "the server says nonsense", steps: [Step(pushBack: "soon", then: .finish)],
      attempts: 1),
    Case(
      name: "the server says at once", steps: [Step(pushBack: "0", then: .after(0))], attempts: 1),
    Case(
      name: "a pause longer than the deadline",
      steps: [Step(left: 101, then: .after(100)), Step(left: 200, then: .finish)], attempts: 2),
  ]

  @Test("attempts of one call", arguments: cases)
  func table(_ row: Case) {
    var ledger = RetryLedger()
    var throttle = RetryThrottle(tokens: 100, gainThousandths: 100)
    for (index, step) in row.steps.enumerated() {
      ledger.began()
      let decision = ledger.failed(
        step.code, step.fate, PushBack(step.pushBack), policy: row.policy, throttle: &throttle,
        random: Self.middle, millisecondsLeft: step.left)
      #expect(decision == step.then, "step \(index)")
    }
    #expect(ledger.attempts == row.attempts)
  }

  @Test("jitter is 20 % either way, and no more")
  func jitter() {
    #expect(Jitter.twentyPercent(of: 1_000, 0) == 800)
    #expect(Jitter.twentyPercent(of: 1_000, 1_000 << 20) == 1_200)
    var random = Shuffler(seed: 7)
    let all = (0..<2_000).map { _ in Jitter.twentyPercent(of: 1_000, random.next()) }
    #expect(all.allSatisfy { (800...1_200).contains($0) })
    #expect((all.min() ?? 0) < 820 && (all.max() ?? 0) > 1_180, "seed 7")
  }

  @Test("half of the tokens lost, no call is repeated; successes bring them back")
  func throttle() {
    var throttle = RetryThrottle(tokens: 4, gainThousandths: 500)
    var ledger = RetryLedger()
    func fail() -> RetryLedger.Decision {
      ledger = RetryLedger()
      ledger.began()
      return ledger.failed(
        .unavailable, .processed, .none, policy: Self.policy(4), throttle: &throttle,
        random: Self.middle, millisecondsLeft: nil)
    }
    #expect(fail() == .after(100))
    #expect(fail() == .finish)
    throttle.succeeded()
    #expect(throttle.thousandths == 2_500)
    throttle.succeeded()
    throttle.succeeded()
    #expect(fail() == .after(100))
    for _ in 0..<100 { throttle.succeeded() }
    #expect(throttle.thousandths == 4_000)
    for _ in 0..<100 { throttle.failed() }
    #expect(throttle.thousandths == 0)
    var none = RetryThrottle(tokens: 0, gainThousandths: 100)
    none.failed()
    #expect(none.allowsRepetition)
  }

  @Test("a stop of the server takes a token even for a code that is not repeated")
  func stopTakesToken() {
    var throttle = RetryThrottle(tokens: 4, gainThousandths: 500)
    var ledger = RetryLedger()
    ledger.began()
    _ = ledger.failed(
      .notFound, .processed, .stop, policy: Self.policy(4), throttle: &throttle,
      random: Self.middle, millisecondsLeft: nil)
    #expect(throttle.thousandths == 3_000)
  }
}

@Suite("When hedged attempts begin")
struct HedgingLedgerTests {
  private var throttle = RetryThrottle(tokens: 100, gainThousandths: 100)

  private static func ledger(_ attempts: Int) -> HedgingLedger {
    var policy = CallHedgingPolicy()
    policy.maximumAttempts = attempts
    return HedgingLedger(policy)
  }

  @Test("one after the other, the delay apart, up to the maximum")
  func delays() {
    var ledger = Self.ledger(3)
    #expect(ledger.began() == .after(50))
    #expect(ledger.delayPassed(throttle) == .begin)
    #expect(ledger.began() == .after(50))
    #expect(ledger.delayPassed(throttle) == .begin)
    #expect(ledger.began() == .wait)
    #expect(ledger.delayPassed(throttle) == .wait)
    #expect(ledger.live == 3)
  }

  @Test("a failure that is not fatal begins the next at once; the last failure ends the call")
  mutating func nonFatal() {
    var ledger = Self.ledger(2)
    _ = ledger.began()
    #expect(ledger.failed(.unavailable, .none, throttle: &throttle) == .begin)
    _ = ledger.began()
    #expect(ledger.failed(.unavailable, .none, throttle: &throttle) == .finish)
  }

  @Test("a fatal failure ends the call although others are under way")
  mutating func fatal() {
    var ledger = Self.ledger(3)
    _ = ledger.began()
    _ = ledger.began()
    #expect(ledger.failed(.notFound, .none, throttle: &throttle) == .finish)
  }

  @Test("a failure waits for those under way when no more may begin")
  mutating func waits() {
    var ledger = Self.ledger(2)
    _ = ledger.began()
    _ = ledger.began()
    #expect(ledger.failed(.unavailable, .none, throttle: &throttle) == .wait)
    #expect(ledger.failed(.unavailable, .none, throttle: &throttle) == .finish)
  }

  @Test("the server says when the next may begin, or that none may")
  mutating func pushBack() {
    var ledger = Self.ledger(3)
    _ = ledger.began()
    #expect(ledger.failed(.unavailable, .after(700), throttle: &throttle) == .after(700))
    #expect(ledger.delayPassed(throttle) == .begin)
    _ = ledger.began()
    #expect(ledger.failed(.unavailable, .stop, throttle: &throttle) == .finish)
    var other = Self.ledger(3)
    _ = other.began()
    _ = other.began()
    #expect(other.failed(.unavailable, .stop, throttle: &throttle) == .wait)
    #expect(other.delayPassed(throttle) == .wait)
  }

  @Test("nothing is hedged while too many calls fail")
  func throttled() {
    var empty = RetryThrottle(tokens: 2, gainThousandths: 100)
    empty.failed()
    var ledger = Self.ledger(3)
    _ = ledger.began()
    #expect(ledger.delayPassed(empty) == .wait)
  }

  @Test("five at most, whatever the policy says; what nobody has seen does not count")
  func maximum() {
    var ledger = Self.ledger(50)
    _ = ledger.began()
    ledger.unseen()
    for _ in 0..<4 { #expect(ledger.began() == .after(50)) }
    #expect(ledger.began() == .wait)
  }
}

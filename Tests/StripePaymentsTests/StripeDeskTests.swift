import Messages
import StripePayments
import Synchronization
import Testing
import WireCodec

@Suite("intents at Stripe")
struct StripeDeskTests {
  static let hour: Int64 = 3_600_000_000
  static let start: Int64 = 1_700_000_000_000_000

  /// A provider, accounts and a clock, and a till that numbers what it asks.
  final class Counter: Sendable {
    let stripe = FakeStripe()
    let accounts: FakeAccounts
    let desk: StripeDesk<FakeStripe, FakeAccounts>

    init(_ accounts: FakeAccounts = FakeAccounts()) {
      self.accounts = accounts
      desk = StripeDesk(
        wire: stripe, accounts: accounts, say: { [lines] in lines.say($0) },
        now: { [clock] in clock.now.withLock { $0 } })
    }

    private final class Clock: Sendable {
      let now = Mutex(StripeDeskTests.start)
    }
    private let clock = Clock()

    private final class Lines: Sendable {
      let all = Mutex<[String]>([])
      func say(_ line: String) { all.withLock { $0.append(line) } }
    }
    private let lines = Lines()

    /// What a person was told.
    var said: String { lines.all.withLock { $0.joined(separator: "\n") } }

    func pass(seconds: Int64) { clock.now.withLock { $0 += seconds * 1_000_000 } }

    func pass(hours: Int64) { clock.now.withLock { $0 += hours * StripeDeskTests.hour } }

    /// Whoever is started anew has the accounts, and nothing else.
    func ask(
      _ kind: IntentKind, _ number: UInt64, _ minor: Int64 = 450, of: IntentKind? = nil,
      payment: UInt64 = 1, currency: FixedText<3> = "EUR", at: Int64 = StripeDeskTests.start
    ) async throws -> StripeReport? {
      var intent = PaymentIntent()
      intent.number = number
      intent.kind = kind
      intent.of = of ?? kind
      intent.payment = UUIDBytes(high: 7, low: payment)
      intent.amount = Money(minor: minor, currency: currency)
      intent.at = Timestamp(microseconds: at)
      return try await desk.carryOut(intent)
    }
  }

  @Test("a sale: held, taken, given back in parts")
  func sale() async throws {
    let till = Counter()
    #expect(try await till.ask(.authorise, 1) == StripeReport(.authorised, 450))
    #expect(try await till.ask(.query, 2, of: .capture) == StripeReport(.notFound))
    #expect(try await till.ask(.capture, 2) == StripeReport(.captured, 450))
    #expect(try await till.ask(.refund, 3, 100) == StripeReport(.refunded, 100))
    #expect(try await till.ask(.refund, 4, 350) == StripeReport(.refunded, 350))
    #expect(try await till.ask(.refund, 5, 1) == StripeReport(.declined))
    // All of it again, as after a crash: nothing is done twice.
    #expect(try await till.ask(.authorise, 1) == StripeReport(.authorised, 450))
    #expect(try await till.ask(.capture, 2) == StripeReport(.captured, 450))
    #expect(try await till.ask(.refund, 3, 100) == StripeReport(.refunded, 100))
    #expect(try await till.ask(.query, 3, 100, of: .refund) == StripeReport(.refunded, 100))
    #expect(try await till.ask(.query, 9, of: .query) == StripeReport(.refunded, 450))
    let books = await till.stripe.intents
    #expect(books.count == 1 && books[0].received == 450 && books[0].refunds.count == 2)
  }

  @Test("declined is the end of a payment, and nothing of it is there to be voided")
  func declined() async throws {
    let till = Counter(FakeAccounts(means: .method("pm_bad", customer: nil)))
    #expect(try await till.ask(.authorise, 1) == StripeReport(.declined))
    #expect(try await till.ask(.authorise, 1) == StripeReport(.declined))
    #expect(try await till.ask(.query, 1, of: .authorise) == StripeReport(.declined))
    #expect(try await till.ask(.capture, 2) == StripeReport(.declined))
    #expect(try await till.ask(.void, 3) == StripeReport(.voided))
    #expect(await till.stripe.intents.count == 1)
  }

  @Test(
    "an answer that is lost is found: told again, asked, voided or captured at once",
    arguments: [IntentKind.authorise, .query, .void, .capture])
  func lost(then kind: IntentKind) async throws {
    let till = Counter()
    await till.stripe.searchBehind(true)
    await till.stripe.next(.lost)
    #expect(try await till.ask(.authorise, 1) == nil)
    switch kind {
    case .query:
      // Not found is not that it never was: the till tells it again.
      #expect(try await till.ask(.query, 1, of: .authorise) == StripeReport(.notFound))
      #expect(try await till.ask(.authorise, 1) == StripeReport(.authorised, 450))
    case .void: #expect(try await till.ask(.void, 2) == StripeReport(.voided))
    case .capture: #expect(try await till.ask(.capture, 2) == StripeReport(.captured, 450))
    default: #expect(try await till.ask(.authorise, 1) == StripeReport(.authorised, 450))
    }
    let books = await till.stripe.intents
    #expect(books.count == 1)
    #expect(books[0].status != "requires_capture" || kind == .authorise || kind == .query)
  }

  @Test("the same with captures and refunds", arguments: [FakeStripe.Fate.lost, .unheard])
  func lostLater(fate: FakeStripe.Fate) async throws {
    let till = Counter()
    _ = try await till.ask(.authorise, 1)
    await till.stripe.next(fate)
    #expect(try await till.ask(.capture, 2) == nil)
    let isDone = fate == .lost
    #expect(
      try await till.ask(.query, 2, of: .capture)
        == (isDone ? StripeReport(.captured, 450) : StripeReport(.notFound)))
    #expect(try await till.ask(.capture, 2) == StripeReport(.captured, 450))
    await till.stripe.next(fate)
    #expect(try await till.ask(.refund, 3, 200) == nil)
    #expect(
      try await till.ask(.query, 3, 200, of: .refund)
        == (isDone ? StripeReport(.refunded, 200) : StripeReport(.notFound)))
    #expect(try await till.ask(.refund, 3, 200) == StripeReport(.refunded, 200))
    #expect(await till.stripe.intents[0].refunds.map(\.amount) == [200])
  }

  @Test("what was first sent too long ago is looked for, and not sent again")
  func old() async throws {
    let till = Counter()
    await till.stripe.next(.unheard)
    #expect(try await till.ask(.authorise, 1) == nil)
    till.pass(hours: 21)
    #expect(try await till.ask(.authorise, 1) == StripeReport(.notYet))
    #expect(await till.stripe.intents.isEmpty)
    // An adapter without accounts does not begin what is old.
    let other = Counter()
    other.pass(hours: 21)
    #expect(try await other.ask(.authorise, 1) == StripeReport(.notYet))
    #expect(
      try await other.ask(.authorise, 1, at: Self.start + 21 * Self.hour)?.report == .authorised)
    _ = try await other.ask(.capture, 2)
    await other.stripe.next(.lost)
    #expect(try await other.ask(.refund, 3, 50, at: Self.start + 21 * Self.hour) == nil)
    other.pass(hours: 21)
    #expect(
      try await other.ask(.refund, 3, 50, at: Self.start + 42 * Self.hour)
        == StripeReport(.refunded, 50))
    #expect(try await other.ask(.refund, 4, 50) == StripeReport(.notYet))
    #expect(await other.stripe.intents[0].refunds.count == 1)
  }

  @Test(
    "a fault that a key keeps is passed by where nothing can be done twice, and left open elsewhere"
  )
  func stuck() async throws {
    let till = Counter()
    await till.stripe.next(.stuck)
    #expect(try await till.ask(.authorise, 1) == StripeReport(.notYet))
    #expect(await till.stripe.intents.isEmpty)
    let other = Counter()
    _ = try await other.ask(.authorise, 1)
    await other.stripe.next(.stuck)
    #expect(try await other.ask(.capture, 2) == StripeReport(.captured, 450))
    await other.stripe.next(.stuck)
    #expect(try await other.ask(.refund, 3, 10) == StripeReport(.notYet))
    #expect(try await other.ask(.refund, 3, 10) == StripeReport(.notYet))
    #expect(await other.stripe.intents[0].refunds.isEmpty)
  }

  @Test("void of what never was is done, unless something may have been lost")
  func nothing() async throws {
    let till = Counter(FakeAccounts(means: nil))
    #expect(try await till.ask(.authorise, 1) == StripeReport(.notYet))
    #expect(try await till.ask(.query, 1, of: .authorise) == StripeReport(.notFound))
    #expect(try await till.ask(.capture, 5, payment: 2) == StripeReport(.notYet))
    // What was made just before is not found yet.
    #expect(try await till.ask(.void, 2) == StripeReport(.notYet))
    #expect(try await till.ask(.query, 2, of: .void) == StripeReport(.notFound))
    till.pass(seconds: 119)
    #expect(try await till.ask(.void, 2) == StripeReport(.notYet))
    till.pass(seconds: 2)
    #expect(try await till.ask(.query, 2, of: .void) == StripeReport(.voided))
    #expect(try await till.ask(.void, 2) == StripeReport(.voided))
    await till.accounts.set(means: nil, isWhole: false)
    #expect(try await till.ask(.void, 2) == StripeReport(.notYet))
    #expect(try await till.ask(.authorise, 3, 0) == StripeReport(.authorised, 0))
    #expect(await till.stripe.deeds.isEmpty)
  }

  @Test("a PaymentIntent of the shop's is waited for, and pays once")
  func shop() async throws {
    let till = Counter(FakeAccounts(means: nil))
    let payment = "\(UUIDBytes(high: 7, low: 1))"
    var made = FakeStripe.Intent(
      id: "pi_shop", payment: payment, amount: 450, status: "requires_payment_method")
    await till.stripe.put(made)
    await till.accounts.set(means: .paymentIntent(try #require(StripeID("pi_shop"))))
    #expect(try await till.ask(.authorise, 1) == StripeReport(.notYet))
    made.status = "requires_capture"
    await till.stripe.put(made)
    #expect(try await till.ask(.query, 1, of: .authorise) == StripeReport(.authorised, 450))
    // Another payment that names the same money.
    #expect(try await till.ask(.authorise, 2, payment: 2) == StripeReport(.notYet))
    #expect(try await till.ask(.query, 1, of: .authorise, currency: "USD") == StripeReport(.notYet))
    #expect(try await till.desk.held(for: UUIDBytes(high: 7, low: 1)) == 450)
    #expect(try await till.ask(.void, 3) == StripeReport(.voided))
    #expect(try await till.desk.held(for: UUIDBytes(high: 7, low: 1)) == nil)
    // One that only search knows.
    let other = Counter(FakeAccounts(means: nil))
    await other.stripe.put(made)
    #expect(try await other.ask(.authorise, 1) == StripeReport(.authorised, 450))
    #expect(try await other.ask(.capture, 2) == StripeReport(.captured, 450))
  }

  @Test("who moved it elsewhere is believed")
  func elsewhere() async throws {
    let till = Counter()
    _ = try await till.ask(.authorise, 1)
    var one = await till.stripe.intents[0]
    one.status = "succeeded"
    one.received = 300
    await till.stripe.put(one)
    #expect(try await till.ask(.void, 2) == StripeReport(.captured, 300))
    #expect(try await till.ask(.capture, 3) == StripeReport(.captured, 300))
    one.status = "canceled"
    await till.stripe.put(one)
    #expect(try await till.ask(.capture, 4) == StripeReport(.voided))
    #expect(try await till.ask(.void, 5) == StripeReport(.voided))
  }
}

import Messages
import StripePayments
import Testing
import WireCodec

/// Money that is held is never said to be none, and what is another's is left alone.
extension StripeDeskTests {
  private static let name = "\(UUIDBytes(high: 7, low: 1))"

  private func shops(
    _ status: String, id: String = "pi_shop", payment: String = name, currency: String = "eur"
  ) -> FakeStripe.Intent {
    FakeStripe.Intent(
      id: id, payment: payment, amount: 450, status: status,
      received: status == "succeeded" ? 450 : 0, currency: currency)
  }

  @Test("what the shop has named is looked at, also where search is behind")
  func namedVoid() async throws {
    let till = Counter(FakeAccounts(means: .paymentIntent(try #require(StripeID("pi_shop")))))
    await till.stripe.put(shops("requires_capture"))
    await till.stripe.searchBehind(true)
    till.pass(seconds: 1_000)
    #expect(try await till.ask(.query, 3, of: .void) == StripeReport(.notFound))
    #expect(try await till.ask(.query, 3, of: .authorise) == StripeReport(.authorised, 450))
    #expect(try await till.ask(.void, 3) == StripeReport(.voided))
    #expect(await till.stripe.intents.map(\.status) == ["canceled"])
    // They do not know what the shop has named: perhaps the key is of another account.
    let other = Counter(FakeAccounts(means: .paymentIntent(try #require(StripeID("pi_shop")))))
    #expect(try await other.ask(.void, 3) == StripeReport(.notYet))
    other.pass(seconds: 1_000)
    #expect(try await other.ask(.void, 3) == StripeReport(.notYet))
  }

  @Test("search that is behind finds it in time, and it is cancelled")
  func lateSearch() async throws {
    let till = Counter(FakeAccounts(means: nil))
    await till.stripe.put(shops("requires_capture"))
    await till.stripe.searchBehind(true)
    #expect(try await till.ask(.void, 3) == StripeReport(.notYet))
    till.pass(seconds: 60)
    #expect(try await till.ask(.query, 3, of: .void) == StripeReport(.notFound))
    await till.stripe.searchBehind(false)
    #expect(try await till.ask(.void, 3) == StripeReport(.voided))
    #expect(await till.stripe.intents.map(\.status) == ["canceled"])
  }

  @Test(
    "a search that is refused, or cannot be read, has not found nothing",
    arguments: [FakeStripe.Fate.refused, .refusedByCode, .garbled, .garbledElement])
  func badSearch(fate: FakeStripe.Fate) async throws {
    let till = Counter(FakeAccounts(means: nil))
    #expect(try await till.ask(.void, 3) == StripeReport(.notYet))
    till.pass(seconds: 1_000)
    for kind in [IntentKind.void, .query, .authorise] {
      await till.stripe.next(fate)
      #expect(try await till.ask(kind, 3, of: .void) == nil, "\(kind)")
    }
    #expect(try await till.ask(.void, 3) == StripeReport(.voided))
  }

  @Test("currencies that Stripe counts otherwise are not sent")
  func currencies() async throws {
    for currency in ["ISK", "UGX", "MGA"] as [FixedText<3>] {
      let till = Counter()
      #expect(try await till.ask(.authorise, 1, currency: currency) == StripeReport(.declined))
      #expect(try await till.ask(.capture, 2, currency: currency) == StripeReport(.notYet))
      #expect(try await till.ask(.refund, 3, currency: currency) == StripeReport(.notYet))
      #expect(await till.stripe.requests.isEmpty)
      #expect(till.said.contains("Stripe counts \(currency.text) in another unit"), "\(till.said)")
      // A shop's own is let go, and no amount is told in the wrong unit.
      await till.stripe.put(shops("requires_capture", currency: currency.text.lowercased()))
      await till.accounts.set(means: nil)
      let held = try await till.ask(.query, 4, of: .query, currency: currency)
      #expect(held == StripeReport(.notYet))
      #expect(try await till.ask(.void, 4, currency: currency) == StripeReport(.voided))
    }
    for currency in ["BHD", "JOD", "KWD", "OMR", "TND"] as [FixedText<3>] {
      let till = Counter()
      #expect(
        try await till.ask(.authorise, 1, 4_501, currency: currency) == StripeReport(.declined))
      #expect(try await till.ask(.refund, 3, 15, currency: currency) == StripeReport(.notYet))
      #expect(await till.stripe.requests.isEmpty)
      #expect(till.said.contains("in tens"))
      _ = try await till.ask(.authorise, 1, 4_500, currency: currency)
      #expect(await till.stripe.deeds.count == 1)
    }
  }

  @Test("what is refused for no reason of the deed's is wrong for all, and declines nobody")
  func settings() async throws {
    let till = Counter()
    await till.stripe.next(.refused)
    #expect(try await till.ask(.authorise, 1) == StripeReport(.notYet))
    await till.stripe.next(.refused)
    #expect(try await till.ask(.void, 2) == StripeReport(.notYet))
    #expect(try await till.ask(.authorise, 1) == StripeReport(.authorised, 450))
    #expect(try await till.ask(.capture, 3) == StripeReport(.captured, 450))
    await till.stripe.next(.refused)
    #expect(try await till.ask(.refund, 4, 10) == StripeReport(.notYet))
    #expect(try await till.ask(.refund, 4, 10) == StripeReport(.refunded, 10))
    // A method that is not there is the buyer's.
    let other = Counter()
    await other.stripe.next(.refusedByCode)
    #expect(try await other.ask(.authorise, 1) == StripeReport(.declined))
  }

  @Test("a payment has what can be its, and nothing else")
  func binding() async throws {
    let named = try #require(StripeID("pi_shop"))
    let payment = UUIDBytes(high: 7, low: 1)
    for wrong in [
      shops("requires_capture", currency: "usd"),
      shops("requires_capture", payment: "\(UUIDBytes(high: 7, low: 2))"),
    ] {
      let till = Counter(FakeAccounts(means: .paymentIntent(named)))
      await till.stripe.put(wrong)
      #expect(try await till.ask(.authorise, 1) == StripeReport(.notYet))
      #expect(await till.accounts.account(of: payment).paymentIntent == nil)
      #expect(till.said.contains("pi_shop holds money"))
      // The shop mends it.
      await till.stripe.put(shops("requires_capture", id: "pi_right"))
      await till.accounts.set(means: .paymentIntent(try #require(StripeID("pi_right"))))
      #expect(try await till.ask(.authorise, 1) == StripeReport(.authorised, 450))
    }
    // Another payment's is not let go with this one; one in another currency is.
    let till = Counter(FakeAccounts(means: .paymentIntent(named)))
    await till.stripe.put(
      shops("requires_capture", payment: "\(UUIDBytes(high: 7, low: 2))"))
    #expect(try await till.ask(.void, 2) == StripeReport(.notYet))
    #expect(await till.stripe.deeds.isEmpty)
    await till.stripe.put(shops("requires_capture", currency: "usd"))
    #expect(try await till.ask(.void, 2) == StripeReport(.voided))
    #expect(await till.stripe.intents.map(\.status) == ["canceled"])
  }

  @Test("what is over keeps no place from what holds money", arguments: [true, false])
  func canceled(isNamed: Bool) async throws {
    let named = try #require(StripeID("pi_shop"))
    let till = Counter(FakeAccounts(means: isNamed ? .paymentIntent(named) : nil))
    await till.stripe.put(shops("canceled"))
    #expect(try await till.ask(.void, 2) == StripeReport(.notYet))
    #expect(try await till.ask(.query, 2, of: .void) == StripeReport(.notFound))
    await till.stripe.put(shops("requires_capture", id: "pi_second"))
    #expect(try await till.ask(.query, 1, of: .authorise) == StripeReport(.authorised, 450))
    #expect(try await till.ask(.void, 2) == StripeReport(.voided))
    #expect(await till.stripe.intents.map(\.status) == ["canceled", "canceled"])
    let other = Counter(FakeAccounts(means: isNamed ? .paymentIntent(named) : nil))
    await other.stripe.put(shops("canceled"))
    #expect(try await other.ask(.capture, 2) == StripeReport(.notYet))
    other.pass(seconds: 121)
    #expect(try await other.ask(.capture, 2) == StripeReport(.voided))
  }

  @Test("what was made for a payment that has been given another is cancelled")
  func released() async throws {
    let till = Counter()
    await till.stripe.put(shops("requires_capture"))
    await till.accounts.bindMeanwhile(try #require(StripeID("pi_shop")))
    #expect(try await till.ask(.authorise, 1) == StripeReport(.notYet))
    #expect(await till.stripe.intents.map(\.status) == ["requires_capture", "canceled"])
    #expect(till.said.contains("pi_2 was made for payment"))
    #expect(try await till.ask(.authorise, 1) == StripeReport(.authorised, 450))
  }

  @Test("the first answer told again is not how it is now")
  func replayed() async throws {
    let till = Counter()
    await till.stripe.next(.lost)
    #expect(try await till.ask(.authorise, 1) == nil)
    var one = await till.stripe.intents[0]
    one.status = "canceled"
    await till.stripe.put(one)
    #expect(try await till.ask(.authorise, 1) == StripeReport(.declined))
    let other = Counter()
    await other.stripe.next(.lost)
    _ = try await other.ask(.authorise, 1)
    one.status = "succeeded"
    one.received = 300
    await other.stripe.put(one)
    #expect(try await other.ask(.authorise, 1) == StripeReport(.authorised, 300))
  }

  @Test("refunds that are open leave money of before the till open", arguments: ["pending", "new"])
  func openRefunds(status: String) async throws {
    let till = Counter()
    _ = try await till.ask(.authorise, 1)
    _ = try await till.ask(.capture, 2)
    _ = try await till.ask(.refund, 3, 100)
    await till.stripe.refunds(are: status)
    #expect(try await till.ask(.query, 9, of: .query) == StripeReport(.notYet))
    await till.stripe.refunds(are: "failed")
    #expect(try await till.ask(.query, 9, of: .query) == StripeReport(.captured, 450))
    await till.stripe.refunds(are: "succeeded")
    #expect(try await till.ask(.query, 9, of: .query) == StripeReport(.refunded, 100))
    // One that cannot be read is not passed over.
    await till.stripe.next(.garbledElement)
    #expect(try await till.ask(.query, 3, 100, of: .refund) == nil)
  }

  @Test("a clock that was set back sends nothing again")
  func clockBack() async throws {
    let till = Counter()
    await till.stripe.next(.unheard)
    #expect(try await till.ask(.authorise, 1) == nil)
    till.pass(seconds: -301)
    #expect(try await till.ask(.authorise, 1) == StripeReport(.notYet))
    #expect(await till.stripe.intents.isEmpty)
    till.pass(seconds: 2)
    #expect(try await till.ask(.authorise, 1) == StripeReport(.authorised, 450))
  }
}

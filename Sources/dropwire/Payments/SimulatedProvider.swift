import Basics
import Messages
import WireCodec

/// How a simulated provider behaves, in shares of a thousand.
struct ProviderManners: Sendable {
  /// Authorisations that are declined.
  var decline: UInt64 = 0
  /// Intents that never reach it.
  var lose: UInt64 = 0
  /// Intents that are carried out and not answered until it is asked again.
  var silent: UInt64 = 0
  /// Answers that come twice.
  var duplicate: UInt64 = 0
  /// Answers that come some seconds late.
  var late: UInt64 = 0
  /// Before each answer, milliseconds.
  var delay: UInt64 = 0
  var seed: UInt64 = 0

  /// Whether something happens to what has a number, the same whenever it is asked.
  func happens(_ share: UInt64, to number: UInt64, _ salt: UInt64) -> Bool {
    var random = SplitMix64(seed: seed &* 31 &+ number &* 0x9E37_79B9_7F4A_7C15 &+ salt)
    return random.below(1_000) < share
  }
}

/// What a provider has done, each under the number of its intent.
struct ProviderDeed: Codable, Equatable {
  var number: UInt64
  var kind: String
  var payment: String
  var amount: Int64
  var currency: String
  /// What it answers.
  var answer: String
}

/// A provider of payments: what it is asked under a number it does once, and it remembers what it did.
struct SimulatedProvider {
  private struct Account {
    var authorised: Int64 = 0
    var captured: Int64 = 0
    var refunded: Int64 = 0
    var isVoided = false
  }

  private var accounts: [String: Account] = [:]
  private var deeds: [UInt64: ProviderDeed] = [:]
  let manners: ProviderManners

  init(manners: ProviderManners) { self.manners = manners }

  /// Remembers what it did before it was started anew.
  mutating func remember(_ deed: ProviderDeed) {
    deeds[deed.number] = deed
    var account = accounts[deed.payment] ?? Account()
    switch (deed.kind, deed.answer) {
    case ("authorise", "authorised"): account.authorised = deed.amount
    case ("capture", "captured"): account.captured = deed.amount
    case ("void", "voided"): account.isVoided = true
    case ("refund", "refunded"): account.refunded += deed.amount
    default: break
    }
    accounts[deed.payment] = account
  }

  /// What it answers to an intent, and what it has to write down first; nil for what it has done already, or does not
  /// do.
  func carryOut(
    _ intent: PaymentIntent
  ) -> (answer: PaymentReport, amount: Int64?, deed: ProviderDeed?) {
    let payment = "\(intent.payment)"
    let account = accounts[payment] ?? Account()
    if let known = deeds[intent.number] {
      let answer = Self.report(known.answer)
      return (answer, amount(answer, of: known.kind, account), nil)
    }
    if intent.kind == .query {
      let answer = intent.of == .query ? state(of: account) : .notFound
      return (answer, amount(answer, of: "query", account), nil)
    }
    let answer = decide(intent, account)
    let deed = ProviderDeed(
      number: intent.number, kind: "\(intent.kind)", payment: payment,
      amount: intent.amount.minor, currency: "\(intent.amount.currency)", answer: "\(answer)")
    return (answer, amount(answer, of: deed.kind, account), deed)
  }

  /// How much, where something else is said than was asked.
  private func amount(_ answer: PaymentReport, of kind: String, _ account: Account) -> Int64? {
    switch (kind, answer) {
    case ("void", .captured), ("query", .captured): account.captured
    case ("query", .authorised): account.authorised
    default: nil
    }
  }

  private func decide(_ intent: PaymentIntent, _ account: Account) -> PaymentReport {
    switch intent.kind {
    case .authorise:
      let isDeclined =
        account.isVoided || manners.happens(manners.decline, to: intent.number, 1)
      return isDeclined ? .declined : .authorised
    // Who confirms has had it authorised elsewhere.
    case .capture: return account.isVoided ? .declined : .captured
    case .void: return account.captured > 0 ? .captured : .voided
    case .refund:
      return account.refunded + intent.amount.minor <= account.captured ? .refunded : .declined
    default: return .notYet
    }
  }

  private func state(of account: Account) -> PaymentReport {
    if account.captured > 0 { return .captured }
    if account.isVoided { return .voided }
    return account.authorised > 0 ? .authorised : .notFound
  }

  private static func report(_ answer: String) -> PaymentReport {
    (UInt8(1)...7).map { PaymentReport(rawValue: $0) }.first { "\($0)" == answer } ?? .notYet
  }

  /// Sums over all payments, minor units.
  var totals: (payments: Int, authorised: Int64, captured: Int64, refunded: Int64) {
    accounts.values.reduce(into: (accounts.count, 0, 0, 0)) { sums, account in
      if !account.isVoided { sums.1 += account.authorised }
      sums.2 += account.captured
      sums.3 += account.refunded
    }
  }
}

import Basics
import Messages
import WireCodec

/// What an adapter is asked to do with a payment. The numbers are stable, and those of `Messages.IntentKind`.
public enum MoneyIntent: UInt8, CaseIterable, Sendable {
  case authorise = 1
  case capture = 2
  case void = 3
  case refund = 4
  /// Say what became of what was asked under a number.
  case query = 5
}

/// The money of a payment: what an adapter has said of it, and what is asked of it.
///
/// One number decides what is done: `kept`, what the seller is to have in the end. Whatever is captured beyond it is
/// refunded; where it is nothing and nothing was captured, the payment is voided. One thing is asked at a time, under
/// a number that is never used again, so that an answer counts once however often and whenever it comes.
struct Charge: Sendable {
  var currency = Currency(rawValue: 0)
  /// What its hold costs, minor units as all of them.
  var amount: Int64 = 0
  var authorised: Int64 = 0
  var captured: Int64 = 0
  var refunded: Int64 = 0
  var kept: Int64 = 0
  /// What is asked of the adapter; nil: nothing.
  var asked: MoneyIntent?
  /// The number of that, or of what was asked last; 0 before the first.
  var intent: UInt64 = 0
  var askedAmount: Int64 = 0
  /// When it was asked first.
  var askedAt: Int64 = 0
  /// When it is asked again.
  var dueAt: Int64 = 0
  /// How often it was asked again.
  var repeats: UInt8 = 0
  /// Nothing is held at the provider, as it said.
  var isVoided = false
  /// It was not answered in time, or with what leaves it open.
  var isUnanswered = false
  /// It was declined: it is asked under a new number when it is due.
  var isDeclined = false
  /// It was told again to be done: another send of it may be under way.
  var isRepeated = false
  /// It is a void, and since it was asked somebody said that money is held: it may have come after the void.
  var isHeldAgain = false
  /// Where nobody has a record of it, it is told again at once: once until it is due. An adapter that finds nothing, ever,
  /// and says so as fast as it is told, is not told as fast.
  var isToldAgainAtOnce = true
  /// The last number that was declined and asked anew under another; 0: none, or done all the same.
  var overtaken: UInt64 = 0
  /// What it is charged to, of a purchase in one call.
  var token = TokenID.none

  /// How often the time until it is asked again doubles.
  static var longestPause: UInt8 { 6 }

  static let none = Charge()

  /// Nothing is asked any more.
  mutating func forgetAsked() {
    asked = nil
    isUnanswered = false
    isDeclined = false
    isRepeated = false
    isHeldAgain = false
  }

  /// So much was given back.
  mutating func refund(_ minor: Int64) {
    refunded += minor
    kept = min(kept, captured - refunded)
  }

  /// What its row may say.
  var isPossible: Bool {
    currency.isValid && amount >= 0 && kept >= 0 && kept <= amount && captured >= 0
      && captured <= authorised && refunded >= 0 && refunded <= captured && askedAmount >= 0
      && repeats <= Self.longestPause && overtaken <= intent
  }
}

/// How the till is set, and what it counts; there is none before it is opened.
struct TillRecord: Sendable {
  /// After so long without an answer an adapter is asked again; 0: the till was never opened.
  var queryAfter: Int64 = 0
  /// The next offset of its topic.
  var nextOffset: UInt64 = 0
  /// The number of the next intent.
  var nextIntent: UInt64 = 1
  /// Whether its row is as it is in the checkpoint.
  var isDrained = true

  var isOpen: Bool { queryAfter != 0 }
}

/// An adapter is asked for something.
public struct IntentUpdate: Equatable, Sendable {
  /// What it is called at the provider: one deed, however often it is sent.
  public var number: UInt64
  public var kind: MoneyIntent
  /// Of a query: what was asked under the number. Of all others the kind.
  public var of: MoneyIntent
  public var payment: Key128
  public var hold: HoldID
  /// The order that it paid, or `.none`.
  public var order: OrderID
  public var amountMinor: Int64
  public var currency: Currency
  /// What it is charged to, or `.none`.
  public var token = TokenID.none
}

extension Currency {
  /// As messages have it.
  var text: FixedText<3> { FixedText(code) ?? FixedText() }
}

extension Money {
  /// An amount of a charge.
  init(_ minor: Int64, _ currency: Currency) { self.init(minor: minor, currency: currency.text) }
}

import Messages
import WireCodec

/// Currencies whose unit at Stripe is not that of ISO 4217, in which the till counts. All others are the same.
enum StripeCurrency {
  /// Counted in another unit: hundredths of what has none, or wholes of what has some.
  private static let others: Set<String> = ["ISK", "MGA", "UGX"]
  /// Of a thousand parts, of which Stripe takes tens.
  private static let thousandths: Set<String> = ["BHD", "JOD", "KWD", "OMR", "TND"]

  /// Amounts of it say something else at Stripe.
  static func differs(_ currency: String) -> Bool { others.contains(currency) }

  /// Why an amount cannot be asked for; nil: it can.
  static func problem(_ amount: Money) -> String? {
    let currency = amount.currency.text
    if others.contains(currency) { return "Stripe counts \(currency) in another unit" }
    if thousandths.contains(currency), amount.minor % 10 != 0 {
      return "Stripe takes \(currency) in tens of its thousandths only"
    }
    return nil
  }
}

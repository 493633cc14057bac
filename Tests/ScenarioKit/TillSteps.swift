import LogContract
import Messages
import WireCodec

// Rows about money: the same requests whoever runs the story. Amounts are written as `2500EUR`.
//
//     call SetTill queryAfter=60s                     opens the till
//     till hears -> authorise number=1 hold=a amount=2500
//     call Settle payment=p1 intent=1 report=authorised
//     call Cancel buyer=ann order=a jobs=[a.1]
//     call Refund order=a amount=500EUR
//     check p1 as=payment -> payment state=captured kept=2500

extension Observation {
  /// What an adapter is asked for.
  ///
  /// - Parameter hold: the name of a hold.
  public init(_ intent: PaymentIntent, hold: (UInt64) -> String) {
    self.init(
      "\(intent.kind)",
      [
        ("number", "\(intent.number)"), ("of", "\(intent.of)"),
        ("hold", hold(intent.hold.rawValue)), ("amount", "\(intent.amount.minor)"),
        ("currency", "\(intent.amount.currency)"), ("offset", "\(intent.offset)"),
        ("paid", intent.order.rawValue == 0 ? "no" : "yes"),
      ])
  }

  /// Where a payment is.
  public init(_ result: GetPaymentResult) {
    switch result {
    case .payment(let found):
      let status = found.status
      self.init(
        "payment",
        [
          ("state", "\(status.state)"), ("amount", "\(status.amount.minor)"),
          ("authorised", "\(status.authorised)"), ("captured", "\(status.captured)"),
          ("refunded", "\(status.refunded)"), ("kept", "\(status.kept)"),
          ("asked", "\(status.asked)"), ("intent", "\(status.intent)"),
        ])
    case .rejected(let rejected): self.init("refused:\(rejected.reason)")
    case .unspecified, .unknown: self.init("unknown")
    }
  }
}

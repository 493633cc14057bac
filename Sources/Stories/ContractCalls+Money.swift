import LogContract
import Messages
import WireCodec

extension ContractCalls {
  /// Orders that are taken back, and a provider that repeats itself, forgets, and does not always say what is so.
  static func ofMoney(
    key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> [(roles: String, call: LogCommand)] {
    [
      (
        "operator",
        .setTill(
          SetTillRequest(
            key: key, queryAfter: TimeSpan(microseconds: 1_000_000 * Int64(1 + below(20)))))
      ),
      ("payments operator", .settle(settle(key, known, below))),
      ("edge operator", .cancel(cancel(key, known, below))),
      (
        "operator",
        .refund(
          RefundRequest(
            key: key, order: Identifier(rawValue: known.order),
            amount: euros(1 + Int64(below(below(2) == 0 ? 20_000 : 800)))))
      ),
    ]
  }

  private static func euros(_ minor: Int64) -> Money {
    Money(minor: minor, currency: "EUR")
  }

  /// What a provider says of an intent: mostly what was asked.
  public static func settle(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> SettleRequest {
    var request = SettleRequest(key: key, payment: known.payment, intent: max(known.intent, 1))
    switch below(20) {
    case 0, 1: request.report = .notYet
    case 2, 3: request.report = .notFound
    case 4: request.report = PaymentReport(rawValue: UInt8(1 + below(7)))
    default:
      let isDeclined = below(6) == 0
      switch known.asked {
      case .authorise: request.report = isDeclined ? .declined : .authorised
      case .capture: request.report = isDeclined ? .declined : .captured
      case .void: request.report = isDeclined ? .captured : .voided
      case .refund: request.report = isDeclined ? .declined : .refunded
      default: request.report = isDeclined ? .captured : .authorised
      }
    }
    if below(6) == 0 { request.amount = euros(Int64(below(UInt64(max(known.amount, 1)) + 2))) }
    if below(30) == 0 { request.payment.low ^= 1 }
    return request
  }

  private static func cancel(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> CancelOrderRequest {
    CancelOrderRequest(
      key: key, buyer: Identifier(rawValue: known.buyer),
      order: Identifier(rawValue: below(20) == 0 ? .max >> 1 : known.order),
      jobs: below(2) == 0 ? [Identifier(rawValue: known.job)] : [],
      expected: below(6) == 0 ? UInt32(1 + below(3)) : 0)
  }

  /// A call about money.
  ///
  /// - Parameters:
  ///   - key: drawn by whoever tells the story.
  ///   - isOpen: whether the till is open already; else it most often is opened.
  package static func nextOfMoney(
    key: UInt64, _ known: Known, isOpen: Bool, _ below: (UInt64) -> UInt64
  ) -> LogCommand {
    let all = ofMoney(key: UUIDBytes(high: 13, low: key), known, below)
    if !isOpen { return all[below(3) == 0 ? Int(below(4)) : 0].call }
    switch below(20) {
    case 0..<13: return all[1].call
    case 13..<17: return all[2].call
    case 17, 18: return all[3].call
    default: return all[0].call
    }
  }
}

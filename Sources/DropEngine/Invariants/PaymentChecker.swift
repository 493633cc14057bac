import Basics
import Messages
import WireCodec

/// Invariant 9: a payment pays one order or is voided once, never both, and is voided only for a
/// hold that is there.
struct PaymentChecker: InvariantChecker {
  private var paid: [Key128: (order: OrderID, time: Int64)] = [:]
  /// When the platform was told to void each.
  private var voided: [Key128: Int64] = [:]
  /// The least that they were known for so far.
  private var retention = Int64.max

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if entry.command.rules < .second || entry.outcome.isReplay { return }
    retention = min(retention, engine.limits.paymentRetentionMicroseconds)
    if let back = entry.timeSetBack { setBack(from: back.from, to: back.to, retention) }
    let oldest = entry.logTimeMicroseconds.subtractingSaturated(retention)
    if let payment = entry.command.payment, case .confirmed(let confirmed) = entry.outcome.result {
      if let time = voided[payment], time > oldest {
        report.add(9, "payment \(payment) was voided and pays \(confirmed.order)")
      }
      if let known = paid[payment], known.order != confirmed.order, known.time > oldest {
        report.add(9, "payment \(payment) pays \(known.order) and \(confirmed.order)")
      }
      // Whoever confirms once more hears of the same order; how long its payment is known does not begin anew.
      if paid[payment]?.order != confirmed.order {
        paid[payment] = (confirmed.order, entry.logTimeMicroseconds)
      }
    }
    if entry.newlyConfirmed != nil, let status = entry.settled {
      let payment = Key128(high: status.payment.high, low: status.payment.low)
      if let time = voided[payment], time > oldest {
        report.add(9, "payment \(payment) was voided and pays \(status.order)")
      }
      paid[payment] = (OrderID(rawValue: status.order.rawValue), entry.logTimeMicroseconds)
    }
    for event in entry.events {
      guard case .voidPayment(let void) = event.payload else { continue }
      if let known = paid[void.payment], known.time > oldest {
        report.add(9, "payment \(void.payment) paid \(known.order) and is voided")
      }
      if let time = voided[void.payment], time > oldest {
        report.add(9, "payment \(void.payment) is voided a second time")
      }
      voided[void.payment] = entry.logTimeMicroseconds
      if engine.hold(void.hold) == nil {
        report.add(9, "payment \(void.payment) is voided for \(void.hold), which is not there")
      }
    }
  }

  /// What could have been forgotten by then stays so; all else is known as from now.
  private mutating func setBack(from: Int64, to: Int64, _ retention: Int64) {
    paid = paid.filter { from.subtractingSaturated($0.value.time) < retention }
      .mapValues { ($0.order, min($0.time, to)) }
    voided = voided.filter { from.subtractingSaturated($0.value) < retention }.mapValues {
      min($0, to)
    }
  }
}

extension Command {
  /// The payment that it says is authorised.
  fileprivate var payment: Key128? {
    switch body {
    case .confirm(let command): command.payment
    case .paymentAuthorised(let command): command.payment
    default: nil
    }
  }
}

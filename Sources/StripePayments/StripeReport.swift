public import Messages

/// What the till is told.
public struct StripeReport: Sendable, Equatable {
  public var report: PaymentReport
  /// How much, where it is money; nil: as asked.
  public var minor: Int64?

  public init(_ report: PaymentReport, _ minor: Int64? = nil) {
    self.report = report
    self.minor = minor
  }

  /// It says nothing that the till does not know.
  public var isOpen: Bool { report == .notYet || report == .notFound }
}

/// Who asks, and after what.
public enum StripeMoment: Sendable {
  /// Stripe has just said so.
  case done
  /// Stripe has refused to do it.
  case refused
  /// It was looked at.
  case found
}

extension StripePaymentIntent {
  /// What its state means to an intent of a kind.
  ///
  /// - Parameter isOurs: the adapter made it, so that nobody else goes on with it.
  public func report(to kind: IntentKind, _ moment: StripeMoment, isOurs: Bool) -> StripeReport {
    switch (kind, status) {
    case (.authorise, .requiresCapture), (.query, .requiresCapture):
      StripeReport(.authorised, capturable)
    // It was captured elsewhere, or at once: the capture will find it so.
    case (.authorise, .succeeded): StripeReport(.authorised, received)
    case (.authorise, .canceled): StripeReport(.declined)
    // Of the shop's, the buyer may try another card. Where nothing has failed yet, it may be confirmed just now.
    case (.authorise, .requiresPaymentMethod):
      StripeReport(isOurs && (hasFailed || moment != .found) ? .declined : .notYet)
    case (.capture, .succeeded), (.void, .succeeded), (.query, .succeeded):
      StripeReport(.captured, received)
    case (.capture, .canceled), (.void, .canceled), (.query, .canceled): StripeReport(.voided)
    case (.query, .requiresPaymentMethod):
      StripeReport(hasFailed || moment != .found ? .declined : .notYet)
    // Not done. Where it was only looked at, a send of it may be under way: it is to be told again under its number.
    case (.capture, .requiresCapture), (.void, .requiresCapture),
      (.capture, .requiresPaymentMethod), (.void, .requiresPaymentMethod),
      (.void, .requiresConfirmation), (.void, .requiresAction):
      StripeReport(moment == .refused ? .declined : moment == .found ? .notFound : .notYet)
    default: StripeReport(.notYet)
    }
  }
}

extension StripeRefund {
  /// What it means to the intent that asked for it.
  public var report: StripeReport {
    switch status {
    case .succeeded: StripeReport(.refunded, amount)
    case .failed, .canceled: StripeReport(.declined)
    // A bank may still say no.
    case .pending, .requiresAction, .unknown: StripeReport(.notYet)
    }
  }
}

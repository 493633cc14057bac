import Basics
import DropEngine
import Messages
import RPC
import WireCodec

extension Messages.Rejected {
  /// A refusal of the engine, with a sentence for a person.
  ///
  /// - Parameter subject: what the request was about, as far as it is known where the answer is made.
  init(
    _ refusal: DropEngine.Refusal, of outcome: Outcome, about subject: RefusalSubject = .unknown
  ) {
    self.init(
      reason: Messages.Refusal(refusal.code),
      detail: Self.sentence(refusal, subject),
      available: refusal.available,
      retryAfter: refusal.retryAfterMicroseconds == DropEngine.Refusal.noUseRetrying
        ? nil : TimeSpan(microseconds: refusal.retryAfterMicroseconds),
      sequence: outcome.sequence,
      replayed: outcome.isReplay)
  }

  /// A request that breaks a rule of the schema, or is for somebody whom its caller does not act for, refused in its
  /// place on a stream of many. It is in no log.
  init(neverLogged error: RPCError) {
    self.init(
      reason: error.code == .permissionDenied ? .notOwner : .invalid,
      detail: error.message.cut(toBytes: Self.detailBytes))
  }

  /// What the schema allows.
  private static let detailBytes = 200

  /// The log's inbox is full for the sender of one of many on a stream. It is in no log.
  static var overloaded: Self {
    Self(
      reason: .overloaded, detail: "too many commands are waiting; try again in a moment",
      retryAfter: TimeSpan(microseconds: 100_000))
  }

  /// New work on a stream of many finds no room on the disk. It is in no log.
  static var outOfSpace: Self {
    Self(
      reason: .overloaded, detail: DropLog.outOfSpace.message,
      retryAfter: TimeSpan(microseconds: 5_000_000))
  }

  static func sentence(
    _ refusal: DropEngine.Refusal, _ subject: RefusalSubject
  ) -> String {
    switch refusal.code {
    case .keyMismatch: "this key was used before with another body; use a new key"
    case .invalid: RefusalText.range(of: refusal.field)
    case .capacityReached: "the server has no room for more \(RefusalText.table(refusal.field))"
    case .unknownPartner: subject.missing("partner", subject.partner)
    case .unknownHub:
      RefusalText.inPools(refusal.field, "hub", subject.missing("hub", subject.hub))
    case .unknownStream: subject.missing("stream", subject.stream)
    case .unknownOffer: subject.missing("offer", subject.offer)
    case .unknownDrop: subject.missing("drop", subject.drop)
    case .unknownPool: RefusalText.pool(refusal.field, subject)
    case .unknownHold: subject.missing("hold", subject.hold)
    case .unknownWaiter: subject.missing("place in line", subject.waiter)
    case .unknownJob: subject.missing("job", subject.job)
    case .unknownVariant:
      RefusalText.inPools(refusal.field, "variant", "the offer has no such variant")
    case .notOwner: "it belongs to another \(subject.owner)"
    case .forgotten: "it ended too long ago to be known, if it ever was"
    case .streamClosed: "the stream is closed"
    case .streamAlreadyOpen: "the stream is open already"
    case .versionConflict: subject.moved(to: refusal.available)
    case .dropNotOpen: "the drop is not open yet"
    case .dropClosed: "the drop is closed"
    case .dropCancelled: "the drop was cancelled"
    case .invalidTransition: RefusalText.transition(refusal.field, subject)
    case .poolNotInDrop: "the pool belongs to another drop"
    case .belowCommitted:
      "at most \(refusal.available) \(refusal.field == .capacity ? "slots" : "units") can be taken away"
    case .dropNotInStream: "the drop belongs to another stream"
    case .buyerLimit: "the buyer may have \(refusal.available) more"
    case .soldOut: "no unit is free"
    case .notEnoughUnits: "only \(refusal.available) units are free"
    case .waitlistNotOffered: "no unit is free, and the drop offers no waitlist"
    case .waitlistFull: "no unit is free, and the waitlist is full"
    case .waitlistNeedsOneLine: "one place for several lines is asked for with together"
    case .neverEnoughUnits: "at most \(refusal.available) units can still come"
    case .holdExpired: "the hold's deadline has passed"
    case .holdReleased: "the hold was released"
    case .alreadyConfirmed: "the hold is confirmed already"
    case .holdConfirming: "a payment for the hold is in flight"
    case .notConfirming: "no payment for the hold is awaited"
    case .paymentMismatch: "another payment is in flight, or was the one confirmed"
    case .alreadyExtended: "the hold was extended before"
    case .alreadyPromoted: "the place in line has become a hold already"
    case .notWaiting: "the place in line is no longer waiting"
    case .paymentInUse: "the payment is another hold's"
    case .paymentVoided: "the payment was voided"
    case .staleAttempt: "the job has gone to another attempt"
    case .notAssigned: "the job is not this partner's"
    case .jobFinished: "the job is finished"
    case .invalidProgress, .noHub, .hubCannot: RefusalText.dispatch(refusal)
    case .unknownWindow, .windowNotOpen, .windowClosed, .windowFull, .wrongPreference, .noWindow:
      RefusalText.window(refusal.code)
    case .wrongZone: RefusalText.zone(refusal.field)
    case .reservationNotOpen: "units of the reservation cannot be had yet"
    case .reservationClosed: "the reservation is closed"
    case .hubThrottled: "the hub takes no more at once just now"
    case .unknownOrder, .unknownPayment, .overCaptured, .tillClosed, .alreadyCancelled, .pastPickup:
      RefusalText.afterSale(refusal)
    case .admissionNotOffered, .ticketRequired, .unknownTicket, .ticketUsed, .ticketExpired,
      .listOpen, .seedMismatch, .tokenExpired, .tokenRevoked, .amountOverCap, .badAttestation,
      .nonceReplay, .priceChanged, .unknownToken:
      RefusalText.ticketOrToken(refusal)
    case .notOffered: RefusalText.switchedOff(refusal.field)
    }
  }
}

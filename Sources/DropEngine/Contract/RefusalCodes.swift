import Messages

extension Messages.Refusal {
  /// The wire's code of an engine's code.
  public init(_ code: RefusalCode) {
    self =
      switch code {
      case .keyMismatch: .keyMismatch
      case .invalid: .invalid
      case .capacityReached: .capacityReached
      case .unknownPartner: .unknownPartner
      case .unknownHub: .unknownHub
      case .unknownStream: .unknownStream
      case .unknownOffer: .unknownOffer
      case .unknownDrop: .unknownDrop
      case .unknownPool: .unknownPool
      case .unknownHold: .unknownHold
      case .unknownWaiter: .unknownWaiter
      case .unknownJob: .unknownJob
      case .unknownVariant: .unknownVariant
      case .notOwner: .notOwner
      case .forgotten: .forgotten
      case .streamClosed: .streamClosed
      case .streamAlreadyOpen: .streamAlreadyOpen
      case .versionConflict: .versionConflict
      case .dropNotOpen: .dropNotOpen
      case .dropClosed: .dropClosed
      case .dropCancelled: .dropCancelled
      case .invalidTransition: .invalidTransition
      case .poolNotInDrop: .poolNotInDrop
      case .belowCommitted: .belowCommitted
      case .dropNotInStream: .dropNotInStream
      case .buyerLimit: .buyerLimit
      case .soldOut: .soldOut
      case .notEnoughUnits: .notEnoughUnits
      case .waitlistNotOffered: .waitlistNotOffered
      case .waitlistFull: .waitlistFull
      case .waitlistNeedsOneLine: .waitlistNeedsOneLine
      case .neverEnoughUnits: .neverEnoughUnits
      case .holdExpired: .holdExpired
      case .holdReleased: .holdReleased
      case .alreadyConfirmed: .alreadyConfirmed
      case .holdConfirming: .holdConfirming
      case .notConfirming: .notConfirming
      case .paymentMismatch: .paymentMismatch
      case .alreadyExtended: .alreadyExtended
      case .alreadyPromoted: .alreadyPromoted
      case .notWaiting: .notWaiting
      case .paymentInUse: .paymentInUse
      case .paymentVoided: .paymentVoided
      case .staleAttempt: .staleAttempt
      case .notAssigned: .notAssigned
      case .jobFinished: .jobFinished
      case .invalidProgress: .invalidProgress
      case .unknownWindow: .unknownWindow
      case .windowNotOpen: .windowNotOpen
      case .windowClosed: .windowClosed
      case .windowFull: .windowFull
      case .wrongZone: .wrongZone
      case .wrongPreference: .wrongPreference
      case .noWindow: .noWindow
      case .reservationNotOpen: .reservationNotOpen
      case .reservationClosed: .reservationClosed
      case .hubThrottled: .hubThrottled
      case .notOffered: .notOffered
      case .unknownOrder, .unknownPayment, .overCaptured, .tillClosed, .alreadyCancelled,
        .pastPickup, .admissionNotOffered, .ticketRequired, .unknownTicket, .ticketUsed,
        .ticketExpired, .listOpen, .seedMismatch, .tokenExpired, .tokenRevoked, .amountOverCap,
        .badAttestation, .nonceReplay, .priceChanged, .unknownToken:
        Self(ofASale: code)
      case .noHub: .noHub
      case .hubCannot: .hubCannot
      }
  }

  /// Those of money, of doors and of payment tokens.
  private init(ofASale code: RefusalCode) {
    switch code {
    case .unknownOrder, .unknownPayment, .overCaptured, .tillClosed, .alreadyCancelled,
      .pastPickup:
      self.init(ofTheTill: code)
    case .admissionNotOffered, .ticketRequired, .unknownTicket, .ticketUsed, .ticketExpired,
      .listOpen, .seedMismatch:
      self.init(ofADoor: code)
    default: self.init(ofAToken: code)
    }
  }

  /// Those of payments and of what follows a sale.
  private init(ofTheTill code: RefusalCode) {
    self =
      switch code {
      case .unknownPayment: .unknownPayment
      case .overCaptured: .overCaptured
      case .tillClosed: .tillClosed
      case .alreadyCancelled: .alreadyCancelled
      case .pastPickup: .pastPickup
      default: .unknownOrder
      }
  }

  /// Those of payment tokens and what is bought with them.
  private init(ofAToken code: RefusalCode) {
    self =
      switch code {
      case .tokenExpired: .tokenExpired
      case .tokenRevoked: .tokenRevoked
      case .amountOverCap: .amountOverCap
      case .badAttestation: .badAttestation
      case .nonceReplay: .nonceReplay
      case .priceChanged: .priceChanged
      default: .unknownToken
      }
  }

  /// Those of doors and their tickets.
  private init(ofADoor code: RefusalCode) {
    self =
      switch code {
      case .ticketRequired: .ticketRequired
      case .unknownTicket: .unknownTicket
      case .ticketUsed: .ticketUsed
      case .ticketExpired: .ticketExpired
      case .listOpen: .listOpen
      case .seedMismatch: .seedMismatch
      default: .admissionNotOffered
      }
  }
}

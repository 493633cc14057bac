import DropEngine
import Messages

// The enums of the wire and of the engine, case by case: a new case does not compile until it is decided here.

extension Messages.DropPhase {
  init(_ phase: DropEngine.DropPhase) {
    self =
      switch phase {
      case .scheduled: .scheduled
      case .live: .live
      case .closed: .closed
      case .cancelled: .cancelled
      }
  }
}

extension Messages.SaleMode {
  init(_ mode: DropEngine.SaleMode) {
    self =
      switch mode {
      case .notSelling: .notSelling
      case .instant: .instant
      case .waitlist: .waitlist
      case .soldOut: .soldOut
      case .reservation: .reservation
      }
  }
}

extension Messages.MarkerKind {
  init(_ kind: DropEngine.MarkerKind) {
    self =
      switch kind {
      case .note: .note
      case .offerOpen: .offerOpen
      case .buyCue: .buyCue
      case .priceChange: .priceChange
      case .offerClose: .offerClose
      }
  }
}

extension DropEngine.MarkerKind {
  /// Nil for kinds this server does not know.
  init?(_ kind: Messages.MarkerKind) {
    switch kind {
    case .note: self = .note
    case .offerOpen: self = .offerOpen
    case .buyCue: self = .buyCue
    case .priceChange: self = .priceChange
    case .offerClose: self = .offerClose
    default: return nil
    }
  }
}

extension DropEngine.DropAction {
  /// Nil for actions this server does not know.
  init?(_ action: Messages.DropAction) {
    switch action {
    case .open: self = .open
    case .close: self = .close
    case .cancel: self = .cancel
    default: return nil
    }
  }
}

extension Messages.HoldPhase {
  init(_ phase: DropEngine.HoldPhase) {
    self =
      switch phase {
      case .held: .held
      case .confirming: .confirming
      case .confirmed: .confirmed
      case .released: .released
      case .expired: .expired
      case .cancelled: .cancelled
      }
  }
}

extension Messages.WaiterPhase {
  init(_ phase: DropEngine.WaiterPhase) {
    self =
      switch phase {
      case .waiting: .waiting
      case .promoted: .promoted
      case .left: .left
      case .closed: .closed
      case .soldOut: .soldOut
      }
  }
}

extension Messages.OrderPhase {
  init(_ phase: DropEngine.OrderPhase) {
    self =
      switch phase {
      case .unassigned: .unassigned
      case .routed: .routed
      case .inFulfilment: .inFulfilment
      case .partlyDelivered: .partlyDelivered
      case .delivered: .delivered
      case .failed: .failed
      case .cancelled: .cancelled
      }
  }
}

extension Messages.JobPhase {
  init(_ phase: DropEngine.JobPhase) {
    self =
      switch phase {
      case .unassigned: .unassigned
      case .offered: .offered
      case .accepted: .accepted
      case .preparing: .preparing
      case .ready: .ready
      case .outForDelivery: .outForDelivery
      case .awaitingPickup: .awaitingPickup
      case .delivered: .delivered
      case .failed: .failed
      case .cancelled: .cancelled
      }
  }
}

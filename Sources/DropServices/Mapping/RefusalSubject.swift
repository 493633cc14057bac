import Basics
import Messages
import WireCodec

/// What a refused request was about, for the sentence of its refusal: an outcome of the log has a code, and the
/// request the ids.
struct RefusalSubject {
  /// Nothing is known of the request, as where many are answered on one stream; their tags name them.
  static let unknown = RefusalSubject()

  /// Whose what was asked for may be.
  var owner = "buyer"
  var partner = PartnerID.none
  var hub = HubID.none
  var stream = StreamID.none
  var offer = OfferID.none
  var drop = DropID.none
  var pool = PoolID.none
  var hold = HoldID.none
  var waiter = WaiterID.none
  var job = JobID.none
  /// Whether it is about an order.
  var isOrders = false
  /// What was to be done to the drop.
  var action: Messages.DropAction?
  /// Where the drop is. Phases only follow one another, so one that was read later excuses the refusal as well.
  var phase: Messages.DropPhase?

  /// That there is none, by its id where that is known.
  func missing<Kind>(_ name: String, _ id: EntityID<Kind>) -> String {
    id.isNone ? "there is no such \(name)" : "there is no \(name) \(id)"
  }

  /// That it is another by now than the caller has seen.
  func moved(to version: UInt32) -> String {
    isOrders
      ? "the order is at revision \(version) by now" : "the offer is at version \(version) by now"
  }

  /// What cannot be done to the drop, and why not.
  var transition: String {
    let verb =
      switch action {
      case .open?: "opened"
      case .close?: "closed"
      case .cancel?: "cancelled"
      default: "changed so"
      }
    let state =
      switch phase {
      case .scheduled?: "it is scheduled"
      case .live?: "it is live"
      case .closed?: "it is closed"
      case .cancelled?: "it is cancelled"
      default: "its state does not allow it"
      }
    return "the drop cannot be \(verb): \(state)"
  }
}

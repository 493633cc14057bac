import Basics
import DropEngine

/// What a refusal is about, in the words of the schema that the caller wrote its request by.
enum RefusalText {
  /// Servers run with these.
  private static let limits = EngineLimits()

  /// The field that is out of its range, and the range.
  static func range(of field: RefusedField) -> String {
    switch field {
    case .name: "name: 1 to \(limits.textBytes) bytes"
    case .title: "title: 1 to \(limits.textBytes) bytes, of a stream or marker also none"
    case .variants:
      "variants: 1 to \(limits.variantsPerOffer) names of 1 to \(limits.textBytes) bytes"
    case .price: "price.minor: 0 to \(limits.priceMinor)"
    case .currency: "price.currency: three capital letters"
    case .pools: "pools: 1 to \(limits.poolsPerDrop) of them"
    case .capacity: "pools.capacity: 0 to \(limits.capacityPerPool)"
    case .holdTTL:
      "holdTime: \(seconds(limits.minimumHoldTTLMicroseconds)) to "
        + seconds(limits.maximumHoldTTLMicroseconds)
    case .opensAt: "opensAt: not before 1970"
    case .closesAt: "closesAt: later than now and than opensAt"
    case .lines:
      "pool: one with its quantity, or 1 to \(limits.linesPerHold) different ones in lines"
    case .quantity: "quantity: 1 to \(limits.quantityPerLine)"
    case .minimumQuantity:
      "minimum: 1 to the quantity, or 0 for all or nothing; of several lines 0, or all their units"
    case .buyer: "buyer: not 0"
    case .payment: "payment: not empty"
    case .drop: "drop: not 0, as a buyCue opens it"
    case .change: "change: a pool has at most \(limits.capacityPerPool) units"
    case .window:
      "window: either one or anyWindow, of which a line has none; of a request each one once"
    case .windowTimes:
      "windows: class, start after 1970, end after start, closes after opens and not after end"
    case .preference: "preference: homeDelivery, pickup or locker"
    case .reservation:
      "reservation: known classes and things instead, each once; one pool for each variant, "
        + "of 0 to \(limits.capacityPerPool) units; opensAt from 1970 on; lasts "
        + "\(seconds(limits.minimumHoldTTLMicroseconds)) to "
        + seconds(limits.longestReservationMicroseconds)
    case .windows: "windows: each id once"
    case .instead: "instead: slot and place, each once"
    case .throttle:
      "refill: more than 0 with a burst; exitBacklog and exitPreparation below what enters, "
        + "exitAcceptRate from minAcceptRate on; spans up to a day"
    case .mode: "mode: instant, reservation or automatic"
    case .telemetry: "acceptRate: up to 1000 per mille; preparation: not negative"
    case .fence:
      "move: not 0, and up to \(limits.capacityPerPool); whom: a zone, a window or a partner, that of "
        + "the fence where one is named"
    case .queryAfter: "queryAfter: 1 s to 24 h"
    case .intent: "intent: one that was asked of this payment"
    case .amount: "amount: in the currency of the payment, more than 0, and no more than there is"
    case .jobs: "jobs: lines of the order, each once"
    case .report: "report: one that is known"
    case .admission:
      "rate: 1 to 256; every: 10 ms to a day; ticketLasts: a second to a day; grace: up to a day; "
        + "commitment: 32 bytes with drawAfter, or neither"
    case .reference: "reference: 1 to 512 bytes"
    case .device: "device: a public key of P-256 or Ed25519"
    case .cap: "cap: more than 0, in a currency; total: not below 0"
    case .expires: "expires: later than now, and within 366 days"
    case .waitlistLimit: "waitlistLimit: 0 to \(limits.waitersPerPool)"
    case .dispatch, .action, .why, .proof: dispatchRange(of: field)
    default: "a field is out of its range"
    }
  }

  /// What a table holds.
  static func table(_ field: RefusedField) -> String {
    switch field {
    case .poolTable: "pools"
    case .waiters: "places in line"
    case .idempotencyKeys: "keys"
    case .usage: "buyers of drops with a limit"
    case .joiners: "people at doors, or the door of places"
    case .tokens: "payment tokens, or the buyer may have no more"
    case .nonces: "purchases with this token just now"
    // Tables are numbered from here on, and called as what they hold.
    default: field.rawValue >= RefusedField.partners.rawValue ? "\(field)" : "of it"
    }
  }

  /// Why a door lets nobody in, or nothing is charged to a payment token.
  static func ticketOrToken(_ refusal: DropEngine.Refusal) -> String {
    switch refusal.code {
    case .tokenExpired, .tokenRevoked, .amountOverCap, .badAttestation, .nonceReplay,
      .priceChanged, .unknownToken:
      token(refusal)
    default: door(refusal.code)
    }
  }

  /// Why nothing is charged to a payment token. Of what a device sent nothing is repeated.
  private static func token(_ refusal: DropEngine.Refusal) -> String {
    switch (refusal.code, refusal.field) {
    case (.tokenExpired, _): "the payment token has expired"
    case (.tokenRevoked, _): "the payment token was revoked"
    case (.amountOverCap, _): "the payment token covers at most \(refusal.available) minor units"
    case (.badAttestation, .time):
      "what the device signed is of another time: 2 minutes back to 30 seconds ahead"
    case (.badAttestation, .nonce): "the device's nonce is empty"
    case (.badAttestation, _): "it is not signed with the key of the token's device"
    case (.nonceReplay, _): "the device's nonce has bought something already"
    case (.priceChanged, _): "it costs something else: look at the offer again"
    default: "there is no such payment token"
    }
  }

  /// Why nothing becomes of an order, or of its money.
  static func afterSale(_ refusal: Refusal) -> String {
    switch refusal.code {
    case .unknownOrder: "there is no such order"
    case .unknownPayment: "the payment is not known, or not any more: nothing follows"
    case .overCaptured: "at most \(refusal.available) minor units can be given back"
    case .tillClosed: "the till is not open, see Checkout/SetTill"
    case .alreadyCancelled: "the order, or the line, is cancelled already"
    default: "a line is on its way, handed over or failed"
    }
  }

  /// What is wrong with an entry of a drop's pools, or else by itself.
  static func inPools(_ field: RefusedField, _ member: String, _ sentence: String) -> String {
    field == .pools ? "pools.\(member): \(sentence)" : sentence
  }

  /// The pool that is not there, or its fence.
  static func pool(_ field: RefusedField, _ subject: RefusalSubject) -> String {
    field == .fence ? "the pool has no such fence" : subject.missing("pool", subject.pool)
  }

  /// What is not for a zone.
  static func zone(_ field: RefusedField) -> String {
    field == .hubs
      ? "windows of a hub serve its zone: leave zone out"
      : "it is not for the zone that the buyer is in"
  }

  /// What the market is without.
  static func switchedOff(_ field: RefusedField) -> String {
    "\(field == .reservation ? "hybrid drops" : "windows") are switched off in this market"
  }

  /// Of a window that serves nobody who asks like this.
  static func window(_ code: DropEngine.RefusalCode) -> String {
    switch code {
    case .windowNotOpen: "slots of the window cannot be had yet"
    case .windowClosed: "slots of the window can be had no more"
    case .windowFull: "no slot of the window is free"
    case .wrongPreference: "the window does not serve it in that way"
    case .noWindow: "no window that fits has a slot"
    default: "there is no such window"
    }
  }

  /// Why a door, or a ticket, is of no use.
  private static func door(_ code: RefusalCode) -> String {
    switch code {
    case .ticketRequired: "the drop has a door: join it, and reserve with the ticket that it gives"
    case .unknownTicket: "the ticket is not this buyer's, or a later one has taken its place"
    case .ticketUsed: "the ticket was used already"
    case .ticketExpired: "the ticket can no longer be used"
    case .listOpen: "people still join the list that is drawn from"
    case .seedMismatch: "it is not the seed that was committed to"
    default: "the drop has no door, or nobody is drawn at it"
    }
  }

  /// What cannot be done, and why not.
  static func transition(_ field: RefusedField, _ subject: RefusalSubject) -> String {
    switch field {
    case .windowTimes: "slots of the window are taken: its class, start and end stay"
    case .reservation: "the drop has no reservation, or it has been opened or closed before"
    case .admission: "the drop is open, or has a door already, or one without a draw"
    default: subject.transition
    }
  }

  private static func seconds(_ microseconds: Int64) -> String { "\(microseconds / 1_000_000) s" }
}

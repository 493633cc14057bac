public import JSONText
public import WireCodec

/// A PaymentIntent, as far as the till asks.
public struct StripePaymentIntent: Sendable, Equatable {
  public enum Status: String, Sendable {
    case requiresPaymentMethod = "requires_payment_method"
    case requiresConfirmation = "requires_confirmation"
    case requiresAction = "requires_action"
    case processing
    case requiresCapture = "requires_capture"
    case canceled
    case succeeded
    /// One that was made since.
    case unknown
  }

  public var id: StripeID
  public var status: Status
  public var amount: Int64
  /// In capitals, as the till has it.
  public var currency: String
  /// What is held.
  public var capturable: Int64
  /// What was taken.
  public var received: Int64
  /// The payment that it was made for, as its metadata says.
  public var payment: UUIDBytes?
  /// A try to pay has failed.
  public var hasFailed: Bool

  /// Nil for what is none, and for what holds or took money and does not say how much.
  public init?(_ node: JSONNode) {
    guard node["object"]?.text == "payment_intent",
      let id = node["id"]?.text.flatMap(StripeID.init),
      let amount = node["amount"]?.integer, amount >= 0, let currency = node["currency"]?.text,
      let status = node["status"]?.text
    else { return nil }
    self.id = id
    self.amount = amount
    self.currency = currency.uppercased()
    self.status = Status(rawValue: status) ?? .unknown
    let held = node["amount_capturable"]?.integer
    let taken = node["amount_received"]?.integer
    if self.status == .requiresCapture && held == nil { return nil }
    if self.status == .succeeded && taken == nil { return nil }
    capturable = max(0, held ?? 0)
    received = max(0, taken ?? 0)
    if case .object? = node["last_payment_error"]?.value {
      hasFailed = true
    } else {
      hasFailed = false
    }
    payment = node["metadata"]?[StripeRequest.paymentField]?.text.flatMap { UUIDBytes($0) }
  }
}

/// A refund.
public struct StripeRefund: Sendable, Equatable {
  public enum Status: String, Sendable {
    case pending, succeeded, failed, canceled
    case requiresAction = "requires_action"
    case unknown
  }

  public var id: String
  public var status: Status
  public var amount: Int64
  /// Of the intent that asked for it.
  public var number: UInt64?

  /// Nil for what is none.
  public init?(_ node: JSONNode) {
    guard node["object"]?.text == "refund", let id = node["id"]?.text,
      let amount = node["amount"]?.integer, amount >= 0
    else { return nil }
    self.id = id
    self.amount = amount
    status = Status(rawValue: node["status"]?.text ?? "") ?? .unknown
    number = node["metadata"]?[StripeRequest.numberField]?.text.flatMap { UInt64($0) }
  }
}

/// A page of objects.
struct StripePage {
  var elements: [JSONNode]
  var hasMore: Bool

  init?(_ node: JSONNode) {
    guard let elements = node["data"]?.elements else { return nil }
    self.elements = elements
    hasMore = node["has_more"]?.flag ?? false
  }
}

/// What an event is about. What it says of that is not used: it may be old by the time it comes, so the state is asked for.
public struct StripeNotice: Sendable, Equatable {
  public var event: String
  public var type: String
  /// The PaymentIntent that changed.
  public var paymentIntent: StripeID?
  /// The payment that its metadata names.
  public var payment: UUIDBytes?

  /// Money is held or taken by now: what an event of another kind names need not be what is paid with.
  public var isOfMoney: Bool {
    type == "payment_intent.amount_capturable_updated" || type == "payment_intent.succeeded"
  }

  /// The body of a webhook whose signature was checked; nil for what is no event.
  public init?(_ body: [UInt8]) {
    var limits = JSONLimits()
    limits.documentBytes = 1 << 20
    limits.depth = 64
    limits.repairsSurrogates = true
    guard let node = try? JSONParser.parse(body, limits: limits),
      node["object"]?.text == "event", let event = node["id"]?.text,
      let type = node["type"]?.text, let object = node["data"]?["object"]
    else { return nil }
    self.event = event
    self.type = type
    switch object["object"]?.text {
    case "payment_intent":
      paymentIntent = object["id"]?.text.flatMap { StripeID($0) }
      payment = object["metadata"]?[StripeRequest.paymentField]?.text.flatMap { UUIDBytes($0) }
    case "charge", "refund", "dispute":
      paymentIntent = object["payment_intent"]?.reference.flatMap { StripeID($0) }
    default: break
    }
  }
}

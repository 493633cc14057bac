import JSONText
import Messages
import StripePayments
import WireCodec

/// Stripe as a table: what was done under a key is done once, and told again to whoever sends it again.
actor FakeStripe: StripeWire {
  struct Intent {
    var id: String
    var payment: String
    var amount: Int64
    var status: String
    var received: Int64 = 0
    var currency = "eur"
    var hasFailed = false
    var refunds: [(id: String, number: String, amount: Int64)] = []
  }

  /// What becomes of the next requests, in their order; then all are answered.
  enum Fate {
    case answered
    /// Done, and nobody is told.
    case lost
    /// Not done, and nobody is told.
    case unheard
    /// A fault, which is what this key gets from now on.
    case stuck
    /// Refused, for no reason of the deed's.
    case refused
    /// Refused by code.
    case refusedByCode
    /// Answered with what cannot be read.
    case garbled
    case garbledElement
  }

  private(set) var intents: [Intent] = []
  private(set) var requests: [StripeRequest] = []
  private var known: [String: (request: StripeRequest, status: Int, body: String)] = [:]
  private var fates: [Fate] = []
  /// Search does not find what was just made.
  var isSearchBehind = false
  var declines: Set<String> = ["pm_bad"]

  func next(_ fates: Fate...) { self.fates = fates }
  /// Of all refunds.
  var refundStatus = "succeeded"
  func refunds(are status: String) { refundStatus = status }
  func searchBehind(_ isBehind: Bool) { isSearchBehind = isBehind }

  /// A shop, or a buyer, changes something.
  func put(_ intent: Intent) {
    intents.removeAll { $0.id == intent.id }
    intents.append(intent)
  }

  var deeds: [String] { requests.filter(\.isDeed).map(\.path) }

  func answer(_ request: StripeRequest) async throws -> StripeAnswer {
    requests.append(request)
    let fate = fates.isEmpty ? .answered : fates.removeFirst()
    if fate == .unheard { throw StripeSilence("unheard") }
    var (status, body, isReplayed) = (200, "", false)
    if let garbled = Self.answer(of: fate) {
      return StripeAnswer(status: garbled.0, headers: [], body: Array(garbled.1.utf8))
    }
    if let key = request.key {
      if fate == .stuck { known[key] = (request, 500, "{}") }
      if let first = known[key] {
        isReplayed = true
        (status, body) = (first.status, first.body)
        if first.request != request {
          (status, body) = (400, #"{"error":{"type":"idempotency_error"}}"#)
        }
      } else {
        (status, body) = carryOut(request)
        known[key] = (request, status, body)
      }
    } else {
      (status, body) = look(request)
    }
    if fate == .lost { throw StripeSilence("lost") }
    return StripeAnswer(
      status: status, headers: isReplayed ? [("idempotent-replayed", "true")] : [],
      body: Array(body.utf8))
  }

  private static func answer(of fate: Fate) -> (Int, String)? {
    switch fate {
    case .refused: (400, #"{"error":{"type":"invalid_request_error"}}"#)
    case .refusedByCode:
      (400, #"{"error":{"type":"invalid_request_error","code":"resource_missing"}}"#)
    case .garbled: (200, #"{"object":"list"}"#)
    case .garbledElement: (200, #"{"object":"list","has_more":false,"data":[{"object":"x"}]}"#)
    case .answered, .lost, .unheard, .stuck: nil
    }
  }

  private func field(_ request: StripeRequest, _ name: String) -> String {
    request.fields.first { $0.name == name }?.value ?? ""
  }

  private func refused(_ status: Int, _ code: String) -> (Int, String) {
    (status, #"{"error":{"type":"invalid_request_error","code":"\#(code)"}}"#)
  }

  private func text(_ intent: Intent) -> String {
    let held = intent.status == "requires_capture" ? intent.amount : 0
    return """
      {"object":"payment_intent","id":"\(intent.id)","amount":\(intent.amount),"currency":"\(intent.currency)",\
      "status":"\(intent.status)","amount_capturable":\(held),"amount_received":\(intent.received),\
      "metadata":{"dropwire_payment":"\(intent.payment)"}\
      \(intent.hasFailed ? #","last_payment_error":{"type":"card_error"}"# : "")}
      """
  }

  private func carryOut(_ request: StripeRequest) -> (Int, String) {
    let parts = request.path.split(separator: "/").map(String.init)
    if parts == ["v1", "payment_intents"] { return make(request) }
    if parts == ["v1", "refunds"] { return refund(request) }
    guard parts.count == 4, let index = intents.firstIndex(where: { $0.id == parts[2] }) else {
      return refused(404, "resource_missing")
    }
    switch parts[3] {
    case "capture":
      guard intents[index].status == "requires_capture" else {
        return refused(400, "payment_intent_unexpected_state")
      }
      intents[index].status = "succeeded"
      intents[index].received = Int64(field(request, "amount_to_capture")) ?? 0
    default:
      guard intents[index].status != "succeeded", intents[index].status != "canceled" else {
        return refused(400, "payment_intent_unexpected_state")
      }
      intents[index].status = "canceled"
    }
    return (200, text(intents[index]))
  }

  private func make(_ request: StripeRequest) -> (Int, String) {
    let isDeclined = declines.contains(field(request, "payment_method"))
    let intent = Intent(
      id: "pi_\(intents.count + 1)", payment: field(request, "metadata[dropwire_payment]"),
      amount: Int64(field(request, "amount")) ?? 0,
      status: isDeclined ? "requires_payment_method" : "requires_capture", hasFailed: isDeclined)
    intents.append(intent)
    if isDeclined {
      return (
        402,
        """
        {"error":{"type":"card_error","code":"card_declined","payment_intent":{"id":"\(intent.id)"}}}
        """
      )
    }
    return (200, text(intent))
  }

  private func refund(_ request: StripeRequest) -> (Int, String) {
    guard let index = intents.firstIndex(where: { $0.id == field(request, "payment_intent") })
    else { return refused(404, "resource_missing") }
    let amount = Int64(field(request, "amount")) ?? 0
    let left = intents[index].received - intents[index].refunds.reduce(0) { $0 + $1.amount }
    guard amount > 0, amount <= left else { return refused(400, "charge_already_refunded") }
    intents[index].refunds.append(
      ("re_\(requests.count)", field(request, "metadata[dropwire_intent]"), amount))
    return (200, text(intents[index].refunds.last ?? ("", "", 0)))
  }

  private func text(_ refund: (id: String, number: String, amount: Int64)) -> String {
    """
    {"object":"refund","id":"\(refund.id)","amount":\(refund.amount),"status":"\(refundStatus)",\
    "metadata":{"dropwire_intent":"\(refund.number)"}}
    """
  }

  private func look(_ request: StripeRequest) -> (Int, String) {
    func list(_ texts: [String]) -> (Int, String) {
      (200, #"{"object":"list","has_more":false,"data":[\#(texts.joined(separator: ","))]}"#)
    }
    if request.path == "/v1/payment_intents/search" {
      let wanted = field(request, "query")
      return list(
        intents.filter { !isSearchBehind && wanted.contains($0.payment) }.map { text($0) })
    }
    if request.path == "/v1/refunds" {
      return list(
        intents.filter { $0.id == field(request, "payment_intent") }
          .flatMap { $0.refunds.map { text($0) } })
    }
    guard let intent = intents.first(where: { request.path.hasSuffix("/" + $0.id) }) else {
      return refused(404, "resource_missing")
    }
    return (200, text(intent))
  }
}

/// Accounts without a file. What was noted stays; a crash forgets nothing.
actor FakeAccounts: StripeAccounts {
  private var accounts: [UUIDBytes: StripeAccount] = [:]
  private var owners: [StripeID: UUIDBytes] = [:]
  var isWhole = true
  var means: StripeMeans?
  /// What a webhook brings while an authorisation is begun.
  private var meanwhile: StripeID?

  init(means: StripeMeans? = .method("pm_card_visa", customer: nil)) { self.means = means }

  func set(means: StripeMeans?, isWhole: Bool = true) {
    self.means = means
    self.isWhole = isWhole
  }

  func bindMeanwhile(_ id: StripeID) { meanwhile = id }

  func account(of payment: UUIDBytes) -> StripeAccount { accounts[payment] ?? StripeAccount() }

  func bind(_ id: StripeID, to payment: UUIDBytes) -> Bool {
    if let bound = accounts[payment]?.paymentIntent { return bound == id }
    if owners[id] != nil { return false }
    accounts[payment, default: StripeAccount()].paymentIntent = id
    owners[id] = payment
    return true
  }

  func begin(
    _ number: UInt64, of payment: UUIDBytes, at time: Int64, authorisation: StripeAuthorisation?
  ) {
    accounts[payment, default: StripeAccount()].begun[number] = time
    if let authorisation { accounts[payment]?.authorisation = authorisation }
    if let meanwhile { _ = bind(meanwhile, to: payment) }
  }

  func means(of payment: UUIDBytes) -> StripeMeans? { means }
}

public import JSONText

/// What Stripe answered to a request, taken apart.
public enum StripeAnswer: Sendable {
  /// Done, or found.
  case object(JSONNode)
  /// Not done, and a repeat would say the same.
  case refused(StripeRefusal)
  /// Nobody can say: to be sent again under the same key, no sooner than after so many milliseconds.
  case again(afterMilliseconds: Int?, String)
  /// A fault of theirs which is what they answer to this key from now on.
  case stuck(String)
  /// The secret key is not taken.
  case locked(Int)
}

/// Why Stripe does not do something. Its sentences are left out: they may quote what was sent.
public struct StripeRefusal: Sendable, Equatable, CustomStringConvertible {
  public var status: Int
  /// `card_error`, `invalid_request_error`, `idempotency_error`.
  public var type: String
  /// `card_declined`, `payment_intent_unexpected_state`, `resource_missing`.
  public var code: String
  public var declineCode: String
  /// The PaymentIntent that it is about.
  public var paymentIntent: StripeID?

  public init(
    status: Int, type: String = "", code: String = "", declineCode: String = "",
    paymentIntent: StripeID? = nil
  ) {
    self.status = status
    self.type = type
    self.code = code
    self.declineCode = declineCode
    self.paymentIntent = paymentIntent
  }

  /// The key was used with other parameters: something was done under it that is not what is asked now.
  public var isOfAnotherDeed: Bool { type == "idempotency_error" }

  /// Of what was asked: not of a setting that is wrong for all, and not of another deed.
  public var isOfDeed: Bool { !isOfAnotherDeed && (status == 402 || !code.isEmpty) }

  public var description: String {
    (["\(status)"] + [type, code, declineCode].filter { !$0.isEmpty }).joined(separator: " ")
  }
}

extension StripeAnswer {
  /// A longer time to wait is not believed. One minute.
  static let longestWait = 60_000

  private static let limits: JSONLimits = {
    var limits = JSONLimits()
    limits.documentBytes = 1 << 20
    limits.depth = 64
    // Names and descriptions are anybody's.
    limits.repairsSurrogates = true
    return limits
  }()

  /// - Parameter headers: names in lower case.
  public init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
    let wait = Self.wait(header("retry-after"))
    let isReplayed = header("idempotent-replayed") == "true"
    let node = try? JSONParser.parse(body, limits: Self.limits)
    let error = node?["error"]
    switch status {
    case 200..<300:
      if let node, case .object = node.value, error == nil {
        self = .object(node)
      } else {
        self = .again(afterMilliseconds: nil, "\(status) without an object")
      }
    case 401, 403: self = .locked(status)
    // Another send of the same is under way, or the object is in use.
    case 408, 409, 424, 429: self = .again(afterMilliseconds: wait, "\(status)")
    case 500...:
      self = isReplayed ? .stuck("\(status)") : .again(afterMilliseconds: wait, "\(status)")
    case 400..<500:
      // What names no type is of whatever stands before the API.
      guard let error, let type = error["type"]?.text, !type.isEmpty, type != "api_error" else {
        self = .again(afterMilliseconds: wait, "\(status) without a reason")
        return
      }
      self = .refused(
        StripeRefusal(
          status: status, type: type, code: error["code"]?.text ?? "",
          declineCode: error["decline_code"]?.text ?? "",
          paymentIntent: error["payment_intent"]?["id"]?.text.flatMap { StripeID($0) }))
    default: self = .again(afterMilliseconds: wait, "\(status)")
    }
  }

  /// Seconds. A date is as good as nothing: clocks differ.
  private static func wait(_ text: String?) -> Int? {
    guard let text, let seconds = Int(text), seconds >= 0 else { return nil }
    return min(seconds, longestWait / 1_000) * 1_000
  }
}

extension JSONNode {
  /// Of a string; nil for anything else.
  var text: String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// Of a whole number.
  var integer: Int64? {
    if case .number(let text) = value { Int64(text) } else { nil }
  }

  var flag: Bool? {
    if case .bool(let flag) = value { flag } else { nil }
  }

  var elements: [JSONNode]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  /// An object that may be told in full, or by its id.
  var reference: String? { text ?? self["id"]?.text }
}

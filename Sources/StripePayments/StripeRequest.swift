public import WireCodec

/// A request of Stripe's API, without the secret that it is sent with.
public struct StripeRequest: Sendable, Equatable {
  /// A name with its value, as forms have them.
  public struct Field: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Something is to be done: POST. Else it is looked at: GET.
  public var isDeed: Bool
  /// From the slash on.
  public var path: String
  public var fields: [Field]
  /// Of a deed: sent again under it, it is done once.
  public var key: String?

  init(deed path: String, key: String, _ fields: [Field] = []) {
    isDeed = true
    self.path = path
    self.fields = fields
    self.key = key
  }

  init(look path: String, _ fields: [Field] = []) {
    isDeed = false
    self.path = path
    self.fields = fields
  }

  /// What follows the address of the service: of a look with its fields.
  public var target: String {
    isDeed || fields.isEmpty ? path : path + "?" + Self.form(fields)
  }

  /// The body of a deed.
  public var body: [UInt8]? { isDeed ? Array(Self.form(fields).utf8) : nil }

  // MARK: Forms

  /// `application/x-www-form-urlencoded`.
  public static func form(_ fields: [Field]) -> String {
    fields.map { escaped($0.name) + "=" + escaped($0.value) }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      // What RFC 3986 leaves as it is.
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What is asked of Stripe.
extension StripeRequest {
  /// Names in the metadata of what an adapter makes. Whoever makes a PaymentIntent for a payment sets the first.
  public static let paymentField = "dropwire_payment"
  public static let numberField = "dropwire_intent"

  /// One deed, one key: the payment, and the number of the intent. A further try, by its time, is another deed at
  /// the provider: only for what cannot be done twice there.
  public static func key(_ payment: UUIDBytes, _ number: UInt64, attempt: Int = 0) -> String {
    "dropwire-\(payment)-\(number)" + (attempt > 0 ? "-\(attempt)" : "")
  }

  private static func metadata(_ payment: UUIDBytes, _ number: UInt64) -> [Field] {
    [
      Field("metadata[\(paymentField)]", "\(payment)"),
      Field("metadata[\(numberField)]", "\(number)"),
    ]
  }

  /// Money is to be held: a PaymentIntent that is made and confirmed in one step, and captured later.
  public static func authorise(_ payment: UUIDBytes, _ begun: StripeAuthorisation) -> Self {
    var fields = [
      Field("amount", "\(begun.minor)"), Field("currency", begun.currency.lowercased()),
      Field("capture_method", "manual"), Field("confirm", "true"),
      // Without it the account's settings may ask for methods that send the buyer elsewhere.
      Field("payment_method_types[]", "card"), Field("payment_method", begun.method),
    ]
    if let customer = begun.customer { fields.append(Field("customer", customer)) }
    return Self(
      deed: "/v1/payment_intents", key: key(payment, begun.number),
      fields + metadata(payment, begun.number))
  }

  /// What is held is to be taken, or so much of it.
  public static func capture(
    _ id: StripeID, _ payment: UUIDBytes, _ number: UInt64, minor: Int64, attempt: Int = 0
  ) -> Self {
    Self(
      deed: "/v1/payment_intents/\(id)/capture", key: key(payment, number, attempt: attempt),
      [Field("amount_to_capture", "\(minor)")])
  }

  /// What is held is to be let go.
  public static func cancel(
    _ id: StripeID, _ payment: UUIDBytes, _ number: UInt64, attempt: Int = 0
  ) -> Self {
    Self(
      deed: "/v1/payment_intents/\(id)/cancel", key: key(payment, number, attempt: attempt))
  }

  /// So much is to be given back.
  public static func refund(
    _ id: StripeID, _ payment: UUIDBytes, _ number: UInt64, minor: Int64
  ) -> Self {
    Self(
      deed: "/v1/refunds", key: key(payment, number),
      [Field("payment_intent", "\(id)"), Field("amount", "\(minor)")] + metadata(payment, number))
  }

  /// Where a PaymentIntent is.
  public static func paymentIntent(_ id: StripeID) -> Self {
    Self(look: "/v1/payment_intents/\(id)")
  }

  /// What was given back of one, the newest first, a page of them.
  public static func refunds(of id: StripeID, after last: String? = nil) -> Self {
    var fields = [Field("payment_intent", "\(id)"), Field("limit", "100")]
    if let last { fields.append(Field("starting_after", last)) }
    return Self(look: "/v1/refunds", fields)
  }

  /// The PaymentIntents that were made for a payment. What was made within the last minute may be missing.
  public static func search(_ payment: UUIDBytes) -> Self {
    Self(
      look: "/v1/payment_intents/search",
      [Field("query", "metadata['\(paymentField)']:'\(payment)'"), Field("limit", "10")])
  }

  /// Whether the service is there, and takes the key.
  public static let greeting = Self(look: "/v1/payment_intents", [Field("limit", "1")])
}

/// The id of a PaymentIntent, which may stand in a path.
public struct StripeID: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  /// Nil for what is none.
  public init?(_ text: String) {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
      default: false
      }
    }
    guard text.hasPrefix("pi_"), text.utf8.count > 3, text.utf8.count <= 255, isPlain else {
      return nil
    }
    description = text
  }
}

/// An authorisation that was begun: what it was first sent with, as a repeat has to be the same.
public struct StripeAuthorisation: Sendable, Equatable {
  /// Of its intent.
  public var number: UInt64
  public var minor: Int64
  /// ISO 4217, as the till has it.
  public var currency: String
  /// `pm_…`.
  public var method: String
  /// `cus_…`.
  public var customer: String?

  public init(
    number: UInt64, minor: Int64, currency: String, method: String, customer: String? = nil
  ) {
    self.number = number
    self.minor = minor
    self.currency = currency
    self.method = method
    self.customer = customer
  }
}

/// What a payment is paid with, as the shop says.
public enum StripeMeans: Sendable, Equatable {
  /// A method that the buyer has given: the adapter makes the PaymentIntent.
  case method(String, customer: String?)
  /// The shop has made it, and the buyer confirms it.
  case paymentIntent(StripeID)
}

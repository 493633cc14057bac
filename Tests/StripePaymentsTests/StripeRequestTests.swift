import Messages
import StripePayments
import Testing
import WireCodec

@Suite("requests to Stripe")
struct StripeRequestTests {
  static let payment = UUIDBytes(high: 0x0123_4567_89AB_CDEF, low: 0x0011_2233_4455_6677)
  static let name = "01234567-89ab-cdef-0011-223344556677"

  private func text(_ request: StripeRequest) -> String {
    let body = request.body.map { String(decoding: $0, as: UTF8.self) }
    return [request.target, request.key, body].compactMap { $0 }.joined(separator: " ")
  }

  @Test("each intent has its request, with a key of the payment and the number")
  func requests() throws {
    let id = try #require(StripeID("pi_1A"))
    var begun = StripeAuthorisation(number: 7, minor: 450, currency: "EUR", method: "pm_card_visa")
    let metadata =
      "metadata%5Bdropwire_payment%5D=\(Self.name)&metadata%5Bdropwire_intent%5D=7"
    #expect(
      text(.authorise(Self.payment, begun)) == """
        /v1/payment_intents dropwire-\(Self.name)-7 amount=450&currency=eur&capture_method=manual\
        &confirm=true&payment_method_types%5B%5D=card&payment_method=pm_card_visa&\(metadata)
        """)
    begun.customer = "cus_1"
    #expect(text(.authorise(Self.payment, begun)).hasSuffix("&customer=cus_1&\(metadata)"))
    #expect(
      text(.capture(id, Self.payment, 8, minor: 400))
        == "/v1/payment_intents/pi_1A/capture dropwire-\(Self.name)-8 amount_to_capture=400")
    #expect(
      text(.capture(id, Self.payment, 8, minor: 400, attempt: 1))
        == "/v1/payment_intents/pi_1A/capture dropwire-\(Self.name)-8-1 amount_to_capture=400")
    #expect(
      text(.cancel(id, Self.payment, 9))
        == "/v1/payment_intents/pi_1A/cancel dropwire-\(Self.name)-9 ")
    #expect(
      text(.refund(id, Self.payment, 7, minor: 1))
        == "/v1/refunds dropwire-\(Self.name)-7 payment_intent=pi_1A&amount=1&\(metadata)")
    #expect(text(.paymentIntent(id)) == "/v1/payment_intents/pi_1A")
    #expect(
      text(.refunds(of: id, after: "re_1"))
        == "/v1/refunds?payment_intent=pi_1A&limit=100&starting_after=re_1")
    #expect(
      text(.search(Self.payment)) == """
        /v1/payment_intents/search?query=metadata%5B%27dropwire_payment%27%5D%3A%27\(Self.name)%27&limit=10
        """)
    #expect(
      !StripeRequest.search(Self.payment).isDeed && StripeRequest.search(Self.payment).key == nil)
  }

  @Test("forms are escaped, so that no value is two")
  func escaping() {
    let fields = [
      StripeRequest.Field("a b", "c&d=e+f%"), StripeRequest.Field("é", "\n~-._"),
      StripeRequest.Field("", ""),
    ]
    #expect(StripeRequest.form(fields) == "a%20b=c%26d%3De%2Bf%25&%C3%A9=%0A~-._&=")
  }

  @Test(
    "what is no id stands in no path",
    arguments: [
      "", "pi_", "pi", "ch_1", "pi_1/../x", "pi_1?x", "pi_1 ", "pi_é", "pi_1\r\nx: y", "PI_1",
      "pi_" + String(repeating: "a", count: 253),
    ])
  func badID(text: String) { #expect(StripeID(text) == nil) }
}

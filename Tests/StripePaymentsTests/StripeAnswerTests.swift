import JSONText
import Messages
import Testing
import WireCodec

@testable import StripePayments

@Suite("answers of Stripe")
struct StripeAnswerTests {
  struct Row: Sendable {
    var status: Int
    var headers: [(name: String, value: String)] = []
    var body: String
    var meaning: String
  }

  static let rows: [Row] = [
    Row(status: 200, body: #"{"object":"refund"}"#, meaning: "object"),
    Row(status: 200, body: "<html>", meaning: "again"),
    Row(status: 200, body: "[]", meaning: "again"),
    Row(status: 200, body: "", meaning: "again"),
    Row(status: 302, body: "", meaning: "again"),
    Row(status: 401, body: #"{"error":{"type":"invalid_request_error"}}"#, meaning: "locked 401"),
    Row(status: 403, body: "{}", meaning: "locked 403"),
    Row(
      status: 402,
      body: #"{"error":{"type":"card_error","code":"card_declined","decline_code":"lost_card","#
        + #""message":"of sk_test_1","payment_intent":{"id":"pi_1"}}}"#,
      meaning: "refused 402 card_error card_declined lost_card pi_1"),
    Row(
      status: 400,
      body: #"{"error":{"type":"invalid_request_error","code":"payment_intent_unexpected_state"}}"#,
      meaning: "refused 400 invalid_request_error payment_intent_unexpected_state"),
    Row(
      status: 404, body: #"{"error":{"type":"invalid_request_error","code":"resource_missing"}}"#,
      meaning: "refused 404 invalid_request_error resource_missing"),
    // Of whatever stands before it.
    Row(status: 404, body: "not here", meaning: "again"),
    Row(status: 413, body: "{}", meaning: "again"),
    Row(status: 400, body: #"{"error":{"type":"api_error"}}"#, meaning: "again"),
    // Of a gateway that has errors of its own.
    Row(status: 400, body: #"{"error":{"code":"bad_request"}}"#, meaning: "again"),
    Row(status: 404, body: #"{"error":{"type":"","code":"x"}}"#, meaning: "again"),
    Row(status: 400, body: #"{"error":"no"}"#, meaning: "again"),
    Row(
      status: 409, body: #"{"error":{"type":"idempotency_error"}}"#, meaning: "again"),
    Row(status: 429, headers: [("retry-after", "2")], body: "", meaning: "again 2000"),
    Row(status: 429, headers: [("retry-after", "999999")], body: "", meaning: "again 60000"),
    Row(status: 429, headers: [("retry-after", "-1")], body: "", meaning: "again"),
    Row(
      status: 503, headers: [("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT")], body: "",
      meaning: "again"),
    Row(status: 500, body: #"{"error":{"type":"api_error"}}"#, meaning: "again"),
    Row(status: 500, headers: [("idempotent-replayed", "true")], body: "{}", meaning: "stuck"),
    Row(
      status: 402, headers: [("idempotent-replayed", "true")],
      body: #"{"error":{"type":"card_error"}}"#, meaning: "refused 402 card_error"),
  ]

  @Test("each is one of five", arguments: rows.indices)
  func answer(index: Int) {
    let row = Self.rows[index]
    let answer = StripeAnswer(
      status: row.status, headers: row.headers, body: Array(row.body.utf8))
    let meaning =
      switch answer {
      case .object: "object"
      case .refused(let refusal):
        "refused \(refusal)" + (refusal.paymentIntent.map { " \($0)" } ?? "")
      case .again(let wait, _): "again" + (wait.map { " \($0)" } ?? "")
      case .stuck: "stuck"
      case .locked(let status): "locked \(status)"
      }
    #expect(meaning == row.meaning)
  }

  @Test("what is deep, large or cut is no trap, and no answer")
  func hostile() {
    let deep = String(repeating: #"{"a":"#, count: 1_000)
    for body in [deep, #"{"amount":1e999}"#, "{\"a\":\"\u{0}\"}", #"{"id":"pi_1""#] {
      for status in [200, 400, 500, 0, -1, 99_999] {
        let answer = StripeAnswer(status: status, headers: [], body: Array(body.utf8))
        if case .object(let node) = answer { #expect(StripePaymentIntent(node) == nil) }
      }
    }
  }

  private func intent(_ status: String, extra: String = "") throws -> StripePaymentIntent {
    let amounts = #","amount_received":450,"amount_capturable":450"#
    let text = """
      {"object":"payment_intent","id":"pi_1","amount":450,"currency":"eur","status":"\(status)"\
      \(extra.contains("amount") ? extra : amounts + extra)}
      """
    return try #require(StripePaymentIntent(try JSONParser.parse(Array(text.utf8))))
  }

  /// To each state and kind: what is reported of what was just done, was refused, and was found.
  static let states: [(String, IntentKind, [PaymentReport])] = [
    ("requires_capture", .authorise, [.authorised, .authorised, .authorised]),
    ("succeeded", .authorise, [.authorised, .authorised, .authorised]),
    ("canceled", .authorise, [.declined, .declined, .declined]),
    ("requires_payment_method", .authorise, [.declined, .declined, .notYet]),
    ("requires_action", .authorise, [.notYet, .notYet, .notYet]),
    ("processing", .authorise, [.notYet, .notYet, .notYet]),
    ("of_next_year", .authorise, [.notYet, .notYet, .notYet]),
    ("succeeded", .capture, [.captured, .captured, .captured]),
    ("canceled", .capture, [.voided, .voided, .voided]),
    ("requires_capture", .capture, [.notYet, .declined, .notFound]),
    ("processing", .capture, [.notYet, .notYet, .notYet]),
    ("canceled", .void, [.voided, .voided, .voided]),
    ("succeeded", .void, [.captured, .captured, .captured]),
    ("requires_capture", .void, [.notYet, .declined, .notFound]),
    ("requires_action", .void, [.notYet, .declined, .notFound]),
    ("processing", .void, [.notYet, .notYet, .notYet]),
    ("requires_capture", .query, [.authorised, .authorised, .authorised]),
    ("succeeded", .query, [.captured, .captured, .captured]),
    ("canceled", .query, [.voided, .voided, .voided]),
    ("requires_payment_method", .query, [.declined, .declined, .notYet]),
  ]

  @Test("each state has its report", arguments: states.indices)
  func report(index: Int) throws {
    let (status, kind, expected) = Self.states[index]
    let state = try intent(status)
    let told = [StripeMoment.done, .refused, .found].map {
      state.report(to: kind, $0, isOurs: true).report
    }
    #expect(told == expected)
    if status == "requires_payment_method", kind == .authorise {
      let failed = try intent(status, extra: #","last_payment_error":{}"#)
      #expect(failed.report(to: kind, .found, isOurs: true).report == .declined)
      #expect(failed.report(to: .query, .found, isOurs: false).report == .declined)
      #expect(failed.report(to: kind, .found, isOurs: false).report == .notYet)
    }
  }

  @Test("how much is said by what is held and received, not by what was asked")
  func amounts() throws {
    let part = try intent(
      "succeeded",
      extra: #","amount_received":400,"amount_capturable":0,"metadata":{"dropwire_payment":"x"}"#)
    #expect(part.report(to: .capture, .done, isOurs: true) == StripeReport(.captured, 400))
    #expect(part.payment == nil)
    let less = try intent("requires_capture", extra: #","amount_capturable":100"#)
    #expect(less.report(to: .authorise, .done, isOurs: true) == StripeReport(.authorised, 100))
    for text in [
      // What was taken, and what is held, is not guessed.
      #"{"object":"payment_intent","id":"pi_1","amount":1,"currency":"eur","status":"succeeded"}"#,
      #"{"object":"payment_intent","id":"pi_1","amount":1,"currency":"eur","status":"requires_capture"}"#,
      #"{"object":"payment_intent","id":"pi_1","amount":-1,"currency":"eur","status":"succeeded"}"#,
      #"{"object":"payment_intent","id":"../x","amount":1,"currency":"eur","status":"succeeded"}"#,
      #"{"object":"charge","id":"pi_1","amount":1,"currency":"eur","status":"succeeded"}"#,
      #"{"object":"payment_intent","id":"pi_1","amount":1.5,"currency":"eur","status":"succeeded"}"#,
    ] {
      #expect(StripePaymentIntent(try JSONParser.parse(Array(text.utf8))) == nil)
    }
  }

  @Test(
    "refunds that a bank may still refuse are open",
    arguments: [
      ("succeeded", PaymentReport.refunded), ("failed", .declined), ("canceled", .declined),
      ("pending", .notYet), ("requires_action", .notYet), ("else", .notYet),
    ])
  func refund(status: String, report: PaymentReport) throws {
    let text = """
      {"object":"refund","id":"re_1","amount":5,"status":"\(status)","metadata":{"dropwire_intent":"7"}}
      """
    let refund = try #require(StripeRefund(try JSONParser.parse(Array(text.utf8))))
    #expect(refund.report.report == report && refund.number == 7)
  }

  static let events: [(String, StripeID?, UUIDBytes?)] = [
    (
      #"{"object":"payment_intent","id":"pi_1","metadata":{"dropwire_payment":"\#(StripeRequestTests.name)"}}"#,
      StripeID("pi_1"), StripeRequestTests.payment
    ),
    (
      #"{"object":"payment_intent","id":"pi_1","metadata":{"dropwire_payment":"no"}}"#,
      StripeID("pi_1"), nil
    ),
    (#"{"object":"charge","id":"ch_1","payment_intent":"pi_2"}"#, StripeID("pi_2"), nil),
    (#"{"object":"refund","payment_intent":{"id":"pi_3"}}"#, StripeID("pi_3"), nil),
    (#"{"object":"refund","payment_intent":null}"#, nil, nil),
    (#"{"object":"customer","id":"pi_1"}"#, nil, nil),
    ("{}", nil, nil),
  ]

  @Test("an event says whom to look at, and no more", arguments: events.indices)
  func event(index: Int) throws {
    let (object, id, payment) = Self.events[index]
    let text = #"{"object":"event","id":"evt_1","type":"x.y","data":{"object":\#(object)}}"#
    let notice = try #require(StripeNotice(Array(text.utf8)))
    #expect(notice.paymentIntent == id && notice.payment == payment && !notice.isOfMoney)
  }

  @Test(
    "what is no event is none",
    arguments: [
      "", "{", "[]", #"{"object":"event"}"#, #"{"object":"event","id":"e","type":"t"}"#,
      #"{"object":"event","id":1,"type":"t","data":{"object":{}}}"#,
      #"{"object":"charge","id":"e","type":"t","data":{"object":{}}}"#,
    ])
  func noEvent(text: String) { #expect(StripeNotice(Array(text.utf8)) == nil) }
}

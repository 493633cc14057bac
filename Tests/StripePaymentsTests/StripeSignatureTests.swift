import StripePayments
import Testing

/// Codes are of Python's hmac.
@Suite("signatures of webhooks")
struct StripeSignatureTests {
  struct Vector: Sendable {
    var secret: String
    var time: Int64
    var body: String
    var code: String
  }

  static let vectors = [
    Vector(
      secret: "whsec_test_secret", time: 1_700_000_000, body: #"{"id":"evt_1","object":"event"}"#,
      code: "0c8670ed117751cc551a20e35839447075c42800ea3cf3e8a2fbda99cd1e6edd"),
    Vector(
      secret: "whsec_second", time: 1_700_000_123, body: "",
      code: "d0a6eed6743520820c02a339065bb369a37b6705645b090af372638f4fed8665"),
    // A key longer than a block is hashed first.
    Vector(
      secret: String(repeating: "k", count: 80), time: 1_700_000_000, body: #"{"name":"café"}"#,
      code: "4a79a0b0a7da005838fcc8a47cc8738cb0d5e21115752ef417be6472fef01f30"),
    Vector(
      secret: "whsec_big", time: 1, body: String(repeating: "a", count: 70_000),
      code: "10781ef03c9040a36dbf2abdde5696945ef57d1fa97e1ca8081ba1f7d9542326"),
  ]

  private func problem(
    _ header: String?, _ body: String, secrets: [String], now: Int64
  ) -> StripeSignature.Problem? {
    do throws(StripeSignature.Problem) {
      try StripeSignature.check(
        header, body: Array(body.utf8), secrets: secrets.map { Array($0.utf8) }, now: now)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "codes of another implementation are right, and nothing near them", arguments: vectors.indices)
  func vector(index: Int) {
    let vector = Self.vectors[index]
    let header = "t=\(vector.time),v1=\(vector.code)"
    #expect(
      StripeSignature.header(
        body: Array(vector.body.utf8), secret: Array(vector.secret.utf8), at: vector.time) == header
    )
    func check(_ header: String, _ body: String, _ secret: String) -> StripeSignature.Problem? {
      problem(header, body, secrets: [secret], now: vector.time + 10)
    }
    #expect(check(header, vector.body, vector.secret) == nil)
    #expect(check(header, vector.body + " ", vector.secret) == .wrong)
    #expect(check(header, vector.body, vector.secret + "x") == .wrong)
    #expect(check("t=\(vector.time + 1),v1=\(vector.code)", vector.body, vector.secret) == .wrong)
    #expect(check("t=0\(vector.time),v1=\(vector.code)", vector.body, vector.secret) == .wrong)
    var other = Array(vector.code)
    other[63] = other[63] == "0" ? "1" : "0"
    #expect(check("t=\(vector.time),v1=\(String(other))", vector.body, vector.secret) == .wrong)
    // The scheme of others is none.
    #expect(check("t=\(vector.time),v0=\(vector.code)", vector.body, vector.secret) == .malformed)
  }

  @Test("while a secret is rolled either has signed")
  func rolled() {
    let (old, new) = (Self.vectors[0], "whsec_new")
    let right = "t=\(old.time),v1=\(old.code)"
    #expect(problem(right, old.body, secrets: [new, old.secret], now: old.time) == nil)
    #expect(problem(right, old.body, secrets: [new], now: old.time) == .wrong)
    #expect(problem(right, old.body, secrets: [], now: old.time) == .wrong)
    #expect(problem(right, old.body, secrets: [""], now: old.time) == .wrong)
    let wrong = String(repeating: "0", count: 64)
    for header in [
      "t=\(old.time),v1=\(wrong),v1=\(old.code)", "v1=\(old.code), t=\(old.time),v1=\(wrong),v0=x",
    ] {
      #expect(problem(header, old.body, secrets: [old.secret], now: old.time) == nil)
    }
    // An empty secret is nobody's, whatever it signs.
    let forged = StripeSignature.header(body: Array(old.body.utf8), secret: [], at: old.time)
    #expect(problem(forged, old.body, secrets: ["", new], now: old.time) == .wrong)
  }

  @Test("five minutes either way, and no further", arguments: [-300, 0, 300, -301, 301, 1_000_000])
  func time(offset: Int64) {
    let vector = Self.vectors[0]
    let told = problem(
      "t=\(vector.time),v1=\(vector.code)", vector.body, secrets: [vector.secret],
      now: vector.time + offset)
    #expect(told == (abs(offset) <= 300 ? nil : .stale))
  }

  static let malformed: [String] = [
    "", " ", ",", "=", "t", "t=", "t=1", "v1=", "t=,v1=CODE", "t=1,v1=", "t=1,v1=zz",
    "t=1 ,v1=CODE",
    "t=-1,v1=CODE", "t=+1,v1=CODE", "t=1.0,v1=CODE", "t=0x1,v1=CODE", "t=1,t=1,v1=CODE",
    "t=1;v1=CODE", "t=1,v1:CODE", "t=1,v1=CODE0", "t=1,V1=CODE", "T=1,v1=CODE",
    "t=9999999999999999999,v1=CODE", "t=99999999999999999999999999,v1=CODE", "t=\u{661},v1=CODE",
    "t=1,v1=CODE,", String(repeating: "v1=x,", count: 1_000) + "t=1,v1=CODE",
    String(repeating: "a=b,", count: 32) + "t=1,v1=CODE",
  ]

  @Test("what is no such header is none", arguments: malformed)
  func malformedHeader(text: String) {
    let vector = Self.vectors[3]
    let header = text.replacing("CODE", with: vector.code)
    #expect(problem(header, vector.body, secrets: [vector.secret], now: 1) == .malformed, "\(text)")
    #expect(problem(nil, vector.body, secrets: [vector.secret], now: 1) == .missing)
  }

  @Test("the clock at its ends is no trap")
  func extremes() {
    for now in [Int64.min, Int64.max, 0] {
      let header = "t=999999999999999999,v1=" + Self.vectors[3].code
      #expect(problem(header, "", secrets: ["x"], now: now) == .stale)
    }
  }
}

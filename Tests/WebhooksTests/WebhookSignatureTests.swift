import Testing

@testable import Webhooks

@Suite("webhooks: signatures")
struct WebhookSignatureTests {
  /// The example of the specification's reference libraries.
  private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  private static let seconds: Int64 = 1_614_265_330
  private static let body = Array(#"{"test": 2432232314}"#.utf8)
  private static let text = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

  private var secret: WebhookSecret {
    get throws { try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")) }
  }

  @Test("the example of the reference libraries")
  func example() throws {
    let header = WebhookSignature.header(
      id: Self.id, at: Self.seconds, body: Self.body, secrets: [try secret])
    #expect(header == Self.text)
  }

  private func problem(
    id: String? = Self.id, timestamp: String? = "\(Self.seconds)", signature: String? = Self.text,
    body: [UInt8] = Self.body, secrets: [String] = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    later: Int64 = 0
  ) throws -> WebhookSignature.Problem? {
    let secrets = try secrets.map { try #require(WebhookSecret($0)) }
    do throws(WebhookSignature.Problem) {
      try WebhookSignature.check(
        id: id, timestamp: timestamp, signature: signature, body: body, secrets: secrets,
        now: Self.seconds + later)
      return nil
    } catch {
      return error
    }
  }

  @Test("what is right, and what is not")
  func checks() throws {
    let other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx"
    #expect(try problem() == nil)
    #expect(try problem(later: 300) == nil)
    #expect(try problem(later: -300) == nil)
    #expect(try problem(later: 301) == .stale)
    #expect(try problem(later: -301) == .stale)
    #expect(try problem(signature: "v1a,AAAA v1,zzz " + Self.text) == nil)
    #expect(try problem(secrets: [other, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]) == nil)
    #expect(try problem(secrets: [other]) == .wrong)
    #expect(try problem(secrets: []) == .wrong)
    #expect(try problem(id: "msg_q") == .wrong)
    #expect(try problem(timestamp: "\(Self.seconds + 1)") == .wrong)
    #expect(try problem(body: Self.body + [0x20]) == .wrong)
    #expect(try problem(signature: String(Self.text.dropLast())) == .wrong)
    #expect(try problem(signature: "") == .wrong)
    #expect(try problem(id: nil) == .missing)
    #expect(try problem(id: "") == .missing)
    #expect(try problem(timestamp: nil) == .missing)
    #expect(try problem(signature: nil) == .missing)
    for time in ["", "+1614265330", "1614265330 ", "16142653309999999999", "x"] {
      #expect(try problem(timestamp: time) == .malformed, "\(time)")
    }
    #expect(
      try problem(signature: Array(repeating: "v1,A", count: 33).joined(separator: " "))
        == .malformed)
  }

  @Test("secrets are base64 of 24 to 64 bytes")
  func secrets() {
    for text in [
      "", "whsec_", "whsec_x", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
      "whsec_ MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La",
      "whsec_" + String(repeating: "A", count: 88), "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ] {
      #expect(WebhookSecret(text) == nil, "\(text)")
    }
    for count in 24...64 {
      let text = Base64Text.encoded((0..<count).map { UInt8($0) })
      #expect(WebhookSecret("whsec_" + text)?.bytes.count == count)
    }
  }
}

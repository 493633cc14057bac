import RPC
import Testing

private func bytes<R>(_ text: String, _ body: (UnsafeRawBufferPointer) -> R) -> R {
  Array(text.utf8).withUnsafeBytes(body)
}

@Suite("Texts on the wire")
struct WireTextTests {
  @Test(
    "grpc-timeout",
    arguments: [
      ("1n", 1), ("1u", 1_000), ("1m", 1_000_000), ("1S", 1_000_000_000), ("1M", 60_000_000_000),
      ("1H", 3_600_000_000_000), ("0S", 0), ("00000001m", 1_000_000), ("99999999n", 99_999_999),
      ("99999999H", Int64.max),
    ] as [(String, Int64)])
  func timeout(text: String, nanoseconds: Int64) {
    #expect(bytes(text, WireTimeout.parse) == nanoseconds)
  }

  @Test(
    "malformed grpc-timeout",
    arguments: ["", "1", "S", "1s", "123456789S", "-1S", "1.5S", " 1S", "1S ", "1x", "1SS"])
  func malformedTimeout(text: String) {
    #expect(bytes(text, WireTimeout.parse) == nil)
  }

  @Test(
    "a timeout is written exactly, or rounded up",
    arguments: [
      (0, "0n"), (-5, "0n"), (1, "1n"), (99_999_999, "99999999n"), (100_000_000, "100000u"),
      (100_000_000_001, "100000001u"), (Int64.max, "2562048H"),
    ] as [(Int64, String)])
  func format(nanoseconds: Int64, text: String) throws {
    let written = WireTimeout.format(nanoseconds: nanoseconds)
    let read = try #require(bytes(written, WireTimeout.parse))
    #expect(read >= max(0, nanoseconds))
    if nanoseconds < 100_000_000_000 { #expect(written == text) }
  }

  @Test(
    "grpc-message",
    arguments: [
      ("plain text", "plain text"), ("100%", "100%25"), ("a\nb", "a%0Ab"), ("ü", "%C3%BC"),
      ("🚀", "%F0%9F%9A%80"), ("\u{7F}", "%7F"), ("", ""),
    ])
  func message(text: String, wire: String) {
    var encoded: [UInt8] = []
    PercentEncoding.encode(text, into: &encoded)
    #expect(String(decoding: encoded, as: UTF8.self) == wire)
    #expect(bytes(wire, PercentEncoding.decode) == text)
  }

  @Test(
    "decoding grpc-message never fails",
    arguments: [("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%41%", "A%"), ("%ff", "\u{FFFD}")])
  func brokenMessage(wire: String, text: String) {
    #expect(bytes(wire, PercentEncoding.decode) == text)
  }

  @Test(
    "base64, padded or not",
    arguments: [
      ("", []), ("AA", [0]), ("AA==", [0]), ("AAE", [0, 1]), ("AAE=", [0, 1]), ("AAEC", [0, 1, 2]),
      ("//79", [255, 254, 253]),
    ] as [(String, [UInt8])])
  func base64(text: String, plain: [UInt8]) {
    #expect(bytes(text, Base64.decode) == plain)
    var encoded: [UInt8] = []
    Base64.encode(plain, into: &encoded)
    #expect(
      String(decoding: encoded, as: UTF8.self) == String(text.prefix { $0 != "=" }))
  }

  @Test(
    "not base64", arguments: ["A", "AA=", "A===", "AB", "A A=", "-_-_", "AAAA=", "====", "AA=A"])
  func notBase64(text: String) {
    #expect(bytes(text, Base64.decode) == nil)
  }

  @Test(
    "grpc-status",
    arguments: [
      ("0", .ok), ("14", .unavailable), ("16", .unauthenticated), ("17", .unknown),
      ("99999", .unknown), ("", nil), ("x", nil), ("-1", nil), ("1 ", nil), ("1234567890", nil),
    ] as [(String, StatusCode?)])
  func status(text: String, code: StatusCode?) {
    #expect(bytes(text, StatusCode.init(wireText:)) == code)
  }

  @Test("status names are those of the documents")
  func names() {
    #expect(
      StatusCode.allCases.map(\.name) == [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND",
        "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
        "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
        "UNAUTHENTICATED",
      ])
    #expect(StatusCode.allCases.map(\.rawValue) == Array(0...16))
  }
}

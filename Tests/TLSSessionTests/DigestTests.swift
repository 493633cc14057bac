import TLSSession
import Testing

@Suite("SHA-256 of secrets")
struct DigestTests {
  /// Of FIPS 180-4, and what `sha256sum` prints.
  @Test(
    "known digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func known(text: String, digits: String) throws {
    let digest = SHA256Digest(of: text.utf8)
    #expect(digest == SHA256Digest(hexadecimal: digits))
    #expect(digest == SHA256Digest(hexadecimal: digits.uppercased()))
    // Each digit counts.
    for index in digits.indices {
      var other = digits
      other.replaceSubrange(index...index, with: digits[index] == "0" ? "1" : "0")
      #expect(digest != SHA256Digest(hexadecimal: other))
    }
  }

  @Test("what is no digest")
  func wrong() {
    let digits = String(repeating: "0", count: 64)
    for text in ["", String(digits.dropLast()), digits + "0", digits.dropLast() + "g"] {
      #expect(SHA256Digest(hexadecimal: text) == nil)
    }
  }
}

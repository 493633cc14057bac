import DeviceKeys
import Basics
import Messages
import Testing
import WireCodec

/// What a device signs, against keys and signatures that `openssl` and WebCrypto have made: docs/express.md has the same.
@Suite("What devices sign")
struct StatementTests {
  static let request = ExpressRequest(
    buyer: 11, token: Identifier(rawValue: 7 << 20), drop: Identifier(rawValue: 5 << 20),
    lines: [
      ReserveLine(pool: Identifier(rawValue: 6 << 20), quantity: 1),
      ReserveLine(pool: Identifier(rawValue: 6 << 20 | 1), quantity: 2),
    ], amount: Money(minor: 7_500, currency: "EUR"),
    attestation: Attestation(
      nonce: UUIDBytes("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0")!,
      at: Timestamp(microseconds: 1_764_550_800_000_000)))

  static let statement = """
    dropwire.express/1
    token 7340032
    buyer 11
    drop 5242880
    window 0
    lines 6291456x1,6291457x2
    amount 7500 EUR
    nonce 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0
    at 1764550800000000

    """

  /// The private keys are the numbers 1 to 32, a byte each.
  static let secret = (1...32).map { UInt8($0) }
  static let p256 = bytes(
    "04515c3d6eb9e396b904d3feca7f54fdcd0cc1e997bf375dca515ad0a6c3b4035f4536be3a50f318fbf9a5475902a2"
      + "21502bef0d57e08c53b2cc0a56f17d9f9354")
  static let p256Signature = bytes(
    "30450220765c349d3257033b376f79a80ef9aba99e5027e264a216aac9182820edd10d6b022100dd0c69ab7f2231f0"
      + "11c46efb19eed52cceacfba1f50e0e6b74ba72295e7ab5be")
  /// By WebCrypto, whose signatures differ each time; its Ed25519 gives what openssl does.
  static let webCrypto = bytes(
    "93b16fc7200f500d7fd23cbae78a06f638866ef4cdc30e55107bac4073df669f93752896cbc45ea38ea96d94206560"
      + "c16dd4058ebae903e1f475e0eff77fd017")
  static let ed25519 = bytes("79b5562e8fe654f94078b112e8a98ba7901f853ae695bed7e0e3910bad049664")
  static let ed25519Signature = bytes(
    "58440f329180722de7d6adf78246b444f1c4ac0e59a57b7270b889b9c80f2d7d00e6ef24d4c96eb8b0dc79918b4444"
      + "daf59c49d2a82215ebddfab0b8e7fbc208")

  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal.utf8)
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)!
    }
  }

  /// r and s, as WebCrypto has them.
  static var plain: [UInt8] { Array(p256Signature[4..<36]) + Array(p256Signature[39...]) }

  @Test("the bytes that are signed")
  func statement() {
    #expect(String(decoding: Self.request.statement, as: UTF8.self) == Self.statement)
  }

  @Test("what openssl has signed with P-256 holds, in either form, by a key in any form")
  func ofP256() throws {
    let point = try #require(DeviceKey(Self.p256))
    #expect(point.kind == .p256 && point.bytes == Self.p256)
    #expect(
      "\(point.digest)" == "4269889431e3131966fcaf6a457141943ed2c35b5b917ae62cb339546f523551")
    let compressed = [UInt8(2)] + Self.p256[1..<33]
    let info =
      Self.bytes("3059301306072a8648ce3d020106082a8648ce3d030107034200") + Self.p256
    for form in [compressed, info] { #expect(DeviceKey(form) == point) }
    for signature in [Self.p256Signature, Self.plain, Self.webCrypto] {
      var request = Self.request
      request.attestation.device = info
      request.attestation.signature = signature
      #expect(request.verifiedKey == point.digest)
    }
  }

  @Test("and with Ed25519")
  func ofEd25519() throws {
    let key = try #require(DeviceKey(Self.ed25519))
    #expect(key.kind == .ed25519)
    #expect("\(key.digest)" == "65b60673d6ed884bf01c2c222d82ada0740f29ac3355d6a925c81f17f47a27b8")
    #expect(DeviceKey(Self.bytes("302a300506032b6570032100") + Self.ed25519) == key)
    var request = Self.request
    request.attestation.device = Self.ed25519
    request.attestation.signature = Self.ed25519Signature
    #expect(request.verifiedKey == key.digest)
  }

  @Test("a bit of it, another key, or another length, and it does not hold")
  func damaged() throws {
    for (key, signature) in [
      (Self.p256, Self.p256Signature), (Self.p256, Self.plain),
      (Self.ed25519, Self.ed25519Signature),
    ] {
      var request = Self.request
      request.attestation.device = key
      for place in stride(from: 0, to: signature.count, by: 5) {
        request.attestation.signature = signature
        request.attestation.signature[place] ^= 0x10
        #expect(request.verifiedKey == nil)
      }
      for cut in [[], Array(signature.dropLast()), signature + [0]] {
        request.attestation.signature = cut
        #expect(request.verifiedKey == nil)
      }
      request.attestation.signature = signature
      request.attestation.device = key == Self.p256 ? Self.ed25519 : Self.p256
      #expect(request.verifiedKey == nil)
    }
  }

  @Test("whatever is changed of the purchase, it is not what was signed")
  func changed() {
    var whole = Self.request
    whole.attestation.device = Self.ed25519
    whole.attestation.signature = Self.ed25519Signature
    let changes: [(inout ExpressRequest) -> Void] = [
      { $0.token = 1 }, { $0.buyer = 12 }, { $0.drop = 1 }, { $0.window = 1 },
      { $0.lines[1].quantity = 3 }, { $0.lines.removeLast() }, { $0.lines[0].pool = 1 },
      { $0.amount.minor = 7_499 }, { $0.amount.currency = "USD" },
      { $0.attestation.nonce.low ^= 1 }, { $0.attestation.at = Timestamp(microseconds: 1) },
    ]
    for (number, change) in changes.enumerated() {
      var request = whole
      change(&request)
      #expect(request.verifiedKey == nil, "change \(number)")
    }
    // What a device does not sign.
    var other = whole
    (other.key, other.payment, other.zone, other.ticket) = (
      UUIDBytes(high: 1, low: 1), UUIDBytes(high: 1, low: 2), 3, 9
    )
    #expect(other.verifiedKey != nil)
  }

  @Test("keys that are none")
  func noKeys() {
    var offCurve = Self.p256
    offCurve[64] ^= 1
    let other = Self.bytes(
      "3076301006072a8648ce3d020106052b81040022036200044f0d762a3f07f9f323d56020363b0e9424e60153a77f9e"
        + "3183735068552b5786178df5232bf20d24946db0aae535dde84dcc2ebd818a5f1833b683700b3bc9ba0e422895"
        + "ff551d603feb22c88b5807ecd24a3cabaabb73745a3982a460053b47")
    let info = Self.bytes("302a300506032b6570032100") + Self.ed25519
    for bytes in [
      [], [4], offCurve, other, info + [0], Array(info.dropLast()),
      [UInt8](repeating: 0, count: 65), [UInt8](repeating: 0xFF, count: 160),
    ] {
      #expect(DeviceKey(bytes) == nil, "\(bytes.count) bytes")
    }
  }

  @Test("keys under which anybody can sign anything, in every encoding")
  func smallOrder() {
    let ff = String(repeating: "ff", count: 30)
    let zeros = String(repeating: "00", count: 31)
    let points = [
      "00" + zeros, "01" + zeros, "ec" + ff + "7f", "ed" + ff + "7f", "ee" + ff + "7f",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    ]
    for point in points {
      var bytes = Self.bytes(point)
      #expect(DeviceKey(bytes) == nil, "\(point)")
      bytes[31] |= 0x80
      #expect(DeviceKey(bytes) == nil, "\(point), with its sign")
      #expect(DeviceKey(Self.bytes("302a300506032b6570032100") + bytes) == nil)
    }
  }

  @Test("devices that sign themselves", arguments: [DeviceKey.Kind.p256, .ed25519])
  func signers(kind: DeviceKey.Kind) throws {
    let signer = try #require(DeviceSigner(kind, secret: Self.secret))
    #expect(signer.key.bytes == (kind == .p256 ? Self.p256 : Self.ed25519))
    // Numbers that begin with zeros, too.
    for nonce in UInt64(1)...300 {
      var request = Self.request
      request.attestation.nonce.low = nonce
      request.sign(with: signer)
      #expect(request.attestation.signature.count == 64)
      #expect(request.verifiedKey == signer.key.digest)
    }
    #expect(DeviceSigner(kind, secret: [1]) == nil)
  }

  @Test("what the log is given has no key, no signature and no reference")
  func logged() throws {
    var request = Self.request
    request.sign(with: try #require(DeviceSigner(.p256, secret: Self.secret)))
    request.wait = TimeSpan(microseconds: 1)
    let (call, attested) = LogCommand.express(request).atTheEdge
    #expect(call == .express(Self.request) && attested == request.verifiedKey)
    let register = RegisterTokenRequest(
      reference: Array("vault of card".utf8), device: Self.p256)
    let logged = register.logged
    #expect(logged.device == DeviceKey(Self.p256)?.digest.bytes)
    #expect(
      logged.reference
        == Self.bytes("90bea09e0d788582914185c2806a5dbedf74004dbe2c4ef7307a8d18cb222460"))
    #expect(RegisterTokenRequest().logged.device.isEmpty)
    #expect(RegisterTokenRequest().logged.reference.isEmpty)
  }
}

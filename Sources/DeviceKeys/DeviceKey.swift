import Basics
import COpenSSL

/// The public key of a buyer's device: P-256 or Ed25519. A value, from any thread.
public struct DeviceKey: Equatable, Sendable {
  /// What a key can be.
  public enum Kind: Sendable {
    /// ECDSA over P-256 with SHA-256, what WebCrypto calls `ECDSA`.
    case p256
    /// Ed25519, over the message itself.
    case ed25519
  }

  public let kind: Kind
  /// Of P-256 the uncompressed point, 65 bytes from 4 on; of Ed25519 its 32 bytes.
  public let bytes: [UInt8]

  /// Reads a key: a SubjectPublicKeyInfo in DER, the point of P-256, compressed or not, or the 32 bytes of Ed25519.
  /// Nil for anything else, for points of P-256 that are not on the curve, and for keys of Ed25519 of small order, under
  /// which anybody can sign anything.
  public init?(_ encoded: [UInt8]) {
    // What OpenSSL has against a key is not left for whoever looks at its errors next on this thread.
    defer { ERR_clear_error() }
    guard let key = OpenSSLKey(encoded), let own = Self(of: key) else { return nil }
    self = own
  }

  /// Reads the key that has signed the message: ``init(_:)`` and ``verifies(_:of:)`` at once, for half of the time. Nil for
  /// what is no key, and for a signature that is not its.
  public init?(_ encoded: [UInt8], verifying signature: [UInt8], of message: [UInt8]) {
    defer { ERR_clear_error() }
    guard let key = OpenSSLKey(encoded), let own = Self(of: key),
      own.verifies(signature, of: message, with: key)
    else { return nil }
    self = own
  }

  private init?(of key: borrowing OpenSSLKey) {
    guard let (kind, bytes) = key.publicParts else { return nil }
    if kind == .ed25519, Self.isOfSmallOrder(bytes) { return nil }
    self.init(kind: kind, bytes: bytes)
  }

  /// Whether a point of Ed25519 has order 1, 2, 4 or 8, in any of its encodings: y, little endian, below the sign.
  private static func isOfSmallOrder(_ bytes: [UInt8]) -> Bool {
    var y = bytes
    y[31] &= 0x7F
    // 0 and 1, and as p and p + 1; p - 1; the two of order 8.
    if y[1...].allSatisfy({ $0 == 0 }) && y[0] <= 1 { return true }
    if y[1..<31].allSatisfy({ $0 == 0xFF }) && y[31] == 0x7F && y[0] >= 0xEC && y[0] <= 0xEE {
      return true
    }
    return eighths.contains(y)
  }

  private static let eighths: [[UInt8]] = [
    [
      0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98,
      0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53,
      0xFC, 0x05,
    ],
    [
      0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67,
      0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC,
      0x03, 0x7A,
    ],
  ]

  /// SHA-256 of ``bytes``: what a log knows a key by.
  public var digest: Digest256 { Digest256(SHA256.digest(of: bytes)) ?? .zero }

  /// Whether the key's owner has signed the message. Of P-256 as WebCrypto writes it, r and s of 32 bytes each, or as
  /// DER; of Ed25519 its 64 bytes.
  public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let key = OpenSSLKey(self) else { return false }
    return verifies(signature, of: message, with: key)
  }

  private func verifies(
    _ signature: [UInt8], of message: [UInt8], with key: borrowing OpenSSLKey
  ) -> Bool {
    switch kind {
    case .ed25519: return key.verifies(signature, of: message, with: nil)
    case .p256:
      if signature.count == 64, key.verifies(Self.der(signature), of: message, with: EVP_sha256()) {
        return true
      }
      return key.verifies(signature, of: message, with: EVP_sha256())
    }
  }

  /// Two numbers of 32 bytes as a sequence of DER integers.
  private static func der(_ signature: [UInt8]) -> [UInt8] {
    func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      var bytes = Array(bytes.drop { $0 == 0 })
      if bytes.isEmpty || bytes[0] & 0x80 != 0 { bytes.insert(0, at: 0) }
      return [0x02, UInt8(bytes.count)] + bytes
    }
    let both = integer(signature[..<32]) + integer(signature[32...])
    return [0x30, UInt8(both.count)] + both
  }

  init(kind: Kind, bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
  }
}

/// A key of OpenSSL's, freed with its owner. Confined to where it is made.
struct OpenSSLKey: ~Copyable {
  let pointer: OpaquePointer

  /// Takes a key over; nil for none.
  init?(_ pointer: OpaquePointer?) {
    guard let pointer else {
      // What could not be read says why to nobody.
      ERR_clear_error()
      return nil
    }
    self.pointer = pointer
  }

  /// A key of its SubjectPublicKeyInfo, which takes up all of the bytes.
  init?(info: [UInt8]) {
    let key = info.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      // Sound: OpenSSL reads so many bytes from there, and moves the pointer behind what it has read.
      let key = d2i_PUBKEY(nil, &start, bytes.count)
      if start != bytes.baseAddress.map({ $0 + bytes.count }) {
        EVP_PKEY_free(key)
        return OpaquePointer?.none
      }
      return key
    }
    self.init(key)
  }

  init?(_ key: DeviceKey) {
    self.init(key.bytes)
  }

  /// A key as ``DeviceKey/init(_:)`` takes it, of any kind that its SubjectPublicKeyInfo may have.
  init?(_ encoded: [UInt8]) {
    switch encoded.count {
    case 32:
      self.init(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, encoded, encoded.count))
    case 33, 65: self.init(dropwire_p256_key(encoded, encoded.count))
    default: self.init(info: encoded)
    }
  }

  deinit { EVP_PKEY_free(pointer) }

  /// What kind of key it is, and its public part; nil for a key of another kind.
  var publicParts: (DeviceKey.Kind, [UInt8])? {
    if EVP_PKEY_is_a(pointer, "ED25519") == 1 {
      var bytes = [UInt8](repeating: 0, count: 32)
      var count = bytes.count
      guard EVP_PKEY_get_raw_public_key(pointer, &bytes, &count) == 1, count == 32 else {
        return nil
      }
      return (.ed25519, bytes)
    }
    guard EVP_PKEY_is_a(pointer, "EC") == 1, isP256, let x = coordinate("qx"),
      let y = coordinate("qy")
    else { return nil }
    return (.p256, [4] + x + y)
  }

  private var isP256: Bool {
    var name = [CChar](repeating: 0, count: 40)
    var count = 0
    guard EVP_PKEY_get_group_name(pointer, &name, name.count, &count) == 1 else { return false }
    return name.prefix(count).map { UInt8(bitPattern: $0) } == Array("prime256v1".utf8)
  }

  private func coordinate(_ name: String) -> [UInt8]? {
    var number: OpaquePointer?
    guard EVP_PKEY_get_bn_param(pointer, name, &number) == 1 else { return nil }
    defer { BN_free(number) }
    var bytes = [UInt8](repeating: 0, count: 32)
    return BN_bn2binpad(number, &bytes, 32) == 32 ? bytes : nil
  }

  func verifies(_ signature: [UInt8], of message: [UInt8], with digest: OpaquePointer?) -> Bool {
    let context = EVP_MD_CTX_new()
    defer {
      EVP_MD_CTX_free(context)
      ERR_clear_error()
    }
    return EVP_DigestVerifyInit(context, nil, digest, nil, pointer) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}

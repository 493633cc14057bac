import COpenSSL

/// A device that signs: for clients, benchmarks and tests. A value, from any thread.
public struct DeviceSigner: Sendable {
  private let secret: [UInt8]
  /// What others know it by.
  public let key: DeviceKey

  /// The device with a private key: of P-256 the number, of Ed25519 the seed, 32 bytes each. Nil for bytes that are no
  /// such key.
  public init?(_ kind: DeviceKey.Kind, secret: [UInt8]) {
    self.secret = secret
    guard let key = Self.key(kind, secret), let parts = key.publicParts else { return nil }
    self.key = DeviceKey(kind: parts.0, bytes: parts.1)
  }

  /// The signature of a message: 64 bytes, of P-256 as WebCrypto writes it.
  public func sign(_ message: [UInt8]) -> [UInt8] {
    guard let key = Self.key(key.kind, secret) else { return [] }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    let digest = self.key.kind == .p256 ? EVP_sha256() : nil
    var signature = [UInt8](repeating: 0, count: 80)
    var count = signature.count
    guard EVP_DigestSignInit(context, nil, digest, nil, key.pointer) == 1,
      EVP_DigestSign(context, &signature, &count, message, message.count) == 1
    else { return [] }
    let made = Array(signature[..<count])
    return self.key.kind == .p256 ? Self.plain(made) : made
  }

  private static func key(_ kind: DeviceKey.Kind, _ secret: [UInt8]) -> OpenSSLKey? {
    guard secret.count == 32 else { return nil }
    switch kind {
    case .ed25519:
      return OpenSSLKey(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, secret, secret.count))
    case .p256:
      // SEC 1: a version, the number, the curve; OpenSSL makes the point.
      let bytes = [0x30, 0x31, 0x02, 0x01, 0x01, 0x04, 0x20] + secret + curve
      return OpenSSLKey(
        bytes.withUnsafeBufferPointer { bytes in
          var start = bytes.baseAddress
          // Sound: OpenSSL reads so many bytes from there.
          return d2i_PrivateKey(EVP_PKEY_EC, nil, &start, bytes.count)
        })
    }
  }

  private static let curve: [UInt8] = [
    0xA0, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07,
  ]

  /// The two numbers of a DER signature, 32 bytes each. What OpenSSL has made is well formed.
  private static func plain(_ der: [UInt8]) -> [UInt8] {
    var rest = der[2...]
    var all: [UInt8] = []
    for _ in 0..<2 {
      let count = Int(rest[rest.startIndex + 1])
      let number = rest.dropFirst(2).prefix(count).drop { $0 == 0 }
      all += [UInt8](repeating: 0, count: max(0, 32 - number.count)) + number
      rest = rest.dropFirst(2 + count)
    }
    return all
  }
}

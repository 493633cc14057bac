import Basics
import Messages
import WireCodec

// What a device signs, and what of a request the log is given. docs/express.md has the bytes, with an example that other
// programs have made.

extension ExpressRequest {
  /// The bytes that a device signs: lines of ASCII, numbers in decimal, each line ended by a line feed.
  public var statement: [UInt8] {
    let lines = lines.map { "\($0.pool.rawValue)x\($0.quantity)" }.joined(separator: ",")
    let text = """
      dropwire.express/1
      token \(token.rawValue)
      buyer \(buyer.rawValue)
      drop \(drop.rawValue)
      window \(window.rawValue)
      lines \(lines)
      amount \(amount.minor) \(amount.currency.text)
      nonce \(attestation.nonce)
      at \(attestation.at.microseconds)

      """
    return Array(text.utf8)
  }

  /// The digest of the key with which the request is signed as it says; nil where it is not.
  public var verifiedKey: Digest256? {
    // Nothing in a line may look like another line.
    let letters = amount.currency.text.utf8
    guard letters.count == 3, letters.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    return DeviceKey(attestation.device, verifying: attestation.signature, of: statement)?.digest
  }

  /// What the log is given: without what only whoever answers needs. So the same purchase, signed again or waited for
  /// longer, is the same request.
  public var logged: ExpressRequest {
    var request = self
    request.attestation.device = []
    request.attestation.signature = []
    request.wait = nil
    return request
  }

  /// Signs the request as it is now.
  public mutating func sign(with device: DeviceSigner) {
    attestation.device = device.key.bytes
    attestation.signature = device.sign(statement)
  }
}

extension RegisterTokenRequest {
  /// What the log is given: digests of what the provider knows the token by, and of the device's key. A key that is none
  /// is nothing, which the log refuses.
  public var logged: RegisterTokenRequest {
    var request = self
    request.reference = reference.isEmpty ? [] : SHA256.digest(of: reference)
    request.device = DeviceKey(device)?.digest.bytes ?? []
    return request
  }
}

extension LogCommand {
  /// The call as the log is given it, and the key that its signature was found to be of.
  public var atTheEdge: (call: LogCommand, attested: Digest256?) {
    switch self {
    case .registerToken(let request): (.registerToken(request.logged), nil)
    case .express(let request): (.express(request.logged), request.verifiedKey)
    default: (self, nil)
    }
  }
}

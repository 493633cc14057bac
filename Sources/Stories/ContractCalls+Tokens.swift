import Basics
import LogContract
import Messages
import WireCodec

extension ContractCalls {
  /// A payment token that a story knows.
  package struct KnownToken {
    package var id: UInt64
    package var buyer: UInt64
    /// Which of a few devices signs for it.
    package var device: UInt64
  }

  /// The digest of a device's key, as an edge has made it; of one of a few.
  package static func device(_ number: UInt64) -> Digest256 {
    Digest256(SHA256.digest(of: Array("device \(number)".utf8))) ?? .zero
  }

  /// Leave to charge a buyer: some of it soon over, or for little.
  static func registration(
    _ key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> RegisterTokenRequest {
    let lasts = below(3) == 0 ? 1 + below(20) : 60 + below(600)
    return RegisterTokenRequest(
      key: key, buyer: Identifier(rawValue: 1 + below(12)),
      reference: SHA256.digest(of: Array("card \(below(100))".utf8)),
      cap: Money(minor: 1 + Int64(below(below(4) == 0 ? 4_000 : 60_000)), currency: "EUR"),
      total: below(3) == 0 ? 1 + Int64(below(60_000)) : 0,
      expires: Timestamp(
        microseconds: known.time.addingSaturated(1_000_000 * Int64(lasts))),
      device: device(below(3)).bytes)
  }

  /// A line for each method about tokens: the roles that may call it, and a request.
  static func ofTokens(
    key: UUIDBytes, _ known: Known, _ below: (UInt64) -> UInt64
  ) -> [(roles: String, call: LogCommand)] {
    let (buyer, token) = (Identifier(rawValue: known.buyer), Identifier(rawValue: 1 + below(9)))
    return [
      ("edge operator", .registerToken(registration(key, known, below))),
      (
        "edge operator",
        .revokeToken(RevokeTokenRequest(key: key, buyer: buyer, token: token))
      ),
      (
        "edge operator",
        .express(
          ExpressRequest(
            key: key, buyer: buyer, token: token, drop: Identifier(rawValue: known.drop),
            lines: [ReserveLine(pool: Identifier(rawValue: known.pool), quantity: 1)],
            amount: Money(minor: 1, currency: "EUR"), payment: UUIDBytes(high: 14, low: below(9)),
            attestation: Attestation(nonce: UUIDBytes(high: 15, low: below(9)))))
      ),
    ]
  }
}

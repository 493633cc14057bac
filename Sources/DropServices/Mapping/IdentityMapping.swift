import Basics
import DropEngine
import Messages
import RPC
import WireCodec

// Identities, keys and times between the wire and the engine: the same bits under two types.

extension EntityID {
  /// The engine's identity with the wire's bits.
  init(_ identifier: Identifier) { self.init(rawValue: identifier.rawValue) }
}

extension Identifier {
  /// The wire's identity with the engine's bits.
  init<Kind>(_ id: EntityID<Kind>) { self.init(rawValue: id.rawValue) }
}

extension Key128 {
  init(_ uuid: UUIDBytes) { self.init(high: uuid.high, low: uuid.low) }
}

extension UUIDBytes {
  init(_ key: Key128) { self.init(high: key.high, low: key.low) }
}

extension Timestamp {
  /// Absent where the engine says 0 for "not known".
  static func ifKnown(_ microseconds: Int64) -> Timestamp? {
    microseconds == 0 ? nil : Timestamp(microseconds: microseconds)
  }
}

/// Whose idempotency keys form one space, and what tells two bodies apart.
enum Identity {
  /// The principal of setup calls, which have no buyer: one space for the whole server.
  static let operatorPrincipal = PrincipalID(rawValue: UInt64.max)

  /// The identity of a buyer's request: its keys are the buyer's own.
  static func buyer(
    _ buyer: Identifier, key: UUIDBytes, fingerprint: UInt64
  ) -> RequestIdentity {
    RequestIdentity(
      principal: PrincipalID(rawValue: buyer.rawValue), key: Key128(key), fingerprint: fingerprint)
  }

  /// The identity of a setup call.
  static func setup(_ key: UUIDBytes, fingerprint: UInt64) -> RequestIdentity {
    RequestIdentity(
      principal: operatorPrincipal, key: Key128(key), fingerprint: fingerprint)
  }

  /// A command that is idempotent by its own content.
  static var contentBased: RequestIdentity { .anonymous }
}

/// Digests request bodies, so that a key used again with another body is noticed.
///
/// Stable across releases: the digest is stored with the outcome for as long as the key is remembered.
struct Fingerprint {
  private var state: UInt64

  /// Starts with the kind of request, so that two kinds with equal fields differ.
  init(_ kind: UInt64) { state = 0x9E37_79B9_7F4A_7C15 ^ kind }

  /// Mixes in one value (the finaliser of SplitMix64, which spreads every input bit over the output).
  mutating func mix(_ value: UInt64) {
    var mixed = state ^ value &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    state = mixed ^ mixed >> 31
  }

  /// Mixes in the encoding of a whole message.
  mutating func mix(_ message: some WireMessage) {
    let bytes = message.encodedBytes()
    mix(UInt64(bytes.count))
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word = word << 8 | UInt64(byte)
      if index % 8 == 7 {
        mix(word)
        word = 0
      }
    }
    mix(word)
  }

  /// The digest of everything mixed in, never 0.
  var value: UInt64 { state == 0 ? 1 : state }

  /// The digest of one message of one kind of request.
  static func of(_ kind: UInt64, _ message: some WireMessage) -> UInt64 {
    var fingerprint = Fingerprint(kind)
    fingerprint.mix(message)
    return fingerprint.value
  }
}

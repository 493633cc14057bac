import Basics
import WireCodec

extension LoggedCommand {
  /// Tells two requests apart that have one key: the method and all fields but the key. Never 0.
  ///
  /// One function for all methods, over the request as it is encoded: a new field counts by itself. It stays
  /// the same when fields are added to the schema that the request does not have, so that a key remembered
  /// by one version is known to the next: hence it is taken of the protobuf encoding, which leaves out what
  /// is zero, empty or absent, where blocks of the native one grow with the schema. It may be stored.
  ///
  /// It is no protection against those who want two requests to look alike: they would only deceive
  /// themselves, as keys belong to callers.
  public var fingerprint: UInt64 {
    var buffer = WireBuffer()
    withoutKey.encodeCanonically(into: &buffer)
    var hasher = DigestHasher()
    hasher.combine(UInt64(number))
    hasher.combine(bytes: buffer.copyBytes())
    let digest = hasher.finalize().high
    return digest == 0 ? 1 : digest
  }
}

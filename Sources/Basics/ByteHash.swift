/// FNV-1a of 64 bits: a short hash of short keys, the same on every machine. Whoever chooses the bytes can make others
/// with the same hash: what is found by it has to be compared.
///
/// - Parameter salt: tells apart what has equal bytes.
@inlinable
public func byteHash(_ bytes: some Sequence<UInt8>, salt: UInt8 = 0) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(salt)
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return hash
}

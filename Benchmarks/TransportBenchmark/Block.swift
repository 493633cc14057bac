import WireCodec

/// Sixty-four bytes: what is echoed.
struct Block: OpaqueMessage {
  static var messageName: String { "bench.Block" }
  static var maximumEncodedSize: Int { 64 }
  /// Which byte of a publish says how many messages it is: the first of the payload when the block is read as a
  /// protobuf message of one field, as the peers do.
  static var burstIndex: Int { 2 }

  var bytes: InlineArray<64, UInt8>

  init(filledWith byte: UInt8) { bytes = InlineArray(repeating: byte) }

  init(burst: Int) {
    self.init(filledWith: 0)
    bytes[Self.burstIndex] = UInt8(burst)
  }

  var encodedSize: Int { 64 }

  func encode(into output: inout WireBuffer) { output.append(bytes.span.bytes) }

  init(decoding bytes: RawSpan) throws(WireError) {
    guard bytes.byteCount == 64 else { throw WireError(.truncated) }
    self.bytes = InlineArray(repeating: 0)
    var target = self.bytes.mutableSpan
    for index in 0..<64 { target[index] = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self) }
  }
}

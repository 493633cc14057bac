import WireCodec

/// Sixty-four bytes: what is echoed.
struct Block: OpaqueMessage {
  static var messageName: String { "bench.Block" }
  static var maximumEncodedSize: Int { 64 }

  var bytes: InlineArray<64, UInt8>

  init(filledWith byte: UInt8) { bytes = InlineArray(repeating: byte) }

  var encodedSize: Int { 64 }

  func encode(into output: inout WireBuffer) { output.append(bytes.span.bytes) }

  init(decoding bytes: RawSpan) throws(WireError) {
    guard bytes.byteCount == 64 else { throw WireError(.truncated) }
    self.bytes = InlineArray(repeating: 0)
    var target = self.bytes.mutableSpan
    for index in 0..<64 { target[index] = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self) }
  }
}

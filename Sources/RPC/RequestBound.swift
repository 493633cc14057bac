public import WireCodec

extension WireEncoding {
  /// Largest request in bytes that can be one of at most `native` bytes in the native encoding, generously:
  /// names of fields and of enum cases, escapes and digits make JSON large. Only a first bound, which
  /// holds before anything is decoded; the decoder enforces the limits of the schema.
  @inlinable
  package func requestLimit(native: Int) -> Int {
    switch self {
    case .native: native * 2 + (4 << 10)
    case .proto: native * 4 + (16 << 10)
    case .json: native * 32 + (64 << 10)
    }
  }
}

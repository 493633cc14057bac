import WireCodec

/// A message that is already encoded, or not decoded yet: what a call carries whose types are known
/// only at run time.
struct WireBytes: OpaqueMessage {
  static var messageName: String { "bytes" }
  static var maximumEncodedSize: Int { Int(Int32.max) }

  /// In the encoding of the call.
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var encodedSize: Int { bytes.count }

  func encode(into output: inout WireBuffer) { output.append(bytes) }

  init(decoding bytes: RawSpan) throws(WireError) {
    self.bytes = bytes.withUnsafeBytes { [UInt8]($0) }
  }
}

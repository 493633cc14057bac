import WireCodec

// The native decoder against libFuzzer: `Tests/Fuzz/run native`.

/// Refused, or read as a value that is written back as bytes of the promised size, which are read
/// as the same value.
private func check<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8]) {
  if let blockType = type as? any WireBlockMessage.Type { checkView(blockType, bytes) }
  guard let value = try? M(bytes: bytes) else { return }
  checkReadBack(value, as: .native)
  // The other encodings have no form for cases that are not known, so the values are not compared.
  checkReadBack(value, as: .proto)
  checkReadBack(value, as: .json)
  _ = try? value.validate()
}

/// A view reads what decoding accepts as decoding does, and never more than there is.
private func checkView<M: WireBlockMessage>(_ type: M.Type, _ bytes: [UInt8]) {
  let seen = try? M(view: WireView<M>(bytes.span.bytes))
  guard let decoded = try? M(bytes: bytes) else { return }
  precondition(seen?.encodedBytes() == decoded.encodedBytes(), "a view reads another value")
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  withFuzzed(data, size) { type, bytes in
    func open<M: WireMessage>(_ type: M.Type) { check(type, bytes) }
    open(type)
  }
  return 0
}

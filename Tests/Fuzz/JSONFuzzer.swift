import WireCodec

// The JSON decoder against libFuzzer: `Tests/Fuzz/run json`.

/// Refused, or read as a value that JSON writes and reads back as itself. A strict reader reads
/// what a lenient one does, or refuses it.
private func check<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8]) {
  let lenient = try? M(decoding: bytes.span.bytes, as: .json, ignoringUnknownFields: true)
  let strict = try? M(decoding: bytes.span.bytes, as: .json)
  guard let value = lenient else {
    precondition(strict == nil, "only the strict reader reads it")
    return
  }
  let native = encoded(value, as: .native)
  precondition(native.count <= M.maximumEncodedSize, "above the limit of the schema")
  if let strict { precondition(encoded(strict, as: .native) == native, "read as two values") }
  checkReadBack(value, as: .native)
  checkReadBack(value, as: .proto)
  let text = encoded(value, as: .json)
  guard let again = try? M(decoding: text.span.bytes, as: .json) else {
    preconditionFailure("cannot be read back")
  }
  precondition(encoded(again, as: .native) == native, "is read back as another value")
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  withFuzzed(data, size) { type, bytes in
    func open<M: WireMessage>(_ type: M.Type) { check(type, bytes) }
    open(type)
  }
  return 0
}

import WireCodec

// The protobuf decoder against libFuzzer: `Tests/Fuzz/run proto`.

/// Refused, or read as a value that has the same form in every encoding: what protobuf reads are
/// values of the schema, so all of them can write it and read it back.
private func check<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8]) {
  guard let value = try? M(decoding: bytes.span.bytes, as: .proto) else { return }
  checkReadBack(value, as: .proto)
  checkReadBack(value, as: .native)
  checkReadBack(value, as: .json)
  let native = encoded(value, as: .native)
  precondition(native.count <= M.maximumEncodedSize, "above the limit of the schema")
  let proto = encoded(value, as: .proto)
  guard let again = try? M(decoding: proto.span.bytes, as: .proto) else {
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

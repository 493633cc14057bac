import WireCodec

// The native decoder against libFuzzer: `Tests/Fuzz/run`. The first byte of an input chooses the
// message, the rest are its bytes. Compiled together with the generated conformance messages.

private let types: [any WireMessage.Type] = [
  Nothing.self, Fixed.self, Optionals.self, Leaf.self, Label.self, Choice.self, Variable.self,
  Lists.self, Maps.self, Retired.self, Version1.self, Version2.self, Version3.self, Holder1.self,
  Holder3.self, Checked.self, KeywordUnion.self, MoreMaps.self, MoreLists.self, MoreOptionals.self,
  LongNames.self,
]

/// Refused, or read as a value that is written back as bytes of the promised size, which are read
/// as the same value.
private func check<M: WireMessage>(_ type: M.Type, _ bytes: [UInt8]) {
  guard let value = try? M(bytes: bytes) else { return }
  let written = value.encodedBytes()
  precondition(written.count == value.encodedSize, "encodedSize is not the size")
  guard let again = try? M(bytes: written) else { preconditionFailure("cannot be read back") }
  precondition(again.encodedBytes() == written, "is read back as another value")
  _ = try? value.validate()
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size > 0 else { return 0 }
  let input = UnsafeBufferPointer(start: data, count: size)
  let type: any WireMessage.Type = types[Int(input[0]) % types.count]
  func open<M: WireMessage>(_ type: M.Type) { check(type, Array(input.dropFirst())) }
  open(type)
  return 0
}

import WireCodec

/// The messages that the codec fuzzers try; the first byte of an input chooses one. `run` reads the
/// names of this list, to make inputs of the conformance vectors.
let fuzzedTypes: [any WireMessage.Type] = [
  Nothing.self, Fixed.self, Optionals.self, Leaf.self, Label.self, Choice.self, Variable.self,
  Lists.self, Maps.self, Retired.self, Version1.self, Version2.self, Version3.self, Holder1.self,
  Holder3.self, Checked.self, KeywordUnion.self, MoreMaps.self, MoreLists.self, Group.self,
  MoreOptionals.self, LongNames.self, LongChoice.self, Typed.self, TypedChecked.self,
  TypedChoice.self,
]

/// Calls `body` with the message that the input chooses and the bytes behind.
func withFuzzed(
  _ data: UnsafePointer<UInt8>, _ size: Int, _ body: (any WireMessage.Type, [UInt8]) -> Void
) {
  guard size > 0 else { return }
  let input = UnsafeBufferPointer(start: data, count: size)
  body(fuzzedTypes[Int(input[0]) % fuzzedTypes.count], Array(input.dropFirst()))
}

/// The value in an encoding, in an array of its own.
func encoded<M: WireMessage>(_ value: M, as encoding: WireEncoding) -> [UInt8] {
  var buffer = WireBuffer()
  value.encode(into: &buffer, as: encoding)
  return buffer.copyBytes()
}

/// Reads back what is written of `value`: as the same value, by its native bytes.
func checkReadBack<M: WireMessage>(_ value: M, as encoding: WireEncoding) {
  let written = encoded(value, as: encoding)
  if let size = value.encodedSize(as: encoding) {
    precondition(written.count == size, "the size is another")
  }
  guard let again = try? M(decoding: written.span.bytes, as: encoding) else {
    preconditionFailure("cannot be read back")
  }
  precondition(encoded(again, as: encoding) == written, "is read back as another value")
}

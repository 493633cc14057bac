/// How a value is written: the native encoding, protobuf's, or the JSON that protobuf defines.
///
/// All three carry the same values; which one a call uses, its content type says.
public enum WireEncoding: UInt8, Sendable, Hashable, CaseIterable {
  /// Block and tail: `docs/native-encoding.md`.
  case native
  /// The protobuf wire format of the exported `.proto`.
  case proto
  /// The proto3 JSON mapping of the exported `.proto`.
  case json
}

extension WireMessage {
  /// The exact size of the value in `encoding`, in bytes; nil for JSON, whose size only writing
  /// tells.
  @inlinable
  public func encodedSize(as encoding: WireEncoding) -> Int? {
    switch encoding {
    case .native: encodedSize
    case .proto: protoSize
    case .json: nil
    }
  }

  /// Appends the value in `encoding`.
  @inlinable
  public func encode(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch encoding {
    case .native: encode(into: &output)
    case .proto: encodeProto(into: &output)
    case .json: encodeJSON(into: &output)
    }
  }

  /// Decodes one value that takes up all of `bytes`.
  ///
  /// - Parameter ignoringUnknownFields: true passes over JSON members and enum cases of unknown
  ///   names, as clients do; false refuses them. The other encodings always pass over what is new.
  /// - Throws: `WireError` with the reason and the field's path.
  @inlinable
  public init(
    decoding bytes: RawSpan, as encoding: WireEncoding, ignoringUnknownFields: Bool = false
  ) throws(WireError) {
    switch encoding {
    case .native: try self.init(decoding: bytes)
    case .proto: try self.init(decodingProto: bytes)
    case .json:
      try self.init(decodingJSON: bytes, ignoringUnknownFields: ignoringUnknownFields)
    }
  }
}

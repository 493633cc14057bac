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
  /// - Throws: `WireError` with the reason and the field's path.
  @inlinable
  public init(decoding bytes: RawSpan, as encoding: WireEncoding) throws(WireError) {
    switch encoding {
    case .native: try self.init(decoding: bytes)
    case .proto: try self.init(decodingProto: bytes)
    case .json: try self.init(decodingJSON: bytes)
    }
  }
}

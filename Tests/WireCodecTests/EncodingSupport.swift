import SchemaFixtures
import WireCodec

extension WireMessage {
  /// The value in an encoding, in an array of its own.
  func encoded(as encoding: WireEncoding) -> [UInt8] {
    var buffer = WireBuffer()
    encode(into: &buffer, as: encoding)
    return buffer.copyBytes()
  }

  init(
    bytes: [UInt8], as encoding: WireEncoding, ignoringUnknownFields: Bool = false
  )
    throws(WireError)
  {
    try self.init(
      decoding: bytes.span.bytes, as: encoding, ignoringUnknownFields: ignoringUnknownFields)
  }

  var json: String { String(decoding: encoded(as: .json), as: UTF8.self) }

  init(json: String, ignoringUnknownFields: Bool = false) throws(WireError) {
    try self.init(
      bytes: Array(json.utf8), as: .json, ignoringUnknownFields: ignoringUnknownFields)
  }
}

extension WireEncoding {
  /// What the vectors call the encoding.
  var vectorName: String { "\(self)" }
}

extension Vector {
  /// The canonical bytes in an encoding.
  func form(in encoding: WireEncoding) -> [UInt8]? {
    switch encoding {
    case .native: native.map(unhex)
    case .proto: proto.map(unhex)
    case .json: json.map { Array($0.utf8) }
    }
  }

  var ignoresUnknownFields: Bool { options?.contains("ignoringUnknownFields") == true }
}

/// The reason and path of the refusal, as `reason path`; what was read, when it was not refused.
func refusal<M: WireMessage>(
  _ type: M.Type, _ bytes: [UInt8], as encoding: WireEncoding
) -> String {
  do throws(WireError) {
    return "read as \(try type.init(bytes: bytes, as: encoding))"
  } catch {
    return "\(error.reason.name) \(error.path)"
  }
}

import Foundation
package import WireCodec

/// A message of plain bytes.
package struct Note: WireMessage, Equatable, ExpressibleByStringLiteral {
  package static var messageName: String { "test.Note" }
  package static var maximumEncodedSize: Int { 8 << 20 }

  package var bytes: [UInt8]

  package init(_ text: String) { bytes = Array(text.utf8) }
  package init(stringLiteral text: String) { self.init(text) }
  package init(size: Int) { bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) } }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
  package var encodedSize: Int { bytes.count }
  package func encode(into output: inout WireBuffer) { output.append(bytes) }

  package init(decoding bytes: RawSpan) throws(WireError) {
    self.bytes = bytes.withUnsafeBytes { Array($0) }
    if self.bytes == Array("undecodable".utf8) { throw WireError(.truncated) }
  }

  package var protoSize: Int {
    var buffer = WireBuffer()
    encodeProto(into: &buffer)
    return buffer.count
  }

  // The protobuf form has the bytes in field 1, the JSON form as the text of `text`.
  package func encodeProto(into output: inout WireBuffer) {
    guard !bytes.isEmpty else { return }
    output.append(0x0A as UInt8)
    var rest = bytes.count
    while rest > 127 {
      output.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    output.append(UInt8(rest))
    output.append(bytes)
  }

  package init(decodingProto bytes: RawSpan) throws(WireError) {
    let all = bytes.withUnsafeBytes { Array($0) }
    guard let tag = all.first else {
      self.bytes = []
      return
    }
    var (index, count, shift) = (1, 0, 0)
    while tag == 0x0A, index < all.count, shift < 28 {
      count |= Int(all[index] & 127) << shift
      (index, shift) = (index + 1, shift + 7)
      if all[index - 1] < 128 { break }
    }
    guard tag == 0x0A, all.count == index + count else { throw WireError(.truncated) }
    self.bytes = Array(all[index...])
  }

  private struct JSONForm: Codable {
    var text = ""
  }

  package func encodeJSON(into output: inout WireBuffer) {
    guard let data = try? JSONEncoder().encode(JSONForm(text: text)) else { return }
    output.append(Array(data))
  }

  package init(decodingJSON bytes: RawSpan, ignoringUnknownFields: Bool) throws(WireError) {
    let data = bytes.withUnsafeBytes { Data($0) }
    guard let form = try? JSONDecoder().decode(JSONForm.self, from: data) else {
      throw WireError(.truncated)
    }
    self.bytes = Array(form.text.utf8)
  }

  package func validate() throws(ValidationError) {
    if bytes == Array("invalid".utf8) {
      throw ValidationError(path: "text", requirement: "must be valid")
    }
  }
}

/// A message that has only its native encoding.
package struct NativeOnly: NativeMessage {
  package static var messageName: String { "test.NativeOnly" }
  package static var maximumEncodedSize: Int { 0 }
  package var encodedSize: Int { 0 }
  package init() {}
  package func encode(into output: inout WireBuffer) {}
  package init(decoding bytes: RawSpan) throws(WireError) {}
  package func validate() throws(ValidationError) {}
}

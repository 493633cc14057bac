import WireCodec

/// What is measured of every message.
enum Operation: String, CaseIterable {
  case encodeNative = "encode-native"
  case freshNative = "fresh-native"
  case decodeNative = "decode-native"
  case viewNative = "view-native"
  case encodeProto = "encode-proto"
  case freshProto = "fresh-proto"
  case decodeProto = "decode-proto"
  case encodeJSON = "encode-json"
  case decodeJSON = "decode-json"
}

/// A message that is measured, with encoder and view called as its own: not through generic code.
protocol Sample: WireMessage {
  func measuredEncode(into buffer: inout WireBuffer)
  /// Reads up to three fields of the native bytes; a number made of them.
  static func measuredView(_ bytes: [UInt8]) -> Int
}

/// A message, its encodings, and a buffer that has room.
struct Workbench<M: Sample>: ~Copyable {
  let value: M
  let native: [UInt8]
  let proto: [UInt8]
  let json: [UInt8]
  var decoded: M
  var buffer: WireBuffer

  init(_ value: M) {
    self.value = value
    decoded = value
    buffer = WireBuffer(minimumCapacity: 4096)
    native = value.encodedBytes()
    proto = freshProto(value)
    value.encodeJSON(into: &buffer)
    json = buffer.copyBytes()
  }

  /// Bytes of the encoding that `operation` writes or reads.
  func size(_ operation: Operation) -> Int {
    switch operation {
    case .encodeNative, .freshNative, .decodeNative, .viewNative: native.count
    case .encodeProto, .freshProto, .decodeProto: proto.count
    case .encodeJSON, .decodeJSON: json.count
    }
  }

  /// Does `operation` as often as `calls` says.
  ///
  /// - Returns: a number that depends on what was done, so that nothing of it can be left out.
  mutating func run(_ operation: Operation, calls: Int) -> Int {
    var total = 0
    for _ in 0..<calls {
      switch operation {
      case .encodeNative: value.measuredEncode(into: &buffer)
      case .viewNative: total &+= M.measuredView(native)
      case .encodeProto: encodeProto(value, into: &buffer)
      case .encodeJSON: encodeJSON(value, into: &buffer)
      case .freshNative: total &+= freshNative(value).count
      case .freshProto: total &+= freshProto(value).count
      case .decodeNative: decodeNative(native, into: &decoded)
      case .decodeProto: decodeProto(proto, into: &decoded)
      case .decodeJSON: decodeJSON(json, into: &decoded)
      }
      total &+= buffer.count
    }
    return total
  }
}

// One call each, not inlined: what is measured is what a caller in another function pays, and
// nothing is computed ahead of time.

@inline(never)
private func encodeProto<M: WireMessage>(_ value: M, into buffer: inout WireBuffer) {
  buffer.removeAll(keepingCapacity: true)
  value.encodeProto(into: &buffer)
}

@inline(never)
private func encodeJSON<M: WireMessage>(_ value: M, into buffer: inout WireBuffer) {
  buffer.removeAll(keepingCapacity: true)
  value.encodeJSON(into: &buffer)
}

@inline(never)
private func freshNative<M: WireMessage>(_ value: M) -> [UInt8] { value.encodedBytes() }

@inline(never)
private func freshProto<M: WireMessage>(_ value: M) -> [UInt8] {
  var buffer = WireBuffer(minimumCapacity: 256)
  value.encodeProto(into: &buffer)
  return buffer.copyBytes()
}

@inline(never)
private func decodeNative<M: WireMessage>(_ bytes: [UInt8], into value: inout M) {
  if let decoded = try? M(decoding: bytes.span.bytes) { value = decoded }
}

@inline(never)
private func decodeProto<M: WireMessage>(_ bytes: [UInt8], into value: inout M) {
  if let decoded = try? M(decodingProto: bytes.span.bytes) { value = decoded }
}

@inline(never)
private func decodeJSON<M: WireMessage>(_ bytes: [UInt8], into value: inout M) {
  let decoded = try? M(decodingJSON: bytes.span.bytes, ignoringUnknownFields: false)
  if let decoded { value = decoded }
}

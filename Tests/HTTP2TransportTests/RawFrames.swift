/// A vocabulary for peers that speak frame by frame: what a library would never send can be written down.
enum Raw {
  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  static let settings = frame(4, 0, 0, [])
  static let settingsAck = frame(4, 1, 0, [])

  static let endStream: UInt8 = 1
  static let endHeaders: UInt8 = 4

  static func frame(
    _ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8]
  ) -> [UInt8] {
    let size = payload.count
    return [UInt8(size >> 16 & 255), UInt8(size >> 8 & 255), UInt8(size & 255), type, flags]
      + big(stream) + payload
  }

  static func big(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  /// HPACK without compression: literals that are not indexed, names in full.
  static func block(_ fields: [(String, String)]) -> [UInt8] {
    fields.flatMap { name, value in [0] + text(name) + text(value) }
  }

  private static func text(_ value: String) -> [UInt8] {
    let bytes = Array(value.utf8)
    guard bytes.count >= 127 else { return [UInt8(bytes.count)] + bytes }
    var rest = bytes.count - 127
    var length: [UInt8] = [127]
    while rest >= 128 {
      length.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    return length + [UInt8(rest)] + bytes
  }

  /// The fields of a call as they should be, with changes: a nil value removes the field.
  static func request(
    _ path: String, _ changes: [(String, String?)] = []
  ) -> [(String, String)] {
    var fields = [
      (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "test"),
      ("te", "trailers"), ("content-type", "application/grpc+drop"),
    ]
    for (name, value) in changes {
      fields.removeAll { $0.0 == name }
      guard let value else { continue }
      if name.hasPrefix(":") {
        fields.insert((name, value), at: 0)
      } else {
        fields.append((name, value))
      }
    }
    return fields
  }

  static func headers(
    _ stream: UInt32, _ fields: [(String, String)], end: Bool = false
  ) -> [UInt8] {
    frame(1, endHeaders | (end ? endStream : 0), stream, block(fields))
  }

  static func data(_ stream: UInt32, _ payload: [UInt8], end: Bool = false) -> [UInt8] {
    frame(0, end ? endStream : 0, stream, payload)
  }

  /// DATA frames of at most 16 KiB.
  static func frames(_ stream: UInt32, _ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 16_384).flatMap {
      data(stream, Array(bytes[$0..<min($0 + 16_384, bytes.count)]))
    }
  }

  /// Bytes that cannot be compressed, the same every time.
  static func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 20_261_129
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  static func reset(_ stream: UInt32, _ code: UInt32) -> [UInt8] { frame(3, 0, stream, big(code)) }
  static func ping(_ payload: [UInt8] = Array(repeating: 7, count: 8)) -> [UInt8] {
    frame(6, 0, 0, payload)
  }
  static func windowUpdate(_ stream: UInt32, _ increment: UInt32) -> [UInt8] {
    frame(8, 0, stream, big(increment))
  }

  /// A message in its five-byte frame.
  static func message(_ text: String) -> [UInt8] { message(Array(text.utf8)) }
  static func message(_ bytes: [UInt8]) -> [UInt8] { [0] + big(UInt32(bytes.count)) + bytes }
}

/// A frame as it was read.
struct RawFrame: Equatable, CustomStringConvertible {
  var type: UInt8
  var flags: UInt8
  var stream: UInt32
  var payload: [UInt8]

  var description: String { "type \(type) flags \(flags) stream \(stream) \(payload.count) bytes" }
  var endsStream: Bool { (type == 0 || type == 1) && flags & 1 != 0 }

  /// The error code of RST_STREAM or GOAWAY.
  var code: UInt32 {
    let bytes = type == 3 ? payload[0..<4] : payload[4..<8]
    return bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// All complete frames of `bytes`, which keeps the rest.
  static func take(from bytes: inout [UInt8]) -> [RawFrame] {
    var frames: [RawFrame] = []
    var index = 0
    while bytes.count - index >= 9 {
      let head = bytes[index..<index + 9].map { Int($0) }
      let size = head[0] << 16 | head[1] << 8 | head[2]
      guard bytes.count - index >= 9 + size else { break }
      let stream = head[5] << 24 | head[6] << 16 | head[7] << 8 | head[8]
      frames.append(
        RawFrame(
          type: UInt8(head[3]), flags: UInt8(head[4]), stream: UInt32(stream),
          payload: Array(bytes[index + 9..<index + 9 + size])))
      index += 9 + size
    }
    bytes.removeFirst(index)
    return frames
  }
}

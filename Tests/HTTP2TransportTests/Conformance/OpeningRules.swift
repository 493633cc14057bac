import HTTP2Session

/// RFC 9113, sections 3 to 4: the preface, frames as such, and header blocks.
extension Rule {
  static let opening: [Rule] = [
    .bare(
      "3.4", "the preface and empty SETTINGS", .received("SETTINGS first") { $0.first?.type == 4 },
      .bytes(Raw.preface), .bytes(Raw.settings), .bytes(Raw.settingsAck), .frame(4)),
    .bare(
      "3.4", "the preface: SETTINGS name the limits",
      .received("MAX_CONCURRENT_STREAMS, INITIAL_WINDOW_SIZE and MAX_HEADER_LIST_SIZE") { frames in
        guard let settings = frames.first(where: { $0.type == 4 }) else { return false }
        let ids = stride(from: 1, to: settings.payload.count, by: 6).map { settings.payload[$0] }
        return Set(ids).isSuperset(of: [3, 4, 6])
      }, .bytes(Raw.preface), .bytes(Raw.settings), .bytes(Raw.settingsAck), .frame(4)),
    .bare(
      "3.4", "the preface byte by byte, then a call", .answered(1, served),
      .bytes(Array(Raw.preface[..<1])), .bytes(Array(Raw.preface[1..<10])),
      .bytes(Array(Raw.preface[10...])), .bytes(Array(Raw.settings[..<4])),
      .bytes(Array(Raw.settings[4...])), .bytes(Raw.settingsAck), .call(1)),
    .bare("3.4", "a preface with an error in its last byte", .closed, .bytes(spoiledPreface)),
    .bare(
      "3.4", "a preface of lower-case letters", .closed,
      .bytes(Array("pri * http/2.0\r\n\r\nsm\r\n\r\n".utf8))),
    .bare(
      "3.4", "what is no preface, and no request of HTTP/1", .connection(.protocolError),
      .bytes(Array("INVALID CONNECTION PREFACE\r\n\r\n".utf8))),
    .bare(
      "3.4", "the preface in two portions, of which the first is one letter", .answered(1, served),
      .bytes(Array(Raw.preface[..<1])), .pause, .bytes(Array(Raw.preface[1...])),
      .bytes(Raw.settings), .bytes(Raw.settingsAck), .call(1)),
    .bare(
      "3.4", "PING instead of the first SETTINGS", .connection(.protocolError),
      .bytes(Raw.preface), .bytes(Raw.ping())),
    .bare(
      "3.4", "a call instead of the first SETTINGS", .connection(.protocolError),
      .bytes(Raw.preface), .call(1)),
    .bare(
      "3.4", "an acknowledgement instead of the first SETTINGS", .connection(.protocolError),
      .bytes(Raw.preface), .bytes(Raw.settingsAck)),

    Rule("4.1", "a frame of an unknown type", .ignored, .raw(0xF0, 0, 0, [1, 2, 3])),
    Rule(
      "4.1", "a frame of an unknown type on an open stream", .answered(1, served),
      .headers(1, fast), .raw(0xF0, 0xFF, 1, [1, 2, 3]), .data(1, end: true)),
    Rule(
      "4.1", "PING with unknown flags", .acknowledged([1, 2, 3, 4, 5, 6, 7, 8]),
      .raw(6, 0xFE, 0, [1, 2, 3, 4, 5, 6, 7, 8])),
    Rule(
      "4.1", "PING with the reserved bit of the stream number set",
      .acknowledged([8, 7, 6, 5, 4, 3, 2, 1]), .raw(6, 0, 1 << 31, [8, 7, 6, 5, 4, 3, 2, 1])),
    Rule(
      "4.1", "a call with the reserved bit of its stream number set", .answered(1, served),
      .headers(1 << 31 | 1, fast), .data(1 << 31 | 1, end: true)),

    Rule(
      "4.2", "DATA of 16,384 bytes", .answered(1, served), .headers(1, fast),
      .data(1, Array(large[..<16_384])), .data(1, Array(large[16_384...]), end: true)),
    Rule(
      "4.2", "DATA of 16,385 bytes", .connection(.frameSizeError), .headers(1, fast),
      .data(1, Array(repeating: 0, count: 16_385))),
    Rule(
      "4.2", "HEADERS of 16,385 bytes", .connection(.frameSizeError),
      .raw(1, Raw.endHeaders, 1, Array(repeating: 0, count: 16_385))),
    Rule(
      "4.2", "a frame of an unknown type of 16,385 bytes", .connection(.frameSizeError),
      .raw(0xF0, 0, 0, Array(repeating: 0, count: 16_385))),

    Rule(
      "4.3", "a header block that refers to nothing", .connection(.compressionError),
      .raw(1, Raw.endHeaders, 1, [0xC6])),
    Rule(
      "4.3", "a header block that ends within a field", .connection(.compressionError),
      .raw(1, Raw.endHeaders, 1, Array(Raw.block(Raw.request(fast)).dropLast()))),
    Rule(
      "4.3", "PRIORITY within a header block", .connection(.protocolError), .openBlock(1),
      .raw(2, 0, 1, priority), .raw(9, Raw.endHeaders, 1)),
    Rule(
      "4.3", "PING within a header block", .connection(.protocolError), .openBlock(1),
      .bytes(Raw.ping())),
    Rule(
      "4.3", "HEADERS of another stream within a header block", .connection(.protocolError),
      .openBlock(1), .headers(3, fast)),
    Rule(
      "4.3", "a frame of an unknown type within a header block", .connection(.protocolError),
      .openBlock(1), .raw(0xF0, 0, 0, [1])),
    Rule(
      "4.3", "a malformed request whose block adds to the table, then one that refers to it",
      .answered(3, "x-a"),
      .raw(1, Raw.endHeaders | 1, 1, Raw.block(malformed) + indexed),
      .call(3, path: names, after: [0xBE])),
    Rule(
      "4.3", "a block of a stream that was reset adds to the table, the next refers to it",
      .answered(3, "x-a"),
      .raw(1, Raw.endHeaders, 1, Raw.block(Raw.request(deaf)) + indexed), .reset(1),
      .call(3, path: names, after: [0xBE])),
  ]

  private static var spoiledPreface: [UInt8] { Raw.preface.dropLast() + [0x20] }
  private static let malformed = Raw.request(fast) + [("UPPER", "x")]
  /// `x-a: b`, added to the dynamic table.
  static let indexed: [UInt8] = [0x40, 3, 0x78, 0x2D, 0x61, 1, 0x62]
  /// A message that fills more than one frame.
  private static let large = Raw.message(Array(repeating: 65, count: 20_000))
  /// Depends on no stream, weight 16.
  static let priority: [UInt8] = [0, 0, 0, 0, 15]
}

extension Rule.Step {
  /// HEADERS that are not complete.
  static func openBlock(_ stream: UInt32, end: Bool = false) -> Self {
    .raw(1, end ? 1 : 0, stream, Raw.block(Raw.request(Rule.fast)))
  }
}

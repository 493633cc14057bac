import HTTP2Session

/// RFC 9113, section 6: each type of frame.
extension Rule {
  static let dataAndHeaders: [Rule] = [
    Rule("6.1", "DATA on stream 0", .connection(.protocolError), .data(0)),
    Rule(
      "6.1", "DATA with padding", .answered(1, served), .headers(1, fast),
      .raw(0, 8 | 1, 1, [3] + message + [0, 0, 0])),
    Rule(
      "6.1", "DATA that is nothing but padding", .answered(1, served), .headers(1, fast),
      .raw(0, 8, 1, [4, 0, 0, 0, 0]), .data(1, end: true)),
    Rule(
      "6.1", "DATA with more padding than bytes", .connection(.protocolError), .headers(1, fast),
      .raw(0, 8 | 1, 1, [6, 1, 2, 3, 4, 5])),
    Rule(
      "6.1", "DATA with the padded flag and no byte", .connection(.frameSizeError, .protocolError),
      .headers(1, fast), .raw(0, 8 | 1, 1)),
    Rule(
      "6.1", "empty DATA with END_STREAM", .answered(1, served), .headers(1, fast), .data(1),
      .data(1, [], end: true)),

    Rule("6.2", "HEADERS on stream 0", .connection(.protocolError), .headers(0, fast)),
    Rule(
      "6.2", "HEADERS with padding", .answered(1, served),
      .raw(1, Raw.endHeaders | 8, 1, [2] + Raw.block(Raw.request(fast)) + [0, 0]),
      .data(1, end: true)),
    Rule(
      "6.2", "HEADERS with padding and a priority", .answered(1, served),
      .raw(
        1, Raw.endHeaders | 8 | 0x20, 1, [2] + priority + Raw.block(Raw.request(fast)) + [0, 0]),
      .data(1, end: true)),
    Rule(
      "6.2", "HEADERS with more padding than bytes", .connection(.protocolError),
      .raw(1, Raw.endHeaders | 8, 1, [250] + Raw.block(Raw.request(fast)))),
    Rule(
      "6.2", "HEADERS with the priority flag and four bytes", .connection(.frameSizeError),
      .raw(1, Raw.endHeaders | 0x20, 1, [0, 0, 0, 0])),
    Rule(
      "6.2", "HEADERS without END_HEADERS, then DATA", .connection(.protocolError),
      .openBlock(1), .data(1)),

    Rule("6.3", "PRIORITY on stream 0", .connection(.protocolError), .raw(2, 0, 0, priority)),
    Rule(
      "6.3", "PRIORITY of four bytes", .connection(.frameSizeError), .headers(1, deaf),
      .raw(2, 0, 1, [0, 0, 0, 0])),
    Rule(
      "6.3", "PRIORITY of six bytes", .connection(.frameSizeError), .headers(1, deaf),
      .raw(2, 0, 1, [0, 0, 0, 0, 15, 0])),

    Rule("6.4", "RST_STREAM on stream 0", .connection(.protocolError), .reset(0)),
    Rule(
      "6.4", "RST_STREAM of three bytes", .connection(.frameSizeError), .headers(1, deaf),
      .raw(3, 0, 1, [0, 0, 8])),
    Rule(
      "6.4", "RST_STREAM of five bytes", .connection(.frameSizeError), .headers(1, deaf),
      .raw(3, 0, 1, [0, 0, 0, 8, 0])),
    Rule("6.4", "RST_STREAM of an open stream", .ignored, .headers(1, deaf), .reset(1)),
  ]

  static let controls: [Rule] =
    settings + [
      Rule(
        "6.6", "PUSH_PROMISE", .connection(.protocolError), .headers(1, deaf),
        .raw(5, Raw.endHeaders, 1, [0, 0, 0, 2] + Raw.block(Raw.request(fast)))),
      Rule(
        "6.7", "PING", .acknowledged(Array("payload!".utf8)), .raw(6, 0, 0, Array("payload!".utf8))),
      Rule(
        "6.7", "PING with ACK that nobody asked for", .ignored,
        .raw(6, 1, 0, [0, 0, 0, 0, 0, 0, 0, 1])),
      Rule(
        "6.7", "PING on a stream", .connection(.protocolError),
        .raw(6, 0, 1, [0, 0, 0, 0, 0, 0, 0, 0])),
      Rule(
        "6.7", "PING of six bytes", .connection(.frameSizeError), .raw(6, 0, 0, [0, 0, 0, 0, 0, 0])),
      Rule(
        "6.7", "PING of nine bytes", .connection(.frameSizeError),
        .raw(6, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0, 0])),
      Rule(
        "6.8", "GOAWAY on a stream", .connection(.protocolError),
        .raw(7, 0, 1, [0, 0, 0, 0, 0, 0, 0, 0])),
      Rule(
        "6.8", "GOAWAY of seven bytes", .connection(.frameSizeError),
        .raw(7, 0, 0, [0, 0, 0, 0, 0, 0, 0])),
      Rule(
        "6.8", "GOAWAY with a text while a call is open: its answer is still sent",
        .received("an answer, then the close") { frames in
          frames.contains { $0.stream == 1 && $0.type == 1 && $0.endsStream }
        }, .headers(1, fast), .raw(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0] + Array("bye".utf8)),
        .data(1, end: true), .ended(1)),
      Rule("6.8", "GOAWAY when nothing is open", .closed, .raw(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),

      Rule(
        "6.10", "a header block in five frames", .answered(1, served), .bytes(pieces(5)),
        .data(1, end: true)),
      Rule(
        "6.10", "CONTINUATION without a byte", .answered(1, served), .openBlock(1), .raw(9, 0, 1),
        .raw(9, Raw.endHeaders, 1), .data(1, end: true)),
      Rule(
        "6.10", "CONTINUATION on stream 0", .connection(.protocolError), .openBlock(1),
        .raw(9, Raw.endHeaders, 0)),
      Rule(
        "6.10", "CONTINUATION of another stream", .connection(.protocolError), .openBlock(1),
        .raw(9, Raw.endHeaders, 3)),
      Rule(
        "6.10", "CONTINUATION after a block that is complete", .connection(.protocolError),
        .headers(1, fast), .raw(9, Raw.endHeaders, 1, Raw.block([("a", "b")]))),
      Rule(
        "6.10", "CONTINUATION after a CONTINUATION that completed the block",
        .connection(.protocolError), .openBlock(1), .raw(9, Raw.endHeaders, 1),
        .raw(9, Raw.endHeaders, 1)),
      Rule(
        "6.10", "CONTINUATION after DATA", .connection(.protocolError), .headers(1, fast), .data(1),
        .raw(9, Raw.endHeaders, 1, Raw.block([("a", "b")]))),

      Rule(
        "7", "RST_STREAM with an unknown code", .answered(3, served), .headers(1, deaf),
        .reset(1, 0xFF), .call(3)),
      Rule(
        "7", "GOAWAY with an unknown code", .closed, .raw(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0xFF])),
    ]

  private static let settings: [Rule] = [
    Rule(
      "6.5", "SETTINGS",
      .received("SETTINGS with ACK") { $0.contains { $0.type == 4 && $0.flags == 1 } },
      .setting(3, 100)),
    Rule("6.5", "SETTINGS with ACK and a byte", .connection(.frameSizeError), .raw(4, 1, 0, [0])),
    Rule(
      "6.5", "SETTINGS on a stream", .connection(.protocolError), .raw(4, 0, 1, [0, 3, 0, 0, 0, 9])),
    Rule("6.5", "SETTINGS of three bytes", .connection(.frameSizeError), .raw(4, 0, 0, [0, 3, 0])),
    Rule(
      "6.5", "SETTINGS with ACK that nobody waits for", .connection(.protocolError), .raw(4, 1, 0)),
    Rule("6.5.2", "ENABLE_PUSH of 2", .connection(.protocolError), .setting(2, 2)),
    Rule("6.5.2", "ENABLE_PUSH of 0", .ignored, .setting(2, 0)),
    Rule(
      "6.5.2", "INITIAL_WINDOW_SIZE of 2^31", .connection(.flowControlError), .setting(4, 1 << 31)),
    Rule("6.5.2", "INITIAL_WINDOW_SIZE of 2^31 - 1", .ignored, .setting(4, 0x7FFF_FFFF)),
    Rule("6.5.2", "MAX_FRAME_SIZE of 16,383", .connection(.protocolError), .setting(5, 16_383)),
    Rule("6.5.2", "MAX_FRAME_SIZE of 2^24", .connection(.protocolError), .setting(5, 1 << 24)),
    Rule("6.5.2", "MAX_FRAME_SIZE of 2^24 - 1", .ignored, .setting(5, (1 << 24) - 1)),
    Rule("6.5.2", "MAX_HEADER_LIST_SIZE of 0", .answered(1, served), .setting(6, 0), .call(1)),
    Rule("6.5.2", "MAX_CONCURRENT_STREAMS of 0", .answered(1, served), .setting(3, 0), .call(1)),
    Rule("6.5.2", "an unknown setting", .ignored, .setting(0x7777, 1)),
    Rule(
      "6.5.3", "INITIAL_WINDOW_SIZE twice: the last one counts", .sent(1, 2),
      .raw(4, 0, 0, [0, 4, 0, 0, 0, 9, 0, 4, 0, 0, 0, 2]), .call(1), .received(1, 2)),
    Rule(
      "6.5.3", "three SETTINGS: three acknowledgements",
      .received("SETTINGS with ACK for each, and for the first") { frames in
        frames.count { $0.type == 4 && $0.flags == 1 } == 4
      }, .setting(3, 100), .setting(3, 101), .setting(3, 102)),
  ]

  private static func pieces(_ count: Int) -> [UInt8] {
    let block = Raw.block(Raw.request(fast))
    let size = block.count / count + 1
    return (0..<count).flatMap { n -> [UInt8] in
      let part = Array(block[n * size..<min(block.count, (n + 1) * size)])
      return Raw.frame(n == 0 ? 1 : 9, n == count - 1 ? Raw.endHeaders : 0, 1, part)
    }
  }
}

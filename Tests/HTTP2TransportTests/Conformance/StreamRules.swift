import HTTP2Session

/// RFC 9113, section 5: the states of streams, their numbers, and errors.
extension Rule {
  static let streams: [Rule] = idle + halfClosed + closed + numbers

  private static let idle: [Rule] = [
    Rule("5.1", "idle: DATA", .connection(.protocolError), .data(1)),
    Rule("5.1", "idle: RST_STREAM", .connection(.protocolError), .reset(1)),
    Rule("5.1", "idle: WINDOW_UPDATE", .connection(.protocolError), .windowUpdate(1, 100)),
    Rule(
      "5.1", "idle: CONTINUATION", .connection(.protocolError),
      .raw(9, Raw.endHeaders, 1, Raw.block(Raw.request(fast)))),
    Rule("5.1", "idle: PRIORITY", .ignored, .raw(2, 0, 1, priority)),
    Rule(
      "5.1", "idle: PRIORITY, then a call on the same stream", .answered(1, served),
      .raw(2, 0, 1, priority), .call(1)),
    Rule(
      "5.1", "idle: a skipped number counts as closed, PRIORITY on it", .answered(5, served),
      .call(5), .raw(2, 0, 3, priority)),
  ]

  private static let halfClosed: [Rule] = [
    Rule(
      "5.1", "half-closed (remote): DATA", .connection(.streamClosed), .call(1, hang), .data(1)),
    Rule(
      "5.1", "half-closed (remote): empty DATA", .connection(.streamClosed), .call(1, hang),
      .data(1, [])),
    Rule(
      "5.1", "half-closed (remote): HEADERS", .connection(.streamClosed), .call(1, hang),
      .headers(1, fast, end: true)),
    Rule(
      "5.1", "half-closed (remote): CONTINUATION", .connection(.protocolError), .call(1, hang),
      .raw(9, Raw.endHeaders, 1)),
    Rule(
      "5.1", "half-closed (remote): WINDOW_UPDATE", .ignored, .call(1, hang), .windowUpdate(1, 10)),
    Rule(
      "5.1", "half-closed (remote): PRIORITY", .ignored, .call(1, hang), .raw(2, 0, 1, priority)),
    Rule("5.1", "half-closed (remote): RST_STREAM", .ignored, .call(1, hang), .reset(1)),
    Rule(
      "5.1", "half-closed (local), answered and reset by us: DATA that was on its way",
      .answered(3, served), .headers(1, "/test.Test/Nope"), .frame(3), .data(1), .data(1),
      .call(3)),
    Rule(
      "5.1", "half-closed (local), answered and reset by us: trailers that were on their way",
      .answered(3, served), .headers(1, "/test.Test/Nope"), .frame(3), .data(1),
      .fields(1, [("x-late", "1")], end: true), .call(3)),
  ]

  private static let closed: [Rule] = [
    Rule(
      "5.1", "closed by RST_STREAM: DATA", .connection(.streamClosed), .headers(1, deaf),
      .reset(1), .data(1)),
    Rule(
      "5.1", "closed by RST_STREAM: HEADERS", .connection(.streamClosed), .headers(1, deaf),
      .reset(1), .headers(1, fast, end: true)),
    Rule(
      "5.1", "closed by RST_STREAM: CONTINUATION", .connection(.protocolError),
      .headers(1, deaf), .reset(1), .raw(9, Raw.endHeaders, 1)),
    Rule(
      "5.1", "closed by RST_STREAM: PRIORITY", .ignored, .headers(1, deaf), .reset(1),
      .raw(2, 0, 1, priority)),
    Rule(
      "5.1", "closed by RST_STREAM: another one, and WINDOW_UPDATE", .ignored, .headers(1, deaf),
      .reset(1), .reset(1), .windowUpdate(1, 5)),
    Rule(
      "5.1", "closed by both ends: DATA", .connection(.streamClosed), .call(1), .ended(1),
      .data(1)),
    Rule(
      "5.1", "closed by both ends: HEADERS", .connection(.streamClosed), .call(1), .ended(1),
      .headers(1, fast, end: true)),
    Rule(
      "5.1", "closed by both ends: CONTINUATION", .connection(.protocolError), .call(1),
      .ended(1), .raw(9, Raw.endHeaders, 1)),
    Rule(
      "5.1", "closed by both ends: WINDOW_UPDATE", .answered(3, served), .call(1), .ended(1),
      .windowUpdate(1, 5), .call(3)),
    Rule(
      "5.1", "closed by both ends: RST_STREAM", .answered(3, served), .call(1), .ended(1),
      .reset(1), .call(3)),
    Rule(
      "5.1", "closed by both ends: PRIORITY", .answered(3, served), .call(1), .ended(1),
      .raw(2, 0, 1, priority), .call(3)),
  ]

  private static let numbers: [Rule] = [
    Rule("5.1.1", "HEADERS on an even number", .connection(.protocolError), .call(2)),
    Rule(
      "5.1.1", "HEADERS on a number smaller than one before", .connection(.protocolError),
      .headers(5, deaf), .headers(3, fast, end: true)),
    Rule(
      "5.1.1", "HEADERS on a smaller number, the larger stream closed",
      .connection(.protocolError), .call(5), .ended(5), .headers(3, fast, end: true)),
    Rule(
      "5.1.1", "numbers with gaps", .answered(4_001, served), .call(1), .call(9), .call(4_001)),
    Rule(
      "5.1.1", "the largest number there is", .answered(0x7FFF_FFFF, served), .call(0x7FFF_FFFF)),
    Rule(
      "5.1.2", "one stream more than the server allows",
      .connection(.protocolError), .bytes(tooMany)),
    Rule(
      "5.1.2", "as many streams as the server allows, one of them ended, and one more",
      .answered(2 * streamLimit + 1, served), .bytes(enough), .reset(1),
      .call(2 * streamLimit + 1)),
    Rule(
      "5.3.1", "HEADERS that depend on their own stream", .connection(.protocolError),
      .raw(1, Raw.endHeaders | 0x20 | 1, 1, [0, 0, 0, 1, 15] + Raw.block(Raw.request(fast)))),
    Rule(
      "5.3.1", "PRIORITY that depends on its own stream", .connection(.protocolError),
      .raw(2, 0, 3, [0, 0, 0, 3, 15])),
    Rule(
      "5.3.1", "PRIORITY that depends on its own stream, cut within its payload",
      .connection(.protocolError), .bytes([0, 0, 5, 2, 0, 0, 0, 0, 3, 0, 0]), .frame(4),
      .bytes([0, 3, 15])),
    Rule(
      "5.3.2", "HEADERS with a priority", .answered(1, served),
      .raw(1, Raw.endHeaders | 0x20, 1, [128, 0, 0, 0, 255] + Raw.block(Raw.request(fast))),
      .data(1, end: true)),
    Rule(
      "5.3.2", "PRIORITY of an open stream", .answered(1, served), .headers(1, fast),
      .raw(2, 0, 1, [0, 0, 0, 99, 200]), .data(1, end: true)),
    Rule(
      "5.4.1", "PING of seven bytes: GOAWAY names the last stream",
      .received("GOAWAY with the last stream's number") { frames in
        frames.contains { $0.type == 7 && $0.payload.prefix(4).elementsEqual([0, 0, 0, 7]) }
      }, .call(7), .ended(7), .raw(6, 0, 0, [1, 2, 3, 4, 5, 6, 7]), .frame(7)),
    Rule(
      "5.4.2", "a malformed request beside one in order", .answered(3, served),
      .fields(1, Raw.request(fast) + [("UPPER", "x")], end: true), .call(3)),
    Rule(
      "5.5", "unknown frames between all frames of a call", .answered(1, served),
      .raw(0xAA, 1, 1), .headers(1, fast), .raw(0xAB, 255, 0, [1]), .data(1),
      .raw(0xAC, 0, 1, [2]), .data(1, [], end: true)),
    Rule(
      "5.5", "an unknown setting", .answered(1, served), .setting(0xFF, 1), .call(1)),
  ]

  /// What the server of this suite announces.
  static let streamLimit: UInt32 = 100

  private static var enough: [UInt8] {
    (0..<streamLimit).flatMap { Raw.headers(1 + 2 * $0, Raw.request(deaf)) }
  }

  private static var tooMany: [UInt8] {
    (0...streamLimit).flatMap { Raw.headers(1 + 2 * $0, Raw.request(deaf)) }
  }
}

import HTTP2Session

/// RFC 9113, section 6.9: flow control, in both directions.
extension Rule {
  static let windows: [Rule] = [
    Rule(
      "6.9", "WINDOW_UPDATE of the connection by 0", .connection(.protocolError),
      .windowUpdate(0, 0)),
    Rule(
      "6.9", "WINDOW_UPDATE of a stream by 0", .connection(.protocolError), .headers(1, deaf),
      .windowUpdate(1, 0)),
    Rule(
      "6.9", "WINDOW_UPDATE of three bytes", .connection(.frameSizeError), .raw(8, 0, 0, [0, 0, 1])),
    Rule(
      "6.9", "WINDOW_UPDATE of five bytes", .connection(.frameSizeError),
      .raw(8, 0, 0, [0, 0, 0, 1, 0])),
    Rule(
      "6.9", "WINDOW_UPDATE with the reserved bit set", .answered(1, served), .setting(4, 0),
      .call(1), .windowUpdate(1, 1 << 31 | 100)),
    Rule(
      "6.9.1", "a window of one byte: the answer stops after it", .sent(1, 1), .setting(4, 1),
      .call(1), .received(1, 1)),
    Rule(
      "6.9.1", "a window of one byte, then another byte", .sent(1, 2), .setting(4, 1), .call(1),
      .received(1, 1), .windowUpdate(1, 1), .received(1, 2)),
    Rule(
      "6.9.1", "a window of 0: headers, and no byte",
      .received("HEADERS, no DATA") { frames in
        frames.contains { $0.type == 1 } && !frames.contains { $0.type == 0 }
      }, .setting(4, 0), .call(1), .frame(1)),
    Rule(
      "6.9.1", "the connection's window above 2^31 - 1", .connection(.flowControlError),
      .windowUpdate(0, 0x7FFF_FFFF), .windowUpdate(0, 0x7FFF_FFFF)),
    Rule(
      "6.9.1", "a stream's window above 2^31 - 1", .stream(1, .flowControlError),
      .headers(1, deaf), .windowUpdate(1, 0x7FFF_FFFF)),
    Rule(
      "6.9.1", "more DATA than the stream's window", .stream(1, .flowControlError),
      .headers(1, deaf), .bytes(beyond)),
    Rule(
      "6.9.1", "DATA up to the stream's window, and no byte more", .ignored, .headers(1, deaf),
      .bytes(Array(beyond.dropLast(9 + 16_384)))),
    Rule(
      "6.9.2", "the first window grows: a call that waits goes on", .answered(1, served),
      .setting(4, 1), .call(1), .received(1, 1), .setting(4, 1_000)),
    Rule(
      "6.9.2", "the first window shrinks below what was sent, and comes back to 0", .sent(1, 3),
      .setting(4, 3), .call(1), .received(1, 3), .setting(4, 1), .windowUpdate(1, 2)),
    Rule(
      "6.9.2", "the first window shrinks below what was sent, and comes back to 1", .sent(1, 4),
      .setting(4, 3), .call(1), .received(1, 3), .setting(4, 1), .windowUpdate(1, 3),
      .received(1, 4)),
    Rule(
      "6.9.2", "the first window grows one that is open above 2^31 - 1",
      .connection(.flowControlError), .headers(1, deaf), .windowUpdate(1, 0x7FFF_0000),
      .setting(4, 0x7FFF_FFFF)),
    Rule(
      "6.9.2", "the first window of SETTINGS leaves the connection's alone", .sent(1, 65_535),
      .setting(4, 0x7FFF_FFFF), .headers(1, "/test.Test/Flood"),
      .data(1, Raw.message("100"), end: true), .received(1, 65_535)),
  ]

  /// 256 KiB are the stream's window; a frame more than that.
  private static var beyond: [UInt8] {
    (0...16).flatMap { _ in Raw.data(1, Array(repeating: 0, count: 16_384)) }
  }
}

import Glibc
import JSONText
import StandardStreams
import Testing

@Suite("Lines that a thread writes")
struct LineQueueTests {
  /// Both ends of a pipe of 64 KiB.
  private func pipe() -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [0, 0]
    #expect(Glibc.pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  /// Reads until the text is there, or nothing comes any more.
  private func text(of reader: Int32, until wanted: String) -> String {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !String(decoding: all, as: UTF8.self).contains(wanted) {
      var ready = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 60_000) > 0 else { break }
      let count = read(reader, &buffer, buffer.count)
      guard count > 0 else { break }
      all += buffer[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }

  private func queue(_ descriptor: Int32, _ limits: LogLimits = .init()) -> LineQueue {
    LineQueue(to: descriptor, limits: limits) { "lost \($0): \($1)\n" }
  }

  @Test("lines come in order")
  func order() {
    let (reader, writer) = pipe()
    let queue = queue(writer)
    for number in 0..<500 { queue.write("line \(number)\n") }
    let text = text(of: reader, until: "line 499\n")
    #expect(text == (0..<500).map { "line \($0)\n" }.joined())
    #expect(queue.flush(milliseconds: 60_000))
    #expect(queue.dropped == 0)
  }

  @Test("a reader that does not read holds nobody up; what had no room is counted, and said")
  func stuck() {
    let (reader, writer) = pipe()
    var limits = LogLimits()
    limits.queuedBytes = 4_096
    let queue = queue(writer, limits)
    let line = String(repeating: "x", count: 1_023) + "\n"
    // The pipe has room for 64 of them; then the thread waits.
    var written = 0
    repeat {
      queue.write(line)
      written += 1
    } while written < 1_000 && queue.flush(milliseconds: 500)
    #expect(written == 65)
    // The queue has room for 4, or one less if the thread has not taken the last one yet.
    for _ in 0..<100 { queue.write(line) }
    let dropped = queue.dropped
    #expect(dropped >= 96)
    let text = text(of: reader, until: "lost ")
    #expect(text.contains("lost \(dropped): they came too fast\n"))
    let lines = text.split(separator: "\n").count { $0.hasPrefix("x") }
    #expect(lines == written + 100 - dropped)
  }

  @Test("a disk that is full and a reader that is gone end nothing")
  func full() throws {
    let device = open("/dev/full", O_WRONLY)
    try #require(device >= 0)
    let queue = queue(device)
    for number in 0..<10 { queue.write("line \(number)\n") }
    #expect(queue.flush(milliseconds: 60_000))
    #expect(queue.dropped == 10)
    // The same descriptor can be written to again.
    let (reader, writer) = pipe()
    dup2(writer, device)
    queue.write("again\n")
    #expect(text(of: reader, until: "again\n") == "lost 10: No space left on device\nagain\n")
    close(reader)
    queue.write("nobody reads\n")
    #expect(queue.flush(milliseconds: 60_000))
    #expect(queue.dropped == 11)
  }

  @Test("a record that is too long is cut")
  func long() {
    let (reader, writer) = pipe()
    var limits = LogLimits()
    limits.recordBytes = 10
    let queue = queue(writer, limits)
    queue.write("0123456789abcdef\n")
    #expect(text(of: reader, until: "\n") == "012345…\n")
  }

  @Test("what cannot be written is an answer")
  func write() throws {
    let device = open("/dev/full", O_WRONLY)
    try #require(device >= 0)
    #expect(StandardDescriptors.write("text".utf8, to: device) == (0, ENOSPC))
    #expect(StandardDescriptors.write("".utf8, to: device) == (0, 0))
    close(device)
    #expect(StandardDescriptors.write("text".utf8, to: device) == (0, EBADF))
  }
}

@Suite("Text of others")
struct VisibleTextTests {
  static let cases: [(text: String, shown: String, json: String)] = [
    ("plain – Ünïcode 日本", "plain – Ünïcode 日本", "\"plain – Ünïcode 日本\""),
    ("a\u{1B}[2Jb", "a\\u{1B}[2Jb", "\"a\\u001b[2Jb\""),
    ("a\u{9B}2Jb", "a\\u{9B}2Jb", "\"a\\u009b2Jb\""),
    ("a\u{7F}\u{0}", "a\\u{7F}\\u{0}", "\"a\\u007f\\u0000\""),
    ("a\r\nb\tc", "a\\r\\nb\\tc", "\"a\\r\\nb\\tc\""),
    (
      "\u{202E}evil\u{2066}\u{2069}", "\\u{202E}evil\\u{2066}\\u{2069}",
      "\"\\u202eevil\\u2066\\u2069\""
    ),
    ("a\u{2028}b", "a\\u{2028}b", "\"a\\u2028b\""),
    ("say \"hi\" \\", "say \"hi\" \\", "\"say \\\"hi\\\" \\\\\""),
  ]

  @Test("moves no cursor and begins no line", arguments: cases)
  func escapes(text: String, shown: String, json: String) {
    #expect(VisibleText.escaped(text) == shown)
    #expect(VisibleText.json(text) == json)
  }

  @Test("lines of the program's own stay")
  func lines() {
    #expect(VisibleText.escaped("a\n\tb\u{1B}\r", keepsLines: true) == "a\n\tb\\u{1B}\\r")
  }
}

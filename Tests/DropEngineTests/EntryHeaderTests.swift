import Basics
import Stories
import Testing

@testable import DropEngine

/// Who asked for an entry: its form in front of the command, whose bytes stay, and that nothing is decided by it.
@Suite("The header of an entry")
struct EntryHeaderTests {
  private static let trace = Key128(high: 0x4BF9_2F35_77B3_4DA6, low: 0xA3CE_929D_0E0E_4736)

  private func bytes(_ command: Command) -> [UInt8] {
    var sink = ByteSink()
    command.encode(into: &sink)
    return sink.bytes
  }

  private func read(_ bytes: [UInt8]) throws(ByteError) -> Command {
    var source = ByteSource(bytes)
    let command = try Command(from: &source)
    try source.finish()
    return command
  }

  private func header(
    _ caller: String, _ role: String, _ trace: Key128 = .none
  ) throws
    -> EntryHeader
  {
    try #require(EntryHeader(caller: caller, role: role, trace: trace))
  }

  /// Journals of every later build are read by this.
  @Test("byte for byte, in front of the bytes of a command without one")
  func golden() throws {
    var command = Command(.release(Release(hold: HoldID(rawValue: 7), buyer: BuyerID(rawValue: 9))))
    let bare = bytes(command)
    #expect(bare == [2, 45, 0, 7, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0])
    command.header = try header("é1", "edge")
    let front: [UInt8] = [0x81, 4, 0x65, 0x64, 0x67, 0x65, 3, 0xC3, 0xA9, 0x31]
    #expect(bytes(command) == front + [0] + bare)
    #expect(try read(bytes(command)) == command)
    command.header = try header("é1", "edge", Self.trace)
    let trace: [UInt8] = [
      1, 0xA6, 0x4D, 0xB3, 0x77, 0x35, 0x2F, 0xF9, 0x4B, 0x36, 0x47, 0x0E, 0x0E, 0x9D, 0x92, 0xCE,
      0xA3,
    ]
    #expect(bytes(command) == front + trace + bare)
    #expect(try read(bytes(command)) == command)
    #expect(try read(bytes(command)).header?.traceText == "4bf92f3577b34da6a3ce929d0e0e4736")
    command.header = try header("x", "")
    #expect(bytes(command) == [0x81, 0, 1, 0x78, 0] + bare)
    #expect(try read(bytes(command)) == command)
  }

  @Test("whatever is wrong with it is refused where it is")
  func refused() throws {
    var command = Command(.tick)
    command.header = try header("ops", "operator", Self.trace)
    let whole = bytes(command)
    for count in 0..<whole.count {
      #expect(throws: ByteError.self) { try read(Array(whole[..<count])) }
    }
    func text(_ count: Int) -> [UInt8] { [UInt8(count)] + [UInt8](repeating: 0x61, count: count) }
    let body: [UInt8] = [0, 2, 1, 0]
    #expect(try read([0x81] + text(32) + text(64) + body).header?.caller.utf8.count == 64)
    let wrong: [(bytes: [UInt8], error: ByteError)] = [
      ([0x81] + text(33) + text(1) + body, ByteError(.lengthOverLimit, at: 1)),
      ([0x81] + text(1) + text(65) + body, ByteError(.lengthOverLimit, at: 3)),
      // A length that no text of this build has, and that there are no bytes for.
      ([0x81, 0xFF, 0xFF, 0xFF, 0x7F], ByteError(.lengthOverLimit, at: 1)),
      ([0x81, 0] + text(60).dropLast(), ByteError(.truncated, at: 2)),
      ([0x81, 0, 0] + body, ByteError(.outOfRange, at: 2)),
      ([0x81, 0, 1, 0xFF] + body, ByteError(.invalidText, at: 2)),
      ([0x81, 0, 1, 0x61, 2, 2, 1, 0], ByteError(.outOfRange, at: 4)),
      (
        [0x81, 0, 1, 0x61, 1] + [UInt8](repeating: 0, count: 16) + [2, 1, 0],
        ByteError(.outOfRange, at: 5)
      ),
      ([0x80] + text(1) + text(1) + body, ByteError(.unknownTag, at: 0)),
      ([0x83] + text(1) + text(1) + body, ByteError(.newerVersion(0x83, newest: 0x82), at: 0)),
      ([0xFF], ByteError(.newerVersion(0xFF, newest: 0x82), at: 0)),
      // One in front of another.
      ([0x81, 0, 1, 0x61, 0, 0x81, 0, 1, 0x61, 0, 2, 1, 0], ByteError(.unknownTag, at: 5)),
      ([0x81, 0, 1, 0x61, 0, 0, 1, 0], ByteError(.unknownTag, at: 5)),
      ([0x81, 0, 1, 0x61, 0, 9, 1, 0], ByteError(.newerVersion(9, newest: 4), at: 5)),
    ]
    for (bytes, error) in wrong {
      #expect(throws: error, "\(bytes)") { try read(bytes) }
    }
  }

  @Test("a key that is attested is in a form of its own, with a caller or without")
  func attested() throws {
    let bare = Command(.tick)
    let digest = try #require(Digest256((0..<32).map { UInt8($0) }))
    var command = bare
    for header in [nil, try header("ops", "operator"), try header("x", "", Self.trace)] {
      command.header = EntryHeader(header, attesting: digest)
      let whole = bytes(command)
      #expect(whole[0] == 0x82 && Array(whole.suffix(bytes(bare).count)) == bytes(bare))
      #expect(try read(whole) == command)
      #expect(command.header?.attested == digest && command.header?.caller == header?.caller ?? "")
      #expect(command.header != header)
      for count in 0..<whole.count {
        #expect(throws: ByteError.self) { try read(Array(whole[..<count])) }
      }
    }
    command.header = EntryHeader(nil, attesting: digest)
    #expect(bytes(command) == [0x82, 0, 0, 0] + (0..<32).map { UInt8($0) } + bytes(bare))
    #expect("\(command.header!)" == "nobody, attested")
    #expect(command.header?.withoutCaller == command.header)
    #expect(try header("ops", "").withoutCaller == nil)
  }

  @Test("it is read without the command, and where there is none that is said")
  func inFront() throws {
    var command = Command(.tick)
    #expect(try EntryHeader.inFront(of: ByteSource(bytes(command))) == nil)
    command.header = try header("ops", "operator", Self.trace)
    let inside = [9, 9] + bytes(command)
    #expect(
      try EntryHeader.inFront(of: ByteSource(inside, range: 2..<inside.count)) == command.header)
    #expect(throws: ByteError(.truncated, at: 0)) {
      try EntryHeader.inFront(of: ByteSource([]))
    }
  }

  @Test("names have their bounds, whole characters and no less than one")
  func bounds() throws {
    #expect(EntryHeader(caller: "", role: "edge") == nil)
    let long = try header(
      String(repeating: "é", count: 40), String(repeating: "r", count: 40))
    #expect(long.caller == String(repeating: "é", count: 32))
    #expect(long.role == String(repeating: "r", count: 32))
    let odd = try header("x" + String(repeating: "é", count: 40), "")
    #expect(odd.caller == "x" + String(repeating: "é", count: 31))
    // One character of a hundred bytes.
    let endless = "e" + String(repeating: "\u{301}", count: 60)
    #expect(endless.count == 1 && EntryHeader(caller: endless, role: "") == nil)
    #expect("\(odd)" == odd.caller)
    #expect(
      "\(try header("ops", "operator", Self.trace))"
        == "ops as operator, trace 4bf92f3577b34da6a3ce929d0e0e4736")
  }

  /// Outcomes, events, rows and digest are those of a log without headers.
  @Test("nothing is decided by it", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func decidesNothing(seed: UInt64) {
    var story = RandomStory(seed: seed &+ 11_000)
    var said = EngineDriver()
    var bare = EngineDriver()
    var headers = 0
    for _ in 0..<400 {
      let (command, time) = story.next()
      if command.header != nil { headers += 1 }
      var stripped = command
      stripped.header = nil
      let outcome = said.apply(command, at: time)
      #expect(outcome == bare.apply(stripped, at: time))
      #expect(said.lastEvents == bare.lastEvents)
      story.learn(command, outcome, said.lastEvents)
    }
    #expect(headers > 200)
    #expect(said.engine.digest() == bare.engine.digest())
    #expect(said.divergences.isEmpty)
  }
}

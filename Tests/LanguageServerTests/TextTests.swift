import JSONText
import LanguageServer
import Testing

/// Positions in the units of editors, and what edits make of a text.
@Suite struct TextTests {
  @Test func columnsAreCountedInTheUnitsAgreedOn() {
    let document = TextDocument("aé€🎟b\nz")
    // Bytes: a 0, é 1, € 3, 🎟 6, b 10, line break 11, z 12.
    let columns: [PositionEncoding: [Int]] = [
      .utf8: [0, 1, 3, 6, 10, 11], .utf16: [0, 1, 2, 3, 5, 6], .utf32: [0, 1, 2, 3, 4, 5],
    ]
    for encoding in PositionEncoding.allCases {
      for (offset, column) in zip([0, 1, 3, 6, 10, 11], columns[encoding] ?? []) {
        let position = Position(line: 0, character: column)
        #expect(document.position(offset, encoding) == position, "\(encoding) \(offset)")
        #expect(document.offset(position, encoding) == offset, "\(encoding) \(column)")
      }
    }
    #expect(document.offset(Position(line: 0, character: 4), .utf16) == 6, "inside a pair")
    #expect(document.offset(Position(line: 0, character: 99), .utf16) == 11, "beyond the line")
    #expect(document.offset(Position(line: 9, character: 0), .utf16) == 13, "beyond the text")
    #expect(document.position(12, .utf16) == Position(line: 1, character: 0))
    #expect(document.position(99, .utf16) == Position(line: 1, character: 1))
  }

  @Test func everyKindOfLineBreakEndsALine() {
    let document = TextDocument("a\r\nb\rc\n\r\nd")
    let starts = (0..<6).map { document.start(ofLine: $0) }
    #expect(starts == [0, 3, 5, 7, 9, 10])
    #expect(document.offset(Position(line: 0, character: 9), .utf16) == 1)
    #expect(document.offset(Position(line: 1, character: 9), .utf16) == 4)
    #expect(document.offset(Position(line: 3, character: 9), .utf16) == 7)
    #expect(document.position(2, .utf16) == Position(line: 0, character: 1), "between \\r and \\n")
  }

  @Test func bytesThatAreNoTextHaveColumns() {
    let document = TextDocument([0xFF, 0x80, 0x41, 0xF0])
    for encoding in PositionEncoding.allCases {
      for offset in 0...4 {
        let position = document.position(offset, encoding)
        #expect(position.line == 0 && position.character >= 0)
        #expect(document.offset(position, encoding) <= 4)
      }
    }
  }

  /// Random edits of a text with characters of every length, against a model in UTF-16 units.
  @Test(arguments: [UInt64(1), 2, 3])
  func editsAreWhatTheEditorMeans(seed: UInt64) {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = ["", "x", "é", "🎟", "a\nb", "€€\n", "\n\n"]
    var model = Array("one\ntwo 🎟 three\n".utf16)
    var document = TextDocument("one\ntwo 🎟 three\n")
    func position(_ index: Int) -> Position {
      let before = model[..<index]
      let line = before.count { $0 == 10 }
      let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
      return Position(line: line, character: index - start)
    }
    /// An index that is not between the halves of a pair.
    func whole(_ index: Int) -> Int {
      index < model.count && UTF16.isTrailSurrogate(model[index]) ? index - 1 : index
    }
    for _ in 0..<300 {
      let start = whole(random(model.count + 1))
      let end = whole(min(model.count, start + random(4)))
      let text = pieces[random(pieces.count)]
      document.replace(position(start), position(max(start, end)), with: text, .utf16)
      model.replaceSubrange(start..<max(start, end), with: Array(text.utf16))
      #expect(
        String(decoding: document.bytes, as: UTF8.self) == String(decoding: model, as: UTF16.self))
    }
  }

  @Test func editsOfTheProtocol() throws {
    var client = try Client()
    try client.open("a.drop", "package a.v1\n\n/// 🎟🎟 é\nmessage A {\n  1 x u8 /// 🎟 y\n}\n")
    #expect(try client.settle()["a.drop"]?.isEmpty == true)
    func change(_ range: String, _ text: String) -> String {
      #"{"range":\#(range),"text":\#(quoted(text))}"#
    }
    func range(_ line: Int, _ from: Int, _ to: Int) -> String {
      #"{"start":{"line":\#(line),"character":\#(from)},"end":{"line":\#(line),"character":\#(to)}}"#
    }
    // Behind two pairs and é; both edits are of one message, the second of the text after the first.
    try client.notify(
      "textDocument/didChange",
      """
      {"textDocument":{"uri":"file:///w/a.drop","version":2},"contentChanges":[
      \(change(range(2, 10, 10), " more")),\(change(range(4, 6, 8), "u99"))]}
      """)
    let diagnostics = try #require(try client.settle()["a.drop"])
    #expect(diagnostics.map { $0["range"]?.span } == ["4:6-4:9"])
    try client.notify(
      "textDocument/didChange",
      #"{"textDocument":{"uri":"file:///w/a.drop","version":3},"contentChanges":[{"text":"package a.v1\n"}]}"#
    )
    #expect(try client.settle()["a.drop"]?.isEmpty == true)
  }

  @Test func aByteOrderMarkMovesNothing() throws {
    var client = try Client()
    try client.open("a.drop", "\u{FEFF}packag a.v1\n")
    let diagnostics = try #require(try client.settle()["a.drop"])
    // The mark is one unit of the editor's text.
    #expect(diagnostics.first?["range"]?.span == "0:1-0:7")
  }

  @Test func columnsBehindEmojiInDiagnostics() throws {
    let text = "package a.v1\nmessage A {\n  @deprecated(\"🎟🎟\") 1 x u99\n}\n"
    for (encodings, span) in [
      (#"["utf-16"]"#, "2:26-2:29"), (#"["utf-8"]"#, "2:30-2:33"), (#"["utf-32"]"#, "2:24-2:27"),
    ] {
      var client = try Client(
        capabilities: #"{"general":{"positionEncodings":\#(encodings)}}"#)
      try client.open("a.drop", text)
      let diagnostics = try #require(try client.settle()["a.drop"])
      #expect(diagnostics.map { $0["range"]?.span } == [span], "\(encodings)")
    }
  }
}

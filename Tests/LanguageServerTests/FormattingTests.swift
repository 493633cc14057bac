import JSONText
import LanguageServer
import Testing

/// Formatting as editors ask for it; the layout itself is the formatter's affair.
@Suite struct FormattingTests {
  private func edits(_ text: String) throws -> JSONNode {
    var client = try Client()
    try client.open("a.drop", text)
    return try client.request(
      "textDocument/formatting",
      #"{"textDocument":{"uri":"file:///w/a.drop"},"options":{"tabSize":4,"insertSpaces":false}}"#)
  }

  @Test func onlyWhatChangesIsReplaced() throws {
    let clean = "package a.v1\n\nmessage A {\n  1 x u8 /// 🎟\n}\n\nmessage B {\n  1 y u8\n}\n"
    let ready = try apply(try edits(clean).array ?? [], to: clean)
    #expect(try edits(ready).array?.isEmpty == true)
    let untidy = ready.replacing("  1 y u8", with: "      1    y   u8")
    let list = try edits(untidy)
    #expect(list.array?.count == 1)
    #expect(try apply(list.array ?? [], to: untidy) == ready)
    #expect(list.at("0", "range")?.span == "7:0-8:0")
    #expect(list.at("0", "newText")?.string == "  1 y u8\n")
  }

  @Test func endsOfFilesAndByteOrderMarks() throws {
    let clean = "package a.v1\n\nmessage A {\n  1 x u8\n}\n"
    for untidy in [clean + "\n\n", String(clean.dropLast()), "\n" + clean, "\u{FEFF}\n" + clean] {
      let made = try apply(try edits(untidy).array ?? [], to: untidy)
      #expect(made == (untidy.hasPrefix("\u{FEFF}") ? "\u{FEFF}" : "") + clean, "\(untidy)")
    }
  }

  @Test func filesWithErrorsOfSyntaxStayAsTheyAre() throws {
    #expect(try edits("package a.v1\nmessage A {\n 1 x\n").isNull)
  }

  /// Whatever differs, the edit makes one text of the other and begins with a line.
  @Test(arguments: [UInt64(1), 2, 3])
  func theDifferenceIsExact(seed: UInt64) {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func text() -> [UInt8] { (0..<random(12)).map { _ in Array("a\nb".utf8)[random(3)] } }
    for _ in 0..<2000 {
      let old = text()
      let new = text()
      let (range, replacement) = LanguageSession.difference(old, new)
      #expect(old[..<range.lowerBound] + replacement + old[range.upperBound...] == new[...])
      #expect(range.lowerBound == 0 || old[range.lowerBound - 1] == 10)
    }
  }
}

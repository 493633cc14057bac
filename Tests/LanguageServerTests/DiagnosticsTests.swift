import JSONText
import LanguageServer
import SchemaCompiler
import Testing

/// What is published, when, and what is offered against it.
@Suite struct DiagnosticsTests {
  @Test func everythingTheCompilerSaysIsThere() throws {
    var client = try Client(
      capabilities: #"{"workspace":{"textDocumentContent":{}}}"#)
    try client.open("a.drop", "package a.v1\nmessage A {\n  1 x u8\n  1 y u8\n}\n", version: 7)
    let published = try #require(try client.settle()["a.drop"])
    #expect(published.count == 1)
    let item = published[0]
    #expect(item["code"]?.string == "E051")
    #expect(item.at("codeDescription", "href")?.string == "drop-explain:///E051.md")
    #expect(item["severity"]?.number == 1)
    #expect(item["source"]?.string == "dropwire")
    #expect(item["range"]?.span == "3:2-3:3")
    #expect(item.at("relatedInformation", "0", "location", "range")?.span == "2:2-2:3")
    #expect(item.at("relatedInformation", "0", "location", "uri")?.string == "file:///w/a.drop")
    #expect(item.at("relatedInformation", "0", "message")?.string?.isEmpty == false)
    #expect(item["message"]?.string?.contains("help: ") == true)
    let page = try client.request(
      "workspace/textDocumentContent", #"{"uri":"drop-explain:///E051.md"}"#)
    #expect(page["text"]?.string?.hasPrefix("# E051: ") == true)
    #expect(
      try client.answer("workspace/textDocumentContent", #"{"uri":"drop-explain:///E999.md"}"#)
        .at("error", "code")?.number == -32602)
    #expect(try client.settle().isEmpty, "nothing has changed since")
  }

  @Test func codesAreLinkedOnlyForWhoCanShowThem() throws {
    var client = try Client()
    try client.open("a.drop", "pack\n")
    let item = try #require(try client.settle()["a.drop"]?.last)
    #expect(item["code"]?.string == "E014")
    #expect(item["codeDescription"] == nil)
  }

  @Test func importersAreToldOfAChange() throws {
    var client = try Client(["/w/common.drop": Files.common, "/w/market.drop": Files.market])
    try client.open("common.drop", Files.common)
    #expect(try client.settle().mapValues(\.count) == ["common.drop": 0])
    // The importer is not open; it has an error now.
    try client.open("common.drop", Files.common.replacing("Money", with: "Price"))
    let broken = try client.settle()
    #expect(broken["common.drop"]?.isEmpty == true)
    #expect(broken["market.drop"]?.map { $0["code"]?.string } == ["E031"])
    try client.open("common.drop", Files.common)
    #expect(try client.settle().mapValues(\.count) == ["common.drop": 0, "market.drop": 0])
    try client.notify("textDocument/didClose", #"{"textDocument":{"uri":"file:///w/common.drop"}}"#)
    #expect(try client.settle().isEmpty)
  }

  @Test func closingAFileTakesItsDiagnosticsBack() throws {
    var client = try Client()
    try client.open("a.drop", "pack\n")
    #expect(try client.settle()["a.drop"]?.isEmpty == false)
    try client.notify("textDocument/didClose", #"{"textDocument":{"uri":"file:///w/a.drop"}}"#)
    #expect(try client.settle()["a.drop"]?.isEmpty == true)
    #expect(try client.settle().isEmpty)
  }

  @Test func otherFoldersAreOthersAffairs() throws {
    // The same names in another folder clash with nothing.
    var client = try Client([
      "/w/one/a.drop": Files.common, "/w/two/a.drop": Files.common, "/w/two/b.drop": Files.common,
    ])
    try client.open("one/a.drop", Files.common)
    #expect(try client.settle().mapValues(\.count) == ["a.drop": 0])
    // In one folder they are one package, as for `schema check`.
    try client.open("two/b.drop", Files.common)
    #expect(try client.settle()["b.drop"]?.contains { $0["code"]?.string == "E022" } == true)
  }

  @Test func textThatIsInvalidUTF8OnDiskHurtsNobody() throws {
    struct Broken: SchemaFileReader {
      func read(_ path: String) -> [UInt8]? { path == "/w/b.drop" ? [0xFF, 0xFE, 0x0A] : nil }
      func schemas(in folder: String) -> [String] { ["/w/b.drop", "/w/gone.drop"] }
    }
    var client = try Client(initialized: false)
    client.server = LanguageSession(files: Broken())
    _ = try client.request("initialize", #"{"capabilities":{},"rootUri":"file:///w"}"#)
    try client.open("a.drop", "package a.v1\nuse X from \"b.drop\"\nmessage A {\n  1 x X\n}\n")
    #expect(try client.settle()["a.drop"]?.map { $0["code"]?.string } == ["E031"])
  }

  // MARK: Code actions

  private func actions(
    _ text: String, files: [String: String] = [:], only: String? = nil, line: Int
  ) throws -> [(title: String, kind: String, text: String)] {
    var client = try Client(files)
    try client.open("a.drop", text)
    let context = only.map { #"{"diagnostics":[],"only":["\#($0)"]}"# } ?? #"{"diagnostics":[]}"#
    let list = try client.request(
      "textDocument/codeAction",
      """
      {"textDocument":{"uri":"file:///w/a.drop"},"context":\(context),
      "range":{"start":{"line":\(line),"character":0},"end":{"line":\(line),"character":99}}}
      """)
    return try (list.array ?? []).map { action in
      let edits = try #require(action.at("edit", "changes", "file:///w/a.drop")?.array)
      return (
        action["title"]?.string ?? "", action["kind"]?.string ?? "", try apply(edits, to: text)
      )
    }
  }

  @Test func fixesAreOfferedWhereTheyApply() throws {
    let text = "package a.v1\nmessage A {\n  1 x int32\n  2 Y u8\n}\n"
    let first = try actions(text, line: 2)
    #expect(first.map(\.kind) == ["quickfix", "source.fixAll"])
    #expect(first.first?.title == "write `i32`")
    #expect(first.first?.text == text.replacing("int32", with: "i32"))
    #expect(first.last?.text == text.replacing("int32", with: "i32").replacing("Y", with: "y"))
    #expect(try actions(text, only: "source", line: 0).map(\.kind) == ["source.fixAll"])
    #expect(try actions(text, only: "quickfix", line: 3).map(\.title) == ["write `y`"])
    #expect(try actions(text, only: "refactor", line: 2).isEmpty)
    #expect(try actions(text, only: "quickfix", line: 0).isEmpty)
  }

  @Test func missingImportsAreOffered() throws {
    let files = ["/w/lib/common.drop": Files.common]
    let unused =
      "package a.v1\nuse Kind from \"lib/common.drop\"\nmessage A {\n  1 k Kind\n  2 m Money\n}\n"
    #expect(
      try actions(unused, files: files, line: 4).map(\.text)
        == [unused.replacing("use Kind", with: "use Kind, Money")])
    let fresh = "/// About.\npackage a.v1 // here\n\nmessage A {\n  1 m Money\n}\n"
    #expect(
      try actions(fresh, files: files, line: 4).map(\.text)
        == [
          fresh.replacing("// here\n", with: "// here\n\nuse Money from \"lib/common.drop\"\n")
        ])
  }

  @Test func unusedImportsAreRemoved() throws {
    let files = ["/w/common.drop": Files.common]
    for (line, wanted) in [
      ("use Money from \"common.drop\"\n", ""),
      ("use Money, Kind from \"common.drop\"\n", "use Kind from \"common.drop\"\n"),
      ("use Kind, Money from \"common.drop\"\n", "use Kind from \"common.drop\"\n"),
    ] {
      let rest = "\nmessage A {\n  1 k \(line.contains("Kind") ? "Kind" : "u8")\n}\n"
      let text = "package a.v1\n" + line + rest
      let found = try actions(text, files: files, line: 1)
      #expect(found.map(\.text) == ["package a.v1\n" + wanted + rest], "\(line)")
    }
  }
}

/// Applies edits of the protocol to a text.
func apply(_ edits: [JSONNode], to text: String) throws -> String {
  var document = TextDocument(text)
  var parsed: [(start: Position, end: Position, text: String)] = []
  for edit in edits {
    func position(_ name: String) throws -> Position {
      Position(
        line: try #require(edit.at("range", name, "line")?.number),
        character: try #require(edit.at("range", name, "character")?.number))
    }
    parsed.append(
      (try position("start"), try position("end"), try #require(edit["newText"]?.string)))
  }
  for edit in parsed.sorted(by: { $0.start > $1.start }) {
    document.replace(edit.start, edit.end, with: edit.text, .utf16)
  }
  return String(decoding: document.bytes, as: UTF8.self)
}

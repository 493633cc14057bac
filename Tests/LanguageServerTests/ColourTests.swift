import JSONText
import LanguageServer
import Testing

/// Semantic tokens and inlay hints.
@Suite struct ColourTests {
  /// `text type modifiers` of every token, from the deltas of the protocol.
  private func tokens(_ text: String) throws -> [String] {
    var client = try Client(["/w/common.drop": Files.common])
    let legend = try tokenTypes()
    try client.open("a.drop", text)
    let result = try client.request(
      "textDocument/semanticTokens/full", #"{"textDocument":{"uri":"file:///w/a.drop"}}"#)
    let list = try #require(result["data"]?.array)
    let data = list.compactMap(\.number)
    let isWhole = data.count % 5 == 0
    try #require(isWhole)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0.utf16)
    }
    var found: [String] = []
    var line = 0
    var column = 0
    for index in stride(from: 0, to: data.count, by: 5) {
      if data[index] > 0 { column = 0 }
      line += data[index]
      column += data[index + 1]
      let word = String(
        decoding: lines[line][column..<column + data[index + 2]], as: UTF16.self)
      found.append("\(word) \(legend[data[index + 3]]) \(data[index + 4])")
    }
    return found
  }

  private func tokenTypes() throws -> [String] {
    var client = try Client(initialized: false)
    let result = try client.request("initialize", #"{"capabilities":{}}"#)
    let types = result.at("capabilities", "semanticTokensProvider", "legend", "tokenTypes")
    let list = try #require(types?.array)
    return list.compactMap(\.string)
  }

  @Test func tokensAreWhatTheCompilerSays() throws {
    #expect(
      try tokens(
        """
        package a.v1
        use Money from "common.drop"
        message A {
          1 id Money /// 🎟 x
          @deprecated("🎟") 2 max u32(max: 3)
          3 retired gone [A](min: 1)
        }
        service S {
          call (stream A) -> A @resumable(after: id)
        }
        """) == [
          "package keyword 0", "a namespace 0", "v1 namespace 0",
          "use keyword 0", "Money struct 0", "from keyword 0", "\"common.drop\" string 0",
          "message keyword 0", "A class 1",
          "1 number 0", "id property 1", "Money struct 0", "/// 🎟 x comment 0",
          "deprecated decorator 0", "\"🎟\" string 0", "2 number 0", "max property 3", "u32 type 4",
          "max parameter 0", "3 number 0",
          "3 number 0", "retired modifier 0", "gone property 1", "A class 0", "min parameter 0",
          "1 number 0",
          "service keyword 0", "S interface 1",
          "call method 1", "stream modifier 0", "A class 0", "A class 0", "resumable decorator 0",
          "after parameter 0", "id property 0",
        ])
  }

  @Test func newtypesAndMethodsInALog() throws {
    let text = """
      package a.v1
      newtype HoldID = id @prefix("hold")
      message M {
        1 hold HoldID
      }
      service S {
        retired get (M) -> M @logged(7)
      }
      """
    #expect(
      try tokens(text).dropFirst(3) == [
        "newtype keyword 0", "HoldID type 1", "id type 4", "prefix decorator 0",
        "\"hold\" string 0",
        "message keyword 0", "M class 1", "1 number 0", "hold property 1", "HoldID type 0",
        "service keyword 0", "S interface 1", "retired modifier 0", "get method 1", "M class 0",
        "M class 0", "logged decorator 0", "7 number 0",
      ])
  }

  @Test func brokenFilesHaveTokensToo() throws {
    #expect(
      try tokens("message A {\n  1 x\n\nmessage B {\n") == [
        "message keyword 0", "A class 1", "1 number 0", "message keyword 0", "B class 1",
      ])
    #expect(try tokens("").isEmpty)
  }

  @Test func hintsSayWhereFieldsAre() throws {
    var client = try Client(["/w/common.drop": Files.common])
    try client.open("market.drop", Files.market)
    func hints(_ from: Int, _ to: Int) throws -> [String] {
      try client.request(
        "textDocument/inlayHint",
        """
        {"textDocument":{"uri":"file:///w/market.drop"},"range":{"start":{"line":\(from),\
        "character":0},"end":{"line":\(to),"character":0}}}
        """
      ).array?.map {
        "\($0.at("position", "line")?.number ?? -1) \($0["label"]?.string ?? "")"
      } ?? []
    }
    #expect(try hints(6, 11) == ["6 +0, 16 B", "7 +17, 11 B", "8 +28, 1 B"])
    #expect(try hints(13, 16) == ["14 at most 10 B", "15 +0, 8 B"])
    #expect(try hints(0, 3).isEmpty)
  }
}

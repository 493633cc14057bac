import JSONText
import LanguageServer
import Testing

/// Hover, definition, references, symbols and rename.
@Suite struct NavigationTests {
  private let files = ["/w/common.drop": Files.common, "/w/market.drop": Files.market]

  /// `market.drop` with a mark before the n-th occurrence of a word.
  private func marked(_ word: String, _ occurrence: Int = 0) throws -> String {
    let places = Files.market.ranges(of: word)
    try #require(occurrence < places.count)
    var text = Files.market
    text.insert("|", at: places[occurrence].lowerBound)
    return text
  }

  private func hover(_ word: String, _ occurrence: Int = 0) throws -> String {
    var client = try Client(files)
    let place = try client.open("market.drop", try marked(word, occurrence))
    return try client.request("textDocument/hover", "{\(place)}")
      .at("contents", "value")?.string ?? ""
  }

  // MARK: Hover

  @Test func hoverSaysWhereAFieldIsOnTheWire() throws {
    let price = try hover("price")
    #expect(price.contains("2 price Money?"))
    #expect(price.contains("field of `shop.v1.Offer`"))
    // A uuid, then the presence byte, then the struct of 8 + 3 bytes.
    #expect(price.contains("native: block + 17, 11 B; present: bit 0 of block + 16"))
    #expect(price.contains("proto: `optional Money price = 2`"))
    #expect(price.contains("JSON: `\"price\"`"))
    let title = try hover("title")
    #expect(title.contains("what buyers read"))
    #expect(title.contains("native: tail, at most 120 B"))
    #expect(title.contains("proto: `string title = 4`"))
    #expect(try hover("tags").contains("at most 4 elements of at most 8 B"))
    #expect(try hover("tags").contains("proto: `repeated string tags = 6`"))
    #expect(try hover("badge").contains("retired"))
    #expect(try hover("badge").contains("proto: `reserved 5`"))
  }

  @Test func hoverOfNamesOfOtherFiles() throws {
    let money = try hover("Money", 1)
    #expect(money.contains("struct Money"))
    #expect(money.contains("`shop.v1.Money`"))
    #expect(money.contains("A price."))
    #expect(money.contains("native: 11 B, inline"))
    #expect(try hover("Kind", 0).contains("enum Kind"))
    #expect(try hover("Update").contains("union Update"))
    #expect(try hover("ack Ack").contains("proto: `Ack ack = 2` in a oneof"))
    #expect(try hover("Offer", 0).contains("largest encoding: "))
  }

  @Test func hoverOfMethodsAndOfTheLanguage() throws {
    #expect(try hover("sell").contains("path: `/shop.v1.Market/Sell`"))
    #expect(try hover("key)").contains("field of `shop.v1.Offer`"))
    #expect(try hover("revision)").contains("field of `shop.v1.Ack`"))
    #expect(try hover("uuid").contains("16 bytes"))
    #expect(try hover("max").contains("Greatest value"))
    #expect(try hover("idempotent").contains("sent twice"))
    #expect(try hover("stream Update").contains("Any number of messages"))
    #expect(try hover("message Offer").contains("evolves"))
    #expect(try hover("retired").contains("not used again"))
    #expect(try hover("{").isEmpty)
  }

  @Test func hoverExplainsWhatIsWrong() throws {
    var client = try Client()
    let place = try client.open("a.drop", "package a.v1\nmessage A {\n  1 x i|nt\n}\n")
    let text = try client.request("textDocument/hover", "{\(place)}")
      .at("contents", "value")?.string
    #expect(text?.contains("**E040**") == true)
  }

  @Test func hoverOfAnEnumsCase() throws {
    var client = try Client()
    let place = try client.open(
      "common.drop", Files.common.replacing("buyCue", with: "buy|Cue"))
    let text = try client.request("textDocument/hover", "{\(place)}")
      .at("contents", "value")?.string
    #expect(text?.contains("proto: `KIND_BUY_CUE = 2`") == true)
  }

  // MARK: Definition and references

  private func spans(_ list: JSONNode) -> [String] {
    (list.array ?? []).map { location in
      let name = location["uri"]?.string?.split(separator: "/").last ?? ""
      return "\(name) \(location["range"]?.span ?? "")"
    }
  }

  @Test func definitionsLeadToOtherFiles() throws {
    var client = try Client(files)
    for (word, occurrence, wanted) in [
      ("Money", 0, "common.drop 3:7-3:12"), ("Money", 1, "common.drop 3:7-3:12"),
      ("Kind\n", 0, "common.drop 8:5-8:9"), ("\"common.drop\"", 0, "common.drop 0:0-0:0"),
      ("key)", 0, "market.drop 6:4-6:7"), ("revision)", 0, "market.drop 15:4-15:12"),
      ("Update @", 0, "market.drop 18:6-18:12"), ("title", 0, "market.drop 9:4-9:9"),
    ] {
      let place = try client.open("market.drop", try marked(word, occurrence))
      #expect(
        spans(try client.request("textDocument/definition", "{\(place)}")) == [wanted], "\(word)")
    }
    let nothing = try client.open("market.drop", try marked("{"))
    #expect(try client.request("textDocument/definition", "{\(nothing)}").array?.isEmpty == true)
  }

  @Test func referencesAreInEveryFileOnce() throws {
    var client = try Client(files)
    let place = try client.open("common.drop", Files.common.replacing("Money", with: "|Money"))
    let all = spans(
      try client.request(
        "textDocument/references", "{\(place),\"context\":{\"includeDeclaration\":true}}"))
    #expect(all == ["common.drop 3:7-3:12", "market.drop 2:4-2:9", "market.drop 7:10-7:15"])
    let others = spans(
      try client.request(
        "textDocument/references", "{\(place),\"context\":{\"includeDeclaration\":false}}"))
    #expect(others == Array(all.dropFirst()))
    let revision = try client.open("market.drop", try marked("revision"))
    let marks = try client.request("textDocument/documentHighlight", "{\(revision)}")
    #expect(marks.array?.map { $0["kind"]?.number } == [3, 2])
  }

  // MARK: Symbols

  @Test func symbolsWithinOneAnother() throws {
    var client = try Client(
      files,
      capabilities:
        #"{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}"#)
    let document = #"{"textDocument":{"uri":"file:///w/market.drop"}}"#
    let list = try client.request("textDocument/documentSymbol", document)
    #expect(list.array?.map { $0["name"]?.string } == ["Offer", "Ack", "Update", "Market"])
    #expect(list.at("0", "range")?.span == "5:0-12:1")
    #expect(list.at("0", "selectionRange")?.span == "5:8-5:13")
    #expect(list.at("0", "detail")?.string == "message")
    #expect(
      list.at("0", "children")?.array?.map { $0["detail"]?.string } == [
        "1 uuid", "2 Money?", "3 Kind", "4 string(max: 120)", "5 retired string",
        "6 [string(max: 8)](max: 4)",
      ])
    #expect(
      list.at("3", "children")?.array?.map { $0["detail"]?.string } == [
        "(Offer) -> Ack", "(Ack) -> stream Update",
      ])
    for symbol in list.array ?? [] {
      for child in symbol["children"]?.array ?? [] {
        // A selection outside its range makes clients refuse the whole list.
        let range = try #require(child["range"]?["start"]?["character"]?.number)
        let selection = try #require(child["selectionRange"]?["start"]?["character"]?.number)
        #expect(range <= selection)
      }
    }
  }

  @Test func symbolsAsAListAndByName() throws {
    var client = try Client(files)
    let document = #"{"textDocument":{"uri":"file:///w/common.drop"}}"#
    let list = try client.request("textDocument/documentSymbol", document)
    #expect(
      list.array?.map { $0["name"]?.string } == [
        "Money", "minor", "currency", "Kind", "offer", "buyCue",
      ])
    #expect(list.at("1", "containerName")?.string == "Money")
    let found = try client.request("workspace/symbol", #"{"query":"byCu"}"#)
    #expect(found.array?.map { $0["name"]?.string } == ["buyCue"])
    #expect(try client.request("workspace/symbol", #"{"query":"zzz"}"#).array?.isEmpty == true)
  }

  // MARK: Rename

  private func rename(
    _ client: inout Client, _ place: String, to name: String
  ) throws -> [String: String] {
    let edit = try client.request("textDocument/rename", "{\(place),\"newName\":\(quoted(name))}")
    var texts = ["common.drop": Files.common, "market.drop": Files.market]
    for (file, text) in texts {
      guard let edits = edit.at("changes", "file:///w/\(file)")?.array else { continue }
      texts[file] = try apply(edits, to: text)
    }
    return texts
  }

  @Test func typesAreRenamedInEveryFile() throws {
    var client = try Client(files)
    let place = try client.open("market.drop", try marked("Money", 1))
    let ready = try client.request("textDocument/prepareRename", "{\(place)}")
    #expect(ready["placeholder"]?.string == "Money")
    #expect(ready["range"]?.span == "7:10-7:15")
    let texts = try rename(&client, place, to: "Price")
    #expect(texts["common.drop"] == Files.common.replacing("Money", with: "Price"))
    #expect(texts["market.drop"] == Files.market.replacing("Money", with: "Price"))
    #expect(client.received.isEmpty, "no encoding holds the name of a struct")
  }

  @Test func fieldsAreRenamedInAnnotationsToo() throws {
    var client = try Client(files)
    let place = try client.open("market.drop", try marked("revision"))
    let texts = try rename(&client, place, to: "version")
    #expect(texts["market.drop"] == Files.market.replacing("revision", with: "version"))
    #expect(client.received.first?["method"]?.string == "window/showMessage")
    let warning = client.received.first?.at("params", "message")?.string
    #expect(warning?.contains("JSON") == true)
  }

  @Test func clientsThatAskAreGivenTheWarningToAsk() throws {
    var client = try Client(
      files,
      capabilities:
        #"{"workspace":{"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{}}}}"#)
    let place = try client.open("market.drop", try marked("sell"), version: 12)
    let edit = try client.request("textDocument/rename", "{\(place),\"newName\":\"offerUp\"}")
    #expect(edit.at("documentChanges", "0", "textDocument", "version")?.number == 12)
    let id = try #require(edit.at("documentChanges", "0", "edits", "0", "annotationId")?.string)
    let annotation = edit.at("changeAnnotations", id)
    #expect(annotation?["description"]?.string?.contains("every other encoding") == true)
    #expect(client.received.isEmpty)
  }

  @Test func namesThatMakeErrorsAreRefused() throws {
    var client = try Client(files)
    for (word, name, reason) in [
      ("Money", "price", "UpperCamel"), ("Money", "Ack", "declared"),
      ("title", "Title", "lowerCamel"), ("title", "price", "two fields"),
      ("title", "badge", "two fields"), ("title", "1x", "no name"), ("title", "", "no name"),
      ("title", "a b", "no name"), ("badge", "medal", "retired"), ("uuid", "x", "nothing"),
      ("Money", "u8", "built-in"),
    ] {
      let place = try client.open("market.drop", try marked(word))
      let answer = try client.answer(
        "textDocument/rename", "{\(place),\"newName\":\(quoted(name))}")
      #expect(answer.at("error", "code")?.number == -32803, "\(word) \(name)")
      let message = answer.at("error", "message")?.string ?? ""
      #expect(message.contains(reason), "\(word) → \(name): \(message)")
    }
    #expect(client.received.isEmpty)
    for word in ["badge", "uuid", "{"] {
      let place = try client.open("market.drop", try marked(word))
      #expect(try client.request("textDocument/prepareRename", "{\(place)}").isNull, "\(word)")
    }
  }
}

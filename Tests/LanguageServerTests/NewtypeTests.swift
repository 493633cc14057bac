import JSONText
import LanguageServer
import Testing

/// Newtypes, and methods whose calls are in a log: what an editor is told of them.
@Suite struct NewtypeTests {
  private static let ids = """
    package ids.v1

    /// A hold of a buyer.
    newtype HoldID = id @prefix("hold")
    newtype PoolID = id @prefix("pool") /// Units of one variant.

    """
  private static let log = """
    package log.v1

    use HoldID, PoolID from "ids.drop"

    message Claim {
      1 hold HoldID
      2 pools [PoolID](max: 4)
      3 units [HoldID: PoolID](max: 4)
    }

    service Claims {
      claim (Claim) -> Claim @logged(40)
      retired swap (Claim) -> Claim @logged(41)
    }

    """
  private let files = ["/w/ids.drop": ids, "/w/log.drop": log]

  /// A text with a mark behind the first letter of the n-th occurrence of a word.
  private func marked(_ text: String, _ word: String, _ occurrence: Int = 0) throws -> String {
    let places = text.ranges(of: word)
    try #require(occurrence < places.count)
    var text = text
    text.insert("|", at: text.index(after: places[occurrence].lowerBound))
    return text
  }

  private func hover(_ name: String, _ text: String, _ word: String, _ at: Int = 0) throws -> String
  {
    var client = try Client(files)
    let place = try client.open(name, try marked(text, word, at))
    return try client.request("textDocument/hover", "{\(place)}")
      .at("contents", "value")?.string ?? ""
  }

  private func offered(_ marked: String) throws -> [String: JSONNode] {
    var client = try Client(files)
    return try client.completions("a.drop", marked)
  }

  @Test func hover() throws {
    let declared = try hover("ids.drop", Self.ids, "HoldID")
    #expect(declared.contains("newtype HoldID = id"))
    #expect(declared.contains("`ids.v1.HoldID`"))
    #expect(declared.contains("A hold of a buyer."))
    #expect(declared.contains("native: 8 B"))
    #expect(declared.contains("text: `hold_3w00` of 126976"))
    // Where it is used it is the same, and a field of it is an id on the wire.
    #expect(try hover("log.drop", Self.log, "HoldID", 1) == declared)
    #expect(try hover("log.drop", Self.log, "hold").contains("proto: `fixed64 hold = 1`"))
    #expect(
      try hover("log.drop", Self.log, "units").contains("proto: `map<fixed64, fixed64> units = 3`"))
    #expect(try hover("ids.drop", Self.ids, "newtype").contains("kind of its own"))
    #expect(try hover("ids.drop", Self.ids, "prefix").contains("text of an id begins"))
  }

  @Test func hoverOfLoggedMethods() throws {
    let claim = try hover("log.drop", Self.log, "claim")
    #expect(claim.contains("log: 40, for ever"))
    #expect(claim.contains("path: `/log.v1.Claims/Claim`"))
    let swap = try hover("log.drop", Self.log, "swap")
    #expect(swap.contains("retired swap (Claim) -> Claim"))
    #expect(swap.contains("log: 41") && !swap.contains("path"))
    #expect(try hover("log.drop", Self.log, "logged").contains("for ever"))
  }

  @Test func definitionAndReferences() throws {
    var client = try Client(files)
    let place = try client.open("log.drop", try marked(Self.log, "PoolID", 1))
    let found = try client.request("textDocument/definition", "{\(place)}").array ?? []
    #expect(found.count == 1)
    #expect(found.first?["uri"]?.string == "file:///w/ids.drop")
    #expect(found.first?.at("range", "start", "line")?.number == 4)
    let all = try client.request(
      "textDocument/references", "{\(place),\"context\":{\"includeDeclaration\":true}}")
    // The declaration, the import, an element, a value.
    #expect(all.array?.count == 4)
  }

  @Test func renameInEveryFile() throws {
    var client = try Client(files)
    try client.open("ids.drop", Self.ids)
    let place = try client.open("log.drop", try marked(Self.log, "HoldID", 1))
    let edit = try client.request("textDocument/rename", "{\(place),\"newName\":\"ClaimID\"}")
    let changes = try #require(edit["changes"])
    #expect(changes["file:///w/ids.drop"]?.array?.count == 1)
    #expect(changes["file:///w/log.drop"]?.array?.count == 3)
    // No encoding has the name.
    let swap = try client.open("log.drop", try marked(Self.log, "swap"), version: 2)
    #expect(try client.request("textDocument/prepareRename", "{\(swap)}").isNull)
  }

  @Test func symbols() throws {
    var client = try Client(
      files,
      capabilities:
        #"{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}"#)
    let list = try client.request(
      "textDocument/documentSymbol", #"{"textDocument":{"uri":"file:///w/ids.drop"}}"#)
    #expect(list.array?.map { $0["name"]?.string } == ["HoldID", "PoolID"])
    #expect(list.at("0", "detail")?.string == "newtype")
    #expect(list.at("0", "kind")?.number == 26)
    #expect(list.at("0", "range")?.span == "3:0-3:19")
    #expect(list.at("0", "children")?.array?.isEmpty == true)
    let service = try client.request(
      "textDocument/documentSymbol", #"{"textDocument":{"uri":"file:///w/log.drop"}}"#)
    let methods = service.at("1", "children")?.array?.map { $0["detail"]?.string }
    #expect(methods == ["(Claim) -> Claim", "retired (Claim) -> Claim"])
  }

  @Test func completion() throws {
    let head = "package a.v1\n\n"
    #expect(try offered(head + "newtype A = |").keys.sorted() == ["id"])
    #expect(try offered(head + "newtype A = id @|").keys.sorted() == ["deprecated", "prefix"])
    #expect(try offered(head + "newtype A|").isEmpty)
    let own = head + "newtype OwnID = id @prefix(\"own\")\n\n"
    for place in [
      "message M {\n  1 a |\n}\n", "struct S {\n  a |\n}\n", "message M {\n  1 a [|\n}\n",
    ] {
      let items = try offered(own + place)
      #expect(items["OwnID"] != nil, "\(place)")
      #expect(items["HoldID"]?["additionalTextEdits"] != nil, "\(place)")
    }
    let inMethod = try offered(own + "message M {\n}\n\nservice S {\n  a (|\n}\n")
    #expect(inMethod["OwnID"] == nil && inMethod["M"] != nil)
    #expect(try offered(own + "message M {\n  1 a OwnID(|)\n}\n").keys.sorted() == ["nonzero"])
  }

  @Test func completionOfNumbersInTheLog() throws {
    let head = "package a.v1\n\nservice S {\n  a () -> () @logged(40)\n"
    #expect(try offered(head + "  b () -> () @|\n}\n")["logged"] != nil)
    #expect(try offered(head + "  b () -> () @logged(|)\n}\n").keys.sorted() == ["41"])
    #expect(
      try offered(head + "  b () -> () @logged(65535)\n  c () -> () @logged(|)\n}\n").keys.sorted()
        == ["1"])
    #expect(try offered(head + "  |\n}\n").keys.sorted() == ["retired"])
    #expect(try offered(head + "  retired b (|\n}\n")["stream"] != nil)
  }

  /// `use` lines for newtypes are offered for names that are not known.
  @Test func importsOfNewtypes() throws {
    var client = try Client(files)
    try client.open("a.drop", "package a.v1\n\nmessage M {\n  1 a PoolID\n}\n")
    let published = try client.settle()
    #expect(published["a.drop"]?.first?["code"]?.string == "E040")
    let actions = try client.request(
      "textDocument/codeAction",
      """
      {"textDocument":{"uri":"file:///w/a.drop"},"range":{"start":{"line":3,"character":6},\
      "end":{"line":3,"character":12}},"context":{"diagnostics":[]}}
      """)
    let titles = (actions.array ?? []).compactMap { $0["title"]?.string }
    #expect(titles.contains { $0.contains("PoolID") && $0.contains("ids.drop") }, "\(titles)")
  }
}

import JSONText
import LanguageServer
import Testing

/// What is offered where.
@Suite struct CompletionTests {
  private let files = ["/w/lib/common.drop": Files.common]
  private let head = "package a.v1\n\n"

  private func offered(_ marked: String) throws -> [String: JSONNode] {
    var client = try Client(files)
    return try client.completions("a.drop", marked)
  }

  /// The text after the item was taken, with its further edits.
  private func taking(_ label: String, _ marked: String) throws -> String {
    var client = try Client(files)
    let item = try #require(try client.completions("a.drop", marked)[label])
    var edits = item["additionalTextEdits"]?.array ?? []
    edits.append(try #require(item["textEdit"]))
    return try apply(edits, to: Client.place("a.drop", marked).text)
  }

  @Test func declarationsAtTheTopLevel() throws {
    #expect(
      try offered("|").keys.sorted() == [
        "enum", "message", "newtype", "package", "service", "struct", "union", "use",
      ])
    #expect(try offered(head + "mes|").keys.sorted().contains("package") == false)
    #expect(try taking("message", head + "mes|") == head + "message ")
  }

  @Test func nothingInCommentsAndNames() throws {
    for text in [
      "// |", "/// mess|", head + "message |", head + "message A|",
      head + "message A {\n  1 |", head + "struct A {\n  |",
      head + "message A {\n  1 x u8 // |\n}\n",
      head + "message A {\n  @deprecated(\"|\")\n}\n", "package |",
      head + "message A {\n  1 x string(max: |)\n}\n", head + "use X from \"a.drop\" |",
    ] {
      #expect(try offered(text).keys.sorted().filter { $0 != "retired" }.isEmpty, "\(text)")
    }
  }

  @Test func numbersGoOn() throws {
    let body = "  1 x u8\n  2 y u8\n"
    #expect(try offered(head + "message A {\n\(body)  |\n}\n").keys.sorted() == ["3"])
    #expect(try offered(head + "message A {\n  |\n}\n").keys.sorted() == ["1"])
    #expect(
      try offered(head + "message A {\n  1 x u8\n  |\n  4 y u8\n}\n").keys.sorted() == ["2"])
    // A line between two numbers that follow each other: the next after all.
    #expect(
      try offered(head + "message A {\n  1 x u8\n  |\n  2 y u8\n}\n").keys.sorted() == ["3"])
    #expect(
      try offered(head + "union U {\n  1 a A\n  3 b A\n  |\n}\nmessage A {\n}\n").keys.sorted()
        == ["4"])
    #expect(try taking("3", head + "message A {\n\(body)  |\n}\n").contains("\n  3 \n}"))
    #expect(
      try offered(head + "enum E: u16 {\n  a = 1\n  retired b = 2\n  c = |\n}\n").keys.sorted()
        == ["3"])
  }

  @Test func typesInScopeAndThoseToImport() throws {
    let text = head + "struct Size {\n  w u32\n}\n\nmessage A {\n  1 x |\n}\n\nservice S {\n}\n"
    let items = try offered(text)
    for label in ["u8", "string", "ascii", "timestamp", "Size", "Money", "Kind"] {
      #expect(items[label] != nil, "\(label)")
    }
    #expect(items["A"] == nil, "no type contains itself")
    #expect(items["S"] == nil, "a service is no type")
    #expect(items["Size"]?["additionalTextEdits"] == nil)
    #expect(
      try taking("Money", text)
        == text.replacing("1 x |", with: "1 x Money")
        .replacing("v1\n", with: "v1\n\nuse Money from \"lib/common.drop\"\n"))
    // Nearer ones come first.
    let order = ["Size", "u8", "Money"].map { items[$0]?["sortText"]?.string ?? "" }
    #expect(order == order.sorted())
  }

  @Test func importsAreAddedToTheLineThatIsThere() throws {
    let text =
      head + "use Kind from \"lib/common.drop\"\n\nmessage A {\n  1 k Kind\n  2 m Mo|\n}\n"
    #expect(
      try taking("Money", text)
        == text.replacing("use Kind", with: "use Kind, Money").replacing("Mo|", with: "Money"))
    #expect(try offered(text)["Kind"]?["additionalTextEdits"] == nil)
  }

  @Test func importsThatCloseACircleAreNotOffered() throws {
    var client = try Client([
      "/w/b.drop": "package b.v1\nuse Base from \"a.drop\"\nmessage Round {\n  1 b Base\n}\n"
    ])
    let items = try client.completions(
      "a.drop", head + "struct Base {\n  x u8\n}\nmessage A {\n  1 x |\n}\n")
    #expect(items["Base"] != nil)
    #expect(items["Round"] == nil)
  }

  @Test func onlyWhatMayStandThere() throws {
    let types = "message M {\n}\n\nunion U {\n  1 m M\n}\n\nenum E {\n  a = 1\n}\n"
    let inStruct = try offered(head + types + "struct S {\n  x |\n}\n")
    #expect(inStruct["E"] != nil && inStruct["u8"] != nil)
    #expect(inStruct["M"] == nil && inStruct["string"] == nil && inStruct["U"] == nil)
    let inUnion = try offered(head + types + "union V {\n  1 x |\n}\n")
    #expect(inUnion.keys.sorted() == ["M"])
    let inList = try offered(head + types + "message A {\n  1 x [|\n}\n")
    #expect(inList["M"] != nil && inList["string"] != nil)
    let inMap = try offered(head + types + "message A {\n  1 x [string: |]\n}\n")
    #expect(inMap["M"] != nil)
    #expect(
      try offered(head + types + "service S {\n  call (|\n}\n").keys.sorted()
        == ["M", "U", "stream"])
    #expect(
      try offered(head + types + "service S {\n  call (stream |)\n}\n").keys.sorted() == ["M", "U"])
    #expect(
      try offered(head + types + "service S {\n  call (M) -> |\n}\n").keys.sorted()
        == ["M", "U", "stream"])
    #expect(try offered(head + "enum E: |").keys.sorted() == ["u16", "u8"])
    #expect(try offered(head + types + "message A {\n  1 x ascii[|\n}\n").isEmpty)
  }

  @Test func constraintsThatApply() throws {
    for (type, wanted) in [
      ("string", ["len", "max", "min"]), ("bytes", ["len", "max", "min"]),
      ("[u8]", ["len", "max", "min"]), ("[string: u8]", ["len", "max", "min"]),
      ("u32", ["max", "min", "nonzero"]), ("f64", ["max", "min", "nonzero"]), ("id", ["nonzero"]),
      ("uuid?", ["nonzero"]), ("bool", []), ("ascii[3]", []), ("E", ["nonzero"]), ("M", []),
    ] {
      let text = head + "enum E {\n  a = 1\n}\nmessage M {\n}\nmessage A {\n  1 x \(type)(|\n}\n"
      #expect(try offered(text).keys.sorted() == wanted, "\(type)")
    }
    let second = head + "message A {\n  1 x u32(min: 1, |\n}\n"
    #expect(try offered(second).keys.sorted() == ["max", "nonzero"])
    #expect(try taking("max", second).contains("(min: 1, max: \n"))
  }

  @Test func annotationsAndWhatTheyName() throws {
    #expect(
      try offered(head + "message A {\n  1 x u8 @|\n}\n").keys.sorted() == ["deprecated", "secret"])
    #expect(
      try offered(head + "service S {\n  a () -> () @|\n}\n").keys.sorted()
        == ["allow", "deprecated", "idempotent", "logged", "resumable", "urgent"])
    #expect(try offered("@|").keys.sorted() == ["deprecated", "proto"])
    #expect(
      try offered(head + "enum E {\n  a = 1 @|\n}\n").keys.sorted() == ["deprecated", "proto"])
    let types = "message M {\n  1 key uuid\n  2 count u32\n  3 retired old u64\n}\n"
    #expect(
      try offered(head + types + "service S {\n  a (M) -> M @idempotent(|)\n}\n").keys.sorted()
        == ["key"])
    #expect(
      try offered(head + types + "service S {\n  a (M) -> stream M @resumable(|)\n}\n")
        .keys.sorted() == ["after"])
    #expect(
      try offered(head + types + "service S {\n  a (M) -> stream M @resumable(after: |)\n}\n")
        .keys.sorted() == ["count", "key"])
    #expect(
      try offered(head + types + "service S {\n  @idempotent(|)\n  a (M) -> M\n}\n").keys.sorted()
        == ["key"])
  }

  @Test func importsStepByStep() throws {
    #expect(try offered(head + "use |").keys.sorted() == ["Kind", "Money"])
    #expect(try offered(head + "use Kind, M|").keys.sorted() == ["Kind", "Money"])
    #expect(try offered(head + "use Kind |").keys.sorted() == ["from"])
    #expect(try offered(head + "use Kind from \"|").keys.sorted() == ["lib/common.drop"])
    #expect(
      try taking("lib/common.drop", head + "use Kind from \"li|\"\n")
        == head + "use Kind from \"lib/common.drop\"\n")
  }

  @Test func deprecatedTypesAreMarked() throws {
    let text =
      head + "@deprecated(\"no\")\nmessage Old {\n}\n\nmessage A {\n  1 x |\n}\n"
    #expect(try offered(text)["Old"]?.at("tags", "0")?.number == 1)
  }

  /// Whatever is half written anywhere, the server answers.
  @Test func everyPlaceOfEveryPrefixIsAnswered() throws {
    var client = try Client(["/w/common.drop": Files.common])
    let bytes = Array(Files.market.utf8)
    for end in stride(from: 0, through: bytes.count, by: 7) {
      let prefix = String(decoding: bytes[..<end], as: UTF8.self)
      let place = try client.open("market.drop", prefix + "|")
      for method in ["completion", "hover", "definition", "prepareRename"] {
        _ = try client.request("textDocument/\(method)", "{\(place)}")
      }
    }
  }
}

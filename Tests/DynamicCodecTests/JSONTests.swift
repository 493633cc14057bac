import DynamicCodec
import Testing

@Suite("JSON texts")
struct JSONTests {
  @Test(
    "what is written is what was read",
    arguments: [
      "{}", "[]", "null", "true", "-0", "1.5e+300", "\"\"", "[1,[2,{\"a\":null}]]",
      "{\"a\":\"\\\"\\\\\\n\",\"b\":[]}", "\"é🙂\"", "18446744073709551615",
    ])
  func roundTrip(text: String) throws {
    #expect(try parsed(text).compactText == text)
    #expect(try parsed(parsed(text).prettyText).compactText == text)
  }

  @Test("escapes are read")
  func escapes() throws {
    #expect(try parsed(#""\u00e9\ud83d\ude42\/\b""#).compactText == "\"é🙂/\\u0008\"")
  }

  static let mistakes: [(String, String, Int)] = [
    ("", "the text ends where a value is expected", 0),
    ("{\"a\":1,}", "a comma with nothing after it", 6),
    ("{\"a\" 1}", "expected `:` after the name", 5),
    ("{a:1}", "a member begins with its name in quotes", 1),
    ("{\"a\":1", "the bracket is never closed", 0),
    ("[1 2]", "expected `,` or `]`", 3),
    ("{\"a\":1,\"a\":2}", "`a` stands twice in one object", 7),
    ("01", "a number has no leading zero", 0),
    ("1.", "a digit is missing", 2),
    ("-", "a digit is missing", 1),
    ("'a'", "no JSON value begins here", 0),
    ("nul", "no JSON value begins here", 0),
    ("\"a", "the string is never closed", 0),
    ("\"a\nb\"", "a control character in a string", 2),
    ("\"\\x\"", "there is no such escape", 1),
    ("\"\\ud800\"", "half of a surrogate pair", 1),
    ("{} {}", "nothing may follow the value", 3),
    (
      String(repeating: "[", count: 161), "more than 160 objects and arrays in one another", 160
    ),
  ]

  @Test("mistakes are named where they are", arguments: mistakes.indices)
  func mistake(index: Int) {
    let (text, message, offset) = Self.mistakes[index]
    do throws(JSONError) {
      _ = try JSONParser.parse(Array(text.utf8))
      Issue.record("\(text) was read")
    } catch {
      #expect(error.message == message)
      #expect(error.offset == offset, "\(text)")
    }
  }

  @Test("invalid UTF-8 and too long documents are refused")
  func limits() {
    #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0xC3, 0x28, 0x22]) }
    var limits = JSONLimits()
    limits.documentBytes = 4
    #expect(throws: JSONError.self) { try JSONParser.parse(Array("[1,2]".utf8), limits: limits) }
  }

  @Test("an error is shown with its line and a caret")
  func rendering() {
    let text = "{\n  \"é\": 1,\n  \"b\" 2\n}"
    let error = JSONError("expected `:` after the name", at: 19, help: "write one")
    #expect(
      error.rendered(in: Array(text.utf8), named: "a.json", firstLine: 7)
        == """
        a.json:9:7: expected `:` after the name
            "b" 2
                ^
          help: write one
        """)
  }

  @Test("documents are cut out of a stream whatever its pieces")
  func documents() throws {
    let text = "{\"a\":\"}\\\"{\"}\n {\"b\":[{}]}{}\n"
    for size in 1...text.utf8.count {
      var documents = JSONDocuments()
      var found: [JSONDocuments.Document] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        found += try documents.feed(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      try documents.finish()
      #expect(
        found.map { String(decoding: $0.text, as: UTF8.self) }
          == ["{\"a\":\"}\\\"{\"}", "{\"b\":[{}]}", "{}"])
      #expect(found.map(\.line) == [1, 2, 2])
    }
  }

  @Test("text between documents, a document without end and one that is too long are refused")
  func brokenDocuments() throws {
    var documents = JSONDocuments()
    #expect(throws: JSONError.self) { try documents.feed(Array("{} 5".utf8)) }
    var open = JSONDocuments()
    _ = try open.feed(Array("{\"a\":".utf8))
    #expect(throws: JSONError.self) { try open.finish() }
    var limits = JSONLimits()
    limits.documentBytes = 8
    var short = JSONDocuments(limits: limits)
    #expect(throws: JSONError.self) { try short.feed(Array("{\"a\":12345".utf8)) }
  }
}

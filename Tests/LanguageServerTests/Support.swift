import JSONText
import LanguageServer
import Testing

/// Files that only a test has.
struct MemoryFiles: SchemaFileReader {
  var files: [String: String] = [:]

  func read(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }

  func schemas(in folder: String) -> [String] {
    files.keys.sorted().filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(".drop") }
  }
}

extension JSONNode {
  /// The value at a path of names and positions.
  func at(_ path: String...) -> JSONNode? {
    var node: JSONNode? = self
    for name in path {
      if let position = Int(name) {
        let elements = node?.array ?? []
        node = position < elements.count ? elements[position] : nil
      } else {
        node = node?[name]
      }
    }
    return node
  }

  var array: [JSONNode]? {
    if case .array(let elements) = value { return elements }
    return nil
  }

  var string: String? {
    if case .string(let text) = value { return text }
    return nil
  }

  var number: Int? {
    if case .number(let text) = value { return Int(text) }
    return nil
  }

  var isNull: Bool {
    if case .null = value { return true }
    return false
  }

  /// Names and positions of a range: `1:2-3:4`.
  var span: String? {
    guard let start = self["start"], let end = self["end"] else { return nil }
    return "\(start["line"]?.number ?? -1):\(start["character"]?.number ?? -1)-"
      + "\(end["line"]?.number ?? -1):\(end["character"]?.number ?? -1)"
  }
}

/// A JSON text from a Swift one.
func quoted(_ text: String) -> String { JSONNode(.string(text)).compactText }

/// A client in the same process: sends messages, keeps what comes back.
struct Client {
  var server: LanguageSession
  private var nextID = 0
  /// Notifications and requests of the server, oldest first.
  var received: [JSONNode] = []

  /// A server with files in `/w`, initialized.
  init(
    _ files: [String: String] = [:], capabilities: String = "{}", initialized: Bool = true
  ) throws {
    server = LanguageSession(files: MemoryFiles(files: files))
    guard initialized else { return }
    _ = try request(
      "initialize",
      """
      {"processId":null,"rootUri":"file:///w","capabilities":\(capabilities)}
      """)
    try notify("initialized", "{}")
  }

  /// The whole answer to a message; nil when there is none.
  mutating func send(_ text: String) throws -> JSONNode? {
    var answer: JSONNode?
    for body in server.receive(Array(text.utf8)) {
      let node = try JSONParser.parse(body)
      if node["method"] == nil { answer = node } else { received.append(node) }
    }
    return answer
  }

  /// The answer to a request, result or error.
  mutating func answer(_ method: String, _ params: String) throws -> JSONNode {
    nextID += 1
    let text = #"{"jsonrpc":"2.0","id":\#(nextID),"method":"\#(method)","params":\#(params)}"#
    let answer = try #require(try send(text), "no answer to \(method)")
    #expect(answer["id"]?.number == nextID)
    return answer
  }

  /// The result of a request.
  mutating func request(_ method: String, _ params: String) throws -> JSONNode {
    let answer = try answer(method, params)
    return try #require(answer["result"], "\(answer.compactText)")
  }

  mutating func notify(_ method: String, _ params: String) throws {
    let answer = try send(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#)
    #expect(answer == nil || answer?["id"]?.isNull == true, "an answer to a notification")
  }

  /// Opens a file in `/w`. `|` marks a place and is taken out.
  ///
  /// - Returns: the place as `"textDocument":…,"position":…`.
  @discardableResult
  mutating func open(_ name: String, _ marked: String, version: Int = 1) throws -> String {
    let (text, place) = Self.place(name, marked)
    try notify(
      "textDocument/didOpen",
      """
      {"textDocument":{"uri":"file:///w/\(name)","languageId":"drop","version":\(version),\
      "text":\(quoted(text))}}
      """)
    return place
  }

  /// The text without its mark, and the place of the mark.
  static func place(_ name: String, _ marked: String) -> (text: String, place: String) {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    let position =
      #"{"line":\#(lines.count - 1),"character":\#(lines.last?.utf16.count ?? 0)}"#
    return (
      parts.joined(),
      #""textDocument":{"uri":"file:///w/\#(name)"},"position":\#(position)"#
    )
  }

  /// The diagnostics published now, by the file's name; files without a message are not in it.
  mutating func settle() throws -> [String: [JSONNode]] {
    var published: [String: [JSONNode]] = [:]
    for body in server.settle() {
      let message = try JSONParser.parse(body)
      #expect(message["method"]?.string == "textDocument/publishDiagnostics")
      let uri = try #require(message.at("params", "uri")?.string)
      published[String(uri.split(separator: "/").last ?? "")] =
        message.at("params", "diagnostics")?.array
    }
    return published
  }

  /// Labels of the completion at the mark of a file that is opened for it.
  mutating func completions(_ name: String, _ marked: String) throws -> [String: JSONNode] {
    let place = try open(name, marked)
    let items = try request("textDocument/completion", "{\(place)}")["items"]?.array ?? []
    var byLabel: [String: JSONNode] = [:]
    for item in items {
      let label = try #require(item["label"]?.string)
      #expect(byLabel[label] == nil, "\(label) twice")
      byLabel[label] = item
    }
    return byLabel
  }
}

/// What most tests have open: one file that imports from another.
enum Files {
  static let common = """
    package shop.v1

    /// A price.
    struct Money {
      minor i64 /// minor units
      currency ascii[3]
    }

    enum Kind {
      offer = 1
      buyCue = 2
    }

    """
  static let market = """
    package shop.v1

    use Money, Kind from "common.drop"

    /// Something for sale.
    message Offer {
      1 key uuid
      2 price Money?
      3 kind Kind
      4 title string(max: 120) /// what buyers read
      5 retired badge string
      6 tags [string(max: 8)](max: 4)
    }

    message Ack {
      1 revision u64
    }

    union Update {
      1 offer Offer
      2 ack Ack
    }

    service Market {
      sell (Offer) -> Ack @idempotent(key)
      watch (Ack) -> stream Update @resumable(after: revision)
    }

    """
}

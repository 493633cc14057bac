import RPC

/// Why the head of a request is not taken: the status to answer, and a sentence.
struct HTTP1Problem: Error, Equatable {
  let status: Int
  let reason: String

  init(_ status: Int, _ reason: String) {
    self.status = status
    self.reason = reason
  }

  static let bareLineFeed = HTTP1Problem(400, "a line ends with a line feed alone")
}

/// The head of a request, line by line.
struct HTTP1Request {
  /// How the end of the body is known.
  enum Framing: Equatable {
    case length(Int)
    case chunks
  }

  private var head: HTTP1Parser.Head
  private let isAbsolute: Bool
  private var hosts: [ArraySlice<UInt8>] = []
  private var length: Int?
  private var codings: [ArraySlice<UInt8>]?
  private var connection: Set<String> = []
  private var expectations: [String] = []

  /// - Parameter line: the first one: method, target and version.
  init(_ line: ArraySlice<UInt8>) throws(HTTP1Problem) {
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, HTTPGrammar.isToken(parts[0]), let version = Self.version(parts[2])
    else { throw HTTP1Problem(400, "the first line is no request") }
    guard version.major == 1 else { throw HTTP1Problem(505, "this is no HTTP/1.1") }
    let method = String(decoding: parts[0], as: UTF8.self)
    if method == "CONNECT" { throw HTTP1Problem(501, "there are no tunnels here") }
    guard let target = HTTPGrammar.target(parts[1], method: method) else {
      throw HTTP1Problem(400, "the target is neither a path nor an address of http")
    }
    let isNew = version.minor > 0
    head = HTTP1Parser.Head(
      method: method, target: target.path, host: target.host ?? "", keepsAlive: isNew,
      takesChunks: isNew)
    isAbsolute = target.host != nil
  }

  private static func version(_ bytes: ArraySlice<UInt8>) -> (major: UInt8, minor: UInt8)? {
    let text = Array(bytes)
    guard text.count == 8, text.starts(with: "HTTP/".utf8), HTTPGrammar.isDigit(text[5]),
      text[6] == 0x2E, HTTPGrammar.isDigit(text[7])
    else { return nil }
    return (text[5] - 0x30, text[7] - 0x30)
  }

  /// Takes the line of one field.
  mutating func add(_ line: ArraySlice<UInt8>) throws(HTTP1Problem) {
    guard let (name, value) = HTTPGrammar.field(line) else {
      throw HTTP1Problem(400, "a line of the headers is no field")
    }
    switch name {
    case "host": hosts.append(value)
    case "content-length":
      guard length == nil, let count = Self.length(value) else {
        throw HTTP1Problem(400, "content-length is no length")
      }
      length = count
    case "transfer-encoding": codings = (codings ?? []) + (try list(value, name))
    case "connection":
      for option in try list(value, name) { connection.insert(HTTPGrammar.lowercase(option)) }
    case "expect": expectations += try list(value, name).map(HTTPGrammar.lowercase)
    // Of the connection, and nothing that is answered here: an upgrade may always be ignored.
    case "keep-alive", "proxy-connection", "upgrade", "http2-settings", "te", "trailer": break
    default: head.fields.append((name, String(decoding: value, as: UTF8.self)))
    }
  }

  private func list(
    _ value: ArraySlice<UInt8>, _ name: String
  ) throws(HTTP1Problem) -> [ArraySlice<UInt8>] {
    guard let list = HTTPGrammar.list(value) else {
      throw HTTP1Problem(400, "\(name) has a quote without an end")
    }
    return list
  }

  /// Digits only: a sign, or a second length, is how requests are smuggled.
  private static func length(_ value: ArraySlice<UInt8>) -> Int? {
    guard !value.isEmpty, value.allSatisfy(HTTPGrammar.isDigit) else { return nil }
    return Int(String(decoding: value, as: UTF8.self))
  }

  /// All lines are there.
  func finish() throws(HTTP1Problem) -> (HTTP1Parser.Head, Framing) {
    var head = head
    guard hosts.count == 1 || hosts.isEmpty && !head.takesChunks else {
      throw HTTP1Problem(400, "a request has one host")
    }
    if let host = hosts.first {
      guard HTTPGrammar.isHost(host) else { throw HTTP1Problem(400, "host is no host") }
      // A request that names its host itself means that one.
      if !isAbsolute { head.host = String(decoding: host, as: UTF8.self) }
    }
    if connection.contains("keep-alive") { head.keepsAlive = true }
    if connection.contains("close") { head.keepsAlive = false }
    let framing = try framing(head)
    if head.takesChunks, !expectations.isEmpty {
      guard expectations == ["100-continue"] else {
        throw HTTP1Problem(417, "only 100-continue can be expected")
      }
      head.awaitsContinue = framing != .length(0)
    }
    return (head, framing)
  }

  private func framing(_ head: HTTP1Parser.Head) throws(HTTP1Problem) -> Framing {
    guard let codings else { return .length(length ?? 0) }
    // Both together is how requests are smuggled past proxies.
    guard length == nil else {
      throw HTTP1Problem(400, "content-length and transfer-encoding exclude each other")
    }
    guard head.takesChunks else { throw HTTP1Problem(400, "HTTP/1.0 has no transfer-encoding") }
    let names = codings.map(HTTPGrammar.lowercase)
    guard names.last == "chunked", names.count(where: { $0 == "chunked" }) == 1 else {
      throw HTTP1Problem(400, "transfer-encoding does not end with one chunked")
    }
    guard names.count == 1 else {
      throw HTTP1Problem(501, "transfer-encoding \(names[0].prefix(40)) is not taken")
    }
    return .chunks
  }
}

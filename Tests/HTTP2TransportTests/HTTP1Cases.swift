import Testing

@testable import HTTP2Transport

/// One request by the lists of RFC 9110 and RFC 9112, and what it is: refused with a status, or a head.
struct HTTP1Case: Sendable, CustomTestStringConvertible {
  let section: String
  let what: String
  let text: String
  var status: Int?
  var isRight: @Sendable (HTTP1Parser.Head) -> Bool = { _ in true }

  var testDescription: String { "\(section): \(what)" }

  private static func refused(
    _ section: String, _ what: String, _ text: String, _ status: Int = 400
  ) -> HTTP1Case { HTTP1Case(section: section, what: what, text: text, status: status) }

  private static func taken(
    _ section: String, _ what: String, _ text: String,
    _ isRight: @escaping @Sendable (HTTP1Parser.Head) -> Bool = { _ in true }
  ) -> HTTP1Case { HTTP1Case(section: section, what: what, text: text, isRight: isRight) }

  /// A request with these lines besides `host`, and a body.
  private static func get(_ lines: String, _ body: String = "") -> String {
    "GET / HTTP/1.1\r\nhost: h\r\n\(lines)\r\n\(body)"
  }

  private static func line(_ first: String) -> String { "\(first)\r\nhost: h\r\n\r\n" }
  private static let chunked = "transfer-encoding: chunked\r\n"
  private static let long = String(repeating: "b", count: 1_000)

  static let refused: [HTTP1Case] = [
    refused("9112 2.2", "a bare line feed after the first line", "GET / HTTP/1.1\nhost: h\r\n\r\n"),
    refused(
      "9112 2.2", "a bare line feed after a field", "GET / HTTP/1.1\r\nhost: h\na: b\r\n\r\n"),
    refused("9112 2.2", "a bare line feed at the end", "GET / HTTP/1.1\r\nhost: h\r\n\n"),
    refused("9112 2.2", "a bare carriage return in a value", get("a: b\rc\r\n")),
    refused("9112 2.2", "a bare carriage return in the first line", line("GET /\r HTTP/1.1")),
    refused("9112 2.2", "a space before the first field", "GET / HTTP/1.1\r\n host: h\r\n\r\n"),
    refused("9112 2.2", "empty lines and no end", "\r\n\r\n\r\n\r\n\r\n"),
    refused("9112 2.3", "HTTP/2.0", line("GET / HTTP/2.0"), 505),
    refused("9112 2.3", "HTTP/0.9", line("GET / HTTP/0.9"), 505),
    refused("9112 2.3", "a version in lower case", line("GET / http/1.1")),
    refused("9112 2.3", "a version of two digits", line("GET / HTTP/1.10")),
    refused("9112 3", "one word", line("HELLO")),
    refused("9112 3", "no version", line("GET /")),
    refused("9112 3", "two spaces", line("GET  / HTTP/1.1")),
    refused("9112 3", "a tab", line("GET\t/ HTTP/1.1")),
    refused("9112 3", "a space at the end", line("GET / HTTP/1.1 ")),
    refused("9112 3", "a line longer than the limit", "GET /\(long)\(long) HTTP/1.1\r\n", 414),
    refused("9112 3", "the same without its end", "GET /\(long)\(long)", 414),
    refused("9112 3.1", "a method that is no token", line("GE(T / HTTP/1.1")),
    refused("9112 3.2", "a target that is neither", line("GET x HTTP/1.1")),
    refused("9112 3.2", "a fragment", line("GET /a#b HTTP/1.1")),
    refused("9112 3.2", "a byte that is no ASCII", line("GET /ä HTTP/1.1")),
    refused("9112 3.2.2", "another scheme", line("GET ftp://h/ HTTP/1.1")),
    refused("9112 3.2.2", "an address without a host", line("GET http:///a HTTP/1.1")),
    refused("9112 3.2.2", "an address with a user", line("GET http://me@h/ HTTP/1.1")),
    refused("9112 3.2.2", "an address with a port that is none", line("GET http://h:x/ HTTP/1.1")),
    refused("9112 3.2.3", "CONNECT", line("CONNECT h:80 HTTP/1.1"), 501),
    refused("9112 3.2.4", "a star without OPTIONS", line("GET * HTTP/1.1")),
    refused("9112 3.2", "no host", "GET / HTTP/1.1\r\n\r\n"),
    refused("9112 3.2", "no host beside an address", "GET http://h/ HTTP/1.1\r\n\r\n"),
    refused("9112 3.2", "two hosts", get("host: h\r\n")),
    refused("9112 3.2", "two hosts of HTTP/1.0", "GET / HTTP/1.0\r\nhost: h\r\nhost: h\r\n\r\n"),
    refused("9112 3.2", "a host with a path", "GET / HTTP/1.1\r\nhost: h/a\r\n\r\n"),
    refused("9112 3.2", "a host with a user", "GET / HTTP/1.1\r\nhost: a@h\r\n\r\n"),
    refused("9112 3.2", "a host with a space", "GET / HTTP/1.1\r\nhost: a b\r\n\r\n"),
    refused("9112 3.2", "a bracket without its end", "GET / HTTP/1.1\r\nhost: [::1\r\n\r\n"),
    refused("9112 5", "no colon", get("no field\r\n")),
    refused("9112 5.1", "a space before the colon", get("a : b\r\n")),
    refused("9112 5.1", "no name", get(": b\r\n")),
    refused("9112 5.1", "a name that is no token", get("a(b): c\r\n")),
    refused("9112 5.2", "a folded line", get("a: b\r\n folded\r\n")),
    refused("9112 5.2", "a line folded by a tab", get("a: b\r\n\tfolded\r\n")),
    refused("9110 5.5", "a control", get("a: b\u{1}\r\n")),
    refused("9110 5.5", "a zero byte", get("a: b\0c\r\n")),
    refused("9110 5.5", "a delete", get("a: b\u{7F}\r\n")),
    refused("9110 5.4", "more than the limit", get("a: \(long)\r\n"), 431),
    refused("9110 5.4", "more than the limit without an end", get("a: \(long)b"), 431),
    refused("9112 6.1", "gzip alone", get("transfer-encoding: gzip\r\n")),
    refused("9112 6.1", "gzip, chunked", get("transfer-encoding: gzip, chunked\r\n"), 501),
    refused("9112 6.1", "chunked, gzip", get("transfer-encoding: chunked, gzip\r\n")),
    refused("9112 6.1", "identity", get("transfer-encoding: identity\r\n")),
    refused("9112 6.1", "chunked twice", get("transfer-encoding: chunked, chunked\r\n")),
    refused("9112 6.1", "chunked in two lines", get(chunked + chunked)),
    refused("9112 6.1", "chunked, then something", get(chunked + "transfer-encoding: x\r\n")),
    refused("9112 6.1", "chunked with a parameter", get("transfer-encoding: chunked;a=b\r\n")),
    refused("9112 6.1", "xchunked", get("transfer-encoding: xchunked\r\n")),
    refused("9112 6.1", "chunked with a vertical tab", get("transfer-encoding: \u{B}chunked\r\n")),
    refused("9112 6.1", "nothing", get("transfer-encoding: \r\n")),
    refused("9112 6.1", "chunked in quotes", get("transfer-encoding: \"chunked\"\r\n")),
    refused("9112 6.1", "a quote without an end", get("transfer-encoding: \"chunked\r\n")),
    refused(
      "9112 6.1", "chunked of HTTP/1.0", "GET / HTTP/1.0\r\nhost: h\r\n\(chunked)\r\n0\r\n\r\n"),
    refused("9112 6.3", "a length and chunked", get("content-length: 1\r\n" + chunked)),
    refused("9112 6.3", "chunked and a length", get(chunked + "content-length: 0\r\n")),
    refused("9110 8.6", "−1", get("content-length: -1\r\n")),
    refused("9110 8.6", "−0", get("content-length: -0\r\n")),
    refused("9110 8.6", "+1", get("content-length: +1\r\n")),
    refused("9110 8.6", "0x1", get("content-length: 0x1\r\n")),
    refused("9110 8.6", "1_0", get("content-length: 1_0\r\n")),
    refused("9110 8.6", "1 1", get("content-length: 1 1\r\n")),
    refused("9110 8.6", "1, 1", get("content-length: 1, 1\r\n")),
    refused("9110 8.6", "nothing", get("content-length:\r\n")),
    refused("9110 8.6", "digits of other scripts", get("content-length: １\r\n")),
    refused("9110 8.6", "a length beyond all", get("content-length: 9999999999999999999\r\n")),
    refused("9110 8.6", "two lengths", get("content-length: 1\r\ncontent-length: 2\r\n")),
    refused("9110 8.6", "one length twice", get("content-length: 1\r\ncontent-length: 1\r\n")),
    refused("9112 7.1", "no size", get(chunked, "x\r\n")),
    refused("9112 7.1", "an empty size", get(chunked, "\r\n")),
    refused("9112 7.1", "a sign", get(chunked, "-1\r\n")),
    refused("9112 7.1", "0x", get(chunked, "0x5\r\nhello\r\n")),
    refused("9112 7.1", "a size with a space before", get(chunked, " 5\r\nhello\r\n")),
    refused("9112 7.1", "a size with a space behind", get(chunked, "5 \r\nhello\r\n")),
    refused("9112 7.1", "a size with a word behind", get(chunked, "5 a\r\nhello\r\n")),
    refused("9112 7.1", "nine digits", get(chunked, "123456789\r\n")),
    refused("9112 7.1", "more than the chunk", get(chunked, "1\r\nabc")),
    refused("9112 7.1", "less than the chunk", get(chunked, "3\r\nab\r\n0\r\n\r\n")),
    refused("9112 7.1", "a chunk that ends with a line feed", get(chunked, "1\r\na\n0\r\n\r\n")),
    refused("9112 7.1", "a size that ends with a line feed", get(chunked, "1\na\r\n0\r\n\r\n")),
    refused("9112 7.1", "an end that is a line feed", get(chunked, "0\r\n\n")),
    refused("9112 7.1.1", "a control in an extension", get(chunked, "1;a\u{1}\r\na\r\n0\r\n\r\n")),
    refused("9112 7.1.1", "a carriage return in an extension", get(chunked, "1;a\rb\r\na\r\n")),
    refused("9112 7.1.1", "an extension without an end", get(chunked, "1;\(long)\(long)")),
    refused(
      "9112 7.1.1", "extensions that cost more than the body",
      get(chunked, String(repeating: "1;\(long.prefix(200))\r\na\r\n", count: 8)), 431),
    refused("9112 7.1.2", "a trailer that is no field", get(chunked, "0\r\nno field\r\n\r\n")),
    refused("9112 7.1.2", "a folded trailer", get(chunked, "0\r\na: b\r\n c\r\n\r\n")),
    refused(
      "9112 7.1.2", "trailers without end",
      get(chunked, "0\r\n" + String(repeating: "a: b\r\n", count: 300)),
      431),
    refused("9110 10.1.1", "another expectation", get("expect: a miracle\r\n"), 417),
    refused("9110 10.1.1", "one more expectation", get("expect: 100-continue, more\r\n"), 417),
  ]

  static let taken: [HTTP1Case] = [
    taken("9112 2.2", "an empty line before", "\r\n" + get("")),
    taken("9112 2.3", "a later minor version", line("GET / HTTP/1.7")) { $0.takesChunks },
    taken("9112 2.3", "HTTP/1.0 without a host", "GET / HTTP/1.0\r\n\r\n") { !$0.takesChunks },
    taken("9110 9.1", "a method of one's own", line("m-SEARCH / HTTP/1.1")) {
      $0.method == "m-SEARCH"
    },
    taken("9112 3.2.1", "a path with a question", line("GET /a?b=c HTTP/1.1")) {
      $0.target == "/a?b=c"
    },
    taken("9112 3.2.2", "an address", line("GET http://other:80/a?b HTTP/1.1")) {
      $0.target == "/a?b" && $0.host == "other:80"
    },
    taken("9112 3.2.2", "an address in capitals", line("GET HTTP://Other/a HTTP/1.1")) {
      $0.target == "/a" && $0.host == "Other"
    },
    taken("9112 3.2.2", "an address of https", line("GET https://[::1]:8/a HTTP/1.1")) {
      $0.target == "/a" && $0.host == "[::1]:8"
    },
    taken("9112 3.2.2", "an address without a path", line("GET http://h HTTP/1.1")) {
      $0.target == "/"
    },
    taken("9112 3.2.2", "an address with a question only", line("GET http://h?a HTTP/1.1")) {
      $0.target == "/?a"
    },
    taken("9112 3.2.4", "a star", line("OPTIONS * HTTP/1.1")) { $0.target == "*" },
    taken("9112 3.2.4", "OPTIONS of an address", line("OPTIONS http://h HTTP/1.1")) {
      $0.target == "*"
    },
    taken("9110 7.2", "an empty host", "GET / HTTP/1.1\r\nhost:\r\n\r\n") { $0.host.isEmpty },
    taken("9110 7.2", "a host of IPv6", "GET / HTTP/1.1\r\nHOST: [::1]:80\r\n\r\n") {
      $0.host == "[::1]:80"
    },
    taken("9112 5", "spaces around a value", get("a: \t b c \t \r\n")) {
      $0.fields.first?.value == "b c"
    },
    taken("9110 5.5", "no value", get("a:\r\n")) { $0.fields.first?.value == "" },
    taken("9110 5.5", "bytes of any script", get("a: ü\r\n")) { $0.fields.first?.value == "ü" },
    taken("9110 5.1", "names in any case", get("X-Some: 1\r\n")) {
      $0.fields.first?.name == "x-some"
    },
    taken("9112 6.1", "chunked in any case", get("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n")),
    taken(
      "9112 6.1", "chunked with empty elements",
      get("transfer-encoding: , chunked ,\r\n", "0\r\n\r\n")),
    taken("9110 8.6", "a length with zeros before", get("content-length: 003\r\n", "abc")),
    taken(
      "9112 7.1", "a size with zeros before", get(chunked, "0000000000003\r\nabc\r\n0\r\n\r\n")),
    taken("9112 7.1", "zero in many digits", get(chunked, "000\r\n\r\n")),
    taken("9112 7.1.1", "extensions", get(chunked, "3 ; a = \"b;c\"\r\nabc\r\n0;d\r\n\r\n")),
    taken("9112 7.1.2", "trailers", get(chunked, "0\r\na: b\r\nc:\r\n\r\n")),
    taken("9110 7.6.1", "close", get("Connection: Close\r\n")) { !$0.keepsAlive },
    taken("9110 7.6.1", "close in a list", get("connection: foo , CLOSE\r\n")) { !$0.keepsAlive },
    taken("9110 7.6.1", "close in a second line", get("connection: a\r\nconnection: close\r\n")) {
      !$0.keepsAlive
    },
    taken("9110 7.6.1", "a name with close in it", get("connection: x-close, closed\r\n")) {
      $0.keepsAlive
    },
    taken("9112 9.3", "close and keep-alive", get("connection: close, keep-alive\r\n")) {
      !$0.keepsAlive
    },
    taken("9112 9.3", "HTTP/1.1", get("")) { $0.keepsAlive },
    taken("9112 9.3", "HTTP/1.0", line("GET / HTTP/1.0")) { !$0.keepsAlive },
    taken(
      "9112 9.3", "HTTP/1.0 with keep-alive", "GET / HTTP/1.0\r\nconnection: Keep-Alive\r\n\r\n"
    ) { $0.keepsAlive },
    taken("9110 7.8", "an upgrade", get("upgrade: h2c\r\nconnection: upgrade, http2-settings\r\n"))
    {
      $0.keepsAlive && $0.fields.isEmpty
    },
    taken("9110 10.1.1", "100-continue", get("Expect: 100-Continue\r\ncontent-length: 1\r\n", "a"))
    {
      $0.awaitsContinue
    },
    taken("9110 10.1.1", "100-continue without a body", get("expect: 100-continue\r\n")) {
      !$0.awaitsContinue
    },
    taken(
      "9110 10.1.1", "an expectation of HTTP/1.0", "GET / HTTP/1.0\r\nexpect: a miracle\r\n\r\n"
    ) { !$0.awaitsContinue },
  ]
}

@Suite("Names and lists of HTTP")
struct HTTPGrammarTests {
  private func bytes<R>(_ text: String, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    Array(text.utf8).withUnsafeBytes { body($0) }
  }

  static let types: [(String, String?)] = [
    ("application/grpc", "application/grpc"), ("APPLICATION/gRPC+Proto", "application/grpc+proto"),
    ("application/grpc;a=b", "application/grpc"), ("application/grpc ; a", "application/grpc"),
    ("application/grpc\t;a", "application/grpc"), ("application/grpcx", nil),
    ("Application/JSON", "application/json"),
    ("application/Grpc-Web-Text", "application/grpc-web-text"),
    ("application/connect+JSON", "application/connect+json"),
    ("application/json; charset=utf-8", "application/json"),
    ("application/json;Charset=\"UTF-8\"", "application/json"),
    ("application/json ;a=\"b;charset=latin1\"; charset=utf-8", "application/json"),
    ("application/json;", "application/json"), ("application/json; charset=latin1", nil),
    ("application/json; charset=\"utf-8", nil), ("application/json5", nil), ("text/json", nil),
    ("application/proto; charset=latin1", "application/proto"), ("", nil),
  ]

  @Test("content types", arguments: types)
  func contentType(text: String, wanted: String?) {
    #expect(bytes(text) { ContentType.parse($0)?.text } == wanted)
  }

  static let codings: [(String, Compression)] = [
    ("", .none), ("identity", .none), ("Identity", .none), ("gzip", .gzip), ("GZIP", .gzip),
    ("x-gzip", .gzip), ("X-GZip", .gzip), ("deflate", .deflate), ("Deflate", .deflate),
    ("identity, gzip", .gzip), (" gzip ", .gzip), ("gzip, gzip", .unknown), ("br", .unknown),
    ("gzip;q=1", .unknown), ("xgzip", .unknown), (",", .none),
  ]

  @Test("codings", arguments: codings)
  func coding(text: String, wanted: Compression) {
    #expect(bytes(text) { Compression($0) } == wanted)
  }

  static let offers: [(String, Bool)] = [
    ("gzip", true), ("identity, deflate, gzip", true), ("br;q=1.0 , GZip", true), ("x-gzip", true),
    ("gzip;q=0", false), ("gzip ; Q=0.000", false), ("gzip;q=0.001", true), ("gzip\t;\tq=1", true),
    ("*", true), ("*;q=0", false), ("*, gzip;q=0", false), ("gzip, *;q=0", true), ("", false),
    ("notgzip", false), ("gzipped", false), ("identity", false),
  ]

  @Test("what a client takes", arguments: offers)
  func offer(text: String, wanted: Bool) {
    #expect(bytes(text) { Compression.isOffered(in: $0) } == wanted)
  }

  static let openings: [(String, ConnectionOpening)] = [
    ("P", .undecided), ("PR", .undecided), ("PRI * HTTP/2.0", .undecided),
    ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .http2), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nmore", .http2),
    ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r ", .http2), ("PO", .undecided), ("POST", .undecided),
    ("POST ", .http1), ("\r", .http1), ("\r\nPOST / HTTP/1.1", .http1),
    ("PRI / HTTP/1.1\r\n", .http1),
    ("INVALID CONNECTION PREFACE\r\n\r\n", .http2), ("INVALID CONN", .undecided),
    ("HELLO\r\n", .http2), ("SEARCH / HTTP/1.1\r\n", .http1), ("pri * http/2.0\r\n", .http2),
    ("\u{16}\u{3}", .http2), (" GET", .http2), ("GE(T / HTTP/1.1\r\n", .http1),
    (String(repeating: "A", count: 101), .http2),
    ("A " + String(repeating: "B", count: 99), .http2),
  ]

  @Test("what a connection begins with", arguments: openings)
  func opening(text: String, wanted: ConnectionOpening) {
    #expect(bytes(text) { ConnectionOpening($0, lineLimit: 100) } == wanted)
  }
}

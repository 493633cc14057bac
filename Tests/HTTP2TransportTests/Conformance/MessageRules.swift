import HTTP2Session

/// RFC 9113, section 8: requests that are malformed, and some that only look so.
extension Rule {
  static let messages: [Rule] = framing + fields + connectionFields + pseudoFields

  private static let framing: [Rule] = [
    Rule(
      "8.1", "a second header list without END_STREAM", .stream(1, .protocolError),
      .headers(1, fast), .fields(1, [("x-a", "b")])),
    Rule(
      "8.1", "trailers", .answered(1, served), .headers(1, fast), .data(1),
      .fields(1, [("x-a", "b")], end: true)),
    Rule(
      "8.1", "trailers without a body", .answered(1, "grpc-status=12"), .headers(1, fast),
      .fields(1, [("x-a", "b")], end: true)),
    Rule(
      "8.1", "a pseudo-header in the trailers", .stream(1, .protocolError), .headers(1, fast),
      .data(1), .fields(1, [(":path", "/")], end: true)),
    Rule(
      "8.1", "DATA after trailers", .connection(.streamClosed), .headers(1, hang), .data(1),
      .fields(1, [("x-a", "b")], end: true), .data(1)),
    Rule(
      "8.1.1", "a content-length larger than the body", .stream(1, .protocolError),
      .call(1, fast, [("content-length", "11")])),
    Rule(
      "8.1.1", "a content-length smaller than the body", .stream(1, .protocolError),
      .call(1, fast, [("content-length", "9")])),
    Rule(
      "8.1.1", "a content-length smaller than two DATA frames", .stream(1, .protocolError),
      .headers(1, fast, [("content-length", "15")]), .data(1), .data(1, end: true)),
    Rule(
      "8.1.1", "a content-length of a request without a body", .stream(1, .protocolError),
      .headers(1, fast, [("content-length", "1")], end: true)),
    Rule(
      "8.1.1", "the content-length as it is", .answered(1, served),
      .call(1, fast, [("content-length", "10")])),
    Rule(
      "8.1.1", "a content-length that is no number", .stream(1, .protocolError),
      .call(1, fast, [("content-length", "ten")])),
    Rule(
      "8.1.1", "two content-lengths", .stream(1, .protocolError),
      .fields(1, Raw.request(fast) + [("content-length", "10"), ("content-length", "10")]),
      .data(1, end: true)),
  ]

  private static let fields: [Rule] = [
    malformed("8.2.1", "an upper-case name", "X-Upper", "x"),
    malformed("8.2.1", "an upper-case name in the trailers", trailers: [("X-Upper", "x")]),
    malformed("8.2.1", "an empty name", "", "x"),
    malformed("8.2.1", "a space in a name", "x a", "x"),
    malformed("8.2.1", "a colon in a name", "x:a", "x"),
    malformed("8.2.1", "a byte above 127 in a name", "x-ü", "x"),
    malformed("8.2.1", "NUL in a value", "x-a", "a\0b"),
    malformed("8.2.1", "LF in a value", "x-a", "a\nb"),
    malformed("8.2.1", "CR in a value", "x-a", "a\rb"),
    malformed("8.2.1", "a space at the start of a value", "x-a", " b"),
    malformed("8.2.1", "a tab at the end of a value", "x-a", "b\t"),
    Rule(
      "8.2.1", "an empty value, and bytes above 127 in one", .answered(1, "x-a,x-b"),
      .call(1, names, [("x-a", ""), ("x-b", "ü")])),
    Rule(
      "8.2.3", "cookie in two fields", .answered(1, "cookie,cookie"),
      .fields(1, Raw.request(names) + [("cookie", "a=b"), ("cookie", "c=d")]),
      .data(1, end: true)),
  ]

  private static let connectionFields: [Rule] = [
    malformed("8.2.2", "connection", "connection", "keep-alive"),
    malformed("8.2.2", "keep-alive", "keep-alive", "timeout=5"),
    malformed("8.2.2", "proxy-connection", "proxy-connection", "keep-alive"),
    malformed("8.2.2", "transfer-encoding", "transfer-encoding", "chunked"),
    malformed("8.2.2", "upgrade", "upgrade", "h2c"),
    malformed("8.2.2", "connection in the trailers", trailers: [("connection", "close")]),
    malformed("8.2.2", "te other than trailers", "te", "trailers, deflate"),
    Rule("8.2.2", "te with trailers", .answered(1, served), .call(1, fast, [("te", "trailers")])),
  ]

  private static let pseudoFields: [Rule] = [
    Rule(
      "8.3", "an unknown pseudo-header", .stream(1, .protocolError),
      .call(1, fast, [(":unknown", "x")])),
    Rule(
      "8.3", "a pseudo-header of answers", .stream(1, .protocolError),
      .call(1, fast, [(":status", "200")])),
    Rule(
      "8.3", "a pseudo-header after other fields", .stream(1, .protocolError),
      .fields(1, without(":path") + [(":path", fast)]), .data(1, end: true)),
    missing(":method"), missing(":scheme"), missing(":path"),
    twice(":method", "POST"), twice(":scheme", "http"), twice(":path", fast),
    twice(":authority", "test"),
    Rule(
      "8.3.1", "an empty :path", .stream(1, .protocolError), .call(1, "")),
    Rule(
      "8.3.1", "a :path without a slash", .stream(1, .protocolError),
      .call(1, "test.Test/Fast")),
    Rule(
      "8.3.1", "* as :path of POST", .stream(1, .protocolError), .call(1, "*")),
    Rule(
      "8.3.1", "host instead of :authority", .answered(1, served),
      .call(1, fast, [(":authority", nil), ("host", "test")])),
    Rule(
      "8.3.1", "neither :authority nor host", .stream(1, .protocolError),
      .call(1, fast, [(":authority", nil)])),
    Rule(
      "8.3.1", "host twice", .stream(1, .protocolError),
      .fields(1, Raw.request(fast) + [("host", "a"), ("host", "b")]), .data(1, end: true)),
    Rule(
      "8.3.1", "GET", .answered(1, ":status=405"),
      .headers(1, fast, [(":method", "GET")], end: true)),
    Rule(
      "8.3.1", "HEAD", .answered(1, ":status=405"),
      .headers(1, fast, [(":method", "HEAD")], end: true)),
    Rule(
      "8.3.1", "OPTIONS of *", .answered(1, ":status=405"),
      .headers(1, "*", [(":method", "OPTIONS")], end: true)),
    Rule(
      "8.4", "a pushed stream's number used by the client", .connection(.protocolError),
      .headers(1, deaf), .headers(4, fast)),
    Rule(
      "8.5", "CONNECT", .answered(1, ":status=405"),
      .fields(1, [(":method", "CONNECT"), (":authority", "other:443")])),
    Rule(
      "8.5", "CONNECT with :path", .stream(1, .protocolError),
      .fields(1, [(":method", "CONNECT"), (":authority", "other:443"), (":path", "/")])),
    Rule(
      "8.5", "CONNECT without :authority", .stream(1, .protocolError),
      .fields(1, [(":method", "CONNECT")])),
    Rule(
      "10.5.1", "a header list larger than announced", .answered(1, "grpc-status=8"),
      .call(1, fast, (0..<450).map { ("x-\($0)", "v") })),
  ]

  private static func malformed(
    _ section: String, _ sends: String, _ name: String, _ value: String
  ) -> Rule {
    Rule(
      section, sends, .stream(1, .protocolError),
      .fields(1, Raw.request(fast).filter { $0.0 != name } + [(name, value)]), .data(1, end: true))
  }

  private static func malformed(
    _ section: String, _ sends: String, trailers: [(String, String)]
  ) -> Rule {
    Rule(
      section, sends, .stream(1, .protocolError), .headers(1, hang), .data(1),
      .fields(1, trailers, end: true))
  }

  private static func without(_ name: String) -> [(String, String)] {
    Raw.request(fast).filter { $0.0 != name }
  }

  private static func missing(_ name: String) -> Rule {
    Rule(
      "8.3.1", "no \(name)", .stream(1, .protocolError), .fields(1, without(name)),
      .data(1, end: true))
  }

  private static func twice(_ name: String, _ value: String) -> Rule {
    Rule(
      "8.3.1", "two of \(name)", .stream(1, .protocolError),
      .fields(1, [(name, value)] + Raw.request(fast)), .data(1, end: true))
  }
}

import JSONText
import LanguageServer
import Testing

/// The beginning and the end, and messages that are none.
@Suite struct LifecycleTests {
  @Test func anOrderlyLife() throws {
    var client = try Client(initialized: false)
    #expect(try client.answer("shutdown", "null").at("error", "code")?.number == -32002)
    let result = try client.request("initialize", #"{"capabilities":{},"rootUri":null}"#)
    #expect(result.at("capabilities", "positionEncoding")?.string == "utf-16")
    #expect(result.at("capabilities", "textDocumentSync", "change")?.number == 2)
    #expect(
      try client.answer("initialize", #"{"capabilities":{}}"#).at("error", "code")?.number
        == -32600)
    #expect(try client.request("shutdown", "null").isNull)
    #expect(
      try client.answer("textDocument/hover", "{}").at("error", "code")?.number == -32600)
    #expect(client.server.exitCode == nil)
    try client.notify("exit", "null")
    #expect(client.server.exitCode == 0)
    #expect(client.server.receive(Array("{}".utf8)).isEmpty, "nothing is said after the end")
  }

  @Test func anExitWithoutShutdownIsAFailure() throws {
    var client = try Client()
    try client.notify("exit", "null")
    #expect(client.server.exitCode == 1)
  }

  @Test func encodingsAreTheClientsChoice() throws {
    for (offered, chosen) in [
      (#"["utf-8","utf-16"]"#, "utf-8"), (#"["utf-16","utf-8"]"#, "utf-16"),
      (#"["utf-7","utf-32"]"#, "utf-32"), ("[]", "utf-16"), ("7", "utf-16"),
    ] {
      var client = try Client(initialized: false)
      let result = try client.request(
        "initialize", #"{"capabilities":{"general":{"positionEncodings":\#(offered)}}}"#)
      #expect(result.at("capabilities", "positionEncoding")?.string == chosen)
    }
  }

  @Test func filesOfOthersAreWatchedIfTheClientCan() throws {
    let client = try Client(
      capabilities: #"{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}"#)
    #expect(client.received.map { $0["method"]?.string } == ["client/registerCapability"])
    #expect(try Client().received.isEmpty)
  }

  @Test(arguments: [
    ("", -32700), ("{", -32700), ("[1,2", -32700), (#"{"a":1,"a":2}"#, -32700),
    ("\u{FEFF}{}", -32700), ("[]", -32600), ("7", -32600), ("{}", -32600),
    (#"{"jsonrpc":"2.0","id":[1],"method":"shutdown"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":"textDocument/teleport"}"#, -32601),
    (#"{"jsonrpc":"2.0","id":"a","method":"$/unknown","params":[]}"#, -32601),
    (#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}"#, -32602),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"textDocument":7}}"#, -32602
    ),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"textDocument":"#
        + #"{"uri":"file:///w/a.drop"},"position":{"line":-1,"character":0}}}"#,
      -32602
    ),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{"textDocument":"#
        + #"{"uri":"file:///w/none.drop"},"position":{"line":0,"character":0}}}"#,
      -32602
    ),
  ])
  func badMessagesAreAnsweredAndSurvived(message: String, code: Int) throws {
    var client = try Client(["/w/a.drop": Files.common])
    let answer = try #require(try client.send(message))
    #expect(answer.at("error", "code")?.number == code, "\(answer.compactText)")
    #expect(answer.at("error", "message")?.string?.isEmpty == false)
    #expect(try client.request("workspace/symbol", #"{"query":"money"}"#).array?.count == 1)
  }

  @Test(arguments: [
    #"{"jsonrpc":"2.0","method":"textDocument/teleport","params":{}}"#,
    #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":7}}"#,
    #"{"jsonrpc":"2.0","id":"register","result":null}"#,
    #"{"jsonrpc":"2.0","id":3,"error":{"code":1,"message":"no"}}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{}}}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///w/no"}}}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didChange"}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didClose","params":7}"#,
    #"{"jsonrpc":"2.0","method":"workspace/didChangeWorkspaceFolders","params":{"event":[]}}"#,
  ])
  func whatNeedsNoAnswerGetsNone(message: String) throws {
    var client = try Client(["/w/a.drop": Files.common])
    #expect(try client.send(message) == nil)
    _ = try client.settle()
    #expect(client.received.allSatisfy { $0["method"]?.string == "window/logMessage" })
    #expect(try client.request("workspace/symbol", #"{"query":"money"}"#).array?.count == 1)
  }

  @Test func deepNestingIsRefused() throws {
    var client = try Client()
    let deep = String(repeating: "[", count: 100_000)
    #expect(try client.send(deep)?.at("error", "code")?.number == -32700)
  }

  @Test func halfASurrogatePairDoesNotLoseTheDocument() throws {
    var client = try Client()
    try client.notify(
      "textDocument/didOpen",
      #"{"textDocument":{"uri":"file:///w/a.drop","version":1,"text":"package a.v1 // \ud83d\n"}}"#)
    #expect(try client.settle()["a.drop"]?.isEmpty == true)
  }
}

/// Header, empty line, body; and streams that are not made of them.
@Suite struct FramingTests {
  private func items(
    _ stream: String, limits: MessageFraming.Limits = .init(), chunk: Int = .max
  ) -> [MessageFraming.Item] {
    var framing = MessageFraming(limits: limits)
    var found: [MessageFraming.Item] = []
    var rest = Array(stream.utf8)[...]
    while !rest.isEmpty {
      framing.append(rest.prefix(chunk))
      rest = rest.dropFirst(chunk)
      while let item = framing.next() { found.append(item) }
    }
    return found
  }

  private func message(_ text: String) -> MessageFraming.Item { .message(Array(text.utf8)) }

  @Test(arguments: [1, 2, 3, 7, Int.max])
  func messagesComeInPiecesOfAnySize(chunk: Int) {
    let stream =
      "Content-Length: 2\r\n\r\n{}"
      + "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:  4 \r\n\r\n{\"ä"
      + "Content-Length: 0\r\n\r\n" + "Content-Length: 3\n\nabc"
    #expect(
      items(stream, chunk: chunk) == [message("{}"), message("{\"ä"), message(""), message("abc")])
  }

  @Test(arguments: [1, 5, Int.max])
  func whatIsNoHeaderIsPassedOver(chunk: Int) {
    let good = "Content-Length: 2\r\n\r\n{}"
    for bad in [
      "hello\r\n\r\n", "{\"jsonrpc\":\"2.0\"}\r\n", "Content-Length: two\r\n\r\n{}\n",
      "Content-Length: -2\r\n\r\n{}\n", "Content-Length: 9999999999999999999\r\n\r\n",
      "\r\n", "Content-Type: x\r\n\r\n", ": x\r\n", "\u{0}\u{1}\r\n", "{\"a\":1}",
    ] {
      let found = items(bad + good, chunk: chunk)
      #expect(found.count == 2, "\(bad) \(found)")
      #expect(found.last == message("{}"), "after \(bad)")
      if case .message = found.first { Issue.record("\(bad) is a message") }
    }
  }

  @Test(arguments: [1, 64, Int.max])
  func largeMessagesArePassedOverAsAWhole(chunk: Int) {
    var limits = MessageFraming.Limits()
    limits.bodyBytes = 10
    let large = "Content-Length: 11\r\n\r\nContent-Len" + "Content-Length: 10\r\n\r\n0123456789"
    let found = items(large, limits: limits, chunk: chunk)
    #expect(found == [.broken("a message of 11 bytes, more than 10"), message("0123456789")])
  }

  @Test func headersWithoutEndAreGivenUp() {
    var limits = MessageFraming.Limits()
    limits.headerBytes = 64
    let found = items(
      String(repeating: "x", count: 100_000) + "\r\nContent-Length: 1\r\n\r\n7", limits: limits,
      chunk: 1000)
    #expect(found == [.broken("a header of more than 64 bytes"), message("7")])
  }

  @Test func framesAreRead() {
    let body = Array("{\"text\":\"🎟\"}".utf8)
    var framing = MessageFraming()
    framing.append(MessageFraming.frame(body))
    #expect(framing.next() == .message(body))
    #expect(framing.next() == nil)
  }
}

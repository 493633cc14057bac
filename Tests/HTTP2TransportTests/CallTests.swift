import EventLoop
import HTTP2Transport
import RPC
import Testing
import WireCodec

@Suite("Calls over sockets")
struct CallTests {
  @Test(
    "unary, asynchronous and synchronous, small and large",
    arguments: [0, 1, 64, 100_000, 3_000_000])
  func unary(size: Int) async throws {
    let fixture = try await Fixture()
    let note = Note(size: size)
    // Compared outside of `#expect`, which would take megabytes apart.
    let slow = try await fixture.channel.unary(Methods.echo, note, options: .init()) == note
    let fast = try await fixture.channel.unary(Methods.fast, note, options: .init()) == note
    #expect(slow && fast)
    await fixture.end()
  }

  @Test("a thousand calls at once, on two loops")
  func many() async throws {
    let fixture = try await Fixture(loops: 2)
    try await withThrowingTaskGroup(of: Bool.self) { tasks in
      for number in 0..<1_000 {
        tasks.addTask {
          let method = number % 2 == 0 ? Methods.echo : Methods.fast
          return try await fixture.channel.unary(method, Note("\(number)"), options: .init()).text
            == "\(number)"
        }
      }
      for try await right in tasks { #expect(right) }
    }
    await fixture.end()
  }

  @Test("server streaming")
  func serverStreaming() async throws {
    let fixture = try await Fixture()
    let call = try await fixture.channel.serverStreaming(Methods.count, "1000", options: .init())
    var texts: [String] = []
    for try await response in call.responses { texts.append(response.text) }
    #expect(texts == (0..<1_000).map(String.init))
    let empty = try await fixture.channel.serverStreaming(Methods.count, "0", options: .init())
    for try await _ in empty.responses { Issue.record("a response of nothing") }
    await fixture.end()
  }

  @Test("client streaming")
  func clientStreaming() async throws {
    let fixture = try await Fixture()
    let call = try await fixture.channel.clientStreaming(Methods.collect, options: .init())
    for number in 0..<1_000 { try await call.send(Note("\(number),")) }
    #expect(try await call.finish().text == (0..<1_000).map { "\($0)," }.joined())
    await fixture.end()
  }

  @Test("both ways, one after the other and all at once")
  func bidirectional() async throws {
    let fixture = try await Fixture()
    let call = try await fixture.channel.bidirectional(Methods.chat, options: .init())
    var responses = call.responses.makeAsyncIterator()
    for number in 0..<100 {
      try await call.requests.send(Note("\(number)"))
      #expect(try await responses.next()?.text == "\(number)")
    }
    let requests = call.requests
    Task {
      for number in 0..<5_000 { try await requests.send(Note("\(number)")) }
      requests.finish()
    }
    for number in 0..<5_000 { #expect(try await responses.next()?.text == "\(number)") }
    #expect(try await responses.next()?.text == "bye")
    #expect(try await responses.next() == nil)
    await fixture.end()
  }

  @Test("frame sources, registered and attached", arguments: [0, 1, 100])
  func frames(count: Int) async throws {
    let fixture = try await Fixture()
    for method in [Methods.feed, Methods.attached] {
      let call = try await fixture.channel.serverStreaming(
        method, Note("\(count)"), options: .init())
      var texts: [String] = []
      for try await response in call.responses { texts.append(response.text) }
      #expect(texts == (0..<count).map { "\(count - $0)" })
    }
    #expect(await fixture.record.eventually { $0.sourcesClosed == 2 && $0.finished == 1 })
    await fixture.end()
  }

  @Test(
    "what a handler throws is what its caller gets",
    arguments: [
      ("thing", StatusCode.notFound, "no thing"), ("secret", .unknown, "the handler failed"),
      ("details", .failedPrecondition, "sold out: 100 % – ü"),
      ("invalid", .invalidArgument, "test.Note: text must be valid"),
      (
        "undecodable", .internal, "cannot decode test.Note: the bytes end inside a value"
      ),
    ])
  func errors(request: String, code: StatusCode, message: String) async throws {
    let fixture = try await Fixture()
    do {
      _ = try await fixture.channel.unary(Methods.fail, Note(request), options: .init())
      Issue.record("no error")
    } catch {
      #expect(error.code == code)
      #expect(error.message.hasPrefix(message))
      #expect(!error.message.contains("hunter2"))
      if request == "details" { #expect(error.metadata["x-why"] == "sold") }
    }
    await fixture.end()
  }

  @Test("metadata goes both ways")
  func metadata() async throws {
    let fixture = try await Fixture()
    let call = try await fixture.channel.serverStreaming(
      Method<Note, Note>(service: "test.Test", name: "Metadata", kind: .serverStreaming), "x",
      options: CallOptions(metadata: ["x-asked": "yes", "x-other": "1"]))
    var texts: [String] = []
    for try await response in call.responses { texts.append(response.text) }
    #expect(texts == ["user-agent,x-asked,x-other"])
    #expect(call.responseMetadata?["x-first"] == "one")
    #expect(call.trailers?["x-last"] == "yes")
    #expect(call.trailers?.bytes(for: "x-last-bin") == [[1, 2, 3]])
    await fixture.end()
  }

  @Test("unknown methods and services say so")
  func unimplemented() async throws {
    let fixture = try await Fixture()
    await #expect(
      throws: RPCError(.unimplemented, "unknown method Missing of test.Test")
    ) { try await fixture.channel.unary(Methods.missing, "x", options: .init()) }
    let foreign = Method<Note, Note>(service: "no.Such", name: "X", kind: .unary)
    await #expect(throws: RPCError(.unimplemented, "unknown service no.Such")) {
      try await fixture.channel.unary(foreign, "x", options: .init())
    }
    await fixture.end()
  }

  @Test("a client that sends two messages to a unary method is told")
  func twoMessages() async throws {
    let fixture = try await Fixture()
    let call = try await fixture.channel.clientStreaming(
      Method<Note, Note>(service: "test.Test", name: "Echo", kind: .clientStreaming),
      options: .init())
    try await call.send("one")
    try await call.send("two")
    await #expect(
      throws: RPCError(.unimplemented, "expected one message, the client sent more")
    ) { try await call.finish() }
    let none = try await fixture.channel.clientStreaming(
      Method<Note, Note>(service: "test.Test", name: "Echo", kind: .clientStreaming),
      options: .init())
    await #expect(
      throws: RPCError(.unimplemented, "expected one message, the client sent none")
    ) { try await none.finish() }
    await fixture.end()
  }

  @Test("all four kinds of call, in every encoding", arguments: WireEncoding.allCases)
  func encodings(encoding: WireEncoding) async throws {
    let fixture = try await Fixture(encoding: encoding)
    let channel = fixture.channel
    #expect(try await channel.unary(Methods.encoding, "", options: .init()).text == "\(encoding)")
    for method in [Methods.echo, Methods.fast] {
      let note = Note(String(repeating: "hello ", count: 10_000))
      #expect(try await channel.unary(method, note, options: .init()) == note)
    }
    for method in [Methods.count, Methods.feed, Methods.attached] {
      let call = try await channel.serverStreaming(method, "3", options: .init())
      var texts: [String] = []
      for try await response in call.responses { texts.append(response.text) }
      #expect(texts.sorted() == (method.name == "Count" ? ["0", "1", "2"] : ["1", "2", "3"]))
    }
    let collect = try await channel.clientStreaming(Methods.collect, options: .init())
    for number in 0..<100 { try await collect.send(Note("\(number),")) }
    #expect(try await collect.finish().text == (0..<100).map { "\($0)," }.joined())
    let chat = try await channel.bidirectional(Methods.chat, options: .init())
    var responses = chat.responses.makeAsyncIterator()
    try await chat.requests.send("ping")
    #expect(try await responses.next()?.text == "ping")
    chat.requests.finish()
    #expect(try await responses.next()?.text == "bye")
    await fixture.end()
  }

  @Test("a call's encoding overrides its channel's")
  func callEncoding() async throws {
    let fixture = try await Fixture(encoding: .json)
    for encoding in WireEncoding.allCases {
      let answer = try await fixture.channel.unary(
        Methods.encoding, "", options: CallOptions(encoding: encoding))
      #expect(answer.text == "\(encoding)")
    }
    #expect(
      try await fixture.channel.unary(Methods.encoding, "", options: .init()).text == "json")
    await fixture.end()
  }

  @Test("a message that has only its native encoding", arguments: [WireEncoding.proto, .json])
  func nativeOnly(encoding: WireEncoding) async throws {
    let fixture = try await Fixture()
    _ = try await fixture.channel.unary(Methods.nativeOnly, NativeOnly(), options: .init())
    await #expect(
      throws: RPCError(.unimplemented, "test.NativeOnly has no encoding as \(encoding)")
    ) {
      try await fixture.channel.unary(
        Methods.nativeOnly, NativeOnly(), options: CallOptions(encoding: encoding))
    }
    await fixture.end()
  }
}

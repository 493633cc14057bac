import CallKit
import RPC
import Testing
import WireCodec

/// What holds whichever way calls go.
@Suite("Calls")
struct TransportCallTests {
  @Test(
    "unary, asynchronous and synchronous, small and large",
    arguments: Wire.allCases, [0, 1, 64, 100_000, 3_000_000])
  func unary(wire: Wire, size: Int) async throws {
    let wired = try await Wired(wire)
    let note = Note(size: size)
    // Compared outside of `#expect`, which would take megabytes apart.
    let slow = try await wired.channel.unary(Methods.echo, note, options: .init()) == note
    let fast = try await wired.channel.unary(Methods.fast, note, options: .init()) == note
    #expect(slow && fast)
    await wired.end()
  }

  @Test("a thousand calls at once, on two loops", arguments: Wire.allCases)
  func many(wire: Wire) async throws {
    let wired = try await Wired(wire, loops: 2)
    try await withThrowingTaskGroup(of: Bool.self) { tasks in
      for number in 0..<1_000 {
        tasks.addTask {
          let method = number % 2 == 0 ? Methods.echo : Methods.fast
          return try await wired.channel.unary(method, Note("\(number)"), options: .init()).text
            == "\(number)"
        }
      }
      for try await right in tasks { #expect(right) }
    }
    await wired.end()
  }

  @Test("server streaming", arguments: Wire.allCases)
  func serverStreaming(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = try await wired.channel.serverStreaming(Methods.count, "1000", options: .init())
    var texts: [String] = []
    for try await response in call.responses { texts.append(response.text) }
    #expect(texts == (0..<1_000).map(String.init))
    let empty = try await wired.channel.serverStreaming(Methods.count, "0", options: .init())
    for try await _ in empty.responses { Issue.record("a response of nothing") }
    await wired.end()
  }

  @Test("client streaming", arguments: Wire.allCases)
  func clientStreaming(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = try await wired.channel.clientStreaming(Methods.collect, options: .init())
    for number in 0..<1_000 { try await call.send(Note("\(number),")) }
    #expect(try await call.finish().text == (0..<1_000).map { "\($0)," }.joined())
    await wired.end()
  }

  @Test("both ways, one after the other and all at once", arguments: Wire.allCases)
  func bidirectional(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = try await wired.channel.bidirectional(Methods.chat, options: .init())
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
    await wired.end()
  }

  @Test("frame sources, registered and attached", arguments: Wire.allCases, [0, 1, 100])
  func frames(wire: Wire, count: Int) async throws {
    let wired = try await Wired(wire)
    for method in [Methods.feed, Methods.attached] {
      let call = try await wired.channel.serverStreaming(
        method, Note("\(count)"), options: .init())
      var texts: [String] = []
      for try await response in call.responses { texts.append(response.text) }
      #expect(texts == (0..<count).map { "\(count - $0)" })
    }
    #expect(await wired.record.eventually { $0.sourcesClosed == 2 && $0.finished == 1 })
    await wired.end()
  }

  @Test(
    "what a handler throws is what its caller gets",
    arguments: Wire.allCases,
    [
      Thrown("thing", .notFound, "no thing"), Thrown("secret", .unknown, "the handler failed"),
      Thrown("details", .failedPrecondition, "sold out: 100 % – ü"),
      Thrown("invalid", .invalidArgument, "test.Note: text must be valid"),
      Thrown(
        "undecodable", .internal, "cannot decode test.Note: the bytes end inside a value"),
    ])
  func errors(wire: Wire, thrown: Thrown) async throws {
    let wired = try await Wired(wire)
    do {
      _ = try await wired.channel.unary(Methods.fail, Note(thrown.request), options: .init())
      Issue.record("no error")
    } catch {
      #expect(error.code == thrown.code)
      #expect(error.message.hasPrefix(thrown.message))
      #expect(!error.message.contains("hunter2"))
      if thrown.request == "details" { #expect(error.metadata["x-why"] == "sold") }
    }
    await wired.end()
  }

  /// What a handler is asked for, and what its caller is told.
  struct Thrown: Sendable {
    let request: String
    let code: StatusCode
    let message: String

    init(_ request: String, _ code: StatusCode, _ message: String) {
      self.request = request
      self.code = code
      self.message = message
    }
  }

  @Test("metadata goes both ways", arguments: Wire.allCases)
  func metadata(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = try await wired.channel.serverStreaming(
      Method<Note, Note>(service: "test.Test", name: "Metadata", kind: .serverStreaming), "x",
      options: CallOptions(metadata: ["x-asked": "yes", "x-other": "1"]))
    var texts: [String] = []
    for try await response in call.responses { texts.append(response.text) }
    let itsOwn = wire == .sockets ? "user-agent," : ""
    #expect(texts == ["\(itsOwn)x-asked,x-other"])
    #expect(call.responseMetadata?["x-first"] == "one")
    #expect(call.trailers?["x-last"] == "yes")
    #expect(call.trailers?.bytes(for: "x-last-bin") == [[1, 2, 3]])
    await wired.end()
  }

  @Test("unknown methods and services say so", arguments: Wire.allCases)
  func unimplemented(wire: Wire) async throws {
    let wired = try await Wired(wire)
    await #expect(
      throws: RPCError(.unimplemented, "unknown method Missing of test.Test")
    ) { try await wired.channel.unary(Methods.missing, "x", options: .init()) }
    let foreign = Method<Note, Note>(service: "no.Such", name: "X", kind: .unary)
    await #expect(throws: RPCError(.unimplemented, "unknown service no.Such")) {
      try await wired.channel.unary(foreign, "x", options: .init())
    }
    await wired.end()
  }

  @Test("a client that sends two messages to a unary method is told", arguments: Wire.allCases)
  func twoMessages(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = try await wired.channel.clientStreaming(
      Method<Note, Note>(service: "test.Test", name: "Echo", kind: .clientStreaming),
      options: .init())
    try await call.send("one")
    try await call.send("two")
    await #expect(
      throws: RPCError(.unimplemented, "expected one message, the client sent more")
    ) { try await call.finish() }
    let none = try await wired.channel.clientStreaming(
      Method<Note, Note>(service: "test.Test", name: "Echo", kind: .clientStreaming),
      options: .init())
    await #expect(
      throws: RPCError(.unimplemented, "expected one message, the client sent none")
    ) { try await none.finish() }
    await wired.end()
  }

  @Test(
    "all four kinds of call, in every encoding", arguments: Wire.allCases, WireEncoding.allCases)
  func encodings(wire: Wire, encoding: WireEncoding) async throws {
    let wired = try await Wired(wire, encoding: encoding)
    let channel = wired.channel
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
    await wired.end()
  }

  @Test("a call's encoding overrides its channel's", arguments: Wire.allCases)
  func callEncoding(wire: Wire) async throws {
    let wired = try await Wired(wire, encoding: .json)
    for encoding in WireEncoding.allCases {
      let answer = try await wired.channel.unary(
        Methods.encoding, "", options: CallOptions(encoding: encoding))
      #expect(answer.text == "\(encoding)")
    }
    #expect(
      try await wired.channel.unary(Methods.encoding, "", options: .init()).text == "json")
    await wired.end()
  }

  @Test(
    "a message that has only its native encoding", arguments: Wire.allCases,
    [WireEncoding.proto, .json])
  func nativeOnly(wire: Wire, encoding: WireEncoding) async throws {
    let wired = try await Wired(wire)
    _ = try await wired.channel.unary(Methods.nativeOnly, NativeOnly(), options: .init())
    await #expect(
      throws: RPCError(.unimplemented, "test.NativeOnly has no encoding as \(encoding)")
    ) {
      try await wired.channel.unary(
        Methods.nativeOnly, NativeOnly(), options: CallOptions(encoding: encoding))
    }
    await wired.end()
  }
}

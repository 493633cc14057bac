import EventLoop
import HTTP2Transport
import RPC
import Testing
import WireCodec

@Suite("gRPC, compressed")
struct CompressionTests {
  private static let text = String(repeating: "hello ", count: 1_000)

  static let cases: [ProtocolCase] = [
    ProtocolCase(
      name: "a request", changes: [("grpc-encoding", "gzip")], body: envelope(1, gzip("hello")),
      expected: ["hello", "grpc-status=0"], absent: ["grpc-encoding"]),
    ProtocolCase(
      name: "a request that is not, though it might be", changes: [("grpc-encoding", "gzip")],
      body: Raw.message("hello"), expected: ["hello", "grpc-status=0"]),
    ProtocolCase(
      name: "a request by deflate", changes: [("grpc-encoding", "deflate")],
      body: envelope(1, zlibHello), expected: ["hello", "grpc-status=0"]),
    ProtocolCase(
      name: "a stream by deflate", path: "/test.Test/Collect",
      changes: [("grpc-encoding", "Deflate")],
      body: envelope(1, zlibHello) + Raw.message("b") + envelope(1, zlibHello),
      expected: ["hellobhello", "grpc-status=0"]),
    ProtocolCase(
      name: "gzip that says it is deflate", changes: [("grpc-encoding", "deflate")],
      body: envelope(1, gzip("hello")),
      expected: ["grpc-status=13", "says that it is deflate, and is not"]),
    ProtocolCase(
      name: "deflate that says it is gzip", changes: [("grpc-encoding", "gzip")],
      body: envelope(1, zlibHello),
      expected: ["grpc-status=13", "says that it is gzip, and is not"]),
    ProtocolCase(
      name: "gzip by its old name", changes: [("grpc-encoding", "X-GZip")],
      body: envelope(1, gzip("hello")), expected: ["hello", "grpc-status=0"]),
    ProtocolCase(
      name: "a stream of requests", path: "/test.Test/Collect",
      changes: [("grpc-encoding", "gzip")],
      body: envelope(1, gzip("a")) + Raw.message("b") + envelope(1, gzip("c")),
      expected: ["abc", "grpc-status=0"]),
    ProtocolCase(
      name: "without a name", body: envelope(1, gzip("hello")),
      expected: ["grpc-status=13", "a compressed message without grpc-encoding"]),
    ProtocolCase(
      name: "without a name, from who takes it", path: "/test.Test/Collect",
      changes: [("grpc-accept-encoding", "gzip")], body: envelope(1, gzip("hello")),
      expected: ["grpc-status=13", "a compressed message without grpc-encoding"]),
    ProtocolCase(
      name: "unknown", changes: [("grpc-encoding", "zstd")], body: Raw.message("hello"),
      expected: ["grpc-status=12", "grpc-accept-encoding=gzip,deflate,identity"]),
    ProtocolCase(
      name: "no gzip", changes: [("grpc-encoding", "gzip")], body: envelope(1, [1, 2, 3]),
      expected: ["grpc-status=13", "says that it is gzip, and is not"]),
    ProtocolCase(
      name: "cut off", changes: [("grpc-encoding", "gzip")],
      body: envelope(1, gzip("hello").dropLast(9)),
      expected: ["grpc-status=13", "says that it is gzip, and is not"]),
    ProtocolCase(
      name: "a bomb", changes: [("grpc-encoding", "gzip")],
      body: envelope(1, gzip(String(repeating: " ", count: 8 << 20))),
      expected: ["grpc-status=8", "a decompressed message exceeds the limit of 4194304 bytes"]),
    ProtocolCase(
      name: "two for one", changes: [("grpc-encoding", "gzip")],
      body: envelope(1, gzip("a")) + envelope(1, gzip("b")),
      expected: ["grpc-status=12", "the client sent more"]),
    ProtocolCase(
      name: "half a message", changes: [("grpc-encoding", "gzip")],
      body: Array(envelope(1, gzip("a")).dropLast()),
      expected: ["grpc-status=13", "ends within a message"]),
    ProtocolCase(
      name: "nothing", changes: [("grpc-encoding", "gzip")],
      expected: ["grpc-status=12", "the client sent none"]),
  ]

  /// `hello` as zlib makes it.
  static let zlibHello: [UInt8] = [
    0x78, 0x9C, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x06, 0x2C, 0x02, 0x15,
  ]

  @Test("a request is answered as the table says", arguments: cases)
  func table(_ row: ProtocolCase) async throws { try await row.check([]) }

  @Test("a large response is compressed for who takes it", arguments: ["Echo", "Fast"])
  func response(method: String) async throws {
    let offer: [(String, String?)] = [("grpc-accept-encoding", "identity, deflate, gzip")]
    let answer = try await ask("/test.Test/\(method)", offer, Raw.message(Self.text))
    #expect(answer.text.contains("grpc-encoding=gzip"))
    #expect(answer.text.contains("grpc-status=0"))
    #expect(answer.envelopes.map(\.flags) == [1])
    let same = answer.envelopes.first.flatMap { gunzip($0.content) } == Self.text
    #expect(same)
    let small = try await ask("/test.Test/\(method)", offer, Raw.message("small"))
    #expect(small.envelopes.map(\.flags) == [0])
    let plain = try await ask("/test.Test/\(method)", [], Raw.message(Self.text))
    #expect(plain.envelopes.map(\.flags) == [0])
    #expect(!plain.text.contains("grpc-encoding"))
  }

  @Test("both ways at once, and a message that the handler sends plain")
  func stream() async throws {
    let answer = try await ask(
      "/test.Test/Twice", [("grpc-encoding", "gzip"), ("grpc-accept-encoding", "gzip")],
      envelope(1, gzip(Self.text)))
    #expect(answer.text.contains("grpc-encoding=gzip"))
    #expect(answer.envelopes.map(\.flags) == [1, 0, 0])
    #expect(answer.text.contains("grpc-status=0"))
    let off = try await ask(
      "/test.Test/Uncompressed", [("grpc-accept-encoding", "gzip")], Raw.message(Self.text))
    #expect(off.envelopes.map(\.flags) == [0])
    #expect(!off.text.contains("grpc-encoding"))
  }

  @Test("frames that many share are sent as they are")
  func shared() async throws {
    let answer = try await ask(
      "/test.Test/Feed", [("grpc-accept-encoding", "gzip")], Raw.message("3"))
    #expect(answer.envelopes.map(\.flags) == [0, 0, 0])
    #expect(!answer.text.contains("grpc-encoding"))
  }

  @Test("what is decompressed ahead of a handler is bounded")
  func ahead() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    // A handler that reads nothing: 200 messages of a megabyte each, all in a few hundred kilobytes.
    await peer.send(
      Raw.headers(1, Raw.request("/test.Test/Deaf", [("grpc-encoding", "gzip")])))
    let bomb = envelope(1, gzip(String(repeating: " ", count: 1 << 20)))
    for _ in 0..<200 { await peer.send(Raw.data(1, bomb)) }
    #expect(await fixture.record.eventually { $0.started == 1 })
    // Only what fits into the window has been credited, and nothing but the first was decompressed.
    await peer.send(
      Raw.headers(3, Raw.request("/test.Test/Fast")) + Raw.data(3, Raw.message("alive"), end: true))
    #expect(await peer.end(of: 3))
    let credited = await peer.frames.filter { $0.type == 8 && $0.stream == 1 }
      .reduce(0) { $0 + $1.payload.reduce(0) { $0 << 8 | Int($1) } }
    #expect(credited < 100 * bomb.count)
    await peer.close()
    await fixture.end()
  }

  @Test("our client, both ways, all kinds of calls")
  func client() async throws {
    let fixture = try await Fixture()
    let options = CallOptions(compression: .gzip)
    let note = Note(Self.text)
    for method in [Methods.echo, Methods.fast, Methods.uncompressed] {
      #expect(try await fixture.channel.unary(method, note, options: options) == note)
    }
    await #expect(throws: RPCError(.notFound, "no thing")) {
      try await fixture.channel.unary(Methods.fail, "thing", options: options)
    }
    let twice = try await fixture.channel.serverStreaming(Methods.twice, note, options: options)
    var texts: [String] = []
    for try await response in twice.responses { texts.append(response.text) }
    let expected = [Self.text, Self.text, "short"]
    #expect(texts == expected)
    let flood = try await fixture.channel.serverStreaming(Methods.flood, "3000", options: options)
    var count = 0
    for try await _ in flood.responses { count += 1 }
    #expect(count == 3_000)
    let collect = try await fixture.channel.clientStreaming(Methods.collect, options: options)
    for _ in 0..<100 {
      try await collect.send(note)
      try await collect.send(note, compressed: false)
    }
    let collected = try await collect.finish().text
    let whole = String(repeating: Self.text, count: 200)
    let same = collected == whole
    #expect(same)
    let chat = try await fixture.channel.bidirectional(Methods.chat, options: options)
    var responses = chat.responses.makeAsyncIterator()
    for _ in 0..<100 {
      try await chat.requests.send(note)
      #expect(try await responses.next() == note)
    }
    chat.requests.finish()
    #expect(try await responses.next()?.text == "bye")
    #expect(try await responses.next() == nil)
    await fixture.end()
  }

  @Test("a response that was compressed without an offer is read all the same, and says so")
  func unasked() async throws {
    let group = try LoopGroup(count: 2)
    let server = try await ScriptedServer(loop: group.loops[1]) { _, stream in
      let fields = [
        (":status", "200"), ("content-type", "application/grpc+drop"), ("grpc-encoding", "gzip"),
      ]
      return .init(
        bytes: Raw.headers(stream, fields) + Raw.data(stream, envelope(1, gzip("hi")))
          + Raw.data(stream, Raw.message("ho"))
          + Raw.headers(stream, [("grpc-status", "0")], end: true))
    }
    let channel = HTTP2Channel(host: "127.0.0.1", port: server.port, loop: group.loops[0])
    let call = try await channel.serverStreaming(Methods.twice, "x", options: CallOptions())
    var responses = call.responses.makeAsyncIterator()
    #expect(try await responses.next() == "hi")
    #expect(responses.wasCompressed)
    #expect(try await responses.next() == "ho")
    #expect(!responses.wasCompressed)
    #expect(try await responses.next() == nil)
    await channel.close()
    group.shutDown()
  }

  @Test("a response cannot grow beyond the client's limit")
  func clientLimit() async throws {
    var limits = ClientLimits()
    limits.call.messageBytes = 3_000
    let fixture = try await Fixture(client: limits)
    await #expect(throws: RPCError.self) {
      try await fixture.channel.unary(
        Methods.echo, Note(Self.text), options: CallOptions(compression: .gzip))
    }
    await fixture.end()
  }
}

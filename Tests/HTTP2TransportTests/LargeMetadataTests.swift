import EventLoop
import HTTP2Transport
import RPC
import Testing

/// Metadata that fits no header list ends its own call, at once and with a reason; the connection and all others go on.
@Suite("Metadata that does not fit", .timeLimit(.minutes(2)))
struct LargeMetadataTests {
  /// Answers with as much metadata as it is asked for.
  static func register(in router: inout Router) {
    router.register(Methods.large, unary: { try answer($0, $1) })
    router.register(Methods.largeAtOnce, synchronous: { try answer($0, $1) })
    router.register(
      Methods.largeStream,
      serverStreaming: { request, responses, context in
        let note = try answer(request, context)
        try await responses.send(note)
        try await responses.send(note)
      })
  }

  private static func answer(_ request: Note, _ context: ServerContext) throws -> Note {
    let words = request.text.split(separator: " ")
    let metadata = try Self.metadata(fields: Int(words[1]) ?? 0, bytes: Int(words[2]) ?? 0)
    switch words[0] {
    case "first": context.appendResponseMetadata(metadata)
    case "last": context.appendTrailers(metadata)
    default: throw RPCError(code: .notFound, message: "nothing", metadata: metadata)
    }
    return "answered"
  }

  static func metadata(fields: Int, bytes: Int) throws -> Metadata {
    var metadata = Metadata()
    for field in 0..<fields {
      try metadata.append(String(repeating: "v", count: bytes), for: "x-\(field)")
    }
    return metadata
  }

  @Test(
    "a request's ends its call, and no other",
    arguments: [(1, 70_000), (20, 4_000), (2_000, 10)])
  func request(fields: Int, bytes: Int) async throws {
    let fixture = try await Fixture()
    async let neighbour = fixture.channel.unary(Methods.echo, "before", options: .init())
    let metadata = try Self.metadata(fields: fields, bytes: bytes)
    do {
      _ = try await fixture.channel.unary(
        Methods.fast, "x", options: CallOptions(metadata: metadata))
      Issue.record("it was sent")
    } catch {
      #expect(error.code == .resourceExhausted)
      #expect(error.message.contains("bytes"), "\(error)")
    }
    let call = try? await fixture.channel.bidirectional(
      Methods.chat, options: CallOptions(metadata: metadata))
    if let call {
      await #expect(throws: RPCError.self) { for try await _ in call.responses {} }
    }
    #expect(try await neighbour == "before")
    #expect(try await fixture.channel.unary(Methods.fast, "after", options: .init()) == "after")
    await fixture.end()
  }

  /// A header list in frames of 16 KiB.
  private static func continued(_ stream: UInt32, _ fields: [(String, String)]) -> [UInt8] {
    let block = Raw.block(fields)
    let parts = stride(from: 0, to: block.count, by: 16_384).map {
      Array(block[$0..<min($0 + 16_384, block.count)])
    }
    return parts.indices.flatMap { index in
      Raw.frame(
        index == 0 ? 1 : 9, index == parts.count - 1 ? Raw.endHeaders : 0, stream, parts[index])
    }
  }

  @Test("a peer's list above 64 KiB ends its call, not the connection")
  func received() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let more = (0..<25).map { ("x-\($0)", String(repeating: "v", count: 4_000)) }
    await peer.send(
      Self.continued(1, Raw.request("/test.Test/Echo") + more)
        + Raw.data(1, Raw.message("x"), end: true))
    #expect(await peer.end(of: 1))
    #expect(await peer.text(of: 1).contains("grpc-status=8"))
    await peer.send(
      Raw.headers(3, Raw.request("/test.Test/Fast"))
        + Raw.data(3, Raw.message("alive"), end: true))
    #expect(await peer.end(of: 3))
    #expect(await peer.text(of: 3).contains("alive"))
    await peer.close()
    await fixture.end()
  }

  @Test("a list that nghttp2 does not decode to its end is told why the connection ends")
  func continuations() async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let more = (0..<100).map { ("x-\($0)", String(repeating: "v", count: 4_000)) }
    await peer.send(Self.continued(1, Raw.request("/test.Test/Echo") + more))
    let enhanceYourCalm: UInt32 = 11
    #expect(await peer.frame { $0.type == 7 }?.code == enhanceYourCalm)
    await peer.close()
    await fixture.end()
  }

  static let places = ["first", "last", "error"]
  static let methods = [Methods.large, Methods.largeAtOnce]

  @Test("an answer's ends its call with a reason", arguments: places, [0, 1, 2])
  func answer(place: String, form: Int) async throws {
    let fixture = try await Fixture()
    for (fields, bytes) in [(1, 70_000), (20, 4_000), (3_000, 10)] {
      do {
        let request = Note("\(place) \(fields) \(bytes)")
        if form == 2 {
          let call = try await fixture.channel.serverStreaming(
            Methods.largeStream, request, options: .init())
          for try await _ in call.responses {}
        } else {
          _ = try await fixture.channel.unary(Self.methods[form], request, options: .init())
        }
        Issue.record("\(place) \(fields): no error")
      } catch {
        #expect(error.code == (place == "error" ? .notFound : .resourceExhausted), "\(error)")
        #expect(error.message.contains("metadata"), "\(error)")
      }
    }
    #expect(try await fixture.channel.unary(Methods.fast, "after", options: .init()) == "after")
    await fixture.end()
  }

  @Test(
    "in every protocol",
    arguments: [
      "application/grpc-web+json", "application/json", "application/connect+json",
    ], places)
  func protocols(type: String, place: String) async throws {
    let fixture = try await Fixture()
    let peer = try await RawPeer(port: fixture.port, loop: fixture.group.loops[0])
    let body = Array(#"{"text":"\#(place) 2000 10"}"#.utf8)
    let streams = type.contains("connect")
    let path = streams ? Methods.largeStream.path : Methods.large.path
    let origin = ("origin", WebTests.page)
    let head = Raw.request(path).filter { $0.0 != "content-type" && $0.0 != "te" }
    await peer.send(
      Raw.headers(1, head + [("content-type", type), origin])
        + Raw.data(1, type == "application/json" ? body : Raw.message(body), end: true))
    #expect(await peer.end(of: 1))
    let text = await peer.text(of: 1)
    let name = place == "error" ? "not_found" : "resource_exhausted"
    let number = place == "error" ? "5" : "8"
    #expect(text.contains(name) || text.contains("grpc-status: \(number)"), "\(text.prefix(500))")
    await peer.close()
    await fixture.end()
  }
}

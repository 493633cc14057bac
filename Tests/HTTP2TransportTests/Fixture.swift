import EventLoop
import Foundation
import HTTP2Transport
import RPC
import Synchronization
import WireCodec

/// A message of plain bytes.
struct Note: WireMessage, Equatable, ExpressibleByStringLiteral {
  static var messageName: String { "test.Note" }
  static var maximumEncodedSize: Int { 8 << 20 }

  var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }
  init(stringLiteral text: String) { self.init(text) }
  init(size: Int) { bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) } }

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var encodedSize: Int { bytes.count }
  func encode(into output: inout WireBuffer) { output.append(bytes) }

  init(decoding bytes: RawSpan) throws(WireError) {
    self.bytes = bytes.withUnsafeBytes { Array($0) }
    if self.bytes == Array("undecodable".utf8) { throw WireError(.truncated) }
  }

  var protoSize: Int {
    var buffer = WireBuffer()
    encodeProto(into: &buffer)
    return buffer.count
  }

  // The protobuf form has the bytes in field 1, the JSON form as the text of `text`.
  func encodeProto(into output: inout WireBuffer) {
    guard !bytes.isEmpty else { return }
    output.append(0x0A as UInt8)
    var rest = bytes.count
    while rest > 127 {
      output.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    output.append(UInt8(rest))
    output.append(bytes)
  }

  init(decodingProto bytes: RawSpan) throws(WireError) {
    let all = bytes.withUnsafeBytes { Array($0) }
    guard let tag = all.first else {
      self.bytes = []
      return
    }
    var (index, count, shift) = (1, 0, 0)
    while tag == 0x0A, index < all.count, shift < 28 {
      count |= Int(all[index] & 127) << shift
      (index, shift) = (index + 1, shift + 7)
      if all[index - 1] < 128 { break }
    }
    guard tag == 0x0A, all.count == index + count else { throw WireError(.truncated) }
    self.bytes = Array(all[index...])
  }

  private struct JSONForm: Codable {
    var text = ""
  }

  func encodeJSON(into output: inout WireBuffer) {
    guard let data = try? JSONEncoder().encode(JSONForm(text: text)) else { return }
    output.append(Array(data))
  }

  init(decodingJSON bytes: RawSpan, ignoringUnknownFields: Bool) throws(WireError) {
    let data = bytes.withUnsafeBytes { Data($0) }
    guard let form = try? JSONDecoder().decode(JSONForm.self, from: data) else {
      throw WireError(.truncated)
    }
    self.bytes = Array(form.text.utf8)
  }

  func validate() throws(ValidationError) {
    if bytes == Array("invalid".utf8) {
      throw ValidationError(path: "text", requirement: "must be valid")
    }
  }
}

/// A message that has only its native encoding.
struct NativeOnly: NativeMessage {
  static var messageName: String { "test.NativeOnly" }
  static var maximumEncodedSize: Int { 0 }
  var encodedSize: Int { 0 }
  init() {}
  func encode(into output: inout WireBuffer) {}
  init(decoding bytes: RawSpan) throws(WireError) {}
  func validate() throws(ValidationError) {}
}

extension ServerLimits {
  /// With more time for peers that a test says nothing of: on a slow machine its task may come to its next step
  /// later than a server usually waits.
  var patient: ServerLimits {
    var limits = self
    let usual = ServerLimits()
    let times: [WritableKeyPath<ServerLimits, UInt64>] = [
      \.settingsTimeout, \.headersTimeout, \.requestTimeout, \.stallTimeout, \.handshakeTimeout,
    ]
    for time in times where limits[keyPath: time] == usual[keyPath: time] {
      limits[keyPath: time] = 600_000
    }
    return limits
  }
}

/// The methods of the test service.
enum Methods {
  static let echo = Method<Note, Note>(service: "test.Test", name: "Echo", kind: .unary)
  static let fast = Method<Note, Note>(service: "test.Test", name: "Fast", kind: .unary)
  static let fail = Method<Note, Note>(service: "test.Test", name: "Fail", kind: .unary)
  static let hang = Method<Note, Note>(service: "test.Test", name: "Hang", kind: .unary)
  static let metadata = Method<Note, Note>(service: "test.Test", name: "Metadata", kind: .unary)
  static let binary = Method<Note, Note>(service: "test.Test", name: "Binary", kind: .unary)
  static let collect = Method<Note, Note>(
    service: "test.Test", name: "Collect", kind: .clientStreaming)
  static let count = Method<Note, Note>(service: "test.Test", name: "Count", kind: .serverStreaming)
  static let flood = Method<Note, Note>(service: "test.Test", name: "Flood", kind: .serverStreaming)
  static let feed = Method<Note, Note>(service: "test.Test", name: "Feed", kind: .serverStreaming)
  static let held = Method<Note, Note>(service: "test.Test", name: "Held", kind: .serverStreaming)
  static let attached = Method<Note, Note>(
    service: "test.Test", name: "Attached", kind: .serverStreaming)
  static let greeted = Method<Note, Note>(
    service: "test.Test", name: "Greeted", kind: .bidirectional)
  static let chat = Method<Note, Note>(service: "test.Test", name: "Chat", kind: .bidirectional)
  static let deaf = Method<Note, Note>(service: "test.Test", name: "Deaf", kind: .bidirectional)
  static let nativeOnly = Method<NativeOnly, NativeOnly>(
    service: "test.Test", name: "NativeOnly", kind: .unary)
  static let encoding = Method<Note, Note>(service: "test.Test", name: "Encoding", kind: .unary)
  static let uncompressed = Method<Note, Note>(
    service: "test.Test", name: "Uncompressed", kind: .unary)
  static let twice = Method<Note, Note>(
    service: "test.Test", name: "Twice", kind: .serverStreaming)
  static let trailing = Method<Note, Note>(
    service: "test.Test", name: "Trailing", kind: .serverStreaming)
  static let identity = Method<Note, Note>(service: "test.Test", name: "Identity", kind: .unary)
  static let guarded = Method<Note, Note>(service: "test.Test", name: "Guarded", kind: .unary)
  static let large = Method<Note, Note>(service: "test.Test", name: "Large", kind: .unary)
  static let largeAtOnce = Method<Note, Note>(
    service: "test.Test", name: "LargeAtOnce", kind: .unary)
  static let largeStream = Method<Note, Note>(
    service: "test.Test", name: "LargeStream", kind: .serverStreaming)
  static let missing = Method<Note, Note>(service: "test.Test", name: "Missing", kind: .unary)
}

/// What the handlers of a fixture saw.
final class Record: Sendable {
  struct Seen {
    var cancelled = 0
    var observed = 0
    var started = 0
    var finished = 0
    var sent = 0
    var sourcesClosed = 0
    var last: RPCError?
  }
  let seen = Mutex(Seen())
  func note(_ body: (inout Seen) -> Void) { seen.withLock { body(&$0) } }
  var now: Seen { seen.withLock { $0 } }

  /// Waits until `condition` holds; false after a minute.
  func eventually(_ condition: (Seen) -> Bool) async -> Bool {
    for _ in 0..<RawPeer.polls {
      if condition(now) { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }
}

/// A feed that sends `count` notes, `burst` at each resume.
final class TestSource: FrameSource {
  private var left: Int
  private let record: Record
  private var handle: StreamHandle?
  private let loop: any LoopExecutor
  init(count: Int, record: Record, loop: any LoopExecutor) {
    left = count
    self.record = record
    self.loop = loop
  }

  func streamOpened(_ stream: StreamHandle) { handle = stream }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    guard left > 0 else { return .finished(.ok) }
    frames.appendFrame(Note("\(left)"), as: handle?.encoding ?? .native)
    left -= 1
    // One frame, then idle until the loop's next turn.
    let bound = Bound(self)
    loop.execute { bound.source.handle?.resume() }
    return .idle
  }

  func streamClosed() {
    record.note { $0.sourcesClosed += 1 }
    handle = nil
  }

  /// Sound: made and opened on the loop only.
  struct Bound: @unchecked Sendable {
    let source: TestSource
    init(_ source: TestSource) { self.source = source }
  }
}

/// A server with the test service, and a channel to it.
final class Fixture: Sendable {
  let group: LoopGroup
  let server: HTTP2Server
  let port: Int
  let channel: HTTP2Channel
  let record = Record()

  init(
    loops: Int = 1, limits: ServerLimits = .init(), client: ClientLimits = .init(),
    encoding: WireEncoding = .native, tls: ServerTLS? = nil, clientTLS: ClientTLS? = nil,
    observer: @escaping @Sendable (ServerNote) -> Void = { _ in }
  ) async throws {
    group = try LoopGroup(count: loops + 1)
    let serving = try LoopGroup(count: loops)
    self.serving = serving
    server = HTTP2Server(
      router: Self.router(record), group: serving, limits: limits.patient,
      origins: AllowedOrigins(["https://page.example"], credentials: true), observer: observer)
    port = try await server.start(port: 0, tls: tls).port
    channel = HTTP2Channel(
      host: "127.0.0.1", port: port, loop: group.loops[0], limits: client,
      encoding: encoding, tls: clientTLS)
  }
  private let serving: LoopGroup

  /// Call it at the end of each test.
  func end() async {
    await channel.close()
    group.shutDown()
    serving.shutDown()
  }

  static func router(_ record: Record) -> Router {
    var router = Router()
    router.register(Methods.echo, unary: { request, _ in request })
    router.register(Methods.fast, synchronous: { request, _ in request })
    router.register(Methods.nativeOnly, synchronous: { request, _ in request })
    router.register(Methods.encoding, unary: { _, context in Note("\(context.encoding)") })
    router.register(
      Methods.uncompressed,
      unary: { request, context in
        context.disableCompression()
        return request
      })
    router.register(
      Methods.identity,
      synchronous: { _, context in
        Note(context.identity.map { "\($0.subject) \($0.uris)" } ?? "nobody")
      })
    router.authorize { context in
      guard context.path == Methods.guarded.path, context.identity == nil else { return nil }
      return RPCError(.unauthenticated, "a certificate is needed for \(context.method.name)")
    }
    router.register(Methods.guarded, synchronous: { request, _ in request })
    router.register(Methods.fail, unary: { request, context in try Self.fail(request, context) })
    router.register(
      Methods.hang,
      unary: { request, context in
        record.note { $0.started += 1 }
        context.onCancel {
          record.note {
            $0.observed += 1
            $0.last = context.cancellation
          }
        }
        do {
          // Longer than any test: what ends it is a cancellation.
          try await Task.sleep(for: .seconds(3_000))
        } catch {
          record.note { $0.cancelled += 1 }
          throw error
        }
        return request
      })
    router.register(
      Methods.metadata,
      unary: { request, context in
        context.appendResponseMetadata(["x-first": "one"])
        var trailers: Metadata = ["x-last": context.metadata["x-asked"] ?? "none"]
        try trailers.append([1, 2, 3] as [UInt8], for: "x-last-bin")
        context.appendTrailers(trailers)
        return Note(context.metadata.entries.map { "\($0.name)" }.joined(separator: ","))
      })
    router.register(
      Methods.binary,
      unary: { _, context in
        var trailers = Metadata()
        try trailers.append([255] as [UInt8], for: "x-b-bin")
        context.appendTrailers(trailers)
        return Note("\(context.metadata.bytes(for: "x-a-bin"))")
      })
    registerStreaming(&router, record)
    QuietResetTests.register(in: &router, record)
    LargeMetadataTests.register(in: &router)
    return router
  }

  private static func fail(_ request: Note, _ context: ServerContext) throws -> Note {
    struct Secret: Error { let password = "hunter2" }
    switch request.text {
    case "secret": throw Secret()
    case "rich":
      // A google.rpc.Status with one google.protobuf.Any in field 3.
      let any = [0x0A, 32] + Array("type.googleapis.com/test.Problem".utf8) + [0x12, 2, 7, 8]
      var metadata: Metadata = ["x-why": "sold"]
      try metadata.append([0x08, 8, 0x1A, UInt8(any.count)] + any, for: "grpc-status-details-bin")
      throw RPCError(code: .resourceExhausted, message: "a \"limit\"\n", metadata: metadata)
    case "details":
      throw RPCError(
        code: .failedPrecondition, message: "sold out: 100 % – ü", metadata: ["x-why": "sold"])
    default: throw RPCError(.notFound, "no \(request.text)")
    }
  }

  private static func registerStreaming(_ router: inout Router, _ record: Record) {
    router.register(
      Methods.collect,
      clientStreaming: { requests, _ in
        var text = ""
        for try await request in requests { text += request.text }
        return Note(text)
      })
    router.register(
      Methods.count,
      serverStreaming: { request, responses, _ in
        for number in 0..<(Int(request.text) ?? 0) { try await responses.send(Note("\(number)")) }
      })
    router.register(
      Methods.twice,
      serverStreaming: { request, responses, _ in
        try await responses.send(request)
        try await responses.send(request, compressed: false)
        try await responses.send("short")
      })
    router.register(
      Methods.trailing,
      serverStreaming: { request, responses, context in
        context.appendTrailers(["x-last": "a"])
        context.appendTrailers(["x-last": "b"])
      })
    router.register(
      Methods.flood,
      serverStreaming: { request, responses, _ in
        let block = Note(size: 1_000)
        for _ in 0..<(Int(request.text) ?? 0) {
          try await responses.send(block)
          record.note { $0.sent += 1 }
        }
      })
    router.register(
      Methods.feed,
      frames: { request, context in
        TestSource(
          count: Int(request.text) ?? 0, record: record, loop: context.executor)
      })
    router.register(
      Methods.held,
      frames: { request, context in
        HeldSource(request.text, record: record, loop: context.executor)
      })
    router.register(
      Methods.attached,
      serverStreaming: { request, responses, context in
        let source = TestSource(
          count: Int(request.text) ?? 0, record: record, loop: context.executor)
        try await responses.attach(source)
        record.note { $0.finished += 1 }
      })
    router.register(
      Methods.chat,
      bidirectional: { requests, responses, _ in
        for try await request in requests { try await responses.send(request) }
        try await responses.send("bye")
      })
    router.register(
      Methods.deaf,
      bidirectional: { _, _, context in
        record.note { $0.started += 1 }
        while !Task.isCancelled { try await Task.sleep(for: .milliseconds(10)) }
      })
  }
}

import EventLoop
import HTTP2Transport
import RPC
import Synchronization
import WireCodec

/// A text, the same bytes in every encoding.
struct Words: OpaqueMessage, Equatable, ExpressibleByStringLiteral {
  static var messageName: String { "test.Words" }
  static var maximumEncodedSize: Int { 1 << 20 }

  var text: String

  init(_ text: String) { self.text = text }
  init(stringLiteral text: String) { self.text = text }
  init(decoding bytes: RawSpan) throws(WireError) {
    text = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  var encodedSize: Int { text.utf8.count }
  func encode(into output: inout WireBuffer) { output.append(Array(text.utf8)) }
}

/// A service with a method of every kind and form of handler.
enum Methods {
  private static func make(_ name: String, _ kind: MethodKind) -> Method<Words, Words> {
    Method(service: "test.Words", name: name, kind: kind)
  }
  static let echo = make("Echo", .unary)
  static let fast = make("Fast", .unary)
  static let owed = make("Owed", .unary)
  static let fail = make("Fail", .unary)
  static let hang = make("Hang", .unary)
  static let who = make("Who", .unary)
  static let collect = make("Collect", .clientStreaming)
  static let split = make("Split", .serverStreaming)
  static let feed = make("Feed", .serverStreaming)
  static let chat = make("Chat", .bidirectional)
  /// For the roles `write` and `admin`.
  static let guarded = Method<Words, Words>(
    service: "test.Words", name: "Guarded", kind: .unary, roles: ["write", "admin"])

  static func router() -> Router {
    var router = Router()
    router.register(echo, unary: { request, _ in request })
    router.register(fast, synchronous: { request, _ in request })
    router.register(
      owed,
      deferred: { request, reply in
        // From another thread, after the handler has returned.
        Task.detached { reply.respond(with: request) }
      })
    router.register(guarded, synchronous: { request, _ in request })
    router.register(
      fail,
      unary: { request, _ in
        struct Secret: Error {}
        guard let code = StatusCode.allCases.first(where: { $0.name == request.text }) else {
          throw Secret()
        }
        throw RPCError(code, "as asked")
      })
    router.register(
      hang,
      unary: { request, _ in
        try await Task.sleep(for: .seconds(60))
        return request
      })
    router.register(
      who, synchronous: { _, context in Words(context.caller.map { "\($0.name)" } ?? "nobody") })
    router.register(
      collect,
      clientStreaming: { requests, _ in
        var text = ""
        for try await request in requests { text += request.text }
        return Words(text)
      })
    router.register(
      split,
      serverStreaming: { request, responses, _ in
        for letter in request.text { try await responses.send(Words(String(letter))) }
      })
    router.register(feed, frames: { request, _ in Letters(request.text) })
    router.register(
      chat,
      bidirectional: { requests, responses, _ in
        for try await request in requests { try await responses.send(request) }
      })
    return router
  }
}

/// A frame source of letters.
private final class Letters: FrameSource {
  private var text: Substring
  private var encoding = WireEncoding.native
  init(_ text: String) { self.text = text[...] }

  func streamOpened(_ stream: StreamHandle) { encoding = stream.encoding }
  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    guard let letter = text.popFirst() else { return .finished(.ok) }
    frames.appendFrame(Words(String(letter)), as: encoding)
    return .more
  }
  func streamClosed() {}
}

/// Values in the order in which they came, from any thread.
final class Journal<Entry: Sendable>: Sendable {
  private let held = Mutex<[Entry]>([])
  var entries: [Entry] { held.withLock { $0 } }
  func add(_ entry: Entry) { held.withLock { $0.append(entry) } }

  /// The entries when there are `count`, or those there are after half a minute.
  func entries(_ count: Int) async -> [Entry] {
    _ = await eventually { self.entries.count >= count }
    return entries
  }
}

/// Whether `condition` comes true within half a minute.
func eventually(_ condition: () -> Bool) async -> Bool {
  for _ in 0..<6_000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return condition()
}

/// A server on a socket, and a channel to it.
final class Served: Sendable {
  let channel: HTTP2Channel
  let loop: Loop
  private let serving: LoopGroup
  private let calling: LoopGroup
  private let server: HTTP2Server
  private let port: Int

  init(_ interceptors: [any ServerInterceptor]) async throws {
    serving = try LoopGroup(count: 1)
    calling = try LoopGroup(count: 1)
    loop = calling.loops[0]
    var router = Methods.router()
    for interceptor in interceptors { router.intercept(with: interceptor) }
    server = HTTP2Server(router: router, group: serving)
    port = try await server.start(port: 0).port
    channel = HTTP2Channel(host: "127.0.0.1", port: port, loop: loop)
  }

  /// A connection of its own.
  func another() -> HTTP2Channel { HTTP2Channel(host: "127.0.0.1", port: port, loop: loop) }

  func end() async {
    await channel.close()
    serving.shutDown()
    calling.shutDown()
  }

  /// The channel with interceptors of the client.
  func channel(_ interceptors: any ClientInterceptor...) -> InterceptedChannel {
    InterceptedChannel(
      channel, interceptors: interceptors, nowNanoseconds: { [loop] in loop.nowNanoseconds })
  }

  /// Calls every method once, with three letters where that matters.
  func callAll(_ channel: any ClientChannel) async throws -> [String] {
    var answers: [String] = []
    answers.append(try await channel.unary(Methods.echo, "abc", options: .init()).text)
    answers.append(try await channel.unary(Methods.fast, "abc", options: .init()).text)
    answers.append(try await channel.unary(Methods.owed, "abc", options: .init()).text)
    let collect = try await channel.clientStreaming(Methods.collect, options: .init())
    for letter: Words in ["a", "b", "c"] { try await collect.send(letter) }
    answers.append(try await collect.finish().text)
    for method in [Methods.split, Methods.feed] {
      let call = try await channel.serverStreaming(method, "abc", options: .init())
      var text = ""
      for try await letter in call.responses { text += letter.text }
      answers.append(text)
    }
    let chat = try await channel.bidirectional(Methods.chat, options: .init())
    for letter: Words in ["a", "b", "c"] { try await chat.requests.send(letter) }
    chat.requests.finish()
    var text = ""
    for try await letter in chat.responses { text += letter.text }
    answers.append(text)
    return answers
  }
}

/// The first steps of a call without a socket: what arrives, and how it is taken.
struct Arrival {
  let context: ServerContext
  private let table: RouteTable

  init(
    _ method: Method<Words, Words>, _ metadata: [(String, String)] = [], on loop: Loop,
    deadline: UInt64? = nil, place: PeerPlace = PeerPlace(), identity: PeerIdentity? = nil,
    interceptors: [any ServerInterceptor]
  ) {
    var router = Methods.router()
    for interceptor in interceptors { router.intercept(with: interceptor) }
    table = RouteTable(router)
    context = ServerContext(executor: loop)
    var path = method.path
    if let route = path.withUTF8({ table.route(for: UnsafeRawBufferPointer($0)) }) {
      context.call.pointee.setRoute(route)
    }
    context.call.pointee.deadlineNanoseconds = deadline
    context.call.pointee.place = place
    context.call.pointee.identity = identity
    for (name, value) in metadata {
      var (name, value) = (name, value)
      name.withUTF8 { name in
        value.withUTF8 { value in
          context.call.pointee.headers.append(
            name: UnsafeRawBufferPointer(name), value: UnsafeRawBufferPointer(value))
        }
      }
    }
  }

  /// What the chain says: nil lets the call pass.
  func admit() -> RPCError? { table.admit(context) }

  func end(_ status: RPCStatus = .ok) {
    context.tellEnd(CallEnd(status: status, nanoseconds: context.executor.nowNanoseconds))
  }
}

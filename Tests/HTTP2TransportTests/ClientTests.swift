import EventLoop
import HTTP2Transport
import RPC
import Testing

/// What the client makes of answers that no server of ours gives.
@Suite("Answers, frame by frame")
struct ClientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: @Sendable (UInt32) -> [UInt8]
    var closes = false
    /// Nil for success.
    let code: StatusCode?
    var message = ""
    var testDescription: String { name }
  }

  private static func start(_ stream: UInt32, _ status: String = "200") -> [UInt8] {
    Raw.headers(stream, [(":status", status), ("content-type", "application/grpc+drop")])
  }

  private static func end(_ stream: UInt32, _ fields: [(String, String)]) -> [UInt8] {
    Raw.headers(stream, fields, end: true)
  }

  private static func only(_ stream: UInt32, _ fields: [(String, String)]) -> [UInt8] {
    end(stream, [(":status", "200"), ("content-type", "application/grpc+drop")] + fields)
  }

  private static func http(_ status: String, _ code: StatusCode) -> Case {
    Case(
      name: "HTTP \(status)",
      bytes: {
        Raw.headers($0, [(":status", status), ("content-type", "text/plain")])
          + Raw.data($0, Array("told you".utf8), end: true)
      }, code: code, message: "HTTP status \(status) and no gRPC: told you")
  }

  private static func reset(_ number: UInt32, _ code: StatusCode, _ name: String) -> Case {
    Case(
      name: "RST \(name)", bytes: { Raw.reset($0, number) }, code: code,
      message: "reset the stream: \(name)")
  }

  static let cases: [Case] = [
    Case(
      name: "in order",
      bytes: {
        start($0) + Raw.data($0, Raw.message("hi")) + end($0, [("grpc-status", "0")])
      }, code: nil),
    Case(
      name: "early hints",
      bytes: {
        Raw.headers($0, [(":status", "103"), ("link", "x")]) + start($0)
          + Raw.data($0, Raw.message("hi")) + end($0, [("grpc-status", "0")])
      }, code: nil),
    Case(
      name: "OK without a message", bytes: { only($0, [("grpc-status", "0")]) },
      code: .unimplemented, message: "expected one test.Note, the server sent 0"),
    Case(
      name: "OK with two messages",
      bytes: {
        start($0) + Raw.data($0, Raw.message("a") + Raw.message("b"))
          + end($0, [("grpc-status", "0")])
      }, code: .unimplemented, message: "expected one test.Note, the server sent 2"),
    Case(
      name: "a status with a text",
      bytes: { only($0, [("grpc-status", "5"), ("grpc-message", "no%20such %C3%BC")]) },
      code: .notFound, message: "no such ü"),
    Case(
      name: "a status unknown",
      bytes: { only($0, [("grpc-status", "99"), ("grpc-message", "new")]) }, code: .unknown,
      message: "new"),
    Case(
      name: "a status that is no number", bytes: { only($0, [("grpc-status", "fine")]) },
      code: .unknown, message: "grpc-status 'fine' is no number"),
    Case(
      name: "no status", bytes: { start($0) + end($0, [("x", "y")]) }, code: .unknown,
      message: "has no grpc-status"),
    Case(
      name: "the end within a message",
      bytes: { start($0) + Raw.data($0, [0, 0, 0, 0, 9, 1]) + end($0, [("grpc-status", "0")]) },
      code: .internal, message: "ends within a message"),
    Case(
      name: "a compressed message",
      bytes: { start($0) + Raw.data($0, [1, 0, 0, 0, 1, 1]) + end($0, [("grpc-status", "0")]) },
      code: .internal, message: "compressed"),
    Case(
      name: "undecodable",
      bytes: {
        start($0) + Raw.data($0, Raw.message("undecodable")) + end($0, [("grpc-status", "0")])
      }, code: .internal, message: "cannot decode test.Note"),
    Case(
      name: "a length of four gigabytes",
      bytes: { start($0) + Raw.data($0, [0, 255, 255, 255, 255, 1]) }, code: .resourceExhausted,
      message: "4294967295 bytes"),
    Case(
      name: "the connection lost", bytes: { _ in [] }, closes: true, code: .unavailable,
      message: "closed by the server"),
    Case(
      name: "GOAWAY",
      bytes: { _ in Raw.frame(7, 0, 0, Raw.big(0) + Raw.big(0) + Array("bye".utf8)) },
      code: .unavailable, message: "GOAWAY NO_ERROR 'bye'"),
    http("400", .internal), http("401", .unauthenticated), http("403", .permissionDenied),
    http("404", .unimplemented), http("429", .unavailable), http("431", .internal),
    http("500", .unknown), http("502", .unavailable), http("503", .unavailable),
    http("504", .unavailable),
    reset(0, .internal, "NO_ERROR"), reset(1, .internal, "PROTOCOL_ERROR"),
    reset(2, .internal, "INTERNAL_ERROR"), reset(3, .internal, "FLOW_CONTROL_ERROR"),
    reset(7, .unavailable, "REFUSED_STREAM"), reset(8, .cancelled, "CANCEL"),
    reset(11, .resourceExhausted, "ENHANCE_YOUR_CALM"),
    reset(12, .permissionDenied, "INADEQUATE_SECURITY"),
  ]

  @Test("an answer becomes what the table says", arguments: cases)
  func table(_ row: Case) async throws {
    let group = try LoopGroup(count: 2)
    let server = try await ScriptedServer(loop: group.loops[1]) { _, stream in
      .init(bytes: row.bytes(stream), closes: row.closes)
    }
    let channel = HTTP2Channel(host: "127.0.0.1", port: server.port, loop: group.loops[0])
    do {
      let answer = try await channel.unary(
        Methods.echo, "x", options: CallOptions(timeout: .seconds(20)))
      #expect(row.code == nil && answer == "hi")
    } catch {
      #expect(error.code == row.code, "\(error)")
      #expect(error.message.contains(row.message), "\(error)")
      if error.code == .unavailable {
        #expect(error.message.contains("127.0.0.1:\(server.port)"), "\(error)")
      }
    }
    await channel.close()
    group.shutDown()
  }

  @Test("after GOAWAY the next call makes a new connection")
  func reconnect() async throws {
    let group = try LoopGroup(count: 2)
    let server = try await ScriptedServer(loop: group.loops[1]) { connection, stream in
      let answer =
        Self.start(stream) + Raw.data(stream, Raw.message("\(connection)"))
        + Self.end(stream, [("grpc-status", "0")])
      return .init(
        bytes: Raw.frame(7, 0, 0, Raw.big(stream) + Raw.big(0)) + answer, closes: false)
    }
    let channel = HTTP2Channel(host: "127.0.0.1", port: server.port, loop: group.loops[0])
    for connection in 0..<3 {
      let answer = try await channel.unary(Methods.echo, "x", options: .init())
      #expect(answer.text == "\(connection)")
    }
    await channel.close()
    group.shutDown()
  }

  /// Counts what it hears. Sound: used on one loop.
  private final class Listener: CallObserver, @unchecked Sendable {
    var messages: [Int: [String]] = [:]
    var ended: [Int: RPCStatus] = [:]
    var onEnd: (Listener) -> Void = { _ in }

    func callReceived(_ tag: Int, _ message: RawSpan) {
      messages[tag, default: []].append(
        message.withUnsafeBytes { String(decoding: $0, as: UTF8.self) })
    }

    func callEnded(_ tag: Int, _ status: RPCStatus) {
      ended[tag] = status
      onEnd(self)
    }
  }

  @Test("the callback form: unary, streams, sending later, cancelling, many on one connection")
  func callbacks() async throws {
    let fixture = try await Fixture()
    let loop = fixture.group.loops[0]
    let address = try SocketAddress(host: "127.0.0.1", port: fixture.port)
    let listener = await withCheckedContinuation { (done: CheckedContinuation<Listener, Never>) in
      loop.execute {
        ClientConnection.connect(to: address, on: loop) { result in
          guard case .success(let connection) = result else { return }
          let listener = Listener()
          listener.onEnd = {
            if $0.ended.count == 103 {
              connection.close()
              done.resume(returning: $0)
            }
          }
          func template(_ method: Method<Note, Note>) -> RequestTemplate {
            RequestTemplate(path: method.path, authority: "test")
          }
          let fast = template(Methods.fast)
          for tag in 0..<100 {
            connection.start(fast, observer: listener, tag: tag) {
              Note("\(tag)").encode(into: &$0)
            }
          }
          let chat = connection.start(
            template(Methods.chat), observer: listener, tag: 100, finished: false
          ) { Note("a").encode(into: &$0) }
          chat?.send { Note("b").encode(into: &$0) }
          chat?.finish()
          let hang = connection.start(
            template(Methods.hang), observer: listener, tag: 101
          ) { Note("x").encode(into: &$0) }
          hang?.cancel()
          connection.start(
            template(Methods.hang), observer: listener, tag: 102,
            deadlineNanoseconds: loop.nowNanoseconds + 50_000_000
          ) { Note("x").encode(into: &$0) }
        }
      }
    }
    let answered = (0..<100).filter { listener.messages[$0] == ["\($0)"] }
    #expect(answered.count == 100, "\(String(describing: listener.ended[0]))")
    #expect(listener.messages[100] == ["a", "b", "bye"])
    #expect(listener.ended[100]?.code == .ok)
    #expect(listener.ended[101]?.code == .cancelled)
    #expect(listener.ended[102]?.code == .deadlineExceeded)
    await fixture.end()
  }
}

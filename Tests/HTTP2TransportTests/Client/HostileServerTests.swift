import EventLoop
import HTTP2Session
import HTTP2Transport
import RPC
import Testing

/// Servers that do what none should, and what the client's caller hears.
@Suite("Hostile servers")
struct HostileServerTests {
  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    /// What the server sends when the request of the stream has come.
    let bytes: @Sendable (UInt32) -> [UInt8]
    let code: StatusCode
    let message: String
    /// The error code of the client's GOAWAY, when it ends the connection.
    var goAway: UInt32?
    var testDescription: String { name }
  }

  private static func flood(_ count: Int, _ frame: [UInt8]) -> [UInt8] {
    Array(repeatElement(frame, count: count).joined())
  }

  static let attacks: [Attack] = [
    Attack(
      name: "PUSH_PROMISE",
      bytes: { stream in
        Raw.frame(
          5, 4, stream,
          Raw.big(2)
            + Raw.block([
              (":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "x"),
            ]))
      }, code: .unavailable, message: "PROTOCOL_ERROR", goAway: 1),
    Attack(
      name: "a flood of PINGs", bytes: { _ in flood(20_000, Raw.ping()) }, code: .unavailable,
      message: "too many suspicious frames", goAway: 11),
    Attack(
      name: "a flood of SETTINGS", bytes: { _ in flood(20_000, Raw.settings) },
      code: .unavailable, message: "too many suspicious frames", goAway: 11),
    Attack(
      name: "a flood of empty DATA",
      bytes: { stream in Answer.start(stream) + flood(20_000, Raw.data(stream, [])) },
      code: .unavailable, message: "too many suspicious frames", goAway: 11),
    Attack(
      name: "a flood of window updates", bytes: { _ in flood(20_000, Raw.windowUpdate(0, 1)) },
      code: .unavailable, message: "too many suspicious frames", goAway: 11),
    Attack(
      name: "headers over the limit",
      bytes: { stream in
        Raw.headers(
          stream, [(":status", "200"), ("x-long", String(repeating: "a", count: 3_000))])
      }, code: .resourceExhausted, message: "exceed 2000 bytes"),
    Attack(
      name: "trailers over the limit",
      bytes: { stream in
        Answer.start(stream)
          + Answer.end(
            stream, [("grpc-status", "0"), ("x-long", String(repeating: "a", count: 3_000))])
      }, code: .resourceExhausted, message: "exceed 2000 bytes"),
    Attack(
      name: "a message over the limit",
      bytes: { stream in
        Answer.start(stream) + Raw.data(stream, Raw.message(Array(repeating: 1, count: 5_000)))
      }, code: .resourceExhausted, message: "a message of 5000 bytes"),
    Attack(
      name: "a body behind a status",
      bytes: { stream in
        Raw.headers(
          stream,
          [(":status", "200"), ("content-type", "application/grpc+drop"), ("grpc-status", "0")])
          + Raw.data(stream, Raw.message("x"), end: true)
      }, code: .internal, message: "sent a body after the status"),
    Attack(
      name: "DATA before headers", bytes: { stream in Raw.data(stream, Raw.message("x")) },
      code: .unavailable, message: "PROTOCOL_ERROR", goAway: 1),
    Attack(
      name: "a stream of its own",
      bytes: { _ in Raw.headers(2, [(":status", "200")]) }, code: .unavailable,
      message: "PROTOCOL_ERROR", goAway: 1),
  ]

  @Test("an attack ends as the table says, and the next call is served", arguments: attacks)
  func table(_ row: Attack) async throws {
    var limits = ChannelFixture.quick
    limits.session.headerListBytes = 2_000
    limits.call.messageBytes = 4_000
    let fixture = try await ChannelFixture(limits: limits) { connection, stream in
      let isFirst = connection == 0 && stream == 1
      return .init(bytes: isFirst ? row.bytes(stream) : Answer.ok(stream))
    }
    let error = await fixture.failure(Methods.echo)
    #expect(error?.code == row.code, "\(String(describing: error))")
    #expect(error?.message.contains(row.message) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("127.0.0.1:") == true || row.code == .resourceExhausted)
    if let code = row.goAway {
      #expect(
        await eventually {
          fixture.server.heard.contains { $0.frame.type == 7 && $0.frame.code == code }
        })
      #expect(await eventually { fixture.server.closed == 1 })
    }
    #expect(try await fixture.call(Methods.echo, waitForReady: true) == "hi")
    await fixture.end()
  }
}

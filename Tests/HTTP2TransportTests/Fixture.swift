// The service and its messages, for all tests beside this one.
@_exported import CallKit
import EventLoop
import HTTP2Transport
import RPC
import WireCodec

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
    var router = TestService.router(record)
    QuietResetTests.register(in: &router, record)
    LargeMetadataTests.register(in: &router)
    return router
  }
}

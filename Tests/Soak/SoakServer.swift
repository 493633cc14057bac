import EventLoop
import Foundation
import HTTP2Transport
import MessageServices
import Messages
import RPC
import TLSSession

/// An echo that takes its time when it is asked to.
struct SoakEcho: EchoService {
  /// The first byte of a message that is not answered: the handler waits until the call is cancelled.
  static let slow: UInt8 = 0xFF

  func unary(_ request: EchoMessage, context: ServerContext) async throws -> EchoMessage {
    while request.payload.first == Self.slow {
      // Short: the runtime keeps the timer of a sleep that was cancelled until its time.
      try await Task.sleep(for: .milliseconds(100))
    }
    return request
  }

  func collect(
    _ requests: RequestStream<EchoMessage>, context: ServerContext
  ) async throws -> EchoMessage {
    var all: [UInt8] = []
    for try await request in requests { all += request.payload }
    return EchoMessage(payload: all)
  }

  func expand(
    _ request: EchoMessage, responses: ResponseStream<EchoMessage>, context: ServerContext
  ) async throws {
    for byte in request.payload { try await responses.send(EchoMessage(payload: [byte])) }
  }

  func chat(
    _ requests: RequestStream<EchoMessage>, responses: ResponseStream<EchoMessage>,
    context: ServerContext
  ) async throws {
    for try await request in requests { try await responses.send(request) }
  }
}

/// The server of one lap, in clear text and over TLS.
struct SoakServer {
  let server: HTTP2Server
  let port: Int
  let securePort: Int

  init(on group: LoopGroup, _ tls: ServerTLS) async throws {
    var router = Router()
    SoakEcho().register(with: &router)
    server = HTTP2Server(router: router, group: group)
    port = try await server.start(port: 0).port
    securePort = try await server.start(port: 0, tls: tls).port
  }
}

/// Certificates made for one soak.
struct SoakTLS {
  let server: ServerTLS
  let client: ClientTLS

  init() throws {
    let now = Int64(Date().timeIntervalSince1970)
    let pair = try CertificateRequest(
      commonName: "soak", names: ["IP:127.0.0.1"], isAuthority: true, notBefore: now - 3_600,
      notAfter: now + 86_400, purposes: "serverAuth"
    ).selfSigned()
    server = ServerTLS(try TLSContext(server: pair))
    client = ClientTLS(try TLSContext(client: .pem(pair.chain)))
  }
}

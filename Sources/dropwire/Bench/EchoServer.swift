import ArgumentParser
import EventLoop
import Foundation
import HTTP2Transport
import MessageServices
import Messages
import RPC

/// `dropwire bench serve-echo`: the transport with nothing behind it, to measure against.
struct ServeEchoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve-echo",
    abstract: "Serve /dropwire.bench.v1.Echo to measure the transport against.",
    discussion: """
      Prints one line with "listening" when ready; SIGTERM drains and exits 0.

      EXAMPLES
        dropwire bench serve-echo --listen 127.0.0.1:7071
        dropwire bench serve-echo --listen 127.0.0.1:0 --asynchronous
      """)

  @Option(help: "HOST:PORT to listen on; port 0 takes a free one.")
  var listen = "127.0.0.1:7071"

  @Option(help: "Event loops, one thread each.")
  var loops = 1

  @Option(help: "PEM file with the certificate and its chain: TLS.")
  var tlsCert: String?

  @Option(help: "PEM file with the key of the certificate.")
  var tlsKey: String?

  @Flag(help: "Answer unary calls from an async handler instead of the synchronous fast form.")
  var asynchronous = false

  func run() async throws {
    guard let endpoint = Endpoint(listen) else {
      throw CommandFailure("--listen: \(listen) is not HOST:PORT", exitCode: 2)
    }
    let group = try LoopGroup(count: loops)
    let signals = try await TerminationSignals(on: group)
    var router = Router()
    let handler = EchoHandler()
    if asynchronous {
      handler.register(with: &router)
    } else {
      router.register(Echo.Methods.unary, synchronous: { request, _ in request })
      router.register(Echo.Methods.collect, clientStreaming: handler.collect)
      router.register(Echo.Methods.expand, serverStreaming: handler.expand)
      router.register(Echo.Methods.chat, bidirectional: handler.chat)
    }
    let server = HTTP2Server(router: router, group: group)
    let host = endpoint.host == "localhost" ? "127.0.0.1" : endpoint.host
    let address = try await server.start(host: host, port: endpoint.port, tls: try serverTLS())
    standardOutput("dropwire echo listening on \(address)")
    _ = await signals.next()
    await server.drain(deadline: .seconds(5))
  }

  private func serverTLS() throws -> ServerTLS? {
    guard let tlsCert, let tlsKey else {
      guard tlsCert == nil, tlsKey == nil else {
        throw CommandFailure("--tls-cert and --tls-key belong together", exitCode: 2)
      }
      return nil
    }
    return ServerTLS(try CertificateFiles(certificate: tlsCert, key: tlsKey).context())
  }
}

/// All four kinds of call, each the simplest that can be.
struct EchoHandler: EchoService {
  func unary(_ request: EchoMessage, context: ServerContext) async throws -> EchoMessage {
    request
  }

  func collect(
    _ requests: RequestStream<EchoMessage>, context: ServerContext
  ) async throws -> EchoMessage {
    var all: [UInt8] = []
    for try await request in requests {
      guard all.count + request.payload.count <= 1 << 20 else {
        throw RPCError(.resourceExhausted, "more than 1 MiB collected")
      }
      all += request.payload
    }
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

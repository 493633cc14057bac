import ArgumentParser
import EcosystemMessages
import EcosystemServices
import EventLoop
import Foundation
import HTTP2Transport
import InteropKit
import RPC
import TLSSession

/// The server side of gRPC's interoperability tests, on Dropwire's own transport.
@main
struct InteropServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interop-server",
    abstract: "Serve grpc.testing.TestService, for clients of other gRPC libraries to test.",
    discussion: """
      Prints one line with "listening" when ready; SIGTERM and SIGINT drain and exit 0. Beside the test
      service it serves grpc.health.v1 and grpc.reflection, v1 and v1alpha.

      EXAMPLES
        interop-server --listen 127.0.0.1:8080
        interop-server --listen 127.0.0.1:0                    a free port, named in the line
        interop-server --listen 127.0.0.1:8443 --cert server.pem --key server.key

        interop-client --server 127.0.0.1:8080 --case all
        grpcurl -plaintext 127.0.0.1:8080 describe grpc.testing.TestService
        curl -H 'content-type: application/json' -d '{"responseSize":3}' \\
          http://127.0.0.1:8080/grpc.testing.TestService/UnaryCall
      """)

  @Option(help: "HOST:PORT to listen on; port 0 takes a free one.")
  var listen = "127.0.0.1:8080"

  @Option(help: ArgumentHelp("The certificate and its chain, PEM: TLS.", valueName: "file"))
  var cert: String?

  @Option(help: ArgumentHelp("The key of --cert, PEM.", valueName: "file"))
  var key: String?

  @Option(help: "Event loops, one thread each.")
  var loops = 1

  static func main() async { await runToTheEnd() }

  func validate() throws {
    if (cert == nil) != (key == nil) { throw ValidationError("--cert and --key belong together") }
    guard (1...64).contains(loops) else { throw ValidationError("--loops: 1 to 64") }
    guard HostPort(listen) != nil else {
      throw ValidationError("--listen: '\(listen)' is not HOST:PORT")
    }
  }

  func run() async throws {
    guard let wanted = HostPort(listen) else { return }
    let tls = try serverTLS()
    let group = try LoopGroup(count: loops)
    let signals = try await Self.terminations(on: group.loops[0])
    var router = Router()
    TestServiceHandler().register(with: &router)
    let health = router.offerHealthAndReflection()
    let server = HTTP2Server(router: router, group: group)
    let address: SocketAddress
    do {
      address = try await server.start(host: wanted.numericHost, port: wanted.port, tls: tls)
    } catch {
      throw Complaint("cannot listen on \(wanted): \(error)")
    }
    printLine("interop-server listening on \(address) \(tls == nil ? "in clear text" : "with TLS")")
    for await _ in signals { break }
    health.stop()
    await server.drain(deadline: .seconds(5))
  }

  private func serverTLS() throws -> ServerTLS? {
    guard let cert, let key else { return nil }
    let credentials = TLSCredentials(
      chain: try readPEM(cert, for: "--cert"), key: try readPEM(key, for: "--key"))
    do throws(TLSError) {
      return ServerTLS(try TLSContext(server: credentials))
    } catch {
      throw Complaint("TLS with \(cert) and \(key): \(error)", exitCode: 2)
    }
  }

  /// SIGTERM and SIGINT as they arrive; the second one ends the process at once.
  private static func terminations(on loop: Loop) async throws -> AsyncStream<Int32> {
    let (arrivals, input) = AsyncStream<Int32>.makeStream(bufferingPolicy: .bufferingOldest(1))
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      loop.execute {
        var hasArrived = false
        done.resume(
          with: Result {
            for signal in [SIGTERM, SIGINT] {
              // The loop holds it.
              _ = try SignalSource(on: loop, signal: signal) {
                if hasArrived { _exit(128 + signal) }
                hasArrived = true
                input.yield(signal)
              }
            }
          })
      }
    }
    return arrivals
  }
}

import ArgumentParser
import EventLoop
import Foundation
import HTTP2Transport
import InteropKit
import RPC
import TLSSession
import WireCodec

/// The client side of gRPC's interoperability tests, on Dropwire's own transport.
@main
struct InteropClient: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interop-client",
    abstract: "Test a server of grpc.testing.TestService, case by case.",
    discussion: """
      Prints a row for each case: "ok" or "FAILED", its name, how long it took and, where it failed, why.

      EXAMPLES
        interop-client --server 127.0.0.1:8080 --case all
        interop-client --server localhost:8443 --ca authority.pem --case large_unary --case ping_pong
        interop-client --server 127.0.0.1:8080 --case all --json
        interop-client --list

      EXIT CODES
        0  every case passed
        1  a case failed
        2  the command line was wrong
      """)

  @Option(help: "HOST:PORT of the server.")
  var server = "127.0.0.1:8080"

  @Option(name: .customLong("case"), help: "A case by name, or 'all'; may be given several times.")
  var cases: [String] = []

  @Option(help: ArgumentHelp("TLS: the authorities to believe, PEM.", valueName: "file"))
  var ca: String?

  @Option(
    help: ArgumentHelp("What the certificate must be for, when not the host.", valueName: "name"))
  var serverName: String?

  @Option(
    help: "How messages are written: proto, which every server takes, json, or native.")
  var encoding: WireEncoding = .proto

  @Option(help: "Calls at once in concurrent_large_unary.")
  var concurrency = 1_000

  @Option(help: "Calls of rpc_soak.")
  var soakCalls = 100

  @Option(help: "Channels of channel_soak.")
  var soakChannels = 20

  @Option(help: "Seconds a case may take.")
  var timeout = 60

  @Flag(help: "A JSON object for each case instead of a row.")
  var json = false

  @Flag(help: "Print the names of the cases.")
  var list = false

  static func main() async { await runToTheEnd() }

  func validate() throws {
    if list { return }
    guard HostPort(server) != nil else {
      throw ValidationError("--server: '\(server)' is not HOST:PORT")
    }
    guard !cases.isEmpty else { throw ValidationError("--case NAME or --case all; --list") }
    for name in cases where name != "all" && InteropCase.named(name) == nil {
      throw ValidationError("--case: there is no '\(name)'; --list shows them")
    }
    for (flag, value) in [
      ("concurrency", concurrency), ("soak-calls", soakCalls), ("soak-channels", soakChannels),
      ("timeout", timeout),
    ] where !(1...100_000).contains(value) {
      throw ValidationError("--\(flag): \(value) is not 1 to 100,000")
    }
  }

  func run() async throws {
    if list {
      for one in InteropCase.all { printLine(one.name) }
      return
    }
    guard let address = HostPort(server) else { return }
    let group = try LoopGroup(count: 1)
    let peer = Peer(
      address: address, loop: group.loops[0], tls: try clientTLS(), encoding: encoding)
    let limits = CaseLimits(
      concurrency: concurrency, soakCalls: soakCalls, soakChannels: soakChannels,
      timeout: .seconds(timeout))
    let chosen = cases.contains("all") ? InteropCase.all : cases.compactMap(InteropCase.named)
    var failures = 0
    for one in chosen {
      let outcome = await one.outcome(peer, limits)
      if outcome.problem != nil { failures += 1 }
      printLine(json ? outcome.json : outcome.row)
    }
    if !json { printLine("\(chosen.count - failures) of \(chosen.count) cases passed") }
    if failures > 0 { throw ExitCode(1) }
  }

  private func clientTLS() throws -> ClientTLS? {
    guard let ca else { return nil }
    let authorities = try readPEM(ca, for: "--ca")
    do throws(TLSError) {
      return ClientTLS(try TLSContext(client: .pem(authorities)), serverName: serverName)
    } catch {
      throw Complaint("--ca \(ca): \(error)", exitCode: 2)
    }
  }
}

extension WireEncoding: ExpressibleByArgument {
  public init?(argument: String) {
    guard let encoding = Self.allCases.first(where: { "\($0)" == argument }) else { return nil }
    self = encoding
  }
}

import Foundation
import LoadKit
import Testing

/// Every case of gRPC's interop-test-descriptions that needs neither a cloud nor its credentials, and three of
/// our own: zero_unary, half_duplex, every_status_code.
private let caseNames = [
  "empty_unary", "large_unary", "zero_unary", "cacheable_unary", "custom_metadata",
  "client_streaming", "server_streaming", "ping_pong", "empty_stream", "half_duplex",
  "client_compressed_unary", "server_compressed_unary", "client_compressed_streaming",
  "server_compressed_streaming", "status_code_and_message", "special_status_message",
  "every_status_code", "unimplemented_method", "unimplemented_service", "cancel_after_begin",
  "cancel_after_first_response", "timeout_on_sleeping_server", "concurrent_large_unary",
  "pick_first_unary", "rpc_soak", "channel_soak",
]

@Suite("gRPC interoperability", .serialized, .sharedBench)
struct InteropCaseTests {
  let bench: Bench

  init() throws { bench = try #require(Bench.current) }

  private func check(_ name: String, _ pair: Pair) async throws {
    let outcome = try #require(
      try await bench.outcomes(pair).first { $0.name == name }, "\(name) did not run")
    #expect(outcome.ok, "\(name): \(outcome.problem ?? "")")
  }

  @Test(
    "stock grpcio client, interop-server", .enabled(if: Tools.hasGRPC),
    arguments: caseNames, Mode.allCases)
  func stockClient(name: String, mode: Mode) async throws {
    try await check(name, .stockClient(mode))
  }

  @Test(
    "interop-client, stock grpcio server", .enabled(if: Tools.hasGRPC),
    arguments: caseNames, Mode.allCases)
  func stockServer(name: String, mode: Mode) async throws {
    try await check(name, .stockServer(mode))
  }

  @Test("both our own, in every encoding", arguments: ["native", "proto", "json"])
  func own(encoding: String) async throws {
    let outcomes = try await bench.outcomes(.own(encoding))
    #expect(outcomes.map(\.name) == caseNames)
    for outcome in outcomes where outcome.name != "cacheable_unary" {
      #expect(outcome.ok, "\(outcome.name): \(outcome.problem ?? "")")
    }
    // Nothing caches between them: a case that has to fail shows that cases can.
    let uncached = try #require(outcomes.first { $0.name == "cacheable_unary" })
    #expect(uncached.problem?.contains("second response to the same request") == true)
  }

  @Test("nobody runs other cases than these", .enabled(if: Tools.hasGRPC))
  func names() async throws {
    #expect(try await bench.outcomes(.stockClient(.clear)).map(\.name) == caseNames)
    let list = try await Tools.run(try Tools.built("interop-client"), ["--list"])
    #expect(list.lines == caseNames)
  }

  @Test(
    "health and reflection tell of everything served", .enabled(if: Tools.hasGRPC),
    arguments: Mode.allCases)
  func reflection(mode: Mode) async throws {
    try await bench.withServer(.own, mode) { server in
      let authority = mode == .tls ? ["--ca", bench.path("cert.pem")] : []
      let run = try await Tools.run(
        Tools.python, ["-B", Tools.script("reflection_peer.py"), server] + authority)
      #expect(run.exit == .code(0), "\(run)")
      #expect(
        run.lines.contains("v1 and v1alpha describe 4 services, 13 methods, 30 types"), "\(run)")
    }
  }

  @Test(
    "curl calls with JSON", .enabled(if: Tools.hasCurl),
    arguments: [
      (Mode.clear, ["--http2-prior-knowledge"], "HTTP/2 200"),
      (Mode.clear, ["--http1.1"], "HTTP/1.1 200"), (Mode.tls, [], "HTTP/2 200"),
    ])
  func curl(mode: Mode, flags: [String], status: String) async throws {
    try await bench.withServer(.own, mode) { server in
      let scheme = mode == .tls ? "https" : "http"
      let authority = mode == .tls ? ["--cacert", bench.path("cert.pem")] : []
      let run = try await Tools.run(
        "curl",
        ["-si"] + flags + authority + [
          "-w", "\n", "-H", "content-type: application/json", "-d", #"{"responseSize":6}"#,
          "\(scheme)://\(server)/grpc.testing.TestService/UnaryCall",
        ])
      #expect(run.text.contains(status), "\(run)")
      #expect(run.text.contains(#""payload":{"body":"AAAAAAAA"}"#), "\(run)")
    }
  }

  @Test(
    "what cannot work is said before anything is served",
    arguments: [
      (["--listen", "nowhere"], 2, "--listen: 'nowhere' is not HOST:PORT"),
      (["--cert", "a.pem"], 2, "--cert and --key belong together"),
      (["--cert", "/none.pem", "--key", "/none.pem"], 2, "--cert: cannot read /none.pem"),
      (["--listen", "192.0.2.1:0"], 1, "cannot listen on 192.0.2.1:0"),
    ])
  func serverMistakes(flags: [String], code: Int32, text: String) async throws {
    let run = try await Tools.run(try Tools.built("interop-server"), flags)
    #expect(run.exit == .code(code), "\(run)")
    #expect(run.errors.contains(text), "\(run)")
  }

  @Test(
    "a client says what it cannot do",
    arguments: [
      (["--case", "larch_unary"], 2, "--case: there is no 'larch_unary'"),
      ([], 2, "--case NAME or --case all"),
      (["--case", "all", "--encoding", "xml"], 2, "xml"),
      (["--case", "all", "--ca", "/none.pem"], 2, "--ca: cannot read /none.pem"),
    ])
  func clientMistakes(flags: [String], code: Int32, text: String) async throws {
    let run = try await Tools.run(try Tools.built("interop-client"), flags)
    #expect(run.exit == .code(code), "\(run)")
    #expect(run.errors.contains(text), "\(run)")
  }

  @Test("a server that is not there fails each case, with a reason")
  func nobody() async throws {
    let run = try await Tools.run(
      try Tools.built("interop-client"),
      ["--server", "127.0.0.1:1", "--case", "empty_unary", "--case", "ping_pong"])
    #expect(run.exit == .code(1), "\(run)")
    #expect(run.lines.filter { $0.hasPrefix("FAILED") && $0.contains("UNAVAILABLE") }.count == 2)
    #expect(run.lines.last == "0 of 2 cases passed")
  }
}

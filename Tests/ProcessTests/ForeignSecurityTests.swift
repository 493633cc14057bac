import Foundation
import LoadKit
import Messages
import Testing
import WireCodec

extension ExecutableTests {
  /// Foreign programs over TLS, and all that reflection tells of the shipped server.
  @Suite("foreign peers over TLS")
  struct ForeignSecurityTests {}
}

extension ExecutableTests.ForeignSecurityTests {
  private static let grpcHeaders = [
    "-H", "content-type: application/grpc+drop", "-H", "te: trailers",
  ]

  /// One framed message in a file, as the tools want it.
  private func file(_ workspace: Workspace, _ message: some WireMessage) throws -> String {
    let bytes = message.encodedBytes()
    var data = Data([0])
    withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { data.append(contentsOf: $0) }
    try (data + bytes).write(to: URL(filePath: workspace.path("request")))
    return workspace.path("request")
  }

  /// `serve --dev-tls`, and the certificate to believe.
  private func withServer(
    _ body: (Workspace, ServerUnderTest, String) async throws -> Void
  ) async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--dev-tls"])
      try await body(workspace, server, workspace.path("data/dev-tls/cert.pem"))
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("h2load: a few thousand requests to the echo server", .enabled(if: Peers.hasH2Load))
  func h2load() async throws {
    try await withServer { workspace, _, certificate in
      let echo = try await ServerUnderTest.start([
        "bench", "serve-echo", "--listen", "127.0.0.1:0", "--tls-cert", certificate, "--tls-key",
        workspace.path("data/dev-tls/key.pem"),
      ])
      let run = try await Peers.run(
        "h2load",
        [
          "-c8", "-m64", "-n8000", "-d", try file(workspace, EchoMessage(payload: [1, 2, 3])),
          "https://\(echo.target)/dropwire.bench.v1.Echo/Unary",
        ] + Self.grpcHeaders)
      let text = run.lines.joined(separator: "\n")
      #expect(text.contains("8000 succeeded, 0 failed, 0 errored, 0 timeout"), "\(run)")
      #expect(text.contains("Application protocol: h2"), "\(run)")
      #expect(try await echo.stop() == .code(0))
    }
  }

  @Test("nghttp posts a message and reads the trailers", .enabled(if: Peers.hasNghttp))
  func nghttp() async throws {
    try await withServer { workspace, server, _ in
      let run = try await Peers.run(
        "nghttp",
        ["-nv", "-d", try file(workspace, HeadRequest())] + Self.grpcHeaders
          + ["https://\(server.target)/dropwire.live.v1.Audit/Head"])
      let text = run.lines.joined(separator: "\n")
      #expect(run.exit == .code(0), "\(run)")
      #expect(text.contains("The negotiated protocol: h2"), "\(run)")
      #expect(text.contains(":status: 200") && text.contains("grpc-status: 0"), "\(run)")
    }
  }

  @Test("curl calls with JSON", .enabled(if: Peers.hasCurl))
  func curl() async throws {
    try await withServer { _, server, certificate in
      func curl(_ more: [String]) async throws -> Ended {
        try await Peers.run(
          "curl",
          ["-si", "-w", "\n", "-H", "content-type: application/json", "-d", "{}"] + more
            + ["https://\(server.target)/dropwire.live.v1.Admin/Stats"])
      }
      let answer = try await curl(["--cacert", certificate])
      let text = answer.lines.joined(separator: "\n")
      #expect(text.contains("HTTP/2 200") && text.contains(#""pid":"#), "\(answer)")
      // 60: the certificate is nobody's that curl knows.
      #expect(try await curl([]).exit == .code(60))
    }
  }

  @Test(
    "every served service, method and type, by both versions of reflection",
    .enabled(if: Peers.hasEcosystem))
  func reflection() async throws {
    try await withServer { _, server, certificate in
      let script = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Interop/reflection_peer.py").path
      let run = try await Peers.run(
        Peers.python, ["-B", script, server.target, "--ca", certificate])
      #expect(run.exit == .code(0), "\(run)")
      let listed = try await Program.run(["call", "--list"])
      func services(_ lines: [String]) -> Set<String> {
        Set(lines.filter { $0.hasPrefix("dropwire.live.v1.") })
      }
      #expect(!services(run.lines).isEmpty)
      #expect(services(run.lines) == services(listed.lines), "\(run)\n\(listed)")
      #expect(run.lines.last?.hasPrefix("v1 and v1alpha describe") == true, "\(run)")
    }
  }
}

import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// Who may call a server, and from where.
  @Suite("callers")
  struct IdentityTests {}
}

extension ExecutableTests.IdentityTests {
  /// Starts a server on some address, waits for its line, and ends it.
  private func saying(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> (line: String, errors: String) {
    try await offPool {
      let process = try Program.start(["serve"] + arguments, environment: environment)
      defer { process.kill() }
      let line = try process.waitForLine(containing: "listening", timeoutSeconds: 60)
      #expect(process.stop(graceSeconds: 60) == .code(0))
      return (line, process.errorTail)
    }
  }

  @Test("nobody is asked: this machine only, and it is said", .timeLimit(.minutes(5)))
  func loopback() async throws {
    try await Workspace.with { workspace in
      let data = ["--data", workspace.path("data")]
      for listen in ["0.0.0.0:0", "[::]:0"] {
        let refused = try await Program.run(["serve", "--listen", listen] + data)
        #expect(refused.exit == .code(2), "\(refused)")
        #expect(
          refused.errors.contains("\(listen) can be called from other machines"), "\(refused)")
        #expect(refused.errors.contains("--identity FILE"), "\(refused)")
      }
      #expect(!FileManager.default.fileExists(atPath: workspace.path("data")))
      let alone = try await saying(["--listen", "127.0.0.1:0"] + data)
      #expect(alone.errors.contains("everybody on this machine may do everything"), "\(alone)")
      let open = try await saying(["--listen", "0.0.0.0:0", "--anyone"] + data)
      #expect(open.line.contains("0.0.0.0:"), "\(open)")
      #expect(open.errors.contains("everybody on the network may do everything"), "\(open)")
      let file = try workspace.write("callers", "ops operator 0123456789abcdef\n")
      let asking = try await saying(
        ["--listen", "0.0.0.0:0"] + data, environment: ["DROPWIRE_IDENTITY": file])
      #expect(!asking.errors.contains("are not asked"), "\(asking)")
    }
  }

  @Test(
    "a stock grpcio client: roles, whom it acts for, and another file at SIGHUP",
    .enabled(if: Peers.hasGRPC), .timeLimit(.minutes(5)))
  func grpc() async throws {
    try await Workspace.with { workspace in
      func token(_ name: String) -> String { "0123456789abcdef-\(name)" }
      let digest = try await Peers.run(
        "sh", ["-c", "printf %s \(token("ops")) | sha256sum | cut -d' ' -f1"])
      let lines = [
        "ops    ingest,creator,operator  sha256:\(try #require(digest.lines.first))",
        "edge   edge  buyer=77..79       \(token("edge"))",
      ]
      let callers = try workspace.write("callers", lines.joined(separator: "\n"))
      let server = try await workspace.serve(
        flags: ["--identity", callers, "--log-calls", "all", "--log-level", "debug"])
      let script = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Interop/identity_peer.py").path
      let run = try await Peers.run(
        Peers.python, ["-B", script, server.target, token("ops"), token("edge")])
      #expect(run.exit == .code(0), "\(run)")
      #expect(run.lines.filter { $0.hasPrefix("ok ") }.count == 12, "\(run)")
      // The same token may do something else from here on; a line that is wrong is named, and not said.
      _ = try workspace.write("callers", "edge auditor \(token("edge"))\n")
      server.process.signal(SIGHUP)
      #expect(await said(server, "identity (1)"), "\(server.process.errorTail)")
      let audit = try await Program.run(
        ["call", server.target, "Audit/Head", "--token", token("edge")], timeoutSeconds: 120)
      #expect(audit.exit == .code(0), "\(audit)")
      _ = try workspace.write("callers", "edge \(token("edge")) \(token("more"))\n")
      server.process.signal(SIGHUP)
      #expect(await said(server, "callers:1: behind the name stand"), "\(server.process.errorTail)")
      #expect(try await server.stop() == .code(0))
      for name in ["ops", "edge", "more"] {
        #expect(!server.process.errorTail.contains(token(name)), "\(server.process.errorTail)")
      }
    }
  }

  /// Whether standard error has the text within a minute.
  private func said(_ server: ServerUnderTest, _ text: String) async -> Bool {
    for _ in 0..<1_200 {
      if server.process.errorTail.contains(text) { return true }
      try? await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  @Test("certificates name partners", .enabled(if: hasOpenSSL), .timeLimit(.minutes(5)))
  func certificates() async throws {
    try await Workspace.with { workspace in
      for (name, names) in [
        ("server", "IP:127.0.0.1"), ("swift", "URI:spiffe://swift/dispatch"),
        ("other", "DNS:other.example"),
      ] {
        try await makePair(workspace, name, names)
      }
      let authorities = try ["swift", "other"].map {
        try String(contentsOfFile: workspace.path("\($0).pem"), encoding: .utf8)
      }
      let trusted = try workspace.write("trusted.pem", authorities.joined())
      let callers = try workspace.write(
        "callers", "swift partner partner=7 uri:spiffe://swift/dispatch\n")
      let server = try await workspace.serve(flags: [
        "--tls-cert", workspace.path("server.pem"), "--tls-key", workspace.path("server.key"),
        "--tls-client-ca", trusted, "--identity", callers,
      ])
      func call(_ name: String, _ method: String, _ request: String = "{}") async throws -> Ended {
        try await Program.run(
          [
            "call", server.target, method, request, "--ca", workspace.path("server.pem"),
            "--cert", workspace.path("\(name).pem"), "--key", workspace.path("\(name).key"),
          ], timeoutSeconds: 120)
      }
      let stats = try await call("swift", "Admin/Stats")
      #expect(
        stats.errors.contains(
          "swift may not call dropwire.live.v1.Admin/Stats: it takes one of the roles auditor,"
            + " operator, and swift has partner"), "\(stats)")
      func hub(_ partner: Int) -> String {
        #"{"key":"00000000-0000-0000-0000-00000000000\#(partner)","partner":\#(partner),"openJobs":1}"#
      }
      let own = try await call("swift", "Registry/PutHub", hub(7))
      #expect(own.lines.joined().contains("unknownPartner"), "\(own)")
      let foreign = try await call("swift", "Registry/PutHub", hub(8))
      #expect(foreign.errors.contains("swift does not act for partner_8"), "\(foreign)")
      let stranger = try await call("other", "Registry/PutHub", hub(7))
      #expect(stranger.errors.contains("UNAUTHENTICATED"), "\(stranger)")
      #expect(
        stranger.errors.contains("the certificate of 'CN=other' is nobody's"), "\(stranger)")
      _ = try workspace.write("callers", "ops operator dns:other.example\n")
      server.process.signal(SIGHUP)
      #expect(await said(server, "identity (1)"), "\(server.process.errorTail)")
      #expect(try await call("other", "Admin/Stats").exit == .code(0))
      #expect(try await call("swift", "Registry/PutHub", hub(7)).exit == .code(1))
      #expect(try await server.stop() == .code(0))
    }
  }

  private static let hasOpenSSL =
    (try? ChildProcess(executable: "/usr/bin/env", arguments: ["openssl", "version"]))?
    .stop(after: 20) == .code(0)

  private func makePair(_ workspace: Workspace, _ name: String, _ names: String) async throws {
    let run = try await Peers.run(
      "openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
        workspace.path("\(name).key"), "-out", workspace.path("\(name).pem"), "-days", "2", "-subj",
        "/CN=\(name)", "-addext", "subjectAltName=\(names)",
      ])
    #expect(run.exit == .code(0), "\(run)")
  }
}

import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  @Suite("TLS")
  struct TLSTests {}
}

extension ExecutableTests.TLSTests {
  private static let hasOpenSSL =
    (try? ChildProcess(executable: "/usr/bin/env", arguments: ["openssl", "version"]))?
    .stop(after: 20) == .code(0)

  /// A self-signed pair, made as an operator would.
  private func makePair(_ workspace: Workspace, _ name: String, for usage: String) async throws {
    let arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
      "-keyout", workspace.path("\(name).key.new"), "-out", workspace.path("\(name).pem.new"),
      "-days", "2", "-subj", "/CN=\(name)", "-addext", "subjectAltName=\(usage)",
    ]
    let exit = try await offPool {
      try ChildProcess(executable: "/usr/bin/env", arguments: arguments).stop(after: 60)
    }
    #expect(exit == .code(0))
  }

  /// Puts a pair made before in the place of another.
  private func install(_ workspace: Workspace, _ name: String, as place: String) throws {
    for kind in ["key", "pem"] {
      let target = workspace.path("\(place).\(kind)")
      try? FileManager.default.removeItem(atPath: target)
      try FileManager.default.copyItem(
        atPath: workspace.path("\(name).\(kind).new"), toPath: target)
    }
  }

  private func call(_ target: String, _ flags: [String]) async throws -> Ended {
    try await Program.run(["call", target, "Admin/Stats"] + flags)
  }

  /// Calls until it works; the last answer.
  private func eventually(_ target: String, _ flags: [String]) async throws -> Ended {
    for _ in 0..<60 {
      let run = try await call(target, flags)
      if run.exit == .code(0) { return run }
      try await Task.sleep(for: .milliseconds(250))
    }
    return try await call(target, flags)
  }

  @Test("--dev-tls makes a pair, says how to call it, and keeps it", .timeLimit(.minutes(5)))
  func development() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--dev-tls"])
      let certificate = workspace.path("data/dev-tls/cert.pem")
      let advice = "dropwire call --tls --ca \(certificate) \(server.target) Admin/Stats"
      #expect(server.process.hasSaid(advice), "\(server.process.errorTail)")
      let first = try Data(contentsOf: URL(filePath: certificate))
      let good = try await call(server.target, ["--tls", "--ca", certificate])
      #expect(good.exit == .code(0), "\(good)")
      let byName = "localhost:\(server.port)"
      #expect(try await call(byName, ["--ca", certificate]).exit == .code(0))
      #expect(try await call(server.target, ["--insecure"]).exit == .code(0))
      let unknown = try await call(server.target, ["--tls"])
      #expect(unknown.exit == .code(1))
      #expect(
        unknown.errors.contains(
          "certificate of 127.0.0.1 is self-signed and not among the trusted authorities"),
        "\(unknown)")
      let wrongName = try await call(
        server.target, ["--ca", certificate, "--server-name", "drops.example"])
      #expect(wrongName.errors.contains("certificate of drops.example is for localhost"))
      #expect(try await call(server.target, []).exit == .code(1))
      #expect(try await server.stop() == .code(0))
      let again = try await workspace.serve(flags: ["--dev-tls"])
      #expect(try Data(contentsOf: URL(filePath: certificate)) == first)
      #expect(try await again.stop() == .code(0))
    }
  }

  @Test(
    "another certificate is taken at SIGHUP and when the files change; a bad one is not",
    .enabled(if: hasOpenSSL), .timeLimit(.minutes(5)))
  func reload() async throws {
    try await Workspace.with { workspace in
      for name in ["one", "two", "three"] {
        try await makePair(workspace, name, for: "IP:127.0.0.1")
      }
      try install(workspace, "one", as: "live")
      let server = try await workspace.serve(flags: [
        "--tls-cert", workspace.path("live.pem"), "--tls-key", workspace.path("live.key"),
      ])
      func trusting(_ name: String) -> [String] { ["--ca", workspace.path("\(name).pem.new")] }
      #expect(try await call(server.target, trusting("one")).exit == .code(0))
      try install(workspace, "two", as: "live")
      server.process.signal(SIGHUP)
      let second = try await eventually(server.target, trusting("two"))
      #expect(second.exit == .code(0), "\(second)")
      #expect(try await call(server.target, trusting("one")).exit == .code(1))
      // Half a change: the key does not belong to the certificate.
      _ = try workspace.write("live.key", "no key")
      server.process.signal(SIGHUP)
      #expect(try await eventually(server.target, trusting("two")).exit == .code(0))
      // Nobody says anything.
      try install(workspace, "three", as: "live")
      let third = try await eventually(server.target, trusting("three"))
      #expect(third.exit == .code(0), "\(third)")
      #expect(server.process.hasSaid("certificate loaded again"))
      #expect(server.process.hasSaid("no private key in PEM form"))
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("partners show certificates", .enabled(if: hasOpenSSL), .timeLimit(.minutes(5)))
  func mutual() async throws {
    try await Workspace.with { workspace in
      try await makePair(workspace, "server", for: "IP:127.0.0.1")
      try await makePair(workspace, "partner", for: "URI:spiffe://acme/agent/7")
      try await makePair(workspace, "stranger", for: "URI:spiffe://nobody")
      for name in ["server", "partner", "stranger"] {
        try install(workspace, name, as: name)
      }
      let server = try await workspace.serve(flags: [
        "--tls-cert", workspace.path("server.pem"), "--tls-key", workspace.path("server.key"),
        "--tls-client-ca", workspace.path("partner.pem"),
      ])
      func flags(_ name: String?) -> [String] {
        let trust = ["--ca", workspace.path("server.pem")]
        guard let name else { return trust }
        return trust
          + ["--cert", workspace.path("\(name).pem"), "--key", workspace.path("\(name).key")]
      }
      let good = try await call(server.target, flags("partner"))
      #expect(good.exit == .code(0), "\(good)")
      let none = try await call(server.target, flags(nil))
      #expect(none.errors.contains("the server wants a client certificate"), "\(none)")
      let stranger = try await call(server.target, flags("stranger"))
      #expect(stranger.exit == .code(1) && stranger.errors.contains("refused"), "\(stranger)")
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test(
    "what cannot work is said before anything is served",
    arguments: [
      (["--tls-cert", "a.pem"], "tlsCert and tlsKey belong together"),
      (["--tls-cert", "/none.pem", "--tls-key", "/none.key"], "tlsCert: cannot read /none.pem"),
      (["--tls-client-ca", "a.pem"], "tlsClientCa: clients show certificates over TLS only"),
      (["--dev-tls", "--tls-client-auth", "perhaps"], "\"perhaps\" is none of none, optional"),
      (["--dev-tls", "--tls-client-auth", "required"], "tlsClientAuth: needs tlsClientCa"),
      (["--dev-tls", "--tls-cert", "a", "--tls-key", "b"], "devTls: makes a certificate"),
    ])
  func mistakes(flags: [String], text: String) async throws {
    try await Workspace.with { workspace in
      let run = try await Program.run(
        ["serve", "--listen", "127.0.0.1:0", "--data", workspace.path("data")] + flags)
      #expect(run.exit == .code(2), "\(run)")
      #expect(run.errors.contains(text), "\(run)")
    }
  }
}

import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// Generated JavaScript, as a user makes it with the executable and runs it with node.
  @Suite("node")
  struct NodeClientTests {}
}

/// Modules as the executable makes them, and the scripts that use them.
enum JavaScript {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A server that can be told which pages may call speaks the protocol that they do.
  static let serverSpeaksConnect: Bool = {
    guard let process = try? Program.start(["serve", "--help"]) else { return false }
    _ = process.stop(after: 20)
    return process.outputLines.contains { $0.contains("--allow-origin") }
  }()

  static func script(_ name: String) -> String {
    root.appending(path: "Tests/JavaScriptTests/Scripts/\(name)").path
  }

  /// Generates the modules of the shipped schemas into the workspace; their folder.
  static func modules(_ workspace: Workspace) async throws -> String {
    let schemas = root.appending(path: "Schemas").path
    let folder = workspace.path("modules")
    let run = try await Program.run([
      "schema", "generate", "--schemas", schemas, "--javascript", folder,
    ])
    #expect(run.exit == .code(0), "\(run)")
    _ = try workspace.write("package.json", "{\"type\":\"module\"}\n")
    return folder
  }
}

extension ExecutableTests.NodeClientTests {
  private func node(_ script: String, _ arguments: [String]) async throws {
    let run = try await Peers.run("node", [JavaScript.script(script)] + arguments)
    #expect(run.exit == .code(0), "\(run)")
    #expect(
      run.lines.contains { $0.hasPrefix("# tests 12") || $0.hasPrefix("ℹ tests 12") }, "\(run)")
  }

  @Test("generated clients over gRPC", arguments: ["native", "proto", "json"])
  func clients(encoding: String) async throws {
    try await clients("grpc", encoding)
  }

  @Test(
    "generated clients over Connect", .enabled(if: JavaScript.serverSpeaksConnect),
    arguments: ["native", "proto", "json"])
  func clientsOverConnect(encoding: String) async throws {
    try await clients("connect", encoding)
  }

  private func clients(_ name: String, _ encoding: String) async throws {
    try await Workspace.with { workspace in
      let modules = try await JavaScript.modules(workspace)
      let server = try await workspace.serve()
      try await node("serve.mjs", [modules, "http://\(server.target)", name, encoding])
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("generated clients over gRPC and TLS, of which only the server's authority is trusted")
  func clientsOverTLS() async throws {
    try await Workspace.with { workspace in
      let modules = try await JavaScript.modules(workspace)
      let server = try await workspace.serve(flags: ["--dev-tls"])
      let authority = workspace.path("data/dev-tls/cert.pem")
      try await node(
        "serve.mjs", [modules, "https://\(server.target)", "grpc", "native", authority])
      #expect(try await server.stop() == .code(0))
    }
  }
}

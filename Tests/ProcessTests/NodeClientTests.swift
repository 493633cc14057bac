import Foundation
import LoadKit
import Testing

extension ProcessTests {
  /// Generated JavaScript, as a user makes it with the executable and runs it with node.
  @Suite("node")
  struct NodeClientTests {}
}

extension ProcessTests.NodeClientTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Generates the modules of the shipped schemas into the workspace; their folder.
  private func modules(_ workspace: Workspace) async throws -> String {
    let schemas = Self.root.appending(path: "Schemas").path
    let folder = workspace.path("modules")
    let run = try await Program.run([
      "schema", "generate", "--schemas", schemas, "--javascript", folder,
    ])
    #expect(run.exit == .code(0), "\(run)")
    _ = try workspace.write("package.json", "{\"type\":\"module\"}\n")
    return folder
  }

  private func node(_ script: String, _ arguments: [String]) async throws {
    let path = Self.root.appending(path: "Tests/JavaScriptTests/Scripts/\(script)").path
    let run = try await Peers.run("node", [path] + arguments)
    #expect(run.exit == .code(0), "\(run)")
    #expect(run.lines.contains { $0.hasPrefix("# pass 12") || $0.hasPrefix("ℹ pass 12") }, "\(run)")
  }

  @Test("generated clients over gRPC", arguments: ["native"])
  func clients(encoding: String) async throws {
    try await Workspace.with { workspace in
      let modules = try await modules(workspace)
      let server = try await workspace.serve()
      try await node("serve.mjs", [modules, "http://\(server.target)", encoding])
      #expect(try await server.stop() == .code(0))
    }
  }
}

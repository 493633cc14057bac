import Foundation
import LoadKit
import Testing

extension ExecutableTests.ForeignPeerTests {
  /// Health and reflection as gRPC's own clients for Python use them; the script ends the server.
  @Test(
    "stock clients of health and reflection, from the first question to the drain",
    .enabled(if: Peers.hasEcosystem))
  func healthAndReflection() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Interop/ecosystem_peer.py").path
      let pid = server.process.pid
      let run = try await Peers.run(Peers.python, ["-B", script, server.target, "\(pid)"])
      #expect(run.exit == .code(0), "\(run)")
      #expect(run.lines.filter { $0.hasPrefix("ok ") }.count == 40, "\(run)")
      // The script has asked for the end; asking twice would not wait for the drain.
      let process = server.process
      #expect(try await offPool { process.stop(after: 30) } == .code(0))
    }
  }
}

import Foundation
import LoadKit
import Testing

extension ProcessTests {
  /// Generated JavaScript in a browser, on a page of another origin than the server's.
  @Suite("browser")
  struct BrowserTests {}
}

extension ProcessTests.BrowserTests {
  @Test(
    "unary calls and streams in every encoding, over TLS",
    .enabled(if: Peers.hasChromium, "make test installs a browser"),
    .enabled(if: JavaScript.serverSpeaksConnect))
  func chromium() async throws {
    try await Workspace.with { workspace in
      let modules = try await JavaScript.modules(workspace)
      let server = try await workspace.serve(flags: ["--dev-tls", "--allow-origin", "*"])
      let script = JavaScript.script("browser.mjs")
      let run = try await Peers.run(
        "node", [script, modules, "https://\(server.target)"], seconds: 120)
      #expect(run.exit == .code(0), "\(run)")
      #expect(
        run.lines.last?.contains("\"done\":[\"json\",\"proto\",\"native\"]") == true, "\(run)")
      #expect(try await server.stop() == .code(0))
    }
  }
}

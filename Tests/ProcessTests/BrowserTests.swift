import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// Generated JavaScript in a browser, on a page of another origin than the server's.
  @Suite("browser")
  struct BrowserTests {}
}

extension ExecutableTests.BrowserTests {
  /// For how long the feed at the end is silent; `make browser` sets minutes.
  private var silence: Int {
    ProcessInfo.processInfo.environment["DROPWIRE_BROWSER_SECONDS"].flatMap { Int($0) } ?? 2
  }

  @Test(
    "calls and streams in every encoding, then a silent feed: HTTP/1.1, and HTTP/2 over TLS",
    .enabled(if: Peers.hasChromium, "make test installs a browser"),
    .enabled(if: JavaScript.serverSpeaksConnect), arguments: ["http", "https"])
  func chromium(scheme: String) async throws {
    try await Workspace.with { workspace in
      let modules = try await JavaScript.modules(workspace)
      let secure = scheme == "https"
      let server = try await workspace.serve(
        flags: ["--allow-origin", "*"] + (secure ? ["--dev-tls"] : []))
      let arguments = [
        JavaScript.script("browser.mjs"), modules, "\(scheme)://\(server.target)", "\(silence)",
      ]
      let authority = secure ? [workspace.path("data/dev-tls/cert.pem")] : []
      let run = try await Peers.run(
        "node", arguments + authority, seconds: 120 + Double(silence))
      #expect(run.exit == .code(0), "\(run)")
      #expect(
        run.lines.last?.contains("\"done\":[\"json\",\"proto\",\"native\"]") == true, "\(run)")
      #expect(try await server.stop() == .code(0))
    }
  }
}

import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// What curl, proxies and old clients of HTTP do beside plain calls.
  @Suite("foreign HTTP")
  struct ForeignHTTPTests {}
}

extension ExecutableTests.ForeignHTTPTests {
  private func curl(_ arguments: [String]) async throws -> String {
    let run = try await Peers.run("curl", ["-si", "-w", "\n"] + arguments)
    #expect(run.exit == .code(0), "\(run)")
    return run.lines.joined(separator: "\n")
  }

  @Test(
    "curl: HEAD, through a proxy, Expect, over HTTP/1.1 and HTTP/2", .enabled(if: Peers.hasCurl),
    arguments: ["--http1.1", "--http2-prior-knowledge"])
  func curl(version: String) async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let head = "dropwire.live.v1.Audit/Head"
      let json = [version, "-H", "content-type: application/json"]

      let asked = try await curl([version, "-I", "http://\(server.target)/\(head)"])
      #expect(asked.contains(" 405") && asked.contains("allow: "), "\(asked)")
      if version == "--http1.1" {
        // The body of a HEAD's answer would be read as the next answer.
        let url = "http://\(server.target)/"
        let twice = try await curl([version, "-I", url, url])
        #expect(twice.components(separatedBy: " 405").count == 3, "\(twice)")
      }

      // The target of a request to a proxy is a whole URI; whose name it has is nobody's here.
      let through = try await curl(
        json + ["-d", "{}", "-x", "http://\(server.target)", "http://shop.example/\(head)"])
      #expect(through.contains(" 200") && through.contains(#""digest":"#), "\(through)")

      let large = #"{"key":"\#(UUID().uuidString.lowercased())","creator":"5","title":"later"}"#
      let expecting = try await curl(
        json + [
          "-H", "Expect: 100-continue", "--expect100-timeout", "20", "-d", large,
          "http://\(server.target)/dropwire.live.v1.Ingest/OpenStream",
        ])
      #expect(expecting.contains(" 200") && expecting.contains("opened"), "\(expecting)")
      if version == "--http1.1" {
        #expect(expecting.hasPrefix("HTTP/1.1 100 Continue"), "\(expecting)")
      }
      #expect(try await server.stop() == .code(0))
    }
  }

  /// What sends one request and the end of its bytes, and then reads to the end.
  private static let halfClose = """
    import socket, sys
    host, port = sys.argv[1].split(":")
    for _ in range(20):
        peer = socket.create_connection((host, int(port)), timeout=20)
        peer.sendall(b"POST /dropwire.live.v1.Audit/Head HTTP/1.1\\r\\nhost: a\\r\\n"
                     b"content-type: application/json\\r\\ncontent-length: 2\\r\\n\\r\\n{}")
        peer.shutdown(socket.SHUT_WR)
        answer = b""
        while part := peer.recv(65536):
            answer += part
        assert answer.startswith(b"HTTP/1.1 200 "), answer
        assert b'"digest"' in answer, answer
    """

  @Test(
    "a client that ends its side before it reads is answered, each time",
    .enabled(if: Peers.hasGRPC))
  func halfClosed() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let script = try workspace.write("half_close.py", Self.halfClose)
      let run = try await Peers.run(Peers.python, [script, server.target])
      #expect(run.exit == .code(0), "\(run)")
      #expect(try await server.stop() == .code(0))
    }
  }
}

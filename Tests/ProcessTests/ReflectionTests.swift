import Foundation
import LoadKit
import Testing

/// `dropwire call` of servers whose schema the program does not have.
extension ExecutableTests {
  @Suite("call by reflection")
  struct ReflectionTests {}
}

extension ExecutableTests.ReflectionTests {
  struct Row: Sendable {
    var arguments: [String]
    var lines: [String] = []
    /// What standard error has in it.
    var errors = ""
    var code: Int32 = 0
  }

  private static let order =
    #"{"orderId":"a","total":"-7","lines":[{"price":1.5,"photo":"AQI="}],"tags":{"x":-1},"cash":true,"#
    + #""at":"2026-11-24T10:00:00.000000001Z","state":"OPEN","parent":{"orderId":"p"},"counts":[1,300]}"#

  private static let rows: [Row] = [
    Row(
      arguments: ["--list"],
      lines: [
        "test.store.Store", "  Store/Echo   (Order) -> Order",
        "  Store/Sum    (stream Order) -> Order", "  Store/Split  (Order) -> stream Order",
        "  Store/Chat   (stream Order) -> stream Order",
      ]),
    Row(arguments: ["Store/Echo", order], lines: [order]),
    Row(
      arguments: ["test.store.store/echo", #"{"order_id":"b"}"#, "-H", "x-say: hi", "-v"],
      lines: [#"{"orderId":"b"}"#], errors: "< x-saw: hi"),
    Row(arguments: ["Store/Echo"], lines: ["{}"]),
    Row(
      arguments: ["Store/Sum", #"{"total":1}"#, #"{"total":"2"}"#, #"{"total":39}"#],
      lines: [#"{"total":"42"}"#]),
    Row(
      arguments: ["Store/Split", #"{"orderId":"s","lines":[{"price":1},{"price":2}]}"#],
      lines: [
        #"{"orderId":"s","lines":[{"price":1}]}"#, #"{"orderId":"s","lines":[{"price":2}]}"#,
      ]),
    Row(
      arguments: ["Store/Chat", #"{"orderId":"1"}"#, #"{"orderId":"2"}"#],
      lines: [
        #"{"orderId":"1","parent":{"orderId":"1"}}"#,
        #"{"orderId":"2","parent":{"orderId":"2"}}"#,
      ]),
    Row(arguments: ["Store/Echo", #"{"orderId":"t"}"#, "--table"], lines: ["orderId  t"]),
    Row(
      arguments: ["Store/Echo", #"{"orderId":"missing"}"#], errors: "NOT_FOUND (5): no such order",
      code: 1),
    Row(
      arguments: ["Store/Echo", #"{"orderId":"slow"}"#, "--timeout", "1s"],
      errors: "DEADLINE_EXCEEDED", code: 1),
    Row(
      arguments: ["Store/Echo", #"{"orderid":"x"}"#], errors: "did you mean `orderId`?", code: 2),
    Row(arguments: ["Store/Ecko"], errors: "did you mean `Echo`?", code: 2),
    Row(arguments: ["Stor/Echo"], errors: "did you mean `Store`?", code: 2),
    Row(arguments: ["Store/Echo", "--encoding", "native"], errors: "--schemas", code: 2),
  ]

  @Test(
    "a grpcio server with a schema of its own, v1alpha", .enabled(if: Peers.hasEcosystem),
    .timeLimit(.minutes(5)))
  func foreign() async throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Interop/store_peer.py").path
    let process = try Peers.start(Peers.python, ["-B", script])
    defer {
      process.kill()
      _ = process.waitForEnd(timeoutSeconds: 10)
    }
    let line = try await offPool {
      try process.waitForLine(containing: "listening", timeoutSeconds: 60)
    }
    let target = "127.0.0.1:" + (line.split(separator: " ").last.map(String.init) ?? "")
    for row in Self.rows {
      let run = try await Program.run(["call", target] + row.arguments)
      #expect(run.exit == .code(row.code), "\(row.arguments) \(run)")
      if row.code == 0 {
        #expect(Array(run.lines.suffix(row.lines.count)) == row.lines, "\(row.arguments) \(run)")
      }
      #expect(row.errors.isEmpty || run.errors.contains(row.errors), "\(row.arguments) \(run)")
    }
    let described = try await Program.run(["call", target, "--describe", "Order"])
    #expect(described.lines.first == "message test.store.Order")
    #expect(described.lines.contains { $0.contains("map<string, int32>") }, "\(described)")
  }

  @Test("our own server, v1, over TLS; what is described beside it", .timeLimit(.minutes(5)))
  func own() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--dev-tls", "--log-calls", "all"])
      let security = ["--ca", workspace.path("data/dev-tls/cert.pem")]
      let list = try await Program.run(["call", server.target, "--list"] + security)
      #expect(list.lines.contains("dropwire.live.v1.Reservations"), "\(list)")
      #expect(list.lines.contains("dropwire.describe.v1.Describe"), "\(list)")
      let stats = try await Program.run(
        ["call", server.target, "Admin/Stats", "--reflect"] + security)
      #expect(stats.lines.first?.contains(#""connections":1"#) == true, "\(stats)")
      let health = try await Program.run(
        ["call", server.target, "grpc.health.v1.Health/Check", "{}"] + security)
      #expect(health.lines.first?.lowercased().contains("serving") == true, "\(health)")
      let described = try await Program.run(
        ["call", server.target, "Describe/Describe", #"{"name":"ReserveRequest"}"#] + security)
      #expect(
        described.exit == .code(0) && described.lines.first?.contains("maximumBytes") == true,
        "\(described)")
      let insecure = try await Program.run(["call", server.target, "--list", "--insecure"])
      #expect(insecure.errors.contains("warning: --insecure"), "\(insecure)")
      #expect(
        server.process.hasSaid("method=dropwire.live.v1.Admin/Stats"),
        "\(server.process.errorTail)")
    }
  }

  @Test("callers show tokens, and deadlines are cut", .timeLimit(.minutes(5)))
  func rules() async throws {
    try await Workspace.with { workspace in
      let tokens = try workspace.write("tokens.txt", "edge-1 0123456789abcdef\n")
      let server = try await workspace.serve(flags: [
        "--tokens", tokens, "--max-calls", "100", "--max-waiting-calls", "10",
        "--max-deadline-seconds", "30",
      ])
      let call = ["call", server.target, "Admin/Stats"]
      let nobody = try await Program.run(call)
      #expect(nobody.errors.contains("UNAUTHENTICATED (16)"), "\(nobody)")
      let wrong = try await Program.run(call + ["-H", "authorization: Bearer 0123456789abcdeX"])
      #expect(wrong.errors.contains("the token is not known"), "\(wrong)")
      let known = try await Program.run(call + ["-H", "authorization: Bearer 0123456789abcdef"])
      #expect(known.exit == .code(0), "\(known)")
      let open = try await Program.run(["call", server.target, "Health/Check"])
      #expect(open.exit == .code(0), "\(open)")
    }
  }
}

import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  @Suite("bench", .enabled(if: Program.isOptimised, needsOptimisedBuild))
  struct BenchTests {}

  /// Also with a debug build: it must not measure.
  @Test("a debug build refuses to measure", .enabled(if: !Program.isOptimised))
  func debugBuild() async throws {
    let run = try await Program.run(["bench", "echo", "--target", "127.0.0.1:1"])
    #expect(run.exit == .code(1))
    #expect(run.errors.contains("debug build"), "\(run)")
  }
}

extension ExecutableTests.BenchTests {
  private func arguments(_ server: ServerUnderTest, _ seconds: Int, _ more: [String]) -> [String] {
    [
      "bench", "reserve", "--target", server.target, "--duration", "\(seconds)s", "--rate", "1500",
      "--json",
    ] + more
  }

  /// The claims hold. The client may have been late, on a machine with other work: that is 3.
  private func holds(_ run: Ended) -> Bool { run.exit == .code(0) || run.exit == .code(3) }

  private func expectNothingLost(_ run: Ended) throws {
    #expect(holds(run), "\(run)")
    let report = try run.json()
    #expect(report.isOK && report.violations.isEmpty, "\(report.violations)")
    for claim in ["lost", "oversold", "duplicates"] {
      #expect(report.numbers[claim] == 0, "\(claim): \(run)")
    }
    #expect(report.numbers["acknowledged"] ?? 0 > 500, "\(run)")
  }

  @Test(
    "reserve, then kill -9 and a restart during a second run: nothing lost, nothing oversold",
    arguments: [[], ["--stream"]])
  func reserveAcrossCrash(form: [String]) async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--log-level", "warning"])
      try expectNothingLost(
        try await Program.run(arguments(server, 2, ["--seed", "1"] + form), timeoutSeconds: 60))

      let more = arguments(server, 5, ["--seed", "2", "--patience", "30"] + form)
      async let second = Program.run(more, timeoutSeconds: 90)
      try await Task.sleep(for: .milliseconds(2_500))
      try await server.kill()
      let again = try await workspace.serve(port: server.port, flags: ["--log-level", "warning"])
      try expectNothingLost(try await second)

      #expect(try await again.stop() == .code(0))
      let audit = try await Program.run(
        ["audit", "--data", workspace.path("data"), "--json"], timeoutSeconds: 60)
      #expect(audit.exit == .code(0), "\(audit)")
      #expect(try audit.json().isOK)
    }
  }

  @Test(
    "overload: no confirm is refused beside more reserves than find a place, and the log has what was told",
    arguments: [[], ["--stream"]])
  func overload(form: [String]) async throws {
    try await Workspace.with { workspace in
      // Few places, so that a small crowd is too large on any machine.
      let server = try await workspace.serve(
        flags: ["--log-level", "warning", "--max-inbox-commands", "64"])
      let run = try await Program.run(
        [
          "bench", "overload", "--target", server.target, "--duration", "2s", "--calm", "1s",
          "--confirms", "50", "--rate", "8000", "--streams", "16", "--json",
        ] + form, timeoutSeconds: 120)
      #expect(holds(run), "\(run)")
      let report = try run.json()
      #expect(report.isOK && report.violations.isEmpty, "\(report.violations)")
      for claim in ["lost", "oversold", "duplicates", "confirms_sent_again"] {
        #expect(report.numbers[claim] == 0, "\(claim): \(run)")
      }
      #expect(report.numbers["reserves_served"] ?? 0 > 500, "\(run)")
      #expect(report.numbers["memory_growth_bytes"] != nil, "\(run)")
    }
  }

  @Test(
    "a show with payments, which the load answers for: all is settled, and the log is what buyers were told"
  )
  func paidShow() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--log-level", "warning"])
      let show = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Shows/till.show").path
      let run = try await Program.run(
        ["bench", "drop", "--target", server.target, "--scenario", show, "--json"],
        timeoutSeconds: 120)
      #expect(holds(run), "\(run)")
      let report = try run.json()
      #expect(report.isOK && report.violations.isEmpty, "\(report.violations)")
      for name in ["express_orders", "cancelled", "units_confirmed"] {
        #expect(report.numbers[name] ?? 0 > 0, "\(name): \(run)")
      }
      #expect(report.numbers["lost"] == 0 && report.numbers["declined"] == 0, "\(run)")
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("a server that does not come back is a violation, with 1")
  func serverGone() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--log-level", "warning"])
      async let run = Program.run(arguments(server, 3, ["--patience", "2"]), timeoutSeconds: 90)
      try await Task.sleep(for: .milliseconds(1_500))
      try await server.kill()
      let ended = try await run
      #expect(ended.exit == .code(1), "\(ended)")
      let report = try ended.json()
      #expect(!report.isOK)
      #expect(!report.violations.isEmpty)
      #expect(
        report.violations.contains { $0.contains("answer") || $0.contains("reach") },
        "what is wrong must be said: \(report.violations)")
    }
  }

  @Test("echo of the real transport, open and closed load")
  func echo() async throws {
    let server = try await ServerUnderTest.start([
      "bench", "serve-echo", "--listen", "127.0.0.1:0",
    ])
    for more in [[], ["--rate", "2000"]] {
      let run = try await Program.run(
        ["bench", "echo", "--target", server.target, "--duration", "1s", "--json"] + more)
      #expect(holds(run), "\(run)")
      let report = try run.json()
      #expect(report.isOK && report.numbers["failed"] == 0, "\(run)")
      #expect(report.numbers["achieved"] ?? 0 >= 1_500, "\(run)")
    }
    #expect(try await server.stop() == .code(0))
  }

  @Test("fanout to 200 subscribers, nothing missed")
  func fanOut() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--log-level", "warning"])
      let run = try await Program.run(
        [
          "bench", "fanout", "--target", server.target, "--duration", "1s", "--subscribers", "200",
          "--json",
        ], timeoutSeconds: 60)
      #expect(run.exit == .code(0), "\(run)")
      #expect(try run.json().isOK)
      #expect(try await server.stop() == .code(0))
    }
  }
}

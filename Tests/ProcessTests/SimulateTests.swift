import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  @Suite("simulate")
  struct SimulateTests {}
}

extension ExecutableTests.SimulateTests {
  @Test("the same seed is the same run in every process, and holds")
  func seeds() async throws {
    let arguments = ["simulate", "--seed", "5", "--runs", "2", "--commands", "800", "--json"]
    let runs = [try await Program.run(arguments), try await Program.run(arguments)]
    #expect(runs[0].exit == .code(0), "\(runs[0])")
    #expect(runs[0].lines.last == runs[1].lines.last)
    let report = try runs[0].json()
    #expect(report.isOK && report.violations.isEmpty)
    #expect(report.numbers["runs"] == 2 && report.numbers["seed"] == 5)
    for name in ["commands", "entries", "crashes", "starts", "units_held"] {
      #expect(report.numbers[name] ?? 0 > 0, "\(name)")
    }
    #expect(report.texts["digest"]?.count == 32 + 1 + 64)
    for line in ["done to it", "came to pass", "checked", "ok: everything holds"] {
      #expect(runs[0].lines.contains(line), "\(line): \(runs[0])")
    }
    let other = try await Program.run(
      ["simulate", "--seed", "7", "--commands", "800", "--json"])
    #expect(try other.json().texts["digest"] != report.texts["digest"])
    #expect(try other.json().numbers["runs"] == 1)
  }

  @Test("what is planted is found, and the command that shows it again does")
  func planted() async throws {
    let found = try await Program.run(
      ["simulate", "--seed", "1", "--runs", "40", "--commands", "800", "--plant", "skipPromotion"])
    #expect(found.exit == .code(1), "\(found)")
    #expect(found.lines.last == "NOT OK")
    let replay = try #require(found.lines.first { $0.contains("replay: dropwire ") })
    let violation = try #require(found.lines.first { $0.hasPrefix("VIOLATION seed ") })
    let again = try await Program.run(
      replay.split(separator: " ").dropFirst(2).map(String.init) + ["--json"])
    #expect(again.exit == .code(1), "\(again)")
    #expect(try again.json().violations.map { "VIOLATION " + $0 } == [violation])
    #expect(try !again.json().isOK)
  }

  @Test(
    "a wrong request",
    arguments: [
      (["--commands", "0"], "--commands: 0 is outside"), (["--runs", "0"], "--runs: 0 is outside"),
      (["--seconds", "0"], "--seconds: 0.0 is outside"), (["--plant", "weeds"], "oversellByOne"),
      (["--seed", "-1"], "seed"),
    ])
  func wrong(arguments: [String], said: String) async throws {
    let run = try await Program.run(["simulate"] + arguments)
    #expect(run.exit == .code(2), "\(run)")
    #expect(run.errors.contains(said), "\(run)")
  }
}

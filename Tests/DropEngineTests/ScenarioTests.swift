import DropEngine
import Foundation
import ScenarioKit
import Testing

/// The scenario files of this package.
enum ScenarioFiles {
  static let directory = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scenarios")

  static let names: [String] = {
    let entries = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
    return (entries ?? []).filter { $0.hasSuffix(".scenario") }.sorted()
  }()

  static func load(_ name: String) throws -> Scenario {
    let url = directory.appending(path: name)
    return try Scenario(parsing: String(contentsOf: url, encoding: .utf8))
  }
}

extension EngineLimits {
  /// The defaults with a scenario's changes.
  init(_ scenario: Scenario) throws {
    self.init()
    for limit in scenario.limits where limit.name != "rules" {
      guard let value = Int64(limit.value), let known = EngineLimit(named: limit.name),
        set(LimitSetting(known, value))
      else { throw ScenarioError(line: 1, "no limit is \(limit.name)=\(limit.value)") }
    }
  }
}

@Suite("Scenarios against the engine")
struct ScenarioTests {
  @Test("there are enough of them")
  func enough() {
    #expect(ScenarioFiles.names.count >= 25)
  }

  @Test(
    "every step comes to what the file says, every invariant holds", arguments: ScenarioFiles.names)
  func scenario(name: String) async throws {
    let scenario = try ScenarioFiles.load(name)
    var driver = EngineDriver(limits: try EngineLimits(scenario))
    if scenario.limits.contains(where: { $0.name == "rules" && $0.value == "1" }) {
      driver.rules = .first
    }
    let mismatches = try await scenario.run(&driver)
    for mismatch in mismatches { Issue.record("\(name) \(mismatch)") }
    for violation in driver.violations { Issue.record("\(name) \(violation)") }
    for divergence in driver.divergences { Issue.record("\(name) \(divergence)") }
    // Under those that the log began with: an entry may have said others since.
    let replayed = Replay.digest(driver.log, limits: try EngineLimits(scenario))
    #expect(replayed == driver.engine.digest())
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    let restored = try rows.restore(limits: try EngineLimits(scenario))
    #expect(restored.digest() == driver.engine.digest())
  }

  @Test("a wrong expectation is found, with its line")
  func wrongExpectation() async throws {
    let scenario = try Scenario(
      parsing: """
        title: wrong
        0s ops partner baker -> refused:invalid

        0s ops partner rider -> registered replay=yes
        0s ops hears         -> void
        """)
    var driver = EngineDriver()
    let mismatches = try await scenario.run(&driver)
    #expect(mismatches.map(\.line) == [2, 4, 5])
  }

  @Test(
    "a file that cannot be read says where",
    arguments: [
      ("title: x\n0s ann", 2, "a row needs '->' and what must come of it"),
      ("title: x\n0s ann ->", 2, "a row needs a time, an actor and a verb"),
      ("title: x\nsoon ann go -> held", 2, "'soon' is not a time"),
      ("title: x\n2s ann go -> held\n1s ann go -> held", 3, "time runs backwards"),
      ("title: x\n2s ann go ->", 2, "nothing after '->'; write 'nothing'"),
      ("title: x\n2s ann go a b -> held", 2, "'b' is not name=value"),
      ("title: x\n2s ann go -> x=1", 2, "an observation begins with what was observed"),
      ("0s ann go -> held", 1, "a scenario needs a title"),
      ("title: x", 1, "a scenario needs a step"),
    ])
  func unreadable(text: String, line: Int, message: String) {
    #expect(throws: ScenarioError(line: line, message)) { try Scenario(parsing: text) }
  }

  @Test(
    "times", arguments: [("5us", 5), ("250ms", 250_000), ("3s", 3_000_000), ("2m", 120_000_000)])
  func times(text: String, microseconds: Int64) {
    #expect(ScenarioTime.parse(text) == microseconds)
    #expect(ScenarioTime.parse(ScenarioTime.text(microseconds)) == microseconds)
  }
}

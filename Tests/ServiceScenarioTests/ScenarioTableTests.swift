import DropEngine
import Foundation
import LoadClient
import ScenarioKit
import Testing

/// The scenario files, as the engine's own tests read them.
enum ScenarioFiles {
  static let directory = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scenarios")

  static let all: [(name: String, scenario: Scenario)] = {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return entries.filter { $0.hasSuffix(".scenario") }.sorted().compactMap { name in
      let url = directory.appending(path: name)
      guard let text = try? String(contentsOf: url, encoding: .utf8),
        let scenario = try? Scenario(parsing: text)
      else { return nil }
      return (name, scenario)
    }
  }()

  /// Those that a server can be told.
  static let wire: [String] = all.filter { $0.scenario.engineOnly == nil }.map(\.name)
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

@Suite("Scenarios against a real server")
struct ScenarioTableTests {
  @Test("most of them can be told to a server, and the others say why not")
  func enough() {
    #expect(ScenarioFiles.wire.count >= 40)
    for (name, scenario) in ScenarioFiles.all {
      if let reason = scenario.engineOnly { #expect(reason.count >= 10, "\(name)") }
    }
  }

  @Test(
    "every step comes to what the file says", .timeLimit(.minutes(5)),
    arguments: ScenarioFiles.wire, Depth.allCases)
  func scenario(name: String, depth: Depth) async throws {
    let scenario = try #require(ScenarioFiles.all.first { $0.name == name }).scenario
    var driver = try await ServiceDriver(
      limits: try EngineLimits(scenario), depth: depth)
    do {
      let mismatches = try await scenario.run(&driver)
      for mismatch in mismatches { Issue.record("\(name), \(depth): \(mismatch)") }
      for difference in driver.shadow.differences {
        Issue.record("\(name), \(depth): \(difference)")
      }
      // What the story is about, the independent model of the rules has to find right.
      var audit = JournalAudit(limits: try EngineLimits(scenario))
      for record in driver.shadow.records { audit.read(record) }
      for violation in audit.finish().violations {
        Issue.record("\(name), \(depth), audit: \(violation)")
      }
    } catch {
      await driver.stop()
      throw error
    }
    await driver.stop()
  }
}

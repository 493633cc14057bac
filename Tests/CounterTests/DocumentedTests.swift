import Foundation
import Testing

@Suite("The page about it") struct DocumentedTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test("docs/durable-service.md shows the counter as it is built")
  func page() throws {
    let folder = "Examples/Counter/Sources/Counter"
    let sources = try ["counter.drop", "CounterRules.swift", "CounterService.swift", "Main.swift"]
      .map { try Self.text("\(folder)/\($0)") }.joined(separator: "\n")
    var shown = 0
    let parts = try Self.text("docs/durable-service.md").components(separatedBy: "\n```")
    for part in parts where part.hasPrefix("swift\n") || part.hasPrefix("drop\n") {
      let code = part.drop { $0 != "\n" }.dropFirst()
      #expect(sources.contains(code), "not in \(folder):\n\(code)")
      shown += 1
    }
    #expect(shown == 4)
  }

  /// The rules are a state machine that knows of nothing but itself.
  @Test("the rules are short, and import no RPC")
  func rules() throws {
    let rules = try Self.text("Examples/Counter/Sources/Counter/CounterRules.swift")
    let imports = rules.matches(of: /(?m)^import (\w+)$/).map { String($0.output.1) }
    #expect(imports == ["Basics", "LogContract", "LogMachine", "Storage"])
    #expect(rules.split(separator: "\n").count < 70)
  }
}

import Foundation
import SchemaCompiler
import Testing

/// Random schemas, random legal evolutions, random values: readers and writers of different
/// versions in all encodings, on generated Python. `make nightly` runs ten thousand of them.
///
/// A failure names its seed; it alone is run again by `DROPWIRE_EVOLUTIONS=1
/// DROPWIRE_EVOLUTION_SEED=N swift test --filter PythonTests.EvolutionTests`.
@Suite struct EvolutionTests {
  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  /// How many triples of schema, evolution and values.
  static let count = number("DROPWIRE_EVOLUTIONS") ?? 300
  static let seed = number("DROPWIRE_EVOLUTION_SEED") ?? 1
  /// As many as one run of Python takes at a time.
  static let share = 250

  private static func compiled(_ folder: URL) throws -> Compiler.Result {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return Compiler.compile(
      try names.map { name in
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        return SourceFile(path: name, bytes: Array(data))
      })
  }

  @Test(.enabled(if: Python.isThere, "there is no Python 3.9"))
  func readersAndWritersOfOtherVersions() throws {
    let script = Repository.path("Tests/PythonTests/evolution.py")
    var compared = 0
    var seed = Self.seed
    while compared < Self.count {
      let share = min(Self.share, Self.count - compared)
      try Workspace.with { workspace in
        let arguments = [workspace.folder.path, "\(seed)", "\(share)"]
        let made = try Python.run([script, "make"] + arguments)
        try #require(made.code == 0, "\(made.text)")
        let old = try Self.compiled(workspace.folder.appendingPathComponent("old"))
        let new = try Self.compiled(workspace.folder.appendingPathComponent("new"))
        try workspace.generate("old_made", try #require(old.schema, "\(Self.report(old))"))
        try workspace.generate("new_made", try #require(new.schema, "\(Self.report(new))"))
        // What is called legal here, `schema check --against` calls so, too.
        let report = try #require(Compatibility.compare(new, against: old))
        #expect(!report.changes.isEmpty)
        let broken = report.diagnostics().filter { $0.severity == .error }
        #expect(
          report.isCompatible([.native, .proto]),
          "seeds from \(seed): \(DiagnosticRenderer(report.sources).render(broken))")
        let checked = try Python.run([script, "check"] + arguments)
        #expect(checked.code == 0, "\(checked.text)")
        #expect(checked.text.contains("\(share) triples from seed \(seed), 0 failures"))
        print(checked.text, terminator: "")
      }
      compared += share
      seed += share
    }
    #expect(compared == Self.count)
  }

  private static func report(_ result: Compiler.Result) -> String {
    DiagnosticRenderer(result.sources).render(result.diagnostics)
  }
}

import LoadKit
import Testing

/// Tests of the executable itself, one after the other: each has the machine's two cores to itself.
@Suite("The real executable", .serialized)
struct ExecutableTests {
  @Test("there is one to test", .timeLimit(.minutes(5)))
  func exists() async throws {
    let run = try await Program.run(["--version"])
    #expect(run.exit == .code(0), "\(Program.path): \(run)")
    #expect(run.lines.first?.hasPrefix("dropwire ") == true, "\(run)")
  }
}

/// Why tests that measure are skipped with a debug build.
let needsOptimisedBuild: Comment =
  "set DROPWIRE_BINARY to an optimised build (make test does): a debug build refuses to measure"

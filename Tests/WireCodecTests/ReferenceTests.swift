import Foundation
import Testing

/// The committed vectors are what the reference implementation makes now, and what Google's
/// protobuf makes of the same values.
@Suite struct ReferenceTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A Python with Google's protobuf, if there is one: `scripts/bootstrap test` makes it.
  static let pythonWithProtobuf = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"].flatMap {
    (try? run($0, ["-c", "import google.protobuf"]).status) == 0 ? $0 : nil
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Schemas/conformance")

  private static func run(
    _ program: String, _ arguments: [String]
  ) throws -> (
    output: Data, status: Int32
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    // No compiled modules are left beside the sources.
    process.arguments = ["-B"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let made = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (made, process.terminationStatus)
  }

  private func path(_ name: String) -> String { Self.folder.appendingPathComponent(name).path }

  @Test(.enabled(if: python != nil, "there is no Python"))
  func vectorsAreUpToDate() throws {
    let (made, status) = try Self.run(try #require(Self.python), [path("vectors.py")])
    #expect(status == 0)
    let committed = try Data(contentsOf: Self.folder.appendingPathComponent("conformance.jsonl"))
    // Compared outside of the macro, which would look for the differences byte by byte.
    let isSame = made == committed
    #expect(isSame, "run: python3 vectors.py > conformance.jsonl")
  }

  @Test(.enabled(if: pythonWithProtobuf != nil, "there is no Python with protobuf"))
  func googleAgreesWithTheVectors() throws {
    let python = try #require(Self.pythonWithProtobuf)
    let (report, status) = try Self.run(
      python, [path("check_with_google.py"), path("conformance.jsonl")])
    let text = String(decoding: report, as: UTF8.self)
    #expect(status == 0, "\(text)")
    #expect(text.hasSuffix("\n0 errors\n"), "\(text)")
    for what in ["proto written", "JSON written", "json read", "proto read", "json refused"] {
      #expect(text.contains("\(what): "), "nothing was compared: \(text)")
    }
  }
}

import Foundation
import Testing

/// The committed vectors are what the reference implementation makes now.
@Suite struct ReferenceTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(.enabled(if: python != nil, "there is no Python"))
  func vectorsAreUpToDate() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Schemas/conformance")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.python))
    process.arguments = [folder.appendingPathComponent("reference.py").path, "vectors"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let made = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let committed = try Data(contentsOf: folder.appendingPathComponent("native.jsonl"))
    #expect(made == committed, "run: python3 reference.py vectors > native.jsonl")
  }
}

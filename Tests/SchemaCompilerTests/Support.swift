import Foundation
import SchemaCompiler
import Testing

/// Files of the repository, as the tests see them.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ relative: String) -> String { root.appendingPathComponent(relative).path }

  static func read(_ relative: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(relative)))
  }

  /// Names of the files in a folder, sorted.
  static func names(in folder: String, suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder))
      .filter { $0.hasSuffix(suffix) }.sorted()
  }

  /// The folders of schemas that others have defined.
  static let statusSchemas = ["protobuf", "rpc"].map { "Schemas/ecosystem/google/\($0)" }
  static let ecosystemSchemas = [
    "dropwire/describe/v1", "grpc/health/v1", "grpc/reflection/v1", "grpc/reflection/v1alpha",
    "grpc/testing",
  ].map { "Schemas/ecosystem/\($0)" }

  /// The schemas in folders.
  static func schemas(in folders: [String]) throws -> [SourceFile] {
    try folders.flatMap { folder in
      try names(in: folder, suffix: ".drop").map { name in
        SourceFile(path: "\(folder)/\(name)", bytes: try read("\(folder)/\(name)"))
      }
    }
  }

  /// Set to write what was made over what is expected. A run that does so fails.
  static var isRecording: Bool {
    ProcessInfo.processInfo.environment["DROPWIRE_RECORD"] == "1"
  }

  /// Compares `made` with a file of the repository, or writes it there.
  static func compare(_ made: String, with relative: String) throws {
    let url = root.appendingPathComponent(relative)
    let expected = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    guard expected != made else { return }
    if isRecording {
      try Data(made.utf8).write(to: url)
      Issue.record("\(relative) was recorded; run again without DROPWIRE_RECORD")
    } else {
      Issue.record(
        "\(relative) is not what is made now:\n\(firstDifference(expected, made))")
    }
  }

  private static func firstDifference(_ expected: String, _ made: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = made.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, pair) in zip(left, right).enumerated() where pair.0 != pair.1 {
      return "line \(index + 1)\n- \(pair.0)\n+ \(pair.1)"
    }
    return "\(left.count) lines expected, \(right.count) made"
  }
}

/// A checked schema, or a failure of the test.
func compiled(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Schema {
  let result = Compiler.compile([SourceFile(path: "test.drop", text: text)])
  return try #require(
    result.schema, "\(DiagnosticRenderer(result.sources).render(result.diagnostics))",
    sourceLocation: sourceLocation)
}

/// Programs beside the tests: protoc, and Python with Google's library.
enum Foreign {
  static let python = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"
  static let hasProtoc = (try? run("protoc", ["--version"]))?.code == 0
  static let hasPython = (try? run(python, ["--version"]))?.code == 0
  static let hasNode = (try? run("node", ["--version"]))?.code == 0
  static let hasProtobuf = (try? run(python, ["-c", "import google.protobuf"]))?.code == 0

  /// Runs a program to its end.
  ///
  /// - Returns: its exit code, and what it printed to either output.
  static func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, text: String) {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dropwire-run-\(UUID().uuidString)")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let output = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }
}

import Foundation
import SchemaCompiler
import Testing

/// The repository, and Python with the schemas of others.
enum Place {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let python = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"
  static let hasPython =
    (try? runPython(
      ["-c", "import google.rpc.status_pb2, grpc_health.v1, grpc_reflection.v1alpha"]))?.code == 0

  /// The schemas in folders, below `Schemas`.
  static func schema(_ folders: [String]) throws -> Schema {
    let files = try folders.flatMap { folder in
      let path = folder.isEmpty ? "Schemas" : "Schemas/\(folder)"
      let names = try FileManager.default.contentsOfDirectory(
        atPath: root.appendingPathComponent(path).path
      ).filter { $0.hasSuffix(".drop") }.sorted()
      return try names.map { name in
        let data = try Data(contentsOf: root.appendingPathComponent("\(path)/\(name)"))
        return SourceFile(path: "\(path)/\(name)", bytes: Array(data))
      }
    }
    let result = Compiler.compile(files)
    return try #require(result.schema as Schema?, "the schemas have errors")
  }

  static let status = ["ecosystem/google/protobuf", "ecosystem/google/rpc"]
  static let services = [
    "ecosystem/grpc/health/v1", "ecosystem/grpc/reflection/v1", "ecosystem/grpc/reflection/v1alpha",
    "ecosystem/grpc/testing",
  ]

  /// Runs Python to its end.
  ///
  /// - Returns: its exit code, and what it printed to either output.
  static func runPython(
    _ arguments: [String], input: [UInt8] = []
  ) throws -> (code: Int32, text: String) {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dropwire-python-\(UUID().uuidString)")
    let given = log.appendingPathExtension("in")
    try Data().write(to: log)
    try Data(input).write(to: given)
    defer {
      try? FileManager.default.removeItem(at: log)
      try? FileManager.default.removeItem(at: given)
    }
    let output = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-B"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: given)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }
}

import Foundation
import SchemaCompiler
import Testing

/// Files of the repository.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ relative: String) -> String { root.appendingPathComponent(relative).path }

  /// The checked schema of all files in a folder.
  static func schema(in folder: String) throws -> Schema {
    let names = try FileManager.default.contentsOfDirectory(atPath: path(folder))
    let files = try names.filter { $0.hasSuffix(".drop") }.sorted().map { name in
      let data = try Data(contentsOf: root.appendingPathComponent("\(folder)/\(name)"))
      return SourceFile(path: "\(folder)/\(name)", bytes: Array(data))
    }
    return try compiled(files)
  }

  /// Compares `made` with a file of the repository, or writes it there with DROPWIRE_RECORD=1; a
  /// run that does so fails.
  static func compare(_ made: String, with relative: String) throws {
    let url = root.appendingPathComponent(relative)
    let expected = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    guard expected != made else { return }
    if ProcessInfo.processInfo.environment["DROPWIRE_RECORD"] == "1" {
      try Data(made.utf8).write(to: url)
      Issue.record("\(relative) was recorded; run again without DROPWIRE_RECORD")
    } else {
      Issue.record("\(relative) is not what is made now, which is:\n\(made)")
    }
  }
}

func compiled(_ files: [SourceFile]) throws -> Schema {
  let result = Compiler.compile(files)
  return try #require(
    result.schema, "\(DiagnosticRenderer(result.sources).render(result.diagnostics))")
}

/// A folder that is gone when the test is.
struct Workspace {
  let folder: URL

  static func with<T>(_ body: (Workspace) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-python-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(Workspace(folder: folder))
  }

  /// Generates the package `name` of a schema.
  func generate(_ name: String, _ schema: Schema) throws {
    for file in PythonBackend.generate(schema).files {
      try write("\(name)/\(file.path)", file.text)
    }
  }

  func write(_ path: String, _ text: String) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}

/// The Python of `scripts/bootstrap test`, or the system's.
enum Python {
  static let path = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"
  static let isThere = has("import sys; assert sys.version_info >= (3, 9)")
  static let hasGRPC = has("import grpc.aio")
  static let hasMypy = has("import mypy")

  private static func has(_ statement: String) -> Bool {
    (try? run(["-c", statement]))?.code == 0
  }

  /// Runs Python to its end.
  ///
  /// - Returns: the exit code, and what was printed to either output.
  static func run(_ arguments: [String]) throws -> (code: Int32, text: String) {
    let log = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-run-\(UUID().uuidString)")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let output = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // No compiled modules are left beside the sources.
    process.arguments = [path, "-B"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }
}

import Foundation
import LoadKit
import Testing

/// The programs of these tests: built beside them, and foreign ones.
enum Tools {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let python = ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] ?? "python3"
  static let hasGRPC = has(
    python, ["-c", "import grpc, grpc_tools.protoc, grpc_reflection.v1alpha"])
  static let hasCurl = has("curl", ["--version"])

  static func script(_ name: String) -> String {
    root.appending(path: "Tests/Interop/\(name)").path
  }

  /// An executable of the package, built with the tests.
  static func built(_ name: String) throws -> String {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [
      bundle.appending(path: name).path, Bundle.main.bundleURL.appending(path: name).path,
      FileManager.default.currentDirectoryPath + "/.build/debug/" + name,
    ]
    return try #require(
      candidates.first { FileManager.default.isExecutableFile(atPath: $0) }, "\(name) is not built")
  }

  static func start(_ program: String, _ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(executable: "/usr/bin/env", arguments: [program] + arguments)
  }

  /// Runs a program to its end, which has to come in time.
  static func run(
    _ program: String, _ arguments: [String], seconds: Double = 60
  ) async throws -> ToolRun {
    let process = try start(program, arguments)
    let exit = try await offPool { process.waitForEnd(timeoutSeconds: seconds) }
    if exit == nil { process.kill() }
    return ToolRun(
      exit: try #require(exit, "\(program) did not end in \(seconds) s\n\(process.errorTail)"),
      lines: process.outputLines, errors: process.errorTail)
  }

  private static func has(_ program: String, _ arguments: [String]) -> Bool {
    (try? start(program, arguments))?.waitForEnd(timeoutSeconds: 30) == .code(0)
  }
}

/// How a program ended, and the last of what it said.
struct ToolRun: Sendable, CustomStringConvertible {
  var exit: ChildExit
  var lines: [String]
  var errors: String

  var text: String { lines.joined(separator: "\n") }
  var description: String { "\(exit)\n\(text)\n--- standard error\n\(errors)" }
}

/// Runs what blocks on a thread of its own: the pool that runs tests has one per core, no more.
func offPool<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { done in
    Thread.detachNewThread { done.resume(with: Result { try body() }) }
  }
}

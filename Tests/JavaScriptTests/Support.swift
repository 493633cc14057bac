import Foundation
import LoadKit
import SchemaCompiler
import Testing

/// Generated modules in a folder of their own, which is removed with this value.
final class GeneratedModules: Sendable {
  let folder: String

  /// Generates the modules of files, and of all files of folders, of the repository.
  init(of schemas: String...) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-javascript-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Node takes `.js` for modules where the folder's package says so.
    try write("package.json", "{\"type\":\"module\"}\n")
    for file in JavaScriptBackend.generate(try Repository.schema(schemas)).files {
      try write(file.path, file.text)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The modules' paths, sorted.
  var modules: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".js") }.sorted().map { "\(folder)/\($0)" }
    }
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }
}

/// Files of the repository.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The checked schema of files, and of all files of folders.
  static func schema(_ places: [String]) throws -> Schema {
    let paths = try places.flatMap { path in
      if path.hasSuffix(".drop") { return [path] }
      return try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")
        .filter { $0.hasSuffix(".drop") }.sorted().map { "\(path)/\($0)" }
    }
    let files = try paths.map { path in
      SourceFile(
        path: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)"))))
    }
    let result = Compiler.compile(files)
    return try #require(
      result.schema, "\(DiagnosticRenderer(result.sources).render(result.diagnostics))")
  }

  /// A script beside these tests.
  static func script(_ name: String) -> String { "\(root)/Tests/JavaScriptTests/Scripts/\(name)" }
}

/// The JavaScript engine, as `scripts/bootstrap test` installs it.
enum Node {
  /// Runs a script to its end; what it printed, line by line.
  @discardableResult
  static func run(_ arguments: [String]) async throws -> [String] {
    try await withCheckedThrowingContinuation { done in
      // What blocks has a thread of its own: the pool that runs tests has one per core, no more.
      Thread.detachNewThread { done.resume(with: Result { try runAndWait(arguments) }) }
    }
  }

  private static func runAndWait(_ arguments: [String]) throws -> [String] {
    let process = try ChildProcess(executable: "/usr/bin/env", arguments: ["node"] + arguments)
    let exit = process.waitForEnd(timeoutSeconds: 120)
    if exit == nil { process.kill() }
    let output = process.outputLines
    #expect(
      exit == .code(0),
      """
      node \(arguments.joined(separator: " ")): \(exit.map { "\($0)" } ?? "no end in 120 s")
      \(output.suffix(200).joined(separator: "\n"))
      \(process.errorTail)
      """)
    return output
  }
}

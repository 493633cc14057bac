import Foundation
import LoadKit
import Testing

extension ExecutableTests {
  /// Pages of the documentation, done as they say by somebody who reads nothing else.
  @Suite("pages that are followed")
  struct WalkTests {
    static let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A fenced block of a page.
    struct Block: Sendable {
      var language: String
      var code: String
    }

    static func blocks(of page: String) throws -> [Block] {
      let text = try String(contentsOf: root.appending(path: page), encoding: .utf8)
      var blocks: [Block] = []
      var open: Block?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("```") {
          if let block = open {
            blocks.append(block)
            open = nil
          } else {
            open = Block(language: String(line.dropFirst(3)), code: "")
          }
        } else {
          open?.code += line + "\n"
        }
      }
      return blocks
    }
  }
}

extension ExecutableTests.WalkTests {
  /// What runs a block of a language; Python is the environment that the tests' peers have.
  private func command(for block: Block) -> (path: String, arguments: [String])? {
    let environment = ProcessInfo.processInfo.environment
    return switch block.language {
    case "bash": ("/bin/bash", ["-eu", "-o", "pipefail", "-c", block.code])
    case "python": (environment["DROPWIRE_PYTHON"] ?? "/usr/bin/python3", ["-c", block.code])
    case "js": ("/usr/bin/env", ["node", "--input-type=module", "-e", block.code])
    default: nil
    }
  }

  @Test(
    "docs/walk.md, in all three languages, as it stands there", .timeLimit(.minutes(5)),
    .enabled(if: ProcessInfo.processInfo.environment["DROPWIRE_PYTHON"] != nil))
  func walk() async throws {
    let blocks = try Self.blocks(of: "docs/walk.md").filter { $0.language != "" }
    #expect(Set(blocks.map(\.language)) == ["bash", "python", "js"])
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let folder = workspace.path("walk")
      let files = FileManager.default
      try files.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
      try files.createSymbolicLink(
        atPath: folder + "/bin/dropwire", withDestinationPath: Program.path)
      try files.createSymbolicLink(
        atPath: folder + "/Schemas", withDestinationPath: Self.root.appending(path: "Schemas").path)
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      var orders = 0
      for var block in blocks {
        block.code = block.code.replacing("127.0.0.1:7070", with: server.target)
        let (program, arguments) = try #require(command(for: block), "\(block.language)")
        let run = try await Self.run(
          program, arguments, in: folder, path: "\(folder)/bin:\(path)")
        #expect(run.exit == .code(0), "\(block.code)\n\(run)")
        if run.lines.contains(where: { $0.contains(/^order [0-9]+$/) }) { orders += 1 }
      }
      #expect(orders == 3, "each language comes to an order")
      #expect(try await server.stop() == .code(0))
    }
  }

  /// Runs a program in a folder, as a shell would that has just changed into it.
  static func run(
    _ program: String, _ arguments: [String], in folder: String, path: String
  ) async throws -> Ended {
    try await offPool {
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = path
      let shell = ["-c", #"cd "$0" && exec "$@""#, folder, program] + arguments
      let process = try ChildProcess(
        executable: "/bin/sh", arguments: shell, environment: environment)
      guard let exit = process.stop(after: 120) else { throw WalkStuck(program: program) }
      return Ended(exit: exit, lines: process.outputLines, errors: process.errorTail)
    }
  }

  /// A block that did not end.
  struct WalkStuck: Error {
    var program: String
  }

  @Test("docs/serving.md shows the greeter as it is built, and it greets", .timeLimit(.minutes(5)))
  func greeter() async throws {
    let folder = Self.root.appending(path: "Examples/Greeter")
    let files = ["Package.swift", "Sources/Greeter/Main.swift", "Sources/Greeter/greeter.drop"]
      .map { folder.appending(path: $0) }
    let tests = Self.root.appending(path: "Tests/CallTests/GreeterTests.swift")
    let shown = try (files + [tests]).map {
      try String(contentsOf: $0, encoding: .utf8)
    }.joined(separator: "\n")
    let blocks = try Self.blocks(of: "docs/serving.md")
    #expect(blocks.contains { $0.language == "swift" })
    for block in blocks where ["swift", "drop"].contains(block.language) {
      #expect(shown.contains(block.code), "not in Examples/Greeter and its tests:\n\(block.code)")
    }
    let binary = Bundle.main.bundleURL.appending(path: "greeter").path
    let process = try ChildProcess(executable: binary, arguments: ["0"])
    defer { process.kill() }
    let line = try await offPool {
      try process.waitForLine(containing: "listening", timeoutSeconds: 30)
    }
    let target = String(try #require(line.split(separator: " ").last))
    let schemas = folder.appending(path: "Sources/Greeter").path
    let ada = #"{"name":"Ada"}"#
    for (method, requests, answers) in [
      ("Greet", [ada], ["Hello, Ada!"]), ("Remind", [ada, "--max", "1"], ["Hello, Ada!"]),
      ("Gather", [ada, #"{"name":"Eve"}"#], ["Hello, Ada and Eve!"]),
      ("Chat", [ada, #"{"name":"Eve"}"#], ["Hello, Ada!", "Hello, Eve!"]),
    ] {
      let run = try await Program.run(
        ["call", target, "Greeter/\(method)", "--schemas", schemas] + requests)
      #expect(run.exit == .code(0), "\(run)")
      #expect(run.lines == answers.map { "{\"text\":\"\($0)\"}" }, "\(method): \(run)")
    }
    let unnamed = try await Program.run(
      ["call", target, "Greeter/Greet", "--schemas", schemas, "{}"])
    #expect(unnamed.errors.contains("INVALID_ARGUMENT"), "\(unnamed)")
  }
}

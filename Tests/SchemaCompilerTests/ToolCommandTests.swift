import ArgumentParser
import Foundation
import SchemaCommands
import Testing

/// `format` and `check --against` as they are typed, in a folder of their own.
@Suite struct ToolCommandTests {
  private let folder: String

  init() throws {
    let name = "dropwire-schema-\(UUID().uuidString)"
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(
      atPath: folder + "/in", withIntermediateDirectories: true)
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The exit code of a command.
  private func run(_ arguments: String...) -> Int32 { run(arguments) }

  private func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try SchemaCommand.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch {
      let code = SchemaCommand.exitCode(for: error)
      return code == .validationFailure ? 2 : code.rawValue
    }
  }

  private let marker = "package a.v1\n\nmessage Marker {\n  1 stream id\n}\n"

  /// What a command says when it fails.
  private func failure(_ arguments: String...) -> String {
    do {
      var command = try SchemaCommand.parseAsRoot(arguments)
      try command.run()
      return ""
    } catch {
      return SchemaCommand.message(for: error)
    }
  }

  // MARK: Files

  /// The system's reason in a sentence with the file's name, whatever was to be done with it.
  @Test func whatCannotBeReadOrWrittenIsSaid() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("in/a.drop", "package a.v1\nmessage Marker {\n1 stream id\n}")
    let schema = "\(folder)/in/a.drop"
    #expect(
      failure("generate", "--swift", "\(schema)/out", schema)
        == "the folder '\(schema)/out' cannot be made: not a directory")
    try FileManager.default.createDirectory(
      atPath: folder + "/out/a.messages.swift", withIntermediateDirectories: true)
    #expect(
      failure("generate", "--swift", "\(folder)/out", schema)
        == "'\(folder)/out/a.messages.swift' cannot be written: is a directory")
    #expect(
      failure("generate", "--descriptor-set", "/dev/full", schema)
        == "'/dev/full' cannot be written: no space left on device")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/loop.drop", withDestinationPath: folder + "/loop.drop")
    #expect(
      failure("check", "\(folder)/loop.drop")
        == "'\(folder)/loop.drop' cannot be read: too many levels of symbolic links.")
    #expect(
      failure("check", "\(schema)/x.drop")
        == "'\(schema)/x.drop' cannot be read: not a directory.")
    #expect(
      failure("dump", "Marker", folder, "--schemas", "\(folder)/in")
        == "'\(folder)' cannot be read: is a directory.")
  }

  // MARK: format

  @Test func formatRewritesOnlyWhatIsNotFormatted() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("in/a.drop", "package a.v1\nmessage Marker {\n1 stream id\n 2 at   timestamp\n}")
    try write("in/b.drop", marker)
    try write("in/c.drop", "package a.v1\nmessage Broken {\n  1 x\n}\n")
    let old = Date(timeIntervalSince1970: 1_000_000)
    try FileManager.default.setAttributes(
      [.modificationDate: old], ofItemAtPath: "\(folder)/in/b.drop")
    #expect(run("format", "--check", "\(folder)/in/a.drop") == 1)
    #expect(read("in/a.drop")?.contains("\n1 stream id\n") == true)
    #expect(run("format", "\(folder)/in") == 1)
    #expect(
      read("in/a.drop")
        == "package a.v1\n\nmessage Marker {\n  1 stream id\n  2 at     timestamp\n}\n")
    #expect(read("in/c.drop")?.contains("  1 x\n") == true)
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/in/b.drop")
    #expect(attributes[.modificationDate] as? Date == old)
    #expect(run("format", "--check", "--json", "\(folder)/in/a.drop", "\(folder)/in/b.drop") == 0)
  }

  // MARK: check --against

  @Test func checkAgainstFilesAndFolders() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/old", withIntermediateDirectories: true)
    try write("in/a.drop", marker)
    try write("old/a.drop", marker)
    #expect(run("check", "\(folder)/in", "--against", "\(folder)/old") == 0)
    #expect(run("check", "\(folder)/in/a.drop", "--against", "\(folder)/old") == 0)
    try write("in/a.drop", marker.replacing("stream", with: "channel"))
    #expect(run("check", "\(folder)/in", "--against", "\(folder)/old/a.drop", "--json") == 1)
    #expect(
      run("check", "\(folder)/in", "--against", "\(folder)/old", "--encodings", "native,proto")
        == 0)
    #expect(run("check", "\(folder)/in", "--against", "\(folder)/old", "--all") == 1)
    #expect(run("check", "\(folder)/in", "--against", "\(folder)/old", "--encodings", "xml") == 2)
    #expect(run("check", "\(folder)/in", "--against", "\(folder)/nowhere") == 2)
    try write("old/a.drop", "package a.v1\nmessage Marker {\n  1 x\n}\n")
    #expect(run("check", "\(folder)/in", "--against", "\(folder)/old") == 1)
  }

  @Test func checkAgainstARevision() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shared = "package a.v1\n\nstruct Money {\n  minor i64\n}\n"
    let priced =
      "package a.v1\n\nuse Money from \"shared.drop\"\n\nmessage Marker {\n  1 price Money\n}\n"
    try write("in/shared.drop", shared)
    try write("in/a.drop", priced)
    for arguments in [
      ["init", "-q"], ["add", "."],
      ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first"],
    ] {
      try git(arguments)
    }
    #expect(run("check", "\(folder)/in", "--against", "HEAD") == 0)
    #expect(run("check", "\(folder)/in/a.drop", "--against", "HEAD") == 0)
    #expect(run("check", "\(folder)/in", "--against", "HEAD~1") == 2)
    try write("in/shared.drop", shared.replacing("i64", with: "u64"))
    #expect(run("check", "\(folder)/in", "--against", "HEAD") == 1)
    #expect(run("check", "\(folder)/in/a.drop", "--against", "HEAD") == 1)
  }

  private func git(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
  }

  // MARK: lint, dump and watch

  @Test func lintFindsAndFixes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("in/a.drop", "/// A.\npackage a.v1\n\n/// B.\nmessage B {\n  1 x string\n}\n")
    #expect(run("lint", "\(folder)/in") == 1)
    #expect(run("lint", "\(folder)/in", "--allow", "L010") == 0)
    #expect(run("lint", "\(folder)/in", "--allow", "E010") == 2)
    #expect(run("lint", "\(folder)/in", "--fix") == 0)
    #expect(read("in/a.drop")?.contains("1 x string(max: 1024)\n") == true)
    #expect(run("lint", "\(folder)/in", "--enable", "L004", "--json") == 1)
    #expect(run("explain", "L010") == 0)
    #expect(run("explain", "B020") == 0)
  }

  @Test func dumpOfAFile() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("in/a.drop", marker)
    try write("bytes.hex", "08 00 2a 00 00 00\n00 00 00 00\n")
    let schemas = ["--schemas", "\(folder)/in"]
    func dump(_ arguments: String...) -> Int32 { run(["dump"] + arguments + schemas) }
    #expect(dump("Marker", "\(folder)/bytes.hex", "--hex") == 0)
    #expect(dump("Marker", "\(folder)/bytes.hex", "--hex", "--json") == 0)
    #expect(dump("Marker", "\(folder)/bytes.hex") == 1)
    #expect(dump("Marker", "\(folder)/bytes.hex", "--hex", "--encoding", "proto") == 1)
    #expect(dump("Marker", "\(folder)/bytes.hex", "--encoding", "json") == 2)
    #expect(dump("Markr", "\(folder)/bytes.hex", "--hex") == 2)
    #expect(dump("Marker", "\(folder)/none") == 2)
    try write("bytes.hex", "08 0")
    #expect(dump("Marker", "\(folder)/bytes.hex", "--hex") == 2)
  }

  @Test func watchMakesEverythingAnew() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("in/a.drop", marker)
    #expect(
      run("generate", "--watch", "--verify", "--swift", "\(folder)/out", "\(folder)/in") == 2)
    let process = Process()
    process.executableURL = Executable.schema
    process.arguments = ["generate", "--watch", "--swift", "\(folder)/out", "\(folder)/in"]
    let output = "\(folder)/output.txt"
    try write("output.txt", "")
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = process.standardOutput
    try process.run()
    defer { process.terminate() }
    #expect(waits { read("output.txt")?.contains("watching") == true })
    #expect(read("out/a.messages.swift")?.contains("struct Marker") == true)
    // An error is told and waited out.
    try write("in/a.drop", marker.replacing("id", with: "ident"))
    #expect(waits { read("output.txt")?.contains("[E040]") == true })
    try write("in/a.drop", marker.replacing("Marker", with: "Cue"))
    #expect(waits { read("out/a.messages.swift")?.contains("struct Cue") == true })
    #expect(waits { read("output.txt")?.contains("changed \(folder)/in/a.drop") == true })
    process.interrupt()
    #expect(waits { !process.isRunning })
  }

  /// Looks again and again; generous, as the machine may be busy.
  private func waits(_ condition: () -> Bool) -> Bool {
    let deadline = Date(timeIntervalSinceNow: 60)
    while Date() < deadline {
      if condition() { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return condition()
  }
}

/// The compiler as a process of its own.
enum Executable {
  static var schema: URL {
    let beside = Bundle.main.bundleURL.appendingPathComponent("dropwire-schema")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return URL(fileURLWithPath: Repository.path(".build/debug/dropwire-schema"))
  }
}

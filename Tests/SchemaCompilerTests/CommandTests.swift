import ArgumentParser
import Foundation
import SchemaCommands
import Testing

/// The commands as they are typed, in a folder of their own.
@Suite struct CommandTests {
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
  private func run(_ arguments: String...) -> Int32 {
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

  @Test func generateChangesOnlyWhatHasToChange() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("in/a.drop", marker)
    try write("in/b.drop", marker.replacing("Marker", with: "Other"))
    let arguments = ["generate", "--swift", "\(folder)/out", "--schemas", "\(folder)/in"]
    #expect(run(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]) == 0)
    #expect(read("out/a.messages.swift")?.contains("struct Marker") == true)
    try write("out/Mine.swift", "// by hand\n")
    try write("out/mine.messages.swift", "// by hand\n")
    let old = Date(timeIntervalSince1970: 1_000_000)
    for name in ["a", "b"] {
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: "\(folder)/out/\(name).messages.swift")
    }
    try FileManager.default.removeItem(atPath: "\(folder)/in/b.drop")
    #expect(
      run("generate", "--verify", "--swift", "\(folder)/out", "--schemas", "\(folder)/in") == 1)
    #expect(read("out/b.messages.swift") != nil)
    #expect(run("generate", "--swift", "\(folder)/out", "--schemas", "\(folder)/in") == 0)
    #expect(read("out/b.messages.swift") == nil)
    #expect(read("out/Mine.swift") == "// by hand\n")
    #expect(read("out/mine.messages.swift") == "// by hand\n")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: "\(folder)/out/a.messages.swift")
    #expect(attributes[.modificationDate] as? Date == old)
    #expect(
      run("generate", "--verify", "--swift", "\(folder)/out", "--schemas", "\(folder)/in") == 0)
  }

  /// A build tool names the files before it has read the schemas.
  @Test func everyFileHasTheNameBuildToolsExpect() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plugin = try String(
      decoding: Repository.read("Codegen/Plugin/SchemaPlugin.swift"), as: UTF8.self)
    let suffixes = ["messages", "proto", "json", "services", "descriptor"]
    let list = suffixes.map { "\".\($0).swift\"" }.joined(separator: ", ")
    #expect(plugin.contains("suffixes = [\n    \(list),\n  ]"))
    let schemas = try Repository.names(in: "Schemas", suffix: ".drop")
    #expect(
      run(
        "generate", "--every-file", "--swift", "\(folder)/out", "--schemas",
        Repository.path("Schemas")) == 0)
    let made = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/out").sorted()
    let wanted = schemas.flatMap { name in suffixes.map { "\(name.dropLast(5)).\($0).swift" } }
    let shared = ["log.contract.swift", "log.contract.services.swift"]
    #expect(plugin.contains("shared = [\(shared.map { "\"\($0)\"" }.joined(separator: ", "))]"))
    #expect(made == (wanted + shared).sorted())
    // Without the flag an earlier run's empty files go.
    #expect(
      run("generate", "--swift", "\(folder)/out", "--schemas", Repository.path("Schemas")) == 0)
    #expect(read("out/common.services.swift") == nil)
    #expect(read("out/common.messages.swift") != nil)
  }

  @Test func exitCodes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("in/a.drop", marker)
    #expect(run("check", "\(folder)/in") == 0)
    #expect(run("check", "\(folder)/in/a.drop", "--json") == 0)
    #expect(run("explain", "E051") == 0)
    #expect(run("explain", "Marker", "--schemas", "\(folder)/in") == 0)
    #expect(run("explain", "Markr", "--schemas", "\(folder)/in") == 2)
    #expect(run("explain", "Marker") == 2)
    #expect(run("check") == 2)
    #expect(run("check", "\(folder)/nowhere") == 2)
    #expect(run("chekc") == 2)
    #expect(run("generate", "\(folder)/in") == 2)
    try write("in/a.drop", marker.replacing("id", with: "ident"))
    #expect(run("check", "\(folder)/in", "--json") == 1)
    #expect(run("generate", "--swift", "\(folder)/out", "\(folder)/in", "--json") == 1)
    #expect(read("out/a.messages.swift") == nil)
  }

  @Test func fixesAreApplied() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(
      "in/a.drop",
      """
      package a.v1

      mesage Marker {
        1 stream_id int64;
        offset   uint32
        3 tags   [string?]?
      }

      service feed {
        rpc Get (Markr) -> Marker
      }

      """)
    #expect(run("check", "--fix", "\(folder)/in") == 0)
    #expect(
      read("in/a.drop") == """
        package a.v1

        message Marker {
          1 streamId i64
          2 offset   u32
          3 tags   [string]
        }

        service Feed {
          get (Marker) -> Marker
        }

        """)
  }

  @Test func protoFilesAndDescriptorSet() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("in/a.drop", marker)
    let other = marker.replacing("Marker", with: "Other")
    try write("in/b.drop", other)
    try FileManager.default.createDirectory(
      atPath: folder + "/in/deep", withIntermediateDirectories: true)
    try write("in/deep/c.drop", other.replacing("Other", with: "Third"))
    let arguments = [
      "generate", "--proto", "\(folder)/out", "--descriptor-set", "\(folder)/out/set.binpb",
      "--swift", "\(folder)/out", "--markdown", "\(folder)/out",
      "--schemas", "\(folder)/in", "--schemas", "\(folder)/in/deep",
    ]
    func generate(_ more: String...) -> Int32 {
      do {
        var command = try SchemaCommand.parseAsRoot(arguments + more)
        try command.run()
        return 0
      } catch {
        return SchemaCommand.exitCode(for: error).rawValue
      }
    }
    #expect(generate("--verify") == 1)
    #expect(read("out/a.proto") == nil)
    #expect(generate() == 0)
    #expect(generate("--verify") == 0)
    #expect(read("out/a.proto")?.contains("message Marker {") == true)
    #expect(read("out/deep/c.proto")?.contains("message Third {") == true)
    let names = [
      "a.proto", "b.proto", "deep/c.proto", "set.binpb", "a.v1.md", "a.messages.swift",
      "b.messages.swift", "a.descriptor.swift", "c.descriptor.swift",
    ]
    let old = Date(timeIntervalSince1970: 1_000_000)
    for name in names {
      try FileManager.default.setAttributes(
        [.modificationDate: old], ofItemAtPath: "\(folder)/out/\(name)")
    }
    try write("in/b.drop", other.replacing("stream", with: "feed"))
    #expect(generate() == 0)
    let changed = try names.filter { name in
      let path = "\(folder)/out/\(name)"
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return attributes[.modificationDate] as? Date != old
    }
    #expect(changed == ["b.proto", "set.binpb", "a.v1.md", "b.messages.swift"])
    // A file that is no longer made goes, one by hand stays.
    try write("out/mine.proto", "// by hand\n")
    try FileManager.default.removeItem(atPath: "\(folder)/in/b.drop")
    #expect(generate() == 0)
    #expect(read("out/b.proto") == nil && read("out/b.messages.swift") == nil)
    #expect(read("out/mine.proto") == "// by hand\n")
    #expect(read("out/deep/c.proto") != nil)
  }
}

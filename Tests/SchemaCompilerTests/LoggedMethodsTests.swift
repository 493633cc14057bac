import ArgumentParser
import Foundation
import SchemaCommands
import SchemaCompiler
import Testing

/// What is made for methods with `@logged`, over all files that are compiled together.
@Suite struct LoggedMethodsTests {
  private static func compile(
    _ files: [(path: String, text: String)], importing imported: [String: String] = [:]
  ) -> Compiler.Result {
    Compiler.compile(
      files.map { SourceFile(path: $0.path, text: $0.text) },
      load: { path in imported[path].map { Array($0.utf8) } })
  }

  private static func contract(
    _ files: [(path: String, text: String)], importing imported: [String: String] = [:]
  ) throws -> String? {
    let schema = try #require(compile(files, importing: imported).schema)
    let made = SwiftBackend.generate(schema)
    #expect(made.diagnostics.isEmpty)
    return made.files.first { $0.path == "log.contract.swift" }?.text
  }

  private static func service(_ name: String, _ methods: String) -> String {
    "package a.v1\nmessage M\(name) {\n  1 key u64\n}\nservice \(name) {\n  \(methods)\n}\n"
  }

  @Test func aNumberBelongsToOneMethodOfAllFiles() {
    let first = Self.service("A", "get (MA) -> MA @logged(7)")
    let second = Self.service("B", "put (MB) -> MB @logged(7)")
    for imported in [false, true] {
      let files = imported ? [("b.drop", "use MA from \"a.drop\"\n")] : [("a.drop", first)]
      let own = (
        "b.drop",
        second.replacing("package a.v1\n", with: "package a.v1\n" + (imported ? files[0].1 : ""))
      )
      let result = Self.compile(
        imported ? [own] : [files[0], own], importing: ["a.drop": first])
      let found = result.diagnostics.filter { $0.code == .logNumberReused }
      #expect(found.count == 1, "imported: \(imported)")
      #expect(found.first?.message == "two methods have the number 7 in the log")
      #expect(result.schema == nil)
    }
  }

  @Test func withoutLoggedMethodsThereIsNoContract() throws {
    #expect(try Self.contract([("a.drop", Self.service("A", "get (MA) -> MA"))]) == nil)
    // And its names are anybody's.
    let schema = try #require(
      Self.compile([("a.drop", "package a.v1\nmessage LogCommand {\n}\n")]).schema)
    #expect(SwiftBackend.generate(schema).diagnostics.isEmpty)
  }

  @Test func namesOfTheContractAreTaken() throws {
    for name in ["LogCommand", "LogOutcome", "LogRules", "LogKey", "LogPosition"] {
      let text = Self.service("A", "get (MA) -> MA @logged(7)") + "message \(name) {\n}\n"
      let schema = try #require(Self.compile([("a.drop", text)]).schema)
      let said = SwiftBackend.generate(schema).diagnostics.map(\.message)
      #expect(said == ["generated Swift needs the name `\(name)` for itself"])
    }
    let schema = try #require(
      Self.compile([("log.contract.drop", "package a.v1\nmessage M {\n}\n")]).schema)
    #expect(
      SwiftBackend.generate(schema).diagnostics.map(\.message)
        == ["generated Swift has a `log.contract.swift` of its own"])
  }

  /// The method that was there first keeps its name, in whichever order the files come.
  @Test func casesHaveTheNamesOfMethods() throws {
    let files = [
      (
        "a.drop",
        Self.service(
          "Alpha", "get (MAlpha) -> MAlpha @logged(9)\n  number (MAlpha) -> MAlpha @logged(4)")
      ),
      (
        "b.drop",
        Self.service("Beta", "get (MBeta) -> MBeta @logged(2)\n  default (MBeta) -> () @logged(3)")
      ),
    ]
    for order in [files, files.reversed()] {
      let text = try #require(try Self.contract(order))
      for line in [
        "case get(MBeta)", "case `default`(MBeta)", "case alphaNumber(MAlpha)",
        "case alphaGet(MAlpha)", "case .alphaGet: 9", "case `default`(EmptyMessage)",
      ] { #expect(text.contains("  \(line)\n"), "\(line)") }
    }
  }

  /// The messages of an imported file are made elsewhere, and so is its contract.
  @Test func importedMethodsAreNotInTheContract() throws {
    let text = Self.service("B", "put (MB) -> MA @logged(7)")
      .replacing("package a.v1\n", with: "package a.v1\nuse MA from \"a.drop\"\n")
    let imported = ["a.drop": Self.service("A", "get (MA) -> MA @logged(6)")]
    let made = try #require(try Self.contract([("b.drop", text)], importing: imported))
    #expect(made.contains("case put(MB)") && !made.contains("case get"))
  }

  // MARK: Commands

  /// The exit code of a command.
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

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func servicesInAFolderOfTheirOwn() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dropwire-logged-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let schema = "\(folder)/a.drop"
    try Data(Self.service("A", "get (MA) -> MA @logged(7)").utf8)
      .write(to: URL(fileURLWithPath: schema))
    let messages = ["generate", schema, "--swift", "\(folder)/messages"]
    let split = ["--swift-services", "\(folder)/services", "--swift-module", "Shop"]
    #expect(run(messages + split) == 0)
    #expect(
      try names("\(folder)/messages") == [
        "a.descriptor.swift", "a.json.swift", "a.messages.swift", "a.proto.swift",
        "log.contract.swift",
      ])
    #expect(
      try names("\(folder)/services") == ["a.services.swift", "log.contract.services.swift"])
    #expect(run(messages + split + ["--verify"]) == 0)
    // In one folder again, nothing is left of the split.
    #expect(run(messages) == 0)
    #expect(try names("\(folder)/messages").count == 7)
    #expect(run(messages + split + ["--verify"]) == 1)
    // One without the others, and one folder for both.
    #expect(run(messages + split.prefix(2)) == 2)
    #expect(run(messages + split.suffix(2)) == 2)
    #expect(run(["generate", schema, "--proto", "\(folder)/proto"] + split) == 2)
    #expect(
      run(messages + ["--swift-services", "\(folder)/./messages/", "--swift-module", "Shop"]) == 2)
    #expect(run(messages + split.dropLast() + ["a shop"]) == 2)
  }
}

import SchemaCompiler
import Testing

/// The generated code that is committed is what the compiler makes of the schemas now.
///
/// `DROPWIRE_RECORD=1 swift test --filter GeneratedCodeTests` writes it anew.
@Suite struct GeneratedCodeTests {
  static let outputs: [(schemas: [String], output: String)] = [
    (["Schemas/conformance"], "Tests/SchemaFixtures/Generated"),
    (["Examples/Counter/Sources/Counter"], "Examples/Counter/Sources/Counter/Generated"),
    (["Benchmarks/CodecBenchmark"], "Benchmarks/CodecBenchmark/Generated"),
    (Repository.statusSchemas, "Sources/StatusDetails/Generated"),
    (Repository.ecosystemSchemas, "Sources/EcosystemMessages/Generated"),
  ]

  /// Messages in one module, and services in another that imports it.
  static let split: [(schemas: String, messages: String, services: String, module: String)] = [
    (
      "Tests/LogFixtures/Schemas", "Tests/LogFixtures/Messages/Generated",
      "Tests/LogFixtures/Services/Generated", "LogFixtures"
    ),
    ("Schemas", "Sources/Messages/Generated", "Sources/MessageServices/Generated", "Messages"),
  ]

  private static func generate(
    _ schemas: [String], messagesModule: String? = nil
  ) throws -> [GeneratedFile] {
    let result = Compiler.compile(try Repository.schemas(in: schemas))
    let report = DiagnosticRenderer(result.sources).render(result.diagnostics)
    let schema = try #require(result.schema, "\(report)")
    #expect(result.diagnostics.isEmpty, "\(report)")
    let generated = SwiftBackend.generate(schema, messagesModule: messagesModule)
    #expect(generated.diagnostics.isEmpty)
    return generated.files
  }

  private static func compare(_ files: [GeneratedFile], with output: String) throws {
    for file in files { try Repository.compare(file.text, with: "\(output)/\(file.path)") }
    #expect(try Repository.names(in: output, suffix: ".swift") == files.map(\.path).sorted())
  }

  @Test func committedCodeIsUpToDate() throws {
    for (schemas, output) in Self.outputs {
      try Self.compare(try Self.generate(schemas), with: output)
    }
  }

  @Test func servicesInAModuleOfTheirOwnAreUpToDate() throws {
    for (schemas, messages, services, module) in Self.split {
      let files = try Self.generate([schemas], messagesModule: module)
      let needsRPC = { (file: GeneratedFile) in file.text.contains("import RPC\n") }
      // Both halves are whole: nothing of the one names what only the other imports.
      #expect(files.filter(needsRPC).allSatisfy { $0.path.hasSuffix(".services.swift") })
      #expect(files.filter(needsRPC).allSatisfy { $0.text.contains("import \(module)\n") })
      try Self.compare(files.filter { !needsRPC($0) }, with: messages)
      try Self.compare(files.filter(needsRPC), with: services)
    }
  }

  @Test func thePeersOfTheBenchmarkHaveItsSchema() throws {
    let sources = try Repository.schemas(in: ["Benchmarks/CodecBenchmark"])
    let schema = try #require(Compiler.compile(sources).schema)
    for file in ProtoBackend.generate(schema).files {
      try Repository.compare(file.text, with: "Benchmarks/peers/codec/\(file.path)")
    }
  }

  @Test func theSameSchemaMakesTheSameCode() throws {
    let file = SourceFile(
      path: "everything.drop", bytes: try Repository.read("Schemas/conformance/everything.drop"))
    let first = try #require(Compiler.compile([file]).schema)
    let second = try #require(Compiler.compile([file]).schema)
    #expect(SwiftBackend.generate(first).files == SwiftBackend.generate(second).files)
  }
}

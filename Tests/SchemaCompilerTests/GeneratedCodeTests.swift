import SchemaCompiler
import Testing

/// The generated code that is committed is what the compiler makes of the schemas now.
///
/// `DROPWIRE_RECORD=1 swift test --filter GeneratedCodeTests` writes it anew.
@Suite struct GeneratedCodeTests {
  static let outputs: [(schemas: [String], output: String)] = [
    (["Schemas"], "Sources/Messages/Generated"),
    (["Schemas/conformance"], "Tests/SchemaFixtures/Generated"),
    (["Benchmarks/CodecBenchmark"], "Benchmarks/CodecBenchmark/Generated"),
    (Repository.statusSchemas, "Sources/StatusDetails/Generated"),
    (Repository.ecosystemSchemas, "Sources/EcosystemMessages/Generated"),
  ]

  @Test func committedCodeIsUpToDate() throws {
    for (schemas, output) in Self.outputs {
      let result = SchemaCompiler.compile(try Repository.schemas(in: schemas))
      let report = DiagnosticRenderer(result.sources).render(result.diagnostics)
      let schema = try #require(result.schema, "\(report)")
      #expect(result.diagnostics.isEmpty, "\(report)")
      let generated = SwiftBackend.generate(schema)
      #expect(generated.diagnostics.isEmpty)
      for file in generated.files {
        try Repository.compare(file.text, with: "\(output)/\(file.path)")
      }
      #expect(
        try Repository.names(in: output, suffix: ".swift") == generated.files.map(\.path).sorted())
    }
  }

  @Test func thePeersOfTheBenchmarkHaveItsSchema() throws {
    let sources = try Repository.schemas(in: ["Benchmarks/CodecBenchmark"])
    let schema = try #require(SchemaCompiler.compile(sources).schema)
    for file in ProtoBackend.generate(schema).files {
      try Repository.compare(file.text, with: "Benchmarks/peers/codec/\(file.path)")
    }
  }

  @Test func theSameSchemaMakesTheSameCode() throws {
    let file = SourceFile(
      path: "everything.drop", bytes: try Repository.read("Schemas/conformance/everything.drop"))
    let first = try #require(SchemaCompiler.compile([file]).schema)
    let second = try #require(SchemaCompiler.compile([file]).schema)
    #expect(SwiftBackend.generate(first).files == SwiftBackend.generate(second).files)
  }
}

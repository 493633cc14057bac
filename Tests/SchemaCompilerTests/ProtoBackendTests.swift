import Foundation
import SchemaCompiler
import Testing

/// The export to Protocol Buffers, judged by protoc and by Google's library for Python.
@Suite struct ProtoBackendTests {
  private static func schema(in folders: String...) throws -> Schema {
    try #require(Compiler.compile(try Repository.schemas(in: folders)).schema)
  }

  @Test func everyFeature() throws {
    let files = ProtoBackend.generate(try Self.schema(in: "Schemas/conformance")).files
    #expect(files.map(\.path) == ["everything.proto", "secrets.proto"])
    for file in files {
      try Repository.compare(file.text, with: "Schemas/conformance/\(file.path)")
    }
  }

  /// Writes the export of `schema` into a folder, and what protoc makes of it.
  private static func judged(
    _ schema: Schema, _ body: (_ ours: [UInt8], _ folder: URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dropwire-proto-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ProtoBackend.generate(schema).files
    for file in files {
      let url = folder.appendingPathComponent("in/\(file.path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
    let set = folder.appendingPathComponent("protoc.binpb").path
    let run = try Foreign.run(
      "protoc",
      ["-I\(folder.path)/in", "--include_imports", "--descriptor_set_out=\(set)"]
        + files.map(\.path))
    #expect(run.code == 0 && run.text.isEmpty, "\(run.text)")
    let theirs = Array(try Data(contentsOf: URL(fileURLWithPath: set)))
    let ours = ProtoBackend.descriptorSet(schema)
    #expect(ours == theirs, "\(ours.count) bytes of ours, \(theirs.count) of protoc")
    try body(ours, folder)
  }

  @Test(
    .enabled(if: Foreign.hasProtoc),
    arguments: ["Schemas", "Schemas/conformance", "Benchmarks/CodecBenchmark"])
  func protocMakesTheSameOfTheSchemas(folder: String) throws {
    try Self.judged(try Self.schema(in: folder)) { ours, _ in #expect(ours.count > 1000) }
  }

  @Test(.enabled(if: Foreign.hasProtoc)) func protocMakesTheSameOfTheEcosystem() throws {
    let folders = Repository.statusSchemas + Repository.ecosystemSchemas
    let result = Compiler.compile(try Repository.schemas(in: folders))
    let schema = try #require(result.schema)
    #expect(ProtoBackend.generate(schema).files.map(\.path).contains("grpc/health/v1/health.proto"))
    try Self.judged(schema) { _, _ in }
  }

  @Test(.enabled(if: Foreign.hasProtoc)) func protocMakesTheSameOfEveryAcceptedFixture() throws {
    let folder = "Tests/SchemaCompilerTests/Diagnostics"
    var count = 0
    for name in try Repository.names(in: folder, suffix: ".drop") {
      let file = SourceFile(path: name, bytes: try Repository.read("\(folder)/\(name)"))
      let result = Compiler.compile([file]) {
        try? Repository.read("\(folder)/imported/\($0)")
      }
      guard let schema = result.schema, schema.files.allSatisfy({ !$0.isImported }) else {
        continue
      }
      try Self.judged(schema) { _, _ in count += 1 }
    }
    #expect(count >= 2)
  }

  /// A hundred schemas in one run of protoc: each in a package of its own.
  @Test(.enabled(if: Foreign.hasProtoc)) func protocMakesTheSameOfRandomSchemas() throws {
    let files = (0..<100).map { seed in
      var random = RandomSchemas(seed: UInt64(seed))
      // Every third package hides Google's.
      let package = seed % 3 == 0 ? "a\(seed).google.v1" : "a\(seed).v1"
      return SourceFile(
        path: "in/\(seed % 5)/s\(seed).drop", text: random.file(package: package, prefix: "T"))
    }
    let result = Compiler.compile(files)
    let report = DiagnosticRenderer(result.sources).render(result.diagnostics)
    let schema = try #require(result.schema as Schema?, "\(report)")
    try Self.judged(schema) { ours, _ in
      #expect(ours.count > 50_000)
    }
  }

  @Test(.enabled(if: Foreign.hasProtoc)) func importsAcrossFoldersAndPackages() throws {
    let result = Compiler.compile([
      SourceFile(
        path: "x/in/a.drop",
        text: """
          package a.v1
          use Money, Kind from "../shared/b.drop"
          message A {
            1 money Money
            2 kinds [Kind]
            3 foo   [string: u32]
            4 bar   [FooEntry]
            5 aBC   u8
          }
          message FooEntry {
          }
          message Nothing {
            1 retired only u8
          }
          union Gone {
            1 retired only Nothing
          }
          """),
      SourceFile(
        path: "x/shared/b.drop",
        text: """
          package a.v1.money
          struct Money {
            minor i64
            kind  Kind
          }
          enum Kind {
            one = 1
          }
          """),
    ])
    let schema = try #require(result.schema)
    #expect(ProtoBackend.generate(schema).files.map(\.path) == ["in/a.proto", "shared/b.proto"])
    // What it imports comes first.
    #expect(ProtoBackend.descriptors(schema).map(\.name) == ["shared/b.proto", "in/a.proto"])
    try Self.judged(schema) { _, _ in }
  }

  @Test(.enabled(if: Foreign.hasProtoc)) func namesOfOthers() throws {
    let schema = try compiled(
      """
      package grpc.health.v1
      message HealthCheckResponse {
        1 status ServingStatus
        2 deep   [u8: Deep]
        3 wide   [Wide]
      }
      @proto("HealthCheckResponse.ServingStatus", zero: "UNKNOWN")
      enum ServingStatus {
        serving = 1 @proto("SERVING")
        retired old = 2 @proto("OLD")
      }
      @proto("HealthCheckResponse.Deep")
      struct Deep {
        deeper Deeper
      }
      @proto("HealthCheckResponse.Deep.Deeper")
      struct Deeper {
        status ServingStatus
        other  Other
      }
      struct Other {
        x u8
      }
      @proto("HealthCheckResponse.Other")
      struct InnerOther {
        x u8
      }
      @proto("Broad")
      union Wide {
        1 one HealthCheckResponse2
      }
      message HealthCheckResponse2 {
        1 deep Deep
      }
      @proto("Health")
      service HealthService {
        check (HealthCheckResponse2) -> Wide
      }
      """)
    try Self.judged(schema) { _, _ in }
    let text = try #require(ProtoBackend.generate(schema).files.first?.text)
    #expect(text.contains("message HealthCheckResponse {\n  enum ServingStatus {\n"))
    #expect(text.contains("    UNKNOWN = 0;\n    SERVING = 1;\n"))
    #expect(text.contains("      .grpc.health.v1.Other other = 2;"))
    let names = schema.declarations.map(\.fullName)
    #expect(names.contains("grpc.health.v1.HealthCheckResponse.Deep.Deeper"))
    #expect(names.contains("grpc.health.v1.Health"))
    #expect(names.contains("grpc.health.v1.HealthCheckResponse.DeepEntry"))
  }

  @Test(.enabled(if: Foreign.hasProtobuf)) func googlesLibraryLoadsThem() throws {
    let set = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dropwire-set-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: set) }
    for folder in ["Schemas", "Schemas/conformance"] {
      let schema = try Self.schema(in: folder)
      try Data(ProtoBackend.descriptorSet(schema)).write(to: set)
      let run = try Foreign.run(
        Foreign.python,
        ["-B", Repository.path("Tests/SchemaCompilerTests/load_descriptors.py"), set.path])
      let declared = schema.declarations.filter {
        switch $0 {
        case .structure, .union: true
        case .message(let it): !it.isMapEntry
        case .enumeration, .service, .newtype: false
        }
      }
      #expect(run.code == 0 && run.text == "ok \(declared.count)\n", "\(run.text)")
    }
  }

  @Test func theSameSchemaMakesTheSameFiles() throws {
    let first = try Self.schema(in: "Schemas")
    let second = try Self.schema(in: "Schemas")
    #expect(ProtoBackend.generate(first).files == ProtoBackend.generate(second).files)
    #expect(ProtoBackend.descriptors(first) == ProtoBackend.descriptors(second))
    // What is only imported is in the set, and no file is made of it.
    let one = Compiler.compile([
      SourceFile(path: "Schemas/orders.drop", bytes: try Repository.read("Schemas/orders.drop"))
    ]) { try? Repository.read($0) }
    let schema = try #require(one.schema)
    #expect(ProtoBackend.generate(schema).files.map(\.path) == ["orders.proto"])
    let names = ProtoBackend.descriptors(schema).map(\.name)
    #expect(names.last == "orders.proto" && names.contains("offers.proto"))
  }
}

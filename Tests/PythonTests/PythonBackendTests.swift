import Foundation
import SchemaCompiler
import Testing

/// Generated Python: read by people, by Python, by a type checker, and run.
@Suite struct PythonBackendTests {
  static let market = "Tests/PythonTests/Golden"

  @Test func aSmallSchema() throws {
    let files = PythonBackend.generate(try Repository.schema(in: Self.market)).files
    let own = files.filter { !$0.path.hasPrefix("_dropwire/") }
    #expect(own.map(\.path) == ["market.py", "market_grpc.py", "__init__.py", "py.typed"])
    for file in own.prefix(2) {
      try Repository.compare(file.text, with: "\(Self.market)/\(file.path)")
    }
  }

  @Test func theSameSchemaMakesTheSameFiles() throws {
    let first = PythonBackend.generate(try Repository.schema(in: "Schemas")).files
    #expect(first == PythonBackend.generate(try Repository.schema(in: "Schemas")).files)
    #expect(Set(first.map(\.path)).count == first.count)
    for file in first where file.path.hasSuffix(".py") {
      #expect(file.text.hasPrefix("# Generated from "), "\(file.path)")
      #expect(file.text.split(separator: "\n").allSatisfy { $0.utf8.count <= 120 }, "\(file.path)")
    }
  }

  @Test(.enabled(if: Python.isThere, "there is no Python 3.9"))
  func everyVectorHolds() throws {
    try Workspace.with { workspace in
      try workspace.generate("made", try Repository.schema(in: "Schemas/conformance"))
      let run = try Python.run([
        Repository.path("Tests/PythonTests/check_vectors.py"), workspace.folder.path, "made",
        Repository.path("Schemas/conformance/conformance.jsonl"),
      ])
      #expect(run.code == 0, "\(run.text)")
      let vectors = try String(
        contentsOfFile: Repository.path("Schemas/conformance/conformance.jsonl"), encoding: .utf8)
      let count = vectors.split(separator: "\n").count
      #expect(run.text.hasSuffix("\n\(count) vectors, 0 failures\n"), "\(run.text)")
    }
  }

  @Test(.enabled(if: Python.isThere, "there is no Python 3.9"))
  func idsAreTakenAsText() throws {
    try Workspace.with { workspace in
      try workspace.generate("made", try Repository.schema(in: "Schemas/conformance"))
      let run = try Python.run([
        Repository.path("Tests/PythonTests/ids.py"), workspace.folder.path, "made",
      ])
      #expect(run.code == 0, "\(run.text)")
      #expect(run.text.hasSuffix("ok\n"), "\(run.text)")
    }
  }

  @Test(.enabled(if: Python.hasGRPC, "there is no Python with grpcio"))
  func clientsAndServersCallEachOther() throws {
    try Workspace.with { workspace in
      try workspace.generate("made", try Repository.schema(in: Self.market))
      let run = try Python.run([
        Repository.path("Tests/PythonTests/calls.py"), workspace.folder.path, "made",
      ])
      #expect(run.code == 0, "\(run.text)")
      #expect(run.text.split(separator: "\n").count { $0.hasPrefix("ok ") } >= 80, "\(run.text)")
    }
  }

  /// Parsed as Python 3.9 does, imported, and checked as strictly as there is.
  @Test(.enabled(if: Python.isThere, "there is no Python 3.9"))
  func everySchemaMakesGoodPython() throws {
    try Workspace.with { workspace in
      try workspace.generate("live", try Repository.schema(in: "Schemas"))
      try workspace.generate("every", try Repository.schema(in: "Schemas/conformance"))
      try workspace.generate("far", try Self.folders())
      let check = """
        import ast, importlib, pathlib, sys
        root = pathlib.Path(sys.argv[1])
        sys.path.insert(0, str(root))
        count = 0
        for path in sorted(root.rglob("*.py")):
            ast.parse(path.read_text(), feature_version=(3, 9))
            name = ".".join(path.relative_to(root).with_suffix("").parts)
            if sys.argv[2] == "grpc" or not name.endswith(("_grpc", "rpc")):
                importlib.import_module(name)
            count += 1
        far = importlib.import_module("far.inner.deep.class_")
        assert far.Far().encode() == far.Far.decode(far.Far().encode("json"), "json").encode()
        print("good", count)
        """
      let run = try Python.run([
        "-c", check, workspace.folder.path, Python.hasGRPC ? "grpc" : "plain",
      ])
      #expect(run.code == 0 && run.text.hasPrefix("good "), "\(run.text)")
      guard Python.hasMypy else { return }
      let types = try Python.run([
        "-m", "mypy", "--strict", "--no-incremental", "--cache-dir", "/dev/null",
        workspace.folder.appendingPathComponent("live").path,
        workspace.folder.appendingPathComponent("every").path,
        workspace.folder.appendingPathComponent("far").path,
      ])
      #expect(types.code == 0, "\(types.text)")
    }
  }

  /// Files in folders, with names that are no modules of Python, which import each other.
  private static func folders() throws -> Schema {
    try compiled([
      SourceFile(
        path: "api/inner/deep/class.drop",
        text: """
          package far.v1
          use Near, Kind from "../../near-by.drop"
          message Far {
            1 near Near
            2 kinds [Kind]
            3 self u32
            4 dict [string: Near]
          }
          service Everything {
            near (Near) -> Far
          }
          """),
      SourceFile(
        path: "api/near-by.drop",
        text: """
          package far.v1
          message Near {
            1 kind Kind
            2 none None
          }
          message None {
          }
          enum Kind {
            one = 1
          }
          """),
    ])
  }
}

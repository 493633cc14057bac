import Foundation
import SchemaCompiler
import Testing

/// Names and paths of what is made: each is there once, or the schema is told so.
@Suite struct NameClaimTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    let files: [String: String]
    var backEnd = "python"
    /// What is said; nothing where the names are made different.
    var says: [String] = []

    var testDescription: String { "\(backEnd): \(files.keys.sorted().joined(separator: ", "))" }
  }

  private static let message = "package a.v1\nmessage M {\n}\n"
  private static let other = "package b.v1\nmessage N {\n}\n"
  private static let service = "package a.v1\nmessage M {\n}\nservice S {\n  get (M) -> M\n}\n"

  private static let paths = [
    Case(files: ["x.drop": service, "x_grpc.drop": other], says: ["x_grpc.py"]),
    Case(files: ["a-b.drop": message, "a_b.drop": other], says: ["a_b.py"]),
    Case(files: ["X.drop": message, "x.drop": other], says: ["x.py"]),
    Case(files: ["__init__.drop": message], says: ["__init__.py"]),
    Case(files: ["in/a.drop": message, "in/deep/__init__.drop": other], says: ["__init__.py"]),
    Case(files: ["shop.drop": message, "shop/items.drop": other], says: ["the folder `shop`"]),
    Case(files: ["_dropwire.drop": message], says: ["_dropwire.py"]),
    Case(files: ["x.drop": message, "_dropwire/y.drop": other], says: ["`_dropwire`"]),
    Case(files: ["class.drop": message, "class_.drop": other], says: ["class_.py"]),
    Case(files: ["True.drop": message, "1.drop": other]),
    Case(
      files: ["x/a/v1/m.drop": message, "y/a/v1/m.drop": "package a.v1\nmessage N {\n}\n"],
      says: ["a/v1/m.py"]),
    Case(
      files: ["x/a/v1/m.drop": message, "y/a/v1/m.drop": "package a.v1\nmessage N {\n}\n"],
      backEnd: "proto", says: ["a/v1/m.proto"]),
    Case(files: ["x/a.drop": message, "x/A.drop": other], backEnd: "proto", says: ["a.proto"]),
    Case(
      files: ["google/protobuf/empty.drop": "package google.protobuf\nmessage E {\n}\n"],
      backEnd: "proto", says: ["google/protobuf/empty.proto"]),
    Case(files: ["x/a.drop": message, "y/a.drop": other], backEnd: "swift", says: ["a.swift"]),
    Case(
      files: ["x/a.drop": "package a.v1\n", "y/a.drop": other], backEnd: "swift",
      says: ["a.swift"]),
    Case(
      files: ["Shop.drop": message, "shop.drop": other], backEnd: "swift", says: ["shop.swift"]),
    Case(files: ["x/a.drop": message, "y/a.drop": other], backEnd: "javascript"),
    Case(files: ["x/a.drop": message, "y/A.drop": other], backEnd: "javascript"),
    Case(
      files: ["a.drop": message, "a-2.drop": other, "in/a.drop": "package c.v1\n"],
      backEnd: "javascript"),
    Case(files: ["dropwire-runtime.drop": message], backEnd: "javascript"),
  ]

  private static func made(_ backEnd: String, _ schema: Schema) -> BackendOutput {
    switch backEnd {
    case "swift": SwiftBackend.generate(schema)
    case "python": PythonBackend.generate(schema)
    case "javascript": JavaScriptBackend.generate(schema)
    default: ProtoBackend.generate(schema)
    }
  }

  private static func schema(_ files: [String: String]) throws -> (Schema, SourceSet) {
    let result = Compiler.compile(
      files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) })
    let report = DiagnosticRenderer(result.sources).render(result.diagnostics)
    return (try #require(result.schema as Schema?, "\(report)"), result.sources)
  }

  @Test(arguments: paths) private func everyPathIsWrittenOnce(it: Case) throws {
    let (schema, sources) = try Self.schema(it.files)
    let made = Self.made(it.backEnd, schema)
    let text = DiagnosticRenderer(sources).render(made.diagnostics)
    #expect(made.diagnostics.count == it.says.count, "\(text)")
    for (diagnostic, words) in zip(made.diagnostics, it.says) {
      #expect(diagnostic.code == .duplicateOutput)
      #expect(text.contains(words), "\(text)")
    }
    #expect(made.files.isEmpty == !it.says.isEmpty)
    #expect(Set(made.files.map { $0.path.lowercased() }).count == made.files.count)
  }

  private static let clashes = [
    ("message EchoStub {\n}\nmessage M {\n}\nservice Echo {\n  a (M) -> EchoStub\n}\n", "EchoStub"),
    (
      "message M {\n}\nservice Echo {\n  a (M) -> M\n}\nservice EchoAio {\n  a (M) -> M\n}\n",
      "EchoAioStub"
    ),
  ]

  @Test(arguments: clashes) func classesOfServicesInPython(
    declarations: String, name: String
  ) throws {
    let (schema, sources) = try Self.schema(["x.drop": "package a.v1\n" + declarations])
    let made = PythonBackend.generate(schema)
    let text = DiagnosticRenderer(sources).render(made.diagnostics)
    #expect(made.files.isEmpty)
    #expect(made.diagnostics.first?.code == .generatedClash)
    #expect(made.diagnostics.first?.secondary.isEmpty == false)
    #expect(text.contains("two names become `\(name)` in Python"), "\(text)")
  }

  /// What is refused in Swift, member by member, so that the rest can be compiled.
  private static func isAllowedInSwift(_ kind: String, _ name: String) -> Bool {
    let line =
      switch kind {
      case "enum": "enum X {\n  \(name) = 1\n}"
      case "struct": "struct X {\n  \(name) u8\n}"
      case "message": "message X {\n  1 \(name) u8\n}"
      case "union": "union X {\n  1 \(name) M\n}"
      default: "service X {\n  \(name) (M) -> M\n}"
      }
    let result = Compiler.compile([
      SourceFile(path: "x.drop", text: "package a.v1\nmessage M {\n}\n\(line)\n")
    ])
    guard let schema = result.schema else { return false }
    return SwiftBackend.generate(schema).diagnostics.isEmpty
  }

  private static func isAllowed(_ kind: String, _ name: String) -> Bool {
    kind != "enum" && kind != "union" || !["unspecified", "unknown", "unrecognized"].contains(name)
  }

  private static func write(_ files: [GeneratedFile], to folder: URL) throws {
    for file in files {
      let url = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
  }

  private static func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dropwire-names-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try body(folder)
  }

  private static func hostile(newtypes: Bool) throws -> Schema {
    let text = HostileNames.schema(isMember: isAllowed, newtypes: newtypes)
    return try Self.schema(["names.drop": text]).0
  }

  @Test(.enabled(if: Foreign.hasPython), arguments: [false, true])
  func hostileNamesInPython(newtypes: Bool) throws {
    let made = PythonBackend.generate(try Self.hostile(newtypes: newtypes))
    #expect(made.diagnostics.isEmpty)
    try Self.inFolder { folder in
      try Self.write(made.files, to: folder.appendingPathComponent("made"))
      let check = """
        import sys
        sys.path.insert(0, sys.argv[1])
        from made import names
        members = int(sys.argv[2])
        for cls in (names.Fixed, names.Tail, names.Everything):
            value = cls()
            for encoding in ("native", "proto", "json"):
                assert cls.decode(value.encode(encoding), encoding) == value, cls
        assert len(names.Names.__members__) == members + 1, len(names.Names.__members__)
        assert len(names.Fixed._fields) == len(names.Fixed.__dataclass_fields__) == members
        for case in names.Either._cases:
            value = names.Either(**{case.attribute: names.Plain(3)})
            assert value.which == case.attribute and getattr(value, case.attribute).one == 3
        try:
            import grpc
        except ImportError:
            sys.exit(0)
        from made import names_grpc
        calls = [it for it in vars(names_grpc.Calls).values() if hasattr(it, "path")]
        assert len({it.path for it in calls}) == members, len(calls)
        assert names_grpc.Calls.NAME == "hostile.v1.Calls"
        stub = names_grpc.CallsStub(grpc.insecure_channel("127.0.0.1:1"))
        assert len(vars(stub)) == members
        """
      let run = try Foreign.run(
        Foreign.python, ["-B", "-c", check, folder.path, "\(HostileNames.members.count)"])
      #expect(run.code == 0, "\(run.text)")
    }
  }

  @Test(.enabled(if: Foreign.hasNode), arguments: [false, true])
  func hostileNamesInJavaScript(newtypes: Bool) throws {
    let made = JavaScriptBackend.generate(try Self.hostile(newtypes: newtypes))
    #expect(made.diagnostics.isEmpty)
    try Self.inFolder { folder in
      try Self.write(made.files, to: folder)
      try Data("{\"type\":\"module\"}".utf8).write(
        to: folder.appendingPathComponent("package.json"))
      let check = """
        const names = await import(process.argv[1] + "/names.js");
        const members = Number(process.argv[2]);
        for (const type of [names.Fixed, names.Tail, names.Everything, names.Frozen]) {
          const value = type.create({});
          if (type === names.Frozen) continue;
          for (const encoding of ["native", "proto", "json"]) {
            const read = type.decode(type.encode(value, encoding), encoding);
            if (Object.keys(read).length !== type.fields.length) throw new Error(encoding);
          }
        }
        if (Object.keys(names.Names).length !== members + 1) throw new Error("cases");
        for (const item of names.Either.cases) {
          const value = { case: item.name, value: { one: 3 } };
          const read = names.Either.decode(names.Either.encode(value));
          if (read.case !== item.name || read.value.one !== 3) throw new Error(item.name);
        }
        const asked = [];
        const answer = (method) => { asked.push(method.path); };
        const transport = {
          unary: answer, clientStreaming: answer, serverStreaming: answer, bidirectional: answer,
        };
        const client = new names.Calls(transport);
        if ((await client) !== client) throw new Error("a client is no promise");
        const own = Object.getOwnPropertyNames(names.Calls.prototype).length;
        for (const name of Object.keys(names.Calls.methods)) {
          client[name === "then" ? "then$" : name]({});
        }
        if (new Set(asked).size !== members) throw new Error(`${asked.length} of ${own}`);
        if (names.Calls.serviceName !== "hostile.v1.Calls") throw new Error("the service's name");
        """
      let run = try Foreign.run(
        "node",
        [
          "--input-type=module", "-e", check, folder.path, "\(HostileNames.members.count)",
        ])
      #expect(run.code == 0, "\(run.text)")
    }
  }

  @Test(.enabled(if: Foreign.hasProtoc), arguments: [false, true])
  func hostileNamesInProto(newtypes: Bool) throws {
    let schema = try Self.hostile(newtypes: newtypes)
    let files = ProtoBackend.generate(schema).files
    try Self.inFolder { folder in
      try Self.write(files, to: folder)
      let run = try Foreign.run(
        "protoc", ["-I\(folder.path)", "--descriptor_set_out=/dev/null"] + files.map(\.path))
      #expect(run.code == 0 && run.text.isEmpty, "\(run.text)")
    }
  }

  /// Everything that is not refused compiles.
  @Test(arguments: [false, true])
  func hostileNamesInSwift(newtypes: Bool) throws {
    let probe = HostileNames.types.filter { name in
      let text = "package a.v1\nmessage \(name) {\n}\n"
      let result = Compiler.compile([SourceFile(path: "x.drop", text: text)])
      return result.schema.map { SwiftBackend.generate($0).diagnostics.isEmpty } ?? false
    }
    let text = HostileNames.schema(
      isMember: Self.isAllowedInSwift, isType: { probe.contains($0) }, newtypes: newtypes)
    let (schema, sources) = try Self.schema(["names.drop": text])
    let made = SwiftBackend.generate(schema)
    #expect(
      made.diagnostics.isEmpty, "\(DiagnosticRenderer(sources).render(made.diagnostics))")
    try Self.inFolder { folder in
      try Self.write(made.files, to: folder.appendingPathComponent("made"))
      let run = try Foreign.run("bash", ["-c", Self.typecheck(in: folder.path)])
      #expect(run.code == 0, "\(run.text.suffix(4000))")
    }
  }

  /// Modules without code, which is all that checking types asks for.
  private static func typecheck(in folder: String) -> String {
    let flags = """
      -swift-version 6 -package-name dropwire -parse-as-library -I . \
      -enable-experimental-feature Lifetimes -enable-upcoming-feature ExistentialAny \
      -enable-upcoming-feature MemberImportVisibility
      """
    return """
      set -e
      cd '\(folder)'
      module() {
        swiftc \(flags) -emit-module -Xfrontend -experimental-skip-all-function-bodies \
          -module-name "$1" $(find '\(Repository.path("Sources"))'/"$1" -name '*.swift')
      }
      module Basics
      module WireCodec
      module LogContract
      module StatusDetails
      module RPC
      swiftc \(flags) -warnings-as-errors -typecheck made/*.swift
      """
  }

  /// Every name of a type that generated Swift refers to is kept from schemas.
  @Test func swiftKeepsTheTypesItNeeds() throws {
    let file = SourceFile(
      path: "everything.drop", bytes: try Repository.read("Schemas/conformance/everything.drop"))
    let service = SourceFile(path: "s.drop", text: Self.service + Self.streams)
    let schema = try #require(Compiler.compile([file, service]).schema)
    var own = Set(schema.declarations.map(\.about.name))
    own.formUnion(own.map { $0 + "Service" })
    var unkept: Set<String> = []
    for made in SwiftBackend.generate(schema).files {
      for line in made.text.split(separator: "\n") where !line.contains("//") {
        let code = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 0 }.map(\.element).joined(separator: " ")
        for word in code.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
          guard word.first?.isUppercase == true, !own.contains(String(word)) else { continue }
          let probe = "package a.v1\nmessage \(word) {\n}\n"
          let result = Compiler.compile([SourceFile(path: "x.drop", text: probe)])
          guard let schema = result.schema else { continue }
          if SwiftBackend.generate(schema).diagnostics.isEmpty { unkept.insert(String(word)) }
        }
      }
      // The descriptors are base64.
      if made.path.hasSuffix(".descriptor.swift") { unkept = [] }
    }
    #expect(unkept.isEmpty, "\(unkept.sorted())")
  }

  private static let streams = """
    service T {
      a (stream M) -> M
      b (M) -> stream M
      c (stream M) -> stream M
    }
    """

  /// `X(bytes:)` decodes, whatever the fields are called.
  @Test func aFieldOfBytesInSwift() throws {
    let (schema, _) = try Self.schema([
      "x.drop": "package a.v1\nmessage Chunk {\n  1 bytes bytes\n}\n"
    ])
    let made = SwiftBackend.generate(schema)
    let text = try #require(made.files.first { $0.path == "x.messages.swift" }).text
    #expect(text.contains("public init(bytes_ bytes: [UInt8])"))
    #expect(text.contains("public var bytes: [UInt8]"))
  }

  @Test func aMethodCalledLikeTheService() throws {
    let text =
      "package a.v1\nmessage M {\n}\nservice S {\n  name (M) -> M\n  serviceName () -> M\n}\n"
    let (schema, _) = try Self.schema(["x.drop": text])
    let python = try #require(
      PythonBackend.generate(schema).files.first { $0.path == "x_grpc.py" }
    ).text
    #expect(
      python.contains("    NAME = \"a.v1.S\"\n    NAME_ = _rpc.Method(\"/a.v1.S/Name\", M, M)"))
    let swift = try #require(
      SwiftBackend.generate(schema).files.first { $0.path == "x.services.swift" }
    ).text
    #expect(swift.contains("service: S.serviceName"))
  }
}

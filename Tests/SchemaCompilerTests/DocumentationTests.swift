import Foundation
import SchemaCompiler
import Testing

/// Comments of a schema in the comments of other languages: nothing of them becomes code.
@Suite struct DocumentationTests {
  /// What would end a comment, begin a tag, an escape or a markup somewhere.
  static let lines = [
    "\"\"\"", "\\\"\"\" \"", "ends with a quote\"", "ends with a backslash\\", "\\", "'''",
    "*/ var x = 1 /*", "*\\/", "--> <script>alert(1)</script>", "`unfinished <b>code", "``two`` `",
    "\\(interpolated)", "${interpolated}", "@deprecated not really", "  @param x", "#if os(Linux)",
    "[a link](javascript:x)", "![an image](x)", "a | b `c | d`", "# heading", "- item", "1. item",
    "*bold* _thin_ snake_case __init__", "&lt;&amp; &copy;", "~~gone~~", "a\tb", "日本語 🎫 é",
    "https://example.org/?a=b&c=d", "%s %d {} {{", "\\u{41} \\x41 \\n", "// nested /// twice",
  ]

  private static func schema() throws -> Schema {
    var text = "/// \(lines[0])\npackage docs.v1\n"
    for (index, line) in lines.enumerated() {
      text += """

        /// \(line)
        message M\(index) {
          /// \(line)
          1 one u8
          /// Before it:
          /// \(line)
          2 two u8 @deprecated("\(line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))")
        }

        /// \(line)
        enum E\(index) {
          /// \(line)
          one = 1
        }

        """
    }
    text += "\n/// \(lines[2])\nservice S {\n"
    for (index, line) in lines.enumerated() { text += "  /// \(line)\n  m\(index) (M0) -> M1\n" }
    return try compiled(text + "}\n")
  }

  /// Documentation may stand in front of annotations, between and behind them.
  @Test func behindAnAnnotationItDocumentsWhatFollows() throws {
    let schema = try compiled(
      """
      package docs.v1

      @deprecated  /// One.
      /// Two.
      message M {
        @deprecated
        /// Three.
        1 a u8
        /// Four.
        @deprecated("x")  /// Five.
        2 b u8  /// Six.
      }
      enum E {
        @deprecated  /// Seven.
        one = 1
      }
      service S {
        /// Eight.
        @idempotent
        /// Nine.
        @deprecated
        get (M) -> M
      }
      """)
    var found: [[String]] = []
    for declaration in schema.declarations {
      found.append(declaration.about.documentation)
      switch declaration {
      case .message(let it): found += it.fields.map(\.about.documentation)
      case .enumeration(let it): found += it.cases.map(\.about.documentation)
      case .service(let it): found += it.methods.map(\.about.documentation)
      default: break
      }
    }
    #expect(
      found == [
        ["One.", "Two."], ["Three."], ["Four.", "Five.", "Six."], [], ["Seven."], [],
        ["Eight.", "Nine."],
      ])
  }

  private static func inFolder(
    _ files: [GeneratedFile], _ body: (URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "dropwire-docs-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let url = folder.appendingPathComponent("made/\(file.path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
    try body(folder)
  }

  /// Python can say itself what it read.
  @Test(.enabled(if: Foreign.hasPython)) func python() throws {
    try Self.inFolder(PythonBackend.generate(try Self.schema()).files) { folder in
      let check = """
        import json, sys
        sys.path.insert(0, sys.argv[1])
        from made import test
        for index, line in enumerate(json.load(open(sys.argv[1] + "/lines.json"))):
            for kind in "ME":
                doc = getattr(test, f"{kind}{index}").__doc__
                assert doc == line, (doc, line)
        """
      try JSONEncoder().encode(Self.lines).write(to: folder.appendingPathComponent("lines.json"))
      let run = try Foreign.run(Foreign.python, ["-B", "-c", check, folder.path])
      #expect(run.code == 0, "\(run.text)")
    }
  }

  @Test(.enabled(if: Foreign.hasNode)) func javaScript() throws {
    let files = JavaScriptBackend.generate(try Self.schema()).files
    try Self.inFolder(files) { folder in
      try Data("{\"type\":\"module\"}".utf8).write(
        to: folder.appendingPathComponent("package.json"))
      let check = """
        const made = await import(process.argv[1] + "/made/test.js");
        console.log(Object.keys(made).sort().join());
        """
      let run = try Foreign.run("node", ["--input-type=module", "-e", check, folder.path])
      let names = Self.lines.indices.flatMap { ["E\($0)", "M\($0)"] } + ["S"]
      #expect(run.code == 0 && run.text == names.sorted().joined(separator: ",") + "\n", "\(run)")
    }
    // No line but those of `@deprecated` in the schema begins a tag.
    let tags = try #require(files.first { $0.path == "test.js" }).text
      .split(separator: "\n").filter { $0.contains("* @") }
    #expect(tags.count == 0, "\(tags.prefix(3))")
    let types = try #require(files.first { $0.path == "test.d.ts" }).text
      .split(separator: "\n").filter { $0.contains("* @") }
    #expect(types.count == Self.lines.count, "\(types.prefix(3))")
  }

  @Test(.enabled(if: Foreign.hasProtoc)) func proto() throws {
    let schema = try Self.schema()
    try Self.inFolder(ProtoBackend.generate(schema).files) { folder in
      let set = folder.appendingPathComponent("set.binpb").path
      let run = try Foreign.run(
        "protoc", ["-I\(folder.path)/made", "--descriptor_set_out=\(set)", "test.proto"])
      #expect(run.code == 0 && run.text.isEmpty, "\(run.text)")
      let theirs = try Data(contentsOf: URL(fileURLWithPath: set))
      #expect(Array(theirs) == ProtoBackend.descriptorSet(schema))
    }
  }

  @Test func swift() throws {
    let made = SwiftBackend.generate(try Self.schema())
    #expect(made.diagnostics.isEmpty)
    try Self.inFolder(made.files) { folder in
      let run = try Foreign.run(
        "swiftc", ["-parse"] + made.files.map { "\(folder.path)/made/\($0.path)" })
      #expect(run.code == 0 && run.text.isEmpty, "\(run.text)")
    }
  }

  /// Words are words, and code is code.
  @Test(arguments: [
    ("--> <script>x</script>", "\\--> &lt;script>x&lt;/script>"),
    ("`unfinished <b>code", "\\`unfinished &lt;b>code"),
    ("``two`` `", "``two`` \\`"), ("`<b>` and `*`", "`<b>` and `*`"),
    ("[a link](javascript:x)", "\\[a link\\](javascript:x)"),
    ("![an image](x)", "!\\[an image\\](x)"), ("# heading", "\\# heading"),
    ("- item", "\\- item"), ("1. item", "1\\. item"), ("2 items", "2 items"),
    ("*bold* _thin_ snake_case", "\\*bold\\* \\_thin\\_ snake_case"),
    ("&copy;", "&amp;copy;"), ("\\", "\\\\"), ("a | b", "a | b"), ("~~gone~~", "\\~\\~gone\\~\\~"),
  ])
  func markdown(line: String, made: String) throws {
    let schema = try compiled("package a.v1\n/// \(line)\nmessage M {\n  1 one u8 /// \(line)\n}\n")
    let text = try #require(MarkdownBackend.generate(schema).first?.text)
    #expect(text.contains("\n\(made)\n"), "\(text)")
    // A bar would end the cell.
    #expect(text.contains("| \(made.replacing("|", with: "\\|")) |\n"), "\(text)")
  }

  /// Control characters are said where they stand, in every kind of text, and nowhere shown as they are.
  @Test(arguments: ["\0", "\u{1B}", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\r", "\u{0C}"])
  func controlCharacters(text: String) {
    for line in ["/// a\(text)b", "// a\(text)b", "@deprecated(\"a\(text)b\")"] {
      let source = "package a.v1\n\(line)\nmessage M {\n}\n"
      let result = Compiler.compile([SourceFile(path: "x.drop", text: source)])
      #expect(result.diagnostics.map(\.code) == [.controlCharacter], "\(line.debugDescription)")
      let start = result.diagnostics.first?.primary.range.start ?? 0
      #expect(Array(source.utf8)[start] == Array(text.utf8)[0])
      let report = DiagnosticRenderer(result.sources).render(result.diagnostics)
      #expect(!report.contains(text), "\(report.debugDescription)")
      #expect(!DiagnosticJSON.render(result.diagnostics, sources: result.sources).contains(text))
    }
  }

  /// Lines may end as they do on Windows.
  @Test func carriageReturnsBeforeLineBreaks() throws {
    let source = "package a.v1\r\n/// About it.\r\nmessage M {\r\n  1 one u8 // one\r\n}\r\n"
    let schema = try compiled(source)
    #expect(schema.declarations.first?.about.documentation == ["About it."])
  }

  /// The name of a file is in the first line of what is made of it.
  @Test func namesOfFiles() throws {
    let path = "in/a\n\u{202E}-->`\"\\b.drop"
    let result = Compiler.compile([
      SourceFile(
        path: path, text: "/// Of it.\npackage a.v1\nmessage M {\n}\nservice S {\n a (M) -> M\n}\n")
    ])
    let schema = try #require(result.schema)
    var files = SwiftBackend.generate(schema).files + PythonBackend.generate(schema).files
    files += JavaScriptBackend.generate(schema).files + ProtoBackend.generate(schema).files
    files += MarkdownBackend.generate(schema)
    for file in files where !file.text.isEmpty {
      #expect(!file.text.contains("\u{202E}"), "\(file.path)")
      let first = file.text.split(separator: "\n").first ?? ""
      #expect(first.contains("by `dropwire schema generate`"), "\(first)")
      if file.path.hasSuffix(".md") {
        #expect(first.components(separatedBy: "-->").count == 2 && first.hasSuffix("-->"))
      }
    }
  }
}

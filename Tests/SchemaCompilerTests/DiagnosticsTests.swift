import SchemaCompiler
import Testing

/// Broken schemas beside what the compiler says of them: `Diagnostics/x.drop` and `x.expected`.
@Suite struct DiagnosticsTests {
  static let folder = "Tests/SchemaCompilerTests/Diagnostics"
  static let names = (try? Repository.names(in: folder, suffix: ".drop")) ?? []

  static func diagnose(_ name: String) throws -> (SourceSet, [Diagnostic]) {
    let file = SourceFile(path: name, bytes: try Repository.read("\(folder)/\(name)"))
    let result = Compiler.compile([file]) { path in
      try? Repository.read("\(folder)/imported/\(path)")
    }
    guard let schema = result.schema else { return (result.sources, result.diagnostics) }
    // What every back end has to say; nobody says it twice.
    let made =
      SwiftBackend.generate(schema).diagnostics + PythonBackend.generate(schema).diagnostics
      + JavaScriptBackend.generate(schema).diagnostics + ProtoBackend.diagnostics(for: schema)
    return (result.sources, result.diagnostics + made)
  }

  @Test(arguments: names)
  func whatIsSaid(name: String) throws {
    let (sources, diagnostics) = try Self.diagnose(name)
    #expect(!diagnostics.isEmpty, "nothing is wrong with \(name)")
    let text = DiagnosticRenderer(sources).render(diagnostics)
    try Repository.compare(text, with: "\(Self.folder)/\(name.dropLast(5)).expected")
  }

  @Test func thereAreEnough() {
    #expect(Self.names.count >= 190)
  }

  /// Codes that no single file shows: a file above 4 MiB, and two files of one name.
  static let shownElsewhere: Set<DiagnosticCode> = [.fileTooLarge, .duplicateOutput]

  @Test func everyCodeIsShown() throws {
    var shown: Set<DiagnosticCode> = Self.shownElsewhere
    for name in Self.names { shown.formUnion(try Self.diagnose(name).1.map(\.code)) }
    for code in DiagnosticCode.allCases where code.family == .language {
      #expect(shown.contains(code), "\(code.text) \(code) is in no golden file")
    }
  }

  /// What `--fix` makes of a broken file is right, or has fewer errors than before.
  @Test(arguments: names)
  func fixesHelp(name: String) throws {
    var bytes = try Repository.read("\(Self.folder)/\(name)")
    let first = try compile(name, bytes)
    let errors = first.diagnostics.count { $0.severity == .error }
    var last = first
    for _ in 0..<8 {
      guard
        let fixed = Fixes.apply(last.diagnostics, to: last.sources).first(where: {
          $0.path == name
        })
      else { break }
      bytes = fixed.bytes
      last = try compile(name, bytes)
    }
    let left = last.diagnostics.count { $0.severity == .error }
    if first.diagnostics.contains(where: { $0.fix != nil && $0.severity == .error }) {
      #expect(left < errors, "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(!last.diagnostics.contains { $0.fix != nil }, "fixes without an end")
  }

  private func compile(_ name: String, _ bytes: [UInt8]) throws -> Compiler.Result {
    Compiler.compile([SourceFile(path: name, bytes: bytes)]) { path in
      try? Repository.read("\(Self.folder)/imported/\(path)")
    }
  }

  /// The same as tools read it: places, labels, help and fixes.
  @Test(arguments: ["recovery-everything", "names-snake-clash", "imports-typo-in-path"])
  func whatToolsRead(name: String) throws {
    let (sources, diagnostics) = try Self.diagnose(name + ".drop")
    let json = DiagnosticJSON.render(diagnostics, sources: sources)
    // One diagnostic to a line, so that a difference can be read.
    try Repository.compare(
      json.replacing("},{\"code\"", with: "},\n{\"code\"") + "\n",
      with: "\(Self.folder)/\(name).json")
  }

  @Test func everyCodeIsExplained() {
    for code in DiagnosticCode.allCases {
      let explanation = Explanation.of(code)
      #expect(!explanation.title.isEmpty, "\(code)")
      #expect(explanation.text.count > 20, "\(code)")
      #expect((explanation.wrong == nil) == (explanation.right == nil), "\(code)")
      #expect(DiagnosticCode(text: code.text.lowercased()) == code)
    }
    #expect(DiagnosticCode(text: "E999") == nil)
  }

  /// The examples of the explanations are true.
  @Test func examplesShowTheirCode() {
    for code in DiagnosticCode.allCases where code.family == .language {
      let explanation = Explanation.of(code)
      guard let wrong = explanation.wrong, let right = explanation.right else { continue }
      #expect(codes(of: wrong).contains(code), "\(code.text): \(wrong)")
      #expect(!codes(of: right).contains(code), "\(code.text): \(right)")
    }
  }

  /// What is said of a piece of a schema, put where it belongs.
  private func codes(of example: String) -> Set<DiagnosticCode> {
    let first = example.utf8.first ?? 0
    let isField = first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9")
    let isDeclaration = example.contains("{") || example.hasPrefix("use ")
    let text: String
    if example.hasPrefix("package ") || example == "message Marker {}" {
      text = example
    } else if isField || ["stream id", "currency ascii"].contains(where: example.hasPrefix) {
      text = "package a.v1\nmessage X {\n\(example)\n}\n"
    } else if example.contains("->") {
      text = "package a.v1\nservice X {\n\(example)\n}\n"
    } else if example.hasPrefix("@") {
      text =
        "package a.v1\nmessage M {\n1 revision u64\n}\nservice X {\na (M) -> stream M "
        + "\(example)\n}\n"
    } else {
      text = "package a.v1\n" + (isDeclaration ? example : example + "\nmessage X {\n}\n")
    }
    let common = SourceFile(path: "common.drop", text: "package a.v1\nstruct Money {\nx i64\n}\n")
    let result = Compiler.compile([SourceFile(path: "x.drop", text: text), common])
    return Set(result.diagnostics.map(\.code))
  }

  @Test func jsonCarriesTheSame() throws {
    let (sources, diagnostics) = try Self.diagnose("numbers-reused.drop")
    let json = DiagnosticJSON.render(diagnostics, sources: sources)
    #expect(json.hasPrefix("{\"ok\":false,\"errors\":3,\"warnings\":0,\"diagnostics\":[{"))
    #expect(
      json.contains(
        "\"code\":\"E051\",\"severity\":\"error\",\"message\":\"the number 2 is used twice in"
          + " `Marker`\",\"file\":\"numbers-reused.drop\",\"line\":6,\"column\":3,\"endLine\":6,"
          + "\"endColumn\":4,\"label\":\"used again by `kind`\""))
    #expect(json.contains("\"help\":[\"the next free number is 4\"]"))
  }

  @Test func limitsOfTheCompiler() {
    var limits = CompilerLimits()
    limits.sourceBytes = 100
    let text = "package a.v1\n" + String(repeating: "// filler\n", count: 10)
    let result = Compiler.compile([SourceFile(path: "a.drop", text: text)], limits: limits)
    #expect(result.diagnostics.map(\.code) == [.fileTooLarge])
    let two = Compiler.compile([
      SourceFile(path: "x/a.drop", text: "package a.v1\nmessage A {\n}\n"),
      SourceFile(path: "y/a.drop", text: "package b.v1\nmessage B {\n}\n"),
    ])
    let output = two.schema.map { SwiftBackend.generate($0) }
    #expect(output?.diagnostics.map(\.code) == [.duplicateOutput])
  }
}

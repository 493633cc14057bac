import SchemaCompiler
import Testing

/// Schemas beside what `schema lint` says of them: `Golden/Lint/x.drop` and `x.expected`.
@Suite struct LintTests {
  static let folder = "Tests/SchemaCompilerTests/Golden/Lint"
  static let names = (try? Repository.names(in: folder, suffix: ".drop")) ?? []
  static let all = Set(DiagnosticCode.allCases.filter { $0.family == .lint })

  static func lint(
    _ file: SourceFile, enabled: Set<DiagnosticCode> = all, allowed: Set<DiagnosticCode> = []
  ) throws -> (SourceSet, [Diagnostic]) {
    let result = Compiler.compile([file])
    let text = DiagnosticRenderer(result.sources).render(result.diagnostics)
    try #require(result.schema != nil, "\(text)")
    return (result.sources, SchemaLint.run(result, enabled: enabled, allowed: allowed))
  }

  static func file(_ name: String) throws -> SourceFile {
    SourceFile(path: name, bytes: try Repository.read("\(folder)/\(name)"))
  }

  @Test(arguments: names)
  func whatIsSaid(name: String) throws {
    let (sources, findings) = try Self.lint(
      try Self.file(name), enabled: name == "everything.drop" ? Self.all : [])
    try Repository.compare(
      DiagnosticRenderer(sources).render(findings),
      with: "\(Self.folder)/\(name.dropLast(5)).expected")
    #expect(findings.isEmpty == (name == "clean.drop"))
    #expect(findings.allSatisfy { $0.severity == .warning })
  }

  /// The schemas that ship have nothing that ours had better not say.
  @Test func whatShipsIsClean() throws {
    let files = try Repository.names(in: "Schemas", suffix: ".drop").map { name in
      SourceFile(path: name, bytes: try Repository.read("Schemas/\(name)"))
    }
    let result = Compiler.compile(files)
    try #require(result.schema != nil)
    let findings = SchemaLint.run(result, enabled: [], allowed: [])
    #expect(findings.isEmpty, "\(DiagnosticRenderer(result.sources).render(findings))")
  }

  @Test func everyCodeIsShown() throws {
    var shown: Set<DiagnosticCode> = []
    for name in Self.names { shown.formUnion(try Self.lint(try Self.file(name)).1.map(\.code)) }
    for code in Self.all { #expect(shown.contains(code), "\(code.text) \(code)") }
  }

  @Test func someAreOffUnlessAskedFor() throws {
    let file = try Self.file("everything.drop")
    let usual = Set(try Self.lint(file, enabled: []).1.map(\.code))
    #expect(usual.isDisjoint(with: SchemaLint.offByDefault))
    #expect(!SchemaLint.offByDefault.isEmpty)
    let (_, fewer) = try Self.lint(file, allowed: [.stringWithoutLimit])
    #expect(!fewer.map(\.code).contains(.stringWithoutLimit))
  }

  /// Writing limits out changes nothing but that they are written.
  @Test func fixesKeepTheMeaning() throws {
    let file = try Self.file("everything.drop")
    let (sources, findings) = try Self.lint(file)
    let fixed = try #require(Fixes.apply(findings, to: sources).first)
    let before = Compiler.compile([file])
    let after = Compiler.compile([SourceFile(path: file.path, bytes: fixed.bytes)])
    let report = try #require(Compatibility.compare(after, against: before))
    #expect(report.changes.isEmpty)
    let left = SchemaLint.run(after).map(\.code)
    for code: DiagnosticCode in [.stringWithoutLimit, .bytesWithoutLimit, .listWithoutLimit] {
      #expect(findings.contains { $0.code == code })
      #expect(!left.contains(code), "\(code)")
    }
  }

  /// The examples of the explanations are true.
  @Test func examplesShowTheirCode() throws {
    for code in Self.all {
      let explanation = Explanation.of(code)
      guard let wrong = explanation.wrong, let right = explanation.right else { continue }
      #expect(try codes(of: wrong).contains(code), "\(code.text): \(wrong)")
      #expect(try !codes(of: right).contains(code), "\(code.text): \(right)")
    }
  }

  private func codes(of example: String) throws -> Set<DiagnosticCode> {
    let text: String
    if example.hasPrefix("package") {
      text = example + "\n"
    } else if example.first?.isNumber == true {
      text = "package a.v1\nmessage X {\n\(example)\n}\n"
    } else if example.hasPrefix("@") {
      text = "package a.v1\n\(example)\nmessage X {\n}\n"
    } else {
      text = "package a.v1\n\(example)\n"
    }
    return Set(try Self.lint(SourceFile(path: "x.drop", text: text)).1.map(\.code))
  }
}

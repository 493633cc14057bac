import SchemaCompiler
import Testing

/// Edits of a schema with the verdict on each encoding: `Golden/Compatibility/edits.txt`.
@Suite struct CompatibilityTests {
  static let folder = "Tests/SchemaCompilerTests/Golden/Compatibility"

  struct Edit: Sendable, CustomStringConvertible {
    let title: String
    var steps: [Step] = []
    var verdicts: [String] = []
    var codes: [String] = []

    var description: String { title }
  }

  /// What follows one anchor.
  struct Step: Sendable {
    var anchor: String?
    var removed: [String] = []
    var added: [String] = []
  }

  static let edits: [Edit] = {
    guard let bytes = try? Repository.read("\(folder)/edits.txt") else { return [] }
    return parse(String(decoding: bytes, as: UTF8.self))
  }()

  static func parse(_ text: String) -> [Edit] {
    var edits: [Edit] = []
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("## ") {
        edits.append(Edit(title: String(line.dropFirst(3))))
        continue
      }
      guard !edits.isEmpty, line.count >= 2, line.dropFirst().first == " " else { continue }
      let rest = String(line.dropFirst(2))
      let last = edits.count - 1
      let words = rest.split(separator: " ").map(String.init)
      switch line.first {
      case "@": edits[last].steps.append(Step(anchor: rest))
      case "-":
        let current = edits[last].steps.last
        if current == nil || current?.added.isEmpty == false {
          edits[last].steps.append(Step())
        }
        edits[last].steps[edits[last].steps.count - 1].removed.append(rest)
      case "+": edits[last].steps[edits[last].steps.count - 1].added.append(rest)
      case "=":
        let verdicts = words.prefix { ["same", "ok", "breaks"].contains($0) }
        // Of logs something is said where something is stored.
        edits[last].verdicts = verdicts + (verdicts.count == 4 ? ["same"] : [])
        edits[last].codes = Array(words.dropFirst(verdicts.count))
      default: break
      }
    }
    return edits
  }

  /// The base with an edit, or by itself.
  static func version(_ edit: Edit?) throws -> [SourceFile] {
    var lines = String(decoding: try Repository.read("\(folder)/base.txt"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var position = 0
    for step in edit?.steps ?? [] {
      if let anchor = step.anchor {
        let found = lines.firstIndex { $0.contains(anchor) }
        position = try #require(found, "no line \(anchor)") + 1
      } else {
        position = 0
      }
      let plain = lines.map(squeezed)
      let removed = step.removed.map(squeezed)
      if !removed.isEmpty {
        let found = (position...max(position, plain.count - removed.count)).first {
          Array(plain[$0..<min(plain.count, $0 + removed.count)]) == removed
        }
        position = try #require(found, "no lines \(removed)")
      }
      lines.replaceSubrange(position..<position + removed.count, with: step.added)
    }
    var files: [(name: String, lines: [String])] = []
    for line in lines {
      if line.hasPrefix("=== ") {
        files.append((String(line.dropFirst(4)), []))
      } else {
        files[files.count - 1].lines.append(line)
      }
    }
    return files.map { SourceFile(path: $0.name, text: $0.lines.joined(separator: "\n")) }
  }

  private static func squeezed(_ line: String) -> String {
    line.split(separator: " ").joined(separator: " ")
  }

  static func compare(_ edit: Edit) throws -> CompatibilityReport {
    let old = Compiler.compile(try version(nil)).renamed { "old/\($0)" }
    let new = Compiler.compile(try version(edit))
    let text = DiagnosticRenderer(new.sources).render(new.diagnostics)
    return try #require(Compatibility.compare(new, against: old), "\(edit.title)\n\(text)")
  }

  @Test func thereAreEnough() {
    #expect(Self.edits.count >= 340)
    #expect(Set(Self.edits.map(\.title)).count == Self.edits.count)
    #expect(Self.edits.allSatisfy { $0.verdicts.count == 5 })
  }

  @Test(arguments: edits)
  func verdict(edit: Edit) throws {
    let report = try Self.compare(edit)
    let words: [Verdicts.Level: String] = [.same: "same", .compatible: "ok", .breaks: "breaks"]
    let found = Verdicts.Aspect.allCases.map { words[report.level($0)] ?? "" }
    #expect(
      found == edit.verdicts,
      "\(DiagnosticRenderer(report.sources).render(report.diagnostics(all: true)))")
    #expect(report.changes.map(\.diagnostic.code.text).sorted() == edit.codes.sorted())
  }

  /// What a person reads for each edit.
  @Test func whatIsSaid() throws {
    var text = ""
    for edit in Self.edits {
      let report = try Self.compare(edit)
      text += "## \(edit.title)\n"
      text += DiagnosticRenderer(report.sources).render(report.diagnostics(all: true)) + "\n"
    }
    try Repository.compare(text, with: "\(Self.folder)/edits.expected")
  }

  @Test func everyCodeIsShown() {
    let shown = Set(Self.edits.flatMap(\.codes))
    for code in DiagnosticCode.allCases where code.family == .compatibility {
      #expect(shown.contains(code.text), "\(code.text) \(code) is in no edit")
    }
  }

  /// Every change says where it is in both versions, and why it is judged as it is.
  @Test func changesAreLocatedAndExplained() throws {
    for edit in Self.edits {
      let report = try Self.compare(edit)
      for change in report.changes {
        let range = change.diagnostic.primary.range
        #expect(!report.sources.files[range.file].path.hasPrefix("old/"), "\(edit.title)")
        for label in change.diagnostic.secondary {
          #expect(report.sources.files[label.range.file].path.hasPrefix("old/"), "\(edit.title)")
        }
        for aspect in Verdicts.Aspect.allCases where change.verdicts[aspect].level == .breaks {
          #expect(!change.verdicts[aspect].reason.isEmpty, "\(edit.title)")
        }
      }
    }
  }

  /// No change of a type is fine in all three encodings, whatever the two types are.
  @Test func everyOtherTypeBreaksSomething() throws {
    let types = [
      "bool", "u8", "u16", "u32", "u64", "i32", "i64", "id", "f64", "timestamp", "duration",
      "uuid", "ascii[36]", "string(max: 36)", "bytes(max: 36)", "[u32]", "[u32: u32]", "E", "W",
      "S", "M", "U",
    ]
    func version(_ type: String) -> Compiler.Result {
      Compiler.compile([
        SourceFile(
          path: "t.drop",
          text: """
            package a.v1
            enum E {\na = 1\n}
            enum W: u16 {\na = 1\n}
            struct S {\na u8\n}
            message M {\n1 a u8\n}
            union U {\n1 a M\n}
            message Holder {\n1 value \(type)\n}
            """)
      ])
    }
    for left in types {
      for right in types {
        let report = try #require(Compatibility.compare(version(right), against: version(left)))
        #expect(report.isCompatible() == (left == right), "\(left) to \(right)")
      }
    }
  }

  /// Errors where what matters breaks, warnings where another encoding does.
  @Test func onlyWhatMattersIsAnError() throws {
    let rename = try #require(Self.edits.first { $0.title == "a field is renamed" })
    let report = try Self.compare(rename)
    #expect(!report.isCompatible())
    #expect(report.diagnostics().map(\.severity) == [.error])
    #expect(report.isCompatible([.native, .proto]))
    #expect(report.diagnostics([.native, .proto]).map(\.severity) == [.warning])
    #expect(!report.isCompatible([.source]))
    let added = try #require(Self.edits.first { $0.title == "a field is new" })
    let fine = try Self.compare(added)
    #expect(fine.diagnostics().isEmpty)
    #expect(fine.diagnostics(all: true).map(\.severity) == [.note])
    #expect(
      fine.summary()
        == "native compatible\nproto  compatible\njson   compatible\nsource compatible\n")
  }

  @Test func json() throws {
    let edit = try #require(Self.edits.first { $0.title == "a u32 becomes a u64" })
    try Repository.compare(
      try Self.compare(edit).json() + "\n", with: "\(Self.folder)/wider.expected.json")
  }
}

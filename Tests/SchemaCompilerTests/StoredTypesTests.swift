import SchemaCompiler
import Testing

/// Every edit of `edits.txt` once more, with every unary method in a log: what was fine for peers need not
/// be for entries that are there already. `Golden/Compatibility/stored.expected` has both verdicts.
@Suite struct StoredTypesTests {
  private typealias Edit = CompatibilityTests.Edit

  // MARK: Schemas in which every unary method is logged

  /// The texts with `@logged` behind each unary method that has none. A method keeps its number under its
  /// name, whatever else becomes of it.
  private static func logged(_ files: [SourceFile], _ numbers: inout [String: Int]) -> [SourceFile]
  {
    files.map { file in
      var inService = false
      let lines = String(decoding: file.bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
          if line.hasPrefix("service ") { inService = true }
          if line.hasPrefix("}") { inService = false }
          let isUnary = line.contains("->") && !line.contains("stream") && !line.contains("@logged")
          guard inService, isUnary, let name = line.split(separator: " ").first else {
            return String(line)
          }
          let number = numbers[String(name)] ?? 1000 + numbers.count
          numbers[String(name)] = number
          return insert("@logged(\(number))", into: String(line))
        }
      return SourceFile(path: file.path, text: lines.joined(separator: "\n"))
    }
  }

  /// Behind the method, in front of what else its line has.
  private static func insert(_ annotation: String, into line: String) -> String {
    guard let end = line.firstIndex(of: "@") ?? line.ranges(of: "//").first?.lowerBound,
      line[..<end].contains("->")
    else { return line + " " + annotation }
    return line[..<end] + annotation + " " + line[end...]
  }

  private static func versions(_ edit: Edit) throws -> (old: [SourceFile], new: [SourceFile]) {
    var numbers: [String: Int] = [:]
    let old = logged(try CompatibilityTests.version(nil), &numbers)
    return (old, logged(try CompatibilityTests.version(edit), &numbers))
  }

  private static func compare(_ edit: Edit) throws -> CompatibilityReport {
    let (old, new) = try versions(edit)
    let result = Compiler.compile(new)
    let text = DiagnosticRenderer(result.sources).render(result.diagnostics)
    let report = Compatibility.compare(
      result, against: Compiler.compile(old).renamed { "old/\($0)" })
    return try #require(report, "\(edit.title)\n\(text)")
  }

  // MARK: What is stored, worked out from the names in the source

  private static func stored(_ index: SchemaIndex) -> Set<SymbolID> {
    var found: Set<SymbolID> = []
    var next: [SymbolID] = []
    for method in index.symbols where method.logNumber != nil {
      next += references(in: method.range, index)
    }
    while let id = next.popLast() {
      guard found.insert(id).inserted else { continue }
      next += references(in: index.symbols[id].range, index)
    }
    return found
  }

  /// The declarations named within a range.
  private static func references(in range: SourceRange, _ index: SchemaIndex) -> [SymbolID] {
    index.occurrences.filter {
      $0.range.file == range.file && $0.role == .reference && range.start <= $0.range.start
        && $0.range.end <= range.end && index.symbols[$0.symbol].isDeclaration
    }.map(\.symbol)
  }

  // MARK: Tests

  @Test(arguments: CompatibilityTests.edits)
  func storedOrNot(edit: CompatibilityTests.Edit) throws {
    let plain = try CompatibilityTests.compare(edit)
    let report = try Self.compare(edit)
    // What peers make of it is the same.
    for aspect in Verdicts.Aspect.allCases where aspect != .log {
      #expect(report.level(aspect) == plain.level(aspect), "\(aspect)")
    }
    #expect(report.level(.log) >= plain.level(.log))
    // Nothing makes it less than an error.
    let isBroken = report.level(.log) == .breaks
    for aspects: [Verdicts.Aspect] in [[], [.json], [.proto], [.source], [.native, .proto, .json]] {
      let errors = report.diagnostics(aspects).filter { $0.severity == .error }
      #expect(errors.isEmpty == report.isCompatible(aspects), "\(aspects)")
      if isBroken { #expect(!errors.isEmpty, "\(aspects)") }
      if aspects.isEmpty { #expect(errors.isEmpty == !isBroken) }
    }
  }

  /// A change within a stored declaration that breaks its native encoding breaks the log, and only there.
  @Test(arguments: CompatibilityTests.edits)
  func whatBreaksTheNativeEncodingOfWhatIsStored(edit: CompatibilityTests.Edit) throws {
    let index = Compiler.index(try Self.versions(edit).old)
    let stored = Self.stored(index)
    let report = try Self.compare(edit)
    let firstOld = report.sources.files.firstIndex { $0.path.hasPrefix("old/") } ?? 0
    for change in report.changes {
      guard let label = change.diagnostic.secondary.first?.range,
        let owner = index.declaration(around: label.start, in: label.file - firstOld),
        index.symbols[owner].kind != .service
      else { continue }
      let isStored = stored.contains(owner)
      let log = change.verdicts[.log].level
      let place = "\(index.symbols[owner].name) \(change.diagnostic.code.text)"
      if !isStored {
        #expect(log == .same, "\(place)")
      } else if change.verdicts[.native].level == .breaks {
        #expect(log == .breaks, "\(place)")
      } else if change.diagnostic.code == .typeChanged,
        change.verdicts[.native].level == .compatible,
        change.verdicts[.proto].level == .breaks
      {
        // The same bytes, and another form by which a repeated request would be known.
        #expect(log == .breaks, "\(place)")
      } else if change.diagnostic.code == .memberRetired {
        // Peers live with it; of an enum's case an entry keeps the number.
        #expect(
          log == (index.symbols[owner].kind == .enumeration ? .compatible : .breaks), "\(place)")
      } else {
        #expect(log == .same, "\(place)")
      }
    }
  }

  /// The table: what peers with the native encoding make of each edit, and what logs do.
  @Test func table() throws {
    var text = ""
    let words: [Verdicts.Level: String] = [.same: "same", .compatible: "ok", .breaks: "breaks"]
    for edit in CompatibilityTests.edits {
      let report = try Self.compare(edit)
      let codes = report.changes.filter { $0.verdicts[.log].level > .same }
        .map(\.diagnostic.code.text)
      let levels = [Verdicts.Aspect.native, .log].map { words[report.level($0)] ?? "" }
      text += "## \(edit.title)\n= \((levels + codes).joined(separator: " "))\n"
    }
    try Repository.compare(text, with: "\(CompatibilityTests.folder)/stored.expected")
  }

  /// Breaks for those who read the log, and for nobody else.
  @Test func logsAreStricterThanPeers() throws {
    let stricter = try CompatibilityTests.edits.filter { edit in
      let report = try Self.compare(edit)
      return report.level(.native) < .breaks && report.level(.log) == .breaks
    }
    let titles = Set(stricter.map(\.title))
    for title in [
      "a field is retired", "a number changes", "a number is gone", "a retired method is gone",
    ] { #expect(titles.contains(title), "\(titles.sorted())") }
  }
}

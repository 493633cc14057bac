import SchemaCompiler
import Testing

/// Whatever the text is, the compiler ends with diagnostics or a schema.
@Suite struct RobustnessTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func damagedSchemas(seed: UInt64) throws {
    var random = Generator(state: seed)
    let whole = try Repository.read("Schemas/conformance/everything.drop")
    for _ in 0..<40 {
      var bytes = whole
      for _ in 0...Int.random(in: 0..<6, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: start)
        case 1: bytes.insert(bytes.randomElement(using: &random) ?? 0, at: start)
        case 2: bytes[start] = UInt8.random(in: .min ... .max, using: &random)
        default:
          let end = min(bytes.count, start + Int.random(in: 1..<60, using: &random))
          bytes.removeSubrange(start..<end)
        }
      }
      let result = Compiler.compile([SourceFile(path: "d.drop", bytes: bytes)])
      #expect(result.isValid != result.diagnostics.contains { $0.severity == .error })
      _ = DiagnosticRenderer(result.sources).render(result.diagnostics)
      _ = DiagnosticJSON.render(result.diagnostics, sources: result.sources)
      if let schema = result.schema { _ = SwiftBackend.generate(schema) }
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func wordsInAnyOrder(seed: UInt64) {
    var random = Generator(state: seed &+ 99)
    let words = [
      "package", "use", "from", "struct", "message", "enum", "union", "service", "newtype",
      "retired", "logged", "prefix",
      "stream",
      "{", "}", "(", ")", "[", "]", "?", ":", ",", ".", "->", "=", "-", "@", "\n", "\n", "1", "2",
      "string", "u32", "ascii", "\"a.drop\"", "A", "b", "max", "/// doc\n", "// no\n", "idempotent",
    ]
    for _ in 0..<60 {
      let text = (0..<120).map { _ in words.randomElement(using: &random) ?? "" }
      let file = SourceFile(path: "w.drop", text: "package a.v1\n" + text.joined(separator: " "))
      let result = Compiler.compile([file])
      #expect(result.isValid != result.diagnostics.contains { $0.severity == .error })
      _ = DiagnosticRenderer(result.sources).render(result.diagnostics)
    }
  }

  /// Every schema of the repository, damaged: each tool ends, and says where something is wrong.
  @Test(arguments: 0..<16 as Range<UInt64>)
  func everyToolEnds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for path in FormatTests.everything.shuffled(using: &random).prefix(12) {
      let whole = try Repository.read(path)
      for _ in 0..<6 {
        let bytes = damaged(whole, &random)
        let file = SourceFile(path: "d.drop", bytes: bytes)
        let result = Compiler.compile([file])
        checkPlaces(result.diagnostics, result.sources, "seed \(seed), \(path)")
        checkFormat(file, result, "seed \(seed), \(path)")
        guard result.schema != nil else { continue }
        checkPlaces(SchemaLint.run(result), result.sources, path)
        let original = Compiler.compile([SourceFile(path: "d.drop", bytes: whole)])
        guard let report = Compatibility.compare(result, against: original) else { continue }
        checkPlaces(report.diagnostics(all: true), report.sources, path)
      }
    }
  }

  /// Bytes change, words and lines are dropped, doubled and swapped.
  private func damaged(_ whole: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var lines = whole.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for _ in 0..<Int.random(in: 1..<5, using: &random) where !lines.isEmpty {
      let index = Int.random(in: 0..<lines.count, using: &random)
      var words = lines[index].split(separator: UInt8(ascii: " "))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: lines.remove(at: index)
      case 1: lines.insert(lines[index], at: index)
      case 2: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &random))
      case 3:
        words.shuffle(using: &random)
        lines[index] = Array(words.joined(separator: [UInt8(ascii: " ")]))[...]
      case 4:
        if !words.isEmpty { words.remove(at: Int.random(in: 0..<words.count, using: &random)) }
        lines[index] = Array(words.joined(separator: [UInt8(ascii: " ")]))[...]
      case 5:
        let symbols = Array("{}()[]=?:,.@-/\"# é".utf8)
        var line = Array(lines[index])
        line.insert(
          symbols.randomElement(using: &random) ?? 0,
          at: Int.random(in: 0...line.count, using: &random))
        lines[index] = line[...]
      default:
        var line = Array(lines[index])
        guard !line.isEmpty else { continue }
        line[Int.random(in: 0..<line.count, using: &random)] =
          UInt8.random(in: .min ... .max, using: &random)
        lines[index] = line[...]
      }
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  private func checkPlaces(_ diagnostics: [Diagnostic], _ sources: SourceSet, _ what: String) {
    for diagnostic in diagnostics {
      #expect(!diagnostic.message.isEmpty, "\(what)")
      for label in [diagnostic.primary] + diagnostic.secondary {
        let range = label.range
        #expect(sources.files.indices.contains(range.file), "\(what)")
        #expect(range.start >= 0 && range.start <= range.end, "\(what)")
        #expect(range.start <= sources.files[range.file].bytes.count, "\(what)")
      }
    }
    let text = DiagnosticRenderer(sources).render(diagnostics)
    #expect(text.isEmpty == diagnostics.isEmpty)
    _ = DiagnosticJSON.render(diagnostics, sources: sources)
    _ = Fixes.apply(diagnostics, to: sources)
  }

  /// A file is formatted or refused with an error; formatted it says the same and stays as it is.
  private func checkFormat(_ file: SourceFile, _ result: Compiler.Result, _ what: String) {
    switch SchemaFormatter.format(file) {
    case .refused(let diagnostics, let sources):
      checkPlaces(diagnostics, sources, what)
      #expect(diagnostics.contains { $0.severity == .error }, "\(what)")
      #expect(result.schema == nil, "\(what)")
    case .formatted(let bytes):
      let again = SourceFile(path: file.path, bytes: bytes)
      #expect(FormatTests.format(bytes) == bytes, "\(what)")
      let other = Compiler.compile([again])
      #expect(
        other.diagnostics.map(\.message) == result.diagnostics.map(\.message), "\(what)")
    }
  }

  @Test func lineEndingsAndByteOrderMarks() throws {
    let text = LayoutTests.example
    let windows = Compiler.compile([
      SourceFile(
        path: "t.drop",
        bytes: [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8))
    ])
    let unix = Compiler.compile([SourceFile(path: "t.drop", text: text)])
    let first = try #require(windows.schema)
    let second = try #require(unix.schema)
    #expect(SwiftBackend.generate(first).files == SwiftBackend.generate(second).files)
  }
}

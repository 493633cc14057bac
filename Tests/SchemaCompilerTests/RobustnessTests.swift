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
      let result = SchemaCompiler.compile([SourceFile(path: "d.drop", bytes: bytes)])
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
      "package", "use", "from", "struct", "message", "enum", "union", "service", "retired",
      "stream",
      "{", "}", "(", ")", "[", "]", "?", ":", ",", ".", "->", "=", "-", "@", "\n", "\n", "1", "2",
      "string", "u32", "ascii", "\"a.drop\"", "A", "b", "max", "/// doc\n", "// no\n", "idempotent",
    ]
    for _ in 0..<60 {
      let text = (0..<120).map { _ in words.randomElement(using: &random) ?? "" }
      let file = SourceFile(path: "w.drop", text: "package a.v1\n" + text.joined(separator: " "))
      let result = SchemaCompiler.compile([file])
      #expect(result.isValid != result.diagnostics.contains { $0.severity == .error })
      _ = DiagnosticRenderer(result.sources).render(result.diagnostics)
    }
  }

  @Test func lineEndingsAndByteOrderMarks() throws {
    let text = LayoutTests.example
    let windows = SchemaCompiler.compile([
      SourceFile(
        path: "t.drop",
        bytes: [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8))
    ])
    let unix = SchemaCompiler.compile([SourceFile(path: "t.drop", text: text)])
    let first = try #require(windows.schema)
    let second = try #require(unix.schema)
    #expect(SwiftBackend.generate(first).files == SwiftBackend.generate(second).files)
  }
}

import SchemaCompiler
import Testing

/// The canonical layout: `Golden/Format/x.drop` beside `x.expected`.
@Suite struct FormatTests {
  static let folder = "Tests/SchemaCompilerTests/Golden/Format"
  static let names = (try? Repository.names(in: folder, suffix: ".drop")) ?? []

  /// Every schema of the repository, the broken ones included.
  static let everything: [String] = [
    "Schemas", "Schemas/conformance", "Benchmarks/CodecBenchmark", folder,
    DiagnosticsTests.folder,
  ].flatMap { folder in
    ((try? Repository.names(in: folder, suffix: ".drop")) ?? []).map { "\(folder)/\($0)" }
  }

  static func format(_ bytes: [UInt8]) -> [UInt8]? {
    guard
      case .formatted(let bytes) = SchemaFormatter.format(SourceFile(path: "f.drop", bytes: bytes))
    else { return nil }
    return bytes
  }

  /// The schemas that ship, and those that others defined, are what `schema format` makes.
  static let kept: [String] = [
    "Schemas", "Schemas/conformance", "Schemas/ecosystem/google/protobuf",
    "Schemas/ecosystem/google/rpc", "Schemas/ecosystem/grpc/health/v1",
    "Schemas/ecosystem/grpc/reflection/v1", "Schemas/ecosystem/grpc/reflection/v1alpha",
    "Schemas/ecosystem/grpc/testing",
  ].flatMap { folder in
    ((try? Repository.names(in: folder, suffix: ".drop")) ?? []).map { "\(folder)/\($0)" }
  }

  @Test(arguments: kept)
  func whatIsKeptHasTheLayout(path: String) throws {
    let bytes = try Repository.read(path)
    #expect(Self.format(bytes) == bytes, "run `dropwire schema format \(path)`")
  }

  @Test(arguments: names)
  func canonicalLayout(name: String) throws {
    let made = try #require(Self.format(try Repository.read("\(Self.folder)/\(name)")))
    try Repository.compare(
      String(decoding: made, as: UTF8.self),
      with: "\(Self.folder)/\(name.dropLast(5)).expected")
  }

  @Test func thereAreSome() {
    #expect(Self.names.count >= 5)
    #expect(Self.everything.count > 80)
  }

  @Test(arguments: everything)
  func onceIsEnough(path: String) throws {
    guard let once = Self.format(try Repository.read(path)) else { return }
    #expect(Self.format(once) == once)
    #expect(once.last == UInt8(ascii: "\n"))
    let lines = once.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(!lines.contains { $0.last == UInt8(ascii: " ") }, "blanks at the end of a line")
    let blank = lines.dropLast().map(\.isEmpty)
    #expect(!zip(blank, blank.dropFirst()).contains { $0 && $1 }, "two blank lines in a row")
  }

  /// What a file says is what its layout says: the same schema, or the same errors in the same order.
  @Test(arguments: everything)
  func theMeaningStays(path: String) throws {
    let bytes = try Repository.read(path)
    guard let formatted = Self.format(bytes) else { return }
    let before = Compiler.compile([SourceFile(path: "f.drop", bytes: bytes)])
    let after = Compiler.compile([SourceFile(path: "f.drop", bytes: formatted)])
    #expect(before.diagnostics.map(\.message) == after.diagnostics.map(\.message))
    guard let first = before.schema, let second = after.schema else { return }
    #expect(SwiftBackend.generate(first).files == SwiftBackend.generate(second).files)
    let report = try #require(Compatibility.compare(after, against: before))
    #expect(report.changes.isEmpty)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func blanksDoNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for name in ["Schemas/conformance/everything.drop", "\(Self.folder)/comments.drop"] {
      let canonical = try #require(Self.format(try Repository.read(name)))
      var shaken: [UInt8] = []
      for byte in canonical {
        let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
        if isBlank, Int.random(in: 0..<3, using: &random) == 0, !isInComment(shaken[...]) {
          let count = Int.random(in: 0..<4, using: &random)
          shaken += Array(repeating: UInt8(ascii: " "), count: count)
          if Bool.random(using: &random) { shaken.append(UInt8(ascii: "\t")) }
        }
        shaken.append(byte)
      }
      #expect(Self.format(shaken) == canonical, "seed \(seed), \(name)")
    }
  }

  /// A comment between any two tokens where the language takes one stays between them, and alone on its
  /// line or behind what it followed.
  @Test(
    arguments: ["\(folder)/comments.drop", "\(folder)/placed.drop", "Schemas/reservations.drop"])
  func commentsStayInTheirPlace(path: String) throws {
    let plain = try #require(Self.format(try Repository.read(path)))
    var inside = 0
    for seed in 0..<90 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      // A layout that is not kept, so that a file given back as it was is noticed.
      var text = Array("\n\n   // begins\n".utf8) + plain
      for number in 0..<3 {
        let comment = Bool.random(using: &random) ? " // c\(number)\n" : "\n// c\(number)\n"
        for _ in 0..<12 {
          let place = Int.random(in: text.indices, using: &random)
          if isInComment(text[..<place]) { continue }
          var changed = text
          changed.insert(contentsOf: comment.utf8, at: place)
          // Where a line has to go on, no comment can be.
          guard Self.format(changed) != nil else { continue }
          text = changed
          break
        }
      }
      let made = try #require(Self.format(text), "seed \(seed)")
      let lines = made.split(separator: UInt8(ascii: "\n"))
      #expect(lines.contains(Array("// begins".utf8)[...]), "seed \(seed): not formatted")
      #expect(Self.words(made) == Self.words(text), "seed \(seed)")
      #expect(Self.alone(made) == Self.alone(text), "seed \(seed)")
      #expect(Self.format(made) == made, "seed \(seed)")
      inside += Self.alone(text).count
    }
    #expect(inside > 120)
  }

  /// All that is no blank, in its order.
  private static func words(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { !" \t\n".utf8.contains($0) }
  }

  /// Which of the numbered comments have a line for themselves.
  private static func alone(_ bytes: [UInt8]) -> [String: Bool] {
    var found: [String: Bool] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      for name in ["// c0", "// c1", "// c2"] where line.hasSuffix(name) {
        found[name] = line.drop { " \t".contains($0) } == name
      }
    }
    return found
  }

  private func isInComment(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = bytes.lastIndex(of: UInt8(ascii: "\n")) ?? bytes.startIndex
    let line = bytes[start...]
    return String(decoding: line, as: UTF8.self).contains("//")
      || line.contains(UInt8(ascii: "\""))
  }

  @Test func errorsOfSyntaxAreRefused() {
    let outcome = SchemaFormatter.format(
      SourceFile(path: "f.drop", text: "package a.v1\nmessage M {\n  1 x\n}\n"))
    guard case .refused(let diagnostics, _) = outcome else {
      Issue.record("formatted")
      return
    }
    #expect(diagnostics.map(\.code) == [.missingType])
    #expect(Self.format(Array("message M {}\n".utf8)) == nil)
    #expect(Self.format([0xFF]) == nil)
  }
}

/// Random numbers that a seed repeats.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

import Foundation
import Testing

@testable import dropwire

@Suite("dropwire limits")
struct LimitsCommandTests {
  /// Names of the types ending in "Limits" that a value is made of.
  private static func types(_ value: Any) -> Set<String> {
    let name = String(reflecting: type(of: value))
    var found: Set<String> = name.hasSuffix("Limits") ? [name] : []
    for child in Mirror(reflecting: value).children { found.formUnion(types(child.value)) }
    return found
  }

  @Test("no type of limits is forgotten")
  func complete() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var declared: [String] = []
    var enumerations: [String] = []
    for folder in ["Sources", "Codegen", "Benchmarks"] {
      let base = root.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
      for name in names ?? []
      where name.hasSuffix(".swift") && !name.contains(".build")
        // A program for tests has its own.
        && !name.hasPrefix("interop-")
        // A transport for tests, which the program has not.
        && !name.hasPrefix("InMemoryTransport/")
      {
        let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
        declared += text.matches(of: /struct (\w*Limits)\b/).map { String($0.output.1) }
        enumerations += text.matches(of: /enum (\w*Limits)\b/).map { String($0.output.1) }
      }
    }
    let printed = LimitsCommand.layers.reduce(into: Set<String>()) {
      $0.formUnion(Self.types($1.limits))
    }
    #expect(declared.count > 15)
    // Constants of an enumeration are no properties that could be listed. This one has none: it compares.
    #expect(enumerations == ["DecidingLimits"])
    #expect(
      printed.map { String($0.split(separator: ".").last ?? "") }.sorted() == declared.sorted())
  }

  @Test("every limit has a unit and says what it bounds, and no line is about nothing")
  func words() {
    let rows = LimitsCommand.rows
    #expect(rows.count > 180)
    #expect(Set(rows.map(\.key)) == Set(LimitWords.all.keys))
    let units: Set = [
      "1/1000", "1/s", "bytes", "bytes/s", "count", "level", "minor units", "ms", "s", "value",
      "µs",
    ]
    #expect(Set(LimitWords.all.values.map(\.unit)) == units)
  }

  @Test("the unit is the one that the name or the comment says")
  func units() {
    let endings = [
      ("Microseconds", "µs"), ("Milliseconds", "ms"), ("Bytes", "bytes"), ("PerSecond", "/s"),
      ("Timeout", "ms"), ("Interval", "ms"), ("Window", "bytes"),
    ]
    for (key, words) in LimitWords.all {
      for (ending, unit) in endings where key.hasSuffix(ending) {
        #expect(words.unit.hasSuffix(unit), "\(key)")
      }
      if words.bounds.hasPrefix("Time ") || words.bounds.hasPrefix("How long") {
        #expect(["ms", "s", "µs"].contains(words.unit), "\(key)")
      }
      if words.bounds.hasPrefix("Bytes ") { #expect(words.unit.hasPrefix("bytes"), "\(key)") }
    }
  }

  @Test("what a limit bounds is the first sentence of its comment")
  func comments() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var sentences: [String: Set<String>] = [:]
    for folder in ["Sources", "Codegen", "Benchmarks"] {
      let base = root.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
      for name in names ?? [] where name.hasSuffix(".swift") {
        let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
        guard text.contains("Limits") else { continue }
        for (property, sentence) in Self.documented(text) {
          sentences[property, default: []].insert(sentence)
        }
      }
    }
    for (key, words) in LimitWords.all.sorted(by: { $0.key < $1.key }) {
      let property = String(key.split(separator: ".").last ?? "")
      #expect(sentences[property]?.contains(words.bounds) == true, "\(key): \(words.bounds)")
    }
  }

  /// Properties with the first sentence of the comment before them.
  private static func documented(_ text: String) -> [(String, String)] {
    var found: [(String, String)] = []
    var comment: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let code = line.drop { $0 == " " }
      if code.hasPrefix("///") {
        comment.append(code.dropFirst(3).drop { $0 == " " })
        continue
      }
      if let match = code.firstMatch(of: /^(?:public |package )?(?:var|let) (\w+)/) {
        let plain = comment.joined(separator: " ").replacing(/``(?:\w+\/)?(\w+)``/) {
          "`\($0.output.1)`"
        }
        let sentence = plain.firstMatch(of: /^(.*?)\.(?:\s|$)/)?.output.1 ?? plain[...]
        found.append((String(match.output.1), String(sentence)))
      }
      comment = []
    }
    return found
  }
}

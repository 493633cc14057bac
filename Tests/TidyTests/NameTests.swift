import Foundation
import Testing

/// A type that is named like its module hides the module: `Name.Other` is then looked for in the type, and nothing of
/// that module can be told from what another one calls the same.
@Suite("Names")
struct NameTests {
  /// A target of the manifest, by the name that its module has in sources.
  private struct Target {
    var module: String
    var folder: String
  }

  private static func targets() throws -> [Target] {
    let manifest = try String(
      contentsOf: HouseRuleTests.root.appending(path: "Package.swift"), encoding: .utf8)
    // Behind the products, which have names of their own.
    let begin = try #require(manifest.firstRange(of: "\n  targets: [")).upperBound
    let heads = manifest[begin...].matches(
      of: /\.(target|executableTarget|testTarget|plugin)\(\s*name: "([\w-]+)"/)
    return heads.enumerated().map { index, head in
      let end = index + 1 < heads.count ? heads[index + 1].range.lowerBound : manifest.endIndex
      let path = manifest[head.range.upperBound..<end].firstMatch(of: /path: "([^"]+)"/)
      let name = String(head.output.2)
      return Target(
        module: name.replacing("-", with: "_"),
        folder: path.map { String($0.output.1) }
          ?? (head.output.1 == "testTarget" ? "Tests/\(name)" : "Sources/\(name)"))
    }
  }

  /// The type that a line declares at the top level of its file.
  private static func declared(in line: String) -> String? {
    line.prefixMatch(
      of: /(?:@\w+(?:\([^)]*\))? |\w+ )*(?:struct|enum|class|actor|protocol|typealias) (\w+)/
    ).map { String($0.output.1) }
  }

  @Test("no type is named like its module")
  func modules() throws {
    let targets = try Self.targets()
    #expect(targets.count > 60)
    for target in targets {
      for file in HouseRuleTests.sources(under: [target.folder]) {
        for (index, line) in file.lines.enumerated()
        where line.contains(target.module) && Self.declared(in: line) == target.module {
          Issue.record(
            "\(file.path):\(index + 1) declares a type with the name of its module")
        }
      }
    }
  }

  @Test("every target with sources is looked at")
  func folders() throws {
    for target in try Self.targets() where target.module != "ShippedSchemas" {
      #expect(
        !HouseRuleTests.sources(under: [target.folder]).isEmpty,
        "no sources of \(target.module) in \(target.folder)")
    }
  }

  @Test("declarations are seen at the top level, whatever stands before them")
  func declarations() {
    #expect(Self.declared(in: "public final class Sequencer<Machine>: Sendable {") == "Sequencer")
    #expect(Self.declared(in: "@Suite(\"Names\") struct NameTests {") == "NameTests")
    #expect(Self.declared(in: "@Suite struct NameTests {") == "NameTests")
    #expect(Self.declared(in: "typealias Row = (Int, Int)") == "Row")
    #expect(Self.declared(in: "enum Compiler {") == "Compiler")
    #expect(Self.declared(in: "  struct Nested {") == nil)
    #expect(Self.declared(in: "extension LogSequencer {") == nil)
    #expect(Self.declared(in: "// a struct Named") == nil)
  }
}

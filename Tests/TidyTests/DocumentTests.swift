import Foundation
import Testing

/// What documents say of each other, of the manifest, and of the folders.
@Suite("Documents")
struct DocumentTests {
  /// A page, without what stands in fenced blocks.
  private struct Page {
    var path: String
    var text: String

    /// Targets of its links, those of other sites left out.
    var links: [Substring] {
      text.matches(of: /\]\(([^)\s]+)\)/).map(\.output.1).filter { !$0.contains(":") }
    }

    /// What a link may name behind `#`: headings as code hosts make anchors of them.
    var anchors: Set<String> {
      Set(
        text.matches(of: /(?m)^#+ (.+)$/).map { heading in
          heading.output.1.lowercased().filter { letter in
            letter.isLetter || letter.isNumber || " -_".contains(letter)
          }
          .replacing(" ", with: "-")
        })
    }
  }

  private static func pages() throws -> [Page] {
    let root = HouseRuleTests.root
    var paths = try FileManager.default.contentsOfDirectory(atPath: root.path)
    for folder in ["docs", "Schemas", "Benchmarks", "Examples", "Codegen", "Tests"] {
      paths +=
        (FileManager.default.enumerator(atPath: root.appending(path: folder).path))?
        .compactMap { ($0 as? String).map { "\(folder)/\($0)" } } ?? []
    }
    let pages = paths.filter { $0.hasSuffix(".md") && !$0.contains(".build/") }.sorted()
    return try pages.map { page in
      let text = try String(contentsOf: root.appending(path: page), encoding: .utf8)
      return Page(path: page, text: text.replacing(/(?ms)^ *```.*?^ *```/, with: ""))
    }
  }

  @Test("every link between documents leads somewhere")
  func links() throws {
    let pages = try Self.pages()
    let byPath = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, $0) })
    var count = 0
    for page in pages where !page.path.contains("/Golden/") {
      let folder = HouseRuleTests.root.appending(path: page.path).deletingLastPathComponent()
      for link in page.links {
        count += 1
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target =
          parts[0].isEmpty
          ? HouseRuleTests.root.appending(path: page.path)
          : folder.appending(path: String(parts[0])).standardizedFileURL
        #expect(
          FileManager.default.fileExists(atPath: target.path), "\(page.path) links to \(link)")
        let path = target.path.dropFirst(HouseRuleTests.root.standardizedFileURL.path.count + 1)
        guard parts.count == 2, let named = byPath[String(path)] else { continue }
        #expect(
          named.anchors.contains(String(parts[1])), "\(page.path) links to \(link): no heading")
      }
    }
    #expect(count > 100)
  }

  @Test("the start page names every page")
  func startPage() throws {
    let pages = try Self.pages()
    let start = try #require(pages.first { $0.path == "docs/README.md" })
    let named = Set(start.links.map { "docs/\($0)" })
    let written = pages.map(\.path).filter { $0.hasPrefix("docs/") && $0 != start.path }
    #expect(written.count > 20)
    #expect(Set(written).subtracting(named) == [])
  }

  @Test("the table of rooms has every target of the manifest, and no other")
  func rooms() throws {
    // Targets that are no room of their own: they serve the room that they test or measure.
    let ofOtherRooms = /Tests$|-benchmark$|-child$|-differ$|^C[A-Z]|^SchemaFixtures$|^LogFixture/
    let root = HouseRuleTests.root
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let declared = manifest.matches(
      of: /\.(?:target|executableTarget|plugin)\(\s*name: "([\w-]+)"/
    ).map { String($0.output.1) }.filter { $0.firstMatch(of: ofOtherRooms) == nil }
    let page = try String(
      contentsOf: root.appending(path: "docs/architecture.md"), encoding: .utf8)
    let described = page.matches(of: /(?m)^\| (`[^|]+)\|/).flatMap { row in
      row.output.1.matches(of: /`([\w-]+)`/).map { String($0.output.1) }
    }
    #expect(described.count > 30)
    #expect(Set(declared).subtracting(described) == [], "without a line in docs/architecture.md")
    #expect(
      Set(described).subtracting(
        manifest.matches(of: /name: "([\w-]+)"/).map { String($0.output.1) })
        == [], "a line of docs/architecture.md without a target")
  }
}

import SchemaCompiler
import Testing

/// The reference for people: what is committed is what is made now, and its links lead somewhere.
@Suite struct MarkdownBackendTests {
  /// Links of a page: what they point to, with the page where it is another one.
  private func links(in text: String) -> [String] {
    text.split(separator: "](").dropFirst().compactMap { part in
      part.split(separator: ")", maxSplits: 1).first.map(String.init)
    }.filter { $0.contains("#") }
  }

  /// What GitHub calls the headings of a page.
  private func anchors(in text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        line.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-")
      })
  }

  private func expectLinksToLead(_ files: [GeneratedFile]) {
    var pages: [String: Set<String>] = [:]
    for file in files { pages[file.path] = anchors(in: file.text) }
    for file in files {
      for link in links(in: file.text) {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let page = parts[0].isEmpty ? file.path : parts[0]
        #expect(pages[page]?.contains(parts[1]) == true, "\(file.path): \(link)")
      }
    }
  }

  @Test func everyFeature() throws {
    let result = Compiler.compile(try Repository.schemas(in: ["Schemas/conformance"]))
    let files = MarkdownBackend.generate(try #require(result.schema))
    #expect(files.map(\.path) == ["dropwire.conformance.v1.md", "dropwire.secrets.v1.md"])
    for (file, name) in zip(files, ["everything", "secrets"]) {
      try Repository.compare(file.text, with: "Tests/SchemaCompilerTests/Golden/\(name).md")
    }
    #expect(links(in: files[0].text).count > 30)
    expectLinksToLead(files)
  }

  @Test func theReferenceOfTheShippedServices() throws {
    let result = Compiler.compile(try Repository.schemas(in: ["Schemas"]))
    let files = MarkdownBackend.generate(try #require(result.schema))
    for file in files { try Repository.compare(file.text, with: "docs/reference/\(file.path)") }
    #expect(
      try Repository.names(in: "docs/reference", suffix: ".md") == files.map(\.path).sorted())
    expectLinksToLead(files)
  }

  @Test func pagesOfSeveralPackages() throws {
    let result = Compiler.compile([
      SourceFile(
        path: "a.drop",
        text: """
          package a.v1
          use Money from "b.drop"
          /// A <b>bold</b> one | with `<bars>`.
          @proto("Outer")
          @deprecated("use \\"B\\"")
          message A {
            1 money [string: Money]
            2 own   [A2](max: 3)
          }
          message A2 {
          }
          """),
      SourceFile(path: "b.drop", text: "package b.v1\nstruct Money {\n  minor i64\n}\n"),
    ])
    let files = MarkdownBackend.generate(try #require(result.schema))
    #expect(files.map(\.path) == ["a.v1.md", "b.v1.md"])
    expectLinksToLead(files)
    let text = files[0].text
    #expect(text.contains("(b.v1.md#struct-money)") && text.contains("(#message-a2)"))
    #expect(text.contains("A &lt;b>bold&lt;/b> one | with `<bars>`."))
    #expect(text.contains("**Deprecated:** use \"B\"."))
    #expect(text.contains("Elsewhere it is called `a.v1.Outer`."))
  }
}

import Foundation
import SchemaCompiler
import Testing

/// What the JavaScript back end makes, run by node.
@Suite struct GeneratedJavaScriptTests {
  @Test func allVectorsHoldInJavaScript() async throws {
    let modules = try GeneratedModules(of: "Schemas/conformance/everything.drop")
    let vectors = "\(Repository.root)/Schemas/conformance/conformance.jsonl"
    let output = try await Node.run([Repository.script("conformance.mjs"), modules.folder, vectors])
    let counts = try #require(
      try JSONSerialization.jsonObject(with: Data((output.last ?? "").utf8)) as? [String: Int])
    for encoding in ["native", "proto", "json"] {
      #expect(counts["\(encoding) read", default: 0] >= 500)
      #expect(counts["\(encoding) written", default: 0] >= 500)
      #expect(counts["\(encoding) read only", default: 0] >= 40)
      #expect(counts["\(encoding) refused", default: 0] >= 100)
    }
  }

  @Test func valuesAreChecked() async throws {
    let modules = try GeneratedModules(of: "Schemas/conformance/everything.drop")
    try await Node.run([Repository.script("values.mjs"), modules.folder])
  }

  @Test(arguments: ["grpc.mjs", "connect.mjs"])
  func clientsAgainstServersOfAllKinds(script: String) async throws {
    let modules = try GeneratedModules(of: "Schemas")
    try await Node.run([Repository.script(script), modules.folder])
  }

  /// The table that the clients of all languages have in common.
  @Test func oddAnswersHaveTheStatusOfTheTable() async throws {
    let modules = try GeneratedModules(of: "Schemas")
    try await Node.run([
      Repository.script("odd.mjs"), modules.folder,
      "\(Repository.root)/Tests/Interop/odd_answers.json",
    ])
  }

  @Test func everyExportIsDeclaredAndEveryModuleIsValid() async throws {
    let all = [
      try GeneratedModules(of: "Schemas"),
      try GeneratedModules(of: "Schemas/conformance/everything.drop"),
      try GeneratedModules(of: "Tests/JavaScriptTests/Golden/small.drop"),
      try GeneratedModules(
        of: "Schemas/ecosystem/grpc/health/v1", "Schemas/ecosystem/grpc/reflection/v1",
        "Schemas/ecosystem/grpc/testing", "Schemas/ecosystem/google/protobuf",
        "Schemas/ecosystem/google/rpc"),
    ]
    for modules in all {
      for module in try modules.modules { try await Node.run(["--check", module]) }
    }
    let output = try await Node.run([Repository.script("declarations.mjs")] + all.map(\.folder))
    #expect(output.last?.hasPrefix("{\"exports\":") == true)
  }

  /// `DROPWIRE_RECORD=1` writes the expected files anew; such a run fails.
  @Test func aSmallSchemaBecomesTheExpectedModules() throws {
    let golden = URL(fileURLWithPath: "\(Repository.root)/Tests/JavaScriptTests/Golden")
    let schema = try Repository.schema(["Tests/JavaScriptTests/Golden/small.drop"])
    let files = JavaScriptBackend.generate(schema).files
    #expect(files == JavaScriptBackend.generate(schema).files)
    #expect(files.map(\.path).filter { !$0.hasPrefix("dropwire-") } == ["small.js", "small.d.ts"])
    for file in files where file.path.hasPrefix("small") {
      let url = golden.appendingPathComponent(file.path)
      let expected = try? String(contentsOf: url, encoding: .utf8)
      guard expected != file.text else { continue }
      if ProcessInfo.processInfo.environment["DROPWIRE_RECORD"] == "1" {
        try Data(file.text.utf8).write(to: url)
        Issue.record("recorded \(file.path)")
      } else {
        #expect(file.text == expected)
      }
    }
  }

  @Test func filesOfOneNameBecomeDifferentModules() throws {
    let first = SourceFile(path: "a/same.drop", text: "package a.v1\n\nmessage One {\n}\n")
    let second = SourceFile(
      path: "b/same.drop",
      text: "package b.v1\n\nuse One from \"../a/same.drop\"\n\nmessage Two {\n  1 one One\n}\n")
    let runtime = SourceFile(
      path: "dropwire-node.drop", text: "package c.v1\n\nmessage Three {\n}\n")
    let schema = try #require(Compiler.compile([first, second, runtime]).schema)
    let files = JavaScriptBackend.generate(schema).files
    #expect(Set(files.map(\.path)).count == files.count)
    let two = try #require(files.first { $0.path == "same-2.js" })
    #expect(two.text.contains("import { One } from \"./same.js\";"))
    #expect(files.contains { $0.path == "dropwire-node-2.js" })
  }
}

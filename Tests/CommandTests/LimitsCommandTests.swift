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
    for folder in ["Sources", "Codegen", "Benchmarks"] {
      let base = root.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
      for name in names ?? []
      where name.hasSuffix(".swift") && !name.contains(".build")
        // A program for tests has its own.
        && !name.hasPrefix("interop-")
      {
        let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
        declared += text.matches(of: /struct (\w*Limits)\b/).map { String($0.output.1) }
      }
    }
    let printed = LimitsCommand.layers.reduce(into: Set<String>()) {
      $0.formUnion(Self.types($1.limits))
    }
    #expect(declared.count > 15)
    #expect(
      printed.map { String($0.split(separator: ".").last ?? "") }.sorted() == declared.sorted())
  }
}

import Foundation
import Testing

/// Style that is not a matter of taste, as a test: what pure modules import, how large files and functions get,
/// which calls are banned.
@Suite("Tidy")
struct HouseRuleTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Modules that get time, randomness and bytes as arguments; the value lists what they may import.
  static let pureModules: [String: Set<String>] = [
    // Atomics and locks are no clock, no randomness and no file.
    "Sources/Basics": ["Synchronization"],
    "Sources/WireCodec": [],
    "Sources/DropEngine": ["Basics", "LogContract", "Messages", "WireCodec"],
    "Sources/Stories": ["Basics", "DropEngine", "LogContract", "Messages", "WireCodec"],
    "Sources/Simulation": [
      "Basics", "DropEngine", "LogContract", "Messages", "Sequencer", "Storage", "Stories",
      "WireCodec",
    ],
    "Sources/Messages": ["LogContract", "WireCodec"],
    "Sources/MarkerFeed": ["Basics"],
    "Sources/LogContract": ["Basics", "WireCodec"],
    "Sources/LogMachine": ["Basics", "LogContract", "Sequencer", "Storage", "WireCodec"],
    "Sources/RPC": ["StatusDetails", "WireCodec", "Basics", "Synchronization"],
    "Sources/StatusDetails": ["WireCodec"],
    "Sources/EcosystemServices": ["EcosystemMessages", "RPC", "Synchronization", "WireCodec"],
    "Sources/SchemaDescribing": ["EcosystemMessages", "RPC", "SchemaCompiler", "Synchronization"],
    "Sources/HTTP2Session": ["CNghttp2", "Basics", "Synchronization", "WireCodec"],
    "Sources/TLSSession": ["COpenSSL", "Synchronization"],
    "Sources/StripePayments": ["COpenSSL", "JSONText", "Messages", "WireCodec"],
    "Sources/DeviceKeys": ["Basics", "COpenSSL", "Messages", "WireCodec"],
    "Codegen/SchemaCompiler": [],
    "Codegen/JSONText": [],
    "Codegen/DynamicCodec": ["JSONText", "SchemaCompiler", "WireCodec"],
    "Codegen/LanguageServer": ["JSONText", "SchemaCompiler"],
  ]

  struct SourceFile: Sendable {
    var path: String
    var lines: [String]
  }

  static func sources(under folders: [String]) -> [SourceFile] {
    var files: [SourceFile] = []
    for folder in folders {
      let base = root.appending(path: folder)
      guard let names = FileManager.default.enumerator(atPath: base.path) else { continue }
      for case let name as String in names where name.hasSuffix(".swift") {
        guard let text = try? String(contentsOf: base.appending(path: name), encoding: .utf8)
        else { continue }
        files.append(
          SourceFile(path: "\(folder)/\(name)", lines: text.components(separatedBy: "\n")))
      }
    }
    return files.sorted { $0.path < $1.path }
  }

  static var handWritten: [SourceFile] {
    sources(under: ["Sources", "Codegen", "Benchmarks", "Tests"])
      .filter { file in
        // What a build of the example leaves in its folder is nobody's either.
        !["/Generated/", "/Golden/", "/.build/"].contains { file.path.contains($0) }
      }
  }

  @Test("the tree is where the test looks for it")
  func treeIsFound() {
    #expect(Self.handWritten.count > 20)
  }

  @Test("pure modules import only what they may", arguments: pureModules.keys.sorted())
  func pureImports(module: String) throws {
    let allowed = try #require(Self.pureModules[module])
    let files = Self.sources(under: [module])
    #expect(!files.isEmpty, "no sources in \(module)")
    for file in files {
      for (index, line) in file.lines.enumerated() {
        guard let name = importedModule(in: line) else { continue }
        #expect(allowed.contains(name), "\(file.path):\(index + 1) imports \(name)")
      }
    }
  }

  /// Code has 100 columns, by the formatter; it leaves comments and texts as they are.
  @Test("files are at most 600 lines, lines at most 130 columns")
  func fileSizes() {
    for file in Self.handWritten {
      #expect(file.lines.count <= 601, "\(file.path) has \(file.lines.count) lines: split it")
      for (index, line) in file.lines.enumerated() where line.count > 130 {
        Issue.record("\(file.path):\(index + 1) has \(line.count) columns: break it")
      }
    }
  }

  @Test("functions are at most 70 lines")
  func functionSizes() {
    for file in Self.handWritten {
      for function in functions(in: file.lines) where function.count > 70 {
        Issue.record(
          "\(file.path):\(function.lowerBound + 1) is a function of \(function.count) lines")
      }
    }
  }

  @Test("unsafe claims come with a reason")
  func unsafeClaims() {
    // Spelled in two halves so that this file does not find itself.
    let claims = ["@unchecked " + "Sendable", "nonisolated" + "(unsafe)"]
    for file in Self.handWritten {
      for (index, line) in file.lines.enumerated() where claims.contains(where: line.contains) {
        // On the line, just before it, or at the top of the type's body.
        let around = file.lines[max(0, index - 3)...min(index + 3, file.lines.count - 1)]
        #expect(
          around.contains { $0.contains("//") },
          "\(file.path):\(index + 1) does not say why it is sound")
      }
    }
  }

  @Test("the products that documents name are products")
  func products() throws {
    let manifest = try String(
      contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    let products = manifest.matches(of: /\.(?:library|executable|plugin)\(\s*name: "([\w-]+)"/)
      .map { String($0.output.1) }
    let folder = Self.root.appending(path: "docs")
    var named: [String] = []
    for page in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where page.hasSuffix(".md") {
      let text = try String(contentsOf: folder.appending(path: page), encoding: .utf8)
      named += text.matches(of: /products? `(\w+)`/).map { String($0.output.1) }
    }
    #expect(named.count > 2)
    #expect(Set(named).subtracting(products) == [])
  }

  /// A sum or difference that begins with a time, or ends with one.
  private static func sumsTimes(_ line: String) -> Bool {
    let begins =
      #/(?:icroseconds|TTL|[dD]eadline|\b(?:now|time|timeBefore)|\w(?:At|Time))\)? &?[-+]=? /#
    let ends = #/\w\)? &?[-+] \(?(?:now\b|time\b|timeBefore\b|\w+\.\w+Microseconds\b)/#
    // A name behind a dot is a word, too.
    return line.contains(begins.wordBoundaryKind(.simple))
      || line.contains(ends.wordBoundaryKind(.simple))
  }

  /// Rows, limits and log times can say anything: a plain sum traps, a wrapping one is long ago.
  @Test("the engine's sums of times saturate")
  func timesSaturate() {
    for line in [
      "if oldest.time + kept <= now {", "hold.deadline += ttl", "let early = first - now",
      "now &+ limits.pause", "return base + limits.confirmTimeoutMicroseconds",
    ] {
      #expect(Self.sumsTimes(line), "\(line)")
    }
    for file in Self.sources(under: ["Sources/DropEngine"]) {
      for (index, line) in file.lines.enumerated() where !line.contains("///") {
        #expect(!Self.sumsTimes(line), "\(file.path):\(index + 1): \(line)")
      }
    }
  }

  @Test("nothing is left for later")
  func noLeftovers() {
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "fatalError(\"not " + "impl"]
    for file in Self.handWritten {
      for (index, line) in file.lines.enumerated() where words.contains(where: line.contains) {
        Issue.record("\(file.path):\(index + 1): \(line.trimmingCharacters(in: .whitespaces))")
      }
    }
  }

  @Test("the size checker sees a long function")
  func checkerSees() {
    let long =
      ["  func a(", "    _ b: Int", "  ) {"] + Array(repeating: "    b()", count: 80) + ["  }"]
    #expect(functions(in: long).map(\.count) == [84])
    #expect(functions(in: ["  func a()", "  func b() {", "  }"]).map(\.count) == [2])
    #expect(functions(in: ["  public init?(a: B = .init()) {", "  }"]).map(\.count) == [2])
    #expect(functions(in: ["  f(", "    a: B = .init()", "  ) {", "  }"]).isEmpty)
    #expect(importedModule(in: "public import Foundation") == "Foundation")
    #expect(importedModule(in: "import struct Foundation.Data") == "Foundation")
    #expect(importedModule(in: "// import Foundation") == nil)
  }
}

/// The module a line imports, if it is an import.
private func importedModule(in line: String) -> String? {
  var words = line.split(separator: " ").map(String.init)
  while let first = words.first,
    first.hasPrefix("@") || ["public", "package", "internal", "private"].contains(first)
  {
    words.removeFirst()
  }
  guard words.first == "import", words.count >= 2 else { return nil }
  let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
  let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
  return name.split(separator: ".").first.map(String.init)
}

/// Line ranges of functions, found by the indentation that the formatter guarantees.
private func functions(in lines: [String]) -> [ClosedRange<Int>] {
  var found: [ClosedRange<Int>] = []
  for (start, line) in lines.enumerated() {
    let body = line.drop { $0 == " " }
    let indentation = line.count - body.count
    let words = body.split(separator: " ", maxSplits: 8).prefix { !$0.contains("(") }
    let head = body.split(separator: "(").first.map(String.init) ?? ""
    let isFunction =
      words.contains("func") || ["init", "init?"].contains(head.split(separator: " ").last)
      || head == "deinit {"
    guard isFunction, !body.hasPrefix("//"), !body.hasPrefix("."), !body.hasPrefix("self.")
    else { continue }
    let closing = String(repeating: " ", count: indentation) + "}"
    // The body opens at the first line that ends in a brace before anything else at this depth.
    var opens = start
    while opens < lines.count, !lines[opens].hasSuffix("{") {
      opens += 1
      guard opens < lines.count else { break }
      let next = lines[opens]
      let depth = next.count - next.drop { $0 == " " }.count
      let continues = depth > indentation || next.drop { $0 == " " }.hasPrefix(")")
      if !continues && !next.hasSuffix("{") { break }
      if !continues && next.contains("func ") { break }
    }
    guard opens < lines.count, lines[opens].hasSuffix("{") else { continue }
    if opens != start, lines[opens].contains("func ") { continue }
    if let end = lines[opens...].firstIndex(of: closing) { found.append(start...end) }
  }
  return found
}

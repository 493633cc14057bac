import Foundation
import SchemaCompiler
import Testing

/// Random schemas and random legal evolutions on generated Swift: code of both versions is compiled and
/// linked into one program, which reads what the other version wrote, in all encodings.
///
/// The bytes and what is to be seen in them come from the reference implementation. Compiling is
/// what takes the time: `make nightly` does two hundred, `make test` a few.
@Suite struct SwiftEvolutionTests {
  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  static let count = number("DROPWIRE_SWIFT_EVOLUTIONS") ?? 5
  static let seed = number("DROPWIRE_EVOLUTION_SEED") ?? 1
  /// As many as one program has.
  static let share = 50

  @Test(.enabled(if: Python.isThere, "there is no Python 3.9"))
  func readersAndWritersOfOtherVersions() throws {
    for start in stride(from: 0, to: Self.count, by: Self.share) {
      let share = min(Self.share, Self.count - start)
      try Workspace.with { try check($0, seed: Self.seed + start, count: share) }
    }
  }

  private func check(_ workspace: Workspace, seed: Int, count: Int) throws {
    let made = try Python.run([
      Repository.path("Tests/PythonTests/evolution.py"), "rows", workspace.folder.path, "\(seed)",
      "\(count)",
    ])
    try #require(made.code == 0, "\(made.text)")
    for side in ["old", "new"] { try generate(side, in: workspace) }
    try workspace.write("readers/Types.swift", try table(workspace))
    let built = try Self.shell(build, in: workspace.folder)
    try #require(built.code == 0, "seeds from \(seed): \(built.text)")

    let read = try Self.shell("./program rows.txt", in: workspace.folder)
    print("\(count) triples in Swift from seed \(seed): \(read.text)", terminator: "")
    #expect(read.code == 0 && read.text.hasSuffix("rows, 0 failures\n"), "\(read.text)")

    // The program does compare: a row that says otherwise is found.
    let spoiled = try Self.shell(
      "sed -n '1s/$/00/p' rows.txt > bad.txt; ./program bad.txt", in: workspace.folder)
    #expect(spoiled.code == 1 && spoiled.text.hasSuffix("1 rows, 1 failures\n"), "\(spoiled.text)")
  }

  private func generate(_ side: String, in workspace: Workspace) throws {
    let folder = workspace.folder.appendingPathComponent(side)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let schema = try compiled(
      try names.map { name in
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        return SourceFile(path: name, bytes: Array(data))
      })
    for file in SwiftBackend.generate(schema).files {
      try workspace.write("\(side)_swift/\(file.path)", file.text)
    }
  }

  /// The types by the names that rows have for them.
  private func table(_ workspace: Workspace) throws -> String {
    let names = try String(
      contentsOf: workspace.folder.appendingPathComponent("types.txt"), encoding: .utf8
    ).split(separator: "\n")
    let entries = names.flatMap { name in
      ["old", "new"].map { side in
        "  types[\"\(side).\(name)\"] = \(side == "old" ? "Old" : "New").\(name).self\n"
      }
    }
    return """
      import New
      import Old
      import WireCodec

      let types: [String: any WireMessage.Type] = {
        var types: [String: any WireMessage.Type] = [:]
      \(entries.joined())  return types
      }()

      """
  }

  /// Both versions compile at the same time.
  private var build: String {
    let flags = """
      -Onone -swift-version 6 -package-name dropwire -parse-as-library -I . \
      -enable-experimental-feature Lifetimes
      """
    return """
      set -e
      module() { swiftc \(flags) -emit-module -emit-library -static -o "lib$1.a" \
        -module-name "$@"; }
      module WireCodec $(find '\(Repository.path("Sources/WireCodec"))' -name '*.swift')
      module Old old_swift/*.swift & old=$!
      module New new_swift/*.swift
      wait $old
      swiftc \(flags) -module-name Readers -o program \
        '\(Repository.path("Tests/PythonTests/Swift/Readers.swift"))' readers/Types.swift \
        libOld.a libNew.a libWireCodec.a
      """
  }

  private static func shell(_ script: String, in folder: URL) throws -> (code: Int32, text: String)
  {
    try Python.run(
      ["-c", "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"]
        + ["bash", "-c", "cd '\(folder.path)'\n" + script])
  }
}

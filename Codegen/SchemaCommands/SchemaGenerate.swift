import ArgumentParser
import SchemaCompiler

struct SchemaGenerate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes code of the schemas.",
    discussion: """
      The same schemas make the same files, byte for byte. Files that would not change are not
      touched; files of an earlier run that are no longer made are removed; all others stay.

      EXAMPLES
        schema generate --swift Sources/Messages/Generated --schemas Schemas
        schema generate --swift Generated api/market.drop
        schema generate --swift Sources/Messages/Generated --schemas Schemas --verify
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("The folder for Swift code.", valueName: "dir"))
  var swift: String

  @Flag(name: .long, help: "Write nothing; exit with 1 when a file is not up to date.")
  var verify = false

  func run() throws {
    let result = try Compilation.run(source, output)
    guard let schema = result.schema else { throw ExitCode(1) }
    let generated = SwiftBackend.generate(schema)
    if generated.diagnostics.contains(where: { $0.severity == .error }) {
      Compilation.print(generated.diagnostics, result.sources, output)
      throw ExitCode(1)
    }
    let changes = try GeneratedFolder(path: swift).write(generated.files, dryRun: verify)
    report(changes, result)
    if verify, !changes.isEmpty { throw ExitCode(1) }
  }

  private func report(_ changes: GeneratedFolder.Changes, _ result: SchemaCompiler.Result) {
    if output.json {
      let ok = !verify || changes.isEmpty
      print(
        "{\"ok\":\(ok),\"written\":\(DiagnosticJSON.list(changes.written)),"
          + "\"removed\":\(DiagnosticJSON.list(changes.removed)),"
          + "\"unchanged\":\(changes.unchanged.count)}")
      return
    }
    for name in changes.written { print((verify ? "not up to date: " : "wrote ") + name) }
    for name in changes.removed { print((verify ? "not made any more: " : "removed ") + name) }
    print("\(changes.unchanged.count) unchanged")
  }
}

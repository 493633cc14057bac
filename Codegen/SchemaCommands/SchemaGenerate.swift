import ArgumentParser
import Foundation
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
        schema generate --proto proto --descriptor-set api.binpb --schemas Schemas
        schema generate --python clients/market --schemas Schemas
        schema generate --javascript web/generated --schemas Schemas
        schema generate --swift Generated api/market.drop
        schema generate --swift Sources/Messages/Generated \\
          --swift-services Sources/Services/Generated --swift-module Messages --schemas Schemas
        schema generate --swift Sources/Messages/Generated --schemas Schemas --verify
        schema generate --swift Sources/Messages/Generated --schemas Schemas --watch
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("The folder for Swift code.", valueName: "dir"))
  var swift: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Another folder for the Swift code that needs RPC, so that --swift holds messages alone.",
      valueName: "dir"))
  var swiftServices: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The module that --swift is compiled in, for --swift-services to import.", valueName: "name"))
  var swiftModule: String?

  @Option(name: .long, help: ArgumentHelp("The folder for .proto files.", valueName: "dir"))
  var proto: String?

  @Option(name: .long, help: ArgumentHelp("The folder for a Python package.", valueName: "dir"))
  var python: String?

  @Option(
    name: .long, help: ArgumentHelp("The folder for JavaScript modules.", valueName: "dir"))
  var javascript: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The file for a FileDescriptorSet of the .proto files.", valueName: "file"))
  var descriptorSet: String?

  @Option(name: .long, help: ArgumentHelp("The folder for a reference.", valueName: "dir"))
  var markdown: String?

  @Flag(
    name: .long,
    help: "Write each kind of Swift file for each schema, also an empty one: for build tools.")
  var everyFile = false

  @Flag(name: .long, help: "Write nothing; exit with 1 when a file is not up to date.")
  var verify = false

  @Flag(name: .long, help: "Go on until Ctrl-C, and make everything anew when a schema changes.")
  var watch = false

  /// Files of one back end, and the folder they are for.
  private struct Output {
    let folder: GeneratedFolder
    let files: [GeneratedFile]
  }

  func validate() throws {
    let folders = [swift, proto, python, javascript, descriptorSet, markdown]
    guard folders.contains(where: { $0 != nil }) else {
      throw ValidationError("Say what to make, such as --swift Generated or --proto proto.")
    }
    if (swiftServices == nil) != (swiftModule == nil) || swiftServices != nil && swift == nil {
      throw ValidationError(
        "Services in a folder of their own need all three: --swift for the messages, --swift-services, and "
          + "--swift-module with the name of the messages' module.")
    }
    if let swift, let swiftServices,
      Paths.normalize(swift) == Paths.normalize(swiftServices)
    {
      throw ValidationError(
        "--swift and --swift-services are one folder: leave --swift-services out.")
    }
    if let swiftModule, swiftModule.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) == nil {
      throw ValidationError("'\(swiftModule)' is no name of a Swift module.")
    }
    if watch, verify { throw ValidationError("--watch writes, and --verify does not.") }
  }

  func run() throws {
    if watch {
      try WatchLoop.run(
        files: {
          Compiler.compile(try source.files(), load: SchemaFiles.load).sources.files.map(
            \.path)
        }, make)
    }
    try make()
  }

  private func make() throws {
    let result = try Compilation.run(source, output)
    guard let schema = result.schema else { throw ExitCode(1) }
    var diagnostics: [Diagnostic] = []
    let outputs = outputs(schema, &diagnostics)
    if diagnostics.contains(where: { $0.severity == .error }) {
      Compilation.print(diagnostics, result.sources, output)
      throw ExitCode(1)
    }
    var changes = GeneratedFolder.Changes()
    for output in outputs {
      changes.add(try output.folder.write(output.files, dryRun: verify))
    }
    if let descriptorSet {
      let content = Data(ProtoBackend.descriptorSet(schema))
      if try GeneratedFolder.update(descriptorSet, content, dryRun: verify) {
        changes.written.append(descriptorSet)
      } else {
        changes.unchanged.append(descriptorSet)
      }
    }
    report(changes, result)
    if verify, !changes.isEmpty { throw ExitCode(1) }
  }

  /// What every back end that was asked for makes.
  private func outputs(_ schema: Schema, _ diagnostics: inout [Diagnostic]) -> [Output] {
    var outputs: [Output] = []
    func add(_ path: String, _ suffixes: [String], _ files: [GeneratedFile]) {
      outputs.append(
        Output(folder: GeneratedFolder(path: path, suffixes: suffixes), files: files))
    }
    func add(_ path: String, _ suffixes: [String], _ made: BackendOutput) {
      diagnostics += made.diagnostics
      add(path, suffixes, made.files)
    }
    if let swift {
      let made = SwiftBackend.generate(schema, messagesModule: swiftModule)
      diagnostics += made.diagnostics
      let files = everyFile ? EveryFile.complete(made.files, for: schema) : made.files
      let needsRPC = { (file: GeneratedFile) in
        file.path.hasSuffix(SwiftBackend.servicesSuffix)
      }
      add(swift, [".swift"], swiftServices == nil ? files : files.filter { !needsRPC($0) })
      if let swiftServices { add(swiftServices, [".swift"], files.filter(needsRPC)) }
    }
    if let proto {
      add(proto, [".proto"], ProtoBackend.generate(schema))
    } else if descriptorSet != nil {
      diagnostics += ProtoBackend.diagnostics(for: schema)
    }
    if let python { add(python, [".py"], PythonBackend.generate(schema)) }
    if let markdown { add(markdown, [".md"], MarkdownBackend.generate(schema)) }
    if let javascript {
      add(javascript, [".js", ".d.ts"], JavaScriptBackend.generate(schema))
    }
    return outputs
  }

  private func report(_ changes: GeneratedFolder.Changes, _ result: Compiler.Result) {
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

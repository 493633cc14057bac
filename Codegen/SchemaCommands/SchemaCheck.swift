import ArgumentParser
import SchemaCompiler

struct SchemaCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports every error of the schemas.",
    discussion: """
      EXAMPLES
        schema check Schemas
        schema check Schemas/markers.drop --json
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let result = try Compilation.run(source, output)
    if output.json {
      print(DiagnosticJSON.render(result.diagnostics, sources: result.sources))
    } else if result.diagnostics.isEmpty {
      let files = result.sources.files.count
      print("\(files) \(files == 1 ? "file is" : "files are") correct")
    }
  }
}

/// Compiles what the options name and prints what there is to say.
enum Compilation {
  /// - Throws: `ExitCode` 1 when there are errors, after printing them.
  static func run(
    _ source: SourceOptions, _ output: OutputOptions
  ) throws
    -> SchemaCompiler.Result
  {
    let result = SchemaCompiler.compile(try source.files(), load: SchemaFiles.load)
    if result.schema == nil || !output.json { print(result.diagnostics, result.sources, output) }
    if result.schema == nil { throw ExitCode(1) }
    return result
  }

  /// Prints diagnostics: JSON to standard output, text to standard error.
  static func print(_ diagnostics: [Diagnostic], _ sources: SourceSet, _ output: OutputOptions) {
    if output.json {
      Swift.print(DiagnosticJSON.render(diagnostics, sources: sources))
    } else if !diagnostics.isEmpty {
      writeError(DiagnosticRenderer(sources).render(diagnostics))
    }
  }
}

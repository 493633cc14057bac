import ArgumentParser
import Foundation
import SchemaCompiler

struct SchemaCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports every error of the schemas, and what changed since an older version.",
    discussion: """
      With --against every difference from the older version is judged for each encoding: native,
      proto (the protobuf wire) and json. The exit code is 1 when one of them breaks; --encodings
      names those that matter, for instance where no JSON is in use.

      EXAMPLES
        schema check Schemas
        schema check Schemas/markers.drop --json
        schema check Schemas --fix
        schema check Schemas --against HEAD~1
        schema check Schemas --against released/ --encodings native,proto
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .long, help: "Apply the fixes that diagnostics offer, then check again.")
  var fix = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An older version: a file, a folder or a git revision.", valueName: "file|dir|revision"))
  var against: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What has to stay compatible: native, proto, json, source.", valueName: "list"))
  var encodings = "native,proto,json"

  @Flag(name: .long, help: "With --against, also show the changes that break nothing.")
  var all = false

  func validate() throws {
    _ = try aspects()
  }

  private func aspects() throws -> [Verdicts.Aspect] {
    try encodings.split(separator: ",").map { word in
      let name = word.trimmingCharacters(in: .whitespaces)
      guard let aspect = Verdicts.Aspect(rawValue: name) else {
        throw ValidationError("'\(name)' is none of native, proto, json and source.")
      }
      return aspect
    }
  }

  /// A fix may uncover the next error; this many rounds are enough for any file seen so far.
  private static let fixRounds = 8

  func run() throws {
    if fix { try applyFixes() }
    let result = try Compilation.run(source, output)
    if let against { return try compare(result, against) }
    if output.json {
      print(DiagnosticJSON.render(result.diagnostics, sources: result.sources))
    } else if result.diagnostics.isEmpty {
      let files = result.sources.files.count
      print("\(files) \(files == 1 ? "file is" : "files are") correct")
    }
  }

  private func compare(_ result: Compiler.Result, _ against: String) throws {
    let old = try OldVersion(against).compile(source.schemas + source.paths)
    guard let report = Compatibility.compare(result, against: old) else {
      Compilation.print(old.diagnostics, old.sources, output)
      if !output.json { writeError("The older version has errors; nothing was compared.\n") }
      throw ExitCode(1)
    }
    let aspects = try aspects()
    if output.json {
      print(report.json(aspects))
    } else {
      let diagnostics = report.diagnostics(aspects, all: all)
      if !diagnostics.isEmpty { writeError(DiagnosticRenderer(report.sources).render(diagnostics)) }
      print(report.summary(), terminator: "")
    }
    if !report.isCompatible(aspects) { throw ExitCode(1) }
  }

  private func applyFixes() throws {
    for _ in 0..<Self.fixRounds {
      let given = try source.files()
      let result = Compiler.compile(given, load: SchemaFiles.load)
      // Files that are only imported are somebody else's.
      let paths = Set(given.map(\.path))
      let fixed = Fixes.apply(result.diagnostics, to: result.sources).filter {
        paths.contains($0.path)
      }
      if fixed.isEmpty { return }
      for file in fixed {
        try SchemaFiles.write(Data(file.bytes), to: file.path)
        if !output.json {
          print("\(file.path): \(file.count) \(file.count == 1 ? "fix" : "fixes") applied")
        }
      }
    }
  }
}

/// Compiles what the options name and prints what there is to say.
enum Compilation {
  /// - Throws: `ExitCode` 1 when there are errors, after printing them.
  static func run(
    _ source: SourceOptions, _ output: OutputOptions
  ) throws
    -> Compiler.Result
  {
    let result = Compiler.compile(try source.files(), load: SchemaFiles.load)
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

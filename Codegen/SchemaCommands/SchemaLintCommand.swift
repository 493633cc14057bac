import ArgumentParser
import Foundation
import SchemaCompiler

struct SchemaLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Finds what schemas had better not say.",
    discussion: """
      Every finding has a code, such as L010; 'schema explain L010' says why. A comment
      '// lint:allow L010' silences one: at the end of a line for that line, before a member or
      declaration for all of it, before 'package' for the file. The exit code is 1 when there is
      something to say.

      EXAMPLES
        schema lint Schemas
        schema lint Schemas --enable L004 --allow L010,L011
        schema lint Schemas --fix
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .long, help: ArgumentHelp("Codes to leave out.", valueName: "codes"))
  var allow: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Codes to look for that usually are not.", valueName: "codes"))
  var enable: [String] = []

  @Flag(name: .long, help: "Apply the fixes that findings offer.")
  var fix = false

  func validate() throws {
    _ = try codes(allow)
    _ = try codes(enable)
  }

  private func codes(_ lists: [String]) throws -> Set<DiagnosticCode> {
    var codes: Set<DiagnosticCode> = []
    for word in lists.flatMap({ $0.split(separator: ",") }) {
      guard let code = DiagnosticCode(text: String(word)), code.family == .lint else {
        throw ValidationError("'\(word)' is no code of 'schema lint', such as L010.")
      }
      codes.insert(code)
    }
    return codes
  }

  func run() throws {
    var result = try compile()
    var findings = try lint(result)
    if fix {
      for file in Fixes.apply(findings, to: result.sources) {
        try SchemaFiles.write(Data(file.bytes), to: file.path)
        if !output.json {
          print("\(file.path): \(file.count) \(file.count == 1 ? "fix" : "fixes") applied")
        }
      }
      result = try compile()
      findings = try lint(result)
    }
    Compilation.print(findings, result.sources, output)
    if !findings.isEmpty { throw ExitCode(1) }
    if !output.json { print("nothing to say") }
  }

  private func lint(_ result: Compiler.Result) throws -> [Diagnostic] {
    SchemaLint.run(result, enabled: try codes(enable), allowed: try codes(allow))
  }

  private func compile() throws -> Compiler.Result {
    let result = Compiler.compile(try source.files(), load: SchemaFiles.load)
    guard result.schema != nil else {
      Compilation.print(result.diagnostics, result.sources, output)
      throw ExitCode(1)
    }
    return result
  }
}

import ArgumentParser
import Foundation
import SchemaCompiler
import StandardStreams

struct SchemaFormat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Brings schemas into their canonical layout.",
    discussion: """
      Columns are aligned, blanks and line breaks put where they belong; every word and every comment
      stays. Files that have the layout are not touched. A file with errors of syntax stays as it is.

      EXAMPLES
        schema format Schemas
        schema format --check Schemas
        schema format - < Schemas/markers.drop
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .long, help: "Write nothing; exit with 1 when a file has another layout.")
  var check = false

  func run() throws {
    if source.paths == ["-"] { return try formatStandardInput() }
    var changed: [String] = []
    var refused: [String] = []
    let files = try source.files()
    for file in files {
      switch SchemaFormatter.format(file) {
      case .formatted(let bytes):
        guard bytes != file.bytes else { continue }
        changed.append(file.path)
        if !check { try SchemaFiles.write(Data(bytes), to: file.path) }
      case .refused(let diagnostics, let sources):
        refused.append(file.path)
        if !output.json { writeError(DiagnosticRenderer(sources).render(diagnostics)) }
      }
    }
    let ok = refused.isEmpty && (!check || changed.isEmpty)
    if output.json {
      print(
        "{\"ok\":\(ok),\"changed\":\(DiagnosticJSON.list(changed)),"
          + "\"refused\":\(DiagnosticJSON.list(refused)),"
          + "\"unchanged\":\(files.count - changed.count - refused.count)}")
    } else {
      for path in changed { print((check ? "not formatted: " : "formatted ") + path) }
      print("\(files.count - changed.count - refused.count) unchanged")
    }
    if !ok { throw ExitCode(1) }
  }

  private func formatStandardInput() throws {
    let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
    switch SchemaFormatter.format(SourceFile(path: "-", bytes: bytes)) {
    case .formatted(let formatted):
      if check {
        if formatted != bytes { throw ExitCode(1) }
      } else {
        let code = StandardDescriptors.write(formatted, to: 1).code
        guard code == 0 else {
          writeError("standard output cannot be written: \(StandardDescriptors.reason(code))\n")
          throw ExitCode(1)
        }
      }
    case .refused(let diagnostics, let sources):
      writeError(DiagnosticRenderer(sources).render(diagnostics))
      throw ExitCode(1)
    }
  }
}

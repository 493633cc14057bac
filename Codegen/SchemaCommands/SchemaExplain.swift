import ArgumentParser
import SchemaCompiler

struct SchemaExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a diagnostic's code, or the layout of a type.",
    discussion: """
      EXAMPLES
        schema explain E051
        schema explain Marker --schemas Schemas
      """)

  @Argument(help: "A code such as E051, or the name of a type or service.")
  var subject: String

  @Option(
    name: .long,
    help: ArgumentHelp("The schemas that declare the type.", valueName: "dir"))
  var schemas: [String] = []

  func run() throws {
    if let code = DiagnosticCode(text: subject) {
      print(Explanation.render(code), terminator: "")
      return
    }
    guard !schemas.isEmpty else {
      throw ValidationError(
        "'\(subject)' is no code. For the layout of a type say where it is: --schemas Schemas")
    }
    let files = try SchemaFiles.find(schemas)
    let result = Compiler.compile(files, load: SchemaFiles.load)
    guard let schema = result.schema else {
      writeError(DiagnosticRenderer(result.sources).render(result.diagnostics))
      throw ExitCode(1)
    }
    guard let text = LayoutTable.render(subject, in: schema) else {
      let near = LayoutTable.suggestion(for: subject, in: schema)
      let hint = near.map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("There is no type or service '\(subject)'.\(hint)")
    }
    print(text, terminator: "")
  }
}

public import ArgumentParser
import Foundation
import StandardStreams

/// `dropwire schema …`; the executable `dropwire-schema` is this command by itself.
public struct SchemaCommand: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Checks schemas and makes code of them.",
    discussion: """
      EXAMPLES
        schema check Schemas
        schema check Schemas --against HEAD~1
        schema format --check Schemas
        schema lint Schemas
        schema dump OrderUpdate order.bin --schemas Schemas
        schema generate --swift Sources/Messages/Generated --schemas Schemas
        schema explain E051
        schema explain Marker --schemas Schemas

      Exit code 0: all is well; 1: the sources have errors; 2: the command line has.
      """,
    subcommands: [
      SchemaCheck.self, SchemaGenerate.self, SchemaFormat.self, SchemaLintCommand.self,
      SchemaExplain.self, SchemaDump.self,
      SchemaLanguageServer.self,
    ])

  public init() {}

  /// Runs a command and ends the process: 0 when all is well, 1 for errors in the sources, 2 for
  /// errors of the command line.
  public static func runAndExit<Command: ParsableCommand>(
    _ type: Command.Type, arguments: [String]? = nil
  ) -> Never {
    do {
      var command = try type.parseAsRoot(arguments)
      try command.run()
      if fflush(nil) != 0, errno != EPIPE {
        writeError("standard output cannot be written: \(StandardDescriptors.reason(errno))\n")
        Foundation.exit(1)
      }
      Foundation.exit(0)
    } catch {
      let code = type.exitCode(for: error)
      let given = arguments ?? Array(CommandLine.arguments.dropFirst())
      let message =
        code == .validationFailure
        ? UsageAdvice.text(for: error, in: type, arguments: given) : type.fullMessage(for: error)
      if code == .success {
        print(message)
        Foundation.exit(0)
      }
      if !message.isEmpty { writeError(message + "\n") }
      Foundation.exit(code == .validationFailure ? 2 : code.rawValue == 0 ? 1 : code.rawValue)
    }
  }
}

/// Writes to standard error; nothing happens where it cannot be written.
func writeError(_ text: String) { _ = StandardDescriptors.write(text.utf8, to: 2) }

/// Where the schemas are, and how diagnostics are printed.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("A folder: every *.drop file in it.", valueName: "dir"))
  var schemas: [String] = []

  @Argument(help: "Files and folders.")
  var paths: [String] = []

  /// The files that are meant, in the order of their paths.
  func files() throws -> [SchemaSource] {
    let given = schemas + paths
    guard !given.isEmpty else {
      throw ValidationError("Name a file or a folder, such as 'Schemas'.")
    }
    return try SchemaFiles.find(given)
  }
}

struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false
}

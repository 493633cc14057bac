import ArgumentParser
import Foundation
import SchemaCommands
import StandardStreams

/// One executable: the server, its clients and tools.
@main
struct Dropwire: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dropwire",
    abstract: "Live-commerce drops: markers out, units held, nothing oversold, nothing lost.",
    discussion: """
      EXAMPLES
        dropwire demo                                        a live drop in a minute, crash included
        dropwire serve --listen 127.0.0.1:7070 --data ./data
        dropwire bench reserve --target 127.0.0.1:7070 --duration 10s
        dropwire call 127.0.0.1:7070 Admin/Stats --pretty    curl for any method; --list shows them
        dropwire watch 127.0.0.1:7070 --stream stream_3w00   a stream's markers, live
        dropwire relay --upstream 127.0.0.1:7070 --listen 127.0.0.1:7071    the same feeds, for viewers of its own
        dropwire inspect ./data --entries 4100..4187         what was asked, and what came of it
        dropwire backup ./data /mnt/backups                  also while it is served from; restore --to N takes it back
        dropwire payments simulate 127.0.0.1:7070 --books FILE    a provider with bad days
        dropwire payments stripe 127.0.0.1:7070 --books FILE --key-file FILE    the same with a real provider
        dropwire simulate --seconds 60                       the log in a world that fails; a seed replays
        dropwire schema check Schemas

      EXIT CODES
        0   everything asked for was done, and everything claimed held
        1   it failed, or a claim did not hold; standard error says which
        2   the command line or the configuration was wrong
        70  a file or a disk failed: verify and audit could not read, serve could not write
      """,
    version: "dropwire 0.1.0",
    subcommands: [
      ServeCommand.self, DemoCommand.self, BenchCommand.self, CallCommand.self,
      WatchCommand.self, InspectCommand.self, AuditCommand.self, VerifyCommand.self,
      UpgradeCommand.self, BackupCommand.self, RestoreCommand.self, ReplayCommand.self,
      SimulateCommand.self, DrawCommand.self, LimitsCommand.self, SchemaCommand.self,
      PaymentsCommand.self, PartnerCommand.self, WebhookCommand.self, RelayCommand.self,
    ])

  static func main() async {
    StandardDescriptors.reserve()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      try checkOutput()
    } catch let error as ConfigurationError {
      complain("\(error)")
      exit(withError: ExitCode(2))
    } catch let error as CommandFailure {
      // The first line says what is wrong; an excerpt of the input and advice may follow.
      standardError("error: " + error.message)
      exit(withError: ExitCode(error.exitCode))
    } catch {
      let code = exitCode(for: error)
      // Usage errors leave with 2, as the help says; the parser's own number is 64.
      if code == .validationFailure {
        let words = UsageAdvice.text(
          for: error, in: Self.self, arguments: Array(CommandLine.arguments.dropFirst()))
        complain(words, prefix: "")
        exit(withError: ExitCode(2))
      }
      exit(withError: error)
    }
  }

  /// What was asked for has not been done when nobody could be told.
  private static func checkOutput() throws {
    if let problem = ResultOutput.problem { throw CommandFailure(problem) }
    // What `print` has collected.
    guard fflush(nil) != 0, errno != EPIPE else { return }
    throw CommandFailure("standard output cannot be written: \(StandardDescriptors.reason(errno))")
  }

  private static func complain(_ message: String, prefix: String = "error: ") {
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      standardError(prefix + line)
    }
  }
}

/// A command that failed for a reason its user can act on.
struct CommandFailure: Error, CustomStringConvertible {
  /// What happened and what to do next.
  var message: String
  var exitCode: Int32 = 1

  var description: String { message }

  init(_ message: String, exitCode: Int32 = 1) {
    self.message = message
    self.exitCode = exitCode
  }
}

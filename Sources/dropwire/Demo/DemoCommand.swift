import ArgumentParser
import Foundation
import LoadClient
import LoadKit

/// `dropwire demo`: one live drop in about a minute, against a real server process that is killed on the way.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A live drop in about a minute: viewers, a burst, kill -9, partners, and the audit.",
    discussion: """
      Starts a server process of its own on a free port with a data directory of its own, plays a show against it
      over real connections, kills it with SIGKILL in the middle and starts it again, and ends by reading the
      log and checking it against what everybody was told. Exit code 0 only if everything it claims holds.

      On a terminal a live screen; --plain is a line log; --json prints one JSON object as the last line of standard
      output (alone, or after the log with --plain).

      EXAMPLES
        dropwire demo
        dropwire demo --plain --json
        dropwire demo --scenario pilot
        dropwire demo --scenario my.show --seed 7
      """)

  @Option(help: "A show file (docs/shows.md), or launch, bakery or pilot; without it the launch.")
  var scenario: String?

  @Option(help: "Another seed: other buyers, other clicks. (default: the show's own)")
  var seed: UInt64?

  @Option(help: "Keep the server's data in this directory, which must be empty or new.")
  var data: String?

  @Flag(help: "A line log instead of the live screen.")
  var plain = false

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func run() async throws {
    let show = try ShowFile.load(scenario)
    let isTerminal = isatty(STDOUT_FILENO) == 1
    var reporters: [any ShowReporter] = []
    if plain || (!isTerminal && !json) {
      reporters.append(PlainReporter())
    } else if isTerminal && !json {
      reporters.append(LiveReporter())
    }
    if json { reporters.append(JSONReporter()) }
    let desk = ShowDesk(reporters)
    let demo = try Demo(show: show, seed: seed ?? show.seed, desk: desk, data: data)
    let ticker = Task {
      while !Task.isCancelled {
        desk.tick()
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    do {
      try await demo.run()
    } catch {
      desk.tell(.claim("the demo ran to its end", holds: false, detail: "\(error)"))
    }
    ticker.cancel()
    let code = desk.finish()
    if code != 0 { throw ExitCode(code) }
  }
}

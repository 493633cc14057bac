import ArgumentParser

/// `dropwire bench`: load with latency from the intended start, and an audit of what clients were told.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure a server, and check what it told its clients against its log.",
    subcommands: [ServeEchoCommand.self])
}

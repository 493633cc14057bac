import ArgumentParser
import LoadClient

/// `dropwire bench overload`.
struct OverloadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overload",
    abstract: "Several times what the server can serve, beside buyers who confirm.",
    discussion: """
      Three loads, one after the other: confirms alone; as many reserves as come back, which is the capacity; then --multiple
      times as many reserves beside the same confirms, for --duration. A reserve is sent once, whatever is answered; a
      confirm until it is answered. Reports how much later confirms are answered, how many reserves are served of what
      could be, and how the server's memory grows.

      Claimed, and checked: no confirm is refused while reserves are served, and the log has what was told.

      EXAMPLES
        dropwire bench overload --target 127.0.0.1:7070 --duration 60s
        dropwire bench overload --target 127.0.0.1:7070 --multiple 5 --stream --json
      """)

  @OptionGroup var arguments: LoadArguments
  @Option(help: "Reserves a second, in multiples of the capacity that was seen: 0.1 to 100.")
  var multiple = 3.0
  @Option(help: "Reserves a second, whatever the capacity.") var rate: Double?
  @Option(help: "Confirms a second: 1 to 100000.") var confirms = 300.0
  @Option(
    help:
      "Requests in flight on each connection while the capacity is looked for. (default: 64, with --stream 1024)"
  )
  var streams: Int?
  @Option(
    help: ArgumentHelp(
      "How long confirms alone are measured, and then the capacity. (default: 5s)",
      valueName: "duration"),
    transform: DurationText.nanoseconds)
  var calm: Int64?
  @Flag(help: "One stream of reserves on each connection, as gateways do, instead of a call each.")
  var stream = false

  func validate() throws {
    try LoadArguments.check(multiple, "--multiple", 0.1...100)
    if let rate { try LoadArguments.check(rate, "--rate", 1...100_000_000) }
    try LoadArguments.check(confirms, "--confirms", 1...100_000)
    let seconds = Double(arguments.durationNanoseconds + (calm ?? 0)) / 1e9
    guard confirms * seconds <= 5_000_000 else {
      throw ValidationError(
        "--confirms: each has its hold before the load; \(confirms)/s for so long are more than 5000000"
      )
    }
  }

  func run() async throws {
    let driver = try await arguments.driver()
    var options = try arguments.load(driver)
    options.streams = try arguments.positive(streams ?? (stream ? 1_024 : 64), "--streams")
    var overload = OverloadOptions()
    overload.multiple = multiple
    overload.rate = rate
    overload.confirms = confirms
    overload.isStreamed = stream
    if let calm { overload.calmNanoseconds = calm }
    try arguments.finish(try await driver.overload(options, overload))
  }
}

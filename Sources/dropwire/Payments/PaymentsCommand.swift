import ArgumentParser
import Basics
import DropwireClient
import EventLoop
import Foundation
import HTTP2Transport
import JSONText
import MessageServices
import Messages
import RPC
import WireCodec

/// `dropwire payments`: adapters of payment providers.
struct PaymentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payments", abstract: "Adapters of payment providers.",
    subcommands: [SimulatePaymentsCommand.self, StripePaymentsCommand.self])
}

/// `dropwire payments simulate`: follows what the till asks, and answers as a provider would who has bad days.
struct SimulatePaymentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "A payment provider with bad days: follows the till's intents, and answers.",
    discussion: """
      What it did is in its books, a line of JSON each, before anybody is told: it can be killed at any time and goes on.
      What happens to an intent follows from its number and --seed. Shares are of a thousand.

      EXAMPLES
        dropwire payments simulate 127.0.0.1:7070 --books books.jsonl
        dropwire payments simulate 127.0.0.1:7070 --books books.jsonl --decline 50 --lose 100 --silent 100 --duplicate 200
        dropwire payments simulate 127.0.0.1:7070 --books books.jsonl --for 10 --json --token @token.txt
      """)

  @OptionGroup var security: SecurityArguments
  @OptionGroup var headers: HeaderArguments

  @Argument(help: "HOST:PORT of the server.")
  var target: String

  @Option(help: "The file of its books; made where there is none.")
  var books: String

  @Option(help: "Authorisations that are declined, of a thousand.")
  var decline: UInt64 = 0

  @Option(help: "Intents that never reach the provider.")
  var lose: UInt64 = 0

  @Option(help: "Intents that are carried out, and answered only when they are asked for again.")
  var silent: UInt64 = 0

  @Option(help: "Answers that come twice.")
  var duplicate: UInt64 = 0

  @Option(help: "Answers that come up to two seconds late.")
  var late: UInt64 = 0

  @Option(help: "Milliseconds before each answer.")
  var delay: UInt64 = 0

  @Option(help: "What happens to which number.")
  var seed: UInt64 = 1

  @Option(name: .customLong("for"), help: "Ends after so many seconds; without it at ctrl-C.")
  var seconds: UInt64?

  @Flag(help: "One JSON object at the end.")
  var json = false

  func validate() throws {
    for share in [decline, lose, silent, duplicate, late] where share > 1_000 {
      throw ValidationError("\(share) is more than all of a thousand.")
    }
    if delay > 60_000 { throw ValidationError("--delay: up to 60000 ms.") }
  }

  func run() async throws {
    guard let endpoint = Endpoint(target) else {
      throw CommandFailure("\(target) is not HOST:PORT", exitCode: 2)
    }
    let tls = try security.clientTLS()
    let metadata = try headers.metadata()
    let written = try ProviderBooks(path: books)
    let group = try LoopGroup(count: 1)
    let signals = try await TerminationSignals(on: group)
    let manners = ProviderManners(
      decline: decline, lose: lose, silent: silent, duplicate: duplicate, late: late,
      delay: delay, seed: seed)
    let adapter = SimulatedAdapter(
      client: Self.client(endpoint, group, tls, metadata), manners: manners, books: written)
    let output = LineOutput()
    try await UntilTold.run(seconds: seconds, signals) { try await adapter.follow() }
    output.line(await adapter.summary(json: json))
  }

  /// A client that never gives up, and finds a restarted server soon.
  static func client(
    _ endpoint: Endpoint, _ group: LoopGroup, _ tls: ClientTLS?, _ metadata: Metadata
  ) -> LiveClient {
    var limits = ClientLimits()
    limits.backoffBase = 50
    limits.backoffCap = 1_000
    // A server whose machine has gone says nothing; nor would this client, which only listens.
    limits.keepaliveTime = 60_000
    var retry = RetryPolicy()
    retry.attempts = .max
    let loop = group.loops[0]
    let channel = HTTP2Channel(
      host: endpoint.host, port: endpoint.port, loop: loop, limits: limits, tls: tls)
    return LiveClient(
      channel: InterceptedChannel(
        channel, interceptors: [FixedHeaders(metadata)], nowNanoseconds: { loop.nowNanoseconds }),
      retry: retry)
  }
}

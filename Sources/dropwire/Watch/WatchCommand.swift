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

/// `dropwire watch`: a stream's feed, or order updates, as they happen.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow a stream's markers and availability, or order updates, live.",
    discussion: """
      Goes on across lost connections and restarts of the server: nothing is missed and nothing comes twice, and
      what the server no longer has is said. Ends with 0 at ctrl-C, or when the stream has ended.

      EXAMPLES
        dropwire watch 127.0.0.1:7070 --stream stream_3w00
        dropwire watch 127.0.0.1:7070 --stream 1048576 --from-start --json
        dropwire watch 127.0.0.1:7070 --orders
        dropwire watch 127.0.0.1:7070 --orders --buyer 42 --next 17
        dropwire watch 127.0.0.1:7070 --orders --token @token.txt
      """)

  @OptionGroup var security: SecurityArguments
  @OptionGroup var headers: HeaderArguments

  @Argument(help: "HOST:PORT of the server.")
  var target: String

  @Option(
    help: "The stream: a number or stream_….",
    transform: { try EntityText.id($0, of: StreamKind.self).rawValue })
  var stream: UInt64?

  @Flag(help: "Begin with the first marker of the stream's epoch, not after the newest.")
  var fromStart = false

  @Flag(help: "Order updates instead of a stream.")
  var orders = false

  @Option(
    help: "Only this buyer's updates: a number or buyer_….",
    transform: { try EntityText.id($0, of: BuyerKind.self).rawValue })
  var buyer: UInt64?

  @Option(help: "The first update wanted, by its offset.")
  var next: UInt64?

  @Flag(help: "One JSON object a line.")
  var json = false

  func validate() throws {
    guard orders != (stream != nil) else {
      throw ValidationError("Say what to watch: --stream ID, or --orders.")
    }
    if !orders, buyer != nil || next != nil {
      throw ValidationError("--buyer and --next belong to --orders.")
    }
    if orders, fromStart {
      throw ValidationError(
        "--from-start belongs to --stream; order updates begin at --next, or 0.")
    }
  }

  func run() async throws {
    guard let endpoint = Endpoint(target) else {
      throw CommandFailure("\(target) is not HOST:PORT", exitCode: 2)
    }
    let tls = try security.clientTLS()
    let metadata = try headers.metadata()
    let output = LineOutput()
    let lines = try WatchLines(
      style: json ? .json : output.isTerminal && Self.wantsColour ? .colour : .plain)
    let group = try LoopGroup(count: 1)
    let signals = try await TerminationSignals(on: group)
    // Every line is out already, and the server knows what a closed connection means.
    Task {
      _ = await signals.next()
      _exit(0)
    }
    do {
      try await follow(Self.client(endpoint, group, tls, metadata), lines, output)
    } catch let error as RPCError {
      throw CommandFailure(
        "\(error.code.name) (\(error.code.rawValue)): \(VisibleText.escaped(error.message))")
    }
  }

  private static var wantsColour: Bool { ProcessInfo.processInfo.environment["NO_COLOR"] == nil }

  /// A client that never gives up, and finds a restarted server soon.
  private static func client(
    _ endpoint: Endpoint, _ group: LoopGroup, _ tls: ClientTLS?, _ metadata: Metadata
  ) -> LiveClient {
    var limits = ClientLimits()
    limits.backoffBase = 50
    limits.backoffCap = 1_000
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

  private func follow(
    _ client: LiveClient, _ lines: WatchLines, _ output: LineOutput
  ) async throws {
    if let stream {
      let feed = FollowedFeed(client, stream: Identifier(rawValue: stream), fromStart: fromStart)
      var newest: [UInt64: UInt64] = [:]
      for try await event in feed {
        // Availability is said again after a reconnect; a count that has not changed is no news.
        if case .availability(let counts) = event {
          guard newest.updateValue(counts.revision, forKey: counts.drop.rawValue) != counts.revision
          else { continue }
        }
        output.line(lines.line(event))
      }
      return
    }
    let updates = FollowedOrders(
      client, buyer: Identifier(rawValue: buyer ?? 0), from: next ?? 0)
    for try await event in updates { output.line(lines.line(event)) }
  }
}

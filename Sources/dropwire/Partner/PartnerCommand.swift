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

/// `dropwire partner`: a partner with hubs that have bad days.
struct PartnerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partner",
    abstract:
      "A partner with bad days: takes jobs, reports on them, and says that its hubs are there.",
    discussion: """
      It accepts what it is offered, sends it on its way and delivers it with a code, a step after each --step. What happens \
      to an attempt follows from its job, its number and --seed. Shares are of a thousand. It goes on across lost connections \
      and restarts of the server, and can be killed at any time: started again it takes up what it is offered from \
      --from on. With \(SimulatedPartner.mostUnderWay) attempts under way, further offers are left unanswered, and counted.

      EXAMPLES
        dropwire partner 127.0.0.1:7070 --partner partner_3w00 --hub hub_5s00 --telemetry 500
        dropwire partner 127.0.0.1:7070 --partner 3 --ignore 200 --reject 100 --duplicate 300 --reorder 300 --stale 1000
        dropwire partner 127.0.0.1:7070 --partner 3 --hub 4 --telemetry 200 --silent-after 5 --for 30 --json

      EXIT CODES
        0   it was told to end (SIGTERM, ctrl-C, --for)
        1   the server refused for good its jobs, or what its hubs say
        2   the command line is wrong
      """)

  @OptionGroup var security: SecurityArguments
  @OptionGroup var headers: HeaderArguments

  @Argument(help: "HOST:PORT of the server.")
  var target: String

  @Option(
    help: ArgumentHelp("Whose jobs: a number or partner_….", valueName: "partner"),
    transform: { try EntityText.id($0, of: PartnerKind.self).rawValue })
  var partner: UInt64

  @Option(
    help: ArgumentHelp(
      "A hub of it that says that it is there; any number of them.", valueName: "hub"),
    transform: { try EntityText.id($0, of: HubKind.self).rawValue })
  var hub: [UInt64] = []

  @Option(help: "Milliseconds between two things that its hubs say; 0: they say nothing.")
  var telemetry: UInt64 = 0

  @Option(help: "Jobs that wait at its hubs, as they say.")
  var backlog: UInt32 = 0

  @Option(help: "Milliseconds between the steps of a job.")
  var step: UInt64 = 20

  @Option(help: "Offers that are rejected, of a thousand.")
  var reject: UInt64 = 0

  @Option(help: "Offers that are never answered.")
  var ignore: UInt64 = 0

  @Option(help: "Reports that are sent twice.")
  var duplicate: UInt64 = 0

  @Option(help: "Reports that are sent after the ones that follow them.")
  var reorder: UInt64 = 0

  @Option(help: "Attempts that are said to be delivered although they were taken away.")
  var stale: UInt64 = 0

  @Option(help: "Jobs that cannot be handed over.")
  var undeliverable: UInt64 = 0

  @Option(help: "Seconds after which it says nothing any more, and goes on listening.")
  var silentAfter: UInt64?

  @Option(help: "The first job event wanted, by its offset.")
  var from: UInt64 = 0

  @Option(help: "What happens to which attempt.")
  var seed: UInt64 = 1

  @Option(name: .customLong("for"), help: "Ends after so many seconds; without it at ctrl-C.")
  var seconds: UInt64?

  @Flag(help: "One JSON object at the end.")
  var json = false

  func validate() throws {
    for share in [reject, ignore, duplicate, reorder, stale, undeliverable] where share > 1_000 {
      throw ValidationError("\(share) is more than all of a thousand.")
    }
    if step > 60_000 { throw ValidationError("--step: up to 60000 ms.") }
    if telemetry > 3_600_000 { throw ValidationError("--telemetry: up to 3600000 ms.") }
    if hub.count > 256 { throw ValidationError("--hub: up to 256 of them.") }
  }

  func run() async throws {
    guard let endpoint = Endpoint(target) else {
      throw CommandFailure("\(target) is not HOST:PORT", exitCode: 2)
    }
    let tls = try security.clientTLS()
    let metadata = try headers.metadata()
    let group = try LoopGroup(count: 1)
    let signals = try await TerminationSignals(on: group)
    let manners = PartnerManners(
      telemetry: telemetry, backlog: backlog, step: step, reject: reject, ignore: ignore,
      duplicate: duplicate, reorder: reorder, stale: stale, undeliverable: undeliverable,
      silentAfter: silentAfter, seed: seed)
    let simulated = SimulatedPartner(
      client: SimulatePaymentsCommand.client(endpoint, group, tls, metadata),
      partner: Identifier(rawValue: partner), hubs: hub.map { Identifier(rawValue: $0) },
      from: from, manners: manners)
    let output = LineOutput()
    do {
      try await UntilTold.run(seconds: seconds, signals) { try await simulated.work() }
    } catch {
      output.line(await simulated.summary(json: json, failure: "\(error)"))
      throw error
    }
    output.line(await simulated.summary(json: json, failure: nil))
  }
}

import ArgumentParser
import Basics
import CurlTransfers
import DropwireClient
import EventLoop
import Foundation
import HTTP2Transport
import JSONText
import RPC
import Webhooks
import WireCodec

/// `dropwire webhook send`: follows, posts, and goes on where it was.
struct WebhookSendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Follow orders, or a partner's jobs, and post each event to an endpoint.",
    discussion: """
      Each event is posted as JSON with the headers webhook-id, webhook-timestamp and webhook-signature, until the endpoint \
      answers with 2xx: at least once, and in order for each order, hold or job. What has been dealt with is in --state: the \
      command can be killed at any time, and goes on where it was. One endpoint has one folder and one process.

      Secrets, whsec_ and base64, are read from --secret-file, one a line, or from WEBHOOK_SECRET; all of them sign.

      EXAMPLES
        dropwire webhook send 127.0.0.1:7070 --orders --to https://shop.example/hooks --secret-file s.txt --state hooks
        dropwire webhook send 127.0.0.1:7070 --jobs partner_3w00 --to https://bikes.example/jobs --secret-file s.txt \
      --state bikes --token @token.txt
        dropwire webhook send 127.0.0.1:7070 --orders --only order,payment --to http://127.0.0.1:8080/ --state FOLDER

      EXIT CODES
        0   it was told to end (SIGTERM, ctrl-C, --for)
        1   the server refused it, the folder is in use or of something else, or the endpoint wants no more (410)
        2   the command line, or a file of it, is wrong
        70  the books cannot be written
      """)

  @OptionGroup var security: SecurityArguments
  @OptionGroup var headers: HeaderArguments

  @Argument(help: "HOST:PORT of the server.")
  var target: String

  @Flag(help: "Updates of orders, holds, places in line, payments, drops and hubs.")
  var orders = false

  @Option(
    help: "Of --orders only this buyer's: a number or buyer_….",
    transform: { try EntityText.id($0, of: BuyerKind.self).rawValue })
  var buyer: UInt64?

  @Option(
    help: ArgumentHelp("Jobs of this partner: a number or partner_….", valueName: "partner"),
    transform: { try EntityText.id($0, of: PartnerKind.self).rawValue })
  var jobs: UInt64?

  @Option(
    help: ArgumentHelp(
      "Where events are posted. In clear text to this machine only.", valueName: "url"))
  var to: String

  @Option(help: ArgumentHelp("A file with the secrets, one a line.", valueName: "file"))
  var secretFile: String?

  @Option(
    help: ArgumentHelp(
      "The folder of what was dealt with; made where there is none.", valueName: "folder"))
  var state: String

  @Option(
    help: ArgumentHelp(
      "Kinds of events, with commas: order, hold, waiter, payment, drop, …", valueName: "kinds"))
  var only: String?

  @Option(help: "The first event wanted, by its offset, where the folder is new.")
  var from: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "Believe the authorities in this PEM file, not the system's, of the endpoint.",
      valueName: "file"))
  var toCa: String?

  @Option(
    help: ArgumentHelp(
      "Of --jobs: where reports on them are taken, POST /reports over HTTP, signed as the webhooks.",
      valueName: "address:port"))
  var reports: String?

  @Option(help: "Posts at once, of different orders or jobs.")
  var atOnce: UInt16 = 16

  @Option(help: "Milliseconds that one post may take.")
  var timeout: UInt32 = 15_000

  @Option(help: "Hours after which an event that only fails itself is put aside.")
  var giveUpHours: UInt32 = 24

  @Option(name: .customLong("for"), help: "Ends after so many seconds; without it at ctrl-C.")
  var seconds: UInt64?

  @Flag(help: "One JSON object at the end.")
  var json = false

  func validate() throws {
    guard orders != (jobs != nil) else {
      throw ValidationError("Say what to post: --orders, or --jobs PARTNER.")
    }
    if reports != nil && orders { throw ValidationError("--reports belongs to --jobs.") }
    if buyer != nil && !orders { throw ValidationError("--buyer belongs to --orders.") }
    guard (1...256).contains(atOnce) else { throw ValidationError("--at-once: 1 to 256.") }
    guard (100...120_000).contains(timeout) else {
      throw ValidationError("--timeout: 100 to 120000 ms.")
    }
    guard (1...8_760).contains(giveUpHours) else {
      throw ValidationError("--give-up-hours: 1 to 8760.")
    }
    for kind in kinds where !Self.known.contains(kind) {
      throw ValidationError("--only: \(kind) is none of \(Self.known.joined(separator: ", ")).")
    }
    let url = URLComponents(string: to)
    guard let url, let host = url.host, !host.isEmpty, url.user == nil, url.fragment == nil else {
      throw ValidationError("--to: \(to) is no address.")
    }
    guard SecretFiles.mayBeSent(to: url) else {
      throw ValidationError("--to: events are posted over https, or to this machine.")
    }
  }

  /// What events begin with.
  private static let known = [
    "order", "hold", "waiter", "payment", "drop", "reservation", "hub", "job",
  ]

  private var source: WebhookSource {
    if let jobs { return .jobs(partner: jobs) }
    return .orders(buyer: buyer ?? 0)
  }

  private var kinds: Set<String> {
    Set((only ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
  }

  private func secrets() throws -> [WebhookSecret] {
    let lines = try SecretFiles.lines(secretFile, "--secret-file", "WEBHOOK_SECRET")
    guard !lines.isEmpty else {
      throw CommandFailure(
        "webhooks are believed by their signature: --secret-file, or WEBHOOK_SECRET", exitCode: 2)
    }
    return try lines.enumerated().map { index, line in
      guard let secret = WebhookSecret(line) else {
        throw CommandFailure(
          "secret \(index + 1) is not whsec_ and base64 of 24 to 64 bytes: openssl rand -base64 32",
          exitCode: 2)
      }
      return secret
    }
  }

  func run() async throws {
    guard let endpoint = Endpoint(target) else {
      throw CommandFailure("\(target) is not HOST:PORT", exitCode: 2)
    }
    SecretFiles.forbidDumps()
    let place = WebhookEndpoint(url: to, secrets: try secrets())
    let authorities = try SecretFiles.authorities(toCa, "--to-ca")
    let letters = try DeadLetters(folder: state)
    var web = WebLimits()
    web.atOnce = Int(atOnce) + 1
    web.totalMilliseconds = Int(timeout)
    web.connectMilliseconds = min(web.connectMilliseconds, Int(timeout))
    var limits = WebhookLimits()
    limits.atOnce = Int(atOnce)
    limits.giveUpMilliseconds = Int64(giveUpHours) * 3_600_000
    let group = try LoopGroup(count: 1)
    let signals = try await TerminationSignals(on: group)
    let curl = try CurlClient(limits: web, authorities: authorities)
    let books = try WebhookBooks(folder: state, source: source.name, start: from)
    let start = books.first.next
    let bodies = try WebhookBodies()
    let sender = WebhookSender(
      source: source, bodies: bodies, kinds: kinds, client: curl, endpoint: place, limits: limits,
      books: books, letters: letters)
    let live = SimulatePaymentsCommand.client(
      endpoint, group, try security.clientTLS(), try headers.metadata())
    let output = LineOutput()
    let stream = jobs.map { FollowedJobs(live, partner: .init(rawValue: $0), from: start) }
    let desk = stream.map { ReportDesk(jobs: $0, secrets: place.secrets, bodies: bodies) }
    if let address = try reports.map({ try WebhookListener.address($0, "--reports") }), let desk {
      let local = try await WebhookListener.start(
        on: group.loops[0], at: address, path: "/reports", fields: ReportDesk.fields
      ) { await desk.take($0) }
      output.line("reports at http://\(local)/reports")
    }
    output.line("following \(target) from \(start); posting to \(to)")
    // What is under way is not waited for: it is sent again, with its id.
    try await UntilTold.run(seconds: seconds, signals, atEnd: { curl.close() }) {
      try await sender.run(live, stream, desk)
    }
    output.line(await summary(sender))
  }

  private func summary(_ sender: WebhookSender) async -> String {
    let (counts, next) = (await sender.counts, await sender.next)
    let all = [
      ("events", counts.events), ("posts", counts.sent), ("taken", counts.taken),
      ("failed", counts.failed), ("putAside", counts.putAside), ("sentAgain", counts.sentAgain),
      ("next", next),
    ]
    if json {
      return JSONNode(
        .object(all.map { JSONMember($0.0, JSONNode(.number("\($0.1)"))) })
      ).compactText
    }
    return
      "\(counts.taken) of \(counts.events) events taken, \(counts.sent) posts, \(counts.failed) failed, "
      + "\(counts.putAside) put aside, \(counts.sentAgain) sent again by hand; goes on at \(next)"
  }
}

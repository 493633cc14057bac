import ArgumentParser
import CurlTransfers
import DropwireClient
import EventLoop
import Foundation
import HTTP2Transport
import JSONText
import MessageServices
import RPC
import StandardStreams
import StripePayments
import Synchronization

/// `dropwire payments stripe`: carries out what the till asks at Stripe, and answers.
struct StripePaymentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stripe",
    abstract: "Carries out the till's intents at Stripe, and answers.",
    discussion: """
      The secret key is read from --key-file, or from STRIPE_API_KEY; secrets of webhooks from --webhook-secret-file, one a \
      line, or from STRIPE_WEBHOOK_SECRET. A key that moves real money needs --live.

      What it has to know after a crash is in --books. It can be killed at any time, and goes on where it was; nothing is \
      done twice. One adapter at a time has the books.

      EXAMPLES
        dropwire payments stripe 127.0.0.1:7070 --books stripe.jsonl --key-file key.txt --payment-method pm_card_visa
        dropwire payments stripe 127.0.0.1:7070 --books stripe.jsonl --key-file key.txt --means means.jsonl \
      --webhooks 127.0.0.1:7080 --webhook-secret-file secrets.txt
        STRIPE_API_KEY=sk_test_x dropwire payments stripe 127.0.0.1:7070 --books FILE --api http://127.0.0.1:8420

      EXIT CODES
        0   it was told to end (SIGTERM, ctrl-C, --for)
        1   the server refused it, or the books are in use or none
        2   the command line, a file of it, or the secret key is wrong
        70  the books cannot be written
      """)

  @OptionGroup var security: SecurityArguments
  @OptionGroup var headers: HeaderArguments
  @OptionGroup var stripe: StripeArguments

  @Argument(help: "HOST:PORT of the server.")
  var target: String

  @Option(help: "The file of what was begun and answered; made where there is none.")
  var books: String

  @Option(name: .customLong("for"), help: "Ends after so many seconds; without it at ctrl-C.")
  var seconds: UInt64?

  @Flag(help: "One JSON object at the end.")
  var json = false

  func run() async throws {
    guard let endpoint = Endpoint(target) else {
      throw CommandFailure("\(target) is not HOST:PORT", exitCode: 2)
    }
    SecretFiles.forbidDumps()
    let secret = try stripe.secret()
    let authorities = try stripe.authorities()
    let webhookSecrets = try stripe.webhookSecrets()
    let ledger = try StripeLedger(path: books, means: stripe.meansFile)
    let group = try LoopGroup(count: 1)
    let signals = try await TerminationSignals(on: group)
    let curl = try CurlClient(limits: stripe.limits, authorities: authorities)
    let caller = StripeCaller(
      client: curl, address: stripe.address, secret: secret, version: stripe.apiVersion,
      patience: .seconds(Int64(stripe.patience)))
    try await greet(caller)
    let client = SimulatePaymentsCommand.client(
      endpoint, group, try security.clientTLS(), try headers.metadata())
    let desk = StripeDesk(
      wire: caller, accounts: ledger, say: { standardError("stripe: " + $0) },
      now: { Int64(Date.now.timeIntervalSince1970 * 1_000_000) })
    let adapter = StripeAdapter(client: client, desk: desk, ledger: ledger)
    let desks = WebhookDesk(adapter: adapter, secrets: webhookSecrets)
    let output = LineOutput()
    if let address = try stripe.webhookAddress() {
      let local = try await WebhookListener.start(
        on: group.loops[0], at: address, path: stripe.webhookPath, fields: ["stripe-signature"]
      ) { WebhookReply(status: await desks.take($0)) }
      output.line("following \(target); webhooks at http://\(local)\(stripe.webhookPath)")
    } else {
      output.line("following \(target)")
    }
    // What is under way is not waited for: it is asked for again.
    try await UntilTold.run(seconds: seconds, signals, atEnd: { curl.close() }) {
      try await adapter.follow()
    }
    let counts = caller.counts
    output.line(
      await adapter.summary(
        json: json, requests: counts.requests, repeats: counts.repeats,
        badWebhooks: desks.refused))
  }

  /// Whether the key is taken, while somebody looks. A service that is down will be there later.
  private func greet(_ caller: StripeCaller) async throws {
    switch try await caller.send(.greeting) {
    case .locked(let status):
      throw CommandFailure(
        "\(stripe.address) does not take the secret key (\(status))", exitCode: 2)
    case .again(_, let reason): standardError("stripe: no answer yet: \(reason)")
    // What is wrong for a look is wrong for all: it would decline every buyer.
    case .refused(let refusal):
      throw CommandFailure(
        "\(stripe.address) refuses to be asked (\(refusal)): --api, --api-version", exitCode: 2)
    case .object, .stuck: break
    }
  }
}

/// Checks webhooks, and hands them on.
final class WebhookDesk: Sendable {
  private let adapter: StripeAdapter
  private let secrets: [[UInt8]]
  private let refusals = Mutex<UInt64>(0)

  init(adapter: StripeAdapter, secrets: [[UInt8]]) {
    self.adapter = adapter
    self.secrets = secrets
  }

  /// How many were refused.
  var refused: UInt64 { refusals.withLock { $0 } }

  /// The status to answer with. Anything but 2xx is sent again by Stripe.
  func take(_ webhook: Webhook) async -> Int {
    do {
      try StripeSignature.check(
        webhook.fields["stripe-signature"], body: webhook.body, secrets: secrets,
        now: Int64(Date.now.timeIntervalSince1970))
    } catch {
      refusals.withLock { $0 += 1 }
      return 400
    }
    // Of a kind that is not known here: it would come again for days.
    guard let notice = StripeNotice(webhook.body) else { return 200 }
    return await adapter.noticed(notice) ? 200 : 503
  }
}

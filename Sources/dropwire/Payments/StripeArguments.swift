import ArgumentParser
import CurlTransfers
import EventLoop
import Foundation
import StandardStreams
import StripePayments

/// How Stripe is reached, and what payments are paid with.
struct StripeArguments: ParsableArguments {
  @Option(help: "The address of the service. In clear text to this machine only.")
  var api = "https://api.stripe.com"

  @Option(
    help: ArgumentHelp(
      "Believe the authorities in this PEM file, not the system's, of the service.",
      valueName: "file"))
  var apiCa: String?

  @Option(help: "The version of the API that is asked for.")
  var apiVersion = "2024-06-20"

  @Option(help: ArgumentHelp("A file with the secret key.", valueName: "file"))
  var keyFile: String?

  @Flag(help: "Take a key that moves real money.")
  var live = false

  @Option(
    help: ArgumentHelp(
      "What payments are paid with that --means does not name: pm_…", valueName: "method"))
  var paymentMethod: String?

  @Option(
    help: ArgumentHelp(
      "What each payment is paid with, appended by the shop: JSON lines.", valueName: "file"))
  var means: String?

  @Option(help: ArgumentHelp("Where webhooks are taken, over HTTP.", valueName: "address:port"))
  var webhooks: String?

  @Option(help: "The path of webhooks.")
  var webhookPath = "/stripe"

  @Option(
    help: ArgumentHelp("A file with the secrets of webhooks, one a line.", valueName: "file"))
  var webhookSecretFile: String?

  @Option(help: "Seconds after which a request without an answer is left to the next query.")
  var patience: UInt32 = 30

  @Option(help: "Milliseconds that one send may take.")
  var timeout: UInt32 = 20_000

  func validate() throws {
    guard (1...3_600).contains(patience) else {
      throw ValidationError("--patience: 1 to 3600 seconds.")
    }
    guard (100...120_000).contains(timeout) else {
      throw ValidationError("--timeout: 100 to 120000 ms.")
    }
    let url = URLComponents(string: api)
    guard let url, let host = url.host, !host.isEmpty, url.user == nil, url.query == nil,
      url.fragment == nil, url.path.isEmpty || url.path == "/"
    else { throw ValidationError("--api: \(api) is no address of a service.") }
    guard SecretFiles.mayBeSent(to: url) else {
      throw ValidationError("--api: a secret key is sent over https, or to this machine.")
    }
    guard webhookPath.hasPrefix("/") else {
      throw ValidationError("--webhook-path begins with a slash.")
    }
    if paymentMethod?.isEmpty ?? false {
      throw ValidationError("--payment-method: an empty name is no method's.")
    }
  }

  /// Without a slash at the end.
  var address: String { api.hasSuffix("/") ? String(api.dropLast()) : api }

  var limits: WebLimits {
    var limits = WebLimits()
    limits.totalMilliseconds = Int(timeout)
    limits.connectMilliseconds = min(limits.connectMilliseconds, Int(timeout))
    return limits
  }

  var meansFile: StripeMeansFile {
    StripeMeansFile(path: means, usual: paymentMethod.map { .method($0, customer: nil) })
  }

  func authorities() throws -> String? { try SecretFiles.authorities(apiCa, "--api-ca") }

  // MARK: Secrets

  /// Never from the command line, which everybody on the machine can read.
  func secret() throws -> String {
    let text = try SecretFiles.lines(keyFile, "--key-file", "STRIPE_API_KEY").first
    guard let text else {
      throw CommandFailure("there is no secret key: --key-file, or STRIPE_API_KEY", exitCode: 2)
    }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isPlain, text.hasPrefix("sk_") || text.hasPrefix("rk_") else {
      throw CommandFailure("the secret key begins with sk_ or rk_", exitCode: 2)
    }
    let isTest = text.hasPrefix("sk_test_") || text.hasPrefix("rk_test_")
    guard isTest || live else {
      throw CommandFailure("this key moves real money: --live takes it", exitCode: 2)
    }
    return text
  }

  func webhookSecrets() throws -> [[UInt8]] {
    guard webhooks != nil else { return [] }
    let all = try SecretFiles.lines(
      webhookSecretFile, "--webhook-secret-file", "STRIPE_WEBHOOK_SECRET")
    guard !all.isEmpty else {
      throw CommandFailure(
        "webhooks are believed by their signature: --webhook-secret-file, or STRIPE_WEBHOOK_SECRET",
        exitCode: 2)
    }
    return all.map { Array($0.utf8) }
  }

  /// Where webhooks are taken; nil: nowhere.
  func webhookAddress() throws -> SocketAddress? {
    try webhooks.map { try WebhookListener.address($0, "--webhooks") }
  }
}

import CurlTransfers
import Foundation
import LoadKit
import StripePayments
import Testing

/// A process that answers as Stripe would.
struct StripePeer: Sendable {
  static let secret = "sk_test_dropwire_0123456789"
  static let webhookSecret = "whsec_dropwire"
  /// Whether there is one.
  static let isHere: Bool = {
    let process = try? Peers.start(Peers.python, ["-c", "import localstripe.server"])
    return process?.stop(after: 20) == .code(0)
  }()

  let process: ChildProcess
  let address: String
  private let client: CurlClient

  /// What it has of a PaymentIntent.
  struct Entry: Decodable, Sendable {
    var id: String
    var payment: String?
    var status: String
    var amount: Int64
    var held: Int64
    var received: Int64
    var refunded: Int64
    /// What a buyer's browser is given.
    var secret: String
  }

  private struct Books: Decodable { var intents: [Entry] }

  static func start(
    _ workspace: Workspace, certificate: String? = nil, key: String? = nil
  ) async throws -> StripePeer {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Interop/stripe_peer.py").path
    var arguments = [script, "--port-file", workspace.path("stripe-port")]
    if let certificate, let key { arguments += ["--certificate", certificate, "--key", key] }
    let process = try await offPool { [arguments] in
      let process = try Peers.start(Peers.python, arguments)
      _ = try process.waitForLine(containing: "stripe at", timeoutSeconds: 30)
      return process
    }
    let text = try String(contentsOfFile: workspace.path("stripe-port"), encoding: .utf8)
    let port = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return StripePeer(
      process: process, address: "\(certificate == nil ? "http" : "https")://localhost:\(port)",
      client: try CurlClient(authorities: certificate))
  }

  func end() {
    client.close()
    process.kill()
  }

  /// Asks it, as a shop would.
  @discardableResult
  func ask(
    _ path: String, _ fields: [String: String]? = nil, json: String? = nil
  ) async throws -> [String: Any] {
    let form = fields.map { fields in
      StripeRequest.form(fields.map { StripeRequest.Field($0.key, $0.value) })
    }
    let type = json == nil ? "application/x-www-form-urlencoded" : "application/json"
    let answer = try await client.send(
      WebRequest(
        url: address + path,
        headers: [("Authorization", "Bearer " + Self.secret), ("Content-Type", type)],
        body: (json ?? form).map { Array($0.utf8) }))
    guard answer.status == 200 else {
      throw Refused("\(path): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
    }
    return try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any] ?? [:]
  }

  /// How it behaves from now on.
  func behave(_ json: String) async throws { try await ask("/_peer", json: json) }

  /// What it has, by payment.
  func books() async throws -> [Entry] {
    let answer = try await client.send(
      WebRequest(
        url: address + "/_peer/books", headers: [("Authorization", "Bearer " + Self.secret)]))
    return try JSONDecoder().decode(Books.self, from: Data(answer.body)).intents
  }

  /// Where it tells what changes.
  func tell(_ url: String) async throws {
    let answer = try await client.send(
      WebRequest(
        url: address + "/_config/webhooks/adapter", headers: [("Content-Type", "application/json")],
        body: Array(#"{"url":"\#(url)","secret":"\#(Self.webhookSecret)"}"#.utf8)))
    guard answer.status == 200 else { throw Refused("webhooks: \(answer.status)") }
  }

  /// Sends something to an adapter's webhooks; the status of its answer.
  func post(
    _ url: String, _ body: [UInt8], signature: String?
  ) async throws -> Int {
    let headers = signature.map { [(name: "Stripe-Signature", value: $0)] } ?? []
    return try await client.send(WebRequest(url: url, headers: headers, body: body)).status
  }
}

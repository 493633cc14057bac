import CurlTransfers
import Foundation
import StripePayments
import Synchronization

/// Sends requests to Stripe until there is an answer that is worth something. All of them may be repeated: looks change
/// nothing, and deeds have a key.
final class StripeCaller: StripeWire {
  private static let firstPause = Duration.milliseconds(200)
  private static let longestPause = Duration.seconds(5)

  private struct State {
    /// Nothing is sent before: they have said that it is too much.
    var pausedUntil = ContinuousClock.now
    var requests: UInt64 = 0
    var repeats: UInt64 = 0
    var saidAt: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let client: CurlClient
  private let address: String
  private let secret: String
  private let version: String
  private let patience: Duration

  /// - Parameters:
  ///   - address: of the service, without a slash at the end.
  ///   - patience: after so long without an answer it is left to whoever asks next.
  init(
    client: CurlClient, address: String, secret: String, version: String, patience: Duration
  ) {
    self.client = client
    self.address = address
    self.secret = secret
    self.version = version
    self.patience = patience
  }

  var counts: (requests: UInt64, repeats: UInt64) {
    state.withLock { ($0.requests, $0.repeats) }
  }

  func answer(_ request: StripeRequest) async throws -> StripeAnswer {
    let began = ContinuousClock.now
    var pause = Self.firstPause
    while true {
      let (pausedUntil, isPaused) = state.withLock {
        ($0.pausedUntil, $0.pausedUntil > ContinuousClock.now)
      }
      if isPaused { try await Task.sleep(until: pausedUntil) }
      let answer = try await send(request)
      var wait: Duration?
      let reason: String
      switch answer {
      case .object, .stuck: return answer
      case .refused(let refusal):
        // Of a card it is the buyer's to know; the rest may be a setting that is wrong for all.
        if request.isDeed, refusal.status != 402 { say("\(request.path) is refused: \(refusal)") }
        return answer
      case .locked(let status): reason = "the secret key is not taken (\(status))"
      case .again(let milliseconds, let text):
        reason = text
        wait = milliseconds.map { .milliseconds($0) }
      }
      say("no answer yet: \(reason)")
      // Half of it at random, so that what failed together does not come together again.
      let share = Double.random(in: 0.5...1)
      let next = max(wait ?? .zero, pause * share)
      if let wait { state.withLock { $0.pausedUntil = max($0.pausedUntil, .now + wait) } }
      guard ContinuousClock.now + next - began < patience else { throw StripeSilence(reason) }
      try await Task.sleep(for: next)
      pause = min(pause * 2, Self.longestPause)
      state.withLock { $0.repeats += 1 }
    }
  }

  /// Once.
  func send(_ request: StripeRequest) async throws -> StripeAnswer {
    state.withLock { $0.requests += 1 }
    var headers = [(name: "Authorization", value: "Bearer " + secret)]
    headers.append((name: "Stripe-Version", value: version))
    if let key = request.key { headers.append((name: "Idempotency-Key", value: key)) }
    if request.isDeed {
      headers.append((name: "Content-Type", value: "application/x-www-form-urlencoded"))
    }
    do {
      let answer = try await client.send(
        WebRequest(url: address + request.target, headers: headers, body: request.body))
      return StripeAnswer(status: answer.status, headers: answer.headers, body: answer.body)
    } catch let failure as WebFailure {
      if failure.code == WebFailure.closed.code { throw CancellationError() }
      return .again(afterMilliseconds: nil, failure.reason)
    }
  }

  /// At most one line in ten seconds.
  private func say(_ text: String) {
    let isDue = state.withLock { state in
      let isDue = state.saidAt.map { $0 + .seconds(10) < .now } ?? true
      if isDue { state.saidAt = .now }
      return isDue
    }
    if isDue { standardError("stripe: " + text) }
  }
}

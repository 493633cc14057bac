import DropwireClient
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// Publishes a show's markers, for one task. A marker whose answer was lost is sent again with its number, which is harmless.
public final class MarkerPublisher {
  private let client: LiveClient
  private let stream: Identifier
  private let producer: Identifier
  private var call: BidirectionalCall<PublishMarker, PublishResult>?
  private var responses: ResponseSequence<PublishResult>.Iterator?
  private var nextNumber: UInt64 = 1
  /// Markers that the server answered as known already: their first answer was lost.
  public private(set) var repeated = 0

  public init(client: LiveClient, stream: Identifier, producer: Identifier) {
    self.client = client
    self.stream = stream
    self.producer = producer
  }

  /// Returns once the marker is durable.
  public func publish(
    _ kind: MarkerKind, offer: Identifier, drop: Identifier, mediaTimeMicroseconds: Int64,
    title: String
  ) async throws -> MarkerAccepted {
    let marker = PublishMarker(
      stream: stream, producer: producer, sequence: nextNumber, kind: kind,
      mediaTime: TimeSpan(microseconds: mediaTimeMicroseconds),
      wallTime: Timestamp(microseconds: wallMicroseconds()), offer: offer, drop: drop,
      title: title)
    nextNumber += 1
    var failures = 0
    while true {
      do throws(RPCError) {
        switch try await send(marker) {
        case .accepted(let accepted):
          if accepted.duplicate { repeated += 1 }
          return accepted
        case .rejected(let rejected):
          // A server that has no room for new work just now, on its disk or in its inbox, says so; nothing was logged.
          let isForNow = rejected.reason == .overloaded
          throw RPCError(
            isForNow ? .resourceExhausted : .failedPrecondition,
            "the marker was refused: \(rejected.detail)")
        default: throw RPCError(.unimplemented, "an answer of an unknown kind")
        }
      } catch {
        call = nil
        responses = nil
        failures += 1
        guard RetryPolicy.isWorthRepeating(error.code), failures < client.retry.attempts
        else { throw error }
        // A stream that died while nothing was published is noticed only now: the first repeat does not wait.
        if failures > 1 { try await Task.sleep(for: client.retry.delay(before: failures)) }
      }
    }
  }

  private func send(_ marker: PublishMarker) async throws(RPCError) -> PublishResult {
    if call == nil {
      let opened = try await client.ingest.publish()
      call = opened
      responses = opened.responses.makeAsyncIterator()
    }
    try await call?.requests.send(marker)
    var iterator = responses
    let result = try await iterator?.next()
    responses = iterator
    guard let result else { throw RPCError(.unavailable, "the server ended the publishing stream") }
    return result
  }

  /// Ends the stream in order.
  public func finish() {
    call?.requests.finish()
    call = nil
  }
}

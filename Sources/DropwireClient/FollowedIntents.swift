import MessageServices
public import Messages
public import RPC

/// What happens on followed intents of the till.
public enum FollowedIntent: Sendable {
  case intent(PaymentIntent)
  /// Intents were lost: what comes before this offset is not stored any more. Nothing has to be done about them: what
  /// is still to be answered is asked again.
  case lost(next: UInt64)
  /// The connection was lost; it is being made again.
  case interrupted(RPCError)
}

/// What the till asks of adapters, across disconnects and server crashes: lossless and in order, resumed after the
/// last one seen.
public struct FollowedIntents: AsyncSequence, Sendable {
  public typealias Element = FollowedIntent

  let client: LiveClient
  let first: UInt64

  /// - Parameter first: the first offset wanted.
  public init(_ client: LiveClient, from first: UInt64 = 0) {
    self.client = client
    self.first = first
  }

  public func makeAsyncIterator() -> Iterator { Iterator(client: client, next: first) }

  public struct Iterator: AsyncIteratorProtocol {
    let client: LiveClient
    var next: UInt64
    var call: ServerStreamingCall<PaymentIntent>?
    var responses: ResponseSequence<PaymentIntent>.Iterator?
    var began = ContinuousClock.now
    var reconnecting = Reconnecting()

    init(client: LiveClient, next: UInt64) {
      self.client = client
      self.next = next
    }

    /// The next event; never nil, as intents have no end.
    ///
    /// - Throws: an error that reconnecting cannot mend, or the last one when the policy is exhausted;
    ///   CancellationError.
    public mutating func next() async throws -> FollowedIntent? {
      while true {
        try Task.checkCancellation()
        do {
          if responses == nil {
            began = .now
            let call = try await client.checkout.payments(PaymentsRequest(next: next))
            self.call = call
            responses = call.responses.makeAsyncIterator()
          }
          guard let intent = try await responses?.next() else {
            throw RPCError(.unavailable, "the server ended the intents")
          }
          reconnecting.deliveredEntry()
          guard intent.offset >= next else { continue }
          next = intent.offset + 1
          return .intent(intent)
        } catch let error as RPCError {
          let isConnected = call?.responseMetadata != nil
          call = nil
          responses = nil
          if let offset = reconnecting.resumption(error) {
            next = offset
            return .lost(next: offset)
          }
          switch reconnecting.failed(
            with: Reconnecting.code(of: error), connectedFor: isConnected ? .now - began : nil,
            client.retry)
          {
          case .giveUp: throw error
          case .tell: return .interrupted(error)
          case .pause(let pause): try await Task.sleep(for: pause)
          }
        }
      }
    }
  }
}

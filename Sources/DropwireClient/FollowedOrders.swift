import MessageServices
public import Messages
public import RPC
public import WireCodec

/// What happens on followed order updates.
public enum FollowedNews: Sendable {
  /// The connection is (again) up; updates follow from this offset.
  case resumed(next: UInt64)
  case update(BuyerUpdate)
  /// Updates were lost: what comes before this offset is not stored any more, or the log is another one.
  /// Updates follow from it; what they leave out has to be asked for in another way.
  case lost(next: UInt64)
  /// The connection was lost; it is being made again.
  case interrupted(RPCError)
}

/// The updates of one buyer, or of the whole platform, that survive disconnects and server crashes:
/// lossless and in order, resumed after the last one seen.
public struct FollowedOrders: AsyncSequence, Sendable {
  public typealias Element = FollowedNews

  let client: LiveClient
  let buyer: Identifier
  let first: UInt64

  /// - Parameters:
  ///   - buyer: whose updates; 0: every order of the platform.
  ///   - first: the first offset wanted.
  public init(_ client: LiveClient, buyer: Identifier = 0, from first: UInt64 = 0) {
    self.client = client
    self.buyer = buyer
    self.first = first
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(client: client, buyer: buyer, next: first)
  }

  public struct Iterator: AsyncIteratorProtocol {
    let client: LiveClient
    let buyer: Identifier
    var next: UInt64
    var call: ServerStreamingCall<BuyerUpdate>?
    var responses: ResponseSequence<BuyerUpdate>.Iterator?
    var began = ContinuousClock.now
    var reconnecting = Reconnecting()

    init(client: LiveClient, buyer: Identifier, next: UInt64) {
      self.client = client
      self.buyer = buyer
      self.next = next
    }

    /// The next event; never nil, as updates have no end.
    ///
    /// - Throws: an error that reconnecting cannot mend, such as NOT_FOUND, or the last one when the
    ///   policy is exhausted; CancellationError.
    public mutating func next() async throws -> FollowedNews? {
      while true {
        try Task.checkCancellation()
        do {
          if responses == nil {
            try await connect()
            return .resumed(next: next)
          }
          guard let update = try await responses?.next() else {
            throw RPCError(.unavailable, "the server ended the updates")
          }
          reconnecting.deliveredEntry()
          guard update.offset >= next else { continue }
          next = update.offset + 1
          return .update(update)
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

    private mutating func connect() async throws {
      began = .now
      let call = try await client.orders.watch(WatchRequest(buyer: buyer, next: next))
      self.call = call
      responses = call.responses.makeAsyncIterator()
    }
  }
}

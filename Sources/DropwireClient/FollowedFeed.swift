import MessageServices
public import Messages
public import RPC
public import WireCodec

/// What happens on a followed stream.
public enum FollowedEvent: Sendable {
  /// The connection is (again) up; markers follow from this position.
  case resumed(epoch: UInt32, next: UInt64)
  /// Markers were lost: the server no longer has what comes between. Follows no other way.
  case lost(epoch: UInt32, next: UInt64)
  case marker(Marker)
  case availability(Availability)
  case ended
  /// The connection was lost; it is being made again.
  case interrupted(RPCError)
}

/// A stream's feed that survives disconnects and server crashes: it resumes where the last marker left
/// off, drops what it has seen, and says so when something is gone for good.
public struct FollowedFeed: AsyncSequence, Sendable {
  public typealias Element = FollowedEvent

  let client: LiveClient
  let stream: Identifier
  let fromStart: Bool

  /// - Parameters:
  ///   - stream: the stream to follow.
  ///   - fromStart: whether to begin with the epoch's first marker rather than after the newest.
  public init(_ client: LiveClient, stream: Identifier, fromStart: Bool = false) {
    self.client = client
    self.stream = stream
    self.fromStart = fromStart
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(client: client, stream: stream, fromStart: fromStart)
  }

  public struct Iterator: AsyncIteratorProtocol {
    let client: LiveClient
    let stream: Identifier
    let fromStart: Bool
    var call: ServerStreamingCall<FeedEvent>?
    var responses: ResponseSequence<FeedEvent>.Iterator?
    var silence: SilenceWatch?
    var hasHeartbeats = false
    var began = ContinuousClock.now
    var epoch: UInt32 = 0
    var next: UInt64 = 0
    var hasPosition = false
    var reconnecting = Reconnecting()
    var hasEnded = false

    init(client: LiveClient, stream: Identifier, fromStart: Bool) {
      self.client = client
      self.stream = stream
      self.fromStart = fromStart
    }

    /// The next event; nil after `ended`.
    ///
    /// - Throws: an error that reconnecting cannot mend, such as NOT_FOUND, or the last one when the policy is
    ///   exhausted; CancellationError.
    public mutating func next() async throws -> FollowedEvent? {
      while !hasEnded {
        try Task.checkCancellation()
        do {
          if responses == nil { try await connect() }
          guard let event = try await responses?.next() else {
            throw RPCError(.unavailable, "the server ended the feed")
          }
          silence?.heard()
          reconnecting.delivered()
          if let seen = try accept(event) { return seen }
        } catch let error as RPCError {
          let error =
            silence?.hasFired == true
            ? RPCError(.unavailable, "nothing has come for \(client.retry.longestSilence)") : error
          let isConnected = call?.responseMetadata != nil
          disconnect()
          switch reconnecting.failed(
            with: error.code, connectedFor: isConnected ? .now - began : nil, client.retry)
          {
          case .giveUp: throw error
          case .tell: return .interrupted(error)
          case .pause(let pause): try await Task.sleep(for: pause)
          }
        }
      }
      return nil
    }

    private mutating func connect() async throws {
      began = .now
      let request = SubscribeRequest(
        stream: stream, epoch: epoch, next: next, tail: !hasPosition && !fromStart)
      let call = try await client.feed.subscribe(request)
      self.call = call
      responses = call.responses.makeAsyncIterator()
      silence = SilenceWatch(
        call, limit: client.retry.longestSilence, isArmed: hasHeartbeats)
    }

    private mutating func disconnect() {
      call = nil
      responses = nil
      silence = nil
    }

    private mutating func accept(_ event: FeedEvent) throws(RPCError) -> FollowedEvent? {
      switch event {
      case .reset(let reset):
        epoch = reset.epoch
        next = reset.next
        hasPosition = true
        return reset.lost
          ? .lost(epoch: epoch, next: next) : .resumed(epoch: epoch, next: next)
      case .marker(let marker):
        guard marker.epoch == epoch, marker.offset >= next else { return nil }
        next = marker.offset + 1
        return .marker(marker)
      case .availability(let availability): return .availability(availability)
      case .heartbeat(let heartbeat):
        hasHeartbeats = true
        silence?.arm()
        // It comes after all that was sent before it.
        guard heartbeat.next <= next else {
          throw RPCError(
            .unavailable, "markers \(next) to \(heartbeat.next) have not come: asked for again")
        }
        return nil
      case .ended:
        hasEnded = true
        disconnect()
        return .ended
      default: return nil
      }
    }
  }
}

import MessageServices
public import Messages
public import RPC
import Synchronization
public import WireCodec

/// What happens on a followed partner's stream.
public enum FollowedJob: Sendable {
  /// The stream is (again) up; job events follow from this offset.
  case resumed(next: UInt64)
  case job(JobEvent)
  /// An answer to what was reported.
  case answer(PartnerEvent)
  /// Job events were lost: what comes before this offset is not stored any more, or the log is another one.
  case lost(next: UInt64)
  /// The connection was lost; it is being made again.
  case interrupted(RPCError)
}

/// The jobs of one partner, across disconnects and server crashes: lossless and in order, resumed after the last one seen;
/// and reports on them, over the same stream.
///
/// One iterator at a time: the newest is what reports go out on.
public struct FollowedJobs: AsyncSequence, Sendable {
  public typealias Element = FollowedJob

  let client: LiveClient
  let partner: Identifier
  let first: UInt64
  private let link = Link()

  /// - Parameters:
  ///   - partner: whose jobs.
  ///   - first: the first offset wanted.
  public init(_ client: LiveClient, partner: Identifier, from first: UInt64 = 0) {
    self.client = client
    self.partner = partner
    self.first = first
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(client: client, partner: partner, next: first, link: link)
  }

  /// Says something about a job. The answer comes among what is followed, with the report's tag.
  ///
  /// - Throws: UNAVAILABLE while there is no stream, and whatever ended it. Whether the report was taken is not known then:
  ///   the same again changes nothing.
  public func report(_ report: JobReport) async throws(RPCError) {
    guard let call = link.current else {
      throw RPCError(.unavailable, "the partner's stream is being made again")
    }
    try await call.requests.send(.report(report))
  }

  /// The stream that is up.
  final class Link: Sendable {
    private let call = Mutex<BidirectionalCall<PartnerMessage, PartnerEvent>?>(nil)

    var current: BidirectionalCall<PartnerMessage, PartnerEvent>? { call.withLock { $0 } }

    func set(_ new: BidirectionalCall<PartnerMessage, PartnerEvent>?) {
      call.withLock { $0 = new }
    }
  }

  public struct Iterator: AsyncIteratorProtocol {
    let client: LiveClient
    let partner: Identifier
    var next: UInt64
    let link: Link
    var call: BidirectionalCall<PartnerMessage, PartnerEvent>?
    var responses: ResponseSequence<PartnerEvent>.Iterator?
    var began = ContinuousClock.now
    var reconnecting = Reconnecting()

    init(client: LiveClient, partner: Identifier, next: UInt64, link: Link) {
      self.client = client
      self.partner = partner
      self.next = next
      self.link = link
    }

    /// The next event; never nil, as jobs have no end.
    ///
    /// - Throws: an error that reconnecting cannot mend, such as PERMISSION_DENIED, or the last one when the policy is
    ///   exhausted; CancellationError.
    public mutating func next() async throws -> FollowedJob? {
      while true {
        try Task.checkCancellation()
        do {
          if responses == nil {
            try await connect()
            return .resumed(next: next)
          }
          guard let event = try await responses?.next() else {
            throw RPCError(.unavailable, "the server ended the jobs")
          }
          reconnecting.delivered()
          guard case .job(let job) = event else { return .answer(event) }
          reconnecting.deliveredEntry()
          guard job.offset >= next else { continue }
          next = job.offset + 1
          return .job(job)
        } catch let error as RPCError {
          let isConnected = call?.responseMetadata != nil
          link.set(nil)
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
      let call = try await client.dispatch.connect()
      try await call.requests.send(.hello(PartnerHello(partner: partner, next: next)))
      self.call = call
      responses = call.responses.makeAsyncIterator()
      link.set(call)
    }
  }
}

import DropEngine
import Messages
import RPC
import Sequencer
import WireCodec

/// One `reserveStream` call: many reservations in flight, answered as they become durable.
///
/// No task per request: requests are read by the handler, outcomes come back on the loop and are framed
/// straight into what the transport pulls. Confined to its loop.
final class ReservePipeline: OutcomeReceiver, FrameSource, @unchecked Sendable {
  // Sound although unchecked: made and used on one loop; handler, outcomes and pulls all run there.

  /// Requests of one stream that may wait for the log.
  static let maximumInFlight = 4_096
  /// Unread answers of one stream, bytes; above it no further request is read.
  static let maximumUnreadBytes = 1 << 20

  private let gateway: GatewayDoor
  private let encoding: WireEncoding
  private var stream: StreamHandle?
  private var answers = WireBuffer()
  private var due = AnswersDue(limit: maximumInFlight)
  private var hasAllRequests = false
  /// What the stream ends with once all that was accepted is answered.
  private var failure: RPCStatus?

  /// - Parameter encoding: how the call's messages are written.
  init(gateway: GatewayDoor, encoding: WireEncoding) {
    self.gateway = gateway
    self.encoding = encoding
  }

  /// Reads requests while answers are pulled, until both sides are done.
  func run(
    _ requests: RequestStream<Messages.TaggedReserve>,
    _ responses: ResponseStream<Messages.TaggedResult>
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // The stream may be over before the transport has opened the source.
        defer { self.streamClosed() }
        try await responses.attach(Attached(self))
      }
      group.addTask { await self.read(requests) }
      try await group.waitForAll()
    }
  }

  private func read(_ requests: RequestStream<Messages.TaggedReserve>) async {
    var iterator = requests.makeAsyncIterator()
    do throws(RPCError) {
      while let received = try await iterator.nextReceived() {
        await waitForRoom()
        if due.isClosed { return }
        switch received {
        case .request(let tagged): submit(tagged)
        case .invalid(let tagged, let error):
          answer(tagged.tag, .rejected(Messages.Rejected(neverLogged: error)))
        case .undecodable(let error): throw error
        }
      }
    } catch {
      fail(error)
    }
    hasAllRequests = true
    stream?.resume()
  }

  private func submit(_ tagged: Messages.TaggedReserve) {
    due.accepted()
    if let rejected = gateway.submit(Command(tagged.request), to: self, tag: tagged.tag) {
      due.answered()
      answer(tagged.tag, .rejected(rejected))
    }
  }

  private var hasRoom: Bool {
    !due.isFull && answers.count < Self.maximumUnreadBytes
      // A peer that lets the answers of many streams pile up: one after the other.
      && (answers.count == 0 || stream?.isTight != true)
  }

  private func waitForRoom() async {
    guard !hasRoom, !due.isClosed else { return }
    await withUnsafeContinuation { due.wait($0) }
  }

  private func signalRoom() { if hasRoom { due.signal() } }

  // MARK: Outcomes

  func receive(_ outcome: Outcome, tag: UInt64) {
    due.answered()
    guard !due.isClosed else { return }
    do throws(RPCError) {
      answer(tag, try Messages.ReserveResult(outcome))
    } catch {
      fail(error)
    }
    signalRoom()
  }

  func refuse(_ rejected: Messages.Rejected, tag: UInt64) {
    due.answered()
    guard !due.isClosed else { return }
    answer(tag, .rejected(rejected))
    signalRoom()
  }

  func logStopped(_ error: SequencerError, tag: UInt64) {
    due.answered()
    fail(DropLog.stopped(error))
    signalRoom()
  }

  private func answer(_ tag: UInt64, _ result: Messages.ReserveResult) {
    answers.appendFrame(Messages.TaggedResult(tag: tag, result: result), as: encoding)
    stream?.holds(answers.count)
    stream?.resume()
  }

  private func fail(_ error: RPCError) {
    if failure == nil { failure = RPCStatus(error) }
    stream?.resume()
  }

  // MARK: Pulling

  func streamOpened(_ stream: StreamHandle) { self.stream = stream }

  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    if answers.count > 0 {
      answers.withUnsafeBytes { frames.append($0.bytes) }
      answers.removeAll(keepingCapacity: answers.capacity <= 64 << 10)
      stream?.holds(0)
      signalRoom()
    }
    guard due.count == 0 else { return .idle }
    if let failure { return .finished(failure) }
    return hasAllRequests ? .finished(.ok) : .idle
  }

  func streamClosed() {
    stream = nil
    due.close()
  }
}

/// Hands a loop-confined source over to the transport.
final class Attached: FrameSource {
  private let source: any FrameSource

  init(_ source: any FrameSource) { self.source = source }

  func streamOpened(_ stream: StreamHandle) { source.streamOpened(stream) }
  func pull(into frames: inout WireBuffer, budget: Int) -> FramePull {
    source.pull(into: &frames, budget: budget)
  }
  func streamClosed() { source.streamClosed() }
}

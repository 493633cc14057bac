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

  private let gateway: LoopGateway
  private let encoding: WireEncoding
  private var stream: StreamHandle?
  private var answers = WireBuffer()
  private var inFlight = 0
  private var roomAwaited: UnsafeContinuation<Void, Never>?
  private var hasAllRequests = false
  private var isClosed = false
  private var failure: RPCStatus?

  /// - Parameter encoding: how the call's messages are written.
  init(gateway: LoopGateway, encoding: WireEncoding) {
    self.gateway = gateway
    self.encoding = encoding
  }

  /// Reads requests while answers are pulled, until both sides are done.
  func run(
    _ requests: RequestStream<Messages.TaggedReserve>,
    _ responses: ResponseStream<Messages.TaggedResult>
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await responses.attach(Attached(self)) }
      group.addTask { await self.read(requests) }
      try await group.waitForAll()
    }
  }

  private func read(_ requests: RequestStream<Messages.TaggedReserve>) async {
    do throws(RPCError) {
      for try await tagged in requests {
        await waitForRoom()
        if isClosed { return }
        try submit(tagged)
      }
    } catch {
      failure = RPCStatus(error)
    }
    hasAllRequests = true
    stream?.resume()
  }

  private func submit(_ tagged: Messages.TaggedReserve) throws(RPCError) {
    do throws(ValidationError) {
      try tagged.validate()
    } catch {
      throw RPCError(.invalidArgument, "\(error)")
    }
    try gateway.submit(Command(tagged.request), to: self, tag: tagged.tag)
    inFlight += 1
  }

  private var hasRoom: Bool {
    inFlight < Self.maximumInFlight && answers.count < Self.maximumUnreadBytes
      // A peer that lets the answers of many streams pile up: one after the other.
      && (answers.count == 0 || stream?.isTight != true)
  }

  private func waitForRoom() async {
    guard !hasRoom, !isClosed else { return }
    await withUnsafeContinuation { roomAwaited = $0 }
  }

  private func signalRoom() {
    guard hasRoom || isClosed, let waiter = roomAwaited else { return }
    roomAwaited = nil
    waiter.resume()
  }

  // MARK: Outcomes

  func receive(_ outcome: Outcome, tag: UInt64) {
    inFlight -= 1
    guard !isClosed else { return }
    do throws(RPCError) {
      let result = try Messages.ReserveResult(outcome)
      answers.appendFrame(Messages.TaggedResult(tag: tag, result: result), as: encoding)
    } catch {
      failure = RPCStatus(error)
    }
    stream?.holds(answers.count)
    signalRoom()
    stream?.resume()
  }

  func logStopped(_ error: SequencerError, tag: UInt64) {
    inFlight -= 1
    failure = RPCStatus(DropLog.stopped(error))
    signalRoom()
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
    if let failure { return .finished(failure) }
    return hasAllRequests && inFlight == 0 ? .finished(.ok) : .idle
  }

  func streamClosed() {
    isClosed = true
    stream = nil
    signalRoom()
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

import Basics
import DropEngine
import MarkerFeed
import MessageServices
import Messages
import RPC
import Sequencer
import WireCodec

/// Partners: jobs out and reports in, on one stream each.
struct DispatchHandler: DispatchService, LoggedService {
  let runtime: ServiceRuntime

  func connect(
    _ requests: RequestStream<Messages.PartnerMessage>,
    responses: ResponseStream<Messages.PartnerEvent>, context: ServerContext
  ) async throws {
    var iterator = requests.makeAsyncIterator()
    guard case .hello(let hello)? = try await iterator.next() else {
      throw RPCError(.invalidArgument, "the first message must be hello")
    }
    let partner = PartnerID(hello.partner)
    let source = try runtime.follow(
      .partner(partner), epoch: 0, next: hello.next, style: .gapless,
      missing: "there is no partner \(partner)", context
    ) { _ in FeedPosition(epoch: 0, next: hello.next) }
    let desk = PartnerDesk(
      partner: partner, gateway: runtime.gateway(of: context), source: source, reports: iterator)
    try await desk.run(responses)
  }
}

/// One partner's stream: its job events are pulled from the feed, the answers to its reports are put between
/// them. The stream ends when every report that was accepted is answered. Confined to its loop.
final class PartnerDesk: OutcomeReceiver, @unchecked Sendable {
  // Sound although unchecked: made and used on one loop; handler, outcomes and pulls all run there.

  /// Reports of one stream that may wait for the log.
  static let maximumInFlight = 1_024
  /// Unread answers of one stream, bytes; above it no further report is read.
  static let maximumUnreadBytes = 1 << 20

  private let partner: PartnerID
  private let gateway: GatewayDoor
  private let source: FeedSource
  private var reports: RequestStream<Messages.PartnerMessage>.Iterator
  private var due = AnswersDue(limit: maximumInFlight)
  /// Set when no more reports are read: what the stream ends with.
  private var end: Result<Void, RPCError>?

  init(
    partner: PartnerID, gateway: GatewayDoor, source: FeedSource,
    reports: RequestStream<Messages.PartnerMessage>.Iterator
  ) {
    self.partner = partner
    self.gateway = gateway
    self.source = source
    self.reports = reports
  }

  func run(_ responses: ResponseStream<Messages.PartnerEvent>) async throws {
    source.whenReady { [weak self] in self?.signalRoom() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // However the stream ends, the reader below does not wait for room on it any more.
        defer { self.due.close() }
        try await responses.attach(Attached(self.source))
      }
      group.addTask { await self.read() }
      try await group.waitForAll()
    }
  }

  private func read() async {
    do throws(RPCError) {
      while let received = try await reports.nextReceived() {
        await waitForRoom()
        if due.isClosed { return }
        switch received {
        case .request(.report(let report)): submit(report)
        case .invalid(.report(let report), let error): refuse(report, error)
        case .request, .invalid:
          throw RPCError(.invalidArgument, "after hello, only reports are expected")
        case .undecodable(let error): throw error
        }
      }
      end = .success(())
    } catch {
      end = .failure(error)
    }
    finishIfAnswered()
  }

  private func submit(_ report: Messages.JobReport) {
    guard let command = Command(report, of: partner) else {
      return refuse(report, RPCError(.invalidArgument, "this server does not know it (action)"))
    }
    due.accepted()
    if let rejected = gateway.submit(command, to: self, tag: report.tag) {
      due.answered()
      refuse(rejected, report.tag)
    }
  }

  /// Refuses a report that never reached the log, under its tag.
  private func refuse(_ report: Messages.JobReport, _ error: RPCError) {
    refuse(Messages.Rejected(neverLogged: error), report.tag)
  }

  private func refuse(_ rejected: Messages.Rejected, _ tag: UInt64) {
    source.enqueue(
      Messages.PartnerEvent.refused(Messages.ReportRefused(tag: tag, rejected: rejected)))
  }

  /// Nothing is taken from somebody who is no partner.
  private var hasRoom: Bool {
    source.isJoined && !due.isFull && source.unreadBytes < Self.maximumUnreadBytes
  }

  private func waitForRoom() async {
    guard !hasRoom, !due.isClosed else { return }
    await withUnsafeContinuation { due.wait($0) }
  }

  private func signalRoom() { if hasRoom { due.signal() } }

  private func finishIfAnswered() {
    guard let end, due.count == 0 else { return }
    switch end {
    case .success: source.finish()
    case .failure(let error): source.finish(error)
    }
  }

  func receive(_ outcome: Outcome, tag: UInt64) {
    due.answered()
    do throws(RPCError) {
      source.enqueue(try Messages.PartnerEvent(outcome, tag: tag))
    } catch {
      source.finish(error)
    }
    signalRoom()
    finishIfAnswered()
  }

  func refuse(_ rejected: Messages.Rejected, tag: UInt64) {
    due.answered()
    refuse(rejected, tag)
    signalRoom()
    finishIfAnswered()
  }

  func logStopped(_ error: SequencerError, tag: UInt64) {
    due.answered()
    source.finish(DropLog.stopped(error))
    signalRoom()
  }
}

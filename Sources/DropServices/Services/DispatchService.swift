import Basics
import DropEngine
import MarkerFeed
import Messages
import RPC
import Sequencer
import WireCodec

/// Partners: jobs out and reports in, on one stream each.
struct DispatchHandler: DispatchService {
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
    let hub = runtime.hub(of: context)
    let topic = DropEngine.Topic.partner(partner)
    guard let key = FeedEncoding.key(of: topic, as: context.encoding) else { return }
    let use = runtime.log.publisher.use(context.encoding)
    var known = hub.known(key, epoch: 0, next: hello.next)
    if known == nil { known = try await runtime.log.known(topic, as: context.encoding) }
    guard let known else { throw RPCError(.notFound, "there is no partner \(partner)") }
    let source = FeedSource(
      hub: hub, topic: key, use: use, from: FeedPosition(epoch: 0, next: hello.next),
      known: known, style: .gapless, place: context.place)
    let desk = PartnerDesk(
      partner: partner, gateway: runtime.gateway(of: context), source: source, reports: iterator)
    try await desk.run(responses)
  }
}

/// One partner's stream: its job events are pulled from the feed, the answers to its reports are put between
/// them. Confined to its loop.
final class PartnerDesk: OutcomeReceiver, @unchecked Sendable {
  // Sound although unchecked: made and used on one loop; handler, outcomes and pulls all run there.

  private let partner: PartnerID
  private let gateway: LoopGateway
  private let source: FeedSource
  private var reports: RequestStream<Messages.PartnerMessage>.Iterator

  init(
    partner: PartnerID, gateway: LoopGateway, source: FeedSource,
    reports: RequestStream<Messages.PartnerMessage>.Iterator
  ) {
    self.partner = partner
    self.gateway = gateway
    self.source = source
    self.reports = reports
  }

  func run(_ responses: ResponseStream<Messages.PartnerEvent>) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await responses.attach(Attached(self.source)) }
      group.addTask { try await self.read() }
      try await group.waitForAll()
    }
  }

  private func read() async throws {
    do {
      while let message = try await reports.next() {
        guard case .report(let report) = message else {
          throw RPCError(.invalidArgument, "after hello, only reports are expected")
        }
        try submit(report)
      }
      source.finish()
    } catch let error as RPCError {
      source.fail(error)
    }
  }

  private func submit(_ report: Messages.JobReport) throws(RPCError) {
    try Validation.require(report)
    guard let command = Command(report, of: partner) else {
      throw RPCError(.invalidArgument, "report.action: this server does not know it")
    }
    try gateway.submit(command, to: self, tag: report.tag)
  }

  func receive(_ outcome: Outcome, tag: UInt64) {
    do throws(RPCError) {
      let answer = try Messages.PartnerEvent(outcome, tag: tag)
      if !source.enqueue(answer) {
        source.fail(
          RPCError(.resourceExhausted, "reports come in, but their answers are not read"))
      }
    } catch {
      source.fail(error)
    }
  }

  func logStopped(_ error: SequencerError, tag: UInt64) { source.fail(DropLog.stopped(error)) }
}

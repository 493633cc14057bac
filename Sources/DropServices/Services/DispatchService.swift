import Basics
import DropEngine
import LogContract
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
      partner: partner, gateway: runtime.gateway(of: context), source: source, reports: iterator,
      roster: Roster(of: runtime.rosters, on: context.executor))
    try await desk.run(responses)
  }

  func job(
    _ request: Messages.JobRequest, context: ServerContext
  ) async throws -> Messages.JobResult {
    let (partner, result) = try await runtime.log.jobState(request.job, for: context.place)
    guard case .state = result else { return result }
    try context.permit(.partner(partner))
    return result
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
  /// What hubs have said that is on its way into the log, and what they have said since.
  private var telemetry = NewestTelemetry()
  /// Set when no more reports are read: what the stream ends with.
  private var end: Result<Void, RPCError>?
  private var roster: Roster

  init(
    partner: PartnerID, gateway: GatewayDoor, source: FeedSource,
    reports: RequestStream<Messages.PartnerMessage>.Iterator, roster: Roster
  ) {
    self.roster = roster
    self.partner = partner
    self.gateway = gateway
    self.source = source
    self.reports = reports
  }

  func run(_ responses: ResponseStream<Messages.PartnerEvent>) async throws {
    source.whenReady { [weak self] in self?.ready() }
    defer { roster.leave() }
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
        case .request(.telemetry(let said)): hear(said)
        case .invalid(.telemetry(let said), let error):
          answer(said.hub, .rejected(Messages.Rejected(neverLogged: error)))
        case .request, .invalid:
          throw RPCError(
            .invalidArgument, "after hello, only reports and telemetry are expected")
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
    let command = Command(
      logged: .report(
        Messages.ReportRequest(
          partner: Identifier(partner), job: report.job, attempt: report.attempt,
          action: report.action, reason: report.reason, eta: report.eta, why: report.why,
          proof: report.proof)))
    due.accepted()
    if let rejected = gateway.submit(command, to: self, tag: report.tag) {
      due.answered()
      refuse(rejected, report.tag)
    }
  }

  // MARK: Telemetry

  /// What a hub says goes into the log, unless something it said before is on its way there: then only the newest
  /// waits for that.
  private func hear(_ said: Messages.TelemetryRequest) {
    guard said.partner == Identifier(partner) else {
      return answer(
        said.hub,
        .rejected(
          Messages.Rejected(
            reason: .notOwner, detail: "partner: this stream is that of \(partner)")))
    }
    if let next = telemetry.hear(said) { submit(next) }
  }

  private func submit(_ said: Messages.TelemetryRequest) {
    due.accepted()
    let receiver = TelemetryReceiver(desk: self)
    let command = Command(logged: LogCommand.telemetry(said))
    if let rejected = gateway.submit(command, to: receiver, tag: said.hub.rawValue) {
      due.answered()
      answer(said.hub, .rejected(rejected))
      // What was said meanwhile would find no more room than this.
      telemetry.forget(said.hub)
    }
  }

  private func answer(_ hub: Identifier, _ result: Messages.TelemetryResult) {
    source.enqueue(
      Messages.PartnerEvent.telemetry(Messages.TelemetryAnswer(hub: hub, result: result)))
  }

  /// What a hub said has come to this; nil when the log has stopped, which ends the stream.
  fileprivate func telemetryCame(_ hub: Identifier, to result: Messages.TelemetryResult) {
    due.answered()
    answer(hub, result)
    if let next = telemetry.answered(hub) { submit(next) }
    signalRoom()
    finishIfAnswered()
  }

  fileprivate func telemetryFailed(_ error: RPCError) {
    due.answered()
    source.finish(error)
    signalRoom()
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

  /// The subscription is made, or the peer has taken what there was for it.
  private func ready() {
    if source.isJoined {
      roster.join(partner) { [weak self] in self?.tellRoster() }
      tellRoster()
    }
    signalRoom()
  }

  /// Says how many streams there are, when that is news and the peer has room for it; else when it has.
  private func tellRoster() {
    guard source.isJoined, source.unreadBytes < Self.maximumUnreadBytes,
      let count = roster.takeNews()
    else { return }
    source.enqueue(Messages.PartnerEvent.roster(Messages.StreamRoster(streams: count)))
  }

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

/// A stream's place among those of its partner, and what it has been told of them. Confined to the stream's loop.
struct Roster {
  private let rosters: PartnerRosters
  private let executor: any LoopExecutor
  private var place: PartnerRosters.Place?
  private var partner = PartnerID.none
  /// How many the stream was told that there are: it knows of itself.
  private var told: UInt32 = 1

  init(of rosters: PartnerRosters, on executor: any LoopExecutor) {
    self.rosters = rosters
    self.executor = executor
  }

  /// Takes a place, if it has none yet.
  mutating func join(_ partner: PartnerID, tell: @escaping @Sendable () -> Void) {
    if place != nil { return }
    self.partner = partner
    place = rosters.join(partner, on: executor, tell: tell)
  }

  func leave() { if let place { rosters.leave(place) } }

  /// How many there are, where that is not what was told last; from now on it is.
  mutating func takeNews() -> UInt32? {
    let count = rosters.count(of: partner)
    if place == nil || count == told { return nil }
    told = count
    return count
  }
}

/// What hubs of one stream have said: of each, one thing is on its way into the log, and of all it has said since
/// only the newest is kept. A hub that says more than the log can take thus costs what one of them costs.
struct NewestTelemetry {
  /// By hub; at most as many as what may wait for the log from one stream.
  private var waiting: [Identifier: Messages.TelemetryRequest?] = [:]

  /// Takes what a hub says; returns it when it can go into the log at once.
  mutating func hear(_ said: Messages.TelemetryRequest) -> Messages.TelemetryRequest? {
    if waiting[said.hub] == nil {
      waiting[said.hub] = .some(nil)
      return said
    }
    waiting[said.hub] = .some(said)
    return nil
  }

  /// What a hub said is in the log; returns what it has said since, which goes there next.
  mutating func answered(_ hub: Identifier) -> Messages.TelemetryRequest? {
    guard let next = waiting[hub] ?? nil else {
      waiting[hub] = nil
      return nil
    }
    waiting[hub] = .some(nil)
    return next
  }

  /// What a hub said found no room in the log.
  mutating func forget(_ hub: Identifier) { waiting[hub] = nil }
}

/// Where outcomes of what hubs said go: their tags are hubs, and those of reports their partner's own.
private final class TelemetryReceiver: OutcomeReceiver {
  private let desk: PartnerDesk

  init(desk: PartnerDesk) { self.desk = desk }

  func receive(_ outcome: Outcome, tag: UInt64) {
    let hub = Identifier(rawValue: tag)
    let asked = LogCommand.telemetry(Messages.TelemetryRequest(hub: hub))
    do throws(RPCError) {
      guard case .telemetry(let result) = try asked.result(of: outcome) else {
        throw RPCError(.internal, "the log answered \(asked.method)")
      }
      desk.telemetryCame(hub, to: result)
    } catch {
      desk.telemetryFailed(error)
    }
  }

  func refuse(_ rejected: Messages.Rejected, tag: UInt64) {
    desk.telemetryCame(Identifier(rawValue: tag), to: .rejected(rejected))
  }

  func logStopped(_ error: SequencerError, tag: UInt64) {
    desk.telemetryFailed(DropLog.stopped(error))
  }
}

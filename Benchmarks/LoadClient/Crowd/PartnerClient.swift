import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// What a partner has done so far.
public struct PartnerTally: Sendable, Equatable {
  public var offered = 0
  public var accepted = 0
  public var rejected = 0
  public var delivered = 0
  public var withdrawn = 0
  public var refusedReports = 0
  public var connections = 0
  /// Of a hub that reports: what waits at it, how it sells, and how often that has changed.
  public var backlog: UInt32 = 0
  public var sellsByReservation = false
  public var turns = 0
  /// Reports of a backlog that was too much, and was not answered with reservation.
  public var unheardReports = 0

  public init() {}
}

/// A local partner on its dispatch stream: takes jobs as its plan says, reports its way to the door, and resumes
/// after the last event it has seen when the connection is lost. Confined to its loop.
final class PartnerClient: CallObserver {
  private let link: Link
  private let agenda: Agenda
  private let partner: Identifier
  private let template: RequestTemplate
  /// How a job's attempt is treated.
  private let plan: (_ job: UInt64, _ attempt: UInt32) -> JobPlan
  private var call: ClientCall?
  private var next: UInt64 = 0
  private var nextTag: UInt64 = 1
  /// Reports without an answer, by tag: sent again after a reconnect, which is harmless.
  private var unanswered: [UInt64: JobReport] = [:]
  private(set) var counts = PartnerTally()
  private(set) var gaps = 0
  /// The hub that says what waits at it, and when it has too much.
  private let reporting: (hub: Identifier, throttle: Show.Throttle)?
  /// Jobs taken there that are not ready yet.
  private var waiting: Set<UInt64> = []
  /// Reports since the last answer: the server keeps the newest only, and answers that.
  private var unansweredReports = 0
  private var isStopped = false

  init(
    link: Link, agenda: Agenda, partner: Identifier, templates: Templates,
    reporting: (hub: Identifier, throttle: Show.Throttle)? = nil,
    plan: @escaping (_ job: UInt64, _ attempt: UInt32) -> JobPlan
  ) {
    self.link = link
    self.agenda = agenda
    self.partner = partner
    self.reporting = reporting
    self.plan = plan
    template = templates.of(Dispatch.Methods.connect)
  }

  func start() {
    let previous = link.onReady
    link.onReady = { [unowned self] in
      previous?()
      connect()
    }
    if link.isUp { connect() }
    if let reporting {
      agenda.after(reporting.throttle.reportsEveryMicroseconds) { [unowned self] in sayBacklog() }
    }
  }

  func stop() {
    isStopped = true
    call?.finish()
    call = nil
  }

  private func connect() {
    guard call == nil, let connection = link.connection else { return }
    counts.connections += 1
    unansweredReports = 0
    let hello = PartnerMessage.hello(PartnerHello(partner: partner, next: next))
    call = connection.start(template, observer: self, tag: 0, finished: false) {
      hello.encode(into: &$0)
    }
    for tag in unanswered.keys.sorted() {
      if let report = unanswered[tag] { send(report) }
    }
  }

  private func report(_ job: Identifier, _ attempt: UInt32, _ action: JobAction) {
    let report = JobReport(tag: nextTag, job: job, attempt: attempt, action: action)
    unanswered[nextTag] = report
    nextTag += 1
    send(report)
  }

  private func send(_ report: JobReport) {
    let message = PartnerMessage.report(report)
    call?.send { message.encode(into: &$0) }
  }

  /// Says what waits at the hub, and does so again after a while.
  private func sayBacklog() {
    guard !isStopped, let reporting else { return }
    counts.backlog = UInt32(clamping: waiting.count)
    let message = PartnerMessage.telemetry(
      TelemetryRequest(partner: partner, hub: reporting.hub, backlog: counts.backlog))
    if let call {
      unansweredReports += 1
      call.send { message.encode(into: &$0) }
    }
    agenda.after(reporting.throttle.reportsEveryMicroseconds) { [unowned self] in sayBacklog() }
  }

  /// How the hub sells now, as the answer to its newest report.
  private func heard(_ answer: TelemetryAnswer) {
    guard let reporting, case .taken(let taken) = answer.result else { return }
    let isReserving = taken.mode == .reservation
    if isReserving != counts.sellsByReservation { counts.turns += 1 }
    counts.sellsByReservation = isReserving
    if !isReserving, unansweredReports == 1,
      counts.backlog >= reporting.throttle.enterBacklog
    {
      counts.unheardReports += 1
    }
    unansweredReports = 0
  }

  func callReceived(_ tag: Int, _ message: RawSpan) {
    guard let event = try? PartnerEvent(decoding: message) else { return }
    switch event {
    case .job(let job): take(job)
    case .accepted(let accepted):
      guard let report = unanswered.removeValue(forKey: accepted.tag), accepted.changed else {
        return
      }
      switch report.action {
      case .accept: counts.accepted += 1
      case .reject: counts.rejected += 1
      case .delivered: counts.delivered += 1
      default: break
      }
    case .refused(let refused):
      unanswered[refused.tag] = nil
      counts.refusedReports += 1
    case .telemetry(let answer): heard(answer)
    default: break
    }
  }

  private func take(_ event: JobEvent) {
    if event.offset < next { return }
    if event.offset > next { gaps += 1 }
    next = event.offset + 1
    switch event.news {
    case .offered(let offer):
      counts.offered += 1
      work(offer)
    case .withdrawn: counts.withdrawn += 1
    default: break
    }
  }

  private func work(_ offer: JobOffered) {
    let plan = plan(offer.job.rawValue, offer.attempt)
    let (job, attempt) = (offer.job, offer.attempt)
    if offer.hub == reporting?.hub, plan.answer == .accept {
      waiting.insert(job.rawValue)
      agenda.after(plan.answerMicroseconds + plan.prepareMicroseconds) { [unowned self] in
        waiting.remove(job.rawValue)
      }
    }
    switch plan.answer {
    case .silent: return
    case .reject:
      agenda.after(plan.answerMicroseconds) { [unowned self] in report(job, attempt, .reject) }
    case .accept:
      let accepted = plan.answerMicroseconds
      let ready = accepted + plan.prepareMicroseconds
      let out = ready + plan.deliverMicroseconds / 2
      let delivered = ready + plan.deliverMicroseconds
      let steps: [(Int64, JobAction)] = [
        (accepted, .accept), (accepted + 1, .preparing), (ready, .ready),
        (out, .outForDelivery), (delivered, .delivered),
      ]
      for (after, action) in steps {
        agenda.after(after) { [unowned self] in report(job, attempt, action) }
      }
    }
  }

  func callEnded(_ tag: Int, _ status: RPCStatus) { call = nil }
}

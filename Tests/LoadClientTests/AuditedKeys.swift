import Basics
import DropEngine
import LoadKit

@testable import LoadClient
@testable import Sequencer

/// Two commands under one key, applied by the engine and read by the audit.
enum AuditedKeys {
  private static let hold = HoldID(sequence: 1, index: 0)
  private static let buyer = BuyerID(rawValue: 1)
  private static let payment = Key128(high: 9, low: 9)

  static let buyers = Command.Body.release(Release(hold: hold, buyer: buyer))
  static let operators = Command.Body.closeStream(CloseStream(stream: .none))

  /// One of each kind that is remembered under a key of its caller.
  static let bodies: [Command.Body] = {
    let partner = PartnerID(sequence: 1, index: 0)
    let job = JobID(sequence: 1, index: 0)
    let result = PaymentResult(hold: hold, payment: payment)
    return [
      buyers, operators,
      .reserve(
        Reserve(
          buyer: buyer, drop: DropID(sequence: 1, index: 0),
          lines: UnitLines(UnitLine(pool: PoolID(sequence: 1, index: 0), quantity: 1)),
          minimumQuantity: 1)),
      .beginConfirm(BeginConfirm(hold: hold, buyer: buyer, payment: payment)),
      .confirm(Confirm(hold: hold, buyer: buyer, payment: payment)),
      .extend(Extend(hold: hold, buyer: buyer)),
      .leaveWaitlist(LeaveWaitlist(waiter: WaiterID(sequence: 1, index: 0), buyer: buyer)),
      .acceptJob(AcceptJob(partner: partner, job: job, attempt: 1)),
      .rejectJob(RejectJob(partner: partner, job: job, attempt: 1)),
      .reportJob(ReportJob(partner: partner, job: job, attempt: 1, progress: .ready)),
      .paymentAuthorised(result), .paymentDeclined(result),
      .registerPartner(RegisterPartner(name: "p")),
      .putHub(PutHub(partner: partner, zone: 0, capabilities: [], maximumOpenJobs: 1)),
      .openStream(OpenStream(creator: CreatorID(rawValue: 1), title: "s")),
      .putOffer(
        PutOffer(
          creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 1,
          currency: Currency("EUR")!, variants: ["M"])),
      .scheduleDrop(
        ScheduleDrop(
          offer: OfferID(sequence: 1, index: 0),
          pools: [PoolSpecification(variant: 0, capacity: 1)], holdTTLMicroseconds: 1_000_000,
          waitlistLimit: 0)),
      .controlDrop(ControlDrop(drop: DropID(sequence: 1, index: 0), action: .open)),
      .adjustInventory(AdjustInventory(pool: PoolID(sequence: 1, index: 0), change: 1)),
      .setClock(SetClock(timeMicroseconds: 10)),
    ]
  }()

  /// What the audit has against the second command under the key of the first.
  static func violations(
    _ first: Command.Body, then second: Command.Body
  ) -> [AuditViolationKind] {
    var engine = Engine(hashKey: HashKey(1, 2))
    var audit = LogAudit()
    for (index, body) in [first, second].enumerated() {
      let command = Command(
        body,
        identity: RequestIdentity(
          principal: PrincipalID(rawValue: 5), key: Key128(high: 1, low: 1),
          fingerprint: UInt64(index)))
      var events: [Event] = []
      let sequence = UInt64(index) + 1
      let outcome = engine.apply(command, sequence: sequence, at: 10, events: &events)
      let recorded = JournalCommand<Engine>(sequence: sequence, command: command, outcome: outcome)
      audit.read(AuditTranslation.entry(recorded, at: 10, events: events))
    }
    return audit.finish(nil).violations.map(\.kind)
  }
}

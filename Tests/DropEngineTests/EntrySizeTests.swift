import Basics
import Stories
import Testing

@testable import DropEngine

/// Records keep their bound only if no entry is longer than was counted for it.
@Suite("The size of an entry")
struct EntrySizeTests {
  private func length(_ command: Command, _ outcome: Outcome) -> Int {
    var sink = ByteSink()
    command.encode(into: &sink)
    let middle = sink.count
    outcome.encode(into: &sink)
    // Of the index: both lengths.
    sink.putVarint(UInt64(middle))
    sink.putVarint(UInt64(sink.count - middle))
    return sink.count
  }

  @Test("no entry of a story is longer than it counts", arguments: [1, 2, 3] as [UInt64])
  func stories(seed: UInt64) {
    var story = RandomStory(seed: seed)
    var driver = EngineDriver(limits: EngineLimits())
    for _ in 0..<600 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
      #expect(length(command, outcome) <= command.entryBytes, "\(command): \(outcome)")
    }
  }

  private static func id<Kind>() -> EntityID<Kind> { EntityID(rawValue: .max) }
  private static let key = Key128(high: .max, low: .max)
  private static let text = String(repeating: "é", count: 300)

  static let longest: [Command.Body] = [
    .registerPartner(RegisterPartner(name: text)),
    .putHub(
      PutHub(
        hub: id(), partner: id(), zone: .max, capabilities: Capabilities(rawValue: .max),
        maximumOpenJobs: .max)),
    .openStream(OpenStream(stream: id(), creator: id(), title: text)),
    .closeStream(CloseStream(stream: id())),
    .putOffer(
      PutOffer(
        offer: id(), currentVersion: .max, creator: id(), title: text, priceMinor: .min,
        currency: Currency(rawValue: .max), variants: [String](repeating: text, count: 64))),
    .scheduleDrop(
      ScheduleDrop(
        offer: id(), stream: id(),
        pools: [PoolSpecification](
          repeating: PoolSpecification(variant: .max, hub: id(), capacity: .max), count: 256),
        buyerLimit: .max, holdTTLMicroseconds: .min, waitlistLimit: .max, opensByCue: true,
        opensAtMicroseconds: .min, closesAtMicroseconds: .min,
        requiredCapabilities: Capabilities(rawValue: .max), zone: .max)),
    .controlDrop(ControlDrop(drop: id(), action: .close)),
    .adjustInventory(AdjustInventory(pool: id(), change: .min)),
    .publishMarker(
      PublishMarker(
        stream: id(), producer: id(), producerSequence: .max, kind: .buyCue,
        mediaTimeMicroseconds: .min, wallTimeMicroseconds: .min, offer: id(), drop: id(),
        title: text)),
    .reserve(
      Reserve(
        buyer: id(), drop: id(),
        lines: {
          var lines = UnitLines()
          for _ in 0..<UnitLines.capacity { lines.append(UnitLine(pool: id(), quantity: .max)) }
          return lines
        }(), minimumQuantity: .max, joinWaitlist: true)),
    .beginConfirm(BeginConfirm(hold: id(), buyer: id(), payment: key)),
    .paymentAuthorised(PaymentResult(hold: id(), payment: key)),
    .paymentDeclined(PaymentResult(hold: id(), payment: key)),
    .confirm(Confirm(hold: id(), buyer: id(), payment: key)),
    .release(Release(hold: id(), buyer: id())), .extend(Extend(hold: id(), buyer: id())),
    .leaveWaitlist(LeaveWaitlist(waiter: id(), buyer: id())),
    .acceptJob(AcceptJob(partner: id(), job: id(), attempt: .max)),
    .rejectJob(RejectJob(partner: id(), job: id(), attempt: .max, reason: .max)),
    .reportJob(
      ReportJob(
        partner: id(), job: id(), attempt: .max, progress: .delivered, etaMicroseconds: .min)),
    .tick,
  ]

  static let results: [Outcome.Result] = [
    .refused(
      Refusal(.unknownDrop, field: .none, available: .max, retryAfterMicroseconds: .min)),
    .ticked(Ticked(expired: .max, dropsChanged: .max, waitersMoved: .max, isMoreDue: true)),
    .markerPublished(
      MarkerPublished(stream: id(), epoch: .max, offset: .max, openedDrop: id())),
    .reserved(
      Reserved(
        hold: id(), granted: .max, deadlineMicroseconds: .min, waiter: id(), waiting: .max,
        position: .max)),
    .confirmed(Confirmed(hold: id(), order: id(), amountMinor: .min)),
    .jobUpdated(JobUpdated(job: id(), attempt: .max, phase: .offered, isChanged: true)),
  ]

  @Test("the longest of every kind", arguments: longest)
  func extremes(body: Command.Body) {
    var command = Command(
      body,
      identity: RequestIdentity(
        principal: PrincipalID(rawValue: .max), key: Self.key, fingerprint: .max))
    command.header = EntryHeader(
      caller: String(repeating: "c", count: 64), role: String(repeating: "r", count: 32),
      trace: Self.key)
    #expect(command.header?.caller.utf8.count == 64)
    for result in Self.results {
      let outcome = Outcome(
        result, sequence: .max, logTimeMicroseconds: .min, isReplay: true)
      let length = length(command, outcome)
      #expect(length <= command.entryBytes)
      // A bound far above the truth would cut batches short.
      #expect(command.entryBytes <= 2 * length + 150)
    }
  }
}

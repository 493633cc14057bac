import Basics
import JSONText
import Messages
import Sequencer
import Testing
import WireCodec

@testable import DropEngine
@testable import dropwire

/// What `dropwire inspect` writes. A command, outcome or event that is new does not compile here until it has an
/// example.
@Suite("dropwire inspect: values as JSON")
struct StoredJSONTests {
  private let json = StoredJSON(seed: [1, 2, 3])
  private static let payment = Key128(high: 0xFEED_FACE_CAFE_F00D, low: 0x0123_4567_89AB_CDEF)
  private static let time: Int64 = 1_796_000_000_250_000

  private static func id<Kind>(_ number: UInt64) -> EntityID<Kind> {
    EntityID(sequence: number, index: 0)
  }

  /// An example of each kind of command.
  private static func command(_ tag: CommandTag) -> Command.Body {
    let result = PaymentResult(hold: id(7), payment: payment)
    return switch tag {
    case .tick: .tick
    case .setClock: .setClock(SetClock(timeMicroseconds: time))
    case .retain:
      .retain(
        Retention(
          keysMicroseconds: 1_000_000, keys: 9, finishedMicroseconds: 2_500_000,
          dropsMicroseconds: 3_000_000))
    case .adoptRules:
      .adoptRules(AdoptRules([LimitSetting(.holds, 9), LimitSetting(.partners, 7)]))
    case .registerPartner: .registerPartner(RegisterPartner(name: "Corner \"shop\""))
    case .putHub:
      .putHub(
        PutHub(hub: id(4), partner: id(3), zone: 5, capabilities: .pickup, maximumOpenJobs: 6))
    case .openStream: .openStream(OpenStream(creator: CreatorID(rawValue: 8), title: "Tour"))
    case .closeStream: .closeStream(CloseStream(stream: id(1)))
    case .putOffer:
      .putOffer(
        PutOffer(
          currentVersion: 2, creator: CreatorID(rawValue: 8), title: "Tee", priceMinor: 2_500,
          currency: Currency("EUR") ?? Currency(rawValue: 0), variants: ["S", "M"]))
    case .scheduleDrop:
      .scheduleDrop(
        ScheduleDrop(
          offer: id(2), pools: [PoolSpecification(variant: 1, hub: id(4), capacity: 50)],
          buyerLimit: 3, holdTTLMicroseconds: 90_000_000, waitlistLimit: 10,
          opensAtMicroseconds: time))
    case .controlDrop: .controlDrop(ControlDrop(drop: id(5), action: .cancel))
    case .adjustInventory: .adjustInventory(AdjustInventory(pool: id(6), change: -4))
    case .publishMarker:
      .publishMarker(
        PublishMarker(
          stream: id(1), producer: ProducerID(rawValue: 9), producerSequence: 12, kind: .buyCue,
          mediaTimeMicroseconds: 1_500_000, wallTimeMicroseconds: time, drop: id(5), title: "Now"))
    case .reserve:
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: 11), drop: id(5),
          lines: UnitLines([
            UnitLine(pool: id(6), quantity: 1), UnitLine(pool: id(7), quantity: 2),
          ]) ?? UnitLines(), minimumQuantity: 3))
    case .beginConfirm:
      .beginConfirm(BeginConfirm(hold: id(7), buyer: BuyerID(rawValue: 11), payment: payment))
    case .paymentAuthorised: .paymentAuthorised(result)
    case .paymentDeclined: .paymentDeclined(result)
    case .confirm: .confirm(Confirm(hold: id(7), buyer: BuyerID(rawValue: 11), payment: payment))
    case .release: .release(Release(hold: id(7), buyer: BuyerID(rawValue: 11)))
    case .extend: .extend(Extend(hold: id(7), buyer: BuyerID(rawValue: 11)))
    case .leaveWaitlist:
      .leaveWaitlist(LeaveWaitlist(waiter: id(8), buyer: BuyerID(rawValue: 11)))
    case .acceptJob: .acceptJob(AcceptJob(partner: id(3), job: id(9), attempt: 2))
    case .rejectJob: .rejectJob(RejectJob(partner: id(3), job: id(9), attempt: 2, reason: 17))
    case .reportJob:
      .reportJob(
        ReportJob(
          partner: id(3), job: id(9), attempt: 2, progress: .outForDelivery, etaMicroseconds: time))
    case .logged: ContractSamples.command
    }
  }

  private func line(_ body: Command.Body, _ outcome: Outcome.Result = .released(id(7))) -> String {
    json.line(
      Command(body), Outcome(outcome, sequence: 41, logTimeMicroseconds: Self.time), sequence: 41,
      timeMicroseconds: Self.time
    ).compactText
  }

  /// An entry of a log as it is written, without the outcome.
  private static let commands: [(CommandTag, String)] = [
    (.tick, #"{"tick":{}}"#),
    (.setClock, #"{"setClock":{"time":"2026-11-30T00:53:20.250Z"}}"#),
    (
      .retain,
      #"{"retain":{"keepKeys":"1s","keepKeysCount":"9","keepFinished":"2.500s","keepDrops":"3s"}}"#
    ),
    (
      .adoptRules,
      #"{"adoptRules":{"settings":[{"limit":"partners","value":"7"},{"limit":"holds","value":"9"}]}}"#
    ),
    (.registerPartner, #"{"registerPartner":{"name":"Corner \"shop\""}}"#),
    (
      .putHub,
      #"{"putHub":{"hub":"\#(HubID(sequence: 4, index: 0))","#
        + #""partner":"\#(PartnerID(sequence: 3, index: 0))","zone":5,"capabilities":"2","#
        + #""openJobs":6}}"#
    ),
    (.openStream, #"{"openStream":{"creator":"creator_8","title":"Tour"}}"#),
    (
      .putOffer,
      #"{"putOffer":{"version":2,"creator":"creator_8","title":"Tee","price":{"minor":"2500","#
        + #""currency":"EUR"},"variants":["S","M"]}}"#
    ),
    (
      .reserve,
      #"{"reserve":{"buyer":"buyer_b","drop":"\#(DropID(sequence: 5, index: 0))","lines":[{"#
        + #""pool":"\#(PoolID(sequence: 6, index: 0))","quantity":1},{"#
        + #""pool":"\#(PoolID(sequence: 7, index: 0))","quantity":2}],"minimum":3,"#
        + #""waitlist":false}}"#
    ),
    (
      .reportJob,
      #"{"reportJob":{"partner":"\#(PartnerID(sequence: 3, index: 0))","#
        + #""job":"\#(JobID(sequence: 9, index: 0))","attempt":2,"progress":"outForDelivery","#
        + #""eta":"2026-11-30T00:53:20.250Z"}}"#
    ),
  ]

  @Test("a call of the contract has the name of its method, and no key but in front")
  func call() {
    #expect(
      line(ContractSamples.command, ContractSamples.done).hasSuffix(
        #""rules":3,"command":{"remark":{"text":"Clock set after \"NTP\""}},"outcome":{"remarked":{}}}}"#
      ), "\(line(ContractSamples.command))")
  }

  @Test("ids in calls of the contract are text as everywhere")
  func idsOfCalls() {
    let drop = DropID(sequence: 5, index: 0)
    let text = line(ContractSamples.limit, ContractSamples.limited)
    #expect(text.contains(#""command":{"setBuyerLimit":{"drop":"\#(drop)","limit":3}}"#), "\(text)")
    let outcome = #""outcome":{"changed":{"drop":"\#(drop)","before":4,"after":3}}"#
    #expect(text.contains(outcome), "\(text)")
  }

  @Test("commands have the names of the schemas, ids and times as text")
  func commands() {
    for (tag, expected) in Self.commands {
      let text = line(Self.command(tag))
      #expect(text.contains(#""command":\#(expected),"outcome""#), "\(text)")
    }
    #expect(
      line(.tick)
        == #"{"entry":{"sequence":"41","time":"2026-11-30T00:53:20.250Z","rules":2,"command":{"#
        + #""tick":{}},"outcome":{"released":{"#
        + #""hold":"\#(HoldID(sequence: 7, index: 0))"}}}}"#
    )
  }

  @Test(
    "every kind of command is there, and no payment can be read", arguments: CommandTag.allCases)
  func everyCommand(tag: CommandTag) throws {
    let text = line(Self.command(tag))
    let node = try JSONParser.parse(Array(text.utf8))
    let name = tag == .logged ? "remark" : "\(tag)"
    let command = try #require(node["entry"]?["command"]?[name])
    let hasPayment = "\(Self.command(tag))".contains("payment: ")
    guard case .string(let shown)? = command["payment"]?.value else {
      #expect(!hasPayment)
      return
    }
    #expect(hasPayment && shown.hasPrefix("secret:") && shown.utf8.count == 7 + 16)
    for part in ["feedface", "cafef00d", "01234567", "89abcdef"] {
      #expect(!text.lowercased().contains(part))
    }
  }

  @Test("a payment is the same within a directory and another one elsewhere")
  func payments() {
    let confirm = Self.command(.confirm)
    #expect(line(confirm) == line(confirm))
    let other = StoredJSON(seed: [9]).line(
      Command(confirm),
      Outcome(.released(Self.id(7)), sequence: 41, logTimeMicroseconds: Self.time),
      sequence: 41, timeMicroseconds: Self.time)
    #expect(line(confirm) != other.compactText)
  }

  @Test("nor can a payment be read in calls of the contract and what was decided")
  func paymentsOfCalls() {
    let uuid = UUIDBytes(high: Self.payment.high, low: Self.payment.low)
    let key = UUIDBytes(high: 1, low: 2)
    let status = PaymentStatus(payment: uuid, hold: Identifier(rawValue: 7))
    let settle = line(
      .logged(.settle(SettleRequest(key: key, payment: uuid, intent: 1, report: .captured))),
      .logged(.settle(.settled(PaymentSettled(status: status, changed: true)))))
    let cancel = line(
      .logged(.cancel(CancelOrderRequest(key: key, buyer: Identifier(rawValue: 11)))),
      .logged(.cancel(.cancelled(OrderCancelled(payment: status)))))
    let confirmed = line(Self.command(.confirm))
    for text in [settle, cancel] {
      #expect(!text.lowercased().contains("feedface"), "\(text)")
      let shown = text.split(separator: "\"").first { $0.hasPrefix("secret:") }
      // Whatever tells of it, it is the same.
      #expect(shown != nil && confirmed.contains(shown ?? "?"), "\(text)")
    }
    // In the request and in what was decided.
    #expect(settle.split(separator: "\"").count { $0.hasPrefix("secret:") } == 2)
  }

  @Test("nor can what payment tokens are known by, by their provider or by a device")
  func secretsOfTokens() throws {
    let key = UUIDBytes(high: 1, low: 2)
    // Of digests, too: a row has nothing else.
    let digest = [UInt8](repeating: 0xEE, count: 32)
    let register = RegisterTokenRequest(
      key: key, buyer: 1, reference: digest, cap: Money(minor: 5, currency: "EUR"),
      expires: Timestamp(microseconds: Self.time + 1), device: digest)
    let express = ExpressRequest(
      key: key, buyer: 1, token: 7, drop: 5, payment: key,
      attestation: Attestation(device: digest, nonce: key, signature: digest))
    var texts = [
      line(.logged(.registerToken(register))), line(.logged(.express(express))),
    ]
    var engine = Engine(hashKey: HashKey(1, 2))
    var events: [Event] = []
    _ = engine.apply(
      Command(.logged(.registerToken(register))), sequence: 1, at: Self.time, events: &events)
    var rows = Rows()
    engine.drainChanges(into: &rows)
    for row in rows.all where row.table == StateTable.tokens.rawValue {
      let stored = try StoredRow(table: row.table, key: row.key, value: row.value)
      texts.append(json.line(stored, of: .tokens).compactText)
    }
    #expect(texts.count == 3)
    for text in texts {
      #expect(text.contains(#""device":"secret""#), "\(text)")
      #expect(
        !text.contains("7u7u") && !text.contains("238,238") && !text.contains("eeee"), "\(text)")
    }
    #expect(
      texts[0].contains(#""reference":"secret""#) && texts[2].contains(#""reference":"secret""#))
    #expect(texts[1].contains(#""signature":"secret""#))
    #expect(texts[1].contains(#""token":"\#(TokenID(rawValue: 7))""#), "\(texts[1])")
  }

  private struct Rows: RowSink {
    var all: [(table: UInt8, key: [UInt8], value: [UInt8])] = []

    mutating func put(table: UInt8, key: [UInt8], value: [UInt8]) {
      all.append((table, key, value))
    }
    mutating func delete(table: UInt8, key: [UInt8]) {}
    mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp) {}
  }

  @Test("the caller, as the entry's header says")
  func caller() {
    var command = Command(Self.command(.controlDrop))
    func text() -> String {
      json.line(
        command, Outcome(.released(Self.id(7)), sequence: 3, logTimeMicroseconds: 0), sequence: 3,
        timeMicroseconds: 0
      ).compactText
    }
    #expect(!text().contains("caller"))
    command.header = EntryHeader(caller: "Büro \"7\"\u{7}", role: "")
    #expect(
      text().contains(#""rules":2,"caller":{"name":"Büro \"7\"\u0007"},"command":{"#), "\(text())")
    command.header = EntryHeader(
      caller: "ops", role: "operator",
      trace: Key128(high: 0x0AF7_6519_16CD_43DD, low: 0x8448_EB21_1C80_319C))
    #expect(
      text().contains(
        #""caller":{"name":"ops","role":"operator","trace":"0af7651916cd43dd8448eb211c80319c"},"#),
      "\(text())")
  }

  @Test("who asked, and under which key")
  func identity() {
    let command = Command(
      .tick,
      identity: RequestIdentity(
        principal: PrincipalID(rawValue: 11), key: Key128(high: 1, low: 2), fingerprint: 255))
    let text = json.line(
      command, Outcome(.released(Self.id(7)), sequence: 3, logTimeMicroseconds: 0, isReplay: true),
      sequence: 4, timeMicroseconds: 0
    ).compactText
    #expect(
      text.contains(
        #""principal":"principal_b","key":"00000000-0000-0001-0000-000000000002","fingerprint":""#
      ), "\(text)")
    #expect(!text.contains("00000000000000ff"), "it can be made of what is secret")
    #expect(
      text.contains(#""replayed":true,"decidedIn":"3","decidedAt":"1970-01-01T00:00:00Z""#),
      "\(text)")
  }

  /// The example behind each kind of outcome; nil at the end.
  private static func outcome(after result: Outcome.Result?) -> Outcome.Result? {
    switch result {
    case nil: .refused(Refusal(.soldOut, available: 1, retryAfterMicroseconds: 1_000_000))
    case .refused: .partnerRegistered(id(3))
    case .partnerRegistered: .hubPut(id(4))
    case .hubPut: .streamOpened(StreamOpened(stream: id(1), epoch: 3))
    case .streamOpened: .streamClosed(id(1))
    case .streamClosed: .offerPut(OfferPut(offer: id(2), version: 3))
    case .offerPut: .dropScheduled(DropScheduled(drop: id(5), poolCount: 3))
    case .dropScheduled: .dropControlled(DropControlled(drop: id(5), phase: .live))
    case .dropControlled: .inventoryAdjusted(InventoryAdjusted(pool: id(6), capacity: 9))
    case .inventoryAdjusted:
      .markerPublished(MarkerPublished(stream: id(1), epoch: 1, offset: 7, openedDrop: id(5)))
    case .markerPublished:
      .reserved(
        Reserved(
          hold: id(7), granted: 2, deadlineMicroseconds: time, waiter: id(8), waiting: 1,
          position: 4))
    case .reserved: .confirming(Confirming(hold: id(7), confirmDeadlineMicroseconds: time))
    case .confirming: .confirmed(Confirmed(hold: id(7), order: id(9), amountMinor: 2_500))
    case .confirmed: .paymentVoided(PaymentVoided(hold: id(7), reason: .holdExpired))
    case .paymentVoided:
      .paymentDeclined(
        PaymentDeclined(hold: id(7), isStillHeld: true, deadlineMicroseconds: time))
    case .paymentDeclined: .released(id(7))
    case .released: .extended(Extended(hold: id(7), deadlineMicroseconds: time))
    case .extended: .leftWaitlist(id(8))
    case .leftWaitlist:
      .jobUpdated(JobUpdated(job: id(9), attempt: 1, phase: .accepted, isChanged: true))
    case .jobUpdated: .ticked(Ticked(expired: 1, dropsChanged: 2, waitersMoved: 3, isMoreDue: true))
    case .ticked: .clockSet(ClockSet(fromMicroseconds: time, toMicroseconds: time))
    case .clockSet:
      .retained(
        Retention(
          keysMicroseconds: 1_000_000, keys: 9, finishedMicroseconds: 1_000_000,
          dropsMicroseconds: 1_000_000))
    case .retained: .rulesAdopted(RulesAdopted(rules: 4))
    case .rulesAdopted: ContractSamples.rejected
    case .logged: nil
    }
  }

  @Test("every kind of outcome is there, with all that it says")
  func everyOutcome() throws {
    var last: Outcome.Result?
    var lines: [String] = []
    while let next = Self.outcome(after: last) {
      lines.append(line(.tick, next))
      last = next
    }
    let expected = [
      #"{"rejected":{"reason":"soldOut","available":1,"retryAfter":"1s"}}"#,
      #"{"partnerRegistered":{"partner":"\#(PartnerID(sequence: 3, index: 0))"}}"#,
      #"{"hubPut":{"hub":"\#(HubID(sequence: 4, index: 0))"}}"#,
      #"{"streamOpened":{"stream":"\#(StreamID(sequence: 1, index: 0))","epoch":3}}"#,
      #"{"streamClosed":{"stream":"\#(StreamID(sequence: 1, index: 0))"}}"#,
      #"{"offerPut":{"offer":"\#(OfferID(sequence: 2, index: 0))","version":3}}"#,
      #"{"dropScheduled":{"drop":"\#(DropID(sequence: 5, index: 0))","poolCount":3}}"#,
      #"{"dropControlled":{"drop":"\#(DropID(sequence: 5, index: 0))","phase":"live"}}"#,
      #"{"inventoryAdjusted":{"pool":"\#(PoolID(sequence: 6, index: 0))","capacity":9}}"#,
      #""epoch":1,"offset":"7","opened":"\#(DropID(sequence: 5, index: 0))"}}"#,
      #""granted":2,"deadline":"2026-11-30T00:53:20.250Z","#
        + #""waiter":"\#(WaiterID(sequence: 8, index: 0))","waiting":1,"position":4}}"#,
      #""confirmDeadline":"2026-11-30T00:53:20.250Z"}}"#,
      #""order":"\#(OrderID(sequence: 9, index: 0))","amountMinor":"2500"}}"#,
      #""reason":"holdExpired"}}"#, #""stillHeld":true,"deadline":"2026"#,
      #"{"released":{"hold":"#, #"{"extended":{"hold":"#,
      #"{"leftWaitlist":{"waiter":"\#(WaiterID(sequence: 8, index: 0))"}}"#,
      #""attempt":1,"phase":"accepted","changed":true}}"#,
      #"{"ticked":{"expired":1,"dropsChanged":2,"waitersMoved":3,"moreDue":true}}"#,
      #"{"clockSet":{"from":"2026"#, #"{"retained":{"keepKeys":"1s""#,
      #"{"rulesAdopted":{"rules":4}}"#,
      #"{"rejected":{"reason":"capacityReached","available":3}}"#,
    ]
    #expect(lines.count == expected.count)
    for (line, part) in zip(lines, expected) { #expect(line.contains(part), "\(part): \(line)") }
  }

  /// The example behind each kind of news; nil at the end.
  private static func news(after news: Event.Payload?) -> Event.Payload? {
    switch news {
    case nil:
      .marker(
        PublishMarker(
          stream: id(1), producer: ProducerID(rawValue: 9), producerSequence: 1, kind: .note))
    case .marker: .streamClosed
    case .streamClosed:
      .availability(
        Availability(
          drop: id(5), stream: id(1), phase: .live, mode: .instant, capacity: 9, held: 1, sold: 2,
          waiting: 3))
    case .availability:
      .hold(
        HoldUpdate(
          hold: id(7), drop: id(5), phase: .expired, source: .waitlist, quantity: 2,
          deadlineMicroseconds: time, waiter: id(8)))
    case .hold:
      .waiter(
        WaiterUpdate(
          waiter: id(8), drop: id(5), pool: id(6), phase: .soldOut, quantity: 2, isNext: true))
    case .waiter:
      .order(
        OrderUpdate(
          order: id(9), hold: id(7), drop: id(5), buyer: BuyerID(rawValue: 11), revision: 2,
          phase: .routed, job: id(9), jobPhase: .offered, attempt: 1, partner: id(3), hub: id(4),
          quantity: 2, etaMicroseconds: 0))
    case .order:
      .job(
        JobUpdate(
          notice: .offered, job: id(9), attempt: 1, order: id(9), hub: id(4), drop: id(5),
          pool: id(6), variant: 1, quantity: 2))
    case .job: .voidPayment(VoidPayment(payment: payment, hold: id(7), reason: .forgotten))
    case .voidPayment: .drop(DropControlled(drop: id(5), phase: .closed))
    case .drop:
      .hub(
        HubUpdate(
          hub: id(4), before: .instant, mode: .reservation, reason: .backlog, backlog: 9,
          preparationMicroseconds: 1_000_000, acceptRate: 900, silenceMicroseconds: 0))
    case .hub:
      .reservation(
        ReservationUpdate(
          drop: id(5), phase: .open, reason: .soldOut, closesAtMicroseconds: time, asked: 7,
          free: 3))
    case .reservation:
      .intent(
        IntentUpdate(
          number: 8, kind: .query, of: .capture, payment: payment, hold: id(7), order: id(9),
          amountMinor: 2_500, currency: Currency("EUR") ?? Currency(rawValue: 0)))
    case .intent: nil
    }
  }

  @Test("every kind of news is there")
  func everyEvent() throws {
    var last: Event.Payload?
    var lines: [String] = []
    while let next = Self.news(after: last) {
      lines.append(
        json.line(
          Event(
            topic: .buyer(BuyerID(rawValue: 11)), offset: 3, sequence: 41,
            logTimeMicroseconds: Self.time, payload: next)
        ).compactText)
      last = next
    }
    let head =
      #"{"event":{"topic":"buyer_b","offset":"3","sequence":"41","time":"2026-11-30T00:53:20.250Z","news":"#
    let expected = [
      #"{"marker":{"stream":"#, #"{"streamClosed":{}}"#, #"{"availability":{"drop":"#,
      #"{"hold":{"hold":"#, #"{"waiter":{"waiter":"#, #"{"order":{"order":"#,
      #"{"job":{"notice":"offered""#,
      #"{"voidPayment":{"payment":"secret:"#, #"{"drop":{"drop":"#,
      #"{"hub":{"hub":"#,
      #"{"reservation":{"drop":"#, #"{"intent":{"number":"8","kind":"query","of":"capture""#,
    ]
    #expect(lines.count == expected.count)
    for (line, part) in zip(lines, expected) {
      #expect(line.hasPrefix(head + part), "\(part): \(line)")
      #expect(!line.contains("feedface"))
    }
    #expect(lines[4].contains(#""phase":"soldOut","quantity":2,"next":true"#))
    #expect(lines[5].contains(#""quantity":2}"#), "an unknown time is left out: \(lines[5])")
    #expect(
      lines[9].contains(#""preparation":"1s","acceptRate":900,"silence":"0s""#),
      "spans are no times: \(lines[9])")
  }

  @Test(
    "ranges of entries",
    arguments: [
      ("12", "12...12"), ("12..40", "12...40"), ("..40", "1...40"), ("12..", "12...\(UInt64.max)"),
      ("..", "1...\(UInt64.max)"), ("0", nil), ("40..12", nil), ("a..b", nil), ("./data", nil),
      ("", nil),
      ("-3", nil),
      ("1..2..3", nil), ("0..3", nil),
    ] as [(String, String?)])
  func ranges(text: String, expected: String?) {
    #expect(EntryRange(argument: text)?.range.map { "\($0)" } == expected)
  }
}

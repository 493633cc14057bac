import Basics
import DropwireClient
import Foundation
import MessageServices
import Messages
import RPC
import StripePayments
import WireCodec

/// Between a server's till and Stripe: intents of a payment in their order, those of different payments at once.
actor StripeAdapter {
  /// Intents under way at once; more wait in the server.
  private static let atOnce = 64
  /// Looks for webhooks at once, waiting or under way. 1,024.
  private static let looksAtOnce = 1_024
  /// How long a webhook waits for its look, which is less than its connection is kept. 8 s.
  private static let longestLook = Duration.seconds(8)

  /// A look that has not begun: what webhooks have named since the last one, and who of them waits.
  private struct Look {
    var named: Set<StripeID> = []
    var waiting: [AsyncStream<Bool>.Continuation] = []
  }

  private let client: LiveClient
  private let desk: StripeDesk<StripeCaller, StripeLedger>
  private let ledger: StripeLedger
  /// The last piece of work of each payment: the next one waits for it.
  private var lanes: [UUIDBytes: (ticket: UInt64, work: Task<Void, Never>)] = [:]
  /// Intents that are not dealt with yet, and who waits for one of their places.
  private var underWay = 0
  private var place: CheckedContinuation<Void, Never>?
  /// What ends the adapter.
  private let failures: AsyncStream<any Error>
  private let failed: AsyncStream<any Error>.Continuation
  private var tickets: UInt64 = 0
  private var looks: [UUIDBytes: Look] = [:]
  private var looksUnderWay = 0
  private var intents: UInt64 = 0
  private var answers: UInt64 = 0
  private var refused: UInt64 = 0
  private var silent: UInt64 = 0
  private var notices: UInt64 = 0

  init(client: LiveClient, desk: StripeDesk<StripeCaller, StripeLedger>, ledger: StripeLedger) {
    self.client = client
    self.desk = desk
    self.ledger = ledger
    (failures, failed) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
  }

  /// Follows the till until the task is cancelled, from the first intent that is not answered.
  func follow() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer {
        group.cancelAll()
        for lane in lanes.values { lane.work.cancel() }
      }
      group.addTask { try await self.read() }
      group.addTask { [failures] in for await failure in failures { throw failure } }
      try await group.next()
    }
  }

  private func read() async throws {
    for try await event in FollowedIntents(client, from: await ledger.next) {
      switch event {
      case .interrupted: continue
      case .lost(let next):
        standardError("warning: intents before \(next) are not stored any more")
        try await ledger.lost(before: next)
      case .intent(let intent):
        // Dealt with before a start, behind one that was not.
        if await ledger.isAnswered(intent.offset) { continue }
        while underWay >= Self.atOnce { await withCheckedContinuation { place = $0 } }
        underWay += 1
        intents += 1
        queue(intent.payment) { try await self.serve(intent) }
      }
    }
  }

  /// Work on a payment, behind what there is already.
  private func queue(_ payment: UUIDBytes, _ body: @escaping @Sendable () async throws -> Void) {
    let before = lanes[payment]?.work
    tickets += 1
    let ticket = tickets
    let work = Task {
      await before?.value
      defer { if lanes[payment]?.ticket == ticket { lanes[payment] = nil } }
      do {
        try Task.checkCancellation()
        try await body()
      } catch is StripeSilence {
        // The till will ask.
      } catch is CancellationError {
        // It was told to end.
      } catch {
        failed.yield(error)
      }
    }
    lanes[payment] = (ticket, work)
  }

  private func serve(_ intent: PaymentIntent) async throws {
    defer {
      underWay -= 1
      place?.resume()
      place = nil
    }
    await ledger.note(intent.number, of: intent.payment)
    let report = try await desk.carryOut(intent)
    if let report {
      try await settle(
        intent.payment, intent.number, report, intent.amount.currency, of: "\(intent.offset)")
    } else {
      silent += 1
    }
    try await ledger.answered(intent, report)
  }

  private func settle(
    _ payment: UUIDBytes, _ number: UInt64, _ report: StripeReport, _ currency: FixedText<3>,
    of origin: String
  ) async throws {
    let minor = report.minor
    let request = SettleRequest(
      key: Self.key("\(payment) \(number) \(report.report) \(minor ?? -1) \(origin)"),
      payment: payment, intent: number, report: report.report,
      amount: minor.map { Money(minor: $0, currency: currency) })
    let result = try await client.untilAnswered { [client] in
      try await client.checkout.settle(request)
    }
    answers += 1
    if case .rejected(let rejected) = result {
      refused += 1
      standardError(
        "stripe: payment \(payment), intent \(number): \(report.report) is refused: \(rejected)")
    }
  }

  /// The same answer has the same key: sent again after a crash, it counts once.
  private static func key(_ text: String) -> UUIDBytes {
    UUIDBytes(Array(SHA256.digest(of: Array(text.utf8)).prefix(16))) ?? UUIDBytes(high: 1, low: 1)
  }

  // MARK: Webhooks

  /// Something changed at Stripe, they say: it is looked at. False when there is too much to look at, and when nothing could
  /// be found out in time: then it is to be sent again.
  func noticed(_ notice: StripeNotice) async -> Bool {
    notices += 1
    guard let id = notice.paymentIntent else { return true }
    let owner = await ledger.owner(of: id)
    // What has no owner yet may be what a payment waits for.
    guard let payment = owner ?? (notice.isOfMoney ? notice.payment : nil) else { return true }
    if looks[payment] == nil {
      guard looksUnderWay < Self.looksAtOnce else { return false }
      looksUnderWay += 1
      looks[payment] = Look()
      queue(payment) { try await self.look(payment) }
    }
    let (seen, done) = AsyncStream<Bool>.makeStream(bufferingPolicy: .bufferingOldest(1))
    if owner == nil { looks[payment]?.named.insert(id) }
    looks[payment]?.waiting.append(done)
    let late = Task {
      try? await Task.sleep(for: Self.longestLook)
      done.yield(false)
    }
    defer { late.cancel() }
    return await seen.first { _ in true } ?? false
  }

  /// Looks, and tells those who wait for it.
  private func look(_ payment: UUIDBytes) async throws {
    // Whatever comes from now on is looked at again.
    let look = looks.removeValue(forKey: payment) ?? Look()
    var isSeen = false
    defer {
      looksUnderWay -= 1
      for waiting in look.waiting { waiting.yield(isSeen) }
    }
    try await tell(payment, look.named)
    isSeen = true
  }

  /// Tells the till what it waits for, if that is known by now.
  private func tell(_ payment: UUIDBytes, _ named: Set<StripeID>) async throws {
    let result = try await client.untilAnswered { [client] in
      try await client.checkout.payment(GetPaymentRequest(payment: payment))
    }
    var status: PaymentStatus?
    var asOf: UInt64 = 0
    if case .payment(let found) = result { (status, asOf) = (found.status, found.asOf) }
    // The till may not have asked yet: then its currency is not known.
    for id in named { _ = try await desk.take(id, payment, status?.amount.currency.text) }
    guard let status else { return }
    if status.asked != .unspecified {
      let report = try await desk.look(payment, status.intent, of: status.asked, status.amount)
      if report.isOpen { return }
      return try await settle(
        payment, status.intent, report, status.amount.currency, of: "webhook")
    }
    guard status.state == .voided || status.state == .declined,
      let minor = try await desk.held(for: payment)
    else { return }
    // Held for nothing: a buyer was late. Under the newest number that is known, or any.
    let number = max(1, await ledger.account(of: payment).lastNumber)
    try await settle(
      payment, number, StripeReport(.authorised, minor), status.amount.currency,
      of: "webhook \(asOf)")
  }

  // MARK: The end

  /// What was done, in words or as JSON.
  func summary(json: Bool, requests: UInt64, repeats: UInt64, badWebhooks: UInt64) async -> String {
    let payments = await ledger.payments
    if json {
      return """
        {"ok":true,"violations":[],"intents":\(intents),"answers":\(answers),"refused":\(refused),\
        "silent":\(silent),"payments":\(payments),"requests":\(requests),"repeats":\(repeats),\
        "webhooks":\(notices),"badWebhooks":\(badWebhooks)}
        """
    }
    return """
      \(intents) intents of \(payments) payments, \(answers) answers, \(refused) refused, \
      \(silent) left to be asked again; \(requests) requests, \(repeats) of them repeats; \
      \(notices) webhooks, \(badWebhooks) refused
      """
  }
}

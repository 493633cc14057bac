import DropwireClient
import Foundation
import MessageServices
import Messages
import RPC
import WireCodec

/// Between a server's till and a simulated provider: each intent is carried out in its order and written down, answers
/// leave on their own, some of them late, twice or not at all.
actor SimulatedAdapter {
  /// Answers under way at once.
  private static let answersAtOnce = 256

  private let client: LiveClient
  private let books: ProviderBooks
  private var provider: SimulatedProvider
  private var intents: UInt64 = 0
  private var answers: UInt64 = 0
  private var refused: UInt64 = 0

  init(client: LiveClient, manners: ProviderManners, books: ProviderBooks) {
    self.client = client
    self.books = books
    provider = SimulatedProvider(manners: manners)
    for deed in books.deeds { provider.remember(deed) }
  }

  /// Follows the till until the task is cancelled. From its beginning: what was done before is known by its number.
  func follow() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      var underWay = 0
      for try await event in FollowedIntents(client) {
        guard case .intent(let intent) = event else { continue }
        for answer in try carryOut(intent) {
          if underWay == Self.answersAtOnce {
            _ = try await group.next()
            underWay -= 1
          }
          underWay += 1
          group.addTask { try await self.send(answer) }
        }
      }
    }
  }

  /// An answer, and how many milliseconds it waits.
  private struct Answer: Sendable {
    var request: SettleRequest
    var delay: UInt64
  }

  /// Does what an intent asks, and gives the answers that leave.
  private func carryOut(_ intent: PaymentIntent) throws -> [Answer] {
    intents += 1
    let manners = provider.manners
    if manners.happens(manners.lose, to: intent.offset, 2) { return [] }
    let (report, minor, deed) = provider.carryOut(intent)
    if let deed {
      try books.write(deed)
      provider.remember(deed)
      if manners.happens(manners.silent, to: intent.offset, 3) { return [] }
    }
    let isTwice = manners.happens(manners.duplicate, to: intent.offset, 4)
    return (0..<(isTwice ? 2 : 1)).map { copy in
      let isLate = manners.happens(manners.late, to: intent.offset, 5 + UInt64(copy))
      return Answer(
        request: SettleRequest(
          key: UUIDBytes(high: 0x7061_796D_656E_7473, low: intent.offset &* 2 &+ UInt64(copy) &+ 1),
          payment: intent.payment, intent: intent.number, report: report,
          amount: minor.map { Money(minor: $0, currency: intent.amount.currency) }),
        delay: manners.delay + (isLate ? 500 + intent.offset % 1_500 : 0))
    }
  }

  private func send(_ answer: Answer) async throws {
    if answer.delay > 0 { try await Task.sleep(for: .milliseconds(answer.delay)) }
    let result = try await client.untilAnswered { [client] in
      try await client.checkout.settle(answer.request)
    }
    answers += 1
    if case .rejected = result { refused += 1 }
  }

  /// What the books say, in words or as JSON.
  func summary(json: Bool) -> String {
    let totals = provider.totals
    if json {
      return """
        {"ok":true,"violations":[],"intents":\(intents),"answers":\(answers),"refused":\(refused),\
        "payments":\(totals.payments),"authorised":\(totals.authorised),"captured":\(totals.captured),\
        "refunded":\(totals.refunded)}
        """
    }
    return """
      \(intents) intents, \(answers) answers, \(refused) refused; \(totals.payments) payments: \
      \(totals.authorised) authorised, \(totals.captured) captured, \(totals.refunded) refunded
      """
  }
}

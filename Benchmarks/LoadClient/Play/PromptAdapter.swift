import DropwireClient
import MessageServices
import Messages
import RPC
import WireCodec

/// An adapter of a payment provider that does at once whatever it is asked: for a load whose server has no other.
struct PromptAdapter: Sendable {
  let client: LiveClient

  /// Follows the till from its beginning, until the task is cancelled or an error that reconnecting cannot mend. What was
  /// answered before is answered the same, which changes nothing.
  func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      var underWay = 0
      for try await event in FollowedIntents(client) {
        guard case .intent(let intent) = event, let report = Self.report(intent) else { continue }
        if underWay == Self.answersAtOnce {
          _ = try await group.next()
          underWay -= 1
        }
        underWay += 1
        let request = SettleRequest(
          key: UUIDBytes(high: 0x7072_6F6D_7074, low: intent.offset &+ 1),
          payment: intent.payment, intent: intent.number, report: report)
        group.addTask { [client] in
          _ = try await client.untilAnswered { try await client.checkout.settle(request) }
        }
      }
    }
  }

  private static let answersAtOnce = 256

  /// Asked what became of an intent, it says that it was done.
  private static func report(_ intent: PaymentIntent) -> PaymentReport? {
    switch intent.kind == .query ? intent.of : intent.kind {
    case .authorise: .authorised
    case .capture: .captured
    case .void: .voided
    case .refund: .refunded
    default: nil
    }
  }
}

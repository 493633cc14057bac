import Basics
import DeviceKeys
import DropwireClient
import LoadKit
import MessageServices
import Messages
import WireCodec

/// What a buyer of a show who buys in one call has: a payment token, and the device that signs.
struct Purse: Sendable {
  var token: Identifier
  var signer: DeviceSigner

  /// Calls under way at once.
  private static let atOnce = 32

  /// Registers a token for each of the buyers, who leave it before the show begins: with the cap of what they will buy,
  /// for a day. Devices have either kind of key in turn.
  static func all(
    of plans: [BuyerPlan], _ drops: [BuyerCrowd.Target], run: UInt64, _ client: LiveClient
  ) async throws -> [UInt64: Purse] {
    try await withThrowingTaskGroup(of: (UInt64, Purse).self) { group in
      var purses: [UInt64: Purse] = [:]
      for (index, plan) in plans.enumerated() {
        if index >= atOnce, let (buyer, purse) = try await group.next() { purses[buyer] = purse }
        group.addTask {
          (plan.buyer, try await register(plan, drops[plan.drop], index, run: run, client))
        }
      }
      for try await (buyer, purse) in group { purses[buyer] = purse }
      return purses
    }
  }

  private static func register(
    _ plan: BuyerPlan, _ target: BuyerCrowd.Target, _ index: Int, run: UInt64, _ client: LiveClient
  ) async throws -> Purse {
    let secret = SHA256.digest(of: Array("device of \(plan.buyer) in \(run)".utf8))
    guard let signer = DeviceSigner(index % 2 == 0 ? .p256 : .ed25519, secret: secret) else {
      throw StageError(description: "no key for the device of buyer \(plan.buyer)")
    }
    var cap = target.price
    cap.minor *= Int64(plan.quantity)
    let request = RegisterTokenRequest(
      key: UUIDBytes(high: run, low: 0x70 << 48 | UInt64(index)),
      buyer: Identifier(rawValue: plan.buyer), reference: Array("card of \(plan.buyer)".utf8),
      cap: cap, expires: Timestamp(microseconds: wallMicroseconds() + 86_400_000_000),
      device: signer.key.bytes)
    let result = try await client.untilAnswered { try await client.checkout.registerToken(request) }
    guard case .registered(let told) = result else {
      throw StageError(description: "a token of buyer \(plan.buyer) was refused: \(result)")
    }
    return Purse(token: told.token, signer: signer)
  }
}

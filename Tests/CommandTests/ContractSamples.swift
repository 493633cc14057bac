import DropEngine
import Messages
import WireCodec

/// A call of the log's contract, for tests beside the engine's own commands, whose names the messages share.
enum ContractSamples {
  static let command = Command.Body.logged(
    .remark(
      RemarkRequest(key: UUIDBytes(high: 1, low: 2), text: "Clock set after \"NTP\"")))
  static let limit = Command.Body.logged(
    .setBuyerLimit(
      SetBuyerLimitRequest(
        key: UUIDBytes(high: 1, low: 2), drop: Identifier(rawValue: 5 << 20), limit: 3)))
  static let limited = Outcome.Result.logged(
    .setBuyerLimit(
      .changed(BuyerLimitChanged(drop: Identifier(rawValue: 5 << 20), before: 4, after: 3))))
  static let done = Outcome.Result.logged(.remark(.remarked(Remarked())))
  static let rejected = Outcome.Result.logged(
    .remark(.rejected(Rejected(reason: .capacityReached, available: 3))))
}

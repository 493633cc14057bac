import Basics
import DropEngine
import Testing

/// A drop is known as long as a hold of it is; one that had gone before log time was set back does not keep it
/// afterwards. Found by a simulation of 100,000 commands.
@Suite struct ForgottenDropTests {
  /// How a reserve in a drop that has ended is refused, and what the audit says of that.
  ///
  /// - Parameter waited: seconds from the hold's end to the time that is set back.
  private func refusal(waited: Int64) -> (RefusalCode?, [String]) {
    var log = AuditedEngine()
    _ = log.apply(.retain(Self.kept(finished: 10, drops: 1_000)), at: 0)
    let offer = PutOffer(
      creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100, currency: Currency("EUR")!,
      variants: ["S"])
    guard case .offerPut(let put) = log.apply(.putOffer(offer), at: 0).result else {
      return (nil, ["no offer"])
    }
    let schedule = ScheduleDrop(
      offer: put.offer, pools: [PoolSpecification(variant: 0, capacity: 5)],
      holdTTLMicroseconds: 3_000_000)
    guard case .dropScheduled(let drop) = log.apply(.scheduleDrop(schedule), at: 0).result else {
      return (nil, ["no drop"])
    }
    let reserve = Reserve(
      buyer: BuyerID(rawValue: 1), drop: drop.drop,
      lines: UnitLines(UnitLine(pool: drop.pool(at: 0), quantity: 1)), minimumQuantity: 1,
      joinWaitlist: false)
    _ = log.apply(.controlDrop(ControlDrop(drop: drop.drop, action: .open)), at: 0)
    _ = log.apply(.reserve(reserve), at: 0)
    _ = log.apply(.tick, at: 4)
    _ = log.apply(.controlDrop(ControlDrop(drop: drop.drop, action: .close)), at: 5)
    for _ in 0..<4 { _ = log.apply(.tick, at: 4 + waited) }
    let back = SetClock(timeMicroseconds: AuditedEngine.microseconds(-10_000))
    _ = log.apply(.setClock(back), at: -10_000)
    _ = log.apply(.retain(Self.kept(finished: 60, drops: 3)), at: -10_000)
    for seconds in 1...8 { _ = log.apply(.tick, at: -10_000 + Int64(seconds)) }
    let refusal = log.apply(.reserve(reserve), at: -9_990).refusal?.code
    return (refusal, log.violations())
  }

  private static func kept(finished: Int64, drops: Int64) -> Retention {
    Retention(
      keysMicroseconds: 86_400_000_000, finishedMicroseconds: finished * 1_000_000,
      dropsMicroseconds: drops * 1_000_000)
  }

  @Test func aHoldThatHadGoneKeepsNoDrop() {
    #expect(refusal(waited: 30) == (.unknownDrop, []))
  }

  @Test func aHoldThatIsKeptKeepsItsDrop() {
    #expect(refusal(waited: 5) == (.dropClosed, []))
  }
}

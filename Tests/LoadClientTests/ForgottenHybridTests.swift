import Basics
import DropEngine
import Messages
import Testing
import WireCodec

/// With windows switched off a hybrid drop gives slots all the same; one that is forgotten is none any more. Found by a
/// simulation of 100,000 commands.
@Suite struct ForgottenHybridTests {
  /// How a reserve with a window is refused, seconds after the drop has ended, and what the audit says of that.
  private func refusal(after seconds: Int64) -> (RefusalCode?, [String]) {
    var log = AuditedEngine()
    let kept = Retention(
      keysMicroseconds: 86_400_000_000, finishedMicroseconds: 1_000_000,
      dropsMicroseconds: 10_000_000)
    _ = log.apply(.retain(kept), at: 0)
    let offer = PutOffer(
      creator: CreatorID(rawValue: 1), title: "tee", priceMinor: 100, currency: Currency("EUR")!,
      variants: ["S"])
    guard case .offerPut(let put) = log.apply(.putOffer(offer), at: 0).result else {
      return (nil, ["no offer"])
    }
    let spec = PoolSpec(hub: Identifier(rawValue: 0), variant: 0, capacity: 5)
    let schedule = ScheduleDropRequest(
      key: UUIDBytes(high: 1, low: 1), offer: Identifier(rawValue: put.offer.rawValue),
      pools: [spec], holdTime: TimeSpan(microseconds: 3_000_000),
      reservation: ReservationPlan(pools: [spec], soldOut: true))
    guard
      case .logged(.schedule(.scheduled(let drop))) = log.apply(.logged(.schedule(schedule)), at: 0)
        .result
    else { return (nil, ["no drop"]) }
    let id = DropID(rawValue: drop.drop.rawValue)
    let off = SetMarketRequest(key: UUIDBytes(high: 1, low: 2), windows: false)
    _ = log.apply(.logged(.setMarket(off)), at: 1)
    _ = log.apply(.controlDrop(ControlDrop(drop: id, action: .close)), at: 2)
    for _ in 0..<4 { _ = log.apply(.tick, at: 2 + seconds) }
    let reserve = ReserveRequest(
      key: UUIDBytes(high: 1, low: 3), buyer: Identifier(rawValue: 7), drop: drop.drop,
      pool: drop.pools[0], quantity: 1, anyWindow: AnyWindow())
    let code = log.apply(.logged(.reserve(reserve)), at: 3 + seconds).result.refusal?.code
    return (code, log.violations())
  }

  @Test func oneThatIsKeptIsAskedFirst() { #expect(refusal(after: 5) == (.dropClosed, [])) }

  @Test func oneThatIsForgottenIsRefusedForTheMarket() {
    #expect(refusal(after: 200) == (.notOffered, []))
  }
}

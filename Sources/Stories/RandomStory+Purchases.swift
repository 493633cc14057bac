import Basics
import DropEngine
import LogContract
import Messages
import WireCodec

/// Payment tokens, and what is bought with them: mostly as it should be, now and then with another's token, another
/// device's word, or none, an old one, a nonce of before, or another price.
extension RandomStory {
  /// A call about tokens; for a purchase ``attesting`` is the key that it was found to be signed with.
  mutating func purchase(_ own: inout SplitMix64) -> Command.Body {
    attesting = nil
    let key = UUIDBytes(high: 14, low: own.next())
    if tokens.isEmpty || own.chance(percent: 14) {
      let known = ContractCalls.Known(drop: 1)
      var request = ContractCalls.registration(key, known) { own.below($0) }
      // The times of the request are of the story.
      request.expires = Timestamp(
        microseconds: time.addingSaturated(
          1_000_000 * Int64(own.chance(percent: 30) ? 1 + own.below(20) : 60 + own.below(600))))
      return .logged(.registerToken(request))
    }
    if let used = usedTicket {
      // Once more, while its drop still sells.
      usedTicket = nil
      var known = ContractCalls.Known(drop: used.drop.rawValue)
      known.pool = pools.last { $0.drop == used.drop }?.pool.rawValue ?? 1
      return .logged(
        ContractCalls.admitted(
          key: own.next(), buyer: used.buyer.rawValue, ticket: used.ticket, known
        ) { own.below($0) })
    }
    var token = tokens[tokens.count - 1 - Int(own.below(UInt64(min(tokens.count, 6))))]
    if own.chance(percent: 4) { token.id = own.chance(percent: 50) ? .max >> 1 : 1 }
    if own.chance(percent: 4) { token.buyer = 99 }
    if own.chance(percent: 5) {
      return .logged(
        .revokeToken(
          RevokeTokenRequest(
            key: key, buyer: Identifier(rawValue: token.buyer),
            token: Identifier(rawValue: token.id))))
    }
    return .logged(.express(express(key, token, &own)))
  }

  private mutating func express(
    _ key: UUIDBytes, _ token: ContractCalls.KnownToken, _ own: inout SplitMix64
  ) -> ExpressRequest {
    // A few of the newest pools of drops that sell.
    let selling = pools.suffix(200).filter { live.suffix(8).contains($0.drop) }
    let some = selling.isEmpty ? pools : selling
    let pool = some[some.count - 1 - Int(own.below(UInt64(min(some.count, 12))))]
    var lines = [ReserveLine(pool: Identifier(rawValue: pool.pool.rawValue), quantity: 1)]
    if own.chance(percent: 25) { lines[0].quantity = UInt32(2 + own.below(2)) }
    if own.chance(percent: 15), let other = some.last(where: { $0.drop == pool.drop }),
      other.pool != pool.pool
    {
      lines.append(ReserveLine(pool: Identifier(rawValue: other.pool.rawValue), quantity: 1))
    }
    var request = ExpressRequest(
      key: key, buyer: Identifier(rawValue: token.buyer), token: Identifier(rawValue: token.id),
      drop: Identifier(rawValue: pool.drop.rawValue), lines: lines,
      amount: Money(minor: amount(lines, pool.drop, &own), currency: "EUR"),
      payment: UUIDBytes(high: 14, low: own.next() | 1),
      attestation: Attestation(
        nonce: UUIDBytes(high: 15, low: own.next() | 1),
        at: Timestamp(microseconds: deviceTime(&own))))
    if own.chance(percent: 12), let nonce = nonces.last { request.attestation.nonce = nonce }
    if own.chance(percent: 4), let known = payments.last {
      request.payment = UUIDBytes(high: known.payment.high, low: known.payment.low)
    }
    if own.chance(percent: 12) { request.anyWindow = AnyWindow(classes: []) }
    if own.chance(percent: 30) { request.zone = UInt32(own.below(3)) }
    if let ticket = tickets.last, ticket.drop == pool.drop { request.ticket = ticket.ticket }
    switch own.below(20) {
    case 0: attesting = nil
    case 1: attesting = ContractCalls.device(token.device + 1)
    default: attesting = ContractCalls.device(token.device)
    }
    return request
  }

  /// What the lines cost, as far as the story knows; now and then something else.
  private func amount(
    _ lines: [ReserveLine], _ drop: DropID, _ own: inout SplitMix64
  ) -> Int64 {
    let units = lines.reduce(Int64(0)) { $0 + Int64($1.quantity) }
    let price = (dropPrices[drop] ?? 100) * units
    return own.chance(percent: 6) ? price + Int64(own.below(3)) : price
  }

  /// A moment ago, mostly.
  private func deviceTime(_ own: inout SplitMix64) -> Int64 {
    switch own.below(20) {
    case 0: time.subtractingSaturated(115_000_000 + Int64(own.below(20_000_000)))
    case 1: time.addingSaturated(25_000_000 + Int64(own.below(20_000_000)))
    default: time.subtractingSaturated(Int64(own.below(3_000_000)))
    }
  }

  /// Learns prices, tokens and purchases from an entry.
  mutating func learnPurchases(_ command: Command, _ outcome: Outcome) {
    if let request = command.body.reserveCall, let ticket = request.ticket,
      outcome.result.reserved != nil
    {
      usedTicket = (
        DropID(rawValue: request.drop.rawValue), BuyerID(rawValue: request.buyer.rawValue), ticket
      )
    }
    switch (command.body, outcome.result) {
    case (.putOffer(let put), .offerPut(let told)): offerPrices[told.offer] = put.priceMinor
    case (.scheduleDrop(let drop), .dropScheduled(let told)):
      dropPrices[told.drop] = offerPrices[drop.offer]
    case (.logged(.schedule(let drop)), .logged(.schedule(.scheduled(let told)))):
      let offer = OfferID(rawValue: drop.offer.rawValue)
      dropPrices[DropID(rawValue: told.drop.rawValue)] = offerPrices[offer]
    case (.logged(.registerToken(let request)), .logged(.registerToken(.registered(let told)))):
      let device = (0..<3).first { ContractCalls.device($0).bytes == request.device } ?? 0
      tokens.append(
        ContractCalls.KnownToken(
          id: told.token.rawValue, buyer: request.buyer.rawValue, device: device))
    case (.logged(.express(let request)), .logged(.express(.pending(let told)))):
      nonces.append(request.attestation.nonce)
      let hold = HoldID(rawValue: told.hold.rawValue)
      holds.append((hold, BuyerID(rawValue: request.buyer.rawValue)))
      payments.append(
        PaymentResult(
          hold: hold,
          payment: Key128(high: request.payment.high, low: request.payment.low)))
    default: break
    }
  }
}

import DropwireClient
import LogContract
import MessageServices
import Messages
import RPC
import ScenarioKit
import WireCodec

extension ServiceDriver {
  mutating func reservation(_ step: Scenario.Step) async throws -> Observation {
    if step.verb == "reserve" { return try await reserve(step) }
    let key = Names.key(step)
    let buyer = Names.identifier(step.actor)
    switch step.verb {
    case "leave":
      let result = try await client.reservations.leaveWaitlist(
        LeaveWaitlistRequest(key: key, buyer: buyer, waiter: names.waiters.find(step.subject)))
      guard case .left(let left) = result else { return try refused(result) }
      return Observation("left", [Self.replay(left.replayed)])
    case "release":
      let result = try await client.reservations.release(
        ReleaseRequest(key: key, buyer: buyer, hold: names.holds.find(step.subject)))
      guard case .released(let released) = result else { return try refused(result) }
      return Observation("released", [Self.replay(released.replayed)])
    default:
      let result = try await client.reservations.extend(
        ExtendRequest(key: key, buyer: buyer, hold: names.holds.find(step.subject)))
      guard case .extended(let extended) = result else { return try refused(result) }
      return Observation(
        "extended", [Self.time("deadline", extended.deadline), Self.replay(extended.replayed)])
    }
  }

  private mutating func reserve(_ step: Scenario.Step) async throws -> Observation {
    guard step["principal"] == nil else {
      throw step.problem("keys are the buyer's own on the wire")
    }
    let dropName = step["drop"] ?? "launch"
    let otherwise = try step.number("quantity", 1)
    let lines = (step["pool"] ?? "M").split(separator: "+").map { part in
      let sides = part.split(separator: ":")
      let pool = sides[0].contains("/") ? String(sides[0]) : "\(dropName)/\(sides[0])"
      return ReserveLine(
        pool: names.pools.find(pool), quantity: sides.count > 1 ? UInt32(sides[1]) ?? 0 : otherwise)
    }
    var request = ReserveRequest(
      key: Names.key(step), buyer: Names.identifier(step.actor), drop: names.drops.find(dropName),
      minimum: try step.number("min", 0), waitlist: step["join"] == "yes")
    if lines.count == 1 {
      (request.pool, request.quantity) = (lines[0].pool, lines[0].quantity)
    } else {
      request.lines = lines
    }
    if step.hasWindowWish {
      try step.addWindowWish(to: &request) { names.windows.find($0).rawValue }
    }
    let result = try await client.reservations.reserve(request)
    guard case .reserved(let reserved) = result else { return try refused(result) }
    if reserved.hold != 0 { names.holds.add(step.subject, reserved.hold) }
    if reserved.waiter != 0 { names.waiters.add(step.subject, reserved.waiter) }
    return observation(of: reserved)
  }

  /// What is seen of a grant, in whichever way it was asked for.
  func observation(of reserved: Messages.Reserved) -> Observation {
    let code =
      reserved.waiter == 0 ? "held" : reserved.hold == 0 ? "waitlisted" : "partlyHeld"
    var observation = Observation(
      code,
      [
        ("granted", "\(reserved.granted)"), ("waiting", "\(reserved.waiting)"),
        ("position", "\(reserved.position)"), Self.time("deadline", reserved.deadline),
        Self.replay(reserved.replayed),
      ])
    observation.add(
      reserved, window: { names.windows.name(Identifier(rawValue: $0)) },
      pool: { names.pools.name(Identifier(rawValue: $0)) })
    return observation
  }

  /// Payment tokens, and what is bought with them.
  mutating func purchase(_ step: Scenario.Step) async throws -> Observation {
    let (key, buyer) = (Names.key(step), Names.identifier(step.actor))
    let call: LogCommand
    switch step.verb {
    case "token": call = try step.registerToken(key: key, buyer: buyer.rawValue)
    case "revoke":
      call = .revokeToken(
        RevokeTokenRequest(key: key, buyer: buyer, token: names.tokens.find(step.subject)))
    default:
      call = try step.express(
        key: key, buyer: buyer.rawValue,
        token: names.tokens.find(step["token"] ?? "card").rawValue,
        drop: names.drops.find(step["drop"] ?? "launch").rawValue,
        payment: Names.number(step["payment"] ?? "of line \(step.line)"),
        pool: { names.pools.find($0).rawValue }, window: { names.windows.find($0).rawValue })
    }
    let outcome = try await call.call(over: client.channel, options: Self.patience)
    switch outcome {
    case .registerToken(.registered(let registered)):
      names.tokens.add(step.subject, registered.token)
    case .express(.pending(let pending)): names.holds.add(step.subject, pending.hold)
    default: break
    }
    return Observation(
      ofPurchase: outcome, isDelivered: true,
      window: { names.windows.name(Identifier(rawValue: $0)) })
      ?? Observation(outcome, isDelivered: true)
  }

  mutating func checkout(_ step: Scenario.Step) async throws -> Observation {
    let hold = names.holds.find(step.subject)
    let payment = Names.payment(step)
    let key = Names.key(step)
    let buyer = Names.identifier(step.actor)
    if step.verb == "begin" {
      let result = try await client.checkout.beginConfirm(
        BeginConfirmRequest(key: key, buyer: buyer, hold: hold, payment: payment))
      guard case .confirming(let confirming) = result else { return try refused(result) }
      return Observation(
        "confirming", [Self.time("until", confirming.deadline), Self.replay(confirming.replayed)])
    }
    let result =
      step.verb == "confirm"
      ? try await client.checkout.confirm(
        ConfirmRequest(key: key, buyer: buyer, hold: hold, payment: payment))
      : try await client.checkout.paymentResult(
        PaymentResultRequest(
          key: key, hold: hold, payment: payment, authorised: step.verb == "authorised"))
    switch result {
    case .confirmed(let confirmed):
      names.orders.add(step.subject, confirmed.order)
      return Observation(
        "confirmed", [("amount", "\(confirmed.amountMinor)"), Self.replay(confirmed.replayed)])
    case .voided(let voided):
      return Observation(
        "voided", [("reason", "\(voided.reason.reason)"), Self.replay(voided.replayed)])
    case .declined(let declined):
      return Observation(
        "declined",
        [
          ("held", declined.stillHeld ? "yes" : "no"), Self.time("deadline", declined.deadline),
          Self.replay(declined.replayed),
        ])
    default: return try refused(result)
    }
  }
}

import Basics
import Messages
import WireCodec

/// Invariant 41: a payment token is charged by its buyer alone, while it is good, up to its cap, for what its own device
/// has signed a moment ago, once for each nonce, and for what the drop costs; what came to nothing counts no more. And
/// nothing that is over stays good.
struct TokenChecker: InvariantChecker {
  private struct Token {
    var request: RegisterTokenRequest
    var isRevoked = false
    var nonces: Set<UUIDBytes> = []
    /// What was bought and paid, minor units.
    var paid: Int64 = 0
    /// What was bought, and waits for its payment.
    var open: [Key128: Int64] = [:]

    var spent: Int64 { open.values.reduce(paid) { $0.addingSaturated($1) } }
  }

  private static var age: Int64 { 120_000_000 }
  private static var ahead: Int64 { 30_000_000 }

  private var tokens: [UInt64: Token] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !entry.outcome.isReplay { note(entry, engine, &report) }
    settle(engine)
    if !report.isScanning { return }
    if case .ticked(let ticked) = entry.outcome.result, !ticked.isMoreDue {
      engine.tokens.forEachSlot { slot in
        let token = engine.tokens[slot]
        if token.isActive, token.expires <= entry.logTimeMicroseconds {
          report.add(41, "\(token.id) expired at \(token.expires) and outlived a tick")
        }
      }
    }
    compare(engine, &report)
  }

  // MARK: What was said

  private mutating func note(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard case .logged(let call) = entry.command.body,
      case .logged(let outcome) = entry.outcome.result
    else { return }
    switch (call, outcome) {
    case (.registerToken(let request), .registerToken(.registered(let told))):
      tokens[told.token.rawValue] = Token(request: request)
    case (.revokeToken(let request), .revokeToken(.revoked)):
      if let reason = unusable(request.token, request.buyer, entry.logTimeMicroseconds) {
        report.add(41, "token \(request.token.rawValue) was revoked: \(reason)")
      }
      tokens[request.token.rawValue]?.isRevoked = true
    case (.express(let request), .express(.pending(let pending))):
      buy(request, pending, entry, engine, &report)
    default: break
    }
  }

  /// Why a token cannot be used; nil when it can.
  private func unusable(_ id: Identifier, _ buyer: Identifier, _ now: Int64) -> String? {
    guard let token = tokens[id.rawValue] else { return "it never was" }
    if token.request.buyer != buyer { return "it is another buyer's" }
    if token.isRevoked { return "it was revoked before" }
    return token.request.expires.microseconds <= now ? "it has expired" : nil
  }

  private mutating func buy(
    _ request: ExpressRequest, _ pending: ExpressPending, _ entry: ObservedEntry,
    _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    let (id, now) = (request.token.rawValue, entry.logTimeMicroseconds)
    if let reason = unusable(request.token, request.buyer, now) {
      report.add(41, "token \(id) was charged: \(reason)")
    }
    guard let token = tokens[id] else { return }
    if entry.command.header?.attested?.bytes != token.request.device {
      report.add(41, "token \(id) was charged without its device's word")
    }
    let at = request.attestation.at.microseconds
    if at < now.subtractingSaturated(Self.age) || at > now.addingSaturated(Self.ahead) {
      report.add(41, "token \(id) was charged at \(now), by what was signed at \(at)")
    }
    if !tokens[id]!.nonces.insert(request.attestation.nonce).inserted {
      report.add(41, "token \(id) was charged twice by nonce \(request.attestation.nonce)")
    }
    let (minor, cap) = (request.amount.minor, token.request.cap)
    if minor > cap.minor || request.amount.currency != cap.currency
      || token.request.total != 0 && minor > token.request.total - token.spent
    {
      report.add(41, "token \(id) was charged \(minor), and \(token.spent) before")
    }
    checkPrice(request, engine, &report)
    let payment = Key128(high: request.payment.high, low: request.payment.low)
    tokens[id]?.open[payment] = minor
  }

  /// By the drop's own price, whatever was asked for.
  private func checkPrice(
    _ request: ExpressRequest, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    guard let slot = engine.drops.slot(request.drop.rawValue) else { return }
    let units = request.lines.reduce(Int64(0)) { $0 + Int64($1.quantity) }
    if engine.drops[slot].priceMinor * units != request.amount.minor {
      report.add(
        41,
        "\(units) units were sold for \(request.amount.minor), at \(engine.drops[slot].priceMinor)")
    }
  }

  // MARK: What became of it

  /// Payments that wait are paid, or come to nothing.
  private mutating func settle(_ engine: borrowing Engine) {
    for (id, token) in tokens where !token.open.isEmpty {
      for (payment, minor) in token.open {
        guard let slot = engine.payments.slot(payment) else {
          tokens[id]?.open[payment] = nil
          continue
        }
        switch engine.payments[slot].state {
        case .intended: continue
        case .voided, .declined: tokens[id]?.open[payment] = nil
        case .authorised, .captured, .unanswered, .refunded:
          tokens[id]?.open[payment] = nil
          tokens[id]?.paid += minor
        }
      }
    }
  }

  private func compare(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    var ofBuyers: [UInt64: UInt32] = [:]
    engine.tokens.forEachSlot { slot in
      let record = engine.tokens[slot]
      ofBuyers[record.buyer.rawValue, default: 0] += 1
      guard let token = tokens[record.id.rawValue] else {
        return report.add(41, "\(record.id) was never registered")
      }
      if record.spent != token.spent {
        report.add(41, "\(record.id) was charged \(token.spent), and counts \(record.spent)")
      }
      if record.nonces.count > Int(engine.limits.noncesPerToken) {
        report.add(41, "\(record.id) keeps \(record.nonces.count) nonces")
      }
    }
    if ofBuyers != engine.tokensOfBuyers {
      report.add(41, "buyers have \(ofBuyers) tokens, and are said to have others")
    }
  }
}

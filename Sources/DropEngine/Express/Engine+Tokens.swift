import Basics
import LogContract
import Messages
import WireCodec

/// Payment tokens: leave to charge a buyer. See `docs/express.md`.
extension Engine {
  /// Until a token expires, at most.
  static var longestToken: Int64 { 366 * day }

  /// Makes a token. The edge has put digests in place of what the provider knows it by and of the device's key.
  public mutating func registerToken(
    _ request: RegisterTokenRequest, at position: LogPosition
  ) -> RegisterTokenResult {
    var record = TokenRecord()
    if let field = fill(&record, from: request) {
      return .rejected(Rejected(Refusal(.invalid, field: field)))
    }
    let ofBuyer = tokensOfBuyers[record.buyer.rawValue] ?? 0
    if ofBuyer >= limits.tokensPerBuyer || tokens.count >= Int(limits.tokens) {
      return .rejected(
        Rejected(Refusal(.capacityReached, field: .tokens, retryAfterMicroseconds: 0)))
    }
    record.id = TokenID(sequence: sequence, index: takeIndex())
    tokensOfBuyers[record.buyer.rawValue] = ofBuyer + 1
    awaitExpiry(ofToken: tokens.insert(record))
    return .registered(TokenRegistered(token: Identifier(rawValue: record.id.rawValue)))
  }

  /// Takes what a request says; gives the field that is out of its range.
  private func fill(
    _ record: inout TokenRecord, from request: RegisterTokenRequest
  ) -> RefusedField? {
    record.buyer = BuyerID(rawValue: request.buyer.rawValue)
    if record.buyer.isNone { return .buyer }
    guard let reference = Digest256(request.reference) else { return .reference }
    guard let device = Digest256(request.device) else { return .device }
    guard let currency = Currency(request.cap.currency.text), request.cap.minor > 0,
      request.total >= 0
    else { return .cap }
    record.reference = reference
    record.device = device
    record.currency = currency
    record.cap = request.cap.minor
    record.total = request.total
    record.expires = request.expires.microseconds
    let isInTime =
      record.expires > now && record.expires <= now.addingSaturated(Self.longestToken)
    return isInTime ? nil : .expires
  }

  /// Ends a token. What was bought under it goes on.
  public mutating func revokeToken(
    _ request: RevokeTokenRequest, at position: LogPosition
  ) -> RevokeTokenResult {
    let slot: UInt32
    switch chargeable(request.token, by: request.buyer) {
    case .success(let found): slot = found
    case .failure(let reason): return .rejected(Rejected(reason.refusal))
    }
    if fault != .keepRevoked { end(token: slot, as: .revoked) }
    return .revoked(TokenRevoked(token: request.token))
  }

  /// Why something cannot be done.
  struct Refused: Error {
    var refusal: Refusal
    init(_ refusal: Refusal) { self.refusal = refusal }
  }

  /// The slot of a token that its buyer can use.
  func chargeable(_ token: Identifier, by buyer: Identifier) -> Result<UInt32, Refused> {
    guard let slot = tokens.slot(token.rawValue) else {
      return .failure(
        Refused(Refusal(mayBeForgotten(token.rawValue) ? .forgotten : .unknownToken)))
    }
    if tokens[slot].buyer.rawValue != buyer.rawValue && fault != .anybodysToken {
      return .failure(Refused(Refusal(.notOwner)))
    }
    switch tokens[slot].state {
    case .revoked: return .failure(Refused(Refusal(.tokenRevoked)))
    case .expired: return .failure(Refused(Refusal(.tokenExpired)))
    case .active: break
    }
    // Its time is over whether a tick has said so or not.
    if tokens[slot].expires <= now && fault != .keepExpired {
      return .failure(Refused(Refusal(.tokenExpired)))
    }
    return .success(slot)
  }

  /// It cannot be charged any more, and is forgotten with all that has ended.
  mutating func end(token slot: UInt32, as state: TokenState) {
    tokens[changing: slot].state = state
    tokens[changing: slot].endedAt = now
    tokens[changing: slot].nonces = []
    let order = finish(.token, slot: slot)
    tokens[changing: slot].finishOrder = order
  }

  /// Forgets a token that has ended.
  mutating func removeToken(_ slot: UInt32) {
    let buyer = tokens[slot].buyer.rawValue
    noteForgotten(tokens[slot].id.rawValue)
    tokens.remove(slot)
    let left = (tokensOfBuyers[buyer] ?? 1) - 1
    tokensOfBuyers[buyer] = left == 0 ? nil : left
  }

  // MARK: Time

  mutating func awaitExpiry(ofToken slot: UInt32) {
    if !tokens[slot].isActive { return }
    deadlines.insert(
      Deadline(
        time: tokens[slot].expires, id: tokens[slot].id.rawValue, slot: slot, kind: .tokenExpires))
  }

  /// Whether a deadline is that of a token that can still be charged.
  func isExpiryDue(_ deadline: Deadline) -> Bool {
    let token = tokens[deadline.slot]
    return token.id.rawValue == deadline.id && token.isActive && token.expires == deadline.time
  }

  // MARK: Money

  /// A payment came to nothing: its token may be charged as much again.
  mutating func returnToToken(payment: UInt32) {
    let charge = charge(of: payment)
    guard let token = tokens.slot(charge.token.rawValue), fault != .keepSpent else { return }
    tokens[changing: token].spent = max(0, tokens[token].spent - charge.amount)
  }

  /// A token as of now.
  public func token(_ request: GetTokenRequest) -> GetTokenResult {
    guard let slot = tokens.slot(request.token.rawValue) else {
      let isForgotten = mayBeForgotten(request.token.rawValue)
      return .rejected(Rejected(Refusal(isForgotten ? .forgotten : .unknownToken)))
    }
    let token = tokens[slot]
    let isOver = token.isActive && token.expires <= lastLogTimeMicroseconds
    return .token(
      TokenFound(
        token: request.token, buyer: Identifier(rawValue: token.buyer.rawValue),
        state: Messages.TokenState(
          rawValue: (isOver ? TokenState.expired : token.state).rawValue),
        cap: Money(token.cap, token.currency), total: token.total, spent: token.spent,
        expires: Timestamp(microseconds: token.expires), reference: token.reference.bytes,
        asOf: lastSequence))
  }
}

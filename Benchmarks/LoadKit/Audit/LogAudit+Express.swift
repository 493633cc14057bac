/// Leave to charge a buyer, as it was registered.
public struct AuditToken: Equatable, Sendable {
  public var token: UInt64
  public var buyer: UInt64
  /// Minor units; of all purchases together 0 is any.
  public var cap: Int64
  public var total: Int64
  public var currency: String
  public var expiresMicroseconds: Int64
  /// The digest of the key that its purchases are signed with.
  public var device: [UInt8]

  /// A token.
  public init(
    token: UInt64, buyer: UInt64, cap: Int64, total: Int64, currency: String,
    expiresMicroseconds: Int64, device: [UInt8]
  ) {
    self.token = token
    self.buyer = buyer
    self.cap = cap
    self.total = total
    self.currency = currency
    self.expiresMicroseconds = expiresMicroseconds
    self.device = device
  }
}

/// A purchase in one call, and what its entry's header says.
public struct AuditPurchase: Equatable, Sendable {
  public var token: UInt64
  public var reserve: AuditReserve
  /// What it was said to cost, minor units.
  public var amount: Int64
  public var currency: String
  public var nonce: LoadKey
  /// What the device's clock said.
  public var atMicroseconds: Int64
  /// The digest of the key that it was found to be signed with; nil for none.
  public var attested: [UInt8]?
  /// What it was given; nil where it was refused.
  public var grant: AuditGrant?
  /// Until when its payment may take.
  public var confirmDeadlineMicroseconds: Int64 = 0

  /// A purchase.
  public init(
    token: UInt64, reserve: AuditReserve, amount: Int64, currency: String, nonce: LoadKey,
    atMicroseconds: Int64, attested: [UInt8]?
  ) {
    self.token = token
    self.reserve = reserve
    self.amount = amount
    self.currency = currency
    self.nonce = nonce
    self.atMicroseconds = atMicroseconds
    self.attested = attested
  }
}

// Payment tokens, and what is bought with them. Every purchase is held against its token by a model of its own: whose it
// is, until when, up to how much, by whose signature, and that no nonce buys twice.
extension LogAudit {
  struct Token {
    var token: AuditToken
    var isRevoked = false
    /// It was over by an earlier clock.
    var hasLapsed = false
    var spent: Int64 = 0
    var nonces: Set<LoadKey> = []
  }

  /// What a payment is charged to, and how much of it.
  struct Purchase {
    var token: UInt64
    var amount: Int64
  }

  struct Tokens {
    var all: [UInt64: Token] = [:]
    var purchases: [LoadKey: Purchase] = [:]
    /// What a unit of a drop costs, as adapters were asked for it.
    var prices: [UInt64: (minor: Int64, currency: String)] = [:]
    /// Log time went back once: what is too old, or forgotten, cannot be told any more.
    var hasGoneBack = false
    /// The purchase of the entry that is being read.
    var buying: (payment: LoadKey, purchase: AuditPurchase)?
  }

  // MARK: Tokens

  mutating func register(_ token: AuditToken) {
    if token.token >> 20 != sequence || tokens.all[token.token] != nil {
      fault(.grantedTwice, "token \(token.token) was there before entry \(sequence)")
    }
    if token.expiresMicroseconds <= now || token.cap <= 0 || token.device.count != 32 {
      fault(.tokenMisused, "token \(token.token) could never be charged")
    }
    tokens.all[token.token] = Token(token: token)
  }

  mutating func revoke(_ id: UInt64, by buyer: UInt64) {
    guard let token = tokens.all[id] else {
      return fault(.unknownReference, "token \(id), which never was, was revoked")
    }
    if let reason = whyNot(token, by: buyer) {
      fault(.tokenMisused, "token \(id) was revoked, and is refused: \(reason)")
    }
    tokens.all[id]?.isRevoked = true
  }

  /// Why a token cannot be used.
  private func whyNot(_ token: Token, by buyer: UInt64) -> AuditRefusal? {
    if token.token.buyer != buyer { return .notOwner }
    if token.isRevoked { return .tokenRevoked }
    return now >= token.token.expiresMicroseconds ? .tokenExpired : nil
  }

  // MARK: Purchases

  /// The first reason for which a purchase is to be refused, before that of its units; nil where there is none.
  private func whyNot(_ purchase: AuditPurchase) -> AuditRefusal? {
    if !till.isOpen { return .other }
    guard let token = tokens.all[purchase.token] else { return .unknownToken }
    if let reason = whyNot(token, by: purchase.reserve.buyer) { return reason }
    if purchase.attested != token.token.device { return .badAttestation }
    let at = purchase.atMicroseconds
    let isInTime = at > 0 && at >= now - 120_000_000 && at <= now + 30_000_000
    if !isInTime || purchase.nonce == LoadKey(high: 0, low: 0) { return .badAttestation }
    if token.nonces.contains(purchase.nonce) { return .nonceReplay }
    let units = Int64(clamping: purchase.reserve.wanted)
    if let price = tokens.prices[purchase.reserve.drop] {
      let whole = price.minor.multipliedReportingOverflow(by: units)
      if whole.overflow || whole.partialValue != purchase.amount
        || price.currency != purchase.currency
      {
        return .priceChanged
      }
    }
    return purchase.amount > allowed(token.token, purchase.currency, spent: token.spent)
      ? .amountOverCap : nil
  }

  private func allowed(_ token: AuditToken, _ currency: String, spent: Int64) -> Int64 {
    if token.currency != currency { return 0 }
    return token.total == 0 ? token.cap : min(token.cap, max(0, token.total - spent))
  }

  /// A purchase that was taken: its checks, its units, and a hold that waits for its payment.
  mutating func buy(
    _ purchase: AuditPurchase, _ grant: AuditGrant, _ payment: LoadKey?
  ) {
    if let reason = whyNot(purchase) {
      fault(.tokenMisused, "a purchase with token \(purchase.token) is to be refused: \(reason)")
    }
    report.purchases += 1
    reserve(purchase.reserve, grant)
    guard let payment else { return fault(.unknownReference, "a purchase without a payment") }
    begin(grant.hold, until: purchase.confirmDeadlineMicroseconds, payment)
    tokens.all[purchase.token]?.spent += purchase.amount
    tokens.all[purchase.token]?.nonces.insert(purchase.nonce)
    tokens.purchases[payment] = Purchase(token: purchase.token, amount: purchase.amount)
    tokens.buying = (payment, purchase)
  }

  private mutating func begin(_ hold: UInt64, until deadline: Int64, _ payment: LoadKey) {
    if known(payment) != nil {
      fault(.paymentUsedTwice, "for hold \(hold), and before")
    }
    guard holds[hold] != nil else { return }
    holds[hold]?.phase = .confirming
    holds[hold]?.confirmDeadline = deadline
    intend(payment, hold)
    deadlines.insert(Due(time: deadline, hold: hold))
  }

  /// What an adapter is asked for in the entry of a purchase is what that was said to cost.
  mutating func checkPurchase() {
    guard let buying = tokens.buying else { return }
    tokens.buying = nil
    guard let open = till.charges[buying.payment]?.open, let intent = till.intents[open],
      intent.kind == "authorise"
    else { return fault(.moneyMoved, "nobody is asked to authorise \(buying.payment)") }
    let (amount, units) = (buying.purchase.amount, Int64(clamping: buying.purchase.reserve.wanted))
    if intent.amount != amount {
      fault(.moneyMoved, "\(intent.amount) is asked for, and \(amount) was shown")
    }
    if units > 0 {
      tokens.prices[buying.purchase.reserve.drop] = (
        intent.amount / units, buying.purchase.currency
      )
    }
  }

  /// A payment came to nothing: its token may be charged as much again.
  mutating func returnToToken(_ payment: LoadKey) {
    guard let purchase = tokens.purchases.removeValue(forKey: payment) else { return }
    tokens.all[purchase.token]?.spent -= purchase.amount
  }

  // MARK: Refusals

  /// A purchase that was refused: for the first reason there is.
  mutating func judge(_ refusal: AuditRefusal, of purchase: AuditPurchase) {
    // Room for its key, or for its nonce, is asked for before.
    if refusal == .keyMismatch || refusal == .capacityReached { return }
    guard let reason = whyNot(purchase) else {
      return judgeLate(refusal, of: purchase)
    }
    let isRight =
      switch (reason, refusal) {
      case (.unknownToken, .forgotten): true
      // A token that is over is forgotten some time.
      case (.tokenRevoked, .forgotten), (.tokenExpired, .forgotten), (.notOwner, .forgotten): true
      // Nobody was asked for money in that drop yet: what it costs is not known here.
      case (.amountOverCap, .priceChanged): tokens.prices[purchase.reserve.drop] == nil
      // What an earlier clock has passed cannot be said again, whatever else is wrong with it.
      case (.nonceReplay, .badAttestation), (.priceChanged, .badAttestation),
        (.amountOverCap, .badAttestation):
        tokens.hasGoneBack
      // A token that has ended stays so when log time goes back.
      case (.badAttestation, .tokenExpired), (.nonceReplay, .tokenExpired),
        (.priceChanged, .tokenExpired), (.amountOverCap, .tokenExpired),
        (.badAttestation, .forgotten), (.nonceReplay, .forgotten), (.priceChanged, .forgotten),
        (.amountOverCap, .forgotten):
        tokens.all[purchase.token]?.hasLapsed == true
      default: reason == refusal
      }
    if !isRight {
      fault(.wrongRefusal, "\(refusal): token \(purchase.token) is refused for \(reason)")
    }
  }

  private mutating func judgeLate(_ refusal: AuditRefusal, of purchase: AuditPurchase) {
    let token = tokens.all[purchase.token]
    switch refusal {
    case .tokenExpired, .forgotten:
      if token?.hasLapsed != true { fault(.wrongRefusal, "\(refusal): it can be charged") }
    // What an earlier clock has passed cannot be said again.
    case .badAttestation:
      if !tokens.hasGoneBack { fault(.wrongRefusal, "token \(purchase.token) is attested") }
    // Nobody was asked for money in that drop yet.
    case .priceChanged:
      if tokens.prices[purchase.reserve.drop] != nil {
        fault(.wrongRefusal, "drop \(purchase.reserve.drop) costs what it did")
      }
    case .notOwner, .tokenRevoked, .nonceReplay, .amountOverCap, .unknownToken:
      fault(.wrongRefusal, "\(refusal): token \(purchase.token) can be charged")
    default: judge(refusal: refusal, of: .reserve(purchase.reserve))
    }
  }

  mutating func judge(_ refusal: AuditRefusal, ofRevoking id: UInt64, by buyer: UInt64) {
    guard let token = tokens.all[id] else { return }
    let isRight =
      switch refusal {
      case .keyMismatch, .capacityReached: true
      case .forgotten, .tokenExpired:
        token.hasLapsed || token.isRevoked || now >= token.token.expiresMicroseconds
      default: whyNot(token, by: buyer) == refusal
      }
    if !isRight { fault(.wrongRefusal, "\(refusal): token \(id)") }
  }

  // MARK: Time

  /// Log time goes back from there.
  mutating func doubtTokens(over time: Int64) {
    tokens.hasGoneBack = true
    for id in tokens.all.keys where tokens.all[id]!.token.expiresMicroseconds <= time {
      tokens.all[id]?.hasLapsed = true
    }
  }
}

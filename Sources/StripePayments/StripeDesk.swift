public import Messages
public import WireCodec

/// What a desk needs of a wire: a request is sent until there is an answer that is worth something.
public protocol StripeWire: Sendable {
  /// - Throws: `StripeSilence` when nobody could say for a while; what the implementation throws.
  func answer(_ request: StripeRequest) async throws -> StripeAnswer
}

/// Nobody could say for a while. What was sent may have been done.
public struct StripeSilence: Error, Sendable {
  public var reason: String
  public init(_ reason: String) { self.reason = reason }
}

/// What is known of a payment, across starts.
public struct StripeAccount: Sendable, Equatable {
  /// Its PaymentIntent.
  public var paymentIntent: StripeID?
  /// The authorisation that was begun for it.
  public var authorisation: StripeAuthorisation?
  /// When each deed that must not be done twice was first sent, microseconds since 1970.
  public var begun: [UInt64: Int64] = [:]
  /// The newest intent that was told.
  public var lastNumber: UInt64 = 0

  public init() {}
}

/// Where accounts are kept. What is noted is on the disk when the call returns.
public protocol StripeAccounts: Sendable {
  func account(of payment: UUIDBytes) async -> StripeAccount
  /// A PaymentIntent belongs to a payment. False where it belongs to another: money pays once.
  func bind(_ id: StripeID, to payment: UUIDBytes) async throws -> Bool
  /// A deed is about to be sent for the first time.
  func begin(
    _ number: UInt64, of payment: UUIDBytes, at time: Int64, authorisation: StripeAuthorisation?
  ) async throws
  /// Nothing was lost of what was ever asked: what is not known here was never done from here.
  var isWhole: Bool { get async }
  /// What the shop says that a payment is paid with.
  func means(of payment: UUIDBytes) async -> StripeMeans?
}

/// Carries out intents at Stripe. What it is asked under a number it does once, whoever is killed in between: what cannot
/// be done twice there anyhow is asked for again, the rest is sent under the same key.
///
/// One intent of a payment at a time; of different payments any number.
public struct StripeDesk<Wire: StripeWire, Accounts: StripeAccounts>: Sendable {
  /// Stripe knows a key for a day at least. What was first sent longer ago is looked for, and not sent again. 20 hours.
  static var keyMicroseconds: Int64 { 20 * 3_600_000_000 }
  /// What was made is found by search after a minute. After so long a void believes it that there is nothing. 120 s.
  static var lagMicroseconds: Int64 { 120_000_000 }
  /// So far a clock may have been set back. 300 s.
  static var backMicroseconds: Int64 { 300_000_000 }
  /// Pages of refunds that are read: 100 each. 10.
  static var pages: Int { 10 }

  let wire: Wire
  let accounts: Accounts
  /// Microseconds since 1970.
  let now: @Sendable () -> Int64
  /// What a person has to know.
  let say: @Sendable (String) -> Void

  public init(
    wire: Wire, accounts: Accounts, say: @escaping @Sendable (String) -> Void = { _ in },
    now: @escaping @Sendable () -> Int64
  ) {
    self.wire = wire
    self.accounts = accounts
    self.say = say
    self.now = now
  }

  /// Does what an intent asks. Nil: nothing can be said, and the till will ask again.
  ///
  /// Only a query is answered `notFound`: the till tells again at once what it is said of, and what was just not done
  /// would be told again for ever.
  public func carryOut(_ intent: PaymentIntent) async throws -> StripeReport? {
    do {
      let report = try await reply(to: intent)
      let isOpen = report.report == .notFound && intent.kind != .query
      return isOpen ? StripeReport(.notYet) : report
    } catch is StripeSilence {
      return nil
    }
  }

  private func reply(to intent: PaymentIntent) async throws -> StripeReport {
    switch intent.kind {
    case .authorise, .capture, .refund:
      if let problem = StripeCurrency.problem(intent.amount) {
        say("payment \(intent.payment), intent \(intent.number): \(intent.kind): \(problem)")
        return StripeReport(intent.kind == .authorise ? .declined : .notYet)
      }
    default: break
    }
    return switch intent.kind {
    case .authorise: try await authorise(intent)
    case .capture: try await capture(intent)
    case .void: try await void(intent)
    case .refund: try await refund(intent)
    case .query: try await look(intent.payment, intent.number, of: intent.of, intent.amount)
    default: StripeReport(.notYet)
    }
  }

  // MARK: Authorisations

  private func authorise(_ intent: PaymentIntent) async throws -> StripeReport {
    // What costs nothing is held by nobody.
    if intent.amount.minor == 0 { return StripeReport(.authorised, 0) }
    let account = await accounts.account(of: intent.payment)
    if let id = account.paymentIntent { return try await found(id, intent, account) }
    if let begun = account.authorisation {
      let first = account.begun[begun.number] ?? intent.at.microseconds
      guard isFresh(first) else { return try await searched(intent) }
      return try await sent(begun, intent, isFirst: false)
    }
    switch await accounts.means(of: intent.payment) {
    case nil: return try await searched(intent, none: .notYet)
    case .paymentIntent(let id)?:
      let found = try await take(id, intent.payment, intent.amount.currency.text)
      return try await report(found, intent, none: .notFound)
    case .method(let method, let customer)?:
      // Perhaps sent by somebody who had other accounts.
      guard isFresh(intent.at.microseconds) else { return try await searched(intent) }
      let begun = StripeAuthorisation(
        number: intent.number, minor: intent.amount.minor, currency: intent.amount.currency.text,
        method: method, customer: customer)
      try await accounts.begin(
        intent.number, of: intent.payment, at: now(), authorisation: begun)
      return try await sent(begun, intent, isFirst: true)
    }
  }

  func isFresh(_ first: Int64) -> Bool {
    let (age, isTooLarge) = now().subtractingReportingOverflow(first)
    // Of a clock that was set back nobody knows how long it is ago.
    return !isTooLarge && age <= Self.keyMicroseconds && age >= -Self.backMicroseconds
  }

  private func sent(
    _ begun: StripeAuthorisation, _ intent: PaymentIntent, isFirst: Bool
  ) async throws -> StripeReport {
    switch try await send(begun, intent.payment) {
    case .made(let made):
      // A key tells again how it was then.
      guard let state = isFirst ? made : try await state(made.id) else {
        return StripeReport(.notFound)
      }
      return checked(
        state, intent.payment, intent.amount, state.report(to: .authorise, .done, isOurs: true))
    case .refused(let refusal):
      if refusal.isOfAnotherDeed { return try await searched(intent) }
      return StripeReport(refusal.isOfDeed ? .declined : .notYet)
    case .open: return StripeReport(.notYet)
    }
  }

  /// What came of an authorisation that was sent.
  enum Sent {
    /// Done, and the payment's.
    case made(StripePaymentIntent)
    case refused(StripeRefusal)
    case open
  }

  func send(_ begun: StripeAuthorisation, _ payment: UUIDBytes) async throws -> Sent {
    switch try await wire.answer(.authorise(payment, begun)) {
    case .object(let node):
      guard let made = StripePaymentIntent(node) else { return .open }
      if try await accounts.bind(made.id, to: payment) { return .made(made) }
      try await release(made, payment, begun.number)
      return .open
    case .refused(let refusal):
      if let id = refusal.paymentIntent { _ = try await accounts.bind(id, to: payment) }
      return .refused(refusal)
    case .again, .stuck, .locked: return .open
    }
  }

  /// Lets go what was made here for a payment that has been given another meanwhile.
  private func release(
    _ made: StripePaymentIntent, _ payment: UUIDBytes, _ number: UInt64
  ) async throws {
    say("\(made.id) was made for payment \(payment), which has another: it is cancelled")
    // The key of the number is that of the authorisation.
    let attempt = max(1, Int(clamping: now() / 1_000))
    _ = try await wire.answer(.cancel(made.id, payment, number, attempt: attempt))
  }

  // MARK: What cannot be done twice

  private func capture(_ intent: PaymentIntent) async throws -> StripeReport {
    switch try await place(of: intent) {
    case .nothing, .unknown: return StripeReport(.notFound)
    case .canceled: return StripeReport(.voided)
    case .at(let id):
      return try await move(id, intent) { attempt in
        .capture(id, intent.payment, intent.number, minor: intent.amount.minor, attempt: attempt)
      }
    }
  }

  private func void(_ intent: PaymentIntent) async throws -> StripeReport {
    switch try await place(of: intent) {
    case .nothing, .canceled: return StripeReport(.voided)
    case .unknown: return StripeReport(.notFound)
    case .at(let id):
      return try await move(id, intent) { attempt in
        .cancel(id, intent.payment, intent.number, attempt: attempt)
      }
    }
  }

  /// Moves a PaymentIntent on, which each of its states allows once.
  private func move(
    _ id: StripeID, _ intent: PaymentIntent, _ request: (Int) -> StripeRequest
  ) async throws -> StripeReport {
    let account = await accounts.account(of: intent.payment)
    let isOurs = account.authorisation != nil
    // What ended in a fault of theirs is tried again, under keys that nobody has used.
    let fresh = Int(clamping: now() / 1_000)
    for attempt in [0, fresh, fresh &+ 1] {
      switch try await wire.answer(request(attempt)) {
      case .object(let node):
        guard let state = StripePaymentIntent(node) else { return StripeReport(.notYet) }
        return checked(
          state, intent.payment, intent.amount,
          state.report(to: intent.kind, .done, isOurs: isOurs))
      case .refused(let refusal):
        guard let state = try await state(id) else { return StripeReport(.notFound) }
        let report = checked(
          state, intent.payment, intent.amount,
          state.report(to: intent.kind, .refused, isOurs: isOurs))
        // A key of another deed is no word on this one.
        return refusal.isOfAnotherDeed && report.report == .declined
          ? StripeReport(.notYet) : report
      case .stuck: continue
      case .again, .locked: return StripeReport(.notYet)
      }
    }
    return try await found(id, intent, account)
  }

  // MARK: Refunds

  private func refund(_ intent: PaymentIntent) async throws -> StripeReport {
    guard case .at(let id) = try await place(of: intent) else { return StripeReport(.notFound) }
    let account = await accounts.account(of: intent.payment)
    let first = account.begun[intent.number] ?? intent.at.microseconds
    guard isFresh(first) else { return try await givenBack(id, intent.number, none: .notFound) }
    if account.begun[intent.number] == nil {
      try await accounts.begin(
        intent.number, of: intent.payment, at: now(), authorisation: nil)
    }
    let request = StripeRequest.refund(
      id, intent.payment, intent.number, minor: intent.amount.minor)
    switch try await wire.answer(request) {
    case .object(let node):
      return StripeRefund(node)?.report ?? StripeReport(.notYet)
    case .refused(let refusal):
      return try await givenBack(
        id, intent.number, none: refusal.isOfDeed ? .declined : .notYet)
    // A second refund would be one: only what is there says whether the first was made.
    case .stuck: return try await givenBack(id, intent.number, none: .notYet)
    case .again, .locked: return StripeReport(.notYet)
    }
  }

  func givenBack(
    _ id: StripeID, _ number: UInt64, none: PaymentReport
  ) async throws -> StripeReport {
    try await refunds(of: id).first { $0.number == number }?.report ?? StripeReport(none)
  }

  /// All refunds of a PaymentIntent.
  func refunds(of id: StripeID) async throws -> [StripeRefund] {
    var all: [StripeRefund] = []
    for _ in 0..<Self.pages {
      guard case .object(let node) = try await wire.answer(.refunds(of: id, after: all.last?.id)),
        let page = StripePage(node)
      else { throw StripeSilence("no list of refunds") }
      let refunds = page.elements.compactMap { StripeRefund($0) }
      // One that cannot be read may be the one that is looked for.
      guard refunds.count == page.elements.count else {
        throw StripeSilence("a refund that cannot be read")
      }
      all += refunds
      if !page.hasMore || refunds.isEmpty { return all }
    }
    throw StripeSilence("more refunds than are read")
  }
}

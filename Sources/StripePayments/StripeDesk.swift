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
  /// Pages of refunds that are read: 100 each. 10.
  static var pages: Int { 10 }

  let wire: Wire
  let accounts: Accounts
  /// Microseconds since 1970.
  let now: @Sendable () -> Int64

  public init(wire: Wire, accounts: Accounts, now: @escaping @Sendable () -> Int64) {
    self.wire = wire
    self.accounts = accounts
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
      return try await send(begun, intent)
    }
    switch await accounts.means(of: intent.payment) {
    case nil: return try await searched(intent, none: .notYet)
    case .paymentIntent(let id)?:
      guard try await accounts.bind(id, to: intent.payment) else { return StripeReport(.notYet) }
      return try await found(id, intent, account)
    case .method(let method, let customer)?:
      // Perhaps sent by somebody who had other accounts.
      guard isFresh(intent.at.microseconds) else { return try await searched(intent) }
      let begun = StripeAuthorisation(
        number: intent.number, minor: intent.amount.minor, currency: intent.amount.currency.text,
        method: method, customer: customer)
      try await accounts.begin(
        intent.number, of: intent.payment, at: now(), authorisation: begun)
      return try await send(begun, intent)
    }
  }

  private func isFresh(_ first: Int64) -> Bool {
    let (age, isTooLarge) = now().subtractingReportingOverflow(first)
    return !isTooLarge && age <= Self.keyMicroseconds
  }

  private func send(
    _ begun: StripeAuthorisation, _ intent: PaymentIntent
  ) async throws -> StripeReport {
    switch try await wire.answer(.authorise(intent.payment, begun)) {
    case .object(let node):
      guard let made = StripePaymentIntent(node) else { return StripeReport(.notYet) }
      guard try await accounts.bind(made.id, to: intent.payment) else {
        return StripeReport(.notYet)
      }
      return checked(made, intent) { made.report(to: .authorise, .done, isOurs: true) }
    case .refused(let refusal):
      if let id = refusal.paymentIntent { _ = try await accounts.bind(id, to: intent.payment) }
      return refusal.isOfAnotherDeed ? try await searched(intent) : StripeReport(.declined)
    case .again, .stuck, .locked: return StripeReport(.notYet)
    }
  }

  /// Money in another currency, or of another payment, is none.
  private func checked(
    _ state: StripePaymentIntent, _ intent: PaymentIntent, _ report: () -> StripeReport
  ) -> StripeReport {
    let isOther = state.payment != nil && state.payment != intent.payment
    if isOther || state.currency != intent.amount.currency.text { return StripeReport(.notYet) }
    return report()
  }

  // MARK: Finding

  /// The state of a PaymentIntent; nil: they know none of that id.
  private func state(_ id: StripeID) async throws -> StripePaymentIntent? {
    switch try await wire.answer(.paymentIntent(id)) {
    case .object(let node):
      guard let state = StripePaymentIntent(node), state.id == id else {
        throw StripeSilence("an object that was not asked for")
      }
      return state
    case .refused: return nil
    case .again(_, let reason), .stuck(let reason): throw StripeSilence(reason)
    case .locked(let status): throw StripeSilence("\(status)")
    }
  }

  private func found(
    _ id: StripeID, _ intent: PaymentIntent, _ account: StripeAccount
  ) async throws -> StripeReport {
    guard let state = try await state(id) else { return StripeReport(.notFound) }
    return checked(state, intent) {
      state.report(to: intent.kind, .found, isOurs: account.authorisation != nil)
    }
  }

  /// One that was made for the payment, by a shop or by an adapter whose accounts are lost.
  private func search(_ payment: UUIDBytes) async throws -> StripePaymentIntent? {
    switch try await wire.answer(.search(payment)) {
    case .object(let node):
      let all = (StripePage(node)?.elements ?? []).compactMap { StripePaymentIntent($0) }
        .filter { $0.payment == payment }
      // Of several the one that has money.
      let best =
        all.first { $0.status == .succeeded } ?? all.first { $0.status == .requiresCapture }
        ?? all.first { $0.status != .canceled } ?? all.first
      guard let best, try await accounts.bind(best.id, to: payment) else { return nil }
      return best
    case .refused: return nil
    case .again(_, let reason), .stuck(let reason): throw StripeSilence(reason)
    case .locked(let status): throw StripeSilence("\(status)")
    }
  }

  private func searched(
    _ intent: PaymentIntent, none: PaymentReport = .notFound
  ) async throws -> StripeReport {
    guard let state = try await search(intent.payment) else { return StripeReport(none) }
    let account = await accounts.account(of: intent.payment)
    return checked(state, intent) {
      state.report(to: .authorise, .found, isOurs: account.authorisation != nil)
    }
  }

  /// What a payment has at Stripe.
  private enum Place {
    case at(StripeID)
    /// Nothing, and nothing is on its way.
    case nothing
    case unknown
  }

  /// Where a payment's money is. An authorisation that was begun and never answered is sent again first, which is the same
  /// deed: then it is known.
  private func place(of intent: PaymentIntent) async throws -> Place {
    let account = await accounts.account(of: intent.payment)
    if let id = account.paymentIntent { return .at(id) }
    if let begun = account.authorisation, isFresh(account.begun[begun.number] ?? .min) {
      let report = try await send(begun, intent)
      let known = await accounts.account(of: intent.payment)
      if let id = known.paymentIntent { return .at(id) }
      return report.report == .declined ? .nothing : .unknown
    }
    if case .paymentIntent(let id)? = await accounts.means(of: intent.payment),
      try await accounts.bind(id, to: intent.payment)
    {
      return .at(id)
    }
    if let state = try await search(intent.payment) { return .at(state.id) }
    let isWhole = await accounts.isWhole
    return account.authorisation == nil && isWhole ? .nothing : .unknown
  }

  // MARK: What cannot be done twice

  private func capture(_ intent: PaymentIntent) async throws -> StripeReport {
    guard case .at(let id) = try await place(of: intent) else { return StripeReport(.notFound) }
    return try await move(id, intent) { attempt in
      .capture(id, intent.payment, intent.number, minor: intent.amount.minor, attempt: attempt)
    }
  }

  private func void(_ intent: PaymentIntent) async throws -> StripeReport {
    switch try await place(of: intent) {
    case .nothing: return StripeReport(.voided)
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
        return state.report(to: intent.kind, .done, isOurs: isOurs)
      case .refused(let refusal):
        guard let state = try await state(id) else { return StripeReport(.notFound) }
        let report = state.report(to: intent.kind, .refused, isOurs: isOurs)
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
        id, intent.number, none: refusal.isOfAnotherDeed ? .notYet : .declined)
    // A second refund would be one: only what is there says whether the first was made.
    case .stuck: return try await givenBack(id, intent.number, none: .notYet)
    case .again, .locked: return StripeReport(.notYet)
    }
  }

  private func givenBack(
    _ id: StripeID, _ number: UInt64, none: PaymentReport
  ) async throws -> StripeReport {
    try await refunds(of: id).first { $0.number == number }?.report ?? StripeReport(none)
  }

  /// All refunds of a PaymentIntent.
  private func refunds(of id: StripeID) async throws -> [StripeRefund] {
    var all: [StripeRefund] = []
    for _ in 0..<Self.pages {
      guard case .object(let node) = try await wire.answer(.refunds(of: id, after: all.last?.id)),
        let page = StripePage(node)
      else { throw StripeSilence("no list of refunds") }
      let refunds = page.elements.compactMap { StripeRefund($0) }
      all += refunds
      if !page.hasMore || refunds.isEmpty { return all }
    }
    throw StripeSilence("more refunds than are read")
  }

  // MARK: Looking

  /// What became of an intent. Nothing is done.
  public func look(
    _ payment: UUIDBytes, _ number: UInt64, of kind: IntentKind, _ amount: Money
  ) async throws -> StripeReport {
    var account = await accounts.account(of: payment)
    if account.paymentIntent == nil { _ = try await search(payment) }
    account = await accounts.account(of: payment)
    guard let id = account.paymentIntent else {
      // A void of what was never there is done.
      let isWhole = await accounts.isWhole
      let isNothing = kind == .void && account.authorisation == nil && isWhole
      return StripeReport(isNothing ? .voided : .notFound)
    }
    if kind == .refund { return try await givenBack(id, number, none: .notFound) }
    guard let state = try await state(id) else { return StripeReport(.notFound) }
    if state.currency != amount.currency.text { return StripeReport(.notYet) }
    let report = state.report(to: kind, .found, isOurs: account.authorisation != nil)
    guard kind == .query, report.report == .captured else { return report }
    let back = try await refunds(of: id).filter { $0.status == .succeeded }
      .reduce(0) { $0 &+ $1.amount }
    return back > 0 ? StripeReport(.refunded, back) : report
  }

  /// Whether money is held for a payment that nothing is asked of: how much.
  public func held(for payment: UUIDBytes) async throws -> Int64? {
    guard let id = await accounts.account(of: payment).paymentIntent,
      let state = try await state(id), state.status == .requiresCapture
    else { return nil }
    return state.capturable
  }
}

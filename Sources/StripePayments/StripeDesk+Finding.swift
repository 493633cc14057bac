public import Messages
public import WireCodec

extension StripeDesk {
  /// What a payment that has none yet was found to have.
  public enum Found: Sendable {
    /// It has it from now on.
    case at(StripePaymentIntent)
    /// What is over keeps no place from one that holds money.
    case canceled(StripePaymentIntent)
    case none
    /// There is one, and it cannot be the payment's.
    case refused
  }

  // MARK: One by its id

  /// The state of a PaymentIntent; nil: they know none of that id.
  func state(_ id: StripeID) async throws -> StripePaymentIntent? {
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

  /// Gives a payment a PaymentIntent that somebody has named, if that can be its.
  ///
  /// - Parameter currency: nil takes any: of what is to be let go, and where it is not known.
  public func take(
    _ id: StripeID, _ payment: UUIDBytes, _ currency: String?
  ) async throws -> Found {
    guard let state = try await state(id) else { return .none }
    return try await take(state, payment, currency)
  }

  private func take(
    _ state: StripePaymentIntent, _ payment: UUIDBytes, _ currency: String?
  ) async throws -> Found {
    let reason: String
    if state.payment != nil && state.payment != payment {
      reason = "its metadata names another"
    } else if state.status == .canceled {
      return .canceled(state)
    } else if let currency, state.currency != currency {
      reason = "it is in another currency"
    } else if try await accounts.bind(state.id, to: payment) {
      return .at(state)
    } else {
      reason = "the payment has another, or it pays for another"
    }
    if state.status == .requiresCapture {
      say("\(state.id) holds money, and is not payment \(payment)'s: \(reason)")
    }
    return .refused
  }

  func found(
    _ id: StripeID, _ intent: PaymentIntent, _ account: StripeAccount
  ) async throws -> StripeReport {
    guard let state = try await state(id) else { return StripeReport(.notFound) }
    return checked(
      state, intent.payment, intent.amount,
      state.report(to: intent.kind, .found, isOurs: account.authorisation != nil))
  }

  /// What is another payment's says nothing, and no amount is told in another unit.
  func checked(
    _ state: StripePaymentIntent, _ payment: UUIDBytes, _ amount: Money, _ report: StripeReport
  ) -> StripeReport {
    if state.payment != nil && state.payment != payment { return StripeReport(.notYet) }
    let currency = amount.currency.text
    let isSame = state.currency == currency && !StripeCurrency.differs(currency)
    return isSame || report.minor == nil ? report : StripeReport(.notYet)
  }

  // MARK: Search

  /// One that was made for the payment, by a shop or by an adapter whose accounts are lost.
  private func search(_ payment: UUIDBytes, _ currency: String?) async throws -> Found {
    switch try await wire.answer(.search(payment)) {
    case .object(let node):
      guard let page = StripePage(node) else { throw StripeSilence("no list") }
      let states = page.elements.compactMap { StripePaymentIntent($0) }
      // What cannot be read may be what is looked for.
      guard states.count == page.elements.count else {
        throw StripeSilence("a PaymentIntent that cannot be read")
      }
      let all = states.filter { $0.payment == payment }
      // Of several the one that has money.
      let best =
        all.first { $0.status == .succeeded } ?? all.first { $0.status == .requiresCapture }
        ?? all.first { $0.status != .canceled } ?? all.first
      guard let best else { return .none }
      return try await take(best, payment, currency)
    // That a search is refused says nothing of what there is.
    case .refused(let refusal): throw StripeSilence("search is refused: \(refusal)")
    case .again(_, let reason), .stuck(let reason): throw StripeSilence(reason)
    case .locked(let status): throw StripeSilence("\(status)")
    }
  }

  func searched(
    _ intent: PaymentIntent, none: PaymentReport = .notFound
  ) async throws -> StripeReport {
    try await report(
      try await search(intent.payment, intent.amount.currency.text), intent, none: none)
  }

  /// What is found, to an authorisation.
  func report(
    _ found: Found, _ intent: PaymentIntent, none: PaymentReport
  ) async throws -> StripeReport {
    switch found {
    case .none: return StripeReport(none)
    case .refused: return StripeReport(.notYet)
    case .at(let state), .canceled(let state):
      let account = await accounts.account(of: intent.payment)
      return checked(
        state, intent.payment, intent.amount,
        state.report(to: .authorise, .found, isOurs: account.authorisation != nil))
    }
  }

  /// What a payment has that is not in its account: as the shop says, or by search.
  private func unbound(_ payment: UUIDBytes, _ currency: String?) async throws -> Found {
    guard case .paymentIntent(let id)? = await accounts.means(of: payment) else {
      return try await search(payment, currency)
    }
    let named = try await take(id, payment, currency)
    switch named {
    case .at, .refused: return named
    // The shop says that there is one, and they know none: nobody can say.
    case .none: return .refused
    case .canceled:
      let other = try await search(payment, currency)
      if case .none = other { return named }
      return other
    }
  }

  /// Whether search would find what was made before an intent was first seen here. Search is behind, by a minute or so.
  private func isPast(_ number: UInt64, _ payment: UUIDBytes) async throws -> Bool {
    guard let first = await accounts.account(of: payment).begun[number] else {
      try await accounts.begin(number, of: payment, at: now(), authorisation: nil)
      return false
    }
    let (age, isTooLarge) = now().subtractingReportingOverflow(first)
    return !isTooLarge && age > Self.lagMicroseconds
  }

  // MARK: Where it is

  /// What a payment has at Stripe.
  enum Place {
    case at(StripeID)
    /// All that there was is over.
    case canceled
    /// Nothing, and nothing is on its way.
    case nothing
    case unknown
  }

  /// Where a payment's money is. An authorisation that was begun and never answered is sent again first, which is the same
  /// deed: then it is known.
  func place(of intent: PaymentIntent) async throws -> Place {
    let payment = intent.payment
    let account = await accounts.account(of: payment)
    if let id = account.paymentIntent { return .at(id) }
    if let begun = account.authorisation, isFresh(account.begun[begun.number] ?? .min) {
      let sent = try await send(begun, payment)
      let known = await accounts.account(of: payment)
      if let id = known.paymentIntent { return .at(id) }
      if case .refused(let refusal) = sent, refusal.isOfDeed { return .nothing }
      return .unknown
    }
    // What is let go is let go in any currency.
    let currency = intent.kind == .void ? nil : intent.amount.currency.text
    switch try await unbound(payment, currency) {
    case .at(let state): return .at(state.id)
    case .refused: return .unknown
    case .canceled: return try await isPast(intent.number, payment) ? .canceled : .unknown
    case .none:
      guard intent.kind == .void, account.authorisation == nil, await accounts.isWhole else {
        return .unknown
      }
      return try await isPast(intent.number, payment) ? .nothing : .unknown
    }
  }

  // MARK: Looking

  /// What became of an intent. Nothing is done.
  public func look(
    _ payment: UUIDBytes, _ number: UInt64, of kind: IntentKind, _ amount: Money
  ) async throws -> StripeReport {
    let account = await accounts.account(of: payment)
    let state: StripePaymentIntent
    if let id = account.paymentIntent {
      if kind == .refund { return try await givenBack(id, number, none: .notFound) }
      guard let now = try await self.state(id) else { return StripeReport(.notFound) }
      state = now
    } else {
      switch try await unbound(payment, kind == .void ? nil : amount.currency.text) {
      case .at(let now): state = now
      case .refused: return StripeReport(.notYet)
      case .canceled(let now):
        if kind == .void, try await !isPast(number, payment) { return StripeReport(.notFound) }
        state = now
      case .none:
        // A void of what was never there is done.
        guard kind == .void, account.authorisation == nil, await accounts.isWhole,
          try await isPast(number, payment)
        else { return StripeReport(.notFound) }
        return StripeReport(.voided)
      }
    }
    if kind == .refund { return try await givenBack(state.id, number, none: .notFound) }
    let report = checked(
      state, payment, amount, state.report(to: kind, .found, isOurs: account.authorisation != nil))
    guard kind == .query, report.report == .captured else { return report }
    return try await standing(state.id, report)
  }

  /// How much of what was captured was given back.
  private func standing(_ id: StripeID, _ report: StripeReport) async throws -> StripeReport {
    let all = try await refunds(of: id)
    // What a bank may still refuse is neither given back nor kept.
    let isOpen = all.contains { $0.report.report == .notYet }
    if isOpen { return StripeReport(.notYet) }
    let back = all.filter { $0.status == .succeeded }.reduce(0) { $0 &+ $1.amount }
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

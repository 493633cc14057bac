import Basics
import Messages
import WireCodec

/// Invariant 9, of money: captured is no more than authorised, refunded no more than captured; nothing is asked under
/// two numbers at once, and no answer counts twice; what is kept is what an order costs, less what was given back; and
/// whatever is to be done is asked for.
struct TillChecker: InvariantChecker {
  private struct Account {
    /// The hold that it is bound to. Once it is forgotten, its key may be used for another.
    var hold = HoldID.none
    var captured: Int64 = 0
    var refunded: Int64 = 0
    /// Given back by lines that were cancelled, and by operators.
    var given: Int64 = 0
    /// Something else was captured or refunded than was asked.
    var isOther = false
    /// The provider said that nothing is held.
    var isVoided = false
    /// What is asked, and whether it was declined.
    var open: IntentUpdate?
    var isDeclined = false
    /// When it was told again to be done.
    var repeatedAt: Int64?

    /// What is asked and has to be known until it is answered. Whoever confirms, or ends, overtakes what was asked to be
    /// authorised. What was declined is forgotten in the end, unless it is owed to a buyer.
    var awaited: IntentUpdate? {
      guard let open, open.kind != .authorise, !isDeclined || open.kind == .refund else {
        return nil
      }
      return open
    }
  }

  /// For so long a send may be under way.
  private static var sendsWithin: Int64 { 86_400_000_000 }

  private var accounts: [Key128: Account] = [:]
  private var intents: [UInt64: IntentUpdate] = [:]
  private var refunds: Set<UInt64> = []
  private var next: UInt64 = 1
  private var phases: [JobID: JobPhase] = [:]
  /// Drops that were cancelled with the till open.
  private var cancelled: Set<DropID> = []

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if entry.outcome.isReplay { return }
    noteJobs(entry, &report)
    if !engine.till.isOpen { return }
    if case .clockSet(let set) = entry.outcome.result, set.toMicroseconds < set.fromMicroseconds {
      let by = set.toMicroseconds.subtractingSaturated(set.fromMicroseconds)
      for key in Array(accounts.keys) {
        guard let repeated = accounts[key]?.repeatedAt else { continue }
        accounts[key]?.repeatedAt = repeated.addingSaturated(by)
      }
    }
    if case .logged(.settle(let request)) = entry.command.body {
      settle(request, entry, engine, &report)
    }
    give(entry, engine, &report)
    for event in entry.events {
      switch event.payload {
      case .intent(let intent): follow(intent, entry.logTimeMicroseconds, &report)
      case .drop(let drop) where drop.phase == .cancelled: cancelled.insert(drop.drop)
      default: break
      }
    }
    if !report.isScanning { return }
    engine.payments.forEachSlot { check(engine, $0, &report) }
    checkOpen(engine, &report)
    checkCancelled(engine, &report)
  }

  // MARK: What was said

  private mutating func settle(
    _ request: SettleRequest, _ entry: ObservedEntry, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    let key = Key128(high: request.payment.high, low: request.payment.low)
    guard let status = entry.settled, let asked = intents[request.intent] else {
      if case .logged(.settle(.settled)) = entry.outcome.result, request.report == .authorised,
        isLeft(key, engine)
      {
        report.add(9, "payment \(key) was authorised too late, and is left with its provider")
      }
      return
    }
    var account = accounts[key] ?? Account()
    defer { accounts[key] = account }
    let minor = request.amount?.minor ?? asked.amountMinor
    switch request.report {
    case .authorised:
      account.isVoided = false
      account.isOther = account.isOther || asked.kind == .query && minor != asked.amountMinor
    case .captured:
      account.captured = minor
      account.isOther = account.isOther || minor != asked.amountMinor
    case .refunded:
      if !refunds.insert(request.intent).inserted {
        report.add(9, "refund \(request.intent) of payment \(key) was counted twice")
      }
      if asked.kind == .query { account.captured = asked.amountMinor }
      // What was refunded under a number before, and told late, leaves less.
      account.refunded += min(minor, account.captured - account.refunded)
      account.isOther =
        account.isOther || minor != asked.amountMinor || asked.kind == .query
        || request.intent != account.open?.number
    case .voided: account.isVoided = true
    case .declined where asked.kind == .query: account.isVoided = true
    default: break
    }
    if request.intent == account.open?.number {
      switch request.report {
      case .declined where asked.kind != .authorise && asked.kind != .query:
        account.isDeclined = true
      case .notYet, .notFound: break
      default: account.open = nil
      }
    }
    // It is captured under a number of before: what is asked is asked no more.
    if request.report == .captured, request.intent != account.open?.number { account.open = nil }
    if status.captured > status.authorised || status.refunded > status.captured {
      report.add(
        9, "payment \(key): \(status.refunded) of \(status.captured) of \(status.authorised)")
    }
  }

  /// Whether money that nobody wants is held, and not asked back.
  private func isLeft(_ key: Key128, _ engine: borrowing Engine) -> Bool {
    guard let slot = engine.payments.slot(key) else { return false }
    let (state, charge) = (engine.payments[slot].state, engine.charge(of: slot))
    return (state == .voided || state == .declined) && charge.asked == nil && charge.captured == 0
  }

  private mutating func give(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    for line in entry.cancelledLines(engine) {
      guard let drop = engine.drops.slot(line.drop.rawValue) else { continue }
      accounts[line.payment, default: Account()].given +=
        engine.drops[drop].priceMinor * Int64(line.quantity)
    }
    if case .logged(.refund(let request)) = entry.command.body,
      case .logged(.refund(.refund(let told))) = entry.outcome.result
    {
      let key = Key128(high: told.payment.payment.high, low: told.payment.payment.low)
      let given = (accounts[key]?.given ?? 0) + request.amount.minor
      accounts[key, default: Account()].given = given
      if given > told.payment.amount.minor {
        report.add(9, "\(key): \(given) is given back of \(told.payment.amount.minor)")
      }
    }
  }

  // MARK: What is asked

  private mutating func follow(
    _ intent: IntentUpdate, _ time: Int64, _ report: inout InvariantReport
  ) {
    var account = accounts[intent.payment] ?? Account()
    defer { accounts[intent.payment] = account }
    if let known = intents[intent.number] {
      if known.payment != intent.payment || known.kind != intent.of
        || known.amountMinor != intent.amountMinor
      {
        report.add(9, "intent \(intent.number) is asked for something else than before")
      }
      if intent.kind != .query {
        account.isDeclined = false
        account.repeatedAt = time
      }
      return
    }
    if account.hold != intent.hold {
      // What was over for long enough is forgotten, and its key is used for another hold: nothing of before counts.
      if let open = account.awaited {
        report.add(9, "\(intent.payment) begins anew, and \(open.number) is not answered")
      }
      if !account.hold.isNone { account = Account() }
      account.hold = intent.hold
    }
    if intent.number != next { report.add(9, "intent \(intent.number) follows \(next - 1)") }
    next = intent.number + 1
    intents[intent.number] = intent
    if let open = account.open, open.kind == intent.kind, !account.isDeclined {
      report.add(
        9, "\(intent.kind) of \(intent.payment) is asked under \(open.number) and \(intent.number)")
    }
    if let open = account.open, open.kind == intent.kind, let repeated = account.repeatedAt,
      time.subtractingSaturated(repeated) < Self.sendsWithin
    {
      report.add(
        9, "\(open.number) of \(intent.payment) may still be under way beside \(intent.number)")
    }
    account.open = intent
    account.isDeclined = false
    account.repeatedAt = nil
  }

  // MARK: What is so

  private func check(
    _ engine: borrowing Engine, _ slot: UInt32, _ report: inout InvariantReport
  ) {
    let (payment, charge) = (engine.payments[slot], engine.charge(of: slot))
    if payment.charge == noSlot { return }
    let account = accounts[payment.key] ?? Account()
    if charge.captured > charge.authorised || charge.refunded > charge.captured {
      report.add(
        9, "\(payment.key): \(charge.refunded) of \(charge.captured) of \(charge.authorised)")
    }
    if (charge.captured, charge.refunded) != (account.captured, account.refunded) {
      report.add(9, "\(payment.key): \(charge) is not what was answered, \(account)")
    }
    if charge.isVoided && !account.isVoided {
      report.add(9, "\(payment.key) counts as voided, and nobody has said so")
    }
    let kept = payment.order.isNone ? 0 : max(0, charge.amount - account.given)
    if charge.kept > kept || charge.kept < kept && !account.isOther {
      report.add(9, "\(payment.key): \(charge.kept) is kept of \(kept)")
    }
    if charge.asked == nil && isUndone(payment, charge) {
      report.add(9, "\(payment.key) is \(payment.state), and nothing is asked: \(charge)")
    }
  }

  private func isUndone(_ payment: PaymentRecord, _ charge: Charge) -> Bool {
    if charge.captured > 0 { return charge.captured - charge.refunded > charge.kept }
    switch payment.state {
    case .authorised: return charge.amount > 0 && !charge.isVoided
    case .voided: return !charge.isVoided
    case .declined: return charge.authorised > 0 && !charge.isVoided
    default: return payment.state == .intended
    }
  }

  /// What is asked is known until it is answered.
  private func checkOpen(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    var asked: Set<UInt64> = []
    engine.payments.forEachSlot { slot in
      if engine.charge(of: slot).asked != nil { asked.insert(engine.charge(of: slot).intent) }
    }
    for (key, account) in accounts {
      guard let open = account.awaited, !asked.contains(open.number) else { continue }
      if engine.payments.slot(key) == nil {
        report.add(9, "\(open.kind) of payment \(key) is not answered, and it is forgotten")
      }
    }
  }

  // MARK: Orders

  private mutating func noteJobs(_ entry: ObservedEntry, _ report: inout InvariantReport) {
    for event in entry.events {
      guard case .platform = event.topic, case .order(let update) = event.payload else { continue }
      let before = phases.updateValue(update.jobPhase, forKey: update.job) ?? .unassigned
      if update.jobPhase == .cancelled && before.rawValue >= JobPhase.outForDelivery.rawValue {
        report.add(9, "\(update.job) is cancelled, and was \(before)")
      }
    }
  }

  /// A cancelled drop has no order left that could be taken back, once nothing is left over.
  private func checkCancelled(_ engine: borrowing Engine, _ report: inout InvariantReport) {
    if cancelled.isEmpty || engine.isWorkLeftOver { return }
    engine.orders.forEachSlot { slot in
      let order = engine.orders[slot]
      if engine.payment(of: order) != nil, cancelled.contains(engine.drops[order.drop].id),
        !engine.openLines(of: slot).isEmpty
      {
        report.add(9, "\(order.id) stands, and its drop was cancelled")
      }
    }
  }
}

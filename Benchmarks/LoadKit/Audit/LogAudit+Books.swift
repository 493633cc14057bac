/// What a provider of payments has written down, under the number of the intent that it was asked by.
public struct AuditDeed: Equatable, Sendable {
  public var number: UInt64
  /// `authorise`, `capture`, `void` or `refund`.
  public var kind: String
  public var payment: LoadKey
  /// Minor units.
  public var amount: Int64
  /// What came of it, such as `captured`.
  public var answer: String

  /// A deed.
  public init(number: UInt64, kind: String, payment: LoadKey, amount: Int64, answer: String) {
    self.number = number
    self.kind = kind
    self.payment = payment
    self.amount = amount
    self.answer = answer
  }
}

/// What a provider's books come to; money in minor units.
public struct AuditBooks: Equatable, Sendable {
  public var deeds: UInt64 = 0
  public var payments: UInt64 = 0
  public var captured: Int64 = 0
  public var refunded: Int64 = 0
  /// Units of orders that stand, of those since the till was opened.
  public var unitsSold: UInt64 = 0
  /// Payments of which the log still asks something: their money may be on its way.
  public var unsettled: UInt64 = 0

  /// Empty books.
  public init() {}

  /// For people.
  public var words: String {
    "the provider's books: \(Words.count(deeds)) deeds of \(Words.count(payments)) payments, captured "
      + "\(Words.count(captured)), refunded \(Words.count(refunded)) (minor units) for "
      + "\(Words.count(unitsSold)) units, "
      + "\(Words.count(unsettled)) not settled"
  }

  /// For machines.
  public var json: JSONValue {
    [
      "deeds": .unsigned(deeds), "payments": .unsigned(payments), "captured": .integer(captured),
      "refunded": .integer(refunded), "units_sold": .unsigned(unitsSold),
      "unsettled": .unsigned(unsettled),
    ]
  }
}

// The provider's books against the log, payment by payment and to the cent: every deed was asked for, once; what is
// settled is in both the same; no money stays for what was not bought, and nothing is bought without its money.
extension LogAudit {
  private struct Account {
    var authorised: Int64 = 0
    var captured: Int64 = 0
    var refunded: Int64 = 0
    var isVoided = false
    /// How often money was taken: authorised, captured.
    var authorisations = 0
    var captures = 0

    mutating func take(_ deed: AuditDeed) {
      switch (deed.kind, deed.answer) {
      case ("authorise", "authorised"):
        authorised += deed.amount
        authorisations += 1
      case ("capture", "captured"):
        captured += deed.amount
        captures += 1
      case ("refund", "refunded"): refunded += deed.amount
      case ("void", "voided"): isVoided = true
      default: break
      }
    }
  }

  mutating func compare(_ deeds: [AuditDeed]) {
    sequence = 0
    var books = AuditBooks()
    books.deeds = UInt64(deeds.count)
    var accounts: [LoadKey: Account] = [:]
    var numbers: Set<UInt64> = []
    for deed in deeds {
      if !numbers.insert(deed.number).inserted {
        fault(.booksDiffer, "intent \(deed.number) was carried out twice")
      }
      let asked = till.intents[deed.number]
      if asked?.payment != deed.payment || asked?.kind != deed.kind || asked?.amount != deed.amount
      {
        fault(
          .booksDiffer,
          "nobody asked for the \(deed.kind) of \(deed.amount) under \(deed.number)")
      }
      accounts[deed.payment, default: Account()].take(deed)
    }
    let costs = self.costs()
    let all = Set(accounts.keys).union(till.charges.keys)
    for payment in all.sorted(by: { ($0.high, $0.low) < ($1.high, $1.low) }) {
      let account = accounts[payment] ?? Account()
      if accounts[payment] != nil { books.payments += 1 }
      books.captured += account.captured
      books.refunded += account.refunded
      if till.charges[payment]?.open ?? 0 != 0 { books.unsettled += 1 }
      compare(payment, account, cost: costs[payment] ?? 0)
    }
    checkPrices(costs)
    books.unitsSold = checkEveryOrderIsPaid()
    report.books = books
  }

  /// What each payment was to come to when it was asked for first: all of its hold.
  private func costs() -> [LoadKey: Int64] {
    var costs: [LoadKey: Int64] = [:]
    for number in till.intents.keys.sorted() {
      guard let intent = till.intents[number], costs[intent.payment] == nil,
        intent.kind == "authorise" || intent.kind == "capture"
      else { continue }
      costs[intent.payment] = intent.amount
    }
    return costs
  }

  private mutating func compare(_ payment: LoadKey, _ account: Account, cost: Int64) {
    let charge = till.charges[payment] ?? Charge()
    let name = "payment \(payment.high):\(payment.low)"
    if account.authorisations > 1 || account.captures > 1
      || account.isVoided && account.captured > 0
    {
      fault(
        .booksDiffer,
        "\(name) was authorised \(account.authorisations) and captured \(account.captures) times"
          + (account.isVoided ? ", and voided" : ""))
    }
    let (there, here) = ((account.captured, account.refunded), (charge.captured, charge.refunded))
    if charge.open != 0 {
      // Done, and perhaps not told yet. The other way round it was never done.
      if there.0 < here.0 || there.1 < here.1 {
        fault(.booksDiffer, "\(name): the log has \(here), the provider's books \(there)")
      }
      return
    }
    if there != here {
      fault(.booksDiffer, "\(name): the log has \(here), the provider's books \(there)")
    }
    let paid = payments[payment].flatMap { $0.isVoided || $0.order == 0 ? nil : $0.order }
    let due = paid.map { max(0, cost - charge.given - costOfLost($0, payment, of: cost)) } ?? 0
    if account.captured - account.refunded != due {
      fault(
        .booksDiffer,
        "\(name): \(account.captured - account.refunded) is kept, and \(due) is paid for")
    }
    if account.authorised > 0, account.captured == 0, !account.isVoided {
      fault(.booksDiffer, "\(name): \(account.authorised) stays authorised for nothing")
    }
  }

  /// What went back because a drop was cancelled: nobody asked for it order by order.
  private func costOfLost(_ order: UInt64, _ payment: LoadKey, of cost: Int64) -> Int64 {
    guard let lost = till.lostUnits[order], let id = payments[payment]?.hold,
      let units = holds[id].map({ Int64($0.lines.units) }), units > 0
    else { return 0 }
    let (price, isTooLarge) = (cost / units).multipliedReportingOverflow(
      by: Int64(clamping: lost))
    return isTooLarge ? cost : price
  }

  /// All units of a drop cost the same, whoever has them.
  private mutating func checkPrices(_ costs: [LoadKey: Int64]) {
    var prices: [UInt64: Int64] = [:]
    for (payment, cost) in costs.sorted(by: {
      ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low)
    }) {
      guard let id = payments[payment]?.hold, let hold = holds[id] else { continue }
      let units = Int64(hold.lines.units)
      if units == 0 || cost % units != 0 || prices[hold.drop, default: cost / units] != cost / units
      {
        fault(.booksDiffer, "\(cost) was asked for \(units) units of drop \(hold.drop)")
      } else {
        prices[hold.drop] = cost / units
      }
    }
  }

  /// Of those since the till was open.
  ///
  /// - Returns: the units of those that stand.
  private mutating func checkEveryOrderIsPaid() -> UInt64 {
    guard till.isOpen else { return 0 }
    var units: UInt64 = 0
    let paid = Set(payments.filter { till.charges[$0.key] != nil }.map(\.value.order))
    for id in holds.keys.sorted() {
      guard let hold = holds[id], hold.phase == .confirmed, hold.order >> 20 > till.openedAt,
        !till.gone.contains(hold.order)
      else { continue }
      let gone = till.cancelled[hold.order] ?? []
      for (index, line) in hold.lines.enumerated() where !gone.contains(index) {
        units += line.quantity
      }
      if !paid.contains(hold.order) {
        fault(.booksDiffer, "order \(hold.order) has units, and no payment")
      }
    }
    return units
  }
}

/// A line of an order that was taken back.
public struct AuditCancelledLine: Equatable, Sendable {
  public var hold: UInt64
  public var order: UInt64
  /// Its place among the lines of the hold.
  public var line: Int
  /// Whether nothing is left of the order now.
  public var isWhole: Bool

  /// A line.
  public init(hold: UInt64, order: UInt64, line: Int, isWhole: Bool) {
    self.hold = hold
    self.order = order
    self.line = line
    self.isWhole = isWhole
  }
}

/// What an adapter of a payment provider is asked for.
public struct AuditIntent: Equatable, Sendable {
  public var number: UInt64
  public var kind: String
  /// Of a query: what was asked under the number.
  public var of: String
  public var payment: LoadKey
  public var order: UInt64
  /// Minor units.
  public var amount: Int64

  /// An intent.
  public init(
    number: UInt64, kind: String, of: String, payment: LoadKey, order: UInt64, amount: Int64
  ) {
    self.number = number
    self.kind = kind
    self.of = of
    self.payment = payment
    self.order = order
    self.amount = amount
  }
}

// Money, and orders that are taken back. What was asked under each number is written down, what was answered is added
// up once for each, and what the log tells of payments has to be that.
extension LogAudit {
  struct Charge {
    var authorised: Int64 = 0
    var captured: Int64 = 0
    var refunded: Int64 = 0
    /// What orders and operators have given back.
    var given: Int64 = 0
    /// The number that is to be answered; 0: none.
    var open: UInt64 = 0
    /// Whether that was declined, and not told again since.
    var isDeclined = false
    var authorisations = 0
  }

  struct Till {
    var isOpen = false
    /// The entry that opened it.
    var openedAt: UInt64 = 0
    var charges: [LoadKey: Charge] = [:]
    var intents: [UInt64: AuditIntent] = [:]
    var answered: Set<UInt64> = []
    var next: UInt64 = 1
    /// Jobs that were cancelled, by the order.
    var cancelled: [UInt64: Set<Int>] = [:]
    /// Units that orders lost with their drop, which nobody asked to be cancelled.
    var lostUnits: [UInt64: UInt64] = [:]
    /// Orders of which nothing is left.
    var gone: Set<UInt64> = []
    /// The order of the entry that is being read, and the lines of it that are to go.
    var cancelling: (order: UInt64, lines: Int)?
  }

  // MARK: Calls

  mutating func decide(_ call: AuditCall, _ result: AuditFields, about payment: LoadKey?) {
    switch call.method {
    case "Checkout/SetTill":
      if !till.isOpen { till.openedAt = sequence }
      till.isOpen = true
      if result.number("set.nextIntent") != till.next {
        fault(
          .moneyMoved, "the next intent is \(result.number("set.nextIntent")), not \(till.next)")
      }
    case "Checkout/Settle": settle(call.request, result, payment)
    case "Orders/Cancel": cancelOrder(call.request, result, payment)
    case "Orders/Refund": give(call.request.signed("amount.minor"), of: payment)
    default: fault(.unknownReference, "no method that is known here is called \(call.method)")
    }
    if !till.isOpen { fault(.moneyMoved, "\(call.method) was done before the till was open") }
    guard let payment else { return }
    let status = ["settled.status", "cancelled.payment", "refund.payment"].first { result.has($0) }
    if let status { compare(result, status, payment) }
  }

  /// What is told of a payment after the call.
  private mutating func compare(_ result: AuditFields, _ status: String, _ payment: LoadKey) {
    let known = till.charges[payment] ?? Charge()
    func told(_ name: String) -> Int64 { result.signed("\(status).\(name)") }
    let (captured, refunded) = (told("captured"), told("refunded"))
    if (captured, refunded) != (known.captured, known.refunded) {
      fault(
        .moneyMoved,
        "told \(captured) captured and \(refunded) refunded, of \(known.captured) and \(known.refunded)"
      )
    }
    if captured > told("authorised") || refunded > captured {
      fault(.moneyMoved, "\(refunded) refunded of \(captured) of \(told("authorised"))")
    }
    if result.number("\(status).order") != 0,
      told("kept") > max(0, told("amount.minor") - known.given)
    {
      fault(.moneyMoved, "\(told("kept")) is kept of \(told("amount.minor")) less \(known.given)")
    }
  }

  private mutating func settle(
    _ request: AuditFields, _ result: AuditFields, _ payment: LoadKey?
  ) {
    // Nothing follows from an answer that changed nothing, whatever it was to.
    if !result.flag("settled.changed") { return }
    guard let payment, let asked = till.intents[request.number("intent")] else {
      return fault(.unknownReference, "an answer to intent \(request.number("intent")) was taken")
    }
    let report = request.text("report").dropFirst("PAYMENT_REPORT_".count)
    if asked.payment != payment { return settleByNoNumber(request, String(report), payment) }
    let amount = request.has("amount") ? request.signed("amount.minor") : asked.amount
    let isOpen = till.charges[payment]?.open == asked.number
    let isFirst = till.answered.insert(asked.number).inserted
    switch report {
    case "AUTHORISED":
      till.charges[payment, default: Charge()].authorised = amount
      if isOpen { pay(result, payment) }
    case "CAPTURED": till.charges[payment, default: Charge()].captured += amount
    case "REFUNDED":
      if !isFirst { fault(.moneyMoved, "refund \(asked.number) was counted before") }
      refund(amount, asked)
    case "DECLINED":
      if isOpen && asked.kind == "authorise" {
        // Where there is no room for it, it is forgotten, and may be tried again.
        till.charges[payment]?.authorisations = 0
        declineHold(result, payment)
      }
    default: till.answered.remove(asked.number)
    }
    let isLeftOpen =
      report == "NOT_YET" || report == "NOT_FOUND"
      || report == "DECLINED" && asked.kind != "authorise" && asked.kind != "query"
    if isLeftOpen { till.answered.remove(asked.number) }
    if isOpen && !isLeftOpen { till.charges[payment]?.open = 0 }
    if isOpen && report == "DECLINED" { till.charges[payment]?.isDeclined = true }
  }

  /// Under a number that is another payment's: that money is there can be said, and nothing else.
  private mutating func settleByNoNumber(
    _ request: AuditFields, _ report: String, _ payment: LoadKey
  ) {
    let amount = request.signed("amount.minor")
    switch report {
    case "AUTHORISED": break
    case "CAPTURED" where amount > 0: till.charges[payment, default: Charge()].captured += amount
    default:
      fault(
        .unknownReference,
        "\(report) of payment \(payment) was taken under \(request.number("intent"))")
    }
  }

  /// Never more than is left: a refund that was declined, and done all the same, may be told beside the one that was
  /// asked in its stead. Whoever had paid before the till was open may have had it back.
  private mutating func refund(_ amount: Int64, _ asked: AuditIntent) {
    var charge = till.charges[asked.payment] ?? Charge()
    if asked.kind == "query" { charge.captured = asked.amount }
    charge.refunded += min(amount, charge.captured - charge.refunded)
    till.charges[asked.payment] = charge
  }

  /// A hold that waited for its payment is an order now, or is held again.
  private mutating func pay(_ result: AuditFields, _ payment: LoadKey) {
    let (hold, order) = (
      result.number("settled.status.hold"), result.number("settled.status.order")
    )
    if order >> 20 == sequence {
      pay(payment, hold, order)
      confirm(hold, nil, order)
    } else {
      declineHold(result, payment)
    }
  }

  private mutating func declineHold(_ result: AuditFields, _ payment: LoadKey) {
    let id = result.number("settled.status.hold")
    // It may wait for another payment by now, and this one is told late.
    guard let hold = holds[id], hold.phase == .confirming, hold.payment == payment,
      result.text("settled.status.state") == "PAYMENT_STATE_DECLINED"
    else { return }
    forgetIntended(of: id)
    decline(id, now < hold.deadline)
  }

  // MARK: Orders

  private mutating func cancelOrder(
    _ request: AuditFields, _ result: AuditFields, _ payment: LoadKey?
  ) {
    let order = request.number("order")
    guard let hold = holds[result.number("cancelled.payment.hold")], hold.order == order else {
      return fault(.unknownReference, "order \(order), which never was, was cancelled")
    }
    if hold.buyer != request.number("buyer") {
      fault(.wrongCancel, "order \(order) was cancelled by buyer \(request.number("buyer"))")
    }
    let named = (0..<4).filter { request.has("jobs.\($0)") }.count
    let left = Array(hold.lines).count - (till.cancelled[order]?.count ?? 0)
    till.cancelling = (order, named == 0 ? left : named)
    give(result.signed("cancelled.returned.minor"), of: payment)
  }

  private mutating func give(_ amount: Int64, of payment: LoadKey?) {
    guard let payment else { return fault(.unknownReference, "money of no payment is given back") }
    till.charges[payment, default: Charge()].given += amount
  }

  /// Units, limit and slot of a line are free again.
  mutating func takeBack(_ line: AuditCancelledLine, of news: AuditJob) {
    guard let hold = holds[line.hold], hold.phase == .confirmed, hold.order == line.order,
      line.line >= 0, line.line < Array(hold.lines).count
    else {
      return fault(.unknownReference, "line \(line.line) of order \(line.order) was cancelled")
    }
    if !till.cancelled[line.order, default: []].insert(line.line).inserted {
      fault(.wrongCancel, "line \(line.line) of order \(line.order) was cancelled before")
    }
    if till.cancelling?.order == line.order {
      till.cancelling?.lines -= 1
    } else if drops[news.drop]?.phase != .cancelled {
      fault(
        .wrongCancel, "nobody asked for line \(line.line) of order \(line.order) to be cancelled")
    }
    if line.isWhole { till.gone.insert(line.order) }
    let units = Array(hold.lines)[line.line]
    if till.cancelling?.order != line.order {
      till.lostUnits[line.order, default: 0] += UInt64(units.quantity)
    }
    let pool = movedJobs.removeValue(forKey: news.job) ?? units.pool
    change(pool) { $0.sold -= Int64(units.quantity) }
    release(units.quantity, of: hold.drop, by: hold.buyer)
    if line.isWhole && hold.window != 0 { change(window: hold.window) { $0.booked -= 1 } }
  }

  /// At the end of an entry: all lines that were to go are gone.
  mutating func checkTill() {
    guard let cancelling = till.cancelling else { return }
    till.cancelling = nil
    if cancelling.lines != 0 {
      fault(.wrongCancel, "order \(cancelling.order): \(cancelling.lines) lines more were to go")
    }
  }

  // MARK: Intents

  /// Whether an adapter is asked to void a payment.
  func isVoidAsked(_ payment: LoadKey) -> Bool {
    till.charges[payment].flatMap { till.intents[$0.open] }?.kind == "void"
  }

  mutating func follow(_ intent: AuditIntent) {
    if !till.isOpen { fault(.moneyMoved, "an intent left before the till was open") }
    if till.intents[intent.number] == nil { noteKeyUsedAgain(intent) }
    var charge = till.charges[intent.payment] ?? Charge()
    defer { till.charges[intent.payment] = charge }
    if let known = till.intents[intent.number] {
      // Asked again: for the same, and while nothing else is.
      if (known.payment, known.kind, known.amount) != (intent.payment, intent.of, intent.amount)
        || charge.open != intent.number
      {
        fault(.moneyMoved, "intent \(intent.number) was \(known), and is \(intent)")
      }
      // It may be done now.
      if intent.kind != "query" { charge.isDeclined = false }
      return
    }
    if intent.number != till.next || intent.kind != intent.of {
      fault(.moneyMoved, "intent \(intent.number), a \(intent.kind), follows \(till.next - 1)")
    }
    till.next = intent.number + 1
    till.intents[intent.number] = intent
    check(intent, &charge)
    if intent.kind != "authorise", let open = till.intents[charge.open], open.kind == intent.kind,
      !charge.isDeclined
    {
      fault(.moneyMoved, "a \(intent.kind) is asked under \(open.number) and \(intent.number)")
    }
    charge.open = intent.number
    charge.isDeclined = false
  }

  private mutating func check(_ intent: AuditIntent, _ charge: inout Charge) {
    let order = payments[intent.payment].map { $0.isVoided ? 0 : $0.order } ?? 0
    switch intent.kind {
    case "authorise":
      charge.authorisations += 1
      if order != 0 || charge.authorisations > 1 {
        fault(.moneyMoved, "payment \(intent.payment) is authorised once more")
      }
    case "capture":
      // Whoever confirmed had it authorised already.
      charge.authorised = max(charge.authorised, charge.open == 0 ? 0 : intent.amount)
      if charge.authorised == 0 { charge.authorised = intent.amount }
      if order == 0 || charge.captured != 0 || intent.amount > charge.authorised {
        fault(
          .moneyMoved,
          "\(intent.amount) of payment \(intent.payment) is captured for order \(order)")
      }
    case "refund":
      if intent.amount > charge.captured - charge.refunded || intent.amount <= 0 {
        fault(.moneyMoved, "\(intent.amount) is refunded of \(charge.captured - charge.refunded)")
      }
    case "void":
      // An order that all was given back of may stand.
      let isStanding = order != 0 && charge.given < intent.amount && !till.gone.contains(order)
      if charge.captured != 0 || isStanding {
        fault(.moneyMoved, "payment \(intent.payment) of order \(order) is voided")
      }
    default: break
    }
  }
}

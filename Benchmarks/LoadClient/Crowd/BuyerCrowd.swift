import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import WireCodec

/// What buyers have been through so far, for screens and reports.
public struct CrowdCounts: Sendable, Equatable {
  public var clicked = 0
  public var held = 0
  public var unitsHeld = 0
  public var waiting = 0
  /// Holds with a slot of a window.
  public var slots = 0
  public var slotsSameDay = 0
  public var promoted = 0
  public var confirmed = 0
  public var unitsConfirmed = 0
  public var released = 0
  public var expired = 0
  public var refused = 0
  public var unanswered = 0
  /// Answers to a repeat that said what the first had said.
  public var replays = 0
  /// Orders at the door, as told to their buyers.
  public var delivered = 0
  public var orderUpdates = 0
  /// With a till: who asked for a payment, in steps or in one call, and of those in one call who has an order;
  /// whose payment was declined, and who took an order back.
  public var paying = 0
  public var express = 0
  public var bought = 0
  public var declined = 0
  public var cancelled = 0

  public init() {}
}

/// The buyers of a show: each clicks when its plan says, asks until it is answered, waits in line and does with
/// its hold what it planned. Confined to its loop.
final class BuyerCrowd: AnswerTaker {
  /// What a drop of the show is called by the server.
  struct Target: Sendable {
    var drop: Identifier
    var pools: [Identifier]
    /// Where its buyers are, of a hybrid drop: windows serve zones. 0 for any other.
    var zone: UInt32 = 0
    var hasDoor = false
    /// Of a unit.
    var price = Money()
  }

  enum Step: Int {
    case reserve
    case repeated
    case reuse
    case confirm
    case release
    // With a till, see BuyerCrowd+Paying.
    case begin
    case express
    case cancel
  }

  struct Buyer {
    var plan: BuyerPlan
    var clickedAt: Int64 = 0
    /// Of the door of the drop.
    var ticket: UInt64?
    var hold = Identifier()
    var quantity: UInt32 = 0
    var isWatched = false
    var nextUpdate: UInt64 = 0
    var watch: ClientCall?
    var order = Identifier()
    var isDelivered = false
    /// The payment of a begun confirm, which nobody has answered for yet.
    var isPaying = false
  }

  /// With a till: who has tokens, and what is sent.
  struct Paying {
    var purses: [UInt64: Purse]
    let begin: RequestTemplate
    let express: RequestTemplate
    let cancel: RequestTemplate
    /// Payments that were asked for.
    var payments: [LoadKey] = []
  }

  private let calls: PersistentCalls
  let agenda: Agenda
  private let links: [Link]
  let targets: [Target]
  var buyers: [Buyer]
  /// Nil without a till: a confirm is an order at once.
  var paying: Paying?
  var counts = CrowdCounts()
  var ledger = ToldLedger()
  /// Called with the microseconds from an intended click to its answer.
  var onAnswer: ((_ latency: Int64) -> Void)?
  /// Called for every order update a buyer gets.
  var onOrder: ((OrderUpdate) -> Void)?

  /// Those whose drop has a door.
  let door: DoorCrowd
  private let reserve: RequestTemplate
  private let confirm: RequestTemplate
  private let release: RequestTemplate
  private let watch: RequestTemplate
  private lazy var watcher = Watcher(self)

  /// - Parameter purses: of those who buy in one call, by buyer; nil without a till.
  init(
    plans: [BuyerPlan], targets: [Target], calls: PersistentCalls, agenda: Agenda, links: [Link],
    templates: Templates, purses: [UInt64: Purse]? = nil
  ) {
    buyers = plans.map { Buyer(plan: $0) }
    self.targets = targets
    self.calls = calls
    self.agenda = agenda
    self.links = links
    door = DoorCrowd(
      people: plans.count, calls: calls, agenda: agenda, links: links, templates: templates)
    if let purses {
      paying = Paying(
        purses: purses, begin: templates.of(Checkout.Methods.beginConfirm),
        express: templates.of(Checkout.Methods.express),
        cancel: templates.of(Orders.Methods.cancel))
    }
    reserve = templates.of(Reservations.Methods.reserve)
    confirm = templates.of(Checkout.Methods.confirm)
    release = templates.of(Reservations.Methods.release)
    watch = templates.of(Orders.Methods.watch)
    door.onTicket = { [unowned self] in hasTicket($0, $1) }
    door.onFailure = { [unowned self] in fail($0) }
  }

  /// Lets the clicks of one drop begin; times count from `cue` on the monotonic clock.
  func begin(drop: Int, cue: Int64) { begin(drop, cue) { $0 >= 0 } }

  /// Lets those come who are on the list of a drop's door before its cue, which is to be at `cue`.
  func gather(drop: Int, cue: Int64) { begin(drop, cue) { $0 < 0 } }

  private func begin(_ drop: Int, _ cue: Int64, _ isMeant: (Int64) -> Bool) {
    for index in buyers.indices where buyers[index].plan.drop == drop {
      let click = buyers[index].plan.clickMicroseconds
      guard isMeant(click) else { continue }
      agenda.at(cue + click) { [unowned self] in self.click(index, cue) }
    }
  }

  /// Takes up the watches again that a lost connection has ended.
  func linkIsBack() {
    door.linkIsBack()
    for index in buyers.indices where buyers[index].isWatched && buyers[index].watch == nil {
      startWatch(index)
    }
  }

  // MARK: - Buying

  private func click(_ index: Int, _ cue: Int64) {
    let plan = buyers[index].plan
    counts.clicked += 1
    guard let patience = plan.patienceMicroseconds, targets[plan.drop].hasDoor else {
      buyers[index].clickedAt = cue + plan.clickMicroseconds
      return buy(index)
    }
    door.come(
      index,
      DoorCrowd.Visit(
        buyer: plan.buyer, drop: targets[plan.drop].drop, showDrop: plan.drop,
        leaveKey: LoadKey(high: plan.key.high, low: plan.key.low ^ Self.leaveStep << 1),
        patience: patience))
  }

  /// A number that is no step's.
  private static let leaveStep: UInt64 = 8

  /// The door has let somebody in: from now on they are as any buyer, and quick.
  private func hasTicket(_ index: Int, _ ticket: UInt64) {
    let plan = buyers[index].plan
    ledger.told(ticket: ticket, of: plan.buyer, at: targets[plan.drop].drop.rawValue)
    guard buyers[index].ticket == nil else { return }
    buyers[index].ticket = ticket
    buyers[index].clickedAt = steadyMicroseconds()
    buy(index)
  }

  private func buy(_ index: Int) {
    let plan = buyers[index].plan
    // What becomes of the order, and of a place in line, is pushed; a buyer listens before it asks.
    buyers[index].isWatched = true
    startWatch(index)
    if buyExpress(index) { return }
    ask(index, .reserve, quantity: plan.quantity)
    if let after = plan.duplicateAfterMicroseconds {
      agenda.after(after) { [unowned self] in ask(index, .repeated, quantity: plan.quantity) }
    }
    if let after = plan.keyReuseAfterMicroseconds {
      agenda.after(after) { [unowned self] in ask(index, .reuse, quantity: plan.quantity + 1) }
    }
  }

  private func ask(_ index: Int, _ step: Step, quantity: UInt32) {
    let plan = buyers[index].plan
    let target = targets[plan.drop]
    let request = ReserveRequest(
      key: UUIDBytes(high: plan.key.high, low: plan.key.low),
      buyer: Identifier(rawValue: plan.buyer), drop: target.drop, pool: target.pools[plan.pool],
      quantity: quantity, minimum: plan.minimum, waitlist: plan.joinsWaitlist,
      zone: plan.zone ?? target.zone, ticket: buyers[index].ticket)
    begin(reserve, request, index, step)
  }

  func begin(
    _ template: RequestTemplate, _ request: some WireMessage, _ index: Int, _ step: Step
  ) {
    calls.begin(template, request.encodedBytes(), taker: self, tag: index << 3 | step.rawValue)
  }

  /// Keys of the steps after the reserve follow from its own, so that the same show sends the same keys.
  func key(_ index: Int, _ step: Step) -> LoadKey {
    let key = buyers[index].plan.key
    return LoadKey(high: key.high, low: key.low ^ UInt64(step.rawValue) << 1)
  }

  func auditKey(_ index: Int, _ step: Step) -> AuditKey {
    let isReserve = step.rawValue <= Step.reuse.rawValue
    return AuditKey(
      principal: buyers[index].plan.buyer,
      key: isReserve ? buyers[index].plan.key : key(index, step))
  }

  func answered(_ tag: Int, _ message: RawSpan, attempts: Int) {
    let index = tag >> 3
    guard let step = Step(rawValue: tag & 7) else { return }
    switch step {
    case .reserve, .repeated, .reuse:
      guard let result = try? ReserveResult(decoding: message) else { return fail(index) }
      take(result, index, step)
    case .confirm:
      guard let result = try? ConfirmResult(decoding: message) else { return fail(index) }
      take(result, index)
    case .release:
      guard let result = try? ReleaseResult(decoding: message) else { return fail(index) }
      take(result, index)
    case .begin, .express, .cancel: answeredPaying(index, step, message)
    }
  }

  func unanswered(_ tag: Int, _ error: RPCError) { fail(tag >> 3) }

  func fail(_ index: Int) {
    counts.unanswered += 1
    ledger.noAnswer()
  }

  private func take(_ result: ReserveResult, _ index: Int, _ step: Step) {
    let key = auditKey(index, step)
    switch result {
    case .reserved(let reserved):
      ledger.told(key, AuditGrant(reserved), sequence: reserved.sequence)
      if reserved.replayed { counts.replays += 1 }
      guard step == .reserve else { return }
      onAnswer?(steadyMicroseconds() - buyers[index].clickedAt)
      if reserved.waiter != 0 { counts.waiting += 1 }
      if let window = reserved.window {
        counts.slots += 1
        if window.class == .sameDay { counts.slotsSameDay += 1 }
      }
      if reserved.hold != 0 { got(reserved.hold, reserved.granted, index) }
    case .rejected(let rejected):
      ledger.told(key, refused: AuditRefusal(rejected.reason), sequence: rejected.sequence)
      guard step == .reserve else { return }
      onAnswer?(steadyMicroseconds() - buyers[index].clickedAt)
      counts.refused += 1
      // A ticket that was of no use is given up, for the next one.
      if buyers[index].ticket != nil { door.leave(index) }
    default: fail(index)
    }
  }

  /// A hold came, at once or from the line: does what the plan says.
  private func got(_ hold: Identifier, _ quantity: UInt32, _ index: Int) {
    counts.held += 1
    counts.unitsHeld += Int(quantity)
    buyers[index].hold = hold
    buyers[index].quantity = quantity
    switch buyers[index].plan.intent {
    case .confirm(let after):
      agenda.after(after) { [unowned self] in
        if paying == nil {
          confirm(hold, index, payment: buyers[index].plan.payment)
        } else {
          beginConfirm(hold, index)
        }
      }
    case .release(let after):
      agenda.after(after) { [unowned self] in release(hold, index) }
    case .abandon: break
    }
  }

  func confirm(_ hold: Identifier, _ index: Int, payment: LoadKey) {
    guard buyers[index].hold == hold else { return }
    let plan = buyers[index].plan
    let key = key(index, .confirm)
    let request = ConfirmRequest(
      key: UUIDBytes(high: key.high, low: key.low), buyer: Identifier(rawValue: plan.buyer),
      hold: hold, payment: UUIDBytes(high: payment.high, low: payment.low))
    begin(confirm, request, index, .confirm)
  }

  func release(_ hold: Identifier, _ index: Int) {
    guard buyers[index].hold == hold else { return }
    let key = key(index, .release)
    let request = ReleaseRequest(
      key: UUIDBytes(high: key.high, low: key.low),
      buyer: Identifier(rawValue: buyers[index].plan.buyer), hold: hold)
    begin(release, request, index, .release)
  }

  private func take(_ result: ConfirmResult, _ index: Int) {
    let key = auditKey(index, .confirm)
    switch result {
    case .confirmed(let confirmed):
      ledger.told(
        key, confirmed: confirmed.hold.rawValue, order: confirmed.order.rawValue,
        sequence: confirmed.sequence)
      if confirmed.replayed { counts.replays += 1 }
      bought(confirmed.order, index)
    case .rejected(let rejected):
      ledger.told(key, refused: AuditRefusal(rejected.reason), sequence: rejected.sequence)
      counts.refused += 1
    default: fail(index)
    }
  }

  /// There is an order; told once or more.
  func bought(_ order: Identifier, _ index: Int) {
    guard buyers[index].order.rawValue == 0 else { return }
    buyers[index].order = order
    buyers[index].isPaying = false
    counts.confirmed += 1
    counts.unitsConfirmed += Int(buyers[index].quantity)
    if buyers[index].plan.isExpress { counts.bought += 1 }
    guard paying != nil, let after = buyers[index].plan.cancelAfterMicroseconds else { return }
    agenda.after(after) { [unowned self] in cancel(order, index) }
  }

  private func take(_ result: ReleaseResult, _ index: Int) {
    let key = auditKey(index, .release)
    switch result {
    case .released(let released):
      ledger.told(key, released: released.hold.rawValue, sequence: released.sequence)
      if released.replayed { counts.replays += 1 }
      counts.released += 1
    case .rejected(let rejected):
      ledger.told(key, refused: AuditRefusal(rejected.reason), sequence: rejected.sequence)
      counts.refused += 1
    default: fail(index)
    }
  }

  // MARK: - Being told

  private func startWatch(_ index: Int) {
    guard let connection = links[index % links.count].connection else { return }
    let request = WatchRequest(
      buyer: Identifier(rawValue: buyers[index].plan.buyer), next: buyers[index].nextUpdate)
    buyers[index].watch = connection.start(watch, observer: watcher, tag: index) {
      request.encode(into: &$0)
    }
  }

  private func told(_ update: BuyerUpdate, _ index: Int) {
    guard update.offset >= buyers[index].nextUpdate else { return }
    buyers[index].nextUpdate = update.offset + 1
    // Of an earlier show on the same server are other drops.
    switch update.news {
    case .hold(let hold):
      guard hold.drop == targets[buyers[index].plan.drop].drop else { return }
      if hold.phase == .expired {
        counts.expired += 1
        if buyers[index].hold == hold.hold {
          buyers[index].hold = Identifier()
          buyers[index].isPaying = false
        }
      } else if hold.phase == .held, hold.promoted, buyers[index].hold != hold.hold {
        counts.promoted += 1
        got(hold.hold, hold.quantity, index)
      } else if hold.phase == .held, buyers[index].hold == hold.hold, buyers[index].isPaying {
        declined(hold.hold, index)
      }
    case .order(let order):
      counts.orderUpdates += 1
      if paying != nil { toldOrder(order, index) }
      if order.phase == .delivered, !buyers[index].isDelivered {
        buyers[index].isDelivered = true
        counts.delivered += 1
      }
      onOrder?(order)
    default: break
    }
  }

  /// Hears of the watches; the crowd itself hears of the calls.
  private final class Watcher: CallObserver {
    unowned let crowd: BuyerCrowd

    init(_ crowd: BuyerCrowd) { self.crowd = crowd }

    func callReceived(_ index: Int, _ message: RawSpan) {
      guard let update = try? BuyerUpdate(decoding: message) else { return }
      crowd.told(update, index)
    }

    func callEnded(_ index: Int, _ status: RPCStatus) { crowd.buyers[index].watch = nil }
  }
}

extension AuditGrant {
  /// A grant as the wire tells it.
  init(_ reserved: Messages.Reserved) {
    self.init(
      hold: reserved.hold.rawValue, granted: UInt64(reserved.granted),
      deadlineMicroseconds: reserved.deadline.microseconds, waiter: reserved.waiter.rawValue,
      waiting: UInt64(reserved.waiting), position: UInt64(reserved.position),
      window: reserved.window?.window.rawValue ?? 0, pool: reserved.pool.rawValue,
      legs: reserved.legs.map { leg in
        AuditLine(
          pool: leg.fence.rawValue == 0 ? leg.pool.rawValue : leg.fence.rawValue,
          quantity: UInt64(leg.quantity))
      })
  }
}

extension AuditRefusal {
  /// The audit's reason for a code on the wire; reasons it does not judge are `.other`.
  init(_ reason: Messages.Refusal) {
    self =
      switch reason {
      case .soldOut: .soldOut
      case .notEnoughUnits: .notEnoughUnits
      case .dropNotOpen: .dropNotOpen
      case .dropClosed: .dropClosed
      case .dropCancelled: .dropCancelled
      case .buyerLimit: .buyerLimit
      case .waitlistFull: .waitlistFull
      case .waitlistNotOffered: .waitlistNotOffered
      case .keyMismatch: .keyMismatch
      case .holdExpired: .holdExpired
      case .holdReleased: .holdReleased
      case .alreadyConfirmed: .alreadyConfirmed
      case .unknownHold: .unknownHold
      case .notOwner: .notOwner
      case .neverEnoughUnits: .neverEnoughUnits
      case .forgotten: .forgotten
      case .unknownDrop: .unknownDrop
      case .hubThrottled: .hubThrottled
      case .ticketRequired: .ticketRequired
      case .unknownTicket: .unknownTicket
      case .ticketUsed: .ticketUsed
      case .ticketExpired: .ticketExpired
      // Neither is remembered: the same key may fare better.
      case .capacityReached, .overloaded: .capacityReached
      default: .other
      }
  }
}

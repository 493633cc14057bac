import Basics
import DropEngine
import LogContract
import Messages
import WireCodec

/// What may happen in a simulated log. Runs are worth what they come to: each of these has to be
/// reached.
package enum StoryMoment: String, CaseIterable, Sendable {
  case held = "units held"
  case severalLines = "units of several pools held together"
  case part = "part of what was wanted held"
  case placeInLine = "places in line"
  case placeInSeveral = "places in several lines"
  case turn = "turns"
  case turnOfSeveral = "turns of several lines"
  case turnByWave = "turns by more units"
  case sentHome = "sent home from a line"
  case sentHomeOfSeveral = "sent home from several lines"
  case left = "left a line"
  case declinedTurn = "turns given back"
  case released = "holds released"
  case extended = "holds extended"
  case expired = "holds expired"
  case endedByDrop = "holds ended with their drop"
  case confirming = "confirms begun"
  case confirmed = "orders"
  case declined = "payments declined"
  case voided = "payments voided"
  case repeated = "requests repeated"
  case otherBody = "keys used for something else"
  case moreUnits = "pools made larger"
  case fewerUnits = "pools made smaller"
  case dropOpened = "drops opened"
  case dropOpenedByCue = "drops opened by a cue"
  case dropChangedByClock = "drops opened or closed by the clock"
  case dropClosed = "drops closed"
  case dropCancelled = "drops cancelled"
  case marker = "markers"
  case hybrid = "hybrid drops"
  case openedSoldOut = "reservations opened, sold out"
  case openedByDemand = "reservations opened by demand"
  case openedByTime = "reservations opened by time"
  case openedByHand = "reservations opened by hand"
  case openedByHubs = "reservations opened by hubs"
  case reservationClosed = "reservations closed"
  case windows = "windows put"
  case windowsAgain = "windows put anew"
  case slotHeld = "slots held"
  case slotInstead = "slots given instead"
  case placeInstead = "places given instead"
  case withPreference = "units with a preference"
  case withZone = "units for a zone"
  case telemetry = "telemetry"
  case throttle = "throttles set"
  case hubMode = "modes set by an operator"
  case hubReserves = "hubs gone to reservation by themselves"
  case hubSilent = "hubs gone to reservation for silence"
  case hubRecovers = "hubs come back by themselves"
  case hubChanged = "hubs put anew"
  case jobOffered = "jobs offered"
  case jobAccepted = "jobs accepted"
  case jobRejected = "jobs rejected"
  case jobReported = "jobs reported"
  case delivered = "orders delivered"
  case takenUnanswered = "jobs taken from hubs that did not answer"
  case takenSilent = "jobs taken from silent hubs"
  case takenByOperator = "jobs taken from hubs by an operator"
  case swapTold = "buyers told of another hub"
  case undeliverable = "jobs that could not be handed over"
  case handedOver = "jobs handed over with a proof"
  case orderCancelled = "orders cancelled"
  case lineCancelled = "lines of orders cancelled"
  case orderOfDrop = "orders cancelled with their drop"
  case captured = "payments captured"
  case refunded = "payments refunded"
  case voidedByAdapter = "payments voided at their provider"
  case declinedByAdapter = "payments declined by their provider"
  case askedAgain = "answers asked for again"
  case answeredAgain = "answers that were known"
  case clockBack = "log time set back"
  case clockForward = "log time set forward"
  case retained = "times of keeping set"
  case purchase = "purchases in one call"
  case tokenRevoked = "payment tokens revoked"
  case door = "doors"
  case joined = "places at doors"
  case draw = "draws"
  case ticket = "tickets used"
  case limitsAdopted = "limits adopted"
  case forgotten = "asked for what is forgotten"
}

/// Counts what a log came to.
package struct StoryTally: Sendable {
  /// How often, by moment; those that never came are not there.
  package private(set) var moments: [StoryMoment: UInt64] = [:]
  /// Refusals by their code.
  package private(set) var refusals: [RefusalCode: UInt64] = [:]
  /// Calls of the contract that did something, by the method's number.
  package private(set) var calls: [Int: UInt64] = [:]
  /// Entries, ticks among them.
  package private(set) var entries: UInt64 = 0
  package private(set) var ticks: UInt64 = 0
  /// Units that were granted to holds, and that holds with an order had.
  package private(set) var unitsHeld: UInt64 = 0
  package private(set) var unitsSold: UInt64 = 0
  /// Units of holds that may come to an order.
  private var units: [HoldID: UInt64] = [:]
  /// Places in several lines that still wait.
  private var several: Set<WaiterID> = []
  /// Holds that came out of a line.
  private var turns: Set<HoldID> = []

  package init() {}

  /// Adds what another run came to.
  package mutating func add(_ other: StoryTally) {
    moments.merge(other.moments, uniquingKeysWith: +)
    refusals.merge(other.refusals, uniquingKeysWith: +)
    calls.merge(other.calls, uniquingKeysWith: +)
    entries += other.entries
    ticks += other.ticks
    unitsHeld += other.unitsHeld
    unitsSold += other.unitsSold
  }

  /// How often a moment came.
  package subscript(moment: StoryMoment) -> UInt64 { moments[moment] ?? 0 }

  /// The refusal in an outcome, in whichever form it is logged.
  package static func refusal(of outcome: Outcome) -> DropEngine.Refusal? {
    if case .logged(let result) = outcome.result {
      return result.rejection.map { DropEngine.Refusal($0) }
    }
    return outcome.refusal
  }

  private mutating func note(_ moment: StoryMoment) { moments[moment, default: 0] += 1 }

  /// Counts an entry.
  package mutating func count(_ command: Command, _ outcome: Outcome, _ events: [Event]) {
    entries += 1
    if outcome.isReplay { return note(.repeated) }
    if let refusal = Self.refusal(of: outcome) {
      refusals[refusal.code, default: 0] += 1
      if refusal.code == .keyMismatch { note(.otherBody) }
      if refusal.code == .forgotten { note(.forgotten) }
    } else {
      done(command, outcome)
      if case .logged(let call) = command.body { calls[call.number, default: 0] += 1 }
    }
    for event in events { count(event) }
    if case .controlDrop = command.body {
      let ended = events.contains {
        if case .order(let update) = $0.payload { return update.phase == .cancelled }
        return false
      }
      if ended { note(.orderOfDrop) }
    }
    if case .adjustInventory(let adjust) = command.body, adjust.change > 0 {
      let turns = events.contains { event in
        if case .hold(let update) = event.payload { return update.source == .waitlist }
        return false
      }
      if turns { note(.turnByWave) }
    }
  }

  private mutating func done(_ command: Command, _ outcome: Outcome) {
    if let reserved = outcome.result.reserved, let asked = command.body.reserve {
      return reserve(reserved, asked, command, outcome)
    }
    switch outcome.result {
    case .confirming: note(.confirming)
    case .confirmed(let confirmed):
      note(.confirmed)
      unitsSold += units.removeValue(forKey: confirmed.hold) ?? 0
    case .paymentDeclined: note(.declined)
    case .released(let hold):
      note(.released)
      if turns.contains(hold) { note(.declinedTurn) }
    case .extended: note(.extended)
    case .leftWaitlist: note(.left)
    case .markerPublished(let published):
      note(.marker)
      if !published.openedDrop.isNone { note(.dropOpenedByCue) }
    case .ticked(let ticked):
      ticks += 1
      if ticked.expired > 0 { note(.expired) }
      if ticked.dropsChanged > 0 { note(.dropChangedByClock) }
    case .clockSet(let set):
      note(set.toMicroseconds < set.fromMicroseconds ? .clockBack : .clockForward)
    case .retained: note(.retained)
    case .rulesAdopted: note(.limitsAdopted)
    case .dropControlled(let drop):
      switch drop.phase {
      case .live: note(.dropOpened)
      case .closed: note(.dropClosed)
      case .cancelled: note(.dropCancelled)
      case .scheduled: break
      }
    case .logged(.settle(.settled(let told))): settled(told, command.body)
    case .logged(.cancel(.cancelled(let told))):
      note(told.phase == .cancelled ? .orderCancelled : .lineCancelled)
    default: changed(command.body)
    }
  }

  private mutating func settled(_ told: PaymentSettled, _ body: Command.Body) {
    guard case .logged(.settle(let request)) = body else { return }
    if !told.changed { return note(.answeredAgain) }
    switch request.report {
    case .captured: note(.captured)
    case .refunded: note(.refunded)
    case .voided: note(.voidedByAdapter)
    case .declined: note(.declinedByAdapter)
    default: break
    }
  }

  private mutating func changed(_ body: Command.Body) {
    switch body {
    case .adjustInventory(let adjust): note(adjust.change < 0 ? .fewerUnits : .moreUnits)
    case .putHub(let put) where !put.hub.isNone: note(.hubChanged)
    case .acceptJob: note(.jobAccepted)
    case .rejectJob: note(.jobRejected)
    case .reportJob: note(.jobReported)
    case .logged(.schedule(let request)) where request.reservation != nil: note(.hybrid)
    case .logged(.putWindows(let request)):
      note(.windows)
      if request.windows.contains(where: { $0.window.rawValue != 0 }) { note(.windowsAgain) }
    case .logged(.telemetry): note(.telemetry)
    case .logged(.setThrottle): note(.throttle)
    case .logged(.setHubMode): note(.hubMode)
    case .logged(.revokeToken): note(.tokenRevoked)
    case .logged(.report(let request)):
      if request.action == .undeliverable { note(.undeliverable) }
      if request.proof != nil { note(.handedOver) }
    case .logged(.open): note(.door)
    case .logged(.join): note(.joined)
    case .logged(.reveal): note(.draw)
    default: break
    }
  }

  private mutating func reserve(
    _ reserved: DropEngine.Reserved, _ asked: Reserve, _ command: Command, _ outcome: Outcome
  ) {
    if !reserved.hold.isNone {
      note(.held)
      hold(UInt64(reserved.granted), by: reserved.hold)
      if asked.lines.count > 1 { note(.severalLines) }
      if UInt64(reserved.granted) < asked.lines.totalQuantity { note(.part) }
    }
    if !reserved.waiter.isNone {
      note(.placeInLine)
      if asked.lines.count > 1 {
        note(.placeInSeveral)
        several.insert(reserved.waiter)
      }
    }
    if case .logged(.express) = command.body { note(.purchase) }
    guard case .logged(.reserve(let request)) = command.body else { return }
    if request.preference != .unspecified { note(.withPreference) }
    if request.zone != 0 { note(.withZone) }
    if request.ticket != nil { note(.ticket) }
    guard case .logged(.reserve(.reserved(let told))) = outcome.result else { return }
    if told.window != nil { note(.slotHeld) }
    if told.instead == .slot { note(.slotInstead) }
    if told.instead == .place { note(.placeInstead) }
  }

  private mutating func hold(_ quantity: UInt64, by hold: HoldID) {
    unitsHeld += quantity
    units[hold] = quantity
  }

  private mutating func count(_ event: Event) {
    switch (event.topic, event.payload) {
    case (_, .hold(let update)):
      if update.source == .waitlist && update.phase == .held {
        note(.turn)
        turns.insert(update.hold)
        if several.remove(update.waiter) != nil { note(.turnOfSeveral) }
        hold(UInt64(update.quantity), by: update.hold)
      }
      if update.phase == .cancelled { note(.endedByDrop) }
    case (_, .waiter(let update)):
      if update.phase == .soldOut {
        note(.sentHome)
        if several.remove(update.waiter) != nil { note(.sentHomeOfSeveral) }
      }
    case (.platform, .order(let update)):
      if update.phase == .delivered { note(.delivered) }
      if update.detail?.swap != nil { note(.swapTold) }
    case (_, .job(let update)):
      if update.notice == .offered { note(.jobOffered) }
      switch update.swap {
      case .unanswered: note(.takenUnanswered)
      case .silent: note(.takenSilent)
      case .operator: note(.takenByOperator)
      case .unspecified, .unrecognized: break
      }
    case (_, .voidPayment): note(.voided)
    case (_, .intent(let intent)): if intent.kind != intent.of { note(.askedAgain) }
    case (_, .reservation(let update)): count(update)
    case (.platform, .hub(let update)): count(update)
    default: break
    }
  }

  private mutating func count(_ update: ReservationUpdate) {
    guard update.phase == .open else {
      if update.phase == .closed { note(.reservationClosed) }
      return
    }
    switch update.reason {
    case .soldOut: note(.openedSoldOut)
    case .demand: note(.openedByDemand)
    case .time: note(.openedByTime)
    case .byHand: note(.openedByHand)
    case .hubs: note(.openedByHubs)
    case .unspecified, .unrecognized: break
    }
  }

  private mutating func count(_ update: HubUpdate) {
    switch (update.reason, update.mode) {
    case (.heartbeat, .reservation): note(.hubSilent)
    case (.recovered, .instant): note(.hubRecovers)
    case (.operator, _): break
    case (_, .reservation): note(.hubReserves)
    default: break
    }
  }
}

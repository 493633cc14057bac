import Basics
import DropEngine
import LoadKit
import LogContract
import Messages
import Sequencer
import Storage
import WireCodec

/// Journal entries as the independent audit reads them.
enum AuditTranslation {
  /// One entry: its command and outcome as recorded, its events as a replay gives them.
  static func entry(
    _ recorded: JournalCommand<Engine>, at logTimeMicroseconds: Int64, events: [Event]
  ) -> AuditEntry {
    let outcome = recorded.outcome
    let identity = recorded.command.identity
    return AuditEntry(
      sequence: recorded.sequence, logTimeMicroseconds: logTimeMicroseconds,
      identity: identity.key.isNone
        ? nil
        : AuditIdentity(
          key: AuditKey(
            principal: identity.principal.rawValue, key: LoadKey(identity.key),
            isSetup: recorded.command.rules >= .second && isSetup(recorded.command.body)),
          fingerprint: identity.fingerprint),
      action: action(recorded.command, outcome),
      payment: payment(recorded.command.body, outcome),
      result: result(outcome),
      replayOf: outcome.isReplay ? outcome.sequence : nil,
      consequences: outcome.isReplay
        ? [] : events.compactMap { consequence($0, of: recorded.command.body, outcome) },
      events: events.compactMap(place), rules: recorded.command.rules.rawValue,
      caller: AuditCaller(recorded.command))
  }

  /// Whether somebody sets up or reports payments, and not a buyer asks or a partner answers for a
  /// job: those have one space for their keys.
  private static func isSetup(_ body: Command.Body) -> Bool {
    switch body {
    case .reserve, .beginConfirm, .confirm, .release, .extend, .leaveWaitlist, .acceptJob,
      .rejectJob, .reportJob, .publishMarker, .tick:
      false
    case .registerPartner, .putHub, .openStream, .closeStream, .putOffer, .scheduleDrop,
      .controlDrop, .adjustInventory, .paymentAuthorised, .paymentDeclined, .setClock, .retain,
      .adoptRules:
      true
    case .logged(let call): !call.isBuyers
    }
  }

  private static func payment(_ body: Command.Body, _ outcome: Outcome) -> LoadKey? {
    if case .logged(let call) = body { return payment(call, outcome) }
    switch body {
    case .beginConfirm(let command): return LoadKey(command.payment)
    case .confirm(let command): return LoadKey(command.payment)
    case .paymentAuthorised(let command), .paymentDeclined(let command):
      return LoadKey(command.payment)
    default: return nil
    }
  }

  /// The payment that a call is about, by its request or by its result.
  private static func payment(_ call: LogCommand, _ outcome: Outcome) -> LoadKey? {
    if case .settle(let request) = call { return LoadKey(request.payment) }
    if case .express(let request) = call { return LoadKey(request.payment) }
    switch outcome.result {
    case .logged(.cancel(.cancelled(let told))): return LoadKey(told.payment.payment)
    case .logged(.refund(.refund(let told))): return LoadKey(told.payment.payment)
    default: return nil
    }
  }

  private static func action(_ command: Command, _ outcome: Outcome) -> AuditAction {
    if case .logged(.express(let request)) = command.body {
      return .purchase(AuditPurchase(request, command.header?.attested, outcome))
    }
    return action(command.body, outcome)
  }

  private static func action(_ body: Command.Body, _ outcome: Outcome) -> AuditAction {
    switch body {
    case .scheduleDrop(let command):
      guard case .dropScheduled(let scheduled) = outcome.result else { return .other }
      return .scheduleDrop(drop(command, scheduled))
    case .controlDrop(let command):
      guard case .dropControlled(let drop) = outcome.result else { return .other }
      return .setPhase(drop: command.drop.rawValue, phase(drop.phase))
    case .adjustInventory:
      guard case .inventoryAdjusted(let pool) = outcome.result else { return .other }
      return .setCapacity(pool: pool.pool.rawValue, capacity: UInt64(pool.capacity))
    case .reserve(let command): return .reserve(reserve(command))
    case .beginConfirm(let command):
      return .beginConfirm(hold: command.hold.rawValue, buyer: command.buyer.rawValue)
    case .confirm(let command):
      return .confirm(hold: command.hold.rawValue, buyer: command.buyer.rawValue)
    case .paymentAuthorised(let command):
      // A payment that could not confirm is voided: nothing the audit counts.
      guard case .confirmed = outcome.result else { return .other }
      return .confirm(hold: command.hold.rawValue, buyer: nil)
    case .paymentDeclined(let command): return .decline(hold: command.hold.rawValue)
    case .release(let command):
      return .release(hold: command.hold.rawValue, buyer: command.buyer.rawValue)
    case .extend(let command):
      return .extend(hold: command.hold.rawValue, buyer: command.buyer.rawValue)
    case .leaveWaitlist(let command):
      return .leaveWaitlist(waiter: command.waiter.rawValue, buyer: command.buyer.rawValue)
    case .publishMarker(let command):
      return .marker(
        stream: command.stream.rawValue, producer: command.producer.rawValue,
        number: command.producerSequence)
    case .setClock:
      guard case .clockSet(let set) = outcome.result else { return .other }
      return .setClock(from: set.fromMicroseconds, to: set.toMicroseconds)
    case .tick:
      guard case .ticked(let ticked) = outcome.result else { return .other }
      return .tick(isMoreDue: ticked.isMoreDue)
    case .putHub(let command):
      guard case .hubPut(let hub) = outcome.result else { return .other }
      return .putHub(
        AuditHub(
          hub: hub.rawValue, abilities: command.capabilities.rawValue, zone: UInt64(command.zone),
          places: UInt64(command.maximumOpenJobs), partner: command.partner.rawValue))
    case .retain:
      guard case .retained(let retention) = outcome.result else { return .other }
      return .retain(
        AuditRetention(
          keys: retention.keysMicroseconds, keyCount: retention.keys,
          ended: retention.finishedMicroseconds, drops: retention.dropsMicroseconds))
    case .adoptRules(let command):
      guard case .rulesAdopted = outcome.result else { return .other }
      return .adoptLimits(AuditAdoption(command))
    case .acceptJob(let command): return report(command.job.rawValue, outcome)
    case .rejectJob(let command): return report(command.job.rawValue, outcome, isReject: true)
    case .reportJob(let command): return report(command.job.rawValue, outcome)
    case .registerPartner, .openStream, .closeStream, .putOffer: return .other
    case .logged(let call): return action(call, outcome)
    }
  }

  private static func action(_ call: LogCommand, _ outcome: Outcome) -> AuditAction {
    switch call {
    case .reserve(let request):
      var action = reserve(Reserve(request))
      action.slot = AuditSlotWish(request)
      action.fields = AuditFields(LogCommand.reserve(request))
      return .reserve(action)
    case .putWindows(let request):
      guard case .logged(.putWindows(.put(let put))) = outcome.result else { return .other }
      return .putWindows(AuditWindow.all(of: request, put.windows))
    case .schedule(let request):
      guard case .logged(.schedule(.scheduled(let scheduled))) = outcome.result else {
        return .other
      }
      return .scheduleDrop(AuditDrop(request, scheduled))
    case .openWindow(let request):
      guard case .logged(.openWindow(.changed)) = outcome.result else { return .other }
      return .setReservation(drop: request.drop.rawValue)
    case .registerToken(let request):
      guard case .logged(.registerToken(.registered(let told))) = outcome.result else {
        return .other
      }
      return .registerToken(AuditToken(request, told))
    case .revokeToken(let request):
      return .revokeToken(token: request.token.rawValue, buyer: request.buyer.rawValue)
    case .cancel, .refund, .settle, .setTill: return .till(AuditCall(call))
    case .report(let request):
      return report(request.job.rawValue, outcome, isReject: request.action == .reject)
    default: return .call(AuditCall(call))
    }
  }

  private static func report(
    _ job: UInt64, _ outcome: Outcome, isReject: Bool = false
  ) -> AuditAction {
    let isChanged =
      switch outcome.result {
      case .jobUpdated(let updated): updated.isChanged
      case .logged(.report(.taken(let taken))): taken.changed
      default: false
      }
    return .report(job: job, isReject: isReject, isChanged: isChanged)
  }

  private static func drop(
    _ command: ScheduleDrop, _ scheduled: DropEngine.DropScheduled
  ) -> AuditDrop {
    let pools = command.pools.enumerated().map { index, pool in
      (
        pool: scheduled.pool(at: UInt32(index)).rawValue, capacity: UInt64(pool.capacity)
      )
    }
    return AuditDrop(
      drop: scheduled.drop.rawValue, pools: pools, buyerLimit: UInt64(command.buyerLimit),
      holdTimeMicroseconds: command.holdTTLMicroseconds,
      waitlistPlaces: UInt64(command.waitlistLimit),
      needs: command.requiredCapabilities.rawValue, zone: UInt64(command.zone),
      hubs: Dictionary(
        uniqueKeysWithValues: command.pools.enumerated().compactMap { index, pool in
          pool.hub.isNone
            ? nil : (scheduled.pool(at: UInt32(index)).rawValue, pool.hub.rawValue)
        }))
  }

  private static func reserve(_ command: Reserve) -> AuditReserve {
    let lines = (0..<command.lines.count).map { index in
      AuditLine(
        pool: command.lines[index].pool.rawValue,
        quantity: UInt64(command.lines[index].quantity))
    }
    return AuditReserve(
      buyer: command.buyer.rawValue, drop: command.drop.rawValue, lines: lines,
      minimum: UInt64(command.minimumQuantity), joinsWaitlist: command.joinWaitlist)
  }

  static func result(_ outcome: Outcome) -> AuditResult {
    switch outcome.result {
    case .refused(let refusal): .refused(AuditRefusal(refusal.code))
    case .reserved(let reserved): .reserved(AuditGrant(reserved))
    case .confirmed(let confirmed): .confirmed(order: confirmed.order.rawValue)
    case .confirming(let confirming): .deadline(confirming.confirmDeadlineMicroseconds)
    case .extended(let extended): .deadline(extended.deadlineMicroseconds)
    case .paymentDeclined(let declined): .declined(isStillHeld: declined.isStillHeld)
    case .markerPublished(let marker):
      .placed(epoch: UInt64(marker.epoch), offset: marker.offset)
    case .partnerRegistered, .hubPut, .streamOpened, .streamClosed, .offerPut, .dropScheduled,
      .dropControlled, .inventoryAdjusted, .paymentVoided, .released, .leftWaitlist, .jobUpdated,
      .ticked, .clockSet, .retained, .rulesAdopted:
      .done
    case .logged(.reserve(.reserved(let told))): .reserved(AuditGrant(told))
    case .logged(.putWindows(.put)), .logged(.schedule(.scheduled)), .logged(.openWindow(.changed)),
      .logged(.report(.taken)):
      .done
    case .logged(let result): AuditResult(result)
    }
  }

  private static func consequence(
    _ event: Event, of body: Command.Body, _ outcome: Outcome
  ) -> AuditConsequence? {
    switch event.payload {
    case .hold(let hold):
      if hold.phase == .expired { return .expired(hold: hold.hold.rawValue) }
      if hold.phase == .cancelled { return .cancelled(hold: hold.hold.rawValue) }
      // A declined payment tells the buyer that the hold lives on; that is no promotion.
      if case .paymentDeclined(let declined) = body, declined.hold == hold.hold { return nil }
      if case .logged(.settle(.settled(let told))) = outcome.result,
        told.status.hold.rawValue == hold.hold.rawValue
      {
        return nil
      }
      guard hold.phase == .held, hold.source == .waitlist else { return nil }
      return .promoted(
        waiter: hold.waiter.rawValue, hold: hold.hold.rawValue, granted: UInt64(hold.quantity),
        deadlineMicroseconds: hold.deadlineMicroseconds)
    case .waiter(let waiter):
      switch waiter.phase {
      case .closed: return .sentHome(waiter: waiter.waiter.rawValue)
      case .soldOut: return .outOfReach(waiter: waiter.waiter.rawValue)
      case .waiting, .promoted, .left: return nil
      }
    case .voidPayment(let void):
      return .voided(payment: LoadKey(void.payment), hold: void.hold.rawValue)
    case .order(let order):
      // Buyer and platform are told the same; once is enough.
      guard case .platform = event.topic else {
        return order.detail?.swap.map {
          .dispatch(.buyerTold(job: order.job.rawValue, before: $0.before.rawValue))
        }
      }
      return .job(
        AuditJob(
          job: order.job.rawValue, drop: order.drop.rawValue, hub: order.hub.rawValue,
          attempt: UInt64(order.attempt), isOver: order.jobPhase.isFinished,
          cancelled: order.jobPhase == .cancelled
            ? AuditCancelledLine(
              hold: order.hold.rawValue, order: order.order.rawValue,
              line: Int(order.job.index) - Int(order.order.index) - 1,
              isWhole: order.phase == .cancelled) : nil,
          isOffered: order.jobPhase == .offered,
          isOnItsWay: order.jobPhase == .outForDelivery || order.jobPhase == .awaitingPickup,
          swappedFrom: order.detail?.swap?.before.rawValue ?? 0))
    case .job(let job): return news(job).map { .dispatch($0) }
    case .drop(let drop):
      // What an operator asked for is the action; what the drop's schedule did before is not.
      if case .dropControlled(let asked) = outcome.result, asked == drop { return nil }
      return .phase(drop: drop.drop.rawValue, phase(drop.phase))
    case .reservation(let update):
      return .reservation(
        AuditReservationNews(
          drop: update.drop.rawValue, isOpen: update.phase == .open, reason: "\(update.reason)",
          closes: update.closesAtMicroseconds, asked: update.asked))
    case .hub(let hub):
      return .hubMode(
        AuditHubChange(
          hub: hub.hub.rawValue, isReservation: hub.mode == .reservation,
          reason: reason(hub.reason)))
    case .intent(let intent):
      return .intent(
        AuditIntent(
          number: intent.number, kind: "\(intent.kind)", of: "\(intent.of)",
          payment: LoadKey(intent.payment), order: intent.order.rawValue,
          amount: intent.amountMinor))
    case .marker, .streamClosed, .availability: return nil
    }
  }

  private static func news(_ job: JobUpdate) -> AuditDispatchNews? {
    if job.notice == .offered {
      return .offered(
        AuditOffer(
          job: job.job.rawValue, hub: job.hub.rawValue, attempt: UInt64(job.attempt),
          pool: job.pool.rawValue, quantity: UInt64(job.quantity),
          window: job.window?.window.rawValue ?? 0, answerBy: job.answerByMicroseconds))
    }
    guard let reason = AuditSwapReason(rawValue: job.swap.rawValue) else { return nil }
    return .taken(
      job: job.job.rawValue, hub: job.hub.rawValue, attempt: UInt64(job.attempt), reason: reason)
  }

  private static func reason(_ reason: DropEngine.HubModeReason) -> AuditHubReason {
    switch reason {
    case .backlog: .backlog
    case .preparation: .preparation
    case .acceptRate: .acceptRate
    case .heartbeat: .heartbeat
    case .operator: .operator
    case .recovered: .recovered
    }
  }

  private static func place(_ event: Event) -> AuditPlace? {
    guard let topic = TopicKey(event.topic, epoch: event.epoch) else { return nil }
    return AuditPlace(
      kind: topic.kind, id: topic.identifier, epoch: UInt64(topic.epoch), offset: event.offset)
  }

  private static func phase(_ phase: DropEngine.DropPhase) -> AuditPhase {
    switch phase {
    case .scheduled: .scheduled
    case .live: .live
    case .closed: .closed
    case .cancelled: .cancelled
    }
  }
}

extension LoadKey {
  init(_ key: Key128) { self.init(high: key.high, low: key.low) }

  init(_ uuid: UUIDBytes) { self.init(high: uuid.high, low: uuid.low) }
}

extension AuditGrant {
  init(_ reserved: DropEngine.Reserved) {
    self.init(
      hold: reserved.hold.rawValue, granted: UInt64(reserved.granted),
      deadlineMicroseconds: reserved.deadlineMicroseconds, waiter: reserved.waiter.rawValue,
      waiting: UInt64(reserved.waiting), position: UInt64(reserved.position))
  }
}

extension AuditRefusal {
  /// The audit's reason for an engine's code; reasons it does not judge are `.other`.
  init(_ code: RefusalCode) {
    self =
      switch code {
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
      case .capacityReached: .capacityReached
      case .neverEnoughUnits: .neverEnoughUnits
      case .forgotten: .forgotten
      case .unknownDrop: .unknownDrop
      case .windowNotOpen: .windowNotOpen
      case .windowClosed: .windowClosed
      case .windowFull: .windowFull
      case .noWindow: .noWindow
      case .wrongZone: .wrongZone
      case .wrongPreference: .wrongPreference
      case .hubThrottled: .hubThrottled
      case .notOffered: .notOffered
      case .admissionNotOffered: .admissionNotOffered
      case .ticketRequired: .ticketRequired
      case .unknownTicket: .unknownTicket
      case .ticketUsed: .ticketUsed
      case .ticketExpired: .ticketExpired
      case .listOpen: .listOpen
      case .seedMismatch: .seedMismatch
      case .tokenExpired: .tokenExpired
      case .tokenRevoked: .tokenRevoked
      case .amountOverCap: .amountOverCap
      case .badAttestation: .badAttestation
      case .nonceReplay: .nonceReplay
      case .priceChanged: .priceChanged
      case .unknownToken: .unknownToken
      case .jobFinished: .jobFinished
      case .invalidProgress: .invalidProgress
      default: .other
      }
  }
}

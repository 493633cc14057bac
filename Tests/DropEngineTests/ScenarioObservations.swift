import Basics
import DropEngine
import Messages
import ScenarioKit
import WireCodec

extension ScenarioNames {
  /// What a scenario says about an outcome.
  func observation(of outcome: Outcome, engine: borrowing Engine) -> Observation {
    var observation = observation(of: outcome.result)
    observation.fields.append(
      Scenario.Argument(name: "replay", value: outcome.isReplay ? "yes" : "no"))
    return observation
  }

  private func observation(ofCall outcome: LogOutcome) -> Observation {
    return Observation(ofDoor: outcome, isDelivered: false)
      ?? Observation(
        ofPurchase: outcome, isDelivered: false,
        window: { windows.name(WindowID(rawValue: $0)) })
      ?? Observation(outcome, isDelivered: false)
  }

  private func observation(of result: Outcome.Result) -> Observation {
    if case .logged(.reserve(.reserved(let told))) = result {
      var observation = observation(of: DropEngine.Reserved(told))
      observation.add(
        told, window: { windows.name(WindowID(rawValue: $0)) },
        pool: { pools.name(PoolID(rawValue: $0)) })
      return observation
    }
    switch result {
    case .refused(let refusal):
      return Observation(
        "refused:\(refusal.code)",
        [
          ("field", "\(refusal.field)"), ("available", "\(refusal.available)"),
          ("retry", retryText(refusal.retryAfterMicroseconds)),
        ])
    case .reserved(let reserved):
      var observation = observation(of: reserved)
      observation.add(Messages.Reserved(), window: { "\($0)" }, pool: { "\($0)" })
      return observation
    case .confirming(let confirming):
      return Observation(
        "confirming", [("until", ScenarioTime.text(confirming.confirmDeadlineMicroseconds))])
    case .confirmed(let confirmed):
      return Observation("confirmed", [("amount", "\(confirmed.amountMinor)")])
    case .paymentVoided(let voided):
      return Observation("voided", [("reason", "\(voided.reason)")])
    case .paymentDeclined(let declined):
      return Observation(
        "declined",
        [
          ("held", declined.isStillHeld ? "yes" : "no"),
          ("deadline", ScenarioTime.text(declined.deadlineMicroseconds)),
        ])
    case .extended(let extended):
      return Observation(
        "extended", [("deadline", ScenarioTime.text(extended.deadlineMicroseconds))])
    case .released: return Observation("released")
    case .leftWaitlist: return Observation("left")
    case .jobUpdated(let updated):
      return Observation(
        "job",
        [
          ("phase", "\(updated.phase)"), ("attempt", "\(updated.attempt)"),
          ("changed", updated.isChanged ? "yes" : "no"),
        ])
    case .retained: return Observation("retained")
    case .rulesAdopted(let adopted):
      return Observation("adopted", [("rules", "\(adopted.rules)")])
    case .logged(let outcome):
      return observation(ofCall: outcome)
    case .ticked(let ticked):
      return Observation(
        "ticked",
        [
          ("expired", "\(ticked.expired)"), ("drops", "\(ticked.dropsChanged)"),
          ("moved", "\(ticked.waitersMoved)"), ("more", ticked.isMoreDue ? "yes" : "no"),
        ])
    case .markerPublished(let published):
      return Observation(
        "published",
        [
          ("offset", "\(published.offset)"), ("epoch", "\(published.epoch)"),
          ("opened", published.openedDrop.isNone ? "none" : drops.name(published.openedDrop)),
        ])
    default: return catalogue(result)
    }
  }

  private func catalogue(_ result: Outcome.Result) -> Observation {
    switch result {
    case .partnerRegistered: return Observation("registered")
    case .hubPut: return Observation("put")
    case .streamOpened(let opened): return Observation("opened", [("epoch", "\(opened.epoch)")])
    case .streamClosed: return Observation("ended")
    case .offerPut(let put): return Observation("put", [("version", "\(put.version)")])
    case .dropScheduled(let scheduled):
      return Observation("scheduled", [("pools", "\(scheduled.poolCount)")])
    case .dropControlled(let controlled): return Observation("\(controlled.phase)")
    case .inventoryAdjusted(let adjusted):
      return Observation("adjusted", [("capacity", "\(adjusted.capacity)")])
    default: return Observation("unknown")
    }
  }

  private func observation(of reserved: DropEngine.Reserved) -> Observation {
    let code =
      reserved.waiter.isNone ? "held" : reserved.hold.isNone ? "waitlisted" : "partlyHeld"
    return Observation(
      code,
      [
        ("granted", "\(reserved.granted)"), ("waiting", "\(reserved.waiting)"),
        ("position", "\(reserved.position)"),
        ("deadline", ScenarioTime.text(reserved.deadlineMicroseconds)),
      ])
  }

  private func retryText(_ microseconds: Int64) -> String {
    if microseconds == Refusal.noUseRetrying { return "never" }
    return microseconds == 0 ? "unknown" : ScenarioTime.text(microseconds)
  }

  func observation(of availability: DropEngine.Availability) -> Observation {
    Observation(
      "availability",
      [
        ("mode", "\(availability.mode)"), ("phase", "\(availability.phase)"),
        ("free", "\(availability.free)"), ("held", "\(availability.held)"),
        ("sold", "\(availability.sold)"), ("waiting", "\(availability.waiting)"),
      ])
  }

  private func observation(of intent: IntentUpdate, offset: UInt64) -> Observation {
    return Observation(
      PaymentIntent(
        offset: offset, number: intent.number,
        kind: Messages.IntentKind(rawValue: intent.kind.rawValue),
        hold: Identifier(rawValue: intent.hold.rawValue),
        order: Identifier(rawValue: intent.order.rawValue),
        amount: Money(
          minor: intent.amountMinor, currency: FixedText(intent.currency.code) ?? FixedText()),
        of: Messages.IntentKind(rawValue: intent.of.rawValue))
    ) { holds.name(HoldID(rawValue: $0)) }
  }

  private func observation(of update: DropEngine.OrderUpdate) -> Observation {
    var observation = Observation(
      "order:\(update.phase)",
      [
        ("order", orders.name(update.order)), ("revision", "\(update.revision)"),
        ("job", "\(update.jobPhase)"), ("attempt", "\(update.attempt)"),
        ("partner", update.partner.isNone ? "none" : partners.name(update.partner)),
        ("hub", update.hub.isNone ? "none" : hubs.name(update.hub)),
        ("eta", ScenarioTime.text(update.etaMicroseconds)),
      ])
    let why = update.detail?.why == .unspecified ? nil : update.detail?.why
    observation.add(swap: update.detail?.swap, why: why, proof: update.detail?.proof) {
      hubs.name(HubID(rawValue: $0))
    }
    return observation
  }

  private func observation(of update: JobUpdate) -> Observation {
    var observation = Observation(
      "job:\(update.notice)",
      [
        ("job", jobs.name(update.job)), ("attempt", "\(update.attempt)"),
        ("hub", hubs.name(update.hub)), ("units", "\(update.quantity)"),
        (
          "window",
          update.window.map { windows.name(WindowID(rawValue: $0.window.rawValue)) } ?? "none"
        ),
      ])
    observation.add(
      answer: update.answerByMicroseconds.map { Timestamp(microseconds: $0) }, swap: update.swap)
    return observation
  }

  /// What a scenario says about an event.
  func observation(of event: Event) -> Observation {
    switch event.payload {
    case .marker(let marker):
      return Observation(
        "marker",
        [
          ("kind", "\(marker.kind)"), ("offset", "\(event.offset)"), ("epoch", "\(event.epoch)"),
          ("title", marker.title),
        ])
    case .streamClosed: return Observation("ended", [("offset", "\(event.offset)")])
    case .availability(let availability): return observation(of: availability)
    case .hold(let update):
      return Observation(
        "hold:\(update.phase)",
        [
          ("hold", holds.name(update.hold)), ("units", "\(update.quantity)"),
          ("source", "\(update.source)"),
          ("deadline", ScenarioTime.text(update.deadlineMicroseconds)),
        ])
    case .waiter(let update):
      return Observation(
        update.isNext ? "next" : "waiter:\(update.phase)",
        [("waiter", waiters.name(update.waiter)), ("units", "\(update.quantity)")])
    case .order(let update): return observation(of: update)
    case .job(let update): return observation(of: update)
    case .voidPayment(let void):
      return Observation(
        "void", [("hold", holds.name(void.hold)), ("reason", "\(void.reason)")])
    case .reservation(let update):
      return Observation(
        "reservation:\(update.phase)",
        [
          ("drop", drops.name(update.drop)), ("reason", "\(update.reason)"),
          ("closes", ScenarioTime.text(update.closesAtMicroseconds)), ("free", "\(update.free)"),
          ("asked", "\(update.asked)"),
        ])
    case .intent(let intent): return observation(of: intent, offset: event.offset)
    case .drop(let controlled):
      return Observation("drop:\(controlled.phase)", [("drop", drops.name(controlled.drop))])
    case .hub(let update):
      return Observation(
        "hub:\(update.mode)",
        [
          ("hub", hubs.name(update.hub)), ("before", "\(update.before)"),
          ("reason", "\(update.reason)"), ("backlog", "\(update.backlog)"),
          ("preparation", ScenarioTime.text(update.preparationMicroseconds)),
          ("rate", "\(update.acceptRate)"),
          ("silence", ScenarioTime.text(update.silenceMicroseconds)),
        ])
    }
  }
}

import Basics
import DropEngine
import Messages
import WireCodec

extension Messages.Marker {
  /// A marker as its viewers receive it.
  init(_ marker: DropEngine.PublishMarker, of event: Event) {
    self.init(
      stream: Identifier(marker.stream), epoch: event.epoch, offset: event.offset,
      kind: Messages.MarkerKind(marker.kind),
      mediaTime: TimeSpan(microseconds: marker.mediaTimeMicroseconds),
      wallTime: Timestamp(microseconds: marker.wallTimeMicroseconds),
      logTime: Timestamp(microseconds: event.logTimeMicroseconds),
      offer: Identifier(marker.offer), drop: Identifier(marker.drop), title: marker.title)
  }
}

extension Messages.Availability {
  /// The newest counts; the log sequence is the revision.
  init(_ availability: DropEngine.Availability, sequence: UInt64, logTimeMicroseconds: Int64) {
    self.init(
      drop: Identifier(availability.drop), phase: Messages.DropPhase(availability.phase),
      mode: Messages.SaleMode(availability.mode), revision: sequence,
      at: Timestamp(microseconds: logTimeMicroseconds), capacity: availability.capacity,
      held: availability.held, sold: availability.sold, free: availability.free,
      waiting: availability.waiting)
  }
}

extension Messages.BuyerUpdate {
  /// An event of a buyer's topic or of the platform's; nil for payloads that go elsewhere.
  init?(_ event: Event) {
    let news: Messages.BuyerNews
    switch event.payload {
    case .order(let order): news = .order(Messages.OrderUpdate(order))
    case .hold(let hold): news = .hold(Messages.HoldUpdate(hold))
    case .waiter(let waiter): news = .waiter(Messages.WaiterUpdate(waiter))
    case .voidPayment(let void):
      news = .void(
        Messages.VoidPayment(payment: UUIDBytes(void.payment), hold: Identifier(void.hold)))
    case .drop(let drop):
      news = .drop(
        Messages.DropNotice(drop: Identifier(drop.drop), phase: Messages.DropPhase(drop.phase)))
    case .reservation(let update): news = .reservation(Messages.ReservationNotice(update))
    case .hub(let hub): news = .hub(Messages.HubNotice(hub))
    case .marker, .streamClosed, .availability, .job, .intent: return nil
    }
    self.init(
      offset: event.offset, at: Timestamp(microseconds: event.logTimeMicroseconds), news: news)
  }
}

extension Messages.PaymentIntent {
  /// An event of the till.
  init(_ intent: IntentUpdate, of event: Event) {
    self.init(
      offset: event.offset, number: intent.number,
      kind: Messages.IntentKind(rawValue: intent.kind.rawValue),
      payment: UUIDBytes(intent.payment), hold: Identifier(intent.hold),
      order: Identifier(intent.order),
      amount: Money(
        minor: intent.amountMinor, currency: FixedText(intent.currency.code) ?? FixedText()),
      at: Timestamp(microseconds: event.logTimeMicroseconds),
      of: Messages.IntentKind(rawValue: intent.of.rawValue),
      token: intent.token.isNone ? nil : Identifier(intent.token))
  }
}

extension Messages.ReservationNotice {
  init(_ update: ReservationUpdate) {
    self.init(
      drop: Identifier(update.drop), phase: update.phase, reason: update.reason,
      closes: .ifKnown(update.closesAtMicroseconds), asked: update.asked, free: update.free)
  }
}

extension Messages.OrderUpdate {
  init(_ order: DropEngine.OrderUpdate) {
    self.init(
      order: Identifier(order.order), hold: Identifier(order.hold), drop: Identifier(order.drop),
      buyer: Identifier(order.buyer), revision: order.revision,
      phase: Messages.OrderPhase(order.phase), job: Identifier(order.job),
      jobPhase: Messages.JobPhase(order.jobPhase), attempt: order.attempt,
      partner: Identifier(order.partner), hub: Identifier(order.hub), quantity: order.quantity,
      eta: .ifKnown(order.etaMicroseconds))
    guard let detail = order.detail else { return }
    swap = detail.swap
    why = detail.why == .unspecified ? nil : detail.why
    proof = detail.proof
  }
}

extension Messages.HoldUpdate {
  init(_ hold: DropEngine.HoldUpdate) {
    self.init(
      hold: Identifier(hold.hold), drop: Identifier(hold.drop),
      phase: Messages.HoldPhase(hold.phase), promoted: hold.source == .waitlist,
      quantity: hold.quantity, deadline: Timestamp(microseconds: hold.deadlineMicroseconds),
      waiter: Identifier(hold.waiter))
  }
}

extension Messages.WaiterUpdate {
  init(_ waiter: DropEngine.WaiterUpdate) {
    self.init(
      waiter: Identifier(waiter.waiter), drop: Identifier(waiter.drop),
      pool: Identifier(waiter.pool), phase: Messages.WaiterPhase(waiter.phase),
      quantity: waiter.quantity, next: waiter.isNext)
  }
}

extension Messages.HubNotice {
  init(_ hub: DropEngine.HubUpdate) {
    self.init(
      hub: Identifier(hub.hub), before: Messages.HubMode(hub.before),
      after: Messages.HubMode(hub.mode), reason: Messages.HubModeReason(hub.reason),
      backlog: hub.backlog, preparation: TimeSpan(microseconds: hub.preparationMicroseconds),
      acceptRate: hub.acceptRate, silence: TimeSpan(microseconds: hub.silenceMicroseconds))
  }
}

extension Messages.JobEvent {
  /// An event of a partner's topic; nil for payloads that go elsewhere.
  init?(_ event: Event) {
    guard case .job(let job) = event.payload else { return nil }
    let news: Messages.JobNews =
      switch job.notice {
      case .offered:
        .offered(
          Messages.JobOffered(
            job: Identifier(job.job), attempt: job.attempt, order: Identifier(job.order),
            hub: Identifier(job.hub), drop: Identifier(job.drop), pool: Identifier(job.pool),
            variant: job.variant, quantity: job.quantity, window: job.window,
            answer: job.answerByMicroseconds.map { Timestamp(microseconds: $0) }))
      case .withdrawn:
        .withdrawn(
          Messages.JobWithdrawn(job: Identifier(job.job), attempt: job.attempt, swap: job.swap))
      }
    self.init(
      offset: event.offset, at: Timestamp(microseconds: event.logTimeMicroseconds), news: news)
  }
}

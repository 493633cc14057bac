import Basics

/// First byte after the version of an outcome. Never reused, never renumbered.
enum OutcomeTag: UInt8 {
  case refused = 1
  case ticked = 2
  case clockSet = 3
  case retained = 4
  case rulesAdopted = 5
  case partnerRegistered = 10
  case hubPut = 11
  case streamOpened = 12
  case streamClosed = 13
  case offerPut = 14
  case dropScheduled = 20
  case dropControlled = 21
  case inventoryAdjusted = 22
  case markerPublished = 30
  case reserved = 40
  case confirming = 41
  case confirmed = 42
  case paymentVoided = 43
  case paymentDeclined = 44
  case released = 45
  case extended = 46
  case leftWaitlist = 47
  case jobUpdated = 60
  /// Of a call of the contract, in its own bytes.
  case logged = 70
}

extension Outcome {
  /// Appends the journal form.
  public func encode(into sink: inout ByteSink) {
    sink.put(journalFormVersion)
    sink.put(isReplay)
    sink.putVarint(sequence)
    sink.putSigned(logTimeMicroseconds)
    result.encode(into: &sink)
  }

  /// Reads what `encode(into:)` wrote. Never traps; stops after the outcome.
  public init(from source: inout ByteSource) throws(ByteError) {
    try source.expectVersion()
    let isReplay = try source.flag()
    let sequence = try source.varint()
    let time = try source.signed()
    self.init(
      try Result(from: &source), sequence: sequence, logTimeMicroseconds: time,
      isReplay: isReplay)
  }
}

extension Outcome.Result {
  func encode(into sink: inout ByteSink) {
    switch self {
    case .refused(let refusal):
      sink.put(.refused)
      sink.put(refusal.code.rawValue)
      sink.put(refusal.field.rawValue)
      sink.putVarint(refusal.available)
      sink.putSigned(refusal.retryAfterMicroseconds)
    case .ticked(let ticked):
      sink.put(.ticked)
      sink.putVarint(ticked.expired)
      sink.putVarint(ticked.dropsChanged)
      sink.putVarint(ticked.waitersMoved)
      sink.put(ticked.isMoreDue)
    case .clockSet(let set):
      sink.put(.clockSet)
      sink.putSigned(set.fromMicroseconds)
      sink.putSigned(set.toMicroseconds)
    case .retained(let retention):
      sink.put(.retained)
      retention.encode(into: &sink)
    case .rulesAdopted(let adopted):
      sink.put(.rulesAdopted)
      sink.put(adopted.rules)
    case .partnerRegistered(let id): sink.put(.partnerRegistered, id)
    case .hubPut(let id): sink.put(.hubPut, id)
    case .streamOpened(let opened):
      sink.put(.streamOpened, opened.stream)
      sink.putVarint(opened.epoch)
    case .streamClosed(let id): sink.put(.streamClosed, id)
    case .offerPut(let put):
      sink.put(.offerPut, put.offer)
      sink.putVarint(put.version)
    case .dropScheduled(let scheduled):
      sink.put(.dropScheduled, scheduled.drop)
      sink.putVarint(scheduled.poolCount)
    case .dropControlled(let controlled):
      sink.put(.dropControlled, controlled.drop)
      sink.put(controlled.phase.rawValue)
    case .inventoryAdjusted(let adjusted):
      sink.put(.inventoryAdjusted, adjusted.pool)
      sink.putVarint(adjusted.capacity)
    case .markerPublished(let published):
      sink.put(.markerPublished, published.stream)
      sink.putVarint(published.epoch)
      sink.putVarint(published.offset)
      sink.put(published.openedDrop)
    case .leftWaitlist(let id): sink.put(.leftWaitlist, id)
    case .jobUpdated(let updated):
      sink.put(.jobUpdated, updated.job)
      sink.putVarint(updated.attempt)
      sink.put(updated.phase.rawValue)
      sink.put(updated.isChanged)
    case .logged(let outcome):
      sink.put(.logged)
      sink.put(outcome)
    default: encodeHold(into: &sink)
    }
  }

  private func encodeHold(into sink: inout ByteSink) {
    switch self {
    case .reserved(let reserved):
      sink.put(.reserved, reserved.hold)
      sink.putVarint(reserved.granted)
      sink.putSigned(reserved.deadlineMicroseconds)
      sink.put(reserved.waiter)
      sink.putVarint(reserved.waiting)
      sink.putVarint(reserved.position)
    case .confirming(let confirming):
      sink.put(.confirming, confirming.hold)
      sink.putSigned(confirming.confirmDeadlineMicroseconds)
    case .confirmed(let confirmed):
      sink.put(.confirmed, confirmed.hold)
      sink.put(confirmed.order)
      sink.putSigned(confirmed.amountMinor)
    case .paymentVoided(let voided):
      sink.put(.paymentVoided, voided.hold)
      sink.put(voided.reason.rawValue)
    case .paymentDeclined(let declined):
      sink.put(.paymentDeclined, declined.hold)
      sink.put(declined.isStillHeld)
      sink.putSigned(declined.deadlineMicroseconds)
    case .released(let id): sink.put(.released, id)
    case .extended(let extended):
      sink.put(.extended, extended.hold)
      sink.putSigned(extended.deadlineMicroseconds)
    default: preconditionFailure("an outcome without a byte form")
    }
  }

  init(from source: inout ByteSource) throws(ByteError) {
    switch try source.enumeration(OutcomeTag.self) {
    case .refused:
      self = .refused(
        Refusal(
          try source.enumeration(), field: try source.enumeration(),
          available: try source.varint32(), retryAfterMicroseconds: try source.signed()))
    case .ticked: self = .ticked(try Ticked(from: &source))
    case .clockSet:
      self = .clockSet(
        ClockSet(fromMicroseconds: try source.signed(), toMicroseconds: try source.signed()))
    case .retained: self = .retained(try Retention(from: &source))
    case .rulesAdopted:
      self = .rulesAdopted(RulesAdopted(rules: try source.rules().rawValue))
    case .partnerRegistered: self = .partnerRegistered(try source.id())
    case .hubPut: self = .hubPut(try source.id())
    case .streamOpened:
      self = .streamOpened(
        StreamOpened(stream: try source.id(), epoch: try source.varint32()))
    case .streamClosed: self = .streamClosed(try source.id())
    case .offerPut:
      self = .offerPut(OfferPut(offer: try source.id(), version: try source.varint32()))
    case .dropScheduled:
      self = .dropScheduled(
        DropScheduled(drop: try source.id(), poolCount: try source.varint32()))
    case .dropControlled:
      self = .dropControlled(
        DropControlled(drop: try source.id(), phase: try source.enumeration()))
    case .inventoryAdjusted:
      self = .inventoryAdjusted(
        InventoryAdjusted(pool: try source.id(), capacity: try source.varint32()))
    case .markerPublished:
      self = .markerPublished(
        MarkerPublished(
          stream: try source.id(), epoch: try source.varint32(), offset: try source.varint(),
          openedDrop: try source.id()))
    case .leftWaitlist: self = .leftWaitlist(try source.id())
    case .jobUpdated:
      self = .jobUpdated(
        JobUpdated(
          job: try source.id(), attempt: try source.varint32(), phase: try source.enumeration(),
          isChanged: try source.flag()))
    case .reserved:
      self = .reserved(
        Reserved(
          hold: try source.id(), granted: try source.varint32(),
          deadlineMicroseconds: try source.signed(), waiter: try source.id(),
          waiting: try source.varint32(), position: try source.varint32()))
    case .confirming:
      self = .confirming(
        Confirming(hold: try source.id(), confirmDeadlineMicroseconds: try source.signed()))
    case .confirmed:
      self = .confirmed(
        Confirmed(
          hold: try source.id(), order: try source.id(), amountMinor: try source.signed()))
    case .paymentVoided:
      self = .paymentVoided(
        PaymentVoided(hold: try source.id(), reason: try source.enumeration()))
    case .paymentDeclined:
      self = .paymentDeclined(
        PaymentDeclined(
          hold: try source.id(), isStillHeld: try source.flag(),
          deadlineMicroseconds: try source.signed()))
    case .released: self = .released(try source.id())
    case .extended:
      self = .extended(
        Extended(hold: try source.id(), deadlineMicroseconds: try source.signed()))
    case .logged: self = .logged(try source.contract())
    }
  }
}

extension Ticked {
  fileprivate init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      expired: try source.varint32(), dropsChanged: try source.varint32(),
      waitersMoved: try source.varint32(), isMoreDue: try source.flag())
  }
}

extension ByteSink {
  fileprivate mutating func put(_ tag: OutcomeTag) {
    put(tag.rawValue)
  }

  fileprivate mutating func put<Kind>(_ tag: OutcomeTag, _ id: EntityID<Kind>) {
    put(tag.rawValue)
    put(id)
  }
}

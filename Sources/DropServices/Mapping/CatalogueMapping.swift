import Basics
import DropEngine
import LogContract
import Messages
import RPC
import WireCodec

// Ingest, Offers, Drops, Registry and Dispatch: requests to commands, outcomes to results.

/// Times that a request may leave out.
enum RequestTime {
  /// The log has 0 for no time. The first instant of 1970 is one, long past: it is kept as the microsecond after it.
  static func microseconds(_ time: Timestamp?) -> Int64 {
    time.map { $0.microseconds == 0 ? 1 : $0.microseconds } ?? 0
  }
}

extension Command {
  init(_ request: Messages.OpenStreamRequest) {
    self.init(
      .openStream(
        OpenStream(
          stream: StreamID(request.stream), creator: CreatorID(request.creator),
          title: request.title)),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.openStream, request)))
  }

  init(_ request: Messages.CloseStreamRequest) {
    self.init(
      .closeStream(CloseStream(stream: StreamID(request.stream))),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.closeStream, request)))
  }

  init(_ marker: Messages.PublishMarker) throws(RPCError) {
    guard let kind = DropEngine.MarkerKind(marker.kind) else {
      throw RPCError(.invalidArgument, "kind: this server does not know marker kind \(marker.kind)")
    }
    self.init(
      .publishMarker(
        DropEngine.PublishMarker(
          stream: StreamID(marker.stream), producer: ProducerID(marker.producer),
          producerSequence: marker.sequence, kind: kind,
          mediaTimeMicroseconds: marker.mediaTime.microseconds,
          wallTimeMicroseconds: marker.wallTime.microseconds, offer: OfferID(marker.offer),
          drop: DropID(marker.drop), title: marker.title)),
      identity: Identity.contentBased)
  }

  init(_ request: Messages.PutOfferRequest) throws(RPCError) {
    guard let currency = Currency("\(request.price.currency)") else {
      throw RPCError(
        .invalidArgument, "price.currency: '\(request.price.currency)' is not three capital letters"
      )
    }
    self.init(
      .putOffer(
        PutOffer(
          offer: OfferID(request.offer), currentVersion: request.version,
          creator: CreatorID(request.creator), title: request.title,
          priceMinor: request.price.minor, currency: currency, variants: request.variants)),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.putOffer, request)))
  }

  /// - Throws: INVALID_ARGUMENT for what would be stored and never do what it says. The engine takes it, as logs
  ///   of earlier servers have it.
  init(_ request: Messages.ScheduleDropRequest) throws(RPCError) {
    if request.opensByCue, request.stream.rawValue == 0 {
      throw RPCError(
        validation: ValidationError(
          path: "stream", requirement: "must not be 0 with opensByCue: its cue opens the drop"),
        of: Messages.ScheduleDropRequest.messageName)
    }
    guard request.isPlain else {
      self.init(logged: .schedule(request))
      return
    }
    self.init(
      .scheduleDrop(ScheduleDrop(request)),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.scheduleDrop, request)))
  }

  init(_ request: Messages.ControlDropRequest) throws(RPCError) {
    guard let action = DropEngine.DropAction(request.action) else {
      throw RPCError(.invalidArgument, "action: one of open, close, cancel")
    }
    self.init(
      .controlDrop(ControlDrop(drop: DropID(request.drop), action: action)),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.controlDrop, request)))
  }

  init(_ request: Messages.AdjustInventoryRequest) {
    self.init(
      .adjustInventory(AdjustInventory(pool: PoolID(request.pool), change: request.change)),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.adjustInventory, request)))
  }

  init(_ request: Messages.RegisterPartnerRequest) {
    self.init(
      .registerPartner(RegisterPartner(name: request.name)),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.registerPartner, request)))
  }

  /// - Throws: INVALID_ARGUMENT for a new hub that could never have a job. The engine takes it, as logs of
  ///   earlier servers have it.
  init(_ request: Messages.PutHubRequest) throws(RPCError) {
    if request.openJobs == 0, request.hub.rawValue == 0 {
      throw RPCError(
        validation: ValidationError(
          path: "openJobs",
          requirement: "must be 1 to \(UInt32.max) of a new hub; 0 pauses one that is known"),
        of: Messages.PutHubRequest.messageName)
    }
    self.init(
      .putHub(
        PutHub(
          hub: HubID(request.hub), partner: PartnerID(request.partner), zone: request.zone,
          capabilities: Capabilities(rawValue: request.capabilities),
          maximumOpenJobs: request.openJobs)),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.putHub, request)))
  }
}

extension Messages.OpenStreamResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .streamOpened(let opened):
      self = .opened(
        Messages.StreamOpened(stream: Identifier(opened.stream), epoch: opened.epoch))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.CloseStreamResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .streamClosed(let stream):
      self = .closed(Messages.StreamClosed(stream: Identifier(stream)))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.PublishResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .markerPublished(let marker):
      self = .accepted(
        Messages.MarkerAccepted(
          stream: Identifier(marker.stream), epoch: marker.epoch, offset: marker.offset,
          duplicate: outcome.isReplay, opened: Identifier(marker.openedDrop)))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.PutOfferResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .offerPut(let offer):
      self = .stored(
        Messages.OfferStored(offer: Identifier(offer.offer), version: offer.version))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.ScheduleDropResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .dropScheduled(let drop):
      self = .scheduled(
        Messages.DropScheduled(
          drop: Identifier(drop.drop),
          pools: (0..<drop.poolCount).map { Identifier(drop.pool(at: $0)) }))
    case .logged(let result):
      guard case .schedule(let told) = result.told(by: outcome, about: subject) else {
        throw .unexpected(outcome)
      }
      self = told
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.ControlDropResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .dropControlled(let drop):
      self = .changed(
        Messages.DropChanged(
          drop: Identifier(drop.drop), phase: Messages.DropPhase(drop.phase)))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.AdjustInventoryResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .inventoryAdjusted(let pool):
      self = .adjusted(
        Messages.InventoryAdjusted(pool: Identifier(pool.pool), capacity: pool.capacity))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.RegisterPartnerResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .partnerRegistered(let partner):
      self = .registered(Messages.PartnerRegistered(partner: Identifier(partner)))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.PutHubResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .hubPut(let hub): self = .stored(Messages.HubStored(hub: Identifier(hub)))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.PartnerEvent {
  /// The answer to one report.
  init(_ outcome: Outcome, tag: UInt64) throws(RPCError) {
    let asked = LogCommand.report(Messages.ReportRequest())
    guard case .report(let result) = try asked.result(of: outcome) else {
      throw .unexpected(outcome)
    }
    switch result {
    case .taken(let taken):
      self = .accepted(
        Messages.ReportAccepted(
          tag: tag, job: taken.job, attempt: taken.attempt, phase: taken.phase,
          changed: taken.changed))
    case .rejected(let rejected):
      let possible = rejected.reason == .invalidProgress ? rejected.available : 0
      self = .refused(
        Messages.ReportRefused(
          tag: tag, rejected: rejected, possible: RefusalText.possible(possible)))
    case .unspecified, .unknown: throw .unexpected(outcome)
    }
  }
}

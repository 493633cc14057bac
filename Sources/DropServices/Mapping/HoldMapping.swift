import Basics
import DropEngine
import Messages
import RPC
import WireCodec

// Reservations and Checkout: requests to commands, outcomes to results.

/// Kinds of request, as the fingerprints of idempotency keys tell them apart. Stored: never renumbered.
enum RequestKind {
  static let reserve: UInt64 = 1
  static let release: UInt64 = 2
  static let extend: UInt64 = 3
  static let leaveWaitlist: UInt64 = 4
  static let confirm: UInt64 = 5
  static let beginConfirm: UInt64 = 6
  static let paymentResult: UInt64 = 7
  static let openStream: UInt64 = 8
  static let closeStream: UInt64 = 9
  static let putOffer: UInt64 = 10
  static let scheduleDrop: UInt64 = 11
  static let controlDrop: UInt64 = 12
  static let adjustInventory: UInt64 = 13
  static let registerPartner: UInt64 = 14
  static let putHub: UInt64 = 15
}

extension RPCError {
  /// An outcome of a kind that the command cannot have: a fault of ours.
  static func unexpected(_ outcome: Outcome) -> RPCError {
    RPCError(.internal, "the log answered with an outcome of another kind (\(outcome.result))")
  }
}

extension Command {
  /// A request that says nothing new is logged as it always was, and its key tells it from others as it always
  /// did; any other as it came.
  init(_ request: Messages.ReserveRequest) {
    guard request.isPlain else {
      self.init(logged: .reserve(request))
      return
    }
    var fingerprint = Fingerprint(RequestKind.reserve)
    fingerprint.mix(request.buyer.rawValue)
    fingerprint.mix(request.drop.rawValue)
    // One line is the same request in either form.
    let lines = UnitLines(request)
    let first = lines.isEmpty ? UnitLine(pool: .none, quantity: 0) : lines[0]
    fingerprint.mix(first.pool.rawValue)
    fingerprint.mix(UInt64(first.quantity) << 32 | UInt64(request.minimum))
    fingerprint.mix(request.waitlist ? 1 : 0)
    for index in 0..<lines.count where index > 0 {
      fingerprint.mix(lines[index].pool.rawValue)
      fingerprint.mix(UInt64(lines[index].quantity))
    }
    self.init(
      .reserve(Reserve(request)),
      identity: Identity.buyer(request.buyer, key: request.key, fingerprint: fingerprint.value))
  }

  init(_ request: Messages.ReleaseRequest) {
    self.init(
      .release(Release(hold: HoldID(request.hold), buyer: BuyerID(request.buyer))),
      identity: Identity.buyer(
        request.buyer, key: request.key,
        fingerprint: Fingerprint.of(RequestKind.release, request)))
  }

  init(_ request: Messages.ExtendRequest) {
    self.init(
      .extend(Extend(hold: HoldID(request.hold), buyer: BuyerID(request.buyer))),
      identity: Identity.buyer(
        request.buyer, key: request.key, fingerprint: Fingerprint.of(RequestKind.extend, request)))
  }

  init(_ request: Messages.LeaveWaitlistRequest) {
    self.init(
      .leaveWaitlist(
        LeaveWaitlist(waiter: WaiterID(request.waiter), buyer: BuyerID(request.buyer))),
      identity: Identity.buyer(
        request.buyer, key: request.key,
        fingerprint: Fingerprint.of(RequestKind.leaveWaitlist, request)))
  }

  init(_ request: Messages.ConfirmRequest) {
    self.init(
      .confirm(
        Confirm(
          hold: HoldID(request.hold), buyer: BuyerID(request.buyer),
          payment: Key128(request.payment))),
      identity: Identity.buyer(
        request.buyer, key: request.key, fingerprint: Fingerprint.of(RequestKind.confirm, request)))
  }

  init(_ request: Messages.BeginConfirmRequest) {
    self.init(
      .beginConfirm(
        BeginConfirm(
          hold: HoldID(request.hold), buyer: BuyerID(request.buyer),
          payment: Key128(request.payment))),
      identity: Identity.buyer(
        request.buyer, key: request.key,
        fingerprint: Fingerprint.of(RequestKind.beginConfirm, request)))
  }

  init(_ request: Messages.PaymentResultRequest) {
    let result = PaymentResult(hold: HoldID(request.hold), payment: Key128(request.payment))
    self.init(
      request.authorised ? .paymentAuthorised(result) : .paymentDeclined(result),
      identity: Identity.setup(
        request.key, fingerprint: Fingerprint.of(RequestKind.paymentResult, request)))
  }
}

extension Messages.ReserveResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .reserved(let reserved):
      self = .reserved(
        Messages.Reserved(
          hold: Identifier(reserved.hold), granted: reserved.granted,
          deadline: Timestamp(microseconds: reserved.deadlineMicroseconds),
          serverNow: Timestamp(microseconds: outcome.logTimeMicroseconds),
          waiter: Identifier(reserved.waiter), waiting: reserved.waiting,
          position: reserved.position, sequence: outcome.sequence, replayed: outcome.isReplay))
    case .logged(let result):
      guard case .reserve(let told) = result.told(by: outcome, about: subject) else {
        throw .unexpected(outcome)
      }
      self = told
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.ReleaseResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .released(let hold):
      self = .released(
        Messages.Released(
          hold: Identifier(hold), sequence: outcome.sequence, replayed: outcome.isReplay))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.ExtendResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .extended(let extended):
      self = .extended(
        Messages.Extended(
          hold: Identifier(extended.hold),
          deadline: Timestamp(microseconds: extended.deadlineMicroseconds),
          serverNow: Timestamp(microseconds: outcome.logTimeMicroseconds),
          sequence: outcome.sequence, replayed: outcome.isReplay))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.LeaveWaitlistResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .leftWaitlist(let waiter):
      self = .left(
        Messages.WaitlistLeft(
          waiter: Identifier(waiter), sequence: outcome.sequence, replayed: outcome.isReplay))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.ConfirmResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .confirmed(let confirmed):
      self = .confirmed(
        Messages.Confirmed(
          hold: Identifier(confirmed.hold), order: Identifier(confirmed.order),
          amountMinor: confirmed.amountMinor, sequence: outcome.sequence,
          replayed: outcome.isReplay))
    case .paymentVoided(let voided):
      let refusal = DropEngine.Refusal(voided.reason)
      self = .voided(
        Messages.PaymentVoided(
          hold: Identifier(voided.hold),
          reason: Messages.Rejected(refusal, of: outcome, about: subject),
          sequence: outcome.sequence, replayed: outcome.isReplay))
    case .paymentDeclined(let declined):
      self = .declined(
        Messages.PaymentDeclined(
          hold: Identifier(declined.hold), stillHeld: declined.isStillHeld,
          deadline: Timestamp(microseconds: declined.deadlineMicroseconds),
          sequence: outcome.sequence, replayed: outcome.isReplay))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

extension Messages.BeginConfirmResult {
  init(
    _ outcome: Outcome, about subject: RefusalSubject = .unknown
  ) throws(RPCError) {
    switch outcome.result {
    case .confirming(let confirming):
      self = .confirming(
        Messages.Confirming(
          hold: Identifier(confirming.hold),
          deadline: Timestamp(microseconds: confirming.confirmDeadlineMicroseconds),
          serverNow: Timestamp(microseconds: outcome.logTimeMicroseconds),
          sequence: outcome.sequence, replayed: outcome.isReplay))
    case .refused(let refusal):
      self = .rejected(Messages.Rejected(refusal, of: outcome, about: subject))
    default: throw .unexpected(outcome)
    }
  }
}

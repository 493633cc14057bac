/// What dispatch told of a job.
public enum AuditDispatchNews: Equatable, Sendable {
  /// A hub was offered it.
  case offered(AuditOffer)
  /// It was taken from a hub, for another to have.
  case taken(job: UInt64, hub: UInt64, attempt: UInt64, reason: AuditSwapReason)
  /// Its buyer is told that it was taken from a hub, and has another.
  case buyerTold(job: UInt64, before: UInt64)
}

/// A job as a hub was offered it.
public struct AuditOffer: Equatable, Sendable {
  public var job: UInt64
  public var hub: UInt64
  public var attempt: UInt64
  public var pool: UInt64
  public var quantity: UInt64
  /// 0 for none.
  public var window: UInt64
  /// Until when it has to be answered, microseconds UTC; nil: whenever.
  public var answerBy: Int64?

  /// An offer.
  public init(
    job: UInt64, hub: UInt64, attempt: UInt64, pool: UInt64, quantity: UInt64, window: UInt64 = 0,
    answerBy: Int64? = nil
  ) {
    self.job = job
    self.hub = hub
    self.attempt = attempt
    self.pool = pool
    self.quantity = quantity
    self.window = window
    self.answerBy = answerBy
  }
}

/// Why a job was taken from a hub.
public enum AuditSwapReason: UInt8, Sendable {
  case unanswered = 1
  case silent
  case `operator`
}

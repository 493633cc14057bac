import Basics

/// A partner takes a job it was offered.
@frozen
public struct AcceptJob: Equatable, Sendable {
  public var partner: PartnerID
  public var job: JobID
  /// The attempt it was offered under; an older one changes nothing.
  public var attempt: UInt32

  @inlinable
  public init(partner: PartnerID, job: JobID, attempt: UInt32) {
    self.partner = partner
    self.job = job
    self.attempt = attempt
  }
}

/// A partner declines a job it was offered, or gives back one it took and has not begun.
@frozen
public struct RejectJob: Equatable, Sendable {
  public var partner: PartnerID
  public var job: JobID
  public var attempt: UInt32
  /// The partner's own code; carried, never used to decide.
  public var reason: UInt32

  @inlinable
  public init(partner: PartnerID, job: JobID, attempt: UInt32, reason: UInt32 = 0) {
    self.partner = partner
    self.job = job
    self.attempt = attempt
    self.reason = reason
  }
}

/// How far a partner has come with a job.
public enum JobProgress: UInt8, CaseIterable, Sendable {
  case preparing = 1
  case ready = 2
  case outForDelivery = 3
  case awaitingPickup = 4
  case delivered = 5
  /// Before the goods left the hub the job goes to another one; after that the order line has
  /// failed.
  case failed = 6
}

/// A partner reports progress of a job it accepted. Progress only moves forward; the same report
/// again changes nothing.
@frozen
public struct ReportJob: Equatable, Sendable {
  public var partner: PartnerID
  public var job: JobID
  public var attempt: UInt32
  public var progress: JobProgress
  /// Expected at the door, microseconds UTC, or 0 to leave what was said before.
  public var etaMicroseconds: Int64

  @inlinable
  public init(
    partner: PartnerID, job: JobID, attempt: UInt32, progress: JobProgress,
    etaMicroseconds: Int64 = 0
  ) {
    self.partner = partner
    self.job = job
    self.attempt = attempt
    self.progress = progress
    self.etaMicroseconds = etaMicroseconds
  }
}

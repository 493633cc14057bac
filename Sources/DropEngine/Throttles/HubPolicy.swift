import Basics

/// How a hub sells what is at it. The numbers are stable.
public enum HubMode: UInt8, CaseIterable, Sendable {
  /// Whoever comes is given what is free, as fast as the throttle allows.
  case instant = 1
  /// Nobody is given anything at once.
  case reservation = 2
}

/// Why a hub has its mode. The numbers are stable.
public enum HubModeReason: UInt8, CaseIterable, Sendable {
  case backlog = 1
  case preparation = 2
  case acceptRate = 3
  /// It has not been heard for too long.
  case heartbeat = 4
  /// Somebody set it, or the throttle, and nothing has changed it since.
  case `operator` = 5
  /// It says that it is well again, and the dwell is over.
  case recovered = 6
}

/// What an operator has said of a hub: how much it is given at once, and when nothing.
package struct HubPolicy: Equatable, Sendable {
  /// Holds that it takes at once after a pause; 0: they are not counted.
  package var burst: UInt32 = 0
  /// Until it takes one hold more.
  package var refillMicroseconds: Int64 = 0
  /// Jobs it may have while it sells at once; 0: any number.
  package var openJobs: UInt32 = 0
  /// Reservation from this backlog on; 0: whatever it is.
  package var enterBacklog: UInt32 = 0
  /// Well again at this one.
  package var exitBacklog: UInt32 = 0
  /// Reservation from this preparation on; 0: whatever it is.
  package var enterPreparationMicroseconds: Int64 = 0
  /// Well again at this one.
  package var exitPreparationMicroseconds: Int64 = 0
  /// Reservation below it, per mille; 0: whatever it is.
  package var minAcceptRate: UInt32 = 0
  /// Well again from it on, per mille.
  package var exitAcceptRate: UInt32 = 0
  /// Reservation when not heard for so long; 0: never for that.
  package var heartbeatWithinMicroseconds: Int64 = 0
  /// How long reservation lasts at least.
  package var minDwellMicroseconds: Int64 = 0

  /// Whether every number is in its range, and no number of a hub is both bad and well again: a hub would go to
  /// and fro with each thing it says.
  func isValid(under limits: EngineLimits) -> Bool {
    let spans = [
      refillMicroseconds, enterPreparationMicroseconds, exitPreparationMicroseconds,
      heartbeatWithinMicroseconds, minDwellMicroseconds,
    ]
    if spans.contains(where: { $0 < 0 || $0 > limits.throttleMicroseconds }) { return false }
    if burst > limits.tokensPerHub || burst > 0 && refillMicroseconds == 0 { return false }
    if enterBacklog > 0 && exitBacklog >= enterBacklog { return false }
    if enterPreparationMicroseconds > 0
      && exitPreparationMicroseconds >= enterPreparationMicroseconds
    {
      return false
    }
    if minAcceptRate > Self.wholeRate || exitAcceptRate > Self.wholeRate { return false }
    return minAcceptRate == 0 || exitAcceptRate >= minAcceptRate
  }

  /// Every job that is offered is accepted, per mille.
  static let wholeRate: UInt32 = 1_000
}

/// What a hub has said of itself last.
struct HubNumbers: Equatable, Sendable {
  /// Jobs that wait at it.
  var backlog: UInt32 = 0
  /// How long a job takes until it is ready, microseconds.
  var preparation: Int64 = 0
  /// Per mille of the jobs it was offered.
  var acceptRate: UInt32 = HubPolicy.wholeRate

  /// What of it asks for reservation; nil when nothing does.
  func pressing(_ policy: HubPolicy) -> HubModeReason? {
    if policy.enterBacklog > 0 && backlog >= policy.enterBacklog { return .backlog }
    if policy.enterPreparationMicroseconds > 0 && preparation >= policy.enterPreparationMicroseconds
    {
      return .preparation
    }
    return acceptRate < policy.minAcceptRate ? .acceptRate : nil
  }

  /// Whether all of it is well again: less than that nothing presses.
  func areCalm(_ policy: HubPolicy) -> Bool {
    (policy.enterBacklog == 0 || backlog <= policy.exitBacklog)
      && (policy.enterPreparationMicroseconds == 0
        || preparation <= policy.exitPreparationMicroseconds)
      && (policy.minAcceptRate == 0 || acceptRate >= policy.exitAcceptRate)
  }
}

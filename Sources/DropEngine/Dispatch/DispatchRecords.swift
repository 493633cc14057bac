import Basics

/// How long hubs may take, and what becomes of their jobs then.
package struct DispatchPolicy: Equatable, Sendable {
  /// Until an offer is answered, microseconds; 0: however long it takes.
  package var answerWithin: Int64 = 0
  /// Between two things that a hub says, microseconds; 0: however long it is silent.
  package var heardWithin: Int64 = 0
  /// Whether jobs leave, before pickup, a hub that is silent or has left them unanswered.
  package var autoSwap = false

  static var shortest: Int64 { 1_000_000 }
  static var longest: Int64 { 86_400_000_000 }

  /// Whether both times are none, or in their range.
  var isValid: Bool {
    [answerWithin, heardWithin].allSatisfy { $0 == 0 || $0 >= Self.shortest && $0 <= Self.longest }
  }

  /// The shorter of its times; `.max` where it has none.
  var shortest: Int64 {
    min(answerWithin == 0 ? .max : answerWithin, heardWithin == 0 ? .max : heardWithin)
  }
}

/// What was said of the market, and what dispatch counts.
struct DispatchRecord: Sendable {
  /// Whether anything was ever said; until then nothing of it is kept.
  var isSet = false
  var policy = DispatchPolicy()
  /// Log time at which the log went on after it had stood still, or at which dispatch was set: nobody was silent before.
  var resumedAt: Int64 = 0
  /// The number of the next offer.
  var nextOffer: UInt64 = 1
  /// Whether its row is as it is in the checkpoint.
  var isDrained = true
  /// Half of the shortest time that any policy has; derived. `.max` where none has any.
  var slack = Int64.max
}

/// What dispatch knows of a hub. There is one for every hub once dispatch is set, made in the order of their ids: a hub
/// has the same slot in both tables.
struct HubDispatchRecord: EntityRecord {
  static var table: StateTable { .hubDispatch }
  static var tombstone: Self { Self() }

  var id = HubID.none
  /// What was said of this hub alone.
  var own: DispatchPolicy?
  /// Log time at which it was heard last, or at which waiting for it began.
  var heardAt: Int64 = 0
  /// Whether it was heard at all.
  var isHeard = false
  /// It was not heard for too long.
  var isSilent = false
  /// It has left an offer unanswered, and nothing has shown since that it answers again.
  var isPassing = false

  var key: UInt64 { id.rawValue }
}

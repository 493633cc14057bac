import Basics
import DropEngine
import Messages
import WireCodec

/// What the ids of a log are in a replay under another policy.
///
/// An entity is named by the entry that made it. Entries of the log keep their order and get room between them,
/// for ticks that the log has not: entry N is N × 1,024 there. So is everything that N made, but for what is granted: the
/// hold that a reserve led to may come at once in one, and out of the line in the other. Holds and places are therefore known
/// by the reserve they came from.
struct ReplayNames {
  /// Entries of the replay for one of the log.
  static let stride: UInt64 = 1_024
  /// The last entry of a log that has room for this.
  static let lastSequence: UInt64 = 1 << 34 - 1

  /// What one reserve led to.
  private struct Led {
    /// Granted at once.
    var hold = HoldID.none
    /// Granted out of the line.
    var promoted = HoldID.none
    var waiter = WaiterID.none
  }

  /// Where holds and places of one side came from, and where reserves led to.
  private struct Side {
    var led: [UInt64: Led] = [:]
    var holds: [HoldID: UInt64] = [:]
    var waiters: [WaiterID: UInt64] = [:]

    mutating func note(_ outcome: Outcome, _ events: [Event], of reserve: UInt64?) {
      if let reserve, let reserved = outcome.result.reserved {
        if !reserved.hold.isNone {
          led[reserve, default: Led()].hold = reserved.hold
          holds[reserved.hold] = reserve
        }
        if !reserved.waiter.isNone {
          led[reserve, default: Led()].waiter = reserved.waiter
          waiters[reserved.waiter] = reserve
        }
      }
      for event in events {
        guard case .hold(let hold) = event.payload, hold.phase == .held, hold.source == .waitlist,
          let reserve = waiters[hold.waiter]
        else { continue }
        led[reserve, default: Led()].promoted = hold.hold
        holds[hold.hold] = reserve
      }
    }
  }

  private var recorded = Side()
  private var replayed = Side()

  /// Takes note of an entry of the log and of what it is in the replay; of a tick that is in one of them only, the
  /// other has nothing.
  mutating func note(
    _ body: Command.Body?, recorded outcome: Outcome?, _ events: [Event],
    replayed other: Outcome?, _ otherEvents: [Event]
  ) {
    // A key that is sent again is the same reserve.
    var reserve: UInt64?
    if body?.reserve != nil { reserve = outcome?.sequence }
    if let outcome { recorded.note(outcome, events, of: reserve) }
    if let other { replayed.note(other, otherEvents, of: reserve) }
  }

  // MARK: Names

  /// No entry has made it.
  private static func nothing<Kind>(_ kind: Kind.Type) -> EntityID<Kind> {
    EntityID(sequence: 1 << 44 - 1, index: 0)
  }

  /// What the entry of its name has made.
  func name<Kind>(_ id: EntityID<Kind>) -> EntityID<Kind> {
    if id.isNone { return id }
    guard id.sequence <= Self.lastSequence else { return Self.nothing(Kind.self) }
    return EntityID(sequence: id.sequence * Self.stride, index: id.index)
  }

  /// The id in the log of a drop of the replay.
  static func recorded(_ drop: DropID) -> DropID {
    DropID(sequence: drop.sequence / stride, index: drop.index)
  }

  /// The hold that the same reserve led to, at once or out of the line as in the log; where the log has one of both only,
  /// either. Nil when there is none, or the log has none of that name.
  func hold(_ id: HoldID) -> HoldID? {
    guard let reserve = recorded.holds[id], let there = recorded.led[reserve],
      let here = replayed.led[reserve]
    else { return nil }
    let (same, other) = there.hold == id ? (here.hold, here.promoted) : (here.promoted, here.hold)
    if !same.isNone { return same }
    let isOnly = there.hold.isNone || there.promoted.isNone
    return isOnly && !other.isNone ? other : nil
  }

  /// The place in line that the same reserve led to; nil when there is none.
  func waiter(_ id: WaiterID) -> WaiterID? {
    guard let reserve = recorded.waiters[id], let here = replayed.led[reserve],
      !here.waiter.isNone
    else { return nil }
    return here.waiter
  }

  /// A command of the log as it is in the replay.
  ///
  /// - Returns: also whether it names a hold, or a place, that the log has and the replay has not.
  func translate(_ body: Command.Body) -> (body: Command.Body, lacks: Bool) {
    switch body {
    case .beginConfirm(var command):
      let lacks = translate(&command.hold)
      return (.beginConfirm(command), lacks)
    case .confirm(var command):
      let lacks = translate(&command.hold)
      return (.confirm(command), lacks)
    case .paymentAuthorised(var command):
      let lacks = translate(&command.hold)
      return (.paymentAuthorised(command), lacks)
    case .paymentDeclined(var command):
      let lacks = translate(&command.hold)
      return (.paymentDeclined(command), lacks)
    case .release(var command):
      let lacks = translate(&command.hold)
      return (.release(command), lacks)
    case .extend(var command):
      let lacks = translate(&command.hold)
      return (.extend(command), lacks)
    case .leaveWaitlist(var command):
      let there = recorded.waiters[command.waiter]
      let found = waiter(command.waiter)
      command.waiter = found ?? Self.nothing(WaiterKind.self)
      return (.leaveWaitlist(command), there != nil && found == nil)
    default: return (translated(body), false)
    }
  }

  private func translate(_ hold: inout HoldID) -> Bool {
    let isKnown = recorded.holds[hold] != nil
    let found = self.hold(hold)
    hold = found ?? Self.nothing(HoldKind.self)
    return isKnown && found == nil
  }

  /// Commands that name nothing that was granted.
  private func translated(_ body: Command.Body) -> Command.Body {
    switch body {
    case .reserve(var command):
      command.drop = name(command.drop)
      let lines = (0..<command.lines.count).map { index in
        UnitLine(
          pool: name(command.lines[index].pool), quantity: command.lines[index].quantity)
      }
      command.lines = UnitLines(lines) ?? command.lines
      return .reserve(command)
    case .scheduleDrop(var command):
      command.offer = name(command.offer)
      command.stream = name(command.stream)
      for index in command.pools.indices {
        command.pools[index].hub = name(command.pools[index].hub)
      }
      return .scheduleDrop(command)
    case .controlDrop(var command):
      command.drop = name(command.drop)
      return .controlDrop(command)
    case .adjustInventory(var command):
      command.pool = name(command.pool)
      return .adjustInventory(command)
    default: return translatedOfCatalogue(body)
    }
  }

  private func translatedOfCatalogue(_ body: Command.Body) -> Command.Body {
    switch body {
    case .putHub(var command):
      command.hub = name(command.hub)
      command.partner = name(command.partner)
      return .putHub(command)
    case .openStream(var command):
      command.stream = name(command.stream)
      return .openStream(command)
    case .closeStream(var command):
      command.stream = name(command.stream)
      return .closeStream(command)
    case .putOffer(var command):
      command.offer = name(command.offer)
      return .putOffer(command)
    case .publishMarker(var command):
      command.stream = name(command.stream)
      command.offer = name(command.offer)
      command.drop = name(command.drop)
      return .publishMarker(command)
    case .acceptJob(var command):
      (command.partner, command.job) = (name(command.partner), name(command.job))
      return .acceptJob(command)
    case .rejectJob(var command):
      (command.partner, command.job) = (name(command.partner), name(command.job))
      return .rejectJob(command)
    case .reportJob(var command):
      (command.partner, command.job) = (name(command.partner), name(command.job))
      return .reportJob(command)
    case .logged(let call): return .logged(translated(call))
    default: return body
    }
  }
}

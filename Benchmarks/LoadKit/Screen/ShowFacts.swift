/// Counts of one drop at one moment.
public struct DropCounts: Sendable, Equatable {
  public var capacity: UInt64
  public var held: UInt64
  public var sold: UInt64
  /// Places in line.
  public var waiting: UInt64

  /// Counts.
  public init(capacity: UInt64 = 0, held: UInt64 = 0, sold: UInt64 = 0, waiting: UInt64 = 0) {
    self.capacity = capacity
    self.held = held
    self.sold = sold
    self.waiting = waiting
  }

  /// Units neither held nor sold.
  public var free: UInt64 { capacity - min(capacity, held + sold) }
  /// Units held and sold beyond the capacity.
  public var oversold: UInt64 { held + sold - min(capacity, held + sold) }
}

/// What buyers were told so far.
public struct BuyerCounts: Sendable, Equatable {
  public var clicked: UInt64 = 0
  public var granted: UInt64 = 0
  public var waiting: UInt64 = 0
  /// Who has a slot of a window, with units of a reservation.
  public var slots: UInt64 = 0
  /// Of these, of windows of the same day.
  public var slotsSameDay: UInt64 = 0
  public var refused: UInt64 = 0
  public var confirmed: UInt64 = 0
  /// Calls that got no answer and were sent again.
  public var retried: UInt64 = 0
  public var duplicates: UInt64 = 0

  /// Nobody clicked.
  public init() {}
}

/// What people at the door of a drop were told so far.
public struct DoorCounts: Sendable, Equatable {
  /// Who came, and who of them was given a place.
  public var came: UInt64 = 0
  public var placed: UInt64 = 0
  /// Who is there, and has no ticket yet.
  public var waiting: UInt64 = 0
  /// Who was given a ticket, and who of them let it lapse.
  public var letIn: UInt64 = 0
  public var lapsed: UInt64 = 0
  /// Who knows that there is no chance, there or gone; and who went because of that.
  public var withoutChance: UInt64 = 0
  public var gaveUp: UInt64 = 0
  /// Who had no place, or was told that the drop is over.
  public var refused: UInt64 = 0
  /// Who is still to be answered.
  public var unanswered: UInt64 = 0
  /// Places that were taken up again after a lost connection, and those that were worse then or gone.
  public var kept: UInt64 = 0
  public var lost: UInt64 = 0

  /// Nobody came.
  public init() {}

  /// For a line of a log or a screen.
  var words: String {
    "\(Words.count(waiting)) wait, \(Words.count(letIn)) let in, "
      + "\(Words.count(withoutChance)) know that they have no chance"
  }

  func json(of drop: String) -> JSONValue {
    [
      "drop": .string(drop), "came": .unsigned(came), "placed": .unsigned(placed),
      "waiting": .unsigned(waiting),
      "let_in": .unsigned(letIn), "lapsed": .unsigned(lapsed),
      "without_chance": .unsigned(withoutChance), "gave_up": .unsigned(gaveUp),
      "refused": .unsigned(refused), "unanswered": .unsigned(unanswered),
      "kept": .unsigned(kept), "lost": .unsigned(lost),
    ]
  }
}

/// What became of payments so far, as buyers were told.
public struct PaymentCounts: Sendable, Equatable {
  /// Payments that were asked for, and those that were declined.
  public var asked: UInt64 = 0
  public var declined: UInt64 = 0
  /// Who bought in one call, and who of them has an order.
  public var express: UInt64 = 0
  public var bought: UInt64 = 0
  /// Orders that were taken back.
  public var cancelled: UInt64 = 0

  /// Nobody has paid.
  public init() {}

  /// For a line of a log or a screen.
  var words: String {
    "\(Words.count(asked)) asked for, \(Words.count(declined)) declined; in one call "
      + "\(Words.count(express)), \(Words.count(bought)) of them ordered; "
      + "\(Words.count(cancelled)) orders taken back"
  }

  var json: JSONValue {
    [
      "asked": .unsigned(asked), "declined": .unsigned(declined), "express": .unsigned(express),
      "express_orders": .unsigned(bought), "cancelled": .unsigned(cancelled),
    ]
  }
}

/// How a published marker reached its viewers.
public struct FanOut: Sendable, Equatable {
  public var text: String
  public var viewers: Int
  /// From publishing to each viewer.
  public var latency: LatencySummary
  /// Viewers by time, evenly from 0 to the last one.
  public var histogram: [UInt64]

  /// A fan-out.
  public init(text: String, viewers: Int, latency: LatencySummary, histogram: [UInt64]) {
    self.text = text
    self.viewers = viewers
    self.latency = latency
    self.histogram = histogram
  }
}

/// What a partner did so far.
public struct PartnerCounts: Sendable, Equatable {
  public var offered: UInt64 = 0
  public var accepted: UInt64 = 0
  public var rejected: UInt64 = 0
  public var delivered: UInt64 = 0
  /// Of a hub that reports what waits at it: how it sells, and how often that has changed.
  public var backlog: UInt64 = 0
  public var sellsByReservation = false
  public var turns: UInt64 = 0

  /// Nothing yet.
  public init() {}
}

/// What viewers saw so far.
public struct ViewerCounts: Sendable, Equatable {
  public var connected: Int = 0
  public var sockets: Int = 0
  public var markers: UInt64 = 0
  public var resumed: UInt64 = 0
  public var resets: UInt64 = 0
  public var gaps: UInt64 = 0
  public var duplicates: UInt64 = 0

  /// Nothing yet.
  public init() {}
}

/// The server coming back after it was killed.
public struct Comeback: Sendable, Equatable {
  /// By drop name, as clients last saw it and as the server says now.
  public var before: [(drop: String, counts: DropCounts)]
  public var after: [(drop: String, counts: DropCounts)]
  /// From the kill to the ready line.
  public var milliseconds: Int64
  /// Log entries replayed.
  public var replayed: UInt64
  /// Holds that had been acknowledged, and those of them that are not there.
  public var acknowledged: UInt64
  public var lost: UInt64

  /// A comeback.
  public init(
    before: [(drop: String, counts: DropCounts)], after: [(drop: String, counts: DropCounts)],
    milliseconds: Int64, replayed: UInt64, acknowledged: UInt64, lost: UInt64
  ) {
    self.before = before
    self.after = after
    self.milliseconds = milliseconds
    self.replayed = replayed
    self.acknowledged = acknowledged
    self.lost = lost
  }

  public static func == (a: Comeback, b: Comeback) -> Bool {
    a.milliseconds == b.milliseconds && a.replayed == b.replayed
      && a.acknowledged == b.acknowledged && a.lost == b.lost
      && a.before.elementsEqual(b.before) { $0.drop == $1.drop && $0.counts == $1.counts }
      && a.after.elementsEqual(b.after) { $0.drop == $1.drop && $0.counts == $1.counts }
  }
}

/// One thing that happened in a show. The code that plays the show states it once; the reporters
/// decide how it looks.
public enum ShowFact: Sendable, Equatable {
  case began(name: String, seed: UInt64, digest: String, durationMicroseconds: Int64)
  /// Worth knowing, and nothing else: fewer sockets than wanted, a debug build.
  case note(String)
  /// The line that tells a person what the screen shows right now.
  case seeing(String)
  case serverReady(pid: Int32, address: String, milliseconds: Int64)
  case marker(text: String)
  case fanOut(FanOut)
  case counts(drop: String, DropCounts)
  case buyers(BuyerCounts)
  /// Of a drop that has one.
  case door(drop: String, DoorCounts)
  /// Of a show with a till.
  case payments(PaymentCounts)
  /// From the click to the answer.
  case reserveLatency(LatencySummary)
  case viewers(ViewerCounts)
  case killed(pid: Int32)
  case cameBack(Comeback)
  case partner(name: String, PartnerCounts)
  case orderUpdates(UInt64)
  /// Something claimed, and whether it holds.
  case claim(String, holds: Bool, detail: String)
  case audit(AuditReport)
  case ended
}

import Basics

/// The people at a door in memory: derived from their rows.
struct Door: Sendable {
  /// A place in a draw that is being made.
  struct Lot: Sendable {
    /// The first 16 bytes of the hash that a buyer is drawn by.
    var high: UInt64
    var low: UInt64
    /// The place on the list, which decides between equal ones.
    var number: UInt32

    static func precedes(_ left: Lot, _ right: Lot) -> Bool {
      (left.high, left.low, left.number) < (right.high, right.low, right.number)
    }
  }

  struct Ticket: Sendable {
    var number: UInt64
    /// Slot of whose it is.
    var joiner: UInt32
  }

  /// Slots of those on the list, in the order of joining; `noSlot` of who is forgotten.
  var list: [UInt32] = []
  /// Slots of those in the order; `noSlot` of a rank that nobody has yet, or any more.
  var order: [UInt32] = []
  /// How many wait, by rank: sums, see `waiting(before:)`.
  private var sums: [UInt32] = []
  /// Those of the list who wait for their rank.
  var unranked: UInt32 = 0
  /// Those who wait and have one.
  private(set) var waiting: UInt32 = 0
  /// Nobody before this rank waits.
  var first = 0
  /// Tickets as they were given out; those that are used, or were given up, are passed over when they come first.
  private var tickets: [Ticket] = []
  private var firstTicket = 0
  /// Tickets that can be used.
  var outstanding: UInt32 = 0
  /// Those who are in the draw and have not come out of it: the first of them on top.
  private var lots: [Lot] = []
  /// Log time of a deadline that is on its way to come.
  var awaited = Int64.max

  // MARK: The order

  /// Adds a rank at the end.
  mutating func append(_ slot: UInt32, isWaiting: Bool) {
    order.append(slot)
    let place = order.count
    var sum: UInt32 = isWaiting ? 1 : 0
    var before = place - 1
    while before > place - place & -place {
      sum += sums[before - 1]
      before -= before & -before
    }
    sums.append(sum)
    if isWaiting { waiting += 1 }
  }

  /// Counts one who waits at a rank, or one fewer.
  mutating func count(at rank: UInt32, isWaiting: Bool) {
    var place = Int(rank) + 1
    while place <= sums.count {
      if isWaiting { sums[place - 1] += 1 } else { sums[place - 1] -= 1 }
      place += place & -place
    }
    if isWaiting { waiting += 1 } else { waiting -= 1 }
  }

  /// How many wait before a rank: as many additions as its number has bits.
  func waiting(before rank: UInt32) -> UInt32 {
    var place = Int(min(rank, UInt32(sums.count)))
    var sum: UInt32 = 0
    while place > 0 {
      sum += sums[place - 1]
      place -= place & -place
    }
    return sum
  }

  // MARK: Tickets

  mutating func add(_ ticket: Ticket) {
    tickets.append(ticket)
    outstanding += 1
  }

  /// The oldest ticket that was not passed over yet.
  var oldestTicket: Ticket? { firstTicket < tickets.count ? tickets[firstTicket] : nil }

  mutating func passOldestTicket() {
    firstTicket += 1
    if firstTicket < 1_024 || firstTicket * 2 < tickets.count { return }
    tickets.removeFirst(firstTicket)
    firstTicket = 0
  }

  // MARK: The draw

  mutating func add(_ lot: Lot) {
    lots.append(lot)
    var child = lots.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if !Lot.precedes(lots[child], lots[parent]) { break }
      lots.swapAt(child, parent)
      child = parent
    }
  }

  /// The next to come out of the draw; nil when nobody is left.
  mutating func takeLot() -> UInt32? {
    guard let top = lots.first else { return nil }
    lots.swapAt(0, lots.count - 1)
    lots.removeLast()
    var parent = 0
    while true {
      let left = parent * 2 + 1
      if left >= lots.count { break }
      let right = left + 1
      let least = right < lots.count && Lot.precedes(lots[right], lots[left]) ? right : left
      if !Lot.precedes(lots[least], lots[parent]) { break }
      lots.swapAt(least, parent)
      parent = least
    }
    return top.number
  }

  /// Those who are in the draw and have not come out.
  var lotCount: Int { lots.count }

  /// Gives the memory of a draw that is over back.
  mutating func endDraw() { lots = [] }

  /// Bytes allocated.
  var byteCount: Int {
    4 * (list.capacity + order.capacity + sums.capacity)
      + tickets.capacity * MemoryLayout<Ticket>.stride + lots.capacity * MemoryLayout<Lot>.stride
  }
}

import Basics

/// A hold as it is kept in memory: what all of them have, less than a cache line. What only some have
/// is beside it, where `rest` says: millions are live at once, each with one line, from no waiter and
/// with no payment yet.
struct KeptHold: EntityRecord {
  static var table: StateTable { .holds }
  static var tombstone: Self {
    Self(
      id: .none, buyer: .none, deadline: 0, line: HeldLine(pool: noSlot, quantity: 0),
      drop: noSlot)
  }

  var id: HoldID
  var buyer: BuyerID
  /// When it lapses while held.
  var deadline: Int64
  /// The first of its lines.
  var line: HeldLine
  /// Slot of its drop.
  var drop: UInt32
  /// Slot of what else it has; `noSlot` for nothing.
  fileprivate(set) var rest = noSlot
  var phase: HoldPhase = .held
  var source: HoldSource = .direct
  var extensions: UInt8 = 0
  fileprivate(set) var lineCount: UInt8 = 1

  var key: UInt64 { id.rawValue }
}

/// What a hold has once it came from a place in line, has a slot or several lines, is being paid for or has
/// ended.
struct HoldRest: Equatable, Sendable {
  /// When it lapses while confirming.
  var confirmDeadline: Int64 = 0
  var payment: Key128 = .none
  var order: OrderID = .none
  /// The place in line it came from.
  var waiter: WaiterID = .none
  /// The window that it has a slot of.
  var window: WindowID = .none
  /// Log time at which it ended, and its place among everything that has ended; 0 while live.
  var finishedAt: Int64 = 0
  var finishOrder: UInt64 = 0
  /// Slot of its further lines; `noSlot` for none.
  fileprivate(set) var lines = noSlot
}

/// The holds, in parts of which each has only those that say something.
struct HoldTable: ~Copyable, Sendable {
  private static let nothing = HoldRest()

  /// For whoever goes through rows of any table.
  var kept: EntityTable<KeptHold>
  private var rests = SlotStore<HoldRest>()
  private var furtherLines = SlotStore<InlineArray<3, HeldLine>>()

  init(secret: HashKey) { kept = EntityTable(secret: secret) }

  var count: Int { kept.count }
  var end: UInt32 { kept.end }

  var footprint: TableFootprint {
    var footprint = kept.footprint
    footprint.records += rests.byteCount + furtherLines.byteCount
    return footprint
  }

  @inline(__always)
  func slot(_ key: UInt64) -> UInt32? { kept.slot(key) }

  @inline(__always)
  func touchMark(of slot: UInt32) -> UInt64 { kept.touchMark(of: slot) }

  /// What all holds have, of the one in a slot, to read.
  subscript(slot: UInt32) -> KeptHold {
    @inline(__always) _read { yield kept[slot] }
  }

  /// The same to change: it will be in the next drain.
  subscript(changing slot: UInt32) -> KeptHold {
    @inline(__always) _read { yield kept[slot] }
    @inline(__always) _modify { yield &kept[changing: slot] }
  }

  /// What only some holds have, of the one in a slot, to read.
  subscript(rest slot: UInt32) -> HoldRest {
    @inline(__always) get {
      let rest = kept[slot].rest
      return rest == noSlot ? Self.nothing : rests[rest]
    }
  }

  /// The same to change: it will be in the next drain.
  subscript(changingRest slot: UInt32) -> HoldRest {
    @inline(__always) get { self[rest: slot] }
    @inline(__always) _modify {
      let rest = makeRest(slot)
      yield &rests[rest]
    }
  }

  @inline(__always)
  private mutating func makeRest(_ slot: UInt32) -> UInt32 {
    kept.noteChange(of: slot)
    let known = kept[slot].rest
    if known != noSlot { return known }
    let rest = rests.insert(Self.nothing)
    kept[derived: slot].rest = rest
    return rest
  }

  /// A hold is over.
  @inline(__always)
  mutating func end(
    _ slot: UInt32, as phase: HoldPhase, at time: Int64, finishOrder: UInt64,
    order: OrderID = .none
  ) {
    let rest = makeRest(slot)
    kept[derived: slot].phase = phase
    rests[rest].finishedAt = time
    rests[rest].finishOrder = finishOrder
    if !order.isNone { rests[rest].order = order }
  }

  /// Nothing is awaited of a payment any more.
  mutating func forgetPayment(of slot: UInt32) {
    self[changingRest: slot].payment = .none
    self[changingRest: slot].confirmDeadline = 0
    let rest = kept[slot].rest
    if rests[rest] != Self.nothing { return }
    kept[derived: slot].rest = noSlot
    rests.remove(rest, tombstone: Self.nothing)
  }

  /// The deadline that counts now.
  @inline(__always)
  func dueAt(_ slot: UInt32) -> Int64 {
    kept[slot].phase == .confirming ? self[rest: slot].confirmDeadline : kept[slot].deadline
  }

  /// A line of the hold in a slot; `index` is below its `lineCount`.
  @inline(__always)
  func line(_ index: Int, of slot: UInt32) -> HeldLine {
    index == 0 ? kept[slot].line : furtherLines[self[rest: slot].lines][index - 1]
  }

  /// Units over all lines.
  func quantity(of slot: UInt32) -> UInt32 {
    var total = kept[slot].line.quantity
    for index in 1..<max(1, Int(kept[slot].lineCount)) { total += line(index, of: slot).quantity }
    return total
  }

  /// All of the hold in a slot.
  func whole(_ slot: UInt32) -> HoldRecord { whole(kept[slot]) }

  /// All of a hold of this table.
  func whole(_ kept: KeptHold) -> HoldRecord {
    var hold = HoldRecord()
    hold.id = kept.id
    hold.buyer = kept.buyer
    hold.drop = kept.drop
    hold.phase = kept.phase
    hold.source = kept.source
    hold.extensions = kept.extensions
    hold.lineCount = kept.lineCount
    hold.lines[0] = kept.line
    hold.deadline = kept.deadline
    if kept.rest == noSlot { return hold }
    let rest = rests[kept.rest]
    if rest.lines != noSlot {
      for index in 0..<3 { hold.lines[index + 1] = furtherLines[rest.lines][index] }
    }
    hold.confirmDeadline = rest.confirmDeadline
    hold.payment = rest.payment
    hold.order = rest.order
    hold.waiter = rest.waiter
    hold.window = rest.window
    hold.finishedAt = rest.finishedAt
    hold.finishOrder = rest.finishOrder
    return hold
  }

  @inline(__always)
  mutating func insert(_ hold: borrowing HoldRecord) -> UInt32 { kept.insert(keep(hold)) }

  /// Puts a hold into the form in which it is kept. It must be inserted.
  @inline(__always)
  mutating func keep(_ hold: borrowing HoldRecord) -> KeptHold {
    var kept = KeptHold(
      id: hold.id, buyer: hold.buyer, deadline: hold.deadline, line: hold.lines[0],
      drop: hold.drop)
    kept.phase = hold.phase
    kept.source = hold.source
    kept.extensions = hold.extensions
    kept.lineCount = hold.lineCount
    if hold.isPlain { return kept }
    kept.rest = keepRest(hold)
    return kept
  }

  @inline(never)
  private mutating func keepRest(_ hold: borrowing HoldRecord) -> UInt32 {
    var rest = HoldRest()
    rest.confirmDeadline = hold.confirmDeadline
    rest.payment = hold.payment
    rest.order = hold.order
    rest.waiter = hold.waiter
    rest.window = hold.window
    rest.finishedAt = hold.finishedAt
    rest.finishOrder = hold.finishOrder
    if hold.lineCount > 1 {
      rest.lines = furtherLines.insert([hold.lines[1], hold.lines[2], hold.lines[3]])
    }
    return rests.insert(rest)
  }

  mutating func remove(_ slot: UInt32) {
    let rest = kept[slot].rest
    if rest != noSlot {
      if rests[rest].lines != noSlot {
        let none = HeldLine(pool: noSlot, quantity: 0)
        furtherLines.remove(rests[rest].lines, tombstone: [none, none, none])
      }
      rests.remove(rest, tombstone: Self.nothing)
    }
    kept.remove(slot)
  }

  mutating func indexRestored() { kept.indexRestored() }

  mutating func settle(_ rows: [StateDigest]) { kept.settle(rows) }

  mutating func forgetChanges() { kept.forgetChanges() }

  /// Slots in use, in slot order: which is not the order of ids.
  func forEachSlot(_ body: (UInt32) throws -> Void) rethrows { try kept.forEachSlot(body) }
}

extension HoldRecord {
  /// Whether it has nothing that only some holds have.
  @inline(__always)
  fileprivate var isPlain: Bool {
    lineCount <= 1 && waiter.isNone && finishOrder == 0 && confirmDeadline == 0 && payment.isNone
      && order.isNone && finishedAt == 0 && window.isNone
  }
}

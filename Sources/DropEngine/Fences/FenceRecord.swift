import Basics
import Messages
import WireCodec

/// A fence: units of a pool that are set aside for some, and whom for.
///
/// Its units are counted in an account of its own among the pools, which has the fence's id and is apart from the
/// totals of the drop. A hold has lines of it as of any pool.
struct FenceRecord: EntityRecord {
  static var table: StateTable { .fences }
  static var tombstone: Self { Self() }

  /// Also that of its account.
  var id: PoolID = .none
  /// The pool that its units are of.
  var source: PoolID = .none
  // Whom it is for: one of these.
  var zone: UInt32 = 0
  var window: WindowID = .none
  var partner: PartnerID = .none

  // Derived, not in the row.
  /// Slot of its account among the pools.
  var account = noSlot
  /// Slot of the next fence of the same pool, in the order of their ids.
  var next = noSlot

  var key: UInt64 { id.rawValue }

  /// What a caller is told of whom it is for.
  var whom: FencedFor {
    FencedFor(
      zone: zone, window: .init(rawValue: window.rawValue),
      partner: .init(rawValue: partner.rawValue))
  }

  func isFor(_ whom: FencedFor) -> Bool {
    zone == whom.zone && window.rawValue == whom.window.rawValue
      && partner.rawValue == whom.partner.rawValue
  }
}

/// A fence as it is stored. Its numbers are in the row of the pool that has its id.
package struct FenceRow: Equatable, Sendable {
  package var fence: PoolID
  /// The pool that its units are of.
  package var source: PoolID
  package var zone: UInt32
  package var window: WindowID
  package var partner: PartnerID

  init(_ row: inout RowSource) throws(ByteError) {
    fence = try row.id()
    source = try row.value.id()
    zone = try row.value.varint32()
    window = try row.value.id()
    partner = try row.value.id()
  }
}

extension FenceRecord {
  init(_ row: FenceRow) {
    self.init()
    id = row.fence
    source = row.source
    zone = row.zone
    window = row.window
    partner = row.partner
  }
}

extension Engine {
  func encodeRow(_ fence: FenceRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(fence.source)
    sink.putVarint(fence.zone)
    sink.put(fence.window)
    sink.put(fence.partner)
  }

  // MARK: Lists

  /// Makes the account of a new or restored fence one, and lists it with its pool.
  mutating func attach(fence slot: UInt32, account: UInt32, to pool: UInt32) {
    fences[derived: slot].account = account
    pools[derived: account].isFence = true
    pools[derived: account].isApart = true
    pools[derived: account].fences = slot
    drops[derived: pools[pool].drop].fences += 1
    guard pools[pool].fences != noSlot else {
      pools[derived: pool].fences = slot
      return
    }
    var last = pools[pool].fences
    while fences[last].next != noSlot { last = fences[last].next }
    fences[derived: last].next = slot
  }

  /// Rebuilds what is derived of fences: their accounts, and the list of each pool.
  mutating func attachFences() throws(RestoreError) {
    for slot in slotsByID(fences, id: { $0.id.rawValue }) {
      let fence = fences[slot]
      guard let account = pools.slot(fence.id.rawValue),
        let pool = pools.slot(fence.source.rawValue)
      else { throw .danglingReference(.fences) }
      // Those before it are attached: no fence is of a fence.
      let isOfPool =
        fence.source < fence.id && !pools[pool].isFence && pools[account].waiting == 0
        && !pools[account].isPending && pools[account].drop == pools[pool].drop
        && pools[account].isPreorder == pools[pool].isPreorder
      if !isOfPool { throw .inconsistent(.fences) }
      attach(fence: slot, account: account, to: pool)
    }
  }

  /// The slots of a pool's fences, in the order of their ids; none of a pool that is a fence.
  func fencesOf(pool: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    if pools[pool].isFence { return found }
    var next = pools[pool].fences
    while next != noSlot {
      found.append(next)
      next = fences[next].next
    }
    return found
  }

  /// The slots of a drop's fences, in the order of their ids.
  func fencesOf(drop: UInt32) -> [UInt32] {
    if drops[drop].fences == 0 { return [] }
    let reservation = drops[drop].reservation
    let reserved = reservation == noSlot ? [] : reservations[reservation].pools
    return (drops[drop].pools + reserved).flatMap { fencesOf(pool: $0) }.sorted {
      fences[$0].id < fences[$1].id
    }
  }

  /// Takes the fences of a drop away, with the drop; gives how many there were.
  mutating func removeFences(of drop: UInt32) -> Int {
    let all = fencesOf(drop: drop)
    for slot in all { remove(fence: slot) }
    return all.count
  }
}

import Basics

/// The hubs a job has been offered to.
struct TriedHubs: Sendable {
  static let capacity = 8

  /// Slots of hubs.
  private(set) var hubs = InlineArray<8, UInt32>(repeating: noSlot)
  private(set) var count: UInt8 = 0

  @inline(__always)
  func contains(_ hub: UInt32) -> Bool {
    for index in 0..<Int(count) where hubs[index] == hub { return true }
    return false
  }

  mutating func append(_ hub: UInt32) {
    precondition(count < Self.capacity, "more attempts than the limit allows")
    hubs[Int(count)] = hub
    count += 1
  }
}

/// An order.
struct OrderRecord: EntityRecord {
  static var table: StateTable { .orders }
  static var tombstone: Self { Self() }

  var id: OrderID = .none
  var hold: HoldID = .none
  var buyer: BuyerID = .none
  /// Slot of the drop.
  var drop: UInt32 = noSlot
  var revision: UInt32 = 0
  var phase: OrderPhase = .routed
  var jobCount: UInt8 = 0
  /// Slots of the jobs, one per line; derived.
  var jobs = InlineArray<4, UInt32>(repeating: noSlot)
  /// The window that was promised, or `.none`.
  var window: WindowID = .none
  var payment: Key128 = .none
  var amountMinor: Int64 = 0
  var finishedAt: Int64 = 0
  var finishOrder: UInt64 = 0

  var key: UInt64 { id.rawValue }
}

/// A job: one line of an order.
struct JobRecord: EntityRecord {
  static var table: StateTable { .jobs }
  static var tombstone: Self { Self() }

  var id: JobID = .none
  /// Slot of the order.
  var order: UInt32 = noSlot
  /// Slot of the pool.
  var pool: UInt32 = noSlot
  var quantity: UInt32 = 0
  var phase: JobPhase = .unassigned
  /// Number of the attempt that counts; 0 before the first.
  var attempt: UInt32 = 0
  /// Slot of the hub that has it, or `noSlot`.
  var hub = noSlot
  var tried = TriedHubs()
  var eta: Int64 = 0

  var key: UInt64 { id.rawValue }
}

import Basics
import Messages

/// The hubs that have a job or had it: but those that it was taken from, which have refused nothing.
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

  /// Adds a hub. One that is there already, or comes when no more can be counted, is there by an operator's word.
  mutating func append(_ hub: UInt32) {
    if count == Self.capacity || contains(hub) { return }
    hubs[Int(count)] = hub
    count += 1
  }

  /// Takes the last one out again, if it is this.
  mutating func removeLast(if hub: UInt32) {
    guard count > 0, hubs[Int(count) - 1] == hub else { return }
    count -= 1
    hubs[Int(count)] = noSlot
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

  // Of dispatch; as here until it is set.
  /// Number of the offer by which its hub has it.
  var offer: UInt64 = 0
  /// Log time of that.
  var offeredAt: Int64 = 0
  /// How long the hub may take to answer, microseconds; 0: however long it takes.
  var answerWithin: Int64 = 0
  /// Slot of the hub that it was taken from, until another one has it.
  var takenFrom = noSlot
  var swap = SwapReason.unspecified
  /// A hub has left it unanswered.
  var isPassed = false
  /// What was said last of why not.
  var why = JobReason.unspecified
  var proof: DeliveryProof?

  // Derived: the chain of its hub, and the time for which its answer is waited for.
  var isLinked = false
  var previousAtHub = noSlot
  var nextAtHub = noSlot
  var answerAt = Int64.max

  var key: UInt64 { id.rawValue }
}

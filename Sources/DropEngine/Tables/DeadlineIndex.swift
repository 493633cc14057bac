import Basics

/// What a deadline belongs to.
enum DeadlineKind: UInt8, Sendable {
  case hold = 1
  case dropOpens = 2
  case dropCloses = 3
  case dropRetires = 4
  case windowRetires = 5
  case reservationChanges = 6
  case hubChanges = 60
  case payment = 62
  case tokenExpires = 64
  case hubSilent = 66
  case jobAnswer = 67
  case doorDue = 70
}

/// A deadline of something in a slot. It may have been overtaken: whoever takes it checks.
struct Deadline: Sendable {
  var time: Int64
  var id: UInt64
  var slot: UInt32
  var kind: DeadlineKind

  @inline(__always)
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.id != right.id { return left.id < right.id }
    // A drop and its reservation have one id: what they do at one time must not depend on the lanes.
    return left.kind.rawValue < right.kind.rawValue
  }
}

/// Deadlines in order of (time, id, kind).
///
/// Most deadlines are "now plus one of a few durations", and now only moves forward: so each
/// duration's deadlines arrive in order. The index therefore keeps a few queues, appends to the one
/// whose end is the latest that still precedes the new deadline, and takes the smallest of their
/// heads. Insert and take cost the same with ten million deadlines as with ten; a heap's cost grows
/// with its depth, and each level of a large one is a cache miss. What fits no queue goes into a
/// heap.
///
/// Nothing is removed before its time: an entry that has been overtaken is skipped when its turn
/// comes.
struct DeadlineIndex: ~Copyable {
  private static var maximumLanes: Int { 16 }

  // Each points to one initialised queue, owned by this value alone and freed with it.
  private var lanes: [UnsafeMutablePointer<ChunkedQueue<Deadline>>] = []
  /// The first and the last deadline of each lane; of an empty lane, later and earlier than any.
  private var heads = InlineArray<16, Deadline>(repeating: never)
  private var tails = InlineArray<16, Deadline>(repeating: always)
  private var heap: [Deadline] = []

  private static let never = Deadline(time: .max, id: .max, slot: 0, kind: .hold)
  private static let always = Deadline(time: .min, id: 0, slot: 0, kind: .hold)

  init() {}

  deinit {
    for lane in lanes {
      lane.deinitialize(count: 1)
      lane.deallocate()
    }
  }

  /// Entries, overtaken ones included.
  var count: Int {
    var total = heap.count
    for lane in lanes { total += lane.pointee.count }
    return total
  }

  /// Bytes allocated for entries.
  var byteCount: Int {
    var total = heap.capacity * MemoryLayout<Deadline>.stride
    for lane in lanes { total += lane.pointee.byteCount }
    return total
  }

  mutating func insert(_ deadline: Deadline) {
    // When tokens end is their buyers' choice, weeks ahead: they would be the ends of lanes that holds are behind. So would
    // be hubs, each of which has a time of its own.
    if deadline.kind == .tokenExpires || deadline.kind == .hubSilent { return push(deadline) }
    var best = -1
    for lane in 0..<lanes.count where Deadline.precedes(tails[lane], deadline) {
      if best < 0 || Deadline.precedes(tails[best], tails[lane]) { best = lane }
    }
    if best < 0 {
      if lanes.count == Self.maximumLanes {
        push(deadline)
        return
      }
      best = lanes.count
      lanes.append(.allocate(capacity: 1))
      lanes[best].initialize(to: ChunkedQueue())
    }
    if lanes[best].pointee.isEmpty { heads[best] = deadline }
    lanes[best].pointee.append(deadline)
    tails[best] = deadline
  }

  /// The earliest entry.
  var first: Deadline? {
    let lane = earliestLane
    let head = lane < 0 ? Self.never : heads[lane]
    if let top = heap.first, Deadline.precedes(top, head) { return top }
    return lane < 0 ? nil : head
  }

  /// Removes the entry that `first` shows.
  mutating func removeFirst() {
    let lane = earliestLane
    if let top = heap.first, lane < 0 || Deadline.precedes(top, heads[lane]) {
      pop()
      return
    }
    precondition(lane >= 0, "removing from an empty index")
    _ = lanes[lane].pointee.removeFirst()
    if let head = lanes[lane].pointee.first {
      heads[lane] = head
    } else {
      heads[lane] = Self.never
      tails[lane] = Self.always
    }
  }

  @inline(__always)
  private var earliestLane: Int {
    var best = -1
    for lane in 0..<lanes.count where !lanes[lane].pointee.isEmpty {
      if best < 0 || Deadline.precedes(heads[lane], heads[best]) { best = lane }
    }
    return best
  }

  private mutating func push(_ deadline: Deadline) {
    heap.append(deadline)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if !Deadline.precedes(heap[child], heap[parent]) { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func pop() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      let left = parent * 2 + 1
      if left >= heap.count { break }
      let right = left + 1
      let least =
        right < heap.count && Deadline.precedes(heap[right], heap[left]) ? right : left
      if !Deadline.precedes(heap[least], heap[parent]) { break }
      heap.swapAt(least, parent)
      parent = least
    }
  }
}

// Sound: the memory behind the pointers is reached through this one value only.
extension DeadlineIndex: @unchecked Sendable {}

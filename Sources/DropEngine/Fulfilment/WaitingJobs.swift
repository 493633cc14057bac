import Basics

/// What a waiting job needs of a hub. All jobs with the same need can be taken by the same hubs.
struct JobNeed: Equatable, Sendable {
  var capabilities: Capabilities
  /// The zone it goes to; 0 is any.
  var zone: UInt32
  /// Slots of the hubs that have had it, ascending; the rest `noSlot`.
  var tried: InlineArray<8, UInt32>
  /// A hub has left it unanswered: it is for those that answer.
  var isPassed: Bool

  init(capabilities: Capabilities, zone: UInt32, tried: TriedHubs, isPassed: Bool = false) {
    self.capabilities = capabilities
    self.zone = zone
    self.isPassed = isPassed
    self.tried = InlineArray(repeating: noSlot)
    for index in 0..<Int(tried.count) {
      var place = index
      while place > 0 && self.tried[place - 1] > tried.hubs[index] {
        self.tried[place] = self.tried[place - 1]
        place -= 1
      }
      self.tried[place] = tried.hubs[index]
    }
  }

  static func == (left: Self, right: Self) -> Bool {
    !precedes(left, right) && !precedes(right, left)
  }

  /// An order that means nothing and is the same everywhere.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    if left.capabilities.rawValue != right.capabilities.rawValue {
      return left.capabilities.rawValue < right.capabilities.rawValue
    }
    if left.zone != right.zone { return left.zone < right.zone }
    for index in 0..<8 where left.tried[index] != right.tried[index] {
      return left.tried[index] < right.tried[index]
    }
    return !left.isPassed && right.isPassed
  }

  /// Whether a hub can do what is needed, has not had it, and is there.
  func isMet(by hub: HubRecord, in slot: UInt32) -> Bool {
    if hub.isSilent || isPassed && hub.isPassing { return false }
    if !hub.capabilities.isSuperset(of: capabilities) { return false }
    if zone != 0 && hub.zone != 0 && hub.zone != zone { return false }
    for index in 0..<8 where tried[index] == slot { return false }
    return true
  }
}

/// Jobs without a hub that may still be offered, oldest first within each need: what a hub could
/// take is found among the few different needs, not among the jobs.
struct WaitingJobs: Sendable {
  struct Job: Sendable {
    var id: JobID
    var slot: UInt32
  }

  private struct Group: Sendable {
    var need: JobNeed
    var jobs: JobQueue
  }

  /// In the order of needs; none is empty.
  private var groups: [Group] = []

  /// The group with the oldest job that a hub can take.
  func oldest(for hub: HubRecord, in slot: UInt32) -> Int? {
    var best: Int?
    for index in groups.indices where groups[index].need.isMet(by: hub, in: slot) {
      if let known = best, head(of: known).id < head(of: index).id { continue }
      best = index
    }
    return best
  }

  private func head(of group: Int) -> Job { groups[group].jobs.first }

  /// Takes out the oldest jobs that a hub can take, oldest first, `limit` at most. Every need is compared once, whatever
  /// the limit; then a job costs the logarithm of the needs that are met.
  ///
  /// - Parameter looks: grows by the needs and ages that were compared.
  mutating func takeOldest(
    for hub: HubRecord, in slot: UInt32, limit: Int, looks: inout Int
  ) -> [UInt32] {
    guard limit > 0 else { return [] }
    looks += groups.count
    var heap: [(id: JobID, group: Int)] = []
    for index in groups.indices where groups[index].need.isMet(by: hub, in: slot) {
      heap.append((head(of: index).id, index))
    }
    if heap.isEmpty { return [] }
    // Ascending is a heap already.
    heap.sort { $0.id < $1.id }
    var taken: [UInt32] = []
    while taken.count < limit, let oldest = heap.first {
      let group = oldest.group
      taken.append(groups[group].jobs.removeFirst().slot)
      if groups[group].jobs.isEmpty {
        let last = heap.removeLast()
        if !heap.isEmpty { heap[0] = last }
      } else {
        heap[0].id = head(of: group).id
      }
      Self.sink(&heap, looks: &looks)
    }
    groups.removeAll { $0.jobs.isEmpty }
    return taken
  }

  /// Puts the first of a heap where it belongs.
  private static func sink(_ heap: inout [(id: JobID, group: Int)], looks: inout Int) {
    var at = 0
    while 2 * at + 1 < heap.count {
      var least = 2 * at + 1
      looks += 2
      if least + 1 < heap.count, heap[least + 1].id < heap[least].id { least += 1 }
      if heap[at].id < heap[least].id { return }
      heap.swapAt(at, least)
      at = least
    }
  }

  mutating func insert(_ job: Job, need: JobNeed) {
    let (index, isThere) = place(of: need)
    if isThere {
      groups[index].jobs.insert(job)
    } else {
      groups.insert(Group(need: need, jobs: JobQueue(job)), at: index)
    }
  }

  mutating func remove(_ id: JobID, need: JobNeed) {
    let (index, isThere) = place(of: need)
    precondition(isThere, "a job that does not wait")
    groups[index].jobs.remove(id)
    if groups[index].jobs.isEmpty { groups.remove(at: index) }
  }

  /// Slots of the oldest jobs, whatever they need. Takes time in proportion to all that wait: for
  /// logs of the first rules.
  func oldest(_ limit: Int) -> [UInt32] {
    var jobs: [Job] = []
    for group in groups { jobs += group.jobs.all }
    jobs.sort { $0.id < $1.id }
    return jobs.prefix(limit).map(\.slot)
  }

  private func place(of need: JobNeed) -> (index: Int, isThere: Bool) {
    let place = partitionPoint(in: 0..<groups.count) { JobNeed.precedes(groups[$0].need, need) }
    return (place, place < groups.count && groups[place].need == need)
  }
}

/// Jobs in the order of their ids, in blocks: one that comes in the middle, or leaves it, moves no more than a block and
/// the list of blocks, with a million jobs as with ten.
private struct JobQueue: Sendable {
  /// A block that would have more is halved.
  private static let mostPerBlock = 512

  /// None is empty.
  private var blocks: [[WaitingJobs.Job]]
  /// Jobs of the first block before this one have gone.
  private var gone = 0

  init(_ job: WaitingJobs.Job) { blocks = [[job]] }

  var isEmpty: Bool { blocks.isEmpty }

  /// The oldest; there must be one.
  var first: WaitingJobs.Job { blocks[0][gone] }

  var all: [WaitingJobs.Job] { Array(blocks.joined().dropFirst(gone)) }

  mutating func removeFirst() -> WaitingJobs.Job {
    let job = first
    gone += 1
    if gone == blocks[0].count {
      blocks.removeFirst()
      gone = 0
    }
    return job
  }

  mutating func insert(_ job: WaitingJobs.Job) {
    if blocks.isEmpty {
      blocks = [[job]]
      return
    }
    let block = block(of: job.id)
    blocks[block].insert(job, at: place(of: job.id, in: block))
    if blocks[block].count <= Self.mostPerBlock { return }
    if block == 0 && gone > 0 {
      blocks[0].removeFirst(gone)
      gone = 0
      return
    }
    let half = blocks[block].count / 2
    blocks.insert(Array(blocks[block][half...]), at: block + 1)
    blocks[block].removeSubrange(half...)
  }

  /// The job must be there.
  mutating func remove(_ id: JobID) {
    let block = block(of: id)
    let place = place(of: id, in: block)
    precondition(
      place < blocks[block].count && blocks[block][place].id == id, "a job that does not wait")
    blocks[block].remove(at: place)
    if blocks[block].count > (block == 0 ? gone : 0) { return }
    blocks.remove(at: block)
    if block == 0 { gone = 0 }
  }

  /// The last block that begins with this job or an older one; the first where none does.
  private func block(of id: JobID) -> Int {
    max(partitionPoint(in: 1..<blocks.count) { blocks[$0][0].id <= id } - 1, 0)
  }

  private func place(of id: JobID, in block: Int) -> Int {
    partitionPoint(in: (block == 0 ? gone : 0)..<blocks[block].count) { blocks[block][$0].id < id }
  }
}

import Basics

/// What a waiting job needs of a hub. All jobs with the same need can be taken by the same hubs.
struct JobNeed: Equatable, Sendable {
  var capabilities: Capabilities
  /// The zone it goes to; 0 is any.
  var zone: UInt32
  /// Slots of the hubs that have had it, ascending; the rest `noSlot`.
  var tried: InlineArray<8, UInt32>

  init(capabilities: Capabilities, zone: UInt32, tried: TriedHubs) {
    self.capabilities = capabilities
    self.zone = zone
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
    return false
  }

  /// Whether a hub can do what is needed and has not had it.
  func isMet(by hub: HubRecord, in slot: UInt32) -> Bool {
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
    var jobs: [Job] = []
    /// Jobs before this one have gone.
    var first = 0
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

  private func head(of group: Int) -> Job { groups[group].jobs[groups[group].first] }

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
      taken.append(head(of: group).slot)
      groups[group].first += 1
      if groups[group].first < groups[group].jobs.count {
        heap[0].id = head(of: group).id
      } else {
        let last = heap.removeLast()
        if !heap.isEmpty { heap[0] = last }
      }
      Self.sink(&heap, looks: &looks)
    }
    for (_, group) in heap { trim(group) }
    groups.removeAll { $0.first == $0.jobs.count }
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

  /// Gives back the room of jobs that have gone, when that is half of the group's.
  private mutating func trim(_ group: Int) {
    let gone = groups[group].first
    guard gone >= 64 && gone * 2 >= groups[group].jobs.count else { return }
    groups[group].jobs.removeSubrange(0..<gone)
    groups[group].first = 0
  }

  mutating func insert(_ job: Job, need: JobNeed) {
    let (index, isThere) = place(of: need)
    if !isThere { groups.insert(Group(need: need), at: index) }
    groups[index].jobs.insert(job, at: place(of: job.id, in: index))
  }

  mutating func remove(_ id: JobID, need: JobNeed) {
    let (index, isThere) = place(of: need)
    precondition(isThere, "a job that does not wait")
    groups[index].jobs.remove(at: place(of: id, in: index))
    if groups[index].first == groups[index].jobs.count { groups.remove(at: index) }
  }

  /// Slots of the oldest jobs, whatever they need. Takes time in proportion to all that wait: for
  /// logs of the first rules.
  func oldest(_ limit: Int) -> [UInt32] {
    var jobs: [Job] = []
    for group in groups { jobs += group.jobs[group.first...] }
    jobs.sort { $0.id < $1.id }
    return jobs.prefix(limit).map(\.slot)
  }

  private func place(of need: JobNeed) -> (index: Int, isThere: Bool) {
    let place = partitionPoint(in: 0..<groups.count) { JobNeed.precedes(groups[$0].need, need) }
    return (place, place < groups.count && groups[place].need == need)
  }

  private func place(of id: JobID, in group: Int) -> Int {
    partitionPoint(in: groups[group].first..<groups[group].jobs.count) {
      groups[group].jobs[$0].id < id
    }
  }
}

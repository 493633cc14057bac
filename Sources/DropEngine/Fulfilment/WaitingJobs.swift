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

  /// Takes out the oldest of a group.
  mutating func takeFirst(of group: Int) -> UInt32 {
    let job = head(of: group)
    groups[group].first += 1
    let gone = groups[group].first
    if gone == groups[group].jobs.count {
      groups.remove(at: group)
    } else if gone >= 64 && gone * 2 >= groups[group].jobs.count {
      groups[group].jobs.removeSubrange(0..<gone)
      groups[group].first = 0
    }
    return job.slot
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
    var low = 0
    var high = groups.count
    while low < high {
      let middle = (low + high) / 2
      if JobNeed.precedes(groups[middle].need, need) { low = middle + 1 } else { high = middle }
    }
    return (low, low < groups.count && groups[low].need == need)
  }

  private func place(of id: JobID, in group: Int) -> Int {
    var low = groups[group].first
    var high = groups[group].jobs.count
    while low < high {
      let middle = (low + high) / 2
      if groups[group].jobs[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

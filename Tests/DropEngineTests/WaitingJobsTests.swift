import Basics
import Testing

@testable import DropEngine

@Suite("Jobs that wait for a hub")
struct WaitingJobsTests {
  private func need(_ zone: UInt32) -> JobNeed {
    JobNeed(capabilities: [], zone: zone, tried: TriedHubs())
  }

  private func hub(zone: UInt32 = 0) -> HubRecord {
    var hub = HubRecord.tombstone
    hub.zone = zone
    return hub
  }

  /// Jobs of ids 1, 2, … in zones 1…zones by turns.
  private func waiting(_ count: Int, zones: Int) -> WaitingJobs {
    var jobs = WaitingJobs()
    for number in 0..<count {
      jobs.insert(
        .init(id: JobID(rawValue: UInt64(number + 1)), slot: UInt32(number)),
        need: need(UInt32(number % zones) + 1))
    }
    return jobs
  }

  @Test("a hub is given the oldest it can take, in their order, whatever they need")
  func order() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<50 {
      let zones = 1 + Int(random.next() % 40)
      let count = Int(random.next() % 400)
      let limit = 1 + Int(random.next() % 300)
      let zone = UInt32(random.next() % 3)
      var jobs = waiting(count, zones: zones)
      var left = (0..<count).filter { zone == 0 || UInt32($0 % zones) + 1 == zone }
      while !left.isEmpty {
        var looks = 0
        let taken = jobs.takeOldest(for: hub(zone: zone), in: 0, limit: limit, looks: &looks)
        #expect(taken.map(Int.init) == Array(left.prefix(limit)))
        left.removeFirst(min(limit, left.count))
      }
      #expect(jobs.oldest(for: hub(zone: zone), in: 0) == nil)
    }
  }

  @Test("needs are compared once for all that a hub is given, and not once for each job")
  func looks() {
    var jobs = waiting(5_000, zones: 2_500)
    var looks = 0
    let taken = jobs.takeOldest(for: hub(), in: 0, limit: 1_024, looks: &looks)
    #expect(taken.count == 1_024)
    // 2,500 needs, then 1,024 jobs of at most 2 × 12 comparisons each; one scan each would be 2,560,000.
    #expect(looks <= 2_500 + 1_024 * 24, "\(looks)")
  }
}

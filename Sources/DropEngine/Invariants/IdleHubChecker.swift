import Basics
import Messages

/// Invariant 21: no entry ends with room at a hub and a job that waits and that it could take.
struct IdleHubChecker: InvariantChecker {
  private var leftOver = LeftOver<HubID>()

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    if !report.isScanning || entry.command.rules < .second {
      leftOver.note(nil)
      return
    }
    let offered = entry.events.count { event in
      guard case .job(let update) = event.payload else { return false }
      // Of those that are taken from hubs each counts, whether another hub has it or not.
      return update.notice == .offered || update.swap == .unanswered || update.swap == .silent
    }
    let isStopped = offered >= engine.limits.jobsPerEntry
    for slot in 0..<engine.jobs.end {
      let job = engine.jobs[slot]
      if job.isTombstone || job.phase != .unassigned { continue }
      if Int(job.tried.count) >= min(engine.limits.attemptsPerJob, TriedHubs.capacity) { continue }
      for hubSlot in 0..<engine.hubs.end where Self.couldTake(job, hubSlot, engine) {
        let hub = engine.hubs[hubSlot].id
        let isListed = engine.pendingHubs.contains(hubSlot)
        if isListed && (isStopped || leftOver.contains(hub) && !entry.isTick) { continue }
        report.add(21, "\(job.id) waits beside \(hub), which has room")
      }
    }
    leftOver.note(Set(engine.pendingHubs.map { engine.hubs[$0].id }))
  }

  private static func couldTake(
    _ job: JobRecord, _ slot: UInt32, _ engine: borrowing Engine
  ) -> Bool {
    let hub = engine.hubs[slot]
    let drop = engine.drops[engine.pools[job.pool].drop]
    let serves = drop.zone == 0 || hub.zone == 0 || hub.zone == drop.zone
    if hub.isSilent || job.isPassed && hub.isPassing { return false }
    return hub.openJobs < hub.maximumOpenJobs && serves && !job.tried.contains(slot)
      && hub.capabilities.isSuperset(of: drop.requiredCapabilities)
  }
}

import Basics
import DropwireClient
import Foundation
import JSONText
import MessageServices
import Messages
import RPC
import WireCodec

/// How a simulated partner behaves. Shares are of a thousand.
struct PartnerManners: Sendable {
  /// Milliseconds between two things that its hubs say; 0: nothing.
  var telemetry: UInt64 = 0
  var backlog: UInt32 = 0
  /// Milliseconds between the steps of a job.
  var step: UInt64 = 20
  var reject: UInt64 = 0
  var ignore: UInt64 = 0
  var duplicate: UInt64 = 0
  var reorder: UInt64 = 0
  var stale: UInt64 = 0
  var undeliverable: UInt64 = 0
  /// Seconds after which it says nothing any more.
  var silentAfter: UInt64?
  var seed: UInt64 = 1

  /// Whether something of a share happens to an attempt.
  func happens(_ share: UInt64, to attempt: Attempt, _ kind: UInt64) -> Bool {
    var dice = SplitMix64(
      seed: seed &* 31 &+ attempt.job.rawValue &* 131 &+ UInt64(attempt.number) &* 17 &+ kind)
    return dice.below(1_000) < share
  }
}

/// A job as a partner was offered it.
struct Attempt: Hashable, Sendable {
  var job: Identifier
  var number: UInt32
}

/// A partner between what it is offered and what it reports.
actor SimulatedPartner {
  /// Reports that wait for their answers; more wait for those.
  private static let mostUnanswered = 1_024
  /// Attempts that are carried out, or lied about, at once. What comes when there are as many is left undone and counted:
  /// to read on is what lets those come to an end.
  static let mostUnderWay = 4_096

  private let client: LiveClient
  private let partner: Identifier
  private let hubs: [Identifier]
  private let manners: PartnerManners
  private let jobs: FollowedJobs
  private let began = ContinuousClock.now
  /// The attempts that it has and carries out.
  private var live: Set<Attempt> = []
  /// Tasks of the group, up to `mostUnderWay`.
  private var underWay = 0
  /// What was reported and not answered, in the order of tags: it is said again over the next stream.
  private var unanswered: [UInt64: JobReport] = [:]
  private var nextTag: UInt64 = 1
  private var counts = Counts()

  private struct Counts {
    var offered: UInt64 = 0
    /// What was left undone because as much as may be was under way.
    var leftUndone: UInt64 = 0
    var withdrawn: UInt64 = 0
    var swapped: UInt64 = 0
    var accepted: UInt64 = 0
    var refused: UInt64 = 0
    var stale: UInt64 = 0
    var delivered: UInt64 = 0
    var heard: UInt64 = 0
    var mostStreams: UInt32 = 1
  }

  init(
    client: LiveClient, partner: Identifier, hubs: [Identifier], from: UInt64,
    manners: PartnerManners
  ) {
    self.client = client
    self.partner = partner
    self.hubs = hubs
    self.manners = manners
    jobs = FollowedJobs(client, partner: partner, from: from)
  }

  /// Works until the task is cancelled, or the server refuses for good its jobs or what its hubs say.
  ///
  /// - Throws: CancellationError once the task is cancelled; else what the first of the two has failed with.
  func work() async throws {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        if manners.telemetry > 0, !hubs.isEmpty {
          group.addTask { try await self.sayThatHubsAreThere() }
        }
        group.addTask { try await self.followJobs() }
        // Neither has an end but an error, and the first error ends both.
        for try await _ in group {}
      }
    } catch {
      // A call that failed while it was told to end is no failure.
      try Task.checkCancellation()
      throw error
    }
  }

  private func followJobs() async throws {
    // What it starts does not fail: only the jobs' stream does.
    try await withThrowingDiscardingTaskGroup { group in
      for try await event in jobs {
        switch event {
        case .resumed: await repeatUnanswered()
        case .job(let job): handle(job.news, &group)
        case .answer(let answer): note(answer)
        case .lost, .interrupted: break
        }
      }
    }
  }

  private var isSilent: Bool {
    manners.silentAfter.map { .now - began >= .seconds($0) } ?? false
  }

  // MARK: Jobs

  private func handle(
    _ news: JobNews, _ group: inout ThrowingDiscardingTaskGroup<any Error>
  ) {
    switch news {
    case .offered(let offer):
      counts.offered += 1
      let attempt = Attempt(job: offer.job, number: offer.attempt)
      if manners.happens(manners.ignore, to: attempt, 1) || !takesOn() { return }
      live.insert(attempt)
      group.addTask { await self.carryOut(attempt) }
    case .withdrawn(let taken):
      counts.withdrawn += 1
      if taken.swap != .unspecified { counts.swapped += 1 }
      let attempt = Attempt(job: taken.job, number: taken.attempt)
      live.remove(attempt)
      guard manners.happens(manners.stale, to: attempt, 2), takesOn() else { return }
      group.addTask { await self.lie(about: attempt) }
    default: break
    }
  }

  /// Takes room for one more under way; where there is none, counts what is left undone.
  private func takesOn() -> Bool {
    if underWay >= Self.mostUnderWay {
      counts.leftUndone += 1
      return false
    }
    underWay += 1
    return true
  }

  /// One attempt, to its end, until it is taken away or this is told to end.
  private func carryOut(_ attempt: Attempt) async {
    defer {
      live.remove(attempt)
      underWay -= 1
    }
    // Nothing but being cancelled keeps it from its end.
    try? await takeSteps(attempt)
  }

  /// Says of an attempt that was taken away that it is delivered.
  private func lie(about attempt: Attempt) async {
    defer { underWay -= 1 }
    await report(attempt, .delivered)
  }

  private func takeSteps(_ attempt: Attempt) async throws {
    try await pause()
    if manners.happens(manners.reject, to: attempt, 3) {
      await say(attempt, .reject, why: .busy)
      return
    }
    await say(attempt, .accept)
    let isOutFirst = manners.happens(manners.reorder, to: attempt, 4)
    for action in isOutFirst ? [JobAction.outForDelivery, .ready] : [.ready, .outForDelivery] {
      try await pause()
      await say(attempt, action)
    }
    try await pause()
    if manners.happens(manners.undeliverable, to: attempt, 5) {
      await say(attempt, .undeliverable, why: .nobodyThere)
    } else {
      await say(
        attempt, .delivered,
        proof: DeliveryProof(kind: .code, value: Array("\(attempt.number)".utf8)))
    }
  }

  private func pause() async throws { try await Task.sleep(for: .milliseconds(manners.step)) }

  /// Reports on an attempt that it still has.
  private func say(
    _ attempt: Attempt, _ action: JobAction, why: JobReason? = nil, proof: DeliveryProof? = nil
  ) async {
    guard live.contains(attempt) else { return }
    await report(attempt, action, why: why, proof: proof)
    if manners.happens(manners.duplicate, to: attempt, 16 + UInt64(action.rawValue)) {
      await report(attempt, action, why: why, proof: proof)
    }
  }

  private func report(
    _ attempt: Attempt, _ action: JobAction, why: JobReason? = nil, proof: DeliveryProof? = nil
  ) async {
    if isSilent { return }
    while unanswered.count >= Self.mostUnanswered, !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(10))
    }
    let report = JobReport(
      tag: nextTag, job: attempt.job, attempt: attempt.number, action: action, why: why,
      proof: proof)
    nextTag += 1
    unanswered[report.tag] = report
    // Where there is no stream just now it is said over the next.
    try? await jobs.report(report)
  }

  private func repeatUnanswered() async {
    if isSilent { return }
    for tag in unanswered.keys.sorted() {
      if let report = unanswered[tag] { try? await jobs.report(report) }
    }
  }

  private func note(_ answer: PartnerEvent) {
    switch answer {
    case .accepted(let accepted):
      let report = unanswered.removeValue(forKey: accepted.tag)
      counts.accepted += 1
      if report?.action == .delivered, accepted.changed { counts.delivered += 1 }
    case .refused(let refused):
      unanswered[refused.tag] = nil
      counts.refused += 1
      if refused.rejected.reason == .staleAttempt { counts.stale += 1 }
    case .roster(let roster): counts.mostStreams = max(counts.mostStreams, roster.streams)
    default: break
    }
  }

  // MARK: Telemetry

  private func sayThatHubsAreThere() async throws {
    while true {
      try await Task.sleep(for: .milliseconds(manners.telemetry))
      if isSilent { continue }
      for hub in hubs {
        let said = TelemetryRequest(partner: partner, hub: hub, backlog: manners.backlog)
        let result = try await client.untilAnswered { [client] in
          try await client.dispatch.telemetry(said)
        }
        if case .taken = result { counts.heard += 1 }
      }
    }
  }

  /// What became of it, in words or as JSON.
  ///
  /// - Parameter failure: what it was refused for good with; nil: it was told to end.
  func summary(json: Bool, failure: String?) -> String {
    if json {
      let violations = failure.map { VisibleText.json($0) } ?? ""
      return """
        {"ok":\(failure == nil),"violations":[\(violations)],"offered":\(counts.offered),\
        "leftUndone":\(counts.leftUndone),"withdrawn":\(counts.withdrawn),"swapped":\(counts.swapped),\
        "accepted":\(counts.accepted),"refused":\(counts.refused),"stale":\(counts.stale),\
        "delivered":\(counts.delivered),"heard":\(counts.heard),"streams":\(counts.mostStreams)}
        """
    }
    return """
      \(counts.offered) offered, \(counts.withdrawn) withdrawn, \(counts.swapped) of them for another hub; \
      \(counts.leftUndone) left undone; \(counts.delivered) delivered; \(counts.accepted) reports accepted, \
      \(counts.refused) refused, \(counts.stale) of them for stale attempts
      """
  }
}

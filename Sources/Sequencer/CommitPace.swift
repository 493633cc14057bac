import Basics

/// How long a batch waits for company before its sync, which costs the same for one command as for a hundred.
///
/// Whoever was answered together asks together again, and an even load brings in the time of one sync as much as in
/// that of the last: so as many commands are expected as the last batch had. They are waited for no longer than a
/// part of a sync, and one who comes alone again and again does not wait at all.
struct CommitPace: Sendable {
  /// Commands expected in the next batch.
  private(set) var expected = 1
  /// How long a sync takes, of late, microseconds.
  private(set) var syncMicroseconds: Int64 = 0

  /// The quickest sync of the window before and of this one, microseconds.
  private var quickest: (before: Int64, now: Int64) = (.max, .max)
  private var syncsOfWindow = 0
  /// Syncs after which the quickest one is looked for anew.
  private static var window: Int { 64 }

  /// A batch became durable.
  mutating func committed(_ count: Int, inMicroseconds duration: Int64) {
    let duration = min(max(duration, 0), 60_000_000)
    syncMicroseconds =
      syncMicroseconds == 0 ? duration : syncMicroseconds + (duration - syncMicroseconds) / 8
    expected = max(count, 1)
    quickest.now = min(quickest.now, duration)
    syncsOfWindow += 1
    if syncsOfWindow == Self.window {
      (quickest, syncsOfWindow) = ((quickest.now, .max), 0)
    }
  }

  /// How long to wait for more, microseconds; 0: not at all.
  func waitMicroseconds(for count: Int, _ limits: SequencerLimits) -> Int64 {
    guard count < wanted(limits) else { return 0 }
    return min(syncMicroseconds / 2, limits.longestCommitWaitMicroseconds)
  }

  /// For how long a batch takes commands, microseconds. What is urgent and comes meanwhile waits for all of it; but a
  /// batch that takes less time than its sync would leave the executor to wait for the committer. By the quickest
  /// syncs: others were slow for want of a processor, which longer batches would take from them once more.
  func batchMicroseconds(_ limits: SequencerLimits) -> Int64 {
    let sync = min(quickest.before, quickest.now)
    return max(limits.batchMicroseconds, sync == .max ? 0 : 2 * sync)
  }

  /// Commands that end the wait.
  func wanted(_ limits: SequencerLimits) -> Int { min(expected, limits.commandsHandedOver) }
}

import Testing

@testable import Sequencer

/// How long a batch waits for company.
@Suite("The pace of commits")
struct CommitPaceTests {
  private let limits = SequencerLimits()

  @Test("one who comes alone never waits, however long a sync takes")
  func alone() {
    var pace = CommitPace()
    #expect(pace.waitMicroseconds(for: 1, limits) == 0)
    for duration in [Int64(100), 10_000, 1_000_000] {
      pace.committed(1, inMicroseconds: duration)
      #expect(pace.waitMicroseconds(for: 1, limits) == 0)
    }
  }

  @Test("as many are expected as the last batch had, for half a sync at most")
  func company() {
    var pace = CommitPace()
    pace.committed(50, inMicroseconds: 400)
    #expect(pace.waitMicroseconds(for: 1, limits) == 200)
    #expect(pace.waitMicroseconds(for: 49, limits) == 200)
    #expect(pace.waitMicroseconds(for: 50, limits) == 0)
    // The load has gone: the next one waits once more, and nobody after it.
    pace.committed(1, inMicroseconds: 400)
    #expect(pace.waitMicroseconds(for: 1, limits) == 0)
  }

  @Test("a slow medium does not make anybody wait for long, a clock that steps neither")
  func bounds() {
    var pace = CommitPace()
    pace.committed(50, inMicroseconds: 80_000)
    #expect(pace.waitMicroseconds(for: 1, limits) == limits.longestCommitWaitMicroseconds)
    pace.committed(50, inMicroseconds: .max)
    pace.committed(50, inMicroseconds: .min)
    #expect(pace.waitMicroseconds(for: 1, limits) == limits.longestCommitWaitMicroseconds)
    for _ in 0..<200 { pace.committed(50, inMicroseconds: 0) }
    #expect(pace.waitMicroseconds(for: 1, limits) <= 4)
  }

  @Test("what is worth handing over is not waited beyond")
  func enough() {
    var pace = CommitPace()
    pace.committed(4_096, inMicroseconds: 400)
    #expect(pace.waitMicroseconds(for: limits.commandsHandedOver - 1, limits) == 200)
    #expect(pace.waitMicroseconds(for: limits.commandsHandedOver, limits) == 0)
  }

  @Test("a batch takes as long as two of the quickest syncs, and never less than its limit")
  func timeOfBatches() {
    var pace = CommitPace()
    #expect(pace.batchMicroseconds(limits) == limits.batchMicroseconds)
    for _ in 0..<200 { pace.committed(9, inMicroseconds: 300) }
    #expect(pace.batchMicroseconds(limits) == limits.batchMicroseconds)
    // A medium that is slow, not a processor that is busy: no sync was quick, of late.
    for _ in 0..<10 { pace.committed(9, inMicroseconds: 20_000) }
    #expect(pace.batchMicroseconds(limits) == limits.batchMicroseconds)
    for _ in 0..<200 { pace.committed(9, inMicroseconds: 20_000) }
    #expect(pace.batchMicroseconds(limits) == 40_000)
    pace.committed(9, inMicroseconds: 700)
    #expect(pace.batchMicroseconds(limits) == 1_400)
  }
}

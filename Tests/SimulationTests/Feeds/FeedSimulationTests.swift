import Testing

@testable import DropServices
@testable import Simulation

@Suite("Simulation of feeds", .timeLimit(.minutes(10)))
struct FeedSimulationTests {
  static let steps = 1_000

  /// Seeds that have found something once.
  static let found: [UInt64] = [
    20_648_162_295_818, 95_045_361_401_990, 278_974_549_590_256, 224_744_320_204_857,
  ]

  private func run(_ seed: UInt64) throws -> FeedSimulator {
    let simulator = try FeedSimulator(seed: seed)
    try simulator.run(steps: Self.steps)
    return simulator
  }

  @Test("whoever follows gets everything once and in order, whatever is held back")
  func followersGetEverything() throws {
    for seed in Self.found where SimulationSettings.seed == nil { _ = try run(seed) }
    let start = ContinuousClock.now
    let limit = Duration.seconds(SimulationSettings.seconds / 6)
    var seed = SimulationSettings.firstSeed
    var (runs, received, resets) = (0, 0, 0)
    repeat {
      let simulator = try run(seed)
      received += simulator.received
      resets += simulator.resets
      runs += 1
      seed += 1
    } while SimulationSettings.seed == nil && ContinuousClock.now - start < limit
    print(
      """
      simulation of feeds: seeds \(SimulationSettings.firstSeed)..<\(seed), \(runs) runs, \
      \(received) messages, \(resets) resets, nothing lost
      """)
    #expect(received > 0 && resets > 0)
  }

  @Test("asking the log before the topic is open is found")
  func asksBeforeOpening() throws {
    for seed in UInt64(1)...100 {
      do {
        try FeedSimulator(seed: seed, faults: .asksBeforeOpening).run(steps: Self.steps)
      } catch let failure as SimulationFailure {
        print("planted “the log is asked first”: found after \(seed) seeds: \(failure.what)")
        return
      }
    }
    Issue.record("not found in 100 seeds")
  }

  private static let planted: [(name: String, fault: FeedFaults)] = [
    ("what was trimmed is not said", .hidesTrimmed),
    ("something follows the end", .speaksAfterTheEnd),
    ("a position is echoed and then corrected", .echoesPosition),
  ]

  @Test(
    "a follower that is not told, told more than the end, or told twice, is found",
    arguments: FeedSimulationTests.planted.indices)
  func plantedFaults(index: Int) throws {
    let (name, fault) = Self.planted[index]
    for seed in UInt64(1)...100 {
      do {
        try FeedSimulator(seed: seed, faults: fault).run(steps: Self.steps)
      } catch let failure as SimulationFailure {
        print("planted “\(name)”: found after \(seed) seeds: \(failure.what)")
        return
      }
    }
    Issue.record("“\(name)” is not found in 100 seeds")
  }

  @Test("the same seed is the same run")
  func sameSeed() throws {
    let runs = try (0..<2).map { _ in try run(12) }
    #expect(runs[0].received == runs[1].received && runs[0].resets == runs[1].resets)
  }
}

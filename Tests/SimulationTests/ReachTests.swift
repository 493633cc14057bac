import DropEngine
import LogContract
import Messages
import Testing

@testable import Simulation

/// A simulation finds nothing in what it does not come to: every kind of fault and every turn that a log can take
/// has to be reached in a few dozen seeds.
@Suite("What simulations come to")
struct ReachTests {
  private static let reports = (UInt64(1)...24).map {
    EngineSimulation(seed: $0, commands: 1_500).run()
  }

  @Test func nothingIsFound() {
    for report in Self.reports {
      #expect(report.violation == nil, "seed \(report.seed)")
      #expect(report.commands >= 1_500 && report.acknowledged > 0 && report.compared > 0)
    }
  }

  @Test func everyFaultIsInjected() {
    var sum = SimulatedFaults()
    for report in Self.reports { sum.add(report.injected) }
    for fault in SimulatedFault.allCases { #expect(sum[fault] > 0, "\(fault)") }
  }

  @Test func everyTurnIsTaken() {
    var sum = StoryTally()
    for report in Self.reports { sum.add(report.tally) }
    for moment in StoryMoment.allCases { #expect(sum[moment] > 0, "\(moment)") }
    #expect(sum.unitsHeld > sum.unitsSold && sum.unitsSold > 0)
  }

  /// Whoever adds a method to the contract finds it here until random stories make it do something.
  @Test func everyCallOfTheContractDoesSomething() {
    var sum = StoryTally()
    for report in Self.reports { sum.add(report.tally) }
    for method in LogCommand.methods where !method.isRetired {
      #expect(sum.calls[method.number] ?? 0 > 0, "\(method)")
    }
  }

  /// Refusals that nothing a client of a story does leads to: tables are large.
  private static let unreached: Set<RefusalCode> = [.capacityReached]

  @Test func everyRefusalIsReached() {
    var sum = StoryTally()
    for report in Self.reports { sum.add(report.tally) }
    for code in RefusalCode.allCases where !Self.unreached.contains(code) {
      #expect(sum.refusals[code] ?? 0 > 0, "\(code)")
    }
  }

  @Test func theSameSeedComesToTheSame() {
    let again = EngineSimulation(seed: 7, commands: 1_500).run()
    #expect(again.digest == Self.reports[6].digest)
    #expect(again.injected.total == Self.reports[6].injected.total)
    #expect(EngineSimulation(seed: 8, commands: 1_500).run().digest != again.digest)
  }

  /// A long run has other odds than a short one: much to keep, few deaths.
  @Test func aLongRunHolds() {
    let report = EngineSimulation(seed: 3, commands: 6_000).run()
    #expect(report.violation == nil)
    #expect(report.entries > 4_000)
  }

  @Test(arguments: ["oversellByOne", "forgetKey", "staleMark", "skippedSync"])
  func whatIsPlantedIsFoundByName(name: String) throws {
    let plant = try #require(Plant(named: name))
    let found = (UInt64(1)...40).contains { seed in
      EngineSimulation(seed: seed, commands: 800, plant: plant).run().violation != nil
    }
    #expect(found)
  }

  @Test func plantsHaveDifferentNames() {
    #expect(Set(Plant.all.map(\.name)).count == Plant.all.count)
    #expect(Plant(named: "nothing") == nil)
  }
}

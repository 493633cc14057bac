import Basics
import DropEngine
import LogContract
import Messages
import Stories
import Testing
import WireCodec

/// Doors: their checker, and what stories at them come to.
@Suite("Doors")
struct AdmissionTests {
  @Test("stories at doors hold every invariant, replay and restore", arguments: UInt64(1)...20)
  func stories(seed: UInt64) throws {
    var story = RandomStory(seed: seed, hasDoors: true)
    var driver = EngineDriver()
    for _ in 0..<700 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
    }
    for violation in driver.violations.prefix(3) { Issue.record("\(violation)") }
    for divergence in driver.divergences.prefix(3) { Issue.record("\(divergence)") }
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    let restored = try rows.restore(limits: EngineLimits())
    #expect(restored.digest() == driver.engine.digest())
    #expect(restored.digestFromScratch() == driver.engine.digestFromScratch())
  }
}

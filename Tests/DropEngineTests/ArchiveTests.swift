import Basics
import Stories
import Testing

@testable import DropEngine

@Suite("What is forgotten goes to the archive")
struct ArchiveTests {
  private static let second: Int64 = 1_000_000

  private static func key(_ id: UInt64) -> [UInt8] {
    var sink = ByteSink()
    sink.putFixed(id.byteSwapped)
    return sink.bytes
  }

  private static func row(_ archived: MemoryRows.Archived) throws -> StoredRow {
    try StoredRow(table: archived.table.rawValue, key: archived.key, value: archived.value)
  }

  /// An order of a drop that was closed, delivered at 6, and forgotten with everything of it.
  private struct Forgotten: ~Copyable {
    var driver: EngineDriver
    var rows: MemoryRows
    var sold: RetirementTests.Sold
  }

  private static func forgotten(
    _ fault: EngineFault = .none, drainingAt drains: Set<Int64> = [7]
  ) throws -> Forgotten {
    var driver = RetirementTests.driver()
    driver.engine.startArchiving()
    driver.engine.fault = fault
    let sold = try RetirementTests.soldAndClosed(&driver)
    sold.deliver(&driver, at: 6)
    var rows = MemoryRows()
    if drains.contains(7) { driver.engine.drainChanges(into: &rows) }
    // Payments last: a week after their order.
    for time in [Int64(12), 20, 70, 80, 90, 700_000, 700_060, 700_120, 700_180] {
      _ = driver.apply(Command(.tick), at: time * second)
      if drains.contains(time) { driver.engine.drainChanges(into: &rows) }
    }
    driver.engine.drainChanges(into: &rows)
    return Forgotten(driver: driver, rows: rows, sold: sold)
  }

  @Test("each thing once, in the last form of its row, when it leaves the state")
  func lastForms() throws {
    var all = try Self.forgotten()
    let (rows, sold) = (all.rows, all.sold)
    let violations = all.driver.violations
    #expect(violations.isEmpty, "\(violations)")
    let (drop, payments) = (all.driver.engine.drop(sold.drop), all.driver.engine.counts.payments)
    #expect(drop == nil && payments == 0)
    let tables = rows.archived.map(\.table).sorted { $0.rawValue < $1.rawValue }
    #expect(tables == [.drops, .pools, .holds, .orders, .jobs, .payments])
    for archived in rows.archived {
      #expect(rows.row(archived.table, archived.key) == nil, "\(archived.table) is in the state")
      switch try Self.row(archived) {
      case .hold(let hold):
        #expect(hold.hold == sold.hold && hold.phase == .confirmed)
        #expect(archived.stamp.timeMicroseconds >= 10 * Self.second)
      case .order(let order):
        #expect(order.phase == .delivered && order.hold == sold.hold)
        #expect(archived.stamp.timeMicroseconds >= 10 * Self.second)
      case .job(let job): #expect(job.job == sold.job.job && job.phase == .delivered)
      case .payment(let payment):
        #expect(payment.hold == sold.hold && payment.state == .authorised)
      case .pool(let pool): #expect(pool.drop == sold.drop && pool.sold == 1)
      case .drop(let drop):
        #expect(drop.drop == sold.drop && drop.phase == .closed && !drop.isRetiring)
      default: Issue.record("\(archived)")
      }
    }
    // Nothing twice.
    var again = rows
    all.driver.engine.drainChanges(into: &again)
    #expect(again.archived == rows.archived)
  }

  @Test("also what is made and forgotten between two drains")
  func betweenDrains() throws {
    let archived = { (fault: EngineFault, drains: Set<Int64>) in
      try Self.forgotten(fault, drainingAt: drains).rows.archived
    }
    let whole = try archived(.none, [7])
    #expect(try archived(.none, []) == whole)
    // And what is planted there shows.
    #expect(try archived(.archiveDrainedOnly, []).map(\.table) == [.payments])
    #expect(try archived(.archiveDrainedOnly, [7]) == whole)
    #expect(try archived(.loseArchived, []).count == whole.count - 1)
  }

  @Test("the state knows nothing of it, and who never drains keeps nothing")
  func notOfTheState() throws {
    let all = try Self.forgotten(drainingAt: [])
    var plain = Engine(limits: all.driver.engine.limits, hashKey: HashKey(1, 2))
    var events: [Event] = []
    for entry in all.driver.log {
      _ = plain.apply(entry.command, sequence: entry.sequence, at: entry.time, events: &events)
    }
    let (kept, digest) = (plain.archivedCount, plain.digest())
    #expect(kept == 0)
    let (archiving, scratch) = (
      all.driver.engine.digest(), all.driver.engine.digestFromScratch()
    )
    #expect(digest == archiving && digest == scratch)
  }

  @Test("it is found until it is drained")
  func found() throws {
    var driver = RetirementTests.driver()
    driver.engine.startArchiving()
    let sold = try RetirementTests.soldAndClosed(&driver)
    let key = Self.key(sold.hold.rawValue)
    let before = driver.engine.archived(table: .holds, key: key)
    #expect(before == nil)
    // A retention, and the minute in which other entries might forget it by the way.
    for time in [12, 20, 75] { _ = driver.apply(Command(.tick), at: Int64(time) * Self.second) }
    let hold = driver.engine.hold(sold.hold)
    #expect(hold == nil)
    let found = driver.engine.archived(table: .holds, key: key)
    let row = try #require(found)
    #expect(row.stamp.timeMicroseconds <= 75 * Self.second)
    let others = [
      driver.engine.archived(table: .orders, key: key),
      driver.engine.archived(table: .holds, key: Self.key(sold.hold.rawValue + 1)),
    ]
    #expect(others.allSatisfy { $0 == nil })
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    #expect(rows.archived.map(\.value) == [row.value])
    let after = driver.engine.archived(table: .holds, key: key)
    #expect(after == nil)
  }

  /// What a drain removes without saying so in a later row is what it archives, whatever happens.
  @Test("random stories: what leaves is what is archived", arguments: UInt64(1)...12)
  func stories(_ seed: UInt64) throws {
    var story = RandomStory(seed: seed)
    var driver = EngineDriver()
    driver.engine.startArchiving()
    var rows = MemoryRows()
    var seen: [StateTable: Set<[UInt8]>] = [:]
    for step in 0..<600 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
      if step % 7 == 0 { driver.engine.drainChanges(into: &rows) }
    }
    driver.engine.drainChanges(into: &rows)
    for archived in rows.archived {
      _ = try Self.row(archived)
      #expect(Engine.archivedTables.contains(archived.table))
      let isFirst = seen[archived.table, default: []].insert(archived.key).inserted
      #expect(isFirst || archived.table == .payments, "\(archived)")
      if archived.table != .payments { #expect(rows.row(archived.table, archived.key) == nil) }
    }
  }
}

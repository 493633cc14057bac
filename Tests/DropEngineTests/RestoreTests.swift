import Basics
import Stories
import Testing

@testable import DropEngine

/// Rows that come back as a store gives them, and as none should.
@Suite("Rows that are restored")
struct RestoreTests {
  /// A state with something in every table that is looked up while rows come.
  private static let rows: MemoryRows = {
    var story = RandomStory(seed: 3)
    var driver = EngineDriver()
    for _ in 0..<600 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
    }
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    return rows
  }()

  private static func restore(
    _ rows: [(table: UInt8, key: [UInt8], value: [UInt8])]
  ) throws -> StateDigest {
    var engine = Engine(hashKey: HashKey(5, 6))
    for row in rows { try engine.restore(table: row.table, key: row.key, value: row.value) }
    try engine.finishRestore()
    #expect(engine.digest() == engine.digestFromScratch())
    #expect(engine.digest() == engine.restoredDigest)
    return engine.digest()
  }

  private static func isByNumber(_ table: UInt8) -> Bool {
    table == StateTable.idempotency.rawValue || table == StateTable.refusals.rawValue
  }

  @Test("in any order within a table give the same state, but for outcomes", arguments: 1...6)
  func anyOrder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sorted = Self.rows.sorted
    let digest = try Self.restore(sorted)
    var shuffled: [(table: UInt8, key: [UInt8], value: [UInt8])] = []
    for table in StateTable.allCases {
      let rows = sorted.filter { $0.table == table.rawValue }
      shuffled += Self.isByNumber(table.rawValue) ? rows : rows.shuffled(using: &random)
    }
    #expect(try Self.restore(shuffled) == digest)
  }

  @Test("that come twice are noticed, whether the second one follows at once or later")
  func twice() throws {
    let sorted = Self.rows.sorted
    var tables: Set<UInt8> = []
    for (place, row) in sorted.enumerated() where tables.insert(row.table).inserted {
      if row.table == StateTable.engine.rawValue { continue }
      let end = sorted.lastIndex { $0.table == row.table } ?? place
      for again in Set([place + 1, end + 1]) {
        var rows = sorted
        rows.insert(row, at: again)
        #expect(throws: RestoreError.self, "table \(row.table), again at \(again)") {
          _ = try Self.restore(rows)
        }
      }
      // Behind all other tables.
      #expect(throws: RestoreError.self, "table \(row.table) at the end") {
        _ = try Self.restore(sorted + [row])
      }
    }
  }

  @Test("two outcomes under one key are noticed, whatever their numbers are")
  func oneKey() throws {
    let table = StateTable.idempotency.rawValue
    var rows = Self.rows.sorted
    let outcomes = rows.indices.filter { rows[$0].table == table }
    try #require(outcomes.count > 3)
    rows[outcomes[outcomes.count - 1]].value = rows[outcomes[0]].value
    #expect(throws: RestoreError.misplacedRow(.idempotency)) { _ = try Self.restore(rows) }
  }

  @Test(
    "an index that is built at once finds what one that grew does", arguments: [0, 1, 700, 40_000])
  func index(count: Int) {
    var grown = HashIndex()
    var built = HashIndex()
    built.reserve(count)
    for slot in 0..<UInt32(count) {
      let hash = UInt32(truncatingIfNeeded: mixBits(UInt64(slot)))
      grown.insert(hash: hash, slot: slot)
      let isNew = built.insertUnlessThere(hash: hash, slot: slot) { $0 == slot }
      let isNewAgain = built.insertUnlessThere(hash: hash, slot: slot) { $0 == slot }
      #expect(isNew && !isNewAgain)
    }
    #expect(built.count == count)
    #expect(built.byteCount <= grown.byteCount)
    for slot in 0..<UInt32(count) {
      let hash = UInt32(truncatingIfNeeded: mixBits(UInt64(slot)))
      #expect(built.find(hash: hash) { $0 == slot } == slot)
      #expect(built.find(hash: hash &+ 1) { $0 == slot } == nil)
    }
  }
}

import Basics
import Stories
import Testing

@testable import DropEngine

/// Rows by themselves, as whoever looks at a stopped directory reads them.
@Suite("Rows as they are stored")
struct StoredRowTests {
  /// The rows of stories that have left some in every table between them.
  private static let rows: [(table: UInt8, key: [UInt8], value: [UInt8])] = {
    (1...9 as ClosedRange<UInt64>).flatMap { seed in
      if seed == 7 { return rowsOfCancelledDrop() }
      var story = RandomStory(
        seed: seed, adoptsLimits: seed == 6, hasTill: seed == 8, hasDoors: seed == 5,
        hasDispatch: seed == 9)
      var driver = EngineDriver()
      for _ in 0..<400 {
        let (command, time) = story.next()
        let outcome = driver.apply(command, at: time)
        story.learn(command, outcome, driver.lastEvents)
      }
      var rows = MemoryRows()
      driver.engine.drainChanges(into: &rows)
      return rows.sorted
    }
  }()

  /// Of a drop whose orders are being cancelled.
  private static func rowsOfCancelledDrop() -> [(table: UInt8, key: [UInt8], value: [UInt8])] {
    var shop = TillShop(ordersPerEntry: 1)
    shop.sell(3)
    shop.apply(.controlDrop(ControlDrop(drop: shop.drop, action: .cancel)))
    var rows = MemoryRows()
    shop.driver.engine.drainChanges(into: &rows)
    return rows.sorted
  }

  @Test("every row of every table is read to its end")
  func all() throws {
    var tables: Set<UInt8> = []
    for row in Self.rows {
      _ = try StoredRow(table: row.table, key: row.key, value: row.value)
      tables.insert(row.table)
      // A byte more or less is noticed: nothing of a row is passed over.
      #expect(throws: RestoreError.self) {
        try StoredRow(table: row.table, key: row.key, value: row.value + [0])
      }
      #expect(throws: RestoreError.self) {
        try StoredRow(table: row.table, key: row.key, value: Array(row.value.dropLast()))
      }
      #expect(throws: RestoreError.self) {
        try StoredRow(table: row.table, key: row.key + [0], value: row.value)
      }
    }
    #expect(tables == Set(StateTable.allCases.map(\.rawValue)))
  }

  @Test("a row of a newer program is told from a damaged one", arguments: StateTable.allCases)
  func newer(table: StateTable) throws {
    let row = try #require(Self.rows.first { $0.table == table.rawValue })
    let newest = newestRowVersion(of: table)
    var value = row.value
    value[0] = newest + 1
    let wanted = RestoreError.newerVersion(
      table,
      NewerVersion(
        of: "the form of its rows of \(table)", found: UInt64(newest + 1), newest: UInt64(newest)))
    #expect(throws: wanted) { try StoredRow(table: row.table, key: row.key, value: value) }
    #expect(throws: wanted) {
      var engine = Engine(hashKey: HashKey(1, 2))
      try engine.restore(table: row.table, key: row.key, value: value)
    }
    #expect(
      wanted.description
        == "version \(newest + 1) of the form of its rows of \(table), and this build knows"
        + " versions up to \(newest)")
    value[0] = 0
    #expect(throws: RestoreError.malformedRow(table, ByteError(.unknownTag, at: 0))) {
      try StoredRow(table: row.table, key: row.key, value: value)
    }
  }
}

import Basics
import Testing

@testable import Sequencer

/// Rows that are read on another thread come as if they were read on this one.
@Suite("Rows read ahead")
struct RowsAheadTests {
  private struct Failure: Error, Equatable {
    var place: Int
  }

  /// Rows of some hundred bytes: more than all chunks hold at once.
  private static let count = 20_000

  private static func row(_ place: Int) -> (table: UInt8, key: [UInt8], value: [UInt8]) {
    let size = place % 7 == 0 ? 0 : 150 + place % 50
    let key = withUnsafeBytes(of: UInt64(place).bigEndian) { Array($0) }
    return (UInt8(place / 5_000), key, Array(repeating: UInt8(place & 0xFF), count: size))
  }

  /// Gives rows to `visit`, and fails at one of them.
  private static func give(_ visit: RowsAhead.Visitor, failingAt place: Int? = nil) throws {
    for number in 0..<count {
      if number == place { throw Failure(place: number) }
      let row = row(number)
      try visit(row.table, row.key.span.bytes, row.value.span.bytes)
    }
  }

  @Test("all of them, in their order")
  func all() throws {
    var place = 0
    var differing = 0
    try RowsAhead.visit(reading: { try Self.give($0) }) { table, key, value in
      if (table, key, value) != Self.row(place) { differing += 1 }
      place += 1
    }
    #expect(place == Self.count)
    #expect(differing == 0)
  }

  @Test("none")
  func none() throws {
    try RowsAhead.visit(reading: { _ in }) { _, _, _ in Issue.record("a row of nothing") }
  }

  @Test(
    "a store that fails on the way is heard of, behind what it gave", arguments: [0, 1, 19_999])
  func failingStore(place: Int) {
    var seen = 0
    #expect(throws: Failure(place: place)) {
      try RowsAhead.visit(reading: { try Self.give($0, failingAt: place) }) { _, _, _ in seen += 1 }
    }
    #expect(seen <= place)
  }

  @Test("whoever refuses one gets no more, and nobody waits", arguments: [1, 3_000, 20_000])
  func refusing(place: Int) {
    var seen = 0
    #expect(throws: Failure(place: place)) {
      try RowsAhead.visit(reading: { try Self.give($0) }) { _, _, _ in
        seen += 1
        if seen == place { throw Failure(place: place) }
      }
    }
    #expect(seen == place)
  }
}

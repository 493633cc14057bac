import Basics
import DropEngine
import Stories
import Testing

@Suite("Bytes from outside")
struct HostileFormTests {
  @Test("damaged and made-up bytes are refused or read, never trapped on")
  func damaged() {
    var random = SplitMix64(seed: 99)
    var story = RandomStory(seed: 5, hasDispatch: true)
    var driver = EngineDriver()
    var refused = 0
    var read = 0
    for _ in 0..<1_500 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
      for kind in 0..<3 {
        var sink = ByteSink()
        switch kind {
        case 0: command.encode(into: &sink)
        case 1: outcome.encode(into: &sink)
        default: driver.lastEvents.first?.encode(into: &sink)
        }
        var bytes = sink.bytes
        if bytes.isEmpty { continue }
        switch random.below(3) {
        case 0: bytes.removeLast(Int(random.below(UInt64(bytes.count))) + 1)
        case 1: bytes[Int(random.below(UInt64(bytes.count)))] = UInt8(random.below(256))
        default: bytes = bytes.map { $0 ^ (random.chance(percent: 10) ? 0xFF : 0) }
        }
        var source = ByteSource(bytes)
        do {
          switch kind {
          case 0: _ = try Command(from: &source)
          case 1: _ = try Outcome(from: &source)
          default: _ = try Event(from: &source)
          }
          read += 1
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > 1_000)
    #expect(read > 100)
  }

  @Test("an unknown version and an unknown tag are refused where they are")
  func unknown() {
    var version = ByteSource([9, 1])
    #expect(throws: ByteError(.newerVersion(9, newest: 4), at: 0)) { try Command(from: &version) }
    var none = ByteSource([0, 1])
    #expect(throws: ByteError(.unknownTag, at: 0)) { try Command(from: &none) }
    var outcome = ByteSource([2, 0])
    #expect(throws: ByteError(.newerVersion(2, newest: 1), at: 0)) { try Outcome(from: &outcome) }
    var tag = ByteSource([2, 200])
    #expect(throws: ByteError(.unknownTag, at: 1)) { try Command(from: &tag) }
    var method = ByteSource([3, 70, 0, 2, 99, 0])
    #expect(throws: ByteError(.unknownMethod(99), at: 3)) { try Command(from: &method) }
    var length = ByteSource([3, 70, 0, 200, 1, 1, 0])
    #expect(throws: ByteError(.lengthOverLimit, at: 3)) { try Command(from: &length) }
  }

  @Test("the form of a reserve, byte for byte")
  func goldenReserve() {
    let command = Command(
      .reserve(
        Reserve(
          buyer: BuyerID(rawValue: 2), drop: DropID(sequence: 3, index: 0),
          lines: UnitLines(UnitLine(pool: PoolID(sequence: 3, index: 1), quantity: 300)),
          minimumQuantity: 1, joinWaitlist: true)))
    var sink = ByteSink()
    command.encode(into: &sink)
    #expect(
      sink.bytes == [
        2, 40, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x30, 0, 0, 0, 0, 0, 1, 1, 0, 0x30, 0, 0, 0, 0, 0,
        0xAC, 2, 1, 1,
      ])
  }

  @Test("damaged rows are refused or read, never trapped on")
  func damagedRows() {
    var story = RandomStory(seed: 6, hasDispatch: true)
    var driver = EngineDriver()
    for _ in 0..<400 {
      let (command, time) = story.next()
      let outcome = driver.apply(command, at: time)
      story.learn(command, outcome, driver.lastEvents)
    }
    var rows = MemoryRows()
    driver.engine.drainChanges(into: &rows)
    let sorted = rows.sorted
    var random = SplitMix64(seed: 1)
    var refused = 0
    for _ in 0..<300 {
      var engine = Engine(limits: driver.engine.limits, hashKey: HashKey(1, 2))
      let damaged = Int(random.below(UInt64(sorted.count)))
      do throws(RestoreError) {
        for (index, row) in sorted.enumerated() {
          var value = row.value
          if index == damaged, !value.isEmpty {
            value[Int(random.below(UInt64(value.count)))] ^= UInt8(1 + random.below(255))
          }
          try engine.restore(table: row.table, key: row.key, value: value)
        }
        try engine.finishRestore()
      } catch {
        refused += 1
      }
    }
    #expect(refused > 50)
    var engine = Engine(hashKey: HashKey(1, 2))
    #expect(throws: RestoreError.unknownTable(200)) {
      try engine.restore(table: 200, key: [], value: [])
    }
  }
}

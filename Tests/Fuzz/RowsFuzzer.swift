import Basics
import DropEngine
import Stories

// Rows of the engine's checkpoints against libFuzzer: `Tests/Fuzz/run rows`.

/// Each row by itself is refused or read; all of them together are refused, or make an engine.
private func check(_ bytes: [UInt8]) {
  var engine = Engine(limits: small, hashKey: HashKey(1, 2))
  var isRefused = false
  for row in StoredRows(bytes).ordered {
    let read = try? StoredRow(table: row.table, key: row.key, value: row.value)
    if let read {
      let again = try? StoredRow(table: row.table, key: row.key, value: row.value)
      precondition(again == read, "a row is read as two")
      // Nothing of it is passed over.
      let longer = try? StoredRow(table: row.table, key: row.key, value: row.value + [0])
      precondition(longer == nil, "a row is read with a byte too many")
    }
    if isRefused { continue }
    do {
      try engine.restore(table: row.table, key: row.key, value: row.value)
      precondition(read != nil, "a row that cannot be read is restored")
    } catch {
      isRefused = true
    }
  }
  if isRefused { return }
  do { try engine.finishRestore() } catch { return }
  _ = engine.digest()
}

/// Tables of a few rows: an engine is made for every input.
private let small: EngineLimits = {
  var limits = EngineLimits()
  limits.partners = 8
  limits.hubs = 8
  limits.streams = 8
  limits.offers = 8
  limits.drops = 8
  limits.pools = 8
  limits.holds = 8
  limits.waiters = 8
  limits.orders = 8
  limits.payments = 8
  limits.buyers = 8
  limits.usageRows = 8
  limits.idempotencyKeys = 8
  limits.promisedKeys = 8
  limits.refusals = 8
  return limits
}()

@_cdecl("LLVMFuzzerInitialize")
public func makeSeeds(_ count: UnsafeMutableRawPointer, _ words: UnsafeMutableRawPointer) -> CInt {
  var seeds: [[UInt8]] = []
  for seed in 1...6 as ClosedRange<UInt64> {
    var story = RandomStory(seed: seed, hasDispatch: seed % 2 == 0)
    var engine = Engine(hashKey: HashKey(1, 2))
    for sequence in 1...60 * seed {
      let (command, time) = story.next()
      var events: [Event] = []
      let outcome = engine.apply(command, sequence: sequence, at: time, events: &events)
      story.learn(command, outcome, events)
    }
    var rows = MemoryRows()
    engine.drainChanges(into: &rows)
    let inputs = rows.sorted.compactMap {
      StoredRows.input(table: $0.table, key: $0.key, value: $0.value)
    }
    seeds.append(Array(inputs.joined()))
    // Some of each table: the fuzzer merges them by itself.
    seeds += inputs.enumerated().filter { $0.offset % 7 == 0 }.map(\.element)
  }
  writeSeeds(seeds)
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

import Basics
import Sequencer
import Storage

/// A small machine with what makes a state machine hard to keep: deadlines, idempotency keys,
/// deletions, stored and conflated events. Pools are numbered; a hold takes one unit until it is
/// released or lapses.
public struct ToyMachine: StateMachine {
  public enum Command: Equatable, Sendable {
    /// Takes a unit of a pool; the same key again has the same outcome.
    case reserve(key: UInt64, pool: UInt32)
    /// Gives a hold back.
    case release(hold: UInt64)
    /// Announces something on a pool's topic.
    case announce(pool: UInt32, text: String)
    /// Sets log time; negative is refused.
    case setClock(Int64)
    case tick
  }

  public enum Outcome: Equatable, Sendable {
    case held(hold: UInt64, deadlineMicroseconds: Int64)
    case soldOut(pool: UInt32)
    case released
    case unknown
    case announced(offset: UInt64)
    case clockSet
    case ticked(lapsed: UInt32)
  }

  public enum Event: Equatable, Sendable {
    case announcement(pool: UInt32, offset: UInt64, text: String)
    case lapsed(pool: UInt32, offset: UInt64, hold: UInt64)
    /// Conflated: not stored.
    case available(pool: UInt32, units: UInt32)
  }

  struct Hold: Equatable {
    var pool: UInt32
    var deadlineMicroseconds: Int64
    var key: UInt64
  }

  struct Pool: Equatable {
    var held: UInt32 = 0
    var nextOffset: UInt64 = 0
  }

  struct Deadline: Comparable {
    var microseconds: Int64
    var hold: UInt64

    static func < (left: Self, right: Self) -> Bool {
      (left.microseconds, left.hold) < (right.microseconds, right.hold)
    }
  }

  enum Table {
    static let pools: UInt8 = 1
    static let holds: UInt8 = 2
    static let keys: UInt8 = 3
  }

  public static let capacity: UInt32 = 20
  public static let timeToLiveMicroseconds: Int64 = 2_000_000
  static let lapsesPerTick = 8

  var pools: [UInt32: Pool] = [:]
  var holds: [UInt64: Hold] = [:]
  var keys: [UInt64: Outcome] = [:]
  var deadlines: [Deadline] = []
  private var firstDeadline = 0
  private var isArchiving = false
  private var archived: [(stamp: ArchiveStamp, id: UInt64, hold: Hold)] = []
  /// Of the entry being applied.
  private var stamp = ArchiveStamp(sequence: 0, timeMicroseconds: 0)
  private var dirtyPools: Set<UInt32> = []
  private var dirtyHolds: Set<UInt64> = []
  private var dirtyKeys: Set<UInt64> = []
  /// Units per pool.
  let capacity: UInt32
  /// Set in tests of the simulator: idempotency rows are not restored.
  public var forgetsKeysOnRestore = false
  /// Set in tests of what events digest to: announcements are told in other words, and nothing else differs.
  public var tellsOtherwise = false

  public init(capacity: UInt32 = ToyMachine.capacity) { self.capacity = capacity }

  public static var tick: Command { .tick }

  public static func isNewWork(_ command: borrowing Command) -> Bool {
    if case .reserve = copy command { return true }
    return false
  }

  public static func commandClass(of command: Command) -> CommandClass {
    switch command {
    case .reserve: .common
    case .release: .urgent
    case .announce, .tick: .other
    case .setClock: .clock
    }
  }

  public static func timeSet(by command: Command) -> Int64? {
    guard case .setClock(let time) = command, time >= 0 else { return nil }
    return time
  }

  public var nextDeadlineMicroseconds: Int64? {
    firstDeadline < deadlines.count ? deadlines[firstDeadline].microseconds : nil
  }

  public mutating func apply(
    _ command: Command, sequence: UInt64, logTimeMicroseconds: Int64, events: inout [Event]
  ) -> Outcome {
    stamp = ArchiveStamp(sequence: sequence, timeMicroseconds: logTimeMicroseconds)
    switch command {
    case .reserve(let key, let pool):
      if let known = keys[key] { return known }
      let outcome = reserve(key, pool, sequence, logTimeMicroseconds, &events)
      keys[key] = outcome
      dirtyKeys.insert(key)
      return outcome
    case .release(let hold):
      // Judged by its own time, whether the tick has come or not.
      guard let found = holds[hold], found.deadlineMicroseconds > logTimeMicroseconds else {
        return .unknown
      }
      remove(hold, found, &events)
      skipDeadDeadlines()
      return .released
    case .announce(let pool, let text):
      let offset = takeOffset(pool)
      events.append(
        .announcement(pool: pool, offset: offset, text: tellsOtherwise ? text + "!" : text))
      return .announced(offset: offset)
    case .setClock(let time): return time >= 0 ? .clockSet : .unknown
    case .tick:
      return lapse(logTimeMicroseconds, &events)
    }
  }

  private mutating func reserve(
    _ key: UInt64, _ pool: UInt32, _ sequence: UInt64, _ time: Int64, _ events: inout [Event]
  ) -> Outcome {
    var state = pools[pool] ?? Pool()
    guard state.held < capacity else { return .soldOut(pool: pool) }
    state.held += 1
    pools[pool] = state
    dirtyPools.insert(pool)
    let deadline = time + Self.timeToLiveMicroseconds
    holds[sequence] = Hold(pool: pool, deadlineMicroseconds: deadline, key: key)
    dirtyHolds.insert(sequence)
    insert(Deadline(microseconds: deadline, hold: sequence))
    events.append(.available(pool: pool, units: capacity - state.held))
    return .held(hold: sequence, deadlineMicroseconds: deadline)
  }

  private mutating func remove(_ id: UInt64, _ hold: Hold, _ events: inout [Event]) {
    holds[id] = nil
    dirtyHolds.insert(id)
    if isArchiving { archived.append((stamp, id, hold)) }
    pools[hold.pool]!.held -= 1
    dirtyPools.insert(hold.pool)
    events.append(.available(pool: hold.pool, units: capacity - pools[hold.pool]!.held))
  }

  private mutating func lapse(_ time: Int64, _ events: inout [Event]) -> Outcome {
    var lapsed: UInt32 = 0
    skipDeadDeadlines()
    while lapsed < Self.lapsesPerTick, firstDeadline < deadlines.count,
      deadlines[firstDeadline].microseconds <= time
    {
      let id = deadlines[firstDeadline].hold
      let hold = holds[id]!
      remove(id, hold, &events)
      let offset = takeOffset(hold.pool)
      events.append(.lapsed(pool: hold.pool, offset: offset, hold: id))
      lapsed += 1
      skipDeadDeadlines()
    }
    return .ticked(lapsed: lapsed)
  }

  /// At the end, unless log time was set back.
  private mutating func insert(_ deadline: Deadline) {
    var place = deadlines.count
    while place > firstDeadline, deadline < deadlines[place - 1] { place -= 1 }
    deadlines.insert(deadline, at: place)
  }

  /// Those of released holds are passed over.
  private mutating func skipDeadDeadlines() {
    while firstDeadline < deadlines.count, holds[deadlines[firstDeadline].hold] == nil {
      firstDeadline += 1
    }
    if firstDeadline > 4_096 {
      deadlines.removeFirst(firstDeadline)
      firstDeadline = 0
    }
  }

  private mutating func takeOffset(_ pool: UInt32) -> UInt64 {
    defer {
      pools[pool, default: Pool()].nextOffset += 1
      dirtyPools.insert(pool)
    }
    return pools[pool]?.nextOffset ?? 0
  }

  // MARK: Checkpoints

  public mutating func startArchiving() { isArchiving = true }

  /// The last form of a hold that is gone.
  public static let archivedTable = Table.holds

  private static func value(of hold: Hold) -> [UInt8] {
    var value = ByteSink()
    value.putFixed(hold.pool)
    value.putFixed(hold.deadlineMicroseconds)
    value.putFixed(hold.key)
    return value.bytes
  }

  public mutating func drainChanges(into rows: inout some RowSink) {
    for pool in dirtyPools.sorted() {
      var value = ByteSink()
      value.putFixed(pools[pool]!.held)
      value.putFixed(pools[pool]!.nextOffset)
      rows.put(table: Table.pools, key: Self.key(UInt64(pool)), value: value.bytes)
    }
    for id in dirtyHolds.sorted() {
      guard let hold = holds[id] else {
        rows.delete(table: Table.holds, key: Self.key(id))
        continue
      }
      rows.put(table: Table.holds, key: Self.key(id), value: Self.value(of: hold))
    }
    for (stamp, id, hold) in archived {
      rows.archive(
        table: Table.holds, key: Self.key(id), value: Self.value(of: hold), stamp: stamp)
    }
    archived.removeAll(keepingCapacity: true)
    for key in dirtyKeys.sorted() {
      var value = ByteSink()
      Self.encode(outcome: keys[key]!, into: &value)
      rows.put(table: Table.keys, key: Self.key(key), value: value.bytes)
    }
    dirtyPools.removeAll(keepingCapacity: true)
    dirtyHolds.removeAll(keepingCapacity: true)
    dirtyKeys.removeAll(keepingCapacity: true)
  }

  public mutating func restore(table: UInt8, key: [UInt8], value: [UInt8]) throws {
    let id = key.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var source = ByteSource(value)
    switch table {
    case Table.pools:
      pools[UInt32(id)] = Pool(held: try source.fixed(), nextOffset: try source.fixed())
    case Table.holds:
      let hold = Hold(
        pool: try source.fixed(), deadlineMicroseconds: try source.fixed(), key: try source.fixed()
      )
      holds[id] = hold
      deadlines.append(Deadline(microseconds: hold.deadlineMicroseconds, hold: id))
    case Table.keys where forgetsKeysOnRestore: return
    case Table.keys: keys[id] = try Self.decodeOutcome(&source)
    default: throw ByteError(.unknownTag, at: 0)
    }
    try source.finish()
  }

  public mutating func finishRestore() throws { deadlines.sort() }

  private static func key(_ id: UInt64) -> [UInt8] {
    withUnsafeBytes(of: id.bigEndian) { Array($0) }
  }

  public func digest() -> StateDigest {
    var hasher = DigestHasher()
    for (id, pool) in pools.sorted(by: { $0.key < $1.key }) {
      hasher.combine(UInt64(id))
      hasher.combine(UInt64(pool.held))
      hasher.combine(pool.nextOffset)
    }
    for (id, hold) in holds.sorted(by: { $0.key < $1.key }) {
      hasher.combine(id)
      hasher.combine(UInt64(hold.pool))
      hasher.combine(UInt64(bitPattern: hold.deadlineMicroseconds))
      hasher.combine(hold.key)
    }
    for (key, outcome) in keys.sorted(by: { $0.key < $1.key }) {
      var sink = ByteSink()
      Self.encode(outcome: outcome, into: &sink)
      hasher.combine(key)
      hasher.combine(bytes: sink.bytes)
    }
    return hasher.finalize()
  }

  /// What does not hold in this state; empty when all is well.
  public var violations: [String] {
    var found: [String] = []
    var counted: [UInt32: UInt32] = [:]
    for (_, hold) in holds { counted[hold.pool, default: 0] += 1 }
    for (id, pool) in pools.sorted(by: { $0.key < $1.key }) {
      if pool.held > capacity { found.append("pool \(id) holds \(pool.held) of \(capacity)") }
      if pool.held != counted[id] ?? 0 { found.append("pool \(id) counts \(pool.held) holds") }
    }
    return found
  }
}

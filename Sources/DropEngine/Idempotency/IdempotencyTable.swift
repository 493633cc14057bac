import Basics

/// Whose keys: buyers', markers' and operators' are apart, so that none can take another's.
package enum KeySpace: UInt8, Sendable {
  case request = 1
  case marker = 2
  case setup = 3
}

/// The key of a remembered outcome.
struct RememberedKey: Equatable, Sendable {
  let space: KeySpace
  /// Where it belongs in the index. Kept, in what would be padding: a key is looked up, added and
  /// removed under it.
  let hash: UInt32
  let principal: UInt64
  let key: Key128

  /// - Parameter secret: the same for all keys of a table.
  @inline(__always)
  init(space: KeySpace, principal: UInt64, key: Key128, under secret: HashKey) {
    self.space = space
    self.principal = principal
    self.key = key
    hash = UInt32(
      truncatingIfNeeded: secret.hash(key.low, key.high, principal, space.rawValue))
  }

  /// The same with the hash at hand.
  @inline(__always)
  init(space: KeySpace, hash: UInt32, principal: UInt64, key: Key128) {
    self.space = space
    self.hash = hash
    self.principal = principal
    self.key = key
  }
}

/// An outcome that will be given again to the same request.
struct RememberedOutcome: Sendable {
  var key: RememberedKey
  var fingerprint: UInt64
  var outcome: Outcome
}

/// Outcomes by key, oldest first, each with a number that counts every one ever remembered. Which
/// is forgotten, and when, is said by the engine.
struct IdempotencyTable: ~Copyable, Sendable {
  private var queue = KeptOutcomes()
  private var index = HashIndex()
  /// Digests of the rows of the oldest outcomes, as many as were asked for.
  private var digests = ChunkedQueue<StateDigest>()
  /// The sum of these.
  private(set) var digestSum = StateDigest.empty
  /// Number of the oldest outcome kept, counting every one ever remembered.
  private(set) var firstNumber: UInt64 = 0
  /// Outcomes below this number are in a drained row, unless forgotten.
  private var drainedEnd: UInt64 = 0
  /// Rows of outcomes from here to `firstNumber` are still to be deleted.
  private var deletedEnd: UInt64 = 0
  /// From when those count that were decided before log time was set back.
  private(set) var ceilings = TimeCeilings()

  var count: Int { queue.count }
  var endNumber: UInt64 { firstNumber + UInt64(queue.count) }
  /// Rows of outcomes from here to `endNumber` are not in `digestSum` yet.
  var digestedEnd: UInt64 { firstNumber + UInt64(digests.count) }

  var footprint: TableFootprint {
    TableFootprint(
      records: queue.byteCount, index: index.byteCount, digests: digests.byteCount)
  }

  /// Log time from which the oldest outcome is kept: when it was decided, or what log time was set
  /// back to since.
  @inline(__always)
  var oldestTime: Int64? {
    queue.isEmpty ? nil : min(queue.time(0), ceilings.firstTime)
  }

  /// Log time was set back to `time`: what was decided later counts from now.
  mutating func setBack(to time: Int64) {
    if queue.isEmpty || queue.time(queue.count - 1) <= time { return }
    ceilings.lower(below: endNumber, to: time)
  }

  func find(_ key: RememberedKey) -> RememberedOutcome? { place(of: key).map { queue[$0] } }

  /// How far behind the oldest the outcome under a key is; nil when there is none.
  @inline(__always)
  func place(of key: RememberedKey) -> Int? {
    let first = UInt32(truncatingIfNeeded: firstNumber)
    let kept = queue.count
    let found = index.find(hash: key.hash) { slot in
      let place = Int(slot &- first)
      return place < kept && queue.isUnder(key, place)
    }
    guard let found else { return nil }
    return Int(found &- first)
  }

  /// The outcome at a place, as it is told again to a request with the same fingerprint; nil for
  /// another one.
  @inline(never)
  func replay(_ place: Int, fingerprint: UInt64?) -> Outcome? {
    if let fingerprint, queue.fingerprint(place) != fingerprint { return nil }
    var outcome = queue.outcome(place)
    outcome.isReplay = true
    return outcome
  }

  /// Reads where a key would be found.
  @inline(__always)
  func touch(_ key: RememberedKey) -> UInt64 { index.touch(hash: key.hash) }

  @inline(__always)
  mutating func remember(
    _ key: RememberedKey, fingerprint: UInt64, _ outcome: borrowing Outcome
  ) {
    index.insert(hash: key.hash, slot: UInt32(truncatingIfNeeded: endNumber))
    queue.append(key, fingerprint: fingerprint, outcome)
  }

  mutating func forgetOldest() {
    let hash = queue.removeFirst()
    index.remove(hash: hash, slot: UInt32(truncatingIfNeeded: firstNumber))
    if !digests.isEmpty { digestSum.remove(unordered: digests.removeFirst()) }
    firstNumber += 1
    if firstNumber == ceilings.firstEnd { ceilings.removeFirst() }
  }

  /// The outcome remembered as number `number`, which must be kept.
  func outcome(number: UInt64) -> RememberedOutcome {
    queue[Int(number - firstNumber)]
  }

  /// Takes the digest of row `digestedEnd`.
  mutating func settle(_ digest: StateDigest) {
    precondition(digests.count < queue.count, "a digest for each row")
    digests.append(digest)
    digestSum.combine(unordered: digest)
  }

  /// Numbers of rows to delete and of rows to put since the last drain, which this ends.
  mutating func drainNumbers() -> (deleted: Range<UInt64>, added: Range<UInt64>) {
    let deleted = deletedEnd..<max(deletedEnd, min(firstNumber, drainedEnd))
    let added = max(drainedEnd, firstNumber)..<endNumber
    deletedEnd = firstNumber
    drainedEnd = endNumber
    return (deleted, added)
  }

  /// Puts back what a row had, whose digest is `digest`. Rows come in the order of their numbers;
  /// false when they do not. Found once `indexRestored` has been called.
  mutating func restore(
    _ outcome: RememberedOutcome, number: UInt64, digest: StateDigest
  ) -> Bool {
    if queue.isEmpty { firstNumber = number }
    guard number == endNumber else { return false }
    queue.append(outcome.key, fingerprint: outcome.fingerprint, outcome.outcome)
    settle(digest)
    drainedEnd = endNumber
    deletedEnd = firstNumber
    return true
  }

  /// Indexes what was put back, all at once: places in the index are far apart, and one after the
  /// other each would be waited for. False when a key is there twice.
  mutating func indexRestored() -> Bool {
    let first = UInt32(truncatingIfNeeded: firstNumber)
    index.reserve(queue.count)
    for place in index.count..<queue.count {
      let slot = first &+ UInt32(truncatingIfNeeded: place)
      let isNew = index.insertUnlessThere(hash: queue.hash(place), slot: slot) {
        queue.areUnderOneKey(Int($0 &- first), place)
      }
      if !isNew { return false }
    }
    return true
  }

  /// Puts back what was kept of times, before the outcomes.
  mutating func restore(_ ceilings: TimeCeilings) { self.ceilings = ceilings }

  /// Whether every ceiling, once all is restored, has an outcome below it.
  var areCeilingsNeeded: Bool {
    guard let last = ceilings.all.last else { return true }
    return ceilings.firstEnd > firstNumber && last.end <= endNumber
  }

  /// Continues the numbers after an empty table was restored.
  mutating func restoreEmpty(nextNumber: UInt64) {
    guard queue.isEmpty else { return }
    firstNumber = nextNumber
    drainedEnd = nextNumber
    deletedEnd = nextNumber
  }
}

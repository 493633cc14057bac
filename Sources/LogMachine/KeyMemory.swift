import Basics
import LogContract

/// How long, and how many, idempotency keys are remembered. A log goes on under what it began with.
public struct KeyRetentionLimits: Equatable, Sendable {
  /// Keys remembered; one more forgets the oldest. Default 1,000,000.
  public var keys: Int
  /// Time that a key is remembered, microseconds of log time. Default 24 h.
  public var microseconds: Int64
  /// Keys that one entry forgets because of their age. 4: nobody waits long for it, and as an entry brings one key at
  /// most, none is left over for good.
  public let forgottenPerEntry = 4

  /// The defaults named above.
  public init(keys: Int = 1_000_000, microseconds: Int64 = 86_400_000_000) {
    self.keys = max(keys, 1)
    self.microseconds = max(microseconds, 0)
  }
}

/// The outcomes that repeated requests get: by caller and key, oldest first.
struct KeyMemory<Outcome: LoggedOutcome>: Sendable {
  /// Whose key it is: keys of different callers have nothing to do with each other.
  struct Owner: Hashable, Sendable {
    var caller: String
    var key: LogKey
  }

  /// What a key stands for.
  struct Remembered: Sendable {
    /// The entry that it came with.
    var sequence: UInt64
    var logTimeMicroseconds: Int64
    var fingerprint: UInt64
    var outcome: Outcome
  }

  let retention: KeyRetentionLimits
  private var remembered: [Owner: Remembered] = [:]
  /// In the order of the log; those before `first` are forgotten. One whose key was used again after its
  /// time is passed over: what is decided must not depend on it, as a state that is restored has none.
  private var order: [(sequence: UInt64, owner: Owner)] = []
  private var first = 0
  private var changes: [(sequence: UInt64, owner: Owner?)] = []
  private(set) var digest = StateDigest.empty

  init(_ retention: KeyRetentionLimits) { self.retention = retention }

  /// Keys in memory, those that are over and not yet forgotten included.
  var count: Int { remembered.count }

  /// What a key stands for at that time; nil where it is not known, or not any more.
  func find(_ owner: Owner, at time: Int64) -> Remembered? {
    guard let found = remembered[owner], !isOver(found.logTimeMicroseconds, at: time) else {
      return nil
    }
    return found
  }

  private func isOver(_ then: Int64, at time: Int64) -> Bool {
    let (age, overflow) = time.subtractingReportingOverflow(then)
    return overflow ? time > then : age > retention.microseconds
  }

  /// Remembers the outcome of an entry, in place of what the key stood for before its time was over.
  mutating func remember(_ owner: Owner, _ entry: Remembered) {
    if let old = remembered[owner] {
      digest.remove(unordered: Self.digest(owner, old))
      changes.append((old.sequence, nil))
    }
    add(owner, entry)
    changes.append((entry.sequence, owner))
    while count > retention.keys, let oldest { forget(oldest) }
  }

  private mutating func add(_ owner: Owner, _ entry: Remembered) {
    remembered[owner] = entry
    order.append((entry.sequence, owner))
    digest.combine(unordered: Self.digest(owner, entry))
  }

  /// Forgets some of what is over.
  mutating func forget(at time: Int64) {
    for _ in 0..<retention.forgottenPerEntry {
      guard let oldest, let entry = remembered[oldest],
        isOver(entry.logTimeMicroseconds, at: time)
      else { return }
      forget(oldest)
    }
  }

  /// Whose key is the oldest.
  private var oldest: Owner? {
    mutating get {
      while first < order.count {
        let (sequence, owner) = order[first]
        if remembered[owner]?.sequence == sequence { return owner }
        first += 1
      }
      return nil
    }
  }

  /// Forgets the oldest key, which is the first in order.
  private mutating func forget(_ owner: Owner) {
    guard let entry = remembered.removeValue(forKey: owner) else { return }
    digest.remove(unordered: Self.digest(owner, entry))
    changes.append((entry.sequence, nil))
    first += 1
    if first > 1_024, first > order.count / 2 {
      order.removeFirst(first)
      first = 0
    }
  }

  // MARK: Rows

  private static func value(_ owner: Owner, _ entry: Remembered) -> [UInt8] {
    var sink = ByteSink()
    sink.put(1 as UInt8)
    sink.putText(owner.caller)
    sink.putBytes(owner.key.bytes)
    sink.putFixed(entry.logTimeMicroseconds)
    sink.putFixed(entry.fingerprint)
    sink.putRaw(entry.outcome.encodedBytes())
    return sink.bytes
  }

  private static func digest(_ owner: Owner, _ entry: Remembered) -> StateDigest {
    RowKey.digest(
      table: LogTables.keys, key: RowKey.bytes(of: entry.sequence), value: value(owner, entry))
  }

  mutating func drainChanges(into rows: inout some RowSink) {
    for (sequence, owner) in changes {
      let key = RowKey.bytes(of: sequence)
      guard let owner else {
        rows.delete(table: LogTables.keys, key: key)
        continue
      }
      // What is forgotten already has its deletion among the changes.
      guard let entry = remembered[owner], entry.sequence == sequence else { continue }
      rows.put(table: LogTables.keys, key: key, value: Self.value(owner, entry))
    }
    changes.removeAll(keepingCapacity: true)
  }

  mutating func restore(key: [UInt8], value: [UInt8]) throws(RowFault) {
    do throws(ByteError) {
      var keys = ByteSource(key)
      let sequence = UInt64(bigEndian: try keys.fixed())
      try keys.finish()
      var source = ByteSource(value)
      guard try source.byte() == 1 else { throw ByteError(.unknownTag, at: 0) }
      let caller = try source.text(limit: LogEntryLimits.standard.callerBytes)
      guard let own = LogKey(try source.byteArray(limit: value.count)) else {
        throw ByteError(.outOfRange, at: source.offset)
      }
      let time: Int64 = try source.fixed()
      let fingerprint: UInt64 = try source.fixed()
      let outcome: Outcome = try source.rest()
      add(
        Owner(caller: caller, key: own),
        Remembered(
          sequence: sequence, logTimeMicroseconds: time, fingerprint: fingerprint, outcome: outcome)
      )
    } catch {
      throw .unreadable(table: LogTables.keys, "\(error)")
    }
  }
}

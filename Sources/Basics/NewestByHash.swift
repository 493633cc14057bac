/// Finds entries of a list that only grows by a hash of theirs, the newest first: a hash leads to the last entry that
/// has it, each entry to the one before with the same.
///
/// The list itself is the caller's, who also compares: whoever chooses keys can give many of them one hash, and make a
/// look-up of these as slow as the list is long.
public struct NewestByHash: Sendable {
  private var newest: [UInt64: Int] = [:]
  /// For each entry the one before it with the same hash; -1 for none.
  private var previous: [Int] = []

  /// Of an empty list.
  public init() {}

  /// Entries of the list.
  public var count: Int { previous.count }

  /// Bytes allocated, about.
  public var byteCount: Int {
    previous.capacity * MemoryLayout<Int>.stride
      + newest.capacity * (MemoryLayout<UInt64>.stride + MemoryLayout<Int>.stride)
  }

  /// Notes the hash of the list's next entry.
  public mutating func append(hash: UInt64) {
    previous.append(newest.updateValue(previous.count, forKey: hash) ?? -1)
  }

  /// The index of the newest entry with a hash that `matches`; nil when there is none.
  public func find(hash: UInt64, matches: (Int) -> Bool) -> Int? {
    var next = newest[hash] ?? -1
    while next >= 0 {
      if matches(next) { return next }
      next = previous[next]
    }
    return nil
  }

  /// The list begins anew; its memory is kept.
  public mutating func removeAll() {
    newest.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
  }
}

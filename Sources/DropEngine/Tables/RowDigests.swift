import Basics

/// The digests of a table's rows by slot, and their sum: a row that changes changes the sum by the
/// difference, so that a digest of the whole state costs what changed and not what there is.
struct RowDigests: ~Copyable, Sendable {
  private var store = SlotStore<StateDigest>()
  private(set) var sum = StateDigest.empty

  /// The digest of a slot's row; empty for a slot without one.
  subscript(slot: UInt32) -> StateDigest {
    slot < store.end ? store[slot] : .empty
  }

  /// Bytes allocated.
  var byteCount: Int { store.byteCount }

  mutating func set(_ digest: StateDigest, of slot: UInt32) {
    while store.end <= slot { _ = store.insert(.empty) }
    sum.remove(unordered: store[slot])
    sum.combine(unordered: digest)
    store[slot] = digest
  }

  /// For a row that is there no more.
  mutating func clear(_ slot: UInt32) {
    if slot < store.end { set(.empty, of: slot) }
  }
}

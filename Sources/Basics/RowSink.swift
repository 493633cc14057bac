/// Takes the rows that changed since the last time they were asked for: what an incremental
/// checkpoint is made of.
///
/// The arrays are the caller's scratch: copy what is needed, do not keep them (keeping one makes
/// the caller's next row allocate). Rows of one key arrive in the order of their changes; the last
/// one counts.
public protocol RowSink {
  /// The row `key` of `table` now has this value.
  mutating func put(table: UInt8, key: [UInt8], value: [UInt8])

  /// The row `key` of `table` is gone. It may never have been put.
  mutating func delete(table: UInt8, key: [UInt8])

  /// Something was forgotten that may be asked for later: `value` is the last form of its row, which is gone
  /// or never was put. It is no part of the state; archived again under its key, it is what came last.
  mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp)
}

import Basics

/// What was forgotten since the last drain, in the last form of its rows: it is in no table any more and not in the
/// archive yet. Not part of the state.
struct ArchiveBuffer: Sendable {
  /// Where one row lies in `bytes`: the key, followed by the value.
  private struct Place: Sendable {
    var sequence: UInt64
    var time: Int64
    var start: Int
    var valueStart: Int
    var end: Int
    /// Of the key: with it nearly always the only one to be looked at.
    var mark: UInt32
    var table: StateTable
  }

  /// Whether what is forgotten is kept for a drain. Off where nobody drains: a replay of a whole log would keep
  /// all that was ever forgotten.
  var isKept = false
  private var bytes = ByteSink()
  private var places: [Place] = []

  var count: Int { places.count }
  var byteCount: Int { bytes.bytes.capacity + places.capacity * MemoryLayout<Place>.stride }

  /// Adds a row that is about to be removed.
  mutating func add<Record: EntityRecord>(
    _ record: Record, sequence: UInt64, at time: Int64, encode: (Record, inout ByteSink) -> Void
  ) {
    let start = bytes.count
    Record.encode(key: record.key, into: &bytes)
    let valueStart = bytes.count
    encode(record, &bytes)
    places.append(
      Place(
        sequence: sequence, time: time, start: start, valueStart: valueStart, end: bytes.count,
        mark: Self.mark(of: bytes.bytes[start..<valueStart]), table: Record.table))
  }

  private static func mark(of key: some Collection<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: byteHash(key))
  }

  /// The row that came last under a key; nil when none did. Goes through what is there, some thousand rows.
  func last(
    _ table: StateTable, key: [UInt8]
  ) -> (stamp: ArchiveStamp, value: [UInt8])? {
    let mark = Self.mark(of: key)
    for place in places.reversed() where place.mark == mark && place.table == table {
      guard bytes.bytes[place.start..<place.valueStart].elementsEqual(key) else { continue }
      let stamp = ArchiveStamp(sequence: place.sequence, timeMicroseconds: place.time)
      return (stamp, Array(bytes.bytes[place.valueStart..<place.end]))
    }
    return nil
  }

  /// Hands all over, in the order in which it was forgotten, and keeps the memory.
  mutating func drain(into rows: inout some RowSink, leavingOut: (Int, [UInt8]) -> Bool) {
    var key: [UInt8] = []
    var value: [UInt8] = []
    for (index, place) in places.enumerated() {
      key.removeAll(keepingCapacity: true)
      key.append(contentsOf: bytes.bytes[place.start..<place.valueStart])
      if leavingOut(index, key) { continue }
      value.removeAll(keepingCapacity: true)
      value.append(contentsOf: bytes.bytes[place.valueStart..<place.end])
      rows.archive(
        table: place.table.rawValue, key: key, value: value,
        stamp: ArchiveStamp(sequence: place.sequence, timeMicroseconds: place.time))
    }
    bytes.removeAll()
    places.removeAll(keepingCapacity: true)
  }
}

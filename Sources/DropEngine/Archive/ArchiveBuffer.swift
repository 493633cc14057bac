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
    var table: StateTable
  }

  /// Whether what is forgotten is kept for a drain. Off where nobody drains: a replay of a whole log would keep
  /// all that was ever forgotten.
  var isKept = false
  private var bytes = ByteSink()
  private var places: [Place] = []
  /// Of the places: readers ask for what they like, and drains wait while the medium takes none.
  private var index = NewestByHash()

  var count: Int { places.count }
  var byteCount: Int {
    bytes.bytes.capacity + places.capacity * MemoryLayout<Place>.stride + index.byteCount
  }

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
        table: Record.table))
    index.append(
      hash: byteHash(bytes.bytes[start..<valueStart], salt: Record.table.rawValue))
  }

  /// The row that came last under a key; nil when none did.
  func last(
    _ table: StateTable, key: [UInt8]
  ) -> (stamp: ArchiveStamp, value: [UInt8])? {
    let found = index.find(hash: byteHash(key, salt: table.rawValue)) { index in
      let place = places[index]
      return place.table == table
        && bytes.bytes[place.start..<place.valueStart].elementsEqual(key)
    }
    guard let place = found.map({ places[$0] }) else { return nil }
    let stamp = ArchiveStamp(sequence: place.sequence, timeMicroseconds: place.time)
    return (stamp, Array(bytes.bytes[place.valueStart..<place.end]))
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
    index.removeAll()
  }
}

import Basics
import Sequencer
import Storage

/// What the archive must have, told from the rows alone: each that was there after one entry and is not after the
/// next. It knows nothing of how a machine or a store archives.
struct SimulationArchive: RowSink {
  struct Place: Hashable, Comparable {
    var table: UInt8
    var key: [UInt8]

    static func < (left: Self, right: Self) -> Bool {
      left.table != right.table
        ? left.table < right.table : left.key.lexicographicallyPrecedes(right.key)
    }
  }

  struct Left {
    /// The entry without it.
    var sequence: UInt64
    /// From which its age counts.
    var logTimeMicroseconds: Int64
    /// Its row after the entry before.
    var value: [UInt8]
  }

  /// The state's rows.
  private(set) var rows: [Place: [UInt8]] = [:]
  /// What was there, by when it was last seen to leave.
  private(set) var left: [Place: Left] = [:]
  private var sequence: UInt64 = 0
  private var time: Int64 = 0
  private let isArchived: (_ table: UInt8, _ value: [UInt8]) -> Bool

  init(_ isArchived: @escaping (_ table: UInt8, _ value: [UInt8]) -> Bool) {
    self.isArchived = isArchived
  }

  /// What follows is of this entry.
  mutating func begin(_ sequence: UInt64, at time: Int64) {
    // Where log time is set back, what left before is as old as what comes.
    if time < self.time {
      left = left.mapValues { row in
        var row = row
        row.logTimeMicroseconds = min(row.logTimeMicroseconds, time)
        return row
      }
    }
    self.sequence = sequence
    self.time = time
  }

  mutating func put(table: UInt8, key: [UInt8], value: [UInt8]) {
    rows[Place(table: table, key: key)] = value
  }

  mutating func delete(table: UInt8, key: [UInt8]) {
    let place = Place(table: table, key: key)
    guard let value = rows.removeValue(forKey: place), isArchived(table, value) else { return }
    left[place] = Left(sequence: sequence, logTimeMicroseconds: time, value: value)
  }

  /// The machine that is read here archives nothing.
  mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp) {}
}

extension Simulator where Machine: ~Copyable {
  /// Everything that ever left the state is in the archive, in its last form and once, and nothing else is; but for
  /// what was trimmed in its time. The rows of the store are those of the log's end.
  func checkArchive(_ store: any Store) throws {
    guard let expected = truth?.archive else { return }
    injected.note(.archiveCompared)
    let verification = ArchiveVerification(of: store)
    guard verification.violations.isEmpty else {
      throw failure("archive: \(verification.violations[0])")
    }
    var found: [SimulationArchive.Place: ArchivedRow] = [:]
    try store.visitArchive { row in
      found[SimulationArchive.Place(table: row.table, key: row.key)] = row
    }
    for (place, row) in found.sorted(by: { $0.key < $1.key }) {
      guard let left = expected.left[place] else {
        throw failure("the archive has \(place), which never left the state")
      }
      guard row.stamp.sequence == left.sequence,
        subject.isSameInArchive(place.table, left.value, row.value)
      else {
        throw failure(
          "\(place) left in entry \(left.sequence) as \(left.value), and is in the archive as that of"
            + " \(row.stamp.sequence), \(row.value)")
      }
    }
    let missing = expected.left.filter { found[$0.key] == nil }
    try checkTrimmed(
      missing.map { $0.value }, kept: found.values.map { $0.stamp.sequence },
      bytes: verification.totals.bytes)
    if found.count > 0, missing.isEmpty { injected.note(.archiveWhole) }
  }

  /// What is not there any more is the oldest, and was to go.
  private func checkTrimmed(
    _ missing: [SimulationArchive.Left], kept: [UInt64], bytes: UInt64
  ) throws {
    guard let last = missing.max(by: { $0.sequence < $1.sequence }) else { return }
    if let oldest = kept.min(), oldest < last.sequence {
      throw failure(
        "what left in entry \(last.sequence) is not in the archive, and what left in \(oldest) is")
    }
    if limits.archiveBytesKept != .max {
      // Some of it may have been too old.
      guard limits.archiveMicrosecondsKept == .max else { return }
      guard bytes + largestArchived > limits.archiveBytesKept else {
        throw failure(
          "the archive has \(bytes) bytes, of \(limits.archiveBytesKept) that are to be kept")
      }
      return
    }
    let newest = truth?.latestMicroseconds ?? 0
    guard limits.archiveMicrosecondsKept != .max else {
      throw failure(
        "what left in entry \(last.sequence) is not in the archive, which keeps everything")
    }
    for row in missing
    where row.logTimeMicroseconds.addingSaturated(limits.archiveMicrosecondsKept) >= newest {
      throw failure(
        "what left in entry \(row.sequence) at \(row.logTimeMicroseconds) is not in the archive at"
          + " \(newest)")
    }
  }
}

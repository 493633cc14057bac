import Basics
import DropEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EngineBenchmark {
  /// What a live hold takes of memory with the outcome that is remembered of it, by table and as the
  /// operating system counts it, drained as often as a busy server is.
  static func holding(holds: Int) {
    let before = residentBytes()
    var workload = Workload(seed: 5, capacity: 100_000_000, mix: .reserve)
    var rows = CountingRows()
    var left = holds
    while left > 0 {
      let part = min(left, 16_384)
      workload.fill(holds: part)
      workload.engine.drainChanges(into: &rows)
      left -= part
    }
    let resident = residentBytes() - before
    let footprint = workload.engine.footprint
    print("memory of \(holds) live holds with their outcomes, bytes each:")
    line("resident", resident, holds)
    for (name, table) in [
      ("holds", footprint.holds), ("outcomes", footprint.outcomes), ("usage", footprint.usage),
      ("buyers", footprint.buyers),
    ] where table.total * 10 > holds {
      line("\(name): records", table.records, holds)
      line("\(name): index", table.index, holds)
      line("\(name): digests", table.digests, holds)
      line("\(name): changes", table.changes, holds)
    }
    line("deadlines", footprint.deadlines, holds)
    line("all tables", footprint.total, holds)
  }

  /// How long it takes to restore such holds from rows that are in memory.
  static func restoring(holds: Int) {
    let (rows, digest) = rows(holds: holds)
    for _ in 0..<5 {
      var digested = StateDigest.empty
      let nanoseconds = measure {
        var engine = Engine(hashKey: HashKey(3, 4))
        rows.visit { table, key, value in
          do throws(RestoreError) {
            try engine.restore(table: table, key: key, value: value)
          } catch {
            preconditionFailure("a row was refused: \(error)")
          }
        }
        do throws(RestoreError) { try engine.finishRestore() } catch {
          preconditionFailure("rows were refused: \(error)")
        }
        digested = engine.digest()
      }
      precondition(digested == digest, "another state came back")
      report(
        "restore of \(holds) holds", entries: holds, nanoseconds: nanoseconds,
        note: "\(rows.count) rows")
    }
  }

  private static func rows(holds: Int) -> (StoredRows, StateDigest) {
    var workload = Workload(seed: 5, capacity: 100_000_000, mix: .reserve)
    workload.fill(holds: holds)
    return (StoredRows(of: &workload.engine), workload.engine.digest())
  }

  private static func line(_ name: String, _ bytes: Int, _ holds: Int) {
    let padding = String(repeating: " ", count: max(1, 24 - name.count))
    print("  \(name)\(padding)\(hundredths(Double(bytes) / Double(holds)))")
  }

  /// What the process has of memory now, in bytes; 0 where the operating system does not say.
  private static func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 128)
    guard fgets(&text, Int32(text.count), file) != nil else { return 0 }
    let fields = text.split(separator: CChar(UInt8(ascii: " ")))
    guard fields.count > 1 else { return 0 }
    let pages = fields[1].reduce(0) { $0 * 10 + Int($1) - 48 }
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}

/// Rows one behind the other, in the order of table and key.
struct StoredRows {
  private struct Place {
    var table: UInt8
    var start: Int
    var keyCount: Int
    var valueCount: Int
  }

  private struct Sink: RowSink {
    var bytes: [UInt8] = []
    var places: [Place] = []

    mutating func put(table: UInt8, key: [UInt8], value: [UInt8]) {
      places.append(
        Place(
          table: table, start: bytes.count, keyCount: key.count, valueCount: value.count))
      bytes += key
      bytes += value
    }

    mutating func delete(table: UInt8, key: [UInt8]) {}

    mutating func archive(table: UInt8, key: [UInt8], value: [UInt8], stamp: ArchiveStamp) {}
  }

  private var sink = Sink()

  var count: Int { sink.places.count }

  /// The rows of an engine that was never drained.
  init(of engine: inout Engine) {
    engine.drainChanges(into: &sink)
    let bytes = sink.bytes
    sink.places.sort { left, right in
      if left.table != right.table { return left.table < right.table }
      return bytes[left.start..<left.start + left.keyCount].lexicographicallyPrecedes(
        bytes[right.start..<right.start + right.keyCount])
    }
  }

  /// Gives each row, in arrays that are used again, as a start does.
  func visit(_ body: (UInt8, [UInt8], [UInt8]) -> Void) {
    var key: [UInt8] = []
    var value: [UInt8] = []
    sink.bytes.withUnsafeBytes { bytes in
      for place in sink.places {
        let end = place.start + place.keyCount
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: bytes[place.start..<end])
        value.removeAll(keepingCapacity: true)
        value.append(contentsOf: bytes[end..<end + place.valueCount])
        body(place.table, key, value)
      }
    }
  }
}
